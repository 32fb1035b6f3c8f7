//! Who this node signs for. Keys leave this file in no form but signatures.

use std::fmt;

use federation_spec::records::{Decoded, KeyEvent, Record};
use federation_spec::rules::key_log::KeyLog;
use federation_spec::rules::key_view::KeyView;
use federation_spec::wire::envelope::Envelope;
use federation_spec::wire::ids::{Hash32, PublicKey, SpaceId};
use federation_spec::wire::signature::{SigningKey, Verified, sign, verify};

use zeroize::Zeroizing;

use crate::core::problem::Problem;

/// This space's signing keys, by their numbers in its key log.
#[derive(Clone, Default)]
pub struct KeyRing {
    /// Keys of their own, as versions before this one made them.
    single: Vec<(u64, SigningKey)>,
    /// Seeds, each with the number from which on it counts; what is not used stays harmless.
    seeds: Vec<(u64, Zeroizing<[u8; 32]>)>,
}

impl fmt::Debug for KeyRing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KeyRing(***)")
    }
}

impl KeyRing {
    /// A ring of these keys and seeds.
    pub fn new(single: Vec<(u64, SigningKey)>, seeds: Vec<(u64, Zeroizing<[u8; 32]>)>) -> Self {
        Self { single, seeds }
    }

    /// A ring with the key of the inception and the one that it announces: nothing follows those.
    pub fn of(key: SigningKey, next: SigningKey) -> Self {
        Self::new(vec![(0, key), (1, next)], Vec::new())
    }

    /// The keys that may be the one of a number, the latest seed's first.
    fn keys(&self, number: u64) -> impl Iterator<Item = SigningKey> {
        let seeds = self.seeds.iter().rev();
        let derived = seeds
            .filter(move |(from, _)| *from <= number)
            .map(move |(_, seed)| SigningKey::numbered(seed, number));
        let single = self.single.iter();
        let single = single.filter(move |(at, _)| *at == number);
        derived.chain(single.map(|(_, key)| key.clone()))
    }

    /// The key of an event, if this ring has it.
    pub fn key_of(&self, event: &KeyEvent) -> Option<SigningKey> {
        let mut keys = self.keys(event.sequence());
        keys.find(|key| event.keys().contains(&key.public()))
    }

    /// The key that an event announces as the next one, if this ring has it.
    pub fn announced_by(&self, event: &KeyEvent) -> Option<SigningKey> {
        let mut keys = self.keys(event.sequence() + 1);
        keys.find(|key| event.next().contains(&key.public().thumbprint()))
    }

    /// Thumbprint of the key that is announced for a number.
    pub fn announces(&self, number: u64) -> Option<Hash32> {
        Some(self.keys(number).next()?.public().thumbprint())
    }

    /// The key that a recovery brings in at a number: of the latest seed.
    pub fn newest(&self, number: u64) -> Option<PublicKey> {
        Some(self.keys(number).next()?.public())
    }
}

/// A space, as the node that signs for it.
#[derive(Clone)]
pub struct Identity {
    space: SpaceId,
    ring: KeyRing,
    /// The key of the last event that counts; none where another machine has it.
    key: Option<SigningKey>,
    /// The head of the log that was followed, and whose the keys of its last event are: that takes a key to be made.
    followed: Option<(Hash32, Holder)>,
    secret: [u8; 32],
}

/// Whose the keys of a log's last event are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holder {
    /// This machine's, the announced ones too.
    Us,
    /// This machine has the key, and another one the next: the space was handed over.
    Successor,
    /// Another machine's.
    Another,
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Identity({})", self.space)
    }
}

impl Identity {
    /// A space, its signing keys, and the secret under which its members' subjects are made.
    pub fn new(space: SpaceId, ring: KeyRing, secret: [u8; 32]) -> Self {
        let key = ring.keys(0).next();
        Self {
            space,
            ring,
            key,
            followed: None,
            secret,
        }
    }

    /// The space.
    pub fn space(&self) -> SpaceId {
        self.space
    }

    /// The secret under which subjects and short codes are made.
    pub fn secret(&self) -> &[u8; 32] {
        &self.secret
    }

    /// The keys by their numbers.
    pub fn ring(&self) -> &KeyRing {
        &self.ring
    }

    /// More keys came to this machine.
    pub fn take_ring(&mut self, ring: KeyRing) {
        self.ring = ring;
        self.followed = None;
    }

    /// Signs by the last event of the log that counts from now on, if its key is here.
    pub fn follow(&mut self, log: &KeyLog) {
        self.key = self.ring.key_of(log.last_event());
        self.followed = Some((log.head(), self.holder_of(log.last_event())));
    }

    /// Whose the keys of a log's last event are.
    pub fn holder(&self, log: &KeyLog) -> Holder {
        let followed = self.followed.filter(|(head, _)| *head == log.head());
        followed.map_or_else(|| self.holder_of(log.last_event()), |(_, holder)| holder)
    }

    /// Whose the keys of an event are.
    pub fn holder_of(&self, event: &KeyEvent) -> Holder {
        match (self.ring.key_of(event), self.ring.announced_by(event)) {
            (Some(_), Some(_)) => Holder::Us,
            (Some(_), None) => Holder::Successor,
            (None, _) => Holder::Another,
        }
    }

    /// Signs a record of this space that is shown and not published.
    pub fn sign<T: Record>(&self, record: &T) -> Result<Envelope, Problem> {
        let key = self.key.as_ref().ok_or(Problem::NoKey)?;
        Ok(sign(record, key))
    }

    /// Signs a record of this space and proves it, as a stranger would.
    pub fn signed<T: Record>(&self, record: &T, keys: &KeyView) -> Result<Verified<T>, Problem> {
        let envelope = self.sign(record)?;
        let (len, max) = (envelope.bytes().len(), T::TYPE.max_len());
        if len > max {
            return Err(Problem::TermsTooLarge { len, max });
        }
        let decoded =
            Decoded::read(envelope).expect("what this node writes has the shape it reads");
        verify(decoded, keys).map_err(|_| Problem::NoKey)
    }
}
