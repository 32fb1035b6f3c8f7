//! To whom, what, and on which conditions. SPEC §5.4, §5.5

use federation_spec::records::card::{Attribute, Tier};
use federation_spec::records::profile::{Position, SpaceKind};
use federation_spec::records::terms::grant::{Benefit, BookingKind, Identity, RegionRule, Unit};
use federation_spec::records::values::{Number, Text};
use federation_spec::rules::verdict::From;
use federation_spec::rules::{Level, Reason, Verdict};

use super::verdict_kit::{Known, Story, at_sued, day, moment, nord, number, sued, terms, told, west};

/// A free grant to members that requires this.
fn requires(rules: &str) -> Story {
    at_sued(&format!(
        "grant = [{{ to = \"members\", benefit = \"free\", requires = {{ {rules} }} }}]"
    ))
}

/// A grant to members with more fields.
fn members(more: &str) -> Story {
    at_sued(&format!("grant = [{{ to = \"members\", {more} }}]"))
}

fn granted(verdict: &Verdict) -> Benefit {
    let mut reasons = verdict.reasons.iter();
    reasons
        .find_map(|reason| match reason {
            Reason::Granted { benefit, .. } => Some(*benefit),
            _ => None,
        })
        .expect("something is granted")
}

const GREEN: &str = "green COV-G01";

#[test]
fn the_home_must_take_ours() {
    let story = requires("home_takes_ours = true");
    assert_eq!(
        told(&story.verdict()),
        GREEN,
        "Example Nord takes members of other spaces."
    );
    let silent = story.clone().home("").verdict();
    assert_eq!(
        told(&silent),
        "amber COV-A13 COV-G01",
        "Example Nord does not say that it takes ours."
    );
    let declined = story.clone().home("visa = \"declined\"").verdict();
    assert_eq!(
        told(&declined),
        "amber COV-A13 COV-G01",
        "Example Nord says that it does not."
    );
    let selling = story
        .home("grant = [{ to = \"members\", benefit = \"at a price\" }]")
        .verdict();
    assert_eq!(told(&selling), "amber COV-A13 COV-G01", "What is for sale is no gift.");
}

#[test]
fn a_home_that_takes_its_partners_takes_ours_if_we_are_one() {
    let partners = |space| format!("grant = [{{ to = \"partners\", benefit = \"free\", spaces = [\"{space}\"] }}]");
    let story = requires("home_takes_ours = true");
    assert_eq!(
        told(&story.clone().home(&partners(sued())).verdict()),
        GREEN,
        "Example Süd is a partner of Nord."
    );
    let others = story.home(&partners(west())).verdict();
    assert_eq!(told(&others), "amber COV-A13 COV-G01", "Only Example West is.");
}

#[test]
fn a_home_that_declined_because_it_is_free_for_everyone_takes_ours() {
    let home = "visa = \"declined\"\ngrant = [{ to = \"anyone\", benefit = \"free\" }]";
    let verdict = requires("home_takes_ours = true").home(home).verdict();
    assert_eq!(told(&verdict), GREEN, "No can mean no need.");
}

#[test]
fn a_home_that_gives_nothing_of_what_it_grants_does_not_take_ours() {
    let home =
        "grant = [{ to = \"members\", benefit = \"free\", caps = [{ amount = 0, unit = \"day\", per = \"year\" }] }]";
    let verdict = requires("home_takes_ours = true").home(home).verdict();
    assert_eq!(told(&verdict), "amber COV-A13 COV-G01", "Nought days are none.");
}

#[test]
fn half_of_all_visits_at_home_must_be_attested() {
    let share = |percent| Attribute::HomeShare(Number::new(percent).unwrap());
    let story = requires("home_share_percent = 50");
    let silent = story.verdict();
    assert_eq!(
        silent.reasons[0],
        Reason::HomeShare {
            attested: None,
            needed: 50
        },
        "The pass attests nothing."
    );
    let few = story.clone().shows(share(49)).verdict();
    assert_eq!(
        few.reasons[0],
        Reason::HomeShare {
            attested: Some(49),
            needed: 50
        },
        "49 percent are too few."
    );
    assert_eq!(told(&story.shows(share(50)).verdict()), GREEN, "Half is enough.");
}

