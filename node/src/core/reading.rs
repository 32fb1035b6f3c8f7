//! A peer's index is read page by page: one climbs while the next one is on its way and the one before it is being
//! written. SPEC §8.3

use federation_spec::protocol::{Cursor, Request};

use super::batch::IndexChange;
use super::memory::reading::Reading;
use super::memory::sessions::Doing;
use super::moment::Moment;
use super::output::{Effect, Outbox};
use super::pages::Parcel;
use super::peers::{Method, Peer};
use super::random::Random;
use super::state::Core;

impl Core {
    pub(super) fn read(
        &mut self,
        peer: &Peer,
        from: Option<Cursor>,
        method: Method,
        now: Moment,
        out: &mut Outbox,
    ) {
        let reading = Doing::Reading(Reading::begin(from));
        self.sessions.set(peer, reading, now);
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
        let Some(reading) = self.sessions.reading(peer) else {
            // Asked for in vain: it has been given up.
            return;
        };
        reading.arrive(parcel);
        self.climb_next(peer, out);
    }

    /// Lets the page that arrived climb, if none does, and asks for the one after it.
    pub(super) fn climb_next(&mut self, peer: &Peer, out: &mut Outbox) {
        let reading = self.sessions.reading(peer);
        let Some((parcel, next)) = reading.and_then(Reading::climb) else {
            return;
        };
        if next.is_some() {
            out.ask(peer.clone(), Request::Changes(next), parcel.method);
        }
        out.effect(Effect::Climb(peer.clone(), parcel));
    }

    /// A page was admitted: how far the peer was read from now on.
    pub(super) fn note_read(
        &mut self,
        peer: &Peer,
        next: Option<Cursor>,
        passed_by: bool,
        brought: bool,
    ) -> Vec<IndexChange> {
        let Some(reading) = self.sessions.reading(peer) else {
            return Vec::new();
        };
        let cursor = reading.admitted(next, passed_by, brought);
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
        let Some(reading) = self.sessions.reading(peer) else {
            return;
        };
        match reading.written() {
            Some(brought) => {
                self.note_read_out(peer, brought, now);
                self.after_reading(peer, now, rng, out);
            }
            None => self.climb_next(peer, out),
        }
    }
}
