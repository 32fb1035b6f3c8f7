//! Printed passes in a real browser: their size, their pages, what hostile words do to them, and whether the code reads.

use covisa::pages::sheet::{Layout, PrintedPass, html};
use covisa::pages::way::Way;
use serde_json::json;
use tempfile::TempDir;

use super::browser::Browser;
use super::pictures::read_by_others;

/// Pixels of a CSS millimetre.
const MM: f64 = 96.0 / 25.4;
/// Screenshots are taken this much larger, as a printer has more dots than a screen.
const SCALE: f64 = 3.0;

/// What of a card lies outside it, over its code, or over something else of it. An empty list is a good page.
/// A piece of text counts as far as it is to be seen: what a box cuts off is not there.
const WRONG: &str = r"
const wrong = [];
const cut = (one, other) => ({ left: Math.max(one.left, other.left), top: Math.max(one.top, other.top), right: Math.min(one.right, other.right), bottom: Math.min(one.bottom, other.bottom) });
const some = (box) => box.right - box.left > 0.5 && box.bottom - box.top > 0.5;
const inside = (one, other) => one.left >= other.left - 0.5 && one.top >= other.top - 0.5 && one.right <= other.right + 0.5 && one.bottom <= other.bottom + 0.5;
for (const card of document.querySelectorAll('.card')) {
  const frame = card.getBoundingClientRect();
  const code = card.querySelector('svg').getBoundingClientRect();
  if (!inside(code, frame)) wrong.push('the code leaves the card');
  for (const element of card.querySelectorAll('.words, .words > *, .holder > *, .lines, .lines > :not(.heard), .print, footer')) {
    if (element.classList.contains('heard')) continue;
    const box = element.getBoundingClientRect();
    if (!inside(box, frame)) wrong.push(element.className + ' leaves the card');
  }
  const words = card.querySelector('.words');
  if (words.scrollHeight > words.clientHeight + 1) wrong.push('the words are higher than their place: ' + words.scrollHeight + ' > ' + words.clientHeight);
  const seen = [];
  for (const block of card.querySelectorAll('p:not(.contacts p), h2, dt, dd, .contacts')) {
    let shown = block.getBoundingClientRect();
    for (let up = block.parentElement; up !== card; up = up.parentElement) {
      if (getComputedStyle(up).overflow !== 'visible') shown = cut(shown, up.getBoundingClientRect());
    }
    if (!some(shown)) continue;
    if (some(cut(shown, code))) wrong.push((block.className || block.tagName) + ' lies over the code');
    for (const [other, name] of seen) {
      if (some(cut(shown, other))) wrong.push((block.className || block.tagName) + ' lies over ' + name);
    }
    seen.push([shown, block.className || block.tagName]);
  }
}
return wrong;";

/// A text as long as a pass, in its letters.
fn pass_text(length: usize) -> String {
    let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let mut at: u32 = length as u32;
    let body = (3..length).map(|_| {
        at = at.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        char::from(letters[(at >> 27) as usize])
    });
    "CV1".chars().chain(body).collect()
}

/// A card as most are.
fn usual() -> PrintedPass {
    PrintedPass {
        text: pass_text(500),
        home: "Example Nomads".to_owned(),
        place: Some("Seattle, United States".to_owned()),
        contacts: ["desk@nomads.example", "+1 555 0100"]
            .map(Way::printed)
            .into(),
        name: Some("Ana Example".to_owned()),
        plan: Some("Dedicated desk".to_owned()),
        code: Some("7K3MP9Q2RT".to_owned()),
        valid_until: "31 December 2026".to_owned(),
        for_host: None,
        host_days: None,
    }
}

/// A card for one host.
fn for_host() -> PrintedPass {
    PrintedPass {
        text: pass_text(520),
        for_host: Some("Example Harbour".to_owned()),
        host_days: Some("4 to 6 May 2026".to_owned()),
        valid_until: "6 May 2026".to_owned(),
        ..usual()
    }
}

