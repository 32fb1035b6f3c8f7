//! A backup is read and shown to hold a home whole: every part is what was written, the ledger's chain runs through to its end,
//! and a core remembers all of it, as a node would at its start.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER;
use federation_spec::protocol::{Cursor, Epoch};
use federation_spec::wire::ids::{Hash32, SpaceId, Timestamp};
use zeroize::Zeroizing;

use super::BackupError;
use super::form::{Head, KeyFile, Part, PartsIn};
use super::sealed::open;
use crate::clock;
use crate::core::holdings::Counts;
use crate::core::{Fact, Peer};
use crate::keys::recipient::Opener;
use crate::keys::{self, Keys};
use crate::startup::remember::{OnDisk, remember};
use crate::store::Records;
use crate::store::pinned::records_of;
use crate::store::reading::Reading;
use crate::store::records::{Item, Kept};
use crate::store::segments::segment_path;
use crate::verify::climb_page;

/// Bytes of what was taken back in one status list: a space's id, the list's number, a bit a place.
const TAKEN: usize = 20 + 1 + 1_024;

/// A backup that holds a home whole.
#[derive(Debug)]
pub struct Proven {
    /// What it says of itself.
    pub head: Head,
    /// The space.
    pub space: SpaceId,
    /// When it was made.
    pub made_at: Timestamp,
    /// The number of the ledger's last entry.
    pub entries: u64,
    /// How much it holds.
    pub counts: Counts,
    /// Places that homes took back by status lists which are not kept.
    pub taken: Vec<(SpaceId, u8, Vec<u8>)>,
    /// What shuts out every browser that it has let in.
    pub shut_out: Vec<Fact>,
    /// The hashes of the headers of these entries, as far as the backup has them: what is sought is erased there.
    pub sought: BTreeMap<u64, Hash32>,
    /// The hash of the last entry's header.
    pub last: Hash32,
}

/// How a backup is read.
pub struct Order<'a> {
    /// The file.
    pub file: &'a Path,
    /// What opens it.
    pub opener: &'a Opener,
    /// The entries of which it is to be told by what hash they are known.
    pub sought: &'a [u64],
}

/// Who is given each part as it comes.
pub type Keep<'a> = &'a mut dyn FnMut(&Part, &[u8]) -> Result<(), BackupError>;
/// Who hears how many bytes were read, and of how many.
pub type Told<'a> = &'a mut dyn FnMut(u64, u64);

/// Reads a backup through. `keep` is given each part as it comes, before the whole is known to be good; `told` hears how many
/// bytes of the file were read, and of how many.
pub fn prove(order: &Order<'_>, keep: Keep<'_>, told: Told<'_>) -> Result<Proven, BackupError> {
    let failed = |source| BackupError::io(order.file, source);
    let file = File::open(order.file).map_err(failed)?;
    let all = fs::metadata(order.file).map_err(failed)?.len();
    let counted = Counted {
        file,
        read: 0,
        all,
        told,
    };
    let opened = open(order.opener, order.file, counted)?;
    let (mut parts, head) = PartsIn::begin(opened)?;
    let mut read = Contents::default();
    loop {
        let (part, bytes) = parts.read()?;
        if let Part::End {
            entries,
            head: hash,
            ..
        } = &part
        {
            return read.proven(head, *entries, hash, order.sought);
        }
        read.take(&part, &bytes)?;
        keep(&part, &bytes)?;
    }
}

/// The space that a backup says it is of.
pub fn space_of(file: &Path, opener: &Opener) -> Result<String, BackupError> {
    let opened = File::open(file).map_err(|source| BackupError::io(file, source))?;
    let (_, head) = PartsIn::begin(open(opener, file, opened)?)?;
    Ok(head.space)
}

/// What was read so far.
#[derive(Default)]
struct Contents {
    keys: BTreeMap<KeyFile, Zeroizing<Vec<u8>>>,
    ledger: Reading<'static>,
    pinned: Vec<Vec<u8>>,
    taken: Vec<(SpaceId, u8, Vec<u8>)>,
}

impl Contents {
    fn take(&mut self, part: &Part, bytes: &[u8]) -> Result<(), BackupError> {
        match part {
            Part::Key { name } => {
                self.keys.insert(*name, Zeroizing::new(bytes.to_vec()));
            }
            Part::Ledger { first } => {
                let path = segment_path(Path::new("backup"), *first);
                let whole = self.ledger.segment(&path, bytes, false)?;
                let broken = self.ledger.damage().is_some() || whole != bytes.len() as u64;
                if broken || *first > self.ledger.head().number + 1 {
                    return Err(broken_at(&self.ledger));
                }
            }
            Part::Pinned { space } => {
                let named = HEXLOWER.decode(space.as_bytes());
                let named = named.is_ok_and(|bytes| bytes.len() == 20);
                let records = records_of(bytes).filter(|_| named);
                let wrong = || BackupError::Broken("the records of a pinned space".to_owned());
                self.pinned.extend(records.ok_or_else(wrong)?);
            }
            Part::Taken => self
                .taken
                .extend(bytes.chunks_exact(TAKEN).filter_map(taken_of)),
            Part::Config | Part::End { .. } => {}
        }
        Ok(())
    }

