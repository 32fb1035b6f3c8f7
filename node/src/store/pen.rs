//! The port to the ledger, for whoever writes to it, and the one who does: in order, and never over what another writer wrote.
//! The files of [`super::segments`] are one implementation; whoever tests without a disk has another.

use crate::core::{Batch, Entry};

/// Where entries are kept for good: by this process, and perhaps by others of the same space.
pub trait Ledger {
    /// Appends entries behind the one of the number that is expected to be the last: all of them, or none. Returns the number of
    /// the last entry, once all are kept for good.
    fn append(&mut self, expected: u64, entries: &[Entry]) -> Result<u64, NotAppended>;
}

/// Why entries were not appended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotAppended {
    /// Another writer was quicker: what was to be written rests on a ledger that has grown since.
    Overtaken {
        /// The number of the last entry now.
        last: u64,
    },
    /// It does not take anything, and nothing may be tried again.
    Failed(String),
}

/// Writes what a core decides. Once another writer was quicker, all that was decided before the ledger was read anew is refused:
/// it rests on what is not so.
#[derive(Debug, Clone)]
pub struct Pen<L> {
    ledger: L,
    /// How often another writer was quicker: only what was decided after that is written.
    era: u32,
    /// The number of the last entry.
    last: u64,
}

impl<L: Ledger> Pen<L> {
    /// Writes to a ledger whose last entry has this number.
    pub fn new(ledger: L, last: u64) -> Self {
        Self {
            ledger,
            era: 0,
            last,
        }
    }

    /// The ledger.
    pub fn ledger(&self) -> &L {
        &self.ledger
    }

    /// The ledger, for what is no matter of this port.
    pub fn ledger_mut(&mut self) -> &mut L {
        &mut self.ledger
    }

    /// The number of the last entry that is known of.
    pub fn last(&self) -> u64 {
        self.last
    }

    /// Whether a change was decided on what is so.
    pub fn is_current(&self, batch: &Batch) -> bool {
        batch.era == self.era
    }

    /// Appends the entries of changes that follow each other: all of them, or none.
    pub fn write<'a>(
        &mut self,
        batches: impl IntoIterator<Item = &'a Batch>,
    ) -> Result<(), NotAppended> {
        let (mut first, mut entries) = (None, Vec::new());
        for batch in batches {
            if !self.is_current(batch) {
                return Err(NotAppended::Overtaken { last: self.last });
            }
            if batch.entries.is_empty() {
                continue;
            }
            // An erasure names entries by number: those that the core knows must be those of the ledger.
            let number = *first.get_or_insert(batch.first) + entries.len() as u64;
            if batch.first != number {
                let named = batch.first;
                return Err(NotAppended::Failed(format!(
                    "entry {number} of the ledger was about to be written as {named}"
                )));
            }
            entries.extend(batch.entries.iter().cloned());
        }
        match first {
            Some(first) => self.append(first.saturating_sub(1), &entries),
            None => Ok(()),
        }
    }

    fn append(&mut self, expected: u64, entries: &[Entry]) -> Result<(), NotAppended> {
        let due = expected + entries.len() as u64;
        match self.ledger.append(expected, entries) {
            Ok(last) if last == due => {
                self.last = last;
                Ok(())
            }
            Ok(last) => Err(NotAppended::Failed(format!(
                "the ledger says that entry {last} is its last one, and entry {due} was written"
            ))),
            Err(NotAppended::Overtaken { last }) if last > expected => {
                (self.era, self.last) = (self.era.wrapping_add(1), last);
                Err(NotAppended::Overtaken { last })
            }
            Err(NotAppended::Overtaken { last }) => Err(NotAppended::Failed(format!(
                "the ledger says that it has grown behind entry {expected}, and ends with entry {last}"
            ))),
            Err(failed @ NotAppended::Failed(_)) => Err(failed),
        }
    }
}
