//! Spaces meet: one invites, the other accepts; what follows, what is refused, and what stays secret.

use std::time::{Duration, Instant};

use covisa_tests::program::{Home, Running, contents};
use covisa_tests::wait_for;
use federation_spec::records::Invitation;
use federation_spec::wire::ids::Timestamp;
use serde_json::Value;

use crate::backups::{backup_of, codes, restored, words_of};

fn text(made: &Value) -> String {
    made["text"].as_str().unwrap().to_owned()
}

fn invite(home: &Home, flags: &[&str]) -> String {
    text(&home.done(&[&["invitation", "new"], flags].concat()))
}

/// How far the acceptance of the one invitation has come.
fn accepted(home: &Home) -> Value {
    home.done(&["invitation", "list"])["accepted"][0]["state"].clone()
}

fn standing(home: &Home, space: &str) -> Value {
    let shown = home.verb(&["space", "show", space, "--json"]);
    let told: Value = serde_json::from_slice(&shown.out).unwrap_or_default();
    told["standing"].clone()
}

/// Two homes that have never heard of each other, running.
fn strangers() -> (Home, Home, [Running; 2]) {
    let (harbour, newcomer) = (
        Home::init("Example Harbour"),
        Home::init("Example Newcomer"),
    );
    let running = [harbour.serve(), newcomer.serve()];
    (harbour, newcomer, running)
}

#[test]
fn one_line_is_all_that_two_spaces_need_to_trust_each_other() {
    let (harbour, newcomer, _running) = strangers();
    let line = invite(&harbour, &["--name", "The new ones", "--follows", "pin"]);
    let begun = Instant::now();
    let letter = format!("Dear you,\n\n> {line}\n\nsee you");
    let accept = ["invitation", "accept", "--stdin", "--pin", "--json"];
    newcomer.verb_with(&accept, letter.as_bytes()).json(0);
    wait_for("Harbour has vetted the newcomer by itself", || {
        standing(&harbour, &newcomer.space) == "pinned"
    });
    wait_for("The newcomer was told", || accepted(&newcomer) == "told");
    let took = begun.elapsed();
    println!("From the line to trust on both sides: {took:.1?}");
    assert!(took < Duration::from_secs(20), "{took:?}");
    assert_eq!(standing(&newcomer, &harbour.space), "pinned");
    for (host, home) in [(&harbour, &newcomer), (&newcomer, &harbour)] {
        let card = home.card_of("Alice Example");
        wait_for("Its members are green", || {
            let (exit, said) = codes(host, &card);
            exit == 0 && said.starts_with("COV-G01")
        });
    }
    let list = harbour.done(&["invitation", "list"]);
    let given = &list["given"][0];
    assert_eq!(given["state"], "used", "{list}");
    assert_eq!(given["redeemed"][0]["space"], newcomer.space.as_str());
    assert_eq!(list["undecided"], serde_json::json!([]), "{list}");
}

#[test]
fn whoever_comes_waits_for_a_decision_unless_something_follows() {
    let (harbour, newcomer, _running) = strangers();
    let line = invite(&harbour, &["--name", "The new ones"]);
    newcomer.done(&["invitation", "accept", &line]);
    wait_for("It waits at both houses", || {
        let waits = |home: &Home| home.done(&["status"])["undecided"] == 1;
        waits(&harbour) && waits(&newcomer)
    });
    let undecided = harbour.done(&["invitation", "list"])["undecided"].clone();
    assert_eq!(undecided[0]["space"], newcomer.space.as_str());
    assert_eq!(undecided[0]["invited_as"], "The new ones", "{undecided}");
    assert_eq!(standing(&harbour, &newcomer.space), "stranger");
    let card = newcomer.card_of("Alice Example");
    wait_for("It is amber until then", || {
        codes(&harbour, &card) == (4, "COV-A02 COV-G01".to_owned())
    });

    harbour.done(&["space", "later", &newcomer.space]);
    assert_eq!(harbour.done(&["status"])["undecided"], 0, "Not now.");
    let note = "They know the people of the library";
    harbour.done(&["space", "pin", &newcomer.space, "--note", note]);
    assert_eq!(codes(&harbour, &card).0, 0, "And then they are welcome.");
    let shown = harbour.done(&["space", "show", &newcomer.space]);
    assert_eq!(shown["note"], note, "{shown}");
    harbour.done(&["space", "pin", &newcomer.space, "--limit", "identity-seen"]);
    let shown = harbour.done(&["space", "show", &newcomer.space]);
    assert_eq!(shown["limit"], "identity_seen", "{shown}");
    assert_eq!(shown["standing"], "pinned", "It is still known: {shown}");
    assert_eq!(shown["note"], note, "And so is why: {shown}");
    assert_eq!(codes(&harbour, &card), (4, "COV-A54 COV-G01".to_owned()));
    let seen = harbour.verb(&["verify", &card, "--fact", "id_seen=true", "--json"]);
    assert_eq!(seen.json(0)["verdict"]["level"], "green");
    harbour.done(&["space", "pin", &newcomer.space, "--limit", "one-day"]);
    assert_eq!(codes(&harbour, &card).0, 0, "The first day is given.");
    let pinned = harbour.done(&["space", "list"])["items"][0]["limit"].clone();
    assert_eq!(pinned, "one_day");
    harbour.done(&["space", "pin", &newcomer.space]);
    let shown = harbour.done(&["space", "show", &newcomer.space]);
    assert_eq!(shown["limit"], Value::Null, "It is lifted: {shown}");
    harbour.done(&["space", "unpin", &newcomer.space]);
    let waits = harbour.done(&["status"])["undecided"].clone();
    assert_eq!(waits, 0, "Whoever takes a decision back has decided.");
    let long = "x".repeat(281);
    let refused = harbour.verb(&["space", "block", &newcomer.space, "--note", &long]);
    assert_eq!(refused.error(2)["code"], "bad-text");

    newcomer.done(&["space", "block", &harbour.space, "--note", "never again"]);
    assert_eq!(newcomer.done(&["status"])["undecided"], 0, "Never.");
}

