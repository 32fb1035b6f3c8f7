//! What a front desk does all day, done by hand in a real browser.

use std::sync::Arc;

use coset::{CoseSign1, TaggedCborSerializable as _};
use ed25519_dalek::{Signer as _, SigningKey};
use federation_spec::wire::text;
use serde_json::{Value, json};

use super::browser::Browser;
use super::world::{House, World};

/// The Enter, Tab and Escape keys in WebDriver.
pub const ENTER: &str = "\u{E007}";
const TAB: &str = "\u{E004}";
pub const ESCAPE: &str = "\u{E00C}";

/// A browser paired as a desk of a house, on the screen that listens.
pub fn paired(browser: &Browser, house: &House) {
    browser.goto(&house.pairing());
    browser.wait("pairing", "document.body.dataset.screen === 'idle'");
}

/// Waits for a verdict of this level.
pub fn verdict(browser: &Browser, level: &str) {
    let shown = format!(
        "document.body.dataset.screen === 'verdict' && document.querySelector('#verdict').dataset.level === '{level}'"
    );
    browser.wait("the verdict", &shown);
}

fn idle(browser: &Browser) {
    browser.wait(
        "the screen that listens",
        "document.body.dataset.screen === 'idle'",
    );
}

/// A pass shown by a scanner: keys without a field, then Enter.
pub fn scan(browser: &Browser, pass: &str) {
    browser.keys(&format!("{pass}{ENTER}"));
}

/// The same pass, signed by a key that is not its home's.
pub fn forged(pass: &str) -> String {
    let signed = text::read(pass).unwrap();
    let mut cose = CoseSign1::from_tagged_slice(&signed).unwrap();
    cose.signature = SigningKey::from_bytes(&[7; 32])
        .sign(&cose.tbs_data(b""))
        .to_bytes()
        .to_vec();
    text::write(&cose.to_tagged_vec().unwrap())
}

fn start(test: &str) -> Option<(Browser, Arc<World>)> {
    Some((Browser::open(test)?, World::shared()))
}

#[test]
fn a_desk_is_paired_by_the_fragment_which_vanishes() {
    let Some((browser, world)) = start("pairing by the fragment") else {
        return;
    };
    browser.goto(&format!("{}/desk", world.souk.url));
    browser.wait("words", "document.body.dataset.screen === 'pair'");
    let page = browser.run("return document.body.innerText;");
    assert!(
        page.as_str().unwrap().contains("covisa desk pair"),
        "An unpaired desk must say how to pair it: {page}."
    );

    let pairing = world.souk.pairing();
    let code = pairing.split_once('#').unwrap().1;
    browser.goto(&pairing);
    idle(&browser);
    assert_eq!(
        browser.run("return location.href;"),
        json!(format!("{}/desk", world.souk.url)),
        "The code must leave the address."
    );
    let token = browser.run("return localStorage.getItem('covisa.token');");
    let document = browser.run("return document.documentElement.outerHTML + document.cookie;");
    let document = document.as_str().unwrap();
    assert_eq!(token.as_str().unwrap().len(), 43, "The token must be kept.");
    assert!(
        !document.contains(token.as_str().unwrap()),
        "The token must be in no element."
    );
    assert!(!document.contains(code), "The code must be in no element.");

    browser.goto(&format!("{}/desk", world.souk.url));
    idle(&browser);
    browser.wait(
        "the name of the house",
        "document.querySelector('#house').textContent === 'Example Harbour'",
    );
}

#[test]
fn a_code_can_be_typed_and_a_wrong_one_is_told() {
    let Some((browser, world)) = start("pairing by hand") else {
        return;
    };
    browser.goto(&format!("{}/desk", world.souk.url));
    browser.type_into("#code", &format!("NOSUCHCODE{ENTER}"));
    browser.wait(
        "words",
        "document.querySelector('#pair-why').textContent.includes('wrong, used or too old')",
    );
    let pairing = world.souk.pairing();
    browser.run("document.querySelector('#code').value = '';");
    browser.type_into(
        "#code",
        &format!(
            "{}{ENTER}",
            pairing.split_once('#').unwrap().1.to_lowercase()
        ),
    );
    idle(&browser);
}

