//! A pass that was just made: what is shown of it, and the two files that go out of the house with it.

use askama::Template;
use data_encoding::BASE64;

use super::rendered;
use super::sheet::{self, House, Layout, PrintedPass, grouped};
use crate::core::views::{IssuedPass, SpaceView};
use crate::qr::{self, Shape, TooLong};
use crate::words::{Locale, terms};

#[derive(Template)]
#[template(path = "card.html")]
struct Made<'a> {
    t: Locale,
    pass: &'a PrintedPass,
    code: Option<String>,
    shape: Shape,
    wanting: String,
    file: String,
    sheet: String,
    passport: String,
}

/// A pass that was just made: the only time that its text is there.
pub fn made(
    t: Locale,
    issued: &IssuedPass,
    house: &House,
    hosts: &[SpaceView],
) -> Result<String, TooLong> {
    let pass = PrintedPass::of(issued, house, t);
    let sheet = sheet::html(std::slice::from_ref(&pass), Layout::Card, t)?;
    let passport = passport(t, &pass, hosts)?;
    Ok(rendered(&Made {
        t,
        code: pass.code.as_deref().map(grouped),
        shape: qr::shape(&pass.text)?,
        wanting: issued.wanting.join(", "),
        file: file_name(&issued.name),
        sheet: BASE64.encode(sheet.as_bytes()),
        passport: BASE64.encode(passport.as_bytes()),
        pass: &pass,
    }))
}

/// A host, as a member reads of it.
#[derive(Debug)]
struct Host {
    name: String,
    place: String,
    terms: String,
}

#[derive(Template)]
#[template(path = "passport.html")]
struct Passport<'a> {
    t: Locale,
    policy: &'static str,
    pass: &'a PrintedPass,
    code: Option<String>,
    shape: Shape,
    hosts: Vec<Host>,
}

/// A passport: one file that needs nothing else, to be mailed or saved on a phone. It holds the pass, and what the hosts
/// that its home has checked grant, in the member's language.
pub fn passport(t: Locale, pass: &PrintedPass, hosts: &[SpaceView]) -> Result<String, TooLong> {
    Ok(rendered(&Passport {
        t,
        policy: sheet::POLICY,
        code: pass.code.as_deref().map(grouped),
        shape: qr::shape(&pass.text)?,
        hosts: hosts.iter().filter_map(|host| Host::of(t, host)).collect(),
        pass,
    }))
}

impl Host {
    fn of(t: Locale, space: &SpaceView) -> Option<Self> {
        let profile = space.profile.as_ref()?;
        let place = &profile.place;
        let city = place.city.as_ref().map(|city| city.as_str());
        let country = place.country.as_ref().map(|country| country.as_str());
        let parts: Vec<&str> = [city, country].into_iter().flatten().collect();
        Some(Self {
            name: profile.name.as_str().to_owned(),
            place: parts.join(", "),
            terms: terms::summary(&space.terms.as_ref()?.content, t),
        })
    }
}

/// A name of letters and digits that every file system takes.
fn file_name(name: &str) -> String {
    let plain = |c: char| if c.is_alphanumeric() { c } else { '-' };
    name.to_lowercase().chars().map(plain).collect()
}
