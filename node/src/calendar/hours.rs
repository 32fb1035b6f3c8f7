//! Opening hours in the OSM syntax, and the public holidays that they may go by. The only file naming `opening-hours`.
//!
//! They are read as their standard has them. Where the library reads otherwise, the text is brought into a form that it reads
//! so (a comment alone is *unknown*, `Mo, We` is a list, what follows `||` counts whenever the rest is closed); what it cannot
//! read so is refused.

use std::sync::{Arc, LazyLock};

use chrono::{Datelike, Days, Duration, NaiveDate, NaiveDateTime, NaiveTime};
use compact_calendar::CompactCalendar;
use opening_hours::localization::Country;
use opening_hours::{Context, ContextHolidays, OpeningHours, RuleKind};
use opening_hours_syntax::rules::time::TimeSelector;
use opening_hours_syntax::rules::{RuleOperator, RuleSequence};

/// The years of which a house may ask: a record of SPEC §2.3 can hold later ones, no calendar of holidays does.
const YEARS: std::ops::RangeInclusive<i32> = 1970..=2199;

/// How far ahead a house looks for the time at which it opens, days.
const AHEAD: u64 = 366;

const SUN: [&str; 4] = ["dawn", "sunrise", "sunset", "dusk"];

const WEEKDAYS: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

/// The months, and the most days that each can have.
const MONTHS: [(&str, u32); 12] = [
    ("Jan", 31),
    ("Feb", 29),
    ("Mar", 31),
    ("Apr", 30),
    ("May", 31),
    ("Jun", 30),
    ("Jul", 31),
    ("Aug", 31),
    ("Sep", 30),
    ("Oct", 31),
    ("Nov", 30),
    ("Dec", 31),
];

/// Why hours cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotHours {
    /// They are not in the OSM syntax.
    Unreadable,
    /// They go by school holidays, of which no calendar is held.
    SchoolHolidays,
    /// They go by the sun.
    Sun,
    /// They name no time of closing.
    OpenEnd,
    /// They name moments and no stretch of time.
    Moments,
    /// They mean the holidays that fall on some days of the week.
    HolidaysOnDays,
    /// They name a day that no year has.
    NoSuchDay,
}

/// What hours say that their writer may not have meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HoursDoubt {
    /// This rule runs past midnight, and a later one takes the next day over from midnight on: the night ends there.
    NightCut(String),
    /// A rule holds this comment: what people may read makes nothing open.
    Comment(String),
    /// They go by public holidays, and of this country no calendar is held, or it is not said which country.
    HolidaysUnknown,
}

/// Whether a house is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// Open.
    Open,
    /// Closed.
    Closed,
    /// Nobody can tell.
    Unknown,
}

/// When a house is open: rules, of which the last one that has something to say counts.
#[derive(Debug, Clone)]
pub(super) struct OpenTimes {
    rules: Vec<Rule>,
    by_holidays: bool,
}

/// One rule.
#[derive(Debug, Clone)]
struct Rule {
    /// What it says of its times.
    state: State,
    /// How it stands to the rules before it.
    operator: RuleOperator,
    /// Open at its times; past midnight they belong to the day before.
    times: OpeningHours,
    /// Open all day on its days.
    days: OpeningHours,
}

impl OpenTimes {
    /// Reads hours.
    pub(super) fn read(text: &str) -> Result<Self, NotHours> {
        refuse_what_is_not_read(text)?;
        if text.matches('"').count() % 2 == 1 {
            return Err(NotHours::Unreadable);
        }
        let stated = parse(&in_readable_form(text)).ok_or(NotHours::Unreadable)?;
        let stated = stated.get_expression();
        let rules = stated.rules.iter().map(Rule::of);
        Ok(Self {
            rules: rules.collect::<Option<_>>().ok_or(NotHours::Unreadable)?,
            by_holidays: names(&words(text), "PH"),
        }
        .in_country(None))
    }

    /// The same hours, where these public holidays are kept.
    pub(super) fn in_country(mut self, country: Option<&str>) -> Self {
        if self.by_holidays {
            let context = holidays(country);
            for rule in &mut self.rules {
                rule.times = rule.times.clone().with_context(context.clone());
                rule.days = rule.days.clone().with_context(context.clone());
            }
        }
        self
    }

    /// The state at a local time.
    pub(super) fn state(&self, local: NaiveDateTime) -> State {
        let rules = self.rules.iter();
        rules.fold(State::Closed, |before, rule| rule.after(before, local))
    }

