//! `/tablets`: the door for desks on other machines.

use std::net::IpAddr;

use super::api::Api;
use super::door::DoorView;
use super::problem::Trouble;
use super::shapes::tablets::{Door, GivenDoor};
use crate::core::SystemCommand;
use crate::core::facts::Tablets;
use crate::tls::Certificate;
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
    let held = api.ask(SystemCommand::ShowTablets).await?;
    let wanted = Tablets {
        open: given.open.unwrap_or(held.open),
        port: port(given.port.unwrap_or(held.port))?,
        name: match given.name {
            None => held.name.clone(),
            Some(name) if name.trim().is_empty() => None,
            Some(name) => Some(host(name.trim())?),
        },
    };
    let readable = wanted.open && !given.own_network && !held.open;
    let home = api.guard.home();
    let certified = home.is_some_and(|home| !matches!(Certificate::load(home), Ok(None)));
    if readable && !certified {
        return Err(Trouble::door_readable());
    }
    api.door
        .set(api, &wanted)
        .await
        .map_err(|error| Trouble::from(&error))?;
    let kept = api.ask(|to| SystemCommand::SetTablets(wanted, to)).await;
    if kept.is_err() {
        // What is not written does not hold. If even that cannot be, it is looked at again soon.
        let _ = api.door.set(api, &held).await;
    }
    kept
}

fn port(port: u16) -> Result<u16, Trouble> {
    match port < FIRST_PORT {
        true => Err(Trouble::bad_value("port", "8612")),
        false => Ok(port),
    }
}

/// A name in DNS or an address, in small letters.
fn host(name: &str) -> Result<String, Trouble> {
    let name = name.to_ascii_lowercase();
    let label = |label: &str| {
        !label.is_empty() && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    let named = name.len() <= MAX_NAME && name.split('.').all(label);
    match named || name.parse::<IpAddr>().is_ok() {
        true => Ok(name),
        false => Err(Trouble::bad_value("name", "desk.example.org")),
    }
}
