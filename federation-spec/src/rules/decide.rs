//! The verdict: what a desk is told about what it was shown. SPEC §5
//!
//! The pass first (red), then the home and the house (amber), then the grants: the best one applies.

use std::cmp::Reverse;

use crate::records::Pass;
use crate::records::terms::Content;
use crate::records::terms::content::Stance;
use crate::records::terms::grant::{Benefit, Unit, Weekday};
use crate::records::values::Date;
use crate::wire::ids::SpaceId;
use crate::wire::limits::MAX_AHEAD;

use super::count::period_start;
use super::grants::{rank, weigh};
use super::offer::Offer;
use super::question::{
    Books, Clock, DayFacts, DeskFacts, HomeEnd, HomeTerms, Limit, LocalDay, Opening, Presented,
    Question, Standing, Visit, Welcome,
};
use super::reason::{GrantReason, GreenReason, HomeReason, PassReason, Reason, TodayReason};
use super::status;
use super::verdict::{Allowance, Level, Verdict};

/// Seconds within which nobody is expected at a second desk. SPEC §5.6
pub const SAME_MOMENT: u64 = 300;

/// Decides. Pure: the same question always has the same answer.
#[must_use]
pub fn decide(question: &Question<'_>) -> Verdict {
    let verdict = match question.pass {
        Presented::Refused(refusal) => Verdict::of(vec![Reason::Refused(refusal)], None, false),
        Presented::Asked { at, delivered } => Verdict::of(
            vec![Reason::Home(HomeReason::HomeAsked { at, delivered })],
            None,
            false,
        ),
        Presented::UnknownHome { pass, alike } => unknown_home(question, pass, alike),
        Presented::Genuine(pass) => {
            genuine(question, pass).with_status_age(status::age(question, pass))
        }
    };
    let verdict = match books_doubt(question.books) {
        Some(doubt) if verdict.level != Level::Red => verdict.after(Reason::Home(doubt)),
        Some(_) | None => verdict,
    };
    match question.clock {
        Clock::Sound => verdict,
        Clock::Behind | Clock::Ahead if verdict.level == Level::Red => verdict,
        Clock::Behind | Clock::Ahead => verdict.after(Reason::Home(HomeReason::ClockInDoubt)),
    }
}

/// What is doubtful of whatever a host judges by its books.
fn books_doubt(books: Books) -> Option<HomeReason> {
    match books {
        Books::Damaged => Some(HomeReason::BooksDamaged),
        Books::Restored { from } => Some(HomeReason::BooksRestored { since: from }),
        Books::Whole | Books::Incomplete { .. } => None,
    }
}

/// Whether visits may be missing from what a number counts. SPEC §5.3
fn visits_missing(question: &Question<'_>, offer: &Offer) -> Option<Reason> {
    let Books::Incomplete {
        from,
        until,
        until_day,
    } = question.books
    else {
        return None;
    };
    let counted = offer.visit.as_ref().filter(|visit| visit.of.is_some())?;
    let began = counted
        .period
        .and_then(|period| period_start(period, question.day));
    let within = began.is_none_or(|began| began <= until_day);
    within.then_some(Reason::Home(HomeReason::VisitsMissing { from, until }))
}

fn unknown_home(question: &Question<'_>, pass: &Pass, alike: Option<SpaceId>) -> Verdict {
    let red = refused(question, pass);
    let counts = red.is_none();
    let reasons = std::iter::once(Reason::Home(HomeReason::HomeUnknown { alike })).chain(red);
    Verdict::of(reasons.collect(), None, counts)
}

fn genuine(question: &Question<'_>, pass: &Pass) -> Verdict {
    if let Some(red) = refused(question, pass) {
        return Verdict::of(vec![red], None, false);
    }
    if question.home.space == question.host.space {
        return Verdict::of(vec![Reason::Green(GreenReason::OwnMember)], None, false);
    }
    let running = question
        .visits
        .iter()
        .filter(|visit| is_this_visit(question.day, visit));
    let order = |visit: &Visit| {
        let Visit {
            day,
            started,
            ended,
            half,
            site,
            desk_id,
        } = visit.clone();
        (started, day, half, site, ended, desk_id)
    };
    match running.min_by_key(|visit| order(visit)) {
        Some(this) => already_in(question, pass, this),
        None => new_visit(question, pass),
    }
}

fn new_visit(question: &Question<'_>, pass: &Pass) -> Verdict {
    let status = status::doubt(question, pass).into_iter().collect();
    let doubts = [home_doubts(question), status, house_doubts(question)].concat();
    match best_offer(question, pass) {
        Some(offer) => {
            let missing = visits_missing(question, &offer).into_iter().collect();
            let vouched = vouched_for(question).into_iter().collect();
            Verdict::of(
                [doubts, offer.doubts, missing, offer.notes, vouched].concat(),
                offer.visit,
                offer.counts,
            )
        }
        None => Verdict::of([doubts, nothing(question)].concat(), None, true),
    }
}

