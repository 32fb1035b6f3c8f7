//! `covisa invitation`

use std::io::Read as _;

use federation_spec::wire::limits::MAX_INVITATION_TEXT;
use serde_json::{Value, json};

use super::carrier::{encode, get, send};
use super::exit::{FAILED, Failure};
use super::neighbours::Invitation;
use super::print::{Context, field, table};

/// Invitations of this space, and those that it accepts.
pub fn run(context: &Context, verb: Invitation) -> Result<u8, Failure> {
    match verb {
        Invitation::New {
            name,
            times,
            days,
            follows,
        } => {
            let order = json!({
                "name": name,
                "times": times,
                "days": days,
                "follows": follows.word(),
            });
            context.one("invitation-new", &send("POST", "invitations", &order), made)
        }
        Invitation::List => context.one("invitation-list", &get("invitations", &[]), list),
        Invitation::Withdraw { invitation } => {
            let path = format!("invitations/{}", encode(&invitation));
            let request = send("DELETE", &path, &Value::Null);
            context.one("invitation-withdraw", &request, |_| {
                "Nobody can redeem it any more.".to_owned()
            })
        }
        Invitation::Accept { text, pin, .. } => {
            let text = text.map_or_else(read_input, Ok)?;
            let given = json!({ "invitation": text, "pin": pin });
            let request = send("POST", "invitations/accepted", &given);
            context.one("invitation-accept", &request, accepted)
        }
    }
}

/// What comes in on standard input, where no other program of this machine reads it.
fn read_input() -> Result<String, Failure> {
    let mut text = String::new();
    let most = MAX_INVITATION_TEXT as u64 + 1;
    let read = std::io::stdin().take(most).read_to_string(&mut text);
    let failed = |error| {
        let text = format!("Standard input cannot be read: {error}.");
        Failure::new(FAILED, "unreadable", text, "")
    };
    read.map_err(failed).map(|_| text)
}

fn made(value: &Value) -> String {
    let (text, link) = (field(value, "text"), field(value, "link"));
    let until = field(value, "expires_at");
    format!(
        "Send this line to whom you invite. Whoever has it can redeem it until {until}; it is not shown again.\n\n{text}\n\n\
         It is pasted there under Spaces, or: covisa invitation accept LINE\n\
         As a link: {link}"
    )
}

fn accepted(value: &Value) -> String {
    let name = match value["name"].is_string() {
        true => field(value, "name"),
        false => field(value, "space"),
    };
    match value["state"].as_str() {
        Some("told") => format!("You are known to {name}."),
        _ => {
            format!("{name} is told as soon as one of its nodes is reached: covisa invitation list")
        }
    }
}

fn list(value: &Value) -> String {
    let rows = |part: &str, columns: &[&str]| -> Vec<Vec<String>> {
        let items = value[part].as_array();
        let row = |one: &Value| columns.iter().map(|name| field(one, name)).collect();
        items.into_iter().flatten().map(row).collect()
    };
    let given = rows(
        "given",
        &["state", "name", "follows", "expires_at", "invitation"],
    );
    let accepted = rows("accepted", &["state", "name", "space"]);
    let undecided = rows("undecided", &["name", "city", "space"]);
    let parts = [
        (
            "Invitations you sent:",
            &["state", "for", "follows", "until", "key"][..],
            given,
        ),
        (
            "Invitations you accepted:",
            &["state", "name", "space"],
            accepted,
        ),
        (
            "Waiting for your decision (covisa space pin, later or block):",
            &["name", "city", "space"],
            undecided,
        ),
    ];
    let told: Vec<String> = parts
        .iter()
        .filter(|(_, _, rows)| !rows.is_empty())
        .map(|(title, head, rows)| format!("{title}\n{}", table(head, rows)))
        .collect();
    match told.is_empty() {
        true => "No invitations. Make one with: covisa invitation new".to_owned(),
        false => told.join("\n"),
    }
}
