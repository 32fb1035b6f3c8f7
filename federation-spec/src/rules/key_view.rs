//! Whose key, since when: an immutable snapshot of every key log held. SPEC §4.1
//!
//! A copy costs nothing, so the core hands one to every verifier and goes on. The only file naming `rpds`.

use rpds::HashTrieMapSync;

use crate::records::KeyEvent;
use crate::wire::ids::{Hash32, SpaceId};
use crate::wire::signature::{HeldKey, KeyDirectory, TenuredKey, Verified};

/// Space → keys with tenure, and the head of its log.
#[derive(Debug, Clone, Default)]
pub struct KeyView(HashTrieMapSync<SpaceId, SpaceKeys>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct SpaceKeys {
    keys: Vec<TenuredKey>,
    head: Hash32,
}

impl KeyView {
    /// The view with one more event. An inception of a space already known changes nothing.
    #[must_use]
    pub fn with(&self, event: &Verified<KeyEvent>) -> Self {
        let record = event.record();
        if self.0.contains_key(&record.space()) {
            return self.clone();
        }
        let tenured = |key| TenuredKey {
            key: HeldKey::new(key),
            event: record.sequence(),
            from: record.issued_at(),
            until: None,
        };
        let keys = SpaceKeys {
            keys: record.keys().iter().copied().map(tenured).collect(),
            head: event.payload_hash(),
        };
        Self(self.0.insert(record.space(), keys))
    }

    /// The view without a space.
    #[must_use]
    pub fn without(&self, space: &SpaceId) -> Self {
        Self(self.0.remove(space))
    }

    /// Hash of the last event of a space's log, if held.
    pub fn head(&self, space: &SpaceId) -> Option<Hash32> {
        self.0.get(space).map(|keys| keys.head)
    }
}

impl KeyDirectory for KeyView {
    fn keys_of(&self, space: &SpaceId) -> Option<(&[TenuredKey], Hash32)> {
        self.0
            .get(space)
            .map(|held| (held.keys.as_slice(), held.head))
    }
}
