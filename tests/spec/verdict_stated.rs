//! What hosts state that only a desk can confirm, and what else bears on a verdict in their words. SPEC §5.4, §5.4.4, §5.5

use federation_spec::records::card::Attribute;
use federation_spec::records::terms::grant::{Benefit, RegionRule};
use federation_spec::records::values::Text;
use federation_spec::rules::reason::{From, Given};
use federation_spec::rules::{
    GrantReason, GreenReason, Level, PlaceReason, Reason, TodayReason, Verdict, Wanted,
};

use super::verdict_kit::{Story, at_sued, members, told};

const GREEN: &str = "green COV-G01";

const COUPON: &str = r#"
    [[grant]]
    to = "members"
    benefit = "free"
    requires = { coupon = "Example Pass" }
"#;

/// Three days a month, and more with a member of the house at one's side; a desk for sale.
const ACCOMPANIED: &str = r#"
    [[grant]]
    to = "members"
    benefit = "free"
    caps = [{ amount = 3, unit = "day", per = "calendar month" }]
    [[grant]]
    to = "anyone"
    benefit = "free"
    requires = { in_words = ["a member of the house is with them"] }
    [[grant]]
    to = "anyone"
    benefit = "at a price"
    price = [{ amount = 12, currency = "EUR", unit = "day", when = "after" }]
"#;

fn text<const MAX: usize>(text: &str) -> Text<1, MAX> {
    Text::new(text).expect("the text is short")
}

fn codes(verdict: &Verdict) -> Vec<&'static str> {
    verdict.reasons.iter().map(Reason::code).collect()
}

// ---------------------------------------------------------------- conditions in the host's words

#[test]
fn a_condition_in_the_hosts_words_is_amber_until_the_desk_confirms_it() {
    let story = members("benefit = \"free\", requires = { in_words = [\"it is their birthday\"] }");
    let open = story.verdict();
    assert_eq!(told(&open), "amber COV-A43 COV-G01", "Nobody has asked.");
    let expected = TodayReason::Condition("it is their birthday".to_owned());
    assert_eq!(
        open.reasons[0],
        Reason::Today(expected),
        "It is said whole."
    );
    let confirmed = story.confirmed(&["it is their birthday"]).verdict();
    assert_eq!(told(&confirmed), GREEN, "The desk has asked.");
}

#[test]
fn what_is_confirmed_is_that_condition_to_the_letter_and_no_other() {
    let story = members("benefit = \"free\", requires = { in_words = [\"Day one\", \"Day two\"] }");
    let cases: [(&[&str], &str); 6] = [
        (&[], "amber COV-A43 COV-A43 COV-G01"),
        (&["Day one"], "amber COV-A43 COV-G01"),
        (&["day one", "Day two "], "amber COV-A43 COV-A43 COV-G01"),
        (&["Day two", "Day one"], GREEN),
        (&["Day one", "Day one"], "amber COV-A43 COV-G01"),
        (&["Day one", "Day two", "Day three"], GREEN),
    ];
    for (confirmed, expected) in cases {
        let verdict = story.clone().confirmed(confirmed).verdict();
        assert_eq!(told(&verdict), expected, "The desk confirms {confirmed:?}.");
    }
}

#[test]
fn a_coupon_is_taken_and_that_is_stated() {
    let open = at_sued(COUPON).verdict();
    assert_eq!(told(&open), "amber COV-A44 COV-G01", "No coupon yet.");
    assert_eq!(
        open.reasons[0],
        Reason::Today(TodayReason::Coupon("Example Pass".to_owned())),
        "Whose coupon is said."
    );
    let taken = at_sued(COUPON).confirmed(&["Example Pass"]).verdict();
    assert_eq!(told(&taken), GREEN, "The coupon lies on the desk.");
    let another = at_sued(COUPON).confirmed(&["Another Pass"]).verdict();
    assert_eq!(
        told(&another),
        "amber COV-A44 COV-G01",
        "Another one is none."
    );
}

#[test]
fn who_needs_no_confirmation_is_asked_for_none() {
    let verdict = at_sued(ACCOMPANIED).verdict();
    assert_eq!(told(&verdict), GREEN, "Alice's own days are left.");
}

