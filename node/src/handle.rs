//! How edges ask the node: a cheap clone over a bounded channel, and what they may look at without asking. When the last
//! one is dropped, the node stops.

use std::collections::BTreeMap;
use std::sync::Arc;

use federation_spec::rules::LocalDay;
use federation_spec::rules::key_view::KeyView;
use federation_spec::wire::code::ShortCode;
use federation_spec::wire::ids::{Hash32, MessageId, SpaceId};
use tokio::sync::{mpsc, oneshot, watch};

use crate::core::facts::Holder;
use crate::core::orders::CheckOptions;
use crate::core::{Answer, Command, Reply, Shown};
use crate::verify::{climb_pass, climb_signed_pass};

/// Calls that wait for the node.
const CALLS: usize = 512;

/// A command on its way.
#[derive(Debug)]
pub struct Call {
    /// What is asked.
    pub command: Box<Command>,
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
}

/// The node is stopping, or has more to do than it can.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the node is stopping")]
pub struct Stopped;

/// The way to a node.
#[derive(Debug, Clone)]
pub struct Handle {
    calls: mpsc::Sender<Call>,
    seen: watch::Receiver<Seen>,
}

impl Handle {
    /// A handle, and where its calls arrive.
    pub fn new(seen: watch::Receiver<Seen>) -> (Self, mpsc::Receiver<Call>) {
        let (calls, arriving) = mpsc::channel(CALLS);
        (Self { calls, seen }, arriving)
    }

    /// Waits until the node has ended.
    pub async fn ended(&self) {
        self.calls.closed().await;
    }

    /// Gives a command, and waits for the answer.
    pub async fn command(&self, command: Command) -> Result<Answer, Stopped> {
        let (answer, answered) = oneshot::channel();
        let command = Box::new(command);
        self.calls
            .send(Call { command, answer })
            .await
            .map_err(|_| Stopped)?;
        answered.await.map_err(|_| Stopped)
    }

    /// A pass is shown. It climbs here, where somebody waits for it, and not behind what peers sent. What is no pass may
    /// be a short code: with a home, that one is asked if nobody announced it here.
    pub async fn check(
        &self,
        text: &str,
        home: Option<SpaceId>,
        options: CheckOptions,
    ) -> Result<Answer, Stopped> {
        let shown = self.climb(text);
        match (&*shown, ShortCode::read(text)) {
            (Shown::Refused(..), Some(code)) => {
                self.check_found(Command::LookUp { code, home }, options)
                    .await
            }
            _ => self.command(Command::Check(shown, options)).await,
        }
    }

    /// What a home was asked about is checked again: the pass that it answered with, if it has.
    pub async fn check_request(
        &self,
        request: MessageId,
        options: CheckOptions,
    ) -> Result<Answer, Stopped> {
        self.check_found(Command::LookUpRequest(request), options)
            .await
    }

    async fn check_found(&self, ask: Command, options: CheckOptions) -> Result<Answer, Stopped> {
        match self.command(ask).await? {
            Ok(Reply::Found { message, pass }) => {
                let shown = Box::new(climb_signed_pass(&pass, &self.seen.borrow().keys.clone()));
                let options = CheckOptions {
                    message: Some(message),
                    ..options
                };
                self.command(Command::Check(shown, options)).await
            }
            told => Ok(told),
        }
    }

    /// A visit is noted from paper.
    pub async fn add_visit(&self, text: &str, day: LocalDay) -> Result<Answer, Stopped> {
        let shown = self.climb(text);
        self.command(Command::AddVisit(shown, day)).await
    }

    /// Who holds a token; `None` if it counts for nothing.
    pub fn holder_of(&self, hash: &Hash32) -> Option<Holder> {
        self.seen.borrow().tokens.get(hash).cloned()
    }

    fn climb(&self, text: &str) -> Box<Shown> {
        let keys = self.seen.borrow().keys.clone();
        Box::new(climb_pass(text, &keys))
    }
}
