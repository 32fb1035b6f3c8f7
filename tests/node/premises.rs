//! What a visitor may have to know before coming: said by one space, read at another, in every language, and never invented.

use covisa::words::{Locale, premises::rows};
use covisa_tests::program::Home;
use covisa_tests::wait_until;
use federation_spec::records::profile::Premises;
use serde_json::{Value, json};

use crate::meeting::nord_and_sued;

#[test]
fn what_is_said_of_the_premises_is_read_elsewhere_and_the_rest_is_unstated() {
    let (nord, sued) = nord_and_sued();
    let (at_nord, at_sued) = (nord.serve(), sued.serve());
    nord.done(&["peer", "add", &at_sued.address()]);
    let said = nord.done(&[
        "space",
        "premises",
        "step_free=limited",
        "door_cm=90",
        "floor=0",
        "entrance=second courtyard",
        "phone_booths=3",
        "pets=no",
        "parking=bicycle,car",
    ]);
    let expected = json!({
        "step_free": "limited", "door_cm": 90, "floor": 0, "entrance": "second courtyard", "phone_booths": 3,
        "pets": "no", "parking": ["bicycle", "car"],
    });
    assert_eq!(said["profile"]["premises"], expected);
    let seen = || at_sued.ask.get(&format!("spaces/{}", nord.space)).json();
    wait_until("the other space reads it", || {
        (seen()["profile"]["premises"] == expected).then_some(())
    });
    // What is taken back is unstated again, the rest stays; and so does all of it when something else changes.
    nord.done(&["space", "premises", "pets=", "parking=none"]);
    nord.done(&["space", "contacts", "desk@nord.example"]);
    let now = || seen()["profile"]["premises"].clone();
    wait_until("the change is read", || {
        let now = now();
        let there = now["pets"] == Value::Null && now["parking"] == json!(["none"]);
        (there && now["floor"] == 0).then_some(())
    });
    wait_until("and the contact", || {
        let contact = &seen()["profile"]["contact"][0]["value"];
        (contact == "desk@nord.example").then_some(())
    });
    drop((at_nord, at_sued));
}

#[test]
fn what_cannot_be_of_premises_is_told_by_its_field() {
    let home = Home::init("Example Nord");
    for (said, field) in [
        ("step_free=maybe", "step_free"),
        ("door_cm=0", "door_cm"),
        ("floor=1000", "floor"),
        ("phone_booths=-1", "phone_booths"),
        ("parking=none,car", "parking"),
        ("parking=boats", "parking"),
        ("entrance=\u{1b}[2J", "entrance"),
    ] {
        let error = home.verb(&["space", "premises", said]).error(2);
        let text = error["text"].as_str().unwrap();
        assert!(text.contains(field), "{said}: {error}");
    }
    let long = format!("entrance={}", "ü".repeat(81));
    assert_eq!(
        home.verb(&["space", "premises", &long]).error(2)["code"],
        "bad-value"
    );
    let none = home.done(&["space", "premises"]);
    assert_eq!(
        none["profile"]["premises"],
        json!({}),
        "Nothing was said: {none}"
    );
}

#[test]
fn the_rows_say_what_is_said_in_every_language_and_nothing_of_what_is_not() {
    for locale in Locale::ALL {
        assert_eq!(rows(&Premises::default(), locale), [], "{locale:?}");
    }
    let home = Home::init("Example Nord");
    home.done(&[
        "space",
        "premises",
        "step_free=yes",
        "lift=no",
        "toilets=limited",
        "floor=0",
        "monitors=0",
        "parking=charging",
    ]);
    let node = home.serve();
    let page = |language: &str| {
        let headers = [("accept-language", language)];
        let path = format!("/fragments/spaces/{}", home.space);
        let page = node.ask.send("GET", &path, &headers, b"");
        String::from_utf8(page.body).unwrap()
    };
    for (language, expected) in [
        (
            "en",
            [
                "Step-free way in",
                "partly, or ask first",
                "street level",
                "charging electric cars",
            ],
        ),
        (
            "de",
            [
                "Stufenloser Zugang",
                "teilweise oder auf Anfrage",
                "Erdgeschoss",
                "Ladesäule für E-Autos",
            ],
        ),
        (
            "fr",
            [
                "Accès sans marche",
                "en partie ou sur demande",
                "rez-de-chaussée",
                "recharge de voitures électriques",
            ],
        ),
    ] {
        let page = page(language);
        for one in expected {
            assert!(page.contains(one), "{language}: {one}: {page}");
        }
    }
    assert!(
        !page("en").contains("Phone booths"),
        "What is unstated is not shown."
    );
}
