//! An index damaged in 140 ways, and damaged files of pinned spaces: no verdict on a pinned home depends on them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use covisa::clock;
use covisa::store::{Index, Records as _};
use covisa_tests::chance::Chance;
use covisa_tests::made::{Made, THREE_A_MONTH, content, feed};
use covisa_tests::program::{Home, Running, contents};
use covisa_tests::table::Table;
use federation_spec::protocol::Epoch;
use serde_json::{Value, json};

use crate::guests::{House, judged};

/// Damages, and how often each one is done.
const EACH: usize = 20;
/// Where the dice begin: the same damages every time.
const SEED: u64 = 0x0c07_15a0;
/// A peer that is nowhere.
const PEER: &str =
    "/ip4/192.0.2.7/tcp/8611/p2p/12D3KooWDpJ7As7BWAwRMfu1VU2WCqNjvq387JEYKDBj4kx6nXTN";
/// Strangers that fill the index.
const STRANGERS: u64 = 120;
const PAGE: usize = 4096;

/// Puts many strangers into the index of a home.
fn fill(home: &Home, strangers: u64) {
    let days = content(THREE_A_MONTH);
    let strangers = (1000..1000 + strangers).map(|number| Made::of(number, clock::now()));
    let fed: Vec<_> = strangers
        .flat_map(|stranger| stranger.records(&days))
        .collect();
    feed(&home.path(), &fed);
}

type Damage = fn(&mut Vec<u8>, &mut Chance);

/// The seven kinds. The end is that of what was written: sled makes its file longer than it needs.
const DAMAGES: [(&str, Damage); 7] = [
    ("1 to 100 bytes cut off", |bytes, dice| {
        let cut = 1 + dice.below(100);
        bytes.truncate(end(bytes).saturating_sub(cut));
    }),
    ("4 to 64 KiB cut off", |bytes, dice| {
        let cut = PAGE + dice.below(15 * PAGE);
        bytes.truncate(end(bytes).saturating_sub(cut));
    }),
    ("the tail full of zeros", |bytes, dice| {
        let from = end(bytes).saturating_sub(1 + dice.below(4 * PAGE));
        bytes[from..].fill(0);
    }),
    ("a page full of zeros", |bytes, dice| {
        page(bytes, dice, false)
    }),
    ("a bit flipped", |bytes, dice| {
        let at = dice.below(bytes.len());
        flip(bytes, at, dice);
    }),
    ("a bit flipped in the tail", |bytes, dice| {
        let at = end(bytes).saturating_sub(1 + dice.below(1000));
        flip(bytes, at, dice);
    }),
    ("a page full of garbage", |bytes, dice| {
        page(bytes, dice, true)
    }),
];

/// Where what was written ends.
fn end(bytes: &[u8]) -> usize {
    let last = bytes.iter().rposition(|byte| *byte != 0);
    last.map_or(0, |last| last + 1)
}

fn flip(bytes: &mut [u8], at: usize, dice: &mut Chance) {
    if let Some(byte) = bytes.get_mut(at) {
        *byte ^= 1 << dice.below(8);
    }
}

fn page(bytes: &mut [u8], dice: &mut Chance, garbage: bool) {
    let from = dice.below(bytes.len().div_ceil(PAGE)) * PAGE;
    let to = (from + PAGE).min(bytes.len());
    for byte in &mut bytes[from..to] {
        *byte = if garbage {
            u8::try_from(dice.below(256)).unwrap()
        } else {
            0
        };
    }
}

/// A file of a folder, a large one more often than a small one.
fn by_size(folder: &Path, dice: &mut Chance) -> PathBuf {
    let files = contents(folder);
    let all = files.iter().map(|(_, bytes)| bytes.len()).sum();
    let mut at = dice.below(all);
    for (path, bytes) in files {
        match at.checked_sub(bytes.len()) {
            Some(rest) => at = rest,
            None => return path,
        }
    }
    unreachable!("the number is below the sum of all sizes")
}

/// Puts a folder back as it was, and takes away what was put aside.
fn put_back(home: &Path, folder: &str, kept: &Path) {
    for entry in fs::read_dir(home).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if name == folder || name.starts_with("quarantine-") {
            fs::remove_dir_all(path).unwrap();
        }
    }
    let copied = Command::new("cp")
        .arg("-a")
        .arg(kept)
        .arg(home.join(folder))
        .status();
    assert!(copied.unwrap().success(), "The folder is put back.");
}

