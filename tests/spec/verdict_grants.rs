//! To whom and what: which grant applies, and what is said beside it. SPEC §5.4

use federation_spec::records::terms::grant::{Benefit, Identity};
use federation_spec::rules::reason::Given;
use federation_spec::rules::{GreenReason, Level, Reason, Verdict};

use super::verdict_kit::{at_sued, members, nord, not_seen, number, told, west};

const GREEN: &str = "green COV-G01";

fn granted(verdict: &Verdict) -> Benefit {
    let mut reasons = verdict.reasons.iter();
    reasons
        .find_map(|reason| match reason {
            Reason::Green(GreenReason::Granted(given)) => Some(given.benefit),
            _ => None,
        })
        .expect("something is granted")
}

#[test]
fn free_for_everyone_is_green_and_nothing_is_counted() {
    let verdict = at_sued("grant = [{ to = \"anyone\", benefit = \"free\" }]")
        .came(&["2026-11-16"])
        .verdict();
    assert_eq!(
        told(&verdict),
        "green COV-G01 COV-G04",
        "The visa adds nothing here."
    );
    assert_eq!(number(&verdict), "-", "There is no number.");
    assert!(!verdict.counts, "No visit is noted.");
}

#[test]
fn free_and_priced_says_the_price() {
    let prices = |when: &str| {
        let price =
            format!("{{ amount = 12, currency = \"EUR\", unit = \"day\", when = \"{when}\" }}");
        told(&members(&format!("benefit = \"free\", price = [{price}]")).verdict())
    };
    assert_eq!(
        prices("beside"),
        "green COV-G01 COV-G05",
        "A price beside what is free is said."
    );
    assert_eq!(
        prices("donation"),
        "green COV-G01 COV-G05",
        "A donation is suggested."
    );
    assert_eq!(
        prices("after"),
        GREEN,
        "What it costs afterwards is not asked for now."
    );
}

#[test]
fn when_all_is_used_the_price_is_said() {
    let verdict = members(
        r#"benefit = "free", caps = [{ amount = 1, unit = "day", per = "year" }],
           price = [{ amount = 12, currency = "EUR", unit = "day", when = "after" }]"#,
    )
    .came(&["2026-11-16"])
    .verdict();
    assert_eq!(
        told(&verdict),
        "amber COV-A03 COV-G05",
        "The free day was used, the next one costs."
    );
}

#[test]
fn partners_only() {
    let by_id = |space| {
        format!("grant = [{{ to = \"partners\", benefit = \"free\", spaces = [\"{space}\"] }}]")
    };
    assert_eq!(
        told(&at_sued(&by_id(nord())).verdict()),
        GREEN,
        "Example Nord is a partner by its id."
    );
    let not = at_sued(&by_id(west())).verdict();
    assert_eq!(
        told(&not),
        "amber COV-A19 COV-G01",
        "Example Nord is not among the partners."
    );
}

#[test]
fn partners_by_group() {
    let group = |of: &str, by_name: &str| {
        at_sued(&format!(
            r#"
            group = [{{ name = "Example League", spaces = ["{of}"], by_name = ["{by_name}"] }}]
            [[grant]]
            to = "partners"
            benefit = "free"
            groups = ["Example League"]
            "#
        ))
        .verdict()
    };
    assert_eq!(
        told(&group(&nord().to_string(), "Example Ost")),
        GREEN,
        "Example Nord is of the league."
    );
    let named = group(&west().to_string(), "Example Hamburg");
    assert_eq!(
        told(&named),
        "amber COV-A19 COV-G01",
        "A name is shown and never matched."
    );
}

#[test]
fn who_is_no_partner_is_told_about_the_grant_that_was_meant_for_them() {
    let verdict = at_sued(&format!(
        r#"
        [[grant]]
        to = "partners"
        benefit = "free"
        spaces = ["{}"]
        [[grant]]
        to = "members"
        benefit = "discount"
        caps = [{{ amount = 1, unit = "day", per = "year" }}]
        "#,
        west()
    ))
    .came(&["2026-11-16"])
    .verdict();
    assert_eq!(
        told(&verdict),
        "amber COV-A03",
        "Not that others get more, but that Alice's is used."
    );
}

#[test]
fn a_strangers_trial_better_than_the_visa_applies() {
    let trial = r#"
        [[grant]]
        to = "members"
        benefit = "discount"
        discount_percent = 20
        [[grant]]
        to = "anyone"
        benefit = "free"
        caps = [{ amount = 1, unit = "day", per = "first visits" }]
    "#;
    let first = at_sued(trial).verdict();
    assert_eq!(
        (granted(&first), first.level),
        (Benefit::Free, Level::Green),
        "Alice's first day is free as anyone's."
    );
    let second = at_sued(trial).came(&["2026-11-16"]).verdict();
    assert_eq!(
        (granted(&second), second.level),
        (Benefit::Discount, Level::Green),
        "Then the visa's discount is left."
    );
}

#[test]
fn of_two_numbers_the_larger_applies() {
    let verdict = at_sued(
        r#"
        [[grant]]
        to = "anyone"
        benefit = "free"
        caps = [{ amount = 1, unit = "day", per = "year" }]
        [[grant]]
        to = "members"
        benefit = "free"
        caps = [{ amount = 3, unit = "day", per = "year" }]
        "#,
    )
    .verdict();
    assert_eq!(number(&verdict), "1 of 3", "Members get more than anyone.");
}

#[test]
fn what_a_desk_can_settle_by_looking_does_not_cost_the_better_grant() {
    let story = at_sued(
        r#"
        [[grant]]
        to = "members"
        benefit = "free"
        identity = ["photo id"]
        [[grant]]
        to = "anyone"
        benefit = "at a price"
        "#,
    );
    let verdict = story.verdict();
    assert_eq!(
        verdict.reasons[0],
        not_seen(Identity::PhotoId),
        "Bob looks at the document first."
    );
    let seen = story.with(|s| s.facts.id_seen = true).verdict();
    assert_eq!(
        (granted(&seen), seen.level),
        (Benefit::Free, Level::Green),
        "Then Alice works free."
    );
}

#[test]
fn what_is_granted_is_never_called_free_if_it_is_not() {
    let cases = [
        ("discount", Benefit::Discount),
        ("area", Benefit::Area),
        ("fee waived", Benefit::FeeWaived),
        ("at a price", Benefit::Priced),
        ("free or discount", Benefit::HostDecides),
    ];
    for (word, benefit) in cases {
        let verdict = members(&format!("benefit = \"{word}\"")).verdict();
        assert_eq!(
            (granted(&verdict), verdict.level),
            (benefit, Level::Green),
            "Granted is {word}."
        );
        assert!(verdict.counts, "A visit with {word} is noted.");
    }
}

#[test]
fn a_discount_says_how_much_and_an_area_which() {
    let verdict =
        members("benefit = \"discount\", discount_percent = 25, areas = [\"café\"]").verdict();
    let areas = vec!["café".to_owned()];
    let expected = Reason::Green(GreenReason::Granted(Given {
        benefit: Benefit::Discount,
        percent: Some(25),
        areas,
    }));
    assert_eq!(verdict.reasons, [expected], "A quarter off, in the café.");
}
