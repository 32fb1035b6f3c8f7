//! What nobody but the desk where a member stands may learn of them, in every form it could leak in, and the search for it.

use std::collections::{BTreeMap, HashMap};

use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use federation_spec::records::status::StatusClaim;
use federation_spec::records::{Attestation, Card, Decoded, Pass, Record};
use federation_spec::wire::envelope::{Envelope, RecordType};
use federation_spec::wire::ids::{Hash32, SpaceId, Subject};
use federation_spec::wire::text;

/// Bytes by which a needle is found: the shortest one has so many.
const BEGINNING: usize = 8;
/// Letters of a piece of a pass text.
const PIECE: usize = 32;
/// How far apart the name of a place's index and that of its list may be.
const NEAR: usize = 96;

/// One thing that is known of a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum What {
    /// The member's name.
    Name,
    /// The member's id at home, and those of the passes.
    Id,
    /// The member's e-mail address.
    Email,
    /// The subject of the cards.
    Subject,
    /// S, at one of the hosts by its number.
    NumberAt(usize),
    /// A pass, its signature, its short code.
    Pass,
    /// The place of a pass in a status list.
    Place,
}

/// What was found of whom: the member's number, and how often.
pub(super) type Found = BTreeMap<(What, usize), usize>;

/// All that is searched for.
#[derive(Debug, Default)]
pub(super) struct Secrets {
    needles: Vec<(What, usize, Vec<u8>)>,
    by_beginning: HashMap<[u8; BEGINNING], Vec<usize>>,
}

/// A pass as its text tells it.
pub(super) fn pass_in(pass: &str) -> (Pass, Envelope) {
    let envelope = Envelope::parse(&text::read(pass).unwrap()).unwrap();
    let pass = match envelope.kind() {
        RecordType::Card => Pass::from(unproven::<Card>(&envelope)),
        _ => Pass::from(unproven::<Attestation>(&envelope)),
    };
    (pass, envelope)
}

fn unproven<T: Record + Clone>(envelope: &Envelope) -> T {
    let decoded = Decoded::<T>::read(envelope.clone());
    decoded.unwrap().unproven().clone()
}

impl Secrets {
    /// How many forms are searched for.
    pub(super) fn count(&self) -> usize {
        self.needles.len()
    }

    /// Adds a text: itself, in hexadecimal, and its hash.
    pub(super) fn add_text(&mut self, what: What, member: usize, text: &str) {
        self.add(what, member, text.as_bytes());
        self.add(what, member, HEXLOWER.encode(text.as_bytes()).as_bytes());
        self.add_hash(what, member, text.as_bytes());
    }

    /// Adds bytes: themselves, in hexadecimal and base64url, and their hash, and those of both texts.
    pub(super) fn add_bytes(&mut self, what: What, member: usize, bytes: &[u8]) {
        self.add(what, member, bytes);
        self.add_hash(what, member, bytes);
        for text in [HEXLOWER.encode(bytes), BASE64URL_NOPAD.encode(bytes)] {
            self.add(what, member, text.as_bytes());
            self.add_hash(what, member, text.as_bytes());
        }
        // Records stand in the ledger in hexadecimal, and in them texts of base64url.
        let text = HEXLOWER.encode(BASE64URL_NOPAD.encode(bytes).as_bytes());
        self.add(what, member, text.as_bytes());
    }

    /// Adds the subject of a member's cards and what hosts make of it.
    pub(super) fn add_subject(&mut self, member: usize, subject: Subject, hosts: &[SpaceId]) {
        self.add_bytes(What::Subject, member, &subject.0);
        for (number, host) in hosts.iter().enumerate() {
            let s = subject.at_host(*host);
            self.add_bytes(What::NumberAt(number), member, &s.0);
        }
    }

    /// Adds a pass by its text: text, bytes, signature, record id and place.
    pub(super) fn add_pass(&mut self, member: usize, pass: &str) {
        let (record, envelope) = pass_in(pass);
        let bytes = envelope.bytes();
        for half in bytes[bytes.len() - 64..].chunks(32) {
            self.add_bytes(What::Pass, member, half);
        }
        self.add_bytes(What::Pass, member, bytes);
        self.add_text(What::Pass, member, pass);
        for piece in pass.as_bytes().chunks_exact(PIECE).skip(1) {
            self.add(What::Pass, member, piece);
        }
        let claim = record.status().unwrap();
        for place in places(claim) {
            self.add_bytes(What::Place, member, &place);
        }
    }

    /// What is in these bytes.
    pub(super) fn found_in(&self, bytes: &[u8]) -> Found {
        let mut found = Found::new();
        for (at, beginning) in bytes.windows(BEGINNING).enumerate() {
            let beginning: &[u8; BEGINNING] = beginning.try_into().unwrap();
            // A file of an index has long stretches of nothing.
            if beginning == &[0; BEGINNING] {
                continue;
            }
            for number in self.by_beginning.get(beginning).into_iter().flatten() {
                let (what, member, needle) = &self.needles[*number];
                if bytes[at..].starts_with(needle) {
                    *found.entry((*what, *member)).or_default() += 1;
                }
            }
        }
        found
    }

    /// A hash as a whole begins with the hash cut to 16 bytes, in each of its spellings: that is what is searched for.
    fn add_hash(&mut self, what: What, member: usize, bytes: &[u8]) {
        let hash = Hash32::of(bytes).0;
        self.add(what, member, &hash[..16]);
        self.add(what, member, &HEXLOWER.encode(&hash).as_bytes()[..32]);
        self.add(
            what,
            member,
            &BASE64URL_NOPAD.encode(&hash).as_bytes()[..21],
        );
    }

    fn add(&mut self, what: What, member: usize, needle: &[u8]) {
        let beginning: &[u8; BEGINNING] = needle.first_chunk().expect("a needle is long enough");
        let number = self.needles.len();
        self.needles.push((what, member, needle.to_vec()));
        self.by_beginning
            .entry(*beginning)
            .or_default()
            .push(number);
    }
}

/// How often something in these bytes looks like the place of a pass: the word of the index with one of these lists near.
pub(super) fn places_told(bytes: &[u8], homes: &[SpaceId]) -> usize {
    let lists: Vec<String> = homes.iter().map(|home| format!("{home}/s/")).collect();
    let words = bytes.windows(3).enumerate();
    let words = words.filter(|(_, word)| word == b"idx");
    let near = words.filter(|(at, _)| {
        let around = &bytes[at.saturating_sub(NEAR)..bytes.len().min(at + NEAR)];
        let holds = |list: &String| {
            around
                .windows(list.len())
                .any(|text| text == list.as_bytes())
        };
        lists.iter().any(holds)
    });
    near.count()
}

/// A place as a pass carries it: the map in its encoding, its entries alone, and two ways to write it.
fn places(claim: &StatusClaim) -> [Vec<u8>; 4] {
    let (index, list) = (claim.index(), claim.list().to_string());
    let number = match index {
        0..24 => vec![index as u8],
        24..256 => vec![0x18, index as u8],
        _ => [vec![0x19], index.to_be_bytes().to_vec()].concat(),
    };
    let length = [0x78, list.len() as u8];
    let entries = [b"cidx", &number[..], b"curi", &length, list.as_bytes()].concat();
    let map = [&[0xa2], &entries[..]].concat();
    let written = format!("{list}#{index}").into_bytes();
    let json = format!("\"idx\":{index},\"uri\":\"{list}\"").into_bytes();
    [map, entries, written, json]
}
