//! For whom others vouch: how far trust flows from the spaces whose keys an operator has checked. SPEC §4.9
//!
//! Nobody's list says whom to trust. Each node begins with its own pins and follows vouches two steps from there, through
//! vouchers of which each brings in only so many: what a thousand made-up spaces say of each other comes to nothing, and a voucher
//! that was fooled brings in no more than its share. The idea is that of Advogato: what can flow in is bounded by the honest spaces
//! that vouch for false ones, not by the number of the false ones.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

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
    /// The space that is vouched for.
    pub space: SpaceId,
    /// Since when that voucher has said so.
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
    space: SpaceId,
    /// How many it may bring in still.
    left: u64,
    hand: Option<String>,
    /// The pins through which its share comes; none of a pin.
    through: Option<[Number; NEEDED]>,
    /// When the later of its pins was checked, or itself: shares grow by the year.
    since: Timestamp,
}

/// Which voucher, in the order in which they came.
type Number = usize;

struct Flow {
    vouchers: Vec<Voucher>,
    /// Those of them whose vouches were looked at.
    heard: Number,
    /// Who is no candidate: who vouches.
    numbers: HashMap<SpaceId, Number>,
    /// Who vouches for whom, and since when.
    said: HashMap<SpaceId, Vec<(Number, Timestamp)>>,
    vouched: BTreeMap<SpaceId, Vouched>,
}

impl Flow {
    /// From the pins on.
    fn from(web: &impl Web, now: Timestamp) -> Self {
        let mut pinned = web.pinned();
        pinned.retain(|(space, _)| !web.is_out(space));
        let vouchers = pinned.into_iter().map(|(space, since)| Voucher {
            space,
            left: share(BY_A_PIN, since, now),
            hand: web.hand_of(&space),
            through: None,
            since,
        });
        let vouchers: Vec<Voucher> = vouchers.collect();
        let numbers = vouchers.iter().map(|voucher| voucher.space);
        Self {
            numbers: numbers.zip(0..).collect(),
            vouchers,
            heard: 0,
            said: HashMap::new(),
            vouched: BTreeMap::new(),
        }
    }

    /// Takes in everybody for whom enough of those vouch who count so far; they vouch themselves from the next step on.
    fn step(&mut self, web: &impl Web, now: Timestamp, distance: u8) {
        for number in std::mem::replace(&mut self.heard, self.vouchers.len())..self.vouchers.len() {
            for said in web.vouches_of(&self.vouchers[number].space) {
                let counts = said.space != web.own()
                    && said.since <= now.plus(MAX_AHEAD)
                    && !self.numbers.contains_key(&said.space);
                if counts {
                    let by = self.said.entry(said.space).or_default();
                    by.push((number, said.since));
                }
            }
        }
        for space in self.in_turn() {
            let by = self.enough(&space).filter(|_| !web.is_out(&space));
            if let Some(by) = by {
                self.take_in(web, now, space, by, distance);
            }
        }
    }

    /// Who waits, the one first for whom enough have vouched the longest: whoever makes up spaces later pushes out nobody.
    fn in_turn(&self) -> Vec<SpaceId> {
        let waiting = self
            .said
            .iter()
            .filter(|(space, by)| by.len() >= NEEDED && !self.vouched.contains_key(*space));
        let mut waiting: Vec<(Timestamp, SpaceId)> = waiting
            .map(|(space, by)| {
                let mut since: Vec<Timestamp> = by.iter().map(|(_, since)| *since).collect();
                let (_, second, _) = since.select_nth_unstable(NEEDED - 1);
                (*second, *space)
            })
            .collect();
        waiting.sort_unstable();
        waiting.into_iter().map(|(_, space)| space).collect()
    }

    /// The vouchers by whom a space comes in: of different hands, those first that have most left.
    fn enough(&self, space: &SpaceId) -> Option<[Number; NEEDED]> {
        let by = self.said.get(space)?;
        let order = |number: Number, left: u64| (left, Reverse(self.vouchers[number].space));
        let all = by
            .iter()
            .map(|(number, _)| (*number, self.left_of(*number)));
        let able = all.filter(|(_, left)| *left > 0);
        let (first, _) = able.max_by_key(|(number, left)| order(*number, *left))?;
        let hand = &self.vouchers[first].hand;
        let others = by.iter().map(|(number, _)| *number);
        let others = others.filter(|other| {
            let same_hand = hand.is_some() && self.vouchers[*other].hand == *hand;
            *other != first && !same_hand && self.left_beside(*other, first) > 0
        });
        let second = others.max_by_key(|other| order(*other, self.left_of(*other)))?;
        Some([first, second])
    }

    /// How many a voucher may bring in still: its own share, and that of the pin by which it goes.
    fn left_of(&self, number: Number) -> u64 {
        let voucher = &self.vouchers[number];
        voucher.left.min(self.vouchers[self.pin_of(number)].left)
    }

    /// The same, once another one has brought one in.
    fn left_beside(&self, number: Number, other: Number) -> u64 {
        let pin = self.pin_of(number);
        let taken = u64::from(pin == self.pin_of(other));
        let left = self.vouchers[pin].left.saturating_sub(taken);
        self.vouchers[number].left.min(left)
    }

    /// The pin by which a voucher goes: itself, or of its two the one that has most left.
    fn pin_of(&self, number: Number) -> Number {
        let order = |pin: &Number| {
            let pin = &self.vouchers[*pin];
            (pin.left, Reverse(pin.space))
        };
        let through = self.vouchers[number].through.into_iter().flatten();
        through.max_by_key(order).unwrap_or(number)
    }

    fn take_in(
        &mut self,
        web: &impl Web,
        now: Timestamp,
        space: SpaceId,
        by: [Number; NEEDED],
        distance: u8,
    ) {
        for number in by {
            let pin = self.pin_of(number);
            let spenders = [Some(number), Some(pin).filter(|pin| *pin != number)];
            for spender in spenders.into_iter().flatten() {
                let left = &mut self.vouchers[spender].left;
                *left = left.saturating_sub(1);
            }
        }
        let vouchers = by.map(|number| self.vouchers[number].space);
        let since = by.map(|number| self.vouchers[number].since);
        let came = Vouched {
            by: vouchers,
            distance,
        };
        self.vouched.insert(space, came);
        if distance == 1 {
            let since = since.into_iter().max().unwrap_or(now);
            self.numbers.insert(space, self.vouchers.len());
            self.vouchers.push(Voucher {
                space,
                left: share(BY_A_VOUCHED, since, now),
                hand: web.hand_of(&space),
                through: Some(by),
                since,
            });
        }
    }
}

/// What comes to a voucher that this node has known since a moment of its own: so many for every year that has begun.
fn share(yearly: u64, since: Timestamp, now: Timestamp) -> u64 {
    let years = now.0.saturating_sub(since.0) / YEAR;
    yearly.saturating_mul(years.saturating_add(1))
}
