//! Terms as the sentence people read.

use federation_spec::records::terms::Content;
use federation_spec::records::terms::content::Stance;
use federation_spec::records::terms::grant::{
    Audience, Benefit, Booking, BookingKind, Cap, Grant, GuestRule, Identity, RegionRule, Requires,
};
use federation_spec::records::terms::price::PriceWhen;
use federation_spec::wire::ids::Timestamp;

use super::numbers::{amount, list, per, price, sentence_case, weekday};
use super::{Locale, printable};

/// Seconds after which terms that nobody reviewed are said to be unconfirmed (about 12 months).
const STALE: u64 = 365 * 86_400;

/// All of it in a few sentences.
pub fn summary(content: &Content, _locale: Locale) -> String {
    let mut sentences = Vec::new();
    match content.visa {
        Some(Stance::Declined) => sentences.push("Does not take part in the visa".to_owned()),
        _ if content.grant.is_empty() => sentences.push("Grants visitors nothing by itself".to_owned()),
        _ => {}
    }
    sentences.extend(content.grant.iter().map(grant));
    sentences.extend(prices(content));
    if let Some(hours) = &content.hours {
        sentences.push(format!("Open {}", printable(hours.open.as_str())));
    }
    if let Some(people) = content.capacity {
        sentences.push(format!("Room for {} people", people.value()));
    }
    if content.one_count {
        sentences.push("A day at one site counts at all of them".to_owned());
    }
    sentences
        .iter()
        .map(|sentence| format!("{}.", sentence_case(sentence)))
        .collect::<Vec<_>>()
        .join(" ")
}

/// When a person last looked at it, if that must be said.
pub fn review(reviewed_at: Option<Timestamp>, now: Timestamp) -> Option<String> {
    match reviewed_at {
        None => Some("Nobody has confirmed these terms yet.".to_owned()),
        Some(at) if now.since(at) > STALE => Some(format!(
            "Not confirmed since {}.",
            crate::calendar::local_parts(at, "UTC").0
        )),
        Some(_) => None,
    }
}

fn grant(grant: &Grant) -> String {
    let mut text = format!("{} {}", audience(grant), benefit(grant));
    if !grant.caps.is_empty() {
        let caps: Vec<String> = grant.caps.iter().map(cap).collect();
        text.push_str(&format!(" for {}", list(&caps)));
    }
    if !grant.weekdays.is_empty() {
        let days: Vec<String> = grant.weekdays.iter().map(|day| weekday(*day).to_owned()).collect();
        text.push_str(&format!(" on {}", list(&days)));
    }
    let asides: Vec<String> = [
        grant.requires.as_ref().map_or(Vec::new(), requires),
        grant.booking.as_ref().and_then(booking).into_iter().collect(),
        grant.identity.iter().filter_map(|one| identity(*one)).collect(),
        extras(grant),
    ]
    .concat();
    if !asides.is_empty() {
        text.push_str(&format!(", {}", asides.join(", ")));
    }
    text
}

fn audience(grant: &Grant) -> String {
    match grant.to {
        Audience::Members => "members of other spaces".to_owned(),
        Audience::Anyone => "anyone".to_owned(),
        Audience::Guests => "guests of members".to_owned(),
        Audience::Partners => {
            let groups: Vec<String> = grant.groups.iter().map(|name| printable(name.as_str())).collect();
            match groups.is_empty() {
                true => "members of named partner spaces".to_owned(),
                false => format!("members of {}", list(&groups)),
            }
        }
    }
}

fn benefit(grant: &Grant) -> String {
    let areas: Vec<String> = grant.areas.iter().map(|area| printable(area.as_str())).collect();
    let only = if areas.is_empty() {
        String::new()
    } else {
        format!(" ({} only)", list(&areas))
    };
    match grant.benefit {
        Benefit::Free => format!("work free{only}"),
        Benefit::Discount => match grant.discount_percent {
            Some(percent) => format!("get {} % off{only}", percent.value()),
            None => format!("get a discount{only}"),
        },
        Benefit::Area if areas.is_empty() => "may use a part of the house".to_owned(),
        Benefit::Area => format!("may use {}", list(&areas)),
        Benefit::FeeWaived => format!("pay no fee{only}"),
        Benefit::Priced => format!("are welcome at the house's price{only}"),
        Benefit::HostDecides => format!("work free or at a discount, as the host decides{only}"),
    }
}

