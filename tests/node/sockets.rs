//! Who may ask: hosts, origins, slow and odd clients, over connections of the test's own.

use std::time::Instant;

use covisa_tests::program::{Home, Running};

fn offline(home: &Home) -> Running {
    Running::start(home, &["serve", "--http", "127.0.0.1:0", "--offline"])
}

fn lines(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| (*line).to_owned()).collect()
}

#[test]
fn only_its_own_names_reach_the_node() {
    let nord = Home::init("Example Nord");
    std::fs::write(
        nord.path().join("config.toml"),
        "[http]\npublic_hosts = [\"desk.example.org:443\"]\n",
    )
    .unwrap();
    let node = offline(&nord);
    let host = node.ask.host().to_owned();
    let port = host.rsplit(':').next().unwrap();
    let own = format!("host: {host}");
    let local = format!("host: localhost:{port}");
    for path in ["/healthz", "/metrics", "/desk", "/"] {
        let get = format!("GET {path} HTTP/1.1");
        let ask = |headers: &[&str]| node.ask.raw_status(&get, &lines(headers));
        for good in [
            own.as_str(),
            &local,
            &format!("Host: LOCALHOST:{port}"),
            "host: desk.example.org:443",
        ] {
            assert!(
                [200, 302].contains(&ask(&[good])),
                "{path} answers to {good}."
            );
        }
        for bad in [
            "host: evil.example",
            &format!("host: evil.example:{port}"),
            "host: 127.0.0.1",
            "host: localhost:1",
            "host: desk.example.org",
            "host:",
        ] {
            assert_eq!(ask(&[bad]), 403, "{path} does not answer to {bad}.");
        }
        assert_eq!(
            ask(&[&own, &own]),
            403,
            "Two Host lines are refused, the same or not."
        );
        assert_eq!(
            ask(&[&own, "host: evil.example"]),
            403,
            "A second Host does not pass unseen."
        );
        assert!([400, 403].contains(&ask(&[])), "No Host is refused.");
    }
    assert_eq!(
        node.ask.raw_status(
            "GET http://evil.example/healthz HTTP/1.1",
            &lines(&["host: evil.example"])
        ),
        403,
        "The absolute form changes nothing."
    );
}

#[test]
fn pages_from_elsewhere_may_not_ask() {
    let nord = Home::init("Example Nord");
    let node = offline(&nord);
    let own = format!("host: {}", node.ask.host());
    let token = format!("authorization: Bearer {}", nord.token());
    let origin = format!("origin: http://{}", node.ask.host());
    let get = |headers: &[&str]| {
        let all: Vec<&str> = [own.as_str(), &token]
            .iter()
            .chain(headers)
            .copied()
            .collect();
        node.ask
            .raw_status("GET /api/v1/status HTTP/1.1", &lines(&all))
    };
    assert_eq!(get(&[]), 200, "A program sends no Origin.");
    assert_eq!(get(&[&origin]), 200, "The node's own page may ask.");
    assert_eq!(
        get(&[&origin, "sec-fetch-site: same-origin"]),
        200,
        "A browser says that it is the own page."
    );
    for bad in [
        "origin: null",
        "origin: http://evil.example",
        "origin: https://127.0.0.1:1",
        "origin: ",
        "origin: file://",
    ] {
        assert_eq!(get(&[bad]), 403, "{bad} is foreign.");
    }
    assert_eq!(
        get(&[&origin, "origin: http://evil.example"]),
        403,
        "A second Origin does not pass unseen."
    );
    for site in ["sec-fetch-site: cross-site", "sec-fetch-site: same-site"] {
        assert_eq!(get(&[site]), 403, "{site} may not read data.");
        let page = node
            .ask
            .raw_status("GET /desk HTTP/1.1", &lines(&[&own, site]));
        assert_eq!(
            page, 200,
            "A link from elsewhere to a page is followed: {site}."
        );
        for path in ["/desk/pair", "/api/v1/desk/check"] {
            let post = format!("POST {path} HTTP/1.1");
            let status = node
                .ask
                .raw_status(&post, &lines(&[&own, &token, site, "content-length: 0"]));
            assert_eq!(status, 403, "{site} may not POST to {path}.");
        }
    }
}

