//! Keys that are replaced, stolen, lost, handed on: what other houses make of it.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use covisa_tests::program::{Home, Output, Running};
use covisa_tests::wait_for;
use serde_json::Value;

use crate::meeting::{connect, list_of, pinned_with_two_cards, shown};

/// The recovery words that a home was founded with, as a file that only the test has.
fn words_of(home: &Home) -> String {
    let sheet = fs::read_to_string(home.path().join("recovery.txt")).unwrap();
    let words = sheet.lines().find(|line| line.split(' ').count() == 24);
    home.file("words.txt", words.unwrap())
}

fn level(home: &Home, card: &str) -> (i32, String) {
    let check = home.verb(&["verify", card]);
    let said: Value = serde_json::from_slice(&check.out).unwrap();
    let reasons = said["verdict"]["reasons"].as_array();
    let reasons = reasons.unwrap_or_else(|| panic!("{said} {}", check.err));
    let codes: Vec<&str> = reasons
        .iter()
        .map(|reason| reason["code"].as_str().unwrap())
        .collect();
    (check.exit, codes.join(" "))
}

fn events(home: &Home) -> usize {
    home.done(&["key", "status"])["events"]
        .as_array()
        .unwrap()
        .len()
}

/// How many bytes of a key log a node holds of a space: more with each event.
fn log_len(node: &Running, space: &str) -> usize {
    let answer = node.ask.get(&format!("spaces/{space}/records/key-log"));
    match answer.status {
        200 => answer.body.len(),
        _ => 0,
    }
}

fn hears_of_it(node: &Running, space: &str, before: usize) {
    wait_for("The key event arrives", || log_len(node, space) > before);
}

#[test]
fn a_key_is_replaced_and_every_card_goes_on_counting() {
    let (nord, sued, [(_, old), _]) = pinned_with_two_cards();
    let (one, other) = (nord.serve(), sued.serve());
    connect(&one, &other);
    let before = log_len(&other, &nord.space);
    let rotated = nord.done(&["key", "rotate"]);
    assert_eq!(rotated["signs"], true, "{rotated}");
    assert_eq!(rotated["events"][1]["reason"], "rotation", "{rotated}");
    hears_of_it(&other, &nord.space, before);
    let head = rotated["events"][1]["event"].clone();
    wait_for("The profile names the last event", || {
        shown(&other, &nord.space)["profile"]["key_log_head"] == head
    });
    let new = nord.card_of("Clara Example");
    wait_for("Both cards are good", || {
        level(&sued, &old).0 == 0 && level(&sued, &new).0 == 0
    });
    one.stop();
    other.stop();
    assert_eq!(
        level(&sued, &old).0,
        0,
        "So it is after a restart: the old one."
    );
    assert_eq!(level(&sued, &new).0, 0, "And the new one.");
    nord.done(&["key", "retire"]);
    assert_eq!(events(&nord), 3, "A third one, after a restart.");
    let third = nord.card_of("Dora Example");
    assert_eq!(
        level(&sued, &third),
        (3, "COV-R04".to_owned()),
        "Whoever has not heard of the key does not know the card."
    );
    let (one, other) = (nord.serve(), sued.serve());
    connect(&one, &other);
    wait_for("It is known once they meet", || level(&sued, &third).0 == 0);
    one.stop();
    other.stop();
}

/// A space whose machine was stolen, the thief's machine, and three houses that have pinned the space.
struct Theft {
    nord: Home,
    thief: Home,
    houses: [Home; 3],
    running: Vec<Running>,
    /// The thief's node.
    _stolen: Running,
    words: String,
    /// A card from before the theft.
    card: String,
}

impl Theft {
    /// The thief has replaced the key before anybody else did.
    fn new() -> Self {
        let (nord, sued, [(_, card), _]) = pinned_with_two_cards();
        let words = words_of(&nord);
        let houses = [sued, Home::init("Example West"), Home::init("Example Ost")];
        let thief = nord.copy();
        let running: Vec<Running> = houses.iter().map(Home::serve).collect();
        let stolen = thief.serve();
        for node in &running {
            connect(&stolen, node);
        }
        for (house, node) in houses.iter().zip(&running) {
            wait_for("Everyone knows the space", || {
                shown(node, &nord.space)["terms"].is_object()
            });
            house.done(&["space", "pin", &nord.space]);
        }
        let before = log_len(&running[0], &nord.space);
        thief.done(&["key", "rotate"]);
        for node in &running {
            hears_of_it(node, &nord.space, before);
        }
        Self {
            nord,
            thief,
            houses,
            running,
            _stolen: stolen,
            words,
            card,
        }
    }

