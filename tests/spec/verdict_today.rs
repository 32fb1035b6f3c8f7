//! What must be so on the day itself, and what is said beside the grant. SPEC §5.4

use federation_spec::records::terms::grant::{BookingKind, Identity, Unit};
use federation_spec::rules::{GrantReason, GreenReason, Level, Reason, TodayReason};

use super::verdict_kit::{at_sued, day, members, not_seen, number, told};

const GREEN: &str = "green COV-G01";

#[test]
fn only_on_some_days_of_the_week() {
    let story = members("benefit = \"free\", weekdays = [\"tue\", \"thu\"]");
    assert_eq!(told(&story.verdict()), GREEN, "It is Tuesday.");
    let wednesday = story.at("2026-11-18 10:00").verdict();
    assert_eq!(
        told(&wednesday),
        "amber COV-A25 COV-G01",
        "On Wednesday it is not meant."
    );
}

#[test]
fn free_for_all_on_tuesday_is_not_counted_and_on_wednesday_the_visa_is() {
    let story = at_sued(
        r#"
        [[grant]]
        to = "anyone"
        benefit = "free"
        weekdays = ["tue"]
        [[grant]]
        to = "members"
        benefit = "free"
        caps = [{ amount = 3, unit = "day", per = "year" }]
        "#,
    );
    assert!(!story.verdict().counts, "On Tuesday nobody counts.");
    assert_eq!(
        number(&story.at("2026-11-18 10:00").verdict()),
        "1 of 3",
        "On Wednesday it is the first of three."
    );
}

#[test]
fn a_visit_is_announced_in_local_calendar_days() {
    let booked = |days_before: u32, on: &str| {
        members(&format!(
            "benefit = \"free\", booking = {{ how = \"reserve\", days_before = {days_before} }}"
        ))
        .at("2026-11-17 00:05")
        .with(|s| s.facts.booked_on = Some(day(on)))
        .verdict()
    };
    assert_eq!(
        told(&booked(0, "2026-11-17")),
        GREEN,
        "Booked on the same day."
    );
    assert_eq!(
        told(&booked(1, "2026-11-16")),
        GREEN,
        "Booked yesterday, be it ten minutes ago."
    );
    let late = booked(1, "2026-11-17");
    assert_eq!(
        late.reasons[0],
        Reason::Today(TodayReason::BookedLate {
            was: 0,
            days_before: 1
        }),
        "Today is too late."
    );
    assert_eq!(
        told(&booked(2, "2026-11-15")),
        GREEN,
        "Booked two calendar days before."
    );
    let late = booked(2, "2026-11-16");
    assert_eq!(
        late.reasons[0],
        Reason::Today(TodayReason::BookedLate {
            was: 1,
            days_before: 2
        }),
        "Yesterday is a day too late."
    );
}

#[test]
fn a_visit_that_nobody_announced_is_amber() {
    for (how, kind) in [
        ("contact first", BookingKind::Contact),
        ("reserve", BookingKind::Reserve),
        ("form", BookingKind::Form),
        ("approval", BookingKind::Approval),
    ] {
        let story = members(&format!(
            "benefit = \"free\", booking = {{ how = \"{how}\" }}"
        ));
        let expected = Reason::Today(TodayReason::NotBooked {
            how: kind,
            days_before: 0,
        });
        assert_eq!(
            story.verdict().reasons[0],
            expected,
            "No word of Alice came by {how}."
        );
        let noted = story
            .with(|s| s.facts.booked_on = Some(day("2026-11-17")))
            .verdict();
        assert_eq!(
            told(&noted),
            GREEN,
            "Bob finds Alice's note of this morning, by {how}."
        );
    }
    let free = members("benefit = \"free\", booking = { how = \"not needed\", days_before = 3 }")
        .verdict();
    assert_eq!(
        told(&free),
        GREEN,
        "Where no booking is needed, none is missed."
    );
}

#[test]
fn a_booking_from_the_future_is_none() {
    let story = members("benefit = \"free\", booking = { how = \"reserve\" }");
    let verdict = story
        .with(|s| s.facts.booked_on = Some(day("2026-11-18")))
        .verdict();
    assert_eq!(
        told(&verdict),
        "amber COV-A27 COV-G01",
        "Nobody booked tomorrow."
    );
}

#[test]
fn documents_are_looked_at() {
    for (word, one) in [
        ("photo id", Identity::PhotoId),
        ("letter", Identity::Letter),
    ] {
        let story = members(&format!("benefit = \"free\", identity = [\"{word}\"]"));
        assert_eq!(
            story.verdict().reasons[0],
            not_seen(one),
            "Nobody has looked at a {word}."
        );
        assert_eq!(
            told(&story.with(|s| s.facts.id_seen = true).verdict()),
            GREEN,
            "Bob has looked at the {word}."
        );
    }
    for word in ["none", "membership proof"] {
        let story = members(&format!("benefit = \"free\", identity = [\"{word}\"]"));
        assert_eq!(
            told(&story.verdict()),
            GREEN,
            "For {word} the pass is enough."
        );
    }
}

