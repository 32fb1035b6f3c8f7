//! A pass that was just made: what is shown of it, and the two files that go out of the house with it.

use askama::Template;
use data_encoding::BASE64;

use super::rendered;
use super::sheet::{self, House, Layout, PrintedPass, grouped};
use crate::core::facts::Brand;
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
    (house, brand): (&House, &Brand),
    hosts: &[SpaceView],
) -> Result<String, TooLong> {
    let pass = PrintedPass::of(issued, house, t);
    let sheet = sheet::html(std::slice::from_ref(&pass), Layout::Card, t)?;
    let passport = passport(t, &pass, brand, hosts)?;
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
pub(super) struct Host {
    pub(super) name: String,
    pub(super) place: String,
    pub(super) terms: String,
}

#[derive(Template)]
#[template(path = "passport.html")]
struct Passport<'a> {
    t: Locale,
    policy: &'static str,
    pass: &'a PrintedPass,
    code: Option<String>,
    shape: Shape,
    colour: Option<(&'a str, &'static str)>,
    logo: Option<String>,
    hosts: Vec<Host>,
}

/// A passport: one file that needs nothing else, to be mailed or saved on a phone. It holds the pass, and what the hosts
/// that its home has checked grant, in the member's language.
pub fn passport(
    t: Locale,
    pass: &PrintedPass,
    brand: &Brand,
    hosts: &[SpaceView],
) -> Result<String, TooLong> {
    Ok(rendered(&Passport {
        t,
        policy: sheet::POLICY,
        code: pass.code.as_deref().map(grouped),
        shape: qr::shape(&pass.text)?,
        colour: brand.colour.as_deref().map(|colour| (colour, ink(colour))),
        logo: brand.logo.as_ref().map(|logo| BASE64.encode(logo)),
        hosts: hosts.iter().filter_map(|host| Host::of(t, host)).collect(),
        pass,
    }))
}

/// The ink that can be read on a colour: black or white, whichever has the higher contrast by WCAG.
fn ink(colour: &str) -> &'static str {
    let part = |at: usize| {
        let digits = colour.get(at..at + 2).unwrap_or("00");
        let share = f64::from(u8::from_str_radix(digits, 16).unwrap_or(0)) / 255.0;
        match share <= 0.040_45 {
            true => share / 12.92,
            false => ((share + 0.055) / 1.055).powf(2.4),
        }
    };
    let luminance = 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
    // At this luminance both have a contrast of 4.58.
    if luminance > 0.179 {
        "#000000"
    } else {
        "#ffffff"
    }
}

impl Host {
    pub(super) fn of(t: Locale, space: &SpaceView) -> Option<Self> {
        let profile = space.profile.as_ref()?;
        // Nobody is sent to a house on the word of terms that ended.
        space.terms.current()?;
        let place = &profile.place;
        let city = place.city.as_ref().map(|city| city.as_str());
        let country = place.country.as_ref().map(|country| country.as_str());
        let parts: Vec<&str> = [city, country].into_iter().flatten().collect();
        Some(Self {
            name: profile.name.as_str().to_owned(),
            place: parts.join(", "),
            terms: terms::now_and_next(space, t)?,
        })
    }
}

/// A name of letters and digits that every file system takes.
fn file_name(name: &str) -> String {
    let plain = |c: char| if c.is_alphanumeric() { c } else { '-' };
    name.to_lowercase().chars().map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::ink;

    #[test]
    fn the_name_can_be_read_on_every_colour() {
        let cases = [
            ("#ffffff", "#000000"),
            ("#f2b200", "#000000"),
            ("#00664a", "#ffffff"),
            ("#000000", "#ffffff"),
            ("#777777", "#000000"),
        ];
        for (colour, wanted) in cases {
            assert_eq!(ink(colour), wanted, "{colour} has its ink.");
        }
    }
}
