//! How much a visitor gets: caps, periods, units, never more than at home. SPEC §5.4.3, §5.6

use federation_spec::records::terms::grant::{Period, Unit};
use federation_spec::rules::{GrantReason, Level, Reason, Visit};

use super::verdict_kit::{Story, caps, day, days_per, number, told, visit};

const EARLIER: [&str; 3] = ["2026-11-03", "2026-11-10", "2026-11-16"];

#[test]
fn a_number_without_a_period_counts_every_visit_ever() {
    let verdict = days_per(3, "per = \"unstated\"", &["2019-02-01", "2024-06-30"]);
    assert_eq!(
        (told(&verdict), number(&verdict)),
        ("green COV-G01".into(), "3 of 3".into()),
        "The third is free."
    );
}

#[test]
fn a_used_number_without_a_period_says_that_nobody_stated_it() {
    let verdict = days_per(
        3,
        "per = \"unstated\"",
        &["2019-02-01", "2024-06-30", "2026-11-16"],
    );
    let expected = Reason::Grant(GrantReason::UsedUpPeriodUnstated {
        used: 3,
        of: 3,
        unit: Unit::Day,
    });
    assert_eq!(
        verdict.reasons[0], expected,
        "The host never stated when it starts again."
    );
    assert_eq!(verdict.level, Level::Amber, "Bob decides.");
}

#[test]
fn a_used_month_says_when_the_next_begins() {
    let verdict = days_per(3, "per = \"calendar month\"", &EARLIER);
    let expected = Reason::Grant(GrantReason::UsedUp {
        used: 3,
        of: 3,
        unit: Unit::Day,
        period: Period::CalendarMonth,
        again: Some(day("2026-12-01")),
        by_home: false,
    });
    assert_eq!(verdict.reasons[0], expected, "It starts again on the 1st.");
    assert_eq!(number(&verdict), "4 of 3", "It would be the fourth day.");
}

#[test]
fn a_calendar_month_begins_on_the_first() {
    let verdict = days_per(3, "per = \"calendar month\"", &["2026-10-31", "2026-11-01"]);
    assert_eq!(
        number(&verdict),
        "2 of 3",
        "The last of October does not count in November."
    );
}

#[test]
fn a_week_begins_on_monday() {
    let verdict = days_per(3, "per = \"week\"", &["2026-11-15", "2026-11-16"]);
    assert_eq!(number(&verdict), "2 of 3", "Sunday was last week.");
}

#[test]
fn a_year_begins_on_the_first_of_january() {
    let verdict = days_per(3, "per = \"year\"", &["2025-12-31", "2026-01-01"]);
    assert_eq!(
        number(&verdict),
        "2 of 3",
        "The last of December was last year."
    );
}

#[test]
fn rolling_days_include_today() {
    let verdict = days_per(
        3,
        "per = \"rolling\", rolling_days = 30",
        &["2026-10-18", "2026-10-19"],
    );
    assert_eq!(
        number(&verdict),
        "2 of 3",
        "19 October is the first of the 30 days, 18 October is out."
    );
}

#[test]
fn used_rolling_days_say_when_one_drops_out() {
    let came = ["2026-10-20", "2026-10-25", "2026-11-01"];
    let verdict = days_per(2, "per = \"rolling\", rolling_days = 30", &came);
    let again = Some(day("2026-11-24"));
    let said = matches!(verdict.reasons[0], Reason::Grant(GrantReason::UsedUp { again: told, .. }) if told == again);
    assert!(
        said,
        "On 24 November the visit of 25 October drops out, and one of two is left."
    );
    let then =
        caps("{ amount = 2, unit = \"day\", per = \"rolling\", rolling_days = 30 }").came(&came);
    assert_eq!(
        then.clone().at("2026-11-23 10:00").verdict().level,
        Level::Amber,
        "A day before, nothing is."
    );
    assert_eq!(
        then.at("2026-11-24 10:00").verdict().level,
        Level::Green,
        "On that day Alice is welcome."
    );
}

