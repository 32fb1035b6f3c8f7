//! Members: who belongs to this space, lists of them, and what their plans allow.

use super::tell;
use crate::core::ask::To;
use crate::core::facts::PlanRule;
use crate::core::moment::Moment;
use crate::core::orders::{ImportOrder, MemberDetails};
use crate::core::output::Output;
use crate::core::state::{Core, Random};
use crate::core::views::{ImportView, MemberView};

/// Questions about members.
#[derive(Debug)]
pub enum MemberCommand {
    /// Lists all members, by name.
    List(To<Vec<MemberView>>),
    /// Adds one who joins.
    Add(MemberDetails, To<MemberView>),
    /// Changes what is known of one.
    Change(String, MemberDetails, To<MemberView>),
    /// Ends a membership.
    End(String, To<MemberView>),
    /// Keeps nothing of a member any longer.
    Erase(String, To<MemberView>),
    /// Reads a member list in.
    Import(Box<ImportOrder>, To<ImportView>),
    /// Takes an import back: this one, or the last.
    UndoImport(Option<String>, To<()>),
    /// Lists what is said of plans.
    ListPlans(To<Vec<PlanRule>>),
    /// Says something of a plan.
    SetPlan(PlanRule, To<PlanRule>),
}

impl Core {
    pub(super) fn on_member(
        &mut self,
        question: MemberCommand,
        moment: Moment,
        rng: &mut dyn Random,
    ) -> Vec<Output> {
        let now = moment.wall;
        match question {
            MemberCommand::List(to) => tell(to, Ok(self.list_members(now))),
            MemberCommand::Add(member, to) => {
                self.note(to, now, |core| core.add_member(member, now, rng))
            }
            MemberCommand::Change(member, details, to) => {
                self.change(to, |core| core.change_member(to, &member, details, moment))
            }
            MemberCommand::End(member, to) => {
                self.change(to, |core| core.end_member(to, &member, moment))
            }
            MemberCommand::Erase(member, to) => {
                self.change(to, |core| core.erase_member(to, &member, moment))
            }
            MemberCommand::Import(order, to) => {
                self.change(to, |core| core.import(to, &order, moment, rng))
            }
            MemberCommand::UndoImport(import, to) => {
                self.change(to, |core| core.undo_import(to, import, moment))
            }
            MemberCommand::ListPlans(to) => tell(to, Ok(self.list_plans())),
            MemberCommand::SetPlan(rule, to) => {
                self.change(to, |core| core.set_plan(to, rule, moment))
            }
        }
    }
}
