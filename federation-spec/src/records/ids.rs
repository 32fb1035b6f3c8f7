//! Ids, keys, digests and moments as fields of records.

use crate::plain::{Mistake, Plain, Problem};
use crate::wire::cbor::Item;
use crate::wire::ids::{
    CodeMark, Hash32, InvitationKey, InvitationProof, InvitationSecret, MessageId, Pairwise,
    PublicKey, SpaceId, Subject, SuspensionTag, Timestamp,
};
use crate::wire::limits::MAX_TIMESTAMP;

use super::fields::{Fault, FaultKind, Field};
use super::status::ListId;
use super::values::{Bytes, Number};

impl Field for Timestamp {
    fn to_item(&self) -> Item {
        Item::Unsigned(self.0)
    }

    fn from_item(item: &Item) -> Result<Self, Fault> {
        match item {
            Item::Unsigned(seconds) if *seconds <= MAX_TIMESTAMP => Ok(Self(*seconds)),
            Item::Unsigned(_) => Err(Fault::new(FaultKind::OutOfRange)),
            _ => Err(Fault::new(FaultKind::WrongType)),
        }
    }

    fn to_plain(&self) -> Plain {
        Plain::number(self.0)
    }

    fn from_plain(plain: &Plain) -> Result<Self, Mistake> {
        Number::<0, { MAX_TIMESTAMP as i64 }>::from_plain(plain)
            .map(|seconds| Self(seconds.value() as u64))
    }
}

/// Declares a fixed number of bytes as a field; plain form: lower-case hexadecimal.
macro_rules! bytes_field {
    ($type:ident, $len:literal) => {
        impl Field for $type {
            fn to_item(&self) -> Item {
                Item::Bytes(self.0.to_vec())
            }

            fn from_item(item: &Item) -> Result<Self, Fault> {
                Bytes::<$len, $len>::from_item(item).map(|bytes| Self(array(bytes.as_slice())))
            }

            fn to_plain(&self) -> Plain {
                Plain::text(data_encoding::HEXLOWER.encode(&self.0))
            }

            fn from_plain(plain: &Plain) -> Result<Self, Mistake> {
                Bytes::<$len, $len>::from_plain(plain).map(|bytes| Self(array(bytes.as_slice())))
            }
        }
    };
}

bytes_field!(Hash32, 32);
bytes_field!(MessageId, 16);
bytes_field!(CodeMark, 16);
bytes_field!(SuspensionTag, 8);
bytes_field!(InvitationSecret, 32);
bytes_field!(InvitationKey, 32);
bytes_field!(InvitationProof, 64);

/// Declares a name with one spelling as a field: the text that it is displayed as and read from.
macro_rules! text_field {
    ($type:ident, $example:literal) => {
        impl Field for $type {
            fn to_item(&self) -> Item {
                Item::Text(self.to_string())
            }

            fn from_item(item: &Item) -> Result<Self, Fault> {
                match item {
                    Item::Text(text) => text.parse().map_err(|_| Fault::new(FaultKind::Form)),
                    _ => Err(Fault::new(FaultKind::WrongType)),
                }
            }

            fn to_plain(&self) -> Plain {
                Plain::text(self.to_string())
            }

            fn from_plain(plain: &Plain) -> Result<Self, Mistake> {
                let example = $example;
                let name = plain.as_text()?.parse();
                name.map_err(|_| plain.mistake(Problem::Form { example }))
            }
        }
    };
}

text_field!(SpaceId, "covisa:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
text_field!(ListId, "covisa:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/s/0");

/// Declares the 16 bytes of a pseudonym as a field: 22 characters of base64url.
macro_rules! pseudonym_field {
    ($type:ident) => {
        impl Field for $type {
            fn to_item(&self) -> Item {
                Item::Text(self.text())
            }

            fn from_item(item: &Item) -> Result<Self, Fault> {
                match item {
                    Item::Text(text) => Self::parse(text).ok_or(Fault::new(FaultKind::Form)),
                    _ => Err(Fault::new(FaultKind::WrongType)),
                }
            }

            fn to_plain(&self) -> Plain {
                Plain::text(self.text())
            }

            fn from_plain(plain: &Plain) -> Result<Self, Mistake> {
                let example = "AAAAAAAAAAAAAAAAAAAAAA";
                Self::parse(plain.as_text()?)
                    .ok_or_else(|| plain.mistake(Problem::Form { example }))
            }
        }
    };
}

pseudonym_field!(Subject);
pseudonym_field!(Pairwise);

/// A COSE_Key map of an Ed25519 public key, exactly `{1: 1, -1: 6, -2: x}`.
impl Field for PublicKey {
    fn to_item(&self) -> Item {
        self.to_cose()
    }

    fn from_item(item: &Item) -> Result<Self, Fault> {
        let Some(Item::Bytes(x)) = item.get(-2) else {
            return Err(Fault::new(FaultKind::WrongType));
        };
        let x = x
            .as_slice()
            .try_into()
            .map_err(|_| Fault::new(FaultKind::Length))?;
        let key = Self(x);
        let Item::Map(entries) = item else {
            return Err(Fault::new(FaultKind::WrongType));
        };
        let exact = entries.len() == 3
            && item.get(1) == Some(&Item::int(1))
            && item.get(-1) == Some(&Item::int(6));
        exact.then_some(key).ok_or(Fault::new(FaultKind::Form))
    }

    fn to_plain(&self) -> Plain {
        Plain::text(data_encoding::HEXLOWER.encode(&self.0))
    }

    fn from_plain(plain: &Plain) -> Result<Self, Mistake> {
        Bytes::<32, 32>::from_plain(plain).map(|bytes| Self(array(bytes.as_slice())))
    }
}

fn array<const LEN: usize>(bytes: &[u8]) -> [u8; LEN] {
    bytes.try_into().expect("the bound is this length")
}
