//! A list of 10,000 members is read in by the program: the verb opens the home, takes the list in, and all are on disk.
//! Beside it the limit: the same list parsed by the csv crate alone, and as many bytes as the ledger grew by written with
//! one fsync.

use std::fs::File;
use std::io::Write as _;
use std::path::Path;
use std::time::Instant;

use covisa_tests::program::{Home, contents};

use crate::load::median;

/// Members of the list.
const MEMBERS: usize = 10_000;
/// Seconds that it may take.
const GOAL: f64 = 10.0;

/// Measures.
pub fn run(rounds: usize) {
    let list = list();
    let empty = Home::init("Example Nord");
    let mut pairs = Vec::new();
    for _ in 0..rounds {
        let home = empty.copy();
        let file = home.file("list.csv", &list);
        let before = ledger(&home);
        let took = import(&home, &file);
        let written = ledger(&home) - before;
        pairs.push((took, bare(&home.beside("bare"), &list, written)));
    }
    let each = |figure: &dyn Fn(&(f64, f64)) -> f64| median(pairs.iter().map(figure).collect());
    let ours = each(&|(ours, _)| *ours);
    println!(
        "{MEMBERS} members imported by the verb into a home of its own; medians of {rounds} rounds"
    );
    println!("  covisa {ours:>7.3} s   to be under {GOAL:.0} s");
    println!(
        "  limit  {:>7.3} s   (parsed by the csv crate, as many bytes written with one fsync)",
        each(&|(_, bare)| *bare)
    );
    println!(
        "  ratio  {:.2} times the time of the limit",
        each(&|(ours, bare)| ours / bare)
    );
}

fn list() -> String {
    let row = |number: usize| {
        let plan = if number.is_multiple_of(2) {
            "Flex"
        } else {
            "Studio"
        };
        format!("Example Member {number},member{number}@example.org,{plan},{number},2026-01-01\n")
    };
    let rows: String = (0..MEMBERS).map(row).collect();
    format!("name,email,plan,external_id,since\n{rows}")
}

/// Bytes of the ledger.
fn ledger(home: &Home) -> usize {
    let files = contents(&home.path().join("ledger"));
    files.iter().map(|(_, bytes)| bytes.len()).sum()
}

/// Seconds that the verb takes, from the start of its process to its end.
fn import(home: &Home, file: &str) -> f64 {
    let begun = Instant::now();
    let done = home.done(&["member", "import", file]);
    let took = begun.elapsed().as_secs_f64();
    assert_eq!(done["new"], MEMBERS, "All are taken in.");
    took
}

/// Seconds that the bare way takes.
fn bare(path: &Path, list: &str, written: usize) -> f64 {
    let begun = Instant::now();
    let mut reader = csv::Reader::from_reader(list.as_bytes());
    let cells: usize = reader.records().map(|record| record.unwrap().len()).sum();
    let mut file = File::create(path).unwrap();
    file.write_all(&vec![0; written]).unwrap();
    file.sync_data().unwrap();
    let took = begun.elapsed().as_secs_f64();
    assert_eq!(cells, MEMBERS * 5, "Every cell is there.");
    took
}
