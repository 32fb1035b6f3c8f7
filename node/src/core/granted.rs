//! What a peer is granted: whom the network is to favour, whose news a check waits for, and how often a peer that brings
//! nothing is read.
//!
//! What a peer costs only delays it; nothing here is a judgement. Peer ids are free, so all of it is bounded.

use std::collections::{BTreeMap, BTreeSet};

use federation_spec::protocol::Cursor;
use federation_spec::wire::ids::SpaceId;

use super::facts::Regard;
use super::input::{Input, Peer};
use super::limits::{
    LONG_KNOWN, MAX_BRINGERS, MAX_CURSORS, MAX_LONG_KNOWN, MAX_VAIN_READINGS, VAIN_WINDOW,
};
use super::moment::Moment;
use super::output::{IndexChange, NetworkOrder, Outbox};
use super::sessions::Doing;
use super::state::Core;

/// What is known of peers as peers.
#[derive(Debug)]
pub(super) struct Granted {
    /// Nodes of pinned spaces, peers that the operator named, and those long known: as the network was told last.
    favoured: BTreeSet<Peer>,
    /// Nodes that the profiles of pinned spaces name.
    pinned_nodes: BTreeSet<Peer>,
    /// Whoever was connected for long, and brought something.
    long_known: BTreeSet<Peer>,
    /// Who brought something new of a pinned space, the last ones.
    bringers: BTreeMap<SpaceId, Vec<Peer>>,
    /// A check waited in vain for these, and they have not been read since.
    silent: BTreeSet<Peer>,
    /// How far peers were read that brought nothing: written with what is written next.
    cursors: BTreeMap<Peer, Option<Cursor>>,
    /// What `favoured` is made of may have changed.
    pub(super) stale: bool,
}

impl Default for Granted {
    fn default() -> Self {
        Self {
            favoured: BTreeSet::new(),
            pinned_nodes: BTreeSet::new(),
            long_known: BTreeSet::new(),
            bringers: BTreeMap::new(),
            silent: BTreeSet::new(),
            cursors: BTreeMap::new(),
            stale: true,
        }
    }
}

impl Granted {
    /// Whether a peer is no stranger.
    pub(super) fn is_favoured(&self, peer: &Peer) -> bool {
        self.favoured.contains(peer)
    }
}

/// Readings of one peer that brought nothing.
#[derive(Debug, Default)]
pub(super) struct InVain {
    since: super::moment::Uptime,
    readings: u32,
}

impl InVain {
    /// Counts a reading that brought nothing.
    pub(super) fn count(&mut self, now: Moment) {
        if now.up.since(self.since) >= VAIN_WINDOW {
            *self = Self {
                since: now.up,
                readings: 0,
            };
        }
        self.readings += 1;
    }

    /// Whether the peer is to be read only when its turn comes.
    pub(super) fn is_over(&self, now: Moment) -> bool {
        self.readings >= MAX_VAIN_READINGS && now.up.since(self.since) < VAIN_WINDOW
    }
}

impl Core {
    /// Whether what is favoured may follow from an input. (What a person says of spaces and peers notes it itself.)
    pub(super) fn touches_favour(input: &Input) -> bool {
        matches!(input, Input::NetworkRestarted | Input::Tick)
    }

    /// Tells the network whom to favour, if that has changed since it was told last.
    pub(super) fn favour(&mut self, out: &mut Outbox) {
        if !std::mem::take(&mut self.granted.stale) {
            return;
        }
        let pinned = self.books.spaces_of(Regard::Pinned);
        self.granted.pinned_nodes = pinned.flat_map(|space| self.nodes_of(space)).collect();
        let named = self.books.peers().union(&self.configured_peers);
        let named = named.filter_map(|address| Peer::at_end_of(address));
        let favoured: BTreeSet<Peer> = named
            .chain(self.granted.pinned_nodes.iter().cloned())
            .chain(self.granted.long_known.iter().cloned())
            .filter(|peer| *peer != self.peer)
            .collect();
        if favoured != self.granted.favoured {
            self.granted.favoured.clone_from(&favoured);
            out.network(NetworkOrder::Favour(favoured));
        }
    }

    /// Whether a peer is no stranger.
    pub(super) fn is_favoured(&self, peer: &Peer) -> bool {
        self.granted.favoured.contains(peer)
    }

    /// The network forgot whom to favour.
    pub(super) fn forget_favoured(&mut self) {
        self.granted.favoured.clear();
        self.granted.stale = true;
    }

    /// A peer that stays, and brought something while it did, is no stranger any longer.
    pub(super) fn note_long_known(&mut self, now: Moment) {
        for (peer, session) in &self.sessions.connected {
            let long = now.up.since(session.connected_at) >= LONG_KNOWN;
            if long && session.brought && self.granted.long_known.len() < MAX_LONG_KNOWN {
                self.granted.long_known.insert(peer.clone());
            }
        }
    }

