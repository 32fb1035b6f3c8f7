//! Whether the clock on the wall can be believed, and what may follow while it is not.
//!
//! Three things are held against it: what has passed for certain, the clock that nobody can set, and what the nodes of
//! pinned homes say. It is never set by anyone but the operator: what others say confirms it, or casts doubt on it.

use std::collections::BTreeMap;

use federation_spec::rules::Clock;
use federation_spec::wire::ids::{SpaceId, Timestamp};

use super::facts::{Fact, OwnFact, Regard};
use super::limits::{CLOCK_AGREES, CLOCK_OFF, FEW_HOMES};
use super::moment::Moment;
use super::output::Outbox;
use super::peers::Peer;
use super::state::Core;
use super::views::{ClockView, Differs};

impl Core {
    /// Whether what cannot be taken back may happen by itself: forgetting, erasing, letting places go.
    pub(super) fn may_forget(&self, now: Moment) -> bool {
        let plain = || !self.watch.is_silent(now.wall) && !self.is_contradicted(now);
        self.watch.clock() == Clock::Sound && (self.watch.is_confirmed() || plain())
    }

    /// Whether pinned homes show another time, and none shows this one.
    pub(super) fn is_contradicted(&self, now: Moment) -> bool {
        self.differs(now)
            .is_some_and(|differs| differs.ours != Some(false))
    }

    /// Whether two pinned homes agree that this node's clock is wrong. A single one may be wrong itself: it is told of.
    pub(super) fn is_outvoted(&self) -> bool {
        self.differs(self.watch.seen())
            .is_some_and(|differs| differs.ours == Some(true))
    }

    /// The present is what the clock shows: a person says so, or the nodes of two pinned homes do.
    pub(super) fn confirm_clock(&mut self, moment: Moment, out: &mut Outbox) {
        let first = !self.watch.is_present();
        let now = Moment {
            wall: self.watch.confirm(),
            ..moment
        };
        if first && self.watch.clock() == Clock::Sound {
            self.let_future_go(now, out);
        }
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
        let Some(session) = self.sessions.get_mut(&from) else {
            return;
        };
        session.note_space(space);
        let Some(at) = at else {
            return;
        };
        self.watch.note_told(from, at, moment.boot);
        let agree = self.offsets(moment);
        let agree = agree
            .values()
            .filter(|off| off.unsigned_abs() <= CLOCK_AGREES);
        if !self.watch.is_present() && agree.count() >= FEW_HOMES {
            self.on_homes_agree(moment, out);
        }
    }

    /// The nodes of two pinned homes show what this clock shows. After a long silence that is written down, or what follows
    /// would seem as far from what was before at each start; and so it is after a clock that was ahead.
    fn on_homes_agree(&mut self, moment: Moment, out: &mut Outbox) {
        let out_of_step = self.watch.is_out_of_step() && self.disk.writable().is_ok();
        self.confirm_clock(moment, out);
        if out_of_step && self.watch.clock() == Clock::Sound {
            out.persist(self.batch(Fact::Own(OwnFact::ClockConfirmed), self.watch.seen().wall));
        }
    }

    /// How far the clock of each pinned home is ahead of this one, by the node that said it last.
    fn offsets(&self, moment: Moment) -> BTreeMap<SpaceId, i64> {
        let pinned = self.books.spaces_of(Regard::Pinned);
        let offset = |home: &SpaceId| {
            let nodes = self.nodes_of(home);
            Some((*home, self.watch.offset_of(&nodes, moment.boot)?))
        };
        pinned.filter_map(offset).collect()
    }

    /// What people are told of the clock.
    pub(super) fn clock_view(&self, moment: Moment) -> ClockView {
        ClockView {
            clock: self.watch.clock(),
            unconfirmed: self.watch.is_silent(moment.wall) && !self.watch.is_confirmed(),
            own_future: self.own_future(),
            shown: self.watch.seen().wall,
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
        let own = self.identity.space();
        self.let_own_future_go(now, out);
        let index = self.directory.let_future_go(&own, now.wall);
        if self.watch.take_refused_ended() || !index.is_empty() {
            self.read_all_again(out);
        }
        out.index(index);
    }
}
