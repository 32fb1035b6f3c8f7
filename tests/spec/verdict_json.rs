//! Questions and verdicts in JSON, as the vectors of `verdicts/` have them. SPEC Appendix A

use covisa::calendar::{House, day_text, parse_day};
use federation_spec::records::fields::Field;
use federation_spec::records::profile::{Place, SpaceKind};
use federation_spec::records::terms::Content;
use federation_spec::records::terms::grant::Unit;
use federation_spec::records::values::ClockTime;
use federation_spec::records::{Attestation, Card, Pass, StatusList};
use federation_spec::rules::question::Refusal;
use federation_spec::rules::reason::From;
use federation_spec::rules::{
    Books, Clock, DayFacts, DeskFacts, GrantReason, GreenReason, HomeEnd, HomeReason, HomeTerms,
    Level, Limit, LocalDay, MemberReason, Opening, PassReason, PlaceReason, Presented, Question,
    Reason, Standing, TodayReason, Verdict, Visit, Wanted, Welcome, decide,
};
use federation_spec::wire::ids::{SpaceId, Timestamp};
use serde_json::{Map, Value, json};

use super::plain_json::{Told, json as from_plain, plain};
use super::verdict_kit::{Known, Story, at_sued, profile_of};

// ---------------------------------------------------------------- questions

/// A question with what its vector holds; nothing for one that no vector can hold, since its moments are beyond time or
/// its facts are those of no calendar.
pub fn question(question: &Question<'_>, beside: &[StatusList]) -> Option<Value> {
    let derived = DayFacts {
        opening: question.day.opening,
        present: question.day.present,
        minute: question.day.minute,
        ..day_of(question.day.today)
    };
    let within = question.now.0 <= 253_402_300_799 - 86_400;
    if derived != *question.day || !within {
        return None;
    }
    let visits: Vec<Value> = question.visits.iter().map(visit).collect();
    Some(table([
        ("now", Some(json!(question.now.0))),
        ("clock", word_of(question.clock).map(|word| json!(word))),
        (
            "books_damaged",
            (question.books == Books::Damaged).then_some(json!(true)),
        ),
        ("books_restored_from", restored_from(question.books)),
        ("visits_missing", visits_missing(question.books)),
        ("host", Some(host(question))),
        ("shown", Some(shown(&question.pass))),
        ("home", Some(home(question, beside))),
        ("visits", (!visits.is_empty()).then(|| json!(visits))),
        ("day", Some(day(question.day))),
        (
            "desk",
            Some(desk(question.desk, question.desk_id)).filter(|desk| *desk != json!({})),
        ),
    ]))
}

fn restored_from(books: Books) -> Option<Value> {
    match books {
        Books::Restored { from } => Some(json!(from.0)),
        Books::Whole | Books::Damaged | Books::Incomplete { .. } => None,
    }
}

fn visits_missing(books: Books) -> Option<Value> {
    match books {
        Books::Incomplete {
            from,
            until,
            until_day,
        } => Some(json!({
            "from": from.0, "until": until.0, "until_day": day_text(until_day),
        })),
        Books::Whole | Books::Damaged | Books::Restored { .. } => None,
    }
}

/// What a vector says of the host's books.
fn books(vector: &Value) -> Books {
    let missing = vector
        .get("visits_missing")
        .map(|missing| Books::Incomplete {
            from: time(&missing["from"]),
            until: time(&missing["until"]),
            until_day: local_day(&missing["until_day"]),
        });
    let restored = vector.get("books_restored_from");
    let restored = restored.map(|from| Books::Restored { from: time(from) });
    let damaged = vector.get("books_damaged").map(|_| Books::Damaged);
    damaged.or(restored).or(missing).unwrap_or_default()
}

fn host(question: &Question<'_>) -> Value {
    let place = question.host.profile.map(|profile| &profile.0.body.place);
    table([
        ("space", Some(json!(question.host.space.to_string()))),
        ("place", place.map(told)),
        ("terms", question.host.terms.map(told)),
    ])
}

