//! Dates in many forms, and whether the day or the month stands first.

use federation_spec::rules::LocalDay;

use super::vocabulary::Vocabulary;
use crate::calendar::day_of;

/// Day numbers of spreadsheets that are taken for dates: from 1954 to 2119.
const SERIALS: std::ops::RangeInclusive<i64> = 20_000..=80_000;
/// The day number that spreadsheets give to 1 January 1970, counting from 1900.
const SERIAL_OF_1970: i64 = 25_569;
/// Two digits up to this are of this century.
const LAST_OF_THIS_CENTURY: i32 = 69;
/// Words and endings between the parts of a date that say nothing.
const FILLERS: [&str; 13] = [
    "de", "del", "do", "of", "the", "den", "le", "st", "nd", "rd", "th", "er", "º",
];
/// Words behind a time.
const BEHIND_TIME: [&str; 9] = ["am", "pm", "a", "p", "m", "z", "utc", "gmt", "uhr"];

/// Which number of a date such as 05/06/2026 stands first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateOrder {
    /// 5 June.
    DayFirst,
    /// 6 May.
    MonthFirst,
}

impl DateOrder {
    /// Its words, in profiles.
    pub const WORDS: &'static [&'static str] = &["day-first", "month-first"];

    /// The order of that word.
    pub fn of_word(word: &str) -> Option<Self> {
        match word {
            "day-first" => Some(Self::DayFirst),
            "month-first" => Some(Self::MonthFirst),
            _ => None,
        }
    }

    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::DayFirst => "day-first",
            Self::MonthFirst => "month-first",
        }
    }
}

/// A date as somebody wrote it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Written {
    /// It can be read in one way, whatever the others of the column say.
    Certain(LocalDay),
    /// It is a day only if the day stands first.
    DayFirst(LocalDay),
    /// It is a day only if the month stands first.
    MonthFirst(LocalDay),
    /// Two days.
    Ambiguous {
        /// If the day stands first.
        day_first: LocalDay,
        /// If the month does.
        month_first: LocalDay,
    },
}

impl Written {
    /// The day, in a column of that order; none if two days are left.
    pub(super) fn day(self, order: Option<DateOrder>) -> Option<LocalDay> {
        match (self, order) {
            (Self::Certain(day) | Self::DayFirst(day) | Self::MonthFirst(day), _) => Some(day),
            (Self::Ambiguous { day_first, .. }, Some(DateOrder::DayFirst)) => Some(day_first),
            (Self::Ambiguous { month_first, .. }, Some(DateOrder::MonthFirst)) => Some(month_first),
            (Self::Ambiguous { .. }, None) => None,
        }
    }
}

/// What the dates of a column say of their order.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Evidence {
    day_first: bool,
    month_first: bool,
}

impl Evidence {
    /// Takes note of one date.
    pub(super) fn note(&mut self, written: Written) {
        self.day_first |= matches!(written, Written::DayFirst(_));
        self.month_first |= matches!(written, Written::MonthFirst(_));
    }

    /// The order of the column; none if both are needed, or if nothing says it.
    pub(super) fn order(self, preferred: Option<DateOrder>) -> Option<DateOrder> {
        match (self.day_first, self.month_first) {
            (true, false) => Some(DateOrder::DayFirst),
            (false, true) => Some(DateOrder::MonthFirst),
            (false, false) => preferred,
            (true, true) => None,
        }
    }
}

/// Reads a date; a time behind it is left out. There is no day before 1970.
pub(super) fn parse(text: &str, words: &Vocabulary) -> Option<Written> {
    let date = without_time(text)?;
    if let Some(serial) = serial(date) {
        return from_serial(serial).map(Written::Certain);
    }
    let named = |year, month, day| {
        let day = day_of(year_of(year)?, month, number(day)?)?;
        Some(Written::Certain(day))
    };
    match parts(date, words)?.as_slice() {
        [Part::Number(year), Part::Number(month), Part::Number(day)] if year.len() == 4 => {
            named(year, number(month)?, day)
        }
        [
            Part::Number(first),
            Part::Number(second),
            Part::Number(year),
        ] => in_numbers(
            number(first)?,
            number(second)?,
            year_of(year)?,
            date.contains('.'),
        ),
        [Part::Number(year), Part::Month(month), Part::Number(day)] if year.len() == 4 => {
            named(year, *month, day)
        }
        [Part::Number(day), Part::Month(month), Part::Number(year)]
        | [Part::Month(month), Part::Number(day), Part::Number(year)] => named(year, *month, day),
        _ => None,
    }
}

