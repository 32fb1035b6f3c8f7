//! Values that stand in many shapes: moments, days, ids, words.

use std::borrow::Cow;

use federation_spec::records::card::Tier;
use federation_spec::rules::{Limit, LocalDay};
use federation_spec::wire::ids::{InvitationKey, MessageId, SpaceId, Timestamp};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

use crate::calendar::{day_text, parse_day, rfc3339};
use crate::core::facts::{Follows, Welcoming};
use crate::core::views::{AcceptedState, GivenState, GivenView};
use crate::form::to_json;

/// Declares texts that are told: what they are, and what else their schema says.
macro_rules! told_texts {
    ($($(#[doc = $about:literal])+ $name:ident { $($key:literal: $value:expr),* };)+) => {$(
        $(#[doc = $about])+
        #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
        #[serde(transparent)]
        pub struct $name(Cow<'static, str>);

        impl JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", $($key: $value),* })
            }
        }
    )+};
}

told_texts! {
    /// A moment.
    Moment { "format": "date-time" };
    /// A local day.
    Day { "format": "date" };
    /// A space.
    Id { "pattern": "^covisa:[a-z2-7]{32}$" };
    /// The standing of a space.
    Standing { "enum": ["self", "pinned", "vouched", "stranger", "blocked"] };
    /// a word of what members of spaces get for which others vouch
    WelcomeWord { "enum": ["ask", "identity_seen", "one_day", "full"] };
    /// To what members of a pinned space are limited: identity_seen: once an identity document was looked at; one_day: on one day.
    LimitWord { "enum": ["identity_seen", "one_day"] };
    /// What terms are.
    Offer { "enum": ["current", "ended", "none"] };
    /// How good a verdict is.
    Level { "enum": ["green", "amber", "red"] };
    /// The role of a token.
    Role { "enum": ["member", "desk", "reader", "admin"] };
    /// How a membership works.
    TierWord { "enum": ["day", "flex", "dedicated", "team"] };
    /// What the lists say of a pass.
    PassStatus { "enum": ["valid", "revoked", "suspended", "replaced"] };
    /// What follows for a space that redeems an invitation: nothing; pin: its key counts as checked; vouch: so it does, and this space vouches for it.
    FollowsWord { "enum": ["nothing", "pin", "vouch"] };
    /// What an invitation is: open; used: by as many spaces as may; withdrawn; ended.
    InvitationState { "enum": ["open", "used", "withdrawn", "ended"] };
    /// How far the acceptance of an invitation has come: waiting: the other space has not been told; told: it took it; refused: it does not know it, or not any more; ended: before it could be told.
    AcceptedWord { "enum": ["waiting", "told", "refused", "ended"] };
    /// The public key of an invitation.
    InvitationId { "pattern": "^[0-9a-f]{64}$" };
    /// The number of a message.
    Message { "pattern": "^[0-9a-f]{32}$" };
}

impl From<Timestamp> for Moment {
    fn from(at: Timestamp) -> Self {
        Self(rfc3339(at).into())
    }
}

impl From<LocalDay> for Day {
    fn from(day: LocalDay) -> Self {
        Self(day_text(day).into())
    }
}

impl From<Limit> for LimitWord {
    fn from(limit: Limit) -> Self {
        let word = match limit {
            Limit::IdentitySeen => "identity_seen",
            Limit::OneDay => "one_day",
        };
        Self(word.into())
    }
}

impl From<InvitationKey> for InvitationId {
    fn from(key: InvitationKey) -> Self {
        Self(key.to_string().into())
    }
}

impl From<Follows> for FollowsWord {
    fn from(follows: Follows) -> Self {
        let word = match follows {
            Follows::Nothing => "nothing",
            Follows::Pin => "pin",
            Follows::Vouch => "vouch",
        };
        Self(word.into())
    }
}

impl From<&GivenView> for InvitationState {
    fn from(view: &GivenView) -> Self {
        let word = match view.state {
            GivenState::Open => "open",
            GivenState::Used => "used",
            GivenState::Withdrawn => "withdrawn",
            GivenState::Ended => "ended",
        };
        Self(word.into())
    }
}

impl From<AcceptedState> for AcceptedWord {
    fn from(state: AcceptedState) -> Self {
        let word = match state {
            AcceptedState::Waiting => "waiting",
            AcceptedState::Told => "told",
            AcceptedState::Refused => "refused",
            AcceptedState::Ended => "ended",
        };
        Self(word.into())
    }
}

impl From<SpaceId> for Id {
    fn from(space: SpaceId) -> Self {
        Self(space.to_string().into())
    }
}

impl From<federation_spec::rules::Standing> for Standing {
    fn from(standing: federation_spec::rules::Standing) -> Self {
        Self(standing_word(standing).into())
    }
}

impl<T> From<&crate::core::offer::Offer<T>> for Offer {
    fn from(offer: &crate::core::offer::Offer<T>) -> Self {
        Self(offer.word().into())
    }
}

impl From<federation_spec::rules::Level> for Level {
    fn from(level: federation_spec::rules::Level) -> Self {
        Self(crate::words::verdict::level(level).into())
    }
}

impl From<crate::core::facts::Role> for Role {
    fn from(role: crate::core::facts::Role) -> Self {
        Self(role.word().into())
    }
}

impl From<String> for TierWord {
    fn from(word: String) -> Self {
        Self(word.into())
    }
}

impl From<federation_spec::records::status::Status> for PassStatus {
    fn from(status: federation_spec::records::status::Status) -> Self {
        Self(status.word().into())
    }
}

impl From<&MessageId> for Message {
    fn from(id: &MessageId) -> Self {
        Self(id.hex().into())
    }
}

impl From<Welcoming> for WelcomeWord {
    fn from(welcoming: Welcoming) -> Self {
        let word = match welcoming {
            Welcoming::Ask => "ask",
            Welcoming::IdentitySeen => "identity_seen",
            Welcoming::OneDay => "one_day",
            Welcoming::Full => "full",
        };
        Self(word.into())
    }
}

/// The word of a standing.
pub fn standing_word(standing: federation_spec::rules::Standing) -> &'static str {
    use federation_spec::rules::Standing;
    match standing {
        Standing::Own => "self",
        Standing::Pinned | Standing::Limited(_) => "pinned",
        Standing::Vouched(_) => "vouched",
        Standing::Stranger => "stranger",
        Standing::Blocked => "blocked",
    }
}