fn home(question: &Question<'_>, beside: &[StatusList]) -> Value {
    let home = &question.home;
    let (terms, ended) = match home.terms {
        HomeTerms::Never => (None, None),
        HomeTerms::Expired { at } => (None, Some(json!(at.0))),
        HomeTerms::Valid(content) => (Some(told(content)), None),
    };
    let profile = home.profile.map(|profile| {
        let body = &profile.0.body;
        json!({"name": body.name.as_str(), "kind": body.kind.word(), "place": told(&body.place)})
    });
    table([
        ("space", Some(json!(home.space.to_string()))),
        (
            "standing",
            Some(json!(match home.space == question.host.space {
                true if home.standing != Standing::Blocked => standing(Standing::Own),
                _ => standing(home.standing),
            })),
        ),
        (
            "vouchers",
            (!home.vouchers.is_empty()).then(|| ids(home.vouchers)),
        ),
        ("conflicting", home.conflicting.then_some(json!(true))),
        (
            "key_distrusted_since",
            home.distrusted.map(|since| json!(since.0)),
        ),
        ("ended", home.ended.as_ref().map(told_end)),
        ("alike", home.alike.map(|space| json!(space.to_string()))),
        ("profile", profile),
        ("terms", terms),
        ("terms_ended_at", ended),
        ("lists_since", home.lists_since.map(|at| json!(at.0))),
        ("list", home.list.map(Told::claims)),
        (
            "lists_beside",
            (!beside.is_empty()).then(|| beside.iter().map(Told::claims).collect()),
        ),
    ])
}

fn shown(pass: &Presented<'_>) -> Value {
    match pass {
        Presented::Genuine(pass) => table([("pass", Some(claims(pass)))]),
        Presented::UnknownHome { pass, alike } => table([
            ("unknown_home", Some(claims(pass))),
            ("alike", alike.map(|space| json!(space.to_string()))),
        ]),
        Presented::Asked { at, delivered } => json!({"asked": asked(*at, *delivered)}),
        Presented::Refused(refusal) => json!({"outcome": outcome(*refusal)}),
    }
}

fn asked(at: Timestamp, delivered: bool) -> Value {
    table([
        ("at", Some(json!(at.0))),
        ("delivered", delivered.then_some(json!(true))),
    ])
}

fn claims(pass: &Pass) -> Value {
    let (kind, claims) = match pass {
        Pass::Card(card) => ("card", card.claims()),
        Pass::ForHost(pass) => ("attestation", pass.claims()),
    };
    json!({"type": kind, "claims": claims})
}

fn visit(visit: &Visit) -> Value {
    table([
        ("day", Some(json!(day_text(visit.day)))),
        ("started", Some(json!(visit.started.0))),
        ("ended", visit.ended.map(|at| json!(at.0))),
        ("half_day", visit.half.then_some(json!(true))),
        ("site", visit.site.as_ref().map(|site| json!(site))),
        ("desk", visit.desk_id.as_ref().map(|desk| json!(desk))),
    ])
}

fn day(day: &DayFacts) -> Value {
    let opening = match day.opening {
        Opening::Unknown => json!({"unknown": true}),
        Opening::Open { since } => json!({"open_since": day_text(since)}),
        Opening::Closed { opens: None } => json!({"closed": true}),
        Opening::Closed { opens: Some(opens) } => json!({"closed": true, "opens": opens.0}),
    };
    let time = ClockTime::new(day.minute.into()).expect("a time of a day");
    json!({"today": day_text(day.today), "time": time.shown(), "hours": opening, "present": day.present})
}

