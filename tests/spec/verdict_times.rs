//! Stories of grants at times of a day, of documents of which any one is enough, of visits, and of months that the host did
//! not say more of.

use federation_spec::records::terms::grant::{Identity, Mark};
use federation_spec::rules::{Reason, TodayReason};
use federation_spec::wire::ids::Timestamp;

use super::verdict_kit::{Story, at_sued, told, visit};

const GREEN: &str = "green COV-G01";

fn members(grant: &str) -> Story {
    at_sued(&format!(
        "grant = [{{ to = \"members\", benefit = \"free\", {grant} }}]"
    ))
}

#[test]
fn a_grant_of_the_day_begins_with_its_first_minute_and_ends_before_its_last() {
    let day = "between = { from = \"09:00\", until = \"17:00\" }";
    let cases = [
        ("2026-11-17 08:59", false),
        ("2026-11-17 09:00", true),
        ("2026-11-17 16:59", true),
        ("2026-11-17 17:00", false),
        ("2026-11-17 00:00", false),
        ("2026-07-17 16:59", true),
        ("2026-07-17 17:00", false),
    ];
    for (at, given) in cases {
        let expected = if given {
            GREEN
        } else {
            "amber COV-A47 COV-G01"
        };
        assert_eq!(told(&members(day).at(at).verdict()), expected, "at {at}");
    }
}

#[test]
fn a_night_is_two_grants() {
    let night = at_sued(
        r#"grant = [
            { to = "members", benefit = "free", between = { from = "20:00", until = "24:00" } },
            { to = "members", benefit = "free", between = { from = "00:00", until = "03:00" } },
        ]"#,
    );
    let at = |at: &str| told(&night.clone().at(at).verdict());
    assert_eq!(at("2026-11-17 23:59"), GREEN, "Before midnight.");
    assert_eq!(at("2026-11-18 02:59"), GREEN, "After it.");
    assert_eq!(
        at("2026-11-18 03:00"),
        "amber COV-A47 COV-G01",
        "The night is over."
    );
}

#[test]
fn what_has_ended_for_the_day_leaves_what_is_given_at_any_time() {
    let house = at_sued(
        r#"grant = [
            { to = "members", benefit = "free", between = { from = "09:00", until = "17:00" } },
            { to = "members", benefit = "discount", discount_percent = 20 },
        ]"#,
    );
    let evening = house.at("2026-11-17 19:00").verdict();
    assert_eq!(told(&evening), GREEN, "The discount has no times.");
}

#[test]
fn who_is_in_is_in_under_the_grant_of_the_check_in() {
    let house = at_sued(
        r#"grant = [
            { to = "members", benefit = "free", between = { from = "09:00", until = "17:00" } },
            { to = "members", benefit = "discount", discount_percent = 20 },
        ]"#,
    );
    let benefit = |came: &str, at: &str| {
        let story = house.clone().at(at);
        let verdict = story.visited(visit(came)).verdict();
        assert_eq!(told(&verdict), "green COV-G02 COV-G01", "{came}, {at}");
        format!("{:?}", verdict.reasons[1])
    };
    let early = benefit("2026-11-17 16:59", "2026-11-17 17:30");
    assert!(early.contains("Free"), "It began in time: {early}");
    let late = benefit("2026-11-17 17:00", "2026-11-17 17:30");
    assert!(late.contains("Discount"), "It began too late: {late}");
}

/// What is told of documents, none of them seen, under this `identity`.
fn documents(identity: &str) -> String {
    told(&members(identity).verdict())
}

