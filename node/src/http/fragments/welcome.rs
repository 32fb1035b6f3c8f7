//! The first steps of a space.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{html, status};
use crate::core::MemberCommand;
use crate::core::facts::MemberDetails;
use crate::core::orders::{Bearers, PassOrder};
use crate::home::recovery_words;
use crate::http::api::Api;
use crate::http::contract::{Asked as _, Body, Bounded};
use crate::http::passes::issued_one;
use crate::http::problem::Trouble;
use crate::http::request::Request;
use crate::http::response::Response;
use crate::pages::start;
use federation_spec::wire::text;

/// `GET /fragments/welcome`
pub async fn show(api: &Api, request: &Request) -> Result<Response, Trouble> {
    let members = api.ask(MemberCommand::List).await?;
    let recovery = api.guard.home().and_then(recovery_words).is_some();
    let status = status(api).await?;
    let shown = start::welcome(request.locale(), &status, recovery, members.len());
    Ok(html(request, shown))
}

/// `POST /fragments/welcome/try`: the first member is whoever founds the space, and gets a card to try the desk with.
pub async fn first_card(api: &Api, request: &Request) -> Result<Response, Trouble> {
    let Body(Founder { name }) = Body::of(request)?;
    let details = MemberDetails {
        name,
        ..MemberDetails::default()
    };
    let member = api.ask(|to| MemberCommand::Add(details, to)).await?;
    let order = PassOrder::of(Bearers::Named(vec![member.member]));
    let pass = issued_one(api, order).await?;
    let tried = start::tried(request.locale(), &text::write(&pass.signed));
    Ok(html(
        request,
        tried.map_err(|_| Trouble::too_long_to_draw())?,
    ))
}

/// Whoever founds the space.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct Founder {
    /// the founder's name
    #[schemars(example = &"Your name")]
    name: String,
}

impl Bounded for Founder {}
