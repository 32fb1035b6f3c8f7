//! Key logs, and what is taken back and stays so: status lists that are not the newest of their line, and records from a future that a
//! wrong clock believed in. SPEC §4.7

use federation_spec::records::{KeyEvent, StatusList};
use federation_spec::rules::Places;
use federation_spec::rules::key_log::KeyLog;
use federation_spec::rules::key_view::KeyView;
use federation_spec::rules::supersede::{Latest, is_future};
use federation_spec::wire::ids::{SpaceId, Timestamp};
use federation_spec::wire::signature::Verified;

use super::held::{Held, Known};
use super::line::{Admitted, Line, removals};
use super::spaces::{Admission, Change, Directory, Keep, place_of};
use super::status_line::Aside;
use crate::core::batch::IndexChange;

impl Directory {
    /// Follows the key log of a space, to which these events came.
    pub fn follow_log(
        &mut self,
        log: &KeyLog,
        came: &[&Verified<KeyEvent>],
        keep: Keep,
        change: &mut Change,
    ) -> Admission {
        let numbered: Vec<(&Verified<KeyEvent>, u64)> = came
            .iter()
            .filter(|event| log.holds(&event.payload_hash()))
            .map(|event| {
                self.cursor.arrival += 1;
                (*event, self.cursor.arrival)
            })
            .collect();
        let space = log.space();
        let changes = self.account(&space, keep, |known| known.key_log.follow(log, &numbered));
        change.index.extend(changes);
        if keep == Keep::WhileRoom {
            self.rank(&space);
        }
        self.make_room(&space, change)
    }

    /// Puts back key events of a space that were on disk, under their old numbers; 0 stands for none yet.
    pub fn restore_log(&mut self, log: &KeyLog, events: &[(&Verified<KeyEvent>, u64)], keep: Keep) {
        let space = log.space();
        let last = events.iter().map(|(_, arrival)| *arrival).max();
        self.cursor.arrival = self.cursor.arrival.max(last.unwrap_or(0));
        self.account(&space, keep, |known| {
            let oldest = events.iter().map(|(_, arrival)| *arrival).min();
            known.born = known.born.min(oldest.unwrap_or(0));
            known.key_log.follow(log, events)
        });
        if keep == Keep::WhileRoom {
            self.rank(&space);
        }
    }

    /// Lets go of what was signed by keys of a space that count no more.
    pub fn drop_unsigned(&mut self, space: &SpaceId, keys: &KeyView) -> Vec<IndexChange> {
        let keep = self.keep_of(space);
        let gone = self.account(space, keep, |known| {
            known.said_mut().map(|lines| lines.drop_unsigned(keys))
        });
        gone.into_iter().flatten().collect()
    }

    /// Admits a status list: as the newest of its line, or for what it takes away alone, whenever it was signed. SPEC §4.7
    pub fn admit_list(
        &mut self,
        verified: Verified<StatusList>,
        keep: Keep,
        now: Timestamp,
        change: &mut Change,
    ) -> Admission {
        if let Err(fault) = verified.record().examine() {
            return Admission::Refused(fault);
        }
        let admission = self.admit(verified.clone(), keep, now, change);
        let passed_by = matches!(
            admission,
            Admission::Known | Admission::Older | Admission::Refused(_)
        );
        match passed_by {
            true => self.take_aside(verified, keep, change).unwrap_or(admission),
            false => admission,
        }
    }

    /// Takes in what a list takes away that must not be the newest.
    pub fn admit_takings(
        &mut self,
        verified: Verified<StatusList>,
        keep: Keep,
        change: &mut Change,
    ) -> Admission {
        if let Err(fault) = verified.record().examine() {
            return Admission::Refused(fault);
        }
        let taken = self.take_aside(verified, keep, change);
        taken.unwrap_or(Admission::Known)
    }

