//! `covisa member import`, `undo-import`, `export`

use std::io::IsTerminal as _;
use std::path::Path;

use data_encoding::BASE64;
use serde_json::{Value, json};

use super::carrier::{get, send};
use super::exit::{DONE, FAILED, Failure, say};
use super::people::Import;
use super::print::{Context, field, items, raw, table, typed};
use crate::calendar::parse_day;
use crate::roster::{MAX_BYTES, Profile};
use crate::words::{Locale, numbers, printable};
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
        let next = "Export the list as CSV or .xlsx, then name that file.";
        Failure::new(FAILED, "no-file", format!("{file}: {wrong}."), next)
    })?;
    let (profile, own) = profile(import.profile.as_deref())?;
    let body = json!({
        "list": BASE64.encode(&list),
        "profile": profile,
        "profile_file": own,
        "charset": import.encoding,
        "columns": pairs(&import.columns),
        "words": pairs(&import.words),
        "dates": import.dates,
        "keep": import.keep,
        "source": import.source,
        "travels": import.travels,
        "complete": import.complete,
        "resume": import.resume,
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

/// Takes an import back, or says what that would do.
pub fn undo(context: &Context, import: Option<String>, dry_run: bool) -> Result<u8, Failure> {
    let body = json!({ "import": import, "dry_run": dry_run });
    let request = send("POST", "members/imports/undo", &body);
    context.one("member-undo-import", &request, undone)
}

fn undone(value: &Value) -> String {
    let number = |name: &str| value[name].as_u64().unwrap_or(0);
    let done = value["undone"] == true;
    let lines = [
        (
            "members_gone",
            "member",
            "that the list brought: gone, and erased in a day",
        ),
        ("members_back", "member", "as before the list"),
        ("plans_back", "plan", "as before the list"),
        (
            "passes_gone",
            "pass",
            "of those whom it brought: suspended, and taken back in a day",
        ),
        ("passes_back", "pass", "that it had suspended: valid again"),
    ];
    let lines = lines.iter().filter(|(name, ..)| number(name) > 0);
    let mut lines: Vec<String> = lines
        .map(|(name, what, then)| format!("{} {then}.", counted(number(name), what)))
        .collect();
    let head = match done {
        true => "The import was taken back.",
        false => "Taking the import back would change this:",
    };
    lines.insert(0, head.to_owned());
    lines.push(match done {
        true => "To do it again, within 24 hours: covisa member redo-import".to_owned(),
        false => "Nothing was changed. Next: the same without --dry-run.".to_owned(),
    });
    lines.join("\n")
}

/// Does the import again that was taken back last, or says what that would do.
pub fn redo(context: &Context, dry_run: bool) -> Result<u8, Failure> {
    let request = send(
        "POST",
        "members/imports/redo",
        &json!({ "dry_run": dry_run }),
    );
    context.one("member-redo-import", &request, |value| {
        let number = |name: &str| value[name].as_u64().unwrap_or(0);
        let head = match value["redone"] == true {
            true => "The list holds again.",
            false => "Doing it again would change this:",
        };
        format!(
            "{head}\n{} as the list says, {} valid again, {} suspended.",
            counted(number("members"), "member"),
            counted(number("passes_back"), "pass"),
            counted(number("passes_gone"), "pass")
        )
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

/// Pairs as an object; nothing where there are none.
fn pairs(pairs: &[(String, String)]) -> Option<Value> {
    let object = pairs
        .iter()
        .cloned()
        .map(|(name, value)| (name, Value::String(value)));
    (!pairs.is_empty()).then(|| Value::Object(object.collect()))
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
        let next = "Name another profile file, or none: then the kind of the list is detected.";
        Failure::new(
            FAILED,
            "no-file",
            format!("{}: {wrong}.", typed(path)),
            next,
        )
    })?;
    Ok((None, Some(text)))
}

/// `1 row`, `3 rows`.
fn counted(number: u64, what: &str) -> String {
    let ending = match (number, what.ends_with('s')) {
        (1, _) => "",
        (_, true) => "es",
        (_, false) => "s",
    };
    format!("{number} {what}{ending}")
}

fn text(value: &Value, dry_run: bool) -> String {
    let number = |name: &str| value[name].as_u64().unwrap_or(0);
    let mut lines = vec![format!(
        "{}, read as a list of the kind {}.",
        counted(number("rows"), "row"),
        field(value, "profile")
    )];
    lines.push(columns(value));
    lines.extend(changes(value));
    lines.extend(problems(value));
    lines.push(summary(value));
    lines.extend(apart(value));
    lines.extend(doubts(value));
    lines.extend(plans(value));
    lines.push(next(value, dry_run));
    lines.join("\n")
}

fn summary(value: &Value) -> String {
    let number = |name: &str| value[name].as_u64().unwrap_or(0);
    format!(
        "Members: {} new, {} changed, {} back again, {} leaving, {} unchanged.",
        number("new"),
        number("changed"),
        number("resumed"),
        number("ending"),
        number("unchanged")
    )
}

/// What the numbers of the summary do not say.
fn apart(value: &Value) -> Vec<String> {
    let number = |name: &str| value[name].as_u64().unwrap_or(0);
    let list = |name: &str| value[name].as_array().map_or(&[][..], Vec::as_slice);
    let unlisted = items(value).iter().filter(|item| item["line"].is_null());
    let left = unlisted.filter(|item| item["change"] == "ending").count();
    let mut lines = Vec::new();
    let skipped = list("problems").len() as u64;
    if skipped > 0 {
        lines.push(format!(
            "Left out because of problems: {}.",
            counted(skipped, "row")
        ));
    }
    let listed = items(value).iter().filter(|item| !item["line"].is_null());
    let listed = listed.count();
    let taken = skipped + listed as u64 + number("unchanged");
    // Rows that say a second time what another one says are not counted.
    if let Some(strangers @ 1..) = number("rows").checked_sub(taken) {
        lines.push(format!(
            "Have left already, and never were members here: {}.",
            counted(strangers, "row")
        ));
    }
    match (number("missing"), left) {
        (0, _) => {}
        (missing, 0) => lines.push(format!(
            "Not in the list: {} from this source. It changes nothing for them; with --complete they leave.",
            counted(missing, "member")
        )),
        (missing, _) => lines.push(format!(
            "Of those who leave, not in the list: {}.",
            counted(missing, "member")
        )),
    }
    if number("revoked") > 0 {
        lines.push(format!("Passes taken back: {}.", number("revoked")));
    }
    lines
}

/// What the operator should look at before the list is read in.
fn doubts(value: &Value) -> Vec<String> {
    let number = |name: &str| value["emptied"][name].as_u64().unwrap_or(0);
    let emptied = [
        ("plan", "plan"),
        ("since", "first day"),
        ("until", "last day"),
        ("email", "e-mail address"),
    ];
    let emptied = emptied.map(|(name, what)| (number(name), what));
    let emptied = emptied.iter().filter(|(members, _)| *members > 0);
    let mut lines: Vec<String> = emptied
        .map(|(members, what)| {
            format!(
                "Empty cells remove the {what} of {}.",
                counted(*members, "member")
            )
        })
        .collect();
    let stay = value["stay_ended"].as_u64().unwrap_or(0);
    if stay > 0 {
        lines.push(format!(
            "Had ended and stay so, since the list does not say their state: {}. With --resume they are members again.",
            counted(stay, "member")
        ));
    }
    let others = value["others"].as_array().map_or(&[][..], Vec::as_slice);
    lines.extend(others.iter().take(SHOWN).map(|one| {
        let (line, name) = (field(one, "line"), field(one, "name"));
        format!("Row {line} has the number of {name}, and another name and address: it is left out. If the numbers only count the rows: --column \"HEADER=\".")
    }));
    let left = value["left_elsewhere"].as_array().map_or(0, Vec::len) as u64;
    if left > 0 {
        lines.push(format!(
            "Have left by this list, while a member here from elsewhere has the same address: {}. Nothing ends; end them by hand, or name the other list with --source.",
            counted(left, "row")
        ));
    }
    let words = value["words"].as_array().map_or(&[][..], Vec::as_slice);
    let words: Vec<String> = words
        .iter()
        .filter_map(Value::as_str)
        .map(printable)
        .collect();
    if let Some(first) = words.first() {
        lines.push(format!(
            "Words for a state that are not known: {}. Say what each means: --word \"{first}=active\", not_yet or ended.",
            words.join(", ")
        ));
    }
    let notices = value["notices"].as_array().map_or(&[][..], Vec::as_slice);
    lines.extend(notices.iter().filter_map(Value::as_str).map(str::to_owned));
    if !notices.is_empty() {
        lines.push("To say otherwise: --column \"HEADER=FIELD\", --encoding.".to_owned());
    }
    lines
}

/// Which plans of the list may use the Coworking Visa, and of how many members.
fn plans(value: &Value) -> Option<String> {
    let plans = value["plans"].as_array().map_or(&[][..], Vec::as_slice);
    let label = |plan: &Value| {
        let name = match plan["plan"] == "" {
            true => "members without a plan".to_owned(),
            false => field(plan, "plan"),
        };
        format!("{name} ({})", plan["members"])
    };
    let of = |travels: bool| {
        let plans = plans.iter().filter(|plan| plan["travels"] == travels);
        let names: Vec<String> = plans.map(label).collect();
        let more = names.len().saturating_sub(SHOWN);
        let shown = names.iter().take(SHOWN).cloned().collect::<Vec<_>>();
        let rest = if more > 0 {
            format!(" and {more} more")
        } else {
            String::new()
        };
        (!names.is_empty()).then(|| format!("{}{rest}", shown.join(", ")))
    };
    match (of(true), of(false)) {
        (Some(travel), Some(stay)) => Some(format!(
            "Plans that may use the Coworking Visa: {travel}. Not: {stay}."
        )),
        (Some(travel), None) => Some(format!("Plans that may use the Coworking Visa: {travel}.")),
        (None, Some(stay)) => Some(format!(
            "No plan of the list may use the Coworking Visa: {stay}."
        )),
        (None, None) => None,
    }
}

/// What to do with it now.
fn next(value: &Value, dry_run: bool) -> String {
    let import = value["import"].as_str();
    match import.map(printable) {
        None if dry_run => "Nothing was changed. Next: the same without --dry-run; only some plans with --travels \"PLAN,PLAN\".".to_owned(),
        None => "Nothing was changed.".to_owned(),
        Some(import) => format!(
            "Done. Next: covisa pass issue --all --out cards.html\nTo undo it, within 24 hours: covisa member undo-import {import}"
        ),
    }
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
    table(&["column", "read as"], &rows)
}

fn changes(value: &Value) -> Option<String> {
    let changes = items(value);
    let row = |item: &Value| {
        let pass = match (item["revokes"] == true, item["offers_card"] == true) {
            (true, _) => "passes no longer valid",
            (_, true) => "a new card would say more",
            _ => "",
        };
        vec![
            field(item, "line"),
            field(item, "name"),
            field(item, "plan"),
            day_in_words(item, "since"),
            day_in_words(item, "until"),
            change(item).to_owned(),
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
    (!rows.is_empty()).then(|| {
        format!(
            "{}{rest}",
            table(
                &["row", "name", "plan", "from", "until", "change", ""],
                &rows
            )
        )
    })
}

/// A day of an answer in words, so that a day taken for a month is seen.
fn day_in_words(item: &Value, name: &str) -> String {
    let day = item[name].as_str().and_then(parse_day);
    day.map(|day| numbers::day(day, Locale::En))
        .unwrap_or_default()
}

fn change(item: &Value) -> &'static str {
    match item["change"].as_str() {
        Some("new") => "new",
        Some("ending") => "leaves",
        Some("resumed") => "is back",
        _ => "changes",
    }
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
    let count = counted(problems.len() as u64, "problem");
    (!lines.is_empty()).then(|| format!("{count}:\n{}{rest}", lines.join("\n")))
}
