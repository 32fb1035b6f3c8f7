//! Own terms: the form, what it would say, and what stands published.
//!
//! The form shows the grant to members of other spaces, and the hours and prices of the house. Whatever else terms say
//! stays as it is: the form is laid over them, setting by setting, in the types of the record.

mod choices;
pub mod form;
pub mod typed;

use askama::Template;
use federation_spec::records::terms::Content;
use federation_spec::records::terms::content::Hours;
use federation_spec::wire::ids::Timestamp;

pub use form::Form;

use super::published::history;
use super::rendered;
use crate::calendar::Holidays;
use crate::core::views::TermsView;
use crate::say;
use crate::words::numbers::day_of;
use crate::words::rows::{Rows, rows};
use crate::words::{Locale, terms};

#[derive(Template)]
#[template(path = "terms.html")]
struct Page<'a> {
    t: Locale,
    form: Form,
    more: bool,
    published: Option<&'a TermsView>,
    sentence: Option<String>,
    upcoming: Option<(String, String)>,
    review: Option<String>,
    reviewed: Option<String>,
    history: Vec<(String, String)>,
    holidays: Option<String>,
    today: String,
    seq: u64,
    /// All of the terms, in the form of the file.
    whole: String,
    /// Every setting, with an example.
    sample: &'static str,
}

/// The annotated sample that comes with the program.
const SAMPLE: &str = include_str!("../../../../config/terms.toml");

/// Where and when own terms are looked at.
#[derive(Debug)]
pub struct Here<'a> {
    /// The house's IANA zone.
    pub zone: &'a str,
    /// Its country, if its profile says it.
    pub country: Option<&'a str>,
    /// The local day.
    pub today: String,
    /// The moment.
    pub now: Timestamp,
}

/// Own terms. `said`: every content there ever was; `whole`: what stands published, in the form of the file.
pub fn terms(
    t: Locale,
    published: Option<&TermsView>,
    said: &[TermsView],
    here: Here<'_>,
    whole: String,
) -> String {
    let Here {
        zone,
        country,
        today,
        now,
    } = here;
    let day = |at| day_of(at, zone, t);
    let sentence = |content| terms::summary(content, t);
    let upcoming = published.and_then(|terms| terms.upcoming.as_ref());
    let held = published.map_or_else(Content::default, |terms| terms.content.clone());
    rendered(&Page {
        t,
        form: Form::of(&held),
        more: Form::leaves_out(&held),
        published,
        sentence: published.map(|terms| sentence(&terms.content)),
        upcoming: upcoming.map(|(from, content)| (day(*from), sentence(content))),
        review: published.and_then(|terms| terms::review(terms.reviewed_at, now, t)),
        reviewed: published.and_then(|terms| terms.reviewed_at).map(day),
        history: history(t, said, zone),
        holidays: held
            .hours
            .as_ref()
            .and_then(|hours| holidays(hours, country, t)),
        today,
        seq: published.map_or(0, |terms| terms.sequence),
        whole,
        sample: SAMPLE,
    })
}

/// By which calendar of holidays the desk goes, where hours name some.
fn holidays(hours: &Hours, country: Option<&str>, t: Locale) -> Option<String> {
    Some(match Holidays::of(hours, country)? {
        Holidays::Of(country) => say!(t, "terms-holidays", country = country),
        Holidays::Unknown => t.say("terms-holidays-unknown"),
    })
}

#[derive(Template)]
#[template(path = "terms-preview.html")]
struct PreviewPage {
    t: Locale,
    before: Option<String>,
    after: String,
    replaces: Option<String>,
}

/// What the form would say, beside what is published; `replaces`: the day of what was to apply later.
pub fn preview(
    t: Locale,
    before: Option<String>,
    after: String,
    replaces: Option<String>,
) -> String {
    let changed = before.as_ref() != Some(&after);
    rendered(&PreviewPage {
        t,
        before: before.filter(|_| changed),
        after,
        replaces,
    })
}

#[derive(Template)]
#[template(path = "terms-whole.html")]
struct WholePage {
    t: Locale,
    sentence: Option<String>,
    rows: Vec<Rows>,
    lines: Vec<(u32, String, String)>,
}

/// What terms in the form of the file would say, with what their writer may not mean; or, without content, what is wrong: line,
/// setting and words of each.
pub fn whole(t: Locale, content: Option<&Content>, lines: Vec<(u32, String, String)>) -> String {
    rendered(&WholePage {
        t,
        sentence: content.map(|content| terms::summary(content, t)),
        rows: content.map_or(Vec::new(), |content| rows(content, t)),
        lines,
    })
}

/// The sentence that names a day of OSM.
pub(super) fn day_said(day: &str) -> &'static str {
    match day {
        "Mo" => "day-monday",
        "Tu" => "day-tuesday",
        "We" => "day-wednesday",
        "Th" => "day-thursday",
        "Fr" => "day-friday",
        "Sa" => "day-saturday",
        _ => "day-sunday",
    }
}
