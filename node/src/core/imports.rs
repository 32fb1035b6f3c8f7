//! Member lists of other systems: what a list changes is planned first, then written whole.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use federation_spec::records::status::Status;
use federation_spec::records::values::Text;
use federation_spec::rules::LocalDay;
use federation_spec::wire::ids::Timestamp;

use super::ask::To;
use super::facts::{
    Fact, KeptProfile, Member, MemberDetails, MemberFact, NO_PLAN, PassFact, PlanRule,
};
use super::import_plan::ImportPlan;
use super::limits::{MAX_LIST_PROFILES, MAX_MEMBERS};
use super::memory::books::{ListKey, MemberNote, Place};
use super::moment::Moment;
use super::orders::{ImportOrder, Listed, ListedMember};
use super::output::Outbox;
use super::passes::rank;
use super::problem::Problem;
use super::random::Random;
use super::state::Core;
use super::views::{ImportView, ListedPlan};

impl Core {
    /// Reads a member list in: all of it, or nothing.
    pub(super) fn import(
        &mut self,
        to: To<ImportView>,
        order: &ImportOrder,
        moment: Moment,
        rng: &mut dyn Random,
        out: &mut Outbox,
    ) -> Result<(), Problem> {
        Text::<1, 80>::new(order.source.as_str()).ok_or(Problem::BadText("source"))?;
        let order = &self.spelled(order);
        let plan = self.plan_import(order, moment.wall, rng)?;
        let kept = self.keeping(order)?;
        let others = plan.view.others.len();
        if others > 0 && !order.dry_run && !order.skip_problems {
            return Err(Problem::OtherPeople(others));
        }
        if order.dry_run {
            out.tell(to, Ok(plan.view));
            return Ok(());
        }
        if plan.rules.is_empty() && plan.facts.is_empty() {
            self.passes_noted(to, kept.into_iter().collect(), plan.view, moment, out);
            return Ok(());
        }
        let mut view = plan.view;
        view.import = Some(plan.import.clone());
        let complete = Fact::Member(MemberFact::Imported {
            import: plan.import.clone(),
            source: order.source.clone(),
        });
        let suspended = self.suspended_by(&plan.import, plan.suspends, rng);
        let facts = plan
            .rules
            .into_iter()
            .map(|rule| Fact::Member(MemberFact::PlanSet(rule)));
        let facts = facts.chain(plan.facts).chain(suspended);
        let facts = facts.chain([complete]).chain(kept).collect();
        self.passes_noted(to, facts, view, moment, out);
        Ok(())
    }

    /// What is kept of how a list was read, if it is not kept already.
    fn keeping(&self, order: &ImportOrder) -> Result<Option<Fact>, Problem> {
        let Some(profile) = &order.keep else {
            return Ok(None);
        };
        Text::<1, 40>::new(profile.name.as_str()).ok_or(Problem::BadText("keep"))?;
        let held = self.books.members.profiles();
        if held.len() >= MAX_LIST_PROFILES && !held.contains_key(&profile.name) {
            return Err(Problem::TooManyProfiles);
        }
        let known = held.get(&profile.name) == Some(profile);
        Ok((!known).then(|| Fact::Member(MemberFact::ProfileKept(profile.clone()))))
    }

    /// How lists of some kinds are read.
    pub(super) fn list_profiles(&self) -> Vec<KeptProfile> {
        self.books.members.profiles().values().cloned().collect()
    }

    /// Keeps no longer how lists of one kind are read.
    pub(super) fn forget_profile(&self, name: String) -> Result<(Vec<Fact>, ()), Problem> {
        match self.books.members.profiles().contains_key(&name) {
            true => Ok((
                vec![Fact::Member(MemberFact::ProfileForgotten { name })],
                (),
            )),
            false => Err(Problem::UnknownProfile),
        }
    }

