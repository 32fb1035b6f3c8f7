//! The arrows of ARCHITECTURE.md: which room may name which, and which room alone may name a foreign crate.
//!
//! Every path in every source file is read with `syn`; a room is the first folder or file under `src`.

#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use syn::visit::Visit;

/// Foreign crates, and where in `node/src` they may be named.
const NODE_FOREIGN: &[(&str, &[&str])] = &[
    ("age", &["keys", "backup/sealed.rs"]),
    ("age_core", &["keys/besides.rs"]),
    ("bech32", &["keys/recipient.rs"]),
    ("rpassword", &["cli/passphrase.rs"]),
    ("askama", &["pages"]),
    ("ipnet", &["source.rs"]),
    ("libp2p", &["net"]),
    ("rustix", &["clock.rs", "pool.rs"]),
    ("mdns_sd", &["net/nearby.rs"]),
    ("sled", &["store"]),
    ("negentropy", &["store/reconcile.rs"]),
    ("warp", &["http"]),
    ("hyper", &["http/server.rs"]),
    ("hyper_util", &["http/server.rs"]),
    ("percent_encoding", &["http", "cli/carrier.rs"]),
    ("chrono", &["calendar.rs", "calendar"]),
    ("chrono_tz", &["calendar.rs"]),
    ("opening_hours", &["calendar"]),
    ("opening_hours_syntax", &["calendar/hours.rs"]),
    ("compact_calendar", &["calendar/holidays.rs"]),
    ("prometheus_client", &["metrics.rs"]),
    ("rqrr", &["qr.rs"]),
    ("image", &["picture.rs", "qr.rs"]),
    ("fast_qr", &["qr.rs"]),
    ("bip39", &["keys/words.rs"]),
    ("bs58", &["core/peers.rs"]),
    ("getrandom", &["random.rs"]),
    ("clap", &["cli"]),
    ("ureq", &["cli"]),
    ("open", &["cli"]),
    ("tracing_subscriber", &["log.rs"]),
    ("toml", &["form.rs"]),
    ("icu_collator", &["words/alphabet.rs"]),
    ("icu_locale_core", &["words/alphabet.rs"]),
    ("strsim", &["words"]),
    ("fluent", &["words/locale.rs"]),
    ("fluent_langneg", &["words/locale.rs"]),
    ("unicode_security", &["core/likeness.rs"]),
    ("unic_langid", &["words/locale.rs"]),
    ("csv", &["roster", "gazetteer.rs"]),
    ("encoding_rs", &["roster"]),
    ("chardetng", &["roster"]),
    ("oem_cp", &["roster"]),
    ("calamine", &["roster"]),
    ("tokio_rustls", &["tls.rs"]),
    ("x509_parser", &["tls.rs"]),
    ("if_addrs", &["http/door.rs"]),
    ("zip", &["roster"]),
    ("serde_cbor", &[]),
    ("ed25519_dalek", &[]),
    ("futures", &["net", "http/server.rs"]),
];

/// Foreign crates, and where in `federation-spec/src` they may be named.
const SPEC_FOREIGN: &[(&str, &[&str])] = &[
    ("serde", &["wire/cbor.rs"]),
    ("serde_cbor", &["wire/cbor.rs"]),
    ("ed25519_dalek", &["wire/signature.rs"]),
    ("flate2", &["wire/zlib.rs"]),
    ("hmac", &["wire/ids.rs"]),
    ("sha2", &["wire/ids.rs"]),
    ("rpds", &["rules/key_view.rs"]),
];

