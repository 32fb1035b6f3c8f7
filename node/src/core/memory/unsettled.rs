//! Visits that were opened and are not on disk yet.

use std::collections::BTreeSet;

/// Visits that were opened and are not on disk yet: whoever scans again before they are may not be told that the visitor is
/// in, since the power could still go. Of a visit on disk nobody has to wait for whatever else is being written.
#[derive(Debug, Default)]
pub struct Unsettled(BTreeSet<String>);

impl Unsettled {
    /// A visit is on its way to the disk.
    pub fn begin(&mut self, visit: &str) {
        self.0.insert(visit.to_owned());
    }

    /// It has arrived there.
    pub fn end(&mut self, visit: &str) {
        self.0.remove(visit);
    }

    /// Whether it is still on its way.
    pub fn holds(&self, visit: &str) -> bool {
        self.0.contains(visit)
    }
}