fn desk(desk: &DeskFacts, id: Option<&str>) -> Value {
    table([
        ("name", id.map(|id| json!(id))),
        ("booked_on", desk.booked_on.map(|on| json!(day_text(on)))),
        ("document_seen", desk.id_seen.then_some(json!(true))),
        (
            "confirmed",
            (!desk.confirmed.is_empty()).then(|| json!(desk.confirmed)),
        ),
        ("would_join", desk.would_join.then_some(json!(true))),
        ("guests", (desk.guests > 0).then(|| json!(desk.guests))),
        ("site", desk.site.as_ref().map(|site| json!(site))),
        (
            "half_day",
            (desk.unit == Some(Unit::HalfDay)).then_some(json!(true)),
        ),
    ])
}

// ---------------------------------------------------------------- and back

/// The verdict on what a vector asks.
pub fn verdict_of(vector: &Value) -> Verdict {
    let story = scene(vector);
    let shown = &vector["shown"];
    let alike = shown.get("alike").map(space);
    match shown
        .as_object()
        .and_then(|one| one.keys().find(|key| *key != "alike"))
    {
        Some(key) if key == "pass" => story.ask(Presented::Genuine(&pass(&shown["pass"])), decide),
        Some(key) if key == "unknown_home" => story.ask(
            Presented::UnknownHome {
                pass: &pass(&shown["unknown_home"]),
                alike,
            },
            decide,
        ),
        Some(key) if key == "asked" => story.ask(
            Presented::Asked {
                at: time(&shown["asked"]["at"]),
                delivered: shown["asked"].get("delivered").is_some(),
            },
            decide,
        ),
        Some(key) if key == "outcome" => {
            story.ask(Presented::Refused(refusal(&shown["outcome"])), decide)
        }
        other => panic!("nothing is shown as {other:?}"),
    }
}

fn scene(vector: &Value) -> Story {
    let (host, home) = (&vector["host"], &vector["home"]);
    let known = match (home.get("terms"), home.get("terms_ended_at")) {
        (Some(terms), _) => Known::Valid(Box::new(read::<Content>(terms))),
        (None, Some(at)) => Known::Expired(time(at)),
        (None, None) => Known::Never,
    };
    let profile = |space, kind, place: &Value| profile_of(space, kind, read::<Place>(place), "UTC");
    let host_profile = host.get("place");
    let home_profile = home.get("profile").map(|known| {
        let kind = read::<SpaceKind>(&known["kind"]);
        let mut profile = profile(space(&home["space"]), kind, &known["place"]);
        profile.0.body.name = read(&known["name"]);
        profile
    });
    at_sued("")
        .with(|story| {
            story.now = time(&vector["now"]);
            story.clock = match vector.get("clock").and_then(Value::as_str) {
                None => Clock::Sound,
                Some("behind") => Clock::Behind,
                Some(_) => Clock::Ahead,
            };
            story.books = books(vector);
            story.host = host.get("terms").map(read::<Content>);
            story.host_profile = host_profile
                .map(|place| profile(space(&host["space"]), SpaceKind::Coworking, place));
            story.home_space = space(&home["space"]);
            story.standing = standing_of(&home["standing"]);
            story.vouchers = home
                .get("vouchers")
                .and_then(Value::as_array)
                .map(|all| all.iter().map(space).collect())
                .unwrap_or_default();
            story.conflicting = home.get("conflicting").is_some();
            story.distrusted = home.get("key_distrusted_since").map(time);
            story.ended = home.get("ended").map(|end| HomeEnd {
                at: time(&end["at"]),
                successor: end.get("successor").map(space),
            });
            story.alike = home.get("alike").map(space);
            story.home = known;
            story.home_profile = home_profile;
            story.lists_since = home.get("lists_since").map(time);
            story.list = home.get("list").map(StatusList::of_claims);
            story.beside = list(home.get("lists_beside"))
                .map(StatusList::of_claims)
                .collect();
            story.visits = list(vector.get("visits")).map(visited).collect();
            story.facts = stated(vector.get("desk"));
            story.desk_id = vector.get("desk").and_then(|desk| text(desk.get("name")?));
        })
        .on(facts(&vector["day"]))
}

