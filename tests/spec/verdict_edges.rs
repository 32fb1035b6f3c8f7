//! Sides of rules that two strangers had to guess from the text, since no other story asks for them.

use federation_spec::records::card::Attribute;
use federation_spec::records::profile::Position;
use federation_spec::records::values::Text;
use federation_spec::rules::question::Refusal;
use federation_spec::rules::{Books, Clock, GreenReason, Presented, Reason};

use super::verdict_kit::{Story, at_sued, caps, members, nord, number, told, visit, west};

/// Two grants to members; the second one is a discount.
fn two(first: &str, second: &str) -> Story {
    at_sued(&format!(
        "grant = [{{ to = \"members\", benefit = \"free\", {first} }}, {{ to = \"members\", benefit = \"free\", {second} }}]"
    ))
}

#[test]
fn of_two_alike_the_one_without_a_document_to_look_at_applies() {
    let story = two("identity = [\"photo id\"]", "label = \"without\"");
    assert_eq!(
        told(&story.verdict()),
        "green COV-G01",
        "Nobody need look at anything."
    );
}

/// Three free days a month for members, and a place at a price for anyone: in a grant of its own, or at the end.
fn free_and_for_sale(free: &str, at_the_end: bool) -> Story {
    let price = "{ amount = 20, currency = \"EUR\", unit = \"day\", when = \"after\" }";
    let members = format!("{{ to = \"members\", benefit = \"free\", {free} }}");
    at_sued(&match at_the_end {
        true => format!("grant = [{members}]\nprice = [{price}]"),
        false => format!(
            "grant = [{{ to = \"anyone\", benefit = \"at a price\", price = [{price}] }}, {members}]"
        ),
    })
}

#[test]
fn who_has_used_up_what_is_free_hears_that_wherever_the_price_stands() {
    let caps = "caps = [{ amount = 2, unit = \"day\", per = \"calendar month\" }]";
    for at_the_end in [true, false] {
        let story = free_and_for_sale(caps, at_the_end);
        assert_eq!(
            told(&story.verdict()),
            "green COV-G01",
            "The first day is free."
        );
        let third = story.came(&["2026-11-02", "2026-11-03"]).verdict();
        assert_eq!(
            told(&third),
            "amber COV-A03 COV-G05",
            "Two were used; a third one costs."
        );
        let unstated = free_and_for_sale("extent_unstated = true", at_the_end);
        let again = unstated.came(&["2026-11-02"]).verdict();
        assert_eq!(
            told(&again),
            "amber COV-A32 COV-G01 COV-G05",
            "Nobody said how often it is free."
        );
    }
}

#[test]
fn who_was_given_nothing_has_used_up_nothing() {
    for nothing in ["amount = 0,", "amount = 0, ask_up_to = 5,"] {
        let caps = format!("caps = [{{ {nothing} unit = \"day\", per = \"year\" }}]");
        let story = free_and_for_sale(&caps, false);
        assert_eq!(
            told(&story.verdict()),
            "green COV-G01 COV-G05",
            "What is for sale is for sale: {nothing}"
        );
    }
}

