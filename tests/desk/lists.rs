//! A member list that the program takes otherwise than it is meant: a person says so on the page, once.

use std::fs;

use serde_json::json;

use super::browser::Browser;
use super::confirmed::shoot;
use super::operator::lone;
use super::pages::{Hand, let_in, open, reads, shown, value};

const OWN: &str = "Who is it;Where;Comes from;Goes on;Standing\n\
    Ana Example;ana@example.org;03/04/2026;05/06/2098;merry\n\
    Ben Example;ben@example.org;03/04/2026;;sad\n";

/// What its columns are.
const COLUMNS: [(&str, &str); 5] = [
    ("Who is it", "name"),
    ("Where", "email"),
    ("Comes from", "since"),
    ("Goes on", "until"),
    ("Standing", "state"),
];

/// Lists, one after the other, and what is told of each before it is brought in.
const TOLD: [(&str, &[&str]); 3] = [
    (
        "Name,Email,Plan,Until,Status\nAna,ana@example.org,Flex,2098-12-31,active\nBen,ben@example.org,,,active\n",
        &[
            "2 new",
            "Members without a plan (1)",
            "until 31 December 2098",
        ],
    ),
    (
        "Name,Email,Plan,Until,Status\nAna,ana@example.org,,,active\nBen,ben@example.org,,,lapsed\n",
        &[
            "Empty cells remove the plan of 1 member.",
            "Empty cells remove the last day of 1 member.",
        ],
    ),
    (
        "Name,Email,State,City,Birthday\nAna,ana@example.org,ON,Toronto,1990-01-01\nBen,ben@example.org,ON,Toronto,1990-01-01\n",
        &[
            "The column \"State\" is not read as the state",
            "The column \"Birthday\" holds dates",
            "The membership of 1 person on the list has ended here and stays ended",
        ],
    ),
];

fn looked_through(browser: &Browser, hand: &Hand, list: &std::path::Path) {
    browser.wait("the page", "document.querySelector('#list')");
    browser.choose("[name=list]", list);
    hand.click("Check list");
}

#[test]
fn columns_words_and_dates_are_corrected_on_the_page_and_remembered() {
    let Some((mut browser, house, dir)) = lone("a list that is corrected") else {
        return;
    };
    let list = dir.path().join("own.csv");
    fs::write(&list, OWN).unwrap();
    let_in(&browser, &house, "admin");
    open(&browser, &house, "/members/import");
    let hand = Hand::on(&browser);
    looked_through(&browser, &hand, &list);
    reads(&browser, "Which column holds the names?");
    shoot(&mut browser, "import-nameless");
    let hand = Hand::on(&browser);
    for (at, (header, field)) in (1..).zip(COLUMNS) {
        hand.set(&format!("[data-key='{header}']"), field);
        reads(&browser, &format!("{at} of 5 are understood"));
        assert_eq!(
            value(&browser, &format!("[data-key='{header}']")),
            json!(field),
            "What was said of {header} stays said."
        );
    }
    reads(&browser, "How are dates such as 05/06/2026 meant?");
    hand.set("[name=dates]", "day-first");
    reads(&browser, "What do these words mean?");
    hand.set("[data-key='merry']", "active");
    reads(&browser, "1 new");
    hand.set("[data-key='sad']", "ended");
    browser.wait(
        "no problems are left",
        "!document.querySelector('#preview').innerText.includes('with problems') && document.querySelector('#preview').innerText.includes('1 new')",
    );
    browser.run("document.querySelector('#preview details:last-of-type').open = true");
    shoot(&mut browser, "import-corrected");
    let hand = Hand::on(&browser);
    hand.fill("[name=keep]", "Our own list");
    hand.click("Import list");
    reads(&browser, "The list is imported.");

    open(&browser, &house, "/members/import");
    looked_through(&browser, &hand, &list);
    reads(&browser, "Looks like a list of Our own list: 5 of 5");
    reads(&browser, "This list changes nothing.");

    open(&browser, &house, "/members");
    reads(&browser, "The last import");
    let page = shown(&browser);
    assert!(
        page.contains("1 member who came with it is deleted"),
        "What taking it back would do is told by number: {page}"
    );
    shoot(&mut browser, "members-undo");
    let hand = Hand::on(&browser);
    hand.click("Undo the last import");
    hand.click("Really undo it?");
    reads(&browser, "Nobody is listed yet.");
    let (_, members) = house.ask("GET", "/api/v1/members", &json!(null));
    assert_eq!(members["items"], json!([]), "It is taken back.");
}

#[test]
fn what_empties_and_who_stays_is_told_before_a_list_is_brought_in() {
    let Some((mut browser, house, dir)) = lone("a list that empties") else {
        return;
    };
    let write = |name: &str, text: &str| {
        let list = dir.path().join(name);
        fs::write(&list, text).unwrap();
        list
    };
    let_in(&browser, &house, "admin");
    for (at, (text, words)) in TOLD.into_iter().enumerate() {
        open(&browser, &house, "/members/import");
        let hand = Hand::on(&browser);
        let list = write(&format!("{at}.csv"), text);
        looked_through(&browser, &hand, &list);
        reads(&browser, "Read by the names of its columns");
        browser.run(
            "for (const one of document.querySelectorAll('#preview details')) one.open = true",
        );
        for words in words {
            reads(&browser, words);
        }
        shoot(&mut browser, &format!("import-told-{at}"));
        let hand = Hand::on(&browser);
        if at == 2 {
            hand.click("Those whose membership had ended are members again.");
            reads(&browser, "1 back again");
        }
        hand.click("Import list");
        reads(&browser, "The list is imported.");
    }
    let (_, members) = house.ask("GET", "/api/v1/members", &json!(null));
    let states: Vec<_> = members["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["state"])
        .collect();
    assert_eq!(states, [&json!("active"), &json!("active")], "Ben is back.");
}

#[test]
fn of_two_columns_with_one_header_the_one_that_says_something_is_kept() {
    let Some((browser, house, dir)) = lone("two columns with one header") else {
        return;
    };
    let list = dir.path().join("twice.csv");
    fs::write(
        &list,
        "Name,Email,Status,Status\nAna,ana@example.org,active,\nBen,ben@example.org,lapsed,\n",
    )
    .unwrap();
    let_in(&browser, &house, "admin");
    open(&browser, &house, "/members/import");
    let hand = Hand::on(&browser);
    looked_through(&browser, &hand, &list);
    reads(&browser, "1 new");
    hand.click("Import list");
    reads(&browser, "The list is imported.");
    let (_, members) = house.ask("GET", "/api/v1/members", &json!(null));
    let names: Vec<_> = members["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["name"])
        .collect();
    assert_eq!(names, [&json!("Ana")], "Ben has left.");
}
