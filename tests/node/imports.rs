//! Member lists read in by the program: what an import changes, says, and puts back; whole or not at all.

use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use covisa_tests::program::{Home, Running, contents};
use serde_json::Value;

use crate::crash::chance;

/// What an answer counts.
const COUNTS: [&str; 8] = [
    "rows",
    "new",
    "changed",
    "resumed",
    "ending",
    "unchanged",
    "missing",
    "revoked",
];
const HEADER: &str = "name,email,plan,external_id,state\n";

/// The same story with the home free and with its node running.
pub fn both(mut story: impl FnMut(&Home)) {
    story(&Home::init("Example Nord"));
    let home = Home::init("Example Nord");
    let node = Running::start(&home, &["serve", "--http", "127.0.0.1:0", "--offline"]);
    story(&home);
    node.stop();
}

/// A list of its own of these rows.
pub fn list(home: &Home, rows: &str) -> String {
    static WRITTEN: AtomicU32 = AtomicU32::new(0);
    let number = WRITTEN.fetch_add(1, Ordering::Relaxed);
    home.file(&format!("list-{number}.csv"), format!("{HEADER}{rows}"))
}

/// What an import of this file answers.
pub fn import(home: &Home, file: &str, flags: &[&str]) -> Value {
    home.done(&[&["member", "import", file], flags].concat())
}

/// The numbers of [`COUNTS`].
pub fn counts(answer: &Value) -> [u64; 8] {
    COUNTS.map(|name| answer[name].as_u64().unwrap())
}

/// The items of what a verb lists.
pub fn items(home: &Home, words: &[&str]) -> Vec<Value> {
    home.done(words)["items"].as_array().unwrap().clone()
}

/// The members.
pub fn members(home: &Home) -> Vec<Value> {
    items(home, &["member", "list"])
}

/// Each pass with its status.
pub fn passes(home: &Home) -> Vec<(String, String)> {
    let text = |pass: &Value, name: &str| pass[name].as_str().unwrap().to_owned();
    let mut passes: Vec<_> = items(home, &["pass", "list"])
        .iter()
        .map(|pass| (text(pass, "id"), text(pass, "status")))
        .collect();
    passes.sort();
    passes
}

/// The statuses of all passes.
pub fn statuses(home: &Home) -> Vec<String> {
    let mut all: Vec<String> = passes(home).into_iter().map(|pass| pass.1).collect();
    all.sort();
    all
}

fn names(items: &[Value]) -> Vec<&str> {
    items
        .iter()
        .map(|item| item["name"].as_str().unwrap())
        .collect()
}

/// What is said of each change: name, what it is, whether passes end, whether a new card would say more.
fn changes(answer: &Value) -> Vec<String> {
    let told = |item: &Value| {
        let flag = |name: &'static str| if item[name] == true { name } else { "" };
        let words = [
            item["name"].as_str().unwrap(),
            item["change"].as_str().unwrap(),
            flag("revokes"),
            flag("offers_card"),
        ];
        let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
        words.join(" ")
    };
    answer["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(told)
        .collect()
}

/// The bytes of the ledger.
pub fn ledger(home: &Home) -> Vec<u8> {
    let files = contents(&home.path().join("ledger"));
    files.into_iter().flat_map(|(_, bytes)| bytes).collect()
}

/// Whether any file of the home holds this text.
pub fn holds(home: &Home, text: &str) -> bool {
    let held = |bytes: &[u8]| {
        bytes
            .windows(text.len())
            .any(|part| part == text.as_bytes())
    };
    contents(&home.path()).iter().any(|(_, bytes)| held(bytes))
}

#[test]
fn each_list_is_previewed_imported_once_and_refused_with_problems() {
    both(|home| {
        for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("rosters")).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "csv") {
                one_list(home, &path);
            }
        }
    });
}