    /// The owner takes the space over on a computer that never saw it.
    fn recovered(&self) -> (Home, PathBuf) {
        // A card of the very second in which the words are used is one of no key at all, and refused as that.
        std::thread::sleep(Duration::from_millis(1_100));
        let owner = Home::empty();
        let sheet = owner.beside("new-sheet.txt");
        let addresses: Vec<String> = self.running.iter().map(Running::address).collect();
        let flags = recovering("stolen", &self.words, &sheet);
        let flags: Vec<&str> = flags.iter().map(String::as_str).collect();
        let from = [
            "--space",
            &self.nord.space,
            "--peer",
            &addresses[0],
            "--peer",
        ];
        let recovered = owner.done(&[&flags[..], &from[..], &[&addresses[1]]].concat());
        assert_eq!(recovered["signs"], true, "{recovered}");
        let reason = &recovered["events"][2]["reason"];
        assert_eq!(*reason, "compromised", "{recovered}");
        (owner, sheet)
    }
}

fn recovering(why: &str, words: &str, sheet: &Path) -> Vec<String> {
    let sheet = sheet.to_str().unwrap();
    let flags = [
        "key",
        "recover",
        "--why",
        why,
        "--words-file",
        words,
        "--sheet",
        sheet,
    ];
    flags.map(str::to_owned).to_vec()
}

fn recover(home: &Home, why: &str, words: &str, sheet: &Path) -> Output {
    let flags = recovering(why, words, sheet);
    let flags: Vec<&str> = flags.iter().map(String::as_str).collect();
    home.verb(&flags)
}

/// Whoever takes the machine has the key that signs and the next one. The words alone bring the space back, on a computer that
/// never saw it.
#[test]
fn a_thief_rotates_first_and_the_words_bring_the_space_back() {
    let theft = Theft::new();
    let forged = theft.thief.card_of("Mallory Example");
    for house in &theft.houses {
        wait_for("Nobody can tell yet", || level(house, &forged).0 == 0);
    }
    let (owner, sheet) = theft.recovered();
    let again = owner.serve();
    for node in &theft.running {
        connect(&again, node);
    }
    for house in &theft.houses {
        wait_for("The thief's card is refused", || {
            level(house, &forged) == (3, "COV-R20".to_owned())
        });
        let before = level(house, &theft.card).1;
        assert_eq!(
            before, "COV-R20",
            "So is a card of before: nobody there knows its bearer."
        );
    }
    let fresh = owner.card_of("Alice Example");
    let [new, old] = [&fresh, &theft.card].map(|card| list_of(card));
    assert!(
        new > old,
        "No place that an older card may have: list {new}"
    );
    for house in &theft.houses {
        wait_for("A card that the owner makes counts", || {
            level(house, &fresh).0 == 0
        });
    }
    wait_for("The thief's machine stands down", || {
        theft.thief.done(&["key", "status"])["signs"] == false
    });
    let member = theft
        .thief
        .done(&["member", "add", "--name", "Eve Example"])["member"]
        .clone();
    let refused = theft
        .thief
        .verb(&["pass", "issue", member.as_str().unwrap()]);
    let refused = refused.error(1);
    assert_eq!(
        refused["code"], "recovered",
        "It makes no card any more: {refused}"
    );
    let (old, new) = (fs::read_to_string(&theft.words).unwrap(), new_words(&sheet));
    assert_ne!(old, new, "Other words count from now on.");
    let refused = recover(&owner, "stolen", &theft.words, &sheet).error(1);
    assert_eq!(refused["code"], "wrong-words", "{refused}");
    assert_eq!(
        new_words(&sheet),
        new,
        "The sheet that counts is left alone."
    );
    assert_eq!(events(&owner), 3, "Nothing follows.");
}

fn new_words(sheet: &Path) -> String {
    let text = fs::read_to_string(sheet).unwrap();
    let words = text.lines().find(|line| line.split(' ').count() == 24);
    words.unwrap().to_owned()
}

#[test]
fn two_keys_at_one_place_are_told_until_the_words_decide() {
    let (nord, sued, [(_, card), _]) = pinned_with_two_cards();
    let words = words_of(&nord);
    let thief = nord.copied();
    nord.done(&["key", "rotate"]);
    // Made in one second, both would be the same event.
    std::thread::sleep(Duration::from_millis(3000));
    let host = sued.serve();
    let stolen = thief.serve();
    let before = log_len(&host, &nord.space);
    connect(&stolen, &host);
    wait_for("The thief's machine has heard that all is well", || {
        thief.verb(&["key", "rotate"]).exit == 0
    });
    hears_of_it(&host, &nord.space, before);
    stolen.stop();
    let node = nord.serve();
    connect(&node, &host);
    wait_for("The house is told that the home contradicts itself", || {
        eprintln!(
            "{:?} {} {}",
            level(&sued, &card),
            nord.done(&["key", "status"]),
            log_len(&host, &nord.space)
        );
        level(&sued, &card).1.contains("COV-A06")
    });
    wait_for("So is the home", || {
        nord.done(&["key", "status"])["state"] == "forked"
    });
    let sheet = nord.beside("new-sheet.txt");
    let recovered = recover(&nord, "stolen", &words, &sheet).json(0);
    assert_eq!(recovered["state"], "running", "{recovered}");
    let fresh = nord.card_of("Clara Example");
    wait_for("The words decide", || {
        eprintln!("{:?}", level(&sued, &fresh));
        level(&sued, &fresh).0 == 0
    });
    node.stop();
    host.stop();
}

