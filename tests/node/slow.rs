//! A slow disk, a clock that moves, and what may be answered before the disk has it: nothing.

use std::io::Write as _;
use std::net::TcpStream;
use std::time::{Duration, Instant};

use covisa_tests::asking::Asking;
use covisa_tests::faulty::{Fault, Faulty};
use covisa_tests::table::Table;
use serde_json::json;

use crate::faults::said;
use crate::guests::{House, judged};
use crate::meeting::days_a_month;

/// How long each of these takes: the median.
fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn check_times(ask: &Asking, pass: &str) -> Vec<Duration> {
    let one = |_| {
        let begun = Instant::now();
        let answer = ask.post("desk/check", &json!({ "pass": pass }));
        assert_eq!(answer.status, 200, "A check is answered.");
        begun.elapsed()
    };
    (0..40).map(one).collect()
}

#[test]
fn checks_do_not_wait_for_a_slow_disk() {
    const SLOW: Duration = Duration::from_millis(300);
    let house = House::new();
    let faulty = Faulty::of(&house.home);
    let node = faulty.serve(&house.home);
    let pass = house.card(0);
    let quick = median(check_times(&node.ask, &pass));
    faulty.set(Fault {
        slow_sync: SLOW,
        ..Fault::default()
    });
    let ask = node.ask.clone();
    let cards: Vec<String> = (1..6).map(|number| house.card(number)).collect();
    let desk = std::thread::spawn(move || {
        let check_in = |card: &String| {
            let begun = Instant::now();
            let body = json!({ "pass": card, "check_in": true });
            assert_eq!(
                ask.post("desk/check", &body).status,
                200,
                "The visitor is in."
            );
            begun.elapsed()
        };
        cards.iter().map(check_in).collect::<Vec<_>>()
    });
    let mut meanwhile = Vec::new();
    while !desk.is_finished() {
        meanwhile.extend(check_times(&node.ask, &pass));
    }
    let waited = desk.join().unwrap();
    let slow = median(meanwhile);
    println!("median of a check: {quick:?}; beside check-ins on a slow disk: {slow:?}");
    let mut table = Table::new("faults-slow");
    table.note(
        5,
        format!("each fsync takes {SLOW:?} longer"),
        "checks wait for an fsync: false; each check-in waits for its own: true",
        format!(
            "checks wait for an fsync: {}; each check-in waits for its own: {}",
            slow >= SLOW / 2,
            waited.iter().all(|time| *time >= SLOW)
        ),
    );
    table.finish();
}

#[test]
fn a_pass_ends_by_the_clock_while_the_node_runs() {
    const DAY: i32 = 24 * 60 * 60;
    let house = House::new();
    let faulty = Faulty::of(&house.home);
    let node = faulty.serve(&house.home);
    let mut table = Table::new("faults-clock");
    let body = json!({ "pass": house.card(0) });
    for (name, days, expected) in [
        ("today", 0, "\"green\" \"COV-G01\""),
        ("31 days ahead", 31, "\"red\" \"COV-R05\""),
        ("back again", 0, "\"green\" \"COV-G01\""),
    ] {
        faulty.set(Fault {
            clock: days * DAY,
            ..Fault::default()
        });
        node.ask.post("confirm/clock", &json!({}));
        let verdict = node.ask.post("desk/check", &body).json()["verdict"].clone();
        let got = format!("{} {}", verdict["level"], verdict["code"]);
        table.note(1, format!("the clock: {name}"), expected, got);
    }
    node.stop();
    table.finish();
}

#[test]
fn a_check_in_that_was_refused_is_never_answered_as_done() {
    let house = House::new();
    let faulty = Faulty::of(&house.home);
    let node = faulty.serve(&house.home);
    faulty.set(Fault::full());
    let body = json!({ "pass": house.card(3), "check_in": true });
    for scan in ["first", "second"] {
        let answer = node.ask.post("desk/check", &body);
        assert_eq!(
            said(&answer),
            "503 read-only",
            "The {scan} scan cannot be counted: {}",
            answer.json()
        );
    }
    let listed = node.ask.get("visits").json();
    assert_eq!(
        listed["items"].as_array().map(Vec::len),
        Some(0),
        "What was refused is not listed: {listed}"
    );
}

#[test]
fn terms_that_were_refused_do_not_apply() {
    let house = House::new();
    let faulty = Faulty::of(&house.home);
    let node = faulty.serve(&house.home);
    let before = judged(&node.ask, &house.passes());
    faulty.set(Fault::full());
    let toml = [("content-type", "application/toml")];
    let terms = days_a_month(7);
    let answer = node
        .ask
        .send("PUT", "/api/v1/terms", &toml, terms.as_bytes());
    assert_eq!(said(&answer), "503 read-only", "The terms are refused.");
    assert_eq!(
        judged(&node.ask, &house.passes()),
        before,
        "The desk judges by the terms that are on the disk."
    );
}

#[test]
fn a_second_scan_waits_for_the_disk_as_the_first_does() {
    let house = House::new();
    let faulty = Faulty::of(&house.home);
    let node = faulty.serve(&house.home);
    faulty.set(Fault {
        slow_sync: Duration::from_secs(2),
        ..Fault::default()
    });
    let body = json!({ "pass": house.card(3), "check_in": true });
    let (ask, first) = (node.ask.clone(), body.clone());
    let begun = Instant::now();
    let scan = std::thread::spawn(move || ask.post("desk/check", &first).status);
    std::thread::sleep(Duration::from_millis(500));
    let second = node.ask.post("desk/check", &body);
    let waited = begun.elapsed();
    assert_eq!(scan.join().unwrap(), 200, "The first scan is counted.");
    assert!(
        waited >= Duration::from_secs(2),
        "The second is told of a visit only when that is on the disk, not after {waited:?}: {}",
        second.json()
    );
}

#[test]
fn a_post_whose_sender_went_away_is_answered_when_it_is_sent_again() {
    let house = House::new();
    let faulty = Faulty::of(&house.home);
    let node = faulty.serve(&house.home);
    faulty.set(Fault {
        slow_sync: Duration::from_millis(500),
        ..Fault::default()
    });
    let body = json!({ "name": "Carol Example" }).to_string();
    let request = format!(
        "POST /api/v1/members HTTP/1.1\r\nhost: {}\r\nauthorization: Bearer {}\r\nidempotency-key: one\r\n\
         content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        node.ask.host(),
        house.home.token(),
        body.len()
    );
    let mut stream = TcpStream::connect(node.ask.host()).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    std::thread::sleep(Duration::from_millis(100));
    drop(stream);
    std::thread::sleep(Duration::from_secs(2));
    let again = node.ask.send(
        "POST",
        "/api/v1/members",
        &[
            ("idempotency-key", "one"),
            ("content-type", "application/json"),
        ],
        body.as_bytes(),
    );
    assert_eq!(
        said(&again),
        "201 ",
        "The answer was kept: {}",
        again.json()
    );
    let listed = node.ask.get("members").json()["items"].to_string();
    assert_eq!(
        listed.matches("Carol Example").count(),
        1,
        "The member was added once: {listed}"
    );
}
