//! Records that wait for the key log of their space.

use std::collections::BTreeMap;
use std::sync::Arc;

use federation_spec::wire::envelope::RecordType;
use federation_spec::wire::ids::SpaceId;

use crate::core::limits::{KEY_LOG_PATIENCE, MAX_PENDING};
use crate::core::moment::Uptime;

/// Records that wait for a key log, by the space that signed them as they say.
#[derive(Debug, Default)]
pub struct KeylessRecords {
    spaces: BTreeMap<SpaceId, Waiting>,
}

#[derive(Debug)]
struct Waiting {
    asked_at: Uptime,
    /// The last one of each kind that came: the others are read with the rest of its space.
    records: BTreeMap<RecordType, Arc<[u8]>>,
}

impl Waiting {
    fn since(asked_at: Uptime) -> Self {
        Self {
            asked_at,
            records: BTreeMap::new(),
        }
    }
}

impl KeylessRecords {
    /// Keeps a record, if there is room: whether its space's key log is to be asked for, which it is once a minute at most.
    pub fn keep(
        &mut self,
        space: SpaceId,
        kind: RecordType,
        bytes: Arc<[u8]>,
        now: Uptime,
    ) -> bool {
        let full = |spaces: &BTreeMap<SpaceId, Waiting>| {
            spaces.len() >= MAX_PENDING && !spaces.contains_key(&space)
        };
        if full(&self.spaces) {
            self.spaces
                .retain(|_, waiting| now.since(waiting.asked_at) < KEY_LOG_PATIENCE);
        }
        if full(&self.spaces) {
            return false;
        }
        let first = !self.spaces.contains_key(&space);
        let waiting = self
            .spaces
            .entry(space)
            .or_insert_with(|| Waiting::since(now));
        waiting.records.insert(kind, bytes);
        let ask = first || now.since(waiting.asked_at) >= KEY_LOG_PATIENCE;
        if ask {
            waiting.asked_at = now;
        }
        ask
    }

    /// The key log has come: what waited for it.
    pub fn take(&mut self, space: &SpaceId) -> Vec<Arc<[u8]>> {
        let waiting = self.spaces.remove(space).into_iter();
        waiting
            .flat_map(|waiting| waiting.records.into_values())
            .collect()
    }
}
