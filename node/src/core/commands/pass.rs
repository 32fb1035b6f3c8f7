//! Passes that this space issued: cards, and passes for one host.

use crate::core::ask::To;
use crate::core::moment::Moment;
use crate::core::orders::{PassChange, PassOrder};
use crate::core::output::Outbox;
use crate::core::random::Random;
use crate::core::state::Core;
use crate::core::views::{IssuedPass, PassView};

/// Questions about passes.
#[derive(Debug)]
pub enum PassCommand {
    /// Issues passes.
    Issue(Box<PassOrder>, To<Vec<IssuedPass>>),
    /// Lists passes, of one member or of all; the newest first.
    List(Option<String>, To<Vec<PassView>>),
    /// Gives a pass, or all passes of a member, another status. Those that have it now.
    Change(String, PassChange, To<Vec<PassView>>),
    /// Puts another card in the place of a lost one, which counts no more.
    Replace(String, To<IssuedPass>),
}

impl Core {
    pub(super) fn on_pass(
        &mut self,
        question: PassCommand,
        moment: Moment,
        rng: &mut dyn Random,
        out: &mut Outbox,
    ) {
        match question {
            PassCommand::Issue(order, to) => self.change(to, out, |core, out| {
                core.issue_passes(to, &order, moment, rng, out)
            }),
            PassCommand::List(member, to) => out.tell(to, self.list_passes(member.as_deref())),
            PassCommand::Change(named, change, to) => self.change(to, out, |core, out| {
                core.change_passes(to, &named, change, moment, rng, out)
            }),
            PassCommand::Replace(pass, to) => self.change(to, out, |core, out| {
                core.replace_pass(to, &pass, moment, rng, out)
            }),
        }
    }
}
