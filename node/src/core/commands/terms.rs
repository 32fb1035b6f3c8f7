//! Terms: those of this space, who has them, and what those of others said before.

use federation_spec::records::terms::Content;
use federation_spec::rules::LocalDay;
use federation_spec::wire::ids::{SpaceId, Timestamp};

use super::{answered, tell};
use crate::core::ask::To;
use crate::core::moment::Moment;
use crate::core::output::{Output, Problem};
use crate::core::own::{Hand, default_terms};
use crate::core::state::{Core, Random};
use crate::core::views::{DeliveryView, TermsView};

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
    ) -> Vec<Output> {
        let now = moment.wall;
        match question {
            TermsCommand::PublishDefault(to) => {
                self.publish(to, now, |core| core.publish_default(default_terms(), now))
            }
            TermsCommand::Publish(content, from, to) => self.publish(to, now, |core| {
                core.may_sign(Hand::Person)?;
                let from = from.map(|day| core.house.start_of(day));
                core.publish_terms(*content, from, now)
            }),
            TermsCommand::Review(to) => self.publish(to, now, |core| core.review_terms(now)),
            TermsCommand::Show(to) => tell(to, self.show_terms(now)),
            TermsCommand::Delivery(to) => self.terms_delivery(to, moment, rng),
            TermsCommand::History(space, to) => tell(to, self.terms_history(space, now)),
        }
    }

    /// Publishes terms, and answers with them.
    fn publish(
        &mut self,
        to: To<TermsView>,
        now: Timestamp,
        publish: impl FnOnce(&mut Self) -> Result<Vec<Output>, Problem>,
    ) -> Vec<Output> {
        self.change(to, |core| {
            let outputs = publish(core)?;
            Ok(answered(outputs, to, core.show_terms(now)))
        })
    }
}