#[test]
fn who_has_used_up_their_days_hears_that_behind_what_the_desk_may_confirm() {
    let story = at_sued(ACCOMPANIED).came(&["2026-11-02", "2026-11-03", "2026-11-04"]);
    let open = story.verdict();
    assert_eq!(
        codes(&open),
        ["COV-A43", "COV-A03", "COV-G01", "COV-G05"],
        "The condition first, then what was used up; a place costs this."
    );
    let confirmed = story.confirmed(&["a member of the house is with them"]);
    let confirmed = confirmed.verdict();
    assert_eq!(
        told(&confirmed),
        "green COV-G01 COV-G04",
        "The member is there."
    );
}

#[test]
fn a_condition_to_confirm_does_not_send_anyone_to_the_price() {
    let story = at_sued(
        r#"
        [[grant]]
        to = "members"
        benefit = "free"
        requires = { in_words = ["they came by train"] }
        [[grant]]
        to = "anyone"
        benefit = "at a price"
        price = [{ amount = 12, currency = "EUR", unit = "day", when = "after" }]
        "#,
    );
    assert_eq!(
        told(&story.verdict()),
        "amber COV-A43 COV-G01 COV-G05",
        "Alice may work free, if that holds; else a place costs this."
    );
}

/// What is told last of what a lesser grant gives.
fn otherwise(verdict: &Verdict) -> Option<&Given> {
    verdict.reasons.last().and_then(|last| {
        if let Reason::Green(GreenReason::Otherwise(given)) = last {
            Some(given)
        } else {
            None
        }
    })
}

/// Free with a coupon, and these grants beside it.
fn beside_a_coupon(grants: &str) -> Story {
    at_sued(&format!("{COUPON}\n{grants}"))
}

#[test]
fn who_has_no_coupon_hears_what_there_is_without_it() {
    let fifth_off = r#"
        [[grant]]
        to = "anyone"
        benefit = "discount"
        discount_percent = 20
        areas = ["café"]
    "#;
    let open = beside_a_coupon(fifth_off).verdict();
    let expected = Given {
        benefit: Benefit::Discount,
        percent: Some(20),
        areas: vec!["café".to_owned()],
    };
    assert_eq!(told(&open), "amber COV-A44 COV-G01 COV-G12");
    assert_eq!(
        otherwise(&open),
        Some(&expected),
        "A fifth off in the café."
    );
    let story = beside_a_coupon(fifth_off).confirmed(&["Example Pass"]);
    assert_eq!(told(&story.verdict()), GREEN, "With it that is not said.");
}

#[test]
fn of_several_lesser_grants_the_best_is_told_and_none_that_asks_for_something_else() {
    let cases = [
        ("benefit = \"welcome\"", Some(Benefit::Welcome)),
        ("benefit = \"at a price\"", None),
        ("benefit = \"discount\", identity = [\"letter\"]", None),
        (
            "benefit = \"discount\", requires = { in_words = [\"it rains\"] }",
            None,
        ),
        (
            "benefit = \"discount\", requires = { coupon = \"Another Pass\" }",
            None,
        ),
        (
            "benefit = \"discount\", requires = { min_tier = \"dedicated\" }",
            None,
        ),
        (
            "benefit = \"area\", areas = [\"café\"] }, { to = \"members\", benefit = \"discount\"",
            Some(Benefit::Discount),
        ),
        (
            "benefit = \"discount\", identity = [\"letter\"] }, { to = \"members\", benefit = \"area\", areas = [\"café\"]",
            Some(Benefit::Area),
        ),
    ];
    for (fields, expected) in cases {
        let story = at_sued(&format!(
            "grant = [{{ to = \"members\", benefit = \"free\", requires = {{ coupon = \"Example Pass\" }} }}, {{ to = \"members\", {fields} }}]"
        ));
        let verdict = story.verdict();
        let benefit = otherwise(&verdict).map(|given| given.benefit);
        assert_eq!(benefit, expected, "Beside the coupon: {fields}.");
        assert_eq!(verdict.level, Level::Amber, "It stays amber: {fields}.");
    }
}

#[test]
fn a_lesser_grant_may_ask_for_a_part_of_what_the_better_one_asks() {
    let story = at_sued(
        r#"
        [[grant]]
        to = "members"
        benefit = "free"
        identity = ["letter"]
        requires = { coupon = "Example Pass", in_words = ["it rains"] }
        [[grant]]
        to = "members"
        benefit = "discount"
        identity = ["letter"]
        "#,
    );
    let open = story.verdict();
    assert_eq!(told(&open), "amber COV-A29 COV-A43 COV-A44 COV-G01 COV-G12");
    let letter = |story: &mut Story| story.facts.id_seen = true;
    let seen = story.clone().with(letter).verdict();
    assert_eq!(told(&seen), "amber COV-A43 COV-A44 COV-G01 COV-G12");
    let all = story.with(letter).confirmed(&["Example Pass", "it rains"]);
    assert_eq!(told(&all.verdict()), GREEN, "Everything holds.");
}

