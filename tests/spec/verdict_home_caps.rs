//! Never more than the home gives. SPEC §5.4.3

use federation_spec::records::terms::grant::Period;
use federation_spec::rules::{GrantReason, Reason};

use super::verdict_kit::{Known, Story, at_sued, number, told};

/// Caps of the host and of the home, never more than the home gives.
fn capped(host: &str, home: &str) -> Story {
    at_sued(&format!(
        "grant = [{{ to = \"members\", benefit = \"free\", caps = [{host}], requires = {{ never_more_than_home = true }} }}]"
    ))
    .home(&format!("grant = [{{ to = \"members\", benefit = \"free\", caps = [{home}] }}]"))
}

#[test]
fn the_homes_smaller_number_holds() {
    let verdict = capped(
        "{ amount = 3, unit = \"day\", per = \"calendar month\" }",
        "{ amount = 1, unit = \"day\", per = \"calendar month\" }",
    )
    .came(&["2026-11-16"])
    .verdict();
    let said = matches!(
        verdict.reasons[0],
        Reason::Grant(GrantReason::UsedUp {
            used: 1,
            of: 1,
            by_home: true,
            ..
        })
    );
    assert!(
        said,
        "Example Nord gives one day, so Example Süd gives one."
    );
}

#[test]
fn the_hosts_smaller_number_holds() {
    let verdict = capped(
        "{ amount = 1, unit = \"day\", per = \"calendar month\" }",
        "{ amount = 3, unit = \"day\", per = \"calendar month\" }",
    )
    .came(&["2026-11-16"])
    .verdict();
    let said = matches!(
        verdict.reasons[0],
        Reason::Grant(GrantReason::UsedUp {
            used: 1,
            of: 1,
            by_home: false,
            ..
        })
    );
    assert!(
        said,
        "Example Süd gives one day, whatever Example Nord gives."
    );
}

#[test]
fn the_homes_half_days_hold() {
    let story = capped(
        "{ amount = 3, unit = \"day\", per = \"calendar month\" }",
        "{ amount = 3, unit = \"half day\", per = \"calendar month\" }",
    );
    assert_eq!(
        number(&story.verdict()),
        "2 of 3",
        "A day is two of three half days."
    );
    let second = story.came(&["2026-11-16"]).verdict();
    assert_eq!(
        told(&second),
        "amber COV-A03",
        "A second whole day would be the fourth."
    );
}

#[test]
fn the_homes_week_holds_beside_our_days() {
    let story = capped(
        "{ amount = 2, unit = \"day\", per = \"calendar month\" }",
        "{ amount = 1, unit = \"week\", per = \"calendar month\" }",
    );
    assert_eq!(
        number(&story.clone().came(&["2026-11-16"]).verdict()),
        "2 of 2",
        "Of two days none is left, the week goes on."
    );
    let third = story.came(&["2026-11-15", "2026-11-16"]).verdict();
    assert_eq!(
        told(&third),
        "amber COV-A03",
        "The third day is more than Example Süd gives."
    );
}

#[test]
fn our_month_gives_no_more_than_the_homes_days() {
    let story = capped(
        "{ amount = 1, unit = \"month\", per = \"unstated\" }",
        "{ amount = 2, unit = \"day\", per = \"year\" }",
    );
    assert_eq!(
        number(&story.clone().came(&["2026-11-16"]).verdict()),
        "2 of 2",
        "Of the home's days one is left."
    );
    let third = story.came(&["2026-11-15", "2026-11-16"]).verdict();
    assert_eq!(
        told(&third),
        "amber COV-A03",
        "A month here, but two days a year at Example Nord."
    );
}

#[test]
fn the_homes_period_holds_where_it_is_another() {
    let story = capped(
        "{ amount = 3, unit = \"day\", per = \"calendar month\" }",
        "{ amount = 5, unit = \"day\", per = \"year\" }",
    );
    let five = [
        "2026-07-01",
        "2026-07-02",
        "2026-08-01",
        "2026-09-01",
        "2026-10-01",
    ];
    let said = matches!(
        story.came(&five).verdict().reasons[0],
        Reason::Grant(GrantReason::UsedUp {
            period: Period::Year,
            by_home: true,
            ..
        })
    );
    assert!(said, "Three a month would be more than five a year.");
}

#[test]
fn a_home_number_without_a_period_holds_in_ours() {
    let story = capped(
        "{ amount = 3, unit = \"day\", per = \"calendar month\" }",
        "{ amount = 1, unit = \"day\", per = \"unstated\" }",
    );
    assert_eq!(
        told(&story.clone().came(&["2026-10-30"]).verdict()),
        "green COV-G01",
        "October is over."
    );
    assert_eq!(
        told(&story.came(&["2026-11-02"]).verdict()),
        "amber COV-A03",
        "November's one was used."
    );
}

#[test]
fn without_an_own_number_the_homes_is_ours() {
    let verdict = capped("", "{ amount = 2, unit = \"day\", per = \"week\" }").verdict();
    assert_eq!(
        number(&verdict),
        "1 of 2",
        "Example Süd gives what Example Nord gives."
    );
}

#[test]
fn the_homes_most_generous_grant_is_its_number() {
    let story = capped("", "{ amount = 1, unit = \"day\", per = \"week\" }").home(
        r#"
        [[grant]]
        to = "anyone"
        benefit = "free"
        caps = [{ amount = 1, unit = "day", per = "lifetime" }]
        [[grant]]
        to = "members"
        benefit = "free"
        caps = [{ amount = 4, unit = "day", per = "week" }]
        "#,
    );
    assert_eq!(
        number(&story.verdict()),
        "1 of 4",
        "Members get more there than anyone."
    );
}

#[test]
fn what_the_home_sells_is_not_its_number() {
    let verdict = capped("", "").home(
        "grant = [{ to = \"members\", benefit = \"at a price\", caps = [{ amount = 9, unit = \"day\", per = \"week\" }] }]",
    );
    assert_eq!(
        told(&verdict.verdict()),
        "amber COV-A12 COV-G01",
        "A free day is more than a day for money."
    );
}

#[test]
fn a_home_that_states_no_number_is_amber() {
    let own = "{ amount = 3, unit = \"day\", per = \"calendar month\" }";
    let verdict = capped(own, "").verdict();
    assert_eq!(
        told(&verdict),
        "amber COV-A12 COV-G01",
        "Welcome there, but how often?"
    );
    assert_eq!(
        number(&verdict),
        "1 of 3",
        "The host's own number is counted meanwhile."
    );
    let unknown = capped(own, "").with(|s| s.home = Known::Never).verdict();
    assert_eq!(
        told(&unknown),
        "amber COV-A07 COV-A12 COV-G01",
        "No terms state no number."
    );
}
