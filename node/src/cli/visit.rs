//! `covisa visit`

use serde_json::{Value, json};

use super::carrier::{encode, get, send};
use super::exit::Failure;
use super::people::Visit;
use super::print::{Context, field, items, table};
use crate::http::Request;

/// Visits at this house.
pub fn run(context: &Context, verb: Visit) -> Result<u8, Failure> {
    match verb {
        Visit::List { day } => context.one("visit-list", &get("visits", &[("day", day)]), visits),
        Visit::Add { pass, date } => {
            let request = send("POST", "visits", &json!({ "pass": pass, "date": date }));
            context.one("visit-add", &request, |value| {
                format!(
                    "Noted as visit {} on {}: day {}.",
                    field(value, "visit"),
                    field(value, "date"),
                    field(value, "day")
                )
            })
        }
        Visit::Remove { id } => context.one(
            "visit-remove",
            &send("DELETE", &format!("visits/{}", encode(&id)), &Value::Null),
            |value| format!("Visit {} is taken back.", field(value, "visit")),
        ),
        Visit::Erase { id } => context.one(
            "visit-erase",
            &changing(&id, "erase", &json!({})),
            |value| {
                format!(
                    "What the visitor of {} showed is erased. The visit still counts.",
                    field(value, "visit")
                )
            },
        ),
        Visit::Keep { id, days } => {
            let request = changing(&id, "keep", &json!({ "days": days }));
            context.one("visit-keep", &request, |value| {
                format!(
                    "What the visitor of {} showed is kept until {}.",
                    field(value, "visit"),
                    field(value, "kept_until")
                )
            })
        }
        Visit::End { id } => context.one("visit-end", &changing(&id, "end", &json!({})), |value| {
            format!("Visit {} has ended.", field(value, "visit"))
        }),
        Visit::Reopen { id } => context.one(
            "visit-reopen",
            &changing(&id, "reopen", &json!({})),
            |value| match value["open"] == true {
                true => format!("Visit {} goes on.", field(value, "visit")),
                false => format!(
                    "Visit {} is over: only one of today can go on.",
                    field(value, "visit")
                ),
            },
        ),
    }
}

/// Changes a visit.
fn changing(id: &str, how: &str, body: &Value) -> Request {
    send("POST", &format!("visits/{}/{how}", encode(id)), body)
}

fn visits(value: &Value) -> String {
    let rows: Vec<Vec<String>> = items(value)
        .iter()
        .map(|visit| {
            let state = if visit["open"] == true { "in" } else { "" };
            let mut cells: Vec<String> = ["visit", "date", "home_name", "day"]
                .iter()
                .map(|name| field(visit, name))
                .collect();
            cells.push(state.to_owned());
            cells
        })
        .collect();
    match rows.is_empty() {
        true => "No visits.".to_owned(),
        false => table(&["visit", "date", "home", "day", ""], &rows),
    }
}
