//! The clock on the wall, and what is held against it: what has passed for certain, the clock that nobody can set, and what
//! the nodes of pinned homes say. It is never set by anyone but the operator: what others say confirms it, or casts doubt.

use std::collections::BTreeMap;

use federation_spec::rules::Clock;
use federation_spec::wire::ids::Timestamp;

use crate::core::facts::{Entry, Vouches};
use crate::core::limits::{CLOCK_GRACE, CLOCK_HORIZON, CLOCK_JUMP, MAX_ABSENCE, MAX_SILENCE};
use crate::core::moment::{Moment, Uptime};
use crate::core::peers::Peer;
use crate::core::problem::Problem;

/// What is known of the clock.
#[derive(Debug)]
pub struct Watch {
    clock: Clock,
    /// When this version was released: no clock can rightly show less.
    released: Timestamp,
    /// What pinned spaces have signed says that this has passed.
    witnessed: Timestamp,
    /// The moment of the input that is being handled, as the clocks show it.
    seen: Moment,
    /// A moment by both clocks from which on the calendar has to keep step with the one that nobody can set.
    anchor: Option<(Timestamp, Uptime)>,
    /// A person or the nodes of two pinned homes have said that the present is the present.
    confirmed: bool,
    /// When the last thing was written before this process began: no clock that is far beyond it is believed to forget by.
    last_written: Timestamp,
    /// Entries up to this one have been taken note of.
    noted: u64,
    /// Something may have been refused as ended by a wrong clock, in this run or an earlier one: it has to be asked for again
    /// when somebody says what the present is.
    refused_ended: bool,
    /// The same, and the clock could not be right, or shows less than it did: it has to be asked for again as soon as the
    /// clock can be right, whatever anybody says.
    refused_in_doubt: bool,
    /// Something was refused as ended by a clock that nobody vouched for, and not asked for again since: whoever starts anew
    /// has to begin at the beginning.
    unsettled: bool,
    /// Pinned homes showed another time when that was looked at last, and none this one.
    contradicted: bool,
    /// What each connected peer said last, and when by the clock that nobody can set.
    told: BTreeMap<Peer, (Timestamp, Uptime)>,
}

impl Watch {
    /// One that has not looked yet, of a version that was released then.
    pub fn new(released: Timestamp) -> Self {
        Self {
            clock: Clock::Sound,
            released,
            witnessed: Timestamp(0),
            seen: Moment::default(),
            anchor: None,
            confirmed: false,
            last_written: Timestamp(0),
            noted: 0,
            refused_ended: false,
            refused_in_doubt: false,
            unsettled: false,
            contradicted: false,
            told: BTreeMap::new(),
        }
    }

    /// Looks at the clocks: the moment that dates are judged by. One that is known to have passed counts before a clock that
    /// denies it.
    pub fn look(&mut self, shown: Moment) -> Timestamp {
        self.seen = shown;
        let passed = self.passed();
        let wall = shown.wall;
        if self.anchor.is_none() && wall.plus(CLOCK_JUMP) < self.last_written {
            // An earlier run had a clock that was ahead, or this one is behind.
            (self.refused_ended, self.refused_in_doubt) = (true, true);
        }
        self.anchor.get_or_insert((wall, shown.boot));
        let expected = self.expected(shown.boot).unwrap_or(wall);
        // It was ahead until now, maybe in earlier runs too, whose refusals are known to nobody.
        self.refused_ended |= wall.plus(CLOCK_JUMP) < expected;
        self.clock = match wall {
            _ if wall < passed || wall.plus(CLOCK_JUMP) < expected => Clock::Behind,
            _ if wall > passed.plus(CLOCK_HORIZON) || wall > expected.plus(CLOCK_JUMP) => {
                Clock::Ahead
            }
            _ => Clock::Sound,
        };
        match self.clock {
            Clock::Behind => wall.max(passed).max(expected),
            Clock::Ahead | Clock::Sound => wall.max(passed),
        }
    }

    /// What the clocks showed last.
    pub fn seen(&self) -> Moment {
        self.seen
    }

    /// Whether the clock on the wall can be right.
    pub fn clock(&self) -> Clock {
        self.clock
    }

    /// Refuses to date anything by a clock that cannot be right.
    pub fn sound(&self) -> Result<(), Problem> {
        match self.clock {
            Clock::Sound => Ok(()),
            Clock::Behind | Clock::Ahead => Err(Problem::ClockInDoubt),
        }
    }

    /// A moment that has passed for certain: this version was released, and two pinned spaces have signed something.
    fn passed(&self) -> Timestamp {
        self.released.max(self.witnessed)
    }

    /// Pinned spaces signed their newest records at these moments. The second newest counts, so that no single one of them
    /// can make this node believe anything.
    pub fn witness(&mut self, mut newest: Vec<Timestamp>) {
        newest.sort_unstable();
        let second = newest.len().checked_sub(2).map(|at| newest[at]);
        self.witnessed = second.map_or(Timestamp(0), |at| at.minus(CLOCK_GRACE));
    }

    /// What the calendar should show, counted from the anchor.
    fn expected(&self, boot: Uptime) -> Option<Timestamp> {
        let (wall, since) = self.anchor?;
        Some(wall.plus(boot.since(since)))
    }

