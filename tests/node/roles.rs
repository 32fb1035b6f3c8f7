//! What a browser may do follows from the role that it was paired in.

use std::fs;
use std::path::{Path, PathBuf};

use covisa_tests::asking::Asking;
use covisa_tests::program::{Home, Running};
use federation_spec::wire::ids::Hash32;
use serde_json::{Value, json};

use crate::bad_cli::facts;
use crate::bad_kit::offline;
use crate::doors::{FOR_DESKS, api_routes, code, fragment_routes, pair, sent, token, told};

fn everything() -> impl Iterator<Item = (String, String)> {
    api_routes().into_iter().chain(fragment_routes())
}

/// A paired browser: the way to ask with its token, and the token's name.
fn paired(node: &Running, role: &str) -> (Asking, String) {
    let given = pair(&node.ask, &code(&node.ask, role)).json();
    assert_eq!(given["role"], role, "It is paired as {role}: {given}");
    let token = given["token"].as_str().unwrap();
    let name = given["name"].as_str().unwrap().to_owned();
    (node.ask.with_token(token), name)
}

#[test]
fn a_reader_sees_everything_and_changes_nothing() {
    let nord = Home::init("Example Nord");
    let member = nord.done(&["member", "add", "--name", "Carol Example"])["member"].clone();
    let node = offline(&nord);
    let (reader, _) = paired(&node, "reader");
    let before = facts(&nord.path());
    for (method, path) in everything() {
        let path = path.replace(
            "members/x",
            &format!("members/{}", member.as_str().unwrap()),
        );
        let path = path.replace("spaces/x", &format!("spaces/{}", nord.space));
        let path = path.replace("records/x", "records/profile");
        let answer = sent(
            &reader,
            &method,
            &path,
            &json!({ "name": "Mallory Example", "role": "admin" }),
        );
        match method.as_str() {
            // A passport is a member's own.
            "GET" if path.ends_with("/passport") => assert_eq!(answer.status, 404),
            // There is no backup of this name.
            "GET" if path.ends_with("/backups/x") => assert_eq!(answer.status, 404),
            "GET" => assert_eq!(
                answer.status,
                200,
                "A reader sees {path}: {}",
                told(&answer)
            ),
            _ => assert_eq!(
                told(&answer),
                "403 not-for-readers",
                "A reader does not do {method} {path}."
            ),
        }
    }
    for method in ["PATCH", "HEAD", "OPTIONS", "TRACE"] {
        let answer = reader.send(method, "/api/v1/members", &[], b"");
        assert_eq!(answer.status, 403, "A reader does not {method} either.");
    }
    assert_eq!(facts(&nord.path()), before, "Nothing on disk was changed.");
}

#[test]
fn a_reader_looks_at_no_recovery_words() {
    let nord = Home::init("Example Nord");
    let node = offline(&nord);
    let words = fs::read_to_string(nord.path().join("recovery.txt")).unwrap();
    let line = words
        .lines()
        .find(|line| line.split_whitespace().count() == 24);
    let (reader, _) = paired(&node, "reader");
    for (method, path) in everything() {
        let answer = sent(&reader, &method, &path, &json!({}));
        let text = String::from_utf8_lossy(&answer.body).into_owned();
        assert!(
            !text.contains(line.unwrap()),
            "{method} {path} does not tell them."
        );
    }
}

#[test]
fn a_desk_has_its_own_routes_alone() {
    let nord = Home::init("Example Nord");
    let node = offline(&nord);
    let (desk, _) = paired(&node, "desk");
    let before = facts(&nord.path());
    for (method, path) in everything() {
        let answer = sent(&desk, &method, &path, &json!({ "role": "admin" }));
        let own = FOR_DESKS.contains(&(method.as_str(), path.as_str()));
        assert_eq!(
            told(&answer) != "403 not-for-desks",
            own,
            "A desk and {method} {path}: {}",
            told(&answer)
        );
    }
    assert_eq!(facts(&nord.path()), before, "Nothing on disk was changed.");
}

#[test]
fn an_admin_does_everything() {
    let nord = Home::init("Example Nord");
    let node = offline(&nord);
    let (admin, name) = paired(&node, "admin");
    // Taking tokens back is done last of all.
    for (method, path) in everything() {
        let path = path.replace("requests/x", &format!("requests/{}", "0".repeat(32)));
        let answer = sent(&admin, &method, &path, &json!({}));
        assert!(
            !matches!(
                answer.code().as_str(),
                "no-token" | "no-such-path" | "wrong-method"
            ) && !answer.code().starts_with("not-for"),
            "An admin has {method} {path}: {}",
            told(&answer)
        );
    }
    let other = token(&admin, "reader");
    assert_eq!(
        admin.with_token(&other).get("members").status,
        200,
        "An operator pairs others."
    );
    let revoked = admin.send("DELETE", &format!("/api/v1/tokens/{name}"), &[], b"");
    assert_eq!(
        revoked.status, 200,
        "An operator takes back their own token."
    );
    assert_eq!(
        told(&admin.get("status")),
        "401 no-token",
        "Then it counts no more."
    );
}

