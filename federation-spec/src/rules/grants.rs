//! One grant against one visitor: what she would get, and what stands against it. SPEC §5.4

use crate::records::Pass;
use crate::records::card::Attribute;
use crate::records::profile::{Place, Position};
use crate::records::terms::Content;
use crate::records::terms::content::Stance;
use crate::records::terms::grant::{
    Audience, Benefit, Booking, BookingKind, Grant, GuestRule, Guests, Identity, Region,
    RegionRule, Requires, Unit,
};
use crate::records::terms::price::{Price, PriceWhen};
use crate::records::values::{Number, Text};
use crate::wire::ids::SpaceId;

use super::count::{Counted, Held, caps, count};
use super::offer::Offer;
use super::question::{HomeTerms, LocalDay, Question, Visit};
use super::reason::{
    From, GrantReason, GreenReason, MemberReason, PlaceReason, Reason, TodayReason,
};
use super::verdict::Allowance;

/// Better benefits first. SPEC §5.4
pub(super) fn rank(benefit: Benefit) -> u8 {
    match benefit {
        Benefit::Free => 0,
        Benefit::HostDecides => 1,
        Benefit::FeeWaived => 2,
        Benefit::Discount => 3,
        Benefit::Area => 4,
        Benefit::Priced => 5,
    }
}

/// Weighs one grant. `None` if it is not meant for visitors with a pass.
#[must_use]
pub fn weigh(
    question: &Question<'_>,
    content: &Content,
    grant: &Grant,
    pass: &Pass,
    earlier: &[Visit],
) -> Option<Offer> {
    if grant.to == Audience::Guests {
        return None;
    }
    let mut doubts = Vec::new();
    let mut notes = Vec::new();
    if grant.to == Audience::Partners && !is_partner(content, grant, question.home.space) {
        doubts.push(Reason::Grant(GrantReason::NotAPartner));
    }
    if let Some(requires) = &grant.requires {
        home_rules(question, requires, pass, &mut doubts);
        member_rules(question, requires, pass, &mut doubts);
        place_rules(question, requires, pass, &mut doubts, &mut notes);
    }
    let (caps, no_number) = caps(question, grant);
    doubts.extend(no_number);
    let counted = count_all(question, &caps, earlier);
    doubts.extend(counted.iter().filter_map(|counted| counted.doubt.clone()));
    let tightest = counted.iter().min_by_key(|counted| counted.left);
    visit_rules(question, grant, &mut doubts);
    if grant.extent_unstated && !earlier.is_empty() {
        doubts.push(Reason::Grant(GrantReason::ExtentUnstated {
            visits: earlier.len() as u64,
        }));
    }
    let open_to_all = is_open_to_all(grant, &caps);
    if open_to_all && doubts.is_empty() {
        notes.push(Reason::Green(GreenReason::FreeForEveryone));
    }
    side_notes(content, grant, earlier, &doubts, &mut notes);
    if !doubts.iter().any(Reason::is_used_up) {
        notes.insert(0, granted(grant));
    }
    Some(Offer {
        benefit: grant.benefit,
        prices: match grant.price.is_empty() {
            true => content.price.as_slice().to_vec(),
            false => grant.price.as_slice().to_vec(),
        },
        left: tightest.map_or(i128::MAX, |counted| counted.left),
        visit: visit(tightest, earlier, open_to_all),
        counts: !open_to_all,
        doubts,
        notes,
    })
}

/// Free for anyone, with no number and nothing that would have to be counted for it.
fn is_open_to_all(grant: &Grant, caps: &[Held]) -> bool {
    let counted = !caps.is_empty() || grant.not_for_regulars || grant.extent_unstated;
    grant.to == Audience::Anyone && grant.benefit == Benefit::Free && !counted
}

fn granted(grant: &Grant) -> Reason {
    Reason::Green(GreenReason::Granted {
        benefit: grant.benefit,
        percent: grant.discount_percent.map(|percent| percent.value() as u64),
        areas: grant
            .areas
            .iter()
            .map(|area| area.as_str().to_owned())
            .collect(),
    })
}

