//! Many at once: two hundred scans of one pass, and strangers who hold every connection there is room for.

use std::collections::VecDeque;
use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use covisa_tests::PATIENCE;
use covisa_tests::asking::{Asking, connected_from};
use covisa_tests::table::Table;
use serde_json::json;

use crate::bad_kit::{House, Witness, told};

/// Checks made while strangers hold connections.
const CHECKS: usize = 8;
/// How long a desk waits without a thought of the node. The rule gives a second; a busy machine needs some more.
const IN_TIME: Duration = Duration::from_secs(4);

/// What a stranger sends before it says nothing more.
const STRANGERS: [&str; 5] = [
    "",
    "GET /healthz HTTP/1.1\r\nhost: 127",
    "POST /desk/pair HTTP/1.1\r\nhost: {host}\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{",
    "GET /desk HTTP/1.1\r\nhost: {host}\r\n\r\n",
    "POST /api/v1/desk/check HTTP/1.1\r\nhost: {host}\r\nauthorization: Bearer wrong\r\ncontent-length: 100\r\n\r\n{",
];

/// A check over a connection of its own.
fn check(house: &House, pass: &str, check_in: bool) -> String {
    let ask = house.node.ask.with_token(&house.home.token());
    told(
        &ask.post("desk/check", &json!({ "pass": pass, "check_in": check_in }))
            .json(),
    )
}

/// A connection that says the beginning of something.
fn stranger(ask: &Asking, number: usize) -> TcpStream {
    let mut stream = TcpStream::connect(ask.host()).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    let begun = STRANGERS[number % STRANGERS.len()].replace("{host}", ask.host());
    // Whoever is sent away at once has nothing to say.
    let _ = stream.write_all(begun.as_bytes());
    stream
}

/// Checks at the desk: how many were answered, and whether most of them in time.
fn desk(house: &House, pass: &str) -> String {
    let mut in_time = 0;
    let green = (0..CHECKS).filter(|_| {
        let begun = Instant::now();
        let green = check(house, pass, false) == "green COV-G01";
        in_time += usize::from(begun.elapsed() < IN_TIME);
        green
    });
    let green = green.count();
    let most = if 2 * in_time > CHECKS { "most" } else { "few" };
    format!("{green} of {CHECKS} green, {most} in time")
}

/// Waits until the node has closed a connection.
fn closed(mut stream: TcpStream) -> bool {
    let mut rest = Vec::new();
    match stream.read_to_end(&mut rest) {
        Ok(_) => true,
        Err(error) => error.kind() == std::io::ErrorKind::ConnectionReset,
    }
}

#[test]
fn two_hundred_scans_of_one_pass_are_one_visit() {
    let house = House::new();
    let pass = house.nord.card("Example 1");
    let said: Vec<String> = thread::scope(|scope| {
        let scans = [(); 200].map(|()| scope.spawn(|| check(&house, &pass, true)));
        scans.map(|scan| scan.join().unwrap()).to_vec()
    });
    let count = |wanted: &str| said.iter().filter(|said| *said == wanted).count();
    let visits = house.node.ask.get("visits").json();
    let visits = visits["items"].as_array().map_or(0, Vec::len);
    let mut table = Table::new("http-scans");
    let green = count("green COV-G01") + count("green COV-G02");
    table.note(50, "200 scans at once: green", "200", green.to_string());
    table.note(
        50,
        "200 scans at once: visits noted",
        "1",
        visits.to_string(),
    );
    table.finish();
}

