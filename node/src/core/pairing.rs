//! Desks and their tokens: a code is offered, used once, and becomes a token that can be revoked.

use std::collections::BTreeMap;

use federation_spec::wire::ids::{Hash32, Timestamp};

use super::facts::Fact;
use super::limits::{MAX_PAIRING_TRIES, MAX_PAIRINGS, PAIRING_LIFE};
use super::moment::{Moment, Uptime};
use super::output::{Problem, Reply};
use super::state::{Core, Random};
use super::views::TokenView;

/// Codes that wait for a desk.
#[derive(Debug, Default)]
pub(super) struct Pairings {
    codes: BTreeMap<String, Uptime>,
    wrong: u32,
}

impl Pairings {
    fn drop_old(&mut self, now: Uptime) {
        self.codes
            .retain(|_, offered| now.since(*offered) < PAIRING_LIFE);
    }
}

impl Core {
    /// Lets a code wait for a desk.
    pub(super) fn offer_pairing(&mut self, code: String, now: Moment) -> Result<Reply, Problem> {
        self.pairings.drop_old(now.up);
        if self.pairings.codes.len() >= MAX_PAIRINGS {
            return Err(Problem::TooManyPairings);
        }
        if self.pairings.codes.is_empty() {
            self.pairings.wrong = 0;
        }
        self.pairings.codes.insert(code, now.up);
        let expires_at = now.wall.plus(PAIRING_LIFE);
        Ok(Reply::Pairing { expires_at })
    }

    /// A desk shows a code: used up if right; five wrong ones use up all.
    pub(super) fn pair(
        &mut self,
        code: &str,
        hash: Hash32,
        now: Moment,
        rng: &mut dyn Random,
    ) -> Result<(Vec<Fact>, Reply), Problem> {
        self.pairings.drop_old(now.up);
        if self.pairings.codes.remove(code).is_none() {
            self.pairings.wrong += 1;
            if self.pairings.wrong >= MAX_PAIRING_TRIES {
                self.pairings = Pairings::default();
            }
            return Err(Problem::WrongCode);
        }
        self.pairings.wrong = 0;
        let token = self.new_id("desk", rng);
        let view = TokenView {
            token: token.clone(),
            created_at: now.wall,
        };
        Ok((vec![Fact::DeskPaired { token, hash }], Reply::Token(view)))
    }

    pub(super) fn list_tokens(&self) -> Reply {
        let view = |(token, _, created_at): (&String, _, Timestamp)| TokenView {
            token: token.clone(),
            created_at,
        };
        Reply::Tokens(self.books.tokens().map(view).collect())
    }

    pub(super) fn revoke_token(&mut self, token: String) -> Result<(Vec<Fact>, Reply), Problem> {
        let known = self.books.tokens().any(|(held, _, _)| *held == token);
        if !known {
            return Err(Problem::UnknownToken);
        }
        Ok((vec![Fact::TokenRevoked { token }], Reply::Done))
    }
}
