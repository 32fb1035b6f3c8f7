//! Ten orders of copying a home, taking a card back, signing something else, bringing the home back, starting it, and meeting
//! the one host that had heard: the card stays red there, and the home hears what it had forgotten.

use std::process::Command;
use std::time::Duration;

use covisa_tests::program::{Home, Running};
use covisa_tests::wait_for;

use crate::life::verdict;
use crate::meeting::{connect, pinned_with_two_cards};

const ORDERS: [&str; 10] = [
    // The procedure of the README, and nothing signed in between.
    "copy start host meet revoke stop restore start meet",
    // Something is signed before anybody is in reach,
    "copy start host meet revoke stop restore sign start meet",
    // after the start and before the meeting,
    "copy start host meet revoke stop restore start sign meet",
    // or after it.
    "copy start host meet revoke stop restore start meet sign",
    // The card is taken back while the node is stopped.
    "copy revoke start host meet stop restore sign start meet",
    // The copy is of a node that runs.
    "start host meet copy revoke stop restore sign start meet",
    // The host comes last.
    "copy start host meet revoke stop leave restore sign start host meet",
    // The host is there first and has been started again meanwhile.
    "copy start host meet revoke stop leave host restore sign start meet",
    // Brought back twice, from a copy of a home that was brought back.
    "copy start host meet revoke stop restore sign copy restore start meet",
    // Both cards are gone before, and it is killed instead of stopped.
    "copy start host meet revoke sign kill restore start meet",
];

struct Scene {
    nord: Home,
    sued: Home,
    /// The member whose card is revoked, and the one whose membership ends.
    cards: [(String, String); 2],
    at_nord: Option<Running>,
    at_sued: Option<Running>,
    /// Cards that were taken back.
    revoked: Vec<usize>,
}

impl Scene {
    fn new() -> Self {
        let (nord, sued, cards) = pinned_with_two_cards();
        Self {
            nord,
            sued,
            cards,
            at_nord: None,
            at_sued: None,
            revoked: Vec::new(),
        }
    }

    fn step(&mut self, step: &str) {
        match step {
            "copy" => self.copies("home", "copy"),
            "restore" => self.copies("copy", "home"),
            "start" => self.at_nord = Some(self.nord.serve()),
            "stop" => self.at_nord.take().into_iter().for_each(Running::stop),
            "kill" => self.at_nord.take().into_iter().for_each(Running::kill),
            "host" => self.at_sued = Some(self.sued.serve()),
            "leave" => self.at_sued.take().into_iter().for_each(Running::stop),
            "meet" => self.meet(),
            "revoke" => self.taken(0, &["pass", "revoke"]),
            "sign" => self.taken(1, &["member", "end"]),
            other => panic!("No step is called {other}."),
        }
    }

    fn copies(&self, from: &str, to: &str) {
        let (from, to) = (self.nord.beside(from), self.nord.beside(to));
        let _ = std::fs::remove_dir_all(&to);
        let copied = Command::new("cp").arg("-a").args([from, to]).status();
        assert!(copied.unwrap().success(), "The home is copied.");
    }

    /// They meet, and the host hears of what was taken back before: whoever goes away sooner has told nobody.
    fn meet(&self) {
        let (nord, sued) = (self.nord_runs(), self.sued_runs());
        connect(sued, nord);
        wait_for("They are connected", || is_connected(nord));
        for number in &self.revoked {
            wait_for("The host says red to what was taken back", || {
                verdict(sued, &self.cards[*number].1).starts_with("red")
            });
        }
    }

    /// A person takes something back; where both run, the host hears of it.
    fn taken(&mut self, number: usize, verb: &[&str]) {
        let (member, card) = self.cards[number].clone();
        let mut arguments = verb.to_vec();
        arguments.push(&member);
        self.nord.done(&arguments);
        self.revoked.push(number);
        let host = self.at_nord.as_ref().and(self.at_sued.as_ref());
        if let Some(sued) = host.filter(|sued| is_connected(sued)) {
            wait_for("The host says red", || {
                verdict(sued, &card).starts_with("red")
            });
        }
    }

    fn nord_runs(&self) -> &Running {
        self.at_nord.as_ref().expect("The home runs.")
    }

    fn sued_runs(&self) -> &Running {
        self.at_sued.as_ref().expect("The host runs.")
    }
}

fn is_connected(node: &Running) -> bool {
    let peers = node.ask.get("peers").json();
    let peers = peers["items"].as_array().unwrap();
    peers.iter().any(|peer| peer["connected"] == true)
}

#[test]
fn a_card_that_was_taken_back_stays_red_in_every_order() {
    for order in ORDERS {
        let mut scene = Scene::new();
        for step in order.split(' ') {
            scene.step(step);
        }
        let taken = match order.contains("sign") {
            true => &scene.cards[..],
            false => &scene.cards[..1],
        };
        for (at, card) in taken.iter().map(|(_, card)| card).enumerate() {
            wait_for(&format!("{order}: card {at} is red at the host"), || {
                verdict(scene.sued_runs(), card) == "red COV-R11"
            });
            wait_for(&format!("{order}: card {at} is red at home"), || {
                verdict(scene.nord_runs(), card) == "red COV-R11"
            });
        }
        for look in 0..10 {
            for (_, card) in taken {
                assert_eq!(
                    verdict(scene.sued_runs(), card),
                    "red COV-R11",
                    "{order}: it stays red (look {look})."
                );
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        if !order.contains("sign") {
            assert!(
                verdict(scene.sued_runs(), &scene.cards[1].1).starts_with("green"),
                "{order}: the other card counts."
            );
        }
    }
}
