//! Passes that this space signed: whose, for how long, at which place of which status list, and what is said there.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use federation_spec::records::status::Status;
use federation_spec::rules::Takings;
use federation_spec::wire::ids::{Hash32, SpaceId, SuspensionTag, Timestamp};
use federation_spec::wire::limits::{LIST_ENTRIES, MAX_LISTS};

use crate::core::facts::{Carried, PassFact, PassIssued, status_of};
use crate::core::random::Random;

/// Entries of a list that are in use before another list is begun: the others are what the used ones hide among.
const FULL: usize = LIST_ENTRIES as usize * 7 / 8;

/// Bytes that a list needs for the name of a suspension, for each of its places, and for the name of one that was lifted.
pub const SUSPENSION_LEN: usize = 16;
/// See [`SUSPENSION_LEN`].
pub const PLACE_LEN: usize = 3;
/// See [`SUSPENSION_LEN`].
const LIFTED_LEN: usize = 9;

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
    /// On what it is carried.
    pub on: Carried,
}

impl PassNote {
    /// Whether it was not taken back for good. What takes asks no clock: one that is ahead would call a pass ended that runs.
    pub fn can_be_taken(&self) -> bool {
        matches!(self.status, Status::Valid | Status::Suspended)
    }

    /// Whether it could be shown now or later.
    pub fn runs(&self, now: Timestamp) -> bool {
        self.expires_at > now && self.can_be_taken()
    }
}

/// Passes that do not count until this is lifted by its name.
#[derive(Debug, Clone)]
pub struct SuspensionNote {
    /// Their places, all in one list.
    pub places: BTreeSet<Place>,
    /// The import that suspended them, for as long as that can be undone.
    pub import: Option<String>,
    /// When they were suspended.
    pub at: Timestamp,
    /// It holds no longer.
    pub lifted: bool,
}

/// All passes that have not ended long ago, and every place that was ever taken back.
#[derive(Debug, Default)]
pub struct Passes {
    notes: BTreeMap<String, PassNote>,
    by_member: HashMap<String, Vec<String>>,
    by_place: BTreeMap<Place, String>,
    /// Places taken for good, revoked or replaced: no pass gets one again, and no list ever says less of it. SPEC §3.6
    taken: BTreeMap<Place, Status>,
    /// Suspensions, also those that were lifted, until the passes have ended.
    suspensions: BTreeMap<SuspensionTag, SuspensionNote>,
    /// Places that a version without names for suspensions suspended: nothing can lift that.
    nameless: BTreeSet<Place>,
    /// Places that were ever suspended: no other pass gets them.
    touched: BTreeSet<Place>,
    /// Places in use of each list, taken ones included.
    used: BTreeMap<u8, usize>,
    /// Where new passes get their places.
    room: Room,
}

/// In which lists passes may get places.
#[derive(Debug, Clone, Copy)]
enum Room {
    /// From this one on: these books know every pass that has a place there.
    From(u8),
    /// In one that was never used: these books miss passes, and who has which place in the others is not known.
    Untouched {
        /// The last list that others held when that was found.
        held: Option<u8>,
    },
}

impl Default for Room {
    fn default() -> Self {
        Self::From(0)
    }
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

    /// Members with passes that count still and were signed before a moment.
    pub fn holders_before(&self, moment: Timestamp) -> Vec<String> {
        let held = self.iter().filter(|note| {
            note.issued_at < moment && note.expires_at > moment && note.can_be_taken()
        });
        let holders: BTreeSet<&String> = held.map(|note| &note.member).collect();
        holders.into_iter().cloned().collect()
    }

    /// The numbers of this space's lists: those that passes have places in, and the first one from the beginning, so that
    /// others hold it before they see a pass.
    pub fn lists(&self) -> BTreeSet<u8> {
        self.used.keys().copied().chain([0]).collect()
    }

    /// The member whose pass has a place.
    pub fn holder(&self, place: Place) -> Option<&String> {
        let pass = self.notes.get(self.by_place.get(&place)?)?;
        Some(&pass.member)
    }

    /// What is said at a place.
    pub fn status_at(&self, place: Place) -> Status {
        if let Some(taken) = self.taken.get(&place) {
            return *taken;
        }
        let mut holding = self.suspensions.values().filter(|held| !held.lifted);
        let suspended = holding.any(|held| held.places.contains(&place));
        match suspended || self.nameless.contains(&place) {
            true => Status::Suspended,
            false => Status::Valid,
        }
    }

