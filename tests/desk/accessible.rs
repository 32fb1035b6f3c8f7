//! Every page: for those who hear it, on every width, light enough, and asking nobody but its node.

use std::path::PathBuf;
use std::process::Command;
use std::sync::OnceLock;

use data_encoding::HEXLOWER;
use serde_json::json;
use sha2::{Digest as _, Sha512};

use super::browser::{Browser, path_of};
use super::pages::kept_to_itself;
use super::tour::{Tour, start};
use super::world::{left_out, told};

/// The checker, as the npm registry has it.
const AXE: &str = "axe-core@4.14.1";
const AXE_FILE: &str = "axe-core-4.14.1.tgz";
const AXE_SHA512: &str = "1477dafa598d8d065f273d6af302aa203c02e83131707b7fa648cd41bd3d6b734f8c22a0dab86ee6a6f64b8afbe804b214d36db85a2826965edfb3a0b9d546b5";
/// What it finds that keeps somebody out.
const FINDS: &str = "
const done = arguments[arguments.length - 1];
axe.run(document, { resultTypes: ['violations'] }).then((found) => done(found.violations
  .filter((one) => one.impact === 'serious' || one.impact === 'critical')
  .flatMap((one) => one.nodes.map((node) => `${one.impact} ${one.id}: ${node.target.join(' ')} (${(node.any[0] ?? node.all[0] ?? node.none[0])?.message})`))),
  (error) => done([String(error)]));";
/// Bytes of a page with all that it fetches.
const WEIGHT: u64 = 150_000;
const WIDTHS: [(u32, u32); 3] = [(360, 740), (820, 1180), (1440, 900)];

/// The checker's script; or none, said aloud, where it is not to be had.
fn axe(test: &str) -> Option<&'static str> {
    static AXE: OnceLock<Result<String, String>> = OnceLock::new();
    match AXE.get_or_init(fetched) {
        Ok(script) => Some(script),
        Err(why) => {
            left_out(test, why);
            None
        }
    }
}

fn fetched() -> Result<String, String> {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let file = folder.join(AXE_FILE);
    if !file.exists() {
        path_of("npm").ok_or("no npm here; install it, then: cargo test --test desk")?;
        let packed = Command::new("npm")
            .args(["pack", "--silent", AXE])
            .current_dir(&folder)
            .output()
            .unwrap();
        if !packed.status.success() {
            return Err(format!(
                "npm does not give {AXE}: {}",
                String::from_utf8_lossy(&packed.stderr)
            ));
        }
    }
    let bytes = std::fs::read(&file).unwrap();
    let sum = HEXLOWER.encode(&Sha512::digest(&bytes));
    assert_eq!(
        sum,
        AXE_SHA512,
        "{} must be the {AXE} that is meant.",
        file.display()
    );
    let script = Command::new("tar")
        .args(["-xzOf", AXE_FILE, "package/axe.min.js"])
        .current_dir(&folder)
        .output()
        .unwrap();
    Ok(String::from_utf8(script.stdout).unwrap())
}

/// What the checker finds on a page, in light and in dark, on a wide screen and on a telephone.
fn check(browser: &mut Browser, script: &str, page: &str, found: &mut Vec<String>) {
    // Within the driver's frame, for the page's policy allows no script of ours.
    browser.run(script);
    for (scheme, (width, height)) in [
        ("light", WIDTHS[2]),
        ("dark", WIDTHS[2]),
        ("light", WIDTHS[0]),
    ] {
        browser.scheme(scheme);
        browser.size(width, height);
        // What moves has come to rest.
        std::thread::sleep(std::time::Duration::from_millis(300));
        let wrong = browser.run_later(FINDS);
        let wrong = wrong.as_array().unwrap().iter();
        found.extend(
            wrong.map(|one| format!("{page}, {scheme}, {width}: {}", one.as_str().unwrap())),
        );
    }
    browser.scheme("light");
    browser.size(1440, 900);
}

#[test]
fn no_page_of_the_operator_keeps_anyone_out() {
    let test = "accessibility of the pages";
    let (Some(mut browser), Some(script)) = (Browser::open(test), axe(test)) else {
        return;
    };
    let mut found = Vec::new();
    start(&mut browser, &mut |browser, page| {
        check(browser, script, page, &mut found)
    });
    Tour::shared().pages(&mut browser, &mut |browser, page| {
        check(browser, script, page, &mut found)
    });
    assert_eq!(
        found,
        [""; 0],
        "No page may keep anyone out:\n{}",
        found.join("\n")
    );
}

