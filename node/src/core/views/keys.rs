//! How it stands with the keys of this space, and with a home that was made of a backup.

use federation_spec::records::key_log::KeyReason;
use federation_spec::rules::key_log::LogState;
use federation_spec::wire::ids::{Hash32, SpaceId, Timestamp};

use crate::core::problem::Problem;

/// How it stands with the keys of this space.
#[derive(Debug, Clone)]
pub struct KeyStatusView {
    /// The events that count, the inception first.
    pub events: Vec<KeyEventView>,
    /// Those that exclude each other.
    pub beside: Vec<KeyEventView>,
    /// What the log comes to.
    pub state: LogState,
    /// Why this machine does not sign for its space, if it does not.
    pub problem: Option<Problem>,
    /// Members whose cards were signed by a key that somebody else may have: they need others.
    pub reprint: Vec<String>,
    /// When another key takes the place of the one that signs.
    pub rotation: Rotation,
}

/// A home that was made of a backup, as long as a person has not said that nothing is missing.
#[derive(Debug, Clone)]
pub struct RestoredView {
    /// When the backup was made.
    pub from: Timestamp,
    /// When it was brought back.
    pub until: Timestamp,
    /// A person has looked at the pinned spaces since.
    pub seen: bool,
    /// Other machines are still to be told that they stand down.
    pub moving: bool,
    /// The spaces whose key was checked, as the backup knows them, with their names.
    pub pinned: Vec<(SpaceId, Option<String>)>,
}

/// What a node does without anybody asking.
#[derive(Debug, Clone)]
pub struct UpkeepView {
    /// Other machines are to be told now that they stand down.
    pub moves: bool,
    /// The space lives on this machine.
    pub lives_here: bool,
    /// Thumbprint of the recovery key of the words that count.
    pub words: Option<Hash32>,
    /// The number of the next key event.
    pub next_number: u64,
    /// Another key.
    pub rotation: Rotation,
    /// How often something was erased from the ledger.
    pub erasures: u64,
    /// The local time at this house, whole minutes from midnight.
    pub minute: u16,
}

/// When another key takes the place of the one that signs, without anybody asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rotation {
    /// Not while this machine may not sign by itself.
    Never,
    /// From then on.
    At(Timestamp),
    /// It is time, and too few homes have shown what they know of this space's keys.
    Waits {
        /// Since when it is time.
        since: Timestamp,
        /// How many have.
        homes: usize,
    },
    /// Now, behind a backup.
    Due,
}

/// One event of a key log.
#[derive(Debug, Clone)]
pub struct KeyEventView {
    /// Its number in the log.
    pub sequence: u64,
    /// When it was made.
    pub at: Timestamp,
    /// Why it was made.
    pub reason: KeyReason,
    /// The recovery words signed it.
    pub recovery: bool,
    /// Thumbprint of the first key that it brought in.
    pub key: Option<Hash32>,
    /// Thumbprint of the recovery key that it announces.
    pub announces: Hash32,
    /// SHA-256 of its payload: its name.
    pub hash: Hash32,
}
