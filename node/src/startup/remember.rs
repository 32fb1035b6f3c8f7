//! A core remembers what is on disk: every record climbs the ladder again before it counts.

use std::collections::{BTreeMap, HashSet};

use federation_spec::records::{KeyEvent, Record as _, SpaceProfile, StatusList, Terms, Vouches};
use federation_spec::rules::Places;
use federation_spec::rules::key_view::KeyView;
use federation_spec::rules::supersede::Latest;
use federation_spec::wire::envelope::{Envelope, RecordType};
use federation_spec::wire::ids::{Hash32, Timestamp};
use federation_spec::wire::signature::Verified;

use super::StartError;
use crate::clock;
use crate::core::batch::Slot;
use crate::core::memory::books::visits::Visits;
use crate::core::memory::identity::Identity;
use crate::core::{Climbed, Core, Entry, Fact, OwnFact, Setup};
use crate::keys::Keys;
use crate::net::address::peer_of_seed;
use crate::store::Records;
use crate::store::records::{Item, Kept};
use crate::verify::climb as climb_one;

/// What is on disk.
#[derive(Debug)]
pub struct OnDisk<'a, R> {
    /// The entries of the ledger, with their numbers.
    pub entries: &'a [(u64, Entry)],
    /// The number of the last of them.
    pub last: u64,
    /// The records of the files of pinned spaces, one file after the other.
    pub pinned: Vec<Vec<u8>>,
    /// The index.
    pub index: &'a R,
    /// What the visits come to, where the entries leave them out.
    pub visits: Option<Counted>,
    /// How many records climb together.
    pub climb: fn(&[&[u8]], &KeyView) -> Vec<Climbed>,
}

/// What the visits come to up to an entry of the ledger.
#[derive(Debug)]
pub struct Counted {
    /// That entry's number.
    pub number: u64,
    /// When something was written last, in step with what was before.
    pub written: Timestamp,
    /// The visits.
    pub visits: Visits,
}

/// A core that remembers this, at a moment. Fails if the founding of the space is nowhere to be found.
pub fn remember<R: Records>(
    keys: &Keys,
    disk: OnDisk<'_, R>,
    now: Timestamp,
) -> Result<Core, StartError> {
    let (entries, index, climb) = (disk.entries, disk.index, disk.climb);
    let founding = founding(keys, entries, index).ok_or(StartError::NotFounded)?;
    let mut core = Core::new(setup(keys, &founding, disk.last, index)?);
    if let Some(visits) = disk.visits {
        core.recall_visits(visits.number, visits.written, visits.visits);
    }
    for (number, entry) in entries {
        core.recall(*number, entry);
    }
    let mut remembering = Remembering {
        core,
        climb,
        now,
        orphans: Vec::new(),
    };
    let own = signed(entries).map(Vec::as_slice);
    let in_ledger = own.chain([founding.bytes().as_ref()]);
    let in_ledger = in_ledger.map(Hash32::of).collect();
    remembering.restore_index(index, &in_ledger);
    remembering.restore_books(entries, disk.pinned, index);
    let mut core = remembering.core;
    for (space, list, places) in index.taken() {
        if let Some(places) = Places::from_bytes(&places) {
            core.restore_taken(&space, list, &places);
        }
    }
    Ok(core)
}

/// Everything that this space signed, in the order of the ledger.
fn signed(entries: &[(u64, Entry)]) -> impl Iterator<Item = &Vec<u8>> {
    entries.iter().filter_map(|(_, entry)| match &entry.fact {
        Fact::Own(OwnFact::Signed { record }) => Some(record),
        _ => None,
    })
}

/// A record that was on disk.
struct Found {
    bytes: Vec<u8>,
    arrival: Option<u64>,
    rival: bool,
}

impl Found {
    fn of_index(kept: Kept) -> Self {
        Self {
            bytes: kept.bytes,
            arrival: Some(kept.item.arrival),
            rival: kept.item.slot.rival,
        }
    }
}

/// Records that climb together at start.
const PART: usize = 1024;

/// The event that founded this space: of the ledger, or where that entry is damaged the one of the index that names the key
/// with which this node signs.
fn founding(keys: &Keys, entries: &[(u64, Entry)], index: &impl Records) -> Option<Envelope> {
    let is_event = |event: &Envelope| event.kind() == RecordType::KeyEvent;
    let parsed = |bytes: &[u8]| Envelope::parse(bytes).ok().filter(is_event);
    let in_ledger = signed(entries).find_map(|record| parsed(record));
    in_ledger.or_else(|| {
        let events = index.records(|item| item.slot.kind == RecordType::KeyEvent);
        let own = |event: &Envelope| {
            let event = KeyEvent::read(event.payload()).ok();
            event.is_some_and(|event| {
                event.previous().is_none() && keys.ring.key_of(&event).is_some()
            })
        };
        let mut events = events.filter_map(|kept| parsed(&kept.bytes));
        events.find(own)
    })
}

fn setup(
    keys: &Keys,
    founding: &Envelope,
    last_entry: u64,
    index: &impl Records,
) -> Result<Setup, StartError> {
    let Climbed::KeyEvent(event) = climb_one(founding.bytes(), &Default::default()) else {
        return Err(StartError::NotFounded);
    };
    Ok(Setup {
        identity: Identity::new(event.record().space(), keys.ring.clone(), keys.secret),
        peer: peer_of_seed(&keys.transport).ok_or(StartError::NotFounded)?,
        cursor: index.cursor(),
        cursors: index.cursors(),
        released: clock::RELEASED,
        last_entry,
    })
}