fn serve(home: &Home) -> Running {
    Running::start(home, &["serve", "--http", "127.0.0.1:0", "--offline"])
}

fn records(node: &Running) -> Value {
    node.ask.get("status").json()["records"].clone()
}

/// What became of the index: unharmed, or put aside with a word of it.
fn index_after(home: &Home, node: &Running, records_before: &Value) -> &'static str {
    let aside = fs::read_dir(home.path()).unwrap().any(|entry| {
        let name = entry.unwrap().file_name();
        name.to_string_lossy().starts_with("quarantine-")
    });
    match (aside, node.log().contains("the index did not open")) {
        (true, true) => "put aside and told",
        (false, false) if records(node) == *records_before => "unharmed",
        (true, false) => "put aside in silence",
        _ => "records are missing, in silence",
    }
}

#[test]
fn an_index_damaged_in_140_ways_changes_no_verdict_on_a_pinned_home() {
    let house = House::new();
    let home = &house.home;
    fill(home, STRANGERS);
    let passes = house.passes();
    let node = serve(home);
    let (before, records_before) = (judged(&node.ask, &passes), records(&node));
    node.stop();
    let kept = home.beside("index-as-it-was");
    fs::rename(home.path().join("index"), &kept).unwrap();
    let ledger = contents(&home.path().join("ledger"));
    let mut dice = Chance::of(SEED);
    let mut table = Table::new("faults-index");
    for (name, damage) in DAMAGES {
        for time in 0..EACH {
            put_back(&home.path(), "index", &kept);
            let file = by_size(&home.path().join("index"), &mut dice);
            let mut bytes = fs::read(&file).unwrap();
            damage(&mut bytes, &mut dice);
            fs::write(&file, bytes).unwrap();
            let node = serve(home);
            let fate = index_after(home, &node, &records_before);
            let verdicts = if judged(&node.ask, &passes) == before {
                "the verdicts as before"
            } else {
                "other verdicts"
            };
            let quiet = !node.log().contains("panicked");
            node.kill();
            let file = file.file_name().unwrap().to_string_lossy().into_owned();
            let fine = ["unharmed", "put aside and told"].contains(&fate) && quiet;
            table.note(
                3,
                format!("{name}, in {file}, no. {}", time + 1),
                format!(
                    "{}, the verdicts as before",
                    if fine { fate } else { "unharmed or told" }
                ),
                format!("{fate}, {verdicts}"),
            );
        }
    }
    assert_eq!(
        contents(&home.path().join("ledger")),
        ledger,
        "The ledger is as it was."
    );
    table.finish();
}

/// The ledger's only segment.
fn segment(home: &Home) -> PathBuf {
    home.path().join("ledger/00000000000000000001.ledger")
}

/// Where each entry of a ledger begins.
fn starts(bytes: &[u8]) -> Vec<usize> {
    let (mut all, mut at) = (Vec::new(), 0);
    while at < bytes.len() {
        all.push(at);
        let len = u32::from_be_bytes(bytes[at + 42..at + 46].try_into().unwrap());
        at += HEADER + 16 + usize::try_from(len).unwrap();
    }
    all
}

/// Bytes of an entry's header.
const HEADER: usize = 78;

/// The verdict on a pass that is green with whole books, with this byte flipped at this place.
fn with_a_flip(home: &Home, whole: &[u8], at: usize, bit: u32, pass: &str) -> (String, String) {
    let mut altered = whole.to_vec();
    altered[at] ^= 1 << bit;
    fs::write(segment(home), &altered).unwrap();
    let node = serve(home);
    let check = node.ask.post("desk/check", &json!({ "pass": pass })).json();
    let verdict = check["verdict"].clone();
    let store = node.ask.get("status").json()["store"].clone();
    let first = node.ask.send("GET", "/fragments/", &[], b"");
    let first = String::from_utf8(first.body).unwrap();
    assert!(
        first.contains("Nothing can be saved") && node.log().contains("judges visitors"),
        "The first page and the start say so: {store}"
    );
    assert!(!node.log().contains("panicked"), "Nothing panics.");
    node.kill();
    assert_eq!(
        fs::read(segment(home)).unwrap(),
        altered,
        "No byte is written to it."
    );
    let told = format!("{} {}", verdict["level"], verdict["code"]).replace('"', "");
    (told, store.as_str().unwrap().to_owned())
}

