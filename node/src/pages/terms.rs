//! Own terms: the form, what it would say, and what stands published.
//!
//! The form shows the grant to members of other spaces, and the hours and prices of the house. Whatever else terms say
//! stays as it is: the form is laid over them, setting by setting, in the plain form that terms files have too.

use askama::Template;
use federation_spec::wire::ids::Timestamp;
use serde_json::{Map, Value, json};

use super::published::history;
use super::rendered;
use super::week::{DAYS, Week};
use crate::core::views::TermsView;
use crate::words::numbers::day_of;
use crate::words::{Locale, terms};

/// What the form says. Empty text: nothing is said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Form {
    /// `accepted`, `declined`, or nothing.
    pub visa: String,
    /// A word of `Benefit`.
    pub benefit: String,
    /// With a discount: percent.
    pub percent: String,
    /// How much; empty for "no number".
    pub amount: String,
    /// A word of `Unit`.
    pub unit: String,
    /// A word of `Period`.
    pub per: String,
    /// More if the host likes.
    pub more: bool,
    /// A word of `BookingKind`.
    pub booking: String,
    /// So many days before.
    pub days_before: String,
    /// A document with a photo is looked at.
    pub photo_id: bool,
    /// A word of `GuestRule`.
    pub guests: String,
    /// Kilometres.
    pub km: String,
    /// What a day costs after that.
    pub price: String,
    /// ISO 4217.
    pub currency: String,
    /// Hours as a week; `None` where they are text.
    pub week: Option<Week>,
    /// Hours as text, where a week cannot show them.
    pub hours: String,
    /// More, in the host's words.
    pub note: String,
}

impl Form {
    /// What published terms say, as far as a form can show it.
    pub fn of(terms: &Value) -> Self {
        let grant = grant(terms).unwrap_or(&Value::Null);
        let cap = &grant["caps"][0];
        let price = day_price(terms).unwrap_or(&Value::Null);
        let hours = text(&terms["hours"]["open"]);
        Self {
            visa: text(&terms["visa"]),
            benefit: text(&grant["benefit"]),
            percent: text(&grant["discount_percent"]),
            amount: text(&cap["amount"]),
            unit: text(&cap["unit"]),
            per: text(&cap["per"]),
            more: grant["more_on_request"] == json!(true),
            booking: text(&grant["booking"]["how"]),
            days_before: text(&grant["booking"]["days_before"]),
            photo_id: has(&grant["identity"], "photo id"),
            guests: text(&grant["guests"]["rule"]),
            km: text(&grant["requires"]["km_from_home"]),
            price: text(&price["amount"]),
            currency: text(&price["currency"]),
            week: Week::read(&hours),
            hours,
            note: text(&terms["note"]),
        }
    }

    /// What a browser sent: its fields by name.
    pub fn sent(fields: &Value) -> Self {
        let given = |name: &str| text(&fields[name]);
        let flag = |name: &str| fields[name] == json!(true);
        let day = |day: &&str| {
            let (from, to) = (given(&format!("{day}-from")), given(&format!("{day}-to")));
            flag(&format!("{day}-open")).then_some((from, to))
        };
        let week = fields.get("Mo-open").map(|_| {
            let days: Vec<_> = DAYS.iter().map(day).collect();
            Week(days.try_into().unwrap_or_default())
        });
        Self {
            visa: given("visa"),
            benefit: given("benefit"),
            percent: given("percent"),
            amount: given("amount"),
            unit: given("unit"),
            per: given("per"),
            more: flag("more"),
            booking: given("booking"),
            days_before: given("days_before"),
            photo_id: flag("photo_id"),
            guests: given("guests"),
            km: given("km"),
            price: given("price").replace(',', "."),
            currency: given("currency").to_uppercase(),
            week,
            hours: given("hours"),
            note: given("note"),
        }
    }

