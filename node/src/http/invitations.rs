//! `/invitations`: a space hands one to somebody who is to found or run another, or accepts one.

use federation_spec::records::Invitation;
use federation_spec::records::invitation::InvitationError;

use super::api::Api;
use super::problem::Trouble;
use super::shapes::invitation::{
    Accepted, Given, GivenInvitation, GivenOrder, Invitations, MadeOne,
};
use crate::core::InvitationCommand;
use crate::core::facts::Follows;
use crate::core::limits::INVITATION_DAYS;
use crate::core::orders::InvitationOrder;
use crate::core::views::MadeInvitation;

/// `GET /invitations`
pub async fn list(api: &Api) -> Result<Invitations, Trouble> {
    let view = api.ask(InvitationCommand::List).await?;
    Ok((&view).into())
}

/// `POST /invitations`
pub async fn invite(api: &Api, given: GivenOrder) -> Result<MadeOne, Trouble> {
    let made = make(api, given).await?;
    let link = api.joining(&made.text);
    Ok(MadeOne::of(made, link))
}

/// Makes an invitation.
pub async fn make(api: &Api, given: GivenOrder) -> Result<MadeInvitation, Trouble> {
    let follows = match given.follows.as_deref() {
        None | Some("nothing") => Follows::Nothing,
        Some("pin") => Follows::Pin,
        Some("vouch") => Follows::Vouch,
        Some(_) => return Err(Trouble::bad_value("follows", "nothing, pin or vouch")),
    };
    let name = given.name.map(|name| name.trim().to_owned());
    let order = InvitationOrder {
        name: name.filter(|name| !name.is_empty()),
        times: given.times.unwrap_or(1),
        days: given.days.unwrap_or(INVITATION_DAYS),
        follows,
    };
    api.ask(|to| InvitationCommand::Make(order, to)).await
}

/// `DELETE /invitations/{key}`
pub async fn withdraw(api: &Api, key: &str) -> Result<Given, Trouble> {
    let key = key.parse().map_err(|_| {
        let example = "the 64 characters 0-9 and a-f that the list shows";
        Trouble::bad_value("invitation", example)
    })?;
    let view = api.ask(|to| InvitationCommand::Withdraw(key, to)).await?;
    Ok((&view).into())
}

/// `POST /invitations/accepted`
pub async fn accept(api: &Api, given: GivenInvitation) -> Result<Accepted, Trouble> {
    let invitation = Box::new(read(&given.invitation)?);
    let pin = given.pin;
    let accept = |to| InvitationCommand::Accept(invitation, pin, to);
    let view = api.ask(accept).await?;
    Ok((&view).into())
}

/// Reads an invitation of another space.
pub fn read(text: &str) -> Result<Invitation, Trouble> {
    Invitation::read(text).map_err(|error| match error {
        InvitationError::TooLong | InvitationError::None => Trouble::no_invitation(),
        InvitationError::Damaged => Trouble::damaged_invitation(),
        InvitationError::NewerVersion(_) => Trouble::newer_invitation(),
    })
}
