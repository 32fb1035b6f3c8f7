//! What to ask a peer, and when. SPEC §8
//!
//! An empty store takes everything in a stream; a peer read before goes on from its cursor; everything else is
//! reconciled: two sets are compared, and what differs is fetched.

use std::collections::BTreeMap;
use std::sync::Arc;

use federation_spec::protocol::{Cursor, Epoch, Refused, Request};
use federation_spec::records::KeyEvent;
use federation_spec::wire::ids::{SpaceId, Timestamp};
use federation_spec::wire::signature::Verified;

use super::admission::{Outcome, climb_again, gossip_verdict, penalty, worth_another_look};
use super::batch::{Batch, IndexChange};
use super::climbed::Climbed;
use super::limits::MAX_PEERS;
use super::memory::sessions::{Due, Part};
use super::moment::Moment;
use super::output::{Again, Effect, Gossip, NetworkOrder, Outbox};
use super::pages::{Page, Slice};
use super::peers::{Method, Peer, Ticket};
use super::random::Random;
use super::state::Core;

/// What a page's records came to.
#[derive(Debug, Default)]
struct Taken {
    batch: Batch,
    admitted: u64,
    keys_changed: bool,
    part: Part,
    /// Records that are wrong whatever the reader knows. SPEC §7.3
    faults: u32,
    released: Vec<Arc<[u8]>>,
    early: Option<Timestamp>,
}

impl Taken {
    fn add(&mut self, outcome: Outcome) {
        self.admitted += u64::from(outcome.admission.is_held());
        self.keys_changed |= outcome.keys_changed;
        self.part.brought |= outcome.admission.is_held();
        self.part.passed_by |= worth_another_look(outcome.admission);
        self.batch.entries.extend(outcome.batch.entries);
        self.batch.index.extend(outcome.batch.index);
        self.batch.pinned.extend(outcome.batch.pinned);
        self.released.extend(outcome.released);
        self.early = self.early.into_iter().chain(outcome.early).min();
    }
}

impl Core {
    pub(super) fn on_connected(
        &mut self,
        peer: Peer,
        address: String,
        now: Moment,
        rng: &mut dyn Random,
        out: &mut Outbox,
    ) {
        if self.sessions.count() >= MAX_PEERS && !self.granted.is_favoured(&peer) {
            return out.network(NetworkOrder::Disconnect(peer));
        }
        self.sessions.connect(peer.clone(), address, now);
        self.listen_to(&peer, out);
        self.begin(&peer, now, rng, out);
        self.send_waiting(now, out);
    }

    pub(super) fn on_gone(&mut self, peer: &Peer, now: Timestamp, out: &mut Outbox) {
        self.watch.forget_told(peer);
        self.showing.remove(peer);
        let gone = self.sessions.disconnect(peer, now);
        if gone.is_some_and(|session| session.owes_news()) {
            out.later(Again::Announce { but: None });
        }
        self.heard_of_delivery(peer, out);
        self.release_settled(out);
    }

    /// Begins to read a peer, by the way that costs least. SPEC §8.2
    pub(super) fn begin(
        &mut self,
        peer: &Peer,
        now: Moment,
        rng: &mut dyn Random,
        out: &mut Outbox,
    ) {
        let empty = self.directory.count() <= 1;
        match self.sessions.cursor_of(peer) {
            Some(cursor) => self.read(peer, Some(cursor), Method::Cursor, now, out),
            None if empty => self.read(peer, None, Method::Stream, now, out),
            None => self.reconcile(peer, now, rng, out),
        }
    }

    /// Records of a page have climbed, and more of it is to come: a whole page at once would keep desks waiting.
    pub(super) fn on_slice(&mut self, peer: &Peer, slice: Slice, now: Moment, out: &mut Outbox) {
        if slice.method == Method::Own {
            let shown = self.shown_of_own(&slice.records);
            self.showing.entry(peer.clone()).or_default().join(shown);
        }
        let taken = self.take_in(peer, slice.method, slice.records, now, out);
        if let Some(session) = self.sessions.get_mut(peer) {
            session.add_part(slice.method, taken.part);
        }
        let then = self.write(taken.batch, taken.keys_changed, out);
        then.effect(Effect::Admitted(slice.method, taken.admitted));
        climb_again(peer.clone(), taken.released, out);
    }

