//! The system's clocks: the only file that reads them.

use std::sync::OnceLock;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use federation_spec::wire::ids::Timestamp;

use crate::core::{Moment, Uptime};

/// When this version was released (2026-11-21): a clock that shows less is wrong. Moved forward with each release.
pub const RELEASED: Timestamp = Timestamp(1_795_219_200);

/// This moment by the calendar. A clock before 1970 reads as 1970.
pub fn now() -> Timestamp {
    Timestamp(
        SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .map_or(0, |since| since.as_secs()),
    )
}

/// This moment by both clocks.
pub fn moment() -> Moment {
    static BEGUN: OnceLock<Instant> = OnceLock::new();
    let begun = BEGUN.get_or_init(Instant::now);
    Moment {
        wall: now(),
        up: Uptime(begun.elapsed().as_secs()),
    }
}
