//! Passes are issued, taken back, replaced. Each has a place of its own in a status list, and none is kept here.

use std::collections::BTreeSet;

use federation_spec::records::attestation::AttestationClaims;
use federation_spec::records::card::{Attribute, CardBody, CardClaims, Tier};
use federation_spec::records::status::{ListId, Status, StatusClaim};
use federation_spec::records::terms::Content;
use federation_spec::records::terms::grant::Grant;
use federation_spec::records::values::{List, Text, Version1};
use federation_spec::records::{Attestation, Card};
use federation_spec::rules::LocalDay;
use federation_spec::wire::code::ShortCode;
use federation_spec::wire::envelope::Envelope;
use federation_spec::wire::ids::{SpaceId, Subject, Timestamp};
use federation_spec::wire::signature::sign;

use super::books::{MemberNote, PassNote, Place};
use super::facts::{Fact, Member, PassIssued};
use super::input::Ticket;
use super::limits::{
    CARD_DAYS, HOST_PASS_DAYS, MAX_CARD_DAYS, MAX_HOST_PASS_DAYS, MAX_PASSES_AT_ONCE,
};
use super::moment::Moment;
use super::orders::{Bearers, PassChange, PassOrder};
use super::output::{Output, Problem, Reply};
use super::state::{Core, Random};
use super::views::{IssuedPass, PassView};
use crate::calendar::House;

/// What a pass can show of a member, in the order in which it does.
const SHOWABLE: [&str; 6] = ["tier", "name", "plan", "home_name", "member_since", "email"];
/// What a card shows unless the member chooses otherwise.
const USUAL: [&str; 4] = ["tier", "name", "home_name", "member_since"];

/// So many seconds before a card ends the operator is told (a week).
const REMINDER: u64 = 7 * 86_400;

/// From when to when a pass counts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    begins: Option<Timestamp>,
    ends: Timestamp,
}

impl Core {
    /// Issues passes: all that were asked for, or none.
    pub(super) fn issue_passes(
        &mut self,
        id: Ticket,
        order: &PassOrder,
        moment: Moment,
        rng: &mut dyn Random,
    ) -> Result<Vec<Output>, Problem> {
        let now = moment.wall;
        self.datable()?;
        let members = self.bearers(&order.bearers, now)?;
        if members.len() > MAX_PASSES_AT_ONCE {
            let max = MAX_PASSES_AT_ONCE;
            return Err(Problem::TooManyPasses { max });
        }
        let mut facts = Vec::new();
        let mut issued = Vec::new();
        let mut taken = BTreeSet::new();
        for member in &members {
            let span = self.span(order, member, now)?;
            let place = self.place(&mut taken, rng)?;
            let (pass, fact) = self.issue(order, member, span, place, now, rng)?;
            facts.push(Fact::PassIssued(fact));
            issued.push(pass);
        }
        if order.announce {
            for pass in &mut issued {
                let (notice, fact) = self.notice_of(pass, now, rng)?;
                pass.notice = Some(notice);
                facts.push(fact);
            }
        }
        Ok(self.passes_noted(id, facts, Reply::Issued(issued), moment))
    }

    /// Signs one pass for one member, of an order that names her alone.
    pub(super) fn issue_one(
        &self,
        order: &PassOrder,
        now: Timestamp,
        rng: &mut dyn Random,
    ) -> Result<(IssuedPass, PassIssued), Problem> {
        let member = self.bearers(&order.bearers, now)?.pop();
        let member = member.ok_or(Problem::UnknownMember)?;
        let span = self.span(order, &member, now)?;
        let place = self.place(&mut BTreeSet::new(), rng)?;
        self.issue(order, &member, span, place, now, rng)
    }

