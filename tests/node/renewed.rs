//! Own records are signed anew long before they end, and nobody takes that for news. The core alone, under a clock of
//! the test's own.

use covisa::calendar::House;
use covisa::core::facts::Regard;
use covisa::core::memory::identity::KeyRing;
use covisa::core::own::{OwnProfile, Region, Whereabouts};
use covisa::core::random::Random;
use covisa::core::views::TermsView;
use covisa::core::{
    Again, Command, Core, Effect, Identity, Input, Moment, NetworkOrder, Outbox, Output, Peer,
    Setup, SpaceCommand, TermsCommand, Ticket, To, Uptime,
};
use covisa::verify::climb;
use covisa_tests::made::{DAY, Made, THREE_A_MONTH, content};
use federation_spec::protocol::{Cursor, Epoch};
use federation_spec::records::values::{List, Text};
use federation_spec::records::{KeyEvent, Record as _, SpaceProfile, Terms};
use federation_spec::rules::LocalDay;
use federation_spec::wire::envelope::{Envelope, RecordType};
use federation_spec::wire::ids::{Hash32, Timestamp};
use federation_spec::wire::signature::{SigningKey, sign};

/// When the space was founded.
pub const FOUNDED: Timestamp = Timestamp(1_800_000_000);

/// The house's zone.
const ZONE: &str = "Europe/Berlin";

/// Counts instead of throwing dice.
struct Counting(u8);

impl Random for Counting {
    fn fill(&mut self, bytes: &mut [u8]) {
        self.0 = self.0.wrapping_add(1);
        bytes.fill(self.0);
    }
}

/// The core of one node, and what the clock shows it.
pub struct Story {
    core: Core,
    rng: Counting,
    /// What the clock shows.
    pub now: Timestamp,
}

impl Story {
    /// A space that has just published profile and terms.
    pub fn new() -> Self {
        let key = SigningKey::from_seed(&[1; 32]);
        let next = SigningKey::from_seed(&[8; 32]);
        let event = KeyEvent::inception(
            key.public(),
            next.public().thumbprint(),
            Hash32::of(b"recovery"),
            FOUNDED,
        );
        let founding = sign(&event, &key);
        let core = Core::new(Setup {
            identity: Identity::new(event.space(), KeyRing::of(key, next), [2; 32]),
            peer: Peer([3; 38].as_slice().into()),
            cursor: Cursor {
                epoch: Epoch([4; 8]),
                arrival: 0,
            },
            cursors: Vec::new(),
            last_entry: 1,
            released: FOUNDED,
        });
        let mut story = Self {
            core,
            rng: Counting(0),
            now: FOUNDED,
        };
        let keys = story.core.keys().clone();
        story
            .core
            .restore(climb(founding.bytes(), &keys), Some(1), false, FOUNDED);
        story.ask(|to| SpaceCommand::Introduce(Box::new(profile()), to));
        let terms = Box::new(content(THREE_A_MONTH));
        story.ask(|to| TermsCommand::Publish(terms, None, to));
        story
    }

    fn moment(&self) -> Moment {
        Moment {
            wall: self.now,
            up: Uptime(self.now.since(FOUNDED)),
            boot: Uptime(self.now.since(FOUNDED)),
        }
    }

