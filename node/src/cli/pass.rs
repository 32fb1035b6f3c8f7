//! `covisa pass`

use std::path::Path;

use serde_json::{Value, json};

use super::carrier::{Carrier, encode, get, send};
use super::exit::{DONE, Failure, USAGE};
use super::people::{Issue, Pass};
use super::picture::Picture;
use super::print::{Context, field, items, table, typed};
use crate::calendar::{day_text, parse_day};
use crate::pages::sheet::{Layout, PrintedPass};
use crate::pages::way::Way;

/// Passes for members.
pub fn run(context: &Context, verb: Pass) -> Result<u8, Failure> {
    match verb {
        Pass::Issue(issue) => issued(context, &issue),
        Pass::List { member } => {
            context.one("pass-list", &get("passes", &[("member", member)]), passes)
        }
        Pass::Revoke { id } => changed(context, "revoke", &id),
        Pass::Suspend { id } => changed(context, "suspend", &id),
        Pass::Resume { id } => changed(context, "resume", &id),
        Pass::Replace { id, out } => replaced(context, &id, out.as_deref()),
    }
}

/// What is to be said of this computer's clock before it dates a card.
fn clock_warnings(carrier: &Carrier) -> Vec<String> {
    let status = carrier.json(&get("status", &[]));
    let said = status.map(|status| items_of(&status["clock"]));
    said.unwrap_or_default()
}

fn items_of(value: &Value) -> Vec<String> {
    let texts = value.as_array().into_iter().flatten();
    texts
        .filter_map(|text| Some(text.as_str()?.to_owned()))
        .collect()
}

fn issued(context: &Context, issue: &Issue) -> Result<u8, Failure> {
    let out = issue.out.as_deref();
    let picture = out.map(Picture::begin).transpose()?;
    let several = issue.all || issue.due.is_some() || issue.reprint || issue.members.len() != 1;
    if several && picture.as_ref().is_some_and(|picture| !picture.is_page()) {
        let next = "Name the file cards.html to print several cards.";
        let text = "A picture shows one pass.";
        return Err(Failure::new(USAGE, "usage", text, next));
    }
    let carrier = context.carrier()?;
    for warning in clock_warnings(&carrier) {
        eprintln!("warning: {warning}");
    }
    let answer = ask(&carrier, issue, several);
    let printed = answer.and_then(|answer| {
        let home = Home::of(&carrier)?;
        Ok((answer, home))
    });
    carrier.close();
    let (answer, home) = printed?;
    let one = [answer.clone()];
    let passes: &[Value] = if several { items(&answer) } else { &one };
    if let Some(picture) = picture {
        let printed: Vec<PrintedPass> = passes.iter().map(|pass| home.print(pass)).collect();
        let layout = if issue.single {
            Layout::Card
        } else {
            Layout::Sheet
        };
        picture.draw(&printed, layout)?;
    }
    context.show("pass-issue", &answer, |_| texts(passes, out))?;
    Ok(DONE)
}

fn ask(carrier: &Carrier, issue: &Issue, several: bool) -> Result<Value, Failure> {
    let none = |show: &Vec<String>| show.iter().all(|word| word == "none");
    let show = issue.show.clone();
    let show = show.map(|show| if none(&show) { Vec::new() } else { show });
    let body = json!({
        "members": several.then_some(&issue.members).filter(|members| !members.is_empty()),
        "all": issue.all,
        "due": issue.due,
        "distrusted": issue.reprint,
        "days": issue.days,
        "for": issue.host,
        "from": issue.from,
        "until": issue.until,
        "show": show,
        "announce": issue.announce,
        "instead": issue.instead,
    });
    match issue.members.as_slice() {
        [member] if !several => {
            let path = format!("members/{}/passes", encode(member));
            carrier.json(&send("POST", &path, &body))
        }
        _ => carrier.json(&send("POST", "passes", &body)),
    }
}

fn replaced(context: &Context, id: &str, out: Option<&Path>) -> Result<u8, Failure> {
    let picture = out.map(Picture::begin).transpose()?;
    let carrier = context.carrier()?;
    let path = format!("passes/{}/replace", encode(id));
    let answer = carrier.json(&send("POST", &path, &json!({})));
    let answer = answer.and_then(|answer| Ok((answer, Home::of(&carrier)?)));
    carrier.close();
    let (answer, home) = answer?;
    if let Some(picture) = picture {
        picture.draw(&[home.print(&answer)], Layout::Card)?;
    }
    context.show("pass-replace", &answer, |value| {
        let new = texts(std::slice::from_ref(value), out);
        format!("The lost card is no longer valid. The new one:\n{new}")
    })?;
    Ok(DONE)
}

