//! What the tests of ways in and of roles share: a house with a way for desks, tokens of each role, and every route, read
//! from the sources, so that no list here can grow old.

use covisa::http::routes::ENDPOINTS;
use covisa_tests::asking::{Answer, Asking};
use covisa_tests::program::{Home, Running};
use serde_json::{Value, json};

/// What a desk's token reaches, and nothing else.
pub const FOR_DESKS: &[(&str, &str)] = &[
    ("POST", "/api/v1/desk/check"),
    ("POST", "/api/v1/desk/photo"),
    ("GET", "/api/v1/visits"),
    ("GET", "/api/v1/status"),
    ("GET", "/api/v1/spaces"),
    ("POST", "/api/v1/visits/x/end"),
    ("POST", "/api/v1/visits/x/reopen"),
    ("GET", "/api/v1/events"),
    ("POST", "/api/v1/visits/x/erase"),
    ("POST", "/api/v1/visits/x/keep"),
    ("DELETE", "/api/v1/visits/x"),
    ("GET", "/api/v1/requests"),
    ("POST", "/api/v1/requests"),
];

/// A house that runs, and how desks on other machines come in.
pub struct House {
    /// Its home.
    pub home: Home,
    /// Its node; its `ask` is the operator's.
    pub node: Running,
    /// The desks' way, without a token.
    pub desks: Asking,
}

impl House {
    /// With a way for desks on loopback.
    pub fn new() -> Self {
        Self::at("127.0.0.1:0", &[])
    }

    /// With a way for desks at an address, and further flags.
    pub fn at(desks: &str, flags: &[&str]) -> Self {
        let home = Home::init("Example Nord");
        let mut arguments = vec!["serve", "--offline", "--http", "127.0.0.1:0"];
        arguments.extend(["--desk-http", desks]);
        arguments.extend(flags);
        let node = Running::start(&home, &arguments);
        let desk = node.ready["desk"].as_str().unwrap();
        let desks = Asking::new(desk.split("/desk#").next().unwrap(), "");
        Self { home, node, desks }
    }

    /// A token of a role, got by the operator's way.
    pub fn token(&self, role: &str) -> String {
        token(&self.node.ask, role)
    }

    /// The port of the desks' way.
    pub fn desk_port(&self) -> String {
        self.desks.host().rsplit(':').next().unwrap().to_owned()
    }
}

/// A code for a role, offered by whoever asks.
pub fn code(ask: &Asking, role: &str) -> String {
    let offered = ask.post("desk/pairings", &json!({ "role": role }));
    assert_eq!(offered.status, 201, "A code is offered: {}", offered.json());
    offered.json()["code"].as_str().unwrap().to_owned()
}

/// What comes of a code that is shown.
pub fn pair(ask: &Asking, code: &str) -> Answer {
    let body = json!({ "code": code });
    sent(&ask.with_token(""), "POST", "/desk/pair", &body)
}

/// A token of a role.
pub fn token(ask: &Asking, role: &str) -> String {
    let paired = pair(ask, &code(ask, role)).json();
    assert_eq!(paired["role"], role, "The role is the one of the code.");
    paired["token"].as_str().unwrap().to_owned()
}

/// A request with a JSON body.
pub fn sent(ask: &Asking, method: &str, path: &str, body: &Value) -> Answer {
    let kind = [("content-type", "application/json")];
    match method {
        "GET" | "DELETE" => ask.send(method, path, &[], b""),
        _ => ask.send(method, path, &kind, body.to_string().as_bytes()),
    }
}

/// Status and code of an answer, as `403 not-for-desks`.
pub fn told(answer: &Answer) -> String {
    format!("{} {}", answer.status, answer.code())
        .trim()
        .to_owned()
}

/// Method and path of every route of the API; `x` stands for what differs.
pub fn api_routes() -> Vec<(String, String)> {
    let path = |pattern: &str| format!("/api/v1/{}", path_of(pattern.trim_matches(['[', ']'])));
    let found: Vec<(String, String)> = ENDPOINTS
        .iter()
        .flat_map(|table| table.iter())
        .map(|endpoint| (endpoint.method.to_owned(), path(endpoint.pattern)))
        .collect();
    assert!(found.len() > 45, "The table of routes is found: {found:?}");
    found
}

/// The same of what pages show.
pub fn fragment_routes() -> Vec<(String, String)> {
    let source = include_str!("../../node/src/http/fragments/mod.rs");
    let found = routes(source, "/fragments/");
    assert!(found.len() > 25, "The fragments are found: {found:?}");
    found
}

fn routes(table: &str, before: &str) -> Vec<(String, String)> {
    let arms = table.lines().map(str::trim);
    let arms = arms.filter(|line| line.starts_with("(\"") && line.contains("=>"));
    let route = |arm: &str| {
        let method = arm.split('"').nth(1)?.to_owned();
        let path = arm
            .split("=>")
            .next()?
            .split('[')
            .nth(1)?
            .split(']')
            .next()?;
        Some((method, format!("{before}{}", path_of(path))))
    };
    arms.filter_map(route).collect()
}

/// `spaces/x/history` of `"spaces", id, "history"`.
fn path_of(pattern: &str) -> String {
    let part = |part: &str| match part.strip_prefix('"') {
        Some(word) => word.trim_end_matches('"').to_owned(),
        None => "x".to_owned(),
    };
    let parts: Vec<String> = pattern.split(", ").map(part).collect();
    parts.join("/")
}
