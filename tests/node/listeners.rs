//! Two ways in: the operator's, on this machine alone, and the desks', which has the desk and nothing else.

use std::fs;
use std::net::UdpSocket;

use covisa::pages::shell::Place;
use covisa_tests::asking::Asking;
use covisa_tests::program::{Home, Running};
use serde_json::json;

use crate::bad_cli::facts;
use crate::doors::{FOR_DESKS, House, api_routes, code, fragment_routes, pair, sent, told};

/// The pages of operators.
fn pages() -> impl Iterator<Item = &'static str> {
    let all = Place::ALL.iter().copied();
    let theirs = all.filter(|place| {
        !matches!(
            place,
            Place::Home | Place::Desk | Place::Start | Place::Passport
        )
    });
    theirs.map(Place::word)
}

/// Every route that is not for desks.
fn for_operators() -> Vec<(String, String)> {
    let all = api_routes().into_iter().chain(fragment_routes());
    let desk = |route: &(String, String)| FOR_DESKS.contains(&(route.0.as_str(), route.1.as_str()));
    all.filter(|route| !desk(route)).collect()
}

/// Asks for everything that is not for desks; whatever is not answered so is told.
fn refused(ask: &Asking, expected: &str) {
    for (method, path) in for_operators() {
        let answer = sent(
            ask,
            &method,
            &path,
            &json!({ "role": "admin", "name": "Mallory Example" }),
        );
        assert_eq!(
            told(&answer),
            expected,
            "{method} {path} is not to be had by the desks' way."
        );
    }
}

#[test]
fn nothing_of_the_operators_is_to_be_had_by_the_desks_way() {
    let house = House::new();
    let [admin, reader, desk] = ["admin", "reader", "desk"].map(|role| house.token(role));
    // A reader may change nothing, and does not become a desk there, which may.
    refused(&house.desks.with_token(&reader), "401 no-token");
    let before = facts(&house.home.path());
    refused(&house.desks, "401 no-token");
    refused(&house.desks.with_token("wrong"), "401 no-token");
    refused(&house.desks.with_token(&house.home.token()), "401 no-token");
    for token in [admin, desk] {
        refused(&house.desks.with_token(&token), "403 not-for-desks");
    }
    assert_eq!(
        facts(&house.home.path()),
        before,
        "Nothing on disk was changed by any of it."
    );
}

#[test]
fn the_desks_way_has_the_desk_page_alone() {
    let house = House::new();
    let page = |path: &str| house.desks.send("GET", path, &[], b"");
    for name in pages() {
        assert_eq!(
            told(&page(&format!("/{name}"))),
            "404 no-such-path",
            "There is no page {name} for desks."
        );
        let own = house.node.ask.send("GET", &format!("/{name}"), &[], b"");
        assert_eq!(own.status, 200, "The operator has the page {name}.");
    }
    let first = page("/");
    assert_eq!(
        (first.status, first.header("location")),
        (302, Some("/desk")),
        "The first page is the desk."
    );
    for path in ["/desk", "/assets/desk.js", "/assets/desk.css", "/healthz"] {
        assert_eq!(page(path).status, 200, "A desk needs {path}.");
    }
    for odd in [
        "//members",
        "/./members",
        "/desk/../members",
        "/%6dembers",
        "/members/",
        "/Members",
    ] {
        let host = house.desks.host();
        let lines = format!("GET {odd} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n");
        let said = house.desks.raw(lines.as_bytes());
        assert!(
            !said.is_empty() && !said.contains("app.js"),
            "{odd} leads to no page of operators: {said}"
        );
    }
}

#[test]
fn desks_do_by_their_way_what_desks_do() {
    let house = House::new();
    let card = house.home.card_of("Carol Example");
    for role in ["desk", "admin"] {
        let desk = house.desks.with_token(&house.token(role));
        for (method, path) in FOR_DESKS {
            let answer = sent(&desk, method, path, &json!({}));
            assert!(
                !["no-token", "not-for-desks", "no-such-path"].contains(&answer.code().as_str()),
                "Whoever was paired as {role} is a desk there, {method} {path}: {}",
                told(&answer)
            );
        }
        let check = desk.post("desk/check", &json!({ "pass": card }));
        assert_eq!(
            check.json()["verdict"]["level"],
            "green",
            "A pass is checked there: {}",
            check.json()
        );
    }
}

#[test]
fn codes_of_others_than_desks_do_not_count_by_the_desks_way() {
    let house = House::new();
    let own = &house.node.ask;
    for role in ["admin", "reader"] {
        let code = code(own, role);
        assert_eq!(
            told(&pair(&house.desks, &code)),
            "403 wrong-code",
            "A code of role {role} is refused there."
        );
        let paired = pair(own, &code);
        assert_eq!(
            (paired.status, paired.json()["role"].as_str()),
            (201, Some(role)),
            "It still waits for the operator's browser."
        );
    }
    let desk = code(own, "desk");
    let paired = pair(&house.desks, &desk);
    assert_eq!(paired.json()["role"], "desk", "A desk's code counts.");
    assert_eq!(told(&pair(own, &desk)), "403 wrong-code", "It counts once.");
}

