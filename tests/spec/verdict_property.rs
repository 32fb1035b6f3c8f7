//! What must hold of every verdict, on 20,000 made-up questions; and that the catalogue has every code. SPEC §5.1, §5.7

use std::collections::BTreeSet;

use federation_spec::records::card::{Attribute, Tier};
use federation_spec::records::profile::Position;
use federation_spec::records::status::{ListId, Status, StatusClaim, StatusEntries};
use federation_spec::records::status_list::{StatusListBody, StatusListClaims};
use federation_spec::records::terms::Content;
use federation_spec::records::terms::content::{Site, Stance, StatusRule};
use federation_spec::records::terms::grant::{
    Audience, Benefit, Between, Booking, BookingKind, Cap, Grant, GuestRule, Guests, Identity,
    Mark, Period, Proof, Region, RegionOf, RegionRule, Requires, Unit, WeekOfMonth, Weekday,
};
use federation_spec::records::values::{ClockTime, Date, List, Number, Text, Version1};
use federation_spec::records::{Pass, StatusList};
use federation_spec::rules::question::Refusal;
use federation_spec::rules::{
    Books, Clock, DayFacts, Level, LocalDay, Opening, Presented, Standing, Visit,
};
use federation_spec::wire::ids::Timestamp;

use super::ladder::spec_dir;
use super::reference::Random;
use super::verdict_kit::{Known, Story, at_sued, nord, sued, west};

pub const CASES: usize = 20_000;

/// One of some words, by its spelling.
macro_rules! any {
    ($random:expr, $words:ty) => {{
        let words = <$words>::WORDS;
        <$words>::of_word(words[$random.below(words.len())]).expect("a word of the list is a word")
    }};
}

fn maybe<T>(random: &mut Random, make: impl FnOnce(&mut Random) -> T) -> Option<T> {
    (random.below(3) == 0).then(|| make(random))
}

fn some<T, const MAX: usize>(
    random: &mut Random,
    most: usize,
    make: impl Fn(&mut Random) -> T,
) -> List<T, 0, MAX> {
    let len = random.below(most + 1);
    List::new((0..len).map(|_| make(random)).collect()).expect("a short list is within bounds")
}

/// A number within bounds: often small, sometimes at an edge.
fn number<const MIN: i64, const MAX: i64>(random: &mut Random) -> Number<MIN, MAX> {
    let near = MIN.saturating_add(random.below(6) as i64).min(MAX);
    let number = match random.below(8) {
        0 => MAX,
        1 => MIN,
        _ => near,
    };
    Number::new(number).expect("the number is within bounds")
}

fn space(random: &mut Random) -> federation_spec::wire::ids::SpaceId {
    [nord(), sued(), west()][random.below(3)]
}

fn cap(random: &mut Random) -> Cap {
    Cap {
        amount: number(random),
        ask_up_to: maybe(random, number),
        unit: any!(random, Unit),
        per: any!(random, Period),
        rolling_days: maybe(random, number),
        block_hours: maybe(random, number),
    }
}

fn requires(random: &mut Random) -> Requires {
    Requires {
        home_takes_ours: random.below(3) == 0,
        never_more_than_home: random.below(3) == 0,
        home_share_percent: maybe(random, number),
        home_kinds: List::default(),
        home_has_room: random.below(4) == 0,
        min_tier: maybe(random, |random| any!(random, Tier)),
        excluded_tiers: some(random, 1, |random| any!(random, Tier)),
        member_for_days: maybe(random, number),
        km_from_home: maybe(random, number),
        km_from_residence: maybe(random, number),
        region: maybe(random, |random| Region {
            rule: any!(random, RegionRule),
            name: None,
            advisory: random.below(2) == 0,
            of: maybe(random, |random| any!(random, RegionOf)),
        }),
        waived_for: some(random, 1, space),
        active_members: false,
        in_words: some(random, 2, condition),
        coupon: maybe(random, |_| word("Example Pass")),
        waived_by_agreement: random.below(9) == 0,
    }
}

