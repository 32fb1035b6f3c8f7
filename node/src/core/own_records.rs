//! What this space has signed, as its ledger tells it; who else signs with its key; and what a wrong clock made it sign.
//!
//! What is heard of this very space and does not stand in the ledger was signed before this process began, by this home
//! before it was brought back from a copy: then it is taken in. Or it was signed since: then another machine signs too.

use federation_spec::records::profile::ProfileBody;
use federation_spec::records::terms::TermsBody;
use federation_spec::records::{Record, SpaceProfile, StatusList, Terms, Vouches};
use federation_spec::rules::supersede::{examine_at, is_future, next_sequence};
use federation_spec::wire::ids::Timestamp;
use federation_spec::wire::limits::MAX_AHEAD;
use federation_spec::wire::signature::Verified;

use super::batch::Batch;
use super::facts::{Fact, OwnFact};
use super::memory::directory::{Admission, Change, Held, Keep};
use super::moment::Moment;
use super::output::Outbox;
use super::own::Hand;
use super::state::Core;
use super::trusting::VouchedFor;

/// What own records say that are to be signed anew.
pub(super) struct Bodies {
    profile: Option<ProfileBody>,
    terms: Option<TermsBody>,
    vouches: Option<VouchedFor>,
}

impl Bodies {
    /// The same, vouching for nobody anew.
    pub(super) fn without_vouches(self) -> Self {
        Self {
            vouches: None,
            ..self
        }
    }
}

/// What a record of this very space that its books did not know means for them.
pub(super) trait Own: Held + Clone {
    /// What follows whenever it was signed.
    fn learn(&self, _: &mut Core, _: Moment, _: &mut Outbox) {}

    /// It is the newest of its line from now on.
    fn adopted(&self, _: &mut Core) {}
}

impl Own for SpaceProfile {}

impl Own for Terms {
    fn adopted(&self, core: &mut Core) {
        core.own.remember(self);
    }
}

impl Own for Vouches {}

impl Own for StatusList {
    fn learn(&self, core: &mut Core, now: Moment, out: &mut Outbox) {
        core.learn_takings(self, now, out);
    }
}

impl Core {
    /// The number of the next own record of a line: above all that count, and never behind the clock. SPEC §4.2
    pub(super) fn next_number<T: Record>(
        &self,
        line: u8,
        last: Option<u64>,
        issued_at: Timestamp,
    ) -> u64 {
        let greatest = self.own.greatest(T::TYPE, line, issued_at);
        next_sequence(last.max(greatest), issued_at)
    }

    /// Whether a line has to be signed above a number that was let go: its time is near.
    pub(super) fn is_overdue<T: Held>(&self, line: u8, now: Timestamp) -> bool {
        let known = self.directory.get(&self.identity.space());
        let held = known.and_then(|known| T::held(known, line));
        let greatest = self.own.greatest(T::TYPE, line, now);
        held.is_some_and(|held| greatest > Some(held.shown().place().sequence))
    }

    /// A record of this very space, from elsewhere.
    pub(super) fn hear_own<T: Own>(
        &mut self,
        verified: &Verified<T>,
        now: Moment,
        out: &mut Outbox,
    ) {
        if self.own.has_signed(verified.payload_hash()) {
            return;
        }
        let past = self.own.past_until(self.watch.seen().wall);
        match verified.record().issued_at() <= past {
            true => self.adopt(verified, now, out),
            false => self.note_another(now, out),
        }
        verified.record().learn(self, now, out);
    }

    /// What this home signed before it was brought back from a copy is its own again, where it is the newest.
    fn adopt<T: Own>(&mut self, verified: &Verified<T>, now: Moment, out: &mut Outbox) {
        if self.disk.writable().is_err() || examine_at(verified.record(), now.wall).is_err() {
            return;
        }
        let mut change = Change::default();
        let admission = self
            .directory
            .admit(verified.clone(), Keep::Newest, now.wall, &mut change);
        if !matches!(admission, Admission::Admitted | Admission::Conflict) {
            return;
        }
        tracing::warn!("a record of this space that it did not know was taken in again");
        let fact = Fact::Own(OwnFact::Signed {
            record: verified.bytes().to_vec(),
        });
        let batch = Batch {
            index: change.index,
            ..self.batch(fact, now.wall)
        };
        verified.record().adopted(self);
        self.refresh_house();
        out.persist(batch);
    }

