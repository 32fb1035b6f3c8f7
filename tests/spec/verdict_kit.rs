//! The stage of the stories: Alice is a member of Example Nord in Hamburg and comes to Bob's desk at Example Süd in
//! München. All of it is made up.

use covisa::calendar::{House, parse_day};
use covisa::form;
use federation_spec::records::card::{Attribute, CardBody, CardClaims, Tier};
use federation_spec::records::fields::Field;
use federation_spec::records::profile::{Place, Position, ProfileBody, ProfileClaims, SpaceKind};
use federation_spec::records::terms::Content;
use federation_spec::records::terms::grant::{Identity, RegionRule};
use federation_spec::records::values::{Bytes, List, Text, Version1};
use federation_spec::records::{Card, Pass, SpaceProfile, StatusList};
use federation_spec::rules::reason::From;
use federation_spec::rules::{
    Books, Clock, DayFacts, DeskFacts, Home, HomeEnd, HomeTerms, Host, Level, LocalDay, Presented,
    Question, Reason, Standing, Takings, TodayReason, Verdict, Visit, Wanted, decide,
};
use federation_spec::wire::ids::{Hash32, SpaceId, Subject, Timestamp};

use super::verdict_vectors;

pub const ZONE: &str = "Europe/Berlin";

/// Three days each calendar month to members: what most stories begin with.
pub const THREE_A_MONTH: &str = r#"
    [[grant]]
    to = "members"
    benefit = "free"
    caps = [{ amount = 3, unit = "day", per = "calendar month" }]
"#;

/// Example Nord, Alice's home.
pub fn nord() -> SpaceId {
    SpaceId::from_bytes([1; 20])
}

/// Example Süd, Bob's house.
pub fn sued() -> SpaceId {
    SpaceId::from_bytes([2; 20])
}

/// Example West, a third space.
pub fn west() -> SpaceId {
    SpaceId::from_bytes([3; 20])
}

/// A local day of Example Süd.
pub fn day(text: &str) -> LocalDay {
    parse_day(text).unwrap()
}

/// `2026-11-17 10:00` at Example Süd, on a day without a change of the clocks.
pub fn moment(text: &str) -> Timestamp {
    let (date, time) = text.split_once(' ').unwrap();
    let (hour, minute) = time.split_once(':').unwrap();
    let seconds = hour.parse::<u64>().unwrap() * 3600 + minute.parse::<u64>().unwrap() * 60;
    House::new(Some(ZONE), None)
        .start_of(day(date))
        .plus(seconds)
}

/// Terms as an operator writes them.
pub fn terms(toml: &str) -> Content {
    let content = Content::from_plain(&form::from_toml(toml).unwrap()).unwrap();
    assert_eq!(
        content.check(),
        Ok(()),
        "The terms of a story do not contradict themselves."
    );
    content
}

/// What is known of the home's terms.
#[derive(Clone)]
pub enum Known {
    Never,
    Expired(Timestamp),
    Valid(Box<Content>),
}

/// One scene at Bob's desk.
#[derive(Clone)]
pub struct Story {
    pub now: Timestamp,
    pub host: Option<Content>,
    pub host_profile: Option<SpaceProfile>,
    pub home_space: SpaceId,
    pub home: Known,
    pub home_profile: Option<SpaceProfile>,
    pub standing: Standing,
    pub vouchers: Vec<SpaceId>,
    pub conflicting: bool,
    pub distrusted: Option<Timestamp>,
    pub ended: Option<HomeEnd>,
    pub alike: Option<SpaceId>,
    pub clock: Clock,
    pub books: Books,
    pub lists_since: Option<Timestamp>,
    pub list: Option<StatusList>,
    /// Other lists of the line, which were heard too.
    pub beside: Vec<StatusList>,
    pub card: Card,
    pub visits: Vec<Visit>,
    pub facts: DeskFacts,
    pub present: u32,
    pub desk_id: Option<String>,
    day: Option<DayFacts>,
}

