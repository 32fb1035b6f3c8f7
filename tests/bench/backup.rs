//! A house that has been open for ten years, 100 visits a day: how long a backup and its bringing back take, what a desk notices of a
//! backup, and how long a key log of 100 events takes.

use std::fs;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use covisa_tests::program::{Home, Running};
use covisa_tests::years::open_for;
use federation_spec::records::key_log::{Following, KeyReason};
use federation_spec::records::{Decoded, KeyEvent};
use federation_spec::rules::key_view::KeyView;
use federation_spec::wire::ids::{Hash32, Timestamp};
use federation_spec::wire::signature::{SigningKey, sign, verify};
use federation_spec::wire::text;
use serde_json::json;

use crate::desk::{World, desk_token};

/// Events of a key log.
const EVENTS: u8 = 100;

/// Measures.
pub fn run(rounds: usize) {
    replay(rounds);
    let world = World::new(400, true);
    let now = covisa::clock::now();
    let words = words_of(&world.host);
    open_for(&world.host.path(), 3_650, 100, now);
    let ledger: u64 = fs::read_dir(world.host.path().join("ledger"))
        .unwrap()
        .map(|file| file.unwrap().metadata().unwrap().len())
        .sum();
    let node = world.host.serve();
    let token = desk_token(&node);
    let idle = checks(&world, &node, &token, || {
        std::thread::sleep(Duration::from_secs(4));
    });
    let mut took = Duration::ZERO;
    let busy = checks(&world, &node, &token, || {
        let begun = Instant::now();
        assert_eq!(node.ask.post("backups", &json!({})).status, 201);
        took = begun.elapsed();
    });
    println!(
        "a backup of a ledger of {:.0} MiB: {:.2} s; a check meanwhile takes {:.2} ms at the median, {:.2} at the 99th of 100, {:.2} at most; without one {:.2}, {:.2}, {:.2}",
        ledger as f64 / 1_048_576.0,
        took.as_secs_f64(),
        at(&busy, 50),
        at(&busy, 99),
        at(&busy, 100),
        at(&idle, 50),
        at(&idle, 99),
        at(&idle, 100),
    );
    node.stop();
    let backup = world.host.done(&["backup", "list"])["backups"][0]["file"].clone();
    let backup = backup.as_str().unwrap();
    let timed = |home: &Home, flags: &[&str]| {
        let begun = Instant::now();
        home.done(&[&["restore", backup, "--words-file", &words], flags].concat());
        begun.elapsed().as_secs_f64()
    };
    let new = Home::empty();
    println!(
        "restore --check {:.2} s, restore {:.2} s",
        timed(&new, &["--check"]),
        timed(&new, &[])
    );
}

fn words_of(home: &Home) -> String {
    let sheet = fs::read_to_string(home.path().join("recovery.txt")).unwrap();
    let words = sheet.lines().find(|line| line.split(' ').count() == 24);
    home.file("words.txt", words.unwrap())
}

/// Milliseconds of each check, one after the other, as long as something else is being done.
fn checks(world: &World, node: &Running, token: &str, doing: impl FnOnce() + Send) -> Vec<f64> {
    let desk = node.ask.with_token(token);
    let over = AtomicBool::new(false);
    let mut took = Vec::new();
    std::thread::scope(|scope| {
        scope.spawn(|| {
            doing();
            over.store(true, Ordering::Relaxed);
        });
        for card in world.cards.iter().cycle() {
            if over.load(Ordering::Relaxed) {
                break;
            }
            let body = json!({ "pass": text::write(card) });
            let begun = Instant::now();
            assert_eq!(desk.post("desk/check", &body).status, 200);
            took.push(begun.elapsed().as_secs_f64() * 1e3);
        }
    });
    took.sort_by(f64::total_cmp);
    took
}

fn at(sorted: &[f64], percent: usize) -> f64 {
    let last = sorted.len() - 1;
    sorted[(sorted.len() * percent / 100).min(last)]
}

/// Verifies a log event by event, and follows it.
fn replay(rounds: usize) {
    let key = |number: u8| SigningKey::from_seed(&[number; 32]);
    let print = |number: u8| key(number).public().thumbprint();
    let recovery = SigningKey::from_seed(&[255; 32]).public().thumbprint();
    let at = |number: u8| Timestamp(1_800_000_000 + u64::from(number));
    let first = KeyEvent::inception(key(0).public(), print(1), recovery, at(0));
    let mut log = vec![sign(&first, &key(0))];
    for number in 1..EVENTS {
        let previous = Hash32::of(log[log.len() - 1].payload());
        let event = KeyEvent::following(Following {
            space: first.space(),
            sequence: number,
            previous,
            key: key(number).public(),
            next: print(number + 1),
            recovery,
            reason: KeyReason::Rotation,
            recovery_key: None,
            successor: None,
            issued_at: at(number),
        });
        log.push(sign(&event, &key(number)));
    }
    let mut took: Vec<f64> = (0..rounds.max(5))
        .map(|_| {
            let begun = Instant::now();
            let mut keys = KeyView::default();
            for event in &log {
                let decoded = Decoded::<KeyEvent>::read(event.clone()).unwrap();
                let verified = verify(decoded, &keys).unwrap();
                keys = keys.with_all([&verified]).0;
            }
            assert_eq!(
                keys.log(&first.space()).unwrap().line().count(),
                usize::from(EVENTS)
            );
            begun.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    took.sort_by(f64::total_cmp);
    println!(
        "a key log of {EVENTS} events, one by one: {:.2} ms",
        took[took.len() / 2]
    );
}
