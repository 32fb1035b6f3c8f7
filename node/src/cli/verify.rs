//! `covisa verify`: what a front desk does, on the command line.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::{Map, Value, json};

use super::carrier::send;
use super::exit::{AMBER, DONE, FAILED, Failure, RED, USAGE};
use super::print::{Context, field};
use crate::qr;
use crate::written::{self, Unreadable};

/// Longest text read from standard input, bytes.
const MAX_STDIN: u64 = 64 * 1024;

/// Check a pass.
#[derive(Debug, Args)]
pub struct Verify {
    /// The pass text. It is a bearer token: rather use --stdin where others can see your processes.
    pub text: Option<String>,
    /// Read the pass text from standard input.
    #[arg(long, conflicts_with_all = ["text", "image"], env = "COVISA_VERIFY_STDIN", value_parser = clap::builder::FalseyValueParser::new())]
    pub stdin: bool,
    /// Read it from a photo of its QR code.
    #[arg(
        long,
        value_name = "FILE",
        conflicts_with = "text",
        env = "COVISA_VERIFY_IMAGE"
    )]
    pub image: Option<PathBuf>,
    /// Count the visit.
    #[arg(long, env = "COVISA_VERIFY_CHECK_IN", value_parser = clap::builder::FalseyValueParser::new())]
    pub check_in: bool,
    /// Let the visitor in on amber, for this reason.
    #[arg(
        long,
        value_name = "REASON",
        requires = "check_in",
        env = "COVISA_VERIFY_ADMIT"
    )]
    pub admit: Option<String>,
    /// With a short code: the home that the visitor names, by its id. It is asked if it announced nobody.
    #[arg(long, value_name = "SPACE", env = "COVISA_VERIFY_OF")]
    pub of: Option<String>,
    /// What a home was asked about, by the number of the request.
    #[arg(long, value_name = "ID", conflicts_with_all = ["text", "stdin", "image"], env = "COVISA_VERIFY_REQUEST")]
    pub request: Option<String>,
    /// The visitor agrees that what they show is kept for so many days instead of 30.
    #[arg(
        long,
        value_name = "DAYS",
        requires = "check_in",
        env = "COVISA_VERIFY_KEEP_DAYS"
    )]
    pub keep_days: Option<u64>,
    /// What you know: booked_on=2026-11-20, id_seen=true, confirmed=CONDITION (as the reason has it), would_join=true, guests=1,
    /// site=NAME, unit=half day.
    #[arg(long = "fact", value_name = "K=V", env = "COVISA_VERIFY_FACTS")]
    pub facts: Vec<String>,
}

/// Checks a pass; the exit code is the verdict's.
pub fn run(context: &Context, verify: Verify) -> Result<u8, Failure> {
    let facts = facts(&verify.facts)?;
    let pass = match &verify.request {
        Some(_) => None,
        None => Some(pass(&verify)?),
    };
    let body = json!({
        "pass": pass,
        "request": verify.request,
        "home": verify.of,
        "check_in": verify.check_in,
        "admit": verify.admit,
        "keep_days": verify.keep_days,
        "facts": facts,
    });
    let carrier = context.carrier()?;
    let checked = carrier.json(&send("POST", "desk/check", &body));
    carrier.close();
    let checked = checked?;
    context.show("verify", &checked, |value| text(context, value))?;
    Ok(match checked["verdict"]["level"].as_str() {
        Some("green") => DONE,
        Some("amber") => AMBER,
        _ => RED,
    })
}

fn pass(verify: &Verify) -> Result<String, Failure> {
    if let Some(path) = &verify.image {
        return photographed(path);
    }
    if verify.stdin {
        let mut bytes = Vec::new();
        std::io::stdin()
            .take(MAX_STDIN)
            .read_to_end(&mut bytes)
            .map_err(|error| Failure::new(FAILED, "no-input", error.to_string(), ""))?;
        return Ok(String::from_utf8_lossy(&bytes).into_owned());
    }
    verify.text.clone().ok_or_else(|| {
        let next = "Type covisa verify TEXT, or --stdin, or --image FILE.";
        Failure::new(USAGE, "usage", "There is no pass to check.", next)
    })
}

fn photographed(path: &Path) -> Result<String, Failure> {
    let failed = |code, text| Failure::new(FAILED, code, text, "");
    let photo = written::bytes(path, qr::MAX_PHOTO as u64).map_err(|wrong| match wrong {
        Unreadable::TooLarge { .. } => failed("bad-photo", qr::PhotoError::TooLarge.to_string()),
        other => failed("no-file", format!("{}: {other}", path.display())),
    })?;
    qr::read(&photo).map_err(|error| failed("bad-photo", error.to_string()))
}

fn facts(given: &[String]) -> Result<Value, Failure> {
    let mut facts = Map::new();
    for fact in given {
        let Some((name, value)) = fact.split_once('=') else {
            let next = "Write --fact booked_on=2026-11-20, or id_seen=true, confirmed=\"CONDITION\", would_join=true, guests=1, site=NAME, unit=\"half day\".";
            return Err(Failure::new(
                USAGE,
                "usage",
                format!("{fact:?} is not a fact."),
                next,
            ));
        };
        if name == "confirmed" {
            let all = facts.entry(name).or_insert_with(|| json!([]));
            all.as_array_mut()
                .into_iter()
                .for_each(|all| all.push(json!(value)));
            continue;
        }
        let value = match name {
            "id_seen" | "would_join" => json!(matches!(value, "true" | "yes" | "1")),
            "guests" => value
                .parse::<u32>()
                .map_or(json!(value), |guests| json!(guests)),
            _ => json!(value),
        };
        facts.insert(name.to_owned(), value);
    }
    Ok(Value::Object(facts))
}

fn text(context: &Context, value: &Value) -> String {
    let verdict = &value["verdict"];
    let colour = match verdict["level"].as_str() {
        Some("green") => "1;32",
        Some("amber") => "1;33",
        _ => "1;31",
    };
    let level = context.painted(&field(verdict, "level").to_uppercase(), colour);
    let mut lines = vec![format!("{level}  {}", field(verdict, "text"))];
    if let Some(home) = value["home"].as_object() {
        let home = Value::Object(home.clone());
        lines.push(format!(
            "home   {} ({}), {}",
            field(&home, "name"),
            field(&home, "space"),
            field(&home, "standing")
        ));
    }
    if let Some(name) = value["disclosed"]["name"].as_str() {
        lines.push(format!("name   {}", crate::words::printable(name)));
    }
    let reasons = verdict["reasons"].as_array().cloned().unwrap_or_default();
    lines.extend(reasons.iter().map(|reason| {
        format!(
            "       {}  {}",
            field(reason, "code"),
            field(reason, "text")
        )
    }));
    if let Some(checked) = value["checked_against"]["text"].as_str() {
        lines.push(format!("list   {checked}"));
    }
    if let Some(request) = value["request"].as_str() {
        lines.push(format!("next   covisa verify --request {request}"));
    }
    if let Some(visit) = value["checked_in"].as_str() {
        lines.push(format!("visit  {visit}"));
    }
    lines.join("\n")
}
