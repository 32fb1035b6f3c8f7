//! Passes are issued, taken back, replaced. Each has a place of its own in a status list, and none is kept here.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;

use federation_spec::records::card::Tier;
use federation_spec::records::status::Status;
use federation_spec::wire::ids::{SpaceId, SuspensionTag, Timestamp};
use federation_spec::wire::limits::MAX_SUSPENDED;

use super::ask::To;
use super::facts::{Carried, Fact, Member, PassFact};
use super::issuing::Span;
use super::limits::{MAX_NAMES_LEN, MAX_PASSES_AT_ONCE};
use super::memory::books::{
    MemberNote, PLACE_LEN, PassNote, Place, SUSPENSION_LEN, SuspensionNote,
};
use super::moment::Moment;
use super::orders::{Bearers, PassChange, PassOrder};
use super::output::Outbox;
use super::own::Hand;
use super::problem::Problem;
use super::random::Random;
use super::state::Core;
use super::views::{IssuedPass, PassView};
use crate::calendar::House;

/// So many seconds before a card ends the operator is told (a week).
const REMINDER: u64 = 7 * 86_400;

impl Core {
    /// Issues passes: all that were asked for, or none.
    pub(super) fn issue_passes(
        &mut self,
        to: To<Vec<IssuedPass>>,
        order: &PassOrder,
        moment: Moment,
        rng: &mut dyn Random,
        out: &mut Outbox,
    ) -> Result<(), Problem> {
        let now = moment.wall;
        self.may_sign(Hand::Person)?;
        let members = self.bearers(&order.bearers, now)?;
        if members.len() > MAX_PASSES_AT_ONCE {
            let max = MAX_PASSES_AT_ONCE;
            return Err(Problem::TooManyPasses { max });
        }
        let mut facts: Vec<Fact> = self.displaced(order, &members).into_iter().collect();
        let mut issued = Vec::new();
        let (mut drawn, mut suspended) = (BTreeMap::new(), Vec::new());
        for member in &members {
            let span = self.span(order, member, now)?;
            let place = self.place(&mut drawn, rng)?;
            let (mut pass, fact) = self.issue(order, member, span, place, now, rng)?;
            facts.push(Fact::Pass(PassFact::Issued(fact)));
            // Taking the place of a card lifts no suspension.
            let mut cards = self.displaced_of(order, member);
            if cards.any(|note| note.status == Status::Suspended) {
                pass.pass.status = Status::Suspended;
                suspended.push(place);
            }
            issued.push(pass);
        }
        let (suspensions, left) = self.suspensions(suspended, None, rng);
        if !left.is_empty() {
            return Err(Problem::NoRoomToSuspend);
        }
        facts.extend(suspensions);
        if order.announce {
            for pass in &mut issued {
                let (notice, fact) = self.notice_of(pass, now, rng)?;
                pass.notice = Some(notice);
                facts.push(fact);
            }
        }
        let told = announced_to(&issued);
        self.passes_told(to, facts, issued, &told, moment, out);
        Ok(())
    }

    /// The cards that the house gave these members before, as far as an order takes them away.
    fn displaced(&self, order: &PassOrder, members: &[Member]) -> Option<Fact> {
        let cards = members
            .iter()
            .flat_map(|member| self.displaced_of(order, member));
        status_set(Status::Replaced, cards.filter_map(|note| note.place))
    }

    /// The cards of one of them.
    fn displaced_of(&self, order: &PassOrder, member: &Member) -> impl Iterator<Item = &PassNote> {
        let (takes, on) = (order.instead && order.host.is_none(), order.on);
        let cards = self.books.passes.of(&member.member);
        cards.filter(move |note| {
            takes && note.host.is_none() && note.on == on && note.can_be_taken()
        })
    }

    /// Facts that suspend these places, each time under a name of its own. Places for whose names there is no room left in
    /// their list come back.
    pub(super) fn suspensions(
        &self,
        places: impl IntoIterator<Item = Place>,
        import: Option<&str>,
        rng: &mut dyn Random,
    ) -> (Vec<Fact>, Vec<Place>) {
        let (mut facts, mut left) = (Vec::new(), Vec::new());
        let mut by_list: BTreeMap<u8, Vec<Place>> = BTreeMap::new();
        for place in places {
            by_list.entry(place.list).or_default().push(place);
        }
        for (list, places) in by_list {
            let mut room = MAX_NAMES_LEN.saturating_sub(self.books.passes.names_len(list));
            for some in places.chunks(MAX_SUSPENDED) {
                let fit = (room.saturating_sub(SUSPENSION_LEN) / PLACE_LEN).min(some.len());
                let (fits, more) = some.split_at(fit);
                left.extend_from_slice(more);
                if fits.is_empty() {
                    continue;
                }
                room -= SUSPENSION_LEN + PLACE_LEN * fits.len();
                let mut tag = [0; 8];
                rng.fill(&mut tag);
                facts.push(Fact::Pass(PassFact::Suspended {
                    tag: SuspensionTag(tag),
                    places: fits.iter().map(|place| (*place).into()).collect(),
                    import: import.map(str::to_owned),
                }));
            }
        }
        (facts, left)
    }

