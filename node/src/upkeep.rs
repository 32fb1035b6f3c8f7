//! What a node does without anybody asking, now and then: a backup every night, another key when the time of one is over, and
//! where a home was moved, the word to the other machines that they stand down.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use federation_spec::records::key_log::KeyReason;
use federation_spec::wire::ids::Hash32;

use crate::backup::BackupError;
use crate::backup::shelf::Shelf;
use crate::core::views::{Rotation, UpkeepView};
use crate::core::{KeyCommand, SystemCommand};
use crate::handle::Handle;
use crate::{clock, keys, random};

/// Between two looks.
const PAUSE: Duration = Duration::from_secs(15);
/// A backup is made in the night, in these minutes of the house's day (1:00 to 5:00) ...
const NIGHT: std::ops::Range<u16> = 60..300;
/// ... if the last one is so many seconds old (18 hours),
const OLD_AT_NIGHT: u64 = 18 * 3_600;
/// and at any time if it is so old (26 hours): an office's computer sleeps at night.
const OLD: u64 = 26 * 3_600;
/// A key that is due is replaced within so many seconds (six hours).
const MAX_DELAY: u64 = 6 * 3_600;
/// Before another key takes its place there is a backup no older than so many seconds (a day).
const FRESH: u64 = 86_400;
/// After one that failed the next is tried an hour later.
const AFTER_FAILURE: Duration = Duration::from_secs(3_600);

/// Who looks after a node.
#[derive(Debug)]
pub struct Upkeep {
    handle: Handle,
    shelf: Arc<Shelf>,
    nightly: bool,
    /// When a backup failed last.
    failed_at: Option<Instant>,
    /// How often something had been erased when that was listed last.
    listed: Option<u64>,
    /// Thumbprint of the recovery key of the words that counted at the last look.
    words: Option<Hash32>,
    /// From when on the key is replaced, once it is due: two machines that have the same keys by mistake do not do so at once, and notice
    /// each other before.
    rotates_at: Option<Instant>,
}

impl Upkeep {
    /// Looks after a node.
    pub fn new(handle: Handle, shelf: Arc<Shelf>, nightly: bool) -> Self {
        Self {
            handle,
            shelf,
            nightly,
            failed_at: None,
            listed: None,
            words: None,
            rotates_at: None,
        }
    }

    /// Does so until the node stops.
    pub async fn run(mut self) {
        loop {
            tokio::time::sleep(PAUSE).await;
            match self.handle.ask(SystemCommand::Upkeep).await {
                Ok(Ok(view)) => self.look(&view).await,
                // It signs for no space now, and may later.
                Ok(Err(_)) => {}
                Err(_) => return,
            }
        }
    }

    async fn look(&mut self, view: &UpkeepView) {
        if view.moves && !self.has_failed_lately() {
            self.move_here(view.next_number).await;
        }
        if !view.lives_here {
            return;
        }
        if self.may_rotate(view.rotation) && self.is_backed_up().await {
            let rotate = |to| KeyCommand::Rotate(KeyReason::Rotation, to);
            match self.handle.ask(rotate).await {
                Ok(Ok(_)) => tracing::info!(
                    "another key signs from now on: the time of the one before was over"
                ),
                Ok(Err(problem)) => {
                    tracing::warn!("the key is not replaced: {problem:?}");
                    self.failed_at = Some(Instant::now());
                }
                Err(_) => return,
            }
        }
        // What is sealed to words that count no more is none for whoever has the new ones.
        let words_changed = self.words.is_some_and(|words| Some(words) != view.words);
        let wanted = self.nightly && (words_changed || self.is_due(view.minute).await);
        if (wanted && self.back_up().await) || !words_changed {
            self.words = view.words;
        }
        if self.listed != Some(view.erasures) && self.list_erased().await {
            self.listed = Some(view.erasures);
        }
    }

    /// Whether the key is replaced now.
    fn may_rotate(&mut self, rotation: Rotation) -> bool {
        if rotation != Rotation::Due {
            self.rotates_at = None;
            return false;
        }
        let now = Instant::now();
        let delay = || u64::from_be_bytes(random::bytes()) % MAX_DELAY;
        let chosen = || now + Duration::from_secs(delay());
        *self.rotates_at.get_or_insert_with(chosen) <= now
    }

