//! Opens a home: keys, ledger, pinned files, index; every record climbs the ladder again before it counts.

mod amiss;

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};

use federation_spec::records::{KeyEvent, Record as _, SpaceProfile, StatusList, Terms};
use federation_spec::rules::Places;
use federation_spec::rules::supersede::Latest;
use federation_spec::wire::envelope::{Envelope, RecordType};
use federation_spec::wire::ids::{Hash32, Timestamp};
use tokio::sync::mpsc;

use self::amiss::{FORMAT, check_format, damaged, is_copied, unlike};
use crate::clock;
use crate::core::catch_up::new_epoch;
use crate::core::limits::CLOCK_HORIZON;
use crate::core::output::PinnedFile;
use crate::core::output::Slot;
use crate::core::own::Identity;
use crate::core::{Batch, Climbed, Core, Entry, Fact, Input, Setup, Stored};
use crate::keys::{self, KeyError, Keys};
use crate::net::address::peer_of_seed;
use crate::random::{self, OsRandom};
use crate::store::files::{private_directory, sync_directory};
use crate::store::index::{Item, Kept};
use crate::store::{Damage, Index, Ledger, LedgerError, Pinned, Writer};
use crate::verify::{climb, climb_page};

/// Why a node does not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The keys.
    #[error(transparent)]
    Keys(#[from] KeyError),
    /// The ledger.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// The home or the index.
    #[error("{0}")]
    Disk(std::io::Error),
    /// No thread could be started.
    #[error("no thread could be started: {0}")]
    Threads(std::io::Error),
    /// The network.
    #[error("the network could not be started: {0}")]
    Network(String),
    /// A space cannot be founded by a clock that is years off: its id would be dated by it for good.
    #[error("the clock of this computer cannot be right: set its date and time, then try again")]
    Clock,
    /// A space whose keys are gone: founding another one would take its ledger away.
    #[error(
        "a space was here, and its keys are gone: bring the folder keys back from your backup, or found another space in another folder"
    )]
    KeysGone,
    /// A later version of this program wrote the home.
    #[error(
        "{path} says that the form of this home is {found:?}, and this version knows none later than {FORMAT}"
    )]
    NewerHome {
        /// The file that says so.
        path: String,
        /// What it says.
        found: String,
    },
    /// The ledger does not begin with this space's founding.
    #[error(
        "the ledger does not hold the founding of this space: bring the whole home back from your backup"
    )]
    NotFounded,
    /// Opening was interrupted.
    #[error("opening the home was interrupted")]
    Interrupted,
}

impl StartError {
    /// What to do next.
    pub fn next(&self) -> &'static str {
        match self {
            Self::Ledger(LedgerError::Unreadable { .. }) => {
                "Nothing was changed. Without a backup, keep the whole home as it is and ask for help."
            }
            Self::NewerHome { .. } | Self::Ledger(LedgerError::NewerFormat { .. }) => {
                "Nothing was changed. Install the version that wrote it, or a later one."
            }
            Self::Disk(_) | Self::Ledger(LedgerError::Io { .. }) => {
                "Check that the folder is yours, that it can be written, and that the disk has room."
            }
            Self::Threads(_) => "Close other programs, then try again.",
            Self::Network(_) => "Give another address with --listen, or stop what has this one.",
            // Nothing is appended while a home is being opened.
            Self::Ledger(LedgerError::TooLong { .. }) => "",
            Self::Keys(_) | Self::Clock | Self::KeysGone | Self::NotFounded | Self::Interrupted => {
                ""
            }
        }
    }
}

/// A home that stands open.
pub struct OpenHome {
    /// The core, with everything it remembers.
    pub core: Core,
    /// The index.
    pub index: Index,
    /// The writing thread.
    pub writer: Writer,
    /// Where all of it lies.
    pub memory: Memory,
    /// What an operator should know.
    pub notices: Vec<String>,
}

/// Where a node's memory lies.
#[derive(Debug, Clone)]
pub struct Memory {
    home: PathBuf,
    index: Index,
}

impl Memory {
    /// A core that remembers what is on disk, up to this entry of the ledger and nothing after it.
    pub fn recall(&self, last: u64) -> Result<Core, StartError> {
        let keys = keys::load(&self.home)?;
        let entries = Ledger::read_up_to(&self.home.join("ledger"), last)?;
        let pinned = Pinned::open(&self.home.join("pinned")).map_err(StartError::Disk)?;
        // The node writes nothing more until it is started anew: where the ledger ends does not matter.
        remember(&keys, &entries, last, &pinned, &self.index)
    }
}

