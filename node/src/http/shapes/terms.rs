//! Terms.

use federation_spec::records::terms::Content;
use federation_spec::wire::ids::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::values::{GivenDay, Id, Moment, Plain};
use crate::core::views::{DeliveryItem, Meetable, TermsView};
use crate::words::{Locale, mistake, terms};

/// Terms.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Terms {
    /// their number
    seq: u64,
    issued_at: Moment,
    expires_at: Moment,
    /// the record has ended
    ended: bool,
    /// when a person last looked at them
    reviewed_at: Option<Moment>,
    applies_from: Moment,
    /// what they say, in words
    summary: String,
    /// SHA-256 of what they say, whatever their number and dates
    content_hash: String,
    /// as the record has them
    terms: Plain,
    /// what they will say
    upcoming: Option<Upcoming>,
}

impl Terms {
    /// Words terms.
    pub fn of(view: &TermsView, now: Timestamp, locale: Locale) -> Self {
        Self {
            seq: view.sequence,
            issued_at: view.issued_at.into(),
            expires_at: view.expires_at.into(),
            ended: view.ended,
            reviewed_at: view.reviewed_at.map(Into::into),
            applies_from: view.applies_from.into(),
            summary: summary(view, now, locale),
            content_hash: view.content_hash.hex(),
            terms: Plain::of(&view.content),
            upcoming: Upcoming::of(view, locale),
        }
    }
}

/// What terms will say.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Upcoming {
    applies_from: Moment,
    summary: String,
    terms: Plain,
}

impl Upcoming {
    /// Words what is to come, if anything is.
    pub fn of(view: &TermsView, locale: Locale) -> Option<Self> {
        let (from, content) = view.upcoming.as_ref()?;
        Some(Self {
            applies_from: (*from).into(),
            summary: terms::summary(content, locale),
            terms: Plain::of(content),
        })
    }
}

/// Terms in a sentence, and when a person last looked at them.
pub fn summary(view: &TermsView, now: Timestamp, locale: Locale) -> String {
    let sentence = terms::summary(&view.content, locale);
    match terms::review(view.reviewed_at, now, locale) {
        Some(review) => format!("{sentence} {review}"),
        None => sentence,
    }
}

/// Terms that could be published.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CheckedTerms {
    /// what they say, in words
    summary: String,
    /// what they ask of a home, and how many of the homes whose keys were checked meet it today
    homes: Vec<MetBy>,
}

impl CheckedTerms {
    /// Words what was found.
    pub fn of(content: &Content, homes: &[Meetable], locale: Locale) -> Self {
        Self {
            summary: terms::summary(content, locale),
            homes: homes.iter().map(MetBy::of).collect(),
        }
    }
}

/// A condition on homes.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(inline)]
struct MetBy {
    /// its setting: `grant[0].requires.home_kinds`
    key: String,
    /// so many homes meet it
    met: usize,
    /// of so many
    of: usize,
    /// the same in words
    text: String,
}

impl MetBy {
    fn of(one: &Meetable) -> Self {
        Self {
            key: one.way.clone(),
            met: one.met,
            of: one.of,
            text: mistake::meetable(one.met, one.of),
        }
    }
}

/// Whether a space has the newest own terms.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Delivered {
    space: Id,
    name: Option<String>,
    /// one of its nodes is connected
    connected: bool,
    /// since when it is known to have them
    has_since: Option<Moment>,
    /// when it was last heard of
    heard_at: Option<Moment>,
}

impl From<DeliveryItem> for Delivered {
    fn from(item: DeliveryItem) -> Self {
        Self {
            space: item.space.into(),
            name: item.name,
            connected: item.connected,
            has_since: item.has_since.map(Into::into),
            heard_at: item.heard_at.map(Into::into),
        }
    }
}

/// In which form.
#[derive(Debug, Default, Deserialize, JsonSchema)]
pub struct WhichForm {
    /// toml: as a file
    pub format: Option<String>,
}

/// From when on.
#[derive(Debug, Default, Deserialize, JsonSchema)]
pub struct WhichDay {
    /// from this day on; at once if it is not named
    pub applies_from: Option<GivenDay>,
}
