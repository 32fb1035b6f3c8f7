//! Why a verdict is what it is, as data: each reason has a code in the catalogue, and a level. SPEC §5.7

mod grant;
mod green;
mod home;
mod member;
mod pass;
mod place;
mod today;

use super::question::Refusal;
use super::verdict::Level;

pub use self::grant::GrantReason;
pub use self::green::{Given, GreenReason};
pub use self::home::HomeReason;
pub use self::member::MemberReason;
pub use self::pass::PassReason;
pub use self::place::{PlaceReason, Wanted};
pub use self::today::TodayReason;

/// Where a distance was measured from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum From {
    /// The home space.
    Home,
    /// Where the visitor lives.
    Residence,
}

/// One reason of a verdict, by what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// It admits.
    Green(GreenReason),
    /// Something is not known for certain.
    Home(HomeReason),
    /// This house does not give it.
    Grant(GrantReason),
    /// The visitor comes from elsewhere.
    Place(PlaceReason),
    /// The visitor is another kind of member.
    Member(MemberReason),
    /// It is not the day for it.
    Today(TodayReason),
    /// The pass does not count.
    Pass(PassReason),
    /// Not a pass.
    Refused(Refusal),
}

impl Reason {
    /// The level that this reason alone would give. SPEC §5.7
    #[must_use]
    pub fn level(&self) -> Level {
        match self {
            Self::Green(_) => Level::Green,
            Self::Home(_) | Self::Grant(_) | Self::Place(_) | Self::Member(_) | Self::Today(_) => {
                Level::Amber
            }
            Self::Pass(_) => Level::Red,
            Self::Refused(refusal) => refusal.level(),
        }
    }

    /// Whether it says that an amount is used up, so that its grant gives nothing any more without a person's word.
    #[must_use]
    pub fn is_used_up(&self) -> bool {
        matches!(
            self,
            Self::Grant(
                GrantReason::UsedUp { .. }
                    | GrantReason::UsedUpPeriodUnstated { .. }
                    | GrantReason::AskHost { .. }
            )
        )
    }

    /// Whether it says no more than that what is given has been given out, or that nobody said how much it is. Where nothing is
    /// given, nothing has been.
    #[must_use]
    pub fn is_given_out(&self) -> bool {
        let Self::Grant(reason) = self else {
            return false;
        };
        let given = match reason {
            GrantReason::UsedUp { of, .. } | GrantReason::UsedUpPeriodUnstated { of, .. } => *of,
            GrantReason::AskHost { sure, .. } => *sure,
            GrantReason::ExtentUnstated { .. } => 1,
            GrantReason::OwnTermsMissing
            | GrantReason::OwnVisaDeclined
            | GrantReason::NothingGranted
            | GrantReason::HomeStatesNoNumber
            | GrantReason::HomeTakesNotOurs
            | GrantReason::NotAPartner { .. }
            | GrantReason::ForWouldBeMembers
            | GrantReason::OwnHouseClosed { .. } => 0,
        };
        given > 0
    }

    /// Whether a desk settles it on the spot, by looking at a document or by confirming a condition.
    #[must_use]
    pub fn is_settled_by_desk(&self) -> bool {
        matches!(
            self,
            Self::Today(
                TodayReason::IdentityNotSeen { .. }
                    | TodayReason::Condition(_)
                    | TodayReason::Coupon(_)
            ) | Self::Home(HomeReason::VouchedUnseen { .. } | HomeReason::LimitedUnseen)
        )
    }

    /// Whether it says that a grant is not meant for the visitor, whatever else may hold.
    #[must_use]
    pub fn is_for_others(&self) -> bool {
        matches!(
            self,
            Self::Grant(GrantReason::NotAPartner { .. } | GrantReason::ForWouldBeMembers)
        )
    }

    /// Its code in the catalogue: `COV-`, the level's letter, a number. SPEC §5.7
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Green(reason) => reason.code(),
            Self::Home(reason) => reason.code(),
            Self::Grant(reason) => reason.code(),
            Self::Place(reason) => reason.code(),
            Self::Member(reason) => reason.code(),
            Self::Today(reason) => reason.code(),
            Self::Pass(reason) => reason.code(),
            Self::Refused(refusal) => refusal.code(),
        }
    }
}
