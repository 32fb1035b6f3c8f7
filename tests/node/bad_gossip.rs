//! Bad messages on the topic of every record: what a node says of each, and that it keeps nothing of them.
//!
//! The messages stand in `tests/bad/gossip.toml`; every one comes from a peer of its own, over real gossipsub.

use std::path::Path;

use ciborium::Value;
use covisa::clock;
use covisa_tests::forged::Forged;
use covisa_tests::made::content;
use covisa_tests::program::{Home, contents};
use covisa_tests::table::Table;
use federation_spec::wire::ids::Timestamp;

use crate::judging::{bytes_of, space, told, verdict};

/// Terms with a price, so that there is one to change.
pub const PRICED: &str = r#"
visa = "accepted"

[[grant]]
to = "members"
benefit = "free"
caps = [{ amount = 3, unit = "day", per = "calendar month" }]
price = [{ amount = 12, currency = "EUR", unit = "day", when = "after" }]
"#;

fn invalid(name: &str) -> serde_json::Value {
    let vectors = Path::new(env!("CARGO_MANIFEST_DIR")).join("../federation-spec/vectors/invalid");
    let text = std::fs::read(vectors.join(name).with_extension("json")).unwrap();
    serde_json::from_slice(&text).unwrap()
}

fn record_of(vector: &serde_json::Value) -> Vec<u8> {
    bytes_of(vector["record"].as_str().unwrap())
}

/// One entry of the file.
struct Message<'a> {
    entry: &'a toml::Table,
    now: Timestamp,
}

impl Message<'_> {
    fn text(&self, key: &str) -> Option<&str> {
        self.entry.get(key)?.as_str()
    }

    fn bytes(&self) -> Vec<u8> {
        if let Some(hex) = self.text("hex") {
            return bytes_of(hex);
        }
        match self.text("vector") {
            Some(name) => record_of(&invalid(name)),
            None => self.forged(),
        }
    }

    fn forged(&self) -> Vec<u8> {
        let number = self
            .entry
            .get("space")
            .map_or(1, |n| n.as_integer().unwrap());
        let made = space(number as u64, self.now);
        let [key, profile, terms] = made.records(&content(PRICED));
        let kept = match self.text("record").unwrap() {
            "key" => key,
            "profile" => profile,
            _ => terms,
        };
        let mut forged = Forged::of(&kept.bytes);
        for change in self.entry.get("change").map_or(&[][..], array) {
            let change = change.as_table().unwrap();
            let path = array(&change["at"])
                .iter()
                .map(|key| key.as_integer().unwrap());
            let path: Vec<i64> = path.collect();
            forged.set(&path, Some(value(change, self.now)));
            if path.starts_with(&[-65537, 2, 3]) {
                forged.hash_content();
            }
        }
        if let Some(payload) = self.text("payload") {
            forged.payload = bytes_of(payload);
        }
        self.signed(forged, &made.seed)
    }

    fn signed(&self, mut forged: Forged, seed: &[u8; 32]) -> Vec<u8> {
        let media_type = |name: &str| Value::Text(format!("application/covisa-{name}+cwt"));
        forged.sign(seed);
        match self.text("after") {
            Some("order") => forged.add_order(),
            Some("header") => forged.set_header(16, media_type("profile")),
            Some("other type") => {
                forged.set_header(16, media_type("terms"));
                forged.sign(seed);
                forged.set_header(16, media_type("profile"));
            }
            Some(other) => panic!("{other:?} is nothing that is done after signing."),
            None => {}
        }
        forged.bytes()
    }
}

fn array(value: &toml::Value) -> &[toml::Value] {
    value.as_array().unwrap()
}

/// What a change puts in.
fn value(change: &toml::Table, now: Timestamp) -> Value {
    let number = |text: &str| Value::Integer(text.parse::<i128>().unwrap().try_into().unwrap());
    if let Some(text) = change.get("int") {
        return number(text.as_str().unwrap());
    }
    if let Some(seconds) = change.get("seconds") {
        return number(&(now.0 as i64 + seconds.as_integer().unwrap()).to_string());
    }
    if let Some(hex) = change.get("hex") {
        return ciborium::from_reader(bytes_of(hex.as_str().unwrap()).as_slice()).unwrap();
    }
    let times = change.get("times").map_or(1, |n| n.as_integer().unwrap());
    Value::Text(change["text"].as_str().unwrap().repeat(times as usize))
}

#[test]
fn every_bad_message_gets_its_verdict_and_nothing_is_kept() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("bad/gossip.toml");
    let file: toml::Table = toml::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    let (home, now) = (Home::init("Example Nord"), clock::now());
    let ledger = contents(&home.path().join("ledger"));
    let node = home.serve();
    for number in 1..4 {
        let founding = verdict(&node, &space(number, now).inception().bytes);
        assert_eq!(founding, "1 accept, 1 stored", "A right record is kept.");
    }
    let mut table = Table::new("gossip");
    for entry in array(&file["message"]) {
        let message = Message {
            entry: entry.as_table().unwrap(),
            now,
        };
        let expected = message.text("verdict").unwrap();
        table.note(
            message.entry["number"].as_integer().unwrap() as u32,
            message.text("about").unwrap(),
            told(&format!("1 {expected}"), u64::from(expected == "accept")),
            verdict(&node, &message.bytes()),
        );
    }
    table.finish();
    assert!(
        !node.log().contains("panicked"),
        "Nothing panicked: {}",
        node.log()
    );
    node.stop();
    let same = contents(&home.path().join("ledger")) == ledger;
    assert!(same, "Nothing that strangers sent is in the ledger.");
}

/// What SPEC §7.3 says of an invalid record whose space nobody here knows. `None` if that depends on the clock.
fn of_stage(vector: &serde_json::Value) -> Option<&'static str> {
    let error = vector["error"].as_str().unwrap();
    match vector["stage"].as_str().unwrap() {
        "envelope" if error.contains("unknown type") => Some("ignore"),
        "scanner" | "envelope" => Some("reject"),
        "cddl" => Some("ignore"),
        "signature" if error.contains("weak key") => Some("reject"),
        _ => None,
    }
}

#[test]
fn every_invalid_record_of_the_standard_gets_its_verdict() {
    let home = Home::init("Example Nord");
    let node = home.serve();
    let vectors = Path::new(env!("CARGO_MANIFEST_DIR")).join("../federation-spec/vectors/invalid");
    let mut tried = 0;
    for file in std::fs::read_dir(vectors).unwrap() {
        let name = file.unwrap().file_name().into_string().unwrap();
        let vector = invalid(name.trim_end_matches(".json"));
        let Some(expected) = of_stage(&vector) else {
            continue;
        };
        assert_eq!(
            verdict(&node, &record_of(&vector)),
            told(&format!("1 {expected}"), 0),
            "{name} gets what its stage says."
        );
        tried += 1;
    }
    assert!(tried > 150, "Most invalid records need no clock: {tried}.");
}
