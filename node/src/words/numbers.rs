//! Amounts, units, prices, kinds and lists in words.

use federation_spec::records::card::Tier;
use federation_spec::records::profile::SpaceKind;
use federation_spec::records::terms::grant::{Cap, Period, Unit, Weekday};
use federation_spec::records::terms::price::{Price, PriceWhen};

/// What is said where a number has no period.
const NO_PERIOD: &str = "(when the count starts again was not said)";

/// `1 row`, `3 rows`.
pub fn counted(number: u64, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

/// `1 day`, `3 days`, `2 half days`.
pub fn amount(number: u64, unit: Unit) -> String {
    let (one, many) = match unit {
        Unit::Hour => ("hour", "hours"),
        Unit::HalfDay => ("half day", "half days"),
        Unit::Day => ("day", "days"),
        Unit::Block => ("block", "blocks"),
        Unit::Week => ("week", "weeks"),
        Unit::Month => ("month", "months"),
    };
    format!("{number} {}", if number == 1 { one } else { many })
}

/// `per calendar month`, as it stands behind an amount; empty where nothing was stated.
pub fn per(period: Period, rolling_days: Option<u64>) -> String {
    match period {
        Period::Visit => "per stay".to_owned(),
        Period::Week => "per week".to_owned(),
        Period::CalendarMonth => "per calendar month".to_owned(),
        Period::Rolling => format!("within {}", amount(rolling_days.unwrap_or(0), Unit::Day)),
        Period::Year => "per calendar year".to_owned(),
        Period::Lifetime => "in all".to_owned(),
        Period::FirstVisits => "of the first visits".to_owned(),
        Period::Unstated => String::new(),
    }
}

/// One cap: `3 days per calendar month`, `1 day, or up to 3 on request`, `their first 3 days`.
pub fn cap(cap: &Cap) -> String {
    let number = cap.amount.value() as u64;
    let block = cap
        .block_hours
        .map(|hours| format!(" of {} hours", hours.value()))
        .unwrap_or_default();
    let counted = format!("{}{block}", amount(number, cap.unit));
    let sure = match (cap.per, number) {
        (Period::FirstVisits, 1) => format!("their first {}", counted.trim_start_matches("1 ")),
        (Period::FirstVisits, _) => format!("their first {counted}"),
        (Period::Rolling, _) => {
            let days = cap.rolling_days.map_or(0, |days| days.value() as u64);
            format!("{counted} in any {}", amount(days, Unit::Day))
        }
        (Period::Unstated, _) => counted,
        (period, _) => format!("{counted} {}", per(period, None)),
    };
    let ask = cap
        .ask_up_to
        .map(|most| format!(", or up to {} on request", most.value()))
        .unwrap_or_default();
    match cap.per {
        Period::Unstated => format!("{sure}{ask} {NO_PERIOD}"),
        _ => format!("{sure}{ask}"),
    }
}

/// `25 EUR a day`, `10 days for 80 EUR`, `a donation of 5 EUR a day`, with what must be known of it in brackets.
pub fn price(price: &Price) -> String {
    let count = price.count.map(|count| units(count.value() as u64, price));
    let least = price
        .at_least
        .map(|least| units(least.value() as u64, price));
    let (mut text, least) = match (money(price), count, least) {
        (Some(money), Some(count), least) => (format!("{count} for {money}"), least),
        (Some(money), None, least) => (format!("{money} {}", a_unit(price)), least),
        (None, Some(count), least) => (format!("a pack of {count}"), least),
        (None, None, Some(least)) => (format!("at least {least} at a time"), None),
        (None, None, None) => (String::new(), None),
    };
    if price.before_tax {
        text.push_str(" before tax");
    }
    if let Some(whom) = &price.only_for {
        text.push_str(&format!(" for {}", super::printable(whom.as_str())));
    }
    if price.when == PriceWhen::Donation {
        let of = if text.is_empty() { "" } else { " of " };
        text = format!("a donation{of}{text}");
    }
    let asides = asides(price, least);
    if !asides.is_empty() {
        text.push_str(&format!(" ({})", asides.join("; ")));
    }
    text
}

/// `25 EUR`, `$25`, `25`.
fn money(price: &Price) -> Option<String> {
    let amount = price.amount?.decimal();
    // 8.4 is written 8.40 where it is money.
    let amount = match amount.split_once('.') {
        Some((whole, part)) => format!("{whole}.{part:0<2}"),
        None => amount,
    };
    Some(match (&price.currency, &price.sign) {
        (Some(code), _) => format!("{amount} {}", super::printable(code.as_str())),
        (None, Some(sign)) => format!("{}{amount}", super::printable(sign.as_str())),
        (None, None) => amount,
    })
}

/// `10 days`, `2 blocks of 4 hours`.
fn units(number: u64, price: &Price) -> String {
    let long = price
        .block_hours
        .map(|hours| amount(hours.value() as u64, Unit::Hour));
    let of = long.map(|long| format!(" of {long}")).unwrap_or_default();
    format!("{}{of}", amount(number, price.unit))
}

/// `a day`, as it stands behind money.
fn a_unit(price: &Price) -> String {
    match price.unit {
        Unit::Hour => "an hour".to_owned(),
        Unit::HalfDay => "for half a day".to_owned(),
        Unit::Day => "a day".to_owned(),
        Unit::Block => format!(
            "for {}",
            amount(
                price.block_hours.map_or(1, |hours| hours.value() as u64),
                Unit::Hour
            )
        ),
        Unit::Week => "a week".to_owned(),
        Unit::Month => "a month".to_owned(),
    }
}

fn asides(price: &Price, least: Option<String>) -> Vec<String> {
    let mut texts = Vec::new();
    texts.extend(least.map(|least| format!("at least {least}")));
    texts.extend(price.within_days.map(|days| {
        format!(
            "to be used within {}",
            amount(days.value() as u64, Unit::Day)
        )
    }));
    texts.extend(price.credited_within_days.map(|days| {
        format!(
            "credited to those who join within {}",
            amount(days.value() as u64, Unit::Day)
        )
    }));
    if price.currency_assumed {
        texts.push(match &price.sign {
            Some(sign) => format!("the host wrote only {}", super::printable(sign.as_str())),
            None => "the currency was not said, but assumed".to_owned(),
        });
    }
    if price.amount.is_some() && price.currency.is_none() {
        texts.push("the currency was not said".to_owned());
    }
    if price.amount.is_none() && price.when != PriceWhen::Donation {
        texts.push("the price was not said".to_owned());
    }
    texts.extend(price.note.as_ref().map(|note| aside(note.as_str())));
    texts
}

/// A host's words as they stand in brackets: without a full stop.
pub fn aside(words: &str) -> String {
    super::printable(words)
        .trim()
        .trim_end_matches('.')
        .to_owned()
}

/// `a`, `a or b`, `a, b or c`.
pub fn either(items: &[String]) -> String {
    joined(items, "or")
}

/// `a`, `a and b`, `a, b and c`.
pub fn list(items: &[String]) -> String {
    joined(items, "and")
}

fn joined(items: &[String], word: &str) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} {word} {last}", first.join(", ")),
    }
}

