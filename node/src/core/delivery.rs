//! Who has this space's newest terms. Gossip does not say; so each connected node is asked for just that record, by the
//! request that reconciliation has for records, and whoever has it sends it back.

use std::collections::BTreeMap;

use federation_spec::protocol::{Request, Salt};
use federation_spec::wire::ids::{Hash32, Timestamp};

use super::facts::Regard;
use super::input::{Method, Peer, Ticket};
use super::moment::{Moment, Uptime};
use super::output::{Output, Reply};
use super::state::{Core, Random};
use super::views::{DeliveryItem, DeliveryView};

/// Seconds between two questions: to answer one, a node looks at all its records.
const ASK_AGAIN: u64 = 3;

/// Whose nodes have the newest terms. Holds at most the peers that were connected since they were signed.
#[derive(Debug, Default)]
pub(super) struct TermsDelivery {
    /// SHA-256 of the record.
    record: Option<Hash32>,
    confirmed: BTreeMap<Peer, Timestamp>,
    asked_at: Option<Uptime>,
}

impl Core {
    /// What is known, and questions to those of whom it is not.
    pub(super) fn terms_delivery(
        &mut self,
        id: Ticket,
        now: Moment,
        rng: &mut dyn Random,
    ) -> Vec<Output> {
        self.follow_newest();
        let mut outputs = self.ask_who_has(now, rng);
        outputs.push(Output::Answer(
            id,
            Ok(Reply::Delivery(self.delivery_view())),
        ));
        outputs
    }

    /// A node sent what it was asked for, or nothing.
    pub(super) fn on_confirm(
        &mut self,
        from: &Peer,
        records: &[std::sync::Arc<[u8]>],
        now: Timestamp,
    ) {
        let newest = self.newest_terms();
        let has = records
            .iter()
            .any(|record| Some(Hash32::of(record)) == newest);
        if has && newest == self.terms_delivery.record {
            self.terms_delivery.confirmed.insert(from.clone(), now);
        }
    }

    /// What was confirmed of older terms counts no more.
    fn follow_newest(&mut self) {
        let newest = self.newest_terms();
        if self.terms_delivery.record != newest {
            self.terms_delivery = TermsDelivery {
                record: newest,
                ..TermsDelivery::default()
            };
        }
    }

    fn newest_terms(&self) -> Option<Hash32> {
        let own = self.directory.get(&self.identity.space)?;
        Some(Hash32::of(own.terms.as_ref()?.shown.bytes()))
    }

    fn ask_who_has(&mut self, now: Moment, rng: &mut dyn Random) -> Vec<Output> {
        let Some(record) = self.terms_delivery.record else {
            return Vec::new();
        };
        let asked = self.terms_delivery.asked_at;
        if asked.is_some_and(|asked| now.up.since(asked) < ASK_AGAIN) {
            return Vec::new();
        }
        self.terms_delivery.asked_at = Some(now.up);
        let mut salt = [0; 16];
        rng.fill(&mut salt);
        let salt = Salt(salt);
        let ids = vec![salt.id(&record)];
        let open = |peer: &&Peer| !self.terms_delivery.confirmed.contains_key(*peer);
        let peers = self.sessions.connected.keys().filter(open);
        peers
            .map(|peer| {
                let ids = ids.clone();
                Output::Ask(peer.clone(), Request::Fetch { salt, ids }, Method::Confirm)
            })
            .collect()
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
            let Some(space) = self.space_of(&peer.0) else {
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
