//! The keys of this space.

use federation_spec::records::key_log::KeyReason;
use federation_spec::rules::key_log::LogState;
use federation_spec::wire::ids::Hash32;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::values::{GivenSpace, Id, Moment};
use crate::core::views::{KeyEventView, KeyStatusView, Rotation};
use crate::http::contract::Bounded;
use crate::words::{Locale, problem};

/// How it stands with the keys of this space.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Keys {
    /// running, ended, forked (two keys were announced at one place) or recovered twice
    state: String,
    /// this computer signs for the space
    signs: bool,
    /// why it does not
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<String>,
    /// the space that goes on in place of this one, which has ended
    #[serde(skip_serializing_if = "Option::is_none")]
    successor: Option<Id>,
    /// the key events that count, the founding first
    events: Vec<KeyEvent>,
    /// those that exclude each other
    beside: Vec<KeyEvent>,
    /// from when on another key takes the place of the one that signs, by itself
    #[serde(skip_serializing_if = "Option::is_none")]
    rotates_at: Option<Moment>,
    /// it is time for another key, and so many of two spaces that were pinned have answered yet
    #[serde(skip_serializing_if = "Option::is_none")]
    waits_for_homes: Option<usize>,
    /// members whose cards were signed by a key that somebody else may have: print them new ones
    reprint: Vec<String>,
}

/// One event of the key log.
#[derive(Debug, Serialize, JsonSchema)]
pub struct KeyEvent {
    /// its number
    number: u64,
    at: Moment,
    /// inception, rotation, lost, compromised, retired or ended
    reason: String,
    /// the recovery words made it
    recovery: bool,
    /// SHA-256 of the key that it brought in (RFC 9679), hexadecimal
    key: String,
    /// SHA-256 of the event: its name
    event: String,
}

impl From<&KeyEventView> for KeyEvent {
    fn from(view: &KeyEventView) -> Self {
        Self {
            number: view.sequence,
            at: view.at.into(),
            reason: view.reason.word().to_owned(),
            recovery: view.recovery,
            key: view.key.as_ref().map(Hash32::hex).unwrap_or_default(),
            event: view.hash.hex(),
        }
    }
}

impl Keys {
    /// How many members need another card.
    pub fn to_reprint(&self) -> usize {
        self.reprint.len()
    }

    /// Words how it stands.
    pub fn of(view: &KeyStatusView, locale: Locale) -> Self {
        let (state, successor) = match view.state {
            LogState::Running => ("running", None),
            LogState::Ended { successor, .. } => ("ended", successor),
            LogState::Forked => ("forked", None),
            LogState::RecoveredTwice => ("recovered twice", None),
        };
        let why = view.problem.as_ref();
        Self {
            state: state.to_owned(),
            signs: why.is_none(),
            why: why.map(|why| problem::problem(why, locale).text),
            successor: successor.map(Into::into),
            events: view.events.iter().map(Into::into).collect(),
            beside: view.beside.iter().map(Into::into).collect(),
            rotates_at: match view.rotation {
                Rotation::At(at) => Some(at.into()),
                Rotation::Waits { since, .. } => Some(since.into()),
                Rotation::Never | Rotation::Due => None,
            },
            waits_for_homes: match view.rotation {
                Rotation::Waits { homes, .. } => Some(homes),
                Rotation::Never | Rotation::At(_) | Rotation::Due => None,
            },
            reprint: view.reprint.clone(),
        }
    }
}

/// Why another key takes the place of the one that signs.
#[derive(Debug, Clone, Copy, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum WhyRotated {
    /// its time is over
    #[default]
    Rotation,
    /// another computer or other people have to do with it from now on
    Retired,
}

impl From<WhyRotated> for KeyReason {
    fn from(why: WhyRotated) -> Self {
        match why {
            WhyRotated::Rotation => Self::Rotation,
            WhyRotated::Retired => Self::Retired,
        }
    }
}

/// Why the recovery words are used.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum WhyRecovered {
    /// nobody has the keys any more
    Lost,
    /// somebody else may have them: cards that were made until now count no more where their bearers are not known
    Stolen,
    /// other people look after the space
    Staff,
}

impl From<WhyRecovered> for KeyReason {
    fn from(why: WhyRecovered) -> Self {
        match why {
            WhyRecovered::Lost => Self::Lost,
            WhyRecovered::Stolen => Self::Compromised,
            WhyRecovered::Staff => Self::Retired,
        }
    }
}

/// Another key.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct GivenRotation {
    /// why; if not said, because its time is over
    #[serde(default)]
    pub reason: WhyRotated,
}

impl Bounded for GivenRotation {}

/// The recovery words that count.
#[derive(Deserialize, JsonSchema)]
pub struct GivenWords {
    /// all 24, in any case, with or without numbers and line ends
    #[schemars(example = &"the 24 words of the sheet")]
    pub words: String,
    /// the number of the last key event that is kept; the last one, if not said
    pub after: Option<u64>,
}

impl Bounded for GivenWords {}

/// Words that will count once they are on paper.
#[derive(Serialize, JsonSchema)]
pub struct NewWords {
    /// 24 words
    pub words: String,
    /// the space that they are for
    pub space: Id,
}

/// The space is taken over with its recovery words.
#[derive(Deserialize, JsonSchema)]
pub struct GivenRecovery {
    /// the 24 words that count
    #[schemars(example = &"the 24 words of the sheet")]
    pub words: String,
    /// the seventh of the new words: they are on paper
    #[schemars(example = &"the seventh of the new words")]
    pub seventh: String,
    /// what happened
    #[schemars(example = &"stolen")]
    pub reason: WhyRecovered,
    /// the number of the last key event that is kept; the last one, if not said
    pub after: Option<u64>,
}

impl Bounded for GivenRecovery {}

/// The space has ended.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct GivenEnd {
    /// the space that goes on in its place
    #[schemars(example = &"covisa:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    pub successor: Option<GivenSpace>,
}

impl Bounded for GivenEnd {}

/// Which of two recoveries of a space counts here.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct GivenChoice {
    /// the name of its key event, 64 hexadecimal digits
    #[schemars(example = &"0000000000000000000000000000000000000000000000000000000000000000")]
    pub event: String,
}

impl Bounded for GivenChoice {}
