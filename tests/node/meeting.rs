//! How two example spaces come to know each other, and what one of them sees of the other.

use covisa_tests::program::{Home, Running};
use covisa_tests::wait_for;
use federation_spec::records::{Card, Record as _};
use federation_spec::wire::envelope::Envelope;
use federation_spec::wire::text;
use serde_json::Value;

/// Example Nord, Alice's home, and Example Süd, Bob's house, which have met once. Neither runs.
pub fn nord_and_sued() -> (Home, Home) {
    let (nord, sued) = (Home::init("Example Nord"), Home::init("Example Süd"));
    let (one, other) = (nord.serve(), sued.serve());
    connect(&one, &other);
    wait_for("Both spaces know each other's records", || {
        knows(&one, &sued) && knows(&other, &nord)
    });
    one.stop();
    other.stop();
    (nord, sued)
}

/// The same, each pinned by the other, and two members of Nord with their cards.
pub fn pinned_with_two_cards() -> (Home, Home, [(String, String); 2]) {
    let (nord, sued) = nord_and_sued();
    nord.done(&["space", "pin", &sued.space]);
    sued.done(&["space", "pin", &nord.space]);
    let cards = ["Alice Example", "Ada Example"].map(|name| {
        let member = nord.done(&["member", "add", "--name", name])["member"].clone();
        let member = member.as_str().unwrap().to_owned();
        let card = nord.card(&member);
        (member, card)
    });
    (nord, sued, cards)
}

/// The number of the status list in which a card has its place.
pub fn list_of(card: &str) -> u8 {
    let envelope = Envelope::parse(&text::read(card).unwrap()).unwrap();
    let card = Card::read(envelope.payload()).unwrap();
    card.0.status.unwrap().place.list.number
}

/// Names one node to the other.
pub fn connect(one: &Running, other: &Running) {
    let named = one
        .ask
        .post("peers", &serde_json::json!({ "address": other.address() }));
    assert_eq!(named.status, 201, "A peer is named: {}", named.json());
}

/// What a running node shows of a space; null if it does not know it.
pub fn shown(node: &Running, space: &str) -> Value {
    let answer = node.ask.get(&format!("spaces/{space}"));
    if answer.status == 200 {
        answer.json()
    } else {
        Value::Null
    }
}

/// Whether a running node has profile, terms and status list of a space.
pub fn knows(node: &Running, home: &Home) -> bool {
    let space = shown(node, &home.space);
    space["profile"].is_object() && space["terms"].is_object() && space["status_at"].is_string()
}

/// Waits until a running node shows these terms of a space.
pub fn wait_for_terms(node: &Running, space: &str, seq: u64) {
    wait_for("The newest terms arrive", || {
        shown(node, space)["terms_seq"] == seq
    });
}

/// Terms that give so many days a calendar month.
pub fn days_a_month(days: u32) -> String {
    format!(
        "visa = \"accepted\"\n\n[[grant]]\nto = \"members\"\nbenefit = \"free\"\n\
         caps = [{{ amount = {days}, unit = \"day\", per = \"calendar month\" }}]\n"
    )
}

/// Publishes so many days a month with the verb, and gives the number of the terms.
pub fn publish(home: &Home, days: u32) -> u64 {
    home.publish(&days_a_month(days))["seq"].as_u64().unwrap()
}
