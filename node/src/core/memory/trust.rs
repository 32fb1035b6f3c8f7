//! For whom others vouch, as far as it was worked out: again only when something has changed that it rests on.

use std::collections::BTreeMap;

use federation_spec::rules::trust::Vouched;
use federation_spec::wire::ids::{SpaceId, Timestamp};

/// What it rests on, as far as that changes: what the operator thinks of spaces, and what those say that vouch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grounds {
    /// How often the operator has thought otherwise of a space.
    pub regards: u64,
    /// How often a space that vouches has said something else.
    pub said: u64,
}

/// For whom others vouch.
#[derive(Debug, Default)]
pub struct Trust {
    vouched: BTreeMap<SpaceId, Vouched>,
    grounds: Option<Grounds>,
    /// When time alone changes it: vouches end, and shares grow.
    until: Option<Timestamp>,
}

impl Trust {
    /// Whether it still holds at a moment.
    pub fn holds(&self, grounds: Grounds, now: Timestamp) -> bool {
        self.grounds == Some(grounds) && self.until.is_none_or(|until| now < until)
    }

    /// Holds what was worked out.
    pub fn hold(
        &mut self,
        vouched: BTreeMap<SpaceId, Vouched>,
        grounds: Grounds,
        until: Option<Timestamp>,
    ) {
        self.vouched = vouched;
        self.grounds = Some(grounds);
        self.until = until;
    }

    /// Who vouches for a space, if enough do.
    pub fn of(&self, space: &SpaceId) -> Option<&Vouched> {
        self.vouched.get(space)
    }
}
