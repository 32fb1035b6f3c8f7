//! The key log: which keys speak for a space, from its first event on. SPEC §3.2
//!
//! This version knows the first event, the inception, which founds the space: its payload bytes are the space's name.

use crate::wire::envelope::RecordType;
use crate::wire::ids::{Hash32, PublicKey, SpaceId, Timestamp};

use super::fields::{Fault, map_fields};
use super::values::{List, Number, Version1};
use super::{Authority, Record, read_claims, write_claims};

map_fields! {
    /// The claims of an inception event.
    pub struct InceptionClaims: Claims {
        /// When it was made, seconds.
        6 => issued_at: Timestamp,
        /// The body.
        -65537 => body: Inception,
    }
}

map_fields! {
    /// The body of an inception event.
    pub struct Inception: Body {
        /// Profile version.
        0 => version: Version1,
        /// Number of the event: 0.
        1 => sequence: Number<0, 0>,
        /// 1 to 4 keys, valid from this event on. One of them signs it.
        3 => keys: List<PublicKey, 1, 4>,
        /// Thumbprints of the 1 to 4 keys that may come next (pre-rotation).
        4 => next: List<Hash32, 1, 4>,
        /// Thumbprint of the recovery key, which is kept away from the machine.
        5 => recovery: Hash32,
        /// Why the event was made: 0, inception.
        6 => reason: Number<0, 0>,
    }
}

/// One event of a space's key log; in this version, its inception.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyEvent {
    claims: InceptionClaims,
    space: SpaceId,
}

impl KeyEvent {
    /// Founds a space with one signing key, the thumbprint of the next one and that of the recovery key.
    pub fn inception(signing: PublicKey, next: Hash32, recovery: Hash32, now: Timestamp) -> Self {
        let claims = InceptionClaims {
            issued_at: now,
            body: Inception {
                version: Version1,
                sequence: Number::new(0).expect("0 is within 0 to 0"),
                keys: List::new(vec![signing]).expect("one key is within 1 to 4"),
                next: List::new(vec![next]).expect("one thumbprint is within 1 to 4"),
                recovery,
                reason: Number::new(0).expect("0 is within 0 to 0"),
            },
        };
        let space = SpaceId::of_inception(&write_claims(&claims));
        Self { claims, space }
    }

    /// The space whose log this is.
    pub fn space(&self) -> SpaceId {
        self.space
    }

    /// When it was made.
    pub fn issued_at(&self) -> Timestamp {
        self.claims.issued_at
    }

    /// The keys valid from this event on.
    pub fn keys(&self) -> &[PublicKey] {
        self.claims.body.keys.as_slice()
    }

    /// Number of the event in its log.
    pub fn sequence(&self) -> u64 {
        0
    }
}

impl Record for KeyEvent {
    const TYPE: RecordType = RecordType::KeyEvent;

    fn read(payload: &[u8]) -> Result<Self, Fault> {
        let claims = read_claims(payload)?;
        let space = SpaceId::of_inception(payload);
        Ok(Self { claims, space })
    }

    fn payload(&self) -> Vec<u8> {
        write_claims(&self.claims)
    }

    fn authority(&self) -> Authority<'_> {
        Authority::Itself {
            space: self.space,
            keys: self.keys(),
        }
    }
}
