//! Desk checks over HTTP: 20,000 distinct passes of a pinned home, each posted once, over 16 connections and over one.

use covisa_tests::made::{Made, THREE_A_MONTH, content, feed, numbered_card};
use covisa_tests::program::{Home, Running};
use federation_spec::wire::ids::Timestamp;
use federation_spec::wire::text;

use crate::limit::{Limit, checks};
use crate::load::{Load, median, post_all};

/// Distinct passes.
const PASSES: u64 = 20_000;

/// A host that has pinned a home, and passes of that home.
pub struct World {
    /// The host's home.
    pub host: Home,
    /// The pinned home.
    pub made: Made,
    /// Signed cards, all different.
    pub cards: Vec<Vec<u8>>,
}

impl World {
    /// A host, and so many cards, each with a place in the home's status list if that is wanted.
    pub fn new(cards: u64, listed: bool) -> Self {
        let host = Home::init("Host");
        let made = Made::of(1, Timestamp(covisa::clock::now().0 - 3600));
        feed(
            host.path().as_path(),
            &made.records(&content(THREE_A_MONTH)),
        );
        if listed {
            feed(host.path().as_path(), &[made.status_list(0, 0, &[])]);
        }
        host.done(&["space", "pin", &made.space.to_string()]);
        let cards = (0..cards)
            .map(|number| numbered_card(&made, number, listed))
            .collect();
        Self { host, made, cards }
    }

    /// Every card as a request to a node.
    pub fn requests(&self, node: &Running, token: &str) -> Vec<Vec<u8>> {
        let host = node.ask.host();
        let request = |card: &Vec<u8>| {
            let body = format!("{{\"pass\":\"{}\"}}", text::write(card));
            format!(
                "POST /api/v1/desk/check HTTP/1.1\r\nhost: {host}\r\nauthorization: Bearer {token}\r\n\
                 content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
                body.len()
            )
            .into_bytes()
        };
        self.cards.iter().map(request).collect()
    }
}

/// Pairs a desk with a node.
pub fn desk_token(node: &Running) -> String {
    let address = node.ready["desk"].as_str().unwrap();
    let code = address.rsplit('#').next().unwrap();
    let answer = node.ask.send(
        "POST",
        "/desk/pair",
        &[("content-type", "application/json")],
        format!("{{\"code\":\"{code}\"}}").as_bytes(),
    );
    answer.json()["token"].as_str().unwrap().to_owned()
}

/// The port of a node's API.
pub fn http_port(node: &Running) -> u16 {
    node.ask.host().rsplit(':').next().unwrap().parse().unwrap()
}

/// Measures: cards with a place in a status list, as homes issue them, and cards without one.
pub fn run(rounds: usize) {
    println!("cards with a place in a status list");
    with(World::new(PASSES, true), rounds);
    println!("cards without one");
    with(World::new(PASSES, false), rounds);
}

fn with(world: World, rounds: usize) {
    let key = world.made.key.public();
    assert!(
        world.cards.iter().take(3).all(|card| checks(&key.0, card)),
        "The limit says yes to genuine cards."
    );
    let mut broken = world.cards[0].clone();
    let last = broken.len() - 1;
    broken[last] ^= 1;
    assert!(
        !checks(&key.0, &broken),
        "The limit says no to a broken card."
    );
    let node = world.host.serve();
    let token = desk_token(&node);
    let requests = world.requests(&node, &token);
    let limit = Limit::start(&["desk", &data_encoding::HEXLOWER.encode(&key.0)]);
    let bare: Vec<Vec<u8>> = world.cards.iter().map(|card| bare_request(card)).collect();
    for connections in [16, 1] {
        let share = if connections == 1 { 4 } else { 1 };
        let (requests, bare) = (
            &requests[..requests.len() / share],
            &bare[..bare.len() / share],
        );
        let mut pairs = Vec::new();
        for _ in 0..rounds {
            let limited = post_all(limit.port, bare, connections, b"true");
            let checked = post_all(http_port(&node), requests, connections, b"\"green\"");
            pairs.push((checked, limited));
        }
        report(
            &format!(
                "{} passes, each once, {connections} connections",
                requests.len()
            ),
            &pairs,
        );
    }
    let repeated = vec![requests[0].clone(); requests.len()];
    let mut pairs = Vec::new();
    for _ in 0..rounds {
        let limited = post_all(limit.port, &bare, 16, b"true");
        pairs.push((
            post_all(http_port(&node), &repeated, 16, b"\"green\""),
            limited,
        ));
    }
    report("one pass again and again, 16 connections", &pairs);
}

fn bare_request(card: &[u8]) -> Vec<u8> {
    let head = format!(
        "POST /verify HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/octet-stream\r\n\
         content-length: {}\r\n\r\n",
        card.len()
    );
    [head.as_bytes(), card].concat()
}

fn report(what: &str, pairs: &[(Load, Load)]) {
    let each = |figure: &dyn Fn(&(Load, Load)) -> f64| median(pairs.iter().map(figure).collect());
    println!("{what}; medians of {} rounds", pairs.len());
    println!(
        "  covisa {:>8.0}/s   p50 {:>7.3} ms   p99 {:>7.3} ms",
        each(&|(ours, _)| ours.rate),
        each(&|(ours, _)| ours.percentile(50.0)),
        each(&|(ours, _)| ours.percentile(99.0)),
    );
    println!(
        "  limit  {:>8.0}/s   p50 {:>7.3} ms   p99 {:>7.3} ms   (bare warp, serde_cbor, verify_strict)",
        each(&|(_, bare)| bare.rate),
        each(&|(_, bare)| bare.percentile(50.0)),
        each(&|(_, bare)| bare.percentile(99.0)),
    );
    println!(
        "  ratio  {:.2} of the limit's rate",
        each(&|(ours, bare)| ours.rate / bare.rate)
    );
}
