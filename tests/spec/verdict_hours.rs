//! The house's clock: hours past midnight, days not named, the change of the clocks. With the node's own calendar.

use federation_spec::records::terms::grant::Weekday;
use federation_spec::rules::{DayFacts, GreenReason, Level, Opening, Reason, TodayReason};
use federation_spec::wire::ids::Timestamp;

use super::verdict_kit::{Story, at_sued, day, moment, number, told, visit};

fn open(hours: &str) -> Story {
    at_sued(&format!(
        r#"
        hours = {{ {hours} }}
        [[grant]]
        to = "members"
        benefit = "free"
        caps = [{{ amount = 3, unit = "day", per = "calendar month" }}]
        "#
    ))
}

/// Friday to Sunday, eight in the morning to three at night.
const NIGHTS: &str = "open = \"Fr-Su 08:00-03:00\"";

#[test]
fn unknown_hours_never_lower_a_verdict() {
    let verdict = at_sued("grant = [{ to = \"members\", benefit = \"free\" }]")
        .at("2026-11-15 03:30")
        .verdict();
    assert_eq!(
        told(&verdict),
        "green COV-G01",
        "Nobody said when Example Süd is open."
    );
}

#[test]
fn a_day_not_named_is_unknown_if_the_host_says_so() {
    let hours = "open = \"Mo-Th 09:00-18:00\", unnamed_days = \"unknown\"";
    let friday = open(hours).at("2026-11-20 10:00");
    assert_eq!(
        friday.day_facts().opening,
        Opening::Unknown,
        "Of Friday nothing was said."
    );
    assert_eq!(
        told(&friday.verdict()),
        "green COV-G01",
        "What is unknown does not lower a verdict."
    );
    let thursday = open(hours).at("2026-11-19 20:00").verdict();
    assert_eq!(
        told(&thursday),
        "amber COV-A26 COV-G01",
        "A named day is closed in the evening."
    );
}

#[test]
fn closed_now_says_when_it_opens() {
    let verdict = open("open = \"Mo-Fr 09:00-18:00\"")
        .at("2026-11-20 18:00")
        .verdict();
    let opens = Some(moment("2026-11-23 09:00"));
    assert_eq!(
        verdict.reasons[0],
        Reason::Today(TodayReason::Closed { opens }),
        "On Friday at six it closes until Monday at nine."
    );
    assert_eq!(verdict.level, Level::Amber, "Bob decides.");
}

#[test]
fn the_last_minute_is_open_and_the_next_is_not() {
    let story = open(NIGHTS);
    assert_eq!(
        told(&story.clone().at("2026-11-21 02:59").verdict()),
        "green COV-G01",
        "Open until three."
    );
    assert_eq!(
        told(&story.at("2026-11-21 03:00").verdict()),
        "amber COV-A26 COV-G01",
        "At three it closes."
    );
}

#[test]
fn hours_past_midnight_began_the_day_before() {
    let facts = open(NIGHTS).at("2026-11-21 01:00").day_facts();
    let since = day("2026-11-20");
    assert_eq!(
        facts.opening,
        Opening::Open { since },
        "At one on Saturday, Friday's hours still run."
    );
    assert_eq!(
        facts.today,
        day("2026-11-21"),
        "The local day is Saturday all the same."
    );
}

#[test]
fn a_rescan_past_midnight_is_the_same_visit() {
    let verdict = open(NIGHTS)
        .at("2026-11-21 01:00")
        .came(&["2026-11-13"])
        .visited(visit("2026-11-20 23:00"))
        .verdict();
    let since = moment("2026-11-20 23:00");
    assert_eq!(
        verdict.reasons[0],
        Reason::Green(GreenReason::AlreadyIn {
            since,
            minutes: 120
        }),
        "Alice is in since eleven."
    );
    assert_eq!(number(&verdict), "2 of 3", "It is still Friday's visit.");
}

#[test]
fn a_first_scan_past_midnight_belongs_to_the_new_day() {
    let night = open(NIGHTS).at("2026-11-21 01:00").came(&["2026-11-13"]);
    assert_eq!(
        told(&night.verdict()),
        "green COV-G01",
        "Alice comes at one in the morning."
    );
    let noon = open(NIGHTS)
        .at("2026-11-21 12:00")
        .visited(visit("2026-11-21 01:00"))
        .verdict();
    assert_eq!(
        told(&noon),
        "green COV-G02 COV-G01",
        "At noon of the same local day Alice is in already."
    );
}

#[test]
fn who_left_before_midnight_comes_anew() {
    let mut left = visit("2026-11-20 20:00");
    left.ended = Some(moment("2026-11-20 23:00"));
    let verdict = open(NIGHTS).at("2026-11-21 01:00").visited(left).verdict();
    assert_eq!(
        (told(&verdict), number(&verdict)),
        ("green COV-G01".into(), "2 of 3".into()),
        "It is a second visit."
    );
}

