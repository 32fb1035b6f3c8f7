//! Opens a home: keys, ledger, pinned files, index; every record climbs the ladder again before it counts.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;

use federation_spec::rules::key_view::KeyView;
use federation_spec::wire::envelope::{Envelope, RecordType};
use federation_spec::wire::ids::{Hash32, SpaceId, Timestamp};
use tokio::sync::mpsc;

use crate::clock;
use crate::core::catch_up::new_epoch;
use crate::core::facts::Regard;
use crate::core::output::PinnedFile;
use crate::core::own::Identity;
use crate::core::{Batch, Climbed, Core, Entry, Fact, Input, Setup};
use crate::keys::{self, KeyError, Keys};
use crate::net::address::peer_of_seed;
use crate::random::{self, OsRandom};
use crate::store::files::{private_directory, sync_directory};
use crate::store::{Index, Ledger, LedgerError, Pinned, Stored, Writer};
use crate::verify::climb;

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
    /// The ledger does not begin with this space's founding.
    #[error(
        "the ledger does not hold the founding of this space: bring the whole home back from your backup"
    )]
    NotFounded,
    /// Opening was interrupted.
    #[error("opening the home was interrupted")]
    Interrupted,
}

/// A home that stands open.
pub struct OpenHome {
    /// The core, with everything it remembers.
    pub core: Core,
    /// The index.
    pub index: Index,
    /// The writing thread.
    pub writer: Writer,
    /// What an operator should know.
    pub notices: Vec<String>,
}

/// A record that was on disk.
struct Found {
    bytes: Vec<u8>,
    arrival: Option<u64>,
    rival: bool,
}

