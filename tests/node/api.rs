//! The API: tokens, bodies, pages, what is kept of a POST.

use covisa::clock;
use covisa_tests::asking::Asking;
use covisa_tests::made::{Made, THREE_A_MONTH, content, feed};
use covisa_tests::program::{Home, Running};
use serde_json::{Value, json};

use crate::doors::api_routes;
use crate::meeting::days_a_month;

fn offline(home: &Home) -> Running {
    Running::start(home, &["serve", "--http", "127.0.0.1:0", "--offline"])
}

/// A desk's token, got as a desk gets it.
fn desk(node: &Running) -> Asking {
    let code = node.ask.post("desk/pairings", &json!({})).json()["code"]
        .as_str()
        .unwrap()
        .to_owned();
    let body = json!({ "code": code }).to_string();
    let paired = node.ask.with_token("").send(
        "POST",
        "/desk/pair",
        &[("content-type", "application/json")],
        body.as_bytes(),
    );
    assert_eq!(paired.status, 201, "A desk is paired: {}", paired.json());
    node.ask
        .with_token(paired.json()["token"].as_str().unwrap())
}

const EVERYTHING: &[(&str, &str)] = &[
    ("GET", "status"),
    ("GET", "openapi.json"),
    ("GET", "spaces"),
    ("GET", "spaces/covisa:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"),
    (
        "PUT",
        "spaces/covisa:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/standing",
    ),
    ("GET", "terms"),
    ("PUT", "terms"),
    ("GET", "terms/history"),
    ("GET", "members"),
    ("POST", "members"),
    ("DELETE", "members/m-x"),
    ("POST", "members/m-x/passes"),
    ("GET", "visits"),
    ("POST", "visits"),
    ("DELETE", "visits/v-x"),
    ("GET", "peers"),
    ("POST", "peers"),
    ("DELETE", "peers/x"),
    ("POST", "desk/check"),
    ("POST", "desk/pairings"),
    ("GET", "tokens"),
    ("DELETE", "tokens/desk-x"),
];

#[test]
fn everything_but_pages_and_probes_needs_a_token() {
    let nord = Home::init("Example Nord");
    let node = offline(&nord);
    for token in ["", "wrong", &"a".repeat(43)] {
        let stranger = node.ask.with_token(token);
        for (method, path) in EVERYTHING {
            let answer = stranger.json(method, path, &[], &json!({}));
            assert_eq!(
                (answer.status, answer.code().as_str()),
                (401, "no-token"),
                "{method} {path} needs a token."
            );
            assert_eq!(
                answer.header("www-authenticate"),
                Some("Bearer"),
                "It says which kind."
            );
            assert_eq!(
                answer.header("content-type"),
                Some("application/problem+json"),
                "A problem says that it is one."
            );
        }
    }
    let nobody = node.ask.with_token("");
    for (path, piece) in [
        ("/healthz", "ok"),
        ("/readyz", "ready"),
        ("/metrics", "# EOF"),
        ("/desk", ""),
    ] {
        let answer = nobody.send("GET", path, &[], b"");
        assert_eq!(answer.status, 200, "{path} needs no token.");
        let text = String::from_utf8_lossy(&answer.body).to_lowercase();
        assert!(text.contains(&piece.to_lowercase()), "{path} says {piece}.");
        assert!(
            !text.contains(&nord.space),
            "{path} holds no data of the house."
        );
        assert_eq!(
            answer.header("x-content-type-options"),
            Some("nosniff"),
            "{path} is what it says it is."
        );
    }
    assert_eq!(
        nobody.send("GET", "/nothing", &[], b"").status,
        404,
        "There is nothing else."
    );
    assert_eq!(
        node.ask.send("PATCH", "/api/v1/terms", &[], b"").status,
        405,
        "Other methods are not taken."
    );
}

