//! Terms as the sentence people read.

use federation_spec::records::terms::Content;
use federation_spec::records::terms::content::{
    Agreement, Area, Hours, Site, Stance, StatusRule, UnnamedDays, Use,
};
use federation_spec::records::terms::grant::{
    Audience, Benefit, Grant, GuestRule, Guests, Identity,
};
use federation_spec::records::terms::price::{Price, PriceWhen};
use federation_spec::wire::ids::Timestamp;

use super::conditions::{conditions, region_name, where_home_is};
use super::numbers::{aside, either, full_stop, kind_words, list, price, tier};
use super::{Locale, numbers, printable};

/// Seconds after which terms that nobody reviewed are said to be unconfirmed (about 12 months).
const STALE: u64 = 365 * 86_400;

/// All of it in a few sentences.
pub fn summary(content: &Content, _locale: Locale) -> String {
    let mut sentences = Vec::new();
    sentences.extend(stance(content));
    sentences.extend(grants(content));
    sentences.extend(prices(content.price.as_slice(), content));
    sentences.extend(content.hours.as_ref().map(hours));
    if let Some(people) = content.capacity {
        sentences.push(match people.value() {
            1 => "There is room for 1 person".to_owned(),
            people => format!("There is room for {people} people"),
        });
    }
    sentences.extend(areas(content));
    sentences.extend(sites(content));
    sentences.extend(content.agreement.map(|agreement| match agreement {
        Agreement::NotNeeded => "Nothing has to be signed".to_owned(),
        Agreement::Needed => "Something has to be signed on arrival".to_owned(),
    }));
    sentences.extend(content.status.iter().flat_map(status));
    let sentences: Vec<String> = sentences
        .iter()
        .map(|sentence| full_stop(sentence))
        .collect();
    sentences.join(" ")
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

/// How fresh the home's word on a pass has to be.
fn status(rule: &StatusRule) -> impl Iterator<Item = String> {
    let hours = rule.refuse_after_hours.map(|hours| hours.value());
    let refused = hours.map(|hours| match hours % 24 {
        0 => format!(
            "A pass is refused if its home has been silent for more than {}",
            days(hours / 24)
        ),
        _ => format!("A pass is refused if its home has been silent for more than {hours} hours"),
    });
    let asked = rule.ask_home.then(|| {
        "At each check the home's node is asked for its newest word, so it can see that somebody is here".to_owned()
    });
    refused.into_iter().chain(asked)
}

fn days(days: i64) -> String {
    match days {
        1 => "a day".to_owned(),
        days => format!("{days} days"),
    }
}

fn stance(content: &Content) -> Option<String> {
    let text = match (content.visa, content.grant.is_empty()) {
        (Some(Stance::Declined), _) => "this space does not take part in the visa",
        (Some(Stance::Accepted), true) => {
            "this space takes part in the visa, but has not said what it gives"
        }
        (None, true) => {
            "this space has not said whether it takes part in the visa, or what it gives visitors"
        }
        (_, false) => return None,
    };
    Some(text.to_owned())
}

fn grants(content: &Content) -> Vec<String> {
    let mut sentences: Vec<String> = Vec::new();
    let mut before: Option<String> = None;
    let mut members_unlimited = false;
    for grant in content.grant.iter() {
        let what = what(grant);
        let simple =
            !what.contains(';') && what.starts_with("may ") && after(grant, content).is_empty();
        let plain_anyone =
            grant.to == Audience::Anyone && grant.label.is_none() && kinds(grant).is_empty();
        match sentences.last_mut() {
            Some(sentence) if plain_anyone && before.as_ref() == Some(&what) => {
                sentence.push_str(", and so may anyone else");
            }
            _ => {
                let who = audience(grant, content, members_unlimited);
                let label = grant
                    .label
                    .as_ref()
                    .map(|label| format!("{}: ", aside(label.as_str())));
                sentences.push(format!("{}{who} {what}", label.unwrap_or_default()));
            }
        }
        sentences.extend(after(grant, content));
        before = simple.then_some(what);
        members_unlimited |= is_unlimited(grant);
    }
    let only_guests = content
        .grant
        .iter()
        .all(|grant| grant.to == Audience::Guests);
    if only_guests && !content.grant.is_empty() {
        sentences.push("Visitors who come on their own are offered nothing".to_owned());
    }
    sentences
}

/// What must be told right behind a grant, in sentences of its own.
fn after(grant: &Grant, content: &Content) -> Vec<String> {
    let mut texts = Vec::new();
    if let Some(booking) = &grant.booking {
        let account = booking.account.as_ref();
        texts.extend(account.map(|account| format!("Needed: {}", printable(account.as_str()))));
        let done = booking.on_arrival.as_ref();
        texts.extend(done.map(|done| format!("On arrival: {}", printable(done.as_str()))));
    }
    texts.extend(prices(grant.price.as_slice(), content));
    if grant.benefit == Benefit::Priced && grant.price.is_empty() && content.price.is_empty() {
        texts.push("What it costs was not said".to_owned());
    }
    texts
}

fn audience(grant: &Grant, content: &Content, members_unlimited: bool) -> String {
    let kinds = kinds(grant);
    let active = grant
        .requires
        .as_ref()
        .is_some_and(|requires| requires.active_members);
    let members = if active { "active members" } else { "members" };
    let who = match grant.to {
        Audience::Members if kinds.is_empty() => format!("{members} of other spaces"),
        Audience::Members => format!("{members} of other {}", list(&kinds)),
        Audience::Partners => format!("{members} of {}", partners(grant, content)),
        Audience::Guests => "guests brought by a member of this space".to_owned(),
        Audience::Anyone if !kinds.is_empty() => format!(
            "anyone who is {} of {}",
            if active {
                "an active member"
            } else {
                "a member"
            },
            a_kind(grant)
        ),
        Audience::Anyone if active => "anyone who is an active member of a space".to_owned(),
        Audience::Anyone if members_unlimited => "anyone else".to_owned(),
        Audience::Anyone => "anyone".to_owned(),
    };
    let excluded = grant
        .requires
        .iter()
        .flat_map(|requires| requires.excluded_tiers.iter());
    let excluded: Vec<String> = excluded
        .map(|one| format!("{} members", tier(*one)))
        .collect();
    match excluded.is_empty() {
        true => who,
        false => format!("{who} (but not {})", either(&excluded)),
    }
}

/// `partner spaces ("listed spaces": Spalah and 2 more)`. Ids say nothing to people: they are only counted.
fn partners(grant: &Grant, content: &Content) -> String {
    let mut told = Vec::new();
    for name in grant.groups.iter() {
        let groups = content.group.iter().filter(|group| group.name == *name);
        let (mut names, mut ids) = (Vec::new(), 0);
        for group in groups {
            names.extend(group.by_name.iter().map(|name| printable(name.as_str())));
            ids += group.spaces.iter().count();
        }
        match (names.is_empty(), ids) {
            (_, 0) => {}
            (true, 1) => names.push("1 space".to_owned()),
            (true, ids) => names.push(format!("{ids} spaces")),
            (false, ids) => names.push(format!("{ids} more")),
        }
        let colon = if names.is_empty() { "" } else { ": " };
        told.push(format!(
            "\"{}\"{colon}{}",
            printable(name.as_str()),
            list(&names)
        ));
    }
    match grant.spaces.iter().count() {
        0 => {}
        1 => told.push("1 space".to_owned()),
        ids => told.push(format!("{ids} spaces")),
    }
    let kinds = kinds(grant);
    if !kinds.is_empty() {
        told.push(format!("{} only", list(&kinds)));
    }
    format!("partner spaces ({})", told.join("; "))
}

/// The kinds of homes that count, in the plural.
fn kinds(grant: &Grant) -> Vec<String> {
    let kinds = grant
        .requires
        .iter()
        .flat_map(|requires| requires.home_kinds.iter());
    kinds.map(|kind| kind_words(*kind).1.to_owned()).collect()
}

/// The kinds of homes that count: `a coworking space or makerspace`.
fn a_kind(grant: &Grant) -> String {
    let kinds = grant
        .requires
        .iter()
        .flat_map(|requires| requires.home_kinds.iter());
    let kinds: Vec<String> = kinds.map(|kind| kind_words(*kind).0.to_owned()).collect();
    let text = either(&kinds);
    let article = if text.starts_with(['a', 'e', 'i', 'o', 'u']) {
        "an"
    } else {
        "a"
    };
    format!("{article} {text}")
}

/// All that stands behind the audience.
fn what(grant: &Grant) -> String {
    let mut text = benefit(grant);
    for (at, cap) in grant.caps.iter().enumerate() {
        text.push_str(&match at {
            0 => format!(" for {}", numbers::cap(cap)),
            _ => format!(", but at most {}", numbers::cap(cap)),
        });
    }
    text.push_str(&numbers::weekdays(grant.weekdays.as_slice()));
    let never_more = grant
        .requires
        .as_ref()
        .is_some_and(|one| one.never_more_than_home);
    if never_more {
        text.push_str(", but never more than their home space gives its visitors");
    }
    let conditions = conditions(grant);
    if !conditions.is_empty() {
        text.push_str(if never_more { ", and only" } else { "" });
        text.push_str(&format!(" {conditions}"));
    }
    if grant.not_for_regulars {
        text.push_str(", as long as they do not come regularly");
    }
    for trailer in trailers(grant) {
        text.push_str(&format!("; {trailer}"));
    }
    text
}

/// Free to every member of another space, and nothing else to be said.
fn is_unlimited(grant: &Grant) -> bool {
    grant.to == Audience::Members && grant.requires.is_none() && what(grant) == "may work here free"
}

fn benefit(grant: &Grant) -> String {
    let areas: Vec<String> = grant
        .areas
        .iter()
        .map(|area| printable(area.as_str()))
        .collect();
    let only = if areas.is_empty() {
        String::new()
    } else {
        format!(" ({} only)", list(&areas))
    };
    match grant.benefit {
        Benefit::Free => format!("may work here free{only}"),
        Benefit::Discount => match grant.discount_percent {
            Some(percent) => format!("may work here at {}% off{only}", percent.value()),
            None => format!("may work here at a discount{only}"),
        },
        Benefit::Area if areas.is_empty() => "may use a part of the house".to_owned(),
        Benefit::Area => format!("may use a part of the house{only}"),
        Benefit::FeeWaived => format!("need not pay the fee that others pay{only}"),
        Benefit::Priced => format!("may buy a place to work{only}"),
        Benefit::HostDecides => {
            format!("may work here either free or at a discount (the host decides){only}")
        }
    }
}

/// What is added to a grant behind semicolons.
fn trailers(grant: &Grant) -> Vec<String> {
    let mut texts = Vec::new();
    let mut say = |holds: bool, text: &str| {
        if holds {
            texts.push(text.to_owned());
        }
    };
    let (fixed, more) = (!grant.amount_not_fixed, grant.more_on_request);
    let trusted =
        !grant.identity.is_empty() && grant.identity.iter().all(|one| *one == Identity::None);
    say(trusted, "no proof is asked for");
    say(grant.extent_unstated, "how much or how often was not said");
    match grant.caps.is_empty() {
        true => say(!fixed, "the host decides for how many days"),
        false => say(!fixed, "the number is not fixed in practice"),
    }
    say(
        more && (fixed || !grant.caps.is_empty()),
        "the host may give more on request",
    );
    let region = grant
        .requires
        .as_ref()
        .and_then(|requires| requires.region.as_ref());
    if let Some(region) = region.filter(|region| region.advisory) {
        texts.push(format!(
            "meant for those whose home space is {}{}, but this is not enforced",
            where_home_is(region.rule),
            region_name(region)
        ));
    }
    texts.extend(grant.guests.as_ref().map(guests));
    texts
}

fn guests(guests: &Guests) -> String {
    let most = match guests.at_most.map(|most| most.value()) {
        None => "guests".to_owned(),
        Some(1) => "1 guest".to_owned(),
        Some(most) => format!("up to {most} guests"),
    };
    match guests.rule {
        GuestRule::None => "they may not bring guests".to_owned(),
        GuestRule::Free => format!("they may bring {most} free"),
        GuestRule::Paid => format!("they may bring {most} at a price"),
        GuestRule::HostPolicy => "guests only as the house's own rules allow".to_owned(),
    }
}

fn prices(prices: &[Price], content: &Content) -> Vec<String> {
    let of = |when| -> Vec<String> {
        prices
            .iter()
            .filter(|one| one.when == when)
            .map(price)
            .collect()
    };
    let told = [
        (paid_by(content), either(&of(PriceWhen::After))),
        ("Also listed", list(&of(PriceWhen::Beside))),
        ("Suggested", either(&of(PriceWhen::Donation))),
    ];
    let told = told.into_iter().filter(|(_, prices)| !prices.is_empty());
    told.map(|(before, prices)| format!("{before}: {prices}"))
        .collect()
}

/// Who pays, or when, where something is free before.
fn paid_by(content: &Content) -> &'static str {
    let grants = content.grant.as_slice();
    let runs_out = |grant: &Grant| {
        (grant.extent_unstated || !grant.caps.is_empty()) && conditions(grant).is_empty()
    };
    match grants.last() {
        None => "On sale",
        Some(_) if grants.iter().all(|grant| grant.benefit == Benefit::Priced) => "Price",
        Some(last) if last.to == Audience::Anyone && runs_out(last) => "After that",
        Some(_) if grants.iter().all(is_unlimited) => "Everyone else",
        Some(_) => "Otherwise",
    }
}

