//! An operator's days: a list comes in, a passport goes out, a card is lost, a membership ends.

use std::path::Path;

use serde_json::json;

use super::browser::Browser;
use super::page::{paired, scan, verdict};
use super::pages::{Hand, kept_to_itself, let_in, member, open, reads, shown, value};
use super::pictures::read_by_others;
use super::world::{House, World};

const LIST: &str = "Location,FullName,Email,Active,SendWelcomeEmail,Plan,RegistrationDate,Id\n\
    Example Loft,Ana Example,ana@example.org,YES,NO,Hot Desk,2025-12-20 10:05,310001\n\
    Example Loft,Bo Example,bo@example.org,YES,NO,Hot Desk,2025-06-10 08:00,310002\n\
    Example Loft,Cy Example,cy@example.org,YES,NO,Mailbox,2026-01-21 16:30,310003\n\
    Example Loft,,nobody@example.org,YES,NO,Mailbox,2026-01-21 16:30,310004\n";

pub fn lone(test: &str) -> Option<(Browser, House, tempfile::TempDir)> {
    let browser = Browser::open(test)?;
    let dir = tempfile::tempdir().unwrap();
    let house = House::found(dir.path(), "Example Loft", "Porto", None, &[]);
    Some((browser, house, dir))
}

#[test]
fn a_list_is_looked_through_brought_in_and_taken_back() {
    let Some((browser, house, dir)) = lone("a member list") else {
        return;
    };
    let list = dir.path().join("nexudus.csv");
    std::fs::write(&list, LIST).unwrap();
    let_in(&browser, &house, "admin");
    open(&browser, &house, "/members");
    let hand = Hand::on(&browser);
    hand.click("Import list");
    browser.wait("the page", "document.querySelector('#list')");
    browser.choose("[name=list]", &list);
    hand.click("Check list");
    reads(&browser, "Looks like a list of Nexudus");
    let page = shown(&browser);
    for words in [
        "3 new",
        "1 with problems",
        "Row 5",
        "Ana Example",
        "Which plans may travel?",
    ] {
        assert!(
            page.contains(words),
            "The preview must say {words:?}: {page}."
        );
    }
    assert_eq!(
        value(&browser, "[data-key='Location']"),
        json!(""),
        "The place must not be stored."
    );
    let (_, members) = house.ask("GET", "/api/v1/members", &json!(null));
    assert_eq!(members["items"], json!([]), "A preview must write nothing.");

    hand.click("Mailbox");
    hand.click("Import list");
    reads(&browser, "The list is imported.");
    let (_, members) = house.ask("GET", "/api/v1/members", &json!(null));
    let travels: Vec<_> = members["items"].as_array().unwrap().iter().collect();
    let travels = travels
        .iter()
        .map(|one| json!([one["name"], one["travels"]]));
    assert_eq!(
        travels.collect::<Vec<_>>(),
        [
            json!(["Ana Example", true]),
            json!(["Bo Example", true]),
            json!(["Cy Example", false])
        ],
        "The plan whose box was emptied must stay at home."
    );
    hand.at_most(5, 0, "B: a member list");
    hand.click("Undo");
    reads(&browser, "Nobody is listed yet.");
    let (_, members) = house.ask("GET", "/api/v1/members", &json!(null));
    assert_eq!(
        members["items"],
        json!([]),
        "Undone must be as if it had never come."
    );
    kept_to_itself(&browser, &house.url, "The member list");
}

#[test]
fn the_same_list_twice_changes_nothing() {
    let Some((browser, house, dir)) = lone("a member list twice") else {
        return;
    };
    let list = dir.path().join("nexudus.csv");
    std::fs::write(&list, LIST).unwrap();
    let_in(&browser, &house, "admin");
    for words in ["The list is imported.", "This list changes nothing."] {
        open(&browser, &house, "/members/import");
        let hand = Hand::on(&browser);
        browser.choose("[name=list]", &list);
        hand.click("Check list");
        reads(&browser, "Looks like a list of Nexudus");
        if words == "The list is imported." {
            hand.click("Import list");
        }
        reads(&browser, words);
    }
}

#[test]
fn a_file_that_is_no_list_is_told_in_words() {
    let Some((browser, house, dir)) = lone("a file that is no list") else {
        return;
    };
    let list = dir.path().join("menu.csv");
    std::fs::write(&list, "Soup,Price\nExample soup,4\n").unwrap();
    let_in(&browser, &house, "admin");
    open(&browser, &house, "/members/import");
    browser.choose("[name=list]", &list);
    Hand::on(&browser).click("Check list");
    reads(&browser, "Which column holds the names?");
    std::fs::write(&list, "%PDF-1.7").unwrap();
    open(&browser, &house, "/members/import");
    browser.choose("[name=list]", &list);
    Hand::on(&browser).click("Check list");
    browser.wait(
        "words",
        "document.querySelector('#list > .notice')?.textContent",
    );
    reads(&browser, "This is a PDF");
}