    /// A peer brought something new; of these pinned spaces, too.
    pub(super) fn note_brought<'a>(
        &mut self,
        peer: &Peer,
        pinned: impl Iterator<Item = &'a SpaceId>,
    ) {
        if let Some(session) = self.sessions.connected.get_mut(peer) {
            session.brought = true;
        }
        for space in pinned {
            let bringers = self.granted.bringers.entry(*space).or_default();
            bringers.retain(|held| held != peer);
            bringers.push(peer.clone());
            if bringers.len() > MAX_BRINGERS {
                bringers.remove(0);
            }
        }
    }

    /// Whether news of a home may come of reading this peer: it is a node of that home or of another pinned one, or it
    /// brought something of that home before. Whoever stayed silent when a check waited for it is not waited for again.
    pub(super) fn may_bring(&self, peer: &Peer, home: &SpaceId) -> bool {
        let brought = self.granted.bringers.get(home);
        !self.granted.silent.contains(peer)
            && (self.granted.pinned_nodes.contains(peer)
                || self.nodes_of(home).contains(peer)
                || brought.is_some_and(|bringers| bringers.contains(peer)))
    }

    /// Whoever is being read for news of this home has not answered in time.
    pub(super) fn note_silent(&mut self, home: &SpaceId) {
        let connected = self.sessions.connected.iter();
        let busy = connected.filter(|(_, session)| !matches!(session.doing, Doing::Nothing));
        let waited: Vec<Peer> = busy
            .map(|(peer, _)| peer.clone())
            .filter(|peer| self.may_bring(peer, home))
            .collect();
        for peer in waited {
            for bringers in self.granted.bringers.values_mut() {
                bringers.retain(|held| *held != peer);
            }
            if self.granted.silent.len() >= MAX_CURSORS {
                self.granted.silent.pop_first();
            }
            self.granted.silent.insert(peer);
        }
    }

    /// A peer was read to the end.
    pub(super) fn note_answered(&mut self, peer: &Peer) {
        self.granted.silent.remove(peer);
    }

    /// Keeps for later how far a peer was read that brought nothing: a stranger must not make the disk write.
    pub(super) fn hold_back(&mut self, changes: Vec<IndexChange>) {
        for change in changes {
            if let IndexChange::Cursor(peer, cursor) = change {
                self.granted.cursors.insert(peer, cursor);
            }
        }
    }

    /// What was kept for later, to be written with what is written anyway; what is written now counts before it.
    pub(super) fn with_held_back(&mut self, now: Vec<IndexChange>) -> Vec<IndexChange> {
        let held = std::mem::take(&mut self.granted.cursors);
        let held = held
            .into_iter()
            .map(|(peer, cursor)| IndexChange::Cursor(peer, cursor));
        held.chain(now).collect()
    }

    /// Writes what was kept for later: once a tick at most, whatever strangers do.
    pub(super) fn write_held_back(&mut self, out: &mut Outbox) {
        out.index(self.with_held_back(Vec::new()));
    }
}

#[cfg(test)]
mod tests {
    use federation_spec::wire::ids::Timestamp;

    use super::super::moment::Uptime;
    use super::*;

    fn at(seconds: u64) -> Moment {
        Moment {
            wall: Timestamp(0),
            up: Uptime(seconds),
            boot: Uptime(seconds),
        }
    }

    #[test]
    fn a_peer_that_brings_nothing_is_read_so_often_a_minute() {
        let mut in_vain = InVain::default();
        for reading in 1..MAX_VAIN_READINGS {
            in_vain.count(at(0));
            assert!(
                !in_vain.is_over(at(0)),
                "{reading} readings are not too many."
            );
        }
        in_vain.count(at(VAIN_WINDOW - 1));
        assert!(
            in_vain.is_over(at(VAIN_WINDOW - 1)),
            "As many as there may be are."
        );
        assert!(
            !in_vain.is_over(at(VAIN_WINDOW)),
            "The next minute has readings again."
        );
        in_vain.count(at(VAIN_WINDOW));
        assert!(!in_vain.is_over(at(VAIN_WINDOW)), "They are counted anew.");
    }

    #[test]
    fn the_peer_of_an_address_is_the_last_that_it_names() {
        let named = |address: &str| Peer::at_end_of(address).map(|peer| peer.to_string());
        let (one, other) = (
            "12D3KooWAujCsgHAKsDwage2NR2dBxa9oDyPdLP1iKQtu43wDGJh",
            "12D3KooWB4gccGXh1M3xuQThU1bH9t9kvFPk3eLXxPakdsuiQ57N",
        );
        let direct = format!("/ip4/192.0.2.1/tcp/1/p2p/{one}");
        let relayed = format!("{direct}/p2p-circuit/p2p/{other}");
        assert_eq!(
            named(&direct).as_deref(),
            Some(one),
            "A direct address names one."
        );
        assert_eq!(
            named(&relayed).as_deref(),
            Some(other),
            "A relayed one names its end."
        );
        for none in ["", "/ip4/192.0.2.1/tcp/1", "/p2p/", "/p2p/0OIl"] {
            assert_eq!(named(none), None, "{none:?} names nobody.");
        }
    }
}
