//! `covisa space`

use std::path::Path;

use data_encoding::BASE64;
use serde_json::{Value, json};

use super::carrier::{Carrier, encode, get, send};
use super::exit::{DONE, FAILED, Failure, USAGE};
use super::neighbours::{LimitWord, Space, WelcomeWord, Whereabouts};
use super::print::{self, Context, field, items, table, typed};
use crate::words::Locale;

/// Spaces known from the network.
pub fn run(context: &Context, verb: Space) -> Result<u8, Failure> {
    match verb {
        Space::List {
            country,
            text,
            near,
            km,
        } => {
            let km = near.as_ref().map(|_| km.to_string());
            list(
                context,
                &[
                    ("country", country),
                    ("q", text),
                    ("near", near),
                    ("km", km),
                ],
            )
        }
        Space::Show {
            id,
            record: Some(record),
            ..
        } => raw(context, &id, record.word()),
        Space::Show { id, .. } => context.one(
            "space-show",
            &get(&format!("spaces/{}", encode(&id)), &[]),
            whole,
        ),
        Space::Export { folder, language } => export(context, &folder, &language),
        Space::Cards { days } => cards(context, days),
        Space::Premises { said } => premises(context, &said),
        Space::Brand { colour, logo } => brand(context, colour, logo.as_deref()),
        Space::Change(whereabouts) => change(context, whereabouts),
        Space::Contacts { contacts } => {
            let request = send("PUT", "profile/contacts", &json!({ "contacts": contacts }));
            context.one("space-contacts", &request, |value| {
                format!("{} is reached as you say.", field(value, "name"))
            })
        }
        Space::Vouch { id } => vouch(context, "PUT", &id),
        Space::Unvouch { id } => vouch(context, "DELETE", &id),
        Space::Welcome { welcome } => self::welcome(context, welcome),
        Space::Pin { id, limit, note } => {
            let limit = limit.map(LimitWord::word);
            let said = json!({ "standing": "pinned", "limit": limit, "note": note });
            standing(context, "pin", &id, &said)
        }
        Space::Block { id, note } => {
            let said = json!({ "standing": "blocked", "note": note });
            standing(context, "block", &id, &said)
        }
        Space::Unpin { id } => standing(context, "unpin", &id, &json!({ "standing": "stranger" })),
        Space::Unblock { id } => {
            standing(context, "unblock", &id, &json!({ "standing": "stranger" }))
        }
        Space::Later { id } => later(context, &id),
    }
}

/// Says what members of spaces get for which others vouch, or tells it.
fn welcome(context: &Context, welcome: Option<WelcomeWord>) -> Result<u8, Failure> {
    let request = match welcome {
        None => get("welcome", &[]),
        Some(welcome) => send("PUT", "welcome", &json!({ "welcome": welcome.word() })),
    };
    context.one("space-welcome", &request, |value| {
        let what = match value["welcome"].as_str() {
            Some("full") => "what members of pinned spaces get",
            Some("one_day") => "what members of pinned spaces get, on one day",
            Some("identity_seen") => {
                "what members of pinned spaces get, once an identity document was looked at"
            }
            _ => "what somebody in charge decides",
        };
        format!("Members of spaces for which others vouch get {what}.")
    })
}

/// Says for how many days a card counts, or tells it.
fn cards(context: &Context, days: Option<u64>) -> Result<u8, Failure> {
    let request = match days {
        None => get("cards", &[]),
        Some(days) => send("PUT", "cards", &json!({ "days": days })),
    };
    context.one("space-cards", &request, |value| {
        format!("A card counts for {} days.", field(value, "days"))
    })
}

/// Does not decide on a space now.
fn later(context: &Context, id: &str) -> Result<u8, Failure> {
    let path = format!("spaces/{}/later", encode(id));
    context.one("space-later", &send("POST", &path, &json!({})), |value| {
        let space = field(value, "space");
        format!(
            "{space} does not wait for you any more; decide when you like: covisa space pin, or block."
        )
    })
}

/// Vouches for a space, or not any more.
fn vouch(context: &Context, method: &str, id: &str) -> Result<u8, Failure> {
    let path = format!("spaces/{}/vouch", encode(id));
    context.one("space-vouch", &send(method, &path, &json!({})), |value| {
        let name = match value["name"].is_string() {
            true => field(value, "name"),
            false => field(value, "space"),
        };
        match value["vouched_since"].is_string() {
            true => format!("You vouch for {name}. Others who have checked your key hear of it."),
            false => format!("You do not vouch for {name}."),
        }
    })
}

/// What can be said of premises.
const PREMISES: [&str; 12] = [
    "step_free",
    "door_cm",
    "lift",
    "toilets",
    "floor",
    "entrance",
    "phone_booths",
    "quiet_zone",
    "monitors",
    "nursery",
    "pets",
    "parking",
];

