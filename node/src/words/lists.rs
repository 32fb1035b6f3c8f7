//! Member lists: what is wrong with a file or a row, as the operator reads it.

use super::locale::id;
use super::mistake::mistake;
use super::numbers::{commas, day};
use super::{Locale, printable, quotable};
use federation_spec::rules::LocalDay;

use crate::roster::{BadProfile, Field, Instead, NotARoster, Notice, Problem, RowProblem};
use crate::say;

/// A row that cannot be taken: `row 17: no name`.
pub fn row(problem: &RowProblem, locale: Locale) -> String {
    let reason = reason(&problem.problem, locale);
    say!(locale, "lists-row", line = problem.line, reason = reason)
}

fn reason(problem: &Problem, locale: Locale) -> String {
    match problem {
        Problem::NoName => locale.say("row-no-name"),
        Problem::NoKey => locale.say("row-no-key"),
        Problem::BadEmail { value } => {
            say!(locale, "row-bad-email", value = quotable(&printable(value)))
        }
        Problem::UnknownState { value } => {
            say!(
                locale,
                "row-unknown-state",
                value = quotable(&printable(value))
            )
        }
        Problem::TooLong { field } => say!(locale, "row-too-long", field = what(*field, locale)),
        Problem::NotText { field } => say!(locale, "row-not-text", field = what(*field, locale)),
        Problem::Cells { found, expected } => {
            let cells = say!(locale, "lists-cells", number = *found);
            let headers = say!(locale, "lists-headers", number = *expected);
            say!(locale, "row-cells", cells = cells, headers = headers)
        }
        Problem::DuplicateOf { line } => say!(locale, "row-duplicate", line = *line),
        Problem::BadDate { field, value } => {
            let (field, value) = (what(*field, locale), quotable(&printable(value)));
            say!(locale, "row-bad-date", field = field, value = value)
        }
        Problem::AmbiguousDate {
            field,
            value,
            day_first,
            month_first,
        } => ambiguous(*field, value, (*day_first, *month_first), locale),
        Problem::EndsBeforeItBegins { since, until } => {
            let (since, until) = (day(*since, locale), day(*until, locale));
            say!(
                locale,
                "row-ends-before-it-begins",
                since = since,
                until = until
            )
        }
    }
}

fn ambiguous(
    field: Field,
    value: &str,
    (day_first, month_first): (LocalDay, LocalDay),
    locale: Locale,
) -> String {
    say!(
        locale,
        "row-ambiguous-date",
        field = what(field, locale),
        value = quotable(&printable(value)),
        dayfirst = day(day_first, locale),
        monthfirst = day(month_first, locale)
    )
}

/// What of a list may have been meant otherwise.
pub fn notice(notice: &Notice, locale: Locale) -> String {
    match notice {
        Notice::Dates { header } => {
            say!(
                locale,
                "lists-dates-unused",
                header = quotable(&printable(header))
            )
        }
        Notice::NoState { header, value } => say!(
            locale,
            "lists-no-state",
            header = quotable(&printable(header)),
            value = quotable(&printable(value))
        ),
        Notice::States { header, value } => say!(
            locale,
            "lists-states-unused",
            header = quotable(&printable(header)),
            value = quotable(&printable(value))
        ),
        Notice::Charset { name, sample } => say!(
            locale,
            "lists-charset-guessed",
            name = name,
            sample = quotable(&printable(sample))
        ),
        Notice::Sheet { name, of } => {
            say!(
                locale,
                "lists-sheet",
                name = quotable(&printable(name)),
                of = *of
            )
        }
    }
}

/// Rows that cannot be taken, at most so many of them, behind what follows for the list of so many rows.
pub fn unread(problems: &[RowProblem], rows: usize, most: usize, locale: Locale) -> String {
    let what = match (problems.len(), rows) {
        (1, 1) => locale.say("lists-unread-only"),
        (bad, rows) => say!(locale, "lists-unread", bad = bad, rows = rows),
    };
    let told = problems.iter().take(most);
    let mut lines = vec![what];
    lines.extend(told.map(|problem| row(problem, locale)));
    if problems.len() > most {
        let number = problems.len() - most;
        lines.push(say!(locale, "lists-unread-more", number = number));
    }
    lines.join("\n")
}

/// A file that is no member list, and what to do.
pub fn not_a_roster(wrong: &NotARoster, locale: Locale) -> String {
    match wrong {
        NotARoster::TooLarge { found, most } => {
            let (found, most) = (found / 1024 / 1024, most / 1024 / 1024);
            say!(locale, "lists-too-large", found = found, most = most)
        }
        NotARoster::Empty => locale.say("lists-empty"),
        NotARoster::HeaderOnly => locale.say("lists-header-only"),
        NotARoster::NotText(instead) => locale.say(other_file(*instead)),
        NotARoster::NoNameColumn { headers, expected } => say!(
            locale,
            "lists-no-name-column",
            headers = quoted(headers, locale),
            expected = quoted(expected, locale)
        ),
        NotARoster::TooManyRows { most } => say!(locale, "lists-too-many-rows", most = *most),
        NotARoster::TooManyColumns { found, most } => {
            say!(
                locale,
                "lists-too-many-columns",
                found = *found,
                most = *most
            )
        }
        NotARoster::NoSuchColumn { header, headers } => say!(
            locale,
            "lists-no-such-column",
            header = quotable(&printable(header)),
            headers = quoted(headers, locale)
        ),
        NotARoster::UnknownCharset { known } => {
            say!(
                locale,
                "lists-unknown-charset",
                known = commas(known, locale)
            )
        }
        NotARoster::UnknownProfile { known } => {
            let known = commas(known, locale);
            say!(locale, "lists-unknown-profile", known = known)
        }
        NotARoster::Broken { line } => say!(locale, "lists-broken", line = *line),
    }
}

/// A profile file that cannot be used.
pub fn profile(wrong: &BadProfile, locale: Locale) -> String {
    match wrong {
        BadProfile::TooLarge { most } => {
            say!(locale, "profile-too-large", most = most / 1024)
        }
        BadProfile::NotToml(wrong) => {
            let text = printable(&wrong.text.replace('\n', ", "));
            say!(locale, "profile-not-toml", line = wrong.line, text = text)
        }
        BadProfile::Mistake(wrong) => say!(
            locale,
            "profile-mistake",
            line = wrong.line,
            path = printable(&wrong.path),
            text = printable(&mistake(wrong))
        ),
    }
}

fn other_file(instead: Instead) -> &'static str {
    match instead {
        Instead::Workbook => "lists-workbook",
        Instead::Pdf => "lists-pdf",
        Instead::Markup => "lists-markup",
        Instead::Binary => "lists-binary",
    }
}

fn what(field: Field, locale: Locale) -> String {
    locale.say(&id("field", field.key()))
}

fn quoted(names: &[String], locale: Locale) -> String {
    let names = names.iter().take(12);
    let quoted = names.map(|name| say!(locale, "lists-quoted", name = quotable(&printable(name))));
    commas(&quoted.collect::<Vec<_>>(), locale)
}
