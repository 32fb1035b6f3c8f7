//! Every record held, in sled: rebuildable, so it may be lost, but never wrong.
//!
//! sled 0.34's `flush` is no fsync on Linux, so the file it writes is fsynced through a second handle after each one.
//! One tree, one batch a change. Opening is guarded: an index that does not open is moved aside.

use std::fs::{self, File};
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use federation_spec::protocol::{Cursor, Epoch};
use federation_spec::wire::envelope::RecordType;
use federation_spec::wire::ids::{Hash32, SpaceId, Timestamp};

use super::files::private_directory;
use super::ledger::Head;
use crate::core::output::Slot;
use crate::core::{IndexChange, Peer};

const RECORD: u8 = b'r';
const ARRIVAL: u8 = b'a';
const CURSOR: u8 = b'p';
const EPOCH: &[u8] = b"m-epoch";
const LAST: &[u8] = b"m-arrival";
const LEDGER: &[u8] = b"m-ledger";
/// Memory that sled may use for pages.
const CACHE: u64 = 16 * 1024 * 1024;

/// A record as the index keeps it.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Its place.
    pub slot: Slot,
    /// Its arrival number.
    pub arrival: u64,
    /// When it was issued.
    pub issued_at: Timestamp,
    /// When it ends; 0 for never.
    pub expires_at: Timestamp,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The open index. Clones are cheap and read while the writer writes.
#[derive(Debug, Clone)]
pub struct Index {
    tree: sled::Db,
    epoch: Epoch,
}

/// An index and what became of the one before it.
#[derive(Debug)]
pub struct Opened {
    /// The index.
    pub index: Index,
    /// Where an index that did not open was moved, and why.
    pub quarantined: Option<(PathBuf, String)>,
    /// Why the disk takes no index: this one is in memory, is empty, and ends with the process.
    pub unwritable: Option<String>,
}

impl Index {
    /// Opens the index of a home. One that is damaged is moved to `quarantine-<seconds>` and a new one begun with a
    /// fresh epoch and whatever could still be read. If the disk is full or read-only, nothing is moved: the index itself may be in order. Without a disk
    /// that takes an index, there is one in memory.
    pub fn open(home: &Path, now: Timestamp, epoch: Epoch) -> io::Result<Opened> {
        match Self::on_disk(home, now, epoch) {
            Err(error) => Ok(Opened {
                index: Self::new(sled::Config::new().temporary(true), epoch, false)?,
                quarantined: None,
                unwritable: Some(error.to_string()),
            }),
            opened => opened,
        }
    }

    fn on_disk(home: &Path, now: Timestamp, epoch: Epoch) -> io::Result<Opened> {
        let path = home.join("index");
        private_directory(&path)?;
        let opened = |index, quarantined| Opened {
            index,
            quarantined,
            unwritable: None,
        };
        let reason = match guarded(&path, epoch) {
            Ok(index) => return Ok(opened(index, None)),
            Err(error) if is_refusal(&error) => return Err(error),
            Err(error) => error.to_string(),
        };
        let (records, ledger) = salvage(&path, epoch);
        let aside = free_name(home, now);
        fs::rename(&path, &aside)?;
        private_directory(&path)?;
        let index = guarded(&path, epoch)?;
        index.refill(records, ledger)?;
        Ok(opened(index, Some((aside, reason))))
    }

    /// Opens what a configuration names. `written`: something was there before, so it must have an epoch.
    fn new(config: sled::Config, epoch: Epoch, written: bool) -> io::Result<Self> {
        let config = config.cache_capacity(CACHE).flush_every_ms(None);
        let tree = config.open().map_err(sled_error)?;
        let held = tree.get(EPOCH).map_err(sled_error)?;
        let held = held.and_then(|bytes| bytes.as_ref().try_into().ok());
        // sled takes a file that it cannot read for an empty one.
        if held.is_none() && written {
            return Err(io::Error::other(
                "nothing of what was written there can be read",
            ));
        }
        if held.is_none() {
            tree.insert(EPOCH, epoch.0.to_vec()).map_err(sled_error)?;
        }
        let epoch = held.map_or(epoch, Epoch);
        Ok(Self { tree, epoch })
    }

    /// The epoch and the last arrival number given.
    pub fn cursor(&self) -> Cursor {
        let last = self
            .read(LAST)
            .and_then(|bytes| Some(u64::from_be_bytes(bytes.try_into().ok()?)));
        Cursor {
            epoch: self.epoch,
            arrival: last.unwrap_or(0),
        }
    }

    /// Where the ledger stood when this index was last written.
    pub fn ledger(&self) -> Option<Head> {
        let bytes = self.read(LEDGER)?;
        Some(Head {
            number: u64::from_be_bytes(bytes.get(..8)?.try_into().ok()?),
            hash: Hash32(bytes.get(8..40)?.try_into().ok()?),
        })
    }

