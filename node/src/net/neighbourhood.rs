//! Where an address is, as far as addresses tell people apart.

use std::net::IpAddr;

use libp2p::multiaddr::Protocol;
use libp2p::{Multiaddr, PeerId};

/// Whose address it is, as far as addresses tell people apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Neighbourhood {
    /// A /24.
    V4([u8; 3]),
    /// A /64.
    V6([u8; 8]),
    /// Behind a relay.
    Relay(PeerId),
    /// No address that says so.
    Elsewhere,
}

impl Neighbourhood {
    /// Where an address is.
    pub(super) fn of(address: &Multiaddr) -> Self {
        let relayed = address.iter().any(|part| part == Protocol::P2pCircuit);
        if let Some(relay) = super::address::peer_of(address).filter(|_| relayed) {
            return Self::Relay(relay);
        }
        match ip_of(address) {
            Some(IpAddr::V4(ip)) => {
                let [a, b, c, _] = ip.octets();
                Self::V4([a, b, c])
            }
            Some(IpAddr::V6(ip)) => {
                let mut start = [0; 8];
                start.copy_from_slice(&ip.octets()[..8]);
                Self::V6(start)
            }
            None => Self::Elsewhere,
        }
    }
}

/// The IP address of a multiaddr; an IPv4 address that is written as IPv6 is one.
pub(super) fn ip_of(address: &Multiaddr) -> Option<IpAddr> {
    match address.iter().next()? {
        Protocol::Ip4(ip) => Some(IpAddr::V4(ip)),
        Protocol::Ip6(ip) => Some(ip.to_canonical()),
        _ => None,
    }
}
