//! The terms of real listings, written down by hand as an operator would: what the schema can say, and what it cannot.
//!
//! `listings/NN-slug.toml` are the terms, `listings/map.json` says where each fact of a listing stands in them.

use std::collections::BTreeSet;
use std::fs;

use covisa::form;
use federation_spec::plain::Plain;
use federation_spec::records::Record;
use federation_spec::records::fields::Field;
use federation_spec::records::terms::{Content, Edition, Terms, TermsBody, TermsClaims};
use federation_spec::records::values::Version1;
use federation_spec::wire::cbor::{Profile, decode, encode};
use federation_spec::wire::ids::{SpaceId, Timestamp};
use federation_spec::wire::limits::MAX_TERMS;
use serde_json::Value;

const LISTINGS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/listings");

/// How many listings state visa terms, a drop-in policy, or a no.
const COUNT: usize = 61;

/// At least this share of the facts must stand in fields, not in notes.
const FIELDS_PERCENT: usize = 90;

#[test]
fn every_listing_parses_and_round_trips() {
    for name in files() {
        let content = read(&name);

        let bytes = encode(&content.to_item());
        let item = decode(&bytes, Profile::plain(MAX_TERMS)).unwrap();
        let decoded = Content::from_item(&item).unwrap();
        assert_eq!(
            decoded, content,
            "{name} reads back from CBOR as it was written."
        );

        let toml = form::to_toml(&content.to_plain());
        let parsed = parse(&toml, &name);
        assert_eq!(
            parsed, content,
            "{name} reads back from TOML as it was written."
        );
    }
}

#[test]
fn every_listing_fits_into_a_record() {
    for name in files() {
        let terms = record(read(&name));
        let payload = terms.payload();
        let back = Terms::read(&payload);
        assert_eq!(
            back.as_ref(),
            Ok(&terms),
            "{name} reads back from the claims of a terms record."
        );
        assert!(
            payload.len() <= MAX_TERMS,
            "{name} is within the bound for terms."
        );
    }
}

#[test]
fn there_are_61_listings_each_once() {
    let entries = entries();
    assert_eq!(
        entries.len(),
        COUNT,
        "The map has one entry for every listing."
    );
    let indices: BTreeSet<u64> = entries
        .iter()
        .map(|entry| entry["index"].as_u64().unwrap())
        .collect();
    assert_eq!(indices.len(), COUNT, "No index stands in the map twice.");
    let mapped: BTreeSet<String> = entries.iter().map(|entry| text(&entry["file"])).collect();
    let there: BTreeSet<String> = files().into_iter().collect();
    assert_eq!(
        mapped, there,
        "The map names every file in the folder, and no other."
    );
    for entry in &entries {
        let (name, index) = (text(&entry["file"]), entry["index"].as_u64().unwrap());
        let prefix = format!("{index:02}-");
        assert!(
            name.starts_with(&prefix),
            "{name} begins with its index {prefix}."
        );
        let heading = heading(entry);
        let file = fs::read_to_string(format!("{LISTINGS}/{name}")).unwrap();
        assert_eq!(
            file.lines().next(),
            Some(heading.as_str()),
            "{name} says first which listing it follows."
        );
        assert!(
            !text(&entry["limit"]).is_empty(),
            "{name} has a line on what its limit means."
        );
    }
}

