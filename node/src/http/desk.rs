//! `/desk`: a pass is shown, a photo of one is read, a desk is paired.

use federation_spec::records::terms::grant::Unit;
use federation_spec::rules::DeskFacts;
use serde_json::{Map, Value, json};

use super::api::{Api, Request, Response, answered};
use super::guard::token_hash;
use super::json as shape;
use super::problem::Trouble;
use super::verdict::Check;
use crate::calendar::parse_day;
use crate::core::input::CheckOptions;
use crate::core::{Command, Reply};
use crate::qr;
use crate::random::{pairing_code, secret_token};
use crate::words::verdict::level;

/// `POST /desk/check`
pub async fn check(api: &Api, request: &Request) -> Result<Response, Trouble> {
    let body = request.json()?;
    let pass = body
        .get("pass")
        .and_then(Value::as_str)
        .ok_or(Trouble::bad_value("pass", "{\"pass\": \"CV1...\"}"))?;
    Ok(Response::json(
        200,
        &checked(api, pass, options(&body)?).await?,
    ))
}

/// `POST /desk/photo`: a photo of a pass, JPEG or PNG; `?check_in=true` counts the visit. The answer is the check object
/// with the text that was read as `pass`, so that the desk can go on with it.
pub async fn photo(api: &Api, request: &Request) -> Result<Response, Trouble> {
    let bytes = request.body.clone();
    let reading = tokio::task::spawn_blocking(move || qr::read(&bytes));
    let text = reading
        .await
        .map_err(|_| Trouble::stopping())?
        .map_err(|error| Trouble::bad_photo(&error.to_string()))?;
    let options = CheckOptions {
        check_in: request.query("check_in") == Some("true"),
        ..CheckOptions::default()
    };
    let mut check = checked(api, &text, options).await?;
    check.pass = Some(text);
    Ok(Response::json(200, &check))
}

/// `POST /desk/pairings`: a code that a desk may show once.
pub async fn offer(api: &Api) -> Result<Response, Trouble> {
    let code = pairing_code();
    match api
        .command(Command::OfferPairing { code: code.clone() })
        .await?
    {
        Reply::Pairing { expires_at } => {
            let url = api.guard.url().map(|url| format!("{url}/desk#{code}"));
            Ok(Response::json(
                201,
                &json!({ "url": url, "code": code, "expires_at": shape::moment(expires_at) }),
            ))
        }
        _ => Err(Trouble::stopping()),
    }
}

/// `POST /desk/pair`: the code becomes a token of the role desk. The only POST without a token.
pub async fn pair(api: &Api, request: &Request) -> Result<Response, Trouble> {
    let body = request.json()?;
    let code = body
        .get("code")
        .and_then(Value::as_str)
        .ok_or(Trouble::bad_value("code", "{\"code\": \"...\"}"))?;
    let token = secret_token();
    let command = Command::Pair {
        code: code.trim().to_owned(),
        hash: token_hash(&token),
    };
    match api.command(command).await? {
        Reply::Token(view) => Ok(Response::json(
            201,
            &json!({ "token": token, "name": view.token, "role": "desk" }),
        )),
        _ => Err(Trouble::stopping()),
    }
}

async fn checked(api: &Api, pass: &str, options: CheckOptions) -> Result<Check, Trouble> {
    match answered(api.handle.check(pass, options).await)? {
        Reply::Checked(view) => {
            api.metrics.checked(level(view.verdict.level));
            Ok(Check::of(*view))
        }
        _ => Err(Trouble::stopping()),
    }
}

fn options(body: &Value) -> Result<CheckOptions, Trouble> {
    let flag = |name: &str| match body.get(name) {
        None | Some(Value::Null) => Ok(false),
        Some(value) => value
            .as_bool()
            .ok_or(Trouble::bad_value(name, "true or false")),
    };
    let admit = match body.get("admit") {
        None | Some(Value::Null) => None,
        Some(value) => {
            let reason = value
                .as_str()
                .map(str::trim)
                .filter(|reason| (1..=200).contains(&reason.len()));
            Some(
                reason
                    .ok_or(Trouble::bad_value(
                        "admit",
                        "\"called the home space\", at most 200 bytes",
                    ))?
                    .to_owned(),
            )
        }
    };
    let facts = match body.get("facts") {
        None | Some(Value::Null) => DeskFacts::default(),
        Some(Value::Object(facts)) => desk_facts(facts)?,
        Some(_) => return Err(Trouble::bad_value("facts", "{\"id_seen\": true}")),
    };
    Ok(CheckOptions {
        check_in: flag("check_in")?,
        admit,
        facts,
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
