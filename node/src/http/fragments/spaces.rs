//! The directory, its map, one space, and how others are found.

use data_encoding::BASE64;
use schemars::JsonSchema;
use serde::Deserialize;

use super::{html, status};
use crate::clock;
use crate::core::{PeerCommand, SpaceCommand, TermsCommand};
use crate::http::api::Api;
use crate::http::contract::{Asked as _, Body, Bounded, Query};
use crate::http::desk::bad_photo;
use crate::http::problem::Trouble;
use crate::http::request::Request;
use crate::http::request::query_text;
use crate::http::response::Response;
use crate::http::spaces::{filter_of, space_of};
use crate::http::walk;
use crate::pages::spaces::{self as page, Wanted};
use crate::qr::{self, MAX_PHOTO};

/// `GET /fragments/spaces?q=&country=&standing=&cursor=`
pub async fn list(api: &Api, request: &Request) -> Result<Response, Trouble> {
    let status = status(api).await?;
    let filter = filter_of(Query::of(request)?.0)?;
    let walk::Page {
        spaces: views,
        more,
    } = walk::page(api, filter).await?;
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
    let filter = filter_of(Query::of(request)?.0)?;
    let places = walk::places(api, filter).await?;
    Ok(html(request, page::map(request.locale(), &places)))
}

/// `GET /fragments/spaces/{id}`
pub async fn show(api: &Api, request: &Request, id: &str) -> Result<Response, Trouble> {
    let id = space_of(id)?;
    let view = api.ask(|to| SpaceCommand::Show(id, to)).await?;
    let history = api.ask(|to| TermsCommand::History(Some(id), to)).await?;
    let shown = page::space(request.locale(), &view, &history, clock::now());
    Ok(html(request, shown))
}

/// `GET /fragments/spaces/find`
pub async fn find(api: &Api, request: &Request) -> Result<Response, Trouble> {
    let peers = api.ask(PeerCommand::List).await?;
    let status = status(api).await?;
    let shown = page::find(request.locale(), &peers, &status.addresses);
    Ok(html(request, shown))
}

/// `GET /fragments/spaces/nearby`
pub async fn nearby(api: &Api, request: &Request) -> Result<Response, Trouble> {
    let views = api.ask(PeerCommand::ListNearby).await?;
    Ok(html(
        request,
        page::nearby(request.locale(), views.as_deref()),
    ))
}

/// `POST /fragments/spaces/sticker`: a photo of another space's sticker, in base64; its code is that space's address.
pub async fn sticker(api: &Api, request: &Request) -> Result<Response, Trouble> {
    let Body(GivenSticker { photo }) = Body::of(request)?;
    let photo = BASE64.decode(photo.as_bytes());
    let photo = photo.map_err(|_| Trouble::bad_value("photo", "the photo as base64"))?;
    let reading = api.pictures.look(move || qr::read(&photo));
    let address = reading.await?.map_err(bad_photo)?;
    if !address.starts_with('/') {
        return Err(Trouble::bad_photo("no-address"));
    }
    Ok(html(request, page::sticker(request.locale(), &address)))
}

/// A photo of a sticker.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct GivenSticker {
    /// the photo, JPEG or PNG
    #[schemars(example = &"the photo as base64")]
    photo: String,
}

impl Bounded for GivenSticker {
    const MAX: usize = MAX_PHOTO / 3 * 4 + 1024;
}
