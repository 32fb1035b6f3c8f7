//! A home that was made of a backup: nothing is green by it until a person has looked, and where the space is to live here from
//! now on, other machines are told that they stand down.

use federation_spec::rules::Books;
use federation_spec::wire::ids::{SpaceId, Timestamp};

use super::facts::{Fact, OwnFact, Regard};
use super::limits::{HOMES_BEFORE_ROTATION, KEY_LIFE};
use super::memory::identity::KeyRing;
use super::moment::Moment;
use super::output::Outbox;
use super::own::Hand;
use super::problem::Problem;
use super::state::Core;
use super::views::{RestoredView, Rotation, UpkeepView};

impl Core {
    /// Whether all is there that this house wrote down.
    pub(super) fn books_state(&self) -> Books {
        if self.disk.misses_books() {
            return Books::Damaged;
        }
        match self.restored.gap() {
            None => Books::Whole,
            Some(gap) if !gap.seen => Books::Restored { from: gap.from },
            Some(gap) => Books::Incomplete {
                from: gap.from,
                until: gap.until,
                until_day: self.today(gap.until),
            },
        }
    }

    /// What a backup may not know, where this home was made of one.
    pub(super) fn restored_view(&self) -> Option<RestoredView> {
        let gap = self.restored.gap()?;
        let pinned = self.books.spaces_of(Regard::Pinned);
        let named = |space: &SpaceId| (*space, self.name_of(space));
        Some(RestoredView {
            from: gap.from,
            until: gap.until,
            seen: gap.seen,
            moving: self.restored.is_moving(),
            pinned: pinned.map(named).collect(),
        })
    }

    /// A person has looked at what a backup may not know.
    pub(super) fn restore_seen(&self, complete: bool) -> Result<Vec<Fact>, Problem> {
        match self.restored.gap() {
            Some(_) => Ok(vec![Fact::Own(OwnFact::RestoreSeen { complete })]),
            None => Err(Problem::NotRestored),
        }
    }

    /// The space lives on this machine: the announced key signs, and announces one that no other machine can make.
    pub(super) fn move_here(
        &mut self,
        ring: KeyRing,
        now: Timestamp,
        out: &mut Outbox,
    ) -> Result<(), Problem> {
        self.may_sign(Hand::Person)?;
        self.identity.take_ring(ring);
        let moved = Fact::Own(OwnFact::HomeMoved);
        self.hand_over(Some(moved), now, out)
    }

    /// What is to be done without anybody asking.
    pub(super) fn upkeep(&self, now: Moment) -> Result<UpkeepView, Problem> {
        let log = self
            .keys
            .log(&self.identity.space())
            .ok_or(Problem::NoKey)?;
        let last = log.last_event();
        let may = self.may_sign(Hand::Itself).is_ok() && self.disk.is_writable();
        Ok(UpkeepView {
            moves: may && self.restored.is_moving() && !self.has_ended(),
            lives_here: self.lives_here().is_ok(),
            words: self.words(),
            next_number: last.sequence() + 1,
            rotation: self.rotation(now),
            erasures: self.books.erasures(),
            minute: self.day_facts(now.wall).minute,
        })
    }

    /// Whether the time of the key that signs is over, and what another one waits for.
    pub(super) fn rotation(&self, now: Moment) -> Rotation {
        let Some(log) = self.keys.log(&self.identity.space()) else {
            return Rotation::Never;
        };
        let due = log.last_event().issued_at().plus(KEY_LIFE);
        if self.may_sign(Hand::Itself).is_err() || self.has_ended() {
            return Rotation::Never;
        }
        let homes = self.listening.homes_that_agree(now.up);
        match (due <= now.wall, homes >= HOMES_BEFORE_ROTATION) {
            (false, _) => Rotation::At(due),
            (true, false) => Rotation::Waits { since: due, homes },
            (true, true) => Rotation::Due,
        }
    }
}