    /// Enters facts about passes; the lists that follow from them are signed before anything is answered.
    pub(super) fn passes_noted(
        &mut self,
        id: Ticket,
        facts: Vec<Fact>,
        reply: Reply,
        moment: Moment,
    ) -> Vec<Output> {
        let batch = self.batch_of(facts, moment.wall);
        let mut outputs = vec![Output::Persist(Box::new(batch), Vec::new())];
        // Where nothing can be signed, the next tick finds the lists to be other than the books.
        outputs.extend(self.settle_lists(moment.wall).unwrap_or_default());
        outputs.extend(self.send_waiting(moment));
        outputs.push(Output::Settled(vec![Output::Answer(id, Ok(reply))]));
        outputs
    }

    /// A card that was lost: it counts no more, and another one takes its place.
    pub(super) fn replace_pass(
        &mut self,
        id: Ticket,
        pass: &str,
        moment: Moment,
        rng: &mut dyn Random,
    ) -> Result<Vec<Output>, Problem> {
        let now = moment.wall;
        self.datable()?;
        let lost = self.lost_pass(pass, now)?;
        let order = PassOrder {
            bearers: Bearers::Named(vec![lost.member.clone()]),
            days: None,
            host: lost.host,
            from: None,
            until: None,
            show: None,
            announce: false,
        };
        let member = self.bearers(&order.bearers, now)?.remove(0);
        let usual = self.span(&order, &member, now)?;
        let span = Span {
            ends: if lost.host.is_some() {
                lost.expires_at
            } else {
                usual.ends
            },
            ..usual
        };
        let place = self.place(&mut BTreeSet::new(), rng)?;
        let (mut issued, fact) = self.issue(&order, &member, span, place, now, rng)?;
        issued.replaces = Some(lost.id.clone());
        issued.pass.status = lost.status;
        let gone = status_set(Status::Replaced, lost.place);
        // Losing a card lifts no suspension.
        let suspended = Some(place).filter(|_| lost.status == Status::Suspended);
        let suspended = status_set(Status::Suspended, suspended);
        let facts = [gone, Some(Fact::PassIssued(fact)), suspended];
        let facts = facts.into_iter().flatten().collect();
        Ok(self.passes_noted(id, facts, Reply::Issued(vec![issued]), moment))
    }

    /// The pass that is meant by its name, or by that of a member with one card that runs.
    fn lost_pass(&self, named: &str, now: Timestamp) -> Result<PassNote, Problem> {
        let cards = self.books.passes.of(named);
        let cards = cards.filter(|note| note.host.is_none() && note.runs(now));
        let lost = self.books.passes.get(named).or(cards.last());
        let lost = lost.cloned().ok_or(Problem::UnknownPass)?;
        lost.runs(now).then_some(lost).ok_or(Problem::PassEnded)
    }

    /// Gives a pass, or all passes of a member, another status.
    pub(super) fn change_passes(
        &mut self,
        id: Ticket,
        named: &str,
        change: PassChange,
        moment: Moment,
    ) -> Result<Vec<Output>, Problem> {
        let now = moment.wall;
        self.datable()?;
        let meant: Vec<PassNote> = match self.books.passes.get(named) {
            Some(note) => vec![note.clone()],
            None => self.books.passes.of(named).cloned().collect(),
        };
        if meant.is_empty() {
            return Err(Problem::UnknownPass);
        }
        let (from, to): (&[Status], Status) = match change {
            PassChange::Revoke => (&[Status::Valid, Status::Suspended], Status::Revoked),
            PassChange::Suspend => (&[Status::Valid], Status::Suspended),
            PassChange::Resume => (&[Status::Suspended], Status::Valid),
        };
        let can = |note: &&PassNote| note.expires_at > now && from.contains(&note.status);
        let changed: Vec<&PassNote> = meant.iter().filter(can).collect();
        if changed.is_empty() {
            return Err(Problem::PassEnded);
        }
        let places = changed.iter().filter_map(|note| note.place);
        let facts = status_set(to, places).into_iter().collect();
        let view = |note: &&PassNote| PassView {
            status: to,
            ..self.pass_view(note)
        };
        let views = changed.iter().map(view).collect();
        Ok(self.passes_noted(id, facts, Reply::Passes(views), moment))
    }

