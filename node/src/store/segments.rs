//! The ledger as files: append-only segments of chained entries. The truth, the audit trail and the backup in one.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Seek, SeekFrom, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use federation_spec::wire::ids::Hash32;

use super::chain::{Chain, Head, MAX_ENTRY, SALT, without, write_entry};
use super::checkpoint::Stands;
use super::damage::Damage;
use super::files::{private_directory, replace, sync_directory};
use super::pen::{Ledger, NotAppended};
use super::reading::Reading;
use crate::core::{Entry, Fact, LedgerFact};
use crate::random;

/// A segment is closed when it has grown to this (64 MiB).
const SEGMENT: u64 = 64 * 1024 * 1024;

/// Why a ledger does not open or grow.
#[derive(Debug, thiserror::Error)]
pub enum LedgerError {
    /// The system said no.
    #[error("{path}: {source}")]
    Io {
        /// Which file.
        path: String,
        /// What it said.
        source: io::Error,
    },
    /// Written by a later version.
    #[error(
        "entry {number} in {path} has format {version}, which this version does not know: install the version that wrote it"
    )]
    NewerFormat {
        /// Its number.
        number: u64,
        /// Which file.
        path: String,
        /// The format.
        version: u8,
    },
    /// An entry that would be longer than the ledger reads.
    #[error("an entry of {len} bytes is longer than the ledger takes")]
    TooLong {
        /// Its bytes.
        len: usize,
    },
    /// An entry whose payload cannot be read, though it is what was written.
    #[error("entry {number} in {path} cannot be read: {reason}")]
    Unreadable {
        /// Its number.
        number: u64,
        /// Which file.
        path: String,
        /// What the system said of it.
        reason: String,
    },
}

/// The open ledger.
#[derive(Debug)]
pub struct Segments {
    directory: PathBuf,
    file: File,
    path: PathBuf,
    /// Up to the last whole entry.
    len: u64,
    /// Of the file: with what was cut behind the last whole entry.
    on_disk: u64,
    head: Head,
    /// How long the last file was before the entries that were appended last, if they can be taken back.
    before: Option<u64>,
    /// What was found damaged when the files were read again.
    damaged: Option<String>,
}

/// The entries of a ledger with their numbers, and what is damaged.
pub type Read = (Vec<(u64, Entry)>, Vec<Damage>);

/// A ledger that was read.
#[derive(Debug)]
pub struct Opened {
    /// The open ledger.
    pub ledger: Segments,
    /// Every entry whose payload is there, with its number.
    pub entries: Vec<(u64, Entry)>,
    /// Entries that are not what was written there: with any, nothing may be appended.
    pub damage: Vec<Damage>,
    /// Entries about visits that were read.
    pub visits: usize,
    hashes: Vec<Hash32>,
}

impl Opened {
    /// Whether the chain goes through this head: whether this is the ledger that somebody once saw there.
    pub fn goes_through(&self, head: Head) -> bool {
        let at = usize::try_from(head.number).ok();
        match at.and_then(|number| number.checked_sub(1)) {
            Some(at) => self.hashes.get(at) == Some(&head.hash),
            None => true,
        }
    }
}

impl Segments {
    /// Opens (or begins) the ledger of a directory and reads every entry. A last entry that was cut by a power failure
    /// is left out: it was never acknowledged, and what is appended takes its place. An erasure that was cut is finished.
    /// What is damaged before that is passed over and named, and then no byte of any file is changed.
    pub fn open(directory: &Path) -> Result<Opened, LedgerError> {
        Self::open_beside(directory, None)
    }

    /// The same, without reading what a checkpoint stands for: whether the chain goes through it is to be seen afterwards.
    pub fn open_beside(
        directory: &Path,
        checkpoint: Option<&Stands>,
    ) -> Result<Opened, LedgerError> {
        private_directory(directory).map_err(|source| io_error(directory, source))?;
        let mut reading = Reading::of(Chain::beside(checkpoint));
        let mut segments = segments(directory)?;
        if segments.is_empty() {
            segments.push(create_segment(directory, 1)?);
        }
        let last = segments.len() - 1;
        let mut whole = 0;
        for (at, path) in segments.iter().enumerate() {
            whole = reading.file(path, at == last)?;
        }
        let Reading { chain, mut damage } = reading;
        let path = segments.swap_remove(last);
        damage.extend(chain.robbed().map(|(number, kind)| Damage {
            number,
            path: path.display().to_string(),
            kind: Some(kind),
        }));
        let unfinished = chain.unfinished();
        let file = open_at(&path, whole)?;
        let mut ledger = Self {
            directory: directory.to_owned(),
            on_disk: len_of(&file, &path)?,
            file,
            path,
            len: whole,
            head: chain.head(),
            before: None,
            damaged: None,
        };
        if damage.is_empty() && !unfinished.is_empty() {
            ledger.drop_payloads(&unfinished)?;
            return Self::open_beside(directory, checkpoint);
        }
        Ok(Opened {
            ledger,
            entries: chain.entries,
            damage,
            visits: chain.visits,
            hashes: chain.hashes,
        })
    }

