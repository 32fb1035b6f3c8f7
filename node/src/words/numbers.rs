//! Amounts, units, prices and lists in words.

use federation_spec::records::terms::grant::{Period, Unit, Weekday};
use federation_spec::records::terms::price::{Price, PriceWhen};

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
        Period::Visit => "per visit".to_owned(),
        Period::Week => "per week".to_owned(),
        Period::CalendarMonth => "per calendar month".to_owned(),
        Period::Rolling => format!("within {}", amount(rolling_days.unwrap_or(0), Unit::Day)),
        Period::Year => "per year".to_owned(),
        Period::Lifetime => "once and for all".to_owned(),
        Period::FirstVisits => "on the first visits ever".to_owned(),
        Period::Unstated => String::new(),
    }
}

/// `25 EUR a day`, `10 days for 80 EUR`, `a donation`.
pub fn price(price: &Price) -> String {
    let currency = price.currency.as_ref().map(|code| code.as_str().to_owned());
    let sign = price.sign.as_ref().map(|sign| sign.as_str().to_owned());
    let money = price.amount.map(|amount| {
        let amount = amount.decimal();
        match (&currency, &sign) {
            (Some(code), _) => format!("{amount} {code}"),
            (None, Some(sign)) => format!("{sign}{amount}"),
            (None, None) => format!("{amount} (currency not stated)"),
        }
    });
    let unit = amount(1, price.unit).replacen("1 ", "", 1);
    let mut text = match (money, price.count) {
        (Some(money), Some(count)) => format!("{} for {money}", amount(count.value() as u64, price.unit)),
        (Some(money), None) => format!(
            "{money} {} {unit}",
            if unit.starts_with('h') && unit == "hour" {
                "an"
            } else {
                "a"
            }
        ),
        (None, Some(count)) => format!("a pack of {}", amount(count.value() as u64, price.unit)),
        (None, None) => "an amount of your choice".to_owned(),
    };
    if let Some(days) = price.within_days {
        text.push_str(&format!(
            ", to be used within {}",
            amount(days.value() as u64, Unit::Day)
        ));
    }
    if let Some(least) = price.at_least {
        text.push_str(&format!(", at least {}", amount(least.value() as u64, price.unit)));
    }
    if price.before_tax {
        text.push_str(" before tax");
    }
    if let Some(whom) = &price.only_for {
        text.push_str(&format!(" for {}", super::printable(whom.as_str())));
    }
    if price.when == PriceWhen::Donation {
        text = format!("a donation ({text})");
    }
    text
}

/// `a`, `a and b`, `a, b and c`.
pub fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
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

/// The first letter in upper case.
pub fn sentence_case(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}
