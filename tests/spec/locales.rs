//! The sentences of every language: each file is read as Fluent reads it, and says what the English one says.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use covisa::roster::Field;
use federation_spec::records::card::Tier;
use federation_spec::records::profile::{Channel, Extent, Parking, SpaceKind};
use federation_spec::records::terms::content::Keys;
use federation_spec::records::terms::grant::{
    Benefit, BookingKind, Identity, Mark, Period, RegionRule, Unit, WeekOfMonth, Weekday,
};
use federation_spec::records::terms::price::PriceUnit;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;
use proc_macro2::{TokenStream, TokenTree};

/// Languages that must say everything. The others may leave whole files empty, but none may be half done.
const COMPLETE: &[&str] = &["de", "es", "fr", "pt-BR"];

type Words = &'static [&'static str];

/// Messages whose ids are made of a word of a closed list: what stands before it, the words, those of them that have no
/// message, and the attributes of each.
const MADE_OF_WORDS: &[(&str, Words, Words, Words)] = &[
    ("unit", Unit::WORDS, &[], &["of"]),
    ("first", Unit::WORDS, &[], &[]),
    ("price-per", PriceUnit::WORDS, &[], &[]),
    ("price-number", PriceUnit::WORDS, Unit::WORDS, &[]),
    ("week", WeekOfMonth::WORDS, &[], &[]),
    ("mark", Mark::WORDS, &[], &[]),
    ("keys", Keys::WORDS, &[], &[]),
    ("channel", Channel::WORDS, &[], &[]),
    ("visit", Unit::WORDS, &[], &[]),
    ("per", Period::WORDS, &["rolling", "unstated"], &[]),
    ("weekday", Weekday::WORDS, &[], &["every"]),
    ("kind", SpaceKind::WORDS, &[], &["plural", "a", "or"]),
    ("tier", Tier::WORDS, &[], &["members", "membership"]),
    ("where", RegionRule::WORDS, &[], &["from"]),
    ("booking", BookingKind::WORDS, &["not needed"], BOOKINGS),
    ("identity", Identity::WORDS, &["none"], &[]),
    ("benefit", Benefit::WORDS, &[], &[]),
    ("granted", Benefit::WORDS, &[], &["only"]),
    ("extent", Extent::WORDS, &[], &[]),
    ("parking", Parking::WORDS, &[], &[]),
    ("headline", &["green", "amber", "red"], &[], &[]),
];

const BOOKINGS: Words = &[
    "day-before",
    "days-before",
    "visitors",
    "visitors-day-before",
    "visitors-days-before",
];

/// A message, or an attribute as `message.attribute`, and the variables it names.
type Said = BTreeMap<String, BTreeSet<String>>;

fn node() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../node")
}

/// The names in a folder, in order.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let name = |entry: std::io::Result<fs::DirEntry>| entry.unwrap().file_name();
    let mut names: Vec<String> = entries
        .map(|entry| name(entry).into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn said(locale: &str, file: &str) -> Said {
    let path = node().join("locales").join(locale).join(file);
    let text = fs::read_to_string(&path).unwrap();
    let resource = parser::parse(text.as_str())
        .unwrap_or_else(|(_, mistakes)| panic!("{}: {mistakes:?}", path.display()));
    let mut said = Said::new();
    for entry in &resource.body {
        let Entry::Message(message) = entry else {
            continue;
        };
        let own = message
            .value
            .iter()
            .map(|value| (message.id.name.to_owned(), value));
        let attributes = message.attributes.iter();
        let attributes = attributes.map(|one| {
            let name = format!("{}.{}", message.id.name, one.id.name);
            (name, &one.value)
        });
        for (name, pattern) in own.chain(attributes) {
            let mut variables = BTreeSet::new();
            of_pattern(pattern, &mut variables);
            let doubled = said.insert(name.clone(), variables);
            assert!(doubled.is_none(), "{locale}/{file} says {name} once.");
        }
    }
    said
}

fn of_pattern(pattern: &Pattern<&str>, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            of_expression(expression, found);
        }
    }
}

