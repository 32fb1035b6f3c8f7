//! What one input costs the core's one thread, by how many spaces it knows: everything else waits meanwhile. Each is to take
//! 0.2 ms at most.

use std::hint::black_box;
use std::time::Instant;

use covisa::core::facts::Regard;
use covisa::core::limits::SLICE;
use covisa::core::memory::identity::Identity;
use covisa::core::orders::{CheckOptions, SpaceFilter};
use covisa::core::random::Random;
use covisa::core::{
    Command, Core, DeskCommand, Input, Method, Moment, Peer, PeerCommand, Setup, Slice,
    SpaceCommand, SystemCommand, TermsCommand, Ticket, To, Uptime, VisitCommand,
};
use covisa::verify::{climb, climb_page, climb_pass};
use covisa_tests::made::{DAY, Made, THREE_A_MONTH, content};
use federation_spec::protocol::{Cursor, Epoch};
use federation_spec::records::status::Status;
use federation_spec::rules::LocalDay;
use federation_spec::rules::key_view::KeyView;
use federation_spec::wire::ids::Timestamp;

use crate::load::median;

const NOW: Timestamp = Timestamp(1_800_000_000);
/// Spaces that are known.
const SPACES: [u64; 3] = [1_000, 10_000, 19_900];
/// Spaces that are pinned.
const PINNED: u64 = 100;
/// The goal, milliseconds.
const GOAL: f64 = 0.2;

struct Counting(u64);

impl Random for Counting {
    fn fill(&mut self, bytes: &mut [u8]) {
        self.0 += 1;
        for (at, byte) in bytes.iter_mut().enumerate() {
            *byte = self.0.to_le_bytes()[at % 8];
        }
    }
}

/// A core that knows so many spaces, the first [`PINNED`] of them pinned.
struct House {
    core: Core,
    pinned: Made,
    up: u64,
}

impl House {
    fn knowing(spaces: u64) -> Self {
        let own = Made::of(1, NOW.minus(DAY));
        let mut core = Core::new(Setup {
            identity: Identity::new(own.space, own.ring(), [2; 32]),
            peer: Peer([3; 38].as_slice().into()),
            cursor: Cursor {
                epoch: Epoch([4; 8]),
                arrival: 1,
            },
            cursors: Vec::new(),
            released: Timestamp(0),
            last_entry: 1,
        });
        let founding = climb(&own.inception().bytes, &KeyView::default());
        core.restore(founding, Some(1), false, NOW);
        let said = content(THREE_A_MONTH);
        let mut arrival = 1;
        for number in 0..spaces {
            let made = Made::of(100 + number, NOW.minus(DAY));
            for kept in made.records(&said) {
                arrival += 1;
                let climbed = climb(&kept.bytes, &core.keys().clone());
                core.restore(climbed, Some(arrival), false, NOW);
            }
        }
        core.differs_from_index(std::iter::empty());
        let pinned = Made::of(100, NOW.minus(DAY));
        let mut house = Self {
            core,
            pinned,
            up: 60,
        };
        for number in 0..PINNED {
            let space = Made::of(100 + number, NOW.minus(DAY)).space;
            house.hear(asked(|to| {
                SpaceCommand::SetRegard(space, Regard::Pinned.into(), to)
            }));
        }
        house
    }

    fn hear(&mut self, input: Input) {
        let moment = Moment {
            wall: NOW.plus(self.up),
            up: Uptime(self.up),
            boot: Uptime(self.up),
        };
        black_box(self.core.handle(input, moment, &mut Counting(self.up)));
    }

    fn check(&self, text: &str) -> Input {
        let shown = Box::new(climb_pass(text, self.core.keys()));
        let options = CheckOptions::default();
        asked(|to| DeskCommand::Check(shown, options, to))
    }

    fn gossip(&self, bytes: &[u8]) -> Input {
        Input::Gossip {
            ticket: Ticket(2),
            from: peer(1),
            climbed: climb(bytes, self.core.keys()),
        }
    }
}

fn asked<T, C: Into<Command>>(question: impl FnOnce(To<T>) -> C) -> Input {
    let command = question(To::new(Ticket(1))).into();
    Input::Command(Box::new(command))
}

fn peer(number: u8) -> Peer {
    Peer([number; 38].as_slice().into())
}

