//! Opening hours in the OSM syntax: rules, what each says of a moment, and what they say together.
//!
//! They are read as their standard has them. Where the library reads otherwise, the text is brought into a form that it reads
//! so (a comment alone is *unknown*, `Mo, We` is a list, what follows `||` counts whenever the rest is closed); what it cannot
//! read so is refused.

use chrono::{Days, Duration, NaiveDate, NaiveDateTime, NaiveTime};
use opening_hours::{OpeningHours, RuleKind};
use opening_hours_syntax::rules::day::{Date, HolidayKind, MonthdayRange, WeekDayRange};
use opening_hours_syntax::rules::time::{Time, TimeSelector, TimeSpan};
use opening_hours_syntax::rules::{RuleOperator, RuleSequence};

use super::holidays::holidays;
use super::spelling::{holidays_on_days, in_readable_form, outside, outside_and_inside};

/// How far ahead a house looks for the time at which it opens, days.
const AHEAD: u64 = 366;

/// Nth weekdays (`Mo[1]`) that hours may name: the library's parser takes three times as long for each further one.
const MAX_NTHS: usize = 6;

/// The most days that each month can have.
const DAYS_OF_MONTHS: [u8; 12] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

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
    times: Selected,
    /// Open all day on its days.
    days: Selected,
}

/// What a rule selects. Where it names holidays beside other days, what it selects without them is certain whether a day
/// is a holiday or not.
#[derive(Debug, Clone)]
struct Selected {
    all: OpeningHours,
    without_holidays: Option<OpeningHours>,
}

impl OpenTimes {
    /// Reads hours.
    pub(super) fn read(text: &str) -> Result<Self, NotHours> {
        let outside = outside(text);
        if text.matches('"').count() % 2 == 1 || outside.matches('[').count() > MAX_NTHS {
            return Err(NotHours::Unreadable);
        }
        if holidays_on_days(&outside) {
            return Err(NotHours::HolidaysOnDays);
        }
        let stated = parse(&in_readable_form(text)).ok_or(NotHours::Unreadable)?;
        let stated = stated.get_expression();
        stated.rules.iter().try_for_each(refuse_what_is_not_read)?;
        let rules = stated.rules.iter().map(Rule::of);
        let rules: Vec<Rule> = rules.collect::<Option<_>>().ok_or(NotHours::Unreadable)?;
        let by_holidays = stated.rules.iter().any(goes_by_holidays);
        Ok(Self { rules, by_holidays }.in_country(None))
    }

    /// Whether they say something of public holidays.
    pub(super) fn by_holidays(&self) -> bool {
        self.by_holidays
    }

    /// The same hours, where these public holidays are kept.
    pub(super) fn in_country(mut self, country: Option<&str>) -> Self {
        if self.by_holidays {
            let context = holidays(country);
            for hours in self.rules.iter_mut().flat_map(Rule::selectors) {
                *hours = hours.clone().with_context(context.clone());
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
        rules.any(|rule| rule.days.state(start_of(day)) == State::Open)
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
        let hours = self
            .rules
            .iter()
            .flat_map(|rule| rule.times.both().chain(rule.days.both()));
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
            times: Selected::of(times)?,
            days: Selected::of(days)?,
        })
    }

    fn selectors(&mut self) -> impl Iterator<Item = &mut OpeningHours> {
        let both = [&mut self.times, &mut self.days].into_iter();
        both.flat_map(|selected| {
            std::iter::once(&mut selected.all).chain(selected.without_holidays.as_mut())
        })
    }

