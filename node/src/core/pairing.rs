//! Browsers and their tokens: a code is offered, used once, and becomes a token of a role that can be revoked.

use federation_spec::records::values::Text;
use federation_spec::wire::ids::{Hash32, Timestamp};

use super::facts::{Fact, TokenFact, WayIn};
use super::likeness::is_seen;
use super::limits::PAIRING_LIFE;
use super::memory::books::Token;
use super::memory::pairings::Invitation;
use super::moment::Moment;
use super::problem::Problem;
use super::random::Random;
use super::state::Core;
use super::views::TokenView;

impl Core {
    /// Lets a code wait for a browser.
    pub(super) fn offer_pairing(
        &mut self,
        code: String,
        invitation: Invitation,
        now: Moment,
    ) -> Result<Timestamp, Problem> {
        if !self.pairings.have_room(now.up) {
            return Err(Problem::TooManyPairings);
        }
        let fits = |label: &String| {
            Text::<1, 80>::new(label.as_str()).is_some() && label.chars().all(is_seen)
        };
        if !invitation.label.as_ref().is_none_or(fits) {
            return Err(Problem::BadText("label"));
        }
        if let Some(member) = &invitation.member {
            self.known(member)?;
        }
        self.pairings.hold(code, invitation);
        Ok(now.wall.plus(PAIRING_LIFE))
    }

    /// A browser shows a code.
    pub(super) fn pair(
        &mut self,
        code: &str,
        hash: Hash32,
        way: WayIn,
        now: Moment,
        rng: &mut dyn Random,
    ) -> Result<(Vec<Fact>, TokenView), Problem> {
        let Invitation {
            role,
            label,
            member,
            ..
        } = self.pairings.take(code, way, now.up)?;
        let token = self.new_id(role.word(), rng);
        let view = TokenView {
            token: token.clone(),
            role,
            label: label.clone(),
            member: member.clone(),
            created_at: now.wall,
        };
        let paired = Fact::Token(TokenFact::Paired {
            token,
            hash,
            role,
            label,
            member,
        });
        Ok((vec![paired], view))
    }

    pub(super) fn list_tokens(&self) -> Vec<TokenView> {
        let view = |(name, token): (&String, &Token)| TokenView {
            token: name.clone(),
            role: token.role,
            label: token.label.clone(),
            member: token.member.clone(),
            created_at: token.created_at,
        };
        self.books.tokens().iter().map(view).collect()
    }

    /// The phones of a member count no more.
    pub(super) fn without_phones(&self, member: &str) -> Vec<Fact> {
        let tokens = self.books.tokens().iter();
        let theirs = tokens.filter(|(_, token)| token.member.as_deref() == Some(member));
        theirs
            .map(|(token, _)| {
                Fact::Token(TokenFact::Revoked {
                    token: token.clone(),
                })
            })
            .collect()
    }

    pub(super) fn revoke_token(&mut self, token: String) -> Result<(Vec<Fact>, ()), Problem> {
        if !self.books.tokens().contains_key(&token) {
            return Err(Problem::UnknownToken);
        }
        Ok((vec![Fact::Token(TokenFact::Revoked { token })], ()))
    }
}
