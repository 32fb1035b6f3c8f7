//! A desk is paired: a code of one use becomes a token that can be revoked.

use std::io::{BufRead as _, BufReader};
use std::process::Stdio;

use covisa_tests::asking::{Answer, Asking};
use covisa_tests::program::{Home, Running, command};
use serde_json::json;

fn offline(home: &Home) -> Running {
    Running::start(home, &["serve", "--http", "127.0.0.1:0", "--offline"])
}

fn pair(ask: &Asking, code: &str) -> Answer {
    let body = json!({ "code": code }).to_string();
    ask.with_token("").send(
        "POST",
        "/desk/pair",
        &[("content-type", "application/json")],
        body.as_bytes(),
    )
}

fn offer(home: &Home) -> String {
    home.done(&["desk", "pair"])["code"]
        .as_str()
        .unwrap()
        .to_owned()
}

#[test]
fn a_code_pairs_one_desk_once() {
    let nord = Home::init("Example Nord");
    let node = offline(&nord);
    let code = offer(&nord);
    let paired = pair(&node.ask, &code);
    assert_eq!(
        paired.status,
        201,
        "The code becomes a token: {}",
        paired.json()
    );
    assert_eq!(paired.json()["role"], "desk", "It has the role of a desk.");
    let again = pair(&node.ask, &code);
    assert_eq!(
        (again.status, again.code().as_str()),
        (403, "wrong-code"),
        "A code works once."
    );
    let printed = node.ready["desk"]
        .as_str()
        .unwrap()
        .split('#')
        .nth(1)
        .unwrap()
        .to_owned();
    assert_eq!(
        pair(&node.ask, &printed).status,
        201,
        "The address that serve prints carries a code too."
    );
    let tokens = nord.done(&["token", "list"]);
    assert_eq!(
        tokens["items"].as_array().unwrap().len(),
        2,
        "Two desks are paired."
    );
    assert!(
        !tokens
            .to_string()
            .contains(paired.json()["token"].as_str().unwrap()),
        "No token is ever shown again."
    );
}

#[test]
fn a_revoked_token_counts_no_more_and_a_kept_one_over_a_restart() {
    let nord = Home::init("Example Nord");
    let node = offline(&nord);
    let [one, other] = [(); 2].map(|()| pair(&node.ask, &offer(&nord)).json());
    let revoked = nord.done(&["token", "revoke", one["name"].as_str().unwrap()]);
    assert_eq!(
        revoked["token"], one["name"],
        "One desk's token is revoked."
    );
    let visits = |node: &Running, token: &serde_json::Value| {
        node.ask
            .with_token(token["token"].as_str().unwrap())
            .get("visits")
            .status
    };
    assert_eq!(visits(&node, &one), 401, "It counts no more.");
    assert_eq!(visits(&node, &other), 200, "The other one does.");
    node.kill();
    let node = offline(&nord);
    assert_eq!(
        (visits(&node, &one), visits(&node, &other)),
        (401, 200),
        "Both stay so over a restart."
    );
}

/// What is answered to a code from an address of loopback, which says to be passed on for others or says nothing.
fn told_from(ask: &Asking, from: [u8; 4], forwarded: &str, code: &str) -> String {
    let header = match forwarded {
        "" => String::new(),
        named => format!("x-forwarded-for: {named}\r\n"),
    };
    let answer = ask.post_from(from.into(), "/desk/pair", &header, &json!({ "code": code }));
    if answer.status == 429 {
        let wait = answer.header("retry-after").map(str::parse::<u64>);
        let wait = wait.map(|wait| wait.unwrap_or_default());
        assert!(
            wait.is_some_and(|wait| (1..=60).contains(&wait)),
            "It is said after how many seconds one more is looked at: {wait:?}"
        );
    }
    match answer.status {
        201 => answer.json()["role"].as_str().unwrap().to_owned(),
        status => format!("{status} {}", answer.code()),
    }
}

const WRONG: &str = "AAAAAAAAAAAAAAAA";
const REFUSED: &str = "403 wrong-code";
const LATER: &str = "429 too-many-tries";

/// Types wrong codes until none more from there is looked at.
fn types_too_many(ask: &Asking, from: [u8; 4], forwarded: &str) {
    for number in 1..=5 {
        assert_eq!(
            told_from(ask, from, forwarded, WRONG),
            REFUSED,
            "Wrong code {number} is refused."
        );
    }
    assert_eq!(
        told_from(ask, from, forwarded, WRONG),
        LATER,
        "One more is not even looked at."
    );
}

