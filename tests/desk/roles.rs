//! Who may come in, as what, in which language; and which spaces are trusted.

use covisa::pages::shell::{Bar, Place};
use serde_json::{Value, json};

use super::browser::Browser;
use super::page::{paired, scan, verdict};
use super::pages::{Hand, invitation, kept_to_itself, let_in, member, open, reads, shown, value};
use super::world::{House, World};

const ESCAPE: &str = "\u{E00C}";

/// Every page that a reader opens from the bar.
fn places() -> Vec<&'static str> {
    let all = Place::ALL.iter().copied();
    let theirs = all.filter(|place| place.bar() != Bar::Absent && *place != Place::Desk);
    theirs.map(Place::path).collect()
}

fn token(browser: &Browser) -> String {
    let token = browser.run("return localStorage.getItem('covisa.token');");
    token.as_str().unwrap().to_owned()
}

#[test]
fn a_space_is_pinned_and_blocked_and_the_desk_follows() {
    let (Some(browser), Some(desk)) = (
        Browser::open("pin and block"),
        Browser::open("the desk of pin and block"),
    ) else {
        return;
    };
    let world = World::start();
    let page = format!("/spaces/{}", world.strict.space);
    paired(&desk, &world.souk);
    // Each time another visitor: who is in already stays in.
    let says = |level: &str, name: &str| {
        scan(&desk, &member(&world.strict, name).1);
        verdict(&desk, level);
        desk.keys(ESCAPE);
    };
    says("amber", "Example Ada");
    let_in(&browser, &world.souk, "admin");
    open(&browser, &world.souk, &page);
    assert!(
        shown(&browser).contains("Is it really them?"),
        "Before a key is trusted it must be said how it is checked."
    );
    let hand = Hand::on(&browser);
    hand.click("It is the same: trust this key");
    reads(&browser, "Stop trusting it");
    hand.at_most(1, 0, "A key is trusted");
    says("green", "Example Bea");

    hand.click("Stop trusting it");
    reads(&browser, "Their members turn amber, and what they promised");
    hand.click("Really?");
    reads(&browser, "It is the same: trust this key");
    hand.click("Block");
    reads(&browser, "Their members turn red.");
    hand.click("Really?");
    reads(&browser, "Unblock");
    says("red", "Example Cleo");
    hand.click("Unblock");
    reads(&browser, "It is the same: trust this key");
    says("amber", "Example Dido");
    kept_to_itself(&browser, &world.souk.url, "A space's page");
}

#[test]
fn a_desk_is_paired_by_the_code_of_the_page_and_locked_out_again() {
    let (Some(browser), Some(desk)) = (
        Browser::open("a desk is let in"),
        Browser::open("the desk that is let in"),
    ) else {
        return;
    };
    let world = World::shared();
    let_in(&browser, &world.strict, "admin");
    open(&browser, &world.strict, "/settings");
    let hand = Hand::on(&browser);
    hand.fill("[name=label]", "Example tablet");
    hand.click("Make a code");
    browser.wait("the code", "document.querySelector('#code svg')");
    let code = browser.text("#code .spoken");
    hand.at_most(1, 1, "A code for a desk");

    desk.goto(&format!("{}/desk", world.strict.url));
    desk.type_into("#code", &format!("{code}\u{E007}"));
    desk.wait("pairing", "document.body.dataset.screen === 'idle'");
    assert_eq!(
        desk.run("return localStorage.getItem('covisa.role');"),
        json!("desk"),
        "It must be a desk and no more."
    );

    open(&browser, &world.strict, "/settings");
    reads(&browser, "Example tablet");
    let lock = "[...document.querySelectorAll('#page li')].find((one) => one.innerText.includes('Example tablet'))";
    browser.run(&format!("{lock}.querySelector('button').id = 'lock';"));
    hand.press("#lock");
    browser.wait(
        "a second question",
        "document.querySelector('#lock').textContent === 'Really?'",
    );
    hand.press("#lock");
    browser.wait("it is gone", &format!("!({lock})"));
    // It hears of it by itself: nobody has to scan something first.
    desk.wait("words", "document.body.dataset.screen === 'pair' && document.querySelector('#pair-why').textContent.includes('no longer paired')");
}