#[test]
fn what_is_used_up_is_no_lesser_grant_and_is_told_as_used_up() {
    let capped = r#"
        [[grant]]
        to = "members"
        benefit = "discount"
        caps = [{ amount = 1, unit = "day", per = "calendar month" }]
    "#;
    let used_up = beside_a_coupon(capped).came(&["2026-11-02"]).verdict();
    assert_eq!(told(&used_up), "amber COV-A44 COV-A03 COV-G01");
    let left = beside_a_coupon(capped).verdict();
    assert_eq!(told(&left), "amber COV-A44 COV-G01 COV-G12");
}

// ---------------------------------------------------------------- documents

#[test]
fn what_a_letter_must_bear_is_said_of_the_letter_alone() {
    let proof = "proof = { bears = [\"date\", \"stamp\"], valid_days = 30 }";
    let letter = members(&format!(
        "benefit = \"free\", identity = [\"letter\"], {proof}"
    ));
    let Reason::Today(TodayReason::IdentityNotSeen {
        bears, valid_days, ..
    }) = &letter.verdict().reasons[0]
    else {
        panic!("a letter must be looked at");
    };
    assert_eq!(
        (bears.len(), *valid_days),
        (2, Some(30)),
        "Dated, stamped, new."
    );
    let id = members(&format!(
        "benefit = \"free\", identity = [\"photo id\"], {proof}"
    ));
    let Reason::Today(TodayReason::IdentityNotSeen {
        bears, valid_days, ..
    }) = &id.verdict().reasons[0]
    else {
        panic!("a document must be looked at");
    };
    assert_eq!(
        (bears.len(), *valid_days),
        (0, None),
        "An identity card is no letter."
    );
}

// ---------------------------------------------------------------- would-be members

#[test]
fn a_trial_for_those_who_may_join_is_not_for_every_visitor() {
    let story = at_sued(
        r#"
        visa = "declined"
        [[grant]]
        to = "would-be members"
        benefit = "free"
        caps = [{ amount = 1, unit = "day", per = "first visits" }]
        "#,
    );
    assert_eq!(
        told(&story.verdict()),
        "amber COV-A45 COV-G01",
        "A member of another space does not think of joining."
    );
    let joins = story.with(|story| story.facts.would_join = true);
    assert_eq!(told(&joins.verdict()), GREEN, "This one does.");
}

#[test]
fn who_has_used_up_the_visa_hears_that_and_not_of_the_trial() {
    let story = at_sued(
        r#"
        [[grant]]
        to = "members"
        benefit = "free"
        caps = [{ amount = 1, unit = "day", per = "calendar month" }]
        [[grant]]
        to = "would-be members"
        benefit = "free"
        "#,
    );
    let verdict = story.came(&["2026-11-02"]).verdict();
    assert_eq!(codes(&verdict), ["COV-A03"], "The day is used up.");
}

#[test]
fn a_trial_at_home_does_not_mean_that_our_members_are_taken() {
    let verdict = members("benefit = \"free\", requires = { home_takes_ours = true }")
        .home("grant = [{ to = \"would-be members\", benefit = \"free\" }]")
        .verdict();
    assert_eq!(
        told(&verdict),
        "amber COV-A13 COV-G01",
        "It is for its own."
    );
}

// ---------------------------------------------------------------- days

/// Free on these days of the month, at ten on this one.
fn on(days: &str, date: &str) -> String {
    let story = members(&format!("benefit = \"free\", {days}"));
    told(&story.at(&format!("{date} 10:00")).verdict())
}

#[test]
fn the_second_monday_is_not_the_first() {
    let first = "weekdays = [\"mon\"], weeks = [\"first\"]";
    assert_eq!(on(first, "2026-11-02"), GREEN, "The first Monday.");
    let second = on(first, "2026-11-09");
    assert_eq!(second, "amber COV-A25 COV-G01", "The second Monday.");
    let tuesday = on(first, "2026-11-03");
    assert_eq!(tuesday, "amber COV-A25 COV-G01", "The first Tuesday.");
}

