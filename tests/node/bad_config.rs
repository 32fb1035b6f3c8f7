//! Bad configurations and terms files: file, line, key and what to write instead; nothing starts and nothing is changed.
//!
//! What a short file can say stands in `tests/bad/config.toml`; the rest is made here.

use std::fs::{self, File, Permissions};
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::atomic::{AtomicBool, Ordering};

use covisa_tests::program::{Home, Output};
use covisa_tests::table::Table;
use data_encoding::HEXLOWER;
use serde_json::Value;

use crate::bad_cli::{facts, limited, outcome, outcome_with, rows, text};
use crate::bad_ends::Serving;

const SERVE: &[&str] = &["serve", "--offline", "--http", "127.0.0.1:0"];
const OTHER_PEER: &str = "12D3KooWSLp15KbCyrfc37ZPyYqz6xcEGLkLzuxZWTnScxDZGgzd";

/// The outcome of a file: its line, and the whole text if a piece of it is missing.
fn told(output: &Output, file: &Path, says: &[&str]) -> String {
    let error: Value = serde_json::from_str(output.err.trim()).unwrap_or_default();
    let said = error["text"].as_str().unwrap_or_default();
    let place = said.strip_prefix(&format!("{}:", file.display()));
    let line = place.and_then(|place| place.split(':').next()?.trim().parse().ok());
    let complete = place.is_some() && says.iter().all(|piece| said.contains(piece));
    let whole = if complete {
        String::new()
    } else {
        format!(", says {said}")
    };
    format!("{}, line {}{whole}", outcome(output), line.unwrap_or(0))
}

/// Puts bytes into the file of a kind and gives its path and the words that read it.
fn placed(home: &Home, kind: &str, bytes: &[u8]) -> (PathBuf, Vec<String>) {
    if kind == "config" {
        let file = home.path().join("config.toml");
        fs::write(&file, bytes).unwrap();
        return (file, SERVE.iter().map(ToString::to_string).collect());
    }
    let file = home.file("terms.toml", bytes);
    let words = ["terms", "check", &file].map(str::to_owned).to_vec();
    (file.into(), words)
}

fn bytes(row: &toml::Table) -> Vec<u8> {
    match row.get("bytes") {
        Some(hex) => HEXLOWER.decode(hex.as_str().unwrap().as_bytes()).unwrap(),
        None => text(row, "text").as_bytes().to_vec(),
    }
}

/// How a file is taken that has no mistake.
fn taken(home: &Home, kind: &str, words: &[&str]) -> String {
    if kind == "terms" {
        return outcome(&home.verb(words));
    }
    let mut node = Serving::spawn(home, &["--offline"], Stdio::null());
    let ready = node.wait();
    node.signal("TERM");
    format!(
        "{}exit {}",
        if ready { "" } else { "not ready, " },
        node.ended()
    )
}

#[test]
fn every_bad_file_is_told_where_and_what_instead() {
    let home = Home::init("Example Nord");
    let before = facts(&home.path());
    let mut table = Table::new("config");
    for row in rows("config.toml") {
        let kind = text(&row, "as");
        let number = row["no"].as_integer().unwrap() as u32;
        let (file, words) = placed(&home, kind, &bytes(&row));
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let input = format!("{kind}: {}", text(&row, "name"));
        if row.contains_key("good") {
            table.note(number, input, "exit 0", taken(&home, kind, &words));
            continue;
        }
        let says = row["says"].as_array().unwrap().iter();
        let says: Vec<&str> = says.map(|piece| piece.as_str().unwrap()).collect();
        let expected = format!("exit 6, {kind}-invalid, line {}", row["line"]);
        let got = told(&home.verb(&words), &file, &says);
        table.note(number, input, expected, got);
    }
    fs::remove_file(home.path().join("config.toml")).unwrap();
    let same = facts(&home.path()) == before;
    table.note(
        33,
        "keys, ledger and pinned files after all of it",
        "true",
        same.to_string(),
    );
    table.finish();
}

#[test]
fn files_too_large_too_deep_or_not_for_others_are_refused() {
    let mut table = Table::new("config-made");
    let home = Home::init("Example Nord");
    note_sizes(&mut table, &home);
    note_depths(&mut table, &home);
    note_peers(&mut table, &home);
    note_no_files(&mut table, &home);
    note_exposed(&mut table, &home);
    table.finish();
}

/// 24: more than any file of its kind has.
fn note_sizes(table: &mut Table, home: &Home) {
    for (kind, limit) in [("config", 256), ("terms", 64)] {
        for size in [limit * 1024 + 1, 100 << 20] {
            let (file, words) = placed(home, kind, b"");
            File::options()
                .write(true)
                .open(&file)
                .unwrap()
                .set_len(size)
                .unwrap();
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let output = Output::of(limited(home, &words, "/dev/null"), b"");
            let got = told(&output, &file, &[&format!("larger than {limit} KiB")]);
            table.note(
                24,
                format!("{kind}: {size} bytes"),
                format!("exit 6, {kind}-invalid, line 0"),
                got,
            );
        }
    }
}

