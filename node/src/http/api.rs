//! What every endpoint works with.

use std::sync::Arc;

use super::door::Door;
use super::events::Listeners;
use super::guard::{Caller, Guard};
use super::idempotency::Remembered;
use super::pictures::Pictures;
use super::prepared::Prepared;
use super::problem::Trouble;
use super::request::Request;
use super::tries::Tries;
use crate::backup::shelf::Shelf;
use crate::core::facts::HOUSE;
use crate::core::{Command, To};
use crate::handle::{Answered, Handle};
use crate::metrics::Metrics;

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
    /// Who waits to hear of something.
    pub listeners: Listeners,
    /// The door for desks on other machines.
    pub door: Arc<Door>,
    /// New recovery words that wait until they are on paper.
    pub prepared: Arc<Prepared>,
    /// The folder of backups.
    pub shelf: Arc<Shelf>,
    /// The page that explains an invitation to whoever opens its link.
    pub invitation_page: Option<Arc<str>>,
}

/// Where a node asks whether an invitation is to be accepted, on the computer of whoever opens it.
const JOIN_HERE: &str = "http://127.0.0.1:8610/join";

impl Api {
    /// The API of a node.
    pub fn new(handle: Handle, metrics: Metrics, guard: Guard, door: Door, shelf: Shelf) -> Self {
        Self {
            handle,
            metrics,
            guard: Arc::new(guard),
            remembered: Arc::default(),
            tries: Arc::default(),
            pictures: Arc::default(),
            listeners: Listeners::default(),
            door: Arc::new(door),
            prepared: Arc::default(),
            shelf: Arc::new(shelf),
            invitation_page: None,
        }
    }

    /// Where desks find the node, if it answers: on other machines too, if that door is open.
    pub fn for_desks(&self) -> Option<String> {
        let here = || self.guard.url().map(str::to_owned);
        self.door.url().or_else(here)
    }

    /// Where members' phones find it: under a public name, or by the door if that speaks TLS.
    pub fn for_phones(&self) -> Option<String> {
        let public = self.guard.public_url().map(str::to_owned);
        public.or_else(|| self.door.secure_url())
    }

    /// Where a browser goes with an invitation: to the page that the operator names, which explains it; else to the pages of
    /// whoever runs a node on the same computer.
    pub fn joining(&self, invitation: &str) -> String {
        let page = self.invitation_page.as_deref();
        let page = page.unwrap_or(JOIN_HERE);
        format!("{page}#{invitation}")
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
    pub fn caller(&self, request: &Request) -> Caller {
        match super::guard::bearer(request).map(super::guard::token_hash) {
            Some(hash) => {
                let holder = self.handle.holder_of(&hash);
                self.guard.caller(&hash, holder.map(|holder| holder.role))
            }
            None => Caller::Nobody,
        }
    }
}

/// The node's answer, or the problem it names.
pub fn answered<T>(answer: Answered<T>) -> Result<T, Trouble> {
    answer
        .map_err(|_| Trouble::stopping())?
        .map_err(|problem| Trouble::from(&problem))
}