#[test]
fn a_typed_pass_fills_the_screen_with_green_and_words() {
    let Some((browser, world)) = start("a typed pass") else {
        return;
    };
    paired(&browser, &world.souk);
    browser.type_into(
        "#pass",
        &format!("{}{ENTER}", world.nomads.pass("Example Ana")),
    );
    verdict(&browser, "green");
    for (place, words, why) in [
        ("#headline", "Welcome", "The word must stand there."),
        (
            "#sentence",
            "Works here free.",
            "One sentence must say why.",
        ),
        (
            "#day-text",
            "Day 1 of 3 per calendar month.",
            "The day must be told.",
        ),
        ("#name", "Example Ana", "The disclosed name must be shown."),
        ("#home-name", "Example Nomads", "The home must be named."),
        (
            "#standing",
            "checked by us",
            "The home's standing must be told.",
        ),
    ] {
        assert_eq!(browser.text(place), words, "{why}");
    }
    assert!(
        browser.text(".foot").contains("COV-G01"),
        "The code must be there for a telephone call."
    );
    assert!(
        browser.text("#when").starts_with("Checked in at "),
        "The time must be told."
    );
    let said = browser.run("return document.querySelector('[aria-live=assertive]').textContent;");
    assert!(
        said.as_str()
            .unwrap()
            .starts_with("Welcome · Example Ana · Works here free."),
        "It must be said aloud: {said}."
    );
    let filled = browser.run("const r = document.querySelector('#verdict').getBoundingClientRect(); return [r.x, r.y, r.width - innerWidth, r.height - innerHeight];");
    assert_eq!(
        filled,
        json!([0, 0, 0, 0]),
        "The verdict must fill the screen."
    );
    let shape =
        browser.run("return getComputedStyle(document.querySelector('.shape .green')).display;");
    assert_eq!(shape, json!("block"), "The tick must be drawn.");
    assert_eq!(
        browser.run("return document.querySelector('#pass').value;"),
        json!(""),
        "The field must be free again."
    );
}

#[test]
fn a_scanner_needs_no_focus_and_the_second_scan_is_already_in() {
    let Some((browser, world)) = start("a scanner") else {
        return;
    };
    paired(&browser, &world.souk);
    let pass = world.nomads.pass("Bo");
    scan(&browser, &pass);
    verdict(&browser, "green");
    // The next scan needs no hand on the keyboard; this scanner ends with Tab.
    browser.run("document.querySelector('#headline').textContent = '';");
    browser.keys(&format!("{}{TAB}", pass.to_lowercase()));
    browser.wait(
        "the second verdict",
        "document.querySelector('#headline').textContent === 'Welcome'",
    );
    let sentence = browser.text("#sentence");
    assert!(
        sentence.starts_with("Already in since "),
        "The second scan must be no second visit: {sentence}."
    );
}

#[test]
fn a_control_character_in_a_scan_does_not_reach_the_browser() {
    let Some((browser, world)) = start("control characters") else {
        return;
    };
    paired(&browser, &world.souk);
    let press = "const key = (key, more) => document.body.dispatchEvent(new KeyboardEvent('keydown', \
                 { key, bubbles: true, cancelable: true, ...more }));";
    let before = browser.run(&format!("{press} return key('w', {{ ctrlKey: true }});"));
    assert_eq!(
        before,
        json!(true),
        "Without a scan a browser's key must stay the browser's."
    );
    let within = browser.run(&format!(
        "{press} key('C'); key('V'); return [key('w', {{ ctrlKey: true }}), key('F4', {{ altKey: true }}), key('1')];"
    ));
    assert_eq!(
        within,
        json!([false, false, false]),
        "Within a scan every key must be taken."
    );
    assert_eq!(
        browser.text("#hint"),
        "Reading … 3 characters",
        "Control keys must not count as text."
    );
    browser.keys(ESCAPE);
    browser.wait(
        "the end of the scan",
        "!document.querySelector('#hint').textContent.startsWith('Reading')",
    );
}

#[test]
fn enter_escape_and_the_button_lead_to_the_next() {
    let Some((browser, world)) = start("the next visitor") else {
        return;
    };
    paired(&browser, &world.souk);
    let pass = world.nomads.pass("Cy");
    for next in [ENTER, ESCAPE] {
        scan(&browser, &pass);
        verdict(&browser, "green");
        browser.keys(next);
        idle(&browser);
    }
    scan(&browser, &pass);
    verdict(&browser, "green");
    browser.click("#next");
    idle(&browser);
    scan(&browser, &pass);
    verdict(&browser, "green");
    scan(&browser, "nonsense");
    verdict(&browser, "neutral");
    assert!(
        !browser.text("#announce").contains("Cy"),
        "Nothing of the last visitor may stay."
    );
    assert!(
        browser.run("return document.querySelector('#name').hidden;") == json!(true),
        "No name may stay."
    );
}

