//! What whole-program tests share: homes, running nodes, requests, and example spaces made by hand.
//!
//! | file | what it gives |
//! |---|---|
//! | [`program`] | a home, a verb's outcome, a node that runs |
//! | [`attack`] | what strangers can do at line rate |
//! | [`adversary`] | a libp2p peer that says whatever a test wants |
//! | [`asking`] | requests to a running node, and its counters |
//! | [`certified`] | certificates of an example house, and a client that trusts them |
//! | [`chance`] | chance that can be had again |
//! | [`described`] | whether an answer of the API is what its description says |
//! | [`faulty`] | a disk and a clock that fail while a node runs |
//! | [`forged`] | records that no node would sign |
//! | [`made`] | spaces that exist only here, their signed records, and a home that knows them |
//! | [`years`] | a ledger that has grown for years |
//! | [`table`] | a table of bad inputs and what each got |

#![allow(clippy::unwrap_used)]

pub mod adversary;
pub mod asking;
pub mod attack;
pub mod certified;
pub mod chance;
pub mod described;
pub mod faulty;
pub mod forged;
pub mod made;
pub mod program;
pub mod table;
pub mod timed;
pub mod years;

use std::time::{Duration, Instant};

/// How long anything here may take before a test gives up.
pub const PATIENCE: Duration = Duration::from_secs(120);

/// Looks again and again until there is something, and fails with what was waited for after [`PATIENCE`].
pub fn wait_until<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let begun = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(begun.elapsed() < PATIENCE, "{what} within {PATIENCE:?}.");
        std::thread::sleep(Duration::from_millis(40));
    }
}

/// The same for something that is only true or not.
pub fn wait_for(what: &str, mut look: impl FnMut() -> bool) {
    wait_until(what, || look().then_some(()));
}
