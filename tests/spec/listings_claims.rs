//! The sentence claims what a field says, and nothing else; and whatever a field says stands in it. On thousands of terms: all
//! that the annotated ones and the listings can say, less what chance took away.

use std::fs;
use std::path::Path;

use covisa::terms_file;
use covisa::words::{Locale, terms};
use federation_spec::records::terms::Content;
use serde_json::Value;

use super::reference::Random;

const CASES: usize = 600;

/// What neither says.
const ALSO: [&str; 2] = [
    r#"
    [[grant]]
    to = "members"
    benefit = "fee waived"
    amount_not_fixed = true
    booking = { how = "approval" }
    caps = [{ amount = 2, unit = "week", per = "year" }]
    requires = { region = { rule = "same city", of = "residence" } }
    [[grant]]
    to = "anyone"
    benefit = "at a price"
    identity = ["none"]
    [[grant]]
    to = "anyone"
    benefit = "free or discount"
    identity = ["membership proof"]
    booking = { how = "form" }
    "#,
    "closed_since = \"2011-05-31\"\nnote = \"We moved.\"\n",
];

/// Words of the sentence, and what must stand in the terms for them to be said: one of these, as JSON writes it.
const CLAIMS: [(&str, &[&str]); 62] = [
    ("does not take part", &["\"visa\":\"declined\""]),
    (
        "This space takes part in",
        &["\"visa\":\"accepted\"", "\"networks\""],
    ),
    ("closed for good", &["\"closed_since\""]),
    (
        "embers of other",
        &["\"to\":\"members\"", "\"visa\":\"accepted\""],
    ),
    ("anyone", &["\"to\":\"anyone\""]),
    ("partner spaces", &["\"to\":\"partners\""]),
    ("brought by a member", &["\"to\":\"guests of members\""]),
    ("think of joining", &["\"to\":\"would-be members\""]),
    ("active member", &["\"active_members\":true"]),
    ("work here free", &["\"benefit\":\"free\""]),
    ("at a discount", &["discount"]),
    ("% off", &["\"discount_percent\""]),
    ("may buy a place", &["at a price"]),
    ("a part of the house", &["\"area\""]),
    ("need not pay the fee", &["fee waived"]),
    (
        "the host decides",
        &["free or discount", "\"amount_not_fixed\":true"],
    ),
    ("on request", &["\"ask_up_to\"", "\"more_on_request\":true"]),
    (
        "when the count starts again was not said",
        &["\"unstated\""],
    ),
    ("per calendar month", &["calendar month"]),
    ("per day", &["\"per\":\"day\""]),
    (
        "how much or how often was not said",
        &["\"extent_unstated\":true"],
    ),
    ("number is not fixed", &["\"amount_not_fixed\":true"]),
    ("come regularly", &["\"not_for_regulars\":true"]),
    ("from Monday to Friday", &["\"weekdays\""]),
    ("of a month)", &["\"weeks\""]),
    (
        "takes members of this one too",
        &["\"home_takes_ours\":true"],
    ),
    (
        "never more than their home space",
        &["\"never_more_than_home\":true"],
    ),
    ("a room of its own", &["\"home_has_room\":true"]),
    ("km away", &["\"km_from_home\"", "\"km_from_residence\""]),
    (
        "they live",
        &["\"km_from_residence\"", "\"of\":\"residence\""],
    ),
    ("in another city", &["travelling"]),
    ("in the same", &["same city", "same region", "same country"]),
    ("not enforced", &["\"advisory\":true"]),
    ("exempt from the distance rule", &["\"waived_for\""]),
    ("two spaces agree", &["\"waived_by_agreement\":true"]),
    ("only if: ", &["\"in_words\""]),
    ("hand over a coupon", &["\"coupon\""]),
    ("spend at least", &["\"home_share_percent\""]),
    ("have been members", &["\"member_for_days\""]),
    ("a higher one", &["\"min_tier\""]),
    ("(but not ", &["\"excluded_tiers\""]),
    ("document with a photo", &["photo id"]),
    ("proof of membership", &["membership proof"]),
    ("a letter from", &["\"letter\""]),
    ("a stamp", &["\"stamp\""]),
    ("days old", &["\"valid_days\""]),
    ("no proof is asked for", &["\"identity\":[\"none\"]"]),
    (
        "bring guests",
        &["\"guests\":{", "\"to\":\"guests of members\""],
    ),
    ("stays with them", &["\"member_present\":true"]),
    ("book at least", &["reserve"]),
    ("fill in the form", &["\"how\":\"form\""]),
    ("wait for the yes", &["approval"]),
    ("get in touch", &["contact first"]),
    (
        "credited",
        &["\"credited\":true", "\"credited_within_days\""],
    ),
    ("before tax", &["\"before_tax\":true"]),
    ("donation", &["donation"]),
    ("EUR", &["EUR"]),
    ("no free drop-in", &["\"drop_in\":\"not free\""]),
    ("key", &["\"keys\"", "\"key_holders\""]),
    ("signed", &["\"agreement\""]),
    ("several sites", &["\"several_sites\":true"]),
    ("counts at all of them", &["\"one_count\":true"]),
];

/// Settings that are not for people to read in the sentence: points on the map; ids, which are counted; what fine print adds to
/// another setting that says it.
const UNSAID: [&str; 9] = [
    "latitude",
    "longitude",
    "position",
    "to",
    "how",
    "currency_assumed",
    "spaces",
    "ask_home",
    "more_on_request",
];

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/listings"))
}

