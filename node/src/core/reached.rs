//! Where this node is reached. Its profile says so, and is signed anew when that changes, a few times a day at most: an
//! address that comes and goes must not fill everyone's disk.

use std::collections::VecDeque;

use federation_spec::records::profile::ProfileBody;
use federation_spec::records::values::{Bytes, List};

use super::limits::{ADDRESSES_A_DAY, DAY};
use super::moment::{Moment, Uptime};
use super::output::Outbox;
use super::own::Hand;
use super::state::Core;

/// What the network says of it.
#[derive(Debug, Default)]
pub(super) struct Reached {
    /// `None` until it knows.
    addresses: Option<List<Bytes<1, 128>, 0, 16>>,
    /// When the profile was signed because of it.
    signed: VecDeque<Uptime>,
}

impl Core {
    pub(super) fn on_reached(&mut self, addresses: Vec<Vec<u8>>) {
        let addresses = addresses.into_iter().filter_map(Bytes::new);
        self.reached.addresses = List::new(addresses.take(16).collect());
    }

    /// Publishes where this node is reached, if that is not what its profile says and may be said now. What nobody has
    /// confirmed for a day is said no more.
    pub(super) fn settle_addresses(&mut self, moment: Moment, out: &mut Outbox) {
        let forgotten = moment.up.0 >= DAY;
        let known = self.reached.addresses.clone();
        let wanted = known.or_else(|| forgotten.then(List::default));
        let held = self.own_profile().map(|profile| profile.0.body.clone());
        let (Some(addresses), Some(held)) = (wanted, held) else {
            return;
        };
        if held.addresses == addresses || !self.reached.may_be_said(moment.up) {
            return;
        }
        let body = ProfileBody { addresses, ..held };
        // What may not be signed now is looked at again by the next tick.
        let signed = self.publish_profile(body, Hand::Itself, moment.wall, out);
        if signed.is_ok() {
            self.reached.signed.push_back(moment.up);
        }
    }
}

impl Reached {
    fn may_be_said(&mut self, now: Uptime) -> bool {
        self.signed.retain(|at| now.since(*at) < DAY);
        self.signed.len() < ADDRESSES_A_DAY
    }
}