/// Rooms of `node/src`, and the rooms each may name.
const NODE_ARROWS: &[(&str, &[&str])] = &[
    ("budgets", &[]),
    ("calendar", &[]),
    ("clock", &["core"]),
    ("form", &[]),
    ("home", &[]),
    ("log", &["budgets"]),
    ("picture", &[]),
    ("remarks", &["calendar"]),
    ("qr", &["picture"]),
    ("source", &[]),
    ("tls", &["written"]),
    ("written", &[]),
    ("core", &["calendar", "form"]),
    ("gazetteer", &["calendar", "roster"]),
    ("roster", &["calendar", "core", "form"]),
    ("random", &["core"]),
    ("pages", &["calendar", "core", "qr", "words"]),
    ("metrics", &["core"]),
    ("handle", &["core", "verify"]),
    ("verify", &["core"]),
    ("pool", &["core"]),
    ("words", &["calendar", "core", "remarks", "roster"]),
    ("terms_file", &["calendar", "form", "remarks", "words"]),
    ("store", &["core", "random"]),
    ("net", &["budgets", "clock", "core", "metrics"]),
    (
        "config",
        &["core", "form", "net", "source", "tls", "words", "written"],
    ),
    ("keys", &["core", "home", "random", "store"]),
    (
        "backup",
        &[
            "calendar", "clock", "core", "keys", "random", "startup", "store", "verify",
        ],
    ),
    (
        "upkeep",
        &["backup", "clock", "core", "handle", "keys", "random"],
    ),
    (
        "http",
        &[
            "backup",
            "calendar",
            "clock",
            "core",
            "form",
            "gazetteer",
            "handle",
            "home",
            "keys",
            "log",
            "metrics",
            "pages",
            "picture",
            "qr",
            "random",
            "roster",
            "source",
            "terms_file",
            "tls",
            "words",
        ],
    ),
    (
        "startup",
        &["clock", "core", "keys", "net", "random", "store", "verify"],
    ),
    (
        "runtime",
        &[
            "budgets", "clock", "core", "handle", "log", "metrics", "net", "pool", "random",
            "startup", "store", "verify",
        ],
    ),
    (
        "service",
        &[
            "backup", "upkeep", "config", "core", "http", "keys", "net", "random", "runtime",
            "source", "startup", "store", "tls",
        ],
    ),
    (
        "cli",
        &[
            "backup",
            "calendar",
            "clock",
            "config",
            "core",
            "gazetteer",
            "home",
            "http",
            "keys",
            "log",
            "net",
            "roster",
            "pages",
            "qr",
            "random",
            "runtime",
            "service",
            "startup",
            "source",
            "store",
            "terms_file",
            "tls",
            "words",
            "written",
        ],
    ),
];

/// Rooms of `federation-spec/src`, and the rooms each may name.
const SPEC_ARROWS: &[(&str, &[&str])] = &[
    ("plain", &[]),
    ("wire", &[]),
    ("records", &["plain", "wire"]),
    ("protocol", &["records", "wire"]),
    ("rules", &["records", "wire"]),
];

/// Words that only these files of `node/src` may contain.
const NODE_WORDS: &[(&str, &[&str])] = &[
    ("SystemTime", &["clock.rs"]),
    ("println", &["cli"]),
    ("unbounded_channel", &[]),
];

#[test]
fn the_node_names_each_foreign_crate_in_its_room_alone() {
    assert_foreign("node/src", NODE_FOREIGN);
}

#[test]
fn the_spec_names_each_foreign_crate_in_its_room_alone() {
    assert_foreign("federation-spec/src", SPEC_FOREIGN);
}

#[test]
fn the_rooms_of_the_node_know_only_whom_they_may() {
    assert_arrows("node/src", NODE_ARROWS);
}

#[test]
fn the_rooms_of_the_spec_know_only_whom_they_may() {
    assert_arrows("federation-spec/src", SPEC_ARROWS);
}

#[test]
fn no_arrow_runs_in_a_circle() {
    for arrows in [NODE_ARROWS, SPEC_ARROWS] {
        let table: BTreeMap<&str, &[&str]> = arrows.iter().copied().collect();
        for (room, _) in arrows {
            let mut reached = BTreeSet::new();
            reach(room, &table, &mut reached);
            assert!(
                !reached.contains(room),
                "{room} reaches itself through {reached:?}: an arrow runs back up."
            );
        }
    }
}

