//! COSE_Sign1 as covisa uses it: one form, no choices left. SPEC §1.1
//!
//! `18([protected: bstr, unprotected: {}, payload: bstr, signature: bstr .size 64])` with the protected
//! header `{1: alg, 4: kid, 16: typ}` and nothing else. External data is always empty.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use super::cbor::{Item, Profile, decode, encode};
use super::ids::{Hash32, Kid};
use super::limits::{
    MAX_KEY_EVENT, MAX_MESSAGE, MAX_PASS, MAX_PROFILE, MAX_STATUS_LIST, MAX_TERMS,
    MAX_VISIT_MESSAGE, MAX_VOUCHES,
};
use super::scanner::{ScanError, scan};

/// COSE algorithm number of EdDSA, the one this version writes. SPEC §1.3
pub const ALG_EDDSA: i64 = -8;
/// COSE algorithm number of the fully specified Ed25519 (RFC 9864), read as well. SPEC §1.3
pub const ALG_ED25519: i64 = -19;

/// Declares the types of records: `Variant = word, media type, most bytes`.
macro_rules! record_types {
    ($( $kind:ident = $word:literal, $media:literal, $max:ident; )*) => {
        /// The kind of a record: one media type each, signed in the header, so that no record passes for another.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum RecordType {
            $( #[doc = concat!("`", $media, "`")] $kind, )*
        }

        impl RecordType {
            /// Every type this version knows.
            pub const ALL: &'static [Self] = &[$(Self::$kind),*];

            /// The media type in header 16.
            pub fn media_type(self) -> &'static str {
                match self { $( Self::$kind => $media, )* }
            }

            /// Most bytes of a whole signed record. SPEC §2.2
            pub fn max_len(self) -> usize {
                match self { $( Self::$kind => $max, )* }
            }
        }

        impl fmt::Display for RecordType {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(match self { $( Self::$kind => $word, )* })
            }
        }
    };
}

record_types! {
    KeyEvent = "key", "application/covisa-key+cwt", MAX_KEY_EVENT;
    Profile = "profile", "application/covisa-profile+cwt", MAX_PROFILE;
    Terms = "terms", "application/covisa-terms+cwt", MAX_TERMS;
    StatusList = "status-list", "application/statuslist+cwt", MAX_STATUS_LIST;
    Vouches = "vouches", "application/covisa-vouches+cwt", MAX_VOUCHES;
    Card = "card", "application/covisa-card+cwt", MAX_PASS;
    Attestation = "attestation", "application/covisa-attestation+cwt", MAX_PASS;
    VisitMessage = "visit-message", "application/covisa-message+cwt", MAX_VISIT_MESSAGE;
}

impl RecordType {
    fn of_media_type(text: &str) -> Option<Self> {
        let mut all = Self::ALL.iter().copied();
        all.find(|kind| kind.media_type() == text)
    }
}

/// Why bytes are not an envelope.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EnvelopeError {
    /// The outer item, the protected header or the payload is not deterministic CBOR.
    #[error("scanner: {0}")]
    Scan(#[from] ScanError),
    /// Not an array of two byte strings around a map, closed by a signature of 64 bytes, in tag 18.
    #[error("envelope: not a COSE_Sign1")]
    Form,
    /// The unprotected header is not empty.
    #[error("envelope: unprotected header not empty")]
    Unprotected,
    /// The protected header is not exactly `{1: alg, 4: kid, 16: typ}`.
    #[error("envelope: protected header")]
    Header,
    /// An algorithm other than -8 and -19.
    #[error("envelope: algorithm")]
    Algorithm,
    /// Larger than the bound for its type.
    #[error("envelope: {len} bytes, at most {max} for this type")]
    TypeTooLong {
        /// Bytes received.
        len: usize,
        /// The bound.
        max: usize,
    },
    /// A media type this version does not know. Not a fault of the sender: a later version may know it.
    #[error("envelope: unknown type {0:?}")]
    UnknownType(String),
}

/// A record within limits, in deterministic CBOR, its bytes kept as received. Nothing is said yet about who signed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    bytes: Arc<[u8]>,
    kind: RecordType,
    kid: Kid,
    /// Where the protected header and the payload lie in the bytes.
    protected: Range<usize>,
    payload: Range<usize>,
    signature: [u8; 64],
}

impl Envelope {
    /// Climbs from bytes to an envelope. Costs no more than the bound of the type. SPEC §1.1
    pub fn parse(bytes: &[u8]) -> Result<Self, EnvelopeError> {
        let Item::Tag(_, sign1) = decode(bytes, Profile::sign1(MAX_MESSAGE))? else {
            return Err(EnvelopeError::Form);
        };
        let [protected, payload, signature] = parts(*sign1)?;
        let header = decode(&protected, Profile::plain(MAX_MESSAGE))?;
        scan(&payload, Profile::plain(MAX_MESSAGE))?;
        let (kind, kid) = read_header(&header)?;
        within_type(bytes.len(), kind)?;
        let (protected, payload) = places(protected.len(), payload.len());
        Ok(Self {
            bytes: bytes.into(),
            kind,
            kid,
            protected,
            payload,
            signature: signature.try_into().map_err(|_| EnvelopeError::Form)?,
        })
    }