#[test]
fn amber_is_decided_by_a_person_who_says_why() {
    let Some((browser, world)) = start("amber") else {
        return;
    };
    paired(&browser, &world.souk);
    scan(&browser, &world.strict.pass("Dora"));
    verdict(&browser, "amber");
    assert_eq!(
        browser.text("#headline"),
        "You decide",
        "The word must stand there."
    );
    assert!(
        browser.text(".foot").contains("COV-A02"),
        "The reason must be told."
    );
    assert_eq!(
        browser.text("#standing"),
        "not checked by us",
        "The standing must be told."
    );
    browser.click("#admit");
    browser.wait(
        "a reason is asked for",
        "document.querySelector('#verdict-notice').textContent.includes('why')",
    );
    browser.click("#quick button");
    browser.keys(ENTER);
    browser.wait(
        "the decision",
        "document.querySelector('#headline').textContent === 'Let in'",
    );
    assert_eq!(
        browser.text("#sentence"),
        "You decided. The visit is counted.",
        "The decision must be told."
    );
    browser.keys(ESCAPE);
    browser.wait(
        "the visit",
        "[...document.querySelectorAll('#visits .at-home')].some((line) => line.textContent === 'Example Sévère')",
    );

    let button = "[...document.querySelectorAll('#visits li')].find((line) => line.textContent.includes('Example Sévère')).querySelector('.undo')";
    browser.run(&format!("{button}.click();"));
    browser.wait(
        "a second question",
        &format!("{button}.textContent === 'Really undo?'"),
    );
    browser.run(&format!("{button}.click();"));
    browser.wait(
        "the visit is gone",
        "![...document.querySelectorAll('#visits .at-home')].some((line) => line.textContent === 'Example Sévère')",
    );
    assert_eq!(
        browser.text("#notice"),
        "The visit was taken back.",
        "It must be told."
    );
}

#[test]
fn what_the_desk_knows_turns_amber_into_green() {
    let Some((browser, world)) = start("facts") else {
        return;
    };
    paired(&browser, &world.strict);
    scan(&browser, &world.nomads.pass("Example Emil"));
    verdict(&browser, "amber");
    let asked = browser
        .run("return ['fact-booked', 'fact-seen', 'fact-guests'].map((id) => !document.getElementById(id).hidden);");
    assert_eq!(
        asked,
        json!([true, true, false]),
        "What would meet the rules must be asked for, and no more."
    );
    browser.run("document.querySelector('#booked').value = '2026-01-05';");
    browser.click("#seen");
    browser.click("#again");
    verdict(&browser, "green");
    assert!(
        browser.text("#when").starts_with("Checked in at "),
        "Green must count the visit."
    );
}

#[test]
fn red_is_for_a_pass_of_another_key_and_not_for_nonsense() {
    let Some((browser, world)) = start("red") else {
        return;
    };
    paired(&browser, &world.souk);
    scan(&browser, "https://example.org/menu");
    verdict(&browser, "neutral");
    assert!(
        browser.text(".foot").contains("COV-R02"),
        "The code must be told."
    );
    scan(&browser, &forged(&world.nomads.pass("Fay")));
    verdict(&browser, "red");
    assert!(
        browser.text(".foot").contains("COV-R03"),
        "The code must be told."
    );
    assert_eq!(
        browser.text("#headline"),
        "Refuse",
        "The word must stand there."
    );
    assert!(
        browser.text("#sentence").contains("not genuine"),
        "It must be said that the pass is forged."
    );
    let free =
        browser.run("return [document.querySelector('#decide').hidden, document.querySelector('#next').hidden];");
    assert_eq!(
        free,
        json!([true, false]),
        "Red must offer nothing but the next."
    );
}

#[test]
fn a_photo_of_a_pass_is_checked() {
    let Some((browser, world)) = start("a photo") else {
        return;
    };
    paired(&browser, &world.souk);
    let dir = tempfile::tempdir().unwrap();
    let card = dir.path().join("card.png");
    std::fs::write(&card, covisa::qr::png(&world.nomads.pass("Gus")).unwrap()).unwrap();
    browser.choose("#photo", &card);
    verdict(&browser, "green");
    assert_eq!(
        browser.text("#name"),
        "Gus",
        "The pass in the photo must be read."
    );
    browser.keys(ESCAPE);
    let empty = dir.path().join("wall.png");
    image::GrayImage::from_pixel(300, 200, image::Luma([180]))
        .save(&empty)
        .unwrap();
    browser.choose("#photo", &empty);
    browser.wait(
        "words",
        "document.querySelector('#notice').textContent.startsWith('No QR code was found')",
    );
}

#[test]
fn a_name_that_is_markup_stays_text() {
    let Some((browser, world)) = start("markup in a name") else {
        return;
    };
    paired(&browser, &world.souk);
    let name = "<img src=x onerror=\"window.owned=1\"><b>Hal</b>";
    scan(&browser, &world.nomads.pass(name));
    verdict(&browser, "green");
    assert_eq!(
        browser.text("#name"),
        name,
        "A name must be shown as it is."
    );
    let made = browser.run(
        "return [document.querySelectorAll('#verdict img, #verdict b').length, 'owned' in window];",
    );
    assert_eq!(made, json!([0, false]), "A name must never become markup.");
}

