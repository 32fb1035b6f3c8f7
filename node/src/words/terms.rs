//! Terms as the sentence people read.

use federation_spec::records::profile::Contact;
use federation_spec::records::terms::Content;
use federation_spec::records::terms::content::{
    Agreement, Area, Door, DropIn, Hours, Site, Stance, StatusRule, UnnamedDays, Use,
};
use federation_spec::records::terms::grant::{Audience, Benefit, Grant};
use federation_spec::records::terms::price::{Price, PriceWhen};
use federation_spec::records::values::Text;
use federation_spec::wire::ids::Timestamp;

use super::locale::id;
use super::numbers::{aside, commas, day_of, either, full_stop, known_date, list, semicolons};
use super::prices::price;
use super::{Locale, conditions, grants, printable, prose};
use crate::core::offer::Offer;
use crate::core::views::{SpaceView, TermsView};
use crate::say;

/// Seconds after which terms that nobody reviewed are said to be unconfirmed (about 12 months).
const STALE: u64 = 365 * 86_400;

/// What a space's terms say now, and what they will, from which day at that house on; or that they ended.
pub fn now_and_next(space: &SpaceView, locale: Locale) -> Option<String> {
    let terms = match &space.terms {
        Offer::None => return None,
        Offer::Ended(terms) => return Some(ended(terms, space.zone(), locale)),
        Offer::Current(terms) => terms,
    };
    let now = summary(&terms.content, locale);
    let Some((from, next)) = &terms.upcoming else {
        return Some(now);
    };
    let day = day_of(*from, space.zone(), locale);
    let from = say!(locale, "terms-upcoming", day = day);
    Some(format!("{now} {from} {}", summary(next, locale)))
}

/// That terms ended, and on which day at that house.
pub fn ended(terms: &TermsView, zone: &str, locale: Locale) -> String {
    let day = day_of(terms.expires_at, zone, locale);
    say!(locale, "terms-ended", day = day)
}

/// All of it in a few sentences.
pub fn summary(content: &Content, locale: Locale) -> String {
    let mut sentences = Vec::new();
    match &content.closed_since {
        // Nothing else of it applies any more, so nobody is invited by it.
        Some(since) => {
            let date = known_date(since, locale);
            sentences.push(say!(locale, "terms-closed", date = date));
        }
        None => {
            sentences.extend(stance(content).map(|id| locale.say(id)));
            sentences.extend(granted(content, locale));
            sentences.extend(prices(content.price.as_slice(), content, locale));
            sentences.extend(payment(content, locale));
            sentences.extend(house(content, locale));
        }
    }
    sentences.extend(told_of_house(content, locale));
    let sentences = sentences.iter().map(|sentence| full_stop(sentence));
    sentences.collect::<Vec<_>>().join(" ")
}

/// How one comes in, and what is there.
fn house(content: &Content, locale: Locale) -> Vec<String> {
    let mut sentences = Vec::new();
    let hours = content.hours.as_ref();
    sentences.extend(hours.map(|open| self::hours(open, locale)));
    let room = content.capacity.map(|people| people.value());
    sentences.extend(room.map(|people| say!(locale, "terms-room", people = people)));
    sentences.extend(areas(content, locale));
    sentences.extend(sites(content, locale));
    sentences.extend(coming_in(content, locale));
    sentences.extend(content.status.iter().flat_map(|rule| status(rule, locale)));
    let plans = words(content.plans.iter().map(Text::as_str), locale);
    sentences.extend(plans.map(|plans| say!(locale, "terms-plans", plans = plans)));
    let networks = words(content.networks.iter().map(Text::as_str), locale);
    sentences.extend(networks.map(|them| say!(locale, "terms-networks", networks = them)));
    let events = words(content.events.iter().map(Text::as_str), locale);
    sentences.extend(events.map(|events| say!(locale, "terms-events", events = events)));
    let spoken = words(content.languages.iter().map(Text::as_str), locale);
    sentences.extend(spoken.map(|them| say!(locale, "terms-languages", languages = them)));
    sentences
}

/// What is told of a house that is closed, too: whom to ask, and what else it says.
fn told_of_house(content: &Content, locale: Locale) -> Vec<String> {
    let mut sentences = Vec::new();
    let contacts: Vec<String> = content
        .contact
        .iter()
        .map(|one| contact(one, locale))
        .collect();
    let contacts = (!contacts.is_empty()).then(|| list(&contacts, locale));
    sentences.extend(contacts.map(|them| say!(locale, "terms-contact", contacts = them)));
    let note = content.note.as_ref().map(|note| prose(note.as_str()));
    sentences.extend(note.map(|note| say!(locale, "terms-grant-note", note = note)));
    sentences
}

