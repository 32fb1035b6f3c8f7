//! For whom others vouch: 1,100 spaces, of which each vouches for some 45, in the eyes of one that has pinned 40.

use std::collections::BTreeMap;
use std::time::Instant;

use federation_spec::rules::trust::{Said, Web, vouched};
use federation_spec::wire::ids::{SpaceId, Timestamp};

const SPACES: u32 = 1_100;
const VOUCHES: u32 = 50_000;
const PINS: u32 = 40;
const NOW: Timestamp = Timestamp(1_800_000_000);

struct Town(BTreeMap<SpaceId, Vec<Said>>);

impl Web for Town {
    fn own(&self) -> SpaceId {
        id(SPACES)
    }

    fn pinned(&self) -> Vec<(SpaceId, Timestamp)> {
        let pins = (0..PINS).map(|pin| pin * (SPACES / PINS));
        pins.map(|pin| (id(pin), Timestamp(NOW.0 - 1))).collect()
    }

    fn is_out(&self, _: &SpaceId) -> bool {
        false
    }

    fn vouches_of(&self, space: &SpaceId) -> Vec<Said> {
        self.0.get(space).cloned().unwrap_or_default()
    }

    fn hand_of(&self, _: &SpaceId) -> Option<String> {
        None
    }
}

fn id(number: u32) -> SpaceId {
    let mut bytes = [0; 20];
    bytes[..4].copy_from_slice(&number.wrapping_mul(2_654_435_761).to_be_bytes());
    SpaceId::from_bytes(bytes)
}

/// Measures.
pub fn run(rounds: usize) {
    let mut town = Town(BTreeMap::new());
    for vouch in 0..VOUCHES {
        let (voucher, step) = (vouch % SPACES, vouch / SPACES);
        let other = (voucher + 1 + step * 7_919) % SPACES;
        let said = Said {
            space: id(other),
            since: Timestamp(NOW.0 - u64::from(vouch)),
        };
        town.0.entry(id(voucher)).or_default().push(said);
    }
    let mut took: Vec<f64> = (0..rounds.max(5))
        .map(|_| {
            let begun = Instant::now();
            assert!(!vouched(&town, NOW).is_empty());
            begun.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    took.sort_by(f64::total_cmp);
    println!(
        "for whom others vouch, among {SPACES} spaces and {VOUCHES} vouches: {:.2} ms; {} come in",
        took[took.len() / 2],
        vouched(&town, NOW).len()
    );
}
