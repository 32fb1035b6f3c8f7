//! The form of the ledger's entries, and the chain they make.
//!
//! Entry = header (version, kind, number, hash of the header before, payload length, SHA-256(salt ‖ payload)), then the
//! salt and the payload. The chain runs over headers alone, so that an erased payload leaves a chain that still checks:
//! its header stays, marked, and a later entry says that it was erased. Without that entry it counts as altered.

use std::collections::{BTreeMap, BTreeSet};

use federation_spec::wire::ids::Hash32;

use super::checkpoint::Stands;
pub use super::head::Head;
use crate::core::{Entry, Fact, LedgerFact, OwnFact};

pub(super) const VERSION: u8 = 1;
/// Set in the version of an entry whose salt and payload are gone; the chain is hashed without it.
pub(super) const ERASED: u8 = 0x80;
pub(super) const HEADER: usize = 1 + 1 + 8 + 32 + 4 + 32;
pub(super) const SALT: usize = 16;
/// Longest payload: an own record in hexadecimal, and some.
const MAX_PAYLOAD: usize = 256 * 1024;

/// Longest entry, header and salt included.
pub(super) const MAX_ENTRY: usize = HEADER + SALT + MAX_PAYLOAD;

/// What the segments read so far hold.
#[derive(Default)]
pub(super) struct Chain<'a> {
    /// Entries after this one are not wanted.
    last: Option<u64>,
    /// What need not be read of the entries about visits.
    checkpoint: Option<&'a Stands>,
    /// Entries about visits that were read.
    pub(super) visits: usize,
    /// The entries whose payloads are there, with their numbers.
    pub(super) entries: Vec<(u64, Entry)>,
    /// Hash of each header: the last one is the head.
    pub(super) hashes: Vec<Hash32>,
    /// Entries without a payload, and what they were about.
    pub(super) blank: BTreeMap<u64, u8>,
    /// Entries that a later one says were erased.
    erased: BTreeSet<u64>,
}

impl<'a> Chain<'a> {
    /// A chain whose later entries are not kept.
    pub(super) fn up_to(last: u64) -> Self {
        Self {
            last: Some(last),
            ..Self::default()
        }
    }

    /// A chain of whose entries about visits those are not read that a checkpoint stands for.
    pub(super) fn beside(checkpoint: Option<&'a Stands>) -> Self {
        Self {
            checkpoint,
            ..Self::default()
        }
    }

    /// Whether what an entry of this kind says is to be read.
    fn wants(&self, number: u64, kind: u8) -> bool {
        let stands = self.checkpoint.is_some_and(|held| held.stands_for(number));
        !(stands && kind == VISIT)
    }

    /// Takes the entry that comes next, and returns its length.
    pub(super) fn take(&mut self, bytes: &[u8]) -> Result<Taken, Broken> {
        let read = read_entry(bytes, self.head())?;
        let number = self.head().number + 1;
        self.hashes.push(read.hash);
        let len = read.len;
        match read.payload {
            None => drop(self.blank.insert(number, read.kind)),
            Some(_) if !self.wants(number, read.kind) => {}
            Some(payload) => match serde_json::from_slice(payload) {
                Ok(entry) => {
                    self.visits += usize::from(read.kind == VISIT);
                    self.add(entry);
                }
                Err(error) => return Ok(Taken::Unreadable(error.to_string())),
            },
        }
        Ok(Taken::Whole(len))
    }

    pub(super) fn head(&self) -> Head {
        Head {
            number: self.hashes.len() as u64,
            hash: self.hashes.last().copied().unwrap_or(Hash32([0; 32])),
        }
    }

    fn add(&mut self, entry: Entry) {
        if let Fact::Ledger(LedgerFact::Erased { entries }) = &entry.fact {
            self.erased.extend(entries);
        }
        if self.last.is_some_and(|last| self.head().number > last) {
            return;
        }
        self.entries.push((self.head().number, entry));
    }

    /// Entries that should have been erased and still have their payloads.
    pub(super) fn unfinished(&self) -> BTreeSet<u64> {
        let there = |number: &u64| (1..=self.head().number).contains(number);
        let open = |number: &u64| !self.blank.contains_key(number);
        let erased = self.erased.iter().copied();
        erased
            .filter(|number| there(number) && open(number))
            .collect()
    }

    /// Entries that were erased, each with the hash of its header.
    pub(super) fn gone(&self) -> BTreeMap<u64, Hash32> {
        let hash = |number: &u64| {
            let at = usize::try_from(number.checked_sub(1)?).ok()?;
            Some((*number, *self.hashes.get(at)?))
        };
        self.erased.iter().filter_map(hash).collect()
    }

    /// Entries that have no payload, though nothing says that they were erased, and what they were about.
    pub(super) fn robbed(&self) -> impl Iterator<Item = (u64, u8)> {
        let unsaid = |(number, _): &(&u64, &u8)| !self.erased.contains(number);
        let blank = self.blank.iter().filter(unsaid);
        blank.map(|(number, kind)| (*number, *kind))
    }

    /// Goes on with an entry of this number, after others that do not read. The hash of the header before it is what that
    /// entry says.
    pub(super) fn go_on_with(&mut self, number: u64, before: Hash32) {
        let before_it = usize::try_from(number.saturating_sub(1)).unwrap_or(usize::MAX);
        self.hashes.resize(before_it, Hash32([0; 32]));
        if let Some(last) = self.hashes.last_mut() {
            *last = before;
        }
    }
}

