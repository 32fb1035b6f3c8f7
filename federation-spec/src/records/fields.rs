//! Records declared as tables: `wire key => name: type`. One declaration gives the Rust type, the CBOR form and the
//! plain form (TOML, JSON), so that the three cannot drift apart.

use std::fmt;

use crate::plain::{Entry, Mistake, Plain, PlainValue, Problem};
use crate::wire::cbor::Item;
pub use crate::wire::record::{Fault, FaultKind};

/// A value with a CBOR form and a plain form.
pub trait Field: Sized {
    /// The value that stands for "not there"; `None` if the value must be there.
    fn absent() -> Option<Self> {
        None
    }

    /// Whether this is that value, which is left out when written.
    fn is_absent(&self) -> bool {
        false
    }

    /// The CBOR form.
    fn to_item(&self) -> Item;

    /// Reads the CBOR form.
    fn from_item(item: &Item) -> Result<Self, Fault>;

    /// The plain form.
    fn to_plain(&self) -> Plain;

    /// Reads the plain form; of several mistakes it tells the first.
    fn from_plain(plain: &Plain) -> Result<Self, Mistake>;

    /// All mistakes of a plain form, in no order; none if it can be read.
    fn mistakes(plain: &Plain) -> Vec<Mistake> {
        Self::from_plain(plain).err().into_iter().collect()
    }

    /// The words that the plain form may be, if it is one of a list of words.
    const OPTIONS: &'static [&'static str] = &[];
}

/// A key as a declaration names it: a number, or a word that another standard chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// A number.
    Number(i64),
    /// A word.
    Word(&'static str),
}

impl From<i64> for Key {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<&'static str> for Key {
    fn from(word: &'static str) -> Self {
        Self::Word(word)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(f),
            Self::Word(word) => f.write_str(word),
        }
    }
}

impl Key {
    /// The key as an item.
    pub fn item(self) -> Item {
        match self {
            Self::Number(number) => Item::int(number),
            Self::Word(word) => Item::Text(word.to_owned()),
        }
    }

    fn is(self, key: &Item) -> bool {
        match (self, key) {
            (Self::Number(number), key) => key.as_int() == Some(number),
            (Self::Word(word), Item::Text(text)) => text == word,
            (Self::Word(_), _) => false,
        }
    }
}

/// Which keys a map may hold beside those it declares. SPEC §1.5
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Others {
    /// Maps of another standard, in the one form that this profile takes: nothing else.
    Exact,
    /// Claims sets: claims this profile does not name are ignored, as RFC 8392 says; those it names belong to the
    /// records that list them.
    Claims,
    /// Bodies: odd keys from 33 to 63 may be ignored, every other one must be understood.
    Body,
}

/// The keys of bodies that are kept for later versions: odd ones may be overlooked, even ones not. SPEC §1.5
const LATER_KEYS: std::ops::RangeInclusive<u64> = 33..=63;

/// Whether a later version says by this key that whoever does not know it must not read the body.
pub(crate) fn is_not_to_be_overlooked(key: &Item) -> bool {
    matches!(key, Item::Unsigned(key) if LATER_KEYS.contains(key) && key % 2 == 0)
}

impl Others {
    fn allows(self, key: &Item) -> bool {
        match (self, key) {
            (Self::Claims, Item::Unsigned(key)) => !matches!(key, 1..=8 | 39 | 65533..=65535),
            (Self::Claims, _) => true,
            (Self::Body, Item::Unsigned(key)) => LATER_KEYS.contains(key) && key % 2 == 1,
            (Self::Body | Self::Exact, _) => false,
        }
    }
}

/// Takes the declared keys out of a map, then looks at what is left.
pub(crate) struct MapReader<'a>(&'a [(Item, Item)]);

impl<'a> MapReader<'a> {
    pub(crate) fn new(item: &'a Item) -> Result<Self, Fault> {
        let Item::Map(entries) = item else {
            return Err(Fault::new(FaultKind::WrongType));
        };
        Ok(Self(entries))
    }

