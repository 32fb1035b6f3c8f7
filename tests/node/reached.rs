//! Spaces that are connected through others only: what one says to the other arrives all the same, and nobody is led astray.

use std::fs;
use std::net::TcpListener;
use std::time::{Duration, Instant};

use covisa::core::Input;
use covisa::core::peers::Address;
use covisa_tests::program::{Home, Running};
use covisa_tests::wait_for;
use serde_json::Value;

use crate::meeting::{connect, shown};
use crate::renewed::Story;

/// How long a message may take to whom it can reach.
const SOON: Duration = Duration::from_secs(2);

/// A house that announces where it is reached on this machine, and may be tried on it.
fn announcing(name: &str) -> (Home, Running) {
    let home = Home::init(name);
    let free = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("/ip4/127.0.0.1/tcp/{}", free.local_addr().unwrap().port());
    drop(free);
    let config = format!(
        "[network]\nlisten = [\"{address}\"]\nannounce = [\"{address}\"]\nannounce_private = true\nnearby = false\n"
    );
    fs::write(home.path().join("config.toml"), config).unwrap();
    let node = Running::start(&home, &["serve", "--http", "127.0.0.1:0"]);
    (home, node)
}

fn addresses(node: &Running, of: &Home) -> usize {
    let space = shown(node, &of.space);
    space["profile"]["addresses"].as_array().map_or(0, Vec::len)
}

/// Whether a house has been asked this.
fn was_asked(node: &Running, request: &Value) -> bool {
    let list = node.ask.get("requests").json();
    let mut items = list["items"].as_array().unwrap().iter();
    items.any(|one| one["request"] == *request && one["direction"] == "to answer")
}

fn ask(asking: &Home, of: &Home) -> Value {
    let says = [
        "request",
        "ask",
        &of.space,
        "--says",
        "Ana E., since spring",
    ];
    asking.done(&says)["request"].clone()
}

#[test]
fn a_question_arrives_between_spaces_that_know_each_other_through_a_third() {
    let (a, at_a) = announcing("Example A");
    let b = Home::init("Example B");
    let at_b = b.serve();
    let (c, at_c) = announcing("Example C");
    let strict = Home::init("Example Strict");
    let at_strict = strict.serve();
    for node in [&at_a, &at_c, &at_strict] {
        connect(node, &at_b);
    }
    wait_for("Each hears where the other is reached", || {
        addresses(&at_a, &c) == 1 && addresses(&at_c, &a) == 1 && addresses(&at_strict, &c) == 1
    });
    wait_for("C knows who asks", || {
        shown(&at_c, &strict.space)["profile"].is_object()
    });
    for (home, other) in [(&a, &c), (&c, &a), (&strict, &c), (&c, &strict)] {
        home.done(&["space", "pin", &other.space]);
    }
    assert_eq!(
        at_a.ask.get("status").json()["peers"],
        1,
        "A is connected with B alone."
    );
    let begun = Instant::now();
    let request = ask(&a, &c);
    wait_for("The question is there", || was_asked(&at_c, &request));
    assert!(begun.elapsed() < SOON, "It took {:?}.", begun.elapsed());
    let begun = Instant::now();
    let member = c.done(&["member", "add", "--name", "Ana Example"]);
    c.done(&[
        "request",
        "answer",
        request.as_str().unwrap(),
        "--member",
        member["member"].as_str().unwrap(),
    ]);
    wait_for("And so is the answer", || {
        let list = at_a.ask.get("requests").json();
        list["items"][0]["state"] == "ours"
    });
    assert!(begun.elapsed() < SOON, "It took {:?}.", begun.elapsed());

    let request = ask(&strict, &c);
    std::thread::sleep(SOON * 2);
    assert!(
        !was_asked(&at_c, &request),
        "Who does not try things on one machine dials no address of it on another's word."
    );
    assert_eq!(
        at_strict.ask.get("status").json()["undelivered"],
        1,
        "It is said that the question waits."
    );
}

/// An address of a public network.
fn reached_at(number: u8) -> Address {
    Address {
        text: format!("/ip4/9.9.9.{number}/tcp/8611"),
        bytes: vec![4, 9, 9, 9, number, 6, 33, 163],
    }
}

#[test]
fn a_profile_is_signed_anew_four_times_a_day_at_most_for_where_its_node_is_reached() {
    let mut story = Story::new();
    let mut signed = Vec::new();
    for hour in 0..48_u8 {
        story.hear(Input::Reached {
            addresses: vec![reached_at(hour)],
        });
        signed.push(story.profiles_after(3_600));
    }
    assert_eq!(
        signed.iter().take(4).sum::<usize>(),
        4,
        "Each change is said at first: {signed:?}"
    );
    let days = [&signed[..24], &signed[24..]].map(|day| day.iter().sum::<usize>());
    assert_eq!(days, [4, 4], "Then no more until a day has passed.");
}

#[test]
fn what_was_published_stands_while_the_network_knows_it() {
    let mut story = Story::new();
    let addresses = vec![reached_at(9)];
    story.hear(Input::Reached { addresses });
    assert_eq!(story.profiles_after(20), 1, "It is said.");
    assert_eq!(
        story.profiles_after(90_000),
        0,
        "As long as it is known it stands."
    );
}
