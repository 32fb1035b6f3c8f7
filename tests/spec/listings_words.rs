//! The sentence of terms that no listing states, but that the schema can say.

use covisa::form;
use covisa::words::rows::rows;
use covisa::words::{Locale, terms};
use federation_spec::records::fields::Field;
use federation_spec::records::terms::Content;

fn told(toml: &str) -> String {
    let content = Content::from_plain(&form::from_toml(toml).unwrap()).unwrap();
    assert_eq!(
        content.check(),
        Ok(()),
        "The terms do not contradict themselves."
    );
    terms::summary(&content, Locale::En)
}

/// One grant to members, with these lines.
fn members(lines: &str) -> String {
    told(&format!("[[grant]]\nto = \"members\"\n{lines}"))
}

#[test]
fn only_what_is_free_is_called_free() {
    let cases = [
        (
            "benefit = \"discount\"\ndiscount_percent = 20",
            "Members of other spaces may work here at 20% off.",
        ),
        (
            "benefit = \"discount\"\nareas = [\"library\"]",
            "Members of other spaces may work here at a discount (library only).",
        ),
        (
            "benefit = \"area\"\nareas = [\"workshop\", \"kitchen\"]",
            "Members of other spaces may use a part of the house (workshop and kitchen only).",
        ),
        (
            "benefit = \"area\"",
            "Members of other spaces may use a part of the house.",
        ),
        (
            "benefit = \"fee waived\"",
            "Members of other spaces need not pay the fee that others pay.",
        ),
        (
            "benefit = \"at a price\"\nprice = [{ unit = \"half day\", amount = 8.5, currency = \"EUR\", when = \"after\" }]",
            "Members of other spaces may buy a place to work. Price: 8.50 EUR for half a day.",
        ),
    ];
    for (lines, sentence) in cases {
        let said = members(lines);
        assert_eq!(said, sentence, "{lines} is told in these words.");
        assert!(!said.contains("free"), "Nothing is free here: {said}");
    }
}

#[test]
fn every_period_is_told() {
    let cases = [
        (
            "{ amount = 2, unit = \"day\", per = \"week\" }, { amount = 5, unit = \"day\", per = \"calendar month\" }",
            "for 2 days per week, but at most 5 days per calendar month.",
        ),
        (
            "{ amount = 5, unit = \"day\", per = \"rolling\", rolling_days = 30 }",
            "for 5 days in any 30 days.",
        ),
        (
            "{ amount = 1, ask_up_to = 3, unit = \"day\", per = \"year\" }",
            "for 1 day per year, or up to 3 on request.",
        ),
        (
            "{ amount = 1, unit = \"block\", block_hours = 4, per = \"visit\" }",
            "for 1 block of 4 hours per stay.",
        ),
        (
            "{ amount = 3, unit = \"half day\", per = \"first visits\" }",
            "for their first 3 half days.",
        ),
        (
            "{ amount = 1, unit = \"week\", per = \"lifetime\" }",
            "for 1 week in all.",
        ),
    ];
    for (caps, end) in cases {
        let said = members(&format!("benefit = \"free\"\ncaps = [{caps}]"));
        let sentence = format!("Members of other spaces may work here free {end}");
        assert_eq!(said, sentence, "{caps} is told in these words.");
    }
}

#[test]
fn every_condition_is_told() {
    let cases = [
        (
            "requires = { home_takes_ours = true, km_from_home = 50, km_from_residence = 60, waived_for = [] }",
            "if their home space takes members of this one too and is at least 50 km away and if they live at least 60 km \
             away.",
        ),
        (
            "requires = { min_tier = \"dedicated\", member_for_days = 90, home_share_percent = 50 }",
            "if they hold a dedicated-desk membership or a higher one, have been members for at least 90 days and spend \
             at least 50% of their visits at home.",
        ),
        (
            "requires = { never_more_than_home = true, home_has_room = true }",
            "but never more than their home space gives its visitors, and only if their home space has a room of its own.",
        ),
        (
            "booking = { how = \"approval\", days_before = 3, link = \"example.org/ask\" }",
            "if they ask first and wait for the yes at least 3 days before (example.org/ask).",
        ),
        (
            "identity = [\"photo id\", \"letter\"]\nguests = { rule = \"paid\", at_most = 1 }",
            "if they bring an identity document with a photo and a letter from their home space; they may bring 1 guest at \
             a price.",
        ),
        (
            "weekdays = [\"mon\"]\nmore_on_request = true\nguests = { rule = \"none\" }",
            "on Mondays; the host may give more on request; they may not bring guests.",
        ),
    ];
    for (lines, end) in cases {
        let said = members(&format!("benefit = \"free\"\n{lines}"));
        let comma = if end.starts_with("but") { "," } else { "" };
        let sentence = format!("Members of other spaces may work here free{comma} {end}");
        assert_eq!(said, sentence, "{lines} is told in these words.");
    }
}