    pub(crate) fn take<T: Field>(&self, key: Key) -> Result<T, Fault> {
        match self.0.iter().find(|(held, _)| key.is(held)) {
            Some((_, value)) => T::from_item(value),
            None => T::absent().ok_or(Fault::new(FaultKind::Missing)),
        }
        .map_err(|fault| fault.under(key))
    }

    pub(crate) fn finish(&self, declared: &[Key], others: Others) -> Result<(), Fault> {
        let known = |key: &Item| declared.iter().any(|declared| declared.is(key));
        let mut keys = self.0.iter().map(|(key, _)| key);
        let stray = keys.find(|key| !known(key) && !others.allows(key));
        match stray {
            None => Ok(()),
            Some(key) => Err(Fault::new(FaultKind::UnknownKey).under(spelled(key))),
        }
    }
}

/// A key as a fault names it. Text comes from strangers and goes into logs, so that control characters are escaped.
fn spelled(key: &Item) -> String {
    match key {
        Item::Unsigned(number) => number.to_string(),
        Item::Negative(number) => (-1 - i128::from(*number)).to_string(),
        Item::Text(text) => text.escape_debug().to_string(),
        _ => "key".to_owned(),
    }
}

/// Takes the declared names out of a table, then looks at what is left.
pub(crate) struct TableReader<'a> {
    entries: &'a [Entry],
    line: u32,
}

impl<'a> TableReader<'a> {
    pub(crate) fn new(plain: &'a Plain, known: &'static [&'static str]) -> Result<Self, Mistake> {
        let PlainValue::Table(entries) = &plain.value else {
            return Err(plain.wrong_kind("a table"));
        };
        match misnamed(entries, known).next() {
            Some(mistake) => Err(mistake),
            None => Ok(Self {
                entries,
                line: plain.line,
            }),
        }
    }

    /// The table whatever else stands in it, and what does.
    pub(crate) fn with_mistakes(
        plain: &'a Plain,
        known: &'static [&'static str],
    ) -> Result<(Self, Vec<Mistake>), Mistake> {
        let PlainValue::Table(entries) = &plain.value else {
            return Err(plain.wrong_kind("a table"));
        };
        let line = plain.line;
        Ok((Self { entries, line }, misnamed(entries, known).collect()))
    }

    /// All mistakes under a name.
    pub(crate) fn mistakes<T: Field>(&self, name: &str) -> Vec<Mistake> {
        let held = self.entries.iter().find(|entry| entry.name == name);
        let mistakes = match held {
            Some(entry) => T::mistakes(&entry.value),
            None => self.take::<T>(name).err().into_iter().collect(),
        };
        let under = |mistake: Mistake| {
            if held.is_some() {
                mistake.under(name)
            } else {
                mistake
            }
        };
        mistakes.into_iter().map(under).collect()
    }

    pub(crate) fn take<T: Field>(&self, name: &str) -> Result<T, Mistake> {
        match self.entries.iter().find(|entry| entry.name == name) {
            Some(entry) => T::from_plain(&entry.value),
            None => T::absent().ok_or(Mistake {
                line: self.line,
                path: String::new(),
                problem: Problem::Missing {
                    options: T::OPTIONS,
                },
            }),
        }
        .map_err(|mistake| mistake.under(name))
    }
}

/// Names that do not belong into a table, or stand there twice.
fn misnamed<'a>(
    entries: &'a [Entry],
    known: &'static [&'static str],
) -> impl Iterator<Item = Mistake> + 'a {
    entries.iter().enumerate().filter_map(move |(at, entry)| {
        let mut earlier = entries[..at].iter();
        let problem = if !known.contains(&entry.name.as_str()) {
            Problem::UnknownKey { known }
        } else if earlier.any(|earlier| earlier.name == entry.name) {
            Problem::DuplicateKey
        } else {
            return None;
        };
        let mistake = Mistake {
            line: entry.line,
            path: String::new(),
            problem,
        };
        Some(mistake.under(&entry.name))
    })
}

