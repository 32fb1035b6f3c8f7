//! The day count: which unit of a cap this visit would be. SPEC §5.6

use crate::records::terms::grant::{Cap, Period, Unit};
use crate::wire::ids::Timestamp;

use super::question::{DayFacts, LocalDay, Visit};
use super::verdict::{Allowance, Reason};

/// How this visit stands to one cap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// Which unit of how many it is.
    pub allowance: Allowance,
    /// What stands against it, if the amount is used up.
    pub doubt: Option<Reason>,
}

impl Counted {
    /// Units left after this visit; negative when used up.
    pub fn left(&self) -> i64 {
        let of = self.allowance.of.unwrap_or(u64::MAX / 2) as i64;
        of - self.allowance.day as i64
    }
}

/// Counts a visit that would begin now against one cap.
///
/// `earlier` are the visits before this one; `half` says that she comes for half a day; `by_home` that the cap is the
/// home's number.
pub fn count(cap: &Cap, earlier: &[Visit], day: &DayFacts, now: Timestamp, half: bool, by_home: bool) -> Counted {
    let from = window(cap, earlier, day);
    let counted: Vec<&Visit> = earlier
        .iter()
        .filter(|visit| visit.day >= from && visit.day <= day.today)
        .collect();
    let (used, this) = match cap.unit {
        Unit::Hour => (counted.iter().map(|visit| hours(visit)).sum(), 1),
        Unit::HalfDay => (half_days(&counted), if half { 1 } else { 2 }),
        Unit::Day => (days(&counted, day.today), 1),
        Unit::Block | Unit::Week | Unit::Month => stretches(cap, &counted, day.today, now),
    };
    let sure = cap.amount.value() as u64;
    let allowance = Allowance {
        day: used + this,
        of: Some(sure),
        unit: cap.unit,
        period: cap.per,
    };
    let doubt = (used + this > sure).then(|| doubt(cap, used, used + this, day, by_home));
    Counted { allowance, doubt }
}

/// The first local day that counts.
fn window(cap: &Cap, earlier: &[Visit], day: &DayFacts) -> LocalDay {
    match cap.per {
        Period::Visit => stay_start(earlier, day.today),
        Period::Week => day.week_start,
        Period::CalendarMonth => day.month_start,
        Period::Rolling => day.today.minus(cap.rolling_days.map_or(0, |days| days.value() - 1)),
        Period::Year => day.year_start,
        Period::Lifetime | Period::FirstVisits | Period::Unstated => LocalDay(i32::MIN),
    }
}

/// A stay goes on while no whole day passes without a visit.
fn stay_start(earlier: &[Visit], today: LocalDay) -> LocalDay {
    let mut start = today;
    while earlier.iter().any(|visit| visit.day == start.minus(1)) {
        start = start.minus(1);
    }
    start
}

/// Begun hours; one for a visit whose end nobody noted.
fn hours(visit: &Visit) -> u64 {
    visit
        .ended
        .map_or(1, |ended| ended.since(visit.started).div_ceil(3600).max(1))
}

/// Half days: two for a whole one, at most two a day.
fn half_days(visits: &[&Visit]) -> u64 {
    let of_day = |day: LocalDay| {
        let halves: u64 = visits
            .iter()
            .filter(|visit| visit.day == day)
            .map(|visit| if visit.half { 1 } else { 2 })
            .sum();
        halves.min(2)
    };
    distinct_days(visits).into_iter().map(of_day).sum()
}

/// Days before today: a second visit on one day is the same day.
fn days(visits: &[&Visit], today: LocalDay) -> u64 {
    distinct_days(visits).into_iter().filter(|day| *day < today).count() as u64
}

fn distinct_days(visits: &[&Visit]) -> Vec<LocalDay> {
    let mut days: Vec<LocalDay> = visits.iter().map(|visit| visit.day).collect();
    days.sort_unstable();
    days.dedup();
    days
}

/// Stretches begun before, and whether this visit begins another one (1) or falls into the last (0).
fn stretches(cap: &Cap, visits: &[&Visit], today: LocalDay, now: Timestamp) -> (u64, u64) {
    let hours = cap.block_hours.map_or(0, |hours| hours.value() as u64);
    let within = |start: (LocalDay, Timestamp), day: LocalDay, at: Timestamp| match cap.unit {
        Unit::Week => day.days_since(start.0) < 7,
        Unit::Month => day.days_since(start.0) < 30,
        _ => at.since(start.1) < hours * 3600,
    };
    let mut moments: Vec<(LocalDay, Timestamp)> = visits.iter().map(|visit| (visit.day, visit.started)).collect();
    moments.sort_unstable();
    let mut begun = 0;
    let mut last: Option<(LocalDay, Timestamp)> = None;
    for (day, at) in moments {
        if !last.is_some_and(|start| within(start, day, at)) {
            last = Some((day, at));
            begun += 1;
        }
    }
    let goes_on = last.is_some_and(|start| within(start, today, now));
    (begun, u64::from(!goes_on))
}

fn doubt(cap: &Cap, used: u64, position: u64, day: &DayFacts, by_home: bool) -> Reason {
    let of = cap.amount.value() as u64;
    match cap.ask_up_to.map(|most| most.value() as u64) {
        Some(up_to) if position <= up_to => Reason::AskHost {
            sure: of,
            up_to,
            unit: cap.unit,
        },
        _ if cap.per == Period::Unstated => Reason::UsedUpPeriodUnstated {
            used,
            of,
            unit: cap.unit,
        },
        _ => Reason::UsedUp {
            used,
            of,
            unit: cap.unit,
            period: cap.per,
            again: starts_again(cap.per, day),
            by_home,
        },
    }
}

fn starts_again(per: Period, day: &DayFacts) -> Option<LocalDay> {
    match per {
        Period::Week => Some(day.week_start.minus(-7)),
        Period::CalendarMonth => Some(day.next_month),
        Period::Year => Some(day.next_year),
        _ => None,
    }
}
