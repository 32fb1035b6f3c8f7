//! Stories of two nodes of one space that share a ledger, as several machines of one operator would, and of ledgers that
//! misbehave.

use std::collections::BTreeSet;

use covisa::core::facts::{Regard, Role, WayIn};
use covisa::core::orders::CheckOptions;
use covisa::core::views::{CheckView, StatusView, TermsView};
use covisa::core::{
    Again, DeskCommand, Effect, Fact, Input, Method, NetworkOrder, OwnFact, Page, Parcel, Peer,
    PeerCommand, Problem, SpaceCommand, SystemCommand, TermsCommand, Ticket, To, TokenCommand,
};
use covisa::store::Records as _;
use covisa::verify::{climb, climb_signed_pass};
use covisa_tests::made::{Made, THREE_A_MONTH, content, numbered_card};
use federation_spec::rules::Level;
use federation_spec::wire::ids::{Hash32, Timestamp};

use crate::book::Crooked;
use crate::house::Home;
use crate::scheduler::Alone;
use crate::world::BEGAN;
use covisa_tests::chance::Chance;

/// Two nodes of one space, and what stands in the ledger before them.
fn two() -> (Alone, Alone) {
    let home = Home::found(1, BEGAN);
    let other = home.beside(9);
    (Alone::at(home), Alone::at(other))
}

/// A node is told of everything in the ledger that has this number or a later one.
fn tell_from(alone: &mut Alone, first: u64) {
    let entries = alone.node.home.disk.book().entries();
    for (number, entry) in entries.into_iter().filter(|(number, _)| *number >= first) {
        let record = match &entry.fact {
            Fact::Own(OwnFact::Signed { record }) => Some(climb(record, &alone.node.keys)),
            _ => None,
        };
        let entry = Box::new(entry);
        alone.hear(Input::Told {
            number,
            entry,
            record,
        });
    }
}

fn tell(alone: &mut Alone) {
    tell_from(alone, 1);
}

/// Writes until nothing waits.
fn write_all(alone: &mut Alone) {
    while alone.node.waits() {
        alone.write();
    }
}

fn members(alone: &mut Alone) -> Vec<String> {
    let listed = alone.list();
    write_all(alone);
    let mut names = alone.names(listed);
    names.sort();
    names
}

fn problem(alone: &mut Alone, ticket: Ticket) -> Option<Problem> {
    alone.answer(ticket).err()
}

#[test]
fn what_one_writes_is_so_for_the_other_once_it_is_told() {
    let (mut one, mut other) = two();
    one.add("Guest");
    one.write();
    assert!(members(&mut other).is_empty(), "Nobody has told it yet.");
    tell(&mut other);
    assert_eq!(members(&mut other), ["Guest"], "It is told.");
    tell(&mut other);
    assert_eq!(members(&mut other), ["Guest"], "Once is enough.");
    let added = other.add("Another");
    other.write();
    assert_eq!(problem(&mut other, added), None, "It goes on behind that.");
}

#[test]
fn whoever_is_slower_has_done_nothing_and_knows_then_what_was_written() {
    let (mut one, mut other) = two();
    let first = one.add("First");
    let slower = other.add("Slower");
    let after = other.add("After");
    one.write();
    write_all(&mut other);
    assert_eq!(problem(&mut one, first), None, "The first one is in.");
    for refused in [slower, after] {
        assert_eq!(
            problem(&mut other, refused),
            Some(Problem::Overtaken),
            "What was decided before the first one was heard of is not so, and nothing that followed it."
        );
    }
    assert_eq!(members(&mut other), ["First"], "It has read the ledger.");
    let again = other.add("Slower");
    other.write();
    assert_eq!(problem(&mut other, again), None, "Once more is enough.");
    let numbers: Vec<u64> = other
        .node
        .home
        .disk
        .book()
        .entries()
        .iter()
        .map(|(number, _)| *number)
        .collect();
    let unique: BTreeSet<&u64> = numbers.iter().collect();
    assert_eq!(unique.len(), numbers.len(), "No number is used twice.");
}

#[test]
fn whoever_missed_something_reads_all_of_it() {
    let (mut one, mut other) = two();
    for name in ["One", "Two", "Three"] {
        one.add(name);
        one.write();
    }
    let last = one.node.home.disk.book().last();
    tell_from(&mut other, last);
    assert_eq!(
        members(&mut other),
        ["One", "Three", "Two"],
        "All are there."
    );
}

#[test]
fn what_is_told_while_something_is_being_written_is_not_lost() {
    let (mut one, mut other) = two();
    one.add("First");
    one.write();
    let waiting = other.add("Waiting");
    tell(&mut other);
    write_all(&mut other);
    assert_eq!(
        problem(&mut other, waiting),
        Some(Problem::Overtaken),
        "It came too late."
    );
    assert_eq!(members(&mut other), ["First"], "It knows the first one.");
}

