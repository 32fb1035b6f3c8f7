//! The system's clocks: the only file that reads them.

use std::sync::OnceLock;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

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

/// This moment by all clocks.
pub fn moment() -> Moment {
    static BEGUN: OnceLock<(Instant, Duration)> = OnceLock::new();
    let (begun, booted) = BEGUN.get_or_init(|| (Instant::now(), since_boot()));
    Moment {
        wall: now(),
        up: Uptime(begun.elapsed().as_secs()),
        boot: Uptime(since_boot().saturating_sub(*booted).as_secs()),
    }
}

/// How long the computer has run, asleep or awake. Where the system has no such clock, one that stops with it.
fn since_boot() -> Duration {
    #[cfg(any(target_os = "linux", target_os = "android"))]
    let clock = rustix::time::ClockId::Boottime;
    #[cfg(not(any(target_os = "linux", target_os = "android")))]
    let clock = rustix::time::ClockId::Monotonic;
    Duration::try_from(rustix::time::clock_gettime(clock)).unwrap_or_default()
}
