//! From an envelope to a record whose claims have their shape: the step between bytes and signature. SPEC §1.4
//!
//! What each record says is the business of [`crate::records`]; what every record must be able to say stands here.

use std::fmt;

use super::envelope::{Envelope, RecordType};
use super::ids::{PublicKey, SpaceId, Timestamp};

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

/// Where claims do not have the shape of `covisa.cddl`, and how. SPEC §1.4
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    path: Vec<String>,
    /// What is wrong there.
    pub kind: FaultKind,
}

/// What can be wrong with a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FaultKind {
    /// Not there.
    #[error("missing")]
    Missing,
    /// A CBOR item of another type.
    #[error("wrong type")]
    WrongType,
    /// A number outside its bounds.
    #[error("out of range")]
    OutOfRange,
    /// A string or array too short or too long.
    #[error("wrong length")]
    Length,
    /// Text that does not have its form.
    #[error("wrong form")]
    Form,
    /// A key this version must not ignore.
    #[error("unknown key")]
    UnknownKey,
    /// Key 0 of the body names a profile version other than 1.
    #[error("unknown version")]
    Version,
}

impl Fault {
    /// A fault at the value itself.
    pub fn new(kind: FaultKind) -> Self {
        Self {
            path: Vec::new(),
            kind,
        }
    }

    /// The same fault, seen from the map or array that holds it.
    pub fn under(mut self, key: impl ToString) -> Self {
        self.path.insert(0, key.to_string());
        self
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = match self.path.as_slice() {
            [] => "payload".to_owned(),
            steps => steps.join("/"),
        };
        write!(f, "cddl: {path}: {}", self.kind)
    }
}

impl std::error::Error for Fault {}
