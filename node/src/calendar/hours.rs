//! Opening hours in the OSM syntax, and the public holidays that they may go by. The only file naming `opening-hours`.
//!
//! They are read as their standard has them. Where the library reads otherwise, the text is brought into a form that it reads
//! so (a comment alone is *unknown*, `Mo, We` is a list, what follows `||` counts whenever the rest is closed); what it cannot
//! read so is refused.

use std::ops::Range;
use std::sync::{Arc, LazyLock};

use chrono::{Datelike, Days, Duration, NaiveDate, NaiveDateTime, NaiveTime};
use compact_calendar::CompactCalendar;
use opening_hours::localization::Country;
use opening_hours::{Context, ContextHolidays, OpeningHours, RuleKind};
use opening_hours_syntax::rules::time::TimeSelector;
use opening_hours_syntax::rules::{OpeningHoursExpression, RuleOperator, RuleSequence};

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

/// When a house is open.
#[derive(Debug, Clone)]
pub(super) struct OpenTimes {
    /// The rules up to the first `||`, then those after it: what is closed by the first is looked up in the next.
    alternatives: Vec<OpeningHours>,
    /// The same rules, each of them open all day: so they are open on the days that some rule names.
    named: Option<OpeningHours>,
    by_holidays: bool,
}

impl OpenTimes {
    /// Reads hours.
    pub(super) fn read(text: &str) -> Result<Self, NotHours> {
        refuse_what_is_not_read(text)?;
        if text.matches('"').count() % 2 == 1 {
            return Err(NotHours::Unreadable);
        }
        let stated = parse(&in_readable_form(text)).ok_or(NotHours::Unreadable)?;
        let rules = &stated.get_expression().rules;
        let is_fallback = |at: &usize| rules[*at].operator == RuleOperator::Fallback;
        let mut ends: Vec<usize> = (1..rules.len()).filter(is_fallback).collect();
        ends.push(rules.len());
        let starts = std::iter::once(0).chain(ends.iter().copied());
        let part = |(from, to): (usize, &usize)| match *to - from == rules.len() {
            true => Some(stated.clone()),
            false => of_rules(&stated, from..*to, |_| {}),
        };
        let parts = starts.zip(&ends).map(part);
        let named = of_rules(&stated, 0..rules.len(), opened_all_day);
        let read = Self {
            alternatives: parts.collect::<Option<_>>().ok_or(NotHours::Unreadable)?,
            named,
            by_holidays: names(&words(text), "PH"),
        };
        Ok(read.in_country(None))
    }

    /// The same hours, where these public holidays are kept.
    pub(super) fn in_country(self, country: Option<&str>) -> Self {
        if !self.by_holidays {
            return self;
        }
        let context = holidays(country);
        let there = |hours: OpeningHours| hours.with_context(context.clone());
        Self {
            alternatives: self.alternatives.into_iter().map(there).collect(),
            named: self.named.map(there),
            ..self
        }
    }

    /// The state at a local time.
    pub(super) fn state(&self, local: NaiveDateTime) -> State {
        let states = self.alternatives.iter().map(|hours| hours.state(local).0);
        match states.into_iter().find(|kind| *kind != RuleKind::Closed) {
            Some(RuleKind::Open) => State::Open,
            Some(RuleKind::Unknown) => State::Unknown,
            Some(RuleKind::Closed) | None => State::Closed,
        }
    }

    /// Whether some rule says something of a day, be it that it is closed. SPEC §3.4.3
    pub(super) fn name(&self, day: NaiveDate) -> bool {
        let named = self.named.as_ref();
        named.is_none_or(|named| named.state(start_of(day)).0 != RuleKind::Closed)
    }

