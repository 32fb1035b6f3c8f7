//! `covisa status`

use serde_json::{Value, json};

use super::arguments::Confirmed;
use super::carrier::{get, send};
use super::exit::Failure;
use super::print::{Context, field};

/// What an operator has to see to, by the field that counts it.
const WAITING: [(&str, &str); 4] = [
    (
        "cards_due",
        "cards end within a week: covisa pass issue --due 7 --out cards.html",
    ),
    (
        "requests",
        "questions of other spaces are open: covisa request list",
    ),
    (
        "undecided",
        "spaces wait for your decision: covisa invitation list",
    ),
    ("undelivered", "messages have not reached their space yet"),
];

/// How the node is.
pub fn run(context: &Context) -> Result<u8, Failure> {
    context.one("status", &get("status", &[]), |value| {
        let running = if value["running"] == true {
            "running"
        } else {
            "not running"
        };
        let mut lines = vec![
            format!("{} ({})", field(value, "name"), field(value, "space")),
            format!(
                "node     {running}, peers connected: {}",
                field(value, "peers")
            ),
            format!(
                "knows    other spaces: {}, records: {}",
                field(value, "spaces"),
                field(value, "records")
            ),
            format!("store    {}", field(value, "store")),
        ];
        let backup = value["backup_at"].as_str();
        lines.extend(
            backup.map(|made| format!("backup   {made}, in {}", field(value, "backups_in"))),
        );
        lines.extend(WAITING.iter().filter_map(|(name, waits)| {
            let many = value[*name].as_u64().filter(|many| *many > 0)?;
            Some(format!("waits    {many} {waits}"))
        }));
        let warnings = value["warnings"].as_array().cloned().unwrap_or_default();
        lines.extend(
            warnings
                .iter()
                .filter_map(|warning| Some(format!("warning  {}", warning.as_str()?))),
        );
        lines.join("\n")
    })
}

/// A doubt ends: a person has looked.
pub fn confirm(context: &Context, what: Confirmed, nobody_came: bool) -> Result<u8, Failure> {
    let (path, done) = match what {
        Confirmed::Home => (
            "confirm/home",
            "This machine is the home: it gives out passes and terms again.",
        ),
        Confirmed::Clock => (
            "confirm/clock",
            "The clock is believed from now on. If it was wrong before, what was signed then is signed anew.",
        ),
        Confirmed::Restored => (
            "confirm/restored",
            match nobody_came {
                true => "The records count as whole again.",
                false => {
                    "The pinned spaces count again. Days that are counted are said with the visits that may be missing."
                }
            },
        ),
    };
    let given = match what {
        Confirmed::Restored => json!({ "nobody_came": nobody_came }),
        Confirmed::Home | Confirmed::Clock => json!({}),
    };
    let request = send("POST", path, &given);
    context.one("confirm", &request, |_: &Value| done.to_owned())
}