/// A card with as little on it as may be.
fn bare() -> PrintedPass {
    PrintedPass {
        text: pass_text(400),
        home: "Exa".to_owned(),
        valid_until: "1 May 2026".to_owned(),
        ..PrintedPass::default()
    }
}

/// Cards whose every text does its worst.
fn hostile() -> Vec<PrintedPass> {
    let worst = [
        "<img src=http://127.0.0.1:9/x onerror=\"window.owned=1\"></svg></style><script>window.owned=1</script>&amp;".to_owned(),
        "\u{202e}\u{2067}drawkcab\u{202d} \u{2066}\u{5d0}\u{5d1}\u{5d2} \u{644}\u{644}\u{639}\u{645}\u{644} Example".to_owned(),
        "W".repeat(80),
        "Example Wide ".repeat(6),
        "\u{1f469}\u{200d}\u{1f4bb}\u{1f3f4}\u{200d}\u{2620}\u{fe0f}".repeat(20),
        "\u{9818}\u{57df}\u{5171}\u{540c}".repeat(20),
        "Z\u{334}\u{35c}\u{321}\u{30a}\u{30a}\u{30a}\u{30a}\u{30a}\u{30a}\u{30a}".repeat(30),
        "one\n\n\ttwo \u{a0}\u{a0}\u{a0} three\u{200b}four\u{ad}five".repeat(9),
        "long".repeat(500),
        String::new(),
    ];
    let card = |text: String| PrintedPass {
        text: pass_text(520),
        home: text.clone(),
        place: Some(text.clone()),
        contacts: vec![Way::printed(&text); 5],
        name: Some(text.clone()),
        plan: Some(text.clone()),
        code: Some(text.clone()),
        valid_until: text.clone(),
        for_host: Some(text.clone()),
        host_days: Some(text),
    };
    worst.into_iter().map(card).collect()
}

/// Opens the page as it is on paper, or on a screen.
fn show(browser: &mut Browser, passes: &[PrintedPass], layout: Layout, media: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sheet.html");
    std::fs::write(
        &file,
        html(passes, layout, covisa::words::Locale::En).unwrap(),
    )
    .unwrap();
    browser.cdp("Emulation.setEmulatedMedia", &json!({ "media": media }));
    browser.goto(&format!("file://{}", file.display()));
    folder
}

/// Pages of the PDF that the browser prints, and their size in points.
fn pages(browser: &mut Browser) -> Vec<[f64; 2]> {
    let options = json!({ "preferCSSPageSize": true, "printBackground": false });
    let printed = browser.cdp("Page.printToPDF", &options);
    let bytes = data_encoding::BASE64
        .decode(printed["data"].as_str().unwrap().as_bytes())
        .unwrap();
    let text = String::from_utf8_lossy(&bytes);
    let size = |object: &str| {
        let (_, inner) = object.split_once("/MediaBox [").unwrap();
        let numbers: Vec<f64> = inner[..inner.find(']').unwrap()]
            .split_whitespace()
            .map(|number| number.parse().unwrap())
            .collect();
        [numbers[2], numbers[3]]
    };
    text.split("endobj")
        .filter(|object| object.contains("/Type /Page\n"))
        .map(size)
        .collect()
}

/// A picture of one element, as many dots as a fair printer makes of it.
fn shot(browser: &mut Browser, selector: &str) -> Vec<u8> {
    let script = format!(
        "const box = document.querySelector({}).getBoundingClientRect(); \
         return [box.left + scrollX, box.top + scrollY, box.width, box.height];",
        json!(selector)
    );
    let found = browser.run(&script);
    let clip = json!({ "x": found[0], "y": found[1], "width": found[2], "height": found[3], "scale": SCALE });
    let options = json!({ "format": "png", "clip": clip, "captureBeyondViewport": true });
    let taken = browser.cdp("Page.captureScreenshot", &options);
    data_encoding::BASE64
        .decode(taken["data"].as_str().unwrap().as_bytes())
        .unwrap()
}

/// The boxes of all cards: left, top, width, height.
fn boxes(browser: &Browser) -> Vec<[f64; 4]> {
    let found = browser.run(
        "return [...document.querySelectorAll('.card')].map((card) => { \
         const box = card.getBoundingClientRect(); \
         return [box.left, box.top + scrollY, box.width, box.height]; });",
    );
    serde_json::from_value(found).unwrap()
}

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1.0
}

