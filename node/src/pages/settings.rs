//! Settings: browsers that were let in, how the space is reached, its key, and the recovery words.

use askama::Template;
use data_encoding::BASE64;
use federation_spec::records::profile::{Extent, Parking, Premises, ProfileBody, SpaceKind};
use federation_spec::records::values::Text;
use federation_spec::wire::ids::Timestamp;

use super::spaces::fingerprint;
use super::{rendered, same};
use crate::calendar::{day_text, local_parts};
use crate::core::facts::{Brand, Role, Tablets, Welcoming};
use crate::core::views::{StatusView, TokenView};
use crate::qr::{self, Shape, TooLong};
use crate::words::Locale;
use crate::words::locale::id;
use crate::words::numbers::day_of;

/// What settings show.
#[derive(Debug)]
pub struct Settings {
    /// How the node is.
    pub status: StatusView,
    /// This space.
    pub profile: Option<ProfileBody>,
    /// Browsers that were let in.
    pub tokens: Vec<TokenView>,
    /// How what goes out of the house looks.
    pub brand: Brand,
    /// Days for which a card counts that the house gives.
    pub card_days: u64,
    /// What members of spaces get for which others vouch.
    pub welcome: Welcoming,
    /// How the backups stand.
    pub backups: BackupsShown,
    /// The recovery words are still in the home.
    pub recovery: bool,
    /// The door for desks on other machines.
    pub tablets: TabletsShown,
}

impl Settings {
    fn welcome_word(&self) -> &'static str {
        match self.welcome {
            Welcoming::Ask => "ask",
            Welcoming::IdentitySeen => "identity_seen",
            Welcoming::OneDay => "one_day",
            Welcoming::Full => "full",
        }
    }
}

/// What they can get, each with its sentence.
const WELCOMES: [(&str, &str); 4] = [
    ("ask", "vouched-ask"),
    ("identity_seen", "vouched-identity-seen"),
    ("one_day", "vouched-one-day"),
    ("full", "vouched-full"),
];

/// How the backups stand.
#[derive(Debug)]
pub struct BackupsShown {
    /// Where they lie.
    pub folder: String,
    /// In the home itself, and would be lost with it.
    pub at_home: bool,
    /// They are sealed to the recovery words that count, so that one can be made.
    pub sealed: bool,
    /// A passphrase opens those that are made, besides.
    pub passphrase: bool,
    /// What went wrong with the last one, if anything did.
    pub trouble: Option<String>,
    /// Of each its name, when it was made, and its bytes; the newest first.
    pub kept: Vec<(String, Timestamp, u64)>,
}

/// The door for desks on other machines, as it is placed and as it stands.
#[derive(Debug)]
pub struct TabletsShown {
    /// Where it is to be.
    pub placed: Tablets,
    /// Where it is reached, if it is open.
    pub url: Option<String>,
    /// Until when its certificate counts, if it speaks TLS.
    pub ends_at: Option<Timestamp>,
    /// Why it is not open although it is to be, in words.
    pub trouble: Option<String>,
    /// It was placed by a file, and is not moved here.
    pub by_file: bool,
    /// Names and addresses of this computer under which it may be found.
    pub names: Vec<String>,
    /// The folder for the house's certificate.
    pub folder: String,
}

#[derive(Template)]
#[template(path = "settings.html")]
struct Page<'a> {
    t: Locale,
    settings: &'a Settings,
    fingerprint: String,
    contacts: String,
    version: &'static str,
}

impl Settings {
    /// The page.
    pub fn html(&self, t: Locale) -> String {
        let contacts = self
            .profile
            .iter()
            .flat_map(|profile| profile.contact.iter());
        let values = contacts.filter_map(|contact| contact.value.as_ref());
        rendered(&Page {
            t,
            settings: self,
            fingerprint: fingerprint(&self.status.space.to_string()),
            contacts: values
                .map(|value| value.as_str())
                .collect::<Vec<_>>()
                .join("\n"),
            version: env!("CARGO_PKG_VERSION"),
        })
    }

    /// The backups: the name of each file, when it was made, and how long it is.
    fn kept(&self) -> Vec<(&str, String, String)> {
        let zone = &self.status.zone;
        let kept = self.backups.kept.iter();
        kept.map(|(name, made_at, bytes)| {
            let (day, time) = local_parts(*made_at, zone);
            let size = format!("{} kB", bytes.div_ceil(1_000));
            (name.as_str(), format!("{day} {time}"), size)
        })
        .collect()
    }

    fn premises(&self) -> Premises {
        let profile = self.profile.as_ref();
        let premises = profile.and_then(|profile| profile.premises.clone());
        premises.unwrap_or_default()
    }

    /// What there is or is not: the field of the form, the sentence that names it, and what is said.
    fn extents(&self) -> [(&'static str, &'static str, Option<Extent>); 6] {
        let said = self.premises();
        [
            ("step_free", "premises-step-free", said.step_free),
            ("lift", "premises-lift", said.lift),
            ("toilets", "premises-toilets", said.toilets),
            ("quiet_zone", "premises-quiet", said.quiet_zone),
            ("nursery", "premises-nursery", said.nursery),
            ("pets", "premises-pets", said.pets),
        ]
    }

