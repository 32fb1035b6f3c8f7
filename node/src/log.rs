//! The node's log: to standard error as ever, and its last lines kept for the operator's page. The only file naming
//! `tracing_subscriber`.
//!
//! What strangers do must not push everything else out: of each kind of line so many stand there a minute, and of the
//! others how many they were.

use std::collections::{HashMap, VecDeque};
use std::io::{self, Write};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use tracing::callsite::Identifier;
use tracing::{Event, Metadata, Subscriber};
use tracing_subscriber::layer::{Context, Filter, SubscriberExt as _};
use tracing_subscriber::util::SubscriberInitExt as _;
use tracing_subscriber::{EnvFilter, Layer as _, fmt, registry};

use crate::budgets::{LOG_LINES, LOG_WINDOW};

/// Lines that are kept.
const LINES: usize = 300;
/// Longest line that is kept, bytes.
const LONGEST: usize = 1_000;

static KEPT: Mutex<VecDeque<String>> = Mutex::new(VecDeque::new());
static KINDS: Mutex<Kinds> = Mutex::new(Kinds(None));

/// A filter that is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is not a level")]
pub struct NotALevel;

/// Begins to write the log, with colours or without.
pub fn start(level: &str, colour: bool) -> Result<(), NotALevel> {
    let filter = EnvFilter::try_new(level).map_err(|_| NotALevel)?;
    // Only a second start in one process could fail here.
    let lines = fmt::layer()
        .with_ansi(colour)
        .with_writer(|| Both)
        // Where the log cannot be written, nobody can be told so; the node goes on.
        .log_internal_errors(false)
        .with_filter(Sparing);
    let _ = registry().with(filter).with(lines).try_init();
    Ok(())
}

/// Says of each kind of line how many were left out, once its minute is over.
pub fn sum_up() {
    for (of, lines) in kinds(|kinds| kinds.left_out(Instant::now())) {
        tracing::info!("{lines} more lines of {of} were left out");
    }
}

fn kinds<T>(look: impl FnOnce(&mut Kinds) -> T) -> T {
    look(&mut KINDS.lock().unwrap_or_else(PoisonError::into_inner))
}

/// Lets so many lines of each kind through.
struct Sparing;

impl<S: Subscriber> Filter<S> for Sparing {
    fn enabled(&self, _: &Metadata<'_>, _: &Context<'_, S>) -> bool {
        true
    }

    fn event_enabled(&self, event: &Event<'_>, _: &Context<'_, S>) -> bool {
        kinds(|kinds| kinds.allow(event.metadata(), Instant::now()))
    }
}

/// Lines by the place in the program that writes them: there are only so many.
struct Kinds(Option<HashMap<Identifier, Kind>>);

struct Kind {
    of: String,
    since: Instant,
    lines: u32,
    left_out: u64,
}

impl Kinds {
    fn allow(&mut self, metadata: &Metadata<'_>, now: Instant) -> bool {
        let kinds = self.0.get_or_insert_default();
        let kind = kinds.entry(metadata.callsite()).or_insert_with(|| Kind {
            of: metadata.target().to_owned(),
            since: now,
            lines: 0,
            left_out: 0,
        });
        if now.saturating_duration_since(kind.since) >= LOG_WINDOW {
            (kind.since, kind.lines) = (now, 0);
        }
        kind.lines = kind.lines.saturating_add(1);
        let allowed = kind.lines <= LOG_LINES;
        kind.left_out += u64::from(!allowed);
        allowed
    }

    fn left_out(&mut self, now: Instant) -> Vec<(String, u64)> {
        let over = |kind: &&mut Kind| {
            kind.left_out > 0 && now.saturating_duration_since(kind.since) >= LOG_WINDOW
        };
        let kinds = self.0.iter_mut().flat_map(HashMap::values_mut);
        kinds
            .filter(over)
            .map(|kind| (kind.of.clone(), std::mem::take(&mut kind.left_out)))
            .collect()
    }
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
    fn a_kind_of_line_is_written_so_often_a_minute_and_then_summed_up() {
        let (mut kinds, begun) = (Kinds(None), Instant::now());
        let one = metadata_of(|| tracing::info!("one"));
        let other = metadata_of(|| tracing::info!("other"));
        let written = (0..3_431).filter(|_| kinds.allow(one, begun)).count();
        assert_eq!(
            written, LOG_LINES as usize,
            "No more are written of one kind."
        );
        assert!(
            kinds.allow(other, begun),
            "Another kind is written beside it."
        );
        assert!(kinds.left_out(begun).is_empty(), "The minute is not over.");
        let later = begun + LOG_WINDOW;
        let told = kinds.left_out(later);
        assert_eq!(
            told.iter().map(|(_, lines)| *lines).collect::<Vec<_>>(),
            [3_431 - u64::from(LOG_LINES)],
            "All others are counted, of the one kind of which there were any."
        );
        assert!(kinds.left_out(later).is_empty(), "They are told once.");
        assert!(kinds.allow(one, later), "The next minute has lines again.");
    }

    /// What the program says of the place of a line.
    fn metadata_of(line: impl FnOnce()) -> &'static Metadata<'static> {
        static SEEN: Mutex<Option<&'static Metadata<'static>>> = Mutex::new(None);
        struct Seeing;
        impl<S: Subscriber> tracing_subscriber::Layer<S> for Seeing {
            fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
                *SEEN.lock().expect("nobody panicked with it") = Some(event.metadata());
            }
        }
        tracing::subscriber::with_default(registry().with(Seeing), line);
        let seen = SEEN.lock().expect("nobody panicked with it").take();
        seen.expect("a line was written")
    }

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
