//! How far this node has listened before it speaks, and when it said last what holds.

use std::collections::{BTreeMap, BTreeSet};

use federation_spec::wire::ids::SpaceId;

use crate::core::limits::{AGREES_FOR, ALONE_PATIENCE, REPUBLISH_EVERY};
use crate::core::moment::Uptime;
use crate::core::peers::Peer;

/// How far the listening is.
#[derive(Debug, Default)]
pub struct Listening {
    stage: Stage,
    /// Who has told what it holds of this space.
    answered: BTreeSet<Peer>,
    /// Who was asked last, once it was over.
    asked_last: Option<Peer>,
    /// The pinned homes whose nodes have shown that they know the last key event: when each did.
    agree: BTreeMap<SpaceId, Uptime>,
    /// When own records were given to the network last.
    said_at: Option<Uptime>,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// Nobody is there yet.
    #[default]
    Alone,
    /// Somebody is there and has been asked.
    Listening,
    /// Enough was heard, or waited.
    Over,
}

impl Listening {
    /// Somebody is there and has been asked: whether that was the first one.
    pub fn begin(&mut self) -> bool {
        let first = self.stage == Stage::Alone;
        if first {
            self.stage = Stage::Listening;
        }
        first
    }

    /// A peer has told what it holds of this space: how many have.
    pub fn note_answered(&mut self, peer: &Peer) -> usize {
        self.answered.insert(peer.clone());
        self.answered.len()
    }

    /// A pinned home's node has shown that it knows the last key event of this space.
    pub fn note_agreed(&mut self, home: SpaceId, up: Uptime) {
        self.agree.insert(home, up);
    }

    /// Whether any of these homes has shown that it knows the last key event.
    pub fn agrees(&self, homes: &[SpaceId]) -> bool {
        homes.iter().any(|home| self.agree.contains_key(home))
    }

    /// Another key event is the last one: nobody has shown yet that they know it.
    pub fn begin_agreeing(&mut self) {
        self.agree.clear();
    }

    /// How many pinned homes have shown so not long ago.
    pub fn homes_that_agree(&self, up: Uptime) -> usize {
        let fresh = |at: &&Uptime| up.since(**at) <= AGREES_FOR;
        self.agree.values().filter(fresh).count()
    }

    /// Enough was heard, or waited: own records are given to the network again.
    pub fn end(&mut self) {
        self.stage = Stage::Over;
        self.said_at = None;
    }

    /// Whether enough was heard or waited.
    pub fn has_ended(&self) -> bool {
        self.stage == Stage::Over
    }

    /// Whether the node may give something by itself.
    pub fn is_over(&self, up: Uptime) -> bool {
        match self.stage {
            Stage::Alone => up.0 >= ALONE_PATIENCE,
            Stage::Listening => false,
            Stage::Over => true,
        }
    }

    /// Whether what is signed waits until it is given to the network.
    pub fn holds_back(&self) -> bool {
        self.stage == Stage::Listening
    }

    /// Who was asked last, once it was over.
    pub fn asked_last(&self) -> Option<&Peer> {
        self.asked_last.as_ref()
    }

    /// This one was asked last.
    pub fn note_asked(&mut self, peer: Peer) {
        self.asked_last = Some(peer);
    }

    /// Whether own records are to be given to the network again, which they are.
    pub fn must_say(&mut self, up: Uptime) -> bool {
        let rested = |last: Uptime| up.since(last) >= REPUBLISH_EVERY;
        let due = self.said_at.is_none_or(rested);
        if due {
            self.said_at = Some(up);
        }
        due
    }
}