/// Says what visitors may have to know: what was said before stays, but for what is said now.
fn premises(context: &Context, said: &[String]) -> Result<u8, Failure> {
    let carrier = context.carrier()?;
    let own = own_space(&carrier);
    carrier.close();
    let mut premises = own?["profile"]["premises"]
        .as_object()
        .cloned()
        .unwrap_or_default();
    for one in said {
        let (what, text) = one.split_once('=').ok_or_else(|| {
            let text = format!("{one:?} is not WHAT=SAID, as in step_free=yes.");
            Failure::new(USAGE, "usage", text, "")
        })?;
        if !PREMISES.contains(&what) {
            let text = format!("{what:?} is none of {}.", PREMISES.join(", "));
            return Err(Failure::new(USAGE, "usage", text, ""));
        }
        let value = match (what, text.parse::<i64>()) {
            (_, _) if text.is_empty() => {
                premises.remove(what);
                continue;
            }
            ("parking", _) => json!(text.split(',').map(str::trim).collect::<Vec<_>>()),
            ("entrance", _) | (_, Err(_)) => json!(text),
            (_, Ok(number)) => json!(number),
        };
        premises.insert(what.to_owned(), value);
    }
    let told = |value: &Value| {
        let said = &value["profile"]["premises"];
        let whats = said.as_object().into_iter().flat_map(|said| said.keys());
        let lines: Vec<String> = whats
            .map(|what| format!("{what}: {}", field(said, what)))
            .collect();
        match lines.is_empty() {
            true => "Nothing is said. Type as in: covisa space premises step_free=yes floor=2"
                .to_owned(),
            false => lines.join("\n"),
        }
    };
    let request = send("PUT", "profile/premises", &Value::Object(premises.clone()));
    match said.is_empty() {
        true => {
            let value = json!({ "profile": { "premises": premises } });
            context.show("space-premises", &value, told).map(|()| DONE)
        }
        false => context.one("space-premises", &request, told),
    }
}

/// Says anew who and where this space is: what was said before, but for what is said now.
fn change(context: &Context, said: Whereabouts) -> Result<u8, Failure> {
    let carrier = context.carrier()?;
    let own = own_space(&carrier);
    carrier.close();
    let held = &own?["profile"];
    // Another city has another zone and position.
    let moves = said.city.is_some();
    let before = |value: &Value| Some(value.clone()).filter(|value| !moves && !value.is_null());
    let degrees = |said: Option<f64>, name: &str| {
        // A record has hundred-thousandths.
        let held = &held["place"]["position"][name];
        let held = before(held).and_then(|held| held.as_f64());
        let held = held.map(|held| (held / 100_000.0).to_string());
        said.map(|degrees| degrees.to_string()).or(held)
    };
    let body = json!({
        "name": said.name.map_or(held["name"].clone(), Value::String),
        "kind": said.kind,
        "region": said.region.map(Value::String).or(before(&held["place"]["region"])),
        "city": said.city.map_or(held["place"]["city"].clone(), Value::String),
        "country": said.country.map(Value::String).or(before(&held["place"]["country"])),
        "zone": said.tz.map(Value::String).or(before(&held["zone"])),
        "lat": degrees(said.lat, "latitude"),
        "lon": degrees(said.lon, "longitude"),
    });
    context.one("space-change", &send("PUT", "profile", &body), whole)
}

/// How what goes out of the house looks.
fn brand(context: &Context, colour: Option<String>, logo: Option<&Path>) -> Result<u8, Failure> {
    let logo = logo.map(|file| {
        let bytes = std::fs::read(file);
        let text = |error| format!("{}: {error}.", typed(file));
        bytes.map_err(|error| Failure::new(FAILED, "no-file", text(error), ""))
    });
    let logo = logo.transpose()?.map(|bytes| BASE64.encode(&bytes));
    let request = match (&colour, &logo) {
        (None, None) => get("brand", &[]),
        _ => send("PUT", "brand", &json!({ "colour": colour, "logo": logo })),
    };
    context.one("space-brand", &request, |value| {
        let colour = value["colour"].as_str().unwrap_or("the program's own");
        let logo = if value["logo"].is_string() {
            "and a logo"
        } else {
            "and no logo"
        };
        format!("Passports have {colour} as their colour, {logo}.")
    })
}

