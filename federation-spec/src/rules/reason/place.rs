//! Reasons to ask a person: where the visitor comes from. SPEC §5.7

use super::From;
use crate::records::terms::grant::RegionRule;

/// Where a region rule wants the visitor to come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The rule.
    pub rule: RegionRule,
    /// The region meant, in the host's words.
    pub name: Option<String>,
    /// Whose place is looked at.
    pub from: From,
}

/// Where the visitor comes from is not where the terms want it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlaceReason {
    /// Too near.
    TooNear {
        /// So many kilometres.
        km: u64,
        /// At least so many are needed.
        least: u64,
        /// From where.
        from: From,
    },
    /// A distance rule, and the place is not known.
    PlaceUnknown {
        /// Which place.
        from: From,
        /// At least so many kilometres are needed.
        least: u64,
    },
    /// The home, or the residence, is not where the region rule wants it.
    WrongRegion(Wanted),
    /// A region rule, and that place is not known.
    RegionUnknown(Wanted),
}

impl PlaceReason {
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::TooNear { .. } => "COV-A15",
            Self::PlaceUnknown { .. } => "COV-A16",
            Self::WrongRegion(_) => "COV-A17",
            Self::RegionUnknown(_) => "COV-A18",
        }
    }
}
