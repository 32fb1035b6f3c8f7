//! What to ask a peer, and when. SPEC §8
//!
//! An empty store takes everything in a stream; a peer read before goes on from its cursor; everything else is
//! reconciled: two sets are compared, and what differs is fetched.

use std::collections::BTreeMap;
use std::sync::Arc;

use federation_spec::protocol::{Cursor, Epoch, Refused, Request};
use federation_spec::wire::ids::{SpaceId, Timestamp};

use super::admission::{Outcome, climb_again, penalty, worth_another_look};
use super::granted::InVain;
use super::input::{Climbed, Input, Method, Page, Peer, Ticket};
use super::limits::{
    ASK_PATIENCE, MAX_CURSORS, MAX_PEERS, MAX_REQUESTS, RECONCILE_EVERY, REQUEST_WINDOW, SETTLE,
};
use super::moment::{Moment, Uptime};
use super::output::{Batch, Gossip, IndexChange, NetworkOrder, Output};
use super::reading::Reading;
use super::reconciling::Reconciling;
use super::state::{Core, Random};

/// A connected peer.
#[derive(Debug)]
pub(super) struct Session {
    /// Where it is connected.
    pub(super) address: String,
    pub(super) doing: Doing,
    asked_at: Uptime,
    /// It has news that came while we were busy with it.
    news: bool,
    pub(super) connected_at: Uptime,
    /// It was looked at once more after its first catch-up.
    settled: bool,
    pub(super) reconciled_at: Option<Uptime>,
    window_start: Uptime,
    requests: u32,
    /// The space whose node it says to be.
    pub(super) space: Option<SpaceId>,
    /// It has sent something that was new.
    pub(super) brought: bool,
    pub(super) in_vain: InVain,
}

/// What is going on with a peer.
#[derive(Debug)]
pub(super) enum Doing {
    Nothing,
    Reading(Reading),
    Reconciling(Reconciling),
}

/// What a page's records came to.
#[derive(Debug, Default)]
struct Taken {
    batch: Batch,
    admitted: u64,
    keys_changed: bool,
    passed_by: bool,
    /// Records that are wrong whatever the reader knows. SPEC §7.3
    faults: u32,
    released: Vec<Arc<[u8]>>,
    outputs: Vec<Output>,
}

impl Taken {
    fn add(&mut self, outcome: Outcome) {
        self.admitted += u64::from(outcome.admission.is_held());
        self.keys_changed |= outcome.keys_changed;
        self.passed_by |= worth_another_look(outcome.admission);
        self.batch.entries.extend(outcome.batch.entries);
        self.batch.index.extend(outcome.batch.index);
        self.batch.pinned.extend(outcome.batch.pinned);
        self.released.extend(outcome.released);
        self.outputs.extend(outcome.outputs);
    }
}

/// Every connected peer, and how far each one's index was read.
#[derive(Debug, Default)]
pub(super) struct Sessions {
    pub(super) connected: BTreeMap<Peer, Session>,
    pub(super) cursors: BTreeMap<Peer, Cursor>,
    pub(super) last_seen: BTreeMap<String, Timestamp>,
}

impl Sessions {
    /// What was read of each peer counts up to these cursors: everyone is looked at again.
    pub(super) fn begin_again(&mut self, cursors: BTreeMap<Peer, Cursor>) {
        self.cursors = cursors;
        for session in self.connected.values_mut() {
            session.doing = Doing::Nothing;
            session.settled = false;
        }
    }
}

impl Core {
    pub(super) fn on_connected(
        &mut self,
        peer: Peer,
        address: String,
        now: Moment,
        rng: &mut dyn Random,
    ) -> Vec<Output> {
        if self.sessions.connected.len() >= MAX_PEERS && !self.is_favoured(&peer) {
            return vec![Output::Network(NetworkOrder::Disconnect(peer))];
        }
        self.note_seen(&address, now.wall);
        let session = Session {
            address,
            doing: Doing::Nothing,
            asked_at: now.up,
            news: false,
            connected_at: now.up,
            settled: false,
            reconciled_at: None,
            window_start: now.up,
            requests: 0,
            space: None,
            brought: false,
            in_vain: InVain::default(),
        };
        self.sessions.connected.insert(peer.clone(), session);
        let mut outputs = self.listen_to(&peer);
        outputs.extend(self.begin(&peer, now, rng));
        outputs.extend(self.send_waiting(now));
        outputs
    }

