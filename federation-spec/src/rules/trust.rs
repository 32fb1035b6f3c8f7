//! For whom others vouch: how far trust flows from the spaces whose keys an operator has checked. SPEC §4.9
//!
//! Nobody's list says whom to trust. Each node begins with its own pins and follows vouches two steps from there, through
//! vouchers of which each brings in only so many: what a thousand made-up spaces say of each other comes to nothing, and a voucher
//! that was fooled brings in no more than its share. The idea is that of Advogato: what can flow in is bounded by the honest spaces
//! that vouch for false ones, not by the number of the false ones.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::wire::ids::{SpaceId, Timestamp};
use crate::wire::limits::MAX_AHEAD;

/// So many vouchers are needed. SPEC §4.9
pub const NEEDED: usize = 2;
/// So many spaces a pinned space brings in a year, alone or as one of two vouchers, and through whom it vouches for. SPEC §4.9
pub const BY_A_PIN: u64 = 20;
/// So many a space brings in a year that others brought in. SPEC §4.9
pub const BY_A_VOUCHED: u64 = 5;
/// The year of these numbers, seconds.
const YEAR: u64 = 365 * 86_400;

/// A vouch that counts: of a record that has not ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said {
    /// For whom.
    pub space: SpaceId,
    /// Since when.
    pub since: Timestamp,
}

/// What a node knows when it works out for whom others vouch.
pub trait Web {
    /// This space itself, which nobody has to vouch for.
    fn own(&self) -> SpaceId;

    /// The spaces whose keys the operator has checked, each with the moment at which that was.
    fn pinned(&self) -> Vec<(SpaceId, Timestamp)>;

    /// Whether a space counts for nothing, as voucher or as one who is vouched for: it is blocked, it contradicts itself, or it has
    /// ended.
    fn is_out(&self, space: &SpaceId) -> bool;

    /// For whom a space vouches.
    fn vouches_of(&self, space: &SpaceId) -> Vec<Said>;

    /// Who runs a space, as far as it says so itself: vouchers of one hand count as one.
    fn hand_of(&self, space: &SpaceId) -> Option<String>;
}

/// A space for which others vouch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vouched {
    /// The vouchers by whom it came in.
    pub by: [SpaceId; NEEDED],
    /// Steps from a pinned space: 1 or 2.
    pub distance: u8,
}

/// The spaces for which others vouch, in the eyes of a node, at a moment. SPEC §4.9
#[must_use]
pub fn vouched(web: &impl Web, now: Timestamp) -> BTreeMap<SpaceId, Vouched> {
    let mut flow = Flow::from(web, now);
    flow.step(web, now, 1);
    flow.step(web, now, 2);
    flow.vouched
}

/// Somebody who vouches.
struct Voucher {
    /// How many it may bring in still.
    left: u64,
    hand: Option<String>,
    /// The pins through which its share comes; none of a pin.
    through: Vec<SpaceId>,
    /// When its oldest pin was checked: shares grow by the year.
    since: Timestamp,
}

struct Flow {
    vouchers: BTreeMap<SpaceId, Voucher>,
    /// Those whose vouches were not looked at yet.
    fresh: Vec<SpaceId>,
    /// Who vouches for whom, and since when.
    said: BTreeMap<SpaceId, BTreeMap<SpaceId, Timestamp>>,
    vouched: BTreeMap<SpaceId, Vouched>,
}

impl Flow {
    /// From the pins on.
    fn from(web: &impl Web, now: Timestamp) -> Self {
        let pinned = web.pinned().into_iter();
        let pinned = pinned.filter(|(space, _)| !web.is_out(space));
        let vouchers: BTreeMap<SpaceId, Voucher> = pinned
            .map(|(space, since)| {
                let voucher = Voucher {
                    left: share(BY_A_PIN, since, now),
                    hand: web.hand_of(&space),
                    through: Vec::new(),
                    since,
                };
                (space, voucher)
            })
            .collect();
        Self {
            fresh: vouchers.keys().copied().collect(),
            vouchers,
            said: BTreeMap::new(),
            vouched: BTreeMap::new(),
        }
    }

    /// Takes in everybody for whom enough of those vouch who count so far; they vouch themselves from the next step on.
    fn step(&mut self, web: &impl Web, now: Timestamp, distance: u8) {
        for voucher in std::mem::take(&mut self.fresh) {
            for said in web.vouches_of(&voucher) {
                let counts = said.space != web.own()
                    && said.space != voucher
                    && said.since <= now.plus(MAX_AHEAD)
                    && !self.vouchers.contains_key(&said.space)
                    && !web.is_out(&said.space);
                if counts {
                    let by = self.said.entry(said.space).or_default();
                    by.entry(voucher).or_insert(said.since);
                }
            }
        }
        for space in self.in_turn() {
            if let Some(by) = self.enough(&space) {
                self.take_in(web, now, space, by, distance);
            }
        }
    }