#[test]
fn after_the_night_a_new_visit_begins() {
    let verdict = open(NIGHTS)
        .at("2026-11-21 08:00")
        .visited(visit("2026-11-20 23:00"))
        .verdict();
    assert_eq!(
        number(&verdict),
        "2 of 3",
        "Saturday's hours are others than Friday's."
    );
}

#[test]
fn a_rescan_in_the_first_hour_of_a_month_does_not_guess_the_number() {
    let story = open("open = \"Mo-Su 08:00-03:00\"")
        .came(&["2026-10-01", "2026-10-02"])
        .visited(visit("2026-10-31 23:00"));
    let verdict = story.at("2026-11-01 01:00").verdict();
    assert_eq!(told(&verdict), "green COV-G02 COV-G01", "Alice is in.");
    assert_eq!(
        number(&verdict),
        "-",
        "The number was October's, and October is over."
    );
}

#[test]
fn a_rescan_past_midnight_keeps_a_rolling_number() {
    let story = at_sued(
        r#"
        hours = { open = "Mo-Su 08:00-03:00" }
        [[grant]]
        to = "members"
        benefit = "free"
        caps = [{ amount = 3, unit = "day", per = "rolling", rolling_days = 7 }]
        "#,
    );
    let story = story
        .came(&["2026-11-14"])
        .visited(visit("2026-11-20 23:00"));
    let verdict = story.at("2026-11-21 01:00").verdict();
    assert_eq!(
        told(&verdict),
        "green COV-G02 COV-G01",
        "Alice is in since eleven."
    );
    assert_eq!(
        number(&verdict),
        "2 of 3",
        "Seven days back from Friday, as it was then."
    );
}

#[test]
fn a_house_that_never_closes_begins_a_new_day_at_midnight() {
    let verdict = open("open = \"24/7\"")
        .at("2026-11-21 01:00")
        .visited(visit("2026-11-20 23:00"))
        .verdict();
    assert_eq!(
        (told(&verdict), number(&verdict)),
        ("green COV-G01".into(), "2 of 3".into()),
        "Every day is its own."
    );
}

#[test]
fn the_local_day_is_that_of_the_hosts_zone() {
    let facts = open(NIGHTS)
        .at_utc(moment("2026-11-21 00:30").0)
        .day_facts();
    assert_eq!(
        facts.today,
        day("2026-11-21"),
        "At 23:30 UTC it is Saturday in München."
    );
    assert_eq!(facts.weekday, Weekday::Saturday, "And it is a Saturday.");
}

#[test]
fn the_long_day_of_autumn_is_one_day() {
    // 25 October 2026: 02:00 to 03:00 comes twice in Berlin, first at 00:00 UTC, then at 01:00 UTC.
    let first = 1_792_886_400;
    let story = open("open = \"Mo-Su 00:00-24:00\"").visited(visit_at(first + 1800, "2026-10-25"));
    let second = story.clone().at_utc(first + 3600 + 1800).verdict();
    assert_eq!(
        told(&second),
        "green COV-G02 COV-G01",
        "Half past two comes again, and Alice is in already."
    );
    let last = story.clone().at_utc(first + 82_799).day_facts();
    assert_eq!(last.today, day("2026-10-25"), "The day has 25 hours.");
    let next = story.at_utc(first + 82_800).day_facts();
    assert_eq!(next.today, day("2026-10-26"), "Then Monday begins.");
}

#[test]
fn the_short_day_of_spring_is_one_day() {
    // 28 March 2027: 02:00 to 03:00 is left out in Berlin, at 01:00 UTC; the day has 23 hours.
    let begin = 1_806_188_400;
    let story = open("open = \"Mo-Su 00:00-24:00\"").visited(visit_at(begin, "2027-03-28"));
    let last = story.clone().at_utc(begin + 23 * 3600 - 1).verdict();
    assert_eq!(
        told(&last),
        "green COV-G02 COV-G01",
        "At a second to midnight Alice is in already."
    );
    assert_eq!(
        story.at_utc(begin + 23 * 3600).day_facts().today,
        day("2027-03-29"),
        "Then Monday begins."
    );
}

#[test]
fn a_house_that_opens_in_the_hour_that_is_left_out_opens_after_it() {
    let story = open("open = \"Mo-Su 02:30-18:00\"").at_utc(1_806_188_400 + 1800);
    let opens = Some(Timestamp(1_806_188_400 + 2 * 3600));
    assert_eq!(
        story.verdict().reasons[0],
        Reason::Today(TodayReason::Closed { opens }),
        "At three, which follows on two."
    );
}

