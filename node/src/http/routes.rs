//! Which path is answered by whom. One table: method, path, what whoever asks has to be allowed to do, endpoint.

use super::answers::Answers;
use super::api::Api;
use super::guard::Caller;
use super::problem::Trouble;
use super::request::{Request, needs_token, path_segment};
use super::response::Response;
use super::{
    brand, desk, fragments, imports, members, outward, pages, passes, peers, requests, spaces,
    system, terms, tokens, visits, whereabouts,
};
use crate::core::SystemCommand;
use crate::core::facts::{May, Role};
use crate::core::orders::PassChange;
use crate::pages::shell::Place;

impl Answers for Api {
    /// Over a socket everyone is a stranger until Host, Origin and token say otherwise.
    fn admit(&self, request: &Request) -> Result<Caller, Trouble> {
        self.guard.admits(request)?;
        let caller = self.caller(request);
        match caller == Caller::Nobody && needs_token(&request.path) {
            true => Err(Trouble::no_token()),
            false => Ok(caller),
        }
    }

    /// The same for a socket and for a verb that opened the home itself, which is its admin.
    async fn answer_as(&self, request: &Request, caller: Caller) -> Response {
        if let Some(done) = self.remembered.answer(request, caller) {
            return done;
        }
        let response = route(self, request, caller)
            .await
            .unwrap_or_else(|trouble| trouble.response(request.locale()));
        self.remembered.note(request, caller, &response);
        response
    }
}

