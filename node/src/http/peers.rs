//! `/peers`: other nodes this one is connected with.

use super::api::Api;
use super::problem::Trouble;
use super::shapes::Items;
use super::shapes::peer::{GivenPeer, Nearby, Peer};
use crate::core::PeerCommand;

/// `GET /peers`
pub async fn list(api: &Api) -> Result<Items<Peer>, Trouble> {
    let peers = api.ask(PeerCommand::List).await?;
    Ok(peers.into_iter().map(Into::into).collect())
}

/// `GET /peers/nearby`: who says to be in this house's network.
pub async fn nearby(api: &Api) -> Result<Nearby, Trouble> {
    let views = api.ask(PeerCommand::ListNearby).await?;
    Ok(Nearby {
        listening: views.is_some(),
        items: views.into_iter().flatten().map(Into::into).collect(),
    })
}

/// `POST /peers`
pub async fn add(api: &Api, given: GivenPeer) -> Result<Items<Peer>, Trouble> {
    let peers = api.ask(|to| PeerCommand::Add(given.address, to)).await?;
    Ok(peers.into_iter().map(Into::into).collect())
}

/// `DELETE /peers/{id}`
pub async fn remove(api: &Api, id: &str) -> Result<Items<Peer>, Trouble> {
    let left = api.ask(|to| PeerCommand::Remove(id.to_owned(), to)).await?;
    Ok(left.into_iter().map(Into::into).collect())
}
