//! Browsers that are paired: desks, phones, those of the house.

use federation_spec::wire::ids::{Hash32, Timestamp};

use super::Noted;
use crate::core::ask::To;
use crate::core::facts::{Role, WayIn};
use crate::core::memory::pairings::Invitation;
use crate::core::moment::Moment;
use crate::core::output::{Effect, Outbox};
use crate::core::random::Random;
use crate::core::state::Core;
use crate::core::views::TokenView;

/// Questions about tokens.
#[derive(Debug)]
pub enum TokenCommand {
    /// Lets a browser pair with a code. Until when it may.
    OfferPairing {
        /// The code.
        code: String,
        /// What it may do then.
        role: Role,
        /// What the operator calls the device.
        label: Option<String>,
        /// Whose phone it is, if it is a member's.
        member: Option<String>,
        /// For the moment at which the code ends.
        to: To<Timestamp>,
    },
    /// Pairs a browser that shows a code: it gets the token whose secret is given.
    Pair {
        /// The code typed.
        code: String,
        /// SHA-256 of the token that it will get.
        hash: Hash32,
        /// The way by which it came: the code must be for a role that may be paired over it.
        way: WayIn,
        /// For what is known of the token.
        to: To<TokenView>,
    },
    /// Lists tokens.
    List(To<Vec<TokenView>>),
    /// Revokes a token.
    Revoke(String, To<()>),
}

impl Core {
    pub(super) fn on_token(
        &mut self,
        question: TokenCommand,
        moment: Moment,
        rng: &mut dyn Random,
        out: &mut Outbox,
    ) {
        match question {
            TokenCommand::OfferPairing {
                code,
                role,
                label,
                member,
                to,
            } => {
                let offer = Invitation::new(role, label, member, moment.up);
                out.tell(to, self.offer_pairing(code, offer, moment));
            }
            TokenCommand::Pair {
                code,
                hash,
                way,
                to,
            } => self.change_tokens(to, moment.wall, out, |core| {
                core.pair(&code, hash, way, moment, rng)
            }),
            TokenCommand::List(to) => out.tell(to, Ok(self.list_tokens())),
            TokenCommand::Revoke(token, to) => {
                self.change_tokens(to, moment.wall, out, |core| core.revoke_token(token));
            }
        }
    }

    /// Edges know of the change before it is answered.
    fn change_tokens<T: std::fmt::Debug + Send + 'static>(
        &mut self,
        to: To<T>,
        now: Timestamp,
        out: &mut Outbox,
        change: impl FnOnce(&mut Self) -> Noted<T>,
    ) {
        self.change(to, out, |core, out| {
            let (facts, answer) = change(core)?;
            let then = out.persist(core.batch_of(facts, now));
            then.effect(Effect::Tokens(core.tokens()));
            then.answer(to, Ok(answer));
            Ok(())
        });
    }
}
