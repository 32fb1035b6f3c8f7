//! Other spaces and their nodes, as the ledger tells of them.

use federation_spec::rules::Limit;
use federation_spec::wire::ids::{Hash32, SpaceId};
use serde::{Deserialize, Serialize};

use super::form::{hash, text};

/// What the operator thinks of other spaces.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what")]
pub enum SpaceFact {
    /// The operator gave a space a standing.
    #[serde(rename = "standing")]
    Standing {
        /// The space.
        #[serde(with = "text")]
        space: SpaceId,
        /// What that person thinks of it.
        standing: Regard,
        /// To what members of a pinned one are limited.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        limit: Option<Limiting>,
        /// Why, as that person wrote it down.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<String>,
    },
    /// The operator does not want to decide on a space now.
    #[serde(rename = "put_off")]
    PutOff {
        /// The space.
        #[serde(with = "text")]
        space: SpaceId,
    },
    /// Of two recoveries of a space's key log the operator chose one.
    #[serde(rename = "recovery_chosen")]
    RecoveryChosen {
        /// The space.
        #[serde(with = "text")]
        space: SpaceId,
        /// SHA-256 of the payload of the one that counts here.
        #[serde(with = "hash")]
        recovery: Hash32,
    },
}

/// Which peers the operator names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what")]
pub enum PeerFact {
    /// The operator named a peer.
    #[serde(rename = "peer_named")]
    Named {
        /// Its multiaddr.
        address: String,
    },
    /// The operator dropped a peer.
    #[serde(rename = "peer_dropped")]
    Dropped {
        /// Its multiaddr.
        address: String,
    },
}

/// To what members of a pinned space can be limited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Limiting {
    /// Once an identity document was looked at.
    IdentitySeen,
    /// On one day.
    OneDay,
}

impl From<Limiting> for Limit {
    fn from(limiting: Limiting) -> Self {
        match limiting {
            Limiting::IdentitySeen => Self::IdentitySeen,
            Limiting::OneDay => Self::OneDay,
        }
    }
}

/// What an operator can think of another space.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Regard {
    /// Its key was checked.
    Pinned,
    /// Nothing is wanted from it.
    Blocked,
    /// Nothing in particular.
    None,
}
