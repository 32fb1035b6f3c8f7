//! Every answer of the API that a test gets is what its description says: this status, this media type, these fields and no
//! others.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use covisa::http::routes::description;
use jsonschema::Validator;
use serde_json::{Value, json};

/// Panics if an answer is not as it is described.
pub fn hold(method: &str, path: &str, status: u16, kind: Option<&str>, body: &[u8]) {
    let path = path.split('?').next().unwrap_or_default();
    let Some((pattern, operation)) = operation(method, path) else {
        return;
    };
    let told = &operation["responses"];
    let said = match told.get(status.to_string()) {
        Some(said) => said.clone(),
        None if status < 400 => panic!("{method} {path} answers {status}, which nobody describes"),
        None => resolved(&told["default"]).clone(),
    };
    let media = kind.unwrap_or_default();
    let plain = media.split(';').next().unwrap_or_default().trim();
    let content = &said["content"];
    let declared = content.get(media).or_else(|| content.get(plain));
    let declared = declared.unwrap_or_else(|| {
        panic!("{method} {path} answers {status} as {media:?}, not as one of {content}")
    });
    let Some(schema) = declared.get("schema") else {
        return;
    };
    let answer: Value = serde_json::from_slice(body)
        .unwrap_or_else(|wrong| panic!("{method} {path} answers no JSON: {wrong}"));
    let name = match status < 400 {
        true => format!("{method} {pattern} {status}"),
        false => "problem".to_owned(),
    };
    if let Err(wrong) = validator(&name, schema).validate(&answer) {
        panic!(
            "{method} {path} answers what is not described, at {}: {wrong}\n{answer:#}",
            wrong.instance_path()
        );
    }
}

/// The operation that a request is for, and the pattern of its path. Fixed segments count before named ones.
fn operation(method: &str, path: &str) -> Option<(&'static str, &'static Value)> {
    let fits = |pattern: &str| {
        let (mut asked, mut said) = (path.split('/'), pattern.split('/'));
        asked.clone().count() == said.clone().count()
            && asked.all(|part| {
                said.next()
                    .is_some_and(|own| own == part || own.starts_with('{'))
            })
    };
    let paths = description()["paths"].as_object()?.iter();
    let fitting = paths.filter(|(pattern, _)| pattern.starts_with("/api/") && fits(pattern));
    let described = fitting.filter_map(|(pattern, methods)| {
        let operation = methods.get(method.to_lowercase())?;
        Some((pattern.as_str(), operation))
    });
    described.min_by_key(|(pattern, _)| pattern.matches('{').count())
}

fn resolved(response: &'static Value) -> &'static Value {
    let name = response["$ref"].as_str().unwrap_or_default();
    let name = name.rsplit('/').next().unwrap_or_default();
    &description()["components"]["responses"][name]
}

fn validator(name: &str, schema: &Value) -> Arc<Validator> {
    static MADE: OnceLock<Mutex<HashMap<String, Arc<Validator>>>> = OnceLock::new();
    let made = MADE.get_or_init(Mutex::default);
    let mut made = made.lock().unwrap_or_else(PoisonError::into_inner);
    let validator = made.entry(name.to_owned()).or_insert_with(|| {
        let mut whole = schema.clone();
        whole["components"] = json!({ "schemas": description()["components"]["schemas"] });
        close(&mut whole);
        Arc::new(jsonschema::validator_for(&whole).expect("what is described is JSON Schema"))
    });
    validator.clone()
}

/// Objects have the fields that are described, and no others.
fn close(schema: &mut Value) {
    match schema {
        Value::Object(fields) => {
            if fields.contains_key("properties") && fields.get("type") == Some(&json!("object")) {
                fields.entry("additionalProperties").or_insert(json!(false));
            }
            fields.values_mut().for_each(close);
        }
        Value::Array(items) => items.iter_mut().for_each(close),
        _ => {}
    }
}
