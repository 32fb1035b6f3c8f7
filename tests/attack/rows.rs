//! The attacks, each as processes of its own, and what is measured of each.

use std::net::Ipv4Addr;
use std::time::{Duration, Instant};

use covisa::clock;
use covisa_tests::adversary::passage::Passage;
use covisa_tests::adversary::{Adversary, Manners};
use covisa_tests::attack::{self, honest_answer, mebibytes, written};
use covisa_tests::made::{Made, THREE_A_MONTH, content};
use covisa_tests::program::Home;
use covisa_tests::wait_for;
use federation_spec::wire::ids::Timestamp;

use crate::length;
use crate::world::{Attacker, Row, World, serve_there};

/// A name, and what measures it.
pub type Section = (&'static str, fn() -> Vec<Row>);

/// In this order.
pub const ROWS: [Section; 9] = [
    ("quiet", quiet),
    ("ignored", ignored),
    ("endless", endless),
    ("silent", silent),
    ("crowd", crowd),
    ("again", again),
    ("askers", askers),
    ("unread", unread),
    ("spaces", spaces),
];

/// Is an attacker: what it is, the node's address, its own, and how long.
pub fn be(arguments: &[String]) {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let [what, address, from, seconds] = words.as_slice() else {
        panic!("no such attacker: {words:?}");
    };
    let from: Ipv4Addr = from.parse().unwrap();
    let length = Duration::from_secs(seconds.parse().unwrap());
    let port = || {
        let parts: Vec<&str> = address.split('/').collect();
        parts[4].parse().unwrap()
    };
    let number = u32::from(from.octets()[2]) << 24 | u32::from(from.octets()[3]) << 20;
    match *what {
        "flood" => attack::flood(address, from, number, u32::MAX, length),
        "endless" => drop(attack::endless(address, from, length)),
        "silent" => attack::silent(port(), from, 10, length),
        "many-silent" => attack::silent(port(), from, 300, length),
        "crowd" => {
            let inside = attack::crowd(address, from, 36);
            std::thread::sleep(length);
            drop(inside);
        }
        "again" => drop(attack::again(address, from, length)),
        "changes" => drop(attack::ask(address, from, false, length)),
        "walks" => drop(attack::ask(address, from, true, length)),
        "unread" => attack::unread(port(), from, 8, length),
        "spaces" => drop(attack::spaces(address, from, 200_000, length)),
        other => panic!("no such attacker: {other}"),
    }
}

/// Attackers of one kind from addresses that begin so.
fn attackers(
    world: &World,
    what: &str,
    start: &str,
    count: u32,
    length: Duration,
) -> Vec<Vec<String>> {
    let one = |number| {
        let seconds = length.as_secs() + 30;
        let from = format!("{start}.{number}");
        [
            what.to_owned(),
            world.node.address(),
            from,
            seconds.to_string(),
        ]
        .to_vec()
    };
    (1..=count).map(one).collect()
}

/// Nobody attacks: what the others are compared with.
fn quiet() -> Vec<Row> {
    World::new().under("nobody", &[], length(20))
}

/// 85 bytes that are ignored, at line rate, from six peers.
fn ignored() -> Vec<Row> {
    let (world, length) = (World::new(), length(600));
    let (before, judged) = (world.memory(), world.node.ask.judged("ignore"));
    let mut rows = world.under(
        "ignored messages",
        &attackers(&world, "flood", "127.0.1", 6, length),
        length,
    );
    let most = mebibytes(world.node.id(), "VmHWM:");
    let judged = world.node.ask.judged("ignore") - judged;
    let about = format!(
        "ignored messages, {} s, {judged} heard: memory",
        length.as_secs()
    );
    rows.insert(0, Row::at_most(about, most - before, 64.0, "MiB more"));
    let lines = world.node.log().lines().count() as f64;
    let minutes = (length.as_secs_f64() / 60.0).ceil().max(1.0);
    rows.push(Row::at_most(
        "ignored messages: lines of log a minute",
        lines / minutes,
        60.0,
        "lines",
    ));
    rows
}

/// Empty pages that promise more, from one peer and from six.
fn endless() -> Vec<Row> {
    let mut all = Vec::new();
    for count in [1, 6] {
        let (world, length) = (World::new(), length(60));
        // What is left of the beginning is written with the next tick.
        std::thread::sleep(Duration::from_secs(35));
        let before = written(world.node.id());
        let name = format!("empty pages of {count}");
        let desk = world.desk(length);
        let running: Vec<Attacker> = attackers(&world, "endless", "127.0.1", count, length)
            .iter()
            .map(|one| Attacker::start(one))
            .collect();
        std::thread::sleep(length);
        let came = (written(world.node.id()) - before) as f64 / f64::from(1 << 20);
        let minutes = length.as_secs_f64() / 60.0;
        all.push(Row::at_most(
            format!("{name}: written a minute"),
            came / minutes,
            1.0,
            "MiB",
        ));
        all.extend(desk.ended().rows(&name));
        drop(running);
    }
    all
}

/// TCP connections that say nothing: ten a second, and many from many addresses; then an honest node comes.
fn silent() -> Vec<Row> {
    let (world, length) = (World::new(), length(40));
    let mut kinds = attackers(&world, "silent", "127.0.1", 1, length);
    let mut rows = with_newcomer(&world, "10 silent connections a second", &kinds, length);
    let world = World::new();
    kinds = (1..=4)
        .flat_map(|net| attackers(&world, "many-silent", &format!("127.1.{net}"), 1, length))
        .collect();
    rows.extend(with_newcomer(
        &world,
        "1,200 silent connections a second",
        &kinds,
        length,
    ));
    rows
}

/// Peers that hold every connection that one address can get; then an honest node comes.
fn crowd() -> Vec<Row> {
    let (world, length) = (World::new(), length(40));
    let kinds = attackers(&world, "crowd", "127.0.1", 1, length);
    let mut rows = with_newcomer(&world, "36 peers of one address", &kinds, length);
    let world = World::new();
    let kinds: Vec<Vec<String>> = (1..=4)
        .flat_map(|net| attackers(&world, "crowd", &format!("127.1.{net}"), 1, length))
        .collect();
    rows.extend(with_newcomer(
        &world,
        "144 peers of four networks",
        &kinds,
        length,
    ));
    rows
}

fn with_newcomer(world: &World, name: &str, kinds: &[Vec<String>], length: Duration) -> Vec<Row> {
    let running: Vec<Attacker> = kinds.iter().map(|one| Attacker::start(one)).collect();
    std::thread::sleep(Duration::from_secs(10).min(length));
    let home = Home::init("Example Newcomer");
    let begun = Instant::now();
    let passage = Passage::to(&world.node.address(), Ipv4Addr::new(127, 0, 3, 1));
    let newcomer = serve_there(&home, &["--peer", &passage.address]);
    let space = home.space.clone();
    wait_for("The newcomer's space is known", || {
        world.node.ask.get(&format!("spaces/{space}")).status == 200
    });
    let took = begun.elapsed().as_secs_f64();
    drop((newcomer, running));
    let mut rows = vec![Row::at_most(
        format!("{name}: until an honest node is in"),
        took,
        10.0,
        "s",
    )];
    rows.extend(world.under(name, kinds, length));
    rows
}

/// A peer that comes again every 1.5 seconds and says nothing.
fn again() -> Vec<Row> {
    let (world, length) = (World::new(), length(40));
    let desk = world.desk(length);
    let running: Vec<Attacker> = attackers(&world, "again", "127.0.1", 1, length)
        .iter()
        .map(|one| Attacker::start(one))
        .collect();
    std::thread::sleep(length);
    let times = desk.ended();
    drop(running);
    // Where nobody attacks the 99th percentile is near 5 ms as well.
    let name = "a silent peer that comes again";
    let mut rows = times.rows(name);
    rows.insert(0, times.median_row(name, 5.0));
    rows
}

/// A node that knows much is asked by sixteen: for everything, and for walks.
fn askers() -> Vec<Row> {
    let mut rows = Vec::new();
    for (what, name) in [
        ("changes", "16 askers for everything"),
        ("walks", "16 askers for walks"),
    ] {
        let (world, length) = (filled(), length(30));
        let before = world.memory();
        let honest = Adversary::with(
            &world.node.address(),
            Manners::default().from(Ipv4Addr::new(127, 0, 4, 1)),
        );
        let kinds = attackers(&world, what, "127.0.1", 16, length);
        let running: Vec<Attacker> = kinds.iter().map(|one| Attacker::start(one)).collect();
        rows.extend(served(&world, name, &honest, before, length));
        drop(running);
    }
    rows
}

/// Eighteen that ask and never read.
fn unread() -> Vec<Row> {
    let (world, length) = (filled(), length(40));
    let before = world.memory();
    let honest = Adversary::with(
        &world.node.address(),
        Manners::default().from(Ipv4Addr::new(127, 0, 4, 1)),
    );
    let mut kinds = attackers(&world, "unread", "127.0.1", 9, length);
    kinds.extend(attackers(&world, "unread", "127.0.5", 9, length));
    let running: Vec<Attacker> = kinds.iter().map(|one| Attacker::start(one)).collect();
    let rows = served(
        &world,
        "18 askers that do not read",
        &honest,
        before,
        length,
    );
    drop(running);
    rows
}

/// How an honest asker fares beside others, and what they cost.
fn served(
    world: &World,
    name: &str,
    honest: &Adversary,
    before: f64,
    length: Duration,
) -> Vec<Row> {
    let desk = world.desk(length);
    let begun = Instant::now();
    let (mut longest, mut most) = (Duration::ZERO, before);
    while begun.elapsed() < length {
        longest = longest.max(honest_answer(honest));
        most = most.max(world.memory());
        std::thread::sleep(Duration::from_millis(1_000));
    }
    let mut rows = vec![
        Row::at_most(
            format!("{name}: an honest asker waits"),
            longest.as_secs_f64(),
            2.0,
            "s",
        ),
        Row::at_most(format!("{name}: memory"), most - before, 32.0, "MiB more"),
    ];
    rows.extend(desk.ended().rows(name));
    rows
}

/// A world whose node knows six thousand spaces.
fn filled() -> World {
    let world = World::new();
    let from = Ipv4Addr::new(127, 0, 9, 1);
    attack::spaces(&world.node.address(), from, 6_000, Duration::from_secs(60));
    world
}

/// A hundred honest spaces, then two hundred thousand key logs.
fn spaces() -> Vec<Row> {
    let (world, length) = (World::new(), length(120));
    let founded = Timestamp(clock::now().0 - 3600);
    let terms = content(THREE_A_MONTH);
    let honest: Vec<Made> = (0..100)
        .map(|number| Made::of(77_000_000 + number, founded))
        .collect();
    let from = Manners::default().from(Ipv4Addr::new(127, 0, 4, 1));
    let adversary = Adversary::with(&world.node.address(), from);
    for made in &honest {
        for kept in made.records(&terms) {
            adversary.publish(&kept.bytes);
            std::thread::sleep(Duration::from_millis(5));
        }
    }
    let known = |made: &&Made| world.node.ask.get(&format!("spaces/{}", made.space)).status == 200;
    wait_for("A hundred honest spaces are known", || {
        honest.iter().filter(known).count() == 100
    });
    let mut rows = world.under(
        "200,000 key logs",
        &attackers(&world, "spaces", "127.0.1", 1, length),
        length,
    );
    let left = honest.iter().filter(known).count();
    rows.insert(
        0,
        Row::at_most(
            "200,000 key logs: honest spaces lost, of 100",
            100.0 - left as f64,
            5.0,
            "spaces",
        ),
    );
    rows
}
