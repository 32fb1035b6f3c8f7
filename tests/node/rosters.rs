//! Member lists, good and bad: files as operators have them, and what is read of each.
//!
//! What was read of every file stands in `tests/rosters/rosters.toml`; the members are examples.

use std::fmt::Debug;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use covisa::calendar::{day_of, day_text};
use covisa::core::orders::{Listed, ListedMember, ListedState};
use covisa::roster::list::{MAX_BYTES, MAX_COLUMNS, MAX_ROWS};
use covisa::roster::{
    Field, Hints, Instead, NotARoster, Problem, Profile, Roster, read, read_with, write,
};
use covisa_tests::table::Table;

/// Beginnings of cells that mean something to spreadsheets, to CSV or to this program.
const BEGINNINGS: &[&str] = &[
    "",
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "'",
    "''",
    "'=",
    "''=",
    "'\t=",
    "\u{feff}",
    "\u{200b}'=",
    "'\u{202e}=",
    "\"",
    ",",
    ";",
    "sep=",
    " ",
    "|",
    "#",
    "--",
    "=-'",
];
/// What stands behind them.
const BODIES: &[&str] = &[
    "Ana Example",
    "cmd|' /C calc'!A0",
    "1+1",
    "HYPERLINK(\"http://example.org\";\"x\")",
    "a\nb",
    "a\r\nb",
    "none",
    "Zoë,Zoe",
    "\"quoted\"",
    "\u{2066}turned\u{2069}",
    "é́",
    "名前",
    "x\u{1f}",
    "\\",
    "46347",
    "-",
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("rosters")
}

fn named(name: &str) -> Vec<u8> {
    fs::read(folder().join(name)).unwrap()
}

fn listed(row: &toml::Table, name: &str) -> Vec<String> {
    let values = row.get(name).and_then(toml::Value::as_array);
    let values = values.into_iter().flatten();
    values
        .map(|value| value.as_str().unwrap().to_owned())
        .collect()
}

/// A row in one line: what is not stated is left out.
fn row_line(row: &ListedMember) -> String {
    let texts = [
        Some(row.name.clone()),
        row.email.value().cloned(),
        row.plan.value().cloned(),
        row.since
            .value()
            .map(|day| format!("since {}", day_text(*day))),
        row.until
            .value()
            .map(|day| format!("until {}", day_text(*day))),
        row.external_id.value().map(|id| format!("id {id}")),
        state(row),
    ];
    let texts: Vec<String> = texts.into_iter().flatten().collect();
    format!("{}: {}", row.line, texts.join(" | "))
}

/// What a row says of the state, unless it is that the membership runs.
fn state(row: &ListedMember) -> Option<String> {
    match row.state {
        Listed::Is(ListedState::Ended) => Some("ended".to_owned()),
        Listed::Is(ListedState::NotYet) => Some("not yet".to_owned()),
        Listed::Is(ListedState::Runs) | Listed::Empty | Listed::NoColumn => None,
    }
}

fn columns(roster: &Roster) -> Vec<String> {
    let columns = roster.matched.iter();
    let line = columns.map(|column| {
        let field = column.field.map_or("not stored", Field::key);
        format!("{}: {field}", column.header)
    });
    line.collect()
}

fn problems(roster: &Roster) -> Vec<String> {
    let problems = roster.problems.iter();
    let line = problems.map(|row| format!("{}: {}", row.line, problem_line(&row.problem)));
    line.collect()
}

fn problem_line(problem: &Problem) -> String {
    match problem {
        Problem::AmbiguousDate {
            field,
            value,
            day_first,
            month_first,
        } => {
            let days = [day_first, month_first].map(|day| day_text(*day));
            format!("{} {value} is {}", field.key(), days.join(" or "))
        }
        Problem::EndsBeforeItBegins { since, until } => {
            format!("from {} until {}", day_text(*since), day_text(*until))
        }
        other => format!("{other:?}").replace('"', "'"),
    }
}

fn rows(roster: &Roster) -> Vec<String> {
    roster.rows.iter().map(row_line).collect()
}