fn hours(hours: &Hours) -> String {
    let mut asides = Vec::new();
    match hours.unnamed_days {
        Some(UnnamedDays::Unknown) => {
            asides.push("the hours of other days were not said".to_owned())
        }
        Some(UnnamedDays::Closed) => asides.push("closed on other days".to_owned()),
        None => {}
    }
    let keys = hours.key_holders.as_ref();
    asides.extend(keys.map(|keys| format!("for key holders {}", aside(keys.as_str()))));
    let open = aside(hours.open.as_str());
    match asides.is_empty() {
        true => format!("Open {open}"),
        false => format!("Open {open} ({})", asides.join("; ")),
    }
}

fn areas(content: &Content) -> Vec<String> {
    let of = |meant: &[Option<Use>]| -> String {
        let areas = content
            .area
            .iter()
            .filter(|area| meant.contains(&area.for_visitors));
        list(&areas.map(area).collect::<Vec<_>>())
    };
    let told = [
        ("Included", of(&[Some(Use::Included)])),
        ("At extra cost", of(&[Some(Use::Extra)])),
        ("Not for visitors", of(&[Some(Use::Excluded)])),
        (
            "Also there, but not said to be for visitors",
            of(&[Some(Use::Unstated), None]),
        ),
    ];
    let told = told.into_iter().filter(|(_, areas)| !areas.is_empty());
    told.map(|(before, areas)| format!("{before}: {areas}"))
        .collect()
}

