//! The worker pool that climbs the ladder: a desk lane that is served first, and a bounded bulk lane.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

use federation_spec::records::{Card, Decoded, KeyEvent, Record, SpaceProfile, Terms};
use federation_spec::rules::key_view::KeyView;
use federation_spec::rules::question::Refusal;
use federation_spec::wire::envelope::{Envelope, RecordType};
use federation_spec::wire::ids::SpaceId;
use federation_spec::wire::signature::{SignatureError, Verified, verify};
use federation_spec::wire::text::{self, TextError};
use tokio::sync::mpsc;

use crate::core::input::Fall;
use crate::core::{Climbed, Input, Shown};

/// Jobs that wait in the bulk lane.
const BULK: usize = 1024;
/// Jobs that wait in the desk lane.
const DESK: usize = 256;

/// Which queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lane {
    /// A person waits.
    Desk,
    /// Everything else.
    Bulk,
}

type Job = Box<dyn FnOnce(&KeyView) -> Input + Send>;

/// The pool. When it is dropped, its threads end.
#[derive(Debug)]
pub struct Pool {
    shared: Arc<Shared>,
    threads: Vec<JoinHandle<()>>,
}

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    wake: Condvar,
}

impl std::fmt::Debug for Shared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Shared")
    }
}

#[derive(Default)]
struct State {
    desk: VecDeque<Job>,
    bulk: VecDeque<Job>,
    keys: KeyView,
    closed: bool,
}

impl Pool {
    /// Starts a thread for each processor, two at least. What they find arrives at `results`.
    pub fn start(results: &mpsc::Sender<Input>) -> std::io::Result<Self> {
        let shared = Arc::new(Shared::default());
        let count = thread::available_parallelism().map_or(2, |count| count.get().clamp(2, 8));
        let spawn = |number| {
            let (shared, results) = (shared.clone(), results.clone());
            let builder = thread::Builder::new().name(format!("covisa-verify-{number}"));
            builder.spawn(move || work(&shared, &results))
        };
        let threads = (0..count).map(spawn).collect::<Result<_, _>>()?;
        Ok(Self { shared, threads })
    }

    /// Verifies against these keys from now on.
    pub fn set_keys(&self, keys: KeyView) {
        self.shared.lock().keys = keys;
    }

    /// Gives a job to a lane; `false` if it is full.
    pub fn submit(&self, lane: Lane, job: impl FnOnce(&KeyView) -> Input + Send + 'static) -> bool {
        let mut state = self.shared.lock();
        let (queue, bound) = match lane {
            Lane::Desk => (&mut state.desk, DESK),
            Lane::Bulk => (&mut state.bulk, BULK),
        };
        if queue.len() >= bound {
            return false;
        }
        queue.push_back(Box::new(job));
        drop(state);
        self.shared.wake.notify_one();
        true
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        self.shared.lock().closed = true;
        self.shared.wake.notify_all();
        for thread in self.threads.drain(..) {
            // A panic there was reported when it happened.
            let _ = thread.join();
        }
    }
}

impl Shared {
    /// A thread that panicked left the queues whole: they are only ever pushed and popped.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn next(&self) -> Option<(Job, KeyView)> {
        let mut state = self.lock();
        loop {
            if state.closed {
                return None;
            }
            let job = state.desk.pop_front().or_else(|| state.bulk.pop_front());
            if let Some(job) = job {
                return Some((job, state.keys.clone()));
            }
            state = self
                .wake
                .wait(state)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }
}

fn work(shared: &Shared, results: &mpsc::Sender<Input>) {
    while let Some((job, keys)) = shared.next() {
        // A job that panics costs its own answer, not the thread.
        let Ok(input) = catch_unwind(AssertUnwindSafe(|| job(&keys))) else {
            tracing::error!("a check ended unexpectedly");
            continue;
        };
        if results.blocking_send(input).is_err() {
            return;
        }
    }
}

/// Climbs with one record of the network.
pub fn climb(bytes: &[u8], keys: &KeyView) -> Climbed {
    let envelope = match Envelope::parse(bytes) {
        Ok(envelope) => envelope,
        Err(error) => return Climbed::Fell(error.into()),
    };
    match envelope.kind() {
        RecordType::KeyEvent => climb_as(envelope, keys, Climbed::KeyEvent, |event: &KeyEvent| {
            event.space()
        }),
        RecordType::Profile => climb_as(
            envelope,
            keys,
            Climbed::Profile,
            |profile: &SpaceProfile| profile.0.space,
        ),
        RecordType::Terms => climb_as(envelope, keys, Climbed::Terms, |terms: &Terms| {
            terms.0.space
        }),
        RecordType::Card => Climbed::Fell(Fall::Private),
    }
}

/// Climbs with a page of records: a key event on it counts for what comes after.
pub fn climb_page(records: &[impl AsRef<[u8]>], keys: &KeyView) -> Vec<Climbed> {
    let mut keys = keys.clone();
    let climb_one = |record: &[u8], keys: &mut KeyView| {
        let climbed = climb(record, keys);
        if let Climbed::KeyEvent(event) = &climbed {
            *keys = keys.with(event);
        }
        climbed
    };
    records
        .iter()
        .map(|record| climb_one(record.as_ref(), &mut keys))
        .collect()
}

fn climb_as<T: Record>(
    envelope: Envelope,
    keys: &KeyView,
    climbed: impl FnOnce(Box<Verified<T>>) -> Climbed,
    space: impl FnOnce(&T) -> SpaceId,
) -> Climbed {
    let (kind, bytes) = (envelope.kind(), envelope.bytes().clone());
    let decoded = match Decoded::<T>::read(envelope) {
        Ok(decoded) => decoded,
        Err(fault) => return Climbed::Fell(fault.into()),
    };
    let space = space(decoded.unproven());
    match verify(decoded, keys) {
        Ok(verified) => climbed(Box::new(verified)),
        Err(SignatureError::UnknownSpace(_) | SignatureError::UnknownKey(_))
            if kind != RecordType::KeyEvent =>
        {
            Climbed::KeyNotHeld { space, kind, bytes }
        }
        Err(error) => Climbed::Fell(error.into()),
    }
}

/// Climbs with a pass text, as far as it goes.
pub fn climb_pass(text: &str, keys: &KeyView) -> Shown {
    let signed = match text::read(text) {
        Ok(signed) => signed,
        Err(error) => return Shown::Refused(refusal(error), None),
    };
    let decoded = match Envelope::parse(&signed).map_err(Fall::from) {
        Ok(envelope) => Decoded::<Card>::read(envelope).map_err(Fall::from),
        Err(fall) => Err(fall),
    };
    let Ok(decoded) = decoded else {
        return Shown::Refused(Refusal::Malformed, None);
    };
    let card = decoded.unproven().clone();
    match verify(decoded, keys) {
        Ok(card) => Shown::Genuine(Box::new(card)),
        Err(SignatureError::UnknownSpace(_)) => Shown::UnknownHome(Box::new(card)),
        Err(SignatureError::UnknownKey(_)) => {
            Shown::Refused(Refusal::UnknownKey, Some(card.0.home))
        }
        Err(SignatureError::Wrong | SignatureError::WeakKey) => {
            Shown::Refused(Refusal::WrongSignature, Some(card.0.home))
        }
    }
}

fn refusal(error: TextError) -> Refusal {
    match error {
        TextError::Empty | TextError::TooLong | TextError::Damaged => Refusal::Unreadable,
        TextError::NotAPass => Refusal::NotAPass,
        TextError::NewerVersion(_) => Refusal::NewerVersion,
    }
}
