//! Compares what the index holds with what a peer holds. The only file naming `negentropy`. SPEC §8.4
//!
//! The ids are salted for each reconciliation, and neither side keeps anything between two messages.

use federation_spec::protocol::Salt;
use federation_spec::protocol::negentropy::makes_sense;
use federation_spec::wire::ids::{Hash32, Timestamp};
use negentropy::{Id, Negentropy, NegentropyStorageVector};

use super::records::Records;
use crate::core::pages::Reconciled;

/// Bytes of one message.
const FRAME: u64 = 48 * 1024;

/// Begins, or goes on with the peer's message. `None` if its message makes no sense.
pub fn compare(
    index: &impl Records,
    salt: Salt,
    message: Option<&[u8]>,
    now: Timestamp,
) -> Option<Reconciled> {
    let mut own = Negentropy::owned(set(index, salt, now)?, FRAME).ok()?;
    let Some(message) = message else {
        return Some(Reconciled {
            next: own.initiate().ok(),
            need: Vec::new(),
        });
    };
    if !makes_sense(message) {
        return None;
    }
    own.set_initiator();
    let (mut have, mut need) = (Vec::new(), Vec::new());
    let next = own.reconcile_with_ids(message, &mut have, &mut need).ok()?;
    Some(Reconciled {
        next,
        need: need.into_iter().map(|id| Hash32(*id)).collect(),
    })
}

/// Answers a peer's message.
pub fn answer(index: &impl Records, salt: Salt, message: &[u8], now: Timestamp) -> Option<Vec<u8>> {
    if !makes_sense(message) {
        return None;
    }
    let mut own = Negentropy::owned(set(index, salt, now)?, FRAME).ok()?;
    own.reconcile(message).ok()
}

/// What both sides compare: every record that has not ended, under its salted id.
fn set(index: &impl Records, salt: Salt, now: Timestamp) -> Option<NegentropyStorageVector> {
    let mut set = NegentropyStorageVector::new();
    for item in index.items().filter(|item| item.holds(now)) {
        let id = Id::from_byte_array(salt.id(&item.id).0);
        set.insert(item.issued_at.0, id).ok()?;
    }
    set.seal().ok()?;
    Some(set)
}
