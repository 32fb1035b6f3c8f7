//! What becomes of a record that arrived: admitted, ignored, or held against its sender. SPEC §7.3
//!
//! Only what is provably wrong under keys we hold is held against anyone.

use std::sync::Arc;

use federation_spec::protocol::Request;
use federation_spec::records::{SpaceProfile, StatusList, Terms, Vouches};
use federation_spec::rules::supersede::Inadmissible;
use federation_spec::wire::envelope::EnvelopeError;
use federation_spec::wire::ids::{SpaceId, Timestamp};
use federation_spec::wire::limits::MAX_AHEAD;
use federation_spec::wire::signature::{KeyTrust, SignatureError, Verified};

use super::batch::Batch;
use super::climbed::{Climbed, Fall, Keyless};
use super::facts::Regard;
use super::limits::DAY;
use super::memory::directory::{Admission, Change, Directory, Held, Keep};
use super::moment::{Moment, Uptime};
use super::output::{Effect, Gossip, NetworkOrder, Outbox};
use super::own_records::Own;
use super::pages::Parcel;
use super::peers::{Method, Peer, Ticket};
use super::state::Core;

/// What admitting did, and what of it must be written.
pub(super) struct Outcome {
    pub(super) admission: Admission,
    pub(super) batch: Batch,
    pub(super) keys_changed: bool,
    /// What waited for the key that came: it climbs again, once the verifiers have that key.
    pub(super) released: Vec<Arc<[u8]>>,
    /// A key event that follows one which is not held: the log is to be asked for.
    pub(super) orphan: Option<Keyless>,
    /// It is from the future, and can be admitted from then on.
    pub(super) early: Option<Timestamp>,
}

impl Outcome {
    pub(super) fn of(admission: Admission) -> Self {
        Self {
            admission,
            batch: Batch::default(),
            keys_changed: false,
            released: Vec::new(),
            orphan: None,
            early: None,
        }
    }
}

/// Lets what waited for a key climb again.
pub(super) fn climb_again(from: Peer, waited: Vec<Arc<[u8]>>, out: &mut Outbox) {
    if !waited.is_empty() {
        out.effect(Effect::Climb(from, Parcel::of_waiting(waited)));
    }
}

impl Core {
    /// A gossip message: written first, then passed on.
    pub(super) fn on_gossip(
        &mut self,
        ticket: Ticket,
        from: Peer,
        climbed: Climbed,
        now: Moment,
        out: &mut Outbox,
    ) {
        match climbed {
            Climbed::Fell(fall) => out.network(NetworkOrder::Judge(ticket, penalty(&fall))),
            Climbed::KeyNotHeld(record) => {
                out.network(NetworkOrder::Judge(ticket, Gossip::Ignore));
                self.wait_for_key(from, record, now.up, out);
            }
            held @ (Climbed::KeyEvent(_)
            | Climbed::Profile(_)
            | Climbed::Terms(_)
            | Climbed::StatusList(_)
            | Climbed::Vouches(_)) => self.admit_gossip(ticket, from, held, now, out),
        }
    }

    fn admit_gossip(
        &mut self,
        ticket: Ticket,
        from: Peer,
        climbed: Climbed,
        now: Moment,
        out: &mut Outbox,
    ) {
        let Some(outcome) = self.admit_climbed(climbed, now, out) else {
            return out.network(NetworkOrder::Judge(ticket, Gossip::Ignore));
        };
        let new = outcome.admission.is_held();
        if new {
            let pinned = outcome.batch.pinned.iter().map(|file| &file.space);
            self.note_brought(&from, pinned);
        }
        self.note_early(&from, outcome.early);
        let judged = gossip_verdict(outcome.admission);
        let after = self.write(outcome.batch, outcome.keys_changed, out);
        after.network(NetworkOrder::Judge(ticket, judged));
        after.effect(Effect::Admitted(Method::Gossip, u64::from(new)));
        if outcome.admission == Admission::Older {
            self.repair(&from, after);
        }
        if let Some(orphan) = outcome.orphan {
            self.wait_for_key(from.clone(), orphan, now.up, out);
        }
        climb_again(from, outcome.released, out);
    }

    /// What a peer sent is from the future by this clock: it is read again when its time has come, within a day in any case.
    pub(super) fn note_early(&mut self, peer: &Peer, from: Option<Timestamp>) {
        let session = self.sessions.get_mut(peer);
        if let (Some(session), Some(from)) = (session, from) {
            session.note_early(from);
        }
    }

    /// A pinned space's node that passes on what is outdated is told that there is news. SPEC §4.2
    fn repair(&self, from: &Peer, out: &mut Outbox) {
        let is_its_node = |space: &SpaceId| {
            let known = self.directory.get(space);
            known.is_some_and(|known| known.has_node(from))
        };
        let pinned = self.books.spaces_of(Regard::Pinned).any(is_its_node);
        if pinned {
            let news = Request::News(self.directory.cursor());
            out.ask(from.clone(), news, Method::News);
        }
    }

    /// Admits a record that climbed. `None` for what did not.
    pub(super) fn admit_climbed(
        &mut self,
        climbed: Climbed,
        now: Moment,
        out: &mut Outbox,
    ) -> Option<Outcome> {
        match climbed {
            Climbed::KeyEvent(event) => Some(self.admit_events(&[*event], now, out)),
            Climbed::Profile(profile) => Some(self.admit(*profile, now, out)),
            Climbed::Terms(terms) => Some(self.admit(*terms, now, out)),
            Climbed::StatusList(list) => Some(self.admit(*list, now, out)),
            Climbed::Vouches(vouches) => Some(self.admit(*vouches, now, out)),
            Climbed::KeyNotHeld(_) | Climbed::Fell(_) => None,
        }
    }

