//! Member lists: what is wrong with a file or a row, as the operator reads it.

use super::mistake::mistake;
use super::numbers::counted;
use super::printable;
use crate::calendar::day_text;
use crate::roster::{BadProfile, Field, Instead, NotARoster, Problem, RowProblem};

/// A row that cannot be taken: `row 17: no name`.
pub fn row(problem: &RowProblem) -> String {
    format!("row {}: {}", problem.line, reason(&problem.problem))
}

fn reason(problem: &Problem) -> String {
    match problem {
        Problem::NoName => "there is no name".to_owned(),
        Problem::NoKey => "there is neither an e-mail address nor an id".to_owned(),
        Problem::BadEmail { value } => format!("{:?} is no e-mail address", printable(value)),
        Problem::BadDate { field, value } => {
            format!("{}: {:?} is no day", what(*field), printable(value))
        }
        Problem::AmbiguousDate {
            field,
            value,
            day_first,
            month_first,
        } => format!(
            "{}: {:?} can be {} or {}; write it as the one you mean",
            what(*field),
            printable(value),
            day_text(*day_first),
            day_text(*month_first)
        ),
        Problem::EndsBeforeItBegins { since, until } => format!(
            "it ends on {}, before it begins on {}",
            day_text(*until),
            day_text(*since)
        ),
        Problem::UnknownState { value } => format!(
            "{:?} says neither that the membership runs nor that it has ended",
            printable(value)
        ),
        Problem::TooLong { field } => format!("{}: more than 80 bytes", what(*field)),
        Problem::NotText { field } => {
            format!("{}: characters that are no text", what(*field))
        }
        Problem::Cells { found, expected } => {
            let (found, expected) = (
                counted(*found as u64, "cell"),
                counted(*expected as u64, "header"),
            );
            format!("{found} under {expected}: the row may be shifted")
        }
        Problem::DuplicateOf { line } => {
            format!("row {line} is about the same member and says something else")
        }
    }
}

/// Rows that cannot be taken, at most so many of them, behind what follows for the list of so many rows.
pub fn unread(problems: &[RowProblem], rows: usize, most: usize) -> String {
    let what = match (problems.len(), rows) {
        (1, 1) => "The only row cannot be read".to_owned(),
        (bad, all) => format!("{bad} of {} cannot be read", counted(all as u64, "row")),
    };
    let mut lines: Vec<String> = problems.iter().take(most).map(row).collect();
    if problems.len() > most {
        lines.push(format!("and {} more", problems.len() - most));
    }
    format!("{what}, so nothing was imported:\n{}", lines.join("\n"))
}

/// A file that is no member list, and what to do.
pub fn not_a_roster(wrong: &NotARoster) -> String {
    match wrong {
        NotARoster::TooLarge { found, most } => format!(
            "The file has {} MiB; a member list has at most {} MiB.",
            found / 1024 / 1024,
            most / 1024 / 1024
        ),
        NotARoster::Empty => "The file is empty.".to_owned(),
        NotARoster::HeaderOnly => "There is nobody below the header.".to_owned(),
        NotARoster::NotText(instead) => other_file(*instead).to_owned(),
        NotARoster::NoNameColumn { headers, expected } => format!(
            "No column holds the names. The headers are {}; one like {} is needed.",
            quoted(headers),
            quoted(expected)
        ),
        NotARoster::TooManyRows { most } => format!("There are more than {most} rows."),
        NotARoster::TooManyColumns { found, most } => {
            format!("There are {found} columns; a member list has at most {most}.")
        }
        NotARoster::UnknownProfile { known } => {
            format!("There is no such profile; there are {}.", known.join(", "))
        }
        NotARoster::Broken { line } => {
            format!("A quotation mark in row {line} is never closed.")
        }
    }
}

/// A profile file that cannot be used.
pub fn profile(wrong: &BadProfile) -> String {
    match wrong {
        BadProfile::TooLarge { most } => {
            format!("The profile file has more than {} KiB.", most / 1024)
        }
        BadProfile::NotToml(wrong) => format!(
            "The profile file cannot be read: line {}: {}.",
            wrong.line,
            printable(&wrong.text.replace('\n', ", "))
        ),
        BadProfile::Mistake(wrong) => format!(
            "The profile file cannot be used: line {}: {}: {}.",
            wrong.line,
            printable(&wrong.path),
            printable(&mistake(wrong))
        ),
    }
}

fn other_file(instead: Instead) -> &'static str {
    match instead {
        Instead::Workbook => "This is an Excel workbook: save it as CSV in your spreadsheet.",
        Instead::Pdf => "This is a PDF: export the list as CSV instead.",
        Instead::Markup => {
            "This is a web page, whatever its name: save it as CSV in your spreadsheet."
        }
        Instead::Binary => "This is no text: export the list as CSV.",
    }
}

fn what(field: Field) -> &'static str {
    match field {
        Field::Name => "the name",
        Field::FirstName => "the first name",
        Field::LastName => "the last name",
        Field::Email => "the e-mail address",
        Field::Plan => "the plan",
        Field::Since => "the start",
        Field::Until => "the end",
        Field::ExternalId => "the id",
        Field::State => "the state",
    }
}

fn quoted(names: &[String]) -> String {
    let quoted = names
        .iter()
        .take(12)
        .map(|name| format!("{:?}", printable(name)));
    quoted.collect::<Vec<_>>().join(", ")
}