    /// Lays the form over terms: what it shows is set, everything else stays.
    pub fn over(&self, terms: &Value) -> Value {
        let mut new = terms.clone();
        if !new.is_object() {
            new = json!({});
        }
        set(&mut new, "visa", words(&self.visa));
        set(&mut new, "note", words(&self.note));
        let hours = match &self.week {
            Some(week) => week.write(),
            None => self.hours.clone(),
        };
        set_in(&mut new, "hours", "open", words(&hours));
        self.set_grant(&mut new);
        self.set_price(&mut new);
        new
    }

    fn set_grant(&self, terms: &mut Value) {
        let grants = list(terms, "grant");
        let at = grants
            .iter()
            .position(|grant| grant["to"] == json!("members"));
        // Nothing is granted that nobody chose.
        if self.visa == "declined" || self.benefit.is_empty() {
            if let Some(at) = at {
                grants.remove(at);
            }
        } else {
            let at = at.unwrap_or_else(|| {
                grants.insert(0, json!({ "to": "members" }));
                0
            });
            self.set_in_grant(&mut grants[at]);
        }
        drop_empty(terms, "grant");
    }

    fn set_in_grant(&self, grant: &mut Value) {
        set(grant, "benefit", words(&self.benefit));
        let percent = number(&self.percent).filter(|_| self.benefit == "discount");
        set(grant, "discount_percent", percent);
        let caps = list(grant, "caps");
        match number(&self.amount) {
            Some(amount) => {
                if caps.is_empty() {
                    caps.push(json!({}));
                }
                self.set_in_cap(&mut caps[0], amount);
            }
            None if !caps.is_empty() => {
                caps.remove(0);
            }
            None => {}
        }
        drop_empty(grant, "caps");
        set(grant, "more_on_request", self.more.then_some(json!(true)));
        set_in(grant, "booking", "how", words(&self.booking));
        let booked = !matches!(self.booking.as_str(), "" | "not needed");
        let before = number(&self.days_before).filter(|_| booked);
        set_in(grant, "booking", "days_before", before);
        if self.booking.is_empty() {
            set(grant, "booking", None);
        }
        let identity = list(grant, "identity");
        identity.retain(|word| *word != json!("photo id"));
        if self.photo_id {
            identity.retain(|word| *word != json!("none"));
            identity.push(json!("photo id"));
        }
        drop_empty(grant, "identity");
        set_in(grant, "guests", "rule", words(&self.guests));
        if !matches!(self.guests.as_str(), "free" | "paid") {
            set_in(grant, "guests", "at_most", None);
        }
        if self.guests.is_empty() {
            set(grant, "guests", None);
        }
        set_in(grant, "requires", "km_from_home", number(&self.km));
    }

    fn set_in_cap(&self, cap: &mut Value, amount: Value) {
        let or = |text: &str, default: &str| words(if text.is_empty() { default } else { text });
        set(cap, "amount", Some(amount));
        set(cap, "unit", or(&self.unit, "day"));
        set(cap, "per", or(&self.per, "calendar month"));
        if self.per != "rolling" {
            set(cap, "rolling_days", None);
        }
        if self.unit != "block" {
            set(cap, "block_hours", None);
        }
    }

    fn set_price(&self, terms: &mut Value) {
        let prices = list(terms, "price");
        let at = prices.iter().position(is_day_price);
        match (number(&self.price), at) {
            (None, Some(at)) => {
                prices.remove(at);
            }
            (None, None) => {}
            (Some(amount), at) => {
                let at = at.unwrap_or_else(|| {
                    prices.insert(0, json!({ "unit": "day", "when": "after" }));
                    0
                });
                set(&mut prices[at], "amount", Some(amount));
                set(&mut prices[at], "currency", words(&self.currency));
            }
        }
        drop_empty(terms, "price");
    }

    /// Whether terms say more than the form shows.
    fn leaves_out(terms: &Value) -> bool {
        Self::of(terms).over(&Value::Null) != *terms
    }

