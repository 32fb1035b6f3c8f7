//! What is asked of peers and not answered yet: so many requests of one peer at a time, and the others when their turn comes.

use std::collections::{HashMap, VecDeque};
use std::hash::Hash;

use libp2p::PeerId;

use crate::core::Method;

/// Requests that are open with one peer at a time. SPEC §8.1
pub(super) const MAX_OPEN: usize = 8;
/// Those among them that ask for key logs: a desk's question never waits for a peer that is silent about them.
const MAX_KEY_LOGS: usize = 6;
/// Requests that wait for their turn with one peer; further ones are not answered.
const MAX_WAITING: usize = 128;

/// A request that waits: its frame.
pub(super) type Waiting = (Vec<u8>, Method);

/// What is asked. Each request that is open has an id of its own.
#[derive(Debug)]
pub(super) struct Asking<Id> {
    open: HashMap<Id, (PeerId, Method)>,
    peers: HashMap<PeerId, Turns>,
}

#[derive(Debug, Default)]
struct Turns {
    open: usize,
    key_logs_open: usize,
    waiting: VecDeque<Waiting>,
    /// Their turn comes when nothing else waits.
    key_logs: VecDeque<Waiting>,
}

impl Turns {
    fn next(&mut self) -> Option<Waiting> {
        if self.open >= MAX_OPEN {
            return None;
        }
        match self.waiting.pop_front() {
            None if self.key_logs_open < MAX_KEY_LOGS => self.key_logs.pop_front(),
            next => next,
        }
    }
}

impl<Id> Default for Asking<Id> {
    fn default() -> Self {
        Self {
            open: HashMap::new(),
            peers: HashMap::new(),
        }
    }
}

impl<Id: Eq + Hash> Asking<Id> {
    /// A request waits for its turn; `false` if too many do.
    pub(super) fn wait(&mut self, peer: PeerId, request: Waiting) -> bool {
        let turns = self.peers.entry(peer).or_default();
        let line = match request.1 == Method::KeyLog {
            true => &mut turns.key_logs,
            false => &mut turns.waiting,
        };
        let room = line.len() < MAX_WAITING;
        if room {
            line.push_back(request);
        }
        room
    }

    /// The request of a peer whose turn it is.
    pub(super) fn next(&mut self, peer: &PeerId) -> Option<Waiting> {
        let next = self.peers.get_mut(peer)?.next();
        self.forget_if_idle(peer);
        next
    }

    /// It was sent.
    pub(super) fn sent(&mut self, id: Id, peer: PeerId, method: Method) {
        let turns = self.peers.entry(peer).or_default();
        turns.open += 1;
        turns.key_logs_open += usize::from(method == Method::KeyLog);
        self.open.insert(id, (peer, method));
    }

    /// It was answered, or will not be.
    pub(super) fn ended(&mut self, id: &Id) -> Option<Method> {
        let (peer, method) = self.open.remove(id)?;
        if let Some(turns) = self.peers.get_mut(&peer) {
            turns.open -= 1;
            turns.key_logs_open -= usize::from(method == Method::KeyLog);
        }
        self.forget_if_idle(&peer);
        Some(method)
    }

    fn forget_if_idle(&mut self, peer: &PeerId) {
        let is_idle = |turns: &Turns| {
            turns.open == 0 && turns.waiting.is_empty() && turns.key_logs.is_empty()
        };
        if self.peers.get(peer).is_some_and(is_idle) {
            self.peers.remove(peer);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sends what may be sent: how many requests that is.
    fn send(asking: &mut Asking<usize>, peer: PeerId, sent: &mut usize) -> usize {
        let before = *sent;
        while let Some((_, method)) = asking.next(&peer) {
            asking.sent(*sent, peer, method);
            *sent += 1;
        }
        *sent - before
    }

    #[test]
    fn eight_requests_are_open_with_a_peer_and_the_others_wait_their_turn() {
        let (peer, other) = (PeerId::random(), PeerId::random());
        let (mut asking, mut sent) = (Asking::default(), 0);
        for _ in 0..32 {
            assert!(asking.wait(peer, (Vec::new(), Method::Cursor)));
        }
        assert_eq!(send(&mut asking, peer, &mut sent), MAX_OPEN);
        assert!(asking.wait(other, (Vec::new(), Method::News)));
        assert_eq!(send(&mut asking, other, &mut sent), 1, "Each has its own.");
        for id in 0..3 {
            assert_eq!(asking.ended(&id), Some(Method::Cursor));
        }
        assert_eq!(asking.ended(&0), None, "It ends once.");
        assert_eq!(send(&mut asking, peer, &mut sent), 3);
        let mut ended = 3;
        while ended < sent {
            asking.ended(&ended);
            ended += 1;
            send(&mut asking, peer, &mut sent);
        }
        assert_eq!(sent, 33, "All were asked.");
        assert!(asking.peers.is_empty(), "Nothing is kept of anyone.");
    }

    #[test]
    fn a_question_does_not_wait_for_key_logs() {
        let (peer, mut sent) = (PeerId::random(), 0);
        let mut asking = Asking::default();
        for _ in 0..32 {
            assert!(asking.wait(peer, (Vec::new(), Method::KeyLog)));
        }
        assert_eq!(send(&mut asking, peer, &mut sent), MAX_KEY_LOGS);
        assert!(asking.wait(peer, (Vec::new(), Method::Own)));
        assert_eq!(send(&mut asking, peer, &mut sent), 1, "It goes at once.");
    }

    #[test]
    fn no_more_wait_than_there_is_room_for() {
        let (peer, mut asking) = (PeerId::random(), Asking::<usize>::default());
        let waits = |asking: &mut Asking<usize>| asking.wait(peer, (Vec::new(), Method::KeyLog));
        assert!((0..MAX_WAITING).all(|_| waits(&mut asking)));
        assert!(!waits(&mut asking));
    }
}