#[test]
fn the_home_must_be_of_a_kind() {
    let story = requires("home_kinds = [\"makerspace\"]");
    let is = Some(SpaceKind::Coworking);
    let wanted = vec![SpaceKind::Makerspace];
    assert_eq!(
        story.verdict().reasons[0],
        Reason::WrongKind {
            is,
            wanted: wanted.clone()
        },
        "Nord is no makerspace."
    );
    let unknown = story.clone().with(|s| s.home_profile = None).verdict();
    assert_eq!(
        unknown.reasons[0],
        Reason::WrongKind { is: None, wanted },
        "Of an unknown kind nothing is assumed."
    );
    let both = requires("home_kinds = [\"makerspace\", \"coworking\"]");
    assert_eq!(told(&both.verdict()), GREEN, "A coworking space counts.");
}

#[test]
fn the_home_must_have_a_room() {
    let story = requires("home_has_room = true");
    assert_eq!(
        told(&story.verdict()),
        GREEN,
        "The profile of Example Nord names a point."
    );
    let nowhere = |s: &mut Story| s.home_profile.as_mut().unwrap().0.body.place.position = None;
    let verdict = story.clone().with(nowhere).verdict();
    assert_eq!(
        told(&verdict),
        "amber COV-A33 COV-G01",
        "Neither address nor point is known."
    );
    let addressed = story.with(nowhere).with(|s| {
        s.home_profile.as_mut().unwrap().0.body.place.address = Text::new("Beispielweg 1");
    });
    assert_eq!(told(&addressed.verdict()), GREEN, "An address is enough.");
}

#[test]
fn her_tier_must_be_at_least_the_least() {
    let story = requires("min_tier = \"flex\"");
    assert_eq!(
        told(&story.verdict()),
        "amber COV-A22 COV-G01",
        "The pass attests no tier."
    );
    let low = story.clone().tier(Tier::Day).verdict();
    let expected = Reason::TierTooLow {
        is: Tier::Day,
        least: Tier::Flex,
    };
    assert_eq!(low.reasons[0], expected, "Buying single days is not enough.");
    assert_eq!(
        told(&story.clone().tier(Tier::Flex).verdict()),
        GREEN,
        "The least is enough."
    );
    assert_eq!(told(&story.tier(Tier::Team).verdict()), GREEN, "More is too.");
}

#[test]
fn her_tier_must_not_be_excluded() {
    let story = requires("excluded_tiers = [\"day\"]");
    assert_eq!(
        story.clone().tier(Tier::Day).verdict().reasons[0],
        Reason::TierExcluded(Tier::Day),
        "Day customers are out."
    );
    assert_eq!(
        told(&story.clone().tier(Tier::Flex).verdict()),
        GREEN,
        "A flexible desk is in."
    );
    assert_eq!(
        told(&story.verdict()),
        "amber COV-A22 COV-G01",
        "An unknown tier may be the excluded one."
    );
}

#[test]
fn an_unknown_tier_is_told_once() {
    let verdict = requires("min_tier = \"flex\", excluded_tiers = [\"team\"]").verdict();
    assert_eq!(told(&verdict), "amber COV-A22 COV-G01", "Two rules, one missing fact.");
}

#[test]
fn she_must_have_been_a_member_for_long_enough() {
    let story = requires("member_for_days = 30");
    let since = |text: &str| Attribute::MemberSince(moment(text));
    assert_eq!(
        story.verdict().reasons[0],
        Reason::MemberTooShort { days: None, least: 30 },
        "Nobody says since when."
    );
    let short = story.clone().shows(since("2026-10-18 11:01")).verdict();
    assert_eq!(
        short.reasons[0],
        Reason::MemberTooShort {
            days: Some(29),
            least: 30
        },
        "29 days and a bit are too few."
    );
    assert_eq!(
        told(&story.shows(since("2026-10-18 11:00")).verdict()),
        GREEN,
        "Thirty days are enough."
    );
}

#[test]
fn the_distance_is_computed_from_two_signed_places() {
    let near = requires("km_from_home = 700").verdict();
    let expected = Reason::TooNear {
        km: 611,
        least: 700,
        from: From::Home,
    };
    assert_eq!(near.reasons[0], expected, "Hamburg is 611 km from München.");
    assert_eq!(
        told(&requires("km_from_home = 611").verdict()),
        GREEN,
        "At least 611 are kept."
    );
}

#[test]
fn a_distance_without_a_place_is_amber() {
    let expected = Reason::PlaceUnknown {
        from: From::Home,
        least: 100,
    };
    let story = requires("km_from_home = 100");
    let home = story.clone().with(|s| s.home_profile = None).verdict();
    assert_eq!(home.reasons[0], expected, "Where Example Nord is is not known.");
    let host = story.with(|s| s.host_profile = None).verdict();
    assert_eq!(host.reasons[0], expected, "Nor can it be said from nowhere.");
}

