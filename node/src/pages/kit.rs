//! Things to hang up and to put on a web site: a sticker for the window, a flyer, badges, a snippet.

use askama::Template;
use data_encoding::BASE64;
use federation_spec::records::profile::{Channel, Contact, ProfileBody};
use federation_spec::rules::LocalDay;

use super::rendered;
use crate::core::facts::Brand;
use crate::core::peers::is_outward;
use crate::qr::{self, Shape, TooLong};
use crate::words::{Locale, numbers};

/// What the kit is made of.
#[derive(Debug)]
pub struct Kit {
    /// This space.
    pub profile: Option<ProfileBody>,
    /// Own terms in a sentence.
    pub terms: Option<String>,
    /// Whether own terms say that the space has closed: there is nothing to hang up.
    pub closed: bool,
    /// Addresses under which other nodes reach this one.
    pub addresses: Vec<String>,
    /// How what goes out of the house looks.
    pub brand: Brand,
    /// Spaces that are known, this one too, and on which day.
    pub known: usize,
    /// The day on which they were counted.
    pub day: LocalDay,
}

#[derive(Template)]
#[template(path = "kit.html")]
struct Page<'a> {
    t: Locale,
    name: &'a str,
    city: Option<&'a str>,
    contacts: Vec<&'a str>,
    kit: &'a Kit,
    known: String,
    logo: Option<String>,
    sticker: Option<Code>,
    badges: Vec<Badge>,
    snippet: String,
}

/// The code of a sticker.
#[derive(Debug)]
struct Code {
    shape: Shape,
    /// What it leads to, as people read it.
    shown: String,
    /// Whether a passer-by gets somewhere with it.
    outward: bool,
}

/// A picture for a web site or a mail.
#[derive(Debug)]
struct Badge {
    /// What it is called.
    said: &'static str,
    file: &'static str,
    wide: u32,
    /// The picture, in base64.
    svg: String,
}

#[derive(Template)]
#[template(path = "badge.svg", escape = "html")]
struct Drawn<'a> {
    name: &'a str,
    ground: &'static str,
    mark: &'static str,
    paper: &'static str,
    ink: &'static str,
    fits: bool,
}

/// Letters of a name that a badge has room for.
const ROOM: usize = 27;

impl Kit {
    /// The page.
    pub fn html(&self, t: Locale) -> Result<String, TooLong> {
        let profile = self.profile.as_ref();
        let name = profile.map_or("", |profile| profile.name.as_str());
        let contacts = profile
            .into_iter()
            .flat_map(|profile| profile.contact.iter());
        let known = t.with("kit-flyer-known", "count", self.known);
        let day = t.with("directory-day", "day", numbers::day(self.day, t));
        Ok(rendered(&Page {
            t,
            name,
            city: profile
                .and_then(|profile| profile.place.city.as_ref())
                .map(|city| city.as_str()),
            contacts: contacts
                .filter_map(|contact| contact.value.as_ref())
                .map(|value| value.as_str())
                .collect(),
            kit: self,
            known: format!("{known} {day}"),
            logo: self.brand.logo.as_ref().map(|logo| BASE64.encode(logo)),
            sticker: self.code()?,
            badges: badges(name),
            snippet: self.snippet(name, t),
        }))
    }

    /// Leads a passer-by to the space's own pages; without any, another space to its node.
    fn code(&self) -> Result<Option<Code>, TooLong> {
        let coded = |text: &str, shown: &str, outward| {
            Ok(Some(Code {
                shape: qr::shape(text)?,
                shown: shown.to_owned(),
                outward,
            }))
        };
        if let Some(web) = self.web() {
            let (_, shown) = web.split_once("://").unwrap_or(("", web));
            return coded(web, shown.trim_end_matches('/'), true);
        }
        let address = self.addresses.iter().find(|address| is_outward(address));
        match address.or(self.addresses.first()) {
            Some(address) => coded(address, "", false),
            None => Ok(None),
        }
    }

    fn web(&self) -> Option<&str> {
        let is_web = |contact: &&Contact| contact.channel == Channel::Web;
        let contact = self.profile.as_ref()?.contact.iter().find(is_web)?;
        contact.value.as_ref().map(|value| value.as_str())
    }

    /// A paragraph for a web site, without a script and without a request: what people read is marked up for search engines
    /// where it stands.
    fn snippet(&self, name: &str, t: Locale) -> String {
        let place = self.profile.as_ref().map(|profile| &profile.place);
        let city = place.and_then(|place| place.city.as_ref());
        let city = city.map_or(String::new(), |city| {
            format!(
                ", <span itemprop=\"address\">{}</span>",
                escaped(city.as_str())
            )
        });
        format!(
            "<p lang=\"{}\" itemscope itemtype=\"https://schema.org/LocalBusiness\"><span itemprop=\"name\">{}</span>{city}: <strong>{}</strong> <span itemprop=\"description\">{}</span></p>",
            t.tag(),
            escaped(name),
            escaped(&t.say("kit-badge")),
            escaped(self.terms.as_deref().unwrap_or_default()),
        )
    }
}

/// The badges with the name, and the mark alone.
fn badges(name: &str) -> Vec<Badge> {
    let (green, cream, night) = ("#00664a", "#fbf8f1", "#0e1512");
    let drawn = |ground, mark, paper, ink| {
        let fits = name.chars().count() <= ROOM;
        let drawn = Drawn {
            name,
            ground,
            mark,
            paper,
            ink,
            fits,
        };
        BASE64.encode(rendered(&drawn).as_bytes())
    };
    let badge = |said, file, svg| Badge {
        said,
        file,
        wide: 360,
        svg,
    };
    vec![
        badge(
            "kit-badge-light",
            "coworking-visa",
            drawn(cream, green, cream, night),
        ),
        badge(
            "kit-badge-dark",
            "coworking-visa-dark",
            drawn(night, "#56cfa2", night, cream),
        ),
        Badge {
            said: "kit-logo",
            file: "coworking-visa-logo",
            wide: 96,
            svg: BASE64.encode(include_bytes!("../../assets/icon.svg")),
        },
    ]
}

/// Text as it stands in HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
