//! A table of bad inputs: what was put in, what had to come of it, and what came of it.
//!
//! Every row is looked at before any fails the test, and the table is left in `target/bad-inputs/` for people to read.

use std::path::PathBuf;

/// The rows of one group of inputs.
#[derive(Debug)]
pub struct Table {
    group: &'static str,
    rows: Vec<Row>,
}

#[derive(Debug)]
struct Row {
    number: u32,
    input: String,
    expected: String,
    got: String,
}

impl Table {
    /// An empty table.
    pub fn new(group: &'static str) -> Self {
        Self {
            group,
            rows: Vec::new(),
        }
    }

    /// Notes one input by the number of its kind: what had to come of it, and what came.
    pub fn note(
        &mut self,
        number: u32,
        input: impl Into<String>,
        expected: impl Into<String>,
        got: impl Into<String>,
    ) {
        self.rows.push(Row {
            number,
            input: input.into(),
            expected: expected.into(),
            got: got.into(),
        });
    }

    /// Writes the table, then fails if any row is not as it had to be.
    pub fn finish(self) {
        let directory = program_directory().join("bad-inputs");
        std::fs::create_dir_all(&directory).unwrap();
        let lines: Vec<String> = self.rows.iter().map(Row::line).collect();
        let text = format!(
            "| no. | input | expected | got |\n|---|---|---|---|\n{}\n",
            lines.join("\n")
        );
        std::fs::write(directory.join(format!("{}.md", self.group)), text).unwrap();
        let wrong: Vec<String> = self
            .rows
            .iter()
            .filter(|row| row.expected != row.got)
            .map(Row::line)
            .collect();
        assert!(
            wrong.is_empty(),
            "Every bad input of the group {} gets what it should:\n{}",
            self.group,
            wrong.join("\n")
        );
    }
}

impl Row {
    fn line(&self) -> String {
        let cell = |text: &str| text.replace('|', "\\|").replace('\n', " ");
        format!(
            "| {} | {} | {} | {} |",
            self.number,
            cell(&self.input),
            cell(&self.expected),
            cell(&self.got)
        )
    }
}

/// The folder that Cargo builds into.
fn program_directory() -> PathBuf {
    let program = crate::program::program();
    program.parent().unwrap().parent().unwrap().to_owned()
}
