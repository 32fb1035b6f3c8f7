//! The deterministic-CBOR scanner: one pass, no allocation, bounded depth. SPEC §1.2
//!
//! What passes here has exactly one encoding (RFC 8949 §4.2.1), so bytes and meaning are one.

use super::limits::{MAX_DEPTH, MAX_ENTRIES, MAX_REPLY_RECORDS};

/// Why bytes are not the deterministic CBOR this profile allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ScanError {
    /// More bytes than the bound for this kind of input.
    #[error("too long: {len} bytes, at most {max}")]
    TooLong {
        /// Bytes received.
        len: usize,
        /// The bound.
        max: usize,
    },
    /// The item ends after the input does.
    #[error("cut short")]
    Truncated,
    /// Bytes follow the item.
    #[error("trailing bytes")]
    Trailing,
    /// An indefinite length, or a lone break.
    #[error("indefinite length")]
    Indefinite,
    /// A head longer than its value needs.
    #[error("head not shortest")]
    NotShortest,
    /// Reserved additional information 28 to 30.
    #[error("reserved head")]
    Reserved,
    /// A floating-point number.
    #[error("floating-point number")]
    Float,
    /// A simple value other than false, true and null.
    #[error("simple value")]
    Simple,
    /// A tag this profile does not allow here.
    #[error("tag {0}")]
    Tag(u64),
    /// Text that is not UTF-8.
    #[error("text is not UTF-8")]
    Utf8,
    /// A map key that is neither integer nor text.
    #[error("map key of a wrong type")]
    KeyType,
    /// A map key that does not come after the one before it.
    #[error("map keys not in order")]
    KeyOrder,
    /// The same map key twice.
    #[error("duplicate map key")]
    DuplicateKey,
    /// Nested deeper than [`MAX_DEPTH`].
    #[error("nested too deep")]
    TooDeep,
    /// An array or map of more entries than the profile allows.
    #[error("too many entries")]
    TooManyEntries,
}

/// What a scan allows: how many bytes, and which one tag around the outermost item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Profile {
    /// Most bytes.
    pub max_len: usize,
    /// Most elements of one array, or entries of one map.
    pub max_entries: u64,
    /// The tag that the outermost item may carry, once; `None` allows no tag anywhere.
    pub tag: Option<u64>,
}

impl Profile {
    /// A tag-free item of at most `max_len` bytes: payloads, headers, frames, ledger entries.
    pub const fn plain(max_len: usize) -> Self {
        Self {
            max_len,
            max_entries: MAX_ENTRIES,
            tag: None,
        }
    }

    /// A catch-up frame of at most `max_len` bytes: its lists of records and ids are longer than any record's.
    pub const fn frame(max_len: usize) -> Self {
        Self {
            max_len,
            max_entries: MAX_REPLY_RECORDS as u64,
            tag: None,
        }
    }

    /// A COSE_Sign1 message (tag 18) of at most `max_len` bytes.
    pub const fn sign1(max_len: usize) -> Self {
        Self {
            max_len,
            max_entries: MAX_ENTRIES,
            tag: Some(18),
        }
    }
}

/// Checks that `bytes` are one deterministic item within `profile`. SPEC §1.2
pub fn scan(bytes: &[u8], profile: Profile) -> Result<(), ScanError> {
    let len = bytes.len();
    if len > profile.max_len {
        return Err(ScanError::TooLong {
            len,
            max: profile.max_len,
        });
    }
    let scanner = Scanner {
        bytes,
        max_entries: profile.max_entries,
    };
    let end = scanner.item(0, 0, profile.tag)?;
    if end == len {
        Ok(())
    } else {
        Err(ScanError::Trailing)
    }
}

struct Scanner<'a> {
    bytes: &'a [u8],
    max_entries: u64,
}

struct Head {
    major: u8,
    argument: u64,
    end: usize,
}

