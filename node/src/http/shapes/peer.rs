//! Nodes of other spaces.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::values::{Id, Moment};
use crate::core::views::{NeighbourView, PeerView};
use crate::http::contract::Bounded;

/// A node that is connected, or is to be.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Peer {
    /// its peer id
    peer: Option<String>,
    /// the space whose node it is
    space: Option<Id>,
    address: Option<String>,
    connected: bool,
    last_seen: Option<Moment>,
}

impl From<PeerView> for Peer {
    fn from(view: PeerView) -> Self {
        let named = view.address.as_deref();
        let named = named.and_then(|address| address.rsplit_once("/p2p/"));
        let named = named.map(|(_, peer)| peer.to_owned());
        Self {
            peer: view.peer.as_ref().map(ToString::to_string).or(named),
            space: view.space.map(Into::into),
            connected: view.connected,
            last_seen: view.last_seen.map(Into::into),
            address: view.address,
        }
    }
}

/// Who says to be in this house's network.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Nearby {
    /// whether this node listens there
    pub listening: bool,
    /// at most 32
    pub items: Vec<Neighbour>,
}

/// A node in this house's network.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Neighbour {
    peer: String,
    address: String,
    space: Id,
    name: String,
    /// the space's own profile names the node
    proven: bool,
    connected: bool,
}

impl From<NeighbourView> for Neighbour {
    fn from(view: NeighbourView) -> Self {
        let said = view.says.name.as_str().to_owned();
        Self {
            peer: view.says.peer.to_string(),
            address: view.says.address,
            space: view.says.space.into(),
            proven: view.proven.is_some(),
            name: view.proven.unwrap_or(said),
            connected: view.connected,
        }
    }
}

/// A node to stay connected with.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct GivenPeer {
    /// as the other node prints it
    #[schemars(example = &"/ip4/192.0.2.7/tcp/8611/p2p/12D3KooW..., as the other node prints it")]
    pub address: String,
}

impl Bounded for GivenPeer {}
