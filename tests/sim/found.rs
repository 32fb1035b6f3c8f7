//! What chance has found, told without it.

use covisa::core::facts::Regard;
use covisa::core::views::{StatusView, TermsView};
use covisa::core::{SpaceCommand, SystemCommand, TermsCommand};
use covisa::store::Records as _;
use federation_spec::wire::envelope::RecordType;

use crate::story::profile;
use crate::world::World;

fn terms(world: &mut World) -> TermsView {
    let shown = world.answered(0, TermsCommand::Show);
    shown.unwrap().unwrap()
}

/// One node that has said what it is and offers.
fn alone() -> World {
    let mut world = World::of(1, 1);
    world.pass(20_000);
    let profile = Box::new(profile(0));
    let introduced = world.answered(0, |to| SpaceCommand::Introduce(profile, to));
    introduced.unwrap().unwrap();
    world
        .answered(0, TermsCommand::PublishDefault)
        .unwrap()
        .unwrap();
    world
}

/// Two that have said what they are, and keep each other connected.
fn two() -> World {
    let mut world = World::of(2, 2);
    world.pass(20_000);
    for who in [0, 1] {
        let profile = Box::new(profile(who));
        let introduced = world.answered(who, |to| SpaceCommand::Introduce(profile, to));
        introduced.unwrap().unwrap();
    }
    world.introduce(0, 1);
    world.pass(60_000);
    world
}

/// Both confirmations of a person, the clock first: what was signed by a clock that was ahead stayed in use for good.
#[test]
fn what_was_signed_ahead_is_signed_anew_whatever_else_was_in_doubt() {
    let mut world = alone();
    world.cut(0);
    world.set_clock(0, 7 * 3_600);
    world.start(0);
    world.pass(20_000);
    world.answered(0, TermsCommand::Review).unwrap().unwrap();
    let ahead = terms(&mut world).sequence;
    world.cut(0);
    let copy = world.home(0).copied(world.now);
    world.bring_back(0, copy);
    world.set_clock(0, 0);
    world.start(0);
    world.pass(1_000);
    world
        .answered(0, SystemCommand::ConfirmClock)
        .unwrap()
        .unwrap();
    world
        .answered(0, SystemCommand::ConfirmHome)
        .unwrap()
        .unwrap();
    world.pass(31_000);
    let now = world.moment(0).wall;
    let anew = terms(&mut world).sequence;
    assert!(anew < ahead, "They are signed anew: {anew}, {ahead}.");
    assert!(anew <= now.millis(), "From the present: {anew}.");
}

/// Two records of one line in the index, as a version of this program or a cut could leave them: one was served for ever.
#[test]
fn what_another_record_took_the_place_of_leaves_the_index_at_the_next_start() {
    let mut world = alone();
    let of_terms = |world: &World| {
        let shelf = &world.home(0).disk.shelf;
        let all: Vec<_> = shelf
            .records(|item| item.slot.kind == RecordType::Terms)
            .collect();
        all
    };
    let before = of_terms(&world);
    world.pass(5_000);
    world.answered(0, TermsCommand::Review).unwrap().unwrap();
    let after = of_terms(&world);
    assert_ne!(
        before[0].item.id, after[0].item.id,
        "They were signed again."
    );
    world.cut(0);
    let mut home = world.home(0).clone();
    home.disk.shelf.put_back(before[0].clone());
    world.bring_back(0, home);
    assert_eq!(of_terms(&world).len(), 2, "Both are there.");
    world.start(0);
    world.pass(1_000);
    let left: Vec<_> = of_terms(&world).iter().map(|kept| kept.item.id).collect();
    assert_eq!(left, [after[0].item.id], "The newer one is left.");
}

/// What had ended by a clock that was ahead was passed by, and read by nobody when the clock was right again.
#[test]
fn what_ended_by_a_wrong_clock_is_asked_for_again_when_it_is_right() {
    let mut world = two();
    world.set_clock(1, 400 * 86_400);
    world
        .answered(0, TermsCommand::PublishDefault)
        .unwrap()
        .unwrap();
    world.pass(60_000);
    let home = world.home(0).space;
    let knows = |world: &mut World| {
        let shown = world.answered(1, |to| SpaceCommand::Show(home, to));
        shown.unwrap().unwrap().terms.current().is_some()
    };
    world.set_clock(1, 0);
    world
        .answered(1, SystemCommand::ConfirmClock)
        .unwrap()
        .unwrap();
    world.pass(60_000);
    assert!(knows(&mut world), "The terms are known.");
}

/// The same where somebody had confirmed the clock before it went wrong: that it was right again was said by nobody, and what had
/// been passed by was read a day later.
#[test]
fn what_ended_by_a_wrong_clock_is_asked_for_again_though_nobody_says_that_it_is_right() {
    let mut world = two();
    world
        .answered(1, SystemCommand::ConfirmClock)
        .unwrap()
        .unwrap();
    world.set_clock(1, 400 * 86_400);
    world
        .answered(0, TermsCommand::PublishDefault)
        .unwrap()
        .unwrap();
    world.pass(60_000);
    let home = world.home(0).space;
    let knows = |world: &mut World| {
        let shown = world.answered(1, |to| SpaceCommand::Show(home, to));
        shown.unwrap().unwrap().terms.current().is_some()
    };
    assert!(!knows(&mut world), "By that clock they have ended.");
    world.set_clock(1, 0);
    world.pass(90_000);
    assert!(knows(&mut world), "The terms are known.");
}

/// What was signed later than now by a clock that was eleven minutes slow was passed by, and nobody asked for it again before the
/// next day.
#[test]
fn what_was_too_early_by_a_slow_clock_is_asked_for_again_when_its_time_has_come() {
    let mut world = two();
    world.cut(1);
    world.set_clock(1, -660);
    world.start(1);
    world.pass(60_000);
    let sequence = |world: &mut World, who| {
        let home = world.home(0).space;
        let shown = world.answered(who, |to| SpaceCommand::Show(home, to));
        let terms = shown.unwrap().unwrap().terms;
        terms.held().map(|terms| terms.sequence)
    };
    let published = world.answered(0, TermsCommand::PublishDefault);
    published.unwrap().unwrap();
    world.pass(5_000);
    assert_ne!(
        sequence(&mut world, 1),
        sequence(&mut world, 0),
        "It is too early for that."
    );
    world.pass(180_000);
    assert_eq!(
        sequence(&mut world, 1),
        sequence(&mut world, 0),
        "Its time has come."
    );
}

/// A pinned home's answer that held the key log and no more ended the doubt of a copied home: what it had taken back since it
/// was copied may have been in what did not fit.
#[test]
fn a_copied_home_is_told_in_full_before_its_doubt_ends() {
    let mut world = two();
    let host = world.home(1).space;
    let pinned = |to| SpaceCommand::SetRegard(host, Regard::Pinned.into(), to);
    world.answered(0, pinned).unwrap().unwrap();
    world.pass(5_000);
    world.cut(0);
    let copy = world.home(0).copied(world.now);
    world.bring_back(0, copy);
    let is_in_doubt = |world: &mut World| {
        let status: StatusView = world.answered(0, SystemCommand::Status).unwrap().unwrap();
        status.copied
    };
    world.room = 600;
    world.start(0);
    world.pass(60_000);
    assert!(is_in_doubt(&mut world), "It was not told everything.");
    world.room = usize::MAX;
    world.pass(60_000);
    assert!(!is_in_doubt(&mut world), "Now it was.");
}
