//! A file becomes a roster. It is gone through twice: once to see what its columns hold, once for the rows.

use std::collections::HashMap;
use std::panic::catch_unwind;

use csv::StringRecord;
use federation_spec::rules::LocalDay;

use super::cell::{MAX_TEXT, clean, is_blank, shown};
use super::correction::Corrections;
use super::date::{self, DateOrder, Evidence, Written};
use super::fit::{Contents, LOOKED_AT};
use super::header::{key, may_be_state};
use super::list::{
    Column, Field, Instead, MAX_BYTES, MAX_WORDS, NotARoster, Notice, Problem, Roster, RowProblem,
};
use super::profile::Profile;
use super::table::Table;
use super::text::{Hints, decode};
use super::workbook::{Workbook, is_archive};
use crate::core::address::email;
use crate::core::orders::{Listed, ListedMember, ListedState};

/// So many values of each column are shown.
pub const SAMPLES: usize = 3;

/// Reads a member list with the profile of that name, or with the one whose headers it has.
pub fn read(bytes: &[u8], profile: Option<&str>, hints: Hints<'_>) -> Result<Roster, NotARoster> {
    let known = hints.kept.iter().chain(Profile::built_in());
    let Some(name) = profile else {
        let profiles: Vec<Profile> = known.map(|own| hints.correct(own)).collect();
        return read_as(bytes, &profiles, hints);
    };
    let unknown = || NotARoster::UnknownProfile {
        known: known.clone().map(|own| own.name().to_owned()).collect(),
    };
    let profile = known.clone().find(|own| own.name() == name);
    read_with(bytes, profile.ok_or_else(unknown)?, hints)
}

/// Reads a member list with this profile, whatever its headers look like.
pub fn read_with(bytes: &[u8], profile: &Profile, hints: Hints<'_>) -> Result<Roster, NotARoster> {
    read_as(bytes, &[hints.correct(profile).without_asking()], hints)
}

impl Hints<'_> {
    fn correct(&self, profile: &Profile) -> Profile {
        match self.corrections {
            Some(by) => profile.corrected(by),
            None => profile.clone(),
        }
    }
}

fn read_as(bytes: &[u8], profiles: &[Profile], hints: Hints<'_>) -> Result<Roster, NotARoster> {
    if is_archive(bytes) && bytes.len() <= MAX_BYTES {
        // The library that reads workbooks was written for those that programs wrote: of others it may panic.
        let read = catch_unwind(|| read_workbook(bytes, profiles, hints));
        return read.unwrap_or(Err(NotARoster::NotText(Instead::Workbook)));
    }
    let decoded = decode(bytes, hints)?;
    let mut roster = read_text(&decoded.text, profiles, hints)?;
    let sample = decoded.guessed.zip(foreign_cell(&decoded.text));
    let charset = sample.map(|(charset, sample)| Notice::Charset {
        name: charset.name(),
        sample,
    });
    roster.notices.extend(charset);
    Ok(roster)
}

/// The first sheet of a workbook that is a member list; else what is wrong with the first one.
fn read_workbook(
    bytes: &[u8],
    profiles: &[Profile],
    hints: Hints<'_>,
) -> Result<Roster, NotARoster> {
    let mut book = Workbook::open(bytes)?;
    let sheets = book.sheets.clone();
    let mut first = None;
    for name in &sheets {
        let read = book.text(name);
        match read.and_then(|text| read_text(&text, profiles, hints)) {
            Ok(mut roster) => {
                let one_of_several = sheets.len() > 1;
                roster.notices.extend(one_of_several.then(|| Notice::Sheet {
                    name: shown(name, MAX_TEXT),
                    of: sheets.len(),
                }));
                return Ok(roster);
            }
            Err(wrong) => first = first.or(Some(wrong)),
        }
    }
    Err(first.unwrap_or(NotARoster::Empty))
}

