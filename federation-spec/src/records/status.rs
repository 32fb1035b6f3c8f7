//! Whether a pass still counts: the claim by which it names its place in a status list, and the entries of such a list.
//! SPEC §3.6
//!
//! The form is that of the Token Status List draft (draft-ietf-oauth-status-list, CWT form): entries of 1, 2, 4 or 8 bits,
//! the first one in the lowest bits, in one zlib stream.

use std::fmt;
use std::str::FromStr;
use std::sync::{LazyLock, OnceLock};

use crate::plain::{Mistake, Plain, Problem};
use crate::wire::cbor::Item;
use crate::wire::ids::SpaceId;
use crate::wire::limits::{LIST_ENTRIES, MAX_LISTS, MAX_STATUS_LIST};
use crate::wire::zlib::{InflateError, deflate, inflate};

use super::fields::{Fault, FaultKind, Field, map_fields, words};
use super::values::{Bytes, Number};

words! {
    /// What a home says of one pass.
    pub enum Status {
        /// It counts. Also what stands at places that no pass has.
        Valid = 0 "valid",
        /// It counts no more.
        Revoked = 1 "revoked",
        /// It does not count for now.
        Suspended = 2 "suspended",
        /// It was lost, and another one took its place. (The draft leaves this number to applications.)
        Replaced = 3 "replaced",
    }
}

impl Status {
    fn of_code(code: u8) -> Self {
        match code {
            0 => Self::Valid,
            1 => Self::Revoked,
            2 => Self::Suspended,
            _ => Self::Replaced,
        }
    }
}

/// The name of a status list: `covisa:…/s/0` to `/s/63`. SPEC §3.6
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ListId {
    /// Whose list it is.
    pub space: SpaceId,
    /// Its number, below [`MAX_LISTS`].
    pub number: u8,
}

impl fmt::Display for ListId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/s/{}", self.space, self.number)
    }
}

/// A text that names no status list.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a status list: a space id, /s/ and a number below {MAX_LISTS}")]
pub struct NotAList;

impl FromStr for ListId {
    type Err = NotAList;

    fn from_str(text: &str) -> Result<Self, NotAList> {
        let (space, digits) = text.split_once("/s/").ok_or(NotAList)?;
        let space = space.parse().map_err(|_| NotAList)?;
        let number = digits.parse().map_err(|_| NotAList)?;
        let list = Self { space, number };
        // A number has one spelling.
        (number < MAX_LISTS && list.to_string() == text)
            .then_some(list)
            .ok_or(NotAList)
    }
}

map_fields! {
    /// The status claim of a pass.
    pub struct StatusClaim: Exact {
        /// Its place in a status list.
        "status_list" => place: StatusPlace,
    }
}

map_fields! {
    /// A place in a status list.
    pub struct StatusPlace: Exact {
        /// Which entry.
        "idx" => index: Number<0, { LIST_ENTRIES as i64 - 1 }>,
        /// Of which list.
        "uri" => list: ListId,
    }
}

impl StatusClaim {
    /// A claim on a place; `None` for an entry that no list has.
    pub fn new(list: ListId, index: u16) -> Option<Self> {
        let index = Number::new(index.into())?;
        Some(Self {
            place: StatusPlace { index, list },
        })
    }

    /// The list.
    pub fn list(&self) -> ListId {
        self.place.list
    }

    /// The entry's number, below [`LIST_ENTRIES`].
    pub fn index(&self) -> u16 {
        self.place.index.value() as u16
    }
}

map_fields! {
    /// The status list claim: the entries of a list of this profile.
    pub struct StatusEntries: Exact {
        /// Bits of one entry.
        "bits" => bits: Number<2, 2>,
        /// The entries, packed.
        "lst" => statuses: Statuses,
    }
}

impl StatusEntries {
    /// A list in which these places have a status and all others are valid. Places that no list has are left out.
    pub fn of(statuses: impl IntoIterator<Item = (u16, Status)>) -> Self {
        Self {
            bits: Number::new(2).expect("2 is within 2 to 2"),
            statuses: Statuses::of(statuses),
        }
    }
}

/// Bytes of the entries of one list of this profile, inflated.
const LIST_BYTES: usize = LIST_ENTRIES as usize / 4;

/// The 8,192 entries of 2 bits of one list, packed as they came; inflated when one of them is first asked for.
#[derive(Debug, Clone)]
pub struct Statuses {
    packed: Bytes<1, MAX_STATUS_LIST>,
    entries: OnceLock<Entries>,
}