    fn note_seen(&mut self, address: &str, now: Timestamp) {
        let seen = &mut self.sessions.last_seen;
        if seen.len() >= MAX_CURSORS && !seen.contains_key(address) {
            let oldest = seen
                .iter()
                .min_by_key(|(_, at)| **at)
                .map(|(address, _)| address.clone());
            oldest.map(|oldest| seen.remove(&oldest));
        }
        seen.insert(address.to_owned(), now);
    }

    pub(super) fn on_gone(&mut self, peer: &Peer, now: Timestamp) -> Vec<Output> {
        self.forget_told(peer);
        if let Some(session) = self.sessions.connected.remove(peer)
            && let Some(seen) = self.sessions.last_seen.get_mut(&session.address)
        {
            *seen = now;
        }
        let mut outputs = self.heard_of_delivery(peer);
        outputs.extend(self.release_settled());
        outputs
    }

    /// Begins to read a peer, by the way that costs least. SPEC §8.2
    pub(super) fn begin(&mut self, peer: &Peer, now: Moment, rng: &mut dyn Random) -> Vec<Output> {
        let empty = self.directory.count() <= 1;
        match self.sessions.cursors.get(peer).copied() {
            Some(cursor) => self.read(peer, Some(cursor), Method::Cursor, now),
            None if empty => self.read(peer, None, Method::Stream, now),
            None => self.reconcile(peer, now, rng),
        }
    }

    /// Records that a peer sent have climbed: admit them, write them, go on.
    pub(super) fn on_page(
        &mut self,
        peer: &Peer,
        page: Page,
        now: Moment,
        rng: &mut dyn Random,
    ) -> Vec<Output> {
        let mut taken = self.take_in(peer, page.records, now);
        let mut then = vec![Output::Admitted(page.method, taken.admitted)];
        let brought = taken.admitted > 0;
        if brought {
            let pinned = taken.batch.pinned.iter().map(|file| &file.space);
            self.note_brought(peer, pinned);
            let but = Some(peer.clone());
            then.push(Output::Later(Box::new(Input::Announce { but })));
        }
        match page.method {
            Method::Stream | Method::Cursor => {
                let cursor = self.note_read(peer, page.next, taken.passed_by, brought);
                self.write_cursor(&mut taken.batch, cursor, brought);
                let from = peer.clone();
                then.push(Output::Later(Box::new(Input::Written { from })));
            }
            Method::Reconcile => {
                self.note_fetched(peer, &page.ids, taken.passed_by, brought);
                then.extend(self.go_on_reconciling(peer, now, rng));
            }
            Method::KeyLog
            | Method::Gossip
            | Method::News
            | Method::Deliver(_)
            | Method::Confirm => {}
            Method::Own => taken.outputs.extend(self.on_own_told(peer, now)),
        }
        let mut outputs = taken.outputs;
        // What waited for a key log came from others than who brought the log.
        let attributable = page.method != Method::KeyLog && taken.faults > 0;
        outputs.extend(
            attributable.then(|| Output::Network(NetworkOrder::Fault(peer.clone(), taken.faults))),
        );
        outputs.extend(self.written(taken.batch, taken.keys_changed, then));
        outputs.extend(climb_again(peer.clone(), taken.released));
        // The next page climbs while this one is being written.
        outputs.extend(self.climb_next(peer));
        outputs
    }

    /// Admits what climbed, and lets what waited for a key on the page climb again.
    fn take_in(&mut self, peer: &Peer, records: Vec<Climbed>, now: Moment) -> Taken {
        let mut taken = Taken::default();
        for climbed in records {
            if let Climbed::KeyNotHeld(record) = climbed {
                taken
                    .outputs
                    .extend(self.wait_for_key(peer.clone(), record, now.up));
            } else if let Climbed::Fell(fall) = &climbed {
                taken.faults += u32::from(penalty(fall) == Gossip::Reject);
            } else if let Some(outcome) = self.admit_climbed(climbed, now) {
                taken.add(outcome);
            }
        }
        taken
    }