    pub(super) fn note_another(&mut self, now: Moment, out: &mut Outbox) {
        if self.own.note_another() && self.disk.writable().is_ok() {
            out.persist(self.batch(Fact::Own(OwnFact::AnotherSigner), now.wall));
        }
    }

    /// A person says that this is the home, or peers have told it what was signed since it was copied.
    pub(super) fn confirm_home(&mut self, now: Moment) -> Vec<Fact> {
        self.own.put_behind(self.watch.seen().wall.max(now.wall));
        vec![Fact::Own(OwnFact::HomeConfirmed)]
    }

    /// Whether something of this space is held that was signed later than now: this clock is wrong, or was.
    pub(super) fn own_future(&self) -> bool {
        let now = self.watch.seen().wall;
        self.own_profile().is_some_and(|held| is_future(held, now))
            || self.own_terms().is_some_and(|held| is_future(held, now))
            || self.own_vouches().is_some_and(|held| is_future(held, now))
            || self
                .own_lists()
                .iter()
                .any(|line| is_future(line.shown().record(), now))
    }

    /// Own records from the future are signed anew from the present, and used no more. Their numbers are never used again.
    pub(super) fn let_own_future_go(&mut self, now: Moment, out: &mut Outbox) {
        let wall = now.wall;
        if self.undoubted().is_err() || self.disk.writable().is_err() {
            return;
        }
        let bodies = self.bodies(|is_future| is_future);
        let lists = self.own_lists().into_iter();
        let lists: Vec<u8> = lists
            .map(|line| line.shown().record())
            .filter(|held| is_future(*held, wall))
            .map(|held| held.0.list.number)
            .collect();
        // All of them, also those that others from the future have superseded.
        let records = self.own.later_than(wall.plus(MAX_AHEAD));
        if records.is_empty() {
            return;
        }
        let space = self.identity.space();
        let mut index = self.directory.take_future::<SpaceProfile>(&space, 0, wall);
        index.extend(self.directory.take_future::<Terms>(&space, 0, wall));
        index.extend(self.directory.take_future::<Vouches>(&space, 0, wall));
        for number in lists {
            index.extend(
                self.directory
                    .take_future::<StatusList>(&space, number, wall),
            );
        }
        // What takes their place goes to the disk first: whatever is cut, something of each line counts.
        self.own.let_go(&records);
        self.sign_anew(bodies, wall, out);
        out.persist(Batch {
            index,
            ..self.batch(Fact::Own(OwnFact::FutureLetGo { records }), wall)
        });
    }

    /// What own records say, of those that are wanted: whether each is from the future.
    pub(super) fn bodies(&self, wanted: impl Fn(bool) -> bool) -> Bodies {
        let now = self.watch.seen().wall;
        let profile = self.own_profile();
        let profile = profile.filter(|held| wanted(is_future(*held, now)));
        let terms = self.own_terms();
        let terms = terms.filter(|held| wanted(is_future(*held, now)));
        let vouches = self.vouches_of(&self.identity.space());
        let vouches = vouches.filter(|held| wanted(is_future(*held, now)));
        Bodies {
            profile: profile.map(|held| held.0.body.clone()),
            terms: terms.map(|held| held.0.body.clone()),
            vouches: vouches.map(|held| held.0.body.vouches.clone()),
        }
    }

    pub(super) fn sign_anew(&mut self, bodies: Bodies, now: Timestamp, out: &mut Outbox) {
        // What cannot be signed now is signed by the next tick.
        if let Some(body) = bodies.profile {
            let _ = self.publish_profile(body, Hand::Person, now, out);
        }
        if let Some(body) = bodies.terms {
            let _ = self.sign_terms(body, Hand::Person, now, out);
        }
        if let Some(vouches) = bodies.vouches {
            let _ = self.sign_vouches(vouches, Hand::Person, now, out);
        }
        self.settle_lists(Hand::Person, now, out);
    }
}