fn grant(random: &mut Random) -> Grant {
    Grant {
        to: any!(random, Audience),
        spaces: some(random, 2, space),
        groups: List::default(),
        benefit: any!(random, Benefit),
        discount_percent: maybe(random, number),
        areas: List::default(),
        caps: some(random, 4, cap),
        requires: maybe(random, requires),
        booking: maybe(random, |random| Booking {
            how: maybe(random, |random| any!(random, BookingKind)),
            days_before: maybe(random, number),
            form_fields: List::default(),
            account: None,
            link: None,
            on_arrival: maybe(random, |_| word("sign the list")),
        }),
        identity: some(random, 2, |random| any!(random, Identity)),
        guests: maybe(random, |random| Guests {
            rule: any!(random, GuestRule),
            at_most: maybe(random, number),
        }),
        price: List::default(),
        more_on_request: random.below(5) == 0,
        weekdays: some(random, 2, |random| any!(random, Weekday)),
        not_for_regulars: random.below(5) == 0,
        amount_not_fixed: random.below(5) == 0,
        label: None,
        note: maybe(random, |_| word("Ring twice.")),
        extent_unstated: random.below(5) == 0,
        weeks: some(random, 2, |random| any!(random, WeekOfMonth)),
        invited: None,
        proof: maybe(random, |random| Proof {
            bears: some(random, 2, |random| any!(random, Mark)),
            valid_days: maybe(random, number),
        }),
        between: maybe(random, |random| Between {
            from: clock_time(random),
            until: clock_time(random),
        }),
        identity_any: random.below(3) == 0,
    }
}

fn clock_time(random: &mut Random) -> ClockTime {
    ClockTime::new(random.below(49) as u64 * 30).expect("within a day")
}

fn word<const MAX: usize>(text: &str) -> Text<1, MAX> {
    Text::new(text).expect("the text is short")
}

fn condition<const MAX: usize>(random: &mut Random) -> Text<1, MAX> {
    word(["a member is with them", "it is their birthday"][random.below(2)])
}

/// Terms, contradictory ones too: a reader reads them as they stand.
fn content(random: &mut Random) -> Content {
    let name = |text: &str| Text::new(text).expect("the name is short");
    let mut content = super::verdict_kit::terms("");
    content.visa = maybe(random, |random| any!(random, Stance));
    content.grant = some(random, 3, grant);
    content.capacity = maybe(random, number);
    content.status = maybe(random, |random| StatusRule {
        refuse_after_hours: maybe(random, number),
        ask_home: random.below(2) == 0,
    });
    content.one_count = random.below(2) == 0;
    content.closed_since = (random.below(40) == 0).then(|| Date::new("2011-05").expect("a month"));
    content.site = some(random, 2, |random| Site {
        name: name(["Isar", "Au"][random.below(2)]),
        city: maybe(random, |_| Text::new("Hamburg").expect("the name is short")),
        position: maybe(random, |_| {
            Position::from_degrees(53.5, 10.0).expect("Hamburg is on the Earth")
        }),
    });
    content
}

/// A local day near today, or one at the end of all days.
fn local_day(random: &mut Random, today: i32) -> LocalDay {
    match random.below(20) {
        0 => LocalDay(i32::MIN),
        1 => LocalDay(i32::MAX),
        _ => LocalDay(today.saturating_sub(random.below(60) as i32 - 5)),
    }
}

fn site(random: &mut Random) -> Option<String> {
    maybe(random, |random| {
        ["Isar", "Au", "Giesing"][random.below(3)].to_owned()
    })
}

fn visit(random: &mut Random, today: i32) -> Visit {
    let day = local_day(random, today);
    let started = Timestamp(i64::from(day.0).max(0) as u64 * 86_400 + random.below(86_400) as u64);
    Visit {
        day,
        started,
        ended: maybe(random, |random| match random.below(9) {
            0 => Timestamp(u64::MAX),
            1 => Timestamp(0),
            _ => started.plus(random.below(40_000) as u64),
        }),
        half: random.below(3) == 0,
        site: site(random),
        desk_id: maybe(random, |random| random.below(3).to_string()),
    }
}

fn facts(random: &mut Random) -> DayFacts {
    let today = match random.below(30) {
        0 => i32::MIN,
        1 => i32::MAX,
        _ => 20_000 + random.below(800) as i32,
    };
    let before =
        |random: &mut Random, most| LocalDay(today.saturating_sub(random.below(most) as i32));
    DayFacts {
        today: LocalDay(today),
        weekday: any!(random, Weekday),
        week_start: before(random, 7),
        month_start: before(random, 31),
        month_before: before(random, 60),
        next_month: LocalDay(today.saturating_add(20)),
        year_start: before(random, 366),
        next_year: LocalDay(today.saturating_add(200)),
        opening: match random.below(4) {
            0 => Opening::Unknown,
            1 => Opening::Open {
                since: LocalDay(today),
            },
            2 => Opening::Open {
                since: before(random, 3),
            },
            _ => Opening::Closed {
                opens: maybe(random, |random| Timestamp(random.draw())),
            },
        },
        minute: random.below(24 * 60) as u16,
        present: random.below(9) as u32,
    }
}

