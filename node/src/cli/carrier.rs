//! How a request reaches the API: over HTTP to the running node, or to the home opened for this one verb.

use std::net::TcpStream;
use std::time::{Duration, Instant};

use serde_json::Value;
use tokio::runtime::Runtime;

use super::exit::{FAILED, Failure, IN_USE, NOT_RUNNING, USAGE, say};
use super::passphrase::Passphrase;
use super::print::typed;
use crate::backup::shelf::Shelf;
use crate::home::{Holder, Home, Lock, Owner};
use crate::http::Answers as _;
use crate::http::door::Door;
use crate::http::guard::{Caller, Guard};
use crate::http::{Api, Request, Response};
use crate::runtime::Node;
use crate::{config, keys};

/// How long a home may be held by a process that does not answer yet.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long an answer may take.
const ANSWER: Duration = Duration::from_secs(60);

/// The way to the API.
pub enum Carrier {
    /// Another process runs the node.
    Http {
        /// The URL of its API.
        url: String,
        /// The admin's token.
        token: String,
        /// The client.
        agent: ureq::Agent,
    },
    /// This process has opened the home.
    Local(Box<OpenNode>),
}

/// A node opened for one verb, without sockets.
pub struct OpenNode {
    runtime: Runtime,
    api: Api,
    node: Node,
    /// The home stays ours.
    lock: Lock,
}

impl Carrier {
    /// Opens the way, whichever it is.
    ///
    /// A `quiet` verb prints nothing but its one object.
    pub fn open(home: &Home, quiet: bool, passphrase: &Passphrase) -> Result<Self, Failure> {
        if !keys::exist(home.path()) {
            return Err(not_set_up(home));
        }
        match take(home)? {
            Owner::Us(lock) => {
                passphrase.open(home.path())?;
                Self::local(home, lock, quiet)
            }
            Owner::Other(holder) => match &holder.url {
                Some(url) if answers(url) => Self::http(home, url.clone()),
                _ => Err(in_use(home, &holder)),
            },
        }
    }

    /// The way to the node, if one runs and answers; nothing is started, and nothing is said.
    pub fn if_running(home: &Home) -> Option<Self> {
        let holder = match keys::exist(home.path()).then(|| take(home))?.ok()? {
            Owner::Us(_) => return None,
            Owner::Other(holder) => holder,
        };
        let url = holder.url.filter(|url| answers(url))?;
        Self::http(home, url).ok()
    }

    /// The way to the running node only.
    pub fn running(home: &Home, passphrase: &Passphrase) -> Result<Self, Failure> {
        match Self::open(home, true, passphrase)? {
            http @ Self::Http { .. } => Ok(http),
            local @ Self::Local(_) => {
                local.close();
                let next = format!(
                    "Type covisa --home {} serve, then this again.",
                    typed(home.path())
                );
                Err(Failure::new(
                    NOT_RUNNING,
                    "not-running",
                    "This needs the running node.",
                    next,
                ))
            }
        }
    }

    fn http(home: &Home, url: String) -> Result<Self, Failure> {
        let token = std::fs::read_to_string(home.path().join("api-token")).map_err(|error| {
            Failure::new(
                FAILED,
                "no-token",
                format!("the node's token cannot be read: {error}"),
                "Run this as the user who runs the node.",
            )
        })?;
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(ANSWER));
        Ok(Self::Http {
            url,
            token: token.trim().to_owned(),
            agent: config.build().into(),
        })
    }

    fn local(home: &Home, lock: Lock, quiet: bool) -> Result<Self, Failure> {
        let runtime = Runtime::new()
            .map_err(|error| Failure::new(FAILED, "no-threads", error.to_string(), ""))?;
        let node = runtime
            .block_on(Node::start(home.path(), None))
            .map_err(|error| Failure::from_start(&error))?;
        for notice in node.notices.iter().filter(|_| !quiet) {
            say(&format!("covisa: {notice}"));
        }
        // What is wrong in it keeps a node from being served, and no verb from being done.
        let config = config::load(&home.path().join("config.toml"), "", true).unwrap_or_default();
        let api = Api::new(
            node.handle.clone(),
            node.metrics.clone(),
            Guard::closed(home.path()),
            Door::walled(home.path()),
            Shelf::new(home.path(), config.backup.folder()),
        );
        Ok(Self::Local(Box::new(OpenNode {
            runtime,
            api,
            node,
            lock,
        })))
    }

    /// Sends a request and takes the JSON of its answer.
    pub fn json(&self, request: &Request) -> Result<Value, Failure> {
        let response = self.send(request)?;
        let body: Value = serde_json::from_slice(&response.body).unwrap_or_default();
        if response.status < 300 {
            Ok(body)
        } else {
            Err(Failure::from_problem(response.status, &body))
        }
    }

    /// Sends a request and takes the bytes of its answer.
    pub fn bytes(&self, request: &Request) -> Result<Vec<u8>, Failure> {
        let response = self.send(request)?;
        if response.status < 300 {
            return Ok(response.body);
        }
        let body: Value = serde_json::from_slice(&response.body).unwrap_or_default();
        Err(Failure::from_problem(response.status, &body))
    }

    /// Ends: what was answered is on disk.
    pub fn close(self) {
        if let Self::Local(open) = self {
            open.runtime.block_on(open.node.stop());
            drop(open.lock);
        }
    }

    fn send(&self, request: &Request) -> Result<Response, Failure> {
        match self {
            Self::Local(open) => Ok(open
                .runtime
                .block_on(open.api.answer_as(request, Caller::ADMIN))),
            Self::Http { url, token, agent } => {
                over_http(agent, url, token, request).map_err(|error| {
                    let next =
                        "If it does not run any more, type this again; else look at its log.";
                    Failure::new(
                        FAILED,
                        "no-answer",
                        format!("the running node does not answer: {error}"),
                        next,
                    )
                })
            }
        }
    }
}

