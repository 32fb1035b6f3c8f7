//! Whose export it is: headers, words and the order of dates, as a file that operators can write and share.

use std::sync::LazyLock;

use federation_spec::plain::{Entry, Mistake, Plain, PlainValue, Problem};

use super::date::DateOrder;
use super::header::{assign, key, names_members};
use super::list::Field;
use super::vocabulary::Vocabulary;
use crate::form::{self, NotToml};

/// Largest profile, bytes.
pub const MAX_PROFILE: usize = 64 * 1024;
/// Longest name of a profile, bytes.
const MAX_NAME: usize = 40;
/// The profiles that come along, the one that takes any list last.
const FILES: [&str; 4] = [
    include_str!("../../../config/profiles/cobot.toml"),
    include_str!("../../../config/profiles/nexudus.toml"),
    include_str!("../../../config/profiles/officernd.toml"),
    include_str!("../../../config/profiles/by-hand.toml"),
];
const SETTINGS: &[&str] = &[
    "name", "label", "source", "dates", "requires", "columns", "words",
];
const FIELDS: &[&str] = &[
    "name",
    "first_name",
    "last_name",
    "email",
    "plan",
    "since",
    "until",
    "external_id",
    "state",
];

/// The profile of lists that no system made.
const BY_HAND: &str = "by-hand";

/// How the lists of one system look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    name: String,
    label: String,
    /// Under which source its members are kept; its name if not given.
    source: Option<String>,
    pub(super) dates: Option<DateOrder>,
    /// Sets of headers, as they are compared: a list with all of one set is of this system.
    requires: Vec<Vec<String>>,
    pub(super) columns: Vec<Aliases>,
    pub(super) words: Vocabulary,
    /// Only lists with just these headers are of it.
    exact: bool,
}

/// The headers of a field, the most certain one first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Aliases {
    pub(super) field: Field,
    written: Vec<String>,
    keys: Vec<String>,
}

impl Aliases {
    pub(super) fn new(field: Field, written: Vec<String>) -> Self {
        let keys = written.iter().map(|header| key(header)).collect();
        Self {
            field,
            written,
            keys,
        }
    }

    fn extend(&mut self, more: &[String]) {
        for header in more {
            if !self.keys.contains(&key(header)) {
                self.keys.push(key(header));
                self.written.push(header.clone());
            }
        }
    }

    /// The same without a header.
    pub(super) fn forget(&mut self, header: &str) {
        self.written.retain(|written| key(written) != header);
        self.keys.retain(|key| key != header);
    }
}

/// Why a text is no profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BadProfile {
    /// Too many bytes.
    TooLarge {
        /// Most bytes.
        most: usize,
    },
    /// No TOML.
    NotToml(NotToml),
    /// A setting is wrong.
    Mistake(Mistake),
}

impl Profile {
    /// Reads a profile in TOML, as those in `config/profiles`.
    pub fn parse(text: &str) -> Result<Self, BadProfile> {
        if text.len() > MAX_PROFILE {
            return Err(BadProfile::TooLarge { most: MAX_PROFILE });
        }
        let plain = form::from_toml(text).map_err(BadProfile::NotToml)?;
        Self::from_plain(&plain).map_err(BadProfile::Mistake)
    }

