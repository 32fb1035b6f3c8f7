//! For whom others vouch, as far as it was worked out: again only when something has changed that it rests on.

use std::collections::{BTreeMap, BTreeSet};

use federation_spec::rules::trust::Vouched;
use federation_spec::wire::ids::{SpaceId, Timestamp};

/// For whom others vouch.
#[derive(Debug, Default)]
pub struct Trust {
    vouched: BTreeMap<SpaceId, Vouched>,
    /// For whom somebody vouches that counts, and of whom nothing was known.
    awaited: BTreeSet<SpaceId>,
    /// How often the operator had thought otherwise of a space when it was worked out.
    regards: Option<u64>,
    /// When time alone changes it: vouches end, and shares grow.
    until: Option<Timestamp>,
}

impl Trust {
    /// Whether it still holds at a moment, as far as the operator's own word goes.
    pub fn holds(&self, regards: u64, now: Timestamp) -> bool {
        self.regards == Some(regards) && self.until.is_none_or(|until| now < until)
    }

    /// Whether it rests on what a space says that is not pinned: on that of whoever came in, or would have if it had been known.
    pub fn rests_on(&self, space: &SpaceId) -> bool {
        self.vouched.contains_key(space) || self.awaited.contains(space)
    }

    /// Holds what was worked out, and who was missed in it.
    pub fn hold(
        &mut self,
        (vouched, awaited): (BTreeMap<SpaceId, Vouched>, BTreeSet<SpaceId>),
        regards: u64,
        until: Option<Timestamp>,
    ) {
        (self.vouched, self.awaited) = (vouched, awaited);
        self.regards = Some(regards);
        self.until = until;
    }

    /// Who vouches for a space, if enough do.
    pub fn of(&self, space: &SpaceId) -> Option<&Vouched> {
        self.vouched.get(space)
    }
}
