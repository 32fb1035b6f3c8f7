//! What becomes of a pass after it was issued: taken back, suspended, lost, for one host only; and how soon a desk knows.

use std::time::{Duration, Instant};

use covisa_tests::program::{Home, Running, contents};
use covisa_tests::{PATIENCE, wait_for};
use data_encoding::HEXLOWER;
use serde_json::{Value, json};

use crate::bad_kit::told;
use crate::meeting::{connect, knows, nord_and_sued};

/// Example Nord and Example Süd, which have pinned each other, run and are connected.
pub struct Pair {
    /// Alice's home.
    pub nord: Home,
    /// Bob's house.
    pub sued: Home,
    /// The node of the first.
    pub at_nord: Running,
    /// The node of the second.
    pub at_sued: Running,
}

impl Pair {
    /// Both, connected.
    pub fn new() -> Self {
        let (nord, sued) = nord_and_sued();
        nord.done(&["space", "pin", &sued.space]);
        sued.done(&["space", "pin", &nord.space]);
        let (at_nord, at_sued) = (nord.serve(), sued.serve());
        connect(&at_nord, &at_sued);
        wait_for("Both are connected", || {
            is_connected(&at_nord, &at_sued) && is_connected(&at_sued, &at_nord)
        });
        Self {
            nord,
            sued,
            at_nord,
            at_sued,
        }
    }

    /// A member of Nord, and their card.
    pub fn member(&self, name: &str) -> (String, String) {
        let added = self.nord.done(&["member", "add", "--name", name]);
        let member = added["member"].as_str().unwrap().to_owned();
        let card = self.nord.card(&member);
        (member, card)
    }

    /// Waits until Süd's desk says this of a pass, and tells how long that took.
    pub fn wait(&self, pass: &str, expected: &str) -> Duration {
        wait_told(&self.at_sued, pass, expected)
    }
}

/// Whether a running node shows another one as connected.
pub fn is_connected(node: &Running, other: &Running) -> bool {
    let peers = node.ask.get("peers").json();
    let mut items = peers["items"].as_array().unwrap().iter();
    items.any(|peer| peer["peer"] == other.peer() && peer["connected"] == true)
}

/// A check at a running desk.
pub fn check(node: &Running, body: &Value) -> Value {
    let answer = node.ask.post("desk/check", body);
    assert_eq!(answer.status, 200, "A check is answered: {}", answer.json());
    answer.json()
}

/// Level and code of a pass at a running desk.
pub fn verdict(node: &Running, pass: &str) -> String {
    told(&check(node, &json!({ "pass": pass })))
}

fn wait_told(node: &Running, pass: &str, expected: &str) -> Duration {
    let begun = Instant::now();
    loop {
        let got = verdict(node, pass);
        if got == expected {
            return begun.elapsed();
        }
        assert!(
            begun.elapsed() < PATIENCE,
            "The desk says {expected} in the end; it says {got}."
        );
        std::thread::sleep(Duration::from_millis(2));
    }
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap()
}

#[test]
fn a_membership_that_ends_is_red_at_a_connected_desk() {
    let pair = Pair::new();
    let mut took = Vec::new();
    for number in 0..5 {
        let (member, card) = pair.member(&format!("Example {number}"));
        pair.wait(&card, "green COV-G01");
        let path = format!("members/{member}");
        let ended = pair.at_nord.ask.json("DELETE", &path, &[], &json!({}));
        assert_eq!(ended.status, 200, "The membership ends: {}", ended.json());
        took.push(pair.wait(&card, "red COV-R11"));
    }
    took.sort();
    println!("from the end of a membership to red at a connected desk: {took:?}");
}

/// Runs a home's node with another one named to it.
fn towards(home: &Home, other: &Running) -> Running {
    home.serve_at("127.0.0.1", 0, &["--peer", &other.address()])
}

/// The verdict of the first check after the connection stands, and when it was there.
fn first_check(desk: &Running, home: &Running, pass: &str) -> (String, Duration) {
    let begun = Instant::now();
    while !is_connected(desk, home) {
        assert!(begun.elapsed() < PATIENCE, "They find each other.");
    }
    let connected = Instant::now();
    (verdict(desk, pass), connected.elapsed())
}

