//! Whether the home still stands by a pass, as far as that is known here. SPEC §5.3.1

use crate::records::Pass;
use crate::records::status::Status;
use crate::wire::limits::FRESH_STATUS;

use super::question::{Clock, Question};
use super::reason::{HomeReason, PassReason, Reason};
use super::takings::status_at;

/// Seconds since the home signed the list that the pass names.
pub(super) fn age(question: &Question<'_>, pass: &Pass) -> Option<u64> {
    let list = pass.status().and(question.home.list)?;
    Some(question.now.since(list.0.issued_at))
}

/// Why the pass is refused: the home took it back, or the last word on it is older than the host's terms allow.
pub(super) fn refusal(question: &Question<'_>, pass: &Pass) -> Option<Reason> {
    let place = pass.status()?.index();
    match status_at(question.home.list, question.home.beyond, place)? {
        Status::Revoked => Some(Reason::Pass(PassReason::Revoked)),
        Status::Suspended => Some(Reason::Pass(PassReason::Suspended)),
        Status::Replaced => Some(Reason::Pass(PassReason::Replaced)),
        Status::Valid => too_old(question),
    }
}

/// A host's own limit on the age of a list. Own lists are as old as they need to be, and a clock that is ahead cannot say
/// that anything is old.
fn too_old(question: &Question<'_>) -> Option<Reason> {
    if question.clock == Clock::Ahead || question.home.space == question.host.space {
        return None;
    }
    let rule = question.host.terms?.status.as_ref()?;
    let hours = rule.refuse_after_hours?.value() as u64;
    let since = question.home.list?.0.issued_at;
    let over = question.now.since(since) > hours * 3600;
    over.then_some(Reason::Pass(PassReason::StatusTooOld { since, hours }))
}

/// Why a person decides: silence is never green.
pub(super) fn doubt(question: &Question<'_>, pass: &Pass) -> Option<Reason> {
    match (pass.status(), question.home.list) {
        (Some(_), None) => Some(Reason::Home(HomeReason::StatusUnknown)),
        (Some(_), Some(list)) => {
            let since = list.0.issued_at;
            let stale = question.now.since(since) > FRESH_STATUS;
            stale.then_some(Reason::Home(HomeReason::StatusStale { since }))
        }
        (None, _) => {
            let since = question.home.lists_since?;
            (pass.issued_at() >= since).then_some(Reason::Home(HomeReason::StatusUnnamed))
        }
    }
}
