//! The one thread that writes: it takes what waits, writes it all, fsyncs once, and says so.
//!
//! Ledger first, then pinned files, then the index. After the first error nothing is written any more: an fsync that
//! failed cannot be tried again.

use std::fs::File;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread::{self, JoinHandle};

use tokio::sync::mpsc;

use super::index::{Index, index_file};
use super::mark::Mark;
use super::pen::{NotAppended, Pen};
use super::pinned::Pinned;
use super::records::Records as _;
use super::segments::Segments;
use crate::core::{Batch, Stored};

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
    /// Starts the thread. Results arrive at `results`. Where the home lies is noted once the first change is on disk.
    pub fn start(
        home: &Path,
        ledger: Segments,
        pinned: Pinned,
        index: Index,
        lies: Option<Mark>,
        results: mpsc::Sender<Stored>,
    ) -> io::Result<Self> {
        let (queue, waiting) = mpsc::channel(QUEUE);
        let durable = Arc::new(AtomicU64::new(index.cursor().arrival));
        let last = ledger.head().number;
        let task = Task {
            last,
            pen: Pen::new(ledger, last),
            pinned,
            file: index_file(home)?,
            index,
            durable: durable.clone(),
            failed: None,
            lies: lies.map(|lies| (home.to_owned(), lies)),
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
    pen: Pen<Segments>,
    /// The last entry whose whole change is on disk.
    last: u64,
    pinned: Pinned,
    file: File,
    index: Index,
    durable: Arc<AtomicU64>,
    failed: Option<String>,
    /// The home, and the mark that it gets once the first change is on disk: that it was copied must be there before.
    lies: Option<(PathBuf, Mark)>,
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
            let (group, stale): (Vec<_>, Vec<_>) = group
                .into_iter()
                .partition(|(_, batch)| self.failed.is_some() || self.pen.is_current(batch));
            let last = self.pen.last();
            let refused = stale
                .into_iter()
                .map(|(id, _)| Stored::Overtaken { id, last });
            for result in refused.chain(self.results(&group)) {
                if results.blocking_send(result).is_err() {
                    return;
                }
            }
        }
    }

    /// Writes a group of changes, and says what became of each.
    fn results(&mut self, group: &[(u64, Box<Batch>)]) -> Vec<Stored> {
        let written = match &self.failed {
            None => self.guarded_write(group),
            Some(reason) => Err(NotAppended::Failed(reason.clone())),
        };
        let last = self.last;
        let result = |id: u64| match &written {
            Ok(()) => Stored::Done(id),
            Err(NotAppended::Overtaken { last }) => Stored::Overtaken { id, last: *last },
            Err(NotAppended::Failed(reason)) => Stored::Failed {
                id,
                reason: reason.clone(),
                last,
            },
        };
        let results = group.iter().map(|(id, _)| result(*id)).collect();
        if let Err(NotAppended::Failed(reason)) = written {
            self.failed = Some(reason);
        }
        results
    }

    /// A panic of the index is a disk that failed: the desk goes on judging.
    fn guarded_write(&mut self, group: &[(u64, Box<Batch>)]) -> Result<(), NotAppended> {
        catch_unwind(AssertUnwindSafe(|| self.write(group))).unwrap_or_else(|_| {
            let reason = "the index could not be written".to_owned();
            Err(NotAppended::Failed(reason))
        })
    }

    /// What the ledger or a pinned file did not take is taken out of the ledger again, since it is answered with the
    /// error. Once the index may know of it, it stays there: the next start shows it.
    fn write(&mut self, group: &[(u64, Box<Batch>)]) -> Result<(), NotAppended> {
        self.pen.ledger_mut().keep();
        let batches = || group.iter().map(|(_, batch)| &**batch);
        let written = self.pen.write(batches());
        let written = written.and_then(|()| self.write_pinned(batches()).map_err(failed));
        match &written {
            Ok(()) => {}
            // What another writer wrote is on disk, and this node wrote nothing.
            Err(NotAppended::Overtaken { last }) => self.last = *last,
            Err(NotAppended::Failed(_)) => {
                if let Err(also) = self.pen.ledger_mut().cut_back() {
                    tracing::error!("what was refused may still stand in the ledger: {also}");
                }
            }
        }
        written?;
        self.write_index(group).map_err(failed)?;
        self.last = self.pen.last();
        if let Some((home, lies)) = self.lies.take()
            && let Err(error) = lies.write(&home)
        {
            tracing::warn!("where this home lies could not be noted: {error}");
        }
        Ok(())
    }

    fn write_pinned<'a>(&self, batches: impl Iterator<Item = &'a Batch>) -> io::Result<()> {
        for file in batches.flat_map(|batch| &batch.pinned) {
            self.pinned.write(&file.space, file.records.as_deref())?;
        }
        Ok(())
    }

    fn write_index(&self, group: &[(u64, Box<Batch>)]) -> io::Result<()> {
        for (_, batch) in group {
            self.index.apply(&batch.index, self.pen.ledger().head())?;
        }
        self.index.sync(&self.file)?;
        self.durable
            .store(self.index.cursor().arrival, Ordering::Release);
        Ok(())
    }
}

fn failed(error: io::Error) -> NotAppended {
    NotAppended::Failed(error.to_string())
}
