//! Key logs under chance: keys that rotate, homes that are brought back or move, thieves, and owners with the recovery words.
//!
//! What has to hold: once a house has heard of a recovery after a theft, no card of the thief is green there; a card of the owner is, unless a
//! key is distrusted; a machine whose space lives elsewhere gives no card; and when all is well again, every house follows the owner.

use std::fmt::Write as _;
use std::sync::Arc;

use covisa::core::facts::{MemberDetails, Regard};
use covisa::core::orders::{CheckOptions, Recovery};
use covisa::core::views::{KeyStatusView, Rotation};
use covisa::core::{
    DeskCommand, KeyCommand, MemberCommand, PassCommand, SpaceCommand, SystemCommand, TermsCommand,
};
use covisa::verify::climb_signed_pass;
use covisa_tests::chance::Chance;
use federation_spec::records::key_log::KeyReason;
use federation_spec::rules::Level;
use federation_spec::rules::key_log::LogState;
use federation_spec::wire::ids::Hash32;
use federation_spec::wire::signature::SigningKey;

use crate::house::Home;
use crate::story::{card_for, profile};
use crate::world::{Millis, Who, World};

/// The houses next door.
const HOUSES: [Who; 3] = [1, 2, 3];
/// A computer of whoever has copied the space's files.
const THIEF: Who = 4;
/// Another computer of the space's people.
const NEW: Who = 5;
/// Things that happen in one game.
const STEPS: usize = 24;

type Card = Arc<[u8]>;

/// A space, its neighbours, and what becomes of its keys.
struct Keys {
    world: World,
    chance: Chance,
    /// Where the space lives.
    owner: Who,
    /// The words that count.
    words: SigningKey,
    /// Its home as it was some time ago.
    backup: Option<Home>,
    /// Cards of the owner, since the last recovery.
    good: Vec<Card>,
    /// Cards of the thief.
    false_ones: Vec<Card>,
    /// Somebody has copied the files, and the words were not used since.
    stolen: bool,
    /// The words were used after a theft.
    recovered: bool,
    /// What the log's head was after that.
    told: String,
}

type Wrong = String;

impl Keys {
    fn begin(seed: u64) -> Self {
        let mut world = World::of(6, seed);
        world.pass(20_000);
        for who in [0].into_iter().chain(HOUSES) {
            let profile = Box::new(profile(who));
            done(world.answered(who, |to| SpaceCommand::Introduce(profile, to)));
            done(world.answered(who, TermsCommand::PublishDefault));
            for other in [0].into_iter().chain(HOUSES).filter(|other| *other > who) {
                world.introduce(who, other);
            }
        }
        world.pass(40_000);
        for (one, other) in HOUSES
            .into_iter()
            .flat_map(|house| [(0, house), (house, 0)])
        {
            let space = world.home(other).space;
            done(world.answered(one, |to| {
                SpaceCommand::SetRegard(space, Regard::Pinned.into(), to)
            }));
        }
        let words = world.home(0).recovery();
        let mut keys = Self {
            world,
            chance: Chance::of(seed),
            owner: 0,
            words,
            backup: None,
            good: Vec::new(),
            false_ones: Vec::new(),
            stolen: false,
            recovered: false,
            told: String::new(),
        };
        let card = keys.card(0);
        keys.good.extend(card);
        keys.world.pass(5_000);
        keys
    }

    fn note(&mut self, what: &str) {
        let at = self.world.now as f64 / 1e3;
        let _ = writeln!(self.told, "{at:>10.3} s  {what}");
    }

    /// A card that a machine gives; none if it gives none.
    fn card(&mut self, who: Who) -> Option<Card> {
        let details = MemberDetails {
            name: "Example Member".to_owned(),
            ..MemberDetails::default()
        };
        let member = self
            .world
            .answered(who, |to| MemberCommand::Add(details, to));
        let order = card_for(member?.ok()?.member);
        let issued = self
            .world
            .answered(who, |to| PassCommand::Issue(Box::new(order), to));
        Some(issued?.ok()?.remove(0).signed)
    }

    fn status(&mut self, who: Who) -> Option<KeyStatusView> {
        self.world.answered(who, KeyCommand::Status)?.ok()
    }

    fn signs(&mut self, who: Who) -> bool {
        let status = self.status(who);
        status.is_some_and(|status| status.problem.is_none())
    }

    fn green(&mut self, house: Who, card: &Card) -> bool {
        let Some(node) = self.world.node(house) else {
            return false;
        };
        let shown = Box::new(climb_signed_pass(card, &node.keys));
        let options = CheckOptions::default();
        let check = self
            .world
            .answered(house, |to| DeskCommand::Check(shown, options, to));
        let level = check.and_then(Result::ok).map(|check| check.verdict.level);
        level == Some(Level::Green)
    }

