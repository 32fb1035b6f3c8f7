//! What a peer sends when it is asked: records as they came, and what became of them on the ladder.

use std::sync::Arc;

use federation_spec::protocol::Cursor;
use federation_spec::wire::ids::Hash32;

use super::climbed::Climbed;
use super::peers::Method;

/// A catch-up reply as it came: nothing is known of its records but their bytes.
#[derive(Debug)]
pub struct Parcel {
    /// The way by which they came.
    pub method: Method,
    /// The records.
    pub records: Vec<Arc<[u8]>>,
    /// Where to go on.
    pub next: Option<Cursor>,
    /// Whether there is more.
    pub more: bool,
}

impl Parcel {
    /// Records that waited for a key log that has come.
    pub fn of_waiting(records: Vec<Arc<[u8]>>) -> Self {
        Self {
            method: Method::KeyLog,
            records,
            next: None,
            more: false,
        }
    }
}

/// Some of the first records of a catch-up reply that have climbed.
#[derive(Debug)]
pub struct Slice {
    /// The way by which they came.
    pub method: Method,
    /// What became of each record.
    pub records: Vec<Climbed>,
}

/// The end of a catch-up reply whose records have climbed.
#[derive(Debug)]
pub struct Page {
    /// The way by which they came.
    pub method: Method,
    /// What became of each record that did not come in a slice.
    pub records: Vec<Climbed>,
    /// SHA-256 of the bytes of each record of the reply, where a reconciliation asked for them; else none.
    pub ids: Vec<Hash32>,
    /// Where to go on.
    pub next: Option<Cursor>,
    /// Whether the peer has more than it gave.
    pub more: bool,
}

/// What the reconciling of a message with the local set gave.
#[derive(Debug)]
pub struct Reconciled {
    /// The next message; `None` when both sets are known to agree.
    pub next: Option<Vec<u8>>,
    /// Salted ids that the peer has and this node lacks.
    pub need: Vec<Hash32>,
}
