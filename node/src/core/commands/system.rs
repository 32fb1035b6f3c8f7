//! The node itself: how it is, what a person confirms, how what leaves the house looks.

use super::tell;
use crate::core::ask::To;
use crate::core::facts::{Brand, Fact};
use crate::core::moment::Moment;
use crate::core::output::Output;
use crate::core::state::Core;
use crate::core::views::StatusView;

/// Questions about the node itself.
#[derive(Debug)]
pub enum SystemCommand {
    /// Tells how it is.
    Status(To<StatusView>),
    /// Tells whether it can write: what supervisors ask, which costs nothing.
    Ready(To<()>),
    /// Says that this machine is the home, whatever else was seen.
    ConfirmHome(To<()>),
    /// Says that the clock of this computer shows the present.
    ConfirmClock(To<()>),
    /// Shows how what goes out of the house looks.
    ShowBrand(To<Brand>),
    /// Says how what goes out of the house looks.
    SetBrand(Brand, To<Brand>),
}

impl Core {
    pub(super) fn on_system(&mut self, question: SystemCommand, moment: Moment) -> Vec<Output> {
        let now = moment.wall;
        match question {
            SystemCommand::Status(to) => vec![to.answer(Ok(self.status(moment)))],
            SystemCommand::Ready(to) => vec![to.answer(self.writable())],
            SystemCommand::ConfirmHome(to) => {
                self.note(to, now, |core| Ok((core.confirm_home(moment), ())))
            }
            SystemCommand::ConfirmClock(to) => self.confirm_this_clock(to, moment),
            SystemCommand::ShowBrand(to) => tell(to, Ok(self.books.brand().clone())),
            SystemCommand::SetBrand(brand, to) => {
                self.note(to, now, |_| Ok((vec![Fact::Branded(brand.clone())], brand)))
            }
        }
    }

    fn confirm_this_clock(&mut self, to: To<()>, moment: Moment) -> Vec<Output> {
        self.change(to, |core| {
            let mut outputs = core.confirm_clock(moment);
            let shown = core.seen.wall;
            outputs.extend(core.note(to, shown, |_| Ok((vec![Fact::ClockConfirmed], ()))));
            Ok(outputs)
        })
    }
}