    /// Facts that lift what persons suspended at these places, and suspend anew what was suspended together with them.
    fn liftings(
        &self,
        places: &BTreeSet<Place>,
        rng: &mut dyn Random,
    ) -> Result<Vec<Fact>, Problem> {
        let holding = places
            .iter()
            .flat_map(|place| self.books.passes.holding(*place));
        let lifted: BTreeMap<&SuspensionTag, &SuspensionNote> = holding.collect();
        let others = lifted.values().flat_map(|note| &note.places);
        let others: BTreeSet<Place> = others
            .filter(|place| !places.contains(*place))
            .filter(|place| self.books.passes.status_at(**place) == Status::Suspended)
            .copied()
            .collect();
        let (again, left) = self.suspensions(others, None, rng);
        if !left.is_empty() {
            return Err(Problem::NoRoomToSuspend);
        }
        let lifted = lifted
            .into_keys()
            .map(|tag| Fact::Pass(PassFact::Lifted { tag: *tag }));
        Ok(again.into_iter().chain(lifted).collect())
    }

    /// Enters facts about passes; the lists that follow from them are signed before anything is answered.
    pub(super) fn passes_noted<T: Debug + Send + 'static>(
        &mut self,
        to: To<T>,
        facts: Vec<Fact>,
        answer: T,
        moment: Moment,
        out: &mut Outbox,
    ) {
        self.passes_told(to, facts, answer, &[], moment, out);
    }

    /// The same where messages to other spaces are among the facts.
    fn passes_told<T: Debug + Send + 'static>(
        &mut self,
        to: To<T>,
        facts: Vec<Fact>,
        answer: T,
        told: &[SpaceId],
        moment: Moment,
        out: &mut Outbox,
    ) {
        out.persist(self.batch_of(facts, moment.wall));
        self.settle_lists(Hand::Person, moment.wall, out);
        self.send_at_once(told, moment, out);
        out.tell(to, Ok(answer));
    }

    /// A card that was lost: it counts no more, and another one takes its place.
    pub(super) fn replace_pass(
        &mut self,
        to: To<IssuedPass>,
        pass: &str,
        moment: Moment,
        rng: &mut dyn Random,
        out: &mut Outbox,
    ) -> Result<(), Problem> {
        let now = moment.wall;
        self.may_sign(Hand::Person)?;
        let lost = self.lost_pass(pass, now)?;
        let order = PassOrder {
            host: lost.host,
            show: lost.shows.clone(),
            ..PassOrder::of(Bearers::Named(vec![lost.member.clone()]))
        };
        let member = self.bearers(&order.bearers, now)?.remove(0);
        let span = match lost.host {
            // The days at a host were agreed on.
            Some(_) => Span {
                begins: lost.begins.filter(|begins| *begins > now),
                ends: lost.expires_at,
            },
            None => {
                let span = self.span(&order, &member, now)?;
                // Whoever is named as a member has lost every card.
                let ends = match self.books.passes.get(pass) {
                    Some(_) => lost.expires_at,
                    None => self
                        .card_until(&lost.member, now)
                        .unwrap_or(lost.expires_at),
                };
                let ends = self.within_membership(&member, ends);
                Span { ends, ..span }
            }
        };
        let place = self.place(&mut BTreeMap::new(), rng)?;
        let (mut issued, fact) = self.issue(&order, &member, span, place, now, rng)?;
        issued.replaces = Some(lost.id.clone());
        issued.pass.status = lost.status;
        let gone = status_set(Status::Replaced, self.lost_with(pass, &lost));
        // Losing a card lifts no suspension.
        let suspended = Some(place).filter(|_| lost.status == Status::Suspended);
        let (suspended, left) = self.suspensions(suspended, None, rng);
        if !left.is_empty() {
            return Err(Problem::NoRoomToSuspend);
        }
        let facts = [gone, Some(Fact::Pass(PassFact::Issued(fact)))]
            .into_iter()
            .flatten();
        let facts = facts.chain(suspended).collect();
        self.passes_noted(to, facts, issued, moment, out);
        Ok(())
    }

    /// The places that count no more with a lost card. Whoever is named as a member has lost every card they have: nobody can
    /// tell which one it was.
    fn lost_with(&self, named: &str, lost: &PassNote) -> Vec<Place> {
        if self.books.passes.get(named).is_some() {
            return lost.place.into_iter().collect();
        }
        let cards = self.books.passes.of(named);
        let cards = cards.filter(|note| note.host.is_none() && note.can_be_taken());
        cards.filter_map(|note| note.place).collect()
    }

    /// The pass that is meant by its name, or by that of a member with one card that runs.
    fn lost_pass(&self, named: &str, now: Timestamp) -> Result<PassNote, Problem> {
        let cards = self.books.passes.of(named);
        let cards = cards.filter(|note| note.host.is_none() && note.runs(now));
        // Of several the one that the house gave, if it gave one.
        let last = cards.max_by_key(|note| note.on == Carried::Paper);
        let lost = self.books.passes.get(named).or(last);
        let lost = lost.cloned().ok_or(Problem::UnknownPass)?;
        lost.runs(now).then_some(lost).ok_or(Problem::PassEnded)
    }

    /// Gives a pass, or all passes of a member, another status.
    pub(super) fn change_passes(
        &mut self,
        to: To<Vec<PassView>>,
        named: &str,
        change: PassChange,
        moment: Moment,
        rng: &mut dyn Random,
        out: &mut Outbox,
    ) -> Result<(), Problem> {
        let now = moment.wall;
        let meant: Vec<PassNote> = match self.books.passes.get(named) {
            Some(note) => vec![note.clone()],
            None => self.books.passes.of(named).cloned().collect(),
        };
        if meant.is_empty() {
            return Err(Problem::UnknownPass);
        }
        let (from, then): (&[Status], Status) = match change {
            PassChange::Revoke => (&[Status::Valid, Status::Suspended], Status::Revoked),
            PassChange::Suspend => (&[Status::Valid], Status::Suspended),
            PassChange::Resume => (&[Status::Suspended], Status::Valid),
        };
        let takes = change != PassChange::Resume;
        let can =
            |note: &&PassNote| (takes || note.expires_at > now) && from.contains(&note.status);
        let changed: Vec<&PassNote> = meant.iter().filter(can).collect();
        if changed.is_empty() {
            return Err(Problem::PassEnded);
        }
        let places: BTreeSet<Place> = changed.iter().filter_map(|note| note.place).collect();
        let facts = self.change_of(places, change, rng)?;
        let view = |note: &&PassNote| PassView {
            status: then,
            ..self.pass_view(note)
        };
        let views = changed.iter().map(view).collect();
        self.passes_noted(to, facts, views, moment, out);
        Ok(())
    }

    /// What a person takes back is always signed. What is given back is not while something is in doubt, and only what a
    /// person has suspended by name can be.
    fn change_of(
        &self,
        places: BTreeSet<Place>,
        change: PassChange,
        rng: &mut dyn Random,
    ) -> Result<Vec<Fact>, Problem> {
        match change {
            PassChange::Revoke => Ok(status_set(Status::Revoked, places).into_iter().collect()),
            PassChange::Suspend => match self.suspensions(places, None, rng) {
                (facts, left) if left.is_empty() => Ok(facts),
                _ => Err(Problem::NoRoomToSuspend),
            },
            PassChange::Resume => {
                self.may_sign(Hand::Person)?;
                let passes = &self.books.passes;
                let by_person = |place: &Place| {
                    let mut holding = passes.holding(*place).peekable();
                    holding.peek().is_some() && holding.all(|(_, note)| note.import.is_none())
                };
                match !passes.has_nameless(&places) && places.iter().all(by_person) {
                    true => self.liftings(&places, rng),
                    false => Err(Problem::CannotResume),
                }
            }
        }
    }

    /// Takes back every pass of a member.
    pub(super) fn revocation(&self, member: &str) -> Option<Fact> {
        let theirs = self.books.passes.of(member);
        let theirs = theirs.filter(|note| note.can_be_taken());
        status_set(Status::Revoked, theirs.filter_map(|note| note.place))
    }

    /// Passes, of one member or of all; the newest first.
    pub(super) fn list_passes(&self, member: Option<&str>) -> Result<Vec<PassView>, Problem> {
        let mut views: Vec<PassView> = match member {
            Some(member) => {
                self.known(member)?;
                let passes = self.books.passes.of(member);
                passes.map(|note| self.pass_view(note)).collect()
            }
            None => self
                .books
                .passes
                .iter()
                .map(|note| self.pass_view(note))
                .collect(),
        };
        views.sort_by(|one, other| (other.issued_at, &other.id).cmp(&(one.issued_at, &one.id)));
        Ok(views)
    }

    fn pass_view(&self, note: &PassNote) -> PassView {
        PassView {
            id: note.id.clone(),
            member: note.member.clone(),
            host: note.host,
            host_name: note.host.and_then(|host| self.name_of(&host)),
            issued_at: note.issued_at,
            expires_at: note.expires_at,
            last_day: self.house_of(note.host).day(note.expires_at.minus(1)),
            status: note.status,
            on: note.on,
        }
    }

    /// The house whose days a pass counts by.
    pub(super) fn house_of(&self, host: Option<SpaceId>) -> House {
        match host {
            Some(host) => House::new(self.zone_of(&host).as_deref(), None),
            None => self.house.clone(),
        }
    }

    pub(super) fn bearers(
        &self,
        bearers: &Bearers,
        now: Timestamp,
    ) -> Result<Vec<Member>, Problem> {
        let may = |note: &&MemberNote| self.may_travel(note, now).is_ok();
        let all = self.books.members.iter().filter(may);
        match bearers {
            Bearers::Named(ids) => {
                let ids: BTreeSet<&String> = ids.iter().collect();
                ids.into_iter().map(|id| self.bearer(id, now)).collect()
            }
            Bearers::All => Ok(all.map(|note| note.member.clone()).collect()),
            Bearers::Due(days) => {
                let by = now.plus(days.saturating_mul(86_400));
                let due = all.filter(|note| self.is_due(&note.member.member, by, now));
                Ok(due.map(|note| note.member.clone()).collect())
            }
            Bearers::Distrusted => {
                let holders: BTreeSet<String> = self.to_reprint().into_iter().collect();
                let held = all.filter(|note| holders.contains(&note.member.member));
                Ok(held.map(|note| note.member.clone()).collect())
            }
        }
    }

    fn bearer(&self, id: &str, now: Timestamp) -> Result<Member, Problem> {
        let note = self.known(id)?;
        self.may_travel(note, now)?;
        Ok(note.member.clone())
    }

    /// Whether a member may be given a pass.
    pub(super) fn may_travel(&self, note: &MemberNote, now: Timestamp) -> Result<(), Problem> {
        if !self.is_active(&note.member, note.ended, now) {
            return Err(Problem::MemberEnded);
        }
        if self.books.members.travels(&note.member) {
            return Ok(());
        }
        let plan = note.member.details.plan.clone().unwrap_or_default();
        Err(Problem::PlanStays(plan))
    }

    /// Whether the last card that the house gave a member ends before a moment, and did not end before now.
    pub(super) fn is_due(&self, member: &str, by: Timestamp, now: Timestamp) -> bool {
        let last = self.last_card(member, Carried::Paper, now);
        last.is_some_and(|end| end <= by)
    }

    /// Members who may travel and whose last card ends within a week.
    pub(super) fn cards_due(&self, now: Timestamp) -> usize {
        let by = now.plus(REMINDER);
        let may = |note: &&MemberNote| self.may_travel(note, now).is_ok();
        let members = self.books.members.iter().filter(may);
        members
            .filter(|note| self.is_due(&note.member.member, by, now))
            .count()
    }

    /// When a member's last card ends, if one runs: that which the house gave, if it gave one. One on a phone is made anew there.
    pub(super) fn card_until(&self, member: &str, now: Timestamp) -> Option<Timestamp> {
        let last = |on| self.last_card(member, on, now);
        last(Carried::Paper).or_else(|| last(Carried::Phone))
    }

    fn last_card(&self, member: &str, on: Carried, now: Timestamp) -> Option<Timestamp> {
        let cards = self.books.passes.of(member);
        let cards = cards.filter(|note| note.host.is_none() && note.on == on && note.runs(now));
        cards.map(|note| note.expires_at).max()
    }
}

/// The kind of a membership as a number that can be compared; none is the least.
pub(super) fn rank(tier: Option<Tier>) -> u64 {
    tier.map_or(0, Tier::code)
}

pub(super) fn status_set(status: Status, places: impl IntoIterator<Item = Place>) -> Option<Fact> {
    let places: Vec<(u8, u16)> = places.into_iter().map(Into::into).collect();
    (!places.is_empty()).then(|| {
        Fact::Pass(PassFact::StatusSet {
            status: status.word().to_owned(),
            places,
            import: None,
        })
    })
}

/// The hosts to which passes that were just issued are announced.
fn announced_to(issued: &[IssuedPass]) -> Vec<SpaceId> {
    let announced = issued.iter().filter(|pass| pass.notice.is_some());
    announced.filter_map(|pass| pass.pass.host).collect()
}
