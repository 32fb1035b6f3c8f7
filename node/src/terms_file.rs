//! Terms as an operator writes them: read, checked, explained. One way for files, HTTP bodies and the command line.

use federation_spec::plain::{Mistake, Plain};
use federation_spec::records::fields::Field as _;
use federation_spec::records::terms::Content;

use crate::calendar::{check_hours, doubts_about_hours};
use crate::form;
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

/// Reads terms in TOML.
pub fn from_toml(text: &str) -> Result<Content, TermsError> {
    if text.len() > MAX_FILE {
        return Err(whole(format!(
            "larger than {} KiB: these are not terms",
            MAX_FILE / 1024
        )));
    }
    let plain = form::from_toml(text).map_err(|wrong| TermsError {
        line: wrong.line,
        key: "file".to_owned(),
        text: format!("not TOML: {}", wrong.text),
    })?;
    from_plain(&plain)
}

/// What terms in TOML say and their writer may not mean, each with its line, in the file's order.
pub fn remarks(text: &str, content: &Content) -> Vec<TermsError> {
    let plain = form::from_toml(text).ok();
    let said = all_hours(content).flat_map(|(key, hours)| {
        let doubts = doubts_about_hours(hours, None).into_iter();
        doubts.map(move |doubt| (key, words::mistake::doubt_about_hours(&doubt)))
    });
    let remark = |(key, text): (&'static str, String)| TermsError {
        line: plain.as_ref().map_or(0, |plain| form::line_of(plain, key)),
        key: key.to_owned(),
        text,
    };
    let mut remarks: Vec<_> = said.map(remark).collect();
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
    let placed = |wrong: TermsError| TermsError {
        line: if wrong.line > 0 {
            wrong.line
        } else {
            form::line_of(plain, &wrong.key)
        },
        ..wrong
    };
    checked(Content::from_plain(plain)).map_err(placed)
}

/// Terms that were read or made setting by setting, checked as a whole: no two statements against each other, hours
/// that can be read.
pub fn checked(made: Result<Content, Mistake>) -> Result<Content, TermsError> {
    let content = made.map_err(|mistake| explain(&mistake))?;
    content.check().map_err(|mistake| explain(&mistake))?;
    check_all_hours(&content)?;
    Ok(content)
}

fn check_all_hours(content: &Content) -> Result<(), TermsError> {
    all_hours(content).try_for_each(|(key, hours)| {
        check_hours(hours).map_err(|wrong| TermsError {
            line: 0,
            key: key.to_owned(),
            text: words::mistake::hours(wrong, hours),
        })
    })
}

/// The hours that terms state, each with the way to its setting.
fn all_hours(content: &Content) -> impl Iterator<Item = (&'static str, &str)> {
    let hours = content.hours.as_ref();
    let open = hours.map(|hours| ("hours.open", hours.open.as_str()));
    let keys = hours.and_then(|hours| hours.key_holders.as_ref());
    let keys = keys.map(|keys| ("hours.key_holders", keys.as_str()));
    open.into_iter().chain(keys)
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