#[test]
fn the_core_has_no_clock_no_io_no_async_and_no_randomness() {
    let forbidden = [
        "tokio",
        "std::fs",
        "std::net",
        "std::time",
        "std::thread",
        "getrandom",
        "async",
    ];
    for (path, file) in sources("node/src/core") {
        for word in forbidden {
            assert!(
                !file.text_without_comments.contains(word),
                "{path} names {word}: the core is pure."
            );
        }
    }
    for (path, file) in sources("federation-spec/src") {
        for word in [
            "tokio",
            "std::fs",
            "std::net",
            "std::time",
            "async ",
            "rand::",
        ] {
            assert!(
                !file.text_without_comments.contains(word),
                "{path} names {word}: the spec is pure."
            );
        }
    }
}

#[test]
fn words_stay_in_their_rooms() {
    for (word, rooms) in NODE_WORDS {
        for (path, file) in sources("node/src") {
            let inside = rooms.iter().any(|room| within(&path, room));
            assert!(
                inside || !file.text_without_comments.contains(word),
                "node/src/{path} names {word}."
            );
        }
    }
}

#[test]
fn no_file_is_longer_than_500_lines_without_its_tests() {
    for root in ["node/src", "federation-spec/src", "examples/src"] {
        for (path, file) in sources(root) {
            assert!(
                file.lines <= 500,
                "{root}/{path} has {} lines: split it by noun.",
                file.lines
            );
        }
    }
}

/// Words that say nothing alone: whoever reads the line has to know already what it means.
const BARE: &[&str] = &[
    "Who",
    "Whom",
    "Whose",
    "They",
    "Them",
    "It",
    "When",
    "Where",
    "What",
    "How",
    "Which",
    "Why",
    "With whom",
    "To whom",
    "For whom",
    "From whom",
    "By whom",
    "By which way",
    "Since when",
    "The same",
    "Most",
    "S",
];

#[test]
fn the_first_line_of_a_doc_comment_says_what_it_is_about() {
    for folder in ["node/src", "federation-spec/src", "examples/src", "tests"] {
        for (path, _) in sources(folder) {
            let text = fs::read_to_string(root().join(folder).join(&path)).unwrap();
            let bare = text.lines().find(|line| {
                let said = line.trim().strip_prefix("/// ");
                said.is_some_and(|said| BARE.contains(&said.trim_end_matches('.')))
            });
            assert_eq!(
                bare, None,
                "{folder}/{path}: say it with a noun and a verb."
            );
        }
    }
}

#[test]
fn only_the_crates_that_may_do_depend_on_foreign_ones() {
    let manifest = |name: &str| -> toml::Table {
        fs::read_to_string(root().join(name))
            .unwrap()
            .parse()
            .unwrap()
    };
    let count = |name: &str| manifest(name)["dependencies"].as_table().unwrap().len();
    assert!(
        count("federation-spec/Cargo.toml") <= 9,
        "federation-spec has more than 9 direct dependencies."
    );
    for name in ["federation-spec", "node", "examples", "tests"] {
        let manifest = manifest(&format!("{name}/Cargo.toml"));
        let dev = manifest.contains_key("dev-dependencies");
        assert!(
            !dev,
            "{name} has dev-dependencies: test tools belong to `tests`, or crates are compiled twice."
        );
    }
}

struct Source {
    lines: usize,
    text_without_comments: String,
    paths: Vec<Vec<String>>,
}

/// Every path a file names: in `use`, in types, in expressions.
#[derive(Default)]
struct Paths(Vec<Vec<String>>);

impl<'ast> Visit<'ast> for Paths {
    fn visit_path(&mut self, path: &'ast syn::Path) {
        self.0.push(
            path.segments
                .iter()
                .map(|segment| segment.ident.to_string())
                .collect(),
        );
        syn::visit::visit_path(self, path);
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        let mut found = Vec::new();
        unfold(&item.tree, &mut Vec::new(), &mut found);
        self.0.extend(found);
    }

    fn visit_macro(&mut self, mac: &'ast syn::Macro) {
        self.visit_path(&mac.path);
        // What stands inside a macro is read as words: enough to see a crate's name before `::`.
        let words: Vec<String> = mac
            .tokens
            .to_string()
            .split_whitespace()
            .map(str::to_owned)
            .collect();
        for triple in words.windows(3).filter(|triple| triple[1] == "::") {
            self.0.push(vec![triple[0].clone(), triple[2].clone()]);
        }
    }
}