    /// Whether some rule says something of a day, be it that it is closed. SPEC §3.4.3
    pub(super) fn name(&self, day: NaiveDate) -> bool {
        let mut rules = self.rules.iter();
        rules.any(|rule| !rule.days.is_closed(start_of(day)))
    }

    /// The day on which the hours that run now began; today for a house that has not closed for a whole day.
    pub(super) fn opened_on(&self, local: NaiveDateTime) -> NaiveDate {
        let today = local.date();
        let yesterday = start_of(today) - Duration::days(1);
        let from = yesterday - Duration::minutes(1);
        let is_open = |at: &NaiveDateTime| self.state(*at) == State::Open;
        let mut changes = self.changes(from, local + Duration::days(1)).peekable();
        let past = std::iter::from_fn(|| changes.next_if(|at| *at <= local));
        let began = std::iter::once(from).chain(past).fold(None, |began, at| {
            began.or(Some(at)).filter(|_| is_open(&at))
        });
        let ends = changes.find(|at| !is_open(at));
        match began.zip(ends) {
            Some((began, end)) if began >= yesterday && end - began < Duration::hours(24) => {
                began.date()
            }
            _ => today,
        }
    }

    /// When it opens next, within a year.
    pub(super) fn next_open(&self, local: NaiveDateTime) -> Option<NaiveDateTime> {
        let mut changes = self.changes(local, local + Days::new(AHEAD));
        changes.find(|at| self.state(*at) == State::Open)
    }

    /// The times after this one and before that one at which some rule begins or ends to say something, in order.
    fn changes(
        &self,
        after: NaiveDateTime,
        until: NaiveDateTime,
    ) -> impl Iterator<Item = NaiveDateTime> + use<> {
        let hours = self.rules.iter().flat_map(|rule| [&rule.times, &rule.days]);
        let ends = |hours: &OpeningHours| {
            let ranges = hours.iter_range(after, until);
            let ends = ranges.map(|range| range.range.end);
            ends.take_while(move |end| *end < until).peekable()
        };
        let mut each: Vec<_> = hours.map(ends).collect();
        std::iter::from_fn(move || {
            let next = each
                .iter_mut()
                .filter_map(|ends| ends.peek().copied())
                .min()?;
            for ends in &mut each {
                ends.next_if_eq(&next);
            }
            Some(next)
        })
    }
}

impl Rule {
    fn of(stated: &RuleSequence) -> Option<Self> {
        let mut times = stated.clone();
        (times.kind, times.comment) = (RuleKind::Open, "".into());
        let mut days = times.clone();
        days.time_selector = TimeSelector::default();
        Some(Self {
            state: State::of(stated.kind),
            operator: stated.operator,
            times: alone(times)?,
            days: alone(days)?,
        })
    }

    /// The state at a local time where the rules before this one say that. A rule behind a semicolon takes its days over from
    /// midnight on; a comma adds to what was said, two bars to what was said to be closed.
    fn after(&self, before: State, local: NaiveDateTime) -> State {
        let times = State::of(self.times.state(local).0);
        let days = State::of(self.days.state(local).0);
        let otherwise = match (self.operator, self.state, days) {
            (RuleOperator::Normal, State::Open | State::Unknown, State::Open) => State::Closed,
            (RuleOperator::Normal, State::Open | State::Unknown, State::Unknown) => {
                before.or(State::Closed)
            }
            _ => before,
        };
        match (self.operator, times) {
            (RuleOperator::Fallback, _) if before != State::Closed => before,
            (_, State::Open) => self.state,
            (_, State::Unknown) => otherwise.or(self.state),
            (_, State::Closed) => otherwise,
        }
    }
}

impl State {
    fn of(kind: RuleKind) -> Self {
        match kind {
            RuleKind::Open => Self::Open,
            RuleKind::Closed => Self::Closed,
            RuleKind::Unknown => Self::Unknown,
        }
    }

    /// One of the two, and nobody can tell which.
    fn or(self, other: Self) -> Self {
        if self == other { self } else { Self::Unknown }
    }
}

/// Checks opening hours as a person wrote them.
pub fn check_hours(text: &str) -> Result<(), NotHours> {
    OpenTimes::read(text).map(|_| ())
}

