//! `/peers`: other nodes this one is connected with.

use serde_json::{Value, json};

use super::api::Api;
use super::json as shape;
use super::problem::Trouble;
use super::request::Request;
use super::response::Response;
use crate::core::PeerCommand;
use crate::core::views::PeerView;

/// `GET /peers`
pub async fn list(api: &Api) -> Result<Response, Trouble> {
    Ok(items(200, &api.ask(PeerCommand::List).await?))
}

/// `GET /peers/nearby`: who says to be in this house's network.
pub async fn nearby(api: &Api) -> Result<Response, Trouble> {
    let views = api.ask(PeerCommand::ListNearby).await?;
    let listening = views.is_some();
    let items: Vec<Value> = views.iter().flatten().map(shape::neighbour).collect();
    let told = json!({ "listening": listening, "items": items });
    Ok(Response::json(200, &told))
}

/// `POST /peers`
pub async fn add(api: &Api, request: &Request) -> Result<Response, Trouble> {
    let body = request.json()?;
    let example =
        "{\"address\": \"/ip4/192.0.2.7/tcp/8611/p2p/12D3KooW...\"}, as the other node prints it";
    let address = body
        .get("address")
        .and_then(Value::as_str)
        .ok_or(Trouble::bad_value("address", example))?;
    let peers = api.ask(|to| PeerCommand::Add(address.to_owned(), to));
    Ok(items(201, &peers.await?))
}

/// `DELETE /peers/{id}`
pub async fn remove(api: &Api, id: &str) -> Result<Response, Trouble> {
    let left = api.ask(|to| PeerCommand::Remove(id.to_owned(), to));
    Ok(items(200, &left.await?))
}

fn items(status: u16, views: &[PeerView]) -> Response {
    let items: Vec<Value> = views.iter().map(shape::peer).collect();
    Response::json(status, &json!({ "items": items }))
}