/// A list with rows that cannot be read says which, and with which it would end members.
fn refused(home: &Home, file: &str, name: &str, problems: &[Value]) {
    let words = ["member", "import", file, "--source", name];
    let refused = home.verb(&words).error(1);
    assert_eq!(refused["code"], "rows-invalid", "{name}: it says why.");
    let said = refused["text"].as_str().unwrap();
    for problem in problems {
        let told = problem["text"].as_str().unwrap();
        assert!(said.contains(told), "{name}: {told:?} is told: {said}");
    }
    let words = [&words[..], &["--complete", "--skip-problems"]].concat();
    let refused = home.verb(&words).error(1);
    assert_eq!(
        refused["code"], "rows-unread",
        "{name}: nobody ends whose row cannot be read."
    );
}

fn one_list(home: &Home, path: &Path) {
    let name = path.file_name().unwrap().to_str().unwrap();
    let file = path.display().to_string();
    let untouched = ledger(home);
    let preview = import(home, &file, &["--source", name, "--dry-run"]);
    let problems = preview["problems"].as_array().unwrap();
    assert_eq!(
        preview["import"],
        Value::Null,
        "{name}: a preview is no import."
    );
    assert!(
        preview["new"].as_u64() > Some(0),
        "{name} has members: {preview}"
    );
    if !problems.is_empty() {
        refused(home, &file, name, problems);
    }
    assert_eq!(
        ledger(home),
        untouched,
        "{name}: nothing is written so far."
    );
    let skipping = ["--source", name, "--skip-problems"];
    let done = import(home, &file, &skipping);
    assert_eq!(
        counts(&done),
        counts(&preview),
        "{name}: the preview was right."
    );
    assert_eq!(
        changes(&done),
        changes(&preview),
        "{name}: for each member."
    );
    let after = ledger(home);
    let again = import(home, &file, &skipping);
    let known = done["new"].as_u64().unwrap();
    let rows = done["rows"].as_u64().unwrap();
    assert_eq!(
        counts(&again),
        [rows, 0, 0, 0, 0, known, 0, 0],
        "{name}: known by now."
    );
    assert_eq!(
        ledger(home),
        after,
        "{name}: nothing is written a second time."
    );
}

#[test]
fn what_changes_in_a_list_is_told_and_done() {
    both(|home| {
        let first = list(
            home,
            "Ana Example,ana@example.org,Flex,1,active\nBo Example,bo@example.org,Flex,2,active\nCy Example,cy@example.org,Flex,3,active\n",
        );
        import(home, &first, &[]);
        let one = items(home, &["member", "list"])[1]["member"].clone();
        home.done(&["pass", "issue", one.as_str().unwrap()]);
        let second = list(
            home,
            "Ana Example,ana@example.org,Studio,1,active\nBo Example,bo@example.org,Flex,2,ended\nDi Example,di@example.org,Flex,4,active\nEd Example,ed@example.org,Flex,5,ended\n",
        );
        let done = import(home, &second, &[]);
        assert_eq!(
            counts(&done),
            [4, 1, 1, 0, 1, 0, 1, 1],
            "All is counted: {done}"
        );
        let told = [
            "Ana Example changed",
            "Bo Example ending revokes",
            "Di Example new",
        ];
        assert_eq!(changes(&done), told, "All is told.");
        assert_eq!(statuses(home), ["suspended"], "Who left has no pass.");
        let runs = |home: &Home| -> Vec<bool> {
            let runs = members(home);
            runs.iter().map(|one| one["active"] == true).collect()
        };
        assert_eq!(
            runs(home),
            [true, false, true, true],
            "Who is missing stays."
        );
        let done = import(home, &second, &["--complete"]);
        assert_eq!(
            counts(&done),
            [4, 0, 0, 0, 1, 3, 1, 0],
            "Unless it is complete: {done}"
        );
        assert_eq!(
            runs(home),
            [true, false, false, true],
            "Then the member has left."
        );
        let done = import(home, &first, &[]);
        assert_eq!(
            counts(&done),
            [3, 0, 1, 2, 0, 0, 1, 0],
            "They come back: {done}"
        );
        assert_eq!(
            runs(home),
            [true; 4],
            "Ana, Bo, Cy, and Di who is missing now."
        );
    });
}

