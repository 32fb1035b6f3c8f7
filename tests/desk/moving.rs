//! A new computer, and a stolen one: what an operator does on the pages.

use std::fs;

use serde_json::json;
use tempfile::TempDir;

use super::browser::Browser;
use super::first_run::FirstRun;
use super::pages::{Hand, kept_to_itself, let_in, member, open, reads, shown};
use super::world::House;

/// Storyboard L, and the trial of a stolen laptop.
const MOVE_CLICKS: u32 = 5;
const STOLEN_CLICKS: u32 = 8;

/// A picture of what is there, to be looked at.
fn shoot(browser: &Browser, name: &str) {
    if std::env::var_os("COVISA_SCREENSHOTS").is_some() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../screenshots");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(format!("{name}.png")), browser.screenshot()).unwrap();
    }
}

fn house(test: &str) -> Option<(Browser, House, TempDir, String)> {
    let mut browser = Browser::open(test)?;
    // No dialog of the browser's is to stand in the way.
    browser.cdp(
        "Page.addScriptToEvaluateOnNewDocument",
        &json!({ "source": "window.print = () => {};" }),
    );
    let dir = tempfile::tempdir().unwrap();
    let house = House::found(dir.path(), "Example Loft", "Porto", None, &[]);
    let sheet = fs::read_to_string(house.home.join("recovery.txt")).unwrap();
    let words = sheet.lines().find(|line| line.split(' ').count() == 24);
    let words = words.unwrap().to_owned();
    Some((browser, house, dir, words))
}

#[test]
fn a_new_computer_takes_the_space_over_in_five_clicks() {
    let Some((browser, house, _dir, words)) = house("a new computer") else {
        return;
    };
    member(&house, "Alice Example");
    let (status, made) = house.ask("POST", "/api/v1/backups", &json!({}));
    assert_eq!(status, 201, "{made}");
    let file = made["file"].as_str().unwrap().to_owned();
    let run = FirstRun::begin();
    run.open(&browser);
    let hand = Hand::on(&browser);
    hand.click("Move from another computer");
    browser.choose("[name=file]", file.as_ref());
    hand.fill("#move [name=words]", "these are no words");
    hand.click("Show what it holds");
    reads(&browser, "24 words belong there, and these are 4.");
    hand.fill("#move [name=words]", &words.to_uppercase());
    hand.click("Show what it holds");
    reads(&browser, "The backup is whole.");
    reads(&browser, "1 member");
    shoot(&browser, "move");
    hand.click("Move it here");
    reads(&browser, "Example Loft");
    browser.wait("its pages", "document.body.dataset.state === 'ready'");
    browser.goto(&format!("{}/", run.url));
    reads(&browser, "restored from a backup");
    hand.click("I have looked at the spaces");
    hand.at_most(
        MOVE_CLICKS + 2,
        3,
        "L: a new computer, with one mistyped sheet",
    );
    kept_to_itself(&browser, &run.url, "The move");
}

#[test]
fn a_move_that_fails_after_it_was_looked_at_says_why_on_the_page() {
    let Some((browser, house, _dir, words)) = house("a move that fails") else {
        return;
    };
    let (_, made) = house.ask("POST", "/api/v1/backups", &json!({}));
    let file = made["file"].as_str().unwrap().to_owned();
    let run = FirstRun::begin();
    run.open(&browser);
    let hand = Hand::on(&browser);
    hand.click("Move from another computer");
    browser.choose("[name=file]", file.as_ref());
    hand.fill("#move [name=words]", &words);
    hand.click("Show what it holds");
    reads(&browser, "The backup is whole.");
    fs::remove_file(run.home().join("moving.covisa")).unwrap();
    hand.click("Move it here");
    reads(&browser, "It did not work:");
    assert!(!run.home().join("keys").exists(), "Nothing was made.");
}

