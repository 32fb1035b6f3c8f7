//! Pages are shells, compiled in: they hold no data and need no token. What they show they fetch with one.

use super::request::Request;
use super::response::Response;
use crate::pages::shell::Place;
use crate::words::Locale;

/// Nothing but our own scripts, styles and requests. A picture may also be one that a script made.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; \
                      manifest-src 'self'; worker-src 'self'; \
                      base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/// The cookie with the language that somebody chose at this browser. It holds nothing else.
const TONGUE: &str = "covisa-language";

/// The shell of a place.
pub fn page(request: &Request, place: Place) -> Response {
    let t = tongue(request);
    let html = place.shell(t);
    let kind = "text/html; charset=utf-8";
    guarded(Response::new(200, kind, html.into_bytes()))
        .with("content-language", t.tag())
        .with("vary", "accept-language, cookie")
}

/// A page that is not there: the shell, in which that is said.
pub fn missing(request: &Request) -> Response {
    Response {
        status: 404,
        ..page(request, Place::Home)
    }
}

/// What is looked for is there: where only desks come in, the desk is the first page.
pub fn moved(path: &'static str) -> Response {
    Response::new(302, "text/plain; charset=utf-8", Vec::new()).with("location", path)
}

/// A script, style or picture.
pub fn asset(name: &str) -> Option<Response> {
    let (kind, text) = match name {
        "base.css" => (CSS, include_str!("../../assets/base.css")),
        "app.css" => (CSS, include_str!("../../assets/app.css")),
        "desk.css" => (CSS, include_str!("../../assets/desk.css")),
        "app.js" => (SCRIPT, include_str!("../../assets/app.js")),
        "desk.js" => (SCRIPT, include_str!("../../assets/desk.js")),
        "live.js" => (SCRIPT, include_str!("../../assets/live.js")),
        "choose.js" => (SCRIPT, include_str!("../../assets/choose.js")),
        "desk-tools.js" => (SCRIPT, include_str!("../../assets/desk-tools.js")),
        "passport.js" => (SCRIPT, include_str!("../../assets/passport.js")),
        "passport.webmanifest" => (
            "application/manifest+json",
            include_str!("../../assets/passport.webmanifest"),
        ),
        "icon.png" => return Some(icon()),
        "layout.svg" => return layout(),
        "icon.svg" => ("image/svg+xml", include_str!("../../assets/icon.svg")),
        _ => return None,
    };
    let text = if kind == SCRIPT {
        without_comments(text)
    } else {
        text.to_owned()
    };
    Some(guarded(Response::new(200, kind, text.into_bytes())))
}

/// A script as browsers need it: lines that are a comment, and the blanks before a line, are for people.
fn without_comments(script: &str) -> String {
    let lines = script.lines().map(str::trim_start);
    let code = lines.filter(|line| !line.is_empty() && !line.starts_with("//"));
    code.flat_map(|line| [line, "\n"]).collect()
}

/// What keeps a passport there without a network. It stands at the root, since it may only keep what lies below it.
pub fn passport_worker() -> Response {
    let text = include_str!("../../assets/passport-worker.js");
    guarded(Response::new(200, SCRIPT, text.as_bytes().to_vec()))
}

/// The icon for phones that take no drawing.
fn icon() -> Response {
    let bytes = include_bytes!("../../assets/icon.png");
    guarded(Response::new(200, "image/png", bytes.to_vec()))
}

/// The code by which a desk learns how its scanner types: every letter that a pass can have, in order.
fn layout() -> Option<Response> {
    let drawn = crate::qr::svg("CV0ABCDEFGHIJKLMNOPQRSTUVWXYZ234567").ok()?;
    Some(guarded(Response::new(
        200,
        "image/svg+xml",
        drawn.into_bytes(),
    )))
}

const CSS: &str = "text/css; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";

/// The language that was chosen here, or else the one that the browser would rather have.
fn tongue(request: &Request) -> Locale {
    let cookies = request.header("cookie").unwrap_or_default();
    let mut pairs = cookies
        .split(';')
        .filter_map(|pair| pair.trim().split_once('='));
    let chosen = pairs.find(|(name, _)| *name == TONGUE);
    chosen
        .and_then(|(_, tag)| Locale::of_tag(tag))
        .unwrap_or_else(|| request.locale())
}

fn guarded(response: Response) -> Response {
    response
        .with("content-security-policy", POLICY)
        .with("referrer-policy", "no-referrer")
        .with("cross-origin-opener-policy", "same-origin")
        .with("cross-origin-resource-policy", "same-origin")
}
