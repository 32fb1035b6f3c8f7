//! All that a verdict is made from. The crate knows no calendar: local days and opening hours come in as facts.

use crate::records::profile::Profile;
use crate::records::terms::Content;
use crate::records::terms::content::Site;
use crate::records::terms::grant::{Unit, WeekOfMonth, Weekday};
use crate::records::{Pass, StatusList};
use crate::wire::ids::{SpaceId, Timestamp};

use super::takings::Takings;

/// A local calendar day as a count of days: differences are days between, nothing more is known of it here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LocalDay(pub i32);

impl LocalDay {
    /// Whole days from `earlier` to this; negative if it is later.
    #[must_use]
    pub fn days_since(self, earlier: Self) -> i64 {
        i64::from(self.0) - i64::from(earlier.0)
    }

    /// So many days before this; the first or last day there is, if that would be beyond it.
    #[must_use]
    pub fn minus(self, days: i64) -> Self {
        let day = i64::from(self.0).saturating_sub(days);
        Self(day.clamp(i32::MIN.into(), i32::MAX.into()) as i32)
    }
}

/// What the operator of this node thinks of a space. SPEC §5.2
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// This space itself.
    Own,
    /// The operator has checked that space's key.
    Pinned,
    /// So it is, and the operator limits what its members get.
    Limited(Limit),
    /// Others vouch for it whom the operator knows, as far as that counts here.
    Vouched(Welcome),
    /// Known from the network only.
    Stranger,
    /// The operator wants nothing from it.
    Blocked,
}

/// What the operator gives members of spaces for which others vouch. SPEC §5.2
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Welcome {
    /// A person decides.
    #[default]
    Ask,
    /// What members of pinned spaces get, once an identity document was looked at.
    IdentitySeen,
    /// The same on one day, without a document.
    OneDay,
    /// What members of pinned spaces get.
    Full,
}

/// To what the operator limits members of a space whose key was checked. SPEC §5.2
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// What members of pinned spaces get, once an identity document was looked at.
    IdentitySeen,
    /// The same on one day, without a document.
    OneDay,
}

/// What stands before the desk.
#[derive(Debug, Clone, Copy)]
pub enum Presented<'a> {
    /// A pass signed by a key valid for its home.
    Genuine(&'a Pass),
    /// A well-formed pass of a home whose keys are not held. What it says is unproven.
    UnknownHome {
        /// The pass, unproven.
        pass: &'a Pass,
        /// A known space of the same name as the pass claims, if any: the likeness is said, never used.
        alike: Option<SpaceId>,
    },
    /// No pass yet: the home was asked about this visitor.
    Asked {
        /// When it was asked.
        at: Timestamp,
        /// Its node has the question.
        delivered: bool,
    },
    /// Not a pass of anyone.
    Refused(Refusal),
}

/// Why a text or record is no pass at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The text could not be read: scan again.
    Unreadable,
    /// The text is something else: a web address, another programme's code.
    NotAPass,
    /// A pass of a later version.
    NewerVersion,
    /// A record that is no pass, or one with a fault.
    Malformed,
    /// The key that it names did not sign it.
    WrongSignature,
    /// Signed by a key that the home never announced.
    UnknownKey,
    /// A short code that nobody announced here.
    UnknownCode,
    /// A short code that let somebody in before.
    UsedCode,
    /// A short code that was announced, and whose time is over.
    EndedCode,
    /// Too many wrong codes were typed just now.
    TooManyCodes,
    /// The home was asked and does not say that the visitor is one of its members.
    NotOurs,
    /// The home was asked and did not answer in time.
    NoAnswer,
}

/// What is known of the home's terms.
#[derive(Debug, Clone, Copy)]
pub enum HomeTerms<'a> {
    /// None were ever seen.
    Never,
    /// They ended.
    Expired {
        /// When they ended.
        at: Timestamp,
    },
    /// They hold.
    Valid(&'a Content),
}

/// The end of a space.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HomeEnd {
    /// When it ended.
    pub at: Timestamp,
    /// The space that goes on in its place.
    pub successor: Option<SpaceId>,
}

/// What this node knows of the home.
#[derive(Debug, Clone, Copy)]
pub struct Home<'a> {
    /// Its id.
    pub space: SpaceId,
    /// What the operator thinks of it.
    pub standing: Standing,
    /// Who vouches for it, if that is its standing.
    pub vouchers: &'a [SpaceId],
    /// It signed two different records under one number.
    pub conflicting: bool,
    /// Since when the home says that somebody else may have the key that signed the pass.
    pub distrusted: Option<Timestamp>,
    /// It has ended.
    pub ended: Option<HomeEnd>,
    /// Another space, pinned here or this one itself, that has the same name.
    pub alike: Option<SpaceId>,
    /// Its profile, if it is known and holds.
    pub profile: Option<&'a Profile>,
    /// Its terms.
    pub terms: HomeTerms<'a>,
    /// When it signed its first status list, as far as any of its lists is held.
    pub lists_since: Option<Timestamp>,
    /// The status list that the pass names, if it is held. One that has ended still says who is revoked.
    pub list: Option<&'a StatusList>,
    /// What other lists of that line took away and that one does not say. SPEC §4.7
    pub beyond: Option<&'a Takings>,
}

/// Whether the clock that `now` was read from can be right. SPEC §5.3
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Clock {
    /// Nothing says that it is wrong.
    #[default]
    Sound,
    /// It showed a moment earlier than one that has passed for certain; `now` is that one.
    Behind,
    /// It shows a moment too far ahead to be believed.
    Ahead,
}

