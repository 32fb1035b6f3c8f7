//! What the desk shows where nothing was judged, and what is so of a visitor who was in before: nobody reads a refusal that is
//! none.

use serde_json::json;

use super::browser::Browser;
use super::page::{ENTER, ESCAPE, paired, scan, verdict};
use super::world::{House, World};

#[test]
fn what_is_no_code_of_covisa_is_scanned_again_and_refuses_nobody() {
    let world = World::shared();
    let Some(browser) = Browser::open("a neutral screen") else {
        return;
    };
    let souk = &world.souk;
    paired(&browser, souk);
    let pass = world.nomads.pass("Pia Example");
    let (half, other) = (&pass[..pass.len() / 2], &pass[pass.len() / 3..]);
    let told = [
        ("https://example.org/menu", "COV-R02", "Scan again"),
        ("WIFI:T:WPA;S:Example;P:secret;;", "COV-R02", "Scan again"),
        ("4006381333931", "COV-R02", "Scan again"),
        ("BEGIN:VCARD", "COV-R02", "Scan again"),
        (other, "COV-R02", "Scan again"),
        (half, "COV-R01", "Scan again"),
        ("CV1", "COV-R01", "Scan again"),
        ("CV7ABCDEFGH", "COV-R10", "Cannot be read here"),
    ];
    for (text, code, headline) in told {
        scan(&browser, text);
        verdict(&browser, "neutral");
        assert_eq!(browser.text("#headline"), headline, "{text}");
        assert!(browser.text(".foot").contains(code), "{text}: {code}");
        assert!(
            !browser.text("#when").contains("Checked"),
            "{text}: nothing was."
        );
        for hidden in ["polite", "beside", "decide", "whose"] {
            let seen = browser.run(&format!(
                "return document.querySelector('#{hidden}').hidden;"
            ));
            assert_eq!(
                seen, true,
                "{text}: {hidden} has no place where nobody is refused."
            );
        }
        let (_, answer) = souk.ask("POST", "/api/v1/desk/check", &json!({ "pass": text }));
        assert_eq!(
            answer["verdict"]["level"], "red",
            "For a program it is as it was."
        );
        browser.keys(ESCAPE);
    }
    let forged = world.nomads.pass("Quin Example");
    let genuine_start = &forged[..forged.len() - 1];
    scan(&browser, genuine_start);
    verdict(&browser, "neutral");
}

#[test]
fn a_code_typed_alone_asks_whose_it_is_and_the_home_answers() {
    let world = World::start();
    let Some(browser) = Browser::open("a code without a home") else {
        return;
    };
    let (souk, nomads) = (&world.souk, &world.nomads);
    nomads.covisa(&["space", "pin", &souk.space]);
    let member = nomads.covisa(&["member", "add", "--name", "Rut Example"]);
    let pass = nomads.covisa(&["pass", "issue", member["member"].as_str().unwrap()]);
    let code = pass["code"].as_str().unwrap();
    paired(&browser, souk);
    scan(&browser, code);
    verdict(&browser, "neutral");
    assert_eq!(
        browser.text("#headline"),
        "Whose code is this?",
        "Nobody is refused."
    );
    browser.wait(
        "the homes that can be asked",
        "document.querySelector('#whose-pinned button')?.textContent.includes('Example Nomads')",
    );
    assert_eq!(
        browser.run("return document.activeElement.id;"),
        json!("next"),
        "The Enter of a scanner asks nobody."
    );
    browser.click("#whose-pinned button");
    verdict(&browser, "green");
    assert_eq!(
        browser.text("#name"),
        "Rut Example",
        "It is the card of that code."
    );

    // Another one, found by two letters.
    let member = nomads.covisa(&["member", "add", "--name", "Sam Example"]);
    let pass = nomads.covisa(&["pass", "issue", member["member"].as_str().unwrap()]);
    browser.keys(ENTER);
    scan(&browser, pass["code"].as_str().unwrap());
    verdict(&browser, "neutral");
    browser.type_into("#whose-home", "Nom");
    browser.wait(
        "a suggestion",
        "!document.querySelector('#whose-homes').hidden",
    );
    browser.keys(ENTER);
    verdict(&browser, "green");
    assert_eq!(browser.text("#name"), "Sam Example", "The home was chosen.");
}

/// The line of a visitor among today's.
fn line(name: &str) -> String {
    format!(
        "[...document.querySelectorAll('#visits li')].find((line) => line.textContent.includes('{name}'))"
    )
}

/// Waits until something stands in a line.
fn stands(browser: &Browser, row: &str, word: &str) {
    browser.wait(word, &format!("{row}.textContent.includes('{word}')"));
}

