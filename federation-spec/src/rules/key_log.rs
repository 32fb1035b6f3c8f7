//! Which events of a key log count, and which keys follow from them: a state machine over the set of events heard. SPEC §4.8
//!
//! What counts depends on the set alone, not on the order in which events came: a recovery goes before the events that its own
//! key overrules, two events that exclude each other end the line before them, and the rest is a line.

use std::collections::HashMap;
use std::sync::Arc;

use crate::records::KeyEvent;
use crate::records::key_log::KeyReason;
use crate::wire::ids::{Hash32, SpaceId, Timestamp};
use crate::wire::signature::{HeldKey, KeyTrust, TenuredKey, Verified};

/// An event and the hash by which others name it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Event {
    record: KeyEvent,
    hash: Hash32,
}

/// The key log of one space, as far as it was heard.
#[derive(Debug, Clone)]
pub struct KeyLog {
    /// The events that count, from the inception on.
    line: Vec<Arc<Event>>,
    /// Those that exclude each other, and what leads to them from the line.
    beside: Vec<Arc<Event>>,
    state: LogState,
    /// The recovery that a person here has chosen among two.
    chosen: Option<Hash32>,
    keys: Vec<TenuredKey>,
}

/// What a key log comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogState {
    /// Its last event says which keys count.
    Running,
    /// The space has ended.
    Ended {
        /// When its last event was made.
        at: Timestamp,
        /// The space that goes on in its place.
        successor: Option<SpaceId>,
    },
    /// Two normal events exclude each other: a recovery ends that.
    Forked,
    /// Two recoveries exclude each other: only a person ends that.
    RecoveredTwice,
}

/// Why an event cannot follow the one that it names. All are provable from the two events. SPEC §4.8
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyFault {
    /// Its number is not the next one.
    #[error("admission: the number of a key event does not follow")]
    Number,
    /// It was made before the event that it follows.
    #[error("admission: a key event before the one that it follows")]
    Backwards,
    /// It brings in a key that the event before did not announce.
    #[error("admission: a key that was not announced")]
    NotAnnounced,
    /// It brings in a key that was brought in before.
    #[error("admission: a key for the second time")]
    KeyAgain,
    /// A normal event announces another recovery key.
    #[error("admission: only a recovery changes the recovery key")]
    RecoveryChanged,
    /// A recovery is signed by another key than the one announced.
    #[error("admission: not the recovery key that was announced")]
    NotTheRecoveryKey,
    /// A recovery announces the key that signs it again.
    #[error("admission: a recovery key for the second time")]
    RecoveryKept,
    /// A normal event follows the end of the space.
    #[error("admission: a key event after the end of its space")]
    AfterTheEnd,
}

/// What became of an event that was offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heard {
    /// It is held from now on.
    Held,
    /// It was held already.
    Known,
    /// It is rightly made, and counts for nothing: a recovery overrules it, or two of lower hash stand in its place.
    Overruled,
    /// The event that it follows is not held.
    Orphan,
    /// It cannot follow the one that it names.
    Refused(KeyFault),
}

impl KeyLog {
    /// The log of an inception; `None` for any other event.
    pub fn founded(event: &Verified<KeyEvent>) -> Option<Self> {
        event.record().previous().is_none().then(|| {
            let mut log = Self {
                line: vec![Arc::new(Event::of(event))],
                beside: Vec::new(),
                state: LogState::Running,
                chosen: None,
                keys: Vec::new(),
            };
            log.keys = log.tenures();
            log
        })
    }

