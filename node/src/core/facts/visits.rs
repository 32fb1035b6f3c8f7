//! Visits, as the ledger tells of them.

use std::collections::BTreeMap;

use federation_spec::rules::LocalDay;
use federation_spec::wire::ids::{MessageId, Pairwise, SpaceId, Timestamp};
use serde::{Deserialize, Serialize};

use super::form::{day, message_id_option, pairwise, seconds, text};

/// Who was here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what")]
pub enum VisitFact {
    /// A visitor came in.
    #[serde(rename = "visit_opened")]
    Opened(VisitOpened),
    /// What a visitor showed when coming in.
    #[serde(rename = "visit_disclosed")]
    Disclosed {
        /// The visit.
        visit: String,
        /// What the visitor showed, by name.
        shown: BTreeMap<String, String>,
        /// The last local day on which it is kept.
        #[serde(with = "day")]
        until: LocalDay,
        /// The message that the pass came with: it goes when this goes.
        #[serde(
            with = "message_id_option",
            default,
            skip_serializing_if = "Option::is_none"
        )]
        message: Option<MessageId>,
    },
    /// A visitor left.
    #[serde(rename = "visit_ended")]
    Ended {
        /// The visit.
        visit: String,
    },
    /// A visitor came back on the day of the visit, or never left.
    #[serde(rename = "visit_reopened")]
    Reopened {
        /// The visit.
        visit: String,
    },
    /// A visit was noted by mistake.
    #[serde(rename = "visit_removed")]
    Removed {
        /// The visit.
        visit: String,
    },
}

/// A visit that began. Holds no name: only the number S, under which this host alone counts the visitor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitOpened {
    /// The visit's id.
    pub visit: String,
    /// The number under which the home's member is counted here.
    #[serde(with = "pairwise")]
    pub guest: Pairwise,
    /// The visitor's home.
    #[serde(with = "text")]
    pub home: SpaceId,
    /// The local day of the check-in.
    #[serde(with = "day")]
    pub day: LocalDay,
    /// Check-in.
    #[serde(with = "seconds")]
    pub started: Timestamp,
    /// For half a day.
    #[serde(default)]
    pub half: bool,
    /// At which site.
    #[serde(default)]
    pub site: Option<String>,
    /// At which desk, by its token's name or [`super::HOUSE`]; earlier visits do not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub desk: Option<String>,
    /// Why a person let the visitor in on amber; later visits have it with what was shown, so that it can be erased.
    #[serde(default)]
    pub admitted: Option<String>,
    /// Noted later, from paper.
    #[serde(default)]
    pub noted: bool,
}
