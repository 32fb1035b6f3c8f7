//! What lies in a backup, once it is opened.
//!
//! A line that says what it is; a line about the home; then each part: a line of JSON that names it, its length and its SHA-256,
//! and so many bytes; at last a line that says how many there were. No part has a path: what it is says where it belongs.

use std::io::{self, BufRead, BufReader, Read, Write};

use federation_spec::wire::ids::Hash32;
use serde::{Deserialize, Serialize};

use super::BackupError;

/// The first line: what it is, and the number of its form.
const MAGIC: &str = "covisa backup";
/// The form that this version writes and reads.
const FORMAT: &str = "1";
/// Longest line, bytes.
const MAX_LINE: u64 = 4_096;
/// Longest part, bytes: a segment of the ledger and what one change adds to it.
pub const MAX_PART: u64 = 192 * 1024 * 1024;
/// Bytes for which there is room before any of a part has come.
const AT_ONCE: u64 = 1024 * 1024;

/// The home that a backup is of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// The space, as people write its id.
    pub space: String,
    /// When the backup was made, seconds since 1970 (UTC).
    pub made_at: u64,
    /// The version of the program that made it.
    pub program: String,
}

/// What a part is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "part", rename_all = "snake_case")]
pub enum Part {
    /// A key file.
    Key {
        /// Which one.
        name: KeyFile,
    },
    /// The configuration.
    Config,
    /// A segment of the ledger.
    Ledger {
        /// The number of its first entry.
        first: u64,
    },
    /// All signed records of a pinned space, as its file has them.
    Pinned {
        /// The space: 40 hexadecimal digits.
        space: String,
    },
    /// Places that homes took back by status lists which are not kept: for each 20 bytes of its space's id, its list's number, and a bit a place.
    Taken,
    /// The last line.
    End {
        /// How many parts there are.
        parts: usize,
        /// The number of the ledger's last entry.
        entries: u64,
        /// SHA-256 of its header, hexadecimal.
        head: String,
    },
}

/// A key file of a home.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyFile {
    /// The key of the founding.
    Signing,
    /// Number 1 of the key log.
    Next,
    /// From which the others are made.
    Seeds,
    /// That of the network.
    Transport,
    /// Under which subjects are made.
    Secret,
    /// To whom backups are sealed.
    Backup,
}

impl KeyFile {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Signing,
        Self::Next,
        Self::Seeds,
        Self::Transport,
        Self::Secret,
        Self::Backup,
    ];

    /// Its name in the folder of keys.
    pub fn name(self) -> &'static str {
        match self {
            Self::Signing => "signing",
            Self::Next => "next",
            Self::Seeds => "seeds",
            Self::Transport => "transport",
            Self::Secret => "secret",
            Self::Backup => "backup",
        }
    }
}

/// The line before a part.
#[derive(Serialize, Deserialize)]
struct Label {
    #[serde(flatten)]
    part: Part,
    #[serde(default)]
    bytes: u64,
    #[serde(default)]
    sha256: String,
}

/// Writes parts.
#[derive(Debug)]
pub struct PartsOut<W> {
    out: W,
    parts: usize,
}

impl<W: Write> PartsOut<W> {
    /// Begins.
    pub fn begin(mut out: W, head: &Head) -> io::Result<Self> {
        writeln!(out, "{MAGIC} {FORMAT}")?;
        writeln!(out, "{}", serde_json::to_string(head)?)?;
        Ok(Self { out, parts: 0 })
    }

    /// Writes a part.
    pub fn put(&mut self, part: Part, bytes: &[u8]) -> io::Result<()> {
        self.parts += 1;
        let label = Label {
            part,
            bytes: bytes.len() as u64,
            sha256: Hash32::of(bytes).hex(),
        };
        writeln!(self.out, "{}", serde_json::to_string(&label)?)?;
        self.out.write_all(bytes)
    }

    /// Ends: the ledger's last entry has this number, and its header this hash.
    pub fn end(mut self, entries: u64, head: Hash32) -> io::Result<W> {
        let end = Part::End {
            parts: self.parts,
            entries,
            head: head.hex(),
        };
        writeln!(self.out, "{}", serde_json::to_string(&end)?)?;
        Ok(self.out)
    }
}

/// Reads parts.
#[derive(Debug)]
pub struct PartsIn<R> {
    from: BufReader<R>,
    parts: usize,
}

impl<R: Read> PartsIn<R> {
    /// Begins: which home it is of.
    pub fn begin(from: R) -> Result<(Self, Head), BackupError> {
        let mut parts = Self {
            from: BufReader::new(from),
            parts: 0,
        };
        let first = parts.line()?;
        match first.strip_prefix(MAGIC).map(str::trim) {
            Some(FORMAT) => {}
            Some(other) => return Err(BackupError::Newer(other.to_owned())),
            None => return Err(broken("it does not begin as a backup does")),
        }
        let head = serde_json::from_str(&parts.line()?).map_err(|_| broken("its second line"))?;
        Ok((parts, head))
    }

    /// The next part and its bytes; none of the last line.
    pub fn read(&mut self) -> Result<(Part, Vec<u8>), BackupError> {
        let label: Label =
            serde_json::from_str(&self.line()?).map_err(|_| broken("the name of a part"))?;
        if let Part::End { parts, .. } = label.part {
            return match parts == self.parts && self.is_over()? {
                true => Ok((label.part, Vec::new())),
                false => Err(broken("it has more or fewer parts than it says")),
            };
        }
        if label.bytes > MAX_PART {
            return Err(broken("it says that a part is longer than any is"));
        }
        self.parts += 1;
        let mut bytes = Vec::with_capacity(label.bytes.min(AT_ONCE) as usize);
        let from = &mut self.from;
        from.take(label.bytes)
            .read_to_end(&mut bytes)
            .map_err(torn)?;
        if bytes.len() as u64 != label.bytes {
            return Err(broken("it ends within a part"));
        }
        match Hash32::of(&bytes).hex() == label.sha256 {
            true => Ok((label.part, bytes)),
            false => Err(broken("a part is not what was written")),
        }
    }

    fn line(&mut self) -> Result<String, BackupError> {
        let mut line = Vec::new();
        let from = &mut self.from;
        from.take(MAX_LINE)
            .read_until(b'\n', &mut line)
            .map_err(torn)?;
        match line.pop() {
            Some(b'\n') => String::from_utf8(line).map_err(|_| broken("a line that is no text")),
            Some(_) | None => Err(broken("it ends within a line")),
        }
    }

    fn is_over(&mut self) -> Result<bool, BackupError> {
        Ok(self.from.fill_buf().map_err(torn)?.is_empty())
    }
}

fn torn(error: io::Error) -> BackupError {
    BackupError::Broken(error.to_string())
}

fn broken(what: &str) -> BackupError {
    BackupError::Broken(what.to_owned())
}
