//! What pages show, as HTML: fetched by their script with a token, laid out by `pages`.
//!
//! | file | whose |
//! |---|---|
//! | [`home`] | the first page |

pub mod home;

use super::api::{Api, Request, Response};
use super::problem::Trouble;

/// Answers a request for a fragment.
pub async fn fragment(api: &Api, request: &Request, path: &[&str]) -> Result<Response, Trouble> {
    match (request.method.as_str(), path) {
        ("GET", [""] | []) => home::show(api, request).await,
        ("GET" | "POST", _) => Err(Trouble::no_such_path()),
        _ => Err(Trouble::wrong_method()),
    }
}

/// HTML in the language that was asked for.
fn html(request: &Request, text: String) -> Response {
    Response::new(200, "text/html; charset=utf-8", text.into_bytes())
        .with("content-language", request.locale().tag())
}
