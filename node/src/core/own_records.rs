//! What this space has signed, as its ledger tells it; who else signs with its key; and what a wrong clock made it sign.
//!
//! What is heard of this very space and does not stand in the ledger was signed before this process began, by this home
//! before it was brought back from a copy: then it is taken in. Or it was signed since: then another machine signs too.

use std::collections::HashSet;

use federation_spec::records::{KeyEvent, Record, SpaceProfile, StatusList, Terms};
use federation_spec::rules::supersede::{examine_at, is_future, next_sequence};
use federation_spec::wire::envelope::{Envelope, RecordType};
use federation_spec::wire::ids::{Hash32, Timestamp};
use federation_spec::wire::limits::MAX_AHEAD;
use federation_spec::wire::signature::Verified;

use super::directory::{Admission, Admitted, Change, Held, Keep};
use super::facts::{Entry, Fact, OwnFact};
use super::input::Climbed;
use super::limits::FUTURE_LEAD;
use super::moment::Moment;
use super::output::{Batch, Outbox};
use super::own::Hand;
use super::state::Core;

/// What is known of the records that this space signed.
#[derive(Debug, Default)]
pub(super) struct OwnRecords {
    /// SHA-256 of the payload of every one.
    signed: HashSet<Hash32>,
    /// Their numbers.
    numbers: Vec<Numbered>,
    /// Those from the future that are not used any more.
    let_go: HashSet<Hash32>,
    /// Another machine signs with this space's key.
    pub(super) another: bool,
    /// This home was copied or brought back, and has not heard yet what was signed since.
    pub(super) copied: bool,
    /// What was signed up to then is the past: this process began, or a person has said that this is the home.
    past_until: Option<Timestamp>,
}

#[derive(Debug, Clone, Copy)]
struct Numbered {
    kind: RecordType,
    line: u8,
    sequence: u64,
    issued_at: Timestamp,
    payload: Hash32,
}

impl OwnRecords {
    fn note(&mut self, record: &[u8]) {
        let Ok(envelope) = Envelope::parse(record) else {
            return;
        };
        self.signed.insert(Hash32::of(envelope.payload()));
        let numbered = match envelope.kind() {
            RecordType::Profile => numbered::<SpaceProfile>(&envelope),
            RecordType::Terms => numbered::<Terms>(&envelope),
            RecordType::StatusList => numbered::<StatusList>(&envelope),
            RecordType::KeyEvent
            | RecordType::Card
            | RecordType::Attestation
            | RecordType::VisitMessage => None,
        };
        self.numbers.extend(numbered);
    }

    /// Remembers what the disk does; when this process began stays.
    pub(super) fn replace_by(&mut self, fresh: Self) {
        *self = Self {
            past_until: self.past_until,
            ..fresh
        };
    }

    fn let_go(&mut self, records: &[Hash32]) {
        self.let_go.extend(records);
    }

    /// The greatest number of a line that counts at a moment: one from the future counts once its time is near. (Of those
    /// that are still in use the newest is held, and whatever is signed is dated no earlier than that.)
    fn greatest(&self, kind: RecordType, line: u8, now: Timestamp) -> Option<u64> {
        let near = |number: &&Numbered| number.issued_at <= now.plus(FUTURE_LEAD);
        let of_line = self
            .numbers
            .iter()
            .filter(|number| number.kind == kind && number.line == line);
        of_line.filter(near).map(|number| number.sequence).max()
    }
}

fn numbered<T: Held>(envelope: &Envelope) -> Option<Numbered> {
    let record = T::read(envelope.payload()).ok()?;
    Some(Numbered {
        kind: T::TYPE,
        line: record.line(),
        sequence: record.sequence(),
        issued_at: record.issued_at(),
        payload: Hash32::of(envelope.payload()),
    })
}

/// What a record of this very space that its books did not know means for them.
pub(super) trait Own: Held + Clone {
    /// What follows whenever it was signed.
    fn learn(&self, _: &mut Core, _: Moment, _: &mut Outbox) {}

    /// It is the newest of its line from now on.
    fn adopted(&self, _: &mut Core) {}
}

impl Own for KeyEvent {}

impl Own for SpaceProfile {}

impl Own for Terms {
    fn adopted(&self, core: &mut Core) {
        core.remember_own(self);
    }
}

impl Own for StatusList {
    fn learn(&self, core: &mut Core, now: Moment, out: &mut Outbox) {
        core.learn_takings(self, now, out);
    }
}

impl Core {
    /// Takes note of what an entry of the ledger tells of this space's own records.
    pub(super) fn note_own(&mut self, entry: &Entry) {
        let Fact::Own(fact) = &entry.fact else {
            return;
        };
        match fact {
            OwnFact::Signed { record } => self.own.note(record),
            OwnFact::FutureLetGo { records } => self.own.let_go(records),
            OwnFact::AnotherSigner => self.own.another = true,
            OwnFact::HomeCopied => self.own.copied = true,
            OwnFact::HomeConfirmed => (self.own.another, self.own.copied) = (false, false),
            OwnFact::ClockConfirmed | OwnFact::Branded(_) => {}
        }
    }

