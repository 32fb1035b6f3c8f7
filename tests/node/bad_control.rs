//! Bad gossipsub control messages, identify and yamux frames: no process ends, and nobody is dialled on a stranger's word.

use std::net::{TcpListener, TcpStream};
use std::time::Duration;

use covisa::clock;
use covisa_tests::adversary::bytes::{control, graft, number, prune, publish, subscribe};
use covisa_tests::adversary::wire::{MULTISTREAM, Wire, YamuxFrame, line};
use covisa_tests::adversary::{Adversary, Manners};
use covisa_tests::made::Made;
use covisa_tests::program::{Home, Running};
use covisa_tests::table::Table;
use covisa_tests::{wait_for, wait_until};
use federation_spec::protocol::TOPIC;
use libp2p::Multiaddr;

/// What is left of a node: it still admits a record that a new peer publishes, its network never ended, nothing panicked.
pub fn alive(node: &Running) -> String {
    let made = Made::of(crate::bad_gossip::fresh(), clock::now());
    let adversary = Adversary::meet(&node.address());
    adversary.publish(&made.inception().bytes);
    let space = made.space.to_string();
    wait_for("A new peer's record is admitted", || {
        node.ask.get(&format!("spaces/{space}")).status == 200
    });
    let metrics = String::from_utf8(node.ask.send("GET", "/metrics", &[], b"").body).unwrap();
    let restarted = !metrics.contains("covisa_network_restarts_total 0");
    match (restarted, node.log().contains("panicked")) {
        (false, false) => "alive".to_owned(),
        _ => format!("the network was started anew: {}", node.log()),
    }
}

fn named(count: u32, what: impl Fn(&str) -> Vec<u8>) -> Vec<u8> {
    (0..count)
        .flat_map(|n| what(&format!("topic {n}")))
        .collect()
}

/// RPCs of gossipsub, each sent on streams of their own: the number of its kind, what it is, its bytes.
fn rpcs() -> Vec<(u32, String, Vec<Vec<u8>>)> {
    let mut rpcs = vec![
        (
            68,
            "an RPC of 33,793 bytes".to_owned(),
            vec![publish(TOPIC, &[0; 33_740])],
        ),
        (
            89,
            "10,000 topics in one RPC".to_owned(),
            vec![named(10_000, subscribe)],
        ),
    ];
    let few: Vec<Vec<u8>> = (0..1_250)
        .map(|n| named(8, |name| subscribe(&format!("{name} of {n}"))))
        .collect();
    let some: Vec<Vec<u8>> = (0..8)
        .map(|n| named(1_250, |name| subscribe(&format!("{name} of {n}"))))
        .collect();
    rpcs.push((89, "10,000 topics in 8 RPCs".to_owned(), some));
    rpcs.push((89, "10,000 topics, eight in an RPC".to_owned(), few));
    for backoff in [0, 1, 1 << 31, i64::MAX as u64, u64::MAX] {
        let pruned = control(&[graft(TOPIC), prune(TOPIC, backoff, &[])].concat());
        rpcs.push((
            0,
            format!("PRUNE with a backoff of {backoff} seconds"),
            vec![pruned; 2],
        ));
        let never = control(&prune("never joined", backoff, &[]));
        rpcs.push((
            0,
            format!("PRUNE of a topic never joined, backoff {backoff}"),
            vec![never],
        ));
    }
    rpcs.push((
        0,
        "GRAFT for 10,000 topics".to_owned(),
        vec![control(&named(10_000, graft))],
    ));
    let grafts = (0..8).map(|_| control(&named(1_000, graft))).collect();
    rpcs.push((0, "GRAFT for 1,000 topics, eight times".to_owned(), grafts));
    let wide = [
        0x0a, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1,
    ]
    .to_vec();
    rpcs.push((0, "a field of 2^64-1 bytes".to_owned(), vec![wide]));
    rpcs.push((
        0,
        "a field number that gossipsub does not know".to_owned(),
        vec![number(15, 1)],
    ));
    rpcs
}

#[test]
fn no_control_message_ends_a_node() {
    let home = Home::init("Example Nord");
    let node = home.serve();
    let before = memory(&node);
    let mut table = Table::new("gossip-control");
    for (number, about, messages) in rpcs() {
        let adversary = Adversary::meet(&node.address());
        let sent = messages.len();
        adversary.rpcs(&messages);
        table.note(
            number,
            format!("{about} ({sent} RPCs)"),
            "alive",
            alive(&node),
        );
    }
    table.note(
        89,
        "memory after all of them",
        "within 64 MiB more",
        grown(before, memory(&node)),
    );
    table.finish();
    node.stop();
}

/// Resident memory of a node, in KiB.
pub fn memory(node: &Running) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", node.id())).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.unwrap()
        .trim()
        .trim_end_matches(" kB")
        .parse()
        .unwrap()
}

/// How much a node has grown.
pub fn grown(before: u64, after: u64) -> String {
    match after.saturating_sub(before) {
        0..=65_536 => "within 64 MiB more".to_owned(),
        more => format!("{more} KiB more"),
    }
}

