//! Reasons to ask a person: what kind of member the visitor is. SPEC §5.7

use crate::records::card::Tier;
use crate::records::profile::SpaceKind;

/// What kind of member the visitor is, and of what kind of place, is not what the terms want.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MemberReason {
    /// The home's attestation of the share of visits at home is missing or too low.
    HomeShare {
        /// Percent attested.
        attested: Option<u64>,
        /// Percent needed.
        needed: u64,
    },
    /// The home must have a room of its own, and its profile names neither address nor point.
    HomeRoomUnknown,
    /// The home is of another kind.
    WrongKind {
        /// Its kind.
        is: Option<SpaceKind>,
        /// The kinds that count.
        wanted: Vec<SpaceKind>,
    },
    /// The tier is below the least.
    TierTooLow {
        /// The member's tier.
        is: Tier,
        /// The least.
        least: Tier,
    },
    /// The tier is not attested.
    TierUnknown,
    /// The tier is excluded.
    TierExcluded(Tier),
    /// The visitor has not been a member for long enough.
    MemberTooShort {
        /// Days, if attested.
        days: Option<u64>,
        /// The least.
        least: u64,
    },
}

impl MemberReason {
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::HomeShare { .. } => "COV-A14",
            Self::HomeRoomUnknown => "COV-A33",
            Self::WrongKind { .. } => "COV-A20",
            Self::TierTooLow { .. } => "COV-A21",
            Self::TierUnknown => "COV-A22",
            Self::TierExcluded(_) => "COV-A23",
            Self::MemberTooShort { .. } => "COV-A24",
        }
    }
}