#[test]
fn a_home_brought_back_from_a_copy_takes_in_the_keys_that_came_since() {
    let (nord, sued, [(member, _), _]) = pinned_with_two_cards();
    let copy = nord.copied();
    let (one, other) = (nord.serve(), sued.serve());
    connect(&one, &other);
    let before = log_len(&other, &nord.space);
    nord.done(&["key", "rotate"]);
    hears_of_it(&other, &nord.space, before);
    one.stop();
    let back = copy.serve();
    connect(&back, &other);
    wait_for("It hears of the key, and has it", || {
        let status = copy.done(&["key", "status"]);
        status["events"].as_array().unwrap().len() == 2 && status["signs"] == true
    });
    wait_for("It gives cards again", || {
        copy.verb(&["pass", "issue", &member]).exit == 0
    });
    let card = copy.card(&member);
    wait_for("They count", || level(&sued, &card).0 == 0);
    copy.done(&["key", "rotate"]);
    assert_eq!(events(&copy), 3, "And it goes on.");
    back.stop();
    other.stop();
}

#[test]
fn a_space_that_closes_says_where_its_members_belong() {
    let (nord, sued, [(_, card), _]) = pinned_with_two_cards();
    let (one, other) = (nord.serve(), sued.serve());
    connect(&one, &other);
    nord.done(&["key", "end", "--successor", &sued.space]);
    wait_for("Its cards count nowhere", || {
        level(&sued, &card) == (3, "COV-R21".to_owned())
    });
    let told = sued.verb(&["verify", &card]).json(3);
    let text = told["verdict"]["reasons"][0]["text"].as_str().unwrap();
    assert!(text.contains(&sued.space), "The desk says where to: {text}");
    let refused = nord.verb(&["member", "add", "--name", "Late Example"]);
    let member = refused.json(0)["member"].as_str().unwrap().to_owned();
    let refused = nord.verb(&["pass", "issue", &member]).error(1);
    assert_eq!(refused["code"], "space-ended", "{refused}");
    one.stop();
    other.stop();
}

#[test]
fn words_that_are_not_the_words_change_nothing() {
    let nord = Home::init("Example Nord");
    let right = fs::read_to_string(words_of(&nord)).unwrap();
    let words: Vec<&str> = right.split(' ').collect();
    let with = |at: usize, word: &str| {
        let mut words = words.clone();
        words[at] = word;
        words.join(" ")
    };
    let mut swapped = words.clone();
    swapped.swap(0, 1);
    let other = Home::init("Example Süd");
    let foreign = fs::read_to_string(words_of(&other)).unwrap();
    let before = nord.done(&["key", "status"]);
    let sheet = nord.beside("new-sheet.txt");
    for (about, text) in [
        ("one that is in no list", with(3, "covisa")),
        ("one missing", words[1..].join(" ")),
        ("one too many", format!("{right} zoo")),
        ("none", String::new()),
        ("two swapped", swapped.join(" ")),
        ("those of another space", foreign),
    ] {
        let file = nord.file("tried.txt", text);
        let refused = recover(&nord, "lost", &file, &sheet);
        assert_ne!(refused.exit, 0, "{about}: {}", refused.text());
        let error: Value = serde_json::from_str(&refused.err).unwrap();
        assert!(
            error["next"].as_str().is_some_and(|next| next.len() > 10),
            "{about}: it says what to do: {error}"
        );
        assert!(
            !refused.err.contains(words[5]),
            "{about}: nothing of the words is told."
        );
        assert!(!sheet.exists(), "{about}: no sheet is made.");
    }
    assert_eq!(nord.done(&["key", "status"]), before, "Nothing changed.");
    let typed = words
        .iter()
        .zip(1..)
        .map(|(word, number)| format!("{number}. {}\n", word.to_uppercase()))
        .collect::<String>();
    let file = nord.file("typed.txt", typed);
    let recovered = recover(&nord, "staff", &file, &sheet).json(0);
    assert_eq!(
        recovered["events"][1]["recovery"], true,
        "Numbered, in lines and in capitals they count: {recovered}"
    );
}