/// A part of a date.
#[derive(Debug)]
enum Part<'a> {
    Number(&'a str),
    Month(u32),
}

/// Who writes dots writes the day first, in every country.
fn in_numbers(first: u32, second: u32, year: i32, dots: bool) -> Option<Written> {
    let day_first = day_of(year, second, first);
    let month_first = day_of(year, first, second).filter(|_| !dots);
    match (day_first, month_first) {
        (Some(day), None) if dots => Some(Written::Certain(day)),
        (Some(day), Some(same)) if day == same => Some(Written::Certain(day)),
        (Some(day_first), Some(month_first)) => Some(Written::Ambiguous {
            day_first,
            month_first,
        }),
        (Some(day), None) => Some(Written::DayFirst(day)),
        (None, Some(day)) => Some(Written::MonthFirst(day)),
        (None, None) => None,
    }
}

fn parts<'a>(date: &'a str, words: &Vocabulary) -> Option<Vec<Part<'a>>> {
    let mut parts = Vec::new();
    let mut rest = date;
    while let Some(first) = rest.chars().next() {
        let same = |c: char| match first {
            first if first.is_ascii_digit() => c.is_ascii_digit(),
            first if first.is_alphabetic() => c.is_alphabetic(),
            _ => false,
        };
        let end = rest.find(|c| !same(c)).unwrap_or(rest.len());
        let (part, behind) = rest.split_at(end.max(first.len_utf8()));
        rest = behind;
        match first {
            first if first.is_ascii_digit() => parts.push(Part::Number(part)),
            first if first.is_alphabetic() => parts.extend(month(part, words)?),
            ' ' | '-' | '/' | '.' | ',' => {}
            _ => return None,
        }
    }
    Some(parts)
}

/// The month of a word; nothing for a word that says nothing; none for any other word.
fn month(word: &str, words: &Vocabulary) -> Option<Option<Part<'static>>> {
    let filler = FILLERS.contains(&word.to_lowercase().as_str());
    match words.month(word) {
        Some(month) => Some(Some(Part::Month(month))),
        None => filler.then_some(None),
    }
}

fn number(digits: &str) -> Option<u32> {
    (digits.len() <= 2).then(|| digits.parse().ok()).flatten()
}

fn year_of(digits: &str) -> Option<i32> {
    let year: i32 = digits.parse().ok()?;
    match digits.len() {
        4 => Some(year),
        2 if year <= LAST_OF_THIS_CENTURY => Some(2000 + year),
        2 => Some(1900 + year),
        _ => None,
    }
}

/// The day number of a spreadsheet; a part of a day behind it is its time.
fn serial(text: &str) -> Option<i64> {
    let (days, time) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let serial = days.len() == 5 && digits(days) && digits(time);
    serial.then(|| days.parse().ok()).flatten()
}

fn from_serial(serial: i64) -> Option<LocalDay> {
    let first = day_of(1970, 1, 1)?;
    let day = first.minus(SERIAL_OF_1970 - serial);
    (SERIALS.contains(&serial) && day >= first).then_some(day)
}

/// What stands before a time such as `T09:30:00Z` or ` 9:30 AM`; none if what is behind the date is no time.
fn without_time(text: &str) -> Option<&str> {
    let Some((before, behind)) = text.split_once(':') else {
        return Some(text);
    };
    let date = before.trim_end_matches(|c: char| c.is_ascii_digit());
    let hour: u32 = before[date.len()..].parse().ok()?;
    let minute: u32 = behind.get(..2)?.parse().ok()?;
    if hour > 24 || minute > 59 || !is_behind_time(&behind[2..]) {
        return None;
    }
    let date = date.strip_suffix(['T', 't']).unwrap_or(date);
    Some(date.trim_end_matches([' ', ',']))
}

