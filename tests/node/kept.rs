//! What a house keeps of its visitors, how long, and what is gone when it is erased; and a card that many words fit on.

use std::path::Path;
use std::process::Command;

use covisa_tests::faulty::{Fault, Faulty};
use covisa_tests::program::{Home, Running};
use covisa_tests::wait_for;
use serde_json::{Value, json};

use crate::bad_kit::told;
use crate::life::{Pair, check, files_with};
use crate::said::{for_sued, wait_until_delivered};

const DAY: i32 = 86_400;

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap()
}

fn visits(pair: &Pair) -> Vec<Value> {
    pair.sued.done(&["visit", "list"])["items"]
        .as_array()
        .unwrap()
        .clone()
}

/// A visitor whose card counts for long enough, and the visit.
fn visitor(pair: &Pair, name: &str, more: &Value) -> (String, Value) {
    let added = pair.nord.done(&["member", "add", "--name", name]);
    let issued = pair
        .nord
        .done(&["pass", "issue", text(&added, "member"), "--days", "90"]);
    let card = text(&issued, "pass").to_owned();
    pair.wait(&card, "green COV-G01");
    let mut body = json!({ "pass": card, "check_in": true });
    let fields = body.as_object_mut().unwrap();
    fields.extend(more.as_object().unwrap().clone());
    let entered = check(&pair.at_sued, &body);
    assert!(
        entered["checked_in"].is_string(),
        "The visitor is in: {entered}"
    );
    (card, entered["checked_in"].clone())
}

#[test]
fn what_a_visitor_showed_is_kept_and_can_be_erased() {
    let pair = Pair::new();
    let (card, visit) = visitor(&pair, "Zenobia Example", &json!({}));
    let kept = visits(&pair);
    assert_eq!(kept.len(), 1, "One visit is noted.");
    assert_eq!(
        kept[0]["shown"]["name"], "Zenobia Example",
        "What the visitor showed is there."
    );
    assert!(kept[0]["kept_until"].is_string(), "It is said until when.");
    assert!(
        !files_with(&pair.sued, "Zenobia").is_empty(),
        "It is on the disk."
    );
    pair.sued.done(&["visit", "erase", visit.as_str().unwrap()]);
    let found = files_with(&pair.sued, "Zenobia");
    assert!(
        found.is_empty(),
        "No file has the name any more, but for {found:?}"
    );
    let kept = visits(&pair);
    assert_eq!(
        kept[0]["shown"],
        json!({}),
        "Nothing of the visitor is shown."
    );
    assert_eq!(kept[0]["visit"], visit, "The visit is there.");
    let again = check(&pair.at_sued, &json!({ "pass": card, "check_in": true }));
    assert_eq!(told(&again), "green COV-G02", "The visitor is still in.");
    assert_eq!(again["checked_in"], visit, "It is the same visit.");
    assert_eq!(again["visit"]["day"], 1, "It counts as the first day.");
}

#[test]
fn what_a_visitor_showed_is_kept_for_longer_once_they_agree() {
    let mut pair = Pair::new();
    let (_, visit) = visitor(&pair, "Zenobia Example", &json!({}));
    let visit = visit.as_str().unwrap();
    let usual = visits(&pair)[0]["kept_until"].clone();
    let agreed = pair.sued.done(&["visit", "keep", visit, "--days", "365"]);
    let until = agreed["kept_until"].as_str().unwrap();
    assert!(
        until > usual.as_str().unwrap(),
        "Longer than {usual}: {agreed}"
    );
    let kept = visits(&pair);
    assert_eq!(kept[0]["kept_until"], until, "It is noted.");
    assert_eq!(kept[0]["shown"]["name"], "Zenobia Example", "It is there.");
    pair.at_sued.stop();
    pair.at_sued = pair.sued.serve();
    assert_eq!(visits(&pair), kept, "After a start too.");
    pair.sued.done(&["visit", "keep", visit, "--days", "30"]);
    assert_eq!(
        visits(&pair)[0]["kept_until"],
        usual,
        "The visitor may think better of it."
    );
    pair.sued.done(&["visit", "erase", visit]);
    let found = files_with(&pair.sued, "Zenobia");
    assert!(
        found.is_empty(),
        "It stands nowhere twice, but for {found:?}"
    );
    let error = pair
        .sued
        .verb(&["visit", "keep", visit, "--days", "365"])
        .error(1);
    assert_eq!(error["code"], "nothing-shown", "{error}");
    for days in ["0", "3661"] {
        let error = pair
            .sued
            .verb(&["visit", "keep", visit, "--days", days])
            .error(2);
        assert_eq!(error["code"], "bad-value", "{error}");
    }
}

/// Looks for words in every byte of ledger, index and pinned files.
fn nothing_has(home: &Home, when: &str, words: &[&str]) {
    for word in words {
        let found = files_with(home, word);
        assert!(
            found.is_empty(),
            "{when}: {word} is gone from ledger, index and pinned files, but for {found:?}"
        );
    }
}

