//! One grant in words: who may do what.

use federation_spec::records::profile::SpaceKind;
use federation_spec::records::terms::Content;
use federation_spec::records::terms::grant::{
    Audience, Benefit, BookingKind, Grant, GuestRule, Guests, Identity, Invited, RegionOf,
    Requires, Weekday,
};

use super::conditions::{are_there, conditions, quoted, waived, where_home_is};
use super::locale::id;
use super::numbers::{
    any_kind, aside, cap, either, every_weekday, is_working_week, kinds, list, semicolons, weekday,
    weeks,
};
use super::{Locale, printable};
use crate::say;

/// All of it: `Day guests: members of other spaces may work here free`.
pub(super) fn sentence(grant: &Grant, who: &str, what: &str, locale: Locale) -> String {
    match &grant.label {
        Some(label) => {
            let label = aside(label.as_str());
            say!(
                locale,
                "terms-grant-labelled",
                label = label,
                who = who,
                what = what
            )
        }
        None => say!(locale, "terms-grant", who = who, what = what),
    }
}

/// To anyone at all, without a name of its own.
pub(super) fn is_to_anyone(grant: &Grant) -> bool {
    grant.to == Audience::Anyone && grant.label.is_none() && home_kinds(grant).is_empty()
}

/// Free to every member of another space, and nothing else to be said.
pub(super) fn is_unlimited(grant: &Grant, locale: Locale) -> bool {
    let limited = !grant.areas.is_empty()
        || !grant.caps.is_empty()
        || !grant.weekdays.is_empty()
        || grant.between.is_some()
        || grant.not_for_regulars
        || are_there(grant, locale);
    grant.to == Audience::Members
        && grant.requires.is_none()
        && grant.benefit == Benefit::Free
        && !limited
        && trailers(grant, locale).is_empty()
}

/// Says to whom a grant is made.
pub(super) fn audience(
    grant: &Grant,
    content: &Content,
    members_unlimited: bool,
    locale: Locale,
) -> String {
    let who = whom(grant, content, members_unlimited, locale);
    let excluded = grant.requires.iter();
    let excluded = excluded.flat_map(|requires| requires.excluded_tiers.iter());
    let excluded: Vec<String> = excluded
        .map(|tier| locale.say(&format!("{}.members", id("tier", tier.word()))))
        .collect();
    match excluded.is_empty() {
        true => who,
        false => {
            let members = either(&excluded, locale);
            say!(locale, "audience-without", who = who, members = members)
        }
    }
}

fn whom(grant: &Grant, content: &Content, members_unlimited: bool, locale: Locale) -> String {
    let meant = home_kinds(grant);
    let active = |requires: &Requires| requires.active_members;
    let active = grant.requires.as_ref().is_some_and(active);
    let which = if active { "active" } else { "all" };
    match grant.to {
        Audience::Members if meant.is_empty() => say!(locale, "audience-members", which = which),
        Audience::Members => {
            let kinds = plural(&meant, locale);
            say!(
                locale,
                "audience-members-kinds",
                which = which,
                kinds = kinds
            )
        }
        Audience::Partners => {
            let partners = partners(grant, content, locale);
            say!(
                locale,
                "audience-partners",
                which = which,
                partners = partners
            )
        }
        Audience::Guests => locale.say("audience-guests"),
        Audience::WouldBeMembers => locale.say("audience-would-be-members"),
        Audience::Anyone if !meant.is_empty() => {
            let kinds = any_kind(&meant, locale);
            say!(
                locale,
                "audience-anyone-kinds",
                which = which,
                kinds = kinds
            )
        }
        Audience::Anyone if active => locale.say("audience-anyone-active"),
        Audience::Anyone if members_unlimited => locale.say("audience-anyone-else"),
        Audience::Anyone => locale.say("audience-anyone"),
    }
}

/// `partner spaces ("listed spaces": Spalah and 2 more)`. Ids say nothing to people: they are only counted.
fn partners(grant: &Grant, content: &Content, locale: Locale) -> String {
    let names = grant.groups.iter();
    let mut told: Vec<String> = names
        .map(|name| group(name.as_str(), content, locale))
        .collect();
    match grant.spaces.iter().count() {
        0 => {}
        ids => told.push(say!(locale, "partners-spaces", number = ids)),
    }
    let meant = home_kinds(grant);
    if !meant.is_empty() {
        let kinds = plural(&meant, locale);
        told.push(say!(locale, "partners-kinds", kinds = kinds));
    }
    say!(locale, "terms-partners", told = semicolons(&told, locale))
}

