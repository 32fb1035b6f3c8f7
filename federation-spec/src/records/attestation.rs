//! The pass for one host: a targeted attestation, with what the member chose to tell that host. SPEC §3.7

use crate::wire::envelope::RecordType;
use crate::wire::ids::{Pairwise, SpaceId, Timestamp};

use super::card::CardBody;
use super::fields::{Fault, map_fields};
use super::status::StatusClaim;
use super::{Authority, Record, read_claims, write_claims};

map_fields! {
    /// The claims of a pass for one host.
    pub struct AttestationClaims: Claims {
        /// The home space.
        1 => home: SpaceId,
        /// S: what the host would make of her card, so that days are counted once.
        2 => subject: Pairwise,
        /// The host.
        3 => audience: SpaceId,
        /// The first second at which it no longer counts.
        4 => expires_at: Timestamp,
        /// The first second at which it counts.
        5 => not_before: Option<Timestamp>,
        /// When it was signed.
        6 => issued_at: Timestamp,
        /// Its place in a status list.
        65535 => status: Option<StatusClaim>,
        /// The body: that of a card.
        -65537 => body: CardBody,
    }
}

/// A pass for one host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attestation(pub AttestationClaims);

impl Record for Attestation {
    const TYPE: RecordType = RecordType::Attestation;

    fn read(payload: &[u8]) -> Result<Self, Fault> {
        read_claims(payload).map(Self)
    }

    fn payload(&self) -> Vec<u8> {
        write_claims(&self.0)
    }

    fn authority(&self) -> Authority<'_> {
        Authority::Space {
            space: self.0.home,
            at: Some(self.0.issued_at),
        }
    }
}
