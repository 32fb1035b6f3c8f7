//! The pass for one host: a targeted attestation, with what the member chose to tell that host. SPEC §3.7

use crate::wire::ids::{Pairwise, SpaceId, Timestamp};

use super::card::CardBody;
use super::fields::map_fields;
use super::status::StatusClaim;
use super::{Authority, Tenure, record_of_claims};

map_fields! {
    /// The claims of a pass for one host.
    pub struct AttestationClaims: Claims {
        /// The home space.
        1 => home: SpaceId,
        /// S: what the host would make of the member's card, so that days are counted once.
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

record_of_claims! {
    /// A pass for one host.
    pub struct Attestation(AttestationClaims), by |claims| Authority::Space {
        space: claims.home,
        at: claims.issued_at,
        tenure: Tenure::Whole,
    }
}
