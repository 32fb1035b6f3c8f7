//! The workers with which what peers sent climbs: behind a bounded queue, and with a processor left to desks.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

use federation_spec::rules::key_view::KeyView;
use tokio::sync::mpsc;

use crate::core::Input;

/// Jobs that wait in one lane.
const QUEUE: usize = 1024;

/// How far the threads step back behind the others of the node, as nice(1) counts it.
#[cfg(target_os = "linux")]
const NICENESS: i32 = 10;

/// What a job found is taken one after the other, with room for others between two.
type Job = Box<dyn FnOnce(&KeyView) -> Vec<Input> + Send>;

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

/// Whose jobs: those of pinned homes have a queue of their own, so that no crowd of others keeps them out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lane {
    /// The nodes of pinned homes, and who counts as much: served first.
    Favoured,
    /// Everyone else.
    Others,
}

#[derive(Default)]
struct State {
    favoured: VecDeque<Job>,
    others: VecDeque<Job>,
    keys: KeyView,
    closed: bool,
}

impl Pool {
    /// Starts a thread for each processor but one, which is left to desks. What they find arrives at `results`.
    pub fn start(results: &mpsc::Sender<Input>) -> std::io::Result<Self> {
        let shared = Arc::new(Shared::default());
        let processors = thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let count = (processors - 1).clamp(1, 8);
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

    /// Gives a job to the pool; `false` if too many wait in that lane.
    pub fn submit(
        &self,
        lane: Lane,
        job: impl FnOnce(&KeyView) -> Vec<Input> + Send + 'static,
    ) -> bool {
        let mut state = self.shared.lock();
        let jobs = match lane {
            Lane::Favoured => &mut state.favoured,
            Lane::Others => &mut state.others,
        };
        if jobs.len() >= QUEUE {
            return false;
        }
        jobs.push_back(Box::new(job));
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
            let next = state.favoured.pop_front();
            if let Some(job) = next.or_else(|| state.others.pop_front()) {
                return Some((job, state.keys.clone()));
            }
            state = self
                .wake
                .wait(state)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }
}

/// What strangers sent is looked at with what desks leave of a processor: whoever is answered there comes first.
fn give_way() {
    // Only Linux gives each thread a priority of its own; elsewhere this would slow down the whole node.
    #[cfg(target_os = "linux")]
    if let Err(error) = rustix::process::setpriority_process(None, NICENESS) {
        tracing::debug!("a verifying thread keeps its priority: {error}");
    }
}

fn work(shared: &Shared, results: &mpsc::Sender<Input>) {
    give_way();
    while let Some((job, keys)) = shared.next() {
        // A job that panics costs its own answer, not the thread.
        let Ok(inputs) = catch_unwind(AssertUnwindSafe(|| job(&keys))) else {
            tracing::error!("climbing with what a peer sent ended unexpectedly");
            continue;
        };
        for input in inputs {
            if results.blocking_send(input).is_err() {
                return;
            }
            // Whoever waits for a processor meanwhile may be answering a desk.
            thread::yield_now();
        }
    }
}