    /// The head of the space's log, as a house has it.
    fn head(&self, house: Who) -> Option<Hash32> {
        let space = self.world.home(0).space;
        self.world.node(house)?.keys.head(&space)
    }

    fn step(&mut self) -> Result<(), Wrong> {
        match self.chance.below(12) {
            0 | 1 => self.rotate(),
            2 => self.back_up(),
            3 => self.bring_back(),
            4 => self.move_house(),
            5 | 6 => self.steal(),
            7 | 8 if self.stolen => self.recover(),
            9 => self.restart(),
            10 => self.part(),
            _ => {
                let millis = 1_000 + self.chance.draw() % 90_000;
                self.world.pass(millis);
            }
        }
        let millis = self.chance.draw() % 8_000;
        self.world.pass(millis);
        self.no_false_green()
    }

    fn rotate(&mut self) {
        let owner = self.owner;
        let rotated = self
            .world
            .answered(owner, |to| KeyCommand::Rotate(KeyReason::Rotation, to));
        if matches!(rotated, Some(Ok(_))) {
            self.note("the owner rotates");
            if let Some(card) = self.card(owner) {
                self.good.push(card);
            }
        }
    }

    fn back_up(&mut self) {
        let home = self.world.home(self.owner).clone();
        self.backup = Some(home);
        self.note("a backup is made");
    }

    /// The home of the owner is brought back as it was: whatever it signed since stays signed.
    fn bring_back(&mut self) {
        let Some(mut home) = self.backup.clone().map(|home| home.copied(self.world.now)) else {
            return;
        };
        // The words that counted then may count no more; what was drawn since lies in no backup.
        let present = self.world.home(self.owner).clone();
        if home.peer != present.peer {
            home = home.on(&present, self.world.now);
        }
        self.world.cut(self.owner);
        self.world.bring_back(self.owner, home);
        self.world.start(self.owner);
        self.note("the owner's home is brought back");
    }

    /// The space moves to the other computer of its people, with all that it holds.
    fn move_house(&mut self) {
        let to = if self.owner == NEW { 0 } else { NEW };
        if !self.signs(self.owner) {
            return;
        }
        self.world.cut(self.owner);
        self.world.cut(to);
        let home = self.world.home(self.owner).clone();
        let machine = self.world.home(to).clone();
        let home = home.on(&machine, self.world.now);
        self.world.bring_back(to, home);
        self.world.start(to);
        for house in HOUSES {
            self.world.introduce(to, house);
        }
        let from = std::mem::replace(&mut self.owner, to);
        self.heal();
        self.world.pass(60_000);
        let Some(status) = self.status(to) else {
            return;
        };
        let next = status.events.last().map_or(0, |event| event.sequence) + 1;
        let seed = self.seed();
        let ring = self.world.home_mut(to).renewed(next + 1, seed);
        let moved = self.world.answered(to, |to| KeyCommand::Move(ring, to));
        self.note(&format!(
            "the space moves to {to}: {:?}",
            moved.map(|moved| moved.err())
        ));
        self.world.start(from);
        // A backup from before holds no key that counts: only the words would help.
        self.backup = None;
    }

    /// Somebody copies the files, and is quicker than the owner.
    fn steal(&mut self) {
        if self.stolen {
            return;
        }
        self.world.cut(THIEF);
        let home = self.world.home(self.owner).clone();
        let machine = self.world.home(THIEF).clone();
        let home = home.on(&machine, self.world.now);
        self.world.bring_back(THIEF, home);
        self.world.start(THIEF);
        for house in HOUSES {
            self.world.introduce(THIEF, house);
        }
        self.world.pass(30_000);
        let _ = self.world.answered(THIEF, SystemCommand::ConfirmHome);
        let rotate = |to| KeyCommand::Rotate(KeyReason::Rotation, to);
        let rotated = self.world.answered(THIEF, rotate);
        let card = self.card(THIEF);
        self.note(&format!(
            "the files are stolen; the thief rotates: {}, and has a card: {}",
            matches!(rotated, Some(Ok(_))),
            card.is_some()
        ));
        self.false_ones.extend(card);
        self.stolen = true;
        self.recovered = false;
    }

    fn seed(&mut self) -> [u8; 32] {
        let mut seed = [7; 32];
        seed[..8].copy_from_slice(&self.chance.draw().to_be_bytes());
        seed
    }

