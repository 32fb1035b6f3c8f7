//! What a desk confirms, and where a visitor comes from, between two real homes: conditions in the house's words, kinds,
//! regions, residences.

use covisa_tests::asking::Answer;
use covisa_tests::program::{Home, Running};
use covisa_tests::wait_for;
use serde_json::{Value, json};

use crate::meeting::{connect, knows, pinned_with_two_cards};

const ACCOMPANIED: &str = r#"
visa = "accepted"
[[grant]]
to = "members"
benefit = "free"
requires = { in_words = ["a member of the house is with them", "Sie hat <b>Geburtstag</b> \u202e!"], coupon = "Example Pass" }
note = "Leave by six."
"#;

fn check(node: &Running, pass: &str, check_in: bool, facts: Value) -> Answer {
    let body = json!({ "pass": pass, "check_in": check_in, "facts": facts });
    node.ask.post("desk/check", &body)
}

fn codes(answer: &Value) -> Vec<String> {
    let reasons = answer["verdict"]["reasons"].as_array().unwrap().iter();
    reasons
        .map(|reason| reason["code"].as_str().unwrap().to_owned())
        .collect()
}

fn level(answer: &Value) -> &str {
    answer["verdict"]["level"].as_str().unwrap()
}

fn to_confirm(answer: &Value) -> Vec<Value> {
    let reasons = answer["verdict"]["reasons"].as_array().unwrap().iter();
    reasons
        .filter_map(|reason| reason.get("confirm").cloned())
        .collect()
}

#[test]
fn what_the_desk_confirms_is_for_this_visitor_and_this_check() {
    let (_, sued, [(_, alice), (_, ada)]) = pinned_with_two_cards();
    sued.publish(ACCOMPANIED);
    let node = sued.serve();
    let open = check(&node, &alice, true, json!({})).json();
    assert_eq!(level(&open), "amber", "The desk has to ask: {open}");
    assert_eq!(
        codes(&open),
        ["COV-A43", "COV-A43", "COV-A44", "COV-G01", "COV-G10"],
        "Each condition, the coupon, and the note."
    );
    assert_eq!(open["checked_in"], Value::Null, "Nobody is in on amber.");
    let text = open["verdict"]["text"].as_str().unwrap();
    assert!(
        text.contains("a member of the house is with them"),
        "In its words: {text}"
    );
    let all = to_confirm(&open);
    assert_eq!(all.len(), 3, "Each can be confirmed: {open}");
    let one = check(&node, &alice, true, json!({ "confirmed": all[..1] })).json();
    assert_eq!(level(&one), "amber", "One of three is not all: {one}");

    let inside = check(&node, &alice, true, json!({ "confirmed": all })).json();
    assert_eq!(level(&inside), "green", "All of it holds: {inside}");
    assert!(
        inside["checked_in"].is_string(),
        "The visitor is in: {inside}"
    );
    let again = check(&node, &alice, true, json!({ "confirmed": all })).json();
    assert_eq!(
        (level(&again), codes(&again)[0].as_str()),
        ("green", "COV-G02"),
        "Sent twice it is one visit: {again}"
    );
    assert_eq!(again["checked_in"], inside["checked_in"], "The same one.");
    let bare = check(&node, &alice, true, json!({})).json();
    assert_eq!(
        codes(&bare),
        codes(&again),
        "Who is in stays in, confirmed again or not."
    );
    let other = check(&node, &ada, true, json!({})).json();
    assert_eq!(
        level(&other),
        "amber",
        "What held for Alice was not asked of Ada: {other}"
    );
    node.stop();
}

#[test]
fn a_condition_that_was_worded_anew_is_asked_anew() {
    let (_, sued, [(_, alice), _]) = pinned_with_two_cards();
    sued.publish(ACCOMPANIED);
    let node = sued.serve();
    let all = to_confirm(&check(&node, &alice, false, json!({})).json());
    sued.publish(&ACCOMPANIED.replace("with them", "at their side"));
    let stale = check(&node, &alice, true, json!({ "confirmed": all })).json();
    assert_eq!(
        codes(&stale)[0],
        "COV-A43",
        "Nobody confirmed this: {stale}"
    );
    node.stop();
}

