//! Who this node signs for. The key leaves this file in no form but signatures.

use std::fmt;

use federation_spec::records::{Decoded, Record};
use federation_spec::rules::key_view::KeyView;
use federation_spec::wire::envelope::Envelope;
use federation_spec::wire::ids::SpaceId;
use federation_spec::wire::signature::{SigningKey, Verified, sign, verify};

use crate::core::problem::Problem;

/// A space, as the node that signs for it.
#[derive(Clone)]
pub struct Identity {
    space: SpaceId,
    key: SigningKey,
    secret: [u8; 32],
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Identity({})", self.space)
    }
}

impl Identity {
    /// A space, its signing key, and the secret under which its members' subjects are made.
    pub fn new(space: SpaceId, key: SigningKey, secret: [u8; 32]) -> Self {
        Self { space, key, secret }
    }

    /// The space.
    pub fn space(&self) -> SpaceId {
        self.space
    }

    /// The secret under which subjects and short codes are made.
    pub fn secret(&self) -> &[u8; 32] {
        &self.secret
    }

    /// Signs a record of this space that is shown and not published.
    pub fn sign<T: Record>(&self, record: &T) -> Envelope {
        sign(record, &self.key)
    }

    /// Signs a record of this space and proves it, as a stranger would.
    pub fn signed<T: Record>(&self, record: &T, keys: &KeyView) -> Result<Verified<T>, Problem> {
        let envelope = self.sign(record);
        let (len, max) = (envelope.bytes().len(), T::TYPE.max_len());
        if len > max {
            return Err(Problem::TermsTooLarge { len, max });
        }
        let decoded =
            Decoded::read(envelope).expect("what this node writes has the shape it reads");
        Ok(verify(decoded, keys).expect("what this node signs verifies under its own key log"))
    }
}
