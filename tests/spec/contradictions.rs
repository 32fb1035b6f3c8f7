//! What terms must not say beside each other, and that a reader reads it all the same. SPEC §3.4.9

use federation_spec::plain::{Contradiction, Problem};
use federation_spec::records::fields::Field;
use federation_spec::records::terms::Content;
use serde_json::{Value, json};

use super::plain_json::plain;

fn granting(grant: Value) -> Value {
    json!({"visa": "accepted", "grant": [grant]})
}

fn capped(cap: Value) -> Value {
    granting(json!({"to": "members", "benefit": "free", "caps": [cap]}))
}

fn priced(price: Value) -> Value {
    json!({"price": [price]})
}

/// What is said, where the contradiction is, and which one.
fn cases() -> Vec<(Value, &'static str, Contradiction)> {
    let members = json!({"to": "members", "benefit": "free"});
    let partners = json!({"to": "partners", "benefit": "free"});
    let unknown = json!({"to": "partners", "benefit": "free", "groups": ["Valley"]});
    let block = json!({"amount": 1, "unit": "block", "per": "year"});
    let hours = json!({"amount": 1, "unit": "day", "per": "year", "block_hours": 4});
    let rolling = json!({"amount": 1, "unit": "day", "per": "rolling"});
    let days = json!({"amount": 1, "unit": "day", "per": "year", "rolling_days": 30});
    let backwards = json!({"amount": 3, "ask_up_to": 3, "unit": "day", "per": "year"});
    let declined = json!({"visa": "declined", "grant": [members]});
    vec![
        (declined, "visa", Contradiction::DeclinedButGranted),
        (
            granting(partners),
            "grant[0]",
            Contradiction::PartnersUnnamed,
        ),
        (
            granting(unknown),
            "grant[0].groups",
            Contradiction::GroupUndefined,
        ),
        (
            capped(block),
            "grant[0].caps[0]",
            Contradiction::BlockLength,
        ),
        (
            capped(hours),
            "grant[0].caps[0]",
            Contradiction::BlockLength,
        ),
        (
            capped(rolling),
            "grant[0].caps[0]",
            Contradiction::RollingDays,
        ),
        (capped(days), "grant[0].caps[0]", Contradiction::RollingDays),
        (
            capped(backwards),
            "grant[0].caps[0]",
            Contradiction::RangeBackwards,
        ),
    ]
}

/// The same of ranges, weeks, guests and dropping in.
fn more_cases() -> Vec<(Value, &'static str, Contradiction)> {
    vec![
        (
            priced(json!({"unit": "day", "when": "after", "or_more": true})),
            "price[0]",
            Contradiction::OpenRange,
        ),
        (
            priced(
                json!({"amount": 5, "up_to": 9, "unit": "day", "when": "after", "or_more": true}),
            ),
            "price[0]",
            Contradiction::OpenRange,
        ),
        (
            priced(json!({"amount": 9, "up_to": 9, "unit": "day", "when": "after"})),
            "price[0]",
            Contradiction::RangeBackwards,
        ),
        (
            granting(json!({"to": "members", "benefit": "free", "weeks": ["first"]})),
            "grant[0]",
            Contradiction::WeeksWithoutWeekdays,
        ),
        (
            granting(json!({"to": "members", "benefit": "free", "requires": {
                "region": {"rule": "same region", "of": "residence"},
            }})),
            "grant[0]",
            Contradiction::RegionOfResidence,
        ),
        (
            granting(json!({"to": "anyone", "benefit": "free", "invited": {"at_once": 2}})),
            "grant[0]",
            Contradiction::InvitedNotGuests,
        ),
        (
            granting(
                json!({"to": "anyone", "benefit": "free", "between": {"from": "17:00", "until": "09:00"}}),
            ),
            "grant[0]",
            Contradiction::TimesBackwards,
        ),
        (
            priced(json!({"amount": 9, "unit": "day", "before_tax": true, "tax_included": true})),
            "price[0]",
            Contradiction::TaxBothWays,
        ),
        (
            priced(json!({"amount": 1, "unit": "block", "when": "after"})),
            "price[0]",
            Contradiction::BlockLength,
        ),
    ]
}

/// The same of dropping in.
fn drop_ins() -> Vec<(Value, &'static str, Contradiction)> {
    vec![
        (
            json!({"drop_in": "none", "grant": [
                {"to": "anyone", "benefit": "free", "caps": [{"amount": 1, "unit": "day", "per": "first visits"}]},
            ]}),
            "drop_in",
            Contradiction::DropInButFree,
        ),
        (
            json!({"drop_in": "not free", "grant": [
                {"to": "anyone", "benefit": "free", "caps": [{"amount": 31, "unit": "day", "per": "month"}]},
            ]}),
            "drop_in",
            Contradiction::DropInButFree,
        ),
        (
            json!({"drop_in": "not free", "grant": [{"to": "anyone", "benefit": "free"}]}),
            "drop_in",
            Contradiction::DropInButFree,
        ),
    ]
}

#[test]
fn every_contradiction_is_found_where_it_is_and_still_read() {
    for (said, path, expected) in cases().into_iter().chain(more_cases()).chain(drop_ins()) {
        let content =
            Content::from_plain(&plain(&said)).expect("a contradiction has the form of terms");
        let mistake = content.check().expect_err("a writer does not sign it");
        assert_eq!(
            (mistake.path.as_str(), mistake.problem),
            (path, Problem::Contradiction(expected)),
            "What cannot both hold is named: {said}"
        );
        assert_eq!(
            Content::from_item(&content.to_item()),
            Ok(content),
            "A reader reads what others signed: {said}"
        );
    }
}

#[test]
fn what_is_left_out_contradicts_nothing() {
    let donation = priced(json!({"unit": "day", "when": "donation"}));
    let pack = priced(json!({"unit": "day", "when": "after", "count": 5}));
    let unsaid = priced(json!({"unit": "night", "when": "after"}));
    let announced = json!({"drop_in": "none", "grant": [
        {"to": "anyone", "benefit": "free", "booking": {"how": "reserve"}},
    ]});
    let trial = json!({"drop_in": "not free", "grant": [
        {"to": "anyone", "benefit": "free", "caps": [{"amount": 1, "unit": "day", "per": "first visits"}]},
    ]});
    let library =
        json!({"drop_in": "no days for sale", "grant": [{"to": "anyone", "benefit": "free"}]});
    let empty = [json!({}), json!({"visa": "declined"})];
    let others = [donation, pack, unsaid, announced, trial, library];
    for said in empty.into_iter().chain(others) {
        let content = Content::from_plain(&plain(&said)).expect("this has the form of terms");
        assert_eq!(content.check(), Ok(()), "Nothing is wrong with {said}");
    }
}
