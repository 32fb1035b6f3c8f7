//! A request becomes a response. The same for a socket and for a verb that opened the home itself.

use std::sync::Arc;

use serde_json::Value;

use super::guard::{Caller, Guard};
use super::idempotency::Remembered;
use super::pictures::Pictures;
use super::problem::Trouble;
use super::routes;
use super::tries::Tries;
use crate::core::facts::HOUSE;
use crate::core::{Command, To};
use crate::handle::{Answered, Handle};
use crate::metrics::Metrics;
use crate::source::Source;
use crate::words::Locale;

/// A request, as far as anyone here looks at it.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// `GET`, `POST`, `PUT`, `DELETE`.
    pub method: String,
    /// The path, percent-decoded segment by segment where it is routed.
    pub path: String,
    /// The query, decoded.
    pub query: Vec<(String, String)>,
    /// Header names in lower case, and values.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
    /// Where it comes from.
    pub from: Source,
}

impl Request {
    /// The one value of a header; `None` if there is none or more than one.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut values = self
            .headers
            .iter()
            .filter(|(held, _)| held == name)
            .map(|(_, value)| value.as_str());
        values.next().filter(|_| values.next().is_none())
    }

    /// In which language the answer is worded: as its `Accept-Language` asks; English without one.
    pub fn locale(&self) -> Locale {
        self.header("accept-language")
            .map(Locale::negotiate)
            .unwrap_or_default()
    }

    /// A value of the query.
    pub fn query(&self, name: &str) -> Option<&str> {
        self.query
            .iter()
            .find(|(held, _)| held == name)
            .map(|(_, value)| value.as_str())
    }

    /// The body as a JSON object.
    pub fn json(&self) -> Result<Value, Trouble> {
        let kind = self.header("content-type").unwrap_or_default();
        if kind.split(';').next().map(str::trim) != Some("application/json") {
            return Err(Trouble::unsupported("application/json"));
        }
        let value: Value = serde_json::from_slice(&self.body)
            .map_err(|error| Trouble::not_json(error.to_string()))?;
        if value.is_object() {
            Ok(value)
        } else {
            Err(Trouble::bad_json("object"))
        }
    }
}

/// A response.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// The status code.
    pub status: u16,
    /// Content-Type and further headers.
    pub headers: Vec<(&'static str, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Response {
    /// JSON.
    pub fn json(status: u16, value: &impl serde::Serialize) -> Self {
        let body = serde_json::to_vec(value).expect("what is shown is text, numbers and lists");
        Self::new(status, "application/json", body)
    }

    /// Bytes of a kind.
    pub fn new(status: u16, kind: &str, body: Vec<u8>) -> Self {
        Self {
            status,
            headers: vec![("content-type", kind.to_owned())],
            body,
        }
    }

    /// With one more header.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }
}

/// What every endpoint works with. Clones are cheap.
#[derive(Debug, Clone)]
pub struct Api {
    /// The way to the node.
    pub handle: Handle,
    /// Counters.
    pub metrics: Metrics,
    /// Who may ask.
    pub guard: Arc<Guard>,
    /// POSTs already done.
    pub remembered: Arc<Remembered>,
    /// Wrong pairing codes by this way: those of another one do not count here.
    pub tries: Arc<Tries>,
    /// Pictures that are looked at.
    pub pictures: Arc<Pictures>,
}

impl Api {
    /// The API of a node.
    pub fn new(handle: Handle, metrics: Metrics, guard: Guard) -> Self {
        Self {
            handle,
            metrics,
            guard: Arc::new(guard),
            remembered: Arc::default(),
            tries: Arc::default(),
            pictures: Arc::default(),
        }
    }

    /// Who asks over a socket: everyone is a stranger until Host, Origin and token say otherwise. What must not ask at
    /// all gets its answer at once, before any body is read.
    pub fn admit(&self, request: &Request) -> Result<Caller, Trouble> {
        self.guard.admits(request)?;
        let caller = self.caller(request);
        match caller == Caller::Nobody && needs_token(&request.path) {
            true => Err(Trouble::no_token()),
            false => Ok(caller),
        }
    }

    /// Answers a request of a caller who is known: a verb that owns the home is its admin.
    pub async fn answer_as(&self, request: &Request, caller: Caller) -> Response {
        if let Some(done) = self.remembered.answer(request, caller) {
            return done;
        }
        let response = routes::route(self, request, caller)
            .await
            .unwrap_or_else(|trouble| trouble.response(request.locale()));
        self.remembered.note(request, caller, &response);
        response
    }

    /// Asks the node, and takes the answer.
    pub async fn ask<T: 'static, C: Into<Command>>(
        &self,
        question: impl FnOnce(To<T>) -> C,
    ) -> Result<T, Trouble> {
        answered(self.handle.ask(question).await)
    }

    /// Which member asks, if it is one.
    pub fn member(&self, request: &Request) -> Option<String> {
        let hash = super::guard::bearer(request).map(super::guard::token_hash)?;
        self.handle.holder_of(&hash)?.member
    }

    /// Which desk asks: what its token is called. Whoever holds the home's is a desk too.
    pub fn desk(&self, request: &Request) -> String {
        let hash = super::guard::bearer(request).map(super::guard::token_hash);
        let holder = hash.and_then(|hash| self.handle.holder_of(&hash));
        holder.map_or(HOUSE.to_owned(), |holder| holder.token)
    }

    /// Who asks, by the token.
    fn caller(&self, request: &Request) -> Caller {
        match super::guard::bearer(request).map(super::guard::token_hash) {
            Some(hash) => {
                let holder = self.handle.holder_of(&hash);
                self.guard.caller(&hash, holder.map(|holder| holder.role))
            }
            None => Caller::Nobody,
        }
    }
}

/// Pages and their assets hold no data; everything else does.
pub(super) fn needs_token(path: &str) -> bool {
    path.starts_with("/api/") || path.starts_with("/fragments/")
}

/// The node's answer, or the problem it names.
pub fn answered<T>(answer: Answered<T>) -> Result<T, Trouble> {
    answer
        .map_err(|_| Trouble::stopping())?
        .map_err(|problem| Trouble::from(&problem))
}
