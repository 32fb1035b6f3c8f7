//! Tokens of browsers that were paired.

use schemars::JsonSchema;
use serde::Serialize;

use super::values::{Moment, Role};
use crate::core::views::TokenView;

/// The token of a paired browser.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Token {
    /// its name
    token: String,
    role: Role,
    /// what the operator calls the device
    label: Option<String>,
    /// whose phone it is, if it is a member's
    member: Option<String>,
    created_at: Moment,
}

impl From<TokenView> for Token {
    fn from(view: TokenView) -> Self {
        Self {
            token: view.token,
            role: view.role.into(),
            label: view.label,
            member: view.member,
            created_at: view.created_at.into(),
        }
    }
}

/// A token that counts no more.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Revoked {
    token: String,
    revoked: bool,
}

impl Revoked {
    /// This one.
    pub fn of(token: &str) -> Self {
        Self {
            token: token.to_owned(),
            revoked: true,
        }
    }
}