/// A GET of a path under `/api/v1`.
pub fn get(path: &str, query: &[(&str, Option<String>)]) -> Request {
    let query = query
        .iter()
        .filter_map(|(name, value)| Some(((*name).to_owned(), value.clone()?)));
    Request {
        method: "GET".to_owned(),
        path: format!("/api/v1/{path}"),
        query: query.collect(),
        ..Request::default()
    }
}

/// A request with a JSON body.
pub fn send(method: &str, path: &str, body: &Value) -> Request {
    Request {
        method: method.to_owned(),
        path: format!("/api/v1/{path}"),
        headers: vec![("content-type".to_owned(), "application/json".to_owned())],
        body: body.to_string().into_bytes(),
        ..Request::default()
    }
}

/// A home without keys.
pub fn not_set_up(home: &Home) -> Failure {
    let path = typed(home.path());
    let next = format!(
        "Type: covisa --home {path} init --name \"Your Space\" --city \"Your City\" --country DE --tz Europe/Berlin"
    );
    Failure::new(
        USAGE,
        "not-set-up",
        format!("There is no space in {path} yet."),
        next,
    )
}

/// A home that another process has.
pub fn in_use(home: &Home, holder: &Holder) -> Failure {
    let path = typed(home.path());
    let who = match holder.process {
        Some(process) => format!("Process {process}"),
        None => "Another process".to_owned(),
    };
    let text = match &holder.url {
        Some(url) => format!("{who} runs the node of {path}; it answers at {url}."),
        None => format!("{who} has {path} open and does not answer yet."),
    };
    Failure::new(
        IN_USE,
        "in-use",
        text,
        "Wait for it to end, or stop it, then try again.",
    )
}

/// Takes the home, or waits for whoever has it to answer, or to end.
pub fn take(home: &Home) -> Result<Owner, Failure> {
    let begun = Instant::now();
    loop {
        let owner = home.take().map_err(|error| {
            let text = format!("{}: {error}", typed(&home.path().join("lock")));
            Failure::new(
                FAILED,
                "no-home",
                text,
                "Check that the folder is yours and can be written.",
            )
        })?;
        let waits = match &owner {
            Owner::Us(_) => false,
            Owner::Other(holder) => !holder.url.as_deref().is_some_and(answers),
        };
        if !waits || begun.elapsed() >= PATIENCE {
            return Ok(owner);
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// Whether somebody listens there: an address that a dead process left behind, or one that is about to go, is no place to
/// send a token to.
fn answers(url: &str) -> bool {
    let address = url.strip_prefix("http://").map(str::parse);
    let Some(Ok(address)) = address else {
        return false;
    };
    TcpStream::connect_timeout(&address, Duration::from_secs(1)).is_ok()
}

fn over_http(
    agent: &ureq::Agent,
    url: &str,
    token: &str,
    request: &Request,
) -> Result<Response, ureq::Error> {
    let query: Vec<String> = request
        .query
        .iter()
        .map(|(name, value)| format!("{name}={}", encode(value)))
        .collect();
    let query = if query.is_empty() {
        String::new()
    } else {
        format!("?{}", query.join("&"))
    };
    let mut built = ureq::http::Request::builder()
        .method(request.method.as_str())
        .uri(format!("{url}{}{query}", request.path))
        .header("authorization", format!("Bearer {token}"));
    for (name, value) in &request.headers {
        built = built.header(name, value);
    }
    let mut answer = agent.run(built.body(request.body.clone())?)?;
    let status = answer.status().as_u16();
    let body = answer
        .body_mut()
        .with_config()
        .limit(16 * 1024 * 1024)
        .read_to_vec()?;
    Ok(Response {
        status,
        headers: Vec::new(),
        body,
    })
}

/// Percent-encodes a value of a query or a segment of a path.
pub fn encode(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
}
