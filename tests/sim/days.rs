//! Days of desks and homes: what a visitor's card comes to next door, whatever happens to disks, clocks and the network.

use std::sync::Arc;

use covisa::core::facts::{MemberDetails, Regard};
use covisa::core::orders::{CheckOptions, PassChange};
use covisa::core::views::{CheckView, VisitView};
use covisa::core::{
    DeskCommand, Fact, MemberCommand, PassCommand, Problem, SpaceCommand, SystemCommand,
    TermsCommand, VisitCommand, VisitFact,
};
use covisa::verify::climb_signed_pass;
use federation_spec::rules::Level;

use crate::story::{card_for, profile};
use crate::world::{Pace, Who, World};

/// The home of the cards, and the desk next door.
const HOME: Who = 0;
const DESK: Who = 1;
/// A day, seconds and milliseconds.
const DAY: i64 = 86_400;

/// A card.
struct Card {
    id: String,
    signed: Arc<[u8]>,
}

/// Two houses that know and pin each other, and a card of the first.
fn neighbours() -> (World, Card) {
    let mut world = World::of(2, 3);
    world.pass(20_000);
    for who in [HOME, DESK] {
        let profile = Box::new(profile(who));
        let introduced = world.answered(who, |to| SpaceCommand::Introduce(profile, to));
        introduced.unwrap().unwrap();
        let published = world.answered(who, TermsCommand::PublishDefault);
        published.unwrap().unwrap();
    }
    world.introduce(HOME, DESK);
    world.pass(30_000);
    for (who, other) in [(HOME, DESK), (DESK, HOME)] {
        regard(&mut world, who, other, Regard::Pinned);
    }
    let card = card(&mut world);
    world.pass(5_000);
    (world, card)
}

fn regard(world: &mut World, who: Who, other: Who, regard: Regard) {
    let space = world.home(other).space;
    let regarded = world.answered(who, |to| SpaceCommand::SetRegard(space, regard.into(), to));
    regarded.unwrap().unwrap();
}

fn card(world: &mut World) -> Card {
    let details = MemberDetails {
        name: "Example Member".to_owned(),
        ..MemberDetails::default()
    };
    let member = world.answered(HOME, |to| MemberCommand::Add(details, to));
    let order = card_for(member.unwrap().unwrap().member);
    let issued = world.answered(HOME, |to| PassCommand::Issue(Box::new(order), to));
    let issued = issued.unwrap().unwrap().remove(0);
    Card {
        id: issued.pass.id,
        signed: issued.signed,
    }
}

fn change(world: &mut World, card: &Card, change: PassChange) {
    let id = card.id.clone();
    let changed = world.answered(HOME, |to| PassCommand::Change(id, change, to));
    changed.unwrap().unwrap();
}

fn shown(world: &mut World, card: &Card, check_in: bool) -> Result<CheckView, Problem> {
    let keys = &world.node(DESK).unwrap().keys;
    let shown = Box::new(climb_signed_pass(&card.signed, keys));
    let options = CheckOptions {
        check_in,
        ..CheckOptions::default()
    };
    let check = world.answered(DESK, |to| DeskCommand::Check(shown, options, to));
    check.unwrap()
}

fn level(world: &mut World, card: &Card) -> Level {
    shown(world, card, false).unwrap().verdict.level
}

fn visits(world: &mut World) -> Vec<VisitView> {
    let visits = world.answered(DESK, |to| VisitCommand::List(None, to));
    visits.unwrap().unwrap()
}

/// The clocks of both show so many days more, and a person says that this is the present.
fn days_later(world: &mut World, days: i64) {
    for who in [HOME, DESK] {
        world.cut(who);
        world.set_clock(who, days * DAY);
        world.start(who);
    }
    world.pass(30_000);
    for who in [HOME, DESK] {
        let confirmed = world.answered(who, SystemCommand::ConfirmClock);
        confirmed.unwrap().unwrap();
    }
    world.pass(40_000);
}

#[test]
fn a_card_of_a_neighbour_is_green() {
    let (mut world, card) = neighbours();
    assert_eq!(
        level(&mut world, &card),
        Level::Green,
        "The visitor is welcome."
    );
}

#[test]
fn a_card_that_was_taken_back_is_red_next_door_within_five_seconds() {
    let (mut world, card) = neighbours();
    change(&mut world, &card, PassChange::Revoke);
    world.pass(5_000);
    assert_eq!(level(&mut world, &card), Level::Red, "It counts no more.");
}

#[test]
fn what_is_suspended_is_red_until_it_is_resumed() {
    let (mut world, card) = neighbours();
    change(&mut world, &card, PassChange::Suspend);
    world.pass(5_000);
    assert_ne!(level(&mut world, &card), Level::Green, "Not for now.");
    change(&mut world, &card, PassChange::Resume);
    world.pass(5_000);
    assert_eq!(level(&mut world, &card), Level::Green, "Again.");
}

