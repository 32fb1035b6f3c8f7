//! What happens shows itself: a question of another space stands on the first page and at the desk without a reload.

use std::time::{Duration, Instant};

use serde_json::json;

use super::browser::Browser;
use super::page::{paired, scan, verdict};
use super::pages::{let_in, open, reads};
use super::world::World;

/// The desk asks by itself every ten seconds: what is there sooner was told.
const TOLD: Duration = Duration::from_secs(8);

fn soon(browser: &Browser, what: &str, expression: &str) {
    let begun = Instant::now();
    browser.wait(what, expression);
    let took = begun.elapsed();
    println!("{what}: {} ms", took.as_millis());
    assert!(took < TOLD, "{what}: it is told, and came after {took:?}.");
}

#[test]
fn a_question_shows_itself_on_the_first_page_and_at_the_desk() {
    let world = World::start();
    let Some(browser) = Browser::open("a question shows itself") else {
        return;
    };
    let (souk, nomads) = (&world.souk, &world.nomads);
    nomads.covisa(&["space", "pin", &souk.space]);
    let_in(&browser, nomads, "admin");
    open(&browser, nomads, "/");
    reads(&browser, "Example Nomads");
    // The page listens before anything happens.
    browser.wait(
        "it listens",
        "performance.getEntriesByType('resource').some((one) => one.name.endsWith('/api/v1/events'))",
    );
    let asked = json!({ "home": nomads.space, "says": "Ana E., since spring" });
    let (status, told) = souk.ask("POST", "/api/v1/requests", &asked);
    assert_eq!(status, 201, "It is asked: {told}");
    soon(
        &browser,
        "the question, beside the name of the page",
        "document.querySelector('#waiting').textContent === '1' && document.title.startsWith('(1) ')",
    );
    soon(
        &browser,
        "the task",
        "document.querySelector('.asking')?.textContent.includes('A space asks')",
    );

    browser.goto(&format!("{}/desk", nomads.url));
    browser.wait(
        "the question at the desk",
        "document.querySelector('#wanted-list').textContent.includes('Ana E., since spring')",
    );
    browser.wait(
        "where it is answered",
        "document.querySelector('#wanted-list a').pathname === '/members/requests'",
    );
    let (_, questions) = nomads.ask("GET", "/api/v1/requests", &json!(null));
    let request = questions["items"][0]["request"]
        .as_str()
        .unwrap()
        .to_owned();
    let answer = json!({ "member": null });
    let path = format!("/api/v1/requests/{request}/answer");
    assert_eq!(nomads.ask("POST", &path, &answer).0, 200, "It is answered.");
    soon(
        &browser,
        "it is answered elsewhere",
        "document.querySelector('#wanted').hidden",
    );
}

#[test]
fn two_desks_see_each_others_visitors_as_they_come() {
    let world = World::start();
    let (Some(one), Some(other)) = (
        Browser::open("two desks"),
        Browser::open("two desks, the other"),
    ) else {
        return;
    };
    let souk = &world.souk;
    paired(&one, souk);
    paired(&other, souk);
    let listens = "performance.getEntriesByType('resource').some((one) => one.name.endsWith('/api/v1/events'))";
    other.wait("it listens", listens);
    scan(&one, &world.nomads.pass("Vera Example"));
    verdict(&one, "green");
    soon(
        &other,
        "the visitor at the other desk",
        "document.querySelector('#visits').textContent.includes('Vera Example')",
    );
}
