//! Questions of peers, one of each at a time: whoever asks more waits for its own answers and for nobody else's.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use federation_spec::protocol::{Refused, Reply, Request};
use libp2p::PeerId;
use libp2p::request_response::{
    self, InboundFailure, InboundRequestId, Message, OutboundRequestId, ResponseChannel,
};

use super::address::name;
use super::neighbourhood::Neighbourhood;
use super::purse::{Coin, Payer};
use super::task::{From, MAX_WAITING, NetEvent, Task, brings_records};
use crate::budgets::{MILLISECOND, WAITING_REQUESTS};
use crate::core::{Method, Ticket};

/// Who is to be answered, and how.
#[derive(Debug)]
pub(super) struct Asked {
    peer: PeerId,
    channel: ResponseChannel<Vec<u8>>,
}

/// A question, and the way to answer it.
#[derive(Debug)]
pub(super) struct Question {
    pub(super) id: InboundRequestId,
    pub(super) request: Request,
    pub(super) channel: ResponseChannel<Vec<u8>>,
}

impl Question {
    /// Whether its answer can be long, or takes a walk over the index.
    fn is_dear(&self) -> bool {
        matches!(
            self.request,
            Request::Changes(_)
                | Request::Reconcile { .. }
                | Request::Fetch { .. }
                | Request::Space(_)
        )
    }
}

#[derive(Debug, Default)]
struct Asker {
    waiting: VecDeque<Question>,
    answering: Option<InboundRequestId>,
}

/// Every peer's questions.
#[derive(Debug, Default)]
pub(super) struct Serving {
    askers: HashMap<PeerId, Asker>,
    /// Long answers that are being made or sent.
    answering: Arc<AtomicUsize>,
}

impl Serving {
    /// With a counter that others can look at.
    pub(super) fn counted(answering: Arc<AtomicUsize>) -> Self {
        answering.store(0, Ordering::Relaxed);
        Self {
            askers: HashMap::new(),
            answering,
        }
    }

    /// A question waits for its turn; given back if too many of this peer do.
    pub(super) fn wait(&mut self, peer: PeerId, question: Question) -> Result<(), Question> {
        let asker = self.askers.entry(peer).or_default();
        if asker.waiting.len() >= WAITING_REQUESTS {
            return Err(question);
        }
        asker.waiting.push_back(question);
        Ok(())
    }

    /// The next question of this peer, if none of it is being answered.
    pub(super) fn next(&mut self, peer: PeerId) -> Option<Question> {
        let asker = self.askers.get_mut(&peer)?;
        if asker.answering.is_some() {
            return None;
        }
        // One that was given up meanwhile is passed over.
        let question = loop {
            let question = asker.waiting.pop_front()?;
            if question.channel.is_open() {
                break question;
            }
        };
        asker.answering = Some(question.id);
        self.answering.fetch_add(1, Ordering::Relaxed);
        Some(question)
    }

    /// An answer has been sent, or never will be.
    pub(super) fn ended(&mut self, peer: PeerId, id: InboundRequestId) -> bool {
        let Some(asker) = self.askers.get_mut(&peer) else {
            return false;
        };
        let was = asker.answering == Some(id);
        if was {
            asker.answering = None;
            self.answering.fetch_sub(1, Ordering::Relaxed);
        }
        if asker.waiting.is_empty() && asker.answering.is_none() {
            self.askers.remove(&peer);
        }
        was
    }

    /// Peers with questions that could be answered.
    pub(super) fn ready(&self) -> Vec<PeerId> {
        let ready =
            |(_, asker): &(&PeerId, &Asker)| asker.answering.is_none() && !asker.waiting.is_empty();
        let askers = self.askers.iter().filter(ready);
        askers.map(|(peer, _)| *peer).collect()
    }

    /// A peer is gone, and nobody waits for its answers.
    pub(super) fn forget(&mut self, peer: PeerId) {
        if let Some(asker) = self.askers.remove(&peer)
            && asker.answering.is_some()
        {
            self.answering.fetch_sub(1, Ordering::Relaxed);
        }
    }
}

