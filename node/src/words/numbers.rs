//! Amounts, units, kinds and lists in words.

use federation_spec::records::profile::SpaceKind;
use federation_spec::records::terms::grant::{Cap, Period, Unit, WeekOfMonth, Weekday};
use federation_spec::records::terms::price::PriceUnit;
use federation_spec::records::values::Date;
use federation_spec::rules::LocalDay;
use federation_spec::wire::ids::Timestamp;

use super::Locale;
use super::locale::id;
use crate::calendar::{day_text, local_parts};
use crate::say;

/// `1 day`, `3 days`, `2 half days`.
pub fn amount(number: u64, unit: Unit, locale: Locale) -> String {
    say!(locale, &id("unit", unit.word()), number = number)
}

/// `10 days`, `5 nights`: of what prices are counted in.
pub fn paid_amount(number: u64, unit: PriceUnit, locale: Locale) -> String {
    let message = match unit {
        PriceUnit::Hour
        | PriceUnit::HalfDay
        | PriceUnit::Day
        | PriceUnit::Block
        | PriceUnit::Week
        | PriceUnit::Month
        | PriceUnit::Visit => id("unit", unit.word()),
        PriceUnit::Night | PriceUnit::Once | PriceUnit::Year | PriceUnit::Minute => {
            id("price-number", unit.word())
        }
    };
    say!(locale, &message, number = number)
}

/// The same as it stands behind "of" and "within".
pub fn amount_of(number: u64, unit: Unit, locale: Locale) -> String {
    let of = format!("{}.of", id("unit", unit.word()));
    say!(locale, &of, number = number)
}

/// An amount of blocks, and how long each one is.
pub(super) fn long(amount: String, hours: Option<u64>, locale: Locale) -> String {
    match hours {
        Some(hours) => {
            let length = amount_of(hours, Unit::Hour, locale);
            say!(locale, "amount-long", amount = amount, length = length)
        }
        None => amount,
    }
}

/// `per calendar month`, as it stands behind an amount; `None` where nothing can be said so shortly.
pub fn per(period: Period, locale: Locale) -> Option<String> {
    match period {
        Period::Rolling | Period::Unstated => None,
        Period::Visit
        | Period::Day
        | Period::Week
        | Period::CalendarMonth
        | Period::Month
        | Period::Year
        | Period::Lifetime
        | Period::FirstVisits => Some(locale.say(&id("per", period.word()))),
    }
}

/// One cap: `3 days per calendar month`, `1 day, or up to 3 on request`, `their first 3 days`.
pub fn cap(cap: &Cap, locale: Locale) -> String {
    let sure = sure(cap, locale);
    let asked = match cap.ask_up_to.map(|most| most.value()) {
        Some(most) => say!(locale, "cap-asking", amount = sure, most = most),
        None => sure,
    };
    match cap.per {
        Period::Unstated => say!(locale, "cap-unstated", amount = asked),
        Period::Visit
        | Period::Day
        | Period::Week
        | Period::CalendarMonth
        | Period::Month
        | Period::Rolling
        | Period::Year
        | Period::Lifetime
        | Period::FirstVisits => asked,
    }
}

fn sure(cap: &Cap, locale: Locale) -> String {
    let number = cap.amount.value() as u64;
    let hours = cap.block_hours.map(|hours| hours.value() as u64);
    let counted = long(amount(number, cap.unit, locale), hours, locale);
    match (cap.per, per(cap.per, locale)) {
        (Period::FirstVisits, _) => {
            let first = say!(locale, &id("first", cap.unit.word()), number = number);
            long(first, hours, locale)
        }
        (Period::Rolling, _) => {
            let days = cap.rolling_days.map_or(0, |days| days.value() as u64);
            let days = amount_of(days, Unit::Day, locale);
            say!(locale, "cap-rolling", amount = counted, days = days)
        }
        (_, Some(per)) => say!(locale, "cap-per", amount = counted, per = per),
        (_, None) => counted,
    }
}

/// A host's words as they stand in brackets: without a full stop.
pub fn aside(words: &str) -> String {
    super::printable(words)
        .trim()
        .trim_end_matches('.')
        .to_owned()
}

/// `a`, `a or b`, `a, b or c`.
pub fn either(items: &[String], locale: Locale) -> String {
    joined(items, "list-or", locale)
}

/// `a`, `a and b`, `a, b and c`.
pub fn list(items: &[String], locale: Locale) -> String {
    joined(items, "list-and", locale)
}