fn changed(context: &Context, change: &str, id: &str) -> Result<u8, Failure> {
    let path = format!("passes/{}/{change}", encode(id));
    let schema = format!("pass-{change}");
    context.one(&schema, &send("POST", &path, &json!({})), |value| {
        let state = items(value)
            .first()
            .map_or(String::new(), |one| field(one, "status"));
        match items(value).len() {
            1 => format!("The pass is {state}."),
            many => format!("{many} passes are {state}."),
        }
    })
}

fn passes(value: &Value) -> String {
    let names = ["id", "member", "kind", "host_name", "valid_until", "status"];
    let row = |pass: &Value| names.iter().map(|name| field(pass, name)).collect();
    let rows: Vec<Vec<String>> = items(value).iter().map(row).collect();
    match rows.is_empty() {
        true => "No passes. Issue one with: covisa pass issue MEMBER".to_owned(),
        false => table(&names, &rows),
    }
}

/// The texts of passes; of many only where they are.
fn texts(passes: &[Value], out: Option<&Path>) -> String {
    let drawn = out
        .map(|out| format!("\nDrawn into {}.", typed(out)))
        .unwrap_or_default();
    match passes {
        [] => "Nobody needs one.".to_owned(),
        [pass] => format!(
            "{}\nValid until {}. Short code {}. Whoever has this text has the pass.{}{drawn}",
            field(pass, "pass"),
            field(pass, "expires_at"),
            field(pass, "code"),
            wanting(pass),
        ),
        many if out.is_some() => format!("{} passes are issued.{drawn}", many.len()),
        many => {
            let row = |pass: &Value| {
                vec![
                    field(pass, "name"),
                    field(pass, "code"),
                    field(pass, "pass"),
                ]
            };
            let rows: Vec<Vec<String>> = many.iter().map(row).collect();
            table(&["name", "code", "pass"], &rows)
        }
    }
}

/// What the host's terms ask for and the pass does not show.
fn wanting(pass: &Value) -> String {
    let words = pass["wanting"].as_array().map_or(&[][..], Vec::as_slice);
    let words: Vec<&str> = words.iter().filter_map(Value::as_str).collect();
    match words.is_empty() {
        true => String::new(),
        false => format!(
            "\nThe host's terms ask for what it does not show: {}.",
            words.join(", ")
        ),
    }
}

/// What a printed pass says of its home.
struct Home {
    name: String,
    place: Option<String>,
    contacts: Vec<String>,
}

impl Home {
    fn of(carrier: &Carrier) -> Result<Self, Failure> {
        let status = carrier.json(&get("status", &[]))?;
        let path = format!("spaces/{}", encode(&field(&status, "space")));
        let space = carrier.json(&get(&path, &[]))?;
        let contacts = space["profile"]["contact"].as_array();
        let contacts = contacts.map_or(&[][..], Vec::as_slice).iter();
        Ok(Self {
            name: field(&space, "name"),
            place: space["city"].as_str().map(str::to_owned),
            contacts: contacts
                .filter_map(|contact| contact["value"].as_str().map(str::to_owned))
                .collect(),
        })
    }

    fn print(&self, pass: &Value) -> PrintedPass {
        let shows = |word: &str| {
            let shown = pass["shows"].as_array().map_or(&[][..], Vec::as_slice);
            shown.iter().any(|shown| shown == word)
        };
        let text = |name: &str| pass[name].as_str().map(str::to_owned);
        let last = text("valid_until").and_then(|day| parse_day(&day));
        PrintedPass {
            text: field(pass, "pass"),
            home: self.name.clone(),
            place: self.place.clone(),
            contacts: self
                .contacts
                .iter()
                .map(|text| Way::printed(text))
                .collect(),
            name: text("name").filter(|_| shows("name")),
            plan: None,
            code: text("code"),
            valid_until: last.map_or(String::new(), day_text),
            for_host: text("host").map(|id| text("host_name").unwrap_or(id)),
            host_days: None,
        }
    }
}
