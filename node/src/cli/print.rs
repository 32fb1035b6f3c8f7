//! What a verb prints: data on standard output, talk on standard error; one JSON object with `--json`.

use std::io::{ErrorKind, IsTerminal as _, Write as _};
use std::os::unix::ffi::OsStrExt as _;
use std::path::Path;

use serde_json::{Value, json};

use super::arguments::Arguments;
use super::carrier::{Carrier, take};
use super::exit::{DONE, FAILED, Failure, USAGE};
use super::passphrase::Passphrase;
use crate::backup::place;
use crate::home::{Home, Owner};
use crate::http::Request;
use crate::words::printable;

/// What every verb works with.
#[derive(Debug)]
pub struct Context {
    /// The home.
    pub home: Home,
    /// Where the passphrase of its keys is to be had.
    pub passphrase: Passphrase,
    /// One JSON object instead of text.
    pub json: bool,
    colour: bool,
}

/// A bringing back that was cut short is gone on with, before anything looks at the home.
fn finished(home: &Home) -> Result<(), Failure> {
    if !place::is_cut_short(home.path()) {
        return Ok(());
    }
    // Whoever has the home is doing it, or has done so.
    if let Owner::Us(lock) = take(home)? {
        place::go_on(home.path()).map_err(|error| {
            Failure::new(
                FAILED,
                "restore-cut-short",
                format!("{error}."),
                error.next(),
            )
        })?;
        drop(lock);
    }
    Ok(())
}

impl Context {
    /// Finds the home and how to print.
    pub fn new(arguments: &Arguments) -> Result<Self, Failure> {
        let home = match &arguments.home {
            Some(path) => Home::at(path),
            None => Home::default_of_user().ok_or_else(|| {
                let next = "Say where: covisa --home DIR ...";
                Failure::new(
                    USAGE,
                    "no-home",
                    "There is no user data directory: neither XDG_DATA_HOME nor HOME is set.",
                    next,
                )
            })?,
        };
        check_folder(home.path())?;
        finished(&home)?;
        let wanted = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        Ok(Self {
            home,
            passphrase: Passphrase {
                file: arguments.passphrase_file.clone(),
                command: arguments.passphrase_command.clone(),
            },
            json: arguments.json,
            colour: wanted && std::io::stdout().is_terminal(),
        })
    }

    /// The way to the API.
    pub fn carrier(&self) -> Result<Carrier, Failure> {
        Carrier::open(&self.home, self.json, &self.passphrase)
    }

    /// Sends one request, prints its answer, and ends.
    pub fn one(
        &self,
        schema: &str,
        request: &Request,
        text: impl Fn(&Value) -> String,
    ) -> Result<u8, Failure> {
        let carrier = self.carrier()?;
        let answer = carrier.json(request);
        carrier.close();
        self.show(schema, &answer?, text)?;
        Ok(DONE)
    }

    /// Prints an answer: as it is, or in words.
    pub fn show(
        &self,
        schema: &str,
        value: &Value,
        text: impl Fn(&Value) -> String,
    ) -> Result<(), Failure> {
        if self.json {
            let mut object = value.clone();
            object["schema"] = json!(format!("covisa/{schema}/1"));
            line(&object.to_string())
        } else {
            line(&text(value))
        }
    }

    /// A word in a colour, on a terminal that wants it.
    pub fn painted(&self, word: &str, colour: &str) -> String {
        if self.colour {
            format!("\u{1b}[{colour}m{word}\u{1b}[0m")
        } else {
            word.to_owned()
        }
    }
}

/// Checks that a path can be a home: a folder, or nothing yet.
fn check_folder(path: &Path) -> Result<(), Failure> {
    let wrong = match std::fs::metadata(path) {
        Ok(found) if found.is_dir() => return Ok(()),
        Err(error) if error.kind() == ErrorKind::NotFound && !path.is_symlink() => return Ok(()),
        Ok(_) => "this is a file, and a home is a folder".to_owned(),
        Err(error) => error.to_string(),
    };
    let text = format!("{}: {wrong}.", typed(path));
    let next = "Name another folder: covisa --home DIR ...";
    Err(Failure::new(USAGE, "no-home", text, next))
}

/// A path as it can be typed into a shell.
pub fn typed(path: &Path) -> String {
    let plain = |c: char| c.is_alphanumeric() || "/._-+,:@%".contains(c);
    match path.to_str() {
        Some(text) if !text.is_empty() && text.chars().all(plain) => text.to_owned(),
        Some(text) if printable(text) == text => format!("'{}'", text.replace('\'', r"'\''")),
        _ => format!("$'{}'", path.as_os_str().as_bytes().escape_ascii()),
    }
}

/// Writes one line of data. A reader that went away ends the program quietly.
pub fn line(text: &str) -> Result<(), Failure> {
    let text = text.trim_end_matches('\n');
    raw(format!("{text}\n").as_bytes())
}

/// Writes data as it is.
pub fn raw(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Err(Failure::unread()),
        Err(error) => Err(Failure::new(
            FAILED,
            "no-output",
            format!("standard output: {error}"),
            "",
        )),
        Ok(()) => Ok(()),
    }
}

/// The items of an answer.
pub fn items(value: &Value) -> &[Value] {
    value
        .get("items")
        .and_then(Value::as_array)
        .map_or(&[], Vec::as_slice)
}

/// A text field, safe for a terminal; a dash where there is none.
pub fn field(value: &Value, name: &str) -> String {
    match value.get(name) {
        None | Some(Value::Null) => "-".to_owned(),
        Some(Value::String(text)) => printable(text),
        Some(other) => other.to_string(),
    }
}

/// Columns, as wide as they need to be.
pub fn table(head: &[&str], rows: &[Vec<String>]) -> String {
    let mut lines: Vec<Vec<String>> =
        vec![head.iter().map(|cell| (*cell).to_uppercase()).collect()];
    lines.extend(rows.iter().cloned());
    let width = |column: usize| {
        lines
            .iter()
            .filter_map(|row| row.get(column))
            .map(|cell| cell.chars().count())
            .max()
    };
    let widths: Vec<usize> = (0..head.len())
        .map(|column| width(column).unwrap_or(0))
        .collect();
    let row = |cells: &Vec<String>| {
        let padded = cells
            .iter()
            .zip(&widths)
            .map(|(cell, width)| format!("{cell:<width$}"));
        padded.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    lines.iter().map(row).collect::<Vec<_>>().join("\n")
}
