//! Ten years of visits are not read again at each start: a checkpoint stands for them, if it is of this very ledger.

use std::path::Path;
use std::thread;

use super::remember::Counted;
use crate::core::Core;
use crate::core::memory::books::visits::Visits;
use crate::store::checkpoint::{Checkpoint, Unfit, is_worth_making};
use crate::store::segments::Opened;
use crate::store::{LedgerError, Segments};

/// Reads a ledger, beside its checkpoint if that fits. One that does not is said to be passed over; a ledger that is damaged
/// is read in full.
pub(super) fn read(
    directory: &Path,
    notices: &mut Vec<String>,
) -> Result<(Opened, Option<Counted>), LedgerError> {
    let unfit = match Checkpoint::read(directory) {
        Ok(checkpoint) => match beside(directory, checkpoint)? {
            (read, Some(counted)) => return Ok((read, Some(counted))),
            // What is damaged is said elsewhere; all of it is read.
            (read, None) if !read.damage.is_empty() => Unfit::Missing,
            (_, None) => Unfit::OfAnother,
        },
        Err(unfit) => unfit,
    };
    let path = directory.display();
    match &unfit {
        Unfit::Missing => {}
        Unfit::Unreadable => notices.push(format!(
            "{path}/visits.checkpoint cannot be read, or is of another version: the ledger was read in full, and it goes"
        )),
        Unfit::OfAnother => notices.push(format!(
            "{path}/visits.checkpoint is not of this ledger: the ledger was read in full, and it goes"
        )),
    }
    if unfit != Unfit::Missing {
        // Of no use to anyone: best effort.
        let _ = Checkpoint::remove(directory);
    }
    Ok((Segments::open(directory)?, None))
}

/// Reads a ledger beside a checkpoint, if that is of it: the chain is checked while the visits are put in their places.
fn beside(
    directory: &Path,
    checkpoint: Checkpoint,
) -> Result<(Opened, Option<Counted>), LedgerError> {
    let (stands, written, visits) = checkpoint.into_parts();
    thread::scope(|scope| {
        let restoring = scope.spawn(|| Visits::restored(visits));
        let read = Segments::open_beside(directory, Some(&stands))?;
        if !read.damage.is_empty() || !read.goes_through(stands.head()) {
            return Ok((read, None));
        }
        let counted = Counted {
            number: stands.head().number,
            written,
            visits: restoring
                .join()
                .unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
        };
        Ok((read, Some(counted)))
    })
}

/// Makes a checkpoint of what a core remembers of a ledger that was read, if that took long. Whoever has none goes on without.
pub(super) fn keep(core: &Core, read: &Opened, directory: &Path) {
    if !read.damage.is_empty() || !is_worth_making(read.visits) {
        return;
    }
    let checkpoint = Checkpoint::of(read.ledger.head(), core.counted_visits());
    if let Err(error) = checkpoint.write(directory) {
        tracing::warn!("no checkpoint of the visits was written: {error}");
    }
}