impl Task {
    pub(super) async fn on_catch_up(&mut self, event: request_response::Event<Vec<u8>, Vec<u8>>) {
        match event {
            request_response::Event::Message {
                peer,
                connection_id,
                message,
            } => match message {
                Message::Request {
                    request_id,
                    request,
                    channel,
                } => {
                    let from = (peer, connection_id);
                    self.on_request(from, request_id, &request, channel).await;
                }
                Message::Response {
                    request_id,
                    response,
                } => {
                    let from = (peer, connection_id);
                    self.on_response(from, request_id, &response).await;
                }
            },
            request_response::Event::OutboundFailure {
                peer, request_id, ..
            } => {
                if let Some(method) = self.asking.ended(&request_id) {
                    self.settle(peer, method);
                    self.tell(NetEvent::NoReply(name(&peer), method)).await;
                }
                self.ask_next(peer).await;
            }
            request_response::Event::InboundFailure {
                peer,
                request_id,
                error,
                ..
            } => {
                if self.serving.ended(peer, request_id) && takes_nothing(&error) {
                    self.swarm.behaviour_mut().gate.drop_stranger(peer);
                }
                self.serve_next(peer).await;
            }
            request_response::Event::ResponseSent {
                peer, request_id, ..
            } => {
                self.serving.ended(peer, request_id);
                self.serve_next(peer).await;
            }
        }
    }

    async fn on_request(
        &mut self,
        from: From,
        id: InboundRequestId,
        frame: &[u8],
        channel: ResponseChannel<Vec<u8>>,
    ) {
        let Ok((request, sender)) = Request::decode_from(frame) else {
            return self.refuse(channel, Refused::UnknownRequest);
        };
        self.note_sender(from, sender).await;
        let (peer, _) = from;
        let question = Question {
            id,
            request,
            channel,
        };
        if !question.is_dear() {
            return self.pass_on(peer, question).await;
        }
        match self.serving.wait(peer, question) {
            Ok(()) => self.serve_next(peer).await,
            Err(question) => self.refuse(question.channel, Refused::Busy),
        }
    }

    /// Lets the next question of a peer be answered, if none of it is and its answers have not cost too much.
    async fn serve_next(&mut self, peer: PeerId) {
        let payer = self.payer(peer);
        if self
            .purses
            .wait(payer, Coin::Served, Instant::now())
            .is_some()
        {
            // Looked at again with the next tick.
            return;
        }
        if let Some(question) = self.serving.next(peer) {
            self.pass_on(peer, question).await;
        }
    }

    /// Looks again at everyone who waits.
    pub(super) async fn serve_ready(&mut self) {
        for peer in self.serving.ready() {
            self.serve_next(peer).await;
        }
    }

    async fn pass_on(&mut self, peer: PeerId, question: Question) {
        if self.asked.len() >= MAX_WAITING {
            self.asked.pop_first();
        }
        let ticket = self.ticket();
        let asked = Asked {
            peer,
            channel: question.channel,
        };
        self.asked.insert(ticket, asked);
        self.tell(NetEvent::Asked(name(&peer), ticket, question.request))
            .await;
    }

    /// Answers a question, and lets the asker pay for it.
    pub(super) fn answer(&mut self, ticket: Ticket, reply: &Reply) {
        let Some(asked) = self.asked.remove(&ticket) else {
            return;
        };
        let frame = reply.encode_from(self.sender());
        self.charge(asked.peer, frame.len() as u64);
        self.respond(asked.channel, frame);
    }

    /// Lets the asker pay for the time that the making of its answer took.
    pub(super) fn charge_making(&self, ticket: Ticket, took: Duration) {
        if let Some(asked) = self.asked.get(&ticket) {
            let cost = took.as_micros() as u64 * MILLISECOND / 1_000;
            self.charge(asked.peer, cost);
        }
    }

