//! `covisa request`

use serde_json::{Value, json};

use super::carrier::{encode, get, send};
use super::exit::Failure;
use super::people::Request;
use super::print::{Context, field, items, table};

/// Questions to a visitor's home, and to this space.
pub fn run(context: &Context, verb: Request) -> Result<u8, Failure> {
    match verb {
        Request::Ask { space, says } => {
            let request = send("POST", "requests", &json!({ "home": space, "says": says }));
            context.one("request-ask", &request, |value| {
                format!(
                    "{}\nNext: covisa verify --request {}",
                    field(&value["verdict"], "text"),
                    field(value, "request")
                )
            })
        }
        Request::List => context.one("request-list", &get("requests", &[]), requests),
        Request::Answer { id, member, no: _ } => {
            let path = format!("requests/{}/answer", encode(&id));
            let request = send("POST", &path, &json!({ "member": member }));
            context.one("request-answer", &request, |value| {
                let said = match value["state"] == "ours" {
                    true => "is told that this is your member, and gets a pass for today",
                    false => "is told that you cannot confirm this visitor",
                };
                format!("{} {said}.", field(value, "name"))
            })
        }
    }
}

fn requests(value: &Value) -> String {
    let names = ["request", "direction", "name", "says", "asked_at", "state"];
    let row = |request: &Value| names.iter().map(|name| field(request, name)).collect();
    let rows: Vec<Vec<String>> = items(value).iter().map(row).collect();
    match rows.is_empty() {
        true => "No questions. Ask with: covisa request ask SPACE --says \"...\"".to_owned(),
        false => table(&names, &rows),
    }
}
