//! Two sets are compared, and what differs is fetched. SPEC §8.4

use federation_spec::protocol::{Cursor, Salt};
use federation_spec::wire::ids::Hash32;

use super::memory::reconciling::{Agreed, Reconciling};
use super::memory::sessions::Doing;
use super::moment::Moment;
use super::output::{Effect, Outbox};
use super::pages::Reconciled;
use super::peers::{Method, Peer};
use super::random::Random;
use super::state::Core;

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
        let begun = Doing::Reconciling(Reconciling::begin(salt));
        self.sessions.set(peer, begun, now);
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
        let Some(state) = self.sessions.reconciling(peer) else {
            return;
        };
        state.compared(result.next, result.need);
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
        let Some(state) = self.sessions.reconciling(peer) else {
            return;
        };
        let Some(salt) = state.answered(at) else {
            return self.idle(peer, out);
        };
        out.effect(Effect::Reconcile {
            with: peer.clone(),
            salt,
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
        let Some(state) = self.sessions.reconciling(peer) else {
            return;
        };
        match state.ask() {
            Ok(request) => out.ask(peer.clone(), request, Method::Reconcile),
            Err(agreed) => self.on_agreed(peer, agreed, now, rng, out),
        }
    }

    fn on_agreed(
        &mut self,
        peer: &Peer,
        agreed: Agreed,
        now: Moment,
        rng: &mut dyn Random,
        out: &mut Outbox,
    ) {
        let Agreed { at, brought } = agreed;
        if let Some(session) = self.sessions.get_mut(peer) {
            session.note_reconciled(now);
        }
        self.note_read_out(peer, brought, now);
        self.keep_cursor(peer, at, brought, out);
        self.after_reading(peer, now, rng, out);
    }

    /// Records that were asked for have come, and maybe not all of them.
    pub(super) fn note_fetched(
        &mut self,
        peer: &Peer,
        ids: &[Hash32],
        passed_by: bool,
        brought: bool,
    ) {
        if let Some(state) = self.sessions.reconciling(peer) {
            state.fetched(ids, passed_by, brought);
        }
    }
}
