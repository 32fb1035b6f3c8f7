//! A home is made of a backup. All of it is made in a folder of its own and moved into place, the keys last: a home without keys
//! is none, whatever a power cut left there.
//!
//! Whoever brings a home back over one that is there joins what speaks against anybody: what follows the backup in the ledger
//! that is there, or where that is damaged too, what it took away.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use federation_spec::records::status::Status;
use federation_spec::records::{KeyEvent, Record as _};
use federation_spec::wire::envelope::{Envelope, RecordType};
use federation_spec::wire::ids::{Hash32, SpaceId, Timestamp};

use super::BackupError;
use super::place::{MAKING, go_on, take_place};
use super::prove::{Order, Proven, place_of, prove, space_of};
use super::shelf::{Erasures, erased_since};
use crate::core::batch::IndexChange;
use crate::core::catch_up::new_epoch;
use crate::core::facts::{
    InvitationFact, LedgerFact, MemberFact, MessageFact, PassFact, Regard, Restore, SpaceFact,
    TokenFact, VisitFact,
};
use crate::core::{Entry, Fact, OwnFact};
use crate::keys;
use crate::keys::recipient::Opener;
use crate::random::{self, OsRandom};
use crate::store::files::{private_directory, replace};
use crate::store::index::index_file;
use crate::store::reading::Reading;
use crate::store::segments::segments;
use crate::store::{Index, Segments};

/// What is to be brought back, and whereto.
pub struct Bringing<'a> {
    /// The backup.
    pub file: &'a Path,
    /// What opens it.
    pub opener: &'a Opener,
    /// The home.
    pub home: &'a Path,
    /// The space lives there from now on: other machines stand down.
    pub moving: bool,
    /// A home of the same space is there, and is set aside.
    pub over: bool,
    /// What was erased since, if that list was given; else it is looked for beside the backup.
    pub erased: Option<&'a Erasures>,
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
    /// Entries that were erased since it was made; none where no list says which.
    pub erased: Option<usize>,
    /// Where what was there lies now.
    pub aside: Option<PathBuf>,
}

/// Makes a home of a backup. On an error nothing of what was there has changed.
pub fn restore(
    order: &Bringing<'_>,
    told: &mut dyn FnMut(u64, u64),
) -> Result<Brought, BackupError> {
    let home = order.home;
    go_on(home)?;
    let there = keys::exist(home);
    if there && !order.over {
        return Err(BackupError::HomeExists(home.to_owned()));
    }
    private_directory(home).map_err(|source| BackupError::io(home, source))?;
    let making = home.join(MAKING);
    let made = made(order, &making, told);
    let made = made.inspect_err(|_| drop(fs::remove_dir_all(&making)))?;
    let aside = take_place(home, order.now)?;
    Ok(Brought { aside, ..made })
}

/// Makes the home in a folder of its own.
fn made(
    order: &Bringing<'_>,
    making: &Path,
    told: &mut dyn FnMut(u64, u64),
) -> Result<Brought, BackupError> {
    let space = space_of(order.file, order.opener)?;
    let listed = match order.erased {
        Some(given) => Some(given.clone()),
        None => erased_since(order.file, &space)?,
    };
    let gone = listed.clone().unwrap_or_default();
    let backup = laid_out(order, making, &gone, told)?;
    let there = There::read(order.home)?;
    let starts = keys::load(order.home).is_ok() && order.home.join("pinned").is_dir();
    let follows = there.map_or(Ok(Follows::default()), |there| {
        there.following(&backup, starts)
    })?;
    let known_as = |(number, hashes): &(&u64, &BTreeSet<Hash32>)| {
        let hash = backup.sought.get(number);
        hash.is_some_and(|hash| hashes.contains(hash))
    };
    let erased = gone.iter().filter(known_as);
    let erased: Vec<u64> = erased.map(|(number, _)| *number).collect();
    let (joined, many) = (follows.entries.len(), erased.len());
    let entries = follows.with_the_end(order, &backup, erased);
    let mut ledger = Segments::open(&making.join("ledger"))?.ledger;
    ledger.append_with(&entries, random::bytes)?;
    index(making, &backup, &ledger, order.now)
        .map_err(|source| BackupError::io(&making.join("index"), source))?;
    Ok(Brought {
        backup,
        joined,
        erased: listed.map(|_| many),
        aside: None,
    })
}

