//! A card of one space at another one's desk, with the first one out of reach.

use std::fs;

use covisa::calendar::{House, day_text};
use covisa::clock;
use covisa_tests::made::{DAY, Made, card_of};
use covisa_tests::program::Home;
use covisa_tests::wait_until;
use data_encoding::HEXLOWER;
use ed25519_dalek::Signer as _;
use federation_spec::records::{Card, Decoded, KeyEvent, Record as _};
use federation_spec::rules::LocalDay;
use federation_spec::wire::envelope::Envelope;
use federation_spec::wire::ids::Timestamp;
use federation_spec::wire::signature::{SigningKey, sign};
use federation_spec::wire::text;
use serde_json::Value;

use crate::meeting::nord_and_sued;

/// What the desk of a home says of a pass: exit code and the check object.
fn desk(home: &Home, pass: &str) -> (i32, Value) {
    let output = home.verb(&["verify", pass]);
    let mut check = output.json(output.exit);
    // How old the word on the pass is grows while a test runs.
    check["checked_against"]["status_age_s"] = Value::Null;
    (output.exit, check)
}

fn codes(check: &Value) -> Vec<String> {
    let reasons = check["verdict"]["reasons"].as_array().unwrap();
    reasons
        .iter()
        .map(|reason| reason["code"].as_str().unwrap().to_owned())
        .collect()
}

fn judged(home: &Home, pass: &str, exit: i32, level: &str, code: &str) -> Value {
    let (ended, check) = desk(home, pass);
    assert_eq!(ended, exit, "The exit code is that of the verdict: {check}");
    assert_eq!(
        check["verdict"]["level"], level,
        "The level is {level}: {check}"
    );
    assert_eq!(
        check["verdict"]["code"], code,
        "The gravest reason is {code}: {check}"
    );
    check
}

/// The card inside a pass text.
fn card_in(pass: &str) -> (Card, Envelope) {
    let envelope = Envelope::parse(&text::read(pass).unwrap()).unwrap();
    (
        Decoded::<Card>::read(envelope.clone())
            .unwrap()
            .unproven()
            .clone(),
        envelope,
    )
}

/// The signing key of a home, as whoever has its files has it.
fn key_of(home: &Home) -> SigningKey {
    let hex = fs::read_to_string(home.path().join("keys/signing")).unwrap();
    SigningKey::from_seed(
        &HEXLOWER
            .decode(hex.trim().as_bytes())
            .unwrap()
            .try_into()
            .unwrap(),
    )
}

/// When a home was founded: the moment that its key counts from.
fn founded(home: &Home) -> Timestamp {
    let raw = home.verb(&["space", "show", &home.space, "--record", "key", "--raw"]);
    let envelope = Envelope::parse(&raw.out).unwrap();
    KeyEvent::read(envelope.payload()).unwrap().issued_at()
}

#[test]
fn a_card_of_a_home_that_nobody_checked_is_amber_and_of_a_pinned_one_green() {
    let (nord, sued) = nord_and_sued();
    let card = nord.card_of("Alice Example");
    let check = judged(&sued, &card, 4, "amber", "COV-A02");
    assert_eq!(
        check["home"]["space"],
        nord.space.as_str(),
        "The home is named by its id."
    );
    assert_eq!(
        check["home"]["standing"], "stranger",
        "Its standing is said."
    );
    let pinned = sued.done(&["space", "pin", &nord.space]);
    assert_eq!(pinned["standing"], "pinned", "Süd has checked Nord's key.");
    let check = judged(&sued, &card, 0, "green", "COV-G01");
    assert_eq!(
        check["disclosed"]["name"], "Alice Example",
        "The desk sees the name on the card."
    );
    assert_eq!(check["visit"]["day"], 1, "This would be the first day.");
    assert_eq!(check["visit"]["of"], 3, "There are three.");
    assert_eq!(
        check["checked_in"],
        Value::Null,
        "A check alone counts nothing."
    );
    sued.done(&["space", "unpin", &nord.space]);
    judged(&sued, &card, 4, "amber", "COV-A02");
    sued.done(&["space", "block", &nord.space]);
    judged(&sued, &card, 3, "red", "COV-R08");
    sued.done(&["space", "unblock", &nord.space]);
    judged(&sued, &card, 4, "amber", "COV-A02");
}