    /// The owner uses the words.
    fn recover(&mut self) {
        let owner = self.owner;
        self.heal();
        self.world.pass(40_000);
        let Some(status) = self.status(owner) else {
            return;
        };
        let last = status.events.last().map_or(0, |event| event.sequence);
        let (seed, words) = (self.seed(), self.seed());
        let new = SigningKey::from_seed(&words);
        let ring = self.world.home_mut(owner).renewed(last + 1, seed);
        let recovery = Box::new(Recovery {
            key: self.words.clone(),
            ring,
            announces: new.public().thumbprint(),
            reason: KeyReason::Compromised,
            after: None,
        });
        let recovered = self
            .world
            .answered(owner, |to| KeyCommand::Recover(recovery, to));
        self.note(&format!(
            "the words are used: {:?}",
            recovered.as_ref().map(|view| view.as_ref().err())
        ));
        if !matches!(recovered, Some(Ok(_))) {
            return;
        }
        self.words = new;
        (self.stolen, self.recovered) = (false, true);
        // A backup from before opens with words that count no more, and holds no key that does.
        self.backup = None;
        self.good.clear();
        self.world.pass(5_000);
        if let Some(card) = self.card(owner) {
            self.good.push(card);
        }
    }

    fn restart(&mut self) {
        let who = self.chance.below(4);
        let who = if who == 0 { self.owner } else { who };
        self.world.cut(who);
        let millis = self.chance.draw() % 20_000;
        self.world.pass(millis);
        self.world.start(who);
        self.note(&format!("{who} is started anew"));
    }

    fn part(&mut self) {
        let house = HOUSES[self.chance.below(HOUSES.len())];
        for other in [0, NEW, THIEF].into_iter().chain(HOUSES) {
            if other != house {
                self.world.part(house, other, true);
            }
        }
        let millis: Millis = 10_000 + self.chance.draw() % 120_000;
        self.world.pass(millis);
        self.note(&format!("{house} was alone for a while"));
        self.heal();
    }

    fn heal(&mut self) {
        let all: Vec<Who> = (0..self.world.nodes()).collect();
        for one in &all {
            for other in all.iter().filter(|other| *other > one) {
                self.world.part(*one, *other, false);
            }
        }
    }

    /// Whoever has heard of the recovery is not green to what the thief made.
    fn no_false_green(&mut self) -> Result<(), Wrong> {
        if !self.recovered || self.stolen {
            return Ok(());
        }
        let head = self.head(self.owner);
        for house in HOUSES {
            if head.is_none() || self.head(house) != head {
                continue;
            }
            for card in self.false_ones.clone() {
                if self.green(house, &card) {
                    return Err(format!("{}{house} is green to the thief's card", self.told));
                }
            }
        }
        Ok(())
    }

    /// All is well again: everyone follows the owner.
    fn end(&mut self) -> Result<(), Wrong> {
        self.heal();
        for who in [self.owner].into_iter().chain(HOUSES) {
            self.world.start(who);
        }
        self.world.pass(240_000);
        if self.stolen {
            self.recover();
            self.world.pass(120_000);
        }
        let told = |keys: &Self, what: String| Err(format!("{}{what}", keys.told));
        let owner = self.owner;
        if !self.signs(owner) {
            let status = self.status(owner);
            return told(self, format!("the owner does not sign: {status:?}"));
        }
        if let Some(card) = self.card(owner) {
            self.good.push(card);
        }
        self.world.pass(60_000);
        let head = self.head(owner);
        for house in HOUSES {
            if self.head(house) != head {
                return told(self, format!("{house} does not follow the owner"));
            }
            let space = self.world.home(0).space;
            let state = self
                .world
                .node(house)
                .and_then(|node| Some(node.keys.log(&space)?.state()));
            if state != Some(LogState::Running) {
                return told(self, format!("{house} sees {state:?}"));
            }
            for card in self.good.clone() {
                if !self.green(house, &card) {
                    return told(self, format!("{house} is not green to a card of the owner"));
                }
            }
        }
        self.no_false_green()?;
        for other in [0, NEW, THIEF] {
            let lives = self.world.node(other).is_some();
            let same = self.world.home(other).space == self.world.home(owner).space;
            if other != owner && lives && same && self.card(other).is_some() {
                return told(
                    self,
                    format!("{other} gives cards, and the space lives at {owner}"),
                );
            }
        }
        Ok(())
    }
}

fn done<T>(answer: Option<Result<T, covisa::core::Problem>>) {
    answer.unwrap().unwrap();
}

/// What happened is told where all went well too: a game in which nothing happens proves nothing.
fn play(seed: u64) -> Result<String, Wrong> {
    let mut keys = Keys::begin(seed);
    for _ in 0..STEPS {
        keys.step()?;
    }
    keys.end()?;
    Ok(keys.told)
}

