//! Connected peers: what is going on with each, and how far its index was read.

use std::collections::BTreeMap;

use federation_spec::protocol::Cursor;
use federation_spec::wire::ids::{SpaceId, Timestamp};

use super::reading::Reading;
use super::reconciling::Reconciling;
use crate::core::limits::{
    ASK_PATIENCE, JUST_CONNECTED, LONG_KNOWN, MAX_CURSORS, MAX_REQUESTS, MAX_VAIN_READINGS,
    RECONCILE_EVERY, REQUEST_WINDOW, SETTLE, VAIN_WINDOW,
};
use crate::core::moment::{Moment, Uptime};
use crate::core::peers::{Method, Peer};

/// A connected peer.
#[derive(Debug)]
pub struct Session {
    address: String,
    doing: Doing,
    asked_at: Uptime,
    /// It has news that came while we were busy with it.
    news: bool,
    /// It has something whose time was to come: from then on it has news.
    news_at: Option<Timestamp>,
    connected_at: Uptime,
    /// It was looked at once more after its first catch-up.
    settled: bool,
    reconciled_at: Option<Uptime>,
    window_start: Uptime,
    requests: u32,
    /// The space whose node it says to be.
    space: Option<SpaceId>,
    /// It has sent something that was new.
    brought: bool,
    /// What came so far of the page that is being read, and of what was asked for beside it.
    page: Part,
    beside: Part,
    in_vain: InVain,
}

/// What came of the records of a page so far.
#[derive(Debug, Default, Clone, Copy)]
pub struct Part {
    /// Something was admitted.
    pub brought: bool,
    /// Something was not, and may be admitted later.
    pub passed_by: bool,
}

impl Part {
    /// The same, and what came of more of it.
    #[must_use]
    pub fn and(self, more: Self) -> Self {
        Self {
            brought: self.brought || more.brought,
            passed_by: self.passed_by || more.passed_by,
        }
    }
}

/// What is going on with a peer.
#[derive(Debug)]
pub enum Doing {
    /// Nothing.
    Nothing,
    /// Its index is read.
    Reading(Reading),
    /// Its set is compared with what is held.
    Reconciling(Reconciling),
}

/// What there is to do with a peer that time has passed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// Nothing.
    Nothing,
    /// It is to be read.
    Begin,
    /// It is to be compared with.
    Reconcile,
}

impl Session {
    fn new(address: String, now: Uptime) -> Self {
        Self {
            address,
            doing: Doing::Nothing,
            asked_at: now,
            news: false,
            news_at: None,
            connected_at: now,
            settled: false,
            reconciled_at: None,
            window_start: now,
            requests: 0,
            space: None,
            brought: false,
            page: Part::default(),
            beside: Part::default(),
            in_vain: InVain::default(),
        }
    }

    /// Where it is connected.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Whether nothing is going on with it.
    pub fn is_idle(&self) -> bool {
        matches!(self.doing, Doing::Nothing)
    }

    /// Whether it has just connected, and is being read.
    pub fn is_just_being_read(&self, now: Moment) -> bool {
        !self.is_idle() && now.up.since(self.connected_at) < JUST_CONNECTED
    }

    /// Whether it has been connected for long, and brought something.
    pub fn is_long_known(&self, now: Moment) -> bool {
        self.brought && now.up.since(self.connected_at) >= LONG_KNOWN
    }

    /// The space whose node it says to be.
    pub fn space(&self) -> Option<SpaceId> {
        self.space
    }

    /// It says whose node it is, or nothing.
    pub fn note_space(&mut self, space: Option<SpaceId>) {
        self.space = space.or(self.space);
    }

    /// It has sent something that was new.
    pub fn note_brought(&mut self) {
        self.brought = true;
    }

    /// A reading brought nothing.
    pub fn note_vain(&mut self, now: Moment) {
        self.in_vain.count(now);
    }

    /// Both sets agree.
    pub fn note_reconciled(&mut self, now: Moment) {
        self.reconciled_at = Some(now.up);
    }

    /// It asks once more: whether it may.
    pub fn may_ask(&mut self, now: Uptime) -> bool {
        if now.since(self.window_start) >= REQUEST_WINDOW {
            self.window_start = now;
            self.requests = 0;
        }
        self.requests += 1;
        self.requests <= MAX_REQUESTS
    }

    /// Whether something came of which nobody has been told yet.
    pub fn owes_news(&self) -> bool {
        self.page.brought || self.beside.brought
    }

    /// More of a page that is read in this way has come.
    pub fn add_part(&mut self, method: Method, part: Part) {
        let held = self.part_of(method);
        *held = held.and(part);
    }

    /// The last of a page that is read in this way has come: what all of it came to.
    pub fn end_part(&mut self, method: Method, part: Part) -> Part {
        std::mem::take(self.part_of(method)).and(part)
    }

