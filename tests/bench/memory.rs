//! What a node that knows 10,000 spaces takes: started with them, and taking them in from another one.

use covisa_tests::program::{Home, Running};
use covisa_tests::wait_for;

use crate::join::knowing;

/// Spaces.
const SPACES: u64 = 10_000;

/// Measures.
pub fn run(_: usize) {
    let home = knowing(SPACES, true);
    let node = home.serve();
    println!("a node that knows {SPACES} spaces, {} records", SPACES * 4);
    report("started with them", &node);
    let newcomer = Home::init("Newcomer");
    let joined = newcomer.serve_at("127.0.0.1", 0, &["--peer", &node.address()]);
    wait_for("Every record is on disk", || {
        joined.ask.counted("records_admitted", "stream") >= SPACES * 4
    });
    report("having taken them in", &joined);
    report("having given them", &node);
}

fn report(what: &str, node: &Running) {
    println!(
        "  {what}: {:.0} MiB resident, {:.0} MiB at most; to be at most 100 MiB",
        mebibytes(node.id(), "VmRSS:"),
        mebibytes(node.id(), "VmHWM:")
    );
}

/// A line of a process's status, in MiB.
pub fn mebibytes(process: u32, field: &str) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix(field));
    let kibibytes: f64 = line
        .and_then(|line| line.trim().trim_end_matches("kB").trim().parse().ok())
        .unwrap();
    kibibytes / 1024.0
}
