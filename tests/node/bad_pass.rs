//! Texts shown as passes at a desk, by HTTP and by the verb: each gets its verdict, and nothing changes.
//!
//! What can be written down stands in `tests/bad/pass`.

use covisa_tests::table::Table;

use crate::bad_kit::{House, Witness, number, text as text_of, written};

#[test]
fn texts_that_are_no_pass_are_red_and_forgiven_ones_are_read() {
    let house = House::new();
    let (pass, other) = (house.nord.card("Example 1"), house.ost.card("Example 2"));
    let (half, rest) = pass.split_at(pass.len() / 2);
    let witness = Witness::of(&house.home, &house.node);
    let mut table = Table::new("pass");
    for row in written("pass", "text") {
        let text = text_of(&row, "text")
            .replace("{pass}", &pass)
            .replace("{half}", half)
            .replace("{rest}", rest)
            .replace("{other}", &other);
        let got = house.verdict(&text) + &witness.harm();
        table.note(
            number(&row),
            text_of(&row, "about"),
            text_of(&row, "verdict"),
            got,
        );
    }
    for (number, about, text, expected) in long(&pass).into_iter().chain(forgiven(&pass)) {
        let got = house.verdict(&text) + &witness.harm();
        table.note(number, about, expected, got);
    }
    table.note(0, "all of them", "nothing changed", witness.changed());
    table.finish();
}

/// Number, what it is, the text, and the verdict it must get.
type Row = (u32, &'static str, String, &'static str);

fn long(pass: &str) -> Vec<Row> {
    let letters = |bytes: usize| format!("CV1{}", "A".repeat(bytes - 3));
    let padded = format!("{pass}{}", " ".repeat(10_000_000));
    let by_both = "red COV-R01";
    let by_each = "413 too-large by HTTP, red COV-R01 by the verb";
    vec![
        (52, "8,193 letters", letters(8193), by_both),
        (52, "100 KB", letters(100_000), by_both),
        (52, "10 MB", letters(10_000_000), by_each),
        (52, "10 MB of spaces after a pass", padded, by_each),
    ]
}

fn forgiven(pass: &str) -> Vec<Row> {
    let read = "green COV-G01";
    let unseen = every(pass, '\u{200b}');
    vec![
        (55, "lower case", pass.to_lowercase(), read),
        (55, "mixed case", mixed(pass), read),
        (55, "in groups", grouped(pass, " "), read),
        (55, "in lines", grouped(pass, "\r\n"), read),
        (56, "zero-width spaces everywhere", unseen, read),
    ]
}

fn mixed(pass: &str) -> String {
    let case = |(at, c): (usize, char)| {
        if at % 2 == 0 {
            c.to_ascii_lowercase()
        } else {
            c
        }
    };
    pass.chars().enumerate().map(case).collect()
}

fn grouped(pass: &str, between: &str) -> String {
    let letters: Vec<char> = pass.chars().collect();
    let groups: Vec<String> = letters
        .chunks(4)
        .map(|group| group.iter().collect())
        .collect();
    groups.join(between)
}

fn every(pass: &str, unseen: char) -> String {
    pass.chars().flat_map(|c| [c, unseen]).collect()
}
