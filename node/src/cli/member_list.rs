//! `covisa member import`, `undo-import`, `export`

use std::io::IsTerminal as _;
use std::path::Path;

use data_encoding::BASE64;
use serde_json::{Value, json};

use super::carrier::{get, send};
use super::exit::{DONE, FAILED, Failure, say};
use super::people::Import;
use super::print::{Context, field, items, raw, table, typed};
use crate::roster::{MAX_BYTES, Profile};
use crate::written;

/// Largest profile file, bytes.
const MAX_PROFILE: u64 = 64 * 1024;
/// Changes that are shown in words; `--json` has all of them.
const SHOWN: usize = 20;

/// Reads a member list in.
pub fn import(context: &Context, import: &Import) -> Result<u8, Failure> {
    let tell = |text: String| {
        if std::io::stderr().is_terminal() && !context.json {
            say(&format!("covisa: {text}"));
        }
    };
    let file = typed(&import.file);
    tell(format!("reading {file}"));
    let list = written::bytes(&import.file, MAX_BYTES as u64).map_err(|wrong| {
        let next = "Export the list as CSV, then name that file.";
        Failure::new(FAILED, "no-file", format!("{file}: {wrong}."), next)
    })?;
    let (profile, own) = profile(import.profile.as_deref())?;
    let body = json!({
        "list": BASE64.encode(&list),
        "profile": profile,
        "profile_file": own,
        "source": import.source,
        "travels": import.travels,
        "complete": import.complete,
        "dry_run": import.dry_run,
        "skip_problems": import.skip_problems,
    });
    tell(format!(
        "{} KiB read; the node takes the list in",
        list.len() / 1024
    ));
    let carrier = context.carrier()?;
    let answer = carrier.json(&send("POST", "members/imports", &body));
    carrier.close();
    context.show("member-import", &answer?, |value| {
        text(value, import.dry_run)
    })?;
    Ok(DONE)
}

/// Takes an import back.
pub fn undo(context: &Context, import: Option<String>) -> Result<u8, Failure> {
    let request = send("POST", "members/imports/undo", &json!({ "import": import }));
    context.one("member-undo-import", &request, |_| {
        "The members are as they were before the import.".to_owned()
    })
}

/// Writes all members as CSV.
pub fn export(context: &Context, out: Option<&Path>) -> Result<u8, Failure> {
    let carrier = context.carrier()?;
    let list = carrier.bytes(&get("members/export", &[]));
    carrier.close();
    let list = list?;
    let Some(out) = out else {
        raw(&list)?;
        return Ok(DONE);
    };
    written::private(out, &list).map_err(|error| {
        let next = "Name another file.";
        Failure::new(
            FAILED,
            "no-output",
            format!("{}: {error}.", typed(out)),
            next,
        )
    })?;
    let answer = json!({ "file": out.display().to_string() });
    context.show("member-export", &answer, |_| {
        format!("Written to {}.", typed(out))
    })?;
    Ok(DONE)
}

/// The name of a profile, or the text of a profile's file.
fn profile(given: Option<&str>) -> Result<(Option<String>, Option<String>), Failure> {
    let Some(given) = given else {
        return Ok((None, None));
    };
    let path = Path::new(given);
    if Profile::named(given).is_some() || !path.exists() {
        return Ok((Some(given.to_owned()), None));
    }
    let text = written::text(path, MAX_PROFILE).map_err(|wrong| {
        Failure::new(FAILED, "no-file", format!("{}: {wrong}.", typed(path)), "")
    })?;
    Ok((None, Some(text)))
}

fn text(value: &Value, dry_run: bool) -> String {
    let number = |name: &str| value[name].as_u64().unwrap_or(0);
    let mut lines = vec![format!(
        "{} rows, read as a list of {}.",
        number("rows"),
        field(value, "profile")
    )];
    lines.push(columns(value));
    let does = if dry_run { "would be" } else { "are" };
    lines.push(format!(
        "{} {does} new, {} changed, {} resumed, {} ending, {} as before.",
        number("new"),
        number("changed"),
        number("resumed"),
        number("ending"),
        number("unchanged")
    ));
    if number("missing") > 0 {
        lines.push(format!(
            "{} members of this source are not in the list; with --complete they end.",
            number("missing")
        ));
    }
    if number("revoked") > 0 {
        lines.push(format!("{} passes count no more.", number("revoked")));
    }
    lines.extend(changes(value));
    lines.extend(problems(value));
    if let Some(import) = value["import"].as_str() {
        lines.push(format!("For 24 hours: covisa member undo-import {import}"));
    }
    lines.join("\n")
}

/// What each column was taken for.
fn columns(value: &Value) -> String {
    let columns = value["columns"].as_array().map_or(&[][..], Vec::as_slice);
    let row = |column: &Value| {
        let taken = match column["field"].is_null() {
            true => "not stored".to_owned(),
            false => field(column, "field"),
        };
        vec![field(column, "header"), taken]
    };
    let rows: Vec<Vec<String>> = columns.iter().map(row).collect();
    table(&["column", "taken for"], &rows)
}

fn changes(value: &Value) -> Option<String> {
    let changes = items(value);
    let row = |item: &Value| {
        let pass = match (item["revokes"] == true, item["offers_card"] == true) {
            (true, _) => "passes end",
            (_, true) => "a new card would say more",
            _ => "",
        };
        vec![
            field(item, "line"),
            field(item, "name"),
            field(item, "change"),
            pass.to_owned(),
        ]
    };
    let rows: Vec<Vec<String>> = changes.iter().take(SHOWN).map(row).collect();
    let more = changes.len().saturating_sub(SHOWN);
    let rest = if more > 0 {
        format!("\nand {more} more")
    } else {
        String::new()
    };
    (!rows.is_empty()).then(|| format!("{}{rest}", table(&["row", "name", "change", ""], &rows)))
}

fn problems(value: &Value) -> Option<String> {
    let problems = value["problems"].as_array().map_or(&[][..], Vec::as_slice);
    let lines: Vec<String> = problems
        .iter()
        .take(SHOWN)
        .map(|one| field(one, "text"))
        .collect();
    let more = problems.len().saturating_sub(SHOWN);
    let rest = if more > 0 {
        format!("\nand {more} more")
    } else {
        String::new()
    };
    (!lines.is_empty()).then(|| format!("{} problems:\n{}{rest}", problems.len(), lines.join("\n")))
}
