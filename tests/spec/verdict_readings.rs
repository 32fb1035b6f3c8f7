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
        "a: Alice is asked for it."
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

// SPEC §5.4 rule 10: what is for sale to the visitor, though a document must be seen; not what is not for sale to them.
#[test]
fn the_prices_told_are_those_at_which_the_visitor_can_buy() {
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
        "Alice shows it and buys."
    );
    let not_met = "requires = { min_tier = \"team\" }";
    assert_eq!(
        used(not_met),
        "amber COV-A03",
        "It is not for sale to Alice."
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
fn a_block_that_ran_at_the_check_in_is_the_one_the_visitor_is_in() {
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
fn a_document_not_seen_again_and_guests_do_not_change_where_the_visitor_is_in() {
    let story = grants(&[
        "benefit = \"free\"\nguests = { rule = \"none\" }",
        "benefit = \"discount\"\nguests = { rule = \"free\" }",
    ]);
    let inside = story.came(&["2026-11-17"]).at("2026-11-17 15:00");
    let alone = inside.verdict();
    assert_eq!(benefit(&alone), Some(Benefit::Free), "Alice came free.");
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
        "A day has two halves, however often Alice came."
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

// SPEC §5.4.4 rule 3: the last of a weekday is within the last seven days of its month, however long that is.
#[test]
fn the_last_of_a_weekday_lies_in_the_last_seven_days() {
    let story = members("benefit = \"free\", weekdays = [\"thu\"], weeks = [\"last\"]");
    let on = |local: &str| told(&story.clone().at(local).verdict());
    for early in ["2026-12-24 10:00", "2027-02-18 10:00"] {
        assert_eq!(
            on(early),
            "amber COV-A25 COV-G01",
            "{early} is the fourth, or the third."
        );
    }
    for last in ["2026-12-31 10:00", "2027-02-25 10:00"] {
        assert_eq!(on(last), "green COV-G01", "{last} is the last.");
    }
}

// SPEC §5.4 rule 10: what is for after the free days is told where nothing is free.
#[test]
fn a_discount_tells_all_prices_and_free_or_discount_not_those_for_after() {
    let price = "price = [{ amount = 20, currency = \"EUR\", unit = \"day\", when = \"after\" }]";
    let of = |benefit: &str| told(&members(&format!("benefit = \"{benefit}\", {price}")).verdict());
    for tells in ["discount", "welcome", "at a price"] {
        assert_eq!(of(tells), "green COV-G01 COV-G05", "{tells} tells them.");
    }
    for silent in ["free", "free or discount", "fee waived", "area"] {
        assert_eq!(of(silent), "green COV-G01", "{silent} does not.");
    }
}

// SPEC §5.4 rule 9.
#[test]
fn what_is_not_for_regulars_is_counted_though_it_is_for_anyone() {
    let anyone = |more: &str| {
        let grant = format!("grant = [{{ to = \"anyone\", benefit = \"free\"{more} }}]");
        at_sued(&grant).came(&["2026-11-03"]).verdict()
    };
    let open = anyone("");
    assert_eq!(
        (told(&open).as_str(), open.counts),
        ("green COV-G01 COV-G04", false)
    );
    let counted = anyone(", not_for_regulars = true");
    assert_eq!(
        (told(&counted).as_str(), counted.counts),
        ("green COV-G01 COV-G08", true)
    );
    assert_eq!(number(&counted), "2", "It has a number.");
    let decides =
        at_sued("grant = [{ to = \"anyone\", benefit = \"free or discount\" }]").verdict();
    assert_eq!(
        (told(&decides).as_str(), decides.counts),
        ("green COV-G01", true)
    );
}

// SPEC §5.4.1 rule 1, §5.4 rule 3: a house that is closed gives its partners nothing.
#[test]
fn a_home_that_is_closed_takes_nobody() {
    let story = members("benefit = \"free\", requires = { home_takes_ours = true }");
    let us = super::verdict_kit::sued();
    let partners =
        format!("[[grant]]\nto = \"partners\"\nbenefit = \"free\"\nspaces = [\"{us}\"]\n");
    let home = |terms: &str| told(&story.clone().home(terms).verdict());
    assert_eq!(home(&partners), "green COV-G01", "We are their partner.");
    let closed = format!("closed_since = \"2020\"\n{partners}");
    assert_eq!(home(&closed), "amber COV-A13 COV-G01", "It is closed.");
}

// SPEC §5.4 rule 3: of a house that is closed no grant applies, and who is in is in.
#[test]
fn who_is_in_a_house_that_has_closed_is_in_and_granted_nothing() {
    let grant = "grant = [{ to = \"members\", benefit = \"free\" }]";
    let story = at_sued(&format!("closed_since = \"2020\"\n{grant}"));
    assert_eq!(told(&story.verdict()), "amber COV-A46", "Of a new visit.");
    let inside = story.visited(visit("2026-11-17 09:00"));
    assert_eq!(
        told(&inside.verdict()),
        "green COV-G02",
        "While Alice is in."
    );
}
