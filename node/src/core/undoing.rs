//! Member lists are taken back for a day; what they ended counts no more for good after it.

use std::collections::BTreeSet;

use federation_spec::records::status::Status;
use federation_spec::wire::ids::Timestamp;

use super::ask::To;
use super::facts::{Fact, LedgerFact, MemberFact, PassFact};
use super::limits::{ERASED_AT_ONCE, UNDO_LIFE};
use super::memory::books::members::{Members, UndoneNote};
use super::memory::books::{ImportNote, MemberNote, Place, SuspensionNote};
use super::moment::Moment;
use super::orders::UndoOrder;
use super::output::Outbox;
use super::own::Hand;
use super::passes::{rank, status_set};
use super::problem::Problem;
use super::random::Random;
use super::state::Core;
use super::views::{RedoView, UndoView};

impl Core {
    /// What imports suspended that can no longer be undone counts no more for good.
    pub(super) fn harden_imports(&mut self, moment: Moment, out: &mut Outbox) {
        let over = |note: &SuspensionNote| moment.wall.since(note.at) > UNDO_LIFE;
        let suspended = self.books.passes.of_imports();
        let places = suspended.filter(|(_, note)| over(note));
        let places: BTreeSet<Place> = places.flat_map(|(_, note)| note.places.clone()).collect();
        let passes = &self.books.passes;
        let suspended = |place: &Place| passes.status_at(*place) == Status::Suspended;
        let places: Vec<Place> = places.into_iter().filter(suspended).collect();
        if let Some(fact) = status_set(Status::Revoked, places) {
            out.persist(self.batch(fact, moment.wall));
        }
    }

    /// Takes an import back, or says what that would do. Members whom it brought are gone, and what they were given since
    /// counts no more.
    pub(super) fn undo_import(
        &mut self,
        to: To<UndoView>,
        order: UndoOrder,
        moment: Moment,
        rng: &mut dyn Random,
        out: &mut Outbox,
    ) -> Result<(), Problem> {
        let (import, note) = self.undoable(order.import, moment.wall)?;
        let brought: Vec<String> = brought(note).cloned().collect();
        let losing = self.losing(&import, note, moment.wall);
        let view = UndoView {
            done: !order.dry_run,
            ..self.undoing(&import, note, &losing, moment.wall)
        };
        if order.dry_run {
            out.tell(to, Ok(view));
            return Ok(());
        }
        self.may_sign(Hand::Person)?;
        // Whoever loses by it does so first: what there is no name left for counts no more for good.
        let undoing = self.new_id("undo", rng);
        let lost = brought.iter().chain(&losing);
        let places = lost.flat_map(|member| self.places_of(member));
        let (mut facts, left) = self.suspensions(places, Some(&undoing), rng);
        facts.extend(status_set(Status::Revoked, left));
        let suspended = || self.books.passes.of_import(&import);
        let given_back = suspended().flat_map(|(_, held)| held.places.iter().copied());
        facts.push(Fact::Member(MemberFact::ImportUndone {
            given_back: given_back.map(Into::into).collect(),
            undoing: Some(undoing),
            import: import.clone(),
        }));
        // What is given back comes last: where it is cut, a card is lost, and nobody who has ended is green.
        let lifted = suspended().map(|(tag, _)| PassFact::Lifted { tag: *tag });
        facts.extend(lifted.map(Fact::Pass));
        self.passes_noted(to, facts, view, moment, out);
        Ok(())
    }

    /// Does the import again that was taken back last, or says what that would do.
    pub(super) fn redo_import(
        &mut self,
        to: To<RedoView>,
        dry_run: bool,
        moment: Moment,
        rng: &mut dyn Random,
        out: &mut Outbox,
    ) -> Result<(), Problem> {
        let undone = self.books.members.last_undone(moment.wall);
        let (import, note) = undone.ok_or(Problem::NothingToRedo)?;
        let import = import.clone();
        let under = || self.books.passes.of_import(&note.undoing);
        let again = note.given_back.iter().copied();
        let again = again.filter(|place| self.books.passes.status_at(*place) != Status::Revoked);
        // What those who lose by it were given since says more than is so, too.
        let losing = self.losing_again(&import, note, moment.wall);
        let since = losing.iter().flat_map(|member| self.places_of(member));
        let taken: BTreeSet<Place> = again.chain(since).collect();
        let changed = note.import(&import);
        let view = RedoView {
            at: note.at,
            members: changed.map_or(0, |import| import.members.len()),
            passes_back: under().map(|(_, held)| held.places.len()).sum(),
            passes_gone: taken.len(),
            done: !dry_run,
            import: import.clone(),
        };
        if dry_run {
            out.tell(to, Ok(view));
            return Ok(());
        }
        self.may_sign(Hand::Person)?;
        let (mut facts, left) = self.suspensions(taken, Some(&import), rng);
        facts.extend(status_set(Status::Revoked, left));
        facts.push(Fact::Member(MemberFact::ImportRedone { import }));
        let lifted = under().map(|(tag, _)| PassFact::Lifted { tag: *tag });
        facts.extend(lifted.map(Fact::Pass));
        self.passes_noted(to, facts, view, moment, out);
        Ok(())
    }