    pub(super) fn after_reading(
        &mut self,
        peer: &Peer,
        now: Moment,
        rng: &mut dyn Random,
    ) -> Vec<Output> {
        let news = self
            .sessions
            .connected
            .get_mut(peer)
            .filter(|session| !session.in_vain.is_over(now))
            .is_some_and(|session| std::mem::take(&mut session.news));
        let mut outputs = self.idle(peer);
        // Its profile may have come with what was read.
        outputs.extend(self.send_waiting(now));
        if news {
            outputs.extend(self.begin(peer, now, rng));
        }
        outputs
    }

    /// Something that a peer passed on found no room to be judged: it counts as one who has news.
    pub(super) fn on_missed(
        &mut self,
        from: &Peer,
        now: Moment,
        rng: &mut dyn Random,
    ) -> Vec<Output> {
        self.on_news(from, now, rng)
    }

    /// A peer said no, or nothing.
    pub(super) fn on_no_reply(
        &mut self,
        peer: &Peer,
        method: Method,
        refused: Option<Refused>,
        now: Moment,
        rng: &mut dyn Random,
    ) -> Vec<Output> {
        if let Method::Deliver(message) = method {
            return self.on_not_delivered(message, refused, now);
        }
        if method == Method::Confirm {
            return self.heard_of_delivery(peer);
        }
        if matches!(method, Method::News | Method::KeyLog | Method::Own) {
            // These are asked beside whatever else is going on with a peer.
            return Vec::new();
        }
        if refused == Some(Refused::UnknownCursor) {
            let mut outputs: Vec<Output> = Output::index(self.store_cursor(peer, None))
                .into_iter()
                .collect();
            outputs.extend(self.reconcile(peer, now, rng));
            return outputs;
        }
        if refused == Some(Refused::Busy)
            && let Some(session) = self.sessions.connected.get_mut(peer)
        {
            // Looked at again when it has had time.
            session.settled = false;
            session.connected_at = now.up;
            return self.idle(peer);
        }
        self.after_reading(peer, now, rng)
    }

    /// A peer asks: within its allowance it is served from the store.
    pub(super) fn on_asked(
        &mut self,
        from: &Peer,
        ticket: Ticket,
        request: Request,
        now: Moment,
        rng: &mut dyn Random,
    ) -> Vec<Output> {
        if !self.allowed(from, now) {
            return vec![Output::Network(NetworkOrder::Refuse(ticket, Refused::Busy))];
        }
        match request {
            Request::News(_) => {
                let mut outputs = vec![Output::Network(NetworkOrder::Note(ticket))];
                outputs.extend(self.on_news(from, now, rng));
                outputs
            }
            Request::Deliver(message) => {
                vec![Output::ClimbMessage(from.clone(), ticket, message)]
            }
            other => vec![Output::Serve(ticket, other)],
        }
    }

    fn on_news(&mut self, from: &Peer, now: Moment, rng: &mut dyn Random) -> Vec<Output> {
        let Some(session) = self.sessions.connected.get_mut(from) else {
            return Vec::new();
        };
        if matches!(session.doing, Doing::Nothing) && !session.in_vain.is_over(now) {
            return self.begin(from, now, rng);
        }
        session.news = true;
        Vec::new()
    }

    /// Tells peers that there is something new here. SPEC §8.7
    pub(super) fn announce(&self, but: Option<&Peer>) -> Vec<Output> {
        let connected = self.sessions.connected.keys();
        self.announce_to(connected.filter(|peer| Some(*peer) != but))
    }