#[test]
fn the_residence_counts_only_if_she_shows_it() {
    let story = requires("km_from_residence = 100");
    let lives = |latitude, longitude| Attribute::Residence(Position::from_degrees(latitude, longitude).unwrap());
    let expected = Reason::PlaceUnknown {
        from: From::Residence,
        least: 100,
    };
    assert_eq!(
        story.verdict().reasons[0],
        expected,
        "She need not say where she lives."
    );
    let near = story.clone().shows(lives(48.2, 11.6)).verdict();
    let expected = Reason::TooNear {
        km: 6,
        least: 100,
        from: From::Residence,
    };
    assert_eq!(near.reasons[0], expected, "She lives round the corner.");
    assert_eq!(
        told(&story.shows(lives(53.5, 10.0)).verdict()),
        GREEN,
        "She lives far away."
    );
}

#[test]
fn distance_and_region_are_waived_for_named_homes() {
    let rules = format!(
        "km_from_home = 900, region = {{ rule = \"same city\" }}, waived_for = [\"{}\"]",
        nord()
    );
    assert_eq!(
        told(&requires(&rules).verdict()),
        "green COV-G01 COV-G06",
        "The two agreed on it."
    );
    let others = format!("km_from_home = 900, waived_for = [\"{}\"]", west());
    assert_eq!(
        told(&requires(&others).verdict()),
        "amber COV-A15 COV-G01",
        "Example West's waiver is not Nord's."
    );
}

#[test]
fn the_distance_is_measured_from_the_site_where_the_desk_is() {
    let story = at_sued(
        r#"
        site = [{ name = "Altona", city = "Hamburg", position = { latitude = 5355000, longitude = 994000 } }]
        [[grant]]
        to = "members"
        benefit = "free"
        requires = { km_from_home = 100 }
        "#,
    );
    assert_eq!(told(&story.verdict()), GREEN, "From München it is far enough.");
    let verdict = story.with(|s| s.facts.site = Some("Altona".to_owned())).verdict();
    let expected = Reason::TooNear {
        km: 3,
        least: 100,
        from: From::Home,
    };
    assert_eq!(verdict.reasons[0], expected, "The site in Altona is next to her home.");
}

fn region(rule: &str) -> Story {
    requires(&format!("region = {{ rule = \"{rule}\" }}"))
}

/// Example Nord is in this city, region and country.
fn home_in(story: Story, city: &str, region: &str, country: &str) -> Verdict {
    story
        .with(|s| {
            let place = &mut s.home_profile.as_mut().unwrap().0.body.place;
            place.city = Text::new(city);
            place.region = Text::new(region);
            place.country = Text::new(country);
        })
        .verdict()
}

#[test]
fn region_rules_compare_places() {
    let cases = [
        ("same city", "MÜNCHEN", "DE-BY", "DE", true),
        ("same city", "Augsburg", "DE-BY", "DE", false),
        ("same region", "Augsburg", "de-by", "DE", true),
        ("same region", "Ulm", "DE-BW", "DE", false),
        ("same country", "Ulm", "DE-BW", "de", true),
        ("same country", "Wien", "AT-9", "AT", false),
        ("travelling", "Augsburg", "DE-BY", "DE", true),
        ("travelling", "München", "DE-BY", "DE", false),
    ];
    for (rule, city, part, country, kept) in cases {
        let expected = if kept { GREEN } else { "amber COV-A17 COV-G01" };
        let verdict = home_in(region(rule), city, part, country);
        assert_eq!(
            told(&verdict),
            expected,
            "A home in {city}, {part}, {country} under the rule {rule}."
        );
    }
}

#[test]
fn a_city_of_the_same_name_abroad_is_another_city() {
    let same = home_in(region("same city"), "München", "US-ND", "US");
    assert_eq!(
        same.reasons[0],
        Reason::WrongRegion(RegionRule::SameCity),
        "Munich, North Dakota, is not München."
    );
    let travels = home_in(region("travelling"), "", "", "US");
    assert_eq!(
        told(&travels),
        GREEN,
        "Who comes from abroad travels, whatever her city is."
    );
}

#[test]
fn a_region_rule_without_a_place_is_amber() {
    let unknown = home_in(region("same city"), "", "DE-BY", "DE");
    assert_eq!(
        unknown.reasons[0],
        Reason::RegionUnknown(RegionRule::SameCity),
        "Which city is not known."
    );
    let nowhere = region("travelling").with(|s| s.home_profile = None).verdict();
    assert_eq!(told(&nowhere), "amber COV-A18 COV-G01", "Without a profile neither.");
}