#[test]
fn a_vouch_follows_where_it_was_chosen() {
    let (harbour, newcomer, _running) = strangers();
    let line = invite(&harbour, &["--follows", "vouch"]);
    newcomer.done(&["invitation", "accept", &line]);
    wait_for("Harbour vouches for the newcomer", || {
        let shown = harbour.verb(&["space", "show", &newcomer.space, "--json"]);
        let told: Value = serde_json::from_slice(&shown.out).unwrap_or_default();
        told["vouched_since"].is_string() && told["standing"] == "pinned"
    });
}

#[test]
fn a_space_that_does_not_exist_yet_is_invited() {
    let harbour = Home::init("Example Harbour");
    let _running = harbour.serve();
    let line = invite(&harbour, &[]);
    let founded = Home::init_with("Example Founded", &["--invitation", &line]);
    assert_eq!(accepted(&founded), "waiting", "Nothing runs there yet.");
    let _node = founded.serve();
    wait_for("It meets whoever invited it", || {
        accepted(&founded) == "told"
    });
    let wrong = Home::empty();
    let init = ["init", "--name", "Example", "--invitation", "CVI1.AAAA"];
    let refused = wrong.verb(&init);
    assert_eq!(refused.error(2)["code"], "usage");
    assert!(
        !wrong.path().join("ledger").exists(),
        "Nothing was founded."
    );
}

#[test]
fn what_cannot_be_redeemed_says_why() {
    let (harbour, newcomer, running) = strangers();
    for (flags, code) in [
        (&["--times", "0"][..], "bad-invitation"),
        (&["--times", "101"], "bad-invitation"),
        (&["--days", "0"], "bad-invitation"),
        (&["--days", "32"], "bad-invitation"),
        (&["--times", "2", "--follows", "pin"], "follows-one"),
        (&["--name", &"x".repeat(81)], "bad-text"),
    ] {
        let refused = harbour.verb(&[&["invitation", "new"], flags].concat());
        assert_eq!(refused.error(2)["code"], code, "{flags:?}");
    }
    let line = invite(&harbour, &[]);
    for (given, code, exit) in [
        ("hello", "no-invitation", 2),
        (&line[..line.len() - 3], "damaged-invitation", 1),
        (&line.replace("CVI1", "CVI7"), "newer-invitation", 1),
    ] {
        let refused = newcomer.verb(&["invitation", "accept", given]);
        assert_eq!(refused.error(exit)["code"], code, "{given}");
    }
    let own = harbour.verb(&["invitation", "accept", &line]);
    assert_eq!(own.error(1)["code"], "own-space");
    let mut ended = Invitation::read(&line).unwrap();
    ended.expires_at = Timestamp(1_700_000_000);
    let refused = newcomer.verb(&["invitation", "accept", &ended.text()]);
    assert_eq!(refused.error(1)["code"], "invitation-ended");
    assert_eq!(
        newcomer.done(&["peer", "list"])["items"],
        serde_json::json!([]),
        "Nothing came of any of them."
    );
    let key = "00".repeat(32);
    let unknown = harbour.verb(&["invitation", "withdraw", &key]);
    assert_eq!(unknown.error(1)["code"], "unknown-invitation");
    let [node, _] = running;
    node.stop();
    let alone = harbour.verb(&["invitation", "new"]);
    assert_eq!(alone.error(1)["code"], "nowhere-reached");
}

