//! How the node is: for people, for supervisors, for programs.

use federation_spec::rules::Clock;
use serde_json::Value;

use super::api::{Api, Response};
use super::json;
use super::problem::Trouble;
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
pub async fn status(api: &Api) -> Result<Response, Trouble> {
    let Reply::Status(view) = api.command(Command::Status).await? else {
        return Err(Trouble::stopping());
    };
    let mut warnings = Vec::new();
    if let Some(home) = api.guard.home()
        && home.join("recovery.txt").exists()
    {
        warnings.push(
            "recovery.txt is still in the home: print it, take it away, and delete it".to_owned(),
        );
    }
    if view.twin {
        warnings.push(
            "another node signs with this space's key: nothing is published until only one is left"
                .to_owned(),
        );
    }
    match view.clock {
        Clock::Sound => {}
        Clock::Behind => warnings.push(
            "the clock of this computer shows a moment that has passed: set its date and time"
                .to_owned(),
        ),
        Clock::Ahead => warnings.push(
            "the clock of this computer is years ahead of everything this node knows: set its date and time, or install a newer version"
                .to_owned(),
        ),
    }
    Ok(Response::json(
        200,
        &json::status(&view, api.guard.serves(), &warnings),
    ))
}

/// `GET /openapi.json`
pub fn openapi() -> Response {
    let document: Value = serde_json::from_str(include_str!("openapi.json")).unwrap_or_default();
    Response::json(200, &document)
}
