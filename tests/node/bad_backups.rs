//! What is no backup, or does not come back: cut, altered, forged, of others, cut short, onto a full disk.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use covisa::backup::form::{Head, Part, PartsOut};
use covisa::backup::place::{MAKING, go_on, is_cut_short, take_place};
use covisa::backup::sealed::seal;
use covisa::keys::recipient::Recipient;
use covisa_tests::program::{Home, contents};
use serde_json::json;

use crate::backups::{backup_of, refused, restored, words_of};
use crate::faults::SmallDisk;

#[test]
fn what_is_no_backup_of_this_space_is_told_in_words_and_changes_nothing() {
    let home = Home::init("Example Nord");
    let words = words_of(&home);
    for name in 0..40 {
        home.done(&["member", "add", "--name", &format!("Example {name}")]);
    }
    let backup = backup_of(&home);
    let bytes = fs::read(&backup).unwrap();
    let to = Home::empty();
    for len in (0..bytes.len())
        .step_by(1024)
        .chain([1, 100, bytes.len() - 1])
    {
        let cut = to.file("cut.covisa", &bytes[..len]);
        let code = refused(&to, &cut, &words, &[]);
        let known = ["not-a-backup", "backup-broken"].contains(&code.as_str());
        assert!(known, "After {len} bytes: {code}");
    }
    for at in (0..bytes.len()).step_by(997) {
        let mut wrong = bytes.clone();
        wrong[at] ^= 0x20;
        let wrong = to.file("wrong.covisa", &wrong);
        let code = refused(&to, &wrong, &words, &[]);
        let known = ["not-a-backup", "backup-broken", "wrong-words"].contains(&code.as_str());
        assert!(known, "Byte {at}: {code}");
    }
    let more = to.file("more.covisa", [bytes.as_slice(), b"more"].concat());
    assert_eq!(refused(&to, &more, &words, &[]), "backup-broken");
    let another = Home::init("Example Süd");
    let theirs = words_of(&another);
    assert_eq!(refused(&to, &backup, &theirs, &[]), "wrong-words");
    assert_eq!(refused(&to, "/nowhere.covisa", &words, &[]), "backup-io");
    let other = backup_of(&another);
    assert_eq!(
        refused(&home, &other, &theirs, &["--over"]),
        "another-space"
    );
    let none = to.verb_with(&["restore", &backup], b"").error(2);
    assert_eq!(none["code"], "words", "{none}");
    let node = home.serve();
    let busy = restored(&home, &backup, &words, &["--over"]).error(7);
    assert_eq!(busy["code"], "in-use", "{busy}");
    node.stop();
    restored(&to, &backup, &words, &[]).json(0);
    assert_eq!(
        refused(&to, &backup, &words, &[]),
        "home-exists",
        "Twice is once."
    );
}

/// A backup that somebody makes who has the public half: sealed as it should be, with anything in it.
fn forged(home: &Home, name: &str, inside: impl FnOnce(&mut Vec<u8>)) -> String {
    let recipient = Recipient::read(&home.path()).unwrap().unwrap();
    let mut plain = Vec::new();
    inside(&mut plain);
    let mut sealing = seal(&recipient, Vec::new()).unwrap();
    sealing.write_all(&plain).unwrap();
    home.file(name, sealing.finish().unwrap())
}

fn head(space: &str) -> Head {
    Head {
        space: space.to_owned(),
        made_at: 1_800_000_000,
        program: "0.0.0".to_owned(),
    }
}

#[test]
fn what_somebody_seals_who_has_the_public_half_is_read_with_care() {
    let home = Home::init("Example Nord");
    let words = words_of(&home);
    let to = Home::empty();
    let newer = forged(&home, "newer.covisa", |plain| {
        plain.extend(b"covisa backup 2\n{}\n");
    });
    assert_eq!(refused(&to, &newer, &words, &[]), "backup-newer");
    let begun = |plain: &mut Vec<u8>| {
        PartsOut::begin(plain, &head(&home.space)).unwrap();
    };
    let huge = forged(&home, "huge.covisa", |plain| {
        begun(plain);
        plain
            .extend(b"{\"part\":\"ledger\",\"first\":1,\"bytes\":10737418240,\"sha256\":\"00\"}\n");
    });
    assert_eq!(refused(&to, &huge, &words, &[]), "backup-broken");
    let away = forged(&home, "away.covisa", |plain| {
        let mut parts = PartsOut::begin(plain, &head(&home.space)).unwrap();
        let space = "../../../evil".to_owned();
        parts.put(Part::Pinned { space }, b"\x80").unwrap();
    });
    assert_eq!(refused(&to, &away, &words, &[]), "backup-broken");
    assert!(!to.beside("evil.space").exists(), "Nothing lies elsewhere.");
    let empty = forged(&home, "empty.covisa", |plain| {
        let parts = PartsOut::begin(plain, &head(&home.space)).unwrap();
        let hash = federation_spec::wire::ids::Hash32([0; 32]);
        parts.end(0, hash).unwrap();
    });
    let failed = restored(&to, &empty, &words, &[]).error(1);
    assert_eq!(failed["code"], "not-started", "It holds no keys: {failed}");
}

