//! `/tablets`: the door for desks on other machines.

use std::net::Ipv4Addr;

use super::api::Api;
use super::door::DoorView;
use super::problem::Trouble;
use super::shapes::tablets::{Door, GivenDoor};
use crate::core::SystemCommand;
use crate::core::facts::Tablets;
use crate::words::Locale;

/// Ports below are given to nobody but the system's owner.
const FIRST_PORT: u16 = 1024;
/// Characters of a name in DNS.
const MAX_NAME: usize = 253;

/// `GET /tablets`
pub async fn show(api: &Api, locale: Locale) -> Result<Door, Trouble> {
    let (placed, view) = door(api).await?;
    Ok(Door::of(&placed, &view, locale))
}

/// Where it is placed, and how it stands.
pub async fn door(api: &Api) -> Result<(Tablets, DoorView), Trouble> {
    let placed = api.ask(SystemCommand::ShowTablets).await?;
    Ok((placed, api.door.view()))
}

/// `PUT /tablets`: what is not named stays. It is open, moved or shut when this is answered, whoever still waits for it.
pub async fn set(api: &Api, given: GivenDoor, locale: Locale) -> Result<Door, Trouble> {
    let own = api.clone();
    let setting = tokio::spawn(async move { placed(&own, given).await });
    // A panic there was reported when it happened.
    setting.await.map_err(|_| Trouble::stopping())??;
    show(api, locale).await
}

async fn placed(api: &Api, given: GivenDoor) -> Result<(), Trouble> {
    if api.door.by_file() {
        return Err(Trouble::door_by_file());
    }
    let port = given.port.map(port).transpose()?;
    let name = given.name.map(|name| match name.trim() {
        "" => Ok(None),
        name => host(name).map(Some),
    });
    let name = name.transpose()?;
    let change = |held: &Tablets| {
        Ok(Tablets {
            open: given.open.unwrap_or(held.open),
            port: port.unwrap_or(held.port),
            name: name.unwrap_or_else(|| held.name.clone()),
            own_network: given.own_network.unwrap_or(held.own_network),
        })
    };
    api.door.set(api, change).await
}

fn port(port: u16) -> Result<u16, Trouble> {
    match port < FIRST_PORT {
        true => Err(Trouble::bad_value("port", "8612")),
        false => Ok(port),
    }
}

/// A name in DNS or an IPv4 address, in small letters: the door listens at no other.
fn host(name: &str) -> Result<String, Trouble> {
    let name = name.to_ascii_lowercase();
    let label = |label: &str| {
        !label.is_empty() && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    let named = name.len() <= MAX_NAME && name.split('.').all(label);
    match named || name.parse::<Ipv4Addr>().is_ok() {
        true => Ok(name),
        false => Err(Trouble::bad_value("name", "desk.example.org")),
    }
}
