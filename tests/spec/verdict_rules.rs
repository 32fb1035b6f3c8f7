//! To whom, what, and on which conditions. SPEC §5.4, §5.5

use federation_spec::records::card::{Attribute, Tier};
use federation_spec::records::profile::{Position, SpaceKind};
use federation_spec::records::terms::grant::RegionRule;
use federation_spec::records::values::{Number, Text};
use federation_spec::rules::reason::From;
use federation_spec::rules::{MemberReason, PlaceReason, Reason, Verdict};

use super::verdict_kit::{Known, Story, at_sued, moment, nord, sued, terms, told, wanted, west};

/// A free grant to members that requires this.
fn requires(rules: &str) -> Story {
    at_sued(&format!(
        "grant = [{{ to = \"members\", benefit = \"free\", requires = {{ {rules} }} }}]"
    ))
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
    assert_eq!(
        told(&selling),
        "amber COV-A13 COV-G01",
        "What is for sale is no gift."
    );
}

#[test]
fn a_home_that_takes_its_partners_takes_ours_if_we_are_one() {
    let partners = |space| {
        format!("grant = [{{ to = \"partners\", benefit = \"free\", spaces = [\"{space}\"] }}]")
    };
    let story = requires("home_takes_ours = true");
    assert_eq!(
        told(&story.clone().home(&partners(sued())).verdict()),
        GREEN,
        "Example Süd is a partner of Nord."
    );
    let others = story.home(&partners(west())).verdict();
    assert_eq!(
        told(&others),
        "amber COV-A13 COV-G01",
        "Only Example West is."
    );
}

#[test]
fn a_home_that_declined_because_it_is_free_for_everyone_takes_ours() {
    let home = "visa = \"declined\"\ngrant = [{ to = \"anyone\", benefit = \"free\" }]";
    let verdict = requires("home_takes_ours = true").home(home).verdict();
    assert_eq!(told(&verdict), GREEN, "No can mean no need.");
}

#[test]
fn a_home_that_gives_nothing_of_what_it_grants_does_not_take_ours() {
    let home = "grant = [{ to = \"members\", benefit = \"free\", caps = [{ amount = 0, unit = \"day\", per = \"year\" }] }]";
    let verdict = requires("home_takes_ours = true").home(home).verdict();
    assert_eq!(
        told(&verdict),
        "amber COV-A13 COV-G01",
        "Nought days are none."
    );
}

#[test]
fn half_of_all_visits_at_home_must_be_attested() {
    let share = |percent| Attribute::HomeShare(Number::new(percent).unwrap());
    let story = requires("home_share_percent = 50");
    let silent = story.verdict();
    assert_eq!(
        silent.reasons[0],
        Reason::Member(MemberReason::HomeShare {
            attested: None,
            needed: 50
        }),
        "The pass attests nothing."
    );
    let few = story.clone().shows(share(49)).verdict();
    assert_eq!(
        few.reasons[0],
        Reason::Member(MemberReason::HomeShare {
            attested: Some(49),
            needed: 50
        }),
        "49 percent are too few."
    );
    assert_eq!(
        told(&story.shows(share(50)).verdict()),
        GREEN,
        "Half is enough."
    );
}