/// What hours that can be read say and may not mean; with a country, or the knowledge that there is none, also whether its
/// holidays are known.
pub fn doubts_about_hours(text: &str, country: Option<Option<&str>>) -> Vec<HoursDoubt> {
    let Ok(hours) = OpenTimes::read(text) else {
        return Vec::new();
    };
    let cut = hours.cut_night().map(|at| written(&hours.rules[at].times));
    let comments = outside_and_inside(text).filter(|(is_outside, _)| !is_outside);
    let comments = comments.map(|(_, comment)| comment.to_owned());
    let unknown = country.filter(|country| hours.by_holidays && calendar_of(*country).is_none());
    cut.map(HoursDoubt::NightCut)
        .into_iter()
        .chain(comments.map(HoursDoubt::Comment))
        .chain(unknown.map(|_| HoursDoubt::HolidaysUnknown))
        .collect()
}

impl OpenTimes {
    /// Which rule's hours past midnight a later rule for the next day takes away, on some night of a year.
    fn cut_night(&self) -> Option<usize> {
        let nights = (1..=AHEAD).map(|day| start_of(NaiveDate::default() + Days::new(day)));
        let cut = nights.filter(|night| {
            let before = *night - Duration::minutes(1);
            let ends = self.state(before) == State::Open && self.state(*night) != State::Open;
            // Who writes that a day is off wants it closed from midnight on.
            ends && self
                .changes(*night, *night + Duration::days(1))
                .any(|at| self.state(at) == State::Open)
        });
        let runs_on = |night: NaiveDateTime| {
            let open = |rule: &Rule, at| rule.state == State::Open && rule.times.is_open(at);
            let both = |rule: &Rule| open(rule, night - Duration::minutes(1)) && open(rule, night);
            self.rules.iter().position(both)
        };
        cut.filter_map(runs_on).next()
    }
}

// ---------------------------------------------------------------- rules

fn parse(text: &str) -> Option<OpeningHours> {
    text.parse().ok()
}

/// An open rule by itself; `None` if the library does not read again what it read.
fn alone(rule: RuleSequence) -> Option<OpeningHours> {
    let days = &rule.day_selector;
    let week = listed(&days.week);
    let week = if week.is_empty() {
        week
    } else {
        format!("week {week}")
    };
    // Its own writing forgets the sign of days after a holiday, and the blank between year and month.
    let weekday = listed(&days.weekday)
        .replace("PH ", "PH +")
        .replace("+-", "-");
    let selectors = [listed(&days.year), listed(&days.monthday), week, weekday];
    let times = rule.time_selector.to_string();
    let mut text: Vec<&str> = selectors.iter().map(String::as_str).collect();
    text.push(&times);
    text.retain(|part| !part.is_empty());
    let wanted = RuleSequence {
        operator: RuleOperator::Normal,
        ..rule
    };
    parse(&text.join(" ")).filter(|read| read.get_expression().rules == [wanted])
}

fn listed(selectors: &[impl ToString]) -> String {
    let texts: Vec<String> = selectors.iter().map(ToString::to_string).collect();
    texts.join(",")
}

fn written(hours: &OpeningHours) -> String {
    hours.get_expression().to_string()
}

// ---------------------------------------------------------------- the text

/// The text outside comments, and inside them.
fn outside_and_inside(text: &str) -> impl Iterator<Item = (bool, &str)> {
    text.split('"')
        .enumerate()
        .map(|(at, part)| (at % 2 == 0, part))
}

/// Hours in the form that the library reads as the standard means it.
fn in_readable_form(text: &str) -> String {
    let mut form = String::new();
    for (is_outside, part) in outside_and_inside(text) {
        if is_outside {
            form.push_str(&with_lists_of_days(part));
            continue;
        }
        let states = ["open", "closed", "off", "unknown"];
        let is_alone = !form
            .split_whitespace()
            .next_back()
            .is_some_and(|word| states.contains(&word));
        let unknown = if is_alone { "unknown " } else { "" };
        form.push_str(&format!("{unknown}\"{part}\""));
    }
    form
}

/// `Mo, We 09:00-18:00` names two days: only after a time does a comma begin another rule.
fn with_lists_of_days(part: &str) -> String {
    let mut pieces = part.split(',');
    let mut list = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let before = list.split_whitespace().next_back().unwrap_or_default();
        let follows_a_day = days_of_week(before) || before.ends_with(']') || before.ends_with("PH");
        list.push(',');
        list.push_str(if follows_a_day {
            piece.trim_start()
        } else {
            piece
        });
    }
    list
}