#[test]
fn a_ledger_with_one_flipped_byte_opens_60_times_and_no_verdict_is_green_by_luck() {
    let house = House::new();
    let home = &house.home;
    home.done(&["peer", "add", PEER]);
    home.done(&["member", "add", "--name", "Alice Example"]);
    let passes = house.passes();
    let node = serve(home);
    judged(&node.ask, &passes[..1]);
    node.stop();
    let whole = fs::read(segment(home)).unwrap();
    let starts = starts(&whole);
    let mut dice = Chance::of(SEED);
    let mut table = Table::new("faults-ledger");
    for time in 1..=60 {
        let (at, bit) = (dice.below(whole.len()), dice.below(8) as u32);
        let entry = starts.partition_point(|start| *start <= at);
        let start = starts[entry - 1];
        // A header's first byte is its version; the rest of a header is proven by the entry after it, or it is not.
        let proven = at == start || at >= start + HEADER;
        let about = whole[start + 1];
        let harmless = proven && [3, 4, 7, 10].contains(&about) && entry < starts.len();
        let expected = if harmless {
            "green COV-G01"
        } else {
            "amber COV-A42"
        };
        let (told, store) = with_a_flip(home, &whole, at, bit, &passes[0].1);
        let named =
            (entry..=entry + 1).any(|number| store.contains(&format!("entry {number} in ")));
        let named = named || store.contains("shorter");
        table.note(
            7,
            format!("no. {time}: bit {bit} of byte {at}, in entry {entry} about {about}"),
            format!("{expected}, named: true"),
            format!("{told}, named: {named}"),
        );
    }
    table.finish();
    fs::write(segment(home), &whole).unwrap();
    judged(&serve(home).ask, &passes[..1]);
}

/// Damages the file of a pinned space, or takes it away.
type Harm = fn(&Path);

const HARMS: [(&str, Harm); 5] = [
    ("gone", |path| fs::remove_file(path).unwrap()),
    ("empty", |path| fs::write(path, b"").unwrap()),
    ("cut in half", |path| {
        let bytes = fs::read(path).unwrap();
        fs::write(path, &bytes[..bytes.len() / 2]).unwrap();
    }),
    ("garbage", |path| fs::write(path, [0xa5; 700]).unwrap()),
    ("with a bit flipped in a signature", |path| {
        let mut bytes = fs::read(path).unwrap();
        let last = bytes.len() - 3;
        bytes[last] ^= 1;
        fs::write(path, bytes).unwrap();
    }),
];

fn pinned_files(home: &Home) -> Vec<(PathBuf, Vec<u8>)> {
    contents(&home.path().join("pinned"))
}

#[test]
fn a_damaged_file_of_a_pinned_space_is_made_again_before_it_is_needed() {
    let whole = House::new();
    let passes = whole.passes();
    let mut table = Table::new("faults-pinned");
    for (name, harm) in HARMS {
        let house = whole.copy();
        let files = pinned_files(&house.home);
        assert_eq!(files.len(), 2, "Each pinned space has its file.");
        files.iter().for_each(|(path, _)| harm(path));
        let node = serve(&house.home);
        judged(&node.ask, &passes);
        let told = node
            .log()
            .matches("it is written again from the index")
            .count();
        node.stop();
        let again = pinned_files(&house.home) == files;
        fs::remove_dir_all(house.home.path().join("index")).unwrap();
        judged(&serve(&house.home).ask, &passes);
        table.note(
            6,
            format!("both files {name}, a good index; then no index"),
            "judged as before, 2 told, the files as they were: true; judged as before",
            format!(
                "judged as before, {told} told, the files as they were: {again}; judged as before"
            ),
        );
    }
    for (name, harm) in HARMS {
        let house = whole.copy();
        pinned_files(&house.home)
            .iter()
            .for_each(|(path, _)| harm(path));
        fs::remove_dir_all(house.home.path().join("index")).unwrap();
        let node = serve(&house.home);
        let check = node.ask.post("desk/check", &json!({ "pass": passes[0].1 }));
        let told = node.log().contains("that pinned space is fetched again");
        let verdict = check.json()["verdict"].clone();
        let got = format!("{} {}, told: {told}", verdict["level"], verdict["code"]);
        let expected = match name {
            // The flipped bit is in the terms: the key and the profile still count.
            "with a bit flipped in a signature" => r#""amber" "COV-A07", told: true"#,
            _ => r#""amber" "COV-A01", told: true"#,
        };
        table.note(6, format!("both files {name}, no index"), expected, got);
    }
    table.finish();
}

