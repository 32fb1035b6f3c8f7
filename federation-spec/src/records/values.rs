//! The values that fields are made of, each with its bound: numbers, texts, lists; days and times stand in `times`.

use crate::plain::{Mistake, Plain, PlainValue, Problem};
use crate::wire::cbor::Item;

use super::fields::{Fault, FaultKind, Field};

pub use super::times::{ClockTime, Date};

/// A whole number from `MIN` to `MAX`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Number<const MIN: i64, const MAX: i64>(i64);

impl<const MIN: i64, const MAX: i64> Number<MIN, MAX> {
    /// The number, if it is within bounds.
    pub fn new(value: i64) -> Option<Self> {
        (MIN..=MAX).contains(&value).then_some(Self(value))
    }

    /// The number.
    pub fn value(self) -> i64 {
        self.0
    }
}

impl<const MIN: i64, const MAX: i64> Field for Number<MIN, MAX> {
    fn to_item(&self) -> Item {
        Item::int(self.0)
    }

    fn from_item(item: &Item) -> Result<Self, Fault> {
        if !matches!(item, Item::Unsigned(_) | Item::Negative(_)) {
            return Err(Fault::new(FaultKind::WrongType));
        }
        item.as_int()
            .and_then(Self::new)
            .ok_or(Fault::new(FaultKind::OutOfRange))
    }

    fn to_plain(&self) -> Plain {
        Plain::number(self.0)
    }

    fn from_plain(plain: &Plain) -> Result<Self, Mistake> {
        let PlainValue::Number(digits) = &plain.value else {
            return Err(plain.wrong_kind("a whole number"));
        };
        let range = Problem::OutOfRange { min: MIN, max: MAX };
        digits
            .parse()
            .ok()
            .and_then(Self::new)
            .ok_or_else(|| plain.mistake(range))
    }
}

/// A decimal with three places, counted in thousandths from 0 to `MAX`: prices, percentages of an hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Thousandths<const MAX: u64>(u64);

impl<const MAX: u64> Thousandths<MAX> {
    /// So many thousandths, if within bounds.
    pub fn new(thousandths: u64) -> Option<Self> {
        (thousandths <= MAX).then_some(Self(thousandths))
    }

    /// How many thousandths.
    pub fn value(self) -> u64 {
        self.0
    }

    /// As people write it: `8.4`, `25`.
    pub fn decimal(self) -> String {
        let text = format!("{}.{:03}", self.0 / 1000, self.0 % 1000);
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    }

    fn parse(digits: &str) -> Option<Self> {
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        if part.len() > 3 || !part.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let whole: u64 = whole.parse().ok()?;
        let part: u64 = format!("{part:0<3}").parse().ok()?;
        Self::new(whole.checked_mul(1000)?.checked_add(part)?)
    }
}

impl<const MAX: u64> Field for Thousandths<MAX> {
    fn to_item(&self) -> Item {
        Item::Unsigned(self.0)
    }

    fn from_item(item: &Item) -> Result<Self, Fault> {
        let Item::Unsigned(value) = item else {
            return Err(Fault::new(FaultKind::WrongType));
        };
        Self::new(*value).ok_or(Fault::new(FaultKind::OutOfRange))
    }

    fn to_plain(&self) -> Plain {
        Plain::number(self.decimal())
    }

    fn from_plain(plain: &Plain) -> Result<Self, Mistake> {
        let PlainValue::Number(digits) = &plain.value else {
            return Err(plain.wrong_kind("a number such as 12 or 8.40"));
        };
        Self::parse(digits).ok_or_else(|| plain.mistake(Problem::Form { example: "8.40" }))
    }
}

/// Text of `MIN` to `MAX` bytes of UTF-8.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Text<const MIN: usize, const MAX: usize>(Box<str>);

