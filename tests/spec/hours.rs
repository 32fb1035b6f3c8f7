//! Opening hours as their standard reads them: compared with an independent implementation over a year, and what a house
//! makes of days that nobody named and of holidays. SPEC §3.4.3, §5.4.4

use covisa::calendar::{HoursDoubt, House, NotHours, check_hours, doubts_about_hours, parse_day};
use federation_spec::records::terms::content::{Hours, UnnamedDays};
use federation_spec::records::values::Text;
use federation_spec::rules::Opening;
use federation_spec::wire::ids::{Hash32, Timestamp};
use serde_json::{Value, json};

use super::ladder::spec_dir;

/// Where this reading and that of `opening_hours` of npm differ, and what of the standard decides it (the symbols are those of
/// its grammar). Hours that are refused here are never evaluated: `terms check` says what to write.
const DIFFER: &[(&str, &[&str])] = &[
    (
        "The grammar has no such spelling of <time_domain>: the other one mends it, here it is refused.",
        &[
            "Mo - Fr 09:00-18:00",
            "Mo-Fr   09:00-18:00",
            "Mo-Fr 09.00-18.00",
            "Mo-Fr 09:00-18:00 Sa 10:00-14:00",
            "Mo-Fr 09:00-18:00;",
            "Mo-Fr 09:00\u{2013}18:00",
            "Mo-Fr 24/7",
            "Mo-Fr 9-18",
            "Mo-Fr 9am-6pm",
            "Mo-Fr: 09:00-18:00",
            "Monday-Friday 09:00-18:00",
        ],
    ),
    (
        "<variable_time>: where the sun stands is not reckoned here.",
        &[
            "Mo-Fr (sunrise+01:00)-(sunset-01:00)",
            "Mo-Fr sunrise-18:00",
            "dawn-dusk",
            "sunrise-sunset",
        ],
    ),
    (
        "<timespan> with an open end names no time of closing.",
        &[
            "Fr 22:00+",
            "Mo-Fr 09:00+",
            "Mo-Fr 09:00-18:00+",
            "Mo-Fr 18:00+",
        ],
    ),
    (
        "<holiday_sequence> <space> <weekday_sequence>: the holidays on those days.",
        &[
            "Mo-Su 10:00-18:00; PH Su closed",
            "PH Mo-Fr 10:00-12:00",
            "PH Su closed",
        ],
    ),
    (
        "<monthday_range>: <date_to> needs no year of its own; the other one refuses it without.",
        &["2026 Mar 15-Apr 15 Mo-Fr 09:00-18:00"],
    ),
];

fn hours(open: &str, unnamed_days: Option<UnnamedDays>) -> Hours {
    Hours {
        open: Some(Text::new(open).expect("hours are short")),
        unnamed_days,
        key_holders: None,
        staffed: None,
    }
}

fn house(open: &str, country: Option<&str>) -> House {
    House::new(None, Some(&hours(open, None))).in_country(country)
}

/// The state at every 3911rd minute of 2026, UTC.
fn samples(open: &str) -> Value {
    if check_hours(open).is_err() {
        return json!({"refused": true});
    }
    let house = house(open, Some("PL"));
    let [start, end] =
        ["2026-01-01", "2027-01-01"].map(|day| house.start_of(parse_day(day).unwrap()));
    let moments = (start.0..end.0).step_by(3911 * 60);
    let state = |at| match house.facts(Timestamp(at), 0).opening {
        Opening::Open { .. } => 'O',
        Opening::Closed { .. } => 'C',
        Opening::Unknown => 'U',
    };
    let states: String = moments.map(state).collect();
    json!({
        "open": states.matches('O').count(),
        "unknown": states.matches('U').count(),
        "digest": &Hash32::of(states.as_bytes()).hex()[..16],
    })
}

