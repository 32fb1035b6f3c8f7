//! Conditions in the house's own words: the desk reads them large, ticks what holds, and the screen turns green.

use std::path::Path;

use serde_json::json;

use super::browser::Browser;
use super::page::{paired, scan, verdict};
use super::pages::{Hand, let_in, open, reads};
use super::world::World;

const CONDITIONS: &str = r#"
visa = "accepted"

[[grant]]
to = "members"
benefit = "free"
requires = { in_words = ["A member of the house \u2067is\u2069 with them", "<img src=x onerror=\"document.title='gone'\">"], coupon = "Example Pass" }
note = "Leave by six."

[[grant]]
to = "members"
benefit = "discount"
discount_percent = 20

[[grant]]
to = "would-be members"
benefit = "free"
"#;

/// Pictures at each width, if a person asked for some.
pub(super) fn shoot(browser: &mut Browser, name: &str) {
    if std::env::var_os("COVISA_SCREENSHOTS").is_none() {
        return;
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../screenshots");
    std::fs::create_dir_all(&folder).unwrap();
    for (width, height) in [(360, 740), (820, 1180), (1440, 900)] {
        browser.size(width, height);
        std::thread::sleep(std::time::Duration::from_millis(350));
        std::fs::write(
            folder.join(format!("{name}-{width}.png")),
            browser.screenshot(),
        )
        .unwrap();
    }
}

/// Ticks what holds, in two turns, until the visitor is in.
fn tick(browser: &mut Browser) {
    for at in [1, 2] {
        browser.click(&format!("#fact-confirm label:nth-child({at}) input"));
    }
    browser.click("#again");
    browser.wait(
        "the third condition alone",
        "document.querySelectorAll('#fact-confirm input:checked').length === 2 && document.querySelector('#sentence').textContent.includes('Example Pass')",
    );
    browser.click("#fact-confirm label:nth-child(3) input");
    browser.click("#again");
    verdict(browser, "green");
    shoot(browser, "conditions-met");
}

#[test]
fn a_desk_ticks_what_holds_and_the_visitor_is_in() {
    let world = World::start();
    let Some(mut browser) = Browser::open("conditions that a desk confirms") else {
        return;
    };
    let (souk, nomads) = (&world.souk, &world.nomads);
    let terms = souk.home.with_extension("toml");
    std::fs::write(&terms, CONDITIONS).unwrap();
    souk.covisa(&["terms", "publish", terms.to_str().unwrap()]);
    let (ivy, ada) = (nomads.pass("Ivy"), nomads.pass("Ada"));
    paired(&browser, souk);
    scan(&browser, &ivy);
    verdict(&browser, "amber");
    shoot(&mut browser, "conditions");
    let boxes =
        "[...document.querySelectorAll('#fact-confirm label')].map((one) => one.innerText.trim())";
    assert_eq!(
        browser.run(&format!("return {boxes};")),
        json!([
            "A member of the house \u{fffd}is\u{fffd} with them",
            "<img src=x onerror=\"document.title='gone'\">",
            "Coupon of Example Pass taken"
        ]),
        "Each stands there in the house's words, as text."
    );
    assert_ne!(
        browser.run("return document.title;"),
        "gone",
        "Nobody's words are run."
    );
    let seen = browser.text("#reasons");
    for needed in ["Leave by six.", "Without that: Pays 20 % less."] {
        assert!(seen.contains(needed), "It is needed to decide: {seen}");
    }
    assert!(
        !seen.contains("COV-G01"),
        "What would be granted is no reason to ask: {seen}"
    );
    assert_eq!(
        browser.run("return document.querySelector('#fact-joins').hidden;"),
        json!(true),
        "What no reason asks for is not asked."
    );
    tick(&mut browser);
    let (_, inside) = souk.ask("GET", "/api/v1/visits", &json!(null));
    assert_eq!(
        inside["items"].as_array().unwrap().len(),
        1,
        "The visitor is in, once: {inside}"
    );

    scan(&browser, &ada);
    verdict(&browser, "amber");
    assert_eq!(
        browser.run("return document.querySelectorAll('#fact-confirm input:checked').length;"),
        json!(0),
        "What held for one visitor is not ticked for the next."
    );
}

#[test]
fn a_space_says_its_kind_and_region_and_a_member_where_they_live() {
    let world = World::start();
    let Some(mut browser) = Browser::open("kinds, regions and residences") else {
        return;
    };
    let house = &world.souk;
    let_in(&browser, house, "admin");
    open(&browser, house, "/settings");
    let hand = Hand::on(&browser);
    browser.run("document.querySelector('#place').open = true;");
    hand.set("[name=kind]", "makerspace");
    hand.fill("[name=region]", "Hanse");
    shoot(&mut browser, "settings-place");
    browser.run("document.querySelector('#place').closest('form').requestSubmit();");
    browser.wait("the page anew", "!document.querySelector('#place')?.open");
    let (_, shown) = house.ask(
        "GET",
        &format!("/api/v1/spaces/{}", house.space),
        &json!(null),
    );
    assert_eq!(shown["profile"]["kind"], "makerspace", "Published: {shown}");
    assert_eq!(
        shown["profile"]["place"]["region"], "Hanse",
        "So is the region: {shown}"
    );

    let added = house.covisa(&["member", "add", "--name", "Mia Example", "--city", "Lyon"]);
    let member = added["member"].as_str().unwrap();
    open(&browser, house, &format!("/members/{member}"));
    reads(&browser, "City");
    shoot(&mut browser, "member-lives");
}
