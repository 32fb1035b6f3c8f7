//! `covisa pass`

use std::path::Path;

use serde_json::{Value, json};

use super::arguments::Pass;
use super::carrier::{encode, send};
use super::exit::{DONE, Failure};
use super::picture::Picture;
use super::print::{Context, field, typed};

/// Passes for members.
pub fn run(context: &Context, verb: Pass) -> Result<u8, Failure> {
    let Pass::Issue { member, days, out } = verb;
    let picture = out.as_deref().map(Picture::begin).transpose()?;
    let carrier = context.carrier()?;
    let issued = carrier.json(&send(
        "POST",
        &format!("members/{}/passes", encode(&member)),
        &json!({ "days": days }),
    ));
    carrier.close();
    let issued = issued?;
    if let Some(picture) = picture {
        picture.draw(issued["pass"].as_str().unwrap_or_default())?;
    }
    context.show("pass-issue", &issued, |value| text(value, out.as_deref()))?;
    Ok(DONE)
}

fn text(value: &Value, out: Option<&Path>) -> String {
    let drawn = out
        .map(|out| format!("\nIts QR code is in {}.", typed(out)))
        .unwrap_or_default();
    format!(
        "{}\nValid until {}. Whoever has this text has the card.{drawn}",
        field(value, "pass"),
        field(value, "expires_at")
    )
}
