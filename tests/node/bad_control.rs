//! Bad gossipsub control messages, identify and yamux frames: no process ends, and nobody is dialled on a stranger's word.

use std::io::{ErrorKind, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::time::Duration;

use ciborium::Value;
use covisa::clock;
use covisa_tests::PATIENCE;
use covisa_tests::adversary::bytes::{
    control, field, graft, identify, number, prune, publish, subscribe,
};
use covisa_tests::adversary::streams::End;
use covisa_tests::adversary::wire::{MULTISTREAM, Wire, YamuxFrame, line};
use covisa_tests::adversary::{Adversary, Manners};
use covisa_tests::forged::Forged;
use covisa_tests::made::Made;
use covisa_tests::program::{Home, Running};
use covisa_tests::table::Table;
use covisa_tests::{wait_for, wait_until};
use federation_spec::protocol::TOPIC;
use libp2p::Multiaddr;

use crate::judging::{alive, fresh, grown, judged_in_all, memory};
use crate::meeting::shown;

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
            "an RPC of 64 KiB".to_owned(),
            vec![publish(TOPIC, &[0; 65_510])],
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

/// Lists of message ids that nobody has: IHAVE, IWANT and IDONTWANT.
fn lists_of_ids() -> Vec<(u32, String, Vec<Vec<u8>>)> {
    let list = |kind: u8, first: u32| {
        // IHAVE names a topic, and its ids stand behind that.
        let place = if kind == 1 { 2 } else { 1 };
        let mut body = if kind == 1 {
            field(1, TOPIC.as_bytes())
        } else {
            Vec::new()
        };
        let id = |n: u32| field(place, &[&n.to_be_bytes()[..], &[0; 28]].concat());
        body.extend((first..first + 480).flat_map(id));
        control(&field(kind, &body))
    };
    let kinds = [(1, "IHAVE"), (2, "IWANT"), (5, "IDONTWANT")];
    let lists = kinds.map(|(kind, name)| {
        let lists = (0..20).map(|n| list(kind, n * 480)).collect();
        (0, format!("{name} of 9,600 ids that nobody has"), lists)
    });
    lists.to_vec()
}

/// Messages that are dropped before anyone looks at what they say.
fn signed_messages() -> Vec<(u32, String, Vec<Vec<u8>>)> {
    let with = |part: Vec<u8>| {
        let body = [part, field(2, &[0; 9]), field(4, TOPIC.as_bytes())];
        vec![field(2, &body.concat())]
    };
    vec![
        (
            0,
            "a message with an author".to_owned(),
            with(field(1, &[0; 38])),
        ),
        (
            0,
            "a message with a number".to_owned(),
            with(field(3, &[0; 8])),
        ),
        (
            0,
            "a message with a signature".to_owned(),
            with(field(5, &[0; 64])),
        ),
        (
            0,
            "a message with a key".to_owned(),
            with(field(6, &[0; 36])),
        ),
        (
            0,
            "a message on another topic".to_owned(),
            vec![publish("another topic", &[0; 9])],
        ),
    ]
}

/// What is left of a node after RPCs of a peer that it never met, and how many messages of them it looked at: so many at
/// least, or this waits for them.
fn told(node: &Running, messages: &[Vec<u8>], least: u64) -> String {
    let adversary = Adversary::meet(&node.address());
    let judged = judged_in_all(node);
    let _open = adversary.rpcs(messages);
    let alive = alive(node);
    // The message by which it proved to be alive was judged, too.
    let more = || judged_in_all(node) - judged - 1;
    wait_for("The messages are judged", || more() >= least);
    format!("{alive}, {} judged", more())
}

#[test]
fn no_control_message_ends_a_node() {
    let home = Home::init("Example Nord");
    let node = home.serve();
    let before = memory(&node);
    let mut table = Table::new("gossip-control");
    let largest = [1, 2, 3].map(|byte| publish(TOPIC, &[byte; 33_766]));
    assert_eq!(largest[0].len(), 33_792, "It is as large as an RPC may be.");
    let about = "three RPCs of 33,792 bytes one after the other, as large as there may be";
    table.note(68, about, "alive, 3 judged", told(&node, &largest, 3));
    for (number, about, messages) in [rpcs(), lists_of_ids(), signed_messages()].concat() {
        let about = format!("{about} ({} RPCs)", messages.len());
        table.note(number, about, "alive, 0 judged", told(&node, &messages, 0));
    }
    let grown = grown(before, memory(&node));
    table.note(89, "memory after all of them", "within 64 MiB more", grown);
    table.finish();
    node.stop();
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

/// What can be said on a bare connection, before any key is shown.
fn openings() -> Vec<(u32, &'static str, Vec<u8>)> {
    let noise = [line(MULTISTREAM), line("/noise")].concat();
    let then = |end: &[u8]| [noise.as_slice(), end].concat();
    let names = |end: Vec<u8>| [line(MULTISTREAM), end].concat();
    let long = format!("/{}", "a".repeat(65_535));
    vec![
        (93, "nothing at all", Vec::new()),
        (93, "multistream, then nothing", line(MULTISTREAM)),
        (93, "Noise, then nothing", noise.clone()),
        (
            93,
            "Noise with a handshake of zeros",
            then(&[[0, 48].as_slice(), &[0; 48]].concat()),
        ),
        (
            93,
            "Noise with a frame of 65,535 bytes",
            then(&[0xff; 65_537]),
        ),
        (
            93,
            "HTTP",
            b"GET / HTTP/1.1\r\nhost: localhost\r\n\r\n".to_vec(),
        ),
        (100, "a protocol name of 64 KiB", names(line(&long))),
        (100, "20,000 times ls", names(line("ls").repeat(20_000))),
        (
            100,
            "2,000 protocols that there are not",
            names(line("/no").repeat(2_000)),
        ),
    ]
}

#[test]
fn a_connection_that_shows_no_key_is_closed() {
    let home = Home::init("Example Nord");
    let node = home.serve();
    let mut table = Table::new("streams-openings");
    let open = |(number, about, bytes): (u32, &'static str, Vec<u8>)| {
        let mut stream = TcpStream::connect(("127.0.0.1", node.port())).unwrap();
        // A node that has closed the connection already does not take all of it.
        let _ = stream.write_all(&bytes);
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        (number, about, stream)
    };
    let opened: Vec<_> = openings().into_iter().map(open).collect();
    table.note(93, "another peer meanwhile", "alive", alive(&node));
    for (number, about, mut stream) in opened {
        let ended = match stream.read_to_end(&mut Vec::new()) {
            Ok(_) => "closed",
            Err(error) if error.kind() == ErrorKind::ConnectionReset => "closed",
            Err(_) => "open",
        };
        table.note(number, about, "closed", ended);
    }
    table.note(93, "the node after all of them", "alive", alive(&node));
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

/// A right record of a space that says it is to be found in the trap.
fn tell_by_profile(told: &Adversary, node: &Running, trap: &Trap) {
    let made = Made::of(fresh(), clock::now());
    let mut profile = Forged::of(&made.profile().bytes);
    let addresses = vec![Value::Bytes(trap.address())];
    profile.set(&[-65537, 7], Some(Value::Array(addresses)));
    profile.sign(&made.seed);
    told.publish(&profile.bytes());
    told.publish(&made.inception().bytes);
    wait_for("The profile is held", || {
        shown(node, &made.space.to_string())["profile"].is_object()
    });
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
    let push = identify(&[], &[trap.address()]);
    told.stream("/ipfs/id/push/1.0.0", &push, End::Close);
    table.note(
        99,
        "identify pushes the address once more",
        "alive",
        alive(&node),
    );
    tell_by_profile(&told, &node, &trap);
    table.note(99, "a profile names the address", "alive", alive(&node));
    let lure = told.peer.to_bytes();
    drop(told);
    wait_for("It is gone", || peers(&node) == 0);
    let friend = Adversary::meet(&node.address());
    for _ in 0..15 {
        let made = Made::of(fresh(), clock::now());
        friend.publish(&made.inception().bytes);
        wait_for("Its records are admitted", || {
            node.ask.get(&format!("spaces/{}", made.space)).status == 200
        });
    }
    let _open = friend.rpcs(&[control(&prune(TOPIC, 1, &[lure]))]);
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
