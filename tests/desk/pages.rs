//! The operator's pages under a hand: browsers that are let in, pages that are opened, clicks and fields that are counted.

use std::cell::Cell;

use serde_json::{Value, json};

use super::browser::Browser;
use super::world::House;

/// True as soon as a page shows what it fetched, its map and its other places too.
const READY: &str = "document.body.dataset.state === 'ready' && !document.querySelector('[aria-busy]') \
                     && ![...document.querySelectorAll('[data-fetch], form[data-live]')].some((one) => !one.closest('[hidden]') && \
                     !(one.dataset.into ? document.querySelector(one.dataset.into) : one).childElementCount)";

/// An address that lets a browser in as an operator, a reader or a desk.
pub fn invitation(house: &House, role: &str) -> String {
    let offer = json!({ "role": role, "label": format!("Example {role}") });
    let (status, offered) = house.ask("POST", "/api/v1/desk/pairings", &offer);
    assert_eq!(status, 201, "A code must be made: {offered}.");
    offered["url"].as_str().unwrap().to_owned()
}

/// Lets the browser in, as an operator or a reader: it shows the first page.
pub fn let_in(browser: &Browser, house: &House, role: &str) {
    browser.goto_anew(&invitation(house, role));
    browser.wait("the first page", READY);
}

/// Opens a page of the operator's.
pub fn open(browser: &Browser, house: &House, path: &str) {
    browser.goto_anew(&format!("{}{path}", house.url));
    browser.wait(path, READY);
}

/// What the page shows, as people read it.
pub fn shown(browser: &Browser) -> String {
    let text = browser.run("return document.body.innerText.replace(/\\s+/g, ' ');");
    text.as_str().unwrap().to_owned()
}

/// Waits until these words are to be read.
pub fn reads(browser: &Browser, words: &str) {
    let there = format!(
        "document.body.innerText.replace(/\\s+/g, ' ').includes({})",
        json!(words)
    );
    browser.wait(words, &there);
}

/// A member's number, and the text of the pass.
pub fn member(house: &House, name: &str) -> (String, String) {
    let (_, added) = house.ask("POST", "/api/v1/members", &json!({ "name": name }));
    let id = added["member"].as_str().unwrap().to_owned();
    let issued = house.covisa(&["pass", "issue", &id]);
    (id, issued["pass"].as_str().unwrap().to_owned())
}

/// Every request of the page went to its own node, and the page's policy had nothing to refuse.
pub fn kept_to_itself(browser: &Browser, house: &str, what: &str) {
    let asked = browser.run(
        "return performance.getEntriesByType('resource').map((entry) => entry.name).filter((name) => !name.startsWith('data:') && !name.startsWith('blob:'));",
    );
    for name in asked.as_array().unwrap() {
        assert!(
            name.as_str().unwrap().starts_with(house),
            "{what} must ask its own node alone: {name}."
        );
    }
    assert_eq!(
        browser.run("return window.refused;"),
        json!([]),
        "{what} must have nothing that the policy refuses."
    );
}

/// A hand on mouse and keyboard. It counts: a click is one, a field that is filled in is one.
pub struct Hand<'a> {
    browser: &'a Browser,
    /// Clicks so far.
    pub clicks: Cell<u32>,
    /// Fields so far.
    pub fields: Cell<u32>,
}

impl<'a> Hand<'a> {
    /// A hand that has done nothing yet.
    pub fn on(browser: &'a Browser) -> Self {
        Self {
            browser,
            clicks: Cell::new(0),
            fields: Cell::new(0),
        }
    }

    /// Clicks what these words stand on: a button, a link, a box, or what folds.
    pub fn click(&self, words: &str) {
        let found = format!(
            "const words = {};
             document.querySelector('[data-hand]')?.removeAttribute('data-hand');
             const all = [...document.querySelectorAll('button, a, summary, label')];
             const said = (one) => one.innerText?.replace(/\\s+/g, ' ').trim();
             const seen = all.filter((one) => one.checkVisibility());
             const one = seen.find((one) => said(one) === words) ?? seen.find((one) => said(one)?.startsWith(words));
             one?.setAttribute('data-hand', '');
             return Boolean(one);",
            json!(words)
        );
        // What a click before this one leads to may still be on its way.
        let there = format!("(() => {{ {found} }})()");
        self.browser
            .wait(&format!("{words:?} to be clicked"), &there);
        self.press("[data-hand]");
    }

    /// Waits for an element.
    fn there(&self, selector: &str) {
        let there = format!("document.querySelector({})", json!(selector));
        self.browser.wait(selector, &there);
    }

    /// Clicks an element.
    pub fn press(&self, selector: &str) {
        self.there(selector);
        self.browser.click(selector);
        self.clicks.set(self.clicks.get() + 1);
    }

    /// Fills in a field.
    pub fn fill(&self, selector: &str, text: &str) {
        self.there(selector);
        self.browser.run(&format!(
            "document.querySelector({}).value = '';",
            json!(selector)
        ));
        self.browser.type_into(selector, text);
        self.fields.set(self.fields.get() + 1);
    }

    /// Types into the field that has the focus.
    pub fn keys(&self, text: &str) {
        self.browser.keys(text);
        self.fields.set(self.fields.get() + 1);
    }

    /// Chooses an option of a list, a date or a time: what a browser opens for it is not the page's. Counts as a field.
    pub fn set(&self, selector: &str, value: &str) {
        self.browser.run(&format!(
            "const field = document.querySelector({}); field.value = {}; \
             for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, {{ bubbles: true }}));",
            json!(selector),
            json!(value)
        ));
        self.fields.set(self.fields.get() + 1);
    }

    /// Nobody did more than this.
    pub fn at_most(&self, clicks: u32, fields: u32, what: &str) {
        let (clicked, filled) = (self.clicks.get(), self.fields.get());
        super::world::told(&format!(
            "{what}: {clicked} clicks of {clicks}, {filled} fields of {fields}"
        ));
        assert!(
            clicked <= clicks && filled <= fields,
            "{what} must take at most {clicks} clicks and {fields} fields: {clicked} and {filled}."
        );
    }
}

/// A value of the page.
pub fn value(browser: &Browser, selector: &str) -> Value {
    browser.run(&format!(
        "return document.querySelector({})?.value;",
        json!(selector)
    ))
}
