//! The public directory as files that anyone may host: a page with the map and all countries, and a page a country. They
//! hold only what spaces publish of themselves, need nothing else, and run no script. Beside them is the page that explains invitations.

use std::collections::BTreeMap;

use askama::Template;

use super::invitations::explained;
use super::map::{Dot, any_ended, dots};
use super::sheet::POLICY;
use super::way::Way;
use super::{rendered, spaces};
use crate::core::views::{PlaceView, SpaceView};
use crate::words::{Locale, terms};

/// Where spaces go that do not say their country.
const NOWHERE: &str = "--";

/// Spaces up to which the first page names all of them, so that it stays within a phone's patience.
const ALL_NAMED: usize = 500;

/// A file of the directory.
#[derive(Debug, PartialEq, Eq)]
pub struct File {
    /// Its name: `index.html`, `DE.html`.
    pub name: String,
    /// What is in it.
    pub text: String,
}

/// A space, as a traveller reads of it.
#[derive(Debug)]
struct Entry {
    name: String,
    place: String,
    terms: Option<String>,
    premises: Vec<(String, String)>,
    contacts: Vec<Way>,
}

#[derive(Template)]
#[template(path = "directory.html")]
struct Page<'a> {
    t: Locale,
    policy: &'static str,
    title: String,
    /// Countries and how many spaces each has; empty on a country's own page.
    countries: Vec<(&'a str, usize)>,
    /// The dots of each country, and the page that they lead to; none on a country's own page.
    dots: Vec<(Option<String>, Vec<Dot>)>,
    /// On the first page the names of all spaces, by country.
    named: Vec<(&'a str, Vec<(String, String)>)>,
    entries: Vec<Entry>,
    count: usize,
    day: &'a str,
}

/// All files, the first page first. `day`: of when they are.
pub fn files(t: Locale, all: &[SpaceView], day: &str) -> Vec<File> {
    let listed = all.iter().filter(|space| space.profile.is_some());
    let mut countries: BTreeMap<&str, Vec<&SpaceView>> = BTreeMap::new();
    for space in listed {
        countries.entry(country(space)).or_default().push(space);
    }
    let count = countries.values().map(Vec::len).sum();
    let first = Page {
        t,
        policy: POLICY,
        title: t.say("directory-title"),
        countries: (countries.iter())
            .map(|(country, spaces)| (*country, spaces.len()))
            .collect(),
        dots: (countries.iter())
            .map(|(country, spaces)| {
                let page = Some(format!("{country}.html"));
                (page, dots(&places(spaces.iter().copied())))
            })
            .collect(),
        named: match count <= ALL_NAMED {
            true => (countries.iter())
                .map(|(country, spaces)| (*country, spaces.iter().map(|one| named(one)).collect()))
                .collect(),
            false => Vec::new(),
        },
        entries: Vec::new(),
        count,
        day,
    };
    let index = File {
        name: "index.html".to_owned(),
        text: rendered(&first),
    };
    let of_country = |(country, spaces): (&&str, &Vec<&SpaceView>)| File {
        name: format!("{country}.html"),
        text: rendered(&Page {
            t,
            policy: POLICY,
            title: t.with("directory-country", "country", *country),
            countries: Vec::new(),
            dots: vec![(None, dots(&places(spaces.iter().copied())))],
            named: Vec::new(),
            entries: spaces.iter().map(|space| Entry::of(t, space)).collect(),
            count: spaces.len(),
            day,
        }),
    };
    let invitation = File {
        name: "invitation.html".to_owned(),
        text: explained(t),
    };
    std::iter::once(index)
        .chain(countries.iter().map(of_country))
        .chain([invitation])
        .collect()
}

impl Page<'_> {
    /// Whether a dot stands for terms that ended.
    fn any_ended(&self) -> bool {
        self.dots.iter().any(|(_, dots)| any_ended(dots))
    }
}

impl Entry {
    fn of(t: Locale, space: &SpaceView) -> Self {
        let contacts = space
            .profile
            .iter()
            .flat_map(|profile| profile.contact.iter());
        Self {
            name: spaces::name(space).unwrap_or_default().to_owned(),
            place: spaces::place(space),
            terms: terms::now_and_next(space, t),
            premises: spaces::premises(t, space),
            contacts: contacts.filter_map(Way::of).collect(),
        }
    }
}

/// A space's name and city.
fn named(space: &SpaceView) -> (String, String) {
    let place = space.profile.as_ref().map(|profile| &profile.place);
    let city = place.and_then(|place| place.city.as_ref());
    let city = city.map_or("", |city| city.as_str());
    (
        spaces::name(space).unwrap_or_default().to_owned(),
        city.to_owned(),
    )
}

/// Two letters, as file names take them: a stranger's profile may say anything.
fn country(space: &SpaceView) -> &str {
    let place = space.profile.as_ref().map(|profile| &profile.place);
    let country = place.and_then(|place| place.country.as_ref());
    let plain = |text: &&str| text.chars().all(|c| c.is_ascii_uppercase());
    country
        .map(|text| text.as_str())
        .filter(plain)
        .unwrap_or(NOWHERE)
}

fn places<'a>(spaces: impl IntoIterator<Item = &'a SpaceView>) -> Vec<PlaceView> {
    let place = |space: &SpaceView| {
        let position = space.profile.as_ref()?.place.position.as_ref()?;
        let (latitude, longitude) = position.degrees();
        Some(PlaceView {
            latitude,
            longitude,
            standing: space.standing,
            ended: space.terms.has_ended(),
        })
    };
    spaces.into_iter().filter_map(place).collect()
}
