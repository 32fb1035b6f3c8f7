//! Who has this space's newest terms, as far as it was asked.

use std::collections::{BTreeMap, BTreeSet};

use federation_spec::wire::ids::{Hash32, Timestamp};

use crate::core::ask::To;
use crate::core::limits::{
    DELIVERY_LONG_PAUSE, DELIVERY_OFTEN, DELIVERY_PAUSE, MAX_DELIVERY_WAITING,
};
use crate::core::moment::Uptime;
use crate::core::peers::{Peer, Ticket};
use crate::core::views::DeliveryView;

/// Whose nodes have the newest terms. Holds at most the peers that were connected since they were signed.
#[derive(Debug, Default)]
pub struct TermsDelivery {
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

impl TermsDelivery {
    /// These are the newest terms. What was confirmed of older ones counts no more.
    pub fn follow(&mut self, newest: Option<Hash32>) {
        if self.record != newest {
            *self = Self {
                record: newest,
                waiting: std::mem::take(&mut self.waiting),
                ..Self::default()
            };
        }
    }

    /// Which record to ask for now, and whom of those connected: nobody, if all have it or were asked a moment ago.
    pub fn ask<'a>(
        &mut self,
        connected: impl Iterator<Item = &'a Peer>,
        now: Uptime,
    ) -> Option<(Hash32, BTreeSet<Peer>)> {
        let record = self.record?;
        let pause = match self.asked < DELIVERY_OFTEN {
            true => DELIVERY_PAUSE,
            false => DELIVERY_LONG_PAUSE,
        };
        let open = connected.filter(|peer| !self.confirmed.contains_key(*peer));
        let open: BTreeSet<Peer> = open.cloned().collect();
        let asked = self.asked_at;
        if open.is_empty() || asked.is_some_and(|asked| now.since(asked) < pause) {
            return None;
        }
        self.asked_at = Some(now);
        self.asked += 1;
        self.open.clone_from(&open);
        Some((record, open))
    }

    /// Lets one wait for the answers, if any are to come and there is room.
    pub fn wait(&mut self, to: To<DeliveryView>) -> bool {
        let waits = !self.open.is_empty() && self.waiting.len() < MAX_DELIVERY_WAITING;
        if waits {
            self.waiting.insert(to.ticket(), to);
        }
        waits
    }

    /// One has waited long enough. Nobody waits twice for who does not answer.
    pub fn give_up(&mut self, id: Ticket) -> Option<To<DeliveryView>> {
        self.open.clear();
        self.waiting.remove(&id)
    }

    /// A node has a record: it is the newest, if it is the one that was asked for.
    pub fn confirm(&mut self, peer: &Peer, record: Option<Hash32>, now: Timestamp) {
        if record == self.record {
            self.confirmed.insert(peer.clone(), now);
        }
    }

    /// A node has answered, will not, or is gone: who is told now, since nobody is left to answer.
    pub fn heard_of(&mut self, peer: &Peer) -> Vec<To<DeliveryView>> {
        self.open.remove(peer);
        match self.open.is_empty() {
            true => std::mem::take(&mut self.waiting).into_values().collect(),
            false => Vec::new(),
        }
    }

    /// Who has the newest terms, and since when that is known.
    pub fn confirmed(&self) -> impl Iterator<Item = (&Peer, Timestamp)> {
        self.confirmed.iter().map(|(peer, at)| (peer, *at))
    }
}
