//! One node: core and scheduler, its keys, its disk. No sockets, no threads, no clock of its own.

use covisa::core::memory::identity::KeyRing;
use covisa::core::{
    Batch, Core, Effect, Entry, Fact, Input, Moment, OwnFact, Peer, Scheduler, Step, Stored,
};
use covisa::keys::Keys;
use covisa::net::address::peer_of_seed;
use covisa::startup::remember::{OnDisk, remember};
use covisa::store::Records as _;
use federation_spec::protocol::Epoch;
use federation_spec::records::KeyEvent;
use federation_spec::rules::key_view::KeyView;
use federation_spec::wire::ids::{SpaceId, Timestamp};
use federation_spec::wire::signature::{SigningKey, sign};

use crate::disk::Disk;
use crate::ladder;
use covisa_tests::chance::Chance;
use zeroize::Zeroizing;

/// A home: what stays when its node does not run.
#[derive(Debug, Clone)]
pub struct Home {
    number: u64,
    keys: Keys,
    /// The seeds of its keys, each with the number of the key log from which on it makes them.
    seeds: Vec<(u64, [u8; 32])>,
    /// Its node's name.
    pub peer: Peer,
    /// Its space.
    pub space: SpaceId,
    /// Its disk.
    pub disk: Disk,
    /// It lies elsewhere than when it was used last.
    is_copied: bool,
    /// What starts on it does not know who was let in before: a fault.
    pub forgets_guests: bool,
}

impl Home {
    /// Founds the space of this number.
    pub fn found(number: u64, now: Timestamp) -> Self {
        let seed = |part: u8| seed_of(number, part);
        let signing = SigningKey::from_seed(&seed(1));
        let thumbprint = |part| SigningKey::from_seed(&seed(part)).public().thumbprint();
        let event = KeyEvent::inception(signing.public(), thumbprint(2), thumbprint(3), now);
        let record = sign(&event, &signing).bytes().to_vec();
        let founding = Entry {
            at: now,
            fact: Fact::Own(OwnFact::Signed { record }),
        };
        let transport = seed(4);
        let epoch = Chance::of(number).draw().to_be_bytes();
        let seeds = vec![(2, seed(6))];
        Self {
            number,
            keys: Keys {
                ring: ring(number, &seeds),
                transport,
                secret: seed(5),
            },
            peer: peer_of_seed(&transport).expect("a seed of 32 bytes is a key"),
            space: event.space(),
            seeds,
            disk: Disk::new(founding, Epoch(epoch)),
            is_copied: false,
            forgets_guests: false,
        }
    }

    /// The key of its recovery words.
    pub fn recovery(&self) -> SigningKey {
        SigningKey::from_seed(&seed_of(self.number, 3))
    }

    /// Its keys, with those of a new seed from a number on, which are on its disk from now on.
    pub fn renewed(&mut self, from: u64, seed: [u8; 32]) -> KeyRing {
        self.seeds.push((from, seed));
        self.keys.ring = ring(self.number, &self.seeds);
        self.keys.ring.clone()
    }

    /// Its files on another machine, whose node has a name of its own.
    pub fn on(&self, machine: &Self, now: u64) -> Self {
        let mut copy = self.copied(now);
        copy.keys.transport = machine.keys.transport;
        copy.peer = machine.peer.clone();
        copy
    }

    /// The same, as it lies elsewhere when it was brought back: its index counts as another one.
    pub fn copied(&self, now: u64) -> Self {
        let mut copy = self.clone();
        copy.disk.draw_epoch(Epoch((now + 1).to_be_bytes()));
        copy.is_copied = true;
        copy
    }

    /// Another machine of the same space, with a name of its own: it shares the ledger.
    pub fn beside(&self, number: u8) -> Self {
        let transport = [number; 32];
        Self {
            number: self.number,
            seeds: self.seeds.clone(),
            keys: Keys {
                ring: self.keys.ring.clone(),
                transport,
                secret: self.keys.secret,
            },
            peer: peer_of_seed(&transport).expect("a seed of 32 bytes is a key"),
            space: self.space,
            disk: self.disk.beside(Epoch([number; 8])),
            is_copied: false,
            forgets_guests: false,
        }
    }