#[test]
fn addresses_that_are_shown_lead_to_the_right_way() {
    let house = House::new();
    let shown = |name: &str| house.node.ready[name].as_str().unwrap().to_owned();
    assert_eq!(
        shown("pages"),
        format!("{}/", house.node.ask.url),
        "Pages are at the operator's address, which carries no code where nobody sits before it."
    );
    assert!(
        !shown("desk").starts_with(&house.node.ask.url),
        "The desk is at another one: {}",
        shown("desk")
    );
    for (role, way) in [("desk", &house.desks), ("admin", &house.node.ask)] {
        let offered = house
            .node
            .ask
            .post("desk/pairings", &json!({ "role": role }))
            .json();
        let url = offered["url"].as_str().unwrap();
        assert!(
            url.starts_with(&way.url),
            "A code for {role} is opened there: {url}"
        );
    }
}

/// The address of this machine in its network, if it has one.
fn own_address() -> Option<String> {
    let socket = UdpSocket::bind("0.0.0.0:0").ok()?;
    // Nothing is sent: the system only says from where it would be.
    socket.connect("192.0.2.1:9").ok()?;
    Some(socket.local_addr().ok()?.ip().to_string())
}

#[test]
fn a_way_for_a_whole_network_is_reached_by_this_machines_address() {
    let house = House::at("0.0.0.0:0", &["--desk-without-tls"]);
    let port = house.desk_port();
    let address = own_address().unwrap_or_else(|| "127.0.0.1".to_owned());
    assert_eq!(
        house.desks.host(),
        format!("{address}:{port}"),
        "The address that is shown is the one that others can reach."
    );
    let desk = house.desks.with_token(&house.token("desk"));
    assert_eq!(desk.get("status").status, 200, "A desk comes in there.");
    let local = Asking::new(&format!("http://127.0.0.1:{port}"), "");
    assert_eq!(
        local.send("GET", "/desk", &[], b"").status,
        200,
        "So it does by loopback."
    );
    refused(
        &house.desks.with_token(&house.token("admin")),
        "403 not-for-desks",
    );
    let operators = house.node.ask.host().rsplit(':').next().unwrap();
    if own_address().is_some() {
        let there = std::net::TcpStream::connect(format!("{address}:{operators}"));
        assert!(there.is_err(), "The operator's way is on loopback alone.");
    }
}

#[test]
fn a_network_without_tls_has_to_be_allowed() {
    let home = Home::init("Example Nord");
    let before = facts(&home.path());
    for address in [
        "0.0.0.0:8612",
        "192.0.2.7:8612",
        "[::]:8612",
        "desk.example.org:8612",
        "8612",
    ] {
        let error = home
            .verb(&[
                "serve",
                "--offline",
                "--http",
                "127.0.0.1:0",
                "--desk-http",
                address,
            ])
            .error(2);
        let text = error["text"].as_str().unwrap();
        assert!(text.contains("--desk-http"), "The flag is named: {text}");
        if address.contains("0.0") {
            assert!(
                text.contains("nothing is encrypted") && text.contains("127.0.0.1:8612"),
                "What is the matter and what to write instead is said: {text}"
            );
        }
    }
    assert_eq!(facts(&home.path()), before, "Nothing was begun.");
}

#[test]
fn the_same_in_the_configuration_is_told_with_file_line_and_key() {
    let home = Home::init("Example Nord");
    let file = home.path().join("config.toml");
    let cases = [
        (
            "[http]\nlisten = \"127.0.0.1:0\"\ndesk_listen = \"0.0.0.0:8612\"\n",
            3,
            "http.desk_listen: ",
        ),
        (
            "[http]\ndesk_without_tls = false\n\ndesk_listen = \"192.0.2.7:1\"\n",
            4,
            "http.desk_listen: ",
        ),
        (
            "[http]\ndesk_listen = \"somewhere\"\n",
            2,
            "http.desk_listen: ",
        ),
        ("[http]\ndesk_listen = 8612\n", 2, "http.desk_listen: "),
        (
            "[http]\ndesk_without_tls = \"yes\"\n",
            2,
            "http.desk_without_tls: ",
        ),
    ];
    for (text, line, key) in cases {
        fs::write(&file, text).unwrap();
        let error = home
            .verb(&["serve", "--offline", "--http", "127.0.0.1:0"])
            .error(6);
        let said = error["text"].as_str().unwrap();
        let begin = format!("{}:{line}: {key}", file.display());
        assert!(
            said.starts_with(&begin),
            "{text:?} is told as {begin}: {said}"
        );
    }
    fs::write(
        &file,
        "[http]\nlisten = \"127.0.0.1:0\"\ndesk_listen = \"127.0.0.1:0\"\n",
    )
    .unwrap();
    let node = Running::start(&home, &["serve", "--offline"]);
    assert!(
        !node.ready["desk"]
            .as_str()
            .unwrap()
            .starts_with(&node.ask.url),
        "Written well it is a way of its own: {}",
        node.ready
    );
}