impl Statuses {
    fn of(statuses: impl IntoIterator<Item = (u16, Status)>) -> Self {
        let mut bytes = vec![0_u8; LIST_BYTES];
        for (index, status) in statuses {
            if let Some(byte) = bytes.get_mut(usize::from(index / 4)) {
                let shift = index % 4 * 2;
                *byte = *byte & !(3 << shift) | (status.code() as u8) << shift;
            }
        }
        let packed = Bytes::new(deflate(&bytes)).expect("2,048 bytes never grow beyond 4,096");
        Self {
            packed,
            entries: OnceLock::new(),
        }
    }

    /// The status at a place; `None` for one that no list has.
    pub fn at(&self, index: u16) -> Option<Status> {
        let entries = self.entries.get_or_init(|| {
            Entries::inflate(2, self.packed.as_slice(), LIST_BYTES)
                .expect("it was inflated when it was read")
        });
        entries.at(index.into()).map(Status::of_code)
    }

    /// Whether all places are valid, as far as can be told without inflating: another encoder's zeros may be overlooked.
    fn is_blank(&self) -> bool {
        static BLANK: LazyLock<Vec<u8>> = LazyLock::new(|| deflate(&[0; LIST_BYTES]));
        self.packed.as_slice() == BLANK.as_slice()
    }

    /// Every place that is not valid. Inflates anew, so that whoever looks once keeps nothing.
    pub fn said(&self) -> Vec<(u16, Status)> {
        if self.is_blank() {
            return Vec::new();
        }
        let entries = Entries::inflate(2, self.packed.as_slice(), LIST_BYTES)
            .expect("it was inflated when it was read");
        let said = entries.said();
        said.map(|(index, code)| (index as u16, Status::of_code(code)))
            .collect()
    }

    fn read(packed: Bytes<1, MAX_STATUS_LIST>) -> Option<Self> {
        let entries = Entries::inflate(2, packed.as_slice(), LIST_BYTES).ok()?;
        (entries.len() == usize::from(LIST_ENTRIES)).then_some(Self {
            packed,
            entries: OnceLock::new(),
        })
    }
}

impl PartialEq for Statuses {
    fn eq(&self, other: &Self) -> bool {
        self.packed == other.packed
    }
}

impl Eq for Statuses {}

impl Field for Statuses {
    fn to_item(&self) -> Item {
        self.packed.to_item()
    }

    fn from_item(item: &Item) -> Result<Self, Fault> {
        Self::read(Bytes::from_item(item)?).ok_or(Fault::new(FaultKind::Form))
    }

    fn to_plain(&self) -> Plain {
        self.packed.to_plain()
    }

    fn from_plain(plain: &Plain) -> Result<Self, Mistake> {
        let example = "a zlib stream of 2048 bytes in hexadecimal";
        Self::read(Bytes::from_plain(plain)?)
            .ok_or_else(|| plain.mistake(Problem::Form { example }))
    }
}

/// Entries of any list of the draft, inflated: 1, 2, 4 or 8 bits each, the first in the lowest bits of the first byte.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entries {
    bits: u8,
    bytes: Vec<u8>,
}

/// Why there are no entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoEntries {
    /// Entries have 1, 2, 4 or 8 bits.
    #[error("entries of {0} bits")]
    Bits(u8),
    /// The stream.
    #[error(transparent)]
    Stream(#[from] InflateError),
}

impl Entries {
    /// Inflates the `lst` of a list, to at most `most` bytes.
    pub fn inflate(bits: u8, packed: &[u8], most: usize) -> Result<Self, NoEntries> {
        if ![1, 2, 4, 8].contains(&bits) {
            return Err(NoEntries::Bits(bits));
        }
        let bytes = inflate(packed, most)?;
        Ok(Self { bits, bytes })
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.bytes.len() * self.each()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// One entry; `None` beyond the last.
    pub fn at(&self, index: usize) -> Option<u8> {
        let byte = self.bytes.get(index / self.each())?;
        let shift = index % self.each() * usize::from(self.bits);
        Some(byte >> shift & (0xff >> (8 - self.bits)))
    }

    /// Every entry that is not 0, with its index. Most bytes hold none: they are passed over whole.
    fn said(&self) -> impl Iterator<Item = (usize, u8)> {
        let each = self.each();
        let bytes = self.bytes.iter().enumerate();
        let held = bytes.filter(|(_, byte)| **byte != 0);
        let indices = held.flat_map(move |(at, _)| at * each..(at + 1) * each);
        indices.filter_map(|index| Some((index, self.at(index).filter(|code| *code != 0)?)))
    }

    /// Entries of one byte.
    fn each(&self) -> usize {
        8 / usize::from(self.bits)
    }
}