    fn charge(&self, peer: PeerId, cost: u64) {
        let payer = self.payer(peer);
        self.purses.pay(payer, Coin::Served, cost, Instant::now());
    }

    fn refuse(&mut self, channel: ResponseChannel<Vec<u8>>, refused: Refused) {
        self.respond(channel, Reply::Refused(refused).encode_from(self.sender()));
    }

    fn respond(&mut self, channel: ResponseChannel<Vec<u8>>, frame: Vec<u8>) {
        // An error means that the asker is gone.
        let _ = self
            .swarm
            .behaviour_mut()
            .catch_up
            .send_response(channel, frame);
    }

    fn payer(&self, peer: PeerId) -> Payer {
        let place = self.places.get(&peer).copied();
        Payer {
            from: place.unwrap_or(Neighbourhood::Elsewhere),
            peer: Some(peer),
        }
    }

    /// What a peer was asked for is on its way no longer.
    fn settle(&mut self, peer: PeerId, method: Method) {
        if brings_records(method) {
            self.purses.answered(peer, Instant::now());
        }
    }

    async fn on_response(&mut self, from: From, id: OutboundRequestId, frame: &[u8]) {
        let Some(method) = self.asking.ended(&id) else {
            return;
        };
        let (peer, _) = from;
        self.ask_next(peer).await;
        self.settle(peer, method);
        self.metrics.catch_up_bytes(method, frame.len());
        let reply = match Reply::decode_from(frame) {
            Ok((reply, sender)) => {
                self.note_sender(from, sender).await;
                Some(reply)
            }
            Err(_) => None,
        };
        let event = match reply.filter(|reply| answers(method, reply)) {
            Some(reply) => NetEvent::Replied(name(&peer), method, reply),
            None => NetEvent::NoReply(name(&peer), method),
        };
        self.tell(event).await;
    }
}

/// Whether whoever asked took nothing of its answer for too long.
fn takes_nothing(failure: &InboundFailure) -> bool {
    match failure {
        InboundFailure::Timeout => true,
        InboundFailure::Io(error) => error.kind() == std::io::ErrorKind::TimedOut,
        _ => false,
    }
}

/// Whether a reply is of a kind that answers what was asked; another one is as good as none. SPEC §8.2
fn answers(method: Method, reply: &Reply) -> bool {
    match reply {
        Reply::Refused(_) => true,
        Reply::Noted => matches!(method, Method::News | Method::Deliver(_)),
        Reply::Reconcile { .. } => method == Method::Reconcile,
        Reply::Records { .. } => !matches!(method, Method::News | Method::Deliver(_)),
    }
}

#[cfg(test)]
mod tests {
    use federation_spec::protocol::{Cursor, Epoch};
    use federation_spec::wire::ids::MessageId;

    use super::*;

    #[test]
    fn only_the_kind_that_was_asked_for_is_an_answer() {
        let at = Cursor {
            epoch: Epoch([1; 8]),
            arrival: 0,
        };
        let records = Reply::Records {
            next: None,
            more: false,
            records: Vec::new(),
        };
        let message = Vec::new();
        let replies = [
            (records, "stream cursor reconcile key_log"),
            (Reply::Reconcile { message, at }, "reconcile"),
            (Reply::Noted, "news deliver"),
            (
                Reply::Refused(Refused::Busy),
                "stream cursor reconcile key_log news deliver",
            ),
        ];
        let methods = [
            ("stream", Method::Stream),
            ("cursor", Method::Cursor),
            ("reconcile", Method::Reconcile),
            ("key_log", Method::KeyLog),
            ("news", Method::News),
            ("deliver", Method::Deliver(MessageId([1; 16]))),
        ];
        for (reply, to) in replies {
            let fits: Vec<&str> = methods
                .iter()
                .filter(|(_, method)| answers(*method, &reply))
                .map(|(name, _)| *name)
                .collect();
            assert_eq!(fits.join(" "), to, "{reply:?} answers these and no others.");
        }
    }
}
