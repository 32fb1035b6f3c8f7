//! One pass at two desks of a house: in the door's hand and at the bar.

use covisa_tests::asking::Asking;
use covisa_tests::program::Running;
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