    /// What an import takes from members counts no more, by names that an undoing can lift; where there is no room for those,
    /// for good.
    fn suspended_by(
        &self,
        import: &str,
        places: BTreeSet<Place>,
        rng: &mut dyn Random,
    ) -> Vec<Fact> {
        let (mut facts, left) = self.suspensions(places, Some(import), rng);
        let places: Vec<(u8, u16)> = left.into_iter().map(Into::into).collect();
        if !places.is_empty() {
            facts.push(Fact::Pass(PassFact::StatusSet {
                status: Status::Revoked.word().to_owned(),
                places,
                import: Some(import.to_owned()),
            }));
        }
        facts
    }

    fn plan_import(
        &self,
        order: &ImportOrder,
        now: Timestamp,
        rng: &mut dyn Random,
    ) -> Result<ImportPlan, Problem> {
        let mut plan = ImportPlan::new(self.new_id("i", rng));
        let today = self.today(now);
        plan.rules = self.rules_of(order, &plan.import, today);
        let mut named = BTreeSet::new();
        let mut joining = 0;
        let by_address = self.by_address(order);
        for listed in &order.members {
            let known = self.known_in(order, listed, &by_address);
            named.extend(known.map(|note| note.member.member.clone()));
            match known {
                Some(note) if is_somebody_else(note, listed) => {
                    let was = note.member.details.name.clone();
                    plan.view.others.push((listed.line, was));
                }
                Some(note) => self.plan_known(&mut plan, order, listed, note, now),
                None if listed.has_ended(today) => {
                    let elsewhere = self.has_address(listed);
                    plan.view
                        .left_elsewhere
                        .extend(elsewhere.then_some(listed.line));
                }
                None => {
                    joining += 1;
                    let unknown = Member {
                        member: self.new_id("m", rng),
                        details: MemberDetails::default(),
                        source: None,
                        external_id: None,
                        import: None,
                    };
                    let member = member_of_list(unknown, order, listed, &plan.import);
                    plan.joins(member, listed);
                }
            }
        }
        if self.books.members.count() + joining > MAX_MEMBERS {
            return Err(Problem::TooManyMembers);
        }
        let missing = self.books.members.from_source(&order.source);
        let missing = missing.filter(|note| !named.contains(&note.member.member) && !note.ended);
        let missing: Vec<&MemberNote> = missing.collect();
        plan.view.missing = missing.len();
        for note in missing {
            if order.complete {
                named.insert(note.member.member.clone());
                plan.ends(&note.member, None, self.takings_of(&note.member.member));
            }
        }
        self.plan_staying(&mut plan, &named);
        plan.view.plans = self.plans_of(order, today);
        Ok(plan)
    }

    /// A member who is known already: something changes, they leave, they come back, or nothing happens. A membership
    /// that had ended runs again only if the list says so: by its state, or if it names everyone who is a member, or if the operator says so.
    fn plan_known(
        &self,
        plan: &mut ImportPlan,
        order: &ImportOrder,
        listed: &ListedMember,
        note: &MemberNote,
        now: Timestamp,
    ) {
        let runs = self.takings_of(&note.member.member);
        let is_over = note.ended || self.is_over(&note.member, now);
        if listed.has_ended(self.today(now)) {
            match is_over {
                true => plan.view.unchanged += 1,
                false => plan.ends(&note.member, Some(listed.line), runs),
            }
            return;
        }
        let stays_ended =
            note.ended && listed.state.value().is_none() && !order.complete && !order.resume;
        plan.view.stay_ended += usize::from(stays_ended);
        let resumes = note.ended && !stays_ended;
        let changed = member_of_list(note.member.clone(), order, listed, &plan.import);
        let same = Member {
            import: note.member.import.clone(),
            ..changed.clone()
        } == note.member;
        let attested = self.attested(&note.member, order, false);
        let after = self.attested(&changed, order, true);
        if same && !resumes && after >= attested {
            plan.view.unchanged += 1;
            return;
        }
        plan.empties(listed, &note.member.details);
        let loses = after < attested || self.is_shortened(&changed, now);
        let rises = after > attested && !runs.is_empty();
        plan.changes(
            changed,
            listed,
            resumes,
            if loses { runs } else { Vec::new() },
            rises,
        );
    }