    /// Asks, and takes the answer.
    pub fn ask<T: 'static, C: Into<Command>>(&mut self, question: impl FnOnce(To<T>) -> C) -> T {
        let command = question(To::new(Ticket(1))).into();
        let input = Input::Command(Box::new(command));
        let outputs = self.core.handle(input, self.moment(), &mut self.rng);
        flat(outputs)
            .into_iter()
            .find_map(|output| match output {
                Output::Effect(Effect::Answer(_, answer)) => Some(answer.unwrap().take()),
                _ => None,
            })
            .expect("a command is answered")
    }

    /// Something happens.
    pub fn hear(&mut self, input: Input) {
        self.core.handle(input, self.moment(), &mut self.rng);
    }

    /// Pins two spaces that have one node, which is connected.
    fn pin_two(&mut self) -> Peer {
        let keys = self.core.keys().clone();
        for number in [2, 3] {
            let home = Made::of(number, FOUNDED);
            let founding = climb(&home.inception().bytes, &keys);
            self.core.restore(founding, Some(1), false, FOUNDED);
            let profile = climb(&home.profile().bytes, &self.core.keys().clone());
            self.core.restore(profile, Some(1), false, FOUNDED);
            self.ask(|to| SpaceCommand::SetRegard(home.space, Regard::Pinned.into(), to));
        }
        let peer = Peer([9; 38].as_slice().into());
        self.hear(Input::Connected {
            peer: peer.clone(),
            address: "/memory/9".to_owned(),
        });
        self.hear(Input::Again(Again::Listened));
        peer
    }

    /// A node says that its clock shows so many seconds less.
    fn hear_time(&mut self, from: &Peer, behind: u64) {
        self.hear(Input::Said {
            from: from.clone(),
            at: Some(self.now.minus(behind)),
            space: None,
        });
    }

    /// Seconds pass, then the clock ticks: how many profiles are signed.
    pub fn profiles_after(&mut self, seconds: u64) -> usize {
        self.now = self.now.plus(seconds);
        let outputs = self.core.handle(Input::Tick, self.moment(), &mut self.rng);
        let signed = |output: &Output| match output {
            Output::Persist(batch, _) => !batch.entries.is_empty(),
            _ => false,
        };
        let profile = |output: &Output| match output {
            Output::Persist(_, then) => then.iter().any(|then| match then {
                Output::Effect(Effect::Network(NetworkOrder::Publish(bytes))) => {
                    Envelope::parse(bytes).unwrap().kind() == RecordType::Profile
                }
                _ => false,
            }),
            _ => false,
        };
        let outputs = outputs.iter();
        outputs
            .filter(|output| signed(output) && profile(output))
            .count()
    }

    /// Days pass, then the clock ticks: the records that are given to the network.
    fn tick_after(&mut self, days: u64) -> Vec<Envelope> {
        self.now = self.now.plus(days * DAY);
        let outputs = self.core.handle(Input::Tick, self.moment(), &mut self.rng);
        let published = flat(outputs).into_iter().filter_map(|output| match output {
            Output::Effect(Effect::Network(NetworkOrder::Publish(bytes))) => {
                Some(Envelope::parse(&bytes).unwrap())
            }
            _ => None,
        });
        published.collect()
    }

    fn terms(&mut self) -> TermsView {
        self.ask(TermsCommand::Show)
    }

    fn history(&mut self) -> Vec<TermsView> {
        self.ask(|to| TermsCommand::History(None, to))
    }
}

/// All outputs, those that wait for the disk among them.
fn flat(outputs: Outbox) -> Vec<Output> {
    let one = |output| match output {
        Output::Persist(_, then) => flat(then),
        Output::Settled(then) => flat(then),
        other => vec![other],
    };
    outputs.into_iter().flat_map(one).collect()
}

fn profile() -> OwnProfile {
    OwnProfile {
        whereabouts: Whereabouts {
            name: Text::new("Example Nord").unwrap(),
            country: Text::new("DE"),
            kind: None,
            region: Region::AsBefore,
            city: None,
            position: None,
            zone: Text::new(ZONE).unwrap(),
        },
        contact: List::default(),
        addresses: List::default(),
    }
}

fn newest_terms(published: &[Envelope]) -> Option<Terms> {
    let mut all = published
        .iter()
        .filter(|envelope| envelope.kind() == RecordType::Terms);
    all.next_back()
        .map(|envelope| Terms::read(envelope.payload()).unwrap())
}

