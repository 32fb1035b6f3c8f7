//! Stories of one node and its disk: what waits for what, and what becomes of it when the disk fails.

use covisa::core::facts::MemberDetails;
use covisa::core::orders::SpaceFilter;
use covisa::core::views::MemberView;
use covisa::core::{
    Answer, Effect, Input, MemberCommand, Moment, NetworkOrder, Peer, Problem, SpaceCommand,
    SystemCommand, TermsCommand, Ticket, To, Uptime,
};

use federation_spec::wire::ids::SpaceId;

use crate::house::{Home, Node};
use crate::world::BEGAN;

/// One node, whose disk writes when it is told to.
pub struct Alone {
    /// The node.
    pub node: Node,
    tickets: u64,
    /// What it wants to be done.
    pub effects: Vec<Effect>,
}

impl Alone {
    /// A space founded just now.
    pub fn new() -> Self {
        Self::at(Home::found(1, BEGAN))
    }

    /// A node on what is there.
    pub fn at(home: Home) -> Self {
        let mut alone = Self::before_its_first_write(home);
        alone.write();
        alone.effects.clear();
        alone
    }

    /// A node whose first change waits for the disk.
    pub fn before_its_first_write(home: Home) -> Self {
        Self {
            node: Node::start(home, moment(), 1),
            tickets: 0,
            effects: Vec::new(),
        }
    }

    /// Asks; the answer comes to this ticket.
    pub fn ask<T: 'static>(
        &mut self,
        question: impl FnOnce(To<T>) -> covisa::core::Command,
    ) -> Ticket {
        self.tickets += 1;
        let ticket = Ticket(self.tickets);
        let input = Input::Command(Box::new(question(To::new(ticket))));
        self.hear(input);
        ticket
    }

    /// Something happens.
    pub fn hear(&mut self, input: Input) {
        let effects = self.node.hear(input, moment());
        self.effects.extend(effects);
    }

    /// The disk writes what waits longest.
    pub fn write(&mut self) {
        let effects = self.node.write(moment());
        self.effects.extend(effects);
    }

    /// Adds a member.
    pub fn add(&mut self, name: &str) -> Ticket {
        let details = MemberDetails {
            name: name.to_owned(),
            ..MemberDetails::default()
        };
        self.ask(|to| MemberCommand::Add(details, to).into())
    }

    /// Asks for the members.
    pub fn list(&mut self) -> Ticket {
        self.ask(|to| MemberCommand::List(to).into())
    }

    /// The tickets that were answered, in this order; what they were answered with stays.
    pub fn answered(&self) -> Vec<Ticket> {
        let answers = self.effects.iter().filter_map(|effect| match effect {
            Effect::Answer(ticket, _) => Some(*ticket),
            _ => None,
        });
        answers.collect()
    }

    /// What a ticket was answered with.
    pub fn answer(&mut self, to: Ticket) -> Answer {
        let is_it = |effect: &Effect| matches!(effect, Effect::Answer(ticket, _) if *ticket == to);
        let at = self
            .effects
            .iter()
            .position(is_it)
            .expect("it was answered");
        match self.effects.remove(at) {
            Effect::Answer(_, answer) => answer,
            _ => unreachable!("it is an answer"),
        }
    }

    /// The members that a list names.
    pub fn names(&mut self, list: Ticket) -> Vec<String> {
        let members: Vec<MemberView> = self.answer(list).unwrap().take();
        members.into_iter().map(|view| view.details.name).collect()
    }

    fn published(&self) -> usize {
        let publishes =
            |effect: &&Effect| matches!(effect, Effect::Network(NetworkOrder::Publish(_)));
        self.effects.iter().filter(publishes).count()
    }
}

fn moment() -> Moment {
    Moment {
        wall: BEGAN,
        up: Uptime(20),
        boot: Uptime(20),
    }
}

#[test]
fn what_is_written_is_answered_once_it_is_on_disk() {
    let mut alone = Alone::new();
    let added = alone.add("Guest");
    assert!(alone.answered().is_empty(), "Nothing is on disk yet.");
    alone.write();
    assert_eq!(alone.answered(), [added], "Now it is.");
}

#[test]
fn what_rests_on_something_unwritten_waits_for_it() {
    let mut alone = Alone::new();
    let added = alone.add("Guest");
    let listed = alone.list();
    assert!(
        alone.answered().is_empty(),
        "The list names who may yet be lost."
    );
    alone.write();
    assert_eq!(
        alone.answered(),
        [added, listed],
        "In the order of the questions."
    );
    assert_eq!(alone.names(listed), ["Guest"], "The guest is there.");
}