fn area(area: &Area) -> String {
    let mut asides = Vec::new();
    let count = area
        .count
        .map(|count| count.value())
        .filter(|count| *count > 1);
    asides.extend(count.map(|count| format!("{count} of them")));
    asides.extend(area.seats.map(|seats| match seats.value() {
        1 => "1 seat".to_owned(),
        seats => format!("{seats} seats"),
    }));
    asides.extend(area.note.as_ref().map(|note| aside(note.as_str())));
    let name = printable(area.name.as_str());
    match asides.is_empty() {
        true => name,
        false => format!("{name} ({})", asides.join("; ")),
    }
}

fn sites(content: &Content) -> Vec<String> {
    let site = |site: &Site| {
        let city = site
            .city
            .as_ref()
            .map(|city| format!(" ({})", printable(city.as_str())));
        format!(
            "{}{}",
            printable(site.name.as_str()),
            city.unwrap_or_default()
        )
    };
    let named: Vec<String> = content.site.iter().map(site).collect();
    let mut texts = Vec::new();
    match (named.len(), content.several_sites) {
        (0, false) => {}
        (0, true) => texts.push("There are several sites".to_owned()),
        (1, _) => texts.push(format!("Site: {}", list(&named))),
        _ => texts.push(format!("Sites: {}", list(&named))),
    }
    if content.one_count {
        texts.push("A day at one site counts at all of them".to_owned());
    }
    texts
}
