//! Zone, hours and now become facts about the local day. Pure; the only file naming `chrono` and `opening-hours`.

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;
use federation_spec::records::terms::content::{Hours, UnnamedDays};
use federation_spec::records::terms::grant::Weekday;
use federation_spec::rules::{DayFacts, LocalDay, Opening};
use federation_spec::wire::ids::Timestamp;
use opening_hours::{OpeningHours, RuleKind};

/// Hours that cannot be read as OSM opening hours.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not opening hours: {0}")]
pub struct NotHours(pub String);

/// A zone that is not in the IANA database.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a time zone: {0}")]
pub struct NotAZone(pub String);

/// A house's own clock and hours, read once when its terms change.
#[derive(Debug, Clone)]
pub struct House {
    zone: Tz,
    hours: Option<OpeningHours>,
    /// Each rule of the hours by itself: see [`House::night`].
    rules: Vec<OpeningHours>,
    unnamed_unknown: bool,
}

impl Default for House {
    fn default() -> Self {
        Self::new(None, None)
    }
}

impl House {
    /// A house in a zone (else UTC) with hours (else unknown). What cannot be read counts as not stated.
    pub fn new(zone: Option<&str>, hours: Option<&Hours>) -> Self {
        Self {
            zone: zone.and_then(|zone| zone.parse().ok()).unwrap_or(Tz::UTC),
            hours: hours.and_then(|hours| hours.open.as_str().parse().ok()),
            rules: hours.map_or(Vec::new(), |hours| each_rule(hours.open.as_str())),
            unnamed_unknown: hours
                .is_some_and(|hours| hours.unnamed_days == Some(UnnamedDays::Unknown)),
        }
    }

    /// The zone's name.
    pub fn zone(&self) -> &'static str {
        self.zone.name()
    }

    /// The local day of a moment.
    pub fn day(&self, now: Timestamp) -> LocalDay {
        ordinal(self.local(now).date())
    }

    /// The first second of a local day.
    pub fn start_of(&self, day: LocalDay) -> Timestamp {
        self.moment(start_of_day(date(day)))
    }

    /// The first second after a local day.
    pub fn end_of(&self, day: LocalDay) -> Timestamp {
        self.moment(start_of_day(date(day) + Days::new(1)))
    }

    /// Noon of a local day.
    pub fn noon(&self, day: LocalDay) -> Timestamp {
        self.moment(start_of_day(date(day)) + chrono::Duration::hours(12))
    }

    /// The facts about the local day around a moment.
    pub fn facts(&self, now: Timestamp, present: u32) -> DayFacts {
        let local = self.local(now);
        let today = local.date();
        let first = |year, month| NaiveDate::from_ymd_opt(year, month, 1).unwrap_or(today);
        let (year, month) = (today.year(), today.month());
        let next = if month == 12 {
            first(year + 1, 1)
        } else {
            first(year, month + 1)
        };
        DayFacts {
            today: ordinal(today),
            weekday: weekday(today.weekday()),
            week_start: ordinal(
                today - Days::new(u64::from(today.weekday().num_days_from_monday())),
            ),
            month_start: ordinal(first(year, month)),
            next_month: ordinal(next),
            year_start: ordinal(first(year, 1)),
            next_year: ordinal(first(year + 1, 1)),
            opening: self.opening(local),
            present,
        }
    }

    fn opening(&self, local: NaiveDateTime) -> Opening {
        let Some(hours) = &self.hours else {
            return Opening::Unknown;
        };
        match hours.state(local).0 {
            RuleKind::Open => Opening::Open {
                since: ordinal(self.opened_on(hours, local)),
            },
            RuleKind::Unknown => Opening::Unknown,
            RuleKind::Closed if self.night(hours, local) => Opening::Open {
                since: ordinal(local.date() - Days::new(1)),
            },
            RuleKind::Closed if self.unnamed_unknown && !names_day(hours, local.date()) => {
                Opening::Unknown
            }
            RuleKind::Closed => Opening::Closed {
                opens: self.next_open(hours, local).map(|opens| self.moment(opens)),
            },
        }
    }

    /// Whether last night's hours still run. A rule for today takes the day over in the OSM syntax, and what the rule for
    /// yesterday had left past midnight with it: nobody who writes `Su 08:00-03:00; Mo 08:00-23:00` means that.
    fn night(&self, hours: &OpeningHours, local: NaiveDateTime) -> bool {
        let last_minute = start_of_day(local.date()) - chrono::Duration::minutes(1);
        let runs_on = |rule: &OpeningHours| {
            rule.is_open(last_minute) && rule.next_change(last_minute).is_none_or(|end| end > local)
        };
        hours.is_open(last_minute) && self.rules.iter().any(runs_on)
    }

    /// The day on which the hours that run now began; today for a house that never closes.
    fn opened_on(&self, hours: &OpeningHours, local: NaiveDateTime) -> NaiveDate {
        let today = local.date();
        let yesterday = start_of_day(today) - chrono::Duration::days(1);
        let around = hours.iter_range(
            yesterday - chrono::Duration::minutes(1),
            local + chrono::Duration::days(1),
        );
        let run = around
            .filter(|range| range.kind == RuleKind::Open)
            .map(|range| range.range)
            .find(|run| run.start <= local && local < run.end);
        match run {
            Some(run)
                if run.start >= yesterday && run.end - run.start < chrono::Duration::hours(24) =>
            {
                run.start.date()
            }
            _ => today,
        }
    }

    fn next_open(&self, hours: &OpeningHours, local: NaiveDateTime) -> Option<NaiveDateTime> {
        let horizon = local + chrono::Duration::days(14);
        let ranges = hours.iter_range(local, horizon);
        ranges
            .filter(|range| range.kind == RuleKind::Open)
            .map(|range| range.range.start)
            .find(|start| *start > local)
    }

    fn local(&self, now: Timestamp) -> NaiveDateTime {
        utc(now).with_timezone(&self.zone).naive_local()
    }

    /// The moment of a local time; the earlier one where the clock shows it twice, the next where it skips it.
    fn moment(&self, local: NaiveDateTime) -> Timestamp {
        let mut probe = local;
        loop {
            if let Some(moment) = self.zone.from_local_datetime(&probe).earliest() {
                return Timestamp(u64::try_from(moment.timestamp()).unwrap_or(0));
            }
            probe += chrono::Duration::minutes(15);
        }
    }
}