#[test]
fn a_card_on_paper_has_the_size_of_a_card() {
    let Some(mut browser) = Browser::open("the size of cards") else {
        return;
    };
    for layout in [Layout::Card, Layout::Sheet] {
        for count in [1, 11] {
            let _folder = show(&mut browser, &vec![usual(); count], layout, "print");
            let boxes = boxes(&browser);
            assert_eq!(boxes.len(), count, "Each pass must have a card.");
            for [_, _, width, height] in boxes {
                assert!(
                    near(width, 85.60 * MM) && near(height, 53.98 * MM),
                    "{layout:?}: a card must be 323.5 by 204.0 pixels: {width} by {height}."
                );
            }
        }
    }
}

#[test]
fn the_cards_of_a_sheet_lie_edge_to_edge_in_the_middle() {
    let Some(mut browser) = Browser::open("where cards lie") else {
        return;
    };
    let _folder = show(&mut browser, &vec![usual(); 11], Layout::Sheet, "print");
    for (index, [left, top, ..]) in boxes(&browser).into_iter().enumerate() {
        let (sheet, place) = (index / 10, index % 10);
        let x = 19.4 + 85.60 * (place % 2) as f64;
        let y = 13.55 + 53.98 * (place / 2) as f64 + 297.0 * sheet as f64;
        assert!(
            near(left, x * MM) && near(top, y * MM),
            "Card {index} must lie at {x} and {y} mm: {left} and {top} pixels."
        );
    }
}

#[test]
fn each_number_of_passes_has_its_number_of_pages() {
    let Some(mut browser) = Browser::open("pages") else {
        return;
    };
    let (card, a4) = ([242.6, 153.0], [595.3, 841.9]);
    let counts = [(1, 1), (10, 1), (11, 2), (25, 3)];
    let cards = counts.map(|(passes, _)| (Layout::Card, passes, passes, card));
    let sheets = counts.map(|(passes, sheets)| (Layout::Sheet, passes, sheets, a4));
    for (layout, passes, wanted, size) in cards.into_iter().chain(sheets) {
        let _folder = show(&mut browser, &vec![usual(); passes], layout, "");
        let pages = pages(&mut browser);
        assert_eq!(
            pages.len(),
            wanted,
            "{passes} passes as {layout:?} must be {wanted} pages."
        );
        for page in pages {
            assert!(
                near(page[0], size[0]) && near(page[1], size[1]),
                "{layout:?} must have pages of {size:?} points: {page:?}."
            );
        }
    }
}

#[test]
fn whatever_the_words_are_nothing_leaves_its_card_or_covers_the_code() {
    let Some(mut browser) = Browser::open("hostile words") else {
        return;
    };
    let mut passes = hostile();
    passes.extend(hostile().into_iter().map(|pass| PrintedPass {
        for_host: None,
        host_days: None,
        ..pass
    }));
    passes.extend([usual(), for_host(), bare()]);
    for layout in [Layout::Card, Layout::Sheet] {
        for (media, width) in [("print", 1440), ("", 320), ("", 360), ("", 820), ("", 1440)] {
            browser.size(width, 900);
            let _folder = show(&mut browser, &passes, layout, media);
            assert_eq!(
                browser.run(WRONG),
                json!([]),
                "{layout:?} at {width} pixels {media} must hold every text."
            );
            let made = browser.run(
                "return ['owned' in window, document.querySelectorAll('img, script').length, document.documentElement.scrollWidth <= innerWidth];",
            );
            assert_eq!(
                made,
                json!([false, 0, true]),
                "{layout:?} at {width} pixels {media}: text must stay text, and nothing may scroll sideways."
            );
        }
    }
}

