//! What is published, read by others' libraries: ciborium and ed25519-dalek, and nothing of our own.

use ciborium::Value;
use covisa_tests::program::Home;
use ed25519_dalek::{Signature, VerifyingKey};
use sha2::{Digest as _, Sha256};

use crate::meeting::{nord_and_sued, publish};

/// The four parts of a COSE_Sign1 in tag 18.
struct Sign1 {
    protected: Vec<u8>,
    payload: Vec<u8>,
    signature: Vec<u8>,
}

impl Sign1 {
    fn read(bytes: &[u8]) -> Self {
        let Value::Tag(18, inner) = ciborium::from_reader::<Value, _>(bytes).unwrap() else {
            panic!("A record is a CBOR item in tag 18.");
        };
        let parts = inner.into_array().unwrap();
        assert_eq!(parts.len(), 4, "A COSE_Sign1 has four parts.");
        assert_eq!(
            parts[1],
            Value::Map(Vec::new()),
            "Its unprotected header is empty."
        );
        let bytes = |at: usize| parts[at].as_bytes().unwrap().clone();
        Self {
            protected: bytes(0),
            payload: bytes(2),
            signature: bytes(3),
        }
    }

    /// The Sig_structure of RFC 9052.
    fn signed(&self) -> Vec<u8> {
        let parts = Value::Array(vec![
            Value::Text("Signature1".to_owned()),
            Value::Bytes(self.protected.clone()),
            Value::Bytes(Vec::new()),
            Value::Bytes(self.payload.clone()),
        ]);
        let mut bytes = Vec::new();
        ciborium::into_writer(&parts, &mut bytes).unwrap();
        bytes
    }

    fn claims(&self) -> Value {
        ciborium::from_reader(self.payload.as_slice()).unwrap()
    }

    fn verifies(&self, key: &VerifyingKey) -> bool {
        let signature = Signature::from_slice(&self.signature).unwrap();
        key.verify_strict(&self.signed(), &signature).is_ok()
    }
}

fn at(map: &Value, key: i64) -> Value {
    let entries = map.as_map().unwrap();
    let found = entries
        .iter()
        .find(|(held, _)| *held == Value::Integer(key.into()));
    found
        .unwrap_or_else(|| panic!("{key} stands in {map:?}"))
        .1
        .clone()
}

fn raw(home: &Home, space: &str, record: &str) -> Vec<u8> {
    let output = home.verb(&["space", "show", space, "--record", record, "--raw"]);
    assert_eq!(
        output.exit, 0,
        "The record {record} is written out: {}",
        output.err
    );
    output.out
}

/// The first key of an inception event.
fn key_in(inception: &Sign1) -> VerifyingKey {
    let body = at(&inception.claims(), -65537);
    let key = at(&body, 3).as_array().unwrap()[0].clone();
    let bytes = match key {
        Value::Bytes(bytes) => bytes,
        map => at(&map, -2).as_bytes().unwrap().clone(),
    };
    VerifyingKey::from_bytes(&bytes.try_into().unwrap()).unwrap()
}

#[test]
fn a_saved_record_verifies_with_nothing_but_ciborium_and_ed25519() {
    let (nord, sued) = nord_and_sued();
    let inception = Sign1::read(&raw(&sued, &nord.space, "key"));
    let digest = Sha256::digest(&inception.payload);
    let id = data_encoding::BASE32_NOPAD
        .encode(&digest[..20])
        .to_lowercase();
    assert_eq!(
        format!("covisa:{id}"),
        nord.space,
        "A space is named after its inception event."
    );
    let key = key_in(&inception);
    assert!(
        inception.verifies(&key),
        "The inception event is signed by the key it brings."
    );
    for record in ["profile", "terms"] {
        let bytes = raw(&sued, &nord.space, record);
        assert_eq!(
            bytes,
            raw(&nord, &nord.space, record),
            "The bytes of the {record} are the same on both sides."
        );
        let sign1 = Sign1::read(&bytes);
        assert!(sign1.verifies(&key), "The {record} is signed by that key.");
        assert_eq!(
            at(&sign1.claims(), 1),
            Value::Text(nord.space.clone()),
            "It names the space."
        );
        let mut changed = sign1;
        let last = changed.payload.len() - 1;
        changed.payload[last] ^= 1;
        assert!(!changed.verifies(&key), "One changed bit is noticed.");
    }
    let log = raw(&sued, &nord.space, "key-log");
    let first: Value = ciborium::from_reader(log.as_slice()).unwrap();
    assert!(
        matches!(first, Value::Tag(18, _)),
        "The key log is a sequence of such items."
    );
}

#[test]
fn the_saved_terms_carry_the_number_that_the_verb_says() {
    let nord = Home::init("Example Nord");
    let seq = publish(&nord, 5);
    let terms = Sign1::read(&raw(&nord, &nord.space, "terms"));
    let body = at(&terms.claims(), -65537);
    assert_eq!(
        at(&body, 1),
        Value::Integer(seq.into()),
        "The sequence number stands in the signed bytes."
    );
}
