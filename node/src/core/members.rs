//! Who belongs to this space. What changes for a member changes for the passes that this member carries.

use std::collections::BTreeSet;

use federation_spec::records::card::Tier;
use federation_spec::records::values::Text;
use federation_spec::wire::ids::Timestamp;

use super::address::email;
use super::ask::To;
use super::facts::{Fact, LedgerFact, Member, MemberDetails, MemberFact, PlanRule, Residence};
use super::limits::MAX_MEMBERS;
use super::memory::books::MemberNote;
use super::moment::Moment;
use super::output::{Effect, Outbox};
use super::passes::rank;
use super::problem::Problem;
use super::random::Random;
use super::state::Core;
use super::views::{MemberState, MemberView};

impl Core {
    pub(super) fn add_member(
        &mut self,
        new: MemberDetails,
        now: Timestamp,
        rng: &mut dyn Random,
    ) -> Result<(Vec<Fact>, MemberView), Problem> {
        if self.books.members.count() >= MAX_MEMBERS {
            return Err(Problem::TooManyMembers);
        }
        let member = Member {
            member: self.new_id("m", rng),
            details: checked(new)?,
            source: None,
            external_id: None,
            import: None,
        };
        let view = self.member_view(&member, false, now);
        Ok((vec![Fact::Member(MemberFact::Added(member))], view))
    }

    /// What is known of a member changes. The passes count no more if the member may not travel any longer, or if the membership
    /// is a lesser one than they say.
    pub(super) fn change_member(
        &mut self,
        to: To<MemberView>,
        member: &str,
        details: MemberDetails,
        moment: Moment,
        out: &mut Outbox,
    ) -> Result<(), Problem> {
        let now = moment.wall;
        let note = self.known(member)?;
        let ended = note.ended;
        let changed = Member {
            details: checked(details)?,
            import: None,
            ..note.member.clone()
        };
        let lost = self.loses(&note.member, &changed, now);
        let revoked = lost.then(|| self.revocation(member)).flatten();
        let view = self.member_view(&changed, ended, now);
        let mut facts = vec![Fact::Member(MemberFact::Changed(changed))];
        facts.extend(revoked);
        self.passes_noted(to, facts, view, moment, out);
        Ok(())
    }

    /// What is kept of a member whom somebody names.
    pub(super) fn known(&self, member: &str) -> Result<&MemberNote, Problem> {
        self.books.members.get(member).ok_or(Problem::UnknownMember)
    }

    /// Whether a change takes something from a member that the passes attest.
    fn loses(&self, before: &Member, after: &Member, now: Timestamp) -> bool {
        let members = &self.books.members;
        let falls = rank(members.tier(after)) < rank(members.tier(before));
        let stays = !members.travels(after);
        falls || stays || self.is_shortened(after, now)
    }

    /// Whether a member's passes run longer than the membership.
    pub(super) fn is_shortened(&self, member: &Member, now: Timestamp) -> bool {
        let over = !self.is_active(member, false, now);
        // A pass ends with the membership as it was when it was issued.
        let sooner = member.details.until.is_some_and(|until| {
            let end = self.house.end_of(until);
            let mut passes = self.books.passes.of(&member.member);
            passes.any(|note| note.runs(now) && note.expires_at > end)
        });
        over || sooner
    }

    /// A membership ends: everything that the member carries counts no more.
    pub(super) fn end_member(
        &mut self,
        to: To<MemberView>,
        member: &str,
        moment: Moment,
        out: &mut Outbox,
    ) -> Result<(), Problem> {
        let now = moment.wall;
        let note = self.known(member)?;
        let view = self.member_view(&note.member, true, now);
        let ended = Fact::Member(MemberFact::Ended {
            member: member.to_owned(),
            import: None,
        });
        let mut facts = vec![ended];
        facts.extend(self.revocation(member));
        self.passes_noted(to, facts, view, moment, out);
        Ok(())
    }

    /// Erases everything that names a member, here and in the ledger. The passes count no more; that they were signed stays.
    pub(super) fn erase_member(
        &mut self,
        to: To<MemberView>,
        member: &str,
        moment: Moment,
        out: &mut Outbox,
    ) -> Result<(), Problem> {
        let now = moment.wall;
        let note = self.known(member)?;
        let view = self.member_view(&note.member, true, now);
        let mut entries = note.entries.clone();
        entries.extend(self.books.letters.about(member));
        let gone = Fact::Member(MemberFact::Erased {
            member: member.to_owned(),
        });
        let mut facts: Vec<Fact> = self.revocation(member).into_iter().collect();
        facts.extend(self.without_phones(member));
        facts.extend([gone, Fact::Ledger(LedgerFact::Erased { entries })]);
        self.passes_noted(to, facts, view, moment, out);
        out.effect(Effect::Tokens(self.tokens()));
        Ok(())
    }

    /// Members by name.
    pub(super) fn list_members(&self, now: Timestamp) -> Vec<MemberView> {
        let members = self.books.members.iter();
        let mut views: Vec<MemberView> = members
            .map(|note| self.member_view(&note.member, note.ended, now))
            .collect();
        views.sort_by(|one, other| {
            (&one.details.name, &one.member).cmp(&(&other.details.name, &other.member))
        });
        views
    }