/// `cash, card`, in the host's words.
pub(super) fn payment(content: &Content, locale: Locale) -> Option<String> {
    let ways = words(content.payment.iter().map(Text::as_str), locale)?;
    Some(say!(locale, "terms-payment", ways = ways))
}

/// A list in the host's words; `None` where there is none.
pub(super) fn words<'a>(texts: impl Iterator<Item = &'a str>, locale: Locale) -> Option<String> {
    let texts: Vec<String> = texts.map(aside).collect();
    (!texts.is_empty()).then(|| commas(&texts, locale))
}

/// `e-mail ada@example.org`, `form on the web`.
pub(super) fn contact(contact: &Contact, locale: Locale) -> String {
    let channel = locale.say(&id("channel", contact.channel.word()));
    match &contact.value {
        Some(value) => format!("{channel} {}", aside(value.as_str())),
        None => channel,
    }
}

/// Whether people may drop in, how they get in and out, and what they sign.
pub(super) fn coming_in(content: &Content, locale: Locale) -> Vec<String> {
    let drop_in = content.drop_in.map(|rule| match rule {
        DropIn::NotFree => locale.say("drop-in-not-free"),
        DropIn::None => locale.say("drop-in-none"),
        DropIn::NoDays => locale.say("drop-in-no-days"),
    });
    let doors = content
        .door
        .iter()
        .flat_map(|door| self::door(door, locale));
    let signed = content.agreement.map(|agreement| match agreement {
        Agreement::NotNeeded => locale.say("agreement-not-needed"),
        Agreement::Needed => locale.say("agreement-needed"),
    });
    let told = drop_in.into_iter().chain(doors).chain(signed);
    told.map(|sentence| full_stop(&sentence)).collect()
}

/// How visitors get in and out.
fn door(door: &Door, locale: Locale) -> Vec<String> {
    let keys = door.keys.map(|keys| locale.say(&id("keys", keys.word())));
    let escort = door.escort.then(|| locale.say("door-escort"));
    let how = door.how.as_ref().map(|how| prose(how.as_str()));
    let how = how.map(|how| say!(locale, "door-how", how = how));
    keys.into_iter().chain(escort).chain(how).collect()
}

/// When a person last looked at it, if that must be said.
pub fn review(reviewed_at: Option<Timestamp>, now: Timestamp, locale: Locale) -> Option<String> {
    match reviewed_at {
        None => Some(locale.say("review-none")),
        Some(at) if now.since(at) > STALE => {
            let date = day_of(at, "UTC", locale);
            Some(say!(locale, "review-old", date = date))
        }
        Some(_) => None,
    }
}

/// How fresh the home's word on a pass has to be.
fn status(rule: &StatusRule, locale: Locale) -> impl Iterator<Item = String> {
    let hours = rule.refuse_after_hours.map(|hours| hours.value());
    let refused = hours.map(|hours| match hours % 24 {
        0 => say!(locale, "status-refuse-days", days = hours / 24),
        _ => say!(locale, "status-refuse-hours", hours = hours),
    });
    let asked = rule.ask_home.then(|| locale.say("status-ask-home"));
    refused.into_iter().chain(asked)
}

/// What was said of the visa, where no grant shows it.
fn stance(content: &Content) -> Option<&'static str> {
    let grants = |to: &[Audience]| content.grant.iter().any(|grant| to.contains(&grant.to));
    let members = grants(&[Audience::Members, Audience::Partners]);
    let guests = grants(&[Audience::Guests]);
    let tried = grants(&[Audience::WouldBeMembers]);
    match content.visa {
        Some(Stance::Declined) => Some("terms-declined"),
        Some(Stance::Accepted) if members => None,
        Some(Stance::Accepted) if tried || grants(&[Audience::Anyone]) => {
            Some("terms-accepted-anyone")
        }
        Some(Stance::Accepted) if guests => Some("terms-accepted-guests"),
        Some(Stance::Accepted) => Some("terms-accepted"),
        None if members || grants(&[Audience::Anyone]) => None,
        None if tried => Some("terms-silent-members"),
        None if guests => Some("terms-silent-guests"),
        None if !content.price.is_empty() => Some("terms-silent-price"),
        None => Some("terms-silent"),
    }
}

