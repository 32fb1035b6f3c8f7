//! The first steps of a space.

use super::{html, status};
use crate::core::orders::{Bearers, MemberDetails, PassOrder};
use crate::core::{Command, Reply};
use crate::home::recovery_words;
use crate::http::api::{Api, Request, Response};
use crate::http::body::Body;
use crate::http::problem::Trouble;
use crate::pages::start;
use federation_spec::wire::text;

/// `GET /fragments/welcome`
pub async fn show(api: &Api, request: &Request) -> Result<Response, Trouble> {
    let Reply::Members(members) = api.command(Command::ListMembers).await? else {
        return Err(Trouble::stopping());
    };
    let recovery = api.guard.home().and_then(recovery_words).is_some();
    let status = status(api).await?;
    let shown = start::welcome(request.locale(), &status, recovery, members.len());
    Ok(html(request, shown))
}

/// `POST /fragments/welcome/try`: the first member is whoever founds the space, and she gets a card to try the desk with.
pub async fn first_card(api: &Api, request: &Request) -> Result<Response, Trouble> {
    let details = MemberDetails {
        name: Body::of(request)?.needed("name", "Your name")?,
        ..MemberDetails::default()
    };
    let Reply::Member(member) = api.command(Command::AddMember(details)).await? else {
        return Err(Trouble::stopping());
    };
    let order = PassOrder {
        bearers: Bearers::Named(vec![member.member]),
        days: None,
        host: None,
        from: None,
        until: None,
        show: None,
        announce: false,
    };
    let Reply::Issued(issued) = api.command(Command::IssuePasses(Box::new(order))).await? else {
        return Err(Trouble::stopping());
    };
    let pass = issued.first().ok_or(Trouble::stopping())?;
    let tried = start::tried(request.locale(), &text::write(&pass.signed));
    Ok(html(
        request,
        tried.map_err(|_| Trouble::too_long_to_draw())?,
    ))
}
