//! A home is written into a backup: what is on disk up to this moment, part by part. Nothing of it stays in memory but the part
//! that is being written.

use std::collections::BTreeMap;
use std::fs::{self, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use data_encoding::HEXLOWER;
use federation_spec::wire::ids::{Hash32, Timestamp};

use super::BackupError;
use super::form::{Head, KeyFile, Part, PartsOut};
use super::sealed::seal;
use crate::core::holdings::Holdings;
use crate::keys::recipient::Recipient;
use crate::keys::{MAX_SEEDS, read_private};
use crate::store::Pinned;
use crate::store::files::sync_directory;
use crate::store::head;
use crate::store::reading::{Reading, first_of};
use crate::store::segments::segments;

/// Bytes that are given to the sealing at once.
const BUFFER: usize = 1024 * 1024;

/// A backup that was made.
#[derive(Debug)]
pub struct Made {
    /// How long the file is, bytes.
    pub bytes: u64,
    /// The number of the ledger's last entry in it.
    pub entries: u64,
    /// The entries that were erased: their numbers, each with the hash of its header, by which it is known again.
    pub erased: BTreeMap<u64, Hash32>,
}

/// Writes a backup of a home to a file, which takes its name once all of it is on disk. `told` hears how many bytes of the ledger
/// are in it, and of how many.
pub fn make(
    home: &Path,
    holdings: &Holdings,
    now: Timestamp,
    to: &Path,
    told: &mut dyn FnMut(u64, u64),
) -> Result<Made, BackupError> {
    let recipient = Recipient::read(home)?.ok_or(BackupError::NoRecipient)?;
    if holdings
        .words
        .is_some_and(|words| words != recipient.words())
    {
        return Err(BackupError::OldWords);
    }
    let failed = |source| BackupError::io(to, source);
    // Of a making that was cut short the next one takes the place.
    let beside = to.with_file_name(format!(
        ".covisa-{}.new",
        holdings.space.to_string().trim_start_matches("covisa:")
    ));
    let written = written(&beside, &recipient, |out| {
        write(home, holdings, now, out, told)
    });
    let made = written.inspect_err(|_| drop(fs::remove_file(&beside)))?;
    fs::rename(&beside, to).map_err(failed)?;
    sync_directory(to).map_err(failed)?;
    Ok(made)
}

/// Seals what is written into a new file, and puts it on the disk itself.
fn written(
    path: &Path,
    recipient: &Recipient,
    write: impl FnOnce(&mut dyn Write) -> Result<Made, BackupError>,
) -> Result<Made, BackupError> {
    let failed = |source| BackupError::io(path, source);
    let mut options = OpenOptions::new();
    let options = options.write(true).create(true).truncate(true).mode(0o600);
    let file = options.open(path).map_err(failed)?;
    let mut sealing = seal(recipient, BufWriter::with_capacity(BUFFER, file)).map_err(failed)?;
    let made = write(&mut sealing)?;
    let file = sealing
        .finish()
        .and_then(|out| out.into_inner().map_err(io::Error::from));
    let file = file.map_err(failed)?;
    file.sync_all().map_err(failed)?;
    let bytes = file.metadata().map_err(failed)?.len();
    Ok(Made { bytes, ..made })
}

fn write(
    home: &Path,
    holdings: &Holdings,
    now: Timestamp,
    out: &mut dyn Write,
    told: &mut dyn FnMut(u64, u64),
) -> Result<Made, BackupError> {
    let sealed = |source| BackupError::io(Path::new("the backup"), source);
    let head = Head {
        space: holdings.space.to_string(),
        made_at: now.0,
        program: env!("CARGO_PKG_VERSION").to_owned(),
    };
    let mut parts = PartsOut::begin(out, &head).map_err(sealed)?;
    for name in KeyFile::ALL {
        let path = home.join("keys").join(name.name());
        if let Some(text) = read_private(&path, MAX_SEEDS)? {
            parts.put(Part::Key { name }, &text).map_err(sealed)?;
        }
    }
    let config = home.join("config.toml");
    if config.exists() {
        let text = fs::read(&config).map_err(|source| BackupError::io(&config, source))?;
        parts.put(Part::Config, &text).map_err(sealed)?;
    }
    let reading = put_ledger(home, &mut parts, told)?;
    put_pinned(home, &mut parts)?;
    if !holdings.taken.is_empty() {
        let taken = holdings.taken.iter();
        let taken: Vec<u8> = taken
            .flat_map(|(space, list, places)| {
                [space.as_bytes().as_slice(), &[*list], places].concat()
            })
            .collect();
        parts.put(Part::Taken, &taken).map_err(sealed)?;
    }
    let (head, erased) = reading;
    parts.end(head.number, head.hash).map_err(sealed)?;
    Ok(Made {
        bytes: 0,
        entries: head.number,
        erased,
    })
}

/// Writes the ledger as it is on disk: each segment up to its last whole entry. One that is damaged is none to be kept.
fn put_ledger<W: Write>(
    home: &Path,
    parts: &mut PartsOut<W>,
    told: &mut dyn FnMut(u64, u64),
) -> Result<(head::Head, BTreeMap<u64, Hash32>), BackupError> {
    let files = segments(&home.join("ledger"))?;
    let len = |path: &Path| fs::metadata(path).map_or(0, |metadata| metadata.len());
    let (mut done, all) = (0, files.iter().map(|path| len(path)).sum());
    let mut reading = Reading::of_chain();
    for (at, path) in files.iter().enumerate() {
        let mut bytes = fs::read(path).map_err(|source| BackupError::io(path, source))?;
        let whole = reading.segment(path, &bytes, at + 1 == files.len())?;
        if let Some(number) = reading.damage() {
            return Err(BackupError::Damaged(number));
        }
        bytes.truncate(whole as usize);
        let first = first_of(path);
        parts
            .put(Part::Ledger { first }, &bytes)
            .map_err(|source| BackupError::io(Path::new("the backup"), source))?;
        done += bytes.len() as u64;
        told(done, all);
    }
    match reading.robbed() {
        Some(number) => Err(BackupError::Damaged(number)),
        None => Ok((reading.head(), reading.erased())),
    }
}

fn put_pinned<W: Write>(home: &Path, parts: &mut PartsOut<W>) -> Result<(), BackupError> {
    let directory = home.join("pinned");
    let pinned = Pinned::open(&directory);
    let files = pinned.and_then(|pinned| pinned.files());
    for (space, path) in files.map_err(|source| BackupError::io(&directory, source))? {
        let bytes = fs::read(&path).map_err(|source| BackupError::io(&path, source))?;
        let space = HEXLOWER.encode(space.as_bytes());
        parts
            .put(Part::Pinned { space }, &bytes)
            .map_err(|source| BackupError::io(Path::new("the backup"), source))?;
    }
    Ok(())
}

/// The entries of a home's ledger that were erased, each with the hash of its header.
pub fn erased(home: &Path) -> Result<BTreeMap<u64, Hash32>, BackupError> {
    let files = segments(&home.join("ledger"))?;
    let mut reading = Reading::of_chain();
    for (at, path) in files.iter().enumerate() {
        reading.file(path, at + 1 == files.len())?;
    }
    Ok(reading.erased())
}
