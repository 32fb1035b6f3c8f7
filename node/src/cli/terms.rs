//! `covisa terms`

use std::path::Path;

use serde_json::{Value, json};

use super::arguments::Terms;
use super::carrier::{Carrier, encode, get, send};
use super::exit::{DONE, FAILED, Failure, INVALID};
use super::print::{Context, field, items, line, table};
use crate::core::meetable::asks_of_homes;
use crate::http::Request;
use crate::terms_file::{self, MAX_FILE, TermsError};
use crate::words::{Locale, terms};
use crate::written::{self, Unreadable};

/// This space's own terms.
pub fn run(context: &Context, verb: Terms) -> Result<u8, Failure> {
    match verb {
        Terms::Check { file } => check(context, &file),
        Terms::Publish { file, applies_from } => publish(context, &file, applies_from),
        Terms::Show { toml: true } => show_toml(context),
        Terms::Show { toml: false } => context.one("terms-show", &get("terms", &[]), |value| {
            format!(
                "{}\nsigned {}, ends {}",
                field(value, "summary"),
                field(value, "issued_at"),
                field(value, "expires_at")
            )
        }),
        Terms::Review => {
            let request = send("POST", "terms/review", &json!({}));
            context.one("terms-review", &request, |value| {
                format!(
                    "{}\nConfirmed on {}.",
                    field(value, "summary"),
                    field(value, "reviewed_at")
                )
            })
        }
        Terms::Delivery => context.one("terms-delivery", &get("terms/delivery", &[]), delivered),
        Terms::History { space } => {
            let path = space.map_or("terms/history".to_owned(), |space| {
                format!("spaces/{}/history", encode(&space))
            });
            context.one("terms-history", &get(&path, &[]), |value| {
                let row = |item: &Value| {
                    format!(
                        "from {}: {}",
                        field(item, "applies_from"),
                        field(item, "summary")
                    )
                };
                match items(value) {
                    [] => "No terms of this space are known here.".to_owned(),
                    items => items.iter().map(row).collect::<Vec<_>>().join("\n"),
                }
            })
        }
    }
}

fn delivered(value: &Value) -> String {
    let names = ["name", "connected", "has_since", "heard_at"];
    let row = |item: &Value| names.iter().map(|name| field(item, name)).collect();
    let rows: Vec<Vec<String>> = items(value).iter().map(row).collect();
    match rows.is_empty() {
        true => "Nobody to deliver to yet: covisa space list, covisa space pin ID".to_owned(),
        false => table(&names, &rows),
    }
}

/// Reads a terms file and says where it is wrong, before anything is asked of any node.
pub fn read(file: &Path) -> Result<String, Failure> {
    let text = written::text(file, MAX_FILE as u64).map_err(|wrong| unreadable(file, &wrong))?;
    let mistakes = terms_file::mistakes(&text);
    if mistakes.is_empty() {
        return Ok(text);
    }
    let told = mistakes.iter().map(|wrong| {
        let what = format!("{}: {}", wrong.key, wrong.text);
        placed(file, Some(wrong.line).filter(|line| *line > 0), &what)
    });
    Err(all_invalid(told.collect::<Vec<_>>().join("\n")))
}

fn unreadable(file: &Path, wrong: &Unreadable) -> Failure {
    match wrong {
        Unreadable::Io(error) => {
            let text = format!("{}: {error}", file.display());
            Failure::new(FAILED, "no-file", text, "")
        }
        _ => invalid(file, wrong.line(), &wrong.to_string()),
    }
}

fn invalid(file: &Path, line: Option<u32>, what: &str) -> Failure {
    all_invalid(placed(file, line, what))
}

fn placed(file: &Path, line: Option<u32>, what: &str) -> String {
    let line = line.map_or(String::new(), |line| format!("{line}:"));
    format!("{}:{line} {what}", file.display())
}

fn all_invalid(mistakes: String) -> Failure {
    let hint = "config/terms.toml in the project shows every setting.";
    Failure::new(INVALID, "terms-invalid", mistakes, hint)
}