#[test]
fn what_one_signs_is_the_space_s_for_the_other() {
    let (mut one, mut other) = two();
    one.ask(|to| TermsCommand::PublishDefault(to).into());
    write_all(&mut one);
    tell(&mut other);
    write_all(&mut other);
    let terms = |alone: &mut Alone| {
        let shown = alone.ask(|to: To<TermsView>| TermsCommand::Show(to).into());
        let shown: TermsView = alone.answer(shown).unwrap().take();
        shown.sequence
    };
    let of_one = terms(&mut one);
    assert_eq!(terms(&mut other), of_one, "They are the same terms.");
    let served = |alone: &Alone| {
        let shelf = &alone.node.home.disk.shelf;
        shelf.items().map(|item| item.id).collect::<BTreeSet<_>>()
    };
    assert_eq!(served(&one), served(&other), "Both serve them.");
}

#[test]
fn peers_and_desks_of_one_are_those_of_the_other() {
    let (mut one, mut other) = two();
    let address = "/ip4/192.0.2.1/tcp/1/p2p/12D3KooWExample".to_owned();
    one.ask(|to| PeerCommand::Add(address.clone(), to).into());
    write_all(&mut one);
    tell(&mut other);
    let dials = |effect: &Effect| matches!(effect, Effect::Network(NetworkOrder::Dial(to)) if *to == address);
    assert!(
        other.effects.iter().any(dials),
        "It keeps it connected too."
    );
    let (code, hash) = ("12345678".to_owned(), Hash32([7; 32]));
    one.ask(|to| {
        let (code, role) = (code.clone(), Role::Desk);
        let (label, member) = (None, None);
        let offered = TokenCommand::OfferPairing {
            code,
            role,
            label,
            member,
            to,
        };
        offered.into()
    });
    one.ask(|to| {
        let (code, way) = (code.clone(), WayIn::House);
        let pair = TokenCommand::Pair {
            code,
            hash,
            way,
            to,
        };
        pair.into()
    });
    write_all(&mut one);
    tell(&mut other);
    let lets_in =
        |effect: &Effect| matches!(effect, Effect::Tokens(tokens) if tokens.contains_key(&hash));
    assert!(
        other.effects.iter().any(lets_in),
        "It lets that desk in too."
    );
}

#[test]
fn a_hundred_rounds_of_two_lose_nothing_that_was_answered() {
    let (mut one, mut other) = two();
    let mut chance = Chance::of(7);
    let (mut answered, mut refused) = (BTreeSet::new(), 0);
    let mut open: Vec<(bool, Ticket, String)> = Vec::new();
    for round in 0..400 {
        let first = chance.below(2) == 0;
        let alone = if first { &mut one } else { &mut other };
        match chance.below(5) {
            0 | 1 => {
                let name = format!("Guest {round:03}");
                let ticket = alone.add(&name);
                open.push((first, ticket, name));
            }
            2 | 3 => alone.write(),
            _ => tell(alone),
        }
    }
    for alone in [&mut one, &mut other] {
        write_all(alone);
    }
    for alone in [&mut one, &mut other] {
        tell(alone);
        write_all(alone);
    }
    for (first, ticket, name) in open {
        let alone = if first { &mut one } else { &mut other };
        match problem(alone, ticket) {
            None => drop(answered.insert(name)),
            Some(problem) => {
                assert_eq!(problem, Problem::Overtaken, "Nothing else was in the way.");
                refused += 1;
            }
        }
    }
    let all: Vec<String> = answered.into_iter().collect();
    assert!(
        all.len() > 20 && refused > 5,
        "Both happened: {}, {refused}.",
        all.len()
    );
    assert_eq!(
        members(&mut one),
        all,
        "Who was answered for is there, and nobody else."
    );
    assert_eq!(members(&mut other), all, "For both.");
}

/// A node whose ledger misbehaves from now on.
fn crooked(how: Crooked) -> Alone {
    let mut alone = Alone::new();
    alone.add("Kept");
    write_all(&mut alone);
    alone.node.home.disk.book().be(Some(how));
    alone
}

#[test]
fn a_ledger_that_is_always_overtaken_refuses_all_and_nothing_stops() {
    let mut alone = crooked(Crooked::AlwaysOvertaken);
    for _ in 0..20 {
        let added = alone.add("Lost");
        write_all(&mut alone);
        assert_eq!(
            problem(&mut alone, added),
            Some(Problem::Overtaken),
            "It is refused."
        );
    }
    assert_eq!(members(&mut alone), ["Kept"], "It goes on answering.");
    alone.node.home.disk.book().be(None);
    let added = alone.add("Later");
    write_all(&mut alone);
    assert_eq!(
        problem(&mut alone, added),
        None,
        "Once it behaves, all is well."
    );
}

#[test]
fn a_ledger_that_lies_is_not_written_to_and_the_node_judges_on() {
    for how in [Crooked::LiesAboutItsEnd, Crooked::LiesAboutOthers] {
        let mut alone = crooked(how);
        let added = alone.add("Lost");
        write_all(&mut alone);
        let said = problem(&mut alone, added);
        assert!(
            matches!(&said, Some(Problem::ReadOnly(reason)) if reason.contains("the ledger says")),
            "{how:?} is said: {said:?}"
        );
        let ready = alone.ask(|to| SystemCommand::Ready(to).into());
        assert!(
            alone.answer(ready).is_err(),
            "It says that it cannot write."
        );
        let listed = alone.list();
        assert!(
            alone.names(listed).contains(&"Kept".to_owned()),
            "It judges on."
        );
    }
}

