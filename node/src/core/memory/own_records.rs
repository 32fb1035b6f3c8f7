//! What this space has signed, as its ledger tells it, and who else signs with its key.

use std::collections::HashSet;

use federation_spec::records::{SpaceProfile, StatusList, Terms, Vouches};
use federation_spec::wire::envelope::{Envelope, RecordType};
use federation_spec::wire::ids::{Hash32, Timestamp};

use super::directory::Held;
use crate::core::facts::{Entry, Fact, OwnFact};
use crate::core::limits::FUTURE_LEAD;
use crate::core::problem::Problem;

/// What is known of the records that this space signed.
#[derive(Debug, Default)]
pub struct OwnRecords {
    /// SHA-256 of the payload of every one.
    signed: HashSet<Hash32>,
    /// Their numbers.
    numbers: Vec<Numbered>,
    /// Those from the future that are not used any more.
    let_go: HashSet<Hash32>,
    /// Another machine signs with this space's key.
    another: bool,
    /// This home was copied or brought back, and has not heard yet what was signed since.
    copied: bool,
    /// What was signed up to then is the past: this process began, or a person has said that this is the home.
    past_until: Option<Timestamp>,
    /// Every content that own terms ever had: the latest record of each.
    history: Vec<Terms>,
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
    /// Takes note of what an entry of the ledger tells of this space's own records.
    pub fn enter(&mut self, entry: &Entry) {
        let Fact::Own(fact) = &entry.fact else {
            return;
        };
        match fact {
            OwnFact::Signed { record } => self.note(record),
            OwnFact::FutureLetGo { records } => self.let_go(records),
            OwnFact::AnotherSigner => self.another = true,
            OwnFact::HomeCopied => self.copied = true,
            OwnFact::HomeConfirmed => (self.another, self.copied) = (false, false),
            OwnFact::ClockConfirmed
            | OwnFact::HomeRestored(_)
            | OwnFact::RestoreSeen { .. }
            | OwnFact::HomeMoved
            | OwnFact::SpaceAdopted { .. }
            | OwnFact::WelcomeSet { .. }
            | OwnFact::Branded(_)
            | OwnFact::TabletsSet(_)
            | OwnFact::CardsSet(_) => {}
        }
    }

    fn note(&mut self, record: &[u8]) {
        let Ok(envelope) = Envelope::parse(record) else {
            return;
        };
        self.signed.insert(Hash32::of(envelope.payload()));
        let numbered = match envelope.kind() {
            RecordType::Profile => numbered::<SpaceProfile>(&envelope),
            RecordType::Terms => numbered::<Terms>(&envelope),
            RecordType::StatusList => numbered::<StatusList>(&envelope),
            RecordType::Vouches => numbered::<Vouches>(&envelope),
            RecordType::KeyEvent
            | RecordType::Card
            | RecordType::Attestation
            | RecordType::VisitMessage => None,
        };
        self.numbers.extend(numbered);
    }

    /// Remembers what the disk does; when this process began stays.
    pub fn replace_by(&mut self, fresh: Self) {
        *self = Self {
            past_until: self.past_until,
            ..fresh
        };
    }

    /// These from the future are not used any more.
    pub fn let_go(&mut self, records: &[Hash32]) {
        self.let_go.extend(records);
    }

    /// Whether a record, by its payload, was from the future and is not used any more.
    pub fn is_let_go(&self, payload: Hash32) -> bool {
        self.let_go.contains(&payload)
    }

    /// Those that were signed later than a moment and are in use: by their payloads.
    pub fn later_than(&self, moment: Timestamp) -> Vec<Hash32> {
        let later = |number: &&Numbered| {
            number.issued_at > moment && !self.let_go.contains(&number.payload)
        };
        let numbers = self.numbers.iter().filter(later);
        numbers.map(|number| number.payload).collect()
    }

    /// The greatest number of a line that counts at a moment: one from the future counts once its time is near. (Of those
    /// that are still in use the newest is held, and whatever is signed is dated no earlier than that.)
    pub fn greatest(&self, kind: RecordType, line: u8, now: Timestamp) -> Option<u64> {
        let near = |number: &&Numbered| number.issued_at <= now.plus(FUTURE_LEAD);
        let of_line = self
            .numbers
            .iter()
            .filter(|number| number.kind == kind && number.line == line);
        of_line.filter(near).map(|number| number.sequence).max()
    }

    /// Whether the ledger holds a record, by its payload.
    pub fn has_signed(&self, payload: Hash32) -> bool {
        self.signed.contains(&payload)
    }

    /// What is heard of this space and was signed up to then is the past, if that was not said before: until when it is.
    pub fn past_until(&mut self, now: Timestamp) -> Timestamp {
        *self.past_until.get_or_insert(now)
    }

    /// A person says that this is the home: all that was signed up to now is the past.
    pub fn put_behind(&mut self, now: Timestamp) {
        self.past_until = Some(now);
    }

    /// Another machine signs with this space's key: whether that is news.
    pub fn note_another(&mut self) -> bool {
        !std::mem::replace(&mut self.another, true)
    }

    /// Whether another machine signs with this space's key.
    pub fn has_another(&self) -> bool {
        self.another
    }

    /// Whether this home was copied, and has not heard yet what was signed since.
    pub fn is_copied(&self) -> bool {
        self.copied
    }

    /// Refuses to give anything while this may not be the one home of its space.
    pub fn undoubted(&self) -> Result<(), Problem> {
        match (self.another, self.copied) {
            (true, _) => Err(Problem::Twin),
            (false, true) => Err(Problem::HomeCopied),
            (false, false) => Ok(()),
        }
    }

    /// Every content own terms ever had, oldest first.
    pub fn history(&self) -> &[Terms] {
        &self.history
    }

    /// Own terms say this from now on.
    pub fn remember(&mut self, terms: &Terms) {
        let hash = terms.0.body.current.content_hash;
        match self.history.last_mut() {
            Some(last) if last.0.body.current.content_hash == hash => *last = terms.clone(),
            Some(_) | None => self.history.push(terms.clone()),
        }
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