    /// The last records of a page have climbed: admit them, write them, go on.
    pub(super) fn on_page(
        &mut self,
        peer: &Peer,
        page: Page,
        now: Moment,
        rng: &mut dyn Random,
        out: &mut Outbox,
    ) {
        let mut shown = self.showing.remove(peer).unwrap_or_default();
        if page.method == Method::Own {
            shown.join(self.shown_of_own(&page.records));
        }
        let mut taken = self.take_in(peer, page.method, page.records, now, out);
        let mut part = taken.part;
        if let Some(session) = self.sessions.get_mut(peer) {
            part = session.end_part(page.method, part);
        }
        let Part { brought, passed_by } = part;
        let is_read = matches!(page.method, Method::Stream | Method::Cursor);
        if is_read {
            let cursor = self.note_read(peer, page.next, passed_by, brought);
            self.write_cursor(&mut taken.batch, cursor, brought);
        }
        if page.method == Method::Own {
            self.note_shown(peer, &shown, now);
            self.on_own_told(peer, page.more, now, out);
        }
        let then = self.write(taken.batch, taken.keys_changed, out);
        then.effect(Effect::Admitted(page.method, taken.admitted));
        if brought {
            let but = Some(peer.clone());
            then.later(Again::Announce { but });
        }
        if is_read {
            let from = peer.clone();
            then.later(Again::Written { from });
        }
        if page.method == Method::Reconcile {
            self.note_fetched(peer, &page.ids, passed_by, brought);
            self.go_on_reconciling(peer, now, rng, then);
        }
        climb_again(peer.clone(), taken.released, out);
        // The next page climbs while this one is being written.
        self.climb_next(peer, out);
    }

    /// Admits what climbed, and lets what waited for a key on the page climb again.
    fn take_in(
        &mut self,
        peer: &Peer,
        method: Method,
        records: Vec<Climbed>,
        now: Moment,
        out: &mut Outbox,
    ) -> Taken {
        let mut taken = Taken::default();
        let (logs, records) = by_log(records);
        for events in logs {
            let outcome = self.admit_events(&events, now, out);
            if let Some(orphan) = &outcome.orphan {
                self.wait_for_key(peer.clone(), orphan.clone(), now.up, out);
            }
            taken.faults += u32::from(gossip_verdict(outcome.admission) == Gossip::Reject);
            taken.add(outcome);
        }
        for climbed in records {
            if let Climbed::KeyNotHeld(record) = climbed {
                self.wait_for_key(peer.clone(), record, now.up, out);
            } else if let Climbed::Fell(fall) = &climbed {
                taken.faults += u32::from(penalty(fall) == Gossip::Reject);
            } else if let Some(outcome) = self.admit_climbed(climbed, now, out) {
                taken.add(outcome);
            }
        }
        self.note_early(peer, taken.early);
        if taken.early.is_some() && method == Method::KeyLog {
            // It stands in the peer's index where that has been read already.
            self.keep_cursor(peer, None, false, out);
        }
        if taken.part.brought {
            let pinned = taken.batch.pinned.iter().map(|file| &file.space);
            self.note_brought(peer, pinned);
        }
        // What waited for a key log came from others than who brought the log.
        if method != Method::KeyLog && taken.faults > 0 {
            out.network(NetworkOrder::Fault(peer.clone(), taken.faults));
        }
        taken
    }

    pub(super) fn after_reading(
        &mut self,
        peer: &Peer,
        now: Moment,
        rng: &mut dyn Random,
        out: &mut Outbox,
    ) {
        let session = self.sessions.get_mut(peer);
        let news = session.is_some_and(|session| session.take_news(now));
        self.idle(peer, out);
        // Its profile may have come with what was read.
        self.send_waiting(now, out);
        if news {
            self.begin(peer, now, rng, out);
        }
    }

    /// Something that a peer passed on found no room to be judged: it counts as one who has news.
    pub(super) fn on_missed(
        &mut self,
        from: &Peer,
        now: Moment,
        rng: &mut dyn Random,
        out: &mut Outbox,
    ) {
        self.on_news(from, now, rng, out);
    }

    /// A peer said no, or nothing.
    pub(super) fn on_no_reply(
        &mut self,
        peer: &Peer,
        method: Method,
        refused: Option<Refused>,
        now: Moment,
        rng: &mut dyn Random,
        out: &mut Outbox,
    ) {
        if let Method::Deliver(message) = method {
            return self.on_not_delivered(message, refused, now, out);
        }
        if method == Method::Confirm {
            return self.heard_of_delivery(peer, out);
        }
        if matches!(method, Method::News | Method::KeyLog | Method::Own) {
            // These are asked beside whatever else is going on with a peer.
            return;
        }
        if refused == Some(Refused::UnknownCursor) {
            out.index(self.store_cursor(peer, None));
            return self.reconcile(peer, now, rng, out);
        }
        if refused == Some(Refused::Busy)
            && let Some(session) = self.sessions.get_mut(peer)
        {
            session.let_rest(now);
            return self.release_settled(out);
        }
        self.after_reading(peer, now, rng, out);
    }

    /// A peer asks: within its allowance it is served from the store.
    pub(super) fn on_asked(
        &mut self,
        from: &Peer,
        ticket: Ticket,
        request: Request,
        now: Moment,
        rng: &mut dyn Random,
        out: &mut Outbox,
    ) {
        let session = self.sessions.get_mut(from);
        if !session.is_some_and(|session| session.may_ask(now.up)) {
            return out.network(NetworkOrder::Refuse(ticket, Refused::Busy));
        }
        match request {
            Request::News(_) => {
                out.network(NetworkOrder::Note(ticket));
                self.on_news(from, now, rng, out);
            }
            Request::Deliver(message) => {
                out.effect(Effect::ClimbMessage(from.clone(), ticket, message));
            }
            served @ (Request::Changes(_)
            | Request::Reconcile { .. }
            | Request::Fetch { .. }
            | Request::KeyLog(_)
            | Request::Space(_)) => out.effect(Effect::Serve(ticket, served)),
        }
    }

