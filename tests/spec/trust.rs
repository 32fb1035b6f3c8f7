//! For whom others vouch: what made-up spaces come to, however many they are, and what honest ones do. SPEC §4.9

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::ladder;
use federation_spec::rules::trust::{BY_A_PIN, BY_A_VOUCHED, Said, Vouched, Web, vouched};
use federation_spec::wire::ids::{SpaceId, Timestamp};

const NOW: Timestamp = Timestamp(1_800_000_000);
const DAY: u64 = 86_400;

fn id(number: u32) -> SpaceId {
    let mut bytes = [0; 20];
    bytes[..4].copy_from_slice(&number.to_be_bytes());
    SpaceId::from_bytes(bytes)
}

/// Who vouches for whom, as one space sees it.
#[derive(Clone, Default)]
struct Town {
    own: u32,
    pins: Vec<(u32, Timestamp)>,
    said: BTreeMap<SpaceId, Vec<Said>>,
    out: BTreeSet<SpaceId>,
    hands: BTreeMap<SpaceId, String>,
}

impl Town {
    fn pinning(pins: &[u32]) -> Self {
        Self {
            own: 0,
            pins: pins.iter().map(|pin| (*pin, NOW)).collect(),
            ..Self::default()
        }
    }

    fn says(&mut self, voucher: u32, spaces: impl IntoIterator<Item = u32>) {
        let said = spaces.into_iter().map(|space| Said {
            space: id(space),
            since: Timestamp(NOW.0 - 30 * DAY),
        });
        self.said.entry(id(voucher)).or_default().extend(said);
    }

    fn vouched(&self) -> BTreeMap<SpaceId, Vouched> {
        vouched(self, NOW)
    }

    /// The same, kept as a vector under a name.
    fn kept(&self, name: &str, about: &str) -> BTreeMap<SpaceId, Vouched> {
        let came = self.vouched();
        let ids =
            |spaces: &[SpaceId]| -> Value { spaces.iter().map(ToString::to_string).collect() };
        let pinned = self.pinned().into_iter();
        let pinned = pinned.map(|(space, since)| (space.to_string(), json!(since.0)));
        let said = self.said.iter().map(|(voucher, said)| {
            let said = said.iter();
            let said =
                said.map(|one| json!({"space": one.space.to_string(), "since": one.since.0}));
            (voucher.to_string(), said.collect::<Value>())
        });
        let domains = self.hands.iter();
        let domains = domains.map(|(space, domain)| (space.to_string(), json!(domain)));
        let out: Vec<SpaceId> = self.out.iter().copied().collect();
        let expect = came.iter().map(|(space, came)| {
            let told = json!({"by": ids(&came.by), "step": came.distance});
            (space.to_string(), told)
        });
        let vector = json!({
            "about": about, "written_by": "covisa", "now": NOW.0, "own": id(self.own).to_string(),
            "pinned": pinned.collect::<Map<_, _>>(), "out": ids(&out), "domains": domains.collect::<Map<_, _>>(),
            "vouches": said.collect::<Map<_, _>>(), "expect": expect.collect::<Map<_, _>>(),
        });
        ladder::keep("trust", name, &vector);
        came
    }

    fn came_in(&self) -> Vec<SpaceId> {
        self.vouched().into_keys().collect()
    }
}

impl Web for Town {
    fn own(&self) -> SpaceId {
        id(self.own)
    }

    fn pinned(&self) -> Vec<(SpaceId, Timestamp)> {
        let pins = self.pins.iter();
        pins.map(|(pin, since)| (id(*pin), *since)).collect()
    }

    fn is_out(&self, space: &SpaceId) -> bool {
        self.out.contains(space)
    }

    fn vouches_of(&self, space: &SpaceId) -> Vec<Said> {
        self.said.get(space).cloned().unwrap_or_default()
    }

    fn hand_of(&self, space: &SpaceId) -> Option<String> {
        self.hands.get(space).cloned()
    }
}