#[test]
fn an_advised_region_is_only_noted() {
    let story = requires("region = { rule = \"same city\", advisory = true }");
    assert_eq!(
        told(&story.verdict()),
        "green COV-G01 COV-G07",
        "The host would rather have locals."
    );
    let kept = home_in(story.clone(), "München", "DE-BY", "DE");
    assert_eq!(told(&kept), GREEN, "A local is what it would rather have.");
    let unknown = story.with(|s| s.home_profile = None).verdict();
    assert_eq!(
        told(&unknown),
        "green COV-G01 COV-G07",
        "An unknown place is noted too."
    );
}

#[test]
fn free_for_everyone_is_green_and_nothing_is_counted() {
    let verdict = at_sued("grant = [{ to = \"anyone\", benefit = \"free\" }]")
        .came(&["2026-11-16"])
        .verdict();
    assert_eq!(told(&verdict), "green COV-G01 COV-G04", "The visa adds nothing here.");
    assert_eq!(number(&verdict), "-", "There is no number.");
    assert!(!verdict.counts, "No visit is noted.");
}

#[test]
fn free_and_priced_says_the_price() {
    let prices = |when: &str| {
        let price = format!("{{ amount = 12, currency = \"EUR\", unit = \"day\", when = \"{when}\" }}");
        told(&members(&format!("benefit = \"free\", price = [{price}]")).verdict())
    };
    assert_eq!(
        prices("beside"),
        "green COV-G01 COV-G05",
        "A price beside what is free is said."
    );
    assert_eq!(prices("donation"), "green COV-G01 COV-G05", "A donation is suggested.");
    assert_eq!(prices("after"), GREEN, "What it costs afterwards is not asked for now.");
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
        "amber COV-A03 COV-G01 COV-G05",
        "The free day was used, the next one costs."
    );
}

