//! Where this node is reached, whom it was told to dial, and who is near it.

use std::collections::{BTreeSet, VecDeque};

use federation_spec::records::values::{Bytes, List};

use crate::core::limits::{ADDRESSES_A_DAY, DAY, MAX_NAMED_PEERS, MAX_NEARBY};
use crate::core::moment::Uptime;
use crate::core::peers::{Neighbour, Peer};

/// Binary multiaddrs, as a profile has them.
pub type Addresses = List<Bytes<1, 128>, 0, 16>;

/// What is known of the network around.
#[derive(Debug)]
pub struct Surroundings {
    own: Peer,
    /// Where the network listens.
    listening: Vec<String>,
    /// Where this node is reached, as the network says; `None` until it knows.
    reached: Option<Addresses>,
    /// When the profile was signed because of that.
    said: VecDeque<Uptime>,
    /// Peers that the configuration names.
    configured: BTreeSet<String>,
    /// Who says to be in this house's network; `None` if nobody listens there.
    nearby: Option<Vec<Neighbour>>,
}

impl Surroundings {
    /// Those of a node of which nothing is known yet.
    pub fn new(own: Peer) -> Self {
        Self {
            own,
            listening: Vec::new(),
            reached: None,
            said: VecDeque::new(),
            configured: BTreeSet::new(),
            nearby: None,
        }
    }

    /// This node.
    pub fn own(&self) -> &Peer {
        &self.own
    }

    /// Where the network listens.
    pub fn listening(&self) -> &[String] {
        &self.listening
    }

    /// The network listens here too.
    pub fn listens_at(&mut self, address: String) {
        self.listening.push(address);
    }

    /// The network begins anew.
    pub fn forget_listening(&mut self) {
        self.listening.clear();
    }

    /// Where this node is reached, as the network says.
    pub fn set_reached(&mut self, addresses: Vec<Vec<u8>>) {
        let addresses = addresses.into_iter().filter_map(Bytes::new);
        self.reached = List::new(addresses.take(16).collect());
    }

    /// Where the profile is to say that this node is reached. What nobody has confirmed for a day is said no more.
    pub fn to_say(&self, now: Uptime) -> Option<Addresses> {
        let forgotten = now.0 >= DAY;
        let known = self.reached.clone();
        known.or_else(|| forgotten.then(List::default))
    }

    /// Whether the profile may be signed because of it once more: an address that comes and goes must not fill everyone's
    /// disk.
    pub fn may_be_said(&mut self, now: Uptime) -> bool {
        self.said.retain(|at| now.since(*at) < DAY);
        self.said.len() < ADDRESSES_A_DAY
    }

    /// The profile was signed because of it.
    pub fn note_said(&mut self, now: Uptime) {
        self.said.push_back(now);
    }

    /// Peers that the configuration names.
    pub fn configured(&self) -> &BTreeSet<String> {
        &self.configured
    }

    /// The configuration names this peer too: whether there is room for it.
    pub fn configure(&mut self, address: String) -> bool {
        let room = self.configured.len() < MAX_NAMED_PEERS;
        if room {
            self.configured.insert(address);
        }
        room
    }

    /// Who says to be in this house's network; `None` if nobody listens there.
    pub fn nearby(&self) -> Option<&[Neighbour]> {
        self.nearby.as_deref()
    }

    /// These say to be in this house's network: as many of them as there is room for.
    pub fn hear_nearby(&mut self, mut nearby: Option<Vec<Neighbour>>) {
        if let Some(nearby) = &mut nearby {
            nearby.truncate(MAX_NEARBY);
        }
        self.nearby = nearby;
    }
}
