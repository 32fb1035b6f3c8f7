//! Connected peers: what is going on with each, and how far its index was read.

use std::collections::BTreeMap;

use federation_spec::protocol::Cursor;
use federation_spec::wire::ids::{SpaceId, Timestamp};

use super::granted::InVain;
use super::input::{Method, Peer};
use super::limits::{MAX_CURSORS, MAX_REQUESTS, REQUEST_WINDOW};
use super::moment::{Moment, Uptime};
use super::reading::Reading;
use super::reconciling::Reconciling;

/// A connected peer.
#[derive(Debug)]
pub(super) struct Session {
    /// Where it is connected.
    pub(super) address: String,
    pub(super) doing: Doing,
    pub(super) asked_at: Uptime,
    /// It has news that came while we were busy with it.
    pub(super) news: bool,
    pub(super) connected_at: Uptime,
    /// It was looked at once more after its first catch-up.
    pub(super) settled: bool,
    pub(super) reconciled_at: Option<Uptime>,
    window_start: Uptime,
    requests: u32,
    /// The space whose node it says to be.
    pub(super) space: Option<SpaceId>,
    /// It has sent something that was new.
    pub(super) brought: bool,
    /// What came so far of the page that is being read, and of what was asked for beside it.
    page: Part,
    beside: Part,
    pub(super) in_vain: InVain,
}

/// What came of the records of a page so far.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Part {
    /// Something was admitted.
    pub(super) brought: bool,
    /// Something was not, and may be admitted later.
    pub(super) passed_by: bool,
}

impl Session {
    /// One that begins now.
    pub(super) fn new(address: String, now: Uptime) -> Self {
        Self {
            address,
            doing: Doing::Nothing,
            asked_at: now,
            news: false,
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

    /// Whether the peer may ask once more, which it does.
    pub(super) fn may_ask(&mut self, now: Uptime) -> bool {
        if now.since(self.window_start) >= REQUEST_WINDOW {
            self.window_start = now;
            self.requests = 0;
        }
        self.requests += 1;
        self.requests <= MAX_REQUESTS
    }

    /// Whether something came of which nobody has been told yet.
    pub(super) fn owes_news(&self) -> bool {
        self.page.brought || self.beside.brought
    }

    /// What came so far of what is read in this way.
    pub(super) fn part_of(&mut self, method: Method) -> &mut Part {
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
}

impl Part {
    pub(super) fn join(&mut self, more: Self) {
        self.brought |= more.brought;
        self.passed_by |= more.passed_by;
    }
}

/// What is going on with a peer.
#[derive(Debug)]
pub(super) enum Doing {
    Nothing,
    Reading(Reading),
    Reconciling(Reconciling),
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

    /// Something is going on with a peer from now on.
    pub(super) fn set(&mut self, peer: &Peer, doing: Doing, now: Moment) {
        if let Some(session) = self.connected.get_mut(peer) {
            session.doing = doing;
            session.asked_at = now.up;
        }
    }

    /// What is going on with a peer goes on.
    pub(super) fn touch(&mut self, peer: &Peer, now: Moment) {
        if let Some(session) = self.connected.get_mut(peer) {
            session.asked_at = now.up;
        }
    }

    /// A peer was connected at this address.
    pub(super) fn note_seen(&mut self, address: &str, now: Timestamp) {
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
