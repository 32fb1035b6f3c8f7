//! What became of bytes on the ladder.

use std::sync::Arc;

use federation_spec::records::fields::Fault;
use federation_spec::records::{KeyEvent, SpaceProfile, StatusList, Terms, Vouches};
use federation_spec::wire::envelope::{EnvelopeError, RecordType};
use federation_spec::wire::ids::SpaceId;
use federation_spec::wire::signature::{SignatureError, Verified};

/// What became of bytes on the ladder.
#[derive(Debug, Clone)]
pub enum Climbed {
    /// A key event.
    KeyEvent(Box<Verified<KeyEvent>>),
    /// A profile.
    Profile(Box<Verified<SpaceProfile>>),
    /// Terms.
    Terms(Box<Verified<Terms>>),
    /// A status list.
    StatusList(Box<Verified<StatusList>>),
    /// Vouches.
    Vouches(Box<Verified<Vouches>>),
    /// Signed by a space, or by a key, whose log is not held. The bytes wait for the log.
    KeyNotHeld(Keyless),
    /// It fell.
    Fell(Fall),
}

/// A record under a key that the verifier did not hold.
#[derive(Debug, Clone)]
pub struct Keyless {
    /// The space it names.
    pub space: SpaceId,
    /// What the record is.
    pub kind: RecordType,
    /// The bytes.
    pub bytes: Arc<[u8]>,
    /// The verifier held another key of that space.
    pub space_known: bool,
}

/// On which step bytes fell.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fall {
    /// Size, scanner or envelope.
    #[error(transparent)]
    Envelope(#[from] EnvelopeError),
    /// The shape of the claims.
    #[error(transparent)]
    Shape(#[from] Fault),
    /// The signature.
    #[error(transparent)]
    Signature(#[from] SignatureError),
    /// A record that is never gossiped: a pass, or a message about a visit.
    #[error("this record is not for the network")]
    Private,
}
