//! A house that has pinned two homes which no node runs, and passes of their members: green, amber and red.

use covisa::clock;
use covisa_tests::asking::Asking;
use covisa_tests::made::{DAY, Made, THREE_A_MONTH, card_of, content, feed};
use covisa_tests::program::Home;
use federation_spec::wire::ids::{Subject, Timestamp};
use federation_spec::wire::signature::sign;
use federation_spec::wire::text;
use serde_json::{Value, json};

/// The house, and the homes of its guests.
pub struct House {
    /// The house.
    pub home: Home,
    guests_home: Made,
    doubtful: Made,
}

impl House {
    /// A house with two pinned homes: one in order, one that contradicts itself.
    pub fn new() -> Self {
        let home = Home::init("Example Süd");
        home.publish(THREE_A_MONTH);
        let founded = Timestamp(clock::now().0 - 40 * DAY);
        let house = Self {
            home,
            guests_home: Made::of(12, founded),
            doubtful: Made::of(13, founded),
        };
        let [three, four] = ["3", "4"].map(|days| content(&THREE_A_MONTH.replace('3', days)));
        let mut records = house.guests_home.records(&three).to_vec();
        records.extend(house.doubtful.records(&three));
        let mut rival = house.doubtful.terms(&four, 0);
        rival.slot.rival = true;
        records.push(rival);
        feed(&house.home.path(), &records);
        for pinned in [&house.guests_home, &house.doubtful] {
            house
                .home
                .done(&["space", "pin", &pinned.space.to_string()]);
        }
        house
    }

    /// Another house with the same files and the same guests.
    pub fn copy(&self) -> Self {
        let again = |made: &Made, number| Made::of(number, made.founded);
        Self {
            home: self.home.copy(),
            guests_home: again(&self.guests_home, 12),
            doubtful: again(&self.doubtful, 13),
        }
    }

    /// The card of a guest by number: each is a person of their own.
    pub fn card(&self, number: usize) -> String {
        pass(&self.guests_home, number, clock::now().0, 30)
    }

    /// A pass of each level.
    pub fn passes(&self) -> [(&'static str, String); 3] {
        let now = clock::now().0;
        [
            ("green", self.card(0)),
            ("amber", pass(&self.doubtful, 0, now, 30)),
            ("red", pass(&self.guests_home, 0, now - 35 * DAY, 30)),
        ]
    }
}

/// A card of a member of a home, for so many days from a moment.
fn pass(home: &Made, number: usize, from: u64, days: u64) -> String {
    let from = Timestamp(from);
    let mut card = card_of(home.space, &home.name, from, from.plus(days * DAY));
    card.0.subject = Subject::of_card(&[3; 32], &format!("m-{number}"));
    text::write(sign(&card, &home.key).bytes())
}

/// What a desk says of passes, without counting anything: each whole check object.
pub fn judged(ask: &Asking, passes: &[(&str, String)]) -> Vec<Value> {
    let one = |(level, pass): &(&str, String)| {
        let check = ask.post("desk/check", &json!({ "pass": pass })).json();
        assert_eq!(
            check["verdict"]["level"], *level,
            "The pass made to be {level} is {level}: {check}"
        );
        check
    };
    passes.iter().map(one).collect()
}