    /// What is counted: the field of the form, the sentence that names it, what is said, the least and the most.
    fn numbers(&self) -> [(&'static str, &'static str, String, i64, i64); 4] {
        let said = self.premises();
        let text = |number: Option<i64>| number.map_or(String::new(), |number| number.to_string());
        let door = text(said.door_cm.map(|width| width.value()));
        let floor = text(said.floor.map(|floor| floor.value()));
        let booths = text(said.phone_booths.map(|booths| booths.value()));
        let monitors = text(said.monitors.map(|monitors| monitors.value()));
        [
            ("door_cm", "premises-door-cm", door, 1, 1000),
            ("floor", "premises-floor-number", floor, -99, 999),
            ("phone_booths", "premises-booths", booths, 0, 9999),
            ("monitors", "premises-monitors", monitors, 0, 9999),
        ]
    }

    /// How the entrance is found.
    fn entrance(&self) -> String {
        let entrance = self.premises().entrance;
        entrance.map_or(String::new(), |text| text.as_str().to_owned())
    }

    /// What can be parked: its word, its sentence, and whether it is said.
    fn parking(&self) -> Vec<(&'static str, String, bool)> {
        let said = self.premises().parking;
        let kinds = Parking::ALL.iter();
        kinds
            .map(|kind| {
                let chosen = said.iter().any(|one| one == kind);
                (kind.word(), id("parking", kind.word()), chosen)
            })
            .collect()
    }

    /// Degrees north and east, as its form has them.
    fn degrees(&self) -> [String; 2] {
        let position = self
            .profile
            .as_ref()
            .and_then(|profile| profile.place.position.as_ref());
        position.map_or([const { String::new() }; 2], |position| {
            let (north, east) = position.degrees();
            [north.to_string(), east.to_string()]
        })
    }

    /// The logo, as a page takes it.
    fn logo(&self) -> Option<String> {
        self.brand.logo.as_ref().map(|logo| BASE64.encode(logo))
    }

    /// Until when the house's certificate counts.
    fn certified(&self, ends_at: &Timestamp, t: &Locale) -> String {
        day_of(*ends_at, &self.status.zone, *t)
    }

    /// Since when a browser is let in.
    fn since(&self, token: &TokenView, t: &Locale) -> String {
        day_of(token.created_at, &self.status.zone, *t)
    }
}

/// A text, or none.
fn text<const MIN: usize, const MAX: usize>(text: &Option<Text<MIN, MAX>>) -> &str {
    text.as_ref().map_or("", Text::as_str)
}

/// The kinds of places there are, and the sentence of each.
pub(super) fn kinds() -> impl Iterator<Item = (&'static str, String)> {
    SpaceKind::WORDS
        .iter()
        .map(|word| (*word, id("kind", word)))
}

/// The name that was chosen, or none.
fn chosen(tablets: &TabletsShown) -> &str {
    tablets.placed.name.as_deref().unwrap_or_default()
}

/// The sentence of an extent.
fn extent(word: &str) -> String {
    id("extent", word)
}

/// The sentence of a role.
fn role(role: &Role) -> &'static str {
    match role {
        Role::Member => "role-member",
        Role::Desk => "role-desk",
        Role::Reader => "role-reader",
        Role::Admin => "role-admin",
    }
}

#[derive(Template)]
#[template(path = "pairing.html")]
struct Pairing<'a> {
    t: Locale,
    role: Role,
    url: &'a str,
    code: &'a str,
    shape: Shape,
}

impl Pairing<'_> {
    /// Whether no other device can reach the address.
    fn is_here_only(&self) -> bool {
        self.url.starts_with("http://127.0.0.1:")
    }
}

/// A code for one browser, to be scanned or typed.
pub fn pairing(t: Locale, role: Role, url: &str, code: &str) -> Result<String, TooLong> {
    Ok(rendered(&Pairing {
        t,
        role,
        url,
        code,
        shape: qr::shape(url)?,
    }))
}

#[derive(Template)]
#[template(path = "recovery.html")]
struct Recovery<'a> {
    t: Locale,
    name: &'a str,
    space: String,
    /// The day on which it is shown.
    day: String,
    words: Vec<&'a str>,
    shape: Shape,
}

/// The recovery words, on a sheet to be printed and taken away.
pub fn recovery(t: Locale, status: &StatusView, words: &str) -> Result<String, TooLong> {
    Ok(rendered(&Recovery {
        t,
        name: &status.name,
        space: status.space.to_string(),
        day: day_text(status.today),
        words: words.split_whitespace().collect(),
        shape: qr::shape(words)?,
    }))
}

#[derive(Template)]
#[template(path = "log.html")]
struct Log<'a> {
    t: Locale,
    lines: &'a [String],
}

/// The last lines of the node's log.
pub fn log(t: Locale, lines: &[String]) -> String {
    rendered(&Log { t, lines })
}
