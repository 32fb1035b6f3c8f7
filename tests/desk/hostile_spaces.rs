//! Texts that would be more than text, said by others: names, cities, ways to reach them, terms, cards, questions.

use covisa_tests::made::{Kept, Made, THREE_A_MONTH, card_of, content, feed};
use covisa_tests::wait_for;
use federation_spec::records::Card;
use federation_spec::records::card::{Attribute, CardBody, CardClaims};
use federation_spec::records::profile::{Channel, Contact};
use federation_spec::records::values::{List, Text};
use federation_spec::wire::ids::Timestamp;
use federation_spec::wire::signature::sign;
use federation_spec::wire::text;
use serde_json::{Value, json};

use super::hostile::{harmless, read, strings, texts, unprotected};
use super::page::paired;
use super::pages::{let_in, open};
use super::world::{House, World};

const ESCAPE: &str = "\u{E00C}";
/// Spaces, with eleven texts or more each.
const SPACES: usize = 45;

/// Space number `at`: name, city, eight ways to reach it, and terms full of words.
fn space(at: usize, all: &[String]) -> (Made, Vec<Kept>) {
    let text = |more: usize| all[(at * 11 + more) % all.len()].as_str();
    let founded = Timestamp(covisa::clock::now().0 - 3600);
    let mut made = Made::of(at as u64 + 1, founded);
    made.name = text(0).to_owned();
    let channels = [
        Channel::Email,
        Channel::Phone,
        Channel::Web,
        Channel::Form,
        Channel::Social,
        Channel::Post,
    ];
    let contact = |more: usize| Contact {
        channel: channels[more % channels.len()],
        value: Text::new(text(more + 2)),
    };
    let contacts = List::new((0..8).map(contact).collect()).unwrap();
    let mut terms: toml::Table = THREE_A_MONTH.parse().unwrap();
    let word = |more: usize, most: usize| {
        let word: String = text(more).chars().take(most / 4).collect();
        toml::Value::String(word)
    };
    terms.insert("note".to_owned(), word(10, 2000));
    terms.insert(
        "plans".to_owned(),
        vec![word(11, 120), word(12, 120)].into(),
    );
    terms.insert("networks".to_owned(), vec![word(13, 80)].into());
    let mut area = toml::Table::new();
    area.insert("name".to_owned(), word(14, 60));
    area.insert("note".to_owned(), word(15, 160));
    area.insert("for_visitors".to_owned(), "included".into());
    terms.insert("area".to_owned(), vec![toml::Value::Table(area)].into());
    let mut site = toml::Table::new();
    site.insert("name".to_owned(), word(16, 60));
    site.insert("city".to_owned(), word(17, 80));
    terms.insert("site".to_owned(), vec![toml::Value::Table(site)].into());
    let grant = terms["grant"][0].as_table_mut().unwrap();
    grant.insert("label".to_owned(), word(18, 80));
    grant.insert("note".to_owned(), word(19, 500));
    let content = content(&toml::to_string(&terms).unwrap());
    let records = vec![
        made.inception(),
        made.profile_of(text(1), contacts),
        made.terms(&content, 0),
    ];
    (made, records)
}

/// A card that shows three texts.
fn card(made: &Made, shown: [&str; 3]) -> String {
    let [name, plan, home] = shown.map(Text::new);
    let Card(claims) = card_of(
        made.space,
        "Example",
        made.founded,
        made.founded.plus(2 * 86_400),
    );
    let attributes = [
        name.map(Attribute::Name),
        plan.map(Attribute::Plan),
        home.map(Attribute::HomeName),
    ];
    let attributes = List::new(attributes.into_iter().flatten().collect()).unwrap();
    let body = CardBody {
        attributes,
        ..claims.body
    };
    text::write(sign(&Card(CardClaims { body, ..claims }), &made.key).bytes())
}

