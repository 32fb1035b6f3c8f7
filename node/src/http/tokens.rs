//! `/tokens`: which desks were paired.

use serde_json::{Value, json};

use super::api::Api;
use super::json as shape;
use super::problem::Trouble;
use super::response::Response;
use crate::core::TokenCommand;

/// `GET /tokens`
pub async fn list(api: &Api) -> Result<Response, Trouble> {
    let views = api.ask(TokenCommand::List).await?;
    let items: Vec<Value> = views.iter().map(shape::token).collect();
    Ok(Response::json(200, &json!({ "items": items })))
}

/// `DELETE /tokens/{id}`
pub async fn revoke(api: &Api, id: &str) -> Result<Response, Trouble> {
    api.ask(|to| TokenCommand::Revoke(id.to_owned(), to))
        .await?;
    Ok(Response::json(
        200,
        &json!({ "token": id, "revoked": true }),
    ))
}
