//! A home for which others vouch: what its members get is for the operator to say. SPEC §5.2

use federation_spec::rules::{Limit, Standing, Welcome};

use super::verdict_kit::{Story, at_sued, caps, nord, number, told, visit, west};

/// A home for which two others vouch.
fn vouched(story: Story, welcome: Welcome) -> Story {
    story.with(|story| {
        story.standing = Standing::Vouched(welcome);
        story.vouchers = vec![west(), nord()];
    })
}

fn free() -> Story {
    at_sued("[[grant]]\nto = \"members\"\nbenefit = \"free\"")
}

#[test]
fn unless_the_operator_says_more_a_person_decides() {
    let asks = vouched(free(), Welcome::Ask);
    assert_eq!(told(&asks.verdict()), "amber COV-A51 COV-G01");
    let nothing = vouched(at_sued(""), Welcome::Ask);
    assert_eq!(told(&nothing.verdict()), "amber COV-A51 COV-A11");
}

#[test]
fn with_a_document_that_was_looked_at_it_is_as_good_as_checked() {
    let unseen = vouched(free(), Welcome::IdentitySeen);
    assert_eq!(told(&unseen.verdict()), "amber COV-A52 COV-G01");
    let seen = unseen.with(|story| story.facts.id_seen = true);
    assert_eq!(told(&seen.verdict()), "green COV-G01 COV-G13");
}

#[test]
fn one_day_is_one_day() {
    let first = vouched(free(), Welcome::OneDay);
    assert_eq!(told(&first.clone().verdict()), "green COV-G01 COV-G13");
    let again = first.clone().came(&["2026-03-02"]);
    assert_eq!(
        told(&again.verdict()),
        "amber COV-A53 COV-G01",
        "However long ago it was."
    );
    let inside = first.visited(visit("2026-11-17 09:00"));
    assert_eq!(
        told(&inside.verdict()),
        "green COV-G02 COV-G01",
        "Whoever is in stays."
    );
}

#[test]
fn in_full_it_is_what_members_of_pinned_homes_get_and_the_desk_is_told_why() {
    let full = vouched(
        caps("{ amount = 3, unit = \"day\", per = \"calendar month\" }"),
        Welcome::Full,
    );
    let verdict = full.verdict();
    assert_eq!(told(&verdict), "green COV-G01 COV-G13");
    assert_eq!(number(&verdict), "1 of 3", "Days are counted as ever.");
    let nothing = vouched(at_sued(""), Welcome::Full);
    assert_eq!(
        told(&nothing.verdict()),
        "amber COV-A11",
        "Where nothing is given, nothing is said of it."
    );
}

#[test]
fn an_operator_limits_members_of_a_home_whose_key_was_checked() {
    let limited = |limit| free().with(|story| story.standing = Standing::Limited(limit));
    let unseen = limited(Limit::IdentitySeen);
    assert_eq!(told(&unseen.clone().verdict()), "amber COV-A54 COV-G01");
    let seen = unseen.with(|story| story.facts.id_seen = true);
    assert_eq!(told(&seen.verdict()), "green COV-G01");
    let first = limited(Limit::OneDay);
    assert_eq!(told(&first.clone().verdict()), "green COV-G01");
    let again = first.clone().came(&["2026-03-02"]);
    assert_eq!(told(&again.verdict()), "amber COV-A55 COV-G01");
    let inside = first.clone().visited(visit("2026-11-17 09:00"));
    assert_eq!(told(&inside.verdict()), "green COV-G02 COV-G01");
    let alike = first.with(|story| story.alike = Some(west()));
    assert_eq!(
        told(&alike.verdict()),
        "green COV-G01",
        "Its key was checked: a name is no doubt."
    );
}

#[test]
fn a_name_like_that_of_a_checked_space_is_said_whoever_vouches() {
    let look = vouched(free(), Welcome::Full).with(|story| story.alike = Some(west()));
    assert_eq!(told(&look.verdict()), "amber COV-A34 COV-G01 COV-G13");
    let asks = vouched(free(), Welcome::Ask).with(|story| story.alike = Some(west()));
    assert_eq!(told(&asks.verdict()), "amber COV-A34 COV-A51 COV-G01");
}
