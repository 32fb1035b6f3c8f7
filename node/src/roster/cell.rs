//! One cell: cleaned and bounded.
//!
//! A text is taken as text, whatever it begins with. White space becomes one space. Invisible characters (marks that turn
//! the line around, zero widths, soft hyphens) are left out: they come along when people copy from web pages. Other control
//! characters, and the mark of a lost character, make the cell unfit.

use super::list::{Field, Problem};

/// Most bytes of a text that is kept: names of records have this bound.
pub const MAX_TEXT: usize = 80;
/// Most bytes of a cell that is looked at.
pub const MAX_CELL: usize = 4 * 1024;
/// What spreadsheets show in place of a value that they could not reckon.
pub const ERRORS: [&str; 9] = [
    "#N/A", "#NV", "#REF!", "#VALUE!", "#WERT!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!",
];
/// What a spreadsheet takes for the beginning of a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// The text of a cell, or why it is unfit.
pub fn clean(cell: &str, field: Field) -> Result<String, Problem> {
    let cell = cell.trim_matches(' ');
    if ERRORS.contains(&cell) {
        return Err(Problem::NotText { field });
    }
    if cell.len() > MAX_CELL {
        return Err(Problem::TooLong { field });
    }
    let mut text = String::with_capacity(cell.len());
    for c in without_guard(cell).chars().filter(|c| !is_invisible(*c)) {
        match c {
            c if c.is_whitespace() && (text.is_empty() || text.ends_with(' ')) => {}
            c if c.is_whitespace() => text.push(' '),
            c if c.is_control() || c == char::REPLACEMENT_CHARACTER => {
                return Err(Problem::NotText { field });
            }
            c => text.push(c),
        }
    }
    text.truncate(text.trim_end().len());
    if text.len() > MAX_TEXT {
        return Err(Problem::TooLong { field });
    }
    Ok(text)
}

/// A cell as it may be shown: nothing unsafe, and cut.
pub fn shown(cell: &str, most: usize) -> String {
    let mut shown = String::new();
    for c in cell.trim().chars().filter(|c| !is_invisible(*c)) {
        let c = if c.is_whitespace() || c.is_control() {
            ' '
        } else {
            c
        };
        if shown.len() + c.len_utf8() > most {
            break;
        }
        shown.push(c);
    }
    shown
}

/// Whether a cell holds nothing but dashes, dots and the like.
pub fn is_blank(text: &str) -> bool {
    let says_nothing =
        |c: char| c.is_whitespace() || c.is_ascii_punctuation() || matches!(c, '–' | '—' | '…');
    text.chars().all(says_nothing)
}

/// The cell with an apostrophe before it, if a spreadsheet would run it as a formula.
pub fn guarded(text: &str) -> String {
    if is_formula(text) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// The cell without the apostrophe that guards it; a name such as 't Example keeps its own.
fn without_guard(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if is_formula(rest) => rest,
        _ => cell,
    }
}

/// Whether it is a formula, behind however many apostrophes: each guard counts, so that one can be taken off again.
fn is_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(FORMULA)
}

fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cleaned_or_unfit() {
        let unfit = Err(Problem::NotText { field: Field::Name });
        let long = Err(Problem::TooLong { field: Field::Name });
        let cases = [
            ("  Ana \u{a0}\t Example\n", Ok("Ana Example")),
            ("'t Example", Ok("'t Example")),
            ("'=SUM(A1)", Ok("=SUM(A1)")),
            ("''=SUM(A1)", Ok("'=SUM(A1)")),
            ("\t=SUM(A1)", Ok("=SUM(A1)")),
            ("Ana\u{202e}elpmaxE", Ok("AnaelpmaxE")),
            ("Ana\u{7}", unfit.clone()),
            ("Ana \u{fffd}xample", unfit),
        ];
        for (cell, wanted) in cases {
            let got = clean(cell, Field::Name);
            assert_eq!(got, wanted.map(str::to_owned), "{cell:?} is cleaned.");
        }
        let eighty = "é".repeat(40);
        assert_eq!(clean(&eighty, Field::Name), Ok(eighty), "80 bytes fit.");
        let more = format!("{}a", "é".repeat(40));
        assert_eq!(clean(&more, Field::Name), long, "81 bytes do not.");
        let spaces = format!("a{}b", " ".repeat(MAX_CELL));
        assert_eq!(clean(&spaces, Field::Name), long, "Nor much space.");
    }
}