/// All that the samples say.
fn samples() -> Vec<Value> {
    let annotated = include_str!("../../config/terms.toml").to_owned();
    let mut files: Vec<_> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|one| one == "toml"))
        .collect();
    files.sort();
    let listed = files.iter().map(|path| fs::read_to_string(path).unwrap());
    let read = |text: String| {
        let content = terms_file::from_toml(&text).expect("a sample is terms");
        to_json(&content)
    };
    let also = ALSO.iter().map(|text| (*text).to_owned());
    std::iter::once(annotated)
        .chain(also)
        .chain(listed)
        .map(read)
        .collect()
}

fn to_json(content: &Content) -> Value {
    use federation_spec::records::fields::Field as _;
    covisa::form::to_json(&content.to_plain())
}

/// The sentence, if these are terms that can be published.
fn sentence(said: &Value) -> Option<String> {
    let content = terms_file::from_json(said).ok()?;
    Some(terms::summary(&content, Locale::En))
}

/// Every setting and every element of a list, by its way from the top.
fn ways(value: &Value, way: &str, found: &mut Vec<String>) {
    let inner: Vec<(String, &Value)> = match value {
        Value::Object(fields) => fields
            .iter()
            .map(|(name, one)| (format!("{way}/{name}"), one))
            .collect(),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .map(|(at, one)| (format!("{way}/{at}"), one))
            .collect(),
        _ => Vec::new(),
    };
    for (way, value) in inner {
        found.push(way.clone());
        ways(value, &way, found);
    }
}

/// The same without one setting or element; a list or table that is empty then goes too.
fn without(said: &Value, way: &str) -> Value {
    let mut said = said.clone();
    let (parent, last) = way.rsplit_once('/').unwrap();
    match said.pointer_mut(parent) {
        Some(Value::Object(fields)) => {
            fields.remove(last);
        }
        Some(Value::Array(items)) => {
            items.remove(last.parse().unwrap());
        }
        _ => {}
    }
    let empty =
        |value: &Value| *value == Value::Array(Vec::new()) || *value == serde_json::json!({});
    match said.pointer(parent) {
        Some(value) if !parent.is_empty() && empty(value) => without(&said, parent),
        _ => said,
    }
}

/// The numbers in a text.
fn numbers(text: &str) -> Vec<String> {
    let digits = text.split(|c: char| !c.is_ascii_digit());
    digits
        .filter(|digits| !digits.is_empty())
        .map(str::to_owned)
        .collect()
}

#[test]
fn no_sentence_claims_what_no_field_says() {
    let samples = samples();
    let mut random = Random::of(12);
    let (mut told, mut claimed) = (0, [0; CLAIMS.len()]);
    while told < CASES {
        // What can say everything, a third of the time.
        let sample = match random.below(3) {
            0 => 0,
            1 => 1 + random.below(ALSO.len()),
            _ => random.below(samples.len()),
        };
        let mut said = samples[sample].clone();
        for _ in 0..random.below(25) {
            let mut all = Vec::new();
            ways(&said, "", &mut all);
            if all.is_empty() {
                break;
            }
            let less = without(&said, &all[random.below(all.len())]);
            if terms_file::from_json(&less).is_ok() {
                said = less;
            }
        }
        let Some(sentence) = sentence(&said) else {
            continue;
        };
        told += 1;
        let json = said.to_string();
        for (at, (claim, fields)) in CLAIMS.iter().enumerate() {
            if !sentence.contains(claim) {
                continue;
            }
            claimed[at] += 1;
            assert!(
                fields.iter().any(|field| json.contains(field)),
                "{claim:?} is said and nothing says it.\n{sentence}\n{json}"
            );
        }
        for number in numbers(&sentence) {
            let of_fields = numbers(&json).iter().any(|one| {
                *one == number
                    || format!("{one}0") == number
                    || one.parse::<u64>().unwrap_or(0) / 24 == number.parse::<u64>().unwrap_or(1)
            });
            // How many spaces a list names is counted.
            assert!(
                of_fields || number == "1",
                "{number} is said and stands nowhere.\n{sentence}\n{json}"
            );
        }
    }
    let idle: Vec<&str> = CLAIMS
        .iter()
        .zip(claimed)
        .filter(|(_, count)| *count == 0)
        .map(|((claim, _), _)| *claim)
        .collect();
    assert!(
        idle.len() <= 1,
        "Each of these was said at least once: {idle:?}"
    );
}

#[test]
fn whatever_a_setting_says_stands_in_the_sentence() {
    let mut seen = 0;
    for said in samples() {
        let whole = sentence(&said).expect("a sample is terms");
        let mut all = Vec::new();
        ways(&said, "", &mut all);
        for way in all {
            let setting = way
                .rsplit('/')
                .find(|part| part.parse::<usize>().is_err())
                .unwrap();
            // What is meant anyway need not be said.
            let meant = ["home", "accepted", "unstated", "after"].map(Value::from);
            let one = way.ends_with("/count") && said.pointer(&way) == Some(&Value::from(1));
            let meant = said.pointer(&way).is_some_and(|one| meant.contains(one));
            if UNSAID.contains(&setting) || meant || one {
                continue;
            }
            let Some(less) = sentence(&without(&said, &way)) else {
                continue;
            };
            seen += 1;
            assert_ne!(less, whole, "Nobody reads of {way}: {said}");
        }
    }
    assert!(seen > 500, "Many settings were taken away: {seen}.");
}
