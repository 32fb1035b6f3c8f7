//! What must hold for every input: one encoding a value, no bit of a record free, and agreement with other libraries.

use std::collections::BTreeMap;
use std::path::Path;

use coset::{CborSerializable, CoseSign1, TaggedCborSerializable};
use ed25519_dalek::{Signature, Signer, VerifyingKey};
use federation_spec::rules::key_view::KeyView;
use federation_spec::wire::cbor::{self, Profile};
use federation_spec::wire::ids::Timestamp;
use federation_spec::wire::limits::MAX_MESSAGE;
use federation_spec::wire::scanner::scan;
use serde_json::Value;

use super::ladder::{climb, header_and_payload, vectors, view_of};
use super::plain_json::unhex;
use super::reference::{Random, Values as _, encode, is_deterministic};

const INPUTS: usize = 1_000_000;
/// Two threads, one for each core of a small build machine.
const THREADS: usize = 2;

/// One input: mostly small, sometimes deep or wide, and in half of the cases changed a little.
fn input(random: &mut Random) -> Vec<u8> {
    if random.below(16) == 0 {
        let len = random.below(12);
        return (0..len).map(|_| random.draw() as u8).collect();
    }
    if random.below(16) == 0 {
        return random.loose_map();
    }
    let levels = [0, 1, 2, 2, 3, 9][random.below(6)];
    let mut bytes = encode(&random.value(levels)).unwrap_or_default();
    if random.below(16) == 0 {
        bytes.splice(..0, vec![0x81; random.below(10)]);
    }
    if random.below(2) == 0 {
        (0..=random.below(3)).for_each(|_| random.mutate(&mut bytes));
    }
    bytes
}

/// How many inputs were valid, and how many were refused for which reason.
#[derive(Default)]
struct Tally {
    valid: usize,
    refused: BTreeMap<String, usize>,
}

/// Compares on so many inputs.
fn compare(seed: u64, inputs: usize) -> Tally {
    let mut random = Random::of(seed);
    let mut tally = Tally::default();
    for _ in 0..inputs {
        let bytes = input(&mut random);
        let scanned = scan(&bytes, Profile::plain(MAX_MESSAGE));
        let deterministic = is_deterministic(&bytes);
        assert_eq!(
            scanned.is_ok(),
            deterministic,
            "The scanner and the reference agree on {bytes:02x?}: {scanned:?}"
        );
        if let Err(error) = scanned {
            let reason = format!("{error:?}")
                .chars()
                .take_while(char::is_ascii_alphabetic)
                .collect();
            *tally.refused.entry(reason).or_default() += 1;
        } else {
            tally.valid += 1;
            let item = cbor::decode(&bytes, Profile::plain(MAX_MESSAGE))
                .expect("a scanned item can be decoded");
            assert_eq!(
                cbor::encode(&item),
                bytes,
                "A decoded item has the bytes it came from."
            );
        }
    }
    tally
}

#[test]
fn the_scanner_agrees_with_a_slow_reference_on_a_million_inputs() {
    let begin = std::time::Instant::now();
    let tallies: Vec<Tally> = std::thread::scope(|scope| {
        let run =
            |thread| scope.spawn(move || compare(0x00c0_715a + thread as u64, INPUTS / THREADS));
        let threads: Vec<_> = (0..THREADS).map(run).collect();
        threads
            .into_iter()
            .map(|thread| thread.join().expect("no comparison fails"))
            .collect()
    });
    let valid: usize = tallies.iter().map(|tally| tally.valid).sum();
    let mut refused: BTreeMap<&str, usize> = BTreeMap::new();
    for (reason, count) in tallies.iter().flat_map(|tally| &tally.refused) {
        *refused.entry(reason).or_default() += count;
    }
    println!(
        "{INPUTS} inputs, {valid} valid, {:.1} s",
        begin.elapsed().as_secs_f64()
    );
    println!("{refused:?}");
    // Too long cannot happen to small inputs; the exact limits have a test of their own.
    assert!(
        refused.len() >= 14,
        "Every other reason to refuse came up: {refused:?}"
    );
    assert!(
        valid * 3 >= INPUTS,
        "At least a third is valid: {valid} of {INPUTS}."
    );
    assert!(
        valid * 10 <= INPUTS * 9,
        "At least a tenth is not: {valid} of {INPUTS}."
    );
}

#[test]
fn the_limits_of_depth_and_entries_are_exact() {
    let nested = |levels: usize| [vec![0x81; levels], vec![0]].concat();
    let array = |elements: u16| {
        let head = [&[0x99][..], &elements.to_be_bytes()].concat();
        [head, vec![0; elements.into()]].concat()
    };
    let map = |entries: u16| {
        let mut bytes = [&[0xb9][..], &entries.to_be_bytes()].concat();
        let keys = (0..entries)
            .map(|key| encode(&ciborium::Value::Integer(key.into())).expect("a key is a number"));
        keys.for_each(|key| bytes.extend([key, vec![0]].concat()));
        bytes
    };
    let cases = [
        (nested(8), true),
        (nested(9), false),
        (array(256), true),
        (array(257), false),
        (map(256), true),
        (map(257), false),
    ];
    for (bytes, good) in cases {
        let scanned = scan(&bytes, Profile::plain(MAX_MESSAGE));
        assert_eq!(
            scanned.is_ok(),
            good,
            "The scanner knows the limit: {scanned:?}"
        );
        assert_eq!(
            is_deterministic(&bytes),
            good,
            "The reference knows the limit as well."
        );
    }
}