    /// The members whose passes say more than is so once an import is done again.
    fn losing_again(&self, import: &str, note: &UndoneNote, now: Timestamp) -> BTreeSet<String> {
        let (Some(after), Some(changes)) = (note.before(), note.import(import)) else {
            return BTreeSet::new();
        };
        let changed = changes.members.iter().map(|(member, _)| member);
        let changed = changed.filter_map(|member| after.get(member));
        let plans = changes
            .plans
            .iter()
            .flat_map(|(plan, _)| after.on_plan(plan));
        let losing = changed
            .chain(plans)
            .filter(|member| self.loses_by(after, member, note.at, now));
        losing.map(|member| member.member.member.clone()).collect()
    }

    /// The places of all passes of a member that were not taken back for good.
    fn places_of(&self, member: &str) -> impl Iterator<Item = Place> {
        let theirs = self.books.passes.of(member);
        let theirs = theirs.filter(|note| note.can_be_taken());
        theirs.filter_map(|note| note.place)
    }

    /// What was taken back a day ago stays so: nothing is kept of people who were never to be here.
    pub(super) fn settle_undoings(&mut self, now: Timestamp, out: &mut Outbox) {
        let over = |(_, note): &(&String, &UndoneNote)| now.since(note.at) > UNDO_LIFE;
        let over = self.books.members.undone().filter(over);
        let mut facts = Vec::new();
        for (import, note) in over {
            let letters = |member: &String| self.books.letters.about(member);
            let entries = note.brought.iter();
            let entries: Vec<u64> = entries
                .flat_map(|(member, entries)| entries.iter().copied().chain(letters(member)))
                .collect();
            let erased = entries.chunks(ERASED_AT_ONCE).map(<[u64]>::to_vec);
            facts.extend(erased.map(|entries| Fact::Ledger(LedgerFact::Erased { entries })));
            let import = import.clone();
            facts.push(Fact::Member(MemberFact::UndoingSettled { import }));
        }
        if !facts.is_empty() {
            out.persist(self.batch_of(facts, now));
        }
    }

    /// An import that can still be taken back: this one, or the last.
    fn undoable(
        &self,
        import: Option<String>,
        now: Timestamp,
    ) -> Result<(String, &ImportNote), Problem> {
        let members = &self.books.members;
        let import = import.or(members.last_import(now).cloned());
        let import = import.ok_or(Problem::NothingToUndo)?;
        let note = members.import(&import).ok_or(Problem::NothingToUndo)?;
        match now.since(note.at) > UNDO_LIFE {
            true => Err(Problem::NothingToUndo),
            false => Ok((import, note)),
        }
    }

    /// The members, besides those whom it brought, whose passes say more than is so once an import is taken back: whom it had given
    /// back, those whose plan stays at home again, and those for whom it had suspended passes and who have ended otherwise since.
    fn losing(&self, import: &str, note: &ImportNote, now: Timestamp) -> BTreeSet<String> {
        let after = self.books.members.without(import);
        let changed = note.members.iter().map(|(member, _)| member);
        let changed = changed.filter_map(|member| after.get(member));
        let plans = note.plans.iter().flat_map(|(plan, _)| after.on_plan(plan));
        let passes = &self.books.passes;
        let suspended = passes.of_import(import).flat_map(|(_, held)| &held.places);
        let holders = suspended.filter_map(|place| passes.holder(*place));
        let holders = holders.filter_map(|member| after.get(member));
        let touched = changed.chain(plans).chain(holders);
        let losing = touched.filter(|member| self.loses_by(&after, member, note.at, now));
        losing.map(|member| member.member.member.clone()).collect()
    }

    fn loses_by(
        &self,
        after: &Members,
        note: &MemberNote,
        since: Timestamp,
        now: Timestamp,
    ) -> bool {
        let member = &note.member;
        let ended = !self.is_active(member, note.ended, now);
        let stays = !after.travels(member);
        let before = self.books.members.get(&member.member);
        let tier = before.and_then(|before| self.books.members.tier(&before.member));
        let mut passes = self.books.passes.of(&member.member);
        let fell = rank(after.tier(member)) < rank(tier)
            && passes.any(|pass| pass.issued_at >= since && pass.can_be_taken());
        ended || stays || fell || self.is_shortened(member, now)
    }

    /// What taking an import back does, by number. A pass that something else took or suspended as well is not given back.
    fn undoing(
        &self,
        import: &str,
        note: &ImportNote,
        losing: &BTreeSet<String>,
        now: Timestamp,
    ) -> UndoView {
        let passes = &self.books.passes;
        let gone = brought(note)
            .chain(losing)
            .flat_map(|member| passes.of(member));
        let given_back = |place: &&Place| {
            let holder = passes.holder(**place);
            passes.holding(**place).count() == 1
                && passes.status_at(**place) == Status::Suspended
                && !holder.is_some_and(|member| losing.contains(member))
        };
        let suspended = passes.of_import(import).flat_map(|(_, held)| &held.places);
        let brought = brought(note).count();
        UndoView {
            import: import.to_owned(),
            at: note.at,
            members_gone: brought,
            members_back: note.members.len() - brought,
            plans_back: note.plans.len(),
            passes_gone: gone.filter(|note| note.runs(now)).count(),
            passes_back: suspended.filter(given_back).count(),
            done: false,
        }
    }
}

/// The members whom an import brought.
fn brought(note: &ImportNote) -> impl Iterator<Item = &String> {
    let brought = note.members.iter().filter(|(_, before)| before.is_none());
    brought.map(|(member, _)| member)
}