#[test]
fn wrong_codes_cost_only_the_address_they_come_from() {
    let nord = Home::init("Example Nord");
    let flags = ["--desk-http", "127.0.0.1:0", "--http", "127.0.0.1:0"];
    let node = Running::start(&nord, &[&["serve", "--offline"], &flags[..]].concat());
    let desks = node.ready["desk"].as_str().unwrap();
    let desks = Asking::new(desks.split("/desk").next().unwrap(), "");
    let admin = nord.done(&["desk", "pair", "--role", "admin"])["code"].clone();
    let (code, other) = (offer(&nord), offer(&nord));
    let guest = [127, 0, 0, 66];
    for _ in 0..4 {
        told_from(&desks, [127, 0, 0, 67], "", WRONG);
    }
    assert_eq!(
        told_from(&desks, [127, 0, 0, 67], "", &other),
        "desk",
        "After four wrong ones the right one still works."
    );
    types_too_many(&desks, guest, "");
    assert_eq!(
        told_from(&desks, guest, "", &code),
        LATER,
        "From there a right one is not looked at either."
    );
    assert_eq!(
        told_from(&desks, [127, 0, 0, 67], "", &code),
        "desk",
        "For everybody else the code waits as it did."
    );
    types_too_many(&node.ask, [127, 0, 0, 68], "");
    types_too_many(&desks, [127, 0, 0, 1], "");
    assert_eq!(
        told_from(&node.ask, [127, 0, 0, 1], "", admin.as_str().unwrap()),
        "admin",
        "So does the operator's, whatever came by the desks' way from the same machine."
    );
}

#[test]
fn behind_a_proxy_whoever_it_names_is_counted() {
    let nord = Home::init("Example Nord");
    let proxies = "[http]\ntrusted_proxies = [\"127.0.0.64/26\"]\n";
    std::fs::write(nord.path().join("config.toml"), proxies).unwrap();
    let node = offline(&nord);
    let (ask, proxy) = (&node.ask, [127, 0, 0, 65]);
    types_too_many(ask, proxy, "203.0.113.9");
    assert_eq!(
        told_from(ask, proxy, "198.51.100.7, 203.0.113.9", &offer(&nord)),
        LATER,
        "What a stranger made up stands before what the proxy says, and helps nothing."
    );
    for address in ["2001:db8:1:2::1", "2001:db8:1:2:3:4:5:6"]
        .repeat(3)
        .iter()
        .take(5)
    {
        told_from(ask, proxy, address, WRONG);
    }
    assert_eq!(
        told_from(ask, proxy, "2001:db8:1:2::9", WRONG),
        LATER,
        "All addresses of one house's network count together."
    );
    for other in ["198.51.100.7", "2001:db8:1:3::1"] {
        assert_eq!(
            told_from(ask, proxy, other, &offer(&nord)),
            "desk",
            "{other} is somebody else behind the same proxy."
        );
    }
    let stranger = [127, 0, 0, 1];
    types_too_many(ask, stranger, "198.51.100.8");
    assert_eq!(
        told_from(ask, stranger, "198.51.100.9", WRONG),
        LATER,
        "Who is no proxy of ours is one, whomever it names."
    );
    assert_eq!(
        told_from(ask, stranger, "", &offer(&nord)),
        "desk",
        "Whoever comes from there directly is told from what was passed on."
    );
}

#[test]
fn a_code_does_not_outlive_the_node() {
    let nord = Home::init("Example Nord");
    let node = offline(&nord);
    let code = offer(&nord);
    node.stop();
    let node = offline(&nord);
    assert_eq!(
        pair(&node.ask, &code).status,
        403,
        "The code was the old node's."
    );
}

/// What `serve` says when it is up, with these flags, where nobody sits before it.
fn said_to_nobody(home: &Home, flags: &[&str], lines: usize) -> String {
    let mut serve = command();
    serve.arg("--home").arg(home.path()).args(flags);
    serve.args(["serve", "--http", "127.0.0.1:0", "--offline"]);
    let started = serve.stdin(Stdio::null()).stdout(Stdio::piped()).spawn();
    let mut child = started.unwrap();
    let out = BufReader::new(child.stdout.take().unwrap());
    let said: Vec<String> = out.lines().take(lines).map(Result::unwrap).collect();
    child.kill().unwrap();
    child.wait().unwrap();
    said.join("\n")
}

#[test]
fn no_code_stands_in_a_journal() {
    let nord = Home::init("Example Nord");
    let said = said_to_nobody(&nord, &[], 4);
    for wanted in ["/desk\n", "127.0.0.1", "covisa desk pair"] {
        assert!(
            said.contains(wanted),
            "Addresses and the way to a code are said, {wanted:?} too: {said}"
        );
    }
    assert!(!said.contains('#'), "No code is: {said}");
    let said = said_to_nobody(&nord, &["--json"], 1);
    let ready: serde_json::Value = serde_json::from_str(&said).unwrap();
    let has_code = |name: &str| ready[name].as_str().unwrap().contains('#');
    assert_eq!(
        (has_code("desk"), has_code("pages")),
        (true, false),
        "A script has the desk's code, and nobody the operator's: {said}"
    );
}
