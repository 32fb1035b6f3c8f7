//! Whether the clock on the wall can be believed, and what may follow while it is not.
//!
//! Three things are held against it: what has passed for certain, the clock that nobody can set, and what the nodes of
//! pinned homes say. It is never set by anyone but the operator: what others say confirms it, or casts doubt on it.

use std::collections::BTreeMap;

use federation_spec::rules::Clock;
use federation_spec::wire::ids::{SpaceId, Timestamp};

use super::facts::{Entry, Fact, OwnFact, Regard, Vouches};
use super::input::Peer;
use super::limits::{
    CLOCK_AGREES, CLOCK_HORIZON, CLOCK_JUMP, CLOCK_OFF, FEW_HOMES, MAX_ABSENCE, MAX_SILENCE,
};
use super::moment::{Moment, Uptime};
use super::output::{Outbox, Problem};
use super::state::Core;
use super::views::{ClockView, Differs};

/// What is known of the clock.
#[derive(Debug, Default)]
pub(super) struct Watch {
    /// A moment by both clocks from which on the calendar has to keep step with the one that nobody can set.
    anchor: Option<(Timestamp, Uptime)>,
    /// A person or the nodes of two pinned homes have said that the present is the present.
    confirmed: bool,
    /// When the last thing was written before this process began: no clock that is far beyond it is believed to forget by.
    pub(super) last_written: Timestamp,
    /// Something was refused because it had ended by this clock. If that is wrong, it has to be asked for again.
    pub(super) refused_ended: bool,
    /// What each connected peer said last, and when by the clock that nobody can set.
    told: BTreeMap<Peer, (Timestamp, Uptime)>,
}

impl Watch {
    /// What the calendar should show, counted from the anchor.
    fn expected(&self, boot: Uptime) -> Option<Timestamp> {
        let (wall, since) = self.anchor?;
        Some(wall.plus(boot.since(since)))
    }
}

