//! What strangers call themselves stays text wherever it is shown, and whom they imitate is said.

use std::fs;

use covisa_tests::program::{Output, command};
use serde_json::Value;

use crate::outward::{PLAIN, Told, export, geojson, house};

/// What strangers might call themselves.
const HOSTILE: &[(&str, &str, &str)] = &[
    (
        "</script><script>alert(1)</script>",
        "..",
        "../../etc/passwd",
    ),
    (
        "<img src=x onerror=alert(1)>",
        "./",
        "<svg onload=alert(1)>",
    ),
    ("\"><b onload=x>", "<b", "' onload='x"),
    ("../../../tmp/example", "/x", "/etc/passwd"),
    ("\u{202e}Example\u{202c}", "\u{0}A", "\u{0}\u{1}\u{1b}[31m"),
    ("]]><!--", "\\A", "{{7*7}}"),
    ("Example de", "de", "&lt;b&gt;"),
    ("Example ä", "ä", "javascript:alert(1)"),
    ("Example --", "--", "\r\nx: y"),
    ("Example ZZ", "ZZ", "C:\\x"),
];

#[test]
fn what_strangers_call_themselves_stays_in_the_folder_and_is_no_markup() {
    let told = HOSTILE.iter().map(|(name, country, city)| Told {
        name,
        country,
        city,
        ..PLAIN
    });
    let told: Vec<Told<'_>> = told.collect();
    let (home, node, _) = house(&told);
    fs::create_dir(home.beside("around")).unwrap();
    let files = export(&home, "around/folder", &[]);
    let around = fs::read_dir(home.beside("around")).unwrap().count();
    assert_eq!(around, 1, "Nothing is written beside the folder.");
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        [
            "--.html",
            "DE.html",
            "ZZ.html",
            "index.html",
            "invitation.html",
            "spaces.geojson",
            "spaces.jsonld"
        ],
        "A country is two capital letters, or none."
    );
    let fragments = [
        "/fragments/spaces",
        "/fragments/spaces/map",
        "/fragments/terms/delivery",
        "/fragments/kit",
    ];
    let pages = fragments.map(|path| {
        let page = node.ask.send("GET", path, &[], b"");
        (path.to_owned(), String::from_utf8(page.body).unwrap())
    });
    let written = files.into_iter();
    // The page of invitations has nothing of anybody's in it, and a script of its own.
    let written = written.filter(|(name, _)| name.ends_with("html") && name != "invitation.html");
    let markup = [
        "<script",
        "<img src",
        "<b onload",
        "<svg onload",
        "' onload='",
        "\" onload",
        "<!--",
    ];
    for (name, text) in written.chain(pages) {
        let found = markup.iter().find(|markup| text.contains(**markup));
        assert_eq!(found, None, "{name} holds no markup of a stranger.");
    }
    let listed = geojson(&node, "");
    assert_eq!(
        listed.len(),
        HOSTILE.len() + 1,
        "In JSON each is what it says it is, and so is this space."
    );
}

#[test]
fn a_list_of_strangers_sends_no_control_characters_to_a_terminal() {
    let told = HOSTILE.iter().map(|(name, country, city)| Told {
        name,
        country,
        city,
        ..PLAIN
    });
    let told: Vec<Told<'_>> = told.collect();
    let (home, _node, _) = house(&told);
    let mut list = command();
    list.arg("--home").arg(home.path()).args(["space", "list"]);
    let text = Output::of(list, b"").text();
    let odd = |c: char| c != '\n' && c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c);
    assert!(
        !text.contains(odd),
        "The terminal is told text alone: {text:?}"
    );
}

#[test]
fn a_stranger_with_the_name_of_a_pinned_space_is_flagged() {
    let names = [
        "Example Nord",
        "Ехаmрlе Nоrd",
        "ExampIe Nord",
        "Example\u{200b} Nord",
        "Example Ost",
    ];
    let told: Vec<Told<'_>> = names.iter().map(|name| Told { name, ..PLAIN }).collect();
    let (home, node, made) = house(&told);
    let alike = |number: usize| {
        let id = made[number].space.to_string();
        let items = home.done(&["space", "list"])["items"].clone();
        let item = items
            .as_array()
            .unwrap()
            .iter()
            .find(|item| item["space"] == id.as_str());
        item.unwrap()["alike"].clone()
    };
    for number in 0..5 {
        assert_eq!(
            alike(number),
            Value::Null,
            "Nobody is pinned, nobody is imitated."
        );
    }
    home.done(&["space", "pin", &made[0].space.to_string()]);
    assert_eq!(alike(0), Value::Null, "The pinned one is itself.");
    for (number, name) in names.iter().enumerate().take(4).skip(1) {
        assert_eq!(alike(number), "Example Nord", "{name:?} looks like it.");
    }
    assert_eq!(alike(4), Value::Null, "Another name does not.");
    let page = node.ask.send(
        "GET",
        &format!("/fragments/spaces/{}", made[1].space),
        &[],
        b"",
    );
    let page = String::from_utf8(page.body).unwrap();
    assert!(
        page.contains("Example Nord"),
        "Its page says whom it looks like."
    );
    home.done(&["space", "unpin", &made[0].space.to_string()]);
    assert_eq!(
        alike(1),
        Value::Null,
        "When nobody is pinned any more, nobody is flagged."
    );
}