#[test]
fn a_desk_reaches_only_what_a_desk_needs() {
    let nord = Home::init("Example Nord");
    let node = offline(&nord);
    let desk = desk(&node);
    let reached = [
        "POST desk/check",
        "GET visits",
        "DELETE visits/v-x",
        "GET status",
        "GET spaces",
    ];
    for (method, path) in EVERYTHING {
        let answer = desk.json(method, path, &[], &json!({ "pass": "nonsense" }));
        let refused = (answer.status, answer.code().as_str()) == (403, "not-for-desks");
        let allowed = reached.contains(&format!("{method} {path}").as_str());
        assert_eq!(
            !refused,
            allowed,
            "{method} {path} by a desk: {} {}",
            answer.status,
            answer.code()
        );
    }
    let card = nord.card_of("Carol Example");
    let check = desk.post("desk/check", &json!({ "pass": card }));
    assert_eq!(
        check.json()["verdict"]["level"],
        "green",
        "A desk checks passes."
    );
}

#[test]
fn a_check_is_answered_with_200_whatever_it_says() {
    let nord = Home::init("Example Nord");
    let node = offline(&nord);
    let red = node.ask.post("desk/check", &json!({ "pass": "nonsense" }));
    assert_eq!(
        (red.status, red.json()["verdict"]["level"].as_str()),
        (200, Some("red")),
        "Red is an answer."
    );
    let stranger = Made::of(1, clock::now()).card("Example Elsewhere");
    let body = json!({ "pass": stranger, "check_in": true, "admit": "known here", "facts": { "id_seen": true, "guests": 0 } });
    let amber = node.ask.post("desk/check", &body).json();
    assert_eq!(
        amber["verdict"]["level"], "amber",
        "An unknown home is amber."
    );
    assert!(
        amber["checked_in"].is_string(),
        "With a reason the visitor is in: {amber}"
    );
    for (body, code) in [
        (json!({}), "bad-value"),
        (json!({ "pass": 3 }), "bad-value"),
        (json!({ "pass": "x", "check_in": "yes" }), "bad-value"),
        (json!({ "pass": "x", "admit": "" }), "bad-value"),
        (json!({ "pass": "x", "facts": [] }), "bad-value"),
        (json!({ "pass": "x", "facts": { "shoe": 1 } }), "bad-value"),
        (
            json!({ "pass": "x", "facts": ["2026-11-21", true, 1, "Main house", "day"] }),
            "bad-value",
        ),
        (json!([]), "bad-json"),
    ] {
        let answer = node.ask.post("desk/check", &body);
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (400, code),
            "{body} is refused."
        );
    }
    for (path, body, name) in [
        ("passes", json!({ "all": true, "for": "nobody" }), "for"),
        ("passes", json!({ "all": true, "days": "many" }), "days"),
        (
            "desk/check",
            json!({ "pass": "x", "facts": { "guests": -1 } }),
            "facts.guests",
        ),
        ("members", json!({ "plan": "Flex" }), "name"),
    ] {
        let told = node.ask.post(path, &body).json();
        let title = told["title"].as_str().unwrap_or_default();
        assert_eq!(
            title,
            format!("{name} cannot be read."),
            "{body} names what is wrong: {told}"
        );
    }
}

#[test]
fn bodies_that_are_too_large_or_of_another_kind_are_refused() {
    let nord = Home::init("Example Nord");
    let node = offline(&nord);
    let post = |kind: &str, body: &[u8]| {
        let answer = node
            .ask
            .send("POST", "/api/v1/members", &[("content-type", kind)], body);
        (answer.status, answer.code())
    };
    let name = br#"{"name": "Carol Example"}"#;
    assert_eq!(
        post("text/plain", name),
        (415, "unsupported-body".to_owned()),
        "Plain text is no JSON."
    );
    assert_eq!(
        post("application/x-www-form-urlencoded", name).0,
        415,
        "A form is no JSON."
    );
    assert_eq!(
        post("application/json", b"{\"name\": "),
        (400, "bad-json".to_owned()),
        "Half an object is none."
    );
    assert_eq!(
        post("application/json", b"").0,
        400,
        "Nothing is no object."
    );
    assert_eq!(
        post("application/json; charset=utf-8", name).0,
        201,
        "A charset does no harm."
    );
    let large = json!({ "name": "x".repeat(300 * 1024) }).to_string();
    assert_eq!(
        post("application/json", large.as_bytes()),
        (413, "too-large".to_owned()),
        "300 KiB are too much."
    );
    let deep = format!("{}{}", "[".repeat(5000), "]".repeat(5000));
    assert_eq!(
        post("application/json", deep.as_bytes()).0,
        400,
        "Five thousand brackets are no object."
    );
    assert_eq!(
        node.ask.get("members").json()["items"]
            .as_array()
            .unwrap()
            .len(),
        1,
        "One member was added."
    );
}