#[test]
fn guests_of_the_visitor() {
    let bringing = |guests: &str, brings| {
        let story = members(&format!("benefit = \"free\"{guests}"));
        story.with(|s| s.facts.guests = brings).verdict()
    };
    let none = ", guests = { rule = \"none\" }";
    assert_eq!(told(&bringing(none, 0)), GREEN, "Alice comes alone.");
    for guests in [none, ""] {
        let expected = Reason::Today(TodayReason::Guests {
            brings: 1,
            at_most: Some(0),
        });
        assert_eq!(
            bringing(guests, 1).reasons[0],
            expected,
            "Guests are not covered."
        );
    }
    let two = ", guests = { rule = \"free\", at_most = 2 }";
    assert_eq!(told(&bringing(two, 2)), GREEN, "Two guests are free.");
    let expected = Reason::Today(TodayReason::Guests {
        brings: 3,
        at_most: Some(2),
    });
    assert_eq!(bringing(two, 3).reasons[0], expected, "A third is not.");
    let policy = bringing(", guests = { rule = \"host policy\", at_most = 2 }", 1);
    let expected = Reason::Today(TodayReason::Guests {
        brings: 1,
        at_most: None,
    });
    assert_eq!(
        policy.reasons[0], expected,
        "The house's own policy decides."
    );
    assert_eq!(
        told(&bringing(", guests = { rule = \"paid\" }", 9)),
        GREEN,
        "Guests who pay are welcome."
    );
}

#[test]
fn a_full_room_is_amber() {
    let story = at_sued(
        "capacity = 8\ngrant = [{ to = \"members\", benefit = \"free\", guests = { rule = \"free\" } }]",
    );
    let present = |present| story.clone().with(|s| s.present = present);
    assert_eq!(
        told(&present(7).verdict()),
        GREEN,
        "The eighth person finds a place."
    );
    let full = present(8).verdict();
    assert_eq!(
        full.reasons[0],
        Reason::Today(TodayReason::RoomFull { capacity: 8 }),
        "The ninth does not."
    );
    let with_guest = present(7).with(|s| s.facts.guests = 1).verdict();
    assert_eq!(
        told(&with_guest),
        "amber COV-A31 COV-G01",
        "The eighth brings a ninth."
    );
    let inside = present(8).came(&["2026-11-17"]).verdict();
    assert_eq!(
        told(&inside),
        "green COV-G02 COV-G01",
        "Who is in already takes no further place."
    );
}

#[test]
fn an_unstated_extent_is_green_once() {
    let story = members("benefit = \"free\", extent_unstated = true");
    assert_eq!(
        told(&story.verdict()),
        GREEN,
        "Free, and Alice was never here."
    );
    let verdict = story.came(&["2026-11-10", "2026-11-16"]).verdict();
    assert_eq!(
        verdict.reasons[0],
        Reason::Grant(GrantReason::ExtentUnstated { visits: 2 }),
        "How often was never said."
    );
    let anyone =
        at_sued("grant = [{ to = \"anyone\", benefit = \"free\", extent_unstated = true }]")
            .verdict();
    assert!(
        anyone.counts,
        "To tell the first visit from the second, it is noted."
    );
}

#[test]
fn not_for_regulars_says_how_often_the_visitor_came() {
    let story = members("benefit = \"free\", not_for_regulars = true");
    assert_eq!(told(&story.verdict()), GREEN, "Alice was never here.");
    let verdict = story.came(&["2026-11-10", "2026-11-16"]).verdict();
    assert_eq!(
        verdict.reasons[1],
        Reason::Green(GreenReason::NotForRegulars { visits: 2 }),
        "Bob sees how regularly Alice comes."
    );
    assert_eq!(
        verdict.level,
        Level::Green,
        "What regular is was never said."
    );
}

#[test]
fn more_on_request_is_said() {
    for more in ["more_on_request = true", "amount_not_fixed = true"] {
        let verdict = members(&format!("benefit = \"free\", {more}")).verdict();
        assert_eq!(
            told(&verdict),
            "green COV-G01 COV-G09",
            "With {more} there may be more."
        );
    }
}

#[test]
fn a_unit_that_no_cap_counts_changes_nothing() {
    let verdict =
        members("benefit = \"free\", caps = [{ amount = 2, unit = \"day\", per = \"year\" }]")
            .with(|s| s.facts.unit = Some(Unit::HalfDay))
            .verdict();
    assert_eq!(number(&verdict), "1 of 2", "Half a day uses a day.");
}
