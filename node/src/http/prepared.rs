//! New recovery words that wait until they are on paper. They are in memory alone: a node that stops has drawn none.

use std::sync::{Mutex, PoisonError};

use crate::keys::words::Words;

/// The words that were drawn last.
#[derive(Debug, Default)]
pub struct Prepared(Mutex<Option<Words>>);

impl Prepared {
    /// These are to count next.
    pub fn put(&self, words: Words) {
        *self.held() = Some(words);
    }

    /// Those that are to count next.
    pub fn get(&self) -> Option<Words> {
        self.held().clone()
    }

    /// They count: nobody needs them here any more.
    pub fn take(&self) {
        self.held().take();
    }

    fn held(&self) -> std::sync::MutexGuard<'_, Option<Words>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
