//! The first ten minutes: a space is founded on a page, and its first card is green.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde_json::json;
use tempfile::TempDir;

use super::browser::Browser;
use super::page::{ENTER, verdict};
use super::pages::{Hand, kept_to_itself, reads, shown};
use covisa_tests::program::program;

const TAB: &str = "\u{E004}";
const DOWN: &str = "\u{E015}";
/// Storyboard A.
const CLICKS: u32 = 14;
const FIELDS: u32 = 6;

/// A node in an empty home, which waits for somebody to found a space.
pub struct FirstRun {
    /// Where its pages are.
    pub url: String,
    /// The code that stands on the terminal.
    pub code: String,
    home: PathBuf,
    process: Child,
    _dir: TempDir,
}

impl Drop for FirstRun {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to do.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl FirstRun {
    /// The folder of the home.
    pub fn home(&self) -> &Path {
        &self.home
    }

    /// It stands, and its address and code are in the home.
    pub fn begin() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let home = dir.path().join("home");
        let mut process = Command::new(program())
            .arg("--home")
            .arg(&home)
            .args(["serve", "--first-run", "--http", "127.0.0.1:0", "--offline"])
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(process.stderr.take().unwrap()).lines();
        let file = lines
            .find_map(|line| line.ok().filter(|line| line.ends_with("/first-run")))
            .expect("it says in which file the address stands");
        let address = std::fs::read_to_string(file).unwrap();
        // What it says later is read and dropped, so that it never waits for a reader.
        std::thread::spawn(move || lines.for_each(drop));
        let (url, code) = address.trim().split_once("/start#").unwrap();
        Self {
            url: url.to_owned(),
            code: code.to_owned(),
            home,
            process,
            _dir: dir,
        }
    }

    /// Opens the page that founds a space.
    pub fn open(&self, browser: &Browser) {
        browser.goto(&format!("{}/start#{}", self.url, self.code));
        browser.wait(
            "the form",
            "document.querySelector('#said-so')?.childElementCount",
        );
    }
}

fn types_a_code(browser: &Browser, code: &str) {
    browser.run("document.querySelector('#login-code').value = '';");
    browser.type_into("#login-code", &format!("{code}{ENTER}"));
}

#[test]
fn a_space_is_founded_and_its_first_card_is_green_before_any_other_space_is_known() {
    let Some(mut browser) = Browser::open("the first run") else {
        return;
    };
    // No dialog of the browser's is to stand in the way.
    browser.cdp(
        "Page.addScriptToEvaluateOnNewDocument",
        &json!({ "source": "window.print = () => {};" }),
    );
    let run = FirstRun::begin();
    run.open(&browser);
    let hand = Hand::on(&browser);
    founds(&browser, &hand, &run);
    takes_the_words_away(&browser, &hand, &run);

    hand.fill("[name=name]", "Example Ana");
    hand.click("Make my card");
    browser.wait("the card", "document.querySelector('#tried svg')");
    kept_to_itself(&browser, &run.url, "The first steps");
    hand.click("Show it at the desk");
    verdict(&browser, "green");
    assert_eq!(
        browser.text("#headline"),
        "Welcome",
        "The word must stand there."
    );
    assert_eq!(
        browser.text("#name"),
        "Example Ana",
        "It must be Ana's card."
    );
    let filled = browser.run("const r = document.querySelector('#verdict').getBoundingClientRect(); return [r.x, r.y, r.width - innerWidth, r.height - innerHeight];");
    assert_eq!(filled, json!([0, 0, 0, 0]), "Green must fill the screen.");
    hand.at_most(CLICKS, FIELDS, "The first run to the first green");
}

/// Name and city by the keyboard alone, the rest with the mouse.
fn founds(browser: &Browser, hand: &Hand, run: &FirstRun) {
    assert_eq!(
        browser.run("return [location.hash, document.activeElement.name];"),
        json!(["", "name"]),
        "The code must leave the address, and the first field must have the focus."
    );
    hand.keys("Example Harbour");
    browser.keys(TAB);
    hand.keys("portland");
    browser.wait("cities", "document.querySelector('#city-list li')");
    browser.keys(&format!("{DOWN}{ENTER}"));
    reads(browser, "Portland, US · America/Los_Angeles");
    hand.fill("[name=contact]", "desk@harbour.example");
    reads(browser, "3 days per calendar month");
    assert!(
        !run.home.join("keys").exists(),
        "Nothing may be founded before somebody says so."
    );
    hand.click("Start");
    reads(browser, "Your space is ready");
    browser.wait("its steps", "document.body.dataset.state === 'ready'");
    assert!(
        shown(browser).contains("Example Harbour"),
        "The space must have its name."
    );
}

/// The sheet is printed, the seventh word typed again.
fn takes_the_words_away(browser: &Browser, hand: &Hand, run: &FirstRun) {
    hand.click("Show the words");
    browser.wait(
        "the words",
        "document.querySelectorAll('.words24 li').length === 24",
    );
    hand.click("Print the sheet");
    let seventh = browser.text(".words24 li:nth-child(7)");
    let kept = std::fs::read_to_string(run.home.join("recovery.txt")).unwrap();
    assert!(
        kept.contains(&seventh),
        "The words must be those of the file."
    );
    hand.fill("[name=word]", &seventh);
    hand.click("It is printed");
    reads(browser, "The words are gone from this computer.");
    assert!(
        !run.home.join("recovery.txt").exists(),
        "The file with the words must be gone."
    );
}

/// A browser that a first run asks for its code.
fn asked_for_the_code(test: &str) -> Option<(Browser, FirstRun)> {
    let browser = Browser::open(test)?;
    let run = FirstRun::begin();
    browser.goto(&format!("{}/start", run.url));
    browser.wait(
        "the code is asked for",
        "!document.querySelector('#login').hidden",
    );
    Some((browser, run))
}

#[test]
fn a_wrong_code_is_told_and_the_right_one_still_counts() {
    let Some((browser, run)) = asked_for_the_code("a wrong code of the first run") else {
        return;
    };
    for _ in 0..4 {
        types_a_code(&browser, "WRONGCODE7");
        reads(&browser, "The code is wrong, used or too old.");
        browser.run("document.querySelector('#login-why').textContent = '';");
    }
    types_a_code(&browser, &run.code.to_lowercase());
    browser.wait("the form", "document.querySelector('#found')");
}

#[test]
fn after_five_wrong_codes_the_right_one_opens_nothing() {
    let Some((browser, run)) = asked_for_the_code("five wrong codes of the first run") else {
        return;
    };
    let wrong = ["WRONGCODE7"; 5].map(|code| (code, "The code is wrong, used or too old."));
    let right = (
        run.code.as_str(),
        "Too many wrong codes came from your address.",
    );
    for (code, said) in wrong.into_iter().chain([right]) {
        types_a_code(&browser, code);
        reads(&browser, said);
        browser.run("document.querySelector('#login-why').textContent = '';");
    }
    assert_eq!(
        browser.run("return [document.querySelector('#found'), localStorage.length];"),
        json!([null, 0]),
        "After five wrong codes the right one must open nothing."
    );
}
