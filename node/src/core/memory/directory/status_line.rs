//! The status lists of one number of one space: the newest one, and what any other ever took away. SPEC §4.7
//!
//! A list that takes away something that the newest does not say stays beside it as signed bytes, so that whoever was away,
//! its own home included, can still hear of it.

use std::sync::Arc;

use federation_spec::records::{Record as _, StatusList};
use federation_spec::rules::key_view::KeyView;
use federation_spec::rules::supersede::{Latest, examine_at, is_future};
use federation_spec::rules::{Places, Takings};
use federation_spec::wire::ids::{SpaceId, Timestamp};
use federation_spec::wire::limits::{LIST_ENTRIES, MAX_ASIDE};

use super::line::{Admitted, Line, Lines, is_signed, line_changes, put, removals};
use crate::core::batch::{IndexChange, Slot};

/// Bytes of what is remembered of lists that are not kept: a bit a place.
const LOST_LEN: usize = LIST_ENTRIES as usize / 8;

/// The lists of one number.
#[derive(Debug, Clone)]
pub(super) struct StatusLine {
    number: u8,
    newest: Option<Line<StatusList>>,
    /// Lists that take away what the newest does not say.
    aside: Vec<Admitted<StatusList>>,
    /// What all others took away and the newest does not say: of those beside it, and of those in `lost`.
    beyond: Option<Box<Takings>>,
    /// Places that lists took away for which there was no room.
    lost: Option<Box<Places>>,
}

/// Whether a list was taken in for what it takes away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Aside {
    /// Everything that it takes away is known.
    Known,
    /// It is kept.
    Kept,
    /// There was no room for it; what it takes away counts.
    Lost,
}

impl StatusLine {
    pub(super) fn new(number: u8) -> Self {
        Self {
            number,
            newest: None,
            aside: Vec::new(),
            beyond: None,
            lost: None,
        }
    }

    pub(super) fn number(&self) -> u8 {
        self.number
    }

    pub(super) fn newest(&self) -> Option<&Line<StatusList>> {
        self.newest.as_ref()
    }

    pub(super) fn take_newest(&mut self) -> Option<Line<StatusList>> {
        self.newest.take()
    }

    pub(super) fn put_newest(&mut self, line: Line<StatusList>) {
        self.newest = Some(line);
    }

    /// What others than the newest took away.
    pub(super) fn beyond(&self) -> Option<&Takings> {
        self.beyond.as_deref()
    }

    /// Whether its home contradicts itself: under one number, or by more lists than can be kept.
    pub(super) fn contradicts(&self) -> bool {
        let rival = self
            .newest
            .as_ref()
            .is_some_and(|line| line.rival.is_some());
        rival || self.lost.is_some()
    }

    /// Whether lists stand beside the newest.
    pub(super) fn has_aside(&self) -> bool {
        !self.aside.is_empty()
    }

    /// Every list that is held.
    pub(super) fn records(&self) -> impl Iterator<Item = &Admitted<StatusList>> {
        let newest = self.newest.iter().flat_map(Line::records);
        newest.chain(&self.aside)
    }

    /// What it takes of the room for strangers: what is remembered of lists that are not kept counts too.
    pub(super) fn size(&self) -> usize {
        let lost = self.lost.as_ref().map_or(0, |_| LOST_LEN);
        lost + self.records().map(|list| list.bytes.len()).sum::<usize>()
    }

    /// Where all of them lie in the index.
    pub(super) fn places(&self) -> Vec<(Slot, u64)> {
        let newest = self.newest.iter().flat_map(Line::places);
        let aside = self.aside.iter().map(|list| (slot(list), list.arrival));
        newest.chain(aside).collect()
    }

    /// Gives numbers to those that have none.
    fn number_all(&mut self, last: &mut u64, changes: &mut Vec<IndexChange>) {
        self.newest.number_all(last, changes);
        for list in self.aside.iter_mut().filter(|list| list.arrival == 0) {
            *last += 1;
            list.arrival = *last;
            changes.push(put(slot(list), list));
        }
    }

