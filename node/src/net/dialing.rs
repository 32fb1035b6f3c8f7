//! Keeps named peers connected: at once, then after 1, 2, 4... up to 60 seconds. Who was connected for a minute is dialled at
//! once again; who is put off each time as soon as it is connected is not. What this node has to say and nobody hears is worth
//! a dial at any time.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use futures::FutureExt as _;
use libp2p::swarm::dial_opts::DialOpts;
use libp2p::{Multiaddr, PeerId};

use super::address::{peer_id, peer_of};
use super::task::Task;
use crate::core::Peer;

const FIRST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_secs(60);
/// Spaces whose addresses are looked up at once.
const MAX_REACHING: usize = 64;

/// The addresses to keep connected, and when each is due.
#[derive(Debug, Default)]
pub(super) struct Dialing {
    targets: BTreeMap<Multiaddr, Target>,
}

#[derive(Debug)]
struct Target {
    due: Instant,
    /// It is dialled now, whenever it is due.
    hurried: bool,
    pause: Duration,
    connected_since: Option<Instant>,
}

impl Dialing {
    /// Keeps an address connected from now on; due at once.
    pub(super) fn add(&mut self, address: Multiaddr, now: Instant) {
        let target = Target {
            due: now,
            hurried: false,
            pause: FIRST_PAUSE,
            connected_since: None,
        };
        self.targets.insert(address, target);
    }

    /// Does not keep it connected any longer.
    pub(super) fn remove(&mut self, address: &Multiaddr) {
        self.targets.remove(address);
    }

    /// Something is to be said and nobody is there to hear it: whoever is not connected is dialled now, whenever that was due.
    pub(super) fn hurry(&mut self) {
        for target in self.targets.values_mut() {
            target.hurried = true;
        }
    }

    /// The addresses to dial now, of peers that are not connected.
    pub(super) fn due(
        &mut self,
        now: Instant,
        connected: impl Fn(&PeerId) -> bool,
    ) -> Vec<Multiaddr> {
        let mut due = Vec::new();
        for (address, target) in &mut self.targets {
            let hurried = std::mem::take(&mut target.hurried);
            if peer_of(address).is_some_and(|peer| connected(&peer)) {
                let since = *target.connected_since.get_or_insert(now);
                if now.duration_since(since) >= LONGEST_PAUSE {
                    target.pause = FIRST_PAUSE;
                    target.due = now;
                }
                continue;
            }
            target.connected_since = None;
            if target.due <= now {
                target.due = now + target.pause;
                target.pause = (target.pause * 2).min(LONGEST_PAUSE);
                due.push(address.clone());
            } else if hurried {
                due.push(address.clone());
            }
        }
        due
    }
}

impl Task {
    /// Dials peers that are not connected, at the addresses that their space's profile gives. One that cannot be reached is
    /// tried again when the node says so.
    pub(super) fn reach(&mut self, peers: &[Peer], addresses: &[Vec<u8>]) {
        let far = |peer: &PeerId| !self.swarm.is_connected(peer);
        let peers: Vec<PeerId> = peers.iter().filter_map(peer_id).filter(far).collect();
        if peers.is_empty() || addresses.is_empty() || self.reaching.len() >= MAX_REACHING {
            return;
        }
        let addresses = self.reached.dialled(addresses);
        let found = async move { (peers, addresses.await) };
        self.reaching.push(found.boxed());
    }

    pub(super) fn dial(&mut self, peers: Vec<PeerId>, addresses: &[Multiaddr]) {
        for peer in peers.into_iter().filter(|_| !addresses.is_empty()) {
            let options = DialOpts::peer_id(peer).addresses(addresses.to_vec());
            // An error means that it is being dialled already, or that no connection is free.
            let _ = self.swarm.dial(options.build());
        }
    }

    pub(super) fn dial_due(&mut self) {
        let swarm = &mut self.swarm;
        for address in self
            .dialing
            .due(Instant::now(), |peer| swarm.is_connected(peer))
        {
            // A dial that cannot even begin is due again later.
            let _ = swarm.dial(address);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_hears_is_worth_one_dial_at_once_and_shortens_no_pause() {
        let (mut dialing, now) = (Dialing::default(), Instant::now());
        let address: Multiaddr = "/ip4/192.0.2.1/tcp/1".parse().expect("a multiaddr");
        dialing.add(address.clone(), now);
        let mut due = |after: u64, hurries: bool| {
            let now = now + Duration::from_secs(after);
            if hurries {
                dialing.hurry();
            }
            !dialing.due(now, |_| false).is_empty()
        };
        assert!(due(0, false), "At once.");
        assert!(
            due(1, false) && due(3, false),
            "After one second, after two more."
        );
        assert!(!due(4, false), "The next one is due after four.");
        assert!(due(4, true), "Unless something is to be said.");
        assert!(!due(6, false), "Once.");
        assert!(due(7, false), "The other one was due all the same.");
        assert!(!due(14, false), "Then eight seconds pass.");
        assert!(due(15, false), "As they would have.");
    }
}