fn pass(given: &Value) -> Pass {
    match given["type"].as_str() {
        Some("card") => Card::of_claims(&given["claims"]).into(),
        _ => Pass::ForHost(Attestation::of_claims(&given["claims"])),
    }
}

fn visited(given: &Value) -> Visit {
    Visit {
        day: local_day(&given["day"]),
        started: time(&given["started"]),
        ended: given.get("ended").map(time),
        half: given.get("half_day").is_some(),
        site: given.get("site").and_then(text),
        desk_id: given.get("desk").and_then(text),
    }
}

fn facts(given: &Value) -> DayFacts {
    let hours = &given["hours"];
    DayFacts {
        opening: match (hours.get("open_since"), hours.get("closed")) {
            (Some(since), _) => Opening::Open {
                since: local_day(since),
            },
            (None, Some(_)) => Opening::Closed {
                opens: hours.get("opens").map(time),
            },
            (None, None) => Opening::Unknown,
        },
        minute: minute(&given["time"]),
        present: given["present"].as_u64().expect("a number of people") as u32,
        ..day_of(local_day(&given["today"]))
    }
}

fn minute(time: &Value) -> u16 {
    let time = time.as_str().expect("a time of a day");
    let (hour, minute) = time.split_once(':').expect("hours and minutes");
    let number = |part: &str| part.parse::<u16>().expect("a number");
    60 * number(hour) + number(minute)
}

fn stated(given: Option<&Value>) -> DeskFacts {
    let given = given.cloned().unwrap_or_default();
    DeskFacts {
        booked_on: given.get("booked_on").map(local_day),
        id_seen: given.get("document_seen").is_some(),
        confirmed: list(given.get("confirmed")).filter_map(text).collect(),
        would_join: given.get("would_join").is_some(),
        settled: false,
        guests: given.get("guests").and_then(Value::as_u64).unwrap_or(0) as u32,
        site: given.get("site").and_then(text),
        unit: given.get("half_day").map(|_| Unit::HalfDay),
    }
}

/// The local day, and what follows from it alone.
pub fn day_of(today: LocalDay) -> DayFacts {
    let house = House::new(None, None);
    house.facts(house.noon(today), 0)
}

// ---------------------------------------------------------------- verdicts

/// A verdict as its vector tells it.
pub fn verdict(verdict: &Verdict) -> Value {
    let number = verdict.visit.as_ref().map(|number| {
        table([
            ("position", Some(json!(number.day))),
            ("of", number.of.map(|of| json!(of))),
            ("unit", Some(json!(number.unit.word()))),
            ("period", number.period.map(|period| json!(period.word()))),
        ])
    });
    let level = match verdict.level {
        Level::Green => "green",
        Level::Amber => "amber",
        Level::Red => "red",
    };
    table([
        ("level", Some(json!(level))),
        (
            "reasons",
            Some(verdict.reasons.iter().map(reason).collect()),
        ),
        ("number", number),
        ("counts", Some(json!(verdict.counts))),
        ("status_age", verdict.status_age.map(|age| json!(age))),
    ])
}

fn reason(reason: &Reason) -> Value {
    let data = match reason {
        Reason::Green(reason) => green(reason),
        Reason::Home(reason) => of_home(reason),
        Reason::Grant(reason) => grant(reason),
        Reason::Place(reason) => of_place(reason),
        Reason::Member(reason) => member(reason),
        Reason::Today(reason) => today(reason),
        Reason::Pass(reason) => of_pass(reason),
        Reason::Refused(_) => json!({}),
    };
    let mut told = Map::from_iter([("code".to_owned(), json!(reason.code()))]);
    told.extend(data.as_object().cloned().unwrap_or_default());
    Value::Object(told)
}

