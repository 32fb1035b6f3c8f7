//! What stands around every page: names of places, languages, and the sentences that scripts say. It holds no data, so
//! that it needs no token.

use askama::Template;
use serde_json::{Map, Value};

use super::rendered;
use crate::core::limits::DISCLOSED_DAYS;
use crate::words::Locale;

/// Where a page is in the bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bar {
    /// Among the first, on a phone too.
    First,
    /// Beside them; on a phone it has no room in the line of the first.
    Lesser,
    /// Nowhere: one comes there by another way.
    Absent,
}

/// Declares the pages that have a shell: `Variant = "word" at "path", "the sentence that names it", place in the bar, shell`.
macro_rules! places {
    ($( $(#[$meta:meta])* $place:ident = $word:literal at $path:literal, $title:literal, $bar:ident, $shell:ident; )*) => {
        /// A page.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Place {
            $( $(#[$meta])* $place, )*
        }

        impl Place {
            /// Every page, in the order of the bar.
            pub const ALL: &'static [Self] = &[$(Self::$place),*];

            /// `home`, `desk`, ...
            pub fn word(self) -> &'static str {
                match self { $( Self::$place => $word, )* }
            }

            /// Where it is.
            pub fn path(self) -> &'static str {
                match self { $( Self::$place => $path, )* }
            }

            /// The sentence that names it.
            pub fn title(self) -> &'static str {
                match self { $( Self::$place => $title, )* }
            }

            /// Where it is in the bar.
            pub fn bar(self) -> Bar {
                match self { $( Self::$place => Bar::$bar, )* }
            }

            /// Its shell in a language.
            pub fn shell(self, t: Locale) -> String {
                match self { $( Self::$place => $shell(t, self), )* }
            }
        }
    };
}

places! {
    /// How things are.
    Home = "home" at "/", "place-home", First, of_operators;
    /// Visitors are checked: a shell of its own.
    Desk = "desk" at "/desk", "place-desk", First, of_desks;
    /// Who belongs to the space.
    Members = "members" at "/members", "place-members", First, of_operators;
    /// Which spaces there are.
    Spaces = "spaces" at "/spaces", "place-spaces", First, of_operators;
    /// An invitation of another space is accepted.
    Join = "join" at "/join", "join-title", Absent, of_operators;
    /// What visitors are granted.
    Terms = "terms" at "/terms", "place-terms", First, of_operators;
    /// Things to hang up.
    Kit = "kit" at "/kit", "place-kit", Lesser, of_operators;
    /// How the node is set up.
    Settings = "settings" at "/settings", "place-settings", Lesser, of_operators;
    /// A space is founded.
    Start = "start" at "/start", "start-title", Absent, of_operators;
    /// It was founded: the first steps.
    Welcome = "welcome" at "/welcome", "welcome-title", Absent, of_operators;
    /// Words that need one are explained.
    Words = "words" at "/words", "words-title", Absent, of_operators;
    /// What a member sees on the phone: a shell of its own.
    Passport = "passport" at "/passport", "passport-title", Absent, of_passports;
}

impl Place {
    /// The place that a path begins with: `members` of `/members/m-1`. Where a space is founded is no place of one that is.
    pub fn of_path(first: &str) -> Option<Self> {
        let mut all = Self::ALL.iter().copied();
        all.find(|place| place.path().trim_start_matches('/') == first && *place != Self::Start)
    }

    /// The pages of the bar, in its order; only the lesser ones of them.
    fn listed(lesser: bool) -> Vec<Self> {
        let all = Self::ALL.iter().copied();
        let listed = all.filter(|place| match place.bar() {
            Bar::First => !lesser,
            Bar::Lesser => true,
            Bar::Absent => false,
        });
        listed.collect()
    }
}

fn of_operators(t: Locale, page: Place) -> String {
    let in_bar = page.bar() != Bar::Absent;
    let listed = |lesser| match in_bar {
        true => Place::listed(lesser),
        false => Vec::new(),
    };
    rendered(&Shell {
        t,
        page,
        places: listed(false),
        lesser: listed(true),
        said: said(t, SAID),
    })
}

fn of_passports(t: Locale, _: Place) -> String {
    // A phone that is out of reach is nothing that its holder could mend.
    let silent = |id: &str| (id.to_owned(), Value::String(t.say("passport-offline")));
    rendered(&Passport {
        t,
        said: said_with(t, SAID, ["said-silent", "said-silent-first"].map(silent)),
    })
}

fn of_desks(t: Locale, _: Place) -> String {
    rendered(&Desk {
        t,
        kept_days: DISCLOSED_DAYS,
        said: said_with(t, SAID_AT_THE_DESK, [("polite".to_owned(), polite())]),
    })
}

#[derive(Template)]
#[template(path = "passport-shell.html")]
struct Passport {
    t: Locale,
    said: String,
}

#[derive(Template)]
#[template(path = "desk.html")]
struct Desk {
    t: Locale,
    /// For so many days it is kept what a visitor shows, unless the visitor agrees to more.
    kept_days: u64,
    said: String,
}

/// What the desk may say to a visitor, in every language: the visitor need not speak that of the house.
fn polite() -> Value {
    let level = |t: Locale| {
        let said = ["amber", "away", "red"].map(|level| {
            let text = t.say(match level {
                "amber" => "desk-polite-amber",
                "away" => "desk-polite-away",
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
    places: Vec<Place>,
    lesser: Vec<Place>,
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
    ("desk-wanted-how", &[]),
    ("desk-wanted-answer", &[]),
    ("desk-stays", &[]),
    ("desk-stays-label", &["home", "time"]),
    ("desk-stayed", &[]),
    ("desk-neutral-again", &[]),
    ("desk-neutral-later", &[]),
    ("desk-neutral-whose", &[]),
    ("desk-neutral-wait", &[]),
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
    ("desk-fact-coupon", &["name"]),
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
    ("desk-standing-vouched", &[]),
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
