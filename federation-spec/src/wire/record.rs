//! From an envelope to a record whose claims have their shape: the step between bytes and signature. SPEC §1.4
//!
//! What each record says is the business of [`crate::records`]; what every record must be able to say stands here.

use std::fmt;

use super::envelope::{Envelope, RecordType};
use super::ids::{PublicKey, SpaceId, Timestamp};

/// Whose key must have signed a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Authority<'a> {
    /// The record brings the keys that sign it: a key event. Whether those may speak for the space is for the key log.
    Itself {
        /// The space whose log it is.
        space: SpaceId,
        /// Number of the event.
        event: u64,
        /// Its keys. One of them signs, unless it is a recovery.
        keys: &'a [PublicKey],
        /// The recovery key, which signs alone.
        recovery: Option<PublicKey>,
    },
    /// A key of this space's log.
    Space {
        /// The space.
        space: SpaceId,
        /// When the record was signed.
        at: Timestamp,
        /// Whether what was signed before its key came in counts.
        tenure: Tenure,
    },
}

/// Under which of a space's keys a record counts. SPEC §4.1
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tenure {
    /// Under the current ones, and under those replaced after it was signed: all that is held at most once.
    Latest,
    /// Under those whose tenure holds the moment at which it was signed: a pass.
    Whole,
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
