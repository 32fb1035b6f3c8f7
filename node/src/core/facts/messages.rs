//! Messages about visits, as the ledger tells of them.

use federation_spec::wire::ids::{MessageId, SpaceId};
use serde::{Deserialize, Serialize};

use super::Vouches;
use super::form::{hex, message_id, text_option};

/// What two spaces say about one visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what")]
pub enum MessageFact {
    /// A message about a visit was signed, and has to reach its space.
    #[serde(rename = "message_sent")]
    Sent {
        /// The exact bytes.
        #[serde(with = "hex")]
        record: Vec<u8>,
        /// The member whom it is about.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        member: Option<String>,
    },
    /// It did.
    #[serde(rename = "message_delivered")]
    Delivered {
        /// Its number.
        #[serde(with = "message_id")]
        id: MessageId,
    },
    /// A pinned space sent a message about a visit.
    #[serde(rename = "message_received")]
    Received {
        /// The exact bytes.
        #[serde(with = "hex")]
        record: Vec<u8>,
    },
    /// A question of another space was answered.
    #[serde(rename = "request_answered")]
    Answered {
        /// The question.
        #[serde(with = "message_id")]
        id: MessageId,
        /// The space that asked it: numbers count for each space by itself. Ledgers of before do not say it.
        #[serde(default, with = "text_option", skip_serializing_if = "Option::is_none")]
        from: Option<SpaceId>,
        /// The visitor is a member here.
        ours: bool,
    },
    /// A visitor was let in by the code that a message announced.
    #[serde(rename = "code_used")]
    CodeUsed {
        /// The message.
        #[serde(with = "message_id")]
        id: MessageId,
        /// The space that announced it; as above.
        #[serde(default, with = "text_option", skip_serializing_if = "Option::is_none")]
        from: Option<SpaceId>,
    },
}

impl MessageFact {
    /// How far it vouches for the clock.
    pub(super) fn vouches(&self) -> Vouches {
        match self {
            Self::Delivered { .. } | Self::Received { .. } => Vouches::Little,
            Self::Sent { .. } | Self::Answered { .. } | Self::CodeUsed { .. } => Vouches::Much,
        }
    }
}