    /// Tells these peers.
    pub(super) fn announce_to<'a>(&self, peers: impl Iterator<Item = &'a Peer>) -> Vec<Output> {
        let news = Request::News(self.directory.cursor());
        let tell = |peer: &Peer| NetworkOrder::Ask(peer.clone(), news.clone(), Method::News);
        peers.map(tell).map(Output::Network).collect()
    }

    /// Gives up what was not answered, looks once more at a peer that is new, and reconciles with everyone once a day.
    ///
    /// The second look is for what was on its way to the disk, or into the mesh, while the first one was answered.
    pub(super) fn tend_sessions(&mut self, now: Moment, rng: &mut dyn Random) -> Vec<Output> {
        let mut outputs = Vec::new();
        for peer in self.sessions.connected.keys().cloned().collect::<Vec<_>>() {
            let Some(session) = self.sessions.connected.get_mut(&peer) else {
                continue;
            };
            let since = session.reconciled_at.get_or_insert(now.up);
            let due = now.up.since(*since) >= RECONCILE_EVERY;
            let busy = !matches!(session.doing, Doing::Nothing);
            let unsettled =
                !session.settled && !busy && now.up.since(session.connected_at) >= SETTLE;
            session.settled |= unsettled;
            let given_up = busy && now.up.since(session.asked_at) >= ASK_PATIENCE;
            // Whoever has news too often is read when its turn comes.
            let owed = !busy && session.news && !session.in_vain.is_over(now);
            session.news &= !owed;
            if given_up || unsettled || owed {
                outputs.extend(self.begin(&peer, now, rng));
            } else if due && !busy {
                outputs.extend(self.reconcile(&peer, now, rng));
            }
        }
        outputs
    }

    fn allowed(&mut self, from: &Peer, now: Moment) -> bool {
        let Some(session) = self.sessions.connected.get_mut(from) else {
            return false;
        };
        if now.up.since(session.window_start) >= REQUEST_WINDOW {
            session.window_start = now.up;
            session.requests = 0;
        }
        session.requests += 1;
        session.requests <= MAX_REQUESTS
    }

    pub(super) fn set(&mut self, peer: &Peer, doing: Doing, now: Moment) {
        if let Some(session) = self.sessions.connected.get_mut(peer) {
            session.doing = doing;
            session.asked_at = now.up;
        }
    }

    pub(super) fn touch(&mut self, peer: &Peer, now: Moment) {
        if let Some(session) = self.sessions.connected.get_mut(peer) {
            session.asked_at = now.up;
        }
    }

    pub(super) fn idle(&mut self, peer: &Peer) -> Vec<Output> {
        if let Some(session) = self.sessions.connected.get_mut(peer) {
            session.doing = Doing::Nothing;
        }
        self.release_settled()
    }

    /// Keeps how far a peer's index was read. Peer ids are free, so only so many are kept.
    pub(super) fn store_cursor(&mut self, peer: &Peer, cursor: Option<Cursor>) -> Vec<IndexChange> {
        let mut changes = vec![IndexChange::Cursor(peer.clone(), cursor)];
        let cursors = &mut self.sessions.cursors;
        match cursor {
            Some(cursor) => cursors.insert(peer.clone(), cursor),
            None => cursors.remove(peer),
        };
        if cursors.len() > MAX_CURSORS {
            let connected = &self.sessions.connected;
            let away = |kept: &&Peer| !connected.contains_key(*kept);
            let favoured = |kept: &&Peer| self.granted.is_favoured(kept);
            let stranger = cursors.keys().find(|kept| away(kept) && !favoured(kept));
            let gone = stranger.or_else(|| cursors.keys().find(away)).cloned();
            if let Some(gone) = gone {
                cursors.remove(&gone);
                changes.push(IndexChange::Cursor(gone, None));
            }
        }
        changes
    }

    /// Keeps how far a peer was read: written now if something came of it.
    pub(super) fn keep_cursor(
        &mut self,
        peer: &Peer,
        cursor: Option<Cursor>,
        brought: bool,
    ) -> Vec<Output> {
        let mut batch = Batch::default();
        let changes = self.store_cursor(peer, cursor);
        self.write_cursor(&mut batch, changes, brought);
        match batch.index.is_empty() {
            true => Vec::new(),
            false => vec![Output::Persist(Box::new(batch), Vec::new())],
        }
    }

    fn write_cursor(&mut self, batch: &mut Batch, changes: Vec<IndexChange>, brought: bool) {
        match brought {
            true => batch.index.extend(self.with_held_back(changes)),
            false => self.hold_back(changes),
        }
    }

    /// A peer was read to the end.
    pub(super) fn note_read_out(&mut self, peer: &Peer, brought: bool, now: Moment) {
        self.note_answered(peer);
        if let Some(session) = self.sessions.connected.get_mut(peer).filter(|_| !brought) {
            session.in_vain.count(now);
        }
    }
}

/// An epoch drawn for a new index.
pub fn new_epoch(rng: &mut dyn Random) -> Epoch {
    let mut epoch = [0; 8];
    rng.fill(&mut epoch);
    Epoch(epoch)
}
