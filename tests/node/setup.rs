//! The first run by raw requests: a home without a space, a code in a file, and a space that is founded once.

use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;

use covisa_tests::program::{Home, Running, contents};
use covisa_tests::wait_for;
use serde_json::{Value, json};

use crate::doors::{api_routes, fragment_routes, pair, sent, told};
use crate::first_run::{FirstRun, example, found};

/// The example with one thing changed.
fn with(name: &str, value: impl Into<Value>) -> Value {
    let mut fields = example();
    fields[name] = value.into();
    fields
}

/// Files of a home that is not founded; the lock is none, and what stands there while the first run waits is its address.
fn files(home: &Home) -> usize {
    let contents = contents(&home.path());
    let other = |(path, _): &&(PathBuf, Vec<u8>)| !path.ends_with("first-run");
    contents.iter().filter(other).count()
}

#[test]
fn before_a_space_is_founded_there_are_pages_and_nothing_else() {
    let home = Home::empty();
    let run = FirstRun::begin(&home);
    for path in [
        "/",
        "/start",
        "/desk",
        "/assets/app.js",
        "/assets/base.css",
        "/healthz",
    ] {
        let answer = run.ask.send("GET", path, &[], b"");
        assert_eq!(answer.status, 200, "{path} is there.");
        let text = String::from_utf8_lossy(&answer.body).into_owned();
        assert!(!text.contains(&run.code), "{path} does not hold the code.");
    }
    let token = run.entered();
    for ask in [&run.ask, &token] {
        for (method, path) in api_routes() {
            let answer = sent(ask, &method, &path, &json!({}));
            assert_eq!(
                told(&answer),
                "503 stopping",
                "{method} {path} is not there yet."
            );
        }
        for path in ["/members", "/settings", "/readyz", "/metrics"] {
            assert_eq!(
                ask.send("GET", path, &[], b"").status,
                503,
                "{path} is not there yet."
            );
        }
    }
    for (method, path) in fragment_routes() {
        let answer = sent(&run.ask, &method, &path, &json!({}));
        assert_eq!(
            told(&answer),
            "401 no-token",
            "{method} {path} needs the token."
        );
    }
    for path in ["/fragments/start/found", "/fragments/start/preview"] {
        let answer = sent(&run.ask, "POST", path, &example());
        assert_eq!(told(&answer), "401 no-token", "{path} needs the token.");
    }
    let form = token.send("GET", "/fragments/start", &[], b"");
    assert_eq!(form.status, 200, "With it there is a form.");
    assert_eq!(files(&home), 0, "Nothing was written.");
}

#[test]
fn foreign_pages_do_not_reach_the_first_run() {
    let home = Home::empty();
    let run = FirstRun::begin(&home);
    let token = run.entered();
    for header in [
        ("origin", "null"),
        ("origin", "http://evil.tld"),
        ("sec-fetch-site", "cross-site"),
    ] {
        let body = example().to_string();
        let headers = [("content-type", "application/json"), header];
        let answer = token.send("POST", "/fragments/start/found", &headers, body.as_bytes());
        assert_eq!(
            told(&answer),
            "403 forbidden-origin",
            "{header:?} is refused."
        );
    }
    for kind in ["text/plain", "application/x-www-form-urlencoded"] {
        for (path, body) in [
            ("/desk/pair", json!({ "code": run.code })),
            ("/fragments/start/found", example()),
        ] {
            let body = body.to_string();
            let answer = token.send("POST", path, &[("content-type", kind)], body.as_bytes());
            assert_eq!(answer.status, 415, "{path} takes no {kind}.");
        }
    }
    let port = run.ask.host().rsplit(':').next().unwrap().to_owned();
    for host in [
        "evil.tld",
        "127.0.0.1.nip.io",
        "0.0.0.0",
        "[::1]",
        "localhost.",
    ] {
        let line = format!("host: {host}:{port}");
        let status = run.ask.raw_status("GET /start HTTP/1.1", &[line]);
        assert_eq!(status, 403, "{host} is not its name.");
    }
    assert_eq!(files(&home), 0, "Nothing was written.");
}

