//! Member lists: where one is given, and what it would change or has changed.

use std::collections::BTreeMap;

use askama::Template;

use super::rendered;
use crate::core::views::{ImportChange, ImportItem, ImportView};
use crate::say;
use crate::words::{Locale, numbers, printable};

/// Changes of a list that are shown one by one.
const SHOWN: usize = 100;

/// A row that could not be read: its number, and why.
#[derive(Debug)]
pub struct BadRow {
    /// As a spreadsheet shows it.
    pub line: u32,
    /// What is wrong.
    pub text: String,
}

/// A column of a list, and what it is taken for.
#[derive(Debug)]
pub struct TakenColumn {
    /// The header in the file.
    pub header: String,
    /// The word of the field; `None` where it is not stored.
    pub field: Option<&'static str>,
    /// A few values.
    pub samples: Vec<String>,
}

/// What a list says and would change.
#[derive(Debug)]
pub struct Preview {
    /// The system that it came from, if one is known.
    pub system: Option<String>,
    /// Columns.
    pub columns: Vec<TakenColumn>,
    /// The words of all fields that a column can be taken for.
    pub fields: Vec<&'static str>,
    /// Words of a state that nobody knows or that were taught: `active`, `not_yet`, `ended`, or nothing said.
    pub words: Vec<(String, String)>,
    /// Which number of a date stands first, where that is asked; nothing said is an empty text.
    pub dates: Option<String>,
    /// A person said that those who had ended are members again.
    pub resume: bool,
    /// A person said something of columns, words or dates.
    pub corrected: bool,
    /// Rows that cannot be read.
    pub problems: Vec<BadRow>,
    /// What may have been meant otherwise.
    pub notices: Vec<String>,
    /// What it changes.
    pub view: ImportView,
    /// The list names everyone, and some rows cannot be read: they would count as members who left.
    pub unsafe_rows: bool,
    /// It was done: else it would be.
    pub done: bool,
    /// A column holds the names.
    pub named: bool,
}

#[derive(Template)]
#[template(path = "import.html")]
struct ImportPage {
    t: Locale,
}

impl ImportPage {
    /// The charsets that a person may choose, and for whom they were made.
    fn charsets(&self) -> [(&'static str, &'static str); 8] {
        [
            ("utf-8", "charset-everyone"),
            ("windows-1252", "charset-western"),
            ("windows-1250", "charset-central"),
            ("iso-8859-2", "charset-central"),
            ("windows-1254", "charset-turkish"),
            ("windows-1257", "charset-baltic"),
            ("macintosh", "charset-mac"),
            ("cp850", "charset-dos"),
        ]
    }
}

/// Where a list is given.
pub fn import(t: Locale) -> String {
    rendered(&ImportPage { t })
}

#[derive(Template)]
#[template(path = "preview.html")]
struct PreviewPage<'a> {
    t: Locale,
    preview: &'a Preview,
    counts: BTreeMap<&'static str, usize>,
    matched: usize,
    items: &'a [ImportItem],
    hidden: usize,
    nothing: bool,
}

/// What a list would change, or has changed.
pub fn preview(t: Locale, preview: &Preview) -> String {
    let items = &preview.view.items;
    let mut counts = BTreeMap::new();
    for item in items {
        *counts.entry(change(&item.change)).or_default() += 1;
    }
    rendered(&PreviewPage {
        t,
        preview,
        counts,
        matched: (preview.columns.iter())
            .filter(|column| column.field.is_some())
            .count(),
        items: &items[..items.len().min(SHOWN)],
        hidden: items.len().saturating_sub(SHOWN),
        nothing: items.is_empty(),
    })
}

/// A list in which no column is known to hold the names: a person says which one does.
pub fn nameless(t: Locale, headers: Vec<String>, fields: Vec<&'static str>) -> String {
    let column = |header| TakenColumn {
        header,
        field: None,
        samples: Vec::new(),
    };
    preview(
        t,
        &Preview {
            system: None,
            columns: headers.into_iter().map(column).collect(),
            fields,
            words: Vec::new(),
            dates: None,
            resume: false,
            corrected: false,
            problems: Vec::new(),
            notices: Vec::new(),
            view: ImportView::default(),
            unsafe_rows: false,
            done: false,
            named: false,
        },
    )
}

impl PreviewPage<'_> {
    /// What a column can be taken for: its word, and its sentence.
    fn fields(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let fields = self.preview.fields.iter();
        fields.map(|word| (*word, field(word)))
    }

    /// What empty cells of the list remove, as far as they do.
    fn emptied(&self) -> Vec<(&'static str, usize)> {
        let emptied = &self.preview.view.emptied;
        let fields = [
            ("import-emptied-plan", emptied.plan),
            ("import-emptied-since", emptied.since),
            ("import-emptied-until", emptied.until),
            ("import-emptied-email", emptied.email),
        ];
        fields.into_iter().filter(|(_, count)| *count > 0).collect()
    }

    /// Whether the list names a plan: else there is nothing to choose.
    fn names_plans(&self) -> bool {
        let mut plans = self.preview.view.plans.iter();
        plans.any(|listed| !listed.plan.is_empty())
    }

    /// The plan and the days of a member, as they were read.
    fn days(&self, item: &ImportItem) -> String {
        let days = &item.behind;
        let plan = days.plan.as_deref().map(printable);
        let since = days
            .since
            .map(|day| say!(self.t, "import-since", day = numbers::day(day, self.t)));
        let until = days
            .until
            .map(|day| say!(self.t, "import-until", day = numbers::day(day, self.t)));
        let told: Vec<String> = [plan, since, until].into_iter().flatten().collect();
        told.join(", ")
    }

    fn count(&self, what: &str) -> usize {
        self.counts.get(what).copied().unwrap_or(0)
    }
}

/// The sentence of a change.
fn change(change: &ImportChange) -> &'static str {
    match change {
        ImportChange::New => "import-new",
        ImportChange::Changed => "import-changed",
        ImportChange::Ending => "import-ending",
        ImportChange::Resumed => "import-resumed",
    }
}

/// The sentence that names a field of a list.
fn field(word: &str) -> &'static str {
    match word {
        "name" => "member-name",
        "first_name" => "member-first-name",
        "last_name" => "member-last-name",
        "email" => "member-email",
        "plan" => "member-plan",
        "since" => "member-since",
        "until" => "member-until",
        "external_id" => "member-external-id",
        _ => "member-state",
    }
}