fn group(name: &str, content: &Content, locale: Locale) -> String {
    let groups = content.group.iter();
    let groups = groups.filter(|group| group.name.as_str() == name);
    let (mut spaces, mut ids) = (Vec::new(), 0);
    for group in groups {
        spaces.extend(group.by_name.iter().map(|name| printable(name.as_str())));
        ids += group.spaces.iter().count();
    }
    match (spaces.is_empty(), ids) {
        (_, 0) => {}
        (true, ids) => spaces.push(say!(locale, "partners-spaces", number = ids)),
        (false, ids) => spaces.push(say!(locale, "partners-more", number = ids)),
    }
    let name = printable(name);
    match spaces.is_empty() {
        true => say!(locale, "partners-group", name = name),
        false => {
            let spaces = list(&spaces, locale);
            say!(locale, "partners-group-of", name = name, spaces = spaces)
        }
    }
}

/// The kinds of homes that count.
fn home_kinds(grant: &Grant) -> Vec<SpaceKind> {
    let requires = grant.requires.iter();
    let kinds = requires.flat_map(|requires| requires.home_kinds.iter());
    kinds.copied().collect()
}

fn plural(meant: &[SpaceKind], locale: Locale) -> String {
    let named: Vec<String> = meant.iter().map(|kind| kinds(*kind, locale)).collect();
    list(&named, locale)
}

/// All that stands behind the audience.
pub(super) fn what(grant: &Grant, locale: Locale) -> String {
    let mut text = benefit(grant, locale);
    for (at, limit) in grant.caps.iter().enumerate() {
        let id = if at == 0 {
            "terms-for"
        } else {
            "terms-at-most"
        };
        text = say!(locale, id, what = text, amount = cap(limit, locale));
    }
    text = on_days(text, grant, locale);
    text = at_times(text, grant, locale);
    text = under_conditions(text, grant, locale);
    if grant.not_for_regulars {
        text = say!(locale, "terms-not-for-regulars", what = text);
    }
    let mut parts = vec![text];
    parts.extend(trailers(grant, locale));
    semicolons(&parts, locale)
}

/// `09:00 to 17:00`, on its own; empty where no times are named.
pub(super) fn at_which_times(grant: &Grant, locale: Locale) -> String {
    grant.between.as_ref().map_or_else(String::new, |between| {
        let (from, until) = (between.from.shown(), between.until.shown());
        say!(locale, "times-of-day", from = from, until = until)
    })
}

/// `Mondays (only the first such day in a month)`, on its own; empty where no days are named.
pub(super) fn on_which_days(grant: &Grant, locale: Locale) -> String {
    let named = |day: &Weekday| weekday(*day, locale);
    let days = grant.weekdays.iter().map(named).collect::<Vec<_>>();
    match grant.weeks.is_empty() {
        true => list(&days, locale),
        false => {
            let weeks = weeks(grant.weeks.as_slice(), locale);
            let days = list(&days, locale);
            say!(locale, "days-of-month", days = days, weeks = weeks)
        }
    }
}

fn on_days(what: String, grant: &Grant, locale: Locale) -> String {
    let days = grant.weekdays.as_slice();
    if days.is_empty() {
        return what;
    }
    if is_working_week(days) && grant.weeks.is_empty() {
        return say!(locale, "terms-working-week", what = what);
    }
    let days: Vec<String> = days.iter().map(|day| every_weekday(*day, locale)).collect();
    let days = list(&days, locale);
    if grant.weeks.is_empty() {
        return say!(locale, "terms-weekdays", what = what, days = days);
    }
    let weeks = weeks(grant.weeks.as_slice(), locale);
    say!(
        locale,
        "terms-weekdays-of-month",
        what = what,
        days = days,
        weeks = weeks
    )
}

fn at_times(what: String, grant: &Grant, locale: Locale) -> String {
    let Some(between) = &grant.between else {
        return what;
    };
    let (from, until) = (between.from.shown(), between.until.shown());
    say!(
        locale,
        "terms-between",
        what = what,
        from = from,
        until = until
    )
}

fn under_conditions(what: String, grant: &Grant, locale: Locale) -> String {
    let requires = grant.requires.as_ref();
    let never_more = requires.is_some_and(|requires| requires.never_more_than_home);
    let text = match (conditions(grant, locale), never_more) {
        (None, false) => what,
        (None, true) => say!(locale, "terms-never-more", what = what),
        (Some(all), false) => say!(locale, "terms-if", what = what, conditions = all),
        (Some(all), true) => {
            say!(locale, "terms-never-more-if", what = what, conditions = all)
        }
    };
    match waived(grant) {
        0 => text,
        spaces => say!(locale, "terms-waived", what = text, spaces = spaces),
    }
}

