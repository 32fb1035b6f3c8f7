//! `/members`: who belongs to this space. `/plans`: which plans may use the Coworking Visa.

use super::api::Api;
use super::problem::Trouble;
use super::shapes::Items;
use super::shapes::member::{GivenMember, GivenPlan, Member, Plan};
use crate::core::views::MemberView;
use crate::core::{MemberCommand, To};

/// `GET /members`
pub async fn list(api: &Api) -> Result<Items<Member>, Trouble> {
    let views = api.ask(MemberCommand::List).await?;
    Ok(views.into_iter().map(Into::into).collect())
}

/// `POST /members`
pub async fn add(api: &Api, given: GivenMember) -> Result<Member, Trouble> {
    let details = given.details()?;
    one(api, |to| MemberCommand::Add(details, to)).await
}

/// `PUT /members/{id}`: all that is known of the member is what is given.
pub async fn change(api: &Api, id: &str, given: GivenMember) -> Result<Member, Trouble> {
    let details = given.details()?;
    one(api, |to| MemberCommand::Change(id.to_owned(), details, to)).await
}

/// `DELETE /members/{id}`: the membership ends, and the member's passes are no longer valid; nothing is erased.
pub async fn end(api: &Api, id: &str) -> Result<Member, Trouble> {
    one(api, |to| MemberCommand::End(id.to_owned(), to)).await
}

/// `POST /members/{id}/erase`: nothing that names the member is kept.
pub async fn erase(api: &Api, id: &str) -> Result<Member, Trouble> {
    one(api, |to| MemberCommand::Erase(id.to_owned(), to)).await
}

/// `GET /plans`
pub async fn plans(api: &Api) -> Result<Items<Plan>, Trouble> {
    let rules = api.ask(MemberCommand::ListPlans).await?;
    Ok(rules.into_iter().map(Into::into).collect())
}

/// `PUT /plans`: what is said of one plan.
pub async fn set_plan(api: &Api, given: GivenPlan) -> Result<Plan, Trouble> {
    let rule = api
        .ask(|to| MemberCommand::SetPlan(given.into(), to))
        .await?;
    Ok(rule.into())
}

async fn one(
    api: &Api,
    question: impl FnOnce(To<MemberView>) -> MemberCommand,
) -> Result<Member, Trouble> {
    Ok(api.ask(question).await?.into())
}
