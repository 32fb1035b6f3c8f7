//! Peers that mean harm with right records: contradictions, crowds, our own key, nonsense without end.

use std::collections::BTreeMap;

use ciborium::Value;
use covisa::clock;
use covisa_tests::adversary::Adversary;
use covisa_tests::adversary::streams::Came;
use covisa_tests::forged::Forged;
use covisa_tests::made::{Made, content};
use covisa_tests::program::{Home, Running};
use covisa_tests::table::Table;
use covisa_tests::wait_for;
use data_encoding::HEXLOWER;
use federation_spec::protocol::Request;

use crate::bad_gossip::PRICED;
use crate::judging::{judged, judged_in_all, records, space, told, verdict};
use crate::meeting::shown;

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
    let node = home.serve();
    // Signed after this node began, and not by it.
    terms.set(&[6], Some(Value::Integer(clock::now().plus(5).0.into())));
    terms.set(&[-65537, 1], Some(number));
    terms.sign(&seed);
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
    let warned = warned.contains("covisa on another computer signs with this space's key");
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

#[test]
fn whoever_sends_nonsense_again_and_again_is_heard_no_more() {
    let mut table = Table::new("gossip-silenced");
    let home = Home::init("Example Nord");
    let node = home.serve();
    let adversary = Adversary::meet(&node.address());
    for number in 1..=4 {
        adversary.publish(&[number; 9]);
        wait_for("Nonsense is judged", || {
            judged_in_all(&node) == u64::from(number)
        });
    }
    let made = space(1, clock::now());
    adversary.publish(&[5; 9]);
    adversary.publish(&made.inception().bytes);
    // What it said has come, if it is heard at all, when what it asks behind that is answered.
    let answered = adversary.ask(&Request::KeyLog(made.space).encode());
    let answered = matches!(answered, Came::Closed(_)).to_string();
    table.note(
        0,
        "whether its questions are answered still",
        "false",
        answered,
    );
    wait_for("It is put out", || !adversary.is_connected());
    let another = verdict(&node, &space(2, clock::now()).inception().bytes);
    table.note(0, "a record of another peer", told("1 accept", 1), another);
    let got = format!("{:?}", judged(&node));
    let expected = r#"{"accept": 1, "reject": 4}"#;
    table.note(
        0,
        "six messages, of which the first four are nonsense",
        expected,
        got,
    );
    table.finish();
}

#[test]
fn records_that_come_before_their_key_wait_for_it() {
    let mut table = Table::new("gossip-early");
    let home = Home::init("Example Nord");
    let node = home.serve();
    let made = space(1, clock::now());
    let records = [made.profile(), made.terms(&content(PRICED), 0)];
    for early in &records {
        let got = verdict(&node, &early.bytes);
        table.note(
            0,
            "a record whose key nobody here holds",
            told("1 ignore", 0),
            got,
        );
    }
    // Nobody answered the question for the key log; the key comes by gossip instead.
    verdict(&node, &made.inception().bytes);
    wait_for("What waited is admitted", || {
        let space = shown(&node, &made.space.to_string());
        space["profile"].is_object() && space["terms"].is_object()
    });
    table.finish();
}
