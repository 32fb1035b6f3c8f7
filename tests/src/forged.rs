//! Records that no node would sign: a right one is taken apart, changed anywhere, and signed again.

use ciborium::Value;
use ed25519_dalek::{Signer as _, SigningKey};
use sha2::{Digest as _, Sha256};

/// The order of the group, as little-endian bytes: S + this is the same signature to a careless reader.
const ORDER: [u8; 32] = [
    0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
];

/// The parts of a record.
#[derive(Debug, Clone)]
pub struct Forged {
    /// The protected header's bytes.
    pub protected: Vec<u8>,
    /// The payload's bytes.
    pub payload: Vec<u8>,
    /// The signature.
    pub signature: Vec<u8>,
}

impl Forged {
    /// Takes a record apart.
    pub fn of(record: &[u8]) -> Self {
        let Ok(Value::Tag(18, parts)) = ciborium::from_reader::<Value, _>(record) else {
            panic!("A record is a CBOR item in tag 18.");
        };
        let parts = parts.into_array().unwrap();
        let bytes = |at: usize| parts[at].as_bytes().unwrap().clone();
        Self {
            protected: bytes(0),
            payload: bytes(2),
            signature: bytes(3),
        }
    }

    /// Sets what stands under these keys of the claims, `None` for nothing.
    pub fn set(&mut self, path: &[i64], value: Option<Value>) {
        let claims = ciborium::from_reader(self.payload.as_slice()).unwrap();
        self.payload = encoded(&changed(claims, path, value));
    }

    /// Sets an entry of the protected header.
    pub fn set_header(&mut self, key: i64, value: Value) {
        let header = ciborium::from_reader(self.protected.as_slice()).unwrap();
        self.protected = encoded(&changed(header, &[key], Some(value)));
    }

    /// Of terms: makes the hash of the current content right again.
    pub fn hash_content(&mut self) {
        let mut content: Value = ciborium::from_reader(self.payload.as_slice()).unwrap();
        for key in [-65537, 2, 3] {
            content = entry(content, key);
        }
        let hash = Sha256::digest(encoded(&content)).to_vec();
        self.set(&[-65537, 2, 1], Some(Value::Bytes(hash)));
    }

    /// Signs what it says now.
    pub fn sign(&mut self, seed: &[u8; 32]) {
        let signed = Value::Array(vec![
            Value::Text("Signature1".to_owned()),
            Value::Bytes(self.protected.clone()),
            Value::Bytes(Vec::new()),
            Value::Bytes(self.payload.clone()),
        ]);
        let signature = SigningKey::from_bytes(seed).sign(&encoded(&signed));
        self.signature = signature.to_bytes().to_vec();
    }

    /// Adds the order of the group to S.
    pub fn add_order(&mut self) {
        let mut carry = 0;
        for (byte, more) in self.signature[32..].iter_mut().zip(ORDER) {
            let sum = u16::from(*byte) + u16::from(more) + carry;
            *byte = sum as u8;
            carry = sum >> 8;
        }
    }

    /// The record.
    pub fn bytes(&self) -> Vec<u8> {
        let parts = Value::Array(vec![
            Value::Bytes(self.protected.clone()),
            Value::Map(Vec::new()),
            Value::Bytes(self.payload.clone()),
            Value::Bytes(self.signature.clone()),
        ]);
        encoded(&Value::Tag(18, Box::new(parts)))
    }
}

/// What stands under a key of a map.
fn entry(map: Value, key: i64) -> Value {
    let mut entries = map.into_map().unwrap().into_iter();
    let found = entries.find(|(held, _)| *held == Value::Integer(key.into()));
    found.unwrap().1
}

/// The value with another one under a path of keys; an index where it is an array.
fn changed(value: Value, path: &[i64], new: Option<Value>) -> Value {
    let Some((first, rest)) = path.split_first() else {
        return new.unwrap_or(Value::Null);
    };
    match value {
        Value::Map(entries) => Value::Map(with_entry(entries, *first, rest, new)),
        Value::Array(mut items) => {
            let at = usize::try_from(*first).unwrap();
            items[at] = changed(items[at].clone(), rest, new);
            Value::Array(items)
        }
        other => panic!("{other:?} has nothing under {path:?}."),
    }
}

/// A map's entries with one changed, added or taken out, in the order of their bytes.
fn with_entry(
    mut entries: Vec<(Value, Value)>,
    key: i64,
    rest: &[i64],
    new: Option<Value>,
) -> Vec<(Value, Value)> {
    let key = Value::Integer(key.into());
    let held = entries.iter().position(|(held, _)| *held == key);
    let held = held.map_or(Value::Null, |at| entries.remove(at).1);
    if !rest.is_empty() || new.is_some() {
        entries.push((key, changed(held, rest, new)));
    }
    entries.sort_by_key(|(key, _)| encoded(key));
    entries
}

fn encoded(value: &Value) -> Vec<u8> {
    let mut out = Vec::new();
    ciborium::into_writer(value, &mut out).unwrap();
    out
}
