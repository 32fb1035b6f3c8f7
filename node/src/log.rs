//! The node's log: to standard error as ever, and its last lines kept for the operator's page. The only file naming
//! `tracing_subscriber`.

use std::collections::VecDeque;
use std::io::{self, Write};
use std::sync::{Mutex, PoisonError};

use tracing_subscriber::EnvFilter;

/// Lines that are kept.
const LINES: usize = 300;
/// Longest line that is kept, bytes.
const LONGEST: usize = 1_000;

static KEPT: Mutex<VecDeque<String>> = Mutex::new(VecDeque::new());

/// A filter that is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is not a level")]
pub struct NotALevel;

/// Begins to write the log, with colours or without.
pub fn start(level: &str, colour: bool) -> Result<(), NotALevel> {
    let filter = EnvFilter::try_new(level).map_err(|_| NotALevel)?;
    // Only a second start in one process could fail here.
    let _ = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(colour)
        .with_writer(|| Both)
        // Where the log cannot be written, nobody can be told so; the node goes on.
        .log_internal_errors(false)
        .try_init();
    Ok(())
}

/// The last lines, the oldest first.
pub fn kept() -> Vec<String> {
    let kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    kept.iter().cloned().collect()
}

/// Standard error, and what is kept.
struct Both;

impl Write for Both {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        keep(bytes);
        io::stderr().write_all(bytes)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        io::stderr().flush()
    }
}

fn keep(bytes: &[u8]) {
    let text = plain(&String::from_utf8_lossy(bytes));
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        if kept.len() >= LINES {
            kept.pop_front();
        }
        kept.push_back(line.chars().take(LONGEST).collect());
    }
}

/// Without the colours of a terminal.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        if letter == '\u{1b}' {
            // A sequence ends with a letter.
            letters.by_ref().find(|letter| letter.is_ascii_alphabetic());
        } else {
            plain.push(letter);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_lines_are_kept_without_colours_and_within_bounds() {
        for number in 0..2 * LINES {
            keep(format!("\u{1b}[32m INFO\u{1b}[0m line {number}\n").as_bytes());
        }
        keep("x".repeat(10 * LONGEST).as_bytes());
        let kept = kept();
        assert_eq!(kept.len(), LINES, "There are no more lines than that.");
        assert_eq!(
            kept[0],
            format!(" INFO line {}", LINES + 1),
            "The oldest went, and the colours."
        );
        assert_eq!(kept[LINES - 1].len(), LONGEST, "A long line is cut.");
    }
}