/// A core that is remembering.
struct Remembering {
    core: Core,
    climb: fn(&[&[u8]], &KeyView) -> Vec<Climbed>,
    now: Timestamp,
    /// Key events that follow others which have not been read yet.
    orphans: Vec<(Verified<KeyEvent>, u64)>,
}

impl Remembering {
    /// Restores every record of the index that counts, a part at a time: all of them would lie in memory twice. Key events
    /// come first, since they count for all others, then what is shown, then its rivals. Own records count if the ledger
    /// holds them.
    fn restore_index(&mut self, index: &impl Records, in_ledger: &HashSet<Hash32>) {
        let own = self.core.space();
        let counts = |item: &Item| item.slot.space != own || in_ledger.contains(&item.id);
        let order = |slot: &Slot| (slot.kind != RecordType::KeyEvent, slot.rival);
        for turn in [(false, false), (false, true), (true, false), (true, true)] {
            let mut wanted = index
                .records(|item| order(&item.slot) == turn && counts(item))
                .map(Found::of_index)
                .peekable();
            while wanted.peek().is_some() {
                let part: Vec<Found> = wanted.by_ref().take(PART).collect();
                self.restore(&part);
            }
        }
    }

    /// Restores what pinned files and the ledger hold beside the index.
    fn restore_books(
        &mut self,
        entries: &[(u64, Entry)],
        pinned: Vec<Vec<u8>>,
        index: &impl Records,
    ) {
        let held: HashSet<Hash32> = index.items().map(|item| item.id).collect();
        let mut found: Vec<Found> = with_rivals(pinned)
            .filter(|found| !held.contains(&Hash32::of(&found.bytes)))
            .collect();
        found.extend(newest_lists(signed(entries)).map(|bytes| Found {
            bytes: bytes.clone(),
            arrival: None,
            rival: false,
        }));
        let is_key_event = |found: &Found| {
            Envelope::parse(&found.bytes).is_ok_and(|event| event.kind() == RecordType::KeyEvent)
        };
        found.sort_by_key(|found| (!is_key_event(found), found.rival));
        self.restore(&found);
    }

    fn restore(&mut self, part: &[Found]) {
        let bytes: Vec<&[u8]> = part.iter().map(|found| found.bytes.as_slice()).collect();
        let climbed = (self.climb)(&bytes, self.core.keys());
        let mut events = std::mem::take(&mut self.orphans);
        let mut others = Vec::new();
        for (found, climbed) in part.iter().zip(climbed) {
            match climbed {
                Climbed::KeyEvent(event) => events.push((*event, found.arrival.unwrap_or(0))),
                other @ (Climbed::Profile(_)
                | Climbed::Terms(_)
                | Climbed::StatusList(_)
                | Climbed::Vouches(_)
                | Climbed::KeyNotHeld(_)
                | Climbed::Fell(_)) => others.push((found, other)),
            }
        }
        self.orphans = self.core.restore_events(events);
        for (found, climbed) in others {
            self.core
                .restore(climbed, found.arrival, found.rival, self.now);
        }
    }
}

/// Own records, but of each status list the last one only: one is signed every six hours.
fn newest_lists<'a>(
    records: impl Iterator<Item = &'a Vec<u8>>,
) -> impl Iterator<Item = &'a Vec<u8>> {
    let mut kept = Vec::new();
    let mut lists = BTreeMap::new();
    for bytes in records {
        match Envelope::parse(bytes).map(|envelope| place_of(&envelope)) {
            Ok((RecordType::StatusList, number, _)) => drop(lists.insert(number, bytes)),
            _ => kept.push(bytes),
        }
    }
    kept.into_iter().chain(lists.into_values())
}

/// What a record is, which of its space's lines of that kind it belongs to, and its sequence number there.
fn place_of(envelope: &Envelope) -> (RecordType, u8, u64) {
    fn at<T: Latest>(envelope: &Envelope) -> (u8, u64) {
        let record = T::read(envelope.payload()).ok();
        record.map_or((0, 0), |record| (record.line(), record.sequence()))
    }
    let kind = envelope.kind();
    let (line, sequence) = match kind {
        RecordType::Profile => at::<SpaceProfile>(envelope),
        RecordType::Terms => at::<Terms>(envelope),
        RecordType::StatusList => at::<StatusList>(envelope),
        RecordType::Vouches => at::<Vouches>(envelope),
        // One log a space; passes and messages are nowhere on disk as records.
        RecordType::KeyEvent
        | RecordType::Card
        | RecordType::Attestation
        | RecordType::VisitMessage => (0, 0),
    };
    (kind, line, sequence)
}

/// The records of pinned files. Each file begins with a key event; of two that follow each other and have one place, the
/// second is the rival of the first: the proof that a home contradicts itself must outlive the index.
fn with_rivals(records: Vec<Vec<u8>>) -> impl Iterator<Item = Found> {
    let mut before = None;
    records.into_iter().map(move |bytes| {
        let place = Envelope::parse(&bytes)
            .ok()
            .map(|envelope| place_of(&envelope));
        let rival = place.is_some_and(|(kind, ..)| kind != RecordType::KeyEvent) && place == before;
        before = place;
        Found {
            bytes,
            arrival: None,
            rival,
        }
    })
}