/// Checks opening hours as a person wrote them.
pub fn check_hours(text: &str) -> Result<(), NotHours> {
    text.parse::<OpeningHours>()
        .map(|_| ())
        .map_err(|error| NotHours(error.to_string()))
}

/// Checks a time zone's name.
pub fn check_zone(name: &str) -> Result<(), NotAZone> {
    name.parse::<Tz>()
        .map(|_| ())
        .map_err(|_| NotAZone(name.to_owned()))
}

/// A day written as `2026-11-21`.
pub fn parse_day(text: &str) -> Option<LocalDay> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d")
        .ok()
        .filter(|date| (1970..=9999).contains(&date.year()))
        .map(ordinal)
}

/// The day of a year, a month and a day of the month, each from 1; none if there is no such day from 1970 to 9999.
pub fn day_of(year: i32, month: u32, day: u32) -> Option<LocalDay> {
    NaiveDate::from_ymd_opt(year, month, day)
        .filter(|date| (1970..=9999).contains(&date.year()))
        .map(ordinal)
}

/// The day as `2026-11-21`.
pub fn day_text(day: LocalDay) -> String {
    date(day).format("%Y-%m-%d").to_string()
}

/// The moment as RFC 3339 in UTC.
pub fn rfc3339(moment: Timestamp) -> String {
    utc(moment).format("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// Day and time of a moment in a zone, as a person there reads them: `2026-11-21`, `09:14`.
pub fn local_parts(moment: Timestamp, zone: &str) -> (String, String) {
    let zone: Tz = zone.parse().unwrap_or(Tz::UTC);
    let local = utc(moment).with_timezone(&zone);
    (
        local.format("%Y-%m-%d").to_string(),
        local.format("%H:%M").to_string(),
    )
}

/// The rules of hours, each by itself; none if there is but one.
fn each_rule(text: &str) -> Vec<OpeningHours> {
    let rules: Vec<OpeningHours> = text
        .split(';')
        .filter_map(|rule| rule.trim().parse().ok())
        .collect();
    if rules.len() > 1 { rules } else { Vec::new() }
}

fn utc(moment: Timestamp) -> DateTime<Utc> {
    let seconds = i64::try_from(moment.0).unwrap_or(i64::MAX);
    DateTime::from_timestamp(seconds, 0).unwrap_or(DateTime::<Utc>::MAX_UTC)
}

fn start_of_day(date: NaiveDate) -> NaiveDateTime {
    date.and_time(NaiveTime::MIN)
}

fn ordinal(date: NaiveDate) -> LocalDay {
    LocalDay(date.signed_duration_since(NaiveDate::default()).num_days() as i32)
}

fn date(day: LocalDay) -> NaiveDate {
    let shifted = NaiveDate::default().checked_add_signed(chrono::Duration::days(i64::from(day.0)));
    shifted.unwrap_or_default()
}

fn names_day(hours: &OpeningHours, date: NaiveDate) -> bool {
    let mut day = hours.iter_range(start_of_day(date), start_of_day(date + Days::new(1)));
    day.any(|range| range.kind == RuleKind::Open && range.range.start.date() == date)
}

fn weekday(day: chrono::Weekday) -> Weekday {
    match day {
        chrono::Weekday::Mon => Weekday::Monday,
        chrono::Weekday::Tue => Weekday::Tuesday,
        chrono::Weekday::Wed => Weekday::Wednesday,
        chrono::Weekday::Thu => Weekday::Thursday,
        chrono::Weekday::Fri => Weekday::Friday,
        chrono::Weekday::Sat => Weekday::Saturday,
        chrono::Weekday::Sun => Weekday::Sunday,
    }
}
