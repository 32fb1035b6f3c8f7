//! Passes, as the ledger tells of them.

use std::collections::BTreeSet;

use federation_spec::records::status::Status;
use federation_spec::wire::ids::{Hash32, SpaceId, SuspensionTag, Timestamp};
use serde::{Deserialize, Serialize};

use super::form::{hash, seconds, seconds_option, space_option, suspension_tag};

/// Which passes were made, and which count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what")]
pub enum PassFact {
    /// A pass was signed.
    #[serde(rename = "pass_issued")]
    Issued(PassIssued),
    /// These passes have another status from now on.
    #[serde(rename = "status_set")]
    StatusSet {
        /// A word of [`Status`].
        status: String,
        /// Their places: list and entry.
        places: Vec<(u8, u16)>,
        /// The import that did it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        import: Option<String>,
    },
    /// These passes do not count until this suspension is lifted.
    #[serde(rename = "suspended")]
    Suspended {
        /// Its name.
        #[serde(with = "suspension_tag")]
        tag: SuspensionTag,
        /// Their places, all in one list.
        places: Vec<(u8, u16)>,
        /// The import that did it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        import: Option<String>,
    },
    /// A suspension holds no longer.
    #[serde(rename = "lifted")]
    Lifted {
        /// Its name.
        #[serde(with = "suspension_tag")]
        tag: SuspensionTag,
    },
}

impl PassFact {
    /// The import that did it: it counts once all of that is there.
    pub fn import(&self) -> Option<&String> {
        match self {
            Self::StatusSet { import, .. } | Self::Suspended { import, .. } => import.as_ref(),
            Self::Issued(_) | Self::Lifted { .. } => None,
        }
    }
}

/// A pass that was signed. The pass itself is not kept: whoever has its text has the pass.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PassIssued {
    /// The member who carries it.
    pub member: String,
    /// SHA-256 of its signed bytes.
    #[serde(with = "hash")]
    pub pass: Hash32,
    /// When it ends.
    #[serde(with = "seconds")]
    pub expires_at: Timestamp,
    /// Its name here. Passes of the first version have none.
    #[serde(default)]
    pub id: Option<String>,
    /// Its place: list and entry.
    #[serde(default)]
    pub place: Option<(u8, u16)>,
    /// The host that it is for, if it is for one.
    #[serde(with = "space_option", default)]
    pub host: Option<SpaceId>,
    /// The kind of membership that it attests.
    #[serde(default)]
    pub tier: Option<String>,
    /// From when on it counts, if not at once.
    #[serde(with = "seconds_option", default)]
    pub begins: Option<Timestamp>,
    /// What it shows, by the words of attributes: another one in its place shows the same.
    #[serde(default)]
    pub shows: Option<BTreeSet<String>>,
    /// On what it is carried.
    #[serde(default, skip_serializing_if = "Carried::is_paper")]
    pub on: Carried,
}

/// On what a pass is carried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Carried {
    /// The house gave it: printed, or sent as a file.
    #[default]
    Paper,
    /// The member made it on their own phone.
    Phone,
}

impl Carried {
    fn is_paper(&self) -> bool {
        *self == Self::Paper
    }
}

/// The word that the ledger has for a status.
pub fn status_of(word: &str) -> Status {
    Status::of_word(word).unwrap_or(Status::Revoked)
}
