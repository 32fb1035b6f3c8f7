//! Every number that the API, the command line or a terms file takes, at the edges of what numbers can be: a clear answer,
//! and a node that lives.

use covisa_tests::asking::Answer;
use covisa_tests::program::Running;
use serde_json::json;

use crate::bad_kit::House;

/// Edges of the kinds of numbers that programs count in, and of the bounds that fields have here.
const EDGES: [&str; 24] = [
    "0",
    "1",
    "89",
    "90",
    "365",
    "366",
    "3660",
    "3661",
    "65536",
    "2147483647",
    "2147483648",
    "4294967296",
    "9007199254740992",
    "9223372036854775807",
    "9223372036854775808",
    "18446744073709551615",
    "18446744073709551616",
    "213503982334602",
    "-1",
    "-2147483649",
    "-9223372036854775808",
    "1.5",
    "1e300",
    "-0.0",
];

/// Queries that take numbers.
const QUERIES: [&str; 6] = [
    "/api/v1/spaces?limit=N",
    "/api/v1/spaces?near=52.5,13.4&km=N",
    "/api/v1/spaces?near=N,N",
    "/api/v1/visits?date=N-01-01",
    "/fragments/members?page=N",
    "/fragments/spaces?page=N&near=N,N&km=N",
];

/// What is wrong with an answer, if it is anything but done or refused with a reason.
fn unclear(answer: &Answer) -> Option<String> {
    let said = answer.json();
    let clear = match answer.status {
        200 | 201 => true,
        400..=499 => said["code"].is_string() && said["title"].is_string(),
        _ => false,
    };
    (!clear).then(|| format!("{} {said}", answer.status))
}

/// Whether the node still answers, its core too.
fn lives(node: &Running) -> bool {
    node.ask.get("status").status == 200 && !node.log().contains("panicked")
}

/// Sends a request; what is wrong with its answer, or with the node after it.
fn sent(node: &Running, method: &str, path: &str, kind: &str, body: &str) -> Option<String> {
    let headers = [("content-type", kind)];
    let answer = node.ask.try_send(method, path, &headers, body.as_bytes());
    let wrong = match answer {
        Ok(answer) => unclear(&answer),
        Err(error) => Some(format!("no answer: {error}")),
    };
    let dead = (!lives(node)).then(|| "the node is not well".to_owned());
    let told = |what: String| format!("{method} {path} {body}: {what}");
    wrong.or(dead).map(told)
}

