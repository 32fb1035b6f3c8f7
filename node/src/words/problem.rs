//! What went wrong, and what to do next: each problem has a code, a sentence, and a next step on a command line and on a
//! page.

use federation_spec::wire::limits::MAX_VOUCHED;

use super::locale::{Value, id};
use super::{Locale, quotable};
use crate::core::Problem;
use crate::core::limits::{MAX_INVITATION_DAYS, MAX_INVITATIONS, MAX_TIMES};
use crate::core::problem::InvitationProblem;

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

/// So long are terms, and no longer may they be: bytes.
fn too_large(len: usize, max: usize) -> Telling {
    let told = Telling::of("terms-too-large");
    told.with("len", len).with("max", max)
}

fn of_invitation(problem: InvitationProblem) -> Telling {
    let told = Telling::of;
    match problem {
        InvitationProblem::Unknown => told("unknown-invitation"),
        InvitationProblem::Ended => told("invitation-ended"),
        InvitationProblem::FollowsOne => told("follows-one"),
        InvitationProblem::TooMany => told("too-many-invitations").with("max", MAX_INVITATIONS),
        InvitationProblem::OutOfBounds => told("bad-invitation")
            .with("times", u64::from(MAX_TIMES))
            .with("days", MAX_INVITATION_DAYS),
        InvitationProblem::NowhereReached => told("nowhere-reached"),
    }
}

/// What is to be told of a problem.
pub fn telling(problem: &Problem) -> Telling {
    let told = Telling::of;
    match problem {
        Problem::UnknownSpace => told("unknown-space"),
        Problem::NoRecord => told("no-record"),
        Problem::OwnSpace => told("own-space"),
        Problem::VouchNotPinned => told("vouch-not-pinned"),
        Problem::TooManyVouches => told("too-many-vouches").with("max", MAX_VOUCHED),
        Problem::Invitation(problem) => of_invitation(*problem),
        Problem::UnknownMember => told("unknown-member"),
        Problem::MemberEnded => told("member-ended"),
        Problem::TooManyMembers => told("too-many-members"),
        Problem::OtherPeople(rows) => told("other-people").with("rows", *rows),
        Problem::TooManyProfiles => told("too-many-profiles"),
        Problem::UnknownProfile => told("unknown-profile"),
        Problem::BadText(field) => told("bad-text").with("field", *field),
        Problem::BadEmail => told("bad-email"),
        Problem::BadDays { max } => told("bad-days").with("max", *max),
        Problem::UnknownVisit => told("unknown-visit"),
        Problem::NothingShown => told("nothing-shown"),
        Problem::PassNotGenuine => told("pass-not-genuine"),
        Problem::DayInFuture => told("day-in-future"),
        Problem::UnknownPeer => told("unknown-peer"),
        Problem::TooManyPeers => told("too-many-peers"),
        Problem::OwnPeer => told("own-peer"),
        Problem::BadAddress(what) => told("bad-address").with("what", what.clone()),
        Problem::WrongCode => told("wrong-code"),
        Problem::TooManyPairings => told("too-many-pairings"),
        Problem::UnknownToken => told("unknown-token"),
        Problem::TermsTooLarge { len, max } => too_large(*len, *max),
        Problem::Twin => told("twin"),
        Problem::NoKey => told("no-key"),
        Problem::HandedOver => told("handed-over"),
        Problem::Recovered => told("recovered"),
        Problem::NotRestored => told("not-restored"),
        Problem::KeyLogForked => told("key-log-forked"),
        Problem::KeyLogFull => told("key-log-full"),
        Problem::SpaceEnded => told("space-ended"),
        Problem::WrongWords => told("wrong-words"),
        Problem::HomeCopied => told("home-copied"),
        Problem::OwnFuture => told("own-future"),
        Problem::Listening => told("listening"),
        Problem::NoRoomToSuspend => told("no-room-to-suspend"),
        Problem::CannotResume => told("cannot-resume"),
        Problem::ClockInDoubt => told("clock-in-doubt"),
        Problem::Overtaken => told("overtaken"),
        Problem::ReadOnly(reason) => told("read-only").with("reason", reason.clone()),
        Problem::PlanStays(plan) => told("plan-stays").with("plan", quotable(plan)),
        Problem::NothingToUndo => told("nothing-to-undo"),
        Problem::NothingToRedo => told("nothing-to-redo"),
        Problem::UnknownPass => told("unknown-pass"),
        Problem::PassEnded => told("pass-ended"),
        Problem::TooManyPasses { max } => told("too-many-passes").with("max", *max),
        Problem::ListsFull => told("lists-full"),
        Problem::CannotShow(what) => told("cannot-show").with("what", quotable(what)),
        Problem::OwnHost => told("own-host"),
        Problem::BadDates => told("bad-dates"),
        Problem::UnknownRequest => told("unknown-request"),
        Problem::NotPinned => told("not-pinned"),
        Problem::TooManyMessages => told("too-many-messages"),
    }
}
