//! Questions to a home about a visitor.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::values::{GivenSpace, Id, Message, Moment};
use crate::core::views::{RequestState, RequestView};
use crate::http::contract::Bounded;

/// A question.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Question {
    /// its number
    request: Message,
    #[schemars(extend("enum" = ["asked", "to answer"]))]
    direction: &'static str,
    space: Id,
    name: Option<String>,
    /// what visitors say of themselves; null for a code
    says: Option<String>,
    asked_at: Moment,
    expires_at: Moment,
    #[schemars(extend("enum" = ["not delivered", "open", "ours", "not ours", "ended"]))]
    state: &'static str,
}

impl From<RequestView> for Question {
    fn from(view: RequestView) -> Self {
        Self {
            request: (&view.request).into(),
            direction: if view.ours { "asked" } else { "to answer" },
            space: view.space.into(),
            name: view.name,
            says: view.says,
            asked_at: view.asked_at.into(),
            expires_at: view.expires_at.into(),
            state: match view.state {
                RequestState::Waiting => "not delivered",
                RequestState::Delivered => "open",
                RequestState::Ours => "ours",
                RequestState::NotOurs => "not ours",
                RequestState::Ended => "ended",
            },
        }
    }
}

/// What a home is asked.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct GivenQuestion {
    /// its id; it must be pinned
    pub home: GivenSpace,
    /// what visitors say of themselves, as little as will do: at most 160 bytes
    #[schemars(example = &"Ana E., member since spring")]
    pub says: String,
}

impl Bounded for GivenQuestion {}

/// What a home answers.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct GivenAnswer {
    /// the visitor is this member, and gets a pass for that host and this day; null or nothing for not ours
    pub member: Option<String>,
}

impl Bounded for GivenAnswer {}
