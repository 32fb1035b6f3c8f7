//! `/spaces`: who is known, what each grants, what the operator thinks of it.

use federation_spec::rules::{Standing, Welcome};
use federation_spec::wire::ids::SpaceId;

use super::api::Api;
use super::contract::{Headed, Kind, Raw};
use super::problem::Trouble;
use super::request::{Request, query_text};
use super::shapes::space::{
    GivenContacts, GivenRegard, GivenWelcome, Regarded, Space, SpaceWhole, Spaces, Welcomed,
    WhichSpaces,
};
use super::shapes::values::standing_word;
use super::walk;
use crate::clock;
use crate::core::SpaceCommand;
use crate::core::contact::contacts_of;
use crate::core::facts::{Limiting, Regard};
use crate::core::orders::{RawRecord, RegardOrder, SpaceFilter};
use crate::core::views::SpaceView;
use crate::words::Locale;

/// Items of a page, unless asked for more or fewer.
const PAGE: usize = 50;

/// `GET /spaces`
pub async fn list(
    api: &Api,
    which: WhichSpaces,
    request: &Request,
) -> Result<Headed<Spaces>, Trouble> {
    let filter = filter_of(which)?;
    let page = walk::page(api, filter).await?;
    let last = page.spaces.last().filter(|_| page.more);
    let last = last.map(|view| view.space);
    let spaces = Headed::new(Spaces {
        items: page.spaces.iter().map(Into::into).collect(),
        next: last.map(Into::into),
    });
    Ok(match last {
        Some(last) => {
            let next = next_page(request, last.to_string());
            spaces.with("link", format!("<{next}>; rel=\"next\""))
        }
        None => spaces,
    })
}

