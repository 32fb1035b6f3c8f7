//! What stands around every page: names of places, languages, and the sentences that scripts say. It holds no data, so
//! that it needs no token.

use askama::Template;
use serde_json::{Map, Value};

use super::rendered;
use crate::words::Locale;

/// A page of the operator's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// How things are.
    Home,
    /// Visitors are checked: a shell of its own.
    Desk,
    /// Who belongs to the space.
    Members,
    /// Which spaces there are.
    Spaces,
    /// What visitors are granted.
    Terms,
    /// Things to hang up.
    Kit,
    /// How the node is set up.
    Settings,
    /// A space is founded.
    Start,
    /// It was founded: the first steps.
    Welcome,
    /// What a member sees on her phone: a shell of its own.
    Passport,
}

impl Place {
    /// Every place of the navigation, in its order.
    pub const ALL: [Self; 7] = [
        Self::Home,
        Self::Desk,
        Self::Members,
        Self::Spaces,
        Self::Terms,
        Self::Kit,
        Self::Settings,
    ];

    /// The place that a path begins with: `members` of `/members/m-1`.
    pub fn of_path(first: &str) -> Option<Self> {
        let named = |place: &Self| place.path().trim_start_matches('/') == first;
        let all = Self::ALL.into_iter().chain([Self::Welcome, Self::Passport]);
        all.into_iter().find(named)
    }

    /// `home`, `desk`, ...
    pub fn word(self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Desk => "desk",
            Self::Members => "members",
            Self::Spaces => "spaces",
            Self::Terms => "terms",
            Self::Kit => "kit",
            Self::Settings => "settings",
            Self::Start => "start",
            Self::Welcome => "welcome",
            Self::Passport => "passport",
        }
    }

    /// Where it is.
    pub fn path(self) -> &'static str {
        match self {
            Self::Home => "/",
            Self::Desk => "/desk",
            Self::Members => "/members",
            Self::Spaces => "/spaces",
            Self::Terms => "/terms",
            Self::Kit => "/kit",
            Self::Settings => "/settings",
            Self::Start => "/start",
            Self::Welcome => "/welcome",
            Self::Passport => "/passport",
        }
    }

    /// The sentence that names it.
    pub fn title(self) -> &'static str {
        match self {
            Self::Home => "place-home",
            Self::Desk => "place-desk",
            Self::Members => "place-members",
            Self::Spaces => "place-spaces",
            Self::Terms => "place-terms",
            Self::Kit => "place-kit",
            Self::Settings => "place-settings",
            Self::Start => "start-title",
            Self::Welcome => "welcome-title",
            Self::Passport => "passport-title",
        }
    }
}

/// The shell of a place in a language.
pub fn shell(t: Locale, page: Place) -> String {
    rendered(&Shell {
        t,
        page,
        places: match page {
            Place::Start | Place::Welcome | Place::Passport => &[],
            _ => &Place::ALL,
        },
        said: said(t, SAID),
    })
}

/// The shell of a member's passport.
pub fn passport(t: Locale) -> String {
    // A phone that is out of reach is nothing that its holder could mend.
    let silent = |id: &str| (id.to_owned(), Value::String(t.say("passport-offline")));
    rendered(&Passport {
        t,
        said: said_with(t, SAID, ["said-silent", "said-silent-first"].map(silent)),
    })
}

#[derive(Template)]
#[template(path = "passport-shell.html")]
struct Passport {
    t: Locale,
    said: String,
}

/// The shell of the front desk.
pub fn desk(t: Locale) -> String {
    rendered(&Desk {
        t,
        said: said_with(t, SAID_AT_THE_DESK, [("polite".to_owned(), polite())]),
    })
}

#[derive(Template)]
#[template(path = "desk.html")]
struct Desk {
    t: Locale,
    said: String,
}

/// What the desk may say to a visitor, in every language: the visitor need not speak that of the house.
fn polite() -> Value {
    let level = |t: Locale| {
        let said = ["amber", "red"].map(|level| {
            let text = t.say(match level {
                "amber" => "desk-polite-amber",
                _ => "desk-polite-red",
            });
            (level.to_owned(), Value::String(text))
        });
        (
            t.tag().to_owned(),
            Value::Object(said.into_iter().collect()),
        )
    };
    Value::Object(Locale::ALL.into_iter().map(level).collect())
}