    /// Passes of those whom the list does not concern count no more either, if their plan stays at home from now on.
    fn plan_staying(&self, plan: &mut ImportPlan, named: &BTreeSet<String>) {
        let rules = plan.rules.clone();
        let staying = rules.iter().filter(|rule| !rule.travels);
        for note in staying.flat_map(|rule| self.books.members.on_plan(&rule.plan)) {
            let id = &note.member.member;
            if !named.contains(id) {
                plan.stays(&note.member, self.takings_of(id));
            }
        }
    }

    /// What a member's plan is worth: nothing if it stays at home, else the rank of the tier.
    fn attested(&self, member: &Member, order: &ImportOrder, after: bool) -> Option<u64> {
        let stays = |plans: &BTreeSet<String>| !plans.contains(member.details.plan_label());
        let stays = match order.travels.as_ref().filter(|_| after) {
            Some(plans) => stays(plans),
            None => !self.books.members.travels(member),
        };
        (!stays).then(|| rank(self.books.members.tier(member)))
    }

    /// Places of the passes of a member that can still be taken back.
    fn takings_of(&self, member: &str) -> Vec<(u8, u16)> {
        let theirs = self.books.passes.of(member);
        let theirs = theirs.filter(|note| note.can_be_taken());
        theirs
            .filter_map(|note| note.place.map(Into::into))
            .collect()
    }

    /// What an import says of the plans that its list names, and of members without one if there are any in it.
    fn rules_of(&self, order: &ImportOrder, import: &str, today: LocalDay) -> Vec<PlanRule> {
        let Some(travels) = &order.travels else {
            return Vec::new();
        };
        let rule = |plan: String| {
            let held = self.books.members.plan(&plan);
            let travels = travels.contains(&plan);
            let tier = held.and_then(|held| held.tier.clone());
            (held.map(|held| held.travels) != Some(travels)).then(|| PlanRule {
                plan,
                travels,
                tier,
                import: Some(import.to_owned()),
            })
        };
        let plans = self.labels(order, today).into_keys();
        plans.filter_map(rule).collect()
    }

    fn plans_of(&self, order: &ImportOrder, today: LocalDay) -> Vec<ListedPlan> {
        let plan = |(plan, members): (String, usize)| {
            let said = self.books.members.plan(&plan);
            let travels = match &order.travels {
                Some(these) => these.contains(&plan),
                None => said.is_none_or(|rule| rule.travels),
            };
            ListedPlan {
                plan,
                travels,
                members,
            }
        };
        self.labels(order, today).into_iter().map(plan).collect()
    }

    /// How many members of a list have which plan behind it. Who has left has none.
    fn labels(&self, order: &ImportOrder, today: LocalDay) -> BTreeMap<String, usize> {
        let mut labels = BTreeMap::new();
        let by_address = self.by_address(order);
        for listed in order.members.iter().filter(|one| !one.has_ended(today)) {
            let known = self.known_in(order, listed, &by_address);
            let before = known.and_then(|note| note.member.details.plan.clone());
            let plan = listed.plan.clone().over(before);
            *labels
                .entry(plan.unwrap_or(NO_PLAN.to_owned()))
                .or_default() += 1;
        }
        labels
    }

    /// The same order with each plan spelled as it was spelled first: "FLEX" is the plan "Flex".
    fn spelled(&self, order: &ImportOrder) -> ImportOrder {
        let mut spellings: HashMap<String, String> = HashMap::new();
        let mut spell = |label: &String| {
            let first = spellings.entry(label.to_lowercase());
            first.or_insert_with(|| label.clone()).clone()
        };
        for rule in self.list_plans() {
            spell(&rule.plan);
        }
        let mut order = order.clone();
        for listed in &mut order.members {
            if let Listed::Is(plan) = &mut listed.plan {
                *plan = spell(plan);
            }
        }
        order.travels = (order.travels).map(|plans| plans.iter().map(&mut spell).collect());
        order
    }

