//! Requests that nobody should send: each gets its answer, and the house is as it was before.
//!
//! Those that can be written down stand in `tests/bad/http`. A request is its lines, an empty line and its body;
//! `{host}`, `{port}` and `{token}` are the node's, `{token_start}` is the first half of the token, `{token_swapped}` the
//! token with upper and lower case changed, `{revoked}` an admin's token that was taken back. What a request does not say
//! of its length is said for it, and so is that its connection ends with it.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{Shutdown, TcpStream};
use std::time::Duration;

use covisa_tests::program::{Home, Running};
use covisa_tests::table::Table;
use serde_json::Value;
use toml::Table as Toml;

use crate::bad_kit::{Witness, bad, number, offline, text, written};
use crate::doors::{code, pair};

/// How long a connection may say nothing before it counts as left open.
const SILENCE: Duration = Duration::from_secs(40);

/// What a node says to these bytes: every answer's status and, of a problem, its code.
fn say(node: &Running, bytes: &[u8]) -> String {
    let mut stream = connect(node);
    // A node that has heard enough closes the connection.
    let _ = stream.write_all(bytes);
    hear(stream)
}

fn connect(node: &Running) -> TcpStream {
    let stream = TcpStream::connect(node.ask.host()).unwrap();
    stream.set_read_timeout(Some(SILENCE)).unwrap();
    stream
}

/// All answers until the connection ends.
fn hear(mut stream: TcpStream) -> String {
    let mut heard = Vec::new();
    // What came before an error is what came.
    let ended = match stream.read_to_end(&mut heard) {
        Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => "left open",
        _ => "closed",
    };
    let heard = String::from_utf8_lossy(&heard).into_owned();
    let answers: Vec<String> = heard.split("HTTP/1.").skip(1).map(answer).collect();
    if answers.is_empty() || ended == "left open" {
        return format!("{}{ended}", answers.join(" + "));
    }
    answers.join(" + ")
}

fn answer(text: &str) -> String {
    let (head, body) = text.split_once("\r\n\r\n").unwrap_or((text, ""));
    // The minor version stands before the status.
    let status = head.get(2..5).unwrap_or(head);
    let problem: Value = serde_json::from_str(body).unwrap_or_default();
    let code = problem["code"].as_str().unwrap_or_default();
    let shared = head.to_ascii_lowercase().contains("access-control");
    let shared = if shared {
        ", for pages from elsewhere"
    } else {
        ""
    };
    format!("{status} {code}{shared}").trim().to_owned()
}

/// The bytes of a request of a file.
fn request(home: &Home, node: &Running, revoked: &str, row: &Toml) -> Vec<u8> {
    let fill = |text: &str| filled(home, node, text).replace("{revoked}", revoked);
    let lines = row["lines"].as_array().unwrap().iter();
    let mut lines: Vec<String> = lines.map(|line| fill(line.as_str().unwrap())).collect();
    let body = row.get("body").map(|body| fill(body.as_str().unwrap()));
    let sized = lines.iter().any(|line| {
        let line = line.to_ascii_lowercase();
        line.starts_with("content-length") || line.starts_with("transfer-encoding")
    });
    if let (Some(body), false) = (&body, sized) {
        lines.push(format!("content-length: {}", body.len()));
    }
    lines.push("connection: close\r\n\r\n".to_owned());
    (lines.join("\r\n") + &body.unwrap_or_default()).into_bytes()
}

fn filled(home: &Home, node: &Running, text: &str) -> String {
    let (host, token) = (node.ask.host(), home.token());
    let swapped = token.chars().map(|c| match c.is_ascii_lowercase() {
        true => c.to_ascii_uppercase(),
        false => c.to_ascii_lowercase(),
    });
    text.replace("{host}", host)
        .replace("{port}", host.rsplit(':').next().unwrap())
        .replace("{token}", &token)
        .replace("{token_start}", &token[..token.len() / 2])
        .replace("{token_swapped}", &swapped.collect::<String>())
}

