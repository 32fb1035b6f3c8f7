//! The pages of a node that knows 10,000 spaces: what each takes until its last byte is there, and how many bytes it has.
//! All of the operator's, one space, and the passport on a member's phone. Beside it the limit: the same number of requests for a shell, which holds no data, in the same run.

use std::time::Instant;

use covisa_tests::asking::Asking;
use covisa_tests::program::{Home, Running};
use serde_json::json;

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

/// What the passport on a member's phone fetches beside itself.
const PHONE: [&str; 6] = [
    "/assets/base.css",
    "/assets/app.css",
    "/assets/app.js",
    "/assets/passport.js",
    "/passport-worker.js",
    "/assets/passport.webmanifest",
];

/// Measures.
pub fn run(rounds: usize) {
    let home = knowing(SPACES, true);
    members(&home);
    std::fs::write(
        home.path().join("config.toml"),
        "[http]\npublic_hosts = [\"passport.example.org\"]\n",
    )
    .unwrap();
    let node = home.serve();
    println!(
        "a node that knows {SPACES} spaces and {MEMBERS} members; to be under 300 ms and 150 KB"
    );
    for (path, fragments) in PAGES {
        measure(&node.ask, path, &ASSETS, fragments, rounds);
    }
    let some = node.ask.get("spaces?limit=1").json();
    let one = format!("/spaces/{}", some["items"][0]["space"].as_str().unwrap());
    let fragment = format!("/fragments{one}");
    measure(&node.ask, &one, &ASSETS, &[&fragment], rounds);
    let phone = phone(&node);
    measure(
        &phone,
        "/passport",
        &PHONE,
        &["/fragments/passport"],
        rounds,
    );
}

/// A member's phone.
fn phone(node: &Running) -> Asking {
    let members = node.ask.get("members").json();
    let member = members["items"][0]["member"].as_str().unwrap();
    let offered = node
        .ask
        .post(&format!("members/{member}/phones"), &json!({}));
    let body = json!({ "code": offered.json()["code"] }).to_string();
    let kind = [("content-type", "application/json")];
    let paired = node.ask.send("POST", "/desk/pair", &kind, body.as_bytes());
    let token = paired.json()["token"].as_str().unwrap().to_owned();
    node.ask.with_token(&token)
}

fn measure(ask: &Asking, path: &str, assets: &[&str], fragments: &[&str], rounds: usize) {
    let all = [&[path], assets, fragments].concat();
    let (mut times, mut shells) = (Vec::new(), Vec::new());
    let mut bytes: usize = 0;
    for _ in 0..rounds * 3 {
        let begun = Instant::now();
        bytes = all.iter().map(|path| body(ask, path)).sum();
        times.push(begun.elapsed().as_secs_f64() * 1e3);
        let begun = Instant::now();
        for _ in &all {
            body(ask, "/desk");
        }
        shells.push(begun.elapsed().as_secs_f64() * 1e3);
    }
    let (ours, limit) = (median(times), median(shells));
    println!(
        "  {:<20} {ours:>7.1} ms  limit {limit:>5.1} ms  ratio {:>6.1}  {:>6.1} KB",
        path.split(':').next().unwrap_or(path),
        ours / limit,
        bytes as f64 / 1e3
    );
}

/// Asks for one file, and gives its bytes.
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
