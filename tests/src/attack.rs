//! Attacks: what strangers can do to a node at line rate. Each is bounded in count and time, and comes from any address of
//! 127.0.0.0/8.

use std::net::Ipv4Addr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use covisa::clock;
use federation_spec::protocol::{CATCH_UP, Cursor, Epoch, Reply, Request, Salt, TOPIC};
use federation_spec::wire::ids::{Hash32, Timestamp};
use tokio::net::TcpStream;

use crate::adversary::passage::connect;
use crate::adversary::streams::{Came, End};
use crate::adversary::wire::{MULTISTREAM, Wire, YamuxFrame, line};
use crate::adversary::{Adversary, MESHSUB, Manners, bytes};
use crate::made::Made;

/// An epoch of an index that nobody has.
const EPOCH: Epoch = Epoch([9; 8]);

/// A record of a type that nobody knows: ignored, and held against nobody. Each number gives another one.
pub fn ignored(number: u32) -> Vec<u8> {
    let mut bytes = vec![0xd2, 0x84, 0x4b, 0xa1, 0x10, 0x68];
    let name = data_encoding::HEXLOWER.encode(&number.to_be_bytes());
    bytes.extend(name.bytes());
    bytes.extend([0xa0, 0x41, 0xa0, 0x58, 0x40]);
    bytes.extend([7; 64]);
    bytes
}

/// Sends messages that are ignored as fast as the node takes them; so many of them were made, and so many are given to
/// the stream at once.
pub fn flood(address: &str, from: Ipv4Addr, first: u32, count: u32, length: Duration) {
    let (begun, mut next) = (Instant::now(), first);
    let adversary = Adversary::with(address, Manners::default().from(from));
    while begun.elapsed() < length && next < first.saturating_add(count) {
        let rpcs: Vec<u8> = (0..500).flat_map(|rpc| together(next + rpc * 40)).collect();
        next += 500 * 40;
        let left = length.saturating_sub(begun.elapsed());
        // Until the node has read to the end of these there is no use in more.
        let later = adversary.open(MESHSUB, &rpcs, End::Close, left);
        if !matches!(later.recv(), Ok(Came::Closed(_))) {
            std::thread::sleep(Duration::from_millis(100));
        }
        if !adversary.is_connected() {
            return;
        }
    }
}

fn together(first: u32) -> Vec<u8> {
    let messages = (first..first + 40).flat_map(|number| bytes::publish(TOPIC, &ignored(number)));
    bytes::delimited(&messages.collect::<Vec<u8>>())
}

/// Answers every question with an empty page and the promise of more, and has news all the time. How often it was asked.
pub fn endless(address: &str, from: Ipv4Addr, length: Duration) -> u64 {
    let asked = Arc::new(AtomicU64::new(0));
    let count = asked.clone();
    let answer = move |frame: &[u8]| {
        count.fetch_add(1, Ordering::Relaxed);
        let after = |from: Option<Cursor>| Cursor {
            epoch: EPOCH,
            arrival: from.map_or(1, |from| from.arrival + 1),
        };
        let reply = match Request::decode(frame).ok()? {
            Request::Reconcile { .. } => Reply::Reconcile {
                message: vec![0x61],
                at: after(None),
            },
            Request::Changes(from) => Reply::Records {
                next: Some(after(from)),
                more: true,
                records: Vec::new(),
            },
            _ => Reply::Noted,
        };
        Some(reply.encode())
    };
    let adversary = Adversary::with(address, Manners::default().catch_up(answer).from(from));
    let news = Request::News(Cursor {
        epoch: EPOCH,
        arrival: 9,
    });
    let begun = Instant::now();
    while begun.elapsed() < length && adversary.is_connected() {
        adversary.open(CATCH_UP, &news.encode(), End::Close, Duration::from_secs(5));
        std::thread::sleep(Duration::from_millis(50));
    }
    asked.load(Ordering::Relaxed)
}

/// Opens so many TCP connections a second to a port and says nothing on them.
pub fn silent(port: u16, from: Ipv4Addr, a_second: u32, length: Duration) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let mut held: Vec<TcpStream> = Vec::new();
        let mut tick = tokio::time::interval(Duration::from_secs(1) / a_second);
        let begun = Instant::now();
        while begun.elapsed() < length {
            tick.tick().await;
            // Whoever is sent away has said nothing either.
            held.extend(knock(port, from).await);
            if held.len() > 600 {
                held.remove(0);
            }
        }
    });
}

async fn knock(port: u16, from: Ipv4Addr) -> Option<TcpStream> {
    let knocking = connect((Ipv4Addr::LOCALHOST, port).into(), from);
    let came = tokio::time::timeout(Duration::from_secs(1), knocking).await;
    came.ok()?.ok()
}

/// Connects as so many peers from one address, and stays; those that are let in, once nobody is waited for any longer.
pub fn crowd(address: &str, from: Ipv4Addr, peers: usize) -> Vec<Adversary> {
    let (sender, receiver) = std::sync::mpsc::sync_channel(peers);
    for _ in 0..peers {
        let (address, sender) = (address.to_owned(), sender.clone());
        std::thread::spawn(move || {
            let peer = Adversary::with(&address, Manners::default().from(from));
            // Nobody waits any longer for one that was let in late.
            let _ = sender.send(peer);
        });
        std::thread::sleep(Duration::from_millis(30));
    }
    drop(sender);
    let mut inside = Vec::new();
    while let Ok(peer) = receiver.recv_timeout(Duration::from_secs(2)) {
        inside.push(peer);
    }
    inside
}

