//! A visitor who can show nothing: a short code that was announced, a code that the home is asked for, a person who is asked.

use std::time::{Duration, Instant};

use covisa_tests::program::{Home, Running};
use covisa_tests::{wait_for, wait_until};
use serde_json::{Value, json};

use crate::bad_kit::told;
use crate::life::{Pair, check};
use crate::meeting::nord_and_sued;
use crate::voice::Voice;

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap()
}

/// A pass for Süd of a member of Nord, told beforehand or not.
pub fn for_sued(pair: &Pair, member: &str, announce: bool) -> Value {
    let mut arguments = vec!["pass", "issue", member, "--for", &pair.sued.space];
    arguments.extend(announce.then_some("--announce"));
    pair.nord.done(&arguments)
}

/// Waits until nothing that a node has to say is on its way.
pub fn wait_until_delivered(node: &Running) {
    wait_for("Everything is delivered", || {
        node.ask.get("status").json()["undelivered"] == 0
    });
}

/// What a desk says when a code is typed.
fn say(desk: &Running, code: &str, check_in: bool) -> String {
    told(&check(desk, &json!({ "pass": code, "check_in": check_in })))
}

/// A code as somebody types it who cannot tell letters and digits apart.
fn mistyped(code: &str) -> String {
    let code = code.to_lowercase().replace('-', " ");
    code.replace('0', "O").replace('1', "l")
}

#[test]
fn a_code_that_was_announced_lets_in_once_without_the_home() {
    let pair = Pair::new();
    let (member, _) = pair.member("Alice Example");
    let pass = for_sued(&pair, &member, true);
    let code = text(&pass, "code").to_owned();
    wait_until_delivered(&pair.at_nord);
    let Pair {
        nord,
        sued,
        at_nord,
        at_sued,
    } = pair;
    at_nord.stop();
    let bare = code.replace('-', "");
    let i_for_one = bare.replace('1', "I").replace('0', "o");
    for typed in [
        &code,
        &bare,
        &mistyped(&code),
        &i_for_one,
        &format!(" {code}\n"),
    ] {
        assert_eq!(
            say(&at_sued, typed, false),
            "green COV-G01",
            "{typed:?} is the code {code}."
        );
    }
    assert_eq!(
        say(&at_sued, &mistyped(&code), true),
        "green COV-G01",
        "The visitor enters."
    );
    for check_in in [false, true] {
        assert_eq!(
            say(&at_sued, &code, check_in),
            "red COV-R16",
            "A code lets in once."
        );
    }
    assert_eq!(
        told(&check(&at_sued, &json!({ "pass": text(&pass, "pass") }))),
        "green COV-G02",
        "The pass of the code is the visitor's, who is in."
    );
    at_sued.stop();
    let again = sued.serve();
    assert_eq!(
        say(&again, &code, true),
        "red COV-R16",
        "After a restart it is used, too."
    );
    drop(nord);
}

#[test]
fn a_code_typed_at_the_host_before_it_came_is_asked_of_the_home() {
    let pair = Pair::new();
    let (member, _) = pair.member("Alice Example");
    let pass = for_sued(&pair, &member, false);
    let code = text(&pass, "code");
    assert_eq!(
        say(&pair.at_sued, code, false),
        "red COV-R15",
        "Nobody announced it, and no home is named."
    );
    let asked = pair
        .sued
        .verb(&["verify", code, "--of", &pair.nord.space])
        .json(0);
    assert_eq!(
        told(&asked),
        "green COV-G01",
        "The home's node answers by itself, and nobody is shown amber before: {asked}"
    );
    let request = text(&asked, "request").to_owned();
    let entered = check(
        &pair.at_sued,
        &json!({ "request": request, "check_in": true }),
    );
    assert!(
        entered["checked_in"].is_string(),
        "The visitor is in: {entered}"
    );
    let own = told(&check(
        &pair.at_sued,
        &json!({ "pass": text(&pass, "pass") }),
    ));
    assert_eq!(own, "green COV-G02", "The fresh pass is the same guest.");
    let passes = pair.nord.done(&["pass", "list", &member]);
    let passes = passes["items"].as_array().unwrap();
    assert_eq!(passes.len(), 3, "The home notes the fresh one: {passes:?}");
}

#[test]
fn a_desk_waits_for_a_home_that_is_there_and_for_no_other() {
    let (nord, sued) = nord_and_sued();
    sued.done(&["space", "pin", &nord.space]);
    let node = sued.serve();
    let ask = || {
        let begun = Instant::now();
        let told = told(&check(
            &node,
            &json!({ "pass": "AAAAA-AAAAA", "home": nord.space }),
        ));
        (told, begun.elapsed())
    };
    let (at_once, took) = ask();
    assert_eq!(at_once, "amber COV-A39", "The home is away.");
    assert!(
        took < Duration::from_millis(700),
        "Nobody waits for a home that is away: {took:?}"
    );
    let _silent = Voice::of(&nord, &sued).connect(&node);
    wait_for("Its node is connected", || {
        node.ask.get("status").json()["peers"] == 1
    });
    let (late, took) = ask();
    assert_eq!(late, "amber COV-A39", "The home says nothing.");
    assert!(
        (Duration::from_millis(1_400)..Duration::from_millis(3_000)).contains(&took),
        "It is waited for, and for a second and a half at most: {took:?}"
    );
}

/// The check of a request once the home has answered.
fn answer(desk: &Running, request: &str) -> Value {
    wait_until("The home answers", || {
        let checked = check(desk, &json!({ "request": request }));
        Some(checked).filter(|checked| checked["verdict"]["code"] != "COV-A39")
    })
}

