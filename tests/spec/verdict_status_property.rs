//! A second reading of SPEC §5.3.1, written from its rules: on made-up questions it finds what the code finds.

use federation_spec::rules::decide::is_this_visit;
use federation_spec::rules::{Clock, Level, Reason, Verdict};

use super::reference::Random;
use super::verdict_kit::{Story, sued, terms};
use super::verdict_property::{CASES, story, undoubted};

const OF_STATUS: [&str; 7] = [
    "COV-A36", "COV-A37", "COV-A38", "COV-R11", "COV-R12", "COV-R13", "COV-R14",
];

/// A question in which status often decides: half of the hosts refuse by age, half of the homes are not in doubt.
fn question(random: &mut Random) -> Story {
    let host = (random.below(2) == 0).then(|| {
        let hours = 24 + random.below(40);
        terms(&format!(
            "status = {{ refuse_after_hours = {hours} }}\ngrant = [{{ to = \"members\", benefit = \"free\" }}]"
        ))
    });
    let mut story = story(random, host);
    if random.below(2) == 0 {
        undoubted(&mut story);
    }
    story
}

/// The rules, one by one. The pass is genuine.
fn by_the_standard(story: &Story) -> Option<&'static str> {
    let own = story.home_space == sued();
    let card = &story.card.0;
    let age = story
        .list
        .as_ref()
        .map(|list| story.now.0.saturating_sub(list.0.issued_at.0));
    let entry = match (&story.list, &card.status) {
        (Some(list), Some(claim)) => Some(entry(list, claim.index())),
        _ => None,
    };
    // Rule 1.
    if let Some(red @ 1..=3) = entry {
        return Some(["COV-R11", "COV-R12", "COV-R13"][red as usize - 1]);
    }
    // Rule 2.
    let rule = story.host.as_ref().and_then(|terms| terms.status.as_ref());
    let hours = rule.and_then(|rule| rule.refuse_after_hours.as_ref());
    let limit = hours.map(|hours| hours.value() as u64 * 3600);
    let over = matches!((age, limit), (Some(age), Some(limit)) if age > limit);
    if entry.is_some() && over && !own && story.clock != Clock::Ahead {
        return Some("COV-R14");
    }
    // Rule 6.
    let day = story.day_facts();
    if own || story.visits.iter().any(|visit| is_this_visit(&day, visit)) {
        return None;
    }
    // Rules 3 to 5.
    match (&card.status, age) {
        (Some(_), None) => Some("COV-A36"),
        (Some(_), Some(age)) => (age > 86_400).then_some("COV-A37"),
        (None, _) => {
            let since = story.lists_since?;
            (card.issued_at.0 >= since.0).then_some("COV-A38")
        }
    }
}

/// The two bits of a place, from the bytes of the list.
fn entry(list: &federation_spec::records::StatusList, place: u16) -> u8 {
    list.at(place).map_or(0, |status| status.code() as u8)
}

fn status_codes(verdict: &Verdict) -> Vec<&'static str> {
    let codes = verdict.reasons.iter().map(Reason::code);
    codes.filter(|code| OF_STATUS.contains(code)).collect()
}

/// Reasons of §5.3 that come before the status.
fn refused_otherwise(verdict: &Verdict) -> bool {
    let before = ["COV-R05", "COV-R06", "COV-R07", "COV-R08"];
    before.contains(&verdict.code())
}

#[test]
fn a_second_reading_of_the_rules_on_status_agrees() {
    let mut random = Random::of(31);
    let mut found = [0; OF_STATUS.len()];
    for case in 0..CASES {
        let story = question(&mut random);
        let verdict = story.verdict();
        let expected = if refused_otherwise(&verdict) {
            None
        } else {
            by_the_standard(&story)
        };
        assert_eq!(
            status_codes(&verdict),
            Vec::from_iter(expected),
            "Both readings of case {case} agree: {verdict:?}."
        );
        for (count, code) in found.iter_mut().zip(OF_STATUS) {
            *count += usize::from(expected == Some(code));
        }
    }
    assert!(
        found.iter().all(|count| *count > CASES / 1000),
        "Each rule was met often enough: {found:?}."
    );
}

#[test]
fn an_older_list_never_makes_a_verdict_better() {
    let mut random = Random::of(32);
    let mut worse = 0;
    for case in 0..CASES {
        let story = question(&mut random);
        let seconds = random.below(200_000) as u64;
        let older = story.clone().with(|s| {
            if let Some(list) = &mut s.list {
                list.0.issued_at = list.0.issued_at.minus(seconds);
            }
        });
        let (young, old) = (story.verdict(), older.verdict());
        assert!(
            old.level >= young.level,
            "Silence makes case {case} no better: {young:?} {old:?}."
        );
        worse += usize::from(old.level > young.level);
    }
    assert!(
        worse > CASES / 1000,
        "Often enough it made one worse: {worse}."
    );
}

#[test]
fn nobody_who_is_revoked_comes_in_and_silence_is_never_green() {
    let mut random = Random::of(33);
    for case in 0..CASES {
        let story = question(&mut random);
        let verdict = story.verdict();
        let codes = status_codes(&verdict);
        if codes.iter().any(|code| code.starts_with("COV-R")) {
            assert_eq!(verdict.level, Level::Red, "Case {case} is red.");
            assert!(!verdict.counts, "Case {case} counts nothing.");
        }
        let age = story
            .list
            .as_ref()
            .map(|list| story.now.since(list.0.issued_at));
        assert_eq!(verdict.status_age, age, "The age of case {case} is told.");
        let greeted = ["COV-G02", "COV-G03"].contains(&verdict.code());
        if verdict.level == Level::Green && !greeted {
            let fresh = age.is_none_or(|age| age <= 86_400);
            let known = story.card.0.status.is_none() || story.list.is_some();
            assert!(fresh && known, "Case {case} is green on fresh word only.");
        }
    }
}
