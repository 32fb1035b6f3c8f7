//! What must be so on the day itself: weekday, booking, documents, what the desk confirms, guests. SPEC §5.4.4

use crate::records::terms::grant::{Booking, Grant, GuestRule, Guests, Identity, WeekOfMonth};

use super::question::Question;
use super::reason::{Reason, TodayReason};

pub(super) fn visit_rules(question: &Question<'_>, grant: &Grant, doubts: &mut Vec<Reason>) {
    doubts.extend(wrong_weekday(question, grant));
    doubts.extend(wrong_time(question, grant));
    doubts.extend(
        grant
            .booking
            .as_ref()
            .and_then(|booking| booking_rule(question, booking)),
    );
    doubts.extend(document_rule(question, grant));
    doubts.extend(conditions(question, grant));
    doubts.extend(guest_rule(question, grant));
}

fn wrong_weekday(question: &Question<'_>, grant: &Grant) -> Option<Reason> {
    let (days, weeks, day) = (&grant.weekdays, &grant.weeks, question.day);
    let in_week = |week: &WeekOfMonth| day.is_in_week(day.today, *week);
    let is_day = days.is_empty() || days.iter().any(|one| *one == day.weekday);
    let is_week = weeks.is_empty() || weeks.iter().any(in_week);
    let wrong = || TodayReason::WrongWeekday {
        days: days.as_slice().to_vec(),
        weeks: weeks.as_slice().to_vec(),
    };
    (!is_day || !is_week).then(|| Reason::Today(wrong()))
}

fn wrong_time(question: &Question<'_>, grant: &Grant) -> Option<Reason> {
    let between = grant.between.as_ref()?;
    let wrong = || TodayReason::WrongTime {
        from: between.from,
        until: between.until,
    };
    (!between.holds(question.day.minute)).then(|| Reason::Today(wrong()))
}

fn document_rule(question: &Question<'_>, grant: &Grant) -> Option<Reason> {
    // The pass itself is the proof of membership.
    let is_looked_at =
        |one: &&Identity| matches!(one, Identity::PhotoId | Identity::Letter | Identity::Id);
    let by_pass = grant.identity_any && !grant.identity.iter().all(|one| is_looked_at(&one));
    let seen = by_pass || question.desk.id_seen || question.desk.settled;
    let mut looked_at = grant.identity.iter().filter(is_looked_at).copied();
    let document = looked_at.next().filter(|_| !seen)?;
    let mut or: Vec<Identity> = Vec::new();
    for other in looked_at.filter(|other| grant.identity_any && *other != document) {
        if !or.contains(&other) {
            or.push(other);
        }
    }
    let has_letter = document == Identity::Letter || or.contains(&Identity::Letter);
    let proof = grant.proof.as_ref().filter(|_| has_letter);
    Some(Reason::Today(TodayReason::IdentityNotSeen {
        document,
        or,
        bears: proof.map_or(Vec::new(), |proof| proof.bears.as_slice().to_vec()),
        valid_days: proof.and_then(|proof| proof.valid_days.map(|days| days.value() as u64)),
    }))
}

/// What the desk has to confirm, and has not.
fn conditions(question: &Question<'_>, grant: &Grant) -> Vec<Reason> {
    let Some(requires) = &grant.requires else {
        return Vec::new();
    };
    let desk = question.desk;
    let open = |text: &String| !desk.settled && !desk.confirmed.contains(text);
    let words = requires
        .in_words
        .iter()
        .map(|text| text.as_str().to_owned());
    let words = words.filter(open).map(TodayReason::Condition);
    let coupon = requires.coupon.iter().map(|name| name.as_str().to_owned());
    let coupon = coupon.filter(open).map(TodayReason::Coupon);
    words.chain(coupon).map(Reason::Today).collect()
}

fn booking_rule(question: &Question<'_>, booking: &Booking) -> Option<Reason> {
    let how = booking.needed()?;
    let days_before = booking.days_before.map_or(0, |days| days.value() as u64);
    let noted = question
        .desk
        .booked_on
        .filter(|day| *day <= question.day.today);
    let Some(booked_on) = noted else {
        return Some(Reason::Today(TodayReason::NotBooked { how, days_before }));
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
