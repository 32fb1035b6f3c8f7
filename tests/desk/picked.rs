//! Members in the order of the reader's alphabet, some of them selected, and one card at a time.

use serde_json::json;

use super::operator::lone;
use super::pages::{Hand, let_in, open, reads};

#[test]
fn members_stand_in_the_reader_s_order_and_those_selected_get_cards() {
    let Some((browser, house, _dir)) = lone("selected members") else {
        return;
    };
    let names = [
        "Zoë Example",
        "Özgür Example",
        "adam Example",
        "Ángel Example",
    ];
    for name in names {
        house.ask("POST", "/api/v1/members", &json!({ "name": name }));
    }
    let_in(&browser, &house, "admin");
    open(&browser, &house, "/members");
    let listed = "return [...document.querySelectorAll('tbody bdi')].map((one) => one.textContent.split(' ')[0]);";
    assert_eq!(
        browser.run(listed),
        json!(["adam", "Ángel", "Özgür", "Zoë"]),
        "No letter stands behind Z for its dots."
    );
    let shown = "return getComputedStyle(document.querySelector('.picked')).display !== 'none';";
    assert_eq!(browser.run(shown), json!(false), "Nobody is selected yet.");
    let hand = Hand::on(&browser);
    hand.press("tbody tr:nth-child(2) input[name=members]");
    hand.press("tbody tr:nth-child(4) input[name=members]");
    assert_eq!(browser.run(shown), json!(true));
    hand.press(".picked button");
    reads(&browser, "the 2 members without one");
    open(&browser, &house, "/members?sort=card");
    assert_eq!(
        browser.run(listed),
        json!(["adam", "Özgür", "Ángel", "Zoë"]),
        "Those without a card stand first."
    );
    hand.press("th input[data-act=all]");
    hand.press(".picked button");
    let passes = || {
        let (_, passes) = house.ask("GET", "/api/v1/passes", &json!(null));
        let items = passes["items"].as_array().unwrap().clone();
        let of = |status: &str| items.iter().filter(|one| one["status"] == status).count();
        (of("valid"), of("replaced"))
    };
    let begun = std::time::Instant::now();
    while passes() != (4, 2) {
        assert!(
            begun.elapsed().as_secs() < 20,
            "Each has one card that counts: {:?}",
            passes()
        );
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    open(&browser, &house, "/members");
    hand.press("tbody tr:nth-child(1) a");
    hand.press("#card summary");
    reads(&browser, "stops counting");
    hand.press("form[data-do$='/card'] button.primary");
    browser.wait("the card", "document.querySelector('.made svg')");
    assert_eq!(passes(), (4, 3), "One card at a time, unless it is asked.");
}
