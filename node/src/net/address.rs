//! Multiaddrs and peer ids as people write them.

use libp2p::multiaddr::Protocol;
use libp2p::{Multiaddr, PeerId, identity};

use crate::core::Peer;

/// An address that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadAddress {
    /// Not a multiaddr.
    #[error("{0:?} is not a multiaddr")]
    NotAMultiaddr(String),
    /// It does not say whom to expect there.
    #[error("{0} names no peer")]
    NoPeer(String),
}

/// Checks the address of a peer: it must end in `/p2p/PEER-ID`, so that nobody else can answer there.
pub fn check_peer_address(text: &str) -> Result<String, BadAddress> {
    let address = parse(text)?;
    match address.iter().last() {
        Some(Protocol::P2p(_)) => Ok(address.to_string()),
        _ => Err(BadAddress::NoPeer(text.to_owned())),
    }
}

/// Checks an address to listen on.
pub fn check_listen_address(text: &str) -> Result<String, BadAddress> {
    parse(text).map(|address| address.to_string())
}

/// The binary form of an address, as a profile carries it.
pub fn to_bytes(text: &str) -> Result<Vec<u8>, BadAddress> {
    parse(text).map(|address| address.to_vec())
}

/// The text of a binary address; `None` for bytes that are none.
pub fn text_of(bytes: &[u8]) -> Option<String> {
    let address = Multiaddr::try_from(bytes.to_vec()).ok()?;
    Some(address.to_string())
}

/// The peer id of a transport key's 32-byte seed.
pub fn peer_of_seed(seed: &[u8; 32]) -> Option<Peer> {
    Some(name(&PeerId::from(keypair(seed)?.public())))
}

pub(super) fn keypair(seed: &[u8; 32]) -> Option<identity::Keypair> {
    let mut seed = *seed;
    identity::Keypair::ed25519_from_bytes(&mut seed).ok()
}

pub(super) fn parse(text: &str) -> Result<Multiaddr, BadAddress> {
    let address: Result<Multiaddr, _> = text.parse();
    // No text at all is an address without parts, which leads nowhere.
    address
        .ok()
        .filter(|address| !address.is_empty())
        .ok_or_else(|| BadAddress::NotAMultiaddr(text.to_owned()))
}

pub(super) fn name(peer: &PeerId) -> Peer {
    Peer(peer.to_bytes().into())
}

pub(super) fn peer_id(peer: &Peer) -> Option<PeerId> {
    PeerId::from_bytes(&peer.0).ok()
}

pub(super) fn peer_of(address: &Multiaddr) -> Option<PeerId> {
    address.iter().find_map(|part| match part {
        Protocol::P2p(peer) => Some(peer),
        _ => None,
    })
}