/// The home's lists and where the card stands in them; often none, as of old.
fn status(random: &mut Random, story: &mut Story) {
    let place = random.below(4) as u16;
    let list = ListId {
        space: story.home_space,
        number: 0,
    };
    story.card.0.status = maybe(random, |_| {
        StatusClaim::new(list, place).expect("a list has it")
    });
    let hours = random.below(100) as u64;
    let signed = story.now.minus(hours * 3600 + random.below(3) as u64);
    story.list = story
        .card
        .0
        .status
        .as_ref()
        .and_then(|_| maybe(random, |_| ()))
        .map(|()| signed_list(random, list, signed));
    let near = story.card.0.issued_at.0.saturating_sub(1);
    story.lists_since = maybe(random, |random| Timestamp(near + random.below(3) as u64));
}

fn signed_list(random: &mut Random, list: ListId, issued_at: Timestamp) -> StatusList {
    let places: Vec<_> = (0..4).map(|place| (place, any!(random, Status))).collect();
    StatusList(StatusListClaims {
        space: list.space,
        list,
        expires_at: issued_at.plus(86_400),
        issued_at,
        entries: StatusEntries::of(places),
        ttl: None,
        body: StatusListBody {
            version: Version1,
            sequence: 1,
            since: Timestamp(0),
            suspensions: federation_spec::records::values::List::default(),
            lifted: federation_spec::records::values::List::default(),
        },
    })
}

/// A question of any kind. With terms of the host as given, else any.
pub fn story(random: &mut Random, host: Option<Content>) -> Story {
    let facts = facts(random);
    let today = facts.today.0;
    let mut story =
        at_sued("").at_utc(i64::from(today).max(0) as u64 * 86_400 + random.below(86_400) as u64);
    story.host = host.or_else(|| (random.below(20) > 0).then(|| content(random)));
    story.home_space = if random.below(20) == 0 {
        sued()
    } else {
        nord()
    };
    story.home = match random.below(6) {
        0 => Known::Never,
        1 => Known::Expired(Timestamp(random.draw())),
        _ => Known::Valid(Box::new(content(random))),
    };
    story.standing = [
        Standing::Pinned,
        Standing::Pinned,
        Standing::Stranger,
        Standing::Blocked,
    ][random.below(4)];
    story.conflicting = random.below(8) == 0;
    if random.below(4) == 0 {
        story.home_profile = None;
    }
    if random.below(4) == 0 {
        story.host_profile = None;
    }
    story.card.0.body.tier = maybe(random, |random| any!(random, Tier));
    story.card.0.body.attributes = some(random, 1, |random| match random.below(4) {
        0 => Attribute::HomeShare(number(random)),
        1 => Attribute::MemberSince(Timestamp(random.draw() >> random.below(64))),
        2 => Attribute::City(word(["München", "Hamburg"][random.below(2)])),
        _ => Attribute::Residence(Position {
            latitude: number(random),
            longitude: number(random),
        }),
    });
    if random.below(9) == 0 {
        story.card.0.expires_at = Timestamp(random.draw() >> random.below(64));
    }
    story.visits = (0..random.below(9)).map(|_| visit(random, today)).collect();
    story.facts.booked_on = maybe(random, |random| local_day(random, today));
    story.facts.id_seen = random.below(2) == 0;
    story.facts.confirmed = (0..random.below(2))
        .map(|_| condition::<160>(random).as_str().to_owned())
        .collect();
    story.facts.would_join = random.below(2) == 0;
    story.facts.guests = [0, 0, 1, u32::MAX][random.below(4)];
    story.facts.site = site(random);
    story.facts.unit = maybe(random, |random| any!(random, Unit));
    status(random, &mut story);
    story.clock = [Clock::Sound, Clock::Sound, Clock::Behind, Clock::Ahead][random.below(4)];
    story.books = match random.below(8) {
        0 => Books::Damaged,
        _ => Books::Whole,
    };
    story.on(facts)
}

fn presented<'a>(random: &mut Random, pass: &'a Pass) -> Presented<'a> {
    match random.below(20) {
        0 => Presented::Refused(Refusal::Unreadable),
        1 => Presented::UnknownHome {
            pass,
            alike: Some(west()),
        },
        _ => Presented::Genuine(pass),
    }
}