    /// Puts one beside the newest, whatever it says: [`Self::settle`] decides whether it stays.
    pub(super) fn lay_aside(&mut self, list: Admitted<StatusList>) {
        self.aside.push(list);
    }

    /// Takes in what a list takes away that is not to be the newest.
    pub(super) fn take_aside(&mut self, list: Admitted<StatusList>) -> Aside {
        if !self.is_news(&list.record) {
            return Aside::Known;
        }
        let kept = self.aside.len() < MAX_ASIDE;
        self.aside.push(list);
        match kept {
            true => Aside::Kept,
            false => Aside::Lost,
        }
    }

    /// Whether a list takes away something that nothing held says.
    fn is_news(&self, list: &StatusList) -> bool {
        let takings = self.unsaid(Takings::of(list));
        if self.is_lost(&takings) {
            return false;
        }
        let mut all = self.beyond.as_deref().cloned().unwrap_or_default();
        all.join(&takings);
        Some(&all) != self.beyond.as_deref() && !all.is_empty()
    }

    /// Whether a list that found no room has taken all of this already, for good.
    fn is_lost(&self, takings: &Takings) -> bool {
        let Some(lost) = &self.lost else {
            return false;
        };
        let mut all = (**lost).clone();
        all.join(takings.clone().hardened().good());
        all == **lost
    }

    fn unsaid(&self, takings: Takings) -> Takings {
        match &self.newest {
            Some(line) => takings.beyond(&line.shown.record),
            None => takings,
        }
    }

    /// Lets go of every list whose takings the newest says, keeps as many of the others as there is room for, and notes
    /// what all of them took away. What left and what came is said in terms of the index.
    pub(super) fn settle(&mut self) -> Vec<IndexChange> {
        let mut changes = Vec::new();
        let mut beyond = Takings::default();
        let mut kept = Vec::new();
        let mut aside = std::mem::take(&mut self.aside);
        // A later list of an honest home says all that the ones before it say.
        aside.sort_by_key(|list| std::cmp::Reverse(list.place.sequence));
        for list in aside {
            let takings = self.unsaid(Takings::of(&list.record));
            let mut joined = beyond.clone();
            joined.join(&takings);
            let adds = joined != beyond;
            if adds && kept.len() < MAX_ASIDE {
                beyond = joined;
                changes.push(put(slot(&list), &list));
                kept.push(list);
                continue;
            }
            if adds {
                let lost = takings.hardened();
                self.lost.get_or_insert_default().join(lost.good());
                changes.push(self.lost_change(list.record.0.space));
            }
            changes.extend(removals(&[(slot(&list), list.arrival)]));
        }
        self.aside = kept;
        let rival = self.newest.as_ref().and_then(|line| line.rival.as_deref());
        if let Some(rival) = rival {
            beyond.join(&self.unsaid(Takings::of(&rival.record)));
        }
        if let Some(lost) = &self.lost {
            beyond.join(&self.unsaid(Takings::for_good((**lost).clone())));
        }
        self.beyond = (!beyond.is_empty()).then(|| Box::new(beyond));
        changes
    }

    /// What lists took away that were not kept, as it stands now.
    fn lost_change(&self, space: SpaceId) -> IndexChange {
        IndexChange::Taken {
            space,
            list: self.number,
            places: self.lost.as_deref().map(Places::to_bytes),
        }
    }

    /// Forgets what lists took away that were not kept, where anything is.
    pub(super) fn forget_lost(&mut self, space: SpaceId) -> Option<IndexChange> {
        self.lost.take().map(|_| self.lost_change(space))
    }

    /// Puts back what lists took away that were not kept.
    pub(super) fn restore_lost(&mut self, places: &Places) {
        self.lost.get_or_insert_default().join(places);
        self.settle();
    }

    /// What lists took away that were not kept.
    pub(super) fn lost(&self) -> Option<&Places> {
        self.lost.as_deref()
    }