    /// Who waits, the one first for whom enough have vouched the longest: whoever makes up spaces later pushes out nobody.
    fn in_turn(&self) -> Vec<SpaceId> {
        let waiting = self.said.iter();
        let waiting = waiting.filter(|(space, _)| !self.vouched.contains_key(*space));
        let mut waiting: Vec<(Timestamp, SpaceId)> = waiting
            .filter_map(|(space, by)| {
                let mut since: Vec<Timestamp> = by.values().copied().collect();
                since.sort_unstable();
                Some((*since.get(NEEDED - 1)?, *space))
            })
            .collect();
        waiting.sort_unstable();
        waiting.into_iter().map(|(_, space)| space).collect()
    }

    /// The vouchers by whom a space comes in: of different hands, those first that have most left.
    fn enough(&self, space: &SpaceId) -> Option<[SpaceId; NEEDED]> {
        let mut by: Vec<SpaceId> = self.said.get(space)?.keys().copied().collect();
        by.sort_by_key(|voucher| (Reverse(self.left_of(voucher)), *voucher));
        let first = by.iter().find(|voucher| self.left_of(voucher) > 0)?;
        let hand = &self.vouchers.get(first)?.hand;
        let other = by.iter().find(|voucher| {
            let other = self.vouchers.get(*voucher);
            let same = other.is_none_or(|other| hand.is_some() && other.hand == *hand);
            *voucher != first && !same && self.left_beside(voucher, first) > 0
        })?;
        Some([*first, *other])
    }

    /// How many a voucher may bring in still: its own share, and that of the pin by which it goes.
    fn left_of(&self, voucher: &SpaceId) -> u64 {
        let Some(known) = self.vouchers.get(voucher) else {
            return 0;
        };
        match self.pin_of(known) {
            Some(pin) => known.left.min(self.vouchers[&pin].left),
            None if known.through.is_empty() => known.left,
            None => 0,
        }
    }

    /// The same, once another one has brought one in.
    fn left_beside(&self, voucher: &SpaceId, other: &SpaceId) -> u64 {
        let pin = |voucher: &SpaceId| self.vouchers.get(voucher).and_then(|one| self.pin_of(one));
        let [own, others] = [voucher, other].map(|one| pin(one).unwrap_or(*one));
        let taken = u64::from(own == others);
        let left = self.vouchers.get(&own).map_or(0, |pin| pin.left);
        self.left_of(voucher).min(left.saturating_sub(taken))
    }

    /// The pin by which a voucher goes that is none itself: the one that has most left.
    fn pin_of(&self, voucher: &Voucher) -> Option<SpaceId> {
        let left = |pin: &SpaceId| self.vouchers.get(pin).map_or(0, |pin| pin.left);
        let through = voucher.through.iter().copied();
        through.max_by_key(|pin| (left(pin), Reverse(*pin)))
    }

    fn take_in(
        &mut self,
        web: &impl Web,
        now: Timestamp,
        space: SpaceId,
        by: [SpaceId; NEEDED],
        distance: u8,
    ) {
        for voucher in by {
            let pin = self.vouchers.get(&voucher).and_then(|one| self.pin_of(one));
            for spender in std::iter::once(voucher).chain(pin) {
                if let Some(spender) = self.vouchers.get_mut(&spender) {
                    spender.left = spender.left.saturating_sub(1);
                }
            }
        }
        self.vouched.insert(space, Vouched { by, distance });
        if distance == 1 {
            let since = by.iter().filter_map(|pin| self.vouchers.get(pin));
            let since = since.map(|pin| pin.since).max().unwrap_or(now);
            let voucher = Voucher {
                left: share(BY_A_VOUCHED, since, now),
                hand: web.hand_of(&space),
                through: by.to_vec(),
                since,
            };
            self.vouchers.insert(space, voucher);
            self.fresh.push(space);
        }
    }
}

/// What comes to a voucher that this node has known since a moment of its own: so many for every year that has begun.
fn share(yearly: u64, since: Timestamp, now: Timestamp) -> u64 {
    let years = now.0.saturating_sub(since.0) / YEAR;
    yearly.saturating_mul(years.saturating_add(1))
}