#[test]
fn what_can_be_read_of_a_damaged_index_is_kept_under_a_new_epoch() {
    let home = Home::init("Example Nord");
    fill(&home, 4 * STRANGERS);
    let opened = |epoch: u8| Index::open(&home.path(), clock::now(), Epoch([epoch; 8])).unwrap();
    let before = opened(1).index;
    let count = before.items().count();
    let (cursor, head) = (before.cursor(), before.ledger());
    drop(before);
    let folder = home.path().join("index");
    // Whether sled has written one by now is chance: this one says nothing.
    fs::write(folder.join("snap.00000000FFFFFFFF"), b"").unwrap();
    let after = opened(2);
    assert!(after.quarantined.is_some(), "The old one is put aside.");
    assert_eq!(
        after.index.items().count(),
        count,
        "Nothing but the snapshot was damaged, so every record is there."
    );
    assert_ne!(
        after.index.cursor().epoch,
        cursor.epoch,
        "Peers read from the beginning: numbers may mean other records now."
    );
    assert_eq!(
        after.index.ledger(),
        head,
        "It knows how long the ledger was."
    );
    assert_eq!(
        after.index.after(0).count(),
        count,
        "Every record can be read by its number."
    );
}

#[test]
fn a_door_that_was_shut_stays_shut_when_that_entry_is_damaged() {
    let home = Home::init("Example Quay");
    let port = crate::tablets::free();
    let node = home.serve();
    let put = |open: bool| {
        let placed = json!({ "open": open, "own_network": true, "port": port });
        node.ask.json("PUT", "tablets", &[], &placed)
    };
    assert_eq!(put(true).status, 200, "It is opened.");
    assert_eq!(put(false).status, 200, "And shut.");
    let contacts = json!({ "contacts": ["desk@quay.example"] });
    let kept = node.ask.json("PUT", "profile/contacts", &[], &contacts);
    assert_eq!(kept.status, 200, "Something stands behind it.");
    node.kill();

    let mut bytes = fs::read(segment(&home)).unwrap();
    let shut = *starts(&bytes)
        .iter()
        .rfind(|at| bytes[**at + 1] == 10)
        .expect("an entry of the house");
    bytes[shut + HEADER + 20] ^= 1;
    fs::write(segment(&home), &bytes).unwrap();
    let node = serve(&home);
    let shown = node.ask.get("tablets").json();
    assert_eq!(shown["open"], false, "Nobody knows better: {shown}");
    assert_eq!(shown["url"], Value::Null, "And nothing listens: {shown}");
}

#[test]
fn a_door_that_was_opened_after_what_is_damaged_stays_open() {
    let home = Home::init("Example Quay");
    let port = crate::tablets::free();
    let node = home.serve();
    let colour = node
        .ask
        .json("PUT", "brand", &[], &json!({ "colour": "#123456" }));
    assert_eq!(
        colour.status,
        200,
        "An entry of the house: {}",
        colour.json()
    );
    let placed = json!({ "open": true, "own_network": true, "port": port });
    let opened = node.ask.json("PUT", "tablets", &[], &placed);
    assert_eq!(opened.status, 200, "It is opened after it.");
    node.kill();

    let mut bytes = fs::read(segment(&home)).unwrap();
    let of_house = |at: &&usize| bytes[**at + 1] == 10;
    let first = *starts(&bytes).iter().find(of_house).expect("the colour");
    bytes[first + HEADER + 20] ^= 1;
    fs::write(segment(&home), &bytes).unwrap();
    let node = serve(&home);
    let shown = node.ask.get("tablets").json();
    assert_eq!(shown["open"], true, "No damage lies behind it: {shown}");
}