#[test]
fn a_stolen_computer_is_answered_in_eight_clicks() {
    let Some((browser, house, _dir, words)) = house("a stolen computer") else {
        return;
    };
    member(&house, "Alice Example");
    let_in(&browser, &house, "admin");
    open(&browser, &house, "/settings");
    let hand = Hand::on(&browser);
    hand.click("Computer stolen, or other people take over");
    hand.set("#happened-form [name=reason]", "stolen");
    hand.fill("#happened-form [name=words]", &words);
    hand.click("Show the new sheet");
    reads(&browser, "Everybody gets a new card.");
    shoot(&browser, "new-sheet");
    let seventh = browser.text("#new-sheet .words24 li:nth-child(7)");
    hand.click("Print the sheet");
    hand.fill("[name=seventh]", "wrong");
    hand.click("The new sheet is printed: use the new words");
    reads(&browser, "seventh");
    hand.fill("[name=seventh]", &seventh);
    hand.click("The new sheet is printed: use the new words");
    reads(&browser, "This computer signs with new keys");
    reads(&browser, "1 member needs a new card.");
    shoot(&browser, "recovered");
    hand.click("Make all new cards, as a page to print");
    hand.at_most(STOLEN_CLICKS, 5, "My laptop was stolen");
    let reprint = || house.ask("GET", "/api/v1/keys", &json!(null)).1["reprint"].clone();
    browser.wait(
        "the cards are made",
        "document.body.dataset.state === 'ready'",
    );
    covisa_tests::wait_for("Nobody holds an old card", || reprint() == json!([]));
    kept_to_itself(&browser, &house.url, "The recovery");
}

#[test]
fn a_backup_is_made_and_saved_on_the_page() {
    let Some((browser, house, _dir, words)) = house("backups") else {
        return;
    };
    let_in(&browser, &house, "admin");
    open(&browser, &house, "/settings#backup");
    let hand = Hand::on(&browser);
    hand.click("Make one now");
    browser.wait("it is there", "document.querySelector('#backup .rows li')");
    shoot(&browser, "backup");
    hand.click("Save a copy");
    fs::remove_file(house.home.join("keys/backup")).unwrap();
    fs::remove_file(house.home.join("recovery.txt")).unwrap();
    open(&browser, &house, "/");
    reads(&browser, "recovery words");
    open(&browser, &house, "/settings#backup");
    hand.fill("#backup [name=words]", &words);
    hand.click("Use these words");
    browser.wait("they count", "document.querySelector('#backup .rows li')");
    assert!(shown(&browser).contains("Last backup") || shown(&browser).contains("Backup"));
}

#[test]
fn a_sheet_is_printed_alone_without_the_old_words() {
    let Some((mut browser, house, _dir, words)) = house("the sheet on paper") else {
        return;
    };
    let_in(&browser, &house, "admin");
    open(&browser, &house, "/settings");
    {
        let hand = Hand::on(&browser);
        hand.click("Computer stolen, or other people take over");
        hand.set("#happened-form [name=reason]", "staff");
        hand.fill("#happened-form [name=words]", &words);
        hand.click("Show the new sheet");
        browser.wait("the sheet", "document.querySelector('#sheet .words24')");
    }
    for width in [360, 820, 1440] {
        browser.size(width, 900);
        browser.run("document.getElementById('sheet').scrollIntoView();");
        shoot(&browser, &format!("new-sheet-{width}"));
    }
    browser.cdp("Emulation.setEmulatedMedia", &json!({ "media": "print" }));
    let printed = browser.run(
        "document.body.dataset.print = '';
         document.getElementById('sheet').classList.add('printing');
         const seen = [...document.querySelectorAll('textarea, button, nav, h1, h2, input')];
         return [document.getElementById('sheet').checkVisibility(),
                 seen.filter((one) => one.checkVisibility()).length,
                 document.body.scrollHeight];",
    );
    assert_eq!(printed[0], true, "The sheet is there.");
    assert_eq!(
        printed[1], 0,
        "Nothing that is typed or clicked is on paper."
    );
    assert!(
        printed[2].as_u64().unwrap() < 1_000,
        "It is one page: {printed}"
    );
}