// SPEC §5.6: the second scan of one day is the same visit, whoever decided on the first. Its number is that of its
// check-in; where a week, month or year has begun since, that number can no longer be said.
fn already_in(question: &Question<'_>, pass: &Pass, this: &Visit) -> Verdict {
    let day = DayFacts {
        today: this.day,
        weekday: weekday_before(question.day, this.day),
        minute: minute_then(question, this),
        ..question.day.clone()
    };
    let desk = DeskFacts {
        site: this.site.clone(),
        unit: this.half.then_some(Unit::HalfDay),
        settled: true,
        ..question.desk.clone()
    };
    let then = Question {
        now: this.started,
        day: &day,
        desk: &desk,
        ..*question
    };
    let since = in_since(question, this);
    let Some(offer) = applied(&then, pass) else {
        return Verdict::of(vec![since], None, true);
    };
    let still = |visit: &Allowance| {
        let began = visit.period.and_then(|period| period_start(period, &day));
        began.is_none_or(|start| start <= this.day)
    };
    let reasons = std::iter::once(since).chain(offer.notes);
    Verdict::of(reasons.collect(), offer.visit.filter(still), offer.counts)
}

/// The offer under which the visitor was let in. Nobody notes who thinks of joining: this one does, where else a price is left.
fn applied(then: &Question<'_>, pass: &Pass) -> Option<Offer> {
    let stated = best_offer(then, pass)?;
    if stated.given.benefit != Benefit::Priced && !stated.doubts.iter().any(Reason::is_for_others) {
        return Some(stated);
    }
    let desk = DeskFacts {
        would_join: true,
        ..then.desk.clone()
    };
    let joining = best_offer(
        &Question {
            desk: &desk,
            ..*then
        },
        pass,
    );
    joining
        .filter(|offer| offer.given.benefit != Benefit::Priced)
        .or(Some(stated))
}

// SPEC §5.6 rule 7: nobody stands at two desks within minutes, so one of the two passes may be a copy.
fn in_since(question: &Question<'_>, this: &Visit) -> Reason {
    let (since, seconds) = (this.started, question.now.0.saturating_sub(this.started.0));
    let desks = question.desk_id.zip(this.desk_id.as_deref());
    let elsewhere = desks.is_some_and(|(asking, then)| asking != then);
    if elsewhere && this.ended.is_none() && seconds < SAME_MOMENT {
        return Reason::Home(HomeReason::AtAnotherDesk { since });
    }
    let minutes = seconds / 60;
    Reason::Green(GreenReason::AlreadyIn { since, minutes })
}

/// The local time of a check-in, as far as it follows from that of now: the zone is taken not to have changed since.
fn minute_then(question: &Question<'_>, this: &Visit) -> u16 {
    let passed = i128::from(question.now.0 / 60) - i128::from(this.started.0 / 60);
    let then = i128::from(question.day.minute) - passed;
    then.rem_euclid(24 * 60) as u16
}

fn weekday_before(day: &DayFacts, earlier: LocalDay) -> Weekday {
    let today = day.weekday.code() as i64 - 1;
    let index = (today - day.today.days_since(earlier)).rem_euclid(7) as usize;
    Weekday::WORDS
        .get(index)
        .and_then(|word| Weekday::of_word(word))
        .unwrap_or(day.weekday)
}

// SPEC §5.3: what is wrong with the pass itself.
fn refused(question: &Question<'_>, pass: &Pass) -> Option<Reason> {
    if question.home.standing == Standing::Blocked {
        return Some(Reason::Pass(PassReason::HomeBlocked));
    }
    if let Some(end) = question.home.ended {
        let HomeEnd { at, successor } = end;
        return Some(Reason::Pass(PassReason::HomeEnded { at, successor }));
    }
    if let Some(since) = question.home.distrusted.filter(|_| !was_here(question)) {
        return Some(Reason::Pass(PassReason::KeyDistrusted { since }));
    }
    let other_host = pass.audience().filter(|host| *host != question.host.space);
    outside_its_dates(question, pass)
        .or(other_host.map(|host| Reason::Pass(PassReason::OtherHost { host })))
        .or_else(|| status::refusal(question, pass))
}

/// Whether the visitor was here before the home distrusted the key: then the pass is not one that a thief made up.
fn was_here(question: &Question<'_>) -> bool {
    let before = |visit: &Visit| {
        question
            .home
            .distrusted
            .is_some_and(|since| visit.started < since)
    };
    question.visits.iter().any(before)
}