#[test]
fn a_desk_that_was_off_knows_at_once_what_was_taken_back_meanwhile() {
    let (mut world, card) = neighbours();
    world.cut(DESK);
    change(&mut world, &card, PassChange::Revoke);
    world.pass(600_000);
    world.start(DESK);
    world.pass(5_000);
    assert_eq!(level(&mut world, &card), Level::Red, "It was told.");
}

#[test]
fn a_card_whose_home_was_not_heard_of_for_more_than_a_day_is_not_green() {
    let (mut world, card) = neighbours();
    world.part(HOME, DESK, true);
    world.pass(25 * 3_600_000);
    assert_eq!(level(&mut world, &card), Level::Amber, "Who knows.");
    world.part(HOME, DESK, false);
    world.pass(30_000);
    assert_eq!(level(&mut world, &card), Level::Green, "Its home says so.");
}

#[test]
fn a_blocked_home_opens_no_door() {
    let (mut world, card) = neighbours();
    regard(&mut world, DESK, HOME, Regard::Blocked);
    assert_eq!(level(&mut world, &card), Level::Red, "Not from there.");
}

#[test]
fn whoever_is_let_in_twice_on_a_day_came_once() {
    let (mut world, card) = neighbours();
    let first = shown(&mut world, &card, true).unwrap().checked_in;
    world.pass(3_600_000);
    let second = shown(&mut world, &card, true).unwrap().checked_in;
    assert!(first.is_some(), "The visitor is in.");
    assert_eq!(first, second, "It is the same visit.");
    assert_eq!(visits(&mut world).len(), 1, "And is written once.");
}

#[test]
fn a_visit_whose_answer_was_lost_is_the_same_one_afterwards() {
    for after in 0..30 {
        let (mut world, card) = neighbours();
        let keys = &world.node(DESK).unwrap().keys;
        let shows = Box::new(climb_signed_pass(&card.signed, keys));
        let options = CheckOptions {
            check_in: true,
            ..CheckOptions::default()
        };
        let asked = world.ask(DESK, |to| DeskCommand::Check(shows, options, to));
        world.pass(after);
        world.cut(DESK);
        let told = world.answer(asked).map(|view| view.unwrap().checked_in);
        world.start(DESK);
        world.pass(10_000);
        let again = shown(&mut world, &card, true).unwrap().checked_in;
        if let Some(told) = told {
            assert_eq!(told, again, "What the desk was told is so, {after} ms on.");
        }
        assert_eq!(
            visits(&mut world).len(),
            1,
            "The visitor came once, {after} ms on."
        );
    }
}

#[test]
fn a_full_disk_lets_nobody_in_and_goes_on_judging() {
    let (mut world, card) = neighbours();
    world.set_pace(DESK, Pace::Full);
    let refused = shown(&mut world, &card, true);
    assert!(refused.is_err(), "What is not written did not happen.");
    change(&mut world, &card, PassChange::Revoke);
    world.pass(5_000);
    assert_ne!(level(&mut world, &card), Level::Green, "It is judged on.");
    world.set_pace(DESK, Pace::Quick);
    world.cut(DESK);
    world.start(DESK);
    world.pass(10_000);
    assert_eq!(
        level(&mut world, &card),
        Level::Red,
        "With room, it is known."
    );
    assert!(visits(&mut world).is_empty(), "And nobody came.");
}

/// Twenty checks at a desk while its slow disk is at work on something else, each within 5 ms.
fn checked_beside_a_slow_disk(world: &mut World, card: &Card) {
    world.set_pace(DESK, Pace::Slow);
    for _ in 0..20 {
        let published = world.ask(DESK, TermsCommand::PublishDefault);
        let keys = &world.node(DESK).unwrap().keys;
        let shows = Box::new(climb_signed_pass(&card.signed, keys));
        let options = CheckOptions::default();
        let check = world.answered_within(5, DESK, |to| DeskCommand::Check(shows, options, to));
        assert!(
            check.is_some(),
            "A check that writes nothing waits for nothing."
        );
        world.pass(1_500);
        drop(world.answer(published));
    }
}

#[test]
fn a_slow_disk_keeps_no_desk_waiting() {
    let (mut world, card) = neighbours();
    checked_beside_a_slow_disk(&mut world, &card);
}

/// Seed 1694 of fifty nodes: that somebody is in was told behind whatever was being written, though it had long been on disk.
#[test]
fn a_slow_disk_keeps_nobody_waiting_who_is_in_already() {
    let (mut world, card) = neighbours();
    let came = shown(&mut world, &card, true).unwrap();
    assert!(came.checked_in.is_some(), "The visitor is let in.");
    world.pass(1_000);
    checked_beside_a_slow_disk(&mut world, &card);
}