/// `Tuesday`.
pub fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

/// ` on Tuesdays and Thursdays`; empty where every day will do.
pub fn weekdays(days: &[Weekday]) -> String {
    use Weekday::{Friday, Monday, Thursday, Tuesday, Wednesday};
    let has = |day: &Weekday| days.contains(day);
    let working_week = [Monday, Tuesday, Wednesday, Thursday, Friday];
    if days.len() == working_week.len() && working_week.iter().all(has) {
        return " from Monday to Friday".to_owned();
    }
    let days: Vec<String> = days
        .iter()
        .map(|day| format!("{}s", weekday(*day)))
        .collect();
    match days.is_empty() {
        true => String::new(),
        false => format!(" on {}", list(&days)),
    }
}

/// `coworking space`, `coworking spaces`.
pub fn kind_words(kind: SpaceKind) -> (&'static str, &'static str) {
    match kind {
        SpaceKind::Coworking => ("coworking space", "coworking spaces"),
        SpaceKind::Makerspace => ("makerspace", "makerspaces"),
        SpaceKind::Hackerspace => ("hackerspace", "hackerspaces"),
        SpaceKind::Library => ("library", "libraries"),
        SpaceKind::Cafe => ("café", "cafés"),
        SpaceKind::Incubator => ("incubator", "incubators"),
        SpaceKind::Other => ("space of another kind", "spaces of another kind"),
    }
}

/// `flexible-desk`, as it stands before `member`.
pub fn tier(tier: Tier) -> &'static str {
    match tier {
        Tier::Day => "day",
        Tier::Flex => "flexible-desk",
        Tier::Dedicated => "dedicated-desk",
        Tier::Team => "team",
    }
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
    if text.ends_with(['.', '!', '?']) {
        text
    } else {
        format!("{text}.")
    }
}
