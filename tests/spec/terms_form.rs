//! The form of own terms: what it shows, what it leaves as it is, and what it says of a field that cannot be read.

use covisa::pages::terms::Form;
use covisa::terms_file;
use federation_spec::records::terms::Content;
use federation_spec::records::values::Text;
use serde_json::{Value, json};

fn read(terms: Value) -> Content {
    terms_file::from_json(&terms).expect("these are terms")
}

#[test]
fn what_the_form_does_not_show_stays() {
    let mut plain = json!({
        "visa": "accepted",
        "capacity": 20,
        "grant": [
            { "to": "anyone", "benefit": "discount", "discount_percent": 10 },
            { "to": "members", "benefit": "free", "caps": [{ "amount": 3, "unit": "day", "per": "calendar month" }, { "amount": 1, "unit": "day", "per": "week" }], "label": "visa days" },
        ],
    });
    let terms = read(plain.clone());
    let form = Form::of(&terms);
    assert_eq!(
        form.over(&terms).as_ref(),
        Ok(&terms),
        "A form that is sent as it came changes nothing."
    );
    let mut fields = form.fields();
    fields["amount"] = json!("5");
    plain["grant"][1]["caps"][0]["amount"] = json!(5);
    assert_eq!(
        Form::sent(&fields).over(&terms),
        Ok(read(plain)),
        "And one change is one change."
    );
    assert!(Form::leaves_out(&terms), "A form says that there is more.");
}

#[test]
fn the_default_terms_are_all_in_the_form() {
    let terms = covisa::core::own::default_terms();
    assert!(!Form::leaves_out(&terms), "Nothing of them is left out.");
}

/// What a browser sends of a form as it came: each field's value.
fn sent_as_it_came(form: &Form) -> Value {
    let mut fields = form.fields();
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
        json!([{ "to": "anyone", "benefit": "free" }]),
        json!([{ "to": "members", "benefit": "fee waived", "caps": [{ "amount": 5, "unit": "day", "per": "rolling", "rolling_days": 30 }] }]),
        json!([{ "to": "members", "benefit": "area", "areas": ["library"], "caps": [{ "amount": 2, "unit": "block", "block_hours": 4, "per": "week" }] }]),
        json!([{ "to": "members", "benefit": "free", "identity": ["photo id", "membership proof"], "guests": { "rule": "free", "at_most": 2 }, "booking": { "how": "reserve", "days_before": 1, "link": "https://space.example" } }]),
        json!([{ "to": "members", "benefit": "free", "identity": ["photo id", "letter", "id"], "identity_any": true, "between": { "from": "09:00", "until": "17:00" }, "caps": [{ "amount": 3, "unit": "visit", "per": "month" }] }]),
        json!([{ "to": "members", "benefit": "discount", "discount_percent": 20, "requires": { "km_from_home": 50, "active_members": true } }]),
    ];
    let prices = [
        json!([{ "unit": "day", "when": "after", "amount": 12, "currency": "EUR", "only_for": "students" }]),
        json!([{ "unit": "day", "amount": 12, "currency": "EUR", "label": "day pass", "tax_included": true, "negotiable": true, "in_packs": true }]),
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
                let terms = read(
                    json!({ "visa": "accepted", "grant": grant, "price": price, "hours": { "open": open, "unnamed_days": "unknown" } }),
                );
                let form = Form::of(&terms);
                let again = Form::sent(&sent_as_it_came(&form)).over(&terms);
                assert_eq!(again, Ok(terms), "Nothing was changed in the form.");
            }
        }
    }
}