/// Answers a request of a known caller.
async fn route(api: &Api, request: &Request, caller: Caller) -> Result<Response, Trouble> {
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
        (_, ["api", "v1", path @ ..]) => endpoint(api, request, caller, path).await,
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

/// Declares endpoints: a method, a path, what its caller has to be allowed to do, and who answers.
macro_rules! endpoints {
    ($(#[$doc:meta])* $name:ident, $listed:ident, ($api:ident, $request:ident) $(
        $method:ident $path:tt $may:ident => $answer:expr;
    )+) => {
        /// What is declared here: method, path, what its caller has to be allowed to do.
        pub const $listed: &[(&str, &str, May)] = &[
            $((stringify!($method), stringify!($path), May::$may)),+
        ];

        $(#[$doc])*
        async fn $name(
            $api: &Api,
            $request: &Request,
            caller: Caller,
            path: &[&str],
        ) -> Option<Result<Response, Trouble>> {
            match ($request.method.as_str(), path) {
                $((stringify!($method), $path) => Some(match may(caller, May::$may) {
                    Ok(()) => $answer,
                    Err(trouble) => Err(trouble),
                }),)+
                _ => None,
            }
        }
    };
}

endpoints! {
    /// What the node says of itself, of spaces, and of terms.
    of_spaces, OF_SPACES, (api, request)
    GET ["status"] SeeToday => system::status(api, request).await;
    GET ["openapi.json"] See => Ok(system::openapi());
    GET ["directory"] See => outward::directory(api, request).await;
    GET ["spaces.geojson"] See => outward::geojson(api, request).await;
    GET ["spaces.jsonld"] See => outward::json_ld(api, request).await;
    GET ["spaces"] SeeToday => spaces::list(api, request).await;
    GET ["spaces", id] See => spaces::show(api, request, id).await;
    GET ["spaces", id, "records", which] See => spaces::record(api, id, which).await;
    GET ["spaces", id, "history"] See => terms::history(api, request, Some(id)).await;
    PUT ["spaces", id, "standing"] Change => spaces::set_standing(api, request, id).await;
    POST ["confirm", "home"] Change => system::confirm(api, SystemCommand::ConfirmHome).await;
    POST ["confirm", "clock"] Change => system::confirm(api, SystemCommand::ConfirmClock).await;
    PUT ["profile"] Change => whereabouts::change(api, request).await;
    PUT ["profile", "contacts"] Change => spaces::set_contacts(api, request).await;
    GET ["terms"] See => terms::show(api, request).await;
    PUT ["terms"] Change => terms::publish(api, request).await;
    POST ["terms", "review"] Change => terms::review(api, request).await;
    GET ["terms", "delivery"] See => terms::delivery(api).await;
    GET ["terms", "history"] See => terms::history(api, request, None).await;
}

endpoints! {
    /// Members and their passes, visitors, desks, and the nodes that this one talks with.
    of_people, OF_PEOPLE, (api, request)
    GET ["members"] See => members::list(api).await;
    POST ["members"] Change => members::add(api, request).await;
    DELETE ["members", id] Change => members::end(api, id).await;
    GET ["members", "export"] See => imports::export(api).await;
    POST ["members", "imports"] Change => imports::import(api, request).await;
    POST ["members", "imports", "undo"] Change => imports::undo(api, request).await;
    PUT ["members", id] Change => members::change(api, request, id).await;
    POST ["members", id, "erase"] Change => members::erase(api, id).await;
    POST ["members", id, "phones"] Change => desk::phone(api, id).await;
    POST ["members", id, "passes"] Change => passes::issue_one(api, request, id).await;
    GET ["plans"] See => members::plans(api).await;
    PUT ["plans"] Change => members::set_plan(api, request).await;
    GET ["passes"] See => passes::list(api, request).await;
    POST ["passes"] Change => passes::issue(api, request).await;
    POST ["passes", id, "revoke"] Change => passes::change(api, id, PassChange::Revoke).await;
    POST ["passes", id, "suspend"] Change => passes::change(api, id, PassChange::Suspend).await;
    POST ["passes", id, "resume"] Change => passes::change(api, id, PassChange::Resume).await;
    POST ["passes", id, "replace"] Change => passes::replace(api, id).await;
    GET ["requests"] SeeToday => requests::list(api).await;
    POST ["requests"] Receive => requests::ask(api, request).await;
    POST ["requests", id, "answer"] Change => requests::answer(api, request, id).await;
    GET ["visits"] SeeToday => visits::list(api, request).await;
    POST ["visits"] Change => visits::add(api, request).await;
    POST ["visits", id, "end"] Receive => visits::end(api, id).await;
    DELETE ["visits", id] Receive => visits::remove(api, id).await;
    POST ["visits", id, "erase"] Receive => visits::erase(api, id).await;
    POST ["visits", id, "keep"] Receive => visits::keep(api, request, id).await;
    GET ["peers"] See => peers::list(api).await;
    GET ["peers", "nearby"] See => peers::nearby(api).await;
    POST ["peers"] Change => peers::add(api, request).await;
    DELETE ["peers", id] Change => peers::remove(api, id).await;
    POST ["desk", "check"] Receive => desk::check(api, request).await;
    POST ["desk", "photo"] Receive => desk::photo(api, request).await;
    POST ["desk", "pairings"] Change => desk::offer(api, request).await;
    GET ["brand"] See => brand::show(api).await;
    PUT ["brand"] Change => brand::set(api, request).await;
    GET ["tokens"] See => tokens::list(api).await;
    DELETE ["tokens", id] Change => tokens::revoke(api, id).await;
}

async fn endpoint(
    api: &Api,
    request: &Request,
    caller: Caller,
    path: &[&str],
) -> Result<Response, Trouble> {
    if let Some(answer) = of_spaces(api, request, caller, path).await {
        return answer;
    }
    if let Some(answer) = of_people(api, request, caller, path).await {
        return answer;
    }
    match request.method.as_str() {
        "GET" => may(caller, May::See).and(Err(Trouble::no_such_path())),
        "POST" | "PUT" | "DELETE" => may(caller, May::Change).and(Err(Trouble::no_such_path())),
        _ => may(caller, May::Change).and(Err(Trouble::wrong_method())),
    }
}

/// Refuses what is beyond a caller's role.
fn may(caller: Caller, what: May) -> Result<(), Trouble> {
    match caller {
        _ if caller.may(what) => Ok(()),
        Caller::Nobody => Err(Trouble::no_token()),
        Caller::Holder(Role::Member) => Err(Trouble::not_for_members()),
        Caller::Holder(Role::Desk) => Err(Trouble::not_for_desks()),
        Caller::Holder(Role::Reader | Role::Admin) => Err(Trouble::not_for_readers()),
    }
}

/// The same for fragments: a member has her passport, whoever else has the rest.
fn may_see(caller: Caller, method: &str, path: &[&str]) -> Result<(), Trouble> {
    match path {
        ["passport", ..] if caller.may(May::Carry) => Ok(()),
        _ if method == "GET" => may(caller, May::See),
        _ => may(caller, May::Change),
    }
}