#[test]
fn two_vouchers_are_enough_and_one_is_not() {
    let mut town = Town::pinning(&[1, 2, 3]);
    town.says(1, [7, 8]);
    town.says(2, [7]);
    let came = town.kept("two-vouchers", "Two vouchers are enough, and one is not.");
    assert_eq!(came.keys().copied().collect::<Vec<_>>(), [id(7)]);
    assert_eq!(came[&id(7)].by, [id(1), id(2)]);
    assert_eq!(came[&id(7)].distance, 1);
    town.said.get_mut(&id(2)).unwrap().clear();
    assert!(town.came_in().is_empty(), "One of them took it back.");
}

#[test]
fn who_came_in_vouches_for_others_and_those_for_nobody() {
    let mut town = Town::pinning(&[1, 2]);
    town.says(1, [11, 12]);
    town.says(2, [11, 12]);
    town.says(11, [21, 22]);
    town.says(12, [21, 22]);
    town.says(21, [31]);
    town.says(22, [31]);
    let came = town.kept(
        "three-steps",
        "Who came in vouches for others, and those for nobody.",
    );
    assert_eq!(came[&id(21)].distance, 2);
    assert!(!came.contains_key(&id(31)), "Three steps are too many.");
}

#[test]
fn what_is_not_counted() {
    let mut town = Town::pinning(&[1, 2]);
    town.says(1, [0, 1, 2, 7]);
    town.says(2, [0, 1, 2, 7]);
    assert_eq!(
        town.came_in(),
        [id(7)],
        "Neither one's own space, nor who is pinned, nor oneself."
    );
    let mut blocked = town.clone();
    blocked.out.insert(id(7));
    assert!(blocked.came_in().is_empty(), "It is blocked.");
    let mut silenced = town.clone();
    silenced.out.insert(id(2));
    assert!(
        silenced.came_in().is_empty(),
        "A voucher that is blocked, or contradicts itself, vouches for nobody."
    );
    let mut hand = town.clone();
    for voucher in [1, 2] {
        hand.hands.insert(id(voucher), "chain.example".to_owned());
    }
    assert!(hand.came_in().is_empty(), "Two vouchers of one hand.");
    let mut early = town;
    for said in early.said.values_mut().flatten() {
        said.since = Timestamp(NOW.0 + 601);
    }
    assert!(early.came_in().is_empty(), "From the future.");
}

#[test]
fn vouches_in_circles_lead_nowhere() {
    let mut town = Town::pinning(&[1]);
    for fake in 10..20 {
        town.says(fake, 10..20);
    }
    town.says(1, [10]);
    assert!(town.came_in().is_empty());
}

#[test]
fn a_share_is_spent_on_who_has_waited_the_longest_and_grows_by_the_year() {
    let mut town = Town::pinning(&[1, 2]);
    for voucher in [1, 2] {
        town.says(voucher, 1_000..1_200);
    }
    // The last ones have been vouched for the longest.
    for said in town.said.values_mut().flatten() {
        said.since = Timestamp(said.since.0 - 10 * u64::from(said.space.as_bytes()[3]));
    }
    town.kept(
        "shares",
        "Two pins vouch for 200: who has waited the longest comes in.",
    );
    let mut oldest: Vec<(Timestamp, SpaceId)> = town.said[&id(1)]
        .iter()
        .map(|said| (said.since, said.space))
        .collect();
    oldest.sort_unstable();
    let mut oldest: Vec<SpaceId> = oldest.into_iter().map(|(_, space)| space).collect();
    oldest.truncate(BY_A_PIN as usize);
    oldest.sort_unstable();
    assert_eq!(town.came_in(), oldest);
    for pin in &mut town.pins {
        pin.1 = Timestamp(NOW.0 - 2 * 365 * DAY);
    }
    assert_eq!(town.came_in().len() as u64, 3 * BY_A_PIN, "A third year.");
}

