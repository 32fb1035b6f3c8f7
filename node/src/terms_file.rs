//! Terms as an operator writes them: read, checked, explained. One way for files, HTTP bodies and the command line.

use federation_spec::plain::{Contradiction, Entry, Mistake, Plain, PlainValue, Problem};
use federation_spec::records::fields::Field as _;
use federation_spec::records::terms::Content;

use crate::calendar::check_hours;
use crate::form;
use crate::remarks::{self, all_hours};
use crate::words;

/// Largest terms file, bytes: far more than any terms that fit into a record.
pub const MAX_FILE: usize = 64 * 1024;

/// Where terms are wrong, and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {key}: {text}")]
pub struct TermsError {
    /// The line, from 1; 0 where there are no lines.
    pub line: u32,
    /// The way to the setting: `grant[0].caps[1].per`.
    pub key: String,
    /// What is wrong and what to write instead.
    pub text: String,
}

/// Reads terms in TOML; of several mistakes it tells the first.
pub fn from_toml(text: &str) -> Result<Content, TermsError> {
    from_plain(&plain(text)?)
}

/// All that is wrong with terms in TOML, in the file's order; nothing if they can be published.
pub fn mistakes(text: &str) -> Vec<TermsError> {
    let plain = match plain(text) {
        Ok(plain) => plain,
        Err(wrong) => return vec![wrong],
    };
    let misread = Content::mistakes(&plain);
    let (rest, places) = without(&plain, &misread);
    let content = Content::from_plain(&rest).unwrap_or_default();
    let groups_misread = misread
        .iter()
        .any(|mistake| mistake.path.starts_with("group"));
    let undefined = Problem::Contradiction(Contradiction::GroupUndefined);
    let mut against = content.contradictions();
    against.retain(|mistake| !(groups_misread && mistake.problem == undefined));
    let hours = all_hours(&content).filter_map(|hours| wrong_hours(hours).err());
    let of_rest = against
        .iter()
        .map(explain)
        .chain(hours)
        .map(|wrong| TermsError {
            key: places.as_in_file(&wrong.key),
            ..wrong
        });
    let all = misread.iter().map(explain).chain(of_rest);
    let mut all: Vec<TermsError> = all.map(|wrong| placed(&plain, wrong)).collect();
    all.sort_by_key(|wrong| wrong.line);
    all
}

/// Which elements of the lists of a file are left.
struct Places(Vec<(String, Vec<usize>)>);

impl Places {
    /// A way among what is left, as it is in the file: `grant[0].caps` is `grant[1].caps` if the first grant was left out.
    fn as_in_file(&self, way: &str) -> String {
        let split = way
            .split_once('[')
            .and_then(|(list, rest)| Some((list, rest.split_once(']')?)));
        let Some((list, (index, rest))) = split else {
            return way.to_owned();
        };
        let left = self.0.iter().find(|(name, _)| name == list);
        let place = left.zip(index.parse::<usize>().ok());
        let place = place.and_then(|((_, left), index)| left.get(index));
        place.map_or(way.to_owned(), |place| format!("{list}[{place}]{rest}"))
    }
}

