//! The port to the records that are held: what everyone asks of the index who does not write it. [`super::Index`] is one
//! implementation; whoever tests without a disk has another.

use federation_spec::protocol::Cursor;
use federation_spec::wire::ids::{Hash32, SpaceId, Timestamp};

use crate::core::Peer;
use crate::core::batch::Slot;

/// What the index knows of a record beside its bytes.
#[derive(Debug, Clone, Copy)]
pub struct Item {
    /// What it is, and whose.
    pub slot: Slot,
    /// Its arrival number.
    pub arrival: u64,
    /// When it was issued.
    pub issued_at: Timestamp,
    /// When it ends; 0 for never.
    pub expires_at: Timestamp,
    /// SHA-256 of its bytes.
    pub id: Hash32,
}

impl Item {
    /// Whether it has not ended.
    pub fn holds(&self, now: Timestamp) -> bool {
        self.expires_at.0 == 0 || self.expires_at > now
    }
}

/// A record as the index keeps it.
#[derive(Debug, Clone)]
pub struct Kept {
    /// What is known of it.
    pub item: Item,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Every record held, under its arrival number.
pub trait Records {
    /// The epoch and the last arrival number given.
    fn cursor(&self) -> Cursor;

    /// How far peers' indexes were read.
    fn cursors(&self) -> Vec<(Peer, Cursor)>;

    /// What lists took away that were not kept: space, number of the list, and a bit a place.
    fn taken(&self) -> Vec<(SpaceId, u8, Vec<u8>)>;

    /// What every record is, without its bytes, in the order of arrival.
    fn items(&self) -> impl Iterator<Item = Item>;

    /// The records that are wanted, in the order of arrival.
    fn records(&self, wanted: impl Fn(&Item) -> bool) -> impl Iterator<Item = Kept>;

    /// Records after an arrival number, in the order of arrival.
    fn after(&self, arrival: u64) -> impl Iterator<Item = Kept>;

    /// The record of one arrival number.
    fn get(&self, arrival: u64) -> Option<Kept>;

    /// The key events of a space, in the order of arrival.
    fn key_log(&self, space: &SpaceId) -> Vec<Kept>;
}
