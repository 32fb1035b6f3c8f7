//! What becomes of key events that arrived: the log of their space goes on, or not. SPEC §4.8
//!
//! Events that come together are judged together, since they may name each other.

use federation_spec::records::key_log::KeyReason;
use federation_spec::records::pass::UnprovenPass;
use federation_spec::records::{KeyEvent, Pass, Record as _};
use federation_spec::rules::HomeEnd;
use federation_spec::rules::key_log::Heard;
use federation_spec::rules::key_view::KeyView;
use federation_spec::rules::question::Refusal;
use federation_spec::rules::supersede::{Inadmissible, is_future};
use federation_spec::wire::ids::SpaceId;
use federation_spec::wire::limits::MAX_AHEAD;
use federation_spec::wire::signature::{SignatureError, Verified};

use super::admission::Outcome;
use super::climbed::Keyless;
use super::limits::DAY;
use super::memory::directory::{Admission, Change};
use super::moment::Moment;
use super::output::Outbox;
use super::shown::Shown;
use super::state::Core;

impl Core {
    /// Admits key events of one space that came together.
    pub(super) fn admit_events(
        &mut self,
        events: &[Verified<KeyEvent>],
        now: Moment,
        out: &mut Outbox,
    ) -> Outcome {
        let Some(space) = events.first().map(|event| event.record().space()) else {
            return Outcome::of(Admission::Known);
        };
        let (early, timely): (Vec<_>, Vec<_>) = events
            .iter()
            .partition(|event| is_future(event.record(), now.wall));
        let early = early.iter().map(|event| event.record().issued_at()).min();
        let early = early.map(|at| at.minus(MAX_AHEAD).min(now.wall.plus(DAY)));
        let (keys, heard) = self.keys.with_all(timely.iter().copied());
        let became = timely.iter().copied().zip(heard.iter().copied());
        let orphan = became
            .clone()
            .find(|(_, heard)| *heard == Heard::Orphan)
            .map(|(event, _)| self.waits_for_log(space, event));
        let came: Vec<&Verified<KeyEvent>> = became
            .clone()
            .filter(|(_, heard)| *heard == Heard::Held)
            .map(|(event, _)| event)
            .collect();
        let mut outcome = match came.is_empty() {
            true => Outcome::of(of_no_news(&heard, early.is_some())),
            false if space == self.identity.space() => {
                self.hear_own_events(keys, &came, now, out);
                Outcome::of(Admission::Known)
            }
            false => self.follow_log(space, keys, &came),
        };
        outcome.orphan = orphan;
        outcome.early = early;
        outcome
    }

    /// The log of another space goes on.
    fn follow_log(
        &mut self,
        space: SpaceId,
        keys: KeyView,
        came: &[&Verified<KeyEvent>],
    ) -> Outcome {
        let before = std::mem::replace(&mut self.keys, keys);
        let mut change = Change::default();
        let keep = self.keep(&space);
        let mut admission = Admission::Known;
        if let Some(log) = self.keys.log(&space) {
            admission = self.directory.follow_log(log, came, keep, &mut change);
        }
        if self.has_lost_events(&before, &space) {
            let gone = self.directory.drop_unsigned(&space, &self.keys);
            change.index.extend(gone);
        }
        Outcome {
            batch: self.noted(&space, change, admission.is_held()),
            keys_changed: true,
            released: self.keyless.take(&space),
            ..Outcome::of(admission)
        }
    }

    /// What was shown, if it climbs otherwise by the key logs that are held now than by those under which it climbed.
    pub(super) fn climbed_anew(&self, shown: &Shown) -> Option<Shown> {
        let unknown = |pass: UnprovenPass| match pass.clone().prove(&self.keys) {
            Ok(proven) => Some(Shown::Genuine(Box::new(proven))),
            Err(_) => None,
        };
        match shown {
            Shown::Genuine(pass) => {
                let home = pass.record().home();
                if self.keys.head(&home) == Some(pass.signer().head) {
                    return None;
                }
                Some(
                    match pass.as_ref().clone().again(Pass::authority, &self.keys) {
                        Ok(again) => Shown::Genuine(Box::new(again)),
                        Err(SignatureError::UnknownSpace(_)) => {
                            Shown::UnknownHome(Box::new(pass.record().clone()))
                        }
                        Err(
                            SignatureError::UnknownKey(_)
                            | SignatureError::Wrong
                            | SignatureError::WeakKey,
                        ) => Shown::Refused(Refusal::UnknownKey, Some(home)),
                    },
                )
            }
            Shown::UnknownKey(pass) => unknown(pass.as_ref().clone()),
            Shown::UnknownHome(_) | Shown::Asked { .. } | Shown::Refused(..) => None,
        }
    }

    /// The end of a space, if it has ended.
    pub(super) fn end_of(&self, space: &SpaceId) -> Option<HomeEnd> {
        let last = self.keys.log(space)?.last_event();
        (last.reason() == KeyReason::Ended).then(|| HomeEnd {
            at: last.issued_at(),
            successor: last.successor(),
        })
    }

    /// Whether events that counted before count no more.
    pub(super) fn has_lost_events(&self, before: &KeyView, space: &SpaceId) -> bool {
        match (before.log(space), self.keys.log(space)) {
            (Some(before), Some(now)) => before.line().any(|(_, hash)| !now.counts(&hash)),
            (Some(_) | None, _) => false,
        }
    }

    /// An event that follows one which is not held waits, as records wait for a key.
    fn waits_for_log(&self, space: SpaceId, event: &Verified<KeyEvent>) -> Keyless {
        Keyless {
            space,
            kind: KeyEvent::TYPE,
            bytes: event.bytes().clone(),
            space_known: self.keys.log(&space).is_some(),
        }
    }
}

/// What became of events of which none is held from now on.
fn of_no_news(heard: &[Heard], early: bool) -> Admission {
    let fault = heard.iter().find_map(|heard| match heard {
        Heard::Refused(fault) => Some(*fault),
        Heard::Held | Heard::Known | Heard::Overruled | Heard::Orphan => None,
    });
    match fault {
        Some(fault) => Admission::Refused(Inadmissible::KeyLog(fault)),
        None if early => Admission::Refused(Inadmissible::FromTheFuture),
        None => Admission::Known,
    }
}
