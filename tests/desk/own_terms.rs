//! Own terms: changed in sight of the sentence they make, published, and confirmed.

use serde_json::json;
use tempfile::TempDir;

use super::browser::Browser;
use super::confirmed::shoot;
use super::pages::{Hand, kept_to_itself, let_in, open, reads, shown, value};
use super::world::House;

fn lone(test: &str) -> Option<(Browser, House, TempDir)> {
    let browser = Browser::open(test)?;
    let dir = tempfile::tempdir().unwrap();
    let house = House::found(dir.path(), "Example Loft", "Porto", None, &[]);
    let_in(&browser, &house, "admin");
    open(&browser, &house, "/terms");
    Some((browser, house, dir))
}

/// The first day of the year after next at this house.
fn later_day(house: &House) -> String {
    let (_, status) = house.ask("GET", "/api/v1/status", &json!(null));
    let (year, _) = status["today"].as_str().unwrap().split_once('-').unwrap();
    format!("{}-01-01", year.parse::<u32>().unwrap() + 2)
}

#[test]
fn a_change_shows_its_sentence_and_holds_from_a_later_day() {
    let Some((browser, house, _dir)) = lone("terms from a later day") else {
        return;
    };
    assert!(
        shown(&browser).contains("may work here free for 3 days per calendar month"),
        "What applies must be said first: {}.",
        shown(&browser)
    );
    let later = later_day(&house);
    let hand = Hand::on(&browser);
    hand.fill("[name=amount]", "5");
    browser.wait(
        "before",
        "document.querySelector('#said-so del')?.textContent.includes('3 days')",
    );
    browser.wait(
        "after",
        "document.querySelector('#said-so ins')?.textContent.includes('5 days')",
    );
    hand.set("[name=applies_from]", &later);
    let unsaid = house.ask("GET", "/api/v1/terms", &json!(null)).1;
    assert_eq!(
        unsaid["upcoming"],
        json!(null),
        "Nothing may be published before it is signed."
    );
    hand.click("Sign and publish");
    reads(&browser, "Published.");
    hand.at_most(3, 2, "H: terms");
    let (_, terms) = house.ask("GET", "/api/v1/terms", &json!(null));
    assert!(
        terms["summary"].as_str().unwrap().contains("3 days"),
        "Until that day the old terms hold: {terms}."
    );
    assert!(
        terms["upcoming"]["summary"]
            .as_str()
            .unwrap()
            .contains("5 days"),
        "From that day on the new ones do: {terms}."
    );
    browser.wait(
        "the notice",
        "document.querySelector('#review .notice')?.textContent.includes('5 days')",
    );
    kept_to_itself(&browser, &house.url, "The terms");
}

#[test]
fn whoever_goes_by_public_holidays_reads_by_which_calendar() {
    let Some((mut browser, house, _dir)) = lone("holidays of own terms") else {
        return;
    };
    let terms = house.home.with_extension("toml");
    let annotated = include_str!("../../config/terms.toml");
    let by_holidays = annotated.replace("Fr 08:00-03:00\"", "Fr 08:00-03:00; PH off\"");
    std::fs::write(&terms, by_holidays).unwrap();
    house.covisa(&["terms", "publish", terms.to_str().unwrap()]);
    open(&browser, &house, "/terms");
    reads(&browser, "Public holidays (PH) are those of the country PT");
    reads(&browser, "a member of ours knows them");
    shoot(&mut browser, "terms-everything");
    open(&browser, &house, "/kit");
    shoot(&mut browser, "kit-everything");
    open(&browser, &house, "/terms");
    house.covisa(&["space", "change", "--country", "XK"]);
    open(&browser, &house, "/");
    open(&browser, &house, "/terms");
    reads(&browser, "covisa has no calendar of your country");
}

#[test]
fn a_change_at_once_is_what_applies() {
    let Some((browser, house, _dir)) = lone("terms at once") else {
        return;
    };
    let hand = Hand::on(&browser);
    hand.fill("[name=amount]", "7");
    hand.click("Sign and publish");
    browser.wait(
        "the new terms",
        "document.querySelector('#review .large')?.textContent.includes('7 days')",
    );
    let (_, terms) = house.ask("GET", "/api/v1/terms", &json!(null));
    assert!(
        terms["summary"].as_str().unwrap().contains("7 days"),
        "What was published must apply: {terms}."
    );
    hand.click("Everything you ever published");
    reads(&browser, "3 days per calendar month");
}

