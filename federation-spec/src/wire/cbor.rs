//! CBOR items, decoded and encoded. The only file that names `serde_cbor`. SPEC §1.2
//!
//! [`decode`] runs the scanner first, so what `serde_cbor` sees is already deterministic, bounded and
//! free of everything it would silently drop (duplicate keys, unknown tags, undefined).

use std::collections::BTreeMap;

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
    let value: Value = serde_cbor::from_slice(bytes).map_err(|_| ScanError::Truncated)?;
    from_value(value)
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

fn from_value(value: Value) -> Result<Item, ScanError> {
    Ok(match value {
        Value::Integer(value) => integer(value)?,
        Value::Bytes(bytes) => Item::Bytes(bytes),
        Value::Text(text) => Item::Text(text),
        Value::Array(items) => Item::Array(
            items
                .into_iter()
                .map(from_value)
                .collect::<Result<_, _>>()?,
        ),
        Value::Map(entries) => Item::Map(
            entries
                .into_iter()
                .map(|(key, value)| Ok((from_value(key)?, from_value(value)?)))
                .collect::<Result<_, _>>()?,
        ),
        Value::Tag(tag, inner) => Item::Tag(tag, Box::new(from_value(*inner)?)),
        Value::Bool(value) => Item::Bool(value),
        Value::Null => Item::Null,
        _ => return Err(ScanError::Float),
    })
}

fn integer(value: i128) -> Result<Item, ScanError> {
    match u64::try_from(value) {
        Ok(value) => Ok(Item::Unsigned(value)),
        Err(_) => u64::try_from(-1 - value)
            .map(Item::Negative)
            .map_err(|_| ScanError::NotShortest),
    }
}