#[test]
fn a_card_says_what_it_is_and_whom_to_tell() {
    let Some(mut browser) = Browser::open("words on cards") else {
        return;
    };
    let _folder = show(&mut browser, &[usual(), for_host()], Layout::Sheet, "print");
    let cards = browser.run(
        "return [...document.querySelectorAll('.card')].map((card) => card.innerText.replace(/\\s+/g, ' '));",
    );
    let both = [
        "Example Nomads",
        "Ana Example",
        "7K3MP 9Q2RT",
        "desk@nomads.example",
        "Whoever holds this card can show it. Lost? Tell your home space.",
    ];
    let each = [
        ["Coworking Visa card", "Valid until 31 December 2026"],
        ["Coworking Visa pass for Example Harbour", "4 to 6 May 2026"],
    ];
    for (card, own) in cards.as_array().unwrap().iter().zip(each) {
        for words in both.iter().chain(&own) {
            assert!(
                card.as_str().unwrap().contains(words),
                "The card must say {words:?}: {card}."
            );
        }
    }
    let document = browser.run(
        "return [document.documentElement.lang, document.title, document.querySelectorAll('h1').length, \
         document.querySelector('.code').getAttribute('aria-label'), getComputedStyle(document.querySelector('body > header')).display];",
    );
    assert_eq!(
        document,
        json!([
            "en",
            "Coworking Visa cards",
            1,
            "QR code of the pass: Ana Example, Example Nomads",
            "none"
        ]),
        "A page must say what it is to those who hear it, and print no instructions."
    );
}

#[test]
fn a_page_asks_for_nothing() {
    let Some(mut browser) = Browser::open("requests of sheets") else {
        return;
    };
    let mut passes = hostile();
    passes.push(usual());
    let _folder = show(&mut browser, &passes, Layout::Sheet, "");
    let asked = browser.run(
        "return [performance.getEntriesByType('resource').map((entry) => entry.name), window.refused];",
    );
    assert_eq!(
        asked,
        json!([[], []]),
        "Nothing may be asked for, and nothing may need to be refused."
    );
    browser.run("const image = new Image(); image.src = 'http://127.0.0.1:9/x.png'; document.body.append(image);");
    browser.wait("the page's own policy", "window.refused.length > 0");
}

#[test]
fn the_code_on_a_card_is_read() {
    let test = "codes on cards";
    let Some(mut browser) = Browser::open(test) else {
        return;
    };
    for pass in [usual(), for_host(), bare()].iter().chain(&hostile()[..1]) {
        for layout in [Layout::Card, Layout::Sheet] {
            let _folder = show(&mut browser, std::slice::from_ref(pass), layout, "print");
            let picture = shot(&mut browser, ".card");
            assert_eq!(
                covisa::qr::read(&picture),
                Ok(pass.text.clone()),
                "We must read what we print."
            );
            if let Some(read) = read_by_others(test, &picture) {
                assert_eq!(read, pass.text, "Others must read what we print.");
            }
        }
    }
}

#[test]
fn pictures_of_sheets_for_a_person_to_judge() {
    let Some((mut browser, folder)) = Browser::to_picture("pictures of sheets") else {
        return;
    };
    let save = |name: &str, picture: Vec<u8>| {
        std::fs::write(folder.join(format!("sheet-{name}.png")), picture).unwrap()
    };
    for (name, pass) in [("card", usual()), ("host", for_host()), ("bare", bare())] {
        let _folder = show(&mut browser, &[pass], Layout::Card, "print");
        save(name, shot(&mut browser, ".card"));
    }
    let mixed = [usual(), for_host(), bare()];
    let eleven: Vec<PrintedPass> = mixed.iter().cycle().take(11).cloned().collect();
    for (name, passes) in [("a4", &eleven), ("hostile", &hostile())] {
        let _folder = show(&mut browser, passes, Layout::Sheet, "print");
        save(name, shot(&mut browser, ".sheet"));
    }
    for (width, height) in [(360, 740), (820, 1180), (1440, 900)] {
        browser.size(width, height);
        for (name, layout) in [("single", Layout::Card), ("ten", Layout::Sheet)] {
            let _folder = show(&mut browser, &eleven, layout, "");
            save(&format!("{name}-{width}"), browser.screenshot());
        }
    }
}
