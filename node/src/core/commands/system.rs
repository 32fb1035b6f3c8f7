//! The node itself: how it is, what a person confirms, how what leaves the house looks.

use crate::core::ask::To;
use crate::core::facts::{Brand, CardLife, Fact, OwnFact, Tablets};
use crate::core::holdings::Holdings;
use crate::core::limits::MAX_CARD_DAYS;
use crate::core::moment::Moment;
use crate::core::output::Outbox;
use crate::core::problem::Problem;
use crate::core::state::Core;
use crate::core::views::{RestoredView, StatusView, UpkeepView};

/// Questions about the node itself.
#[derive(Debug)]
pub enum SystemCommand {
    /// Tells how it is.
    Status(To<StatusView>),
    /// Tells whether it can write: what supervisors ask, which costs nothing.
    Ready(To<()>),
    /// Says that this machine is the home, whatever else was seen.
    ConfirmHome(To<()>),
    /// Says that a person has looked at what the backup may not know of which this home was made; whether nothing is missing.
    ConfirmRestored(bool, To<()>),
    /// Shows what the backup may not know of which this home was made.
    ShowRestored(To<Option<RestoredView>>),
    /// Tells what this home holds that nobody else can give back.
    Holdings(To<Holdings>),
    /// Tells what is to be done without anybody asking.
    Upkeep(To<UpkeepView>),
    /// Says that the clock of this computer shows the present.
    ConfirmClock(To<()>),
    /// Shows how what goes out of the house looks.
    ShowBrand(To<Brand>),
    /// Says how what goes out of the house looks.
    SetBrand(Brand, To<Brand>),
    /// Shows for how many days a card counts that the house gives.
    ShowCards(To<u64>),
    /// Says for how many days a card counts that the house gives from now on.
    SetCards(u64, To<u64>),
    /// Shows where desks on other machines are to come in.
    ShowTablets(To<Tablets>),
    /// Says where desks on other machines are to come in.
    SetTablets(Tablets, To<()>),
}

impl Core {
    pub(super) fn on_system(&mut self, question: SystemCommand, moment: Moment, out: &mut Outbox) {
        let now = moment.wall;
        match question {
            SystemCommand::Status(to) => out.answer(to, Ok(self.status(moment))),
            SystemCommand::Ready(to) => out.answer(to, self.disk.writable()),
            SystemCommand::ConfirmHome(to) => {
                self.note(to, now, out, |core| {
                    core.lives_here()?;
                    Ok((core.confirm_home(moment), ()))
                });
            }
            SystemCommand::ConfirmRestored(complete, to) => self.note(to, now, out, |core| {
                core.restore_seen(complete).map(|facts| (facts, ()))
            }),
            SystemCommand::ShowRestored(to) => out.tell(to, Ok(self.restored_view())),
            SystemCommand::Holdings(to) => out.tell(to, Ok(self.holdings())),
            SystemCommand::Upkeep(to) => out.answer(to, self.upkeep(moment)),
            SystemCommand::ConfirmClock(to) => self.confirm_this_clock(to, moment, out),
            SystemCommand::ShowBrand(to) => out.tell(to, Ok(self.books.brand().clone())),
            SystemCommand::SetBrand(brand, to) => self.note(to, now, out, |_| {
                Ok((vec![Fact::Own(OwnFact::Branded(brand.clone()))], brand))
            }),
            SystemCommand::ShowCards(to) => out.tell(to, Ok(self.books.card_days())),
            SystemCommand::SetCards(days, to) => self.note(to, now, out, |_| {
                let max = MAX_CARD_DAYS;
                let within = (1..=max).contains(&days);
                let days = within.then_some(days).ok_or(Problem::BadDays { max })?;
                Ok((vec![Fact::Own(OwnFact::CardsSet(CardLife { days }))], days))
            }),
            SystemCommand::ShowTablets(to) => out.tell(to, Ok(self.tablets())),
            SystemCommand::SetTablets(tablets, to) => self.note(to, now, out, |_| {
                Ok((vec![Fact::Own(OwnFact::TabletsSet(tablets))], ()))
            }),
        }
    }

    fn confirm_this_clock(&mut self, to: To<()>, moment: Moment, out: &mut Outbox) {
        self.change(to, out, |core, out| {
            if !core.watch.may_be_right() {
                return Err(Problem::ClockInDoubt);
            }
            core.confirm_clock(moment, out);
            let facts = [Fact::Own(OwnFact::ClockConfirmed)];
            out.persist(core.batch_of(facts, core.watch.seen().wall))
                .answer(to, Ok(()));
            Ok(())
        });
    }
}
