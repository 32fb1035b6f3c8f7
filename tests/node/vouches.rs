//! Vouches between nodes: whom one does not know is vouched for by two that one does, and the desk goes by what the operator says.

use covisa_tests::program::{Home, Running};
use covisa_tests::wait_for;
use serde_json::{Value, json};

use crate::backups::codes;
use crate::meeting::{connect, shown};

/// A house that has pinned two others, which both know a third one that the house does not.
struct Town {
    house: Home,
    friends: [Home; 2],
    newcomer: Home,
    running: Vec<Running>,
}

impl Town {
    fn new() -> Self {
        let house = Home::init("Example Süd");
        let friends = [Home::init("Example West"), Home::init("Example Ost")];
        let newcomer = Home::init("Example Nord");
        let homes = [&house, &friends[0], &friends[1], &newcomer];
        let running: Vec<Running> = homes.iter().map(|home| home.serve()).collect();
        for node in &running[1..] {
            connect(&running[0], node);
        }
        connect(&running[1], &running[3]);
        connect(&running[2], &running[3]);
        for node in &running {
            for home in homes {
                wait_for("Everybody knows everybody", || {
                    shown(node, &home.space)["terms"].is_object()
                });
            }
        }
        for friend in &friends {
            house.done(&["space", "pin", &friend.space]);
            friend.done(&["space", "pin", &newcomer.space]);
        }
        Self {
            house,
            friends,
            newcomer,
            running,
        }
    }

    fn standing(&self) -> Value {
        shown(&self.running[0], &self.newcomer.space)["standing"].clone()
    }
}

#[test]
fn two_pinned_spaces_vouch_and_the_desk_goes_by_what_the_operator_says() {
    let town = Town::new();
    let card = town.newcomer.card_of("Alice Example");
    wait_for("Nobody here knows that space", || {
        codes(&town.house, &card) == (4, "COV-A02 COV-G01".to_owned())
    });
    let [west, ost] = &town.friends;
    let vouched = west.done(&["space", "vouch", &town.newcomer.space]);
    assert!(vouched["vouched_since"].is_string(), "{vouched}");
    ost.done(&["space", "vouch", &town.newcomer.space]);
    wait_for("Two are enough, and a person decides", || {
        codes(&town.house, &card) == (4, "COV-A51 COV-G01".to_owned())
    });
    let space = town.house.done(&["space", "show", &town.newcomer.space]);
    assert_eq!(space["standing"], "vouched", "{space}");
    assert_eq!(
        space["vouched_by"].as_array().unwrap().len(),
        2,
        "It is said who: {space}"
    );
    let check = town.house.verb(&["verify", &card]);
    let said = String::from_utf8_lossy(&check.out).into_owned();
    let both = said.contains("Example West") && said.contains("Example Ost");
    assert!(both, "{said}");

    town.house.done(&["space", "welcome", "full"]);
    assert_eq!(codes(&town.house, &card), (0, "COV-G01 COV-G13".to_owned()));
    town.house.done(&["space", "welcome", "identity-seen"]);
    assert_eq!(codes(&town.house, &card).1, "COV-A52 COV-G01");
    let seen = town
        .house
        .verb(&["verify", &card, "--fact", "id_seen=true"]);
    assert_eq!(seen.exit, 0, "{}", String::from_utf8_lossy(&seen.out));
    town.house.done(&["space", "welcome", "one-day"]);
    assert_eq!(codes(&town.house, &card).0, 0, "It is the first.");

    west.done(&["space", "unvouch", &town.newcomer.space]);
    wait_for("One of them takes it back", || {
        codes(&town.house, &card) == (4, "COV-A02 COV-G01".to_owned())
    });
    assert_eq!(town.standing(), "stranger");
    west.done(&["space", "vouch", &town.newcomer.space]);
    wait_for("And says it again", || town.standing() == "vouched");
    town.house.done(&["space", "block", &ost.space]);
    assert_eq!(
        town.standing(),
        "stranger",
        "Whoever is blocked vouches for nobody."
    );
    town.house.done(&["space", "block", &town.newcomer.space]);
    assert_eq!(codes(&town.house, &card), (3, "COV-R08".to_owned()));
}

#[test]
fn vouches_survive_a_start_and_a_pin_that_is_taken_back_takes_its_vouch_along() {
    let mut town = Town::new();
    for friend in &town.friends {
        friend.done(&["space", "vouch", &town.newcomer.space]);
    }
    wait_for("It is vouched for", || town.standing() == "vouched");
    let node = town.running.remove(0);
    node.stop();
    let again = town.house.serve();
    let standing = shown(&again, &town.newcomer.space)["standing"].clone();
    assert_eq!(standing, "vouched", "From the disk alone.");
    let raw = town.house.verb(&[
        "space",
        "show",
        &town.friends[0].space,
        "--raw",
        "--record",
        "vouches",
    ]);
    assert_eq!(raw.exit, 0, "{}", raw.err);
    for node in &town.running[..2] {
        connect(&again, node);
    }
    town.friends[0].done(&["space", "unpin", &town.newcomer.space]);
    wait_for("Whoever is not sure any more vouches no more", || {
        shown(&again, &town.newcomer.space)["standing"] == "stranger"
    });
    again.stop();
}

#[test]
fn nobody_vouches_for_a_key_that_was_not_checked() {
    let town = Town::new();
    let refused = town
        .house
        .verb(&["space", "vouch", &town.newcomer.space])
        .error(1);
    assert_eq!(refused["code"], "vouch-not-pinned", "{refused}");
    let own = town.house.verb(&["space", "vouch", &town.house.space]);
    assert_eq!(own.error(1)["code"], "own-space");
    let bad = town.running[0]
        .ask
        .json("PUT", "welcome", &[], &json!({ "welcome": "everybody" }));
    assert_eq!(bad.status, 400, "{}", bad.json());
    let none = town.house.done(&["space", "unvouch", &town.newcomer.space]);
    assert!(none["vouched_since"].is_null(), "{none}");
}
