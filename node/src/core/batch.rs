//! What is to be written: to the ledger, to the index, to the files of pinned spaces.

use std::sync::Arc;

use federation_spec::protocol::Cursor;
use federation_spec::wire::envelope::RecordType;
use federation_spec::wire::ids::{SpaceId, Timestamp};

use super::facts::Entry;
use super::peers::Peer;

/// One change of what is on disk, as a whole.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Batch {
    /// To the ledger.
    pub entries: Vec<Entry>,
    /// The number that the first of them has to get there; 0 without any.
    pub first: u64,
    /// How often the ledger had been read anew, since another writer was quicker, when this was decided.
    pub era: u32,
    /// To the index.
    pub index: Vec<IndexChange>,
    /// To the files of pinned spaces.
    pub pinned: Vec<PinnedFile>,
}

/// What the file of a pinned space holds from now on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PinnedFile {
    /// The space.
    pub space: SpaceId,
    /// All its signed records; `None` removes the file.
    pub records: Option<Vec<Arc<[u8]>>>,
}

/// What a record is to its space. The index holds it under its arrival number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slot {
    /// The space.
    pub space: SpaceId,
    /// The type.
    pub kind: RecordType,
    /// The other one of two that contradict each other.
    pub rival: bool,
}

/// One change to the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IndexChange {
    /// A record takes its place.
    Put {
        /// The place.
        slot: Slot,
        /// Its arrival number.
        arrival: u64,
        /// When it was issued.
        issued_at: Timestamp,
        /// When it ends; 0 for never.
        expires_at: Timestamp,
        /// Its bytes.
        bytes: Arc<[u8]>,
    },
    /// A record leaves.
    Remove {
        /// Its place.
        slot: Slot,
        /// Its arrival number.
        arrival: u64,
    },
    /// Places of a status list whose home took them back by lists that are not kept.
    Taken {
        /// The home.
        space: SpaceId,
        /// The list's number.
        list: u8,
        /// A bit a place, 1,024 bytes; `None` to forget.
        places: Option<Vec<u8>>,
    },
    /// How far a peer's index was read; `None` to forget.
    Cursor(Peer, Option<Cursor>),
}