#[test]
fn what_a_place_costs_is_told_beside_whatever_else_is_left() {
    let story = |prices: &str, own: &str| {
        at_sued(&format!(
            "{prices}
            grant = [
                {{ to = \"members\", benefit = \"free\", {own} caps = [{{ amount = 1, unit = \"day\", per = \"year\" }}, {{ amount = 1, unit = \"day\", per = \"calendar month\" }}] }},
                {{ to = \"members\", benefit = \"discount\", booking = {{ how = \"reserve\" }} }},
                {{ to = \"anyone\", benefit = \"at a price\" }},
            ]"
        ))
        .came(&["2026-11-02"])
    };
    let house = "price = [{ amount = 20, currency = \"EUR\", unit = \"day\", when = \"after\" }]";
    assert_eq!(
        told(&story(house, "").verdict()),
        "amber COV-A27 COV-G01 COV-G05",
        "The discount, if Alice had booked, and what a day costs."
    );
    let locker = "price = [{ amount = 5, currency = \"EUR\", unit = \"day\", when = \"beside\" }],";
    let both = at_sued(&format!(
        "{house}
        grant = [
            {{ to = \"members\", benefit = \"free\", {locker} caps = [{{ amount = 1, unit = \"day\", per = \"year\" }}] }},
            {{ to = \"anyone\", benefit = \"at a price\" }},
        ]"
    ))
    .came(&["2026-11-02"])
    .verdict();
    let told_prices = both.reasons.iter().find_map(|reason| match reason {
        Reason::Green(GreenReason::Prices(prices)) => Some(prices.len()),
        _ => None,
    });
    assert_eq!(told_prices, Some(2), "The locker, and a place.");
}

#[test]
fn who_is_not_meant_by_what_is_free_is_green_at_the_price() {
    let story = free_and_for_sale("requires = { member_for_days = 90 }", false);
    assert_eq!(
        told(&story.verdict()),
        "green COV-G01 COV-G05",
        "Anyone may buy a day."
    );
    let both = free_and_for_sale(
        "requires = { member_for_days = 90 }, caps = [{ amount = 1, unit = \"day\", per = \"year\" }]",
        false,
    );
    let again = both.came(&["2026-11-02"]).verdict();
    assert_eq!(
        told(&again),
        "green COV-G01 COV-G05",
        "What is used up was not meant for Alice."
    );
}

#[test]
fn a_grant_with_prices_tells_none_of_the_house() {
    let house =
        "price = [{ amount = 20, currency = \"EUR\", unit = \"day\", when = \"beside\" }]\n";
    let own = "price = [{ amount = 9, currency = \"EUR\", unit = \"day\", when = \"after\" }]";
    let grant = format!("{house}grant = [{{ to = \"members\", benefit = \"free\", {own} }}]");
    assert_eq!(
        told(&at_sued(&grant).verdict()),
        "green COV-G01",
        "Its own price is for afterwards, and the house's is not told in its place."
    );
    let silent = format!("{house}grant = [{{ to = \"members\", benefit = \"free\" }}]");
    assert_eq!(
        told(&at_sued(&silent).verdict()),
        "green COV-G01 COV-G05",
        "The house's is."
    );
}

#[test]
fn a_document_not_seen_is_a_doubt_for_which_prices_are_told() {
    let price = "price = [{ amount = 9, currency = \"EUR\", unit = \"day\", when = \"after\" }]";
    let story = members(&format!(
        "benefit = \"free\", identity = [\"photo id\"], {price}"
    ));
    assert_eq!(
        told(&story.verdict()),
        "amber COV-A29 COV-G01 COV-G05",
        "What it costs without."
    );
}

#[test]
fn nothing_that_can_be_asked_for_is_something() {
    let nothing = |more: &str| {
        format!(
            "grant = [{{ to = \"members\", benefit = \"free\", caps = [{{ amount = 0, {more} unit = \"day\", per = \"year\" }}] }}]"
        )
    };
    let story = members("benefit = \"free\", requires = { home_takes_ours = true }");
    let asked = story.clone().home(&nothing("ask_up_to = 2,"));
    assert_eq!(
        told(&asked.verdict()),
        "green COV-G01",
        "The home gives two days when asked."
    );
    let none = story.home(&nothing(""));
    assert_eq!(
        told(&none.verdict()),
        "amber COV-A13 COV-G01",
        "And here none."
    );
}

#[test]
fn of_the_homes_grants_the_one_whose_smallest_cap_is_the_greatest_counts() {
    let story = members(
        "benefit = \"free\", requires = { never_more_than_home = true }, caps = [{ amount = 9, unit = \"day\", per = \"year\" }]",
    );
    let home = "grant = [
        { to = \"members\", benefit = \"free\", caps = [{ amount = 5, unit = \"day\", per = \"year\" }, { amount = 1, unit = \"day\", per = \"week\" }] },
        { to = \"members\", benefit = \"free\", caps = [{ amount = 2, ask_up_to = 4, unit = \"day\", per = \"year\" }] },
    ]";
    let story = story.home(home);
    assert_eq!(
        number(&story.verdict()),
        "1 of 2",
        "Five days, but one a week, are less than two."
    );
    let third = story.came(&["2026-03-02", "2026-03-03"]).verdict();
    assert_eq!(
        told(&third),
        "amber COV-A03",
        "What the home gives when asked is not given here."
    );
}

#[test]
fn a_home_that_states_no_period_gets_that_of_the_host() {
    let story = members(
        "benefit = \"free\", requires = { never_more_than_home = true }, caps = [{ amount = 9, unit = \"day\", per = \"rolling\", rolling_days = 10 }]",
    );
    let home = "grant = [{ to = \"members\", benefit = \"free\", caps = [{ amount = 2, unit = \"day\", per = \"unstated\" }] }]";
    let story = story.home(home);
    let long_ago = story.clone().came(&["2026-11-01", "2026-11-02"]);
    assert_eq!(
        number(&long_ago.verdict()),
        "1 of 2",
        "Ten days back nobody came."
    );
    let lately = story.came(&["2026-11-12", "2026-11-13"]);
    assert_eq!(
        told(&lately.verdict()),
        "amber COV-A03",
        "Within them Alice came twice."
    );
}

#[test]
fn of_two_caps_that_leave_the_same_the_first_gives_the_number() {
    let story = caps(
        "{ amount = 2, unit = \"day\", per = \"week\" }, { amount = 2, unit = \"day\", per = \"year\" }",
    );
    assert_eq!(number(&story.verdict()), "1 of 2", "Both leave one day.");
    assert_eq!(
        story
            .verdict()
            .visit
            .and_then(|visit| visit.period)
            .map(|period| period.word()),
        Some("week"),
        "It is told of the week."
    );
}

/// A desk at a site of Example Süd, with a rule on distance and region.
fn at_a_site(site: &str, rule: &str) -> Story {
    at_sued(&format!(
        "site = [{{ name = \"Hall\", {site} }}]\ngrant = [{{ to = \"members\", benefit = \"free\", requires = {{ {rule} }} }}]"
    ))
    .with(|story| story.facts.site = Some("Hall".to_owned()))
}

#[test]
fn a_site_in_another_city_has_neither_position_nor_region_of_the_house() {
    let far = "km_from_home = 500";
    assert_eq!(
        told(&at_a_site("city = \"München\"", far).verdict()),
        "green COV-G01",
        "The city of the house."
    );
    assert_eq!(
        told(&at_a_site("city = \"MÜNCHEN\"", far).verdict()),
        "green COV-G01",
        "Case does not matter."
    );
    assert_eq!(
        told(&at_a_site("city = \"Hamburg\"", far).verdict()),
        "amber COV-A16 COV-G01",
        "Where it is was not said."
    );
    let region = "region = { rule = \"same region\" }";
    assert_eq!(
        told(&at_a_site("city = \"Hamburg\"", region).verdict()),
        "amber COV-A18 COV-G01",
        "Nor the region."
    );
    assert_eq!(
        told(&at_a_site("city = \"München\"", region).verdict()),
        "amber COV-A17 COV-G01",
        "Bavaria is not Hamburg."
    );
    let near = "position = { latitude = 5355000, longitude = 999000 }";
    assert_eq!(
        told(&at_a_site(near, far).verdict()),
        "amber COV-A15 COV-G01",
        "The site itself is in Hamburg."
    );
    let homeless = at_a_site("city = \"Hamburg\"", far).with(|story| {
        let body = &mut story.host_profile.as_mut().unwrap().0.body;
        body.place.city = None;
    });
    assert_eq!(
        told(&homeless.verdict()),
        "amber COV-A16 COV-G01",
        "A house that names no city is elsewhere."
    );
}

#[test]
fn while_a_visit_goes_on_its_site_counts_and_not_where_the_desk_stands() {
    let terms = "site = [{ name = \"Hall\" }, { name = \"Loft\" }]
        grant = [{ to = \"members\", benefit = \"free\", caps = [{ amount = 3, unit = \"day\", per = \"year\" }] }]";
    let at = |site: &str, day: &str| {
        let mut visit = visit(day);
        visit.site = Some(site.to_owned());
        visit
    };
    let story = at_sued(terms)
        .visited(at("Hall", "2026-11-02 12:00"))
        .visited(at("Hall", "2026-11-17 09:00"))
        .with(|story| story.facts.site = Some("Loft".to_owned()));
    assert_eq!(
        number(&story.verdict()),
        "2 of 3",
        "The second day in the hall, whichever desk asks."
    );
}

#[test]
fn a_likeness_of_a_home_whose_key_was_checked_says_nothing() {
    let story = members("benefit = \"free\"").with(|story| story.alike = Some(west()));
    assert_eq!(
        told(&story.verdict()),
        "green COV-G01",
        "It is the one that is known."
    );
}

#[test]
fn what_is_no_pass_is_told_beside_a_clock_in_doubt_only_if_it_is_not_red() {
    let story = members("benefit = \"free\"").with(|story| {
        story.clock = Clock::Ahead;
        story.books = Books::Damaged;
    });
    let asked = Presented::Asked {
        at: story.now,
        delivered: true,
    };
    assert_eq!(
        told(&story.judge(asked)),
        "amber COV-A35 COV-A42 COV-A39",
        "Nobody has answered yet."
    );
    let silent = Presented::Refused(Refusal::NoAnswer);
    assert_eq!(
        told(&story.judge(silent)),
        "amber COV-A35 COV-A42 COV-A40",
        "Nobody did."
    );
    let nothing = Presented::Refused(Refusal::NotAPass);
    assert_eq!(told(&story.judge(nothing)), "red COV-R02", "Red is red.");
}

#[test]
fn a_second_scan_where_nothing_is_granted_tells_no_prices() {
    let terms = "price = [{ amount = 20, currency = \"EUR\", unit = \"day\", when = \"after\" }]";
    let story = at_sued(terms).visited(visit("2026-11-17 09:00"));
    assert_eq!(told(&story.verdict()), "green COV-G02", "Alice is in.");
}

#[test]
fn a_stretch_has_what_is_left_of_it_without_this_day() {
    let story = caps(
        "{ amount = 1, unit = \"week\", per = \"year\" }, { amount = 40, unit = \"day\", per = \"year\" }",
    );
    let in_the_week = story.clone().came(&["2026-11-15"]);
    assert_eq!(
        number(&in_the_week.verdict()),
        "1 of 1",
        "Four days of the week are left: less than 38."
    );
    assert_eq!(
        number(&story.verdict()),
        "1 of 1",
        "And six of a week that begins."
    );
}

#[test]
fn a_residence_is_measured_from_where_the_desk_stands() {
    let here = Position::from_degrees(48.15, 11.6).expect("there is such a place");
    let story = members("benefit = \"free\", requires = { km_from_residence = 50 }");
    assert_eq!(
        told(&story.clone().shows(Attribute::Residence(here)).verdict()),
        "amber COV-A15 COV-G01",
        "Alice lives here."
    );
    assert_eq!(
        told(&story.verdict()),
        "amber COV-A16 COV-G01",
        "Or does not say."
    );
}

#[test]
fn an_unknown_home_may_be_blocked_and_nothing_else() {
    use federation_spec::rules::Standing;
    let story = members("benefit = \"free\"");
    let pass = story.pass();
    let unknown = Presented::UnknownHome {
        pass: &pass,
        alike: None,
    };
    let blocked = story.clone().with(|story| {
        story.standing = Standing::Blocked;
        story.home_space = nord();
        story.card.0.body.attributes =
            federation_spec::records::values::List::new(vec![Attribute::HomeName(
                Text::new("Example").unwrap(),
            )])
            .unwrap();
    });
    assert_eq!(
        told(&blocked.judge(unknown)),
        "red COV-R08 COV-A01",
        "Whoever it is, it is not wanted."
    );
    let stranger = story.with(|story| story.standing = Standing::Stranger);
    assert_eq!(
        told(&stranger.judge(unknown)),
        "amber COV-A01",
        "A person decides."
    );
}
