//! The day count: which caps hold, and which unit of each this visit would be. SPEC §5.4.3, §5.6

use std::cmp::Reverse;

use crate::records::terms::Content;
use crate::records::terms::grant::{Cap, Grant, Period, Unit};
use crate::wire::ids::{SpaceId, Timestamp};

use super::grants::{is_for_space, rank};
use super::question::{DayFacts, HomeTerms, LocalDay, Question, Visit};
use super::reason::{GrantReason, Reason};
use super::verdict::Allowance;

/// A cap that holds, and whose number it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The cap.
    pub cap: Cap,
    /// It is what the home gives, not what the host does.
    pub by_home: bool,
}

/// How this visit stands to one cap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// Which unit of how many it is.
    pub allowance: Allowance,
    /// What is left after it, in hours, a day being 24: so caps in different units compare. Negative when used up.
    pub left: i128,
    /// What stands against it, if the amount is used up.
    pub doubt: Option<Reason>,
}

/// The caps that hold under a grant, and what stands against it if the home's own number is needed but not stated.
#[must_use]
pub fn caps(question: &Question<'_>, grant: &Grant) -> (Vec<Held>, Option<Reason>) {
    let held = |by_home| {
        move |cap: &Cap| Held {
            cap: cap.clone(),
            by_home,
        }
    };
    let mut caps: Vec<Held> = grant.caps.iter().map(held(false)).collect();
    let requires = grant.requires.as_ref();
    if !requires.is_some_and(|requires| requires.never_more_than_home) {
        return (caps, None);
    }
    let HomeTerms::Valid(home) = question.home.terms else {
        return (caps, Some(Reason::Grant(GrantReason::HomeStatesNoNumber)));
    };
    let Some(theirs) = most_generous(home, grant, question.host.space) else {
        return (caps, Some(Reason::Grant(GrantReason::HomeStatesNoNumber)));
    };
    let ours = grant.caps.as_slice().first();
    caps.extend(
        theirs
            .caps
            .iter()
            .map(|cap| as_ours(cap, ours))
            .map(|cap| held(true)(&cap)),
    );
    (caps, None)
}

/// Of the grants in which the home gives us a number, for no less than we give, the one that gives most.
fn most_generous<'a>(home: &'a Content, grant: &Grant, host: SpaceId) -> Option<&'a Grant> {
    let comparable = |theirs: &&Grant| {
        is_for_space(home, theirs, host)
            && rank(theirs.benefit) <= rank(grant.benefit)
            && !theirs.caps.is_empty()
    };
    let hours = |cap: &Cap| cap.amount.value() as u64 * unit_hours(cap);
    let smallest = |theirs: &&Grant| theirs.caps.iter().map(hours).min();
    home.grant
        .iter()
        .filter(comparable)
        .min_by_key(|theirs| Reverse(smallest(theirs)))
}

/// A home's cap as it holds here: only what is sure, and in our period where the home states none.
fn as_ours(theirs: &Cap, ours: Option<&Cap>) -> Cap {
    let period_of = ours
        .filter(|_| theirs.per == Period::Unstated)
        .unwrap_or(theirs);
    Cap {
        ask_up_to: None,
        per: period_of.per,
        rolling_days: period_of.rolling_days,
        ..theirs.clone()
    }
}

fn unit_hours(cap: &Cap) -> u64 {
    match cap.unit {
        Unit::Hour => 1,
        Unit::HalfDay => 12,
        Unit::Day | Unit::Visit => 24,
        Unit::Block => cap.block_hours.map_or(1, |hours| hours.value() as u64),
        Unit::Week => 7 * 24,
        Unit::Month => 30 * 24,
    }
}

/// Counts a visit that would begin now against one cap.
///
/// `earlier` are the visits before this one; `half` says that the visitor comes for half a day.
#[must_use]
pub fn count(
    held: &Held,
    earlier: &[Visit],
    day: &DayFacts,
    now: Timestamp,
    half: bool,
) -> Counted {
    let cap = &held.cap;
    let from = window(cap, earlier, day);
    let counted: Vec<&Visit> = earlier
        .iter()
        .filter(|visit| visit.day >= from && visit.day < day.today)
        .collect();
    let (used, this, rest) = match cap.unit {
        Unit::Hour => (hours(&counted), 1, 0),
        Unit::HalfDay => (half_days(&counted), if half { 1 } else { 2 }, 0),
        Unit::Day | Unit::Visit => (distinct_days(&counted).len() as u64, 1, 0),
        Unit::Block | Unit::Week | Unit::Month => stretches(cap, &counted, day.today, now),
    };
    let sure = cap.amount.value() as u64;
    let position = used.saturating_add(this);
    let units_left = i128::from(sure) - i128::from(position);
    Counted {
        allowance: Allowance {
            day: position,
            of: Some(sure),
            unit: cap.unit,
            period: Some(cap.per),
        },
        left: units_left * i128::from(unit_hours(cap)) + i128::from(rest),
        doubt: (position > sure)
            .then(|| doubt(held, used, position, starts_again(cap, &counted, day))),
    }
}

/// The first local day that counts.
fn window(cap: &Cap, earlier: &[Visit], day: &DayFacts) -> LocalDay {
    let always = LocalDay(i32::MIN);
    match cap.per {
        Period::Visit => stay_start(earlier, day.today),
        Period::Rolling => cap
            .rolling_days
            .map_or(always, |days| day.today.minus(days.value() - 1)),
        Period::Day
        | Period::Week
        | Period::CalendarMonth
        | Period::Month
        | Period::Year
        | Period::Lifetime
        | Period::FirstVisits
        | Period::Unstated => period_start(cap.per, day).unwrap_or(always),
    }
}