fn granted(content: &Content, locale: Locale) -> Vec<String> {
    let mut sentences: Vec<String> = Vec::new();
    let mut before: Option<String> = None;
    let mut members_unlimited = false;
    for grant in content.grant.iter() {
        let what = grants::what(grant, locale);
        let after = after(grant, content, locale);
        // What stands behind semicolons, or in sentences of its own, is said of one grant alone.
        let simple = grant.benefit != Benefit::FeeWaived
            && grants::trailers(grant, locale).is_empty()
            && after.is_empty();
        match sentences.last_mut() {
            Some(sentence) if grants::is_to_anyone(grant) && before.as_ref() == Some(&what) => {
                *sentence = say!(locale, "terms-and-anyone", grant = sentence.as_str());
            }
            _ => {
                let who = grants::audience(grant, content, members_unlimited, locale);
                sentences.push(grants::sentence(grant, &who, &what, locale));
            }
        }
        sentences.extend(after);
        before = simple.then_some(what);
        members_unlimited |= grants::is_unlimited(grant, locale);
    }
    sentences
}

/// What is to be known of booking beside that it is needed.
pub(super) fn around_booking(grant: &Grant, locale: Locale) -> Vec<String> {
    let mut texts = Vec::new();
    if let Some(booking) = &grant.booking {
        let account = booking.account.as_ref();
        let account = account.map(|account| printable(account.as_str()));
        texts.extend(account.map(|account| say!(locale, "terms-account", account = account)));
        // Where there is something to do first, the link stands beside that.
        let link = booking.link.as_ref().filter(|_| booking.needed().is_none());
        let link = link.map(|link| printable(link.as_str()));
        texts.extend(link.map(|link| say!(locale, "terms-booking-link", link = link)));
        let done = booking.on_arrival.as_ref();
        let done = done.map(|done| prose(done.as_str()));
        texts.extend(done.map(|done| say!(locale, "terms-on-arrival", done = done)));
        let fields = words(booking.form_fields.iter().map(Text::as_str), locale);
        texts.extend(fields.map(|fields| say!(locale, "terms-form-fields", fields = fields)));
    }
    texts
}

/// What must be told right behind a grant, in sentences of its own.
fn after(grant: &Grant, content: &Content, locale: Locale) -> Vec<String> {
    let mut texts = around_booking(grant, locale);
    let own = grant.price.as_slice();
    texts.extend(match grant.benefit {
        // What it costs is no alternative to what it is.
        Benefit::Priced => {
            let first = own.iter().any(|price| price.when() == PriceWhen::After);
            let beside = if first {
                "prices-beside"
            } else {
                "prices-price"
            };
            prices_of(own, "prices-price", beside, locale)
        }
        Benefit::Free
        | Benefit::Discount
        | Benefit::Area
        | Benefit::FeeWaived
        | Benefit::Welcome
        | Benefit::HostDecides => prices(own, content, locale),
    });
    if grant.benefit == Benefit::Priced && grant.price.is_empty() && content.price.is_empty() {
        texts.push(locale.say("terms-cost-unsaid"));
    }
    let note = grant.note.as_ref().map(|note| prose(note.as_str()));
    texts.extend(note.map(|note| say!(locale, "terms-grant-note", note = note)));
    texts
}

fn prices(prices: &[Price], content: &Content, locale: Locale) -> Vec<String> {
    prices_of(prices, paid_by(content, locale), "prices-beside", locale)
}

/// Prices in sentences, behind what is said of those for afterwards and of those beside.
fn prices_of(prices: &[Price], after: &str, beside: &str, locale: Locale) -> Vec<String> {
    // Of whom nobody said that it comes after something, that is not said.
    let unordered = |one: &Price| one.when.is_none() && after != "prices-price";
    let of = |when, is_unordered| -> Vec<String> {
        let prices = prices.iter();
        let prices = prices.filter(|one| one.when() == when && unordered(one) == is_unordered);
        prices.map(|one| price(one, locale)).collect()
    };
    let told = [
        (after, either(&of(PriceWhen::After, false), locale)),
        ("prices-price", either(&of(PriceWhen::After, true), locale)),
        (beside, list(&of(PriceWhen::Beside, false), locale)),
        (
            "prices-donation",
            either(&of(PriceWhen::Donation, false), locale),
        ),
    ];
    let told = told.into_iter().filter(|(_, prices)| !prices.is_empty());
    told.map(|(id, prices)| say!(locale, id, prices = prices))
        .collect()
}

