//! Reasons to admit. SPEC §5.7

use crate::records::terms::grant::Benefit;
use crate::records::terms::price::Price;
use crate::wire::ids::{SpaceId, Timestamp};

use super::place::Wanted;

/// What a grant gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// What is granted.
    pub benefit: Benefit,
    /// With a discount: how much off.
    pub percent: Option<u64>,
    /// Only these areas.
    pub areas: Vec<String>,
}

/// What admits, and what is said beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GreenReason {
    /// The host's terms grant this visit.
    Granted(Given),
    /// The visitor is in already: nothing new is counted.
    AlreadyIn {
        /// When the visitor came in.
        since: Timestamp,
        /// Whole minutes since then.
        minutes: u64,
    },
    /// A member of this very space.
    OwnMember,
    /// Free for everyone: nothing is counted.
    FreeForEveryone,
    /// What it costs.
    Prices(Vec<Price>),
    /// A distance or region rule is waived for this home.
    Waived,
    /// The host would rather not have this, but does not enforce it.
    Advised(Wanted),
    /// Not for those who come regularly: so many visits are recorded.
    NotForRegulars {
        /// Visits recorded here.
        visits: u64,
    },
    /// Hosts may give more on request.
    MoreOnRequest,
    /// What else the host says of the grant.
    Note(String),
    /// What is done on arrival.
    OnArrival(String),
    /// Others vouch for the home, and that is enough here.
    Vouched {
        /// Who does.
        by: Vec<SpaceId>,
    },
    /// What another grant gives, if what the desk has yet to confirm does not hold.
    Otherwise(Given),
}

impl GreenReason {
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::Granted(_) => "COV-G01",
            Self::AlreadyIn { .. } => "COV-G02",
            Self::OwnMember => "COV-G03",
            Self::FreeForEveryone => "COV-G04",
            Self::Prices(_) => "COV-G05",
            Self::Waived => "COV-G06",
            Self::Advised(_) => "COV-G07",
            Self::NotForRegulars { .. } => "COV-G08",
            Self::MoreOnRequest => "COV-G09",
            Self::Note(_) => "COV-G10",
            Self::OnArrival(_) => "COV-G11",
            Self::Otherwise(_) => "COV-G12",
            Self::Vouched { .. } => "COV-G13",
        }
    }
}
