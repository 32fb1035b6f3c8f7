//! A home that was brought back from a copy: the first page and the desk say so, and one button ends it.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::json;

use super::browser::Browser;
use super::page::paired;
use super::pages::{Hand, let_in, reads, shown};
use super::world::House;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../screenshots")
}

/// A picture in each language and at each width, if a person asked for some.
fn shoot(browser: &mut Browser, name: &str) {
    if std::env::var_os("COVISA_SCREENSHOTS").is_none() {
        return;
    }
    std::fs::create_dir_all(folder()).unwrap();
    for language in ["de", "fr", "es", "pt-BR", "en"] {
        browser.run(&format!(
            "document.cookie = 'covisa-language={language};path=/'; location.reload()"
        ));
        std::thread::sleep(std::time::Duration::from_millis(1500));
        for (width, height) in [(1440, 900), (820, 1180), (360, 740)] {
            browser.size(width, height);
            std::thread::sleep(std::time::Duration::from_millis(350));
            let file = folder().join(format!("{name}-{language}-{width}.png"));
            std::fs::write(file, browser.screenshot()).unwrap();
        }
    }
    browser.size(1440, 900);
}

#[test]
fn a_home_that_was_brought_back_says_so_and_is_confirmed_with_one_button() {
    let Some(mut browser) = Browser::open("a home in doubt") else {
        return;
    };
    let dir = tempfile::tempdir().unwrap();
    let first = House::init(dir.path(), "Example Loft", "Porto", None);
    let copy = dir.path().join("copy");
    let copied = Command::new("cp").arg("-a").args([&first, &copy]).status();
    assert!(copied.unwrap().success(), "The home is copied.");
    let house = House::serve(&copy, &[]);
    let_in(&browser, &house, "admin");
    reads(
        &browser,
        "covisa on this computer was copied or restored: it does not know yet",
    );
    shoot(&mut browser, "doubt-home");
    paired(&browser, &house);
    browser.wait("the desk's state", "document.querySelector('#state').dataset.state === 'silent' && document.querySelector('#state-text').textContent.includes('copied')");
    shoot(&mut browser, "doubt-desk");
    let_in(&browser, &house, "admin");
    let hand = Hand::on(&browser);
    hand.click("This is the right computer");
    let asked = browser.screenshot();
    if std::env::var_os("COVISA_SCREENSHOTS").is_some() {
        std::fs::write(folder().join("doubt-sure.png"), asked).unwrap();
    }
    hand.click("Is this the only computer that runs this space?");
    browser.wait(
        "the page without the doubt",
        "!document.body.innerText.includes('restored from a copy')",
    );
    hand.at_most(2, 0, "H: this is the home");
    let (_, status) = house.ask("GET", "/api/v1/status", &json!(null));
    assert_eq!(
        status["doubts"],
        json!([]),
        "Nothing is in doubt any longer: {status}; the page says {}",
        shown(&browser)
    );
}