fn is_partner(content: &Content, grant: &Grant, home: SpaceId) -> bool {
    let in_group = |name| {
        let named = content.group.iter().filter(move |group| group.name == name);
        named
            .flat_map(|group| group.spaces.iter())
            .any(|space| *space == home)
    };
    grant.spaces.iter().any(|space| *space == home)
        || grant.groups.iter().any(|name| in_group(name.clone()))
}

// SPEC §5.4.1: what the home must do, by its own terms.
fn home_rules(question: &Question<'_>, requires: &Requires, pass: &Pass, doubts: &mut Vec<Reason>) {
    if requires.home_takes_ours && !takes_ours(question) {
        doubts.push(Reason::Grant(GrantReason::HomeTakesNotOurs));
    }
    if let Some(needed) = requires.home_share_percent {
        let needed = needed.value() as u64;
        let attested = pass.attribute(|one| {
            if let Attribute::HomeShare(percent) = one {
                Some(percent.value() as u64)
            } else {
                None
            }
        });
        if attested.is_none_or(|percent| percent < needed) {
            doubts.push(Reason::Member(MemberReason::HomeShare { attested, needed }));
        }
    }
    let place = question.home.profile.map(|profile| &profile.0.body.place);
    if requires.home_has_room
        && !place.is_some_and(|place| place.address.is_some() || place.position.is_some())
    {
        doubts.push(Reason::Member(MemberReason::HomeRoomUnknown));
    }
    let kind = question.home.profile.map(|profile| profile.0.body.kind);
    let wanted = &requires.home_kinds;
    if !wanted.is_empty() && !kind.is_some_and(|kind| wanted.iter().any(|one| *one == kind)) {
        doubts.push(Reason::Member(MemberReason::WrongKind {
            is: kind,
            wanted: wanted.as_slice().to_vec(),
        }));
    }
}

/// Whether a grant of these terms is made to the members of a space, whatever it gives them.
pub(super) fn is_for_space(content: &Content, grant: &Grant, space: SpaceId) -> bool {
    match grant.to {
        Audience::Anyone => true,
        Audience::Members => content.visa != Some(Stance::Declined),
        Audience::Partners => {
            content.visa != Some(Stance::Declined) && is_partner(content, grant, space)
        }
        Audience::Guests => false,
    }
}

/// The home gives our members something that is not only for sale. The conditions it makes are not looked at.
fn takes_ours(question: &Question<'_>) -> bool {
    let HomeTerms::Valid(content) = question.home.terms else {
        return false;
    };
    let nothing = |grant: &Grant| {
        let mut caps = grant.caps.iter();
        grant.benefit == Benefit::Priced
            || caps.any(|cap| cap.amount.value() == 0 && cap.ask_up_to.is_none())
    };
    let mut grants = content.grant.iter();
    grants.any(|grant| is_for_space(content, grant, question.host.space) && !nothing(grant))
}

// SPEC §5.4.2: what the member must be, by her pass.
fn member_rules(
    question: &Question<'_>,
    requires: &Requires,
    pass: &Pass,
    doubts: &mut Vec<Reason>,
) {
    let tier = pass.tier();
    match (requires.min_tier, tier) {
        (Some(least), Some(is)) if is < least => {
            doubts.push(Reason::Member(MemberReason::TierTooLow { is, least }))
        }
        (Some(_), None) => doubts.push(Reason::Member(MemberReason::TierUnknown)),
        _ => {}
    }
    match tier {
        Some(tier) if requires.excluded_tiers.iter().any(|one| *one == tier) => {
            doubts.push(Reason::Member(MemberReason::TierExcluded(tier)))
        }
        None if !requires.excluded_tiers.is_empty() && requires.min_tier.is_none() => {
            doubts.push(Reason::Member(MemberReason::TierUnknown))
        }
        _ => {}
    }
    if let Some(least) = requires.member_for_days {
        let least = least.value() as u64;
        let days = pass.attribute(|one| {
            if let Attribute::MemberSince(since) = one {
                Some(question.now.since(*since) / 86_400)
            } else {
                None
            }
        });
        if days.is_none_or(|days| days < least) {
            doubts.push(Reason::Member(MemberReason::MemberTooShort { days, least }));
        }
    }
}