/// One cap: `3 days per calendar month`, `1 day, and up to 3 on request`.
pub fn cap(cap: &Cap) -> String {
    let sure = amount(cap.amount.value() as u64, cap.unit);
    let block = cap
        .block_hours
        .map(|hours| format!(" of {} hours", hours.value()))
        .unwrap_or_default();
    let period = per(cap.per, cap.rolling_days.map(|days| days.value() as u64));
    let ask = cap
        .ask_up_to
        .map(|most| format!(" (up to {} on request)", most.value()))
        .unwrap_or_default();
    format!("{sure}{block} {period}{ask}")
        .replace("  ", " ")
        .trim_end()
        .to_owned()
}

fn requires(requires: &Requires) -> Vec<String> {
    let mut texts = Vec::new();
    let mut say = |holds: bool, text: &str| {
        if holds {
            texts.push(text.to_owned());
        }
    };
    say(requires.home_takes_ours, "if their home takes ours too");
    say(requires.never_more_than_home, "never more than their home gives");
    say(requires.home_has_room, "if their home has a room of its own");
    say(requires.active_members, "active members only");
    if let Some(percent) = requires.home_share_percent {
        texts.push(format!(
            "while at least {} % of all visits are at home",
            percent.value()
        ));
    }
    if !requires.home_kinds.is_empty() {
        let kinds: Vec<String> = requires
            .home_kinds
            .iter()
            .map(|kind| format!("{} members", kind.word()))
            .collect();
        texts.push(format!("for {}", list(&kinds)));
    }
    texts.extend(
        requires
            .min_tier
            .map(|tier| format!("{} membership or above", tier.word())),
    );
    texts.extend(
        requires
            .excluded_tiers
            .iter()
            .map(|tier| format!("no {} members", tier.word())),
    );
    texts.extend(
        requires
            .member_for_days
            .map(|days| format!("members for at least {} days", days.value())),
    );
    texts.extend(
        requires
            .km_from_home
            .map(|km| format!("from homes at least {} km away", km.value())),
    );
    texts.extend(
        requires
            .km_from_residence
            .map(|km| format!("living at least {} km away", km.value())),
    );
    if let Some(region) = &requires.region {
        let name = region
            .name
            .as_ref()
            .map(|name| format!(" ({})", printable(name.as_str())))
            .unwrap_or_default();
        let meant = if region.advisory { ", as a wish" } else { "" };
        texts.push(format!("{}{name}{meant}", region_rule(region.rule)));
    }
    texts
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

fn booking(booking: &Booking) -> Option<String> {
    let how = booking_kind(booking.how)?;
    Some(match booking.days_before.map(|days| days.value()) {
        Some(0) | None => how.to_owned(),
        Some(1) => format!("{how} by the day before"),
        Some(days) => format!("{how} at least {days} days before"),
    })
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

/// `bring a photo id`; `None` where nothing is asked.
pub fn identity(identity: Identity) -> Option<String> {
    match identity {
        Identity::None => None,
        Identity::PhotoId => Some("bring an identity document".to_owned()),
        Identity::MembershipProof => Some("bring proof of membership".to_owned()),
        Identity::Letter => Some("bring a letter from home".to_owned()),
    }
}

fn extras(grant: &Grant) -> Vec<String> {
    let mut texts = Vec::new();
    if let Some(guests) = &grant.guests {
        texts.push(match (guests.rule, guests.at_most) {
            (GuestRule::None, _) => "no guests".to_owned(),
            (GuestRule::HostPolicy, _) => "guests as the house's policy says".to_owned(),
            (rule, at_most) => {
                let most = at_most
                    .map(|most| format!(" up to {}", most.value()))
                    .unwrap_or_default();
                format!(
                    "guests{most} {}",
                    if rule == GuestRule::Free { "come free" } else { "pay" }
                )
            }
        });
    }
    if grant.not_for_regulars {
        texts.push("not for those who come regularly".to_owned());
    }
    if grant.extent_unstated {
        texts.push("how often was not said".to_owned());
    }
    if grant.more_on_request {
        texts.push("more if the host likes".to_owned());
    }
    texts
}

fn prices(content: &Content) -> Vec<String> {
    let all = content
        .price
        .iter()
        .chain(content.grant.iter().flat_map(|grant| grant.price.iter()));
    let of = |when: PriceWhen| {
        all.clone()
            .filter(move |one| one.when == when)
            .map(price)
            .collect::<Vec<_>>()
    };
    let mut texts = Vec::new();
    for (when, before) in [
        (PriceWhen::After, "otherwise "),
        (PriceWhen::Beside, "also listed: "),
        (PriceWhen::Donation, "suggested: "),
    ] {
        let found = of(when);
        if !found.is_empty() {
            texts.push(format!("{before}{}", list(&found)));
        }
    }
    texts
}