fn said(value: impl Debug) -> String {
    format!("{value:#?}")
}

#[test]
fn each_list_is_read_as_its_operator_means_it() {
    let expected = fs::read_to_string(folder().join("rosters.toml")).unwrap();
    let expected: toml::Table = expected.parse().unwrap();
    let mut table = Table::new("rosters");
    for (number, list) in (1..).zip(expected["list"].as_array().unwrap()) {
        let list = list.as_table().unwrap();
        let file = list["file"].as_str().unwrap();
        let roster = read(&named(file), None, Hints::default()).unwrap();
        let wanted = (
            list["profile"].as_str().unwrap().to_owned(),
            listed(list, "columns"),
            listed(list, "rows"),
            listed(list, "problems"),
        );
        let got = (
            roster.profile.clone(),
            columns(&roster),
            rows(&roster),
            problems(&roster),
        );
        table.note(number, file, said(wanted), said(got));
    }
    table.finish();
}

#[test]
fn what_is_no_member_list_is_refused_with_the_reason() {
    let mut table = Table::new("no-rosters");
    let cases = [no_members(), no_text(), too_much()].concat();
    for (number, Case(input, bytes, wanted)) in (1..).zip(cases) {
        let mut got = read(&bytes, None, Hints::default()).unwrap_err();
        if let NotARoster::NoNameColumn { expected, .. } = &mut got {
            let expected = std::mem::take(expected);
            assert!(
                expected.contains(&"Name".to_owned()),
                "{input}: says what is expected."
            );
        }
        table.note(number, input, said(wanted), said(got));
    }
    table.finish();
}

