//! What strangers cost: the attacks of `make attack`, each for some seconds, against the budgets of `node/src/budgets.rs`.

use std::net::Ipv4Addr;
use std::thread;
use std::time::{Duration, Instant};

use covisa::budgets::{
    FAULTS, LOG_LINES, NEIGHBOURHOOD, STRANGER, STRANGERS_OF_ADDRESS, UNNAMED_OF_ADDRESS,
};
use covisa_tests::adversary::streams::Came;
use covisa_tests::adversary::{Adversary, Manners};
use covisa_tests::attack::{self, honest_answer, mebibytes, written};
use covisa_tests::made::Made;
use covisa_tests::program::{Home, Running};
use covisa_tests::{wait_for, wait_until};
use federation_spec::protocol::{Reply, Request};
use federation_spec::wire::ids::Timestamp;
use serde_json::json;

use crate::guests::House;

const ATTACKER: Ipv4Addr = Ipv4Addr::new(127, 0, 1, 1);
const HONEST: Ipv4Addr = Ipv4Addr::new(127, 0, 4, 1);
/// How long an attack takes here.
const LENGTH: Duration = Duration::from_secs(8);

fn honest(node: &Running) -> Adversary {
    Adversary::with(&node.address(), Manners::default().from(HONEST))
}

fn from_outside(number: u8) -> Ipv4Addr {
    Ipv4Addr::new(127, 0, 1, number)
}

/// A record of a new space, published by an honest stranger, is known within this.
fn until_known(node: &Running, by: &Adversary, number: u64) -> Duration {
    let made = Made::of(number, Timestamp(covisa::clock::now().0 - 3600));
    let begun = Instant::now();
    by.publish(&made.inception().bytes);
    wait_for("An honest stranger's record is known", || {
        node.ask.get(&format!("spaces/{}", made.space)).status == 200
    });
    begun.elapsed()
}

#[test]
fn messages_that_are_ignored_cost_time_and_no_memory() {
    let home = Home::init("Example Nord");
    let node = home.serve();
    let (before, honest) = (mebibytes(node.id(), "VmRSS:"), honest(&node));
    let took = thread::scope(|scope| {
        for number in 1..=3_u8 {
            let (from, address) = (from_outside(number), node.address());
            let first = u32::from(number) << 24;
            scope.spawn(move || attack::flood(&address, from, first, 400_000, LENGTH));
        }
        thread::sleep(LENGTH / 2);
        until_known(&node, &honest, 7_000_001)
    });
    let heard = node.ask.judged("ignore");
    let most = NEIGHBOURHOOD.messages.saved
        + NEIGHBOURHOOD.messages.rate * 2 * LENGTH.as_secs()
        // One RPC of each may come before it is counted.
        + 3 * 40;
    assert!(
        (STRANGER.messages.saved..=most).contains(&heard),
        "Of 1,200,000 messages {heard} were heard: what one stranger may send, and no more than {most}."
    );
    let more = mebibytes(node.id(), "VmHWM:") - before;
    assert!(more <= 64.0, "Memory grows by {more} MiB.");
    assert!(
        took < Duration::from_secs(2),
        "An honest stranger is heard after {took:?}."
    );
    let lines = node.log().lines().count();
    assert!(
        lines <= 10 * LOG_LINES as usize,
        "{lines} lines of log leave room for others."
    );
}

#[test]
fn empty_pages_write_nothing_and_are_not_followed() {
    let home = Home::init("Example Nord");
    let node = home.serve();
    // What it publishes of itself is on disk.
    thread::sleep(Duration::from_secs(2));
    let before = written(node.id());
    let asked = thread::scope(|scope| {
        let each = (1..=3_u8).map(|number| {
            let address = node.address();
            scope.spawn(move || attack::endless(&address, from_outside(number), LENGTH))
        });
        let each: Vec<_> = each.collect();
        each.into_iter().map(|one| one.join().unwrap()).sum::<u64>()
    });
    let came = written(node.id()) - before;
    // One tick may write how far they were read.
    assert!(
        came <= 1 << 20,
        "{came} bytes were written for peers that brought nothing."
    );
    // Each is read thirty times a minute at most, by some questions each time.
    assert!(
        (6..=3 * 30 * 3).contains(&asked),
        "They were asked {asked} times."
    );
}

#[test]
fn connections_that_say_nothing_keep_nobody_out() {
    let home = Home::init("Example Nord");
    let node = home.serve();
    let took = thread::scope(|scope| {
        for number in 1..=4_u8 {
            let port = node.port();
            scope.spawn(move || attack::silent(port, from_outside(number), 100, LENGTH));
        }
        thread::sleep(LENGTH / 2);
        let begun = Instant::now();
        let honest = honest(&node);
        assert!(honest.is_connected(), "An honest peer is in.");
        begun.elapsed()
    });
    assert!(
        took < Duration::from_secs(5),
        "It is in after {took:?}, beside 400 a second of which each address keeps {UNNAMED_OF_ADDRESS}."
    );
}

