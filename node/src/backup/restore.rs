//! A home is made of a backup. All of it is made in a folder of its own and moved into place, the keys last: a home without keys
//! is none, whatever a power cut left there.
//!
//! Whoever brings a home back over one that is there joins what speaks against anybody: what follows the backup in the ledger
//! that is there, or where that is damaged too, what it took away.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use federation_spec::records::status::Status;
use federation_spec::records::{KeyEvent, Record as _};
use federation_spec::wire::envelope::{Envelope, RecordType};
use federation_spec::wire::ids::{Hash32, SpaceId, Timestamp};

use super::BackupError;
use super::prove::{Order, Proven, place_of, prove};
use crate::core::batch::IndexChange;
use crate::core::catch_up::new_epoch;
use crate::core::facts::{
    LedgerFact, MemberFact, MessageFact, PassFact, Regard, Restore, SpaceFact, VisitFact,
};
use crate::core::{Entry, Fact, OwnFact};
use crate::keys;
use crate::keys::words::Words;
use crate::random::{self, OsRandom};
use crate::store::files::{private_directory, replace, sync_directory};
use crate::store::index::index_file;
use crate::store::reading::Reading;
use crate::store::segments::segments;
use crate::store::{Index, Segments};

/// What is moved into a home, in this order: without the last one it is none.
const MOVED: [&str; 5] = ["ledger", "pinned", "index", "config.toml", "keys"];
/// What a home that is brought back over is set aside of.
const ASIDE: [&str; 6] = ["keys", "ledger", "pinned", "index", "lies", "recovery.txt"];
/// Where a home is made before it is moved into place.
const MAKING: &str = "restoring";

/// What is to be brought back, and whereto.
pub struct Bringing<'a> {
    /// The backup.
    pub file: &'a Path,
    /// The words of the sheet that counted when it was made.
    pub words: &'a Words,
    /// The home.
    pub home: &'a Path,
    /// The space lives there from now on: other machines stand down.
    pub moving: bool,
    /// A home of the same space is there, and is set aside.
    pub over: bool,
    /// What was erased since, as it is listed beside the backups.
    pub erased: &'a BTreeMap<u64, Hash32>,
    /// Now.
    pub now: Timestamp,
}

/// What was brought back.
#[derive(Debug)]
pub struct Brought {
    /// The backup.
    pub backup: Proven,
    /// Entries of the ledger that was there and that follow it.
    pub joined: usize,
    /// Entries that were erased since it was made.
    pub erased: usize,
    /// Where what was there lies now.
    pub aside: Option<PathBuf>,
}

/// Makes a home of a backup. On an error nothing of what was there has changed.
pub fn restore(
    order: &Bringing<'_>,
    told: &mut dyn FnMut(u64, u64),
) -> Result<Brought, BackupError> {
    let home = order.home;
    let there = keys::exist(home);
    if there && !order.over {
        return Err(BackupError::HomeExists(home.to_owned()));
    }
    private_directory(home).map_err(|source| BackupError::io(home, source))?;
    let making = home.join(MAKING);
    let made = made(order, &making, told);
    let made = made.inspect_err(|_| drop(fs::remove_dir_all(&making)))?;
    let aside = aside_of(home, order.now)?;
    moved(home, &making, aside.as_deref())?;
    sync_directory(&home.join("keys")).map_err(|source| BackupError::io(home, source))?;
    // Nobody reads it any more, and the next one that is made begins anew.
    let _ = fs::remove_dir_all(&making);
    Ok(Brought { aside, ..made })
}

