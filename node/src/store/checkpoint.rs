//! A checkpoint of the visits: what the ledger's entries about them come to up to one of its numbers, so that ten years of a
//! house open at once. The chain is checked as ever; only what those entries say is not read again.
//!
//! It is never the truth. It stands for the ledger whose chain goes through its head, and for no other; one that is cut,
//! altered, of another ledger or of another version is passed over and made anew. What a visitor showed is not in it: the
//! entries that hold such things are named, and read beside it as long as they are there. So nothing that is erased is ever
//! in it.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use federation_spec::wire::ids::{Hash32, Timestamp};
use serde::{Deserialize, Serialize};

use super::files::replace;
use super::head::Head;
use crate::core::CountedVisit;

/// The form of what follows: another one whenever visits are told or counted otherwise.
const FORM: &[u8; 8] = b"COVISAV1";
/// SHA-256 of all that is before it.
const DIGEST: usize = 32;
/// Entries about visits that are read again before it is worth making a new one.
const WORTH: usize = 10_000;

/// What the visits come to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checkpoint {
    stands: Stands,
    /// When something was written last, in step with what was before.
    written: u64,
    visits: Vec<CountedVisit>,
}

/// Which entries of which ledger it stands for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stands {
    number: u64,
    hash: [u8; 32],
    /// Entries up to then that are read all the same.
    beside: BTreeSet<u64>,
}

impl Stands {
    /// Where the ledger stood.
    pub fn head(&self) -> Head {
        Head {
            number: self.number,
            hash: Hash32(self.hash),
        }
    }

    /// Whether an entry about visits need not be read, since the checkpoint stands for it.
    pub fn stands_for(&self, number: u64) -> bool {
        number <= self.number && !self.beside.contains(&number)
    }
}

/// Why there is none.
#[derive(Debug, PartialEq, Eq)]
pub enum Unfit {
    /// Nobody has made one yet.
    Missing,
    /// It is cut, altered, of another version, or cannot be read.
    Unreadable,
    /// The chain does not go through its head.
    OfAnother,
}

impl Checkpoint {
    /// What the visits of a ledger that ends here come to.
    pub fn of(
        head: Head,
        (visits, written, beside): (Vec<CountedVisit>, Timestamp, BTreeSet<u64>),
    ) -> Self {
        let stands = Stands {
            number: head.number,
            hash: head.hash.0,
            beside,
        };
        Self {
            stands,
            written: written.0,
            visits,
        }
    }

    /// Reads the one of a ledger's directory.
    pub fn read(directory: &Path) -> Result<Self, Unfit> {
        let bytes = fs::read(path(directory)).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => Unfit::Missing,
            _ => Unfit::Unreadable,
        })?;
        let end = bytes.len().checked_sub(DIGEST).ok_or(Unfit::Unreadable)?;
        let (said, digest) = bytes.split_at(end);
        let body = said.strip_prefix(FORM).ok_or(Unfit::Unreadable)?;
        if Hash32::of(said).0 != *digest {
            return Err(Unfit::Unreadable);
        }
        postcard::from_bytes(body).map_err(|_| Unfit::Unreadable)
    }

    /// Writes it, in place of the one before.
    pub fn write(&self, directory: &Path) -> io::Result<()> {
        let body = postcard::to_allocvec(self).map_err(io::Error::other)?;
        let mut bytes = [FORM.as_slice(), &body].concat();
        let digest = Hash32::of(&bytes);
        bytes.extend(digest.0);
        replace(&path(directory), &bytes)
    }

    /// Removes the one of a ledger's directory.
    pub fn remove(directory: &Path) -> io::Result<()> {
        fs::remove_file(path(directory))
    }

    /// What it stands for, when something was written last, and the visits.
    pub fn into_parts(self) -> (Stands, Timestamp, Vec<CountedVisit>) {
        (self.stands, Timestamp(self.written), self.visits)
    }
}

/// Whether so many entries about visits were read that a new one is worth its bytes.
pub fn is_worth_making(read: usize) -> bool {
    read >= WORTH
}

fn path(directory: &Path) -> PathBuf {
    directory.join("visits.checkpoint")
}
