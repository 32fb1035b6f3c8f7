//! Terms are confirmed by a person, and are seen to arrive at others.

use std::time::{Duration, Instant};

use covisa_tests::program::{Home, Running};
use covisa_tests::{wait_for, wait_until};
use serde_json::{Value, json};

use crate::meeting::{connect, nord_and_sued, publish, shown, wait_for_terms};
use crate::voice::Voice;

/// What is said of the delivery to a space; null if nothing is.
fn delivery(node: &Running, space: &str) -> Value {
    let told = node.ask.get("terms/delivery").json();
    let items = told["items"].as_array().unwrap().iter();
    let mut items = items.filter(|item| item["space"] == space);
    let item = items.next().cloned().unwrap_or_default();
    assert!(items.next().is_none(), "Each space is named once: {told}");
    item
}

fn delivered(node: &Running, space: &str) -> Value {
    wait_until("The terms are seen to arrive", || {
        let item = delivery(node, space);
        item["has_since"].is_string().then_some(item)
    })
}

/// Nord and Süd, which is pinned at Nord, both running and connected.
fn pair() -> (Home, Home, Running, Running) {
    let (nord, sued) = nord_and_sued();
    nord.done(&["space", "pin", &sued.space]);
    let (one, other) = (nord.serve(), sued.serve());
    connect(&one, &other);
    wait_for("They are connected", || {
        one.ask.get("status").json()["peers"] == 1
    });
    (nord, sued, one, other)
}

#[test]
fn what_is_said_of_the_delivery_is_so_when_it_is_said() {
    let (nord, sued, one, other) = pair();
    for days in [2, 3, 4] {
        let seq = publish(&nord, days);
        wait_for_terms(&other, &nord.space, seq);
        // Whoever asks is told by the first answer: it is not one of before.
        let begun = Instant::now();
        let item = loop {
            let item = delivery(&one, &sued.space);
            if item["has_since"].is_string() || begun.elapsed() > Duration::from_secs(10) {
                break item;
            }
        };
        assert!(
            item["has_since"].is_string() && begun.elapsed() < Duration::from_millis(1_500),
            "It is known within about a second: {item} after {:?}",
            begun.elapsed()
        );
        let told = nord.done(&["terms", "delivery"]);
        assert!(
            told["items"][0]["has_since"].is_string(),
            "The verb says so at once: {told}"
        );
    }
}

#[test]
fn nobody_waits_long_for_a_node_that_says_nothing() {
    let (nord, sued) = nord_and_sued();
    nord.done(&["space", "pin", &sued.space]);
    publish(&nord, 2);
    let node = nord.serve();
    let _silent = Voice::of(&sued, &nord).connect(&node);
    wait_for("It is connected", || {
        node.ask.get("status").json()["peers"] == 1
    });
    let begun = Instant::now();
    let item = delivery(&node, &sued.space);
    assert!(
        item["has_since"].is_null(),
        "It is not claimed to have them: {item}"
    );
    assert!(
        begun.elapsed() < Duration::from_secs(2),
        "And the page is not held up: {:?}",
        begun.elapsed()
    );
}

#[test]
fn published_terms_are_seen_to_arrive_within_seconds() {
    let (nord, sued, one, other) = pair();
    let begun = Instant::now();
    let seq = publish(&nord, 2);
    let item = delivered(&one, &sued.space);
    assert!(
        begun.elapsed() < Duration::from_secs(20),
        "It took seconds: {:?}",
        begun.elapsed()
    );
    assert_eq!(
        shown(&other, &nord.space)["terms_seq"],
        seq,
        "They are there indeed."
    );
    assert_eq!(
        (&item["name"], &item["connected"]),
        (&json!("Example Süd"), &json!(true)),
        "It says whose node has them: {item}"
    );
    let told = nord.done(&["terms", "delivery"]);
    assert_eq!(
        told["items"][0]["space"],
        sued.space.as_str(),
        "The verb says the same: {told}"
    );
    let page = one.ask.send("GET", "/fragments/terms/delivery", &[], b"");
    let page = String::from_utf8(page.body).unwrap();
    assert!(page.contains("Example Süd"), "So does the page.");
}

#[test]
fn after_a_new_publication_the_ticks_begin_anew() {
    let (nord, sued, one, other) = pair();
    publish(&nord, 2);
    delivered(&one, &sued.space);
    for days in [3, 4] {
        let seq = publish(&nord, days);
        delivered(&one, &sued.space);
        assert_eq!(
            shown(&other, &nord.space)["terms_seq"],
            seq,
            "Who is said to have them has the new ones, not those of before."
        );
    }
}

#[test]
fn a_node_that_was_away_gets_them_when_it_is_back() {
    let (nord, sued, one, other) = pair();
    publish(&nord, 2);
    delivered(&one, &sued.space);
    other.stop();
    wait_for("Süd is away", || {
        one.ask.get("status").json()["peers"] == 0
    });
    let item = delivery(&one, &sued.space);
    assert!(
        item["has_since"].is_string() && item["connected"] == false,
        "What it had it has, though it is away: {item}"
    );
    let seq = publish(&nord, 5);
    for _ in 0..3 {
        let item = delivery(&one, &sued.space);
        assert_eq!(
            (&item["has_since"], &item["connected"]),
            (&Value::Null, &json!(false)),
            "The new ones it cannot have: {item}"
        );
        std::thread::sleep(Duration::from_secs(1));
    }
    let other = sued.serve();
    connect(&one, &other);
    let item = delivered(&one, &sued.space);
    assert_eq!(item["connected"], true, "It is back: {item}");
    wait_for_terms(&other, &nord.space, seq);
}

#[test]
fn nobody_is_said_to_have_what_nobody_was_given() {
    let nord = Home::init("Example Nord");
    let node = nord.serve();
    assert_eq!(
        node.ask.get("terms/delivery").json()["items"],
        json!([]),
        "There is nobody to deliver to."
    );
    let other = Home::init("Example West");
    let west = other.serve();
    connect(&node, &west);
    let item = delivered(&node, &other.space);
    assert_eq!(
        item["connected"], true,
        "A connected stranger is named too: {item}"
    );
}

#[test]
fn terms_that_a_person_confirmed_say_so_to_others() {
    let (nord, sued, one, other) = pair();
    let seq = publish(&nord, 2);
    wait_for_terms(&other, &nord.space, seq);
    // Whoever publishes terms has looked at them; a second later they are looked at again.
    std::thread::sleep(Duration::from_millis(1100));
    let before = nord.done(&["terms", "show"]);
    let reviewed = nord.done(&["terms", "review"]);
    assert!(
        reviewed["reviewed_at"].as_str() > before["reviewed_at"].as_str(),
        "They are confirmed now: {reviewed}"
    );
    for name in ["summary", "content_hash"] {
        assert_eq!(reviewed[name], before[name], "Their {name} stays.");
    }
    assert!(
        reviewed["seq"].as_u64() > before["seq"].as_u64(),
        "They are signed anew."
    );
    wait_for("Süd sees that", || {
        shown(&other, &nord.space)["reviewed_at"] == reviewed["reviewed_at"]
    });
    delivered(&one, &sued.space);
    let history = nord.done(&["terms", "history"])["items"]
        .as_array()
        .unwrap()
        .len();
    assert_eq!(history, 2, "Confirming is no edit.");
}
