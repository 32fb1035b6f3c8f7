//! One pass is made: from when to when, at which place of which list, and what it says. SPEC §3.5, §3.7

use std::collections::{BTreeMap, BTreeSet};

use federation_spec::records::attestation::AttestationClaims;
use federation_spec::records::card::{Attribute, CardBody, CardClaims};
use federation_spec::records::profile::Position;
use federation_spec::records::status::{ListId, Status, StatusClaim};
use federation_spec::records::terms::Content;
use federation_spec::records::terms::grant::{Grant, RegionOf, RegionRule};
use federation_spec::records::values::{List, Number, Text, Version1};
use federation_spec::records::{Attestation, Card};
use federation_spec::rules::LocalDay;
use federation_spec::wire::code::ShortCode;
use federation_spec::wire::envelope::Envelope;
use federation_spec::wire::ids::{SpaceId, Subject, Timestamp};

use super::facts::{Member, PassIssued};
use super::limits::{HOST_PASS_DAYS, MAX_CARD_DAYS, MAX_HOST_PASS_DAYS};
use super::memory::books::Place;
use super::memory::directory::Known;
use super::orders::PassOrder;
use super::problem::Problem;
use super::random::Random;
use super::state::Core;
use super::views::{IssuedPass, PassView};

/// What a pass can show of a member, in the order in which it does.
const SHOWABLE: [&str; 9] = [
    "tier",
    "name",
    "plan",
    "home_name",
    "member_since",
    "email",
    "city",
    "country",
    "residence",
];
/// What a card shows unless the member chooses otherwise.
const USUAL: [&str; 3] = ["tier", "name", "home_name"];

/// From when to when a pass counts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    pub(super) begins: Option<Timestamp>,
    pub(super) ends: Timestamp,
}

impl Core {
    /// Signs one pass for one member, of an order that names this member alone.
    pub(super) fn issue_one(
        &self,
        order: &PassOrder,
        now: Timestamp,
        rng: &mut dyn Random,
    ) -> Result<(IssuedPass, PassIssued), Problem> {
        let member = self.bearers(&order.bearers, now)?.pop();
        let member = member.ok_or(Problem::UnknownMember)?;
        let span = self.span(order, &member, now)?;
        let place = self.place(&mut BTreeMap::new(), rng)?;
        self.issue(order, &member, span, place, now, rng)
    }

    /// Draws a place; `drawn` holds the entries of the same order, by list.
    pub(super) fn place(
        &self,
        drawn: &mut BTreeMap<u8, BTreeSet<u16>>,
        rng: &mut dyn Random,
    ) -> Result<Place, Problem> {
        let lists = self.own_lists();
        let seen = lists
            .iter()
            .map(|list| list.shown().record().0.list.number)
            .max();
        let place = self.books.passes.free_place(drawn, seen, rng);
        let place = place.ok_or(Problem::ListsFull)?;
        drawn.entry(place.list).or_default().insert(place.entry);
        Ok(place)
    }

    /// From when to when a pass counts. It ends with the membership, if that is sooner.
    pub(super) fn span(
        &self,
        order: &PassOrder,
        member: &Member,
        now: Timestamp,
    ) -> Result<Span, Problem> {
        let span = match order.host {
            None => card_span(order.days.unwrap_or(self.books.card_days()), now)?,
            Some(host) => self.host_span(host, order, now)?,
        };
        let ends = self.within_membership(member, span.ends);
        let begins = span.begins.filter(|begins| *begins > now);
        if ends <= begins.unwrap_or(now) {
            return Err(Problem::BadDates);
        }
        Ok(Span { begins, ends })
    }

    /// A moment, or the end of the membership if that comes first.
    pub(super) fn within_membership(&self, member: &Member, moment: Timestamp) -> Timestamp {
        let end = member.details.until.map(|until| self.house.end_of(until));
        end.map_or(moment, |end| end.min(moment))
    }