    /// The state at a local time where the rules before this one say that. A rule behind a semicolon takes its days over from
    /// midnight on; a comma adds to what was said, two bars to what was said to be closed.
    fn after(&self, before: State, local: NaiveDateTime) -> State {
        let (times, days) = (self.times.state(local), self.days.state(local));
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

impl Selected {
    fn of(rule: RuleSequence) -> Option<Self> {
        let is_holiday = |day: &WeekDayRange| matches!(day, WeekDayRange::Holiday { .. });
        let mut bare = rule.clone();
        bare.day_selector.weekday.retain(|day| !is_holiday(day));
        let named = bare.day_selector.weekday.len();
        let is_mixed = named > 0 && named < rule.day_selector.weekday.len();
        Some(Self {
            without_holidays: if is_mixed { Some(alone(bare)?) } else { None },
            all: alone(rule)?,
        })
    }

    fn both(&self) -> impl Iterator<Item = &OpeningHours> {
        std::iter::once(&self.all).chain(&self.without_holidays)
    }

    fn state(&self, local: NaiveDateTime) -> State {
        let certain = self.without_holidays.as_ref();
        match certain.is_some_and(|certain| certain.is_open(local)) {
            true => State::Open,
            false => State::of(self.all.state(local).0),
        }
    }

    fn is_open(&self, local: NaiveDateTime) -> bool {
        self.state(local) == State::Open
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

/// What hours that can be read say and may not mean.
pub fn doubts_about_hours(text: &str) -> Vec<HoursDoubt> {
    let Ok(hours) = OpenTimes::read(text) else {
        return Vec::new();
    };
    let cut = hours
        .cut_night()
        .map(|at| written(&hours.rules[at].times.all));
    let comments = outside_and_inside(text).filter(|(is_outside, _)| !is_outside);
    let comments = comments.map(|(_, comment)| comment.to_owned());
    cut.map(HoursDoubt::NightCut)
        .into_iter()
        .chain(comments.map(HoursDoubt::Comment))
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
            // What is open around the clock does not run past midnight.
            let at_night = |rule: &Rule| {
                !rule.times.is_open(night - Duration::hours(24))
                    || !rule.times.is_open(night - Duration::hours(12))
            };
            let open = |rule: &Rule, at| {
                rule.state == State::Open && rule.times.is_open(at) && at_night(rule)
            };
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

// ---------------------------------------------------------------- what is not read

fn goes_by_holidays(rule: &RuleSequence) -> bool {
    let is_holiday = |day: &WeekDayRange| matches!(day, WeekDayRange::Holiday { .. });
    rule.day_selector.weekday.iter().any(is_holiday)
}

/// What the standard can say and is not read here, and days that no year has.
fn refuse_what_is_not_read(rule: &RuleSequence) -> Result<(), NotHours> {
    let school = |day: &WeekDayRange| {
        let kind = HolidayKind::School;
        matches!(day, WeekDayRange::Holiday { kind: of, .. } if *of == kind)
    };
    let by_the_sun = |time: &Time| matches!(time, Time::Variable(_));
    let spans = &rule.time_selector.spans;
    let either = |span: &TimeSpan| by_the_sun(&span.range.start) || by_the_sun(&span.range.end);
    let refused = [
        (
            NotHours::SchoolHolidays,
            rule.day_selector.weekday.iter().any(school),
        ),
        (NotHours::Sun, spans.iter().any(either)),
        (
            NotHours::Moments,
            spans.iter().any(|span| span.repeats.is_some()),
        ),
        (NotHours::OpenEnd, spans.iter().any(|span| span.open_end)),
        (
            NotHours::NoSuchDay,
            rule.day_selector.monthday.iter().any(no_such_day),
        ),
    ];
    let first = refused.into_iter().find(|(_, is_said)| *is_said);
    first.map_or(Ok(()), |(why, _)| Err(why))
}

fn no_such_day(range: &MonthdayRange) -> bool {
    let is_none = |date: &Date| match date {
        Date::Fixed { month, day, .. } => *day == 0 || *day > DAYS_OF_MONTHS[*month as usize - 1],
        Date::Weekday { .. } | Date::Easter { .. } => false,
    };
    match range {
        MonthdayRange::Date { start, end } => is_none(&start.0) || is_none(&end.0),
        MonthdayRange::Month { .. } => false,
    }
}

fn start_of(day: NaiveDate) -> NaiveDateTime {
    day.and_time(NaiveTime::MIN)
}
