//! Every space known: which record of each wins, which strangers have to go when there is no room. SPEC §4

use std::collections::{BTreeMap, BTreeSet, HashSet};

use federation_spec::protocol::Cursor;
use federation_spec::rules::supersede::{Inadmissible, Latest, Order, Place, examine_at, order};
use federation_spec::wire::ids::{SpaceId, Timestamp};
use federation_spec::wire::limits::FLOOR_LIFE;
use federation_spec::wire::signature::Verified;

use super::held::{Held, Known};
use super::line::{Admitted, Line, line_changes, removals};
use super::room::Rank;
use crate::core::batch::{IndexChange, Slot};

/// What admitting changed, beside the record's own place.
#[derive(Debug, Default)]
pub struct Change {
    /// In the index.
    pub index: Vec<IndexChange>,
    /// Spaces that had to make room.
    pub evicted: Vec<SpaceId>,
}

/// What became of a verified record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Admission {
    /// It is held from now on.
    Admitted,
    /// It is held, as proof that its space contradicts itself.
    Conflict,
    /// It was held already, or it only contradicts what contradicts itself already.
    Known,
    /// A newer one is held.
    Older,
    /// It cannot be held.
    Refused(Inadmissible),
    /// A status list that is not to be the newest, and takes away what the newest does not say: that counts. SPEC §4.7
    Taken {
        /// Whether there was room to keep its bytes.
        kept: bool,
    },
    /// There is no room for another stranger.
    Full,
}

impl Admission {
    /// Whether something is held from now on that was not before.
    pub fn is_held(self) -> bool {
        matches!(self, Self::Admitted | Self::Conflict | Self::Taken { .. })
    }
}

/// What is kept of a space.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// The newest records, while there is room: a stranger's.
    WhileRoom,
    /// The newest records, for good: this space's own, or a blocked one's.
    Newest,
    /// And what its terms said before: a pinned one's.
    History,
}

/// Every space known, this one included.
#[derive(Debug)]
pub struct Directory {
    pub(super) spaces: BTreeMap<SpaceId, Box<Known>>,
    /// Spaces that may be evicted, the last one first.
    pub(super) strangers: BTreeSet<(Rank, SpaceId)>,
    /// Spaces by name, without regard to case.
    pub(super) names: BTreeSet<(Box<str>, SpaceId)>,
    pub(super) stranger_bytes: usize,
    /// Records held.
    pub(super) records: usize,
    /// When each space is looked at whether something of it has ended: a tick costs what is due, not what is held.
    pub(super) ends: BTreeSet<(Timestamp, SpaceId)>,
    /// Spaces with status lists that stand beside the newest.
    pub(super) asides: BTreeSet<SpaceId>,
    /// The spaces that vouch and have said something else since somebody asked for them, and those that were not known before.
    pub(super) vouchers_changed: BTreeSet<SpaceId>,
    /// The index's epoch and the last arrival number given.
    pub(super) cursor: Cursor,
}

impl Directory {
    /// Nothing, yet. `cursor` is where the index stands.
    pub fn new(cursor: Cursor) -> Self {
        Self {
            spaces: BTreeMap::new(),
            strangers: BTreeSet::new(),
            names: BTreeSet::new(),
            stranger_bytes: 0,
            records: 0,
            ends: BTreeSet::new(),
            asides: BTreeSet::new(),
            vouchers_changed: BTreeSet::new(),
            cursor,
        }
    }

    /// One space.
    pub fn get(&self, space: &SpaceId) -> Option<&Known> {
        self.spaces.get(space).map(Box::as_ref)
    }

    /// All spaces after an id, in order.
    pub fn after(&self, space: Option<SpaceId>) -> impl Iterator<Item = (&SpaceId, &Known)> {
        let from = space.map_or(std::ops::Bound::Unbounded, std::ops::Bound::Excluded);
        let spaces = self.spaces.range((from, std::ops::Bound::Unbounded));
        spaces.map(|(space, known)| (space, known.as_ref()))
    }