    /// A core that remembers what is on this disk.
    pub fn remembered(&self, now: Timestamp) -> Core {
        let book = self.disk.book();
        let mut entries = book.entries();
        entries.retain(|(_, entry)| !self.forgets_guests || !matches!(entry.fact, Fact::Visit(_)));
        let disk = OnDisk {
            entries: &entries,
            last: book.last(),
            pinned: self.disk.pinned(),
            index: &self.disk.shelf,
            visits: None,
            climb: ladder::climb_page,
        };
        remember(&self.keys, disk, now).expect("a home remembers its founding")
    }
}

fn seed_of(number: u64, part: u8) -> [u8; 32] {
    let mut seed = [part; 32];
    seed[..8].copy_from_slice(&number.to_be_bytes());
    seed
}

fn ring(number: u64, seeds: &[(u64, [u8; 32])]) -> KeyRing {
    let single = |part| SigningKey::from_seed(&seed_of(number, part));
    let seeds = seeds.iter();
    KeyRing::new(
        vec![(0, single(1)), (1, single(2))],
        seeds
            .map(|(from, seed)| (*from, Zeroizing::new(*seed)))
            .collect(),
    )
}

/// A node that runs.
#[derive(Debug)]
pub struct Node {
    /// What it runs on.
    pub home: Home,
    scheduler: Scheduler,
    /// The keys that its verifiers use.
    pub keys: KeyView,
    chance: Chance,
}

impl Node {
    /// Starts a node; what it wants to be written at once is handed over.
    pub fn start(mut home: Home, moment: Moment, chance: u64) -> Self {
        home.disk.begin();
        let mut core = home.remembered(moment.wall);
        let items = home.disk.shelf.items();
        let held: Vec<_> = items.map(|item| (item.slot, item.arrival)).collect();
        let mut batch = Batch {
            index: core.differs_from_index(held.into_iter()),
            ..Batch::default()
        };
        if std::mem::take(&mut home.is_copied) {
            batch = core.note_copied(batch, moment.wall);
        }
        // Number 0 is never waited for.
        home.disk.hand_over(0, Box::new(batch));
        Self {
            keys: core.keys().clone(),
            scheduler: Scheduler::new(core),
            home,
            chance: Chance::of(chance),
        }
    }

    /// Something happens. What an edge is to do comes back; what is to be written is handed over.
    pub fn hear(&mut self, input: Input, moment: Moment) -> Vec<Effect> {
        let steps = self.scheduler.handle(input, moment, &mut self.chance);
        self.carry(steps, moment)
    }

    /// The disk writes what waits longest.
    pub fn write(&mut self, moment: Moment) -> Vec<Effect> {
        match self.home.disk.write() {
            Some(stored) => self.stored(stored, moment),
            None => Vec::new(),
        }
    }

    fn stored(&mut self, stored: Stored, moment: Moment) -> Vec<Effect> {
        let steps = self.scheduler.stored(stored, moment, &mut self.chance);
        self.carry(steps, moment)
    }

    fn carry(&mut self, steps: Vec<Step>, moment: Moment) -> Vec<Effect> {
        let mut effects = Vec::new();
        for step in steps {
            match step {
                Step::Write(id, batch) => self.home.disk.hand_over(id, batch),
                Step::Do(Effect::Keys(keys)) => self.keys = keys,
                Step::Do(effect) => effects.push(effect),
                Step::Recall { .. } => {
                    let fresh = Some(self.home.remembered(moment.wall));
                    let steps = self.scheduler.recalled(fresh, moment, &mut self.chance);
                    effects.extend(self.carry(steps, moment));
                }
            }
        }
        effects
    }

    /// Whether something waits for the disk.
    pub fn waits(&self) -> bool {
        self.scheduler.unwritten() > 0 || self.home.disk.has_waiting()
    }
}