    fn part_of(&mut self, method: Method) -> &mut Part {
        match method {
            Method::Stream | Method::Cursor | Method::Reconcile => &mut self.page,
            Method::Gossip
            | Method::KeyLog
            | Method::News
            | Method::Deliver(_)
            | Method::Confirm
            | Method::Own => &mut self.beside,
        }
    }

    /// It has news: whether it is to be read now. Later, else.
    pub fn hear_news(&mut self, now: Moment) -> bool {
        let at_once = self.is_idle() && !self.in_vain.is_over(now);
        self.news |= !at_once;
        at_once
    }

    /// It has something that can be taken in from a moment on.
    pub fn note_early(&mut self, from: Timestamp) {
        self.news_at = Some(self.news_at.map_or(from, |held| held.min(from)));
    }

    /// It was read: whether it is to be read again, for what came meanwhile.
    pub fn take_news(&mut self, now: Moment) -> bool {
        !self.in_vain.is_over(now) && std::mem::take(&mut self.news)
    }

    /// It has no time: it is looked at again when it has had some.
    pub fn let_rest(&mut self, now: Moment) {
        self.settled = false;
        self.connected_at = now.up;
        self.doing = Doing::Nothing;
    }

    /// What is due: what was not answered is given up, one that is new is looked at once more, and each is compared with once
    /// a day. The second look is for what was on its way to the disk, or into the mesh, while the first one was answered.
    pub fn due(&mut self, now: Moment) -> Due {
        let since = *self.reconciled_at.get_or_insert(now.up);
        let busy = !self.is_idle();
        let unsettled = !self.settled && !busy && now.up.since(self.connected_at) >= SETTLE;
        self.settled |= unsettled;
        let given_up = busy && now.up.since(self.asked_at) >= ASK_PATIENCE;
        if self.news_at.is_some_and(|at| at <= now.wall) {
            self.news_at = None;
            self.news = true;
        }
        // Whoever has news too often is read when its turn comes.
        let owed = !busy && self.news && !self.in_vain.is_over(now);
        self.news &= !owed;
        match given_up || unsettled || owed {
            true => Due::Begin,
            false if !busy && now.up.since(since) >= RECONCILE_EVERY => Due::Reconcile,
            false => Due::Nothing,
        }
    }
}

/// Readings of one peer that brought nothing.
#[derive(Debug, Default)]
struct InVain {
    since: Uptime,
    readings: u32,
}

impl InVain {
    fn count(&mut self, now: Moment) {
        if now.up.since(self.since) >= VAIN_WINDOW {
            *self = Self {
                since: now.up,
                readings: 0,
            };
        }
        self.readings += 1;
    }

    /// Whether the peer is to be read only when its turn comes.
    fn is_over(&self, now: Moment) -> bool {
        self.readings >= MAX_VAIN_READINGS && now.up.since(self.since) < VAIN_WINDOW
    }
}

/// Every connected peer, and how far each one's index was read.
#[derive(Debug, Default)]
pub struct Sessions {
    connected: BTreeMap<Peer, Session>,
    cursors: BTreeMap<Peer, Cursor>,
    /// When each address was connected last.
    last_seen: BTreeMap<String, Timestamp>,
}

impl Sessions {
    /// None, with what is known of how far peers were read.
    pub fn new(cursors: BTreeMap<Peer, Cursor>) -> Self {
        Self {
            cursors,
            ..Self::default()
        }
    }

    /// A peer is connected at an address.
    pub fn connect(&mut self, peer: Peer, address: String, now: Moment) {
        self.note_seen(&address, now.wall);
        self.connected.insert(peer, Session::new(address, now.up));
    }

    /// A peer is gone: what was going on with it.
    pub fn disconnect(&mut self, peer: &Peer, now: Timestamp) -> Option<Session> {
        let session = self.connected.remove(peer)?;
        if let Some(seen) = self.last_seen.get_mut(&session.address) {
            *seen = now;
        }
        Some(session)
    }

    /// All peers are gone.
    pub fn disconnect_all(&mut self) {
        self.connected.clear();
    }

    /// How many peers are connected.
    pub fn count(&self) -> usize {
        self.connected.len()
    }

    /// Whether a peer is connected.
    pub fn is_connected(&self, peer: &Peer) -> bool {
        self.connected.contains_key(peer)
    }

    /// A connected peer.
    pub fn get(&self, peer: &Peer) -> Option<&Session> {
        self.connected.get(peer)
    }

    /// A connected peer, to note something of it.
    pub fn get_mut(&mut self, peer: &Peer) -> Option<&mut Session> {
        self.connected.get_mut(peer)
    }

    /// The connected peers, in order.
    pub fn peers(&self) -> impl Iterator<Item = &Peer> {
        self.connected.keys()
    }

    /// The connected peers, each with what is going on.
    pub fn iter(&self) -> impl Iterator<Item = (&Peer, &Session)> {
        self.connected.iter()
    }

