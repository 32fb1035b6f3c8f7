//! The sentence of each listing, and verdicts on both sides of its limit, as `listings/map.json` expects them.
//!
//! A situation says only what matters to it. Unless it says otherwise: Wednesday, 18 November 2026 at noon, at the
//! host; a first visit for the day; a card without a tier from a pinned coworking space elsewhere, which gives members
//! three days a calendar month; nobody else in the room, nothing booked, no document seen.

use covisa::calendar::{House, parse_day};
use covisa::form;
use covisa::words::{Locale, terms};
use federation_spec::records::SpaceProfile;
use federation_spec::records::card::{Card, CardBody, CardClaims, Tier};
use federation_spec::records::fields::Field;
use federation_spec::records::profile::{Place, SpaceKind};
use federation_spec::records::terms::Content;
use federation_spec::records::terms::grant::Unit;
use federation_spec::records::values::{List, Text, Version1};
use federation_spec::rules::{
    Books, Clock, DeskFacts, Home, HomeTerms, Host, Level, LocalDay, Presented, Question, Standing,
    Verdict, Visit, decide,
};
use federation_spec::wire::ids::{SpaceId, Subject, Timestamp};
use serde_json::{Value, json};

use super::listings::{entries, read, text};
use super::verdict_kit::profile_of;

const DAY: u64 = 86_400;

fn host_space() -> SpaceId {
    SpaceId::from_bytes([1; 20])
}

fn home_space() -> SpaceId {
    SpaceId::from_bytes([2; 20])
}

/// All that a situation may say, beside `what` it is, the verdict `then`, and reasons that it has `also`.
const SITUATION: [&str; 20] = [
    "what",
    "then",
    "also",
    "at",
    "visits",
    "standing",
    "kind",
    "city",
    "region",
    "partner",
    "home_gives",
    "grant",
    "tier",
    "booked",
    "id_seen",
    "confirmed",
    "would_join",
    "half_day",
    "present",
    "guests",
];

#[test]
fn every_listing_reads_as_its_sentence() {
    for entry in &entries() {
        let name = text(&entry["file"]);
        let sentence = terms::summary(&read(&name), Locale::En);
        assert_eq!(
            sentence,
            text(&entry["sentence"]),
            "{name} is told to people in these words."
        );
        let flaws = ["  ", "..", " ,", " .", "( ", " )", "()"];
        assert!(
            flaws.iter().all(|flaw| !sentence.contains(flaw)) && sentence.ends_with('.'),
            "{name} has no slip of the pen in {sentence:?}."
        );
    }
}

#[test]
fn every_listing_has_verdicts_on_both_sides_of_its_limit() {
    let mut count = 0;
    for entry in &entries() {
        let sides = ["inside", "outside"].map(|side| (side, entry[side].as_array().unwrap()));
        for (side, situations) in sides {
            let name = text(&entry["file"]);
            assert!(
                !situations.is_empty(),
                "{name} has a verdict {side} its limit."
            );
            for situation in situations {
                let what = format!("{name}, {side}: {}", text(&situation["what"]));
                check(entry, situation, &what);
                count += 1;
            }
        }
        let [inside, outside] = sides.map(|(_, situations)| situations.iter().map(level));
        assert!(
            inside.max() < outside.min(),
            "{}: whatever is inside its limit does better than whatever is outside.",
            text(&entry["file"])
        );
    }
    println!("{count} verdicts");
}

/// The level that is expected, the graver the greater.
fn level(situation: &Value) -> Level {
    match text(&situation["then"]).split(' ').next() {
        Some("green") => Level::Green,
        Some("amber") => Level::Amber,
        _ => Level::Red,
    }
}

fn check(entry: &Value, situation: &Value, what: &str) {
    let said = situation.as_object().unwrap();
    let known = |key: &String| SITUATION.contains(&key.as_str());
    assert!(
        said.keys().all(known),
        "{what}: nothing is said that nobody reads."
    );
    let verdict = verdict(entry, situation);
    let codes: Vec<&str> = verdict.reasons.iter().map(|reason| reason.code()).collect();
    let expected = text(&situation["then"]);
    assert_eq!(
        told(&verdict),
        expected,
        "{what} has this verdict; its reasons are {codes:?}."
    );
    for code in list(&situation["also"]) {
        let code = text(code);
        assert!(
            codes.contains(&code.as_str()),
            "{what}: {code} is among {codes:?}."
        );
    }
    // Whoever is let in without a doubt has no other reason than green ones.
    let green = codes.iter().all(|code| code.starts_with("COV-G"));
    assert_eq!(
        green,
        verdict.level == Level::Green,
        "{what}: the level is that of the reasons."
    );
}

/// `green COV-G01, day 3 of 3`.
fn told(verdict: &Verdict) -> String {
    let level = match verdict.level {
        Level::Green => "green",
        Level::Amber => "amber",
        Level::Red => "red",
    };
    let number = match verdict.visit {
        None => "no number".to_owned(),
        Some(visit) => {
            let of = visit.of.map(|of| format!(" of {of}")).unwrap_or_default();
            format!("{} {}{of}", visit.unit.word(), visit.day)
        }
    };
    format!("{level} {}, {number}", verdict.code())
}

