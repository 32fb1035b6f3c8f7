//! How a verb ends: its exit code, and what it says when it could not do its work.

use serde_json::{Value, json};

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
            "bad-value" | "bad-address" | "bad-json" | "bad-text" | "bad-days" => USAGE,
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

    /// Says it on standard error and returns the exit code.
    pub fn report(&self, json: bool) -> u8 {
        if json {
            let object = json!({
                "schema": "covisa/error/1",
                "code": self.code,
                "text": self.text,
                "next": self.next,
            });
            eprintln!("{object}");
        } else {
            eprintln!("covisa: {}", self.text);
            if !self.next.is_empty() {
                eprintln!("  {}", self.next);
            }
        }
        self.exit
    }
}

/// What clap says about the arguments: help and version are no mistakes.
pub fn usage(error: &clap::Error) -> u8 {
    let wants_json = std::env::args_os().any(|argument| argument == "--json");
    if error.use_stderr() && wants_json {
        let text = error.to_string();
        let wrong = text.split("\n\n").next().unwrap_or_default();
        let words: Vec<&str> = wrong
            .trim_start_matches("error: ")
            .split_whitespace()
            .collect();
        let first = words.join(" ");
        return Failure::new(USAGE, "usage", first, "covisa --help shows every verb.").report(true);
    }
    // Nobody is left to be told if even standard error is closed.
    let _ = error.print();
    if error.use_stderr() { USAGE } else { DONE }
}