/// Opens a home.
pub fn open(home: &Path, stored: mpsc::Sender<Stored>) -> Result<OpenHome, StartError> {
    let keys = keys::load(home)?;
    let (ledger, entries) = Ledger::open(&home.join("ledger"))?;
    let pinned = Pinned::open(&home.join("pinned")).map_err(StartError::Disk)?;
    let opened =
        Index::open(home, clock::now(), new_epoch(&mut OsRandom)).map_err(StartError::Disk)?;
    let index = opened.index;
    let mut notices = Vec::new();
    if let Some((aside, reason)) = opened.quarantined {
        let aside = aside.display();
        notices.push(format!(
            "the index did not open ({reason}); it is kept at {aside}, and a new one is being built"
        ));
    }
    let mut core = Core::new(setup(&keys, &entries, &index)?);
    entries.iter().for_each(|entry| core.recall(entry));
    restore_all(&mut core, found(&entries, &pinned, &index)?);
    let batch = Batch {
        pinned: mended(&entries, &pinned, &index, core.keys(), &mut notices),
        index: core.missing_from_index(),
        ..Batch::default()
    };
    let shorter = index
        .ledger()
        .is_some_and(|held| held.number > ledger.head().number);
    if shorter {
        let reason = "the ledger is shorter than it was: bring it back from your backup";
        judge_only(&mut core, reason, &mut notices);
    }
    let writer = match opened.unwritable {
        None => Writer::start(home, ledger, pinned, index.clone(), stored),
        Some(error) => {
            let reason =
                format!("the index cannot be written ({error}): make room on the disk or mend it");
            judge_only(&mut core, &reason, &mut notices);
            Writer::refusing(reason, stored)
        }
    };
    let writer = writer.map_err(StartError::Disk)?;
    // Number 0 is never waited for: this batch can be built again at every start.
    let _ = writer.write(0, Box::new(batch));
    Ok(OpenHome {
        core,
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
    core.handle(Input::StoreFailed { reason }, clock::now(), &mut OsRandom);
}

/// Founds a space in an empty home: keys, recovery words, and a ledger that begins with the inception event.
///
/// All of it is made in a folder of its own and moved into place, the keys last: a home without keys was never founded,
/// whatever a power cut left there.
pub fn found_space(home: &Path, now: Timestamp) -> Result<(), StartError> {
    let making = home.join("founding");
    let (keys, words, book) = ("keys", "recovery.txt", "ledger");
    for unfinished in [&making, &home.join(book)] {
        if unfinished.exists() {
            std::fs::remove_dir_all(unfinished).map_err(StartError::Disk)?;
        }
    }
    private_directory(&making).map_err(StartError::Disk)?;
    let founding = keys::create(&making, now)?;
    let (mut ledger, _) = Ledger::open(&making.join(book))?;
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

fn setup(keys: &Keys, entries: &[Entry], index: &Index) -> Result<Setup, StartError> {
    let mut events = entries.iter().filter_map(|entry| match &entry.fact {
        Fact::Signed { record } => Envelope::parse(record).ok(),
        _ => None,
    });
    let founding = events
        .find(|event| event.kind() == RecordType::KeyEvent)
        .ok_or(StartError::NotFounded)?;
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
        eviction_key: random::bytes(),
    })
}

/// Everything on disk that can climb: of the index first, since its records have arrival numbers.
fn found(entries: &[Entry], pinned: &Pinned, index: &Index) -> Result<Vec<Found>, StartError> {
    let indexed = index.records().map(|kept| Found {
        bytes: kept.bytes,
        arrival: Some(kept.arrival),
        rival: kept.slot.rival,
    });
    let mut found: Vec<Found> = indexed.collect();
    let records = pinned.read_all().map_err(StartError::Disk)?;
    let held: HashSet<Hash32> = found.iter().map(|found| Hash32::of(&found.bytes)).collect();
    let missing = with_rivals(records).filter(|found| !held.contains(&Hash32::of(&found.bytes)));
    found.extend(missing);
    let signed = entries.iter().filter_map(|entry| match &entry.fact {
        Fact::Signed { record } => Some(record.clone()),
        _ => None,
    });
    found.extend(signed.map(|bytes| Found {
        bytes,
        arrival: None,
        rival: false,
    }));
    Ok(found)
}

/// Files of pinned spaces that are damaged or gone, made again from the index: it may be lost next.
fn mended(
    entries: &[Entry],
    pinned: &Pinned,
    index: &Index,
    keys: &KeyView,
    notices: &mut Vec<String>,
) -> Vec<PinnedFile> {
    let regards: BTreeMap<SpaceId, Regard> = entries
        .iter()
        .filter_map(|entry| match entry.fact {
            Fact::Standing { space, standing } => Some((space, standing)),
            _ => None,
        })
        .collect();
    let climbs = |record: &Vec<u8>| {
        !matches!(
            climb(record, keys),
            Climbed::Fell(_) | Climbed::KeyNotHeld { .. }
        )
    };
    let mut files = Vec::new();
    for (space, _) in regards
        .into_iter()
        .filter(|(_, held)| *held == Regard::Pinned)
    {
        let held = pinned.read(&space);
        if held.is_some_and(|held| !held.is_empty() && held.iter().all(climbs)) {
            continue;
        }
        let records = index.of_space(&space);
        let file = pinned.path(&space).display().to_string();
        notices.push(if records.is_empty() {
            format!("{file} is damaged or gone: that pinned space is fetched again")
        } else {
            format!("{file} was damaged or gone: it is written again from the index")
        });
        files.extend((!records.is_empty()).then_some(PinnedFile {
            space,
            records: Some(records),
        }));
    }
    files
}

/// The records of pinned files. Each file begins with a key event; of two of another kind that follow each other, the
/// second is the rival of the first: the proof that a home contradicts itself must outlive the index.
fn with_rivals(records: Vec<Vec<u8>>) -> impl Iterator<Item = Found> {
    let mut before = None;
    records.into_iter().map(move |bytes| {
        let kind = Envelope::parse(&bytes).ok().map(|envelope| envelope.kind());
        let rival = kind.is_some_and(|kind| kind != RecordType::KeyEvent) && kind == before;
        before = kind;
        Found {
            bytes,
            arrival: None,
            rival,
        }
    })
}

/// Key events first: what comes after is verified with them.
fn restore_all(core: &mut Core, found: Vec<Found>) {
    let is_key = |found: &Found| {
        Envelope::parse(&found.bytes).is_ok_and(|event| event.kind() == RecordType::KeyEvent)
    };
    let (key_events, others): (Vec<_>, Vec<_>) = found.into_iter().partition(is_key);
    for group in [key_events, others] {
        let keys = core.keys().clone();
        for (found, climbed) in group.iter().zip(climb_all(&group, &keys)) {
            core.restore(climbed, found.arrival, found.rival);
        }
    }
}

/// Climbs with many records on all processors.
fn climb_all(found: &[Found], keys: &KeyView) -> Vec<Climbed> {
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let share = found.len().div_ceil(threads).max(1);
    std::thread::scope(|scope| {
        let climb_share = |records: &[Found]| {
            records
                .iter()
                .map(|found| climb(&found.bytes, keys))
                .collect::<Vec<_>>()
        };
        let shares: Vec<_> = found
            .chunks(share)
            .map(|records| scope.spawn(move || climb_share(records)))
            .collect();
        shares
            .into_iter()
            .flat_map(|share| share.join().unwrap_or_default())
            .collect()
    })
}
