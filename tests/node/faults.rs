//! Disks that are full, read-only or broken: the desk goes on judging, what cannot be written is refused in words,
//! and what was answered is there afterwards.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::PathBuf;
use std::process::Command;

use covisa_tests::asking::{Answer, Asking};
use covisa_tests::faulty::{BROKEN, Fault, Faulty, READ_ONLY};
use covisa_tests::program::{Home, Output, contents};
use covisa_tests::table::Table;
use serde_json::{Value, json};

use crate::guests::{House, judged};

/// The house's terms with a note more, which changes no verdict.
const NOTED: &str = r#"
visa = "accepted"
note = "Ring twice."

[[grant]]
to = "members"
benefit = "free"
caps = [{ amount = 3, unit = "day", per = "calendar month" }]
"#;

/// A fault of `bad/faults/disk.toml`.
struct Row {
    number: u32,
    name: String,
    under: String,
    fault: Fault,
    expected: String,
}

fn rows(kind: &str) -> Vec<Row> {
    let all: toml::Table = include_str!("../bad/faults/disk.toml").parse().unwrap();
    let row = |row: &toml::Value| {
        let text = |name: &str| row[name].as_str().unwrap().to_owned();
        let number = |name: &str| {
            let held = row.get(name).and_then(toml::Value::as_integer);
            i32::try_from(held.unwrap_or(0)).unwrap()
        };
        Row {
            number: number("number").unsigned_abs(),
            name: text("name"),
            under: text("under"),
            fault: Fault {
                write: number("write"),
                sync: number("sync"),
                change: number("change"),
                ..Fault::default()
            },
            expected: text("expected"),
        }
    };
    all[kind].as_array().unwrap().iter().map(row).collect()
}

/// Status and code of an answer.
pub fn said(answer: &Answer) -> String {
    format!("{} {}", answer.status, answer.code())
}

/// Three changes, each of its own kind: how each was answered.
fn changes(ask: &Asking, house: &House) -> [Answer; 3] {
    let toml = [("content-type", "application/toml")];
    [
        ask.post("members", &json!({ "name": "Carol Example" })),
        ask.send("PUT", "/api/v1/terms", &toml, NOTED.as_bytes()),
        ask.post(
            "desk/check",
            &json!({ "pass": house.card(7), "check_in": true }),
        ),
    ]
}

fn ledger(home: &Home) -> Vec<u8> {
    let files = contents(&home.path().join("ledger"));
    files.into_iter().flat_map(|(_, bytes)| bytes).collect()
}

fn quarantines(home: &Home) -> usize {
    let entries = fs::read_dir(home.path()).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name());
    names
        .filter(|name| name.to_string_lossy().starts_with("quarantine"))
        .count()
}

/// After the fault: the home opens, what was in its ledger still is, and it takes changes again.
fn is_whole_again(home: &Home, ledger_before: &[u8], members: &[&str]) -> String {
    let status = home.done(&["status"]);
    if status["store"] != "ok" {
        return format!("the store is {}", status["store"]);
    }
    if !ledger(home).starts_with(ledger_before) {
        return "the ledger lost entries".to_owned();
    }
    let listed = home.done(&["member", "list"]).to_string();
    if let Some(lost) = members.iter().find(|member| !listed.contains(**member)) {
        return format!("the member {lost} is lost");
    }
    home.done(&["member", "add", "--name", "Dora Example"]);
    "whole".to_owned()
}

