//! `covisa desk` and `covisa token`

use serde_json::{Value, json};

use super::arguments::{Desk, Token};
use super::carrier::{Carrier, encode, get, send};
use super::exit::{DONE, Failure, USAGE};
use super::print::{Context, field, items, table};
use crate::core::facts::Role;
use crate::http::Request;

/// Desks: browsers at the reception.
pub fn run_desk(context: &Context, verb: Desk) -> Result<u8, Failure> {
    match verb {
        Desk::Pair { role, label } => pair(context, &role, label.as_deref()),
        Desk::Tablets {
            open,
            shut,
            port,
            name,
            own_network,
        } => {
            let opened = open.then_some(true).or(shut.then_some(false));
            let asked =
                json!({ "open": opened, "port": port, "name": name, "own_network": own_network });
            match (opened, port, &name) {
                (None, None, None) => tablets(context, &get("tablets", &[])),
                _ => tablets(context, &send("PUT", "tablets", &asked)),
            }
        }
    }
}

fn pair(context: &Context, role: &str, label: Option<&str>) -> Result<u8, Failure> {
    if Role::of_word(role).is_none() {
        let text = format!("--role: {role:?} is none of desk, reader and admin.");
        return Err(Failure::new(USAGE, "usage", text, ""));
    }
    // The code is waited for by the running node alone.
    let carrier = Carrier::running(&context.home, &context.passphrase)?;
    let offered = carrier.json(&send(
        "POST",
        "desk/pairings",
        &json!({ "role": role, "label": label }),
    ));
    carrier.close();
    context.show("desk-pair", &offered?, |value| {
        format!(
            "{}\nOpen it in that browser within ten minutes. It works once.",
            field(value, "url")
        )
    })?;
    Ok(DONE)
}

fn tablets(context: &Context, request: &Request) -> Result<u8, Failure> {
    context.one("desk-tablets", request, |value| {
        let shut = "Tablets do not come in. Type: covisa desk tablets --open".to_owned();
        let mut lines = vec![
            match (field(value, "url").as_str(), value["open"] == true) {
                ("-", true) => "Tablets are to come in when covisa serves.".to_owned(),
                ("-", false) => shut,
                (url, _) => format!("Tablets come in at {url}\nLet each in with: covisa desk pair"),
            },
        ];
        let trouble = field(value, "trouble");
        lines.extend(Some(trouble).filter(|trouble| trouble != "-"));
        lines.join("\n")
    })
}

/// Tokens of paired desks.
pub fn run_token(context: &Context, verb: Token) -> Result<u8, Failure> {
    match verb {
        Token::List => context.one("token-list", &get("tokens", &[]), |value| {
            let rows: Vec<Vec<String>> = items(value)
                .iter()
                .map(|token| {
                    ["token", "role", "label", "created_at"]
                        .map(|name| field(token, name))
                        .to_vec()
                })
                .collect();
            match rows.is_empty() {
                true => "No desk is paired. Type: covisa desk pair".to_owned(),
                false => table(&["token", "role", "label", "since"], &rows),
            }
        }),
        Token::Revoke { id } => {
            let request = send("DELETE", &format!("tokens/{}", encode(&id)), &Value::Null);
            context.one("token-revoke", &request, |value| {
                format!("{} is no longer valid.", field(value, "token"))
            })
        }
    }
}