fn read_text(text: &str, profiles: &[Profile], hints: Hints<'_>) -> Result<Roster, NotARoster> {
    let mut table = Table::find(text, profiles)?;
    all_there(&table, hints.corrections)?;
    let contents = contents(&table)?;
    table.take_as(&contents);
    let survey = Survey::of(&table)?;
    let mut reading = Reading::new(&table, survey.since, survey.until);
    let states = table.fields.iter().zip(&contents);
    reading.ticks = states
        .filter(|(field, _)| **field == Some(Field::State))
        .any(|(_, contents)| contents.are_ticks());
    table.each_row(|line, cells| reading.take(line, cells))?;
    Ok(Roster {
        profile: table.profile.name().to_owned(),
        system: table.profile.system().map(str::to_owned),
        source: table.profile.source().to_owned(),
        words: reading.words,
        notices: notices(&survey.columns, &contents),
        matched: survey.columns,
        rows: reading.rows,
        problems: reading.problems,
    })
}

/// Whether each column of which a person says something is there.
fn all_there(table: &Table, said: Option<&Corrections>) -> Result<(), NotARoster> {
    let keys: Vec<String> = table.headers.iter().map(|header| key(header)).collect();
    let mut said = said.iter().flat_map(|said| &said.columns);
    match said.find(|(header, _)| !keys.contains(&key(header))) {
        Some((header, _)) => Err(NotARoster::NoSuchColumn {
            header: shown(header, MAX_TEXT),
            headers: table.headers.clone(),
        }),
        None => Ok(()),
    }
}

/// The first cell with a letter that is not plain ASCII, as it may be shown.
fn foreign_cell(text: &str) -> Option<String> {
    let line = text.lines().find(|line| !line.is_ascii())?;
    let cells = line.split([',', ';', '\t', '|']);
    let cell = cells.into_iter().find(|cell| !cell.is_ascii())?;
    Some(shown(cell.trim_matches('"'), MAX_TEXT))
}

/// What the columns hold, as the first rows show it.
fn contents(table: &Table) -> Result<Vec<Contents>, NotARoster> {
    let mut contents = vec![Contents::default(); table.headers.len()];
    let mut rows = 0;
    table.each_row(|_, cells| {
        rows += 1;
        if rows <= LOOKED_AT {
            for (column, cell) in contents.iter_mut().zip(cells) {
                column.note(cell, table.profile.words());
            }
        }
    })?;
    Ok(contents)
}

/// Columns that may have been meant otherwise.
fn notices(columns: &[Column], contents: &[Contents]) -> Vec<Notice> {
    let unused = columns.iter().zip(contents);
    let unused = unused.filter(|(column, _)| column.field.is_none());
    let notice = |(column, contents): (&Column, &Contents)| {
        let header = column.header.clone();
        if contents.is_dates() {
            return Some(Notice::Dates { header });
        }
        let value = column.samples.first().cloned()?;
        if may_be_state(&header) {
            return Some(Notice::NoState { header, value });
        }
        (contents.are_states()).then_some(Notice::States { header, value })
    };
    unused.filter_map(notice).collect()
}

/// The columns as they are shown, and the order of their dates.
struct Survey {
    columns: Vec<Column>,
    since: Option<DateOrder>,
    until: Option<DateOrder>,
}

impl Survey {
    fn of(table: &Table) -> Result<Self, NotARoster> {
        let column = |(header, field): (&String, &Option<Field>)| Column {
            header: header.clone(),
            field: *field,
            samples: Vec::new(),
        };
        let headers = table.headers.iter().zip(&table.fields);
        let mut columns: Vec<Column> = headers.map(column).collect();
        let (mut since, mut until) = (Evidence::default(), Evidence::default());
        let mut rows = 0;
        table.each_row(|_, cells| {
            rows += 1;
            for (column, cell) in columns.iter_mut().zip(cells) {
                sample(column, cell);
                match column.field {
                    Some(Field::Since) => note(&mut since, cell, table),
                    Some(Field::Until) => note(&mut until, cell, table),
                    _ => {}
                }
            }
        })?;
        if rows == 0 {
            return Err(NotARoster::HeaderOnly);
        }
        let preferred = table.profile.dates();
        Ok(Self {
            columns,
            since: since.order(preferred),
            until: until.order(preferred),
        })
    }
}