impl<const MIN: usize, const MAX: usize> Text<MIN, MAX> {
    /// The text, if its length is within bounds.
    pub fn new(text: impl Into<String>) -> Option<Self> {
        let text = text.into();
        (MIN..=MAX)
            .contains(&text.len())
            .then(|| Self(text.into_boxed_str()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<const MIN: usize, const MAX: usize> Field for Text<MIN, MAX> {
    fn to_item(&self) -> Item {
        Item::Text(self.as_str().to_owned())
    }

    fn from_item(item: &Item) -> Result<Self, Fault> {
        let Item::Text(text) = item else {
            return Err(Fault::new(FaultKind::WrongType));
        };
        Self::new(text.as_str()).ok_or(Fault::new(FaultKind::Length))
    }

    fn to_plain(&self) -> Plain {
        Plain::text(self.as_str())
    }

    fn from_plain(plain: &Plain) -> Result<Self, Mistake> {
        let text = plain.as_text()?;
        let length = Problem::Length {
            is: text.len(),
            min: MIN,
            max: MAX,
        };
        Self::new(text).ok_or_else(|| plain.mistake(length))
    }
}

/// Bytes of `MIN` to `MAX` length; plain form: lower-case hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bytes<const MIN: usize, const MAX: usize>(Box<[u8]>);

impl<const MIN: usize, const MAX: usize> Bytes<MIN, MAX> {
    /// The bytes, if their length is within bounds.
    pub fn new(bytes: impl Into<Vec<u8>>) -> Option<Self> {
        let bytes = bytes.into();
        (MIN..=MAX)
            .contains(&bytes.len())
            .then(|| Self(bytes.into_boxed_slice()))
    }

    /// The bytes.
    pub fn as_slice(&self) -> &[u8] {
        &self.0
    }
}

impl<const MIN: usize, const MAX: usize> Field for Bytes<MIN, MAX> {
    fn to_item(&self) -> Item {
        Item::Bytes(self.as_slice().to_vec())
    }

    fn from_item(item: &Item) -> Result<Self, Fault> {
        let Item::Bytes(bytes) = item else {
            return Err(Fault::new(FaultKind::WrongType));
        };
        Self::new(bytes.as_slice()).ok_or(Fault::new(FaultKind::Length))
    }

    fn to_plain(&self) -> Plain {
        Plain::text(data_encoding::HEXLOWER.encode(&self.0))
    }

    fn from_plain(plain: &Plain) -> Result<Self, Mistake> {
        let bytes = data_encoding::HEXLOWER.decode(plain.as_text()?.as_bytes());
        let wrong = || plain.mistake(Problem::Form { example: "0a1b2c" });
        bytes.ok().and_then(Self::new).ok_or_else(wrong)
    }
}

/// A list of `MIN` to `MAX` elements. One that may be empty is left out when it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List<T, const MIN: usize, const MAX: usize>(Box<[T]>);

impl<T, const MIN: usize, const MAX: usize> List<T, MIN, MAX> {
    /// The list, if its length is within bounds.
    pub fn new(elements: Vec<T>) -> Option<Self> {
        (MIN..=MAX)
            .contains(&elements.len())
            .then(|| Self(elements.into_boxed_slice()))
    }

    /// The elements.
    pub fn as_slice(&self) -> &[T] {
        &self.0
    }

    /// One after the other.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn wrong_number(is: usize) -> Problem {
        Problem::Entries {
            is,
            min: MIN,
            max: MAX,
        }
    }
}

impl<T, const MAX: usize> Default for List<T, 0, MAX> {
    fn default() -> Self {
        Self(Box::default())
    }
}

impl<T: Field, const MIN: usize, const MAX: usize> Field for List<T, MIN, MAX> {
    fn absent() -> Option<Self> {
        (MIN == 0).then(|| Self(Box::default()))
    }

    fn is_absent(&self) -> bool {
        self.0.is_empty()
    }

    fn to_item(&self) -> Item {
        Item::Array(self.0.iter().map(T::to_item).collect())
    }

    /// An empty list is written by leaving it out, so an empty array is a fault: one value, one form.
    fn from_item(item: &Item) -> Result<Self, Fault> {
        let Item::Array(items) = item else {
            return Err(Fault::new(FaultKind::WrongType));
        };
        if items.is_empty() || !(MIN..=MAX).contains(&items.len()) {
            return Err(Fault::new(FaultKind::Length));
        }
        // Collected at once, a list of one would have room for four: tens of thousands are held.
        let mut read = Vec::with_capacity(items.len());
        for (at, item) in items.iter().enumerate() {
            read.push(T::from_item(item).map_err(|fault| fault.under(at))?);
        }
        Ok(Self(read.into_boxed_slice()))
    }

    fn to_plain(&self) -> Plain {
        PlainValue::List(self.0.iter().map(T::to_plain).collect()).into()
    }

    fn from_plain(plain: &Plain) -> Result<Self, Mistake> {
        let PlainValue::List(items) = &plain.value else {
            return Err(plain.wrong_kind("a list in square brackets"));
        };
        if !(MIN..=MAX).contains(&items.len()) {
            return Err(plain.mistake(Self::wrong_number(items.len())));
        }
        let read = |(at, item)| T::from_plain(item).map_err(|mistake: Mistake| mistake.at(at));
        items
            .iter()
            .enumerate()
            .map(read)
            .collect::<Result<_, _>>()
            .map(Self)
    }

    fn mistakes(plain: &Plain) -> Vec<Mistake> {
        let PlainValue::List(items) = &plain.value else {
            return Self::from_plain(plain).err().into_iter().collect();
        };
        let within = (MIN..=MAX).contains(&items.len());
        let length = (!within).then(|| plain.mistake(Self::wrong_number(items.len())));
        let each = items.iter().enumerate().flat_map(|(at, item)| {
            let mistakes = T::mistakes(item).into_iter();
            mistakes.map(move |mistake| mistake.at(at))
        });
        length.into_iter().chain(each).collect()
    }
}

impl<T: Field> Field for Option<T> {
    fn absent() -> Option<Self> {
        Some(None)
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }

    fn to_item(&self) -> Item {
        self.as_ref().map_or(Item::Null, T::to_item)
    }

    fn from_item(item: &Item) -> Result<Self, Fault> {
        T::from_item(item).map(Some)
    }

    fn to_plain(&self) -> Plain {
        self.as_ref()
            .map_or(PlainValue::List(Vec::new()).into(), T::to_plain)
    }

    fn from_plain(plain: &Plain) -> Result<Self, Mistake> {
        T::from_plain(plain).map(Some)
    }

    fn mistakes(plain: &Plain) -> Vec<Mistake> {
        T::mistakes(plain)
    }

    const OPTIONS: &'static [&'static str] = T::OPTIONS;
}

/// False stands for "not there": only `true` is ever written.
impl Field for bool {
    fn absent() -> Option<Self> {
        Some(false)
    }

    fn is_absent(&self) -> bool {
        !self
    }

    fn to_item(&self) -> Item {
        Item::Bool(*self)
    }

    fn from_item(item: &Item) -> Result<Self, Fault> {
        match item {
            Item::Bool(true) => Ok(true),
            _ => Err(Fault::new(FaultKind::WrongType)),
        }
    }

    fn to_plain(&self) -> Plain {
        PlainValue::Bool(*self).into()
    }

    fn from_plain(plain: &Plain) -> Result<Self, Mistake> {
        let PlainValue::Bool(value) = plain.value else {
            return Err(plain.wrong_kind("true or false"));
        };
        Ok(value)
    }
}

/// Key 0 of every body: profile version 1, the only one this crate reads and writes. SPEC §1.5
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Version1;

impl Field for Version1 {
    fn to_item(&self) -> Item {
        Item::Unsigned(1)
    }

    fn from_item(item: &Item) -> Result<Self, Fault> {
        match item {
            Item::Unsigned(1) => Ok(Self),
            _ => Err(Fault::new(FaultKind::Version)),
        }
    }

    fn to_plain(&self) -> Plain {
        Plain::number(1)
    }

    fn from_plain(plain: &Plain) -> Result<Self, Mistake> {
        Number::<1, 1>::from_plain(plain).map(|_| Self)
    }
}

/// A sequence number, 0 to 2^64-1. SPEC §4.2
impl Field for u64 {
    fn to_item(&self) -> Item {
        Item::Unsigned(*self)
    }

    fn from_item(item: &Item) -> Result<Self, Fault> {
        let Item::Unsigned(value) = item else {
            return Err(Fault::new(FaultKind::WrongType));
        };
        Ok(*value)
    }

    fn to_plain(&self) -> Plain {
        Plain::number(self)
    }

    fn from_plain(plain: &Plain) -> Result<Self, Mistake> {
        let PlainValue::Number(digits) = &plain.value else {
            return Err(plain.wrong_kind("a whole number"));
        };
        digits.parse().map_err(|_| {
            plain.mistake(Problem::OutOfRange {
                min: 0,
                max: i64::MAX,
            })
        })
    }
}
