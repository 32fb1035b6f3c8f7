//! The door for tablets: opened, moved and shut while the node runs, and in TLS where the house has a certificate.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::time::{Duration, Instant};

use covisa_tests::asking::Asking;
use covisa_tests::certified::Certified;
use covisa_tests::program::{Home, Running};
use serde_json::{Value, json};

const SERVE: &[&str] = &["serve", "--offline", "--http", "127.0.0.1:0"];

/// A port that nobody has.
pub fn free() -> u16 {
    let listener = TcpListener::bind("0.0.0.0:0").unwrap();
    listener.local_addr().unwrap().port()
}

fn set(node: &Running, asked: &Value) -> Value {
    let answer = node.ask.json("PUT", "tablets", &[], asked);
    assert_eq!(answer.status, 200, "It is done: {}", answer.json());
    answer.json()
}

fn refused(node: &Running, asked: &Value, status: u16, code: &str) -> Value {
    let answer = node.ask.json("PUT", "tablets", &[], asked);
    let said = (answer.status, answer.code());
    assert_eq!(
        said,
        (status, code.to_owned()),
        "{asked}: {}",
        answer.json()
    );
    answer.json()
}

/// What the desk page at a port of loopback answers; 0 if nobody is there.
fn desk(port: u16) -> u16 {
    let there = TcpStream::connect(("127.0.0.1", port)).is_ok();
    let asking = Asking::new(&format!("http://127.0.0.1:{port}"), "");
    match there {
        true => asking.send("GET", "/desk", &[], b"").status,
        false => 0,
    }
}

#[test]
fn the_door_is_opened_moved_and_shut_without_a_restart_and_stays_so_after_one() {
    let home = Home::init("Example Nord");
    let node = Running::start(&home, SERVE);
    let (first, second) = (free(), free());
    assert_eq!(
        node.ask.get("tablets").json()["url"],
        Value::Null,
        "Nobody is let in unasked."
    );
    let opened = set(
        &node,
        &json!({ "open": true, "port": first, "own_network": true }),
    );
    let url = opened["url"].as_str().unwrap();
    assert!(
        url.starts_with("http://")
            && !url.contains("127.0.0.1")
            && url.ends_with(&first.to_string()),
        "Others can reach it: {url}"
    );
    assert_eq!(desk(first), 200);
    // A code for a desk leads there, one for the operator does not.
    let code = |role: &str| {
        let offered = node.ask.post("desk/pairings", &json!({ "role": role }));
        offered.json()["url"].as_str().unwrap().to_owned()
    };
    assert!(code("desk").starts_with(&format!("{url}/desk#")));
    assert!(code("admin").starts_with(&node.ask.url));

    let mut held = TcpStream::connect(("127.0.0.1", first)).unwrap();
    held.write_all(b"GET /api/v1/events HTTP/1.1\r\n").unwrap();
    set(&node, &json!({ "port": second, "name": "192.0.2.7" }));
    assert_eq!((desk(first), desk(second)), (0, 200), "It moved.");
    held.set_read_timeout(Some(Duration::from_secs(2))).unwrap();
    let ended = held.read(&mut [0; 1]);
    assert!(
        matches!(ended, Ok(0))
            || ended.is_err_and(|error| error.kind() == std::io::ErrorKind::ConnectionReset),
        "Whoever came in by the other one goes with it, at once."
    );
    assert!(code("desk").starts_with(&format!("http://192.0.2.7:{second}/desk#")));
    node.stop();

    let node = Running::start(&home, SERVE);
    assert_eq!(desk(second), 200, "It stands open after a restart.");
    let shut = set(&node, &json!({ "open": false }));
    assert_eq!(
        (&shut["url"], &shut["port"]),
        (&Value::Null, &json!(second)),
        "Where it was is kept."
    );
    assert_eq!(desk(second), 0);
    node.stop();
    let told = home
        .verb(&["desk", "tablets", "--open", "--own-network"])
        .json(0);
    assert_eq!(
        told["open"],
        json!(true),
        "Without a node it is written down: {told}"
    );
    let node = Running::start(&home, SERVE);
    assert_eq!(desk(second), 200);
    node.stop();
}

#[test]
fn what_cannot_be_opened_leaves_it_as_it_was_and_says_why() {
    let home = Home::init("Example Nord");
    let node = Running::start(&home, SERVE);
    let port = free();
    let taken = TcpListener::bind("0.0.0.0:0").unwrap();
    let occupied = taken.local_addr().unwrap().port();
    refused(
        &node,
        &json!({ "open": true, "port": port }),
        422,
        "door-readable",
    );
    set(
        &node,
        &json!({ "open": true, "port": port, "own_network": true }),
    );
    let said = refused(&node, &json!({ "port": occupied }), 409, "door-port");
    assert!(
        said["title"]
            .as_str()
            .unwrap()
            .contains(&occupied.to_string()),
        "{said}"
    );
    for (asked, code) in [
        (json!({ "port": 80 }), "bad-value"),
        (json!({ "name": "http://desk.example.org/" }), "bad-value"),
        (json!({ "name": "desk example" }), "bad-value"),
        (json!({ "name": "a".repeat(254) }), "bad-value"),
        (json!({ "name": "desk.example.org:8612" }), "bad-value"),
    ] {
        refused(&node, &asked, 400, code);
    }
    let held = node.ask.get("tablets").json();
    assert_eq!((&held["port"], desk(port)), (&json!(port), 200), "{held}");
}