#[test]
fn a_reader_sees_every_page_and_no_button_that_changes_anything() {
    let Some(browser) = Browser::open("a reader") else {
        return;
    };
    let world = World::shared();
    let (id, _) = member(&world.souk, "Example Rea");
    let_in(&browser, &world.souk, "reader");
    let theirs = [
        format!("/members/{id}"),
        format!("/spaces/{}", world.nomads.space),
    ];
    let mut changing = Vec::new();
    for path in places()
        .into_iter()
        .chain(theirs.iter().map(String::as_str))
    {
        open(&browser, &world.souk, path);
        assert!(
            browser.run("return document.querySelector('#page h1')?.textContent.length > 2;")
                == json!(true),
            "A reader must see {path}: {}.",
            shown(&browser)
        );
        // Whatever sends anything but a question is out of sight.
        let seen = browser.run(
            "return [...document.querySelectorAll('[data-do]')].filter((one) => !one.dataset.do.startsWith('GET') && one.checkVisibility()).map((one) => one.dataset.do);",
        );
        changing.extend(
            seen.as_array()
                .unwrap()
                .iter()
                .map(|one| format!("{path}: {one}")),
        );
    }
    assert_eq!(
        changing, [""; 0],
        "A reader must see no button that changes anything."
    );
}

#[test]
fn a_reader_is_refused_every_change_in_words() {
    let Some(browser) = Browser::open("a reader's changes") else {
        return;
    };
    let world = World::shared();
    let (id, _) = member(&world.souk, "Example Ria");
    let_in(&browser, &world.souk, "reader");
    let token = token(&browser);
    let none = json!(null);
    let name = json!({ "name": "Example Nobody" });
    let standing = json!({ "standing": "blocked" });
    let changes: [(&str, String, &Value); 9] = [
        ("POST", "/api/v1/members".to_owned(), &name),
        ("PUT", format!("/api/v1/members/{id}"), &name),
        ("DELETE", format!("/api/v1/members/{id}"), &none),
        ("POST", format!("/api/v1/members/{id}/passes"), &json!({})),
        (
            "PUT",
            format!("/api/v1/spaces/{}/standing", world.nomads.space),
            &standing,
        ),
        ("POST", "/api/v1/terms/review".to_owned(), &none),
        (
            "POST",
            "/api/v1/desk/pairings".to_owned(),
            &json!({ "role": "admin" }),
        ),
        (
            "POST",
            "/fragments/settings/recovery".to_owned(),
            &json!({}),
        ),
        ("POST", format!("/fragments/members/{id}/card"), &json!({})),
    ];
    for (method, path, body) in changes {
        let (status, told) = world.souk.ask_as(&token, method, &path, body);
        assert_eq!(status, 403, "A reader must not {method} {path}: {told}.");
        assert_eq!(
            told["code"],
            json!("not-for-readers"),
            "It must be said why: {told}."
        );
    }
}

#[test]
fn a_browser_of_a_desk_is_sent_to_the_desk_and_reaches_nothing_else() {
    let Some(browser) = Browser::open("a desk's browser") else {
        return;
    };
    let world = World::shared();
    paired(&browser, &world.souk);
    for path in places() {
        browser.goto(&format!("{}{path}", world.souk.url));
        browser.wait(
            "the desk",
            "location.pathname === '/desk' && document.body.dataset.screen === 'idle'",
        );
    }
    let token = token(&browser);
    for path in [
        "/fragments/members",
        "/api/v1/members",
        "/api/v1/tokens",
        "/fragments/settings",
    ] {
        let (status, told) = world.souk.ask_as(&token, "GET", path, &json!(null));
        assert_eq!(status, 403, "A desk must not see {path}: {told}.");
    }
}

#[test]
fn an_operator_who_opens_an_invitation_twice_is_told_that_it_was_used() {
    let Some(browser) = Browser::open("a used invitation") else {
        return;
    };
    let world = World::shared();
    let invitation = invitation(&world.souk, "admin");
    browser.goto(&invitation);
    browser.wait("the first page", "document.body.dataset.state === 'ready'");
    browser.run("localStorage.clear();");
    browser.goto_anew(&invitation);
    reads(&browser, "The code is wrong, used or too old.");
    assert_eq!(
        browser.run("return location.hash;"),
        json!(""),
        "The code must leave the address."
    );
}

#[test]
fn the_pages_speak_every_language_that_is_chosen() {
    let Some(browser) = Browser::open("languages") else {
        return;
    };
    let dir = tempfile::tempdir().unwrap();
    let house = House::found(dir.path(), "Example Loft", "Porto", None, &[]);
    let_in(&browser, &house, "admin");
    let english = sampled(&browser, &house);
    assert!(
        english.len() > 10,
        "Labels must be there to be compared: {english:?}."
    );
    for tag in ["es", "fr", "pt-BR", "de"] {
        open(&browser, &house, "/");
        choose(&browser, tag);
        let said = sampled(&browser, &house);
        assert_eq!(
            said.len(),
            english.len(),
            "Every label must be there in {tag}."
        );
        // One word may be the same in both.
        let pairs = english.iter().zip(&said);
        for (there, here) in pairs.filter(|(there, _)| there.contains(' ')) {
            assert_ne!(there, here, "No English may be left in {tag}.");
        }
        browser.goto(&format!("{}/desk", house.url));
        browser.wait("the desk", "document.body.dataset.screen === 'idle'");
        assert_eq!(
            browser.run("return document.documentElement.lang;"),
            json!(tag),
            "The desk must speak it too."
        );
        assert_ne!(
            browser.text("#today-title span"),
            "Today",
            "No English may be left at the desk in {tag}."
        );
    }
    open(&browser, &house, "/");
    choose(&browser, "en");
}