#[test]
fn peers_of_one_address_hold_what_one_address_may() {
    let home = Home::init("Example Nord");
    let node = home.serve();
    let crowd = attack::crowd(&node.address(), ATTACKER, 36);
    wait_for("The others are refused", || {
        let inside = crowd.iter().filter(|peer| peer.is_connected()).count();
        inside == STRANGERS_OF_ADDRESS
    });
    let honest = honest(&node);
    let took = until_known(&node, &honest, 7_000_002);
    assert!(
        took < Duration::from_secs(2),
        "An honest peer is heard after {took:?}."
    );
}

#[test]
fn a_silent_stranger_that_comes_again_makes_no_check_wait() {
    let house = House::new();
    let node = house.home.serve();
    let pass = house.card(1);
    let check = || {
        let begun = Instant::now();
        let said = node.ask.post("desk/check", &json!({ "pass": pass })).json();
        assert_eq!(
            said["verdict"]["level"], "green",
            "A good card is green: {said}"
        );
        begun.elapsed()
    };
    check();
    let mut times = thread::scope(|scope| {
        let address = node.address();
        scope.spawn(move || attack::again(&address, ATTACKER, LENGTH));
        let begun = Instant::now();
        let mut times = Vec::new();
        while begun.elapsed() < LENGTH {
            times.push(check());
            thread::sleep(Duration::from_millis(20));
        }
        times
    });
    times.sort_unstable();
    let (middle, longest) = (times[times.len() / 2], times[times.len() - 1]);
    assert!(
        middle < Duration::from_millis(100) && longest < Duration::from_millis(1_000),
        "Checks take {middle:?}, and none of them {longest:?}: nobody waits for a stranger."
    );
}

#[test]
fn whoever_asks_without_end_or_reads_nothing_waits_for_itself() {
    let home = Home::init("Example Nord");
    let node = home.serve();
    attack::spaces(&node.address(), HONEST, 3_000, Duration::from_secs(30));
    let (before, honest) = (mebibytes(node.id(), "VmRSS:"), honest(&node));
    let waited = thread::scope(|scope| {
        for number in 1..=8_u8 {
            let (address, port) = (node.address(), node.port());
            scope.spawn(move || match number % 2 {
                0 => drop(attack::ask(
                    &address,
                    from_outside(number),
                    number > 4,
                    LENGTH,
                )),
                _ => attack::unread(port, from_outside(number), 8, LENGTH),
            });
        }
        let begun = Instant::now();
        let mut longest = Duration::ZERO;
        while begun.elapsed() < LENGTH {
            longest = longest.max(honest_answer(&honest));
            thread::sleep(Duration::from_millis(200));
        }
        longest
    });
    let more = mebibytes(node.id(), "VmHWM:") - before;
    assert!(
        waited < Duration::from_secs(4),
        "An honest asker waited for {waited:?}."
    );
    assert!(more <= 48.0, "Memory grew by {more} MiB.");
}

#[test]
fn a_page_of_nonsense_puts_out_and_what_is_only_old_or_unknown_does_not() {
    let home = Home::init("Example Nord");
    let node = home.serve();
    let founded = Timestamp(covisa::clock::now().0 - 3600);
    let future = founded.plus(40_000_000);
    let harmless: Vec<Vec<u8>> = (0..20)
        .map(|number| Made::of(number, future).inception().bytes.to_vec())
        .chain((0..20).map(attack::ignored))
        .collect();
    let nonsense = |count: u32| vec![vec![0xff; 9]; count as usize];
    let pages = [
        (
            "records from the future, and of unknown types",
            harmless,
            true,
        ),
        (
            "one nonsense less than puts out",
            nonsense(FAULTS - 1),
            true,
        ),
        ("as much as puts out", nonsense(FAULTS), false),
    ];
    for (about, records, stays) in pages {
        let reply = Reply::Records {
            next: None,
            more: false,
            records,
        };
        let nothing = Reply::Records {
            next: None,
            more: false,
            records: Vec::new(),
        };
        let (reply, nothing) = (reply.encode(), nothing.encode());
        // It is asked more than once, and says it once.
        let told = std::sync::atomic::AtomicBool::new(false);
        let said = Manners::default().catch_up(move |_| {
            let again = told.swap(true, std::sync::atomic::Ordering::SeqCst);
            Some(if again {
                nothing.clone()
            } else {
                reply.clone()
            })
        });
        let peer = Adversary::with(&node.address(), said.from(ATTACKER));
        wait_for("It is asked", || !peer.asked().is_empty());
        if stays {
            thread::sleep(Duration::from_secs(1));
            let answered = peer.ask(&Request::KeyLog(Made::of(1, founded).space).encode());
            assert!(matches!(answered, Came::Closed(_)), "{about}: it is heard.");
        } else {
            wait_until("It is put out", || (!peer.is_connected()).then_some(()));
        }
    }
}
