//! Whether what is written stays, and where the ledger ends.

use crate::core::problem::Problem;

/// What is known of the disk.
#[derive(Debug)]
pub struct Disk {
    /// The number of the ledger's last entry, those included that are on their way there.
    last_entry: u64,
    /// Why nothing is written any more.
    failure: Option<String>,
    /// Something is missing from the ledger.
    misses_books: bool,
    /// What is missing may have shut the door for tablets.
    misses_door: bool,
}

impl Disk {
    /// One whose ledger ends with this number.
    pub fn new(last_entry: u64) -> Self {
        Self {
            last_entry,
            failure: None,
            misses_books: false,
            misses_door: false,
        }
    }

    /// The number of the ledger's last entry.
    pub fn last_entry(&self) -> u64 {
        self.last_entry
    }

    /// The number of the entry that is written next.
    pub fn next_entry(&mut self) -> u64 {
        self.last_entry += 1;
        self.last_entry
    }

    /// The ledger ends with this number.
    pub fn ends_with(&mut self, number: u64) {
        self.last_entry = number;
    }

    /// It failed: nothing is written until the node is started anew.
    pub fn fail(&mut self, reason: String) {
        self.failure.get_or_insert(reason);
    }

    /// What the system said when it failed.
    pub fn failure(&self) -> Option<&String> {
        self.failure.as_ref()
    }

    /// Whether anything is written at all.
    pub fn is_writable(&self) -> bool {
        self.failure.is_none()
    }

    /// Refuses to write when it failed.
    pub fn writable(&self) -> Result<(), Problem> {
        match &self.failure {
            Some(reason) => Err(Problem::ReadOnly(reason.clone())),
            None => Ok(()),
        }
    }

    /// Something is missing from the ledger, and it may be what speaks against a visitor.
    pub fn miss_books(&mut self) {
        self.misses_books = true;
    }

    /// Something is missing from the ledger, and it may be what shut the door for tablets.
    pub fn miss_door(&mut self) {
        self.misses_door = true;
    }

    /// Whether what is missing may have shut the door for tablets.
    pub fn misses_door(&self) -> bool {
        self.misses_door
    }

    /// Whether something is missing from the ledger.
    pub fn misses_books(&self) -> bool {
        self.misses_books
    }
}
