//! The samples that people start from: each parses, says what it should, and misses nothing.

use std::collections::BTreeSet;

use covisa::config::Config;
use covisa::{form, terms_file};
use federation_spec::plain::{Plain, PlainValue};
use federation_spec::records::fields::Field as _;

const TERMS: &str = include_str!("../../config/terms.toml");
const CONFIG: &str = include_str!("../../config/config.toml");
const DEFAULT: &str = include_str!("../../config/terms-default.toml");

#[test]
fn the_annotated_terms_are_terms() {
    let content = terms_file::from_toml(TERMS).unwrap();
    let again = terms_file::from_toml(&terms_file::to_toml(&content)).unwrap();
    assert_eq!(
        content, again,
        "The file form written from the terms says the same."
    );
}

#[test]
fn the_annotated_terms_show_every_setting() {
    let content = terms_file::from_toml(TERMS).unwrap();
    let mut shown = BTreeSet::new();
    names(&content.to_plain(), &mut shown);
    for name in all_names() {
        assert!(
            shown.contains(name) || TERMS.contains(&format!("{name} = ")),
            "config/terms.toml does not show {name}."
        );
    }
}

#[test]
fn the_default_terms_are_three_days_a_calendar_month() {
    let content = terms_file::from_toml(DEFAULT).unwrap();
    let cap = &content.grant.as_slice()[0].caps.as_slice()[0];
    assert_eq!(
        (cap.amount.value(), cap.per.word()),
        (3, "calendar month"),
        "The programme's default is kept."
    );
    assert!(content.hours.is_none(), "The default invents no hours.");
}

#[test]
fn the_annotated_configuration_holds_the_defaults() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("config.toml");
    std::fs::write(&path, CONFIG).unwrap();
    let read = covisa::config::load(&path, "", false).unwrap();
    assert_eq!(
        read,
        Config::default(),
        "config/config.toml shows each setting with its default."
    );
}

/// Every name that the tables of terms declare.
fn all_names() -> Vec<&'static str> {
    let sources = [
        include_str!("../../federation-spec/src/records/terms/amount.rs"),
        include_str!("../../federation-spec/src/records/terms/content.rs"),
        include_str!("../../federation-spec/src/records/terms/grant.rs"),
        include_str!("../../federation-spec/src/records/terms/price.rs"),
    ];
    let lines = sources.iter().flat_map(|source| source.lines());
    let named = lines
        .filter_map(|line| line.trim().split_once(" => "))
        .filter(|(key, _)| key.parse::<u32>().is_ok());
    let found: Vec<&str> = named
        .filter_map(|(_, rest)| rest.split_once(':'))
        .map(|(name, _)| name)
        .collect();
    assert!(
        found.len() > 60,
        "The tables of terms declare more than 60 names; the test looks in the wrong place."
    );
    found
}

fn names(plain: &Plain, found: &mut BTreeSet<String>) {
    match &plain.value {
        PlainValue::Table(entries) => entries.iter().for_each(|entry| {
            found.insert(entry.name.clone());
            names(&entry.value, found);
        }),
        PlainValue::List(items) => items.iter().for_each(|item| names(item, found)),
        _ => {}
    }
}

#[test]
fn a_terms_file_survives_the_way_through_json() {
    let content = terms_file::from_toml(TERMS).unwrap();
    let json = form::to_json(&content.to_plain());
    assert_eq!(
        terms_file::from_json(&json).unwrap(),
        content,
        "The JSON mirror says what the file says."
    );
}