/// Whether a word ends with a day of the week: `Mo`, `Mo-We`, `Mo,Tu`.
fn days_of_week(word: &str) -> bool {
    let last = word.rsplit([',', '-']).next().unwrap_or_default();
    WEEKDAYS.contains(&last)
}

/// Words outside comments.
fn words(text: &str) -> Vec<&str> {
    let outside = outside_and_inside(text).filter(|(is_outside, _)| *is_outside);
    outside
        .flat_map(|(_, part)| part.split_whitespace())
        .collect()
}

/// Whether a name stands among the words, alone or in a list.
fn names(words: &[&str], name: &str) -> bool {
    let letters = |word: &&str| {
        word.split(|c: char| !c.is_ascii_alphabetic())
            .any(|part| part == name)
    };
    words.iter().any(letters)
}

/// What the standard can say and is not read here.
fn refuse_what_is_not_read(text: &str) -> Result<(), NotHours> {
    let words = words(text);
    let at_a_time = |sign: char| {
        let ends = words.iter().filter_map(|word| word.rsplit_once(sign));
        ends.into_iter().any(|(before, _)| before.contains(':'))
    };
    let mut pairs = words.windows(2);
    let refused = [
        (NotHours::SchoolHolidays, names(&words, "SH")),
        (NotHours::Sun, SUN.iter().any(|event| names(&words, event))),
        (NotHours::OpenEnd, at_a_time('+')),
        (NotHours::Moments, at_a_time('/')),
        (
            NotHours::HolidaysOnDays,
            pairs.any(|pair| {
                pair[0].ends_with("PH") && pair[1].split([',', '-', '[']).any(days_of_week)
            }),
        ),
        (
            NotHours::NoSuchDay,
            words.windows(2).any(|pair| no_such_day(pair[0], pair[1])),
        ),
    ];
    let first = refused.into_iter().find(|(_, is_said)| *is_said);
    first.map_or(Ok(()), |(why, _)| Err(why))
}

/// `Feb 30`, `Jan-Feb 30-31`.
fn no_such_day(month: &str, day: &str) -> bool {
    let month = month.rsplit([',', '-']).next().unwrap_or_default();
    let most = MONTHS
        .iter()
        .find(|(name, _)| *name == month)
        .map(|(_, most)| *most);
    let numbers = day
        .split(|c: char| !c.is_ascii_digit())
        .filter(|_| !day.contains(':'));
    let first = numbers
        .filter_map(|number| number.parse::<u32>().ok())
        .next();
    most.zip(first)
        .is_some_and(|(most, day)| day == 0 || day > most)
}

// ---------------------------------------------------------------- holidays

/// The public holidays of a country; those that may be holidays are unknown: the ones of its parts, and each day of the
/// years that its calendar does not tell.
fn holidays(country: Option<&str>) -> Context {
    static EVERY_DAY: LazyLock<Arc<CompactCalendar>> =
        LazyLock::new(|| Arc::new(YEARS.flat_map(days_of).collect()));
    let Some((whole, parts)) = calendar_of(country) else {
        let any_day = ContextHolidays::new(EVERY_DAY.clone(), Arc::default());
        return Context::default().with_holidays_unknown(any_day);
    };
    let told = |year: &i32| {
        let first = NaiveDate::from_ymd_opt(*year, 1, 1);
        let days = first.and_then(|first| whole.get_public().year_for(first));
        days.is_some_and(|days| days.count() > 0)
    };
    let untold = YEARS.filter(|year| !told(year));
    let perhaps = parts.get_public().iter().chain(untold.flat_map(days_of));
    let unknown = ContextHolidays::new(Arc::new(perhaps.collect()), Arc::default());
    Context::default()
        .with_holidays(whole)
        .with_holidays_unknown(unknown)
}

/// The public holidays of a whole country, and those of its parts.
fn calendar_of(country: Option<&str>) -> Option<(ContextHolidays, ContextHolidays)> {
    let country: Country = country?.to_ascii_uppercase().parse().ok()?;
    let whole = country.holidays();
    (whole.get_public().count() > 0).then(|| (whole, country.holidays_regional()))
}

fn days_of(year: i32) -> impl Iterator<Item = NaiveDate> {
    let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default();
    first.iter_days().take_while(move |day| day.year() == year)
}

fn start_of(day: NaiveDate) -> NaiveDateTime {
    day.and_time(NaiveTime::MIN)
}