#[test]
fn five_wrong_codes_end_the_tries_of_their_address() {
    let home = Home::empty();
    let run = FirstRun::begin(&home);
    for tries in 1..=5 {
        let answer = pair(&run.ask, "AAAAAAAAAAAAAAAA");
        assert_eq!(
            told(&answer),
            "403 wrong-code",
            "Wrong code {tries} is refused."
        );
    }
    assert_eq!(
        told(&pair(&run.ask, &run.code)),
        "429 too-many-tries",
        "The right one is not looked at any more."
    );
    assert_eq!(
        told(&pair(&run.ask, "")),
        "429 too-many-tries",
        "Nor is an empty one."
    );
    let body = json!({ "code": run.code });
    let elsewhere = run
        .ask
        .post_from([127, 0, 0, 2].into(), "/desk/pair", "", &body);
    assert_eq!(
        elsewhere.status, 201,
        "From elsewhere it is the code that it was."
    );
    assert_eq!(
        run.ask.send("GET", "/start", &[], b"").status,
        200,
        "The page is still there."
    );
}

#[test]
fn four_wrong_codes_do_not() {
    let home = Home::empty();
    let run = FirstRun::begin(&home);
    for _ in 0..4 {
        pair(&run.ask, "AAAAAAAAAAAAAAAA");
    }
    run.entered();
}

#[test]
fn cities_are_proposed_as_they_are_typed() {
    let home = Home::empty();
    let run = FirstRun::begin(&home);
    let ask = run.entered();
    let items = |query: &str| {
        let path = format!("/fragments/start/cities?q={query}");
        ask.send("GET", &path, &[], b"").json()["items"]
            .as_array()
            .unwrap()
            .clone()
    };
    for query in ["koeln", "K%C3%B6ln", "koln", "KOELN", "cologne"] {
        let found = items(query);
        assert!(
            found
                .iter()
                .any(|city| city["country"] == "DE" && city["zone"] == "Europe/Berlin"),
            "{query} is found: {found:?}"
        );
    }
    for query in [
        "",
        "%00",
        "%F0%9F%92%A9",
        "..%2F..%2Fetc",
        "zzzzzzzz",
        &"a".repeat(4000),
    ] {
        assert!(items(query).len() <= 8, "{query:.20} gives a short list.");
    }
    for city in items("san") {
        let (lat, lon) = (city["lat"].as_f64().unwrap(), city["lon"].as_f64().unwrap());
        assert!(
            lat.abs() <= 90.0 && lon.abs() <= 180.0,
            "It lies on earth: {city}"
        );
        assert_eq!(
            city["country"].as_str().unwrap().len(),
            2,
            "It has a country: {city}"
        );
    }
}

/// The example with Mondays of these hours.
fn day(from: &str, to: &str) -> Value {
    let mut fields = with("Mo-open", true);
    fields["Mo-from"] = from.into();
    fields["Mo-to"] = to.into();
    fields
}

/// Requests that cannot be a founding: what is wrong, and what is sent.
fn refused_at_once() -> Vec<(&'static str, Value)> {
    vec![
        ("no name", with("name", Value::Null)),
        ("a name that is a number", with("name", 7)),
        ("a price that is none", with("price", "-7")),
        ("a benefit that is none", with("benefit", "everything")),
        ("a unit that is none", with("unit", "moon")),
        ("hours that cannot be", with("hours", "Mo-Fr 25:00-99:99")),
        ("a day that cannot be", day("25:00", "99:99")),
        ("a day of markup", day("<b>", "</b>")),
        ("hours that are no hours", with("hours", "<script>")),
        ("a visa that is none", with("visa", "perhaps")),
        ("a note without end", with("note", "x".repeat(100_000))),
        ("a text instead of fields", json!("Example Nord")),
        ("a list", json!([example()])),
    ]
}

#[test]
fn what_cannot_be_a_founding_is_told_and_can_be_mended() {
    let home = Home::empty();
    let run = FirstRun::begin(&home);
    let ask = run.entered();
    for (what, fields) in refused_at_once() {
        let answer = found(&ask, &fields);
        assert!(
            matches!(answer.status, 400 | 413 | 422),
            "{what} is refused: {}",
            told(&answer)
        );
        let title = answer.json()["title"]
            .as_str()
            .unwrap_or_default()
            .to_owned();
        assert!(!title.is_empty(), "{what} is told in words.");
        assert_eq!(files(&home), 0, "Nothing is written for {what}.");
    }
    let answer = found(&ask, &example());
    assert_eq!(
        answer.status,
        201,
        "The mended form founds it: {}",
        told(&answer)
    );
    assert_eq!(
        run.serves()["http"],
        run.ask.url.as_str(),
        "The node takes over."
    );
}

