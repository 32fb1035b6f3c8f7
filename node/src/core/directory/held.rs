//! What is held of one space: one line a record, and the greatest seen is the one shown. SPEC §4

use std::sync::Arc;

use federation_spec::records::{KeyEvent, SpaceProfile, StatusList, Terms};
use federation_spec::rules::supersede::{Latest, Place};
use federation_spec::wire::ids::Timestamp;
use federation_spec::wire::signature::Verified;

use crate::core::limits::MAX_EARLIER_TERMS;
use crate::core::output::Slot;

/// A record that is fresh, the newest of its line, and within policy. Made only in this folder.
#[derive(Debug, Clone)]
pub struct Admitted<T> {
    pub(super) record: T,
    pub(super) bytes: Arc<[u8]>,
    pub(super) place: Place,
    pub(super) arrival: u64,
}

impl<T> Admitted<T> {
    pub(super) fn new(verified: Verified<T>, place: Place, arrival: u64) -> Self {
        let (record, bytes) = verified.into_parts();
        Self {
            record,
            bytes,
            place,
            arrival,
        }
    }

    /// What it says.
    pub fn record(&self) -> &T {
        &self.record
    }

    /// The exact signed bytes.
    pub fn bytes(&self) -> &Arc<[u8]> {
        &self.bytes
    }

    /// Where it stands in its line.
    pub fn place(&self) -> &Place {
        &self.place
    }
}

/// The records of one type of one space: the one shown, and its rival if the space contradicts itself.
#[derive(Debug, Clone)]
pub struct Line<T> {
    /// The one shown.
    pub shown: Admitted<T>,
    /// Another one with the same number, of a higher payload hash.
    pub rival: Option<Box<Admitted<T>>>,
}

impl<T> Line<T> {
    /// A line of one record.
    pub(super) fn of(shown: Admitted<T>) -> Self {
        Self { shown, rival: None }
    }

    /// The same with this rival.
    pub(super) fn with_rival(self, rival: Admitted<T>) -> Self {
        Self {
            shown: self.shown,
            rival: Some(Box::new(rival)),
        }
    }

    /// The one shown, then its rival.
    pub(super) fn records(&self) -> impl Iterator<Item = &Admitted<T>> {
        std::iter::once(&self.shown).chain(self.rival.as_deref())
    }

    pub(super) fn size(&self) -> usize {
        self.records().map(|record| record.bytes.len()).sum()
    }
}

impl<T: Latest> Line<T> {
    /// Where its records lie in the index.
    pub(super) fn places(&self) -> Vec<(Slot, u64)> {
        let slot = |rival| Slot {
            space: self.shown.record.space(),
            kind: T::TYPE,
            rival,
        };
        let records = [false, true].map(slot).into_iter().zip(self.records());
        records
            .map(|(slot, record)| (slot, record.arrival))
            .collect()
    }
}

/// What is held of one space.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// Its key log.
    pub key_log: Option<Line<KeyEvent>>,
    /// Its profile.
    pub profile: Option<Line<SpaceProfile>>,
    /// Its terms.
    pub terms: Option<Line<Terms>>,
    /// Its status lists, in the order of their numbers. Most spaces have one: room for more is made when they come.
    lists: Vec<Line<StatusList>>,
    /// What its terms said before, oldest first, the last record of each content: what it promised can be shown to it.
    earlier: Vec<Admitted<Terms>>,
}

impl Known {
    /// Every content of its terms that is held: what they said before, oldest first, then what they say.
    pub fn history(&self) -> impl Iterator<Item = &Terms> {
        let shown = self.terms.iter().map(|line| &line.shown);
        self.earlier.iter().chain(shown).map(Admitted::record)
    }

    /// Takes in terms that others have superseded, after all later ones that are remembered, or before any. Terms that
    /// were only signed anew afterwards are no content of their own.
    pub(super) fn remember(&mut self, terms: Admitted<Terms>) {
        let before = |earlier: &Admitted<Terms>| earlier.place.sequence < terms.place.sequence;
        let at = self.earlier.partition_point(before);
        let shown = self.terms.as_ref().map(|line| &line.shown);
        let Some(next) = self.earlier.get(at).or(shown) else {
            return;
        };
        let content = |terms: &Admitted<Terms>| terms.record.0.body.current.content_hash;
        if next.place.sequence > terms.place.sequence && content(next) != content(&terms) {
            self.earlier.insert(at, terms);
        }
        let surplus = self.earlier.len().saturating_sub(MAX_EARLIER_TERMS);
        self.earlier.drain(..surplus);
    }

    /// Lets go of what its terms said before.
    pub(super) fn forget_earlier(&mut self) {
        self.earlier = Vec::new();
    }

    /// All signed bytes that its file holds while it is pinned: what its terms said before comes last, the newest first.
    pub fn pinned_records(&self) -> Vec<Arc<[u8]>> {
        let earlier = self.earlier.iter().rev().map(|terms| terms.bytes.clone());
        self.records().into_iter().chain(earlier).collect()
    }

