//! An index that is damaged or gone, and a ledger that was cut: what a desk says does not depend on luck.

use std::fs;
use std::path::{Path, PathBuf};

use covisa::clock;
use covisa_tests::made::{Made, THREE_A_MONTH, content, feed};
use covisa_tests::program::{Home, contents};

use crate::meeting::{days_a_month, nord_and_sued};

/// Süd has pinned Nord; a card of Nord, and what Süd's desk says of it.
struct Story {
    nord: Home,
    sued: Home,
    card: String,
    before: serde_json::Value,
}

impl Story {
    fn new() -> Self {
        let (nord, sued) = nord_and_sued();
        sued.done(&["space", "pin", &nord.space]);
        let card = nord.card_of("Alice Example");
        let before = judged(&sued, &card);
        Self {
            nord,
            sued,
            card,
            before,
        }
    }

    fn judges_as_before(&self) {
        assert_eq!(
            judged(&self.sued, &self.card),
            self.before,
            "The verdict on a pinned home is as before, with no peer in reach."
        );
    }
}

/// The verdict, but for how old the list is: that is another second on a slow machine.
fn judged(home: &Home, card: &str) -> serde_json::Value {
    let mut check = home.verb(&["verify", card]).json(0);
    let age = check["checked_against"]["status_age_s"].take();
    assert!(age.as_u64() < Some(60), "The list is fresh: {age}");
    check
}

fn quarantines(home: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(home)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    entries
        .filter(|path| {
            path.file_name()
                .unwrap()
                .to_string_lossy()
                .starts_with("quarantine-")
        })
        .collect()
}

#[test]
fn an_index_full_of_garbage_is_put_aside_and_changes_no_verdict() {
    let story = Story::new();
    let db = story.sued.path().join("index/db");
    let len = fs::metadata(&db).unwrap().len() as usize;
    let garbage: Vec<u8> = (0..len.max(64 * 1024))
        .map(|at| (at * 31 % 251) as u8)
        .collect();
    fs::write(&db, &garbage).unwrap();
    story.judges_as_before();
    let kept = quarantines(&story.sued.path());
    assert_eq!(
        kept.len(),
        1,
        "The index that did not open is kept: {kept:?}"
    );
    assert!(
        kept[0].join("db").exists(),
        "Whoever wants to look into it can."
    );
    story.judges_as_before();
    assert_eq!(
        quarantines(&story.sued.path()).len(),
        1,
        "The new index opens."
    );
    let node = story.sued.serve();
    let check = node
        .ask
        .post("desk/check", &serde_json::json!({ "pass": story.card }));
    assert_eq!(
        check.json()["verdict"],
        story.before["verdict"],
        "The running desk says the same."
    );
    let told = story.sued.done(&["status"]);
    assert_eq!(
        told["store"], "ok",
        "The store is as it should be again: {told}"
    );
}

#[test]
fn a_deleted_index_changes_no_verdict() {
    let story = Story::new();
    fs::remove_dir_all(story.sued.path().join("index")).unwrap();
    let node = story.sued.serve();
    story.judges_as_before();
    node.stop();
    story.judges_as_before();
    assert!(
        quarantines(&story.sued.path()).is_empty(),
        "There was nothing to put aside."
    );
    let own = story.sued.done(&["terms", "show"]);
    assert!(own["seq"].is_u64(), "Own terms come from the ledger: {own}");
}

#[test]
fn an_index_cut_in_the_middle_changes_no_verdict() {
    let story = Story::new();
    let db = story.sued.path().join("index/db");
    let bytes = fs::read(&db).unwrap();
    fs::write(&db, &bytes[..bytes.len() / 2]).unwrap();
    story.judges_as_before();
    let listed = story.sued.done(&["space", "list"]);
    assert_eq!(
        listed["items"][0]["space"],
        story.nord.space.as_str(),
        "The pinned space is still listed."
    );
}

#[test]
fn a_ruined_home_fetches_the_strangers_again() {
    let story = Story::new();
    story.sued.done(&["space", "unpin", &story.nord.space]);
    fs::remove_dir_all(story.sued.path().join("index")).unwrap();
    let lost = story.sued.verb(&["verify", &story.card]).json(4);
    assert_eq!(
        lost["verdict"]["code"], "COV-A01",
        "Nothing is known of a stranger any more."
    );
    let one = story.nord.serve();
    let node = story
        .sued
        .serve_at("127.0.0.1", 0, &["--peer", &one.address()]);
    covisa_tests::wait_for("The stranger is known again", || {
        crate::meeting::knows(&node, &story.nord)
    });
}

#[test]
fn a_ledger_that_was_cut_is_noticed_at_every_start() {
    let nord = Home::init("Example Nord");
    let segment = nord.path().join("ledger/00000000000000000001.ledger");
    let whole = fs::read(&segment).unwrap();
    nord.done(&["member", "add", "--name", "Alice Example"]);
    nord.done(&["member", "add", "--name", "Carol Example"]);
    fs::write(&segment, &whole).unwrap();
    let file = nord.file("terms.toml", days_a_month(5));
    for start in ["first", "second", "third"] {
        let status = nord.done(&["status"]);
        assert_ne!(
            status["store"], "ok",
            "The {start} start says that the ledger is shorter than it was."
        );
        let refused = nord.verb(&["terms", "publish", &file]);
        assert_eq!(
            refused.exit, 1,
            "Nothing is published on the {start} start: {}",
            refused.err
        );
        assert!(
            refused.err.contains("\"read-only\""),
            "The reason has its code: {}",
            refused.err
        );
    }
    let node = nord.serve();
    assert_eq!(
        node.ask.send("GET", "/readyz", &[], b"").status,
        503,
        "The running node is not ready either."
    );
}