#[test]
fn nothing_leaves_the_origin_and_the_policy_refuses_nothing_of_ours() {
    let Some((browser, world)) = start("requests") else {
        return;
    };
    paired(&browser, &world.souk);
    scan(&browser, &world.nomads.pass("Ida"));
    verdict(&browser, "green");
    browser.keys(ESCAPE);
    browser.wait("the list", "document.querySelector('#visits li')");
    let entries =
        browser.run("return performance.getEntriesByType('resource').map((entry) => entry.name);");
    let entries: Vec<&str> = entries
        .as_array()
        .unwrap()
        .iter()
        .filter_map(Value::as_str)
        .collect();
    assert!(
        entries.len() >= 4,
        "The page's own requests must be seen: {entries:?}."
    );
    for entry in &entries {
        assert!(
            entry.starts_with(&world.souk.url),
            "{entry} must be a request to the node."
        );
    }
    assert_eq!(
        browser.run("return window.refused;"),
        json!([]),
        "The policy must have nothing to refuse."
    );
    browser.run("const image = new Image(); image.src = 'http://127.0.0.1:9/x.png'; document.body.append(image);");
    browser.wait("the policy works", "window.refused.length > 0");
}

#[test]
fn a_desk_whose_pairing_was_taken_back_asks_for_a_new_one() {
    let Some((browser, world)) = start("a revoked token") else {
        return;
    };
    // Its own house, so that no other test's desk is asked away.
    let before = world.nomads.desks();
    paired(&browser, &world.nomads);
    let own = world
        .nomads
        .desks()
        .into_iter()
        .find(|desk| !before.contains(desk))
        .unwrap();
    world.nomads.covisa(&["token", "revoke", &own]);
    scan(&browser, "CV1ABC");
    browser.wait("words", "document.body.dataset.screen === 'pair' && document.querySelector('#pair-why').textContent.includes('no longer paired')");
    assert_eq!(
        browser.run("return localStorage.length;"),
        json!(0),
        "A token that counts no more must be forgotten."
    );
    browser.goto(&world.nomads.pairing());
    idle(&browser);
}

#[test]
fn a_silent_node_is_told_and_the_text_is_kept() {
    let Some((mut browser, world)) = start("a silent node") else {
        return;
    };
    paired(&browser, &world.souk);
    let pass = world.nomads.pass("Jo");
    browser.offline(true);
    scan(&browser, &pass);
    browser.wait(
        "words",
        "document.querySelector('#notice').textContent.startsWith('covisa does not answer')",
    );
    assert_eq!(
        browser.run("return document.querySelector('#pass').value;"),
        json!(pass),
        "The text must be kept."
    );
    assert_eq!(
        browser.text("#state-text"),
        "covisa does not answer",
        "The state must say so too."
    );
    browser.offline(false);
    browser.keys(ENTER);
    verdict(&browser, "green");
}

#[test]
fn a_text_longer_than_any_pass_is_refused_in_words() {
    let Some((browser, world)) = start("a long text") else {
        return;
    };
    paired(&browser, &world.souk);
    browser.run("document.querySelector('#pass').value = 'A'.repeat(8193); document.querySelector('#scan-form').requestSubmit();");
    browser.wait(
        "words",
        "document.querySelector('#notice').textContent.includes('longer than any pass')",
    );
    browser.run("document.querySelector('#pass').value = 'A'.repeat(8192); document.querySelector('#scan-form').requestSubmit();");
    verdict(&browser, "neutral");
}

#[test]
fn the_keyboard_alone_reaches_everything_and_the_focus_is_seen() {
    let Some((browser, world)) = start("the keyboard") else {
        return;
    };
    paired(&browser, &world.souk);
    let focus = "const e = document.activeElement; const s = getComputedStyle(e.id === 'photo' ? e.parentElement : e); \
                 return [e.id || e.className || e.tagName, s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2];";
    let mut reached = Vec::new();
    for _ in 0..6 {
        browser.keys(TAB);
        let at = browser.run(focus);
        assert_eq!(at[1], json!(true), "The focus must be seen at {}.", at[0]);
        reached.push(at[0].as_str().unwrap().to_owned());
    }
    assert_eq!(
        reached,
        ["SUMMARY", "pass", "primary", "camera", "photo", "SUMMARY"],
        "Tab must go through the page in order."
    );
    scan(&browser, &world.strict.pass("Kim"));
    verdict(&browser, "amber");
    assert_eq!(
        browser.run(focus)[0],
        json!("next"),
        "The verdict must have the focus at Next."
    );
}
