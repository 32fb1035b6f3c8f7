//! Which path is answered by whom. One table: method, path, who may ask, endpoint.

use super::api::{Api, Request, Response};
use super::guard::Caller;
use super::problem::Trouble;
use super::server::path_segment;
use super::{
    desk, imports, members, pages, passes, peers, requests, spaces, system, terms, tokens, visits,
};
use crate::core::orders::PassChange;

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
        ("GET", ["metrics"]) => Ok(system::metrics(api)),
        ("GET", [""]) => Ok(pages::to_desk()),
        ("GET", ["desk"]) => Ok(pages::desk()),
        ("GET", ["assets", name]) => pages::asset(name).ok_or(Trouble::no_such_path()),
        ("POST", ["desk", "pair"]) => desk::pair(api, request).await,
        (method, ["api", "v1", path @ ..]) => match caller {
            Caller::Nobody => Err(Trouble::no_token()),
            Caller::Desk if !for_desks(method, path) => Err(Trouble::not_for_desks()),
            Caller::Desk | Caller::Admin => endpoint(api, request, path).await,
        },
        ("GET" | "POST" | "PUT" | "DELETE", _) => Err(Trouble::no_such_path()),
        _ => Err(Trouble::wrong_method()),
    }
}

/// What a desk's token reaches.
fn for_desks(method: &str, path: &[&str]) -> bool {
    matches!(
        (method, path),
        ("POST", ["desk", "check" | "photo"])
            | ("GET", ["visits" | "status"])
            | ("POST", ["visits", _, "end" | "erase"])
            | ("GET" | "POST", ["requests"])
            | ("DELETE", ["visits", _])
    )
}

async fn endpoint(api: &Api, request: &Request, path: &[&str]) -> Result<Response, Trouble> {
    match (request.method.as_str(), path) {
        ("GET", ["status"]) => system::status(api, request).await,
        ("GET", ["openapi.json"]) => Ok(system::openapi()),
        ("GET", ["spaces"]) => spaces::list(api, request).await,
        ("GET", ["spaces", id]) => spaces::show(api, request, id).await,
        ("GET", ["spaces", id, "records", which]) => spaces::record(api, id, which).await,
        ("PUT", ["spaces", id, "standing"]) => spaces::set_standing(api, request, id).await,
        ("PUT", ["profile", "contacts"]) => spaces::set_contacts(api, request).await,
        ("GET", ["terms"]) => terms::show(api, request).await,
        ("PUT", ["terms"]) => terms::publish(api, request).await,
        ("GET", ["terms", "history"]) => terms::history(api, request).await,
        ("GET", ["members"]) => members::list(api).await,
        ("POST", ["members"]) => members::add(api, request).await,
        ("DELETE", ["members", id]) => members::end(api, id).await,
        ("GET", ["members", "export"]) => imports::export(api).await,
        ("POST", ["members", "imports"]) => imports::import(api, request).await,
        ("POST", ["members", "imports", "undo"]) => imports::undo(api, request).await,
        ("PUT", ["members", id]) => members::change(api, request, id).await,
        ("POST", ["members", id, "erase"]) => members::erase(api, id).await,
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
        ("GET", ["peers"]) => peers::list(api).await,
        ("POST", ["peers"]) => peers::add(api, request).await,
        ("DELETE", ["peers", id]) => peers::remove(api, id).await,
        ("POST", ["desk", "check"]) => desk::check(api, request).await,
        ("POST", ["desk", "photo"]) => desk::photo(api, request).await,
        ("POST", ["desk", "pairings"]) => desk::offer(api).await,
        ("GET", ["tokens"]) => tokens::list(api).await,
        ("DELETE", ["tokens", id]) => tokens::revoke(api, id).await,
        ("GET" | "POST" | "PUT" | "DELETE", _) => Err(Trouble::no_such_path()),
        _ => Err(Trouble::wrong_method()),
    }
}
