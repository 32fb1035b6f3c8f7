//! How soon a connected peer knows published terms: from the answer to whoever published them, on disk there, to the moment
//! the peer shows them.

use std::time::{Duration, Instant};

use covisa_tests::made::THREE_A_MONTH;
use covisa_tests::program::Home;
use covisa_tests::wait_for;
use serde_json::json;

use crate::load::median;

/// Measures.
pub fn run(rounds: usize) {
    let (nord, sued) = (Home::init("Example Nord"), Home::init("Example Sued"));
    let from = nord.serve();
    let to = sued.serve_at("127.0.0.1", 0, &["--peer", &from.address()]);
    let path = format!("spaces/{}", nord.space);
    let known = || to.ask.get(&path).json()["terms_seq"].as_u64();
    wait_for("The two know each other", || known().is_some());
    // Until the mesh stands.
    std::thread::sleep(Duration::from_secs(3));
    let mut times = Vec::new();
    for round in 0..rounds * 4 {
        let amount = round % 20 + 4;
        let terms = THREE_A_MONTH.replace("amount = 3", &format!("amount = {amount}"));
        let published = from.ask.send(
            "PUT",
            "/api/v1/terms",
            &[("content-type", "application/toml")],
            terms.as_bytes(),
        );
        let begun = Instant::now();
        let seq = published.json()["seq"].as_u64();
        assert!(seq.is_some(), "{}", json!(published.json()));
        while known() != seq {
            assert!(
                begun.elapsed() < Duration::from_secs(60),
                "The terms arrive."
            );
            std::thread::sleep(Duration::from_millis(1));
        }
        times.push(begun.elapsed().as_secs_f64() * 1e3);
    }
    let worst = times.iter().copied().fold(0.0, f64::max);
    println!(
        "terms published {} times: a connected peer shows them after {:.1} ms (median), {worst:.1} ms (longest); to be within 1000 ms",
        times.len(),
        median(times)
    );
}