fn of_expression(expression: &Expression<&str>, found: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => of_inline(inline, found),
        Expression::Select { selector, variants } => {
            of_inline(selector, found);
            for variant in variants {
                of_pattern(&variant.value, found);
            }
        }
    }
}

fn of_inline(inline: &InlineExpression<&str>, found: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            found.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => of_expression(expression, found),
        InlineExpression::FunctionReference { arguments, .. } => {
            let named = arguments.named.iter().map(|named| &named.value);
            for argument in arguments.positional.iter().chain(named) {
                of_inline(argument, found);
            }
        }
        _ => {}
    }
}

fn english() -> Said {
    let files = names(&node().join("locales/en"));
    let mut all = Said::new();
    for (name, variables) in files.iter().flat_map(|file| said("en", file)) {
        let doubled = all.insert(name.clone(), variables);
        assert!(doubled.is_none(), "{name} stands in one file only.");
    }
    all
}

#[test]
fn every_language_says_what_the_english_files_say() {
    let folder = node().join("locales");
    let files = names(&folder.join("en"));
    for locale in names(&folder) {
        assert_eq!(
            names(&folder.join(&locale)),
            files,
            "{locale} has the files of en."
        );
        for file in &files {
            let (wanted, found) = (said("en", file), said(&locale, file));
            if found.is_empty() && !COMPLETE.contains(&locale.as_str()) {
                continue;
            }
            let ids = |said: &Said| said.keys().cloned().collect::<BTreeSet<_>>();
            let (wanted_ids, found_ids) = (ids(&wanted), ids(&found));
            let lacks: Vec<_> = wanted_ids.difference(&found_ids).collect();
            assert!(lacks.is_empty(), "{locale}/{file} lacks {lacks:?}.");
            let more: Vec<_> = found_ids.difference(&wanted_ids).collect();
            assert!(more.is_empty(), "Nobody says {more:?} of {locale}/{file}.");
            for (name, variables) in &wanted {
                assert_eq!(
                    found[name], *variables,
                    "{locale}/{file}: {name} names what it names in English."
                );
            }
        }
    }
}

/// What the sources say of sentences.
#[derive(Default)]
struct Sources {
    /// Every string.
    strings: BTreeSet<String>,
    /// Ids that are said as they stand: `say!(locale, "id"`, `locale.say("id")`.
    said: BTreeSet<String>,
    /// What stands before a word: `id("subject"`.
    subjects: BTreeSet<String>,
    /// Codes of problems.
    problems: BTreeSet<String>,
    /// Files that are not Rust: pages, scripts, templates.
    others: String,
}

impl Sources {
    fn read() -> Self {
        let mut sources = Self::default();
        sources.add(&node().join("src"));
        sources.add(&node().join("templates"));
        sources
    }

    fn add(&mut self, path: &Path) {
        if path.is_dir() {
            for name in names(path) {
                self.add(&path.join(name));
            }
            return;
        }
        let text = fs::read_to_string(path).unwrap();
        if path.extension().is_some_and(|kind| kind == "rs") {
            self.walk(text.parse().unwrap());
        } else {
            self.others.push_str(&text);
        }
    }

    fn walk(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        for at in 0..tokens.len() {
            if let Some(text) = string(&tokens[at]) {
                self.strings.insert(text);
            }
            let TokenTree::Group(group) = &tokens[at] else {
                continue;
            };
            let inner: Vec<TokenTree> = group.stream().into_iter().collect();
            self.called(&tokens[..at], &inner);
            self.walk(group.stream());
        }
    }

