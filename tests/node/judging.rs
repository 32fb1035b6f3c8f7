//! What a node says of a message, and what is left of it after whatever it was sent.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};

use covisa::clock;
use covisa_tests::adversary::Adversary;
use covisa_tests::made::Made;
use covisa_tests::program::Running;
use covisa_tests::{wait_for, wait_until};
use data_encoding::HEXLOWER;
use federation_spec::wire::ids::Timestamp;

/// Messages judged so far, by verdict.
pub fn judged(node: &Running) -> BTreeMap<String, u64> {
    let counted = ["accept", "ignore", "reject"].map(|verdict| (verdict, node.ask.judged(verdict)));
    let seen = counted.into_iter().filter(|(_, count)| *count > 0);
    seen.map(|(verdict, count)| (verdict.to_owned(), count))
        .collect()
}

/// Messages judged so far, whatever came of them.
pub fn judged_in_all(node: &Running) -> u64 {
    judged(node).values().sum()
}

pub fn records(node: &Running) -> u64 {
    node.ask.get("status").json()["records"].as_u64().unwrap()
}

/// What a node says of a message from a peer that it never met, and how many records more it holds then.
pub fn verdict(node: &Running, message: &[u8]) -> String {
    let (before, held) = (judged(node), records(node));
    let adversary = Adversary::meet(&node.address());
    adversary.publish(message);
    let after = wait_until("The message is judged", || {
        let after = judged(node);
        (after != before).then_some(after)
    });
    let more = after.iter().filter_map(|(verdict, count)| {
        let more = count - before.get(verdict).unwrap_or(&0);
        (more > 0).then(|| format!("{more} {verdict}"))
    });
    let more: Vec<String> = more.collect();
    told(&more.join(", "), records(node) - held)
}

pub fn told(verdict: &str, stored: u64) -> String {
    format!("{verdict}, {stored} stored")
}

/// "81*9 00": nine times 81, then 00.
pub fn bytes_of(hex: &str) -> Vec<u8> {
    let parts = hex.split_whitespace().flat_map(|part| {
        let (hex, times) = part.split_once('*').unwrap_or((part, "1"));
        let bytes = HEXLOWER.decode(hex.as_bytes()).unwrap();
        bytes.repeat(times.parse().unwrap())
    });
    parts.collect()
}

/// A number that no other example space of this run has.
pub fn fresh() -> u64 {
    static NEXT: AtomicU64 = AtomicU64::new(1_000_000);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

/// An example space founded a minute ago.
pub fn space(number: u64, now: Timestamp) -> Made {
    Made::of(number, Timestamp(now.0 - 60))
}

/// What is left of a node: it still admits a record that a new peer publishes, its network never ended, nothing panicked.
pub fn alive(node: &Running) -> String {
    let made = Made::of(fresh(), clock::now());
    let (adversary, judged) = (Adversary::meet(&node.address()), judged_in_all(node));
    adversary.publish(&made.inception().bytes);
    let space = made.space.to_string();
    wait_for("A new peer's record is admitted", || {
        node.ask.get(&format!("spaces/{space}")).status == 200 && judged_in_all(node) > judged
    });
    let metrics = String::from_utf8(node.ask.send("GET", "/metrics", &[], b"").body).unwrap();
    let restarted = !metrics.contains("covisa_network_restarts_total 0");
    match (restarted, node.log().contains("panicked")) {
        (false, false) => "alive".to_owned(),
        _ => format!("the network was started anew: {}", node.log()),
    }
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
