//! What a pinned space's terms said before is remembered: it can be shown what it promised.

use std::fs;

use covisa_tests::program::{Home, Running};
use serde_json::{Value, json};

use crate::meeting::{connect, nord_and_sued, publish, wait_for_terms};

/// The numbers of what one node remembers of a space's terms, oldest first.
fn remembered(node: &Running, space: &str) -> Vec<Value> {
    let told = node.ask.get(&format!("spaces/{space}/history")).json();
    let items = told["items"].as_array().unwrap().iter();
    items.map(|terms| terms["seq"].clone()).collect()
}

/// Nord pinned at Süd, whose node hears of each of these terms; what Süd is to remember.
fn promises(pinned: bool, days: &[u32]) -> (Home, Home, Running, Running, Vec<Value>) {
    let (nord, sued) = nord_and_sued();
    if pinned {
        sued.done(&["space", "pin", &nord.space]);
    }
    let (one, other) = (nord.serve(), sued.serve());
    connect(&one, &other);
    let mut promised = remembered(&other, &nord.space);
    assert_eq!(promised.len(), 1, "There is what it says.");
    for &days in days {
        let seq = publish(&nord, days);
        wait_for_terms(&other, &nord.space, seq);
        promised.push(json!(seq));
    }
    (nord, sued, one, other, promised)
}

#[test]
fn what_a_pinned_space_promised_is_shown_and_outlives_a_start_and_the_index() {
    let (nord, sued, _one, other, promised) = promises(true, &[5, 2, 7]);
    assert_eq!(remembered(&other, &nord.space), promised);
    let page = format!("/fragments/spaces/{}", nord.space);
    let page = String::from_utf8(other.ask.send("GET", &page, &[], b"").body).unwrap();
    for days in ["5 days", "2 days", "7 days"] {
        assert!(page.contains(days), "The page shows {days}: {page}");
    }
    other.stop();
    let other = sued.serve();
    assert_eq!(remembered(&other, &nord.space), promised, "After a start.");
    other.stop();
    fs::remove_dir_all(sued.path().join("index")).unwrap();
    let other = sued.serve();
    assert_eq!(
        remembered(&other, &nord.space),
        promised,
        "After a start without the index."
    );
    let told = sued.done(&["terms", "history", &nord.space]);
    assert_eq!(
        told["items"].as_array().unwrap().len(),
        promised.len(),
        "The verb says the same: {told}"
    );
}

#[test]
fn terms_that_are_confirmed_or_come_back_are_told_apart() {
    let (nord, sued, _one, other, mut promised) = promises(true, &[5]);
    let confirmed = nord.done(&["terms", "review"])["seq"].as_u64().unwrap();
    wait_for_terms(&other, &nord.space, confirmed);
    promised.pop();
    promised.push(json!(confirmed));
    assert_eq!(
        remembered(&other, &nord.space),
        promised,
        "Terms that were signed anew are no others."
    );
    for days in [4, 5] {
        let seq = publish(&nord, days);
        wait_for_terms(&other, &nord.space, seq);
        promised.push(json!(seq));
    }
    assert_eq!(
        remembered(&other, &nord.space),
        promised,
        "The same again after others is another promise."
    );
    other.stop();
    let other = sued.serve();
    assert_eq!(remembered(&other, &nord.space), promised, "After a start.");
}

#[test]
fn of_a_stranger_only_the_newest_is_held_and_what_was_remembered_goes_with_the_pin() {
    let (nord, sued, _one, other, promised) = promises(false, &[5, 2]);
    assert_eq!(
        remembered(&other, &nord.space),
        promised[2..],
        "A stranger cannot make this node grow."
    );
    sued.done(&["space", "pin", &nord.space]);
    let seq = publish(&nord, 9);
    wait_for_terms(&other, &nord.space, seq);
    assert_eq!(
        remembered(&other, &nord.space),
        [promised[2].clone(), json!(seq)],
        "From the pin on it is remembered."
    );
    sued.done(&["space", "unpin", &nord.space]);
    assert_eq!(
        remembered(&other, &nord.space),
        [json!(seq)],
        "And no longer."
    );
}

#[test]
fn the_terms_of_nobody_are_refused_in_words() {
    let home = Home::init("Example Nord");
    let nobody = format!("covisa:{}", "a".repeat(32));
    let error = home.verb(&["terms", "history", &nobody]).error(1);
    assert_eq!(error["code"], "unknown-space", "{error}");
}
