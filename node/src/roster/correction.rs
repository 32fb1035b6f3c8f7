//! What a person says of a list that the program took otherwise: columns, words, the order of dates. Kept, it is a profile.

use federation_spec::plain::{Entry, Plain, PlainValue};

use super::date::DateOrder;
use super::header::key;
use super::list::{Field, Roster};
use super::profile::{Aliases, Profile};
use crate::core::orders::ListedState;
use crate::form;

/// What a person corrects.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Corrections {
    /// Headers, and what those columns are taken for: nothing if they are not to be stored.
    pub columns: Vec<(String, Option<Field>)>,
    /// Words of a state, and what they mean.
    pub words: Vec<(String, ListedState)>,
    /// Which number of a date stands first.
    pub dates: Option<DateOrder>,
}

impl Corrections {
    /// Whether there are none.
    pub fn are_none(&self) -> bool {
        *self == Self::default()
    }
}

impl Profile {
    /// The same profile, corrected. A column that was said to be a field is that, whatever its values; another one is not.
    pub(super) fn corrected(&self, by: &Corrections) -> Self {
        let mut profile = self.clone();
        for (header, _) in &by.columns {
            for aliases in &mut profile.columns {
                aliases.forget(&key(header));
            }
        }
        let said = by.columns.iter();
        for (header, field) in said.filter_map(|(header, field)| Some((header, (*field)?))) {
            profile.columns.retain(|aliases| aliases.field != field);
            profile
                .columns
                .push(Aliases::new(field, vec![header.clone()]));
        }
        for (word, state) in &by.words {
            profile.words.say(std::iter::once(key(word)), *state);
        }
        profile.dates = by.dates.or(profile.dates);
        profile
    }
}

/// A profile for lists with just the headers of this one, which takes their columns as they were taken and knows these words:
/// a text in TOML. Its members are kept under this source.
pub fn kept(name: &str, source: &str, roster: &Roster, by: &Corrections) -> String {
    let headers = roster.matched.iter().map(|column| column.header.as_str());
    let columns = roster.matched.iter();
    let columns = columns.filter_map(|column| Some((column.field?.key(), column.header.as_str())));
    let columns = columns.map(|(field, header)| entry(field, texts([header])));
    let words = [ListedState::Runs, ListedState::NotYet, ListedState::Ended].map(|state| {
        let these = by.words.iter().filter(|(_, meant)| *meant == state);
        entry(word(state), texts(these.map(|(word, _)| word.as_str())))
    });
    let mut entries = vec![
        entry("name", Plain::text(name)),
        entry("label", Plain::text(name)),
        entry("source", Plain::text(source)),
        entry("requires", list([texts(headers)])),
        entry("columns", table(columns.collect())),
        entry("words", table(words.to_vec())),
    ];
    entries.extend(
        by.dates
            .map(|order| entry("dates", Plain::text(order.word()))),
    );
    form::to_toml(&table(entries))
}

/// The word for a state under `[words]`.
fn word(state: ListedState) -> &'static str {
    match state {
        ListedState::Runs => "active",
        ListedState::NotYet => "not_yet",
        ListedState::Ended => "ended",
    }
}

fn entry(name: &str, value: Plain) -> Entry {
    Entry {
        name: name.to_owned(),
        line: 0,
        value,
    }
}

fn table(entries: Vec<Entry>) -> Plain {
    PlainValue::Table(entries).into()
}

fn list(items: impl IntoIterator<Item = Plain>) -> Plain {
    PlainValue::List(items.into_iter().collect()).into()
}

fn texts<'a>(items: impl IntoIterator<Item = &'a str>) -> Plain {
    list(items.into_iter().map(Plain::text))
}