#[test]
fn an_invitation_is_good_for_as_many_as_it_was_made_for_and_not_after_it_was_taken_back() {
    let harbour = Home::init("Example Harbour");
    let _running = harbour.serve();
    let twice = invite(&harbour, &["--times", "2"]);
    let taken_back = invite(&harbour, &["--name", "taken back"]);
    let list = harbour.done(&["invitation", "list"])["given"].clone();
    let named = |one: &&Value| one["name"] == "taken back";
    let key = list.as_array().unwrap().iter().find(named).unwrap()["invitation"].clone();
    harbour.done(&["invitation", "withdraw", key.as_str().unwrap()]);

    let guests: Vec<(Home, Running)> = (0..3)
        .map(|number| {
            let home = Home::init(&format!("Example Guest {number}"));
            let node = home.serve();
            (home, node)
        })
        .collect();
    for (guest, _) in &guests[..2] {
        guest.done(&["invitation", "accept", &twice]);
        wait_for("It is taken", || accepted(guest) == "told");
    }
    let late = &guests[2].0;
    late.done(&["invitation", "accept", &twice]);
    wait_for("The third one hears that it is used", || {
        accepted(late) == "refused"
    });
    late.done(&["invitation", "accept", &taken_back]);
    wait_for("And so does whoever has one that was taken back", || {
        accepted(late) == "refused"
    });
    let another = invite(&harbour, &[]);
    late.done(&["invitation", "accept", &another]);
    wait_for("Another one is good", || accepted(late) == "told");

    let list = harbour.done(&["invitation", "list"]);
    assert_eq!(list["undecided"].as_array().unwrap().len(), 3, "{list}");
    let blocked = &guests[0].0;
    harbour.done(&["space", "block", &blocked.space]);
    let again = invite(&harbour, &["--follows", "pin"]);
    blocked.done(&["invitation", "accept", &again]);
    wait_for("Nobody comes in again who was blocked", || {
        accepted(blocked) == "refused"
    });
    assert_eq!(standing(&harbour, &blocked.space), "blocked");
}

#[test]
fn an_invitation_is_redeemed_whenever_the_two_meet_and_its_secret_is_kept_nowhere() {
    let (harbour, newcomer, running) = strangers();
    let line = invite(&harbour, &["--follows", "pin"]);
    let secret = Invitation::read(&line).unwrap().secret.0;
    let [there, here] = running;
    let address = there.address();
    there.stop();
    newcomer.done(&["invitation", "accept", &line]);
    assert_eq!(accepted(&newcomer), "waiting");
    here.stop();
    let inside = |home: &Home| {
        let held = contents(&home.path());
        let has = |bytes: &[u8]| bytes.windows(32).any(|window| window == secret);
        let hex = data_encoding::HEXLOWER.encode(&secret);
        let text = |bytes: &[u8]| {
            let window = hex.as_bytes();
            bytes.windows(64).any(|one| one == window)
        };
        held.iter().any(|(_, bytes)| has(bytes) || text(bytes))
    };
    assert!(!inside(&harbour), "Harbour does not keep the secret.");
    assert!(!inside(&newcomer), "Nor does whoever accepted it.");
    let exported = harbour.verb(&["ledger", "export"]).text();
    assert!(!exported.contains(&line[20..80]), "Nor is it exported.");

    let _here = newcomer.serve();
    let at: u16 = address.split('/').nth(4).unwrap().parse().unwrap();
    let _there = harbour.serve_at("127.0.0.1", at, &[]);
    wait_for("They meet once both run", || accepted(&newcomer) == "told");
    assert_eq!(standing(&harbour, &newcomer.space), "pinned");
}

#[test]
fn what_the_operator_decided_holds_against_any_invitation() {
    let (harbour, newcomer, _running) = strangers();
    let first = invite(&harbour, &[]);
    newcomer.done(&["invitation", "accept", &first]);
    wait_for("They know each other", || accepted(&newcomer) == "told");
    let vouching = invite(&harbour, &["--follows", "vouch"]);
    harbour.done(&["space", "pin", &newcomer.space]);
    harbour.done(&["space", "unpin", &newcomer.space]);
    newcomer.done(&["invitation", "accept", &vouching]);
    wait_for("It is taken", || accepted(&newcomer) == "told");
    let shown = harbour.done(&["space", "show", &newcomer.space]);
    assert_eq!(shown["standing"], "stranger", "{shown}");
    assert_eq!(shown["vouched_since"], Value::Null, "{shown}");

    newcomer.done(&["space", "block", &harbour.space]);
    let third = invite(&harbour, &[]);
    newcomer.done(&["invitation", "accept", &third, "--pin"]);
    assert_eq!(standing(&newcomer, &harbour.space), "blocked");
}

#[test]
fn an_invitation_counts_no_more_in_a_home_that_was_brought_back() {
    let (harbour, newcomer, running) = strangers();
    let line = invite(&harbour, &["--follows", "pin"]);
    let words = words_of(&harbour);
    let backup = backup_of(&harbour);
    let [there, _here] = running;
    there.stop();
    let back = Home::empty();
    restored(&back, &backup, &words, &[]).json(0);
    let list = back.done(&["invitation", "list"]);
    assert_eq!(list["given"][0]["state"], "withdrawn", "{list}");
    let _back = back.serve();
    newcomer.done(&["invitation", "accept", &line]);
    assert_eq!(standing(&back, &newcomer.space), Value::Null);
}
