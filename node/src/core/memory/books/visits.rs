//! Visits at this house, counted under S, and for a while what the visitors showed.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

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
    /// What she showed, until it is erased.
    pub disclosed: Option<Disclosed>,
}

/// What a visitor showed.
#[derive(Debug, Clone)]
pub struct Disclosed {
    /// By name.
    pub shown: BTreeMap<String, String>,
    /// The last local day on which it is kept.
    pub until: LocalDay,
    /// The message that her pass came with.
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

    /// Whether she is in: since today, and nobody noted her leaving.
    pub fn is_open(&self, today: LocalDay) -> bool {
        self.ended.is_none() && self.opened.day == today && !self.opened.noted
    }
}

/// A guest as this host counts her: S, and the home that attests her. A home that copies a subject of another one
/// makes a guest of its own with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Guest {
    /// Her home.
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

/// A visit as a checkpoint has it: what it counts for, and nothing of what she showed.
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

/// All visits.
#[derive(Debug, Default)]
pub struct Visits {
    visits: BTreeMap<Arc<str>, VisitNote>,
    /// In the order noted.
    by_guest: HashMap<Guest, Vec<Arc<str>>>,
    by_day: BTreeMap<LocalDay, Vec<Arc<str>>>,
    /// Visits of which it is known what the visitor showed, by the day until which it is kept.
    disclosed: BTreeSet<(LocalDay, Arc<str>)>,
    /// The same visits, by the ledger's entry that holds it.
    by_entry: BTreeMap<u64, Arc<str>>,
}

impl Visits {
    /// Visitors who are in, by the visits of a day that nobody ended.
    pub fn present(&self, today: LocalDay) -> u32 {
        let ids = self.by_day.get(&today).into_iter().flatten();
        ids.filter(|id| self.visits.get(*id).is_some_and(|note| note.is_open(today)))
            .count() as u32
    }

    /// The visits of one guest, in the order noted.
    pub fn of(&self, guest: &Guest) -> Vec<&VisitNote> {
        let ids = self.by_guest.get(guest).map_or(&[][..], Vec::as_slice);
        ids.iter().filter_map(|id| self.visits.get(id)).collect()
    }

    /// A visit.
    pub fn get(&self, id: &str) -> Option<&VisitNote> {
        self.visits.get(id)
    }

    /// Every visit.
    pub fn iter(&self) -> impl Iterator<Item = &VisitNote> {
        self.visits.values()
    }

    /// The visits of one local day.
    pub fn on(&self, day: LocalDay) -> impl Iterator<Item = &VisitNote> {
        let ids = self.by_day.get(&day).into_iter().flatten();
        ids.filter_map(|id| self.visits.get(id))
    }

    /// What visitors showed and what is not to be kept today any longer.
    pub fn overdue(&self, today: LocalDay) -> impl Iterator<Item = &Disclosed> {
        let days = self.disclosed.iter();
        let due = days.take_while(move |(until, _)| *until < today);
        due.filter_map(|(_, id)| self.visits.get(id)?.disclosed.as_ref())
    }

    /// All of them without what visitors showed, each guest's in the order noted; and the entries that hold that.
    pub fn counted(&self) -> (Vec<CountedVisit>, BTreeSet<u64>) {
        let ids = self.by_guest.values().flatten();
        let notes = ids.filter_map(|id| self.visits.get(id));
        let beside = self.by_entry.keys().copied().collect();
        (notes.map(Into::into).collect(), beside)
    }

    /// What was counted: before anything that the ledger tells beside it.
    pub fn restored(counted: Vec<CountedVisit>) -> Self {
        let mut visits = Self::default();
        let noted = counted.into_iter().map(|visit| {
            let note = VisitNote::from(visit);
            (visits.file(&note), note)
        });
        // All at once: a map that is made of many is made faster than one that grows.
        let all = noted.collect();
        Self {
            visits: all,
            ..visits
        }
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
            VisitFact::Ended { visit } => self.end(visit, at),
            VisitFact::Removed { visit } => self.remove(visit),
        }
    }

    fn open(&mut self, opened: &VisitOpened) {
        let note = VisitNote {
            opened: opened.clone(),
            ended: None,
            disclosed: None,
        };
        let id = self.file(&note);
        self.visits.insert(id, note);
    }

    /// Files a visit under its guest and its day; returns its id.
    fn file(&mut self, note: &VisitNote) -> Arc<str> {
        let opened = &note.opened;
        let id: Arc<str> = opened.visit.as_str().into();
        let of_guest = self.by_guest.entry(Guest::of(opened)).or_default();
        of_guest.push(id.clone());
        let of_day = self.by_day.entry(opened.day).or_default();
        of_day.push(id.clone());
        id
    }

    fn end(&mut self, id: &str, at: Timestamp) {
        if let Some(note) = self.visits.get_mut(id) {
            note.ended = Some(at);
        }
    }

    fn disclose(&mut self, id: &str, disclosed: Disclosed) {
        self.forget_disclosed(id);
        if let Some(note) = self.visits.get_mut(id) {
            self.disclosed.insert((disclosed.until, id.into()));
            self.by_entry.insert(disclosed.entry, id.into());
            note.disclosed = Some(disclosed);
        }
    }

    /// Forgets what a visitor showed.
    fn forget_disclosed(&mut self, id: &str) {
        let note = self.visits.get_mut(id);
        if let Some(held) = note.and_then(|note| note.disclosed.take()) {
            self.disclosed.remove(&(held.until, id.into()));
            self.by_entry.remove(&held.entry);
        }
    }

    /// Forgets what these entries told.
    pub(super) fn erase(&mut self, entries: &BTreeSet<u64>) {
        let told: Vec<Arc<str>> = entries
            .iter()
            .filter_map(|entry| self.by_entry.get(entry).cloned())
            .collect();
        for id in told {
            self.forget_disclosed(&id);
        }
    }

    fn remove(&mut self, id: &str) {
        self.forget_disclosed(id);
        let Some(note) = self.visits.remove(id) else {
            return;
        };
        if let Some(ids) = self.by_guest.get_mut(&Guest::of(&note.opened)) {
            ids.retain(|kept| **kept != *id);
        }
        if let Some(ids) = self.by_day.get_mut(&note.opened.day) {
            ids.retain(|kept| **kept != *id);
        }
    }
}
