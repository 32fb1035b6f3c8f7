//! Bad command lines, from `tests/bad/cli.toml`: each has its exit code, none panics, none changes what is on disk.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use covisa_tests::program::{Home, Output, Running, contents, program};
use covisa_tests::table::Table;
use serde_json::Value;

use crate::meeting::days_a_month;

/// Every file of a home with its bytes, but for the index, which is made from the others, and the lock.
pub(crate) fn facts(home: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let index = home.join("index");
    let mut all = contents(home);
    all.retain(|(path, _)| !path.starts_with(&index));
    all
}

/// A verb's outcome in a few words: its exit code, its error's code, and what should never be.
pub(crate) fn outcome(output: &Output) -> String {
    let error: Value = serde_json::from_str(output.err.trim()).unwrap_or_default();
    let mut words = match error["code"].as_str() {
        Some(code) => format!("exit {}, {code}", output.exit),
        None => format!("exit {}", output.exit),
    };
    if output.err.contains("panicked") {
        words += ", panicked";
    }
    words
}

/// The same, and the whole text if a piece of it is missing.
pub(crate) fn outcome_with(output: &Output, says: &str) -> String {
    if output.err.contains(says) {
        outcome(output)
    } else {
        format!("{}, says {}", outcome(output), output.err.trim())
    }
}

/// A command that may have 4 GB of memory, no more: what reads without end fails here and leaves the machine alone.
pub(crate) fn limited(home: &Home, words: &[&str], input: &str) -> Command {
    let mut sh = Command::new("sh");
    sh.env_clear()
        .arg("-c")
        .arg(format!("ulimit -v 4000000; exec \"$@\" < {input}"))
        .arg("sh")
        .arg(program())
        .arg("--home")
        .arg(home.path())
        .arg("--json")
        .args(words);
    sh
}

/// The rows of a file of bad inputs.
pub(crate) fn rows(name: &str) -> Vec<toml::Table> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("bad").join(name);
    let file: toml::Table = fs::read_to_string(path).unwrap().parse().unwrap();
    let rows = file["row"].as_array().unwrap().iter();
    rows.map(|row| row.as_table().unwrap().clone()).collect()
}

/// A text of a row; empty if it is not there.
pub(crate) fn text<'a>(row: &'a toml::Table, name: &str) -> &'a str {
    row.get(name)
        .and_then(toml::Value::as_str)
        .unwrap_or_default()
}

/// What a row expects, in the words of [`outcome`].
pub(crate) fn expected(row: &toml::Table) -> String {
    match text(row, "code") {
        "" => format!("exit {}", row["exit"]),
        code => format!("exit {}, {code}", row["exit"]),
    }
}

/// A home with a member, their card and a terms file.
pub(crate) struct Place {
    pub(crate) home: Home,
    filled: [(&'static str, String); 5],
}

impl Place {
    pub(crate) fn new() -> Self {
        let home = Home::init("Example Nord");
        let member = home.done(&["member", "add", "--name", "Alice Example"])["member"]
            .as_str()
            .unwrap()
            .to_owned();
        let filled = [
            ("{own}", home.space.clone()),
            ("{other}", format!("covisa:{}", "a".repeat(32))),
            ("{pass}", home.card(&member)),
            ("{terms}", home.file("terms.toml", days_a_month(2))),
            ("{member}", member),
        ];
        Self { home, filled }
    }

    pub(crate) fn fill(&self, word: &str) -> String {
        let filled = self.filled.iter().find(|(name, _)| *name == word);
        filled.map_or(word, |(_, value)| value).to_owned()
    }

    /// The outcome of a row, and whether anything on disk changed that should not have.
    fn got(&self, row: &toml::Table) -> String {
        let words = row["words"].as_array().unwrap().iter();
        let words: Vec<String> = words
            .map(|word| self.fill(word.as_str().unwrap()))
            .collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let before = facts(&self.home.path());
        let output = self.home.verb(&words);
        let changed = facts(&self.home.path()) != before;
        let got = outcome_with(&output, text(row, "says"));
        match changed && !row.contains_key("changes") {
            true => format!("{got}, changed"),
            false => got,
        }
    }
}

#[test]
fn every_bad_command_line_has_its_exit_code() {
    let (alone, served) = (Place::new(), Place::new());
    let node = Running::start(
        &served.home,
        &["serve", "--http", "127.0.0.1:0", "--offline"],
    );
    let mut table = Table::new("cli");
    let bound = node.ask.host().rsplit(':').next().unwrap().to_owned();
    table.note(
        3,
        "serve --http 127.0.0.1:0",
        "exit 0",
        if bound == "0" {
            bound
        } else {
            "exit 0".to_owned()
        },
    );
    for row in rows("cli.toml") {
        let number = row["no"].as_integer().unwrap() as u32;
        let words = row["words"].to_string();
        table.note(
            number,
            format!("{words} alone"),
            expected(&row),
            alone.got(&row),
        );
        table.note(
            number,
            format!("{words} beside its node"),
            expected(&row),
            served.got(&row),
        );
    }
    assert_eq!(
        served.home.done(&["status"])["running"],
        true,
        "The node runs on."
    );
    assert!(!node.log().contains("panicked"), "Nothing in it panicked.");
    node.stop();
    table.finish();
}
