//! Complete nodes (core, scheduler, stores) in one process, under a clock, a network and disks that follow from a seed.
//!
//! | file | what it is |
//! |---|---|
//! | [`chance`] | chance that can be had again |
//! | [`disk`] | a disk in memory, and what a power cut leaves on it |
//! | [`house`] | one node |
//! | [`world`] | many of them, their clocks, and the network between them |
//! | [`story`] | what people do, and what has to hold |
//! | [`scheduler`] | stories of one node and its disk |
//! | [`found`] | what chance has found, told without it |
//!
//! `COVISA_SIM=FROM-TO` plays these seeds, with `COVISA_SIM_NODES` nodes each; one that fails says how to play it again, and
//! `COVISA_SIM_TRACE=0` tells all that node 0 heard and did.

#![allow(clippy::unwrap_used)]

mod chance;
mod disk;
mod found;
mod house;
mod scheduler;
mod story;
mod world;

use story::Story;
use world::Fault;

/// Things that happen in a world before it may rest.
const STEPS: usize = 120;

/// Plays a seed: what went wrong, with all that had happened.
fn play(seed: u64, nodes: usize, fault: Option<Fault>) -> Result<Story, String> {
    let mut story = Story::of(nodes, seed, fault)?;
    for _ in 0..STEPS {
        if let Err(wrong) = story.step() {
            return Err(format!("{}{wrong}", story.told));
        }
    }
    match story.end() {
        Ok(()) => Ok(story),
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

#[test]
fn nobody_is_green_to_what_was_taken_and_all_agree_in_the_end() {
    let nodes = std::env::var("COVISA_SIM_NODES").map_or(8, |said| said.parse().unwrap());
    let (mut hours, mut checks, mut handled) = (0.0, 0, 0);
    for seed in seeds() {
        match play(seed, nodes, None) {
            Ok(story) => {
                hours += story.passed() as f64 / 3.6e6;
                checks += story.checks;
                handled += story.handled();
            }
            Err(wrong) => panic!("seed {seed}, {nodes} nodes: {wrong}\nmake sim SEED={seed}"),
        }
    }
    println!("{hours:.1} virtual hours, {checks} checks, {handled} inputs");
}

/// A test that cannot fail says nothing: faults are put in, and each is found.
#[test]
fn faults_that_are_put_in_are_found() {
    for fault in [Fault::DroppedOutput, Fault::NoFsync] {
        let found = (0..12).find_map(|seed| Some((seed, play(seed, 8, Some(fault)).err()?)));
        let (seed, wrong) = found.unwrap_or_else(|| panic!("{fault:?} is not found."));
        let wrong = wrong.lines().last().unwrap_or_default();
        println!("{fault:?}: seed {seed}: {wrong}");
    }
}