/// The settings and the elements of lists that hold no mistake.
fn without(plain: &Plain, mistakes: &[Mistake]) -> (Plain, Places) {
    let wrong = |way: &str, exactly: bool| {
        let mut within = mistakes
            .iter()
            .filter_map(|mistake| mistake.path.strip_prefix(way));
        within.any(|rest| rest.is_empty() || !exactly && rest.starts_with(['.', '[']))
    };
    let mut places = Vec::new();
    let mut rest = plain.clone();
    if let PlainValue::Table(entries) = &mut rest.value {
        entries.retain(|entry| !wrong(&entry.name, true));
        for entry in entries.iter_mut() {
            let way = &entry.name;
            match &mut entry.value.value {
                PlainValue::List(items) => {
                    let sound = |at: &usize| !wrong(&format!("{way}[{at}]"), false);
                    let left: Vec<usize> = (0..items.len()).filter(sound).collect();
                    *items = left.iter().map(|at| items[*at].clone()).collect();
                    places.push((way.clone(), left));
                }
                PlainValue::Table(inner) => {
                    inner.retain(|setting| !wrong(&format!("{way}.{}", setting.name), false));
                }
                PlainValue::Text(_) | PlainValue::Number(_) | PlainValue::Bool(_) => {}
            }
        }
        // A table without what it must have cannot be read any further.
        let lacks = |entry: &Entry| {
            let missing = mistakes
                .iter()
                .filter(|one| matches!(one.problem, Problem::Missing { .. }));
            let table = matches!(entry.value.value, PlainValue::Table(_));
            let within = format!("{}.", entry.name);
            table && missing.into_iter().any(|one| one.path.starts_with(&within))
        };
        entries.retain(|entry| !lacks(entry));
    }
    (rest, Places(places))
}

fn plain(text: &str) -> Result<Plain, TermsError> {
    if text.len() > MAX_FILE {
        return Err(whole(format!(
            "larger than {} KiB: these are not terms",
            MAX_FILE / 1024
        )));
    }
    form::from_toml(text).map_err(|wrong| TermsError {
        line: wrong.line,
        key: "file".to_owned(),
        text: format!("not TOML: {}", wrong.text),
    })
}

/// What terms in TOML say and their writer may not mean, each with its line, in the file's order.
pub fn remarks(text: &str, content: &Content) -> Vec<TermsError> {
    let plain = form::from_toml(text).ok();
    let said = remarks::remarks(content).into_iter();
    let told = said.map(|(key, remark)| TermsError {
        line: plain.as_ref().map_or(0, |plain| form::line_of(plain, &key)),
        text: words::mistake::remark(&remark),
        key,
    });
    let mut remarks: Vec<_> = told.collect();
    remarks.sort_by_key(|remark| remark.line);
    remarks
}

/// Reads terms in their JSON mirror.
pub fn from_json(value: &serde_json::Value) -> Result<Content, TermsError> {
    from_plain(&form::from_json(value))
}

/// Writes terms as TOML, ready to be published again.
pub fn to_toml(content: &Content) -> String {
    form::to_toml(&content.to_plain())
}

fn from_plain(plain: &Plain) -> Result<Content, TermsError> {
    checked(Content::from_plain(plain)).map_err(|wrong| placed(plain, wrong))
}

/// The same with the line on which it stands.
fn placed(plain: &Plain, wrong: TermsError) -> TermsError {
    TermsError {
        line: if wrong.line > 0 {
            wrong.line
        } else {
            form::line_of(plain, &wrong.key)
        },
        ..wrong
    }
}

/// Terms that were read or made setting by setting, checked as a whole: no two statements against each other, hours
/// that can be read.
pub fn checked(made: Result<Content, Mistake>) -> Result<Content, TermsError> {
    let content = made.map_err(|mistake| explain(&mistake))?;
    content.check().map_err(|mistake| explain(&mistake))?;
    all_hours(&content).try_for_each(wrong_hours)?;
    Ok(content)
}

fn wrong_hours((key, hours): (&'static str, &str)) -> Result<(), TermsError> {
    check_hours(hours).map_err(|wrong| TermsError {
        line: 0,
        key: key.to_owned(),
        text: words::mistake::hours(wrong, hours),
    })
}

fn explain(mistake: &Mistake) -> TermsError {
    TermsError {
        line: mistake.line,
        key: if mistake.path.is_empty() {
            "file".to_owned()
        } else {
            mistake.path.clone()
        },
        text: words::mistake::mistake(mistake),
    }
}

fn whole(text: String) -> TermsError {
    TermsError {
        line: 0,
        key: "file".to_owned(),
        text,
    }
}
