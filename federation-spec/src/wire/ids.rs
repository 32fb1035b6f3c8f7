//! Names that are digests or keys: who a space is, which key signed, which member, without a name. SPEC §3.1

use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use data_encoding::{BASE32_NOPAD, BASE64URL_NOPAD, Encoding, HEXLOWER};
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

use super::cbor::{Item, encode};

/// SHA-256 of some bytes: 32 bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash32(pub [u8; 32]);

impl Hash32 {
    /// Hashes `bytes`.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// Lower-case hexadecimal, 64 characters.
    pub fn hex(&self) -> String {
        HEXLOWER.encode(&self.0)
    }
}

impl fmt::Debug for Hash32 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}…", &self.hex()[..12])
    }
}

/// A space: the first 20 bytes of the SHA-256 of its inception event's payload. SPEC §3.1
///
/// As text it is `covisa:` and 32 characters of lower-case Base32, 39 in all.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SpaceId([u8; 20]);

/// A text that is not a space id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a space id: it starts with covisa: and has 32 characters a-z and 2-7 after it")]
pub struct NotASpaceId;

impl SpaceId {
    /// The id that the payload bytes of an inception event define.
    pub fn of_inception(payload: &[u8]) -> Self {
        let mut id = [0; 20];
        id.copy_from_slice(&Hash32::of(payload).0[..20]);
        Self(id)
    }

    /// An id from its 20 bytes, as stores keep it.
    pub const fn from_bytes(bytes: [u8; 20]) -> Self {
        Self(bytes)
    }

    /// The 20 bytes.
    pub fn as_bytes(&self) -> &[u8; 20] {
        &self.0
    }
}

impl fmt::Display for SpaceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "covisa:{}", BASE32_LOWER.encode(&self.0))
    }
}

impl fmt::Debug for SpaceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for SpaceId {
    type Err = NotASpaceId;

    fn from_str(text: &str) -> Result<Self, NotASpaceId> {
        let digits = text.strip_prefix("covisa:").ok_or(NotASpaceId)?;
        let bytes = BASE32_LOWER
            .decode(digits.as_bytes())
            .map_err(|_| NotASpaceId)?;
        bytes.try_into().map(Self).map_err(|_| NotASpaceId)
    }
}

/// An Ed25519 public key, 32 bytes, not yet checked: [`super::signature`] refuses the weak ones.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PublicKey(pub [u8; 32]);

impl PublicKey {
    /// The COSE_Key map `{1: 1, -1: 6, -2: x}` (OKP, Ed25519). RFC 9053 §7.2
    pub fn to_cose(self) -> Item {
        Item::Map(vec![
            (Item::int(1), Item::int(1)),
            (Item::int(-1), Item::int(6)),
            (Item::int(-2), Item::Bytes(self.0.to_vec())),
        ])
    }

    /// SHA-256 of the deterministic COSE_Key (RFC 9679).
    pub fn thumbprint(self) -> Hash32 {
        Hash32::of(&encode(&self.to_cose()))
    }

    /// The first 8 bytes of the thumbprint: a hint in the header, never a proof.
    pub fn kid(self) -> Kid {
        let mut kid = [0; 8];
        kid.copy_from_slice(&self.thumbprint().0[..8]);
        Kid(kid)
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ed25519:{}…", &HEXLOWER.encode(&self.0)[..12])
    }
}

/// Key id in a header: 8 bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Kid(pub [u8; 8]);

impl fmt::Debug for Kid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "kid:{}", HEXLOWER.encode(&self.0))
    }
}

/// Whom a card is about: 16 bytes that only the home can tie to a member. SPEC §3.5
///
/// As text 22 characters of base64url.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Subject(pub [u8; 16]);

impl Subject {
    /// The subject of a member's cards, kept over renewals: HMAC-SHA-256(secret, member ‖ "card"), first 16 bytes.
    pub fn of_card(space_secret: &[u8; 32], member: &str) -> Self {
        Self(mac(space_secret, &[member.as_bytes(), b"card"]))
    }

    /// What a host counts: HMAC-SHA-256(card subject, host's space id as text), first 16 bytes. SPEC §5.6
    ///
    /// Two hosts' numbers for one member cannot be joined, and a host cannot go back from it to the card.
    pub fn at_host(self, host: SpaceId) -> Pairwise {
        Pairwise(mac(&self.0, &[host.to_string().as_bytes()]))
    }
}