#[test]
fn every_verdict_has_reasons_and_the_level_of_the_gravest() {
    let mut random = Random::of(5);
    let mut levels = [0; 3];
    for case in 0..CASES {
        let story = story(&mut random, None);
        let shown = story.pass();
        let pass = presented(&mut random, &shown);
        let verdict = story.judge(pass);
        let gravest = verdict.reasons.iter().map(|reason| reason.level()).max();
        assert_eq!(
            Some(verdict.level),
            gravest,
            "The level of case {case} is that of its gravest reason."
        );
        assert_eq!(
            Some(verdict.code()),
            verdict.reasons.first().map(|reason| reason.code()),
            "It comes first."
        );
        assert_eq!(
            story.judge(pass),
            verdict,
            "The same question of case {case} has the same answer."
        );
        let backwards = story.clone().with(|s| s.visits.reverse());
        assert_eq!(
            backwards.judge(pass),
            verdict,
            "The order of visits of case {case} does not matter."
        );
        levels[verdict.level as usize] += 1;
    }
    assert!(
        levels.iter().all(|count| *count > CASES / 50),
        "Every level occurs often enough: {levels:?}."
    );
}

/// Leaves only the cap to stand against a visit.
fn unconditional(grant: &mut Grant) {
    grant.to = Audience::Members;
    grant.requires = None;
    grant.booking = None;
    grant.identity = List::default();
    grant.weekdays = List::default();
    grant.extent_unstated = false;
}

/// Takes away what else would be amber or red.
pub fn undoubted(story: &mut Story) {
    story.home_space = nord();
    story.home = Known::Valid(Box::new(super::verdict_kit::terms("")));
    story.standing = Standing::Pinned;
    story.conflicting = false;
    story.card.0.expires_at = Timestamp(u64::MAX);
    story.facts.guests = 0;
    let opening = Opening::Unknown;
    let facts = DayFacts {
        opening,
        ..story.day_facts()
    };
    *story = story.clone().on(facts);
}

#[test]
fn another_earlier_visit_never_turns_amber_into_green() {
    let mut random = Random::of(6);
    let mut used_up = 0;
    for case in 0..CASES {
        let mut host = super::verdict_kit::terms("");
        let mut only = grant(&mut random);
        only.caps = List::new(vec![cap(&mut random)]).expect("one cap is within bounds");
        let plain = random.below(4) > 0;
        if plain {
            unconditional(&mut only);
        }
        host.grant = List::new(vec![only]).expect("one grant is within bounds");
        let mut before = story(&mut random, Some(host));
        if plain {
            undoubted(&mut before);
            before = before.with(|s| (s.list, s.lists_since, s.card.0.status) = (None, None, None));
            before.clock = Clock::Sound;
            before.books = Books::Whole;
        }
        let today = before.day_facts().today;
        let mut visit = visit(&mut random, today.0);
        if visit.day >= today || before.day_facts().opening == (Opening::Open { since: visit.day })
        {
            continue;
        }
        visit.half = false;
        let after = before.clone().visited(visit);
        let (before, after) = (before.verdict(), after.verdict());
        used_up += usize::from(before.level == Level::Green && after.level == Level::Amber);
        assert!(
            after.level >= before.level,
            "A visit more makes case {case} no better: {before:?} {after:?}."
        );
    }
    assert!(
        used_up > CASES / 500,
        "Often enough the last unit was used: {used_up}."
    );
}

/// The codes in a text.
fn codes(text: &str) -> BTreeSet<String> {
    let after = text.split("COV-").skip(1);
    let code = |rest: &str| {
        rest.chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect::<String>()
    };
    after.map(code).filter(|code| code.len() == 3).collect()
}

/// The lines of §5.7.
fn rows() -> Vec<String> {
    let spec = std::fs::read_to_string(spec_dir().join("SPEC.md")).expect("the standard is there");
    let catalogue = spec.split("### 5.7").nth(1);
    let catalogue = catalogue.and_then(|rest| rest.split("\n## ").next());
    let rows = catalogue.expect("the catalogue is §5.7").lines();
    rows.filter(|line| line.starts_with("| COV-"))
        .map(str::to_owned)
        .collect()
}

/// Every code there is.
pub fn catalogue() -> BTreeSet<String> {
    let first = |row: &String| row.split(" |").next().unwrap_or_default().to_owned();
    codes(&rows().iter().map(first).collect::<String>())
}

#[test]
fn the_catalogue_has_every_code_and_no_other() {
    let files = std::fs::read_dir(spec_dir().join("src/rules/reason")).expect("reasons are there");
    let read = |file: std::io::Result<std::fs::DirEntry>| {
        let path = file.expect("a file has a name").path();
        std::fs::read_to_string(path).expect("a source is text")
    };
    let code: String = files.map(read).collect();
    let (rows, listed) = (rows(), catalogue());
    assert_eq!(
        listed,
        codes(&code),
        "The catalogue and the code have the same codes."
    );
    assert_eq!(rows.len(), listed.len(), "Each has one line.");
    let full = |row: &&String| row.matches('|').count() == 6;
    assert_eq!(
        rows.iter().filter(full).count(),
        rows.len(),
        "Each line has five columns."
    );
}
