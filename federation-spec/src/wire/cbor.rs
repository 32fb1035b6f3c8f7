//! CBOR items, decoded and encoded. The only file that names `serde_cbor`. SPEC §1.2
//!
//! [`decode`] runs the scanner first, so what `serde_cbor` sees is already deterministic, bounded and
//! free of everything it would silently drop (duplicate keys, unknown tags, undefined).

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_cbor::Value;

use super::scanner::{ScanError, scan};

pub use super::scanner::Profile;

/// One CBOR item of the forms this profile knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// An unsigned integer.
    Unsigned(u64),
    /// A negative integer, as CBOR has it: the value is `-1 - n`.
    Negative(u64),
    /// A byte string.
    Bytes(Vec<u8>),
    /// A UTF-8 text string.
    Text(String),
    /// An array.
    Array(Vec<Item>),
    /// A map. [`encode`] puts the keys in order; a key may stand once.
    Map(Vec<(Item, Item)>),
    /// A tagged item.
    Tag(u64, Box<Item>),
    /// `false` or `true`.
    Bool(bool),
    /// `null`.
    Null,
}

impl Item {
    /// An integer of either sign.
    pub fn int(value: i64) -> Self {
        match u64::try_from(value) {
            Ok(unsigned) => Self::Unsigned(unsigned),
            Err(_) => Self::Negative(value.unsigned_abs() - 1),
        }
    }

    /// The integer, if it is one and fits.
    pub fn as_int(&self) -> Option<i64> {
        match self {
            Self::Unsigned(value) => i64::try_from(*value).ok(),
            Self::Negative(value) => i64::try_from(*value).ok().map(|value| -1 - value),
            _ => None,
        }
    }

    /// The value under an integer key of a map.
    pub fn get(&self, key: i64) -> Option<&Self> {
        let Self::Map(entries) = self else {
            return None;
        };
        let key = Self::int(key);
        entries.iter().find(|(k, _)| *k == key).map(|(_, v)| v)
    }
}

/// Decodes one item, or says what is wrong with the bytes. Costs at most a small multiple of their length.
pub fn decode(bytes: &[u8], profile: Profile) -> Result<Item, ScanError> {
    scan(bytes, profile)?;
    let Decoded(item) = serde_cbor::from_slice(bytes).map_err(|_| ScanError::Truncated)?;
    Ok(item)
}

/// Encodes deterministically: shortest heads, definite lengths, map keys in bytewise order.
pub fn encode(item: &Item) -> Vec<u8> {
    serde_cbor::to_vec(&to_value(item)).expect("an item holds only what CBOR can carry")
}

fn to_value(item: &Item) -> Value {
    match item {
        Item::Unsigned(value) => Value::Integer(i128::from(*value)),
        Item::Negative(value) => Value::Integer(-1 - i128::from(*value)),
        Item::Bytes(bytes) => Value::Bytes(bytes.clone()),
        Item::Text(text) => Value::Text(text.clone()),
        Item::Array(items) => Value::Array(items.iter().map(to_value).collect()),
        Item::Map(entries) => Value::Map(
            entries
                .iter()
                .map(|(key, value)| (to_value(key), to_value(value)))
                .collect::<BTreeMap<_, _>>(),
        ),
        Item::Tag(tag, inner) => Value::Tag(*tag, Box::new(to_value(inner))),
        Item::Bool(value) => Value::Bool(*value),
        Item::Null => Value::Null,
    }
}

/// An item on its way out of `serde_cbor`.
struct Decoded(Item);

impl<'de> Deserialize<'de> for Decoded {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        input.deserialize_any(Reader).map(Self)
    }
}

/// Takes the forms that the scanner lets through, and no others.
struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Item;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an item of the forms of this profile")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Item, E> {
        Ok(Item::Bool(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Item, E> {
        Ok(Item::Unsigned(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Item, E> {
        Ok(Item::int(value))
    }

    fn visit_i128<E: de::Error>(self, value: i128) -> Result<Item, E> {
        let negative = u64::try_from(-1 - value).map(Item::Negative);
        negative.map_err(|_| E::custom("an integer that no head can carry"))
    }

    fn visit_bytes<E>(self, value: &[u8]) -> Result<Item, E> {
        Ok(Item::Bytes(value.to_vec()))
    }

    fn visit_str<E>(self, value: &str) -> Result<Item, E> {
        Ok(Item::Text(value.to_owned()))
    }

    fn visit_unit<E>(self) -> Result<Item, E> {
        Ok(Item::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Item, A::Error> {
        let mut array = Vec::new();
        while let Some(Decoded(item)) = items.next_element()? {
            array.push(item);
        }
        Ok(Item::Array(array))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Item, A::Error> {
        let mut map = Vec::new();
        while let Some((Decoded(key), Decoded(value))) = entries.next_entry()? {
            map.push((key, value));
        }
        Ok(Item::Map(map))
    }

    /// This is how `serde_cbor` hands over what stands under a tag.
    fn visit_newtype_struct<D: Deserializer<'de>>(self, input: D) -> Result<Item, D::Error> {
        let tag = serde_cbor::tags::current_cbor_tag();
        let Decoded(inner) = Decoded::deserialize(input)?;
        Ok(match tag {
            Some(tag) => Item::Tag(tag, Box::new(inner)),
            None => inner,
        })
    }
}