    /// The choices of a setting; what is held and is none of them is one more, so that it stays what it is.
    pub(super) fn choices<'a>(
        &self,
        usual: &[(&'static str, &'static str)],
        held: &'a str,
    ) -> Vec<(&'a str, &'static str)> {
        let mut all: Vec<(&'a str, &'static str)> = usual.to_vec();
        if !held.is_empty() && !usual.iter().any(|(word, _)| *word == held) {
            all.push((held, "form-as-it-is"));
        }
        all
    }

    pub(super) fn is(&self, held: &str, word: &str) -> bool {
        held == word
    }

    /// A day of the week, with its OSM name.
    pub(super) fn days(&self) -> Vec<(&'static str, Option<(String, String)>)> {
        let week = self.week.clone().unwrap_or_default();
        DAYS.into_iter().zip(week.0).collect()
    }
}

#[derive(Template)]
#[template(path = "terms.html")]
struct Page<'a> {
    t: Locale,
    form: Form,
    more: bool,
    published: Option<&'a TermsView>,
    sentence: Option<String>,
    upcoming: Option<(String, String)>,
    review: Option<String>,
    reviewed: Option<String>,
    history: Vec<(String, String)>,
    today: String,
    seq: u64,
}

/// Own terms. `plain`: what is published, in its plain form; `said`: every content there ever was.
pub fn terms(
    t: Locale,
    published: Option<&TermsView>,
    plain: &Value,
    said: &[TermsView],
    (zone, today, now): (&str, String, Timestamp),
) -> String {
    let day = |at| day_of(at, zone, t);
    let sentence = |content| terms::summary(content, t);
    let upcoming = published.and_then(|terms| terms.upcoming.as_ref());
    rendered(&Page {
        t,
        form: Form::of(plain),
        more: Form::leaves_out(plain),
        published,
        sentence: published.map(|terms| sentence(&terms.content)),
        upcoming: upcoming.map(|(from, content)| (day(*from), sentence(content))),
        review: published.and_then(|terms| terms::review(terms.reviewed_at, now, t)),
        reviewed: published.and_then(|terms| terms.reviewed_at).map(day),
        history: history(t, said, zone),
        today,
        seq: published.map_or(0, |terms| terms.sequence),
    })
}

#[derive(Template)]
#[template(path = "terms-preview.html")]
struct PreviewPage {
    t: Locale,
    before: Option<String>,
    after: String,
    replaces: Option<String>,
}

/// What the form would say, beside what is published; `replaces`: the day of what was to apply later.
pub fn preview(
    t: Locale,
    before: Option<String>,
    after: String,
    replaces: Option<String>,
) -> String {
    let changed = before.as_ref() != Some(&after);
    rendered(&PreviewPage {
        t,
        before: before.filter(|_| changed),
        after,
        replaces,
    })
}

/// Choices of the form: the word of the wire, and the sentence.
const BENEFITS: [(&str, &str); 5] = [
    ("", "form-benefit-none"),
    ("free", "form-benefit-free"),
    ("discount", "form-benefit-discount"),
    ("at a price", "form-benefit-priced"),
    ("free or discount", "form-benefit-host-decides"),
];
pub(super) const UNITS: [(&str, &str); 5] = [
    ("day", "form-unit-day"),
    ("half day", "form-unit-half-day"),
    ("hour", "form-unit-hour"),
    ("week", "form-unit-week"),
    ("month", "form-unit-month"),
];
pub(super) const PERIODS: [(&str, &str); 7] = [
    ("calendar month", "form-per-month"),
    ("week", "form-per-week"),
    ("year", "form-per-year"),
    ("visit", "form-per-visit"),
    ("first visits", "form-per-first-visits"),
    ("lifetime", "form-per-lifetime"),
    ("unstated", "form-per-unstated"),
];
pub(super) const BOOKINGS: [(&str, &str); 6] = [
    ("", "form-unsaid"),
    ("not needed", "form-booking-none"),
    ("contact first", "form-booking-contact"),
    ("reserve", "form-booking-reserve"),
    ("form", "form-booking-form"),
    ("approval", "form-booking-approval"),
];
const GUESTS: [(&str, &str); 5] = [
    ("", "form-unsaid"),
    ("none", "form-guests-none"),
    ("free", "form-guests-free"),
    ("paid", "form-guests-paid"),
    ("host policy", "form-guests-policy"),
];

