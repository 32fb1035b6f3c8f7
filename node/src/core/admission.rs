//! What becomes of a record that arrived: admitted, ignored, or held against its sender. SPEC §7.3
//!
//! Only what is provably wrong under keys we hold is held against anyone.

use std::sync::Arc;

use federation_spec::protocol::Request;
use federation_spec::records::KeyEvent;
use federation_spec::rules::supersede::Inadmissible;
use federation_spec::wire::envelope::{EnvelopeError, RecordType};
use federation_spec::wire::ids::{SpaceId, Timestamp};
use federation_spec::wire::signature::{SignatureError, Verified};

use super::directory::{Admission, Change, Held};
use super::facts::Regard;
use super::input::{Climbed, Fall, Keyless, Method, Parcel, Peer, Ticket};
use super::limits::{KEY_LOG_PATIENCE, MAX_PENDING};
use super::listing::names_peer;
use super::moment::{Moment, Uptime};
use super::output::{Batch, Gossip, Output};
use super::state::Core;

/// Records that wait for a key log.
#[derive(Debug, Default)]
pub(super) struct Pending {
    spaces: std::collections::BTreeMap<SpaceId, Waiting>,
}

#[derive(Debug)]
struct Waiting {
    asked_at: Uptime,
    profile: Option<Arc<[u8]>>,
    terms: Option<Arc<[u8]>>,
    /// The last one that came, whichever it is: the others are read with the rest of its space.
    list: Option<Arc<[u8]>>,
}

/// What admitting did, and what of it must be written.
pub(super) struct Outcome {
    pub(super) admission: Admission,
    pub(super) batch: Batch,
    pub(super) keys_changed: bool,
    /// What waited for the key that came: it climbs again, once the verifiers have that key.
    pub(super) released: Vec<Arc<[u8]>>,
}

/// Lets what waited for a key climb again.
pub(super) fn climb_again(from: Peer, waited: Vec<Arc<[u8]>>) -> Option<Output> {
    (!waited.is_empty()).then(|| Output::Climb(from, Parcel::of_waiting(waited)))
}

impl Core {
    /// A gossip message: written first, then passed on.
    pub(super) fn on_gossip(
        &mut self,
        ticket: Ticket,
        from: Peer,
        climbed: Climbed,
        now: Moment,
    ) -> Vec<Output> {
        match climbed {
            Climbed::Fell(fall) => vec![Output::Judge(ticket, penalty(&fall))],
            Climbed::KeyNotHeld(record) => {
                let mut outputs = vec![Output::Judge(ticket, Gossip::Ignore)];
                outputs.extend(self.wait_for_key(from, record, now.up));
                outputs
            }
            held => self.admit_gossip(ticket, from, held, now.wall),
        }
    }

    fn admit_gossip(
        &mut self,
        ticket: Ticket,
        from: Peer,
        climbed: Climbed,
        now: Timestamp,
    ) -> Vec<Output> {
        let Some(outcome) = self.admit_climbed(climbed, now) else {
            return vec![Output::Judge(ticket, Gossip::Ignore)];
        };
        let judged = Output::Judge(ticket, gossip_verdict(outcome.admission));
        let new = matches!(outcome.admission, Admission::Admitted | Admission::Conflict);
        if new {
            let pinned = outcome.batch.pinned.iter().map(|file| &file.space);
            self.note_brought(&from, pinned);
        }
        let mut after = vec![judged, Output::Admitted(Method::Gossip, u64::from(new))];
        if outcome.admission == Admission::Older {
            after.extend(self.repair(&from));
        }
        let mut outputs = self.written(outcome.batch, outcome.keys_changed, after);
        outputs.extend(climb_again(from, outcome.released));
        outputs
    }

    /// A pinned space's node that passes on what is outdated is told that there is news. SPEC §4.2
    fn repair(&self, from: &Peer) -> Option<Output> {
        let is_its_node = |space: &SpaceId| {
            let profile = self
                .directory
                .get(space)
                .and_then(|known| known.profile.as_ref());
            profile.is_some_and(|line| names_peer(line.shown.record(), &from.0))
        };
        let pinned = self.books.spaces_of(Regard::Pinned).any(is_its_node);
        let news = Request::News(self.directory.cursor());
        pinned.then(|| Output::Ask(from.clone(), news, Method::News))
    }

    /// Admits a record that climbed. `None` for what did not.
    pub(super) fn admit_climbed(&mut self, climbed: Climbed, now: Timestamp) -> Option<Outcome> {
        match climbed {
            Climbed::KeyEvent(event) => Some(self.admit_key_event(*event, now)),
            Climbed::Profile(profile) => Some(self.admit(*profile, now)),
            Climbed::Terms(terms) => Some(self.admit(*terms, now)),
            Climbed::StatusList(list) => Some(self.admit(*list, now)),
            Climbed::KeyNotHeld(_) | Climbed::Fell(_) => None,
        }
    }

    /// Outputs that write a batch first, hand the new keys to the verifiers at once, and then do the rest.
    pub(super) fn written(
        &self,
        batch: Batch,
        keys_changed: bool,
        after: Vec<Output>,
    ) -> Vec<Output> {
        let mut outputs = Vec::new();
        if keys_changed {
            outputs.push(Output::Keys(self.keys.clone()));
        }
        if batch == Batch::default() {
            outputs.extend(after);
        } else {
            outputs.push(Output::Persist(Box::new(batch), after));
        }
        outputs
    }

