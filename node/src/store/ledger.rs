//! The ledger: append-only segments of chained entries. The truth, the audit trail and the backup in one.
//!
//! Entry = header (version, kind, number, hash of the header before, payload length, SHA-256(salt ‖ payload)), then the
//! salt and the payload. The chain runs over headers alone, so that an erased payload leaves a chain that still checks.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use federation_spec::wire::ids::Hash32;

use super::files::{private_directory, sync_directory};
use crate::core::{Entry, Fact};

const VERSION: u8 = 1;
const HEADER: usize = 1 + 1 + 8 + 32 + 4 + 32;
const SALT: usize = 16;
/// A segment is closed when it has grown to this (64 MiB).
const SEGMENT: u64 = 64 * 1024 * 1024;
/// Longest payload: an own record in hexadecimal, and some.
const MAX_PAYLOAD: usize = 256 * 1024;

/// Where the chain stands: the last entry's number, and the hash of its header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// Number of the last entry; 0 before the first.
    pub number: u64,
    /// Hash of its header; zeros before the first.
    pub hash: Hash32,
}

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
    /// An entry does not fit the chain, and others follow it: somebody changed the file.
    #[error("entry {number} in {path} is not what was written there")]
    Altered {
        /// Its number, as it should be.
        number: u64,
        /// Which file.
        path: String,
    },
    /// Written by a later version.
    #[error("entry {number} in {path} has format {version}, which this version does not know")]
    NewerFormat {
        /// Its number.
        number: u64,
        /// Which file.
        path: String,
        /// The format.
        version: u8,
    },
    /// An entry whose payload cannot be read, though it is what was written.
    #[error("entry {number} in {path} cannot be read: {reason}")]
    Unreadable {
        /// Its number.
        number: u64,
        /// Which file.
        path: String,
        /// Why.
        reason: String,
    },
}

/// The open ledger.
#[derive(Debug)]
pub struct Ledger {
    directory: PathBuf,
    file: File,
    path: PathBuf,
    len: u64,
    head: Head,
}

impl Ledger {
    /// Opens (or begins) the ledger of a directory and reads every entry. A last entry that was cut by a power failure
    /// is dropped: it was never acknowledged.
    pub fn open(directory: &Path) -> Result<(Self, Vec<Entry>), LedgerError> {
        private_directory(directory).map_err(|source| io_error(directory, source))?;
        let mut entries = Vec::new();
        let mut head = Head {
            number: 0,
            hash: Hash32([0; 32]),
        };
        let mut segments = segments(directory)?;
        if segments.is_empty() {
            segments.push(create_segment(directory, 1)?);
        }
        let last = segments.len() - 1;
        let mut whole = 0;
        for (at, path) in segments.iter().enumerate() {
            whole = read_segment(path, at == last, &mut head, &mut entries)?;
        }
        let path = segments.swap_remove(last);
        let file = open_at(&path, whole)?;
        let ledger = Self {
            directory: directory.to_owned(),
            file,
            path,
            len: whole,
            head,
        };
        Ok((ledger, entries))
    }

    /// Where the chain stands.
    pub fn head(&self) -> Head {
        self.head
    }

    /// Appends entries and fsyncs. On an error nothing counts as written, and the ledger must not be used again.
    /// `salts` gives 16 random bytes an entry.
    pub fn append(
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
            head = write_entry(entry, salts(), head, &mut bytes);
        }
        self.file
            .write_all(&bytes)
            .and_then(|()| self.file.sync_data())
            .map_err(|source| io_error(&self.path, source))?;
        self.len += bytes.len() as u64;
        self.head = head;
        Ok(())
    }

    /// Begins a new segment when the last one is full.
    fn roll(&mut self) -> Result<(), LedgerError> {
        if self.len < SEGMENT {
            return Ok(());
        }
        self.path = create_segment(&self.directory, self.head.number + 1)?;
        self.file = open_at(&self.path, 0)?;
        self.len = 0;
        Ok(())
    }
}

fn segments(directory: &Path) -> Result<Vec<PathBuf>, LedgerError> {
    let listed = fs::read_dir(directory).map_err(|source| io_error(directory, source))?;
    let mut paths: Vec<PathBuf> = listed
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    paths.retain(|path| {
        path.extension()
            .is_some_and(|extension| extension == "ledger")
    });
    paths.sort();
    Ok(paths)
}

