//! The one thread that writes: it takes what waits, writes it all, fsyncs once, and says so.
//!
//! Ledger first, then pinned files, then the index. After the first error nothing is written any more: an fsync that
//! failed cannot be tried again.

use std::fs::File;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread::{self, JoinHandle};

use tokio::sync::mpsc;

use super::index::{Index, index_file};
use super::ledger::Ledger;
use super::pinned::Pinned;
use super::records::Records as _;
use crate::core::{Batch, Stored};
use crate::random;

/// Changes that wait for the disk at once: a queue that is full counts as a disk that failed, so whoever hands over takes in
/// nothing new before it is.
pub const QUEUE: usize = 8192;
/// Changes written with one fsync.
const GROUP: usize = 256;

/// The way to the writing thread. When it is dropped, the thread writes what waits and ends.
#[derive(Debug)]
pub struct Writer {
    queue: Option<mpsc::Sender<(u64, Box<Batch>)>>,
    thread: Option<JoinHandle<()>>,
    durable: Arc<AtomicU64>,
}

impl Writer {
    /// Starts the thread. Results arrive at `results`.
    pub fn start(
        home: &Path,
        ledger: Ledger,
        pinned: Pinned,
        index: Index,
        results: mpsc::Sender<Stored>,
    ) -> io::Result<Self> {
        let (queue, waiting) = mpsc::channel(QUEUE);
        let durable = Arc::new(AtomicU64::new(index.cursor().arrival));
        let task = Task {
            last: ledger.head().number,
            ledger,
            pinned,
            file: index_file(home)?,
            index,
            durable: durable.clone(),
            failed: None,
        };
        let thread = thread::Builder::new()
            .name("covisa-store".to_owned())
            .spawn(move || task.run(waiting, &results))?;
        Ok(Self {
            queue: Some(queue),
            thread: Some(thread),
            durable,
        })
    }

    /// A writer that writes nothing and says why of each change.
    pub fn refusing(reason: String, last: u64, results: mpsc::Sender<Stored>) -> io::Result<Self> {
        let (queue, mut waiting) = mpsc::channel::<(u64, Box<Batch>)>(QUEUE);
        let refuse = move || {
            while let Some((id, _)) = waiting.blocking_recv() {
                let reason = reason.clone();
                if results
                    .blocking_send(Stored::Failed { id, reason, last })
                    .is_err()
                {
                    return;
                }
            }
        };
        let thread = thread::Builder::new()
            .name("covisa-store".to_owned())
            .spawn(refuse)?;
        Ok(Self {
            queue: Some(queue),
            thread: Some(thread),
            durable: Arc::default(),
        })
    }

    /// Gives a change to the thread. Fails only if the thread is gone or its queue is full.
    pub fn write(&self, id: u64, batch: Box<Batch>) -> Result<(), u64> {
        let queue = self.queue.as_ref().ok_or(id)?;
        queue.try_send((id, batch)).map_err(|_| id)
    }

    /// The last arrival number that is on disk.
    pub fn durable(&self) -> Arc<AtomicU64> {
        self.durable.clone()
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        drop(self.queue.take());
        if let Some(thread) = self.thread.take() {
            // A panic there was reported when it happened; there is nothing left to do here.
            let _ = thread.join();
        }
    }
}

struct Task {
    ledger: Ledger,
    /// The last entry whose whole change is on disk.
    last: u64,
    pinned: Pinned,
    file: File,
    index: Index,
    durable: Arc<AtomicU64>,
    failed: Option<String>,
}

impl Task {
    fn run(
        mut self,
        mut waiting: mpsc::Receiver<(u64, Box<Batch>)>,
        results: &mpsc::Sender<Stored>,
    ) {
        while let Some(first) = waiting.blocking_recv() {
            let mut group = vec![first];
            while group.len() < GROUP
                && let Ok(next) = waiting.try_recv()
            {
                group.push(next);
            }
            if self.failed.is_none() {
                self.failed = self
                    .guarded_write(&group)
                    .err()
                    .map(|error| error.to_string());
            }
            for (id, _) in group {
                let result = match &self.failed {
                    None => Stored::Done(id),
                    Some(reason) => Stored::Failed {
                        id,
                        reason: reason.clone(),
                        last: self.last,
                    },
                };
                if results.blocking_send(result).is_err() {
                    return;
                }
            }
        }
    }

    /// A panic of the index is a disk that failed: the desk goes on judging.
    fn guarded_write(&mut self, group: &[(u64, Box<Batch>)]) -> io::Result<()> {
        catch_unwind(AssertUnwindSafe(|| self.write(group)))
            .unwrap_or_else(|_| Err(io::Error::other("the index could not be written")))
    }

    /// What the ledger or a pinned file did not take is taken out of the ledger again, since it is answered with the
    /// error. Once the index may know of it, it stays there: the next start shows it.
    fn write(&mut self, group: &[(u64, Box<Batch>)]) -> io::Result<()> {
        let before = self.ledger.mark();
        if let Err(error) = self.write_books(group) {
            if let Err(also) = self.ledger.cut_back(&before) {
                tracing::error!("what was refused may still stand in the ledger: {also}");
            }
            return Err(error);
        }
        self.write_index(group)?;
        self.last = self.ledger.head().number;
        Ok(())
    }

    fn write_books(&mut self, group: &[(u64, Box<Batch>)]) -> io::Result<()> {
        let mut entries = Vec::new();
        for (_, batch) in group.iter().filter(|(_, batch)| !batch.entries.is_empty()) {
            // An erasure names entries by number: those that the core knows must be those of the file.
            if batch.first != self.ledger.head().number + 1 + entries.len() as u64 {
                return Err(io::Error::other(
                    "the ledger is not where the node thinks it is",
                ));
            }
            entries.extend(batch.entries.iter().cloned());
        }
        self.ledger
            .append(&entries, random::bytes)
            .map_err(io::Error::other)?;
        for file in group.iter().flat_map(|(_, batch)| &batch.pinned) {
            self.pinned.write(&file.space, file.records.as_deref())?;
        }
        Ok(())
    }

    fn write_index(&self, group: &[(u64, Box<Batch>)]) -> io::Result<()> {
        for (_, batch) in group {
            self.index.apply(&batch.index, self.ledger.head())?;
        }
        self.index.sync(&self.file)?;
        self.durable
            .store(self.index.cursor().arrival, Ordering::Release);
        Ok(())
    }
}
