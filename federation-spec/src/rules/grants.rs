//! One grant against one visitor: what they would get, and what stands against it. SPEC §5.4

use crate::records::Pass;
use crate::records::card::Attribute;
use crate::records::terms::Content;
use crate::records::terms::content::{Group, Stance};
use crate::records::terms::grant::{Audience, Benefit, Grant, Requires, Unit};
use crate::records::terms::price::{Price, PriceWhen};
use crate::wire::ids::SpaceId;

use super::count::{Counted, Held, caps, count};
use super::offer::Offer;
use super::on_the_day::visit_rules;
use super::places::place_rules;
use super::question::{HomeTerms, LocalDay, Question, Visit};
use super::reason::{Given, GrantReason, GreenReason, MemberReason, Reason};
use super::verdict::Allowance;

/// Better benefits first. SPEC §5.4
pub(super) fn rank(benefit: Benefit) -> u8 {
    match benefit {
        Benefit::Free => 0,
        Benefit::HostDecides => 1,
        Benefit::FeeWaived => 2,
        Benefit::Discount => 3,
        Benefit::Area => 4,
        Benefit::Welcome => 5,
        Benefit::Priced => 6,
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
    doubts.extend(not_meant_for(question, content, grant));
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
        notes.insert(0, Reason::Green(GreenReason::Granted(given(grant))));
    }
    Some(Offer {
        given: given(grant),
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

fn given(grant: &Grant) -> Given {
    let areas = grant.areas.iter();
    Given {
        benefit: grant.benefit,
        percent: grant.discount_percent.map(|percent| percent.value() as u64),
        areas: areas.map(|area| area.as_str().to_owned()).collect(),
    }
}

/// Why a grant is meant for others than the members of this home.
fn not_meant_for(question: &Question<'_>, content: &Content, grant: &Grant) -> Option<Reason> {
    let reason = match grant.to {
        Audience::Partners if !is_partner(content, grant, question.home.space) => {
            GrantReason::NotAPartner {
                by_name: is_named(question, content, grant),
            }
        }
        Audience::WouldBeMembers if !question.desk.would_join => GrantReason::ForWouldBeMembers,
        Audience::Partners
        | Audience::WouldBeMembers
        | Audience::Members
        | Audience::Anyone
        | Audience::Guests => return None,
    };
    Some(Reason::Grant(reason))
}

/// The groups of the content that a grant names.
fn groups<'a>(content: &'a Content, grant: &'a Grant) -> impl Iterator<Item = &'a Group> {
    let named = |group: &&Group| grant.groups.iter().any(|name| *name == group.name);
    content.group.iter().filter(named)
}

/// Whether a group lists a space by name alone that has the name of this home. It is said, and never used.
fn is_named(question: &Question<'_>, content: &Content, grant: &Grant) -> bool {
    let Some(profile) = question.home.profile else {
        return false;
    };
    let home = profile.0.body.name.as_str().to_lowercase();
    let mut names = groups(content, grant).flat_map(|group| group.by_name.iter());
    names.any(|name| name.as_str().to_lowercase() == home)
}

fn is_partner(content: &Content, grant: &Grant, home: SpaceId) -> bool {
    let grouped = groups(content, grant).flat_map(|group| group.spaces.iter());
    grant
        .spaces
        .iter()
        .chain(grouped)
        .any(|space| *space == home)
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
    if content.closed_since.is_some() {
        return false;
    }
    match grant.to {
        Audience::Anyone => true,
        Audience::Members => content.visa != Some(Stance::Declined),
        Audience::Partners => {
            content.visa != Some(Stance::Declined) && is_partner(content, grant, space)
        }
        Audience::Guests | Audience::WouldBeMembers => false,
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

// SPEC §5.4.2: what the member must be, by the pass.
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

fn count_all(question: &Question<'_>, caps: &[Held], earlier: &[Visit]) -> Vec<Counted> {
    let half = question.desk.unit == Some(Unit::HalfDay);
    caps.iter()
        .map(|held| count(held, earlier, question.day, question.now, half))
        .collect()
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
    let note = grant.note.as_ref().map(|note| note.as_str().to_owned());
    notes.extend(note.map(|note| Reason::Green(GreenReason::Note(note))));
    let arrival = grant
        .booking
        .as_ref()
        .and_then(|booking| booking.on_arrival.as_ref());
    let arrival = arrival.map(|done| done.as_str().to_owned());
    notes.extend(arrival.map(|done| Reason::Green(GreenReason::OnArrival(done))));
}

/// The prices to tell: those beside a free visit always, those after it once it is used up or never was free.
fn prices(content: &Content, grant: &Grant, doubtful: bool) -> Vec<Price> {
    let listed = if grant.price.is_empty() {
        content.price.as_slice()
    } else {
        grant.price.as_slice()
    };
    let paid = matches!(
        grant.benefit,
        Benefit::Priced | Benefit::Discount | Benefit::Welcome
    );
    let told = |price: &&Price| price.when() != PriceWhen::After || doubtful || paid;
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
