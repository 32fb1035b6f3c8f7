//! A peer's index is read page by page: one climbs while the next one is on its way and the one before it is being
//! written. SPEC §8.3

use federation_spec::protocol::{Cursor, Request};

use super::input::{Method, Parcel, Peer};
use super::limits::{MAX_PAGES, MAX_UNWRITTEN_PAGES};
use super::moment::Moment;
use super::output::{Effect, IndexChange, Outbox};
use super::sessions::Doing;
use super::state::{Core, Random};

/// How far a reading is.
#[derive(Debug, Default)]
pub(super) struct Reading {
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
    /// Whether a page's end lies after where the page began: one that leads nowhere is not followed. SPEC §8.3
    fn leads_on(&self, next: Cursor) -> bool {
        let after = |from: Cursor| from.epoch == next.epoch && from.arrival < next.arrival;
        self.pages < MAX_PAGES && self.from.is_none_or(after)
    }

    /// Whether the next page may climb: a disk that does not keep up holds the reading up.
    fn has_room(&self) -> bool {
        !self.climbing && self.unwritten < MAX_UNWRITTEN_PAGES
    }

    fn is_done(&self) -> bool {
        !self.asking && !self.climbing && self.unwritten == 0 && self.arrived.is_none()
    }
}

impl Core {
    pub(super) fn read(
        &mut self,
        peer: &Peer,
        from: Option<Cursor>,
        method: Method,
        now: Moment,
        out: &mut Outbox,
    ) {
        let reading = Reading {
            from,
            asking: true,
            ..Reading::default()
        };
        self.sessions.set(peer, Doing::Reading(reading), now);
        out.ask(peer.clone(), Request::Changes(from), method);
    }

    /// Records came: they climb, one page of a peer's index at a time.
    pub(super) fn on_parcel(&mut self, peer: &Peer, parcel: Parcel, now: Moment, out: &mut Outbox) {
        if parcel.method == Method::Confirm {
            return self.on_confirm(peer, &parcel.records, now.wall, out);
        }
        self.sessions.touch(peer, now);
        if !matches!(parcel.method, Method::Stream | Method::Cursor) {
            return out.effect(Effect::Climb(peer.clone(), parcel));
        }
        let Some(reading) = self.reading(peer) else {
            // Asked for in vain: it has been given up.
            return;
        };
        reading.asking = false;
        reading.arrived = Some(parcel);
        self.climb_next(peer, out);
    }

    /// Lets the page that arrived climb, if none does, and asks for the one after it.
    pub(super) fn climb_next(&mut self, peer: &Peer, out: &mut Outbox) {
        let Some(reading) = self.reading(peer).filter(|reading| reading.has_room()) else {
            return;
        };
        let Some(parcel) = reading.arrived.take() else {
            return;
        };
        reading.climbing = true;
        // A page without records that promises more is the last: whoever has more has it on this one. SPEC §8.3
        let goes_on = parcel.more && !parcel.records.is_empty();
        if let Some(next) = parcel
            .next
            .filter(|next| goes_on && reading.leads_on(*next))
        {
            reading.from = Some(next);
            reading.pages += 1;
            reading.asking = true;
            let request = Request::Changes(Some(next));
            out.ask(peer.clone(), request, parcel.method);
        }
        out.effect(Effect::Climb(peer.clone(), parcel));
    }

    fn reading(&mut self, peer: &Peer) -> Option<&mut Reading> {
        let session = self.sessions.connected.get_mut(peer)?;
        if let Doing::Reading(reading) = &mut session.doing {
            Some(reading)
        } else {
            None
        }
    }

    /// A page was admitted: how far the peer was read from now on.
    pub(super) fn note_read(
        &mut self,
        peer: &Peer,
        next: Option<Cursor>,
        passed_by: bool,
        brought: bool,
    ) -> Vec<IndexChange> {
        let Some(reading) = self.reading(peer) else {
            return Vec::new();
        };
        reading.climbing = false;
        reading.unwritten += 1;
        reading.passed_by |= passed_by;
        reading.brought |= brought;
        // A record passed by would never be asked for again: without a cursor, the next time reconciles.
        let cursor = next.filter(|_| !reading.passed_by);
        self.store_cursor(peer, cursor)
    }

    /// A page is on disk: there is room for the next one, or it was the last.
    pub(super) fn on_written(
        &mut self,
        peer: &Peer,
        now: Moment,
        rng: &mut dyn Random,
        out: &mut Outbox,
    ) {
        let Some(reading) = self.reading(peer) else {
            return;
        };
        reading.unwritten = reading.unwritten.saturating_sub(1);
        if reading.is_done() {
            let brought = reading.brought;
            self.note_read_out(peer, brought, now);
            self.after_reading(peer, now, rng, out);
        } else {
            self.climb_next(peer, out);
        }
    }
}
