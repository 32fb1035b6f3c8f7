//! Paired browsers, as the ledger tells of them.

use federation_spec::wire::ids::Hash32;
use serde::{Deserialize, Serialize};

use super::form::hash;

/// Which browsers are paired.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what")]
pub enum TokenFact {
    /// A browser was paired.
    #[serde(rename = "desk_paired")]
    Paired {
        /// The token's name.
        token: String,
        /// SHA-256 of the token.
        #[serde(with = "hash")]
        hash: Hash32,
        /// What it may do.
        #[serde(default)]
        role: Role,
        /// What the operator calls the device.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        label: Option<String>,
        /// Whose phone it is, if it is a member's.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        member: Option<String>,
    },
    /// A token was revoked.
    #[serde(rename = "token_revoked")]
    Revoked {
        /// The token's name.
        token: String,
    },
}

/// One thing that a holder of a token may do, or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum May {
    /// See one's own passport, and have passes made.
    Carry,
    /// See who is here today, and how the node is.
    SeeToday,
    /// Check visitors, let them in and out.
    Receive,
    /// See everything.
    See,
    /// Change everything.
    Change,
}

/// What the holder of a token is: a set of things that the holder may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// See one's own passport and have passes made: the phone of a member.
    Member,
    /// Check visitors, and see who is here today.
    #[default]
    Desk,
    /// See everything, change nothing.
    Reader,
    /// Everything.
    Admin,
}

impl Role {
    /// Every role that an operator gives to a browser of the house.
    pub const ALL: [Self; 3] = [Self::Desk, Self::Reader, Self::Admin];

    /// Whether it may do something.
    pub fn may(self, what: May) -> bool {
        let set: &[May] = match self {
            Self::Member => &[May::Carry],
            Self::Desk => &[May::SeeToday, May::Receive],
            Self::Reader => &[May::SeeToday, May::See],
            Self::Admin => &[May::SeeToday, May::Receive, May::See, May::Change],
        };
        set.contains(&what)
    }

    /// `desk`, `reader`, `admin`; `member`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Desk => "desk",
            Self::Reader => "reader",
            Self::Admin => "admin",
        }
    }

    /// The role of this word, among those that an operator gives.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }
}

/// A way to the node, and who may come by it as what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WayIn {
    /// On the node's own computer, or through the house's own proxy.
    House,
    /// For desks on other machines, where others in that network can read what is said.
    Desks,
    /// The same under the house's certificate: members' phones come in too.
    DesksAndPhones,
}

impl WayIn {
    /// What a role is on this way. Whoever may change nothing anywhere does not become a desk where nobody is more.
    pub fn role(self, role: Role) -> Option<Role> {
        match (self, role) {
            (Self::House, role) => Some(role),
            (Self::Desks | Self::DesksAndPhones, Role::Member) => Some(Role::Member),
            (Self::Desks | Self::DesksAndPhones, Role::Desk | Role::Admin) => Some(Role::Desk),
            (Self::Desks | Self::DesksAndPhones, Role::Reader) => None,
        }
    }

    /// Whether a browser may be paired in this role over it.
    pub fn pairs(self, role: Role) -> bool {
        match self {
            Self::House => true,
            Self::Desks => role == Role::Desk,
            Self::DesksAndPhones => matches!(role, Role::Desk | Role::Member),
        }
    }
}

/// Who holds a token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// What the token is called.
    pub token: String,
    /// What the holder may do.
    pub role: Role,
    /// Who the holder is, if it is a member.
    pub member: Option<String>,
}

/// The desk that has no token of its own: whoever holds the home's.
pub const HOUSE: &str = "house";
