//! Nodes of the network as the core knows them, and the slips that edges hand in with what they want judged or answered.

use std::fmt;
use std::sync::Arc;

use federation_spec::records::values::Text;
use federation_spec::wire::ids::{MessageId, SpaceId};

/// A node of the network, by its transport key: the raw bytes of its libp2p peer id.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Peer(pub Arc<[u8]>);

impl fmt::Display for Peer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&bs58::encode(&self.0).into_string())
    }
}

impl fmt::Debug for Peer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Peer {
    /// The peer whom an address names at its end.
    pub fn at_end_of(address: &str) -> Option<Self> {
        let (_, name) = address.rsplit_once("/p2p/")?;
        let bytes = bs58::decode(name).into_vec().ok()?;
        (!bytes.is_empty()).then(|| Self(bytes.into()))
    }
}

/// A multiaddr in both of its forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// As people write it.
    pub text: String,
    /// Binary, as a profile has it.
    pub bytes: Vec<u8>,
}

/// Whether an address, as people write it, can lead here from elsewhere.
pub fn is_outward(address: &str) -> bool {
    !address.starts_with("/ip4/127.") && !address.starts_with("/ip6/::1/")
}

/// A node in this house's network, as it says of itself: nothing of it is proven.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Neighbour {
    /// Its transport key.
    pub peer: Peer,
    /// Where it can be dialled, that key at the end.
    pub address: String,
    /// Its space.
    pub space: SpaceId,
    /// What that space is called.
    pub name: Text<1, 80>,
}

/// A slip that an edge gives with something it wants judged or answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ticket(pub u64);

/// By which way records came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Method {
    /// By gossip.
    Gossip,
    /// Everything, into an empty store.
    Stream,
    /// From a cursor on.
    Cursor,
    /// By reconciliation.
    Reconcile,
    /// A key log that was missing, and what waited for it.
    KeyLog,
    /// Word that there is something new: brings no records itself.
    News,
    /// A message about a visit: brings no records either.
    Deliver(MessageId),
    /// Whether a peer has the newest terms of this space: brings them back.
    Confirm,
    /// What a peer holds of this very space.
    Own,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_peer_of_an_address_is_the_last_that_it_names() {
        let named = |address: &str| Peer::at_end_of(address).map(|peer| peer.to_string());
        let (one, other) = (
            "12D3KooWAujCsgHAKsDwage2NR2dBxa9oDyPdLP1iKQtu43wDGJh",
            "12D3KooWB4gccGXh1M3xuQThU1bH9t9kvFPk3eLXxPakdsuiQ57N",
        );
        let direct = format!("/ip4/192.0.2.1/tcp/1/p2p/{one}");
        let relayed = format!("{direct}/p2p-circuit/p2p/{other}");
        assert_eq!(
            named(&direct).as_deref(),
            Some(one),
            "A direct address names one."
        );
        assert_eq!(
            named(&relayed).as_deref(),
            Some(other),
            "A relayed one names its end."
        );
        for none in ["", "/ip4/192.0.2.1/tcp/1", "/p2p/", "/p2p/0OIl"] {
            assert_eq!(named(none), None, "{none:?} names nobody.");
        }
    }
}
