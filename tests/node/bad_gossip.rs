//! Bad messages on the topic of every record: what a node says of each, and that it keeps nothing of them.
//!
//! The messages stand in `tests/bad/gossip.toml`; every one comes from a peer of its own, over real gossipsub.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use ciborium::Value;
use covisa::clock;
use covisa_tests::adversary::Adversary;
use covisa_tests::forged::Forged;
use covisa_tests::made::{Made, content};
use covisa_tests::program::{Home, Running, contents};
use covisa_tests::table::Table;
use covisa_tests::{wait_for, wait_until};
use data_encoding::HEXLOWER;
use federation_spec::wire::ids::Timestamp;

use crate::meeting::shown;

/// Terms with a price, so that there is one to change.
const PRICED: &str = r#"
visa = "accepted"

[[grant]]
to = "members"
benefit = "free"
caps = [{ amount = 3, unit = "day", per = "calendar month" }]
price = [{ amount = 12, currency = "EUR", unit = "day", when = "after" }]
"#;

/// Messages judged so far, by verdict.
fn judged(node: &Running) -> BTreeMap<String, u64> {
    let text = String::from_utf8(node.ask.send("GET", "/metrics", &[], b"").body).unwrap();
    let counted = text.lines().filter_map(|line| {
        let rest = line.strip_prefix("covisa_gossip_messages_total{verdict=\"")?;
        let (verdict, number) = rest.split_once("\"} ")?;
        Some((verdict.to_owned(), number.parse().unwrap()))
    });
    counted.collect()
}

fn judged_in_all(node: &Running) -> u64 {
    judged(node).values().sum()
}

fn records(node: &Running) -> u64 {
    node.ask.get("status").json()["records"].as_u64().unwrap()
}

/// What a node says of a message from a peer that it never met, and how many records more it holds then.
fn verdict(node: &Running, message: &[u8]) -> String {
    let (before, held) = (judged(node), records(node));
    let adversary = Adversary::meet(&node.address());
    adversary.publish(message);
    let after = wait_until("The message is judged", || {
        let after = judged(node);
        (after != before).then_some(after)
    });
    let more = after.iter().filter_map(|(verdict, count)| {
        let more = count - before.get(verdict).unwrap_or(&0);
        (more > 0).then(|| format!("{more} {verdict}"))
    });
    let more: Vec<String> = more.collect();
    told(&more.join(", "), records(node) - held)
}

fn told(verdict: &str, stored: u64) -> String {
    format!("{verdict}, {stored} stored")
}

/// "81*9 00": nine times 81, then 00.
pub fn bytes_of(hex: &str) -> Vec<u8> {
    let parts = hex.split_whitespace().flat_map(|part| {
        let (hex, times) = part.split_once('*').unwrap_or((part, "1"));
        let bytes = HEXLOWER.decode(hex.as_bytes()).unwrap();
        bytes.repeat(times.parse().unwrap())
    });
    parts.collect()
}

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

/// An example space founded a minute ago.
fn space(number: u64, now: Timestamp) -> Made {
    Made::of(number, Timestamp(now.0 - 60))
}