/// Frames and what each is; all begin on a connection where yamux was agreed.
fn frames() -> Vec<(u32, &'static str, Vec<u8>)> {
    let data = |length: u32| YamuxFrame::opening(1, vec![0; length as usize]).bytes();
    let header = |kind, flags, stream, length| {
        let body = Vec::new();
        YamuxFrame {
            kind,
            flags,
            stream,
            length,
            body,
        }
        .bytes()
    };
    let name = [line(MULTISTREAM), line(&format!("/{}", "a".repeat(65_535)))].concat();
    let short = [line(MULTISTREAM), line(&format!("/{}", "a".repeat(16_000)))].concat();
    let opened: Vec<u8> = (0..1_000)
        .flat_map(|n| YamuxFrame::opening(2 * n + 1, line(MULTISTREAM)).bytes())
        .collect();
    vec![
        (0, "a SYN with 262,145 bytes of data", data(262_145)),
        (0, "a SYN with 262,144 bytes of data", data(262_144)),
        (
            0,
            "a SYN that announces 2^32-1 bytes",
            header(0, 1, 1, u32::MAX),
        ),
        (
            0,
            "data on a stream that was never opened",
            header(0, 0, 99, 0),
        ),
        (
            0,
            "a window update of 2^32-1, twice",
            [header(1, 1, 1, u32::MAX), header(1, 0, 1, u32::MAX)].concat(),
        ),
        (0, "a frame of a kind that there is not", header(9, 0, 1, 0)),
        (0, "SYN, FIN and RST in one", header(0, 13, 1, 0)),
        (0, "stream 0 opened", header(0, 1, 0, 0)),
        (96, "1,000 streams that never name a protocol", opened),
        (
            100,
            "a protocol name of 64 KiB",
            YamuxFrame::opening(1, name).bytes(),
        ),
        (
            100,
            "a protocol name of 16,001 bytes",
            YamuxFrame::opening(1, short).bytes(),
        ),
        (
            100,
            "a multistream line of no length",
            YamuxFrame::opening(1, vec![0; 64]).bytes(),
        ),
        (
            100,
            "a length of multistream that never ends",
            YamuxFrame::opening(1, vec![0xff; 64]).bytes(),
        ),
    ]
}

#[test]
fn no_frame_ends_a_node() {
    let home = Home::init("Example Nord");
    let node = home.serve();
    let before = memory(&node);
    let mut table = Table::new("streams-frames");
    for (number, about, bytes) in frames() {
        let mut wire = Wire::to(node.port());
        wire.send(&bytes);
        wire.is_closed_within(Duration::from_millis(300));
        table.note(number, about, "alive", alive(&node));
    }
    table.note(
        96,
        "memory after all of them",
        "within 64 MiB more",
        grown(before, memory(&node)),
    );
    table.finish();
    node.stop();
}

/// A place on this machine where somebody would notice a connection.
struct Trap(TcpListener);

impl Trap {
    fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        Self(listener)
    }

    fn port(&self) -> u16 {
        self.0.local_addr().unwrap().port()
    }

    fn address(&self) -> Vec<u8> {
        let text = format!("/ip4/127.0.0.1/tcp/{}", self.port());
        text.parse::<Multiaddr>().unwrap().to_vec()
    }

    /// The connections that came before one of our own.
    fn caught(&self) -> String {
        let own = TcpStream::connect(("127.0.0.1", self.port())).unwrap();
        let own = own.local_addr().unwrap();
        let mut others = 0;
        loop {
            let (_, from) = wait_until("Our own connection arrives", || self.0.accept().ok());
            if from == own {
                return format!("{others} connections");
            }
            others += 1;
        }
    }
}

#[test]
fn nobody_is_dialled_on_a_strangers_word() {
    let home = Home::init("Example Nord");
    let node = home.serve();
    let mut table = Table::new("streams-dialled");
    let trap = Trap::new();
    let told = Adversary::with(
        &node.address(),
        Manners::default().addresses(&[trap.address()]),
    );
    wait_for("The node asks who it is", || told.was_identified());
    table.note(
        99,
        "identify tells an address of this machine",
        "alive",
        alive(&node),
    );
    let lure = told.peer.to_bytes();
    drop(told);
    wait_for("It is gone", || peers(&node) == 0);
    let friend = Adversary::meet(&node.address());
    for _ in 0..15 {
        let made = Made::of(crate::bad_gossip::fresh(), clock::now());
        friend.publish(&made.inception().bytes);
        wait_for("Its records are admitted", || {
            node.ask.get(&format!("spaces/{}", made.space)).status == 200
        });
    }
    friend.rpcs(&[control(&prune(TOPIC, 1, &[lure]))]);
    table.note(
        99,
        "PRUNE that sends the node to a peer of that address",
        "alive",
        alive(&node),
    );
    let hosts = (0..10_000_u32).map(|n| format!("/ip4/10.{}.{}.1/tcp/1", n >> 8, n & 255));
    let hosts: Vec<Vec<u8>> = hosts
        .map(|text| text.parse::<Multiaddr>().unwrap().to_vec())
        .collect();
    let many = Adversary::with(&node.address(), Manners::default().addresses(&hosts));
    wait_for("The node asks who it is", || many.was_identified());
    table.note(99, "identify tells 10,000 addresses", "alive", alive(&node));
    table.note(
        99,
        "who came to the addresses that were told",
        "0 connections",
        trap.caught(),
    );
    table.finish();
    node.stop();
}

fn peers(node: &Running) -> u64 {
    node.ask.get("status").json()["peers"].as_u64().unwrap()
}
