//! What is shown and said at a desk, and what spaces ask each other about it.

use federation_spec::wire::code::ShortCode;
use federation_spec::wire::ids::{MessageId, SpaceId};

use crate::core::ask::To;
use crate::core::moment::Moment;
use crate::core::orders::CheckOptions;
use crate::core::output::Outbox;
use crate::core::random::Random;
use crate::core::shown::Shown;
use crate::core::state::Core;
use crate::core::views::{CheckView, LookedUp, RequestView};

/// Questions of a desk.
#[derive(Debug)]
pub enum DeskCommand {
    /// Judges a pass that is shown.
    Check(Box<Shown>, CheckOptions, To<CheckView>),
    /// Looks for the pass of a code that is said; its home is asked if nobody announced it.
    LookUp {
        /// The code.
        code: ShortCode,
        /// The home that the visitor names.
        home: Option<SpaceId>,
        /// For what was found.
        to: To<LookedUp>,
    },
    /// Tells what became of a request.
    LookUpRequest(MessageId, To<LookedUp>),
    /// Asks a home whether a visitor is one of its members.
    AskHome {
        /// The home.
        home: SpaceId,
        /// What visitors say of themselves.
        says: String,
        /// For what the desk is told meanwhile.
        to: To<CheckView>,
    },
    /// Lists requests of this space and to it, the newest first.
    ListRequests(To<Vec<RequestView>>),
    /// Answers a request: with a member, or with none.
    AnswerRequest {
        /// The request.
        request: MessageId,
        /// The member whom the visitor is.
        member: Option<String>,
        /// For the request as it is then.
        to: To<RequestView>,
    },
}

impl Core {
    pub(super) fn on_desk(
        &mut self,
        question: DeskCommand,
        moment: Moment,
        rng: &mut dyn Random,
        out: &mut Outbox,
    ) {
        match question {
            DeskCommand::Check(shown, options, to) => {
                self.on_check(to, shown, options, moment, rng, out);
            }
            DeskCommand::LookUp { code, home, to } => {
                self.look_up(to, &code, home, moment, rng, out);
            }
            DeskCommand::LookUpRequest(request, to) => {
                if let Err(problem) = self.look_up_request(to, &request, moment, out) {
                    out.tell(to, Err(problem));
                }
            }
            DeskCommand::AskHome { home, says, to } => self.change(to, out, |core, out| {
                core.ask_home(to, home, &says, moment, rng, out)
            }),
            DeskCommand::ListRequests(to) => out.tell(to, Ok(self.list_requests(moment.wall))),
            DeskCommand::AnswerRequest {
                request,
                member,
                to,
            } => self.change(to, out, |core, out| {
                core.answer_request(to, &request, member, moment, rng, out)
            }),
        }
    }
}