#[test]
fn after_31_days_terms_are_signed_anew_and_say_the_same() {
    let mut story = Story::new();
    let before = story.terms();
    let published = story.tick_after(31);
    let after = story.terms();
    assert!(
        after.sequence > before.sequence,
        "The new record takes the place of the old one."
    );
    assert_eq!(
        after.expires_at,
        story.now.plus(90 * DAY),
        "It lives 90 days from now."
    );
    assert_eq!(after.content_hash, before.content_hash, "It says the same.");
    assert_eq!(
        after.reviewed_at, before.reviewed_at,
        "Signing anew is not review."
    );
    assert_eq!(
        after.applies_from, before.applies_from,
        "It applies since the day it did."
    );
    assert_eq!(story.history().len(), 1, "It makes no history entry.");
    let terms = newest_terms(&published).expect("the new record is given to the network");
    assert_eq!(
        terms.0.body.sequence, after.sequence,
        "Others get the one that is shown here."
    );
}

#[test]
fn after_31_days_the_profile_is_signed_anew() {
    let mut story = Story::new();
    let published = story.tick_after(31);
    let mut newest_first = published.iter().rev();
    let profile = newest_first
        .find(|envelope| envelope.kind() == RecordType::Profile)
        .map(|envelope| SpaceProfile::read(envelope.payload()).unwrap());
    let profile = profile.expect("the profile is given to the network");
    assert_eq!(profile.0.issued_at, story.now, "It was signed now.");
    assert_eq!(
        profile.0.body.name.as_str(),
        "Example Nord",
        "It says the same."
    );
}

#[test]
fn a_clock_that_two_pinned_homes_contradict_signs_nothing_by_itself() {
    let mut story = Story::new();
    let peer = story.pin_two();
    story.now = story.now.plus(31 * DAY);
    story.hear_time(&peer, 301);
    assert_eq!(
        story.profiles_after(1),
        0,
        "Two homes are five minutes and a second behind."
    );
    story.hear_time(&peer, 299);
    assert_eq!(story.profiles_after(1), 1, "They nearly agree.");
}

#[test]
fn before_30_days_nothing_is_signed() {
    let mut story = Story::new();
    let before = story.terms();
    for _ in 0..29 {
        story.tick_after(1);
    }
    assert_eq!(
        story.terms().sequence,
        before.sequence,
        "A record with two months left is left alone."
    );
}

#[test]
fn a_node_that_runs_for_two_years_never_lets_its_records_end() {
    let mut story = Story::new();
    let mut signed = 0;
    let mut last = story.terms().sequence;
    for _ in 0..730 {
        story.tick_after(1);
        let terms = story.terms();
        assert!(
            terms.expires_at.since(story.now) >= 59 * DAY,
            "At least 59 days are left every day."
        );
        signed += u32::from(terms.sequence != last);
        last = terms.sequence;
    }
    assert!(
        (20..=25).contains(&signed),
        "They were signed anew about once a month: {signed}."
    );
    assert_eq!(
        story.history().len(),
        1,
        "It was the same content for two years."
    );
}

#[test]
fn what_was_announced_for_a_day_begins_on_it_and_becomes_history_once() {
    let mut story = Story::new();
    let later = content(&THREE_A_MONTH.replace('3', "5"));
    let house = House::new(Some(ZONE), None);
    let day = LocalDay(house.day(story.now).0 + 10);
    story.ask(|to| TermsCommand::Publish(Box::new(later), Some(day), to));
    story.tick_after(9);
    assert!(
        story.terms().upcoming.is_some(),
        "The day before, it is still to come."
    );
    story.tick_after(1);
    let terms = story.terms();
    assert!(
        terms.upcoming.is_none(),
        "On the day nothing is to come any more."
    );
    assert_eq!(
        terms.applies_from,
        house.start_of(day),
        "It applies from the first second of the day that was announced."
    );
    assert_eq!(story.history().len(), 2, "Both contents are history.");
    story.tick_after(40);
    assert_eq!(story.history().len(), 2, "Signing anew adds nothing.");
}
