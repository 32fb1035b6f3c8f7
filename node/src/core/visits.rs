//! Who was here: visits noted, ended, taken back, and what is forgotten of their visitors.

use std::collections::BTreeMap;

use federation_spec::records::card::Attribute;
use federation_spec::rules::{Level, LocalDay};
use federation_spec::wire::ids::Timestamp;

use super::facts::{Fact, LedgerFact, VisitFact, VisitOpened};
use super::limits::{DISCLOSED_DAYS, ERASED_AT_ONCE, MAX_DISCLOSED_DAYS, MESSAGE_REST};
use super::memory::books::visits::Disclosed;
use super::memory::books::{Guest, VisitNote};
use super::orders::CheckOptions;
use super::output::Outbox;
use super::problem::Problem;
use super::random::Random;
use super::shown::Shown;
use super::state::Core;
use super::views::{CheckView, VisitView};
use crate::calendar::day_text;

impl Core {
    /// Notes a visit from paper: the pass must be genuine, its dates do not matter.
    pub(super) fn add_visit(
        &mut self,
        shown: &Shown,
        day: LocalDay,
        now: Timestamp,
        rng: &mut dyn Random,
    ) -> Result<(Vec<Fact>, VisitView), Problem> {
        let Shown::Genuine(pass) = shown else {
            return Err(Problem::PassNotGenuine);
        };
        if day > self.today(now) {
            return Err(Problem::DayInFuture);
        }
        let guest = self.guest(pass.record());
        let opened = VisitOpened {
            visit: self.new_id("v", rng),
            guest: guest.number,
            home: guest.home,
            day,
            started: self.house.noon(day),
            half: false,
            site: None,
            desk: None,
            admitted: None,
            noted: true,
        };
        let fact = Fact::Visit(VisitFact::Opened(opened.clone()));
        let note = VisitNote {
            opened,
            ended: None,
            disclosed: None,
        };
        let mut view = self.visit_view(&note, now);
        view.day += 1;
        Ok((vec![fact], view))
    }

    /// Visits of a local day, or all; the newest first.
    pub(super) fn list_visits(&self, day: Option<LocalDay>, now: Timestamp) -> Vec<VisitView> {
        let visits = &self.books.visits;
        let notes: Vec<&VisitNote> = match day {
            Some(day) => visits.on(day).collect(),
            None => visits.iter().collect(),
        };
        let view = |note: &&VisitNote| self.visit_view(note, now);
        let mut views: Vec<_> = notes.iter().map(view).collect();
        views.sort_by(|one, other| {
            (other.date, other.started, &other.visit).cmp(&(one.date, one.started, &one.visit))
        });
        views
    }

    pub(super) fn visit_view(&self, note: &VisitNote, now: Timestamp) -> VisitView {
        let opened = &note.opened;
        let visits = self.books.visits.of(&Guest::of(opened));
        let mut days: Vec<_> = visits
            .iter()
            .map(|other| other.opened.day)
            .filter(|day| *day < opened.day)
            .collect();
        days.sort_unstable();
        days.dedup();
        let disclosed = note.disclosed.as_ref();
        VisitView {
            visit: opened.visit.clone(),
            home: opened.home,
            home_name: self.name_of(&opened.home),
            date: opened.day,
            day: days.len() as u64 + u64::from(self.books.visits.get(&opened.visit).is_some()),
            started: opened.started,
            ended: note.ended,
            half: opened.half,
            open: note.is_open(self.today(now)),
            shown: disclosed.map_or(BTreeMap::new(), |disclosed| disclosed.shown.clone()),
            kept_until: disclosed.map(|disclosed| disclosed.until),
        }
    }

    pub(super) fn change_visit(
        &mut self,
        visit: &str,
        now: Timestamp,
        fact: impl Fn(String) -> Fact,
    ) -> Result<(Vec<Fact>, VisitView), Problem> {
        let note = self.books.visits.get(visit).ok_or(Problem::UnknownVisit)?;
        let mut view = self.visit_view(note, now);
        view.open = false;
        let mut facts = vec![fact(visit.to_owned())];
        if let (Fact::Visit(VisitFact::Removed { .. }), Some(disclosed)) =
            (&facts[0], &note.disclosed)
        {
            let entries = self.entries_of(disclosed);
            facts.insert(0, Fact::Ledger(LedgerFact::Erased { entries }));
        }
        Ok((facts, view))
    }

    /// Takes back that a visitor left today. Another day's visit is over, whatever was noted of its end.
    pub(super) fn reopen_visit(
        &mut self,
        visit: &str,
        now: Timestamp,
    ) -> Result<(Vec<Fact>, VisitView), Problem> {
        let note = self.books.visits.get(visit).ok_or(Problem::UnknownVisit)?;
        let today = note.opened.day == self.today(now) && !note.opened.noted;
        let ended = note.ended.is_some() && today;
        let mut view = self.visit_view(note, now);
        view.open |= ended;
        view.ended = view.ended.filter(|_| !ended);
        let reopened = ended.then(|| reopened(&note.opened.visit));
        Ok((reopened.into_iter().collect(), view))
    }