// SPEC §5.5: distance and region, from two signed places.
fn place_rules(
    question: &Question<'_>,
    requires: &Requires,
    pass: &Pass,
    doubts: &mut Vec<Reason>,
    notes: &mut Vec<Reason>,
) {
    let ruled = requires.km_from_home.is_some()
        || requires.km_from_residence.is_some()
        || requires.region.is_some();
    if ruled
        && requires
            .waived_for
            .iter()
            .any(|space| *space == question.home.space)
    {
        notes.push(Reason::Green(GreenReason::Waived));
        return;
    }
    let here = host_place(question);
    let home = question
        .home
        .profile
        .map_or(nowhere(), |profile| profile.0.body.place.clone());
    let residence = pass.attribute(|one| {
        if let Attribute::Residence(position) = one {
            Some(position)
        } else {
            None
        }
    });
    let (from_here, from_home) = (here.position.as_ref(), home.position.as_ref());
    doubts.extend(too_near(
        from_here,
        from_home,
        requires.km_from_home,
        From::Home,
    ));
    doubts.extend(too_near(
        from_here,
        residence,
        requires.km_from_residence,
        From::Residence,
    ));
    if let Some(region) = &requires.region {
        region_rule(region, &here, &home, doubts, notes);
    }
}

/// Where the visitor stands: at the host, and at that site of it which the desk names.
fn host_place(question: &Question<'_>) -> Place {
    let house = question
        .host
        .profile
        .map_or(nowhere(), |profile| profile.0.body.place.clone());
    let Some(site) = question.desk_site() else {
        return house;
    };
    let city = |city: &Option<Text<1, 80>>| city.as_ref().map(|city| city.as_str().to_lowercase());
    let elsewhere = site.city.is_some() && city(&site.city) != city(&house.city);
    Place {
        position: site
            .position
            .clone()
            .or(house.position.filter(|_| !elsewhere)),
        region: house.region.filter(|_| !elsewhere),
        city: site.city.clone().or(house.city),
        ..house
    }
}

fn nowhere() -> Place {
    Place {
        country: None,
        region: None,
        city: None,
        address: None,
        position: None,
    }
}

fn too_near(
    here: Option<&Position>,
    there: Option<&Position>,
    least: Option<Number<1, 20_000>>,
    from: From,
) -> Option<Reason> {
    let least = least?.value() as u64;
    let (Some(here), Some(there)) = (here, there) else {
        return Some(Reason::Place(PlaceReason::PlaceUnknown { from, least }));
    };
    let km = here.kilometres_to(there);
    (km < least).then_some(Reason::Place(PlaceReason::TooNear { km, least, from }))
}

fn region_rule(
    region: &Region,
    here: &Place,
    home: &Place,
    doubts: &mut Vec<Reason>,
    notes: &mut Vec<Reason>,
) {
    match in_region(region.rule, here, home) {
        Some(true) => {}
        _ if region.advisory => notes.push(Reason::Green(GreenReason::Advised(region.rule))),
        Some(false) => doubts.push(Reason::Place(PlaceReason::WrongRegion(region.rule))),
        None => doubts.push(Reason::Place(PlaceReason::RegionUnknown(region.rule))),
    }
}

/// Whether the rule is kept; `None` if one of the places does not say. Cities and regions of two countries are never the
/// same, whatever they are called.
fn in_region(rule: RegionRule, here: &Place, home: &Place) -> Option<bool> {
    let country = |place: &Place| {
        place
            .country
            .as_ref()
            .map(|country| country.as_str().to_lowercase())
    };
    let region = |place: &Place| {
        place
            .region
            .as_ref()
            .map(|region| region.as_str().to_lowercase())
    };
    let city = |place: &Place| place.city.as_ref().map(|city| city.as_str().to_lowercase());
    let same = |of: fn(&Place) -> Option<String>| Some(of(here)? == of(home)?);
    let one_country = same(country);
    let within = |of: fn(&Place) -> Option<String>| match one_country {
        Some(false) => Some(false),
        _ => same(of),
    };
    match rule {
        RegionRule::SameCity => within(city),
        RegionRule::SameRegion => within(region),
        RegionRule::SameCountry => one_country,
        RegionRule::Travelling => within(city).map(|same| !same),
    }
}

fn count_all(question: &Question<'_>, caps: &[Held], earlier: &[Visit]) -> Vec<Counted> {
    let half = question.desk.unit == Some(Unit::HalfDay);
    caps.iter()
        .map(|held| count(held, earlier, question.day, question.now, half))
        .collect()
}

