//! Questions that two readings of SPEC §5 would answer differently: each keeps one reading out. A stranger wrote the verdict anew and
//! looked which of its misreadings no vector would notice.

use federation_spec::records::terms::grant::{Benefit, Unit};
use federation_spec::rules::{GreenReason, Level, Reason, Verdict};

use super::verdict_kit::{Story, at_sued, caps, members, number, told, visit};

fn benefit(verdict: &Verdict) -> Option<Benefit> {
    verdict.reasons.iter().find_map(|reason| {
        if let Reason::Green(GreenReason::Granted(given)) = reason {
            Some(given.benefit)
        } else {
            None
        }
    })
}

/// Grants to members, each with these fields.
fn grants(fields: &[&str]) -> Story {
    let grants = fields
        .iter()
        .map(|one| format!("[[grant]]\nto = \"members\"\n{one}\n"));
    at_sued(&grants.collect::<String>())
}

// SPEC §5.4 rule 5a and c: what a desk settles on the spot counts nowhere but in e.
#[test]
fn a_document_to_look_at_costs_nobody_the_better_grant() {
    let story = grants(&[
        "benefit = \"discount\"",
        "benefit = \"free\"\nidentity = [\"photo id\"]",
    ]);
    assert_eq!(
        benefit(&story.verdict()),
        Some(Benefit::Free),
        "a: she is asked for it."
    );
    let both_doubted = grants(&[
        "benefit = \"discount\"\nrequires = { min_tier = \"flex\" }",
        "benefit = \"free\"\nidentity = [\"photo id\"]\nrequires = { min_tier = \"flex\" }",
    ]);
    assert_eq!(
        benefit(&both_doubted.verdict()),
        Some(Benefit::Free),
        "c: one doubt each."
    );
}

// SPEC §5.4 rule 5: d before e.
#[test]
fn the_better_benefit_comes_before_having_nothing_to_settle() {
    let story = grants(&[
        "benefit = \"fee waived\"",
        "benefit = \"free or discount\"\nidentity = [\"letter\"]",
    ]);
    assert_eq!(
        benefit(&story.verdict()),
        Some(Benefit::HostDecides),
        "The better one."
    );
}

// SPEC §5.4 rule 5d.
#[test]
fn benefits_have_one_order() {
    let order = [
        ("free", Benefit::Free),
        ("free or discount", Benefit::HostDecides),
        ("fee waived", Benefit::FeeWaived),
        ("discount", Benefit::Discount),
        ("area", Benefit::Area),
        ("welcome", Benefit::Welcome),
        ("at a price", Benefit::Priced),
    ];
    for pair in order.windows(2) {
        let [(better, wanted), (worse, _)] = pair else {
            continue;
        };
        let story = grants(&[
            &format!("benefit = \"{worse}\""),
            &format!("benefit = \"{better}\""),
        ]);
        assert_eq!(
            benefit(&story.verdict()),
            Some(*wanted),
            "{better} before {worse}."
        );
    }
}

// SPEC §5.4 rule 10: what is for sale to her, though a document must be seen; not what is not for sale to her.
#[test]
fn the_prices_told_are_those_at_which_she_can_buy() {
    let terms = |requires: &str| {
        format!(
            r#"
            [[grant]]
            to = "members"
            benefit = "free"
            caps = [{{ amount = 1, unit = "day", per = "week" }}]
            [[grant]]
            to = "members"
            benefit = "at a price"
            {requires}
            price = [{{ amount = 7, unit = "day" }}]
            "#
        )
    };
    let used = |requires: &str| told(&at_sued(&terms(requires)).came(&["2026-11-16"]).verdict());
    let seen = "amber COV-A03 COV-G05";
    assert_eq!(
        used("identity = [\"photo id\"]"),
        seen,
        "She shows it and buys."
    );
    let not_hers = "requires = { min_tier = \"team\" }";
    assert_eq!(
        used(not_hers),
        "amber COV-A03",
        "It is not for sale to her."
    );
}

// SPEC §5.4 rule 11: of the other grant only what was given out.
#[test]
fn behind_what_is_to_confirm_stands_what_was_given_out_and_nothing_else() {
    let story = grants(&[
        "benefit = \"free\"\nidentity = [\"photo id\"]\ncaps = [{ amount = 1, unit = \"day\", per = \"week\" }]",
        "benefit = \"free\"\nrequires = { coupon = \"Example Pass\" }",
    ]);
    assert_eq!(
        told(&story.came(&["2026-11-16"]).verdict()),
        "amber COV-A44 COV-A03 COV-G01",
        "The document of the other grant is not asked for."
    );
}