#[test]
fn what_nobody_can_have_confirmed_is_refused() {
    let (_, sued, [(_, alice), _]) = pinned_with_two_cards();
    let node = sued.serve();
    for facts in [
        json!({ "confirmed": "all" }),
        json!({ "confirmed": [1] }),
        json!({ "confirmed": [["a"]] }),
        json!({ "confirmed": { "a": true } }),
        json!({ "confirmed": vec!["a"; 17] }),
        json!({ "confirmed": ["ä".repeat(81)] }),
        json!({ "would_join": "yes" }),
        json!({ "would_join": 1 }),
        json!({ "confirm": ["a"] }),
    ] {
        let answer = check(&node, &alice, true, facts.clone());
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (400, "bad-value"),
            "{facts} is refused: {}",
            answer.json()
        );
    }
    let strange = check(&node, &alice, false, json!({ "confirmed": ["x", "x", ""] })).json();
    assert_eq!(
        level(&strange),
        "green",
        "What no terms ask for changes nothing: {strange}"
    );
    node.stop();
}

#[test]
fn the_verb_confirms_as_the_desk_does() {
    let (_, sued, [(_, alice), _]) = pinned_with_two_cards();
    sued.publish(
        "[[grant]]\nto = \"members\"\nbenefit = \"free\"\nrequires = { in_words = [\"x=1\"] }\n\
         [[grant]]\nto = \"would-be members\"\nbenefit = \"free\"\n",
    );
    let open = sued.verb(&["verify", &alice]).json(4);
    assert_eq!(codes(&open)[0], "COV-A43", "It is asked: {open}");
    let confirmed = sued.verb(&["verify", &alice, "--fact", "confirmed=x=1"]);
    assert_eq!(level(&confirmed.json(0)), "green", "And answered.");
    let joins = sued.verb(&["verify", &alice, "--fact", "would_join=true"]);
    let joins = joins.json(0);
    assert_eq!(
        level(&joins),
        "green",
        "The trial is given without a question: {joins}"
    );
}

#[test]
fn where_a_member_lives_is_a_line_and_a_country_of_two_letters() {
    let nord = Home::init("Example Nord");
    let node = nord.serve();
    for (city, country) in [
        ("Lyon", "FRA"),
        ("Lyon", "é"),
        ("Lyon", "!1"),
        ("Ly\non", "FR"),
        (" ", "FR"),
    ] {
        let body = json!({ "name": "Example", "city": city, "country": country });
        let answer = node.ask.post("members", &body);
        assert_eq!(answer.status, 400, "{body} is refused: {}", answer.json());
    }
    let alone = node
        .ask
        .post("members", &json!({ "name": "Example", "country": "DE" }));
    assert_eq!(
        alone.status,
        400,
        "A country alone would be dropped: {}",
        alone.json()
    );
    let body = json!({ "name": "Example", "city": " Lyon " });
    let answer = node.ask.post("members", &body).json();
    assert_eq!(
        answer["city"], "Lyon",
        "Blanks around it are none: {answer}"
    );
    node.stop();
}