/// A pass counts from `nbf` (else `iat`, give or take a wrong clock) to the second before `exp`. A clock that is ahead
/// cannot say that a pass has ended, and one that is behind not that it has yet to begin.
fn outside_its_dates(question: &Question<'_>, pass: &Pass) -> Option<Reason> {
    if pass.expires_at() <= question.now {
        let expired = Reason::Pass(PassReason::Expired {
            at: pass.expires_at(),
        });
        return Some(expired).filter(|_| question.clock != Clock::Ahead);
    }
    let early = pass.not_before().filter(|from| *from > question.now);
    let ahead = Some(pass.issued_at()).filter(|at| *at > question.now.plus(MAX_AHEAD));
    let not_yet = early
        .max(ahead)
        .map(|from| Reason::Pass(PassReason::NotYetValid { from }));
    not_yet.filter(|_| question.clock != Clock::Behind)
}

// SPEC §5.2: what is not known of the home. Silence is never green.
fn home_doubts(question: &Question<'_>) -> Vec<Reason> {
    let home = &question.home;
    let mut doubts = Vec::new();
    if matches!(home.standing, Standing::Stranger | Standing::Vouched(_)) {
        doubts.extend(
            home.alike
                .map(|space| Reason::Home(HomeReason::NameOfAnother { space })),
        );
    }
    doubts.extend(standing_doubt(question).map(Reason::Home));
    if home.conflicting {
        doubts.push(Reason::Home(HomeReason::HomeConflicting));
    }
    doubts.extend(
        home.distrusted
            .map(|since| Reason::Home(HomeReason::KeyDistrusted { since })),
    );
    match home.terms {
        HomeTerms::Never => doubts.push(Reason::Home(HomeReason::HomeTermsMissing)),
        HomeTerms::Expired { at } => doubts.push(Reason::Home(HomeReason::HomeTermsExpired { at })),
        HomeTerms::Valid(_) => {}
    }
    doubts
}

/// What is doubtful of the home's standing. SPEC §5.2
fn standing_doubt(question: &Question<'_>) -> Option<HomeReason> {
    let by = || question.home.vouchers.to_vec();
    let unseen = || !question.desk.id_seen;
    let used = || {
        let mut before = question.visits.iter();
        before.any(|visit| visit.day < question.day.today)
    };
    match question.home.standing {
        Standing::Stranger => Some(HomeReason::HomeNotPinned),
        Standing::Vouched(Welcome::Ask) => Some(HomeReason::HomeVouched { by: by() }),
        Standing::Vouched(Welcome::IdentitySeen) => {
            unseen().then(|| HomeReason::VouchedUnseen { by: by() })
        }
        Standing::Vouched(Welcome::OneDay) => {
            used().then(|| HomeReason::VouchedDayUsed { by: by() })
        }
        Standing::Limited(Limit::IdentitySeen) => unseen().then_some(HomeReason::LimitedUnseen),
        Standing::Limited(Limit::OneDay) => used().then_some(HomeReason::LimitedDayUsed),
        Standing::Vouched(Welcome::Full) | Standing::Own | Standing::Pinned | Standing::Blocked => {
            None
        }
    }
}

/// That others vouch for the home, where nothing else has to be said of it.
fn vouched_for(question: &Question<'_>) -> Option<Reason> {
    let vouched = matches!(question.home.standing, Standing::Vouched(_));
    let by = question.home.vouchers.to_vec();
    let green = vouched && standing_doubt(question).is_none();
    green.then_some(Reason::Green(GreenReason::Vouched { by }))
}

fn house_doubts(question: &Question<'_>) -> Vec<Reason> {
    let mut doubts = Vec::new();
    if closed_for_good(question).is_some() {
        return doubts;
    }
    if let Opening::Closed { opens } = question.day.opening {
        doubts.push(Reason::Today(TodayReason::Closed { opens }));
    }
    let capacity = question.host.terms.and_then(|content| content.capacity);
    let inside = u64::from(question.day.present) + u64::from(question.desk.guests);
    let room_for = capacity.map(|people| people.value() as u64);
    if let Some(capacity) = room_for.filter(|capacity| inside >= *capacity) {
        doubts.push(Reason::Today(TodayReason::RoomFull { capacity }));
    }
    doubts
}