#[test]
fn no_screen_of_the_desk_keeps_anyone_out() {
    let test = "accessibility of the desk";
    let (Some(mut browser), Some(script)) = (Browser::open(test), axe(test)) else {
        return;
    };
    let mut found = Vec::new();
    Tour::shared().desk(&mut browser, &mut |browser, page| {
        check(browser, script, page, &mut found)
    });
    assert_eq!(
        found,
        [""; 0],
        "No screen may keep anyone out:\n{}",
        found.join("\n")
    );
}

#[test]
fn the_checker_finds_a_picture_without_words_and_letters_that_cannot_be_read() {
    let test = "the checker of accessibility";
    let (Some(mut browser), Some(script)) = (Browser::open(test), axe(test)) else {
        return;
    };
    browser.goto("data:text/html,<html><title>Example</title><body><main><h1 style='color:%23bbb;background:%23fff'>Example</h1><img src='data:,'></main>");
    let mut found = Vec::new();
    check(&mut browser, script, "example", &mut found);
    for (what, rule) in [
        ("A picture", "image-alt"),
        ("Pale letters", "color-contrast"),
    ] {
        assert!(
            found.iter().any(|one| one.contains(rule)),
            "{what} must be found: {found:?}."
        );
    }
}

/// Bytes that a page took to be shown: its shell, styles, scripts, pictures and what it fetched, each once: what is asked for
/// again since something changed is what the page is now.
fn weight(browser: &Browser) -> u64 {
    let bytes = browser.run(
        "const each = new Map(performance.getEntriesByType('navigation').concat(performance.getEntriesByType('resource')).map((one) => [one.name, one.decodedBodySize]));
         return [...each.values()].reduce((sum, bytes) => sum + bytes, 0);",
    );
    bytes.as_u64().unwrap()
}

/// A page is light, fits every width, asks its own node alone, and is marked up for those who hear it.
fn measure(browser: &mut Browser, page: &str, weights: &mut Vec<String>, wrong: &mut Vec<String>) {
    let bytes = weight(browser);
    weights.push(format!("{page} {bytes}"));
    if bytes >= WEIGHT {
        wrong.push(format!("{page} weighs {bytes} bytes"));
    }
    let house = browser.run("return location.origin;");
    kept_to_itself(browser, house.as_str().unwrap(), page);
    for (width, height) in WIDTHS {
        browser.size(width, height);
        let wide = browser.run(
            "return Math.max(document.documentElement.scrollWidth, document.body.scrollWidth);",
        );
        if wide.as_u64() > Some(width.into()) {
            wrong.push(format!("{page} scrolls sideways at {width}: {wide}"));
        }
    }
    let marked = browser.run(
        "return [document.documentElement.lang, document.title.length > 8, [...document.querySelectorAll('h1')].filter((one) => one.checkVisibility() && !one.closest('[inert]')).length];",
    );
    if marked != json!(["en", true, 1]) {
        wrong.push(format!(
            "{page} has not one language, title and heading: {marked}"
        ));
    }
    browser.size(1440, 900);
}

#[test]
fn every_page_is_light_fits_every_width_and_asks_its_own_node_alone() {
    let Some(mut browser) = Browser::open("weights and widths of the pages") else {
        return;
    };
    let (mut weights, mut wrong) = (Vec::new(), Vec::new());
    start(&mut browser, &mut |browser, page| {
        measure(browser, page, &mut weights, &mut wrong)
    });
    let tour = Tour::shared();
    tour.pages(&mut browser, &mut |browser, page| {
        measure(browser, page, &mut weights, &mut wrong)
    });
    tour.desk(&mut browser, &mut |browser, page| {
        measure(browser, page, &mut weights, &mut wrong)
    });
    told(&format!("bytes of each page: {}", weights.join(", ")));
    assert_eq!(
        wrong,
        [""; 0],
        "Every page must be light and fit:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn a_page_without_scripts_says_so() {
    let Some(mut browser) = Browser::open("no scripts") else {
        return;
    };
    let run = super::first_run::FirstRun::begin();
    browser.cdp(
        "Emulation.setScriptExecutionDisabled",
        &json!({ "value": true }),
    );
    browser.goto(&format!("{}/start", run.url));
    browser.cdp(
        "Emulation.setScriptExecutionDisabled",
        &json!({ "value": false }),
    );
    let said = browser.run("return document.querySelector('noscript')?.textContent ?? '';");
    assert!(
        said.as_str()
            .is_some_and(|said| said.contains("JavaScript")),
        "Without scripts the page must say what is missing: {said}."
    );
}
