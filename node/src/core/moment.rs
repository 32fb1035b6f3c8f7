//! Two clocks: what the calendar says, which can be wrong and can be set, and how long this process has run.
//!
//! Patience is measured by the second. The first is never set from peers; what pinned spaces signed only shows when it
//! must be wrong.

use federation_spec::wire::ids::Timestamp;

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
