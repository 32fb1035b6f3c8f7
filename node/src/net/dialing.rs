//! Keeps named peers connected: at once, then after 1, 2, 4... up to 60 seconds. Who was connected for a minute is dialled at
//! once again; who is put off each time as soon as it is connected is not.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use libp2p::{Multiaddr, PeerId};

use super::address::peer_of;

const FIRST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

/// The addresses to keep connected, and when each is due.
#[derive(Debug, Default)]
pub(super) struct Dialing {
    targets: BTreeMap<Multiaddr, Target>,
}

#[derive(Debug)]
struct Target {
    due: Instant,
    pause: Duration,
    connected_since: Option<Instant>,
}

impl Dialing {
    /// Keeps an address connected from now on; due at once.
    pub(super) fn add(&mut self, address: Multiaddr, now: Instant) {
        let target = Target {
            due: now,
            pause: FIRST_PAUSE,
            connected_since: None,
        };
        self.targets.insert(address, target);
    }

    /// Does not keep it connected any longer.
    pub(super) fn remove(&mut self, address: &Multiaddr) {
        self.targets.remove(address);
    }

    /// The addresses to dial now, of peers that are not connected.
    pub(super) fn due(
        &mut self,
        now: Instant,
        connected: impl Fn(&PeerId) -> bool,
    ) -> Vec<Multiaddr> {
        let mut due = Vec::new();
        for (address, target) in &mut self.targets {
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
            }
        }
        due
    }
}
