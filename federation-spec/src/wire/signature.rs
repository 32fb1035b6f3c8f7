//! Ed25519: the only file that names `ed25519-dalek`, and the only place that makes a [`Verified`]. SPEC §1.3
//!
//! Always `verify_strict`, never batch verification; small-order keys are refused when they enter.

use std::sync::{Arc, OnceLock};

use ed25519_dalek::{Signature, Signer as _, VerifyingKey};

use super::envelope::Envelope;
use super::ids::{
    Hash32, InvitationKey, InvitationProof, InvitationSecret, Kid, MessageId, PublicKey, SpaceId,
    Timestamp, keyed,
};
use super::record::{Authority, Decoded, Record, Tenure};

/// A space's secret signing key. Its bytes are wiped when it is dropped and never printed.
#[derive(Clone)]
pub struct SigningKey(ed25519_dalek::SigningKey);

impl SigningKey {
    /// The key of a 32-byte seed.
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self(ed25519_dalek::SigningKey::from_bytes(seed))
    }

    /// The key that a seed makes of a number of the key log: HMAC-SHA-256(seed, "covisa signing key" ‖ number), the number in 8
    /// bytes, the most significant one first. SPEC §3.2
    pub fn numbered(seed: &[u8; 32], number: u64) -> Self {
        Self::from_seed(&keyed(
            seed,
            &[b"covisa signing key", &number.to_be_bytes()],
        ))
    }

    /// The public half.
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key().to_bytes())
    }
}

impl std::fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SigningKey({:?}, ***)", self.public())
    }
}

/// A space that redeems an invitation of another one, in a message of this number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Redemption {
    /// The space that was invited.
    pub by: SpaceId,
    /// The space that invited it.
    pub of: SpaceId,
    /// The number of the message that says so.
    pub message: MessageId,
}

impl InvitationSecret {
    /// The public half.
    pub fn key(&self) -> InvitationKey {
        InvitationKey(SigningKey::from_seed(&self.0).public().0)
    }

    /// Shows that whoever redeems has the invitation. SPEC §3.11
    pub fn redeems(&self, redemption: &Redemption) -> InvitationProof {
        let key = SigningKey::from_seed(&self.0);
        InvitationProof(key.0.sign(&redemption.signed_bytes()).to_bytes())
    }
}

impl Redemption {
    /// "covisa redemption" ‖ `by` ‖ `of` ‖ `message`: 73 bytes. SPEC §3.11
    fn signed_bytes(&self) -> Vec<u8> {
        let parts: [&[u8]; 4] = [
            b"covisa redemption",
            self.by.as_bytes(),
            self.of.as_bytes(),
            &self.message.0,
        ];
        parts.concat()
    }
}

/// A redemption by whoever has the invitation. Only [`redeemed`] makes one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Redeemed {
    by: SpaceId,
    invitation: InvitationKey,
}

impl Redeemed {
    /// The space that was invited.
    pub fn by(&self) -> SpaceId {
        self.by
    }

    /// The invitation.
    pub fn invitation(&self) -> InvitationKey {
        self.invitation
    }
}

/// Checks that whoever redeems an invitation has it. SPEC §3.11
pub fn redeemed(
    redemption: &Redemption,
    invitation: InvitationKey,
    proof: &InvitationProof,
) -> Result<Redeemed, SignatureError> {
    let key = strong(&PublicKey(invitation.0))?;
    let signature = Signature::from_bytes(&proof.0);
    key.verify_strict(&redemption.signed_bytes(), &signature)
        .map_err(|_| SignatureError::Wrong)?;
    Ok(Redeemed {
        by: redemption.by,
        invitation,
    })
}

/// A public key that is held: its bytes become a point when it is first needed, and stay one.
#[derive(Debug, Clone)]
pub struct HeldKey {
    bytes: PublicKey,
    kid: Kid,
    /// `None` inside for one that is of small order or no encoding of a point.
    point: OnceLock<Option<VerifyingKey>>,
}

impl HeldKey {
    /// Holds a key. Costs one hash.
    pub fn new(bytes: PublicKey) -> Self {
        Self {
            kid: bytes.kid(),
            bytes,
            point: OnceLock::new(),
        }
    }

