//! The system clock: the only file that reads it.

use std::time::{SystemTime, UNIX_EPOCH};

use federation_spec::wire::ids::Timestamp;

/// This moment. A clock before 1970 reads as 1970.
pub fn now() -> Timestamp {
    Timestamp(
        SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .map_or(0, |since| since.as_secs()),
    )
}
