//! Climbing, remembered: what fifty nodes are told by the same record under the same key log is computed once. The same bytes
//! under the same head of that log come to the same, whoever climbs.

use std::cell::RefCell;
use std::collections::HashMap;

use covisa::core::Climbed;
use covisa::verify;
use federation_spec::rules::key_view::KeyView;
use federation_spec::rules::supersede::Latest as _;
use federation_spec::wire::ids::{Hash32, SpaceId};

/// What became of records that climbed, by their bytes: whose they are, under which head of that space's log, and what of
/// them. Those that fell, or whose key was not held, climb each time.
type Remembered = HashMap<Hash32, (SpaceId, Option<Hash32>, Climbed)>;

thread_local! {
    static REMEMBERED: RefCell<Remembered> = RefCell::default();
}

/// Records that are remembered at once.
const ROOM: usize = 100_000;

/// What [`verify::climb`] says.
pub fn climb(bytes: &[u8], keys: &KeyView) -> Climbed {
    let hash = Hash32::of(bytes);
    let known = REMEMBERED.with_borrow(|remembered| {
        let (space, head, climbed) = remembered.get(&hash)?;
        (keys.head(space) == *head).then(|| climbed.clone())
    });
    known.unwrap_or_else(|| {
        let climbed = verify::climb(bytes, keys);
        if let Some(space) = space_of(&climbed) {
            REMEMBERED.with_borrow_mut(|remembered| {
                if remembered.len() >= ROOM {
                    remembered.clear();
                }
                remembered.insert(hash, (space, keys.head(&space), climbed.clone()));
            });
        }
        climbed
    })
}

/// What [`verify::climb_page`] says: the key events of a page count for all of it.
pub fn climb_page(records: &[&[u8]], keys: &KeyView) -> Vec<Climbed> {
    let mut keys = keys.clone();
    let mut page: Vec<Climbed> = records.iter().map(|bytes| climb(bytes, &keys)).collect();
    for climbed in &page {
        if let Climbed::KeyEvent(event) = climbed {
            keys = keys.with(event);
        }
    }
    for (climbed, bytes) in page.iter_mut().zip(records) {
        if matches!(climbed, Climbed::KeyNotHeld(_)) {
            *climbed = climb(bytes, &keys);
        }
    }
    page
}

fn space_of(climbed: &Climbed) -> Option<SpaceId> {
    match climbed {
        Climbed::KeyEvent(event) => Some(event.record().space()),
        Climbed::Profile(profile) => Some(profile.record().space()),
        Climbed::Terms(terms) => Some(terms.record().space()),
        Climbed::StatusList(list) => Some(list.record().space()),
        Climbed::Vouches(vouches) => Some(vouches.record().space()),
        Climbed::KeyNotHeld(_) | Climbed::Fell(_) => None,
    }
}