#[test]
fn the_first_check_after_an_absence_of_the_home_is_red() {
    let Pair {
        nord,
        sued,
        at_nord,
        at_sued,
    } = Pair::new();
    let mut at_nord = Some(at_nord);
    for round in 0..3 {
        let pass = nord.card_of("Alice Example");
        wait_told(&at_sued, &pass, "green COV-G01");
        at_nord.take().unwrap().stop();
        assert_eq!(
            verdict(&at_sued, &pass),
            "green COV-G01",
            "Nobody has told Süd yet."
        );
        end_all(&nord);
        let again = towards(&nord, &at_sued);
        let (got, took) = first_check(&at_sued, &again, &pass);
        assert_eq!(got, "red COV-R11", "The first check waits for what is new.");
        println!("home away, round {round}: red {took:?} after the connection stood");
        at_nord = Some(again);
    }
    drop((sued, at_sued));
}

#[test]
fn the_first_check_after_an_absence_of_the_desk_is_red() {
    let Pair {
        nord,
        sued,
        at_nord,
        at_sued,
    } = Pair::new();
    let mut at_sued = Some(at_sued);
    for round in 0..3 {
        let pass = nord.card_of("Alice Example");
        let desk = at_sued.take().unwrap();
        wait_told(&desk, &pass, "green COV-G01");
        desk.stop();
        end_all(&nord);
        let desk = towards(&sued, &at_nord);
        let (got, took) = first_check(&desk, &at_nord, &pass);
        assert_eq!(got, "red COV-R11", "The first check waits for what is new.");
        println!("desk away, round {round}: red {took:?} after the connection stood");
        at_sued = Some(desk);
    }
}

/// Ends every membership of a home.
fn end_all(home: &Home) {
    let members = home.done(&["member", "list"]);
    for member in members["items"].as_array().unwrap() {
        if member["active"] == true {
            home.done(&["member", "end", text(member, "member")]);
        }
    }
}

#[test]
fn a_suspended_pass_is_red_until_it_is_resumed() {
    let pair = Pair::new();
    let (member, card) = pair.member("Alice Example");
    pair.wait(&card, "green COV-G01");
    pair.nord.done(&["pass", "suspend", &member]);
    let down = pair.wait(&card, "red COV-R12");
    pair.nord.done(&["pass", "resume", &member]);
    let up = pair.wait(&card, "green COV-G01");
    pair.nord.done(&["pass", "revoke", &member]);
    let gone = pair.wait(&card, "red COV-R11");
    let resumed = pair.nord.verb(&["pass", "resume", &member]);
    assert_ne!(resumed.exit, 0, "What was revoked is not resumed.");
    println!("suspended {down:?}, resumed {up:?}, revoked {gone:?}");
}

#[test]
fn a_lost_card_is_red_and_its_replacement_green() {
    let pair = Pair::new();
    let (member, card) = pair.member("Alice Example");
    pair.wait(&card, "green COV-G01");
    let new = pair.nord.done(&["pass", "replace", &member]);
    pair.wait(&card, "red COV-R13");
    assert_eq!(
        verdict(&pair.at_sued, text(&new, "pass")),
        "green COV-G01",
        "The new one counts."
    );
    let entered = check(
        &pair.at_sued,
        &json!({ "pass": text(&new, "pass"), "check_in": true }),
    );
    assert_eq!(
        told(&entered),
        "green COV-G01",
        "The visitor enters with it."
    );
    assert_eq!(
        verdict(&pair.at_sued, &card),
        "red COV-R13",
        "The lost one stays red while the visitor is in."
    );
}

#[test]
fn whoever_lost_a_card_has_lost_every_card_they_had() {
    let pair = Pair::new();
    let member = pair.nord.done(&["member", "add", "--name", "Ana Example"]);
    let member = member["member"].as_str().unwrap();
    for _ in 0..2 {
        pair.nord.done(&["pass", "issue", member]);
    }
    pair.nord.done(&["pass", "replace", member]);
    let passes = pair.nord.done(&["pass", "list", member]);
    let states: Vec<&str> = (passes["items"].as_array().unwrap().iter())
        .map(|pass| pass["status"].as_str().unwrap())
        .collect();
    let of = |state: &str| states.iter().filter(|one| **one == state).count();
    assert_eq!(
        (of("replaced"), of("valid")),
        (2, 1),
        "One counts, the new one: {states:?}"
    );
}

