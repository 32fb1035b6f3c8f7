//! The words of five languages: what runs, what has ended, what means nothing, and months. Data of `config/profiles`.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use federation_spec::plain::{Mistake, Plain};

use super::header::key;
use super::profile::{entries, list, texts, unknown};
use crate::core::orders::ListedState;
use crate::form;

/// Marks beside a word that deny or doubt it.
const DENIALS: [char; 9] = ['✗', '✘', '×', '!', '≠', '~', '¬', '?', '¿'];
/// The lists of words that a profile may have.
const KNOWN: &[&str] = &["active", "not_yet", "ended", "absent", "endless", "months"];

/// Words and what they mean, compared as headers are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Vocabulary {
    states: HashMap<String, ListedState>,
    absent: HashSet<String>,
    /// There is no end.
    endless: HashSet<String>,
    months: HashMap<String, u32>,
}

impl Vocabulary {
    /// The words that every profile knows.
    pub(super) fn common() -> &'static Self {
        static COMMON: LazyLock<Vocabulary> = LazyLock::new(|| {
            let text = include_str!("../../../config/profiles/words.toml");
            let plain = form::from_toml(text).expect("the words are TOML: a test reads them");
            let common = Vocabulary::default().with(&plain);
            common.expect("the words are words: a test reads them")
        });
        &COMMON
    }

    /// These words and those of a profile, which come first.
    pub(super) fn with(mut self, plain: &Plain) -> Result<Self, Mistake> {
        for entry in entries(plain)? {
            let words = || texts(entry).map(|words| words.into_iter().map(|word| key(&word)));
            match entry.name.as_str() {
                "active" => self.say(words()?, ListedState::Runs),
                "not_yet" => self.say(words()?, ListedState::NotYet),
                "ended" => self.say(words()?, ListedState::Ended),
                "absent" => self.absent.extend(words()?),
                "endless" => self.endless.extend(words()?),
                "months" => self.months.extend(months(&entry.value)?),
                _ => return Err(unknown(entry, KNOWN)),
            }
        }
        Ok(self)
    }

    /// These words mean that.
    pub(super) fn say(&mut self, words: impl Iterator<Item = String>, state: ListedState) {
        self.states.extend(words.map(|word| (word, state)));
    }

    /// What a word for a state means; none if nobody knows it.
    pub(super) fn state(&self, word: &str) -> Option<ListedState> {
        let denied = word.contains(DENIALS);
        self.states.get(&key(word)).copied().filter(|_| !denied)
    }

    /// Whether a word says that there is nothing. What a spreadsheet shows for an error says nothing.
    pub(super) fn is_absent(&self, text: &str) -> bool {
        self.absent.contains(&key(text))
    }

    /// Whether a word says that there is no end.
    pub(super) fn is_endless(&self, text: &str) -> bool {
        self.endless.contains(&key(text))
    }

    /// The month of a name, from 1.
    pub(super) fn month(&self, name: &str) -> Option<u32> {
        self.months.get(&key(name)).copied()
    }
}

/// Twelve lists of names.
fn months(plain: &Plain) -> Result<Vec<(String, u32)>, Mistake> {
    let wanted = "twelve lists of names, from January on";
    let under = |wrong: Mistake| wrong.under("months");
    let months = list(plain, wanted).map_err(under)?;
    if months.len() != 12 {
        return Err(under(plain.wrong_kind(wanted)));
    }
    let mut names = Vec::new();
    for (number, month) in (1..).zip(months) {
        for name in list(month, wanted).map_err(under)? {
            names.push((key(name.as_text().map_err(under)?), number));
        }
    }
    Ok(names)
}