/// Writes each part of the backup where it belongs, as it comes.
fn laid_out(
    order: &Bringing<'_>,
    making: &Path,
    gone: &Erasures,
    told: &mut dyn FnMut(u64, u64),
) -> Result<Proven, BackupError> {
    if making.exists() {
        fs::remove_dir_all(making).map_err(|source| BackupError::io(making, source))?;
    }
    for name in ["", "keys", "ledger", "pinned"] {
        let path = making.join(name);
        private_directory(&path).map_err(|source| BackupError::io(&path, source))?;
    }
    let sought: Vec<u64> = gone.keys().copied().collect();
    let proving = Order {
        file: order.file,
        opener: order.opener,
        sought: &sought,
    };
    let mut keep = |part: &_, bytes: &[u8]| match place_of(making, part) {
        Some(path) => replace(&path, bytes).map_err(|source| BackupError::io(&path, source)),
        None => Ok(()),
    };
    prove(&proving, &mut keep, told)
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
        let mut cut = false;
        for (at, path) in files.iter().enumerate() {
            let whole = reading.file(path, at + 1 == files.len())?;
            cut |= fs::metadata(path).is_ok_and(|file| file.len() > whole);
        }
        let whole = !cut && reading.damage().is_none() && reading.robbed().is_none();
        Ok((!files.is_empty()).then_some(Self { reading, whole }))
    }

    /// What of it goes behind the backup. With a home that `starts`, and misses nothing, there is nothing to bring back.
    fn following(self, backup: &Proven, starts: bool) -> Result<Follows, BackupError> {
        let end = self.reading.head().number;
        let goes_on = self.reading.hash_of(backup.entries) == Some(backup.last);
        let entries = self.reading.into_entries();
        match entries.iter().find_map(|(_, entry)| founded(&entry.fact)) {
            Some(space) if space != backup.space => {
                return Err(BackupError::AnotherSpace(backup.head.space.clone()));
            }
            Some(_) | None => {}
        }
        if goes_on && self.whole && starts {
            return Err(BackupError::HomeIsNewer(end - backup.entries));
        }
        let mut numbers = entries.iter().map(|(number, _)| *number);
        let unbroken = goes_on
            && (backup.entries + 1..=end).all(|number| numbers.any(|there| there == number));
        let later = entries.into_iter();
        let later = later.filter(|(number, _)| *number > backup.entries || !goes_on);
        let later = later.map(|(_, entry)| entry);
        let entries = match unbroken {
            true => later.collect(),
            false => later
                .filter_map(|Entry { at, fact }| {
                    Some(Entry {
                        at,
                        fact: taking(fact, goes_on)?,
                    })
                })
                .collect(),
        };
        Ok(Follows { entries, unbroken })
    }
}

/// What goes behind a backup.
#[derive(Default)]
struct Follows {
    entries: Vec<Entry>,
    /// All that was written since is among them.
    unbroken: bool,
}

impl Follows {
    /// All of it, and behind it that the home was brought back, what was erased since, and who comes in no more.
    fn with_the_end(self, order: &Bringing<'_>, backup: &Proven, erased: Vec<u64>) -> Vec<Entry> {
        // What was lost between the backup and what was joined may be anything.
        let last = self.entries.iter().map(|entry| entry.at).max();
        let last = last.filter(|_| self.unbroken);
        let restored = OwnFact::HomeRestored(Restore {
            made_at: last.unwrap_or(backup.made_at),
            moving: order.moving,
        });
        let erasing = LedgerFact::Erased {
            entries: erased.clone(),
        };
        let end = [
            Some(Fact::Own(OwnFact::HomeCopied)),
            Some(Fact::Own(restored)),
            (!erased.is_empty()).then_some(Fact::Ledger(erasing)),
        ];
        let at = |fact| Entry {
            at: order.now,
            fact,
        };
        // Whoever was shut out since comes in no more; where that is not known, everybody is let in anew.
        let shut_out = match self.unbroken {
            true => Vec::new(),
            false => backup.shut_out.clone(),
        };
        let end = end.into_iter().flatten().chain(shut_out).map(at);
        self.entries.into_iter().chain(end).collect()
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
        // Those of another past may be among the backup's own.
        Fact::Visit(
            VisitFact::Opened(_)
            | VisitFact::Ended { .. }
            | VisitFact::Reopened { .. }
            | VisitFact::Removed { .. },
        ) => goes_on.then_some(fact),
        Fact::Visit(VisitFact::Disclosed { .. }) => None,
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
        Fact::Space(SpaceFact::PutOff { .. }) => None,
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
        Fact::Own(OwnFact::TabletsSet(ref tablets)) => (!tablets.open).then_some(fact),
        Fact::Token(TokenFact::Revoked { .. }) => Some(fact),
        Fact::Ledger(LedgerFact::Erased { .. }) => goes_on.then_some(fact),
        // One that was redeemed, or taken back, must not be redeemed again.
        Fact::Invitation(InvitationFact::Withdrawn { .. } | InvitationFact::Redeemed { .. }) => {
            Some(fact)
        }
        Fact::Invitation(
            InvitationFact::Made { .. }
            | InvitationFact::Accepted { .. }
            | InvitationFact::Refused { .. },
        ) => None,
        Fact::Own(_) | Fact::Member(_) | Fact::Peer(_) | Fact::Token(_) | Fact::Message(_) => None,
    }
}
