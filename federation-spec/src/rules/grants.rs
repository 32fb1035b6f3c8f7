//! One grant against one visitor: what she would get, and what stands against it. SPEC §5.4

use crate::records::card::{Attribute, Card};
use crate::records::profile::{Place, Position};
use crate::records::terms::Content;
use crate::records::terms::grant::{
    Audience, Benefit, Booking, BookingKind, Cap, Grant, GuestRule, Identity, Period, Region, RegionRule, Requires,
    Unit,
};
use crate::records::terms::price::{Price, PriceWhen};
use crate::records::values::Number;
use crate::wire::ids::SpaceId;

use super::count::{Counted, count};
use super::question::{HomeTerms, Question, Visit};
use super::verdict::{Allowance, From, Reason};

/// What one grant offers this visitor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// What is granted.
    pub benefit: Benefit,
    /// What stands against it: amber reasons.
    pub doubts: Vec<Reason>,
    /// What is said beside it: green reasons, the grant first.
    pub notes: Vec<Reason>,
    /// Which day of how many.
    pub visit: Option<Allowance>,
    /// Units left after this visit.
    pub left: i64,
    /// Whether a visit counts under it.
    pub counts: bool,
}

/// Weighs one grant. `None` if it is not meant for visitors with a pass.
pub fn weigh(
    question: &Question<'_>,
    content: &Content,
    grant: &Grant,
    card: &Card,
    earlier: &[Visit],
) -> Option<Offer> {
    if grant.to == Audience::Guests {
        return None;
    }
    let mut doubts = Vec::new();
    let mut notes = vec![granted(grant)];
    if grant.to == Audience::Partners && !is_partner(content, grant, question.home.space) {
        doubts.push(Reason::NotAPartner);
    }
    if let Some(requires) = &grant.requires {
        home_rules(question, requires, card, &mut doubts);
        member_rules(question, requires, card, &mut doubts);
        place_rules(question, requires, card, &mut doubts, &mut notes);
    }
    let caps = match effective_caps(question, grant) {
        Ok(caps) => caps,
        Err(reason) => {
            doubts.push(reason);
            grant.caps.iter().map(|cap| (cap.clone(), false)).collect()
        }
    };
    let tightest = tightest(question, &caps, earlier);
    doubts.extend(tightest.iter().filter_map(|counted| counted.doubt.clone()));
    visit_rules(question, grant, &mut doubts);
    if grant.extent_unstated && !earlier.is_empty() {
        doubts.push(Reason::ExtentUnstated {
            visits: earlier.len() as u64,
        });
    }
    let open_to_all = is_open_to_all(grant, &caps);
    if open_to_all && doubts.is_empty() {
        notes.push(Reason::FreeForEveryone);
    }
    side_notes(content, grant, earlier, &doubts, &mut notes);
    Some(Offer {
        benefit: grant.benefit,
        left: tightest.as_ref().map_or(i64::MAX, Counted::left),
        visit: visit(tightest.as_ref(), earlier, question, open_to_all),
        counts: !open_to_all,
        doubts,
        notes,
    })
}

/// Free for anyone, with no number and nothing that would have to be counted for it.
fn is_open_to_all(grant: &Grant, caps: &[(Cap, bool)]) -> bool {
    let counted = !caps.is_empty() || grant.not_for_regulars || grant.extent_unstated;
    grant.to == Audience::Anyone && grant.benefit == Benefit::Free && !counted
}

fn granted(grant: &Grant) -> Reason {
    Reason::Granted {
        benefit: grant.benefit,
        percent: grant.discount_percent.map(|percent| percent.value() as u64),
        areas: grant.areas.iter().map(|area| area.as_str().to_owned()).collect(),
    }
}

fn is_partner(content: &Content, grant: &Grant, home: SpaceId) -> bool {
    let in_group = |name| {
        let named = content.group.iter().filter(move |group| group.name == name);
        named.flat_map(|group| group.spaces.iter()).any(|space| *space == home)
    };
    grant.spaces.iter().any(|space| *space == home) || grant.groups.iter().any(|name| in_group(name.clone()))
}