fn create_segment(directory: &Path, first: u64) -> Result<PathBuf, LedgerError> {
    let path = directory.join(format!("{first:020}.ledger"));
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

fn open_at(path: &Path, whole: u64) -> Result<File, LedgerError> {
    let open = || -> io::Result<File> {
        let mut file = OpenOptions::new().read(true).write(true).open(path)?;
        if file.metadata()?.len() > whole {
            file.set_len(whole)?;
            file.sync_all()?;
        }
        file.seek(SeekFrom::Start(whole))?;
        Ok(file)
    };
    open().map_err(|source| io_error(path, source))
}

/// Reads a segment up to its last whole entry, and returns how long that is.
fn read_segment(
    path: &Path,
    last: bool,
    head: &mut Head,
    entries: &mut Vec<Entry>,
) -> Result<u64, LedgerError> {
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|mut file| file.read_to_end(&mut bytes))
        .map_err(|source| io_error(path, source))?;
    let mut at = 0;
    while at < bytes.len() {
        match read_entry(&bytes[at..], *head) {
            Ok((entry, next, len)) => {
                entries.push(entry.map_err(|reason| unreadable(path, next.number, reason))?);
                *head = next;
                at += len;
            }
            Err(Broken::Newer(version)) => {
                return Err(LedgerError::NewerFormat {
                    number: head.number + 1,
                    path: path.display().to_string(),
                    version,
                });
            }
            Err(Broken::Cut) if last => break,
            Err(Broken::Torn(len)) if last && at + len >= bytes.len() => break,
            Err(_) => {
                return Err(LedgerError::Altered {
                    number: head.number + 1,
                    path: path.display().to_string(),
                });
            }
        }
    }
    Ok(at as u64)
}

/// Why an entry does not read.
enum Broken {
    /// The file ends inside it.
    Cut,
    /// Its digest is wrong; it would be so long.
    Torn(usize),
    /// It does not follow the one before.
    Chain,
    /// A later format.
    Newer(u8),
}

type ReadEntry = (Result<Entry, String>, Head, usize);

fn read_entry(bytes: &[u8], head: Head) -> Result<ReadEntry, Broken> {
    let header = bytes.get(..HEADER).ok_or(Broken::Cut)?;
    if header[0] > VERSION {
        return Err(Broken::Newer(header[0]));
    }
    let number = u64::from_be_bytes(fixed(&header[2..10]));
    let before = Hash32(fixed(&header[10..42]));
    let len = u32::from_be_bytes(fixed(&header[42..46])) as usize;
    if header[0] != VERSION || number != head.number + 1 || before != head.hash || len > MAX_PAYLOAD
    {
        return Err(Broken::Chain);
    }
    let end = HEADER + SALT + len;
    let salted = bytes.get(HEADER..end).ok_or(Broken::Cut)?;
    if Hash32::of(salted) != Hash32(fixed(&header[46..78])) {
        return Err(Broken::Torn(end));
    }
    let entry = serde_json::from_slice(&salted[SALT..]).map_err(|error| error.to_string());
    let next = Head {
        number,
        hash: Hash32::of(header),
    };
    Ok((entry, next, end))
}

fn write_entry(entry: &Entry, salt: [u8; SALT], head: Head, bytes: &mut Vec<u8>) -> Head {
    let payload = serde_json::to_vec(entry).expect("a fact is text, numbers and lists");
    let salted = [salt.as_slice(), &payload].concat();
    let mut header = vec![VERSION, kind(&entry.fact)];
    header.extend((head.number + 1).to_be_bytes());
    header.extend(head.hash.0);
    header.extend((payload.len() as u32).to_be_bytes());
    header.extend(Hash32::of(&salted).0);
    let next = Head {
        number: head.number + 1,
        hash: Hash32::of(&header),
    };
    bytes.extend(header);
    bytes.extend(salted);
    next
}

/// The kind in the header: what an entry was about, even when its payload is erased.
fn kind(fact: &Fact) -> u8 {
    match fact {
        Fact::Signed { .. } => 1,
        Fact::Standing { .. } => 2,
        Fact::PeerNamed { .. } | Fact::PeerDropped { .. } => 3,
        Fact::MemberAdded(_) | Fact::MemberEnded { .. } => 4,
        Fact::PassIssued { .. } => 5,
        Fact::VisitOpened(_) | Fact::VisitEnded { .. } | Fact::VisitRemoved { .. } => 6,
        Fact::DeskPaired { .. } | Fact::TokenRevoked { .. } => 7,
    }
}

fn fixed<const N: usize>(bytes: &[u8]) -> [u8; N] {
    bytes
        .try_into()
        .expect("the slice has the length it was cut to")
}

fn io_error(path: &Path, source: io::Error) -> LedgerError {
    LedgerError::Io {
        path: path.display().to_string(),
        source,
    }
}

fn unreadable(path: &Path, number: u64, reason: String) -> LedgerError {
    LedgerError::Unreadable {
        number,
        path: path.display().to_string(),
        reason,
    }
}