#[test]
fn hours_are_read_as_an_independent_implementation_reads_them() {
    let path = spec_dir().join("../tests/hours/expected.json");
    let expected = std::fs::read_to_string(path).expect("the expectations are there");
    let expected: Value = serde_json::from_str(&expected).expect("they are JSON");
    let expected = expected.as_object().expect("each string has its own");
    let mut wrong = Vec::new();
    for (open, theirs) in expected {
        let ours = samples(open);
        let listed = DIFFER.iter().any(|(_, ones)| ones.contains(&open.as_str()));
        if (ours == *theirs) == listed {
            wrong.push(format!(
                "{open:?}: {ours} here, {theirs} there; listed: {listed}"
            ));
        }
    }
    assert!(
        expected.len() >= 150,
        "There are {} examples.",
        expected.len()
    );
    assert!(
        wrong.is_empty(),
        "These differ and are not listed, or are listed and do not differ:\n{}",
        wrong.join("\n")
    );
}

/// What is asked at a local time (UTC) of a house whose unnamed days are unknown.
fn state(open: &str, at: &str) -> Opening {
    let house = House::new(None, Some(&hours(open, Some(UnnamedDays::Unknown))));
    house.facts(moment(&house, at), 0).opening
}

fn moment(house: &House, at: &str) -> Timestamp {
    let (day, time) = at.split_once(' ').unwrap();
    let (hour, minute) = time.split_once(':').unwrap();
    let seconds = hour.parse::<u64>().unwrap() * 3600 + minute.parse::<u64>().unwrap() * 60;
    house.start_of(parse_day(day).unwrap()).plus(seconds)
}

#[test]
fn a_day_that_is_named_as_closed_is_closed_and_one_that_nobody_named_is_unknown() {
    let closed = |opening: Opening| matches!(opening, Opening::Closed { .. });
    // 2026-11-22 is a Sunday.
    for (open, at, is_closed) in [
        ("Mo-Sa 09:00-18:00; Su off", "2026-11-22 12:00", true),
        ("Mo-Sa 09:00-18:00", "2026-11-22 12:00", false),
        ("Mo-Sa 09:00-18:00; Su closed", "2026-11-22 03:00", true),
        ("Mo-Fr 09:00-18:00; Sa,Su off", "2026-11-21 12:00", true),
        ("Mo-Fr 09:00-18:00; Su off", "2026-11-21 12:00", false),
        ("Mo-Fr 20:00-02:00", "2026-11-21 03:00", false),
        ("Mo-Fr 20:00-02:00; Sa off", "2026-11-21 03:00", true),
        (
            "Mo-Fr 20:00-02:00; Sa 10:00-12:00",
            "2026-11-21 03:00",
            true,
        ),
        ("Mo-Fr 09:00-18:00; Aug off", "2026-08-16 12:00", true),
        ("Mo-Fr 09:00-18:00; Dec 24-26 off", "2026-12-26 12:00", true),
        ("Mo[1] 09:00-18:00", "2026-11-09 12:00", false),
        ("Mo[1] 09:00-18:00; Mo[2] off", "2026-11-09 12:00", true),
        ("09:00-18:00", "2026-11-22 20:00", true),
        (
            "Mo-Fr 09:00-18:00 || unknown \"ask\"",
            "2026-11-22 12:00",
            false,
        ),
        ("off", "2026-11-22 12:00", true),
    ] {
        assert_eq!(closed(state(open, at)), is_closed, "{open} on {at}");
        assert_eq!(
            state(open, at) == Opening::Unknown,
            !is_closed,
            "{open} on {at}"
        );
    }
}