#[test]
fn any_address_leads_to_desks_and_no_name_does() {
    let house = House::new();
    let (port, operators) = (house.desk_port(), house.node.ask.host().to_owned());
    let status = |lines: &[String]| house.desks.raw_status("GET /desk HTTP/1.1", lines);
    for host in [
        "127.0.0.1",
        "192.0.2.7",
        "10.255.0.1",
        "[::1]",
        "[fd00::2]",
        "localhost",
    ] {
        let line = format!("host: {host}:{port}");
        assert_eq!(
            status(&[line]),
            200,
            "{host} with the port leads to the desk."
        );
    }
    let refused = [
        format!("evil.tld:{port}"),
        format!("nord.example:{port}"),
        format!("127.0.0.1.nip.io:{port}"),
        format!("127.0.0.1.:{port}"),
        format!("localhost.:{port}"),
        format!("127.1:{port}"),
        format!("2130706433:{port}"),
        format!("0x7f.0.0.1:{port}"),
        format!("user@127.0.0.1:{port}"),
        format!("127.0.0.1:{port},evil.tld"),
        format!("[::1%25lo]:{port}"),
        format!("::1:{port}"),
        "127.0.0.1".to_owned(),
        "127.0.0.1:80".to_owned(),
        "192.0.2.7".to_owned(),
        String::new(),
        operators,
    ];
    for host in refused {
        let line = format!("host: {host}");
        assert!(
            matches!(status(&[line]), 400 | 403),
            "{host:?} does not lead there."
        );
    }
    let own = format!("host: {}", house.desks.host());
    let evil = format!("host: evil.tld:{port}");
    for lines in [
        [own.clone(), evil.clone()],
        [evil, own.clone()],
        [own.clone(), own],
    ] {
        assert!(
            matches!(status(&lines), 400 | 403),
            "Two Hosts are none: {lines:?}"
        );
    }
    assert!(matches!(status(&[]), 400 | 403), "No Host is none.");
}

#[test]
fn the_ways_do_not_answer_for_each_other() {
    let house = House::new();
    let desk = format!("host: {}", house.desks.host());
    let elsewhere = format!(
        "host: 192.0.2.7:{}",
        house.node.ask.host().rsplit(':').next().unwrap()
    );
    for line in [desk, elsewhere] {
        let status = house
            .node
            .ask
            .raw_status("GET /desk HTTP/1.1", std::slice::from_ref(&line));
        assert_eq!(status, 403, "The operator's way does not take {line}.");
    }
    let token = house.token("desk");
    let ask = house.desks.with_token(&token);
    for origin in [house.node.ask.url.as_str(), "http://evil.tld", "null"] {
        let answer = ask.send("GET", "/api/v1/status", &[("origin", origin)], b"");
        assert_eq!(
            told(&answer),
            "403 forbidden-origin",
            "A page of {origin} is a foreign one."
        );
    }
    let own = ask.send(
        "GET",
        "/api/v1/status",
        &[("origin", house.desks.url.as_str())],
        b"",
    );
    assert_eq!(own.status, 200, "The desk page itself is not.");
}

#[test]
fn counters_are_for_the_operator() {
    let house = House::new();
    let metrics = house.desks.send("GET", "/metrics", &[], b"");
    assert_eq!(told(&metrics), "404 no-such-path", "A desk needs none.");
}

#[test]
fn wrong_codes_of_the_desks_way_do_not_use_up_those_of_the_operator() {
    let house = House::new();
    let waiting = code(&house.node.ask, "admin");
    for _ in 0..5 {
        pair(&house.desks, "AAAAAAAAAAAAAAAA");
    }
    let paired = pair(&house.node.ask, &waiting);
    assert_eq!(paired.status, 201, "It still waits: {}", told(&paired));
}

#[test]
fn a_page_of_another_machine_is_a_foreign_one() {
    let house = House::new();
    let origin = format!("http://192.0.2.66:{}", house.desk_port());
    let ask = house.desks.with_token(&house.token("desk"));
    let answer = ask.send("GET", "/api/v1/status", &[("origin", &origin)], b"");
    assert_eq!(
        told(&answer),
        "403 forbidden-origin",
        "It is not where it was asked for."
    );
}

#[test]
fn pages_from_elsewhere_do_not_fetch_what_pages_show() {
    let house = House::new();
    for path in ["/fragments/members", "/fragments/settings"] {
        let answer = house
            .node
            .ask
            .send("GET", path, &[("sec-fetch-site", "cross-site")], b"");
        assert_eq!(told(&answer), "403 forbidden-origin", "{path} is no page.");
    }
}

#[test]
fn the_flag_allows_what_the_configuration_names() {
    let home = Home::init("Example Nord");
    let file = home.path().join("config.toml");
    fs::write(file, "[http]\ndesk_listen = \"0.0.0.0:0\"\n").unwrap();
    let flags = [
        "serve",
        "--offline",
        "--http",
        "127.0.0.1:0",
        "--desk-without-tls",
    ];
    Running::start(&home, &flags).stop();
}