#[test]
fn the_verdict_is_the_same_at_the_running_desk() {
    let (nord, sued) = nord_and_sued();
    let card = nord.card_of("Alice Example");
    sued.done(&["space", "pin", &nord.space]);
    let alone = desk(&sued, &card);
    let running = sued.serve();
    assert_eq!(
        desk(&sued, &card),
        alone,
        "A verdict does not depend on how the verb reaches the home."
    );
    assert!(
        running.ask.get("peers").json()["items"]
            .as_array()
            .unwrap()
            .is_empty(),
        "No peer was in reach."
    );
}

#[test]
fn a_check_in_is_counted_once_a_day() {
    let (nord, sued) = nord_and_sued();
    sued.done(&["space", "pin", &nord.space]);
    let card = nord.card_of("Alice Example");
    let first = sued.verb(&["verify", &card, "--check-in"]).json(0);
    let visit = first["checked_in"]
        .as_str()
        .expect("a visit was noted")
        .to_owned();
    let second = sued.verb(&["verify", &card, "--check-in"]).json(0);
    assert_eq!(
        second["checked_in"],
        visit.as_str(),
        "The second scan is the same visit."
    );
    assert!(
        codes(&second).contains(&"COV-G02".to_owned()),
        "It says that the visitor is in already: {second}"
    );
    assert_eq!(
        sued.done(&["visit", "list"])["items"]
            .as_array()
            .unwrap()
            .len(),
        1,
        "One visit is noted."
    );
}

#[test]
fn amber_enters_only_with_a_reason() {
    let (nord, sued) = nord_and_sued();
    let card = nord.card_of("Alice Example");
    let refused = sued.verb(&["verify", &card, "--check-in"]).json(4);
    assert_eq!(
        refused["checked_in"],
        Value::Null,
        "Without a reason nobody enters on amber."
    );
    let entered = sued
        .verb(&[
            "verify",
            &card,
            "--check-in",
            "--admit",
            "called the home space",
        ])
        .json(4);
    assert!(
        entered["checked_in"].is_string(),
        "With a reason the visitor enters: {entered}"
    );
}

#[test]
fn a_card_signed_anew_by_a_thief_is_red() {
    let (nord, sued) = nord_and_sued();
    sued.done(&["space", "pin", &nord.space]);
    let (card, genuine) = card_in(&nord.card_of("Alice Example"));
    let thief = Made::of(66, clock::now());
    let resigned = text::write(sign(&card, &thief.key).bytes());
    judged(&sued, &resigned, 3, "red", "COV-R04");
    let seed = [66; 32];
    let signature = ed25519_dalek::SigningKey::from_bytes(&seed).sign(&genuine.signed_bytes());
    let mut forged = genuine.bytes().to_vec();
    let end = forged.len() - 64;
    forged[end..].copy_from_slice(&signature.to_bytes());
    judged(&sued, &text::write(&forged), 3, "red", "COV-R03");
    let genuine = text::write(genuine.bytes());
    judged(&sued, &genuine, 0, "green", "COV-G01");
}

#[test]
fn a_card_whose_end_was_put_off_is_red() {
    let (nord, sued) = nord_and_sued();
    sued.done(&["space", "pin", &nord.space]);
    let (mut card, genuine) = card_in(&nord.card_of("Alice Example"));
    card.0.expires_at = card.0.expires_at.plus(30 * DAY);
    let (before, after) = (genuine.payload(), card.payload());
    let bytes = genuine.bytes();
    let at = bytes
        .windows(before.len())
        .position(|window| window == before)
        .unwrap();
    let changed = [&bytes[..at], &after, &bytes[at + before.len()..]].concat();
    judged(&sued, &text::write(&changed), 3, "red", "COV-R03");
}

#[test]
fn an_expired_card_is_red() {
    let (nord, sued) = nord_and_sued();
    sued.done(&["space", "pin", &nord.space]);
    let (founded, space) = (founded(&nord), nord.space.parse().unwrap());
    let card = card_of(space, "Example Nord", founded, founded.plus(1));
    let pass = text::write(sign(&card, &key_of(&nord)).bytes());
    wait_until("Its only second is over", || {
        (clock::now() > founded.plus(1)).then_some(())
    });
    judged(&sued, &pass, 3, "red", "COV-R05");
}

