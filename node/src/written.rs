//! Files that people write: read within a bound, whatever the name leads to, and as text that can be worked with.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

/// Why a file is of no use.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// The system said no.
    #[error("{0}")]
    Io(#[from] io::Error),
    /// There is more in it than belongs there.
    #[error("larger than {} KiB: this is another file", limit / 1024)]
    TooLarge {
        /// Most bytes that belong there.
        limit: u64,
    },
    /// Text as Windows once wrote it.
    #[error("UTF-16: save it as UTF-8 in your editor")]
    Utf16,
    /// No text.
    #[error("not UTF-8: save it as UTF-8 in your editor")]
    NotText {
        /// The first line that cannot be read.
        line: u32,
    },
}

impl Unreadable {
    /// The line that is meant; none for the whole file.
    pub fn line(&self) -> Option<u32> {
        match self {
            Self::NotText { line } => Some(*line),
            _ => None,
        }
    }

    /// Whether there is no such file.
    pub fn is_missing(&self) -> bool {
        matches!(self, Self::Io(error) if error.kind() == io::ErrorKind::NotFound)
    }
}

/// The bytes of a file of at most `limit` bytes. Never reads on, so a device without an end is refused too.
pub fn bytes(path: &Path, limit: u64) -> Result<Vec<u8>, Unreadable> {
    let file = File::open(path)?;
    let too_large = Err(Unreadable::TooLarge { limit });
    if file.metadata()?.len() > limit {
        return too_large;
    }
    let mut bytes = Vec::new();
    file.take(limit + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit {
        return too_large;
    }
    Ok(bytes)
}

/// Writes a file that only its owner may read, whole or not at all.
pub fn private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.{}", std::process::id()));
    let write = || -> io::Result<()> {
        let mut options = OpenOptions::new();
        let mut file = options
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(&beside)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&beside, path)
    };
    write().inspect_err(|_| {
        // Nothing half written stays.
        let _ = fs::remove_file(&beside);
    })
}

/// The text of a file of at most `limit` bytes.
pub fn text(path: &Path, limit: u64) -> Result<String, Unreadable> {
    let bytes = bytes(path, limit)?;
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(Unreadable::Utf16);
    }
    String::from_utf8(bytes).map_err(|wrong| {
        let good = &wrong.as_bytes()[..wrong.utf8_error().valid_up_to()];
        let line = good.iter().filter(|byte| **byte == b'\n').count() as u32 + 1;
        Unreadable::NotText { line }
    })
}
