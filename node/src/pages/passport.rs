//! What a member sees on the phone: how the membership stands, what hosts grant, and passes that were made. The passes
//! themselves stay on the phone.

use std::collections::BTreeMap;

use askama::Template;
use federation_spec::rules::LocalDay;

use super::card::Host;
use super::rendered;
use super::sheet::{House, PrintedPass, grouped};
use crate::calendar::day_text;
use crate::core::views::{IssuedPass, MemberView, SpaceView};
use crate::qr::{self, Shape, TooLong};
use crate::words::Locale;

/// What a pass can show, by the word of the attribute, and the sentence that names it.
const SHOWN: [(&str, &str, bool); 8] = [
    ("name", "member-name", true),
    ("home_name", "shows-home-name", true),
    ("tier", "member-tier", true),
    ("member_since", "member-since", false),
    ("email", "member-email", false),
    ("city", "member-city", false),
    ("country", "member-country", false),
    ("residence", "member-residence", false),
];

#[derive(Template)]
#[template(path = "passport-page.html")]
struct Page<'a> {
    t: Locale,
    member: &'a MemberView,
    house: &'a House,
    hosts: Vec<(String, Host)>,
    today: String,
}

impl Page<'_> {
    /// What the member's passes can show: where they live, if they told it.
    fn shown(&self) -> impl Iterator<Item = (&'static str, &'static str, bool)> {
        let lives = self.member.details.lives.is_some();
        let told = move |word: &str| lives || !["city", "country", "residence"].contains(&word);
        SHOWN.into_iter().filter(move |(word, ..)| told(word))
    }
}

/// The member's page.
pub fn page(
    t: Locale,
    member: &MemberView,
    house: &House,
    hosts: &[SpaceView],
    today: LocalDay,
) -> String {
    let host = |space: &SpaceView| Some((space.space.to_string(), Host::of(t, space)?));
    rendered(&Page {
        t,
        member,
        house,
        hosts: hosts.iter().filter_map(host).collect(),
        today: day_text(today),
    })
}

#[derive(Template)]
#[template(path = "passport-pass.html")]
struct Pass<'a> {
    t: Locale,
    pass: &'a PrintedPass,
    until: String,
    code: Option<String>,
    shape: Shape,
    wanting: String,
}

/// A pass that was just made for the member: the only time that its text is there.
pub fn pass(t: Locale, issued: &IssuedPass, house: &House) -> Result<String, TooLong> {
    let pass = PrintedPass::of(issued, house, t);
    Ok(rendered(&Pass {
        t,
        until: day_text(issued.pass.last_day),
        code: pass.code.as_deref().map(grouped),
        shape: qr::shape(&pass.text)?,
        wanting: issued.wanting.join(", "),
        pass: &pass,
    }))
}

#[derive(Template)]
#[template(path = "passport-preview.html")]
struct Preview<'a> {
    t: Locale,
    shown: Vec<(&'static str, &'a str)>,
    house: &'a str,
}

/// What a desk will see of a pass that shows these.
pub fn preview(t: Locale, member: &MemberView, house: &House, show: &[String]) -> String {
    let since = member.details.since.map(day_text).unwrap_or_default();
    let lives = member.details.lives.as_ref();
    let there = lives.and_then(|lives| lives.position).map(|[north, east]| {
        format!(
            "{:.2}, {:.2}",
            north as f64 / 100_000.0,
            east as f64 / 100_000.0
        )
    });
    let values: BTreeMap<&str, &str> = [
        ("name", Some(member.details.name.as_str())),
        ("home_name", Some(house.name.as_str())),
        ("tier", member.details.tier.as_deref()),
        (
            "member_since",
            Some(since.as_str()).filter(|since| !since.is_empty()),
        ),
        ("email", member.details.email.as_deref()),
        ("city", lives.map(|lives| lives.city.as_str())),
        ("country", lives.and_then(|lives| lives.country.as_deref())),
        ("residence", there.as_deref()),
    ]
    .into_iter()
    .filter_map(|(word, value)| Some((word, value?)))
    .collect();
    let chosen = SHOWN
        .iter()
        .filter(|(word, ..)| show.iter().any(|one| one == word));
    rendered(&Preview {
        t,
        shown: chosen
            .filter_map(|(word, said, _)| Some((*said, *values.get(word)?)))
            .collect(),
        house: &house.name,
    })
}