    /// The log with more events of its space, and what became of each, in the order in which they were given. Events that come
    /// together may name each other.
    #[must_use]
    pub fn with(&self, offered: &[&Verified<KeyEvent>]) -> (Self, Vec<Heard>) {
        if let [event] = offered
            && let Some(log) = self.going_on(event)
        {
            return (log, vec![Heard::Held]);
        }
        let offered: Vec<Arc<Event>> = offered
            .iter()
            .map(|event| Arc::new(Event::of(event)))
            .collect();
        let mut known: HashMap<Hash32, Arc<Event>> = self
            .events()
            .map(|event| (event.hash, event.clone()))
            .collect();
        let mut heard = vec![Heard::Orphan; offered.len()];
        let mut order: Vec<usize> = (0..offered.len()).collect();
        order.sort_by_key(|at| offered[*at].record.sequence());
        for at in order {
            let event = &offered[at];
            if known.contains_key(&event.hash) {
                heard[at] = Heard::Known;
                continue;
            }
            let parent = event.record.previous().and_then(|hash| known.get(&hash));
            heard[at] = match parent {
                // Another space's inception is no event of this one.
                None => continue,
                Some(parent) => match follows(&event.record, parent, line_of(parent, &known)) {
                    Err(fault) => Heard::Refused(fault),
                    Ok(()) => {
                        known.insert(event.hash, event.clone());
                        Heard::Held
                    }
                },
            };
        }
        let log = self.resolved(known, self.chosen);
        for (event, heard) in offered.iter().zip(&mut heard) {
            if *heard == Heard::Held && !log.holds(&event.hash) {
                *heard = Heard::Overruled;
            }
        }
        (log, heard)
    }

    /// The log with a normal event behind the last one of a line that runs: nothing excludes it, so that nothing is walked anew.
    fn going_on(&self, event: &Verified<KeyEvent>) -> Option<Self> {
        let record = event.record();
        let runs = self.state == LogState::Running && self.beside.is_empty();
        let is_plain = record.recovery_key().is_none()
            && matches!(record.reason(), KeyReason::Rotation | KeyReason::Retired);
        if !runs || !is_plain || record.previous() != Some(self.head()) {
            return None;
        }
        let line = self.line.iter().rev().map(Arc::as_ref);
        follows(record, self.last(), line).ok()?;
        let mut log = self.clone();
        let event = Arc::new(Event::of(event));
        for key in log.keys.iter_mut().filter(|key| key.until.is_none()) {
            key.until = Some(record.issued_at());
        }
        log.keys.extend(tenured(record, None, KeyTrust::Sound));
        log.line.push(event);
        Some(log)
    }

    /// The log as a person here decides who was shown two recoveries: this one counts, and no other of its kind.
    #[must_use]
    pub fn choosing(&self, recovery: Hash32) -> Self {
        let known = self.events().map(|event| (event.hash, event.clone()));
        self.resolved(known.collect(), Some(recovery))
    }

    /// The space.
    pub fn space(&self) -> SpaceId {
        self.line[0].record.space()
    }

    /// What it comes to.
    pub fn state(&self) -> LogState {
        self.state
    }

    /// Hash of the last event that counts.
    pub fn head(&self) -> Hash32 {
        self.last().hash
    }

    /// The last event that counts.
    pub fn last_event(&self) -> &KeyEvent {
        &self.last().record
    }

    /// The event that counts at a number of the log, with its hash.
    pub fn event(&self, sequence: u64) -> Option<(&KeyEvent, Hash32)> {
        let at = usize::try_from(sequence).ok()?;
        self.line.get(at).map(|event| (&event.record, event.hash))
    }

    /// The events that count, from the inception on.
    pub fn line(&self) -> impl DoubleEndedIterator<Item = (&KeyEvent, Hash32)> {
        self.line.iter().map(|event| (&event.record, event.hash))
    }

    /// The events that exclude each other, and what leads to them.
    pub fn beside(&self) -> impl Iterator<Item = (&KeyEvent, Hash32)> {
        self.beside.iter().map(|event| (&event.record, event.hash))
    }

    /// Whether an event counts, by its hash.
    pub fn counts(&self, hash: &Hash32) -> bool {
        self.line.iter().any(|event| event.hash == *hash)
    }

    /// Whether an event is held, by its hash.
    pub fn holds(&self, hash: &Hash32) -> bool {
        self.events().any(|event| event.hash == *hash)
    }

    /// The keys that follow, with their tenures.
    pub fn keys(&self) -> &[TenuredKey] {
        &self.keys
    }