#[test]
fn the_fourth_day_of_three_is_not_free() {
    let (mut world, card) = neighbours();
    for day in 1..=3 {
        let view = shown(&mut world, &card, true).unwrap();
        assert_eq!(view.verdict.level, Level::Green, "Day {day} of three.");
        days_later(&mut world, day);
    }
    assert_ne!(level(&mut world, &card), Level::Green, "Three were given.");
    assert_eq!(visits(&mut world).len(), 3, "On three days.");
}

#[test]
fn what_a_visitor_showed_goes_after_its_days_and_the_visit_stays() {
    let (mut world, card) = neighbours();
    shown(&mut world, &card, true).unwrap();
    world.pass(5_000);
    let showed = |world: &World| {
        let entries = world.home(DESK).disk.book().entries();
        let mut facts = entries.into_iter().map(|(_, entry)| entry.fact);
        facts.any(|fact| matches!(fact, Fact::Visit(VisitFact::Disclosed { .. })))
    };
    assert!(showed(&world), "The card says who the visitor is.");
    days_later(&mut world, 32);
    world.pass(90_000);
    assert!(!showed(&world), "It has left the ledger.");
    assert_eq!(visits(&mut world).len(), 1, "The visit has not.");
}

#[test]
fn terms_that_are_published_are_known_next_door_within_two_seconds() {
    let (mut world, _) = neighbours();
    let before = world.answered(HOME, TermsCommand::Show).unwrap().unwrap();
    let reviewed = world.answered(HOME, TermsCommand::Review);
    let reviewed = reviewed.unwrap().unwrap().sequence;
    assert!(reviewed > before.sequence, "They are signed anew.");
    world.pass(2_000);
    let home = world.home(HOME).space;
    let shown = world.answered(DESK, |to| SpaceCommand::Show(home, to));
    let held = shown.unwrap().unwrap().terms;
    let held = held.held().map(|terms| terms.sequence);
    assert_eq!(held, Some(reviewed), "They are known.");
}

/// That it had been refused as ended was forgotten by a restart: a cursor that was kept for later came back.
#[test]
fn what_a_clock_ahead_refused_is_read_again_after_a_restart() {
    let (mut world, _) = neighbours();
    world.set_clock(DESK, 400 * DAY);
    world.pass(60_000);
    let reviewed = world.answered(HOME, TermsCommand::Review);
    let reviewed = reviewed.unwrap().unwrap().sequence;
    world.pass(120_000);
    world.cut(DESK);
    world.set_clock(DESK, 0);
    world.start(DESK);
    world.pass(90_000);
    let home = world.home(HOME).space;
    let shown = world.answered(DESK, |to| SpaceCommand::Show(home, to));
    let held = shown.unwrap().unwrap().terms;
    let held = held.held().map(|terms| terms.sequence);
    assert_eq!(held, Some(reviewed), "It was asked for again.");
}

/// Cursors outlived two starts under a clock that was ahead: the second one no longer knew what the first had refused.
#[test]
fn what_a_clock_ahead_refused_in_an_earlier_run_is_read_again_when_it_is_set_right() {
    let (mut world, card) = neighbours();
    change(&mut world, &card, PassChange::Suspend);
    world.pass(5_000);
    world.set_clock(DESK, 366 * DAY);
    world.pass(60_000);
    change(&mut world, &card, PassChange::Resume);
    for _ in 0..2 {
        world.cut(DESK);
        world.start(DESK);
        world.pass(700_000);
    }
    world.set_clock(DESK, 0);
    world.pass(1_000);
    let confirmed = world.answered(DESK, SystemCommand::ConfirmClock);
    confirmed.unwrap().unwrap();
    world.pass(60_000);
    assert_eq!(
        level(&mut world, &card),
        Level::Green,
        "The visitor may come again."
    );
}

/// What somebody did under a clock eight days ahead vouched for it, so that nothing seemed doubtful afterwards.
#[test]
fn what_a_clock_ahead_refused_is_read_again_when_a_start_shows_less_than_was_written() {
    let (mut world, card) = neighbours();
    change(&mut world, &card, PassChange::Suspend);
    world.pass(5_000);
    world.set_clock(DESK, 8 * DAY);
    change(&mut world, &card, PassChange::Resume);
    for _ in 0..2 {
        world.cut(DESK);
        world.start(DESK);
        regard(&mut world, DESK, HOME, Regard::Pinned);
        world.pass(700_000);
    }
    world.cut(DESK);
    world.set_clock(DESK, 0);
    world.start(DESK);
    world.pass(60_000);
    assert_eq!(
        level(&mut world, &card),
        Level::Green,
        "The visitor may come again."
    );
}
