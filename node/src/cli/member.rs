//! `covisa member`

use serde_json::{Value, json};

use super::carrier::{Carrier, encode, get, send};
use super::exit::{DONE, Failure};
use super::member_list;
use super::people::{Details, Member};
use super::print::{Context, field, items, table};
use crate::words::printable;

/// This space's members.
pub fn run(context: &Context, verb: Member) -> Result<u8, Failure> {
    match verb {
        Member::Add(details) => {
            let request = send("POST", "members", &body(&details));
            context.one("member-add", &request, |value| {
                format!(
                    "{} is member {}.\nNext: covisa pass issue {}",
                    field(value, "name"),
                    field(value, "member"),
                    field(value, "member")
                )
            })
        }
        Member::Change { id, details } => {
            let path = format!("members/{}", encode(&id));
            context.one(
                "member-change",
                &send("PUT", &path, &body(&details)),
                |value| format!("{} is noted as you say.", field(value, "name")),
            )
        }
        Member::Phone { id } => phone(context, &id),
        Member::Erase { id } => {
            let path = format!("members/{}/erase", encode(&id));
            context.one("member-erase", &send("POST", &path, &json!({})), |_| {
                "Nothing that names this member is kept any longer.".to_owned()
            })
        }
        Member::Import(import) => member_list::import(context, &import),
        Member::RedoImport { dry_run } => member_list::redo(context, dry_run),
        Member::UndoImport { import, dry_run } => member_list::undo(context, import, dry_run),
        Member::Profiles => context.one("member-profiles", &get("members/profiles", &[]), profiles),
        Member::ForgetProfile { name } => {
            let path = format!("members/profiles/{}", encode(&name));
            context.one(
                "member-forget-profile",
                &send("DELETE", &path, &json!({})),
                |_| format!("Lists are no longer read as {} says.", printable(&name)),
            )
        }
        Member::Export { out } => member_list::export(context, out.as_deref()),
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
            |value| {
                format!(
                    "The membership of {} has ended, and their passes are no longer valid.",
                    field(value, "name")
                )
            },
        ),
    }
}

/// A code for a member's phone; only the running node waits for it.
fn phone(context: &Context, id: &str) -> Result<u8, Failure> {
    let carrier = Carrier::running(&context.home, &context.passphrase)?;
    let path = format!("members/{}/phones", encode(id));
    let offered = carrier.json(&send("POST", &path, &json!({})));
    carrier.close();
    context.show("member-phone", &offered?, |value| {
        format!(
            "{}\nOpen it on the member's phone within ten minutes. It works once.",
            field(value, "url")
        )
    })?;
    Ok(DONE)
}

fn profiles(value: &Value) -> String {
    let names: Vec<String> = items(value).iter().map(|one| field(one, "name")).collect();
    match names.is_empty() {
        true => "Nothing is remembered of how lists are read.".to_owned(),
        false => names.join("\n"),
    }
}

fn body(details: &Details) -> Value {
    json!({
        "name": details.name,
        "plan": details.plan,
        "tier": details.tier,
        "since": details.since,
        "until": details.until,
        "email": details.email,
        "city": details.city,
        "country": details.country,
    })
}

fn row(member: &Value) -> Vec<String> {
    ["member", "name", "plan", "until", "state"]
        .iter()
        .map(|name| field(member, name))
        .collect()
}
