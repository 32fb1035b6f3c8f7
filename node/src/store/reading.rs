//! Reads segments of the ledger, wherever they lie: what is whole, what is damaged, where the chain goes on.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use federation_spec::wire::ids::Hash32;

use super::chain::{Broken, Chain, Head, Taken};
use super::damage::{Damage, Onward, onward};
use super::segments::{LedgerError, io_error};
use crate::core::Entry;

/// Entries that are named one by one where a file has lost its end.
const MOST_NAMED: usize = 1_000;

/// A ledger that is being read: what its segments so far hold.
#[derive(Default)]
pub struct Reading<'a> {
    pub(super) chain: Chain<'a>,
    pub(super) damage: Vec<Damage>,
}

impl<'a> Reading<'a> {
    /// One whose entries are not kept: its chain alone is looked at.
    pub fn of_chain() -> Self {
        Self::of(Chain::up_to(0))
    }

    pub(super) fn of(chain: Chain<'a>) -> Self {
        let damage = Vec::new();
        Self { chain, damage }
    }

    /// Reads the next segment from its file. Returns how long it is up to its last whole entry.
    pub fn file(&mut self, path: &Path, last: bool) -> Result<u64, LedgerError> {
        let bytes = fs::read(path).map_err(|source| io_error(path, source))?;
        self.segment(path, &bytes, last)
    }

    /// Reads the next segment, whose path says which entry is its first, up to its last whole entry, and returns how long that is.
    /// What is damaged before that is noted.
    pub fn segment(&mut self, path: &Path, bytes: &[u8], last: bool) -> Result<u64, LedgerError> {
        read_segment(path, bytes, last, &mut self.chain, &mut self.damage)
    }

    /// Where the chain stands.
    pub fn head(&self) -> Head {
        self.chain.head()
    }

    /// The first entry that is not what was written.
    pub fn damage(&self) -> Option<u64> {
        self.damage.first().map(|first| first.number)
    }

    /// The first entry that has no payload, though nothing that was read says that it was erased.
    pub fn robbed(&self) -> Option<u64> {
        self.chain.robbed().map(|(number, _)| number).next()
    }

    /// Entries that were erased, each with the hash of its header.
    pub fn erased(&self) -> BTreeMap<u64, Hash32> {
        self.chain.gone()
    }

    /// The hash of an entry's header; none of one that was not read.
    pub fn hash_of(&self, number: u64) -> Option<Hash32> {
        let at = usize::try_from(number.checked_sub(1)?).ok()?;
        self.chain.hashes.get(at).copied()
    }

    /// The entries whose payloads are there, with their numbers.
    pub fn into_entries(self) -> Vec<(u64, Entry)> {
        self.chain.entries
    }
}

fn read_segment(
    path: &Path,
    bytes: &[u8],
    last: bool,
    chain: &mut Chain<'_>,
    damage: &mut Vec<Damage>,
) -> Result<u64, LedgerError> {
    let mut at = 0;
    pass_over(path, first_of(path), chain, damage);
    while at < bytes.len() {
        let number = chain.head().number + 1;
        match chain.take(&bytes[at..]) {
            Ok(Taken::Whole(len)) => at += len,
            Ok(Taken::Unreadable(reason)) => return Err(unreadable(path, number, reason)),
            Err(broken) => match (onward(&bytes[at..], chain.head()), broken) {
                (Some(onward), _) if !onward.newer => {
                    damage.extend(between(path, chain.head(), &onward, damage.last()));
                    chain.go_on_with(onward.number, onward.before);
                    at += onward.at;
                }
                (_, Broken::Newer(version)) => {
                    return Err(LedgerError::NewerFormat {
                        number,
                        path: path.display().to_string(),
                        version,
                    });
                }
                // Cut, torn, or never written: what is at the end and leads nowhere was not acknowledged.
                (_, Broken::Here) if last => break,
                // The rest of a file that others follow: the next one says how much is lost.
                (_, Broken::Here) => return Ok(at as u64),
            },
        }
    }
    Ok(at as u64)
}

/// Which entries are damaged where the chain goes on behind what does not read.
fn between(path: &Path, head: Head, onward: &Onward, last: Option<&Damage>) -> Vec<Damage> {
    let number = head.number + 1;
    // Behind what is missing altogether there is nothing to be linked with.
    let missing = last.is_some_and(|last| last.number + 1 == number);
    if onward.number == number && (missing || onward.before == head.hash) {
        return Vec::new();
    }
    let lost = number..onward.number.max(number + 1);
    lost.map(|lost| damaged(path, lost, onward.kind)).collect()
}

/// The number of a segment's first entry, by its name.
pub fn first_of(path: &Path) -> u64 {
    let name = path.file_stem().and_then(|name| name.to_str());
    name.and_then(|name| name.parse().ok()).unwrap_or(0)
}

/// Notes what is missing before the first entry of a segment. The one before it was closed when it was whole.
fn pass_over(path: &Path, first: u64, chain: &mut Chain<'_>, damage: &mut Vec<Damage>) {
    let next = chain.head().number + 1;
    if first <= next {
        return;
    }
    damage.extend(
        (next..first)
            .take(MOST_NAMED)
            .map(|lost| damaged(path, lost, None)),
    );
    chain.go_on_with(first, Hash32([0; 32]));
}

fn damaged(path: &Path, number: u64, kind: Option<u8>) -> Damage {
    Damage {
        number,
        path: path.display().to_string(),
        kind,
    }
}

fn unreadable(path: &Path, number: u64, reason: String) -> LedgerError {
    LedgerError::Unreadable {
        number,
        path: path.display().to_string(),
        reason,
    }
}
