//! How well what a column holds fits what its header says: a header alone may mean two things.

use super::cell::is_blank;
use super::date;
use super::list::Field;
use super::vocabulary::Vocabulary;
use crate::core::address::email;

/// So many rows say what a column holds.
pub(super) const LOOKED_AT: usize = 1_000;

/// How well the values of a column fit a field, the worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// None of them does.
    No,
    /// Some do, or there are none.
    Some,
    /// At least nine in ten do.
    Yes,
}

/// What the first cells of a column are.
#[derive(Debug, Clone, Default)]
pub(super) struct Contents {
    filled: usize,
    dates: usize,
    addresses: usize,
    states: usize,
    /// Words of a state that are too long to be the code of a region.
    plain_states: usize,
    names: usize,
    /// Marks of somebody who ticks.
    ticks: usize,
}

impl Contents {
    /// Takes note of one cell.
    pub(super) fn note(&mut self, cell: &str, words: &Vocabulary) {
        let text = cell.trim();
        if is_blank(text) || words.is_absent(text) {
            return;
        }
        let is_date = date::parse(text, words).is_some();
        let is_address = email(text).is_some();
        let is_state = words.state(text).is_some();
        self.ticks += usize::from(TICKS.contains(&text.to_lowercase().as_str()));
        let has_letters = text.chars().any(char::is_alphabetic);
        self.filled += 1;
        self.dates += usize::from(is_date);
        self.addresses += usize::from(is_address);
        self.states += usize::from(is_state);
        self.plain_states += usize::from(is_state && text.chars().count() > LONGEST_CODE);
        self.names += usize::from(has_letters && !is_date && !is_address && !is_state);
    }

    /// How well it fits a field.
    pub(super) fn fit(&self, field: Field) -> Fit {
        match field {
            Field::Name | Field::FirstName | Field::LastName => self.share(self.names),
            Field::Email => self.share(self.addresses),
            Field::Since | Field::Until => self.share(self.dates),
            Field::State => self.share(self.states),
            Field::Plan => {
                self.share(self.filled - self.dates.max(self.addresses).max(self.states))
            }
            Field::ExternalId => self.share(self.filled - self.dates.max(self.addresses)),
        }
    }

    /// Whether it holds dates, some cells aside.
    pub(super) fn is_dates(&self) -> bool {
        self.filled > 0 && self.dates * 2 >= self.filled
    }

    /// Whether it holds words of a state, some cells aside.
    pub(super) fn are_states(&self) -> bool {
        self.filled > 0 && self.states * 2 >= self.filled
    }

    /// Whether it holds ticks and nothing else.
    pub(super) fn are_ticks(&self) -> bool {
        self.filled > 0 && self.ticks == self.filled
    }

    /// Whether a column that may be a part of an address holds words of a state: "ON" is one too, and Ontario.
    pub(super) fn says_states(&self) -> bool {
        self.plain_states * 2 >= self.filled && self.filled > 0
    }

    fn share(&self, fitting: usize) -> Fit {
        match (self.filled, fitting) {
            (0, _) => Fit::Some,
            (_, 0) => Fit::No,
            (filled, fitting) if fitting * 10 >= filled * 9 => Fit::Yes,
            _ => Fit::Some,
        }
    }
}

/// Longest code of a region that is taken for one.
const LONGEST_CODE: usize = 3;
/// Marks of somebody who ticks, in lower case.
const TICKS: [&str; 15] = [
    "x", "✓", "✔", "☑", "[x]", "1", "y", "yes", "true", "ja", "j", "oui", "sí", "si", "sim",
];