/// What only the founding itself finds out: what is wrong, and what is sent.
fn refused_later() -> Vec<(&'static str, Value)> {
    vec![
        ("an empty name", with("name", "")),
        ("a blank name", with("name", "   ")),
        ("a name of 81 bytes", with("name", "x".repeat(81))),
        ("a name with a line", with("name", "Example\nNord")),
        ("a name with an escape", with("name", "Example\u{1b}[31m")),
        ("a city of 81 bytes", with("city", "x".repeat(81))),
        ("a country of three letters", with("country", "DEU")),
        ("a zone that is none", with("zone", "Europe/Nowhere")),
        ("a zone outside", with("zone", "../../etc/passwd")),
        ("a place beyond the pole", with("lat", "90.1")),
        ("a place that is none", with("lon", "NaN")),
        ("a place without end", with("lat", "inf")),
        ("a contact of 161 bytes", with("contact", "x".repeat(161))),
        (
            "a contact with a line",
            with("contact", "desk\n@example.org"),
        ),
    ]
}

#[test]
fn nothing_is_written_of_a_space_that_cannot_be_and_it_can_be_tried_again() {
    let home = Home::empty();
    let run = FirstRun::begin(&home);
    let ask = run.entered();
    for (what, fields) in refused_later() {
        let before = run.log().len();
        let answer = found(&ask, &fields);
        if answer.status == 201 {
            wait_for("The terminal says why", || run.log().len() > before);
        }
        assert!(run.out().is_empty(), "No node begins with {what}.");
        assert_eq!(files(&home), 0, "Nothing is written for {what}.");
    }
    assert_eq!(
        found(&ask, &example()).status,
        201,
        "The mended form founds it."
    );
    run.serves();
    let own = home.token();
    let status = run.ask.with_token(&own).get("status").json();
    assert_eq!(
        status["name"], "Example Nord",
        "It is the mended one: {status}"
    );
}

#[test]
fn a_space_that_cannot_be_is_told_to_the_page() {
    let home = Home::empty();
    let run = FirstRun::begin(&home);
    let ask = run.entered();
    for (what, fields) in refused_later() {
        let answer = found(&ask, &fields);
        assert!(
            matches!(answer.status, 400 | 422),
            "{what} is told: {}",
            told(&answer)
        );
    }
}

#[test]
fn who_founds_at_the_same_time_founds_once() {
    let home = Home::empty();
    let run = FirstRun::begin(&home);
    let ask = run.entered();
    let answers: Vec<u16> = std::thread::scope(|scope| {
        let asked = (0..6).map(|number| {
            let fields = with("name", format!("Example {number}"));
            let ask = ask.clone();
            scope.spawn(move || {
                let body = fields.to_string();
                let kind = [("content-type", "application/json")];
                let answer = ask.try_send("POST", "/fragments/start/found", &kind, body.as_bytes());
                answer.map_or(0, |answer| answer.status)
            })
        });
        let asked: Vec<_> = asked.collect();
        asked
            .into_iter()
            .map(|asked| asked.join().unwrap())
            .collect()
    });
    let founded = answers.iter().filter(|status| **status == 201).count();
    assert_eq!(founded, 1, "One of them founds it: {answers:?}");
    run.serves();
    let status = run.ask.with_token(&home.token()).get("status").json();
    assert_eq!(status["spaces"], 0, "There is this one space: {status}");
}