/// What a home is asked, once it has come there.
fn heard(home: &Home, request: &str) {
    wait_for("The question arrives", || {
        let requests = home.done(&["request", "list"]);
        let mut items = requests["items"].as_array().unwrap().iter();
        items.any(|one| one["request"] == request && one["direction"] == "to answer")
    });
}

/// What became of the questions that a home asked and was asked.
fn states(home: &Home) -> Vec<(String, String)> {
    let requests = home.done(&["request", "list"]);
    let items = requests["items"].as_array().unwrap().iter();
    let state = |one: &Value| {
        (
            text(one, "direction").to_owned(),
            text(one, "state").to_owned(),
        )
    };
    let mut states: Vec<_> = items.map(state).collect();
    states.sort();
    states
}

#[test]
fn each_of_two_homes_asks_the_other_one() {
    let pair = Pair::new();
    let (nord, sued) = (&pair.nord, &pair.sued);
    for (host, desk, home) in [(sued, &pair.at_sued, nord), (nord, &pair.at_nord, sued)] {
        let added = home.done(&["member", "add", "--name", "Alice Example"]);
        let ask = |says: &str| {
            let asked = host.done(&["request", "ask", &home.space, "--says", says]);
            assert_eq!(told(&asked), "amber COV-A39", "The home is asked: {asked}");
            let request = text(&asked, "request").to_owned();
            heard(home, &request);
            assert_eq!(
                told(&host.verb(&["verify", "--request", &request]).json(4)),
                "amber COV-A39",
                "Nobody there has answered."
            );
            request
        };
        let yes = ask("Alice, of the second floor");
        home.done(&[
            "request",
            "answer",
            &yes,
            "--member",
            text(&added, "member"),
        ]);
        let answered = answer(desk, &yes);
        assert_eq!(told(&answered), "green COV-G01", "The visitor is theirs.");
        assert_eq!(
            answered["disclosed"]["name"], "Alice Example",
            "The pass names the visitor."
        );
        let no = ask("Nobody whom they know");
        home.done(&["request", "answer", &no, "--no"]);
        assert_eq!(
            told(&answer(desk, &no)),
            "red COV-R19",
            "The visitor is not."
        );
        let again = home.verb(&["request", "answer", &no, "--member", text(&added, "member")]);
        assert_ne!(again.exit, 0, "A question is answered once.");
        assert_eq!(told(&answer(desk, &no)), "red COV-R19", "It stays so.");
    }
    let both = ["asked", "to answer"].into_iter();
    let expected: Vec<(String, String)> = both
        .flat_map(|way| ["not ours", "ours"].map(|state| (way.to_owned(), state.to_owned())))
        .collect();
    assert_eq!(
        states(nord),
        expected,
        "Nord lists its own questions and Süd's."
    );
    assert_eq!(states(sued), expected, "Süd does as well.");
}

#[test]
fn what_is_asked_while_the_home_is_away_is_delivered_when_it_is_back() {
    let Pair {
        nord,
        sued,
        at_nord,
        at_sued,
    } = Pair::new();
    at_nord.stop();
    let asked = sued.done(&["request", "ask", &nord.space, "--says", "Alice Example"]);
    let request = text(&asked, "request");
    assert_eq!(
        told(&asked),
        "amber COV-A39",
        "Asked, and not delivered: {asked}"
    );
    let again = nord.serve_at("127.0.0.1", 0, &["--peer", &at_sued.address()]);
    heard(&nord, request);
    nord.done(&["request", "answer", request, "--no"]);
    assert_eq!(
        told(&answer(&at_sued, request)),
        "red COV-R19",
        "The answer came back."
    );
    drop(again);
}

#[test]
fn a_code_of_no_pass_that_counts_gets_none_from_the_home() {
    let pair = Pair::new();
    let (member, _) = pair.member("Alice Example");
    let [suspended, revoked] = [(); 2].map(|()| for_sued(&pair, &member, false));
    pair.nord.done(&["pass", "suspend", text(&suspended, "id")]);
    pair.nord.done(&["pass", "revoke", text(&revoked, "id")]);
    let asked = |code: &str| {
        let asked = check(
            &pair.at_sued,
            &json!({ "pass": code, "home": pair.nord.space }),
        );
        told(&answer(&pair.at_sued, text(&asked, "request")))
    };
    for code in [
        "AAAAA-AAAAA",
        text(&suspended, "code"),
        text(&revoked, "code"),
    ] {
        assert_eq!(
            asked(code),
            "red COV-R19",
            "{code} leads to no pass that counts."
        );
    }
    pair.nord.done(&["pass", "resume", text(&suspended, "id")]);
    assert_eq!(
        asked(text(&suspended, "code")),
        "green COV-G01",
        "It counts again."
    );
}

#[test]
fn a_code_whose_pass_was_taken_back_after_it_was_announced_is_red() {
    let pair = Pair::new();
    let (member, _) = pair.member("Alice Example");
    let pass = for_sued(&pair, &member, true);
    wait_until_delivered(&pair.at_nord);
    let code = text(&pass, "code");
    assert_eq!(
        say(&pair.at_sued, code, false),
        "green COV-G01",
        "It is announced."
    );
    pair.nord.done(&["pass", "revoke", text(&pass, "id")]);
    pair.wait(text(&pass, "pass"), "red COV-R11");
    assert_eq!(
        say(&pair.at_sued, code, true),
        "red COV-R11",
        "A message makes nothing green."
    );
}
