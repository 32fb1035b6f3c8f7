//! Two sets are compared, and what differs is fetched. SPEC §8.4

use std::collections::BTreeSet;

use federation_spec::protocol::{Cursor, Request, Salt};
use federation_spec::wire::ids::Hash32;
use federation_spec::wire::limits::{MAX_FETCH, MAX_ROUNDS};

use super::input::{Method, Peer, Reconciled};
use super::moment::Moment;
use super::output::{Effect, Outbox};
use super::sessions::Doing;
use super::state::{Core, Random};

/// How far a reconciliation is.
#[derive(Debug)]
pub(super) struct Reconciling {
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

impl Core {
    pub(super) fn reconcile(
        &mut self,
        peer: &Peer,
        now: Moment,
        rng: &mut dyn Random,
        out: &mut Outbox,
    ) {
        let mut salt = [0; 16];
        rng.fill(&mut salt);
        let salt = Salt(salt);
        let fresh = Reconciling {
            salt,
            rounds: 0,
            at: None,
            need: Vec::new(),
            asked: Vec::new(),
            incomplete: false,
            next: None,
            brought: false,
        };
        self.sessions.set(peer, Doing::Reconciling(fresh), now);
        out.effect(Effect::Reconcile {
            with: peer.clone(),
            salt,
            message: None,
        });
    }

    /// The store has compared: what is needed is fetched first, then the next message goes out.
    pub(super) fn on_reconciled(
        &mut self,
        peer: &Peer,
        result: Reconciled,
        now: Moment,
        rng: &mut dyn Random,
        out: &mut Outbox,
    ) {
        let Some(state) = self.reconciling(peer) else {
            return;
        };
        state.next = result.next.filter(|message| !message.is_empty());
        state.need.extend(result.need);
        self.go_on_reconciling(peer, now, rng, out);
    }

    /// The peer has answered a message: compare again.
    pub(super) fn on_reconcile_reply(
        &mut self,
        peer: &Peer,
        message: Vec<u8>,
        at: Cursor,
        out: &mut Outbox,
    ) {
        let Some(state) = self.reconciling(peer) else {
            return;
        };
        state.at.get_or_insert(at);
        state.rounds += 1;
        if state.rounds > MAX_ROUNDS {
            return self.idle(peer, out);
        }
        out.effect(Effect::Reconcile {
            with: peer.clone(),
            salt: state.salt,
            message: Some(message),
        });
    }

    pub(super) fn go_on_reconciling(
        &mut self,
        peer: &Peer,
        now: Moment,
        rng: &mut dyn Random,
        out: &mut Outbox,
    ) {
        self.sessions.touch(peer, now);
        let Some(state) = self.reconciling(peer) else {
            return;
        };
        let salt = state.salt;
        if !state.need.is_empty() {
            let ids = state
                .need
                .split_off(state.need.len().saturating_sub(MAX_FETCH));
            state.asked.clone_from(&ids);
            let request = Request::Fetch { salt, ids };
            return out.ask(peer.clone(), request, Method::Reconcile);
        }
        if let Some(message) = state.next.take() {
            let request = Request::Reconcile { salt, message };
            return out.ask(peer.clone(), request, Method::Reconcile);
        }
        let at = state.at.filter(|_| !state.incomplete);
        let brought = state.brought;
        if let Some(session) = self.sessions.connected.get_mut(peer) {
            session.reconciled_at = Some(now.up);
        }
        self.note_read_out(peer, brought, now);
        self.keep_cursor(peer, at, brought, out);
        self.after_reading(peer, now, rng, out);
    }

    /// What was asked for and did not come is asked for again; what never comes leaves no cursor behind.
    pub(super) fn note_fetched(
        &mut self,
        peer: &Peer,
        ids: &[Hash32],
        passed_by: bool,
        brought: bool,
    ) {
        let Some(state) = self.reconciling(peer) else {
            return;
        };
        state.brought |= brought;
        let came: BTreeSet<Hash32> = ids.iter().map(|id| state.salt.id(id)).collect();
        let asked = state.asked.len();
        let mut missing = std::mem::take(&mut state.asked);
        missing.retain(|id| !came.contains(id));
        // Only what was asked for counts: each round brings less to ask for, or is the last.
        let none_came = missing.len() == asked && asked > 0;
        state.incomplete |= passed_by || none_came;
        if !none_came {
            state.need.extend(missing);
        }
    }

    fn reconciling(&mut self, peer: &Peer) -> Option<&mut Reconciling> {
        let session = self.sessions.connected.get_mut(peer)?;
        if let Doing::Reconciling(state) = &mut session.doing {
            Some(state)
        } else {
            None
        }
    }
}
