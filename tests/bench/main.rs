//! How near the program comes to what the machine can do. `make bench`, or `cargo bench -p covisa-tests -- desk join`.
//!
//! Every figure is a ratio against the bare limit, measured in the same run, in turns: machines are noisy, and what
//! another run did says little. Medians of the rounds; the program runs as it is shipped, as a process of its own.
//!
//! | file | what is measured |
//! |---|---|
//! | [`desk`] | desk checks over HTTP, beside bare warp with `verify_strict` |
//! | [`join`] | a new node takes in 10,000 records, beside a stream that is only verified and stored |
//! | [`spread`] | how soon a connected peer knows published terms |
//! | [`memory`] | what a node that knows 10,000 spaces takes |
//! | [`flood`] | desk checks while 100,000 garbage records come |
//! | [`import`] | 10,000 members read in from a list, beside parsing it and one fsync |
//! | [`costs`] | what one input costs the core, by how many spaces it knows |
//! | [`pages`] | the operator's pages of a node that knows 10,000 spaces |
//! | [`years`] | a house of ten years is opened, in full and beside its checkpoint |
//! | [`backup`] | a backup of such a house, its bringing back, what a desk notices of it; a key log of 100 events |
//! | [`trust`] | for whom others vouch, among 1,100 spaces and 50,000 vouches |
//! | [`limit`] | the bare limits, as processes of their own |
//! | [`load`] | requests over kept connections, and percentiles |

#![allow(clippy::unwrap_used)]

mod backup;
mod costs;
mod desk;
mod flood;
mod import;
mod join;
mod limit;
mod load;
mod memory;
mod pages;
mod spread;
mod trust;
mod years;

/// The one of the program: what runs in this process is measured as it runs there.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// A name, and what measures so many rounds.
type Section = (&'static str, fn(usize));

const SECTIONS: [Section; 11] = [
    ("backup", backup::run),
    ("desk", desk::run),
    ("join", join::run),
    ("spread", spread::run),
    ("memory", memory::run),
    ("flood", flood::run),
    ("import", import::run),
    ("pages", pages::run),
    ("costs", costs::run),
    ("years", years::run),
    ("trust", trust::run),
];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.first().is_some_and(|first| first == limit::WORD) {
        return limit::serve(&arguments[1..]);
    }
    let rounds = std::env::var("COVISA_BENCH_ROUNDS");
    let rounds = rounds.map_or(5, |rounds| rounds.parse().unwrap());
    let wanted: Vec<&String> = arguments
        .iter()
        .filter(|argument| !argument.starts_with("--"))
        .collect();
    for (name, run) in SECTIONS {
        if wanted.is_empty() || wanted.iter().any(|wanted| *wanted == name) {
            println!("\n== {name}");
            run(rounds);
        }
    }
}
