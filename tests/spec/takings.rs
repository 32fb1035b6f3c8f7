//! What lists take away: the vectors of §4.7, by this implementation.

use covisa::core::Climbed;
use covisa::verify::climb as climbed;
use federation_spec::records::StatusList;
use federation_spec::rules::supersede::{Order, Place, examine_at, order};
use federation_spec::rules::takings::status_at;
use federation_spec::rules::{Places, Takings};
use federation_spec::wire::ids::Timestamp;
use federation_spec::wire::signature::Verified;
use serde_json::{Value, json};

use super::ladder::{vectors, view_of};
use super::plain_json::unhex;

fn lists(vector: &Value) -> Vec<Verified<StatusList>> {
    let keys = view_of(&vector["key_log"]);
    let read = |list: &Value| match climbed(&unhex(list), &keys) {
        Climbed::StatusList(list) => *list,
        other => panic!("Every list of a vector climbs, not {other:?}."),
    };
    vector["lists"]
        .as_array()
        .unwrap()
        .iter()
        .map(read)
        .collect()
}

/// The one that admission shows, of lists in the order in which they came.
fn newest(lists: &[Verified<StatusList>], now: Timestamp) -> Option<usize> {
    let place = |list: &Verified<StatusList>| Place {
        sequence: list.record().0.body.sequence,
        payload: list.payload_hash(),
    };
    let mut shown: Option<usize> = None;
    for (at, list) in lists.iter().enumerate() {
        if examine_at(list.record(), now).is_err() {
            continue;
        }
        let held = shown.map(|shown| place(&lists[shown]));
        match order(held.as_ref(), None, &place(list)) {
            Order::Newer | Order::Conflict { show_offered: true } => shown = Some(at),
            Order::Same | Order::Older | Order::Conflict { .. } | Order::Surplus => {}
        }
    }
    shown
}

#[test]
fn what_lists_take_away_is_as_the_vectors_say() {
    let all = vectors("takings");
    assert!(all.len() >= 14, "There are vectors: {}", all.len());
    for (name, vector) in all {
        let lists = lists(&vector);
        let shown = newest(&lists, Timestamp(vector["now"].as_u64().unwrap()));
        assert_eq!(
            json!(shown),
            vector["newest"],
            "{name}: this one is the newest."
        );
        let list = shown.map(|shown| lists[shown].record());
        let unsaid = |one: &Verified<StatusList>| {
            let takings = Takings::of(one.record());
            list.map_or(takings.clone(), |newest| takings.beyond(newest))
        };
        let more: Vec<usize> = (0..lists.len())
            .filter(|at| !unsaid(&lists[*at]).is_empty())
            .collect();
        assert_eq!(json!(more), vector["says_more"], "{name}: these say more.");
        let mut beyond = Takings::default();
        lists.iter().for_each(|one| beyond.join(&unsaid(one)));
        for (place, status) in vector["statuses"].as_object().unwrap() {
            let stands = status_at(list, Some(&beyond), place.parse().unwrap());
            let word = stands.map(|status| status.word());
            assert_eq!(json!(word), *status, "{name}: this stands at {place}.");
        }
    }
}

#[test]
fn a_set_of_places_is_its_bits() {
    let some = [0, 63, 64, 4_095, 8_191];
    let places: Places = some.into_iter().collect();
    assert_eq!(
        places.iter().collect::<Vec<_>>(),
        some,
        "They come in order."
    );
    assert_eq!(
        Places::from_bytes(&places.to_bytes()),
        Some(places.clone()),
        "Bytes and places are the same thing."
    );
    assert_eq!(
        Places::from_bytes(&[0; 1_023]),
        None,
        "1,024 bytes, no others."
    );
    let mut more = places.clone();
    more.insert(8_192);
    assert_eq!(more, places, "A place that no list has is left out.");
    more.join(&[5].into_iter().collect());
    assert!(more.contains(5) && more.contains(64), "A join holds both.");
}