/// A valid vector: its record, the keys to read it with, and when.
fn valid(name: &str) -> (Vec<u8>, KeyView, Timestamp, Value) {
    let (_, vector) = vectors("valid")
        .into_iter()
        .find(|(held, _)| held == name)
        .unwrap_or_else(|| panic!("there is a vector {name}"));
    let now = Timestamp(
        vector["now"]
            .as_u64()
            .expect("a vector says when it is read"),
    );
    (
        unhex(&vector["record"]),
        view_of(&vector["key_log"]),
        now,
        vector,
    )
}

#[test]
fn no_bit_of_a_record_can_be_flipped() {
    for name in [
        "key-01-one-key",
        "profile-02-full",
        "terms-03-three-days",
        "card-02-every-attribute",
        "covisa-card-5",
        "covisa-status-list-2",
        "covisa-attestation-2",
        "covisa-visit-message-5",
    ] {
        let (record, keys, now, _) = valid(name);
        assert!(
            climb(&record, &keys, now).is_ok(),
            "{name} is good as it stands."
        );
        for bit in 0..record.len() * 8 {
            let mut changed = record.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            let outcome = climb(&changed, &keys, now);
            assert!(outcome.is_err(), "{name}: bit {bit} makes a difference.");
        }
    }
}

#[test]
fn every_valid_record_is_its_own_encoding() {
    for (name, vector) in vectors("valid") {
        let record = unhex(&vector["record"]);
        let outer =
            cbor::decode(&record, Profile::sign1(MAX_MESSAGE)).expect("a valid record is CBOR");
        assert_eq!(
            cbor::encode(&outer),
            record,
            "{name}: the envelope is its own encoding."
        );
        let (header, payload) = header_and_payload(&record);
        for part in [header, payload] {
            let item = cbor::decode(&part, Profile::plain(MAX_MESSAGE))
                .expect("header and payload are CBOR");
            assert_eq!(
                cbor::encode(&item),
                part,
                "{name}: header and payload are their own encoding."
            );
            assert!(
                is_deterministic(&part),
                "{name}: the reference says so too."
            );
        }
    }
}

#[test]
fn coset_reads_and_verifies_our_records() {
    for (name, vector) in vectors("valid") {
        let sign1 = CoseSign1::from_tagged_slice(&unhex(&vector["record"]))
            .unwrap_or_else(|error| panic!("{name}: coset cannot read it: {error:?}"));
        let key = unhex(&vector["expect"]["public_key"])
            .try_into()
            .expect("a key has 32 bytes");
        let key = VerifyingKey::from_bytes(&key).expect("a vector's key is a point");
        let check = |signature: &[u8], signed: &[u8]| {
            key.verify_strict(
                signed,
                &Signature::from_slice(signature).expect("a signature has 64 bytes"),
            )
        };
        assert!(
            sign1.verify_signature(b"", check).is_ok(),
            "{name}: coset verifies it."
        );
        let kid = unhex(&vector["expect"]["kid"]);
        assert_eq!(
            sign1.protected.header.key_id, kid,
            "{name}: coset finds the kid."
        );
    }
}

/// A record made by coset alone: our header values, the vector's payload and key.
fn made_by_coset(vector: &Value, algorithm: i64) -> Vec<u8> {
    let seed = unhex(&vector["seed"])
        .try_into()
        .expect("a seed has 32 bytes");
    let key = ed25519_dalek::SigningKey::from_bytes(&seed);
    let header = ciborium::Value::Map(vec![
        (1.into(), algorithm.into()),
        (4.into(), unhex(&vector["expect"]["kid"]).into()),
        (16.into(), "application/covisa-profile+cwt".into()),
    ]);
    let header = encode(&header).expect("a header has a deterministic form");
    let header = coset::Header::from_slice(&header).expect("coset knows these headers");
    coset::CoseSign1Builder::new()
        .protected(header)
        .payload(unhex(&vector["payload"]))
        .create_signature(b"", |signed| key.sign(signed).to_bytes().to_vec())
        .build()
        .to_tagged_vec()
        .expect("coset can write what it built")
}

#[test]
fn a_record_made_by_coset_is_accepted() {
    let (record, keys, now, vector) = valid("profile-01-least");
    assert_eq!(
        made_by_coset(&vector, -8),
        record,
        "coset arrives at the same bytes under -8."
    );
    let newer = made_by_coset(&vector, -19);
    assert_ne!(newer, record, "Another algorithm number makes other bytes.");
    let outcome = climb(&newer, &keys, now);
    assert!(
        outcome.is_ok(),
        "A record under -19 is accepted: {outcome:?}"
    );
}

#[test]
fn the_signature_library_judges_wycheproof_as_we_need_it() {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/vectors/wycheproof-ed25519.json");
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!("left out: the Wycheproof vectors are not on this machine");
        return;
    };
    let suite: Value = serde_json::from_str(&text).expect("the Wycheproof vectors are JSON");
    let mut cases = 0;
    for group in suite["testGroups"].as_array().expect("there are groups") {
        let key = unhex(&group["publicKey"]["pk"])
            .try_into()
            .expect("a key has 32 bytes");
        let key = VerifyingKey::from_bytes(&key).expect("Wycheproof's keys are points");
        for test in group["tests"].as_array().expect("a group has tests") {
            let signature = Signature::from_slice(&unhex(&test["sig"]));
            let good = signature
                .is_ok_and(|signature| key.verify_strict(&unhex(&test["msg"]), &signature).is_ok());
            assert_eq!(
                good,
                test["result"] == "valid",
                "Wycheproof case {}.",
                test["tcId"]
            );
            cases += 1;
        }
    }
    println!("{cases} Wycheproof cases");
}