    /// Takes in what a list takes away that is not to be the newest; `None` if all of it is known.
    fn take_aside(
        &mut self,
        verified: Verified<StatusList>,
        keep: Keep,
        change: &mut Change,
    ) -> Option<Admission> {
        let (space, number) = (verified.record().0.space, verified.record().line());
        self.get(&space)?;
        let place = place_of(&verified);
        let list = Admitted::new(verified, place, self.cursor.arrival + 1);
        let (aside, settled) = self.account(&space, keep, |known| {
            let line = known.status_line_mut(number);
            let aside = line.take_aside(list);
            (
                aside,
                if aside == Aside::Known {
                    Vec::new()
                } else {
                    line.settle()
                },
            )
        });
        change.index.extend(settled);
        if aside == Aside::Known {
            return None;
        }
        self.cursor.arrival += 1;
        self.asides.insert(space);
        let kept = aside == Aside::Kept;
        match self.make_room(&space, change) {
            Admission::Full => Some(Admission::Full),
            Admission::Admitted
            | Admission::Conflict
            | Admission::Known
            | Admission::Older
            | Admission::Refused(_)
            | Admission::Taken { .. } => Some(Admission::Taken { kept }),
        }
    }

    /// The spaces with status lists that stand beside the newest.
    pub fn beside(&self) -> impl Iterator<Item = &SpaceId> {
        self.asides.iter()
    }

    /// Status lists that stood beside the newest and whose turn has come take its place.
    pub fn promote(&mut self, keep: impl Fn(&SpaceId) -> Keep, now: Timestamp) -> Vec<IndexChange> {
        let mut changes = Vec::new();
        for space in self.asides.clone() {
            let promoted = self.account(&space, keep(&space), |known| {
                let lines = known.lists_mut().iter_mut();
                let due = lines.filter_map(|line| {
                    let list = line.take_due(now)?;
                    Some(line.promote(list))
                });
                due.flatten().collect::<Vec<_>>()
            });
            changes.extend(promoted);
            let stays = self.get(&space).is_some_and(Known::has_aside);
            if !stays {
                self.asides.remove(&space);
            }
        }
        changes
    }

    /// Lets go of records that a wrong clock let in and that are from the future: of status lists what they take away stays.
    /// Own records are let go of elsewhere.
    pub fn let_future_go(&mut self, own: &SpaceId, now: Timestamp) -> Vec<IndexChange> {
        let mut changes = Vec::new();
        let spaces: Vec<SpaceId> = self.spaces.keys().copied().collect();
        for space in spaces.into_iter().filter(|space| space != own) {
            let keep = self.keep_of(&space);
            let gone = self.account(&space, keep, |known| {
                known.said_mut().map(|lines| lines.drop_future(now))
            });
            changes.extend(gone.into_iter().flatten());
            if self.get(&space).is_some_and(Known::has_aside) {
                self.asides.insert(space);
            }
        }
        changes
    }

    /// Takes out an own record of a line, if it is from the future.
    pub fn take_future<T: Held>(
        &mut self,
        space: &SpaceId,
        line: u8,
        now: Timestamp,
    ) -> Vec<IndexChange> {
        let held = self.get(space).and_then(|known| T::held(known, line));
        if !held.is_some_and(|line| is_future(&line.shown.record, now)) {
            return Vec::new();
        }
        let taken = self.account(space, Keep::Newest, |known| T::take(known, line));
        let places = taken.as_ref().map_or(Vec::new(), Line::places);
        removals(&places).collect()
    }

    /// Puts back a status list that stands beside the newest.
    pub fn restore_aside(&mut self, verified: Verified<StatusList>, arrival: u64, keep: Keep) {
        let (space, number) = (verified.record().0.space, verified.record().line());
        let place = place_of(&verified);
        let list = Admitted::new(verified, place, arrival);
        self.cursor.arrival = self.cursor.arrival.max(arrival);
        self.account(&space, keep, |known| {
            let line = known.status_line_mut(number);
            line.lay_aside(list);
            line.settle()
        });
        self.asides.insert(space);
    }

    /// What lists of a space took away for which there was no room: by the lists' numbers, a bit a place.
    pub fn lost(&self, space: &SpaceId) -> Vec<(u8, Vec<u8>)> {
        let lines = self.get(space).into_iter().flat_map(Known::status_lines);
        let lost = lines.filter_map(|line| Some((line.number(), line.lost()?.to_bytes())));
        lost.collect()
    }

    /// Puts back what lists took away for which there was no room.
    pub fn restore_lost(&mut self, space: &SpaceId, number: u8, places: &Places, keep: Keep) {
        self.account(space, keep, |known| {
            known.status_line_mut(number).restore_lost(places);
        });
        if keep == Keep::WhileRoom {
            self.rank(space);
        }
    }
}
