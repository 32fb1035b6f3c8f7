//! A card that was taken back is red at a host that heard of it or could have: whatever the clocks show, whichever copy of
//! the home is brought back, and however many of them run. Real processes, real clocks that are wrong.

use std::time::Duration;

use covisa_tests::program::{Home, Running};
use covisa_tests::timed::Timed;
use covisa_tests::wait_for;
use serde_json::json;

use crate::life::verdict;
use crate::meeting::{connect, days_a_month, knows, pinned_with_two_cards, wait_for_terms};

const MINUTE: i64 = 60;
const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;

/// Nord with two members and their cards, and Süd, which has pinned it.
struct Scene {
    nord: Home,
    sued: Home,
    cards: [(String, String); 2],
}

impl Scene {
    fn new() -> Self {
        let (nord, sued, cards) = pinned_with_two_cards();
        Self { nord, sued, cards }
    }

    /// Both run, each by its own clock, and Süd says green to both cards.
    fn meet(&self, nord: &Timed, sued: &Timed) -> (Running, Running) {
        let (at_nord, at_sued) = (nord.serve(&self.nord), sued.serve(&self.sued));
        connect(&at_nord, &at_sued);
        wait_for("Süd says green", || {
            verdict(&at_sued, &self.cards[0].1).starts_with("green")
        });
        (at_nord, at_sued)
    }

    /// Nord ends a membership, and Süd says red to the card soon.
    fn end(&self, number: usize, at_nord: &Running, at_sued: &Running) {
        let (member, card) = &self.cards[number];
        let ended = at_nord
            .ask
            .send("DELETE", &format!("/api/v1/members/{member}"), &[], b"");
        assert_eq!(
            ended.status,
            200,
            "What a person takes back is always taken: {}",
            ended.code()
        );
        wait_for("Süd says red", || verdict(at_sued, card) == "red COV-R11");
    }
}

/// What it is, how many seconds the clock is ahead, and what happens meanwhile.
type Once<'a> = (&'a str, i64, &'a dyn Fn(&Scene, &Timed));

fn warnings(node: &Running) -> String {
    node.ask.get("status").json()["warnings"].to_string()
}

fn both() -> Option<(Timed, Timed)> {
    Timed::right().zip(Timed::right())
}

#[test]
fn a_home_whose_clock_was_ahead_once_is_heard() {
    let Some((at, right)) = both() else { return };
    let once: [Once<'_>; 3] = [
        ("7 h, a status", 7 * HOUR, &|scene, at| {
            assert_eq!(
                at.verb(&scene.nord, &["status"]).exit,
                0,
                "It says how it is."
            );
        }),
        ("40 days, contacts", 40 * DAY, &|scene, at| {
            let said = at.verb(&scene.nord, &["space", "contacts", "nord@example.org"]);
            assert_eq!(
                said.exit, 0,
                "It is signed by the clock of the day: {}",
                said.err
            );
        }),
        ("a year, a node for 6 s", 365 * DAY, &|scene, at| {
            let node = at.serve(&scene.nord);
            std::thread::sleep(Duration::from_secs(6));
            node.stop();
        }),
    ];
    for (name, ahead, happens) in once {
        let scene = Scene::new();
        at.set(ahead);
        happens(&scene, &at);
        at.set(0);
        let (at_nord, at_sued) = scene.meet(&at, &right);
        scene.end(0, &at_nord, &at_sued);
        assert!(
            verdict(&at_sued, &scene.cards[1].1).starts_with("green"),
            "{name}: the other card counts."
        );
    }
}

#[test]
fn what_is_taken_back_by_a_clock_that_is_ahead_or_behind_is_heard_at_once_and_both_are_told() {
    let Some((nord, sued)) = both() else { return };
    for (ahead, slow) in [
        (12 * MINUTE, 0),
        (0, -11 * MINUTE),
        (11 * MINUTE, -11 * MINUTE),
    ] {
        let scene = Scene::new();
        // The cards are an hour old when their clocks begin to differ.
        nord.set(HOUR + ahead);
        sued.set(HOUR + slow);
        let (at_nord, at_sued) = scene.meet(&nord, &sued);
        scene.end(0, &at_nord, &at_sued);
        for node in [&at_nord, &at_sued] {
            wait_for("It is told that the clocks differ", || {
                warnings(node).contains("do not agree")
            });
        }
        assert!(
            verdict(&at_sued, &scene.cards[1].1).starts_with("green"),
            "{ahead}, {slow}: the other card counts."
        );
        // The clock is set right, and the next card is taken back.
        (at_nord, at_sued).stop();
        nord.set(HOUR);
        sued.set(HOUR);
        let (at_nord, at_sued) = (nord.serve(&scene.nord), sued.serve(&scene.sued));
        connect(&at_nord, &at_sued);
        wait_for("Süd knows Nord", || knows(&at_sued, &scene.nord));
        scene.end(1, &at_nord, &at_sued);
        assert_eq!(
            verdict(&at_sued, &scene.cards[0].1),
            "red COV-R11",
            "{ahead}, {slow}: the first one stays red."
        );
    }
}

