//! Who was let in: whatever a desk was answered is written, and nobody is counted twice on one day.

use std::collections::{BTreeMap, BTreeSet};

use covisa::core::{Fact, VisitFact};

use crate::house::Home;
use crate::world::Who;

/// Visits of which desks were told, by host.
#[derive(Debug, Default)]
pub struct Visits(BTreeMap<Who, BTreeSet<String>>);

impl Visits {
    /// A desk was told that somebody is in.
    pub fn note(&mut self, host: Who, visit: String) {
        self.0.entry(host).or_default().insert(visit);
    }

    /// A house was brought back from a copy: what came after that is in no ledger.
    pub fn forget(&mut self, host: Who) {
        self.0.remove(&host);
    }

    /// Fails if a visit is not in the ledger of its house, or somebody is in it twice on one day.
    pub fn hold(&self, host: Who, home: &Home) -> Result<(), String> {
        let mut days = BTreeSet::new();
        let mut written = BTreeSet::new();
        for (_, entry) in home.disk.book().entries() {
            let Fact::Visit(VisitFact::Opened(opened)) = entry.fact else {
                continue;
            };
            let day = (opened.home, opened.guest, opened.day);
            if !days.insert(day) {
                return Err(format!("{host} counts somebody twice: {}", opened.visit));
            }
            written.insert(opened.visit);
        }
        let mut told = self.0.get(&host).into_iter().flatten();
        match told.find(|visit| !written.contains(*visit)) {
            None => Ok(()),
            Some(visit) => Err(format!("{host} has lost the visit {visit}")),
        }
    }
}
