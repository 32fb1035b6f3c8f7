//! A house that has been open for years: its ledger, as it would have grown.

use std::path::Path;

use covisa::core::facts::{Entry, Fact, LedgerFact, VisitFact, VisitOpened};
use covisa::store::Segments;
use federation_spec::rules::LocalDay;
use federation_spec::wire::ids::{Pairwise, SpaceId, Timestamp};

/// Seconds of a day.
const DAY: u64 = 86_400;
/// One visitor of so many shows something.
const SHOWS: usize = 20;
/// Days that are appended at once.
const AT_ONCE: u64 = 400;

/// A word that only what visitors showed says.
pub const SHOWN: &str = "shown-by-a-visitor";

/// Lets a founded home have been open for so many days until a moment, with so many visits a day. Every twentieth visitor
/// showed something, which was erased later, but for the last month's.
pub fn open_for(home: &Path, days: u64, visits: usize, until: Timestamp) {
    let mut ledger = Segments::open(&home.join("ledger")).unwrap().ledger;
    let begin = until.minus(days * DAY);
    let mut day = 0;
    while day < days {
        let mut entries = Vec::new();
        let mut shown = Vec::new();
        let first = ledger.head().number + 1;
        for today in day..(day + AT_ONCE).min(days) {
            for visitor in 0..visits {
                let at = begin.plus(today * DAY + 36_000 + visitor as u64 * 60);
                let told = of_a_day(at, today, visitor);
                let keeps = today + 30 >= days;
                for fact in told {
                    if matches!(fact, VisitFact::Disclosed { .. }) && !keeps {
                        shown.push(first + entries.len() as u64);
                    }
                    let fact = Fact::Visit(fact);
                    entries.push(Entry { at, fact });
                }
            }
        }
        day += AT_ONCE;
        let mut salt = 0_u128;
        let mut salts = || {
            salt += 1;
            salt.to_be_bytes()
        };
        ledger.append_with(&entries, &mut salts).unwrap();
        if !shown.is_empty() {
            let fact = Fact::Ledger(LedgerFact::Erased { entries: shown });
            let at = begin.plus(day * DAY);
            ledger
                .append_with(&[Entry { at, fact }], &mut salts)
                .unwrap();
        }
    }
}

/// A visit: somebody comes; every twentieth shows something; every second leaves.
fn of_a_day(at: Timestamp, today: u64, visitor: usize) -> Vec<VisitFact> {
    let visit = format!("v-{today:05}-{visitor:04}");
    let mut guest = [0; 16];
    guest[..8].copy_from_slice(&((visitor as u64 * 31 + today * 7) % 3_000).to_be_bytes());
    let mut home = [0; 20];
    home[0] = (visitor % 40) as u8;
    let opened = VisitOpened {
        visit: visit.clone(),
        guest: Pairwise(guest),
        home: SpaceId::from_bytes(home),
        day: LocalDay((at.0 / DAY) as i32),
        started: at,
        half: visitor.is_multiple_of(5),
        site: None,
        desk: Some("house".to_owned()),
        admitted: None,
        noted: false,
    };
    let mut told = vec![VisitFact::Opened(opened)];
    if visitor % SHOWS == 3 {
        told.push(VisitFact::Disclosed {
            visit: visit.clone(),
            shown: [("name".to_owned(), SHOWN.to_owned())].into(),
            until: LocalDay((at.0 / DAY) as i32 + 30),
            message: None,
        });
    }
    if visitor.is_multiple_of(2) {
        told.push(VisitFact::Ended { visit });
    }
    told
}
