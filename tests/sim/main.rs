//! Complete nodes (core, scheduler, stores) in one process, under a clock, a network and disks that follow from a seed.
//!
//! | file | what it is |
//! |---|---|
//! | [`chance`] | chance that can be had again |
//! | [`book`] | a ledger in memory, which nodes may share |
//! | [`disk`] | a disk in memory, and what a power cut leaves on it |
//! | [`house`] | one node |
//! | [`world`] | many of them, their clocks, and the network between them |
//! | [`story`] | what people do, and what has to hold |
//! | [`scheduler`] | stories of one node and its disk |
//! | [`shared`] | stories of two nodes and one ledger, and of ledgers that misbehave |
//! | [`found`] | what chance has found, told without it |
//!
//! `COVISA_SIM=FROM-TO` plays these seeds, with `COVISA_SIM_NODES` nodes each; one that fails says how to play it again, and
//! `COVISA_SIM_TRACE=0` tells all that node 0 heard and did. `COVISA_SIM_DONE` is a folder where seeds that passed are noted.

#![allow(clippy::unwrap_used)]

mod book;
mod chance;
mod disk;
mod found;
mod house;
mod scheduler;
mod shared;
mod story;
mod world;

use std::collections::BTreeSet;
use std::fs::{File, OpenOptions};
use std::io::Write as _;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use story::Story;
use world::Fault;

/// Things that happen in a world before it may rest.
const STEPS: usize = 120;

/// What a seed gave.
#[derive(Default)]
struct Played {
    hours: f64,
    checks: u64,
    handled: u64,
}

/// Plays a seed: what went wrong, with all that had happened.
fn play(seed: u64, nodes: usize, fault: Option<Fault>) -> Result<Played, String> {
    let mut story = Story::of(nodes, seed, fault)?;
    let mut all = || {
        for _ in 0..STEPS {
            story.step()?;
        }
        story.end()
    };
    match all() {
        Ok(()) => Ok(Played {
            hours: story.passed() as f64 / 3.6e6,
            checks: story.checks,
            handled: story.handled(),
        }),
        Err(wrong) => Err(format!("{}{wrong}", story.told)),
    }
}

/// Those that were asked for; by itself a few, among them some that once found something.
fn seeds() -> Vec<u64> {
    let Ok(said) = std::env::var("COVISA_SIM") else {
        return vec![0, 1, 2, 3, 4, 5, 7, 15];
    };
    match said.split_once('-') {
        Some((from, to)) => (from.parse().unwrap()..to.parse().unwrap()).collect(),
        None => vec![said.parse().unwrap()],
    }
}

/// Plays them on all processors. Those that were played by this program before, as a file says, are left out.
#[test]
fn nobody_is_green_to_what_was_taken_and_all_agree_in_the_end() {
    let nodes = std::env::var("COVISA_SIM_NODES").map_or(8, |said| said.parse().unwrap());
    let done = Done::of(nodes);
    let open: Vec<u64> = seeds()
        .into_iter()
        .filter(|seed| !done.seeds.contains(seed))
        .collect();
    let (next, sum) = (AtomicUsize::new(0), Mutex::new(Played::default()));
    let wrong = Mutex::new(Vec::new());
    let work = || {
        while let Some(seed) = open.get(next.fetch_add(1, Ordering::Relaxed)) {
            match play(*seed, nodes, None) {
                Ok(played) => {
                    let mut sum = sum.lock().unwrap();
                    sum.hours += played.hours;
                    sum.checks += played.checks;
                    sum.handled += played.handled;
                    done.note(*seed);
                }
                Err(told) => wrong.lock().unwrap().push(format!(
                    "seed {seed}, {nodes} nodes: {told}\nmake sim SEED={seed} NODES={nodes}"
                )),
            }
        }
    };
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    std::thread::scope(|scope| {
        (0..threads).for_each(|_| drop(scope.spawn(work)));
    });
    let wrong = wrong.into_inner().unwrap();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    let Played {
        hours,
        checks,
        handled,
    } = sum.into_inner().unwrap();
    println!(
        "{} seeds of {nodes} nodes ({} had been played): {hours:.1} virtual hours, {checks} checks, {handled} inputs",
        open.len(),
        done.seeds.len()
    );
}

/// Which seeds were played, in a file that counts for one program and one number of nodes: a long run that was ended goes on
/// there.
struct Done {
    seeds: BTreeSet<u64>,
    file: Option<Mutex<File>>,
}

impl Done {
    fn of(nodes: usize) -> Self {
        let Ok(folder) = std::env::var("COVISA_SIM_DONE") else {
            return Self {
                seeds: BTreeSet::new(),
                file: None,
            };
        };
        let program = std::env::current_exe().unwrap();
        let built = program.metadata().unwrap().modified().unwrap();
        let built = built.duration_since(std::time::UNIX_EPOCH).unwrap();
        std::fs::create_dir_all(&folder).unwrap();
        let path = format!("{folder}/{nodes}-nodes-{}", built.as_millis());
        let told = std::fs::read_to_string(&path).unwrap_or_default();
        let file = OpenOptions::new().create(true).append(true).open(&path);
        Self {
            // A line without its end was cut.
            seeds: told
                .split_inclusive('\n')
                .filter_map(|line| line.strip_suffix('\n')?.parse().ok())
                .collect(),
            file: Some(Mutex::new(file.unwrap())),
        }
    }

    fn note(&self, seed: u64) {
        if let Some(file) = &self.file {
            writeln!(file.lock().unwrap(), "{seed}").unwrap();
        }
    }
}

/// A test that cannot fail says nothing: faults are put in, and each is found.
#[test]
fn faults_that_are_put_in_are_found() {
    for fault in [Fault::DroppedOutput, Fault::NoFsync, Fault::RolledBack] {
        let found = (0..40).find_map(|seed| Some((seed, play(seed, 8, Some(fault)).err()?)));
        let (seed, wrong) = found.unwrap_or_else(|| panic!("{fault:?} is not found."));
        let wrong = wrong.lines().last().unwrap_or_default();
        println!("{fault:?}: seed {seed}: {wrong}");
    }
}