#[test]
fn public_holidays_are_those_of_the_houses_country() {
    let open = "Mo-Fr 09:00-18:00; PH off";
    let at = |country, at| {
        let house = house(open, country);
        house.facts(moment(&house, at), 0).opening
    };
    let is_open = |opening| matches!(opening, Opening::Open { .. });
    let is_closed = |opening| matches!(opening, Opening::Closed { .. });
    assert!(
        is_closed(at(Some("IT"), "2026-12-25 12:00")),
        "Christmas in Italy is a holiday."
    );
    assert!(
        is_closed(at(Some("it"), "2026-06-02 12:00")),
        "So is the day of the republic."
    );
    assert!(
        is_open(at(Some("DE"), "2026-06-02 12:00")),
        "It is none in Germany."
    );
    assert!(
        is_open(at(Some("IT"), "2026-11-20 12:00")),
        "A Friday like any other."
    );
    assert_eq!(
        at(Some("DE"), "2026-01-06 12:00"),
        Opening::Unknown,
        "A holiday of a part of Germany: perhaps of this house's."
    );
    for country in [None, Some("XX"), Some("AQ")] {
        let told = at(country, "2026-11-20 12:00");
        assert_eq!(
            told,
            Opening::Unknown,
            "Nobody knows whether it is one: {country:?}."
        );
    }
    assert_eq!(
        at(Some("IT"), "2150-12-25 12:00"),
        Opening::Unknown,
        "The calendar ends before."
    );
    let without = house("Mo-Fr 09:00-18:00", None);
    let told = without
        .facts(moment(&without, "2026-12-25 12:00"), 0)
        .opening;
    assert!(
        is_open(told),
        "Who does not name holidays does not go by them."
    );
}

#[test]
fn the_next_opening_is_told_up_to_a_year_ahead() {
    let opens = |open: &str, at: &str| {
        let house = house(open, Some("DE"));
        match house.facts(moment(&house, at), 0).opening {
            Opening::Closed { opens } => opens.map(|opens| opens.0 - moment(&house, at).0),
            other => panic!("{open} on {at} is {other:?}"),
        }
    };
    const DAY: u64 = 86_400;
    assert_eq!(
        opens("Jun 01-Aug 31 10:00-20:00", "2026-09-01 10:00"),
        Some(273 * DAY)
    );
    assert_eq!(
        opens("Jul 14 10:00-12:00", "2026-07-14 12:00"),
        Some(365 * DAY - 7200)
    );
    assert_eq!(
        opens("Mo-Fr 09:00-18:00; Dec 21-Jan 10 off", "2026-12-21 09:00"),
        Some(21 * DAY)
    );
    assert_eq!(
        opens("2027 Mar 01-2027 Mar 31 10:00-12:00", "2027-04-01 00:00"),
        None
    );
    assert_eq!(opens("off", "2026-09-01 10:00"), None);
    assert_eq!(
        opens("Mo 09:00-12:00 || We 14:00-16:00", "2026-11-17 10:00"),
        Some(DAY + 4 * 3600),
        "What stands behind two bars counts too."
    );
}

#[test]
fn what_the_standard_can_say_and_we_cannot_is_refused_by_its_name() {
    for (open, why) in [
        ("SH 10:00-12:00", NotHours::SchoolHolidays),
        ("Mo-Fr 09:00-18:00; PH,SH off", NotHours::SchoolHolidays),
        ("sunrise-sunset", NotHours::Sun),
        ("Mo-Fr (sunrise+01:00)-18:00", NotHours::Sun),
        ("(Dusk+10:00)-25:00", NotHours::Sun),
        ("(DUSK+10:00) - (DUSK+09:00)", NotHours::Sun),
        ("Mo-Fr 10:00-SUNSET", NotHours::Sun),
        ("Mo-Fr 10:00-16:00 /30", NotHours::Moments),
        ("sh 10:00-12:00", NotHours::Unreadable),
        ("PH su off", NotHours::HolidaysOnDays),
        ("Su PH off", NotHours::HolidaysOnDays),
        ("feb 30 10:00-12:00", NotHours::NoSuchDay),
        ("Feb 20-30 off", NotHours::NoSuchDay),
        ("Fr 22:00+", NotHours::OpenEnd),
        ("Fr 20:00-23:00+", NotHours::OpenEnd),
        ("Mo-Fr 10:00-16:00/30", NotHours::Moments),
        ("Mo-Fr 10:00-16:00/01:30", NotHours::Moments),
        ("PH Su closed", NotHours::HolidaysOnDays),
        (
            "Mo-Fr 09:00-18:00; PH Mo-Fr 10:00-12:00",
            NotHours::HolidaysOnDays,
        ),
        ("Feb 30 10:00-12:00", NotHours::NoSuchDay),
        ("Apr 31 off", NotHours::NoSuchDay),
        ("Mo-Fr nine to five", NotHours::Unreadable),
        ("Mo-Fr 09:00-18:00 \"open", NotHours::Unreadable),
        ("", NotHours::Unreadable),
    ] {
        assert_eq!(check_hours(open), Err(why), "{open:?}");
    }
    for open in [
        "Su,PH off",
        "Mo-Fr 09:00-18:00; PH off",
        "2026+ Mo-Fr 09:00-18:00",
        "week 01-53/2 Mo 10:00-12:00",
    ] {
        assert_eq!(check_hours(open), Ok(()), "{open:?}");
    }
}