    /// The member whom a row of a list means: by its number in this source, else by the address there, else by the number that this
    /// house gave when it wrote the list.
    fn known_in(
        &self,
        order: &ImportOrder,
        listed: &ListedMember,
        by_address: &HashMap<&str, &str>,
    ) -> Option<&MemberNote> {
        let members = &self.books.members;
        let id = listed.external_id.value().map(String::as_str);
        let email = listed.email.value().map(String::as_str);
        let key = ListKey::new(&order.source, id, email);
        let known = key.as_ref().and_then(|key| members.known_as(key));
        let by_address = || {
            let note = members.get(by_address.get(email?)?);
            note.filter(|note| has_first_name(note, listed))
        };
        known.or_else(by_address).or_else(|| members.get(id?))
    }

    /// The members of a list's source by their addresses, without those that two of them have. Whom the list names by number
    /// is not looked for by address: colleagues may share one.
    fn by_address<'a>(&'a self, order: &'a ImportOrder) -> HashMap<&'a str, &'a str> {
        let numbers = order.members.iter();
        let numbers: HashSet<&String> = numbers.filter_map(|one| one.external_id.value()).collect();
        let mut found: HashMap<&str, Option<&str>> = HashMap::new();
        let members = self.books.members.from_source(&order.source);
        let unnamed = |note: &&MemberNote| {
            let number = note.member.external_id.as_ref();
            !number.is_some_and(|number| numbers.contains(number))
        };
        for note in members.filter(unnamed) {
            if let Some(email) = note.member.details.email.as_deref() {
                let first = found.entry(email);
                first
                    .and_modify(|member| *member = None)
                    .or_insert(Some(&note.member.member));
            }
        }
        let found = found.into_iter();
        found
            .filter_map(|(email, member)| Some((email, member?)))
            .collect()
    }

    /// Whether a member here who has not left has the address of a row.
    fn has_address(&self, listed: &ListedMember) -> bool {
        let Some(email) = listed.email.value() else {
            return false;
        };
        let mut members = self.books.members.iter().filter(|note| !note.ended);
        members.any(|note| note.member.details.email.as_ref() == Some(email))
    }
}

/// Whether a row has the number of somebody else: another first name, and another address.
fn is_somebody_else(note: &MemberNote, listed: &ListedMember) -> bool {
    let known = &note.member.details;
    let addresses = known.email.as_ref().zip(listed.email.value());
    let elsewhere = addresses.is_some_and(|(one, two)| one.to_lowercase() != *two);
    elsewhere && !has_first_name(note, listed)
}

/// Whether a row has the first name of a member.
fn has_first_name(note: &MemberNote, listed: &ListedMember) -> bool {
    let first = |name: &str| {
        let mut words = name.split([' ', ',']);
        words.next().map(str::to_lowercase)
    };
    first(&note.member.details.name) == first(&listed.name)
}

/// A member as a list tells. What it has no column for stays as it was known before.
fn member_of_list(
    before: Member,
    order: &ImportOrder,
    listed: &ListedMember,
    import: &str,
) -> Member {
    let known = before.details;
    Member {
        member: before.member,
        details: MemberDetails {
            name: listed.name.clone(),
            plan: listed.plan.clone().over(known.plan),
            since: listed.since.over(known.since),
            until: listed.until.over(known.until),
            email: listed.email.clone().over(known.email),
            ..known
        },
        source: Some(order.source.clone()),
        external_id: listed.external_id.clone().over(before.external_id),
        import: Some(import.to_owned()),
    }
}
