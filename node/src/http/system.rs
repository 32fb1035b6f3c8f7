//! How the node is: for people, for supervisors, for programs.

use std::path::Path;

use serde_json::Value;

use super::api::Api;
use super::json;
use super::problem::Trouble;
use super::request::Request;
use super::response::Response;
use crate::core::views::StatusView;
use crate::core::{SystemCommand, To};
use crate::words::{Locale, warning};

/// The process lives.
pub fn healthz() -> Response {
    Response::new(200, "text/plain; charset=utf-8", b"ok\n".to_vec())
}

/// The store is open and the node answers. Peers are not a condition: an offline node serves its desk.
pub async fn readyz(api: &Api) -> Result<Response, Trouble> {
    api.ask(SystemCommand::Ready).await?;
    let kind = "text/plain; charset=utf-8";
    Ok(Response::new(200, kind, b"ready\n".to_vec()))
}

/// OpenMetrics.
pub fn metrics(api: &Api) -> Response {
    let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    Response::new(200, kind, api.metrics.text().into_bytes())
}

/// `GET /status`
pub async fn status(api: &Api, request: &Request) -> Result<Response, Trouble> {
    let view = api.ask(SystemCommand::Status).await?;
    let warnings = warnings(api, &view, request.locale());
    Ok(Response::json(
        200,
        &json::status(
            &view,
            api.guard.serves(),
            &warnings,
            &warning::doubts(&view, request.locale()),
            &warning::clock(&view, request.locale()),
        ),
    ))
}

/// What the operator has to look after.
fn warnings(api: &Api, view: &StatusView, locale: Locale) -> Vec<String> {
    let left = |home: &Path| home.join("recovery.txt").exists();
    warning::warnings(view, api.guard.home().is_some_and(left), locale)
}

/// `POST /confirm/home`: this machine is the home. `POST /confirm/clock`: its clock shows the present.
pub async fn confirm(
    api: &Api,
    what: impl FnOnce(To<()>) -> SystemCommand,
) -> Result<Response, Trouble> {
    api.ask(what).await?;
    let confirmed = serde_json::json!({ "confirmed": true });
    Ok(Response::json(200, &confirmed))
}

/// `GET /openapi.json`
pub fn openapi() -> Response {
    let document: Value = serde_json::from_str(include_str!("openapi.json")).unwrap_or_default();
    Response::json(200, &document)
}