    /// Its 32 bytes.
    pub fn bytes(&self) -> PublicKey {
        self.bytes
    }

    /// Checks the signature of an envelope.
    fn checks(&self, envelope: &Envelope) -> bool {
        let point = self.point.get_or_init(|| strong(&self.bytes).ok());
        point
            .as_ref()
            .is_some_and(|point| signed_by(point, envelope))
    }
}

impl PartialEq for HeldKey {
    fn eq(&self, other: &Self) -> bool {
        self.bytes == other.bytes
    }
}

impl Eq for HeldKey {}

/// One key of a space, as its key log gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TenuredKey {
    /// The key.
    pub key: HeldKey,
    /// Number of the event that brought it in.
    pub event: u64,
    /// When that event was issued.
    pub from: Timestamp,
    /// When another event replaced it; `None` while it is current.
    pub until: Option<Timestamp>,
    /// How far the space stands by it.
    pub trust: KeyTrust,
}

/// How far a space stands by one of its keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyTrust {
    /// It does, also by one that it has replaced.
    Sound,
    /// The space says that somebody else may have it.
    Distrusted {
        /// When it said so.
        since: Timestamp,
    },
    /// Two events bring in different keys at one place of its log: nobody knows which are its own.
    Disputed,
}

/// Who holds which keys. [`crate::rules::key_view::KeyView`] is the one that nodes use.
pub trait KeyDirectory {
    /// The keys of a space and the hash of the last event of its log, or `None` if the space is not known.
    fn keys_of(&self, space: &SpaceId) -> Option<(&[TenuredKey], Hash32)>;
}

/// Why a signature does not count.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SignatureError {
    /// No key log of this space is held here.
    #[error("signature: unknown space {0}")]
    UnknownSpace(SpaceId),
    /// The space's log has no key of this kid that was valid for this record.
    #[error("signature: unknown key")]
    UnknownKey(Kid),
    /// A key of that kid is held, and it did not sign these bytes.
    #[error("signature: wrong")]
    Wrong,
    /// A key of small order, or bytes that are not the one encoding of a point.
    #[error("signature: weak key")]
    WeakKey,
}

/// Which key signed, by which log: what admission compares when the log has moved on since.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signer {
    /// The space.
    pub space: SpaceId,
    /// The key that verified.
    pub key: PublicKey,
    /// The key event that brought it in.
    pub event: u64,
    /// How far the space stands by that key.
    pub trust: KeyTrust,
    /// Hash of the last event the verifier knew.
    pub head: Hash32,
}

/// A record signed by a key valid for the space it names. Only [`verify`] makes one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified<T> {
    record: T,
    envelope: Envelope,
    signer: Signer,
}

impl<T> Verified<T> {
    /// What the record says.
    pub fn record(&self) -> &T {
        &self.record
    }

    /// The record and its signed bytes, taken apart.
    pub fn into_parts(self) -> (T, Arc<[u8]>) {
        (self.record, self.envelope.bytes().clone())
    }

    /// The same record, as a wider type that can hold it.
    pub fn widened<U: From<T>>(self) -> Verified<U> {
        Verified {
            record: self.record.into(),
            envelope: self.envelope,
            signer: self.signer,
        }
    }

    /// The exact signed bytes.
    pub fn bytes(&self) -> &Arc<[u8]> {
        self.envelope.bytes()
    }

    /// SHA-256 of the exact signed bytes.
    pub fn id(&self) -> Hash32 {
        self.envelope.id()
    }

    /// SHA-256 of the payload bytes: two signatures over one payload are one record.
    pub fn payload_hash(&self) -> Hash32 {
        Hash32::of(self.envelope.payload())
    }

    /// Who signed.
    pub fn signer(&self) -> &Signer {
        &self.signer
    }
}

impl<T> Verified<T> {
    /// Checks the signature once more, by the keys of its authority that are held now.
    pub fn again(
        mut self,
        authority: impl Fn(&T) -> Authority<'_>,
        keys: &impl KeyDirectory,
    ) -> Result<Self, SignatureError> {
        self.signer = signer_of(&authority(&self.record), &self.envelope, keys)?;
        Ok(self)
    }
}

