//! The directory, its map, one space, and how others are found.

use data_encoding::BASE64;

use super::{html, status};
use crate::clock;
use crate::core::{Command, Reply};
use crate::http::api::{Api, Request, Response};
use crate::http::body::Body;
use crate::http::desk::bad_photo;
use crate::http::problem::Trouble;
use crate::http::server::query_text;
use crate::http::spaces::{filter_of, space_of};
use crate::pages::spaces::{self as page, Wanted};
use crate::qr;

/// `GET /fragments/spaces?q=&country=&standing=&cursor=`
pub async fn list(api: &Api, request: &Request) -> Result<Response, Trouble> {
    let status = status(api).await?;
    let filter = filter_of(request)?;
    let Reply::Spaces(views, more) = api.command(Command::ListSpaces(filter)).await? else {
        return Err(Trouble::stopping());
    };
    let text = |name| request.query(name).unwrap_or_default().to_owned();
    let wanted = Wanted {
        text: text("q"),
        country: text("country"),
        standing: text("standing"),
    };
    let cursor = views.last().filter(|_| more).map(|view| view.space);
    let next = cursor.map(|cursor| query(request, Some(cursor.to_string())));
    let queries = (query(request, None), next);
    let list = page::list(request.locale(), &views, &wanted, status.spaces, queries);
    Ok(html(request, list))
}

/// What was asked for, from a cursor on.
fn query(request: &Request, cursor: Option<String>) -> String {
    let kept = request.query.iter().filter(|(name, _)| name != "cursor");
    let cursor = cursor.map(|cursor| ("cursor".to_owned(), cursor));
    query_text(kept.cloned().chain(cursor))
}

/// `GET /fragments/spaces/map`, with the same filters.
pub async fn map(api: &Api, request: &Request) -> Result<Response, Trouble> {
    let filter = filter_of(request)?;
    match api.command(Command::ListPlaces(filter)).await? {
        Reply::Places(places) => Ok(html(request, page::map(request.locale(), &places))),
        _ => Err(Trouble::stopping()),
    }
}

/// `GET /fragments/spaces/{id}`
pub async fn show(api: &Api, request: &Request, id: &str) -> Result<Response, Trouble> {
    let id = space_of(id)?;
    let Reply::Space(view) = api.command(Command::ShowSpace(id)).await? else {
        return Err(Trouble::stopping());
    };
    let Reply::History(history) = api.command(Command::TermsHistory(Some(id))).await? else {
        return Err(Trouble::stopping());
    };
    let shown = page::space(request.locale(), &view, &history, clock::now());
    Ok(html(request, shown))
}

/// `GET /fragments/spaces/find`
pub async fn find(api: &Api, request: &Request) -> Result<Response, Trouble> {
    let Reply::Peers(peers) = api.command(Command::ListPeers).await? else {
        return Err(Trouble::stopping());
    };
    let status = status(api).await?;
    let shown = page::find(request.locale(), &peers, &status.addresses);
    Ok(html(request, shown))
}

/// `GET /fragments/spaces/nearby`
pub async fn nearby(api: &Api, request: &Request) -> Result<Response, Trouble> {
    match api.command(Command::ListNearby).await? {
        Reply::Nearby(views) => Ok(html(
            request,
            page::nearby(request.locale(), views.as_deref()),
        )),
        _ => Err(Trouble::stopping()),
    }
}

/// `POST /fragments/spaces/sticker`: a photo of another space's sticker, in base64; its code is that space's address.
pub async fn sticker(api: &Api, request: &Request) -> Result<Response, Trouble> {
    let photo = Body::of(request)?.needed("photo", "the photo as base64")?;
    let photo = BASE64.decode(photo.as_bytes());
    let photo = photo.map_err(|_| Trouble::bad_value("photo", "the photo as base64"))?;
    let reading = api.pictures.look(move || qr::read(&photo));
    let address = reading.await?.map_err(bad_photo)?;
    if !address.starts_with('/') {
        return Err(Trouble::bad_photo("no-address"));
    }
    Ok(html(request, page::sticker(request.locale(), &address)))
}
