//! A clock that jumps: years ahead, years back, and put right again.

use covisa_tests::asking::Asking;
use covisa_tests::faulty::{Fault, Faulty};
use covisa_tests::program::Home;
use serde_json::json;

use crate::guests::House;

const YEAR: i32 = 365 * 86_400;

/// Level and code of each verdict.
fn told(ask: &Asking, passes: &[(&str, String)]) -> Vec<String> {
    let one = |(_, pass): &(&str, String)| {
        let verdict = ask.post("desk/check", &json!({ "pass": pass })).json()["verdict"].clone();
        format!("{} {}", verdict["level"], verdict["code"]).replace('"', "")
    };
    passes.iter().map(one).collect()
}

#[test]
fn a_clock_that_cannot_be_right_dates_nothing_and_makes_nothing_green() {
    let house = House::new();
    let faulty = Faulty::of(&house.home);
    let node = faulty.serve(&house.home);
    let passes = house.passes();
    let right = told(&node.ask, &passes);
    assert_eq!(right[0], "green COV-G01", "The clock is right.");
    assert!(right[2].starts_with("red"), "One has expired: {right:?}");
    let terms = || node.ask.get("terms").json()["seq"].clone();
    let seq = terms();
    for years in [10, -5] {
        faulty.set(Fault {
            clock: years * YEAR,
            ..Fault::default()
        });
        let told = told(&node.ask, &passes);
        assert_eq!(
            told[0], "amber COV-A35",
            "{years} years: what was green is for a person to decide."
        );
        let refused = node.ask.send(
            "PUT",
            "/api/v1/terms",
            &[("content-type", "application/toml")],
            b"visa = \"declined\"\n",
        );
        assert_eq!(
            (refused.status, refused.code()),
            (503, "clock-in-doubt".to_owned()),
            "{years} years: nothing is published under such a date."
        );
        assert_eq!(terms(), seq, "{years} years: the terms are the same.");
        let warnings = node.ask.get("status").json()["warnings"].to_string();
        assert!(
            warnings.contains("set its date and time"),
            "{years} years: the operator is told: {warnings}"
        );
    }
    faulty.set(Fault::default());
    assert_eq!(
        told(&node.ask, &passes),
        right,
        "Everything is as before once the clock is right again."
    );
    let member = node
        .ask
        .post("members", &json!({ "name": "Alice Example" }));
    assert_eq!(member.status, 201, "Nothing was left read-only.");
    let issued = node.ask.post(
        &format!(
            "members/{}/passes",
            member.json()["member"].as_str().unwrap()
        ),
        &json!({}),
    );
    assert_eq!(issued.status, 201, "Passes are dated again.");
}

#[test]
fn a_space_is_not_founded_by_a_clock_that_cannot_be_right() {
    let init = ["init", "--name", "Example Nord", "--tz", "Europe/Berlin"];
    for years in [10, -5] {
        let home = Home::empty();
        let faulty = Faulty::of(&home);
        faulty.set(Fault {
            clock: years * YEAR,
            ..Fault::default()
        });
        let refused = faulty.verb(&home, &init).error(1);
        assert!(
            refused["text"].as_str().unwrap().contains("clock"),
            "{years} years: the clock is named: {refused}"
        );
        faulty.set(Fault::default());
        let founded = faulty.verb(&home, &init);
        assert_eq!(
            founded.exit, 0,
            "{years} years: nothing was founded before: {}",
            founded.err
        );
    }
}
