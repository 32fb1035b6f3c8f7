//! What must hold for a grant, and what must happen before a visit, in words.

use federation_spec::records::terms::grant::{
    Booking, BookingKind, Grant, Identity, Region, RegionRule, Requires,
};

use super::locale::id;
use super::numbers::list;
use super::{Locale, printable};
use crate::say;

/// `if their home space is at least 50 km away and if they book first`; `None` where nothing must hold.
pub(super) fn conditions(grant: &Grant, locale: Locale) -> Option<String> {
    let requires = grant.requires.as_ref();
    let home = requires.map(|requires| of_home(requires, locale));
    let home = list(&home.unwrap_or_default(), locale);
    let they = list(&they(grant, locale), locale);
    match (home.is_empty(), they.is_empty()) {
        (true, true) => None,
        (false, true) => Some(say!(locale, "terms-if-home", home = home)),
        (true, false) => Some(say!(locale, "terms-if-they", they = they)),
        (false, false) => Some(say!(locale, "terms-if-both", home = home, they = they)),
    }
}

/// Whether anything must hold at all, or be told of a rule that is waived.
pub(super) fn are_there(grant: &Grant, locale: Locale) -> bool {
    conditions(grant, locale).is_some() || waived(grant) > 0
}

/// Spaces for which distance and region do not count.
pub(super) fn waived(grant: &Grant) -> usize {
    let requires = grant.requires.as_ref();
    requires.map_or(0, |requires| requires.waived_for.iter().count())
}

fn of_home(requires: &Requires, locale: Locale) -> Vec<String> {
    let mut texts = Vec::new();
    if requires.home_takes_ours {
        texts.push(locale.say("condition-home-takes-ours"));
    }
    if requires.home_has_room {
        texts.push(locale.say("condition-home-has-room"));
    }
    let km = requires.km_from_home.map(|km| km.value());
    texts.extend(km.map(|km| say!(locale, "condition-home-distance", km = km)));
    let region = requires.region.as_ref().filter(|region| !region.advisory);
    texts.extend(region.map(|region| {
        let place = where_home_is(region, locale);
        say!(locale, "condition-home-region", place = place)
    }));
    texts
}

fn they(grant: &Grant, locale: Locale) -> Vec<String> {
    let requires = grant.requires.as_ref();
    let mut texts = requires.map_or(Vec::new(), |requires| of_member(requires, locale));
    let announced = grant.booking.as_ref();
    texts.extend(announced.and_then(|announced| booking(announced, locale)));
    texts.extend(documents(grant, locale));
    texts
}

fn of_member(requires: &Requires, locale: Locale) -> Vec<String> {
    let mut texts = Vec::new();
    texts.extend(requires.min_tier.map(|tier| {
        let membership = locale.say(&format!("{}.membership", id("tier", tier.word())));
        say!(locale, "condition-they-tier", membership = membership)
    }));
    let days = requires.member_for_days.map(|days| days.value());
    texts.extend(days.map(|days| say!(locale, "condition-they-days", days = days)));
    let percent = requires.home_share_percent.map(|percent| percent.value());
    texts.extend(percent.map(|percent| say!(locale, "condition-they-share", percent = percent)));
    let km = requires.km_from_residence.map(|km| km.value());
    texts.extend(km.map(|km| say!(locale, "condition-they-distance", km = km)));
    texts
}

/// `in the same region (Bavaria)`.
pub(super) fn where_home_is(region: &Region, locale: Locale) -> String {
    let place = locale.say(&id("where", region.rule.word()));
    match &region.name {
        Some(name) => {
            let name = printable(name.as_str());
            say!(locale, "where-named", place = place, name = name)
        }
        None => place,
    }
}

/// `from the same city`, `when travelling`, behind "visitors".
pub fn region_rule(rule: RegionRule, locale: Locale) -> String {
    locale.say(&format!("{}.from", id("where", rule.word())))
}

fn booking(booking: &Booking, locale: Locale) -> Option<String> {
    let message = booking_id(booking.how)?;
    let text = match booking.days_before.map(|days| days.value()) {
        Some(0) | None => locale.say(&message),
        Some(1) => locale.say(&format!("{message}.day-before")),
        Some(days) => say!(locale, &format!("{message}.days-before"), days = days),
    };
    Some(match &booking.link {
        Some(link) => {
            let link = printable(link.as_str());
            say!(locale, "booking-link", booking = text, link = link)
        }
        None => text,
    })
}

/// `Visitors book first at least 2 days before`, the beginning of a sentence.
pub fn visitors_book(how: BookingKind, days_before: u64, locale: Locale) -> String {
    let message = booking_id(how).unwrap_or_else(|| id("booking", BookingKind::Reserve.word()));
    match days_before {
        0 => locale.say(&format!("{message}.visitors")),
        1 => locale.say(&format!("{message}.visitors-day-before")),
        days => {
            let message = format!("{message}.visitors-days-before");
            say!(locale, &message, days = days)
        }
    }
}

/// The message of a kind of booking; `None` where nothing is needed.
fn booking_id(kind: BookingKind) -> Option<String> {
    (kind != BookingKind::NotNeeded).then(|| id("booking", kind.word()))
}

fn documents(grant: &Grant, locale: Locale) -> Option<String> {
    let asked = grant.identity.iter();
    let asked: Vec<String> = asked.filter_map(|one| identity(*one, locale)).collect();
    let documents = list(&asked, locale);
    (!asked.is_empty()).then(|| say!(locale, "condition-they-bring", documents = documents))
}

/// `an identity document with a photo`; `None` where nothing is asked.
pub fn identity(identity: Identity, locale: Locale) -> Option<String> {
    (identity != Identity::None).then(|| locale.say(&id("identity", identity.word())))
}