#[test]
fn a_token_that_is_taken_back_counts_no_more_at_once() {
    let nord = Home::init("Example Nord");
    let node = offline(&nord);
    for role in ["desk", "reader", "admin"] {
        let (ask, name) = paired(&node, role);
        assert_eq!(ask.get("status").status, 200, "The {role} is in.");
        let fragment = ask.send("GET", "/fragments/members", &[], b"").status;
        assert_eq!(
            fragment,
            if role == "desk" { 403 } else { 200 },
            "So with fragments."
        );
        nord.done(&["token", "revoke", &name]);
        for path in ["/api/v1/status", "/fragments/members", "/fragments/"] {
            let answer = ask.send("GET", path, &[], b"");
            assert_eq!(
                told(&answer),
                "401 no-token",
                "The {role} is out of {path}."
            );
        }
    }
}

#[test]
fn roles_and_labels_outlive_the_node() {
    let nord = Home::init("Example Nord");
    let node = offline(&nord);
    let mut tokens = Vec::new();
    for role in ["desk", "reader", "admin"] {
        let label = format!("Example device of the {role}, Köln");
        let body = json!({ "role": role, "label": label });
        let offered = node.ask.post("desk/pairings", &body).json();
        assert_eq!(offered["role"], role, "The role is said again: {offered}");
        let paired = pair(&node.ask, offered["code"].as_str().unwrap()).json();
        tokens.push((role, label, paired["token"].as_str().unwrap().to_owned()));
    }
    node.kill();
    let node = offline(&nord);
    let listed = nord.done(&["token", "list"])["items"].clone();
    for (role, label, token) in tokens {
        let ask = node.ask.with_token(&token);
        let reach = (
            ask.get("status").status,
            ask.get("members").status,
            ask.post("terms/review", &json!({})).status,
        );
        let expected = match role {
            "desk" => (200, 403, 403),
            "reader" => (200, 200, 403),
            _ => (200, 200, 200),
        };
        assert_eq!(reach, expected, "The {role} is what it was.");
        let held = listed
            .as_array()
            .unwrap()
            .iter()
            .find(|item| item["role"] == role);
        assert_eq!(
            held.unwrap()["label"],
            label.as_str(),
            "Its label stays: {listed}"
        );
    }
}

#[test]
fn words_that_are_no_roles_pair_nobody() {
    let nord = Home::init("Example Nord");
    let node = offline(&nord);
    for role in [
        json!("root"),
        json!("Admin"),
        json!("admin "),
        json!(""),
        json!("desk,admin"),
        json!(2),
        json!(["admin"]),
        json!({ "admin": true }),
    ] {
        let answer = node.ask.post("desk/pairings", &json!({ "role": role }));
        assert_eq!(told(&answer), "400 bad-value", "{role} is no role.");
    }
    for body in [json!({}), json!({ "role": null })] {
        let answer = node.ask.post("desk/pairings", &body).json();
        assert_eq!(
            answer["role"], "desk",
            "Without a word it is a desk: {answer}"
        );
    }
}

#[test]
fn labels_have_1_to_80_bytes() {
    let nord = Home::init("Example Nord");
    let node = offline(&nord);
    let offer = |label: &str| node.ask.post("desk/pairings", &json!({ "label": label }));
    for (label, status) in [
        (String::new(), 422),
        ("x".to_owned(), 201),
        ("x".repeat(80), 201),
        ("x".repeat(81), 422),
        ("ö".repeat(40), 201),
        ("ö".repeat(41), 422),
    ] {
        let answer = offer(&label);
        assert_eq!(
            answer.status,
            status,
            "{} bytes: {}",
            label.len(),
            told(&answer)
        );
    }
    let odd = offer("\u{1b}[31mExample\n").json()["code"].clone();
    pair(&node.ask, odd.as_str().unwrap_or_default());
    let mut list = covisa_tests::program::command();
    list.arg("--home").arg(nord.path()).args(["token", "list"]);
    let text = covisa_tests::program::Output::of(list, b"").text();
    assert!(
        !text.contains('\u{1b}'),
        "No terminal is steered by one: {text:?}"
    );
    let kind = node.ask.post("desk/pairings", &json!({ "label": 7 }));
    assert_eq!(told(&kind), "400 bad-value", "A label is a text.");
}

#[test]
fn a_label_is_text_and_nothing_else_wherever_it_is_shown() {
    let nord = Home::init("Example Nord");
    let node = offline(&nord);
    let label = "<b onload=x>\"'&</b>";
    let offered = node
        .ask
        .post("desk/pairings", &json!({ "label": label }))
        .json();
    pair(&node.ask, offered["code"].as_str().unwrap());
    let page = node.ask.send("GET", "/fragments/settings", &[], b"");
    let page = String::from_utf8(page.body).unwrap();
    assert!(
        !page.contains("<b ") && page.contains("b onload=x"),
        "It stands in the page as text."
    );
}

#[test]
fn codes_wait_in_a_bounded_number() {
    let nord = Home::init("Example Nord");
    let node = offline(&nord);
    let mut offers = (0..200).map(|_| node.ask.post("desk/pairings", &json!({})));
    let refused = offers.find(|answer| answer.status != 201);
    assert_eq!(
        refused.as_ref().map(told).as_deref(),
        Some("409 too-many-pairings"),
        "At some number no further one is taken."
    );
}

