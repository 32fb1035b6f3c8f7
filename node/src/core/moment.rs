//! Two clocks: what the calendar says, which can be wrong and can be set, and how long this process has run.
//!
//! Patience is measured by the second. The first is never set from peers; what pinned spaces signed only shows when it
//! must be wrong.

use federation_spec::wire::ids::Timestamp;

use super::facts::Regard;
use super::limits::CLOCK_GRACE;
use super::state::Core;

/// A moment by all clocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Moment {
    /// By the calendar.
    pub wall: Timestamp,
    /// By the clock that nobody can set, while the computer is awake: patience is measured by it.
    pub up: Uptime,
    /// By the same, asleep or awake: the calendar has to keep step with it.
    pub boot: Uptime,
}

/// Whole seconds that this process has run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Uptime(pub u64);

impl Uptime {
    /// Seconds since an earlier one.
    pub fn since(self, earlier: Self) -> u64 {
        self.0.saturating_sub(earlier.0)
    }
}

impl Core {
    /// A moment that has passed for certain: this version was released, and two pinned spaces have signed something.
    pub(super) fn passed(&self) -> Timestamp {
        self.released.max(self.witnessed)
    }

    /// Takes note of when pinned spaces signed last. The second newest counts, so that no single one of them can make
    /// this node believe anything; own records never do.
    pub(super) fn take_witness(&mut self) {
        let pinned = self.books.spaces_of(Regard::Pinned);
        let mut newest: Vec<Timestamp> = pinned
            .filter_map(|space| self.directory.get(space)?.newest())
            .collect();
        newest.sort_unstable();
        let second = newest.len().checked_sub(2).map(|at| newest[at]);
        self.witnessed = second.map_or(Timestamp(0), |at| at.minus(CLOCK_GRACE));
    }
}
