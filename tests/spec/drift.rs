//! The CDDL and the declarations in the code name the same keys, and call the same ones optional.

use std::collections::BTreeMap;

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
        } else if line.trim() == "}" {
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
        "terms/grant.rs",
        "terms/price.rs",
    ];
    let read = |file| std::fs::read_to_string(records.join(file)).expect("the records are there");
    files.map(read).join("\n")
}

#[test]
fn the_cddl_names_the_keys_that_the_code_declares() {
    let code = code();
    let maps = blocks(
        &code,
        |line| {
            let (name, kind) = line
                .trim()
                .strip_prefix("pub struct ")?
                .strip_suffix(" {")?
                .split_once(": ")?;
            ["Claims", "Body"].contains(&kind).then_some(name)
        },
        declared,
    );
    let cddl = std::fs::read_to_string(spec_dir().join("covisa.cddl")).expect("the CDDL is there");
    let rules = blocks(&cddl, |line| line.split_once(" = {").map(|(name, _)| name), ruled);
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