/// Small towns drawn by chance, with all that may stand in them: kept for second implementations.
#[test]
fn towns_by_chance_come_out_as_their_vectors_say() {
    let mut drawn = Drawn(11);
    for number in 0..40 {
        let spaces = 12 + drawn.below(40);
        let mut town = Town {
            own: 0,
            ..Town::default()
        };
        for pin in 1..2 + drawn.below(6) {
            let since = u64::from(drawn.below(1_100)) * DAY;
            town.pins.push((pin, Timestamp(NOW.0 - since)));
        }
        for voucher in 1..spaces {
            let most = if drawn.below(4) == 0 { 70 } else { 8 };
            let mut others = BTreeSet::new();
            for _ in 0..drawn.below(most) {
                let far = drawn.below(5) == 0;
                others.insert(drawn.below(if far { 200 } else { spaces }));
            }
            others.remove(&voucher);
            let said = others.into_iter().map(|other| Said {
                space: id(other),
                since: Timestamp(NOW.0 + 700 - u64::from(drawn.below(40)) * 50),
            });
            town.said.insert(id(voucher), said.collect());
        }
        for _ in 0..drawn.below(4) {
            town.out.insert(id(drawn.below(spaces)));
        }
        for _ in 0..drawn.below(6) {
            let domain =
                ["chain.example", "CHAIN.example", "other.example"][drawn.below(3) as usize];
            town.hands
                .insert(id(1 + drawn.below(spaces)), domain.to_lowercase());
        }
        town.kept(&format!("drawn-{number:02}"), "A town drawn by chance.");
    }
}

/// Draws numbers that look like chance, and are the same each time.
struct Drawn(u64);

impl Drawn {
    fn below(&mut self, most: u32) -> u32 {
        // Knuth's constants (MMIX).
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % u64::from(most)) as u32
    }
}

/// So many honest spaces, in a ring: each knows its neighbours, and now and then somebody far away.
const HONEST: u32 = 1_000;
/// So many that somebody made up.
const FAKES: u32 = 10_000;
/// Each honest space knows so many others.
const KNOWN: u32 = 12;

/// Everybody vouches for whom they know, and the fakes for each other.
fn small_world() -> (Vec<Vec<u32>>, Town) {
    let mut drawn = Drawn(3);
    let mut knows: Vec<Vec<u32>> = Vec::new();
    for space in 0..HONEST {
        let mut others = BTreeSet::new();
        for step in 1..=KNOWN / 2 {
            for other in [space + step, space + HONEST - step] {
                let far = drawn.below(10) == 0;
                let other = if far {
                    drawn.below(HONEST)
                } else {
                    other % HONEST
                };
                others.extend((other != space).then_some(other));
            }
        }
        knows.push(others.into_iter().collect());
    }
    let mut town = Town::default();
    for (space, others) in (0..).zip(&knows) {
        town.says(space, others.iter().copied());
    }
    for fake in HONEST..HONEST + FAKES {
        let others: Vec<u32> = (0..30).map(|_| HONEST + drawn.below(FAKES)).collect();
        town.says(fake, others);
    }
    (knows, town)
}

/// As one of the honest ones sees it, who has pinned whom it knows.
fn seen_by(town: &Town, knows: &[Vec<u32>], own: u32) -> Town {
    let pins = knows[own as usize].iter();
    Town {
        own,
        pins: pins.map(|pin| (*pin, NOW)).collect(),
        ..town.clone()
    }
}

/// Honest spaces for which at least two count that may: the pinned ones, and whom those brought in.
fn reachable(town: &Town, came: &BTreeMap<SpaceId, Vouched>) -> BTreeSet<SpaceId> {
    let first = came.iter().filter(|(_, vouched)| vouched.distance == 1);
    let mut vouchers: BTreeSet<SpaceId> = first.map(|(space, _)| *space).collect();
    vouchers.extend(town.pins.iter().map(|(pin, _)| id(*pin)));
    let mut by: BTreeMap<SpaceId, usize> = BTreeMap::new();
    for said in vouchers.iter().flat_map(|voucher| town.vouches_of(voucher)) {
        *by.entry(said.space).or_default() += 1;
    }
    let enough = by.into_iter().filter(|(_, many)| *many >= 2);
    let enough = enough.map(|(space, _)| space);
    enough
        .filter(|space| *space < id(HONEST) && *space != id(town.own))
        .filter(|space| !town.pins.iter().any(|(pin, _)| id(*pin) == *space))
        .collect()
}

