//! How the page looks: contrast, widths, and pictures of it for a person to judge.

use serde_json::json;

use super::browser::Browser;
use super::page::{forged, paired, scan, verdict};
use super::tour::{Tour, start};
use super::world::World;

const WIDTHS: [(u32, u32); 3] = [(360, 740), (820, 1180), (1440, 900)];

/// Every text of the verdict with its colour and the first ground behind it that is not transparent.
const COLOURS: &str = r"
const seen = [];
const walker = document.createTreeWalker(document.querySelector('#verdict'), NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const element = walker.currentNode.parentElement;
  if (!walker.currentNode.data.trim() || !element.checkVisibility()) continue;
  let ground = element;
  while (getComputedStyle(ground).backgroundColor === 'rgba(0, 0, 0, 0)') ground = ground.parentElement;
  const faded = [];
  for (let up = element; up; up = up.parentElement) faded.push(getComputedStyle(up).opacity);
  seen.push([walker.currentNode.data.trim(), getComputedStyle(element).color, getComputedStyle(ground).backgroundColor, faded.every((one) => one === '1')]);
}
return seen;";

fn luminance(colour: &str) -> f64 {
    let inner = colour.trim_start_matches("rgb(").trim_end_matches(')');
    let parts: Vec<f64> = inner
        .split(',')
        .map(|part| {
            let share = part
                .trim()
                .parse::<f64>()
                .unwrap_or_else(|_| panic!("{colour} must be an opaque colour"))
                / 255.0;
            if share <= 0.039_28 {
                share / 12.92
            } else {
                ((share + 0.055) / 1.055).powf(2.4)
            }
        })
        .collect();
    0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
}

fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn every_word_of_a_verdict_has_a_contrast_of_seven() {
    let Some(browser) = Browser::open("contrast") else {
        return;
    };
    let world = World::shared();
    paired(&browser, &world.souk);
    let shown = [
        ("green", world.nomads.pass("Lea")),
        ("amber", world.strict.pass("Mia")),
        ("red", forged(&world.nomads.pass("Fee"))),
        ("neutral", "nonsense".to_owned()),
    ];
    for (level, pass) in shown {
        scan(&browser, &pass);
        verdict(&browser, level);
        let colours = browser.run(COLOURS);
        let colours = colours.as_array().unwrap();
        assert!(colours.len() >= 5, "The texts of {level} must be seen.");
        for seen in colours {
            let (text, colour, ground) = (
                &seen[0],
                seen[1].as_str().unwrap(),
                seen[2].as_str().unwrap(),
            );
            let ratio = contrast(colour, ground);
            assert!(
                ratio >= 7.0,
                "{text} must have a contrast of 7 on {level}: {colour} on {ground} has {ratio:.2}."
            );
            assert_eq!(seen[3], json!(true), "{text} must not be faded.");
        }
    }
}

#[test]
fn no_width_scrolls_sideways() {
    let Some(mut browser) = Browser::open("widths") else {
        return;
    };
    let world = World::shared();
    let fits = |browser: &Browser, what: &str, width: u32| {
        let wide = browser
            .run("return [document.documentElement.scrollWidth, document.querySelector('#verdict').scrollWidth];");
        for wide in wide.as_array().unwrap() {
            assert!(
                wide.as_u64().unwrap() <= u64::from(width),
                "{what} must fit into {width} pixels: {wide}."
            );
        }
    };
    browser.goto(&format!("{}/desk", world.souk.url));
    for (width, height) in WIDTHS {
        browser.size(width, height);
        fits(&browser, "pairing", width);
    }
    paired(&browser, &world.souk);
    let long = "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwaren Hubert Blaine Sr.";
    let shown = [
        ("green", world.nomads.pass(long)),
        ("amber", world.strict.pass(long)),
        ("red", forged(&world.nomads.pass(long))),
        ("neutral", "nonsense".to_owned()),
    ];
    for (width, height) in WIDTHS {
        browser.size(width, height);
        fits(&browser, "listening", width);
        for (level, pass) in &shown {
            scan(&browser, pass);
            verdict(&browser, level);
            fits(&browser, level, width);
            browser.keys("\u{E00C}");
        }
    }
}

