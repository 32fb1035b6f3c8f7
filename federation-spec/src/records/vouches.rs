//! Vouches: a space says of which others it knows that they are what they say. All of them stand in its own record, so that nobody
//! hangs anything on anybody else. SPEC §3.10

use crate::wire::ids::{SpaceId, Timestamp};
use crate::wire::limits::MAX_VOUCHED;

use super::fields::map_fields;
use super::values::{List, Version1};
use super::{Authority, Tenure, record_of_claims};

map_fields! {
    /// The claims of vouches.
    pub struct VouchesClaims: Claims {
        /// The space that vouches.
        1 => space: SpaceId,
        /// When all of them end.
        4 => expires_at: Timestamp,
        /// When they were signed.
        6 => issued_at: Timestamp,
        /// The body.
        -65537 => body: VouchesBody,
    }
}

map_fields! {
    /// The body of vouches.
    pub struct VouchesBody: Body {
        /// Profile version.
        0 => version: Version1,
        /// Sequence number.
        1 => sequence: u64,
        /// For whom, by ascending ids. Whoever is left out is not vouched for any more.
        2 => vouches: List<Vouch, 0, { MAX_VOUCHED }>,
    }
}

map_fields! {
    /// A space that is vouched for.
    pub struct Vouch: Body {
        /// Which one.
        1 => space: SpaceId,
        /// Since when the space says so.
        2 => since: Timestamp,
    }
}

record_of_claims! {
    /// Vouches.
    pub struct Vouches(VouchesClaims), by |claims| Authority::Space {
        space: claims.space,
        at: claims.issued_at,
        tenure: Tenure::Latest,
    }
}

impl Vouches {
    /// The spaces for which it vouches.
    pub fn all(&self) -> impl Iterator<Item = &Vouch> {
        self.0.body.vouches.iter()
    }

    /// Whether they stand in the order of their ids as texts, none of them twice.
    pub fn are_in_order(&self) -> bool {
        let ids: Vec<String> = self.all().map(|vouch| vouch.space.to_string()).collect();
        ids.is_sorted_by(|one, next| one < next)
    }

    /// The vouch for a space.
    pub fn of(&self, space: &SpaceId) -> Option<&Vouch> {
        self.all().find(|vouch| vouch.space == *space)
    }
}
