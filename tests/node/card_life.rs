//! How long a card counts: as the house says, shorter on a phone; and that a new one takes the place of the one before.

use covisa_tests::asking::Asking;
use covisa_tests::program::Home;
use serde_json::{Value, json};

use crate::meeting::nord_and_sued;

/// Days from the making of a pass to its end.
fn days(home: &Home, pass: &Value) -> i64 {
    let passes = home.done(&["pass", "list"]);
    let mut items = passes["items"].as_array().unwrap().iter();
    let listed = items.find(|one| one["id"] == pass["id"]).unwrap();
    let day =
        |key: &str| covisa::calendar::parse_day(&listed[key].as_str().unwrap()[..10]).unwrap();
    day("expires_at").days_since(day("issued_at"))
}

fn status(home: &Home, pass: &Value) -> Value {
    let passes = home.done(&["pass", "list"]);
    let items = passes["items"].as_array().unwrap().iter();
    let mut found = items.filter(|one| one["id"] == pass["id"]);
    found.next().unwrap()["status"].clone()
}

fn member(home: &Home, name: &str) -> String {
    let added = home.done(&["member", "add", "--name", name]);
    added["member"].as_str().unwrap().to_owned()
}

#[test]
fn a_card_counts_for_as_long_as_the_house_says() {
    let home = Home::init("Example Nord");
    let ada = member(&home, "Example Ada");
    let usual = home.done(&["pass", "issue", &ada]);
    assert_eq!(
        days(&home, &usual),
        365,
        "A year until the house says otherwise."
    );
    for bad in ["0", "401"] {
        let refused = home.verb(&["space", "cards", "--days", bad]);
        assert_eq!(refused.error(2)["code"], "bad-days", "{bad}");
    }
    let said = home.done(&["space", "cards", "--days", "100"]);
    assert_eq!(said["days"], json!(100));
    let short = home.done(&["pass", "issue", &ada]);
    assert_eq!(
        (days(&home, &usual), days(&home, &short)),
        (365, 100),
        "What was given stays."
    );
    let more = home.done(&["pass", "issue", &ada, "--days", "400"]);
    assert_eq!(days(&home, &more), 400, "More can be said of one.");
    assert_eq!(
        home.done(&["space", "cards"])["days"],
        json!(100),
        "It is kept."
    );
}

/// The phone of a member, let in.
fn phone(operator: &Asking, member: &str) -> Asking {
    let offered = operator
        .post(&format!("members/{member}/phones"), &json!({}))
        .json();
    let (_, code) = offered["url"].as_str().unwrap().split_once('#').unwrap();
    let body = json!({ "code": code }).to_string();
    let json = [("content-type", "application/json")];
    let paired = operator
        .send("POST", "/desk/pair", &json, body.as_bytes())
        .json();
    operator.with_token(paired["token"].as_str().unwrap())
}

#[test]
fn a_card_takes_the_place_of_the_one_before_if_that_is_asked_and_of_no_phone() {
    let (home, sued) = nord_and_sued();
    let (ada, bea) = (member(&home, "Example Ada"), member(&home, "Example Bea"));
    let names = "[http]\npublic_hosts = [\"passport.example.org\"]\n";
    std::fs::write(home.path().join("config.toml"), names).unwrap();
    let node = home.serve();
    let phone = phone(&node.ask, &ada);
    let made = phone.send(
        "POST",
        "/fragments/passport/card",
        &[("content-type", "application/json")],
        b"{\"show\":[]}",
    );
    assert_eq!(made.status, 200);
    let passes = node.ask.get(&format!("passes?member={ada}")).json();
    let on_phone = passes["items"][0].clone();
    assert_eq!(on_phone["on"], "phone", "{passes}");
    assert_eq!(
        days(&home, &on_phone),
        30,
        "Another one is a click away there."
    );
    let first = node
        .ask
        .post(&format!("members/{ada}/passes"), &json!({}))
        .json();
    let others = node
        .ask
        .post(&format!("members/{bea}/passes"), &json!({}))
        .json();
    let both = node
        .ask
        .post(&format!("members/{ada}/passes"), &json!({}))
        .json();
    assert_eq!(
        status(&home, &first),
        "valid",
        "Both count unless it is asked."
    );
    let one = node
        .ask
        .post(
            &format!("members/{ada}/passes"),
            &json!({ "instead": true }),
        )
        .json();
    let found = [&first, &both, &one, &others, &on_phone].map(|pass| status(&home, pass));
    let expected = ["replaced", "replaced", "valid", "valid", "valid"];
    assert_eq!(found, expected.map(Value::from), "The phone keeps its own.");
    let guest = node.ask.post(
        &format!("members/{ada}/passes"),
        &json!({ "instead": true, "for": sued.space }),
    );
    assert_eq!(guest.status, 201, "{}", guest.json());
    assert_eq!(
        status(&home, &one),
        "valid",
        "A pass for one host takes no card away."
    );
}

#[test]
fn what_takes_the_place_of_a_suspended_card_is_suspended_and_of_a_lost_one_on_paper() {
    let home = Home::init("Example Nord");
    let ada = member(&home, "Example Ada");
    let first = home.done(&["pass", "issue", &ada]);
    home.done(&["pass", "suspend", first["id"].as_str().unwrap()]);
    // Named twice, it gets one.
    let node = home.serve();
    let asked = json!({ "members": [ada, ada], "instead": true });
    let made = node.ask.post("passes", &asked).json();
    let items = made["items"].as_array().unwrap();
    assert_eq!(items.len(), 1, "{made}");
    assert_eq!(status(&home, &items[0]), "suspended", "{made}");
    assert_eq!(status(&home, &first), "replaced");
    node.stop();
    home.done(&["pass", "resume", items[0]["id"].as_str().unwrap()]);

    let names = "[http]\npublic_hosts = [\"passport.example.org\"]\n";
    std::fs::write(home.path().join("config.toml"), names).unwrap();
    let node = home.serve();
    let phone = phone(&node.ask, &ada);
    let json = [("content-type", "application/json")];
    phone.send("POST", "/fragments/passport/card", &json, b"{\"show\":[]}");
    let new = node
        .ask
        .post(&format!("passes/{ada}/replace"), &json!({}))
        .json();
    assert_eq!(
        new["on"], "paper",
        "What the house gives is on paper: {new}"
    );
    assert_eq!(
        days(&home, &new),
        365,
        "It stands for the card of the house, not for the newer one of the phone."
    );
    assert!(
        new["shows"].as_array().unwrap().len() > 1,
        "And shows what that did: {new}"
    );
}
