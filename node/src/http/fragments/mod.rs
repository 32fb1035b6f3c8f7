//! What pages show, as HTML: fetched by their script with a token, laid out by `pages`.
//!
//! | file | whose |
//! |---|---|
//! | [`home`] | the first page |
//! | [`members`] | members, their passes, their lists |
//! | [`spaces`] | the directory, its map, one space |
//! | [`invitations`] | spaces invite each other, and wait for a decision |
//! | [`terms`] | own terms |
//! | [`welcome`] | the first steps |
//! | [`passport`] | a member's own |
//! | [`kit`] | things to hang up |
//! | [`settings`] | browsers, contacts, the key, the recovery words |

pub mod home;
pub mod invitations;
pub mod kit;
pub mod members;
pub mod passport;
pub mod settings;
pub mod spaces;
pub mod terms;
pub mod welcome;

use super::api::Api;
use super::contract::{Asked, Body};
use super::problem::Trouble;
use super::request::Request;
use super::response::Response;
use super::shapes::import::GivenList;
use super::whereabouts;
use crate::core::views::{SpaceView, StatusView};
use crate::core::{SpaceCommand, SystemCommand};
use crate::log;
use crate::pages;

/// Answers a request for a fragment.
pub async fn fragment(api: &Api, request: &Request, path: &[&str]) -> Result<Response, Trouble> {
    match (request.method.as_str(), path) {
        ("GET", [""] | []) => home::show(api, request).await,
        ("GET", ["members"]) => members::list(api, request).await,
        ("GET", ["members", "new"]) => Ok(html(request, pages::members::new(request.locale()))),
        ("GET", ["members", "import"]) => {
            Ok(html(request, pages::imports::import(request.locale())))
        }
        ("GET", ["members", "requests"]) => members::requests(api, request).await,
        ("POST", ["members", "preview"]) => members::preview(api, request, true).await,
        ("POST", ["members", "import"]) => members::preview(api, request, false).await,
        ("POST", ["members", "sheet"]) => members::sheet(api, request).await,
        ("GET", ["members", id]) => members::show(api, request, id).await,
        ("POST", ["members", id, "card"]) => members::issue(api, request, id).await,
        ("POST", ["members", id, "phone"]) => members::phone(api, request, id).await,
        ("POST", ["members", id, "lost"]) => members::replace(api, request, id).await,
        ("GET", ["spaces"]) => spaces::list(api, request).await,
        ("GET", ["spaces", "map"]) => spaces::map(api, request).await,
        ("POST", ["spaces", "sticker"]) => spaces::sticker(api, request).await,
        ("GET", ["start", "cities"]) => Ok(whereabouts::proposed(request)),
        ("GET", ["spaces", "nearby"]) => spaces::nearby(api, request).await,
        ("GET", ["spaces", "find"]) => spaces::find(api, request).await,
        ("GET", ["spaces", "invite"]) => invitations::show(api, request).await,
        ("POST", ["spaces", "invite"]) => invitations::invite(api, request).await,
        ("GET", ["spaces", "undecided"]) => invitations::undecided(api, request).await,
        ("GET", ["join"]) => Ok(html(request, pages::invitations::join(request.locale()))),
        ("POST", ["join"]) => invitations::inviter(request),
        ("GET", ["spaces", id]) => spaces::show(api, request, id).await,
        ("GET", ["terms"]) => terms::show(api, request).await,
        ("GET", ["terms", "delivery"]) => terms::delivery(api, request).await,
        ("POST", ["terms", "preview"]) => terms::preview(api, request).await,
        ("POST", ["terms", "whole"]) => terms::publish_whole(api, request).await,
        ("POST", ["terms", "whole", "preview"]) => terms::preview_whole(api, request).await,
        ("POST", ["terms", "publish"]) => terms::publish(api, request).await,
        ("GET", ["settings"]) => settings::show(api, request).await,
        ("GET", ["settings", "log"]) => Ok(html(
            request,
            pages::settings::log(request.locale(), &log::kept()),
        )),
        ("POST", ["settings", "pair"]) => settings::pair(api, request).await,
        ("POST", ["settings", "recovery"]) => settings::recovery(api, request).await,
        ("POST", ["settings", "key", "words"]) => settings::new_words(api, request).await,
        ("POST", ["settings", "key", "recover"]) => settings::recovered(api, request).await,
        ("POST", ["settings", "recovery", "taken"]) => settings::taken(api, request).await,
        ("GET", ["words"]) => Ok(html(request, pages::glossary::html(request.locale()))),
        ("GET", ["kit"]) => kit::show(api, request).await,
        ("GET", ["passport"]) => passport::show(api, request).await,
        ("POST", ["passport", "preview"]) => passport::preview(api, request).await,
        ("POST", ["passport", "card"]) => passport::card(api, request).await,
        ("POST", ["passport", "guest"]) => passport::guest(api, request).await,
        ("GET", ["welcome"]) => welcome::show(api, request).await,
        ("POST", ["welcome", "try"]) => welcome::first_card(api, request).await,
        ("GET" | "POST", _) => Err(Trouble::no_such_path()),
        _ => Err(Trouble::wrong_method()),
    }
}

/// Bytes that the body of a request for a fragment may have, where that is more than usual.
pub fn room_for(path: &[&str]) -> Option<usize> {
    match path {
        ["spaces", "sticker"] => Some(<Body<spaces::GivenSticker> as Asked>::MAX),
        ["members", "preview" | "import"] => Some(<Body<GivenList> as Asked>::MAX),
        _ => None,
    }
}

/// HTML in the language that was asked for.
fn html(request: &Request, text: String) -> Response {
    Response::new(200, "text/html; charset=utf-8", text.into_bytes())
        .with("content-language", request.locale().tag())
}

/// How the node is.
async fn status(api: &Api) -> Result<StatusView, Trouble> {
    api.ask(SystemCommand::Status).await
}

/// This space.
async fn own(api: &Api, status: &StatusView) -> Result<SpaceView, Trouble> {
    api.ask(|to| SpaceCommand::Show(status.space, to)).await
}
