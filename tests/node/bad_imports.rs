//! Member lists that are none, and profiles that are wrong: refused with what is wrong, and nothing is written.

use std::fs;

use covisa_tests::program::Home;
use covisa_tests::table::Table;

use crate::imports::{both, ledger, list};

/// A file: its name, its bytes, the exit code, and how what is said begins.
struct Bad(&'static str, Vec<u8>, i32, &'static str);

fn bad(name: &'static str, text: impl Into<Vec<u8>>, exit: i32, said: &'static str) -> Bad {
    Bad(name, text.into(), exit, said)
}

fn bad_files() -> Vec<Bad> {
    vec![
        bad("nothing", "", 1, "The file is empty."),
        bad(
            "a header",
            "name,email\n",
            1,
            "There is no member below the header.",
        ),
        bad(
            "other columns",
            "Room,Seats\nBlue,4\n",
            1,
            "No column holds the names.",
        ),
        bad(
            "no address",
            "name\nAna\n",
            1,
            "The only row cannot be read",
        ),
        bad(
            "a workbook",
            "PK\u{3}\u{4}",
            1,
            "This workbook cannot be read",
        ),
        bad("a PDF", "%PDF-1.7", 1, "This is a PDF"),
        bad("a web page", "<html>", 1, "This is a web page"),
        bad("zeros", "name,email\0\n", 1, "This is not text"),
        bad(
            "an open quotation",
            "name,email\n\"Ana,a@b.org\n",
            1,
            "A quotation mark in row 2",
        ),
    ]
}

fn bad_rows() -> Vec<Bad> {
    let rows = "1 of 2 rows cannot be read, so nothing was imported:\nrow 3: ";
    let row = |row: &str| format!("name,email,since\nAna Example,ana@example.org,\n{row}\n");
    let dates = "name,email,since\nAna,a@example.org,2026-11-21\nBo,b@example.org,21.11.2026\nCy,c@example.org,11/21/2026\nDi,d@example.org,21 Nov 2026\nEd,e@example.org,46347\n";
    vec![
        bad("a duplicate", row("Bo Example,ana@example.org,"), 1, rows),
        bad("the same twice", row("Ana Example,ana@example.org,"), 0, ""),
        bad("a formula as address", row("Bo,=b@example.org,"), 1, rows),
        bad("a formula as name", row("=1+1,bo@example.org,"), 0, ""),
        bad("no such day", row("Bo,bo@example.org,31/02/2026"), 1, rows),
        bad("nonsense for a day", row("Bo,bo@example.org,soon"), 1, rows),
        bad(
            "two days in one",
            row("Bo,bo@example.org,05/06/2026"),
            1,
            rows,
        ),
        bad("five ways to write a day", dates, 0, ""),
        bad("UTF-16", utf16("name\temail\nZoë\tz@example.org\n"), 0, ""),
        bad(
            "Windows-1252",
            b"name;email\nZo\xeb;z@example.org\n".to_vec(),
            0,
            "",
        ),
        bad(
            "broken UTF-8",
            [
                row("Zoë,z@example.org,").into_bytes(),
                "Chloë,c@example.org,\n".into(),
                b"Br\xff,b@example.org,\n".to_vec(),
            ]
            .concat(),
            1,
            "1 of 4 rows cannot be read",
        ),
    ]
}

fn utf16(text: &str) -> Vec<u8> {
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    units.flat_map(u16::to_le_bytes).collect()
}

#[test]
fn bad_files_are_refused_with_what_is_wrong() {
    let mut table = Table::new("imports");
    let mut number = 0;
    both(|home| {
        for Bad(name, bytes, exit, said) in bad_files().into_iter().chain(bad_rows()) {
            let file = home.file("list.csv", &bytes);
            number += 1;
            let got = refused(home, &file);
            let same = got.starts_with(&format!("{exit} {said}"));
            let expected = format!("{exit} {said}");
            let got = if same { expected.clone() } else { got };
            table.note(number, name, expected, got);
        }
    });
    table.finish();
}

/// How an import ends, and what it says. One that is refused writes nothing.
fn refused(home: &Home, file: &str) -> String {
    let before = ledger(home);
    let output = home.verb(&["member", "import", file, "--source", "a list", "--complete"]);
    if output.exit == 0 {
        return "0 ".to_owned();
    }
    let error = output.error(output.exit);
    assert_eq!(ledger(home), before, "Nothing is written: {error}");
    format!("{} {}", output.exit, error["text"].as_str().unwrap())
}

#[test]
fn a_list_of_a_hundred_megabytes_is_not_even_read() {
    both(|home| {
        let path = home.beside("large.csv");
        fs::File::create(&path).unwrap().set_len(100 << 20).unwrap();
        let got = refused(home, &path.display().to_string());
        assert!(
            got.contains("larger than 16384 KiB"),
            "It is too large: {got}"
        );
    });
}

#[test]
fn a_profile_that_is_wrong_is_told_by_line() {
    let home = Home::init("Example Nord");
    let file = list(&home, "Ana Example,ana@example.org,Flex,1,\n");
    let cases = [
        (
            "name = \"x\"\nlabel = 7\n",
            "line 2: label: is a number; write a text in quotes",
        ),
        (
            "name = \"x\"\n\nlabl = \"X\"\n",
            "line 3: labl: there is no such setting; did you mean",
        ),
        ("name = \"x\"\n[columns\n", "line 2: "),
    ];
    for (text, wanted) in cases {
        let profile = home.file("own.toml", text);
        let words = ["member", "import", &file, "--profile", &profile];
        let refused = home.verb(&words).error(1);
        let said = refused["text"].as_str().unwrap();
        assert!(said.contains(wanted), "{wanted:?} is said: {said}");
        assert!(
            refused["next"].as_str().unwrap().contains("profile"),
            "{refused}"
        );
    }
}