#[test]
fn terms_are_replaced_only_if_nobody_else_did_meanwhile() {
    let nord = Home::init("Example Nord");
    let node = offline(&nord);
    let first = node.ask.get("terms");
    let tag = first.header("etag").expect("terms have an ETag").to_owned();
    let put = |days: u32, wanted: &str| {
        let headers = [("content-type", "application/toml"), ("if-match", wanted)];
        node.ask.send(
            "PUT",
            "/api/v1/terms",
            &headers,
            days_a_month(days).as_bytes(),
        )
    };
    let second = put(5, &tag);
    assert_eq!(
        second.status,
        200,
        "Nobody changed them meanwhile: {}",
        second.json()
    );
    let newer = second.header("etag").unwrap().to_owned();
    assert_ne!(newer, tag, "The new terms have another tag.");
    let late = put(6, &tag);
    assert_eq!(
        (late.status, late.code().as_str()),
        (412, "changed-meanwhile"),
        "Somebody did."
    );
    assert_eq!(
        node.ask.get("terms").json()["seq"],
        second.json()["seq"],
        "Nothing was published."
    );
    assert_eq!(put(6, &newer).status, 200, "With the new tag it goes.");
    assert_eq!(
        put(7, "*").status,
        200,
        "Whatever is there may be replaced."
    );
}

#[test]
fn terms_are_taken_as_toml_and_as_json_alike() {
    let nord = Home::init("Example Nord");
    let node = offline(&nord);
    let toml = node.ask.send(
        "PUT",
        "/api/v1/terms",
        &[("content-type", "application/toml")],
        days_a_month(5).as_bytes(),
    );
    let mirror = node.ask.get("terms").json()["terms"].clone();
    let json = node.ask.json("PUT", "terms", &[], &mirror);
    assert_eq!(
        json.json()["seq"],
        toml.json()["seq"],
        "The JSON mirror says the same."
    );
    let shown = node.ask.send(
        "GET",
        "/api/v1/terms",
        &[("accept", "application/toml")],
        b"",
    );
    let again = node.ask.send(
        "PUT",
        "/api/v1/terms",
        &[("content-type", "application/toml")],
        &shown.body,
    );
    assert_eq!(
        again.json()["seq"],
        toml.json()["seq"],
        "The file that was shown says the same."
    );
}

#[test]
fn a_post_sent_twice_is_done_once() {
    let nord = Home::init("Example Nord");
    let node = offline(&nord);
    let add = |key: &str, name: &str| {
        node.ask.json(
            "POST",
            "members",
            &[("idempotency-key", key)],
            &json!({ "name": name }),
        )
    };
    let first = add("one", "Carol Example");
    assert_eq!(first.status, 201, "A member is added.");
    for field in ["member", "name", "plan", "active"] {
        assert!(
            first.json().get(field).is_some(),
            "The answer has the verb's field {field}."
        );
    }
    let again = add("one", "Carol Example");
    assert_eq!(
        (again.status, again.json()),
        (201, first.json()),
        "The same answer comes again."
    );
    let other = add("one", "Dora Example");
    assert_eq!(
        (other.status, other.code().as_str()),
        (422, "key-reused"),
        "A key stands for one request."
    );
    assert_ne!(
        add("two", "Carol Example").json()["member"],
        first.json()["member"],
        "Another key is another request."
    );
    assert_eq!(
        node.ask.get("members").json()["items"]
            .as_array()
            .unwrap()
            .len(),
        2,
        "Two members were added."
    );
    let desk = desk(&node);
    let theirs = desk.json(
        "POST",
        "members",
        &[("idempotency-key", "one")],
        &json!({ "name": "Carol Example" }),
    );
    assert_eq!(
        theirs.status, 403,
        "Another token does not get the answer that was kept."
    );
}