pub(super) fn benefit(grant: &Grant, locale: Locale) -> String {
    let what = match (grant.benefit, grant.discount_percent) {
        (Benefit::Discount, None) => locale.say("benefit-discount-unsaid"),
        (Benefit::Discount, Some(percent)) => {
            say!(locale, "benefit-discount", percent = percent.value())
        }
        (benefit, _) => locale.say(&id("benefit", benefit.word())),
    };
    let areas = grant.areas.iter();
    let areas: Vec<String> = areas.map(|area| printable(area.as_str())).collect();
    match areas.is_empty() {
        true => what,
        false => say!(
            locale,
            "terms-only",
            what = what,
            areas = list(&areas, locale)
        ),
    }
}

/// What is added to a grant behind semicolons.
pub(super) fn trailers(grant: &Grant, locale: Locale) -> Vec<String> {
    let (fixed, more) = (!grant.amount_not_fixed, grant.more_on_request);
    let counted = !grant.caps.is_empty();
    let nothing = |one: &Identity| *one == Identity::None;
    let any = grant.identity_any && grant.identity.iter().any(nothing);
    let trusted = any || !grant.identity.is_empty() && grant.identity.iter().all(nothing);
    let booking = grant.booking.as_ref().and_then(|booking| booking.how);
    let unannounced = booking == Some(BookingKind::NotNeeded);
    let told = [
        (trusted, "terms-no-proof"),
        (unannounced, "terms-no-booking"),
        (grant.extent_unstated, "terms-extent-unsaid"),
        (!fixed && !counted, "terms-days-not-fixed"),
        (!fixed && counted, "terms-number-not-fixed"),
        (more && (fixed || counted), "terms-more-on-request"),
    ];
    let told = told.into_iter().filter(|(holds, _)| *holds);
    let mut texts: Vec<String> = told.map(|(_, id)| locale.say(id)).collect();
    let requires = grant.requires.as_ref();
    let region = requires.and_then(|requires| requires.region.as_ref());
    texts.extend(region.filter(|region| region.advisory).map(|region| {
        let advised = match region.of {
            Some(RegionOf::Residence) => "terms-advised-residence",
            Some(RegionOf::Home) | None => "terms-advised",
        };
        let place = where_home_is(region, locale);
        say!(locale, advised, place = place)
    }));
    let agreed = requires.is_some_and(|requires| requires.waived_by_agreement);
    texts.extend(agreed.then(|| locale.say("terms-waived-by-agreement")));
    texts.extend(grant.guests.as_ref().map(|rule| guests(rule, locale)));
    texts.extend(
        grant
            .invited
            .iter()
            .flat_map(|rule| invited(rule, counted, locale)),
    );
    texts.extend(in_words(grant, locale));
    texts
}

/// What must hold in the host's own words, which fit behind no "if" of ours.
fn in_words(grant: &Grant, locale: Locale) -> Option<String> {
    let conditions = grant.requires.iter();
    let conditions = conditions.flat_map(|requires| requires.in_words.iter());
    let quoted: Vec<String> = conditions.map(|one| quoted(one.as_str(), locale)).collect();
    let conditions = list(&quoted, locale);
    (!quoted.is_empty()).then(|| say!(locale, "terms-in-words", conditions = conditions))
}

fn invited(invited: &Invited, counted: bool, locale: Locale) -> Vec<String> {
    let most = invited.at_once.map(|most| most.value());
    let most = most.map(|most| say!(locale, "invited-at-once", most = most));
    let told = [
        (invited.per_member && counted, "invited-per-member"),
        (invited.member_present, "invited-present"),
        (invited.member_registers, "invited-registers"),
        (invited.member_pays, "invited-pays"),
    ];
    let told = told.into_iter().filter(|(holds, _)| *holds);
    let told = told.map(|(_, id)| locale.say(id));
    most.into_iter().chain(told).collect()
}

fn guests(guests: &Guests, locale: Locale) -> String {
    let most = guests.at_most.map(|most| most.value());
    match (guests.rule, most) {
        (GuestRule::None, _) => locale.say("guests-none"),
        (GuestRule::Free, None) => locale.say("guests-free"),
        (GuestRule::Free, Some(most)) => say!(locale, "guests-free-most", most = most),
        (GuestRule::Paid, None) => locale.say("guests-paid"),
        (GuestRule::Paid, Some(most)) => say!(locale, "guests-paid-most", most = most),
        (GuestRule::HostPolicy, _) => locale.say("guests-house"),
    }
}
