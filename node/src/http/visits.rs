//! `/visits`: who was here, counted under a number that only this house knows.

use super::api::{Api, answered};
use super::problem::Trouble;
use super::shapes::Items;
use super::shapes::visit::{GivenDays, GivenVisit, Visit, WhichVisits};
use crate::core::limits::MAX_DISCLOSED_DAYS;
use crate::core::views::VisitView;
use crate::core::{To, VisitCommand};

/// `GET /visits`
pub async fn list(api: &Api, which: WhichVisits) -> Result<Items<Visit>, Trouble> {
    let day = which.day.map(|day| day.0);
    let views = api.ask(|to| VisitCommand::List(day, to)).await?;
    Ok(views.into_iter().map(Into::into).collect())
}

/// `POST /visits`: a visit noted on paper.
pub async fn add(api: &Api, given: GivenVisit) -> Result<Visit, Trouble> {
    let visit = api.handle.add_visit(&given.pass, given.date.0).await;
    Ok(answered(visit)?.into())
}

/// `POST /visits/{id}/end`: the visitor leaves.
pub async fn end(api: &Api, id: &str) -> Result<Visit, Trouble> {
    change(api, |to| VisitCommand::End(id.to_owned(), to)).await
}

/// `POST /visits/{id}/reopen`: the visitor did not leave, or came back.
pub async fn reopen(api: &Api, id: &str) -> Result<Visit, Trouble> {
    change(api, |to| VisitCommand::Reopen(id.to_owned(), to)).await
}

/// `POST /visits/{id}/erase`: what the visitor showed is kept no longer; that somebody was here still counts.
pub async fn erase(api: &Api, id: &str) -> Result<Visit, Trouble> {
    change(api, |to| VisitCommand::Erase(id.to_owned(), to)).await
}

/// `POST /visits/{id}/keep`: the visitor agrees that what they showed is kept for so many `days`.
pub async fn keep(api: &Api, id: &str, given: GivenDays) -> Result<Visit, Trouble> {
    let days = given.days;
    if !(1..=MAX_DISCLOSED_DAYS).contains(&days) {
        return Err(Trouble::bad_value("days", "{\"days\": 365}, at most 3660"));
    }
    change(api, |to| VisitCommand::Keep(id.to_owned(), days, to)).await
}

/// `DELETE /visits/{id}`: noted by mistake.
pub async fn remove(api: &Api, id: &str) -> Result<Visit, Trouble> {
    change(api, |to| VisitCommand::Remove(id.to_owned(), to)).await
}

async fn change(
    api: &Api,
    question: impl FnOnce(To<VisitView>) -> VisitCommand,
) -> Result<Visit, Trouble> {
    Ok(api.ask(question).await?.into())
}
