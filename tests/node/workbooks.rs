//! Member lists as workbooks of Excel: the same members as in CSV, and hostile archives refused.

use std::io::{Cursor, Read as _, Write as _};
use std::time::Instant;

use covisa::roster::list::MAX_COLUMNS;
use covisa::roster::{Hints, Instead, NotARoster, Notice, Roster, read};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet, XlsxError};
use serde_json::json;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::imports::{both, import};

const CSV: &str = "Our members,,,,,\n\nMember ID,Name,Email,Plan,Since,Until\n\
    7,Zoë Example,zoe@example.org,10,2024-02-29,2099-12-31\n\n\
    8,\"Bo,\nExample\",bo@example.org,Flex,2026-01-03,\n";

fn read_all(bytes: &[u8]) -> Result<Roster, NotARoster> {
    read(bytes, None, Hints::default())
}

/// The list above as cells of their own kinds: numbers, days, texts of two lines.
fn members(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let day = Format::new().set_num_format("d mmm yyyy");
    let moment = Format::new().set_num_format("dd/mm/yyyy hh:mm");
    sheet.write(0, 0, "Our members")?;
    let headers = ["Member ID", "Name", "Email", "Plan", "Since", "Until"];
    for (column, header) in (0..).zip(headers) {
        sheet.write(2, column, header)?;
    }
    sheet.write(3, 0, 7)?.write(3, 1, "Zoë Example")?;
    sheet.write(3, 2, "zoe@example.org")?.write(3, 3, 10.0)?;
    sheet.write_with_format(3, 4, &ExcelDateTime::from_ymd(2024, 2, 29)?, &day)?;
    let last = ExcelDateTime::from_ymd(2099, 12, 31)?.and_hms(23, 59, 0)?;
    sheet.write_with_format(3, 5, &last, &moment)?;
    sheet.write(5, 0, 8)?.write(5, 1, "Bo,\nExample")?;
    sheet.write_formula(5, 2, Formula::new("=B6&\"@\"").set_result("bo@example.org"))?;
    sheet.write(5, 3, "Flex")?;
    sheet.write_with_format(5, 4, &ExcelDateTime::from_ymd(2026, 1, 3)?, &day)?;
    Ok(())
}

fn book(fill: impl FnOnce(&mut Workbook) -> Result<(), XlsxError>) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(&mut book).unwrap();
    book.save_to_buffer().unwrap()
}

fn archive_of(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn a_workbook_gives_the_members_of_the_same_list_in_csv() {
    let workbook = book(|book| members(book.add_worksheet()));
    let (from_csv, from_book) = (
        read_all(CSV.as_bytes()).unwrap(),
        read_all(&workbook).unwrap(),
    );
    assert_eq!(from_csv.problems, [], "The list has no problems.");
    assert_eq!(from_book, from_csv, "Rows, columns and their numbers.");
    both(|home| {
        let file = home.file("members.xlsx", &workbook);
        let done = import(home, &file, &[]);
        let item = &done["items"][0];
        let told = [&item["line"], &item["plan"], &item["since"], &item["until"]];
        assert_eq!(
            told,
            [
                &json!(4),
                &json!("10"),
                &json!("2024-02-29"),
                &json!("2099-12-31")
            ]
        );
    });
}

#[test]
fn the_first_sheet_that_names_members_is_read_and_told() {
    let workbook = book(|book| {
        book.add_worksheet()
            .set_name("Prices")?
            .write(0, 0, "Plan")?;
        members(book.add_worksheet().set_name("Old")?.set_hidden(true))?;
        members(book.add_worksheet().set_name("2026")?)
    });
    let roster = read_all(&workbook).unwrap();
    let notice = Notice::Sheet {
        name: "2026".to_owned(),
        of: 2,
    };
    assert_eq!(
        (roster.rows.len(), roster.notices),
        (2, vec![notice]),
        "What is hidden is not read."
    );
    let nobody = book(|book| book.add_worksheet().write(0, 0, "Plan").map(|_| ()));
    assert!(
        matches!(read_all(&nobody), Err(NotARoster::NoNameColumn { .. })),
        "No names."
    );
    let empty = book(|book| {
        book.add_worksheet();
        Ok(())
    });
    assert_eq!(read_all(&empty), Err(NotARoster::Empty), "Nothing at all.");
}

#[test]
fn a_cell_with_an_error_is_a_problem_and_no_day() {
    let workbook = book(|book| {
        let sheet = book.add_worksheet();
        for (column, text) in (0..).zip(["Name", "Email", "Until"]) {
            sheet.write(0, column, text)?;
        }
        sheet
            .write(1, 0, "Ana Example")?
            .write(1, 1, "ana@example.org")?;
        sheet.write_formula(1, 2, Formula::new("=1/0").set_result("#DIV/0!"))?;
        Ok(())
    });
    let roster = read_all(&workbook).unwrap();
    assert_eq!(
        (roster.rows.len(), roster.problems.len()),
        (0, 1),
        "Nobody travels on an error."
    );
}

/// The text of a part without the value of its one formula.
fn without_value(text: &str) -> String {
    let Some((before, rest)) = text.split_once("</f><v>") else {
        return text.to_owned();
    };
    let (_, after) = rest.split_once("</v>").unwrap();
    format!("{before}</f>{after}")
}

/// The same workbook as a program writes it that reckons nothing: formulas without values.
fn without_values(book: &[u8]) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(book)).unwrap();
    let parts = (0..archive.len()).map(|index| {
        let mut part = archive.by_index(index).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        (part.name().unwrap().into_owned(), without_value(&text))
    });
    let parts: Vec<(String, String)> = parts.collect();
    let parts = parts
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_bytes()));
    archive_of(&parts.collect::<Vec<_>>())
}

