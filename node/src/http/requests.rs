//! `/requests`: a home is asked about a visitor, and answers.

use super::api::Api;
use super::problem::Trouble;
use super::shapes::Items;
use super::shapes::check::Check;
use super::shapes::request::{GivenAnswer, GivenQuestion, Question};
use super::shapes::values::message_id;
use crate::core::DeskCommand;
use crate::words::Locale;

/// `GET /requests`: those of this space and those to it.
pub async fn list(api: &Api) -> Result<Items<Question>, Trouble> {
    let views = api.ask(DeskCommand::ListRequests).await?;
    Ok(views.into_iter().map(Into::into).collect())
}

/// `POST /requests`: a person at home is asked. The answer is a check object that is amber until they answer.
pub async fn ask(api: &Api, given: GivenQuestion, locale: Locale) -> Result<Check, Trouble> {
    let (home, says) = (given.home.0, given.says);
    let ask = |to| DeskCommand::AskHome { home, says, to };
    Ok(Check::of(api.ask(ask).await?, locale))
}

/// `POST /requests/{id}/answer`: with a member, or with none.
pub async fn answer(api: &Api, id: &str, given: GivenAnswer) -> Result<Question, Trouble> {
    let request = message_id(id).ok_or(Trouble::no_such_path())?;
    let answer = |to| DeskCommand::AnswerRequest {
        request,
        member: given.member,
        to,
    };
    Ok(api.ask(answer).await?.into())
}
