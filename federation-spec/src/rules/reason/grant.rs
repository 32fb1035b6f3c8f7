//! Reasons to ask a person: this house does not give it. SPEC §5.7

use crate::records::terms::grant::{Period, Unit};
use crate::records::values::Date;
use crate::rules::question::LocalDay;

/// What this house does not give, or not for certain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GrantReason {
    /// This space has published no terms itself.
    OwnTermsMissing,
    /// This space does not take part in the visa.
    OwnVisaDeclined,
    /// No grant of this space fits the visitor.
    NothingGranted,
    /// All that is granted was used.
    UsedUp {
        /// So much was used.
        used: u64,
        /// Of so much.
        of: u64,
        /// In what it is counted.
        unit: Unit,
        /// When the count starts again.
        period: Period,
        /// The local day on which it does, if that can be said.
        again: Option<LocalDay>,
        /// The number is the home's, being the smaller one.
        by_home: bool,
    },
    /// The number was used, and the host never stated when the count starts again.
    UsedUpPeriodUnstated {
        /// So much was used.
        used: u64,
        /// Of so much.
        of: u64,
        /// In what it is counted.
        unit: Unit,
    },
    /// More than the sure amount: the host is to be asked.
    AskHost {
        /// Sure.
        sure: u64,
        /// On request, up to this.
        up_to: u64,
        /// In what it is counted.
        unit: Unit,
    },
    /// Free, but the host never said how often, and the visitor was here before.
    ExtentUnstated {
        /// Visits recorded here.
        visits: u64,
    },
    /// "Never more than the home gives", and the home gives no number.
    HomeStatesNoNumber,
    /// The home does not say that it takes our members.
    HomeTakesNotOurs,
    /// The grant is for named partners, and this home is not among them.
    NotAPartner {
        /// One of them, whose id the terms do not have, has the name of this home.
        by_name: bool,
    },
    /// The grant is for people who think of joining, and nobody said that the visitor does.
    ForWouldBeMembers,
    /// This house is closed for good.
    OwnHouseClosed {
        /// It closed then.
        since: Date,
    },
}

impl GrantReason {
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::OwnTermsMissing => "COV-A09",
            Self::OwnVisaDeclined => "COV-A10",
            Self::NothingGranted => "COV-A11",
            Self::UsedUp { .. } => "COV-A03",
            Self::UsedUpPeriodUnstated { .. } => "COV-A04",
            Self::AskHost { .. } => "COV-A05",
            Self::ExtentUnstated { .. } => "COV-A32",
            Self::HomeStatesNoNumber => "COV-A12",
            Self::HomeTakesNotOurs => "COV-A13",
            Self::NotAPartner { .. } => "COV-A19",
            Self::ForWouldBeMembers => "COV-A45",
            Self::OwnHouseClosed { .. } => "COV-A46",
        }
    }
}