// SPEC §5.4.1: what the home must do, by its own terms.
fn home_rules(question: &Question<'_>, requires: &Requires, card: &Card, doubts: &mut Vec<Reason>) {
    if requires.home_takes_ours && !takes_ours(question) {
        doubts.push(Reason::HomeTakesNotOurs);
    }
    if let Some(needed) = requires.home_share_percent {
        let needed = needed.value() as u64;
        let attested = attribute(card, |one| match one {
            Attribute::HomeShare(percent) => Some(percent.value() as u64),
            _ => None,
        });
        if attested.is_none_or(|percent| percent < needed) {
            doubts.push(Reason::HomeShare { attested, needed });
        }
    }
    let kind = question.home.profile.map(|profile| profile.0.body.kind);
    let wanted = &requires.home_kinds;
    if !wanted.is_empty() && !kind.is_some_and(|kind| wanted.iter().any(|one| *one == kind)) {
        doubts.push(Reason::WrongKind {
            is: kind,
            wanted: wanted.as_slice().to_vec(),
        });
    }
}

fn takes_ours(question: &Question<'_>) -> bool {
    use crate::records::terms::content::Stance;
    let HomeTerms::Valid(content) = question.home.terms else {
        return false;
    };
    let gives_us = |grant: &Grant| match grant.to {
        Audience::Members | Audience::Anyone => grant.benefit != Benefit::Priced,
        Audience::Partners => is_partner(content, grant, question.host.space),
        Audience::Guests => false,
    };
    content.visa != Some(Stance::Declined) && content.grant.iter().any(gives_us)
}

// SPEC §5.4.2: what the member must be, by her pass.
fn member_rules(question: &Question<'_>, requires: &Requires, card: &Card, doubts: &mut Vec<Reason>) {
    let tier = card.0.body.tier;
    match (requires.min_tier, tier) {
        (Some(least), Some(is)) if is < least => doubts.push(Reason::TierTooLow { is, least }),
        (Some(_), None) => doubts.push(Reason::TierUnknown),
        _ => {}
    }
    match tier {
        Some(tier) if requires.excluded_tiers.iter().any(|one| *one == tier) => doubts.push(Reason::TierExcluded(tier)),
        None if !requires.excluded_tiers.is_empty() && requires.min_tier.is_none() => doubts.push(Reason::TierUnknown),
        _ => {}
    }
    if let Some(least) = requires.member_for_days {
        let least = least.value() as u64;
        let days = attribute(card, |one| match one {
            Attribute::MemberSince(since) => Some(question.now.since(*since) / 86_400),
            _ => None,
        });
        if days.is_none_or(|days| days < least) {
            doubts.push(Reason::MemberTooShort { days, least });
        }
    }
}

// SPEC §5.5: distance and region, from two signed places.
fn place_rules(
    question: &Question<'_>,
    requires: &Requires,
    card: &Card,
    doubts: &mut Vec<Reason>,
    notes: &mut Vec<Reason>,
) {
    let ruled = requires.km_from_home.is_some() || requires.km_from_residence.is_some() || requires.region.is_some();
    if ruled && requires.waived_for.iter().any(|space| *space == question.home.space) {
        notes.push(Reason::Waived);
        return;
    }
    let here = question
        .host
        .profile
        .and_then(|profile| profile.0.body.place.position.as_ref());
    let home = question
        .home
        .profile
        .and_then(|profile| profile.0.body.place.position.as_ref());
    let residence = attribute(card, |one| match one {
        Attribute::Residence(position) => Some(position),
        _ => None,
    });
    doubts.extend(too_near(here, home, requires.km_from_home, From::Home));
    doubts.extend(too_near(here, residence, requires.km_from_residence, From::Residence));
    if let Some(region) = &requires.region {
        region_rule(question, region, doubts, notes);
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
        return Some(Reason::PlaceUnknown { from, least });
    };
    let km = here.kilometres_to(there);
    (km < least).then_some(Reason::TooNear { km, least, from })
}