trait Stop {
    fn stop(self);
}

impl Stop for (Running, Running) {
    fn stop(self) {
        self.0.stop();
        self.1.stop();
    }
}

#[test]
fn clocks_that_nearly_agree_are_not_told_of() {
    let Some((nord, sued)) = both() else { return };
    let scene = Scene::new();
    nord.set(9 * MINUTE);
    let (at_nord, at_sued) = scene.meet(&nord, &sued);
    scene.end(0, &at_nord, &at_sued);
    for node in [&at_nord, &at_sued] {
        assert!(
            !warnings(node).contains("agree"),
            "One home, nine minutes: {}",
            warnings(node)
        );
    }
}

#[test]
fn terms_signed_by_a_clock_that_was_ahead_are_told_of_and_signed_anew() {
    let Some((nord, sued)) = both() else { return };
    let scene = Scene::new();
    nord.set(2 * HOUR);
    let file = scene.nord.file("terms.toml", days_a_month(4));
    let ahead = nord.verb(&scene.nord, &["terms", "publish", &file]);
    assert_eq!(ahead.exit, 0, "Nobody can tell yet: {}", ahead.err);
    nord.set(0);
    let (at_nord, at_sued) = (nord.serve(&scene.nord), sued.serve(&scene.sued));
    connect(&at_nord, &at_sued);
    assert!(
        warnings(&at_nord).contains("later date"),
        "The operator is told: {}",
        warnings(&at_nord)
    );
    let file = scene.nord.file("terms.toml", days_a_month(5));
    let refused = scene.nord.verb(&["terms", "publish", &file]).error(1);
    assert_eq!(
        refused["code"], "own-future",
        "Nothing is published that nobody hears: {refused}"
    );
    scene.nord.done(&["confirm", "clock"]);
    assert!(
        !warnings(&at_nord).contains("later date"),
        "A person has looked."
    );
    let seq = scene.nord.done(&["terms", "publish", &file])["seq"]
        .as_u64()
        .unwrap();
    wait_for_terms(&at_sued, &scene.nord.space, seq);
    scene.end(0, &at_nord, &at_sued);
    // What was let go of is not used after a restart either.
    at_nord.stop();
    let at_nord = nord.serve(&scene.nord);
    assert_eq!(
        scene.nord.done(&["terms", "show"])["seq"].as_u64(),
        Some(seq),
        "The terms are those of the present."
    );
    assert!(
        !warnings(&at_nord).contains("later date"),
        "Nothing is from the future."
    );
}

#[test]
fn cards_of_a_home_that_is_ahead_are_told_of_before_they_are_issued() {
    let Some((nord, sued)) = both() else { return };
    let scene = Scene::new();
    nord.set(2 * HOUR);
    let (at_nord, _at_sued) = scene.meet(&nord, &sued);
    wait_for("The difference is told", || {
        warnings(&at_nord).contains("do not agree")
    });
    let mut issue = scene.nord.command();
    issue.args(["pass", "issue", &scene.cards[0].0]);
    let issued = covisa_tests::program::Output::of(issue, b"");
    assert!(
        issued.err.contains("do not agree"),
        "It is said where cards are issued: {issued:?}"
    );
}

#[test]
fn a_membership_that_ends_by_a_clock_ahead_takes_the_card_along() {
    let Some((nord, sued)) = both() else { return };
    let scene = Scene::new();
    // By that clock both cards have ended long ago.
    nord.set(40 * DAY);
    let (first, second) = (&scene.cards[0], &scene.cards[1]);
    let said = nord.verb(&scene.nord, &["member", "end", &first.0]);
    assert_eq!(said.exit, 0, "A person ends it: {}", said.err);
    nord.set(0);
    let (at_nord, at_sued) = (nord.serve(&scene.nord), sued.serve(&scene.sued));
    connect(&at_nord, &at_sued);
    wait_for("The first card is red", || {
        verdict(&at_sued, &first.1) == "red COV-R11"
    });
    assert!(
        verdict(&at_sued, &second.1).starts_with("green"),
        "The other one counts."
    );
    // The clock jumps while the node runs, and is known to be wrong.
    nord.set(40 * DAY);
    let erased = at_nord
        .ask
        .post(&format!("members/{}/erase", second.0), &json!({}));
    assert_eq!(
        erased.status,
        200,
        "The member is erased: {}",
        erased.code()
    );
    wait_for("The second card is red", || {
        verdict(&at_sued, &second.1) == "red COV-R11"
    });
}