#[test]
fn a_stay_goes_on_without_a_gap_of_a_whole_day() {
    let verdict = days_per(
        3,
        "per = \"visit\"",
        &["2026-11-10", "2026-11-15", "2026-11-16"],
    );
    assert_eq!(
        number(&verdict),
        "3 of 3",
        "Alice came on Sunday and Monday too."
    );
}

#[test]
fn a_day_without_a_visit_ends_a_stay() {
    let verdict = days_per(
        3,
        "per = \"visit\"",
        &["2026-11-13", "2026-11-14", "2026-11-15"],
    );
    assert_eq!(number(&verdict), "1 of 3", "On Monday Alice was not here.");
}

#[test]
fn a_lifetime_never_starts_again() {
    let verdict = days_per(1, "per = \"lifetime\"", &["2011-05-05"]);
    let said = matches!(
        verdict.reasons[0],
        Reason::Grant(GrantReason::UsedUp {
            again: None,
            period: Period::Lifetime,
            ..
        })
    );
    assert!(said, "One day in a lifetime was used 15 years ago.");
}

#[test]
fn first_visits_are_the_very_first_ones() {
    let first = days_per(2, "per = \"first visits\"", &["2020-01-01"]);
    assert_eq!(
        told(&first),
        "green COV-G01",
        "The second visit ever is one of the first two."
    );
    let third = days_per(2, "per = \"first visits\"", &["2020-01-01", "2021-01-01"]);
    assert_eq!(told(&third), "amber COV-A03", "The third is not.");
}

#[test]
fn a_grant_of_nothing_is_used_up_at_once_and_never_starts_again() {
    let verdict = days_per(0, "per = \"calendar month\"", &[]);
    let said = matches!(
        verdict.reasons[0],
        Reason::Grant(GrantReason::UsedUp {
            used: 0,
            of: 0,
            again: None,
            ..
        })
    );
    assert!(said, "Nothing of nothing was used.");
}

#[test]
fn visits_of_later_days_do_not_count() {
    let verdict = days_per(3, "per = \"calendar month\"", &["2026-11-18", "2026-11-16"]);
    assert_eq!(
        number(&verdict),
        "2 of 3",
        "A clock that was wrong once makes no visit."
    );
}

#[test]
fn two_visits_on_one_day_are_one_day() {
    let verdict = days_per(3, "per = \"calendar month\"", &["2026-11-16", "2026-11-16"]);
    assert_eq!(number(&verdict), "2 of 3", "Monday counts once.");
}

#[test]
fn of_two_caps_the_tighter_is_shown() {
    let two = "{ amount = 4, unit = \"day\", per = \"calendar month\" }, { amount = 5, unit = \"day\", per = \"year\" }";
    let verdict = caps(two)
        .came(&["2026-01-10", "2026-02-10", "2026-11-10"])
        .verdict();
    assert_eq!(
        number(&verdict),
        "4 of 5",
        "Of the month two are left, of the year one."
    );
    assert_eq!(told(&verdict), "green COV-G01", "Both caps leave this day.");
}

#[test]
fn of_two_used_caps_both_are_told() {
    let two = "{ amount = 1, unit = \"day\", per = \"calendar month\" }, { amount = 2, unit = \"day\", per = \"year\" }";
    let verdict = caps(two).came(&["2026-02-10", "2026-11-10"]).verdict();
    assert_eq!(
        told(&verdict),
        "amber COV-A03 COV-A03",
        "That the month is over does not help before January."
    );
}

#[test]
fn caps_in_different_units_compare_by_hours() {
    let two = "{ amount = 2, unit = \"day\", per = \"year\" }, { amount = 10, unit = \"hour\", per = \"year\" }";
    assert_eq!(
        number(&caps(two).verdict()),
        "1 of 10",
        "Nine hours are less than a day."
    );
}

#[test]
fn a_welcome_without_a_number_is_green() {
    let verdict = caps("").came(&EARLIER).verdict();
    assert_eq!(
        (told(&verdict), number(&verdict)),
        ("green COV-G01".into(), "4".into()),
        "It is Alice's fourth day of any."
    );
    assert!(verdict.counts, "The day is noted.");
}

