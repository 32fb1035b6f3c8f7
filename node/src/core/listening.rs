//! A node listens before it speaks: what its peers hold of its own space comes before anything that it signs by itself.
//!
//! Whoever brings a home back from a copy does not know what it signed since. What takes something away never waits, and
//! where no peer is in reach, all goes on as ever.

use federation_spec::protocol::Request;
use federation_spec::wire::ids::{Hash32, SpaceId};

use super::climbed::Climbed;
use super::facts::Regard;
use super::limits::{FEW_PEERS, LISTEN_PATIENCE};
use super::moment::Moment;
use super::output::{Again, Outbox};
use super::peers::{Method, Peer};
use super::state::Core;

/// What a peer shows of this space.
#[derive(Debug, Default)]
pub(super) struct ShownOwn {
    events: Vec<Hash32>,
    lists: bool,
}

impl ShownOwn {
    /// What it showed before, and this.
    pub(super) fn join(&mut self, other: Self) {
        self.events.extend(other.events);
        self.lists |= other.lists;
    }
}

impl Core {
    /// Asks a peer that comes what it holds of this space: before something is said, and in case that another machine has
    /// said something since.
    pub(super) fn listen_to(&mut self, peer: &Peer, out: &mut Outbox) {
        let request = Request::Space(self.identity.space());
        out.ask(peer.clone(), request, Method::Own);
        if self.listening.begin() {
            out.wake(Again::Listened, LISTEN_PATIENCE);
        }
    }

    /// Asks a peer now and then what it holds of this space, another one each time: where two machines run with the same keys,
    /// neither gossip nor news of the one reach the other, since all others take them for one peer.
    pub(super) fn listen_again(&mut self, out: &mut Outbox) {
        let next = self.sessions.after(self.listening.asked_last());
        let Some(next) = next.cloned() else {
            return;
        };
        self.listening.note_asked(next.clone());
        let request = Request::Space(self.identity.space());
        out.ask(next, request, Method::Own);
    }

    /// A peer has told what it holds of this space, and it was taken in. `more`: not all of it found room in the answer, so
    /// whoever was copied does not know yet what it has signed since.
    pub(super) fn on_own_told(&mut self, peer: &Peer, more: bool, now: Moment, out: &mut Outbox) {
        if self.listening.has_ended() && (!self.own.is_copied() || more) {
            return;
        }
        let answered = self.listening.note_answered(peer);
        let is_node = |home: &SpaceId| self.nodes_of(home).contains(peer);
        let known = self.books.spaces_of(Regard::Pinned).any(is_node);
        // Whoever was copied has signed things since, and three strangers are easily had who have heard of none of them.
        if !known && (self.own.is_copied() || answered < FEW_PEERS) {
            return;
        }
        // A home that has forgotten this space does not know either what was signed since.
        if self.own.is_copied() && !self.listening.agrees(&self.homes_of(peer)) {
            return;
        }
        if self.own.is_copied() && !more && !self.own.has_another() && self.disk.writable().is_ok()
        {
            let facts = self.confirm_home(now);
            out.persist(self.batch_of(facts, now.wall));
        }
        self.on_listened(now, out);
    }

    /// A peer has shown what it knows of this space, and it was taken in. A node of a pinned home that knows the last key event, and lists if
    /// there are any, agrees that nothing follows.
    pub(super) fn note_shown(&mut self, peer: &Peer, shown: &ShownOwn, now: Moment) {
        let head = self.keys.head(&self.identity.space());
        let head_is_shown = head.is_some_and(|head| shown.events.contains(&head));
        if !head_is_shown || (!shown.lists && !self.own_lists().is_empty()) {
            return;
        }
        for home in self.homes_of(peer) {
            self.listening.note_agreed(home, now.up);
        }
    }

    /// The pinned homes whose node a peer is.
    fn homes_of(&self, peer: &Peer) -> Vec<SpaceId> {
        let is_node = |home: &&SpaceId| self.nodes_of(home).contains(peer);
        let homes = self.books.spaces_of(Regard::Pinned).filter(is_node);
        homes.copied().collect()
    }

    /// The events of this space among what a peer shows, and whether lists are.
    pub(super) fn shown_of_own(&self, records: &[Climbed]) -> ShownOwn {
        let own = self.identity.space();
        let mut shown = ShownOwn::default();
        for record in records {
            match record {
                Climbed::KeyEvent(event) if event.record().space() == own => {
                    shown.events.push(event.payload_hash());
                }
                Climbed::StatusList(list) if list.record().0.space == own => shown.lists = true,
                Climbed::KeyEvent(_)
                | Climbed::StatusList(_)
                | Climbed::Profile(_)
                | Climbed::Terms(_)
                | Climbed::Vouches(_)
                | Climbed::KeyNotHeld(_)
                | Climbed::Fell(_) => {}
            }
        }
        shown
    }

    /// Enough was heard or waited: what this node has to say it says now.
    pub(super) fn on_listened(&mut self, now: Moment, out: &mut Outbox) {
        if self.listening.has_ended() && !self.own.is_copied() {
            return;
        }
        self.listening.end();
        self.renew(now, out);
    }
}