#[test]
fn weeks_of_a_month_count_from_its_first_day_and_the_last_from_its_end() {
    let last = "weekdays = [\"fri\"], weeks = [\"last\"]";
    let fifth = "weekdays = [\"mon\"], weeks = [\"fifth\"]";
    let two = "weekdays = [\"wed\"], weeks = [\"second\", \"fourth\"]";
    let cases = [
        (last, "2026-11-27", true),
        (last, "2026-11-20", false),
        (last, "2027-02-26", true),
        (last, "2026-12-25", true),
        (fifth, "2026-11-30", true),
        (fifth, "2026-11-23", false),
        (two, "2026-11-11", true),
        (two, "2026-11-18", false),
        (two, "2026-11-25", true),
    ];
    for (days, date, open) in cases {
        let expected = if open { GREEN } else { "amber COV-A25 COV-G01" };
        assert_eq!(on(days, date), expected, "{date} under {days}");
    }
}

#[test]
fn who_came_on_the_last_evening_of_a_month_is_still_in_under_its_grant() {
    let story = at_sued(
        r#"
        hours = { open = "Mo-Su 20:00-04:00" }
        [[grant]]
        to = "members"
        benefit = "free"
        weekdays = ["mon"]
        weeks = ["last"]
        note = "The long Monday."
        [[grant]]
        to = "members"
        benefit = "discount"
        "#,
    );
    let came = story.visited(super::verdict_kit::visit("2026-11-30 21:00"));
    let verdict = came.at("2026-12-01 01:00").verdict();
    assert_eq!(
        codes(&verdict),
        ["COV-G02", "COV-G01", "COV-G10"],
        "Alice is in on the last Monday of November, whatever month it is now."
    );
}

#[test]
fn hours_of_a_day_begin_anew_each_day() {
    let cap = "caps = [{ amount = 2, unit = \"hour\", per = \"day\" }]";
    let story = members(&format!("benefit = \"free\", {cap}"));
    let verdict = story
        .came(&["2026-11-16", "2026-11-15", "2026-11-14"])
        .verdict();
    assert_eq!(told(&verdict), GREEN, "Yesterday's hours are yesterday's.");
    let visit = verdict.visit.expect("hours are counted");
    assert_eq!(
        (visit.day, visit.of),
        (1, Some(2)),
        "The first of two hours."
    );
}

#[test]
fn half_a_day_each_day_is_not_a_whole_one() {
    let cap = "caps = [{ amount = 1, unit = \"half day\", per = \"day\" }]";
    let story = members(&format!("benefit = \"free\", {cap}"));
    let whole = story.verdict();
    let Reason::Grant(GrantReason::UsedUp { again, .. }) = &whole.reasons[0] else {
        panic!("a whole day is more than half of one");
    };
    assert_eq!(
        *again,
        Some(super::verdict_kit::day("2026-11-18")),
        "Tomorrow."
    );
    let half = story.with(|story| {
        story.facts.unit = Some(federation_spec::records::terms::grant::Unit::HalfDay);
    });
    assert_eq!(told(&half.verdict()), GREEN, "Alice stays for half a day.");
}

// ---------------------------------------------------------------- closed for good

#[test]
fn a_house_that_closed_for_good_invites_nobody() {
    let open = r#"
        capacity = 1
        hours = { open = "Mo-Su 20:00-22:00" }
        price = [{ amount = 12, unit = "day", when = "after" }]
        grant = [{ to = "anyone", benefit = "free" }]
    "#;
    for since in ["2011", "2011-05", "2011-05-31"] {
        let closed = at_sued(&format!("closed_since = \"{since}\"\n{open}")).verdict();
        assert_eq!(
            codes(&closed),
            ["COV-A46"],
            "Closed since {since}, and nothing else."
        );
        assert_eq!(closed.visit, None, "Nothing is counted.");
    }
}

#[test]
fn a_home_that_closed_for_good_takes_nobody_of_ours() {
    let story = members("benefit = \"free\", requires = { home_takes_ours = true }");
    let home = "grant = [{ to = \"members\", benefit = \"free\" }]";
    assert_eq!(
        told(&story.clone().home(home).verdict()),
        GREEN,
        "It takes ours."
    );
    let closed = format!("closed_since = \"2020\"\n{home}");
    let closed = story.home(&closed).verdict();
    assert_eq!(
        told(&closed),
        "amber COV-A13 COV-G01",
        "It did, until 2020."
    );
}

// ---------------------------------------------------------------- partners and places

fn partners(names: &str) -> Story {
    at_sued(&format!(
        r#"
        [[group]]
        name = "Friends"
        by_name = [{names}]
        [[group]]
        name = "Others"
        by_name = ["Example"]
        [[grant]]
        to = "partners"
        groups = ["Friends"]
        benefit = "free"
        "#
    ))
}

