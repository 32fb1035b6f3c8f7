//! How edges ask the node: a cheap clone over a bounded channel, and what they may look at without asking. When the last
//! one is dropped, the node stops.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use federation_spec::rules::LocalDay;
use federation_spec::rules::key_view::KeyView;
use federation_spec::wire::code::ShortCode;
use federation_spec::wire::ids::{Hash32, MessageId, SpaceId};
use tokio::sync::{mpsc, oneshot, watch};

use crate::core::ask::Value;
use crate::core::facts::Holder;
use crate::core::orders::CheckOptions;
use crate::core::views::{CheckView, LookedUp, VisitView};
use crate::core::{Answer, Command, DeskCommand, Problem, Shown, Ticket, To, VisitCommand};
use crate::verify::{climb_pass, climb_signed_pass};

/// Calls that wait for the node.
const CALLS: usize = 512;

/// A command on its way.
#[derive(Debug)]
pub struct Call {
    /// What is asked.
    pub command: Box<Command>,
    /// Its ticket.
    pub ticket: Ticket,
    /// Where the answer goes.
    pub answer: oneshot::Sender<Answer>,
}

/// What edges may look at without asking: as it was when the node last changed it.
#[derive(Debug, Clone, Default)]
pub struct Seen {
    /// Whose key, since when.
    pub keys: KeyView,
    /// SHA-256 of every token, and who holds it.
    pub tokens: Arc<BTreeMap<Hash32, Holder>>,
    /// The number of the last entry that was written to the books since the node started; 0 before the first.
    pub books: u64,
}

/// The node is stopping, or has more to do than it can.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the node is stopping")]
pub struct Stopped;

/// What became of a question.
pub type Answered<T> = Result<Result<T, Problem>, Stopped>;

/// The way to a node.
#[derive(Debug, Clone)]
pub struct Handle {
    calls: mpsc::Sender<Call>,
    /// Tickets that were drawn.
    tickets: Arc<AtomicU64>,
    seen: watch::Receiver<Seen>,
}

impl Handle {
    /// A handle, and where its calls arrive.
    pub fn new(seen: watch::Receiver<Seen>) -> (Self, mpsc::Receiver<Call>) {
        let (calls, arriving) = mpsc::channel(CALLS);
        let tickets = Arc::default();
        let handle = Self {
            calls,
            tickets,
            seen,
        };
        (handle, arriving)
    }

    /// Waits until the node has ended.
    pub async fn ended(&self) {
        self.calls.closed().await;
    }

    /// Asks, and waits for the answer.
    pub async fn ask<T: 'static, C: Into<Command>>(
        &self,
        question: impl FnOnce(To<T>) -> C,
    ) -> Answered<T> {
        let (answer, answered) = oneshot::channel();
        let ticket = Ticket(self.tickets.fetch_add(1, Ordering::Relaxed));
        let command = Box::new(question(To::new(ticket)).into());
        let call = Call {
            command,
            ticket,
            answer,
        };
        self.calls.send(call).await.map_err(|_| Stopped)?;
        let answer = answered.await.map_err(|_| Stopped)?;
        Ok(answer.map(Value::take))
    }

    /// A pass is shown. It climbs here, where somebody waits for it, and not behind what peers sent. What is no pass may
    /// be a short code: with a home, that one is asked if nobody announced it here.
    pub async fn check(
        &self,
        text: &str,
        home: Option<SpaceId>,
        options: CheckOptions,
    ) -> Answered<CheckView> {
        let shown = self.climb(text);
        match (&*shown, ShortCode::read(text)) {
            (Shown::Refused(..), Some(code)) => {
                let look_up = |to| DeskCommand::LookUp { code, home, to };
                self.check_found(look_up, options).await
            }
            _ => self.check_shown(shown, options).await,
        }
    }

    /// What a home was asked about is checked again: the pass that it answered with, if it has.
    pub async fn check_request(
        &self,
        request: MessageId,
        options: CheckOptions,
    ) -> Answered<CheckView> {
        self.check_found(|to| DeskCommand::LookUpRequest(request, to), options)
            .await
    }

    async fn check_shown(&self, shown: Box<Shown>, options: CheckOptions) -> Answered<CheckView> {
        self.ask(|to| DeskCommand::Check(shown, options, to)).await
    }

    async fn check_found(
        &self,
        look_up: impl FnOnce(To<LookedUp>) -> DeskCommand,
        options: CheckOptions,
    ) -> Answered<CheckView> {
        match self.ask(look_up).await? {
            Ok(LookedUp::Found { message, pass }) => {
                let shown = Box::new(climb_signed_pass(&pass, &self.seen.borrow().keys.clone()));
                let options = CheckOptions {
                    message: Some(message),
                    ..options
                };
                self.check_shown(shown, options).await
            }
            Ok(LookedUp::Told(view)) => Ok(Ok(*view)),
            Err(problem) => Ok(Err(problem)),
        }
    }

    /// A visit is noted from paper.
    pub async fn add_visit(&self, text: &str, day: LocalDay) -> Answered<VisitView> {
        let shown = self.climb(text);
        self.ask(|to| VisitCommand::Add(shown, day, to)).await
    }

    /// Who holds a token; `None` if it counts for nothing.
    pub fn holder_of(&self, hash: &Hash32) -> Option<Holder> {
        self.seen.borrow().tokens.get(hash).cloned()
    }

    /// The last entry of the books that is on disk: at once if it is not the one that is known, else the next one.
    pub async fn books_after(&self, known: Option<u64>) -> Result<u64, Stopped> {
        let mut seen = self.seen.clone();
        let newer = seen.wait_for(|seen| Some(seen.books) != known).await;
        newer.map(|seen| seen.books).map_err(|_| Stopped)
    }

    fn climb(&self, text: &str) -> Box<Shown> {
        let keys = self.seen.borrow().keys.clone();
        Box::new(climb_pass(text, &keys))
    }
}