fn entered(browser: &Browser, world: &World, name: &str) -> String {
    let pass = world.nomads.pass(name);
    for undone in [true, false] {
        scan(browser, &pass);
        verdict(browser, "green");
        let offered = browser.run("return !document.querySelector('#take-back').hidden;");
        assert_eq!(offered, true, "A check-in can be undone on its screen.");
        if undone {
            browser.click("#take-back");
            browser.wait(
                "a second question",
                "document.querySelector('#take-back').textContent === 'Really undo?'",
            );
            browser.click("#take-back");
            browser.wait(
                "it is undone",
                "document.querySelector('#notice').textContent === 'The visit was taken back.'",
            );
        }
    }
    browser.keys(ENTER);
    browser.wait("the visit, by name", &line(name));
    pass
}

#[test]
fn who_left_by_mistake_or_comes_back_is_in_again_and_the_day_counts_once() {
    let world = World::shared();
    let Some(browser) = Browser::open("leaving and coming back") else {
        return;
    };
    let souk = &world.souk;
    paired(&browser, souk);
    let pass = entered(&browser, &world, "Tove Example");
    let row = line("Tove Example");
    // Whoever was about to undo and notes the leaving instead: the first click counts.
    browser.run(&format!(
        "{row}.querySelector('.undo').click(); {row}.querySelector('.undo').focus();"
    ));
    let label = format!("{row}.querySelector('.undo').textContent");
    browser.wait("a second question", &format!("{label} === 'Really undo?'"));
    let before = browser.run(&format!(
        "return {row}.querySelector('.leave').getBoundingClientRect().left;"
    ));
    browser.run(&format!("{row}.querySelector('.leave').focus();"));
    let after = browser.run(&format!(
        "return {row}.querySelector('.leave').getBoundingClientRect().left;"
    ));
    assert_eq!(
        before, after,
        "A button must not move away from under the pointer."
    );
    browser.run(&format!("{row}.querySelector('.leave').click();"));
    stands(&browser, &row, "over");
    browser.run(&format!("{row}.querySelector('.leave').click();"));
    stands(&browser, &row, "Check out");

    browser.run(&format!("{row}.querySelector('.leave').click();"));
    stands(&browser, &row, "over");
    scan(&browser, &pass);
    verdict(&browser, "green");
    assert!(
        browser
            .text("#sentence")
            .starts_with("Back again: today is counted already"),
        "{}",
        browser.text("#sentence")
    );
    browser.keys(ENTER);
    stands(&browser, &row, "Check out");
    assert_eq!(counted(souk, "Tove Example"), 1, "The day counts once.");
    scan(&browser, &pass);
    verdict(&browser, "green");
    let said = browser.text("#sentence");
    assert!(said.starts_with("Already in since"), "{said}");
    let offered = browser.run("return !document.querySelector('#take-back').hidden;");
    assert_eq!(
        offered, false,
        "This scan let nobody in that could be undone."
    );
    browser.keys(ENTER);
}

#[test]
fn where_everyone_sees_the_screen_todays_list_has_no_names() {
    let world = World::shared();
    let Some(browser) = Browser::open("a list without names") else {
        return;
    };
    paired(&browser, &world.souk);
    entered(&browser, &world, "Ulf Example");
    let row = line("Ulf Example");
    browser.click("#options summary");
    browser.click("#kiosk");
    browser.wait(
        "no name where everyone sees the screen",
        &format!("getComputedStyle({row}.querySelector('.visitor')).display === 'none'"),
    );
    browser.click("#kiosk");
}

fn counted(house: &House, name: &str) -> usize {
    let (_, told) = house.ask("GET", "/api/v1/visits", &json!(null));
    let items = told["items"].as_array().unwrap();
    let hers = items.iter().filter(|visit| visit["shown"]["name"] == name);
    hers.count()
}

#[test]
fn a_refusal_of_somebody_who_was_let_in_before_checks_nobody_in() {
    let world = World::shared();
    let Some(browser) = Browser::open("a refusal after a visit") else {
        return;
    };
    let (souk, nomads) = (&world.souk, &world.nomads);
    paired(&browser, souk);
    let member = nomads.covisa(&["member", "add", "--name", "Una Example"]);
    let member = member["member"].as_str().unwrap();
    let pass = nomads.covisa(&["pass", "issue", member]);
    let pass = pass["pass"].as_str().unwrap();
    scan(&browser, pass);
    verdict(&browser, "green");
    browser.keys(ENTER);
    nomads.covisa(&["member", "end", member]);
    let refused = (0..400).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(50));
        let (_, told) = souk.ask("POST", "/api/v1/desk/check", &json!({ "pass": pass }));
        told["verdict"]["level"] == "red"
    });
    assert!(refused, "The end of a membership is known within seconds.");
    scan(&browser, pass);
    verdict(&browser, "red");
    assert!(
        browser.text("#when").starts_with("Checked at"),
        "{}",
        browser.text("#when")
    );
    for (id, hidden) in [("beside", true), ("polite", false)] {
        let seen = browser.run(&format!("return document.querySelector('#{id}').hidden;"));
        assert_eq!(seen, hidden, "{id}, where somebody is refused.");
    }
}
