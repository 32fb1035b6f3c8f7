//! How edges ask the node: a cheap clone over a bounded channel. When the last one is dropped, the node stops.

use federation_spec::rules::LocalDay;
use tokio::sync::{mpsc, oneshot};

use crate::core::input::CheckOptions;
use crate::core::{Answer, Command};

/// Calls that wait for the node.
const CALLS: usize = 512;

/// A call on its way.
#[derive(Debug)]
pub struct Call {
    /// What is asked.
    pub ask: Ask,
    /// Where the answer goes.
    pub answer: oneshot::Sender<Answer>,
}

/// What is asked: a command, or something that must climb the ladder first.
#[derive(Debug)]
pub enum Ask {
    /// A command.
    Command(Box<Command>),
    /// A pass is shown.
    Check(String, CheckOptions),
    /// A visit is noted from paper.
    AddVisit(String, LocalDay),
}

/// The node is stopping, or has more to do than it can.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the node is stopping")]
pub struct Stopped;

/// The way to a node.
#[derive(Debug, Clone)]
pub struct Handle {
    calls: mpsc::Sender<Call>,
}

impl Handle {
    /// A handle, and where its calls arrive.
    pub fn new() -> (Self, mpsc::Receiver<Call>) {
        let (calls, arriving) = mpsc::channel(CALLS);
        (Self { calls }, arriving)
    }

    /// Waits until the node has ended.
    pub async fn ended(&self) {
        self.calls.closed().await;
    }

    /// Asks, and waits for the answer.
    pub async fn ask(&self, ask: Ask) -> Result<Answer, Stopped> {
        let (answer, answered) = oneshot::channel();
        self.calls
            .send(Call { ask, answer })
            .await
            .map_err(|_| Stopped)?;
        answered.await.map_err(|_| Stopped)
    }

    /// Gives a command.
    pub async fn command(&self, command: Command) -> Result<Answer, Stopped> {
        self.ask(Ask::Command(Box::new(command))).await
    }
}