/// An admin's token that was taken back.
fn revoked(node: &Running) -> String {
    let code = code(&node.ask, "admin");
    let given = pair(&node.ask, &code).json();
    let text = |name: &str| given[name].as_str().unwrap().to_owned();
    let path = format!("/api/v1/tokens/{}", text("name"));
    let taken = node.ask.send("DELETE", &path, &[], b"");
    assert_eq!(taken.status, 200, "The token is taken back.");
    text("token")
}

#[test]
fn requests_that_nobody_should_send_get_their_answer_and_change_nothing() {
    let nord = Home::init("Example Nord");
    let node = offline(&nord);
    let revoked = revoked(&node);
    let witness = Witness::of(&nord, &node);
    let mut table = Table::new("http");
    for row in written("http", "request") {
        let got = say(&node, &request(&nord, &node, &revoked, &row)) + &witness.harm();
        table.note(number(&row), text(&row, "about"), text(&row, "answer"), got);
    }
    table.note(0, "all of them", "nothing changed", witness.changed());
    table.finish();
}

/// The head of a request with the token, and what follows it.
fn post(home: &Home, node: &Running, lines: &str, body: &[u8]) -> Vec<u8> {
    let (host, token) = (node.ask.host(), home.token());
    let head = format!(
        "POST /api/v1/desk/check HTTP/1.1\r\nhost: {host}\r\nauthorization: Bearer {token}\r\nconnection: close\r\n\
         content-type: application/json\r\n{lines}\r\n\r\n"
    );
    [head.as_bytes(), body].concat()
}

/// The most memory that a process ever had, in KiB.
fn most_memory(node: &Running) -> u64 {
    let status = fs::read_to_string(format!("/proc/{}/status", node.id())).unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    let words = line.unwrap().split_whitespace().nth(1);
    words.unwrap().parse().unwrap()
}

/// Sends chunks for as long as the node takes them, a GiB at most, and gives the answer and how much was taken.
fn endless(home: &Home, node: &Running) -> (String, usize) {
    let mut stream = connect(node);
    let head = post(home, node, "transfer-encoding: chunked", b"");
    stream.write_all(&head).unwrap();
    let chunk = [b"10000\r\n".as_slice(), &[b' '; 0x10000], b"\r\n"].concat();
    let taken = (0..16 * 1024).take_while(|_| stream.write_all(&chunk).is_ok());
    let taken = taken.count() * 0x10000;
    (hear(stream), taken)
}

#[test]
fn bodies_and_headers_without_end_are_bounded() {
    let nord = Home::init("Example Nord");
    let node = offline(&nord);
    let witness = Witness::of(&nord, &node);
    let mut table = Table::new("http-sizes");
    let before = most_memory(&node);
    let (answer, taken) = endless(&nord, &node);
    table.note(
        38,
        "a GiB in chunks",
        "413 too-large",
        answer + &witness.harm(),
    );
    let bounded = |small: bool| if small { "bounded" } else { "without bound" };
    let what = "a GiB in chunks: how much is taken";
    table.note(38, what, "bounded", bounded(taken < 128 << 20));
    let lines = |lines: &str, body: &[u8]| say(&node, &post(&nord, &node, lines, body));
    for (number, about, expected, got) in [sized(&lines), packed(&lines)].concat() {
        table.note(number, about, expected, got + &witness.harm());
    }
    let grown = most_memory(&node) - before;
    let what = "memory while all of this was sent";
    table.note(38, what, "bounded", bounded(grown < 64 << 10));
    table.note(0, "all of them", "nothing changed", witness.changed());
    table.finish();
}

/// Number, what it is, what must be answered, and what is.
type Row = (u32, &'static str, &'static str, String);

fn length(body: &[u8]) -> String {
    format!("content-length: {}", body.len())
}

fn sized(say: &dyn Fn(&str, &[u8]) -> String) -> Vec<Row> {
    let many = (0..1000).map(|n| format!("x-{n}: y\r\n"));
    let many = say(&(many.collect::<String>() + "x: y"), b"");
    let header = |bytes: usize| say(&format!("x: {}", "y".repeat(bytes)), b"");
    let body = |body: &[u8]| say(&length(body), body);
    let deep = |open: &str, close: &str| {
        let [open, close] = [open, close].map(|one| one.repeat(5000));
        body(format!("{{\"pass\": {open}{close}}}").as_bytes())
    };
    vec![
        (38, "300 KiB", "413 too-large", body(&[b' '; 300 << 10])),
        (41, "1,000 header lines", "431", many),
        (41, "a header of 64 KiB", "431", header(64 << 10)),
        (41, "a header of 64 MiB", "431", header(64 << 20)),
        (45, "5,000 brackets", "400 bad-json", deep("[", "]")),
        (45, "5,000 braces", "400 bad-json", deep("{\"a\":", "}")),
    ]
}

