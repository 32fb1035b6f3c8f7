//! Members of this space, as people noted them or a member list told; imports can be taken back for a day.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use federation_spec::records::card::Tier;
use federation_spec::wire::ids::Timestamp;

use super::passes::Place;
use crate::core::facts::{KeptProfile, Member, MemberFact, PlanRule};
use crate::core::limits::UNDO_LIFE;

/// A member, and what else is known of them.
#[derive(Debug, Clone)]
pub struct MemberNote {
    /// As the member was noted last.
    pub member: Member,
    /// A person or a list ended the membership.
    pub ended: bool,
    /// Which imports did, `None` being a person: it runs again when none of them counts any more.
    ended_by: BTreeSet<Option<String>>,
    /// The ledger's entries that hold something of the member.
    pub entries: Vec<u64>,
}

/// Under which name a member list knows somebody: its source, and their number there, else their e-mail address.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ListKey {
    source: String,
    key: String,
}

impl ListKey {
    /// The key of somebody in a list; `None` for one who has neither number nor address.
    pub fn new(source: &str, external_id: Option<&str>, email: Option<&str>) -> Option<Self> {
        let number = external_id.map(|id| format!("id {id}"));
        let key = number.or(email.map(|email| format!("mail {}", email.to_lowercase())))?;
        let source = source.to_owned();
        Some(Self { source, key })
    }
}

/// What one import changed, for as long as it can be undone.
#[derive(Debug, Clone)]
pub struct ImportNote {
    /// When it was made.
    pub at: Timestamp,
    /// The ledger's entry that completed it.
    pub entry: u64,
    /// Each member that it changed as they were before; `None` for one that it brought.
    pub members: Vec<(String, Option<MemberNote>)>,
    /// Each plan that it said something of, and what was said before.
    pub plans: Vec<(String, Option<PlanRule>)>,
    /// The members whose memberships it gave back.
    pub resumed: BTreeSet<String>,
}

impl ImportNote {
    /// Forgets what an earlier import that is taken back had changed before: undoing this one must not bring it again.
    fn leave_alone(&mut self, earlier: &Self) {
        let members: BTreeSet<&String> = earlier.members.iter().map(|(member, _)| member).collect();
        let plans: BTreeSet<&String> = earlier.plans.iter().map(|(plan, _)| plan).collect();
        self.members.retain(|(member, _)| !members.contains(member));
        self.plans.retain(|(plan, _)| !plans.contains(plan));
    }
}

/// An import that was taken back, for as long as it can be done again.
#[derive(Debug, Clone)]
pub struct UndoneNote {
    /// The name of the undoing.
    pub undoing: String,
    /// When it was taken back.
    pub at: Timestamp,
    /// The entry that did it.
    pub entry: u64,
    /// The places of passes that it gave back.
    pub given_back: BTreeSet<Place>,
    /// Whom the import had brought, and the ledger's entries that hold something of them.
    pub brought: Vec<(String, Vec<u64>)>,
    /// Everyone as before it was taken back; none as soon as something else has changed.
    before: Option<Box<Members>>,
}

impl UndoneNote {
    /// Whether nothing else has changed since.
    pub fn can_be_redone(&self) -> bool {
        self.before.is_some()
    }

    /// Everyone as they are when it is done again.
    pub fn before(&self) -> Option<&Members> {
        self.before.as_deref()
    }

    /// What the import changes when it is done again.
    pub fn import<'a>(&'a self, import: &str) -> Option<&'a ImportNote> {
        self.before.as_ref()?.imports.get(import)
    }
}

/// All members, and what the operator says of their plans.
#[derive(Debug, Clone, Default)]
pub struct Members {
    notes: BTreeMap<String, MemberNote>,
    by_key: HashMap<ListKey, String>,
    plans: BTreeMap<String, PlanRule>,
    imports: BTreeMap<String, ImportNote>,
    profiles: BTreeMap<String, KeptProfile>,
    undone: BTreeMap<String, UndoneNote>,
}

impl Members {
    /// A member.
    pub fn get(&self, id: &str) -> Option<&MemberNote> {
        self.notes.get(id)
    }

    /// Every member.
    pub fn iter(&self) -> impl Iterator<Item = &MemberNote> {
        self.notes.values()
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.notes.len()
    }

    /// Whom a member list means.
    pub fn known_as(&self, key: &ListKey) -> Option<&MemberNote> {
        self.notes.get(self.by_key.get(key)?)
    }

    /// The members that came from a list.
    pub fn from_source<'a>(&'a self, source: &'a str) -> impl Iterator<Item = &'a MemberNote> {
        let of_source = move |note: &&MemberNote| note.member.source.as_deref() == Some(source);
        self.notes.values().filter(of_source)
    }