#[test]
fn pictures_for_a_person_to_judge() {
    let Some((mut browser, folder)) = Browser::to_picture("screenshots") else {
        return;
    };
    let world = World::shared();
    let shoot = |browser: &Browser, name: String| {
        std::fs::write(folder.join(name), browser.screenshot()).unwrap()
    };
    browser.goto(&format!("{}/desk", world.souk.url));
    everywhere(&mut browser, |browser, size| {
        shoot(browser, format!("pair-{size}.png"))
    });
    paired(&browser, &world.souk);
    browser.wait(
        "the state",
        "document.querySelector('#state').dataset.state === 'ready'",
    );
    everywhere(&mut browser, |browser, size| {
        shoot(browser, format!("empty-{size}.png"))
    });
    let shown = [
        ("green", world.nomads.pass("Example Ana")),
        ("amber", world.strict.pass("Example Théo")),
        ("red", forged(&world.nomads.pass("Example Fee"))),
        ("neutral", "https://example.org/menu".to_owned()),
    ];
    scan(&browser, &world.nomads.pass("Zoë"));
    verdict(&browser, "green");
    for (level, pass) in &shown {
        scan(&browser, pass);
        verdict(&browser, level);
        everywhere(&mut browser, |browser, size| {
            shoot(browser, format!("{level}-{size}.png"))
        });
    }
    browser.keys("\u{E00C}");
    browser.wait(
        "the list",
        "document.querySelectorAll('#visits li').length >= 2",
    );
    for scheme in ["light", "dark"] {
        browser.scheme(scheme);
        everywhere(&mut browser, |browser, size| {
            shoot(browser, format!("idle-{scheme}-{size}.png"))
        });
    }
    paired(&browser, &world.strict);
    scan(&browser, &world.nomads.pass("Example Emil"));
    verdict(&browser, "amber");
    everywhere(&mut browser, |browser, size| {
        shoot(browser, format!("facts-{size}.png"))
    });
}

#[test]
fn pictures_of_every_page_for_a_person_to_judge() {
    let Some((mut browser, folder)) = Browser::to_picture("pictures of every page") else {
        return;
    };
    let mut shoot = |browser: &mut Browser, page: &str| {
        let save = |browser: &Browser, how: &str| {
            let name = format!("page-{page}-{how}.png");
            std::fs::write(folder.join(name), browser.screenshot()).unwrap();
        };
        browser.scheme("dark");
        std::thread::sleep(std::time::Duration::from_millis(350));
        save(browser, "dark-1440");
        browser.scheme("light");
        for (width, _) in WIDTHS {
            whole(browser, width);
            save(browser, &format!("light-{width}"));
        }
        browser.size(1440, 900);
    };
    start(&mut browser, &mut shoot);
    let tour = Tour::shared();
    tour.pages(&mut browser, &mut shoot);
    tour.desk(&mut browser, &mut shoot);
}

/// As wide as this, and as high as the page is long.
fn whole(browser: &mut Browser, width: u32) {
    let (_, height) = WIDTHS[WIDTHS.iter().position(|(one, _)| *one == width).unwrap()];
    browser.size(width, height);
    // What moves has come to rest.
    std::thread::sleep(std::time::Duration::from_millis(350));
    let long = browser.run("return document.documentElement.scrollHeight;");
    let long = long.as_u64().unwrap_or_default().min(4000);
    browser.size(width, height.max(u32::try_from(long).unwrap()));
}

fn everywhere(browser: &mut Browser, shoot: impl Fn(&Browser, u32)) {
    for (width, height) in WIDTHS {
        browser.size(width, height);
        // What moves has come to rest.
        std::thread::sleep(std::time::Duration::from_millis(350));
        shoot(browser, width);
    }
}
