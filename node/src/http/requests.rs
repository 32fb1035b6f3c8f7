//! `/requests`: a home is asked about a visitor, and answers.

use serde_json::{Value, json};

use super::api::Api;
use super::body::{Body, message_id, message_text};
use super::json as shape;
use super::problem::Trouble;
use super::request::Request;
use super::response::Response;
use super::verdict::Check;
use crate::core::DeskCommand;
use crate::core::views::{RequestState, RequestView};

/// `GET /requests`: those of this space and those to it.
pub async fn list(api: &Api) -> Result<Response, Trouble> {
    let views = api.ask(DeskCommand::ListRequests).await?;
    let items: Vec<Value> = views.iter().map(request).collect();
    Ok(Response::json(200, &json!({ "items": items })))
}

/// `POST /requests`: a person at home is asked. The answer is a check object that is amber until she answers.
pub async fn ask(api: &Api, request: &Request) -> Result<Response, Trouble> {
    let body = Body::of(request)?;
    let example = "covisa:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    let home = body
        .space("home")?
        .ok_or(Trouble::bad_value("home", example))?;
    let says = body.needed("says", "Ana E., member since spring")?;
    let ask = |to| DeskCommand::AskHome { home, says, to };
    let view = api.ask(ask).await?;
    Ok(Response::json(201, &Check::of(view, request.locale())))
}

/// `POST /requests/{id}/answer`: with a member, or with none.
pub async fn answer(api: &Api, asked: &Request, id: &str) -> Result<Response, Trouble> {
    let body = Body::of(asked)?;
    let answered = message_id(id).ok_or(Trouble::no_such_path())?;
    let member = body.text("member")?;
    let answer = |to| DeskCommand::AnswerRequest {
        request: answered,
        member,
        to,
    };
    let view = api.ask(answer).await?;
    Ok(Response::json(200, &request(&view)))
}

fn request(view: &RequestView) -> Value {
    json!({
        "request": message_text(&view.request),
        "direction": if view.ours { "asked" } else { "to answer" },
        "space": view.space.to_string(),
        "name": view.name,
        "says": view.says,
        "asked_at": shape::moment(view.asked_at),
        "expires_at": shape::moment(view.expires_at),
        "state": state(view.state),
    })
}

fn state(state: RequestState) -> &'static str {
    match state {
        RequestState::Waiting => "not delivered",
        RequestState::Delivered => "open",
        RequestState::Ours => "ours",
        RequestState::NotOurs => "not ours",
        RequestState::Ended => "ended",
    }
}
