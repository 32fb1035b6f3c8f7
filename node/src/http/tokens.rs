//! `/tokens`: which desks were paired.

use serde_json::{Value, json};

use super::api::{Api, Response};
use super::json as shape;
use super::problem::Trouble;
use crate::core::{Command, Reply};

/// `GET /tokens`
pub async fn list(api: &Api) -> Result<Response, Trouble> {
    match api.command(Command::ListTokens).await? {
        Reply::Tokens(views) => {
            let items: Vec<Value> = views.iter().map(shape::token).collect();
            Ok(Response::json(200, &json!({ "items": items })))
        }
        _ => Err(Trouble::stopping()),
    }
}

/// `DELETE /tokens/{id}`
pub async fn revoke(api: &Api, id: &str) -> Result<Response, Trouble> {
    api.command(Command::RevokeToken(id.to_owned())).await?;
    Ok(Response::json(
        200,
        &json!({ "token": id, "revoked": true }),
    ))
}