/// Titles, places, sentences and buttons of some pages, those without names in them.
fn sampled(browser: &Browser, house: &House) -> Vec<String> {
    let texts = |path| {
        open(browser, house, path);
        let texts = browser.run(
            "return [...document.querySelectorAll('h1:not(:has(bdi)), h2:not(:has(bdi)), nav a, #page .lead, #page button')].map((one) => one.textContent.trim());",
        );
        let texts = texts.as_array().unwrap().clone();
        texts
            .into_iter()
            .map(|text| text.as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    places().into_iter().flat_map(texts).collect()
}

/// Chooses a language, as in the bar.
fn choose(browser: &Browser, tag: &str) {
    browser.run(&format!(
        "const tongue = document.querySelector('#tongue'); tongue.value = '{tag}'; tongue.dispatchEvent(new Event('change'));"
    ));
    browser.wait(
        "the language",
        &format!(
            "document.documentElement.lang === '{tag}' && document.body.dataset.state === 'ready'"
        ),
    );
}

#[test]
fn what_was_typed_stays_while_the_node_is_away_and_is_sent_when_it_is_back() {
    let Some(mut browser) = Browser::open("a node that is away") else {
        return;
    };
    let world = World::shared();
    let_in(&browser, &world.strict, "admin");
    open(&browser, &world.strict, "/members/new");
    let hand = Hand::on(&browser);
    hand.fill("[name=name]", "Example Patience");
    hand.fill("[name=email]", "patience@example.org");
    browser.offline(true);
    Hand::on(&browser).click("Save");
    browser.wait("words", "!document.querySelector('#silent').hidden");
    reads(
        &browser,
        "covisa does not answer. What you typed is still here",
    );
    assert_eq!(
        [
            value(&browser, "[name=name]"),
            value(&browser, "[name=email]")
        ],
        [json!("Example Patience"), json!("patience@example.org")],
        "What was typed must stay."
    );
    browser.offline(false);
    Hand::on(&browser).click("Save");
    browser.wait(
        "the member's page",
        "document.querySelector('#page h1')?.textContent === 'Example Patience'",
    );
    let (_, members) = world.strict.ask("GET", "/api/v1/members", &json!(null));
    let same = |one: &&Value| one["name"] == json!("Example Patience");
    assert_eq!(
        members["items"]
            .as_array()
            .unwrap()
            .iter()
            .filter(same)
            .count(),
        1,
        "The member must be there once."
    );
}

#[test]
fn a_node_that_is_gone_is_told_on_every_page_that_is_open() {
    let Some(browser) = Browser::open("a node that is gone") else {
        return;
    };
    let dir = tempfile::tempdir().unwrap();
    let mut house = House::found(dir.path(), "Example Loft", "Porto", None, &[]);
    let_in(&browser, &house, "admin");
    open(&browser, &house, "/members/new");
    let hand = Hand::on(&browser);
    hand.fill("[name=name]", "Example Nia");
    house.stop();
    hand.click("Save");
    reads(&browser, "covisa does not answer.");
    assert_eq!(
        value(&browser, "[name=name]"),
        json!("Example Nia"),
        "What was typed must stay."
    );
}

#[test]
fn the_seventh_word_is_asked_for_and_a_wrong_one_keeps_the_words() {
    let Some(browser) = Browser::open("the seventh word") else {
        return;
    };
    let dir = tempfile::tempdir().unwrap();
    let house = House::found(dir.path(), "Example Loft", "Porto", None, &[]);
    let_in(&browser, &house, "admin");
    open(&browser, &house, "/settings");
    let hand = Hand::on(&browser);
    hand.click("Show the words");
    browser.wait(
        "the words",
        "document.querySelectorAll('.words24 li').length === 24",
    );
    hand.fill("[name=word]", "example");
    hand.click("It is printed");
    browser.wait(
        "words",
        "document.querySelector('#words .notice')?.textContent",
    );
    assert!(
        house.home.join("recovery.txt").exists(),
        "A wrong word must take nothing away."
    );
    let seventh = browser.text(".words24 li:nth-child(7)");
    hand.fill("[name=word]", &seventh.to_uppercase());
    hand.click("It is printed");
    browser.wait("they are gone", "!document.querySelector('#recovery')");
    assert!(
        !house.home.join("recovery.txt").exists(),
        "The file must be gone."
    );
}