#[test]
fn a_formula_that_was_not_reckoned_is_a_problem_and_no_empty_cell() {
    let workbook = book(|book| {
        let sheet = book.add_worksheet();
        for (column, text) in (0..).zip(["Name", "Email", "Status"]) {
            sheet.write(0, column, text)?;
        }
        sheet
            .write(1, 0, "Ana Example")?
            .write(1, 1, "ana@example.org")?;
        sheet.write_formula(
            1,
            2,
            Formula::new("=IF(TRUE,\"Expired\",\"\")").set_result(""),
        )?;
        sheet
            .write(2, 0, "Ben Example")?
            .write(2, 1, "ben@example.org")?;
        sheet.write(2, 2, "active")?;
        Ok(())
    });
    let roster = read_all(&workbook).unwrap();
    assert_eq!(
        roster.rows.len(),
        2,
        "A value that was saved as empty is one."
    );
    let roster = read_all(&without_values(&workbook)).unwrap();
    assert_eq!(
        (roster.rows.len(), roster.problems.len()),
        (1, 1),
        "Nobody travels on what is not known."
    );
}

#[test]
fn what_is_no_workbook_or_unpacks_to_too_much_is_refused() {
    let other = Err(NotARoster::NotText(Instead::Workbook));
    let good = book(|book| members(book.add_worksheet()));
    for length in [4, 30, 200, good.len() / 2, good.len() - 1] {
        assert_eq!(
            read_all(&good[..length]),
            other,
            "Cut behind {length} bytes."
        );
    }
    for parts in [
        &[][..],
        &[("word/document.xml", &b"<w/>"[..])],
        &[(
            "mimetype",
            b"application/vnd.oasis.opendocument.spreadsheet",
        )],
        &[
            ("[Content_Types].xml", b"<Types/>"),
            ("xl/workbook.xml", b"<workbook"),
        ],
    ] {
        let mut bytes = archive_of(parts);
        if parts.is_empty() {
            bytes = b"PK\x03\x04".to_vec();
        }
        assert_eq!(read_all(&bytes), other, "{parts:?}");
    }
    let zeros = vec![b' '; 300 * 1024 * 1024];
    let bomb = archive_of(&[("xl/workbook.xml", &zeros)]);
    assert!(
        bomb.len() < 1024 * 1024,
        "It is small as long as it is packed."
    );
    assert!(
        matches!(read_all(&bomb), Err(NotARoster::TooLarge { .. })),
        "It is not unpacked."
    );
    let wide = book(|book| {
        let sheet = book.add_worksheet();
        sheet
            .write(0, 0, "Name")?
            .write(0, MAX_COLUMNS as u16, "x")?;
        Ok(())
    });
    assert!(
        matches!(read_all(&wide), Err(NotARoster::TooManyColumns { .. })),
        "Too wide."
    );
    let long = book(|book| {
        let sheet = book.add_worksheet();
        sheet.write(0, 0, "Name")?.write(1_000_000, 0, "Ana")?;
        Ok(())
    });
    assert!(
        matches!(read_all(&long), Err(NotARoster::TooManyRows { .. })),
        "Too long."
    );
}

#[test]
fn damaged_workbooks_end_in_a_list_or_in_words() {
    let good = book(|book| members(book.add_worksheet()));
    let mut seed = 7_u64;
    for _ in 0..400 {
        let mut bytes = good.clone();
        for _ in 0..4 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let at = (seed >> 33) as usize % bytes.len();
            bytes[at] ^= 1 << (seed >> 60 & 7);
        }
        let _either = read_all(&bytes);
    }
}

#[test]
fn ten_thousand_rows_of_a_workbook_are_read() {
    let workbook = book(|book| {
        let sheet = book.add_worksheet();
        let day = Format::new().set_num_format("yyyy-mm-dd");
        for (column, header) in (0..).zip(["Member ID", "Name", "Email", "Plan", "Since"]) {
            sheet.write(0, column, header)?;
        }
        for row in 1..=10_000 {
            sheet
                .write(row, 0, row)?
                .write(row, 1, format!("Example {row}"))?;
            sheet
                .write(row, 2, format!("member{row}@example.org"))?
                .write(row, 3, "Flex")?;
            sheet.write_with_format(row, 4, &ExcelDateTime::from_ymd(2026, 1, 1)?, &day)?;
        }
        Ok(())
    });
    let begun = Instant::now();
    let roster = read_all(&workbook).unwrap();
    println!(
        "10,000 rows of {} bytes: {:?}",
        workbook.len(),
        begun.elapsed()
    );
    assert_eq!(
        (roster.rows.len(), roster.problems.len()),
        (10_000, 0),
        "All are taken."
    );
}