/// An input: its name, its bytes, and why it is no member list.
#[derive(Clone)]
struct Case(&'static str, Vec<u8>, NotARoster);

fn no_members() -> Vec<Case> {
    let open = "Name,Email\nAna,a@example.org\n\"Bo,b@example.org\nCy,";
    let members = ["Ana Example", "ana@example.org"];
    vec![
        Case("nothing", Vec::new(), NotARoster::Empty),
        Case("empty lines", "\r\n \r\n".into(), NotARoster::Empty),
        Case("a mark alone", "\u{feff}".into(), NotARoster::Empty),
        Case("a header", "Name,Email\r\n".into(), NotARoster::HeaderOnly),
        Case(
            "empty rows",
            "Name,Email\r\n,\r\n,\r\n".into(),
            NotARoster::HeaderOnly,
        ),
        Case(
            "other columns",
            "Room;Seats\nBlue;4\n".into(),
            no_name(&["Room", "Seats"]),
        ),
        Case("no header", members.join(",").into(), no_name(&members)),
        Case(
            "an open quotation",
            open.into(),
            NotARoster::Broken { line: 3 },
        ),
    ]
}

fn no_text() -> Vec<Case> {
    let workbook = NotARoster::NotText(Instead::Workbook);
    let markup = NotARoster::NotText(Instead::Markup);
    let binary = NotARoster::NotText(Instead::Binary);
    vec![
        Case(
            "a workbook",
            b"PK\x03\x04\x14\0\x06\0[Content_Types].xml".to_vec(),
            workbook.clone(),
        ),
        Case(
            "an old workbook",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0".to_vec(),
            workbook,
        ),
        Case(
            "a PDF",
            b"%PDF-1.7\n".to_vec(),
            NotARoster::NotText(Instead::Pdf),
        ),
        Case(
            "a page called Excel",
            b"<html xmlns:x=\"urn:\">".to_vec(),
            markup,
        ),
        Case(
            "a picture",
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(),
            binary,
        ),
    ]
}

fn too_much() -> Vec<Case> {
    let wide = vec!["name"; MAX_COLUMNS + 1].join(",");
    let columns = NotARoster::TooManyColumns {
        found: MAX_COLUMNS + 1,
        most: MAX_COLUMNS,
    };
    let long = "Ana,ana@example.org\n".repeat(MAX_ROWS + 1);
    let large = NotARoster::TooLarge {
        found: 100_000_000,
        most: MAX_BYTES,
    };
    vec![
        Case("257 columns", format!("{wide}\nAna\n").into(), columns),
        Case(
            "100,001 rows",
            format!("name,email\n{long}").into(),
            NotARoster::TooManyRows { most: MAX_ROWS },
        ),
        Case("100 MB", vec![b'x'; 100_000_000], large),
        Case(
            "one line of 16 MiB",
            vec![b'x'; MAX_BYTES],
            no_name(&[&"x".repeat(200)]),
        ),
    ]
}

fn no_name(headers: &[&str]) -> NotARoster {
    NotARoster::NoNameColumn {
        headers: headers.iter().map(ToString::to_string).collect(),
        expected: Vec::new(),
    }
}

#[test]
fn a_profile_can_be_named_or_brought_along() {
    let list = b"Wer;Adresse;Karte;Stand\nAna Beispiel;ana@example.org;05/06/2026;Stammgast\n";
    let own = "
        name = \"our-door\"
        label = \"The door's list\"
        dates = \"month-first\"
        [columns]
        name = [\"wer\"]
        email = [\"adresse\"]
        since = [\"karte\"]
        state = [\"stand\"]
        [words]
        active = [\"Stammgast\"]
    ";
    let roster = read_with(list, &Profile::parse(own).unwrap(), Hints::default()).unwrap();
    assert_eq!(
        (roster.profile.as_str(), rows(&roster)),
        (
            "our-door",
            vec!["2: Ana Beispiel | ana@example.org | since 2026-05-06".to_owned()]
        ),
        "The operator's own profile reads the operator's own list."
    );
    let by_hand = read(&named("cobot.csv"), Some("by-hand"), Hints::default()).unwrap();
    assert_eq!(
        by_hand.profile, "by-hand",
        "A named profile is used as it is."
    );
    let known = ["cobot", "nexudus", "officernd", "by-hand"]
        .map(str::to_owned)
        .to_vec();
    assert_eq!(
        read(list, Some("excel"), Hints::default()),
        Err(NotARoster::UnknownProfile { known }),
        "A name that nobody knows is answered with those there are."
    );
}

#[test]
fn nothing_is_kept_of_columns_that_are_not_stored_but_three_values() {
    let mut list = "Name,Email,Phone\n".to_owned();
    for number in 0..50 {
        list += &format!("Example {number},m{number}@example.org,+1 555 01{number:02}\n");
    }
    let roster = read(list.as_bytes(), None, Hints::default()).unwrap();
    let phones = said(&roster).matches("555 01").count();
    assert_eq!(
        (roster.rows.len(), phones),
        (50, 3),
        "Three samples, and no row holds one."
    );
}

#[test]
fn long_and_wide_cells_are_problems_of_their_row_alone() {
    let list = format!(
        "name,email,note\n{},a@example.org,\nBo Example,b@example.org,{}\n{},c@example.org,\nDi Example,d@example.org,{}\n",
        "x".repeat(81),
        "y".repeat(1_000_000),
        "z".repeat(1_000_000),
        ",".repeat(1_000),
    );
    let roster = read(list.as_bytes(), None, Hints::default()).unwrap();
    let long = Problem::TooLong { field: Field::Name };
    let found: Vec<_> = roster
        .problems
        .iter()
        .map(|row| (row.line, &row.problem))
        .collect();
    assert_eq!(found, [(2, &long), (4, &long)], "The long names are named.");
    assert_eq!(
        rows(&roster).len(),
        2,
        "Neither a long note nor empty cells beyond the header matter."
    );
}

#[test]
fn what_is_written_is_read_back() {
    let hostile = BEGINNINGS
        .iter()
        .flat_map(|beginning| BODIES.iter().map(move |body| format!("{beginning}{body}")));
    let hostile: Vec<String> = hostile.collect();
    let made: Vec<ListedMember> = (2..)
        .zip(&hostile)
        .map(|(line, cell)| example(line, cell))
        .collect();
    // What was read once is clean; it goes out and comes back as it is.
    let first = read(&write(&made), None, Hints::default()).unwrap();
    let texts = |problem: &Problem| matches!(problem, Problem::NoName | Problem::NotText { .. });
    let other = first.problems.iter().find(|row| !texts(&row.problem));
    assert_eq!(
        other, None,
        "What is not taken is no text, or nobody's name."
    );
    assert!(first.rows.len() > made.len() / 2, "Most of them are texts.");
    let second = read(&write(&first.rows), None, Hints::default()).unwrap();
    assert_eq!(
        second.problems,
        [],
        "Nothing that was taken is a problem afterwards."
    );
    let without_lines = |rows: Vec<ListedMember>| -> Vec<ListedMember> {
        rows.into_iter()
            .map(|row| ListedMember { line: 0, ..row })
            .collect()
    };
    assert_eq!(
        without_lines(second.rows),
        without_lines(first.rows),
        "Every cell comes back."
    );
}

#[test]
fn no_cell_that_is_written_is_a_formula() {
    let made: Vec<ListedMember> = ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "'=1"]
        .iter()
        .map(|cell| example(2, cell))
        .collect();
    let text = String::from_utf8(write(&made)).unwrap();
    let text = text.strip_prefix('\u{feff}').expect("Excel needs the mark");
    let starts = text
        .split(['\n', ','])
        .map(|cell| cell.trim_start_matches('"'));
    let formulas: Vec<&str> = starts
        .filter(|cell| cell.starts_with(['=', '+', '-', '@', '\t']))
        .collect();
    assert_eq!(formulas, Vec::<&str>::new(), "Each has its apostrophe.");
    assert!(text.contains("''=1"), "A guard of its own is guarded too.");
}

#[test]
fn lists_that_are_damaged_anywhere_are_read_or_refused() {
    let mut state = 1_u32;
    let mut next = move || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as usize
    };
    let damage = b"\0\t\n\r \"',;|=\x1f\x80\xc3\xef\xff0-/.:";
    for entry in fs::read_dir(folder()).unwrap() {
        let whole = fs::read(entry.unwrap().path()).unwrap();
        for _ in 0..200 {
            let mut bytes = whole.clone();
            for _ in 0..=next() % 4 {
                let place = next() % bytes.len();
                bytes[place] = damage[next() % damage.len()];
            }
            bytes.truncate(1 + next() % bytes.len());
            let lines = bytes.len() as u32 + 1;
            let read = read(&bytes, None, Hints::default());
            let inside = |roster: &Roster| roster.rows.iter().all(|row| row.line <= lines);
            assert!(
                read.as_ref().map_or(true, inside),
                "Every row is one of the file: {read:?}"
            );
        }
    }
}

#[test]
fn ten_thousand_rows() {
    let mut list = "Name;E-Mail;Plan;Start;End;ID;Active\n".to_owned();
    for number in 0..10_000 {
        let (day, month) = (number % 28 + 1, number % 12 + 1);
        list += &format!(
            "Example Member {number};member{number}@example.org;Full Time;{day:02}/{month:02}/2026;;M{number};yes\n"
        );
    }
    let begun = Instant::now();
    let roster = read(list.as_bytes(), None, Hints::default()).unwrap();
    let read_in = begun.elapsed();
    let bytes = write(&roster.rows);
    println!(
        "10,000 rows: read in {read_in:?}, written in {:?}",
        begun.elapsed() - read_in
    );
    assert_eq!(
        (roster.rows.len(), roster.problems.len()),
        (10_000, 0),
        "All are taken."
    );
    assert!(bytes.len() > 500_000, "All are written.");
}

fn example(line: u32, cell: &str) -> ListedMember {
    ListedMember {
        line,
        name: cell.to_owned(),
        email: line
            .is_multiple_of(2)
            .then(|| format!("member{line}@example.org"))
            .into(),
        plan: Listed::Is(cell.to_owned()),
        since: day_of(2026, 1 + line % 12, 1 + line % 28).into(),
        until: day_of(2027 + line as i32, 12, 31).into(),
        external_id: Listed::Is(format!("{cell}{line}")),
        state: Listed::Is(match line.is_multiple_of(3) {
            true => ListedState::Ended,
            false => ListedState::Runs,
        }),
    }
}