/// A walk waits once, at its end: what its turns showed is on disk by then. Nobody else is known here, so a first turn is its
/// last one; a later page of a program that kept its cursor is one too.
#[test]
fn the_last_turn_of_a_walk_waits_for_what_is_being_written() {
    for after in [None, Some(SpaceId::from_bytes([0; 20]))] {
        let mut alone = Alone::new();
        let added = alone.add("Guest");
        let filter = SpaceFilter {
            after,
            limit: 50,
            ..SpaceFilter::default()
        };
        let walked = alone.ask(|to| SpaceCommand::List(filter, to).into());
        assert!(alone.answered().is_empty(), "It waits, after {after:?}.");
        alone.write();
        assert_eq!(alone.answered(), [added, walked], "And is told then.");
    }
}

#[test]
fn what_rests_on_nothing_unwritten_is_answered_at_once() {
    let mut alone = Alone::new();
    let listed = alone.list();
    assert_eq!(alone.answered(), [listed], "Nothing is waited for.");
}

#[test]
fn a_question_waits_for_the_newest_change_and_for_all_before_it() {
    let mut alone = Alone::new();
    let one = alone.add("One");
    let other = alone.add("Other");
    let listed = alone.list();
    alone.write();
    assert_eq!(alone.answered(), [one], "The second change is not on disk.");
    alone.write();
    assert_eq!(alone.answered(), [one, other, listed], "Now both are.");
}

#[test]
fn what_this_space_says_leaves_once_it_is_on_disk() {
    let mut alone = Alone::new();
    alone.ask(|to| TermsCommand::PublishDefault(to).into());
    assert_eq!(alone.published(), 0, "A power cut could take it back.");
    alone.write();
    assert_eq!(alone.published(), 1, "Nothing can.");
}

#[test]
fn when_the_disk_fails_whoever_waits_is_told_and_what_it_did_not_take_is_not_so() {
    let mut alone = Alone::new();
    alone.add("Kept");
    alone.write();
    alone.node.home.disk.fail();
    let (lost, listed) = (alone.add("Lost"), alone.list());
    alone.write();
    for refused in [lost, listed] {
        let answer = alone.answer(refused);
        let said = answer.err();
        assert_eq!(
            said,
            Some(Problem::ReadOnly("no space left".to_owned())),
            "It is refused."
        );
    }
    let listed = alone.list();
    assert_eq!(alone.names(listed), ["Kept"], "What is on disk is so.");
    let refused = alone.add("Later");
    let answer = alone.answer(refused);
    assert!(
        matches!(answer, Err(Problem::ReadOnly(_))),
        "Nothing more is written."
    );
}

#[test]
fn all_that_waits_for_a_disk_that_failed_is_refused() {
    let mut alone = Alone::new();
    let waiting = [alone.add("One"), alone.add("Two"), alone.add("Three")];
    alone.node.home.disk.fail();
    for _ in waiting {
        alone.write();
    }
    assert_eq!(alone.answered(), waiting, "Each is told, in order.");
    let listed = alone.list();
    assert_eq!(alone.names(listed), [""; 0], "None of them is there.");
    assert!(!alone.node.waits(), "Nothing waits any longer.");
}

#[test]
fn a_node_whose_disk_failed_says_nothing_new_and_still_says_how_it_is() {
    let mut alone = Alone::new();
    alone.node.home.disk.fail();
    alone.ask(|to| TermsCommand::PublishDefault(to).into());
    alone.write();
    assert_eq!(alone.published(), 0, "Nothing that is not on disk leaves.");
    let ready = alone.ask(|to| SystemCommand::Ready(to).into());
    assert!(alone.answer(ready).is_err(), "It is not ready.");
    let status = alone.ask(|to| SystemCommand::Status(to).into());
    let status: covisa::core::views::StatusView = alone.answer(status).unwrap().take();
    assert_eq!(
        status.store.as_deref(),
        Some("no space left"),
        "It says why."
    );
}

#[test]
fn a_node_started_again_knows_what_was_answered_and_nothing_that_was_not() {
    let mut alone = Alone::new();
    alone.add("Written");
    alone.write();
    alone.add("Waiting");
    let mut home = alone.node.home.clone();
    home.disk.lose();
    let mut again = Alone {
        node: Node::start(home, moment(), 2),
        tickets: 100,
        effects: Vec::new(),
    };
    again.write();
    let listed = again.list();
    assert_eq!(
        again.names(listed),
        ["Written"],
        "The other one was never answered."
    );
}

#[test]
fn a_peer_is_asked_at_once_and_what_it_is_told_of_waits() {
    let mut alone = Alone::new();
    let peer = Peer([7; 38].as_slice().into());
    alone.add("Guest");
    alone.hear(Input::Connected {
        peer: peer.clone(),
        address: "/memory/7".to_owned(),
    });
    let asks = |effect: &&Effect| matches!(effect, Effect::Network(NetworkOrder::Ask(to, ..)) if *to == peer);
    assert!(
        alone.effects.iter().any(|effect| asks(&effect)),
        "Questions rest on nothing."
    );
}