/// Alice at Bob's desk on Tuesday, 17 November 2026, at ten; Bob's terms are these.
pub fn at_sued(host: &str) -> Story {
    let now = moment("2026-11-17 10:00");
    Story {
        now,
        host: Some(terms(host)),
        host_profile: Some(profile(
            sued(),
            "München",
            "DE-BY",
            Position::from_degrees(48.14, 11.58),
        )),
        home_space: nord(),
        home: Known::Valid(Box::new(terms(THREE_A_MONTH))),
        home_profile: Some(profile(
            nord(),
            "Hamburg",
            "DE-HH",
            Position::from_degrees(53.55, 9.99),
        )),
        standing: Standing::Pinned,
        vouchers: Vec::new(),
        conflicting: false,
        distrusted: None,
        ended: None,
        alike: None,
        clock: Clock::Sound,
        books: Books::Whole,
        lists_since: None,
        list: None,
        beside: Vec::new(),
        card: card(now),
        visits: Vec::new(),
        facts: DeskFacts::default(),
        present: 0,
        desk_id: None,
        day: None,
    }
}

/// A document that nobody has looked at, of which nothing more is asked.
pub fn not_seen(document: Identity) -> Reason {
    Reason::Today(TodayReason::IdentityNotSeen {
        document,
        or: Vec::new(),
        bears: Vec::new(),
        valid_days: None,
    })
}

/// A region rule without a name.
pub fn wanted(rule: RegionRule, from: From) -> Wanted {
    let name = None;
    Wanted { rule, name, from }
}

/// A grant to members with more fields.
pub fn members(more: &str) -> Story {
    at_sued(&format!("grant = [{{ to = \"members\", {more} }}]"))
}

/// A free grant to members with these caps.
pub fn caps(caps: &str) -> Story {
    at_sued(&format!(
        "grant = [{{ to = \"members\", benefit = \"free\", caps = [{caps}] }}]"
    ))
}

/// A cap of days per period, after visits on these days.
pub fn days_per(amount: u32, per: &str, came: &[&str]) -> Verdict {
    caps(&format!("{{ amount = {amount}, unit = \"day\", {per} }}"))
        .came(came)
        .verdict()
}

fn profile(space: SpaceId, city: &str, region: &str, position: Option<Position>) -> SpaceProfile {
    let place = Place {
        country: Text::new("DE"),
        region: Text::new(region),
        city: Text::new(city),
        address: None,
        position,
    };
    profile_of(space, SpaceKind::Coworking, place, ZONE)
}

/// The profile of a space, for as long as there is time.
pub fn profile_of(space: SpaceId, kind: SpaceKind, place: Place, zone: &str) -> SpaceProfile {
    let body = ProfileBody {
        version: Version1,
        sequence: 1,
        name: Text::new("Example").unwrap(),
        kind,
        place,
        zone: Text::new(zone).unwrap(),
        contact: List::default(),
        addresses: List::default(),
        domain: None,
        key_log_head: Hash32([0; 32]),
        peers: List::new(vec![Bytes::new([0; 38]).unwrap()]).unwrap(),
        premises: None,
    };
    SpaceProfile(ProfileClaims {
        space,
        expires_at: Timestamp(253_402_300_799),
        issued_at: Timestamp(0),
        body,
    })
}

fn card(now: Timestamp) -> Card {
    Card(CardClaims {
        home: nord(),
        subject: Subject([7; 16]),
        audience: None,
        expires_at: now.plus(20 * 86_400),
        not_before: None,
        issued_at: Timestamp(now.0.saturating_sub(10 * 86_400)),
        status: None,
        body: CardBody {
            version: Version1,
            tier: None,
            attributes: List::default(),
            photo: None,
        },
    })
}

impl Story {
    pub fn home(mut self, toml: &str) -> Self {
        self.home = Known::Valid(Box::new(terms(toml)));
        self
    }

    pub fn with(mut self, change: impl FnOnce(&mut Self)) -> Self {
        change(&mut self);
        self
    }

    pub fn at(mut self, local: &str) -> Self {
        self.now = moment(local);
        self.card = card(self.now);
        self
    }

    pub fn at_utc(mut self, seconds: u64) -> Self {
        self.now = Timestamp(seconds);
        self.card = card(self.now);
        self
    }

    /// Facts of the day other than those that the house's hours and zone give.
    pub fn on(mut self, facts: DayFacts) -> Self {
        self.day = Some(facts);
        self
    }

    pub fn tier(mut self, tier: Tier) -> Self {
        self.card.0.body.tier = Some(tier);
        self
    }

