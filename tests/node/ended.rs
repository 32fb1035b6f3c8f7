//! Terms that ended: said wherever they are shown, told to nobody as an offer, and gone when their time is over.

use covisa::clock;
use covisa_tests::made::{DAY, Made, THREE_A_MONTH, content, feed};
use covisa_tests::program::{Home, Running};
use serde_json::Value;

use crate::bad_kit::offline;
use crate::meeting::shown;
use crate::outward::{export, geojson};

/// Days for which records hold.
const LIFE: u64 = 90;

/// A house that holds the records of a space, of which the last were signed so many days ago.
fn house(days: u64) -> (Home, Running, String) {
    let home = Home::init("Example Süd");
    let made = Made::of(7, clock::now().minus(days * DAY));
    feed(&home.path(), &made.records(&content(THREE_A_MONTH)));
    let node = offline(&home);
    (home, node, made.space.to_string())
}

fn listed(node: &Running) -> Vec<Value> {
    let list = node.ask.get("spaces").json();
    list["items"].as_array().unwrap().clone()
}

fn page(node: &Running, path: &str) -> String {
    let page = node.ask.send("GET", path, &[], b"");
    assert_eq!(page.status, 200, "{path} is there.");
    String::from_utf8(page.body).unwrap()
}

#[test]
fn terms_that_ended_are_no_offer_anywhere() {
    let (home, node, space) = house(LIFE + 10);
    let whole = shown(&node, &space);
    assert_eq!(whole["offer"], "ended", "The space says so: {whole}");
    assert!(whole["terms"].is_null(), "Nothing is offered: {whole}");
    let summary = whole["summary"].as_str().unwrap();
    assert!(
        summary.contains("ended on") && !summary.contains("free"),
        "In words, too: {summary}"
    );
    assert_eq!(listed(&node)[0]["offer"], "ended", "So does the list.");
    for path in [
        "/fragments/spaces".to_owned(),
        format!("/fragments/spaces/{space}"),
    ] {
        let page = page(&node, &path);
        assert!(page.contains("ended on"), "{path} says so: {page}");
        assert!(
            !page.contains("work here free"),
            "{path} offers nothing: {page}"
        );
    }
    let verb = home.verb_with(&["space", "list"], b"");
    assert_eq!(verb.exit, 0, "The list is there: {}", verb.err);
    // What this house itself gives is not looked for here.
    home.publish("visa = \"declined\"\n");
    let files = export(&home, "there", &[]);
    for (name, text) in &files {
        assert!(
            !text.contains("free"),
            "{name} tells nobody of an offer that ended."
        );
    }
    let graph = files.iter().find(|(name, _)| name == "spaces.jsonld");
    assert!(
        graph.unwrap().1.contains("ended on"),
        "Who is found there all the same is told that it ended."
    );
}

#[test]
fn an_offer_ends_with_its_last_second() {
    let (_home, node, space) = house(LIFE - 1);
    let whole = shown(&node, &space);
    assert_eq!(whole["offer"], "current", "A day before: {whole}");
    assert!(whole["terms"].is_object(), "It is offered: {whole}");
    let (_home, node, space) = house(LIFE);
    assert_eq!(
        shown(&node, &space)["offer"],
        "ended",
        "In its last second it has ended."
    );
}

#[test]
fn a_space_of_which_nothing_is_left_is_on_no_list_but_where_a_person_pinned_it() {
    let (home, node, space) = house(LIFE + 40);
    covisa_tests::wait_for("What ended long ago is forgotten", || {
        listed(&node).is_empty()
    });
    assert_eq!(geojson(&node, "").len(), 0, "It is on no map.");
    home.done(&["space", "pin", &space]);
    let pinned = listed(&node);
    assert_eq!(pinned.len(), 1, "Whom a person pinned is found: {pinned:?}");
    assert_eq!(pinned[0]["offer"], "none", "It offers nothing: {pinned:?}");
    home.done(&["space", "unpin", &space]);
    assert_eq!(listed(&node), [] as [Value; 0], "It is gone again.");
}
