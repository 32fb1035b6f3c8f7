//! How much is held of strangers, and who has to go when there is no room. SPEC §4 says nothing of it: it is this node's own.
//!
//! Whoever brings nothing but key logs goes first, then whoever came last: a flood replaces itself, and what was known
//! before stays.

use federation_spec::wire::ids::SpaceId;

use super::held::{Known, Named};
use super::line::removals;
use super::spaces::{Admission, Change, Directory, Keep, in_small_letters};
use crate::core::limits::{MAX_BARE_STRANGERS, MAX_STRANGER_BYTES, MAX_STRANGERS};

/// Who has to go: the greatest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rank {
    /// Nothing but a key log.
    bare: bool,
    /// Of those with more, the youngest goes first; of bare ones the oldest, which has had time to bring more.
    turn: u64,
}

impl Rank {
    fn of(known: &Known) -> Self {
        let bare = known.is_bare();
        let turn = if bare {
            u64::MAX - known.born
        } else {
            known.born
        };
        Self { bare, turn }
    }
}

impl Directory {
    /// Keeps a space for good, whatever others come.
    pub fn keep(&mut self, space: &SpaceId) {
        if let Some(known) = self.spaces.get_mut(space)
            && let Some(rank) = known.rank.take()
        {
            self.strangers.remove(&(rank, *space));
            self.stranger_bytes -= known.size();
        }
    }

    /// Counts a space among the strangers again.
    pub fn let_go(&mut self, space: &SpaceId) {
        let size = match self.spaces.get(space) {
            Some(known) if known.rank.is_none() => known.size(),
            _ => return,
        };
        self.stranger_bytes += size;
        self.rank(space);
    }

    /// What is kept of a space, as far as room is concerned.
    pub(super) fn keep_of(&self, space: &SpaceId) -> Keep {
        match self.get(space).and_then(|known| known.rank) {
            Some(_) => Keep::WhileRoom,
            None => Keep::Newest,
        }
    }

    /// Gives a stranger its place among those who have to go.
    pub(super) fn rank(&mut self, space: &SpaceId) {
        let Some(known) = self.spaces.get_mut(space) else {
            return;
        };
        let rank = Rank::of(known);
        let before = known.rank.replace(rank);
        if before != Some(rank) {
            if let Some(before) = before {
                self.strangers.remove(&(before, *space));
            }
            self.strangers.insert((rank, *space));
        }
    }

    /// Changes what is held of a space, and keeps count of records, names and the strangers' bytes.
    pub(super) fn account<R>(
        &mut self,
        space: &SpaceId,
        keep: Keep,
        change: impl FnOnce(&mut Known) -> R,
    ) -> R {
        let born = self.cursor.arrival;
        let known = self.spaces.entry(*space).or_insert_with(|| {
            let mut known = Box::<Known>::default();
            known.born = born;
            known
        });
        let (records, bytes, web) = (known.count(), known.size(), known.web());
        let result = change(known);
        let appears = records == 0 && known.count() > 0;
        if appears || known.web() != web {
            self.vouchers_changed.insert(*space);
        }
        self.records = self.records + known.count() - records;
        if keep == Keep::WhileRoom {
            self.stranger_bytes = self.stranger_bytes + known.size() - bytes;
        }
        self.name(space);
        result
    }

    /// Finds a space under its name, if that has changed.
    fn name(&mut self, space: &SpaceId) {
        let Some(known) = self.spaces.get_mut(space) else {
            return;
        };
        let profile = known.profile.as_ref().map(|line| &line.shown);
        let now = profile.map(|profile| profile.record.0.body.name.as_str());
        // Most changes leave the name alone.
        if now == known.named.as_ref().map(Named::name) {
            return;
        }
        let now = now.map(Named::new);
        let listed = now.as_ref().map(|named| in_small_letters(named.name()));
        let before = std::mem::replace(&mut known.named, now);
        if let Some(before) = before {
            self.unname(space, before.name());
        }
        if let Some(listed) = listed {
            self.names.insert((listed, *space));
        }
    }

    fn unname(&mut self, space: &SpaceId, name: &str) {
        self.names.remove(&(in_small_letters(name), *space));
    }

    /// Evicts strangers until there is room.
    pub(super) fn make_room(&mut self, newcomer: &SpaceId, change: &mut Change) -> Admission {
        let mut admission = Admission::Admitted;
        while let Some(space) = self.next_to_go(newcomer) {
            self.evict(&space, change);
            if space == *newcomer {
                admission = Admission::Full;
            }
        }
        admission
    }

    /// Who has to go next, if anybody. Where the pool fills, bare ones go before it is full.
    fn next_to_go(&self, newcomer: &SpaceId) -> Option<SpaceId> {
        let (rank, last) = self.strangers.last().copied()?;
        let full = self.strangers.len() > MAX_STRANGERS || self.stranger_bytes > MAX_STRANGER_BYTES;
        let crowded = self.strangers.len() > MAX_BARE_STRANGERS && rank.bare && last != *newcomer;
        (full || crowded).then_some(last)
    }

    fn evict(&mut self, space: &SpaceId, change: &mut Change) {
        let mut known = self.spaces.remove(space).unwrap_or_default();
        if known.web().is_some() {
            self.vouchers_changed.insert(*space);
        }
        if let Some(rank) = known.rank {
            self.strangers.remove(&(rank, *space));
        }
        self.stranger_bytes -= known.size();
        self.records -= known.count();
        self.asides.remove(space);
        if let Some(end) = known.ends_at {
            self.ends.remove(&(end, *space));
        }
        if let Some(named) = &known.named {
            self.unname(space, named.name());
        }
        change.index.extend(removals(&known.places()));
        let lists = known.lists_mut().iter_mut();
        let lost = lists.filter_map(|list| list.forget_lost(*space));
        change.index.extend(lost);
        change.evicted.push(*space);
    }
}
