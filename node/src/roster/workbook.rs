//! A workbook of Excel becomes the text of a table: a sheet at a time, its rows numbered as Excel shows them. The only file naming
//! calamine and zip.

use std::io::{self, Cursor, Read as _};

use calamine::{DataRef, Reader as _, SheetVisible, Xlsx, XlsxError};
use csv::{QuoteStyle, Writer, WriterBuilder};
use zip::ZipArchive;

use super::list::{Instead, MAX_COLUMNS, MAX_ROWS, NotARoster};

/// Most bytes that a workbook unpacks to: it holds its text in full, and marks around it.
const MAX_UNPACKED: u64 = 256 * 1024 * 1024;
/// Most bytes of the text of a sheet.
const MAX_TEXT: usize = 64 * 1024 * 1024;
/// Most sheets that are looked at.
const MAX_SHEETS: usize = 16;
/// What stands for the value of a formula that was not reckoned.
const NOT_RECKONED: &str = "#VALUE!";
/// Rows above the header and between members, which are empty.
const MAX_EMPTY: u32 = 1_000;
/// Numbers below this are exact.
const EXACT: f64 = 9e15;

/// A workbook, unpacked as far as it must be.
pub(super) struct Workbook<'b> {
    book: Xlsx<Cursor<&'b [u8]>>,
    /// The names of its sheets that are shown.
    pub(super) sheets: Vec<String>,
}

/// Whether a file begins as a workbook does, and as each archive does.
pub(super) fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

impl<'b> Workbook<'b> {
    /// Opens a file. One that unpacks to too much, and any other archive, is refused.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, NotARoster> {
        within_bounds(bytes)?;
        let book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| OTHER)?;
        let shown = book.sheets_metadata().iter();
        let shown = shown.filter(|sheet| sheet.visible == SheetVisible::Visible);
        let sheets = shown.map(|sheet| sheet.name.clone()).take(MAX_SHEETS);
        let sheets = sheets.collect();
        Ok(Self { book, sheets })
    }

    /// The text of a sheet, as CSV.
    pub(super) fn text(&mut self, sheet: &str) -> Result<String, NotARoster> {
        let mut cells = self.book.worksheet_cells_reader(sheet).map_err(|_| OTHER)?;
        let mut rows = Rows::new();
        while let Some(cell) = cells
            .next_cell_with_formula()
            .map_err(|_: XlsxError| OTHER)?
        {
            // A formula whose value was not saved is one that was not reckoned.
            let text = match (&cell.value, &cell.formula) {
                (DataRef::Empty, Some(_)) => NOT_RECKONED.to_owned(),
                (value, _) => shown(value),
            };
            if !text.is_empty() {
                let (row, column) = cell.pos;
                rows.take(row, column as usize, text)?;
            }
        }
        rows.text()
    }
}

/// A file that is no workbook of Excel, or a damaged one.
const OTHER: NotARoster = NotARoster::NotText(Instead::Workbook);

/// Whether all of an archive unpacks to what a list may hold.
fn within_bounds(bytes: &[u8]) -> Result<(), NotARoster> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| OTHER)?;
    let mut left = MAX_UNPACKED;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|_| OTHER)?;
        let unpacked = io::copy(&mut part.take(left + 1), &mut io::sink()).map_err(|_| OTHER)?;
        left = left.checked_sub(unpacked).ok_or(TOO_LARGE)?;
    }
    Ok(())
}

const TOO_LARGE: NotARoster = NotARoster::TooLarge {
    found: MAX_UNPACKED as usize + 1,
    most: MAX_UNPACKED as usize,
};

/// Rows on their way into a text.
struct Rows {
    writer: Writer<Vec<u8>>,
    /// The row that is being filled, from 0.
    row: u32,
    cells: Vec<String>,
    /// Cells of the widest row so far: a shorter one ends in empty cells, which a workbook leaves out.
    width: usize,
    bytes: usize,
}

impl Rows {
    fn new() -> Self {
        Self {
            writer: WriterBuilder::new()
                .quote_style(QuoteStyle::Always)
                .flexible(true)
                .from_writer(b"sep=,\n".to_vec()),
            row: 0,
            cells: Vec::new(),
            width: 0,
            bytes: 0,
        }
    }

    fn take(&mut self, row: u32, column: usize, text: String) -> Result<(), NotARoster> {
        if column >= MAX_COLUMNS {
            let (found, most) = (column + 1, MAX_COLUMNS);
            return Err(NotARoster::TooManyColumns { found, most });
        }
        let most = MAX_ROWS;
        if row > most as u32 + MAX_EMPTY {
            return Err(NotARoster::TooManyRows { most });
        }
        if row < self.row {
            return Err(OTHER);
        }
        while self.row < row {
            self.end_row();
        }
        self.bytes += text.len();
        if self.bytes > MAX_TEXT {
            let (found, most) = (self.bytes, MAX_TEXT);
            return Err(NotARoster::TooLarge { found, most });
        }
        self.cells
            .resize(self.cells.len().max(column + 1), String::new());
        self.cells[column] = text;
        Ok(())
    }

    fn end_row(&mut self) {
        let mut cells = std::mem::take(&mut self.cells);
        self.width = self.width.max(cells.len());
        cells.resize(self.width, String::new());
        let written = self.writer.write_record(&cells);
        written.expect("a text in memory takes every record");
        self.row += 1;
    }

    fn text(mut self) -> Result<String, NotARoster> {
        if self.bytes == 0 {
            return Err(NotARoster::Empty);
        }
        self.end_row();
        let bytes = self.writer.into_inner();
        let bytes = bytes.expect("a text in memory takes every record");
        String::from_utf8(bytes).map_err(|_| OTHER)
    }
}

/// A cell as a list in CSV has it: days as 2026-11-21, whole numbers without a point.
fn shown(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.clone()
        }
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) if number.fract() == 0.0 && number.abs() < EXACT => {
            format!("{number:.0}")
        }
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(value) => value.to_string(),
        DataRef::DateTime(moment) if moment.is_datetime() && moment.as_f64() >= 1.0 => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::DateTime(moment) => moment.as_f64().to_string(),
        DataRef::Error(error) => error.to_string(),
    }
}
