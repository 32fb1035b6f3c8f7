//! Prices in words.

use federation_spec::records::terms::grant::Unit;
use federation_spec::records::terms::price::{Price, PriceWhen};
use federation_spec::records::values::Thousandths;

use super::locale::id;
use super::numbers::{amount, amount_of, aside, long, paid_amount, semicolons};
use super::{Locale, printable};
use crate::say;

/// `25 EUR a day`, `10 days for 80 EUR`, `a donation of 5 EUR a day`, with what must be known of it in brackets.
pub fn price(price: &Price, locale: Locale) -> String {
    let mut text = base(price, locale);
    let donated = price.when() == PriceWhen::Donation;
    if donated && text.is_empty() {
        text = locale.say("price-donation");
    }
    if price.before_tax {
        text = say!(locale, "price-before-tax", price = text);
    }
    if price.tax_included {
        text = say!(locale, "price-tax-included", price = text);
    }
    if let Some(whom) = &price.only_for {
        let whom = printable(whom.as_str());
        text = say!(locale, "price-only-for", price = text, whom = whom);
    }
    if donated && says_something(price) {
        text = say!(locale, "price-donation-of", price = text);
    }
    let asides = asides(price, locale);
    match asides.is_empty() {
        true => text,
        false => {
            let asides = semicolons(&asides, locale);
            say!(locale, "price-asides", price = text, asides = asides)
        }
    }
}

fn is_said(price: &Price) -> bool {
    price.amount.or(price.up_to).is_some()
}

fn says_something(price: &Price) -> bool {
    is_said(price) || price.count.is_some() || price.at_least.is_some()
}

/// How much for how much; empty where neither was said.
fn base(price: &Price, locale: Locale) -> String {
    let count = price.count.map(|count| units(count.value(), price, locale));
    match (money(price, locale), count, price.at_least) {
        (Some(money), Some(count), _) => {
            say!(locale, "price-pack", count = count, money = money)
        }
        (Some(money), None, _) => a_unit(&money, price, locale),
        (None, Some(count), _) => say!(locale, "price-count", count = count),
        (None, None, Some(least)) => {
            let least = units(least.value(), price, locale);
            say!(locale, "price-least", least = least)
        }
        (None, None, None) if price.when() == PriceWhen::Donation => String::new(),
        (None, None, None) => a_unit(&locale.say("money-unsaid"), price, locale),
    }
}

/// `25 EUR`, `$25`, `25 to 40 EUR`, `$25 or more`, `up to 40`.
fn money(price: &Price, locale: Locale) -> Option<String> {
    let with_code = |amount: String| match &price.currency {
        Some(code) => {
            let code = printable(code.as_str());
            say!(locale, "money-code", amount = amount, currency = code)
        }
        None => amount,
    };
    // A sign stands at each amount, a code behind the last.
    let written =
        |amount: Option<_>| amount.map(|amount| signed(decimal(amount, locale), price, locale));
    Some(match (written(price.amount), written(price.up_to)) {
        (Some(amount), None) if price.or_more => {
            say!(locale, "money-from", amount = with_code(amount))
        }
        (Some(amount), None) => with_code(amount),
        (Some(least), Some(most)) => {
            let most = with_code(most);
            say!(locale, "money-range", least = least, most = most)
        }
        (None, Some(most)) => say!(locale, "money-up-to", amount = with_code(most)),
        (None, None) => return None,
    })
}

/// `$25`, where the sign is all that the host wrote.
fn signed(amount: String, price: &Price, locale: Locale) -> String {
    match &price.sign {
        Some(sign) if price.currency.is_none() => {
            let sign = printable(sign.as_str());
            say!(locale, "money-sign", sign = sign, amount = amount)
        }
        _ => amount,
    }
}

/// `25`, `8.40`.
fn decimal<const MAX: u64>(amount: Thousandths<MAX>, locale: Locale) -> String {
    let amount = amount.decimal();
    match amount.split_once('.') {
        // 8.4 is written 8.40 where it is money.
        Some((whole, part)) => {
            let part = format!("{part:0<2}");
            say!(locale, "money-decimal", whole = whole, part = part)
        }
        None => amount,
    }
}

/// `10 days`, `2 blocks of 4 hours`.
fn units(number: i64, price: &Price, locale: Locale) -> String {
    let hours = price.block_hours.map(|hours| hours.value() as u64);
    long(
        paid_amount(number as u64, price.unit, locale),
        hours,
        locale,
    )
}

/// `25 EUR a day`.
fn a_unit(money: &str, price: &Price, locale: Locale) -> String {
    let hours = price.block_hours.map_or(1, |hours| hours.value() as u64);
    let length = amount(hours, Unit::Hour, locale);
    let per = id("price-per", price.unit.word());
    say!(locale, &per, money = money, length = length)
}

fn asides(price: &Price, locale: Locale) -> Vec<String> {
    let days = |days: i64| amount_of(days as u64, Unit::Day, locale);
    let label = price.label.iter().map(|label| aside(label.as_str()));
    let mut texts: Vec<String> = label.collect();
    // Where nothing else was said, the least is the price itself.
    let least = price
        .at_least
        .filter(|_| is_said(price) || price.count.is_some());
    texts.extend(least.map(|least| {
        let least = units(least.value(), price, locale);
        say!(locale, "price-aside-least", least = least)
    }));
    texts.extend(
        price
            .within_days
            .map(|most| say!(locale, "price-aside-within", days = days(most.value()))),
    );
    texts.extend(
        price
            .credited_within_days
            .map(|most| say!(locale, "price-aside-credited", days = days(most.value()))),
    );
    if price.credited && price.credited_within_days.is_none() {
        texts.push(locale.say("price-aside-credited-joining"));
    }
    let told = [
        (price.in_packs, "price-aside-packs"),
        (price.negotiable, "price-aside-negotiable"),
    ];
    let told = told.into_iter().filter(|(holds, _)| *holds);
    texts.extend(told.map(|(_, id)| locale.say(id)));
    texts.extend(doubts(price, locale));
    texts.extend(price.note.as_ref().map(|note| aside(note.as_str())));
    texts
}

/// What was not said.
fn doubts(price: &Price, locale: Locale) -> Vec<String> {
    let mut texts = Vec::new();
    if price.currency_assumed {
        texts.push(match &price.sign {
            Some(sign) => say!(locale, "price-aside-sign", sign = printable(sign.as_str())),
            None => locale.say("price-aside-assumed"),
        });
    }
    if is_said(price) && price.currency.is_none() {
        texts.push(locale.say("price-aside-no-currency"));
    }
    if !is_said(price) && price.when() != PriceWhen::Donation {
        texts.push(locale.say("price-aside-no-price"));
    }
    texts
}