#[test]
fn a_check_of_terms_says_which_homes_could_meet_them() {
    let (nord, sued, _) = pinned_with_two_cards();
    let terms = sued.file(
        "picky.toml",
        format!(
            "[[grant]]\nto = \"members\"\nbenefit = \"free\"\n\
             requires = {{ home_kinds = [\"coworking\"], home_takes_ours = true, km_from_home = 50 }}\n\
             [[grant]]\nto = \"members\"\nbenefit = \"free\"\n\
             requires = {{ home_kinds = [\"library\"], never_more_than_home = true, home_has_room = true }}\n\
             [[grant]]\nto = \"partners\"\nspaces = [\"{}\"]\nbenefit = \"free\"\n\
             requires.region = {{ rule = \"same city\" }}\n\
             [[grant]]\nto = \"members\"\nbenefit = \"free\"\nrequires = {{ min_tier = \"flex\" }}\n",
            nord.space
        ),
    );
    let alone = sued.done(&["terms", "check", &terms]);
    assert_eq!(alone["homes"], Value::Null, "No node runs: {alone}");
    let plain = sued.file("plain.toml", "visa = \"accepted\"\n");
    let nothing = sued.done(&["terms", "check", &plain]);
    assert_eq!(
        nothing["homes"],
        json!([]),
        "Nothing is asked of a home: {nothing}"
    );
    let node = sued.serve();
    let told = sued.done(&["terms", "check", &terms]);
    let homes = told["homes"].as_array().unwrap().iter();
    let met: Vec<_> = homes
        .map(|one| {
            (
                one["key"].as_str().unwrap(),
                one["met"].as_u64().unwrap(),
                one["of"].as_u64().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        met,
        [
            ("grant[0].requires.home_takes_ours", 1, 1),
            ("grant[0].requires.home_kinds", 1, 1),
            ("grant[0].requires.km_from_home", 0, 1),
            ("grant[1].requires.never_more_than_home", 1, 1),
            ("grant[1].requires.home_has_room", 0, 1),
            ("grant[1].requires.home_kinds", 0, 1),
            ("grant[2]", 1, 1),
            ("grant[2].requires.region", 1, 1),
        ],
        "Nord, a coworking space in the same city without an address: {told}"
    );
    let text = told["homes"][2]["text"].as_str().unwrap();
    assert!(text.contains("none of the 1"), "In words: {text}");
    let shown = node.ask.get("terms").json();
    assert!(
        !shown["summary"].as_str().unwrap().contains("library"),
        "Nothing was published: {shown}"
    );
    node.stop();
}

/// Nord's card at Süd's desk once Süd has Nord's newest profile.
fn at_sued(nord: &Home, sued: &Home, card: &str, wanted: (&str, &str)) -> Value {
    let (one, other) = (nord.serve(), sued.serve());
    connect(&one, &other);
    wait_for(
        "Süd has Nord's newest profile, and Nord Süd's terms",
        || {
            let space = crate::meeting::shown(&other, &nord.space);
            let profile = &space["profile"];
            let terms = |at| crate::meeting::shown(at, &sued.space)["terms_seq"].clone();
            knows(&other, nord)
                && terms(&one) == terms(&other)
                && (profile[wanted.0] == wanted.1 || profile["place"][wanted.0] == wanted.1)
        },
    );
    let answer = check(&other, card, false, json!({})).json();
    one.stop();
    other.stop();
    answer
}

#[test]
fn a_kind_of_home_can_be_met() {
    let (nord, sued, [(_, card), _]) = pinned_with_two_cards();
    sued.publish(
        "[[grant]]\nto = \"members\"\nbenefit = \"free\"\nrequires = { home_kinds = [\"makerspace\"] }\n",
    );
    let usual = at_sued(&nord, &sued, &card, ("kind", "coworking"));
    assert_eq!(
        codes(&usual)[0],
        "COV-A20",
        "Nord is a coworking space: {usual}"
    );
    nord.done(&["space", "change", "--kind", "makerspace"]);
    let maker = at_sued(&nord, &sued, &card, ("kind", "makerspace"));
    assert_eq!(level(&maker), "green", "Now it is a makerspace: {maker}");
    nord.done(&["space", "change", "--name", "Example North"]);
    let kept = nord.done(&["space", "show", &nord.space]);
    assert_eq!(
        kept["profile"]["kind"], "makerspace",
        "What is not said stays: {kept}"
    );
    let wrong = nord.verb(&["space", "change", "--kind", "garage"]).error(2);
    let text = wrong.to_string();
    assert!(
        text.contains("hackerspace"),
        "The kinds there are are named: {text}"
    );
}

#[test]
fn a_region_can_be_met_and_is_told_by_its_name() {
    let (nord, sued, [(_, card), _]) = pinned_with_two_cards();
    sued.done(&["space", "change", "--region", "Hanse"]);
    sued.publish(
        "[[grant]]\nto = \"members\"\nbenefit = \"free\"\nrequires.region = { rule = \"same region\", name = \"our Hanse\" }\n",
    );
    let unknown = at_sued(&nord, &sued, &card, ("city", "Example City"));
    assert_eq!(
        codes(&unknown)[0],
        "COV-A18",
        "Nord does not say: {unknown}"
    );
    let text = unknown["verdict"]["text"].as_str().unwrap();
    assert!(text.contains("our Hanse"), "The region is named: {text}");
    nord.done(&["space", "change", "--region", "hanse"]);
    let same = at_sued(&nord, &sued, &card, ("region", "hanse"));
    assert_eq!(level(&same), "green", "Now it does: {same}");
    let put = |body: Value| {
        let node = nord.serve();
        let answer = node.ask.json("PUT", "profile", &[], &body).json();
        node.stop();
        answer["profile"]["place"]["region"].clone()
    };
    let here = json!({ "name": "Example Nord", "city": "Example City", "country": "DE", "zone": "Europe/Berlin" });
    assert_eq!(
        put(here.clone()),
        "hanse",
        "Whoever does not say it leaves it."
    );
    let mut empty = here;
    empty["region"] = json!("");
    assert_eq!(
        put(empty.clone()),
        Value::Null,
        "An empty one takes it away."
    );
    empty["region"] = json!("hanse");
    assert_eq!(put(empty), "hanse", "And it can be said again.");
    nord.done(&["space", "change", "--city", "Hamburg"]);
    let moved = nord.done(&["space", "show", &nord.space]);
    assert_eq!(
        moved["profile"]["place"].get("region"),
        None,
        "Another city may lie in another region: {moved}"
    );
}

#[test]
fn a_pass_says_where_members_live_if_they_want_it_to() {
    let (nord, sued, [(member, usual), _]) = pinned_with_two_cards();
    sued.publish(
        "[[grant]]\nto = \"members\"\nbenefit = \"free\"\n\
         requires = { km_from_residence = 100, region = { rule = \"travelling\", of = \"residence\" } }\n",
    );
    let asked = at_sued(&nord, &sued, &usual, ("city", "Example City"));
    assert_eq!(
        codes(&asked)[0],
        "COV-A16",
        "A usual card does not say: {asked}"
    );
    let lives = ["--city", "Lyon"];
    let change = ["member", "change", &member, "--name", "Alice Example"];
    let known = nord.done(&[&change[..], &lives[..]].concat());
    assert_eq!(
        (&known["city"], &known["country"]),
        (&json!("Lyon"), &json!("FR")),
        "The country follows from the city: {known}"
    );
    let pass = |show: &str| {
        let issued = nord.done(&["pass", "issue", &member, "--show", show]);
        issued["pass"].as_str().unwrap().to_owned()
    };
    let still = at_sued(&nord, &sued, &pass("name"), ("city", "Example City"));
    assert_eq!(
        codes(&still)[0],
        "COV-A16",
        "Nothing is shown that the member did not choose: {still}"
    );
    sued.done(&["space", "change", "--city", "Berlin"]);
    let far = at_sued(
        &nord,
        &sued,
        &pass("name,city,country,residence"),
        ("city", "Example City"),
    );
    assert_eq!(level(&far), "green", "Lyon is far from Berlin: {far}");
    let host = [
        "pass",
        "issue",
        &member,
        "--for",
        &sued.space,
        "--show",
        "name",
    ];
    let wanting = nord.done(&host)["wanting"].clone();
    assert_eq!(
        wanting,
        json!(["city", "country", "residence"]),
        "What Süd's terms ask for is said when a pass is made."
    );
    let lost = nord.done(&["pass", "replace", &member]);
    let shows = lost["shows"].as_array().cloned().unwrap_or_default();
    assert!(
        shows.contains(&json!("city")) && shows.contains(&json!("residence")),
        "Another card in its place says it too: {lost}"
    );
}