/// S: the number under which one host counts one member's visits: 16 bytes. It is the subject of a pass for that host.
/// SPEC §3.1, §5.6
///
/// As text 22 characters of base64url.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pairwise(pub [u8; 16]);

/// The text form of a pseudonym, and its silence in logs.
macro_rules! pseudonym {
    ($type:ident, $hidden:literal) => {
        impl $type {
            /// 22 characters of base64url.
            pub fn text(&self) -> String {
                BASE64URL_NOPAD.encode(&self.0)
            }

            /// Reads the 22 characters.
            pub fn parse(text: &str) -> Option<Self> {
                let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).ok()?;
                bytes.try_into().ok().map(Self)
            }
        }

        impl fmt::Debug for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str($hidden)
            }
        }
    };
}

pseudonym!(Subject, "Subject(***)");
pseudonym!(Pairwise, "Pairwise(***)");

/// The number of a message: 16 random bytes. SPEC §3.8
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MessageId(pub [u8; 16]);

impl MessageId {
    /// Lower-case hexadecimal, 32 characters.
    pub fn hex(&self) -> String {
        data_encoding::HEXLOWER.encode(&self.0)
    }
}

/// The secret of an invitation, 32 bytes: the seed of the key that redeems it. SPEC §3.11
#[derive(Clone, PartialEq, Eq)]
pub struct InvitationSecret(pub [u8; 32]);

impl fmt::Debug for InvitationSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("InvitationSecret(***)")
    }
}

/// The public half of an invitation's key, 32 bytes: by it the space that invites knows its invitation again. SPEC §3.11
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct InvitationKey(pub [u8; 32]);

/// A text that is not the key of an invitation.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not the key of an invitation: 64 characters 0-9 and a-f")]
pub struct NotAnInvitationKey;

/// Lower-case hexadecimal, 64 characters.
impl fmt::Display for InvitationKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&HEXLOWER.encode(&self.0))
    }
}

impl FromStr for InvitationKey {
    type Err = NotAnInvitationKey;

    fn from_str(text: &str) -> Result<Self, NotAnInvitationKey> {
        let bytes = HEXLOWER.decode(text.as_bytes()).ok();
        let bytes = bytes.and_then(|bytes| bytes.try_into().ok());
        bytes.map(Self).ok_or(NotAnInvitationKey)
    }
}

/// What an invitation's key signs of a redemption: 64 bytes. SPEC §3.11
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvitationProof(pub [u8; 64]);

/// The mark that a short code leaves in one message: 16 bytes that say nothing without the code. SPEC §3.9
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CodeMark(pub [u8; 16]);

/// The name of one suspension: 8 random bytes, by which alone it is lifted. SPEC §3.6
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SuspensionTag(pub [u8; 8]);

/// Seconds since 1970-01-01T00:00:00Z, without leap seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Timestamp(pub u64);

impl Timestamp {
    /// This moment and `seconds` more.
    pub fn plus(self, seconds: u64) -> Self {
        Self(self.0.saturating_add(seconds))
    }

    /// This moment less `seconds`; the first there is, if that would be before it.
    pub fn minus(self, seconds: u64) -> Self {
        Self(self.0.saturating_sub(seconds))
    }

    /// Seconds from `earlier` to this; 0 if it is not earlier.
    pub fn since(self, earlier: Self) -> u64 {
        self.0.saturating_sub(earlier.0)
    }

    /// The same moment in milliseconds.
    pub fn millis(self) -> u64 {
        self.0.saturating_mul(1000)
    }
}

/// The first 16 bytes of HMAC-SHA-256. RFC 2104
pub(crate) fn mac(key: &[u8], parts: &[&[u8]]) -> [u8; 16] {
    let mut short = [0; 16];
    short.copy_from_slice(&keyed(key, parts)[..16]);
    short
}

/// HMAC-SHA-256, 32 bytes. RFC 2104
pub fn keyed(key: &[u8], parts: &[&[u8]]) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes a key of any length");
    parts.iter().for_each(|part| mac.update(part));
    mac.finalize().into_bytes().into()
}

static BASE32_LOWER: LazyLock<Encoding> = LazyLock::new(|| {
    let mut specification = BASE32_NOPAD.specification();
    specification.symbols = specification.symbols.to_lowercase();
    specification
        .encoding()
        .expect("lower-case Base32 is a valid encoding")
});
