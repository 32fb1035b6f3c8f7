//! Which part of the core answers which input.

use std::collections::BTreeMap;

use federation_spec::rules::Clock;
use federation_spec::wire::ids::SpaceId;

use super::input::Input;
use super::limits::PLACE_REST;
use super::memory::directory::Keep;
use super::moment::Moment;
use super::output::{Again, NetworkOrder, Outbox};
use super::random::Random;
use super::state::Core;

impl Core {
    /// The protocol: what follows from what happened. Pure; costs little.
    pub fn handle(&mut self, input: Input, moment: Moment, rng: &mut dyn Random) -> Outbox {
        let now = Moment {
            wall: self.watch.look(moment),
            ..moment
        };
        // What is heard of this space and was signed before this process began is the past.
        self.own.past_until(moment.wall);
        if matches!(input, Input::NetworkRestarted | Input::Tick) {
            // What a person says of spaces and peers notes it itself.
            self.granted.reconsider();
        }
        let mut out = Outbox::default();
        self.settle_trust(now.wall);
        self.take(input, now, rng, &mut out);
        self.settle_trust(now.wall);
        self.favour(&mut out);
        out
    }

    fn take(&mut self, input: Input, now: Moment, rng: &mut dyn Random, out: &mut Outbox) {
        match input {
            Input::Said { from, at, space } => self.on_said(from, at, space, now, out),
            Input::Told {
                number,
                entry,
                record,
            } => self.on_told(number, &entry, record, now.wall, out),
            Input::Forgotten => self.on_forgotten(now, rng, out),
            Input::Missed { from } => self.on_missed(&from, now, rng, out),
            Input::Gossip {
                ticket,
                from,
                climbed,
            } => self.on_gossip(ticket, from, climbed, now, out),
            Input::Parcel { from, parcel } => self.on_parcel(&from, parcel, now, out),
            Input::Slice { from, slice } => self.on_slice(&from, slice, now, out),
            Input::Page { from, page } => self.on_page(&from, page, now, rng, out),
            Input::ReconcileReply { from, message, at } => {
                self.on_reconcile_reply(&from, message, at, out);
            }
            Input::Reconciled { with, result } => self.on_reconciled(&with, result, now, rng, out),
            Input::Noted { .. } => {}
            Input::NoReply {
                from,
                method,
                refused,
            } => self.on_no_reply(&from, method, refused, now, rng, out),
            Input::Asked {
                from,
                ticket,
                request,
            } => self.on_asked(&from, ticket, request, now, rng, out),
            Input::Connected { peer, address } => self.on_connected(peer, address, now, rng, out),
            Input::Gone { peer } => self.on_gone(&peer, now.wall, out),
            Input::Listening { address } => self.surroundings.listens_at(address),
            Input::Reached { addresses } => self.surroundings.set_reached(addresses),
            Input::NetworkRestarted => self.on_network_restarted(out),
            Input::Message {
                from,
                ticket,
                heard,
            } => self.on_message(&from, ticket, heard, now, rng, out),
            Input::Delivered { message } => self.on_delivered(message, now, out),
            Input::PublishFailed => self.announce(None, out),
            Input::Deaf { peers } => self.announce_to(peers.iter(), out),
            Input::Again(again) => self.come_back(again, now, rng, out),
            Input::Command(command) => self.on_command(*command, now, rng, out),
            Input::StoreFailed { reason } => self.disk.fail(reason),
            Input::Tick => self.on_tick(now, rng, out),
        }
    }

    /// What the core said that it would come back to.
    fn come_back(&mut self, again: Again, now: Moment, rng: &mut dyn Random, out: &mut Outbox) {
        match again {
            Again::Announce { but } => self.announce(but.as_ref(), out),
            Again::Written { from } => self.on_written(&from, now, rng, out),
            Again::Entered(visit) => self.unsettled.end(&visit),
            Again::Settle => self.release_checks(now, rng, out),
            Again::Overdue(id) => self.release_check(id, now, rng, out),
            Again::Send => self.send_waiting(now, out),
            Again::Listened => self.on_listened(now, out),
        }
    }

    fn on_tick(&mut self, now: Moment, rng: &mut dyn Random, out: &mut Outbox) {
        self.renew(now, out);
        let contradicted = self.is_contradicted(now);
        self.watch.note_contradicted(contradicted);
        if self.watch.take_refused_in_doubt() {
            self.read_all_again(out);
        }
        self.tend_sessions(now, rng, out);
        self.write_held_back(out);
        self.note_long_known(now);
        self.send_waiting(now, out);
        self.listen_again(out);
        if self.watch.clock() != Clock::Sound {
            // What such a clock calls due or ended may well be neither.
            return;
        }
        let keep = |space: &SpaceId| self.keep(space);
        let keeps: BTreeMap<SpaceId, Keep> = self
            .directory
            .beside()
            .map(|space| (*space, keep(space)))
            .collect();
        let of = |space: &SpaceId| keeps.get(space).copied().unwrap_or(Keep::Newest);
        out.index(self.directory.promote(of, now.wall));
        if self.may_forget(now) {
            self.forget(now, out);
        }
    }

    /// What cannot be taken back: it happens by a clock that nothing speaks against.
    fn forget(&mut self, now: Moment, out: &mut Outbox) {
        self.harden_imports(now, out);
        self.settle_undoings(now.wall, out);
        self.erase_overdue(now.wall, out);
        self.books.forget_passes(now.wall.minus(PLACE_REST));
        out.index(self.directory.forget_ended(now.wall));
    }

    fn on_network_restarted(&mut self, out: &mut Outbox) {
        self.sessions.disconnect_all();
        self.granted.forget_favoured();
        self.surroundings.forget_listening();
        for address in self.books.peers().union(self.surroundings.configured()) {
            out.network(NetworkOrder::Dial(address.clone()));
        }
    }
}