fn green(reason: &GreenReason) -> Value {
    match reason {
        GreenReason::Granted(given) | GreenReason::Otherwise(given) => table([
            ("benefit", Some(json!(given.benefit.word()))),
            ("percent", given.percent.map(|percent| json!(percent))),
            (
                "areas",
                (!given.areas.is_empty()).then(|| json!(given.areas)),
            ),
        ]),
        GreenReason::AlreadyIn { since, minutes } => json!({"since": since.0, "minutes": minutes}),
        GreenReason::Vouched { by } => json!({"by": ids(by)}),
        GreenReason::Prices(prices) => {
            json!({"prices": prices.iter().map(told).collect::<Vec<_>>()})
        }
        GreenReason::Advised(wanted) => wanted_of(wanted),
        GreenReason::Note(note) => json!({"note": note}),
        GreenReason::OnArrival(done) => json!({"done": done}),
        GreenReason::NotForRegulars { visits } => json!({"visits": visits}),
        GreenReason::OwnMember
        | GreenReason::FreeForEveryone
        | GreenReason::Waived
        | GreenReason::MoreOnRequest => json!({}),
    }
}

fn told_end(end: &HomeEnd) -> Value {
    let successor = end.successor.map(|space| json!(space.to_string()));
    table([("at", Some(json!(end.at.0))), ("successor", successor)])
}

fn of_home(reason: &HomeReason) -> Value {
    match reason {
        HomeReason::HomeUnknown { alike } => {
            table([("alike", alike.map(|space| json!(space.to_string())))])
        }
        HomeReason::HomeVouched { by }
        | HomeReason::VouchedUnseen { by }
        | HomeReason::VouchedDayUsed { by } => json!({"by": ids(by)}),
        HomeReason::NameOfAnother { space } => json!({"space": space.to_string()}),
        HomeReason::AtAnotherDesk { since }
        | HomeReason::KeyDistrusted { since }
        | HomeReason::BooksRestored { since }
        | HomeReason::StatusStale { since } => {
            json!({"since": since.0})
        }
        HomeReason::VisitsMissing { from, until } => {
            json!({"from": from.0, "until": until.0})
        }
        HomeReason::HomeTermsExpired { at } => json!({"at": at.0}),
        HomeReason::HomeAsked { at, delivered } => asked(*at, *delivered),
        HomeReason::ClockInDoubt
        | HomeReason::BooksDamaged
        | HomeReason::HomeNotPinned
        | HomeReason::LimitedUnseen
        | HomeReason::LimitedDayUsed
        | HomeReason::HomeConflicting
        | HomeReason::HomeTermsMissing
        | HomeReason::StatusUnknown
        | HomeReason::StatusUnnamed => json!({}),
    }
}

fn grant(reason: &GrantReason) -> Value {
    match reason {
        GrantReason::UsedUp {
            used,
            of,
            unit,
            period,
            again,
            by_home,
        } => table([
            ("used", Some(json!(used))),
            ("of", Some(json!(of))),
            ("unit", Some(json!(unit.word()))),
            ("period", Some(json!(period.word()))),
            ("again", again.map(|day| json!(day_text(day)))),
            ("by_home", by_home.then_some(json!(true))),
        ]),
        GrantReason::UsedUpPeriodUnstated { used, of, unit } => {
            json!({"used": used, "of": of, "unit": unit.word()})
        }
        GrantReason::AskHost { sure, up_to, unit } => {
            json!({"sure": sure, "up_to": up_to, "unit": unit.word()})
        }
        GrantReason::ExtentUnstated { visits } => json!({"visits": visits}),
        GrantReason::OwnTermsMissing
        | GrantReason::OwnVisaDeclined
        | GrantReason::NothingGranted
        | GrantReason::HomeStatesNoNumber
        | GrantReason::ForWouldBeMembers
        | GrantReason::HomeTakesNotOurs => json!({}),
        GrantReason::NotAPartner { by_name } => {
            table([("by_name", by_name.then_some(json!(true)))])
        }
        GrantReason::OwnHouseClosed { since } => json!({"since": since.as_str()}),
    }
}

fn word(from: &From) -> &'static str {
    match from {
        From::Home => "home",
        From::Residence => "residence",
    }
}

