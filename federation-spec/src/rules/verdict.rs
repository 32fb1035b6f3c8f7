//! What a desk is told: a level, its reasons as data, and which day of how many this is. SPEC §5

use crate::records::terms::grant::{Period, Unit};

use super::reason::Reason;

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
    /// When the count starts again; `None` where nothing limits it.
    pub period: Option<Period>,
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
