//! `/desk`: a pass is shown, a photo of one is read, a desk is paired.

use federation_spec::wire::ids::{SpaceId, Timestamp};
use serde_json::{Map, Value, json};

use super::api::{Api, answered};
use super::contract::{Asked, Query};
use super::guard::token_hash;
use super::problem::Trouble;
use super::request::Request;
use super::schemas::Schemas;
use super::shapes::check::Check;
use super::shapes::desk::{GivenCheck, GivenPairing, HowRead, Pair, Paired, Pairing, PhonePairing};
use crate::core::TokenCommand;
use crate::core::facts::Role;
use crate::core::orders::CheckOptions;
use crate::core::views::CheckView;
use crate::handle::Answered;
use crate::qr::{self, MAX_PHOTO, PhotoError};
use crate::random::{pairing_code, secret_token};
use crate::words::Locale;
use crate::words::verdict::level;

/// `POST /desk/check`
pub async fn check(
    api: &Api,
    given: GivenCheck,
    desk: String,
    locale: Locale,
) -> Result<Check, Trouble> {
    let (pass, request, home) = (given.pass, given.request, given.home);
    let options = CheckOptions {
        check_in: given.check_in,
        admit: given.admit.map(admitted_for).transpose()?,
        facts: given.facts.into(),
        keep_days: given.keep_days,
        message: None,
        desk: Some(desk),
    };
    match (pass, request) {
        (Some(pass), None) => checked(api, &pass, home.map(|home| home.0), options, locale).await,
        (None, Some(request)) => {
            let answer = api.handle.check_request(request.0, options).await;
            told(api, answer, locale)
        }
        (Some(_), Some(_)) | (None, None) => {
            Err(Trouble::bad_value("pass", "{\"pass\": \"CV1...\"}"))
        }
    }
}

/// Why somebody is let in on amber.
fn admitted_for(reason: String) -> Result<String, Trouble> {
    let reason = reason.trim().to_owned();
    match (1..=200).contains(&reason.chars().count()) {
        true => Ok(reason),
        false => {
            let example = "\"called the home space\", at most 200 characters";
            Err(Trouble::bad_value("admit", example))
        }
    }
}

/// A photo, and how it is to be read.
#[derive(Debug)]
pub struct Photo {
    bytes: Vec<u8>,
    how: HowRead,
}

impl Asked for Photo {
    const MAX: usize = MAX_PHOTO;

    fn of(request: &Request) -> Result<Self, Trouble> {
        Ok(Self {
            bytes: request.body.clone(),
            how: Query::of(request)?.0,
        })
    }

    fn describe(schemas: &mut Schemas, operation: &mut Map<String, Value>) {
        Query::<HowRead>::describe(schemas, operation);
        let body = json!({ "required": true, "content": { "image/jpeg": {}, "image/png": {} } });
        operation.insert("requestBody".to_owned(), body);
    }
}

/// `POST /desk/photo`: a photo of a pass, JPEG or PNG; `?check_in=true` counts the visit, and `?frame=true` says that it is
/// one of many of a running camera. The answer is the check object with the text that was read as `pass`, so that the
/// desk can go on with it.
pub async fn photo(
    api: &Api,
    photo: Photo,
    desk: String,
    locale: Locale,
) -> Result<Check, Trouble> {
    let Photo { bytes, how } = photo;
    let read = match how.frame.is_some_and(|frame| frame.0) {
        true => qr::glance,
        false => qr::read,
    };
    let reading = api.pictures.look(move || read(&bytes));
    let text = reading.await?.map_err(bad_photo)?;
    let options = CheckOptions {
        check_in: how.check_in.is_some_and(|check_in| check_in.0),
        desk: Some(desk),
        ..CheckOptions::default()
    };
    let mut check = checked(api, &text, None, options, locale).await?;
    check.pass = Some(text);
    Ok(check)
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
pub async fn offer(api: &Api, given: GivenPairing) -> Result<Pairing, Trouble> {
    let role = role_of(given.role.as_deref())?;
    let offer = offered(api, role, given.label).await?;
    Ok(Pairing {
        url: offer.url,
        code: offer.code,
        role: role.into(),
        expires_at: offer.expires_at.into(),
    })
}

/// `POST /members/{id}/phones`: a code that opens a member's passport on their own phone.
pub async fn phone(api: &Api, id: &str) -> Result<PhonePairing, Trouble> {
    let offer = offered_to(api, Role::Member, None, Some(id.to_owned())).await?;
    Ok(PhonePairing {
        member: id.to_owned(),
        url: offer.url.ok_or(Trouble::no_public_host())?,
        code: offer.code,
        expires_at: offer.expires_at.into(),
    })
}

/// The role that is asked for; a desk's if none is.
pub(super) fn role_of(word: Option<&str>) -> Result<Role, Trouble> {
    match word {
        None => Ok(Role::Desk),
        Some(word) => {
            Role::of_word(word).ok_or(Trouble::bad_value("role", "desk, reader or admin"))
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
        Role::Member => (api.for_phones(), "passport"),
        Role::Desk => (api.for_desks(), "desk"),
        Role::Reader | Role::Admin => (api.guard.url().map(str::to_owned), ""),
    };
    url.map(|url| format!("{url}/{page}"))
}

/// `POST /desk/pair`: the code becomes a token of its role. The only POST without a token.
pub async fn pair(api: &Api, given: Pair, request: &Request) -> Result<Paired, Trouble> {
    api.tries.begin(request.from)?;
    let token = secret_token();
    let pair = |to| TokenCommand::Pair {
        code: given.code.trim().to_owned(),
        hash: token_hash(&token),
        way: api.guard.way(),
        to,
    };
    let view = api.ask(pair).await?;
    api.tries.right(request.from);
    Ok(Paired {
        token,
        name: view.token,
        role: view.role.into(),
    })
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
