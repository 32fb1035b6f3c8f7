//! The CDDL and the declarations in the code name the same keys, and call the same ones optional.
//!
//! Frames and messages about a visit are declared once with the keys of all kinds, so that only the names of their keys are
//! compared here; which kind has which is compared by `frames` and by the vectors, case by case.

use std::collections::{BTreeMap, BTreeSet};

use super::ladder::spec_dir;

/// The code's name of each map, and the rule of the CDDL that is about it.
const RULES: [(&str, &str); 40] = [
    ("ProfileClaims", "profile-payload"),
    ("ProfileBody", "profile-body"),
    ("Contact", "contact"),
    ("Position", "position"),
    ("Place", "place"),
    ("Premises", "premises"),
    ("TermsClaims", "terms-payload"),
    ("TermsBody", "terms-body"),
    ("Edition", "edition"),
    ("Content", "content"),
    ("StatusRule", "status-rule"),
    ("Hours", "hours"),
    ("Site", "site"),
    ("Door", "door"),
    ("Proof", "proof"),
    ("Between", "between"),
    ("Invited", "invited"),
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
    ("StatusListClaims", "status-list-payload"),
    ("StatusListBody", "status-list-body"),
    ("Suspension", "suspension"),
    ("VouchesClaims", "vouches-payload"),
    ("VouchesBody", "vouches-body"),
    ("Vouch", "vouch"),
    ("StatusEntries", "status-entries"),
    ("StatusClaim", "status-claim"),
    ("StatusPlace", "status-place"),
    ("AttestationClaims", "attestation-payload"),
    ("VisitMessageClaims", "visit-message-payload"),
    ("Invitation", "invitation"),
];

/// Declared once with the keys of all kinds, as frames are; each kind has a rule.
const OF_KINDS: [(&str, &[&str]); 3] = [
    (
        "VisitMessageBody",
        &[
            "request-by-code",
            "request-by-word",
            "answer-ours",
            "answer-not-ours",
            "notice",
            "redemption",
        ],
    ),
    (
        "KeyEventClaims",
        &["inception-payload", "following-payload"],
    ),
    (
        "KeyEventBody",
        &["inception", "normal-event", "recovery-event", "end-event"],
    ),
];

/// The rules of frames.
const FRAMES: [&str; 10] = [
    "changes",
    "reconcile",
    "fetch",
    "key-log",
    "news",
    "deliver",
    "records",
    "reconcile-reply",
    "noted",
    "refused",
];

/// Key of a map, and whether it may be left out.
type Keys = BTreeMap<Key, bool>;

/// A number, or a word that another standard chose.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Number(i64),
    Word(String),
}

/// `3` or `"idx"`.
fn key(spelled: &str) -> Option<Key> {
    let word = spelled
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'));
    match word {
        Some(word) => Some(Key::Word(word.to_owned())),
        None => spelled.parse().ok().map(Key::Number),
    }
}

/// `3 => name: Type,` of the code.
fn declared(line: &str) -> Option<(Key, bool)> {
    let (spelled, field) = line.trim().split_once(" => ")?;
    let (_, kind) = field.split_once(": ")?;
    let may_be_absent = kind.starts_with("Option<") || kind == "bool," || has_zero_bound(kind);
    Some((key(spelled)?, may_be_absent))
}

fn has_zero_bound(kind: &str) -> bool {
    kind.starts_with("List<") && kind.rsplit(", ").nth(1) == Some("0")
}

/// `? 3 => rule,` of the CDDL.
fn ruled(line: &str) -> Option<(Key, bool)> {
    let line = line.trim();
    let (spelled, _) = line.trim_start_matches("? ").split_once(" => ")?;
    Some((key(spelled)?, line.starts_with('?')))
}

fn blocks<'a>(
    text: &'a str,
    open: impl Fn(&'a str) -> Option<&'a str>,
    entry: impl Fn(&str) -> Option<(Key, bool)>,
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
        "status.rs",
        "status_list.rs",
        "attestation.rs",
        "visit_message.rs",
        "invitation.rs",
        "vouches.rs",
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
    ["Claims", "Body", "Exact"].contains(&kind).then_some(name)
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
    let of_kinds = OF_KINDS.map(|(name, _)| name);
    for (name, keys) in maps.iter().filter(|(name, _)| !of_kinds.contains(name)) {
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
        pairs.len() + OF_KINDS.len(),
        "Every rule is about a map that is still there."
    );
}

#[test]
fn the_cddl_names_the_keys_of_frames() {
    let code = std::fs::read_to_string(spec_dir().join("src/protocol/frames.rs"))
        .expect("the frames are there");
    let declared = blocks(&code, struct_name, declared);
    let declared: BTreeSet<Key> = declared.values().flat_map(names).collect();
    let ruled = names_in(FRAMES.iter().chain(["cursor"].iter()));
    assert_eq!(
        declared, ruled,
        "Frame and the rules of frames have the same keys."
    );
    assert!(
        declared.len() > 2,
        "The keys of frames were found: {declared:?}."
    );
}

#[test]
fn the_cddl_names_the_keys_of_what_has_kinds() {
    let code = code();
    let declared = blocks(&code, struct_name, declared);
    for (name, kinds) in OF_KINDS {
        assert_eq!(
            names(&declared[name]),
            names_in(kinds.iter()),
            "{name} and the rules of its kinds have the same keys."
        );
    }
}

fn names(keys: &Keys) -> BTreeSet<Key> {
    keys.keys().cloned().collect()
}

/// Every key that one of these rules of the CDDL names.
fn names_in<'a>(wanted: impl Iterator<Item = &'a &'a str>) -> BTreeSet<Key> {
    let cddl = cddl();
    let rules = blocks(&cddl, rule_name, ruled);
    wanted.flat_map(|rule| names(&rules[rule])).collect()
}