    /// Erases what a visitor showed, at this visit and at the others, and every message that brought a pass of theirs, whether
    /// they were let in by it or by what they held in their hand; the visits still count.
    pub(super) fn erase_visit(
        &mut self,
        visit: &str,
        now: Timestamp,
    ) -> Result<(Vec<Fact>, VisitView), Problem> {
        let note = self.books.visits.get(visit).ok_or(Problem::UnknownVisit)?;
        let guest = Guest::of(&note.opened);
        let visits = self.books.visits.of(&guest).into_iter();
        let shown = visits.filter_map(|visit| visit.disclosed.as_ref());
        let mut entries: Vec<u64> = shown.flat_map(|shown| self.entries_of(shown)).collect();
        let messages = self
            .books
            .letters
            .about_guest(&guest, self.identity.space());
        entries.extend(messages);
        entries.sort_unstable();
        entries.dedup();
        let view = VisitView {
            shown: BTreeMap::new(),
            kept_until: None,
            ..self.visit_view(note, now)
        };
        let erased = (!entries.is_empty()).then_some(Fact::Ledger(LedgerFact::Erased { entries }));
        Ok((erased.into_iter().collect(), view))
    }

    /// Keeps what a visitor showed until so many days after the visit.
    pub(super) fn keep_visit(
        &mut self,
        visit: &str,
        days: u64,
        now: Timestamp,
    ) -> Result<(Vec<Fact>, VisitView), Problem> {
        let note = self.books.visits.get(visit).ok_or(Problem::UnknownVisit)?;
        let held = note.disclosed.as_ref().ok_or(Problem::NothingShown)?;
        let until = kept_until(note.opened.day, days);
        let view = VisitView {
            kept_until: Some(until),
            ..self.visit_view(note, now)
        };
        let entries = vec![held.entry];
        let kept = Fact::Visit(VisitFact::Disclosed {
            visit: visit.to_owned(),
            shown: held.shown.clone(),
            until,
            message: held.message,
        });
        // What is told anew need not stand in the ledger twice.
        let facts = match until == held.until {
            true => Vec::new(),
            false => vec![Fact::Ledger(LedgerFact::Erased { entries }), kept],
        };
        Ok((facts, view))
    }

    /// What of a visitor is kept beside the visit, and for how long: what was shown, and why they were let in on amber,
    /// since a reason may name them.
    pub(super) fn disclosure(
        &self,
        visit: &str,
        check: &CheckView,
        options: &CheckOptions,
        today: LocalDay,
    ) -> Option<Fact> {
        let reason = options.admit.clone();
        let reason = reason.filter(|_| check.verdict.level == Level::Amber);
        let mut shown: BTreeMap<String, String> =
            check.disclosed.iter().filter_map(in_words).collect();
        shown.extend(reason.map(|reason| ("admitted".to_owned(), reason)));
        (!shown.is_empty()).then(|| {
            Fact::Visit(VisitFact::Disclosed {
                visit: visit.to_owned(),
                shown,
                until: kept_until(today, options.keep_days.unwrap_or(DISCLOSED_DAYS)),
                message: options.message,
            })
        })
    }

    /// The ledger's entries that hold what a visitor showed: that of the visit, and that of the message with the pass.
    fn entries_of(&self, shown: &Disclosed) -> Vec<u64> {
        let message = shown.message.as_ref();
        let message = message.and_then(|id| self.books.letters.received(id));
        std::iter::once(shown.entry)
            .chain(message.map(|message| message.entry))
            .collect()
    }

    /// Erases what is kept no longer: what visitors showed, and messages that ended a while ago.
    pub(super) fn erase_overdue(&mut self, now: Timestamp, out: &mut Outbox) {
        let due = self.books.visits.overdue(self.today(now));
        let mut entries: Vec<u64> = due.flat_map(|shown| self.entries_of(shown)).collect();
        entries.extend(self.books.letters.overdue(now.minus(MESSAGE_REST)));
        // What is left over goes with the next tick.
        entries.truncate(ERASED_AT_ONCE);
        if !entries.is_empty() && self.disk.writable().is_ok() {
            out.persist(self.batch(Fact::Ledger(LedgerFact::Erased { entries }), now));
        }
    }
}

/// Who left is in again.
pub(super) fn reopened(visit: &str) -> Fact {
    let visit = visit.to_owned();
    Fact::Visit(VisitFact::Reopened { visit })
}

/// The last local day on which what was shown on a day is kept.
fn kept_until(day: LocalDay, agreed: u64) -> LocalDay {
    day.minus(-(agreed.min(MAX_DISCLOSED_DAYS) as i64))
}

/// An attribute as a desk reads it again later. Places and numbers that only rules look at are not kept.
fn in_words(attribute: &Attribute) -> Option<(String, String)> {
    let text = match attribute {
        Attribute::Name(text)
        | Attribute::Plan(text)
        | Attribute::HomeName(text)
        | Attribute::Company(text) => text.as_str().to_owned(),
        Attribute::Email(text) | Attribute::AccessNeeds(text) => text.as_str().to_owned(),
        Attribute::MemberSince(since) => day_text(LocalDay((since.0 / 86_400) as i32)),
        Attribute::Over18(over) => over.to_string(),
        Attribute::City(_)
        | Attribute::Country(_)
        | Attribute::Residence(_)
        | Attribute::HomeShare(_)
        | Attribute::Other(..) => return None,
    };
    Some((attribute.word().to_owned(), text))
}
