//! Spaces invite each other, and wait for a decision.

use super::{html, own, status};
use crate::clock;
use crate::core::InvitationCommand;
use crate::http::api::Api;
use crate::http::contract::{Asked as _, Body};
use crate::http::invitations::{make, read};
use crate::http::problem::Trouble;
use crate::http::request::Request;
use crate::http::response::Response;
use crate::http::shapes::invitation::Pasted;
use crate::pages::invitations as page;

/// `GET /fragments/spaces/invite`
pub async fn show(api: &Api, request: &Request) -> Result<Response, Trouble> {
    let view = api.ask(InvitationCommand::List).await?;
    let status = status(api).await?;
    let shown = page::invite(request.locale(), &view, &status.zone);
    Ok(html(request, shown))
}

/// `POST /fragments/spaces/invite`: the invitation itself, shown once.
pub async fn invite(api: &Api, request: &Request) -> Result<Response, Trouble> {
    let Body(order) = Body::of(request)?;
    let made = make(api, order).await?;
    let status = status(api).await?;
    let own = own(api, &status).await?;
    let name = own
        .profile
        .as_ref()
        .map_or("", |profile| profile.name.as_str());
    let link = api.joining(&made.text);
    let shown = page::made(request.locale(), &made, (name, &link), &status.zone);
    Ok(html(
        request,
        shown.map_err(|_| Trouble::too_long_to_draw())?,
    ))
}

/// `GET /fragments/spaces/undecided`
pub async fn undecided(api: &Api, request: &Request) -> Result<Response, Trouble> {
    let view = api.ask(InvitationCommand::List).await?;
    let status = status(api).await?;
    let shown = page::undecided(request.locale(), &view, &status.zone);
    Ok(html(request, shown))
}

/// `POST /fragments/join`: who invites, as an invitation says that was pasted.
pub fn inviter(request: &Request) -> Result<Response, Trouble> {
    let Body(pasted): Body<Pasted> = Body::of(request)?;
    let Some(text) = pasted.text() else {
        return Ok(html(request, page::nobody_yet(request.locale())));
    };
    let invitation = read(&text)?;
    let shown = page::inviter(request.locale(), &invitation, clock::now());
    Ok(html(request, shown))
}
