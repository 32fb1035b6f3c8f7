//! Invitations: this space hands one to somebody who is to found or run another, or accepts one.

use federation_spec::records::Invitation;
use federation_spec::wire::ids::InvitationKey;

use crate::core::ask::To;
use crate::core::moment::Moment;
use crate::core::orders::InvitationOrder;
use crate::core::output::Outbox;
use crate::core::random::Random;
use crate::core::state::Core;
use crate::core::views::{AcceptedView, GivenView, InvitationsView, MadeInvitation};

/// Questions about invitations.
#[derive(Debug)]
pub enum InvitationCommand {
    /// Makes one. Its text is in the answer and nowhere else.
    Make(InvitationOrder, To<MadeInvitation>),
    /// Lists those of this space, those that it accepted, and who waits for a decision.
    List(To<InvitationsView>),
    /// Lets one count no more.
    Withdraw(InvitationKey, To<GivenView>),
    /// Accepts that of another space; with `true`, the key of that space counts as checked.
    Accept(Box<Invitation>, bool, To<AcceptedView>),
}

impl Core {
    pub(super) fn on_invitation(
        &mut self,
        question: InvitationCommand,
        moment: Moment,
        rng: &mut dyn Random,
        out: &mut Outbox,
    ) {
        let now = moment.wall;
        match question {
            InvitationCommand::Make(order, to) => {
                self.note(to, now, out, |core| core.invite(order, now, rng));
            }
            InvitationCommand::List(to) => out.tell(to, Ok(self.list_invitations(now))),
            InvitationCommand::Withdraw(invitation, to) => {
                self.note(to, now, out, |core| core.withdraw(invitation, now));
            }
            InvitationCommand::Accept(invitation, pin, to) => self.change(to, out, |core, out| {
                core.accept(to, &invitation, pin, moment, rng, out)
            }),
        }
    }
}
