//! `/visits`: who was here, counted under a number that only this house knows.

use serde_json::{Value, json};

use super::api::{Api, answered};
use super::body::Body;
use super::json as shape;
use super::problem::Trouble;
use super::request::Request;
use super::response::Response;
use crate::calendar::parse_day;
use crate::core::limits::MAX_DISCLOSED_DAYS;
use crate::core::views::VisitView;
use crate::core::{To, VisitCommand};

/// `GET /visits`
pub async fn list(api: &Api, request: &Request) -> Result<Response, Trouble> {
    let day = request
        .query("day")
        .map(|day| parse_day(day).ok_or(Trouble::bad_value("day", "2026-11-21")))
        .transpose()?;
    let views = api.ask(|to| VisitCommand::List(day, to)).await?;
    let items: Vec<Value> = views.iter().map(shape::visit).collect();
    Ok(Response::json(200, &json!({ "items": items })))
}

/// `POST /visits`: a visit noted on paper.
pub async fn add(api: &Api, request: &Request) -> Result<Response, Trouble> {
    let body = request.json()?;
    let pass = body
        .get("pass")
        .and_then(Value::as_str)
        .ok_or(Trouble::bad_value("pass", "{\"pass\": \"CV1...\"}"))?;
    let date = body.get("date").and_then(Value::as_str).and_then(parse_day);
    let date = date.ok_or(Trouble::bad_value("date", "{\"date\": \"2026-11-21\"}"))?;
    let visit = answered(api.handle.add_visit(pass, date).await)?;
    Ok(Response::json(201, &shape::visit(&visit)))
}

/// `POST /visits/{id}/end`: she leaves.
pub async fn end(api: &Api, id: &str) -> Result<Response, Trouble> {
    change(api, |to| VisitCommand::End(id.to_owned(), to)).await
}

/// `POST /visits/{id}/erase`: what she showed is kept no longer; that somebody was here still counts.
pub async fn erase(api: &Api, id: &str) -> Result<Response, Trouble> {
    change(api, |to| VisitCommand::Erase(id.to_owned(), to)).await
}

/// `POST /visits/{id}/keep`: she agrees that what she showed is kept for so many `days`.
pub async fn keep(api: &Api, request: &Request, id: &str) -> Result<Response, Trouble> {
    let days = Body::of(request)?.number("days")?;
    let days = days.filter(|days| (1..=MAX_DISCLOSED_DAYS).contains(days));
    let days = days.ok_or(Trouble::bad_value("days", "{\"days\": 365}, at most 3660"))?;
    change(api, |to| VisitCommand::Keep(id.to_owned(), days, to)).await
}

/// `DELETE /visits/{id}`: noted by mistake.
pub async fn remove(api: &Api, id: &str) -> Result<Response, Trouble> {
    change(api, |to| VisitCommand::Remove(id.to_owned(), to)).await
}

async fn change(
    api: &Api,
    question: impl FnOnce(To<VisitView>) -> VisitCommand,
) -> Result<Response, Trouble> {
    let visit = api.ask(question).await?;
    Ok(Response::json(200, &shape::visit(&visit)))
}