#[test]
fn a_ledger_that_somebody_changed_is_judged_by_and_not_written_to() {
    let nord = Home::init("Example Nord");
    nord.done(&["member", "add", "--name", "Alice Example"]);
    let segment = nord.path().join("ledger/00000000000000000001.ledger");
    let mut bytes = fs::read(&segment).unwrap();
    bytes[200] ^= 1;
    fs::write(&segment, &bytes).unwrap();
    let status = nord.done(&["status"]);
    let store = status["store"].as_str().unwrap();
    assert!(
        store.contains("entry 1 in ") && store.contains("00000000000000000001.ledger"),
        "Entry and file are named: {status}"
    );
    let refused = nord
        .verb(&["member", "add", "--name", "Carol Example"])
        .error(1);
    assert_eq!(
        refused["code"], "read-only",
        "Nothing is written: {refused}"
    );
    assert_eq!(
        fs::read(&segment).unwrap(),
        bytes,
        "Nothing is mended by guessing."
    );
}

#[test]
fn a_last_entry_cut_by_a_power_failure_is_dropped() {
    let nord = Home::init("Example Nord");
    let segment = nord.path().join("ledger/00000000000000000001.ledger");
    let bytes = fs::read(&segment).unwrap();
    fs::write(&segment, [bytes.as_slice(), &bytes[..60]].concat()).unwrap();
    let status = nord.done(&["status"]);
    assert_eq!(
        status["store"], "ok",
        "What was never acknowledged is not missed: {status}"
    );
    nord.done(&["member", "add", "--name", "Alice Example"]);
    let grown = fs::read(&segment).unwrap();
    assert!(
        grown.starts_with(&bytes) && grown[bytes.len()..].windows(5).any(|name| name == b"Alice"),
        "What comes next takes the place of what was cut."
    );
    assert_eq!(
        nord.done(&["member", "list"])["items"]
            .as_array()
            .map(Vec::len),
        Some(1),
        "The ledger goes on."
    );
}

#[test]
fn a_pinned_home_that_contradicts_itself_stays_amber_without_its_index() {
    let sued = Home::init("Example Süd");
    let eve = Made::of(13, clock::now());
    let [three, four] = ["3", "4"].map(|days| content(&THREE_A_MONTH.replace('3', days)));
    let mut rival = eve.terms(&four, 0);
    rival.slot.rival = true;
    feed(
        &sued.path(),
        &[eve.records(&three).as_slice(), &[rival]].concat(),
    );
    let pinned = sued.done(&["space", "pin", &eve.space.to_string()]);
    assert_eq!(
        pinned["conflicting"], true,
        "The space signed two different terms under one number: {pinned}"
    );
    let card = eve.card("Example Eve");
    let before = sued.verb(&["verify", &card]).json(4);
    assert_eq!(
        before["verdict"]["code"], "COV-A06",
        "That is for a person to decide: {before}"
    );
    fs::remove_dir_all(sued.path().join("index")).unwrap();
    let after = sued.verb(&["verify", &card]).json(4);
    assert_eq!(
        after, before,
        "The proof lies in the pinned file too, so a ruined index changes no verdict."
    );
    let again = sued.verb(&["verify", &card]).json(4);
    assert_eq!(again, before, "The next start says the same.");
}

#[test]
fn a_home_of_a_later_version_is_refused_and_left_alone() {
    let nord = Home::init("Example Nord");
    for later in ["3", "99", "covisa 3", "", "\u{0}\u{0}"] {
        fs::write(nord.path().join("format"), later).unwrap();
        let before = contents(&nord.path());
        let refused = nord.verb(&["status"]).error(1);
        let text = refused["text"].as_str().unwrap();
        assert!(
            text.contains("format") && text.contains("this version knows none later than 2"),
            "The form is named: {refused}"
        );
        assert!(
            refused["next"]
                .as_str()
                .unwrap()
                .contains("Install the version"),
            "It says what to do: {refused}"
        );
        assert_eq!(contents(&nord.path()), before, "No byte is touched.");
    }
    fs::remove_file(nord.path().join("format")).unwrap();
    assert_eq!(
        nord.done(&["status"])["store"],
        "ok",
        "A home without a mark gets one."
    );
    assert_eq!(
        fs::read_to_string(nord.path().join("format")).unwrap(),
        "2\n"
    );
}

#[test]
fn a_home_without_its_keys_is_not_founded_over() {
    let nord = Home::init("Example Nord");
    nord.done(&["member", "add", "--name", "Alice Example"]);
    let keys = nord.path().join("keys");
    fs::rename(&keys, nord.beside("keys")).unwrap();
    let before = contents(&nord.path().join("ledger"));
    let refused = nord.verb(&["init", "--name", "Example Nord"]).error(1);
    assert!(
        refused["text"].as_str().unwrap().contains("keys"),
        "What is missing is named: {refused}"
    );
    assert_eq!(
        contents(&nord.path().join("ledger")),
        before,
        "The ledger is left alone."
    );
    fs::rename(nord.beside("keys"), &keys).unwrap();
    let members = nord.done(&["member", "list"]).to_string();
    assert!(
        members.contains("Alice Example"),
        "With its keys the home is as it was: {members}"
    );
}
