//! What a member list would write and tell, as it is planned row by row.

use std::collections::BTreeSet;

use super::facts::{Fact, Member, MemberDetails, MemberFact, PlanRule};
use super::memory::books::Place;
use super::orders::ListedMember;
use super::views::{Emptied, ImportChange, ImportItem, ImportView, ListedDays};

/// What an import would write.
pub(super) struct ImportPlan {
    /// Its name.
    pub(super) import: String,
    /// What it says of plans.
    pub(super) rules: Vec<PlanRule>,
    /// What it says of members and their passes.
    pub(super) facts: Vec<Fact>,
    /// Places of passes that count no more.
    pub(super) suspends: BTreeSet<Place>,
    /// What is told of it.
    pub(super) view: ImportView,
}

impl ImportPlan {
    pub(super) fn new(import: String) -> Self {
        Self {
            import,
            rules: Vec::new(),
            facts: Vec::new(),
            suspends: BTreeSet::new(),
            view: ImportView {
                import: None,
                items: Vec::new(),
                unchanged: 0,
                missing: 0,
                revoked: 0,
                stay_ended: 0,
                others: Vec::new(),
                left_elsewhere: Vec::new(),
                emptied: Emptied::default(),
                plans: Vec::new(),
            },
        }
    }

    pub(super) fn joins(&mut self, member: Member, listed: &ListedMember) {
        self.view.items.push(ImportItem {
            line: Some(listed.line),
            name: member.details.name.clone(),
            change: ImportChange::New,
            revokes: false,
            offers_card: false,
            behind: behind(&member),
        });
        self.facts.push(Fact::Member(MemberFact::Added(member)));
    }

    /// Counts what a row empties of what was known.
    pub(super) fn empties(&mut self, listed: &ListedMember, before: &MemberDetails) {
        let emptied = &mut self.view.emptied;
        emptied.plan += usize::from(listed.plan.empties(&before.plan));
        emptied.since += usize::from(listed.since.empties(&before.since));
        emptied.until += usize::from(listed.until.empties(&before.until));
        emptied.email += usize::from(listed.email.empties(&before.email));
    }

    pub(super) fn changes(
        &mut self,
        member: Member,
        listed: &ListedMember,
        resumes: bool,
        revokes: Vec<(u8, u16)>,
        offers_card: bool,
    ) {
        let change = match resumes {
            true => ImportChange::Resumed,
            false => ImportChange::Changed,
        };
        self.view.items.push(ImportItem {
            line: Some(listed.line),
            name: member.details.name.clone(),
            change,
            revokes: !revokes.is_empty(),
            offers_card,
            behind: behind(&member),
        });
        let resumed = resumes.then(|| {
            Fact::Member(MemberFact::Resumed {
                member: member.member.clone(),
                import: Some(self.import.clone()),
            })
        });
        self.facts.push(Fact::Member(MemberFact::Changed(member)));
        self.facts.extend(resumed);
        self.revoke(revokes);
    }

    pub(super) fn ends(&mut self, member: &Member, line: Option<u32>, revokes: Vec<(u8, u16)>) {
        self.view.items.push(ImportItem {
            line,
            name: member.details.name.clone(),
            change: ImportChange::Ending,
            revokes: !revokes.is_empty(),
            offers_card: false,
            behind: behind(member),
        });
        self.facts.push(Fact::Member(MemberFact::Ended {
            member: member.member.clone(),
            import: Some(self.import.clone()),
        }));
        self.revoke(revokes);
    }

    pub(super) fn stays(&mut self, member: &Member, revokes: Vec<(u8, u16)>) {
        if !revokes.is_empty() {
            self.view.items.push(ImportItem {
                line: None,
                name: member.details.name.clone(),
                change: ImportChange::Changed,
                revokes: true,
                offers_card: false,
                behind: behind(member),
            });
            self.revoke(revokes);
        }
    }

    fn revoke(&mut self, places: Vec<(u8, u16)>) {
        if places.is_empty() {
            return;
        }
        self.view.revoked += places.len();
        self.suspends.extend(places.into_iter().map(Place::from));
    }
}

/// The plan and the days of a member, as they are shown beside a change.
fn behind(member: &Member) -> ListedDays {
    ListedDays {
        plan: member.details.plan.clone(),
        since: member.details.since,
        until: member.details.until,
    }
}
