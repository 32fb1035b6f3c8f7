//! Visits at this house.

use federation_spec::rules::LocalDay;
use federation_spec::wire::ids::Timestamp;

use crate::core::ask::To;
use crate::core::facts::{Fact, VisitFact};
use crate::core::output::Outbox;
use crate::core::random::Random;
use crate::core::shown::Shown;
use crate::core::state::Core;
use crate::core::views::VisitView;

/// Questions about visits.
#[derive(Debug)]
pub enum VisitCommand {
    /// Lists visits, of one local day or of all; the newest first.
    List(Option<LocalDay>, To<Vec<VisitView>>),
    /// Notes a visit from paper.
    Add(Box<Shown>, LocalDay, To<VisitView>),
    /// Notes that a visitor leaves.
    End(String, To<VisitView>),
    /// Takes back that a visitor left: today's visit goes on.
    Reopen(String, To<VisitView>),
    /// Takes back a visit that was noted by mistake.
    Remove(String, To<VisitView>),
    /// Keeps what a visitor showed no longer.
    Erase(String, To<VisitView>),
    /// Keeps it for so many days after the visit: the visitor agrees.
    Keep(String, u64, To<VisitView>),
}

impl Core {
    pub(super) fn on_visit(
        &mut self,
        question: VisitCommand,
        now: Timestamp,
        rng: &mut dyn Random,
        out: &mut Outbox,
    ) {
        match question {
            VisitCommand::List(day, to) => out.tell(to, Ok(self.list_visits(day, now))),
            VisitCommand::Add(shown, day, to) => {
                self.note(to, now, out, |core| core.add_visit(&shown, day, now, rng))
            }
            VisitCommand::End(visit, to) => self.note(to, now, out, |core| {
                core.change_visit(&visit, now, |visit| Fact::Visit(VisitFact::Ended { visit }))
            }),
            VisitCommand::Reopen(visit, to) => {
                self.note(to, now, out, |core| core.reopen_visit(&visit, now))
            }
            VisitCommand::Remove(visit, to) => self.note(to, now, out, |core| {
                core.change_visit(&visit, now, |visit| {
                    Fact::Visit(VisitFact::Removed { visit })
                })
            }),
            VisitCommand::Erase(visit, to) => {
                self.note(to, now, out, |core| core.erase_visit(&visit, now))
            }
            VisitCommand::Keep(visit, days, to) => {
                self.note(to, now, out, |core| core.keep_visit(&visit, days, now))
            }
        }
    }
}
