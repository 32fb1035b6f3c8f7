//! The test vectors of the Token Status List draft: lists of 1, 2, 4 and 8 bits, made by its authors. SPEC §3.6

use std::collections::BTreeMap;

use federation_spec::records::fields::Field as _;
use federation_spec::records::status::{Entries, NoEntries, Status, StatusEntries, Statuses};
use federation_spec::wire::cbor::Item;
use federation_spec::wire::limits::LIST_ENTRIES;
use federation_spec::wire::zlib::InflateError;
use serde_json::Value;

use super::plain_json::unhex;
use super::reference::Random;

struct OfTheDraft {
    name: String,
    bits: u8,
    entries: usize,
    lst: Vec<u8>,
    set: BTreeMap<usize, u8>,
}

fn vectors() -> Vec<OfTheDraft> {
    let file: Value = serde_json::from_str(include_str!("token-status-list.json")).unwrap();
    let vectors = file["vectors"].as_array().unwrap();
    vectors.iter().map(of_the_draft).collect()
}

fn of_the_draft(vector: &Value) -> OfTheDraft {
    let number = |value: &Value| value.as_u64().unwrap();
    let set = vector["set"].as_object().unwrap().iter();
    OfTheDraft {
        name: vector["name"].as_str().unwrap().to_owned(),
        bits: number(&vector["bits"]) as u8,
        entries: number(&vector["entries"]) as usize,
        lst: unhex(&vector["lst"]),
        set: set
            .map(|(place, status)| (place.parse().unwrap(), number(status) as u8))
            .collect(),
    }
}

impl OfTheDraft {
    /// Bytes of the entries.
    fn len(&self) -> usize {
        self.entries * usize::from(self.bits) / 8
    }
}

#[test]
fn the_lists_of_the_draft_say_what_it_says_that_they_say() {
    let vectors = vectors();
    for vector in &vectors {
        let name = &vector.name;
        let entries = Entries::inflate(vector.bits, &vector.lst, vector.len()).unwrap();
        assert_eq!(entries.len(), vector.entries, "{name}: so many entries.");
        let all = (0..entries.len()).map(|place| (place, entries.at(place).unwrap()));
        // The draft sets one place of its longest list to 0.
        let named = |place: &usize, status: &u8| *status != 0 || vector.set.contains_key(place);
        let set: BTreeMap<_, _> = all.filter(|(place, status)| named(place, status)).collect();
        assert_eq!(
            set, vector.set,
            "{name}: these places are set, all others 0."
        );
        assert_eq!(
            entries.at(vector.entries),
            None,
            "{name}: nothing is after the last."
        );
    }
    assert_eq!(vectors.len(), 6, "Two examples and four long lists.");
}

#[test]
fn a_list_that_is_longer_than_the_bound_is_refused() {
    for vector in vectors() {
        let most = vector.len() - 1;
        assert_eq!(
            Entries::inflate(vector.bits, &vector.lst, most),
            Err(NoEntries::Stream(InflateError::TooLong { most })),
            "{}: one byte above the bound.",
            vector.name
        );
        assert_eq!(
            Entries::inflate(3, &vector.lst, vector.len()),
            Err(NoEntries::Bits(3)),
            "Entries never have 3 bits."
        );
    }
}

#[test]
fn covisa_takes_lists_of_its_own_size_only() {
    for vector in vectors() {
        let lst = Item::Bytes(vector.lst.clone());
        assert!(
            Statuses::from_item(&lst).is_err(),
            "{}: not 8,192 entries of 2 bits.",
            vector.name
        );
    }
}

#[test]
fn every_place_says_what_was_put_there_and_touches_no_other() {
    let all = [
        Status::Valid,
        Status::Revoked,
        Status::Suspended,
        Status::Replaced,
    ];
    let status = |place: u16| all[usize::from(place) * 7 / 3 % 4];
    let places = (0..LIST_ENTRIES).map(|place| (place, status(place)));
    let written = StatusEntries::of(places).to_item();
    let read = StatusEntries::from_item(&written).unwrap().statuses;
    for place in 0..LIST_ENTRIES {
        assert_eq!(
            read.at(place),
            Some(status(place)),
            "Place {place} is as it was written."
        );
    }
    assert_eq!(read.at(LIST_ENTRIES), None, "There is no place after it.");
}

#[test]
fn damaged_lists_say_nothing_else() {
    let mut random = Random::of(18);
    for vector in vectors() {
        let (name, most) = (&vector.name, vector.len());
        let good = Entries::inflate(vector.bits, &vector.lst, most).unwrap();
        for _ in 0..500 {
            let mut lst = vector.lst.clone();
            let at = random.below(lst.len());
            lst[at] ^= 1 << random.below(8);
            // Some bits of a stream only pad it; all others are under its checksum.
            if let Ok(entries) = Entries::inflate(vector.bits, &lst, most) {
                assert!(entries == good, "{name}: a changed bit that says nothing.");
            }
            lst.truncate(random.below(lst.len()));
            let cut = Entries::inflate(vector.bits, &lst, most);
            assert!(cut.is_err(), "{name}: cut short.");
        }
    }
}