fn while_running(house: &House, row: &Row) -> String {
    let home = &house.home;
    let faulty = Faulty::under(&home.path().join(&row.under));
    let node = faulty.serve(home);
    let passes = house.passes();
    let before = judged(&node.ask, &passes);
    let held = node
        .ask
        .post("members", &json!({ "name": "Alice Example" }))
        .json();
    let ledger_before = ledger(home);
    faulty.set(row.fault);
    let answers = changes(&node.ask, house);
    assert_eq!(
        judged(&node.ask, &passes),
        before,
        "{}: checks answer as before.",
        row.name
    );
    for refused in answers.iter().filter(|answer| answer.status >= 400) {
        let next = refused.json()["next"].to_string();
        assert!(next.contains("disk"), "The way out is named: {next}");
    }
    assert!(
        !node.log().contains("panicked"),
        "Nothing panics: {}",
        node.log()
    );
    faulty.set(Fault::default());
    node.stop();
    let after = is_whole_again(home, &ledger_before, &[held["member"].as_str().unwrap()]);
    assert_eq!(quarantines(home), 0, "{}: no index is put aside.", row.name);
    format!("{}; {after}", answers.each_ref().map(said).join(", "))
}

fn at_start(house: &House, row: &Row) -> String {
    let home = &house.home;
    let (ledger_before, faulty) = (ledger(home), Faulty::under(&home.path().join(&row.under)));
    faulty.set(row.fault);
    let checked = faulty.verb(home, &["verify", &house.card(1)]);
    let refused = faulty.verb(home, &["member", "add", "--name", "Carol Example"]);
    for output in [&checked, &refused] {
        assert!(
            !output.err.contains("panicked"),
            "Nothing panics: {}",
            output.err
        );
    }
    let told = format!("verify {}, member {}", ended(&checked), ended(&refused));
    faulty.set(Fault::default());
    let after = is_whole_again(home, &ledger_before, &[]);
    assert_eq!(quarantines(home), 0, "{}: no index is put aside.", row.name);
    format!("{told}; {after}")
}

/// How a verb ended: its exit code, and the level of the verdict or the code of the error.
fn ended(output: &Output) -> String {
    let text = if output.out.is_empty() {
        output.err.clone()
    } else {
        output.text()
    };
    let value: Value = serde_json::from_str(text.trim()).unwrap_or_default();
    let word = value["verdict"]["level"]
        .as_str()
        .or(value["code"].as_str());
    format!("{} {}", output.exit, word.unwrap_or_default())
}

#[test]
fn a_disk_that_fails_stops_what_must_be_written_and_nothing_else() {
    let house = House::new();
    let mut table = Table::new("faults-disk");
    for (kind, run) in [
        ("running", while_running as fn(&House, &Row) -> String),
        ("starting", at_start),
    ] {
        for row in rows(kind) {
            let copy = house.copy();
            let got = run(&copy, &row);
            let expected = format!("{}; whole", row.expected);
            table.note(row.number, format!("{kind}: {}", row.name), expected, got);
        }
    }
    table.finish();
}

#[test]
fn a_start_on_a_full_disk_judges_and_says_why_it_does_no_more() {
    let house = House::new();
    let passes = house.passes();
    let before = judged(&house.home.serve().ask, &passes);
    let faulty = Faulty::under(&house.home.path().join("index"));
    faulty.set(Fault::full());
    let node = faulty.serve(&house.home);
    assert_eq!(
        judged(&node.ask, &passes),
        before,
        "Every verdict on a pinned home is as before."
    );
    assert!(
        node.log().contains("make room on the disk"),
        "The log says why, and what to do: {}",
        node.log()
    );
    let ready = node.ask.send("GET", "/readyz", &[], b"");
    assert_eq!(ready.status, 503, "A supervisor sees it too.");
    for answer in changes(&node.ask, &house) {
        assert_eq!(said(&answer), "503 read-only", "Nothing is taken.");
    }
    faulty.set(Fault::default());
    node.stop();
    let opened = house.home.done(&["status"]);
    assert_eq!(opened["store"], "ok", "With room, all is as it was.");
    assert_eq!(quarantines(&house.home), 0, "No index was put aside.");
}