#[test]
fn one_to_three_ask() {
    let cap = "{ amount = 1, ask_up_to = 3, unit = \"day\", per = \"calendar month\" }";
    let after = |visits: usize| caps(cap).came(&EARLIER[..visits]).verdict();
    assert_eq!(told(&after(0)), "green COV-G01", "One day is sure.");
    for visits in [1, 2] {
        let ask = Reason::Grant(GrantReason::AskHost {
            sure: 1,
            up_to: 3,
            unit: Unit::Day,
        });
        assert_eq!(
            after(visits).reasons[0],
            ask,
            "For day {} the host is asked.",
            visits + 1
        );
    }
    assert_eq!(
        told(&after(3)),
        "amber COV-A03",
        "The fourth day is more than there is."
    );
}

/// A visit of so many minutes.
fn stayed(local: &str, minutes: u64) -> Visit {
    let visit = visit(local);
    let ended = Some(visit.started.plus(minutes * 60));
    Visit { ended, ..visit }
}

#[test]
fn begun_hours_count_and_an_unnoted_end_is_one() {
    let story = caps("{ amount = 5, unit = \"hour\", per = \"calendar month\" }")
        .visited(stayed("2026-11-05 09:00", 61));
    assert_eq!(
        number(&story.verdict()),
        "3 of 5",
        "61 minutes are two begun hours."
    );
    let unnoted = story
        .visited(visit("2026-11-06 09:00"))
        .visited(stayed("2026-11-09 09:00", 120));
    assert_eq!(
        told(&unnoted.verdict()),
        "amber COV-A03",
        "Two, one and two hours are five."
    );
}

#[test]
fn half_days_count_one_and_whole_days_two() {
    let cap = "{ amount = 3, unit = \"half day\", per = \"calendar month\" }";
    let half = Visit {
        half: true,
        ..visit("2026-11-10 09:00")
    };
    let story = caps(cap).visited(half);
    assert_eq!(
        number(&story.verdict()),
        "3 of 3",
        "Half a day and a day are three half days."
    );
    let for_half = |s: Story| s.with(|s| s.facts.unit = Some(Unit::HalfDay)).verdict();
    assert_eq!(
        number(&for_half(story)),
        "2 of 3",
        "If Alice says half a day, it is the second."
    );
    let whole = caps(cap).visited(visit("2026-11-09 09:00"));
    assert_eq!(
        number(&for_half(whole.clone())),
        "3 of 3",
        "After a whole day one half is left."
    );
    assert_eq!(
        told(&whole.verdict()),
        "amber COV-A03",
        "A second whole day is too much."
    );
}

#[test]
fn a_block_runs_from_its_first_check_in() {
    let cap = "{ amount = 1, unit = \"block\", block_hours = 24, per = \"calendar month\" }";
    let inside = caps(cap).visited(visit("2026-11-16 10:01")).verdict();
    assert_eq!(
        number(&inside),
        "1 of 1",
        "The block began less than 24 hours ago."
    );
    let after = caps(cap).visited(visit("2026-11-16 10:00")).verdict();
    assert_eq!(
        number(&after),
        "2 of 1",
        "After 24 hours another one begins."
    );
}

#[test]
fn a_week_runs_for_seven_local_days_from_its_first() {
    let cap = "{ amount = 1, unit = \"week\", per = \"year\" }";
    assert_eq!(
        told(&caps(cap).came(&["2026-11-11"]).verdict()),
        "green COV-G01",
        "Today is the seventh day."
    );
    assert_eq!(
        told(&caps(cap).came(&["2026-11-10"]).verdict()),
        "amber COV-A03",
        "Today is the eighth."
    );
}

#[test]
fn a_month_runs_for_thirty_local_days_from_its_first() {
    let cap = "{ amount = 1, unit = \"month\", per = \"lifetime\" }";
    let story = caps(cap).came(&["2026-10-19", "2026-11-01"]);
    assert_eq!(
        told(&story.verdict()),
        "green COV-G01",
        "Today is the thirtieth day."
    );
    let later = caps(cap).came(&["2026-10-18", "2026-11-01"]).verdict();
    assert_eq!(told(&later), "amber COV-A03", "Today is the thirty-first.");
}