#[test]
fn members_are_known_again_by_their_number_else_by_their_address_within_one_source() {
    both(|home| {
        let rows = "Ana Example,ana@example.org,Flex,1,\nBo Example,bo@example.org,Flex,,\n";
        import(home, &list(home, rows), &["--source", "one"]);
        let moved = "Ana Sample,ana@example.com,Flex,1,\nBo Sample,Bo@Example.org,Flex,,\n";
        let moved = list(home, moved);
        let done = import(home, &moved, &["--source", "one"]);
        assert_eq!(
            counts(&done),
            [2, 0, 2, 0, 0, 0, 0, 0],
            "Both are known: {done}"
        );
        let other = import(home, &moved, &["--source", "two"]);
        assert_eq!(
            counts(&other),
            [2, 2, 0, 0, 0, 0, 0, 0],
            "Not to another source."
        );
        let swapped = list(home, "Ana Sample,bo@example.org,Flex,1,\n");
        let done = import(home, &swapped, &["--source", "one", "--complete"]);
        assert_eq!(
            counts(&done),
            [1, 0, 1, 0, 1, 0, 1, 0],
            "The number goes before: {done}"
        );
        assert_eq!(members(home).len(), 4, "Nobody was merged.");
    });
}

#[test]
fn passes_follow_the_plans_that_travel() {
    both(|home| {
        let rows = "Ana Example,ana@example.org,Flex,1,\nBo Example,bo@example.org,Studio,2,\n";
        let file = list(home, rows);
        import(home, &file, &["--travels", "Flex"]);
        let hand = ["member", "add", "--name", "Cy Example", "--plan", "Flex"];
        home.done(&hand);
        let issued = items(home, &["pass", "issue", "--all"]);
        let mut travelling = names(&issued);
        travelling.sort_unstable();
        assert_eq!(travelling, ["Ana Example", "Cy Example"], "Flex travels.");
        let done = import(home, &file, &["--travels", "Flex,Studio"]);
        assert!(
            done["import"].is_string(),
            "The plans alone are an import: {done}"
        );
        assert_eq!(statuses(home), ["valid", "valid"], "More may travel.");
        let moved = list(home, "Ana Example,ana@example.org,Day,1,\n");
        home.done(&["plan", "set", "Day", "--travels", "no"]);
        let done = import(home, &moved, &["--travels", "Day"]);
        assert_eq!(
            changes(&done),
            ["Ana Example changed"],
            "Day travels from now on."
        );
        import(home, &file, &["--travels", "Flex,Studio"]);
        assert_eq!(
            items(home, &["pass", "issue", "--all"]).len(),
            3,
            "All three travel."
        );
        let done = import(home, &file, &["--travels", "Studio"]);
        let told = ["Ana Example changed revokes", "Cy Example changed revokes"];
        assert_eq!(changes(&done), told, "Flex stays, whoever has it.");
        let suspended = ["suspended", "suspended", "suspended", "suspended", "valid"];
        assert_eq!(statuses(home), suspended, "Only Bo's card counts.");
        home.done(&["member", "undo-import"]);
        assert_eq!(statuses(home), ["valid"; 5], "Flex travels again.");
        assert!(
            members(home).iter().all(|one| one["travels"] == true),
            "All of them."
        );
    });
}

