//! What an amber verdict tells a person who decides: whom to call, what a day costs, who it is.

use covisa::calendar::{House, day_text};
use covisa::clock;
use federation_spec::rules::LocalDay;
use serde_json::json;

use super::browser::Browser;
use super::page::{paired, scan, verdict};
use super::world::World;
use covisa_tests::wait_until;

/// A day a week, and what the others cost.
const ONE_DAY: &str = r#"
visa = "accepted"

[[grant]]
to = "members"
benefit = "free"
caps = [{ amount = 1, unit = "day", per = "rolling", rolling_days = 7 }]

[[price]]
amount = 12
currency = "EUR"
unit = "day"
when = "after"
"#;

#[test]
fn where_the_days_are_used_the_home_can_be_called_and_the_price_stands_beside_the_decision() {
    let world = World::start();
    let Some(browser) = Browser::open("days that are used") else {
        return;
    };
    let (souk, nomads) = (&world.souk, &world.nomads);
    let terms = souk.home.with_extension("toml");
    std::fs::write(&terms, ONE_DAY).unwrap();
    souk.covisa(&["terms", "publish", terms.to_str().unwrap()]);
    nomads.covisa(&["space", "contacts", "+1 206 5550100", "desk@nomads.example"]);
    let added = nomads.covisa(&[
        "member",
        "add",
        "--name",
        "Ivy",
        "--tier",
        "flex",
        "--email",
        "ivy@example.org",
    ]);
    let member = added["member"].as_str().unwrap();

    let show = ["pass", "issue", member, "--show", "name,email,tier"];
    let pass = nomads.covisa(&show)["pass"].as_str().unwrap().to_owned();
    // Whatever day it is there now, it is another one.
    let before = day_text(LocalDay(House::default().day(clock::now()).0 - 2));
    souk.covisa(&["visit", "add", &pass, "--date", &before]);

    paired(&browser, souk);
    let seen = wait_until("The host hears whom to call", || {
        scan(&browser, &pass);
        verdict(&browser, "amber");
        let seen = browser.run("return document.querySelector('#verdict').innerText;");
        let seen = seen.as_str()?.to_owned();
        seen.contains("+1 206 5550100").then_some(seen)
    });
    for words in [
        "ivy@example.org",
        "12",
        "+1 206 5550100",
        "desk@nomads.example",
    ] {
        assert!(seen.contains(words), "It shows {words}: {seen}");
    }
    assert!(
        !seen.contains("Day 2 of 1"),
        "No day beyond the last: {seen}"
    );
    assert!(
        !seen.contains("COV-G01"),
        "Nothing that would be granted: {seen}"
    );
    let links =
        "return [...document.querySelectorAll('#call a')].map((one) => one.getAttribute('href'));";
    assert_eq!(
        browser.run(links),
        json!(["tel:+12065550100", "mailto:desk%40nomads.example"]),
        "They are called with a click."
    );
}