/// What came of one number of false vouches, in the eyes of many.
#[derive(Default)]
struct Row {
    viewers: usize,
    /// Fakes that came in, by their distance.
    fakes: [usize; 2],
    most: usize,
    honest: usize,
    could: usize,
}

impl Row {
    /// How it looks to one more, once so many vouches of `attacked` are for fakes.
    fn look(&mut self, mut town: Town, attacks: u32, attacked: &[u32], drawn: &mut Drawn) {
        for at in 0..attacks {
            let fooled = attacked[drawn.below(attacked.len() as u32) as usize];
            // The worst that somebody can do who fools several: two of them each time for one fake.
            town.says(fooled, [HONEST + at / 2]);
        }
        let came = town.vouched();
        let here = fakes_in(&came);
        let [one, two] = here;
        assert!(one <= 20 * attacks as usize, "{one} near, {attacks} edges");
        assert!(two <= 5 * attacks as usize, "{two} far, {attacks} edges");
        let wanted = reachable(&town, &came);
        self.viewers += 1;
        self.fakes = [self.fakes[0] + one, self.fakes[1] + two];
        self.most = self.most.max(one + two);
        let came_in = wanted.iter().filter(|space| came.contains_key(space));
        self.honest += came_in.count();
        self.could += wanted.len();
    }

    fn print(&self, attacks: u32, whose: &str) {
        let mean = |sum: usize| sum as f64 / self.viewers as f64;
        let [one, two] = self.fakes;
        let share = 100.0 * self.honest as f64 / self.could as f64;
        println!(
            "{attacks} | {whose} | {:.2} near, {:.2} far, {} at most | {share:.1} % of {:.1}",
            mean(one),
            mean(two),
            self.most,
            mean(self.could)
        );
        assert!(share >= 95.0, "{share} % of the honest ones came in.");
    }
}

/// Fakes that came in, by their distance.
fn fakes_in(came: &BTreeMap<SpaceId, Vouched>) -> [usize; 2] {
    [1, 2].map(|distance| {
        let fakes = came.iter().filter(|(space, _)| **space >= id(HONEST));
        fakes
            .filter(|(_, vouched)| vouched.distance == distance)
            .count()
    })
}

/// How many fakes come in, by how many vouches of honest spaces there are for fakes, and of which spaces.
#[test]
fn however_many_spaces_somebody_makes_up_few_come_in() {
    let (knows, town) = small_world();
    let everybody: Vec<u32> = (0..HONEST).collect();
    println!(
        "false vouches | of | fakes that come in | honest that come in, of those with two vouchers in reach"
    );
    for attacks in [0, 1, 5, 20, 100] {
        for (whose, near) in [("the viewer's pins", true), ("anybody", false)] {
            let (mut row, mut drawn) = (Row::default(), Drawn(u64::from(attacks)));
            for viewer in (0..HONEST).step_by(20) {
                let pins = &knows[viewer as usize];
                let attacked = if near { pins } else { &everybody };
                row.look(
                    seen_by(&town, &knows, viewer),
                    attacks,
                    attacked,
                    &mut drawn,
                );
            }
            row.print(attacks, whose);
            assert!(attacks > 0 || row.most == 0, "No false vouch, no fake.");
        }
    }
}

/// The worst: some of the pinned spaces are the liar's own. What comes in by them is bounded by their shares.
#[test]
fn pinned_spaces_that_lie_bring_in_no_more_than_their_shares() {
    for liars in [1, 2, 4] {
        let mut town = Town::pinning(&[1, 2, 3, 4, 5, 6]);
        for liar in 1..=liars {
            town.says(liar, HONEST..HONEST + 200);
        }
        for fake in HONEST..HONEST + 200 {
            town.says(fake, HONEST..HONEST + 400);
        }
        let came = town.came_in().len() as u64;
        let units = u64::from(liars) * BY_A_PIN;
        println!("{liars} lying pins: {came} fakes");
        assert!(came <= units / 2, "{came} by {liars}");
        assert!(liars > 1 || came == 0, "One alone brings in nobody.");
    }
    const { assert!(BY_A_VOUCHED < BY_A_PIN) };
}
