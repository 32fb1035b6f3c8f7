//! Visits at this house, counted under S, and for a while what the visitors showed.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use federation_spec::rules::{LocalDay, Visit};
use federation_spec::wire::ids::{MessageId, Pairwise, SpaceId, Timestamp};
use serde::{Deserialize, Serialize};

use crate::core::facts::{VisitFact, VisitOpened};

/// A visit, when it ended, and what the visitor showed.
#[derive(Debug, Clone)]
pub struct VisitNote {
    /// How it began.
    pub opened: VisitOpened,
    /// Check-out.
    pub ended: Option<Timestamp>,
    /// What the visitor showed, until it is erased.
    pub disclosed: Option<Disclosed>,
}

/// What a visitor showed.
#[derive(Debug, Clone)]
pub struct Disclosed {
    /// By name.
    pub shown: BTreeMap<String, String>,
    /// The last local day on which it is kept.
    pub until: LocalDay,
    /// The message that the pass came with.
    pub message: Option<MessageId>,
    /// The ledger's entry that holds it.
    pub entry: u64,
}

impl VisitNote {
    /// As the verdict counts it.
    pub fn counted(&self) -> Visit {
        Visit {
            day: self.opened.day,
            started: self.opened.started,
            ended: self.ended,
            half: self.opened.half,
            site: self.opened.site.clone(),
            desk_id: self.opened.desk.clone(),
        }
    }

    /// Whether the visitor is in: since today, and nobody noted the leaving.
    pub fn is_open(&self, today: LocalDay) -> bool {
        self.ended.is_none() && self.opened.day == today && !self.opened.noted
    }
}

/// A guest as this host counts them: S, and the home that attests it. A home that copies a subject of another one
/// makes a guest of its own with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Guest {
    /// The guest's home.
    pub home: SpaceId,
    /// The number under which the home's member is counted here.
    pub number: Pairwise,
}

impl Guest {
    /// Whose visit it is.
    pub fn of(visit: &VisitOpened) -> Self {
        Self {
            home: visit.home,
            number: visit.guest,
        }
    }
}

/// A visit as a checkpoint has it: what it counts for, and nothing of what was shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountedVisit {
    visit: String,
    guest: [u8; 16],
    home: [u8; 20],
    day: i32,
    started: u64,
    ended: Option<u64>,
    half: bool,
    site: Option<String>,
    desk: Option<String>,
    admitted: Option<String>,
    noted: bool,
}

impl From<&VisitNote> for CountedVisit {
    fn from(note: &VisitNote) -> Self {
        let opened = note.opened.clone();
        Self {
            visit: opened.visit,
            guest: opened.guest.0,
            home: *opened.home.as_bytes(),
            day: opened.day.0,
            started: opened.started.0,
            ended: note.ended.map(|at| at.0),
            half: opened.half,
            site: opened.site,
            desk: opened.desk,
            admitted: opened.admitted,
            noted: opened.noted,
        }
    }
}

impl From<CountedVisit> for VisitNote {
    fn from(counted: CountedVisit) -> Self {
        let opened = VisitOpened {
            visit: counted.visit,
            guest: Pairwise(counted.guest),
            home: SpaceId::from_bytes(counted.home),
            day: LocalDay(counted.day),
            started: Timestamp(counted.started),
            half: counted.half,
            site: counted.site,
            desk: counted.desk,
            admitted: counted.admitted,
            noted: counted.noted,
        };
        Self {
            opened,
            ended: counted.ended.map(Timestamp),
            disclosed: None,
        }
    }
}

/// Which visit, in the order noted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Place(u32);

/// All visits.
#[derive(Debug, Default)]
pub struct Visits {
    /// In the order noted; `None` where one was taken back.
    visits: Vec<Option<VisitNote>>,
    by_id: HashMap<Box<str>, Place>,
    /// In the order noted.
    by_guest: HashMap<Guest, Vec<Place>>,
    by_day: BTreeMap<LocalDay, Vec<Place>>,
    /// Visits of which it is known what the visitor showed, by the day until which it is kept.
    disclosed: BTreeSet<(LocalDay, Place)>,
    /// The same visits, by the ledger's entry that holds it.
    by_entry: BTreeMap<u64, Place>,
}

impl Visits {
    /// Visitors who are in: those whose visits of today or yesterday go on, and nobody noted them leaving. SPEC §5.4.4
    pub fn present(&self, today: LocalDay, goes_on: impl Fn(&VisitNote) -> bool) -> u32 {
        let lately = self.on(today.minus(1)).chain(self.on(today));
        let inside = |note: &&VisitNote| note.ended.is_none() && goes_on(note);
        lately.filter(inside).count() as u32
    }

    /// The visits of one guest, in the order noted.
    pub fn of(&self, guest: &Guest) -> Vec<&VisitNote> {
        let places = self.by_guest.get(guest).into_iter().flatten();
        places.filter_map(|place| self.at(*place)).collect()
    }

    /// A visit.
    pub fn get(&self, id: &str) -> Option<&VisitNote> {
        self.at(*self.by_id.get(id)?)
    }

