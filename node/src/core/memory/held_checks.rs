//! Checks that wait for a home that is being read, and questions of desks that wait for a home's answer.

use std::collections::BTreeMap;

use federation_spec::wire::ids::{MessageId, SpaceId};

use crate::core::ask::To;
use crate::core::limits::MAX_HELD_CHECKS;
use crate::core::orders::CheckOptions;
use crate::core::peers::Ticket;
use crate::core::shown::Shown;
use crate::core::views::{CheckView, LookedUp};

/// What waits.
#[derive(Debug, Default)]
pub struct HeldChecks {
    checks: BTreeMap<Ticket, HeldCheck>,
    /// What desks asked homes that are connected.
    questions: BTreeMap<Ticket, (To<LookedUp>, MessageId)>,
}

/// A check that waits.
#[derive(Debug)]
pub struct HeldCheck {
    /// Who asked.
    pub to: To<CheckView>,
    /// What was shown.
    pub shown: Box<Shown>,
    /// What for.
    pub options: CheckOptions,
}

impl HeldCheck {
    /// The home of what was shown, if it is a pass that its home can take back.
    pub fn home(&self) -> Option<SpaceId> {
        home_of(&self.shown)
    }
}

impl HeldChecks {
    /// Whether one more may wait.
    pub fn have_room(&self) -> bool {
        self.checks.len() + self.questions.len() < MAX_HELD_CHECKS
    }

    /// A check waits from now on.
    pub fn hold(&mut self, check: HeldCheck) {
        self.checks.insert(check.to.ticket(), check);
    }

    /// Takes out the one with this ticket.
    pub fn take(&mut self, id: Ticket) -> Option<HeldCheck> {
        self.checks.remove(&id)
    }

    /// What goes on waiting, and the checks whose home is no longer awaited.
    pub fn parted(self, is_awaited: impl Fn(&SpaceId) -> bool) -> (Self, Vec<HeldCheck>) {
        let waits = |check: &HeldCheck| check.home().is_some_and(|home| is_awaited(&home));
        let (still, done): (_, BTreeMap<_, _>) =
            self.checks.into_iter().partition(|(_, check)| waits(check));
        let still = Self {
            checks: still,
            questions: self.questions,
        };
        (still, done.into_values().collect())
    }

    /// Whether one waits whose home is no longer awaited.
    pub fn any_but(&self, is_awaited: impl Fn(&SpaceId) -> bool) -> bool {
        let free = |check: &HeldCheck| check.home().is_none_or(|home| !is_awaited(&home));
        self.checks.values().any(free)
    }

    /// A desk waits for the answer to a question.
    pub fn hold_question(&mut self, to: To<LookedUp>, request: MessageId) {
        self.questions.insert(to.ticket(), (to, request));
    }

    /// Takes out the question with this ticket.
    pub fn take_question(&mut self, id: Ticket) -> Option<(To<LookedUp>, MessageId)> {
        self.questions.remove(&id)
    }

    /// The tickets of all who wait for the answer to this question.
    pub fn waiting_for(&self, request: &MessageId) -> Vec<Ticket> {
        let waits = |(id, (_, of)): (&Ticket, &(_, MessageId))| (of == request).then_some(*id);
        self.questions.iter().filter_map(waits).collect()
    }
}

/// The home of what was shown, if it is a pass that its home can take back.
pub fn home_of(shown: &Shown) -> Option<SpaceId> {
    match shown {
        Shown::Genuine(pass) => {
            let pass = pass.record();
            pass.status().is_some().then(|| pass.home())
        }
        // Its home may have another key since it was heard last.
        Shown::UnknownKey(pass) => Some(pass.home()),
        Shown::UnknownHome(_) | Shown::Asked { .. } | Shown::Refused(..) => None,
    }
}