/// Makes the home in a folder of its own.
fn made(
    order: &Bringing<'_>,
    making: &Path,
    told: &mut dyn FnMut(u64, u64),
) -> Result<Brought, BackupError> {
    if making.exists() {
        fs::remove_dir_all(making).map_err(|source| BackupError::io(making, source))?;
    }
    for name in ["", "keys", "ledger", "pinned"] {
        let path = making.join(name);
        private_directory(&path).map_err(|source| BackupError::io(&path, source))?;
    }
    let sought: Vec<u64> = order.erased.keys().copied().collect();
    let proving = Order {
        file: order.file,
        words: order.words,
        sought: &sought,
    };
    let mut keep = |part: &_, bytes: &[u8]| match place_of(making, part) {
        Some(path) => replace(&path, bytes).map_err(|source| BackupError::io(&path, source)),
        None => Ok(()),
    };
    let backup = prove(&proving, &mut keep, told)?;
    let there = There::read(order.home)?;
    let has_keys = keys::exist(order.home);
    let follows = there.map_or(Ok(Vec::new()), |there| there.following(&backup, has_keys))?;
    let known_as = |(number, hash): &(&u64, &Hash32)| backup.sought.get(number) == Some(hash);
    let erased = order.erased.iter().filter(known_as);
    let erased: Vec<u64> = erased.map(|(number, _)| *number).collect();
    let made_at = follows.iter().map(|entry| entry.at).max();
    let restored = OwnFact::HomeRestored(Restore {
        made_at: made_at.unwrap_or(backup.made_at),
        moving: order.moving,
    });
    let at = |fact| Entry {
        at: order.now,
        fact,
    };
    let erasing = LedgerFact::Erased {
        entries: erased.clone(),
    };
    let last = [
        Some(at(Fact::Own(OwnFact::HomeCopied))),
        Some(at(Fact::Own(restored))),
        (!erased.is_empty()).then(|| at(Fact::Ledger(erasing))),
    ];
    let mut ledger = Segments::open(&making.join("ledger"))?.ledger;
    let joined = follows.len();
    let entries: Vec<Entry> = follows
        .into_iter()
        .chain(last.into_iter().flatten())
        .collect();
    ledger.append_with(&entries, random::bytes)?;
    index(making, &backup, &ledger, order.now)
        .map_err(|source| BackupError::io(&making.join("index"), source))?;
    Ok(Brought {
        backup,
        joined,
        erased: erased.len(),
        aside: None,
    })
}

/// An index that knows nothing but what homes took back.
fn index(making: &Path, backup: &Proven, ledger: &Segments, now: Timestamp) -> std::io::Result<()> {
    let index = Index::open(making, now, new_epoch(&mut OsRandom))?.index;
    let taken = backup.taken.iter();
    let changes: Vec<IndexChange> = taken
        .map(|(space, list, places)| IndexChange::Taken {
            space: *space,
            list: *list,
            places: Some(places.clone()),
        })
        .collect();
    index.apply(&changes, ledger.head())?;
    index.sync(&index_file(making)?)
}

/// Sets aside what a home holds, and moves what was made in its place. What cannot be done whole is undone.
fn moved(home: &Path, making: &Path, aside: Option<&Path>) -> Result<(), BackupError> {
    let away = aside.map_or(Vec::new(), |aside| {
        let there = ASIDE.iter().filter(|name| home.join(name).exists());
        there
            .map(|name| (home.join(name), aside.join(name)))
            .collect()
    });
    let made = MOVED.iter().filter(|name| making.join(name).exists());
    // A configuration that is there stays.
    let made = made.filter(|name| **name != "config.toml" || !home.join(name).exists());
    let made = made.map(|name| (making.join(name), home.join(name)));
    let mut done: Vec<(PathBuf, PathBuf)> = Vec::new();
    for (from, to) in away.into_iter().chain(made) {
        if let Err(source) = fs::rename(&from, &to) {
            for (from, to) in done.iter().rev() {
                // Best effort on a disk that has just failed: what was set aside is whole wherever it lies.
                let _ = fs::rename(to, from);
            }
            return Err(BackupError::io(&to, source));
        }
        done.push((from, to));
    }
    Ok(())
}

/// A folder of its own for what a home holds; none where it holds nothing.
fn aside_of(home: &Path, now: Timestamp) -> Result<Option<PathBuf>, BackupError> {
    if !ASIDE.iter().any(|name| home.join(name).exists()) {
        return Ok(None);
    }
    let name = |number: u64| home.join(format!("before-restore-{}", now.0 + number));
    let free = (0..).map(name).find(|path| !path.exists());
    let aside = free.unwrap_or_else(|| name(0));
    private_directory(&aside).map_err(|source| BackupError::io(&aside, source))?;
    Ok(Some(aside))
}

/// The ledger that is there.
struct There {
    reading: Reading<'static>,
    whole: bool,
}

