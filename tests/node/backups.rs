//! Backups: proven, brought back, moved to another computer.

use std::fs;
use std::path::{Path, PathBuf};

use covisa_tests::program::{Home, Output, contents};
use covisa_tests::wait_for;
use serde_json::{Value, json};

use crate::meeting::{connect, list_of, pinned_with_two_cards};

/// The recovery words that a home was founded with, as a file that only the test has.
pub fn words_of(home: &Home) -> String {
    let sheet = fs::read_to_string(home.path().join("recovery.txt")).unwrap();
    let words = sheet.lines().find(|line| line.split(' ').count() == 24);
    home.file("words.txt", words.unwrap())
}

/// Makes a backup: its file.
pub fn backup_of(home: &Home) -> String {
    let made = home.done(&["backup"]);
    made["file"].as_str().unwrap().to_owned()
}

/// How a card is judged: the exit and the codes of the reasons.
pub fn codes(home: &Home, card: &str) -> (i32, String) {
    let check = home.verb(&["verify", card]);
    let said: Value = serde_json::from_slice(&check.out).unwrap();
    let reasons = said["verdict"]["reasons"].as_array().unwrap().iter();
    let codes: Vec<&str> = reasons.map(|one| one["code"].as_str().unwrap()).collect();
    (check.exit, codes.join(" "))
}

/// Makes a home of a backup, or tries to.
pub fn restored(to: &Home, backup: &str, words: &str, flags: &[&str]) -> Output {
    let order = ["restore", backup, "--words-file", words];
    to.verb(&[&order, flags].concat())
}

/// A backup that fails has written nothing that stays.
pub fn refused(to: &Home, backup: &str, words: &str, flags: &[&str]) -> String {
    let held = || match to.path().exists() {
        true => contents(&to.path()),
        false => Vec::new(),
    };
    let before = held();
    let failed = restored(to, backup, words, flags).error(1);
    assert_eq!(held(), before, "Nothing has changed: {failed}");
    failed["code"].as_str().unwrap().to_owned()
}

