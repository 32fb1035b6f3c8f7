//! What somebody reads in a browser who may not come in by this way: a page of its own, since nothing else of ours answers
//! there.

use askama::Template;

use super::rendered;
use crate::words::Locale;

#[derive(Template)]
#[template(path = "refused.html")]
struct Page<'a> {
    t: Locale,
    text: &'a str,
    next: &'a str,
}

/// The page: what happened, and what to do next.
pub fn html(t: Locale, text: &str, next: &str) -> String {
    rendered(&Page { t, text, next })
}
