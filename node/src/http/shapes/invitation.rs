//! Invitations: those of this space, and those that it accepted.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::space::Space;
use super::values::{AcceptedWord, FollowsWord, Id, InvitationId, InvitationState, Moment};
use crate::core::views::{
    AcceptedView, GivenView, InvitationsView, MadeInvitation, RedeemerView, UndecidedView,
};
use crate::http::contract::Bounded;

/// An invitation of this space.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Given {
    /// its public key: it cannot be redeemed with this
    invitation: InvitationId,
    /// whom it is for, as it was written down
    name: Option<String>,
    /// how many spaces may redeem it
    times: u16,
    follows: FollowsWord,
    state: InvitationState,
    made_at: Moment,
    expires_at: Moment,
    /// who has redeemed it
    redeemed: Vec<Redeemer>,
}

/// A space that redeemed an invitation.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Redeemer {
    space: Id,
    name: Option<String>,
    at: Moment,
}

impl From<&RedeemerView> for Redeemer {
    fn from(view: &RedeemerView) -> Self {
        Self {
            space: view.space.into(),
            name: view.name.clone(),
            at: view.at.into(),
        }
    }
}

impl From<&GivenView> for Given {
    fn from(view: &GivenView) -> Self {
        Self {
            invitation: view.invitation.into(),
            name: view.name.clone(),
            times: view.times,
            follows: view.follows.into(),
            state: view.into(),
            made_at: view.made_at.into(),
            expires_at: view.expires_at.into(),
            redeemed: view.redeemed.iter().map(Into::into).collect(),
        }
    }
}

/// An invitation that was just made.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MadeOne {
    #[serde(flatten)]
    given: Given,
    /// the invitation itself, told once: whoever has it can redeem it
    text: String,
    /// the same as a link
    link: String,
}

impl MadeOne {
    /// What was made, and where a browser goes with it.
    pub fn of(made: MadeInvitation, link: String) -> Self {
        Self {
            given: (&made.given).into(),
            text: made.text,
            link,
        }
    }
}

/// An invitation that this space accepted.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Accepted {
    /// the space that invited
    space: Id,
    /// its name; until its profile is known, what the invitation says
    name: Option<String>,
    at: Moment,
    state: AcceptedWord,
}

impl From<&AcceptedView> for Accepted {
    fn from(view: &AcceptedView) -> Self {
        Self {
            space: view.space.into(),
            name: view.name.clone(),
            at: view.at.into(),
            state: view.state.into(),
        }
    }
}

/// A space with which an invitation came about, and on which nobody has decided.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Undecided {
    #[serde(flatten)]
    space: Space,
    since: Moment,
    /// whether this space invited that one; else it was invited by it
    invited: bool,
    /// as what, as it was written down
    invited_as: Option<String>,
}

impl From<&UndecidedView> for Undecided {
    fn from(view: &UndecidedView) -> Self {
        Self {
            space: (&view.space).into(),
            since: view.since.into(),
            invited: view.invited_as.is_some(),
            invited_as: view.invited_as.clone().flatten(),
        }
    }
}

/// All that is known of invitations.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Invitations {
    /// those of this space, the newest first
    given: Vec<Given>,
    /// those that it accepted, the newest first
    accepted: Vec<Accepted>,
    /// spaces that wait for a decision, the longest first, at most 100
    undecided: Vec<Undecided>,
}

impl From<&InvitationsView> for Invitations {
    fn from(view: &InvitationsView) -> Self {
        Self {
            given: view.given.iter().map(Into::into).collect(),
            accepted: view.accepted.iter().map(Into::into).collect(),
            undecided: view.undecided.iter().map(Into::into).collect(),
        }
    }
}

/// Whom to invite.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct GivenOrder {
    /// whom it is for: for this space's own list, at most 80 bytes
    #[schemars(example = &"Example Harbour")]
    pub name: Option<String>,
    /// how many spaces may redeem it, 1 to 100; 1 unless said otherwise
    pub times: Option<u16>,
    /// for how many days, 1 to 31; 7 unless said otherwise
    pub days: Option<u64>,
    /// what follows for whoever redeems it; nothing unless said otherwise. More than nothing only for one space
    #[schemars(example = &"nothing", extend("enum" = ["nothing", "pin", "vouch"]))]
    pub follows: Option<String>,
}

impl Bounded for GivenOrder {}

/// An invitation of another space.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct GivenInvitation {
    /// its text, or a link or letter that holds it
    #[schemars(example = &"CVI1.AJK...")]
    pub invitation: String,
    /// the people who sent it are known: their key counts as checked
    #[serde(default)]
    pub pin: bool,
}

impl Bounded for GivenInvitation {}

/// What somebody has pasted so far; nothing, if the field is empty.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct Pasted {
    /// a text that may hold an invitation
    #[schemars(example = &"CVI1.AJK...")]
    invitation: Option<String>,
}

impl Bounded for Pasted {}

impl Pasted {
    /// The text, if there is any.
    pub fn text(self) -> Option<String> {
        self.invitation.filter(|text| !text.trim().is_empty())
    }
}