fn remember(
    keys: &Keys,
    entries: &[(u64, Entry)],
    last: u64,
    pinned: &Pinned,
    index: &Index,
) -> Result<Core, StartError> {
    let founding = founding(keys, entries, index).ok_or(StartError::NotFounded)?;
    let mut core = Core::new(setup(keys, &founding, last, index)?);
    for (number, entry) in entries {
        core.recall(*number, entry);
    }
    let own = signed(entries).map(Vec::as_slice);
    let in_ledger = own.chain([founding.bytes().as_ref()]);
    let in_ledger = in_ledger.map(Hash32::of).collect();
    restore_index(&mut core, index, &in_ledger);
    restore_books(&mut core, entries, pinned, index)?;
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
        Fact::Signed { record } => Some(record),
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

/// Opens a home.
pub fn open(home: &Path, stored: mpsc::Sender<Stored>) -> Result<OpenHome, StartError> {
    check_format(home)?;
    let keys = keys::load(home)?;
    let read = Ledger::open(&home.join("ledger"))?;
    let entries = &read.entries;
    let pinned = Pinned::open(&home.join("pinned")).map_err(StartError::Disk)?;
    let opened =
        Index::open(home, clock::now(), new_epoch(&mut OsRandom)).map_err(StartError::Disk)?;
    let mut index = opened.index;
    let mut notices = Vec::new();
    let copied = is_copied(home, &mut index, &mut notices);
    if let Some((aside, reason)) = opened.quarantined {
        let aside = aside.display();
        notices.push(format!(
            "the index did not open ({reason}); it is kept at {aside}, and a new one is being built"
        ));
    }
    let last = read.ledger.head().number;
    let mut core = remember(&keys, entries, last, &pinned, &index)?;
    let batch = Batch {
        pinned: mended(&core, &pinned, &mut notices),
        index: core.missing_from_index(),
        ..Batch::default()
    };
    let batch = match copied {
        true => core.note_copied(batch, clock::now()),
        false => batch,
    };
    let unwritable =
        |error| format!("the index cannot be written ({error}): make room on the disk or mend it");
    let unlike = unlike(&index, &read).map(str::to_owned);
    if unlike.is_some() || !read.damage.iter().all(Damage::is_harmless) {
        core.miss_books();
    }
    let amiss = damaged(&read.damage).or(unlike);
    let writer = match amiss.or(opened.unwritable.map(unwritable)) {
        None => Writer::start(home, read.ledger, pinned, index.clone(), stored),
        Some(reason) => {
            judge_only(&mut core, &reason, &mut notices);
            Writer::refusing(reason, read.ledger.head().number, stored)
        }
    };
    let writer = writer.map_err(StartError::Disk)?;
    // Number 0 is never waited for: this batch can be built again at every start.
    let _ = writer.write(0, Box::new(batch));
    Ok(OpenHome {
        core,
        memory: Memory {
            home: home.to_owned(),
            index: index.clone(),
        },
        index,
        writer,
        notices,
    })
}

/// Checks go on, and nothing is written until the next start.
fn judge_only(core: &mut Core, reason: &str, notices: &mut Vec<String>) {
    let reason = reason.to_owned();
    notices.push(format!(
        "{reason}. Until then this node judges visitors and publishes nothing"
    ));
    let failed = Input::StoreFailed { reason };
    core.handle(failed, clock::moment(), &mut OsRandom);
}

/// Founds a space in an empty home: keys, recovery words, and a ledger that begins with the inception event.
///
/// All of it is made in a folder of its own and moved into place, the keys last: a home without keys was never founded,
/// whatever a power cut left there. One that was ever opened has an index: nothing of that is touched.
pub fn found_space(home: &Path, now: Timestamp) -> Result<(), StartError> {
    if !(clock::RELEASED..=clock::RELEASED.plus(CLOCK_HORIZON)).contains(&now) {
        return Err(StartError::Clock);
    }
    if home.join("index").exists() {
        return Err(StartError::KeysGone);
    }
    let making = home.join("founding");
    let (keys, words, book) = ("keys", "recovery.txt", "ledger");
    for unfinished in [&making, &home.join(book)] {
        if unfinished.exists() {
            std::fs::remove_dir_all(unfinished).map_err(StartError::Disk)?;
        }
    }
    private_directory(&making).map_err(StartError::Disk)?;
    let founding = keys::create(&making, now)?;
    let mut ledger = Ledger::open(&making.join(book))?.ledger;
    let entry = Entry {
        at: now,
        fact: Fact::Signed { record: founding },
    };
    ledger.append(&[entry], random::bytes)?;
    for name in [book, words, keys] {
        std::fs::rename(making.join(name), home.join(name)).map_err(StartError::Disk)?;
        sync_directory(&home.join(name)).map_err(StartError::Disk)?;
    }
    std::fs::remove_dir_all(&making).map_err(StartError::Disk)
}

/// The event that founded this space: of the ledger, or where that entry is damaged the one of the index that names the key
/// with which this node signs.
fn founding(keys: &Keys, entries: &[(u64, Entry)], index: &Index) -> Option<Envelope> {
    let is_event = |event: &Envelope| event.kind() == RecordType::KeyEvent;
    let parsed = |bytes: &[u8]| Envelope::parse(bytes).ok().filter(is_event);
    let in_ledger = signed(entries).find_map(|record| parsed(record));
    in_ledger.or_else(|| {
        let events = index.records(|item| item.slot.kind == RecordType::KeyEvent);
        let own = |event: &Envelope| {
            let event = KeyEvent::read(event.payload()).ok();
            event.is_some_and(|event| event.keys().contains(&keys.signing.public()))
        };
        let mut events = events.filter_map(|kept| parsed(&kept.bytes));
        events.find(own)
    })
}

fn setup(
    keys: &Keys,
    founding: &Envelope,
    last_entry: u64,
    index: &Index,
) -> Result<Setup, StartError> {
    let Climbed::KeyEvent(event) = climb(founding.bytes(), &Default::default()) else {
        return Err(StartError::NotFounded);
    };
    Ok(Setup {
        identity: Identity {
            space: event.record().space(),
            key: keys.signing.clone(),
            secret: keys.secret,
        },
        peer: peer_of_seed(&keys.transport).ok_or(StartError::NotFounded)?,
        cursor: index.cursor(),
        cursors: index.cursors(),
        released: clock::RELEASED,
        last_entry,
    })
}

/// Restores every record of the index that counts, a part at a time: all of them would lie in memory twice. Key events
/// come first, since they count for all others, then what is shown, then its rivals. Own records count if the ledger
/// holds them.
fn restore_index(core: &mut Core, index: &Index, in_ledger: &HashSet<Hash32>) {
    let own = core.space();
    let counts = |item: &Item| item.slot.space != own || in_ledger.contains(&item.id);
    let order = |slot: &Slot| (slot.kind != RecordType::KeyEvent, slot.rival);
    for turn in [(false, false), (false, true), (true, false), (true, true)] {
        let mut wanted = index
            .records(|item| order(&item.slot) == turn && counts(item))
            .map(Found::of_index)
            .peekable();
        while wanted.peek().is_some() {
            let part: Vec<Found> = wanted.by_ref().take(PART).collect();
            restore(core, &part);
        }
    }
}

/// Restores what pinned files and the ledger hold beside the index.
fn restore_books(
    core: &mut Core,
    entries: &[(u64, Entry)],
    pinned: &Pinned,
    index: &Index,
) -> Result<(), StartError> {
    let held: HashSet<Hash32> = index.items().map(|item| item.id).collect();
    let records = pinned.read_all().map_err(StartError::Disk)?;
    let mut found: Vec<Found> = with_rivals(records)
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
    restore(core, &found);
    Ok(())
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

fn restore(core: &mut Core, part: &[Found]) {
    let bytes: Vec<&[u8]> = part.iter().map(|found| found.bytes.as_slice()).collect();
    for (found, climbed) in part.iter().zip(climb_page(&bytes, core.keys())) {
        core.restore(climbed, found.arrival, found.rival, clock::now());
    }
}

/// Files of pinned spaces that do not hold what is known of them, to be written again: the index may be lost next.
fn mended(core: &Core, pinned: &Pinned, notices: &mut Vec<String>) -> Vec<PinnedFile> {
    let mut files = Vec::new();
    for file in core.pinned_files() {
        let known = file.records.as_deref().unwrap_or_default();
        let held = pinned.read(&file.space).unwrap_or_default();
        if !held.is_empty() && held.iter().eq(known.iter().map(|record| &**record)) {
            continue;
        }
        let path = pinned.path(&file.space).display().to_string();
        notices.push(if known.is_empty() || known.len() < held.len() {
            format!("{path} is damaged or gone: that pinned space is fetched again")
        } else {
            format!("{path} was damaged or gone: it is written again from the index")
        });
        files.extend(file.records.is_some().then_some(file));
    }
    files
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
        _ => (0, 0),
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
