//! `/desk`: a pass is shown, a photo of one is read, a desk is paired.

use federation_spec::records::terms::grant::Unit;
use federation_spec::rules::DeskFacts;
use federation_spec::wire::ids::{SpaceId, Timestamp};
use serde_json::{Map, Value, json};

use super::api::{Api, answered};
use super::body::Body;
use super::guard::token_hash;
use super::json as shape;
use super::problem::Trouble;
use super::request::Request;
use super::response::Response;
use super::verdict::Check;
use crate::calendar::parse_day;
use crate::core::TokenCommand;
use crate::core::facts::Role;
use crate::core::orders::CheckOptions;
use crate::core::views::CheckView;
use crate::handle::Answered;
use crate::qr::{self, PhotoError};
use crate::random::{pairing_code, secret_token};
use crate::words::Locale;
use crate::words::verdict::level;

/// `POST /desk/check`
pub async fn check(api: &Api, request: &Request) -> Result<Response, Trouble> {
    let body = Body::of(request)?;
    let options = CheckOptions {
        desk: Some(api.desk(request)),
        ..options(&body)?
    };
    let locale = request.locale();
    let check = match (body.text("pass")?, body.message("request")?) {
        (Some(pass), None) => checked(api, &pass, body.space("home")?, options, locale).await?,
        (None, Some(request)) => {
            let answer = api.handle.check_request(request, options).await;
            told(api, answer, locale)?
        }
        _ => return Err(Trouble::bad_value("pass", "{\"pass\": \"CV1...\"}")),
    };
    Ok(Response::json(200, &check))
}

/// `POST /desk/photo`: a photo of a pass, JPEG or PNG; `?check_in=true` counts the visit, and `?frame=true` says that it is
/// one of many of a running camera. The answer is the check object with the text that was read as `pass`, so that the
/// desk can go on with it.
pub async fn photo(api: &Api, request: &Request) -> Result<Response, Trouble> {
    let bytes = request.body.clone();
    let read = match request.query("frame") {
        Some("true") => qr::glance,
        _ => qr::read,
    };
    let reading = api.pictures.look(move || read(&bytes));
    let text = reading.await?.map_err(bad_photo)?;
    let options = CheckOptions {
        check_in: request.query("check_in") == Some("true"),
        desk: Some(api.desk(request)),
        ..CheckOptions::default()
    };
    let mut check = checked(api, &text, None, options, request.locale()).await?;
    check.pass = Some(text);
    Ok(Response::json(200, &check))
}

pub(super) fn bad_photo(error: PhotoError) -> Trouble {
    Trouble::bad_photo(match error {
        PhotoError::TooLarge => "too-large",
        PhotoError::NotAPicture => "not-a-picture",
        PhotoError::NoCode => "no-code",
        PhotoError::SeveralCodes => "several-codes",
    })
}

/// `POST /desk/pairings`: a code that a browser may show once, to be a desk or what else `role` says.
pub async fn offer(api: &Api, request: &Request) -> Result<Response, Trouble> {
    let body = Body::if_any(request)?;
    let role = role_of(&body)?;
    let offer = offered(api, role, body.text("label")?).await?;
    Ok(Response::json(
        201,
        &json!({
            "url": offer.url,
            "code": offer.code,
            "role": role.word(),
            "expires_at": shape::moment(offer.expires_at),
        }),
    ))
}

/// `POST /members/{id}/phones`: a code that opens her passport on her own phone.
pub async fn phone(api: &Api, id: &str) -> Result<Response, Trouble> {
    let offer = offered_to(api, Role::Member, None, Some(id.to_owned())).await?;
    let url = offer.url.ok_or(Trouble::no_public_host())?;
    Ok(Response::json(
        201,
        &json!({
            "member": id,
            "url": url,
            "code": offer.code,
            "expires_at": shape::moment(offer.expires_at),
        }),
    ))
}

/// The role that is asked for; a desk's if none is.
pub(super) fn role_of(body: &Body) -> Result<Role, Trouble> {
    match body.text("role")? {
        None => Ok(Role::Desk),
        Some(word) => {
            Role::of_word(&word).ok_or(Trouble::bad_value("role", "desk, reader or admin"))
        }
    }
}

/// A code for a browser, and where it is to be opened.
#[derive(Debug)]
pub struct Offer {
    /// The address with the code, if the node has one.
    pub url: Option<String>,
    /// The code.
    pub code: String,
    /// Until when it waits.
    pub expires_at: Timestamp,
}