#[test]
fn used_up_days_are_amber_however_they_were_noted() {
    let (nord, sued) = nord_and_sued();
    sued.done(&["space", "pin", &nord.space]);
    sued.publish("[[grant]]\nto = \"members\"\nbenefit = \"free\"\ncaps = [{ amount = 2, unit = \"day\", per = \"rolling\", rolling_days = 30 }]\n");
    let member = nord.done(&["member", "add", "--name", "Alice Example"])["member"]
        .as_str()
        .unwrap()
        .to_owned();
    let card = nord.card(&member);
    let today = House::default().day(clock::now());
    for back in [2, 3] {
        let noted = sued.done(&[
            "visit",
            "add",
            &card,
            "--date",
            &day_text(LocalDay(today.0 - back)),
        ]);
        assert_eq!(
            noted["open"], false,
            "A visit noted from paper is not open: {noted}"
        );
        assert_eq!(noted["home"], nord.space.as_str(), "The home is noted.");
    }
    judged(&sued, &card, 4, "amber", "COV-A03");
    let renewed = nord.card(&member);
    judged(&sued, &renewed, 4, "amber", "COV-A03");
    let visit = sued.done(&["visit", "list"])["items"][0]["visit"]
        .as_str()
        .unwrap()
        .to_owned();
    sued.done(&["visit", "remove", &visit]);
    let check = judged(&sued, &renewed, 0, "green", "COV-G01");
    assert_eq!(
        check["visit"]["day"], 2,
        "A visit that was taken back does not count."
    );
}

#[test]
fn a_card_of_an_unknown_home_is_amber_and_named_after_a_known_one_said_to_be_like_it() {
    let (nord, sued) = nord_and_sued();
    sued.done(&["space", "pin", &nord.space]);
    let stranger = Made::of(7, clock::now());
    let check = judged(
        &sued,
        &stranger.card("Example Elsewhere"),
        4,
        "amber",
        "COV-A01",
    );
    assert_eq!(
        check["home"]["standing"],
        Value::Null,
        "Nothing is known of it, not even a standing."
    );
    assert!(
        !check.to_string().contains(&nord.space),
        "Nord has nothing to do with it."
    );
    let check = judged(&sued, &stranger.card("example nord"), 4, "amber", "COV-A01");
    let told = check["verdict"]["reasons"][0]["text"].as_str().unwrap();
    assert!(
        told.contains("Example Nord") || told.contains(&nord.space),
        "The desk is told that a known space has this name and another key: {told}"
    );
    assert_eq!(
        check["home"]["space"],
        stranger.space.to_string(),
        "The home is the one of the card, not the known one."
    );
}

#[test]
fn an_own_member_is_green_and_not_counted() {
    let (_, sued) = nord_and_sued();
    let card = sued.card_of("Carol Example");
    judged(&sued, &card, 0, "green", "COV-G03");
    let check = sued.verb(&["verify", &card, "--check-in"]).json(0);
    assert_eq!(
        check["checked_in"],
        Value::Null,
        "A member at home is no visit."
    );
    assert!(
        sued.done(&["visit", "list"])["items"]
            .as_array()
            .unwrap()
            .is_empty(),
        "Nothing is noted."
    );
}

#[test]
fn text_that_is_no_pass_is_red_with_a_code_of_its_own() {
    let (nord, sued) = nord_and_sued();
    let card = nord.card_of("Alice Example");
    let cut = &card[..card.len() / 2];
    let newer = card.replacen("CV1", "CV2", 1);
    for (text, code) in [
        ("https://example.org/menu", "COV-R02"),
        ("Alice Example", "COV-R02"),
        ("CV1", "COV-R01"),
        (cut, "COV-R01"),
        ("CV1AAAAAAAA", "COV-R01"),
        (newer.as_str(), "COV-R10"),
    ] {
        judged(&sued, text, 3, "red", code);
    }
    let empty = sued.verb_with(&["verify", "--stdin"], b" \n");
    assert_eq!(
        empty.json(3)["verdict"]["code"],
        "COV-R01",
        "Nothing at all is not readable."
    );
}

#[test]
fn a_pass_is_read_however_it_was_typed() {
    let (nord, sued) = nord_and_sued();
    sued.done(&["space", "pin", &nord.space]);
    let card = nord.card_of("Alice Example");
    let grouped: Vec<String> = card
        .to_lowercase()
        .as_bytes()
        .chunks(5)
        .map(|five| String::from_utf8_lossy(five).into_owned())
        .collect();
    let swapped: String = card
        .chars()
        .map(|c| match c {
            'Y' => 'Z',
            'Z' => 'Y',
            c => c,
        })
        .collect();
    for typed in [
        grouped.join(" "),
        grouped.join("-"),
        grouped.join("\n"),
        swapped,
    ] {
        let output = sued.verb_with(&["verify", "--stdin"], typed.as_bytes());
        assert_eq!(
            output.json(0)["verdict"]["code"],
            "COV-G01",
            "It is the same pass: {typed}"
        );
    }
}
