//! The desk's camera: a real browser whose camera shows a film of a card.

use image::GrayImage;
use serde_json::json;
use tempfile::TempDir;

use super::browser::Browser;
use super::page::{ENTER, paired, verdict};
use super::pictures::{CALM, Shot, seen};
use super::world::World;

/// A card in a hand: turned, slanted, not sharp, in the light of a room.
const IN_A_HAND: Shot = Shot {
    share: 0.9,
    turn: 8.0,
    slant: 0.06,
    blur: 0.8,
    light: 0.8,
    noise: 4.0,
    ..CALM
};

/// A film in YUV4MPEG2: five pictures a second, grey (both colour planes at their middle).
fn film(pictures: &[&GrayImage]) -> Vec<u8> {
    let (width, height) = pictures[0].dimensions();
    let mut film = format!("YUV4MPEG2 W{width} H{height} F5:1 Ip A1:1 C420jpeg\n").into_bytes();
    for picture in pictures {
        film.extend(b"FRAME\n");
        film.extend(picture.as_raw());
        film.resize(film.len() + (width * height / 2) as usize, 128);
    }
    film
}

/// A browser that sees an empty table for a second, then a card for six, in a hand that is never quite still.
fn looking_at(test: &str, text: &str) -> Option<(Browser, TempDir)> {
    let card = image::load_from_memory(&covisa::qr::png(text).unwrap())
        .unwrap()
        .to_luma8();
    let held = [8.0, 7.0, 5.5, 6.5, 9.0].map(|turn| seen(&card, &Shot { turn, ..IN_A_HAND }));
    let table = table();
    let empty = std::iter::repeat_n(&table, 5);
    filmed(
        test,
        &empty
            .chain(held.iter().cycle().take(30))
            .collect::<Vec<_>>(),
    )
}

fn filmed(test: &str, pictures: &[&GrayImage]) -> Option<(Browser, TempDir)> {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("film.y4m");
    std::fs::write(&file, film(pictures)).unwrap();
    Some((Browser::before_a_camera(test, &file)?, dir))
}

fn table() -> GrayImage {
    let (width, height) = IN_A_HAND.size;
    GrayImage::from_pixel(width, height, image::Luma([150]))
}

const LIVE: &str = "return tools.stream !== null && tools.stream.getTracks().some((track) => track.readyState === 'live');";

/// On a phone's and on a desk's screen, the picture and the button that ends it lie within the window.
const IN_VIEW: &str = "const seen = (e) => { const r = e.getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight; }; \
    return seen(document.querySelector('#video')) && seen(document.querySelector('#camera-off')) \
        && document.activeElement.id === 'camera-off';";

#[test]
fn a_card_held_before_the_camera_is_checked_and_the_camera_goes_off() {
    let world = World::shared();
    let pass = world.nomads.pass("Ivy");
    let Some((browser, _film)) = looking_at("a card before the camera", &pass) else {
        return;
    };
    paired(&browser, &world.souk);
    browser.click("#camera");
    browser.wait("the camera's picture", "!document.querySelector('#viewer').hidden && document.querySelector('#video').videoWidth > 0");
    assert_eq!(
        browser.run(IN_VIEW),
        json!(true),
        "The person must see what the camera sees."
    );
    assert_eq!(browser.run(LIVE), json!(true), "The camera must be on.");
    browser.run("window.track = tools.stream.getTracks()[0];");
    verdict(&browser, "green");
    assert_eq!(browser.text("#name"), "Ivy", "The card must be read.");
    let after = browser.run(
        "return [document.querySelector('#viewer').hidden, window.track.readyState, tools.stream];",
    );
    assert_eq!(
        after,
        json!([true, "ended", null]),
        "With the verdict the camera must be off."
    );
    browser.keys(ENTER);
    browser.wait(
        "the camera for the next visitor",
        "tools.stream !== null && !document.querySelector('#viewer').hidden",
    );
}

#[test]
fn a_camera_goes_off_when_it_is_told_to() {
    let world = World::shared();
    let Some((mut browser, _film)) = filmed("a camera turned off", &[&table()]) else {
        return;
    };
    browser.size(360, 740);
    paired(&browser, &world.souk);
    browser.click("#camera");
    browser.wait(
        "the camera's picture",
        "tools.stream !== null && document.querySelector('#video').videoWidth > 0",
    );
    browser.run("window.track = tools.stream.getTracks()[0];");
    assert_eq!(
        browser.run(IN_VIEW),
        json!(true),
        "The person must see what the camera sees."
    );
    browser.click("#camera-off");
    let after = browser.run(
        "return [document.querySelector('#viewer').hidden, window.track.readyState, tools.stream];",
    );
    assert_eq!(
        after,
        json!([true, "ended", null]),
        "The camera must be off."
    );
}

#[test]
fn a_code_that_is_no_pass_is_told_in_words() {
    let text = "https://wifi.example";
    let Some((browser, _film)) = looking_at("another code before the camera", text) else {
        return;
    };
    let world = World::shared();
    paired(&browser, &world.souk);
    browser.click("#camera");
    verdict(&browser, "neutral");
    let said = browser.text("#verdict");
    assert!(
        said.contains("This is not a covisa code: scan again."),
        "{said}"
    );
}

#[test]
fn a_browser_without_a_camera_says_what_to_do_instead() {
    let Some(browser) = Browser::open("no camera") else {
        return;
    };
    let world = World::shared();
    paired(&browser, &world.souk);
    browser.click("#camera");
    browser.wait(
        "words",
        "document.querySelector('#notice').textContent.startsWith('This browser may not use a camera')",
    );
}