    /// The first space that has a name, without regard to case.
    pub fn of_name(&self, name: &str) -> Option<SpaceId> {
        let name = in_small_letters(name);
        let first = (name.clone(), SpaceId::from_bytes([0; 20]));
        let (found, space) = self.names.range(first..).next()?;
        (*found == name).then_some(*space)
    }

    /// How many spaces.
    pub fn count(&self) -> usize {
        self.spaces.len()
    }

    /// How many records.
    pub fn records(&self) -> usize {
        self.records
    }

    /// The spaces that vouch and have said something else since this was asked last, and those that were not known then.
    pub fn take_changed_vouchers(&mut self) -> BTreeSet<SpaceId> {
        std::mem::take(&mut self.vouchers_changed)
    }

    /// Where the index stands.
    pub fn cursor(&self) -> Cursor {
        self.cursor
    }

    /// Lets go of what a space's terms said before.
    pub fn forget_earlier(&mut self, space: &SpaceId) {
        if let Some(known) = self.spaces.get_mut(space) {
            known.forget_earlier();
        }
    }

    /// Admits a verified record, or says why not. SPEC §4
    pub fn admit<T: Held>(
        &mut self,
        verified: Verified<T>,
        keep: Keep,
        now: Timestamp,
        change: &mut Change,
    ) -> Admission {
        if let Err(reason) = examine_at(verified.record(), now) {
            return Admission::Refused(reason);
        }
        let space = verified.record().space();
        let place = place_of(&verified);
        let line = verified.record().line();
        let standing = self.order::<T>(&space, line, &place);
        match standing {
            Order::Same | Order::Surplus => return Admission::Known,
            Order::Older => return Admission::Older,
            Order::Newer | Order::Conflict { .. } => {}
        }
        let admitted = Admitted::new(verified, place, self.next_arrival());
        let held = self.account(&space, keep, |known| T::take(known, line));
        let before = held.as_ref().map_or(Vec::new(), Line::places);
        let (now_held, superseded) = match (standing, held) {
            (Order::Conflict { show_offered }, Some(line)) => rivals(line, admitted, show_offered),
            (_, held) => {
                let superseded = held.into_iter().flat_map(Line::into_records);
                (Line::of(admitted), superseded.collect())
            }
        };
        change.index.extend(line_changes(&before, &now_held));
        let settled = self.put(space, now_held, superseded, keep);
        change.index.extend(settled);
        match standing {
            Order::Conflict { .. } => Admission::Conflict,
            Order::Newer | Order::Same | Order::Older | Order::Surplus => {
                self.make_room(&space, change)
            }
        }
    }

    fn order<T: Held>(&self, space: &SpaceId, line: u8, place: &Place) -> Order {
        let held = self.get(space).and_then(|known| T::held(known, line));
        let rival = held.and_then(|line| line.rival.as_ref());
        order(
            held.map(|line| &line.shown.place),
            rival.map(|rival| &rival.place),
            place,
        )
    }

    /// Puts back a record that the index held, under its old number, without looking at its end. A status list from the
    /// future is put beside the newest.
    pub fn restore<T: Held>(
        &mut self,
        verified: Verified<T>,
        arrival: u64,
        rival: bool,
        keep: Keep,
    ) {
        let (space, line) = (verified.record().space(), verified.record().line());
        let place = place_of(&verified);
        let admitted = Admitted::new(verified, place, arrival);
        self.cursor.arrival = self.cursor.arrival.max(arrival);
        let held = self.account(&space, keep, |known| {
            // As old as its oldest record, not as this process.
            known.born = known.born.min(arrival);
            T::take(known, line)
        });
        let (line, superseded) = match held {
            Some(line) if rival => (line.with_rival(admitted), Vec::new()),
            Some(line) if line.shown.place.sequence >= admitted.place.sequence => {
                (line, vec![admitted])
            }
            held => {
                let superseded = held.into_iter().flat_map(Line::into_records);
                (Line::of(admitted), superseded.collect())
            }
        };
        self.put(space, line, superseded, keep);
        if self.get(&space).is_some_and(Known::has_aside) {
            self.asides.insert(space);
        }
    }

