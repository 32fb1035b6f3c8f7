//! One line a record: those of one type of one space, of which the greatest seen is the one shown; and what a walk over all
//! that is held of a space asks of each, whatever its type. SPEC §4

use std::sync::Arc;

use federation_spec::records::Decoded;
use federation_spec::rules::key_view::KeyView;
use federation_spec::rules::supersede::{Latest, Place, is_future};
use federation_spec::wire::envelope::Envelope;
use federation_spec::wire::ids::Timestamp;
use federation_spec::wire::limits::FLOOR_LIFE;
use federation_spec::wire::signature::{Verified, verify};

use crate::core::batch::{IndexChange, Slot};

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
    pub(super) shown: Admitted<T>,
    /// Another one with the same number, of a higher payload hash.
    pub(super) rival: Option<Box<Admitted<T>>>,
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

    /// The one shown.
    pub fn shown(&self) -> &Admitted<T> {
        &self.shown
    }

    /// Another one with the same number, if the space contradicts itself.
    pub fn rival(&self) -> Option<&Admitted<T>> {
        self.rival.as_deref()
    }

    /// The one shown, then its rival.
    pub(super) fn records(&self) -> impl Iterator<Item = &Admitted<T>> {
        std::iter::once(&self.shown).chain(self.rival.as_deref())
    }

    /// The one shown, then its rival.
    pub(super) fn into_records(self) -> impl Iterator<Item = Admitted<T>> {
        std::iter::once(self.shown).chain(self.rival.map(|rival| *rival))
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

/// A record, and when it leaves the set that peers compare.
pub trait Lasting: Latest {
    /// When it leaves; `None` for never.
    fn leaves_at(&self) -> Option<Timestamp> {
        self.expires_at()
    }
}

/// All lines of one type of one space, as walks over all types see them.
pub(super) trait Lines {
    /// Whether nothing is held.
    fn are_empty(&self) -> bool;

    /// How many records there are.
    fn count(&self) -> usize;

    /// How many bytes they take.
    fn size(&self) -> usize;

    /// Their signed bytes, in the order in which they can be verified.
    fn bytes(&self) -> Vec<Arc<[u8]>>;

    /// Where they lie in the index.
    fn places(&self) -> Vec<(Slot, u64)>;

    /// Whether two of them contradict each other.
    fn contradict(&self) -> bool;

    /// When the newest one was signed.
    fn newest(&self) -> Option<Timestamp>;

    /// When the first of those leaves that are not kept for ever.
    fn first_end(&self) -> Option<Timestamp>;

    /// Gives numbers to those that have none.
    fn number_all(&mut self, last: &mut u64, changes: &mut Vec<IndexChange>);

    /// Lets go of those that ended more than [`FLOOR_LIFE`] ago.
    fn drop_ended(&mut self, now: Timestamp) -> Vec<IndexChange>;

    /// Lets go of those that are from the future.
    fn drop_future(&mut self, now: Timestamp) -> Vec<IndexChange>;

    /// Lets go of those whose key counts no more.
    fn drop_unsigned(&mut self, keys: &KeyView) -> Vec<IndexChange>;
}

/// Whether a record that was taken in is signed by a key that counts still.
pub(super) fn is_signed<T: Latest>(held: &Admitted<T>, keys: &KeyView) -> bool {
    let envelope = Envelope::parse(&held.bytes).ok();
    let decoded = envelope.and_then(|envelope| Decoded::<T>::read(envelope).ok());
    decoded.is_some_and(|decoded| verify(decoded, keys).is_ok())
}

impl<T: Lasting> Lines for Option<Line<T>> {
    fn are_empty(&self) -> bool {
        self.is_none()
    }

    fn count(&self) -> usize {
        self.iter().flat_map(Line::records).count()
    }

    fn size(&self) -> usize {
        self.as_ref().map_or(0, Line::size)
    }

    fn bytes(&self) -> Vec<Arc<[u8]>> {
        let records = self.iter().flat_map(Line::records);
        records.map(|record| record.bytes.clone()).collect()
    }

    fn places(&self) -> Vec<(Slot, u64)> {
        self.as_ref().map_or(Vec::new(), Line::places)
    }

    fn contradict(&self) -> bool {
        self.as_ref().is_some_and(|line| line.rival.is_some())
    }

    fn newest(&self) -> Option<Timestamp> {
        self.as_ref().map(|line| line.shown.record.issued_at())
    }

    fn first_end(&self) -> Option<Timestamp> {
        self.as_ref()?.shown.record.leaves_at()
    }

    fn number_all(&mut self, last: &mut u64, changes: &mut Vec<IndexChange>) {
        let Some(line) = self else {
            return;
        };
        let records = std::iter::once(&mut line.shown).chain(line.rival.as_deref_mut());
        let mut any = false;
        for record in records.filter(|record| record.arrival == 0) {
            *last += 1;
            record.arrival = *last;
            any = true;
        }
        if any {
            changes.extend(line_changes(&[], line));
        }
    }

    fn drop_ended(&mut self, now: Timestamp) -> Vec<IndexChange> {
        let ended = |line: &mut Line<T>| {
            let end = line.shown.record.leaves_at();
            end.is_some_and(|end| end.plus(FLOOR_LIFE) <= now)
        };
        removals(&self.take_if(ended).places()).collect()
    }

    fn drop_future(&mut self, now: Timestamp) -> Vec<IndexChange> {
        let future = |line: &mut Line<T>| is_future(&line.shown.record, now);
        removals(&self.take_if(future).places()).collect()
    }

    fn drop_unsigned(&mut self, keys: &KeyView) -> Vec<IndexChange> {
        let Some(line) = self.take() else {
            return Vec::new();
        };
        let before = line.places();
        let mut signed = line.into_records().filter(|held| is_signed(held, keys));
        *self = signed.next().map(|shown| match signed.next() {
            Some(rival) => Line::of(shown).with_rival(rival),
            None => Line::of(shown),
        });
        match self {
            Some(line) => line_changes(&before, line),
            None => removals(&before).collect(),
        }
    }
}

/// What a line changes in the index, that lay there before: a record that left is removed, all others are put.
pub(super) fn line_changes<T: Lasting>(before: &[(Slot, u64)], line: &Line<T>) -> Vec<IndexChange> {
    let now = line.places();
    let stays = |arrival: u64| now.iter().any(|(_, kept)| *kept == arrival);
    let left: Vec<(Slot, u64)> = before
        .iter()
        .copied()
        .filter(|(_, arrival)| !stays(*arrival))
        .collect();
    let put = |((slot, _), record): (&(Slot, u64), &Admitted<T>)| put(*slot, record);
    removals(&left)
        .chain(now.iter().zip(line.records()).map(put))
        .collect()
}

pub(super) fn put<T: Lasting>(slot: Slot, admitted: &Admitted<T>) -> IndexChange {
    IndexChange::Put {
        slot,
        arrival: admitted.arrival,
        issued_at: admitted.record.issued_at(),
        expires_at: admitted.record.leaves_at().unwrap_or(Timestamp(0)),
        bytes: admitted.bytes.clone(),
    }
}

pub(super) fn removals(places: &[(Slot, u64)]) -> impl Iterator<Item = IndexChange> {
    let remove = |(slot, arrival): &(Slot, u64)| IndexChange::Remove {
        slot: *slot,
        arrival: *arrival,
    };
    places.iter().map(remove)
}
