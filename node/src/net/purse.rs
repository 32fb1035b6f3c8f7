//! Token buckets: what each peer, its neighbourhood and all strangers together have left.
//!
//! A connection pays from the purse of its neighbourhood, and as soon as it is known whose it is also from that of the
//! peer. A favoured peer pays from its own alone. What is asked for here is paid by whoever asks.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::Waker;
use std::time::{Duration, Instant};

use federation_spec::wire::limits::MAX_REPLY;
use libp2p::{Multiaddr, PeerId};

use super::neighbourhood::Neighbourhood;
use crate::budgets::{
    ALL_GREETINGS, ALL_STRANGERS, Budget, FAVOURED, GREETINGS, Grant, NEIGHBOURHOOD, PURSES,
    STRANGER,
};

/// The longest time for which nobody looks again whether there is something left.
const LONGEST_PAUSE: Duration = Duration::from_secs(1);

/// A bucket of tokens. It can owe some: then nothing is granted until that is paid.
#[derive(Debug, Clone, Copy)]
struct Bucket {
    left: f64,
    at: Instant,
}

impl Bucket {
    fn full(budget: Budget, now: Instant) -> Self {
        Self {
            left: budget.saved as f64,
            at: now,
        }
    }

    fn refill(&mut self, budget: Budget, now: Instant) -> f64 {
        let since = now.saturating_duration_since(self.at).as_secs_f64();
        self.left = (self.left + since * budget.rate as f64).min(budget.saved as f64);
        self.at = now;
        self.left
    }

    /// How long until there is something left.
    fn wait(&mut self, budget: Budget, now: Instant) -> Duration {
        let left = self.refill(budget, now);
        match left >= 1.0 {
            true => Duration::ZERO,
            false => Duration::from_secs_f64((1.0 - left) / budget.rate as f64),
        }
    }
}

#[derive(Debug)]
struct Purse {
    bytes: Bucket,
    messages: Bucket,
    served: Bucket,
    greetings: Bucket,
    /// Answers to questions of ours that are on their way, and what may still come of them.
    asked: u64,
    credit: u64,
}

impl Purse {
    fn full(grant: Grant, now: Instant) -> Self {
        Self {
            bytes: Bucket::full(grant.bytes, now),
            messages: Bucket::full(grant.messages, now),
            served: Bucket::full(grant.served, now),
            greetings: Bucket::full(GREETINGS, now),
            asked: 0,
            credit: 0,
        }
    }

    /// The smallest share that is left of anything: who has most left is forgotten first.
    fn share(&mut self, grant: Grant, now: Instant) -> f64 {
        let each = [
            (&mut self.bytes, grant.bytes),
            (&mut self.messages, grant.messages),
            (&mut self.served, grant.served),
            (&mut self.greetings, GREETINGS),
        ];
        let shares = each.map(|(bucket, budget)| bucket.refill(budget, now) / budget.saved as f64);
        shares.into_iter().fold(1.0, f64::min)
    }
}

/// What is paid with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Coin {
    /// Bytes read.
    Bytes,
    /// Gossip messages.
    Messages,
    /// Bytes of answers.
    Served,
}

impl Coin {
    fn of(self, purse: &mut Purse) -> &mut Bucket {
        match self {
            Self::Bytes => &mut purse.bytes,
            Self::Messages => &mut purse.messages,
            Self::Served => &mut purse.served,
        }
    }

    fn budget(self, grant: Grant) -> Budget {
        match self {
            Self::Bytes => grant.bytes,
            Self::Messages => grant.messages,
            Self::Served => grant.served,
        }
    }
}

/// Who pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Payer {
    pub(super) from: Neighbourhood,
    pub(super) peer: Option<PeerId>,
}

/// Which line it is: two can lead to one address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct LineId(u64);