/// The message that says who pays, or when, where something is free before.
fn paid_by(content: &Content, locale: Locale) -> &'static str {
    let granted = content.grant.as_slice();
    let runs_out = |grant: &Grant| {
        (grant.extent_unstated || !grant.caps.is_empty()) && !conditions::are_there(grant, locale)
    };
    let unlimited = |grant: &Grant| grants::is_unlimited(grant, locale);
    match granted.last() {
        None => "prices-price",
        Some(_) if granted.iter().all(|grant| grant.benefit == Benefit::Priced) => "prices-price",
        Some(last) if last.to == Audience::Anyone && runs_out(last) => "prices-after-that",
        Some(_) if granted.iter().all(unlimited) => "prices-everyone-else",
        Some(_) => "prices-otherwise",
    }
}

pub(super) fn hours(hours: &Hours, locale: Locale) -> String {
    let mut asides = Vec::new();
    let unnamed = hours.unnamed_days.filter(|_| hours.open.is_some());
    asides.extend(unnamed.map(|days| match days {
        UnnamedDays::Unknown => locale.say("hours-other-days-unsaid"),
        UnnamedDays::Closed => locale.say("hours-other-days-closed"),
    }));
    let keys = hours.key_holders.as_ref();
    let keys = keys.map(|keys| aside(keys.as_str()));
    asides.extend(keys.map(|keys| say!(locale, "hours-key-holders", hours = keys)));
    let staffed = hours.staffed.as_ref();
    let staffed = staffed.map(|staffed| aside(staffed.as_str()));
    asides.extend(staffed.map(|staffed| say!(locale, "hours-staffed", hours = staffed)));
    let told = semicolons(&asides, locale);
    let open = hours.open.as_ref().map(|open| aside(open.as_str()));
    match (open, asides.is_empty()) {
        (Some(open), true) => say!(locale, "hours-open", hours = open),
        (Some(open), false) => say!(locale, "hours-open-asides", hours = open, asides = told),
        (None, true) => locale.say("hours-unsaid"),
        (None, false) => say!(locale, "hours-unsaid-asides", asides = told),
    }
}

pub(super) fn areas(content: &Content, locale: Locale) -> Vec<String> {
    let of = |meant: &[Option<Use>]| -> String {
        let areas = content.area.iter();
        let areas = areas.filter(|area| meant.contains(&area.for_visitors));
        list(
            &areas.map(|one| area(one, locale)).collect::<Vec<_>>(),
            locale,
        )
    };
    let told = [
        ("areas-included", of(&[Some(Use::Included)])),
        ("areas-extra", of(&[Some(Use::Extra)])),
        ("areas-excluded", of(&[Some(Use::Excluded)])),
        ("areas-unsaid", of(&[Some(Use::Unstated), None])),
    ];
    let told = told.into_iter().filter(|(_, areas)| !areas.is_empty());
    told.map(|(id, areas)| say!(locale, id, areas = areas))
        .collect()
}

fn area(area: &Area, locale: Locale) -> String {
    let mut asides = Vec::new();
    let count = area.count.map(|count| count.value());
    let several = count.filter(|count| *count > 1);
    asides.extend(several.map(|count| say!(locale, "area-count", count = count)));
    let seats = area.seats.map(|seats| seats.value());
    asides.extend(seats.map(|seats| say!(locale, "area-seats", seats = seats)));
    asides.extend(area.note.as_ref().map(|note| aside(note.as_str())));
    let name = printable(area.name.as_str());
    match asides.is_empty() {
        true => name,
        false => {
            let asides = semicolons(&asides, locale);
            say!(locale, "area-asides", name = name, asides = asides)
        }
    }
}

pub(super) fn sites(content: &Content, locale: Locale) -> Vec<String> {
    let named: Vec<String> = content.site.iter().map(|one| site(one, locale)).collect();
    let all = list(&named, locale);
    let mut texts = Vec::new();
    match (named.len(), content.several_sites) {
        (0, false) => {}
        (0, true) => texts.push(locale.say("sites-several")),
        (1, several) => {
            texts.push(say!(locale, "sites-one", sites = all));
            texts.extend(several.then(|| locale.say("sites-several")));
        }
        _ => texts.push(say!(locale, "sites-more", sites = all)),
    }
    if content.one_count {
        texts.push(locale.say("sites-one-count"));
    }
    texts
}

fn site(site: &Site, locale: Locale) -> String {
    let name = printable(site.name.as_str());
    match &site.city {
        Some(city) if city.as_str().to_lowercase() != name.to_lowercase() => {
            let city = printable(city.as_str());
            say!(locale, "site-city", site = name, city = city)
        }
        _ => name,
    }
}