    /// The profiles that come along, the one that takes any list last.
    pub fn built_in() -> &'static [Self] {
        static BUILT_IN: LazyLock<Vec<Profile>> = LazyLock::new(|| {
            let read = |text| Profile::parse(text).expect("a profile that comes along is right");
            let mut profiles: Vec<Profile> = FILES.into_iter().map(read).collect();
            if let Some(any) = profiles.pop() {
                for profile in &mut profiles {
                    profile.fall_back_on(&any);
                }
                profiles.push(any);
            }
            profiles
        });
        &BUILT_IN
    }

    /// Takes the headers of another profile behind its own: a list of a system may have columns that somebody added. How people
    /// are named is left to the system.
    fn fall_back_on(&mut self, other: &Self) {
        let fields = Field::ALL.into_iter();
        let fields = fields.filter(|field| !field.is_part_of_name() && *field != Field::Name);
        for field in fields {
            let more = other
                .aliases(field)
                .map_or(&[][..], |aliases| &aliases.written);
            match self.columns.iter_mut().find(|own| own.field == field) {
                Some(own) => own.extend(more),
                None => self.columns.push(Aliases::new(field, more.to_vec())),
            }
        }
    }

    /// The same profile for lists that have just the headers that it asks for, no more and no others.
    pub fn exactly(mut self) -> Self {
        self.exact = true;
        self
    }

    /// Whether it takes lists with just its headers.
    pub(super) fn is_exact(&self) -> bool {
        self.exact
    }

    /// The profile of that name that comes along.
    pub fn named(name: &str) -> Option<&'static Self> {
        Self::built_in().iter().find(|profile| profile.name == name)
    }

    /// The name that people type.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Under which source its members are kept.
    pub fn source(&self) -> &str {
        self.source.as_deref().unwrap_or(&self.name)
    }

    /// The system whose lists it reads, as people call it; `None` for lists that somebody keeps by hand.
    pub fn system(&self) -> Option<&str> {
        (self.name != BY_HAND).then_some(&self.label)
    }

    /// Which number of a date stands first, if nothing in the list says it.
    pub(super) fn dates(&self) -> Option<DateOrder> {
        self.dates
    }

    pub(super) fn words(&self) -> &Vocabulary {
        &self.words
    }

    /// The headers of a field, as they are compared.
    pub(super) fn keys(&self, field: Field) -> &[String] {
        self.aliases(field).map_or(&[], |aliases| &aliases.keys)
    }

    /// The headers under which it looks for names, as people write them.
    pub(super) fn name_headers(&self) -> Vec<String> {
        let fields = [Field::Name, Field::FirstName];
        let aliases = fields.into_iter().filter_map(|field| self.aliases(field));
        aliases
            .flat_map(|aliases| aliases.written.clone())
            .collect()
    }

    /// Whether it asks for no headers of its own.
    pub(super) fn takes_any(&self) -> bool {
        self.requires.is_empty()
    }

    /// Whether a header looks like one of this system.
    pub(super) fn is_of(&self, headers: &[String]) -> bool {
        let keys: Vec<String> = headers.iter().map(|header| key(header)).collect();
        let all_there = |set: &Vec<String>| {
            let same = !self.exact || set.len() == keys.len();
            same && set.iter().all(|header| keys.contains(header))
        };
        self.takes_any() || self.requires.iter().any(all_there)
    }

    /// The same profile for a list that is known to be of its system.
    pub(super) fn without_asking(&self) -> Self {
        Self {
            requires: Vec::new(),
            ..self.clone()
        }
    }

    fn aliases(&self, field: Field) -> Option<&Aliases> {
        self.columns.iter().find(|aliases| aliases.field == field)
    }

    fn from_plain(plain: &Plain) -> Result<Self, Mistake> {
        let mut profile = Self {
            name: String::new(),
            label: String::new(),
            source: None,
            dates: None,
            requires: Vec::new(),
            columns: Vec::new(),
            words: Vocabulary::common().clone(),
            exact: false,
        };
        for setting in entries(plain)? {
            let read = profile.read(setting);
            read.map_err(|wrong| wrong.under(&setting.name))?;
        }
        profile.check(plain)?;
        Ok(profile)
    }

    fn read(&mut self, setting: &Entry) -> Result<(), Mistake> {
        let value = &setting.value;
        match setting.name.as_str() {
            "name" => self.name = name(value)?,
            "label" => self.label = name(value)?,
            "source" => self.source = Some(name(value)?),
            "dates" => self.dates = Some(order(value)?),
            "requires" => self.requires = requires(value)?,
            "columns" => {
                for column in entries(value)? {
                    self.columns.push(aliases(column)?);
                }
            }
            "words" => self.words = std::mem::take(&mut self.words).with(value)?,
            _ => {
                return Err(Mistake {
                    line: setting.line,
                    ..value.mistake(Problem::UnknownKey { known: SETTINGS })
                });
            }
        }
        Ok(())
    }

    /// A profile has names, and finds the names of members by its own headers.
    fn check(&self, plain: &Plain) -> Result<(), Mistake> {
        let missing = |way: &str| Err(plain.mistake(Problem::Missing { options: &[] }).under(way));
        if self.name.is_empty() {
            return missing("name");
        }
        if self.label.is_empty() {
            return missing("label");
        }
        let headers = self.columns.iter().filter_map(|own| own.written.first());
        let headers: Vec<String> = headers.cloned().collect();
        if !names_members(&assign(self, &headers, &[])) {
            return missing("columns.name");
        }
        Ok(())
    }
}

/// The entries of a table.
pub(super) fn entries(plain: &Plain) -> Result<&[Entry], Mistake> {
    match &plain.value {
        PlainValue::Table(entries) => Ok(entries),
        _ => Err(plain.wrong_kind("a section, as in [columns]")),
    }
}