    /// Hands new keys to the verifiers at once, and writes what there is to write. What follows is put into what comes back.
    pub(super) fn write<'a>(
        &self,
        batch: Batch,
        keys_changed: bool,
        out: &'a mut Outbox,
    ) -> &'a mut Outbox {
        if keys_changed {
            out.effect(Effect::Keys(self.keys.clone()));
        }
        match batch == Batch::default() {
            true => out,
            false => out.persist(batch),
        }
    }

    /// Keeps the bytes and asks the sender for the key log, at most once a minute a space. If the space has become known
    /// since they climbed, they climb again instead.
    pub(super) fn wait_for_key(
        &mut self,
        from: Peer,
        record: Keyless,
        now: Uptime,
        out: &mut Outbox,
    ) {
        let Keyless {
            space,
            kind,
            bytes,
            space_known,
        } = record;
        if !space_known && self.keys.head(&space).is_some() {
            return climb_again(from, vec![bytes], out);
        }
        if self.keyless.keep(space, kind, bytes, now) {
            out.ask(from, Request::KeyLog(space), Method::KeyLog);
        }
    }

    /// The one gate before anything is held. What climbed under keys that are not those held any longer climbs again.
    fn admit<T: Own + Placed>(
        &mut self,
        verified: Verified<T>,
        now: Moment,
        out: &mut Outbox,
    ) -> Outcome {
        let space = verified.record().space();
        if space == self.identity.space() {
            self.hear_own(&verified, now, out);
            return Outcome::of(Admission::Known);
        }
        if Some(verified.signer().head) != self.keys.head(&space) {
            return Outcome {
                released: vec![verified.bytes().clone()],
                ..Outcome::of(Admission::Known)
            };
        }
        let issued_at = verified.record().issued_at();
        let mut change = Change::default();
        let admission = match self.books.regard_of(&space) {
            // A blocked space's records take no room. Its key stays, so that its passes are refused as its own, and so does
            // what it took back: it may be pinned again.
            Regard::Blocked if !T::OF_BLOCKED => Admission::Known,
            Regard::Pinned | Regard::Blocked | Regard::None => {
                let keep = self.keep(&space);
                match verified.signer().trust {
                    KeyTrust::Sound => {
                        T::place(&mut self.directory, verified, keep, now.wall, &mut change)
                    }
                    KeyTrust::Distrusted { .. } | KeyTrust::Disputed => {
                        T::place_distrusted(&mut self.directory, verified, keep, &mut change)
                    }
                }
            }
        };
        let ended = admission == Admission::Refused(Inadmissible::Expired);
        if ended && self.watch.note_refused_ended(now.wall) {
            self.unwrite_cursors(out);
        }
        let keys_changed = !change.evicted.is_empty();
        let batch = self.noted(&space, change, admission.is_held());
        let early = admission == Admission::Refused(Inadmissible::FromTheFuture);
        let early = early.then(|| issued_at.minus(MAX_AHEAD));
        Outcome {
            batch,
            keys_changed,
            early: early.map(|from| from.min(now.wall.plus(DAY))),
            ..Outcome::of(admission)
        }
    }

    /// What is to be written of a change of what is held of a space. The keys of those that had to make room go.
    pub(super) fn noted(&mut self, space: &SpaceId, change: Change, held: bool) -> Batch {
        for space in &change.evicted {
            self.keys = self.keys.without(space);
        }
        let mut batch = Batch {
            index: change.index,
            ..Batch::default()
        };
        if held {
            self.note_pinned(space, &mut batch);
        }
        if !batch.pinned.is_empty() {
            self.take_witness();
            self.granted.reconsider();
        }
        batch
    }
}

/// How a record type is placed in the directory.
trait Placed: Held {
    /// Whether it is held of a blocked space too.
    const OF_BLOCKED: bool = false;

    fn place(
        directory: &mut Directory,
        verified: Verified<Self>,
        keep: Keep,
        now: Timestamp,
        change: &mut Change,
    ) -> Admission {
        directory.admit(verified, keep, now, change)
    }

    /// What its space's key signed that somebody else may have: what takes something away counts, and nothing else. SPEC §4.1
    fn place_distrusted(
        _: &mut Directory,
        _: Verified<Self>,
        _: Keep,
        _: &mut Change,
    ) -> Admission {
        Admission::Known
    }
}

impl Placed for SpaceProfile {}

impl Placed for Terms {}

impl Placed for Vouches {}

impl Placed for StatusList {
    const OF_BLOCKED: bool = true;

    fn place(
        directory: &mut Directory,
        verified: Verified<Self>,
        keep: Keep,
        now: Timestamp,
        change: &mut Change,
    ) -> Admission {
        directory.admit_list(verified, keep, now, change)
    }

    fn place_distrusted(
        directory: &mut Directory,
        verified: Verified<Self>,
        keep: Keep,
        change: &mut Change,
    ) -> Admission {
        directory.admit_takings(verified, keep, change)
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
        Admission::Admitted | Admission::Conflict | Admission::Taken { kept: true } => {
            Gossip::Accept
        }
        Admission::Known
        | Admission::Older
        | Admission::Full
        | Admission::Taken { kept: false } => Gossip::Ignore,
        Admission::Refused(reason) if reason.is_provable() => Gossip::Reject,
        Admission::Refused(_) => Gossip::Ignore,
    }
}

/// Whether a record that was not admitted may be admissible later: then a cursor must not pass it by. SPEC §8.3
pub fn worth_another_look(admission: Admission) -> bool {
    matches!(
        admission,
        Admission::Refused(Inadmissible::FromTheFuture)
            | Admission::Full
            | Admission::Taken { kept: false }
    )
}
