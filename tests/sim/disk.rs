//! A disk in memory: the ledger, the files of pinned spaces, the index. What is handed over waits; what waits is lost in a
//! power cut, but for what had reached one file of three.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use covisa::core::batch::PinnedFile;
use covisa::core::{Batch, Entry, IndexChange, Peer, Stored};
use covisa::store::records::{Item, Kept};
use covisa::store::{NotAppended, Pen, Records};
use federation_spec::protocol::{Cursor, Epoch};
use federation_spec::wire::envelope::RecordType;
use federation_spec::wire::ids::{Hash32, SpaceId};

use crate::book::Book;
use covisa_tests::chance::Chance;

/// The index.
#[derive(Debug, Clone)]
pub struct Shelf {
    epoch: Epoch,
    last: u64,
    records: BTreeMap<u64, Kept>,
    cursors: BTreeMap<Peer, Cursor>,
    taken: BTreeMap<(SpaceId, u8), Vec<u8>>,
}

impl Shelf {
    /// An empty one.
    pub fn new(epoch: Epoch) -> Self {
        Self {
            epoch,
            last: 0,
            records: BTreeMap::new(),
            cursors: BTreeMap::new(),
            taken: BTreeMap::new(),
        }
    }

    /// Puts a record back that had left.
    pub fn put_back(&mut self, kept: Kept) {
        self.records.insert(kept.item.arrival, kept);
    }

    fn apply(&mut self, changes: &[IndexChange]) {
        for change in changes {
            match change.clone() {
                IndexChange::Put {
                    slot,
                    arrival,
                    issued_at,
                    expires_at,
                    bytes,
                } => {
                    self.last = self.last.max(arrival);
                    let item = Item {
                        slot,
                        arrival,
                        issued_at,
                        expires_at,
                        id: Hash32::of(&bytes),
                    };
                    let bytes = bytes.to_vec();
                    self.records.insert(arrival, Kept { item, bytes });
                }
                IndexChange::Remove { arrival, .. } => drop(self.records.remove(&arrival)),
                IndexChange::Taken {
                    space,
                    list,
                    places: Some(places),
                } => drop(self.taken.insert((space, list), places)),
                IndexChange::Taken { space, list, .. } => drop(self.taken.remove(&(space, list))),
                IndexChange::Cursor(peer, Some(cursor)) => drop(self.cursors.insert(peer, cursor)),
                IndexChange::Cursor(peer, None) => drop(self.cursors.remove(&peer)),
            }
        }
    }
}

impl Records for Shelf {
    fn cursor(&self) -> Cursor {
        Cursor {
            epoch: self.epoch,
            arrival: self.last,
        }
    }

    fn cursors(&self) -> Vec<(Peer, Cursor)> {
        let cursors = self.cursors.iter();
        cursors.map(|(peer, at)| (peer.clone(), *at)).collect()
    }

    fn taken(&self) -> Vec<(SpaceId, u8, Vec<u8>)> {
        let taken = self.taken.iter();
        taken
            .map(|((space, list), places)| (*space, *list, places.clone()))
            .collect()
    }

    fn items(&self) -> impl Iterator<Item = Item> {
        self.records.values().map(|kept| kept.item)
    }

    fn records(&self, wanted: impl Fn(&Item) -> bool) -> impl Iterator<Item = Kept> {
        let kept = self.records.values();
        kept.filter(move |kept| wanted(&kept.item)).cloned()
    }

    fn after(&self, arrival: u64) -> impl Iterator<Item = Kept> {
        let after = arrival.saturating_add(1)..;
        self.records.range(after).map(|(_, kept)| kept.clone())
    }

    fn get(&self, arrival: u64) -> Option<Kept> {
        self.records.get(&arrival).cloned()
    }

    fn key_log(&self, space: &SpaceId) -> Vec<Kept> {
        let is_log = |kept: &&Kept| {
            let slot = kept.item.slot;
            slot.space == *space && slot.kind == RecordType::KeyEvent
        };
        self.records.values().filter(is_log).cloned().collect()
    }
}

/// What is on disk, and what was handed over and is not.
#[derive(Debug, Clone)]
pub struct Disk {
    pen: Pen<Book>,
    pinned: BTreeMap<SpaceId, Vec<Arc<[u8]>>>,
    /// The index.
    pub shelf: Shelf,
    waiting: VecDeque<(u64, Box<Batch>)>,
    /// Why nothing is written any more.
    failed: Option<String>,
}