/// The ledger's last segment.
fn segment(home: &Path) -> PathBuf {
    let files = fs::read_dir(home.join("ledger")).unwrap();
    let mut files: Vec<PathBuf> = files.map(|file| file.unwrap().path()).collect();
    files.sort();
    files.pop().unwrap()
}

/// Number of the last entry, and the hash of its header; the form is told at the top of `store/chain.rs`.
fn head(bytes: &[u8]) -> (u64, [u8; 32]) {
    let (mut at, mut last) = (0, (0, [0; 32]));
    while at < bytes.len() {
        let header = &bytes[at..at + 78];
        let number = u64::from_be_bytes(header[2..10].try_into().unwrap());
        let len = u32::from_be_bytes(header[42..46].try_into().unwrap());
        last = (number, Hash32::of(header).0);
        at += 78 + 16 + len as usize;
    }
    last
}

/// Adds an entry to the ledger of a home that nobody has open, as a program of its time wrote it.
fn written(home: &Path, kind: u8, payload: &Value) {
    let path = segment(home);
    let mut bytes = fs::read(&path).unwrap();
    let (number, before) = head(&bytes);
    let salted = [&[7; 16], payload.to_string().as_bytes()].concat();
    bytes.extend([1, kind]);
    bytes.extend((number + 1).to_be_bytes());
    bytes.extend(before);
    bytes.extend((salted.len() as u32 - 16).to_be_bytes());
    bytes.extend(Hash32::of(&salted).0);
    bytes.extend(salted);
    fs::write(path, bytes).unwrap();
}

/// What an entry of a pairing looks like today.
fn entry_of_today() -> Value {
    let entry = covisa::core::Entry {
        at: federation_spec::wire::ids::Timestamp(1_790_000_000),
        fact: covisa::core::Fact::Token(covisa::core::TokenFact::Paired {
            token: "desk-old".to_owned(),
            hash: Hash32::of(b"example token of an old desk"),
            role: covisa::core::facts::Role::Desk,
            label: None,
            member: None,
        }),
    };
    serde_json::to_value(entry).unwrap()
}

/// The same without what was not there then.
fn without_role(mut entry: Value) -> Value {
    fn drop_role(value: &mut Value) -> bool {
        let Some(entries) = value.as_object_mut() else {
            return false;
        };
        entries.remove("role").is_some() || entries.values_mut().any(drop_role)
    }
    assert!(
        drop_role(&mut entry),
        "The role stands in it today: {entry}"
    );
    entry
}

#[test]
fn whoever_was_paired_before_there_were_roles_is_a_desk() {
    let nord = Home::init("Example Nord");
    let old = without_role(entry_of_today());
    written(&nord.path(), 7, &old);
    let node = offline(&nord);
    let ask = node.ask.with_token("example token of an old desk");
    assert_eq!(
        ask.get("visits").status,
        200,
        "It checks visitors as before."
    );
    for path in ["/api/v1/members", "/fragments/settings", "/api/v1/tokens"] {
        let answer = ask.send("GET", path, &[], b"");
        assert_eq!(told(&answer), "403 not-for-desks", "It has no {path}.");
    }
    let listed = nord.done(&["token", "list"]);
    let held = &listed["items"][0];
    assert_eq!(
        (&held["token"], &held["role"]),
        (&json!("desk-old"), &json!("desk")),
        "It is listed as a desk: {listed}"
    );
    nord.done(&["token", "revoke", "desk-old"]);
    assert_eq!(
        told(&ask.get("visits")),
        "401 no-token",
        "It can be taken back."
    );
}

#[test]
fn a_role_that_this_program_does_not_know_opens_nothing() {
    let nord = Home::init("Example Nord");
    let text = entry_of_today()
        .to_string()
        .replace("\"role\":\"desk\"", "\"role\":\"root\"");
    written(&nord.path(), 7, &serde_json::from_str(&text).unwrap());
    let refused = nord.verb(&["status"]);
    assert_ne!(
        refused.exit, 0,
        "A later program wrote this: {}",
        refused.err
    );
    assert!(
        !refused.err.contains("panicked"),
        "It is told: {}",
        refused.err
    );
}

#[test]
fn a_word_that_is_no_role_is_told_by_the_page_too() {
    let nord = Home::init("Example Nord");
    let node = offline(&nord);
    let body = json!({ "role": "root" });
    let answer = sent(&node.ask, "POST", "/fragments/settings/pair", &body);
    assert_eq!(told(&answer), "400 bad-value", "It is no role.");
}

#[test]
fn a_label_is_one_line_of_letters() {
    let nord = Home::init("Example Nord");
    let node = offline(&nord);
    for label in [
        "Example\ndesk",
        "\u{1b}[31mExample",
        "\u{0}",
        "\u{202e}Example",
    ] {
        let answer = node.ask.post("desk/pairings", &json!({ "label": label }));
        assert_eq!(answer.status, 422, "{label:?} is refused.");
    }
}