fn region_rule(question: &Question<'_>, region: &Region, doubts: &mut Vec<Reason>, notes: &mut Vec<Reason>) {
    let place = |profile: &crate::records::profile::Profile| profile.0.body.place.clone();
    let here = question.host.profile.map(place);
    let home = question.home.profile.map(place);
    let kept = here
        .zip(home)
        .and_then(|(here, home)| in_region(region.rule, &here, &home));
    match kept {
        Some(true) => {}
        _ if region.advisory => notes.push(Reason::Advised(region.rule)),
        Some(false) => doubts.push(Reason::WrongRegion(region.rule)),
        None => doubts.push(Reason::RegionUnknown(region.rule)),
    }
}

/// Whether the rule is kept; `None` if one of the places does not say.
fn in_region(rule: RegionRule, here: &Place, home: &Place) -> Option<bool> {
    let same = |here: Option<&str>, home: Option<&str>| Some(here?.to_lowercase() == home?.to_lowercase());
    let city = |place: &Place| place.city.as_ref().map(|city| city.as_str().to_owned());
    let region = |place: &Place| place.region.as_ref().map(|region| region.as_str().to_owned());
    let country = |place: &Place| place.country.as_ref().map(|country| country.as_str().to_owned());
    let (here_country, home_country) = (country(here), country(home));
    match rule {
        RegionRule::SameCity => same(city(here).as_deref(), city(home).as_deref()),
        RegionRule::SameRegion => same(region(here).as_deref(), region(home).as_deref()),
        RegionRule::SameCountry => same(here_country.as_deref(), home_country.as_deref()),
        RegionRule::Travelling => same(city(here).as_deref(), city(home).as_deref()).map(|same| !same),
    }
}

// SPEC §5.4.3: the caps that hold, each with whether it is the home's number.
fn effective_caps(question: &Question<'_>, grant: &Grant) -> Result<Vec<(Cap, bool)>, Reason> {
    let own = grant.caps.iter().map(|cap| (cap.clone(), false));
    let capped = grant
        .requires
        .as_ref()
        .is_some_and(|requires| requires.never_more_than_home);
    if !capped {
        return Ok(own.collect());
    }
    let HomeTerms::Valid(home) = question.home.terms else {
        return Err(Reason::HomeStatesNoNumber);
    };
    let home_cap = home_number(home).ok_or(Reason::HomeStatesNoNumber)?;
    let smaller = |cap: &Cap| match (in_half_days(cap), in_half_days(&home_cap)) {
        (Some(ours), Some(theirs)) => theirs < ours,
        _ => false,
    };
    let as_home = |per: Period, rolling_days| Cap {
        per,
        rolling_days,
        ask_up_to: None,
        ..home_cap.clone()
    };
    if grant.caps.is_empty() {
        return Ok(vec![(as_home(home_cap.per, home_cap.rolling_days), true)]);
    }
    Ok(own
        .map(|(cap, _)| match smaller(&cap) {
            true => (as_home(cap.per, cap.rolling_days), true),
            false => (cap, false),
        })
        .collect())
}

/// The number that a home gives members of other spaces: its most generous grant's smallest cap.
fn home_number(home: &Content) -> Option<Cap> {
    let grants = home
        .grant
        .iter()
        .filter(|grant| matches!(grant.to, Audience::Members | Audience::Anyone));
    let smallest = |grant: &Grant| {
        let caps = grant.caps.iter().filter(|cap| in_half_days(cap).is_some());
        caps.min_by_key(|cap| in_half_days(cap)).cloned()
    };
    grants.filter_map(smallest).max_by_key(in_half_days)
}

/// A cap's amount in half days, if its unit is one of days.
fn in_half_days(cap: &Cap) -> Option<u64> {
    let amount = cap.amount.value() as u64;
    match cap.unit {
        Unit::HalfDay => Some(amount),
        Unit::Day => Some(amount * 2),
        Unit::Week => Some(amount * 14),
        Unit::Month => Some(amount * 60),
        Unit::Hour | Unit::Block => None,
    }
}

