//! Complete nodes (core, scheduler, stores) in one process, under a clock, a network and disks that follow from a seed.
//!
//! | file | what it is |
//! |---|---|
//! | [`book`] | a ledger in memory, which nodes may share |
//! | [`disk`] | a disk in memory, and what a power cut leaves on it |
//! | [`house`] | one node |
//! | [`world`] | many of them, their clocks, and the network between them |
//! | [`numbers`] | what was seen under which number |
//! | [`visits`] | who was let in, and that it counts once |
//! | [`story`] | what people do, and what has to hold |
//! | [`scheduler`] | stories of one node and its disk |
//! | [`shared`] | stories of two nodes and one ledger, and of ledgers that misbehave |
//! | [`days`] | stories of a desk and a home |
//! | [`thieves`] | key logs under chance: thieves, recoveries, homes brought back, homes that move |
//! | [`found`] | what chance has found, told without it |
//!
//! `COVISA_SIM=FROM-TO` plays these seeds, with `COVISA_SIM_NODES` nodes each; one that fails says how to play it again, and
//! `COVISA_SIM_TRACE=0` tells all that node 0 heard and did. `COVISA_SIM_DONE` is a folder where seeds that passed are noted.

#![allow(clippy::unwrap_used)]

mod book;
mod days;
mod disk;
mod found;
mod house;
mod ladder;
mod numbers;
mod scheduler;
mod shared;
mod story;
mod thieves;
mod visits;
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
    let_in: u64,
    handled: u64,
}

/// What is played: a seed, so many nodes, so many things that happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Game {
    seed: u64,
    nodes: usize,
    steps: usize,
    fault: Option<Fault>,
}

impl Game {
    /// Plays it: what went wrong, with all that had happened.
    fn play(self) -> Result<Played, String> {
        let mut story = Story::of(self.nodes, self.seed, self.fault)?;
        let mut all = || {
            for _ in 0..self.steps {
                story.step()?;
            }
            story.end()
        };
        match all() {
            Ok(()) => Ok(Played {
                hours: story.passed() as f64 / 3.6e6,
                checks: story.checks,
                let_in: story.let_in,
                handled: story.handled(),
            }),
            Err(wrong) => Err(format!("{}{wrong}", story.told)),
        }
    }

    /// The smallest one of this seed in which something goes wrong as well, among some: with fewer nodes, then with less that
    /// happens.
    fn shrunk(self) -> Self {
        let fails = |game: &Self| game.play().is_err();
        let nodes = [2, 3, 4, 6, 8, 12, 20, 32];
        let fewer = nodes.into_iter().filter(|nodes| *nodes < self.nodes);
        let mut fewer = fewer.map(|nodes| Self { nodes, ..self });
        let mut smallest = fewer.find(fails).unwrap_or(self);
        let (mut well, mut wrong) = (0, smallest.steps);
        while wrong - well > 1 {
            let steps = (well + wrong) / 2;
            match fails(&Self { steps, ..smallest }) {
                true => wrong = steps,
                false => well = steps,
            }
        }
        smallest.steps = wrong;
        smallest
    }
}

impl std::fmt::Display for Game {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self {
            seed, nodes, steps, ..
        } = self;
        write!(f, "make sim SEED={seed} NODES={nodes} STEPS={steps}")
    }
}

/// Those that were asked for; by itself a few.
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
    let said = |name: &str, otherwise: usize| {
        std::env::var(name).map_or(otherwise, |said| said.parse().unwrap())
    };
    let (nodes, steps) = (said("COVISA_SIM_NODES", 8), said("COVISA_SIM_STEPS", STEPS));
    play_all(seeds(), nodes, steps);
}

/// Two of them, where none is asked for. CI plays a hundred more.
#[test]
fn fifty_nodes_agree_too() {
    if std::env::var_os("COVISA_SIM").is_none() {
        play_all(vec![30, 31], 50, STEPS);
    }
}

/// Plays them on all processors. Those that were played by this program before, as a file says, are left out.
fn play_all(seeds: Vec<u64>, nodes: usize, steps: usize) {
    let done = Done::of(nodes);
    let open: Vec<u64> = seeds
        .into_iter()
        .filter(|seed| !done.seeds.contains(seed))
        .collect();
    let (next, sum) = (AtomicUsize::new(0), Mutex::new(Played::default()));
    let wrong = Mutex::new(Vec::new());
    let work = || {
        while let Some(seed) = open.get(next.fetch_add(1, Ordering::Relaxed)) {
            let game = Game {
                seed: *seed,
                nodes,
                steps,
                fault: None,
            };
            match game.play() {
                Ok(played) => {
                    let mut sum = sum.lock().unwrap();
                    sum.hours += played.hours;
                    sum.checks += played.checks;
                    sum.let_in += played.let_in;
                    sum.handled += played.handled;
                    done.note(*seed);
                }
                Err(told) => {
                    let again = format!("{told}\n{game}\nas short as it gets: {}", game.shrunk());
                    wrong.lock().unwrap().push(again);
                }
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
        let_in,
        handled,
    } = sum.into_inner().unwrap();
    println!(
        "{} seeds of {nodes} nodes ({} had been played): {hours:.1} virtual hours, {checks} checks, {let_in} let in, {handled} inputs",
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

/// What is put in, and what is then seen.
const FAULTS: [(Fault, &str); 5] = [
    (Fault::DroppedOutput, "which was taken back"),
    (
        Fault::NoFsync,
        "has lost something for which it had answered",
    ),
    (Fault::RolledBack, "which was taken back"),
    (Fault::GuestsForgotten, "counts somebody twice"),
    (Fault::BehindTheDisk, "says nothing for"),
];

/// A test that cannot fail says nothing: faults are put in, and each is found for what it is.
#[test]
fn faults_that_are_put_in_are_found() {
    for (fault, seen) in FAULTS {
        let games = (0..40).map(|seed| Game {
            seed,
            nodes: 8,
            steps: STEPS,
            fault: Some(fault),
        });
        let found = games
            .filter_map(|game| Some((game, game.play().err()?)))
            .next();
        let (game, wrong) = found.unwrap_or_else(|| panic!("{fault:?} is not found."));
        let said = wrong.lines().last().unwrap_or_default();
        println!("{fault:?}: {game}: {said}");
        assert!(said.contains(seen), "{fault:?} is seen as {seen}: {said}");
        assert_eq!(
            game.play().err().as_ref(),
            Some(&wrong),
            "A seed says the same again, to the byte."
        );
        let shrunk = game.shrunk();
        println!("as short as it gets: {shrunk}");
        assert!(shrunk.play().is_err(), "It goes wrong as well.");
    }
}
