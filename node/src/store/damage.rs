//! Entries of the ledger that are not what was written there: which ones, what they were about as far as that is proven, and
//! where the chain goes on behind them.

use federation_spec::wire::ids::Hash32;

use super::chain::{ERASED, HARMLESS, HEADER, HOUSE, Head, SALT, VERSION, fixed, is_whole};

/// So many entries in a row may be damaged before the chain is looked for no further.
const MOST: u64 = 10_000;

/// An entry that is not what was written there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damage {
    /// Its number.
    pub number: u64,
    /// In which file.
    pub path: String,
    /// The kind in its header, where the entry after it proves that header.
    pub(super) kind: Option<u8>,
}

impl Damage {
    /// Whether it provably was about nothing that a verdict on a visitor rests on.
    pub fn is_harmless(&self) -> bool {
        self.kind.is_some_and(|kind| HARMLESS.contains(&kind))
    }

    /// Whether it may have been what shut the door for tablets.
    pub fn may_shut_a_door(&self) -> bool {
        self.kind.is_none_or(|kind| kind == HOUSE)
    }
}

/// Where the chain goes on behind what does not read.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Onward {
    /// So many bytes further.
    pub(super) at: usize,
    /// The number of the entry there.
    pub(super) number: u64,
    /// Hash of the header before it, as it says.
    pub(super) before: Hash32,
    /// What the entry that does not read was about, if that is proven.
    pub(super) kind: Option<u8>,
    /// It is of a later format, and rightly so: nothing is damaged.
    pub(super) newer: bool,
}

/// Looks for it; `bytes` begin with the entry after `head`, which does not read.
pub(super) fn onward(bytes: &[u8], head: Head) -> Option<Onward> {
    let number = head.number + 1;
    let stands = |at: &usize| {
        let header = &bytes[*at..];
        let next = u64::from_be_bytes(fixed(&header[2..10]));
        // The entry itself may be whole, and only its link to the one before be wrong, or lie behind what is left of one
        // that seemed to be erased.
        // A number that is not the one after the last is either wrong itself, or others are missing before it: then the
        // entry behind it counts on from there.
        let counts_on = *at > 0 || followed_by(header, next.saturating_add(1));
        let most = if counts_on { number + MOST } else { number };
        let erased = header[0] == VERSION | ERASED;
        let begins = (header[0] == VERSION || erased) && (number.max(2)..=most).contains(&next);
        begins && (is_whole(header) || (erased && *at > 0))
    };
    let last = bytes.len().checked_sub(HEADER)?;
    let at = (0..=last).find(stands)?;
    let next = &bytes[at..];
    let before = Hash32(fixed(&next[10..42]));
    let mut header: [u8; HEADER] = fixed(&bytes[..HEADER]);
    let follows = u64::from_be_bytes(fixed(&next[2..10])) == number + 1;
    let newer = follows && header[0] != VERSION && Hash32::of(&header) == before;
    // One wrong bit there, and the rest of the header is as it was written.
    header[0] = VERSION;
    let proven = follows && Hash32::of(&header) == before;
    Some(Onward {
        at,
        number: u64::from_be_bytes(fixed(&next[2..10])),
        before,
        kind: proven.then_some(header[1]),
        newer,
    })
}

/// Whether the entry behind the one that begins here has this number.
fn followed_by(bytes: &[u8], number: u64) -> bool {
    let len = u32::from_be_bytes(fixed(&bytes[42..46])) as usize;
    let next = bytes.get(HEADER + SALT + len..);
    let next = next.and_then(|next| next.get(2..10));
    next.is_some_and(|next| next == number.to_be_bytes())
}
