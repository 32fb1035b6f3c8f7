//! `covisa pass`

use std::path::Path;

use serde_json::{Value, json};

use super::arguments::Pass;
use super::carrier::{encode, send};
use super::exit::{DONE, FAILED, Failure, USAGE};
use super::print::{Context, field};
use crate::qr;
use crate::store::files::replace;

/// Passes for members.
pub fn run(context: &Context, verb: Pass) -> Result<u8, Failure> {
    let Pass::Issue { member, days, out } = verb;
    if let Some(out) = &out {
        kind(out)?;
    }
    let carrier = context.carrier()?;
    let issued = carrier.json(&send(
        "POST",
        &format!("members/{}/passes", encode(&member)),
        &json!({ "days": days }),
    ));
    carrier.close();
    let issued = issued?;
    if let Some(out) = &out {
        draw(out, issued["pass"].as_str().unwrap_or_default())?;
    }
    context.show("pass-issue", &issued, |value| text(value, out.as_deref()))?;
    Ok(DONE)
}

fn text(value: &Value, out: Option<&Path>) -> String {
    let drawn = out
        .map(|out| format!("\nIts QR code is in {}.", out.display()))
        .unwrap_or_default();
    format!(
        "{}\nValid until {}. Whoever has this text has the card.{drawn}",
        field(value, "pass"),
        field(value, "expires_at")
    )
}

enum Picture {
    Svg,
    Png,
}

fn kind(out: &Path) -> Result<Picture, Failure> {
    match out.extension().and_then(|extension| extension.to_str()) {
        Some("svg") => Ok(Picture::Svg),
        Some("png") => Ok(Picture::Png),
        _ => {
            let text = format!("{} is neither .svg nor .png.", out.display());
            Err(Failure::new(
                USAGE,
                "usage",
                text,
                "Name the file card.svg or card.png.",
            ))
        }
    }
}

fn draw(out: &Path, pass: &str) -> Result<(), Failure> {
    let too_long = |error: qr::TooLong| Failure::new(FAILED, "no-qr", error.to_string(), "");
    let bytes = match kind(out)? {
        Picture::Svg => qr::svg(pass).map_err(too_long)?.into_bytes(),
        Picture::Png => qr::png(pass).map_err(too_long)?,
    };
    replace(out, &bytes)
        .map_err(|error| Failure::new(FAILED, "no-file", format!("{}: {error}", out.display()), ""))
}