#[test]
fn a_passport_is_one_file_that_works_offline_and_asks_nobody() {
    let Some((mut browser, house, dir)) = lone("a passport") else {
        return;
    };
    let (id, _) = member(&house, "Example Ana");
    browser.cdp(
        "Browser.setDownloadBehavior",
        &json!({ "behavior": "allow", "downloadPath": dir.path() }),
    );
    let_in(&browser, &house, "admin");
    open(&browser, &house, &format!("/members/{id}"));
    let hand = Hand::on(&browser);
    hand.press("#card summary");
    hand.click("Make a card");
    browser.wait("the card", "document.querySelector('.made svg')");
    let pass = browser.run("return document.querySelector('.made [data-act=copy]').dataset.text;");
    hand.click("Save pass to send");
    hand.at_most(4, 0, "D: a passport");
    let name =
        browser.run("return document.querySelector('[download$=\"passport.html\"]').download;");
    let file = dir.path().join(name.as_str().unwrap());
    covisa_tests::wait_for("the file is saved", || file.exists());

    needs_nothing(&file);
    browser.offline(true);
    browser.goto(&format!("file://{}", file.display()));
    for words in [
        "Coworking pass",
        "Example Loft",
        "Example Ana",
        "Valid until",
    ] {
        assert!(
            shown(&browser).contains(words),
            "The coworking pass must say {words:?}."
        );
    }
    let asked = browser.run("return [performance.getEntriesByType('resource').map((entry) => entry.name).filter((name) => !name.startsWith('data:')), window.refused];");
    assert_eq!(asked, json!([[], []]), "A passport must ask for nothing.");
    for width in [360, 1440] {
        browser.size(width, 800);
        let wide = browser.run("return document.documentElement.scrollWidth;");
        assert!(
            wide.as_u64() <= Some(width.into()),
            "It must fit into {width} pixels: {wide}."
        );
    }
    if let Some(read) = read_by_others("a passport", &browser.screenshot()) {
        assert_eq!(
            json!(read),
            pass,
            "Others must read the code of a passport."
        );
    }
}

/// The file names nothing that would have to be fetched.
fn needs_nothing(file: &Path) {
    let html = std::fs::read_to_string(file).unwrap();
    for outward in [
        "http://",
        "https://",
        "<script",
        "@import",
        "url(",
        "<link rel=\"stylesheet",
    ] {
        assert!(
            !html.contains(outward),
            "A passport must need nothing else: {outward}."
        );
    }
}

#[test]
fn a_passport_shows_what_its_bearer_ticked_and_no_more() {
    let Some((browser, house, _dir)) = lone("what a card shows") else {
        return;
    };
    let added = json!({ "name": "Example Bo", "plan": "Example Plan", "email": "bo@example.org" });
    let (_, added) = house.ask("POST", "/api/v1/members", &added);
    let_in(&browser, &house, "admin");
    open(
        &browser,
        &house,
        &format!("/members/{}", added["member"].as_str().unwrap()),
    );
    let hand = Hand::on(&browser);
    hand.press("[data-into='#made'] [name=show][value=name]");
    hand.press("[data-into='#made'] [name=show][value=plan]");
    hand.click("Make a card");
    browser.wait("the card", "document.querySelector('.made svg')");
    let pass = browser.run("return document.querySelector('.made [data-act=copy]').dataset.text;");
    let (_, judged) = house.ask("POST", "/api/v1/desk/check", &json!({ "pass": pass }));
    let shown = &judged["disclosed"];
    assert_eq!(
        json!([shown["name"], shown["plan"], shown["email"]]),
        json!([null, "Example Plan", null]),
        "A host must see what was ticked: {judged}."
    );
}

/// Scans until the desk says this level: what ended elsewhere is on its way.
fn soon(browser: &Browser, pass: &str, level: &str) {
    covisa_tests::wait_for(level, || {
        scan(browser, pass);
        browser.wait("a verdict", "document.body.dataset.screen === 'verdict'");
        let said = browser.run("return document.querySelector('#verdict').dataset.level;");
        browser.keys("\u{E00C}");
        said == json!(level)
    });
}

#[test]
fn a_membership_ends_on_its_page_and_the_card_is_red_elsewhere() {
    let (Some(home), Some(desk)) = (
        Browser::open("an ended membership"),
        Browser::open("a desk elsewhere"),
    ) else {
        return;
    };
    let world = World::shared();
    let (id, pass) = member(&world.nomads, "Example Gil");
    paired(&desk, &world.souk);
    scan(&desk, &pass);
    verdict(&desk, "green");
    desk.keys("\u{E00C}");

    let_in(&home, &world.nomads, "admin");
    open(&home, &world.nomads, &format!("/members/{id}"));
    let hand = Hand::on(&home);
    hand.press("[data-do^=DELETE]");
    reads(&home, "Really end it?");
    hand.press("[data-do^=DELETE]");
    reads(&home, "Their passes are no longer valid.");
    hand.at_most(2, 0, "G: a membership ends");
    soon(&desk, &pass, "red");
}

#[test]
fn a_lost_card_is_replaced_with_two_clicks_and_the_old_one_is_red() {
    let (Some(home), Some(desk)) = (
        Browser::open("a lost card"),
        Browser::open("a desk elsewhere"),
    ) else {
        return;
    };
    let world = World::shared();
    let (id, old) = member(&world.nomads, "Example Kim");
    paired(&desk, &world.souk);
    scan(&desk, &old);
    verdict(&desk, "green");
    desk.keys("\u{E00C}");

    let_in(&home, &world.nomads, "admin");
    open(&home, &world.nomads, &format!("/members/{id}"));
    let hand = Hand::on(&home);
    hand.click("Card lost");
    reads(&home, "Really lost?");
    hand.click("Really lost?");
    home.wait("the new card", "document.querySelector('.made svg')");
    hand.at_most(2, 0, "K: a lost card");
    let new = home.run("return document.querySelector('.made [data-act=copy]').dataset.text;");
    let new = new.as_str().unwrap();
    assert_ne!(new, old, "It must be another card.");
    soon(&desk, &old, "red");
    scan(&desk, new);
    verdict(&desk, "green");
    assert_eq!(
        desk.text("#name"),
        "Example Kim",
        "The new card must be the member's."
    );
}
