//! Texts that would be more than text, everywhere this house writes them: members, lists, its own name and words.

use std::path::Path;

use data_encoding::BASE64;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::browser::Browser;
use super::pages::{Hand, let_in, open};
use super::world::{House, told};

/// The number of strings that are tried.
const STRINGS: usize = 500;
/// Most bytes of a name.
const NAME: usize = 80;
/// What a page is looked through for: something that ran, elements and attributes that no page of ours has, requests to
/// elsewhere, and letters that turn the direction of writing where nothing keeps that to itself.
const HARM: &str = r"
const foreign = ['SCRIPT', 'IFRAME', 'OBJECT', 'EMBED', 'BASE', 'META', 'LINK', 'STYLE', 'MARQUEE', 'MATH', 'TEMPLATE', 'NOSCRIPT'];
const leads = ['href', 'src', 'action', 'formaction', 'xlink:href', 'data'];
// A drawing of ours with a name in it: of its elements, as they are read, none may be a stranger's.
const DRAWN = 'data:image/svg+xml;base64,';
const drawn = (one) => one.src.startsWith(DRAWN)
  && [...new DOMParser().parseFromString(new TextDecoder().decode(Uint8Array.from(atob(one.src.slice(DRAWN.length)), (c) => c.charCodeAt(0))), 'image/svg+xml').querySelectorAll('*')]
    .every((part) => ['svg', 'rect', 'path', 'g', 'text'].includes(part.tagName) && ![...part.attributes].some((at) => /^on/i.test(at.name)));
const strange = [...document.querySelectorAll('body *')].filter((one) =>
  (foreign.includes(one.tagName.toUpperCase()) && one.parentElement !== document.body)
  || (one.tagName === 'VIDEO' && one.id !== 'video')
  || (one.tagName === 'IMG' && !one.src.startsWith(location.origin + '/assets/') && !drawn(one))
  || [...one.attributes].some((at) => /^on/i.test(at.name) || (leads.includes(at.name) && /^\s*(javascript|vbscript):/i.test(at.value))));
const asked = performance.getEntriesByType('resource').map((one) => one.name).filter((name) => !name.startsWith(location.origin) && !name.startsWith('data:'));
const loose = [];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const text = walker.currentNode;
  const around = text.parentElement;
  // A paragraph of its own keeps it to itself, and what is only heard has no direction.
  if (around.closest('.unseen') || (around.textContent === text.data && getComputedStyle(around).display === 'block')) continue;
  if (/[\u202a-\u202e\u2066-\u2069]/.test(text.data) && !around.closest('bdi, [dir=auto], option, textarea, code, script, title')) loose.push(text.data);
}
return [window.pwned ?? null, strange.map((one) => one.outerHTML.slice(0, 200)), asked, loose];";

/// The texts of `bad/markup.toml`, none longer than a name.
pub fn strings() -> Vec<String> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("bad/markup.toml");
    let table: toml::Table = std::fs::read_to_string(file).unwrap().parse().unwrap();
    let texts = |key: &str| -> Vec<String> {
        let texts = table[key].as_array().unwrap().iter();
        texts
            .map(|text| text.as_str().unwrap().to_owned())
            .collect()
    };
    let (around, templates) = (texts("around"), texts("templates"));
    let of = |around: &String| -> Vec<String> {
        let all = templates
            .iter()
            .map(|text| around.replace("{it}", &text.replace("{js}", "pwned=1")));
        all.filter(|text| text.len() <= NAME).collect()
    };
    let all: Vec<String> = around.iter().flat_map(of).take(STRINGS).collect();
    assert_eq!(all.len(), STRINGS, "The table must make this many texts.");
    all
}