/// Declares texts that are asked with: what each is read as, how, and an example.
macro_rules! asked_texts {
    ($($(#[doc = $about:literal])+ $name:ident($type:ty) = $read:expr, $example:literal { $($key:literal: $value:expr),* };)+) => {$(
        $(#[doc = $about])+
        #[derive(Debug, Clone)]
        pub struct $name(pub $type);

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                let read: fn(&str) -> Option<$type> = $read;
                read(&text).map(Self).ok_or(D::Error::custom($example))
            }
        }

        impl JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "examples": [$example] $(, $key: $value)* })
            }
        }
    )+};
}

asked_texts! {
    /// A local day.
    GivenDay(LocalDay) = parse_day, "2026-11-21" { "format": "date" };
    /// A space.
    GivenSpace(SpaceId) = |text| text.parse().ok(), "covisa:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" {};
    /// How a membership works.
    GivenTier(String) = |word| Tier::of_word(word).map(|_| word.to_owned()), "day, flex, dedicated or team" {
        "enum": ["day", "flex", "dedicated", "team"]
    };
    /// The number of a message.
    GivenMessage(MessageId) = message_id, "0123456789abcdef0123456789abcdef" {};
    /// True, as a query says it.
    GivenTrue(bool) = |text| Some(text == "true"), "true" {};
    /// A number, as a query says it.
    GivenNumber(usize) = |text| text.parse().ok(), "50" {};
}

/// The number of a message, as paths and answers write it.
pub fn message_id(text: &str) -> Option<MessageId> {
    let bytes = data_encoding::HEXLOWER.decode(text.as_bytes()).ok()?;
    bytes.try_into().ok().map(MessageId)
}

/// Whatever a record says, in its own form.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(transparent)]
pub struct Plain(
    #[schemars(with = "std::collections::BTreeMap<String, serde_json::Value>")] serde_json::Value,
);

impl Plain {
    /// What the fields of a record say.
    pub fn of(fields: &impl federation_spec::records::fields::Field) -> Self {
        Self(to_json(&fields.to_plain()))
    }
}
