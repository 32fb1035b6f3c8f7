//! What went wrong, and what to do next: each problem has a code, a sentence, and a next step on a command line and on a
//! page.

use super::locale::{Value, id};
use super::{Locale, quotable};
use crate::core::Problem;

/// A problem as people and programs read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Stable, for programs.
    pub code: &'static str,
    /// What happened.
    pub text: String,
    /// What to type next.
    pub next: String,
    /// What to do next, for somebody who looks at a page.
    pub page: String,
}

/// A problem before it is known in which language it will be told.
#[derive(Debug, Clone, PartialEq)]
pub struct Telling {
    code: &'static str,
    message: &'static str,
    given: Vec<(&'static str, Value<'static>)>,
}

impl Telling {
    /// The problem of this code.
    pub fn of(code: &'static str) -> Self {
        Self {
            code,
            message: code,
            given: Vec::new(),
        }
    }

    /// The same code, told by another message.
    #[must_use]
    pub fn by(self, message: &'static str) -> Self {
        Self { message, ..self }
    }

    /// With what its message names.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Value<'static>>) -> Self {
        self.given.push((name, value.into()));
        self
    }

    /// Told.
    pub fn told(&self, locale: Locale) -> Told {
        let message = id("problem", self.message);
        let part = |name: &str| locale.say_with(&format!("{message}{name}"), &self.given);
        Told {
            code: self.code,
            text: part(""),
            next: part(".next"),
            page: part(".page"),
        }
    }
}

/// Words a problem.
pub fn problem(problem: &Problem, locale: Locale) -> Told {
    telling(problem).told(locale)
}

/// What is to be told of a problem.
pub fn telling(problem: &Problem) -> Telling {
    let telling = Telling::of(code(problem));
    match problem {
        Problem::BadText(field) => telling.with("field", *field),
        Problem::BadDays { max } => telling.with("max", *max),
        Problem::PlanStays(plan) => telling.with("plan", quotable(plan)),
        Problem::TooManyPasses { max } => telling.with("max", *max),
        Problem::CannotShow(what) => telling.with("what", quotable(what)),
        Problem::BadAddress(what) => telling.with("what", what.clone()),
        Problem::TermsTooLarge { len, max } => telling.with("len", *len).with("max", *max),
        Problem::ReadOnly(reason) => telling.with("reason", reason.clone()),
        _ => telling,
    }
}

fn code(problem: &Problem) -> &'static str {
    match problem {
        Problem::UnknownSpace => "unknown-space",
        Problem::NoRecord => "no-record",
        Problem::OwnSpace => "own-space",
        Problem::UnknownMember => "unknown-member",
        Problem::MemberEnded => "member-ended",
        Problem::TooManyMembers => "too-many-members",
        Problem::BadText(_) => "bad-text",
        Problem::BadDays { .. } => "bad-days",
        Problem::UnknownVisit => "unknown-visit",
        Problem::NothingShown => "nothing-shown",
        Problem::PassNotGenuine => "pass-not-genuine",
        Problem::DayInFuture => "day-in-future",
        Problem::UnknownPeer => "unknown-peer",
        Problem::TooManyPeers => "too-many-peers",
        Problem::OwnPeer => "own-peer",
        Problem::BadAddress(_) => "bad-address",
        Problem::WrongCode => "wrong-code",
        Problem::TooManyPairings => "too-many-pairings",
        Problem::UnknownToken => "unknown-token",
        Problem::TermsTooLarge { .. } => "terms-too-large",
        Problem::Twin => "twin",
        Problem::HomeCopied => "home-copied",
        Problem::OwnFuture => "own-future",
        Problem::Listening => "listening",
        Problem::NoRoomToSuspend => "no-room-to-suspend",
        Problem::CannotResume => "cannot-resume",
        Problem::ClockInDoubt => "clock-in-doubt",
        Problem::Overtaken => "overtaken",
        Problem::ReadOnly(_) => "read-only",
        Problem::PlanStays(_) => "plan-stays",
        Problem::NothingToUndo => "nothing-to-undo",
        Problem::UnknownPass => "unknown-pass",
        Problem::PassEnded => "pass-ended",
        Problem::TooManyPasses { .. } => "too-many-passes",
        Problem::ListsFull => "lists-full",
        Problem::CannotShow(_) => "cannot-show",
        Problem::OwnHost => "own-host",
        Problem::BadDates => "bad-dates",
        Problem::UnknownRequest => "unknown-request",
        Problem::NotPinned => "not-pinned",
        Problem::TooManyMessages => "too-many-messages",
    }
}
