//! What must hold for a grant, and what must happen before a visit, in words.

use federation_spec::records::terms::grant::{
    Audience, Booking, BookingKind, Grant, Identity, Mark, Region, RegionOf, Requires, Unit,
};
use federation_spec::rules::Wanted;
use federation_spec::rules::reason::From;

use super::locale::id;
use super::numbers::{amount_of, any_kind, aside, either, list};
use super::{Locale, printable, prose};
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
    let region = enforced(requires, RegionOf::Home);
    texts.extend(region.map(|region| {
        let place = where_home_is(region, locale);
        say!(locale, "condition-home-region", place = place)
    }));
    texts
}

/// The region rule, if it is enforced and looks at this place.
fn enforced(requires: &Requires, of: RegionOf) -> Option<&Region> {
    let region = requires.region.as_ref().filter(|region| !region.advisory);
    region.filter(|region| region.of.unwrap_or(RegionOf::Home) == of)
}

/// A host's own words, as such.
pub fn quoted(words: &str, locale: Locale) -> String {
    say!(locale, "condition-quoted", condition = prose(words))
}

fn they(grant: &Grant, locale: Locale) -> Vec<String> {
    let requires = grant.requires.as_ref();
    let mut texts = requires.map_or(Vec::new(), |requires| of_member(grant.to, requires, locale));
    let announced = grant.booking.as_ref();
    texts.extend(announced.and_then(|announced| booking(announced, locale)));
    texts.extend(documents(grant, locale));
    texts
}

/// Of what kind of home they must be members, where the audience does not say it already.
fn of_a_home(to: Audience, requires: &Requires, locale: Locale) -> Option<String> {
    let others = matches!(to, Audience::Guests | Audience::WouldBeMembers);
    let kinds = requires.home_kinds.as_slice();
    match (kinds.is_empty(), requires.active_members) {
        _ if !others => None,
        (true, false) => None,
        (true, true) => Some(locale.say("condition-they-active")),
        (false, _) => {
            let kinds = any_kind(kinds, locale);
            Some(say!(locale, "condition-they-members", kinds = kinds))
        }
    }
}

fn of_member(to: Audience, requires: &Requires, locale: Locale) -> Vec<String> {
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
    let region = enforced(requires, RegionOf::Residence);
    texts.extend(region.map(|region| {
        let place = where_home_is(region, locale);
        say!(locale, "condition-they-live", place = place)
    }));
    texts.extend(of_a_home(to, requires, locale));
    let coupon = requires.coupon.as_ref().map(|name| aside(name.as_str()));
    texts.extend(coupon.map(|name| say!(locale, "condition-they-coupon", name = name)));
    texts
}

/// `in the same region (Bavaria)`.
pub(super) fn where_home_is(region: &Region, locale: Locale) -> String {
    let name = region.name.as_ref().map(|name| name.as_str());
    named_place(locale.say(&id("where", region.rule.word())), name, locale)
}

/// `from the same city`, `when travelling`, behind "visitors"; where they live, `in the same city (Lyon)`, behind "live".
pub fn wanted_place(wanted: &Wanted, locale: Locale) -> String {
    let rule = id("where", wanted.rule.word());
    let place = match wanted.from {
        From::Home => locale.say(&format!("{rule}.from")),
        From::Residence => locale.say(&rule),
    };
    named_place(place, wanted.name.as_deref(), locale)
}

fn named_place(place: String, name: Option<&str>, locale: Locale) -> String {
    match name {
        Some(name) => {
            let name = printable(name);
            say!(locale, "where-named", place = place, name = name)
        }
        None => place,
    }
}

fn booking(booking: &Booking, locale: Locale) -> Option<String> {
    let message = booking_id(booking.how?)?;
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

/// `Visitors book at least 2 days before`, the beginning of a sentence.
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
    let nothing = |one: &Identity| *one == Identity::None;
    if grant.identity_any && grant.identity.iter().any(nothing) {
        return None;
    }
    let asked = grant.identity.iter();
    let proof = grant.proof.as_ref();
    let bears = proof.map_or(&[][..], |proof| proof.bears.as_slice());
    let days = proof.and_then(|proof| proof.valid_days.map(|days| days.value() as u64));
    let asked: Vec<String> = asked
        .filter_map(|one| document(*one, bears, days, locale))
        .collect();
    let documents = match grant.identity_any {
        true => either(&asked, locale),
        false => list(&asked, locale),
    };
    (!asked.is_empty()).then(|| say!(locale, "condition-they-bring", documents = documents))
}

/// `an identity document with a photo`, `a letter from their home space with a date and a stamp, at most 30 days old`;
/// `None` where nothing is asked. What it must bear is asked of letters and proofs of membership alone.
pub fn document(
    identity: Identity,
    bears: &[Mark],
    days: Option<u64>,
    locale: Locale,
) -> Option<String> {
    let named = || locale.say(&id("identity", identity.word()));
    let mut text = match identity {
        Identity::None => return None,
        Identity::PhotoId | Identity::Id => return Some(named()),
        Identity::MembershipProof | Identity::Letter => named(),
    };
    if !bears.is_empty() {
        let marks = bears
            .iter()
            .map(|mark| locale.say(&id("mark", mark.word())));
        let marks = list(&marks.collect::<Vec<_>>(), locale);
        text = say!(locale, "identity-bearing", document = text, marks = marks);
    }
    Some(match days.map(|days| amount_of(days, Unit::Day, locale)) {
        Some(days) => say!(locale, "identity-fresh", document = text, days = days),
        None => text,
    })
}
