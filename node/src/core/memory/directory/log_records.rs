//! The signed key events that are held of a space: those that count in their order, and those that exclude each other.
//!
//! Which of them are held is decided by [`KeyLog`]; here they have their bytes and their numbers.

use std::sync::Arc;

use federation_spec::records::{KeyEvent, Record as _};
use federation_spec::rules::key_log::KeyLog;
use federation_spec::rules::key_view::KeyView;
use federation_spec::wire::ids::{Hash32, SpaceId, Timestamp};
use federation_spec::wire::signature::Verified;

use super::line::{Lines, removals};
use crate::core::batch::{IndexChange, Slot};

/// The key events of one space.
#[derive(Debug, Clone, Default)]
pub(super) struct LogRecords {
    space: Option<SpaceId>,
    events: Vec<Event>,
}

#[derive(Debug, Clone)]
struct Event {
    payload: Hash32,
    issued_at: Timestamp,
    bytes: Arc<[u8]>,
    arrival: u64,
    /// It excludes another one, or leads to one that does.
    beside: bool,
}

impl LogRecords {
    /// Follows a log: what it holds no longer leaves, what is new comes, under numbers that are drawn as long as there are
    /// any left to draw; 0 is given later.
    pub(super) fn follow(
        &mut self,
        log: &KeyLog,
        came: &[(&Verified<KeyEvent>, u64)],
    ) -> Vec<IndexChange> {
        self.space = Some(log.space());
        let before = self.clone();
        let mut events = Vec::new();
        let line = log.line().map(|event| (event, false));
        let beside = log.beside().map(|event| (event, true));
        for ((record, payload), beside) in line.chain(beside) {
            let held = before.events.iter().find(|event| event.payload == payload);
            let new = came
                .iter()
                .find(|(event, _)| event.payload_hash() == payload);
            let event = match (held, new) {
                (Some(event), _) => Event {
                    beside,
                    ..event.clone()
                },
                (None, Some((event, arrival))) => Event {
                    payload,
                    issued_at: record.issued_at(),
                    bytes: event.bytes().clone(),
                    arrival: *arrival,
                    beside,
                },
                (None, None) => continue,
            };
            events.push(event);
        }
        self.events = events;
        self.changes(&before)
    }

    /// How what is held differs from what was.
    fn changes(&self, before: &Self) -> Vec<IndexChange> {
        let gone = before.events.iter().filter(|event| {
            let mut held = self.events.iter();
            !held.any(|held| held.payload == event.payload)
        });
        let gone: Vec<(Slot, u64)> = gone
            .filter(|event| event.arrival != 0)
            .map(|event| (before.slot(event), event.arrival))
            .collect();
        let is_new = |event: &&Event| {
            let mut before = before.events.iter();
            let held = before.find(|held| held.payload == event.payload);
            event.arrival != 0 && held.is_none_or(|held| held.beside != event.beside)
        };
        let put = self.events.iter().filter(is_new);
        removals(&gone)
            .chain(put.map(|event| self.put(event)))
            .collect()
    }

    /// When the log began.
    pub(super) fn founded_at(&self) -> Option<Timestamp> {
        self.events.first().map(|event| event.issued_at)
    }

    /// The signed bytes of the events that count, in their order.
    pub(super) fn line(&self) -> impl Iterator<Item = &Arc<[u8]>> {
        let line = self.events.iter().filter(|event| !event.beside);
        line.map(|event| &event.bytes)
    }

    fn slot(&self, event: &Event) -> Slot {
        Slot {
            space: self.space.unwrap_or(SpaceId::from_bytes([0; 20])),
            kind: KeyEvent::TYPE,
            rival: event.beside,
        }
    }

    fn put(&self, event: &Event) -> IndexChange {
        IndexChange::Put {
            slot: self.slot(event),
            arrival: event.arrival,
            issued_at: event.issued_at,
            expires_at: Timestamp(0),
            bytes: event.bytes.clone(),
        }
    }
}

impl Lines for LogRecords {
    fn are_empty(&self) -> bool {
        self.events.is_empty()
    }

    fn count(&self) -> usize {
        self.events.len()
    }

    fn size(&self) -> usize {
        self.events.iter().map(|event| event.bytes.len()).sum()
    }

    fn bytes(&self) -> Vec<Arc<[u8]>> {
        let events = self.events.iter();
        events.map(|event| event.bytes.clone()).collect()
    }

    fn places(&self) -> Vec<(Slot, u64)> {
        let events = self.events.iter();
        events
            .map(|event| (self.slot(event), event.arrival))
            .collect()
    }

    fn contradict(&self) -> bool {
        self.events.iter().any(|event| event.beside)
    }

    fn newest(&self) -> Option<Timestamp> {
        None
    }

    fn first_end(&self) -> Option<Timestamp> {
        None
    }

    fn number_all(&mut self, last: &mut u64, changes: &mut Vec<IndexChange>) {
        let mut numbered = Vec::new();
        for (at, event) in self.events.iter_mut().enumerate() {
            if event.arrival == 0 {
                *last += 1;
                event.arrival = *last;
                numbered.push(at);
            }
        }
        changes.extend(numbered.into_iter().map(|at| self.put(&self.events[at])));
    }

    /// No key event ever ends.
    fn drop_ended(&mut self, _: Timestamp) -> Vec<IndexChange> {
        Vec::new()
    }

    /// One from the future is not taken in, and what rests on one would fall with it.
    fn drop_future(&mut self, _: Timestamp) -> Vec<IndexChange> {
        Vec::new()
    }

    /// They are what the keys follow from.
    fn drop_unsigned(&mut self, _: &KeyView) -> Vec<IndexChange> {
        Vec::new()
    }
}
