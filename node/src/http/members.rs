//! `/members`: who belongs to this space. `/plans`: which plans may use the visa.

use serde_json::{Value, json};

use super::api::Api;
use super::body::Body;
use super::json as shape;
use super::problem::Trouble;
use super::request::Request;
use super::response::Response;
use crate::core::facts::PlanRule;
use crate::core::orders::MemberDetails;
use crate::core::views::MemberView;
use crate::core::{MemberCommand, To};

/// `GET /members`
pub async fn list(api: &Api) -> Result<Response, Trouble> {
    let views = api.ask(MemberCommand::List).await?;
    let items: Vec<Value> = views.iter().map(shape::member).collect();
    Ok(Response::json(200, &json!({ "items": items })))
}

/// `POST /members`
pub async fn add(api: &Api, request: &Request) -> Result<Response, Trouble> {
    let member = details(&Body::of(request)?)?;
    one(api, 201, |to| MemberCommand::Add(member, to)).await
}

/// `PUT /members/{id}`: all that is known of her is what is given.
pub async fn change(api: &Api, request: &Request, id: &str) -> Result<Response, Trouble> {
    let member = details(&Body::of(request)?)?;
    one(api, 200, |to| {
        MemberCommand::Change(id.to_owned(), member, to)
    })
    .await
}

/// `DELETE /members/{id}`: the membership ends, and her passes count no more; nothing is erased.
pub async fn end(api: &Api, id: &str) -> Result<Response, Trouble> {
    one(api, 200, |to| MemberCommand::End(id.to_owned(), to)).await
}

/// `POST /members/{id}/erase`: nothing that names her is kept.
pub async fn erase(api: &Api, id: &str) -> Result<Response, Trouble> {
    one(api, 200, |to| MemberCommand::Erase(id.to_owned(), to)).await
}

/// `GET /plans`
pub async fn plans(api: &Api) -> Result<Response, Trouble> {
    let rules = api.ask(MemberCommand::ListPlans).await?;
    let items: Vec<Value> = rules.iter().map(plan).collect();
    Ok(Response::json(200, &json!({ "items": items })))
}

/// `PUT /plans`: what is said of one plan.
pub async fn set_plan(api: &Api, request: &Request) -> Result<Response, Trouble> {
    let body = Body::of(request)?;
    let rule = PlanRule {
        plan: body.needed("plan", "Flex Desk")?,
        travels: body.flag("travels")?,
        tier: body.tier("tier")?,
        import: None,
    };
    let rule = api.ask(|to| MemberCommand::SetPlan(rule, to)).await?;
    Ok(Response::json(200, &plan(&rule)))
}

fn plan(rule: &PlanRule) -> Value {
    json!({ "plan": rule.plan, "travels": rule.travels, "tier": rule.tier })
}

fn details(body: &Body) -> Result<MemberDetails, Trouble> {
    Ok(MemberDetails {
        name: body.needed("name", "Example Member")?,
        plan: body.text("plan")?,
        tier: body.tier("tier")?,
        since: body.day("since")?,
        until: body.day("until")?,
        email: body.text("email")?,
    })
}

async fn one(
    api: &Api,
    status: u16,
    question: impl FnOnce(To<MemberView>) -> MemberCommand,
) -> Result<Response, Trouble> {
    let view = api.ask(question).await?;
    Ok(Response::json(status, &shape::member(&view)))
}