/// Declares a map: `key => name: Type` lines, with what other keys it may hold.
macro_rules! map_fields {
    (
        $(#[$meta:meta])*
        pub struct $name:ident: $others:ident {
            $( $(#[$field_meta:meta])* $key:literal => $field:ident: $type:ty, )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $name {
            $( $(#[$field_meta])* pub $field: $type, )*
        }

        impl $crate::records::fields::Field for $name {
            fn to_item(&self) -> $crate::wire::cbor::Item {
                let mut entries = Vec::new();
                $(
                    if !self.$field.is_absent() {
                        let key = $crate::records::fields::Key::from($key);
                        entries.push((key.item(), self.$field.to_item()));
                    }
                )*
                $crate::wire::cbor::Item::Map(entries)
            }

            fn from_item(item: &$crate::wire::cbor::Item) -> Result<Self, $crate::records::fields::Fault> {
                let map = $crate::records::fields::MapReader::new(item)?;
                let value = Self { $( $field: map.take($crate::records::fields::Key::from($key))?, )* };
                map.finish(&[$($crate::records::fields::Key::from($key)),*], $crate::records::fields::Others::$others)?;
                Ok(value)
            }

            fn to_plain(&self) -> $crate::plain::Plain {
                let mut entries = Vec::new();
                $(
                    if !self.$field.is_absent() {
                        entries.push($crate::plain::Entry {
                            name: stringify!($field).to_owned(),
                            line: 0,
                            value: self.$field.to_plain(),
                        });
                    }
                )*
                $crate::plain::PlainValue::Table(entries).into()
            }

            fn from_plain(plain: &$crate::plain::Plain) -> Result<Self, $crate::plain::Mistake> {
                let table = $crate::records::fields::TableReader::new(plain, &[$(stringify!($field)),*])?;
                Ok(Self { $( $field: table.take(stringify!($field))?, )* })
            }

            fn mistakes(plain: &$crate::plain::Plain) -> Vec<$crate::plain::Mistake> {
                let read = $crate::records::fields::TableReader::with_mistakes(plain, &[$(stringify!($field)),*]);
                match read {
                    Ok((table, mut mistakes)) => {
                        $( mistakes.extend(table.mistakes::<$type>(stringify!($field))); )*
                        mistakes
                    }
                    Err(mistake) => vec![mistake],
                }
            }
        }
    };
}

/// Declares a closed list of words, each with its number on the wire.
macro_rules! words {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $( $(#[$word_meta:meta])* $variant:ident = $code:literal $word:literal, )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $( $(#[$word_meta])* $variant, )*
        }

        impl $name {
            /// Every variant there is, in the order of the wire.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Every word there is, as the plain form spells it.
            pub const WORDS: &'static [&'static str] = &[$($word),*];

            /// The word of the plain form.
            pub fn word(self) -> &'static str {
                match self { $( Self::$variant => $word, )* }
            }

            /// The number on the wire.
            pub fn code(self) -> u64 {
                match self { $( Self::$variant => $code, )* }
            }

            /// The variant of a word of the plain form.
            pub fn of_word(word: &str) -> Option<Self> {
                match word { $( $word => Some(Self::$variant), )* _ => None }
            }
        }

        impl $crate::records::fields::Field for $name {
            fn to_item(&self) -> $crate::wire::cbor::Item {
                $crate::wire::cbor::Item::Unsigned(self.code())
            }

            fn from_item(item: &$crate::wire::cbor::Item) -> Result<Self, $crate::records::fields::Fault> {
                use $crate::records::fields::{Fault, FaultKind};
                match item {
                    $( $crate::wire::cbor::Item::Unsigned($code) => Ok(Self::$variant), )*
                    $crate::wire::cbor::Item::Unsigned(_) => Err(Fault::new(FaultKind::OutOfRange)),
                    _ => Err(Fault::new(FaultKind::WrongType)),
                }
            }

            fn to_plain(&self) -> $crate::plain::Plain {
                $crate::plain::Plain::text(self.word())
            }

            fn from_plain(plain: &$crate::plain::Plain) -> Result<Self, $crate::plain::Mistake> {
                let given = plain.as_text()?;
                Self::of_word(given).ok_or_else(|| plain.mistake($crate::plain::Problem::NotOneOf {
                    given: given.to_owned(),
                    options: Self::WORDS,
                }))
            }

            const OPTIONS: &'static [&'static str] = Self::WORDS;
        }
    };
}

pub(crate) use map_fields;
pub(crate) use words;