    /// The entries of a list that are not valid.
    pub fn said_in(&self, list: u8) -> BTreeMap<u16, Status> {
        let of_list = |place: &&Place| place.list == list;
        let holding = self.suspensions.values().filter(|held| !held.lifted);
        let suspended = holding.flat_map(|held| &held.places).chain(&self.nameless);
        let suspended = suspended
            .filter(of_list)
            .map(|place| (place.entry, Status::Suspended));
        let entry = |entry| Place { list, entry };
        let taken = self.taken.range(entry(0)..=entry(u16::MAX));
        // What is taken for good stands above what is suspended.
        suspended
            .chain(taken.map(|(place, status)| (place.entry, *status)))
            .collect()
    }

    /// The suspensions of a list by name, with the entries that are not taken for good; and whether each was lifted.
    pub fn suspensions_in(
        &self,
        list: u8,
    ) -> impl Iterator<Item = (SuspensionTag, BTreeSet<u16>, bool)> {
        let of_list = move |place: &&Place| place.list == list && !self.taken.contains_key(*place);
        self.suspensions.iter().filter_map(move |(tag, held)| {
            let places = held.places.iter().filter(of_list);
            let places: BTreeSet<u16> = places.map(|place| place.entry).collect();
            (!places.is_empty()).then_some((*tag, places, held.lifted))
        })
    }

    /// A suspension by its name.
    pub fn suspension(&self, tag: &SuspensionTag) -> Option<&SuspensionNote> {
        self.suspensions.get(tag)
    }

    /// The suspensions that hold for a place.
    pub fn holding(&self, place: Place) -> impl Iterator<Item = (&SuspensionTag, &SuspensionNote)> {
        let holds = move |(_, held): &(&SuspensionTag, &SuspensionNote)| {
            !held.lifted && held.places.contains(&place)
        };
        self.suspensions.iter().filter(holds)
    }

    /// Whether one of these places was suspended without a name, so that nothing can lift that.
    pub fn has_nameless(&self, places: &BTreeSet<Place>) -> bool {
        places.iter().any(|place| self.nameless.contains(place))
    }

