//! Which path is answered by whom. One table: method, path, who may ask, endpoint.

use super::api::{Api, Request, Response};
use super::guard::Caller;
use super::problem::Trouble;
use super::server::path_segment;
use super::{
    brand, desk, fragments, imports, members, outward, pages, passes, peers, requests, spaces,
    system, terms, tokens, visits, whereabouts,
};
use crate::core::SystemCommand;
use crate::core::facts::Role;
use crate::core::orders::PassChange;
use crate::pages::shell::Place;

/// Answers a request of a known caller.
pub async fn route(api: &Api, request: &Request, caller: Caller) -> Result<Response, Trouble> {
    let decoded: Vec<String> = request
        .path
        .strip_prefix('/')
        .unwrap_or_default()
        .split('/')
        .map(path_segment)
        .collect();
    let segments: Vec<&str> = decoded.iter().map(String::as_str).collect();
    match (request.method.as_str(), segments.as_slice()) {
        ("GET", ["healthz"]) => Ok(system::healthz()),
        ("GET", ["readyz"]) => system::readyz(api).await,
        ("GET", ["metrics"]) if !api.guard.desks_only() => Ok(system::metrics(api)),
        ("GET", ["assets", name]) => pages::asset(name).ok_or(Trouble::no_such_path()),
        ("POST", ["desk", "pair"]) => desk::pair(api, request).await,
        (method, ["api", "v1", path @ ..]) => {
            may(caller, method, path)?;
            endpoint(api, request, path).await
        }
        (method, ["fragments", path @ ..]) => {
            may_see(caller, method, path)?;
            fragments::fragment(api, request, path).await
        }
        ("GET", ["passport-worker.js"]) if !api.guard.desks_only() => Ok(pages::passport_worker()),
        ("GET", ["start"]) if !api.guard.desks_only() => Ok(pages::moved("/")),
        ("GET", [first] | [first @ ("members" | "spaces"), _]) => page(api, request, first),
        ("GET", _) if reads_pages(request) && !api.guard.desks_only() => {
            Ok(pages::missing(request))
        }
        ("GET" | "POST" | "PUT" | "DELETE", _) => Err(Trouble::no_such_path()),
        _ => Err(Trouble::wrong_method()),
    }
}

/// Whether a browser asks, which shows pages to people.
fn reads_pages(request: &Request) -> bool {
    let accepts = request.header("accept").unwrap_or_default();
    accepts.contains("text/html")
}

/// A page that people open. A way for desks has the desk alone.
fn page(api: &Api, request: &Request, first: &str) -> Result<Response, Trouble> {
    match Place::of_path(first) {
        Some(place) if place == Place::Desk || !api.guard.desks_only() => {
            Ok(pages::page(request, place))
        }
        Some(Place::Home) => Ok(pages::moved("/desk")),
        _ => Err(Trouble::no_such_path()),
    }
}

/// Refuses what is beyond a caller's role.
fn may(caller: Caller, method: &str, path: &[&str]) -> Result<(), Trouble> {
    match caller {
        Caller::Nobody => Err(Trouble::no_token()),
        Caller::Holder(Role::Member) => Err(Trouble::not_for_members()),
        Caller::Holder(Role::Desk) if !for_desks(method, path) => Err(Trouble::not_for_desks()),
        Caller::Holder(Role::Reader) if method != "GET" => Err(Trouble::not_for_readers()),
        Caller::Holder(_) => Ok(()),
    }
}

/// The same for fragments: a member has her passport, whoever else has the rest.
fn may_see(caller: Caller, method: &str, path: &[&str]) -> Result<(), Trouble> {
    match (caller, path) {
        (Caller::Holder(Role::Member), ["passport", ..]) => Ok(()),
        (caller, _) => may(caller, method, &[]),
    }
}

/// What a desk's token reaches.
fn for_desks(method: &str, path: &[&str]) -> bool {
    matches!(
        (method, path),
        ("POST", ["desk", "check" | "photo"])
            | ("GET", ["visits" | "status" | "spaces"])
            | ("POST", ["visits", _, "end" | "erase" | "keep"])
            | ("GET" | "POST", ["requests"])
            | ("DELETE", ["visits", _])
    )
}

