//! Three nodes in a line, whose ends never meet: the middle one carries everything.

use covisa_tests::program::{Home, Running};
use covisa_tests::{wait_for, wait_until};

use crate::meeting::{knows, publish, wait_for_terms};

/// Example West and Example Ost are connected with Example Mitte only.
struct Line {
    west: Home,
    mitte: Home,
    ost: Home,
}

impl Line {
    fn new() -> Self {
        Self {
            west: Home::init("Example West"),
            mitte: Home::init("Example Mitte"),
            ost: Home::init("Example Ost"),
        }
    }

    /// Starts all three; the middle one at an address that it keeps.
    fn start(&self, ip: &str) -> [Running; 3] {
        let mitte = self.mitte.serve_at(ip, 0, &[]);
        let peer = mitte.address();
        let west = self.west.serve_at("127.0.0.1", 0, &["--peer", &peer]);
        let ost = self.ost.serve_at("127.0.0.1", 0, &["--peer", &peer]);
        wait_for("Both ends know each other's records", || {
            knows(&west, &self.ost) && knows(&ost, &self.west)
        });
        [west, mitte, ost]
    }
}

/// Asserts that two nodes have never been connected with each other.
fn never_met(one: &Running, other: &Running) {
    for (here, there) in [(one, other), (other, one)] {
        let peers = here.ask.get("peers").json();
        let text = peers.to_string();
        assert!(peers["items"].is_array(), "A node lists its peers: {text}");
        assert!(
            !text.contains(&there.peer()),
            "The ends of the line are not connected: {text}"
        );
        assert_eq!(
            peers["items"].as_array().unwrap().len(),
            1,
            "Each end has one peer, the middle: {text}"
        );
    }
}

#[test]
fn terms_go_from_one_end_to_the_other_by_gossip_both_ways() {
    let line = Line::new();
    let [west, mitte, ost] = line.start("127.0.8.2");
    for (home, far) in [(&line.west, &ost), (&line.ost, &west)] {
        let before = far.ask.counted("records_admitted", "gossip");
        // The very first message may come before the mesh stands, and is then caught up with.
        let by_gossip = (4..12).any(|days| {
            let seq = publish(home, days);
            wait_for_terms(far, &home.space, seq);
            far.ask.counted("records_admitted", "gossip") > before
        });
        assert!(by_gossip, "Once the mesh stands, terms come by gossip.");
    }
    assert!(
        mitte.ask.counted("records_admitted", "gossip") > 0,
        "The middle got them by gossip too."
    );
    never_met(&west, &ost);
}

#[test]
fn the_middle_is_started_again_and_brings_what_it_missed() {
    let line = Line::new();
    let [west, mitte, ost] = line.start("127.0.8.3");
    let port = mitte.port();
    mitte.stop();
    let (first, second) = (publish(&line.west, 4), publish(&line.ost, 5));
    let mitte = line.mitte.serve_at("127.0.8.3", port, &[]);
    wait_for_terms(&ost, &line.west.space, first);
    wait_for_terms(&west, &line.ost.space, second);
    mitte.kill();
    let third = publish(&line.west, 6);
    let _mitte = line.mitte.serve_at("127.0.8.3", port, &[]);
    wait_for_terms(&ost, &line.west.space, third);
    never_met(&west, &ost);
}

#[test]
fn a_node_that_was_away_gets_only_what_changed() {
    let line = Line::new();
    let [west, mitte, ost] = line.start("127.0.8.4");
    let knew = line.ost.done(&["status"])["records"].as_u64().unwrap();
    ost.stop();
    let seq = publish(&line.west, 4);
    wait_for_terms(&mitte, &line.west.space, seq);
    let ost = line
        .ost
        .serve_at("127.0.8.4", 0, &["--peer", &mitte.address()]);
    wait_for_terms(&ost, &line.west.space, seq);
    assert_eq!(
        line.ost.done(&["status"])["records"],
        knew,
        "The new terms took the place of the old ones."
    );
    let admitted = |method| ost.ask.counted("records_admitted", method);
    wait_for("What came is on disk", || admitted("cursor") > 0);
    assert_eq!(admitted("stream"), 0, "Nothing was streamed again.");
    assert_eq!(
        admitted("cursor") + admitted("gossip") + admitted("reconcile"),
        1,
        "One record was missing, and one came."
    );
    assert_eq!(admitted("cursor"), 1, "It came from the cursor on.");
    never_met(&west, &ost);
}

#[test]
fn a_node_that_starts_empty_streams_everything() {
    let line = Line::new();
    let [_west, mitte, _ost] = line.start("127.0.8.5");
    let sued = Home::init("Example Süd");
    let fourth = sued.serve_at("127.0.0.1", 0, &["--peer", &mitte.address()]);
    let spaces = wait_until("The newcomer knows all three spaces", || {
        let listed = fourth.ask.get("spaces").json();
        let items = listed["items"].as_array()?.clone();
        let whole = items
            .iter()
            .all(|space| space["name"].is_string() && space["terms_seq"].is_u64());
        (items.len() == 3 && whole).then_some(items)
    });
    assert_eq!(spaces.len(), 3, "All three are there.");
    let admitted = |method| fourth.ask.counted("records_admitted", method);
    // What was said a moment before may still come by gossip, ahead of the stream.
    wait_for("Four records of each space are on the disk", || {
        admitted("stream") + admitted("gossip") == 12
    });
    assert!(admitted("stream") > 0, "What was there was streamed.");
    assert_eq!(
        fourth.ask.counted("catch_up_bytes", "reconcile"),
        0,
        "Nothing had to be compared."
    );
}