    fn member_view(&self, member: &Member, ended: bool, now: Timestamp) -> MemberView {
        MemberView {
            member: member.member.clone(),
            details: MemberDetails {
                tier: self
                    .books
                    .members
                    .tier(member)
                    .map(|tier| tier.word().to_owned()),
                ..member.details.clone()
            },
            source: member.source.clone(),
            external_id: member.external_id.clone(),
            state: self.state(member, ended, now),
            ended,
            travels: self.books.members.travels(member),
            card_until: self.card_until(&member.member, now),
        }
    }

    /// Where a membership stands today. What ended before it began is over.
    fn state(&self, member: &Member, ended: bool, now: Timestamp) -> MemberState {
        let today = self.today(now);
        let over = member.details.until.is_some_and(|until| until < today);
        let begins = member.details.since.is_some_and(|since| today < since);
        match (ended || over, begins) {
            (true, _) => MemberState::Ended,
            (false, true) => MemberState::NotYet,
            (false, false) => MemberState::Active,
        }
    }

    /// Whether a membership is over by its last day.
    pub(super) fn is_over(&self, member: &Member, now: Timestamp) -> bool {
        self.state(member, false, now) == MemberState::Ended
    }

    pub(super) fn is_active(&self, member: &Member, ended: bool, now: Timestamp) -> bool {
        self.state(member, ended, now) == MemberState::Active
    }

    /// What is said of every plan that a member has or that something was said of.
    pub(super) fn list_plans(&self) -> Vec<PlanRule> {
        let members = self.books.members.iter();
        let labels = members.map(|note| note.member.details.plan_label().to_owned());
        let said = self.books.members.plans().map(|rule| rule.plan.clone());
        let labels: BTreeSet<String> = labels.chain(said).collect();
        let rule = |plan: String| {
            let said = self.books.members.plan(&plan).cloned();
            said.unwrap_or(PlanRule {
                plan,
                travels: true,
                tier: None,
                import: None,
            })
        };
        labels.into_iter().map(rule).collect()
    }

    /// Something is said of a plan; passes of members who lose by it count no more.
    pub(super) fn set_plan(
        &mut self,
        to: To<PlanRule>,
        rule: PlanRule,
        moment: Moment,
        out: &mut Outbox,
    ) -> Result<(), Problem> {
        Text::<0, 80>::new(rule.plan.as_str()).ok_or(Problem::BadText("plan"))?;
        let before = self.books.members.plan(&rule.plan).cloned();
        let tier = |rule: &Option<PlanRule>| rule.as_ref().and_then(|rule| rule.tier.clone());
        let code = |word: Option<String>| rank(word.and_then(|word| Tier::of_word(&word)));
        let falls = code(rule.tier.clone()) < code(tier(&before));
        let mut facts = vec![Fact::Member(MemberFact::PlanSet(rule.clone()))];
        if falls || !rule.travels {
            // One whose kind was noted for them alone does not fall with the plan.
            let loses = |note: &&MemberNote| !rule.travels || note.member.details.tier.is_none();
            let members = self.books.members.on_plan(&rule.plan).filter(loses);
            let revoked = members.filter_map(|note| self.revocation(&note.member.member));
            facts.extend(revoked.collect::<Vec<_>>());
        }
        self.passes_noted(to, facts, rule, moment, out);
        Ok(())
    }
}

/// Longest e-mail address, bytes.
const MAX_EMAIL: usize = 80;

/// What an operator says of a member, as it is kept: the name without blanks around it, the address in lower case.
fn checked(details: MemberDetails) -> Result<MemberDetails, Problem> {
    let name = details.name.trim().to_owned();
    Text::<1, 80>::new(name.as_str()).ok_or(Problem::BadText("name"))?;
    let fits = |text: &Option<String>| {
        text.as_deref()
            .is_none_or(|text| Text::<1, 80>::new(text).is_some())
    };
    if !fits(&details.plan) {
        return Err(Problem::BadText("plan"));
    }
    let address = details.email.as_deref().map(|text| address(text.trim()));
    let address = address.transpose()?;
    let lives = details.lives.map(residence).transpose()?;
    if let (Some(since), Some(until)) = (details.since, details.until)
        && until < since
    {
        return Err(Problem::BadDates);
    }
    Ok(MemberDetails {
        name,
        email: address,
        lives,
        ..details
    })
}

fn address(text: &str) -> Result<String, Problem> {
    let fits = |email: &String| email.len() <= MAX_EMAIL;
    email(text).filter(fits).ok_or(Problem::BadEmail)
}

/// Where a member lives, as it can stand in a pass: one line without blanks around it, and a country of two letters.
fn residence(lives: Residence) -> Result<Residence, Problem> {
    let city = lives.city.trim();
    let line = !city.contains(char::is_control);
    Text::<1, 80>::new(city)
        .filter(|_| line)
        .ok_or(Problem::BadText("city"))?;
    let country = lives.country.as_deref().unwrap_or("XX");
    let letters = country.len() == 2 && country.bytes().all(|one| one.is_ascii_alphabetic());
    match letters {
        true => Ok(Residence {
            city: city.to_owned(),
            ..lives
        }),
        false => Err(Problem::BadText("country")),
    }
}