#[test]
fn no_fact_of_a_listing_is_lost() {
    let mut sums = Sums::default();
    let mut lost = Vec::new();
    println!(
        "{:44} {:>6} {:>6} {:>6}",
        "listing", "fields", "notes", "lost"
    );
    for entry in &entries() {
        let name = text(&entry["file"]);
        let told = told(entry, &form::to_json(&read(&name).to_plain()));
        println!(
            "{name:44} {:>6} {:>6} {:>6}",
            told.fields,
            told.notes,
            told.lost.len()
        );
        lost.extend(told.lost.iter().map(|why| format!("{name}: {why}")));
        sums.fields += told.fields;
        sums.notes += told.notes;
    }
    let facts = sums.fields + sums.notes + lost.len();
    println!(
        "{:44} {:>6} {:>6} {:>6}",
        "together",
        sums.fields,
        sums.notes,
        lost.len()
    );
    println!("{facts} facts");
    assert!(
        lost.is_empty(),
        "Every fact of every listing stands in its terms, but these do not:\n{}",
        lost.join("\n")
    );
    assert!(
        sums.fields * 100 >= facts * FIELDS_PERCENT,
        "At least {FIELDS_PERCENT} % of {facts} facts stand in fields, not {}.",
        sums.fields
    );
}

/// How the facts of listings are told.
#[derive(Default)]
struct Sums {
    fields: usize,
    notes: usize,
    lost: Vec<String>,
}

enum Way {
    Field,
    Note,
}

/// Looks for each fact of an entry in the terms, by the entry's map.
fn told(entry: &Value, terms: &Value) -> Sums {
    let mut sums = Sums::default();
    let mut facts = Vec::new();
    leaves(&entry["facts"], String::new(), &mut facts);
    let map = entry["map"].as_array().unwrap();
    for (leaf, fact) in &facts {
        let ways: Vec<&Value> = map.iter().filter(|way| way["leaf"] == **leaf).collect();
        let holds = match ways.as_slice() {
            [way] => holds(way, fact, terms),
            ways => Err(format!("{} entries of the map, not one", ways.len())),
        };
        match holds {
            Ok(Way::Field) => sums.fields += 1,
            Ok(Way::Note) => sums.notes += 1,
            Err(why) => sums.lost.push(format!("{leaf}: {why}")),
        }
    }
    let known = |way: &&Value| facts.iter().any(|(leaf, _)| way["leaf"] == **leaf);
    assert!(
        map.iter().all(|way| known(&way)),
        "The map speaks of facts only."
    );
    sums
}

/// Whether one line of the map holds: a field and its value, a field that is absent, or words of a note.
fn holds(way: &Value, fact: &Value, terms: &Value) -> Result<Way, String> {
    if let Some(words) = way["note"].as_str() {
        return match notes(terms).iter().any(|note| note.contains(words)) {
            true => Ok(Way::Note),
            false => Err(format!("no note says {words:?}")),
        };
    }
    if let Some(path) = way["absent"].as_str() {
        let unsaid = *fact == Value::Bool(false)
            || fact
                .as_str()
                .is_some_and(|fact| fact.starts_with("unstated"));
        if !unsaid {
            return Err(format!("{fact} is not said by leaving something out"));
        }
        return is_absent(terms, path).map(|()| Way::Field);
    }
    let path = way["path"]
        .as_str()
        .ok_or("neither path, absent nor note")?;
    let value = &way["value"];
    if fact.is_number() && value.is_number() && !alike(fact, value) {
        return Err(format!("the listing says {fact}, the map {value}"));
    }
    says(terms, path, value)?;
    let besides = way["with"].as_object().into_iter().flatten();
    for (path, value) in besides {
        match value {
            Value::Null => is_absent(terms, path)?,
            value => says(terms, path, value)?,
        }
    }
    Ok(Way::Field)
}

fn says(terms: &Value, path: &str, value: &Value) -> Result<(), String> {
    match resolve(terms, path) {
        Some(found) if alike(found, value) => Ok(()),
        Some(found) => Err(format!("{path} is {found}, not {value}")),
        None => Err(format!("{path} is not there")),
    }
}

/// The field is not there, but what would hold it is.
fn is_absent(terms: &Value, path: &str) -> Result<(), String> {
    let end = path.rfind(['.', '[']).unwrap_or(0);
    match (resolve(terms, &path[..end]), resolve(terms, path)) {
        (None, _) => Err(format!("nothing is there that could hold {path}")),
        (_, Some(found)) => Err(format!("{path} should not be there, but is {found}")),
        (Some(_), None) => Ok(()),
    }
}

