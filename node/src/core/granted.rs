//! What a peer is granted: whom the network is to favour, whose news a check waits for, and how often a peer that brings
//! nothing is read. What a peer costs only delays it; nothing here is a judgement.

use federation_spec::wire::ids::SpaceId;

use super::facts::Regard;
use super::moment::Moment;
use super::output::{NetworkOrder, Outbox};
use super::peers::Peer;
use super::state::Core;

impl Core {
    /// Tells the network whom to favour, if that has changed since it was told last.
    pub(super) fn favour(&mut self, out: &mut Outbox) {
        if !self.granted.must_reconsider() {
            return;
        }
        let pinned = self.books.spaces_of(Regard::Pinned);
        let pinned_nodes = pinned.flat_map(|space| self.nodes_of(space)).collect();
        let named = self.books.peers().union(self.surroundings.configured());
        let named = named.filter_map(|address| Peer::at_end_of(address));
        let own = self.surroundings.own();
        if let Some(favoured) = self.granted.favour(pinned_nodes, named, own) {
            out.network(NetworkOrder::Favour(favoured));
        }
    }

    /// A peer that stays, and brought something while it did, is no stranger any longer.
    pub(super) fn note_long_known(&mut self, now: Moment) {
        for (peer, session) in self.sessions.iter() {
            if session.is_long_known(now) {
                self.granted.note_long_known(peer);
            }
        }
    }

    /// A peer brought something new; of these pinned spaces, too.
    pub(super) fn note_brought<'a>(
        &mut self,
        peer: &Peer,
        pinned: impl Iterator<Item = &'a SpaceId>,
    ) {
        if let Some(session) = self.sessions.get_mut(peer) {
            session.note_brought();
        }
        for space in pinned {
            self.granted.note_brought(peer, *space);
        }
    }

    /// Whether news of a home may come of reading this peer.
    pub(super) fn may_bring(&self, peer: &Peer, home: &SpaceId) -> bool {
        self.granted.may_bring(peer, home, &self.nodes_of(home))
    }

    /// Whoever is being read for news of this home has not answered in time.
    pub(super) fn note_silent(&mut self, home: &SpaceId) {
        let connected = self.sessions.iter();
        let busy = connected.filter(|(_, session)| !session.is_idle());
        let waited: Vec<Peer> = busy
            .map(|(peer, _)| peer.clone())
            .filter(|peer| self.may_bring(peer, home))
            .collect();
        for peer in waited {
            self.granted.note_silent(peer);
        }
    }

    /// Writes what was kept for later: once a tick at most, whatever strangers do.
    pub(super) fn write_held_back(&mut self, out: &mut Outbox) {
        out.index(self.granted.with_held_back(Vec::new()));
    }
}
