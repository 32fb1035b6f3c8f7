//! Spaces: in a list, and by themselves.

use federation_spec::rules::Standing as Stands;
use federation_spec::wire::ids::{SpaceId, Timestamp};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::terms::{Upcoming, summary};
use super::values::{
    GivenNumber, GivenSpace, Id, LimitWord, Moment, Offer, Plain, Standing, WelcomeWord,
};
use crate::core::facts::Welcoming;
use crate::core::offer::Offer as Offered;
use crate::core::views::{SpaceView, VoucherView};
use crate::http::contract::Bounded;
use crate::words::{Locale, terms};

/// A space in a list.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Space {
    space: Id,
    name: Option<String>,
    /// ISO 3166-1 alpha-2
    country: Option<String>,
    city: Option<String>,
    standing: Standing,
    /// the names of those who vouch for it, or their ids, if that is its standing
    #[serde(skip_serializing_if = "Vec::is_empty")]
    vouched_by: Vec<String>,
    /// since when this space vouches for it
    #[serde(skip_serializing_if = "Option::is_none")]
    vouched_since: Option<Moment>,
    /// to what members of a pinned space are limited
    #[serde(skip_serializing_if = "Option::is_none")]
    limit: Option<LimitWord>,
    /// why it has that standing, as it was written down
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    /// it has signed two different records under one number
    conflicting: bool,
    /// the name of a space that you trust, which people would take this one for
    alike: Option<String>,
    /// what its terms are
    offer: Offer,
    /// the number of its newest terms
    terms_seq: Option<u64>,
    issued_at: Option<Moment>,
    expires_at: Option<Moment>,
    /// when a person there last looked at them
    reviewed_at: Option<Moment>,
    /// when it last said which of its passes count no more, by the oldest of its status lists
    status_at: Option<Moment>,
}

impl From<&SpaceView> for Space {
    fn from(view: &SpaceView) -> Self {
        let profile = view.profile.as_ref();
        let place = profile.map(|profile| &profile.place);
        let terms = view.terms.held();
        let country = place.and_then(|place| place.country.as_ref());
        let city = place.and_then(|place| place.city.as_ref());
        Self {
            space: view.space.into(),
            name: profile.map(|profile| profile.name.as_str().to_owned()),
            country: country.map(|country| country.as_str().to_owned()),
            city: city.map(|city| city.as_str().to_owned()),
            standing: view.standing.into(),
            vouched_by: view.vouchers.iter().map(VoucherView::called).collect(),
            vouched_since: view.vouched_since.map(Into::into),
            limit: match view.standing {
                Stands::Limited(limit) => Some(limit.into()),
                Stands::Own
                | Stands::Pinned
                | Stands::Vouched(_)
                | Stands::Stranger
                | Stands::Blocked => None,
            },
            note: view.note.clone(),
            conflicting: view.conflicting,
            alike: view.alike.clone(),
            offer: (&view.terms).into(),
            terms_seq: terms.map(|terms| terms.sequence),
            issued_at: terms.map(|terms| terms.issued_at.into()),
            expires_at: terms.map(|terms| terms.expires_at.into()),
            reviewed_at: terms.and_then(|terms| terms.reviewed_at).map(Into::into),
            status_at: view.status_at.map(Into::into),
        }
    }
}

/// Spaces by id, a page of them.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Spaces {
    /// the spaces
    pub items: Vec<Space>,
    /// the cursor of the following page, if there is one; also as a Link header
    pub next: Option<Id>,
}

/// A space by itself.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SpaceWhole {
    #[serde(flatten)]
    listed: Space,
    /// its profile, as the record has it
    profile: Option<Plain>,
    /// its terms, as the record has them; null unless they are current
    terms: Option<Plain>,
    /// what they say, in words; that they have ended, if they have
    summary: Option<String>,
    /// what they will say
    upcoming: Option<Upcoming>,
}

impl SpaceWhole {
    /// Words a space.
    pub fn of(view: &SpaceView, now: Timestamp, locale: Locale) -> Self {
        let terms = view.terms.current();
        Self {
            listed: view.into(),
            profile: view.profile.as_ref().map(Plain::of),
            terms: terms.map(|terms| Plain::of(&terms.content)),
            summary: match &view.terms {
                Offered::None => None,
                Offered::Current(terms) => Some(summary(terms, now, locale)),
                Offered::Ended(held) => Some(terms::ended(held, view.zone(), locale)),
            },
            upcoming: terms.and_then(|terms| Upcoming::of(terms, locale)),
        }
    }
}

