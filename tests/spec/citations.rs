//! Every section that the code cites is there, and every section is cited where the code keeps it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::ladder::spec_dir;

/// Sections that no code cites, and why.
const UNCITED: [(&str, &str); 0] = [];

/// The folders whose code is looked through.
const FOLDERS: [&str; 4] = ["federation-spec/src", "node/src", "examples/src", "tests"];

fn sources(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("a folder can be listed").path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            into.push(path);
        }
    }
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).expect("a text of the workspace can be read")
}

/// The section numbers after the signs of a text, those of an RFC left out; of a range, all of its sections.
fn cited(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut before = "";
    for part in text.split('§') {
        let end = part
            .find(|c: char| !c.is_ascii_digit() && c != '.')
            .unwrap_or(part.len());
        let number = part[..end].trim_end_matches('.');
        let of_rfc = before
            .split_whitespace()
            .rev()
            .nth(1)
            .is_some_and(|word| word.ends_with("RFC"));
        if !number.is_empty() && !of_rfc {
            if before.ends_with(" to ") {
                found.extend(between(found.last(), number));
            }
            found.push(number.to_owned());
        }
        before = part;
    }
    found
}

/// What lies between two sections of one parent.
fn between(first: Option<&String>, last: &str) -> Vec<String> {
    let split = |number: &str| {
        let (parent, at) = number.rsplit_once('.')?;
        Some((parent.to_owned(), at.parse::<u32>().ok()?))
    };
    match (first.and_then(|first| split(first)), split(last)) {
        (Some((one, from)), Some((other, to))) if one == other => {
            (from + 1..to).map(|at| format!("{one}.{at}")).collect()
        }
        _ => Vec::new(),
    }
}

/// Sections of the standard: headings, and the numbered rules below each.
struct Sections {
    headings: BTreeSet<String>,
    rules: BTreeSet<String>,
}

fn sections(spec: &str) -> Sections {
    let (mut headings, mut rules) = (BTreeSet::new(), BTreeSet::new());
    let mut current = String::new();
    for line in spec.lines() {
        let title = line.trim_start_matches('#');
        if title.len() < line.len() {
            let number = title.split_whitespace().next().unwrap_or_default();
            current = number.trim_end_matches('.').to_owned();
            headings.insert(current.clone());
        } else if let Some((number, _)) = line.split_once(". ")
            && number.parse::<u32>().is_ok()
        {
            rules.insert(format!("{current}.{number}"));
        }
    }
    Sections { headings, rules }
}

#[test]
fn every_section_that_is_cited_is_there_and_every_section_is_cited() {
    let spec = read(&spec_dir().join("SPEC.md"));
    let there = sections(&spec);
    let known = |number: &String| there.headings.contains(number) || there.rules.contains(number);
    let mut files = Vec::new();
    let root = spec_dir().join("..");
    FOLDERS
        .iter()
        .for_each(|folder| sources(&root.join(folder), &mut files));
    let (mut used, mut wrong) = (BTreeSet::new(), Vec::new());
    for file in files {
        let text = read(&file);
        let lines = text
            .lines()
            .filter_map(|line| line.split_once("SPEC §").map(|(_, after)| after));
        for number in lines.flat_map(|after| cited(&format!("§{after}"))) {
            if !known(&number) {
                wrong.push(format!("{}: §{number}", file.display()));
            }
            used.insert(number);
        }
    }
    assert!(
        wrong.is_empty(),
        "Every section cited is in SPEC.md: {wrong:#?}"
    );
    let excused = |number: &&String| UNCITED.iter().any(|(section, _)| section == *number);
    let below = |number: &String| {
        used.iter()
            .any(|cited| cited.starts_with(&format!("{number}.")))
    };
    let uncited = there
        .headings
        .iter()
        .filter(|number| number.contains('.') && !used.contains(*number) && !below(number));
    let uncited: Vec<_> = uncited.filter(|number| !excused(number)).collect();
    assert!(
        uncited.is_empty(),
        "Every section is cited in the code: {uncited:?}"
    );
    assert!(
        used.len() >= 40,
        "Citations were found: {} different ones.",
        used.len()
    );
}

#[test]
fn the_standard_refers_to_its_own_sections_only() {
    let spec = read(&spec_dir().join("SPEC.md"));
    let cddl = read(&spec_dir().join("covisa.cddl"));
    let there = sections(&spec);
    let missing: BTreeSet<_> = cited(&spec)
        .into_iter()
        .chain(cited(&cddl))
        .filter(|number| !there.headings.contains(number) && !there.rules.contains(number))
        .collect();
    assert!(
        missing.is_empty(),
        "Every reference of SPEC.md and covisa.cddl leads somewhere: {missing:?}"
    );
}
