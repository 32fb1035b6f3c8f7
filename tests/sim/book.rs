//! A ledger in memory, which several nodes of one space may share, and which may be told to misbehave.

use std::cell::RefCell;
use std::rc::Rc;

use covisa::core::{Entry, Fact, LedgerFact, PeerFact};
use covisa::store::{Ledger, NotAppended};

/// The ledger. A clone is another one that holds the same.
#[derive(Debug)]
pub struct Book(Rc<RefCell<Written>>);

#[derive(Debug, Clone, Default)]
struct Written {
    entries: Vec<(u64, Entry)>,
    last: u64,
    crooked: Option<Crooked>,
}

/// How a ledger misbehaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Crooked {
    /// Whatever is to be written, another writer is quicker.
    AlwaysOvertaken,
    /// It writes and says that it ends elsewhere.
    LiesAboutItsEnd,
    /// It says that another writer was quicker, and holds nothing new.
    LiesAboutOthers,
}

impl Clone for Book {
    fn clone(&self) -> Self {
        let written = self.0.borrow().clone();
        Self(Rc::new(RefCell::new(written)))
    }
}

impl Book {
    /// One that holds these, numbered from 1 on.
    pub fn of(entries: Vec<Entry>) -> Self {
        let mut written = Written::default();
        written.take(&entries);
        Self(Rc::new(RefCell::new(written)))
    }

    /// The same one, for another writer.
    pub fn shared(&self) -> Self {
        Self(self.0.clone())
    }

    /// From now on it misbehaves, or no longer.
    pub fn be(&self, crooked: Option<Crooked>) {
        self.0.borrow_mut().crooked = crooked;
    }

    /// The entries, with their numbers; those that were erased are gone.
    pub fn entries(&self) -> Vec<(u64, Entry)> {
        self.0.borrow().entries.clone()
    }

    /// The number of the last entry.
    pub fn last(&self) -> u64 {
        self.0.borrow().last
    }
}

impl Written {
    fn take(&mut self, entries: &[Entry]) {
        for entry in entries {
            self.last += 1;
            self.entries.push((self.last, entry.clone()));
            if let Fact::Ledger(LedgerFact::Erased { entries }) = &entry.fact {
                self.entries.retain(|(number, _)| !entries.contains(number));
            }
        }
    }
}

impl Ledger for Book {
    fn append(&mut self, expected: u64, entries: &[Entry]) -> Result<u64, NotAppended> {
        let mut written = self.0.borrow_mut();
        let (last, crooked) = (written.last, written.crooked);
        let overtaken = |last| Err(NotAppended::Overtaken { last });
        match crooked {
            Some(Crooked::AlwaysOvertaken) => {
                let other = Fact::Peer(PeerFact::Dropped {
                    address: format!("/memory/{last}"),
                });
                let at = entries
                    .first()
                    .map_or_else(Default::default, |entry| entry.at);
                written.take(&[Entry { at, fact: other }]);
                overtaken(written.last)
            }
            Some(Crooked::LiesAboutOthers) => overtaken(last),
            _ if expected < last => overtaken(last),
            _ if expected > last => Err(NotAppended::Failed(format!(
                "the ledger ends with entry {last}"
            ))),
            Some(Crooked::LiesAboutItsEnd) => {
                written.take(entries);
                Ok(written.last + 7)
            }
            None => {
                written.take(entries);
                Ok(written.last)
            }
        }
    }
}
