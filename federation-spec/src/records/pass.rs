//! A pass, whichever form it has: what desk rules need to know of it. SPEC §3.5, §3.7

use crate::wire::cbor::{Item, Profile, decode};
use crate::wire::ids::{Pairwise, SpaceId, Timestamp};
use crate::wire::limits::{MAX_CARD_LIFE, MAX_HOST_PASS_LIFE, MAX_LISTED_CARD_LIFE, MAX_MESSAGE};

use super::Attestation;
use super::card::{Attribute, Card, CardBody, Tier};
use super::fields::is_not_to_be_overlooked;
use super::status::StatusClaim;
use crate::wire::record::{Authority, Decoded, Record as _};
use crate::wire::signature::{KeyDirectory, SignatureError, Verified, verify};

/// The claim that holds the body, and the key of its version.
const BODY: i64 = -65537;
const VERSION: i64 = 0;

/// Whether the payload of a pass that this version cannot read says that a later one can: key 0 of its body is a number
/// above 1, or the body has a key that nobody who does not know it may overlook. SPEC §6.3
pub fn is_of_later_version(payload: &[u8]) -> bool {
    let Ok(Item::Map(claims)) = decode(payload, Profile::plain(MAX_MESSAGE)) else {
        return false;
    };
    let body = claims.iter().find(|(key, _)| key.as_int() == Some(BODY));
    let Some((_, Item::Map(body))) = body else {
        return false;
    };
    body.iter().any(|(key, value)| match key.as_int() {
        Some(VERSION) => matches!(value, Item::Unsigned(version) if *version > 1),
        _ => is_not_to_be_overlooked(key),
    })
}

/// What a home attests of a member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pass {
    /// A card: for every host, under one subject.
    Card(Card),
    /// A pass for one host, under the number that this host alone counts.
    ForHost(Attestation),
}

/// A pass whose signature was not proven: the key that it names is not held.
#[derive(Debug, Clone)]
pub enum UnprovenPass {
    /// A card.
    Card(Decoded<Card>),
    /// A pass for one host.
    ForHost(Decoded<Attestation>),
}

impl UnprovenPass {
    /// The home that it names.
    pub fn home(&self) -> SpaceId {
        match self {
            Self::Card(card) => card.unproven().0.home,
            Self::ForHost(attestation) => attestation.unproven().0.home,
        }
    }

    /// Checks its signature against the keys that are held now.
    pub fn prove(self, keys: &impl KeyDirectory) -> Result<Verified<Pass>, SignatureError> {
        match self {
            Self::Card(card) => verify(card, keys).map(Verified::widened),
            Self::ForHost(attestation) => verify(attestation, keys).map(Verified::widened),
        }
    }
}

impl From<Decoded<Card>> for UnprovenPass {
    fn from(card: Decoded<Card>) -> Self {
        Self::Card(card)
    }
}

impl From<Decoded<Attestation>> for UnprovenPass {
    fn from(attestation: Decoded<Attestation>) -> Self {
        Self::ForHost(attestation)
    }
}

impl From<Card> for Pass {
    fn from(card: Card) -> Self {
        Self::Card(card)
    }
}

impl From<Attestation> for Pass {
    fn from(attestation: Attestation) -> Self {
        Self::ForHost(attestation)
    }
}

impl Pass {
    /// Whose key must have signed it.
    pub fn authority(&self) -> Authority<'_> {
        match self {
            Self::Card(card) => card.authority(),
            Self::ForHost(attestation) => attestation.authority(),
        }
    }

    /// The home that signed it.
    pub fn home(&self) -> SpaceId {
        match self {
            Self::Card(card) => card.0.home,
            Self::ForHost(attestation) => attestation.0.home,
        }
    }

    /// S: under which this host counts its holder. SPEC §5.6
    pub fn guest_at(&self, host: SpaceId) -> Pairwise {
        match self {
            Self::Card(card) => card.0.subject.at_host(host),
            Self::ForHost(attestation) => attestation.0.subject,
        }
    }

    /// The one host it is meant for, if not for all.
    pub fn audience(&self) -> Option<SpaceId> {
        match self {
            Self::Card(card) => card.0.audience,
            Self::ForHost(attestation) => Some(attestation.0.audience),
        }
    }

    /// The first second at which it no longer counts.
    pub fn expires_at(&self) -> Timestamp {
        match self {
            Self::Card(card) => card.0.expires_at,
            Self::ForHost(attestation) => attestation.0.expires_at,
        }
    }

    /// The first second at which it counts, if that is not when it was signed.
    pub fn not_before(&self) -> Option<Timestamp> {
        match self {
            Self::Card(card) => card.0.not_before,
            Self::ForHost(attestation) => attestation.0.not_before,
        }
    }

    /// When it was signed.
    pub fn issued_at(&self) -> Timestamp {
        match self {
            Self::Card(card) => card.0.issued_at,
            Self::ForHost(attestation) => attestation.0.issued_at,
        }
    }

    /// Its place in a status list of its home.
    pub fn status(&self) -> Option<&StatusClaim> {
        match self {
            Self::Card(card) => card.0.status.as_ref(),
            Self::ForHost(attestation) => attestation.0.status.as_ref(),
        }
    }

    /// The kind of membership, if the home attests it.
    pub fn tier(&self) -> Option<Tier> {
        self.body().tier
    }

    /// What the member chose to show.
    pub fn attributes(&self) -> &[Attribute] {
        self.body().attributes.as_slice()
    }

    /// The first attribute of a kind.
    pub fn attribute<'a, T>(&'a self, find: impl Fn(&'a Attribute) -> Option<T>) -> Option<T> {
        self.attributes().iter().find_map(find)
    }

    /// The longest life that it may have, seconds. SPEC §3.5, §3.7
    pub fn longest_life(&self) -> u64 {
        match self {
            Self::ForHost(_) => MAX_HOST_PASS_LIFE,
            Self::Card(card) if card.0.status.is_some() => MAX_LISTED_CARD_LIFE,
            Self::Card(_) => MAX_CARD_LIFE,
        }
    }

    fn body(&self) -> &CardBody {
        match self {
            Self::Card(card) => &card.0.body,
            Self::ForHost(attestation) => &attestation.0.body,
        }
    }
}
