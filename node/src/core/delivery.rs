//! Who has this space's newest terms. Gossip does not say; so each connected node is asked for just that record, by the
//! request that reconciliation has for records, and whoever has it sends it back. Whoever wants to know waits for those
//! answers, so that what is told is as it is and not as it was when somebody last asked.

use std::collections::{BTreeMap, BTreeSet};

use federation_spec::protocol::{Request, Salt};
use federation_spec::wire::ids::{Hash32, Timestamp};

use super::ask::To;
use super::facts::Regard;
use super::input::{Input, Method, Peer, Ticket};
use super::limits::{
    DELIVERY_LONG_PAUSE, DELIVERY_OFTEN, DELIVERY_PAUSE, DELIVERY_WAIT, MAX_DELIVERY_WAITING,
};
use super::moment::{Moment, Uptime};
use super::output::Outbox;
use super::state::{Core, Random};
use super::views::{DeliveryItem, DeliveryView};

/// Whose nodes have the newest terms. Holds at most the peers that were connected since they were signed.
#[derive(Debug, Default)]
pub(super) struct TermsDelivery {
    /// SHA-256 of the record.
    record: Option<Hash32>,
    confirmed: BTreeMap<Peer, Timestamp>,
    asked_at: Option<Uptime>,
    /// How often it was asked.
    asked: u32,
    /// Who has not answered the last question.
    open: BTreeSet<Peer>,
    /// Who wants to know.
    waiting: BTreeMap<Ticket, To<DeliveryView>>,
}

impl Core {
    /// What is known, and questions to those of whom it is not.
    pub(super) fn terms_delivery(
        &mut self,
        to: To<DeliveryView>,
        now: Moment,
        rng: &mut dyn Random,
        out: &mut Outbox,
    ) {
        self.follow_newest();
        self.ask_who_has(now, rng, out);
        let delivery = &mut self.terms_delivery;
        if delivery.open.is_empty() || delivery.waiting.len() >= MAX_DELIVERY_WAITING {
            self.tell_delivery(to, out);
        } else {
            delivery.waiting.insert(to.ticket(), to);
            out.wake(Input::Overdue(to.ticket()), DELIVERY_WAIT);
        }
    }

    /// Tells one who has waited long enough.
    pub(super) fn release_delivery(&mut self, id: Ticket, out: &mut Outbox) {
        let waited = self.terms_delivery.waiting.remove(&id);
        // Nobody waits twice for who does not answer.
        self.terms_delivery.open.clear();
        if let Some(to) = waited {
            self.tell_delivery(to, out);
        }
    }

    /// A node has answered, will not, or is gone: once nobody is left, all who wait are told.
    pub(super) fn heard_of_delivery(&mut self, from: &Peer, out: &mut Outbox) {
        let delivery = &mut self.terms_delivery;
        delivery.open.remove(from);
        if !delivery.open.is_empty() {
            return;
        }
        for to in std::mem::take(&mut delivery.waiting).into_values() {
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
        records: &[std::sync::Arc<[u8]>],
        now: Timestamp,
        out: &mut Outbox,
    ) {
        let newest = self.newest_terms();
        let has = records
            .iter()
            .any(|record| Some(Hash32::of(record)) == newest);
        if has && newest == self.terms_delivery.record {
            self.terms_delivery.confirmed.insert(from.clone(), now);
        }
        self.heard_of_delivery(from, out);
    }

    /// What was confirmed of older terms counts no more.
    fn follow_newest(&mut self) {
        let newest = self.newest_terms();
        if self.terms_delivery.record != newest {
            self.terms_delivery = TermsDelivery {
                record: newest,
                waiting: std::mem::take(&mut self.terms_delivery.waiting),
                ..TermsDelivery::default()
            };
        }
    }

    fn newest_terms(&self) -> Option<Hash32> {
        let own = self.directory.get(&self.identity.space)?;
        Some(Hash32::of(own.terms.as_ref()?.shown.bytes()))
    }

    fn ask_who_has(&mut self, now: Moment, rng: &mut dyn Random, out: &mut Outbox) {
        let Some(record) = self.terms_delivery.record else {
            return;
        };
        let delivery = &self.terms_delivery;
        let pause = match delivery.asked < DELIVERY_OFTEN {
            true => DELIVERY_PAUSE,
            false => DELIVERY_LONG_PAUSE,
        };
        let connected = self.sessions.connected.keys();
        let open = connected.filter(|peer| !delivery.confirmed.contains_key(*peer));
        let open: BTreeSet<Peer> = open.cloned().collect();
        let asked = delivery.asked_at;
        if open.is_empty() || asked.is_some_and(|asked| now.up.since(asked) < pause) {
            return;
        }
        self.terms_delivery.asked_at = Some(now.up);
        self.terms_delivery.asked += 1;
        let mut salt = [0; 16];
        rng.fill(&mut salt);
        let salt = Salt(salt);
        for peer in &open {
            let ids = vec![salt.id(&record)];
            out.ask(peer.clone(), Request::Fetch { salt, ids }, Method::Confirm);
        }
        self.terms_delivery.open = open;
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
        let confirmed = self.terms_delivery.confirmed.iter();
        let confirmed = confirmed.map(|(peer, at)| (peer, Some(*at)));
        let connected = self.sessions.connected.keys().map(|peer| (peer, None));
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
            item.connected |= self.sessions.connected.contains_key(peer);
            item.has_since = item.has_since.or(has);
        }
        DeliveryView {
            items: items.into_values().collect(),
        }
    }
}