    pub fn shows(self, attribute: Attribute) -> Self {
        self.shows_all(vec![attribute])
    }

    pub fn shows_all(mut self, attributes: Vec<Attribute>) -> Self {
        self.card.0.body.attributes = List::new(attributes).unwrap();
        self
    }

    /// What the desk confirms.
    pub fn confirmed(mut self, conditions: &[&str]) -> Self {
        self.facts.confirmed = conditions.iter().map(|one| one.to_string()).collect();
        self
    }

    /// Days on which Alice was here, at noon.
    pub fn came(mut self, days: &[&str]) -> Self {
        let noon = |date: &&str| visit(&format!("{date} 12:00"));
        self.visits.extend(days.iter().map(noon));
        self
    }

    pub fn visited(mut self, visit: Visit) -> Self {
        self.visits.push(visit);
        self
    }

    pub fn day_facts(&self) -> DayFacts {
        let hours = self.host.as_ref().and_then(|terms| terms.hours.as_ref());
        let from_house = || House::new(Some(ZONE), hours).facts(self.now, self.present);
        self.day.clone().unwrap_or_else(from_house)
    }

    /// Alice's card, as desk rules look at it.
    pub fn pass(&self) -> Pass {
        self.card.clone().into()
    }

    /// The verdict on Alice's card.
    pub fn verdict(&self) -> Verdict {
        self.judge(Presented::Genuine(&self.pass()))
    }

    /// The verdict on what is shown, which is kept as a vector.
    pub fn judge(&self, pass: Presented<'_>) -> Verdict {
        self.ask(pass, |question| {
            let verdict = decide(question);
            verdict_vectors::keep(question, &self.beside, &verdict);
            verdict
        })
    }

    /// What is asked when this is shown, given to somebody who answers.
    pub fn ask<T>(&self, pass: Presented<'_>, answer: impl FnOnce(&Question<'_>) -> T) -> T {
        let mut heard = Takings::default();
        self.beside
            .iter()
            .for_each(|list| heard.join(&Takings::of(list)));
        let beyond = self
            .list
            .as_ref()
            .map_or(heard.clone(), |newest| heard.beyond(newest));
        answer(&Question {
            now: self.now,
            clock: self.clock,
            books: self.books,
            host: Host {
                space: sued(),
                profile: self.host_profile.as_ref(),
                terms: self.host.as_ref(),
            },
            pass,
            home: Home {
                space: self.home_space,
                standing: self.standing,
                vouchers: &self.vouchers,
                conflicting: self.conflicting,
                distrusted: self.distrusted,
                ended: self.ended,
                alike: self.alike,
                profile: self.home_profile.as_ref(),
                terms: match &self.home {
                    Known::Never => HomeTerms::Never,
                    Known::Expired(at) => HomeTerms::Expired { at: *at },
                    Known::Valid(content) => HomeTerms::Valid(content),
                },
                lists_since: self.lists_since,
                list: self.list.as_ref(),
                beyond: Some(&beyond),
            },
            visits: &self.visits,
            day: &self.day_facts(),
            desk: &self.facts,
            desk_id: self.desk_id.as_deref(),
        })
    }
}

/// A visit that began at a local time, of which nobody noted the end.
pub fn visit(local: &str) -> Visit {
    Visit {
        day: day(local.split_once(' ').unwrap().0),
        started: moment(local),
        ended: None,
        half: false,
        site: None,
        desk_id: None,
    }
}

/// Level and codes, gravest first: `green COV-G01 COV-G05`.
pub fn told(verdict: &Verdict) -> String {
    let level = match verdict.level {
        Level::Green => "green",
        Level::Amber => "amber",
        Level::Red => "red",
    };
    let codes = verdict.reasons.iter().map(Reason::code);
    std::iter::once(level)
        .chain(codes)
        .collect::<Vec<_>>()
        .join(" ")
}

/// `2 of 3`, `2` where there is no number, `-` where nothing is counted.
pub fn number(verdict: &Verdict) -> String {
    match verdict.visit {
        Some(visit) => match visit.of {
            Some(of) => format!("{} of {of}", visit.day),
            None => visit.day.to_string(),
        },
        None => "-".to_owned(),
    }
}
