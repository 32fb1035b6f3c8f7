//! How far the comparing of two sets is. SPEC §8.4

use std::collections::BTreeSet;

use federation_spec::protocol::{Cursor, Request, Salt};
use federation_spec::wire::ids::Hash32;
use federation_spec::wire::limits::{MAX_FETCH, MAX_ROUNDS};

/// A reconciliation.
#[derive(Debug)]
pub struct Reconciling {
    salt: Salt,
    rounds: u32,
    /// Where the peer's index stood at the first answer.
    at: Option<Cursor>,
    need: Vec<Hash32>,
    /// Salted ids that were asked for and did not come yet.
    asked: Vec<Hash32>,
    /// Something was not to be had, or may be admitted later: no cursor may pass it by.
    incomplete: bool,
    /// The next message, once what is needed was fetched.
    next: Option<Vec<u8>>,
    /// Something was admitted.
    brought: bool,
}

/// What a reconciliation came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Agreed {
    /// How far the peer was read with it, if nothing was passed by.
    pub at: Option<Cursor>,
    /// Whether anything was admitted.
    pub brought: bool,
}

impl Reconciling {
    /// One that begins, with this salt.
    pub fn begin(salt: Salt) -> Self {
        Self {
            salt,
            rounds: 0,
            at: None,
            need: Vec::new(),
            asked: Vec::new(),
            incomplete: false,
            next: None,
            brought: false,
        }
    }

    /// The store has compared.
    pub fn compared(&mut self, next: Option<Vec<u8>>, need: Vec<Hash32>) {
        self.next = next.filter(|message| !message.is_empty());
        self.need.extend(need);
    }

    /// The peer has answered a message: under which salt it is compared, unless that was the last round that there may be.
    pub fn answered(&mut self, at: Cursor) -> Option<Salt> {
        self.at.get_or_insert(at);
        self.rounds += 1;
        (self.rounds <= MAX_ROUNDS).then_some(self.salt)
    }

    /// What to ask the peer next: what is needed is fetched first, then the next message goes out. Without a question, all is
    /// done.
    pub fn ask(&mut self) -> Result<Request, Agreed> {
        let salt = self.salt;
        if !self.need.is_empty() {
            let ids = self
                .need
                .split_off(self.need.len().saturating_sub(MAX_FETCH));
            self.asked.clone_from(&ids);
            return Ok(Request::Fetch { salt, ids });
        }
        if let Some(message) = self.next.take() {
            return Ok(Request::Reconcile { salt, message });
        }
        Err(Agreed {
            at: self.at.filter(|_| !self.incomplete),
            brought: self.brought,
        })
    }

    /// What was asked for and did not come is asked for again; what never comes leaves no cursor behind.
    pub fn fetched(&mut self, ids: &[Hash32], passed_by: bool, brought: bool) {
        self.brought |= brought;
        let came: BTreeSet<Hash32> = ids.iter().map(|id| self.salt.id(id)).collect();
        let asked = self.asked.len();
        let mut missing = std::mem::take(&mut self.asked);
        missing.retain(|id| !came.contains(id));
        // Only what was asked for counts: each round brings less to ask for, or is the last.
        let none_came = missing.len() == asked && asked > 0;
        self.incomplete |= passed_by || none_came;
        if !none_came {
            self.need.extend(missing);
        }
    }
}
