//! Of which backup this home was made, and what a person has said of it since.

use federation_spec::wire::ids::Timestamp;

use crate::core::facts::{Entry, Fact, OwnFact, Restore};

/// What is known of it.
#[derive(Debug, Clone, Default)]
pub struct Restored {
    gap: Option<Gap>,
    /// The space lives here, and the other machines have not been told yet.
    moving: bool,
}

/// The time of which this home's book knows nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// When the backup was made.
    pub from: Timestamp,
    /// When it was brought back.
    pub until: Timestamp,
    /// A person has looked at the pinned spaces since.
    pub seen: bool,
}

impl Restored {
    /// Takes note of what an entry of the ledger tells of it.
    pub fn enter(&mut self, entry: &Entry) {
        let Fact::Own(fact) = &entry.fact else {
            return;
        };
        match fact {
            OwnFact::HomeRestored(restore) => self.begin(*restore, entry.at),
            OwnFact::RestoreSeen { complete: true } => self.gap = None,
            OwnFact::RestoreSeen { complete: false } => {
                self.gap = self.gap.map(|gap| Gap { seen: true, ..gap });
            }
            OwnFact::HomeMoved => self.moving = false,
            OwnFact::Signed { .. }
            | OwnFact::Branded(_)
            | OwnFact::TabletsSet(_)
            | OwnFact::CardsSet(_)
            | OwnFact::FutureLetGo { .. }
            | OwnFact::ClockConfirmed
            | OwnFact::AnotherSigner
            | OwnFact::HomeCopied
            | OwnFact::HomeConfirmed
            | OwnFact::SpaceAdopted { .. }
            | OwnFact::WelcomeSet { .. } => {}
        }
    }

    /// What an earlier backup did not know, the home that this one was made of did not know either.
    fn begin(&mut self, restore: Restore, until: Timestamp) {
        let earlier = self.gap.map(|gap| gap.from);
        self.gap = Some(Gap {
            from: earlier.map_or(restore.made_at, |earlier| earlier.min(restore.made_at)),
            until,
            seen: false,
        });
        self.moving = restore.moving;
    }

    /// The time of which the book knows nothing, unless a person says that nothing happened in it.
    pub fn gap(&self) -> Option<Gap> {
        self.gap
    }

    /// Whether other machines are to be told that they stand down.
    pub fn is_moving(&self) -> bool {
        self.moving
    }
}
