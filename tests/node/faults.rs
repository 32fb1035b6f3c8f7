//! Disks that are full, read-only, broken or slow: the desk goes on judging, what cannot be written is refused in words,
//! and what was answered is there afterwards.

use std::time::{Duration, Instant};

use covisa_tests::asking::{Answer, Asking};
use covisa_tests::faulty::{BROKEN, DISK_FULL, Fault, Faulty, READ_ONLY};
use covisa_tests::program::{Home, Running, contents};
use serde_json::{Value, json};

use crate::guests::{House, judged};
use crate::meeting::days_a_month;

#[test]
fn probe() {
    let house = House::new();
    let faulty = Faulty::of(&house.home);
    let begun = Instant::now();
    let node = faulty.serve(&house.home);
    println!("open {:?}", begun.elapsed());
    let before = judged(&node.ask, &house.passes());
    for (what, fault) in [
        ("full", Fault::full()),
    ] {
        println!("== {what}");
        faulty.set(fault);
        println!("{:?}", node.ask.post("members", &json!({"name":"A"})).json());
        println!("{:?}", node.ask.post("desk/check", &json!({"pass":house.card(5),"check_in":true})).json());
        println!("{:?}", node.ask.post("desk/check", &json!({"pass":house.card(5),"check_in":true})).json());
        println!("{:?}", node.ask.get("members").json());
        assert_eq!(judged(&node.ask, &house.passes()), before);
    }
    println!("{}", node.log());
    node.stop();
    for (what, fault) in [
        ("full", Fault::full()),
        ("ro", Fault::everywhere(READ_ONLY)),
        ("eio", Fault::everywhere(BROKEN)),
    ] {
        faulty.set(fault);
        println!("== {what} {:?}", faulty.verb(&house.home, &["status"]));
    }
    for sub in ["index", "ledger", "pinned"] {
    let faulty = Faulty::under(&house.home.path().join(sub));
    for (what, fault) in [
        ("full", Fault::full()),
        ("ro", Fault::everywhere(READ_ONLY)),
        ("eio", Fault::everywhere(BROKEN)),
    ] {
        faulty.set(fault);
        println!("== {sub} {what} {:?}", faulty.verb(&house.home, &["status"]));
        println!("{:?}", std::fs::read_dir(house.home.path()).unwrap().map(|e|e.unwrap().file_name()).collect::<Vec<_>>());
    }
    }
}