    /// How far peers' indexes were read.
    pub fn cursors(&self) -> Vec<(Peer, Cursor)> {
        let entries = self.tree.scan_prefix([CURSOR]).filter_map(Result::ok);
        entries
            .filter_map(|(key, value)| Some((Peer(key[1..].into()), read_cursor(&value)?)))
            .collect()
    }

    /// Every record, in no order.
    pub fn records(&self) -> impl Iterator<Item = Kept> {
        self.tree
            .scan_prefix([RECORD])
            .filter_map(Result::ok)
            .filter_map(|(key, value)| kept(&key, &value))
    }

    /// Records after an arrival number, in the order of arrival.
    pub fn after(&self, arrival: u64) -> impl Iterator<Item = Kept> + '_ {
        let from = arrival_key(arrival.saturating_add(1));
        let range = self
            .tree
            .range(from..=arrival_key(u64::MAX))
            .filter_map(Result::ok);
        range.filter_map(|(number, key)| {
            let value = self.tree.get(&key).ok().flatten()?;
            // A number that a later record of the same place has left behind leads nowhere.
            kept(&key, &value).filter(|kept| arrival_key(kept.arrival) == number.as_ref())
        })
    }

    /// The record of one place.
    pub fn get(&self, slot: &Slot) -> Option<Kept> {
        let key = record_key(slot);
        let value = self.tree.get(&key).ok().flatten()?;
        kept(&key, &value)
    }

    /// The records of a space, in the order of a pinned file: key events first, each rival behind what it contradicts.
    pub fn of_space(&self, space: &SpaceId) -> Vec<Arc<[u8]>> {
        let mut prefix = vec![RECORD];
        prefix.extend(space.as_bytes());
        let entries = self.tree.scan_prefix(prefix).filter_map(Result::ok);
        entries
            .filter_map(|(key, value)| Some(kept(&key, &value)?.bytes.into()))
            .collect()
    }

    /// Applies changes as one batch, and notes where the ledger stands. Not yet on disk: see [`Self::sync`].
    pub fn apply(&self, changes: &[IndexChange], ledger: Head) -> io::Result<()> {
        let mut batch = sled::Batch::default();
        for change in changes {
            self.enter(change, &mut batch);
        }
        let given = changes.iter().filter_map(|change| match change {
            IndexChange::Put { arrival, .. } => Some(*arrival),
            _ => None,
        });
        // Of two that contradict each other the older one may be written last: the number never goes back.
        let last = given.max().unwrap_or(0).max(self.cursor().arrival);
        batch.insert(LAST, last.to_be_bytes().to_vec());
        // A ledger that was cut stays known as cut: only a longer one takes the place of what is noted.
        if self
            .ledger()
            .is_none_or(|held| held.number <= ledger.number)
        {
            let mut head = ledger.number.to_be_bytes().to_vec();
            head.extend(ledger.hash.0);
            batch.insert(LEDGER, head);
        }
        self.tree.apply_batch(batch).map_err(sled_error)
    }

    /// Puts everything applied on the disk itself.
    pub fn sync(&self, file: &File) -> io::Result<()> {
        self.tree.flush().map_err(sled_error)?;
        file.sync_data()
    }

    /// Puts what was salvaged into an empty index, under numbers of its own.
    fn refill(&self, records: Vec<Kept>, ledger: Option<Head>) -> io::Result<()> {
        let put = |(kept, arrival): (Kept, u64)| IndexChange::Put {
            slot: kept.slot,
            arrival,
            issued_at: kept.issued_at,
            expires_at: kept.expires_at,
            bytes: kept.bytes.into(),
        };
        let changes: Vec<_> = records.into_iter().zip(1..).map(put).collect();
        match ledger {
            Some(ledger) => self.apply(&changes, ledger),
            None => Ok(()),
        }
    }

    fn enter(&self, change: &IndexChange, batch: &mut sled::Batch) {
        match change {
            IndexChange::Put {
                slot,
                arrival,
                issued_at,
                expires_at,
                bytes,
            } => {
                self.remove(slot, batch);
                let key = record_key(slot);
                let mut value = Vec::with_capacity(24 + bytes.len());
                for number in [*arrival, issued_at.0, expires_at.0] {
                    value.extend(number.to_be_bytes());
                }
                value.extend_from_slice(bytes);
                batch.insert(arrival_key(*arrival).to_vec(), key.clone());
                batch.insert(key, value);
            }
            IndexChange::Remove(slot) => self.remove(slot, batch),
            IndexChange::Cursor(peer, cursor) => {
                let key = [&[CURSOR], peer.0.as_ref()].concat();
                match cursor {
                    Some(cursor) => batch.insert(key, write_cursor(cursor)),
                    None => batch.remove(key),
                }
            }
        }
    }

    fn remove(&self, slot: &Slot, batch: &mut sled::Batch) {
        if let Some(old) = self.get(slot) {
            batch.remove(arrival_key(old.arrival).to_vec());
            batch.remove(record_key(slot));
        }
    }

    fn read(&self, key: &[u8]) -> Option<Vec<u8>> {
        self.tree
            .get(key)
            .ok()
            .flatten()
            .map(|value| value.to_vec())
    }
}