impl There {
    /// Reads it, as far as it reads; none where there is none.
    fn read(home: &Path) -> Result<Option<Self>, BackupError> {
        let directory = home.join("ledger");
        if !directory.is_dir() {
            return Ok(None);
        }
        let files = segments(&directory)?;
        let mut reading = Reading::default();
        for (at, path) in files.iter().enumerate() {
            reading.file(path, at + 1 == files.len())?;
        }
        let whole = reading.damage().is_none() && reading.robbed().is_none();
        Ok((!files.is_empty()).then_some(Self { reading, whole }))
    }

    /// What of it goes behind the backup.
    fn following(self, backup: &Proven, has_keys: bool) -> Result<Vec<Entry>, BackupError> {
        let end = self.reading.head().number;
        let goes_on = self.reading.hash_of(backup.entries) == Some(backup.last);
        let entries = self.reading.into_entries();
        match entries.iter().find_map(|(_, entry)| founded(&entry.fact)) {
            Some(space) if space != backup.space => {
                return Err(BackupError::AnotherSpace(backup.head.space.clone()));
            }
            Some(_) | None => {}
        }
        // One whose keys are gone has nothing to go on with: what it holds is joined.
        if goes_on && self.whole && has_keys {
            return Err(BackupError::HomeIsNewer(end - backup.entries));
        }
        let mut numbers = entries.iter().map(|(number, _)| *number);
        let unbroken = goes_on
            && (backup.entries + 1..=end).all(|number| numbers.any(|there| there == number));
        let later = entries.into_iter();
        let later = later.filter(|(number, _)| *number > backup.entries || !goes_on);
        let later = later.map(|(_, entry)| entry);
        Ok(match unbroken {
            true => later.collect(),
            false => later
                .filter_map(|Entry { at, fact }| {
                    Some(Entry {
                        at,
                        fact: taking(fact, goes_on)?,
                    })
                })
                .collect(),
        })
    }
}

/// The space that a fact founds.
fn founded(fact: &Fact) -> Option<SpaceId> {
    let Fact::Own(OwnFact::Signed { record }) = fact else {
        return None;
    };
    let envelope = Envelope::parse(record).ok()?;
    if envelope.kind() != RecordType::KeyEvent {
        return None;
    }
    let event = KeyEvent::read(envelope.payload()).ok()?;
    (event.sequence() == 0).then(|| SpaceId::of_inception(envelope.payload()))
}

/// What of a fact takes something from somebody, or counts against somebody: that is joined though others before it are lost.
/// Numbers of entries mean the same only where the ledger `goes_on` from the backup. An import that takes passes back may not be
/// there whole: what it took is taken by itself.
fn taking(fact: Fact, goes_on: bool) -> Option<Fact> {
    let valid = |status: &str| status == Status::Valid.word();
    match fact {
        Fact::Visit(
            VisitFact::Opened(_) | VisitFact::Ended { .. } | VisitFact::Reopened { .. },
        ) => Some(fact),
        Fact::Visit(VisitFact::Disclosed { .. } | VisitFact::Removed { .. }) => None,
        Fact::Pass(PassFact::StatusSet { status, places, .. }) => {
            (!valid(&status)).then_some(Fact::Pass(PassFact::StatusSet {
                status,
                places,
                import: None,
            }))
        }
        Fact::Pass(PassFact::Suspended { tag, places, .. }) => {
            Some(Fact::Pass(PassFact::Suspended {
                tag,
                places,
                import: None,
            }))
        }
        Fact::Pass(PassFact::Issued(_) | PassFact::Lifted { .. }) => None,
        Fact::Space(SpaceFact::Standing { standing, .. }) => {
            (standing != Regard::Pinned).then_some(fact)
        }
        Fact::Space(SpaceFact::RecoveryChosen { .. })
        | Fact::Message(MessageFact::CodeUsed { .. })
        | Fact::Member(MemberFact::Ended { import: None, .. } | MemberFact::Erased { .. }) => {
            Some(fact)
        }
        Fact::Own(OwnFact::Signed { ref record }) => {
            let kind = Envelope::parse(record).ok()?.kind();
            let counts = matches!(kind, RecordType::KeyEvent | RecordType::StatusList);
            counts.then_some(fact)
        }
        Fact::Ledger(LedgerFact::Erased { .. }) => goes_on.then_some(fact),
        Fact::Own(_) | Fact::Member(_) | Fact::Peer(_) | Fact::Token(_) | Fact::Message(_) => None,
    }
}
