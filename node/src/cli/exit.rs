//! How a verb ends: its exit code, and what it says when it could not do its work.

use std::io::Write as _;

use clap::error::{ContextKind, ContextValue};
use serde_json::{Value, json};

use super::print::typed;
use crate::keys::KeyError;
use crate::startup::StartError;

/// Done; verdict green.
pub const DONE: u8 = 0;
/// Failed.
pub const FAILED: u8 = 1;
/// Wrong usage.
pub const USAGE: u8 = 2;
/// Verdict red.
pub const RED: u8 = 3;
/// Verdict amber.
pub const AMBER: u8 = 4;
/// This verb needs the running node.
pub const NOT_RUNNING: u8 = 5;
/// A configuration or terms file is invalid.
pub const INVALID: u8 = 6;
/// The home is in use by another process.
pub const IN_USE: u8 = 7;

/// Why a verb could not do its work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The exit code.
    pub exit: u8,
    /// Stable, for programs.
    pub code: String,
    /// What happened.
    pub text: String,
    /// What to do next.
    pub next: String,
}

impl Failure {
    /// A failure.
    pub fn new(exit: u8, code: &str, text: impl Into<String>, next: impl Into<String>) -> Self {
        Self {
            exit,
            code: code.to_owned(),
            text: text.into(),
            next: next.into(),
        }
    }

    /// The problem that the API answered with.
    pub fn from_problem(status: u16, body: &Value) -> Self {
        let text = |name: &str| {
            body.get(name)
                .and_then(Value::as_str)
                .unwrap_or_default()
                .to_owned()
        };
        let code = text("code");
        let exit = match code.as_str() {
            "terms-invalid" => INVALID,
            "bad-value" | "bad-address" | "bad-json" | "bad-text" | "bad-email" | "bad-days"
            | "bad-dates" | "cannot-show" | "bad-invitation" | "follows-one" | "no-invitation" => {
                USAGE
            }
            _ => FAILED,
        };
        let title = text("title");
        Self {
            exit,
            code: if code.is_empty() {
                format!("http-{status}")
            } else {
                code
            },
            text: if title.is_empty() {
                format!("the node answered with status {status}")
            } else {
                title
            },
            next: text("next"),
        }
    }

    /// Nobody reads what is printed any more: an end, but no mistake to speak of.
    pub fn unread() -> Self {
        Self::new(DONE, "unread", "", "")
    }

    /// Why a home did not open.
    pub fn from_start(error: &StartError) -> Self {
        match error {
            StartError::Keys(KeyError::Exposed { path }) => Self::new(
                FAILED,
                "key-exposed",
                format!("{error}."),
                format!("Type: chmod 600 {}", typed(path)),
            ),
            StartError::Keys(KeyError::Locked | KeyError::WrongPassphrase) => {
                let text = format!("{error}.");
                Self::new(FAILED, "key-locked", text, super::passphrase::NEXT)
            }
            _ => Self::new(FAILED, "not-started", format!("{error}."), error.next()),
        }
    }

    /// Says it on standard error and returns the exit code.
    pub fn report(&self, json: bool) -> u8 {
        if *self == Self::unread() {
            return self.exit;
        }
        if json {
            let object = json!({
                "schema": "covisa/error/1",
                "code": self.code,
                "text": self.text,
                "next": self.next,
            });
            say(&object.to_string());
        } else {
            say(&format!("covisa: {}", self.text));
            if !self.next.is_empty() {
                say(&format!("  {}", self.next));
            }
        }
        self.exit
    }
}

/// A line of talk on standard error. If nobody can be told, the work goes on.
pub fn say(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

/// What clap says about the arguments: help and version are no mistakes.
pub fn usage(error: &clap::Error) -> u8 {
    if let Some(flag) = secret(error) {
        let text =
            format!("{flag}: a secret never stands on the command line, where others see it.");
        let next = "Keys are files in the home's folder keys, readable by you alone.";
        return Failure::new(USAGE, "usage", text, next).report(wants_json());
    }
    if error.use_stderr() && wants_json() {
        let text = error.to_string();
        let wrong = text.split("\n\n").next().unwrap_or_default();
        let words: Vec<&str> = wrong
            .trim_start_matches("error: ")
            .split_whitespace()
            .collect();
        return Failure::new(USAGE, "usage", words.join(" "), next(error)).report(true);
    }
    // Nobody is left to be told if even standard error is closed.
    let _ = error.print();
    if error.use_stderr() { USAGE } else { DONE }
}

/// A flag that would carry a secret.
fn secret(error: &clap::Error) -> Option<&str> {
    let Some(ContextValue::String(flag)) = error.get(ContextKind::InvalidArg) else {
        return None;
    };
    let words = [
        "key", "seed", "secret", "token", "pass", "recovery", "words",
    ];
    let named = flag.starts_with("--") && words.iter().any(|word| flag.contains(word));
    named.then_some(flag)
}

/// Whether JSON is asked for, where the arguments could not be read.
fn wants_json() -> bool {
    let falsey = ["", "0", "f", "false", "n", "no", "off"];
    let variable = std::env::var("COVISA_JSON").unwrap_or_default();
    let named = !falsey.contains(&variable.to_lowercase().as_str());
    named || std::env::args_os().any(|argument| argument == "--json")
}

/// The nearest verb or flag, if one is near.
fn next(error: &clap::Error) -> String {
    let near = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg]
        .into_iter()
        .find_map(|kind| error.get(kind));
    let name = match near {
        Some(ContextValue::String(name)) => Some(name),
        Some(ContextValue::Strings(names)) => names.first(),
        _ => None,
    };
    match name {
        Some(name) => format!("Did you mean {name}? covisa --help shows every verb."),
        None => "covisa --help shows every verb.".to_owned(),
    }
}