    /// What waited for a space's key log.
    fn waited_for(&mut self, space: &SpaceId) -> Vec<Arc<[u8]>> {
        let waiting = self.pending.spaces.remove(space);
        waiting
            .into_iter()
            .flat_map(|waiting| [waiting.profile, waiting.terms, waiting.list])
            .flatten()
            .collect()
    }

    /// Keeps the bytes and asks the sender for the key log, at most once a minute a space. If the space has become known
    /// since they climbed, they climb again instead.
    pub(super) fn wait_for_key(
        &mut self,
        from: Peer,
        record: Keyless,
        now: Uptime,
    ) -> Option<Output> {
        let Keyless {
            space,
            kind,
            bytes,
            space_known,
        } = record;
        if !space_known && self.keys.head(&space).is_some() {
            return climb_again(from, vec![bytes]);
        }
        let pending = &mut self.pending.spaces;
        if pending.len() >= MAX_PENDING && !pending.contains_key(&space) {
            pending.retain(|_, waiting| now.since(waiting.asked_at) < KEY_LOG_PATIENCE);
        }
        if pending.len() >= MAX_PENDING && !pending.contains_key(&space) {
            return None;
        }
        let first = !pending.contains_key(&space);
        let waiting = pending.entry(space).or_insert(Waiting {
            asked_at: now,
            profile: None,
            terms: None,
            list: None,
        });
        match kind {
            RecordType::Profile => waiting.profile = Some(bytes),
            RecordType::Terms => waiting.terms = Some(bytes),
            RecordType::StatusList => waiting.list = Some(bytes),
            RecordType::KeyEvent
            | RecordType::Card
            | RecordType::Attestation
            | RecordType::VisitMessage => {}
        }
        if !first && now.since(waiting.asked_at) < KEY_LOG_PATIENCE {
            return None;
        }
        waiting.asked_at = now;
        Some(Output::Ask(from, Request::KeyLog(space), Method::KeyLog))
    }

    fn admit_key_event(&mut self, event: Verified<KeyEvent>, now: Timestamp) -> Outcome {
        let space = event.record().space();
        let mut outcome = self.admit(event.clone(), now);
        if outcome.admission == Admission::Admitted {
            self.keys = self.keys.with(&event);
            outcome.keys_changed = true;
            outcome.released = self.waited_for(&space);
        }
        outcome
    }

    fn admit<T: Held>(&mut self, verified: Verified<T>, now: Timestamp) -> Outcome {
        let space = verified.record().space();
        let mut change = Change::default();
        let admission = match self.books.regard_of(&space) {
            // A blocked space's records take no room; its key stays, so that its passes are refused as its own.
            Regard::Blocked if T::TYPE != RecordType::KeyEvent => Admission::Known,
            _ if space == self.identity.space => self.own_record_heard(&verified),
            _ => {
                let keep = self.keep(&space);
                self.directory.admit(verified, keep, now, &mut change)
            }
        };
        let keys_changed = !change.evicted.is_empty();
        for space in &change.evicted {
            self.keys = self.keys.without(space);
        }
        let mut batch = Batch {
            index: change.index,
            ..Batch::default()
        };
        if matches!(admission, Admission::Admitted | Admission::Conflict) {
            self.note_pinned(&space, &mut batch);
        }
        if !batch.pinned.is_empty() {
            self.take_witness();
            self.granted.stale = true;
        }
        Outcome {
            admission,
            batch,
            keys_changed,
            released: Vec::new(),
        }
    }

    /// A record of this very space, from elsewhere: known, or another node signs with our key. (F13)
    fn own_record_heard<T: Held>(&mut self, verified: &Verified<T>) -> Admission {
        let known = self
            .directory
            .get(&self.identity.space)
            .is_some_and(|known| {
                let newest = T::held(known, verified.record().line());
                let newest = newest.map(|line| line.shown.place().sequence);
                newest.is_some_and(|newest| verified.record().sequence() <= newest)
            });
        self.twin |= !known;
        Admission::Known
    }
}

/// The penalty table: where bytes fell decides whether the sender pays. SPEC §7.3
pub fn penalty(fall: &Fall) -> Gossip {
    match fall {
        Fall::Envelope(EnvelopeError::UnknownType(_)) => Gossip::Ignore,
        Fall::Envelope(_) => Gossip::Reject,
        Fall::Shape(_) => Gossip::Ignore,
        Fall::Signature(SignatureError::Wrong | SignatureError::WeakKey) => Gossip::Reject,
        Fall::Signature(SignatureError::UnknownSpace(_) | SignatureError::UnknownKey(_)) => {
            Gossip::Ignore
        }
        Fall::Private => Gossip::Ignore,
    }
}

/// What a verified record's admission means for whoever passed it on. SPEC §7.3
pub fn gossip_verdict(admission: Admission) -> Gossip {
    match admission {
        Admission::Admitted | Admission::Conflict => Gossip::Accept,
        Admission::Known | Admission::Older | Admission::Full => Gossip::Ignore,
        Admission::Refused(reason) if reason.is_provable() => Gossip::Reject,
        Admission::Refused(_) => Gossip::Ignore,
    }
}

/// Whether a record that was not admitted may be admissible later: then a cursor must not pass it by. SPEC §8.3
pub fn worth_another_look(admission: Admission) -> bool {
    matches!(
        admission,
        Admission::Refused(Inadmissible::FromTheFuture) | Admission::Full
    )
}
