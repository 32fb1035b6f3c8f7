//! How the node is: for people, for supervisors, for programs.

use std::path::Path;

use serde_json::Value;

use super::api::Api;
use super::backups;
use super::contract::{Kind, Raw};
use super::problem::Trouble;
use super::response::Response;
use super::shapes::status::{Confirmed, Status};
use crate::backup::shelf::Standing;
use crate::calendar::local_parts;
use crate::clock;
use crate::core::views::StatusView;
use crate::core::{SystemCommand, To};
use crate::words::{Locale, warning};

/// A backup that is older is pointed out, seconds (three days).
const OLD: u64 = 3 * 86_400;

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
pub async fn status(api: &Api, locale: Locale) -> Result<Status, Trouble> {
    let view = api.ask(SystemCommand::Status).await?;
    let standing = backups::standing(api, &view).await?;
    let mut warnings = warnings(api, &view, locale);
    warnings.extend(of_backups(&standing, &view.zone, locale));
    let running = api.guard.serves();
    Ok(Status::of(view, running, warnings, &standing, locale))
}

/// What is to be said of the backups.
pub fn of_backups(standing: &Standing, zone: &str, locale: Locale) -> Option<String> {
    if let Some(trouble) = &standing.trouble {
        return Some(locale.with("warning-backup-failed", "reason", trouble));
    }
    if !standing.sealed {
        return Some(locale.say("warning-backup-words"));
    }
    let last = standing.kept.first()?;
    let old = clock::now().since(last.made_at) > OLD;
    old.then(|| {
        let (day, time) = local_parts(last.made_at, zone);
        locale.with("warning-backup-old", "when", format!("{day} {time}"))
    })
}

/// What the operator has to look after.
fn warnings(api: &Api, view: &StatusView, locale: Locale) -> Vec<String> {
    let left = |home: &Path| home.join("recovery.txt").exists();
    let mut told = warning::warnings(view, api.guard.home().is_some_and(left), locale);
    told.extend(api.door.view().trouble.map(|trouble| trouble.text(locale)));
    told
}

/// `POST /confirm/home`: this machine is the home. `POST /confirm/clock`: its clock shows the present.
pub async fn confirm(
    api: &Api,
    what: impl FnOnce(To<()>) -> SystemCommand,
) -> Result<Confirmed, Trouble> {
    api.ask(what).await?;
    Ok(Confirmed::DONE)
}

/// The description of the API.
#[derive(Debug)]
pub struct OpenApi;

impl Kind for OpenApi {
    const ABOUT: &'static str = "an OpenAPI 3.1 document";
    const TYPES: &'static [&'static str] = &["application/json"];
}

/// `GET /openapi.json`
pub fn openapi(description: &Value) -> Result<Raw<OpenApi>, Trouble> {
    Ok(Raw::new(0, description.to_string().into_bytes()))
}
