//! What was typed and not sent yet stays, whatever the page does meanwhile.

use serde_json::json;

use super::browser::Browser;
use super::page::ENTER;
use super::pages::{Hand, let_in, open, reads, shown, value};
use super::world::World;

const NAME: &str = "[name=name]";

#[test]
fn what_was_typed_stays_over_the_skip_link_a_language_a_reload_and_the_way_back() {
    let Some(browser) = Browser::open("what was typed") else {
        return;
    };
    let world = World::shared();
    let_in(&browser, &world.strict, "admin");
    open(&browser, &world.strict, "/members/new");
    Hand::on(&browser).fill(NAME, "Example Halfway");
    let stays = |after: &str| {
        browser.wait(after, "document.querySelector('[name=name]')");
        assert_eq!(value(&browser, NAME), json!("Example Halfway"), "{after}");
    };
    browser.run("document.querySelector('.skip').focus();");
    browser.keys(ENTER);
    browser.wait("the skip", "location.hash === '#main'");
    stays("after the skip link");
    browser.run("at('tongue').value = 'de'; at('tongue').dispatchEvent(new Event('change'));");
    browser.wait("German", "document.documentElement.lang === 'de'");
    stays("after another language");
    browser.run("document.cookie = 'covisa-language=en; path=/'; location.reload();");
    browser.wait("English", "document.documentElement.lang === 'en'");
    stays("after a reload");
    open(&browser, &world.strict, "/settings");
    open(&browser, &world.strict, "/members/new");
    stays("after the way back");
    Hand::on(&browser).click("Save");
    browser.wait(
        "the member's page",
        "document.querySelector('#page h1')?.textContent === 'Example Halfway'",
    );
    open(&browser, &world.strict, "/members/new");
    browser.wait("the form", "document.querySelector('[name=name]')");
    assert_eq!(
        value(&browser, NAME),
        json!(""),
        "What was sent is not kept."
    );
}

#[test]
fn another_button_of_a_page_leaves_the_form_and_the_focus_alone() {
    let Some(browser) = Browser::open("another button") else {
        return;
    };
    let world = World::start();
    let_in(&browser, &world.souk, "admin");
    open(&browser, &world.souk, "/terms");
    let hand = Hand::on(&browser);
    hand.set("[name=amount]", "7");
    browser.run("document.querySelector('#edit').marked = true;");
    hand.click("Still right");
    browser.wait(
        "the page again",
        "document.querySelector('#edit') && !document.querySelector('#edit').marked",
    );
    assert_eq!(
        value(&browser, "[name=amount]"),
        json!("7"),
        "It stays typed."
    );
    let spot = browser.run("return document.activeElement.tagName;");
    assert_ne!(
        spot,
        json!("BODY"),
        "Whoever uses keys goes on from where they were."
    );
}

#[test]
fn a_page_that_comes_from_a_silent_node_opens_once_it_answers() {
    let Some(mut browser) = Browser::open("a page of a silent node") else {
        return;
    };
    let world = World::shared();
    let_in(&browser, &world.strict, "admin");
    open(&browser, &world.strict, "/settings");
    let blocked = |browser: &mut Browser, urls: serde_json::Value| {
        browser.cdp("Network.enable", &json!({}));
        browser.cdp("Network.setBlockedURLs", &json!({ "urls": urls }));
    };
    blocked(&mut browser, json!(["*/fragments/*"]));
    browser.goto(&format!("{}/members/new", world.strict.url));
    reads(&browser, "This page opens as soon as it answers again");
    assert!(
        !shown(&browser).contains("What you typed"),
        "Nothing was typed."
    );
    blocked(&mut browser, json!([]));
    browser.wait("the form", "document.querySelector('[name=name]')");
    assert_eq!(
        browser.run("return document.querySelector('#silent').hidden;"),
        json!(true),
        "The band is gone."
    );
}