fn sample(column: &mut Column, cell: &str) {
    if column.samples.len() < SAMPLES && !is_blank(cell) {
        column.samples.push(shown(cell, MAX_TEXT));
    }
}

fn note(evidence: &mut Evidence, cell: &str, table: &Table) {
    let text = clean(cell, Field::Since).unwrap_or_default();
    if let Some(written) = date::parse(&text, table.profile.words()) {
        evidence.note(written);
    }
}

/// Rows on their way.
struct Reading<'a> {
    profile: &'a Profile,
    fields: &'a [Option<Field>],
    /// The last column that is stored: no row may end before it.
    last: usize,
    since: Option<DateOrder>,
    until: Option<DateOrder>,
    /// Where each member stands in `rows`.
    known: HashMap<Key, usize>,
    rows: Vec<ListedMember>,
    problems: Vec<RowProblem>,
    /// The words of states that nobody knows, each once.
    words: Vec<String>,
    /// The column of the state has ticks for those who are members, and nothing for others.
    ticks: bool,
}

/// What tells members apart.
#[derive(Debug, PartialEq, Eq, Hash)]
enum Key {
    Id(String),
    Email(String),
}

impl<'a> Reading<'a> {
    fn new(table: &'a Table<'_, 'a>, since: Option<DateOrder>, until: Option<DateOrder>) -> Self {
        Self {
            profile: table.profile,
            fields: &table.fields,
            last: table.fields.iter().rposition(Option::is_some).unwrap_or(0),
            since,
            until,
            known: HashMap::new(),
            rows: Vec::new(),
            problems: Vec::new(),
            words: Vec::new(),
            ticks: false,
        }
    }

    /// Takes a row, or notes why not.
    fn take(&mut self, line: u32, cells: &StringRecord) {
        if let Err(Problem::UnknownState { value }) = self.state(cells)
            && self.words.len() < MAX_WORDS
            && !self.words.contains(&value)
        {
            self.words.push(value);
        }
        let taken = self.row(line, cells).and_then(|row| self.add(row));
        if let Err(problem) = taken {
            self.problems.push(RowProblem { line, problem });
        }
    }

    /// Adds a row, unless an earlier one is about the same member.
    fn add(&mut self, row: ListedMember) -> Result<(), Problem> {
        let key = match (row.external_id.value(), row.email.value()) {
            (Some(id), _) => Key::Id(id.clone()),
            (None, Some(email)) => Key::Email(email.clone()),
            (None, None) => return Err(Problem::NoKey),
        };
        match self.known.get(&key).map(|index| &self.rows[*index]) {
            Some(earlier) if earlier.says_the_same(&row) => {}
            Some(earlier) => return Err(Problem::DuplicateOf { line: earlier.line }),
            None => {
                self.known.insert(key, self.rows.len());
                self.rows.push(row);
            }
        }
        Ok(())
    }

    fn row(&self, line: u32, cells: &StringRecord) -> Result<ListedMember, Problem> {
        self.check_width(cells)?;
        let row = ListedMember {
            line,
            name: self.name(cells)?,
            email: self.listed(Field::Email, self.email(cells)?),
            plan: self.listed(Field::Plan, self.stated(cells, Field::Plan)?),
            since: self.listed(Field::Since, self.day(cells, Field::Since, self.since)?),
            until: self.listed(Field::Until, self.day(cells, Field::Until, self.until)?),
            external_id: self.listed(Field::ExternalId, self.stated(cells, Field::ExternalId)?),
            state: self.listed(Field::State, self.state(cells)?),
        };
        match (row.since, row.until) {
            (Listed::Is(since), Listed::Is(until)) if until < since => {
                Err(Problem::EndsBeforeItBegins { since, until })
            }
            _ => Ok(row),
        }
    }