    /// The moment that a record is dated by. What is signed in doubt, because a person took something away, is not dated by
    /// the clock that is in doubt.
    pub fn dated(&self, now: Timestamp) -> Timestamp {
        match self.clock {
            Clock::Ahead => {
                let possible = |at: &Timestamp| *at <= self.passed().plus(CLOCK_HORIZON);
                let expected = self.expected(self.seen.boot).filter(possible);
                expected.unwrap_or(self.passed()).min(now)
            }
            Clock::Behind | Clock::Sound => now,
        }
    }

    /// Whether the clock may be right, as far as it is known what has passed. A person's word makes nothing else possible.
    pub fn may_be_right(&self) -> bool {
        let (wall, passed) = (self.seen.wall, self.passed());
        wall >= passed && wall <= passed.plus(CLOCK_HORIZON)
    }

    /// Whether this process began long after the last thing was written.
    pub fn is_silent(&self, now: Timestamp) -> bool {
        let last = self.last_written.max(self.witnessed);
        let began = self.anchor.map_or(now, |(wall, _)| wall);
        began.since(last) > MAX_SILENCE
    }

    /// Notes when an entry of the ledger was written, if that is in step with what was before: a wrong clock must not vouch
    /// for itself. A person at work vouches for a longer time, and without end where that is what they say.
    pub fn note_written(&mut self, number: u64, entry: &Entry) {
        if number <= self.noted {
            return;
        }
        self.noted = number;
        let last = &mut self.last_written;
        let step = match entry.fact.vouches() {
            Vouches::Little => MAX_SILENCE,
            Vouches::Much => MAX_ABSENCE,
            Vouches::Wholly => {
                // Also that it is earlier than what was written by a clock that was ahead.
                *last = entry.at;
                return;
            }
        };
        if last.0 == 0 || entry.at.since(*last) <= step {
            *last = entry.at.max(*last);
        }
    }

    /// When the last thing was written that is in step with what was before.
    pub fn last_written(&self) -> Timestamp {
        self.last_written
    }

    /// All entries up to this one have been taken note of already, and come to this.
    pub fn note_all(&mut self, number: u64, last_written: Timestamp) {
        (self.noted, self.last_written) = (number, last_written);
    }

    /// The present is what the clock shows, somebody says: the moment that dates are judged by from now on.
    pub fn confirm(&mut self) -> Timestamp {
        self.anchor = Some((self.seen.wall, self.seen.boot));
        self.confirmed = true;
        self.look(self.seen)
    }

    /// Whether somebody has said that the present is what the clock shows.
    pub fn is_confirmed(&self) -> bool {
        self.confirmed
    }

    /// The same, and nothing speaks against it.
    pub fn is_present(&self) -> bool {
        self.confirmed && self.clock == Clock::Sound
    }

    /// Something was refused because it had ended: whether it is the first for which nobody vouched.
    pub fn note_refused_ended(&mut self, now: Timestamp) -> bool {
        self.refused_ended = true;
        self.refused_in_doubt |= self.clock != Clock::Sound;
        !self.is_vouched(now) && !std::mem::replace(&mut self.unsettled, true)
    }

    /// Whether the clock can be right, and somebody said so, or nothing speaks against it.
    fn is_vouched(&self, now: Timestamp) -> bool {
        let plain = !self.is_silent(now) && !self.contradicted;
        self.clock == Clock::Sound && (self.confirmed || plain)
    }

    /// Whether pinned homes show another time, and none shows this one.
    pub fn note_contradicted(&mut self, contradicted: bool) {
        self.contradicted = contradicted;
    }

    /// Whether what was written last lies far from what the clock shows, before it or after it.
    pub fn is_out_of_step(&self) -> bool {
        let wall = self.seen.wall;
        self.is_silent(wall) || wall.plus(CLOCK_JUMP) < self.last_written
    }

    /// Whether something was refused as ended for which nobody vouched, and was not asked for again since.
    pub fn is_unsettled(&self) -> bool {
        self.unsettled
    }

    /// Whether something may have been refused wrongly: it is to be asked for again, now that the present is known.
    pub fn take_refused_ended(&mut self) -> bool {
        (self.refused_in_doubt, self.unsettled) = (false, false);
        std::mem::take(&mut self.refused_ended)
    }

    /// Whether something may have been refused wrongly, and the clock can be right again, or is vouched for by now. Where it
    /// only can be right, what is asked for again may be refused again.
    pub fn take_refused_in_doubt(&mut self) -> bool {
        let settled = self.unsettled && self.is_vouched(self.seen.wall);
        self.unsettled &= !settled;
        let possible = self.clock == Clock::Sound && std::mem::take(&mut self.refused_in_doubt);
        possible || settled
    }

    /// A peer said what its clock shows.
    pub fn note_told(&mut self, peer: Peer, at: Timestamp, boot: Uptime) {
        self.told.insert(peer, (at, boot));
    }

    /// A peer is gone.
    pub fn forget_told(&mut self, peer: &Peer) {
        self.told.remove(peer);
    }

    /// How many seconds the clock of these nodes of one home is ahead of this one, by the node that said it last.
    pub fn offset_of(&self, nodes: &[Peer], boot: Uptime) -> Option<i64> {
        let told = nodes.iter().filter_map(|peer| self.told.get(peer));
        let (at, since) = told.max_by_key(|(_, since)| *since)?;
        let theirs = at.plus(boot.since(*since)).0 as i64;
        Some(theirs - self.seen.wall.0 as i64)
    }
}