/// A second handle to sled's file, to fsync it through.
pub fn index_file(home: &Path) -> io::Result<File> {
    File::open(home.join("index").join("db"))
}

/// Opens sled where neither an error nor a panic of it can do harm.
fn guarded(path: &Path, epoch: Epoch) -> io::Result<Index> {
    let written = fs::metadata(path.join("db")).is_ok_and(|file| file.len() > 0);
    let open = || {
        let index = Index::new(sled::Config::new().path(path), epoch, written)?;
        index.read_through()?;
        Ok(index)
    };
    catch_unwind(AssertUnwindSafe(open))
        .unwrap_or_else(|_| Err(io::Error::other("the index could not be read")))
}

impl Index {
    /// Reads every page once: what is broken shows at start, not at the desk.
    fn read_through(&self) -> io::Result<()> {
        for entry in self.tree.iter() {
            entry.map_err(sled_error)?;
        }
        Ok(())
    }
}

/// Whether the system does not let us write, which says nothing of what is written.
fn is_refusal(error: &io::Error) -> bool {
    use io::ErrorKind::{PermissionDenied, QuotaExceeded, ReadOnlyFilesystem, StorageFull};
    matches!(
        error.kind(),
        PermissionDenied | QuotaExceeded | ReadOnlyFilesystem | StorageFull
    )
}

/// What can still be read of a damaged index. Without snapshots sled reads its log as far as that goes, and says
/// nothing of what it leaves out: the records count, but neither their numbers nor how far peers were read.
fn salvage(path: &Path, epoch: Epoch) -> (Vec<Kept>, Option<Head>) {
    let read = |index: Index| (index.records().collect(), index.ledger());
    let index = without_snapshots(path).and_then(|()| guarded(path, epoch));
    index.map(read).unwrap_or_default()
}

fn without_snapshots(path: &Path) -> io::Result<()> {
    for entry in fs::read_dir(path)?.filter_map(Result::ok) {
        if entry.file_name().to_string_lossy().starts_with("snap.") {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// A name for an index that is put aside.
fn free_name(home: &Path, now: Timestamp) -> PathBuf {
    let names = (0..).map(|again| match again {
        0 => format!("quarantine-{}", now.0),
        again => format!("quarantine-{}-{again}", now.0),
    });
    let mut free = names
        .map(|name| home.join(name))
        .filter(|path| !path.exists());
    free.next().unwrap_or_else(|| home.join("quarantine"))
}

fn record_key(slot: &Slot) -> Vec<u8> {
    let kind = match slot.kind {
        RecordType::KeyEvent => 1,
        RecordType::Profile => 2,
        RecordType::Terms => 3,
        RecordType::Card => 4,
    };
    let mut key = vec![RECORD];
    key.extend(slot.space.as_bytes());
    key.extend([kind, u8::from(slot.rival)]);
    key
}

fn arrival_key(arrival: u64) -> [u8; 9] {
    let mut key = [ARRIVAL; 9];
    key[1..].copy_from_slice(&arrival.to_be_bytes());
    key
}

fn kept(key: &[u8], value: &[u8]) -> Option<Kept> {
    let kind = match key.get(21)? {
        1 => RecordType::KeyEvent,
        2 => RecordType::Profile,
        3 => RecordType::Terms,
        _ => return None,
    };
    let number = |at: usize| Some(u64::from_be_bytes(value.get(at..at + 8)?.try_into().ok()?));
    Some(Kept {
        slot: Slot {
            space: SpaceId::from_bytes(key.get(1..21)?.try_into().ok()?),
            kind,
            rival: *key.get(22)? == 1,
        },
        arrival: number(0)?,
        issued_at: Timestamp(number(8)?),
        expires_at: Timestamp(number(16)?),
        bytes: value.get(24..)?.to_vec(),
    })
}

fn write_cursor(cursor: &Cursor) -> Vec<u8> {
    let mut bytes = cursor.epoch.0.to_vec();
    bytes.extend(cursor.arrival.to_be_bytes());
    bytes
}

fn read_cursor(bytes: &[u8]) -> Option<Cursor> {
    Some(Cursor {
        epoch: Epoch(bytes.get(..8)?.try_into().ok()?),
        arrival: u64::from_be_bytes(bytes.get(8..16)?.try_into().ok()?),
    })
}

fn sled_error(error: sled::Error) -> io::Error {
    match error {
        sled::Error::Io(error) => error,
        other => io::Error::other(other.to_string()),
    }
}