#[test]
fn what_cannot_be_read_is_told_with_the_way_to_it() {
    let terms = read(json!({
        "grant": [{ "to": "anyone", "benefit": "free" }, { "to": "members", "benefit": "free" }],
        "price": [{ "unit": "hour", "when": "after", "amount": 3 }],
    }));
    let wrong = [
        ("visa", "perhaps", "visa"),
        ("amount", "many", "grant[1].caps[0].amount"),
        ("amount", "3,5", "grant[1].caps[0].amount"),
        ("amount", "10001", "grant[1].caps[0].amount"),
        ("booking", "by dove", "grant[1].booking.how"),
        ("km", "-4", "grant[1].requires.km_from_home"),
        ("guests", "two", "grant[1].guests.rule"),
        ("benefit", "lunch", "grant[1].benefit"),
        ("price", "dear", "price[0].amount"),
    ];
    for (field, text, way) in wrong {
        let mut fields = sent_as_it_came(&Form::of(&terms));
        fields[field] = json!(text);
        let told = Form::sent(&fields).over(&terms).map_err(|wrong| wrong.path);
        assert_eq!(told, Err(way.to_owned()), "{field} was {text:?}.");
    }
}

#[test]
fn half_the_world_writes_a_comma() {
    let fields = json!({ "price": "8,40", "currency": "eur" });
    let terms = Form::sent(&fields).over(&Content::default());
    let wanted =
        json!({ "price": [{ "unit": "day", "when": "after", "amount": 8.4, "currency": "EUR" }] });
    assert_eq!(terms, Ok(read(wanted.clone())), "And a small letter.");
    let fields = json!({ "price": "8.4000", "currency": "EUR" });
    let terms = Form::sent(&fields).over(&Content::default());
    assert_eq!(terms, Ok(read(wanted)), "And more places than there are.");
}

#[test]
fn an_open_day_without_a_time_is_not_taken_for_closed() {
    let fields = json!({ "Mo-open": true, "Mo-from": "", "Mo-to": "18:00" });
    let terms = Form::sent(&fields).over(&Content::default());
    let hours = terms.expect("a form reads no hours").hours;
    assert_eq!(
        hours.and_then(|hours| hours.open),
        Text::new("Mo -18:00"),
        "Whoever reads it says what is wrong."
    );
}

#[test]
fn who_takes_the_last_open_day_away_leaves_the_hours_of_key_holders() {
    let held = read(json!({ "hours": {
        "open": "Mo-Fr 09:00-18:00", "unnamed_days": "unknown", "key_holders": "24/7", "staffed": "Mo 10:00-12:00",
    } }));
    let terms = Form::sent(&json!({ "hours": "" })).over(&held);
    let left = read(json!({ "hours": { "key_holders": "24/7", "staffed": "Mo 10:00-12:00" } }));
    assert_eq!(terms, Ok(left), "What the form does not show stays.");
}

#[test]
fn what_a_form_does_not_offer_and_terms_hold_is_one_more_choice() {
    let terms = read(json!({ "grant": [{ "to": "members", "benefit": "fee waived" }] }));
    let choices = Form::of(&terms).benefit.choices();
    let chosen: Vec<_> = choices.iter().filter(|choice| choice.chosen).collect();
    assert_eq!(chosen.len(), 1, "It is chosen.");
    assert_eq!(chosen[0].said, "form-as-it-is", "And stays.");
    let others = Form::of(&Content::default()).benefit.choices();
    assert_eq!(others.len(), 6, "And is not offered to anyone else.");
}

#[test]
fn a_tick_for_the_photo_means_that_it_is_looked_at() {
    for identity in [
        json!(["membership proof"]),
        json!(["letter"]),
        json!(["photo id", "letter"]),
        json!(["none", "photo id"]),
    ] {
        let terms = read(json!({ "grant": [
            { "to": "members", "benefit": "free", "identity": identity, "identity_any": true },
        ]}));
        let form = Form::of(&terms);
        let mut fields = form.fields();
        assert_eq!(
            fields["photo_id"],
            json!(false),
            "Something else would do, so it is not ticked: {identity}"
        );
        fields["photo_id"] = json!(true);
        let over = Form::sent(&fields).over(&terms).expect("it is read");
        let grant = &over.grant.as_slice()[0];
        let asked = grant.identity.as_slice();
        assert!(
            !grant.identity_any
                && asked.contains(&federation_spec::records::terms::grant::Identity::PhotoId),
            "Nothing else will do now: {asked:?}"
        );
    }
}
