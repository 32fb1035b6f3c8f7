//! The keys of this space: how it stands with them, another one, the recovery words, the end.

use federation_spec::records::key_log::KeyReason;
use federation_spec::wire::ids::{Hash32, SpaceId};

use crate::core::ask::To;
use crate::core::memory::identity::KeyRing;
use crate::core::moment::Moment;
use crate::core::orders::Recovery;
use crate::core::output::Outbox;
use crate::core::state::Core;
use crate::core::views::KeyStatusView;

/// Questions about keys.
#[derive(Debug)]
pub enum KeyCommand {
    /// Tells how it stands with them.
    Status(To<KeyStatusView>),
    /// Puts the announced key in the place of the one that signs.
    Rotate(KeyReason, To<KeyStatusView>),
    /// Tells other machines that the space lives here: with a key that only this one has.
    Move(KeyRing, To<KeyStatusView>),
    /// Brings in new keys with the recovery words.
    Recover(Box<Recovery>, To<KeyStatusView>),
    /// Says that the space has ended, and which one goes on in its place.
    End(Option<SpaceId>, To<KeyStatusView>),
    /// Says which of two recoveries of another space counts here: the one of this hash.
    Choose(SpaceId, Hash32, To<()>),
}

impl Core {
    pub(super) fn on_key(&mut self, question: KeyCommand, moment: Moment, out: &mut Outbox) {
        let now = moment.wall;
        match question {
            KeyCommand::Status(to) => out.answer(to, self.key_status(moment)),
            KeyCommand::Rotate(reason, to) => self.change(to, out, |core, out| {
                core.follow_on(reason, None, now, out)?;
                out.tell(to, core.key_status(moment));
                Ok(())
            }),
            KeyCommand::Move(ring, to) => self.change(to, out, |core, out| {
                core.move_here(ring, now, out)?;
                out.tell(to, core.key_status(moment));
                Ok(())
            }),
            KeyCommand::Recover(recovery, to) => self.change(to, out, |core, out| {
                core.recover(*recovery, now, out)?;
                out.tell(to, core.key_status(moment));
                Ok(())
            }),
            KeyCommand::End(successor, to) => self.change(to, out, |core, out| {
                core.follow_on(KeyReason::Ended, successor, now, out)?;
                out.tell(to, core.key_status(moment));
                Ok(())
            }),
            KeyCommand::Choose(space, recovery, to) => self.change(to, out, |core, out| {
                core.choose_recovery(space, recovery, now, out)?;
                out.tell(to, Ok(()));
                Ok(())
            }),
        }
    }
}