#[test]
fn a_partner_by_name_is_still_none_but_the_desk_hears_what_is_missing() {
    let by_name = |verdict: &Verdict| {
        let Reason::Grant(GrantReason::NotAPartner { by_name }) = verdict.reasons[0] else {
            panic!("names are never matched");
        };
        by_name
    };
    assert!(
        by_name(&partners("\"EXAMPLE\"").verdict()),
        "The home is one by name."
    );
    let other = partners("\"Example Nord\"").verdict();
    assert!(
        !by_name(&other),
        "A name that begins alike is another, and so is that of another group."
    );
    let nameless = partners("\"Example\"").with(|story| story.home_profile = None);
    assert!(
        !by_name(&nameless.verdict()),
        "Nobody knows the home's name."
    );
}

const NOT_FROM_HERE: &str = "benefit = \"free\", requires = { region = { rule = \"travelling\", of = \"residence\", name = \"Isar\" } }";

#[test]
fn whoever_moves_here_is_no_visitor_any_more() {
    let city = |city: &str| Attribute::City(text(city));
    let germany = || Attribute::Country(Text::new("DE").expect("a country"));
    let lives = |attributes| told(&members(NOT_FROM_HERE).shows_all(attributes).verdict());
    assert_eq!(lives(vec![city("Hamburg"), germany()]), GREEN, "Hamburg.");
    assert_eq!(lives(vec![city("Hamburg")]), GREEN, "A Hamburg.");
    let here = "amber COV-A17 COV-G01";
    assert_eq!(
        lives(vec![city("MÜNCHEN"), germany()]),
        here,
        "Alice lives here."
    );
    assert_eq!(
        lives(vec![city("München")]),
        here,
        "As far as anyone knows."
    );
    let unsaid = "amber COV-A18 COV-G01";
    assert_eq!(
        lives(vec![]),
        unsaid,
        "The pass does not say where Alice lives."
    );
    let abroad = vec![Attribute::Country(Text::new("AT").expect("a country"))];
    assert_eq!(lives(abroad), GREEN, "Abroad is elsewhere, whichever city.");
}

#[test]
fn a_region_that_has_a_name_is_told_by_it() {
    let verdict = members(NOT_FROM_HERE).shows(Attribute::City(text("München")));
    let wanted = Wanted {
        rule: RegionRule::Travelling,
        name: Some("Isar".to_owned()),
        from: From::Residence,
    };
    assert_eq!(
        verdict.verdict().reasons[0],
        Reason::Place(PlaceReason::WrongRegion(wanted.clone())),
        "The host's name for it, and whose place was looked at."
    );
    let advisory = NOT_FROM_HERE.replace("name =", "advisory = true, name =");
    let advised = members(&advisory).shows(Attribute::City(text("München")));
    let advised = advised.verdict();
    assert_eq!(advised.level, Level::Green, "Meant, and not enforced.");
    let told = Reason::Green(GreenReason::Advised(wanted));
    assert!(advised.reasons.contains(&told), "It is said.");
}

// ---------------------------------------------------------------- notes

#[test]
fn what_the_host_notes_reaches_the_desk() {
    let note = "note = \"Leave by six.\"";
    let arrival = "booking = { how = \"not needed\", on_arrival = \"sign the list\" }";
    let verdict = members(&format!("benefit = \"free\", {note}, {arrival}")).verdict();
    assert_eq!(
        codes(&verdict),
        ["COV-G01", "COV-G10", "COV-G11"],
        "In this order."
    );
    assert_eq!(
        verdict.reasons[1..],
        [
            Reason::Green(GreenReason::Note("Leave by six.".to_owned())),
            Reason::Green(GreenReason::OnArrival("sign the list".to_owned())),
        ],
        "In the host's words."
    );
}

// ---------------------------------------------------------------- what nobody said

#[test]
fn who_is_welcome_is_not_told_that_it_is_free() {
    let story = members("benefit = \"welcome\", price = [{ amount = 5, unit = \"visit\" }]");
    let verdict = story.verdict();
    assert_eq!(
        told(&verdict),
        "green COV-G01 COV-G05",
        "Alice may come, and hears what it costs, if that was said."
    );
    let free = at_sued(
        r#"
        grant = [
            { to = "anyone", benefit = "welcome" },
            { to = "members", benefit = "area", areas = ["café"] },
        ]
        "#,
    );
    let Reason::Green(GreenReason::Granted(given)) = &free.verdict().reasons[0] else {
        panic!("something is granted");
    };
    assert_eq!(given.areas.len(), 1, "What is known to be given is better.");
}

