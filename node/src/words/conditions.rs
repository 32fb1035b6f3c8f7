//! What must hold for a grant, and what must happen before a visit, in words.

use federation_spec::records::terms::grant::{
    Booking, BookingKind, Grant, Identity, Region, RegionRule, Requires,
};

use super::numbers::{list, tier};
use super::printable;

/// `if their home space is at least 50 km away and if they book first`.
pub(super) fn conditions(grant: &Grant) -> String {
    let requires = grant.requires.as_ref();
    let home = requires.map(of_home).unwrap_or_default();
    let mut they = requires.map(of_member).unwrap_or_default();
    they.extend(grant.booking.as_ref().and_then(booking));
    they.extend(documents(grant));
    let home = (!home.is_empty()).then(|| format!("if their home space {}", list(&home)));
    let they = (!they.is_empty()).then(|| format!("if they {}", list(&they)));
    let both: Vec<String> = home.into_iter().chain(they).collect();
    let waived = requires.map_or(0, |requires| requires.waived_for.iter().count());
    let waived = match waived {
        0 => String::new(),
        1 => " (1 space is exempt from the distance rule)".to_owned(),
        spaces => format!(" ({spaces} spaces are exempt from the distance rule)"),
    };
    format!("{}{waived}", both.join(" and "))
}

fn of_home(requires: &Requires) -> Vec<String> {
    let mut texts = Vec::new();
    if requires.home_takes_ours {
        texts.push("takes members of this one too".to_owned());
    }
    if requires.home_has_room {
        texts.push("has a room of its own".to_owned());
    }
    let km = requires.km_from_home;
    texts.extend(km.map(|km| format!("is at least {} km away", km.value())));
    if let Some(region) = requires.region.as_ref().filter(|region| !region.advisory) {
        texts.push(format!(
            "is {}{}",
            where_home_is(region.rule),
            region_name(region)
        ));
    }
    texts
}

fn of_member(requires: &Requires) -> Vec<String> {
    let mut texts = Vec::new();
    let least = requires.min_tier;
    texts.extend(least.map(|least| format!("hold a {} membership or a higher one", tier(least))));
    let days = requires.member_for_days.map(|days| days.value());
    texts.extend(days.map(|days| match days {
        1 => "have been members for at least 1 day".to_owned(),
        days => format!("have been members for at least {days} days"),
    }));
    let percent = requires.home_share_percent;
    texts.extend(percent.map(|percent| {
        format!(
            "spend at least {}% of their visits at home",
            percent.value()
        )
    }));
    let km = requires.km_from_residence;
    texts.extend(km.map(|km| format!("live at least {} km away", km.value())));
    texts
}

pub(super) fn where_home_is(rule: RegionRule) -> &'static str {
    match rule {
        RegionRule::SameCity => "in the same city",
        RegionRule::SameRegion => "in the same region",
        RegionRule::SameCountry => "in the same country",
        RegionRule::Travelling => "in another city",
    }
}

pub(super) fn region_name(region: &Region) -> String {
    let name = region.name.as_ref();
    name.map(|name| format!(" ({})", printable(name.as_str())))
        .unwrap_or_default()
}

/// `when travelling`.
pub fn region_rule(rule: RegionRule) -> &'static str {
    match rule {
        RegionRule::SameCity => "from the same city",
        RegionRule::SameRegion => "from the same region",
        RegionRule::SameCountry => "from the same country",
        RegionRule::Travelling => "when travelling",
    }
}

pub(super) fn booking(booking: &Booking) -> Option<String> {
    let how = booking_kind(booking.how)?;
    let soon = how.trim_end_matches(" first");
    let text = match booking.days_before.map(|days| days.value()) {
        Some(0) | None => how.to_owned(),
        Some(1) => format!("{soon} by the day before"),
        Some(days) => format!("{soon} at least {days} days before"),
    };
    let link = booking
        .link
        .as_ref()
        .map(|link| format!(" ({})", printable(link.as_str())));
    Some(format!("{text}{}", link.unwrap_or_default()))
}

/// `book first`; `None` where nothing is needed.
pub fn booking_kind(kind: BookingKind) -> Option<&'static str> {
    match kind {
        BookingKind::NotNeeded => None,
        BookingKind::Contact => Some("get in touch first"),
        BookingKind::Reserve => Some("book first"),
        BookingKind::Form => Some("fill in the form first"),
        BookingKind::Approval => Some("ask first and wait for the yes"),
    }
}

pub(super) fn documents(grant: &Grant) -> Option<String> {
    let asked = grant.identity.iter().filter_map(|one| identity(*one));
    let asked: Vec<String> = asked
        .map(|text| text.trim_start_matches("bring ").to_owned())
        .collect();
    (!asked.is_empty()).then(|| format!("bring {}", list(&asked)))
}

/// `bring an identity document`; `None` where nothing is asked.
pub fn identity(identity: Identity) -> Option<String> {
    match identity {
        Identity::None => None,
        Identity::PhotoId => Some("bring an identity document with a photo".to_owned()),
        Identity::MembershipProof => Some("bring proof of membership".to_owned()),
        Identity::Letter => Some("bring a letter from their home space".to_owned()),
    }
}