#[test]
fn a_port_that_is_gone_is_no_reason_not_to_start() {
    let home = Home::init("Example Nord");
    let node = Running::start(&home, SERVE);
    let port = free();
    set(
        &node,
        &json!({ "open": true, "port": port, "own_network": true }),
    );
    node.stop();
    let taken = TcpListener::bind(("0.0.0.0", port)).unwrap();
    let node = Running::start(&home, SERVE);
    let begun = Instant::now();
    let trouble = loop {
        let door = node.ask.get("tablets").json();
        match door["trouble"].as_str() {
            Some(trouble) => break trouble.to_owned(),
            None => assert!(begun.elapsed() < Duration::from_secs(10), "{door}"),
        }
        std::thread::sleep(Duration::from_millis(100));
    };
    assert!(trouble.contains(&port.to_string()), "{trouble}");
    drop(taken);
    set(&node, &json!({ "open": true, "own_network": true }));
    assert_eq!(desk(port), 200, "As soon as it is free, it opens.");
    node.stop();

    let flags = [
        "serve",
        "--offline",
        "--http",
        "127.0.0.1:0",
        "--desk-http",
        "127.0.0.1:0",
    ];
    let node = Running::start(&home, &flags);
    refused(&node, &json!({ "open": false }), 409, "door-by-file");
    assert_eq!(node.ask.get("tablets").json()["by_file"], json!(true));
}

/// A house whose door stands open under its own certificate.
struct Secured {
    home: Home,
    node: Running,
    port: u16,
    ours: Certified,
}

impl Secured {
    fn new() -> Self {
        let home = Home::init("Example Nord");
        let node = Running::start(&home, SERVE);
        let port = free();
        let ours = Certified::of(&["desk.example.org", "127.0.0.1"]);
        ours.put(&home.path());
        let opened = set(&node, &json!({ "open": true, "port": port }));
        let url = format!("https://desk.example.org:{port}");
        assert_eq!(opened["url"], json!(url), "{opened}");
        let names = json!(["desk.example.org", "127.0.0.1"]);
        assert_eq!(opened["certificate"]["names"], names);
        Self {
            home,
            node,
            port,
            ours,
        }
    }

    /// Writes over the file of the certificate alone.
    fn writes(&self, certificate: &str) {
        let file = self.home.path().join("tls/certificate.pem");
        std::fs::write(file, certificate).unwrap();
    }

    fn shows(&self, whose: &Certified) -> bool {
        whose.get("desk.example.org", self.port, "/desk").is_ok()
    }
}

#[test]
fn with_a_certificate_it_speaks_tls_and_phones_come_in() {
    let house = Secured::new();
    for (path, status) in [
        ("/desk", 200),
        ("/passport", 200),
        ("/passport-worker.js", 200),
        ("/settings", 404),
        ("/metrics", 404),
    ] {
        let answer = house.ours.get("desk.example.org", house.port, path);
        let answer = answer.unwrap();
        assert!(
            answer.starts_with(&format!("HTTP/1.1 {status}")),
            "{path}: {answer}"
        );
    }
    let plain = Asking::new(&format!("http://127.0.0.1:{}", house.port), "");
    let led = plain.send("GET", "/desk?a=b", &[], b"");
    let to = format!("https://127.0.0.1:{}/desk?a=b", house.port);
    assert_eq!(
        (led.status, led.header("location")),
        (307, Some(to.as_str())),
        "It is led to TLS."
    );
    let ask = &house.node.ask;
    let member = ask
        .post("members", &json!({ "name": "Example Ada" }))
        .json();
    let path = format!("members/{}/phones", member["member"].as_str().unwrap());
    let phone = ask.post(&path, &json!({})).json();
    let url = phone["url"].as_str().unwrap();
    assert!(url.starts_with("https://desk.example.org"), "{phone}");
}

