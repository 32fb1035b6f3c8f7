//! A home of a space that has lost everything but its recovery words: it begins with what other nodes hold of the space.

use std::path::Path;

use federation_spec::records::KeyEvent;
use federation_spec::rules::key_view::KeyView;
use federation_spec::wire::ids::{SpaceId, Timestamp};

use super::StartError;
use crate::core::{Climbed, Entry, Fact, OwnFact};
use crate::keys;
use crate::random;
use crate::store::Segments;
use crate::store::files::{private_directory, sync_directory};
use crate::verify::climb_page;

/// Makes a home of a space whose records others hold. It has no key of that space yet: the recovery words bring one in.
///
/// Status lists are not among what it begins with: it hears them as soon as it is connected, and learns what they take away.
pub fn adopt_space(
    home: &Path,
    space: SpaceId,
    records: &[Vec<u8>],
    now: Timestamp,
) -> Result<(), StartError> {
    if home.join("index").exists() || home.join("ledger").exists() {
        return Err(StartError::KeysGone);
    }
    let (signed, last_list) = own_records(space, records).ok_or(StartError::NotHeld)?;
    let making = home.join("founding");
    if making.exists() {
        std::fs::remove_dir_all(&making).map_err(StartError::Disk)?;
    }
    private_directory(&making).map_err(StartError::Disk)?;
    keys::create_bare(&making)?;
    let mut ledger = Segments::open(&making.join("ledger"))?.ledger;
    let signed = signed.into_iter();
    let signed = signed.map(|record| OwnFact::Signed { record });
    let entries: Vec<Entry> = signed
        .chain([OwnFact::SpaceAdopted { last_list }])
        .map(|fact| Entry {
            at: now,
            fact: Fact::Own(fact),
        })
        .collect();
    ledger.append_with(&entries, random::bytes)?;
    for name in ["ledger", "keys"] {
        std::fs::rename(making.join(name), home.join(name)).map_err(StartError::Disk)?;
        sync_directory(&home.join(name)).map_err(StartError::Disk)?;
    }
    std::fs::remove_dir_all(&making).map_err(StartError::Disk)
}

/// The key events of the space in their order, then its profile and its terms: those that climb; and the number of its last status
/// list. None without its inception.
fn own_records(space: SpaceId, records: &[Vec<u8>]) -> Option<(Vec<Vec<u8>>, Option<u8>)> {
    let mut events: Vec<(u64, Vec<u8>)> = Vec::new();
    let mut others = Vec::new();
    let mut last_list = None;
    for climbed in climb_page(records, &KeyView::default()) {
        match climbed {
            Climbed::KeyEvent(event) if event.record().space() == space => {
                let number = KeyEvent::sequence(event.record());
                events.push((number, event.bytes().to_vec()));
            }
            Climbed::Profile(profile) if profile.record().0.space == space => {
                others.push(profile.bytes().to_vec());
            }
            Climbed::Terms(terms) if terms.record().0.space == space => {
                others.push(terms.bytes().to_vec());
            }
            Climbed::StatusList(list) if list.record().0.list.space == space => {
                last_list = last_list.max(Some(list.record().0.list.number));
            }
            Climbed::KeyEvent(_)
            | Climbed::Profile(_)
            | Climbed::Terms(_)
            | Climbed::Vouches(_)
            | Climbed::StatusList(_)
            | Climbed::KeyNotHeld(_)
            | Climbed::Fell(_) => {}
        }
    }
    events.sort();
    let founded = events.first().is_some_and(|(number, _)| *number == 0);
    let events = events.into_iter().map(|(_, event)| event);
    founded.then(|| (events.chain(others).collect(), last_list))
}
