//! `/brand`, `/cards`: how what goes out of the house looks, and how long it counts.

use data_encoding::BASE64;

use super::api::Api;
use super::problem::Trouble;
use super::shapes::brand::{Cards, GivenLook, Look};
use crate::core::SystemCommand;
use crate::core::facts::Brand;
use crate::picture;

/// `GET /brand`
pub async fn show(api: &Api) -> Result<Look, Trouble> {
    Ok(brand(api).await?.into())
}

/// `PUT /brand`: a colour, and a picture in base64. What is not named stays; an empty text takes it away.
pub async fn set(api: &Api, given: GivenLook) -> Result<Look, Trouble> {
    let held = brand(api).await?;
    let colour = match given.colour {
        None => held.colour,
        Some(text) if text.is_empty() => None,
        Some(text) if is_colour(&text) => Some(text),
        Some(_) => return Err(Trouble::bad_value("colour", "\"#00664a\"")),
    };
    let logo = match given.logo {
        None => held.logo,
        Some(text) if text.is_empty() => None,
        Some(text) => Some(logo(api, text).await?),
    };
    let command = |to| SystemCommand::SetBrand(Brand { colour, logo }, to);
    Ok(api.ask(command).await?.into())
}

/// `GET /cards`
pub async fn cards(api: &Api) -> Result<Cards, Trouble> {
    let days = api.ask(SystemCommand::ShowCards).await?;
    Ok(Cards { days })
}

/// `PUT /cards`: those that were given before stay as they are.
pub async fn set_cards(api: &Api, given: Cards) -> Result<Cards, Trouble> {
    let days = api
        .ask(|to| SystemCommand::SetCards(given.days, to))
        .await?;
    Ok(Cards { days })
}

/// How what goes out of the house looks.
pub(super) async fn brand(api: &Api) -> Result<Brand, Trouble> {
    api.ask(SystemCommand::ShowBrand).await
}

async fn logo(api: &Api, text: String) -> Result<Vec<u8>, Trouble> {
    let file = BASE64.decode(text.as_bytes());
    let file = file.map_err(|_| Trouble::bad_value("logo", "the file as base64"))?;
    let making = api.pictures.look(move || picture::logo(&file));
    making.await?.map_err(|_| Trouble::bad_logo())
}

/// `#` and six digits: what goes into a style sheet is nothing else.
fn is_colour(text: &str) -> bool {
    let digits = text.strip_prefix('#').unwrap_or_default();
    digits.len() == 6 && digits.chars().all(|c| c.is_ascii_hexdigit())
}
