//! A member's passport on their own phone: what they may see is their own alone.

use federation_spec::wire::ids::Timestamp;

use super::members::{card_days, everyone, hosts, house};
use super::{html, status};
use crate::clock;
use crate::core::facts::Carried;
use crate::core::limits::PHONE_CARD_DAYS;
use crate::core::orders::{Bearers, PassOrder};
use crate::core::views::MemberView;
use crate::core::{PassCommand, Problem};
use crate::http::api::Api;
use crate::http::contract::{Asked as _, Body};
use crate::http::passes::issued_one;
use crate::http::problem::Trouble;
use crate::http::request::Request;
use crate::http::response::Response;
use crate::http::shapes::pass::GivenPass;
use crate::http::shapes::values::GivenDay;
use crate::pages::passport as page;

/// Passes that a member may have made within a day: each takes a place in a status list.
const PASSES_A_DAY: usize = 20;
/// Seconds of a day.
const DAY: u64 = 86_400;

/// `GET /fragments/passport`
pub async fn show(api: &Api, request: &Request) -> Result<Response, Trouble> {
    let member = own_member(api, request).await?;
    let (house, hosts) = (house(api).await?, hosts(api).await?);
    let today = status(api).await?.today;
    let shown = page::page(request.locale(), &member, &house, &hosts, today);
    Ok(html(request, shown))
}

/// `POST /fragments/passport/preview`: what a desk will see.
pub async fn preview(api: &Api, request: &Request) -> Result<Response, Trouble> {
    let member = own_member(api, request).await?;
    let Body(given): Body<GivenPass> = Body::of(request)?;
    let show = given.show.unwrap_or_default();
    let house = house(api).await?;
    Ok(html(
        request,
        page::preview(request.locale(), &member, &house, &show),
    ))
}

/// `POST /fragments/passport/card`: a card for every host.
pub async fn card(api: &Api, request: &Request) -> Result<Response, Trouble> {
    made(api, request, false).await
}

/// `POST /fragments/passport/guest`: a pass for one host.
pub async fn guest(api: &Api, request: &Request) -> Result<Response, Trouble> {
    made(api, request, true).await
}

async fn made(api: &Api, request: &Request, for_one: bool) -> Result<Response, Trouble> {
    let member = own_member(api, request).await?;
    not_too_many(api, &member.member).await?;
    let Body(given): Body<GivenPass> = Body::of(request)?;
    let host = given.host.filter(|_| for_one);
    if for_one && host.is_none() {
        return Err(Trouble::bad_value("for", "the host"));
    }
    let days = card_days(api).await?.min(PHONE_CARD_DAYS);
    let day = |day: Option<GivenDay>| day.filter(|_| for_one).map(|day| day.0);
    let order = PassOrder {
        days: (!for_one).then_some(days),
        host: host.map(|host| host.0),
        from: day(given.from),
        until: day(given.until),
        show: Some(given.show.unwrap_or_default().into_iter().collect()),
        announce: for_one && given.announce,
        on: Carried::Phone,
        ..PassOrder::of(Bearers::Named(vec![member.member]))
    };
    let pass = issued_one(api, order).await?;
    let shown = page::pass(request.locale(), &pass, &house(api).await?);
    Ok(html(
        request,
        shown.map_err(|_| Trouble::too_long_to_draw())?,
    ))
}

/// Whoever asks, as a member.
async fn own_member(api: &Api, request: &Request) -> Result<MemberView, Trouble> {
    let unknown = || Trouble::from(&Problem::UnknownMember);
    let id = api.member(request).ok_or_else(unknown)?;
    let mut members = everyone(api).await?.into_iter();
    let found = members.find(|member| member.member == id);
    found.ok_or_else(unknown)
}

async fn not_too_many(api: &Api, member: &str) -> Result<(), Trouble> {
    let passes = |to| PassCommand::List(Some(member.to_owned()), to);
    let passes = api.ask(passes).await?;
    let since: Timestamp = clock::now().minus(DAY);
    let today = passes.iter().filter(|pass| pass.issued_at > since);
    match today.count() < PASSES_A_DAY {
        true => Ok(()),
        false => Err(Trouble::enough_passes()),
    }
}