#[test]
fn a_founding_that_the_disk_refused_can_be_begun_again() {
    let mut table = Table::new("faults-founding");
    for (name, fault) in [
        ("full", Fault::full()),
        ("read-only", Fault::everywhere(READ_ONLY)),
        ("broken", Fault::everywhere(BROKEN)),
    ] {
        let home = Home::empty();
        let faulty = Faulty::of(&home);
        let found = ["init", "--name", "Example Nord", "--tz", "Europe/Berlin"];
        faulty.set(fault);
        let refused = faulty.verb(&home, &found);
        faulty.set(Fault::default());
        let again = faulty.verb(&home, &found);
        let code = |output: &Output| match output.exit {
            0 => "0".to_owned(),
            exit => format!("{exit} {}", output.error(exit)["code"]),
        };
        table.note(
            4,
            format!("a space is founded on a disk that is {name}, then again on a good one"),
            "refused in words, then 0",
            format!(
                "{}, then {}",
                if refused.exit == 1 && refused.error(1)["text"] != "" {
                    "refused in words".to_owned()
                } else {
                    code(&refused)
                },
                code(&again)
            ),
        );
    }
    table.finish();
}

/// A small disk in memory where a home was. Only root can have one.
pub struct SmallDisk(PathBuf);

impl SmallDisk {
    /// Moves a home onto it; `None` if this user may not mount.
    pub fn under(home: &Home) -> Option<Self> {
        let (path, aside) = (home.path(), home.beside("moved"));
        fs::rename(&path, &aside).unwrap();
        fs::create_dir(&path).unwrap();
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=16m", "none"])
            .arg(&path)
            .output();
        let disk = mounted
            .is_ok_and(|output| output.status.success())
            .then(|| Self(path.clone()));
        let copied = Command::new("cp")
            .arg("-a")
            .arg(aside.join("."))
            .arg(&path)
            .status();
        assert!(copied.unwrap().success(), "The home is moved.");
        disk
    }

    /// Leaves not one byte free.
    pub fn fill(&self) {
        let mut file = File::create(self.0.join("filler")).unwrap();
        for size in [64 * 1024, 1024, 1] {
            while file.write_all(&vec![7; size]).is_ok() {}
        }
    }

    /// Gives so many bytes back.
    pub fn free(&self, bytes: u64) {
        let filler = File::options().write(true).open(self.0.join("filler"));
        let filler = filler.unwrap();
        let len = filler.metadata().unwrap().len();
        filler.set_len(len.saturating_sub(bytes)).unwrap();
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        // An error means that it is gone already.
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

#[test]
fn a_real_disk_that_is_full_loses_nothing_that_was_answered() {
    let house = House::new();
    let Some(disk) = SmallDisk::under(&house.home) else {
        println!("left out: this user may not mount a disk");
        return;
    };
    let node = house.home.serve();
    let passes = house.passes();
    let before = judged(&node.ask, &passes);
    disk.fill();
    let mut members = Vec::new();
    let refused = loop {
        let answer = node
            .ask
            .post("members", &json!({ "name": "Alice Example" }));
        match answer.json()["member"].as_str() {
            Some(member) => members.push(member.to_owned()),
            None => break answer,
        }
        assert!(members.len() < 1000, "The disk is full at last.");
    };
    assert_eq!(said(&refused), "503 read-only", "It is refused in words.");
    assert_eq!(
        judged(&node.ask, &passes),
        before,
        "Checks answer as before."
    );
    node.stop();
    let node = house.home.serve();
    assert_eq!(
        judged(&node.ask, &passes),
        before,
        "A start on the full disk judges as before."
    );
    node.stop();
    disk.free(u64::MAX);
    let node = house.home.serve();
    println!("after the full disk: {}", node.log());
    assert_eq!(
        judged(&node.ask, &passes),
        before,
        "An index that was cut by the full disk is rebuilt, whatever was in it."
    );
    node.stop();
    let members: Vec<&str> = members.iter().map(String::as_str).collect();
    assert_eq!(
        is_whole_again(&house.home, &[], &members),
        "whole",
        "With room again, all that was answered is there."
    );
}
