//! Desk checks while 100,000 garbage records come by gossip, beside the same checks at a quiet node.
//!
//! A third is no deterministic CBOR, a third bears a wrong signature of a space that is known, a third is rightly signed by
//! spaces that nobody knows. Eight peers send them as fast as the node reads.

use std::time::{Duration, Instant};

use covisa_tests::adversary::streams::End;
use covisa_tests::adversary::{Adversary, MESHSUB, bytes};
use covisa_tests::made::{Made, THREE_A_MONTH, content};
use federation_spec::protocol::TOPIC;
use federation_spec::records::terms::Content;
use federation_spec::wire::ids::Timestamp;

use crate::desk::{World, desk_token, http_port};
use crate::limit::Limit;
use crate::load::{Load, post_paced};
use crate::memory::mebibytes;

/// Garbage.
const RECORDS: u64 = 100_000;
/// Peers that send it.
const PEERS: u64 = 8;
/// Messages of one RPC.
const TOGETHER: usize = 40;
/// Desks that check at once, so that all checks fall into the flood.
const DESKS: usize = 4;
/// Between two checks of a desk.
const PAUSE: Duration = Duration::from_millis(1);
/// Checks.
const CHECKS: u64 = 1_000;

/// Measures.
pub fn run(_: usize) {
    let world = World::new(2 * CHECKS, true);
    let node = world.host.serve();
    let requests = world.requests(&node, &desk_token(&node));
    let (quiet, flooded) = requests.split_at(requests.len() / 2);
    let before = post_paced(http_port(&node), quiet, DESKS, PAUSE, b"\"green\"");
    let (address, founded) = (node.address(), world.made.founded.0.to_string());
    let start = |peer: u64| Limit::start_aside(&["flood", &address, &founded, &peer.to_string()]);
    let mut senders: Vec<Limit> = (0..PEERS).map(start).collect();
    let memory = mebibytes(node.id(), "VmRSS:");
    let begun = Instant::now();
    senders.iter_mut().for_each(Limit::begin);
    let during = post_paced(http_port(&node), flooded, DESKS, PAUSE, b"\"green\"");
    let checked = begun.elapsed();
    let still = senders
        .iter_mut()
        .filter_map(|one| one.is_running().then_some(()))
        .count();
    senders.iter_mut().for_each(Limit::ended);
    println!(
        "{CHECKS} checks of {DESKS} desks, each with {PAUSE:?} between two, while {RECORDS} garbage records come from {PEERS} peers"
    );
    report("quiet  ", &before);
    report("flooded", &during);
    let (quiet, flooded) = (before.percentile(99.0), during.percentile(99.0));
    println!(
        "  99th percentile: {:.1} times the quiet one; to be at most 5 times, and at most 50 ms",
        flooded / quiet
    );
    println!(
        "  checks took {checked:.1?}, the flood {:.1?}; {still} of {PEERS} peers were still sending at the last check",
        begun.elapsed()
    );
    let judged: Vec<String> = ["accept", "ignore", "reject"]
        .map(|verdict| format!("{verdict} {}", node.ask.judged(verdict)))
        .to_vec();
    println!(
        "  judged: {}; the rest came from peers that nothing is taken from any longer",
        judged.join(", ")
    );
    println!(
        "  memory {memory:.0} MiB before, {:.0} MiB after, {:.0} MiB at most",
        mebibytes(node.id(), "VmRSS:"),
        mebibytes(node.id(), "VmHWM:")
    );
}

/// One peer: makes its garbage, says so, waits until it may begin, sends all of it on one stream, and stays until the node
/// has read to its end.
pub fn send(address: &str, founded: u64, peer: u64) {
    let known = Made::of(1, Timestamp(founded));
    let load = garbage(&known, peer);
    let all: Vec<u8> = load.iter().flat_map(|rpc| bytes::delimited(rpc)).collect();
    let adversary = Adversary::meet(address);
    println!("0");
    let mut begin = String::new();
    std::io::stdin().read_line(&mut begin).unwrap();
    adversary.stream(MESHSUB, &all, End::Close);
}

fn report(what: &str, load: &Load) {
    println!(
        "  {what} p50 {:>7.3} ms   p99 {:>7.3} ms",
        load.percentile(50.0),
        load.percentile(99.0)
    );
}

/// The RPCs of one peer: the records that nobody is blamed for first, or it would not be heard to the end.
fn garbage(known: &Made, peer: u64) -> Vec<Vec<u8>> {
    let terms = content(THREE_A_MONTH);
    let each = RECORDS / PEERS;
    let numbers = (peer * each)..(peer * each + each);
    let third = each / 3;
    let records: Vec<Vec<u8>> = numbers
        .enumerate()
        .map(|(at, number)| match at as u64 / third {
            0 => unknown(number, &terms),
            1 => wrongly_signed(known, number, &terms),
            _ => no_record(number),
        })
        .collect();
    let rpc = |records: &[Vec<u8>]| {
        let messages = records.iter().map(|record| bytes::publish(TOPIC, record));
        messages.collect::<Vec<_>>().concat()
    };
    records.chunks(TOGETHER).map(rpc).collect()
}

fn unknown(number: u64, terms: &Content) -> Vec<u8> {
    let founded = Timestamp(covisa::clock::now().0 - 3600);
    let made = Made::of(1_000_000 + number, founded);
    made.terms(terms, 0).bytes.to_vec()
}

fn wrongly_signed(known: &Made, number: u64, terms: &Content) -> Vec<u8> {
    let mut bytes = known.terms(terms, number + 1).bytes.to_vec();
    let last = bytes.len() - 40;
    bytes[last] ^= 1;
    bytes
}

fn no_record(number: u64) -> Vec<u8> {
    let mut bytes = vec![0xd2; 600];
    bytes[1..9].copy_from_slice(&number.to_be_bytes());
    bytes
}
