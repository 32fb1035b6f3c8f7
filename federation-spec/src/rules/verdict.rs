//! What a desk is told: a level, its reasons as data, and which day of how many this is. SPEC §5

use crate::records::card::Tier;
use crate::records::profile::SpaceKind;
use crate::records::terms::grant::{
    Benefit, BookingKind, Identity, Period, RegionRule, Unit, Weekday,
};
use crate::records::terms::price::Price;
use crate::wire::ids::{SpaceId, Timestamp};

use super::question::{LocalDay, Refusal};

/// Green admits, amber asks a person, red refuses. SPEC §5.1
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Admit.
    Green,
    /// A person decides.
    Amber,
    /// Refuse.
    Red,
}

/// Which unit of how many this visit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Allowance {
    /// This visit is number so much, from 1.
    pub day: u64,
    /// Of so many; `None` where the host gives no number.
    pub of: Option<u64>,
    /// In what it is counted.
    pub unit: Unit,
    /// When the count starts again.
    pub period: Period,
}

/// Where a distance was measured from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum From {
    /// The home space.
    Home,
    /// Where the visitor lives.
    Residence,
}

/// One reason of a verdict. Every one has a code in the catalogue (SPEC §5.7) and a level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
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
    /// The home's attestation of her share of visits at home is missing or too low.
    HomeShare {
        /// Percent attested.
        attested: Option<u64>,
        /// Percent needed.
        needed: u64,
    },
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
    /// The grant is for named partners, and this home is not among them.
    NotAPartner,
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
    /// Not a pass.
    Refused(Refusal),
}

impl Reason {
    /// The level that this reason alone would give. SPEC §5.7
    #[must_use]
    pub fn level(&self) -> Level {
        match self.code().as_bytes()[4] {
            b'G' => Level::Green,
            b'A' => Level::Amber,
            _ => Level::Red,
        }
    }

    /// Whether it says that an amount is used up, so that its grant gives nothing any more without a person's word.
    #[must_use]
    pub fn is_used_up(&self) -> bool {
        matches!(
            self,
            Self::UsedUp { .. } | Self::UsedUpPeriodUnstated { .. } | Self::AskHost { .. }
        )
    }

    /// Its code in the catalogue: `COV-`, the level's letter, a number. SPEC §5.7
    #[must_use]
    #[expect(clippy::too_many_lines, reason = "a table of one line a reason")]
    pub fn code(&self) -> &'static str {
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
            Self::ClockInDoubt => "COV-A35",
            Self::BooksDamaged => "COV-A42",
            Self::HomeUnknown { .. } => "COV-A01",
            Self::HomeNotPinned => "COV-A02",
            Self::UsedUp { .. } => "COV-A03",
            Self::UsedUpPeriodUnstated { .. } => "COV-A04",
            Self::AskHost { .. } => "COV-A05",
            Self::NameOfAnother { .. } => "COV-A34",
            Self::HomeConflicting => "COV-A06",
            Self::HomeTermsMissing => "COV-A07",
            Self::HomeTermsExpired { .. } => "COV-A08",
            Self::OwnTermsMissing => "COV-A09",
            Self::OwnVisaDeclined => "COV-A10",
            Self::NothingGranted => "COV-A11",
            Self::HomeStatesNoNumber => "COV-A12",
            Self::HomeTakesNotOurs => "COV-A13",
            Self::HomeShare { .. } => "COV-A14",
            Self::TooNear { .. } => "COV-A15",
            Self::PlaceUnknown { .. } => "COV-A16",
            Self::WrongRegion(_) => "COV-A17",
            Self::RegionUnknown(_) => "COV-A18",
            Self::NotAPartner => "COV-A19",
            Self::WrongKind { .. } => "COV-A20",
            Self::TierTooLow { .. } => "COV-A21",
            Self::TierUnknown => "COV-A22",
            Self::TierExcluded(_) => "COV-A23",
            Self::MemberTooShort { .. } => "COV-A24",
            Self::WrongWeekday(_) => "COV-A25",
            Self::Closed { .. } => "COV-A26",
            Self::NotBooked { .. } => "COV-A27",
            Self::BookedLate { .. } => "COV-A28",
            Self::IdentityNotSeen(_) => "COV-A29",
            Self::Guests { .. } => "COV-A30",
            Self::RoomFull { .. } => "COV-A31",
            Self::ExtentUnstated { .. } => "COV-A32",
            Self::HomeRoomUnknown => "COV-A33",
            Self::StatusUnknown => "COV-A36",
            Self::StatusStale { .. } => "COV-A37",
            Self::StatusUnnamed => "COV-A38",
            Self::HomeAsked { .. } => "COV-A39",
            Self::AtAnotherDesk { .. } => "COV-A41",
            Self::Refused(refusal) => refusal.code(),
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

/// What a desk is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The level: that of the gravest reason.
    pub level: Level,
    /// The reasons, gravest first. Never empty.
    pub reasons: Vec<Reason>,
    /// Which day of how many, where days are counted.
    pub visit: Option<Allowance>,
    /// Whether a check-in records a visit that counts.
    pub counts: bool,
    /// Seconds since the home signed the status list that the pass names; `None` without such a list.
    pub status_age: Option<u64>,
}

impl Verdict {
    /// A verdict of these reasons; there must be one. The gravest come first, otherwise their order stays.
    pub(super) fn of(mut reasons: Vec<Reason>, visit: Option<Allowance>, counts: bool) -> Self {
        reasons.sort_by_key(|reason| std::cmp::Reverse(reason.level()));
        let level = reasons.first().map_or(Level::Amber, Reason::level);
        Self {
            level,
            reasons,
            visit,
            counts,
            status_age: None,
        }
    }

    /// The same verdict, and how old the status list was that it rests on.
    pub(super) fn with_status_age(self, status_age: Option<u64>) -> Self {
        Self { status_age, ..self }
    }

    /// The same verdict with one more amber or green reason, before the others of its level.
    pub(super) fn after(self, reason: Reason) -> Self {
        let reasons = std::iter::once(reason).chain(self.reasons);
        Self::of(reasons.collect(), self.visit, self.counts).with_status_age(self.status_age)
    }

    /// The code of the gravest reason.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.reasons.first().map_or("COV-A11", Reason::code)
    }
}