    /// Whether it signed two different records under one number.
    pub fn conflicting(&self) -> bool {
        fn contradicts<T>(line: &Line<T>) -> bool {
            line.rival.is_some()
        }
        self.profile.as_ref().is_some_and(contradicts)
            || self.terms.as_ref().is_some_and(contradicts)
            || self.lists.iter().any(contradicts)
    }

    /// When it last signed a profile, terms or a status list that are held.
    pub fn newest(&self) -> Option<Timestamp> {
        fn issued_at<T: Latest>(line: &Line<T>) -> Timestamp {
            line.shown.record.issued_at()
        }
        let profile = self.profile.as_ref().map(issued_at);
        let terms = self.terms.as_ref().map(issued_at);
        let lists = self.lists.iter().map(issued_at).max();
        profile.max(terms).max(lists)
    }

    /// The status list of a number.
    pub fn list(&self, number: u8) -> Option<&StatusList> {
        StatusList::held(self, number).map(|line| &line.shown.record)
    }

    /// The signed bytes of its status lists.
    pub fn list_records(&self) -> Vec<&[u8]> {
        self.lists.iter().map(|line| &*line.shown.bytes).collect()
    }

    /// Every line of status lists.
    pub(super) fn lists_mut(&mut self) -> &mut [Line<StatusList>] {
        &mut self.lists
    }

    /// The numbers of its status lists.
    pub(super) fn list_numbers(&self) -> Vec<u8> {
        self.lists
            .iter()
            .map(|line| line.shown.record.line())
            .collect()
    }

    /// Where a list of a number is, or would be.
    fn list_at(&self, number: u8) -> Result<usize, usize> {
        self.lists
            .binary_search_by_key(&number, |line| line.shown.record.line())
    }

    /// When it signed its first status list, as its lists tell.
    pub fn lists_since(&self) -> Option<Timestamp> {
        let since = |line: &Line<StatusList>| line.shown.record.0.body.since;
        self.lists.iter().map(since).min()
    }

    /// When the oldest of its status lists was signed: as old as that is what is known of its passes.
    pub fn lists_at(&self) -> Option<Timestamp> {
        let issued = |line: &Line<StatusList>| line.shown.record.issued_at();
        self.lists.iter().map(issued).min()
    }

    /// All signed bytes, in the order in which they can be verified.
    pub fn records(&self) -> Vec<Arc<[u8]>> {
        fn all<T>(line: &Line<T>) -> impl Iterator<Item = Arc<[u8]>> {
            line.records().map(|record| record.bytes.clone())
        }
        let keys = self.key_log.iter().flat_map(all);
        keys.chain(self.profile.iter().flat_map(all))
            .chain(self.terms.iter().flat_map(all))
            .chain(self.lists.iter().flat_map(all))
            .collect()
    }

    pub(super) fn size(&self) -> usize {
        self.records().iter().map(|bytes| bytes.len()).sum()
    }

    /// Where all of it lies in the index.
    pub(super) fn places(&self) -> Vec<(Slot, u64)> {
        let mut places = Vec::new();
        places.extend(self.key_log.iter().flat_map(Line::places));
        places.extend(self.profile.iter().flat_map(Line::places));
        places.extend(self.terms.iter().flat_map(Line::places));
        places.extend(self.lists.iter().flat_map(Line::places));
        places
    }
}

/// A record type of which a space has lines, one or several by number.
pub trait Held: Latest {
    /// The line of a number.
    fn held(known: &Known, number: u8) -> Option<&Line<Self>>;

    /// Takes the line of a number out.
    fn take(known: &mut Known, number: u8) -> Option<Line<Self>>;

    /// Puts a line in its place.
    fn put(known: &mut Known, line: Line<Self>);

    /// Takes in a record of a pinned space that a newer one has superseded.
    fn superseded(_: &mut Known, _: Admitted<Self>) {}
}

/// A record type of which a space has one line.
macro_rules! one_line {
    ($type:ident, $line:ident $(, $superseded:item)?) => {
        impl Held for $type {
            fn held(known: &Known, _: u8) -> Option<&Line<Self>> {
                known.$line.as_ref()
            }

            fn take(known: &mut Known, _: u8) -> Option<Line<Self>> {
                known.$line.take()
            }

            fn put(known: &mut Known, line: Line<Self>) {
                known.$line = Some(line);
            }

            $($superseded)?
        }
    };
}

one_line!(KeyEvent, key_log);
one_line!(SpaceProfile, profile);
one_line!(
    Terms,
    terms,
    fn superseded(known: &mut Known, terms: Admitted<Self>) {
        known.remember(terms);
    }
);

impl Held for StatusList {
    fn held(known: &Known, number: u8) -> Option<&Line<Self>> {
        known.lists.get(known.list_at(number).ok()?)
    }

    fn take(known: &mut Known, number: u8) -> Option<Line<Self>> {
        let at = known.list_at(number).ok()?;
        Some(known.lists.remove(at))
    }

    fn put(known: &mut Known, line: Line<Self>) {
        match known.list_at(line.shown.record.line()) {
            Ok(at) => known.lists[at] = line,
            Err(at) => {
                known.lists.reserve_exact(1);
                known.lists.insert(at, line);
            }
        }
    }
}
