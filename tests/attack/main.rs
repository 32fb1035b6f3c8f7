//! What strangers cost a node, as a table: the attack, its figure, the goal, held or not. `make attack`, or
//! `cargo bench -p covisa-tests --bench attack -- ignored silent`.
//!
//! The node has a processor of its own, its attackers another one; attackers and honest peers have other addresses of
//! 127.0.0.0/8. During each attack a desk checks a card of a pinned home, whose node revokes another one.
//! `COVISA_ATTACK_SECONDS` is the length of each, 40 unless said otherwise, and ten minutes for the first.
//!
//! | file | what it does |
//! |---|---|
//! | [`world`] | a node, its pinned home, a desk |
//! | [`rows`] | the attacks |

#![allow(clippy::unwrap_used)]

mod rows;
mod world;

use std::time::Duration;

/// The first argument that makes this program an attacker.
pub const WORD: &str = "attack-as";

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.first().is_some_and(|first| first == WORD) {
        return rows::be(&arguments[1..]);
    }
    let wanted: Vec<&String> = arguments
        .iter()
        .filter(|argument| !argument.starts_with("--"))
        .collect();
    let mut all_held = true;
    println!("| attack | figure | goal | held |\n|---|---|---|---|");
    for (name, run) in rows::ROWS {
        if wanted.is_empty() || wanted.iter().any(|wanted| *wanted == name) {
            for row in run() {
                println!("{row}");
                all_held &= row.held;
            }
        }
    }
    assert!(all_held, "Every goal is held.");
}

/// How long an attack takes, unless it says otherwise.
pub fn length(otherwise: u64) -> Duration {
    let said = std::env::var("COVISA_ATTACK_SECONDS").ok();
    Duration::from_secs(said.map_or(otherwise, |said| said.parse().unwrap()))
}