/// The library's parser takes three times as long for each further element of such a list.
#[test]
fn hours_that_would_be_read_for_minutes_are_refused_at_once() {
    let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct",
    ];
    let firsts: Vec<String> = months
        .iter()
        .map(|month| format!("{month} Mo[1]"))
        .collect();
    let open = format!("{} 18:00-21:00", firsts.join(","));
    let begun = std::time::Instant::now();
    assert_eq!(check_hours(&open), Err(NotHours::Unreadable), "{open}");
    assert!(begun.elapsed().as_secs() < 5, "It was not read.");
    assert_eq!(
        check_hours(&format!("{} 18:00-21:00", firsts[..3].join(","))),
        Ok(()),
        "Three are."
    );
}

#[test]
fn a_day_that_is_certain_is_so_whether_it_is_a_holiday_or_not() {
    let at = |open: &str, country, at: &str| {
        let house = house(open, country);
        house.facts(moment(&house, at), 0).opening
    };
    let closed = |opening| matches!(opening, Opening::Closed { .. });
    let open = |opening| matches!(opening, Opening::Open { .. });
    // 1 November is a holiday in some parts of Germany, and a Sunday in 2026.
    assert!(closed(at(
        "Mo-Su 09:00-18:00; Su,PH off",
        Some("DE"),
        "2026-11-01 12:00"
    )));
    assert!(closed(at(
        "Mo-Su 09:00-18:00; Su,PH off",
        None,
        "2026-11-22 12:00"
    )));
    assert!(open(at("Mo-Su,PH 18:00-02:00", None, "2026-11-20 20:00")));
    assert!(
        open(at("mo, we 09:00-18:00", None, "2026-11-16 12:00")),
        "A Monday at noon."
    );
    assert!(
        closed(at("mo, we 09:00-18:00", None, "2026-11-16 03:00")),
        "And at night."
    );
    let unnamed = |country| {
        let hours = hours("Mo-Fr 09:00-18:00; PH off", Some(UnnamedDays::Unknown));
        let house = House::new(None, Some(&hours)).in_country(country);
        house.facts(moment(&house, "2026-11-21 12:00"), 0).opening
    };
    assert_eq!(
        unnamed(None),
        Opening::Unknown,
        "A Saturday that may be a holiday is not named."
    );
    assert_eq!(
        unnamed(Some("IT")),
        Opening::Unknown,
        "Nor is one that is none."
    );
}

#[test]
fn what_may_not_be_meant_is_asked_about() {
    let doubts = |open| doubts_about_hours(open);
    let cut = |rule: &str| vec![HoursDoubt::NightCut(rule.to_owned())];
    assert_eq!(
        doubts("Su 08:00-03:00; Mo 08:00-23:00"),
        cut("Su 08:00-03:00")
    );
    assert_eq!(
        doubts("Mo-Th 18:00-02:00; Fr-Sa 18:00-04:00"),
        cut("Mo-Th 18:00-02:00")
    );
    for plain in [
        "Su 08:00-03:00, Mo 08:00-23:00",
        "Mo-Su 18:00-02:00",
        "Mo-Fr 09:00-18:00; Sa 10:00-14:00",
        "Mo-Su 15:00-03:00; Fr off",
        "24/7; Su off",
        "24/7; Sa 10:00-14:00",
    ] {
        assert_eq!(doubts(plain), Vec::new(), "{plain}");
    }
    let comment = vec![HoursDoubt::Comment("business hours".to_owned())];
    assert_eq!(doubts("\"business hours\""), comment);
}