    /// Days of a pass for one host are days there.
    fn host_span(&self, host: SpaceId, order: &PassOrder, now: Timestamp) -> Result<Span, Problem> {
        let house = self.house_of(Some(host));
        let from = order.from.unwrap_or(house.day(now));
        let days = order.days.unwrap_or(HOST_PASS_DAYS);
        if !(1..=MAX_HOST_PASS_DAYS).contains(&days) {
            let max = MAX_HOST_PASS_DAYS;
            return Err(Problem::BadDays { max });
        }
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

    pub(super) fn zone_of(&self, space: &SpaceId) -> Option<String> {
        let profile = self.directory.get(space)?.profile()?;
        Some(profile.0.body.zone.as_str().to_owned())
    }

    /// Signs one pass. Nothing of it is kept but what is needed to take it back.
    pub(super) fn issue(
        &self,
        order: &PassOrder,
        member: &Member,
        span: Span,
        place: Place,
        now: Timestamp,
        rng: &mut dyn Random,
    ) -> Result<(IssuedPass, PassIssued), Problem> {
        // A clock that was set back after the founding must not date a pass before the key that signs it.
        let now = self.key_since().map_or(now, |since| now.max(since));
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
            begins: span.begins,
            shows: Some(shows.iter().cloned().collect()),
            on: order.on,
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
            on: note.on,
        };
        let issued = IssuedPass {
            pass: view,
            name: member.details.name.clone(),
            code: ShortCode::of_pass(self.identity.secret(), &note.pass),
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
        let home = self.identity.space();
        let list = ListId {
            space: home,
            number: place.list,
        };
        let status = StatusClaim::new(list, place.entry);
        let subject = Subject::of_card(self.identity.secret(), &member.member);
        Ok(match host {
            None => self.identity.sign(&Card(CardClaims {
                home,
                subject,
                audience: None,
                expires_at: span.ends,
                not_before: span.begins,
                issued_at: now,
                status,
                body,
            }))?,
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
                self.identity.sign(&Attestation(claims))?
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
        let lives = member.details.lives.as_ref();
        match word {
            "name" => Text::new(member.details.name.as_str()).map(Attribute::Name),
            "plan" => Text::new(member.details.plan.as_deref()?).map(Attribute::Plan),
            "home_name" => {
                let name = self.name_of(&self.identity.space())?;
                Text::new(name).map(Attribute::HomeName)
            }
            "member_since" => member
                .details
                .since
                .and_then(since)
                .map(Attribute::MemberSince),
            "email" => Text::new(member.details.email.as_deref()?).map(Attribute::Email),
            "city" => Text::new(lives?.city.as_str()).map(Attribute::City),
            "country" => Text::new(lives?.country.as_deref()?).map(Attribute::Country),
            "residence" => {
                let [latitude, longitude] = lives?.position?;
                Some(Attribute::Residence(Position {
                    latitude: Number::new(latitude)?,
                    longitude: Number::new(longitude)?,
                }))
            }
            _ => None,
        }
    }

    /// What a host's terms ask for that a pass does not show, by the words of attributes.
    fn wanting(&self, host: &SpaceId, shows: &[String]) -> Vec<String> {
        let terms = self.directory.get(host).and_then(Known::terms);
        let content = terms.map(|terms| &terms.0.body.current.content.value);
        let asked = content.map_or(Vec::new(), asked_for);
        let missing = |word: &&&str| !shows.iter().any(|shown| shown == **word);
        asked
            .iter()
            .filter(missing)
            .map(|word| (*word).to_owned())
            .collect()
    }
}

fn card_span(days: u64, now: Timestamp) -> Result<Span, Problem> {
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
        let far = requires.is_some_and(|rules| rules.km_from_residence.is_some());
        let region = requires.and_then(|rules| rules.region.as_ref());
        let region =
            region.filter(|region| region.of == Some(RegionOf::Residence) && !region.advisory);
        let lives = region.is_some();
        let in_city = region.is_some_and(|region| {
            matches!(region.rule, RegionRule::SameCity | RegionRule::Travelling)
        });
        [
            tier.then_some("tier"),
            since.then_some("member_since"),
            far.then_some("residence"),
            in_city.then_some("city"),
            lives.then_some("country"),
        ]
    };
    let asked: BTreeSet<&str> = content.grant.iter().flat_map(rules).flatten().collect();
    asked.into_iter().collect()
}