#[derive(Template)]
#[template(path = "shell.html")]
struct Shell {
    t: Locale,
    page: Place,
    places: &'static [Place],
    said: String,
}

/// What the script of the pages says itself, with the names that it fills in.
const SAID: &[(&str, &[&str])] = &[
    ("said-silent", &[]),
    ("said-silent-first", &[]),
    ("said-strange", &[]),
    ("said-sure", &[]),
    ("said-saved", &[]),
    ("said-copied", &[]),
    ("said-revoked", &[]),
    ("said-wrong-role", &[]),
    ("said-missing", &[]),
    ("said-working", &[]),
    ("said-founding", &[]),
    ("said-not-founded", &[]),
    ("start-city-found", &["city", "country", "zone"]),
];

/// The same for the desk.
const SAID_AT_THE_DESK: &[(&str, &[&str])] = &[
    ("desk-revoked", &[]),
    ("desk-scan-hint", &[]),
    ("desk-scan-checking", &[]),
    ("desk-photo-checking", &[]),
    ("desk-visit-over", &[]),
    ("desk-leaves", &[]),
    ("desk-leaves-label", &["home", "time"]),
    ("desk-left", &[]),
    ("desk-camera-no", &[]),
    ("desk-camera-looking", &[]),
    ("desk-bare-none", &[]),
    ("desk-bare-choose", &[]),
    ("desk-layout-done", &[]),
    ("desk-layout-same", &[]),
    ("desk-undo", &[]),
    ("desk-undo-sure", &[]),
    ("desk-undone", &[]),
    ("desk-read-only", &[]),
    ("desk-silent", &[]),
    ("desk-connecting", &[]),
    ("desk-silent-kept", &[]),
    ("desk-silent-photo", &[]),
    ("desk-silent-pair", &[]),
    ("desk-silent-decide", &[]),
    ("desk-silent-undo", &[]),
    ("desk-too-long", &[]),
    ("desk-photo-too-large", &[]),
    ("desk-strange", &[]),
    ("desk-home-unknown", &[]),
    ("desk-let-in", &[]),
    ("desk-let-in-sentence", &[]),
    ("desk-let-in-uncounted", &[]),
    ("desk-reason-missing", &[]),
    ("desk-reason-too-long", &[]),
    ("desk-no-text", &[]),
    ("desk-title", &["house"]),
    ("desk-scan-reading", &["count"]),
    ("desk-visit-unnamed", &[]),
    ("desk-visit-first", &[]),
    ("desk-visit-nth", &["day"]),
    ("desk-undo-label", &["home", "time"]),
    ("desk-reach-none", &[]),
    ("desk-reach-one", &[]),
    ("desk-reach-many", &["peers"]),
    ("desk-standing-self", &[]),
    ("desk-standing-pinned", &[]),
    ("desk-standing-stranger", &[]),
    ("desk-standing-blocked", &[]),
    ("desk-standing-unknown", &[]),
    ("desk-home-claims", &["name"]),
    ("desk-name-unproven", &["name"]),
    ("desk-reason-called", &[]),
    ("desk-reason-known", &[]),
    ("desk-reason-pays", &[]),
    ("desk-asked-open", &[]),
    ("desk-asked-ours", &[]),
    ("desk-asked-not", &[]),
    ("desk-asked-look", &[]),
    ("desk-kept", &["day"]),
    ("desk-checked-in", &["time"]),
    ("desk-checked", &["time"]),
];

/// Sentences as JSON, safe within a script element; `{name}` stands where the script fills in.
fn said(t: Locale, ids: &[(&str, &[&'static str])]) -> String {
    said_with(t, ids, [])
}

/// The same, with more than sentences.
fn said_with(
    t: Locale,
    ids: &[(&str, &[&'static str])],
    more: impl IntoIterator<Item = (String, Value)>,
) -> String {
    let sentence = |(id, names): &(&str, &[&'static str])| {
        let given: Vec<_> = names
            .iter()
            .map(|name| (*name, format!("{{{name}}}").into()))
            .collect();
        ((*id).to_owned(), Value::String(t.say_with(id, &given)))
    };
    let all: Map<String, Value> = ids.iter().map(sentence).chain(more).collect();
    Value::Object(all).to_string().replace('<', "\\u003c")
}
