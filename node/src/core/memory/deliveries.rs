//! What is going on with messages about visits: nothing of it outlives the process.

use std::collections::BTreeMap;

use federation_spec::wire::ids::{MessageId, SpaceId};

use crate::core::limits::{DELIVERY_PATIENCE, MAX_DELIVERIES, MESSAGE_WINDOW, REACH_EVERY};
use crate::core::moment::Uptime;

/// What is going on with messages.
#[derive(Debug, Default)]
pub struct Deliveries {
    /// Sent, and not answered for yet.
    under_way: BTreeMap<MessageId, Uptime>,
    /// When a space was dialled last.
    reached: BTreeMap<SpaceId, Uptime>,
    /// How many messages each space sent in the running window, and since when.
    taken: BTreeMap<SpaceId, (Uptime, u32)>,
}

impl Deliveries {
    /// Whether a message may be sent: it was not, or has been on its way for too long.
    pub fn is_at_rest(&self, id: &MessageId, now: Uptime) -> bool {
        let since = self.under_way.get(id);
        since.is_none_or(|since| now.since(*since) >= DELIVERY_PATIENCE)
    }

    /// A message is sent.
    pub fn begin(&mut self, id: MessageId, now: Uptime) {
        self.under_way.insert(id, now);
    }

    /// A message has arrived, or did not: it is not on its way any longer.
    pub fn end(&mut self, id: &MessageId) {
        self.under_way.remove(id);
    }

    /// Whether a space may be dialled.
    pub fn may_reach(&self, space: &SpaceId, now: Uptime) -> bool {
        let reached = self.reached.get(space);
        reached.is_none_or(|at| now.since(*at) >= REACH_EVERY)
    }

    /// A space is dialled.
    pub fn note_reached(&mut self, space: SpaceId, now: Uptime) {
        self.reached.insert(space, now);
    }

    /// A person here has something to say to a space: it may be dialled again at once.
    pub fn hurry(&mut self, space: &SpaceId) {
        self.reached.remove(space);
    }

    /// A space sent one more message: whether it may, in the running window.
    pub fn take_one(&mut self, space: SpaceId, now: Uptime) -> bool {
        let window = self.taken.entry(space).or_insert((now, 0));
        if now.since(window.0) >= MESSAGE_WINDOW {
            *window = (now, 0);
        }
        window.1 += 1;
        window.1 <= MAX_DELIVERIES
    }
}