#[test]
fn of_a_visitor_who_was_scanned_nothing_is_left_in_any_message() {
    let pair = Pair::new();
    let (name, email) = ("Zenobia Example", "zenobia@members.example");
    let added = pair
        .nord
        .done(&["member", "add", "--name", name, "--email", email]);
    let member = text(&added, "member");
    let (sued, shows) = (pair.sued.space.as_str(), ["--show", "name,email"]);
    let announced = ["pass", "issue", member, "--for", sued, "--announce"];
    let pass = pair.nord.done(&[&announced[..], &shows].concat());
    let other = pair.nord.done(
        &[
            &[
                "pass",
                "issue",
                pair.member("Yasmin Example").0.as_str(),
                "--for",
                sued,
            ],
            &["--announce"][..],
        ]
        .concat(),
    );
    let says = ["request", "ask", &pair.nord.space, "--says", name];
    let asked = pair.sued.done(&says);
    wait_until_delivered(&pair.at_sued);
    pair.nord.done(&[
        "request",
        "answer",
        text(&asked, "request"),
        "--member",
        member,
    ]);
    wait_until_delivered(&pair.at_nord);
    wait_for("All three messages are there", || {
        files_with(&pair.sued, name).len() + files_with(&pair.sued, "Yasmin").len() >= 2
    });
    let body = json!({ "pass": pass["pass"], "check_in": true });
    let entered = check(&pair.at_sued, &body);
    let visit = text(&entered, "checked_in");
    pair.sued.done(&["visit", "erase", visit]);
    let look = |when: &str| nothing_has(&pair.sued, when, &[name, email, "Zenobia"]);
    look("While the node runs");
    let code = json!({ "pass": other["code"], "check_in": true });
    assert_eq!(
        told(&check(&pair.at_sued, &code)),
        "green COV-G01",
        "The message about somebody else is there."
    );
    pair.at_sued.stop();
    look("Stopped");
    let again = pair.sued.serve();
    assert_eq!(
        again.ask.get("status").json()["store"],
        "ok",
        "The ledger opens again."
    );
    look("After a start");
}

#[test]
fn of_a_visitor_who_came_by_a_code_nothing_is_left_either() {
    let pair = Pair::new();
    let (member, _) = pair.member("Zenobia Example");
    let pass = for_sued(&pair, &member, true);
    wait_until_delivered(&pair.at_nord);
    let code = text(&pass, "code");
    let entered = check(&pair.at_sued, &json!({ "pass": code, "check_in": true }));
    let visit = text(&entered, "checked_in");
    pair.sued.done(&["visit", "erase", visit]);
    let found = files_with(&pair.sued, "Zenobia");
    assert!(
        found.is_empty(),
        "The pass came in a message, which is gone, but for {found:?}"
    );
    let again = check(&pair.at_sued, &json!({ "pass": code, "check_in": true }));
    assert_eq!(
        told(&again).split(' ').next(),
        Some("red"),
        "The code lets nobody in: {again}"
    );
    assert_eq!(visits(&pair).len(), 1, "The visit counts.");
}

#[test]
fn a_visit_is_ended_and_one_noted_by_mistake_is_taken_back() {
    let pair = Pair::new();
    let (card, visit) = visitor(&pair, "Zenobia Example", &json!({}));
    let visit = visit.as_str().unwrap();
    pair.sued.done(&["visit", "end", visit]);
    let kept = visits(&pair);
    assert!(
        kept[0]["ended"].is_string(),
        "It is said when the visitor left: {kept:?}"
    );
    assert_eq!(kept[0]["open"], false, "The visitor has left.");
    assert_eq!(
        kept[0]["shown"]["name"], "Zenobia Example",
        "What the visitor showed stays."
    );
    pair.sued.done(&["visit", "remove", visit]);
    assert!(visits(&pair).is_empty(), "There was no visit.");
    let found = files_with(&pair.sued, "Zenobia");
    assert!(
        found.is_empty(),
        "Nothing of the visitor is kept, but for {found:?}"
    );
    let again = check(&pair.at_sued, &json!({ "pass": card }));
    assert_eq!(told(&again), "green COV-G01", "The visitor is not in.");
    assert_eq!(again["visit"]["day"], 1, "This would be the first day.");
    let twice = pair.sued.verb(&["visit", "remove", visit]);
    assert_ne!(twice.exit, 0, "It is taken back once.");
}

/// The clock of a running node jumps so many days ahead, which erases nothing by itself, and a person confirms it.
fn jump_days(faulty: &Faulty, node: &Running, home: &Home, days: i32) {
    pass_days(faulty, days);
    std::thread::sleep(std::time::Duration::from_millis(300));
    assert!(
        !files_with(home, "Zenobia").is_empty(),
        "A clock that jumps erases nothing by itself."
    );
    node.ask.post("confirm/clock", &json!({}));
}