#[test]
fn what_a_backup_holds_is_proven_and_brought_back_and_amber_until_a_person_has_looked() {
    let (_nord, sued, [(_, one), (_, other)]) = pinned_with_two_cards();
    let words = words_of(&sued);
    assert_eq!(
        sued.verb(&["verify", &one, "--check-in"]).exit,
        0,
        "Somebody visits."
    );
    let backup = backup_of(&sued);
    let before = contents(&sued.path());
    let shown = restored(&sued, &backup, &words, &["--check"]).json(0);
    assert_eq!(shown["backup"]["visits"], 1, "{shown}");
    assert_eq!(shown["backup"]["pinned"], 1, "{shown}");
    assert_eq!(shown["written"], false, "{shown}");
    assert_eq!(contents(&sued.path()), before, "Nothing was written.");
    let sealed = fs::read(&backup).unwrap();
    assert!(
        !sealed.windows(8).any(|bytes| bytes == b"standing"),
        "Nobody reads it without the words."
    );

    let new = Home::empty();
    let brought = restored(&new, &backup, &words, &[]).json(0);
    assert_eq!(brought["written"], true, "{brought}");
    assert_eq!(
        new.done(&["visit", "list"])["items"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
    assert_eq!(
        codes(&new, &other),
        (4, "COV-A49 COV-G01".to_owned()),
        "The house may have thought otherwise of that home since."
    );
    let warned = new.done(&["status"])["warnings"].to_string();
    assert!(warned.contains("confirm restored"), "{warned}");
    new.done(&["confirm", "restored"]);
    assert_eq!(
        codes(&new, &other),
        (4, "COV-A50 COV-G01".to_owned()),
        "Days are counted, and some may be missing."
    );
    new.done(&["confirm", "restored", "--nobody-came"]);
    assert_eq!(
        codes(&new, &other),
        (0, "COV-G01".to_owned()),
        "All is as it was."
    );
    let done = new.verb(&["confirm", "restored"]).error(1);
    assert_eq!(done["code"], "not-restored", "{done}");
}

#[test]
fn an_old_backup_gives_nothing_before_it_has_listened_and_nothing_back_that_was_taken() {
    let (nord, sued, [(lost, card), _]) = pinned_with_two_cards();
    let words = words_of(&nord);
    let backup = nord.file("old.covisa", fs::read(backup_of(&nord)).unwrap());
    let (one, other) = (nord.serve(), sued.serve());
    connect(&one, &other);
    let unknown = nord.card_of("Later Example");
    nord.done(&["pass", "revoke", &lost]);
    wait_for("The taking back arrives", || codes(&sued, &card).0 == 3);
    one.stop();

    let new = Home::empty();
    restored(&new, &backup, &words, &[]).json(0);
    let held = new.verb(&["member", "add", "--name", "Clara Example"]);
    assert_eq!(held.exit, 0, "A member can be noted.");
    let clara = held.json(0)["member"].as_str().unwrap().to_owned();
    let card_file = new.beside("clara.html");
    let issue = [
        "pass",
        "issue",
        &clara,
        "--out",
        card_file.to_str().unwrap(),
    ];
    let waits = new.verb(&issue).error(1);
    assert_eq!(
        waits["code"], "home-copied",
        "Nothing is given before: {waits}"
    );
    let node = new.serve();
    connect(&node, &other);
    wait_for("What was signed since is heard", || {
        new.done(&["status"])["doubts"].as_array().unwrap().len() == 1
    });
    wait_for("The card is taken back here too", || {
        codes(&new, &card) == (3, "COV-R11".to_owned())
    });
    assert_eq!(codes(&sued, &card).0, 3, "And everywhere.");
    let fresh = new.card_of("Dora Example");
    let [place, before] = [&fresh, &unknown].map(|card| list_of(card));
    assert!(
        place > before,
        "No place that the lost computer may have given: list {place}"
    );
    wait_for("A new card counts: nothing is frozen", || {
        let (exit, codes) = codes(&sued, &fresh);
        assert!(
            !codes.contains("A06"),
            "Nothing contradicts itself: {codes}"
        );
        exit == 0
    });
    node.stop();
    other.stop();
}

#[test]
fn whoever_was_shut_out_since_the_backup_does_not_come_in_again() {
    let home = Home::init("Example Nord");
    let words = words_of(&home);
    let node = home.serve();
    let offered = node.ask.post("desk/pairings", &json!({ "role": "admin" }));
    let code = offered.json()["code"].as_str().unwrap().to_owned();
    let kind = [("content-type", "application/json")];
    let body = json!({ "code": code }).to_string();
    let paired = node
        .ask
        .send("POST", "/desk/pair", &kind, body.as_bytes())
        .json();
    let token = paired["token"].as_str().unwrap().to_owned();
    let backup = backup_of(&home);
    home.done(&["token", "revoke", paired["name"].as_str().unwrap()]);
    node.stop();
    let new = Home::empty();
    restored(&new, &backup, &words, &[]).json(0);
    let node = new.serve();
    let answer = node.ask.with_token(&token).get("members");
    assert_eq!(answer.status, 401, "{}", answer.json());
    assert_eq!(new.done(&["token", "list"])["items"], json!([]));
    node.stop();
}

#[test]
fn a_home_that_has_forgotten_the_space_is_no_witness_of_what_was_signed() {
    let (nord, sued, [(lost, card), _]) = pinned_with_two_cards();
    let words = words_of(&nord);
    let backup = nord.file("old.covisa", fs::read(backup_of(&nord)).unwrap());
    nord.done(&["pass", "revoke", &lost]);
    sued.done(&["space", "unpin", &nord.space]);
    fs::remove_dir_all(sued.path().join("index")).unwrap();
    let new = Home::empty();
    restored(&new, &backup, &words, &[]).json(0);
    let (node, other) = (new.serve(), sued.serve());
    connect(&node, &other);
    wait_for("They are connected", || new.done(&["status"])["peers"] == 1);
    std::thread::sleep(std::time::Duration::from_secs(9));
    let doubts = new.done(&["status"])["doubts"].as_array().unwrap().len();
    assert_eq!(doubts, 2, "It has heard of nothing, and gives nothing.");
    let (exit, told) = codes(&new, &card);
    assert_ne!(exit, 0, "What was taken back since is not green: {told}");
    node.stop();
    other.stop();
}

#[test]
fn a_home_whose_keys_are_gone_or_whose_last_entry_is_cut_is_made_anew_with_all_that_follows() {
    let home = Home::init("Example Nord");
    let words = words_of(&home);
    let backup = home.file("b.covisa", fs::read(backup_of(&home)).unwrap());
    home.done(&["member", "add", "--name", "Later Example"]);
    fs::write(home.path().join("keys/transport"), "no key\n").unwrap();
    assert_eq!(home.verb(&["status"]).exit, 1, "It does not start.");
    let brought = restored(&home, &backup, &words, &["--over"]).json(0);
    assert_eq!(brought["joined"], 1, "{brought}");
    fs::remove_dir_all(home.path().join("keys")).unwrap();
    let again = restored(&home, &backup, &words, &[]).json(0);
    assert!(again["joined"].as_u64() > Some(1), "{again}");
    let members = home.done(&["member", "list"]).to_string();
    assert!(members.contains("Later Example"), "{members}");
    let told = home.done(&["backup", "now", "--to", home.beside("").to_str().unwrap()]);
    let copy = PathBuf::from(told["copy"].as_str().unwrap());
    let list = format!("covisa-{}-erased.json", &home.space["covisa:".len()..][..8]);
    assert!(copy.with_file_name(list).exists(), "The list goes with it.");
}

#[test]
fn a_space_moves_to_another_computer_and_the_old_one_says_why_it_signs_no_more() {
    let (nord, sued, [(_, card), _]) = pinned_with_two_cards();
    let words = words_of(&nord);
    let backup = backup_of(&nord);
    let other = sued.serve();
    let new = Home::empty();
    restored(&new, &backup, &words, &["--move"]).json(0);
    let node = new.serve();
    connect(&node, &other);
    wait_for("The space lives there", || {
        let keys = new.done(&["key", "status"]);
        keys["events"].as_array().unwrap().len() == 2 && keys["signs"] == true
    });
    let fresh = new.card_of("Clara Example");
    wait_for("Cards of both computers count", || {
        codes(&sued, &card).0 == 0 && codes(&sued, &fresh).0 == 0
    });
    let old = nord.serve();
    connect(&old, &other);
    wait_for("The old one stands down", || {
        nord.done(&["key", "status"])["signs"] == false
    });
    let why = nord.done(&["key", "status"])["why"]
        .as_str()
        .unwrap()
        .to_owned();
    assert!(why.contains("moved to another computer"), "{why}");
    let refused = nord.verb(&["key", "rotate"]).error(1);
    assert_eq!(refused["code"], "handed-over", "{refused}");
    let doubts = nord.done(&["status"])["doubts"].to_string();
    assert!(doubts.contains("moved to another computer"), "{doubts}");
    let confirmed = nord.verb(&["confirm", "home"]).error(1);
    assert_eq!(confirmed["code"], "handed-over", "{confirmed}");
    let desk = nord.verb(&["verify", &card, "--check-in"]).error(1);
    assert_eq!(
        desk["code"], "handed-over",
        "Visitors are counted elsewhere: {desk}"
    );
    let none = nord.verb(&["backup"]).error(1);
    assert_eq!(none["code"], "handed-over", "{none}");
    old.stop();
    node.stop();
    other.stop();
}

#[test]
fn who_was_erased_is_erased_in_what_is_brought_back() {
    let home = Home::init("Example Nord");
    let words = words_of(&home);
    let added = home.done(&["member", "add", "--name", "Erna Example"]);
    let member = added["member"].as_str().unwrap().to_owned();
    let first = backup_of(&home);
    home.done(&["member", "end", &member]);
    home.done(&["member", "erase", &member]);
    home.done(&["backup"]);
    let folder = Path::new(&first).parent().unwrap();
    let list = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path());
    let list = list
        .into_iter()
        .find(|path| path.to_str().unwrap().ends_with("erased.json"));
    let listed = fs::read_to_string(list.unwrap()).unwrap();
    assert!(!listed.contains("Erna"), "No name stands there: {listed}");

    let new = Home::empty();
    let brought = restored(&new, &first, &words, &[]).json(0);
    assert!(brought["erased"].as_u64().unwrap() > 0, "{brought}");
    for (path, bytes) in contents(&new.path()) {
        let there = bytes.windows(4).any(|name| name == b"Erna");
        assert!(!there, "{} tells of her.", path.display());
    }
    assert_eq!(new.done(&["ledger", "verify"])["erased"], brought["erased"]);
}

/// Makes one byte of an entry's text another one, in the middle of the ledger.
fn damage(home: &Home, text: &str) {
    let ledger = home.path().join("ledger");
    let file = fs::read_dir(ledger)
        .unwrap()
        .map(|file| file.unwrap().path());
    let file = file
        .into_iter()
        .find(|path| path.extension().is_some_and(|end| end == "ledger"));
    let file = file.unwrap();
    let mut bytes = fs::read(&file).unwrap();
    let at = bytes
        .windows(text.len())
        .position(|part| part == text.as_bytes());
    bytes[at.unwrap()] ^= 1;
    fs::write(&file, bytes).unwrap();
}

#[test]
fn over_a_damaged_home_everything_that_follows_the_backup_is_kept() {
    let (nord, sued, [(_, card), (_, other)]) = pinned_with_two_cards();
    let words = words_of(&sued);
    sued.done(&["member", "add", "--name", "Damaged Example"]);
    let backup = backup_of(&sued);
    assert_eq!(
        sued.verb(&["verify", &card, "--check-in"]).exit,
        0,
        "Somebody visits."
    );
    assert_eq!(refused(&sued, &backup, &words, &[]), "home-exists");
    assert_eq!(
        refused(&sued, &backup, &words, &["--over"]),
        "home-is-newer"
    );
    damage(&sued, "Damaged Example");
    let altered = sued.verb(&["ledger", "verify"]).error(1);
    assert_eq!(altered["code"], "ledger-altered", "{altered}");
    let no = sued.verb(&["backup"]).error(1);
    assert_eq!(
        no["code"], "backup-damaged",
        "A good one keeps its place: {no}"
    );
    let brought = restored(&sued, &backup, &words, &["--over"]).json(0);
    assert!(
        brought["joined"].as_u64() > Some(0),
        "The visit follows: {brought}"
    );
    sued.done(&["ledger", "verify"]);
    assert_eq!(
        sued.done(&["visit", "list"])["items"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
    let members = sued.done(&["member", "list"]).to_string();
    assert!(members.contains("Damaged Example"), "{members}");

    // Where what follows is damaged too, what speaks against somebody is joined, and nothing else.
    sued.done(&["confirm", "home"]);
    sued.done(&["confirm", "restored", "--nobody-came"]);
    let backup = backup_of(&sued);
    sued.done(&["member", "add", "--name", "Lost Example"]);
    sued.done(&["member", "add", "--name", "Later Example"]);
    sued.done(&["space", "block", &nord.space]);
    damage(&sued, "Lost Example");
    restored(&sued, &backup, &words, &["--over"]).json(0);
    assert_eq!(
        codes(&sued, &other),
        (3, "COV-R08".to_owned()),
        "It stays blocked."
    );
    let members = sued.done(&["member", "list"]).to_string();
    assert!(!members.contains("Later Example"), "{members}");
}

#[test]
fn the_book_is_written_out_for_an_auditor_without_any_key() {
    let (nord, sued, _) = pinned_with_two_cards();
    let out = sued.verb(&["ledger", "export"]);
    assert_eq!(out.exit, 0, "{}", out.err);
    let text = out.text();
    let lines: Vec<Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let verified = sued.done(&["ledger", "verify"]);
    assert_eq!(verified["entries"], lines.len(), "Every entry is there.");
    assert!(text.contains(&nord.space), "The standing of Nord is in it.");
    for name in ["signing", "next", "seeds", "secret", "transport"] {
        let key = fs::read_to_string(sued.path().join("keys").join(name)).unwrap();
        let key = key.trim().rsplit(' ').next().unwrap().to_owned();
        assert!(!text.contains(&key), "keys/{name} is not.");
    }
}