/// A connection below all protocols: who pays for it, and whether it is to end.
#[derive(Debug)]
struct Line {
    payer: Payer,
    cut: bool,
    waker: Option<Waker>,
    /// When something was last read of it, or was not because whoever pays had nothing left.
    heard: Instant,
}

#[derive(Debug)]
struct State {
    favoured: HashSet<PeerId>,
    peers: HashMap<PeerId, Purse>,
    neighbourhoods: HashMap<Neighbourhood, Purse>,
    all: Bucket,
    greetings: Bucket,
    lines: HashMap<LineId, Line>,
    /// The newest line of each address.
    at: HashMap<Multiaddr, LineId>,
    next_line: u64,
}

/// All purses. Clones are the same ones.
#[derive(Debug, Clone)]
pub(super) struct Purses(Arc<Mutex<State>>);

impl Purses {
    /// All full.
    pub(super) fn new(now: Instant) -> Self {
        Self(Arc::new(Mutex::new(State {
            favoured: HashSet::new(),
            peers: HashMap::new(),
            neighbourhoods: HashMap::new(),
            all: Bucket::full(ALL_STRANGERS, now),
            greetings: Bucket::full(ALL_GREETINGS, now),
            lines: HashMap::new(),
            at: HashMap::new(),
            next_line: 0,
        })))
    }

    /// These are favoured from now on, and no others.
    pub(super) fn favour(&self, peers: HashSet<PeerId>) {
        let mut state = self.lock();
        let changed: Vec<PeerId> = state
            .favoured
            .symmetric_difference(&peers)
            .copied()
            .collect();
        for peer in changed {
            // It has another budget now, and begins with all of it.
            state.peers.remove(&peer);
        }
        state.favoured = peers;
    }

    /// Whether a peer is favoured.
    pub(super) fn is_favoured(&self, peer: &PeerId) -> bool {
        self.lock().favoured.contains(peer)
    }

    /// How long until a payer may go on; nothing if it may.
    pub(super) fn wait(&self, payer: Payer, coin: Coin, now: Instant) -> Option<Duration> {
        let wait = self.lock().wait(payer, coin, now);
        (!wait.is_zero()).then(|| wait.min(LONGEST_PAUSE))
    }

    /// Takes so much from whoever pays.
    pub(super) fn pay(&self, payer: Payer, coin: Coin, amount: u64, now: Instant) {
        self.lock().pay(payer, coin, amount as f64, now);
    }

    /// A neighbourhood opens one more connection as a stranger; `false` if it has opened too many.
    pub(super) fn greet(&self, from: Neighbourhood, now: Instant) -> bool {
        let mut state = self.lock();
        let own = state.neighbourhood(from, now);
        if own.greetings.refill(GREETINGS, now) < 1.0 {
            return false;
        }
        let half = own.greetings.left > GREETINGS.saved as f64 / 2.0;
        own.greetings.left -= 1.0;
        let all = state.greetings.refill(ALL_GREETINGS, now);
        state.greetings.left -= 1.0;
        half || all >= 1.0
    }

    /// A peer is asked for records: so much may come that it does not pay for.
    pub(super) fn ask(&self, peer: PeerId, now: Instant) {
        let mut state = self.lock();
        let purse = state.peer(peer, now);
        purse.asked += 1;
        purse.credit += MAX_REPLY as u64;
    }

    /// It has answered, or will not.
    pub(super) fn answered(&self, peer: PeerId, now: Instant) {
        let mut state = self.lock();
        let purse = state.peer(peer, now);
        purse.asked = purse.asked.saturating_sub(1);
        purse.credit = purse.credit.min(purse.asked * MAX_REPLY as u64);
    }

    /// A connection has begun at this address.
    pub(super) fn open_line(&self, at: &Multiaddr, now: Instant) -> LineId {
        let payer = Payer {
            from: Neighbourhood::of(at),
            peer: None,
        };
        let line = Line {
            payer,
            cut: false,
            waker: None,
            heard: now,
        };
        let mut state = self.lock();
        state.next_line += 1;
        let id = LineId(state.next_line);
        state.lines.insert(id, line);
        state.at.insert(at.clone(), id);
        id
    }

