//! Ten years of visits are not read again at each start: a checkpoint stands for them, if it is of this very ledger.

use std::path::Path;

use crate::core::Core;
use crate::store::checkpoint::{Checkpoint, Unfit, is_worth_making};
use crate::store::segments::Opened;
use crate::store::{LedgerError, Segments};

/// Reads a ledger, beside its checkpoint if that fits. One that does not is said to be passed over; a ledger that is damaged
/// is read in full.
pub(super) fn read(
    directory: &Path,
    notices: &mut Vec<String>,
) -> Result<(Opened, Option<Checkpoint>), LedgerError> {
    let unfit = match Checkpoint::read(directory) {
        Ok(checkpoint) => {
            let read = Segments::open_beside(directory, Some(&checkpoint))?;
            if read.damage.is_empty() && read.goes_through(checkpoint.head()) {
                return Ok((read, Some(checkpoint)));
            }
            Unfit::OfAnother
        }
        Err(unfit) => unfit,
    };
    let path = directory.display();
    match unfit {
        Unfit::Missing => {}
        Unfit::Unreadable => notices.push(format!(
            "{path}/visits.checkpoint cannot be read, or is of another version: the ledger was read in full, and it is made anew"
        )),
        Unfit::OfAnother => notices.push(format!(
            "{path}/visits.checkpoint is not of this ledger: the ledger was read in full, and it is made anew"
        )),
    }
    Ok((Segments::open(directory)?, None))
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