#[test]
fn the_replacement_of_a_suspended_card_is_suspended() {
    let pair = Pair::new();
    let (member, card) = pair.member("Alice Example");
    pair.wait(&card, "green COV-G01");
    pair.nord.done(&["pass", "suspend", &member]);
    let new = pair.nord.done(&["pass", "replace", &member]);
    assert_eq!(
        new["status"], "suspended",
        "Losing a card lifts no suspension."
    );
    pair.wait(&card, "red COV-R13");
    let new = text(&new, "pass");
    assert_eq!(
        verdict(&pair.at_sued, new),
        "red COV-R12",
        "A desk says so, too."
    );
    pair.nord.done(&["pass", "resume", &member]);
    pair.wait(new, "green COV-G01");
}

#[test]
fn a_plan_that_says_less_takes_passes_back_and_one_that_says_more_does_not() {
    let pair = Pair::new();
    let nord = &pair.nord;
    let details = ["--name", "Alice Example", "--plan", "Full"];
    let with_tier = |verb: &[&str], tier: &str| {
        let arguments = [verb, &details, &["--tier", tier]].concat();
        nord.done(&arguments)
    };
    let added = with_tier(&["member", "add"], "flex");
    let member = text(&added, "member").to_owned();
    let card = nord.card(&member);
    pair.wait(&card, "green COV-G01");
    let statuses = || {
        let passes = nord.done(&["pass", "list", &member]);
        let items = passes["items"].as_array().unwrap().clone();
        items
            .iter()
            .map(|pass| text(pass, "status").to_owned())
            .collect::<Vec<_>>()
    };
    with_tier(&["member", "change", &member], "dedicated");
    assert_eq!(
        statuses(),
        ["valid"],
        "More than the pass says harms nobody."
    );
    assert_eq!(
        verdict(&pair.at_sued, &card),
        "green COV-G01",
        "It still counts."
    );
    with_tier(&["member", "change", &member], "day");
    assert_eq!(
        statuses(),
        ["revoked"],
        "The pass says more than the member has."
    );
    pair.wait(&card, "red COV-R11");
    let next = nord.card(&member);
    pair.wait(&next, "green COV-G01");
    nord.done(&["plan", "set", "Full", "--travels", "yes"]);
    assert_eq!(
        verdict(&pair.at_sued, &next),
        "green COV-G01",
        "Nothing was lost."
    );
    nord.done(&["plan", "set", "Full", "--travels", "no"]);
    pair.wait(&next, "red COV-R11");
    let refused = nord.verb(&["pass", "issue", &member]);
    assert_ne!(refused.exit, 0, "The plan has no visa any more.");
}

/// The files of a home in which some words stand, as they are or inside a record that is written in hexadecimal.
pub fn files_with(home: &Home, wanted: &str) -> Vec<String> {
    let hex = HEXLOWER.encode(wanted.as_bytes());
    let has = |bytes: &[u8], wanted: &str| {
        let mut parts = bytes.windows(wanted.len());
        parts.any(|part| part == wanted.as_bytes())
    };
    let found = contents(&home.path()).into_iter();
    let found = found.filter(|(_, bytes)| has(bytes, wanted) || has(bytes, &hex));
    found.map(|(path, _)| path.display().to_string()).collect()
}

