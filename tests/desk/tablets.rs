//! A tablet comes in: the operator opens the door on *Settings*, without a file or a restart.

use covisa_tests::certified::Certified;
use serde_json::json;

use super::browser::Browser;
use super::page::{scan, verdict};
use super::pages::{Hand, let_in, member, open, reads};
use super::world::House;

/// The address in the code that is shown for one browser.
fn offered(browser: &Browser) -> String {
    browser.wait("the code", "document.querySelector('#code svg')");
    let address = browser.run("return document.querySelector('#code a, #code code').textContent;");
    address.as_str().unwrap().to_owned()
}

/// A port that nobody has.
fn free() -> u16 {
    let listener = std::net::TcpListener::bind("0.0.0.0:0").unwrap();
    listener.local_addr().unwrap().port()
}

#[test]
fn a_tablet_is_let_in_from_settings_and_sees_through_its_camera_under_the_house_s_certificate() {
    let (Some(browser), Some(mut tablet)) = (
        Browser::open("settings let a tablet in"),
        Browser::trusting("the tablet that is let in"),
    ) else {
        return;
    };
    let dir = tempfile::tempdir().unwrap();
    let home = House::init(dir.path(), "Example Quay", "Bergen", None);
    let house = House::serve(&home, &[]);
    let port = free();
    let_in(&browser, &house, "admin");
    open(&browser, &house, "/settings");
    reads(
        &browser,
        "For now only browsers on this computer reach these pages.",
    );
    let hand = Hand::on(&browser);
    hand.press("#tablets [name=open]");
    hand.press("#tablets button.primary");
    reads(
        &browser,
        "Without a certificate nothing is encrypted on the way to the tablets.",
    );
    hand.press("#tablets [name=own_network]");
    hand.press("#tablets summary");
    hand.fill("#tablets [name=port]", &port.to_string());
    hand.press("#tablets button.primary");
    reads(&browser, "Tablets come in at http://");
    reads(&browser, "Nothing is encrypted on the way");
    hand.fill("[name=label]", "Example tablet");
    hand.click("Make a code");
    let address = offered(&browser);
    assert!(
        address.contains(&format!(":{port}/desk#")) && !address.contains("127.0.0.1"),
        "The code holds an address that a tablet can reach: {address}"
    );

    Certified::of(&["127.0.0.1"]).put(&home);
    // The files are taken at once where somebody saves.
    open(&browser, &house, "/settings");
    hand.press("#tablets button.primary");
    reads(&browser, "Encrypted, with your certificate.");
    hand.click("Make a code");
    let address = offered(&browser);
    assert!(
        address.starts_with(&format!("https://127.0.0.1:{port}/desk#")),
        "It names whom the certificate names: {address}"
    );
    tablet.size(820, 1180);
    tablet.goto(&address);
    tablet.wait("the desk", "document.body.dataset.screen === 'idle'");
    assert_eq!(
        tablet.run("return [isSecureContext, !!navigator.mediaDevices];"),
        json!([true, true]),
        "A camera may be looked through."
    );
    let (_, pass) = member(&house, "Example Ada");
    scan(&tablet, &pass);
    verdict(&tablet, "green");
}