/// A house that heard of all these spaces.
fn house(dir: &std::path::Path, all: &[String]) -> (House, Vec<Made>) {
    let home = House::init(dir, "Example Loft", "Porto", None);
    let spaces: Vec<(Made, Vec<Kept>)> = (0..SPACES).map(|at| space(at, all)).collect();
    let records: Vec<Kept> = spaces
        .iter()
        .flat_map(|(_, records)| records.clone())
        .collect();
    feed(&home, &records);
    (
        House::serve(&home, &[]),
        spaces.into_iter().map(|(made, _)| made).collect(),
    )
}

#[test]
fn spaces_that_say_hostile_things_are_shown_as_they_say_it() {
    let Some(browser) = unprotected("hostile spaces") else {
        return;
    };
    let (dir, all) = (tempfile::tempdir().unwrap(), strings());
    let (house, spaces) = house(dir.path(), &all);
    let_in(&browser, &house, "admin");
    let mut names = Vec::new();
    for page in 0.. {
        open(&browser, &house, &format!("/spaces?page={page}"));
        harmless(&browser, "The directory");
        let more = texts(&browser, ".cards h2 bdi");
        if more.is_empty() || names.contains(&more[0]) {
            break;
        }
        names.extend(more);
    }
    for made in &spaces {
        assert!(
            names.contains(&read(&made.name)),
            "{:?} must be read in the directory: {names:?}.",
            made.name
        );
        open(&browser, &house, &format!("/spaces/{}", made.space));
        harmless(&browser, "The page of a space");
        assert_eq!(
            texts(&browser, "h1 bdi"),
            [read(&made.name)],
            "Its name must be read."
        );
        assert_eq!(
            texts(&browser, ".facts bdi").len(),
            8,
            "Each way to reach it must be told."
        );
        assert_eq!(
            browser.run(
                "return [...document.querySelectorAll('.facts a, .lead a')].filter((a) => a.closest('.lead') || a.target || \
                 a.rel !== 'noreferrer nofollow' || !['mailto:', 'tel:', 'https:', 'http:'].includes(a.protocol)).length;"
            ),
            json!(0),
            "What another space says leads to people, to the web, and nowhere else."
        );
    }
    open(&browser, &house, "/");
    harmless(&browser, "The first page");
}

#[test]
fn cards_that_say_hostile_things_are_shown_as_text_at_the_desk() {
    let Some(browser) = unprotected("hostile cards") else {
        return;
    };
    let (dir, all) = (tempfile::tempdir().unwrap(), strings());
    let (house, spaces) = house(dir.path(), &all);
    paired(&browser, &house);
    let standings = ["pinned", "stranger", "blocked"];
    for (at, made) in spaces.iter().enumerate() {
        let standing = json!({ "standing": standings[at % 3] });
        house.ask(
            "PUT",
            &format!("/api/v1/spaces/{}/standing", made.space),
            &standing,
        );
        let shown = [&all[at * 3 + 300], &all[at * 3 + 301], &made.name].map(String::as_str);
        browser.run(&format!(
            "document.querySelector('#pass').value = {}; document.querySelector('#scan-form').requestSubmit();",
            json!(card(made, shown))
        ));
        browser.wait("the verdict", "document.body.dataset.screen === 'verdict'");
        harmless(&browser, "A verdict");
        // A home that is no stranger tells the visitor's name as it is; of another one it is said that nothing proves it.
        let name = &texts(&browser, "#name")[0];
        let wanted = read(shown[0]);
        let told = name.contains(&wanted) || name.is_empty();
        assert!(told, "{wanted:?} must be read, or nothing: {name:?}.");
        browser.keys(ESCAPE);
        browser.wait(
            "the desk listens",
            "document.body.dataset.screen === 'idle'",
        );
    }
    browser.wait("the list", "document.querySelector('#visits li')");
    harmless(&browser, "The list of visitors");
    let_in(&browser, &house, "admin");
    harmless(&browser, "The first page with its visitors");
}