    /// Spreadsheets leave out empty cells at the end; any other number of cells means that they may be shifted.
    fn check_width(&self, cells: &StringRecord) -> Result<(), Problem> {
        let expected = self.fields.len();
        let more = cells
            .iter()
            .skip(expected)
            .any(|cell| !cell.trim().is_empty());
        if more || cells.len() <= self.last {
            let found = cells.len();
            return Err(Problem::Cells { found, expected });
        }
        Ok(())
    }

    fn name(&self, cells: &StringRecord) -> Result<String, Problem> {
        let given = |field| self.text(cells, field);
        let name = match given(Field::Name)? {
            Some(name) => name,
            None => {
                let parts = [given(Field::FirstName)?, given(Field::LastName)?];
                let parts: Vec<String> = parts.into_iter().flatten().collect();
                parts.join(" ")
            }
        };
        match name.len() {
            0 => Err(Problem::NoName),
            1..=MAX_TEXT => Ok(name),
            _ => Err(Problem::TooLong { field: Field::Name }),
        }
    }

    fn email(&self, cells: &StringRecord) -> Result<Option<String>, Problem> {
        let Some(text) = self.stated(cells, Field::Email)? else {
            return Ok(None);
        };
        match email(&text) {
            // A few letters are longer in lower case.
            Some(email) if email.len() > MAX_TEXT => Err(Problem::TooLong {
                field: Field::Email,
            }),
            Some(email) => Ok(Some(email)),
            None => Err(Problem::BadEmail { value: text }),
        }
    }

    fn day(
        &self,
        cells: &StringRecord,
        field: Field,
        order: Option<DateOrder>,
    ) -> Result<Option<LocalDay>, Problem> {
        let Some(value) = self.stated(cells, field)? else {
            return Ok(None);
        };
        let Some(written) = date::parse(&value, self.profile.words()) else {
            return Err(Problem::BadDate { field, value });
        };
        match (written.day(order), written) {
            (
                None,
                Written::Ambiguous {
                    day_first,
                    month_first,
                },
            ) => Err(Problem::AmbiguousDate {
                field,
                value,
                day_first,
                month_first,
            }),
            (day, _) => Ok(day),
        }
    }

    fn state(&self, cells: &StringRecord) -> Result<Option<ListedState>, Problem> {
        let Some(value) = self.text(cells, Field::State)? else {
            return Ok(self.ticks.then_some(ListedState::Ended));
        };
        match self.profile.words().state(&value) {
            Some(state) => Ok(Some(state)),
            None => Err(Problem::UnknownState { value }),
        }
    }

    /// What a row says of a field: a list without a column for it says nothing.
    fn listed<T>(&self, field: Field, cell: Option<T>) -> Listed<T> {
        match self.fields.contains(&Some(field)) {
            true => cell.into(),
            false => Listed::NoColumn,
        }
    }

    /// The text of a field, unless it is a word for nothing. A name is never such a word.
    fn stated(&self, cells: &StringRecord, field: Field) -> Result<Option<String>, Problem> {
        let text = self.text(cells, field)?;
        let words = self.profile.words();
        let endless = |text: &str| field == Field::Until && words.is_endless(text);
        Ok(text.filter(|text| !words.is_absent(text) && !endless(text)))
    }

    fn text(&self, cells: &StringRecord, field: Field) -> Result<Option<String>, Problem> {
        let column = self.fields.iter().position(|own| *own == Some(field));
        let cell = column.and_then(|column| cells.get(column)).unwrap_or("");
        let text = clean(cell, field)?;
        Ok(Some(text).filter(|text| !is_blank(text)))
    }
}