#[test]
fn a_change_from_elsewhere_is_told_and_what_was_typed_stays() {
    let Some((browser, house, _dir)) = lone("terms changed elsewhere") else {
        return;
    };
    let hand = Hand::on(&browser);
    hand.fill("[name=note]", "Example note: ring twice");
    let (_, now) = house.ask("GET", "/api/v1/terms", &json!(null));
    let mut other = now["terms"].clone();
    other["note"] = json!("Example note from elsewhere");
    let (status, told) = house.ask("PUT", "/api/v1/terms", &other);
    assert_eq!(
        status, 200,
        "Another browser must be able to publish: {told}."
    );
    hand.click("Sign and publish");
    reads(&browser, "It was changed since you read it.");
    assert_eq!(
        value(&browser, "[name=note]"),
        json!("Example note: ring twice"),
        "What was typed must stay."
    );
    let (_, now) = house.ask("GET", "/api/v1/terms", &json!(null));
    assert_eq!(
        now["terms"]["note"],
        json!("Example note from elsewhere"),
        "The other change must stand."
    );
}

#[test]
fn terms_are_confirmed_with_one_click_and_stay_the_same() {
    let Some((browser, house, _dir)) = lone("still true") else {
        return;
    };
    let (_, before) = house.ask("GET", "/api/v1/terms", &json!(null));
    let hand = Hand::on(&browser);
    hand.click("Still right");
    reads(&browser, "Confirmed.");
    hand.at_most(1, 0, "H: still true");
    let (_, after) = house.ask("GET", "/api/v1/terms", &json!(null));
    assert_eq!(
        after["content_hash"], before["content_hash"],
        "The terms must be the same."
    );
    assert!(
        after["reviewed_at"].is_string(),
        "The day must be written down: {after}."
    );
}

#[test]
fn what_terms_cannot_say_is_told_in_the_preview_and_is_not_published() {
    let Some((browser, house, _dir)) = lone("terms that cannot be") else {
        return;
    };
    let (_, before) = house.ask("GET", "/api/v1/terms", &json!(null));
    browser.run("document.querySelector('[name=price]').value = 'cheap'; document.querySelector('[name=price]').dispatchEvent(new Event('input', { bubbles: true }));");
    let hand = Hand::on(&browser);
    hand.click("Sign and publish");
    assert_eq!(
        browser.run("return document.querySelector('[name=price]:invalid').title;"),
        json!("A number, as in 12 or 8.40"),
        "The browser says at once what is to be written."
    );
    // A browser that lets it through: then the node says so.
    browser.run("document.querySelector('[name=price]').removeAttribute('pattern');");
    hand.click("Sign and publish");
    browser.wait(
        "words",
        "document.querySelector('#edit > .notice, #said-so .notice')",
    );
    let (_, after) = house.ask("GET", "/api/v1/terms", &json!(null));
    assert_eq!(after["seq"], before["seq"], "Nothing may be published.");
    assert_eq!(
        value(&browser, "[name=price]"),
        json!("cheap"),
        "What was typed must stay."
    );
}

#[test]
fn everything_that_terms_can_say_is_said_on_the_page_and_each_wrong_line_is_named() {
    let Some((mut browser, house, _dir)) = lone("all of own terms") else {
        return;
    };
    let_in(&browser, &house, "admin");
    open(&browser, &house, "/terms");
    let hand = Hand::on(&browser);
    hand.press("#whole > summary");
    assert!(
        value(&browser, "#whole textarea")
            .as_str()
            .unwrap()
            .contains("calendar month"),
        "What is published stands there."
    );
    let grants = "visa = \"accepted\"\n\n\
        [[grant]]\nto = \"anyone\"\nbenefit = \"free\"\n\
        caps = [{ amount = 2, unit = \"day\", per = \"calendar month\" }]\n\n\
        [[grant]]\nto = \"members\"\nbenefit = \"free\"\n\
        caps = [{ amount = 5, unit = \"dai\", per = \"calendar month\" }]\n";
    let write = |text: &str| {
        browser.run(&format!(
            "const field = document.querySelector('#whole textarea'); field.value = {}; \
             field.dispatchEvent(new Event('input', {{ bubbles: true }}));",
            json!(text)
        ));
    };
    write(grants);
    reads(&browser, "This cannot be published yet:");
    reads(&browser, "Line 11: grant[1].caps[0].unit:");
    hand.press("#whole button.primary");
    reads(&browser, "grant[1].caps[0].unit");
    let (_, terms) = house.ask("GET", "/api/v1/terms", &json!(null));
    assert!(
        !terms["summary"].as_str().unwrap().contains("2 days"),
        "Nothing wrong is published: {terms}."
    );
    write(&grants.replace("dai", "day"));
    browser.wait(
        "both offers",
        "document.querySelectorAll('#whole-said h3').length === 3",
    );
    shoot(&mut browser, "terms-whole");
    let hand = Hand::on(&browser);
    hand.press("#whole button.primary");
    browser.wait(
        "the new terms",
        "document.querySelector('#review .large')?.textContent.includes('2 days')",
    );
    let (_, terms) = house.ask("GET", "/api/v1/terms", &json!(null));
    let summary = terms["summary"].as_str().unwrap();
    assert!(
        summary.contains("2 days") && summary.contains("5 days"),
        "Both are published: {terms}."
    );
}
