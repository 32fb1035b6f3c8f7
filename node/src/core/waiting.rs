//! A check waits, for a second and a half at most, for a home that was just reached: what it took back while this node was
//! away must count before the next visitor does. So does a code that a connected home was asked about: its node answers by
//! itself, and amber first would be shown for nothing.

use super::facts::Regard;
use federation_spec::wire::ids::{MessageId, SpaceId};

use super::ask::To;
use super::limits::HELD_CHECK;
use super::memory::held_checks::{HeldCheck, home_of};
use super::memory::sessions::Session;
use super::moment::Moment;
use super::orders::CheckOptions;
use super::output::{Again, Outbox};
use super::peers::{Peer, Ticket};
use super::random::Random;
use super::shown::Shown;
use super::state::Core;
use super::views::{CheckView, LookedUp};

impl Core {
    /// A check: at once, or when whoever has just connected has been read.
    pub(super) fn on_check(
        &mut self,
        to: To<CheckView>,
        shown: Box<Shown>,
        options: CheckOptions,
        now: Moment,
        rng: &mut dyn Random,
        out: &mut Outbox,
    ) {
        let waits = home_of(&shown).is_some_and(|home| {
            let unknown_key = matches!(*shown, Shown::UnknownKey(_));
            let asked = self.ask_home_anew(home, unknown_key, now, rng, out);
            (asked && self.is_awaited(&home)) || self.is_being_read(&home, now)
        });
        if !waits || !self.held.have_room() {
            return self.check(to, &shown, &options, now.wall, rng, out);
        }
        self.held.hold(HeldCheck { to, shown, options });
        out.wake(Again::Overdue(to.ticket()), HELD_CHECK);
    }

    /// Answers every check that waits for nobody any longer.
    pub(super) fn release_checks(&mut self, now: Moment, rng: &mut dyn Random, out: &mut Outbox) {
        let held = std::mem::take(&mut self.held);
        let (still, done) = held.parted(|home| self.is_awaited(home));
        self.held = still;
        for check in done {
            self.check_held(&check, now, rng, out);
        }
    }

    /// Answers a check that has waited long enough, if nothing else did.
    pub(super) fn release_check(
        &mut self,
        id: Ticket,
        now: Moment,
        rng: &mut dyn Random,
        out: &mut Outbox,
    ) {
        match self.held.take(id) {
            Some(check) => {
                if let Some(home) = check.home() {
                    self.note_silent(&home);
                }
                self.check_held(&check, now, rng, out);
            }
            None => self.release_question(id, now, out),
        }
    }

    fn check_held(
        &mut self,
        check: &HeldCheck,
        now: Moment,
        rng: &mut dyn Random,
        out: &mut Outbox,
    ) {
        self.check(check.to, &check.shown, &check.options, now.wall, rng, out);
    }

    /// Whether a desk may wait for a home's answer: the home is there to give it, and not too many wait already.
    pub(super) fn may_wait_for(&self, home: &SpaceId) -> bool {
        let nodes = self.nodes_of(home);
        let there = nodes.iter().any(|node| self.sessions.is_connected(node));
        there && self.held.have_room()
    }

    /// Lets a desk wait for the answer to a question.
    pub(super) fn hold_question(&mut self, to: To<LookedUp>, request: MessageId, out: &mut Outbox) {
        self.held.hold_question(to, request);
        out.wake(Again::Overdue(to.ticket()), HELD_CHECK);
    }

    /// Answers the desks that waited for this home's answer.
    pub(super) fn release_questions(&mut self, request: &MessageId, now: Moment, out: &mut Outbox) {
        for id in self.held.waiting_for(request) {
            self.release_question(id, now, out);
        }
    }

    fn release_question(&mut self, id: Ticket, now: Moment, out: &mut Outbox) {
        let Some((to, request)) = self.held.take_question(id) else {
            return self.release_delivery(id, out);
        };
        let found = self.disk.writable();
        let answered = found.and_then(|()| self.look_up_request(to, &request, now, out));
        if let Err(problem) = answered {
            out.answer(to, Err(problem));
        }
    }

    /// Lets checks go on whose home nobody is read for any more.
    pub(super) fn release_settled(&self, out: &mut Outbox) {
        if self.held.any_but(|home| self.is_awaited(home)) {
            out.later(Again::Settle);
        }
    }

    /// Whether somebody is being read who may have news of a home.
    fn is_awaited(&self, home: &SpaceId) -> bool {
        let mut busy = self
            .sessions
            .iter()
            .filter(|(_, session)| !session.is_idle());
        busy.any(|(peer, _)| self.may_bring(peer, home))
    }

    /// Whether news of a pinned home may be on their way: somebody who may bring them connected just now and has not been
    /// read yet. Strangers are not waited for, or each of them could make every desk wait.
    fn is_being_read(&self, home: &SpaceId, now: Moment) -> bool {
        let mut connected = self.sessions.iter();
        self.books.regard_of(home) == Regard::Pinned
            && connected.any(|(peer, session)| {
                session.is_just_being_read(now) && self.may_bring(peer, home)
            })
    }

    /// Where own terms say so, the home's node is read before its pass is judged: whether it is. So it is where a pass of a
    /// pinned home names a key that is not known here. Nothing leaves otherwise.
    fn ask_home_anew(
        &mut self,
        home: SpaceId,
        unknown_key: bool,
        now: Moment,
        rng: &mut dyn Random,
        out: &mut Outbox,
    ) -> bool {
        let content = self.own_terms().map(|terms| terms.content(now.wall));
        let rule = content.and_then(|content| content.status.as_ref());
        let asks = rule.is_some_and(|rule| rule.ask_home)
            || (unknown_key && self.books.regard_of(&home) == Regard::Pinned);
        if home == self.identity.space() || !asks {
            return false;
        }
        let idle = |peer: &&Peer| {
            let session = self.sessions.get(peer);
            session.is_some_and(Session::is_idle)
        };
        let node = self.nodes_of(&home).iter().find(idle).cloned();
        if let Some(node) = &node {
            self.begin(node, now, rng, out);
        }
        node.is_some()
    }
}
