//! Whoever answers requests that come over a socket.

use super::guard::Caller;
use super::problem::Trouble;
use super::request::Request;
use super::response::Response;

/// Whoever answers requests: a node's API, or the first run.
pub trait Answers: Clone + Send + Sync + 'static {
    /// Who asks. What must not ask at all gets its answer at once, before any body is read.
    fn admit(&self, request: &Request) -> Result<Caller, Trouble>;

    /// Bytes that the body of a request may have.
    fn room_for(&self, request: &Request, caller: Caller) -> usize;

    /// Answers a request of a known caller.
    fn answer_as(&self, request: &Request, caller: Caller)
    -> impl Future<Output = Response> + Send;
}