/// 25: nesting that has no end.
fn note_depths(table: &mut Table, home: &Home) {
    const DEEP: usize = 10_000;
    let dotted = vec!["a"; DEEP].join(".");
    for (name, toml) in [
        (
            "lists",
            format!("a = {}{}\n", "[".repeat(DEEP), "]".repeat(DEEP)),
        ),
        (
            "tables",
            format!("a = {}1{}\n", "{a=".repeat(DEEP), "}".repeat(DEEP)),
        ),
        ("dotted keys", format!("{dotted} = 1\n")),
        ("dotted sections", format!("[{dotted}]\n")),
        (
            "lists without an end",
            format!("a = {}", "[".repeat(60_000)),
        ),
    ] {
        for kind in ["config", "terms"] {
            let (file, words) = placed(home, kind, toml.as_bytes());
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let got = told(&home.verb(&words), &file, &["not TOML"]);
            table.note(
                25,
                format!("{kind}: {name}, {DEEP} deep"),
                format!("exit 6, {kind}-invalid, line 1"),
                got,
            );
        }
    }
}

/// 29: peers that are none, or too many.
fn note_peers(table: &mut Table, home: &Home) {
    fs::remove_file(home.path().join("config.toml")).unwrap();
    let node = home.serve();
    let own = node.address();
    node.stop();
    let other = |port: usize| format!("/ip4/192.0.2.7/tcp/{port}/p2p/{OTHER_PEER}");
    let list = |count: usize| {
        (1..=count)
            .map(|port| format!("{:?}, ", other(port)))
            .collect::<String>()
    };
    for (name, peers, line, says) in [
        (
            "this node itself",
            format!("{:?},\n{own:?}", other(1)),
            4,
            "is this node itself",
        ),
        ("257 nodes", list(257), 2, "256 are enough"),
        ("10,000 nodes", list(10_000), 0, "larger than 256 KiB"),
    ] {
        let toml = format!("[network]\npeers = [\n{peers}]\n");
        let (file, _) = placed(home, "config", toml.as_bytes());
        let got = told(&home.verb(SERVE), &file, &[says]);
        table.note(
            29,
            format!("config: peers name {name}"),
            format!("exit 6, config-invalid, line {line}"),
            got,
        );
    }
    fs::remove_file(home.path().join("config.toml")).unwrap();
    let many = (1..=257).map(other).collect::<Vec<_>>().join(",");
    for (words, expected, says) in [
        (
            &["serve", "--peer", &own][..],
            "exit 2, usage",
            "is this node itself",
        ),
        (&["peer", "add", &own], "exit 1, own-peer", "own"),
        (
            &["serve", "--peer", &many],
            "exit 2, usage",
            "more than 256 nodes",
        ),
    ] {
        let got = outcome_with(&home.verb(words), says);
        table.note(
            29,
            format!(
                "{} with {} letters of addresses",
                words[..2].join(" "),
                words[2].len()
            ),
            expected,
            got,
        );
    }
}

/// 24, 33: a name that leads to no file.
fn note_no_files(table: &mut Table, home: &Home) {
    let file = home.path().join("config.toml");
    for (number, target, says) in [
        (24, "/dev/zero", "larger than 256 KiB"),
        (33, "/nowhere/config.toml", "No such file"),
        (33, "/proc", "directory"),
    ] {
        symlink(target, &file).unwrap();
        let output = Output::of(limited(home, SERVE, "/dev/null"), b"");
        let got = told(&output, &file, &[says]);
        table.note(
            number,
            format!("config: a link to {target}"),
            "exit 6, config-invalid, line 0",
            got,
        );
        fs::remove_file(&file).unwrap();
    }
}

/// 30: keys that others could read.
fn note_exposed(table: &mut Table, home: &Home) {
    for name in [
        "keys/signing",
        "keys/next",
        "keys/transport",
        "keys/secret",
        "recovery.txt",
    ] {
        let path = home.path().join(name);
        for mode in [0o644, 0o640, 0o604] {
            fs::set_permissions(&path, Permissions::from_mode(mode)).unwrap();
            for words in [SERVE, &["status"]] {
                let says = format!("chmod 600 {}", path.display());
                let got = outcome_with(&home.verb(words), &says);
                table.note(
                    30,
                    format!("{} with {name} at {mode:o}", words[0]),
                    "exit 1, key-exposed",
                    got,
                );
            }
        }
        fs::set_permissions(&path, Permissions::from_mode(0o600)).unwrap();
        table.note(
            30,
            format!("status after chmod 600 {name}"),
            "exit 0",
            outcome(&home.verb(&["status"])),
        );
    }
}

/// 33: two configurations take turns under one name; each start sees one of them, never a mixture.
#[test]
fn a_configuration_that_is_replaced_while_it_is_read_is_the_old_or_the_new_one() {
    let home = Home::init("Example Nord");
    let file = home.path().join("config.toml");
    let one = "[log]\nlevel = \"loud\"\n".to_owned();
    let other = format!(
        "{}[log]\nlevel = \"louder\"\n",
        "# a long one\n".repeat(10_000)
    );
    let [first, second] =
        ["line 2", "line 10002"].map(|line| format!("exit 6, config-invalid, {line}"));
    fs::write(&file, &one).unwrap();
    let ended = AtomicBool::new(false);
    let mut table = Table::new("config-replaced");
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let beside = home.beside("new.toml");
            let texts = [&other, &one].into_iter().cycle();
            for text in texts.take_while(|_| !ended.load(Ordering::Relaxed)) {
                fs::write(&beside, text).unwrap();
                fs::rename(&beside, &file).unwrap();
            }
        });
        for number in 0..40 {
            let got = told(&home.verb(SERVE), &file, &["names no level"]);
            let expected = if got == second { &second } else { &first };
            table.note(
                33,
                format!("start {number} while the file is replaced"),
                expected,
                got,
            );
        }
        ended.store(true, Ordering::Relaxed);
    });
    table.finish();
}
