//! Spaces meet by a link: nobody types an address, and nobody sees one.

use std::path::Path;

use serde_json::{Value, json};

use super::browser::Browser;
use super::first_run::FirstRun;
use super::pages::{Hand, kept_to_itself, let_in, open, reads, shown};
use super::world::House;
use covisa_tests::wait_for;

/// Clicks from the link to members who are welcome on both sides.
const CLICKS: u32 = 4;

fn house(dir: &Path, name: &str, city: &str) -> House {
    House::found(dir, name, city, None, &[])
}

fn standing(house: &House, space: &str) -> Value {
    let (_, shown) = house.ask("GET", &format!("/api/v1/spaces/{space}"), &json!(null));
    shown["standing"].clone()
}

/// The line that the page offers for copying.
fn line(browser: &Browser) -> String {
    let found = browser.run(
        "return [...document.querySelectorAll('#invited [data-act=copy]')].at(-1).dataset.text;",
    );
    found.as_str().unwrap().to_owned()
}

/// No address of a node is to be read.
fn shows_no_address(browser: &Browser, what: &str) {
    let page = shown(browser);
    assert!(
        !page.contains("/p2p/") && !page.contains("/ip4/"),
        "{what}: {page}"
    );
}

/// The page that anyone may host explains the link, and asks nobody for anything.
fn explained(browser: &Browser, harbour: &House, folder: &Path, line: &str) {
    harbour.covisa(&["space", "export", folder.to_str().unwrap()]);
    browser.goto_anew(&format!("file://{}/invitation.html", folder.display()));
    reads(browser, "The invitation is missing from this address.");
    browser.goto_anew(&format!(
        "file://{}/invitation.html#{line}",
        folder.display()
    ));
    reads(browser, "Open it in covisa");
    assert!(!shown(browser).contains("missing from this address"));
    let link = browser.run("return document.querySelector('#here').href;");
    assert_eq!(link, json!(format!("http://127.0.0.1:8610/join#{line}")));
    assert_eq!(
        browser.run("return performance.getEntriesByType('resource').length;"),
        json!(0),
        "It asks nobody for anything."
    );
}

#[test]
fn a_space_is_invited_by_a_link_and_each_side_s_members_are_welcome() {
    let Some(browser) = Browser::open("an invitation") else {
        return;
    };
    let dir = tempfile::tempdir().unwrap();
    let harbour = house(dir.path(), "Example Harbour", "Portland");
    let newcomer = house(dir.path(), "Example Newcomer", "Berlin");
    let_in(&browser, &harbour, "admin");
    open(&browser, &harbour, "/spaces");
    let hand = Hand::on(&browser);
    hand.click("Invite a space");
    hand.fill("[name=name]", "The new ones");
    hand.click("Their members are welcome at once");
    hand.click("Make the invitation");
    reads(&browser, "It is shown once.");
    hand.at_most(3, 1, "An invitation is made");
    shows_no_address(&browser, "The page of invitations");
    let line = line(&browser);
    assert!(line.starts_with("CVI1."), "{line}");
    kept_to_itself(&browser, &harbour.url, "The page of invitations");

    let_in(&browser, &newcomer, "admin");
    explained(&browser, &harbour, &dir.path().join("public"), &line);
    // Another port than that of a house by itself.
    browser.goto_anew(&format!("{}/join#{line}", newcomer.url));
    reads(&browser, "Example Harbour invites you, until");
    shows_no_address(&browser, "The page that is opened by the link");
    assert_eq!(
        browser.run("return location.hash;"),
        json!(""),
        "The secret leaves the address."
    );
    let hand = Hand::on(&browser);
    hand.clicks.set(1);
    hand.click("Join, and welcome their members");
    wait_for("Each knows the other", || {
        standing(&harbour, &newcomer.space) == "pinned"
            && standing(&newcomer, &harbour.space) == "pinned"
    });
    hand.at_most(CLICKS, 0, "From the link to trust on both sides");
    assert_eq!(
        browser.run("return localStorage.getItem('covisa.invitation');"),
        json!(null),
        "Nor does the browser keep it."
    );
    open(&browser, &newcomer, "/spaces/find");
    shows_no_address(&browser, "The page to find spaces");
}

#[test]
fn who_comes_by_an_invitation_waits_for_a_person() {
    let Some(browser) = Browser::open("a decision") else {
        return;
    };
    let dir = tempfile::tempdir().unwrap();
    let harbour = house(dir.path(), "Example Harbour", "Portland");
    let newcomer = house(dir.path(), "Example Newcomer", "Berlin");
    let order = json!({ "name": "The <b>new</b> ones" });
    let (status, made) = harbour.ask("POST", "/api/v1/invitations", &order);
    assert_eq!(status, 201, "{made}");
    newcomer.covisa(&["invitation", "accept", made["text"].as_str().unwrap()]);
    wait_for("It waits", || {
        let (_, told) = harbour.ask("GET", "/api/v1/status", &json!(null));
        told["undecided"] == 1
    });
    let_in(&browser, &harbour, "admin");
    open(&browser, &harbour, "/");
    reads(&browser, "A space waits for your decision");
    let hand = Hand::on(&browser);
    hand.click("A space waits for your decision");
    reads(
        &browser,
        "They accepted your invitation “The <b>new</b> ones” on",
    );
    hand.click("Welcome their members");
    wait_for("It is vetted", || {
        standing(&harbour, &newcomer.space) == "pinned"
    });
    hand.at_most(2, 0, "A space is vetted");
    kept_to_itself(&browser, &harbour.url, "The list of spaces");

    let_in(&browser, &newcomer, "admin");
    open(&browser, &newcomer, "/spaces");
    reads(&browser, "They invited you; you accepted on");
    let hand = Hand::on(&browser);
    hand.click("Not now");
    let gone = "!document.body.innerText.includes('Waiting for your decision')";
    browser.wait("it waits no more", gone);
    assert_eq!(standing(&newcomer, &harbour.space), "stranger");
}

#[test]
fn a_space_is_founded_with_an_invitation() {
    let Some(browser) = Browser::open("founded by invitation") else {
        return;
    };
    let dir = tempfile::tempdir().unwrap();
    let harbour = house(dir.path(), "Example Harbour", "Portland");
    let (_, made) = harbour.ask("POST", "/api/v1/invitations", &json!({}));
    let line = made["text"].as_str().unwrap();
    let run = FirstRun::begin();
    browser.goto(&format!("{}/join#{line}", run.url));
    browser.wait(
        "the code is asked for",
        "!document.querySelector('#login').hidden",
    );
    run.open(&browser);
    reads(&browser, "Example Harbour invites you, until");
    let hand = Hand::on(&browser);
    hand.fill("[name=name]", "Example Founded");
    hand.fill("[name=city]", "Berlin");
    hand.click("Start");
    reads(&browser, "Your space is ready");
    browser.goto_anew(&format!("{}/spaces", run.url));
    reads(&browser, "not reached yet: covisa goes on trying");
}
