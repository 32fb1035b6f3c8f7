//! A member's passport on their own phone.

use serde_json::json;

use super::browser::Browser;
use super::pages::{kept_to_itself, reads, shown};
use super::world::{House, World};

/// A home whose members' phones reach it under a public name. Here the browser is on the same machine, so that the name is
/// taken off again.
fn home(dir: &std::path::Path, peers: &[&str]) -> House {
    let home = House::init(dir, "Example Quay", "Bergen", None);
    let public = "[http]\npublic_hosts = [\"passport.example.org\"]\n";
    std::fs::write(home.join("config.toml"), public).unwrap();
    House::serve(&home, peers)
}

/// The address that a member's phone is shown.
fn invitation(house: &House, member: &str) -> String {
    let path = format!("/api/v1/members/{member}/phones");
    let (status, offered) = house.ask("POST", &path, &json!({}));
    assert_eq!(status, 201, "A code must be made: {offered}.");
    let url = offered["url"].as_str().unwrap();
    let public = "https://passport.example.org";
    assert!(url.starts_with(public), "It is the public name: {url}.");
    url.replace(public, &house.url)
}

fn member(house: &House, name: &str) -> String {
    let (_, added) = house.ask(
        "POST",
        "/api/v1/members",
        &json!({ "name": name, "tier": "flex" }),
    );
    added["member"].as_str().unwrap().to_owned()
}

#[test]
fn a_member_makes_passes_and_has_them_without_a_network() {
    let Some(mut phone) = Browser::open("a passport on a phone") else {
        return;
    };
    phone.size(390, 844);
    let dir = tempfile::tempdir().unwrap();
    let world = World::shared();
    let house = home(dir.path(), &[world.souk.address.as_str()]);
    world.souk.learns(&house);
    house.learns(&world.souk);
    world.souk.covisa(&["space", "pin", &house.space]);
    house.covisa(&["space", "pin", &world.souk.space]);
    let dina = member(&house, "Dina Example");

    phone.goto(&invitation(&house, &dina));
    reads(&phone, "Dina Example");
    reads(&phone, "The desk will see");
    phone.run("document.querySelector('form[data-keep=card] button.primary').click();");
    phone.wait("the card", "document.querySelector('#kept .pass svg')");
    assert!(
        shown(&phone).contains("Example Harbour"),
        "The member reads where they can work: {}.",
        shown(&phone)
    );
    kept_to_itself(&phone, &house.url, "the passport");

    // What the screen shows is a pass that the desk of another house admits.
    phone.run("scrollTo(0, 0);");
    let screen = dir.path().join("screen.png");
    std::fs::write(&screen, phone.screenshot()).unwrap();
    let seen = world
        .souk
        .covisa(&["verify", "--image", screen.to_str().unwrap(), "--check-in"]);
    assert_eq!(
        seen["verdict"]["level"], "green",
        "The member works there: {seen}."
    );
    assert_eq!(
        seen["disclosed"]["name"], "Dina Example",
        "As the member chose: {seen}."
    );

    // In a cellar the page opens all the same.
    phone.run_later("const done = arguments[arguments.length - 1]; navigator.serviceWorker.ready.then(() => done(true));");
    phone.offline(true);
    phone.goto(&format!("{}/passport", house.url));
    phone.wait("the card", "document.querySelector('#kept .pass svg')");
    reads(&phone, "Your passes are here all the same");
    phone.offline(false);
}

#[test]
fn a_phone_reaches_its_passport_and_nothing_else_until_it_is_locked_out() {
    let Some(phone) = Browser::open("a locked out phone") else {
        return;
    };
    let dir = tempfile::tempdir().unwrap();
    let house = home(dir.path(), &[]);
    let dina = member(&house, "Dina Example");
    phone.goto(&invitation(&house, &dina));
    reads(&phone, "Dina Example");
    phone.run("document.querySelector('form[data-keep=card] button.primary').click();");
    phone.wait("the card", "document.querySelector('#kept .pass svg')");

    // The same link once more, as people do it: what is there stays.
    phone.goto_anew(&format!("{}/passport#AAAAAAAAAAAAAAAA", house.url));
    reads(&phone, "The code is wrong, used or too old.");
    phone.wait("the card", "document.querySelector('#kept .pass svg')");
    reads(&phone, "Dina Example");

    let token = phone.run("return localStorage.getItem('covisa.passport.token');");
    let token = token.as_str().unwrap();
    for (method, path) in [
        ("GET", "/api/v1/members"),
        ("GET", "/api/v1/status"),
        ("POST", "/api/v1/desk/check"),
        ("GET", "/fragments/members"),
        ("GET", "/fragments/settings"),
    ] {
        let (status, told) = house.ask_as(token, method, path, &json!({}));
        assert_eq!(status, 403, "{method} {path} is not the member's: {told}.");
    }
    for _ in 0..19 {
        let (status, _) = house.ask_as(
            token,
            "POST",
            "/fragments/passport/card",
            &json!({ "show": [] }),
        );
        assert_eq!(status, 200, "The member makes passes.");
    }
    let (status, told) = house.ask_as(
        token,
        "POST",
        "/fragments/passport/card",
        &json!({ "show": [] }),
    );
    assert_eq!(status, 429, "Twenty a day are enough: {told}.");

    let (_, tokens) = house.ask("GET", "/api/v1/tokens", &json!(null));
    let known = tokens["items"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["member"] == json!(dina));
    let known = known.unwrap()["token"].as_str().unwrap();
    house.ask("DELETE", &format!("/api/v1/tokens/{known}"), &json!(null));
    phone.goto(&format!("{}/passport", house.url));
    reads(&phone, "Ask at the desk of your home space");
    phone.wait(
        "an empty passport",
        "!document.querySelector('#kept .pass')",
    );
}

#[test]
fn an_erased_member_has_no_phone_here() {
    let dir = tempfile::tempdir().unwrap();
    let house = home(dir.path(), &[]);
    let dina = member(&house, "Dina Example");
    let url = invitation(&house, &dina);
    let code = url.split_once('#').unwrap().1;
    let (status, paired) = house.ask_as("", "POST", "/desk/pair", &json!({ "code": code }));
    assert_eq!(
        (status, &paired["role"]),
        (201, &json!("member")),
        "The phone comes in."
    );
    let token = paired["token"].as_str().unwrap();
    assert_eq!(
        house
            .ask_as(token, "GET", "/fragments/passport", &json!(null))
            .0,
        200,
        "It sees the member's."
    );
    house.ask("POST", &format!("/api/v1/members/{dina}/erase"), &json!({}));
    let (status, told) = house.ask_as(token, "GET", "/fragments/passport", &json!(null));
    assert_eq!(status, 401, "Nobody knows it any more: {told}.");
}
