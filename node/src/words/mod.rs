//! What people read: the only place that makes sentences. The locale is an argument; the sentences stand in Fluent files,
//! `node/locales`.
//!
//! | file | what it words |
//! |---|---|
//! | [`alphabet`] | names in the order of a reader's alphabet |
//! | [`locale`] | in which language, and where its sentences are |
//! | [`terms`] | terms, as the sentence people read |
//! | [`grants`] | one grant: who may do what |
//! | [`conditions`] | what must hold, and what must happen before |
//! | [`rows`] | terms, as rows |
//! | [`verdict`] | verdicts |
//! | [`reason`], `uncertain` | reasons of verdicts |
//! | [`lists`] | member lists: what is wrong with a file or a row |
//! | [`problem`] | what went wrong, and what to do next |
//! | [`mistake`] | where a terms file is wrong, and what to write instead |
//! | [`numbers`] | amounts, days, times |
//! | [`premises`] | what a visitor may have to know before coming |
//! | [`prices`] | prices |
//! | [`warning`] | what an operator has to look after |

#![warn(clippy::wildcard_enum_match_arm)]

pub mod alphabet;
pub mod conditions;
mod grants;
pub mod lists;
pub mod locale;
pub mod mistake;
pub mod numbers;
pub mod premises;
pub mod prices;
pub mod problem;
pub mod reason;
pub mod rows;
pub mod terms;
mod uncertain;
pub mod verdict;
pub mod warning;

pub use locale::Locale;

/// Text of strangers, made safe for a terminal: no control characters, nothing that turns the line around.
pub fn printable(text: &str) -> String {
    let unsafe_char = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
    };
    text.chars()
        .map(|c| if unsafe_char(c) { '\u{fffd}' } else { c })
        .collect()
}

/// A host's own words as people read them in a line: what a note has in several lines stands in one.
pub fn prose(text: &str) -> String {
    printable(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Text to be put between quotation marks: those within it, backslashes, and what is not to be seen, are escaped.
pub fn quotable(text: &str) -> String {
    let quoted = format!("{text:?}");
    let inner = quoted
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'));
    inner.unwrap_or(&quoted).to_owned()
}
