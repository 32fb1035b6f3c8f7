//! Every record held, in sled: rebuildable, so it may be lost, but never wrong.
//!
//! sled 0.34's `flush` is no fsync on Linux, so the file it writes is fsynced through a second handle after each one.
//! One tree, one batch a change. Opening is guarded: an index that does not open is moved aside.

use std::fs::{self, File};
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::mpsc::sync_channel;
use std::thread;
use std::time::Duration;

use federation_spec::protocol::{Cursor, Epoch};
use federation_spec::wire::envelope::RecordType;
use federation_spec::wire::ids::{Hash32, SpaceId, Timestamp};

use super::chain::Head;
use super::files::private_directory;
use super::records::{Item, Kept, Records};
use crate::core::batch::Slot;
use crate::core::{IndexChange, Peer};

/// Followed by the arrival number: records lie in the order of their arrival.
const RECORD: u8 = b'r';
/// Followed by a space and the arrival number of one of its key events; versions before this one noted the number under the space
/// alone.
const KEY_LOG: u8 = b'k';
/// Followed by a space and the number of a status list: places taken back by lists that are not kept.
const TAKEN: u8 = b't';
/// Followed by a peer: how far its index was read.
const CURSOR: u8 = b'p';
const FORMAT: &[u8] = b"m-format";
/// The form of keys and values; an index of another form is built anew.
const THIS_FORMAT: &[u8] = &[2];
const EPOCH: &[u8] = b"m-epoch";
const LAST: &[u8] = b"m-arrival";
const LEDGER: &[u8] = b"m-ledger";
/// How often a flush is asked for, and how long each is waited for, before the disk counts as failed.
const FLUSHES: usize = 10;
const FLUSH_PATIENCE: Duration = Duration::from_secs(1);
/// Memory that sled may use for pages.
const CACHE: u64 = 4 * 1024 * 1024;

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
        let salvaged = salvage(&path, epoch);
        let aside = free_name(home, now);
        fs::rename(&path, &aside)?;
        private_directory(&path)?;
        let index = guarded(&path, epoch)?;
        index.refill(salvaged)?;
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
            let mut batch = sled::Batch::default();
            batch.insert(EPOCH, epoch.0.to_vec());
            batch.insert(FORMAT, THIS_FORMAT);
            tree.apply_batch(batch).map_err(sled_error)?;
        }
        if tree.get(FORMAT).map_err(sled_error)?.as_deref() != Some(THIS_FORMAT) {
            return Err(io::Error::other("another version of this program wrote it"));
        }
        let epoch = held.map_or(epoch, Epoch);
        Ok(Self { tree, epoch })
    }

    /// Begins the numbering under another epoch.
    pub fn draw_epoch(&mut self, epoch: Epoch) -> io::Result<()> {
        self.tree.insert(EPOCH, &epoch.0).map_err(sled_error)?;
        self.epoch = epoch;
        Ok(())
    }

    /// Where the ledger stood when this index was last written.
    pub fn ledger(&self) -> Option<Head> {
        let bytes = self.read(LEDGER)?;
        Some(Head {
            number: u64::from_be_bytes(bytes.get(..8)?.try_into().ok()?),
            hash: Hash32(bytes.get(8..40)?.try_into().ok()?),
        })
    }

    /// Applies changes as one batch, and notes where the ledger stands. Not yet on disk: see [`Self::sync`].
    pub fn apply(&self, changes: &[IndexChange], ledger: Head) -> io::Result<()> {
        let mut batch = sled::Batch::default();
        for change in changes {
            enter(change, &mut batch);
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
        self.flush()?;
        file.sync_data()
    }

    /// sled can wait for ever for a write of its own that failed. It is waited for aside, and asked again each second,
    /// which makes it look for the failure.
    fn flush(&self) -> io::Result<()> {
        let (done, ended) = sync_channel(FLUSHES);
        for _ in 0..FLUSHES {
            let (tree, done) = (self.tree.clone(), done.clone());
            let flush = move || {
                // An error means that nobody waits any longer.
                let _ = done.send(tree.flush());
            };
            thread::Builder::new()
                .name("covisa-flush".to_owned())
                .spawn(flush)?;
            if let Ok(flushed) = ended.recv_timeout(FLUSH_PATIENCE) {
                return flushed.map(|_| ()).map_err(sled_error);
            }
        }
        Err(io::Error::other("the index does not reach the disk"))
    }

    /// Puts what was salvaged into an empty index, under numbers of its own.
    fn refill(&self, salvaged: Salvaged) -> io::Result<()> {
        let put = |(kept, arrival): (Kept, u64)| IndexChange::Put {
            slot: kept.item.slot,
            arrival,
            issued_at: kept.item.issued_at,
            expires_at: kept.item.expires_at,
            bytes: kept.bytes.into(),
        };
        let taken = |(space, list, places)| IndexChange::Taken {
            space,
            list,
            places: Some(places),
        };
        let mut changes: Vec<_> = salvaged.records.into_iter().zip(1..).map(put).collect();
        changes.extend(salvaged.taken.into_iter().map(taken));
        match salvaged.ledger {
            Some(ledger) => self.apply(&changes, ledger),
            None => Ok(()),
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

impl Records for Index {
    fn cursor(&self) -> Cursor {
        let last = self
            .read(LAST)
            .and_then(|bytes| Some(u64::from_be_bytes(bytes.try_into().ok()?)));
        Cursor {
            epoch: self.epoch,
            arrival: last.unwrap_or(0),
        }
    }

    fn cursors(&self) -> Vec<(Peer, Cursor)> {
        let entries = self.tree.scan_prefix([CURSOR]).filter_map(Result::ok);
        entries
            .filter_map(|(key, value)| Some((Peer(key[1..].into()), read_cursor(&value)?)))
            .collect()
    }

    fn taken(&self) -> Vec<(SpaceId, u8, Vec<u8>)> {
        let read = |(key, value): (sled::IVec, sled::IVec)| {
            let space = SpaceId::from_bytes(key.get(1..21)?.try_into().ok()?);
            Some((space, *key.get(21)?, value.to_vec()))
        };
        let entries = self.tree.scan_prefix([TAKEN]).filter_map(Result::ok);
        entries.filter_map(read).collect()
    }

    fn items(&self) -> impl Iterator<Item = Item> {
        let entries = self.tree.scan_prefix([RECORD]).filter_map(Result::ok);
        entries.filter_map(|(key, value)| Item::read(&key, &value))
    }

    fn records(&self, wanted: impl Fn(&Item) -> bool) -> impl Iterator<Item = Kept> {
        let entries = self.tree.scan_prefix([RECORD]).filter_map(Result::ok);
        entries.filter_map(move |(key, value)| {
            let item = Item::read(&key, &value).filter(&wanted)?;
            Kept::read(item, &value)
        })
    }

    fn after(&self, arrival: u64) -> impl Iterator<Item = Kept> {
        let from = record_key(arrival.saturating_add(1));
        let range = self.tree.range(from..=record_key(u64::MAX));
        let entries = range.filter_map(Result::ok);
        entries.filter_map(|(key, value)| Kept::read(Item::read(&key, &value)?, &value))
    }

    fn get(&self, arrival: u64) -> Option<Kept> {
        let key = record_key(arrival);
        let value = self.tree.get(key).ok()??;
        Kept::read(Item::read(&key, &value)?, &value)
    }

    fn key_log(&self, space: &SpaceId) -> Vec<Kept> {
        let prefix = [&[KEY_LOG], space.as_bytes().as_slice()].concat();
        let noted = self.tree.scan_prefix(&prefix).filter_map(Result::ok);
        let event = |(key, value): (sled::IVec, sled::IVec)| {
            let arrival = match &key[prefix.len()..] {
                [] => value.as_ref().try_into().ok()?,
                arrival => arrival.try_into().ok()?,
            };
            self.get(u64::from_be_bytes(arrival))
        };
        let mut events: Vec<Kept> = noted.filter_map(event).collect();
        events.sort_by_key(|event| event.item.arrival);
        events.dedup_by_key(|event| event.item.arrival);
        events
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

/// What could still be read of a damaged index.
#[derive(Debug, Default)]
struct Salvaged {
    records: Vec<Kept>,
    taken: Vec<(SpaceId, u8, Vec<u8>)>,
    ledger: Option<Head>,
}

/// What can still be read of a damaged index. Without snapshots sled reads its log as far as that goes, and says
/// nothing of what it leaves out: the records count, but neither their numbers nor how far peers were read.
fn salvage(path: &Path, epoch: Epoch) -> Salvaged {
    let read = |index: Index| Salvaged {
        records: index.records(|_| true).collect(),
        taken: index.taken(),
        ledger: index.ledger(),
    };
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
    let mut names = names.map(|name| home.join(name));
    let free = names.find(|path| !path.exists());
    free.unwrap_or_else(|| home.join("quarantine"))
}

fn enter(change: &IndexChange, batch: &mut sled::Batch) {
    match change {
        IndexChange::Put {
            slot,
            arrival,
            issued_at,
            expires_at,
            bytes,
        } => {
            let mut value = Vec::with_capacity(HEAD + bytes.len());
            value.extend([kind_code(slot.kind), u8::from(slot.rival)]);
            value.extend(slot.space.as_bytes());
            value.extend(issued_at.0.to_be_bytes());
            value.extend(expires_at.0.to_be_bytes());
            value.extend(Hash32::of(bytes).0);
            value.extend_from_slice(bytes);
            batch.insert(record_key(*arrival).to_vec(), value);
            if slot.kind == RecordType::KeyEvent {
                batch.insert(key_log_key(&slot.space, *arrival), &[]);
            }
        }
        IndexChange::Remove { slot, arrival } => {
            batch.remove(record_key(*arrival).to_vec());
            if slot.kind == RecordType::KeyEvent {
                batch.remove(key_log_key(&slot.space, *arrival));
            }
        }
        IndexChange::Taken {
            space,
            list,
            places,
        } => {
            let key = [&[TAKEN], space.as_bytes().as_slice(), &[*list]].concat();
            match places {
                Some(places) => batch.insert(key, places.as_slice()),
                None => batch.remove(key),
            }
        }
        IndexChange::Cursor(peer, cursor) => {
            let key = [&[CURSOR], peer.0.as_ref()].concat();
            match cursor {
                Some(cursor) => batch.insert(key, write_cursor(cursor)),
                None => batch.remove(key),
            }
        }
    }
}

fn record_key(arrival: u64) -> [u8; 9] {
    let mut key = [RECORD; 9];
    key[1..].copy_from_slice(&arrival.to_be_bytes());
    key
}

fn key_log_key(space: &SpaceId, arrival: u64) -> Vec<u8> {
    let arrival = arrival.to_be_bytes();
    [&[KEY_LOG], space.as_bytes().as_slice(), &arrival].concat()
}

fn kind_code(kind: RecordType) -> u8 {
    match kind {
        RecordType::KeyEvent => 1,
        RecordType::Profile => 2,
        RecordType::Terms => 3,
        RecordType::Card => 4,
        RecordType::StatusList => 5,
        RecordType::Attestation => 6,
        RecordType::VisitMessage => 7,
        RecordType::Vouches => 8,
    }
}

fn kind_of_code(code: u8) -> Option<RecordType> {
    let mut all = RecordType::ALL.iter().copied();
    all.find(|kind| kind_code(*kind) == code)
}

/// Bytes before a record's own: kind, rival, space, two moments, hash.
const HEAD: usize = 1 + 1 + 20 + 8 + 8 + 32;

impl Kept {
    fn read(item: Item, value: &[u8]) -> Option<Self> {
        Some(Self {
            item,
            bytes: value.get(HEAD..)?.to_vec(),
        })
    }
}

impl Item {
    fn read(key: &[u8], value: &[u8]) -> Option<Self> {
        let number = |at: usize| Some(u64::from_be_bytes(value.get(at..at + 8)?.try_into().ok()?));
        let slot = Slot {
            kind: kind_of_code(*value.first()?)?,
            rival: *value.get(1)? == 1,
            space: SpaceId::from_bytes(value.get(2..22)?.try_into().ok()?),
        };
        Some(Self {
            slot,
            arrival: u64::from_be_bytes(key.get(1..)?.try_into().ok()?),
            issued_at: Timestamp(number(22)?),
            expires_at: Timestamp(number(30)?),
            id: Hash32(value.get(38..HEAD)?.try_into().ok()?),
        })
    }
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
