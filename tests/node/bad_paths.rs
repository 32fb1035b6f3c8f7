//! Bad homes, names that are hard to write, empty environments, and places where no picture can be drawn.

use std::ffi::OsString;
use std::fs::{self, Permissions};
use std::os::unix::ffi::OsStringExt as _;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};
use std::process::Command;

use covisa_tests::program::{Home, Output, command, program};
use covisa_tests::table::Table;
use serde_json::Value;

use crate::bad_cli::{Place, facts, outcome, outcome_with};

#[test]
fn every_bad_path_and_environment_has_its_exit_code() {
    let mut table = Table::new("cli-paths");
    note_environments(&mut table);
    note_homes(&mut table);
    note_odd_homes(&mut table);
    note_odd_words(&mut table);
    note_pictures(&mut table, &Place::new());
    table.finish();
}

/// 1, 13: no words, and an environment that names no home.
fn note_environments(table: &mut Table) {
    let around = Home::empty();
    fs::create_dir_all(around.path()).unwrap();
    let path = around.path().display().to_string();
    for (number, variables, words, expected, says) in [
        (
            1,
            &[("HOME", path.as_str())][..],
            &[][..],
            "exit 2, not-set-up",
            "init --name",
        ),
        (1, &[], &[], "exit 2, no-home", "--home DIR"),
        (13, &[], &["status"], "exit 2, no-home", "--home DIR"),
        (
            13,
            &[("HOME", "")],
            &["status"],
            "exit 2, no-home",
            "--home DIR",
        ),
        (
            13,
            &[("HOME", "relative")],
            &["status"],
            "exit 2, no-home",
            "--home DIR",
        ),
        (
            13,
            &[("XDG_DATA_HOME", "relative")],
            &["status"],
            "exit 2, no-home",
            "--home DIR",
        ),
        (
            13,
            &[("XDG_DATA_HOME", "")],
            &["init", "--name", "Example Nord"],
            "exit 2, no-home",
            "",
        ),
        (13, &[("COVISA_HOME", "")], &["status"], "exit 2, usage", ""),
    ] {
        let mut bare = command();
        bare.current_dir(around.path())
            .env("COVISA_JSON", "1")
            .envs(variables.iter().copied())
            .args(words);
        let got = outcome_with(&Output::of(bare, b""), says);
        table.note(
            number,
            format!("{words:?} with {variables:?}"),
            expected,
            got,
        );
    }
    let made = fs::read_dir(around.path()).unwrap().count();
    table.note(13, "folders made by all of them", "0", made.to_string());
}

/// 4, 5: homes that are none.
fn note_homes(table: &mut Table) {
    let around = Home::empty();
    let file = around.file("file", "a file");
    let inside = format!("{file}/home");
    let [to_system, to_nothing] = ["to-system", "to-nothing"].map(|name| around.beside(name));
    symlink("/proc", &to_system).unwrap();
    symlink(around.beside("nothing"), &to_nothing).unwrap();
    let [to_system, to_nothing] = [to_system, to_nothing].map(|path| path.display().to_string());
    for (number, home, status, init) in [
        (4, file.as_str(), "exit 2, no-home", "exit 2, no-home"),
        (4, &inside, "exit 2, no-home", "exit 2, no-home"),
        (5, &to_system, "exit 2, not-set-up", "exit 1, no-home"),
        (5, "/proc", "exit 2, not-set-up", "exit 1, no-home"),
        (5, &to_nothing, "exit 2, no-home", "exit 2, no-home"),
    ] {
        for (words, expected) in [
            (&["status"][..], status),
            (&["serve"], status),
            (&["init", "--name", "Example Nord"], init),
        ] {
            let mut verb = command();
            verb.args(["--json", "--home", home]).args(words);
            let got = outcome(&Output::of(verb, b""));
            table.note(
                number,
                format!("{} in the home {home}", words[0]),
                expected,
                got,
            );
        }
    }
    let kept = fs::read_to_string(&file).unwrap();
    table.note(4, "the file that was no home", "a file", kept);
}

/// 6: names that are hard to write.
fn note_odd_homes(table: &mut Table) {
    let around = Home::empty();
    let long = "x".repeat(4096).into_bytes();
    for (name, home, status, init) in [
        (
            "a line break",
            b"two\nlines".to_vec(),
            "exit 2, not-set-up",
            "exit 0",
        ),
        ("emoji", "🏠 home".into(), "exit 2, not-set-up", "exit 0"),
        ("a quote", b"it's".to_vec(), "exit 2, not-set-up", "exit 0"),
        (
            "bytes that are no text",
            vec![0xff, 0xfe, b'x'],
            "exit 2, not-set-up",
            "exit 0",
        ),
        ("4,096 letters", long, "exit 2, no-home", "exit 2, no-home"),
    ] {
        let path = around.beside("").join(OsString::from_vec(home));
        let run = |words: &[&str]| {
            let mut verb = command();
            verb.arg("--json").arg("--home").arg(&path).args(words);
            Output::of(verb, b"")
        };
        let before = run(&["status"]);
        table.note(
            6,
            format!("status in a home with {name}"),
            status,
            outcome(&before),
        );
        let told = next(&before);
        table.note(
            6,
            format!("lines said of a home with {name}"),
            "1",
            told.lines().count().to_string(),
        );
        let founded = run(&["init", "--name", "Example Nord"]);
        table.note(
            6,
            format!("init in a home with {name}"),
            init,
            outcome(&founded),
        );
        if founded.exit == 0 {
            note_typed(table, name, &told);
        }
    }
}