/// The sentence that names a day of OSM.
pub(super) fn day_said(day: &str) -> &'static str {
    match day {
        "Mo" => "day-monday",
        "Tu" => "day-tuesday",
        "We" => "day-wednesday",
        "Th" => "day-thursday",
        "Fr" => "day-friday",
        "Sa" => "day-saturday",
        _ => "day-sunday",
    }
}

fn grant(terms: &Value) -> Option<&Value> {
    let grants = terms["grant"].as_array()?;
    grants.iter().find(|grant| grant["to"] == json!("members"))
}

fn day_price(terms: &Value) -> Option<&Value> {
    terms["price"]
        .as_array()?
        .iter()
        .find(|price| is_day_price(price))
}

fn is_day_price(price: &Value) -> bool {
    let plain = ["count", "only_for", "at_least"]
        .iter()
        .all(|more| price[*more].is_null());
    let after = price["unit"] == json!("day") && price["when"] == json!("after");
    after && plain && !price["amount"].is_null()
}

fn has(list: &Value, word: &str) -> bool {
    list.as_array()
        .is_some_and(|list| list.contains(&json!(word)))
}

/// Text, or the digits of a number; empty where there is nothing.
fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

fn words(text: &str) -> Option<Value> {
    (!text.is_empty()).then(|| json!(text))
}

/// A number where it is one, and else the text as it was typed: whoever reads it says what is wrong with it.
fn number(text: &str) -> Option<Value> {
    if text.is_empty() {
        return None;
    }
    // Half the world writes 8,40.
    let text = &text.replace(',', ".");
    let whole = text.parse::<i64>().ok().map(|number| json!(number));
    let decimal = || text.parse::<f64>().ok().filter(|number| number.is_finite());
    let value = whole.or_else(|| decimal().map(|number| json!(number)));
    Some(value.unwrap_or_else(|| json!(text)))
}

fn set(table: &mut Value, name: &str, value: Option<Value>) {
    let Some(table) = table.as_object_mut() else {
        return;
    };
    match value {
        Some(value) => table.insert(name.to_owned(), value),
        None => table.remove(name),
    };
}

/// Sets a setting of a table within a table, which goes when it is empty.
fn set_in(table: &mut Value, inner: &str, name: &str, value: Option<Value>) {
    let mut held = table.get(inner).cloned().unwrap_or_else(|| json!({}));
    set(&mut held, name, value);
    let held = Some(held).filter(|held| held.as_object().is_some_and(|held| !held.is_empty()));
    set(table, inner, held);
}

/// A list within a table, made where there is none.
fn list<'a>(table: &'a mut Value, name: &str) -> &'a mut Vec<Value> {
    if !table[name].is_array() {
        table[name] = json!([]);
    }
    table[name].as_array_mut().expect("it was just made one")
}