/// The local day on which the running week, month or year began; `None` for the other periods.
pub(super) fn period_start(per: Period, day: &DayFacts) -> Option<LocalDay> {
    match per {
        Period::Day => Some(day.today),
        Period::Week => Some(day.week_start),
        Period::CalendarMonth | Period::Month => Some(day.month_start),
        Period::Year => Some(day.year_start),
        Period::Visit
        | Period::Rolling
        | Period::Lifetime
        | Period::FirstVisits
        | Period::Unstated => None,
    }
}

/// A stay goes on while no whole day passes without a visit.
fn stay_start(earlier: &[Visit], today: LocalDay) -> LocalDay {
    let earlier: Vec<&Visit> = earlier.iter().filter(|visit| visit.day < today).collect();
    let days = distinct_days(&earlier).into_iter().rev();
    days.fold(today, |start, day| {
        if start.days_since(day) == 1 {
            day
        } else {
            start
        }
    })
}

/// Begun hours; one for a visit whose end nobody noted.
fn hours(visits: &[&Visit]) -> u64 {
    let of_visit = |visit: &&Visit| {
        visit
            .ended
            .map_or(1, |ended| ended.since(visit.started).div_ceil(3600).max(1))
    };
    visits.iter().map(of_visit).fold(0, u64::saturating_add)
}

/// Half days: two for a whole one, at most two a day.
fn half_days(visits: &[&Visit]) -> u64 {
    let of_day = |day: LocalDay| {
        let on_it = visits.iter().filter(|visit| visit.day == day);
        let halves: u64 = on_it.map(|visit| if visit.half { 1 } else { 2 }).sum();
        halves.min(2)
    };
    distinct_days(visits).into_iter().map(of_day).sum()
}

/// A second visit on one day is the same day.
fn distinct_days(visits: &[&Visit]) -> Vec<LocalDay> {
    let mut days: Vec<LocalDay> = visits.iter().map(|visit| visit.day).collect();
    days.sort_unstable();
    days.dedup();
    days
}

/// Stretches begun before; whether this visit begins another one (1) or falls into the last (0); and the hours that the
/// running stretch leaves after this day, or with blocks after this hour.
fn stretches(cap: &Cap, visits: &[&Visit], today: LocalDay, now: Timestamp) -> (u64, u64, u64) {
    let length = unit_hours(cap);
    let passed = |start: (LocalDay, Timestamp), day: LocalDay, at: Timestamp| match cap.unit {
        Unit::Block => at.since(start.1) / 3600,
        Unit::Hour | Unit::HalfDay | Unit::Day | Unit::Visit | Unit::Week | Unit::Month => {
            day.days_since(start.0).unsigned_abs() * 24
        }
    };
    let mut moments: Vec<(LocalDay, Timestamp)> = visits
        .iter()
        .map(|visit| (visit.day, visit.started))
        .collect();
    moments.sort_unstable();
    let (mut begun, mut last) = (0, None);
    for (day, at) in moments {
        if last.is_none_or(|start| passed(start, day, at) >= length) {
            last = Some((day, at));
            begun += 1;
        }
    }
    let this_one = if cap.unit == Unit::Block { 1 } else { 24 };
    let running = last
        .map(|start| passed(start, today, now))
        .filter(|passed| *passed < length);
    let rest = length.saturating_sub(running.unwrap_or(0) + this_one);
    (begun, u64::from(running.is_none()), rest)
}

fn doubt(held: &Held, used: u64, position: u64, again: Option<LocalDay>) -> Reason {
    let cap = &held.cap;
    let (of, unit) = (cap.amount.value() as u64, cap.unit);
    match cap.ask_up_to.map(|most| most.value() as u64) {
        Some(up_to) if position <= up_to => Reason::Grant(GrantReason::AskHost {
            sure: of,
            up_to,
            unit,
        }),
        _ if cap.per == Period::Unstated => {
            Reason::Grant(GrantReason::UsedUpPeriodUnstated { used, of, unit })
        }
        _ => Reason::Grant(GrantReason::UsedUp {
            used,
            of,
            unit,
            period: cap.per,
            again,
            by_home: held.by_home,
        }),
    }
}

/// The local day from which there is something left again; `None` if there never is, or if that cannot be said.
fn starts_again(cap: &Cap, counted: &[&Visit], day: &DayFacts) -> Option<LocalDay> {
    let amount = usize::try_from(cap.amount.value())
        .ok()
        .filter(|amount| *amount > 0)?;
    match cap.per {
        Period::Day => Some(day.today.minus(-1)),
        Period::Week => Some(day.week_start.minus(-7)),
        Period::CalendarMonth | Period::Month => Some(day.next_month),
        Period::Year => Some(day.next_year),
        Period::Rolling if matches!(cap.unit, Unit::Day | Unit::Visit) => {
            let days = distinct_days(counted);
            let last_to_drop_out = days.get(days.len().checked_sub(amount)?)?;
            Some(last_to_drop_out.minus(-cap.rolling_days?.value()))
        }
        Period::Visit
        | Period::Rolling
        | Period::Lifetime
        | Period::FirstVisits
        | Period::Unstated => None,
    }
}
