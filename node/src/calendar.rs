//! Zone, hours and now become facts about the local day. Pure; the only room naming `chrono`.

mod holidays;
mod hours;
mod spelling;

use std::sync::{Arc, Mutex, PoisonError};

use chrono::{
    DateTime, Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Timelike, Utc,
};
use chrono_tz::Tz;
use federation_spec::records::terms::content::{Hours, UnnamedDays};
use federation_spec::records::terms::grant::Weekday;
use federation_spec::rules::{DayFacts, LocalDay, Opening};
use federation_spec::wire::ids::Timestamp;

use self::holidays::has_holidays;
pub use self::hours::{HoursDoubt, NotHours, check_hours, doubts_about_hours};
use self::hours::{OpenTimes, State};

/// A zone that is not in the IANA database.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a time zone: {0}")]
pub struct NotAZone(pub String);

/// A house's own clock and hours, read once when its terms change.
#[derive(Debug, Clone)]
pub struct House {
    zone: Tz,
    hours: Option<OpenTimes>,
    /// Days that the hours do not name are unknown, not closed.
    others_unknown: bool,
    /// What was found for the minute that was asked about last: hours know no seconds, and a desk asks often.
    last: Arc<Mutex<Option<(NaiveDateTime, Opening)>>>,
}

impl Default for House {
    fn default() -> Self {
        Self::new(None, None)
    }
}

/// By which calendar hours go that name public holidays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Holidays {
    /// That of this country, ISO 3166-1 alpha-2. Days that are holidays in a part of it alone are unknown.
    Of(String),
    /// None is held of the country, or nobody named one: each day may be a holiday.
    Unknown,
}

impl Holidays {
    /// `None` where hours name no public holidays.
    pub fn of(hours: &Hours, country: Option<&str>) -> Option<Self> {
        let open = hours.open.as_ref()?;
        let hours = OpenTimes::read(open.as_str()).ok()?;
        let known = country.filter(|country| has_holidays(country));
        hours.by_holidays().then(|| match known {
            Some(country) => Self::Of(country.to_ascii_uppercase()),
            None => Self::Unknown,
        })
    }
}

impl House {
    /// A house in a zone (else UTC) with hours (else unknown). What cannot be read counts as not stated. It knows no public
    /// holidays: where hours go by them, each day may be one.
    pub fn new(zone: Option<&str>, hours: Option<&Hours>) -> Self {
        let unknown = Some(UnnamedDays::Unknown);
        let open = hours.and_then(|hours| hours.open.as_ref());
        Self {
            zone: zone.and_then(|zone| zone.parse().ok()).unwrap_or(Tz::UTC),
            hours: open.and_then(|open| OpenTimes::read(open.as_str()).ok()),
            others_unknown: hours.is_some_and(|hours| hours.unnamed_days == unknown),
            last: Arc::default(),
        }
    }

    /// The same house in a country (ISO 3166-1 alpha-2), by whose public holidays it goes. Of those that only a part of the
    /// country has, it does not know whether they are its own.
    pub fn in_country(self, country: Option<&str>) -> Self {
        Self {
            hours: self.hours.map(|hours| hours.in_country(country)),
            last: Arc::default(),
            ..self
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
        let before = if month == 1 {
            first(year - 1, 12)
        } else {
            first(year, month - 1)
        };
        DayFacts {
            today: ordinal(today),
            weekday: weekday(today.weekday()),
            minute: (local.num_seconds_from_midnight() / 60) as u16,
            week_start: ordinal(
                today - Days::new(u64::from(today.weekday().num_days_from_monday())),
            ),
            month_start: ordinal(first(year, month)),
            month_before: ordinal(before),
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
        let minute = local.with_second(0).unwrap_or(local);
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        match *last {
            Some((of, opening)) if of == minute => opening,
            _ => last.insert((minute, self.looked_up(hours, minute))).1,
        }
    }

    fn looked_up(&self, hours: &OpenTimes, local: NaiveDateTime) -> Opening {
        match hours.state(local) {
            State::Open => Opening::Open {
                since: ordinal(hours.opened_on(local)),
            },
            State::Closed if !self.others_unknown || hours.name(local.date()) => Opening::Closed {
                opens: hours.next_open(local).map(|opens| self.moment(opens)),
            },
            State::Closed | State::Unknown => Opening::Unknown,
        }
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
