//! Terms: those of this space, who has them, and what those of others said before.

use federation_spec::records::terms::Content;
use federation_spec::rules::LocalDay;
use federation_spec::wire::ids::{SpaceId, Timestamp};

use crate::core::ask::To;
use crate::core::moment::Moment;
use crate::core::output::Outbox;
use crate::core::own::{Hand, default_terms};
use crate::core::problem::Problem;
use crate::core::random::Random;
use crate::core::state::Core;
use crate::core::views::{DeliveryView, Meetable, TermsView};

/// Questions about terms.
#[derive(Debug)]
pub enum TermsCommand {
    /// Publishes the programme's default terms.
    PublishDefault(To<TermsView>),
    /// Publishes own terms, from the beginning of a local day on; `None` for now.
    Publish(Box<Content>, Option<LocalDay>, To<TermsView>),
    /// Says that a person has looked at own terms, and that they are true.
    Review(To<TermsView>),
    /// Shows own terms.
    Show(To<TermsView>),
    /// Tells how many of the pinned homes meet what terms ask of a home, condition by condition.
    Meetable(Box<Content>, To<Vec<Meetable>>),
    /// Tells who has own terms.
    Delivery(To<DeliveryView>),
    /// Shows what the terms of a space said before and say now, oldest first; of this one without a space.
    History(Option<SpaceId>, To<Vec<TermsView>>),
}

impl Core {
    pub(super) fn on_terms(
        &mut self,
        question: TermsCommand,
        moment: Moment,
        rng: &mut dyn Random,
        out: &mut Outbox,
    ) {
        let now = moment.wall;
        match question {
            TermsCommand::PublishDefault(to) => self.publish(to, now, out, |core, out| {
                core.publish_default(default_terms(), now, out)
            }),
            TermsCommand::Publish(content, from, to) => self.publish(to, now, out, |core, out| {
                core.may_sign(Hand::Person)?;
                let from = from.map(|day| core.house.start_of(day));
                core.publish_terms(*content, from, now, out)
            }),
            TermsCommand::Review(to) => {
                self.publish(to, now, out, |core, out| core.review_terms(now, out));
            }
            TermsCommand::Show(to) => out.tell(to, self.show_terms(now)),
            TermsCommand::Meetable(content, to) => {
                out.tell(to, Ok(self.meetable(&content, now)));
            }
            TermsCommand::Delivery(to) => self.terms_delivery(to, moment, rng, out),
            TermsCommand::History(space, to) => out.tell(to, self.terms_history(space, now)),
        }
    }

    /// Publishes terms, and answers with them.
    fn publish(
        &mut self,
        to: To<TermsView>,
        now: Timestamp,
        out: &mut Outbox,
        publish: impl FnOnce(&mut Self, &mut Outbox) -> Result<(), Problem>,
    ) {
        self.change(to, out, |core, out| {
            publish(core, out)?;
            out.tell(to, core.show_terms(now));
            Ok(())
        });
    }
}