fn wanted_of(wanted: &Wanted) -> Value {
    table([
        ("rule", Some(json!(wanted.rule.word()))),
        ("name", wanted.name.as_ref().map(|name| json!(name))),
        ("from", Some(json!(word(&wanted.from)))),
    ])
}

fn of_place(reason: &PlaceReason) -> Value {
    match reason {
        PlaceReason::TooNear { km, least, from } => {
            json!({"km": km, "least": least, "from": word(from)})
        }
        PlaceReason::PlaceUnknown { from, least } => json!({"from": word(from), "least": least}),
        PlaceReason::WrongRegion(wanted) | PlaceReason::RegionUnknown(wanted) => wanted_of(wanted),
    }
}

fn member(reason: &MemberReason) -> Value {
    match reason {
        MemberReason::HomeShare { attested, needed } => table([
            ("attested", attested.map(|percent| json!(percent))),
            ("needed", Some(json!(needed))),
        ]),
        MemberReason::WrongKind { is, wanted } => table([
            ("is", is.map(|kind| json!(kind.word()))),
            (
                "wanted",
                Some(wanted.iter().map(|kind| kind.word()).collect()),
            ),
        ]),
        MemberReason::TierTooLow { is, least } => {
            json!({"is": is.word(), "least": least.word()})
        }
        MemberReason::TierExcluded(tier) => json!({"tier": tier.word()}),
        MemberReason::MemberTooShort { days, least } => table([
            ("days", days.map(|days| json!(days))),
            ("least", Some(json!(least))),
        ]),
        MemberReason::HomeRoomUnknown | MemberReason::TierUnknown => json!({}),
    }
}

fn today(reason: &TodayReason) -> Value {
    match reason {
        TodayReason::WrongTime { from, until } => {
            json!({"from": from.shown(), "until": until.shown()})
        }
        TodayReason::WrongWeekday { days, weeks } => table([
            (
                "weekdays",
                (!days.is_empty()).then(|| days.iter().map(|day| day.word()).collect()),
            ),
            (
                "weeks",
                (!weeks.is_empty()).then(|| weeks.iter().map(|week| week.word()).collect()),
            ),
        ]),
        TodayReason::Closed { opens } => table([("opens", opens.map(|at| json!(at.0)))]),
        TodayReason::NotBooked { how, days_before } => {
            json!({"how": how.word(), "days_before": days_before})
        }
        TodayReason::BookedLate { was, days_before } => {
            json!({"was": was, "days_before": days_before})
        }
        TodayReason::IdentityNotSeen {
            document,
            or,
            bears,
            valid_days,
        } => table([
            ("document", Some(json!(document.word()))),
            (
                "or",
                (!or.is_empty()).then(|| or.iter().map(|other| other.word()).collect()),
            ),
            (
                "bears",
                (!bears.is_empty()).then(|| bears.iter().map(|mark| mark.word()).collect()),
            ),
            ("valid_days", valid_days.map(|days| json!(days))),
        ]),
        TodayReason::Condition(condition) => json!({"condition": condition}),
        TodayReason::Coupon(coupon) => json!({"coupon": coupon}),
        TodayReason::Guests { brings, at_most } => table([
            ("brings", Some(json!(brings))),
            ("at_most", at_most.map(|most| json!(most))),
        ]),
        TodayReason::RoomFull { capacity } => json!({"capacity": capacity}),
    }
}

fn of_pass(reason: &PassReason) -> Value {
    match reason {
        PassReason::Expired { at } => json!({"at": at.0}),
        PassReason::NotYetValid { from } => json!({"from": from.0}),
        PassReason::OtherHost { host } => json!({"host": host.to_string()}),
        PassReason::StatusTooOld { since, hours } => json!({"since": since.0, "hours": hours}),
        PassReason::KeyDistrusted { since } => json!({"since": since.0}),
        PassReason::HomeEnded { at, successor } => told_end(&HomeEnd {
            at: *at,
            successor: *successor,
        }),
        PassReason::HomeBlocked
        | PassReason::Revoked
        | PassReason::Suspended
        | PassReason::Replaced => json!({}),
    }
}