    /// What is called, by what stands before the brackets.
    fn called(&mut self, before: &[TokenTree], inner: &[TokenTree]) {
        let before: Vec<String> = before
            .iter()
            .rev()
            .take(3)
            .map(ToString::to_string)
            .collect();
        let before: Vec<&str> = before.iter().map(String::as_str).collect();
        let first = inner.first().and_then(string);
        match before.as_slice() {
            ["!", "say", ..] => {
                let comma = inner.iter().position(|token| token.to_string() == ",");
                let second = comma.and_then(|at| string(inner.get(at + 1)?));
                self.said.extend(second);
            }
            ["!", "plain_troubles", ..] => self.problems.extend(inner.iter().filter_map(string)),
            ["say" | "say_with", ".", "locale"] => self.said.extend(first),
            ["of", ":", ":"] | ["by", ".", ..] => self.problems.extend(first),
            ["id", ..] => self.subjects.extend(first),
            _ => {}
        }
    }

    /// Whether something says this message.
    fn say(&self, id: &str) -> bool {
        let as_it_stands = self
            .strings
            .iter()
            .any(|text| text.split('.').next() == Some(id));
        let built = self.subjects.iter().any(|subject| {
            let word = id.strip_prefix(subject.as_str());
            let word = word.and_then(|rest| rest.strip_prefix('-'));
            word.is_some_and(|word| self.is_a_word(subject, word))
        });
        as_it_stands || built || self.others.contains(&format!("\"{id}\""))
    }

    fn is_a_word(&self, subject: &str, word: &str) -> bool {
        let mut lists = MADE_OF_WORDS.iter();
        match lists.find(|(made, ..)| *made == subject) {
            Some((_, words, without, _)) => words
                .iter()
                .any(|one| slug(one) == word && !without.contains(one)),
            None => self.strings.iter().any(|text| slug(text) == word),
        }
    }
}

fn string(token: &TokenTree) -> Option<String> {
    let TokenTree::Literal(literal) = token else {
        return None;
    };
    let text = syn::parse_str::<syn::LitStr>(&literal.to_string()).ok()?;
    Some(text.value())
}

fn slug(word: &str) -> String {
    word.replace([' ', '_'], "-")
}

#[test]
fn every_sentence_is_said_somewhere() {
    let sources = Sources::read();
    let said = english();
    let messages = said.keys().filter(|name| !name.contains('.'));
    let idle: Vec<&String> = messages.filter(|id| !sources.say(id)).collect();
    assert!(idle.is_empty(), "Nothing in the sources says {idle:?}.");
}

#[test]
fn whatever_the_sources_say_has_a_sentence() {
    let sources = Sources::read();
    let english = english();
    assert!(
        sources.said.len() > 100,
        "The sources say some of it as it stands: {:?}.",
        sources.said
    );
    let strange: Vec<&String> = sources
        .said
        .iter()
        .filter(|id| !english.contains_key(*id))
        .collect();
    assert!(strange.is_empty(), "No file has {strange:?}.");
}

#[test]
fn every_word_of_a_closed_list_has_its_sentences() {
    let english = english();
    let mut wanted = Vec::new();
    for (subject, words, without, attributes) in MADE_OF_WORDS {
        for word in words.iter().filter(|word| !without.contains(word)) {
            let id = format!("{subject}-{}", slug(word));
            wanted.extend(attributes.iter().map(|name| format!("{id}.{name}")));
            wanted.push(id);
        }
    }
    let field = |field: Field| format!("field-{}", slug(field.key()));
    wanted.extend(Field::ALL.map(field));
    wanted.retain(|id| !english.contains_key(id));
    assert!(wanted.is_empty(), "No file has {wanted:?}.");
}

#[test]
fn every_problem_says_what_to_do_next() {
    let sources = Sources::read();
    let english = english();
    let core = fs::read_to_string(node().join("src/words/problem.rs")).unwrap();
    let core = core.split("=> \"").skip(1);
    let core = core.filter_map(|rest| rest.split('"').next());
    let coded = sources.problems.iter().map(String::as_str).chain(core);
    let coded = coded.map(|code| format!("problem-{code}"));
    let named = english.keys().filter(|name| name.starts_with("problem-"));
    let named = named.filter(|name| !name.contains('.')).cloned();
    for id in coded.chain(named) {
        for part in ["", ".next", ".page"] {
            let name = format!("{id}{part}");
            assert!(english.contains_key(&name), "A file has {name}.");
        }
    }
}
