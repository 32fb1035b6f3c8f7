//! A node listens before it speaks: what its peers hold of its own space comes before anything that it signs by itself.
//!
//! Whoever brings a home back from a copy does not know what it signed since. What takes something away never waits, and
//! where no peer is in reach, all goes on as ever.

use std::collections::BTreeSet;

use federation_spec::protocol::Request;

use super::facts::Regard;
use super::input::{Input, Method, Peer};
use super::limits::{ALONE_PATIENCE, FEW_PEERS, LISTEN_PATIENCE};
use super::moment::{Moment, Uptime};
use super::output::Outbox;
use super::state::Core;

/// How far the listening is.
#[derive(Debug, Default)]
pub(super) struct Listening {
    stage: Stage,
    /// Who has told what it holds of this space.
    answered: BTreeSet<Peer>,
    /// Who was asked last, once it was over.
    asked_last: Option<Peer>,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// Nobody is there yet.
    #[default]
    Alone,
    /// Somebody is there and has been asked.
    Listening,
    /// Enough was heard, or waited.
    Over,
}

impl Listening {
    /// Whether the node may give something by itself.
    pub(super) fn is_over(&self, up: Uptime) -> bool {
        match self.stage {
            Stage::Alone => up.0 >= ALONE_PATIENCE,
            Stage::Listening => false,
            Stage::Over => true,
        }
    }

    /// Whether what is signed waits until it is given to the network.
    pub(super) fn holds_back(&self) -> bool {
        self.stage == Stage::Listening
    }
}

impl Core {
    /// Asks a peer that comes what it holds of this space: before something is said, and in case that another machine has
    /// said something since.
    pub(super) fn listen_to(&mut self, peer: &Peer, out: &mut Outbox) {
        let request = Request::Space(self.identity.space);
        out.ask(peer.clone(), request, Method::Own);
        if self.listening.stage == Stage::Alone {
            self.listening.stage = Stage::Listening;
            out.wake(Input::Listened, LISTEN_PATIENCE);
        }
    }

    /// Asks a peer now and then what it holds of this space, another one each time: where two machines run with the same keys,
    /// neither gossip nor news of the one reach the other, since all others take them for one peer.
    pub(super) fn listen_again(&mut self, out: &mut Outbox) {
        let last = self.listening.asked_last.clone();
        let connected = &self.sessions.connected;
        let next = match &last {
            Some(last) => connected.keys().find(|peer| *peer > last),
            None => None,
        };
        let Some(next) = next.or(connected.keys().next()).cloned() else {
            return;
        };
        self.listening.asked_last = Some(next.clone());
        let request = Request::Space(self.identity.space);
        out.ask(next, request, Method::Own);
    }

    /// A peer has told what it holds of this space, and it was taken in. `more`: not all of it found room in the answer, so
    /// whoever was copied does not know yet what it has signed since.
    pub(super) fn on_own_told(&mut self, peer: &Peer, more: bool, now: Moment, out: &mut Outbox) {
        if self.listening.stage == Stage::Over && (!self.own.copied || more) {
            return;
        }
        self.listening.answered.insert(peer.clone());
        let pinned = self.books.spaces_of(Regard::Pinned);
        let known = pinned
            .into_iter()
            .any(|home| self.nodes_of(home).contains(peer));
        // Whoever was copied has signed things since, and three strangers are easily had who have heard of none of them.
        if !known && (self.own.copied || self.listening.answered.len() < FEW_PEERS) {
            return;
        }
        if self.own.copied && !more && !self.own.another && self.writable().is_ok() {
            let facts = self.confirm_home(now);
            out.persist(self.batch_of(facts, now.wall));
        }
        self.on_listened(now, out);
    }

    /// Enough was heard or waited: what this node has to say it says now.
    pub(super) fn on_listened(&mut self, now: Moment, out: &mut Outbox) {
        if self.listening.stage == Stage::Over && !self.own.copied {
            return;
        }
        self.listening.stage = Stage::Over;
        self.last_republish = None;
        self.renew(now, out);
    }
}
