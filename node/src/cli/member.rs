//! `covisa member`

use serde_json::{Value, json};

use super::arguments::Member;
use super::carrier::{encode, get, send};
use super::exit::Failure;
use super::print::{Context, field, items, table};

/// This space's members.
pub fn run(context: &Context, verb: Member) -> Result<u8, Failure> {
    match verb {
        Member::Add {
            name,
            plan,
            tier,
            since,
            until,
        } => {
            let body =
                json!({ "name": name, "plan": plan, "tier": tier, "since": since, "until": until });
            context.one("member-add", &send("POST", "members", &body), |value| {
                format!(
                    "{} is member {}.\nNext: covisa pass issue {}",
                    field(value, "name"),
                    field(value, "member"),
                    field(value, "member")
                )
            })
        }
        Member::List => context.one("member-list", &get("members", &[]), |value| {
            let rows: Vec<Vec<String>> = items(value).iter().map(row).collect();
            match rows.is_empty() {
                true => "No members. Add one with: covisa member add --name NAME".to_owned(),
                false => table(&["member", "name", "plan", "until", "state"], &rows),
            }
        }),
        Member::End { id } => context.one(
            "member-end",
            &send("DELETE", &format!("members/{}", encode(&id)), &Value::Null),
            |value| format!("The membership of {} has ended.", field(value, "name")),
        ),
    }
}

fn row(member: &Value) -> Vec<String> {
    let state = if member["active"] == true {
        "active"
    } else {
        "ended"
    };
    let mut cells: Vec<String> = ["member", "name", "plan", "until"]
        .iter()
        .map(|name| field(member, name))
        .collect();
    cells.push(state.to_owned());
    cells
}
