//! A file becomes a roster. It is gone through twice: once to see what its columns hold, once for the rows.

use std::collections::HashMap;

use csv::StringRecord;
use federation_spec::rules::LocalDay;

use super::cell::{self, MAX_TEXT, clean, is_blank, shown};
use super::date::{self, DateOrder, Evidence, Written};
use super::list::{Column, Field, NotARoster, Problem, Roster, RowProblem};
use super::profile::Profile;
use super::table::Table;
use super::text::decode;
use crate::core::orders::ListedMember;

/// So many values of each column are shown.
pub const SAMPLES: usize = 3;

/// Reads a member list with the profile of that name, or with the one whose headers it has.
pub fn read(bytes: &[u8], profile: Option<&str>) -> Result<Roster, NotARoster> {
    let profiles = Profile::built_in();
    let Some(name) = profile else {
        return read_as(bytes, profiles);
    };
    let unknown = || NotARoster::UnknownProfile {
        known: profiles.iter().map(|own| own.name().to_owned()).collect(),
    };
    read_with(bytes, Profile::named(name).ok_or_else(unknown)?)
}

/// Reads a member list with this profile, whatever its headers look like.
pub fn read_with(bytes: &[u8], profile: &Profile) -> Result<Roster, NotARoster> {
    read_as(bytes, &[profile.without_asking()])
}

fn read_as(bytes: &[u8], profiles: &[Profile]) -> Result<Roster, NotARoster> {
    let text = decode(bytes)?;
    let table = Table::find(&text, profiles)?;
    let survey = Survey::of(&table)?;
    let mut reading = Reading::new(&table, survey.since, survey.until);
    table.each_row(|line, cells| reading.take(line, cells))?;
    Ok(Roster {
        profile: table.profile.name().to_owned(),
        matched: survey.columns,
        rows: reading.rows,
        problems: reading.problems,
    })
}

/// What the columns hold.
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
        }
    }

    /// Takes a row, or notes why not.
    fn take(&mut self, line: u32, cells: &StringRecord) {
        let taken = self.row(line, cells).and_then(|row| self.add(row));
        if let Err(problem) = taken {
            self.problems.push(RowProblem { line, problem });
        }
    }

    /// Adds a row, unless an earlier one is about the same member.
    fn add(&mut self, row: ListedMember) -> Result<(), Problem> {
        let key = match (&row.external_id, &row.email) {
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
            email: self.email(cells)?,
            plan: self.stated(cells, Field::Plan)?,
            since: self.day(cells, Field::Since, self.since)?,
            until: self.day(cells, Field::Until, self.until)?,
            external_id: self.stated(cells, Field::ExternalId)?,
            ended: self.ended(cells)?,
        };
        match (row.since, row.until) {
            (Some(since), Some(until)) if until < since => {
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
        match cell::email(&text) {
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

    fn ended(&self, cells: &StringRecord) -> Result<bool, Problem> {
        let Some(value) = self.stated(cells, Field::State)? else {
            return Ok(false);
        };
        let ended = self.profile.words().ended(&value);
        ended.ok_or(Problem::UnknownState { value })
    }

    /// The text of a field, unless it is a word for nothing. A name is never such a word.
    fn stated(&self, cells: &StringRecord, field: Field) -> Result<Option<String>, Problem> {
        let text = self.text(cells, field)?;
        Ok(text.filter(|text| !self.profile.words().is_absent(text)))
    }

    fn text(&self, cells: &StringRecord, field: Field) -> Result<Option<String>, Problem> {
        let column = self.fields.iter().position(|own| *own == Some(field));
        let cell = column.and_then(|column| cells.get(column)).unwrap_or("");
        let text = clean(cell, field)?;
        Ok(Some(text).filter(|text| !is_blank(text)))
    }
}