#[test]
fn a_lower_kind_takes_cards_back_and_a_higher_one_offers_new_ones() {
    both(|home| {
        for (plan, tier) in [("Full", "dedicated"), ("Flex", "flex")] {
            home.done(&["plan", "set", plan, "--travels", "yes", "--tier", tier]);
        }
        let rows = "Ana Example,ana@example.org,Full,1,\nBo Example,bo@example.org,Flex,2,\n";
        import(home, &list(home, rows), &[]);
        home.done(&["pass", "issue", "--all"]);
        let rows = "Ana Example,ana@example.org,Flex,1,\nBo Example,bo@example.org,Full,2,\n";
        let file = list(home, rows);
        let told = [
            "Ana Example changed revokes",
            "Bo Example changed offers_card",
        ];
        let preview = import(home, &file, &["--dry-run"]);
        assert_eq!(changes(&preview), told, "The preview says it.");
        assert_eq!(statuses(home), ["valid", "valid"], "And does nothing.");
        assert_eq!(
            changes(&import(home, &file, &[])),
            told,
            "The import does it."
        );
        assert_eq!(
            statuses(home),
            ["suspended", "valid"],
            "Ana's card said too much."
        );
        let own = ["member", "add", "--name", "Cy Example", "--plan", "Full"];
        let own = home.done(&[&own[..], &["--tier", "team"]].concat());
        home.card(own["member"].as_str().unwrap());
        home.done(&["plan", "set", "Full", "--travels", "yes", "--tier", "day"]);
        let left = ["revoked", "suspended", "valid"];
        assert_eq!(
            statuses(home),
            left,
            "Bo falls with the plan, Cy has a kind of their own."
        );
    });
}

#[test]
fn an_export_is_read_in_again_and_runs_no_formula() {
    both(|home| {
        let rows = "=1+1,ana@example.org,+Flex,@1,\n-Bo Example,bo@example.org,-Day,2,\n'quoted,cy@example.org,,3,ended\n";
        import(home, &list(home, rows), &["--source", "one"]);
        let later = [
            "member",
            "add",
            "--name",
            "Di Example",
            "--since",
            "2099-01-01",
        ];
        home.done(&later);
        home.done(&[
            "member",
            "add",
            "--name",
            "Ed Example",
            "--until",
            "2020-01-01",
        ]);
        let out = home.beside("out.csv").display().to_string();
        home.done(&["member", "export", "--out", &out]);
        let written = fs::read_to_string(&out).unwrap();
        let cells = written.lines().skip(1).flat_map(|line| line.split(','));
        for cell in cells {
            assert!(
                !cell.trim_matches('"').starts_with(['=', '+', '-', '@']),
                "{cell} runs."
            );
        }
        let raw = home.verb(&["member", "export"]);
        assert_eq!(raw.out, written.as_bytes(), "Standard output has the same.");
        let kept = ["name", "email", "plan", "since", "until", "state"];
        let told = |home: &Home| -> Vec<Value> {
            let told = |one: Value| kept.iter().map(|name| one[*name].clone()).collect();
            let here = members(home).into_iter();
            here.filter(|one| one["state"] != "ended")
                .map(told)
                .collect()
        };
        let other = Home::init("Example Süd");
        import(&other, &out, &["--source", "two"]);
        assert_eq!(
            told(&other),
            told(home),
            "Another house has the same members, but for those who have left."
        );
    });
}

#[test]
fn an_import_that_is_killed_is_there_as_a_whole_or_not_at_all() {
    let home = Home::init("Example Nord");
    let row = |number: u32| format!("Example {number},m{number}@example.org,Flex,{number},\n");
    let file = list(&home, &(0..10_000).map(row).collect::<String>());
    let begun = Instant::now();
    import(&home, &file, &["--dry-run"]);
    let usual = begun.elapsed().as_millis() as u64;
    let mut seen = Vec::new();
    for round in 0..8 {
        let copy = home.copy();
        let mut command = copy.command();
        command.args(["member", "import", &file, "--travels", "Flex"]);
        let quiet = command.stdout(Stdio::null()).stderr(Stdio::null());
        let mut verb = quiet.spawn().unwrap();
        // From the first moments to well behind its end.
        thread::sleep(Duration::from_millis(
            usual * round / 4 + chance(usual / 4 + 1),
        ));
        verb.kill().unwrap();
        verb.wait().unwrap();
        seen.push(members(&copy).len());
        let plans = items(&copy, &["plan", "list"]).len();
        assert_eq!(
            plans,
            usize::from(seen.last() == Some(&10_000)),
            "Nor half of its plans."
        );
    }
    let whole = |count: &usize| [0, 10_000].contains(count);
    assert!(
        seen.iter().all(whole),
        "All of it is there or nothing: {seen:?}"
    );
}