#[test]
fn a_foreign_request_is_refused_before_its_body_is_read() {
    let nord = Home::init("Example Nord");
    let node = offline(&nord);
    let begun = Instant::now();
    let head = "POST /api/v1/members HTTP/1.1\r\nhost: evil.example\r\ncontent-type: application/json\r\ncontent-length: 100000\r\n\r\n";
    let answer = node.ask.raw(head.as_bytes());
    assert!(
        answer.starts_with("HTTP/1.1 403"),
        "It is refused: {answer}"
    );
    assert!(
        begun.elapsed().as_secs() < 8,
        "Nobody waited for the body: {:?}",
        begun.elapsed()
    );
}

#[test]
fn a_header_that_does_not_come_is_not_waited_for() {
    let nord = Home::init("Example Nord");
    let node = offline(&nord);
    let begun = Instant::now();
    node.ask.raw(b"GET /healthz HTTP/1.1\r\nhost: 127");
    let waited = begun.elapsed();
    assert!(
        (4..8).contains(&waited.as_secs()),
        "The connection is closed after about 5 seconds: {waited:?}"
    );
    let begun = Instant::now();
    node.ask.raw(b"");
    assert!(
        begun.elapsed().as_secs() < 8,
        "A silent connection is closed too."
    );
    assert_eq!(
        node.ask.send("GET", "/healthz", &[], b"").status,
        200,
        "Others are served."
    );
}

#[test]
fn a_body_that_does_not_come_is_not_waited_for() {
    let nord = Home::init("Example Nord");
    let node = offline(&nord);
    let head = format!(
        "POST /api/v1/members HTTP/1.1\r\nhost: {}\r\nauthorization: Bearer {}\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{{",
        node.ask.host(),
        nord.token()
    );
    let begun = Instant::now();
    let answer = node.ask.raw(head.as_bytes());
    let waited = begun.elapsed();
    assert!(
        (9..18).contains(&waited.as_secs()),
        "It is waited for about 10 seconds: {waited:?}"
    );
    assert!(
        answer.is_empty() || answer.starts_with("HTTP/1.1 4"),
        "It is refused: {answer}"
    );
}

#[test]
fn http_2_and_nonsense_are_refused() {
    let nord = Home::init("Example Nord");
    let node = offline(&nord);
    let huge = format!(
        "GET /healthz HTTP/1.1\r\nhost: {}\r\nx: {}\r\n\r\n",
        node.ask.host(),
        "x".repeat(40_000)
    );
    for odd in [
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0".as_slice(),
        b"\x16\x03\x01\x02\0\x01",
        b"GET\r\n\r\n",
        huge.as_bytes(),
    ] {
        let answer = node.ask.raw(odd);
        assert!(
            answer.is_empty()
                || answer.starts_with("HTTP/1.1 4")
                || answer.starts_with("HTTP/1.1 5"),
            "{:?} is refused: {answer}",
            String::from_utf8_lossy(&odd[..odd.len().min(40)])
        );
    }
    assert_eq!(
        node.ask.send("GET", "/healthz", &[], b"").status,
        200,
        "Others are served."
    );
}

#[test]
fn many_idle_connections_do_not_keep_others_out_for_long() {
    let nord = Home::init("Example Nord");
    let node = offline(&nord);
    let idle: Vec<_> = (0..80)
        .map(|_| std::net::TcpStream::connect(node.ask.host()).unwrap())
        .collect();
    let begun = Instant::now();
    assert_eq!(
        node.ask.send("GET", "/healthz", &[], b"").status,
        200,
        "The node answers."
    );
    assert!(
        begun.elapsed().as_secs() < 15,
        "It was not kept waiting for long: {:?}",
        begun.elapsed()
    );
    drop(idle);
}

#[test]
fn whoever_asks_under_a_wrong_name_reads_a_page_in_a_browser() {
    let home = Home::init("Example Nord");
    let node = Running::start(&home, &["serve", "--offline", "--http", "127.0.0.1:0"]);
    let ask = |accept: &str| {
        let headers = [
            ("host", "other.example.org"),
            ("accept", accept),
            ("accept-language", "de"),
        ];
        node.ask.send("GET", "/", &headers, b"")
    };
    let page = ask("text/html,application/xhtml+xml");
    let text = String::from_utf8(page.body.clone()).unwrap();
    assert_eq!(page.status, 403);
    assert_eq!(
        page.header("content-type"),
        Some("text/html; charset=utf-8")
    );
    assert!(
        text.contains("Unter diesem Namen antwortet covisa nicht."),
        "A person reads it in words: {text}"
    );
    assert_eq!(
        ask("*/*").code(),
        "forbidden-host",
        "A program reads what it did."
    );
}