/// The request that publishes terms.
pub fn publication(text: String, applies_from: Option<String>) -> Request {
    Request {
        method: "PUT".to_owned(),
        path: "/api/v1/terms".to_owned(),
        query: applies_from
            .map(|day| ("applies_from".to_owned(), day))
            .into_iter()
            .collect(),
        headers: vec![("content-type".to_owned(), "application/toml".to_owned())],
        body: text.into_bytes(),
        ..Request::default()
    }
}

fn check(context: &Context, file: &Path) -> Result<u8, Failure> {
    let text = read(file)?;
    let content = terms_file::from_toml(&text)
        .map_err(|wrong| Failure::new(INVALID, "terms-invalid", wrong.to_string(), ""))?;
    let summary = terms::summary(&content, Locale::En);
    let remarks = terms_file::remarks(&text, &content);
    let told: Vec<Value> = remarks.iter().map(remark).collect();
    let homes = match asks_of_homes(&content) {
        true => homes(context, &text),
        false => json!([]),
    };
    let value = json!({ "file": file.display().to_string(), "summary": summary, "remarks": told, "homes": homes, "seq": null, "issued_at": null, "expires_at": null });
    context.show("terms-check", &value, |value| {
        let met = value["homes"].as_array().into_iter().flatten();
        let met = met.map(|one| {
            format!(
                "{}: homes: {}: {}",
                file.display(),
                field(one, "key"),
                field(one, "text")
            )
        });
        std::iter::once(field(value, "summary"))
            .chain(minded(file, &remarks))
            .chain(met)
            .collect::<Vec<_>>()
            .join("\n")
    })?;
    Ok(DONE)
}

/// What the running node says of the homes that meet what terms ask; null if none runs here.
fn homes(context: &Context, text: &str) -> Value {
    let Some(node) = Carrier::if_running(&context.home) else {
        return Value::Null;
    };
    let request = Request {
        method: "POST".to_owned(),
        path: "/api/v1/terms/check".to_owned(),
        ..publication(text.to_owned(), None)
    };
    let answer = node.json(&request);
    node.close();
    answer.map_or(Value::Null, |answer| answer["homes"].clone())
}

fn remark(remark: &TermsError) -> Value {
    json!({ "line": remark.line, "key": remark.key, "text": remark.text })
}

/// A remark on a file, as a person reads it.
fn minded<'a>(file: &'a Path, remarks: &'a [TermsError]) -> impl Iterator<Item = String> + 'a {
    let told = move |remark: &TermsError| {
        format!(
            "{}:{}: mind: {}: {}",
            file.display(),
            remark.line,
            remark.key,
            remark.text
        )
    };
    remarks.iter().map(told)
}

fn publish(context: &Context, file: &Path, applies_from: Option<String>) -> Result<u8, Failure> {
    let text = read(file)?;
    let remarks = terms_file::from_toml(&text).map(|content| terms_file::remarks(&text, &content));
    let remarks = remarks.unwrap_or_default();
    context.one("terms-publish", &publication(text, applies_from), |value| {
        let upcoming = value["upcoming"].as_object().map(|upcoming| {
            let upcoming = Value::Object(upcoming.clone());
            format!(
                "\nfrom {}: {}",
                field(&upcoming, "applies_from"),
                field(&upcoming, "summary")
            )
        });
        let said = format!(
            "{}{}",
            field(value, "summary"),
            upcoming.unwrap_or_default()
        );
        let said = std::iter::once(said).chain(minded(file, &remarks));
        said.collect::<Vec<_>>().join("\n")
    })
}

fn show_toml(context: &Context) -> Result<u8, Failure> {
    let carrier = context.carrier()?;
    let text = carrier.bytes(&get("terms", &[("format", Some("toml".to_owned()))]));
    carrier.close();
    line(&String::from_utf8_lossy(&text?))?;
    Ok(DONE)
}
