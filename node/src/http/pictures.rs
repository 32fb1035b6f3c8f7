//! Pictures that somebody sends are decoded two at a time, whoever sends them: each may take a quarter of a gibibyte.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Semaphore;

use super::problem::Trouble;

/// Pictures decoded at once.
const AT_ONCE: usize = 2;
/// Further ones that wait; each is up to 8 MiB.
const WAITING: usize = 16;
/// How long one waits for its turn.
const PATIENCE: Duration = Duration::from_secs(8);

/// Who decodes, and who waits for it.
#[derive(Debug)]
pub struct Pictures {
    inside: Semaphore,
    turns: Arc<Semaphore>,
}

impl Default for Pictures {
    fn default() -> Self {
        Self {
            inside: Semaphore::new(AT_ONCE + WAITING),
            turns: Arc::new(Semaphore::new(AT_ONCE)),
        }
    }
}

impl Pictures {
    /// Does this with a picture when it is its turn. The turn lasts until the work is done, also if nobody waits for it
    /// any more.
    pub async fn look<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Trouble> {
        let _inside = self
            .inside
            .try_acquire()
            .map_err(|_| Trouble::pictures_wait())?;
        let turn = tokio::time::timeout(PATIENCE, self.turns.clone().acquire_owned()).await;
        let turn = turn
            .map_err(|_| Trouble::pictures_wait())?
            .map_err(|_| Trouble::stopping())?;
        let working = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            work()
        });
        working.await.map_err(|_| Trouble::stopping())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use tokio::task::JoinSet;

    use super::*;

    #[tokio::test]
    async fn two_at_a_time_and_sixteen_wait() {
        let (pictures, now, most) = (
            Arc::new(Pictures::default()),
            Arc::new(AtomicUsize::new(0)),
            Arc::new(AtomicUsize::new(0)),
        );
        let mut all = JoinSet::new();
        for _ in 0..=AT_ONCE + WAITING {
            let (pictures, now, most) = (pictures.clone(), now.clone(), most.clone());
            all.spawn(async move {
                let work = move || {
                    most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                    std::thread::sleep(Duration::from_millis(20));
                    now.fetch_sub(1, Ordering::SeqCst);
                };
                pictures.look(work).await.is_ok()
            });
        }
        let done = all.join_all().await;
        let done = done.into_iter().filter(|done| *done).count();
        assert_eq!(
            (done, most.load(Ordering::SeqCst)),
            (AT_ONCE + WAITING, AT_ONCE),
            "All but one too many had their turn, two at a time."
        );
    }
}