    /// It has said whose it is.
    pub(super) fn name_line(&self, at: &Multiaddr, peer: PeerId) {
        if let Some(line) = self.lock().line_at(at) {
            line.payer.peer = Some(peer);
        }
    }

    /// It has ended.
    pub(super) fn close_line(&self, at: &Multiaddr, id: LineId) {
        let mut state = self.lock();
        state.lines.remove(&id);
        if state.at.get(at) == Some(&id) {
            state.at.remove(at);
        }
    }

    /// For how long nothing came on a peer's connection, as far as it was read at all. One that was dialled by a name has
    /// another address below: then it is as silent as the peer is.
    pub(super) fn silence(&self, at: &Multiaddr, peer: PeerId, now: Instant) -> Duration {
        let mut state = self.lock();
        let heard = state.line_at(at).map(|line| line.heard);
        let lines = state.lines.values();
        let of_peer = lines
            .filter(|line| line.payer.peer == Some(peer))
            .map(|line| line.heard);
        now.saturating_duration_since(heard.or(of_peer.max()).unwrap_or(now))
    }

    /// Whether a connection is to end.
    pub(super) fn is_cut(&self, id: LineId) -> bool {
        let state = self.lock();
        state.lines.get(&id).is_none_or(|line| line.cut)
    }

    /// Ends a connection at once: nothing more is read of it or written.
    pub(super) fn cut_line(&self, at: &Multiaddr) {
        if let Some(line) = self.lock().line_at(at) {
            line.cut = true;
            if let Some(waker) = line.waker.take() {
                waker.wake();
            }
        }
    }

    /// How much may be read of a connection: none if it is to end. Whoever waits is woken when it is.
    pub(super) fn readable(&self, id: LineId, waker: &Waker, now: Instant) -> Readable {
        let mut state = self.lock();
        let Some(line) = state.lines.get_mut(&id) else {
            return Readable::Ended;
        };
        if line.cut {
            return Readable::Ended;
        }
        if line.payer.peer.is_none() {
            line.waker = Some(waker.clone());
        }
        let payer = line.payer;
        let credit = payer.peer.map_or(0, |peer| state.peer(peer, now).credit);
        let wait = match credit {
            0 => state.wait(payer, Coin::Bytes, now),
            _ => Duration::ZERO,
        };
        if wait.is_zero() {
            return Readable::Bytes(state.left(payer, now).max(credit) as usize);
        }
        state.heard(id, now);
        Readable::After(wait.min(LONGEST_PAUSE))
    }

    /// So much was read of it.
    pub(super) fn read(&self, id: LineId, bytes: usize, now: Instant) {
        let mut state = self.lock();
        let Some(payer) = state.heard(id, now) else {
            return;
        };
        let mut owed = bytes as u64;
        if let Some(peer) = payer.peer {
            let purse = state.peer(peer, now);
            let paid = owed.min(purse.credit);
            purse.credit -= paid;
            owed -= paid;
        }
        state.pay(payer, Coin::Bytes, owed as f64, now);
    }

    /// A panic while the purses were open left numbers in them and nothing else.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How much may be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Readable {
    /// So many bytes.
    Bytes(usize),
    /// Look again later.
    After(Duration),
    /// Nothing any more.
    Ended,
}

impl State {
    fn line_at(&mut self, at: &Multiaddr) -> Option<&mut Line> {
        let id = self.at.get(at)?;
        self.lines.get_mut(id)
    }

    /// Notes that a line is not silent. Who pays for it.
    fn heard(&mut self, id: LineId, now: Instant) -> Option<Payer> {
        let line = self.lines.get_mut(&id)?;
        line.heard = now;
        Some(line.payer)
    }