#[test]
fn a_certificate_that_changed_is_taken_and_one_that_broke_is_not() {
    let house = Secured::new();
    let elsewhere = json!({ "name": "other.example.org" });
    let said = refused(&house.node, &elsewhere, 422, "door-other-name");
    let title = said["title"].as_str().unwrap();
    assert!(title.contains("desk.example.org"), "{said}");

    let renewed = Certified::of(&["desk.example.org"]);
    renewed.put(&house.home.path());
    let begun = Instant::now();
    while !house.shows(&renewed) {
        assert!(
            begun.elapsed() < Duration::from_secs(40),
            "The new one is taken."
        );
        std::thread::sleep(Duration::from_millis(250));
    }
    assert!(
        !house.shows(&house.ours),
        "The old one is not shown any more."
    );

    // What cannot be used leaves the one that was taken, and never opens the door without one.
    house.writes("no certificate");
    let moved = json!({ "port": free() });
    let said = refused(&house.node, &moved, 422, "door-certificate");
    let title = said["title"].as_str().unwrap();
    assert!(title.contains("certificate.pem"), "{said}");
    assert!(house.shows(&renewed));
    house.writes(&Certified::of(&["desk.example.org"]).certificate);
    refused(&house.node, &moved, 422, "door-certificate");
    let Secured {
        home, node, port, ..
    } = house;
    node.stop();
    let node = Running::start(&home, SERVE);
    assert_eq!(desk(port), 0, "Nothing is said in the open instead.");
    let door = node.ask.get("tablets").json();
    assert_eq!(door["url"], Value::Null, "{door}");
    node.stop();
}

#[test]
fn without_its_certificate_it_is_never_open_in_plain_unless_somebody_said_so() {
    let house = Secured::new();
    std::fs::remove_dir_all(house.home.path().join("tls")).unwrap();
    // What is under way goes on under the old one; nothing new is opened, and a restart opens nothing.
    refused(
        &house.node,
        &json!({ "port": free() }),
        422,
        "door-readable",
    );
    std::thread::sleep(Duration::from_secs(25));
    assert!(house.shows(&house.ours), "The old one goes on.");
    let door = house.node.ask.get("tablets").json();
    assert!(door["trouble"].is_string(), "It is told: {door}");
    let Secured {
        home, node, port, ..
    } = house;
    let status = node.ask.get("status").json();
    let warnings = status["warnings"].to_string();
    assert!(warnings.contains("Without a certificate"), "{warnings}");
    node.stop();
    let node = Running::start(&home, SERVE);
    assert_eq!(desk(port), 0);
    set(&node, &json!({ "own_network": true }));
    assert_eq!(desk(port), 200, "Now somebody said so.");

    // A certificate that cannot be used closes what is open in plain.
    std::fs::create_dir(home.path().join("tls")).unwrap();
    std::fs::write(home.path().join("tls/certificate.pem"), "none").unwrap();
    let begun = Instant::now();
    while desk(port) != 0 {
        assert!(begun.elapsed() < Duration::from_secs(40), "It is shut.");
        std::thread::sleep(Duration::from_millis(250));
    }
    // A link that leads nowhere is no file that is not there.
    std::fs::remove_file(home.path().join("tls/certificate.pem")).unwrap();
    std::os::unix::fs::symlink("/nowhere", home.path().join("tls/certificate.pem")).unwrap();
    refused(&node, &json!({ "open": true }), 422, "door-certificate");
    set(&node, &json!({ "open": false }));
    node.stop();
}

#[test]
fn many_who_open_and_shut_at_once_leave_it_as_the_ledger_says() {
    let home = Home::init("Example Nord");
    let node = Running::start(&home, SERVE);
    let port = free();
    set(
        &node,
        &json!({ "open": true, "port": port, "own_network": true }),
    );
    std::thread::scope(|scope| {
        for turn in 0..8 {
            let ask = node.ask.clone();
            scope.spawn(move || {
                for round in 0..5 {
                    let open = (turn + round) % 2 == 0;
                    ask.json("PUT", "tablets", &[], &json!({ "open": open }));
                }
            });
        }
    });
    let open = node.ask.get("tablets").json()["open"] == json!(true);
    assert_eq!(desk(port) == 200, open, "The socket is as the ledger says.");
    node.stop();
    let node = Running::start(&home, SERVE);
    assert_eq!(desk(port) == 200, open, "So it is after a restart.");
    node.stop();
}

#[test]
fn whoever_speaks_no_tls_takes_no_more_room_than_others_and_goes_when_it_is_shut() {
    let house = Secured::new();
    let held: Vec<TcpStream> = (0..300)
        .filter_map(|_| TcpStream::connect(("127.0.0.1", house.port)).ok())
        .collect();
    let begun = Instant::now();
    while !house.shows(&house.ours) {
        assert!(
            begun.elapsed() < Duration::from_secs(15),
            "A tablet comes in."
        );
    }
    set(&house.node, &json!({ "open": false }));
    std::thread::sleep(Duration::from_millis(500));
    let gone = held.iter().filter(|stream| {
        stream.set_nonblocking(true).unwrap();
        let mut stream = *stream;
        !matches!(stream.read(&mut [0; 1]), Err(error) if error.kind() == std::io::ErrorKind::WouldBlock)
    });
    let gone = gone.count();
    assert!(
        gone >= 256,
        "Nobody who was let in stays: {gone} of {}",
        held.len()
    );
}