/// A home that was there, and one that was made and is to take its place.
fn two_homes() -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    for (folder, names) in [
        ("", ["keys", "ledger", "lies"].as_slice()),
        (MAKING, ["keys", "ledger", "pinned", "index"].as_slice()),
    ] {
        for name in names {
            let path = home.path().join(folder).join(name);
            fs::create_dir_all(&path).unwrap();
            fs::write(path.join("of"), folder).unwrap();
        }
    }
    home
}

/// Its files, by their paths from there on.
fn held(home: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let within = |path: PathBuf| path.strip_prefix(home).unwrap().to_owned();
    let held = contents(home).into_iter();
    held.map(|(path, bytes)| (within(path), bytes)).collect()
}

#[test]
fn a_bringing_back_that_is_cut_short_between_two_moves_is_gone_on_with() {
    let now = federation_spec::wire::ids::Timestamp(1_800_000_000);
    let whole = two_homes();
    let aside = take_place(whole.path(), now).unwrap().unwrap();
    let wanted = held(whole.path());
    assert_eq!(wanted.len(), 7, "Nothing is lost: {wanted:?}");
    assert!(aside.join("keys/of").exists(), "What was there is aside.");
    let moves = [
        ("keys", "before-restore-1800000000/keys"),
        ("ledger", "before-restore-1800000000/ledger"),
        ("lies", "before-restore-1800000000/lies"),
        ("restoring/ledger", "ledger"),
        ("restoring/pinned", "pinned"),
        ("restoring/index", "index"),
        ("restoring/keys", "keys"),
    ];
    for steps in 0..=moves.len() {
        let home = two_homes();
        let plan = json!({ "aside": "before-restore-1800000000", "moves": moves });
        fs::write(home.path().join(MAKING).join("plan"), plan.to_string()).unwrap();
        fs::create_dir(home.path().join("before-restore-1800000000")).unwrap();
        for (from, to) in &moves[..steps] {
            fs::rename(home.path().join(from), home.path().join(to)).unwrap();
        }
        assert!(is_cut_short(home.path()));
        go_on(home.path()).unwrap();
        assert_eq!(held(home.path()), wanted, "After {steps} moves.");
        assert!(!is_cut_short(home.path()));
    }
}

#[test]
fn whoever_opens_a_home_that_was_cut_short_finds_it_whole() {
    let home = Home::init("Example Nord");
    let making = home.path().join(MAKING);
    fs::create_dir(&making).unwrap();
    let moves = [("keys", "restoring/keys")];
    for (from, to) in moves {
        fs::rename(home.path().join(from), home.path().join(to)).unwrap();
    }
    let plan = json!({ "aside": null, "moves": [["restoring/keys", "keys"]] });
    fs::write(making.join("plan"), plan.to_string()).unwrap();
    home.done(&["member", "list"]);
    assert!(!making.exists(), "It is done.");
}

#[test]
fn onto_a_full_disk_nothing_is_brought_back_and_nothing_is_lost() {
    let home = Home::init("Example Nord");
    let words = words_of(&home);
    for name in 0..40 {
        home.done(&["member", "add", "--name", &format!("Example {name}")]);
    }
    let backup = home.file("kept.covisa", fs::read(backup_of(&home)).unwrap());
    let sheet = home.path().join("recovery.txt");
    fs::remove_file(sheet).unwrap();
    home.done(&["member", "add", "--name", "Later Example"]);
    let to = Home::empty();
    fs::create_dir(to.path()).unwrap();
    let disks = [SmallDisk::under(&to), SmallDisk::under(&home)];
    let [Some(empty), Some(full)] = disks else {
        println!("left out: this user may not mount a disk");
        return;
    };
    let bring = |to: &Home, disk: &SmallDisk, flags: &[&str]| {
        for room in (0..).map(|pages| pages * 8 * 1024) {
            disk.fill();
            disk.free(room);
            let before = contents(&to.path());
            let brought = restored(to, &backup, &words, flags);
            if brought.exit == 0 {
                assert!(room > 0, "There was no room at all.");
                break;
            }
            let failed = brought.error(1);
            let code = failed["code"].as_str().unwrap();
            let known = ["backup-io", "no-home", "not-started"].contains(&code);
            assert!(known, "{room} bytes free: {failed}");
            assert_eq!(contents(&to.path()), before, "{room} bytes free: {failed}");
        }
    };
    bring(&to, &empty, &[]);

    let ledger = fs::read_dir(home.path().join("ledger")).unwrap();
    let segment = ledger.map(|file| file.unwrap().path()).min().unwrap();
    let mut bytes = fs::read(&segment).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&segment, bytes).unwrap();
    bring(&home, &full, &["--over"]);
    let members = home.done(&["member", "list"]).to_string();
    assert!(members.contains("Example 39"), "{members}");
}
