//! Browsers and their tokens: a code is offered, used once, and becomes a token of a role that can be revoked.

use std::collections::BTreeMap;

use federation_spec::records::values::Text;
use federation_spec::wire::ids::{Hash32, Timestamp};

use super::books::Token;
use super::facts::{Fact, Role, TokenFact};
use super::likeness::is_seen;
use super::limits::{MAX_PAIRINGS, PAIRING_LIFE};
use super::moment::{Moment, Uptime};
use super::output::Problem;
use super::state::{Core, Random};
use super::views::TokenView;

/// Codes that wait for a browser.
#[derive(Debug, Default)]
pub(super) struct Pairings {
    codes: BTreeMap<String, Offer>,
}

/// What a code is good for.
#[derive(Debug)]
pub(super) struct Offer {
    role: Role,
    label: Option<String>,
    member: Option<String>,
    at: Uptime,
}

impl Offer {
    /// Offered now. A member's phone has her role, whatever else is said.
    pub(super) fn new(
        role: Role,
        label: Option<String>,
        member: Option<String>,
        at: Uptime,
    ) -> Self {
        Self {
            role: if member.is_some() { Role::Member } else { role },
            label,
            member,
            at,
        }
    }
}

impl Pairings {
    fn drop_old(&mut self, now: Uptime) {
        self.codes
            .retain(|_, offer| now.since(offer.at) < PAIRING_LIFE);
    }

    /// What a code is good for, which is used up by it. A wrong one uses up nothing: how many there may be is counted
    /// where they come from, before they are asked for here.
    fn take(&mut self, code: &str, desks_only: bool) -> Result<Offer, Problem> {
        let fits = |offer: &Offer| !desks_only || offer.role == Role::Desk;
        match self.codes.get(code).is_some_and(fits) {
            true => self.codes.remove(code).ok_or(Problem::WrongCode),
            false => Err(Problem::WrongCode),
        }
    }
}

impl Core {
    /// Lets a code wait for a browser.
    pub(super) fn offer_pairing(
        &mut self,
        code: String,
        offer: Offer,
        now: Moment,
    ) -> Result<Timestamp, Problem> {
        self.pairings.drop_old(now.up);
        if self.pairings.codes.len() >= MAX_PAIRINGS {
            return Err(Problem::TooManyPairings);
        }
        let fits = |label: &String| {
            Text::<1, 80>::new(label.as_str()).is_some() && label.chars().all(is_seen)
        };
        if !offer.label.as_ref().is_none_or(fits) {
            return Err(Problem::BadText("label"));
        }
        if let Some(member) = &offer.member {
            self.known(member)?;
        }
        self.pairings.codes.insert(code, offer);
        Ok(now.wall.plus(PAIRING_LIFE))
    }

    /// A browser shows a code.
    pub(super) fn pair(
        &mut self,
        code: &str,
        hash: Hash32,
        desks_only: bool,
        now: Moment,
        rng: &mut dyn Random,
    ) -> Result<(Vec<Fact>, TokenView), Problem> {
        self.pairings.drop_old(now.up);
        let offer = self.pairings.take(code, desks_only)?;
        let Offer {
            role,
            label,
            member,
            ..
        } = offer;
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
        let hers = tokens.filter(|(_, token)| token.member.as_deref() == Some(member));
        hers.map(|(token, _)| {
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