fn packed(say: &dyn Fn(&str, &[u8]) -> String) -> Vec<Row> {
    let bomb = fs::read(bad("http").join("bomb.gz")).unwrap();
    let encoded = |name: &str, body: &[u8]| {
        let lines = format!("content-encoding: {name}\r\n{}", length(body));
        say(&lines, body)
    };
    let small = |name: &str| encoded(name, br#"{"pass": "CV1"}"#);
    let bare = say(&length(&bomb), &bomb);
    let refused = "415 packed-body";
    vec![
        (46, "10 MiB as gzip", refused, encoded("gzip", &bomb)),
        (46, "as gzip, gzip", refused, encoded("gzip, gzip", &bomb)),
        (46, "as x-gzip", refused, encoded("x-gzip", &bomb)),
        (46, "gzip that does not say so", "400 bad-json", bare),
        (46, "JSON said to be deflated", refused, small("deflate")),
        (46, "JSON as identity", "200", small("identity")),
    ]
}

#[test]
fn whoever_is_slow_is_not_waited_for() {
    let nord = Home::init("Example Nord");
    let node = offline(&nord);
    let witness = Witness::of(&nord, &node);
    let ten = || post(&nord, &node, "content-length: 10", b"{\"pas");
    let head = post(&nord, &node, "content-length: 1000", b"");
    let half = |bytes: Vec<u8>| {
        let mut stream = connect(&node);
        stream.write_all(&bytes).unwrap();
        stream
    };
    let cut = half(ten());
    cut.shutdown(Shutdown::Write).unwrap();
    let rows = std::thread::scope(|scope| {
        let rows = [
            (
                39,
                "5 bytes of 10, then closed",
                "400 bad-json",
                scope.spawn(|| hear(cut)),
            ),
            (
                39,
                "5 bytes of 10, then silence",
                "400 bad-json",
                scope.spawn(|| hear(half(ten()))),
            ),
            (
                39,
                "no byte of 1,000",
                "400 bad-json",
                scope.spawn(|| hear(half(head.clone()))),
            ),
            (
                42,
                "a header byte by byte",
                "closed",
                scope.spawn(|| drip(&node, &head, 0)),
            ),
            (
                42,
                "a body byte by byte",
                "400 bad-json",
                scope.spawn(|| drip(&node, &head, head.len())),
            ),
            (
                42,
                "silence",
                "closed",
                scope.spawn(|| hear(connect(&node))),
            ),
        ];
        rows.map(|(number, about, expected, got)| (number, about, expected, got.join().unwrap()))
    });
    let mut table = Table::new("http-slow");
    for (number, about, expected, got) in rows {
        table.note(number, about, expected, got + &witness.harm());
    }
    table.note(0, "all of them", "nothing changed", witness.changed());
    table.finish();
}

/// Sends a request, from some byte on with a second between two bytes, until the node has had enough. What it would say
/// to all of it would come after minutes.
fn drip(node: &Running, request: &[u8], at_once: usize) -> String {
    let mut stream = connect(node);
    stream.write_all(&request[..at_once]).unwrap();
    let mut slow = stream.try_clone().unwrap();
    let rest: Vec<u8> = request[at_once..]
        .iter()
        .copied()
        .chain([b' '; 60])
        .collect();
    let writer = std::thread::spawn(move || {
        for byte in rest {
            if slow.write_all(&[byte]).is_err() {
                return;
            }
            std::thread::sleep(Duration::from_secs(1));
        }
    });
    stream.set_read_timeout(Some(SILENCE)).unwrap();
    let heard = hear(stream);
    writer.join().unwrap();
    heard
}