#[test]
fn the_home_must_be_of_a_kind() {
    let story = requires("home_kinds = [\"makerspace\"]");
    let is = Some(SpaceKind::Coworking);
    let wanted = vec![SpaceKind::Makerspace];
    assert_eq!(
        story.verdict().reasons[0],
        Reason::Member(MemberReason::WrongKind {
            is,
            wanted: wanted.clone()
        }),
        "Nord is no makerspace."
    );
    let unknown = story.clone().with(|s| s.home_profile = None).verdict();
    assert_eq!(
        unknown.reasons[0],
        Reason::Member(MemberReason::WrongKind { is: None, wanted }),
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
fn the_tier_must_be_at_least_the_least() {
    let story = requires("min_tier = \"flex\"");
    assert_eq!(
        told(&story.verdict()),
        "amber COV-A22 COV-G01",
        "The pass attests no tier."
    );
    let low = story.clone().tier(Tier::Day).verdict();
    let expected = Reason::Member(MemberReason::TierTooLow {
        is: Tier::Day,
        least: Tier::Flex,
    });
    assert_eq!(
        low.reasons[0], expected,
        "Buying single days is not enough."
    );
    assert_eq!(
        told(&story.clone().tier(Tier::Flex).verdict()),
        GREEN,
        "The least is enough."
    );
    assert_eq!(
        told(&story.tier(Tier::Team).verdict()),
        GREEN,
        "More is too."
    );
}

#[test]
fn the_tier_must_not_be_excluded() {
    let story = requires("excluded_tiers = [\"day\"]");
    assert_eq!(
        story.clone().tier(Tier::Day).verdict().reasons[0],
        Reason::Member(MemberReason::TierExcluded(Tier::Day)),
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
    assert_eq!(
        told(&verdict),
        "amber COV-A22 COV-G01",
        "Two rules, one missing fact."
    );
}

#[test]
fn the_visitor_must_have_been_a_member_for_long_enough() {
    let story = requires("member_for_days = 30");
    let since = |text: &str| Attribute::MemberSince(moment(text));
    assert_eq!(
        story.verdict().reasons[0],
        Reason::Member(MemberReason::MemberTooShort {
            days: None,
            least: 30
        }),
        "Nobody says since when."
    );
    let short = story.clone().shows(since("2026-10-18 11:01")).verdict();
    assert_eq!(
        short.reasons[0],
        Reason::Member(MemberReason::MemberTooShort {
            days: Some(29),
            least: 30
        }),
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
    let expected = Reason::Place(PlaceReason::TooNear {
        km: 611,
        least: 700,
        from: From::Home,
    });
    assert_eq!(near.reasons[0], expected, "Hamburg is 611 km from München.");
    assert_eq!(
        told(&requires("km_from_home = 611").verdict()),
        GREEN,
        "At least 611 are kept."
    );
}

#[test]
fn a_distance_without_a_place_is_amber() {
    let expected = Reason::Place(PlaceReason::PlaceUnknown {
        from: From::Home,
        least: 100,
    });
    let story = requires("km_from_home = 100");
    let home = story.clone().with(|s| s.home_profile = None).verdict();
    assert_eq!(
        home.reasons[0], expected,
        "Where Example Nord is is not known."
    );
    let host = story.with(|s| s.host_profile = None).verdict();
    assert_eq!(
        host.reasons[0], expected,
        "Nor can it be said from nowhere."
    );
}

#[test]
fn the_residence_counts_only_if_it_is_shown() {
    let story = requires("km_from_residence = 100");
    let lives = |latitude, longitude| {
        Attribute::Residence(Position::from_degrees(latitude, longitude).unwrap())
    };
    let expected = Reason::Place(PlaceReason::PlaceUnknown {
        from: From::Residence,
        least: 100,
    });
    assert_eq!(
        story.verdict().reasons[0],
        expected,
        "Alice need not say where she lives."
    );
    let near = story.clone().shows(lives(48.2, 11.6)).verdict();
    let expected = Reason::Place(PlaceReason::TooNear {
        km: 6,
        least: 100,
        from: From::Residence,
    });
    assert_eq!(near.reasons[0], expected, "Alice lives round the corner.");
    assert_eq!(
        told(&story.shows(lives(53.5, 10.0)).verdict()),
        GREEN,
        "Alice lives far away."
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
    assert_eq!(
        told(&story.verdict()),
        GREEN,
        "From München it is far enough."
    );
    let verdict = story
        .with(|s| s.facts.site = Some("Altona".to_owned()))
        .verdict();
    let expected = Reason::Place(PlaceReason::TooNear {
        km: 3,
        least: 100,
        from: From::Home,
    });
    assert_eq!(
        verdict.reasons[0], expected,
        "The site in Altona is next to Alice's home."
    );
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
        Reason::Place(PlaceReason::WrongRegion(wanted(
            RegionRule::SameCity,
            From::Home
        ))),
        "Munich, North Dakota, is not München."
    );
    let travels = home_in(region("travelling"), "", "", "US");
    assert_eq!(
        told(&travels),
        GREEN,
        "Who comes from abroad travels, whatever their city is."
    );
}

#[test]
fn a_region_rule_without_a_place_is_amber() {
    let unknown = home_in(region("same city"), "", "DE-BY", "DE");
    assert_eq!(
        unknown.reasons[0],
        Reason::Place(PlaceReason::RegionUnknown(wanted(
            RegionRule::SameCity,
            From::Home
        ))),
        "Which city is not known."
    );
    let nowhere = region("travelling")
        .with(|s| s.home_profile = None)
        .verdict();
    assert_eq!(
        told(&nowhere),
        "amber COV-A18 COV-G01",
        "Without a profile neither."
    );
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
