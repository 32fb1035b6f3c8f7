//! Who has this space's newest terms. Gossip does not say; so each connected node is asked for just that record, by the
//! request that reconciliation has for records, and whoever has it sends it back. Whoever wants to know waits for those
//! answers, so that what is told is as it is and not as it was when somebody last asked.

use std::collections::BTreeMap;
use std::sync::Arc;

use federation_spec::protocol::{Request, Salt};
use federation_spec::wire::envelope::RecordType;
use federation_spec::wire::ids::{Hash32, Timestamp};

use super::ask::To;
use super::facts::Regard;
use super::limits::DELIVERY_WAIT;
use super::moment::Moment;
use super::output::{Again, Outbox};
use super::peers::{Method, Peer, Ticket};
use super::random::Random;
use super::state::Core;
use super::views::{DeliveryItem, DeliveryView};

impl Core {
    /// What is known, and questions to those of whom it is not.
    pub(super) fn terms_delivery(
        &mut self,
        to: To<DeliveryView>,
        now: Moment,
        rng: &mut dyn Random,
        out: &mut Outbox,
    ) {
        self.terms_delivery.follow(self.newest_terms());
        self.ask_who_has(now, rng, out);
        match self.terms_delivery.wait(to) {
            true => out.wake(Again::Overdue(to.ticket()), DELIVERY_WAIT),
            false => self.tell_delivery(to, out),
        }
    }

    /// Tells one who has waited long enough.
    pub(super) fn release_delivery(&mut self, id: Ticket, out: &mut Outbox) {
        if let Some(to) = self.terms_delivery.give_up(id) {
            self.tell_delivery(to, out);
        }
    }

    /// A node has answered, will not, or is gone: once nobody is left, all who wait are told.
    pub(super) fn heard_of_delivery(&mut self, from: &Peer, out: &mut Outbox) {
        for to in self.terms_delivery.heard_of(from) {
            self.tell_delivery(to, out);
        }
    }

    fn tell_delivery(&self, to: To<DeliveryView>, out: &mut Outbox) {
        out.answer(to, Ok(self.delivery_view()));
    }

    /// A node sent what it was asked for, or nothing.
    pub(super) fn on_confirm(
        &mut self,
        from: &Peer,
        records: &[Arc<[u8]>],
        now: Timestamp,
        out: &mut Outbox,
    ) {
        let newest = self.newest_terms();
        let has = records
            .iter()
            .any(|record| Some(Hash32::of(record)) == newest);
        if has {
            self.terms_delivery.confirm(from, newest, now);
        }
        self.heard_of_delivery(from, out);
    }

    fn newest_terms(&self) -> Option<Hash32> {
        let own = self.directory.get(&self.identity.space())?;
        Some(Hash32::of(own.bytes_of(RecordType::Terms)?))
    }

    fn ask_who_has(&mut self, now: Moment, rng: &mut dyn Random, out: &mut Outbox) {
        let connected = self.sessions.peers();
        let Some((record, open)) = self.terms_delivery.ask(connected, now.up) else {
            return;
        };
        let mut salt = [0; 16];
        rng.fill(&mut salt);
        let salt = Salt(salt);
        for peer in open {
            let ids = vec![salt.id(&record)];
            out.ask(peer, Request::Fetch { salt, ids }, Method::Confirm);
        }
    }

    /// The pinned spaces, and whoever else is or was connected.
    fn delivery_view(&self) -> DeliveryView {
        let mut items: BTreeMap<_, DeliveryItem> = BTreeMap::new();
        for space in self.books.spaces_of(Regard::Pinned) {
            let known = self.directory.get(space);
            let item = DeliveryItem {
                space: *space,
                name: self.name_of(space),
                connected: false,
                has_since: None,
                heard_at: known.and_then(|known| known.lists_at()),
            };
            items.insert(*space, item);
        }
        let confirmed = self.terms_delivery.confirmed();
        let confirmed = confirmed.map(|(peer, at)| (peer, Some(at)));
        let connected = self.sessions.peers().map(|peer| (peer, None));
        for (peer, has) in connected.chain(confirmed) {
            let Some(space) = self.space_of(peer) else {
                continue;
            };
            let item = items.entry(space).or_insert_with(|| DeliveryItem {
                space,
                name: self.name_of(&space),
                connected: false,
                has_since: None,
                heard_at: None,
            });
            item.connected |= self.sessions.is_connected(peer);
            item.has_since = item.has_since.or(has);
        }
        DeliveryView {
            items: items.into_values().collect(),
        }
    }
}