    /// The day on which the hours that run now began; today for a house that never closes.
    pub(super) fn opened_on(&self, local: NaiveDateTime) -> NaiveDate {
        let today = local.date();
        let yesterday = start_of(today) - Duration::days(1);
        let from = yesterday - Duration::minutes(1);
        let around = self
            .alternatives
            .iter()
            .flat_map(|hours| hours.iter_range(from, local + Duration::days(1)));
        let run = around
            .filter(|range| range.kind == RuleKind::Open)
            .map(|range| range.range)
            .find(|run| run.start <= local && local < run.end);
        match run {
            Some(run) if run.start >= yesterday && run.end - run.start < Duration::hours(24) => {
                run.start.date()
            }
            _ => today,
        }
    }

    /// When it opens next, within a year.
    pub(super) fn next_open(&self, local: NaiveDateTime) -> Option<NaiveDateTime> {
        let horizon = local + Days::new(AHEAD);
        let first = |hours: &OpeningHours| {
            let ranges = hours.iter_range(local, horizon);
            let open = ranges.filter(|range| range.kind == RuleKind::Open);
            let mut starts = open.map(|range| range.range.start);
            starts.find(|start| *start > local && self.state(*start) == State::Open)
        };
        self.alternatives.iter().filter_map(first).min()
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
    let cut = hours.alternatives.iter().find_map(cut_night);
    let comments = hours.alternatives.iter().flat_map(comments);
    let unknown = country.filter(|country| hours.by_holidays && calendar_of(*country).is_none());
    cut.map(HoursDoubt::NightCut)
        .into_iter()
        .chain(comments.map(HoursDoubt::Comment))
        .chain(unknown.map(|_| HoursDoubt::HolidaysUnknown))
        .collect()
}

fn comments(hours: &OpeningHours) -> impl Iterator<Item = String> + use<> {
    let stated = hours.get_expression();
    let comments: Vec<String> = stated
        .rules
        .iter()
        .map(|rule| rule.comment.to_string())
        .collect();
    comments.into_iter().filter(|comment| !comment.is_empty())
}

/// The rule whose hours past midnight a later rule for the next day takes away, on some night of a year.
fn cut_night(hours: &OpeningHours) -> Option<String> {
    let rules = hours.get_expression().rules.len();
    let midnight = |day: u64| start_of(NaiveDate::default() + Days::new(day));
    let is_cut = |at: &usize| {
        let Some(alone) = of_rules(hours, *at..*at + 1, |_| {}) else {
            return false;
        };
        let mut nights = (1..=AHEAD).map(midnight);
        nights.any(|night| {
            let before = night - Duration::minutes(1);
            let runs_on = alone.is_open(before) && alone.is_open(night);
            // Who writes that a day is off wants it closed from midnight on.
            let next_day = || hours.iter_range(night, night + Duration::days(1));
            let ends = runs_on && hours.is_open(before) && !hours.is_open(night);
            ends && next_day().any(|range| range.kind == RuleKind::Open)
        })
    };
    let cut = (0..rules.saturating_sub(1)).find(is_cut)?;
    Some(hours.get_expression().rules[cut].to_string())
}

// ---------------------------------------------------------------- rules

fn parse(text: &str) -> Option<OpeningHours> {
    text.parse().ok()
}

/// Hours of some of the rules, each changed; `None` if the library does not read what it writes (`2026 Mar`, `PH +1 day`).
fn of_rules(
    hours: &OpeningHours,
    some: Range<usize>,
    change: impl FnMut(&mut RuleSequence),
) -> Option<OpeningHours> {
    let mut rules = hours.get_expression().rules[some].to_vec();
    rules.iter_mut().for_each(change);
    if let Some(first) = rules.first_mut() {
        first.operator = RuleOperator::Normal;
    }
    let wanted = OpeningHoursExpression { rules };
    parse(&wanted.to_string()).filter(|read| *read.get_expression() == wanted)
}

fn opened_all_day(rule: &mut RuleSequence) {
    rule.kind = RuleKind::Open;
    rule.time_selector = TimeSelector::default();
    rule.comment = "".into();
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
