//! What is known of peers as peers: who is favoured, who brings news of which home, who stayed silent when a desk waited.
//!
//! Peer ids are free, so all of it is bounded.

use std::collections::{BTreeMap, BTreeSet};

use federation_spec::protocol::Cursor;
use federation_spec::wire::ids::SpaceId;

use crate::core::batch::IndexChange;
use crate::core::limits::{MAX_BRINGERS, MAX_CURSORS, MAX_LONG_KNOWN};
use crate::core::peers::Peer;

/// What is known of peers as peers.
#[derive(Debug)]
pub struct Granted {
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
    stale: bool,
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
    pub fn is_favoured(&self, peer: &Peer) -> bool {
        self.favoured.contains(peer)
    }

    /// Who is favoured may have changed.
    pub fn reconsider(&mut self) {
        self.stale = true;
    }

    /// Whether who is favoured may have changed since that was asked last.
    pub fn must_reconsider(&mut self) -> bool {
        std::mem::take(&mut self.stale)
    }

    /// These nodes of pinned spaces and named peers are favoured, beside whoever is long known: all of them, if the network
    /// was told of others.
    pub fn favour(
        &mut self,
        pinned_nodes: BTreeSet<Peer>,
        named: impl Iterator<Item = Peer>,
        own: &Peer,
    ) -> Option<BTreeSet<Peer>> {
        self.pinned_nodes = pinned_nodes;
        let favoured: BTreeSet<Peer> = named
            .chain(self.pinned_nodes.iter().cloned())
            .chain(self.long_known.iter().cloned())
            .filter(|peer| peer != own)
            .collect();
        if favoured == self.favoured {
            return None;
        }
        self.favoured.clone_from(&favoured);
        Some(favoured)
    }

    /// The network forgot whom to favour.
    pub fn forget_favoured(&mut self) {
        self.favoured.clear();
        self.stale = true;
    }

    /// A peer is no stranger any longer, if there is room.
    pub fn note_long_known(&mut self, peer: &Peer) {
        if self.long_known.len() < MAX_LONG_KNOWN {
            self.long_known.insert(peer.clone());
        }
    }

    /// A peer brought something new of a pinned space.
    pub fn note_brought(&mut self, peer: &Peer, space: SpaceId) {
        let bringers = self.bringers.entry(space).or_default();
        bringers.retain(|held| held != peer);
        bringers.push(peer.clone());
        if bringers.len() > MAX_BRINGERS {
            bringers.remove(0);
        }
    }

    /// Whether news of a home may come of reading this peer, whose nodes are these: it is a node of that home or of another
    /// pinned one, or it brought something of that home before. Whoever stayed silent is not waited for again.
    pub fn may_bring(&self, peer: &Peer, home: &SpaceId, nodes: &[Peer]) -> bool {
        let brought = self.bringers.get(home);
        !self.silent.contains(peer)
            && (self.pinned_nodes.contains(peer)
                || nodes.contains(peer)
                || brought.is_some_and(|bringers| bringers.contains(peer)))
    }

    /// A check waited for a peer in vain.
    pub fn note_silent(&mut self, peer: Peer) {
        for bringers in self.bringers.values_mut() {
            bringers.retain(|held| *held != peer);
        }
        if self.silent.len() >= MAX_CURSORS {
            self.silent.pop_first();
        }
        self.silent.insert(peer);
    }

    /// A peer was read to the end.
    pub fn note_answered(&mut self, peer: &Peer) {
        self.silent.remove(peer);
    }

    /// Keeps for later how far a peer was read that brought nothing: a stranger must not make the disk write.
    pub fn hold_back(&mut self, changes: Vec<IndexChange>) {
        for change in changes {
            if let IndexChange::Cursor(peer, cursor) = change {
                self.cursors.insert(peer, cursor);
            }
        }
    }

    /// What was kept for later, to be written with what is written anyway; what is written now counts before it.
    pub fn with_held_back(&mut self, now: Vec<IndexChange>) -> Vec<IndexChange> {
        let held = std::mem::take(&mut self.cursors);
        let held = held
            .into_iter()
            .map(|(peer, cursor)| IndexChange::Cursor(peer, cursor));
        held.chain(now).collect()
    }
}