#[test]
fn no_number_of_the_api_is_too_much() {
    let house = House::new();
    let member = house.home.done(&["member", "add", "--name", "Alice"]);
    let member = member["member"].as_str().unwrap();
    let (pass, host) = (house.nord.card("Example 1"), &house.nord.space);
    let came = json!({ "pass": pass, "check_in": true });
    let visit = house.node.ask.post("desk/check", &came).json();
    let visit = visit["checked_in"].as_str().unwrap();
    let bodies = [
        (
            format!("/api/v1/members/{member}/passes"),
            r#"{"days":N}"#.to_owned(),
        ),
        (
            format!("/api/v1/members/{member}/passes"),
            format!(r#"{{"for":"{host}","days":N}}"#),
        ),
        (
            format!("/api/v1/members/{member}/passes"),
            format!(r#"{{"for":"{host}","from":"9999-12-31","days":N}}"#),
        ),
        ("/api/v1/passes".into(), r#"{"all":true,"days":N}"#.into()),
        ("/api/v1/passes".into(), r#"{"due":N}"#.into()),
        (
            format!("/api/v1/visits/{visit}/keep"),
            r#"{"days":N}"#.into(),
        ),
        (
            "/api/v1/desk/check".into(),
            format!(r#"{{"pass":"{pass}","facts":{{"guests":N}}}}"#),
        ),
        (
            "/api/v1/desk/check".into(),
            format!(r#"{{"pass":"{pass}","check_in":true,"keep_days":N}}"#),
        ),
    ];
    let mut wrong = Vec::new();
    for edge in EDGES {
        let json = "application/json";
        wrong.extend(bodies.iter().filter_map(|(path, body)| {
            sent(&house.node, "POST", path, json, &body.replace('N', edge))
        }));
        for name in ["lat", "lon"] {
            let mut body = json!({ "name": "Example Süd", "zone": "UTC", "lat": "1", "lon": "1" });
            body[name] = json!(edge);
            let body = body.to_string();
            wrong.extend(sent(&house.node, "PUT", "/api/v1/profile", json, &body));
        }
        wrong.extend(QUERIES.iter().filter_map(|path| {
            let path = path.replace('N', edge);
            let answer = house.node.ask.send("GET", &path, &[], b"");
            let failed = answer.status >= 500 || !lives(&house.node);
            failed.then(|| format!("GET {path}: {}", answer.status))
        }));
    }
    assert!(
        wrong.is_empty(),
        "Each has a clear answer, but for {wrong:#?}"
    );
}

/// Where numbers stand in a text of TOML: behind an equals sign.
fn numbers(text: &str) -> Vec<std::ops::Range<usize>> {
    let digits = |at: &usize| text[*at..].starts_with(|letter: char| letter.is_ascii_digit());
    let begins = text
        .match_indices("= ")
        .map(|(at, equals)| at + equals.len());
    let whole = |at: usize| {
        let rest = &text[at..];
        let end = rest.find(|letter: char| !letter.is_ascii_digit() && letter != '.');
        at..at + end.unwrap_or(rest.len())
    };
    begins.filter(digits).map(whole).collect()
}

#[test]
fn no_number_of_a_terms_file_is_too_much() {
    let house = House::new();
    let pass = house.nord.card("Example 1");
    let sample = include_str!("../../config/terms.toml");
    let places = numbers(sample);
    assert!(places.len() > 15, "The sample has numbers: {places:?}");
    let (mut wrong, mut taken) = (Vec::new(), 0);
    for place in places {
        for edge in EDGES {
            let text = [&sample[..place.start], edge, &sample[place.end..]].concat();
            let headers = [("content-type", "application/toml")];
            let path = "/api/v1/terms";
            let answer = house.node.ask.send("PUT", path, &headers, text.as_bytes());
            wrong.extend(unclear(&answer).map(|what| format!("{place:?} {edge}: {what}")));
            if answer.status == 200 {
                taken += 1;
                let check = house.node.ask.post("desk/check", &json!({ "pass": pass }));
                wrong.extend(unclear(&check).map(|what| format!("{place:?} {edge}: {what}")));
            }
        }
        assert!(lives(&house.node), "After {place:?} the node lives.");
    }
    assert!(
        wrong.is_empty(),
        "Each has a clear answer, but for {wrong:#?}"
    );
    assert!(taken > 15, "Some were taken, and judged by: {taken}");
}

#[test]
fn no_number_of_the_command_line_is_too_much() {
    let house = House::new();
    let member = house.home.done(&["member", "add", "--name", "Alice"]);
    let member = member["member"].as_str().unwrap();
    let (pass, host) = (house.nord.card("Example 1"), house.nord.space.to_string());
    let came = json!({ "pass": pass, "check_in": true });
    let visit = house.node.ask.post("desk/check", &came).json();
    let visit = visit["checked_in"].as_str().unwrap();
    let lines: [Vec<&str>; 8] = [
        vec!["pass", "issue", member, "--days=N"],
        vec!["pass", "issue", member, "--for", &host, "--days=N"],
        vec!["pass", "issue", "--due=N"],
        vec!["visit", "keep", visit, "--days=N"],
        vec!["verify", &pass, "--check-in", "--keep-days=N"],
        vec!["verify", &pass, "--fact", "guests=N"],
        vec!["space", "list", "--near=52.5,13.4", "--km=N"],
        vec!["space", "list", "--near=N,N"],
    ];
    let mut wrong = Vec::new();
    for line in &lines {
        for edge in EDGES {
            let line: Vec<String> = line
                .iter()
                .map(|part| {
                    part.replace("=N", &format!("={edge}"))
                        .replace("N,N", &format!("{edge},{edge}"))
                })
                .collect();
            let line: Vec<&str> = line.iter().map(String::as_str).collect();
            let ended = house.home.verb(&line);
            let clear = (0..=10).contains(&ended.exit) && !ended.err.contains("panicked");
            if !clear || !lives(&house.node) {
                wrong.push(format!("{line:?}: {} {}", ended.exit, ended.err));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "Each ends with a clear word, but for {wrong:#?}"
    );
}
