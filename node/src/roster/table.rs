//! Text becomes records: which separator, which line is the header, and which row a spreadsheet shows a record in.

use std::io::{Chain, Read as _};

use csv::{Reader, ReaderBuilder, StringRecord};

use super::cell::{is_blank, shown};
use super::fit::Contents;
use super::header::{assign, names_members};
use super::list::{Field, MAX_COLUMNS, MAX_ROWS, NotARoster};
use super::profile::Profile;

/// Most bytes of a header: of a longer one this much is shown, and it is taken for nothing.
pub const MAX_HEADER: usize = 200;
/// The header stands within so many rows: there may be a title above it.
const MAX_LEAD: usize = 6;
/// The header ends within so many bytes.
const MAX_LEAD_BYTES: usize = 128 * 1024;
/// What separates cells, if the file does not say it.
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// Put behind the text: a record that swallows it has a quotation mark that is never closed.
const END: &str = "\n\u{1f}\n";

/// A text with its header found.
#[derive(Debug)]
pub(super) struct Table<'t, 'p> {
    text: &'t str,
    separator: u8,
    header_line: u32,
    /// The headers, as they are compared: one that is too long is shortened so that it is taken for nothing.
    cells: Vec<String>,
    /// The headers, as they may be shown.
    pub(super) headers: Vec<String>,
    /// What each column is taken for.
    pub(super) fields: Vec<Option<Field>>,
    /// Whose export it is.
    pub(super) profile: &'p Profile,
}

impl<'t, 'p> Table<'t, 'p> {
    /// Finds separator, header and profile: those that understand the most columns. A profile that asks for headers of its
    /// own and finds them comes before one that takes any list.
    pub(super) fn find(text: &'t str, profiles: &'p [Profile]) -> Result<Self, NotARoster> {
        let (separators, text) = stated_separator(text);
        let mut lead = Vec::new();
        for separator in separators {
            lead.append(&mut leading_rows(text, separator)?);
        }
        let mut best: Option<Self> = None;
        for (row, profile) in lead.iter().flat_map(|row| each(row, profiles)) {
            let found = row.as_header(text, profile);
            best = found.into_iter().chain(best).reduce(Self::better);
        }
        let best = best.ok_or_else(|| no_name_column(&lead, profiles))?;
        within_columns(best.headers.len())?;
        Ok(best)
    }

    /// Takes the columns for what their values fit best.
    pub(super) fn take_as(&mut self, contents: &[Contents]) {
        self.fields = assign(self.profile, &self.cells, contents);
    }

    /// Shows each row below the header that is not empty.
    pub(super) fn each_row(
        &self,
        mut show: impl FnMut(u32, &StringRecord),
    ) -> Result<(), NotARoster> {
        let mut records = Records::new(self.text, self.separator);
        let mut rows = 0;
        while let Some((line, cells)) = records.next()? {
            if line <= self.header_line || cells.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            rows += 1;
            if rows > MAX_ROWS {
                return Err(NotARoster::TooManyRows { most: MAX_ROWS });
            }
            show(line, cells);
        }
        Ok(())
    }

    /// The better of two: the later one only if it is not as good.
    fn better(later: Self, earlier: Self) -> Self {
        if later.score() > earlier.score() {
            later
        } else {
            earlier
        }
    }

    fn score(&self) -> (bool, bool, usize) {
        let understood = self.fields.iter().flatten().count();
        let exact = self.profile.is_exact() && !self.profile.takes_any();
        (exact, !self.profile.takes_any(), understood)
    }
}

/// A row that may be the header.
struct Lead {
    separator: u8,
    line: u32,
    cells: Vec<String>,
}

impl Lead {
    fn as_header<'t, 'p>(&self, text: &'t str, profile: &'p Profile) -> Option<Table<'t, 'p>> {
        let fields = assign(profile, &self.cells, &[]);
        (names_members(&fields) && profile.is_of(&self.cells)).then(|| Table {
            text,
            separator: self.separator,
            header_line: self.line,
            headers: self
                .cells
                .iter()
                .map(|cell| shown(cell, MAX_HEADER))
                .collect(),
            cells: self.cells.clone(),
            fields,
            profile,
        })
    }
}

fn each<'l, 'p>(
    row: &'l Lead,
    profiles: &'p [Profile],
) -> impl Iterator<Item = (&'l Lead, &'p Profile)> + use<'l, 'p> {
    profiles.iter().map(move |profile| (row, profile))
}

/// The separators to try, and the text behind a line such as `sep=;`, which no spreadsheet shows as a row.
fn stated_separator(text: &str) -> (Vec<u8>, &str) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let stated = first.trim_matches('"').to_ascii_lowercase();
    match stated.strip_prefix("sep=").map(str::as_bytes) {
        Some([separator]) if is_separator(*separator) => (vec![*separator], rest),
        _ => (SEPARATORS.to_vec(), text),
    }
}

fn is_separator(byte: u8) -> bool {
    byte == b'\t' || byte.is_ascii_punctuation() && byte != b'"'
}

/// The first rows that are not empty.
fn leading_rows(text: &str, separator: u8) -> Result<Vec<Lead>, NotARoster> {
    let part = &text[..text.floor_char_boundary(MAX_LEAD_BYTES)];
    let mut records = Records::new(part, separator);
    let mut rows = Vec::new();
    while rows.len() < MAX_LEAD {
        match records.next() {
            Ok(Some((_, cells))) if cells.iter().all(is_blank) => {}
            Ok(Some((line, cells))) => rows.push(Lead {
                separator,
                line,
                cells: cells.iter().map(header_cell).collect(),
            }),
            // A quotation may well be cut where the part ends.
            Err(broken) if part.len() == text.len() && rows.is_empty() => return Err(broken),
            Ok(None) | Err(_) => break,
        }
    }
    Ok(rows)
}