    /// The entries up to a number, and what is damaged, read beside an open ledger.
    pub fn read_up_to(directory: &Path, last: u64) -> Result<Read, LedgerError> {
        let mut reading = Reading::of(Chain::up_to(last));
        let segments = segments(directory)?;
        for (at, path) in segments.iter().enumerate() {
            reading.file(path, at + 1 == segments.len())?;
        }
        Ok((reading.chain.entries, reading.damage))
    }

    /// What was appended so far stays, whatever becomes of what follows: it may have been answered for.
    pub fn keep(&mut self) {
        self.before = None;
    }

    /// Takes back what was appended since [`Segments::keep`]: it was refused. Best effort, on a disk that has just failed; the ledger must
    /// not be used again. What was erased stays so.
    pub fn cut_back(&mut self) -> io::Result<()> {
        let Some(before) = self.before.take() else {
            return Ok(());
        };
        self.on_disk = before;
        self.file.set_len(before)?;
        self.file.sync_data()
    }

    /// Where the chain stands.
    pub fn head(&self) -> Head {
        self.head
    }

    /// Appends entries and fsyncs; what they call erased leaves the disk for good. On an error nothing counts as written, and the ledger must not be used again.
    /// `salts` gives 16 random bytes an entry.
    pub fn append_with(
        &mut self,
        entries: &[Entry],
        mut salts: impl FnMut() -> [u8; SALT],
    ) -> Result<(), LedgerError> {
        if entries.is_empty() {
            return Ok(());
        }
        self.roll()?;
        let mut bytes = Vec::new();
        let mut head = self.head;
        for entry in entries {
            let start = bytes.len();
            head = write_entry(entry, salts(), head, &mut bytes);
            let len = bytes.len() - start;
            if len > MAX_ENTRY {
                return Err(LedgerError::TooLong { len });
            }
        }
        self.before = Some(self.len);
        self.write(&bytes)
            .map_err(|source| io_error(&self.path, source))?;
        self.len += bytes.len() as u64;
        self.on_disk = self.len;
        self.head = head;
        let erased = entries.iter().flat_map(|entry| match &entry.fact {
            Fact::Ledger(LedgerFact::Erased { entries }) => entries.as_slice(),
            _ => &[],
        });
        let erased: BTreeSet<u64> = erased.copied().collect();
        match erased.is_empty() {
            true => Ok(()),
            // That it is gone is on disk now; whatever happens, an opening finishes it.
            false => {
                self.before = None;
                self.drop_payloads(&erased)
            }
        }
    }

    /// Writes behind the last whole entry, over what was cut there if anything was.
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.cut_end()?;
        self.file.write_all(bytes)?;
        self.file.sync_data()
    }

    /// Takes away what lies behind the last whole entry.
    fn cut_end(&mut self) -> io::Result<()> {
        if self.file.metadata()?.len() > self.len {
            self.file.set_len(self.len)?;
        }
        Ok(())
    }

    /// Writes each segment that holds one of these entries anew, without their salts and payloads.
    fn drop_payloads(&mut self, numbers: &BTreeSet<u64>) -> Result<(), LedgerError> {
        for path in segments(&self.directory)? {
            let bytes = fs::read(&path).map_err(|source| io_error(&path, source))?;
            let kept = without(&bytes, numbers);
            if kept.len() < bytes.len() {
                replace(&path, &kept).map_err(|source| io_error(&path, source))?;
            }
            if path == self.path {
                self.len = kept.len() as u64;
                self.on_disk = self.len;
                self.file = open_at(&path, self.len)?;
            }
        }
        Ok(())
    }

    /// Begins a new segment when the last one is full. What was cut at its end goes first: only a last segment may have
    /// such an end.
    fn roll(&mut self) -> Result<(), LedgerError> {
        if self.len < SEGMENT {
            return Ok(());
        }
        let cut = self.cut_end().and_then(|()| self.file.sync_data());
        cut.map_err(|source| io_error(&self.path, source))?;
        self.path = create_segment(&self.directory, self.head.number + 1)?;
        self.file = open_at(&self.path, 0)?;
        (self.len, self.on_disk) = (0, 0);
        Ok(())
    }

    /// Reads the files again. With anything damaged nothing is appended any more.
    fn open_again(&mut self) -> Result<(), LedgerError> {
        let opened = Self::open(&self.directory)?;
        let damaged = opened.damage.first().map(|first| {
            format!(
                "entry {} in {} is damaged: stop everything that uses this home, and bring its whole folder ledger back from your backup",
                first.number, first.path
            )
        });
        *self = Self {
            damaged,
            ..opened.ledger
        };
        Ok(())
    }

    /// Whether the files are as this process left them: the same last one, of the same length, and none after it.
    fn is_as_left(&self) -> io::Result<bool> {
        let (open, named) = (self.file.metadata()?, fs::metadata(&self.path)?);
        let next = segment_path(&self.directory, self.head.number + 1);
        let same = (open.dev(), open.ino()) == (named.dev(), named.ino());
        // A segment that was begun and holds nothing yet bears the number of the entry that comes next.
        let followed = next != self.path && next.exists();
        Ok(same && open.len() == self.on_disk && !followed)
    }
}