/// The elements of a list.
pub(super) fn list<'a>(plain: &'a Plain, wanted: &'static str) -> Result<&'a [Plain], Mistake> {
    match &plain.value {
        PlainValue::List(items) => Ok(items),
        _ => Err(plain.wrong_kind(wanted)),
    }
}

/// The texts of a list.
pub(super) fn texts(entry: &Entry) -> Result<Vec<String>, Mistake> {
    list_of_texts(&entry.value).map_err(|wrong| wrong.under(&entry.name))
}

/// The mistake of an entry that is not one of `known`.
pub(super) fn unknown(entry: &Entry, known: &'static [&'static str]) -> Mistake {
    Mistake {
        line: entry.line,
        path: entry.name.clone(),
        problem: Problem::UnknownKey { known },
    }
}

fn list_of_texts(plain: &Plain) -> Result<Vec<String>, Mistake> {
    let items = list(plain, "a list of texts, as in [\"Name\", \"Full name\"]")?;
    let text = |item: &Plain| item.as_text().map(str::to_owned);
    items.iter().map(text).collect()
}

fn name(plain: &Plain) -> Result<String, Mistake> {
    let name = plain.as_text()?.trim();
    if !(1..=MAX_NAME).contains(&name.len()) {
        let (is, min, max) = (name.len(), 1, MAX_NAME);
        return Err(plain.mistake(Problem::Length { is, min, max }));
    }
    Ok(name.to_owned())
}

fn order(plain: &Plain) -> Result<DateOrder, Mistake> {
    let word = plain.as_text()?;
    DateOrder::of_word(word).ok_or_else(|| {
        plain.mistake(Problem::NotOneOf {
            given: word.to_owned(),
            options: DateOrder::WORDS,
        })
    })
}

fn requires(plain: &Plain) -> Result<Vec<Vec<String>>, Mistake> {
    let keys = |set: &Plain| {
        let headers = list_of_texts(set)?;
        Ok(headers.iter().map(|header| key(header)).collect())
    };
    let sets = list(plain, "a list of lists, as in [[\"Name\", \"Plan Name\"]]")?;
    sets.iter().map(keys).collect()
}

fn aliases(column: &Entry) -> Result<Aliases, Mistake> {
    let field = Field::ALL
        .into_iter()
        .find(|field| field.key() == column.name);
    let field = field.ok_or_else(|| unknown(column, FIELDS))?;
    Ok(Aliases::new(field, texts(column)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_profiles_that_come_along_are_right() {
        let names: Vec<&str> = Profile::built_in().iter().map(Profile::name).collect();
        assert_eq!(names, ["cobot", "nexudus", "officernd", "by-hand"]);
        let any = Profile::built_in().iter().map(Profile::takes_any);
        let any: Vec<bool> = any.collect();
        assert_eq!(
            any,
            [false, false, false, true],
            "The last one takes any list, the others do not."
        );
    }

    #[test]
    fn each_mistake_of_a_profile_has_its_line() {
        let cases = [
            (
                "name = \"x\"\nlabel = \"X\"\n[columns]\nnmae = [\"N\"]",
                4,
                "columns.nmae",
            ),
            ("name = \"x\"\ncolour = 1", 2, "colour"),
            ("name = \"x\"\ndates = \"year\"", 2, "dates"),
            ("name = 7", 1, "name"),
            (
                "name = \"x\"\nlabel = \"X\"\n[columns]\nemail = [\"E\"]",
                1,
                "columns.name",
            ),
            (
                "name = \"x\"\nlabel = \"X\"\n[columns]\nname = \"N\"",
                4,
                "columns.name",
            ),
            ("label = \"X\"\n[columns]\nname = [\"N\"]", 1, "name"),
            ("[words]\nmonths = [[\"jan\"]]", 2, "words.months"),
        ];
        for (text, line, path) in cases {
            let Err(BadProfile::Mistake(mistake)) = Profile::parse(text) else {
                panic!("{text} has a mistake.");
            };
            let got = (mistake.line, mistake.path.as_str());
            assert_eq!(got, (line, path), "{text}");
        }
        assert!(matches!(
            Profile::parse("name"),
            Err(BadProfile::NotToml(_))
        ));
        let large = "#".repeat(MAX_PROFILE + 1);
        assert!(matches!(
            Profile::parse(&large),
            Err(BadProfile::TooLarge { .. })
        ));
    }
}