#[test]
fn december_is_followed_by_the_next_year() {
    let facts = open(NIGHTS).at("2026-12-31 23:59").day_facts();
    assert_eq!(
        facts.next_month,
        day("2027-01-01"),
        "The month after December is January."
    );
    assert_eq!(facts.next_year, day("2027-01-01"), "And a new year.");
    assert_eq!(
        facts.week_start,
        day("2026-12-28"),
        "The week began on Monday."
    );
}

#[test]
fn a_leap_day_is_the_last_of_february() {
    let facts = open(NIGHTS).at("2028-02-29 12:00").day_facts();
    assert_eq!(
        facts.month_start,
        day("2028-02-01"),
        "February began on the first."
    );
    assert_eq!(
        facts.next_month.days_since(facts.today),
        1,
        "March begins tomorrow."
    );
}

#[test]
fn hours_that_still_run_must_be_those_of_the_visit() {
    let story = open(NIGHTS)
        .at("2026-11-22 01:00")
        .visited(visit("2026-11-20 23:00"));
    assert_eq!(
        number(&story.verdict()),
        "2 of 3",
        "Friday's visit is not Saturday's night."
    );
}

/// Saturday, one in the morning, in hours that began on Friday, as a calendar should see it.
fn friday_night(story: Story) -> Story {
    let story = story.at("2026-11-21 01:00");
    let opening = Opening::Open {
        since: day("2026-11-20"),
    };
    let facts = DayFacts {
        opening,
        ..story.day_facts()
    };
    story.on(facts)
}

#[test]
fn in_hours_that_still_run_a_rescan_is_the_same_visit() {
    let story = open(NIGHTS)
        .came(&["2026-11-13"])
        .visited(visit("2026-11-20 23:00"));
    let verdict = friday_night(story).verdict();
    let since = moment("2026-11-20 23:00");
    assert_eq!(
        verdict.reasons[0],
        Reason::Green(GreenReason::AlreadyIn {
            since,
            minutes: 120
        }),
        "Alice is in since eleven."
    );
    assert_eq!(number(&verdict), "2 of 3", "It is still Friday's visit.");
}

#[test]
fn in_hours_that_still_run_fridays_grant_is_fridays() {
    let story = at_sued("grant = [{ to = \"members\", benefit = \"free\", weekdays = [\"fri\"] }]");
    let verdict = friday_night(story.visited(visit("2026-11-20 23:00"))).verdict();
    assert_eq!(
        told(&verdict),
        "green COV-G02 COV-G01",
        "Alice came on a Friday."
    );
}

#[test]
fn in_hours_that_still_run_a_block_is_counted_as_at_the_check_in() {
    let block = "grant = [{ to = \"members\", benefit = \"free\", caps = [{ amount = 3, unit = \"block\", block_hours = 12, per = \"year\" }] }]";
    let story = at_sued(block)
        .visited(visit("2026-11-19 12:00"))
        .visited(visit("2026-11-20 23:00"));
    assert_eq!(
        number(&friday_night(story).verdict()),
        "2 of 3",
        "Friday's block is the second."
    );
}

#[test]
fn in_hours_that_still_run_a_rolling_number_is_that_of_the_check_in() {
    let rolling = "grant = [{ to = \"members\", benefit = \"free\", caps = [{ amount = 3, unit = \"day\", per = \"rolling\", rolling_days = 7 }] }]";
    let story = at_sued(rolling)
        .came(&["2026-11-14"])
        .visited(visit("2026-11-20 23:00"));
    assert_eq!(
        number(&friday_night(story).verdict()),
        "2 of 3",
        "Seven days back from Friday, as it was then."
    );
}

#[test]
fn in_hours_that_still_run_a_number_of_the_month_before_is_not_guessed() {
    let story = open(NIGHTS)
        .at("2026-11-01 01:00")
        .came(&["2026-10-02"])
        .visited(visit("2026-10-31 23:00"));
    let opening = Opening::Open {
        since: day("2026-10-31"),
    };
    let facts = DayFacts {
        opening,
        ..story.day_facts()
    };
    let verdict = story.on(facts).verdict();
    assert_eq!(
        (told(&verdict), number(&verdict)),
        ("green COV-G02 COV-G01".into(), "-".into()),
        "October is over."
    );
}

#[test]
fn facts_may_come_from_another_calendar() {
    let story = open(NIGHTS);
    let facts = DayFacts {
        opening: Opening::Closed { opens: None },
        ..story.day_facts()
    };
    let verdict = story.on(facts).verdict();
    assert_eq!(
        verdict.reasons[0],
        Reason::Today(TodayReason::Closed { opens: None }),
        "Closed, and nobody knows until when."
    );
}

fn visit_at(seconds: u64, date: &str) -> federation_spec::rules::Visit {
    let mut visit = visit(&format!("{date} 12:00"));
    visit.started = Timestamp(seconds);
    visit
}