/// The visits of days before this one that count where the desk stands: those at other sites only where the terms keep
/// one count. A visit whose site nobody stated counts at all of them. SPEC §5.6
fn earlier_visits(question: &Question<'_>) -> Vec<Visit> {
    let one_count = question.host.terms.is_none_or(|content| content.one_count);
    let desk = question.desk_site();
    let here = |visit: &&Visit| match (desk, question.site(visit.site.as_deref())) {
        (Some(desk), Some(site)) => one_count || desk.name == site.name,
        _ => true,
    };
    let before = question
        .visits
        .iter()
        .filter(|visit| visit.day < question.day.today);
    before.filter(here).cloned().collect()
}

/// Whether a visit is the one that goes on: today's; past midnight also one that began yesterday, in the hours that
/// still run. SPEC §5.6
#[must_use]
pub fn is_this_visit(day: &DayFacts, visit: &Visit) -> bool {
    let still_running = match day.opening {
        Opening::Open { since } => visit.ended.is_none() && visit.day == since && since < day.today,
        Opening::Unknown | Opening::Closed { .. } => false,
    };
    visit.day == day.today || still_running
}

fn closed_for_good<'a>(question: &Question<'a>) -> Option<&'a Date> {
    question.host.terms?.closed_since.as_ref()
}

// SPEC §5.4: who has used up what is free hears that, and beside it what a place costs, and is not green at the price.
fn best_offer(question: &Question<'_>, pass: &Pass) -> Option<Offer> {
    let content = question.host.terms?;
    if content.closed_since.is_some() {
        return None;
    }
    let earlier = earlier_visits(question);
    let offers = content.grant.iter();
    let offers = offers.filter_map(|grant| weigh(question, content, grant, pass, &earlier));
    let (priced, given): (Vec<Offer>, Vec<Offer>) =
        offers.partition(|offer| offer.given.benefit == Benefit::Priced);
    if !given.iter().any(Offer::is_at_most_given_out) {
        return given.into_iter().chain(priced).min_by_key(order);
    }
    let best = best_given(given)?;
    let for_sale = priced
        .into_iter()
        .filter(|offer| standing_against(offer) == 0);
    let prices = for_sale.flat_map(|offer| offer.prices).collect();
    Some(match best.doubts.is_empty() {
        true => best,
        false => best.beside(prices),
    })
}

/// The best of the offers of which one is at most given out. Behind what the desk has yet to confirm stands what there is if
/// that does not hold: what has been given out, and what a lesser offer gives. SPEC §5.4 rules 11 and 12
fn best_given(mut given: Vec<Offer>) -> Option<Offer> {
    given.sort_by_key(order);
    let mut offers = given.into_iter();
    let best = offers.next()?;
    if best.doubts.is_empty() || standing_against(&best) > 0 {
        return Some(best);
    }
    let others = offers.as_slice();
    let lesser = others.iter().find(|offer| offer.asks_less_than(&best));
    let lesser = lesser.map(|offer| offer.given.clone());
    let mut given_out = others.iter().filter(|offer| offer.is_at_most_given_out());
    let told = match given_out.find(|offer| standing_against(offer) > 0) {
        Some(other) => best.behind(other),
        None => best,
    };
    Some(match lesser {
        Some(given) => told.or_else(given),
        None => told,
    })
}

/// The doubts of an offer, but for what a desk settles on the spot.
fn standing_against(offer: &Offer) -> usize {
    let doubts = offer.doubts.iter();
    doubts.filter(|doubt| !doubt.is_settled_by_desk()).count()
}

// SPEC §5.4: an offer that nothing stands against comes first, then one meant for them, then the fewest doubts; then the
// better benefit, then the one that leaves more. What a desk settles on the spot does not count against an offer.
fn order(offer: &Offer) -> impl Ord + use<> {
    let doubts = standing_against(offer);
    (
        doubts > 0,
        offer.doubts.iter().any(Reason::is_for_others),
        doubts,
        rank(offer.given.benefit),
        offer.doubts.len() - doubts,
        Reverse(offer.left),
    )
}

fn nothing(question: &Question<'_>) -> Vec<Reason> {
    let priced = |content: &Content| {
        let prices = content.price.as_slice().to_vec();
        (!prices.is_empty()).then_some(Reason::Green(GreenReason::Prices(prices)))
    };
    if let Some(since) = closed_for_good(question) {
        let since = since.clone();
        return vec![Reason::Grant(GrantReason::OwnHouseClosed { since })];
    }
    match question.host.terms {
        None => vec![Reason::Grant(GrantReason::OwnTermsMissing)],
        Some(content) => {
            let said_no = content.visa == Some(Stance::Declined);
            let reason = if said_no {
                Reason::Grant(GrantReason::OwnVisaDeclined)
            } else {
                Reason::Grant(GrantReason::NothingGranted)
            };
            std::iter::once(reason).chain(priced(content)).collect()
        }
    }
}