fn verdict(entry: &Value, situation: &Value) -> Verdict {
    let content = content(entry, situation);
    let zone = entry["zone"].as_str().unwrap_or("UTC");
    let house = House::new(Some(zone), content.hours.as_ref());
    assert_eq!(house.zone(), zone, "The zone is known.");
    let now = moment(situation["at"].as_str().unwrap_or("2026-11-18 12:00"), zone);
    let day = house.facts(now, number(&situation["present"]).unwrap_or(0) as u32);
    let visits: Vec<Visit> = list(&situation["visits"])
        .iter()
        .map(|ago| visit(&house, day.today.minus(ago.as_i64().unwrap()), situation))
        .collect();
    let desk = DeskFacts {
        booked_on: situation["booked"].as_i64().map(|ago| day.today.minus(ago)),
        id_seen: said(&situation["id_seen"]),
        confirmed: list(&situation["confirmed"]).iter().map(text).collect(),
        would_join: said(&situation["would_join"]),
        settled: false,
        guests: number(&situation["guests"]).unwrap_or(0) as u32,
        site: None,
        unit: said(&situation["half_day"]).then_some(Unit::HalfDay),
    };
    let (host, home) = (host_profile(entry), home_profile(situation));
    let home_terms = home_terms(situation);
    decide(&Question {
        now,
        clock: Clock::Sound,
        books: Books::Whole,
        host: Host {
            space: host_space(),
            profile: Some(&host),
            terms: Some(&content),
        },
        pass: Presented::Genuine(&card(now, situation).into()),
        home: Home {
            space: home_space(),
            standing: standing(situation),
            vouchers: &[],
            conflicting: false,
            distrusted: None,
            ended: None,
            alike: None,
            profile: Some(&home),
            terms: HomeTerms::Valid(&home_terms),
            lists_since: None,
            list: None,
            beyond: None,
        },
        visits: &visits,
        day: &day,
        desk: &desk,
        desk_id: None,
    })
}

/// The listing's terms, as of the day on which its partners have ids: the home is one of them if `partner` says so.
fn content(entry: &Value, situation: &Value) -> Content {
    let mut content = read(&text(&entry["file"]));
    if said(&situation["partner"]) {
        let mut groups = content.group.as_slice().to_vec();
        groups[0].spaces = List::new(vec![home_space()]).unwrap();
        content.group = List::new(groups).unwrap();
    }
    // As for somebody whom the other grants do not reach.
    if let Some(only) = number(&situation["grant"]) {
        let grant = content.grant.as_slice()[only as usize].clone();
        content.grant = List::new(vec![grant]).unwrap();
    }
    content
}

fn home_terms(situation: &Value) -> Content {
    let gives = match situation.get("home_gives") {
        None => json!({"amount": 3, "unit": "day", "per": "calendar month"}),
        Some(gives) => gives.clone(),
    };
    let caps = match gives.is_null() {
        true => String::new(),
        false => format!(
            "caps = [{{ amount = {}, unit = {}, per = {} }}]",
            gives["amount"], gives["unit"], gives["per"]
        ),
    };
    let toml = format!("[[grant]]\nto = \"members\"\nbenefit = \"free\"\n{caps}\n");
    Content::from_plain(&form::from_toml(&toml).unwrap()).unwrap()
}

fn standing(situation: &Value) -> Standing {
    match situation["standing"].as_str() {
        None => Standing::Pinned,
        Some("stranger") => Standing::Stranger,
        Some("blocked") => Standing::Blocked,
        Some(other) => panic!("{other} is no standing."),
    }
}

fn card(now: Timestamp, situation: &Value) -> Card {
    let tier = situation["tier"]
        .as_str()
        .map(|word| Tier::of_word(word).unwrap());
    Card(CardClaims {
        home: home_space(),
        subject: Subject([7; 16]),
        audience: None,
        expires_at: now.plus(20 * DAY),
        not_before: None,
        issued_at: Timestamp(now.0 - 10 * DAY),
        status: None,
        body: CardBody {
            version: Version1,
            tier,
            attributes: List::default(),
            photo: None,
        },
    })
}

/// A visit at noon of a local day; for half a day if this one is.
fn visit(house: &House, day: LocalDay, situation: &Value) -> Visit {
    Visit {
        day,
        started: house.noon(day),
        ended: Some(house.noon(day).plus(3600)),
        half: said(&situation["half_day"]),
        site: None,
        desk_id: None,
    }
}

fn host_profile(entry: &Value) -> SpaceProfile {
    profile(
        host_space(),
        SpaceKind::Coworking,
        entry["city"].as_str(),
        entry["region"].as_str(),
    )
}

fn home_profile(situation: &Value) -> SpaceProfile {
    let kind = situation["kind"].as_str().unwrap_or("coworking");
    let city = situation["city"].as_str().unwrap_or("Elsewhere");
    profile(
        home_space(),
        SpaceKind::of_word(kind).unwrap(),
        Some(city),
        situation["region"].as_str(),
    )
}

fn profile(
    space: SpaceId,
    kind: SpaceKind,
    city: Option<&str>,
    region: Option<&str>,
) -> SpaceProfile {
    let place = Place {
        country: None,
        region: region.and_then(Text::new),
        city: city.and_then(Text::new),
        address: None,
        position: None,
    };
    profile_of(space, kind, place, "UTC")
}

/// `2026-11-18 12:00` in a zone, on a day without a change of its clocks.
fn moment(local: &str, zone: &str) -> Timestamp {
    let (date, time) = local.split_once(' ').unwrap();
    let (hour, minute) = time.split_once(':').unwrap();
    let seconds = hour.parse::<u64>().unwrap() * 3600 + minute.parse::<u64>().unwrap() * 60;
    House::new(Some(zone), None)
        .start_of(parse_day(date).unwrap())
        .plus(seconds)
}

fn said(value: &Value) -> bool {
    value.as_bool().unwrap_or(false)
}

fn number(value: &Value) -> Option<u64> {
    value.as_u64()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}