/// `a, b, c`.
pub fn commas(items: &[String], locale: Locale) -> String {
    chained(items, "list-comma", locale)
}

/// `a; b; c`.
pub fn semicolons(items: &[String], locale: Locale) -> String {
    chained(items, "list-semicolon", locale)
}

fn joined(items: &[String], id: &str, locale: Locale) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => say!(locale, id, first = commas(first, locale), last = last),
    }
}

fn chained(items: &[String], id: &str, locale: Locale) -> String {
    let before = items.first().cloned().unwrap_or_default();
    let rest = items.iter().skip(1);
    rest.fold(before, |first, next| {
        say!(locale, id, first = first, next = next)
    })
}

/// `Tuesday`.
pub fn weekday(day: Weekday, locale: Locale) -> String {
    locale.say(&id("weekday", day.word()))
}

/// `Tuesdays`.
pub fn every_weekday(day: Weekday, locale: Locale) -> String {
    locale.say(&format!("{}.every", id("weekday", day.word())))
}

/// Whether these are the days from Monday to Friday.
pub fn is_working_week(days: &[Weekday]) -> bool {
    use Weekday::{Friday, Monday, Thursday, Tuesday, Wednesday};
    let working_week = [Monday, Tuesday, Wednesday, Thursday, Friday];
    days.len() == working_week.len() && working_week.iter().all(|day| days.contains(day))
}

/// `coworking spaces`.
pub fn kinds(kind: SpaceKind, locale: Locale) -> String {
    locale.say(&format!("{}.plural", id("kind", kind.word())))
}

/// `a coworking space or library`.
pub fn any_kind(kinds: &[SpaceKind], locale: Locale) -> String {
    let form = |at: usize| if at == 0 { "a" } else { "or" };
    let named = |(at, kind): (usize, &SpaceKind)| {
        locale.say(&format!("{}.{}", id("kind", kind.word()), form(at)))
    };
    let named: Vec<String> = kinds.iter().enumerate().map(named).collect();
    either(&named, locale)
}

/// `first and third`.
pub fn weeks(weeks: &[WeekOfMonth], locale: Locale) -> String {
    let named = |week: &WeekOfMonth| locale.say(&id("week", week.word()));
    list(&weeks.iter().map(named).collect::<Vec<_>>(), locale)
}

/// A day in words; a year or a month as it is written.
pub fn known_date(known: &Date, locale: Locale) -> String {
    match known.as_str().len() {
        10 => date(known.as_str(), locale),
        _ => known.as_str().to_owned(),
    }
}

/// A local day.
pub fn day(day: LocalDay, locale: Locale) -> String {
    date(&day_text(day), locale)
}

/// The local day of a moment.
pub fn day_of(moment: Timestamp, zone: &str, locale: Locale) -> String {
    date(&local_parts(moment, zone).0, locale)
}

/// The local day and time of a moment.
pub fn date_time(moment: Timestamp, zone: &str, locale: Locale) -> String {
    let (day, time) = local_parts(moment, zone);
    let date = date(&day, locale);
    say!(locale, "date-time", date = date, time = time)
}

/// A local day where there is little room.
pub fn short_day(day: LocalDay, locale: Locale) -> String {
    let (year, month, plain) = parts(&day_text(day));
    let name = say!(locale, "month-short", month = month);
    say!(
        locale,
        "date-short",
        year = year,
        plain = plain,
        name = name
    )
}

fn date(iso: &str, locale: Locale) -> String {
    let (year, month, plain) = parts(iso);
    let name = say!(locale, "month-name", month = month);
    say!(locale, "date", year = year, plain = plain, name = name)
}

/// The year, the month and the day of `2026-11-21`.
fn parts(iso: &str) -> (String, u32, u32) {
    let mut parts = iso.rsplitn(3, '-');
    let mut next = || parts.next().unwrap_or_default();
    let number = |digits: &str| digits.parse().unwrap_or(0);
    let (day, month, year) = (next(), next(), next());
    (year.to_owned(), number(month), number(day))
}

/// The first letter in upper case.
pub fn sentence_case(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

/// As a sentence: a capital first, a full stop last.
pub fn full_stop(text: &str) -> String {
    let text = sentence_case(text.trim());
    if text.ends_with(['.', '!', '?', '…', '。', '！', '？']) {
        text
    } else {
        format!("{text}.")
    }
}
