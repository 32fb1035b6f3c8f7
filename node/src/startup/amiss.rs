//! What may be amiss with a home that is opened: its form, where it lies, its books.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use super::StartError;
use crate::core::catch_up::new_epoch;
use crate::random::OsRandom;
use crate::store::files::replace;
use crate::store::mark::Mark;
use crate::store::{Damage, Index};

/// The form of homes that this version writes: which files there are, and which of them are the truth.
pub(super) const FORMAT: u32 = 2;
/// Bytes of its mark that are looked at.
const MARK: u64 = 64;

/// Refuses a home of a later version before any byte of it is touched, and marks one that has no mark.
pub(super) fn check_format(home: &Path) -> Result<(), StartError> {
    let path = home.join("format");
    let mut mark = String::new();
    let read = File::open(&path).and_then(|file| file.take(MARK).read_to_string(&mut mark));
    match (read, mark.trim().parse::<u32>()) {
        (Ok(_), Ok(FORMAT)) => Ok(()),
        // An older home is one of this form: what is new in it comes with what is written from now on.
        (Ok(_), Ok(format)) if format < FORMAT => {
            replace(&path, format!("{FORMAT}\n").as_bytes()).or(Ok(()))
        }
        // On a disk that cannot be written, the home is as good without its mark.
        (Err(error), _) if error.kind() == std::io::ErrorKind::NotFound => {
            replace(&path, format!("{FORMAT}\n").as_bytes()).or(Ok(()))
        }
        (Err(error), _) => Err(StartError::Disk(error)),
        (Ok(_), _) => Err(StartError::NewerHome {
            path: path.display().to_string(),
            found: mark.trim().to_owned(),
        }),
    }
}

/// Whether a home lies elsewhere than when it was opened last, and the mark that it is to get once that is written. Then its index
/// counts as another one, with an epoch of its own: where the original and the copy go on under the same numbers, peers would
/// pass by what one of them wrote.
pub(super) fn is_copied(
    home: &Path,
    index: &mut Index,
    notices: &mut Vec<String>,
) -> (bool, Option<Mark>) {
    let Ok(here) = Mark::of(home) else {
        return (false, None);
    };
    let before = Mark::read(home);
    let copied = before.as_ref().is_some_and(|mark| mark.is_elsewhere(&here));
    if copied {
        notices.push("this home was copied or brought back from a copy: it gives nothing out until a space whose key you checked has told what was signed since; if no other machine runs this space: covisa confirm home".to_owned());
        if let Err(error) = index.draw_epoch(new_epoch(&mut OsRandom)) {
            tracing::error!("the index of a copied home keeps its epoch: {error}");
        }
    }
    (copied, (before.as_ref() != Some(&here)).then_some(here))
}

/// What is wrong with a ledger of which entries are not what was written there: the first is named, and how many follow.
pub(super) fn damaged(damage: &[Damage]) -> Option<String> {
    let first = damage.first()?;
    let more = match damage.len() {
        1 => String::new(),
        all => format!(" (and {} more)", all - 1),
    };
    let what = match damage.iter().all(Damage::is_harmless) {
        true => "what it said is lost, and no verdict rests on it",
        false => "what it said is lost, and nobody is green until it is back",
    };
    Some(format!(
        "entry {}{more} in {} is damaged: {what}; stop everything that uses this home, and bring its whole folder ledger back from your backup",
        first.number, first.path
    ))
}

/// What is wrong with a ledger that is not the one the index was written beside.
pub(super) fn unlike(index: &Index, read: &crate::store::segments::Opened) -> Option<&'static str> {
    let noted = index.ledger()?;
    if noted.number > read.ledger.head().number {
        return Some(
            "the ledger is shorter than it was: bring it back from your backup; without one, move the folder index aside to go on without what is lost",
        );
    }
    let another = "the ledger is another one than before: bring the right one back from your backup; if this is the right one, move the folder index aside";
    (!read.goes_through(noted)).then_some(another)
}
