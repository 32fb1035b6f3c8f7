//! Which part of the core answers which input.

use std::collections::BTreeMap;

use federation_spec::rules::Clock;
use federation_spec::wire::ids::SpaceId;

use super::directory::Keep;
use super::input::Input;
use super::limits::PLACE_REST;
use super::moment::Moment;
use super::output::{NetworkOrder, Outbox};
use super::state::{Core, Random};

impl Core {
    /// The protocol: what follows from what happened. Pure; costs little.
    pub fn handle(&mut self, input: Input, moment: Moment, rng: &mut dyn Random) -> Outbox {
        self.seen = moment;
        self.note_beginning();
        let now = Moment {
            wall: self.believe(moment),
            ..moment
        };
        self.granted.stale |= Self::touches_favour(&input);
        let mut out = Outbox::default();
        self.take(input, now, rng, &mut out);
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
            Input::Listened => self.on_listened(now, out),
            Input::Missed { from } => self.on_missed(&from, now, rng, out),
            Input::Gossip {
                ticket,
                from,
                climbed,
            } => self.on_gossip(ticket, from, climbed, now, out),
            Input::Parcel { from, parcel } => self.on_parcel(&from, parcel, now, out),
            Input::Slice { from, slice } => self.on_slice(&from, slice, now, out),
            Input::Page { from, page } => self.on_page(&from, page, now, rng, out),
            Input::Written { from } => self.on_written(&from, now, rng, out),
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
            Input::Listening { address } => self.addresses.push(address),
            Input::Reached { addresses } => self.on_reached(addresses),
            Input::NetworkRestarted => self.on_network_restarted(out),
            Input::Message {
                from,
                ticket,
                heard,
            } => self.on_message(&from, ticket, heard, now, rng, out),
            Input::Delivered { message } => self.on_delivered(message, now, out),
            Input::Settle => self.release_checks(now, rng, out),
            Input::Overdue(id) => self.release_check(id, now, rng, out),
            Input::PublishFailed => self.announce(None, out),
            Input::Deaf { peers } => self.announce_to(peers.iter(), out),
            Input::Announce { but } => self.announce(but.as_ref(), out),
            Input::Command(command) => self.on_command(*command, now, rng, out),
            Input::StoreFailed { reason } => drop(self.read_only.get_or_insert(reason)),
            Input::Tick => self.on_tick(now, rng, out),
        }
    }

    fn on_tick(&mut self, now: Moment, rng: &mut dyn Random, out: &mut Outbox) {
        self.renew(now, out);
        self.tend_sessions(now, rng, out);
        self.write_held_back(out);
        self.note_long_known(now);
        self.send_waiting(now, out);
        self.listen_again(out);
        if self.clock != Clock::Sound {
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
        self.erase_overdue(now.wall, out);
        self.books.forget_passes(now.wall.minus(PLACE_REST));
        out.index(self.directory.forget_ended(now.wall));
    }

    fn on_network_restarted(&mut self, out: &mut Outbox) {
        self.sessions.connected.clear();
        self.forget_favoured();
        self.addresses.clear();
        for address in self.books.peers().union(&self.configured_peers) {
            out.network(NetworkOrder::Dial(address.clone()));
        }
    }
}