impl Scanner<'_> {
    /// Reads one item at `at` and returns where it ends.
    fn item(&self, at: usize, depth: usize, tag: Option<u64>) -> Result<usize, ScanError> {
        let head = self.head(at)?;
        match head.major {
            0 | 1 => Ok(head.end),
            2 => self.skip(&head),
            3 => self.text(&head),
            4 => self.array(&head, deeper(depth)?),
            5 => self.map(&head, deeper(depth)?),
            6 if tag == Some(head.argument) => self.item(head.end, deeper(depth)?, None),
            6 => Err(ScanError::Tag(head.argument)),
            _ => match head.argument {
                20..=22 => Ok(head.end),
                _ => Err(ScanError::Simple),
            },
        }
    }

    fn head(&self, at: usize) -> Result<Head, ScanError> {
        let first = *self.bytes.get(at).ok_or(ScanError::Truncated)?;
        let (major, info) = (first >> 5, first & 0x1f);
        let width = match info {
            0..=23 => 0,
            _ if major == 7 => return Err(simple_error(info)),
            24..=27 => 1usize << (info - 24),
            28..=30 => return Err(ScanError::Reserved),
            _ => return Err(ScanError::Indefinite),
        };
        let end = at + 1 + width;
        let wide = self.bytes.get(at + 1..end).ok_or(ScanError::Truncated)?;
        let argument = match width {
            0 => u64::from(info),
            _ => wide.iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte)),
        };
        let shortest = match width {
            0 => true,
            1 => argument >= 24,
            _ => argument >> (width * 4) != 0,
        };
        if shortest {
            Ok(Head {
                major,
                argument,
                end,
            })
        } else {
            Err(ScanError::NotShortest)
        }
    }

    fn skip(&self, head: &Head) -> Result<usize, ScanError> {
        let left = (self.bytes.len() - head.end) as u64;
        if head.argument > left {
            return Err(ScanError::Truncated);
        }
        Ok(head.end + head.argument as usize)
    }

    fn text(&self, head: &Head) -> Result<usize, ScanError> {
        let end = self.skip(head)?;
        std::str::from_utf8(&self.bytes[head.end..end]).map_err(|_| ScanError::Utf8)?;
        Ok(end)
    }

    fn array(&self, head: &Head, depth: usize) -> Result<usize, ScanError> {
        self.bounded(head.argument)?;
        (0..head.argument).try_fold(head.end, |at, _| self.item(at, depth, None))
    }

    fn map(&self, head: &Head, depth: usize) -> Result<usize, ScanError> {
        self.bounded(head.argument)?;
        let mut at = head.end;
        let mut previous: Option<&[u8]> = None;
        for _ in 0..head.argument {
            let key_end = self.key(at, depth)?;
            let key = &self.bytes[at..key_end];
            in_order(previous, key)?;
            previous = Some(key);
            at = self.item(key_end, depth, None)?;
        }
        Ok(at)
    }

    fn bounded(&self, entries: u64) -> Result<(), ScanError> {
        if entries <= self.max_entries {
            Ok(())
        } else {
            Err(ScanError::TooManyEntries)
        }
    }

    fn key(&self, at: usize, depth: usize) -> Result<usize, ScanError> {
        match self.head(at)?.major {
            0 | 1 | 3 => self.item(at, depth, None),
            _ => Err(ScanError::KeyType),
        }
    }
}

fn deeper(depth: usize) -> Result<usize, ScanError> {
    if depth < MAX_DEPTH {
        Ok(depth + 1)
    } else {
        Err(ScanError::TooDeep)
    }
}

fn in_order(previous: Option<&[u8]>, key: &[u8]) -> Result<(), ScanError> {
    match previous {
        Some(before) if before == key => Err(ScanError::DuplicateKey),
        Some(before) if before > key => Err(ScanError::KeyOrder),
        _ => Ok(()),
    }
}

fn simple_error(info: u8) -> ScanError {
    match info {
        24 => ScanError::Simple,
        25..=27 => ScanError::Float,
        28..=30 => ScanError::Reserved,
        _ => ScanError::Indefinite,
    }
}
