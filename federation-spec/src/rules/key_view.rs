//! Whose key, since when: an immutable snapshot of every key log held. SPEC §4.1
//!
//! A copy costs nothing, so the core hands one to every verifier and goes on. The only file naming `rpds`.

use std::collections::BTreeMap;
use std::sync::Arc;

use rpds::HashTrieMapSync;

use crate::records::KeyEvent;
use crate::wire::ids::{Hash32, SpaceId};
use crate::wire::signature::{KeyDirectory, TenuredKey, Verified};

use super::key_log::{Heard, KeyLog};

/// Space → its key log.
#[derive(Debug, Clone, Default)]
pub struct KeyView(HashTrieMapSync<SpaceId, Arc<KeyLog>>);

impl KeyView {
    /// The view with one more event.
    #[must_use]
    pub fn with(&self, event: &Verified<KeyEvent>) -> Self {
        self.with_all([event]).0
    }

    /// The view with more events, of any spaces, and what became of each: those that come together may name each other.
    #[must_use]
    pub fn with_all<'a>(
        &self,
        events: impl IntoIterator<Item = &'a Verified<KeyEvent>>,
    ) -> (Self, Vec<Heard>) {
        let mut by_space: BTreeMap<SpaceId, Vec<(usize, &Verified<KeyEvent>)>> = BTreeMap::new();
        let mut count = 0;
        for (at, event) in events.into_iter().enumerate() {
            by_space
                .entry(event.record().space())
                .or_default()
                .push((at, event));
            count += 1;
        }
        let mut heard = vec![Heard::Orphan; count];
        let mut view = self.0.clone();
        for (space, events) in by_space {
            let held = view.get(&space).cloned();
            let mut founding = None;
            let held = held.or_else(|| {
                let (at, log) = events
                    .iter()
                    .find_map(|(at, event)| Some((*at, KeyLog::founded(event)?)))?;
                founding = Some(at);
                Some(Arc::new(log))
            });
            let Some(held) = held else {
                continue;
            };
            let only: Vec<&Verified<KeyEvent>> = events.iter().map(|(_, event)| *event).collect();
            let (log, became) = held.with(&only);
            for ((at, _), became) in events.iter().zip(became) {
                heard[*at] = became;
            }
            if let Some(at) = founding {
                heard[at] = Heard::Held;
            }
            view = view.insert(space, Arc::new(log));
        }
        (Self(view), heard)
    }

    /// The view once a person has chosen one of two recoveries of a space.
    #[must_use]
    pub fn choosing(&self, space: &SpaceId, recovery: Hash32) -> Self {
        match self.0.get(space) {
            Some(log) => Self(self.0.insert(*space, Arc::new(log.choosing(recovery)))),
            None => self.clone(),
        }
    }

    /// The view without a space.
    #[must_use]
    pub fn without(&self, space: &SpaceId) -> Self {
        Self(self.0.remove(space))
    }

    /// The key log of a space.
    pub fn log(&self, space: &SpaceId) -> Option<&KeyLog> {
        self.0.get(space).map(Arc::as_ref)
    }

    /// Hash of the last event of a space's log that counts, if one is held.
    pub fn head(&self, space: &SpaceId) -> Option<Hash32> {
        self.log(space).map(KeyLog::head)
    }
}

impl KeyDirectory for KeyView {
    fn keys_of(&self, space: &SpaceId) -> Option<(&[TenuredKey], Hash32)> {
        self.log(space).map(|log| (log.keys(), log.head()))
    }
}