#[test]
fn of_an_erased_member_no_byte_is_left_and_the_pass_is_red() {
    let pair = Pair::new();
    let nord = &pair.nord;
    let (name, email) = ("Zenobia Example", "zenobia@members.example");
    let added = nord.done(&["member", "add", "--name", name, "--email", email]);
    let member = text(&added, "member").to_owned();
    let card = nord.card(&member);
    let announced = [
        "--for",
        &pair.sued.space,
        "--announce",
        "--show",
        "name,email",
    ];
    nord.done(&[&["pass", "issue", &member][..], &announced].concat());
    let changed = [
        "member", "change", &member, "--name", name, "--email", email, "--plan", "Full",
    ];
    nord.done(&changed);
    nord.done(&["member", "add", "--name", "Bob Example"]);
    pair.wait(&card, "green COV-G01");
    for word in [name, email] {
        assert!(!files_with(nord, word).is_empty(), "{word} is in the home.");
    }
    nord.done(&["member", "erase", &member]);
    pair.wait(&card, "red COV-R11");
    let look = |when: &str| {
        for word in [name, email, "Zenobia"] {
            let found = files_with(nord, word);
            assert!(
                found.is_empty(),
                "{when}: {word} is gone, but for {found:?}"
            );
        }
    };
    look("While the node runs");
    let Pair { nord, at_nord, .. } = pair;
    at_nord.stop();
    let found = files_with(&nord, name);
    assert!(
        found.is_empty(),
        "Stopped: nothing is left, but for {found:?}"
    );
    let again = nord.serve();
    let status = again.ask.get("status").json();
    assert_eq!(status["store"], "ok", "The ledger opens again.");
    let members = nord.done(&["member", "list"]);
    let names: Vec<&str> = members["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| text(one, "name"))
        .collect();
    assert_eq!(names, ["Bob Example"], "The other member is there.");
}

#[test]
fn a_pass_for_one_host_counts_there_once_and_nowhere_else() {
    let pair = Pair::new();
    let west = Home::init("Example West");
    let at_west = west.serve();
    connect(&at_west, &pair.at_nord);
    wait_for("West knows Nord", || knows(&at_west, &pair.nord));
    west.done(&["space", "pin", &pair.nord.space]);
    let (member, card) = pair.member("Alice Example");
    let pass = pair
        .nord
        .done(&["pass", "issue", &member, "--for", &pair.sued.space]);
    let pass = text(&pass, "pass");
    wait_told(&at_west, &card, "green COV-G01");
    assert_eq!(verdict(&at_west, pass), "red COV-R07", "It is for Süd.");
    let at_home = verdict(&pair.at_nord, pass);
    assert_eq!(at_home, "red COV-R07", "At home it is for Süd as well.");
    let enter = |pass: &str| check(&pair.at_sued, &json!({ "pass": pass, "check_in": true }));
    let first = enter(pass);
    assert_eq!(
        told(&first),
        "green COV-G01",
        "The visitor enters with the pass."
    );
    let second = enter(&card);
    assert_eq!(
        told(&second),
        "green COV-G02",
        "The card is the same guest."
    );
    assert_eq!(
        first["checked_in"], second["checked_in"],
        "It is one visit."
    );
    let visits = pair.sued.done(&["visit", "list"]);
    assert_eq!(
        visits["items"].as_array().unwrap().len(),
        1,
        "One visit is noted."
    );
}

#[test]
fn a_pass_shows_what_was_chosen() {
    let pair = Pair::new();
    let details = [
        "--plan",
        "Full",
        "--tier",
        "flex",
        "--email",
        "alice@members.example",
    ];
    let add = [
        "member",
        "add",
        "--name",
        "Alice Example",
        "--since",
        "2024-03-01",
    ];
    let added = pair.nord.done(&[&add[..], &details].concat());
    let member = text(&added, "member");
    for (show, expected) in [
        ("none", json!({})),
        (
            "name,plan",
            json!({ "name": "Alice Example", "plan": "Full" }),
        ),
        ("email", json!({ "email": "alice@members.example" })),
    ] {
        let issued = pair.nord.done(&["pass", "issue", member, "--show", show]);
        pair.wait(text(&issued, "pass"), "green COV-G01");
        let checked = check(&pair.at_sued, &json!({ "pass": text(&issued, "pass") }));
        assert_eq!(
            checked["disclosed"], expected,
            "--show {show} shows just that."
        );
        assert!(
            !checked.to_string().contains("flex"),
            "--show {show} does not tell the kind of membership: {checked}"
        );
    }
    let refused = pair
        .nord
        .verb(&["pass", "issue", member, "--show", "shoe_size"]);
    assert_ne!(refused.exit, 0, "What no pass can show is refused.");
}