#[test]
fn another_country_is_one_whose_name_is_known_to_differ() {
    let abroad = "benefit = \"free\", requires = { region = { rule = \"another country\" } }";
    let home_in = |country: Option<&str>| {
        let change = |story: &mut Story| {
            let profile = story.home_profile.as_mut().expect("a profile is known");
            profile.0.body.place.country = country.and_then(Text::new);
        };
        told(&members(abroad).with(change).verdict())
    };
    assert_eq!(home_in(Some("AT")), GREEN, "Austria.");
    assert_eq!(
        home_in(Some("de")),
        "amber COV-A17 COV-G01",
        "The same, in small letters."
    );
    assert_eq!(home_in(None), "amber COV-A18 COV-G01", "Nobody knows.");
}

#[test]
fn a_booking_of_which_nobody_said_that_it_is_needed_is_not_asked_for() {
    for booking in [
        "{ on_arrival = \"ring\" }",
        "{ days_before = 3, account = \"the forum\" }",
        "{ how = \"not needed\", days_before = 3 }",
    ] {
        let verdict = members(&format!("benefit = \"free\", booking = {booking}")).verdict();
        assert_eq!(
            verdict.level,
            Level::Green,
            "Nothing has to be booked: {booking}"
        );
    }
}

#[test]
fn a_price_that_does_not_say_when_is_one_for_afterwards() {
    let terms = |when: &str| {
        let price = format!("price = [{{ amount = 9, currency = \"EUR\", unit = \"day\"{when} }}]");
        let caps = "caps = [{ amount = 1, unit = \"day\", per = \"week\" }]";
        members(&format!("benefit = \"free\", {caps}, {price}"))
    };
    for when in ["", ", when = \"after\""] {
        assert_eq!(told(&terms(when).verdict()), GREEN, "The day is free.");
        let used = terms(when).came(&["2026-11-16"]).verdict();
        assert_eq!(told(&used), "amber COV-A03 COV-G05", "Then it costs this.");
    }
}

// ---------------------------------------------------------------- while somebody is in

#[test]
fn who_was_let_in_on_a_condition_is_in_under_its_grant_whatever_is_stated_again() {
    let story = at_sued(
        r#"
        [[price]]
        amount = 25
        unit = "day"
        when = "after"
        [[grant]]
        to = "members"
        benefit = "free"
        identity = ["photo id"]
        requires = { in_words = ["they came by train"], coupon = "Example Pass" }
        "#,
    );
    let inside = story.came(&["2026-11-17"]).at("2026-11-17 15:00");
    assert_eq!(
        told(&inside.verdict()),
        "green COV-G02 COV-G01",
        "Alice came free, and hears of no price."
    );
}

#[test]
fn who_was_let_in_to_try_the_house_is_in_for_that_and_not_for_the_price() {
    let trial = r#"
        [[grant]]
        to = "would-be members"
        benefit = "free"
        caps = [{ amount = 2, unit = "day", per = "lifetime" }]
        [[grant]]
        to = "members"
        benefit = "at a price"
        price = [{ amount = 18, unit = "day", when = "after" }]
    "#;
    let inside = |terms: &str| {
        at_sued(terms)
            .came(&["2026-11-17"])
            .at("2026-11-17 15:00")
            .verdict()
    };
    let verdict = inside(trial);
    assert_eq!(
        told(&verdict),
        "green COV-G02 COV-G01",
        "Free, as at the check-in."
    );
    assert_eq!(
        super::verdict_kit::number(&verdict),
        "1 of 2",
        "With its number."
    );
    let visa = format!("{trial}\n{}", super::verdict_kit::THREE_A_MONTH);
    assert_eq!(
        super::verdict_kit::number(&inside(&visa)),
        "1 of 3",
        "Whoever has days of their own is in by those."
    );
}

#[test]
fn prices_are_told_before_what_the_host_notes() {
    let verdict = at_sued(
        r#"
        [[grant]]
        to = "members"
        benefit = "free"
        requires = { coupon = "Example Pass" }
        note = "Ring twice."
        booking = { on_arrival = "sign the list" }
        [[grant]]
        to = "anyone"
        benefit = "at a price"
        price = [{ amount = 18, unit = "day" }]
        "#,
    );
    assert_eq!(
        codes(&verdict.verdict()),
        ["COV-A44", "COV-G01", "COV-G05", "COV-G10", "COV-G11"],
        "In the order of all verdicts."
    );
}