#[test]
fn the_browser_that_founded_it_comes_in_as_an_admin() {
    let home = Home::empty();
    let run = FirstRun::begin(&home);
    let ask = run.entered();
    let answer = found(&ask, &example());
    let code = answer.json()["code"].as_str().unwrap().to_owned();
    assert_ne!(code, run.code, "The code is a new one.");
    let ready = run.serves();
    assert_eq!(
        ready["http"],
        run.ask.url.as_str(),
        "The address stays: {ready}"
    );
    assert_eq!(
        told(&ask.get("status")),
        "401 no-token",
        "The token of the first run is gone."
    );
    assert_eq!(
        told(&pair(&run.ask, &run.code)),
        "403 wrong-code",
        "So is its code."
    );
    let paired = pair(&run.ask, &code).json();
    assert_eq!(
        paired["role"], "admin",
        "Whoever founded it is an admin: {paired}"
    );
    let admin = run.ask.with_token(paired["token"].as_str().unwrap());
    for path in [
        "/fragments/welcome",
        "/fragments/settings",
        "/api/v1/members",
    ] {
        assert_eq!(
            admin.send("GET", path, &[], b"").status,
            200,
            "The operator has {path}."
        );
    }
    assert_eq!(
        told(&pair(&run.ask, &code)),
        "403 wrong-code",
        "The code works once."
    );
    let own = admin
        .get(&format!("spaces/{}", ready["space"].as_str().unwrap()))
        .json();
    assert_eq!(
        (&own["name"], &own["city"], &own["country"]),
        (&json!("Example Nord"), &json!("Example City"), &json!("DE")),
        "It is what the form said: {own}"
    );
}

#[test]
fn a_first_run_that_is_told_to_stop_leaves_a_home_that_init_can_use() {
    let mut home = Home::empty();
    let mut run = FirstRun::begin(&home);
    run.entered();
    assert_ne!(run.ended(), -1, "It ends by itself.");
    assert!(
        !run.log().contains("panicked"),
        "It ends in order: {}",
        run.log()
    );
    assert!(
        contents(&home.path()).is_empty(),
        "The home is empty but for its lock."
    );
    let founded = home.done(&["init", "--name", "Example Nord"]);
    home.space = founded["space"].as_str().unwrap().to_owned();
    assert_eq!(
        home.done(&["status"])["space"],
        home.space.as_str(),
        "It is founded then."
    );
}

#[test]
fn the_code_of_a_first_run_stands_in_no_journal() {
    let home = Home::empty();
    let run = FirstRun::begin(&home);
    let file = home.path().join("first-run");
    let mode = std::fs::metadata(&file).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600, "Only the owner reads the address.");
    let founded = found(&run.entered(), &example());
    assert_eq!(founded.status, 201, "It is founded: {}", told(&founded));
    run.serves();
    assert!(!file.exists(), "With the code its file is gone.");
    let said = run.log();
    assert!(
        said.contains("/start") && !said.contains(&run.code),
        "The place was said, and the code never: {said}"
    );
}

#[test]
fn nobody_else_founds_while_the_first_run_waits() {
    let home = Home::empty();
    let run = FirstRun::begin(&home);
    let refused = home.verb(&["init", "--name", "Example Other"]).error(7);
    assert_eq!(refused["code"], "in-use", "The home is in use: {refused}");
    let again = ["serve", "--first-run", "--http", "127.0.0.1:0", "--offline"];
    let refused = home.verb(&again).error(7);
    assert_eq!(
        refused["code"], "in-use",
        "So it is for a second first run: {refused}"
    );
    let ask = run.entered();
    assert_eq!(
        found(&ask, &example()).status,
        201,
        "The first one goes on."
    );
    run.serves();
}

#[test]
fn without_a_terminal_and_without_the_flag_nothing_begins() {
    let home = Home::empty();
    for arguments in [
        &["serve"][..],
        &["serve", "--http", "127.0.0.1:0", "--offline"],
    ] {
        let error = home.verb(arguments).error(2);
        assert_eq!(
            error["code"], "not-set-up",
            "It says that there is no space: {error}"
        );
    }
    assert!(!home.path().exists(), "Nothing was begun.");
}

#[test]
fn a_home_that_has_a_space_is_not_founded_again() {
    let home = Home::init("Example Nord");
    let arguments = ["serve", "--first-run", "--http", "127.0.0.1:0", "--offline"];
    let node = Running::start(&home, &arguments);
    assert_eq!(
        node.ready["space"],
        home.space.as_str(),
        "The space that is there is served."
    );
    let answer = found(&node.ask, &example());
    assert_eq!(
        answer.status,
        404,
        "There is nothing to found: {}",
        told(&answer)
    );
}

#[test]
fn degrees_that_cannot_be_read_are_told() {
    let home = Home::empty();
    let run = FirstRun::begin(&home);
    let answer = found(&run.entered(), &with("lat", "north"));
    assert_eq!(told(&answer), "400 bad-value", "It is no place.");
}
