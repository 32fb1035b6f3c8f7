//! Members: who belongs to this space, lists of them, and what their plans allow.

use crate::core::ask::To;
use crate::core::facts::{KeptProfile, MemberDetails, PlanRule};
use crate::core::moment::Moment;
use crate::core::orders::{ImportOrder, UndoOrder};
use crate::core::output::Outbox;
use crate::core::random::Random;
use crate::core::state::Core;
use crate::core::views::{ImportView, MemberView, RedoView, UndoView};

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
    /// Takes an import back, or says what that would do.
    UndoImport(UndoOrder, To<UndoView>),
    /// Does the import again that was taken back last; true: or says what that would do.
    RedoImport(bool, To<RedoView>),
    /// Lists how member lists of some kinds are read, as people corrected it.
    ListProfiles(To<Vec<KeptProfile>>),
    /// Keeps that no longer for one kind.
    ForgetProfile(String, To<()>),
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
        out: &mut Outbox,
    ) {
        let now = moment.wall;
        match question {
            MemberCommand::List(to) => out.tell(to, Ok(self.list_members(now))),
            MemberCommand::Add(member, to) => {
                self.note(to, now, out, |core| core.add_member(member, now, rng))
            }
            MemberCommand::Change(member, details, to) => self.change(to, out, |core, out| {
                core.change_member(to, &member, details, moment, out)
            }),
            MemberCommand::End(member, to) => self.change(to, out, |core, out| {
                core.end_member(to, &member, moment, out)
            }),
            MemberCommand::Erase(member, to) => self.change(to, out, |core, out| {
                core.erase_member(to, &member, moment, out)
            }),
            MemberCommand::Import(order, to) => self.change(to, out, |core, out| {
                core.import(to, &order, moment, rng, out)
            }),
            MemberCommand::UndoImport(order, to) => self.change(to, out, |core, out| {
                core.undo_import(to, order, moment, rng, out)
            }),
            MemberCommand::RedoImport(dry_run, to) => self.change(to, out, |core, out| {
                core.redo_import(to, dry_run, moment, rng, out)
            }),
            MemberCommand::ListProfiles(to) => out.tell(to, Ok(self.list_profiles())),
            MemberCommand::ForgetProfile(name, to) => {
                self.note(to, now, out, |core| core.forget_profile(name))
            }
            MemberCommand::ListPlans(to) => out.tell(to, Ok(self.list_plans())),
            MemberCommand::SetPlan(rule, to) => {
                self.change(to, out, |core, out| core.set_plan(to, rule, moment, out))
            }
        }
    }
}