#[test]
fn any_one_of_the_documents_is_enough_and_the_pass_is_a_proof() {
    let asked = "amber COV-A29 COV-G01";
    let cases = [
        ("identity = [\"photo id\", \"letter\"]", asked),
        (
            "identity = [\"photo id\", \"letter\"], identity_any = true",
            asked,
        ),
        ("identity = [\"photo id\", \"membership proof\"]", asked),
        (
            "identity = [\"photo id\", \"membership proof\"], identity_any = true",
            GREEN,
        ),
        (
            "identity = [\"none\", \"letter\"], identity_any = true",
            GREEN,
        ),
        ("identity = [\"photo id\"], identity_any = true", asked),
        ("identity_any = true", GREEN),
        ("identity = [\"id\"]", asked),
        ("identity = [\"id\", \"none\"], identity_any = true", GREEN),
    ];
    for (identity, expected) in cases {
        assert_eq!(documents(identity), expected, "{identity}");
    }
    let seen = members("identity = [\"photo id\", \"letter\"], identity_any = true")
        .with(|story| story.facts.id_seen = true);
    assert_eq!(told(&seen.verdict()), GREEN, "The desk has looked at one.");
}

#[test]
fn what_the_letter_must_be_like_is_told_where_it_is_one_of_several() {
    let story = members(
        r#"identity = ["photo id", "letter", "id"], identity_any = true, proof = { bears = ["stamp"], valid_days = 30 }"#,
    );
    let asked = TodayReason::IdentityNotSeen {
        document: Identity::PhotoId,
        or: vec![Identity::Letter, Identity::Id],
        bears: vec![Mark::Stamp],
        valid_days: Some(30),
    };
    assert_eq!(
        story.verdict().reasons[0],
        Reason::Today(asked),
        "Any of the three is asked for."
    );
}

#[test]
fn the_minute_of_a_check_in_is_the_same_at_every_scan() {
    let house = at_sued(
        r#"grant = [
            { to = "members", benefit = "free", between = { from = "09:00", until = "17:00" } },
            { to = "members", benefit = "discount", discount_percent = 20 },
        ]"#,
    );
    for (came, expected) in [(40, "Free"), (60, "Discount")] {
        let mut visit = visit("2026-11-17 16:59");
        visit.started = Timestamp(visit.started.0 + came);
        let evening = house.clone().visited(visit).at("2026-11-17 17:20");
        for seconds in [0, 10, 39, 40, 41, 59, 60, 119] {
            let story = evening.clone().at_utc(evening.now.0 + seconds);
            let reasons = format!("{:?}", story.verdict().reasons);
            assert!(
                reasons.contains(expected),
                "Came {came} s after 16:59, scanned {seconds} s after 17:20: {reasons}"
            );
        }
    }
}

#[test]
fn who_came_before_midnight_is_in_under_the_evening() {
    let house = at_sued(
        r#"
        [hours]
        open = "Mo-Su 18:00-03:00"
        [[grant]]
        to = "members"
        benefit = "free"
        between = { from = "18:00", until = "24:00" }
        [[grant]]
        to = "members"
        benefit = "discount"
        "#,
    );
    let story = house
        .visited(visit("2026-11-17 23:50"))
        .at("2026-11-18 00:40");
    let reasons = format!("{:?}", story.verdict().reasons);
    assert!(
        reasons.contains("Free"),
        "It is still that evening: {reasons}"
    );
}

#[test]
fn visits_count_as_days_and_a_month_as_the_one_of_the_calendar() {
    let pairs = [
        (
            "unit = \"day\", per = \"calendar month\"",
            "unit = \"visit\", per = \"month\"",
        ),
        (
            "unit = \"day\", per = \"rolling\", rolling_days = 9",
            "unit = \"visit\", per = \"rolling\", rolling_days = 9",
        ),
        (
            "unit = \"hour\", per = \"calendar month\"",
            "unit = \"hour\", per = \"month\"",
        ),
    ];
    let came = ["2026-10-31", "2026-11-02", "2026-11-09", "2026-11-09"];
    for (plain, other) in pairs {
        let verdict = |cap: &str| {
            let story = members(&format!("caps = [{{ amount = 2, {cap} }}]"));
            story.came(&came).verdict()
        };
        let (one, two) = (verdict(plain), verdict(other));
        assert_eq!(told(&one), told(&two), "{plain} beside {other}");
        let number = |verdict: &federation_spec::rules::Verdict| {
            let visit = verdict.visit.as_ref().expect("a number");
            (visit.day, visit.of)
        };
        assert_eq!(number(&one), number(&two), "{plain} beside {other}");
    }
}
