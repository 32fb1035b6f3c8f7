//! `/events`: pages hear within a moment that something was written to this space's books, and ask for what they show.

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Map, Value, json};
use tokio::sync::Semaphore;

use super::api::Api;
use super::contract::{Asked, Kind, Raw};
use super::problem::Trouble;
use super::request::Request;
use super::schemas::Schemas;

/// How long an answer is held back while nothing happens. Proxies give up after a minute.
const PATIENCE: Duration = Duration::from_secs(20);
/// Questions that wait at once: of every browser one.
const WAITING: usize = 48;

/// How many wait to hear of something. Clones share them.
#[derive(Debug, Clone)]
pub struct Listeners(Arc<Semaphore>);

impl Default for Listeners {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(WAITING)))
    }
}

/// The last event that was heard, as browsers send it when they ask again; none at first.
#[derive(Debug)]
pub struct LastEvent(Option<u64>);

impl Asked for LastEvent {
    fn of(request: &Request) -> Result<Self, Trouble> {
        let id = request.header("last-event-id");
        Ok(Self(id.and_then(|id| id.parse().ok())))
    }

    fn describe(_: &mut Schemas, operation: &mut Map<String, Value>) {
        let header = json!({
            "name": "Last-Event-ID", "in": "header", "required": false,
            "schema": { "type": "string" },
            "description": "the event heard last: the answer waits for another one; without it, it comes at once",
        });
        operation.insert("parameters".to_owned(), json!([header]));
    }
}

/// Events, one an answer: whoever reads them asks again at once, as every reader of server-sent events does.
#[derive(Debug)]
pub struct Events;

impl Kind for Events {
    const ABOUT: &'static str = "server-sent events: `books` when something was written, with its number as id; whoever hears one asks again";
    const TYPES: &'static [&'static str] = &["text/event-stream"];
}

/// `GET /events`
pub async fn next(api: &Api, last: LastEvent) -> Result<Raw<Events>, Trouble> {
    let _listens = api
        .listeners
        .0
        .try_acquire()
        .map_err(|_| Trouble::crowded())?;
    let newer = tokio::time::timeout(PATIENCE, api.handle.books_after(last.0)).await;
    let text = match newer {
        Ok(Ok(books)) => format!("retry: 0\nid: {books}\nevent: books\ndata: {books}\n\n"),
        Ok(Err(_)) => return Err(Trouble::stopping()),
        Err(_) => "retry: 0\n\n".to_owned(),
    };
    Ok(Raw::new(0, text.into_bytes()))
}
