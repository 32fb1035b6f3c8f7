//! Passes that this space signed: whose, for how long, at which place of which status list, and what is said there.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use federation_spec::records::status::Status;
use federation_spec::wire::ids::{Hash32, SpaceId, Timestamp};
use federation_spec::wire::limits::{LIST_ENTRIES, MAX_LISTS};

use crate::core::facts::PassIssued;
use crate::core::state::Random;

/// Entries of a list that are in use before another list is begun: the others are what the used ones hide among.
const FULL: usize = LIST_ENTRIES as usize * 7 / 8;

/// A place in one of this space's status lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The list's number.
    pub list: u8,
    /// The entry's number.
    pub entry: u16,
}

impl From<(u8, u16)> for Place {
    fn from((list, entry): (u8, u16)) -> Self {
        Self { list, entry }
    }
}

impl From<Place> for (u8, u16) {
    fn from(place: Place) -> Self {
        (place.list, place.entry)
    }
}

/// A pass that was signed.
#[derive(Debug, Clone)]
pub struct PassNote {
    /// Its name here.
    pub id: String,
    /// Whose it is.
    pub member: String,
    /// SHA-256 of its signed bytes.
    pub pass: Hash32,
    /// The host that it is for, if it is for one.
    pub host: Option<SpaceId>,
    /// When it was signed.
    pub issued_at: Timestamp,
    /// When it ends.
    pub expires_at: Timestamp,
    /// Its place; passes of the first version have none.
    pub place: Option<Place>,
    /// From when on it counts, if not at once.
    pub begins: Option<Timestamp>,
    /// What it shows, by the words of attributes.
    pub shows: Option<BTreeSet<String>>,
    /// What is said of it.
    pub status: Status,
}

impl PassNote {
    /// Whether it could be shown now or later.
    pub fn runs(&self, now: Timestamp) -> bool {
        self.expires_at > now && matches!(self.status, Status::Valid | Status::Suspended)
    }
}

/// All passes that have not ended long ago.
#[derive(Debug, Default)]
pub struct Passes {
    notes: BTreeMap<String, PassNote>,
    by_member: HashMap<String, Vec<String>>,
    by_place: BTreeMap<Place, String>,
    /// Places in use of each list.
    used: BTreeMap<u8, usize>,
}

impl Passes {
    /// A pass by its name.
    pub fn get(&self, id: &str) -> Option<&PassNote> {
        self.notes.get(id)
    }

    /// Every pass.
    pub fn iter(&self) -> impl Iterator<Item = &PassNote> {
        self.notes.values()
    }

    /// The passes of a member, the oldest first.
    pub fn of<'a>(&'a self, member: &str) -> impl Iterator<Item = &'a PassNote> {
        let ids = self.by_member.get(member).into_iter().flatten();
        ids.filter_map(|id| self.notes.get(id))
    }

    /// The numbers of this space's lists: those that passes have places in, and the first one from the beginning, so that
    /// others hold it before they see a pass.
    pub fn lists(&self) -> BTreeSet<u8> {
        self.used.keys().copied().chain([0]).collect()
    }

    /// What is said at a place.
    pub fn status_at(&self, place: Place) -> Option<Status> {
        let id = self.by_place.get(&place)?;
        self.notes.get(id).map(|note| note.status)
    }

    /// The entries of a list that are not valid, of passes that have not ended.
    pub fn said_in(&self, list: u8, now: Timestamp) -> impl Iterator<Item = (u16, Status)> {
        let entry = |entry| Place { list, entry };
        let places = self.by_place.range(entry(0)..=entry(u16::MAX));
        let said = places.filter_map(move |(place, id)| {
            let note = self.notes.get(id).filter(|note| note.expires_at > now)?;
            Some((place.entry, note.status))
        });
        said.filter(|(_, status)| *status != Status::Valid)
    }

    /// A place that no pass has and that was not drawn before, at random from the first list with room; `None` if all
    /// lists are full. `drawn` holds the entries drawn before, by list.
    pub fn free_place(
        &self,
        drawn: &BTreeMap<u8, BTreeSet<u16>>,
        rng: &mut dyn Random,
    ) -> Option<Place> {
        let room = |list: &u8| {
            let used = self.used.get(list).copied().unwrap_or(0);
            used + drawn.get(list).map_or(0, BTreeSet::len) < FULL
        };
        let list = (0..MAX_LISTS).find(room)?;
        // One of eight is free, so that few draws are needed.
        loop {
            let mut bytes = [0; 2];
            rng.fill(&mut bytes);
            let entry = u16::from_be_bytes(bytes) % LIST_ENTRIES;
            let place = Place { list, entry };
            let taken = drawn.get(&list).is_some_and(|list| list.contains(&entry));
            if !taken && !self.by_place.contains_key(&place) {
                return Some(place);
            }
        }
    }

    pub(super) fn add(&mut self, issued: &PassIssued, at: Timestamp) {
        let id = issued
            .id
            .clone()
            .unwrap_or_else(|| format!("p-{}", &issued.pass.hex()[..10]));
        let note = PassNote {
            id: id.clone(),
            member: issued.member.clone(),
            pass: issued.pass,
            host: issued.host,
            issued_at: at,
            expires_at: issued.expires_at,
            place: issued.place.map(Place::from),
            begins: issued.begins,
            shows: issued.shows.clone(),
            status: Status::Valid,
        };
        if let Some(place) = note.place {
            self.by_place.insert(place, id.clone());
            *self.used.entry(place.list).or_default() += 1;
        }
        let ids = self.by_member.entry(issued.member.clone()).or_default();
        ids.push(id.clone());
        self.notes.insert(id, note);
    }

    pub(super) fn say(&mut self, place: Place, status: Status) {
        let id = self.by_place.get(&place);
        if let Some(note) = id.and_then(|id| self.notes.get_mut(id)) {
            note.status = status;
        }
    }

    /// Forgets passes that ended before a moment: their places are free again.
    pub(super) fn forget_ended(&mut self, before: Timestamp) {
        let gone = |note: &&PassNote| note.expires_at < before;
        let gone: Vec<PassNote> = self.notes.values().filter(gone).cloned().collect();
        for note in gone {
            self.notes.remove(&note.id);
            if let Some(ids) = self.by_member.get_mut(&note.member) {
                ids.retain(|id| *id != note.id);
            }
            if let Some(place) = note.place {
                self.by_place.remove(&place);
                if let Some(used) = self.used.get_mut(&place.list) {
                    *used = used.saturating_sub(1);
                }
            }
        }
    }
}