/// Checks the signature of a decoded record against the keys held. SPEC §1.3, §4.1
pub fn verify<T: Record>(
    decoded: Decoded<T>,
    keys: &impl KeyDirectory,
) -> Result<Verified<T>, SignatureError> {
    let (record, envelope) = decoded.into_parts();
    let signer = signer_of(&record.authority(), &envelope, keys)?;
    Ok(Verified {
        record,
        envelope,
        signer,
    })
}

fn signer_of(
    authority: &Authority<'_>,
    envelope: &Envelope,
    keys: &impl KeyDirectory,
) -> Result<Signer, SignatureError> {
    match *authority {
        Authority::Itself {
            space,
            event,
            keys,
            recovery,
        } => {
            let key = by_own_key(envelope, keys, recovery)?;
            Ok(Signer {
                space,
                key,
                event,
                trust: KeyTrust::Sound,
                head: Hash32::of(envelope.payload()),
            })
        }
        Authority::Space { space, at, tenure } => by_space(envelope, space, at, tenure, keys),
    }
}

/// Signs a record with the space's key, giving the same bytes for the same record and key.
pub fn sign<T: Record>(record: &T, key: &SigningKey) -> Envelope {
    Envelope::seal(T::TYPE, key.public().kid(), record.payload(), |bytes| {
        key.0.sign(bytes).to_bytes()
    })
}

fn signed_by(key: &VerifyingKey, envelope: &Envelope) -> bool {
    let signature = Signature::from_bytes(envelope.signature());
    key.verify_strict(&envelope.signed_bytes(), &signature)
        .is_ok()
}

/// Refuses keys of small order and bytes that are not the one encoding of a point. SPEC §1.3
fn strong(bytes: &PublicKey) -> Result<VerifyingKey, SignatureError> {
    let key = VerifyingKey::from_bytes(&bytes.0).map_err(|_| SignatureError::WeakKey)?;
    // Decoding reduces a y that is too large: one point would have two thumbprints.
    let canonical = key.to_edwards().compress().to_bytes() == bytes.0;
    if key.is_weak() || !canonical {
        return Err(SignatureError::WeakKey);
    }
    Ok(key)
}

/// The key of a key event that signed it: one of those that it brings in, or the recovery key alone.
fn by_own_key(
    envelope: &Envelope,
    keys: &[PublicKey],
    recovery: Option<PublicKey>,
) -> Result<PublicKey, SignatureError> {
    let strengthened = |key: &PublicKey| strong(key).map(|point| (*key, point));
    let own = keys
        .iter()
        .map(strengthened)
        .collect::<Result<Vec<_>, _>>()?;
    let signers = match recovery {
        Some(key) => vec![strengthened(&key)?],
        None => own,
    };
    let mut hinted = signers
        .iter()
        .filter(|(key, _)| key.kid() == envelope.kid())
        .peekable();
    if hinted.peek().is_none() {
        return Err(SignatureError::UnknownKey(envelope.kid()));
    }
    let (key, _) = hinted
        .find(|(_, point)| signed_by(point, envelope))
        .ok_or(SignatureError::Wrong)?;
    Ok(*key)
}

fn by_space(
    envelope: &Envelope,
    space: SpaceId,
    at: Timestamp,
    tenure: Tenure,
    keys: &impl KeyDirectory,
) -> Result<Signer, SignatureError> {
    let (held, head) = keys
        .keys_of(&space)
        .ok_or(SignatureError::UnknownSpace(space))?;
    let mut hinted = held
        .iter()
        .filter(|held| held.key.kid == envelope.kid() && in_tenure(held, at, tenure))
        .peekable();
    if hinted.peek().is_none() {
        return Err(SignatureError::UnknownKey(envelope.kid()));
    }
    let key = hinted
        .find(|held| held.key.checks(envelope))
        .ok_or(SignatureError::Wrong)?;
    Ok(Signer {
        space,
        key: key.key.bytes(),
        event: key.event,
        trust: key.trust,
        head,
    })
}

/// Whether a record that was signed at a moment counts under a key. SPEC §4.1
fn in_tenure(key: &TenuredKey, at: Timestamp, tenure: Tenure) -> bool {
    let before_its_end = key.until.is_none_or(|until| at < until);
    match tenure {
        Tenure::Latest => before_its_end,
        Tenure::Whole => before_its_end && key.from <= at,
    }
}
