//! A house that has been open for ten years, 100 visits a day: how long it takes to open.

use std::time::Instant;

use covisa::startup::{found_space, open};
use covisa_tests::years::open_for;
use tokio::sync::mpsc;

/// Opens it in full, then beside its checkpoint, in turns.
pub fn run(rounds: usize) {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let _inside = runtime.enter();
    let home = tempfile::tempdir().unwrap();
    let now = covisa::clock::now();
    found_space(
        home.path(),
        now.minus(10 * 366 * 86_400).max(covisa::clock::RELEASED),
    )
    .unwrap();
    open_for(home.path(), 3_650, 100, now);
    let checkpoint = home.path().join("ledger/visits.checkpoint");
    let opened = || {
        let begun = Instant::now();
        let (stored, _said) = mpsc::channel(16);
        let opened = open(home.path(), stored).unwrap();
        (begun.elapsed(), opened.core.counted_visits().0.len())
    };
    let (mut full, mut beside) = (Vec::new(), Vec::new());
    for _ in 0..rounds {
        let _ = std::fs::remove_file(&checkpoint);
        let (took, visits) = opened();
        full.push(took);
        let (again, same) = opened();
        assert_eq!(visits, same, "The same visits are there.");
        beside.push(again);
    }
    full.sort();
    beside.sort();
    let size = std::fs::metadata(&checkpoint).map_or(0, |file| file.len());
    println!(
        "open {} visits: in full, and a checkpoint made {:.2} s; beside a checkpoint of {:.1} MiB {:.2} s",
        opened().1,
        full[full.len() / 2].as_secs_f64(),
        size as f64 / 1_048_576.0,
        beside[beside.len() / 2].as_secs_f64(),
    );
}
