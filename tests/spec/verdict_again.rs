//! In already, and at which site. SPEC §5.6

use federation_spec::rules::{GreenReason, HomeReason, Level, Reason, Visit};

use super::verdict_kit::{Known, Story, at_sued, caps, days_per, moment, number, told, visit};

#[test]
fn in_already_is_green_and_the_same_number() {
    let verdict = days_per(3, "per = \"calendar month\"", &["2026-11-10", "2026-11-17"]);
    let since = moment("2026-11-17 12:00");
    assert_eq!(
        verdict.reasons[0],
        Reason::Green(GreenReason::AlreadyIn { since, minutes: 0 }),
        "Alice checked in today."
    );
    assert_eq!(
        (verdict.level, number(&verdict)),
        (Level::Green, "2 of 3".into()),
        "It is still the second day."
    );
}

#[test]
fn in_already_is_green_even_if_a_person_had_to_admit_the_visitor() {
    let verdict = days_per(1, "per = \"calendar month\"", &["2026-11-10", "2026-11-17"]);
    assert_eq!(
        told(&verdict),
        "green COV-G02",
        "Bob let Alice in this morning."
    );
    assert_eq!(
        number(&verdict),
        "2 of 1",
        "The number is what it was then."
    );
}

#[test]
fn in_already_is_green_whatever_became_of_the_home_since() {
    let story = caps("")
        .came(&["2026-11-17"])
        .with(|s| s.home = Known::Never);
    assert_eq!(
        told(&story.verdict()),
        "green COV-G02 COV-G01",
        "A person or the terms let Alice in."
    );
}

#[test]
fn who_came_for_half_a_day_is_in_for_half_a_day() {
    let half = Visit {
        half: true,
        ..visit("2026-11-17 09:00")
    };
    let verdict = caps("{ amount = 3, unit = \"half day\", per = \"calendar month\" }")
        .visited(half)
        .verdict();
    assert_eq!(
        number(&verdict),
        "1 of 3",
        "The second scan does not ask again for how long."
    );
}

#[test]
fn of_two_visits_noted_for_today_the_earlier_began_it() {
    let story = caps("")
        .visited(visit("2026-11-17 09:30"))
        .visited(visit("2026-11-17 09:14"));
    let since = moment("2026-11-17 09:14");
    assert_eq!(
        story.verdict().reasons[0],
        Reason::Green(GreenReason::AlreadyIn { since, minutes: 46 }),
        "The order of the notes does not matter."
    );
}

#[test]
fn an_ended_pass_is_red_even_for_who_is_in_already() {
    let verdict = caps("")
        .came(&["2026-11-17"])
        .with(|s| s.card.0.expires_at = s.now)
        .verdict();
    assert_eq!(
        told(&verdict),
        "red COV-R05",
        "The pass itself comes first."
    );
}

#[test]
fn at_two_desks_within_five_minutes_one_of_two_passes_may_be_a_copy() {
    let since = moment("2026-11-17 12:00");
    let at = |seconds: u64, desk: Option<&str>, noted: Option<&str>, ended: Option<u64>| {
        let came = Visit {
            desk_id: noted.map(str::to_owned),
            ended: ended.map(|after| since.plus(after)),
            ..visit("2026-11-17 12:00")
        };
        let story = caps("").visited(came).with(|s| {
            s.now = since.plus(seconds);
            s.desk_id = desk.map(str::to_owned);
        });
        story.verdict()
    };
    let (door, bar) = (Some("door"), Some("bar"));
    let amber = at(299, bar, door, None);
    assert_eq!(
        (told(&amber).as_str(), &amber.reasons[0]),
        (
            "amber COV-A41 COV-G01",
            &Reason::Home(HomeReason::AtAnotherDesk { since })
        ),
        "Nobody walks from the door to the bar and shows a pass again so soon."
    );
    for (seconds, desk, noted, ended, why) in [
        (
            300,
            bar,
            door,
            None,
            "After five minutes Alice may stand there.",
        ),
        (299, door, door, None, "The same desk scans twice."),
        (299, bar, None, None, "Nobody knows where Alice came in."),
        (299, None, door, None, "Nobody knows who asks."),
        (299, bar, door, Some(60), "Alice had left, and comes again."),
    ] {
        let verdict = at(seconds, desk, noted, ended);
        let minutes = seconds / 60;
        assert_eq!(
            (verdict.level, &verdict.reasons[0]),
            (
                Level::Green,
                &Reason::Green(GreenReason::AlreadyIn { since, minutes })
            ),
            "{why}"
        );
    }
}

/// Two sites with a count each, or with one count.
fn two_sites(one_count: bool) -> Story {
    at_sued(&format!(
        r#"
        several_sites = true
        {}
        site = [{{ name = "Isar" }}, {{ name = "Au" }}]
        [[grant]]
        to = "members"
        benefit = "free"
        caps = [{{ amount = 1, unit = "day", per = "calendar month" }}]
        "#,
        if one_count { "one_count = true" } else { "" }
    ))
    .with(|s| s.facts.site = Some("Au".to_owned()))
}

fn at_site(site: Option<&str>) -> Visit {
    let site = site.map(str::to_owned);
    Visit {
        site,
        ..visit("2026-11-10 12:00")
    }
}

#[test]
fn one_count_counts_at_every_site() {
    let verdict = two_sites(true).visited(at_site(Some("Isar"))).verdict();
    assert_eq!(
        told(&verdict),
        "amber COV-A03",
        "The day at Isar was the one there is."
    );
}

#[test]
fn without_one_count_every_site_counts_its_own() {
    let story = two_sites(false);
    assert_eq!(
        told(&story.clone().visited(at_site(Some("Isar"))).verdict()),
        "green COV-G01",
        "Au has never seen Alice."
    );
    let verdict = story.visited(at_site(Some("Au"))).verdict();
    assert_eq!(told(&verdict), "amber COV-A03", "A day at Au counts at Au.");
}

#[test]
fn a_visit_without_a_site_counts_at_every_site() {
    let story = two_sites(false);
    let unstated = story.clone().visited(at_site(None)).verdict();
    assert_eq!(
        told(&unstated),
        "amber COV-A03",
        "Nobody said where it was."
    );
    let unlisted = story.clone().visited(at_site(Some("Giesing"))).verdict();
    assert_eq!(
        told(&unlisted),
        "amber COV-A03",
        "The terms know no such site."
    );
    let desk = story
        .visited(at_site(Some("Isar")))
        .with(|s| s.facts.site = None)
        .verdict();
    assert_eq!(
        told(&desk),
        "amber COV-A03",
        "A desk that does not say where it stands counts all."
    );
}

#[test]
fn who_is_in_at_one_site_is_in() {
    let here = Visit {
        site: Some("Isar".to_owned()),
        ..visit("2026-11-17 08:00")
    };
    let verdict = two_sites(false).visited(here).verdict();
    assert_eq!(
        told(&verdict),
        "green COV-G02 COV-G01",
        "One visit a day, at whichever site."
    );
}
