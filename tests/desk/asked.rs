//! Visitors without phone or card: what their homes were asked stands at the desk until it is dealt with. And the days
//! before, on the first page.

use serde_json::json;

use super::browser::Browser;
use super::page::{ENTER, paired, verdict};
use super::pages::{Hand, let_in, open, reads};
use super::world::World;

#[test]
fn a_question_to_a_home_waits_at_the_desk_and_lets_the_visitor_in_once_it_is_answered() {
    let world = World::start();
    let Some(browser) = Browser::open("a question to a home") else {
        return;
    };
    let (souk, nomads) = (&world.souk, &world.nomads);
    nomads.covisa(&["space", "pin", &souk.space]);
    let member = nomads.covisa(&["member", "add", "--name", "Ana Example"]);
    let asked = json!({ "home": nomads.space, "says": "Ana E., since spring" });
    let (status, told) = souk.ask("POST", "/api/v1/requests", &asked);
    assert_eq!(status, 201, "It is asked: {told}");
    paired(&browser, souk);
    browser.wait("the question", "!document.querySelector('#asked').hidden");
    let line = browser.text("#asked-list");
    assert!(line.contains("Ana E., since spring"), "{line}");
    assert!(line.contains("no answer yet"), "{line}");

    let request = told["request"].as_str().unwrap();
    for _ in 0..400 {
        let (_, told) = nomads.ask("GET", "/api/v1/requests", &json!(null));
        if !told["items"].as_array().unwrap().is_empty() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    let answer = json!({ "member": member["member"] });
    let path = format!("/api/v1/requests/{request}/answer");
    let (status, told) = nomads.ask("POST", &path, &answer);
    assert_eq!(status, 200, "It is answered: {told}");
    browser.wait(
        "the answer",
        "document.querySelector('#asked-list').textContent.includes('yes, their member')",
    );
    browser.click("#asked-list button");
    verdict(&browser, "green");
    browser.keys(ENTER);
    browser.wait("nothing is open", "document.querySelector('#asked').hidden");
}

#[test]
fn the_first_page_goes_back_to_other_days_and_forgets_a_name() {
    let world = World::start();
    let Some(browser) = Browser::open("other days") else {
        return;
    };
    let souk = &world.souk;
    let pass = world.nomads.pass("Ivy Example");
    souk.covisa(&["verify", &pass, "--check-in"]);
    let_in(&browser, souk, "admin");
    open(&browser, souk, "/");
    reads(&browser, "Ivy Example");
    let hand = Hand::on(&browser);
    hand.press(".days a");
    reads(&browser, "No visitors yet.");
    hand.press(".days a:last-child");
    reads(&browser, "Ivy Example");
    hand.click("Delete name");
    reads(&browser, "the visit still counts");
    hand.click("Really?");
    browser.wait(
        "the name is gone",
        "!document.body.innerText.includes('Ivy Example')",
    );
    reads(&browser, "Example Nomads");
}