/// A text as it is read: without what no page can show, what would turn the line around, and with one space for many.
pub fn read(text: &str) -> String {
    let seen: String = text
        .chars()
        .filter(
            |c| !matches!(c, '\0' | '\u{fffd}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'),
        )
        .collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The page holds nothing but text. Its own policy is off, so that nothing but the page itself keeps it harmless.
pub fn harmless(browser: &Browser, what: &str) {
    assert_eq!(
        browser.run(HARM),
        json!([null, [], [], []]),
        "{what} must hold text and nothing else: what ran, what is not ours, what was asked for, what turns the line."
    );
}

/// A browser whose pages have no policy to protect them.
pub fn unprotected(test: &str) -> Option<Browser> {
    let mut browser = Browser::open(test)?;
    browser.cdp("Page.setBypassCSP", &json!({ "enabled": true }));
    Some(browser)
}

/// What these elements show.
pub fn texts(browser: &Browser, selector: &str) -> Vec<String> {
    let texts = browser.run(&format!(
        "return [...document.querySelectorAll({})].map((one) => 'value' in one ? one.value : one.textContent);",
        json!(selector)
    ));
    let texts = texts.as_array().unwrap().iter();
    texts.map(|text| read(text.as_str().unwrap())).collect()
}

/// A house whose own name is one of these texts.
fn house() -> (House, TempDir) {
    let dir = tempfile::tempdir().unwrap();
    let name = "\"></script><svg onload=pwned=1>Example";
    let house = House::found(dir.path(), name, "<img src=x onerror=pwned=1>", None, &[]);
    (house, dir)
}

fn members(house: &House) -> Vec<Value> {
    let (_, members) = house.ask("GET", "/api/v1/members", &json!(null));
    members["items"].as_array().unwrap().clone()
}

/// As a list can hold them: a file with control characters in it is taken for no text at all.
fn in_a_list(all: &[String]) -> Vec<String> {
    let seen = |text: &String| {
        text.chars()
            .filter(|c| *c == '\t' || !c.is_control())
            .collect()
    };
    all.iter().map(seen).collect()
}

/// As much of a text as an address can have in front of its @.
fn address(text: &str) -> String {
    let fits = |c: &char| !c.is_whitespace() && !c.is_control() && !"\"(),:;<>[]\\@.".contains(*c);
    let part: String = text.chars().filter(fits).take(12).collect();
    format!("m{part}@example.org")
}

/// All of them as members: half by the API, half by a list.
fn filled(house: &House, all: &[String]) {
    let (by_hand, listed) = all.split_at(all.len() / 2);
    let listed = in_a_list(listed);
    let mut refused = 0;
    for (at, name) in by_hand.iter().enumerate() {
        let (plan, email) = (
            &all[all.len() - 1 - at],
            address(&all[(at * 7) % all.len()]),
        );
        let member = json!({ "name": name, "plan": plan, "email": email });
        let (status, told) = house.ask("POST", "/api/v1/members", &member);
        match status {
            201 => assert_eq!(
                told["name"],
                json!(name.trim()),
                "A name must be kept as it is."
            ),
            422 => refused += 1,
            _ => panic!("{name:?} must be taken or refused in words: {told}."),
        }
    }
    let mut list = csv::Writer::from_writer(Vec::new());
    list.write_record(["Name", "Email", "Plan", "Id"]).unwrap();
    for (at, name) in listed.iter().enumerate() {
        list.write_record([
            name,
            &format!("m{at}@example.org"),
            &listed[(at + 1) % listed.len()],
            &format!("{at}"),
        ])
        .unwrap();
    }
    let list = BASE64.encode(&list.into_inner().unwrap());
    let import = json!({ "list": list, "skip_problems": true, "source": "example" });
    let (status, told_of) = house.ask("POST", "/api/v1/members/imports", &import);
    assert_eq!(status, 201, "The list must be taken: {told_of}.");
    let skipped = told_of["problems"].as_array().unwrap().len();
    told(&format!(
        "hostile members: {refused} of 250 refused by the API, {skipped} of 250 rows left out"
    ));
}

#[test]
fn members_are_shown_as_they_are_written_and_run_nothing() {
    let Some(browser) = unprotected("hostile members") else {
        return;
    };
    let ((house, _dir), all) = (house(), strings());
    filled(&house, &all);
    let members = members(&house);
    assert!(
        members.len() > 400,
        "Most must have been taken: {}.",
        members.len()
    );
    let_in(&browser, &house, "admin");
    let (mut names, mut plans) = (Vec::new(), Vec::new());
    for page in 0..members.len().div_ceil(50) {
        open(&browser, &house, &format!("/members?page={page}"));
        harmless(&browser, "The list of members");
        names.extend(texts(&browser, "tbody td:first-child bdi"));
        plans.extend(texts(&browser, "tbody td:nth-child(3) bdi"));
    }
    for (shown, field) in [(&mut names, "name"), (&mut plans, "plan")] {
        let mut kept: Vec<String> = members
            .iter()
            .filter_map(|one| one[field].as_str())
            .map(read)
            .collect();
        kept.sort();
        shown.sort();
        assert_eq!(*shown, kept, "Each {field} must be read as it is kept.");
    }
    for member in members.iter().step_by(20) {
        open(
            &browser,
            &house,
            &format!("/members/{}", member["member"].as_str().unwrap()),
        );
        harmless(&browser, "A member's page");
        let name = read(member["name"].as_str().unwrap());
        assert_eq!(
            texts(&browser, "h1 bdi"),
            [name.as_str()],
            "The name must be read."
        );
        assert_eq!(
            texts(&browser, "[name=name]"),
            [name.as_str()],
            "The name must be in its field."
        );
    }
    open(&browser, &house, "/members/requests");
    harmless(&browser, "The questions of other spaces");
}

#[test]
fn what_is_searched_for_is_shown_as_it_was_typed() {
    let Some(browser) = unprotected("hostile searches") else {
        return;
    };
    let ((house, _dir), all) = (house(), strings());
    house.ask("POST", "/api/v1/members", &json!({ "name": "Example Ana" }));
    let_in(&browser, &house, "admin");
    for text in all.iter().take(75).step_by(5) {
        for path in ["/members", "/spaces"] {
            let written = browser.run(&format!("return encodeURIComponent({});", json!(text)));
            open(
                &browser,
                &house,
                &format!("{path}?q={}&status=%22%3E", written.as_str().unwrap()),
            );
            harmless(&browser, "A search");
            assert_eq!(
                texts(&browser, "#q"),
                [read(text)],
                "What was searched for must stay."
            );
        }
    }
}

/// A list in which they are names, addresses, plans, headers and what stands below those.
fn wide_list(file: &Path, all: &[String]) {
    let mut list = csv::Writer::from_path(file).unwrap();
    let headers = ["Name", "Email", "Plan"].into_iter().map(str::to_owned);
    list.write_record(headers.chain(all[..75].iter().cloned()))
        .unwrap();
    for (at, name) in all.iter().enumerate() {
        let address = if at % 5 == 0 {
            name.clone()
        } else {
            format!("m{at}@example.org")
        };
        let row = [name.clone(), address, all[(at + 9) % 60].clone()];
        let cells = (0..75).map(|column| {
            if at == 0 {
                all[column].clone()
            } else {
                String::new()
            }
        });
        list.write_record(row.into_iter().chain(cells)).unwrap();
    }
    list.flush().unwrap();
}

#[test]
fn a_list_with_hostile_headers_is_previewed_and_its_export_runs_no_formula() {
    let Some(browser) = unprotected("hostile lists") else {
        return;
    };
    let ((house, dir), all) = (house(), strings());
    let all = in_a_list(&all);
    let file = dir.path().join("list.csv");
    wide_list(&file, &all);
    let_in(&browser, &house, "admin");
    open(&browser, &house, "/members/import");
    browser.choose("[name=list]", &file);
    Hand::on(&browser).click("Check list");
    browser.wait("the preview", "document.querySelector('#preview table')");
    browser.run("for (const one of document.querySelectorAll('details')) one.open = true;");
    harmless(&browser, "The preview of a list");
    let shown = texts(&browser, "#preview bdi");
    for text in [&all[0], &all[4], &all[33]] {
        assert!(
            shown.contains(&read(text)),
            "{text} must be read in the preview."
        );
    }
    Hand::on(&browser).click("Import list");
    browser.wait(
        "the list is in",
        "document.querySelector('#preview a.primary')",
    );
    browser.run("for (const one of document.querySelectorAll('details')) one.open = true;");
    harmless(&browser, "The list that is in");

    let (_, written) = house.ask("GET", "/api/v1/members/export", &json!(null));
    let written = written.as_str().unwrap();
    let mut cells = 0;
    for row in csv::Reader::from_reader(written.as_bytes()).records() {
        for cell in &row.unwrap() {
            cells += 1;
            assert!(
                !cell.starts_with(['=', '+', '-', '@', '\t', '\r']),
                "{cell:?} would run in a spreadsheet."
            );
        }
    }
    assert!(
        cells > 1000,
        "The export must hold them all: {cells} cells."
    );
}

/// Its own words: everything that a house can say of itself.
fn speaks(house: &House, all: &[String]) {
    let contacts: Vec<&String> = all
        .iter()
        .filter(|text| !text.contains(char::is_control))
        .take(8)
        .collect();
    let (status, answer) = house.ask(
        "PUT",
        "/api/v1/profile/contacts",
        &json!({ "contacts": contacts }),
    );
    assert_eq!(status, 200, "Any line reaches people: {answer}.");
    let (_, terms) = house.ask("GET", "/api/v1/terms", &json!(null));
    let mut terms = terms["terms"].clone();
    terms["note"] = json!(all[..20].join(" "));
    terms["plans"] = json!(all[20..28]);
    terms["networks"] = json!(all[28..36]);
    terms["grant"][0]["label"] = json!(all[36]);
    terms["grant"][0]["note"] = json!(all[37]);
    let (status, answer) = house.ask("PUT", "/api/v1/terms", &terms);
    assert_eq!(status, 200, "Any words may be terms: {answer}.");
    for label in &all[..4] {
        house.ask(
            "POST",
            "/api/v1/desk/pairings",
            &json!({ "role": "reader", "label": label }),
        );
    }
}

#[test]
fn a_house_with_a_hostile_name_shows_it_on_all_its_pages() {
    let Some(browser) = unprotected("a hostile house") else {
        return;
    };
    let ((house, _dir), all) = (house(), strings());
    for round in 0..3 {
        speaks(&house, &all[round * 40..]);
        let_in(&browser, &house, "admin");
        for path in [
            "/",
            "/terms",
            "/kit",
            "/settings",
            "/welcome",
            "/spaces",
            "/spaces/find",
        ] {
            open(&browser, &house, path);
            harmless(&browser, path);
            assert_eq!(
                texts(&browser, "#house"),
                ["\"></script><svg onload=pwned=1>Example"],
                "The name must be read on {path}."
            );
        }
        let snippet = "new DOMParser().parseFromString(document.querySelector('.snippet code').textContent, 'text/html')";
        open(&browser, &house, "/kit");
        let pasted = browser.run(&format!(
            "const page = {snippet}; return [[...page.querySelectorAll('body *, head *')].map((one) => one.tagName).join(' '), page.querySelector('[itemprop=name]').textContent];"
        ));
        assert_eq!(
            pasted,
            json!([
                "P SPAN SPAN STRONG SPAN",
                "\"></script><svg onload=pwned=1>Example"
            ]),
            "What is pasted into a web site must be text there too."
        );
        open(&browser, &house, "/settings");
        Hand::on(&browser).click("Show the words");
        browser.wait("the words", "document.querySelector('.words24')");
        harmless(&browser, "The recovery sheet");
        browser.goto(&format!("{}/desk", house.url));
        browser.wait("the desk", "document.body.dataset.screen === 'idle'");
        harmless(&browser, "The desk");
    }
}

#[test]
fn a_passport_of_a_hostile_name_is_harmless_too() {
    let Some(browser) = unprotected("hostile passports") else {
        return;
    };
    let ((house, dir), all) = (house(), strings());
    speaks(&house, &all);
    for (at, name) in all.iter().step_by(50).enumerate() {
        let added = json!({ "name": name, "plan": name });
        let (status, added) = house.ask("POST", "/api/v1/members", &added);
        if status != 201 {
            continue;
        }
        let path = format!(
            "/fragments/members/{}/card",
            added["member"].as_str().unwrap()
        );
        let (_, made) = house.ask(
            "POST",
            &path,
            &json!({ "show": ["name", "plan", "home_name"], "days": 30 }),
        );
        for (kind, part) in made.as_str().unwrap().split("base64,").skip(1).enumerate() {
            let page = BASE64
                .decode(part.split('"').next().unwrap().as_bytes())
                .unwrap();
            let file = dir.path().join(format!("{at}-{kind}.html"));
            std::fs::write(&file, page).unwrap();
            browser.goto(&format!("file://{}", file.display()));
            // These files carry their own style and policy in their head, and nothing of the kind below it.
            harmless(&browser, "A file to send or print");
            let text = read(
                browser
                    .run("return document.body.textContent;")
                    .as_str()
                    .unwrap(),
            );
            let wanted: String = read(name).chars().take_while(|c| !c.is_control()).collect();
            assert!(
                text.contains(&wanted),
                "{name:?} must be read in it: {text}."
            );
        }
    }
}

#[test]
fn the_look_through_a_page_finds_what_runs_leads_away_and_turns_the_line() {
    let Some(browser) = unprotected("the look for hostile markup") else {
        return;
    };
    let (house, _dir) = house();
    let_in(&browser, &house, "admin");
    browser.run("document.querySelector('#page').innerHTML += '<p>Example \u{202e}<a>turned</a></p><img src=//e.invalid/x onerror=pwned=1>';");
    browser.wait("without a policy it runs", "window.pwned === 1");
    let found = browser.run(HARM);
    let many = |at: usize| found[at].as_array().unwrap().len();
    assert_eq!(
        [many(1), many(2), many(3)],
        [1, 1, 1],
        "A picture from elsewhere and a turned line must be found: {found}."
    );
}