/// What a query asks for.
pub fn filter_of(which: WhichSpaces) -> Result<SpaceFilter, Trouble> {
    let near = which.near.as_deref();
    let given = |text: Option<String>| {
        let text = text.map(|text| text.trim().to_owned());
        text.filter(|text| !text.is_empty())
    };
    Ok(SpaceFilter {
        country: given(which.country),
        text: given(which.q),
        near: near
            .map(|near| near_of(near, which.km.as_deref()))
            .transpose()?,
        standing: given(which.standing)
            .as_deref()
            .map(standing_of)
            .transpose()?,
        after: which.cursor.map(|cursor| cursor.0),
        limit: which.limit.map_or(PAGE, |limit| limit.0),
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
pub async fn show(api: &Api, id: &str, locale: Locale) -> Result<SpaceWhole, Trouble> {
    let space = space_of(id)?;
    let view = api.ask(|to| SpaceCommand::Show(space, to)).await?;
    Ok(whole(&view, locale))
}

/// The answer that shows all of a space.
pub fn whole(view: &SpaceView, locale: Locale) -> SpaceWhole {
    SpaceWhole::of(view, clock::now(), locale)
}

/// The signed bytes of records.
#[derive(Debug)]
pub struct Signed;

impl Kind for Signed {
    const ABOUT: &'static str = "COSE bytes; for key-log and status-lists a CBOR sequence";
    const TYPES: &'static [&'static str] = &[
        "application/cose; cose-type=\"cose-sign1\"",
        "application/cbor-seq",
    ];
}

/// `GET /spaces/{id}/records/{which}`: the exact signed bytes.
pub async fn record(api: &Api, id: &str, which: &str) -> Result<Raw<Signed>, Trouble> {
    let which = match which {
        "profile" => RawRecord::Profile,
        "terms" => RawRecord::Terms,
        "key" => RawRecord::Key,
        "key-log" => RawRecord::KeyLog,
        "vouches" => RawRecord::Vouches,
        "status-lists" => RawRecord::StatusLists,
        _ => {
            return Err(Trouble::bad_value(
                "record",
                "profile, terms, key, key-log, status-lists or vouches",
            ));
        }
    };
    let space = space_of(id)?;
    let bytes = api.ask(|to| SpaceCommand::Record(space, which, to)).await?;
    let kind = match which {
        RawRecord::Profile | RawRecord::Terms | RawRecord::Key | RawRecord::Vouches => 0,
        RawRecord::KeyLog | RawRecord::StatusLists => 1,
    };
    Ok(Raw::new(kind, bytes))
}

/// `PUT /profile/contacts`: how people reach this space.
pub async fn set_contacts(
    api: &Api,
    given: GivenContacts,
    locale: Locale,
) -> Result<SpaceWhole, Trouble> {
    let contacts = contacts_of(&given.contacts).ok_or(Trouble::bad_value(
        "contacts",
        "[\"desk@example.org\", \"+49 30 5550100\"], at most 8",
    ))?;
    let view = api
        .ask(|to| SpaceCommand::SetContacts(contacts, to))
        .await?;
    Ok(whole(&view, locale))
}

/// `PUT /spaces/{id}/standing`
pub async fn set_standing(api: &Api, id: &str, given: GivenRegard) -> Result<Regarded, Trouble> {
    let regard = match given.standing.as_str() {
        "pinned" => Regard::Pinned,
        "blocked" => Regard::Blocked,
        "stranger" | "none" => Regard::None,
        _ => {
            return Err(Trouble::bad_value(
                "standing",
                "{\"standing\": \"pinned\"}; or blocked, or stranger",
            ));
        }
    };
    let space = space_of(id)?;
    let limit = match given.limit.as_deref() {
        None | Some("") => None,
        Some("identity_seen") => Some(Limiting::IdentitySeen),
        Some("one_day") => Some(Limiting::OneDay),
        Some(_) => return Err(Trouble::bad_value("limit", "identity_seen or one_day")),
    };
    let note = given.note.map(|note| note.trim().to_owned());
    let order = RegardOrder {
        regard,
        limit,
        note: note.filter(|note| !note.is_empty()),
    };
    let known = api
        .ask(|to| SpaceCommand::SetRegard(space, order, to))
        .await?;
    Ok(Regarded::of(space, known.as_ref()))
}

/// `POST /spaces/{id}/later`: nobody wants to decide on it now.
pub async fn put_off(api: &Api, id: &str) -> Result<Space, Trouble> {
    let space = space_of(id)?;
    let view = api.ask(|to| SpaceCommand::PutOff(space, to)).await?;
    Ok((&view).into())
}

/// `PUT /spaces/{id}/vouch` and `DELETE`: this space vouches for that one, or does not any more.
pub async fn vouch(api: &Api, id: &str, vouches: bool) -> Result<Space, Trouble> {
    let space = space_of(id)?;
    let view = api
        .ask(|to| SpaceCommand::Vouch(space, vouches, to))
        .await?;
    Ok((&view).into())
}

/// `GET /welcome`: what members of spaces get for which others vouch.
pub async fn welcome(api: &Api) -> Result<Welcomed, Trouble> {
    Ok(Welcomed::of(api.ask(SpaceCommand::ShowWelcome).await?))
}

/// `PUT /welcome`
pub async fn set_welcome(api: &Api, given: GivenWelcome) -> Result<Welcomed, Trouble> {
    let welcoming = given.read().ok_or(Trouble::bad_value(
        "welcome",
        "ask, identity_seen, one_day or full",
    ))?;
    let set = api
        .ask(|to| SpaceCommand::SetWelcome(welcoming, to))
        .await?;
    Ok(Welcomed::of(set))
}

/// A space id of a path or query.
pub fn space_of(text: &str) -> Result<SpaceId, Trouble> {
    text.parse()
        .map_err(|_| Trouble::bad_value("space-id", "covisa: and 32 letters and digits"))
}

fn standing_of(word: &str) -> Result<Standing, Trouble> {
    let all = [
        Standing::Pinned,
        Standing::Vouched(Welcome::Ask),
        Standing::Stranger,
        Standing::Blocked,
    ];
    let found = all.into_iter().find(|one| standing_word(*one) == word);
    found.ok_or(Trouble::bad_value(
        "standing",
        "pinned, vouched, stranger or blocked",
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
