//! `/passes`: what this space has signed for its members, and what it says of it now.

use super::api::Api;
use super::problem::Trouble;
use super::shapes::Items;
use super::shapes::pass::{GivenBearers, GivenPass, Issued, Pass, WhosePasses};
use crate::core::orders::{Bearers, PassChange, PassOrder};
use crate::core::views::IssuedPass;
use crate::core::{PassCommand, Problem};

/// `GET /passes`
pub async fn list(api: &Api, whose: WhosePasses) -> Result<Items<Pass>, Trouble> {
    let views = api.ask(|to| PassCommand::List(whose.member, to)).await?;
    Ok(views.into_iter().map(Into::into).collect())
}

/// `POST /passes`: for several members at once.
pub async fn issue(
    api: &Api,
    of: GivenBearers,
    given: GivenPass,
) -> Result<Items<Issued>, Trouble> {
    let said = [
        of.members.map(Bearers::Named),
        of.all.then_some(Bearers::All),
        of.due.map(Bearers::Due),
        of.distrusted.then_some(Bearers::Distrusted),
    ];
    let mut said = said.into_iter().flatten();
    let (Some(bearers), None) = (said.next(), said.next()) else {
        let example =
            "one of: a list of members, {\"all\": true}, {\"due\": 7}, {\"distrusted\": true}";
        return Err(Trouble::bad_value("members", example));
    };
    let order = PassOrder {
        // What somebody else may have made counts no more, once there is another one.
        instead: given.instead || matches!(bearers, Bearers::Distrusted),
        ..given.order(bearers)
    };
    let issued = issued(api, order).await?;
    Ok(issued.into_iter().map(Into::into).collect())
}

/// `POST /members/{id}/passes`: for one member.
pub async fn issue_one(api: &Api, id: &str, given: GivenPass) -> Result<Issued, Trouble> {
    let order = given.order(Bearers::Named(vec![id.to_owned()]));
    Ok(issued_one(api, order).await?.into())
}

/// `POST /passes/{id}/replace`: the card was lost. The id of a member stands for their last card.
pub async fn replace(api: &Api, id: &str) -> Result<Issued, Trouble> {
    let pass = api
        .ask(|to| PassCommand::Replace(id.to_owned(), to))
        .await?;
    Ok(pass.into())
}

/// `POST /passes/{id}/revoke`, `suspend`, `resume`. The id of a member stands for all their passes.
pub async fn change(api: &Api, id: &str, change: PassChange) -> Result<Items<Pass>, Trouble> {
    let command = |to| PassCommand::Change(id.to_owned(), change, to);
    let views = api.ask(command).await?;
    Ok(views.into_iter().map(Into::into).collect())
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