/// Whether all is there that a host wrote down. SPEC §5.3
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Books {
    /// It is.
    #[default]
    Whole,
    /// Something is missing, and it may be a block, a pass taken back or a visit.
    Damaged,
    /// They were brought back from a backup, and nobody has looked at them since.
    Restored {
        /// When the backup was made.
        from: Timestamp,
    },
    /// They were brought back from a backup, and visits of the time between may be missing.
    Incomplete {
        /// When the backup was made.
        from: Timestamp,
        /// When it was brought back.
        until: Timestamp,
        /// The local day of that.
        until_day: LocalDay,
    },
}

/// The space whose desk asks.
#[derive(Debug, Clone, Copy)]
pub struct Host<'a> {
    /// Its id.
    pub space: SpaceId,
    /// Its profile.
    pub profile: Option<&'a Profile>,
    /// What its terms say now.
    pub terms: Option<&'a Content>,
}

/// Whether the house is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// The terms do not say. Never lowers a verdict.
    Unknown,
    /// Open.
    Open {
        /// The local day on which these opening hours began: yesterday, past midnight.
        since: LocalDay,
    },
    /// The house is closed now.
    Closed {
        /// When it opens next, if that is known.
        opens: Option<Timestamp>,
    },
}

/// The local calendar around now, at the host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayFacts {
    /// The local day of this moment. A visit belongs to the local day of its check-in.
    pub today: LocalDay,
    /// Its weekday.
    pub weekday: Weekday,
    /// The local time of now, in whole minutes from midnight: 0 to 1439.
    pub minute: u16,
    /// The Monday of this week.
    pub week_start: LocalDay,
    /// The 1st of this month.
    pub month_start: LocalDay,
    /// The 1st of the month before.
    pub month_before: LocalDay,
    /// The 1st of next month.
    pub next_month: LocalDay,
    /// 1 January of this year.
    pub year_start: LocalDay,
    /// 1 January of next year.
    pub next_year: LocalDay,
    /// Whether the house is open.
    pub opening: Opening,
    /// Visitors in the house now, by open visits.
    pub present: u32,
}

/// What the desk states beside the pass.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DeskFacts {
    /// The local day on which the visit was booked.
    pub booked_on: Option<LocalDay>,
    /// A document was looked at.
    pub id_seen: bool,
    /// Conditions in the host's words, and coupons, that the desk confirms: each as the terms have it, to the letter.
    pub confirmed: Vec<String>,
    /// The visitor thinks of becoming a member of the house.
    pub would_join: bool,
    /// The visitor is in: what a desk settles on the spot was settled on coming in.
    pub settled: bool,
    /// Guests whom the visitor brings.
    pub guests: u32,
    /// At which site, by its name in the terms.
    pub site: Option<String>,
    /// For how long the visitor comes, if not the day.
    pub unit: Option<Unit>,
}

/// One recorded visit of this member at this host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// The local day of its check-in.
    pub day: LocalDay,
    /// Check-in.
    pub started: Timestamp,
    /// Check-out; `None` while the visitor is in, or if nobody noted it.
    pub ended: Option<Timestamp>,
    /// For half a day only.
    pub half: bool,
    /// At which site.
    pub site: Option<String>,
    /// At which desk the visitor checked in, by whatever the host calls it; `None` where nobody knows.
    pub desk_id: Option<String>,
}

/// Everything that [`decide`](fn@super::decide) looks at.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// The moment of the check.
    pub now: Timestamp,
    /// Whether that moment can be right.
    pub clock: Clock,
    /// Whether all is there that the host wrote down. SPEC §5.3
    pub books: Books,
    /// Who asks.
    pub host: Host<'a>,
    /// What was shown.
    pub pass: Presented<'a>,
    /// What is known of the home that the pass names.
    pub home: Home<'a>,
    /// The visits recorded here for this member (S), in any order.
    pub visits: &'a [Visit],
    /// The local calendar.
    pub day: &'a DayFacts,
    /// What the desk states.
    pub desk: &'a DeskFacts,
    /// Which desk asks, by whatever the host calls it.
    pub desk_id: Option<&'a str>,
}

impl DayFacts {
    /// Which of the days of its name in its month a day is; it lies in this month or in the one before. SPEC §5.4.4
    #[must_use]
    pub fn is_in_week(&self, day: LocalDay, week: WeekOfMonth) -> bool {
        let (first, next) = match day < self.month_start {
            true => (self.month_before, self.month_start),
            false => (self.month_start, self.next_month),
        };
        let weeks_before = day.days_since(first).div_euclid(7);
        match week {
            WeekOfMonth::Last => next.days_since(day) <= 7,
            WeekOfMonth::First
            | WeekOfMonth::Second
            | WeekOfMonth::Third
            | WeekOfMonth::Fourth
            | WeekOfMonth::Fifth => weeks_before == week.code() as i64 - 1,
        }
    }
}

impl<'a> Question<'a> {
    /// The site of the host's terms that has this name. A name that they do not list is as good as none. SPEC §5.6
    #[must_use]
    pub fn site(&self, name: Option<&str>) -> Option<&'a Site> {
        let mut listed = self.host.terms?.site.iter();
        listed.find(|site| Some(site.name.as_str()) == name)
    }

    /// The site at which the desk says it stands.
    #[must_use]
    pub fn desk_site(&self) -> Option<&'a Site> {
        self.site(self.desk.site.as_deref())
    }
}