/// Whether the entry that begins here has the payload that its header names.
pub(super) fn is_whole(bytes: &[u8]) -> bool {
    let (Some(header), rest) = (bytes.get(..HEADER), bytes.get(HEADER..)) else {
        return false;
    };
    let len = SALT + payload_len(&fixed(header));
    let salted = rest.and_then(|rest| rest.get(..len));
    salted.is_some_and(|salted| Hash32::of(salted) == Hash32(fixed(&header[46..78])))
}

/// Why an entry does not read.
pub(super) enum Broken {
    /// The file ends inside it, its digest is wrong, or it does not follow the one before.
    Here,
    /// A later format.
    Newer(u8),
}

/// What became of an entry that fits the chain.
pub(super) enum Taken {
    /// It was taken; so many bytes are its.
    Whole(usize),
    /// It is what was written, and cannot be read.
    Unreadable(String),
}

/// An entry that fits the chain.
struct ReadEntry<'a> {
    /// `None` for one that was erased.
    payload: Option<&'a [u8]>,
    /// What it is or was about.
    kind: u8,
    hash: Hash32,
    len: usize,
}

fn read_entry(bytes: &[u8], head: Head) -> Result<ReadEntry<'_>, Broken> {
    let mut header: [u8; HEADER] = fixed(bytes.get(..HEADER).ok_or(Broken::Here)?);
    let erased = header[0] & ERASED != 0;
    header[0] &= !ERASED;
    let number = u64::from_be_bytes(fixed(&header[2..10]));
    // Bytes that were never written may begin with anything: every version has its number there.
    if header[0] > VERSION && number == head.number + 1 {
        return Err(Broken::Newer(header[0]));
    }
    let before = Hash32(fixed(&header[10..42]));
    let len = payload_len(&header);
    if header[0] != VERSION || number != head.number + 1 || before != head.hash || len > MAX_PAYLOAD
    {
        return Err(Broken::Here);
    }
    let hash = Hash32::of(&header);
    if erased {
        return Ok(ReadEntry {
            payload: None,
            kind: header[1],
            hash,
            len: HEADER,
        });
    }
    let end = HEADER + SALT + len;
    let salted = bytes.get(HEADER..end).ok_or(Broken::Here)?;
    if Hash32::of(salted) != Hash32(fixed(&header[46..78])) {
        return Err(Broken::Here);
    }
    Ok(ReadEntry {
        payload: Some(&salted[SALT..]),
        kind: header[1],
        hash,
        len: end,
    })
}

fn payload_len(header: &[u8; HEADER]) -> usize {
    u32::from_be_bytes(fixed(&header[42..46])) as usize
}

/// A segment that reads, without the salts and payloads of these entries.
pub(super) fn without(bytes: &[u8], numbers: &BTreeSet<u64>) -> Vec<u8> {
    let mut kept = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some(header) = rest.get(..HEADER) {
        let mut header: [u8; HEADER] = fixed(header);
        let blank = header[0] & ERASED != 0;
        let len = if blank {
            0
        } else {
            SALT + payload_len(&header)
        };
        let (entry, after) = rest.split_at((HEADER + len).min(rest.len()));
        if numbers.contains(&u64::from_be_bytes(fixed(&header[2..10]))) {
            header[0] |= ERASED;
            kept.extend(header);
        } else {
            kept.extend(entry);
        }
        rest = after;
    }
    kept
}

pub(super) fn write_entry(
    entry: &Entry,
    salt: [u8; SALT],
    head: Head,
    bytes: &mut Vec<u8>,
) -> Head {
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

/// Kinds on which no verdict on a visitor rests: whom to stay connected with, members and plans, desks, colours,
/// invitations. A record
/// of this space may be its terms or a status list, a message one by which a code was used.
pub(super) const HARMLESS: [u8; 5] = [3, 4, 7, HOUSE, INVITATION];

/// The kind of entries about invitations. What followed from one is an entry of its own.
const INVITATION: u8 = 12;

/// The kind of entries about the house itself: its colours, cards and the door for tablets.
pub(super) const HOUSE: u8 = 10;

/// The kind of entries about visits.
const VISIT: u8 = 6;

/// The kind in the header: what an entry was about, even when its payload is erased.
fn kind(fact: &Fact) -> u8 {
    match fact {
        Fact::Own(OwnFact::Signed { .. }) => 1,
        Fact::Space(_) => 2,
        Fact::Peer(_) => 3,
        Fact::Member(_) => 4,
        Fact::Pass(_) => 5,
        Fact::Visit(_) => VISIT,
        Fact::Token(_) => 7,
        Fact::Ledger(_) => 8,
        Fact::Message(_) => 9,
        Fact::Invitation(_) => INVITATION,
        Fact::Own(OwnFact::Branded(_) | OwnFact::TabletsSet(_) | OwnFact::CardsSet(_)) => 10,
        Fact::Own(
            OwnFact::FutureLetGo { .. }
            | OwnFact::ClockConfirmed
            | OwnFact::AnotherSigner
            | OwnFact::HomeCopied
            | OwnFact::HomeConfirmed
            | OwnFact::HomeRestored(_)
            | OwnFact::RestoreSeen { .. }
            | OwnFact::HomeMoved
            | OwnFact::SpaceAdopted { .. }
            | OwnFact::WelcomeSet { .. },
        ) => 11,
    }
}

pub(super) fn fixed<const N: usize>(bytes: &[u8]) -> [u8; N] {
    bytes
        .try_into()
        .expect("the slice has the length it was cut to")
}
