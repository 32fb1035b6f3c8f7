//! What status lists took away: a join, so that neither the order in which they come nor a later list gives it back.
//! SPEC §4.7
//!
//! A place that any list of its home showed as revoked or replaced is taken for good. A place that a list suspends stays
//! suspended until the newest list lifts that suspension by its name.

use std::collections::{BTreeMap, BTreeSet};

use crate::records::StatusList;
use crate::records::status::Status;
use crate::wire::ids::SuspensionTag;
use crate::wire::limits::LIST_ENTRIES;

/// Words of 64 places that one list has.
const WORDS: usize = LIST_ENTRIES as usize / 64;

/// A set of places of one list: a bit a place, and nothing while it is empty.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Places(Option<Box<[u64; WORDS]>>);

impl std::fmt::Debug for Places {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

impl Places {
    /// Takes a place in. One that no list has is left out.
    pub fn insert(&mut self, place: u16) {
        if let Some((word, bit)) = position(place) {
            self.0.get_or_insert_with(|| Box::new([0; WORDS]))[word] |= bit;
        }
    }

    /// Whether a place is in it.
    pub fn contains(&self, place: u16) -> bool {
        let held = self.0.as_ref().zip(position(place));
        held.is_some_and(|(words, (word, bit))| words[word] & bit != 0)
    }

    /// Takes all places of another set in.
    pub fn join(&mut self, other: &Self) {
        if let Some(others) = &other.0 {
            let words = self.0.get_or_insert_with(|| Box::new([0; WORDS]));
            words
                .iter_mut()
                .zip(others.iter())
                .for_each(|(word, other)| *word |= other);
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0
            .as_ref()
            .is_none_or(|words| words.iter().all(|word| *word == 0))
    }

    /// The places, in order.
    pub fn iter(&self) -> impl Iterator<Item = u16> {
        let words = self.0.iter().flat_map(|words| words.iter().enumerate());
        words.flat_map(|(at, word)| {
            let set = (0..64).filter(move |bit| word >> bit & 1 == 1);
            set.map(move |bit| at as u16 * 64 + bit)
        })
    }

    /// The bits, 1,024 bytes: place i in byte i / 8, the first place in the lowest bit.
    pub fn to_bytes(&self) -> Vec<u8> {
        let words = self.0.as_deref().unwrap_or(&[0; WORDS]);
        words.iter().flat_map(|word| word.to_le_bytes()).collect()
    }

    /// Reads the bits; `None` for another number of bytes.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        if bytes.len() != WORDS * 8 {
            return None;
        }
        let mut places = Self::default();
        let set = |place: &u16| bytes[usize::from(place / 8)] >> (place % 8) & 1 == 1;
        (0..LIST_ENTRIES)
            .filter(set)
            .for_each(|place| places.insert(place));
        Some(places)
    }
}

impl FromIterator<u16> for Places {
    fn from_iter<I: IntoIterator<Item = u16>>(places: I) -> Self {
        let mut set = Self::default();
        places.into_iter().for_each(|place| set.insert(place));
        set
    }
}

fn position(place: u16) -> Option<(usize, u64)> {
    (place < LIST_ENTRIES).then(|| (usize::from(place / 64), 1 << (place % 64)))
}

/// What lists of one line take away.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Takings {
    /// Places whose passes count no more.
    good: Places,
    /// Places whose passes do not count until this suspension is lifted.
    suspended: BTreeMap<SuspensionTag, BTreeSet<u16>>,
}

impl Takings {
    /// What one list takes away. An entry *suspended* for which the list names no suspension could never be lifted: it
    /// takes the place for good.
    pub fn of(list: &StatusList) -> Self {
        let mut takings = Self::default();
        for suspension in list.suspensions() {
            let places = takings.suspended.entry(suspension.tag).or_default();
            places.extend(suspension.places());
        }
        let named: BTreeSet<u16> = takings.suspended.values().flatten().copied().collect();
        let good = list.0.entries.statuses.said().into_iter();
        let good =
            good.filter(|(place, status)| *status != Status::Suspended || !named.contains(place));
        takings.good = good.map(|(place, _)| place).collect();
        takings
    }

    /// Places taken for good, and nothing else.
    pub fn for_good(good: Places) -> Self {
        Self {
            good,
            suspended: BTreeMap::new(),
        }
    }

    /// Whether nothing is taken away.
    pub fn is_empty(&self) -> bool {
        self.good.is_empty() && self.suspended.is_empty()
    }

    /// The places that are taken for good.
    pub fn good(&self) -> &Places {
        &self.good
    }

    /// The suspensions, each with its places.
    pub fn suspended(&self) -> &BTreeMap<SuspensionTag, BTreeSet<u16>> {
        &self.suspended
    }

    /// Takes in what others take away.
    pub fn join(&mut self, other: &Self) {
        self.good.join(&other.good);
        for (tag, places) in &other.suspended {
            self.suspended.entry(*tag).or_default().extend(places);
        }
    }

    /// What of it a newer list does not say: neither that the place is taken, nor that the suspension holds or is lifted.
    #[must_use]
    pub fn beyond(&self, newest: &StatusList) -> Self {
        let said = Self::of(newest);
        let good = self.good.iter().filter(|place| !said.good.contains(*place));
        let left = |(tag, places): (&SuspensionTag, &BTreeSet<u16>)| {
            let named = said.suspended.get(tag);
            let unsaid = |place: &&u16| {
                !said.good.contains(**place) && named.is_none_or(|named| !named.contains(place))
            };
            let places: BTreeSet<u16> = places.iter().filter(unsaid).copied().collect();
            (!places.is_empty() && !newest.lifts(*tag)).then_some((*tag, places))
        };
        Self {
            good: good.collect(),
            suspended: self.suspended.iter().filter_map(left).collect(),
        }
    }

    /// The same with every suspension taken for good: where the list that could be asked for it is not kept.
    #[must_use]
    pub fn hardened(&self) -> Self {
        let mut good = self.good.clone();
        let places = self.suspended.values().flatten();
        places.for_each(|place| good.insert(*place));
        Self::for_good(good)
    }

    /// What is said of a place; `None` if nothing takes it away.
    pub fn at(&self, place: u16) -> Option<Status> {
        if self.good.contains(place) {
            return Some(Status::Revoked);
        }
        let mut suspended = self.suspended.values();
        suspended
            .any(|places| places.contains(&place))
            .then_some(Status::Suspended)
    }
}

/// What stands at a place: what the newest list says there, unless that is less than other lists took away, or than it
/// suspends by name itself. `None` without any list that says something of it.
#[must_use]
pub fn status_at(
    newest: Option<&StatusList>,
    beyond: Option<&Takings>,
    place: u16,
) -> Option<Status> {
    let said = newest.and_then(|list| list.at(place));
    let taken = beyond.and_then(|takings| takings.at(place));
    let named = || newest.is_some_and(|list| names(list, place));
    match (said, taken) {
        (None | Some(Status::Valid), Some(taken)) => Some(taken),
        (None | Some(Status::Valid), None) if named() => Some(Status::Suspended),
        (Some(Status::Suspended), Some(Status::Revoked)) => Some(Status::Revoked),
        (said, _) => said,
    }
}

/// Whether a list suspends a place by a name that it does not lift.
fn names(list: &StatusList, place: u16) -> bool {
    let mut suspensions = list.suspensions();
    suspensions.any(|suspension| suspension.places().any(|held| held == place))
}