    fn proven(
        self,
        head: Head,
        entries: u64,
        hash: &str,
        sought: &[u64],
    ) -> Result<Proven, BackupError> {
        let end = self.ledger.head();
        if end.number != entries || end.hash.hex() != hash || self.ledger.robbed().is_some() {
            return Err(broken_at(&self.ledger));
        }
        let files = self.keys.iter();
        let files = files
            .map(|(name, text)| (name.name(), text.clone()))
            .collect();
        let keys: Keys = keys::of_files(&files)?;
        let hashes = sought.iter();
        let hashes = hashes.filter_map(|number| Some((*number, self.ledger.hash_of(*number)?)));
        let sought = hashes.collect();
        let index = Nothing(self.taken);
        let ledger = self.ledger.into_entries();
        let disk = OnDisk {
            entries: &ledger,
            last: entries,
            pinned: self.pinned,
            index: &index,
            visits: None,
            climb: |records, keys| climb_page(records, keys),
        };
        let core = remember(&keys, disk, clock::now())?;
        let holdings = core.holdings();
        if holdings.space.to_string() != head.space {
            return Err(BackupError::Broken(
                "it is not of the space that it names".to_owned(),
            ));
        }
        Ok(Proven {
            made_at: Timestamp(head.made_at),
            head,
            space: holdings.space,
            entries,
            counts: core.counts(),
            shut_out: core.shut_out(),
            taken: index.0,
            sought,
            last: end.hash,
        })
    }
}

fn broken_at(ledger: &Reading<'_>) -> BackupError {
    let number = ledger.damage().or_else(|| ledger.robbed());
    let number = number.unwrap_or(ledger.head().number + 1);
    BackupError::Broken(format!("entry {number} of the ledger"))
}

fn taken_of(bytes: &[u8]) -> Option<(SpaceId, u8, Vec<u8>)> {
    let (space, rest) = bytes.split_at_checked(20)?;
    let (list, places) = rest.split_first()?;
    Some((
        SpaceId::from_bytes(space.try_into().ok()?),
        *list,
        places.to_vec(),
    ))
}

/// A file that tells how far it was read.
struct Counted<'a> {
    file: File,
    read: u64,
    all: u64,
    told: &'a mut dyn FnMut(u64, u64),
}

impl Read for Counted<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let len = self.file.read(into)?;
        self.read += len as u64;
        (self.told)(self.read, self.all);
        Ok(len)
    }
}

/// The index of a home that has none: what was taken back, and no record.
struct Nothing(Vec<(SpaceId, u8, Vec<u8>)>);

impl Records for Nothing {
    fn cursor(&self) -> Cursor {
        Cursor {
            epoch: Epoch([0; 8]),
            arrival: 0,
        }
    }

    fn cursors(&self) -> Vec<(Peer, Cursor)> {
        Vec::new()
    }

    fn taken(&self) -> Vec<(SpaceId, u8, Vec<u8>)> {
        self.0.clone()
    }

    fn items(&self) -> impl Iterator<Item = Item> {
        std::iter::empty()
    }

    fn records(&self, _: impl Fn(&Item) -> bool) -> impl Iterator<Item = Kept> {
        std::iter::empty()
    }

    fn after(&self, _: u64) -> impl Iterator<Item = Kept> {
        std::iter::empty()
    }

    fn get(&self, _: u64) -> Option<Kept> {
        None
    }

    fn key_log(&self, _: &SpaceId) -> Vec<Kept> {
        Vec::new()
    }
}

/// Where a part belongs in a home.
pub(super) fn place_of(home: &Path, part: &Part) -> Option<PathBuf> {
    match part {
        Part::Key { name } => Some(home.join("keys").join(name.name())),
        Part::Config => Some(home.join("config.toml")),
        Part::Ledger { first } => Some(segment_path(&home.join("ledger"), *first)),
        Part::Pinned { space } => {
            let hex = space.bytes().all(|byte| byte.is_ascii_hexdigit());
            let name = format!("{space}.space");
            hex.then(|| home.join("pinned").join(name))
        }
        Part::Taken | Part::End { .. } => None,
    }
}