/// Whatever there is.
fn many() -> SpaceFilter {
    SpaceFilter {
        limit: usize::MAX,
        ..SpaceFilter::default()
    }
}

/// What an input is called, and the one that happens in a turn.
type Happening = (&'static str, fn(&mut House, u64) -> Input);

const HAPPENINGS: [Happening; 22] = [
    ("status", |_, _| asked(SystemCommand::Status)),
    ("ready", |_, _| asked(SystemCommand::Ready)),
    ("tick", |house, _| {
        house.up += 30;
        Input::Tick
    }),
    ("check of a pinned home's card", |house, _| {
        house.check(&house.pinned.card("Example"))
    }),
    ("check of an unknown home's card", |house, turn| {
        let made = Made::of(900_000 + turn, NOW.minus(DAY));
        house.check(&made.card("Example"))
    }),
    ("one space shown", |house, _| {
        let space = house.pinned.space;
        asked(|to| SpaceCommand::Show(space, to))
    }),
    ("spaces listed, a turn", |_, _| {
        asked(|to| SpaceCommand::List(many(), to))
    }),
    ("spaces searched by a word, a turn", |_, _| {
        let filter = SpaceFilter {
            text: Some("nowhere".to_owned()),
            ..many()
        };
        asked(|to| SpaceCommand::List(filter, to))
    }),
    ("spaces on a map, a turn", |_, _| {
        asked(|to| SpaceCommand::Places(many(), to))
    }),
    ("gossip that is known", |house, _| {
        house.gossip(&house.pinned.inception().bytes)
    }),
    ("gossip of a new space", |house, turn| {
        let made = Made::of(2_000_000 + turn, NOW.minus(DAY));
        house.gossip(&made.inception().bytes)
    }),
    ("new key logs of a page, a slice", |house, turn| {
        let many = SLICE as u64;
        let logs = (0..many).map(|at| Made::of(3_000_000 + turn * many + at, NOW.minus(DAY)));
        let logs: Vec<_> = logs.map(|made| made.inception().bytes).collect();
        let slice = Slice {
            method: Method::Stream,
            records: climb_page(&logs, house.core.keys()),
        };
        let from = peer(1);
        Input::Slice { from, slice }
    }),
    ("a peer comes", |_, _| Input::Connected {
        peer: peer(7),
        address: "/memory/7".to_owned(),
    }),
    ("what a peer's clock shows", |house, turn| Input::Said {
        from: peer(7),
        at: Some(NOW.plus(house.up + turn)),
        space: Some(house.pinned.space),
    }),
    ("a peer that does not answer", |_, _| Input::NoReply {
        from: peer(7),
        method: Method::Stream,
        refused: None,
    }),
    ("a peer goes", |_, _| Input::Gone { peer: peer(7) }),
    ("newer terms of a pinned space", |house, turn| {
        let said = content(THREE_A_MONTH);
        house.gossip(&house.pinned.terms(&said, 1 + turn).bytes)
    }),
    ("a newer status list", |house, turn| {
        let taken = [(turn as u16 % 8_000, Status::Revoked)];
        house.gossip(&house.pinned.status_list(0, 1 + turn, &taken).bytes)
    }),
    ("peers listed", |_, _| asked(PeerCommand::List)),
    ("own terms published", |_, _| {
        asked(TermsCommand::PublishDefault)
    }),
    ("who has them", |_, _| asked(TermsCommand::Delivery)),
    ("visits of today listed", |_, _| {
        asked(|to| VisitCommand::List(Some(LocalDay(20_833)), to))
    }),
];

/// Measures. What is done elsewhere before an input is there, signing and climbing, does not count.
pub fn run(rounds: usize) {
    println!(
        "milliseconds an input, medians; to be at most {GOAL} at {} spaces",
        SPACES[2]
    );
    let mut houses: Vec<House> = SPACES.map(House::knowing).into();
    for (name, happen) in HAPPENINGS {
        let each = houses.iter_mut().map(|house| {
            let turns = (rounds as u64 * 20).max(20);
            let times = (0..turns).map(|turn| {
                let input = happen(house, turn);
                let begun = Instant::now();
                house.hear(input);
                begun.elapsed().as_secs_f64() * 1e3
            });
            median(times.collect())
        });
        let each: Vec<f64> = each.collect();
        println!(
            "  {name:<34} {:>8.4} {:>8.4} {:>8.4}",
            each[0], each[1], each[2]
        );
    }
}
