//! What a core held is not what is on disk, after the disk failed or another writer was quicker: what is there takes its place.

use std::collections::BTreeSet;

use federation_spec::wire::ids::SpaceId;

use super::batch::{Batch, PinnedFile};
use super::facts::{Fact, OwnFact, Regard};
use super::moment::Moment;
use super::output::{Effect, NetworkOrder, Outbox};
use super::peers::Peer;
use super::random::Random;
use super::state::Core;

/// What a core does once it remembers anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anew {
    /// The disk failed: it writes nothing.
    ReadOnly,
    /// It writes what the files lack; what they have too much is found at the next start.
    Writes {
        /// That this home was copied is not on disk yet, if it was.
        recopied: bool,
    },
}

impl Core {
    /// Remembers what another core does, who was read from disk just now, in place of what this one holds. Connections
    /// and everything else that no disk holds go on; peers are read again from where the disk says.
    pub fn forget_for(&mut self, fresh: Self, anew: Anew) -> Outbox {
        let mut out = Outbox::default();
        let pinned = |core: &Self| -> BTreeSet<SpaceId> {
            core.books.spaces_of(Regard::Pinned).copied().collect()
        };
        let (before, peers) = (pinned(self), self.books.peers().clone());
        let copied = self.own.is_copied() && anew == (Anew::Writes { recopied: true });
        self.keys = fresh.keys;
        self.directory = fresh.directory;
        self.books = fresh.books;
        if fresh.disk.misses_books() {
            self.disk.miss_books();
        }
        if fresh.disk.misses_door() {
            self.disk.miss_door();
        }
        self.own.replace_by(fresh.own);
        self.restored = fresh.restored;
        self.trust = fresh.trust;
        // What is remembered now is on disk.
        self.unsettled = fresh.unsettled;
        self.disk.ends_with(fresh.disk.last_entry());
        self.sessions.begin_again(fresh.sessions.into_cursors());
        self.granted.reconsider();
        out.effect(Effect::Keys(self.keys.clone()));
        out.effect(Effect::Tokens(self.tokens()));
        for address in self.books.peers().difference(&peers) {
            out.network(NetworkOrder::Dial(address.clone()));
        }
        for address in peers.difference(self.books.peers()) {
            out.network(NetworkOrder::Forget(address.clone()));
        }
        let index = self.differs_from_index(std::iter::empty());
        if anew != Anew::ReadOnly {
            let changed = pinned(self)
                .symmetric_difference(&before)
                .copied()
                .collect::<Vec<_>>();
            let wall = self.watch.seen().wall;
            let facts = copied.then_some(Fact::Own(OwnFact::HomeCopied));
            let batch = Batch {
                index,
                pinned: changed
                    .iter()
                    .map(|space| self.pinned_or_gone(space))
                    .collect(),
                ..self.batch_of(facts, wall)
            };
            if batch != Batch::default() {
                out.persist(batch);
            }
        }
        out
    }

    /// What the file of a space holds: nothing, where it is not pinned.
    fn pinned_or_gone(&self, space: &SpaceId) -> PinnedFile {
        match self.books.regard_of(space) {
            Regard::Pinned => self.pinned_file(space),
            Regard::Blocked | Regard::None => PinnedFile {
                space: *space,
                records: None,
            },
        }
    }

    /// What this node held was forgotten for what is on disk. What peers had brought meanwhile may be lost with it: each is read
    /// again, from where the disk says. Checks that wait for them go on waiting, as long as they would have.
    pub(super) fn on_forgotten(&mut self, now: Moment, rng: &mut dyn Random, out: &mut Outbox) {
        let connected: Vec<Peer> = self.sessions.peers().cloned().collect();
        for peer in connected {
            self.on_news(&peer, now, rng, out);
        }
    }
}
