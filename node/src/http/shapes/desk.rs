//! Desks: what they check, how they are paired.

use std::fmt;

use federation_spec::records::terms::grant::Unit;
use federation_spec::rules::DeskFacts;
use schemars::JsonSchema;
use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use super::values::{GivenDay, GivenMessage, GivenSpace, GivenTrue, Moment, Role};
use crate::http::contract::Bounded;

/// What a desk shows.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct GivenCheck {
    /// the text of a pass, or a short code
    #[schemars(example = &"CV1...")]
    pub pass: Option<String>,
    /// instead of pass: the number of a request to a home
    pub request: Option<GivenMessage>,
    /// with a short code: the home that the visitor names. It is asked if nobody announced the code here
    pub home: Option<GivenSpace>,
    /// count the visit
    #[serde(default)]
    pub check_in: bool,
    /// let the visitor in on amber, for this reason: at most 200 characters
    #[schemars(example = &"called the home space")]
    pub admit: Option<String>,
    /// the visitor agrees that what they show is kept for so many days instead of the usual ones; at most 3660
    pub keep_days: Option<u64>,
    /// what the desk has seen
    #[serde(default, deserialize_with = "from_object")]
    pub facts: GivenFacts,
}

impl Bounded for GivenCheck {}

/// What the desk has seen.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct GivenFacts {
    /// the visitor booked on this day
    booked_on: Option<GivenDay>,
    /// the visitor showed who they are
    #[serde(default)]
    id_seen: bool,
    /// conditions and coupons of the terms that hold, each as a reason gives it in confirm; at most 16 of 160 bytes
    #[serde(default)]
    #[schemars(length(max = 16), inner(length(max = 160)))]
    confirmed: Confirmed,
    /// the visitor thinks of becoming a member of this space
    #[serde(default)]
    would_join: bool,
    /// so many guests come with the visitor
    #[serde(default)]
    guests: u32,
    /// at this site of several: at most 60 bytes
    #[schemars(example = &"Main house", length(max = 60))]
    site: Option<Site>,
    /// the visit takes so much of a day
    unit: Option<GivenUnit>,
}

/// Conditions of the terms: at most 16, each of at most 160 bytes.
#[derive(Debug, Default, JsonSchema)]
#[schemars(transparent, inline)]
pub struct Confirmed(Vec<String>);

impl<'de> Deserialize<'de> for Confirmed {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let texts = Vec::<String>::deserialize(deserializer)?;
        match texts.len() <= 16 && texts.iter().all(|text| text.len() <= 160) {
            true => Ok(Self(texts)),
            false => Err(serde::de::Error::custom(
                "at most 16 conditions, each of at most 160 bytes",
            )),
        }
    }
}

/// The name of a site, at most 60 bytes.
#[derive(Debug, JsonSchema)]
#[schemars(transparent, inline)]
pub struct Site(String);

impl<'de> Deserialize<'de> for Site {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let site = String::deserialize(deserializer)?;
        match site.len() <= 60 {
            true => Ok(Self(site)),
            false => Err(serde::de::Error::custom("at most 60 bytes")),
        }
    }
}

/// The word of a unit.
#[derive(Debug, JsonSchema)]
#[schemars(inline, with = "String", example = &"half day")]
pub struct GivenUnit(Unit);

impl<'de> Deserialize<'de> for GivenUnit {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = String::deserialize(deserializer)?;
        let unit = Unit::of_word(&word);
        unit.map(Self)
            .ok_or(serde::de::Error::custom("half day, day, ..."))
    }
}

/// Facts have names: a list of values is none.
fn from_object<'de, D: Deserializer<'de>>(deserializer: D) -> Result<GivenFacts, D::Error> {
    struct Named;

    impl<'de> Visitor<'de> for Named {
        type Value = GivenFacts;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }

        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<GivenFacts, A::Error> {
            GivenFacts::deserialize(MapAccessDeserializer::new(map))
        }
    }

    deserializer.deserialize_map(Named)
}

impl From<GivenFacts> for DeskFacts {
    fn from(given: GivenFacts) -> Self {
        Self {
            booked_on: given.booked_on.map(|day| day.0),
            id_seen: given.id_seen,
            confirmed: given.confirmed.0,
            would_join: given.would_join,
            settled: false,
            guests: given.guests,
            site: given.site.map(|site| site.0),
            unit: given.unit.map(|unit| unit.0),
        }
    }
}

/// How a photo is to be read.
#[derive(Debug, Default, Deserialize, JsonSchema)]
pub struct HowRead {
    /// true: count the visit
    pub check_in: Option<GivenTrue>,
    /// true: one of many pictures of a running camera, read in a few looks
    pub frame: Option<GivenTrue>,
}

/// Who is to be paired.
#[derive(Debug, Default, Deserialize, JsonSchema)]
pub struct GivenPairing {
    /// desk if it is not named
    #[schemars(example = &"desk, reader or admin", extend("enum" = ["desk", "reader", "admin"]))]
    pub role: Option<String>,
    /// what the operator calls the device, 1 to 80 bytes
    pub label: Option<String>,
}

impl Bounded for GivenPairing {}

/// A code of one use for a browser.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Pairing {
    /// the address with the code, if the node has one
    pub url: Option<String>,
    /// the code
    pub code: String,
    /// what the browser may do
    pub role: Role,
    /// until when it waits
    pub expires_at: Moment,
}

/// A code of one use for a member's phone.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PhonePairing {
    /// whose phone
    pub member: String,
    /// the address with the code
    pub url: String,
    /// the code
    pub code: String,
    /// until when it waits
    pub expires_at: Moment,
}

/// A code that a browser shows.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct Pair {
    /// the code
    #[schemars(example = &"the code that the terminal shows")]
    pub code: String,
}

impl Bounded for Pair {}

/// A browser that is paired.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Paired {
    /// the secret: it is shown once
    pub token: String,
    /// what the token is called
    pub name: String,
    /// what its holder may do
    pub role: Role,
}
