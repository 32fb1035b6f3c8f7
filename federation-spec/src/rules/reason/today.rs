//! Reasons to ask a person: the day itself. SPEC §5.7

use crate::records::terms::grant::{BookingKind, Identity, Mark, WeekOfMonth, Weekday};
use crate::records::values::ClockTime;
use crate::wire::ids::Timestamp;

/// What must be so on the day itself, and is not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TodayReason {
    /// Not on this day of the week, or of the month.
    WrongWeekday {
        /// The days on which it is.
        days: Vec<Weekday>,
        /// Of these the ones in these weeks of the month; empty: all.
        weeks: Vec<WeekOfMonth>,
    },
    /// Not at this time of the day.
    WrongTime {
        /// From then on it is.
        from: ClockTime,
        /// Until then.
        until: ClockTime,
    },
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
    IdentityNotSeen {
        /// The document that is asked for.
        document: Identity,
        /// Or one of those, where any one is enough.
        or: Vec<Identity>,
        /// What it must bear.
        bears: Vec<Mark>,
        /// It was written at most so many days ago.
        valid_days: Option<u64>,
    },
    /// A condition in the host's words, which the desk has not confirmed.
    Condition(String),
    /// A coupon of this programme must be handed over, and the desk has not confirmed that.
    Coupon(String),
    /// Guests are not covered.
    Guests {
        /// The visitor brings so many.
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
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::WrongWeekday { .. } => "COV-A25",
            Self::WrongTime { .. } => "COV-A47",
            Self::Closed { .. } => "COV-A26",
            Self::NotBooked { .. } => "COV-A27",
            Self::BookedLate { .. } => "COV-A28",
            Self::IdentityNotSeen { .. } => "COV-A29",
            Self::Condition(_) => "COV-A43",
            Self::Coupon(_) => "COV-A44",
            Self::Guests { .. } => "COV-A30",
            Self::RoomFull { .. } => "COV-A31",
        }
    }
}