#[test]
fn a_name_that_looks_like_a_trusted_one_is_warned_of_as_text() {
    let Some(browser) = unprotected("a hostile double") else {
        return;
    };
    let dir = tempfile::tempdir().unwrap();
    let name = "Example <svg onload=pwned=1>";
    let home = House::init(dir.path(), "Example Loft", "Porto", None);
    let founded = Timestamp(covisa::clock::now().0 - 3600);
    let both = [1, 2].map(|number| {
        let mut made = Made::of(number, founded);
        made.name = name.to_owned();
        made
    });
    let content = content(THREE_A_MONTH);
    feed(
        &home,
        &both
            .iter()
            .flat_map(|made| made.records(&content))
            .collect::<Vec<_>>(),
    );
    let house = House::serve(&home, &[]);
    house.covisa(&["space", "pin", &both[0].space.to_string()]);
    let_in(&browser, &house, "admin");
    for path in ["/spaces".to_owned(), format!("/spaces/{}", both[1].space)] {
        open(&browser, &house, &path);
        harmless(&browser, "A warning");
        let warned = texts(&browser, ".notice").join(" ");
        assert!(
            warned.contains(name),
            "The warning must name it as text: {warned:?}."
        );
    }
}

/// What another node said last, as the page of its space shows it.
fn arrives(house: &House, other: &House, said: &Value) {
    wait_for("another node's words arrive", || {
        let (_, space) = house.ask(
            "GET",
            &format!("/api/v1/spaces/{}", other.space),
            &json!(null),
        );
        let contacts = space["profile"]["contact"].as_array();
        contacts.is_some_and(|all| all.last().is_some_and(|last| &last["value"] == said))
    });
}

#[test]
fn what_another_node_says_and_asks_is_text_here() {
    let Some(browser) = unprotected("a hostile node") else {
        return;
    };
    let (world, all) = (World::start(), strings());
    let (house, other) = (&world.souk, &world.strict);
    house.covisa(&["space", "pin", &other.space]);
    other.covisa(&["space", "pin", &house.space]);
    let_in(&browser, house, "admin");
    let plain: Vec<&String> = all
        .iter()
        .filter(|text| !text.contains(char::is_control))
        .collect();
    for round in 0..4 {
        let contacts = &plain[round * 8..round * 8 + 8];
        let (status, told) = other.ask(
            "PUT",
            "/api/v1/profile/contacts",
            &json!({ "contacts": contacts }),
        );
        assert_eq!(status, 200, "Any line reaches people: {told}.");
        arrives(house, other, &json!(contacts[7].trim()));
        open(&browser, house, &format!("/spaces/{}", other.space));
        harmless(&browser, "The page of another node's space");
        let shown = texts(&browser, ".facts bdi");
        let wanted: Vec<String> = contacts.iter().map(|text| read(text)).collect();
        assert_eq!(shown, wanted, "Each line must be read as it was said.");
    }
    let mut asked = 0;
    for says in all.iter().step_by(9) {
        let question = json!({ "home": house.space, "says": says });
        match other.ask("POST", "/api/v1/requests", &question) {
            (201, _) => asked += 1,
            (_, told) => assert!(told["code"].is_string(), "It must be said why not: {told}."),
        }
    }
    assert!(asked > 4, "Some questions must be on their way: {asked}.");
    wait_for("the questions arrive", || {
        let (_, told) = house.ask("GET", "/api/v1/requests", &json!(null));
        told["items"]
            .as_array()
            .is_some_and(|items| items.len() >= asked)
    });
    for (node, what) in [(house, "Questions of others"), (other, "Own questions")] {
        let_in(&browser, node, "admin");
        harmless(&browser, "The first page");
        open(&browser, node, "/members/requests");
        harmless(&browser, what);
        let (_, told) = node.ask("GET", "/api/v1/requests", &json!(null));
        let mut said: Vec<String> = told["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| read(one["says"].as_str().unwrap()))
            .collect();
        let mut shown = texts(&browser, ".said bdi");
        said.sort();
        shown.sort();
        assert_eq!(shown, said, "Each question must be read as it was asked.");
    }
}
