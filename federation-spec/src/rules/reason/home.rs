//! Reasons to ask a person: something is not known for certain. SPEC §5.7

use crate::wire::ids::{SpaceId, Timestamp};

/// What is not known for certain of the pass, of its home, or by this node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HomeReason {
    /// The clock by which dates are judged cannot be right.
    ClockInDoubt,
    /// Something is missing from what the host wrote down, and it may be what speaks against this visitor.
    BooksDamaged,
    /// What the host wrote down was brought back from a backup, and nobody has looked at it since.
    BooksRestored {
        /// When the backup was made.
        since: Timestamp,
    },
    /// Visits of the time between a backup and its bringing back may be missing from the number.
    VisitsMissing {
        /// When the backup was made.
        from: Timestamp,
        /// When it was brought back.
        until: Timestamp,
    },
    /// No key log of this home is held.
    HomeUnknown {
        /// A known space of the same name.
        alike: Option<SpaceId>,
    },
    /// The home is known from the network, but nobody here has checked its key.
    HomeNotPinned,
    /// Others vouch for the home, and a person decides.
    HomeVouched {
        /// Who does.
        by: Vec<SpaceId>,
    },
    /// Others vouch for the home, and an identity document has to be looked at.
    VouchedUnseen {
        /// Who does.
        by: Vec<SpaceId>,
    },
    /// Others vouch for the home, and the visitor has had the one day that is given for that.
    VouchedDayUsed {
        /// Who does.
        by: Vec<SpaceId>,
    },
    /// The operator limits what members of this home get, and an identity document has to be looked at.
    LimitedUnseen,
    /// The operator gives members of this home one day, and the visitor has had it.
    LimitedDayUsed,
    /// The home, whose key nobody here has checked, has the name of a space whose key was.
    NameOfAnother {
        /// The space that has the name here.
        space: SpaceId,
    },
    /// The visitor checked in at another desk a few minutes ago: one of the two passes may be a copy.
    AtAnotherDesk {
        /// When the visitor checked in there.
        since: Timestamp,
    },
    /// The home signed two different records under one number.
    HomeConflicting,
    /// The home says that somebody else may have the key that signed the pass; the visitor was here before it did.
    KeyDistrusted {
        /// When it said so.
        since: Timestamp,
    },
    /// The home has published no terms.
    HomeTermsMissing,
    /// The home's terms ended.
    HomeTermsExpired {
        /// When they ended.
        at: Timestamp,
    },
    /// The pass names a status list that is not held: whether it still counts cannot be told.
    StatusUnknown,
    /// What is known of the home's revocations is old.
    StatusStale {
        /// When the home signed it.
        since: Timestamp,
    },
    /// The pass names no place in a status list, though its home kept lists when it was signed.
    StatusUnnamed,
    /// The home was asked about the visitor and has not answered yet.
    HomeAsked {
        /// When the home was asked.
        at: Timestamp,
        /// Its node has the question.
        delivered: bool,
    },
}

impl HomeReason {
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::ClockInDoubt => "COV-A35",
            Self::BooksDamaged => "COV-A42",
            Self::HomeUnknown { .. } => "COV-A01",
            Self::HomeNotPinned => "COV-A02",
            Self::NameOfAnother { .. } => "COV-A34",
            Self::AtAnotherDesk { .. } => "COV-A41",
            Self::HomeConflicting => "COV-A06",
            Self::HomeTermsMissing => "COV-A07",
            Self::HomeTermsExpired { .. } => "COV-A08",
            Self::StatusUnknown => "COV-A36",
            Self::StatusStale { .. } => "COV-A37",
            Self::StatusUnnamed => "COV-A38",
            Self::HomeAsked { .. } => "COV-A39",
            Self::KeyDistrusted { .. } => "COV-A48",
            Self::BooksRestored { .. } => "COV-A49",
            Self::VisitsMissing { .. } => "COV-A50",
            Self::HomeVouched { .. } => "COV-A51",
            Self::VouchedUnseen { .. } => "COV-A52",
            Self::VouchedDayUsed { .. } => "COV-A53",
            Self::LimitedUnseen => "COV-A54",
            Self::LimitedDayUsed => "COV-A55",
        }
    }
}
