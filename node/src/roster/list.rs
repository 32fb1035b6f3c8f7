//! What comes out of a file: rows, columns, problems; and why a file is no member list. Data only: `words` makes sentences.

use federation_spec::rules::LocalDay;

use crate::core::orders::ListedMember;

/// Largest file, bytes. One of nothing but separators takes some twenty times its size while it is read.
pub const MAX_BYTES: usize = 16 * 1024 * 1024;
/// Most rows below the header.
pub const MAX_ROWS: usize = 100_000;
/// Most columns.
pub const MAX_COLUMNS: usize = 256;

/// A member list that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roster {
    /// The name of the profile that it was read with.
    pub profile: String,
    /// What that is called; `None` where nothing but the names of the columns told how to read it.
    pub system: Option<String>,
    /// Under which source its members are kept, if nothing else is said.
    pub source: String,
    /// Every column of the file, in its order.
    pub matched: Vec<Column>,
    /// The rows that can be taken. Exactly equal ones are there once.
    pub rows: Vec<ListedMember>,
    /// The rows that cannot, in their order.
    pub problems: Vec<RowProblem>,
    /// The words of their states that nobody knows, each once: at most [`MAX_WORDS`].
    pub words: Vec<String>,
    /// What the operator should look at: a column that may have been meant otherwise.
    pub notices: Vec<Notice>,
}

/// What of a list may have been meant otherwise. Texts are cut and safe to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// A column holds dates, and nobody took it.
    Dates {
        /// Its header.
        header: String,
    },
    /// A column may say the state of the membership, and its words are none of a state.
    NoState {
        /// Its header.
        header: String,
        /// One of its words.
        value: String,
    },
    /// A column that nobody took holds words of a state.
    States {
        /// Its header.
        header: String,
        /// One of its words.
        value: String,
    },
    /// The charset was guessed: these letters show whether rightly.
    Charset {
        /// Its name.
        name: String,
        /// A cell with letters that others would read otherwise.
        sample: String,
    },
    /// One sheet of several was read.
    Sheet {
        /// Its name.
        name: String,
        /// How many there are.
        of: usize,
    },
}

/// Most words of a state that are asked about.
pub const MAX_WORDS: usize = 20;

/// A column of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its header, at most [`MAX_HEADER`](super::table::MAX_HEADER) bytes of it.
    pub header: String,
    /// What it was taken for; none if it is not stored.
    pub field: Option<Field>,
    /// Its first values that are not empty: at most three, each cut at 80 bytes.
    pub samples: Vec<String>,
}

/// What a column can be taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// The whole name.
    Name,
    /// The first of two parts of the name.
    FirstName,
    /// The second one.
    LastName,
    /// The e-mail address.
    Email,
    /// The plan.
    Plan,
    /// The first day.
    Since,
    /// The last day.
    Until,
    /// The member's number or id in the operator's system.
    ExternalId,
    /// Whether the membership runs or has ended.
    State,
}

impl Field {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Name,
        Self::FirstName,
        Self::LastName,
        Self::Email,
        Self::Plan,
        Self::Since,
        Self::Until,
        Self::ExternalId,
        Self::State,
    ];

    /// Whether it is one of two parts of the name.
    pub fn is_part_of_name(self) -> bool {
        matches!(self, Self::FirstName | Self::LastName)
    }

    /// Its name in profiles and in files that are written.
    pub fn key(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::FirstName => "first_name",
            Self::LastName => "last_name",
            Self::Email => "email",
            Self::Plan => "plan",
            Self::Since => "since",
            Self::Until => "until",
            Self::ExternalId => "external_id",
            Self::State => "state",
        }
    }
}

/// A row that is not taken, and the first reason for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowProblem {
    /// The row's number as a spreadsheet shows it.
    pub line: u32,
    /// The reason.
    pub problem: Problem,
}

/// Why a row is not taken. A `value` is cut at 80 bytes and is safe to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// It names nobody.
    NoName,
    /// It has neither an address nor an id: nothing tells the member from others of that name.
    NoKey,
    /// That is no e-mail address.
    BadEmail {
        /// What stands there.
        value: String,
    },
    /// That is no day.
    BadDate {
        /// [`Field::Since`] or [`Field::Until`].
        field: Field,
        /// What stands there.
        value: String,
    },
    /// Two days could be meant, and nothing in the column says which number is the month.
    AmbiguousDate {
        /// [`Field::Since`] or [`Field::Until`].
        field: Field,
        /// What stands there.
        value: String,
        /// The day it is if the day stands first.
        day_first: LocalDay,
        /// The day it is if the month stands first.
        month_first: LocalDay,
    },
    /// The last day is before the first one.
    EndsBeforeItBegins {
        /// The first day.
        since: LocalDay,
        /// The last day.
        until: LocalDay,
    },
    /// A word for the state that the profile does not know. Nobody travels on a guess.
    UnknownState {
        /// What stands there.
        value: String,
    },
    /// More than 80 bytes.
    TooLong {
        /// The field that holds it.
        field: Field,
    },
    /// Control characters, or characters that were lost before the file was saved.
    NotText {
        /// The field that holds it.
        field: Field,
    },
    /// More cells than the header has, or too few to reach every column that is stored: the row may be shifted.
    Cells {
        /// Cells of the row.
        found: usize,
        /// Cells of the header.
        expected: usize,
    },
    /// Another row is about the same member and says something else.
    DuplicateOf {
        /// That row.
        line: u32,
    },
}

/// Why a file is no member list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotARoster {
    /// Too many bytes.
    TooLarge {
        /// Bytes of the file.
        found: usize,
        /// Most bytes.
        most: usize,
    },
    /// Nothing in it.
    Empty,
    /// Nobody below the header.
    HeaderOnly,
    /// No plain text.
    NotText(Instead),
    /// No column for names.
    NoNameColumn {
        /// The headers of the file.
        headers: Vec<String>,
        /// Headers that would be understood.
        expected: Vec<String>,
    },
    /// Too many rows.
    TooManyRows {
        /// Most rows.
        most: usize,
    },
    /// Too many columns.
    TooManyColumns {
        /// Columns of the file.
        found: usize,
        /// Most columns.
        most: usize,
    },
    /// A person says what a column is, and there is none with that header.
    NoSuchColumn {
        /// The header that was said.
        header: String,
        /// The headers of the file.
        headers: Vec<String>,
    },
    /// No charset has that name.
    UnknownCharset {
        /// The names of the common ones.
        known: Vec<String>,
    },
    /// No profile has that name.
    UnknownProfile {
        /// The names there are.
        known: Vec<String>,
    },
    /// A quotation mark in this row is never closed.
    Broken {
        /// The row's number as a spreadsheet shows it.
        line: u32,
    },
}

/// What a file is instead of plain text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Instead {
    /// A workbook of a spreadsheet program that is not Excel's .xlsx, a damaged or locked one, or another archive.
    Workbook,
    /// A PDF.
    Pdf,
    /// HTML or XML, as some systems call their Excel exports.
    Markup,
    /// Something else that is not text.
    Binary,
}