/// Connects again and again, under the same name each time, and never answers. How often it was met.
pub fn again(address: &str, from: Ipv4Addr, length: Duration) -> u64 {
    let (begun, mut met, mut held) = (Instant::now(), 0, None);
    while begun.elapsed() < length {
        let silent = Manners::default().key([5; 32]).catch_up(|_| None);
        let next = Adversary::with(address, silent.from(from));
        drop(held.replace(next));
        met += 1;
        std::thread::sleep(Duration::from_millis(1_500));
    }
    met
}

/// Asks again and again for all that there is, or for walks over the whole index; bytes that came.
pub fn ask(address: &str, from: Ipv4Addr, walks: bool, length: Duration) -> u64 {
    let adversary = Adversary::with(address, Manners::default().from(from));
    let (begun, mut came, mut number) = (Instant::now(), 0, 0_u64);
    while begun.elapsed() < length && adversary.is_connected() {
        number += 1;
        let mut salt = [0; 16];
        salt[..8].copy_from_slice(&number.to_be_bytes());
        let request = match walks {
            true => Request::Fetch {
                salt: Salt(salt),
                ids: vec![Hash32([7; 32])],
            },
            false => Request::Changes(None),
        };
        match adversary.stream(CATCH_UP, &request.encode(), End::Close) {
            Came::Closed(reply) => came += reply.len() as u64,
            _ => std::thread::sleep(Duration::from_millis(20)),
        }
    }
    came
}

/// Asks for all that there is on many streams, opens a large window for each, and reads nothing.
pub fn unread(port: u16, from: Ipv4Addr, streams: u32, length: Duration) {
    let frame = Request::Changes(None).encode();
    let mut wire = Wire::between(from, port);
    let (begun, mut next) = (Instant::now(), 1);
    while begun.elapsed() < length {
        for _ in 0..streams {
            let hello = [line(MULTISTREAM), line(CATCH_UP)].concat();
            let window = YamuxFrame {
                kind: 1,
                flags: 0,
                stream: next,
                length: 16 << 20,
                body: Vec::new(),
            };
            let question = YamuxFrame {
                kind: 0,
                flags: 4,
                stream: next,
                length: frame.len() as u32,
                body: frame.clone(),
            };
            let all = [
                YamuxFrame::opening(next, hello).bytes(),
                window.bytes(),
                question.bytes(),
            ];
            if !wire.send(&all.concat()) {
                // Sent away: it comes again.
                wire = Wire::between(from, port);
                next = 1;
            } else {
                next += 2;
            }
        }
        std::thread::sleep(Duration::from_secs(2));
    }
}

/// Serves the key logs of so many spaces that nobody knows, a thousand a page, for so long at most. How many were taken.
pub fn spaces(address: &str, from: Ipv4Addr, count: u64, length: Duration) -> u64 {
    let founded = Timestamp(clock::now().0 - 3600);
    let told = Arc::new(AtomicU64::new(0));
    let noted = told.clone();
    let answer = move |frame: &[u8]| {
        let reply = match Request::decode(frame).ok()? {
            Request::Reconcile { .. } => Reply::Reconcile {
                message: vec![0x61],
                at: Cursor {
                    epoch: EPOCH,
                    arrival: 0,
                },
            },
            Request::Changes(from) => {
                let from = from.map_or(0, |cursor| cursor.arrival);
                let upto = (from + 1_000).min(count);
                noted.fetch_max(upto, Ordering::Relaxed);
                let space = |number| Made::of(1_000_000 + number, founded);
                Reply::Records {
                    next: Some(Cursor {
                        epoch: EPOCH,
                        arrival: upto,
                    }),
                    more: upto < count,
                    records: (from..upto)
                        .map(|number| space(number).inception().bytes.to_vec())
                        .collect(),
                }
            }
            _ => Reply::Noted,
        };
        Some(reply.encode())
    };
    let adversary = Adversary::with(address, Manners::default().catch_up(answer).from(from));
    let (begun, mut last) = (Instant::now(), u64::MAX);
    while begun.elapsed() < length && told.load(Ordering::Relaxed) < count {
        let at = told.load(Ordering::Relaxed);
        if at == last {
            let news = Request::News(Cursor {
                epoch: EPOCH,
                arrival: count,
            });
            adversary.open(CATCH_UP, &news.encode(), End::Close, Duration::from_secs(5));
        }
        last = at;
        std::thread::sleep(Duration::from_secs(1));
    }
    std::thread::sleep(Duration::from_secs(2));
    told.load(Ordering::Relaxed)
}

/// How long it takes until a stranger's question for all that there is has its first answer.
pub fn honest_answer(adversary: &Adversary) -> Duration {
    let begun = Instant::now();
    loop {
        let came = adversary.ask(&Request::Changes(None).encode());
        let reply = match &came {
            Came::Closed(reply) => Reply::decode(reply).ok(),
            _ => None,
        };
        if matches!(reply, Some(Reply::Records { .. })) || begun.elapsed() > crate::PATIENCE {
            return begun.elapsed();
        }
    }
}

/// Mebibytes of memory that a process has, by the name of a line in its status.
pub fn mebibytes(process: u32, field: &str) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix(field));
    let kibibytes: f64 = line
        .and_then(|line| line.trim().trim_end_matches("kB").trim().parse().ok())
        .unwrap();
    kibibytes / 1024.0
}

/// Bytes that a process has given to the disk so far.
pub fn written(process: u32) -> u64 {
    let io = std::fs::read_to_string(format!("/proc/{process}/io")).unwrap();
    let line = io
        .lines()
        .find_map(|line| line.strip_prefix("write_bytes:"));
    line.and_then(|line| line.trim().parse().ok()).unwrap()
}