    /// Every visit, in the order noted.
    pub fn iter(&self) -> impl Iterator<Item = &VisitNote> {
        self.visits.iter().flatten()
    }

    /// The visits of one local day.
    pub fn on(&self, day: LocalDay) -> impl Iterator<Item = &VisitNote> {
        let places = self.by_day.get(&day).into_iter().flatten();
        places.filter_map(|place| self.at(*place))
    }

    /// What visitors showed and what is not to be kept today any longer.
    pub fn overdue(&self, today: LocalDay) -> impl Iterator<Item = &Disclosed> {
        let days = self.disclosed.iter();
        let due = days.take_while(move |(until, _)| *until < today);
        due.filter_map(|(_, place)| self.at(*place)?.disclosed.as_ref())
    }

    /// All of them without what visitors showed, in the order noted; and the entries that hold that.
    pub fn counted(&self) -> (Vec<CountedVisit>, BTreeSet<u64>) {
        let beside = self.by_entry.keys().copied().collect();
        (self.iter().map(Into::into).collect(), beside)
    }

    /// What was counted: before anything that the ledger tells beside it.
    pub fn restored(counted: Vec<CountedVisit>) -> Self {
        let mut visits = Self {
            visits: Vec::with_capacity(counted.len()),
            by_id: HashMap::with_capacity(counted.len()),
            ..Self::default()
        };
        for visit in counted {
            visits.file(visit.into());
        }
        visits
    }

    fn at(&self, place: Place) -> Option<&VisitNote> {
        self.visits.get(place.0 as usize)?.as_ref()
    }

    fn note_mut(&mut self, place: Place) -> Option<&mut VisitNote> {
        self.visits.get_mut(place.0 as usize)?.as_mut()
    }

    /// Enters a fact: the ledger's entry of this number, written at a moment.
    pub(super) fn take(&mut self, fact: &VisitFact, entry: u64, at: Timestamp) {
        match fact {
            VisitFact::Opened(opened) => self.open(opened),
            VisitFact::Disclosed {
                visit,
                shown,
                until,
                message,
            } => self.disclose(
                visit,
                Disclosed {
                    shown: shown.clone(),
                    until: *until,
                    message: *message,
                    entry,
                },
            ),
            VisitFact::Ended { visit } => self.end(visit, Some(at)),
            VisitFact::Reopened { visit } => self.end(visit, None),
            VisitFact::Removed { visit } => self.remove(visit),
        }
    }

    fn open(&mut self, opened: &VisitOpened) {
        self.file(VisitNote {
            opened: opened.clone(),
            ended: None,
            disclosed: None,
        });
    }

    /// Files a visit under its id, its guest and its day. One of an id that is there takes its place.
    fn file(&mut self, note: VisitNote) {
        let opened = &note.opened;
        if self.by_id.contains_key(opened.visit.as_str()) {
            self.remove(&opened.visit);
        }
        let place = Place(u32::try_from(self.visits.len()).expect("nobody has 4 billion visits"));
        let of_guest = self.by_guest.entry(Guest::of(opened)).or_default();
        of_guest.push(place);
        self.by_day.entry(opened.day).or_default().push(place);
        self.by_id.insert(opened.visit.as_str().into(), place);
        self.visits.push(Some(note));
    }

    fn end(&mut self, id: &str, at: Option<Timestamp>) {
        let place = self.by_id.get(id).copied();
        if let Some(note) = place.and_then(|place| self.note_mut(place)) {
            note.ended = at;
        }
    }

    fn disclose(&mut self, id: &str, disclosed: Disclosed) {
        let Some(place) = self.by_id.get(id).copied() else {
            return;
        };
        self.forget_disclosed(place);
        self.disclosed.insert((disclosed.until, place));
        self.by_entry.insert(disclosed.entry, place);
        if let Some(note) = self.note_mut(place) {
            note.disclosed = Some(disclosed);
        }
    }

    /// Forgets what a visitor showed.
    fn forget_disclosed(&mut self, place: Place) {
        let note = self.note_mut(place);
        if let Some(held) = note.and_then(|note| note.disclosed.take()) {
            self.disclosed.remove(&(held.until, place));
            self.by_entry.remove(&held.entry);
        }
    }

    /// Forgets what these entries told.
    pub(super) fn erase(&mut self, entries: &BTreeSet<u64>) {
        let told: Vec<Place> = entries
            .iter()
            .filter_map(|entry| self.by_entry.get(entry).copied())
            .collect();
        for place in told {
            self.forget_disclosed(place);
        }
    }

    fn remove(&mut self, id: &str) {
        let Some(place) = self.by_id.remove(id) else {
            return;
        };
        self.forget_disclosed(place);
        let Some(note) = self.visits[place.0 as usize].take() else {
            return;
        };
        if let Some(places) = self.by_guest.get_mut(&Guest::of(&note.opened)) {
            places.retain(|kept| *kept != place);
        }
        if let Some(places) = self.by_day.get_mut(&note.opened.day) {
            places.retain(|kept| *kept != place);
        }
    }
}