    fn last(&self) -> &Event {
        self.line.last().expect("a log has its inception")
    }

    fn events(&self) -> impl Iterator<Item = &Arc<Event>> {
        self.line.iter().chain(&self.beside)
    }

    /// Walks from the inception through all that is known.
    fn resolved(&self, known: HashMap<Hash32, Arc<Event>>, chosen: Option<Hash32>) -> Self {
        let walk = Walk::over(known, chosen);
        let (line, beside, state) = walk.from(self.line[0].clone());
        let mut log = Self {
            line,
            beside,
            state,
            chosen,
            keys: Vec::new(),
        };
        log.keys = log.tenures();
        log
    }

    /// SPEC §4.1
    fn tenures(&self) -> Vec<TenuredKey> {
        let mut keys = Vec::new();
        for (at, event) in self.line.iter().enumerate() {
            let later = &self.line[at + 1..];
            let compromise = later
                .iter()
                .find(|event| event.record.reason() == KeyReason::Compromised);
            let trust = match compromise {
                Some(event) => KeyTrust::Distrusted {
                    since: event.record.issued_at(),
                },
                None => KeyTrust::Sound,
            };
            let until = later.first().map(|next| next.record.issued_at());
            keys.extend(tenured(&event.record, until, trust));
        }
        for event in &self.beside {
            keys.extend(tenured(&event.record, None, KeyTrust::Disputed));
        }
        keys
    }
}

impl Event {
    fn of(event: &Verified<KeyEvent>) -> Self {
        Self {
            record: event.record().clone(),
            hash: event.payload_hash(),
        }
    }

    fn is_recovery(&self) -> bool {
        self.record.recovery_key().is_some()
    }
}

fn tenured(
    event: &KeyEvent,
    until: Option<Timestamp>,
    trust: KeyTrust,
) -> impl Iterator<Item = TenuredKey> {
    event.keys().iter().map(move |key| TenuredKey {
        key: HeldKey::new(*key),
        event: event.sequence(),
        from: event.issued_at(),
        until,
        trust,
    })
}

/// The events from one back to the inception.
fn line_of<'a>(
    event: &'a Event,
    known: &'a HashMap<Hash32, Arc<Event>>,
) -> impl Iterator<Item = &'a Event> {
    std::iter::successors(Some(event), |event| {
        let parent = known.get(&event.record.previous()?)?;
        Some(parent.as_ref())
    })
}

/// Whether an event may follow the one that it names, which is the first of those before it. SPEC §4.8
fn follows<'a>(
    event: &KeyEvent,
    parent: &Event,
    mut earlier: impl Iterator<Item = &'a Event>,
) -> Result<(), KeyFault> {
    let before = &parent.record;
    if event.sequence() != before.sequence() + 1 {
        return Err(KeyFault::Number);
    }
    if event.issued_at() < before.issued_at() {
        return Err(KeyFault::Backwards);
    }
    if earlier.any(|earlier| {
        event
            .keys()
            .iter()
            .any(|key| earlier.record.keys().contains(key))
    }) {
        return Err(KeyFault::KeyAgain);
    }
    match event.recovery_key() {
        Some(key) if key.thumbprint() != before.recovery() => Err(KeyFault::NotTheRecoveryKey),
        Some(_) if event.recovery() == before.recovery() => Err(KeyFault::RecoveryKept),
        Some(_) => Ok(()),
        None if before.reason() == KeyReason::Ended => Err(KeyFault::AfterTheEnd),
        None if event.recovery() != before.recovery() => Err(KeyFault::RecoveryChanged),
        None => {
            let announced =
                |key: &crate::wire::ids::PublicKey| before.next().contains(&key.thumbprint());
            match event.keys().iter().all(announced) {
                true => Ok(()),
                false => Err(KeyFault::NotAnnounced),
            }
        }
    }
}

/// A walk through everything that is known of a log.
struct Walk {
    known: HashMap<Hash32, Arc<Event>>,
    /// What follows each event, the lowest hash first.
    after: HashMap<Hash32, Vec<Arc<Event>>>,
    chosen: Option<Hash32>,
}

