//! How the node is: for people, for supervisors, for programs.

use std::path::Path;

use federation_spec::rules::Clock;
use serde_json::Value;

use super::api::{Api, Request, Response};
use super::json;
use super::problem::Trouble;
use crate::core::views::StatusView;
use crate::core::{Command, Problem, Reply};

/// The process lives.
pub fn healthz() -> Response {
    Response::new(200, "text/plain; charset=utf-8", b"ok\n".to_vec())
}

/// The store is open and the node answers. Peers are not a condition: an offline node serves its desk.
pub async fn readyz(api: &Api) -> Result<Response, Trouble> {
    match api.command(Command::Status).await? {
        Reply::Status(view) => match view.store {
            None => Ok(Response::new(
                200,
                "text/plain; charset=utf-8",
                b"ready\n".to_vec(),
            )),
            Some(reason) => Err(Trouble::from(&Problem::ReadOnly(reason))),
        },
        _ => Err(Trouble::stopping()),
    }
}

/// OpenMetrics.
pub fn metrics(api: &Api) -> Response {
    let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    Response::new(200, kind, api.metrics.text().into_bytes())
}

/// `GET /status`
pub async fn status(api: &Api, request: &Request) -> Result<Response, Trouble> {
    let Reply::Status(view) = api.command(Command::Status).await? else {
        return Err(Trouble::stopping());
    };
    let locale = request.locale();
    let warnings = warnings(api, &view).map(|id| locale.say(id));
    let warnings: Vec<String> = warnings.collect();
    Ok(Response::json(
        200,
        &json::status(&view, api.guard.serves(), &warnings),
    ))
}

/// The messages of what the operator has to look after.
fn warnings(api: &Api, view: &StatusView) -> impl Iterator<Item = &'static str> {
    let left = |home: &Path| home.join("recovery.txt").exists();
    let recovery = api.guard.home().is_some_and(left);
    let told = [
        (recovery, "warning-recovery"),
        (view.twin, "warning-twin"),
        (view.clock == Clock::Behind, "warning-clock-behind"),
        (view.clock == Clock::Ahead, "warning-clock-ahead"),
    ];
    let told = told.into_iter().filter(|(holds, _)| *holds);
    told.map(|(_, id)| id)
}

/// `GET /openapi.json`
pub fn openapi() -> Response {
    let document: Value = serde_json::from_str(include_str!("openapi.json")).unwrap_or_default();
    Response::json(200, &document)
}
