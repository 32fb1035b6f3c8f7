//! Where a terms file is wrong, and what to write instead.

use federation_spec::plain::{Contradiction, Mistake, Problem};

/// The mistake in words: what is wrong and what to write instead. File, line and key stand before it.
pub fn mistake(mistake: &Mistake) -> String {
    let key = mistake
        .path
        .rsplit(['.', ']'])
        .find(|part| !part.is_empty())
        .unwrap_or_default();
    match &mistake.problem {
        Problem::UnknownKey { known } => match nearest(key, known) {
            Some(near) => format!("there is no such setting; did you mean {near:?}?"),
            None => format!(
                "there is no such setting; here belong: {}",
                known.join(", ")
            ),
        },
        Problem::DuplicateKey => "stands here twice; remove one".to_owned(),
        Problem::Missing => "is missing; add it".to_owned(),
        Problem::WrongKind { found, wanted } => format!("is {found}; write {wanted}"),
        Problem::OutOfRange { min, max } => format!("write a whole number from {min} to {max}"),
        Problem::Length { min: 0, max } => format!("is too long; at most {max}"),
        Problem::Length { min, max } => format!("must have {min} to {max} characters or elements"),
        Problem::NotOneOf { given, options } => match nearest(given, options) {
            Some(near) => format!("{given:?} is not known here; did you mean {near:?}?"),
            None => format!(
                "{given:?} is not known here; write one of: {}",
                quoted(options)
            ),
        },
        Problem::Form { example } => format!("cannot be read; write it as in {example:?}"),
        Problem::Contradiction(what) => contradiction(*what).to_owned(),
    }
}

fn contradiction(what: Contradiction) -> &'static str {
    match what {
        Contradiction::DeclinedButGranted => {
            "visa = \"declined\", but a grant to members follows; write visa = \"accepted\" or remove the grant"
        }
        Contradiction::PartnersUnnamed => {
            "a grant to partners names none; add spaces = [\"covisa:...\"] or groups = [\"...\"]"
        }
        Contradiction::GroupUndefined => {
            "names a group that no [[group]] defines; add one with this name"
        }
        Contradiction::BlockLength => {
            "unit = \"block\" and block_hours belong together; add the other one or remove it"
        }
        Contradiction::RollingDays => {
            "per = \"rolling\" and rolling_days belong together; add the other one or remove it"
        }
        Contradiction::RangeBackwards => "ask_up_to must be more than amount",
        Contradiction::PriceEmpty => {
            "a price needs an amount, a count or at_least; or write when = \"donation\""
        }
    }
}

fn nearest<'a>(given: &str, options: &[&'a str]) -> Option<&'a str> {
    let close =
        |option: &&&str| strsim::damerau_levenshtein(given, option) <= 2.max(given.len() / 3);
    options
        .iter()
        .filter(close)
        .min_by_key(|option| strsim::damerau_levenshtein(given, option))
        .copied()
}

fn quoted(options: &[&str]) -> String {
    options
        .iter()
        .map(|option| format!("{option:?}"))
        .collect::<Vec<_>>()
        .join(", ")
}