    /// Whether an own record was from the future and is not used any more.
    pub(super) fn is_let_go(&self, climbed: &Climbed) -> bool {
        let payload = match climbed {
            Climbed::Profile(profile) => profile.payload_hash(),
            Climbed::Terms(terms) => terms.payload_hash(),
            Climbed::StatusList(list) => list.payload_hash(),
            Climbed::KeyEvent(_) | Climbed::KeyNotHeld(_) | Climbed::Fell(_) => return false,
        };
        !self.own.let_go.is_empty() && self.own.let_go.contains(&payload)
    }

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
        let known = self.directory.get(&self.identity.space);
        let held = known.and_then(|known| T::held(known, line));
        let greatest = self.own.greatest(T::TYPE, line, now);
        held.is_some_and(|held| greatest > Some(held.shown.place().sequence))
    }

    /// A record of this very space, from elsewhere.
    pub(super) fn hear_own<T: Own>(
        &mut self,
        verified: &Verified<T>,
        now: Moment,
        out: &mut Outbox,
    ) {
        if T::TYPE == RecordType::KeyEvent || self.own.signed.contains(&verified.payload_hash()) {
            return;
        }
        let past = *self.own.past_until.get_or_insert(self.seen.wall);
        match verified.record().issued_at() <= past {
            true => self.adopt(verified, now, out),
            false => self.note_another(now, out),
        }
        verified.record().learn(self, now, out);
    }

    /// This process has begun: what is heard of this space and was signed before is the past.
    pub(super) fn note_beginning(&mut self) {
        self.own.past_until.get_or_insert(self.seen.wall);
    }

    /// What this home signed before it was brought back from a copy is its own again, where it is the newest.
    fn adopt<T: Own>(&mut self, verified: &Verified<T>, now: Moment, out: &mut Outbox) {
        if self.writable().is_err() || examine_at(verified.record(), now.wall).is_err() {
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

    fn note_another(&mut self, now: Moment, out: &mut Outbox) {
        if !std::mem::replace(&mut self.own.another, true) && self.writable().is_ok() {
            out.persist(self.batch(Fact::Own(OwnFact::AnotherSigner), now.wall));
        }
    }

    /// A person says that this is the home, or peers have told it what was signed since it was copied.
    pub(super) fn confirm_home(&mut self, now: Moment) -> Vec<Fact> {
        self.own.past_until = Some(self.seen.wall.max(now.wall));
        vec![Fact::Own(OwnFact::HomeConfirmed)]
    }

    /// Whether something of this space is held that was signed later than now: this clock is wrong, or was.
    pub(super) fn own_future(&self) -> bool {
        let now = self.seen.wall;
        self.own_profile().is_some_and(|held| is_future(held, now))
            || self.own_terms().is_some_and(|held| is_future(held, now))
            || self
                .own_lists()
                .iter()
                .any(|line| is_future(line.shown.record(), now))
    }

    /// Own records from the future are signed anew from the present, and used no more. Their numbers are never used again.
    pub(super) fn let_own_future_go(&mut self, now: Moment, out: &mut Outbox) {
        let wall = now.wall;
        if self.undoubted().is_err() || self.writable().is_err() {
            return;
        }
        let known = self.directory.get(&self.identity.space);
        let profile = known
            .and_then(|known| known.profile.as_ref())
            .map(|line| &line.shown);
        let terms = known
            .and_then(|known| known.terms.as_ref())
            .map(|line| &line.shown);
        let profile = profile
            .filter(|held| is_future(held.record(), wall))
            .cloned();
        let terms = terms.filter(|held| is_future(held.record(), wall)).cloned();
        let lists: Vec<_> = self
            .own_lists()
            .into_iter()
            .map(|line| line.shown.clone())
            .collect();
        let lists = lists
            .into_iter()
            .filter(|held| is_future(held.record(), wall));
        let lists: Vec<_> = lists.collect();
        // All of them, also those that others from the future have superseded.
        let after = wall.plus(MAX_AHEAD);
        let future = |number: &&Numbered| {
            number.issued_at > after && !self.own.let_go.contains(&number.payload)
        };
        let numbers = self.own.numbers.iter().filter(future);
        let records: Vec<Hash32> = numbers.map(|number| number.payload).collect();
        if records.is_empty() {
            return;
        }
        let space = self.identity.space;
        let mut index = self.directory.take_future::<SpaceProfile>(&space, 0, wall);
        index.extend(self.directory.take_future::<Terms>(&space, 0, wall));
        for list in &lists {
            let number = list.record().0.list.number;
            index.extend(
                self.directory
                    .take_future::<StatusList>(&space, number, wall),
            );
        }
        // What takes their place goes to the disk first: whatever is cut, something of each line counts.
        self.own.let_go(&records);
        self.sign_anew(profile, terms, wall, out);
        out.persist(Batch {
            index,
            ..self.batch(Fact::Own(OwnFact::FutureLetGo { records }), wall)
        });
    }

    fn sign_anew(
        &mut self,
        profile: Option<Admitted<SpaceProfile>>,
        terms: Option<Admitted<Terms>>,
        now: Timestamp,
        out: &mut Outbox,
    ) {
        // What cannot be signed now is signed by the next tick.
        if let Some(held) = profile {
            let body = held.record().0.body.clone();
            let _ = self.publish_profile(body, Hand::Person, now, out);
        }
        if let Some(held) = terms {
            let body = held.record().0.body.clone();
            let _ = self.sign_terms(body, Hand::Person, now, out);
        }
        self.settle_lists(Hand::Person, now, out);
    }
}