/// What the operator thinks of a space from now on.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Regarded {
    /// A space that is known.
    Known(Box<Space>),
    /// One of which nothing is known.
    Unknown {
        /// its id
        space: Id,
        /// none that counts
        standing: Standing,
    },
}

impl Regarded {
    /// A space as it is known now, if it is.
    pub fn of(space: SpaceId, view: Option<&SpaceView>) -> Self {
        match view {
            Some(view) => Self::Known(Box::new(view.into())),
            None => Self::Unknown {
                space: space.into(),
                standing: Stands::Stranger.into(),
            },
        }
    }
}

/// What the operator is to think of a space.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct GivenRegard {
    /// pin it, block it, or neither
    #[schemars(example = &"pinned", extend("enum" = ["pinned", "blocked", "stranger"]))]
    pub standing: String,
    /// with pinned: to what its members are limited; no limit unless said
    #[schemars(extend("enum" = ["identity_seen", "one_day"]))]
    pub limit: Option<String>,
    /// why: for this space's own people, at most 280 bytes
    pub note: Option<String>,
}

impl Bounded for GivenRegard {}

/// What members of spaces get for which others vouch.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Welcomed {
    /// ask: a person decides; else what members of pinned spaces get: identity_seen: once an identity document was looked at; one_day: on one day; full: the same
    welcome: WelcomeWord,
}

impl Welcomed {
    /// What it is.
    pub fn of(welcome: Welcoming) -> Self {
        Self {
            welcome: welcome.into(),
        }
    }
}

/// What they are to get.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct GivenWelcome {
    /// as it is answered
    #[schemars(example = &"ask", extend("enum" = ["ask", "identity_seen", "one_day", "full"]))]
    pub welcome: String,
}

impl GivenWelcome {
    /// What was said; none if it is none of these.
    pub fn read(&self) -> Option<Welcoming> {
        serde_json::from_value(self.welcome.as_str().into()).ok()
    }
}

impl Bounded for GivenWelcome {}

/// Which spaces.
#[derive(Debug, Default, Deserialize, JsonSchema)]
pub struct WhichSpaces {
    /// two letters
    pub country: Option<String>,
    /// a part of name, city or id
    pub q: Option<String>,
    /// LAT,LON
    #[schemars(example = &"near=52.52,13.40 and km=50")]
    pub near: Option<String>,
    /// with near
    pub km: Option<String>,
    /// pinned, vouched, stranger or blocked
    pub standing: Option<String>,
    /// 1 to 200, else 50
    pub limit: Option<GivenNumber>,
    /// the last id of the page before
    pub cursor: Option<GivenSpace>,
}

/// A file of the directory.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DirectoryFile {
    /// its name
    pub name: String,
    /// what is in it
    pub text: String,
}

/// Who and where this space is.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct GivenWhereabouts {
    /// 1 to 80 letters
    #[schemars(example = &"Your Space")]
    pub name: String,
    /// coworking, makerspace, hackerspace, library, cafe, incubator, club, museum or other; as before if it is left out
    #[schemars(example = &"makerspace")]
    pub kind: Option<String>,
    /// its state, province or region: 1 to 60 letters, or none if it is empty; as before if it is left out, unless the city changes
    pub region: Option<String>,
    /// its city, from which follows what is left out
    pub city: Option<String>,
    /// ISO 3166-1 alpha-2
    pub country: Option<String>,
    /// IANA
    pub zone: Option<String>,
    /// degrees north
    pub lat: Option<String>,
    /// degrees east
    pub lon: Option<String>,
}

impl Bounded for GivenWhereabouts {}

/// How people reach this space.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct GivenContacts {
    /// at most 8 e-mail addresses, telephone numbers, links or lines of an address, of 1 to 160 bytes each: all of them
    #[schemars(example = ["desk@example.org", "+49 30 5550100"])]
    pub contacts: Vec<String>,
}

impl Bounded for GivenContacts {}