    /// Takes out a list beside the newest whose turn has come: newer than that, and no longer from the future.
    pub(super) fn take_due(&mut self, now: Timestamp) -> Option<Admitted<StatusList>> {
        let newest = self.newest.as_ref().map(|line| line.shown.place.sequence);
        let due = |list: &Admitted<StatusList>| {
            newest.is_none_or(|newest| list.place.sequence > newest)
                && examine_at(&list.record, now).is_ok()
        };
        let at = self.aside.iter().position(due)?;
        Some(self.aside.remove(at))
    }

    /// Puts a newest list in its place that stood beside it, and what it superseded in turn.
    pub(super) fn promote(&mut self, list: Admitted<StatusList>) -> Vec<IndexChange> {
        let before = self.newest.take();
        let places = before.as_ref().map_or(Vec::new(), Line::places);
        let line = Line::of(list);
        let mut changes = line_changes(&places, &line);
        self.newest = Some(line);
        for list in before.into_iter().flat_map(Line::into_records) {
            self.aside.push(list);
        }
        changes.extend(self.settle());
        changes
    }

    /// Lets go of a newest list from the future, but for what it takes away.
    pub(super) fn demote_future(&mut self, now: Timestamp) -> Vec<IndexChange> {
        let future = |line: &mut Line<StatusList>| is_future(&line.shown.record, now);
        let Some(line) = self.newest.take_if(future) else {
            return Vec::new();
        };
        let mut changes: Vec<_> = removals(&line.places()).collect();
        self.aside.extend(line.into_records());
        changes.extend(self.settle());
        changes
    }
}

impl Lines for Vec<StatusLine> {
    fn are_empty(&self) -> bool {
        self.is_empty()
    }

    fn count(&self) -> usize {
        self.iter().flat_map(StatusLine::records).count()
    }

    fn size(&self) -> usize {
        self.iter().map(StatusLine::size).sum()
    }

    fn bytes(&self) -> Vec<Arc<[u8]>> {
        let records = self.iter().flat_map(StatusLine::records);
        records.map(|list| list.bytes.clone()).collect()
    }

    fn places(&self) -> Vec<(Slot, u64)> {
        self.iter().flat_map(StatusLine::places).collect()
    }

    fn contradict(&self) -> bool {
        self.iter().any(StatusLine::contradicts)
    }

    fn newest(&self) -> Option<Timestamp> {
        self.iter().filter_map(|line| line.newest.newest()).max()
    }

    fn first_end(&self) -> Option<Timestamp> {
        let ends = self.iter().filter_map(|line| line.newest.first_end());
        ends.min()
    }

    fn number_all(&mut self, last: &mut u64, changes: &mut Vec<IndexChange>) {
        for line in self {
            line.number_all(last, changes);
        }
    }

    fn drop_ended(&mut self, now: Timestamp) -> Vec<IndexChange> {
        let ended = self.iter_mut().map(|line| line.newest.drop_ended(now));
        ended.flatten().collect()
    }

    /// With what they took away: it was not their home that did.
    fn drop_unsigned(&mut self, keys: &KeyView) -> Vec<IndexChange> {
        let mut changes = Vec::new();
        for line in self {
            changes.extend(line.newest.drop_unsigned(keys));
            let gone: Vec<(Slot, u64)> = line
                .aside
                .extract_if(.., |list| !is_signed(list, keys))
                .map(|list| (slot(&list), list.arrival))
                .collect();
            changes.extend(removals(&gone));
            changes.extend(line.settle());
        }
        changes
    }

    /// But for what it takes away.
    fn drop_future(&mut self, now: Timestamp) -> Vec<IndexChange> {
        let future = self.iter_mut().map(|line| line.demote_future(now));
        future.flatten().collect()
    }
}

fn slot(list: &Admitted<StatusList>) -> Slot {
    Slot {
        space: list.record.space(),
        kind: StatusList::TYPE,
        rival: false,
    }
}
