//! Opens a home: keys, ledger, pinned files, index.

pub mod adopted;
mod amiss;
mod counted;
pub mod remember;

use std::path::{Path, PathBuf};

use federation_spec::wire::ids::Timestamp;
use tokio::sync::mpsc;

use self::amiss::{FORMAT, check_format, damaged, is_copied, unlike};
use self::remember::{Counted, OnDisk, remember};
use crate::clock;
use crate::core::batch::PinnedFile;
use crate::core::catch_up::new_epoch;
use crate::core::limits::CLOCK_HORIZON;
use crate::core::{Batch, Core, Entry, Fact, Input, OwnFact, Stored};
use crate::keys::{self, KeyError, Keys};
use crate::random::{self, OsRandom};
use crate::store::files::{private_directory, sync_directory};
use crate::store::{Damage, Index, LedgerError, Pinned, Records as _, Segments, Writer};
use crate::verify::climb_page;

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
    /// What was read of a space does not hold its founding.
    #[error("what other nodes sent does not hold the founding of that space")]
    NotHeld,
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
            Self::Keys(_)
            | Self::Clock
            | Self::KeysGone
            | Self::NotFounded
            | Self::NotHeld
            | Self::Interrupted => "",
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
        let (entries, damage) = Segments::read_up_to(&self.home.join("ledger"), last)?;
        let pinned = Pinned::open(&self.home.join("pinned")).map_err(StartError::Disk)?;
        let mut core = remembered(&keys, &entries, last, &pinned, &self.index, None)?;
        miss(&mut core, &entries, &damage, false);
        Ok(core)
    }
}

/// Tells a core what it cannot rely on any more.
fn miss(core: &mut Core, entries: &[(u64, Entry)], damage: &[Damage], unlike: bool) {
    if unlike || !damage.iter().all(Damage::is_harmless) {
        core.miss_books();
    }
    let placed = |entry: &Entry| matches!(entry.fact, Fact::Own(OwnFact::TabletsSet(_)));
    let last = entries.iter().rfind(|(_, entry)| placed(entry));
    let last = last.map_or(0, |(number, _)| *number);
    let since = |one: &Damage| one.may_shut_a_door() && one.number > last;
    if unlike || damage.iter().any(since) {
        core.miss_door();
    }
}

fn remembered(
    keys: &Keys,
    entries: &[(u64, Entry)],
    last: u64,
    pinned: &Pinned,
    index: &Index,
    visits: Option<Counted>,
) -> Result<Core, StartError> {
    let disk = OnDisk {
        entries,
        last,
        pinned: pinned.read_all().map_err(StartError::Disk)?,
        index,
        visits,
        climb: |records, keys| climb_page(records, keys),
    };
    remember(keys, disk, clock::now())
}

/// Opens a home.
pub fn open(home: &Path, stored: mpsc::Sender<Stored>) -> Result<OpenHome, StartError> {
    check_format(home)?;
    let keys = keys::load(home)?;
    let mut notices = Vec::new();
    let directory = home.join("ledger");
    let (read, visits) = counted::read(&directory, &mut notices)?;
    let entries = &read.entries;
    let pinned = Pinned::open(&home.join("pinned")).map_err(StartError::Disk)?;
    let opened =
        Index::open(home, clock::now(), new_epoch(&mut OsRandom)).map_err(StartError::Disk)?;
    let mut index = opened.index;
    let (copied, lies) = is_copied(home, &mut index, &mut notices);
    if let Some((aside, reason)) = opened.quarantined {
        let aside = aside.display();
        notices.push(format!(
            "the index did not open ({reason}); it is kept at {aside}, and a new one is being built"
        ));
    }
    let last = read.ledger.head().number;
    let mut core = remembered(&keys, entries, last, &pinned, &index, visits)?;
    counted::keep(&core, &read, &directory);
    let batch = Batch {
        pinned: mended(&core, &pinned, &mut notices),
        index: core.differs_from_index(index.items().map(|item| (item.slot, item.arrival))),
        ..Batch::default()
    };
    let batch = match copied {
        true => core.note_copied(batch, clock::now()),
        false => batch,
    };
    let unwritable =
        |error| format!("the index cannot be written ({error}): make room on the disk or mend it");
    let unlike = unlike(&index, &read).map(str::to_owned);
    miss(&mut core, &read.entries, &read.damage, unlike.is_some());
    let amiss = damaged(&read.damage).or(unlike);
    let writer = match amiss.or(opened.unwritable.map(unwritable)) {
        None => Writer::start(home, read.ledger, pinned, index.clone(), lies, stored),
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
    let mut ledger = Segments::open(&making.join(book))?.ledger;
    let entry = Entry {
        at: now,
        fact: Fact::Own(OwnFact::Signed { record: founding }),
    };
    ledger.append_with(&[entry], random::bytes)?;
    for name in [book, words, keys] {
        std::fs::rename(making.join(name), home.join(name)).map_err(StartError::Disk)?;
        sync_directory(&home.join(name)).map_err(StartError::Disk)?;
    }
    std::fs::remove_dir_all(&making).map_err(StartError::Disk)
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
