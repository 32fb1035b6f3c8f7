//! Who and where a space is: what follows from its city, and that all of it can be changed.

use covisa_tests::program::Home;
use serde_json::{Value, json};

use crate::meeting::{connect, nord_and_sued, shown};
use covisa_tests::wait_for;

fn profile(home: &Home) -> Value {
    let id = home.done(&["status"])["space"].clone();
    home.done(&["space", "show", id.as_str().unwrap()])["profile"].clone()
}

fn founded(flags: &[&str]) -> Home {
    let home = Home::empty();
    let founding = [&["init", "--name", "Example Souk"], flags].concat();
    home.done(&founding);
    home
}

#[test]
fn zone_country_and_position_follow_from_the_city() {
    let home = founded(&["--city", "portland", "--country", "us"]);
    let held = profile(&home);
    assert_eq!(held["zone"], "America/Los_Angeles", "{held}");
    assert_eq!(held["place"]["country"], "US", "{held}");
    assert_eq!(held["place"]["position"]["latitude"], 4_552_000, "{held}");
    let by_hand = founded(&["--city", "Köln", "--tz", "UTC", "--lat", "1", "--lon", "2"]);
    let held = profile(&by_hand);
    assert_eq!(held["zone"], "UTC", "What is said by hand counts: {held}");
    assert_eq!(held["place"]["position"]["latitude"], 100_000, "{held}");
    let nowhere = founded(&["--city", "Example City"]);
    assert_eq!(profile(&nowhere)["zone"], "UTC", "Nothing follows from it.");
}

#[test]
fn a_space_that_moves_or_is_renamed_is_known_so_elsewhere() {
    let (nord, sued) = nord_and_sued();
    let (one, other) = (nord.serve(), sued.serve());
    connect(&one, &other);
    nord.done(&["space", "contacts", "desk@example.org"]);
    nord.done(&["space", "change", "--city", "Lisbon"]);
    nord.done(&["space", "change", "--name", "Example Lissabon"]);
    wait_for("The new name arrives", || {
        shown(&other, &nord.space)["name"] == "Example Lissabon"
    });
    let there = &shown(&other, &nord.space)["profile"];
    assert_eq!(there["zone"], "Europe/Lisbon", "{there}");
    assert_eq!(there["place"]["country"], "PT", "{there}");
    assert_eq!(
        there["contact"][0]["value"], "desk@example.org",
        "The rest stays: {there}"
    );
    assert_eq!(
        nord.done(&["status"])["zone"],
        "Europe/Lisbon",
        "Its days are counted there at once."
    );
}

#[test]
fn what_cannot_be_is_refused_and_changes_nothing() {
    let home = founded(&["--city", "Köln"]);
    let before = profile(&home);
    for (flags, code) in [
        (&["--city", "Nowherecityxyz"][..], "city-unknown"),
        (&["--tz", "Mars/Olympus"], "bad-value"),
        (&["--country", "Germany"], "bad-value"),
        (&["--name", ""], "bad-value"),
        (&["--lat", "91", "--lon", "0"], "bad-value"),
    ] {
        let refused = home.verb(&[&["space", "change"], flags].concat());
        let error: Value = serde_json::from_str(&refused.err).unwrap();
        assert_eq!(error["code"], code, "{flags:?}: {error}");
    }
    let after = profile(&home);
    assert_eq!(before, after, "Nothing is signed anew.");
    let node = home.serve();
    let moved = json!({ "name": "Example Souk", "city": "Nowherecityxyz", "zone": "Europe/Paris" });
    let answer = node.ask.json("PUT", "profile", &[], &moved);
    assert_eq!(
        answer.status,
        200,
        "A zone said by hand will do: {}",
        answer.json()
    );
    assert_eq!(answer.json()["profile"]["zone"], "Europe/Paris");
}
