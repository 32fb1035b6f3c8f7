//! Who and where this space is: what a city tells, and what is said by hand.

use federation_spec::records::profile::{Position, Premises, SpaceKind};
use federation_spec::records::values::Text;
use serde_json::{Value, json};

use super::api::Api;
use super::problem::Trouble;
use super::request::Request;
use super::response::Response;
use super::shapes::premises::GivenPremises;
use super::shapes::space::{GivenWhereabouts, SpaceWhole};
use super::spaces::whole;
use crate::calendar::check_zone;
use crate::core::SpaceCommand;
use crate::core::facts::Residence;
use crate::core::own::{Region, Whereabouts};
use crate::gazetteer::{City, cities, place};
use crate::words::Locale;

/// Places that are proposed.
const PROPOSED: usize = 8;

/// `PUT /profile`: name, city, country, zone, position; the rest of the profile stays.
pub async fn change(
    api: &Api,
    given: GivenWhereabouts,
    locale: Locale,
) -> Result<SpaceWhole, Trouble> {
    let whereabouts = read(given)?;
    let view = api
        .ask(|to| SpaceCommand::Move(Box::new(whereabouts), to))
        .await?;
    Ok(whole(&view, locale))
}

/// `PUT /profile/premises`
pub async fn set_premises(
    api: &Api,
    given: GivenPremises,
    locale: Locale,
) -> Result<SpaceWhole, Trouble> {
    let premises = Box::new(Premises::try_from(given)?);
    let view = api
        .ask(|to| SpaceCommand::SetPremises(premises, to))
        .await?;
    Ok(whole(&view, locale))
}

/// Each part as it has to be. What is not said follows from the city; the zone of one that is not known must be said.
pub fn read(given: GivenWhereabouts) -> Result<Whereabouts, Trouble> {
    let name = text(Some(given.name), "name", "1 to 80 letters")?;
    let country = given.country.map(|text| text.to_ascii_uppercase());
    let city = given.city;
    let known = city
        .as_deref()
        .and_then(|city| place(city, country.as_deref()));
    let of_city = |part: fn(&City) -> &String| known.as_ref().map(part).cloned();
    let zone = given.zone.or(of_city(|city| &city.zone));
    let zone = match (zone, &city) {
        (Some(zone), _) => zone,
        (None, None) => "UTC".to_owned(),
        (None, Some(city)) => return Err(Trouble::city_unknown(city)),
    };
    check_zone(&zone).map_err(|_| Trouble::bad_value("zone", "Europe/Berlin"))?;
    let there = |city: &City| Position::from_degrees(city.latitude, city.longitude);
    let position = position(given.lat, given.lon)?;
    Ok(Whereabouts {
        name: name.ok_or(Trouble::bad_value("name", "1 to 80 letters"))?,
        kind: given.kind.as_deref().map(kind).transpose()?,
        region: region(given.region)?,
        country: text(country.or(of_city(|city| &city.country)), "country", "DE")?,
        position: position.or(known.as_ref().and_then(there)),
        city: text(city, "city", "1 to 80 letters")?,
        zone: text(Some(zone), "zone", "Europe/Berlin")?
            .ok_or(Trouble::bad_value("zone", "Europe/Berlin"))?,
    })
}

/// One that is empty takes what was said away.
fn region(given: Option<String>) -> Result<Region, Trouble> {
    Ok(match given {
        None => Region::AsBefore,
        Some(region) if region.trim().is_empty() => Region::Now(None),
        region => Region::Now(text(region, "region", "1 to 60 letters")?),
    })
}

fn kind(word: &str) -> Result<SpaceKind, Trouble> {
    let words = || SpaceKind::WORDS.join(", ");
    SpaceKind::of_word(word).ok_or_else(|| Trouble::bad_value("kind", &words()))
}

/// Where somebody lives, in a city that they name; the country and the point follow from it where it is known.
pub fn residence(city: &str, country: Option<String>) -> Result<Residence, Trouble> {
    let bad = |name, example| Trouble::bad_value(name, example);
    let named = text::<1, 80>(Some(city.to_owned()), "city", "1 to 80 letters")?;
    let city = named.ok_or(bad("city", "1 to 80 letters"))?;
    let letters =
        |code: &String| code.len() == 2 && code.bytes().all(|one| one.is_ascii_alphabetic());
    if country.as_ref().is_some_and(|code| !letters(code)) {
        return Err(bad("country", "FR"));
    }
    let known = place(city.as_str(), country.as_deref());
    let position = known
        .as_ref()
        .and_then(|city| Position::from_degrees(city.latitude, city.longitude));
    Ok(Residence {
        country: country
            .map(|country| country.to_ascii_uppercase())
            .or(known.map(|city| city.country)),
        position: position.map(|there| [there.latitude.value(), there.longitude.value()]),
        city: city.as_str().to_owned(),
    })
}

/// Both degrees or none.
fn position(lat: Option<String>, lon: Option<String>) -> Result<Option<Position>, Trouble> {
    let degrees = |name: &str, given: Option<String>| match given {
        None => Ok(None),
        Some(text) => {
            let degrees = text.trim().replace(',', ".").parse::<f64>().ok();
            let bad = Trouble::bad_value(name, "52.52");
            degrees
                .filter(|degrees| degrees.is_finite())
                .ok_or(bad)
                .map(Some)
        }
    };
    match (degrees("lat", lat)?, degrees("lon", lon)?) {
        (None, None) => Ok(None),
        (Some(lat), Some(lon)) => {
            let bad = Trouble::bad_value("lat", "-90 to 90, and lon -180 to 180");
            Position::from_degrees(lat, lon).ok_or(bad).map(Some)
        }
        (None, _) => Err(Trouble::bad_value("lat", "52.52")),
        (_, None) => Err(Trouble::bad_value("lon", "13.40")),
    }
}

/// One line of letters within its bounds.
fn text<const MIN: usize, const MAX: usize>(
    given: Option<String>,
    name: &str,
    example: &str,
) -> Result<Option<Text<MIN, MAX>>, Trouble> {
    let line = |text: String| {
        let text = text.trim();
        let plain = !text.contains(char::is_control);
        let bounded = plain.then(|| Text::new(text)).flatten();
        bounded.ok_or(Trouble::bad_value(name, example))
    };
    given.map(line).transpose()
}

/// `GET /fragments/start/cities`: places that begin as somebody types.
pub fn proposed(request: &Request) -> Response {
    let found = cities(request.query("q").unwrap_or_default(), PROPOSED);
    let city = |city: &City| {
        json!({
            "name": city.name,
            "country": city.country,
            "zone": city.zone,
            "lat": city.latitude,
            "lon": city.longitude,
        })
    };
    let items: Vec<Value> = found.iter().map(city).collect();
    Response::json(200, &json!({ "items": items }))
}