    /// Puts a signed record together. Used by [`super::signature::sign`].
    pub(super) fn seal(
        kind: RecordType,
        kid: Kid,
        payload: Vec<u8>,
        sign: impl FnOnce(&[u8]) -> [u8; 64],
    ) -> Self {
        let protected = encode(&Item::Map(vec![
            (Item::int(1), Item::int(ALG_EDDSA)),
            (Item::int(4), Item::Bytes(kid.0.to_vec())),
            (Item::int(16), Item::Text(kind.media_type().to_owned())),
        ]));
        let signature = sign(&signed_bytes(&protected, &payload));
        let places = places(protected.len(), payload.len());
        let bytes = encode(&Item::Tag(
            18,
            Box::new(Item::Array(vec![
                Item::Bytes(protected),
                Item::Map(Vec::new()),
                Item::Bytes(payload),
                Item::Bytes(signature.to_vec()),
            ])),
        ));
        Self {
            bytes: bytes.into(),
            kind,
            kid,
            protected: places.0,
            payload: places.1,
            signature,
        }
    }

    /// The exact bytes received: what is stored, hashed and passed on.
    pub fn bytes(&self) -> &Arc<[u8]> {
        &self.bytes
    }

    /// SHA-256 of the exact bytes: the record's identity on the wire.
    pub fn id(&self) -> Hash32 {
        Hash32::of(&self.bytes)
    }

    /// Which record this claims to be.
    pub fn kind(&self) -> RecordType {
        self.kind
    }

    /// The hint at the key.
    pub fn kid(&self) -> Kid {
        self.kid
    }

    /// The claims, as bytes.
    pub fn payload(&self) -> &[u8] {
        &self.bytes[self.payload.clone()]
    }

    /// The 64 bytes of the signature.
    pub fn signature(&self) -> &[u8; 64] {
        &self.signature
    }

    /// The `Sig_structure` over the bytes as received. RFC 9052 §4.4
    pub fn signed_bytes(&self) -> Vec<u8> {
        signed_bytes(&self.bytes[self.protected.clone()], self.payload())
    }
}

/// Where the two byte strings of a deterministic COSE_Sign1 lie: behind its tag and the head of its array, each behind the
/// shortest head of its length, with an empty map between them. SPEC §1.1
fn places(protected: usize, payload: usize) -> (Range<usize>, Range<usize>) {
    let start = 2 + head_len(protected);
    let protected = start..start + protected;
    let start = protected.end + 1 + head_len(payload);
    (protected, start..start + payload)
}

/// Bytes of the shortest head of a string of this length.
fn head_len(len: usize) -> usize {
    match len {
        0..24 => 1,
        24..256 => 2,
        256..65_536 => 3,
        _ => 5,
    }
}

fn parts(sign1: Item) -> Result<[Vec<u8>; 3], EnvelopeError> {
    let Item::Array(items) = sign1 else {
        return Err(EnvelopeError::Form);
    };
    match <[Item; 4]>::try_from(items) {
        Ok(
            [
                Item::Bytes(protected),
                Item::Map(open),
                Item::Bytes(payload),
                Item::Bytes(signature),
            ],
        ) => {
            if open.is_empty() {
                Ok([protected, payload, signature])
            } else {
                Err(EnvelopeError::Unprotected)
            }
        }
        _ => Err(EnvelopeError::Form),
    }
}

fn read_header(header: &Item) -> Result<(RecordType, Kid), EnvelopeError> {
    let Item::Map(entries) = header else {
        return Err(EnvelopeError::Header);
    };
    // The type first: one of a later version may come with other headers, and is no fault of its sender.
    let kind = match header.get(16) {
        Some(Item::Text(typ)) => {
            RecordType::of_media_type(typ).ok_or_else(|| EnvelopeError::UnknownType(typ.clone()))?
        }
        Some(Item::Unsigned(typ)) => return Err(EnvelopeError::UnknownType(typ.to_string())),
        _ => return Err(EnvelopeError::Header),
    };
    let [(k1, alg), (k4, Item::Bytes(kid)), _] = entries.as_slice() else {
        return Err(EnvelopeError::Header);
    };
    if [k1, k4] != [&Item::int(1), &Item::int(4)] {
        return Err(EnvelopeError::Header);
    }
    if ![Some(ALG_EDDSA), Some(ALG_ED25519)].contains(&alg.as_int()) {
        return Err(EnvelopeError::Algorithm);
    }
    let kid = kid
        .as_slice()
        .try_into()
        .map_err(|_| EnvelopeError::Header)?;
    Ok((kind, Kid(kid)))
}

fn within_type(len: usize, kind: RecordType) -> Result<(), EnvelopeError> {
    let max = kind.max_len();
    if len <= max {
        Ok(())
    } else {
        Err(EnvelopeError::TypeTooLong { len, max })
    }
}

fn signed_bytes(protected: &[u8], payload: &[u8]) -> Vec<u8> {
    encode(&Item::Array(vec![
        Item::Text("Signature1".to_owned()),
        Item::Bytes(protected.to_vec()),
        Item::Bytes(Vec::new()),
        Item::Bytes(payload.to_vec()),
    ]))
}