impl Disk {
    /// With the founding of a space on it.
    pub fn new(founding: Entry, epoch: Epoch) -> Self {
        Self {
            pen: Pen::new(Book::of(vec![founding]), 1),
            pinned: BTreeMap::new(),
            shelf: Shelf::new(epoch),
            waiting: VecDeque::new(),
            failed: None,
        }
    }

    /// The ledger.
    pub fn book(&self) -> &Book {
        self.pen.ledger()
    }

    /// Another disk of the same space: it shares the ledger, and holds nothing else.
    pub fn beside(&self, epoch: Epoch) -> Self {
        Self {
            pen: Pen::new(self.book().shared(), self.book().last()),
            pinned: BTreeMap::new(),
            shelf: Shelf::new(epoch),
            waiting: VecDeque::new(),
            failed: None,
        }
    }

    /// Another process begins to write.
    pub fn begin(&mut self) {
        self.pen = Pen::new(self.book().shared(), self.book().last());
    }

    /// Takes a change, to be written in its turn.
    pub fn hand_over(&mut self, id: u64, batch: Box<Batch>) {
        self.waiting.push_back((id, batch));
    }

    /// Begins the numbering of the index under another epoch; what waited to be written is lost.
    pub fn draw_epoch(&mut self, epoch: Epoch) {
        self.shelf.epoch = epoch;
        self.waiting.clear();
        self.failed = None;
    }

    /// What waits to be written is lost, all of it.
    pub fn lose(&mut self) {
        self.waiting.clear();
    }

    /// Whether something waits to be written.
    pub fn has_waiting(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// How many changes wait to be written.
    pub fn waiting(&self) -> usize {
        self.waiting.len()
    }

    /// From now on it takes nothing more.
    pub fn fail(&mut self) {
        self.failed.get_or_insert("no space left".to_owned());
    }

    /// Writes the change that waits longest.
    pub fn write(&mut self) -> Option<Stored> {
        let (id, batch) = self.waiting.pop_front()?;
        let written = match self.failed.clone() {
            Some(reason) => Err(NotAppended::Failed(reason)),
            None => self.pen.write([&*batch]),
        };
        match written {
            Ok(()) => {}
            Err(NotAppended::Overtaken { last }) => return Some(Stored::Overtaken { id, last }),
            Err(NotAppended::Failed(reason)) => {
                self.failed = Some(reason.clone());
                let last = self.book().last();
                return Some(Stored::Failed { id, reason, last });
            }
        }
        self.write_pinned(&batch.pinned);
        self.shelf.apply(&batch.index);
        Some(Stored::Done(id))
    }

    /// The power is cut: of the change that was being written some files may have it, and others not.
    pub fn cut(&mut self, chance: &mut Chance) {
        let being_written = self.waiting.pop_front();
        self.waiting.clear();
        self.failed = None;
        let Some((_, batch)) = being_written else {
            return;
        };
        let reached = chance.below(4);
        // What another writer was quicker than reaches nothing.
        if reached >= 1 && self.pen.write([&*batch]).is_err() {
            return;
        }
        if reached >= 2 {
            let some = chance.below(batch.pinned.len() + 1);
            self.write_pinned(&batch.pinned[..some]);
        }
        if reached >= 3 {
            self.shelf.apply(&batch.index);
        }
    }

    /// Records are as they were; the ledger, and how far peers were read, are as they are.
    pub fn roll_back(&mut self, older: &Self) {
        self.shelf.records = older.shelf.records.clone();
        self.shelf.taken = older.shelf.taken.clone();
        self.pinned = older.pinned.clone();
    }

    /// The records of all files of pinned spaces.
    pub fn pinned(&self) -> Vec<Vec<u8>> {
        let files = self.pinned.values().flatten();
        files.map(|record| record.to_vec()).collect()
    }

    fn write_pinned(&mut self, files: &[PinnedFile]) {
        for file in files {
            match file.records.clone() {
                Some(records) => drop(self.pinned.insert(file.space, records)),
                None => drop(self.pinned.remove(&file.space)),
            }
        }
    }
}
