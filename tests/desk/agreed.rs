//! What a visitor agrees to at the desk: that what they showed is kept longer than anybody's.

use serde_json::{Value, json};

use super::browser::Browser;
use super::page::{ENTER, paired, scan, verdict};
use super::world::World;

/// Until when each visit of this house is kept.
fn kept(world: &World) -> Vec<Value> {
    let (_, told) = world.souk.ask("GET", "/api/v1/visits", &json!(null));
    let visits = told["items"].as_array().unwrap().iter();
    visits.map(|visit| visit["kept_until"].clone()).collect()
}

#[test]
fn a_visitor_who_agrees_is_remembered_for_a_year_and_the_next_one_is_not() {
    let world = World::start();
    let Some(browser) = Browser::open("a visitor who agrees") else {
        return;
    };
    paired(&browser, &world.souk);
    scan(&browser, &world.nomads.pass("Ivy"));
    verdict(&browser, "green");
    let usual = kept(&world);
    browser.click("#keep summary");
    browser.click("#keep button[value='365']");
    browser.wait(
        "until when",
        "document.querySelector('#kept').textContent !== ''",
    );
    let agreed = kept(&world);
    assert!(
        agreed[0].as_str() > usual[0].as_str(),
        "The visitor is remembered for longer: {usual:?}, then {agreed:?}."
    );
    let said = browser.text("#kept");
    let year = &agreed[0].as_str().unwrap()[..4];
    assert!(said.contains(year), "It says until when: {said}");
    assert_eq!(
        browser.run("return document.activeElement.id;"),
        json!("next"),
        "Whoever scans next presses no button of the one before."
    );
    browser.keys(ENTER);
    scan(&browser, &world.nomads.pass("Rose"));
    browser.wait(
        "the next one",
        "document.querySelector('#name').textContent === 'Rose'",
    );
    assert_eq!(browser.text("#kept"), "", "Of the visitor nothing is said.");
    let mut both = kept(&world);
    both.sort_by_key(|until| until.to_string());
    assert_eq!(both, [usual[0].clone(), agreed[0].clone()]);
}

#[test]
fn nothing_is_asked_where_nobody_came_in() {
    let world = World::shared();
    let Some(browser) = Browser::open("nobody came in") else {
        return;
    };
    paired(&browser, &world.strict);
    scan(&browser, &world.nomads.pass("Ivy"));
    verdict(&browser, "amber");
    assert_eq!(
        browser.run("return document.querySelector('#beside').hidden;"),
        json!(true),
        "The visitor is not in."
    );
}
