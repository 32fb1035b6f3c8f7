//! The plain form: what people and programs write instead of CBOR, with names instead of numbers.
//!
//! A TOML file or a JSON body becomes a [`Plain`] tree that remembers its lines; each record reads itself from it and
//! writes itself into it. The crate knows neither TOML nor JSON.

/// One value with the line it stands on (from 1; 0 where there are no lines, as in JSON).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plain {
    /// The line.
    pub line: u32,
    /// The value.
    pub value: PlainValue,
}

/// A value of the plain form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlainValue {
    /// A text, as it was written.
    Text(String),
    /// A number, kept as written, so that no digit is lost.
    Number(String),
    /// True or false.
    Bool(bool),
    /// A list.
    List(Vec<Plain>),
    /// A table: entries in the order written.
    Table(Vec<Entry>),
}

/// One entry of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The name.
    pub name: String,
    /// The line of the name.
    pub line: u32,
    /// The value.
    pub value: Plain,
}

impl Plain {
    /// A text without a line.
    pub fn text(text: impl Into<String>) -> Self {
        PlainValue::Text(text.into()).into()
    }

    /// A number without a line.
    pub fn number(number: impl ToString) -> Self {
        PlainValue::Number(number.to_string()).into()
    }

    /// What kind of value this is, as an error names it.
    pub fn kind(&self) -> &'static str {
        match self.value {
            PlainValue::Text(_) => "a text",
            PlainValue::Number(_) => "a number",
            PlainValue::Bool(_) => "true or false",
            PlainValue::List(_) => "a list",
            PlainValue::Table(_) => "a table",
        }
    }

    /// A mistake at this value.
    pub fn mistake(&self, problem: Problem) -> Mistake {
        Mistake {
            line: self.line,
            path: String::new(),
            problem,
        }
    }

    /// The text, or the mistake of having another kind of value here.
    pub fn as_text(&self) -> Result<&str, Mistake> {
        let PlainValue::Text(text) = &self.value else {
            return Err(self.wrong_kind("a text in quotes"));
        };
        Ok(text)
    }

    /// The mistake of having another kind of value than `wanted`.
    pub fn wrong_kind(&self, wanted: &'static str) -> Mistake {
        self.mistake(Problem::WrongKind {
            found: self.kind(),
            wanted,
        })
    }
}

impl From<PlainValue> for Plain {
    fn from(value: PlainValue) -> Self {
        Self { line: 0, value }
    }
}

/// Where a plain form is wrong, and how.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{path}: {problem:?}")]
pub struct Mistake {
    /// The line, from 1; 0 if the form has no lines.
    pub line: u32,
    /// The way to the value: `grant[0].caps[1].per`.
    pub path: String,
    /// What is wrong.
    pub problem: Problem,
}

impl Mistake {
    /// The same mistake, seen from the table that holds it under `name`.
    pub fn under(mut self, name: &str) -> Self {
        self.path = match self.path.chars().next() {
            None => name.to_owned(),
            Some('[') => format!("{name}{}", self.path),
            Some(_) => format!("{name}.{}", self.path),
        };
        self
    }

    /// The same mistake, seen from the list that holds it at `index`.
    pub fn at(mut self, index: usize) -> Self {
        self.path = match self.path.chars().next() {
            None => format!("[{index}]"),
            Some('[') => format!("[{index}]{}", self.path),
            Some(_) => format!("[{index}].{}", self.path),
        };
        self
    }
}

/// What can be wrong with a plain form. Data, not sentences: the node words it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// A name that is not one of `known`.
    UnknownKey {
        /// The names there are.
        known: &'static [&'static str],
    },
    /// The same name twice.
    DuplicateKey,
    /// A name that must be there.
    Missing {
        /// The words of which it can be one; empty if it is no word.
        options: &'static [&'static str],
    },
    /// Another kind of value.
    WrongKind {
        /// What stands there.
        found: &'static str,
        /// What should.
        wanted: &'static str,
    },
    /// A number outside its bounds.
    OutOfRange {
        /// Least.
        min: i64,
        /// The most that it may be.
        max: i64,
    },
    /// A text too short or too long, in bytes of UTF-8.
    Length {
        /// So long it is.
        is: usize,
        /// Least.
        min: usize,
        /// The most that there may be.
        max: usize,
    },
    /// A list with too few or too many elements.
    Entries {
        /// So many it has.
        is: usize,
        /// Least.
        min: usize,
        /// The most that there may be.
        max: usize,
    },
    /// A word that is not one of `options`.
    NotOneOf {
        /// What stands there.
        given: String,
        /// The words there are.
        options: &'static [&'static str],
    },
    /// A form that cannot be read; `example` can.
    Form {
        /// A value that would be right.
        example: &'static str,
    },
    /// Two statements that cannot both hold.
    Contradiction(Contradiction),
}

/// Statements of terms that cannot both hold. SPEC §3.4.9
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contradiction {
    /// `visa = "declined"` beside a grant to members or partners.
    DeclinedButGranted,
    /// A grant to partners that names no space and no group.
    PartnersUnnamed,
    /// A grant to a group that the terms do not define.
    GroupUndefined,
    /// A unit "block" without its length, or a length without the unit.
    BlockLength,
    /// A period "rolling" without its days, or days without the period.
    RollingDays,
    /// `or_more` of a price without `amount`, or beside `up_to`.
    OpenRange,
    /// `weeks` of the month without `weekdays`.
    WeeksWithoutWeekdays,
    /// How guests are brought, in a grant that is not made to guests of members.
    InvitedNotGuests,
    /// A rule on the region where somebody lives: no pass says it.
    RegionOfResidence,
    /// `drop_in` says that nobody drops in for free, and a grant says the opposite.
    DropInButFree,
    /// `between` of a grant that ends before it begins.
    TimesBackwards,
    /// A price before tax, and with tax in it.
    TaxBothWays,
    /// A range whose second number is not larger than its first.
    RangeBackwards,
}