// SPEC §5.6 rule 8: weighed once more.
#[test]
fn whoever_is_in_was_let_in_under_something_better_than_a_price_if_there_is_one() {
    let inside = |terms: &str| {
        at_sued(terms)
            .came(&["2026-11-17"])
            .at("2026-11-17 15:00")
            .verdict()
    };
    let trial_alone = r#"
        price = [{ amount = 9, unit = "day" }]
        grant = [{ to = "would-be members", benefit = "free" }]
    "#;
    assert_eq!(
        told(&inside(trial_alone)),
        "green COV-G02 COV-G01",
        "A45 calls for it too: no price for afterwards is told."
    );
    let priced_trial = r#"
        [[grant]]
        to = "would-be members"
        benefit = "at a price"
        price = [{ amount = 1, unit = "day" }]
        [[grant]]
        to = "members"
        benefit = "at a price"
        price = [{ amount = 9, unit = "day" }]
    "#;
    let verdict = inside(priced_trial);
    let prices = verdict.reasons.iter().find_map(|reason| {
        if let Reason::Green(GreenReason::Prices(prices)) = reason {
            prices[0].amount.map(|amount| amount.decimal())
        } else {
            None
        }
    });
    assert_eq!(
        prices.as_deref(),
        Some("9"),
        "One price is not better than the other."
    );
}

// SPEC §5.6 rule 8: with its moment as now.
#[test]
fn a_block_that_ran_at_her_check_in_is_the_one_she_is_in() {
    let story = at_sued(
        r#"
        hours = { open = "Mo-Su 18:00-06:00" }
        [[grant]]
        to = "members"
        benefit = "free"
        caps = [{ amount = 2, unit = "block", block_hours = 24, per = "calendar month" }]
        "#,
    );
    let story = story
        .visited(visit("2026-11-16 23:30"))
        .visited(visit("2026-11-17 20:00"));
    let inside = story.at("2026-11-18 02:00");
    assert_eq!(
        number(&inside.verdict()),
        "1 of 2",
        "At 20:00 the block of the evening before was still running; at two it is not any more."
    );
}

// SPEC §5.6 rule 8: the rest as it is.
#[test]
fn a_document_not_seen_again_and_guests_do_not_change_where_she_is_in() {
    let story = grants(&[
        "benefit = \"free\"\nguests = { rule = \"none\" }",
        "benefit = \"discount\"\nguests = { rule = \"free\" }",
    ]);
    let inside = story.came(&["2026-11-17"]).at("2026-11-17 15:00");
    let alone = inside.verdict();
    assert_eq!(benefit(&alone), Some(Benefit::Free), "She came free.");
    let with_guests = inside.with(|story| story.facts.guests = 1).verdict();
    assert_eq!(
        (benefit(&with_guests), with_guests.level),
        (Some(Benefit::Discount), Level::Green),
        "With a guest stated the other grant is the one without a doubt."
    );
}

// SPEC §5.4.3 rule 3, §5.4 rule 9.
#[test]
fn the_home_gives_a_number_also_where_it_gives_nothing() {
    let requires = "benefit = \"free\", requires = { never_more_than_home = true }";
    let nothing = "grant = [{ to = \"members\", benefit = \"free\", caps = [{ amount = 0, unit = \"day\", per = \"year\" }] }]";
    let verdict = members(requires).home(nothing).verdict();
    assert_eq!(told(&verdict), "amber COV-A03", "Nought is a number.");
    let anyone = at_sued(&format!("grant = [{{ to = \"anyone\", {requires} }}]"));
    let number_of_home = anyone.home(super::verdict_kit::THREE_A_MONTH).verdict();
    assert_eq!(
        (
            told(&number_of_home).as_str(),
            number(&number_of_home).as_str()
        ),
        ("green COV-G01", "1 of 3"),
        "A cap of the home holds, so it is not open to all."
    );
    let first = r#"
        [[grant]]
        to = "members"
        benefit = "free"
        caps = [{ amount = 2, unit = "day", per = "week" }]
        [[grant]]
        to = "members"
        benefit = "free"
        caps = [{ amount = 2, unit = "day", per = "year" }]
    "#;
    let verdict = members(requires)
        .home(first)
        .came(&["2026-11-03", "2026-11-04"])
        .verdict();
    assert_eq!(
        number(&verdict),
        "1 of 2",
        "Of equal ones the first: this week."
    );
}

// SPEC §5.6 rule 4, §5.4.4 rule 5, §5.4.3 rule 4.
#[test]
fn small_rules_of_counting_and_looking() {
    let half = "{ amount = 4, unit = \"half day\", per = \"calendar month\" }";
    let twice = caps(half)
        .came(&["2026-11-16"])
        .visited(visit("2026-11-16 18:00"));
    let twice = twice.with(|story| story.facts.unit = Some(Unit::HalfDay));
    assert_eq!(
        number(&twice.verdict()),
        "3 of 4",
        "A day has two halves, however often she came."
    );
    let letter = members("benefit = \"free\", identity = [\"letter\", \"photo id\"]").verdict();
    let asked = format!("{:?}", letter.reasons[0]);
    assert!(
        asked.contains("Letter"),
        "The first in the order of the grant: {asked}"
    );
    let unstated = "{ amount = 1, ask_up_to = 2, unit = \"day\", per = \"unstated\" }";
    let used = caps(unstated).came(&["2026-11-10", "2026-11-11"]).verdict();
    assert_eq!(
        told(&used),
        "amber COV-A04",
        "Above what one may ask for, and no period."
    );
}
