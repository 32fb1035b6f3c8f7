//! The first run: a space is founded on one page, and its first steps on the next.

use askama::Template;
use federation_spec::records::terms::Content;

use super::rendered;
use super::terms::Form;
use super::week::Week;
use crate::core::holdings::Counts;
use crate::core::views::StatusView;
use crate::qr::{self, Shape, TooLong};
use crate::words::{Locale, terms};

#[derive(Template)]
#[template(path = "start.html")]
struct Found {
    t: Locale,
    form: Form,
}

/// Where a space is founded; `terms`: what it grants unless its people say otherwise.
pub fn found(t: Locale, terms: &Content) -> String {
    let form = Form {
        week: Some(Week::default()),
        ..Form::of(terms)
    };
    rendered(&Found { t, form })
}

#[derive(Template)]
#[template(path = "moving.html")]
struct MovingShown<'a> {
    t: Locale,
    backup: &'a Backup,
}

/// What a backup holds that came from another computer.
#[derive(Debug)]
pub struct Backup {
    /// When it was made, a date and a time of day (UTC).
    pub made: String,
    /// How much it holds.
    pub counts: Counts,
}

/// What is brought here, before it is.
pub fn moving(t: Locale, backup: &Backup) -> String {
    rendered(&MovingShown { t, backup })
}

/// What would be published, in words.
pub fn preview(t: Locale, content: &Content) -> String {
    super::terms::preview(t, None, terms::summary(content, t), None)
}

#[derive(Template)]
#[template(path = "welcome.html")]
struct Welcome<'a> {
    t: Locale,
    status: &'a StatusView,
    recovery: bool,
    members: usize,
}

/// The first steps of a space that was just founded.
pub fn welcome(t: Locale, status: &StatusView, recovery: bool, members: usize) -> String {
    rendered(&Welcome {
        t,
        status,
        recovery,
        members,
    })
}

/// The sentence that names a day of OSM.
fn day_said(day: &str) -> &'static str {
    super::terms::day_said(day)
}

#[derive(Template)]
#[template(path = "tried.html")]
struct Tried<'a> {
    t: Locale,
    pass: &'a str,
    shape: Shape,
}

/// The first card, to be shown to one's own desk.
pub fn tried(t: Locale, pass: &str) -> Result<String, TooLong> {
    Ok(rendered(&Tried {
        t,
        pass,
        shape: qr::shape(pass)?,
    }))
}