#[test]
fn strangers_who_hold_connections_do_not_keep_the_desk_out() {
    let house = House::new();
    let pass = house.nord.card("Example 1");
    let witness = Witness::of(&house.home, &house.node);
    let mut table = Table::new("http-crowd");
    let everyone = format!("{CHECKS} of {CHECKS} green, most in time");
    let held: Vec<TcpStream> = (0..200)
        .map(|number| stranger(&house.node.ask, number))
        .collect();
    table.note(
        24,
        "200 connections that are held: checks",
        &everyone,
        desk(&house, &pass),
    );
    let gone = held.into_iter().map(closed).filter(|gone| *gone).count();
    table.note(
        24,
        "200 connections that are held: ended by the node",
        "200",
        gone.to_string(),
    );
    let over = AtomicBool::new(false);
    let got = thread::scope(|scope| {
        for number in 0..100 {
            scope.spawn({
                let (ask, over) = (&house.node.ask, &over);
                move || hold(ask, number, over)
            });
        }
        let got = desk(&house, &pass);
        over.store(true, Ordering::Relaxed);
        got
    });
    table.note(
        24,
        "100 that come again whenever they are sent away: checks",
        &everyone,
        got,
    );
    table.note(
        0,
        "all of them",
        "nothing changed",
        witness.changed().to_owned() + &witness.harm(),
    );
    table.finish();
}

/// Holds a connection, and another one when it is closed.
fn hold(ask: &Asking, number: usize, over: &AtomicBool) {
    while !over.load(Ordering::Relaxed) {
        closed(stranger(ask, number));
    }
}

/// Connections a second that a guest opens, in all, and by how many threads.
const RATE: u64 = 1_000;
const HANDS: u64 = 4;

/// Opens connections at a rate, holds the last of them, and counts them.
fn flood(ask: &Asking, hand: u64, from: impl Fn(u64) -> Ipv4Addr, over: &AtomicBool) -> u64 {
    let (mut held, begun, mut opened) = (VecDeque::new(), Instant::now(), 0);
    while !over.load(Ordering::Relaxed) {
        let due = begun + Duration::from_micros(opened * HANDS * 1_000_000 / RATE);
        thread::sleep(due.saturating_duration_since(Instant::now()));
        let from = from(opened * HANDS + hand);
        if let Ok(mut stream) = connected_from(from, ask.host()) {
            // Whoever is sent away at once has nothing to say.
            let _ = stream.write_all(b"GET /healthz HTTP/1.1\r\n");
            held.push_back(stream);
        }
        if held.len() > 150 {
            held.pop_front();
        }
        opened += 1;
    }
    opened
}

/// How long a tablet waits for each of its checks, each over a connection of its own, while a guest floods from there.
fn waits_beside(house: &House, pass: &str, from: impl Fn(u64) -> Ipv4Addr + Sync) -> Vec<Duration> {
    let over = AtomicBool::new(false);
    thread::scope(|scope| {
        let (ask, from, over) = (&house.node.ask, &from, &over);
        let floods = [0, 1, 2, 3].map(|hand| scope.spawn(move || flood(ask, hand, from, over)));
        // The flood has begun.
        thread::sleep(Duration::from_millis(500));
        let begun = Instant::now();
        let mut waits = Vec::new();
        while begun.elapsed() < Duration::from_secs(4) {
            let asked = Instant::now();
            let told = check(house, pass, false);
            waits.push(asked.elapsed());
            assert_eq!(told, "green COV-G01", "The tablet has its answer.");
            thread::sleep(Duration::from_millis(50));
        }
        over.store(true, Ordering::Relaxed);
        let opened: u64 = floods.map(|flood| flood.join().unwrap()).iter().sum();
        assert!(opened > RATE, "It was a flood: {opened} connections");
        waits
    })
}

#[test]
fn a_guest_who_floods_does_not_keep_the_tablet_out() {
    let house = House::new();
    let pass = house.nord.card("Example 1");
    for (whose, from) in [
        (
            "one address",
            (|_| [127, 9, 9, 9].into()) as fn(u64) -> Ipv4Addr,
        ),
        ("an address each", |number| {
            Ipv4Addr::from_bits(0x7f01_0000 + (number % 50_000) as u32)
        }),
    ] {
        let mut waits = waits_beside(&house, &pass, from);
        waits.sort_unstable();
        // One in ten may have been sent again by the system: it is a second later then.
        let (half, most) = (waits[waits.len() / 2], waits[waits.len() * 9 / 10]);
        println!(
            "{whose}: {} checks, half within {half:?}, nine in ten within {most:?}",
            waits.len()
        );
        assert!(
            half < Duration::from_millis(300) && most < Duration::from_secs(1),
            "With connections of {whose} the tablet waits for half of its checks {half:?}, for one in ten more than {most:?}"
        );
    }
}