/// 6: words that are no text.
fn note_odd_words(table: &mut Table) {
    let home = Home::init("Example Nord");
    let odd = OsString::from_vec(vec![b'/', 0xff, 0xfe]);
    for (words, expected) in [
        (&["space", "show"][..], "exit 2, usage"),
        (&["terms", "check"], "exit 1, no-file"),
        (&["verify", "--image"], "exit 1, no-file"),
        (&["verify"], "exit 2, usage"),
        (&[], "exit 2, usage"),
    ] {
        let mut verb = home.command();
        verb.args(words).arg(&odd);
        let got = outcome(&Output::of(verb, b""));
        table.note(
            6,
            format!("{words:?} and bytes that are no text"),
            expected,
            got,
        );
    }
}

/// What is said to be typed can be typed: a shell finds the same home.
fn note_typed(table: &mut Table, name: &str, told: &str) {
    let typed = told.split(" --home ").nth(1).unwrap();
    let typed = typed.split(" init ").next().unwrap();
    let mut shell = Command::new("bash");
    shell
        .arg("-c")
        .arg(format!("\"$0\" --json --home {typed} status"))
        .arg(program());
    let got = outcome(&Output::of(shell, b""));
    table.note(
        6,
        format!("the home with {name}, typed as told"),
        "exit 0",
        got,
    );
}

fn next(output: &Output) -> String {
    let error: Value = serde_json::from_str(output.err.trim()).unwrap();
    error["next"].as_str().unwrap().to_owned()
}

/// 18: where a card's picture is to go.
fn note_pictures(table: &mut Table, place: &Place) {
    let beside = |name: &str| place.home.beside(name).display().to_string();
    let [old, folder, full, null, link] =
        ["old.svg", "folder.svg", "full.svg", "null.png", "link.svg"].map(beside);
    fs::write(&old, "what was there").unwrap();
    fs::set_permissions(&old, Permissions::from_mode(0o644)).unwrap();
    fs::write(beside("old.new"), "somebody else's").unwrap();
    fs::write(beside("target.svg"), "what was there").unwrap();
    fs::create_dir(&folder).unwrap();
    symlink("/dev/full", &full).unwrap();
    symlink("/dev/null", &null).unwrap();
    symlink(beside("target.svg"), &link).unwrap();
    let issue = |out: &str| {
        let before = facts(&place.home.path());
        let output = place
            .home
            .verb(&["pass", "issue", &place.fill("{member}"), "--out", out]);
        let issued = facts(&place.home.path()) != before;
        format!(
            "{}{}",
            outcome(&output),
            if issued { ", issued" } else { "" }
        )
    };
    for (out, expected) in [
        (old.as_str(), "exit 0, issued"),
        (&link, "exit 0, issued"),
        (&null, "exit 0, issued"),
        (&full, "exit 1, no-file, issued"),
        (&folder, "exit 1, no-file"),
        (&beside("none/card.svg"), "exit 1, no-file"),
        ("/proc/card.svg", "exit 1, no-file"),
        ("/dev/full", "exit 2, usage"),
        ("/dev/null", "exit 2, usage"),
        ("", "exit 2, usage"),
    ] {
        table.note(
            18,
            format!("a card drawn into {out:?}"),
            expected,
            issue(out),
        );
    }
    let mode = |path: &str| format!("{:o}", fs::metadata(path).unwrap().mode() & 0o777);
    let kept = |path: &str| fs::symlink_metadata(path).unwrap().is_symlink().to_string();
    table.note(18, "who may read the card", "600", mode(&old));
    table.note(18, "the link to a device is still one", "true", kept(&null));
    table.note(18, "the link to a file is still one", "true", kept(&link));
    let other = fs::read_to_string(beside("old.new")).unwrap();
    table.note(18, "another file beside it", "somebody else's", other);
    let hidden = fs::read_dir(place.home.beside("")).unwrap();
    let hidden = hidden.filter(|entry| {
        let name = entry.as_ref().unwrap().file_name();
        name.to_string_lossy().starts_with('.')
    });
    table.note(
        18,
        "half drawn pictures left",
        "0",
        hidden.count().to_string(),
    );
}
