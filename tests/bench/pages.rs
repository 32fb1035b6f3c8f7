//! The operator's pages of a node that knows 10,000 spaces: what each takes until its last byte is there, and how many bytes
//! it has. Beside it the limit: the same number of requests for a shell, which holds no data, in the same run.

use std::time::Instant;

use covisa_tests::asking::Asking;
use covisa_tests::program::Home;

use crate::join::knowing;
use crate::load::median;

/// Spaces.
const SPACES: u64 = 10_000;
/// Members.
const MEMBERS: usize = 2_000;
/// Every page, with what it fetches once it is there.
const PAGES: [(&str, &[&str]); 9] = [
    ("/", &["/fragments/"]),
    ("/members", &["/fragments/members"]),
    ("/members?q=Example", &["/fragments/members?q=Example"]),
    ("/spaces", &["/fragments/spaces", "/fragments/spaces/map"]),
    (
        "/spaces?q=4711",
        &["/fragments/spaces?q=4711", "/fragments/spaces/map?q=4711"],
    ),
    ("/spaces/find", &["/fragments/spaces/find"]),
    ("/terms", &["/fragments/terms", "/fragments/terms/delivery"]),
    ("/kit", &["/fragments/kit"]),
    ("/settings", &["/fragments/settings"]),
];
/// What every page fetches beside itself.
const ASSETS: [&str; 4] = [
    "/assets/base.css",
    "/assets/app.css",
    "/assets/app.js",
    "/assets/icon.svg",
];

/// Measures.
pub fn run(rounds: usize) {
    let home = knowing(SPACES, true);
    members(&home);
    let node = home.serve();
    println!(
        "a node that knows {SPACES} spaces and {MEMBERS} members; to be under 300 ms and 150 KB"
    );
    for (path, fragments) in PAGES {
        let (mut times, mut shells) = (Vec::new(), Vec::new());
        let mut bytes = 0;
        for _ in 0..rounds * 3 {
            let begun = Instant::now();
            bytes = page(&node.ask, path, fragments);
            times.push(begun.elapsed().as_secs_f64() * 1e3);
            let begun = Instant::now();
            for _ in 0..=ASSETS.len() + fragments.len() {
                body(&node.ask, "/desk");
            }
            shells.push(begun.elapsed().as_secs_f64() * 1e3);
        }
        let (ours, limit) = (median(times), median(shells));
        println!(
            "  {path:<20} {ours:>7.1} ms  limit {limit:>5.1} ms  ratio {:>6.1}  {:>6.1} KB",
            ours / limit,
            bytes as f64 / 1e3
        );
    }
}

/// All that a page fetches, in bytes.
fn page(ask: &Asking, path: &str, fragments: &[&str]) -> usize {
    let all = std::iter::once(&path).chain(&ASSETS).chain(fragments);
    all.map(|path| body(ask, path)).sum()
}

fn body(ask: &Asking, path: &str) -> usize {
    let answer = ask.send("GET", path, &[], b"");
    assert_eq!(answer.status, 200, "{path} is answered.");
    answer.body.len()
}

fn members(home: &Home) {
    let row = |number: usize| format!("Example {number},m{number}@example.org,Flex,{number}\n");
    let rows: String = (0..MEMBERS).map(row).collect();
    let file = home.file("members.csv", format!("Name,Email,Plan,Member ID\n{rows}"));
    home.done(&["member", "import", &file, "--travels", "Flex"]);
}