    /// Takes back every pass of a member that runs.
    pub(super) fn revocation(&self, member: &str, now: Timestamp) -> Option<Fact> {
        let runs = self.books.passes.of(member).filter(|note| note.runs(now));
        status_set(Status::Revoked, runs.filter_map(|note| note.place))
    }

    /// Passes, of one member or of all; the newest first.
    pub(super) fn list_passes(&self, member: Option<&str>) -> Result<Reply, Problem> {
        let mut views: Vec<PassView> = match member {
            Some(member) => {
                self.books
                    .members
                    .get(member)
                    .ok_or(Problem::UnknownMember)?;
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
        Ok(Reply::Passes(views))
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
        }
    }

    /// The house whose days a pass counts by.
    fn house_of(&self, host: Option<SpaceId>) -> House {
        match host {
            Some(host) => House::new(self.zone_of(&host).as_deref(), None),
            None => self.house.clone(),
        }
    }

    fn bearers(&self, bearers: &Bearers, now: Timestamp) -> Result<Vec<Member>, Problem> {
        let may = |note: &&MemberNote| self.may_travel(note, now).is_ok();
        let all = self.books.members.iter().filter(may);
        match bearers {
            Bearers::Named(ids) => ids.iter().map(|id| self.bearer(id, now)).collect(),
            Bearers::All => Ok(all.map(|note| note.member.clone()).collect()),
            Bearers::Due(days) => {
                let by = now.plus(days.saturating_mul(86_400));
                let due = all.filter(|note| self.is_due(&note.member.member, by, now));
                Ok(due.map(|note| note.member.clone()).collect())
            }
        }
    }

    fn bearer(&self, id: &str, now: Timestamp) -> Result<Member, Problem> {
        let note = self.books.members.get(id).ok_or(Problem::UnknownMember)?;
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
        let plan = note.member.plan.clone().unwrap_or_default();
        Err(Problem::PlanStays(plan))
    }

    /// Whether a member's last card ends before a moment, and did not end before now.
    pub(super) fn is_due(&self, member: &str, by: Timestamp, now: Timestamp) -> bool {
        self.card_until(member, now).is_some_and(|end| end <= by)
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

    /// When a member's last card ends, if one runs.
    pub(super) fn card_until(&self, member: &str, now: Timestamp) -> Option<Timestamp> {
        let cards = self.books.passes.of(member);
        let cards = cards.filter(|note| note.host.is_none() && note.runs(now));
        cards.map(|note| note.expires_at).max()
    }

    fn place(&self, taken: &mut BTreeSet<Place>, rng: &mut dyn Random) -> Result<Place, Problem> {
        loop {
            let place = self
                .books
                .passes
                .free_place(rng)
                .ok_or(Problem::ListsFull)?;
            if taken.insert(place) {
                return Ok(place);
            }
        }
    }

    /// From when to when a pass counts. It ends with the membership, if that is sooner.
    fn span(&self, order: &PassOrder, member: &Member, now: Timestamp) -> Result<Span, Problem> {
        let span = match order.host {
            None => card_span(order.days, now)?,
            Some(host) => self.host_span(host, order, now)?,
        };
        let end = member.until.map(|until| self.house.end_of(until));
        let ends = end.map_or(span.ends, |end| end.min(span.ends));
        let begins = span.begins.filter(|begins| *begins > now);
        if ends <= begins.unwrap_or(now) {
            return Err(Problem::BadDates);
        }
        Ok(Span { begins, ends })
    }

    /// Days of a pass for one host are days there.
    fn host_span(&self, host: SpaceId, order: &PassOrder, now: Timestamp) -> Result<Span, Problem> {
        let house = self.house_of(Some(host));
        let from = order.from.unwrap_or(house.day(now));
        let days = order.days.unwrap_or(HOST_PASS_DAYS);
        let last = order.until.unwrap_or(from.minus(1 - days as i64));
        let length = last.days_since(from) + 1;
        let most = MAX_HOST_PASS_DAYS as i64;
        let ends_in = last.days_since(house.day(now)) + 1;
        if from < house.day(now) || length < 1 {
            return Err(Problem::BadDates);
        }
        if ends_in > most {
            let max = MAX_HOST_PASS_DAYS;
            return Err(Problem::BadDays { max });
        }
        Ok(Span {
            begins: Some(house.start_of(from)),
            ends: house.end_of(last),
        })
    }

    fn zone_of(&self, space: &SpaceId) -> Option<String> {
        let profile = self.directory.get(space)?.profile.as_ref()?;
        Some(profile.shown.record().0.body.zone.as_str().to_owned())
    }

    /// Signs one pass. Nothing of it is kept but what is needed to take it back.
    fn issue(
        &self,
        order: &PassOrder,
        member: &Member,
        span: Span,
        place: Place,
        now: Timestamp,
        rng: &mut dyn Random,
    ) -> Result<(IssuedPass, PassIssued), Problem> {
        // A clock that was set back after the founding must not date a pass before the key that signs it.
        let now = self.founded_at().map_or(now, |founded| now.max(founded));
        let body = self.body(order, member)?;
        let tier = body.tier;
        let shows = shown_words(&body);
        let envelope = self.sign_pass(order.host, member, span, place, body, now)?;
        let note = PassIssued {
            member: member.member.clone(),
            pass: envelope.id(),
            expires_at: span.ends,
            id: Some(self.new_id("p", rng)),
            place: Some(place.into()),
            host: order.host,
            tier: tier.map(|tier| tier.word().to_owned()),
        };
        let view = PassView {
            id: note.id.clone().unwrap_or_default(),
            member: note.member.clone(),
            host: note.host,
            host_name: note.host.and_then(|host| self.name_of(&host)),
            issued_at: now,
            expires_at: note.expires_at,
            last_day: self.house_of(note.host).day(note.expires_at.minus(1)),
            status: Status::Valid,
        };
        let issued = IssuedPass {
            pass: view,
            name: member.name.clone(),
            code: ShortCode::of_pass(&self.identity.secret, &note.pass),
            signed: envelope.bytes().clone(),
            begins: span.begins,
            wanting: order
                .host
                .map_or(Vec::new(), |host| self.wanting(&host, &shows)),
            shows,
            notice: None,
            replaces: None,
        };
        Ok((issued, note))
    }

    fn sign_pass(
        &self,
        host: Option<SpaceId>,
        member: &Member,
        span: Span,
        place: Place,
        body: CardBody,
        now: Timestamp,
    ) -> Result<Envelope, Problem> {
        let home = self.identity.space;
        let list = ListId {
            space: home,
            number: place.list,
        };
        let status = StatusClaim::new(list, place.entry);
        let subject = Subject::of_card(&self.identity.secret, &member.member);
        Ok(match host {
            None => sign(
                &Card(CardClaims {
                    home,
                    subject,
                    audience: None,
                    expires_at: span.ends,
                    not_before: span.begins,
                    issued_at: now,
                    status,
                    body,
                }),
                &self.identity.key,
            ),
            Some(host) if host == home => return Err(Problem::OwnHost),
            Some(host) => {
                self.directory.get(&host).ok_or(Problem::UnknownSpace)?;
                let claims = AttestationClaims {
                    home,
                    subject: subject.at_host(host),
                    audience: host,
                    expires_at: span.ends,
                    not_before: span.begins,
                    issued_at: now,
                    status,
                    body,
                };
                sign(&Attestation(claims), &self.identity.key)
            }
        })
    }

    /// What a pass says: what the member chose, else what cards usually show and what the host's terms ask for.
    fn body(&self, order: &PassOrder, member: &Member) -> Result<CardBody, Problem> {
        let usual: BTreeSet<String> = USUAL.iter().map(|word| (*word).to_owned()).collect();
        let chosen = order.show.as_ref().unwrap_or(&usual);
        if let Some(strange) = chosen
            .iter()
            .find(|word| !SHOWABLE.contains(&word.as_str()))
        {
            return Err(Problem::CannotShow(strange.clone()));
        }
        let chosen_words = SHOWABLE.into_iter().filter(|word| chosen.contains(*word));
        let attributes = chosen_words.filter_map(|word| self.attribute(word, member));
        Ok(CardBody {
            version: Version1,
            tier: self
                .books
                .members
                .tier(member)
                .filter(|_| chosen.contains("tier")),
            attributes: List::new(attributes.collect()).unwrap_or_default(),
            photo: None,
        })
    }

    fn attribute(&self, word: &str, member: &Member) -> Option<Attribute> {
        let since = |day: LocalDay| {
            u64::try_from(day.0)
                .ok()
                .map(|days| Timestamp(days * 86_400))
        };
        match word {
            "name" => Text::new(member.name.as_str()).map(Attribute::Name),
            "plan" => Text::new(member.plan.as_deref()?).map(Attribute::Plan),
            "home_name" => {
                let name = self.name_of(&self.identity.space)?;
                Text::new(name).map(Attribute::HomeName)
            }
            "member_since" => member.since.and_then(since).map(Attribute::MemberSince),
            "email" => Text::new(member.email.as_deref()?).map(Attribute::Email),
            _ => None,
        }
    }

    /// What a host's terms ask for that a pass does not show, by the words of attributes.
    fn wanting(&self, host: &SpaceId, shows: &[String]) -> Vec<String> {
        let terms = self
            .directory
            .get(host)
            .and_then(|known| known.terms.as_ref());
        let content = terms.map(|line| &line.shown.record().0.body.current.content.value);
        let asked = content.map_or(Vec::new(), asked_for);
        let missing = |word: &&&str| !shows.iter().any(|shown| shown == **word);
        asked
            .iter()
            .filter(missing)
            .map(|word| (*word).to_owned())
            .collect()
    }

    fn founded_at(&self) -> Option<Timestamp> {
        let known = self.directory.get(&self.identity.space)?;
        known
            .key_log
            .as_ref()
            .map(|line| line.shown.record().issued_at())
    }
}

/// The kind of a membership as a number that can be compared; none is the least.
pub(super) fn rank(tier: Option<Tier>) -> u64 {
    tier.map_or(0, Tier::code)
}

fn status_set(status: Status, places: impl IntoIterator<Item = Place>) -> Option<Fact> {
    let places: Vec<(u8, u16)> = places.into_iter().map(Into::into).collect();
    (!places.is_empty()).then(|| Fact::StatusSet {
        status: status.word().to_owned(),
        places,
        import: None,
    })
}

fn card_span(days: Option<u64>, now: Timestamp) -> Result<Span, Problem> {
    let days = days.unwrap_or(CARD_DAYS);
    if !(1..=MAX_CARD_DAYS).contains(&days) {
        return Err(Problem::BadDays { max: MAX_CARD_DAYS });
    }
    Ok(Span {
        begins: None,
        ends: now.plus(days * 86_400),
    })
}

fn shown_words(body: &CardBody) -> Vec<String> {
    let tier = body.tier.map(|_| "tier");
    let attributes = body.attributes.iter().map(Attribute::word);
    tier.into_iter()
        .chain(attributes)
        .map(str::to_owned)
        .collect()
}

/// What the grants of terms look at in a pass.
fn asked_for(content: &Content) -> Vec<&'static str> {
    let rules = |grant: &Grant| {
        let requires = grant.requires.as_ref();
        let tier = requires
            .is_some_and(|rules| rules.min_tier.is_some() || !rules.excluded_tiers.is_empty());
        let since = requires.is_some_and(|rules| rules.member_for_days.is_some());
        [tier.then_some("tier"), since.then_some("member_since")]
    };
    let asked: BTreeSet<&str> = content.grant.iter().flat_map(rules).flatten().collect();
    asked.into_iter().collect()
}