    /// The peer after another one, the first one again after the last.
    pub fn after(&self, last: Option<&Peer>) -> Option<&Peer> {
        let next = last.and_then(|last| self.peers().find(|peer| *peer > last));
        next.or_else(|| self.peers().next())
    }

    /// The reading of a peer's index, if that is what is going on with it.
    pub fn reading(&mut self, peer: &Peer) -> Option<&mut Reading> {
        match &mut self.connected.get_mut(peer)?.doing {
            Doing::Reading(reading) => Some(reading),
            Doing::Reconciling(_) | Doing::Nothing => None,
        }
    }

    /// The comparing with a peer's set, if that is what is going on with it.
    pub fn reconciling(&mut self, peer: &Peer) -> Option<&mut Reconciling> {
        match &mut self.connected.get_mut(peer)?.doing {
            Doing::Reconciling(state) => Some(state),
            Doing::Reading(_) | Doing::Nothing => None,
        }
    }

    /// This is going on with a peer from now on.
    pub fn set(&mut self, peer: &Peer, doing: Doing, now: Moment) {
        if let Some(session) = self.connected.get_mut(peer) {
            session.doing = doing;
            session.asked_at = now.up;
        }
    }

    /// Nothing is going on with a peer any longer.
    pub fn set_idle(&mut self, peer: &Peer) {
        if let Some(session) = self.connected.get_mut(peer) {
            session.doing = Doing::Nothing;
        }
    }

    /// What is going on with a peer goes on.
    pub fn touch(&mut self, peer: &Peer, now: Moment) {
        if let Some(session) = self.connected.get_mut(peer) {
            session.asked_at = now.up;
        }
    }

    /// How far a peer was read.
    pub fn cursor_of(&self, peer: &Peer) -> Option<Cursor> {
        self.cursors.get(peer).copied()
    }

    /// How far each peer was read.
    pub fn into_cursors(self) -> BTreeMap<Peer, Cursor> {
        self.cursors
    }

    /// What was read of each peer counts up to these cursors: everyone is looked at again.
    pub fn begin_again(&mut self, cursors: BTreeMap<Peer, Cursor>) {
        self.cursors = cursors;
        for session in self.connected.values_mut() {
            session.doing = Doing::Nothing;
            session.settled = false;
        }
    }

    /// Peers that were read up to somewhere.
    pub fn read_peers(&self) -> impl Iterator<Item = &Peer> {
        self.cursors.keys()
    }

    /// Keeps how far a peer was read. Peer ids are free, so only so many are kept: the one that has to go is away, and no
    /// favoured one if that can be.
    pub fn keep_cursor(
        &mut self,
        peer: &Peer,
        cursor: Option<Cursor>,
        is_favoured: impl Fn(&Peer) -> bool,
    ) -> Option<Peer> {
        match cursor {
            Some(cursor) => self.cursors.insert(peer.clone(), cursor),
            None => self.cursors.remove(peer),
        };
        if self.cursors.len() <= MAX_CURSORS {
            return None;
        }
        let away = |kept: &&Peer| !self.connected.contains_key(*kept);
        let mut kept = self.cursors.keys();
        let stranger = kept.find(|kept| away(kept) && !is_favoured(kept));
        let gone = stranger
            .or_else(|| self.cursors.keys().find(away))
            .cloned()?;
        self.cursors.remove(&gone);
        Some(gone)
    }

    /// When an address was connected last.
    pub fn last_seen(&self, address: &str) -> Option<Timestamp> {
        self.last_seen.get(address).copied()
    }

    fn note_seen(&mut self, address: &str, now: Timestamp) {
        let seen = &mut self.last_seen;
        if seen.len() >= MAX_CURSORS && !seen.contains_key(address) {
            let oldest = seen
                .iter()
                .min_by_key(|(_, at)| **at)
                .map(|(address, _)| address.clone());
            oldest.map(|oldest| seen.remove(&oldest));
        }
        seen.insert(address.to_owned(), now);
    }
}

#[cfg(test)]
mod tests {
    use federation_spec::wire::ids::Timestamp;

    use super::*;

    fn at(seconds: u64) -> Moment {
        Moment {
            wall: Timestamp(0),
            up: Uptime(seconds),
            boot: Uptime(seconds),
        }
    }

    #[test]
    fn a_peer_that_brings_nothing_is_read_so_often_a_minute() {
        let mut in_vain = InVain::default();
        for reading in 1..MAX_VAIN_READINGS {
            in_vain.count(at(0));
            assert!(
                !in_vain.is_over(at(0)),
                "{reading} readings are not too many."
            );
        }
        in_vain.count(at(VAIN_WINDOW - 1));
        assert!(
            in_vain.is_over(at(VAIN_WINDOW - 1)),
            "As many as there may be are."
        );
        assert!(
            !in_vain.is_over(at(VAIN_WINDOW)),
            "The next minute has readings again."
        );
        in_vain.count(at(VAIN_WINDOW));
        assert!(!in_vain.is_over(at(VAIN_WINDOW)), "They are counted anew.");
    }
}
