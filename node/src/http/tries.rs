//! Tries at a pairing code. Wrong ones are counted where they come from, and cost nobody else anything: a code has 80 bits,
//! so that whoever had a million addresses, and a million tries a second from them for the ten minutes that a code
//! waits, would have come through 2^30 of 2^80.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::problem::Trouble;
use crate::source::Source;

/// Wrong codes from one place within [`WINDOW`] before none from there is looked at.
const TRIES: usize = 5;
/// How long a wrong code counts.
const WINDOW: Duration = Duration::from_secs(60);
/// Places remembered; then the one that has been quiet longest is forgotten.
const SOURCES: usize = 1_024;

/// Wrong codes by where they came from.
#[derive(Debug, Default)]
pub struct Tries {
    wrong: Mutex<BTreeMap<Source, Vec<Instant>>>,
}

impl Tries {
    /// A code is about to be looked at. It counts as wrong until [`Tries::right`], so that many at once are no way round.
    pub fn begin(&self, from: Source) -> Result<(), Trouble> {
        self.begin_at(from, Instant::now())
    }

    fn begin_at(&self, from: Source, now: Instant) -> Result<(), Trouble> {
        let mut wrong = self.held();
        if !wrong.contains_key(&from) && wrong.len() >= SOURCES {
            forget_one(&mut wrong);
        }
        let times = wrong.entry(from).or_default();
        times.retain(|time| now.duration_since(*time) < WINDOW);
        if let Some(first) = times.first().filter(|_| times.len() >= TRIES) {
            let left = WINDOW.saturating_sub(now.duration_since(*first));
            return Err(Trouble::too_many_tries(left.as_secs() + 1));
        }
        times.push(now);
        Ok(())
    }

    /// The code from there was right.
    pub fn right(&self, from: Source) {
        self.held().remove(&from);
    }

    fn held(&self) -> std::sync::MutexGuard<'_, BTreeMap<Source, Vec<Instant>>> {
        // A panic leaves nothing half done here.
        self.wrong.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn forget_one(wrong: &mut BTreeMap<Source, Vec<Instant>>) {
    let quiet = wrong.iter().min_by_key(|(_, times)| times.last().copied());
    if let Some(source) = quiet.map(|(source, _)| *source) {
        wrong.remove(&source);
    }
}

#[cfg(test)]
mod tests {
    use std::net::{IpAddr, Ipv4Addr};

    use super::*;

    fn at(number: u32) -> Source {
        Source::of(IpAddr::V4(Ipv4Addr::from_bits(0x0a00_0000 + number)))
    }

    #[test]
    fn five_in_a_minute_and_no_sixth() {
        let (tries, begun) = (Tries::default(), Instant::now());
        let after = |millis| begun + Duration::from_millis(millis);
        for number in 0..5 {
            assert!(
                tries.begin_at(at(1), after(number)).is_ok(),
                "Try {number} is looked at."
            );
        }
        let sixth = tries.begin_at(at(1), after(59_999));
        assert!(sixth.is_err(), "The sixth of a minute is not.");
        assert!(
            tries.begin_at(at(2), after(59_999)).is_ok(),
            "Who sits elsewhere has tries of their own."
        );
        assert!(
            tries.begin_at(at(1), after(60_000)).is_ok(),
            "When the first is a minute old, there is one more."
        );
        tries.right(at(2));
        assert_eq!(tries.held().len(), 1, "Who was right is forgotten.");
    }

    #[test]
    fn a_crowd_is_not_remembered_without_end() {
        let (tries, begun) = (Tries::default(), Instant::now());
        for number in 0..3_000 {
            let now = begun + Duration::from_millis(number.into());
            assert!(
                tries.begin_at(at(number), now).is_ok(),
                "Place {number} has its first try."
            );
        }
        assert_eq!(tries.held().len(), SOURCES, "No more are held than that.");
        assert!(
            tries.held().contains_key(&at(2_999)),
            "The last that came is among them."
        );
    }
}
