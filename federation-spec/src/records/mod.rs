//! What each record says, one file a record, and how a record is read from claims and written into them. SPEC §3
//!
//! A record is declared once, as a table of (wire key, name, type) in [`fields`]; its CBOR form, its plain form and its
//! bounds follow from that one declaration.

pub mod card;
pub mod fields;
pub mod key_log;
pub mod profile;
pub mod terms;
pub mod values;

use crate::wire::cbor::{Profile, decode, encode};
use crate::wire::envelope::{Envelope, RecordType};
use crate::wire::ids::{PublicKey, SpaceId, Timestamp};
use crate::wire::limits::MAX_MESSAGE;

pub use card::Card;
pub use fields::{Fault, FaultKind};
pub use key_log::KeyEvent;
pub use profile::Profile as SpaceProfile;
pub use terms::Terms;

/// Whose key must have signed a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Authority<'a> {
    /// The record brings its own keys and its payload is the space's name: an inception event.
    Itself {
        /// The space it founds.
        space: SpaceId,
        /// Its keys.
        keys: &'a [PublicKey],
    },
    /// A key of this space: a current one, or, with a time, any whose tenure covers it.
    Space {
        /// The space.
        space: SpaceId,
        /// The moment that the key's tenure must cover; `None` asks for a current key.
        at: Option<Timestamp>,
    },
}

/// A kind of record: how it is read, written, and whose signature it needs.
pub trait Record: Sized {
    /// Its media type.
    const TYPE: RecordType;

    /// Reads the claims. The payload has passed the scanner.
    fn read(payload: &[u8]) -> Result<Self, Fault>;

    /// Writes the claims, deterministically.
    fn payload(&self) -> Vec<u8>;

    /// Whose key must have signed it.
    fn authority(&self) -> Authority<'_>;
}

/// A record whose claims have the shape `covisa.cddl` gives them; its signature is not checked yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded<T> {
    record: T,
    envelope: Envelope,
}

impl<T: Record> Decoded<T> {
    /// Climbs from an envelope of type `T` to its claims. SPEC §1.4
    pub fn read(envelope: Envelope) -> Result<Self, Fault> {
        if envelope.kind() != T::TYPE {
            return Err(Fault::new(FaultKind::WrongType));
        }
        let record = T::read(envelope.payload())?;
        Ok(Self { record, envelope })
    }

    /// What it claims, unproven. Enough to look up whose key to ask for, never to act on.
    pub fn unproven(&self) -> &T {
        &self.record
    }

    /// The record and its envelope.
    pub fn into_parts(self) -> (T, Envelope) {
        (self.record, self.envelope)
    }
}

/// Reads claims of a declared shape from payload bytes.
pub(crate) fn read_claims<C: fields::Field>(payload: &[u8]) -> Result<C, Fault> {
    let item = decode(payload, Profile::plain(MAX_MESSAGE)).map_err(|_| Fault::new(FaultKind::WrongType))?;
    C::from_item(&item)
}

/// Writes claims of a declared shape.
pub(crate) fn write_claims<C: fields::Field>(claims: &C) -> Vec<u8> {
    encode(&claims.to_item())
}