/// By itself a few; `COVISA_SIM_KEYS=FROM-TO` plays those.
#[test]
fn every_house_follows_whoever_has_the_words_and_nobody_is_green_to_a_thief() {
    let said = std::env::var("COVISA_SIM_KEYS").ok();
    let range = said.as_deref().and_then(|said| said.split_once('-'));
    let (from, to) = range.map_or((0, 12), |(from, to)| {
        (from.parse().unwrap(), to.parse().unwrap())
    });
    let played: Vec<Result<String, Wrong>> = (from..to).map(play).collect();
    let wrong = played.iter().zip(from..).filter_map(|(played, seed)| {
        let wrong = played.as_ref().err()?;
        Some(format!("seed {seed}:\n{wrong}"))
    });
    let wrong: Vec<String> = wrong.collect();
    let many = wrong.len();
    assert!(
        wrong.is_empty(),
        "{many} of {}:\n{}",
        to - from,
        wrong[..many.min(3)].join("\n")
    );
    let told: String = played.into_iter().flatten().collect();
    let often = |what: &str| told.matches(what).count();
    let happened = [
        "the owner rotates",
        "has a card: true",
        "the words are used: Some(None)",
        "is brought back",
        "the space moves to 5: Some(None)",
        "the space moves to 0: Some(None)",
        "is started anew",
        "was alone for a while",
    ];
    let counted: Vec<String> = happened
        .iter()
        .map(|what| format!("{}× {what}", often(what)))
        .collect();
    println!("{}", counted.join("\n"));
    assert!(happened.iter().all(|what| often(what) > 0), "{counted:?}");
}

/// How many homes have shown what they know, and whether it is time: as the node that looks after itself asks.
fn rotation(keys: &mut Keys) -> Rotation {
    let view = keys.world.answered(0, SystemCommand::Upkeep);
    view.unwrap().unwrap().rotation
}

#[test]
fn after_ninety_days_another_key_waits_for_two_homes_that_agree() {
    let mut keys = Keys::begin(1);
    assert!(
        matches!(rotation(&mut keys), Rotation::At(_)),
        "Its time has not come."
    );
    let all: Vec<Who> = [0].into_iter().chain(HOUSES).collect();
    for who in &all {
        keys.world.cut(*who);
        keys.world.set_clock(*who, 91 * 86_400);
    }
    for house in HOUSES {
        keys.world.part(0, house, true);
    }
    for who in &all {
        keys.world.start(*who);
    }
    keys.world.pass(40_000);
    for who in &all {
        done(keys.world.answered(*who, SystemCommand::ConfirmClock));
    }
    keys.world.pass(60_000);
    let waits = rotation(&mut keys);
    assert!(
        matches!(waits, Rotation::Waits { homes: 0, .. }),
        "Nobody is in reach: {waits:?}"
    );
    keys.world.part(0, HOUSES[0], false);
    keys.world.pass(240_000);
    let waits = rotation(&mut keys);
    assert!(
        matches!(waits, Rotation::Waits { homes: 1, .. }),
        "One is not enough: {waits:?}"
    );
    keys.heal();
    keys.world.pass(240_000);
    assert_eq!(rotation(&mut keys), Rotation::Due, "They agree.");
    keys.rotate();
    assert!(
        matches!(rotation(&mut keys), Rotation::At(_)),
        "For another ninety days."
    );
}

#[test]
fn a_power_cut_at_each_write_of_a_rotation_leaves_the_old_key_or_the_new_one() {
    let (mut old, mut new) = (0, 0);
    for millis in 0..40 {
        let mut keys = Keys::begin(millis);
        let _ = keys
            .world
            .ask(0, |to| KeyCommand::Rotate(KeyReason::Rotation, to));
        keys.world.pass(millis / 8);
        keys.world.cut(0);
        keys.world.start(0);
        keys.world.pass(90_000);
        assert!(keys.signs(0), "After {millis} ms it signs.");
        match keys.status(0).unwrap().events.len() {
            1 => old += 1,
            2 => new += 1,
            more => panic!("After {millis} ms there are {more} events."),
        }
        let fresh = keys.card(0).expect("it gives cards");
        keys.good.push(fresh);
        keys.world.pass(30_000);
        let head = keys.head(0);
        for house in HOUSES {
            assert_eq!(keys.head(house), head, "After {millis} ms {house} follows.");
            for card in keys.good.clone() {
                assert!(keys.green(house, &card), "After {millis} ms at {house}.");
            }
        }
    }
    assert!(
        old > 0 && new > 0,
        "It was cut before and after: {old} {new}"
    );
}