/// A header too long to be one is shortened so that it is taken for nothing.
fn header_cell(cell: &str) -> String {
    shown(cell, MAX_HEADER + 1)
}

fn no_name_column(lead: &[Lead], profiles: &[Profile]) -> NotARoster {
    let widest = lead.iter().rev().max_by_key(|row| row.cells.len());
    let headers = widest.map_or(&[][..], |row| &row.cells);
    if let Err(too_many) = within_columns(headers.len()) {
        return too_many;
    }
    let aliases = |profile: &Profile| profile.name_headers();
    NotARoster::NoNameColumn {
        headers: headers.iter().map(|cell| shown(cell, MAX_HEADER)).collect(),
        expected: profiles.last().map(aliases).unwrap_or_default(),
    }
}

fn within_columns(found: usize) -> Result<(), NotARoster> {
    let most = MAX_COLUMNS;
    if found > most {
        return Err(NotARoster::TooManyColumns { found, most });
    }
    Ok(())
}

/// The records of a text, one after the other, with their rows.
struct Records<'t> {
    text: &'t str,
    reader: Reader<Chain<&'t [u8], &'static [u8]>>,
    record: StringRecord,
    line: u32,
}

impl<'t> Records<'t> {
    fn new(text: &'t str, separator: u8) -> Self {
        let reader = ReaderBuilder::new()
            .delimiter(separator)
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes().chain(END.as_bytes()));
        Self {
            text,
            reader,
            record: StringRecord::new(),
            line: 0,
        }
    }

    /// The next record and its row; none at the end of the text.
    fn next(&mut self) -> Result<Option<(u32, &StringRecord)>, NotARoster> {
        let start = self.position();
        let more = self.reader.read_record(&mut self.record);
        let end = self.position();
        if !more.map_err(|_| self.broken(start))? || self.is_end() {
            return Ok(None);
        }
        // The last line may end with the first byte behind the text.
        if end > self.text.len() + 1 {
            return Err(self.broken(start));
        }
        self.line += self.rows_between(start, end);
        Ok(Some((self.line, &self.record)))
    }

    fn position(&self) -> usize {
        usize::try_from(self.reader.position().byte()).unwrap_or(usize::MAX)
    }

    fn is_end(&self) -> bool {
        let end = self.position() > self.text.len() + 1;
        end && self.record.len() == 1 && &self.record[0] == END.trim_matches('\n')
    }

    /// Empty lines are rows too; lines within a cell are not.
    fn rows_between(&self, start: usize, end: usize) -> u32 {
        let bytes = &self.text.as_bytes()[start..end.min(self.text.len())];
        let inside: usize = self.record.iter().map(|cell| lines(cell.as_bytes())).sum();
        let last = usize::from(end > self.text.len());
        let rows = (lines(bytes) + last).saturating_sub(inside).max(1);
        u32::try_from(rows).unwrap_or(u32::MAX)
    }

    fn broken(&self, start: usize) -> NotARoster {
        let rest = self.text.get(start..).unwrap_or_default();
        let empty = rest.len() - rest.trim_start_matches('\n').len();
        let line = self.line as usize + empty + 1;
        NotARoster::Broken {
            line: u32::try_from(line).unwrap_or(u32::MAX),
        }
    }
}

fn lines(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte == b'\n').count()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Result<Vec<(u32, Vec<String>)>, NotARoster> {
        let table = Table::find(text, Profile::built_in())?;
        let mut rows = Vec::new();
        table.each_row(|line, cells| {
            rows.push((line, cells.iter().map(str::to_owned).collect()));
        })?;
        Ok(rows)
    }

    #[test]
    fn each_separator_is_found() {
        for separator in [",", ";", "\t", "|"] {
            let text = [
                "\"Name, |;all\"",
                "Name",
                "Email\nx",
                "Ana",
                "a@example.org",
            ];
            let got = rows(&text.join(separator)).unwrap();
            let wanted = ["x", "Ana", "a@example.org"].map(str::to_owned).to_vec();
            assert_eq!(got, [(2, wanted)], "{separator:?} separates.");
        }
    }

    #[test]
    fn rows_are_numbered_as_a_spreadsheet_shows_them() {
        let cases = [
            ("name,email\na,b\nc,d", vec![2, 3]),
            ("name,email\na,b\nc,d\n\n\n", vec![2, 3]),
            ("\n\nname,email\n\na,b\n,\n \nc,d\n", vec![5, 8]),
            ("name,email\n\"a\nx\n\",b\nc,d\n", vec![2, 3]),
            ("Our members\n\nname,email\na,b\n", vec![4]),
            ("sep=;\nname;email\na;b\n", vec![2]),
        ];
        for (text, wanted) in cases {
            let lines: Vec<u32> = rows(text).unwrap().iter().map(|row| row.0).collect();
            assert_eq!(lines, wanted, "{text:?}");
        }
    }

    #[test]
    fn a_quotation_that_never_ends_is_named() {
        let cases = [
            ("name,email\na,b\n\"c,d\ne,f\n", 3),
            ("name,email\n\n\na,\"", 4),
            ("\"name,email\na,b\n", 1),
            ("name,email\n\"a\u{1f}\n", 2),
        ];
        for (text, line) in cases {
            assert_eq!(rows(text), Err(NotARoster::Broken { line }), "{text:?}");
        }
        let mark = rows("name,email\n\u{1f}\na,b\n\u{1f}\n").unwrap();
        assert_eq!(mark.len(), 3, "The mark of the end ends nothing before it.");
    }
}
