//! Member lists are taken back for a day; what they ended counts no more for good after it.

use std::collections::BTreeSet;

use federation_spec::records::status::Status;
use federation_spec::wire::ids::Timestamp;

use super::ask::To;
use super::facts::{Fact, LedgerFact, MemberFact, PassFact};
use super::limits::{ERASED_AT_ONCE, UNDO_LIFE};
use super::memory::books::{ImportNote, Place, SuspensionNote};
use super::moment::Moment;
use super::orders::UndoOrder;
use super::output::Outbox;
use super::own::Hand;
use super::passes::status_set;
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
        let view = UndoView {
            done: !order.dry_run,
            ..self.undoing(&import, note, moment.wall)
        };
        if order.dry_run {
            out.tell(to, Ok(view));
            return Ok(());
        }
        let members = &self.books.members;
        let mut entries: Vec<u64> = Vec::new();
        let mut facts = Vec::new();
        for member in &brought {
            let note = members.get(member);
            entries.extend(note.iter().flat_map(|note| &note.entries));
            entries.extend(self.books.letters.about(member));
            facts.extend(self.revocation(member));
        }
        self.may_sign(Hand::Person)?;
        let suspended = self.books.passes.of_import(&import);
        facts.extend(suspended.map(|(tag, _)| Fact::Pass(PassFact::Lifted { tag: *tag })));
        // Nothing stays here of people who were never to be here. It goes first: an undoing that was cut can be repeated.
        let erased = entries.chunks(ERASED_AT_ONCE).map(<[u64]>::to_vec);
        facts.extend(erased.map(|entries| Fact::Ledger(LedgerFact::Erased { entries })));
        facts.push(Fact::Member(MemberFact::ImportUndone {
            import: import.to_owned(),
        }));
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

    /// What taking an import back does, by number.
    fn undoing(&self, import: &str, note: &ImportNote, now: Timestamp) -> UndoView {
        let passes = &self.books.passes;
        let gone = brought(note).flat_map(|member| passes.of(member));
        let back = passes.of_import(import).map(|(_, note)| note.places.len());
        let brought = brought(note).count();
        UndoView {
            import: import.to_owned(),
            at: note.at,
            members_gone: brought,
            members_back: note.members.len() - brought,
            plans_back: note.plans.len(),
            passes_gone: gone.filter(|note| note.runs(now)).count(),
            passes_back: back.sum(),
            done: false,
        }
    }
}

/// The members whom an import brought.
fn brought(note: &ImportNote) -> impl Iterator<Item = &String> {
    let brought = note.members.iter().filter(|(_, before)| before.is_none());
    brought.map(|(member, _)| member)
}