    /// The suspensions that an import made and that hold.
    pub fn of_import<'a>(
        &'a self,
        import: &'a str,
    ) -> impl Iterator<Item = (&'a SuspensionTag, &'a SuspensionNote)> {
        self.of_imports()
            .filter(move |(_, held)| held.import.as_deref() == Some(import))
    }

    /// The suspensions that imports made and that hold.
    pub fn of_imports(&self) -> impl Iterator<Item = (&SuspensionTag, &SuspensionNote)> {
        let holds =
            |(_, held): &(&SuspensionTag, &SuspensionNote)| !held.lifted && held.import.is_some();
        self.suspensions.iter().filter(holds)
    }

    /// Bytes that the names of a list's suspensions take in it, about.
    pub fn names_len(&self, list: u8) -> usize {
        let len = |(_, places, lifted): (SuspensionTag, BTreeSet<u16>, bool)| match lifted {
            true => LIFTED_LEN,
            false => SUSPENSION_LEN + PLACE_LEN * places.len(),
        };
        self.suspensions_in(list).map(len).sum()
    }

    /// Places that are free for new passes, in all lists.
    pub fn places_left(&self) -> usize {
        let used: usize = self.used.values().map(|used| (*used).min(FULL)).sum();
        (MAX_LISTS as usize * FULL).saturating_sub(used)
    }

    /// What a list takes away that these books do not know: places for good, and suspensions by name.
    pub fn unknown(
        &self,
        list: u8,
        takings: &Takings,
    ) -> (Vec<Place>, Vec<(SuspensionTag, Vec<Place>)>) {
        let place = |entry: u16| Place { list, entry };
        let good = takings.good().iter().map(place);
        let good =
            good.filter(|place| !self.taken.contains_key(place) && !self.nameless.contains(place));
        let unknown = takings
            .suspended()
            .iter()
            .filter(|(tag, _)| !self.suspensions.contains_key(*tag));
        let unknown = unknown.map(|(tag, places)| {
            let places = places.iter().map(|entry| place(*entry));
            let places = places.filter(|place| !self.taken.contains_key(place));
            (*tag, places.collect::<Vec<_>>())
        });
        let unknown = unknown.filter(|(_, places)| !places.is_empty());
        (good.collect(), unknown.collect())
    }

    /// A place that no pass has and that was not drawn before, at random from the first list with room; `None` if all
    /// lists are full. `drawn` holds the entries drawn before, by list; `seen` is the last list that anybody has seen of this space.
    pub fn free_place(
        &self,
        drawn: &BTreeMap<u8, BTreeSet<u16>>,
        seen: Option<u8>,
        rng: &mut dyn Random,
    ) -> Option<Place> {
        let room = |list: &u8| {
            let used = self.used.get(list).copied().unwrap_or(0);
            used + drawn.get(list).map_or(0, BTreeSet::len) < FULL
        };
        let first = match self.room {
            Room::From(list) => list,
            Room::Untouched { held } => {
                let used = self.used.last_key_value().map(|(list, _)| *list);
                let last = used.max(seen).max(held);
                last.map_or(0, |last| (last + 1) % MAX_LISTS)
            }
        };
        let list = (first..MAX_LISTS).chain(0..first).find(room)?;
        // One of eight is free, so that few draws are needed.
        loop {
            let mut bytes = [0; 2];
            rng.fill(&mut bytes);
            let entry = u16::from_be_bytes(bytes) % LIST_ENTRIES;
            let place = Place { list, entry };
            let taken = drawn.get(&list).is_some_and(|list| list.contains(&entry));
            if !taken && self.is_free(place) {
                return Some(place);
            }
        }
    }

    fn is_free(&self, place: Place) -> bool {
        !self.by_place.contains_key(&place)
            && !self.taken.contains_key(&place)
            && !self.touched.contains(&place)
    }

    /// Counts a place as used from now on.
    fn occupy(&mut self, place: Place) {
        if self.is_free(place) {
            *self.used.entry(place.list).or_default() += 1;
        }
    }

    /// Enters a fact, written at a moment.
    pub(super) fn take(&mut self, fact: &PassFact, at: Timestamp) {
        match fact {
            PassFact::Issued(issued) => self.add(issued, at),
            PassFact::StatusSet { status, places, .. } => {
                for place in places {
                    self.say((*place).into(), status_of(status));
                }
            }
            PassFact::Suspended {
                tag,
                places,
                import,
            } => {
                let note = SuspensionNote {
                    places: places.iter().map(|place| (*place).into()).collect(),
                    import: import.clone(),
                    at,
                    lifted: false,
                };
                self.suspend(*tag, note);
            }
            PassFact::Lifted { tag } => self.lift(tag),
        }
    }

    /// Passes were issued that these books do not know, and never will.
    pub(super) fn miss_some(&mut self, held: Option<u8>) {
        self.room = Room::Untouched { held };
    }

    fn add(&mut self, issued: &PassIssued, at: Timestamp) {
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
            on: issued.on,
            status: issued
                .place
                .map_or(Status::Valid, |place| self.status_at(place.into())),
        };
        if let Some(place) = note.place {
            self.occupy(place);
            self.by_place.insert(place, id.clone());
            if let Room::Untouched { .. } = self.room {
                self.room = Room::From(place.list);
            }
        }
        let ids = self.by_member.entry(issued.member.clone()).or_default();
        ids.push(id.clone());
        self.notes.insert(id, note);
    }

    /// Takes places for good, or as a version without names for suspensions did.
    fn say(&mut self, place: Place, status: Status) {
        self.occupy(place);
        match status {
            Status::Revoked | Status::Replaced => {
                self.taken.entry(place).or_insert(status);
            }
            Status::Suspended => {
                self.nameless.insert(place);
                self.touched.insert(place);
            }
            // What that version gave back counts here as far as nothing else is known.
            Status::Valid => {
                self.nameless.remove(&place);
            }
        }
        self.refresh(place);
    }

    fn suspend(&mut self, tag: SuspensionTag, note: SuspensionNote) {
        let places = note.places.clone();
        for place in &places {
            self.occupy(*place);
            self.touched.insert(*place);
        }
        self.suspensions.insert(tag, note);
        places.into_iter().for_each(|place| self.refresh(place));
    }

    fn lift(&mut self, tag: &SuspensionTag) {
        let Some(note) = self.suspensions.get_mut(tag) else {
            return;
        };
        note.lifted = true;
        let places = note.places.clone();
        places.into_iter().for_each(|place| self.refresh(place));
    }

    /// A note shows what is said at its place.
    fn refresh(&mut self, place: Place) {
        let status = self.status_at(place);
        let id = self.by_place.get(&place);
        if let Some(note) = id.and_then(|id| self.notes.get_mut(id)) {
            note.status = status;
        }
    }

    /// Forgets passes that ended before a moment. Their places are free again, but for those that were ever taken back:
    /// where a pass was suspended, nobody can tell who has heard that it was lifted.
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
                self.leave(place);
            }
        }
    }

    fn leave(&mut self, place: Place) {
        if self.touched.remove(&place) {
            self.taken.entry(place).or_insert(Status::Revoked);
            self.nameless.remove(&place);
            let taken = &self.taken;
            let runs = |place: &Place| !taken.contains_key(place);
            self.suspensions
                .retain(|_, held| held.places.iter().any(runs));
        } else if !self.taken.contains_key(&place)
            && let Some(used) = self.used.get_mut(&place.list)
        {
            *used = used.saturating_sub(1);
        }
    }
}
