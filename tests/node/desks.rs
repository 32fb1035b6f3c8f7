//! One pass at two desks of a house: in the door's hand and at the bar.

use covisa_tests::asking::Asking;
use covisa_tests::program::{Home, Running};
use serde_json::{Value, json};

use crate::bad_kit::{House, told};
use crate::doors::token;

/// A desk with a token of its own.
fn desk(house: &House) -> Asking {
    let ask = &house.node.ask;
    ask.with_token(&token(ask, "desk"))
}

fn scan(desk: &Asking, pass: &str) -> Value {
    let asked = json!({ "pass": pass, "check_in": true });
    desk.post("desk/check", &asked).json()
}

#[test]
fn a_pass_at_two_desks_within_minutes_may_be_a_copy() {
    let house = House::new();
    let pass = house.nord.card("Example 1");
    let (door, bar) = (desk(&house), desk(&house));
    let first = scan(&door, &pass);
    assert_eq!(
        told(&first),
        "green COV-G01",
        "The visitor comes in at the door."
    );
    let again = scan(&door, &pass);
    assert_eq!(told(&again), "green COV-G02", "The door scans twice.");
    let text = again["verdict"]["text"].as_str().unwrap();
    assert!(
        text.contains("(0 min)"),
        "It is said for how long the visitor is in: {text}"
    );
    for other in [&bar, &house.node.ask] {
        let copy = scan(other, &pass);
        assert_eq!(told(&copy), "amber COV-A41", "Somebody shows it elsewhere.");
        assert_eq!(
            copy["checked_in"], first["checked_in"],
            "No other visit is counted."
        );
    }
    let asked = json!({ "pass": pass, "check_in": true, "admit": "it is Ana" });
    let admitted = bar.post("desk/check", &asked).json();
    assert_eq!(
        (&admitted["checked_in"], told(&admitted).as_str()),
        (&first["checked_in"], "amber COV-A41"),
        "Whoever lets the visitor in anyway counts no other visit either."
    );
    let visit = first["checked_in"].as_str().unwrap();
    door.post(&format!("visits/{visit}/end"), &json!({}));
    assert_eq!(
        told(&scan(&bar, &pass)),
        "green COV-G02",
        "Who has left may come in elsewhere."
    );
}

#[test]
fn the_desk_of_a_check_in_is_known_after_a_restart() {
    let mut house = House::new();
    let pass = house.nord.card("Example 1");
    let [door, bar] = [(); 2].map(|()| token(&house.node.ask, "desk"));
    let scanned =
        |house: &House, token: &str| told(&scan(&house.node.ask.with_token(token), &pass));
    assert_eq!(
        scanned(&house, &door),
        "green COV-G01",
        "The visitor comes in."
    );
    house.node.kill();
    house.node = Running::start(
        &house.home,
        &["serve", "--http", "127.0.0.1:0", "--offline"],
    );
    assert_eq!(
        scanned(&house, &door),
        "green COV-G02",
        "The same desk is the same desk."
    );
    assert_eq!(
        scanned(&house, &bar),
        "amber COV-A41",
        "Another is another."
    );
}

#[test]
fn who_left_comes_back_with_the_same_visit_whether_green_or_let_in() {
    let house = House::new();
    let desk = desk(&house);
    let unknown = Home::init("Example Unknown");
    let genuine = house.nord.card("Example 1");
    let member = unknown.done(&["member", "add", "--name", "Example 2"])["member"].clone();
    let stranger = unknown.done(&["pass", "issue", member.as_str().unwrap()])["pass"].clone();
    for (pass, reason) in [
        (genuine.as_str(), None),
        (stranger.as_str().unwrap(), Some("known here")),
    ] {
        let ask = |admit: Option<&str>| {
            let asked = json!({ "pass": pass, "check_in": true, "admit": admit });
            desk.post("desk/check", &asked).json()
        };
        let first = ask(reason);
        assert_eq!(first["entered"], true, "The visit begins: {first}");
        let visit = first["checked_in"].as_str().unwrap();
        let again = ask(None);
        assert_eq!(
            (&again["checked_in"], &again["entered"]),
            (&json!(visit), &json!(false)),
            "It goes on, and does not begin again: {again}"
        );
        desk.post(&format!("visits/{visit}/end"), &json!({}));
        if reason.is_some() {
            let asked = ask(None);
            assert_eq!(
                asked["checked_in"],
                json!(null),
                "Whoever left is out until a person lets them in again: {asked}"
            );
        }
        let back = ask(reason);
        assert_eq!(
            (&back["checked_in"], &back["entered"]),
            (&json!(visit), &json!(false)),
            "The day counts once: {back}"
        );
        let visits = desk.get("visits").json();
        let items = visits["items"].as_array().unwrap();
        let here = items.iter().find(|one| one["visit"] == visit).unwrap();
        assert_eq!(
            (&here["open"], &here["ended"]),
            (&json!(true), &json!(null)),
            "The visitor is in: {here}"
        );
    }
}

#[test]
fn what_replaces_a_lost_card_counts_as_long_as_it_would_have() {
    let nord = Home::init("Example Nord");
    let member = nord.done(&["member", "add", "--name", "Example 1"])["member"].clone();
    let member = member.as_str().unwrap();
    let year = nord.done(&["pass", "issue", member, "--days", "365"]);
    nord.done(&["pass", "issue", member, "--days", "30"]);
    let new = nord.done(&["pass", "replace", member]);
    assert_eq!(
        new["expires_at"], year["expires_at"],
        "Every card is lost, and the longest counts: {new}"
    );
    let last = nord.done(&["pass", "issue", member, "--days", "1"]);
    let new = nord.done(&["pass", "replace", last["id"].as_str().unwrap()]);
    assert_eq!(
        new["expires_at"], last["expires_at"],
        "What replaces a card counts as long as it would have: {new}"
    );
}
