//! `/terms`: this space's own.

use serde_json::json;

use super::api::Api;
use super::json as shape;
use super::problem::Trouble;
use super::request::Request;
use super::response::Response;
use super::spaces::space_of;
use crate::calendar::parse_day;
use crate::clock;
use crate::core::TermsCommand;
use crate::core::views::{DeliveryItem, TermsView};
use crate::terms_file;

/// `GET /terms`; with `Accept: application/toml`, or `?format=toml`, the file form.
pub async fn show(api: &Api, request: &Request) -> Result<Response, Trouble> {
    let view = held(api).await?;
    let toml = request.query("format") == Some("toml")
        || request.header("accept") == Some("application/toml");
    let response = if toml {
        Response::new(
            200,
            "application/toml",
            terms_file::to_toml(&view.content).into_bytes(),
        )
    } else {
        told(&view, request)
    };
    Ok(response.with("etag", etag(&view)))
}

/// `PUT /terms`, as TOML or its JSON mirror; `?applies_from=2026-12-01` for later.
pub async fn publish(api: &Api, request: &Request) -> Result<Response, Trouble> {
    let content = read(request)?;
    if let Some(wanted) = request.header("if-match") {
        let current = etag(&held(api).await?);
        if wanted != "*" && wanted != current {
            return Err(Trouble::changed_meanwhile());
        }
    }
    let from = request
        .query("applies_from")
        .map(|day| parse_day(day).ok_or(Trouble::bad_value("applies_from", "2026-12-01")))
        .transpose()?;
    let view = api
        .ask(|to| TermsCommand::Publish(Box::new(content), from, to))
        .await?;
    Ok(told(&view, request).with("etag", etag(&view)))
}

/// `POST /terms/review`: a person has looked at them, and they are true.
pub async fn review(api: &Api, request: &Request) -> Result<Response, Trouble> {
    let view = api.ask(TermsCommand::Review).await?;
    Ok(Response::json(
        200,
        &shape::terms_value(&view, clock::now(), request.locale()),
    )
    .with("etag", etag(&view)))
}

/// `GET /terms/delivery`: who has the newest ones. Each question asks the connected nodes again.
pub async fn delivery(api: &Api) -> Result<Response, Trouble> {
    let view = api.ask(TermsCommand::Delivery).await?;
    let item = |item: &DeliveryItem| {
        json!({
            "space": item.space.to_string(),
            "name": item.name,
            "connected": item.connected,
            "has_since": item.has_since.map(shape::moment),
            "heard_at": item.heard_at.map(shape::moment),
        })
    };
    let items: Vec<_> = view.items.iter().map(item).collect();
    Ok(Response::json(200, &json!({ "items": items })))
}

/// `GET /terms/history`: all that own terms ever said. `GET /spaces/{id}/history`: what another space's said and say.
pub async fn history(
    api: &Api,
    request: &Request,
    space: Option<&str>,
) -> Result<Response, Trouble> {
    let space = space.map(space_of).transpose()?;
    let views = api.ask(|to| TermsCommand::History(space, to)).await?;
    let (now, locale) = (clock::now(), request.locale());
    let items: Vec<_> = views
        .iter()
        .map(|view| shape::terms_value(view, now, locale))
        .collect();
    Ok(Response::json(200, &json!({ "items": items })))
}

fn told(view: &TermsView, request: &Request) -> Response {
    let terms = shape::terms_value(view, clock::now(), request.locale());
    Response::json(200, &terms)
}

fn read(request: &Request) -> Result<federation_spec::records::terms::Content, Trouble> {
    let kind = request.header("content-type").unwrap_or_default();
    if kind.starts_with("application/toml") {
        let text = std::str::from_utf8(&request.body).map_err(|_| Trouble::bad_json("no-text"))?;
        Ok(terms_file::from_toml(text)?)
    } else {
        Ok(terms_file::from_json(&request.json()?)?)
    }
}

async fn held(api: &Api) -> Result<TermsView, Trouble> {
    api.ask(TermsCommand::Show).await
}

fn etag(view: &TermsView) -> String {
    format!("\"{}-{}\"", view.sequence, &view.content_hash.hex()[..16])
}
