//! `/peers`: other nodes this one is connected with.

use serde_json::{Value, json};

use super::api::{Api, Request, Response};
use super::json as shape;
use super::problem::Trouble;
use crate::core::views::PeerView;
use crate::core::{Command, Reply};

/// `GET /peers`
pub async fn list(api: &Api) -> Result<Response, Trouble> {
    items(200, api.command(Command::ListPeers).await?)
}

/// `GET /peers/nearby`: who says to be in this house's network.
pub async fn nearby(api: &Api) -> Result<Response, Trouble> {
    let Reply::Nearby(views) = api.command(Command::ListNearby).await? else {
        return Err(Trouble::stopping());
    };
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
    items(
        201,
        api.command(Command::AddPeer(address.to_owned())).await?,
    )
}

/// `DELETE /peers/{id}`
pub async fn remove(api: &Api, id: &str) -> Result<Response, Trouble> {
    items(200, api.command(Command::RemovePeer(id.to_owned())).await?)
}

fn items(status: u16, reply: Reply) -> Result<Response, Trouble> {
    let Reply::Peers(views) = reply else {
        return Err(Trouble::stopping());
    };
    let items: Vec<Value> = views
        .iter()
        .map(|view: &PeerView| shape::peer(view))
        .collect();
    Ok(Response::json(status, &json!({ "items": items })))
}