    fn grant(&self, peer: &PeerId) -> Grant {
        match self.favoured.contains(peer) {
            true => FAVOURED,
            false => STRANGER,
        }
    }

    fn peer(&mut self, peer: PeerId, now: Instant) -> &mut Purse {
        let grant = self.grant(&peer);
        make_room(&mut self.peers, &peer, STRANGER, now);
        self.peers
            .entry(peer)
            .or_insert_with(|| Purse::full(grant, now))
    }

    fn neighbourhood(&mut self, from: Neighbourhood, now: Instant) -> &mut Purse {
        make_room(&mut self.neighbourhoods, &from, NEIGHBOURHOOD, now);
        self.neighbourhoods
            .entry(from)
            .or_insert_with(|| Purse::full(NEIGHBOURHOOD, now))
    }

    fn is_stranger(&self, payer: Payer) -> bool {
        payer.peer.is_none_or(|peer| !self.favoured.contains(&peer))
    }

    fn wait(&mut self, payer: Payer, coin: Coin, now: Instant) -> Duration {
        let (mut wait, mut half) = (Duration::ZERO, false);
        if let Some(peer) = payer.peer {
            let budget = coin.budget(self.grant(&peer));
            let bucket = coin.of(self.peer(peer, now));
            wait = bucket.wait(budget, now);
            half = bucket.left > budget.saved as f64 / 2.0;
        }
        if self.is_stranger(payer) {
            let budget = coin.budget(NEIGHBOURHOOD);
            let bucket = coin.of(self.neighbourhood(payer.from, now));
            wait = wait.max(bucket.wait(budget, now));
            if coin == Coin::Messages && !half {
                wait = wait.max(self.all.wait(ALL_STRANGERS, now));
            }
        }
        wait
    }

    fn pay(&mut self, payer: Payer, coin: Coin, amount: f64, now: Instant) {
        if let Some(peer) = payer.peer {
            coin.of(self.peer(peer, now)).left -= amount;
        }
        if self.is_stranger(payer) {
            coin.of(self.neighbourhood(payer.from, now)).left -= amount;
            if coin == Coin::Messages {
                self.all.left -= amount;
            }
        }
    }

    /// Bytes that a payer may send now.
    fn left(&mut self, payer: Payer, now: Instant) -> u64 {
        let mut left = f64::MAX;
        if let Some(peer) = payer.peer {
            left = self.peer(peer, now).bytes.left;
        }
        if self.is_stranger(payer) {
            left = left.min(self.neighbourhood(payer.from, now).bytes.left);
        }
        left.max(0.0) as u64
    }
}

