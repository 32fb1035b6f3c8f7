//! Settings: something happened to the computer or its keys, and the recovery words help.

use askama::Template;

use super::rendered;
use crate::qr::{self, Shape, TooLong};
use crate::words::Locale;

/// The new words, before they count.
#[derive(Debug)]
pub struct NewSheet<'a> {
    /// The space's name.
    pub name: &'a str,
    /// Its id.
    pub space: String,
    /// The day on which it is made.
    pub day: String,
    /// 24 words.
    pub words: &'a str,
    /// Somebody else may have the keys.
    pub stolen: bool,
}

#[derive(Template)]
#[template(path = "new-sheet.html")]
struct Sheet<'a> {
    t: Locale,
    sheet: &'a NewSheet<'a>,
    words: Vec<&'a str>,
    shape: Shape,
}

impl NewSheet<'_> {
    /// The sheet, and what shows that it is printed.
    pub fn html(&self, t: Locale) -> Result<String, TooLong> {
        Ok(rendered(&Sheet {
            t,
            sheet: self,
            words: self.words.split_whitespace().collect(),
            shape: qr::shape(self.words)?,
        }))
    }
}

#[derive(Template)]
#[template(path = "recovered.html")]
struct Recovered {
    t: Locale,
    reprint: usize,
}

/// It is done: so many members need another card.
pub fn recovered(t: Locale, reprint: usize) -> String {
    rendered(&Recovered { t, reprint })
}
