//! Member lists are taken back for a day; what they ended counts no more for good after it.

use std::collections::BTreeSet;

use federation_spec::records::status::Status;
use federation_spec::wire::ids::Timestamp;

use super::ask::To;
use super::facts::{Fact, LedgerFact, MemberFact, PassFact};
use super::limits::{ERASED_AT_ONCE, UNDO_LIFE};
use super::memory::books::members::Members;
use super::memory::books::{ImportNote, MemberNote, Place, SuspensionNote};
use super::moment::Moment;
use super::orders::UndoOrder;
use super::output::Outbox;
use super::own::Hand;
use super::passes::{rank, status_set};
use super::problem::Problem;
use super::state::Core;
use super::views::UndoView;

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
        let members = &self.books.members;
        let notes = brought.iter().filter_map(|member| members.get(member));
        let mut entries: Vec<u64> = notes.flat_map(|note| note.entries.clone()).collect();
        entries.extend(
            brought
                .iter()
                .flat_map(|member| self.books.letters.about(member)),
        );
        // Whoever loses by it does so first.
        let lost = brought.iter().chain(&losing);
        let mut facts: Vec<Fact> = lost.filter_map(|member| self.revocation(member)).collect();
        // Nothing stays here of people who were never to be here. It goes first: an undoing that was cut can be repeated.
        let erased = entries.chunks(ERASED_AT_ONCE).map(<[u64]>::to_vec);
        facts.extend(erased.map(|entries| Fact::Ledger(LedgerFact::Erased { entries })));
        let suspended = self.books.passes.of_import(&import);
        let lifted: Vec<_> = suspended
            .map(|(tag, _)| PassFact::Lifted { tag: *tag })
            .collect();
        facts.push(Fact::Member(MemberFact::ImportUndone { import }));
        // What is given back comes last: where it is cut, a card is lost, and nobody who has ended is green.
        facts.extend(lifted.into_iter().map(Fact::Pass));
        self.passes_noted(to, facts, view, moment, out);
        Ok(())
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