fn unfold(tree: &syn::UseTree, before: &mut Vec<String>, found: &mut Vec<Vec<String>>) {
    match tree {
        syn::UseTree::Path(path) => {
            before.push(path.ident.to_string());
            unfold(&path.tree, before, found);
            before.pop();
        }
        syn::UseTree::Group(group) => group
            .items
            .iter()
            .for_each(|item| unfold(item, before, found)),
        syn::UseTree::Name(name) => {
            found.push([before.as_slice(), &[name.ident.to_string()]].concat())
        }
        syn::UseTree::Rename(rename) => {
            found.push([before.as_slice(), &[rename.ident.to_string()]].concat())
        }
        syn::UseTree::Glob(_) => found.push(before.clone()),
    }
}

fn assert_foreign(root: &str, rooms: &[(&str, &[&str])]) {
    for (path, file) in sources(root) {
        for (name, allowed) in rooms {
            // A path of one word is a variable, not a crate.
            let names = file
                .paths
                .iter()
                .any(|found| found.len() > 1 && found[0] == *name);
            let inside = allowed.iter().any(|room| within(&path, room));
            assert!(
                inside || !names,
                "{root}/{path} names {name}: only {allowed:?} may."
            );
        }
    }
}

fn assert_arrows(root: &str, arrows: &[(&str, &[&str])]) {
    let table: BTreeMap<&str, &[&str]> = arrows.iter().copied().collect();
    for (path, file) in sources(root) {
        let room = room_of(&path);
        if ["lib", "main"].contains(&room.as_str()) {
            continue;
        }
        let allowed = table
            .get(room.as_str())
            .unwrap_or_else(|| panic!("{root}/{path}: no room is drawn for {room}."));
        for found in &file.paths {
            let [first, second, ..] = found.as_slice() else {
                continue;
            };
            let own = second == &room || !table.contains_key(second.as_str());
            let arrow = first == "crate" && !own;
            assert!(
                !arrow || allowed.contains(&second.as_str()),
                "{root}/{path}: {room} may not name {second}."
            );
        }
    }
}

fn reach<'a>(
    room: &str,
    table: &BTreeMap<&'a str, &'a [&'a str]>,
    reached: &mut BTreeSet<&'a str>,
) {
    for next in table.get(room).copied().unwrap_or_default() {
        if reached.insert(next) {
            reach(next, table, reached);
        }
    }
}

fn within(path: &str, room: &str) -> bool {
    path == room || path.starts_with(&format!("{room}/"))
}

fn room_of(path: &str) -> String {
    path.split('/')
        .next()
        .unwrap()
        .trim_end_matches(".rs")
        .to_owned()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap()
        .to_owned()
}

/// Every source file below a folder, by its path from there.
fn sources(folder: &str) -> Vec<(String, Source)> {
    let base = root().join(folder);
    let mut found = Vec::new();
    let mut waiting = vec![base.clone()];
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                waiting.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path
                    .strip_prefix(&base)
                    .unwrap()
                    .to_str()
                    .unwrap()
                    .to_owned();
                found.push((name, read(&path)));
            }
        }
    }
    assert!(
        !found.is_empty(),
        "{folder} holds no sources: the test looks in the wrong place."
    );
    found
}

fn read(path: &Path) -> Source {
    let text = fs::read_to_string(path).unwrap();
    let code: Vec<&str> = text
        .lines()
        .take_while(|line| line.trim() != "#[cfg(test)]")
        .collect();
    let parsed =
        syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut paths = Paths::default();
    paths.visit_file(&parsed);
    let without_comments = code
        .iter()
        .map(|line| line.split("//").next().unwrap_or_default());
    Source {
        lines: code.len(),
        text_without_comments: without_comments.collect::<Vec<_>>().join("\n"),
        paths: paths.0,
    }
}