#[test]
fn partners_only() {
    let by_id = |space| format!("grant = [{{ to = \"partners\", benefit = \"free\", spaces = [\"{space}\"] }}]");
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
fn who_is_no_partner_is_told_about_the_grant_that_was_meant_for_her() {
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
        "amber COV-A03 COV-G01",
        "Not that others get more, but that hers is used."
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
        "Her first day is free as anyone's."
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
fn what_a_desk_can_settle_by_looking_does_not_cost_her_the_better_grant() {
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
        Reason::IdentityNotSeen(Identity::PhotoId),
        "Bob looks at her document first."
    );
    let seen = story.with(|s| s.facts.id_seen = true).verdict();
    assert_eq!(
        (granted(&seen), seen.level),
        (Benefit::Free, Level::Green),
        "Then she works free."
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
    let verdict = members("benefit = \"discount\", discount_percent = 25, areas = [\"café\"]").verdict();
    let areas = vec!["café".to_owned()];
    let expected = Reason::Granted {
        benefit: Benefit::Discount,
        percent: Some(25),
        areas,
    };
    assert_eq!(verdict.reasons, [expected], "A quarter off, in the café.");
}

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
        "On Wednesday it is her first of three."
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
    assert_eq!(told(&booked(0, "2026-11-17")), GREEN, "Booked on the same day.");
    assert_eq!(
        told(&booked(1, "2026-11-16")),
        GREEN,
        "Booked yesterday, be it ten minutes ago."
    );
    let late = booked(1, "2026-11-17");
    assert_eq!(
        late.reasons[0],
        Reason::BookedLate { was: 0, days_before: 1 },
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
        Reason::BookedLate { was: 1, days_before: 2 },
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
        let story = members(&format!("benefit = \"free\", booking = {{ how = \"{how}\" }}"));
        let expected = Reason::NotBooked {
            how: kind,
            days_before: 0,
        };
        assert_eq!(story.verdict().reasons[0], expected, "No word of her came by {how}.");
        let noted = story.with(|s| s.facts.booked_on = Some(day("2026-11-17"))).verdict();
        assert_eq!(told(&noted), GREEN, "Bob finds her note of this morning, by {how}.");
    }
    let free = members("benefit = \"free\", booking = { how = \"not needed\", days_before = 3 }").verdict();
    assert_eq!(told(&free), GREEN, "Where no booking is needed, none is missed.");
}

#[test]
fn a_booking_from_the_future_is_none() {
    let story = members("benefit = \"free\", booking = { how = \"reserve\" }");
    let verdict = story.with(|s| s.facts.booked_on = Some(day("2026-11-18"))).verdict();
    assert_eq!(told(&verdict), "amber COV-A27 COV-G01", "Nobody booked tomorrow.");
}

#[test]
fn documents_are_looked_at() {
    for (word, one) in [("photo id", Identity::PhotoId), ("letter", Identity::Letter)] {
        let story = members(&format!("benefit = \"free\", identity = [\"{word}\"]"));
        assert_eq!(
            story.verdict().reasons[0],
            Reason::IdentityNotSeen(one),
            "Nobody has looked at a {word}."
        );
        assert_eq!(
            told(&story.with(|s| s.facts.id_seen = true).verdict()),
            GREEN,
            "Bob has looked at her {word}."
        );
    }
    for word in ["none", "membership proof"] {
        let story = members(&format!("benefit = \"free\", identity = [\"{word}\"]"));
        assert_eq!(told(&story.verdict()), GREEN, "For {word} the pass is enough.");
    }
}

#[test]
fn guests_of_the_visitor() {
    let bringing = |guests: &str, brings| {
        let story = members(&format!("benefit = \"free\"{guests}"));
        story.with(|s| s.facts.guests = brings).verdict()
    };
    let none = ", guests = { rule = \"none\" }";
    assert_eq!(told(&bringing(none, 0)), GREEN, "She comes alone.");
    for guests in [none, ""] {
        let expected = Reason::Guests {
            brings: 1,
            at_most: Some(0),
        };
        assert_eq!(bringing(guests, 1).reasons[0], expected, "Guests are not covered.");
    }
    let two = ", guests = { rule = \"free\", at_most = 2 }";
    assert_eq!(told(&bringing(two, 2)), GREEN, "Two guests are free.");
    let expected = Reason::Guests {
        brings: 3,
        at_most: Some(2),
    };
    assert_eq!(bringing(two, 3).reasons[0], expected, "A third is not.");
    let policy = bringing(", guests = { rule = \"host policy\", at_most = 2 }", 1);
    let expected = Reason::Guests {
        brings: 1,
        at_most: None,
    };
    assert_eq!(policy.reasons[0], expected, "The house's own policy decides.");
    assert_eq!(
        told(&bringing(", guests = { rule = \"paid\" }", 9)),
        GREEN,
        "Guests who pay are welcome."
    );
}

#[test]
fn a_full_room_is_amber() {
    let story =
        at_sued("capacity = 8\ngrant = [{ to = \"members\", benefit = \"free\", guests = { rule = \"free\" } }]");
    let present = |present| story.clone().with(|s| s.present = present);
    assert_eq!(told(&present(7).verdict()), GREEN, "The eighth person finds a place.");
    let full = present(8).verdict();
    assert_eq!(full.reasons[0], Reason::RoomFull { capacity: 8 }, "The ninth does not.");
    let with_guest = present(7).with(|s| s.facts.guests = 1).verdict();
    assert_eq!(told(&with_guest), "amber COV-A31 COV-G01", "The eighth brings a ninth.");
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
    assert_eq!(told(&story.verdict()), GREEN, "Free, and she was never here.");
    let verdict = story.came(&["2026-11-10", "2026-11-16"]).verdict();
    assert_eq!(
        verdict.reasons[0],
        Reason::ExtentUnstated { visits: 2 },
        "How often was never said."
    );
    let anyone = at_sued("grant = [{ to = \"anyone\", benefit = \"free\", extent_unstated = true }]").verdict();
    assert!(anyone.counts, "To tell the first visit from the second, it is noted.");
}

#[test]
fn not_for_regulars_says_how_often_she_came() {
    let story = members("benefit = \"free\", not_for_regulars = true");
    assert_eq!(told(&story.verdict()), GREEN, "She was never here.");
    let verdict = story.came(&["2026-11-10", "2026-11-16"]).verdict();
    assert_eq!(
        verdict.reasons[1],
        Reason::NotForRegulars { visits: 2 },
        "Bob sees how regularly she comes."
    );
    assert_eq!(verdict.level, Level::Green, "What regular is was never said.");
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
fn every_rule_that_is_not_met_is_told() {
    let verdict = requires("min_tier = \"team\", member_for_days = 9, km_from_home = 900")
        .with(|s| s.home = Known::Valid(Box::new(terms(""))))
        .verdict();
    assert_eq!(
        told(&verdict),
        "amber COV-A22 COV-A24 COV-A15 COV-G01",
        "Bob sees all that stands against it."
    );
}

#[test]
fn a_unit_that_no_cap_counts_changes_nothing() {
    let verdict = members("benefit = \"free\", caps = [{ amount = 2, unit = \"day\", per = \"year\" }]")
        .with(|s| s.facts.unit = Some(Unit::HalfDay))
        .verdict();
    assert_eq!(number(&verdict), "1 of 2", "Half a day uses a day.");
}