/// The value at a path such as `grant[0].caps[1].per`; the empty path is the whole.
fn resolve<'a>(whole: &'a Value, path: &str) -> Option<&'a Value> {
    let mut steps = path.split(['.', '[']).filter(|step| !step.is_empty());
    steps.try_fold(whole, |value, step| match step.strip_suffix(']') {
        Some(index) => value.get(index.parse::<usize>().ok()?),
        None => value.get(step),
    })
}

/// Equal, numbers by their size: 25 and 25.0 are the same price.
fn alike(one: &Value, other: &Value) -> bool {
    match (one.as_f64(), other.as_f64()) {
        (Some(one), Some(other)) => (one - other).abs() < 1e-9,
        _ => one == other,
    }
}

/// The note of the terms, and those of their grants, prices and areas.
fn notes(terms: &Value) -> Vec<&str> {
    let parts = ["grant", "price", "area"]
        .into_iter()
        .filter_map(|part| terms[part].as_array())
        .flatten();
    std::iter::once(terms)
        .chain(parts)
        .filter_map(|part| part["note"].as_str())
        .collect()
}

/// Every scalar of a value, with its path.
fn leaves(value: &Value, path: String, into: &mut Vec<(String, Value)>) {
    match value {
        Value::Object(entries) => {
            for (name, value) in entries {
                let dot = if path.is_empty() { "" } else { "." };
                leaves(value, format!("{path}{dot}{name}"), into);
            }
        }
        Value::Array(items) => {
            for (at, value) in items.iter().enumerate() {
                leaves(value, format!("{path}[{at}]"), into);
            }
        }
        scalar => into.push((path, scalar.clone())),
    }
}

/// The first line of a listing's file.
fn heading(entry: &Value) -> String {
    let place = entry["city"]
        .as_str()
        .or(entry["country"].as_str())
        .unwrap();
    let year = entry["as_of"]
        .as_str()
        .map(|year| format!(" ({year})"))
        .unwrap_or_default();
    format!(
        "# Example after a real listing: {}, {place}{year}.",
        text(&entry["name"])
    )
}

pub fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

pub fn entries() -> Vec<Value> {
    let map = fs::read_to_string(format!("{LISTINGS}/map.json")).unwrap();
    serde_json::from_str(&map).unwrap()
}

/// The names of the listings' files, in order.
fn files() -> Vec<String> {
    let folder = fs::read_dir(LISTINGS).unwrap();
    let names = folder.map(|file| file.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.filter(|name| name.ends_with(".toml")).collect();
    names.sort();
    names
}

pub fn read(name: &str) -> Content {
    let file = fs::read_to_string(format!("{LISTINGS}/{name}")).unwrap();
    let content = parse(&file, name);
    assert_eq!(
        content.check(),
        Ok(()),
        "{name} does not contradict itself."
    );
    content
}

fn parse(toml: &str, name: &str) -> Content {
    let plain: Plain =
        form::from_toml(toml).unwrap_or_else(|error| panic!("{name} is TOML, but {error}."));
    Content::from_plain(&plain).unwrap_or_else(|mistake| {
        panic!(
            "{name} has the form of terms, but line {}: {mistake}.",
            mistake.line
        )
    })
}

/// The content as a whole record, nested as deep as records go.
fn record(content: Content) -> Terms {
    Terms(TermsClaims {
        space: SpaceId::from_bytes([7; 20]),
        expires_at: Timestamp(1_800_000_000),
        issued_at: Timestamp(1_790_000_000),
        body: TermsBody {
            version: Version1,
            sequence: 1,
            current: Edition::new(content, Timestamp(1_790_000_000)),
            upcoming: None,
            previous: None,
            reviewed_at: None,
        },
    })
}
