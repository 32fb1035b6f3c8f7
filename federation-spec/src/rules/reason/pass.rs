//! Reasons to refuse. SPEC §5.7

use crate::rules::question::Refusal;
use crate::rules::verdict::Level;
use crate::wire::ids::{SpaceId, Timestamp};

/// What speaks against the pass.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PassReason {
    /// Ended.
    Expired {
        /// The first second at which it no longer counted.
        at: Timestamp,
    },
    /// Not begun.
    NotYetValid {
        /// The later one of `nbf` and `iat` that lies ahead.
        from: Timestamp,
    },
    /// Meant for another host.
    OtherHost {
        /// That host.
        host: SpaceId,
    },
    /// This node's operator blocked the home.
    HomeBlocked,
    /// The home has ended.
    HomeEnded {
        /// When it ended.
        at: Timestamp,
        /// The space that goes on in its place.
        successor: Option<SpaceId>,
    },
    /// The home says that somebody else may have the key that signed the pass.
    KeyDistrusted {
        /// When it said so.
        since: Timestamp,
    },
    /// The home says that the pass counts no more.
    Revoked,
    /// The home says that the pass does not count for now.
    Suspended,
    /// The home says that the pass was lost and replaced.
    Replaced,
    /// What is known of the home's revocations is older than this host's terms allow.
    StatusTooOld {
        /// When the home signed it.
        since: Timestamp,
        /// The most that is allowed, hours.
        hours: u64,
    },
}

impl PassReason {
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::Expired { .. } => "COV-R05",
            Self::NotYetValid { .. } => "COV-R06",
            Self::OtherHost { .. } => "COV-R07",
            Self::HomeBlocked => "COV-R08",
            Self::Revoked => "COV-R11",
            Self::Suspended => "COV-R12",
            Self::Replaced => "COV-R13",
            Self::StatusTooOld { .. } => "COV-R14",
            Self::KeyDistrusted { .. } => "COV-R20",
            Self::HomeEnded { .. } => "COV-R21",
        }
    }
}

impl Refusal {
    pub(super) fn level(self) -> Level {
        match self {
            Self::NoAnswer => Level::Amber,
            Self::Unreadable
            | Self::NotAPass
            | Self::WrongSignature
            | Self::UnknownKey
            | Self::Malformed
            | Self::NewerVersion
            | Self::UnknownCode
            | Self::UsedCode
            | Self::EndedCode
            | Self::TooManyCodes
            | Self::NotOurs => Level::Red,
        }
    }

    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Unreadable => "COV-R01",
            Self::NotAPass => "COV-R02",
            Self::WrongSignature => "COV-R03",
            Self::UnknownKey => "COV-R04",
            Self::Malformed => "COV-R09",
            Self::NewerVersion => "COV-R10",
            Self::UnknownCode => "COV-R15",
            Self::UsedCode => "COV-R16",
            Self::EndedCode => "COV-R17",
            Self::TooManyCodes => "COV-R18",
            Self::NotOurs => "COV-R19",
            Self::NoAnswer => "COV-A40",
        }
    }
}
