//! Where this node is reached, whom it was told to dial, and who is near it.

use std::collections::{BTreeSet, VecDeque};

use federation_spec::records::values::{Bytes, List};

use crate::core::limits::{ADDRESSES_A_DAY, DAY, MAX_NAMED_PEERS, MAX_NEARBY};
use crate::core::moment::Uptime;
use crate::core::peers::{Address, Neighbour, Peer, is_outward};

/// Binary multiaddrs, as a profile has them.
pub type Addresses = List<Bytes<1, 128>, 0, 16>;

/// What is known of the network around.
#[derive(Debug)]
pub struct Surroundings {
    own: Peer,
    /// Where the network listens.
    listening: Vec<String>,
    /// Where this node is reached, as the network says; `None` until it knows.
    reached: Option<Vec<Address>>,
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
    pub fn set_reached(&mut self, addresses: Vec<Address>) {
        self.reached = Some(addresses);
    }

    /// Where whoever is invited reaches this node, itself at the end of each: first what the network knows of, then where it listens
    /// in its own network; on this very machine only if there is nothing else.
    pub fn inviting(&self) -> Vec<String> {
        let own = format!("/p2p/{}", self.own);
        let reached = self.reached.iter().flatten();
        let reached = reached.map(|address| format!("{}{own}", address.text));
        let outward = self.listening.iter().filter(|address| is_outward(address));
        let mut all: Vec<String> = reached.chain(outward.cloned()).collect();
        if all.is_empty() {
            all.clone_from(&self.listening);
        }
        all
    }

    /// Where the profile is to say that this node is reached. What nobody has confirmed for a day is said no more.
    pub fn to_say(&self, now: Uptime) -> Option<Addresses> {
        let forgotten = now.0 >= DAY;
        let bytes = |known: &Vec<Address>| {
            let bytes = known.iter().map(|address| address.bytes.clone());
            List::new(bytes.filter_map(Bytes::new).take(16).collect())
        };
        let known = self.reached.as_ref().and_then(bytes);
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
