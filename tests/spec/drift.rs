//! The CDDL and the declarations in the code name the same keys, and call the same ones optional.
//!
//! Frames are declared once with the keys of all kinds, so that only the names of their keys are compared here; which kind
//! has which is compared by `frames`, case by case.

use std::collections::{BTreeMap, BTreeSet};

use super::ladder::spec_dir;

/// The code's name of each map, and the rule of the CDDL that is about it.
const RULES: [(&str, &str); 24] = [
    ("InceptionClaims", "key-event-payload"),
    ("Inception", "inception"),
    ("ProfileClaims", "profile-payload"),
    ("ProfileBody", "profile-body"),
    ("Contact", "contact"),
    ("Position", "position"),
    ("Place", "place"),
    ("TermsClaims", "terms-payload"),
    ("TermsBody", "terms-body"),
    ("Edition", "edition"),
    ("Content", "content"),
    ("Hours", "hours"),
    ("Site", "site"),
    ("Area", "area"),
    ("Group", "space-group"),
    ("Grant", "grant"),
    ("Cap", "cap"),
    ("Requires", "requires"),
    ("Region", "region"),
    ("Booking", "booking"),
    ("Guests", "guests"),
    ("Price", "price"),
    ("CardClaims", "card-payload"),
    ("CardBody", "card-body"),
];

/// The rules of frames.
const FRAMES: [&str; 9] = [
    "changes",
    "reconcile",
    "fetch",
    "key-log",
    "news",
    "records",
    "reconcile-reply",
    "noted",
    "refused",
];

/// Key of a map, and whether it may be left out.
type Keys = BTreeMap<i64, bool>;

/// `3 => name: Type,` of the code.
fn declared(line: &str) -> Option<(i64, bool)> {
    let (key, field) = line.trim().split_once(" => ")?;
    let (_, kind) = field.split_once(": ")?;
    let may_be_absent = kind.starts_with("Option<") || kind == "bool," || has_zero_bound(kind);
    Some((key.parse().ok()?, may_be_absent))
}

fn has_zero_bound(kind: &str) -> bool {
    kind.starts_with("List<") && kind.rsplit(", ").nth(1) == Some("0")
}

/// `? 3 => rule,` of the CDDL.
fn ruled(line: &str) -> Option<(i64, bool)> {
    let line = line.trim();
    let (key, _) = line.trim_start_matches("? ").split_once(" => ")?;
    Some((key.parse().ok()?, line.starts_with('?')))
}

fn blocks<'a>(
    text: &'a str,
    open: impl Fn(&'a str) -> Option<&'a str>,
    entry: impl Fn(&str) -> Option<(i64, bool)>,
) -> BTreeMap<&'a str, Keys> {
    let mut blocks: BTreeMap<&str, Keys> = BTreeMap::new();
    let mut current = None;
    for line in text.lines() {
        if let Some(name) = open(line) {
            current = Some(name);
            blocks.entry(name).or_default();
        } else if ["}", ")"].contains(&line.trim()) {
            current = None;
        } else if let (Some(name), Some((key, optional))) = (current, entry(line)) {
            blocks.entry(name).or_default().insert(key, optional);
        }
    }
    blocks
}

fn code() -> String {
    let records = spec_dir().join("src/records");
    let files = [
        "key_log.rs",
        "profile.rs",
        "card.rs",
        "terms/mod.rs",
        "terms/content.rs",
        "terms/amount.rs",
        "terms/grant.rs",
        "terms/price.rs",
    ];
    let read = |file| std::fs::read_to_string(records.join(file)).expect("the records are there");
    files.map(read).join("\n")
}

fn struct_name(line: &str) -> Option<&str> {
    let declared = line.trim().strip_prefix("pub struct ")?;
    let (name, kind) = declared.strip_suffix(" {")?.split_once(": ")?;
    ["Claims", "Body"].contains(&kind).then_some(name)
}

fn cddl() -> String {
    std::fs::read_to_string(spec_dir().join("covisa.cddl")).expect("the CDDL is there")
}

/// A map's rule, or a group's that maps include.
fn rule_name(line: &str) -> Option<&str> {
    let rule = line.split_once(" = {").or_else(|| line.split_once(" = ("));
    rule.map(|(name, _)| name)
}

#[test]
fn the_cddl_names_the_keys_that_the_code_declares() {
    let code = code();
    let maps = blocks(&code, struct_name, declared);
    let cddl = cddl();
    let rules = blocks(&cddl, rule_name, ruled);
    let pairs = BTreeMap::from(RULES);
    for (name, keys) in &maps {
        let rule = pairs
            .get(name)
            .unwrap_or_else(|| panic!("{name} has a rule in covisa.cddl and a line here"));
        assert_eq!(
            Some(keys),
            rules.get(rule),
            "{name} and {rule} have the same keys, the same ones optional."
        );
    }
    assert_eq!(
        maps.len(),
        pairs.len(),
        "Every rule is about a map that is still there."
    );
}

#[test]
fn the_cddl_names_the_keys_of_frames() {
    let code = std::fs::read_to_string(spec_dir().join("src/protocol/frames.rs"))
        .expect("the frames are there");
    let declared = blocks(&code, struct_name, declared);
    let names = |keys: &Keys| keys.keys().copied().collect::<BTreeSet<_>>();
    let declared: BTreeSet<i64> = declared.values().flat_map(names).collect();
    let cddl = cddl();
    let rules = blocks(&cddl, rule_name, ruled);
    let of_frames = FRAMES
        .iter()
        .chain(["cursor"].iter())
        .map(|rule| &rules[rule]);
    let ruled: BTreeSet<i64> = of_frames.flat_map(names).collect();
    assert_eq!(
        declared, ruled,
        "Frame and the rules of frames have the same keys."
    );
    assert!(
        declared.len() > 2,
        "The keys of frames were found: {declared:?}."
    );
}