fn tightest(question: &Question<'_>, caps: &[(Cap, bool)], earlier: &[Visit]) -> Option<Counted> {
    let half = question.desk.unit == Some(Unit::HalfDay);
    caps.iter()
        .map(|(cap, by_home)| count(cap, earlier, question.day, question.now, half, *by_home))
        .min_by_key(Counted::left)
}

// SPEC §5.4.4: what must be so on the day itself.
fn visit_rules(question: &Question<'_>, grant: &Grant, doubts: &mut Vec<Reason>) {
    let days = &grant.weekdays;
    if !days.is_empty() && !days.iter().any(|day| *day == question.day.weekday) {
        doubts.push(Reason::WrongWeekday(days.as_slice().to_vec()));
    }
    doubts.extend(
        grant
            .booking
            .as_ref()
            .and_then(|booking| booking_rule(question, booking)),
    );
    let photo_id = grant.identity.iter().any(|one| *one == Identity::PhotoId);
    if photo_id && !question.desk.id_seen {
        doubts.push(Reason::IdentityNotSeen(Identity::PhotoId));
    }
    doubts.extend(guest_rule(question, grant));
}

fn booking_rule(question: &Question<'_>, booking: &Booking) -> Option<Reason> {
    if booking.how == BookingKind::NotNeeded {
        return None;
    }
    let days_before = booking.days_before.map_or(0, |days| days.value() as u64);
    let Some(booked_on) = question.desk.booked_on else {
        return Some(Reason::NotBooked {
            how: booking.how,
            days_before,
        });
    };
    let was = question.day.today.days_since(booked_on).max(0) as u64;
    (was < days_before).then_some(Reason::BookedLate { was, days_before })
}

fn guest_rule(question: &Question<'_>, grant: &Grant) -> Option<Reason> {
    let brings = u64::from(question.desk.guests);
    if brings == 0 {
        return None;
    }
    let most =
        |guests: &crate::records::terms::grant::Guests| guests.at_most.map_or(u64::MAX, |most| most.value() as u64);
    let at_most = match &grant.guests {
        Some(guests) if matches!(guests.rule, GuestRule::Free | GuestRule::Paid) => Some(most(guests)),
        Some(guests) if guests.rule == GuestRule::HostPolicy => None,
        _ => Some(0),
    };
    let covered = at_most.is_some_and(|most| brings <= most);
    (!covered).then_some(Reason::Guests { brings, at_most })
}

fn side_notes(content: &Content, grant: &Grant, earlier: &[Visit], doubts: &[Reason], notes: &mut Vec<Reason>) {
    if grant.not_for_regulars && !earlier.is_empty() {
        notes.push(Reason::NotForRegulars {
            visits: earlier.len() as u64,
        });
    }
    let prices = prices(content, grant, !doubts.is_empty());
    if !prices.is_empty() {
        notes.push(Reason::Prices(prices));
    }
    if grant.more_on_request || grant.amount_not_fixed {
        notes.push(Reason::MoreOnRequest);
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

fn visit(
    tightest: Option<&Counted>,
    earlier: &[Visit],
    question: &Question<'_>,
    open_to_all: bool,
) -> Option<Allowance> {
    match tightest {
        Some(counted) => Some(counted.allowance),
        None if open_to_all => None,
        None => {
            let mut days: Vec<_> = earlier
                .iter()
                .map(|visit| visit.day)
                .filter(|day| *day < question.day.today)
                .collect();
            days.sort_unstable();
            days.dedup();
            Some(Allowance {
                day: days.len() as u64 + 1,
                of: None,
                unit: Unit::Day,
                period: Period::Unstated,
            })
        }
    }
}

fn attribute<'a, T>(card: &'a Card, find: impl Fn(&'a Attribute) -> Option<T>) -> Option<T> {
    card.0.body.attributes.iter().find_map(find)
}