#[test]
fn a_home_brought_back_from_before_a_revocation_gives_nothing_back() {
    let Some((nord, sued)) = both() else { return };
    let mut scene = Scene::new();
    let before = scene.nord.copied();
    let (at_nord, at_sued) = scene.meet(&nord, &sued);
    scene.end(0, &at_nord, &at_sued);
    at_nord.stop();
    scene.nord = before;
    // Something is signed before anybody is in reach.
    scene.nord.done(&["member", "end", &scene.cards[1].0]);
    let refused = scene
        .nord
        .verb(&["space", "contacts", "nord@example.org"])
        .error(1);
    assert_eq!(
        refused["code"], "home-copied",
        "It gives nothing before it has listened: {refused}"
    );
    let at_nord = nord.serve(&scene.nord);
    assert!(
        warnings(&at_nord).contains("copied"),
        "The operator is told: {}",
        warnings(&at_nord)
    );
    connect(&at_nord, &at_sued);
    wait_for("The second card is red", || {
        verdict(&at_sued, &scene.cards[1].1) == "red COV-R11"
    });
    wait_for("Nord has heard what it had forgotten", || {
        verdict(&at_nord, &scene.cards[0].1) == "red COV-R11"
    });
    wait_for("Nord gives again", || {
        !warnings(&at_nord).contains("copied")
    });
    scene.nord.done(&["space", "contacts", "nord@example.org"]);
    for round in 0..10 {
        assert_eq!(
            verdict(&at_sued, &scene.cards[0].1),
            "red COV-R11",
            "It is red all the time (look {round})."
        );
        std::thread::sleep(Duration::from_millis(100));
    }
}

/// Nord and a copy of it that runs beside it, both connected with Süd.
struct Twins {
    scene: Scene,
    nord: Running,
    twin: Running,
    sued: Running,
    _copy: Home,
}

impl Twins {
    /// Nord has ended the first membership before the copy came.
    fn new() -> Self {
        let scene = Scene::new();
        let copy = scene.nord.copied();
        let (nord, sued) = (scene.nord.serve(), scene.sued.serve());
        connect(&nord, &sued);
        wait_for("Süd says green", || {
            verdict(&sued, &scene.cards[0].1).starts_with("green")
        });
        scene.end(0, &nord, &sued);
        let twin = copy.serve();
        connect(&twin, &sued);
        wait_for("The twin has heard of it", || {
            verdict(&twin, &scene.cards[0].1) == "red COV-R11"
        });
        wait_for("It gives again", || !warnings(&twin).contains("copied"));
        Self {
            scene,
            nord,
            twin,
            sued,
            _copy: copy,
        }
    }

    fn stays_red(&self) {
        for round in 0..20 {
            for card in &self.scene.cards {
                assert_eq!(
                    verdict(&self.sued, &card.1),
                    "red COV-R11",
                    "Both cards stay red whoever signs (look {round})."
                );
            }
            std::thread::sleep(Duration::from_millis(100));
        }
    }

    fn both_tell(&self) {
        for node in [&self.nord, &self.twin] {
            wait_for("Both notice that another one signs", || {
                warnings(node).contains("on another computer signs")
            });
        }
    }
}

fn contact(node: &Running, text: &str) -> covisa_tests::asking::Answer {
    let body = json!({ "contacts": [text] });
    node.ask.json("PUT", "profile/contacts", &[], &body)
}

#[test]
fn a_home_that_runs_twice_flips_nothing_and_both_notice() {
    let twins = Twins::new();
    // What is signed in the second in which it began may be of before.
    std::thread::sleep(Duration::from_secs(2));
    let said = contact(&twins.twin, "twin@example.org");
    assert_eq!(said.status, 200, "The twin gives: {}", said.code());
    twins.scene.end(1, &twins.nord, &twins.sued);
    twins.stays_red();
    twins.both_tell();
    for node in [&twins.nord, &twins.twin] {
        let refused = contact(node, "again@example.org");
        assert_eq!(
            (refused.status, refused.code()),
            (409, "twin".to_owned()),
            "Neither gives any longer."
        );
    }
    twins.stays_red();
}

#[test]
fn what_either_of_two_homes_takes_back_is_heard() {
    let twins = Twins::new();
    std::thread::sleep(Duration::from_secs(2));
    twins.scene.end(1, &twins.twin, &twins.sued);
    twins.stays_red();
    wait_for("Nord has heard it", || {
        verdict(&twins.nord, &twins.scene.cards[1].1) == "red COV-R11"
    });
}