/// Forgets whoever has most left, if there is no room for a new one.
fn make_room<K: Copy + Eq + Hash>(
    purses: &mut HashMap<K, Purse>,
    new: &K,
    grant: Grant,
    now: Instant,
) {
    if purses.len() < PURSES || purses.contains_key(new) {
        return;
    }
    let shares = purses
        .iter_mut()
        .map(|(key, purse)| (*key, purse.share(grant, now)));
    let richest = shares.max_by(|(_, one), (_, other)| one.total_cmp(other));
    if let Some((richest, _)) = richest {
        purses.remove(&richest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::budgets::ALL_STRANGERS;

    fn at(address: &str) -> Multiaddr {
        address.parse().expect("a multiaddr")
    }

    fn payer(address: &str, peer: Option<PeerId>) -> Payer {
        Payer {
            from: Neighbourhood::of(&at(address)),
            peer,
        }
    }

    const HERE: &str = "/ip4/192.0.2.7/tcp/1";

    #[test]
    fn addresses_tell_neighbourhoods_apart() {
        let relay = PeerId::random();
        let relayed = format!("/ip4/192.0.2.7/tcp/1/p2p/{relay}/p2p-circuit");
        for (one, other, same) in [
            (HERE, "/ip4/192.0.2.200/tcp/9", true),
            (HERE, "/ip4/192.0.3.7/tcp/1", false),
            (HERE, "/ip6/::ffff:192.0.2.9/tcp/1", true),
            ("/ip6/2001:db8::1/tcp/1", "/ip6/2001:db8::ffff/tcp/2", true),
            (
                "/ip6/2001:db8::1/tcp/1",
                "/ip6/2001:db8:0:1::1/tcp/1",
                false,
            ),
            (HERE, relayed.as_str(), false),
        ] {
            let equal = Neighbourhood::of(&at(one)) == Neighbourhood::of(&at(other));
            assert_eq!(
                equal, same,
                "{one} and {other}: one neighbourhood is {same}."
            );
        }
    }

    #[test]
    fn each_budget_is_granted_to_its_last_token_and_then_waits() {
        let grants = [(STRANGER, false), (FAVOURED, true)];
        for (grant, favoured) in grants {
            for coin in [Coin::Bytes, Coin::Messages, Coin::Served] {
                let (now, peer) = (Instant::now(), PeerId::random());
                let purses = Purses::new(now);
                if favoured {
                    purses.favour([peer].into());
                }
                let (payer, budget) = (payer(HERE, Some(peer)), coin.budget(grant));
                purses.pay(payer, coin, budget.saved - 1, now);
                assert_eq!(
                    purses.wait(payer, coin, now),
                    None,
                    "One of {coin:?} is left."
                );
                purses.pay(payer, coin, 1, now);
                assert!(
                    purses.wait(payer, coin, now).is_some(),
                    "None of {coin:?} is left."
                );
                let later = now + Duration::from_secs(1);
                assert_eq!(
                    purses.wait(payer, coin, later),
                    None,
                    "Some of {coin:?} came back."
                );
                purses.pay(payer, coin, budget.rate, later);
                assert!(
                    purses.wait(payer, coin, later).is_some(),
                    "No more of {coin:?} came back than its rate."
                );
            }
        }
    }

    #[test]
    fn strangers_of_one_neighbourhood_share_a_purse_and_a_favoured_peer_does_not_pay_from_it() {
        let (now, friend) = (Instant::now(), PeerId::random());
        let purses = Purses::new(now);
        purses.favour([friend].into());
        let mut paid = 0;
        while paid < NEIGHBOURHOOD.bytes.saved {
            let stranger = payer(HERE, Some(PeerId::random()));
            assert_eq!(
                purses.wait(stranger, Coin::Bytes, now),
                None,
                "{paid} are less than all."
            );
            purses.pay(stranger, Coin::Bytes, STRANGER.bytes.saved, now);
            paid += STRANGER.bytes.saved;
        }
        let fresh = payer(HERE, Some(PeerId::random()));
        assert!(
            purses.wait(fresh, Coin::Bytes, now).is_some(),
            "A new name from the same neighbourhood brings nothing new."
        );
        assert!(
            purses.wait(payer(HERE, None), Coin::Bytes, now).is_some(),
            "Nor does one that has not said its name."
        );
        let elsewhere = payer("/ip4/198.51.100.7/tcp/1", Some(PeerId::random()));
        assert_eq!(
            purses.wait(elsewhere, Coin::Bytes, now),
            None,
            "Others are not held up."
        );
        let favoured = payer(HERE, Some(friend));
        assert_eq!(
            purses.wait(favoured, Coin::Bytes, now),
            None,
            "A favoured peer counts by its id."
        );
    }

    #[test]
    fn all_strangers_together_hold_up_nobody_who_has_half_of_his_own_left() {
        let now = Instant::now();
        let purses = Purses::new(now);
        let mut paid = 0;
        for net in 0..=255 {
            let stranger = payer(
                &format!("/ip4/198.51.{net}.1/tcp/1"),
                Some(PeerId::random()),
            );
            purses.pay(stranger, Coin::Messages, STRANGER.messages.saved, now);
            paid += STRANGER.messages.saved;
            if paid >= ALL_STRANGERS.saved {
                break;
            }
        }
        let one = payer(HERE, Some(PeerId::random()));
        assert_eq!(
            purses.wait(one, Coin::Messages, now),
            None,
            "It has all of its own left."
        );
        purses.pay(one, Coin::Messages, STRANGER.messages.saved / 2, now);
        assert!(
            purses.wait(one, Coin::Messages, now).is_some(),
            "With half of it gone it waits as the others do."
        );
    }

    #[test]
    fn what_was_asked_for_costs_whoever_answers_nothing_and_what_was_not_does() {
        let (now, peer) = (Instant::now(), PeerId::random());
        let purses = Purses::new(now);
        let line = purses.open_line(&at(HERE), now);
        purses.name_line(&at(HERE), peer);
        purses.pay(
            payer(HERE, Some(peer)),
            Coin::Bytes,
            STRANGER.bytes.saved,
            now,
        );
        let readable = || purses.readable(line, Waker::noop(), now);
        assert!(matches!(readable(), Readable::After(_)), "Nothing is left.");
        purses.ask(peer, now);
        assert_eq!(
            readable(),
            Readable::Bytes(MAX_REPLY),
            "An answer may come."
        );
        purses.read(line, MAX_REPLY, now);
        assert!(
            matches!(readable(), Readable::After(_)),
            "That was the answer."
        );
        purses.answered(peer, now);
        purses.ask(peer, now);
        purses.answered(peer, now);
        assert!(
            matches!(readable(), Readable::After(_)),
            "Nothing more is on its way."
        );
    }

    #[test]
    fn a_line_that_is_cut_ends_and_wakes_whoever_waits() {
        let now = Instant::now();
        let purses = Purses::new(now);
        let line = purses.open_line(&at(HERE), now);
        assert!(
            matches!(
                purses.readable(line, Waker::noop(), now),
                Readable::Bytes(_)
            ),
            "It is read."
        );
        purses.cut_line(&at(HERE));
        assert_eq!(
            purses.readable(line, Waker::noop(), now),
            Readable::Ended,
            "It has ended."
        );
        purses.close_line(&at(HERE), line);
        let state = purses.lock();
        assert!(
            state.lines.is_empty() && state.at.is_empty(),
            "Nothing is remembered of a line that is closed."
        );
    }

    #[test]
    fn so_many_purses_are_kept_and_the_fullest_is_forgotten() {
        let now = Instant::now();
        let purses = Purses::new(now);
        let (poor, count) = (PeerId::random(), PURSES + 10);
        purses.pay(
            payer(HERE, Some(poor)),
            Coin::Messages,
            STRANGER.messages.saved,
            now,
        );
        for number in 0..count {
            let from = format!("/ip4/10.{}.{}.1/tcp/1", number / 256, number % 256);
            purses.pay(payer(&from, Some(PeerId::random())), Coin::Messages, 1, now);
        }
        let state = purses.lock();
        assert!(
            state.peers.len() <= PURSES && state.neighbourhoods.len() <= PURSES,
            "No more than that are kept."
        );
        assert!(
            state.peers.contains_key(&poor),
            "Who has spent most is remembered."
        );
    }

    #[test]
    fn a_neighbourhood_opens_so_many_connections_and_then_some_a_second() {
        let now = Instant::now();
        let (purses, from) = (Purses::new(now), Neighbourhood::of(&at(HERE)));
        let opened = (0..2 * GREETINGS.saved).filter(|_| purses.greet(from, now));
        assert_eq!(opened.count() as u64, GREETINGS.saved, "It has so many.");
        let later = now + Duration::from_secs(1);
        let opened = (0..100).filter(|_| purses.greet(from, later));
        assert_eq!(opened.count() as u64, GREETINGS.rate, "So many come back.");
    }
}
