//! The description of the API, OpenAPI 3.1: made from the table of endpoints and the shapes that they take and give.

use serde_json::{Map, Value, json};

use super::contract::Told as _;
use super::endpoint::Endpoint;
use super::schemas::Schemas;
use super::shapes::desk::{Pair, Paired};
use super::shapes::problem::Problem;
use crate::core::facts::{May, Role};

/// What every reader has to know.
const ABOUT: &str = "The API of one space's node. Base /api/v1, JSON. Errors are RFC 9457 problems with a stable code. \
    A POST takes an Idempotency-Key. A body has at most 256 KiB, a photo 8 MiB, a member list 24 MiB, a logo 6 MiB. \
    Tokens have a role, which each operation names. Answers are worded in the language of Accept-Language.";

/// The token.
const TOKEN: &str =
    "The admin's token is in the file api-token of the node's home; a desk's comes from pairing.";

/// What stands in paths.
const IN_PATHS: &[(&str, &str)] = &[
    ("space", "covisa: and 32 characters"),
    (
        "which",
        "profile, terms, key, key-log, status-lists or vouches",
    ),
    ("invitation", "its public key: 64 characters of hexadecimal"),
    ("member", "the member's id"),
    ("pass", "its id, or that of a member for all their passes"),
    ("question", "its number: 32 characters of hexadecimal"),
    ("visit", "its id"),
    ("peer", "its peer id, or the address that it was named by"),
    ("token", "its name"),
];

/// What is asked without a token, and is no JSON.
const PLAIN: &[(&str, &str)] = &[
    ("/healthz", "The process lives"),
    ("/readyz", "The store is open and the node answers"),
    ("/metrics", "OpenMetrics"),
    ("/desk", "The desk page"),
];

/// The document that describes these endpoints.
pub fn of(endpoints: &[&[Endpoint]]) -> Value {
    let mut schemas = Schemas::default();
    let mut paths: Map<String, Value> = Map::new();
    for endpoint in endpoints.iter().copied().flatten() {
        let path = endpoint.path();
        let operation = operation(&mut schemas, endpoint, &path);
        paths.entry(path).or_insert(json!({}))[endpoint.method.to_lowercase()] = operation;
    }
    for (path, about) in PLAIN {
        let done = json!({ "200": { "description": "done" } });
        let plain =
            json!({ "summary": about, "description": "Without a token.", "responses": done });
        paths.insert((*path).to_owned(), json!({ "get": plain }));
    }
    paths.insert(
        "/desk/pair".to_owned(),
        json!({ "post": pairing(&mut schemas) }),
    );
    let problem = schemas.told::<Problem>();
    json!({
        "openapi": "3.1.0",
        "info": { "title": "covisa", "version": "1", "description": ABOUT },
        "paths": paths,
        "components": {
            "securitySchemes": { "token": { "type": "http", "scheme": "bearer", "description": TOKEN } },
            "responses": { "Problem": {
                "description": "A problem; its sentences are in the language that Accept-Language asks for, if it is one of en, de, es, fr and pt-BR",
                "content": { "application/problem+json": { "schema": problem } },
            } },
            "schemas": schemas.schemas(),
        },
    })
}

fn operation(schemas: &mut Schemas, endpoint: &Endpoint, path: &str) -> Value {
    let mut operation = Map::new();
    operation.insert("summary".to_owned(), json!(endpoint.about));
    operation.insert("description".to_owned(), json!(roles(endpoint.may)));
    operation.insert("security".to_owned(), json!([{ "token": [] }]));
    let named: Vec<Value> = path.split('/').filter_map(parameter).collect();
    if !named.is_empty() {
        operation.insert("parameters".to_owned(), json!(named));
    }
    (endpoint.asked)(schemas, &mut operation);
    let told = (endpoint.told)(schemas, endpoint.status);
    operation.insert("responses".to_owned(), responses(told));
    Value::Object(operation)
}

/// The one change without a token: a code becomes one.
fn pairing(schemas: &mut Schemas) -> Value {
    let body = json!({ "required": true, "content": { "application/json": { "schema": schemas.asked::<Pair>() } } });
    json!({
        "summary": "A code becomes a token of its role",
        "description": "Without a token.",
        "requestBody": body,
        "responses": responses(Paired::describe(schemas, 201)),
    })
}

fn responses(told: Vec<(u16, Value)>) -> Value {
    let told = told
        .into_iter()
        .map(|(status, told)| (status.to_string(), told));
    let problem = json!({ "$ref": "#/components/responses/Problem" });
    let all = told.chain([("default".to_owned(), problem)]);
    Value::Object(all.collect())
}

fn parameter(segment: &str) -> Option<Value> {
    let name = segment.strip_prefix('{')?.strip_suffix('}')?;
    let about = IN_PATHS.iter().find(|(known, _)| *known == name);
    let about = about.map_or("", |(_, about)| about);
    let schema = json!({ "type": "string" });
    Some(
        json!({ "name": name, "in": "path", "required": true, "description": about, "schema": schema }),
    )
}

/// Who may ask, in words.
fn roles(may: May) -> String {
    let all = [Role::Member, Role::Desk, Role::Reader, Role::Admin];
    let able: Vec<&str> = all
        .iter()
        .filter(|role| role.may(may))
        .map(|role| role.word())
        .collect();
    match able.as_slice() {
        [one] => format!("Role: {one}."),
        several => format!("Roles: {}.", several.join(", ")),
    }
}