impl Core {
    /// The moment that dates are judged by: one that is known to have passed counts before a clock that denies it.
    pub(super) fn believe(&mut self, shown: Moment) -> Timestamp {
        let passed = self.passed();
        self.watch.anchor.get_or_insert((shown.wall, shown.boot));
        let expected = self.watch.expected(shown.boot).unwrap_or(shown.wall);
        let wall = shown.wall;
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

    /// The moment that a record is dated by. What is signed in doubt, because a person took something away, is not dated by
    /// the clock that is in doubt.
    pub(super) fn dated(&self, now: Timestamp) -> Timestamp {
        let expected = self.watch.expected(self.seen.boot);
        match self.clock {
            Clock::Ahead => {
                let possible = |at: &Timestamp| *at <= self.passed().plus(CLOCK_HORIZON);
                expected.filter(possible).unwrap_or(self.passed()).min(now)
            }
            Clock::Behind | Clock::Sound => now,
        }
    }

    /// Refuses to date anything by a clock that cannot be right.
    pub(super) fn sound_clock(&self) -> Result<(), Problem> {
        match self.clock {
            Clock::Sound => Ok(()),
            Clock::Behind | Clock::Ahead => Err(Problem::ClockInDoubt),
        }
    }

    /// Whether what cannot be taken back may happen by itself: forgetting, erasing, letting places go.
    pub(super) fn may_forget(&self, now: Moment) -> bool {
        let plain = || !self.is_silent(now.wall) && !self.is_contradicted(now);
        self.clock == Clock::Sound && (self.watch.confirmed || plain())
    }

    /// Whether pinned homes show another time, and none shows this one.
    fn is_contradicted(&self, now: Moment) -> bool {
        self.differs(now)
            .is_some_and(|differs| differs.ours != Some(false))
    }

    /// Whether two pinned homes agree that this node's clock is wrong. A single one may be wrong itself: it is told of.
    pub(super) fn is_outvoted(&self) -> bool {
        self.differs(self.seen)
            .is_some_and(|differs| differs.ours == Some(true))
    }

    /// Whether this process began long after the last thing was written.
    fn is_silent(&self, now: Timestamp) -> bool {
        let last = self.watch.last_written.max(self.witnessed);
        let began = self.watch.anchor.map_or(now, |(wall, _)| wall);
        began.since(last) > MAX_SILENCE
    }

    /// Notes when an entry of the ledger was written, if that is in step with what was before: a wrong clock must not vouch
    /// for itself. A person at work vouches for a longer time, and without end where that is what she says.
    pub(super) fn note_written(&mut self, entry: &Entry) {
        let last = &mut self.watch.last_written;
        let step = match entry.fact.vouches() {
            Vouches::Little => MAX_SILENCE,
            Vouches::Much => MAX_ABSENCE,
            Vouches::Wholly => u64::MAX,
        };
        if last.0 == 0 || entry.at.since(*last) <= step {
            *last = entry.at.max(*last);
        }
    }

    /// Whether the clock may be right, as far as it is known what has passed. A person's word makes nothing else possible.
    pub(super) fn may_be_right(&self) -> bool {
        let (wall, passed) = (self.seen.wall, self.passed());
        wall >= passed && wall <= passed.plus(CLOCK_HORIZON)
    }

    /// The present is what the clock shows: a person says so, or the nodes of two pinned homes do.
    pub(super) fn confirm_clock(&mut self, moment: Moment, out: &mut Outbox) {
        let first = !self.watch.confirmed || self.clock != Clock::Sound;
        self.watch.anchor = Some((self.seen.wall, self.seen.boot));
        self.watch.confirmed = true;
        let now = Moment {
            wall: self.believe(self.seen),
            ..moment
        };
        if first && self.clock == Clock::Sound {
            self.let_future_go(now, out);
        }
    }

    /// Whether the present is known to be what the clock shows: somebody has said so, and nothing speaks against it.
    pub(super) fn is_present(&self) -> bool {
        self.watch.confirmed && self.clock == Clock::Sound
    }

    /// A peer said what its clock shows.
    pub(super) fn on_said(
        &mut self,
        from: Peer,
        at: Option<Timestamp>,
        space: Option<SpaceId>,
        moment: Moment,
        out: &mut Outbox,
    ) {
        let Some(session) = self.sessions.connected.get_mut(&from) else {
            return;
        };
        session.space = space.or(session.space);
        let Some(at) = at else {
            return;
        };
        self.watch.told.insert(from, (at, moment.boot));
        let agree = self.offsets(moment);
        let agree = agree
            .values()
            .filter(|off| off.unsigned_abs() <= CLOCK_AGREES);
        let unsure = !self.watch.confirmed || self.clock != Clock::Sound;
        if unsure && agree.count() >= FEW_HOMES {
            self.on_homes_agree(moment, out);
        }
    }

    /// The nodes of two pinned homes show what this clock shows. After a long silence that is written down, or what follows
    /// would seem as far from what was before at each start.
    fn on_homes_agree(&mut self, moment: Moment, out: &mut Outbox) {
        let silent = self.is_silent(self.seen.wall) && self.writable().is_ok();
        self.confirm_clock(moment, out);
        if silent && self.clock == Clock::Sound {
            out.persist(self.batch(Fact::Own(OwnFact::ClockConfirmed), self.seen.wall));
        }
    }

    pub(super) fn forget_told(&mut self, peer: &Peer) {
        self.watch.told.remove(peer);
    }

    /// How far the clock of each pinned home is ahead of this one, by the node that said it last.
    fn offsets(&self, moment: Moment) -> BTreeMap<SpaceId, i64> {
        let mut offsets = BTreeMap::new();
        for home in self.books.spaces_of(Regard::Pinned) {
            let told = self.nodes_of(home);
            let told = told.iter().filter_map(|peer| self.watch.told.get(peer));
            if let Some((at, since)) = told.max_by_key(|(_, since)| *since) {
                let theirs = at.plus(moment.boot.since(*since)).0 as i64;
                offsets.insert(*home, theirs - self.seen.wall.0 as i64);
            }
        }
        offsets
    }

    /// What people are told of the clock.
    pub(super) fn clock_view(&self, moment: Moment) -> ClockView {
        ClockView {
            clock: self.clock,
            unconfirmed: self.is_silent(moment.wall) && !self.watch.confirmed,
            own_future: self.own_future(),
            shown: self.seen.wall,
            differs: self.differs(moment),
        }
    }

    /// More than five minutes from two pinned homes, or ten from one. Who seems to be wrong: where two homes agree with each
    /// other against this node, it is this one; where another home agrees with this node, it is the other one.
    fn differs(&self, moment: Moment) -> Option<Differs> {
        let offsets = self.offsets(moment);
        let off = |least: u64| {
            let off = offsets.iter();
            off.filter(move |(_, off)| off.unsigned_abs() > least)
        };
        let (some, much) = (off(CLOCK_AGREES).count(), off(CLOCK_OFF).count());
        if some < FEW_HOMES && much == 0 {
            return None;
        }
        let mut apart: Vec<i64> = off(CLOCK_AGREES).map(|(_, off)| *off).collect();
        apart.sort_unstable();
        let median = apart[apart.len() / 2];
        let together = apart
            .iter()
            .filter(|off| off.abs_diff(median) <= CLOCK_AGREES)
            .count();
        let with_us = offsets.len() - apart.len();
        Some(Differs {
            seconds: median,
            homes: off(CLOCK_AGREES)
                .map(|(home, _)| self.name_of(home).unwrap_or_else(|| home.to_string()))
                .collect(),
            ours: match () {
                () if together >= FEW_HOMES && together > with_us => Some(true),
                () if with_us > 0 && with_us >= together => Some(false),
                () => None,
            },
        })
    }

    /// What a clock that was wrong let in goes: own records from the future are signed anew from the present, and others'
    /// are asked for again.
    fn let_future_go(&mut self, now: Moment, out: &mut Outbox) {
        let own = self.identity.space;
        self.let_own_future_go(now, out);
        let index = self.directory.let_future_go(&own, now.wall);
        if std::mem::take(&mut self.watch.refused_ended) || !index.is_empty() {
            self.sessions.begin_again(BTreeMap::new());
        }
        out.index(index);
    }
}
