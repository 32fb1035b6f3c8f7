//! The status list: a home says which of its passes count no more. Gossiped whole, so that nobody asks for one pass. SPEC §3.6

use crate::wire::ids::{SpaceId, Timestamp};

use super::fields::map_fields;
use super::status::{ListId, Status, StatusEntries};
use super::values::{Number, Version1};
use super::{Authority, record_of_claims};

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
    }
}

record_of_claims! {
    /// A status list.
    pub struct StatusList(StatusListClaims), by |claims| Authority::Space {
        space: claims.space,
        at: None,
    }
}

impl StatusList {
    /// What it says of a place; `None` for one that it does not have.
    pub fn at(&self, index: u16) -> Option<Status> {
        self.0.entries.statuses.at(index)
    }
}
