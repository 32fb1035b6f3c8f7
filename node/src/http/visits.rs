//! `/visits`: who was here, counted under a number that only this house knows.

use serde_json::{Value, json};

use super::api::{Api, Request, Response, answered};
use super::body::Body;
use super::json as shape;
use super::problem::Trouble;
use crate::calendar::parse_day;
use crate::core::limits::MAX_DISCLOSED_DAYS;
use crate::core::{Command, Reply};

/// `GET /visits`
pub async fn list(api: &Api, request: &Request) -> Result<Response, Trouble> {
    let day = request
        .query("day")
        .map(|day| parse_day(day).ok_or(Trouble::bad_value("day", "2026-11-21")))
        .transpose()?;
    match api.command(Command::ListVisits(day)).await? {
        Reply::Visits(views) => {
            let items: Vec<Value> = views.iter().map(shape::visit).collect();
            Ok(Response::json(200, &json!({ "items": items })))
        }
        _ => Err(Trouble::stopping()),
    }
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
    match answered(api.handle.add_visit(pass, date).await)? {
        Reply::Visits(views) => one(201, views.first().map(shape::visit)),
        _ => Err(Trouble::stopping()),
    }
}

/// `POST /visits/{id}/end`: she leaves.
pub async fn end(api: &Api, id: &str) -> Result<Response, Trouble> {
    change(api, Command::EndVisit(id.to_owned())).await
}

/// `POST /visits/{id}/erase`: what she showed is kept no longer; that somebody was here still counts.
pub async fn erase(api: &Api, id: &str) -> Result<Response, Trouble> {
    change(api, Command::EraseVisit(id.to_owned())).await
}

/// `POST /visits/{id}/keep`: she agrees that what she showed is kept for so many `days`.
pub async fn keep(api: &Api, request: &Request, id: &str) -> Result<Response, Trouble> {
    let days = Body::of(request)?.number("days")?;
    let days = days.filter(|days| (1..=MAX_DISCLOSED_DAYS).contains(days));
    let days = days.ok_or(Trouble::bad_value("days", "{\"days\": 365}, at most 3660"))?;
    change(api, Command::KeepVisit(id.to_owned(), days)).await
}

/// `DELETE /visits/{id}`: noted by mistake.
pub async fn remove(api: &Api, id: &str) -> Result<Response, Trouble> {
    change(api, Command::RemoveVisit(id.to_owned())).await
}

async fn change(api: &Api, command: Command) -> Result<Response, Trouble> {
    match api.command(command).await? {
        Reply::Visits(views) => one(200, views.first().map(shape::visit)),
        _ => Err(Trouble::stopping()),
    }
}

fn one(status: u16, visit: Option<Value>) -> Result<Response, Trouble> {
    visit
        .map(|visit| Response::json(status, &visit))
        .ok_or(Trouble::stopping())
}
