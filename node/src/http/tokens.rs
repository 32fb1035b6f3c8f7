//! `/tokens`: which desks were paired.

use super::api::Api;
use super::problem::Trouble;
use super::shapes::Items;
use super::shapes::token::{Revoked, Token};
use crate::core::TokenCommand;

/// `GET /tokens`
pub async fn list(api: &Api) -> Result<Items<Token>, Trouble> {
    let views = api.ask(TokenCommand::List).await?;
    Ok(views.into_iter().map(Into::into).collect())
}

/// `DELETE /tokens/{id}`
pub async fn revoke(api: &Api, id: &str) -> Result<Revoked, Trouble> {
    api.ask(|to| TokenCommand::Revoke(id.to_owned(), to))
        .await?;
    Ok(Revoked::of(id))
}