    /// What the index holds and nobody remembers: what another record took the place of as all of them were put back, and
    /// what did not climb. It would be served without end, and would never be asked for again.
    pub fn unremembered(&self, held: impl Iterator<Item = (Slot, u64)>) -> Vec<IndexChange> {
        let all = self.spaces.values().flat_map(|known| known.places());
        let remembered: HashSet<u64> = all.map(|(_, arrival)| arrival).collect();
        let unremembered = held.filter(|(_, arrival)| !remembered.contains(arrival));
        removals(&unremembered.collect::<Vec<_>>()).collect()
    }

    /// Gives arrival numbers to records that came from the ledger or a pinned file, and says where they go.
    pub fn number_unnumbered(&mut self) -> Vec<IndexChange> {
        let mut changes = Vec::new();
        for known in self.spaces.values_mut() {
            known.number_all(&mut self.cursor.arrival, &mut changes);
        }
        changes
    }

    /// Forgets records that ended more than [`FLOOR_LIFE`] ago: until then they keep older ones from coming back. A status
    /// list that takes something away is never forgotten: nothing may give that back.
    pub fn forget_ended(&mut self, now: Timestamp) -> Vec<IndexChange> {
        let mut changes = Vec::new();
        while let Some((end, space)) = self.ends.first().copied()
            && end.plus(FLOOR_LIFE) <= now
        {
            let keep = self.keep_of(&space);
            let gone = self.account(&space, keep, |known| {
                known.said_mut().map(|lines| lines.drop_ended(now))
            });
            changes.extend(gone.into_iter().flatten());
            let next = self.get(&space).and_then(Known::first_end);
            self.look_at(&space, next);
        }
        changes
    }

    /// Looks at a space when the next of its records ends.
    fn look_at(&mut self, space: &SpaceId, end: Option<Timestamp>) {
        let Some(known) = self.spaces.get_mut(space) else {
            return;
        };
        let before = std::mem::replace(&mut known.ends_at, end);
        if let Some(before) = before {
            self.ends.remove(&(before, *space));
        }
        self.ends.extend(end.map(|end| (end, *space)));
    }

    /// Puts a line back, and what it superseded where that is kept.
    fn put<T: Held>(
        &mut self,
        space: SpaceId,
        line: Line<T>,
        superseded: Vec<Admitted<T>>,
        keep: Keep,
    ) -> Vec<IndexChange> {
        let number = line.shown.record.line();
        let end = line.shown.record.leaves_at();
        let settled = self.account(&space, keep, |known| {
            T::put(known, line);
            T::superseded(known, superseded, keep);
            T::settled(known, number)
        });
        if keep == Keep::WhileRoom {
            self.rank(&space);
        }
        if !settled.is_empty() {
            self.asides.insert(space);
        }
        let looked_at = self.get(&space).and_then(|known| known.ends_at);
        if end.is_some_and(|end| looked_at.is_none_or(|at| end < at)) {
            self.look_at(&space, end);
        }
        settled
    }

    fn next_arrival(&mut self) -> u64 {
        self.cursor.arrival += 1;
        self.cursor.arrival
    }
}

pub(super) fn place_of<T: Latest>(verified: &Verified<T>) -> Place {
    Place {
        sequence: verified.record().sequence(),
        payload: verified.payload_hash(),
    }
}

/// The two lowest of a conflict, and a rival that was there before: it has the highest payload hash of the three and goes.
fn rivals<T>(
    held: Line<T>,
    offered: Admitted<T>,
    show_offered: bool,
) -> (Line<T>, Vec<Admitted<T>>) {
    let gone = held.rival.map(|rival| *rival).into_iter().collect();
    let line = if show_offered {
        Line::of(offered).with_rival(held.shown)
    } else {
        Line::of(held.shown).with_rival(offered)
    };
    (line, gone)
}

/// A name without regard to case.
pub(super) fn in_small_letters(name: &str) -> Box<str> {
    name.to_lowercase().into_boxed_str()
}
