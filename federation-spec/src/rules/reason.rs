//! Why a verdict is what it is, as data: each reason has a code in the catalogue, and a level. SPEC §5.7

use crate::records::card::Tier;
use crate::records::profile::SpaceKind;
use crate::records::terms::grant::{
    Benefit, BookingKind, Identity, Period, RegionRule, Unit, Weekday,
};
use crate::records::terms::price::Price;
use crate::wire::ids::{SpaceId, Timestamp};

use super::question::{LocalDay, Refusal};
use super::verdict::Level;

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
    /// She is another kind of member.
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

/// What admits, and what is said beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GreenReason {
    /// The host's terms grant this visit.
    Granted {
        /// What is granted.
        benefit: Benefit,
        /// With a discount: how much off.
        percent: Option<u64>,
        /// Only these areas.
        areas: Vec<String>,
    },
    /// She is in already: nothing new is counted.
    AlreadyIn {
        /// When she came in.
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
    Advised(RegionRule),
    /// Not for those who come regularly: so many visits are recorded.
    NotForRegulars {
        /// Visits recorded here.
        visits: u64,
    },
    /// Hosts may give more on request.
    MoreOnRequest,
}

impl GreenReason {
    fn code(&self) -> &'static str {
        match self {
            Self::Granted { .. } => "COV-G01",
            Self::AlreadyIn { .. } => "COV-G02",
            Self::OwnMember => "COV-G03",
            Self::FreeForEveryone => "COV-G04",
            Self::Prices(_) => "COV-G05",
            Self::Waived => "COV-G06",
            Self::Advised(_) => "COV-G07",
            Self::NotForRegulars { .. } => "COV-G08",
            Self::MoreOnRequest => "COV-G09",
        }
    }
}

/// What is not known for certain of the pass, of its home, or by this node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HomeReason {
    /// The clock by which dates are judged cannot be right.
    ClockInDoubt,
    /// Something is missing from what the host wrote down, and it may be what speaks against this visitor.
    BooksDamaged,
    /// No key log of this home is held.
    HomeUnknown {
        /// A known space of the same name.
        alike: Option<SpaceId>,
    },
    /// The home is known from the network, but nobody here has checked its key.
    HomeNotPinned,
    /// The home, whose key nobody here has checked, has the name of a space whose key was.
    NameOfAnother {
        /// The space that has the name here.
        space: SpaceId,
    },
    /// She checked in at another desk a few minutes ago: one of the two passes may be a copy.
    AtAnotherDesk {
        /// When she checked in there.
        since: Timestamp,
    },
    /// The home signed two different records under one number.
    HomeConflicting,
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
    fn code(&self) -> &'static str {
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
        }
    }
}

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
    /// Free, but the host never said how often, and she was here before.
    ExtentUnstated {
        /// Visits recorded here.
        visits: u64,
    },
    /// "Never more than the home gives", and the home gives no number.
    HomeStatesNoNumber,
    /// The home does not say that it takes our members.
    HomeTakesNotOurs,
    /// The grant is for named partners, and this home is not among them.
    NotAPartner,
}

impl GrantReason {
    fn code(&self) -> &'static str {
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
            Self::NotAPartner => "COV-A19",
        }
    }
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
    /// The home is not where the region rule wants it.
    WrongRegion(RegionRule),
    /// A region rule, and the home's place is not known.
    RegionUnknown(RegionRule),
}

impl PlaceReason {
    fn code(&self) -> &'static str {
        match self {
            Self::TooNear { .. } => "COV-A15",
            Self::PlaceUnknown { .. } => "COV-A16",
            Self::WrongRegion(_) => "COV-A17",
            Self::RegionUnknown(_) => "COV-A18",
        }
    }
}

/// What kind of member she is, and of what kind of place, is not what the terms want.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MemberReason {
    /// The home's attestation of her share of visits at home is missing or too low.
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
    /// Her tier is below the least.
    TierTooLow {
        /// Hers.
        is: Tier,
        /// The least.
        least: Tier,
    },
    /// Her tier is not attested.
    TierUnknown,
    /// Her tier is excluded.
    TierExcluded(Tier),
    /// She has not been a member for long enough.
    MemberTooShort {
        /// Days, if attested.
        days: Option<u64>,
        /// The least.
        least: u64,
    },
}

impl MemberReason {
    fn code(&self) -> &'static str {
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

/// What must be so on the day itself, and is not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TodayReason {
    /// Not on this day of the week.
    WrongWeekday(Vec<Weekday>),
    /// Closed now.
    Closed {
        /// When it opens, if that is known.
        opens: Option<Timestamp>,
    },
    /// A visit must be announced, and none is noted.
    NotBooked {
        /// The way in which visitors book.
        how: BookingKind,
        /// So many days before.
        days_before: u64,
    },
    /// Announced too late.
    BookedLate {
        /// So many days before it was.
        was: u64,
        /// So many it must be.
        days_before: u64,
    },
    /// A document must be looked at.
    IdentityNotSeen(Identity),
    /// Guests are not covered.
    Guests {
        /// She brings so many.
        brings: u64,
        /// At most so many; `None` if the host decides.
        at_most: Option<u64>,
    },
    /// The room is full.
    RoomFull {
        /// So many people it takes.
        capacity: u64,
    },
}

impl TodayReason {
    fn code(&self) -> &'static str {
        match self {
            Self::WrongWeekday(_) => "COV-A25",
            Self::Closed { .. } => "COV-A26",
            Self::NotBooked { .. } => "COV-A27",
            Self::BookedLate { .. } => "COV-A28",
            Self::IdentityNotSeen(_) => "COV-A29",
            Self::Guests { .. } => "COV-A30",
            Self::RoomFull { .. } => "COV-A31",
        }
    }
}

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
    fn code(&self) -> &'static str {
        match self {
            Self::Expired { .. } => "COV-R05",
            Self::NotYetValid { .. } => "COV-R06",
            Self::OtherHost { .. } => "COV-R07",
            Self::HomeBlocked => "COV-R08",
            Self::Revoked => "COV-R11",
            Self::Suspended => "COV-R12",
            Self::Replaced => "COV-R13",
            Self::StatusTooOld { .. } => "COV-R14",
        }
    }
}

impl Refusal {
    fn level(self) -> Level {
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

    fn code(self) -> &'static str {
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
