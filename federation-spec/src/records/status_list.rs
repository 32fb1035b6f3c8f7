//! The status list: a home says which of its passes count no more. Gossiped whole, so that nobody asks for one pass. SPEC §3.6

use crate::wire::ids::{SpaceId, SuspensionTag, Timestamp};
use crate::wire::limits::{LIST_ENTRIES, MAX_SUSPENDED, MAX_SUSPENSIONS};

use super::fields::map_fields;
use super::status::{ListId, Status, StatusEntries};
use super::values::{List, Number, Version1};
use super::{Authority, Tenure, record_of_claims};

map_fields! {
    /// The claims of a status list.
    pub struct StatusListClaims: Claims {
        /// The home.
        1 => space: SpaceId,
        /// Which of its lists; passes name it so.
        2 => list: ListId,
        /// When it ends.
        4 => expires_at: Timestamp,
        /// When it was signed.
        6 => issued_at: Timestamp,
        /// The entries.
        65533 => entries: StatusEntries,
        /// After so many seconds the home will have signed it anew.
        65534 => ttl: Option<Number<1, 604_800>>,
        /// The body.
        -65537 => body: StatusListBody,
    }
}

map_fields! {
    /// The body of a status list.
    pub struct StatusListBody: Body {
        /// Profile version.
        0 => version: Version1,
        /// Sequence number.
        1 => sequence: u64,
        /// When the home signed its first list: every pass that it signed since names a place in one.
        2 => since: Timestamp,
        /// What is suspended, each time under a name of its own.
        4 => suspensions: List<Suspension, 0, { MAX_SUSPENSIONS }>,
        /// Suspensions that hold no longer.
        6 => lifted: List<SuspensionTag, 0, { MAX_SUSPENSIONS }>,
    }
}

map_fields! {
    /// Passes that do not count for now, until this suspension is lifted by its name.
    pub struct Suspension: Body {
        /// Its name.
        1 => tag: SuspensionTag,
        /// Their places.
        2 => places: List<Number<0, { LIST_ENTRIES as i64 - 1 }>, 1, { MAX_SUSPENDED }>,
    }
}

impl Suspension {
    /// A suspension of these places; `None` for none, for more than [`MAX_SUSPENDED`], or for one that no list has.
    pub fn new(tag: SuspensionTag, places: impl IntoIterator<Item = u16>) -> Option<Self> {
        let places: Option<Vec<_>> = places
            .into_iter()
            .map(|place| Number::new(place.into()))
            .collect();
        let places = List::new(places?)?;
        Some(Self { tag, places })
    }

    /// The places that it suspends.
    pub fn places(&self) -> impl Iterator<Item = u16> {
        self.places.iter().map(|place| place.value() as u16)
    }
}

record_of_claims! {
    /// A status list.
    pub struct StatusList(StatusListClaims), by |claims| Authority::Space {
        space: claims.space,
        at: claims.issued_at,
        tenure: Tenure::Latest,
    }
}

impl StatusList {
    /// What it says of a place; `None` for one that it does not have.
    pub fn at(&self, index: u16) -> Option<Status> {
        self.0.entries.statuses.at(index)
    }

    /// Whether it says that a suspension of this name holds no longer.
    pub fn lifts(&self, tag: SuspensionTag) -> bool {
        self.0.body.lifted.iter().any(|lifted| *lifted == tag)
    }

    /// The suspensions that it names and does not lift.
    pub fn suspensions(&self) -> impl Iterator<Item = &Suspension> {
        let named = self.0.body.suspensions.iter();
        named.filter(|suspension| !self.lifts(suspension.tag))
    }
}