/// What the node says of itself, of spaces, and of terms.
async fn endpoint(api: &Api, request: &Request, path: &[&str]) -> Result<Response, Trouble> {
    match (request.method.as_str(), path) {
        ("GET", ["status"]) => system::status(api, request).await,
        ("GET", ["openapi.json"]) => Ok(system::openapi()),
        ("GET", ["directory"]) => outward::directory(api, request).await,
        ("GET", ["spaces.geojson"]) => outward::geojson(api, request).await,
        ("GET", ["spaces.jsonld"]) => outward::json_ld(api, request).await,
        ("GET", ["spaces"]) => spaces::list(api, request).await,
        ("GET", ["spaces", id]) => spaces::show(api, request, id).await,
        ("GET", ["spaces", id, "records", which]) => spaces::record(api, id, which).await,
        ("GET", ["spaces", id, "history"]) => terms::history(api, request, Some(id)).await,
        ("PUT", ["spaces", id, "standing"]) => spaces::set_standing(api, request, id).await,
        ("POST", ["confirm", "home"]) => system::confirm(api, SystemCommand::ConfirmHome).await,
        ("POST", ["confirm", "clock"]) => system::confirm(api, SystemCommand::ConfirmClock).await,
        ("PUT", ["profile"]) => whereabouts::change(api, request).await,
        ("PUT", ["profile", "contacts"]) => spaces::set_contacts(api, request).await,
        ("GET", ["terms"]) => terms::show(api, request).await,
        ("PUT", ["terms"]) => terms::publish(api, request).await,
        ("POST", ["terms", "review"]) => terms::review(api, request).await,
        ("GET", ["terms", "delivery"]) => terms::delivery(api).await,
        ("GET", ["terms", "history"]) => terms::history(api, request, None).await,
        _ => of_people(api, request, path).await,
    }
}

/// Members and their passes, visitors, desks, and the nodes that this one talks with.
async fn of_people(api: &Api, request: &Request, path: &[&str]) -> Result<Response, Trouble> {
    match (request.method.as_str(), path) {
        ("GET", ["members"]) => members::list(api).await,
        ("POST", ["members"]) => members::add(api, request).await,
        ("DELETE", ["members", id]) => members::end(api, id).await,
        ("GET", ["members", "export"]) => imports::export(api).await,
        ("POST", ["members", "imports"]) => imports::import(api, request).await,
        ("POST", ["members", "imports", "undo"]) => imports::undo(api, request).await,
        ("PUT", ["members", id]) => members::change(api, request, id).await,
        ("POST", ["members", id, "erase"]) => members::erase(api, id).await,
        ("POST", ["members", id, "phones"]) => desk::phone(api, id).await,
        ("POST", ["members", id, "passes"]) => passes::issue_one(api, request, id).await,
        ("GET", ["plans"]) => members::plans(api).await,
        ("PUT", ["plans"]) => members::set_plan(api, request).await,
        ("GET", ["passes"]) => passes::list(api, request).await,
        ("POST", ["passes"]) => passes::issue(api, request).await,
        ("POST", ["passes", id, "revoke"]) => passes::change(api, id, PassChange::Revoke).await,
        ("POST", ["passes", id, "suspend"]) => passes::change(api, id, PassChange::Suspend).await,
        ("POST", ["passes", id, "resume"]) => passes::change(api, id, PassChange::Resume).await,
        ("POST", ["passes", id, "replace"]) => passes::replace(api, id).await,
        ("GET", ["requests"]) => requests::list(api).await,
        ("POST", ["requests"]) => requests::ask(api, request).await,
        ("POST", ["requests", id, "answer"]) => requests::answer(api, request, id).await,
        ("GET", ["visits"]) => visits::list(api, request).await,
        ("POST", ["visits"]) => visits::add(api, request).await,
        ("POST", ["visits", id, "end"]) => visits::end(api, id).await,
        ("DELETE", ["visits", id]) => visits::remove(api, id).await,
        ("POST", ["visits", id, "erase"]) => visits::erase(api, id).await,
        ("POST", ["visits", id, "keep"]) => visits::keep(api, request, id).await,
        ("GET", ["peers"]) => peers::list(api).await,
        ("GET", ["peers", "nearby"]) => peers::nearby(api).await,
        ("POST", ["peers"]) => peers::add(api, request).await,
        ("DELETE", ["peers", id]) => peers::remove(api, id).await,
        ("POST", ["desk", "check"]) => desk::check(api, request).await,
        ("POST", ["desk", "photo"]) => desk::photo(api, request).await,
        ("POST", ["desk", "pairings"]) => desk::offer(api, request).await,
        ("GET", ["brand"]) => brand::show(api).await,
        ("PUT", ["brand"]) => brand::set(api, request).await,
        ("GET", ["tokens"]) => tokens::list(api).await,
        ("DELETE", ["tokens", id]) => tokens::revoke(api, id).await,
        ("GET" | "POST" | "PUT" | "DELETE", _) => Err(Trouble::no_such_path()),
        _ => Err(Trouble::wrong_method()),
    }
}
