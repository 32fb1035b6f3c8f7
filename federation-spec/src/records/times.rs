//! The values that say when: a day of the calendar, a time of a day.

use crate::plain::{Mistake, Plain, Problem};
use crate::wire::cbor::Item;

use super::fields::{Fault, FaultKind, Field};

/// A time of a local day in whole minutes from its midnight: 0 to 1440, the plain form `09:00` to `24:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ClockTime(u16);

impl ClockTime {
    const MOST: u64 = 24 * 60;

    /// So many minutes from midnight, if within a day.
    pub fn new(minutes: u64) -> Option<Self> {
        let minutes = u16::try_from(minutes).ok()?;
        (u64::from(minutes) <= Self::MOST).then_some(Self(minutes))
    }

    /// How many minutes from midnight.
    pub fn minutes(self) -> u16 {
        self.0
    }

    /// As clocks show it: `09:00`.
    pub fn shown(self) -> String {
        format!("{:02}:{:02}", self.0 / 60, self.0 % 60)
    }

    fn parse(text: &str) -> Option<Self> {
        let (hour, minute) = text.split_once(':')?;
        let digits =
            |part: &str, most| part.len() <= most && part.bytes().all(|b| b.is_ascii_digit());
        if !digits(hour, 2) || !digits(minute, 2) || minute.len() != 2 {
            return None;
        }
        let (hour, minute): (u64, u64) = (hour.parse().ok()?, minute.parse().ok()?);
        Self::new(hour * 60 + minute).filter(|_| minute < 60)
    }
}

impl Field for ClockTime {
    fn to_item(&self) -> Item {
        Item::Unsigned(self.0.into())
    }

    fn from_item(item: &Item) -> Result<Self, Fault> {
        let Item::Unsigned(minutes) = item else {
            return Err(Fault::new(FaultKind::WrongType));
        };
        Self::new(*minutes).ok_or(Fault::new(FaultKind::OutOfRange))
    }

    fn to_plain(&self) -> Plain {
        Plain::text(self.shown())
    }

    fn from_plain(plain: &Plain) -> Result<Self, Mistake> {
        Self::parse(plain.as_text()?)
            .ok_or_else(|| plain.mistake(Problem::Form { example: "09:00" }))
    }
}

/// A day of the Gregorian calendar, or no more of it than is known: `2011`, `2011-05`, `2011-05-31` (ISO 8601-1).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date(Box<str>);

impl Date {
    /// Reads a year, a month or a day. `None` if there is no such one.
    pub fn new(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let mut number = |digits: usize| -> Option<Option<u32>> {
            let Some(part) = parts.next() else {
                return Some(None);
            };
            let digits = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
            digits.then(|| part.parse().ok())
        };
        let (year, month, day) = (number(4)??, number(2)?, number(2)?);
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let days = match month {
            None => 0,
            Some(2) if leap => 29,
            Some(2) => 28,
            Some(4 | 6 | 9 | 11) => 30,
            Some(1..=12) => 31,
            Some(_) => return None,
        };
        let is_day = day.is_none_or(|day| (1..=days).contains(&day));
        (is_day && parts.next().is_none()).then(|| Self(text.into()))
    }

    /// As it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Field for Date {
    fn to_item(&self) -> Item {
        Item::Text(self.as_str().to_owned())
    }

    fn from_item(item: &Item) -> Result<Self, Fault> {
        let Item::Text(text) = item else {
            return Err(Fault::new(FaultKind::WrongType));
        };
        Self::new(text).ok_or(Fault::new(FaultKind::Form))
    }

    fn to_plain(&self) -> Plain {
        Plain::text(self.as_str())
    }

    fn from_plain(plain: &Plain) -> Result<Self, Mistake> {
        let wrong = || {
            plain.mistake(Problem::Form {
                example: "2011-05-31",
            })
        };
        Self::new(plain.as_text()?).ok_or_else(wrong)
    }
}