    /// The members who have a plan, or those who have none.
    pub fn on_plan<'a>(&'a self, plan: &'a str) -> impl Iterator<Item = &'a MemberNote> {
        let has = move |note: &&MemberNote| note.member.details.plan_label() == plan;
        self.notes.values().filter(has)
    }

    /// What the operator says of a plan.
    pub fn plan(&self, plan: &str) -> Option<&PlanRule> {
        self.plans.get(plan)
    }

    /// Every plan that something was said of.
    pub fn plans(&self) -> impl Iterator<Item = &PlanRule> {
        self.plans.values()
    }

    /// The kind of a membership: the member's own, else the plan's.
    pub fn tier(&self, member: &Member) -> Option<Tier> {
        let own = member.details.tier.as_deref();
        let rule = self.plan(member.details.plan_label());
        own.or(rule.and_then(|rule| rule.tier.as_deref()))
            .and_then(Tier::of_word)
    }

    /// Whether a member may use the visa, by the plan. One of which nothing was said may.
    pub fn travels(&self, member: &Member) -> bool {
        let rule = self.plan(member.details.plan_label());
        rule.is_none_or(|rule| rule.travels)
    }

    /// How lists of some kinds are read, by name.
    pub fn profiles(&self) -> &BTreeMap<String, KeptProfile> {
        &self.profiles
    }

    /// An import that can still be undone.
    pub fn import(&self, import: &str) -> Option<&ImportNote> {
        self.imports.get(import)
    }

    /// The last import that can still be undone, at a moment.
    pub fn last_import(&self, now: Timestamp) -> Option<&String> {
        let fresh = |(_, note): &(&String, &ImportNote)| now.since(note.at) <= UNDO_LIFE;
        let fresh = self.imports.iter().filter(fresh);
        let last = fresh.max_by_key(|(_, note)| note.entry);
        last.map(|(name, _)| name)
    }

    /// Imports that were taken back, by name, and of whom something is still kept.
    pub fn undone(&self) -> impl Iterator<Item = (&String, &UndoneNote)> {
        self.undone.iter()
    }

    /// The undoing that can be taken back at a moment, and its import: the last one, if nothing else has changed since.
    pub fn last_undone(&self, now: Timestamp) -> Option<(&String, &UndoneNote)> {
        let fresh = |note: &UndoneNote| now.since(note.at) <= UNDO_LIFE && note.can_be_redone();
        let fresh = self.undone.iter().filter(|(_, note)| fresh(note));
        fresh.max_by_key(|(_, note)| note.entry)
    }

    /// Enters a fact: the ledger's entry of this number. That an import is complete, taken back or done again concerns more than
    /// members.
    pub(super) fn take(&mut self, fact: &MemberFact, entry: u64) {
        match fact {
            MemberFact::Added(_)
            | MemberFact::Changed(_)
            | MemberFact::Ended { .. }
            | MemberFact::Resumed { .. }
            | MemberFact::Erased { .. }
            | MemberFact::PlanSet(_) => self.keep_undone(),
            MemberFact::Imported { .. }
            | MemberFact::ImportUndone { .. }
            | MemberFact::ImportRedone { .. }
            | MemberFact::UndoingSettled { .. }
            | MemberFact::ProfileKept(_)
            | MemberFact::ProfileForgotten { .. } => {}
        }
        match fact {
            MemberFact::Added(member) | MemberFact::Changed(member) => self.put(member, entry),
            MemberFact::Ended { member, import } => self.end(member, import.clone()),
            MemberFact::Resumed { member, .. } => self.resume(member),
            MemberFact::Erased { member } => self.erase(member),
            MemberFact::PlanSet(rule) => self.set_plan(rule),
            MemberFact::ProfileKept(profile) => {
                self.profiles.insert(profile.name.clone(), profile.clone());
            }
            MemberFact::ProfileForgotten { name } => {
                self.profiles.remove(name);
            }
            MemberFact::UndoingSettled { import } => drop(self.undone.remove(import)),
            MemberFact::Imported { .. }
            | MemberFact::ImportUndone { .. }
            | MemberFact::ImportRedone { .. } => {}
        }
    }

    /// Something else has changed: what was taken back stays so.
    fn keep_undone(&mut self) {
        for note in self.undone.values_mut() {
            note.before = None;
        }
    }