#[test]
fn a_house_that_gives_nothing_says_so() {
    let cases = [
        (
            "visa = \"accepted\"",
            "This space takes part in the Coworking Visa, but has not said what it gives.",
        ),
        (
            "visa = \"declined\"",
            "This space does not take part in the Coworking Visa.",
        ),
        (
            "capacity = 1",
            "This space has not said whether it takes part in the Coworking Visa, or what it gives visitors. There is room for 1 \
             person.",
        ),
    ];
    for (toml, sentence) in cases {
        assert_eq!(told(toml), sentence, "{toml} is told in these words.");
    }
}

#[test]
fn the_house_is_told_with_its_sites_and_areas() {
    let said = told(
        r#"
        one_count = true
        agreement = "needed"
        grant = [{ to = "partners", groups = ["friends"], spaces = ["covisa:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"], benefit = "free" }]
        group = [{ name = "friends", by_name = ["Example West"] }]
        site = [{ name = "North", city = "Hamburg" }, { name = "South" }]
        area = [
            { name = "phone booth", count = 2, for_visitors = "included" },
            { name = "roof", for_visitors = "not for visitors" },
        ]
        price = [
            { unit = "day", amount = 5, currency = "EUR", when = "donation" },
            { unit = "week", amount = 60, currency = "EUR", when = "after" },
        ]
        "#,
    );
    assert_eq!(
        said,
        "Members of partner spaces (\"friends\": Example West; 1 space) may work here free. Otherwise: 60 EUR a week. \
         Asked for: a donation of 5 EUR a day. Included: phone booth (2 of them). Not for visitors: roof. Sites: North \
         (Hamburg) and South. A day at one site counts at all of them. Something has to be signed on arrival.",
        "A house is told in these words."
    );
}

/// The rows of terms, each as `label: text`.
fn told_in_rows(toml: &str) -> Vec<String> {
    let content = Content::from_plain(&form::from_toml(toml).unwrap()).unwrap();
    let all = rows(&content, Locale::En).into_iter();
    let each = all.flat_map(|about| about.rows);
    each.map(|(label, text)| format!("{label}: {text}"))
        .collect()
}

#[test]
fn rows_say_what_the_sentence_says_and_invite_nobody_to_a_closed_house() {
    let open = r#"
        note = "We moved."
        contact = [{ channel = "email", value = "desk@space.example" }]
        price = [{ amount = 5, unit = "day" }]
        [[grant]]
        to = "members"
        benefit = "free"
        weekdays = ["mon"]
        weeks = ["first"]
    "#;
    let told = told_in_rows(open);
    assert!(
        told.contains(&"On: Monday (the first such day in a month)".to_owned()),
        "Not every Monday: {told:?}"
    );
    assert_eq!(
        told_in_rows(&format!("closed_since = \"2020-05\"\n{open}")),
        ["Contact: E-mail desk@space.example", "Note: We moved."],
        "Nothing else applies any more."
    );
}

/// What was found where strangers wrote down listings that nobody had seen: each sentence says no more than its fields.
#[test]
fn sentences_say_no_more_than_was_stated() {
    let guests = "[[grant]]\nto = \"guests of members\"\nbenefit = \"free\"\n";
    let first = "[[grant]]\nto = \"anyone\"\nbenefit = \"free\"\ncaps = [{ amount = 1, unit = \"visit\", per = \"first visits\" }]\n";
    let price = "[[price]]\namount = 10\ncurrency = \"EUR\"\nunit = \"day\"\n";
    let cases = [
        (
            guests.to_owned(),
            "This space has not said whether it takes part in the Coworking Visa, or what it gives those who come on their own. \
             Guests brought by a member of this space may work here free.",
        ),
        (
            format!("visa = \"accepted\"\n{guests}"),
            "This space takes part in the Coworking Visa, but has not said what it gives those who come on their own. Guests \
             brought by a member of this space may work here free.",
        ),
        (
            format!("visa = \"accepted\"\n{first}{price}"),
            "This space takes part in the Coworking Visa, but has not said what members of other spaces get by it. Anyone \
             may work here free for their first visit. Price: 10 EUR a day.",
        ),
        (
            format!("{first}{price}when = \"after\""),
            "Anyone may work here free for their first visit. After that: 10 EUR a day.",
        ),
        (
            price.to_owned(),
            "This space has not said whether it takes part in the Coworking Visa. Price: 10 EUR a day.",
        ),
        (
            format!("{guests}invited = {{ at_once = 1 }}"),
            "This space has not said whether it takes part in the Coworking Visa, or what it gives those who come on their own. \
             Guests brought by a member of this space may work here free; a member brings at most 1 guest at once.",
        ),
    ];
    for (toml, expected) in cases {
        assert_eq!(told(&toml), expected, "{toml}");
    }
    let one = "benefit = \"free\"\ncaps = [{ amount = 3, unit = \"visit\", per = \"month\" }]\n\
               between = { from = \"09:00\", until = \"17:30\" }\nidentity = [\"id\", \"letter\"]\nidentity_any = true";
    assert_eq!(
        members(one),
        "Members of other spaces may work here free for 3 visits per month from 09:00 to 17:30 if they bring an identity document \
         or a letter from their home space."
    );
}
