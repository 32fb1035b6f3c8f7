//! What catching up costs where ten thousand spaces are known: a stream once, and afterwards next to nothing.

use std::time::Instant;

use covisa::clock;
use covisa_tests::made::{Kept, Made, THREE_A_MONTH, content, feed, forget_cursors};
use covisa_tests::program::{Home, Running};
use covisa_tests::wait_for;

use crate::meeting::shown;

/// Example spaces known.
const SPACES: u64 = 10_000;
/// How many of them publish new terms while the other node is away.
const CHANGED: u64 = 10;
/// Most bytes that catching up with them may take.
const BOUND: u64 = 25_000;

/// A home that knows ten thousand spaces, and one that follows it.
struct Crowd {
    spaces: Vec<Made>,
    knowing: Home,
    following: Home,
}

impl Crowd {
    fn new() -> Self {
        let founded = clock::now();
        let spaces: Vec<Made> = (0..SPACES)
            .map(|number| Made::of(number, founded))
            .collect();
        let content = content(THREE_A_MONTH);
        let knowing = Home::init("Example Nord");
        let records: Vec<Kept> = spaces
            .iter()
            .flat_map(|made| made.records(&content))
            .collect();
        feed(&knowing.path(), &records);
        Self {
            spaces,
            knowing,
            following: Home::init("Example Süd"),
        }
    }

    /// Ten spaces publish terms with this many numbers more, and the knowing home has heard of it.
    fn change(&self, more: u64) -> (Vec<&Made>, u64) {
        let content = content(&THREE_A_MONTH.replace('3', "4"));
        let stride = (SPACES / CHANGED) as usize;
        let changed: Vec<&Made> = self.spaces.iter().step_by(stride).collect();
        let records: Vec<Kept> = changed
            .iter()
            .map(|made| made.terms(&content, more))
            .collect();
        feed(&self.knowing.path(), &records);
        let bytes = records.iter().map(|kept| kept.bytes.len() as u64).sum();
        (changed, bytes)
    }

    /// Both run and are connected.
    fn run(&self) -> [Running; 2] {
        let knowing = self.knowing.serve();
        let following = self
            .following
            .serve_at("127.0.0.1", 0, &["--peer", &knowing.address()]);
        [knowing, following]
    }
}

fn stop(nodes: [Running; 2]) {
    nodes.into_iter().for_each(Running::stop);
}

fn wait_for_changed(following: &Running, changed: &[&Made], more: u64) {
    wait_for("All that changed has arrived", || {
        changed.iter().all(|made| {
            shown(following, &made.space.to_string())["terms_seq"] == made.founded.millis() + more
        })
    });
}

#[test]
fn ten_changes_among_ten_thousand_spaces_cost_little() {
    let begun = Instant::now();
    let crowd = Crowd::new();
    eprintln!("prepared {SPACES} spaces in {:?}", begun.elapsed());

    let begun = Instant::now();
    let nodes = crowd.run();
    wait_for("All records have arrived", || {
        nodes[1].ask.counted("records_admitted", "stream") >= 3 * SPACES
    });
    wait_for("All spaces are known", || {
        nodes[1].ask.get("status").json()["spaces"] == SPACES + 1
    });
    let streamed = nodes[1].ask.counted("catch_up_bytes", "stream");
    eprintln!(
        "streamed {} records, {streamed} bytes, in {:?}",
        3 * SPACES,
        begun.elapsed()
    );
    stop(nodes);

    let (changed, records) = crowd.change(1);
    let nodes = crowd.run();
    wait_for_changed(&nodes[1], &changed, 1);
    let cursor = nodes[1].ask.counted("catch_up_bytes", "cursor");
    eprintln!("from the cursor on: {cursor} bytes for {CHANGED} records of {records} bytes");
    assert_eq!(
        nodes[1].ask.counted("records_admitted", "cursor"),
        CHANGED,
        "Nothing but what changed came."
    );
    assert_eq!(
        nodes[1].ask.counted("catch_up_bytes", "stream"),
        0,
        "Nothing was streamed again."
    );
    assert!(
        cursor < BOUND,
        "Ten changes cost {cursor} bytes from a cursor on; less than {BOUND} is wanted."
    );
    stop(nodes);

    let (changed, records) = crowd.change(2);
    forget_cursors(&crowd.following.path());
    let begun = Instant::now();
    let nodes = crowd.run();
    wait_for_changed(&nodes[1], &changed, 2);
    let reconciled = nodes[1].ask.counted("catch_up_bytes", "reconcile");
    eprintln!(
        "reconciled: {reconciled} bytes for {CHANGED} records of {records} bytes, in {:?}",
        begun.elapsed()
    );
    assert_eq!(
        nodes[1].ask.counted("records_admitted", "reconcile"),
        CHANGED,
        "Nothing but what differs came."
    );
    assert!(
        reconciled < BOUND,
        "Ten changes cost {reconciled} bytes by comparing; less than {BOUND} is wanted."
    );
    stop(nodes);
}
