//! The public holidays of countries, as far as the library has their calendars.

use std::sync::{Arc, LazyLock};

use chrono::{Datelike, NaiveDate};
use compact_calendar::CompactCalendar;
use opening_hours::localization::Country;
use opening_hours::{Context, ContextHolidays};

/// The years of which a house may ask: a record of SPEC §2.3 can hold later ones, no calendar of holidays does.
const YEARS: std::ops::RangeInclusive<i32> = 1970..=2199;

/// The public holidays of a country; those that may be holidays are unknown: the ones of its parts, and each day of the
/// years that its calendar does not tell.
pub(super) fn holidays(country: Option<&str>) -> Context {
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

/// Whether the public holidays of a country are known.
pub(super) fn has_holidays(country: &str) -> bool {
    calendar_of(Some(country)).is_some()
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
