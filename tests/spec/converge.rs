//! What is held does not depend on the order of arrival, not even of records that contradict each other. SPEC §4.5

use covisa::core::memory::directory::{Admission, Change, Directory, Held as _, Keep};
use federation_spec::protocol::{Cursor, Epoch};
use federation_spec::records::{Decoded, KeyEvent, Terms};
use federation_spec::rules::key_view::KeyView;
use federation_spec::wire::ids::{Hash32, SpaceId};
use federation_spec::wire::signature::{Verified, verify};

use super::written::{NOW, Space};

fn verified(space: &Space, terms: &Terms) -> Verified<Terms> {
    let event = Decoded::<KeyEvent>::read(space.inception()).expect("an inception is one");
    let event = verify(event, &KeyView::default()).expect("an inception is signed by its key");
    let decoded = Decoded::read(space.signed(terms)).expect("terms are terms");
    verify(decoded, &KeyView::default().with(&event)).expect("terms are signed by their space")
}

/// Payload hashes of the one shown and of its rival, after these records came in this order.
fn held_after(
    space: &SpaceId,
    records: &[&Verified<Terms>],
) -> (Hash32, Option<Hash32>, Vec<Admission>) {
    let cursor = Cursor {
        epoch: Epoch([0; 8]),
        arrival: 0,
    };
    let mut directory = Directory::new(cursor);
    let mut changes = Change::default();
    let mut admit = |terms: &&Verified<Terms>| {
        directory.admit((*terms).clone(), Keep::WhileRoom, NOW, &mut changes)
    };
    let admissions = records.iter().map(&mut admit).collect();
    let line = directory.get(space).and_then(|known| Terms::held(known, 0));
    let line = line.expect("the terms are held");
    let rival = line.rival().map(|rival| rival.place().payload);
    (line.shown().place().payload, rival, admissions)
}

fn orders<T: Copy>(of: &[T]) -> Vec<Vec<T>> {
    if of.is_empty() {
        return vec![Vec::new()];
    }
    let with_first = |at: usize| {
        let mut rest = of.to_vec();
        let first = rest.remove(at);
        orders(&rest)
            .into_iter()
            .map(move |rest| [vec![first], rest].concat())
    };
    (0..of.len()).flat_map(with_first).collect()
}

#[test]
fn records_that_contradict_each_other_end_alike_in_every_order() {
    let space = Space::named("Torn");
    let notes = ["one", "two", "three", "four"];
    let records =
        notes.map(|note| verified(&space, &space.terms(serde_json::json!({"note": note}))));
    let mut hashes = records.each_ref().map(Verified::payload_hash);
    hashes.sort();
    for order in orders(&records.each_ref()) {
        let (shown, rival, admissions) = held_after(&space.id(), &order);
        assert_eq!(
            (shown, rival),
            (hashes[0], Some(hashes[1])),
            "The two lowest are held and the lowest is shown: {admissions:?}."
        );
    }
}

#[test]
fn a_third_contradiction_is_kept_only_if_it_is_lower() {
    let space = Space::named("Torn");
    let notes = ["one", "two", "three"];
    let mut records =
        notes.map(|note| verified(&space, &space.terms(serde_json::json!({"note": note}))));
    records.sort_by_key(Verified::payload_hash);
    let [low, middle, high] = &records;
    let cases = [
        ([low, middle, high], Admission::Known),
        ([low, high, middle], Admission::Conflict),
        ([middle, high, low], Admission::Conflict),
        ([middle, low, low], Admission::Known),
        ([low, middle, middle], Admission::Known),
    ];
    for (order, expected) in cases {
        let (.., admissions) = held_after(&space.id(), &order);
        assert_eq!(
            admissions[0],
            Admission::Admitted,
            "The first one is taken."
        );
        assert_eq!(
            admissions[1],
            Admission::Conflict,
            "The second one contradicts it."
        );
        assert_eq!(
            admissions[2], expected,
            "The third one is judged by its hash."
        );
    }
}

#[test]
fn a_newer_record_ends_the_conflict() {
    let space = Space::named("Torn");
    let note = |note: &str| space.terms(serde_json::json!({"note": note}));
    let mut newer = note("newer");
    newer.0.body.sequence += 1;
    let records = [note("one"), note("two"), newer].map(|terms| verified(&space, &terms));
    for order in orders(&records.each_ref()) {
        let (shown, rival, _) = held_after(&space.id(), &order);
        assert_eq!(
            (shown, rival),
            (records[2].payload_hash(), None),
            "Only the newest is held."
        );
    }
}

/// Terms with these notes, one number after the other.
fn in_turn(space: &Space, notes: impl Iterator<Item = u64>) -> Vec<Verified<Terms>> {
    let numbered = |(turn, note): (u64, u64)| {
        let mut terms = space.terms(serde_json::json!({ "note": format!("note {note}") }));
        terms.0.body.sequence += turn;
        verified(space, &terms)
    };
    (0..).zip(notes).map(numbered).collect()
}

/// The notes that are remembered of a pinned space, after these terms were put back in this order.
fn remembered(space: &SpaceId, records: &[&Verified<Terms>]) -> Vec<String> {
    let cursor = Cursor {
        epoch: Epoch([0; 8]),
        arrival: 0,
    };
    let mut directory = Directory::new(cursor);
    for terms in records {
        directory.restore((*terms).clone(), 0, false, Keep::History);
    }
    let known = directory.get(space).expect("the space is known");
    let content = |terms: &Terms| terms.0.body.current.content.value.clone();
    let note = |terms| {
        content(terms)
            .note
            .expect("it has a note")
            .as_str()
            .to_owned()
    };
    known.history().map(note).collect()
}

#[test]
fn what_terms_said_before_is_remembered_as_it_comes_and_as_it_is_kept() {
    let space = Space::named("Changing");
    let records = in_turn(&space, [1, 2, 2, 1].into_iter());
    let as_they_came: Vec<_> = records.iter().collect();
    let as_they_are_kept: Vec<_> = records.iter().rev().collect();
    for order in [as_they_came, as_they_are_kept] {
        assert_eq!(
            remembered(&space.id(), &order),
            ["note 1", "note 2", "note 1"],
            "Signed anew is no change, and the same again after another is one."
        );
    }
}

#[test]
fn a_pinned_space_that_changes_its_mind_all_day_has_a_bound() {
    let space = Space::named("Restless");
    let records = in_turn(&space, 0..100);
    let notes = remembered(&space.id(), &records.iter().collect::<Vec<_>>());
    let expected: Vec<String> = (75..100).map(|note| format!("note {note}")).collect();
    assert_eq!(
        notes, expected,
        "The newest 24 before the one that is shown."
    );
}