/// A home is locked, but a lock does not hold everywhere (network drives, containers): what another process wrote is read,
/// never written over.
impl Ledger for Segments {
    fn append(&mut self, expected: u64, entries: &[Entry]) -> Result<u64, NotAppended> {
        self.before = None;
        // Where the system cannot lock, what two processes write in the same moment may be spoilt; then it is found and said.
        let _ = self.file.lock();
        let appended = self.append_locked(expected, entries);
        let _ = self.file.unlock();
        appended
    }
}

impl Segments {
    fn append_locked(&mut self, expected: u64, entries: &[Entry]) -> Result<u64, NotAppended> {
        let as_left = self.is_as_left();
        if !as_left.map_err(|source| io_error(&self.path, source))? {
            self.open_again()?;
            let _ = self.file.lock();
        }
        let last = self.head.number;
        match (expected.cmp(&last), &self.damaged) {
            (Ordering::Equal, Some(damaged)) => Err(NotAppended::Failed(damaged.clone())),
            (Ordering::Less, _) => Err(NotAppended::Overtaken { last }),
            (Ordering::Greater, _) => Err(NotAppended::Failed(format!(
                "the ledger ends with entry {last}, and entry {expected} was written: bring the home back from your backup"
            ))),
            (Ordering::Equal, None) => {
                self.append_with(entries, random::bytes)?;
                Ok(self.head.number)
            }
        }
    }
}

impl From<LedgerError> for NotAppended {
    fn from(error: LedgerError) -> Self {
        Self::Failed(error.to_string())
    }
}

/// The files of a ledger, in their order.
pub fn segments(directory: &Path) -> Result<Vec<PathBuf>, LedgerError> {
    let listed = fs::read_dir(directory).map_err(|source| io_error(directory, source))?;
    let mut paths: Vec<PathBuf> = listed
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    paths.retain(|path| is_segment(path));
    paths.sort();
    Ok(paths)
}

/// Whether a file is named as segments are: a copy that somebody left beside them is none.
fn is_segment(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str());
    let number = name.and_then(|name| name.strip_suffix(".ledger"));
    number.is_some_and(|number| number.len() == 20 && number.bytes().all(|b| b.is_ascii_digit()))
}

/// Where the segment is that begins with an entry.
pub fn segment_path(directory: &Path, first: u64) -> PathBuf {
    directory.join(format!("{first:020}.ledger"))
}

fn len_of(file: &File, path: &Path) -> Result<u64, LedgerError> {
    let metadata = file.metadata();
    metadata
        .map(|metadata| metadata.len())
        .map_err(|source| io_error(path, source))
}

fn create_segment(directory: &Path, first: u64) -> Result<PathBuf, LedgerError> {
    let path = segment_path(directory, first);
    let made = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&path);
    made.and_then(|file| file.sync_all())
        .and_then(|()| sync_directory(&path))
        .map_err(|source| io_error(&path, source))?;
    Ok(path)
}

/// Opens a segment for what follows its last whole entry. What was cut stays there until something does.
fn open_at(path: &Path, whole: u64) -> Result<File, LedgerError> {
    let open = || -> io::Result<File> {
        let mut file = OpenOptions::new().read(true).write(true).open(path)?;
        file.seek(SeekFrom::Start(whole))?;
        Ok(file)
    };
    open().map_err(|source| io_error(path, source))
}

pub(super) fn io_error(path: &Path, source: io::Error) -> LedgerError {
    LedgerError::Io {
        path: path.display().to_string(),
        source,
    }
}