/// A peer that is no node of any space here.
fn peer() -> Peer {
    Peer([9; 38].as_slice().into())
}

fn connect(alone: &mut Alone) {
    let address = "/memory/7".to_owned();
    alone.hear(Input::Connected {
        peer: peer(),
        address,
    });
}

/// What gossip had brought goes with what is refused, and gossip does not bring it again: whoever is connected is read.
#[test]
fn what_peers_brought_and_was_refused_with_the_rest_is_asked_for_again() {
    let (mut one, mut other) = two();
    connect(&mut other);
    let made = Made::of(77, Timestamp(BEGAN.0 - 3600));
    other.add("Second");
    other.hear(Input::Gossip {
        ticket: Ticket(900),
        from: peer(),
        climbed: climb(&made.inception().bytes, &other.node.keys),
    });
    one.add("First");
    one.write();
    other.effects.clear();
    write_all(&mut other);
    let asks = |effect: &Effect| matches!(effect, Effect::Network(NetworkOrder::Ask(to, ..)) if *to == peer());
    assert!(other.effects.iter().any(asks), "It is read.");
}

/// All that a space says comes by gossip, and is written.
fn bring(alone: &mut Alone, made: &Made) {
    let said = content(THREE_A_MONTH);
    let list = made.status_list(0, 0, &[]);
    for (number, kept) in made.records(&said).iter().chain([&list]).enumerate() {
        alone.hear(Input::Gossip {
            ticket: Ticket(900 + number as u64),
            from: Peer([8; 38].as_slice().into()),
            climbed: climb(&kept.bytes, &alone.node.keys),
        });
        write_all(alone);
    }
}

/// A check-in that waited for a page was decided by what was not so any more: green for a home that had been blocked.
#[test]
fn a_core_that_is_out_of_date_decides_nothing() {
    let (mut one, mut other) = two();
    connect(&mut other);
    let made = Made::of(77, Timestamp(BEGAN.0 - 3600));
    bring(&mut other, &made);
    let space = made.space;
    other.ask(|to| SpaceCommand::SetRegard(space, Regard::Pinned.into(), to).into());
    other.ask(|to| TermsCommand::PublishDefault(to).into());
    write_all(&mut other);
    tell(&mut one);
    write_all(&mut one);
    let shown = climb_signed_pass(&numbered_card(&made, 5, true), &other.node.keys);
    let options = CheckOptions {
        check_in: true,
        ..CheckOptions::default()
    };
    let check = other.ask(|to| DeskCommand::Check(Box::new(shown), options, to).into());
    assert!(
        !other.answered().contains(&check),
        "It waits for what is being read."
    );
    other.add("Second");
    let (method, next, more) = (Method::Stream, None, false);
    other.hear(Input::Parcel {
        from: peer(),
        parcel: Parcel {
            method,
            records: Vec::new(),
            next,
            more,
        },
    });
    let newer = made.status_list(0, 1, &[]);
    let records = vec![climb(&newer.bytes, &other.node.keys)];
    let page = Page {
        method,
        records,
        ids: Vec::new(),
        next,
        more,
    };
    other.hear(Input::Page { from: peer(), page });
    one.ask(|to| SpaceCommand::SetRegard(space, Regard::Blocked.into(), to).into());
    one.write();
    let written = one.node.home.disk.book().last();
    write_all(&mut other);
    assert_eq!(
        other.node.home.disk.book().last(),
        written,
        "Nothing was written behind that."
    );
    other.hear(Input::Again(Again::Overdue(check)));
    write_all(&mut other);
    let view: CheckView = other.answer(check).unwrap().take();
    assert_ne!(
        view.verdict.level,
        Level::Green,
        "It was blocked meanwhile."
    );
}

/// That a home was copied is the first thing that it writes: where another writer is quicker it is still so.
#[test]
fn a_copied_home_whose_first_note_was_refused_is_still_a_copied_one() {
    let copy = Home::found(1, BEGAN).copied(1);
    let mut other = Alone::at(copy.beside(9));
    let mut copied = Alone::before_its_first_write(copy);
    other.add("First");
    write_all(&mut other);
    write_all(&mut copied);
    copied.add("Second");
    write_all(&mut copied);
    let asked = copied.ask(|to| SystemCommand::Status(to).into());
    let status: StatusView = copied.answer(asked).unwrap().take();
    assert!(status.copied, "It says so.");
    let again = Alone::at(copied.node.home.clone());
    let (mut again, _) = (again, copied);
    let asked = again.ask(|to| SystemCommand::Status(to).into());
    let status: StatusView = again.answer(asked).unwrap().take();
    assert!(status.copied, "And after a start.");
}
