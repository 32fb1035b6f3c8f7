//! Terms as rows: the same as the sentence says, for people who look for one thing.

use federation_spec::records::terms::Content;
use federation_spec::records::terms::content::Stance;
use federation_spec::records::terms::grant::Grant;
use federation_spec::records::values::Text;

use super::numbers::{self, sentence_case};
use super::{Locale, conditions, grants, printable, prose, terms};

/// Rows about one thing: a grant, or the house.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rows {
    /// What they are about.
    pub title: String,
    /// Each with its label.
    pub rows: Vec<(String, String)>,
}

/// All of it.
pub fn rows(content: &Content, locale: Locale) -> Vec<Rows> {
    let closed = content.closed_since.as_ref().map(|_| content.once_closed());
    let content = closed.as_ref().unwrap_or(content);
    let mut all: Vec<Rows> = (content.grant.iter())
        .map(|grant| of_grant(grant, content, locale))
        .collect();
    let house = of_house(content, locale);
    if !house.is_empty() {
        all.push(Rows {
            title: locale.say("rows-house"),
            rows: house,
        });
    }
    all
}

fn of_grant(grant: &Grant, content: &Content, locale: Locale) -> Rows {
    let caps: Vec<String> = (grant.caps.iter())
        .map(|cap| numbers::cap(cap, locale))
        .collect();
    let days = grants::on_which_days(grant, locale);
    let told = [
        ("rows-gives", Some(grants::benefit(grant, locale))),
        ("rows-amount", some(numbers::commas(&caps, locale))),
        ("rows-days", some(days)),
        ("rows-times", some(grants::at_which_times(grant, locale))),
        ("rows-if", conditions::conditions(grant, locale)),
        (
            "rows-also",
            some(numbers::semicolons(
                &[
                    grants::trailers(grant, locale),
                    terms::around_booking(grant, locale),
                ]
                .concat(),
                locale,
            )),
        ),
        ("rows-price", some(prices(grant.price.as_slice(), locale))),
        (
            "rows-note",
            grant.note.as_ref().map(|note| prose(note.as_str())),
        ),
    ];
    Rows {
        title: sentence_case(&grants::audience(grant, content, false, locale)),
        rows: labelled(told, locale),
    }
}

fn of_house(content: &Content, locale: Locale) -> Vec<(String, String)> {
    let joined = |texts: Vec<String>| some(texts.join(" "));
    let languages: Vec<String> = (content.languages.iter())
        .map(|tag| printable(tag.as_str()))
        .collect();
    let contacts: Vec<String> = (content.contact.iter())
        .map(|contact| terms::contact(contact, locale))
        .collect();
    let told = [
        (
            "rows-visa",
            content.visa.map(|stance| match stance {
                Stance::Accepted => locale.say("rows-visa-accepted"),
                Stance::Declined => locale.say("rows-visa-declined"),
            }),
        ),
        (
            "rows-hours",
            content
                .hours
                .as_ref()
                .map(|hours| terms::hours(hours, locale)),
        ),
        ("rows-price", some(prices(content.price.as_slice(), locale))),
        (
            "rows-capacity",
            content.capacity.map(|people| people.value().to_string()),
        ),
        ("rows-rooms", joined(terms::areas(content, locale))),
        ("rows-sites", joined(terms::sites(content, locale))),
        ("rows-languages", some(languages.join(", "))),
        ("rows-door", joined(terms::coming_in(content, locale))),
        ("rows-payment", texts(content.payment.as_slice(), locale)),
        ("rows-events", texts(content.events.as_slice(), locale)),
        ("rows-plans", texts(content.plans.as_slice(), locale)),
        ("rows-networks", texts(content.networks.as_slice(), locale)),
        ("rows-contact", some(numbers::commas(&contacts, locale))),
        (
            "rows-note",
            content.note.as_ref().map(|note| prose(note.as_str())),
        ),
    ];
    labelled(told, locale)
}

fn texts<const MAX: usize>(texts: &[Text<1, MAX>], locale: Locale) -> Option<String> {
    terms::words(texts.iter().map(Text::as_str), locale)
}

fn prices(prices: &[federation_spec::records::terms::price::Price], locale: Locale) -> String {
    let each: Vec<String> = (prices.iter())
        .map(|price| super::prices::price(price, locale))
        .collect();
    numbers::semicolons(&each, locale)
}

fn labelled<const N: usize>(
    told: [(&str, Option<String>); N],
    locale: Locale,
) -> Vec<(String, String)> {
    let told = told.into_iter();
    // The names of languages stand as they are, whatever begins a row.
    let value = |id, text: String| match id == "rows-languages" {
        true => text,
        false => sentence_case(&text),
    };
    told.filter_map(|(id, text)| Some((locale.say(id), value(id, text?))))
        .collect()
}

fn some(text: String) -> Option<String> {
    Some(text).filter(|text| !text.is_empty())
}
