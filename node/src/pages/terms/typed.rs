//! The fields of a form: text that people typed or chose, to be read as the type that the record has there. Words and
//! bounds are those of the type, so that a form can neither offer nor forbid what terms cannot say.

use std::fmt;
use std::marker::PhantomData;

use federation_spec::plain::{Mistake, Plain, PlainValue};
use federation_spec::records::fields::Field;
use federation_spec::records::values::{Number, Text, Thousandths};

/// What stands in a field; empty: nothing is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed<T> {
    text: String,
    read_as: PhantomData<T>,
}

/// Words that a form lets people choose from.
pub trait Offered: Field + Copy + 'static {
    /// Every word there is.
    const ALL: &'static [Self];

    /// The sentence that stands for choosing none of them; `None` where one always is chosen.
    const UNSAID: Option<&'static str>;

    /// The sentence of a word; `None` for one that needs more than the form asks for.
    fn said(self) -> Option<&'static str>;
}

/// One line of a list to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The word, as the plain form spells it; empty for none.
    pub word: String,
    /// The sentence that people read.
    pub said: &'static str,
    /// The one that is chosen.
    pub chosen: bool,
}

impl<T> Typed<T> {
    /// A field as it was sent.
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            read_as: PhantomData,
        }
    }

    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    fn read_by(&self, plain: fn(&str) -> Plain) -> Result<Option<T>, Mistake>
    where
        T: Field,
    {
        match self.text.as_str() {
            "" => Ok(None),
            text => T::from_plain(&plain(text)).map(Some),
        }
    }
}

impl<T: Field> Typed<T> {
    /// A field that shows what a record says.
    pub fn of(value: Option<&T>) -> Self {
        match value.map(|value| value.to_plain().value) {
            Some(PlainValue::Text(text) | PlainValue::Number(text)) => Self::new(text.trim()),
            _ => Self::default(),
        }
    }
}

impl<T> Default for Typed<T> {
    fn default() -> Self {
        Self::new("")
    }
}

impl<T> fmt::Display for Typed<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl<T: Offered> Typed<T> {
    /// The word that was chosen.
    pub fn read(&self) -> Result<Option<T>, Mistake> {
        self.read_by(letters)
    }

    /// What can be chosen. What is held and not offered is one more choice, so that it stays what it is.
    pub fn choices(&self) -> Vec<Choice> {
        let line = |word: &str, said: Option<&'static str>| {
            let chosen = word == self.text;
            let said = said.or(chosen.then_some("form-as-it-is"))?;
            let word = word.to_owned();
            Some(Choice { word, said, chosen })
        };
        let unsaid = T::UNSAID.and_then(|said| line("", Some(said)));
        let words = T::ALL.iter().filter_map(|word| {
            let spelled = Self::of(Some(word)).text;
            line(&spelled, word.said())
        });
        unsaid.into_iter().chain(words).collect()
    }
}

impl<const MIN: i64, const MAX: i64> Typed<Number<MIN, MAX>> {
    /// The number.
    pub fn read(&self) -> Result<Option<Number<MIN, MAX>>, Mistake> {
        self.read_by(figures)
    }

    /// The least that it may be.
    pub fn least(&self) -> i64 {
        MIN
    }

    /// The most that it may be.
    pub fn most(&self) -> i64 {
        MAX
    }
}

impl<const MAX: u64> Typed<Thousandths<MAX>> {
    /// The decimal.
    pub fn read(&self) -> Result<Option<Thousandths<MAX>>, Mistake> {
        self.read_by(figures)
    }
}

impl<const MIN: usize, const MAX: usize> Typed<Text<MIN, MAX>> {
    /// The text.
    pub fn read(&self) -> Result<Option<Text<MIN, MAX>>, Mistake> {
        self.read_by(letters)
    }

    /// The most letters of ASCII that it may have.
    pub fn most(&self) -> usize {
        MAX
    }

    /// So many letters of any script fit, but for the rarest: each has three bytes at most.
    pub fn letters(&self) -> usize {
        MAX / 3
    }
}

fn letters(text: &str) -> Plain {
    Plain::text(text)
}

/// A number where it is one, and else the text as it was typed: whoever reads it says what is wrong with it.
fn figures(text: &str) -> Plain {
    // Half the world writes 8,40; and 8.4000 is 8.4.
    let figures = text.replace(',', ".");
    let figures = match figures.contains('.') {
        true => figures.trim_end_matches('0').trim_end_matches('.'),
        false => figures.as_str(),
    };
    match figures.parse::<f64>().is_ok_and(f64::is_finite) {
        true => Plain::number(figures),
        false => Plain::text(text),
    }
}