/// Sets the clock of a home so many days ahead.
fn pass_days(faulty: &Faulty, days: i32) {
    faulty.set(Fault {
        clock: days * DAY,
        ..Fault::default()
    });
}

fn visits_at(node: &Running) -> Vec<Value> {
    node.ask.get("visits").json()["items"]
        .as_array()
        .unwrap()
        .clone()
}

fn of<'a>(visits: &'a [Value], visit: &Value) -> &'a Value {
    visits.iter().find(|one| one["visit"] == *visit).unwrap()
}

#[test]
fn what_visitors_showed_is_forgotten_after_thirty_days_and_their_visits_are_not() {
    let pair = Pair::new();
    let (card, visit) = visitor(&pair, "Zenobia Example", &json!({}));
    let (_, longer) = visitor(&pair, "Theodora Example", &json!({ "keep_days": 60 }));
    let Pair {
        sued,
        at_nord,
        at_sued,
        nord,
    } = pair;
    at_sued.stop();
    at_nord.stop();
    let faulty = Faulty::of(&sued);
    pass_days(&faulty, 29);
    let node = faulty.serve(&sued);
    assert!(
        !files_with(&sued, "Zenobia").is_empty(),
        "After 29 days it is there."
    );
    jump_days(&faulty, &node, &sued, 31);
    let begun = std::time::Instant::now();
    wait_for("It is forgotten", || {
        files_with(&sued, "Zenobia").is_empty()
    });
    println!(
        "forgotten {:?} after the clock had passed 31 days",
        begun.elapsed()
    );
    assert!(
        !files_with(&sued, "Theodora").is_empty(),
        "Who agreed to 60 days is kept for 60 days."
    );
    let kept = visits_at(&node);
    assert_eq!(
        of(&kept, &visit)["shown"],
        json!({}),
        "Nothing of the first is shown."
    );
    assert_eq!(
        of(&kept, &longer)["shown"]["name"],
        "Theodora Example",
        "The second agreed."
    );
    let body = json!({ "pass": card, "check_in": true, "admit": "The clock of a test" });
    let again = check(&node, &body);
    assert!(
        again["checked_in"].is_string(),
        "The visitor comes again: {again}"
    );
    let kept = visits_at(&node);
    assert_eq!(
        of(&kept, &again["checked_in"])["day"],
        2,
        "The first visit still counts: {kept:?}"
    );
    pass_days(&faulty, 62);
    node.ask.post("confirm/clock", &json!({}));
    wait_for("Both are forgotten", || {
        files_with(&sued, "Theodora").is_empty() && files_with(&sued, "Zenobia").is_empty()
    });
    drop(nord);
}

#[test]
fn a_card_with_all_that_it_can_show_is_short_enough_to_be_read() {
    let pair = Pair::new();
    let details = [
        "--plan",
        "Dedicated desk",
        "--tier",
        "dedicated",
        "--since",
        "2019-05-01",
    ];
    let who = ["--name", "Ana Example", "--email", "ana@nord.example"];
    let added = pair
        .nord
        .done(&[&["member", "add"][..], &who, &details].concat());
    let show = "tier,name,plan,home_name,member_since,email";
    let picture = pair.nord.beside("card.png");
    let out = picture.to_str().unwrap();
    let issue = [
        "pass",
        "issue",
        text(&added, "member"),
        "--show",
        show,
        "--out",
        out,
    ];
    let issued = pair.nord.done(&issue);
    let pass = text(&issued, "pass");
    assert_eq!(
        issued["shows"].as_array().unwrap().len(),
        6,
        "It shows all six."
    );
    println!("a card with six attributes has {} characters", pass.len());
    assert!(
        pass.len() <= 520,
        "It has at most 520 characters: {}",
        pass.len()
    );
    pair.wait(pass, "green COV-G01");
    let photo = pair.sued.verb(&["verify", "--image", out]).json(0);
    assert_eq!(
        told(&photo),
        "green COV-G01",
        "The node reads its own picture."
    );
    assert!(reads(&picture, pass), "zbarimg reads the picture.");
    let beside = pair.nord.beside("qrencode.png");
    let drawn = Command::new("qrencode")
        .arg("-o")
        .arg(&beside)
        .arg(pass)
        .status();
    if drawn.is_ok_and(|drawn| drawn.success()) {
        assert!(
            reads(&beside, pass),
            "zbarimg reads what another program drew."
        );
    }
}

/// Whether a reader that others wrote reads a picture as this text; left out where there is none.
fn reads(picture: &Path, text: &str) -> bool {
    match Command::new("zbarimg")
        .args(["--raw", "-q"])
        .arg(picture)
        .output()
    {
        Ok(read) => String::from_utf8_lossy(&read.stdout).trim() == text,
        Err(_) => {
            println!("left out: zbarimg is not installed");
            true
        }
    }
}
