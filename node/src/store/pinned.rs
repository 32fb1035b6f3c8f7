//! One file for each pinned space, replaced as a whole: a ruined index changes no verdict on a pinned home.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use data_encoding::HEXLOWER;
use federation_spec::wire::cbor::{Item, Profile, decode, encode};
use federation_spec::wire::ids::SpaceId;
use federation_spec::wire::limits::{MAX_LISTS, MAX_STATUS_LIST, MAX_TERMS};

use super::files::{private_directory, replace, sync_directory};
use crate::core::limits::MAX_EARLIER_TERMS;

/// Longest file: key log, profile, terms, status lists, and their rivals; then what its terms said before.
const MAX_FILE: usize =
    (8 + MAX_EARLIER_TERMS) * MAX_TERMS + 2 * MAX_LISTS as usize * MAX_STATUS_LIST;

/// The folder of pinned spaces.
#[derive(Debug, Clone)]
pub struct Pinned {
    directory: PathBuf,
}

impl Pinned {
    /// Opens (or makes) the folder.
    pub fn open(directory: &Path) -> io::Result<Self> {
        private_directory(directory)?;
        Ok(Self {
            directory: directory.to_owned(),
        })
    }

    /// Every record of every file. A file that cannot be read is left out: the others still count.
    pub fn read_all(&self) -> io::Result<Vec<Vec<u8>>> {
        let files = self.files()?.into_iter();
        let records = files.flat_map(|(_, path)| read_file(&path).unwrap_or_default());
        Ok(records.collect())
    }

    /// The files, each with its space.
    pub fn files(&self) -> io::Result<Vec<(SpaceId, PathBuf)>> {
        let mut files = Vec::new();
        for entry in std::fs::read_dir(&self.directory)? {
            let path = entry?.path();
            files.extend(space_of(&path).map(|space| (space, path)));
        }
        files.sort();
        Ok(files)
    }

    /// The records of a space's file; `None` if it is gone or cannot be read.
    pub fn read(&self, space: &SpaceId) -> Option<Vec<Vec<u8>>> {
        read_file(&self.path(space))
    }

    /// Where a space's file is.
    pub fn path(&self, space: &SpaceId) -> PathBuf {
        let name = HEXLOWER.encode(space.as_bytes());
        self.directory.join(format!("{name}.space"))
    }

    /// Replaces or removes a space's file.
    pub fn write(&self, space: &SpaceId, records: Option<&[Arc<[u8]>]>) -> io::Result<()> {
        let path = self.path(space);
        match records {
            Some(records) => {
                let items = records
                    .iter()
                    .map(|bytes| Item::Bytes(bytes.to_vec()))
                    .collect();
                replace(&path, &encode(&Item::Array(items)))
            }
            None => match std::fs::remove_file(&path) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
                _ => sync_directory(&path),
            },
        }
    }
}

/// The space whose file this is, by its name.
fn space_of(path: &Path) -> Option<SpaceId> {
    let name = path.file_name()?.to_str()?.strip_suffix(".space")?;
    let bytes = HEXLOWER.decode(name.as_bytes()).ok()?;
    Some(SpaceId::from_bytes(bytes.try_into().ok()?))
}

fn read_file(path: &Path) -> Option<Vec<Vec<u8>>> {
    records_of(&std::fs::read(path).ok()?)
}

/// The records that the bytes of a file hold; `None` of bytes that no file has.
pub fn records_of(bytes: &[u8]) -> Option<Vec<Vec<u8>>> {
    let Item::Array(items) = decode(bytes, Profile::plain(MAX_FILE)).ok()? else {
        return None;
    };
    let record = |item| match item {
        Item::Bytes(bytes) => Some(bytes),
        _ => None,
    };
    items.into_iter().map(record).collect()
}
