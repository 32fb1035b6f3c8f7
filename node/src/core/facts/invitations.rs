//! Invitations, as the ledger tells of them: those of this space, and those that it accepted. No secret of one is kept.

use federation_spec::wire::ids::{InvitationKey, MessageId, SpaceId, Timestamp};
use serde::{Deserialize, Serialize};

use super::Vouches;
use super::form::{message_id, seconds, text};

/// What becomes of invitations.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what")]
pub enum InvitationFact {
    /// This space invited somebody.
    #[serde(rename = "invitation_made")]
    Made {
        /// Which invitation.
        #[serde(with = "text")]
        invitation: InvitationKey,
        /// Whom, as the operator wrote it down.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        name: Option<String>,
        /// How many spaces may redeem it.
        times: u16,
        /// What follows for whoever does.
        follows: Follows,
        /// When it ends.
        #[serde(with = "seconds")]
        expires_at: Timestamp,
    },
    /// It counts no more.
    #[serde(rename = "invitation_withdrawn")]
    Withdrawn {
        /// Which invitation.
        #[serde(with = "text")]
        invitation: InvitationKey,
    },
    /// A space redeemed it.
    #[serde(rename = "invitation_redeemed")]
    Redeemed {
        /// Which invitation.
        #[serde(with = "text")]
        invitation: InvitationKey,
        /// Which space.
        #[serde(with = "text")]
        by: SpaceId,
    },
    /// This space accepted an invitation of another one.
    #[serde(rename = "invitation_accepted")]
    Accepted {
        /// Which invitation.
        #[serde(with = "text")]
        invitation: InvitationKey,
        /// Of which space.
        #[serde(with = "text")]
        of: SpaceId,
        /// What the invitation calls that space.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        name: Option<String>,
        /// The message that says so there.
        #[serde(with = "message_id")]
        message: MessageId,
    },
    /// That space does not know it, or does not any more.
    #[serde(rename = "invitation_refused")]
    Refused {
        /// Which invitation.
        #[serde(with = "text")]
        invitation: InvitationKey,
        /// Of which space.
        #[serde(with = "text")]
        of: SpaceId,
    },
}

/// What follows for a space that redeems an invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Follows {
    /// A person decides then.
    Nothing,
    /// Its key counts as checked.
    Pin,
    /// So it does, and this space vouches for it.
    Vouch,
}

impl InvitationFact {
    /// How far it vouches for the clock.
    pub(super) fn vouches(&self) -> Vouches {
        match self {
            Self::Redeemed { .. } | Self::Refused { .. } => Vouches::Little,
            Self::Made { .. } | Self::Withdrawn { .. } | Self::Accepted { .. } => Vouches::Much,
        }
    }
}