/// A number that no other example space of this run has.
pub fn fresh() -> u64 {
    static NEXT: AtomicU64 = AtomicU64::new(1_000_000);
    NEXT.fetch_add(1, Ordering::Relaxed)
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

/// The same terms with another end: a contradiction.
fn contradicting(made: &Made, later: u64) -> Vec<u8> {
    let mut terms = Forged::of(&made.terms(&content(PRICED), 0).bytes);
    let end = Value::Integer((made.founded.0 + 1_000_000 + later).into());
    terms.set(&[4], Some(end));
    terms.sign(&made.seed);
    terms.bytes()
}

/// The same terms with the other number of the algorithm: another signature over the same payload.
fn signed_otherwise(made: &Made) -> Vec<u8> {
    let mut terms = Forged::of(&made.terms(&content(PRICED), 0).bytes);
    terms.set_header(1, Value::Integer((-19).into()));
    terms.sign(&made.seed);
    terms.bytes()
}

/// Whether a node says that a space contradicts itself.
fn conflicting(node: &Running, made: &Made) -> bool {
    shown(node, &made.space.to_string())["conflicting"] == true
}

#[test]
fn a_contradiction_is_kept_whole_whoever_brings_its_halves() {
    let mut table = Table::new("gossip-contradictions");
    let now = clock::now();
    let (made, other) = (space(1, now), space(2, now));
    let halves = [contradicting(&made, 1), contradicting(&made, 2)];
    let homes = [Home::init("Example Nord"), Home::init("Example Süd")];
    let mut shown_first = Vec::new();
    for (home, order) in homes.iter().zip([[0, 1], [1, 0]]) {
        let node = home.serve();
        verdict(&node, &made.inception().bytes);
        let got: Vec<String> = order.map(|half| verdict(&node, &halves[half])).to_vec();
        let expected = vec![told("1 accept", 1); 2];
        let input = format!("the halves of a contradiction from two peers, in the order {order:?}");
        table.note(91, input, expected.join("; "), got.join("; "));
        let is = conflicting(&node, &made).to_string();
        table.note(91, "the space is shown as conflicting", "true", is);
        let raw = [
            "space",
            "show",
            &made.space.to_string(),
            "--record",
            "terms",
            "--raw",
        ];
        shown_first.push(home.verb(&raw).out);
    }
    let same = shown_first[0] == shown_first[1] && halves.contains(&shown_first[0]);
    table.note(
        91,
        "both nodes show the same half",
        "true",
        same.to_string(),
    );
    let third = Home::init("Example West");
    let node = third.serve();
    for made in [&made, &other] {
        verdict(&node, &made.inception().bytes);
    }
    let first = verdict(&node, &made.terms(&content(PRICED), 0).bytes);
    table.note(92, "terms", told("1 accept", 1), first);
    let again = verdict(&node, &signed_otherwise(&made));
    table.note(
        92,
        "the same payload, signed anew",
        told("1 ignore", 0),
        again,
    );
    let elsewhere = verdict(&node, &other.terms(&content(PRICED), 0).bytes);
    table.note(
        92,
        "the same number by another space",
        told("1 accept", 1),
        elsewhere,
    );
    for made in [&made, &other] {
        let is = conflicting(&node, made).to_string();
        table.note(92, "the space is shown as conflicting", "false", is);
    }
    table.finish();
}

#[test]
fn one_record_from_many_peers_at_once_is_kept_once() {
    let home = Home::init("Example Nord");
    let node = home.serve();
    let (made, own) = (space(1, clock::now()), records(&node));
    let crowd: Vec<Adversary> = (0..8).map(|_| Adversary::meet(&node.address())).collect();
    for one in &crowd {
        one.publish(&made.inception().bytes);
    }
    // Behind it each says something of its own: once that is judged, so is what came before it.
    for (number, one) in crowd.iter().enumerate() {
        one.publish(&[number as u8; 9]);
    }
    wait_for("All nine messages are judged", || judged_in_all(&node) == 9);
    let mut table = Table::new("gossip-crowd");
    let got = format!("{:?}, {} records", judged(&node), records(&node));
    let expected = BTreeMap::from([("accept".to_owned(), 1), ("reject".to_owned(), 8)]);
    let expected = format!("{expected:?}, {} records", own + 1);
    table.note(
        90,
        "one record from eight peers, then nonsense from each",
        expected,
        got,
    );
    table.finish();
}

#[test]
fn a_node_that_hears_its_own_key_from_elsewhere_falls_silent() {
    let mut table = Table::new("gossip-twin");
    let home = Home::init("Example Nord");
    let raw = [
        "space",
        "show",
        &home.space.clone(),
        "--record",
        "terms",
        "--raw",
    ];
    let mut terms = Forged::of(&home.verb(&raw).out);
    let seed = covisa_seed(&home);
    let number = Value::Integer((clock::now().millis() + 1_000_000).into());
    terms.set(&[-65537, 1], Some(number));
    terms.sign(&seed);
    let node = home.serve();
    let listener = Adversary::meet(&node.address());
    let own = home.publish(PRICED)["seq"].as_u64().unwrap();
    wait_for("What the space publishes is heard", || {
        heard(&listener, own)
    });
    let got = verdict(&node, &terms.bytes());
    table.note(
        88,
        "terms by our own key with a number we never used",
        told("1 ignore", 0),
        got,
    );
    let warned = node.ask.get("status").json()["warnings"].to_string();
    let warned = warned.contains("another node signs with this space's key");
    table.note(88, "the operator is warned", "true", warned.to_string());
    let file = home.file("terms.toml", PRICED.replace("amount = 3", "amount = 4"));
    let refused = home.verb(&["terms", "publish", &file]).error(1)["code"].to_string();
    table.note(88, "publishing after that", "\"twin\"", refused);
    // What another peer publishes afterwards is still passed on, and nothing of our own came before it.
    let before = listener.heard().len();
    let made = space(1, clock::now()).inception().bytes;
    let passed_on = verdict(&node, &made);
    table.note(
        88,
        "another space's record after that",
        told("1 accept", 1),
        passed_on,
    );
    wait_for("It is passed on", || {
        listener.heard().contains(&made.to_vec())
    });
    let more = listener.heard().len() - before;
    table.note(
        88,
        "messages that came from the node meanwhile",
        "1",
        more.to_string(),
    );
    table.finish();
}

fn heard(adversary: &Adversary, seq: u64) -> bool {
    let number = [vec![0x1b], seq.to_be_bytes().to_vec()].concat();
    let heard = adversary.heard();
    heard
        .iter()
        .any(|message| message.windows(9).any(|nine| nine == number))
}

fn covisa_seed(home: &Home) -> [u8; 32] {
    let text = std::fs::read_to_string(home.path().join("keys/signing")).unwrap();
    HEXLOWER
        .decode(text.trim().as_bytes())
        .unwrap()
        .try_into()
        .unwrap()
}