/// The line, what stands beside it, and what they come to.
type Walked = (Vec<Arc<Event>>, Vec<Arc<Event>>, LogState);

impl Walk {
    fn over(known: HashMap<Hash32, Arc<Event>>, chosen: Option<Hash32>) -> Self {
        let mut after: HashMap<Hash32, Vec<Arc<Event>>> = HashMap::new();
        for event in known.values() {
            if let Some(previous) = event.record.previous() {
                after.entry(previous).or_default().push(event.clone());
            }
        }
        for events in after.values_mut() {
            events.sort_by_key(|event| event.hash);
        }
        Self {
            known,
            after,
            chosen,
        }
    }

    /// From the inception on. Each turn begins at an inception or a recovery, whose key the recoveries of that turn have.
    fn from(&self, inception: Arc<Event>) -> Walked {
        let mut line = vec![inception.clone()];
        let mut root = inception;
        loop {
            let mut recoveries = self.recoveries(&root);
            let is_chosen =
                |way: &Vec<Arc<Event>>| way.last().map(|event| event.hash) == self.chosen;
            if let Some(at) = recoveries.iter().position(is_chosen) {
                recoveries = vec![recoveries.swap_remove(at)];
            }
            recoveries.truncate(2);
            match (recoveries.pop(), recoveries.pop()) {
                (None, _) => return self.normal(line),
                (Some(way), None) => {
                    root = way.last().cloned().unwrap_or(root);
                    line.extend(way);
                }
                (Some(second), Some(first)) => {
                    let common = first
                        .iter()
                        .zip(&second)
                        .take_while(|(one, other)| one.hash == other.hash)
                        .count();
                    line.extend(first[..common].iter().cloned());
                    let beside = first[common..].iter().chain(&second[common..]);
                    return (line, beside.cloned().collect(), LogState::RecoveredTwice);
                }
            }
        }
    }

    /// The ways from an event, through normal ones, to each recovery: the one with the lowest hash first.
    fn recoveries(&self, root: &Arc<Event>) -> Vec<Vec<Arc<Event>>> {
        let mut found = Vec::new();
        let mut open = vec![root];
        while let Some(event) = open.pop() {
            for next in self.followers(event) {
                match next.is_recovery() {
                    true => found.push(next),
                    false => open.push(next),
                }
            }
        }
        found.sort_by_key(|event| event.hash);
        let ways = found.into_iter().map(|event| self.way(root, event));
        ways.collect()
    }

    /// The way from an event to another one behind it, which is its last step.
    fn way(&self, root: &Event, event: &Arc<Event>) -> Vec<Arc<Event>> {
        let before = |event: &Arc<Event>| {
            let previous = event.record.previous()?;
            let previous = (previous != root.hash).then(|| self.known.get(&previous));
            previous.flatten().cloned()
        };
        let mut way: Vec<Arc<Event>> = std::iter::successors(Some(event.clone()), before).collect();
        way.reverse();
        way
    }

    /// The line goes on through normal events, as long as there is one way.
    fn normal(&self, mut line: Vec<Arc<Event>>) -> Walked {
        loop {
            let last = line.last().expect("a line has its root").clone();
            let followers = self.followers(&last).iter();
            let mut normal = followers.filter(|event| !event.is_recovery()).cloned();
            match (normal.next(), normal.next()) {
                (None, _) => {
                    let record = &last.record;
                    let state = match record.reason() == KeyReason::Ended {
                        true => LogState::Ended {
                            at: record.issued_at(),
                            successor: record.successor(),
                        },
                        false => LogState::Running,
                    };
                    return (line, Vec::new(), state);
                }
                (Some(next), None) => line.push(next),
                (Some(first), Some(second)) => {
                    return (line, vec![first, second], LogState::Forked);
                }
            }
        }
    }

    fn followers(&self, event: &Event) -> &[Arc<Event>] {
        self.after.get(&event.hash).map_or(&[], Vec::as_slice)
    }
}
