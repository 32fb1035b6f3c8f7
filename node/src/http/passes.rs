//! `/passes`: what this space has signed for its members, and what it says of it now.

use serde_json::{Value, json};

use super::api::Api;
use super::body::{Body, message_text};
use super::json as shape;
use super::problem::Trouble;
use super::request::Request;
use super::response::Response;
use crate::calendar::day_text;
use crate::core::orders::{Bearers, PassChange, PassOrder};
use crate::core::views::{IssuedPass, PassView};
use crate::core::{PassCommand, Problem};
use federation_spec::wire::text;

/// `GET /passes`
pub async fn list(api: &Api, request: &Request) -> Result<Response, Trouble> {
    let member = request.query("member").map(str::to_owned);
    let views = api.ask(|to| PassCommand::List(member, to)).await?;
    Ok(items(&views))
}

/// `POST /passes`: for several members at once.
pub async fn issue(api: &Api, request: &Request) -> Result<Response, Trouble> {
    let body = Body::of(request)?;
    let named = body.texts("members")?;
    let bearers = match (named, body.flag("all")?, body.number("due")?) {
        (Some(members), false, None) => Bearers::Named(members),
        (None, true, None) => Bearers::All,
        (None, false, Some(days)) => Bearers::Due(days),
        _ => {
            let example = "one of: a list of members, {\"all\": true}, {\"due\": 7}";
            return Err(Trouble::bad_value("members", example));
        }
    };
    let issued = issued(api, order(&body, bearers)?).await?;
    let items: Vec<Value> = issued.iter().map(shape_of).collect();
    Ok(Response::json(201, &json!({ "items": items })))
}

/// `POST /members/{id}/passes`: for one member.
pub async fn issue_one(api: &Api, request: &Request, id: &str) -> Result<Response, Trouble> {
    let body = Body::if_any(request)?;
    let order = order(&body, Bearers::Named(vec![id.to_owned()]))?;
    let pass = issued_one(api, order).await?;
    Ok(Response::json(201, &shape_of(&pass)))
}

/// `POST /passes/{id}/replace`: the card was lost. The id of a member stands for her last card.
pub async fn replace(api: &Api, id: &str) -> Result<Response, Trouble> {
    let pass = api
        .ask(|to| PassCommand::Replace(id.to_owned(), to))
        .await?;
    Ok(Response::json(201, &shape_of(&pass)))
}

/// `POST /passes/{id}/revoke`, `suspend`, `resume`. The id of a member stands for all her passes.
pub async fn change(api: &Api, id: &str, change: PassChange) -> Result<Response, Trouble> {
    let command = |to| PassCommand::Change(id.to_owned(), change, to);
    let views = api.ask(command).await?;
    Ok(items(&views))
}

pub(super) fn order(body: &Body, bearers: Bearers) -> Result<PassOrder, Trouble> {
    let show = body.texts("show")?;
    Ok(PassOrder {
        bearers,
        days: body.number("days")?,
        host: body.space("for")?,
        from: body.day("from")?,
        until: body.day("until")?,
        show: show.map(|show| show.into_iter().collect()),
        announce: body.flag("announce")?,
    })
}

pub(super) async fn issued(api: &Api, order: PassOrder) -> Result<Vec<IssuedPass>, Trouble> {
    if order.announce && order.host.is_none() {
        return Err(Trouble::bad_value(
            "for",
            "the host that it is announced to",
        ));
    }
    api.ask(|to| PassCommand::Issue(Box::new(order), to)).await
}

/// The pass of an order for one member.
pub(super) async fn issued_one(api: &Api, order: PassOrder) -> Result<IssuedPass, Trouble> {
    let issued = issued(api, order).await?.pop();
    issued.ok_or(Trouble::from(&Problem::UnknownMember))
}

fn items(views: &[PassView]) -> Response {
    let items: Vec<Value> = views.iter().map(pass).collect();
    Response::json(200, &json!({ "items": items }))
}

/// A pass that was just issued. Its text is given once: nobody keeps it.
fn shape_of(issued: &IssuedPass) -> Value {
    let mut value = pass(&issued.pass);
    value["pass"] = json!(text::write(&issued.signed));
    value["name"] = json!(issued.name);
    value["code"] = json!(issued.code.to_string());
    value["not_before"] = json!(issued.begins.map(shape::moment));
    value["shows"] = json!(issued.shows);
    value["wanting"] = json!(issued.wanting);
    value["notice"] = json!(issued.notice.as_ref().map(message_text));
    value["replaces"] = json!(issued.replaces);
    value
}

fn pass(view: &PassView) -> Value {
    json!({
        "id": view.id,
        "member": view.member,
        "kind": if view.host.is_some() { "pass for one host" } else { "card" },
        "host": view.host.map(|host| host.to_string()),
        "host_name": view.host_name,
        "issued_at": shape::moment(view.issued_at),
        "expires_at": shape::moment(view.expires_at),
        "valid_until": day_text(view.last_day),
        "status": view.status.word(),
    })
}
