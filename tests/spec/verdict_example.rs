//! The example of SPEC §5.6.1, number by number.

use federation_spec::rules::{GrantReason, GreenReason, Reason, Visit};

use super::verdict_kit::{Story, at_sued, day, moment, number, told, visit};

const TWO_CAPS: &str = r#"
    hours = { open = "Mo-Fr 09:00-18:00, Fr-Sa 20:00-02:00" }
    [[grant]]
    to = "members"
    benefit = "free"
    caps = [
        { amount = 3, unit = "day", per = "calendar month" },
        { amount = 10, unit = "hour", per = "rolling", rolling_days = 7 },
    ]
"#;

fn from_to(from: &str, to: &str) -> Visit {
    Visit {
        ended: Some(moment(to)),
        ..visit(from)
    }
}

fn friday() -> Visit {
    from_to("2026-11-13 21:00", "2026-11-14 00:30")
}

fn host() -> Story {
    at_sued(TWO_CAPS).visited(from_to("2026-11-10 09:30", "2026-11-10 12:10"))
}

#[test]
fn the_example_of_the_standard_on_tuesday() {
    let story = host().visited(visit("2026-11-01 12:00")).visited(friday());
    let verdict = story.at("2026-11-17 10:00").verdict();
    assert_eq!(told(&verdict), "amber COV-A03", "Three days were used.");
    assert_eq!(number(&verdict), "4 of 3", "This would be the fourth.");
    let Reason::Grant(GrantReason::UsedUp { used, again, .. }) = &verdict.reasons[0] else {
        panic!("It is used up.");
    };
    assert_eq!(
        (*used, *again),
        (3, Some(day("2026-12-01"))),
        "Again on 1 December."
    );
}

#[test]
fn the_example_of_the_standard_without_the_visit_of_the_first() {
    let verdict = host().visited(friday()).at("2026-11-17 10:00").verdict();
    assert_eq!(told(&verdict), "green COV-G01", "One day is left.");
    assert_eq!(number(&verdict), "3 of 3", "It is this one.");
}

#[test]
fn the_example_of_the_standard_in_the_night() {
    let story = host()
        .visited(visit("2026-11-01 12:00"))
        .visited(visit("2026-11-13 21:00"))
        .at("2026-11-14 00:20");
    let verdict = story.verdict();
    assert_eq!(told(&verdict), "green COV-G02 COV-G01", "Alice is in.");
    let since = moment("2026-11-13 21:00");
    let minutes = 200;
    assert_eq!(
        verdict.reasons[0],
        Reason::Green(GreenReason::AlreadyIn { since, minutes }),
        "Since nine in the evening."
    );
    assert_eq!(number(&verdict), "3 of 3", "As at the check-in.");
}
