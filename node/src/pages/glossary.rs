//! The words that need one, each with what it means.

use askama::Template;

use super::rendered;
use crate::words::Locale;

/// They, in the order in which somebody meets them.
const WORDS: [&str; 11] = [
    "word-visa",
    "word-home",
    "word-pass",
    "word-code",
    "word-offer",
    "word-key",
    "word-checked",
    "word-colours",
    "word-back",
    "word-connection",
    "word-recovery",
];

#[derive(Template)]
#[template(path = "glossary.html")]
struct Page {
    t: Locale,
}

impl Page {
    /// Where each is found in the page, the word, and what it means.
    fn words(&self) -> impl Iterator<Item = (&'static str, String, String)> {
        let t = self.t;
        WORDS.iter().map(move |word| {
            let place = word.trim_start_matches("word-");
            (place, t.say(word), t.say(&format!("{word}.means")))
        })
    }
}

/// The page.
pub fn html(t: Locale) -> String {
    rendered(&Page { t })
}