fn drop_empty(table: &mut Value, name: &str) {
    if table[name].as_array().is_some_and(Vec::is_empty) {
        table
            .as_object_mut()
            .and_then(|table: &mut Map<String, Value>| table.remove(name));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_form_does_not_show_stays() {
        let terms = json!({
            "visa": "accepted",
            "capacity": 20,
            "grant": [
                { "to": "anyone", "benefit": "discount", "discount_percent": 10 },
                { "to": "members", "benefit": "free", "caps": [{ "amount": 3, "unit": "day", "per": "calendar month" }, { "amount": 1, "unit": "day", "per": "week" }], "label": "visa days" },
            ],
        });
        let mut form = Form::of(&terms);
        assert_eq!(
            form.over(&terms),
            terms,
            "A form that is sent as it came changes nothing."
        );
        form.amount = "5".to_owned();
        let mut wanted = terms.clone();
        wanted["grant"][1]["caps"][0]["amount"] = json!(5);
        assert_eq!(form.over(&terms), wanted, "And one change is one change.");
        assert!(Form::leaves_out(&terms), "A form says that there is more.");
    }

    #[test]
    fn the_default_terms_are_all_in_the_form() {
        let terms = json!({ "visa": "accepted", "grant": [{ "to": "members", "benefit": "free", "caps": [{ "amount": 3, "unit": "day", "per": "calendar month" }], "booking": { "how": "not needed" } }] });
        assert!(!Form::leaves_out(&terms), "Nothing of them is left out.");
    }

    /// What a browser sends of a form as it came: each field's value.
    fn sent_as_it_came(form: &Form) -> Value {
        let mut fields = json!({
            "visa": form.visa, "benefit": form.benefit, "percent": form.percent, "amount": form.amount,
            "unit": form.unit, "per": form.per, "more": form.more, "booking": form.booking,
            "days_before": form.days_before, "photo_id": form.photo_id, "guests": form.guests, "km": form.km,
            "price": form.price, "currency": form.currency, "note": form.note, "hours": form.hours,
        });
        for (day, stretch) in form
            .week
            .is_some()
            .then(|| form.days())
            .into_iter()
            .flatten()
        {
            let (from, to) = stretch.clone().unwrap_or(("09:00".into(), "18:00".into()));
            fields[format!("{day}-open")] = json!(stretch.is_some());
            fields[format!("{day}-from")] = json!(from);
            fields[format!("{day}-to")] = json!(to);
        }
        fields
    }

    #[test]
    fn terms_of_every_kind_are_the_same_after_a_form_that_changed_nothing() {
        let grants = [
            json!([{ "to": "partners", "groups": ["friends"], "benefit": "free" }]),
            json!([{ "to": "members", "benefit": "fee waived", "caps": [{ "amount": 5, "unit": "day", "per": "rolling", "rolling_days": 30 }] }]),
            json!([{ "to": "members", "benefit": "area", "areas": ["library"], "caps": [{ "amount": 2, "unit": "block", "block_hours": 4, "per": "week" }] }]),
            json!([{ "to": "members", "benefit": "free", "identity": ["membership proof", "photo id"], "guests": { "rule": "free", "at_most": 2 }, "booking": { "how": "reserve", "days_before": 1, "link": "https://space.example" } }]),
        ];
        let prices = [
            json!([{ "unit": "day", "when": "after", "amount": 12, "currency": "EUR", "only_for": "students" }]),
            json!([{ "unit": "day", "when": "after", "at_least": 5 }, { "unit": "day", "when": "after", "amount": 25.5, "currency": "EUR" }]),
        ];
        let hours = [
            "Mo-Fr 09:00-18:00",
            "Su-Fr 10:00-17:00",
            "Mo-Su 00:00-24:00",
            "24/7",
        ];
        for grant in &grants {
            for price in &prices {
                for open in hours {
                    let terms = json!({ "visa": "accepted", "grant": grant, "price": price, "hours": { "open": open, "unnamed_days": "unknown" } });
                    let form = Form::of(&terms);
                    let again = Form::sent(&sent_as_it_came(&form)).over(&terms);
                    assert_eq!(again, terms, "Nothing was changed in the form.");
                }
            }
        }
    }

    #[test]
    fn an_open_day_without_a_time_is_not_taken_for_closed() {
        let fields = json!({ "Mo-open": true, "Mo-from": "", "Mo-to": "18:00" });
        let terms = Form::sent(&fields).over(&json!({}));
        assert_eq!(
            terms["hours"]["open"], "Mo -18:00",
            "Whoever reads it says what is wrong."
        );
    }
}