// SPEC §5.4.4: what must be so on the day itself.
fn visit_rules(question: &Question<'_>, grant: &Grant, doubts: &mut Vec<Reason>) {
    let days = &grant.weekdays;
    if !days.is_empty() && !days.iter().any(|day| *day == question.day.weekday) {
        doubts.push(Reason::Today(TodayReason::WrongWeekday(
            days.as_slice().to_vec(),
        )));
    }
    doubts.extend(
        grant
            .booking
            .as_ref()
            .and_then(|booking| booking_rule(question, booking)),
    );
    // The pass itself is the proof of membership.
    let documents = [Identity::PhotoId, Identity::Letter];
    let mut looked_at = grant.identity.iter().filter(|one| documents.contains(one));
    if let (Some(document), false) = (looked_at.next(), question.desk.id_seen) {
        doubts.push(Reason::Today(TodayReason::IdentityNotSeen(*document)));
    }
    doubts.extend(guest_rule(question, grant));
}

fn booking_rule(question: &Question<'_>, booking: &Booking) -> Option<Reason> {
    if booking.how == BookingKind::NotNeeded {
        return None;
    }
    let days_before = booking.days_before.map_or(0, |days| days.value() as u64);
    let noted = question
        .desk
        .booked_on
        .filter(|day| *day <= question.day.today);
    let Some(booked_on) = noted else {
        return Some(Reason::Today(TodayReason::NotBooked {
            how: booking.how,
            days_before,
        }));
    };
    let was = question.day.today.days_since(booked_on).max(0) as u64;
    (was < days_before).then_some(Reason::Today(TodayReason::BookedLate { was, days_before }))
}

fn guest_rule(question: &Question<'_>, grant: &Grant) -> Option<Reason> {
    let brings = u64::from(question.desk.guests);
    if brings == 0 {
        return None;
    }
    let most = |guests: &Guests| guests.at_most.map_or(u64::MAX, |most| most.value() as u64);
    let at_most = match &grant.guests {
        Some(guests) if matches!(guests.rule, GuestRule::Free | GuestRule::Paid) => {
            Some(most(guests))
        }
        Some(guests) if guests.rule == GuestRule::HostPolicy => None,
        _ => Some(0),
    };
    let covered = at_most.is_some_and(|most| brings <= most);
    (!covered).then_some(Reason::Today(TodayReason::Guests { brings, at_most }))
}

fn side_notes(
    content: &Content,
    grant: &Grant,
    earlier: &[Visit],
    doubts: &[Reason],
    notes: &mut Vec<Reason>,
) {
    if grant.not_for_regulars && !earlier.is_empty() {
        notes.push(Reason::Green(GreenReason::NotForRegulars {
            visits: earlier.len() as u64,
        }));
    }
    let prices = prices(content, grant, !doubts.is_empty());
    if !prices.is_empty() {
        notes.push(Reason::Green(GreenReason::Prices(prices)));
    }
    if grant.more_on_request || grant.amount_not_fixed {
        notes.push(Reason::Green(GreenReason::MoreOnRequest));
    }
}

/// The prices to tell: those beside a free visit always, those after it once it is used up or never was free.
fn prices(content: &Content, grant: &Grant, doubtful: bool) -> Vec<Price> {
    let listed = if grant.price.is_empty() {
        content.price.as_slice()
    } else {
        grant.price.as_slice()
    };
    let paid = matches!(grant.benefit, Benefit::Priced | Benefit::Discount);
    let told = |price: &&Price| price.when != PriceWhen::After || doubtful || paid;
    listed.iter().filter(told).cloned().collect()
}

fn visit(tightest: Option<&Counted>, earlier: &[Visit], open_to_all: bool) -> Option<Allowance> {
    match tightest {
        Some(counted) => Some(counted.allowance),
        None if open_to_all => None,
        None => {
            let mut days: Vec<LocalDay> = earlier.iter().map(|visit| visit.day).collect();
            days.sort_unstable();
            days.dedup();
            Some(Allowance {
                day: days.len() as u64 + 1,
                of: None,
                unit: Unit::Day,
                period: None,
            })
        }
    }
}