fn is_behind_time(text: &str) -> bool {
    let known = |word: &str| word.is_empty() || BEHIND_TIME.contains(&word.to_lowercase().as_str());
    let fits = |c: char| c.is_ascii_alphanumeric() || " :.+-".contains(c);
    text.chars().all(fits) && text.split(|c: char| !c.is_alphabetic()).all(known)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::day_text;

    fn read(text: &str) -> Option<Written> {
        parse(text, Vocabulary::common())
    }

    fn certain(text: &str) -> String {
        match read(text) {
            Some(Written::Ambiguous { .. }) => "ambiguous".to_owned(),
            Some(written) => written.day(None).map(day_text).unwrap_or_default(),
            None => "none".to_owned(),
        }
    }

    #[test]
    fn one_day_in_many_forms() {
        let forms = [
            "2026-11-21",
            "2026/11/21",
            "2026.11.21",
            "21.11.2026",
            "21. 11. 2026",
            "21/11/2026",
            "11/21/2026",
            "21-11-2026",
            "21/11/26",
            "21.11.26",
            "21 Nov 2026",
            "21-Nov-26",
            "Nov 21, 2026",
            "November 21st, 2026",
            "21st of November 2026",
            "2026 Nov 21",
            "21. November 2026",
            "21 de noviembre de 2026",
            "21 novembre 2026",
            "21 de novembro de 2026",
            "2026-11-21 09:30",
            "2026-11-21T09:30:00Z",
            "2026-11-21T09:30:00.123+01:00",
            "2026/11/21 09:30:00 +0000",
            "11/21/2026 9:30 AM",
            "Nov 21, 2026, 9:30 p.m.",
            "21.11.2026 09:30 Uhr",
            "46347",
            "46347.5",
            "46347,25",
        ];
        for form in forms {
            assert_eq!(certain(form), "2026-11-21", "{form}");
        }
    }

    #[test]
    fn months_in_five_languages() {
        let cases = [
            ("1 März 2026", "2026-03-01"),
            ("1er août 2026", "2026-08-01"),
            ("1º de março de 2026", "2026-03-01"),
            ("3 ene 2026", "2026-01-03"),
            ("3 dez 2026", "2026-12-03"),
            ("5 mai 2026", "2026-05-05"),
        ];
        for (form, wanted) in cases {
            assert_eq!(certain(form), wanted, "{form}");
        }
    }

    #[test]
    fn what_is_no_day() {
        let nonsense = [
            "soon",
            "31/02/2026",
            "29.02.2027",
            "2026-13-01",
            "11.21.2026",
            "2026",
            "11/2026",
            "1/2/3/2026",
            "19999",
            "80001",
            "21000",
            "1969-12-31",
            "2026-11-21 25:00",
            "2026-11-21 09:30 tomorrow",
            "21 Smarch 2026",
            "202-11-21",
            "2026-11-21x",
            "²1/11/2026",
            "11/21/202６",
            ":",
            "T1:00",
            "99999999999999999999-1-1",
        ];
        for text in nonsense {
            assert_eq!(certain(text), "none", "{text}");
        }
    }

    #[test]
    fn two_digits_of_a_year_and_a_leap_day() {
        let cases = [
            ("13/01/69", "2069-01-13"),
            ("13/01/70", "1970-01-13"),
            ("29/02/2028", "2028-02-29"),
            ("05/05/2026", "2026-05-05"),
            ("05/06/2026", "ambiguous"),
            ("5-6-26", "ambiguous"),
            ("05.06.2026", "2026-06-05"),
            ("25569", "1970-01-01"),
        ];
        for (form, wanted) in cases {
            assert_eq!(certain(form), wanted, "{form}");
        }
    }
}