    /// Takes an import back, and keeps how everyone was for as long as that can be taken back itself: under a name it has.
    pub(super) fn take_back(
        &mut self,
        import: &str,
        undoing: Option<(&str, BTreeSet<Place>)>,
        at: Timestamp,
        entry: u64,
    ) {
        self.keep_undone();
        let note = undoing
            .zip(self.imports.get(import))
            .map(|((undoing, given_back), note)| {
                let brought = note.members.iter().filter(|(_, before)| before.is_none());
                let entries = |member: &String| {
                    self.get(member)
                        .map_or(Vec::new(), |note| note.entries.clone())
                };
                UndoneNote {
                    undoing: undoing.to_owned(),
                    at,
                    entry,
                    given_back,
                    brought: brought
                        .map(|(member, _)| (member.clone(), entries(member)))
                        .collect(),
                    before: Some(Box::new(Self {
                        undone: BTreeMap::new(),
                        ..self.clone()
                    })),
                }
            });
        self.undo(import);
        if let Some(note) = note {
            self.undone.insert(import.to_owned(), note);
        }
    }

    /// Does an import again that was taken back: everyone is as before that.
    pub(super) fn redo(&mut self, import: &str) {
        let Some(before) = self.undone.remove(import).and_then(|note| note.before) else {
            return;
        };
        *self = Self {
            profiles: std::mem::take(&mut self.profiles),
            undone: std::mem::take(&mut self.undone),
            ..*before
        };
    }

    fn put(&mut self, member: &Member, entry: u64) {
        let known = self.notes.remove(&member.member);
        let (ended_by, mut entries) = known.map_or_else(Default::default, |note| {
            self.forget_key(&note.member);
            (note.ended_by, note.entries)
        });
        entries.push(entry);
        self.insert(MemberNote {
            member: member.clone(),
            ended: !ended_by.is_empty(),
            ended_by,
            entries,
        });
    }

    fn end(&mut self, member: &str, import: Option<String>) {
        if let Some(note) = self.notes.get_mut(member) {
            note.ended_by.insert(import);
            note.ended = true;
        }
    }

    fn resume(&mut self, member: &str) {
        if let Some(note) = self.notes.get_mut(member) {
            note.ended_by.clear();
            note.ended = false;
        }
    }

    /// Forgets a member for good, as they are and as they were before imports.
    fn erase(&mut self, member: &str) {
        self.remove(member);
        for import in self.imports.values_mut() {
            import.members.retain(|(changed, _)| changed != member);
        }
    }

    fn remove(&mut self, member: &str) {
        if let Some(note) = self.notes.remove(member) {
            self.forget_key(&note.member);
        }
    }

    fn set_plan(&mut self, rule: &PlanRule) {
        let rule = PlanRule {
            import: None,
            ..rule.clone()
        };
        self.plans.insert(rule.plan.clone(), rule);
    }

    /// Notes what an import is about to change. Imports that can no longer be undone are forgotten.
    pub(super) fn begin_import(&mut self, import: &str, note: ImportNote) {
        self.keep_undone();
        self.imports
            .retain(|_, earlier| note.at.since(earlier.at) <= UNDO_LIFE);
        self.imports.insert(import.to_owned(), note);
    }

    /// Everyone as after an import is taken back.
    pub fn without(&self, import: &str) -> Self {
        let mut after = Self {
            undone: BTreeMap::new(),
            ..self.clone()
        };
        after.undo(import);
        after
    }

    /// Puts everyone back as before an import, and the plans too. Whom something else has ended since stays ended. Passes that it
    /// suspended are given back by facts of their own.
    fn undo(&mut self, import: &str) {
        let Some(note) = self.imports.remove(import) else {
            return;
        };
        let later = self.imports.values_mut();
        for later in later.filter(|later| later.entry > note.entry) {
            later.leave_alone(&note);
        }
        for (member, before) in note.members {
            let now = self.notes.get(&member);
            let (entries, mut ended_by) = now.map_or_else(Default::default, |note| {
                (note.entries.clone(), note.ended_by.clone())
            });
            self.remove(&member);
            let Some(before) = before else {
                continue;
            };
            ended_by.remove(&Some(import.to_owned()));
            if note.resumed.contains(&member) {
                ended_by.extend(before.ended_by.iter().cloned());
            }
            self.insert(MemberNote {
                ended: !ended_by.is_empty(),
                ended_by,
                entries,
                ..before
            });
        }
        for (plan, before) in note.plans {
            match before {
                Some(before) => self.plans.insert(plan, before),
                None => self.plans.remove(&plan),
            };
        }
    }

    fn insert(&mut self, note: MemberNote) {
        if let Some(key) = key_of(&note.member) {
            self.by_key.insert(key, note.member.member.clone());
        }
        self.notes.insert(note.member.member.clone(), note);
    }

    fn forget_key(&mut self, member: &Member) {
        if let Some(key) = key_of(member) {
            self.by_key.remove(&key);
        }
    }
}

fn key_of(member: &Member) -> Option<ListKey> {
    let source = member.source.as_deref()?;
    ListKey::new(
        source,
        member.external_id.as_deref(),
        member.details.email.as_deref(),
    )
}