/// Offers a code.
pub async fn offered(api: &Api, role: Role, label: Option<String>) -> Result<Offer, Trouble> {
    offered_to(api, role, label, None).await
}

/// Offers a code to a browser of the house, or to a member's phone.
pub async fn offered_to(
    api: &Api,
    role: Role,
    label: Option<String>,
    member: Option<String>,
) -> Result<Offer, Trouble> {
    let code = pairing_code();
    let offer = |to| TokenCommand::OfferPairing {
        code: code.clone(),
        role,
        label,
        member,
        to,
    };
    let expires_at = api.ask(offer).await?;
    Ok(Offer {
        url: address(api, role).map(|url| format!("{url}#{code}")),
        code,
        expires_at,
    })
}

/// The address of the page of a role, if the node has one; no code is in it.
pub fn address(api: &Api, role: Role) -> Option<String> {
    let (url, page) = match role {
        Role::Member => (api.guard.public_url(), "passport"),
        Role::Desk => (api.guard.desk_url(), "desk"),
        Role::Reader | Role::Admin => (api.guard.url(), ""),
    };
    url.map(|url| format!("{url}/{page}"))
}

/// `POST /desk/pair`: the code becomes a token of its role. The only POST without a token.
pub async fn pair(api: &Api, request: &Request) -> Result<Response, Trouble> {
    let body = request.json()?;
    let code = body
        .get("code")
        .and_then(Value::as_str)
        .ok_or(Trouble::bad_value("code", "{\"code\": \"...\"}"))?;
    api.tries.begin(request.from)?;
    let token = secret_token();
    let pair = |to| TokenCommand::Pair {
        code: code.trim().to_owned(),
        hash: token_hash(&token),
        desks_only: api.guard.desks_only(),
        to,
    };
    let view = api.ask(pair).await?;
    api.tries.right(request.from);
    Ok(Response::json(
        201,
        &json!({ "token": token, "name": view.token, "role": view.role.word() }),
    ))
}

async fn checked(
    api: &Api,
    pass: &str,
    home: Option<SpaceId>,
    options: CheckOptions,
    locale: Locale,
) -> Result<Check, Trouble> {
    told(api, api.handle.check(pass, home, options).await, locale)
}

fn told(api: &Api, answer: Answered<CheckView>, locale: Locale) -> Result<Check, Trouble> {
    let view = answered(answer)?;
    api.metrics.checked(level(view.verdict.level));
    Ok(Check::of(view, locale))
}

fn options(body: &Body) -> Result<CheckOptions, Trouble> {
    let admit = body.text("admit")?;
    let admit = admit.map(|reason| reason.trim().to_owned());
    let too_long = |reason: &String| !(1..=200).contains(&reason.len());
    if admit.as_ref().is_some_and(too_long) {
        let example = "\"called the home space\", at most 200 bytes";
        return Err(Trouble::bad_value("admit", example));
    }
    let facts = match body.value("facts") {
        None => DeskFacts::default(),
        Some(Value::Object(facts)) => desk_facts(facts)?,
        Some(_) => return Err(Trouble::bad_value("facts", "{\"id_seen\": true}")),
    };
    Ok(CheckOptions {
        check_in: body.flag("check_in")?,
        admit,
        facts,
        keep_days: body.number("keep_days")?,
        message: None,
        desk: None,
    })
}

fn desk_facts(given: &Map<String, Value>) -> Result<DeskFacts, Trouble> {
    let mut facts = DeskFacts::default();
    for (name, value) in given {
        let bad = |example| Trouble::bad_value(&format!("facts.{name}"), example);
        match name.as_str() {
            "booked_on" => {
                facts.booked_on = Some(
                    value
                        .as_str()
                        .and_then(parse_day)
                        .ok_or(bad("2026-11-21"))?,
                )
            }
            "id_seen" => facts.id_seen = value.as_bool().ok_or(bad("true"))?,
            "guests" => {
                let guests = value.as_u64().and_then(|guests| u32::try_from(guests).ok());
                facts.guests = guests.ok_or(bad("1"))?;
            }
            "site" => {
                facts.site = Some(
                    value
                        .as_str()
                        .filter(|site| site.len() <= 60)
                        .ok_or(bad("\"Main house\""))?
                        .to_owned(),
                )
            }
            "unit" => {
                facts.unit = Some(
                    value
                        .as_str()
                        .and_then(Unit::of_word)
                        .ok_or(bad("\"half day\""))?,
                )
            }
            _ => {
                return Err(Trouble::bad_value(
                    "facts",
                    "booked_on, id_seen, guests, site or unit",
                ));
            }
        }
    }
    Ok(facts)
}