/// The directory, file by file.
fn export(context: &Context, folder: &Path, language: &str) -> Result<u8, Failure> {
    let in_language = |path: &str| {
        let mut request = get(path, &[]);
        let header = ("accept-language".to_owned(), language.to_owned());
        request.headers.push(header);
        request
    };
    if Locale::of_tag(language).is_none() {
        let text = format!("--language: {language:?} is none of en, de, es, fr and pt-BR.");
        return Err(Failure::new(USAGE, "usage", text, ""));
    }
    let carrier = context.carrier()?;
    let gathered = carrier.json(&in_language("directory")).and_then(|pages| {
        let geo = carrier.json(&in_language("spaces.geojson"))?;
        Ok((pages, geo, carrier.json(&in_language("spaces.jsonld"))?))
    });
    carrier.close();
    let (pages, geo, ld) = gathered?;
    // As they are: a file is no terminal.
    let text = |file: &Value, name: &str| file[name].as_str().unwrap_or_default().to_owned();
    let mut files: Vec<(String, String)> = (items(&pages).iter())
        .map(|file| (text(file, "name"), text(file, "text")))
        .collect();
    files.push(("spaces.geojson".to_owned(), geo.to_string()));
    files.push(("spaces.jsonld".to_owned(), ld.to_string()));
    write_all(folder, &files).map_err(|error| {
        Failure::new(
            FAILED,
            "no-file",
            format!("{}: {error}.", typed(folder)),
            "",
        )
    })?;
    let value = json!({ "folder": folder.display().to_string(), "files": files.len() });
    context.show("space-export", &value, |_| {
        format!("{} files are in {}.", files.len(), typed(folder))
    })?;
    Ok(DONE)
}

/// Whether an earlier export wrote it: what it tells is told no more.
fn is_of_a_country(name: &str) -> bool {
    let country = name.strip_suffix(".html").unwrap_or_default();
    country == "--" || (country.len() == 2 && country.chars().all(|c| c.is_ascii_uppercase()))
}

fn write_all(folder: &Path, files: &[(String, String)]) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    for entry in std::fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let new = files.iter().any(|(held, _)| *held == name);
        if is_of_a_country(&name) && !new {
            std::fs::remove_file(folder.join(name))?;
        }
    }
    files
        .iter()
        .try_for_each(|(name, text)| std::fs::write(folder.join(name), text))
}

/// All pages, one after the other.
fn list(context: &Context, filters: &[(&str, Option<String>)]) -> Result<u8, Failure> {
    let carrier = context.carrier()?;
    let mut all = Vec::new();
    let mut cursor = None;
    let gathered = loop {
        let mut query = filters.to_vec();
        query.push(("limit", Some("200".to_owned())));
        query.push(("cursor", cursor.take()));
        match carrier.json(&get("spaces", &query)) {
            Err(failure) => break Err(failure),
            Ok(page) => {
                all.extend(items(&page).iter().cloned());
                cursor = page["next"].as_str().map(str::to_owned);
            }
        }
        if cursor.is_none() {
            break Ok(());
        }
    };
    carrier.close();
    gathered?;
    context.show("space-list", &json!({ "items": all }), spaces)?;
    Ok(DONE)
}

fn raw(context: &Context, id: &str, record: &str) -> Result<u8, Failure> {
    let carrier = context.carrier()?;
    let bytes = carrier.bytes(&get(
        &format!("spaces/{}/records/{record}", encode(id)),
        &[],
    ));
    carrier.close();
    print::raw(&bytes?)?;
    Ok(DONE)
}

fn standing(context: &Context, verb: &str, id: &str, said: &Value) -> Result<u8, Failure> {
    let path = format!("spaces/{}/standing", encode(id));
    let request = send("PUT", &path, said);
    context.one(&format!("space-{verb}"), &request, |value| {
        format!("{}: {}", field(value, "space"), field(value, "standing"))
    })
}

fn spaces(value: &Value) -> String {
    let rows: Vec<Vec<String>> = items(value)
        .iter()
        .map(|space| {
            ["space", "name", "city", "country", "standing", "offer"]
                .map(|name| field(space, name))
                .to_vec()
        })
        .collect();
    match rows.is_empty() {
        true => "No spaces yet. Add a peer with: covisa peer add ADDRESS".to_owned(),
        false => table(
            &["space", "name", "city", "country", "standing", "terms"],
            &rows,
        ),
    }
}

fn whole(value: &Value) -> String {
    let mut lines = vec![
        format!("{} ({})", field(value, "name"), field(value, "space")),
        format!("{}, {}", field(value, "city"), field(value, "country")),
        format!("standing  {}", field(value, "standing")),
        format!("terms     {}", field(value, "summary")),
        format!(
            "signed    {}, {} {}",
            field(value, "issued_at"),
            if value["offer"] == "ended" {
                "ended"
            } else {
                "ends"
            },
            field(value, "expires_at")
        ),
    ];
    let next = Some(&value["upcoming"]).filter(|next| next.is_object());
    lines.extend(next.map(|next| {
        let from = field(next, "applies_from");
        format!("then      from {from}: {}", field(next, "summary"))
    }));
    lines.join("\n")
}

/// This space, as others see it.
fn own_space(carrier: &Carrier) -> Result<Value, Failure> {
    let status = carrier.json(&get("status", &[]))?;
    let space = status["space"].as_str().unwrap_or_default();
    carrier.json(&get(&format!("spaces/{}", encode(space)), &[]))
}
