//! How far the reading of a peer's index is: one page climbs while the next one is on its way and the one before it is
//! being written. SPEC §8.3

use federation_spec::protocol::Cursor;

use crate::core::limits::{MAX_PAGES, MAX_UNWRITTEN_PAGES};
use crate::core::pages::Parcel;

/// A reading.
#[derive(Debug)]
pub struct Reading {
    /// What the last question asked for.
    from: Option<Cursor>,
    pages: u32,
    /// A question is not answered yet.
    asking: bool,
    climbing: bool,
    /// Pages admitted that are not on disk yet.
    unwritten: u32,
    /// Came while another one climbed.
    arrived: Option<Parcel>,
    /// Something was passed by: no cursor may lead past it.
    passed_by: bool,
    /// Something was admitted.
    brought: bool,
}

impl Reading {
    /// One whose first page is being asked for: from a cursor on, or everything.
    pub fn begin(from: Option<Cursor>) -> Self {
        Self {
            from,
            pages: 0,
            asking: true,
            climbing: false,
            unwritten: 0,
            arrived: None,
            passed_by: false,
            brought: false,
        }
    }

    /// A page has come.
    pub fn arrive(&mut self, page: Parcel) {
        self.asking = false;
        self.arrived = Some(page);
    }

    /// The page that climbs from now on, and where the one after it is to be asked for; `None` while another one climbs,
    /// none has come, or the disk does not keep up.
    pub fn climb(&mut self) -> Option<(Parcel, Option<Cursor>)> {
        if self.climbing || self.unwritten >= MAX_UNWRITTEN_PAGES {
            return None;
        }
        let page = self.arrived.take()?;
        self.climbing = true;
        // A page without records that promises more is the last: whoever has more has it on this one. SPEC §8.3
        let goes_on = page.more && !page.records.is_empty();
        let next = page.next.filter(|next| goes_on && self.leads_on(*next));
        if next.is_some() {
            self.from = next;
            self.pages += 1;
            self.asking = true;
        }
        Some((page, next))
    }

    /// The page that climbed is admitted: the cursor that may be kept from now on. A record passed by would never be asked
    /// for again: without a cursor, the next time reconciles.
    pub fn admitted(
        &mut self,
        next: Option<Cursor>,
        passed_by: bool,
        brought: bool,
    ) -> Option<Cursor> {
        self.climbing = false;
        self.unwritten += 1;
        self.passed_by |= passed_by;
        self.brought |= brought;
        next.filter(|_| !self.passed_by)
    }

    /// A page is on disk: whether anything was brought, if it was the last one.
    pub fn written(&mut self) -> Option<bool> {
        self.unwritten = self.unwritten.saturating_sub(1);
        let done = !self.asking && !self.climbing && self.unwritten == 0 && self.arrived.is_none();
        done.then_some(self.brought)
    }

    /// Whether a page's end lies after where the page began: one that leads nowhere is not followed. SPEC §8.3
    fn leads_on(&self, next: Cursor) -> bool {
        let after = |from: Cursor| from.epoch == next.epoch && from.arrival < next.arrival;
        self.pages < MAX_PAGES && self.from.is_none_or(after)
    }
}
