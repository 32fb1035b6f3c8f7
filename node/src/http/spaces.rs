//! `/spaces`: who is known, what each grants, what the operator thinks of it.

use federation_spec::records::values::List;
use federation_spec::rules::Standing;
use federation_spec::wire::ids::SpaceId;
use serde_json::{Value, json};

use super::api::Api;
use super::body::Body;
use super::json as shape;
use super::problem::Trouble;
use super::request::Request;
use super::request::query_text;
use super::response::Response;
use crate::clock;
use crate::core::SpaceCommand;
use crate::core::facts::Regard;
use crate::core::orders::{RawRecord, SpaceFilter};
use crate::core::own::contact_of;
use crate::core::views::SpaceView;

/// Items of a page, unless asked for more or fewer.
const PAGE: usize = 50;

/// `GET /spaces`
pub async fn list(api: &Api, request: &Request) -> Result<Response, Trouble> {
    let filter = filter_of(request)?;
    let page = api.ask(|to| SpaceCommand::List(filter, to)).await?;
    let last = page
        .spaces
        .last()
        .filter(|_| page.more)
        .map(|view| view.space.to_string());
    let items: Vec<Value> = page.spaces.iter().map(shape::space).collect();
    let response = Response::json(200, &json!({ "items": items, "next": last }));
    Ok(match last {
        Some(last) => response.with(
            "link",
            format!("<{}>; rel=\"next\"", next_page(request, last)),
        ),
        None => response,
    })
}

/// What a query asks for.
pub fn filter_of(request: &Request) -> Result<SpaceFilter, Trouble> {
    let given = |name| {
        request
            .query(name)
            .map(str::trim)
            .filter(|text| !text.is_empty())
    };
    Ok(SpaceFilter {
        country: given("country").map(str::to_owned),
        text: given("q").map(str::to_owned),
        near: request
            .query("near")
            .map(|near| near_of(near, request.query("km")))
            .transpose()?,
        standing: given("standing").map(standing_of).transpose()?,
        after: request.query("cursor").map(space_of).transpose()?,
        limit: match request.query("limit") {
            Some(limit) => limit
                .parse()
                .map_err(|_| Trouble::bad_value("limit", "50"))?,
            None => PAGE,
        },
    })
}

/// The same question, from a cursor on.
fn next_page(request: &Request, cursor: String) -> String {
    let kept = request
        .query
        .iter()
        .filter(|(name, _)| name != "cursor")
        .cloned();
    let query = query_text(kept.chain([("cursor".to_owned(), cursor)]));
    format!("{}?{query}", request.path)
}

/// `GET /spaces/{id}`
pub async fn show(api: &Api, request: &Request, id: &str) -> Result<Response, Trouble> {
    let space = space_of(id)?;
    let view = api.ask(|to| SpaceCommand::Show(space, to)).await?;
    Ok(whole(&view, request))
}

/// The answer that shows all of a space.
pub fn whole(view: &SpaceView, request: &Request) -> Response {
    let space = shape::space_whole(view, clock::now(), request.locale());
    Response::json(200, &space)
}

/// `GET /spaces/{id}/records/{which}`: the exact signed bytes.
pub async fn record(api: &Api, id: &str, which: &str) -> Result<Response, Trouble> {
    let which = match which {
        "profile" => RawRecord::Profile,
        "terms" => RawRecord::Terms,
        "key" => RawRecord::Key,
        "key-log" => RawRecord::KeyLog,
        "status-lists" => RawRecord::StatusLists,
        _ => {
            return Err(Trouble::bad_value(
                "record",
                "profile, terms, key, key-log or status-lists",
            ));
        }
    };
    let space = space_of(id)?;
    let bytes = api.ask(|to| SpaceCommand::Record(space, which, to)).await?;
    let kind = match which {
        RawRecord::KeyLog | RawRecord::StatusLists => "application/cbor-seq",
        RawRecord::Profile | RawRecord::Terms | RawRecord::Key => {
            "application/cose; cose-type=\"cose-sign1\""
        }
    };
    Ok(Response::new(200, kind, bytes))
}

/// `PUT /profile/contacts`: how people reach this space.
pub async fn set_contacts(api: &Api, request: &Request) -> Result<Response, Trouble> {
    let given = Body::of(request)?.texts("contacts")?.unwrap_or_default();
    let contacts: Option<Vec<_>> = given.iter().map(|text| contact_of(text)).collect();
    let contacts = contacts.and_then(List::new);
    let contacts = contacts.ok_or(Trouble::bad_value(
        "contacts",
        "[\"desk@example.org\", \"+49 30 5550100\"], at most 8",
    ))?;
    let view = api
        .ask(|to| SpaceCommand::SetContacts(contacts, to))
        .await?;
    Ok(whole(&view, request))
}

/// `PUT /spaces/{id}/standing`
pub async fn set_standing(api: &Api, request: &Request, id: &str) -> Result<Response, Trouble> {
    let body = request.json()?;
    let regard = match body.get("standing").and_then(Value::as_str) {
        Some("pinned") => Regard::Pinned,
        Some("blocked") => Regard::Blocked,
        Some("stranger" | "none") => Regard::None,
        _ => {
            return Err(Trouble::bad_value(
                "standing",
                "{\"standing\": \"pinned\"}; or blocked, or stranger",
            ));
        }
    };
    let space = space_of(id)?;
    let known = api
        .ask(|to| SpaceCommand::SetRegard(space, regard, to))
        .await?;
    let told = known.as_ref().map(shape::space);
    let nothing = || json!({ "space": space.to_string(), "standing": "stranger" });
    Ok(Response::json(200, &told.unwrap_or_else(nothing)))
}

/// A space id of a path or query.
pub fn space_of(text: &str) -> Result<SpaceId, Trouble> {
    text.parse()
        .map_err(|_| Trouble::bad_value("space-id", "covisa: and 32 letters and digits"))
}

fn standing_of(word: &str) -> Result<Standing, Trouble> {
    let all = [Standing::Pinned, Standing::Stranger, Standing::Blocked];
    let found = all.into_iter().find(|one| shape::standing(*one) == word);
    found.ok_or(Trouble::bad_value(
        "standing",
        "pinned, stranger or blocked",
    ))
}

fn near_of(near: &str, km: Option<&str>) -> Result<(f64, f64, u64), Trouble> {
    let bad = || Trouble::bad_value("near", "near=52.52,13.40 and km=50");
    let (lat, lon) = near.split_once(',').ok_or_else(bad)?;
    let degrees = |text: &str, most: f64| {
        let degrees = text.trim().parse::<f64>().ok();
        degrees.filter(|degrees| degrees.abs() <= most)
    };
    let km = km.unwrap_or("50").parse().map_err(|_| bad())?;
    Ok((
        degrees(lat, 90.0).ok_or_else(bad)?,
        degrees(lon, 180.0).ok_or_else(bad)?,
        km,
    ))
}