/// All items of a listing, page by page, by its Link headers; and how many pages there were.
fn all_pages(ask: &Asking, first: &str) -> (Vec<Value>, usize) {
    let (mut items, mut pages, mut path) = (Vec::new(), 0, first.to_owned());
    loop {
        let answer = ask.send("GET", &path, &[], b"");
        assert_eq!(answer.status, 200, "{path} is a page: {}", answer.json());
        items.extend(answer.json()["items"].as_array().unwrap().iter().cloned());
        pages += 1;
        assert!(pages < 100, "Paging ends.");
        let Some(link) = answer.header("link") else {
            return (items, pages);
        };
        let next = link
            .strip_prefix('<')
            .and_then(|link| link.strip_suffix(">; rel=\"next\""));
        path = next.expect("a Link names the next page").to_owned();
    }
}

#[test]
fn spaces_are_listed_page_by_page_with_the_same_filter() {
    let nord = Home::init("Example Nord");
    let content = content(THREE_A_MONTH);
    let spaces: Vec<Made> = (0..57)
        .map(|number| Made::of(number, clock::now()))
        .collect();
    let records: Vec<_> = spaces
        .iter()
        .flat_map(|made| made.records(&content))
        .collect();
    feed(&nord.path(), &records);
    let node = offline(&nord);
    let (items, pages) = all_pages(&node.ask, "/api/v1/spaces?limit=10");
    assert_eq!(
        (items.len(), pages),
        (57, 6),
        "Pages of ten bring them all."
    );
    let mut ids: Vec<&str> = items
        .iter()
        .map(|item| item["space"].as_str().unwrap())
        .collect();
    ids.dedup();
    assert_eq!(ids.len(), 57, "Each stands there once.");
    let (some, _) = all_pages(&node.ask, "/api/v1/spaces?limit=3&q=example+5");
    assert_eq!(
        some.len(),
        8,
        "Example 5 and 50 to 56 are found on all pages alike."
    );
    let (none, _) = all_pages(&node.ask, "/api/v1/spaces?country=FR");
    assert!(none.is_empty(), "None is in France.");
    for wrong in [
        "limit=many",
        "cursor=nowhere",
        "near=nowhere",
        "near=52,13&km=far",
    ] {
        assert_eq!(
            node.ask.get(&format!("spaces?{wrong}")).status,
            400,
            "{wrong} cannot be read."
        );
    }
    let verb = nord.done(&["space", "list"]);
    assert_eq!(
        verb["items"].as_array().unwrap().len(),
        57,
        "The verb lists all pages."
    );
}

#[test]
fn the_api_describes_itself() {
    let nord = Home::init("Example Nord");
    let node = offline(&nord);
    let document = node.ask.get("openapi.json").json();
    assert!(
        document["openapi"].as_str().unwrap().starts_with("3.1"),
        "It is OpenAPI 3.1."
    );
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/openapi.json");
    if std::env::var_os("COVISA_WRITE_OPENAPI").is_some() {
        std::fs::write(file, format!("{document:#}\n")).unwrap();
    }
    let kept: Value = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    assert!(
        kept == document,
        "docs/openapi.json is what is answered: make openapi"
    );
    let operations = document["paths"].as_object().unwrap().iter();
    let operations = operations
        .filter(|(path, _)| path.starts_with("/api/v1/"))
        .map(|(_, methods)| methods.as_object().unwrap().len());
    assert_eq!(
        operations.sum::<usize>(),
        api_routes().len(),
        "Each has a place of its own."
    );
}
