//! Questions on which no vector had spoken, although the text decides them: a stranger wrote the verdict from SPEC.md and looked
//! which misreadings the vectors would have let pass.

use federation_spec::records::card::Attribute;
use federation_spec::records::values::Text;
use federation_spec::rules::{DayFacts, GreenReason, Opening, Reason};
use federation_spec::wire::ids::Timestamp;

use super::verdict_kit::{Story, at_sued, caps, day, members, number, told, visit};

// SPEC §5.4 rule 3: a house without terms can be closed all the same.
#[test]
fn a_house_without_terms_is_told_to_be_closed_first() {
    let story = members("benefit = \"free\"");
    let facts = DayFacts {
        opening: Opening::Closed { opens: None },
        ..story.day_facts()
    };
    let verdict = story.with(|s| s.host = None).on(facts).verdict();
    assert_eq!(told(&verdict), "amber COV-A26 COV-A09", "In this order.");
}

// SPEC §5.4.1 rule 1.
#[test]
fn a_home_that_declined_takes_nobody_but_who_walks_in() {
    let story = members("benefit = \"free\", requires = { home_takes_ours = true }");
    let declined = "visa = \"declined\"\ngrant = [{ to = \"anyone\", benefit = \"discount\" }]";
    let anyone = story.clone().home(declined).verdict();
    assert_eq!(told(&anyone), "green COV-G01", "Anyone is anyone.");
    let mut to_members = declined.replace("declined", "accepted");
    to_members = to_members.replace("anyone", "members");
    let mut story = story.home(&to_members);
    assert_eq!(told(&story.verdict()), "green COV-G01", "It takes part.");
    if let super::verdict_kit::Known::Valid(content) = &mut story.home {
        content.visa = Some(federation_spec::records::terms::content::Stance::Declined);
    }
    assert_eq!(
        told(&story.verdict()),
        "amber COV-A13 COV-G01",
        "A grant to members means nothing beside it."
    );
}

// SPEC §5.6 rule 7: which of two visits that began at once goes on.
#[test]
fn of_two_visits_that_began_at_once_the_whole_day_goes_on() {
    let half = |half| {
        let mut visit = visit("2026-11-17 09:00");
        visit.half = half;
        visit
    };
    let story = caps("{ amount = 9, unit = \"half day\", per = \"week\" }");
    let both = [
        story.clone().visited(half(true)).visited(half(false)),
        story.visited(half(false)).visited(half(true)),
    ];
    for story in both {
        let verdict = story.verdict();
        assert_eq!(number(&verdict), "2 of 9", "Two half days.");
    }
}

// SPEC §5.5 rule 4.
#[test]
fn the_last_sigma_of_a_word_is_a_letter_of_its_own() {
    let story = members("benefit = \"free\", requires = { region = { rule = \"same city\" } }");
    let city = |story: Story, name: &str, host: &str| {
        let verdict = story.with(|s| {
            let place = |profile: &mut Option<federation_spec::records::SpaceProfile>, city| {
                let place = &mut profile.as_mut().expect("a profile").0.body.place;
                (place.city, place.region) = (Text::new(city), None);
            };
            place(&mut s.home_profile, name);
            place(&mut s.host_profile, host);
        });
        told(&verdict.verdict())
    };
    let same = city(story.clone(), "ΔΕΛΦΟΣ", "δελφος");
    assert_eq!(same, "green COV-G01", "The small one at the end is ς.");
    let other = city(story.clone(), "ΔΕΛΦΟΣ", "δελφοσ");
    assert_eq!(other, "amber COV-A17 COV-G01", "And no σ.");
    let sharp = city(story, "GROẞ", "groß");
    assert_eq!(sharp, "green COV-G01", "The large ẞ is ß.");
}

// SPEC §5.6 rule 7.
#[test]
fn a_clock_that_was_set_back_does_not_open_a_second_desk() {
    let mut came = visit("2026-11-17 10:02");
    came.desk_id = Some("street".to_owned());
    let story = members("benefit = \"free\"").visited(came);
    let verdict = story
        .with(|s| s.desk_id = Some("yard".to_owned()))
        .verdict();
    assert_eq!(told(&verdict), "amber COV-A41 COV-G01", "Now is earlier.");
}

// SPEC §5.4.2 rule 3.
#[test]
fn who_becomes_a_member_tomorrow_has_been_one_for_no_days() {
    let story = members("benefit = \"free\", requires = { member_for_days = 1 }");
    let tomorrow = Timestamp(story.now.0 + 86_400);
    let verdict = story.shows(Attribute::MemberSince(tomorrow)).verdict();
    assert_eq!(told(&verdict), "amber COV-A24 COV-G01", "Not yet.");
}

// SPEC §5.4 rule 8: the order of the green ones.
#[test]
fn regulars_are_told_before_prices() {
    let story = members(
        "benefit = \"discount\", not_for_regulars = true, price = [{ amount = 9, unit = \"day\" }]",
    );
    let verdict = story.came(&["2026-11-03"]).verdict();
    assert_eq!(
        told(&verdict),
        "green COV-G01 COV-G08 COV-G05",
        "G08 first."
    );
}

// SPEC §5.4.4 rule 5.
#[test]
fn what_a_letter_bears_is_told_where_a_letter_is_asked_for() {
    let verdict = members(
        "benefit = \"free\", identity = [\"photo id\", \"letter\"], proof = { valid_days = 9 }",
    )
    .verdict();
    let first = format!("{:?}", verdict.reasons[0]);
    assert!(
        first.contains("valid_days: None"),
        "The photo is asked for first, and it bears nothing: {first}"
    );
}

// SPEC §5.6 rule 8: a booking is compared with the day of the check-in.
#[test]
fn a_booking_of_the_evening_before_still_holds_past_midnight() {
    let house = at_sued(
        r#"
        [hours]
        open = "Mo-Su 20:00-04:00"
        [[grant]]
        to = "members"
        benefit = "free"
        booking = { how = "reserve", days_before = 1 }
        [[grant]]
        to = "members"
        benefit = "discount"
        "#,
    );
    let story = house.at("2026-11-18 01:00").with(|s| {
        s.facts.booked_on = Some(day("2026-11-16"));
        s.visits.push(visit("2026-11-17 21:00"));
    });
    let verdict = story.verdict();
    let free = verdict.reasons.iter().any(|reason| {
        matches!(reason, Reason::Green(GreenReason::Granted(given))
            if given.benefit == federation_spec::records::terms::grant::Benefit::Free)
    });
    assert!(free, "Booked a day before the 17th: {}", told(&verdict));
}
