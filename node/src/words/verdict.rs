//! Verdicts, as a desk reads them.

use federation_spec::records::card::{Attribute, Tier};
use federation_spec::records::terms::grant::Benefit;
use federation_spec::records::terms::price::{Price, PriceWhen};
use federation_spec::rules::{Allowance, GreenReason, Level, Reason, Standing, Verdict};

use super::locale::id;
use super::numbers::{day_of, list, per};
use super::prices::price;
use super::reason::{Context, reason};
use super::{Locale, printable};
use crate::say;

/// `green`, `amber`, `red`.
pub fn level(level: Level) -> &'static str {
    match level {
        Level::Green => "green",
        Level::Amber => "amber",
        Level::Red => "red",
    }
}

/// The word that fills the screen.
pub fn headline(level: Level, locale: Locale) -> String {
    locale.say(&id("headline", self::level(level)))
}

/// What a visitor shows beside the name, as a desk reads it, the plan first.
pub fn details(disclosed: &[Attribute], tier: Option<Tier>, locale: Locale) -> Vec<String> {
    let word = |attribute: &Attribute| match attribute {
        Attribute::Plan(text) | Attribute::Company(text) | Attribute::Email(text) => {
            Some(printable(text.as_str()))
        }
        Attribute::MemberSince(at) => Some(say!(
            locale,
            "shown-since",
            day = day_of(*at, "UTC", locale)
        )),
        Attribute::City(city) => Some(printable(city.as_str())),
        Attribute::Name(_)
        | Attribute::HomeName(_)
        | Attribute::Over18(_)
        | Attribute::Country(_)
        | Attribute::AccessNeeds(_)
        | Attribute::Residence(_)
        | Attribute::HomeShare(_)
        | Attribute::Other(..) => None,
    };
    let tier = tier.map(|tier| locale.say(&id("tier", tier.word())));
    disclosed.iter().filter_map(word).chain(tier).collect()
}

/// How this house stands to a home; `None` where nothing is known of it.
pub fn standing(standing: Option<Standing>, locale: Locale) -> String {
    locale.say(match standing {
        Some(Standing::Own) => "standing-self",
        Some(Standing::Pinned | Standing::Limited(_)) => "standing-pinned",
        Some(Standing::Vouched(_)) => "standing-vouched",
        Some(Standing::Stranger) => "standing-stranger",
        Some(Standing::Blocked) => "standing-blocked",
        None => "standing-unknown",
    })
}

/// The verdict in one sentence: its gravest reason, and which day this is.
pub fn sentence(verdict: &Verdict, context: &Context, locale: Locale) -> String {
    let first = verdict.reasons.first();
    let first = first.map_or(String::new(), |first| told(first, verdict, context, locale));
    match (&verdict.visit, verdict.level) {
        (Some(visit), Level::Green) => format!("{first} {}", allowance(visit, locale)),
        _ => first,
    }
}

/// One reason of a verdict as a sentence. What a grant gives is told of who is let in; a price beside a free visit as one that
/// is not the visitor's to pay.
pub fn told(reason: &Reason, verdict: &Verdict, context: &Context, locale: Locale) -> String {
    let what = self::reason(reason, context, locale);
    let granted = matches!(reason, Reason::Green(GreenReason::Granted(_)));
    if granted && verdict.level == Level::Amber {
        return say!(locale, "reason-if-admitted", what = what);
    }
    if let Reason::Green(GreenReason::Prices(prices)) = reason {
        let beside = |price: &Price| price.when() == PriceWhen::Beside;
        if is_free(verdict) && prices.iter().all(beside) {
            let prices: Vec<String> = prices.iter().map(|one| price(one, locale)).collect();
            return say!(
                locale,
                "reason-prices-beside",
                prices = list(&prices, locale)
            );
        }
    }
    what
}

/// Green, for a free place.
fn is_free(verdict: &Verdict) -> bool {
    let free = |reason: &Reason| {
        matches!(
            reason,
            Reason::Green(GreenReason::Granted(given)) if given.benefit == Benefit::Free
        )
    };
    verdict.level == Level::Green && verdict.reasons.iter().any(free)
}

/// `Day 2 of 3 per calendar month.`, `Day 4, more than 3 per calendar month.`
pub fn allowance(visit: &Allowance, locale: Locale) -> String {
    let number = say!(locale, &id("visit", visit.unit.word()), number = visit.day);
    let Some(of) = visit.of else {
        return say!(locale, "allowance", number = number);
    };
    // There is no second day of one: whoever is let in all the same comes on a day beyond those that are given.
    let (id, id_per) = match visit.day > of {
        true => ("allowance-beyond", "allowance-beyond-per"),
        false => ("allowance-of", "allowance-of-per"),
    };
    match visit.period.and_then(|period| per(period, locale)) {
        Some(per) => say!(locale, id_per, number = number, of = of, per = per),
        None => say!(locale, id, number = number, of = of),
    }
}

/// How old the list of the home's revocations was that the verdict rests on: `checked against a list from 3 h ago`.
pub fn status_age(seconds: u64, locale: Locale) -> String {
    match seconds {
        0..60 => locale.say("status-age-now"),
        60..3_600 => say!(locale, "status-age-minutes", minutes = seconds / 60),
        3_600..172_800 => say!(locale, "status-age-hours", hours = seconds / 3_600),
        _ => say!(locale, "status-age-days", days = seconds / 86_400),
    }
}
