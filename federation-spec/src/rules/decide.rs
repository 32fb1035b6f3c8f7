//! The verdict: what a desk is told about what it was shown. SPEC §5
//!
//! The pass first (red), then the home and the house (amber), then the grants: the best one applies.

use crate::records::card::Card;
use crate::records::terms::Content;
use crate::records::terms::content::Stance;
use crate::records::terms::grant::Benefit;
use crate::wire::limits::MAX_AHEAD;

use super::grants::{Offer, weigh};
use super::question::{DayFacts, HomeTerms, Opening, Presented, Question, Standing, Visit};
use super::verdict::{Reason, Verdict};

/// Decides. Pure: the same question always has the same answer.
pub fn decide(question: &Question<'_>) -> Verdict {
    match question.pass {
        Presented::Refused(refusal) => Verdict::of(vec![Reason::Refused(refusal)], None, false),
        Presented::UnknownHome { card, alike } => unknown_home(question, card, alike),
        Presented::Genuine(card) => genuine(question, card),
    }
}

fn unknown_home(question: &Question<'_>, card: &Card, alike: Option<crate::wire::ids::SpaceId>) -> Verdict {
    let mut reasons = vec![Reason::HomeUnknown { alike }];
    reasons.extend(outside_its_dates(question, card));
    Verdict::of(reasons, None, true)
}

fn genuine(question: &Question<'_>, card: &Card) -> Verdict {
    if let Some(red) = refused(question, card) {
        return Verdict::of(vec![red], None, false);
    }
    if question.home.space == question.host.space {
        return Verdict::of(vec![Reason::OwnMember], None, false);
    }
    let (this, earlier) = split_visits(question);
    let offer = best_offer(question, card, &earlier);
    let visit = offer.as_ref().and_then(|offer| offer.visit);
    let counts = offer.as_ref().is_none_or(|offer| offer.counts);
    let reasons = match (this, offer) {
        // SPEC §5.6: the second scan of one day is the same visit, whoever decided on the first.
        (Some(this), offer) => std::iter::once(Reason::AlreadyIn { since: this.started })
            .chain(offer.into_iter().flat_map(|offer| offer.notes))
            .collect(),
        (None, Some(offer)) => [home_doubts(question), house_doubts(question), offer.doubts, offer.notes].concat(),
        (None, None) => [home_doubts(question), house_doubts(question), nothing(question)].concat(),
    };
    Verdict::of(reasons, visit, counts)
}

// SPEC §5.3: what is wrong with the pass itself.
fn refused(question: &Question<'_>, card: &Card) -> Option<Reason> {
    if question.home.standing == Standing::Blocked {
        return Some(Reason::HomeBlocked);
    }
    let other_host = card.0.audience.filter(|host| *host != question.host.space);
    outside_its_dates(question, card).or(other_host.map(|host| Reason::OtherHost { host }))
}

/// A pass counts from `nbf` (else `iat`, give or take a wrong clock) to the second before `exp`.
fn outside_its_dates(question: &Question<'_>, card: &Card) -> Option<Reason> {
    let claims = &card.0;
    if claims.expires_at <= question.now {
        return Some(Reason::Expired { at: claims.expires_at });
    }
    let early = claims.not_before.filter(|from| *from > question.now);
    let ahead = Some(claims.issued_at).filter(|at| *at > question.now.plus(MAX_AHEAD));
    early.or(ahead).map(|from| Reason::NotYetValid { from })
}

// SPEC §5.2: what is not known of the home. Silence is never green.
fn home_doubts(question: &Question<'_>) -> Vec<Reason> {
    let home = &question.home;
    let mut doubts = Vec::new();
    if home.standing == Standing::Stranger {
        doubts.push(Reason::HomeNotPinned);
    }
    if home.conflicting {
        doubts.push(Reason::HomeConflicting);
    }
    match home.terms {
        HomeTerms::Never => doubts.push(Reason::HomeTermsMissing),
        HomeTerms::Expired { at } => doubts.push(Reason::HomeTermsExpired { at }),
        HomeTerms::Valid(_) => {}
    }
    doubts
}

fn house_doubts(question: &Question<'_>) -> Vec<Reason> {
    let mut doubts = Vec::new();
    if let Opening::Closed { opens } = question.day.opening {
        doubts.push(Reason::Closed { opens });
    }
    let capacity = question
        .host
        .terms
        .and_then(|content| content.capacity)
        .map(|people| people.value() as u64);
    if let Some(capacity) = capacity.filter(|capacity| u64::from(question.day.present) >= *capacity) {
        doubts.push(Reason::RoomFull { capacity });
    }
    doubts
}

/// This visit, if she is in already; and the visits before it that count at this site.
fn split_visits(question: &Question<'_>) -> (Option<Visit>, Vec<Visit>) {
    let one_count = question
        .host
        .terms
        .is_none_or(|content| content.one_count || content.site.is_empty());
    let here = |visit: &&Visit| one_count || visit.site == question.desk.site;
    let this = question
        .visits
        .iter()
        .filter(here)
        .find(|visit| is_this_visit(question.day, visit))
        .cloned();
    let earlier = question
        .visits
        .iter()
        .filter(here)
        .filter(|visit| Some(*visit) != this.as_ref())
        .cloned()
        .collect();
    (this, earlier)
}

/// Whether a visit is the one that goes on: today's; past midnight also one that began yesterday, in the hours that
/// still run. SPEC §5.6
pub fn is_this_visit(day: &DayFacts, visit: &Visit) -> bool {
    let still_running = match day.opening {
        Opening::Open { since } => visit.ended.is_none() && visit.day == since && since < day.today,
        _ => false,
    };
    visit.day == day.today || still_running
}

fn best_offer(question: &Question<'_>, card: &Card, earlier: &[Visit]) -> Option<Offer> {
    let content = question.host.terms?;
    let offers = content
        .grant
        .iter()
        .filter_map(|grant| weigh(question, content, grant, card, earlier));
    offers.min_by_key(|offer| (offer.doubts.len(), rank(offer.benefit), std::cmp::Reverse(offer.left)))
}

/// Better benefits first.
fn rank(benefit: Benefit) -> u8 {
    match benefit {
        Benefit::Free => 0,
        Benefit::HostDecides => 1,
        Benefit::FeeWaived => 2,
        Benefit::Discount => 3,
        Benefit::Area => 4,
        Benefit::Priced => 5,
    }
}

fn nothing(question: &Question<'_>) -> Vec<Reason> {
    let priced = |content: &Content| {
        let prices = content.price.as_slice().to_vec();
        (!prices.is_empty()).then_some(Reason::Prices(prices))
    };
    match question.host.terms {
        None => vec![Reason::OwnTermsMissing],
        Some(content) => {
            let said_no = content.visa == Some(Stance::Declined);
            let reason = if said_no {
                Reason::OwnVisaDeclined
            } else {
                Reason::NothingGranted
            };
            std::iter::once(reason).chain(priced(content)).collect()
        }
    }
}
