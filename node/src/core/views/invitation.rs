//! Invitations as they are shown.

use federation_spec::wire::ids::{InvitationKey, SpaceId, Timestamp};

use super::SpaceView;
use crate::core::facts::Follows;

/// An invitation that was just made.
#[derive(Debug, Clone)]
pub struct MadeInvitation {
    /// The text: whoever has it can redeem it.
    pub text: String,
    /// What is known of it.
    pub given: GivenView,
}

/// All that is known of invitations.
#[derive(Debug, Clone)]
pub struct InvitationsView {
    /// Those of this space, the newest first.
    pub given: Vec<GivenView>,
    /// Those that it accepted, the newest first.
    pub accepted: Vec<AcceptedView>,
    /// Who waits for a decision, the longest first.
    pub undecided: Vec<UndecidedView>,
}

/// An invitation of this space.
#[derive(Debug, Clone)]
pub struct GivenView {
    /// Its key.
    pub invitation: InvitationKey,
    /// Whom it is for.
    pub name: Option<String>,
    /// How many spaces may redeem it.
    pub times: u16,
    /// What follows for whoever does.
    pub follows: Follows,
    /// When it was made.
    pub made_at: Timestamp,
    /// When it ends.
    pub expires_at: Timestamp,
    /// What it is now.
    pub state: GivenState,
    /// Who has redeemed it.
    pub redeemed: Vec<RedeemerView>,
}

/// What an invitation of this space is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GivenState {
    /// Another space may redeem it.
    Open,
    /// As many spaces have redeemed it as may.
    Used,
    /// It was taken back.
    Withdrawn,
    /// It ended.
    Ended,
}

/// A space that redeemed an invitation.
#[derive(Debug, Clone)]
pub struct RedeemerView {
    /// The space.
    pub space: SpaceId,
    /// Its name.
    pub name: Option<String>,
    /// When it did.
    pub at: Timestamp,
}

/// An invitation that this space accepted.
#[derive(Debug, Clone)]
pub struct AcceptedView {
    /// The space that invited.
    pub space: SpaceId,
    /// Its name; until that is known, what the invitation calls it.
    pub name: Option<String>,
    /// When it was accepted.
    pub at: Timestamp,
    /// How far that has come.
    pub state: AcceptedState,
}

/// How far the acceptance of an invitation has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AcceptedState {
    /// The space that invited has not been told yet.
    Waiting,
    /// It was told, and took it.
    Told,
    /// It does not know the invitation, or does not any more.
    Refused,
    /// The invitation ended before it could be told.
    Ended,
}

/// A space that waits for a decision of the operator.
#[derive(Debug, Clone)]
pub struct UndecidedView {
    /// What is known of it.
    pub space: SpaceView,
    /// Since when it waits.
    pub since: Timestamp,
    /// As what the operator invited it; `None` within if no name was noted. `None` if it was this space that was invited.
    pub invited_as: Option<Option<String>>,
}