    pub(super) fn on_news(
        &mut self,
        from: &Peer,
        now: Moment,
        rng: &mut dyn Random,
        out: &mut Outbox,
    ) {
        let session = self.sessions.get_mut(from);
        if session.is_some_and(|session| session.hear_news(now)) {
            self.begin(from, now, rng, out);
        }
    }

    /// Tells peers that there is something new here. SPEC §8.7
    pub(super) fn announce(&self, but: Option<&Peer>, out: &mut Outbox) {
        let connected = self.sessions.peers();
        self.announce_to(connected.filter(|peer| Some(*peer) != but), out);
    }

    /// Tells these peers.
    pub(super) fn announce_to<'a>(&self, peers: impl Iterator<Item = &'a Peer>, out: &mut Outbox) {
        let news = Request::News(self.directory.cursor());
        for peer in peers {
            out.ask(peer.clone(), news.clone(), Method::News);
        }
    }

    /// Does with each peer what is due.
    pub(super) fn tend_sessions(&mut self, now: Moment, rng: &mut dyn Random, out: &mut Outbox) {
        for peer in self.sessions.peers().cloned().collect::<Vec<_>>() {
            let session = self.sessions.get_mut(&peer);
            match session.map_or(Due::Nothing, |session| session.due(now)) {
                Due::Begin => self.begin(&peer, now, rng, out),
                Due::Reconcile => self.reconcile(&peer, now, rng, out),
                Due::Nothing => {}
            }
        }
    }

    pub(super) fn idle(&mut self, peer: &Peer, out: &mut Outbox) {
        self.sessions.set_idle(peer);
        self.release_settled(out);
    }

    /// Keeps how far a peer's index was read. Peer ids are free, so only so many are kept.
    pub(super) fn store_cursor(&mut self, peer: &Peer, cursor: Option<Cursor>) -> Vec<IndexChange> {
        let written = cursor.filter(|_| !self.watch.is_unsettled());
        let mut changes = vec![IndexChange::Cursor(peer.clone(), written)];
        let favoured = |kept: &Peer| self.granted.is_favoured(kept);
        let gone = self.sessions.keep_cursor(peer, cursor, favoured);
        changes.extend(gone.map(|gone| IndexChange::Cursor(gone, None)));
        changes
    }

    /// Everyone is read from the beginning, after a restart too.
    pub(super) fn read_all_again(&mut self, out: &mut Outbox) {
        self.unwrite_cursors(out);
        self.sessions.begin_again(BTreeMap::new());
    }

    /// Whoever starts anew on this disk reads everyone from the beginning; this process goes on where it is.
    pub(super) fn unwrite_cursors(&mut self, out: &mut Outbox) {
        // In place of what was kept for later: that would bring a cursor back.
        let read = self.sessions.read_peers();
        let gone = read.map(|peer| IndexChange::Cursor(peer.clone(), None));
        self.granted.hold_back(gone.collect());
        self.write_held_back(out);
    }

    /// Keeps how far a peer was read: written now if something came of it.
    pub(super) fn keep_cursor(
        &mut self,
        peer: &Peer,
        cursor: Option<Cursor>,
        brought: bool,
        out: &mut Outbox,
    ) {
        let mut batch = Batch::default();
        let changes = self.store_cursor(peer, cursor);
        self.write_cursor(&mut batch, changes, brought);
        out.index(batch.index);
    }

    fn write_cursor(&mut self, batch: &mut Batch, changes: Vec<IndexChange>, brought: bool) {
        match brought {
            true => batch.index.extend(self.granted.with_held_back(changes)),
            false => self.granted.hold_back(changes),
        }
    }

    /// A peer was read to the end.
    pub(super) fn note_read_out(&mut self, peer: &Peer, brought: bool, now: Moment) {
        self.granted.note_answered(peer);
        if let Some(session) = self.sessions.get_mut(peer).filter(|_| !brought) {
            session.note_vain(now);
        }
    }
}

/// The key events among records, by space: those that come together may name each other.
fn by_log(records: Vec<Climbed>) -> (Vec<Vec<Verified<KeyEvent>>>, Vec<Climbed>) {
    let mut logs: BTreeMap<SpaceId, Vec<Verified<KeyEvent>>> = BTreeMap::new();
    let mut others = Vec::new();
    for climbed in records {
        match climbed {
            Climbed::KeyEvent(event) => {
                logs.entry(event.record().space()).or_default().push(*event);
            }
            other @ (Climbed::Profile(_)
            | Climbed::Terms(_)
            | Climbed::StatusList(_)
            | Climbed::Vouches(_)
            | Climbed::KeyNotHeld(_)
            | Climbed::Fell(_)) => others.push(other),
        }
    }
    (logs.into_values().collect(), others)
}

/// An epoch drawn for a new index.
pub fn new_epoch(rng: &mut dyn Random) -> Epoch {
    let mut epoch = [0; 8];
    rng.fill(&mut epoch);
    Epoch(epoch)
}
