//! `/members`: who belongs to this space, and the passes they carry.

use federation_spec::records::card::Tier;
use federation_spec::rules::LocalDay;
use federation_spec::wire::text;
use serde_json::{Value, json};

use super::api::{Api, Request, Response};
use super::json as shape;
use super::problem::Trouble;
use crate::calendar::parse_day;
use crate::core::input::NewMember;
use crate::core::{Command, Reply};

/// `GET /members`
pub async fn list(api: &Api) -> Result<Response, Trouble> {
    match api.command(Command::ListMembers).await? {
        Reply::Members(views) => {
            let items: Vec<Value> = views.iter().map(shape::member).collect();
            Ok(Response::json(200, &json!({ "items": items })))
        }
        _ => Err(Trouble::stopping()),
    }
}

/// `POST /members`
pub async fn add(api: &Api, request: &Request) -> Result<Response, Trouble> {
    let body = request.json()?;
    let text = |name: &str| body.get(name).and_then(Value::as_str).map(str::to_owned);
    let tier = text("tier");
    if tier
        .as_deref()
        .is_some_and(|word| Tier::of_word(word).is_none())
    {
        return Err(Trouble::bad_value("tier", "day, flex, dedicated or team"));
    }
    let member = NewMember {
        name: text("name").ok_or(Trouble::bad_value("name", "{\"name\": \"Example Member\"}"))?,
        plan: text("plan"),
        tier,
        since: day(&body, "since")?,
        until: day(&body, "until")?,
    };
    match api.command(Command::AddMember(member)).await? {
        Reply::Member(view) => Ok(Response::json(201, &shape::member(&view))),
        _ => Err(Trouble::stopping()),
    }
}

/// `DELETE /members/{id}`: the membership ends; nothing is erased.
pub async fn end(api: &Api, id: &str) -> Result<Response, Trouble> {
    match api.command(Command::EndMember(id.to_owned())).await? {
        Reply::Member(view) => Ok(Response::json(200, &shape::member(&view))),
        _ => Err(Trouble::stopping()),
    }
}

/// `POST /members/{id}/passes`: a card.
pub async fn issue(api: &Api, request: &Request, id: &str) -> Result<Response, Trouble> {
    let body = if request.body.is_empty() {
        json!({})
    } else {
        request.json()?
    };
    let days = match body.get("days") {
        None | Some(Value::Null) => None,
        Some(days) => Some(
            days.as_u64()
                .ok_or(Trouble::bad_value("days", "{\"days\": 30}"))?,
        ),
    };
    let command = Command::IssuePass {
        member: id.to_owned(),
        days,
    };
    match api.command(command).await? {
        Reply::Pass { signed, expires_at } => Ok(Response::json(
            201,
            &json!({ "pass": text::write(&signed), "kind": "card", "expires_at": shape::moment(expires_at) }),
        )),
        _ => Err(Trouble::stopping()),
    }
}

fn day(body: &Value, name: &str) -> Result<Option<LocalDay>, Trouble> {
    match body.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(day) => {
            let day = day.as_str().and_then(parse_day);
            day.map(Some).ok_or(Trouble::bad_value(name, "2026-11-21"))
        }
    }
}