    /// Tells the other machines that the space lives here.
    async fn move_here(&mut self, number: u64) {
        let home = self.shelf.home().to_owned();
        // The event that tells them brings in the announced key, and announces the first one of the new seed.
        let ring = run_aside(move || keys::renewed_ring(&home, number + 1)).await;
        let ring = match ring {
            Some(Ok(ring)) => ring,
            Some(Err(error)) => return tracing::error!("no new keys can be made: {error}"),
            None => return,
        };
        match self.handle.ask(|to| KeyCommand::Move(ring, to)).await {
            Ok(Ok(_)) => tracing::info!(
                "this space lives on this computer now: others that have its keys stand down"
            ),
            Ok(Err(problem)) => {
                tracing::warn!("the space does not move here yet: {problem:?}");
                self.failed_at = Some(Instant::now());
            }
            Err(_) => {}
        }
    }

    /// Whether there is a backup of today: without one, one is made, and after a failure nothing is tried for a while.
    async fn is_backed_up(&mut self) -> bool {
        if self.has_failed_lately() {
            return false;
        }
        match self.age_of_last().await {
            Some(Some(age)) if age < FRESH => true,
            Some(_) => self.back_up().await,
            None => false,
        }
    }

    fn has_failed_lately(&self) -> bool {
        self.failed_at
            .is_some_and(|at| at.elapsed() < AFTER_FAILURE)
    }

    /// How old the last backup is, seconds; none where there is none.
    async fn age_of_last(&self) -> Option<Option<u64>> {
        let holdings = self.handle.ask(SystemCommand::Holdings).await;
        let holdings = holdings.ok()?.ok()?;
        let (shelf, now) = (self.shelf.clone(), clock::now());
        let last = run_aside(move || shelf.kept(holdings.space, now).into_iter().next());
        Some(last.await?.map(|last| now.since(last.made_at)))
    }

    /// Whether it is time for a backup.
    async fn is_due(&self, minute: u16) -> bool {
        if self.has_failed_lately() {
            return false;
        }
        match self.age_of_last().await {
            Some(None) => true,
            Some(Some(age)) => age >= OLD || (age >= OLD_AT_NIGHT && NIGHT.contains(&minute)),
            None => false,
        }
    }

    /// Makes a backup: whether there is one now.
    async fn back_up(&mut self) -> bool {
        let made = back_up(&self.handle, &self.shelf).await;
        match made {
            Ok(path) => tracing::info!("a backup was made: {}", path.display()),
            // The first page says so until the words are typed.
            Err(BackupError::NoRecipient | BackupError::OldWords) => return false,
            Err(error) => {
                tracing::warn!("no backup was made: {error}");
                self.failed_at = Some(Instant::now());
                return false;
            }
        }
        self.failed_at = None;
        true
    }

    /// Lists beside the backups what was erased.
    async fn list_erased(&self) -> bool {
        let Ok(Ok(holdings)) = self.handle.ask(SystemCommand::Holdings).await else {
            return false;
        };
        let shelf = self.shelf.clone();
        let listed = run_aside(move || shelf.list_erased(holdings.space)).await;
        match listed {
            Some(Ok(())) => true,
            Some(Err(error)) => {
                tracing::warn!("what was erased is not listed beside the backups: {error}");
                false
            }
            None => false,
        }
    }
}

/// Makes a backup of a running node.
pub async fn back_up(handle: &Handle, shelf: &Arc<Shelf>) -> Result<Box<Path>, BackupError> {
    let stopped = || BackupError::Broken("the node is stopping".to_owned());
    let holdings = handle.ask(SystemCommand::Holdings).await;
    let holdings = holdings.ok().and_then(Result::ok).ok_or_else(stopped)?;
    let shelf = shelf.clone();
    let made = run_aside(move || shelf.make(&holdings, clock::now(), &mut |_, _| {})).await;
    made.ok_or_else(stopped)?.map(|(path, _)| path.into())
}

/// Runs what takes its time where nobody waits for it; none if it panicked, which was reported then.
async fn run_aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    tokio::task::spawn_blocking(work).await.ok()
}