// ---------------------------------------------------------------- words

const OUTCOMES: [(Refusal, &str); 12] = [
    (Refusal::Unreadable, "unreadable"),
    (Refusal::NotAPass, "not a pass"),
    (Refusal::NewerVersion, "newer version"),
    (Refusal::Malformed, "malformed"),
    (Refusal::WrongSignature, "wrong signature"),
    (Refusal::UnknownKey, "unknown key"),
    (Refusal::UnknownCode, "unknown code"),
    (Refusal::UsedCode, "used code"),
    (Refusal::EndedCode, "ended code"),
    (Refusal::TooManyCodes, "too many codes"),
    (Refusal::NotOurs, "not ours"),
    (Refusal::NoAnswer, "no answer"),
];

fn outcome(refusal: Refusal) -> &'static str {
    let mut known = OUTCOMES.iter();
    known
        .find(|(one, _)| *one == refusal)
        .expect("every outcome has a word")
        .1
}

fn refusal(word: &Value) -> Refusal {
    let mut known = OUTCOMES.iter();
    known
        .find(|(_, one)| word == one)
        .expect("the outcome is one of those")
        .0
}

fn word_of(clock: Clock) -> Option<&'static str> {
    match clock {
        Clock::Sound => None,
        Clock::Behind => Some("behind"),
        Clock::Ahead => Some("ahead"),
    }
}

fn ids(spaces: &[SpaceId]) -> Value {
    spaces.iter().map(ToString::to_string).collect()
}

fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Own => "own",
        Standing::Pinned => "pinned",
        Standing::Limited(Limit::IdentitySeen) => "pinned, with a document",
        Standing::Limited(Limit::OneDay) => "pinned, one day",
        Standing::Vouched(Welcome::Ask) => "vouched for",
        Standing::Vouched(Welcome::IdentitySeen) => "vouched for, with a document",
        Standing::Vouched(Welcome::OneDay) => "vouched for, one day",
        Standing::Vouched(Welcome::Full) => "vouched for, in full",
        Standing::Stranger => "not pinned",
        Standing::Blocked => "blocked",
    }
}

fn standing_of(word: &Value) -> Standing {
    let all = [
        Standing::Own,
        Standing::Pinned,
        Standing::Limited(Limit::IdentitySeen),
        Standing::Limited(Limit::OneDay),
        Standing::Vouched(Welcome::Ask),
        Standing::Vouched(Welcome::IdentitySeen),
        Standing::Vouched(Welcome::OneDay),
        Standing::Vouched(Welcome::Full),
        Standing::Stranger,
        Standing::Blocked,
    ];
    let named = all.into_iter().find(|one| standing(*one) == word);
    named.expect("the standing is one of those")
}

fn table<const N: usize>(entries: [(&str, Option<Value>); N]) -> Value {
    let held = entries
        .into_iter()
        .filter_map(|(name, value)| Some((name.to_owned(), value?)));
    Value::Object(held.collect())
}

fn told<T: Field>(value: &T) -> Value {
    from_plain(&value.to_plain())
}

fn read<T: Field>(value: &Value) -> T {
    T::from_plain(&plain(value)).expect("a vector holds what it says")
}

fn time(value: &Value) -> Timestamp {
    Timestamp(value.as_u64().expect("a time is a number of seconds"))
}

fn local_day(value: &Value) -> LocalDay {
    parse_day(value.as_str().expect("a day stands as text")).expect("a day is a day")
}

fn space(value: &Value) -> SpaceId {
    value
        .as_str()
        .and_then(|id| id.parse().ok())
        .expect("a space has an id")
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

fn list(value: Option<&Value>) -> impl Iterator<Item = &Value> {
    value.and_then(Value::as_array).into_iter().flatten()
}
