//! Pages are shells, compiled in: they hold no data and need no token. What they show they fetch with one.

use super::api::Response;

/// Nothing but our own scripts, styles and requests.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; \
                      base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The desk page.
pub fn desk() -> Response {
    page(include_str!("pages/desk.html"))
}

/// The operator's pages come later: until then the start is the desk.
pub fn to_desk() -> Response {
    Response::new(302, "text/plain; charset=utf-8", Vec::new()).with("location", "/desk")
}

/// A script, style or picture.
pub fn asset(name: &str) -> Option<Response> {
    let (kind, text) = match name {
        "desk.css" => ("text/css; charset=utf-8", include_str!("pages/desk.css")),
        "desk.js" => (
            "text/javascript; charset=utf-8",
            include_str!("pages/desk.js"),
        ),
        "icon.svg" => ("image/svg+xml", include_str!("pages/icon.svg")),
        _ => return None,
    };
    Some(guarded(Response::new(200, kind, text.as_bytes().to_vec())))
}

fn page(html: &str) -> Response {
    guarded(Response::new(
        200,
        "text/html; charset=utf-8",
        html.as_bytes().to_vec(),
    ))
}

fn guarded(response: Response) -> Response {
    response
        .with("content-security-policy", POLICY)
        .with("referrer-policy", "no-referrer")
        .with("cross-origin-opener-policy", "same-origin")
        .with("cross-origin-resource-policy", "same-origin")
}
