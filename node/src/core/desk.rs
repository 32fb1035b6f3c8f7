//! A pass is shown: what is known is gathered, `federation_spec::rules::decide` decides, and a check-in is noted.

use federation_spec::records::Pass;
use federation_spec::records::card::Attribute;
use federation_spec::records::profile::Contact;
use federation_spec::records::status::StatusClaim;
use federation_spec::records::terms::grant::Unit;
use federation_spec::rules::decide::is_this_visit;
use federation_spec::rules::question::Refusal;
use federation_spec::rules::{
    DayFacts, GreenReason, Home, HomeReason, HomeTerms, Host, Level, Presented, Question, Reason,
    Standing, Verdict, Visit, decide,
};
use federation_spec::wire::ids::{MessageId, SpaceId, Timestamp};
use federation_spec::wire::signature::KeyTrust;

use super::ask::To;
use super::facts::{Fact, MessageFact, Regard, VisitFact, VisitOpened};
use super::likeness::Likeness;
use super::memory::books::{Guest, VisitNote};
use super::memory::directory::Known;
use super::offer::Offer;
use super::orders::CheckOptions;
use super::output::{Again, Outbox};
use super::random::Random;
use super::shown::Shown;
use super::state::Core;
use super::views::{CheckView, HomeView};
use super::visits::reopened;

impl Core {
    /// A check. Without check-in it writes nothing; with one, the answer waits for the disk.
    pub(super) fn check(
        &mut self,
        to: To<CheckView>,
        shown: &Shown,
        options: &CheckOptions,
        now: Timestamp,
        rng: &mut dyn Random,
        out: &mut Outbox,
    ) {
        if let Err(elsewhere) = self.lives_here() {
            return out.answer(to, Err(elsewhere));
        }
        let anew = self.climbed_anew(shown);
        let shown = anew.as_ref().unwrap_or(shown);
        if let Some(refused) = self.used_meanwhile(options) {
            return out.answer(to, Ok(self.told(&refused, None, now)));
        }
        let day = self.day_facts(now);
        let guest = shown_pass(shown).map(|pass| self.guest(pass));
        let mut view = self.judge(shown, guest, options, &day, now);
        let let_in = options.check_in && may_enter(&view.verdict, options);
        let open = guest.and_then(|guest| self.open_visit(&guest, &day));
        view.back = open.is_some_and(|note| note.ended.is_some());
        // Whoever has left is in with that visit once they are let in again.
        let holds = |note: &&VisitNote| note.ended.is_none() || let_in;
        let open = open.filter(holds);
        view.checked_in = open.map(|note| note.opened.visit.clone());
        let enters = let_in && (view.checked_in.is_none() || view.back);
        let writable = || self.disk.writable().and_then(|()| self.watch.sound());
        if let Some(Err(problem)) = (enters && guest.is_some()).then(writable) {
            return out.answer(to, Err(problem));
        }
        let (true, Some(guest)) = (let_in && view.checked_in.is_none(), guest) else {
            return self.checked(to, view, options.message, let_in, now, out);
        };
        let opened = VisitOpened {
            visit: self.new_id("v", rng),
            guest: guest.number,
            home: guest.home,
            day: day.today,
            started: now,
            half: options.facts.unit == Some(Unit::HalfDay),
            site: options.facts.site.clone(),
            desk: options.desk.clone(),
            admitted: None,
            noted: false,
        };
        view.checked_in = Some(opened.visit.clone());
        view.entered = true;
        let visit = opened.visit.clone();
        let disclosure = self.disclosure(&opened.visit, &view, options, day.today);
        let used = options.message.map(|id| self.code_used(id));
        let facts = [
            Some(Fact::Visit(VisitFact::Opened(opened))),
            disclosure,
            used,
        ];
        let batch = self.batch_of(facts.into_iter().flatten(), now);
        self.unsettled.begin(&visit);
        let then = out.persist(batch);
        then.answer(to, Ok(view));
        then.later(Again::Entered(visit));
    }

    /// The answer to a check that opens no visit. Who had left and is let in once more is back; a code that let somebody in who
    /// was in already is used all the same.
    fn checked(
        &mut self,
        to: To<CheckView>,
        view: CheckView,
        message: Option<MessageId>,
        let_in: bool,
        now: Timestamp,
        out: &mut Outbox,
    ) {
        let noted = let_in && self.disk.writable().is_ok();
        let back = view.checked_in.as_deref().filter(|_| noted && view.back);
        let used = message.filter(|_| noted).map(|id| self.code_used(id));
        let facts: Vec<Fact> = back.map(reopened).into_iter().chain(used).collect();
        match facts.is_empty() {
            false => {
                let batch = self.batch_of(facts, now);
                out.persist(batch).answer(to, Ok(view));
            }
            true => {
                let visit = view.checked_in.as_ref();
                match visit.is_some_and(|visit| self.unsettled.holds(visit)) {
                    true => out.tell(to, Ok(view)),
                    false => out.answer(to, Ok(view)),
                }
            }
        }
    }

    fn code_used(&self, id: MessageId) -> Fact {
        let announced = self.books.letters.received(&id);
        let from = announced.map(|notice| notice.message.from);
        Fact::Message(MessageFact::CodeUsed { id, from })
    }

    /// A new id: a letter and 10 characters.
    pub(super) fn new_id(&self, prefix: &str, rng: &mut dyn Random) -> String {
        let mut bytes = [0; 10];
        rng.fill(&mut bytes);
        let letters = b"abcdefghjkmnpqrstuvwxyz23456789";
        let text: String = bytes
            .iter()
            .map(|byte| letters[usize::from(*byte) % letters.len()] as char)
            .collect();
        format!("{prefix}-{text}")
    }

    pub(super) fn judge(
        &self,
        shown: &Shown,
        guest: Option<Guest>,
        options: &CheckOptions,
        day: &DayFacts,
        now: Timestamp,
    ) -> CheckView {
        let pass = shown_pass(shown);
        let space = pass.map(Pass::home).or(named_home(shown));
        // One noted from paper for today is the visit that is about to begin, not one that goes on.
        let counts = |note: &&VisitNote| !(note.opened.noted && note.opened.day == day.today);
        let notes = guest.map_or(Vec::new(), |guest| self.books.visits.of(&guest));
        let visits: Vec<Visit> = notes
            .into_iter()
            .filter(counts)
            .map(VisitNote::counted)
            .collect();
        let host_profile = self.own_profile();
        let host_terms = self.own_terms().map(|terms| terms.content(now));
        let verdict = decide(&Question {
            now,
            clock: self.watch.clock(),
            books: self.books_state(),
            host: Host {
                space: self.identity.space(),
                profile: host_profile,
                terms: host_terms,
            },
            pass: self.presented(shown),
            home: Home {
                distrusted: distrusted(shown),
                ..self.home(space.unwrap_or(self.identity.space()), pass, now)
            },
            visits: &visits,
            day,
            desk: &options.facts,
            desk_id: options.desk.as_deref(),
        });
        let mut resembled = verdict.reasons.iter().filter_map(resembled);
        let alike = resembled.find_map(|space| self.name_of(space));
        CheckView {
            verdict,
            alike,
            vouchers: space.map_or(Vec::new(), |space| self.voucher_views(&space)),
            home: space.map(|space| self.home_view(space)),
            disclosed: pass.map_or(Vec::new(), |pass| pass.attributes().to_vec()),
            tier: pass.and_then(Pass::tier),
            checked_in: None,
            entered: false,
            back: false,
            request: match shown {
                Shown::Asked { request, .. } => Some(*request),
                Shown::Genuine(_)
                | Shown::UnknownHome(_)
                | Shown::UnknownKey(_)
                | Shown::Refused(..) => options.message.and_then(|message| self.answers(&message)),
            },
            zone: self.house.zone().to_owned(),
        }
    }

    fn presented<'a>(&self, shown: &'a Shown) -> Presented<'a> {
        match shown {
            // A fault is one whoever signed it.
            Shown::Genuine(pass) if pass.record().examine().is_err() => {
                Presented::Refused(Refusal::Malformed)
            }
            Shown::UnknownHome(pass) if pass.examine().is_err() => {
                Presented::Refused(Refusal::Malformed)
            }
            Shown::Genuine(pass) => Presented::Genuine(pass.record()),
            Shown::UnknownHome(pass) => Presented::UnknownHome {
                pass,
                alike: self.alike(pass),
            },
            Shown::Asked { at, delivered, .. } => Presented::Asked {
                at: *at,
                delivered: *delivered,
            },
            Shown::UnknownKey(_) => Presented::Refused(Refusal::UnknownKey),
            Shown::Refused(refusal, _) => Presented::Refused(*refusal),
        }
    }

    /// A known space whose name is the one that an unknown home claims: said to the desk, never used.
    fn alike(&self, pass: &Pass) -> Option<SpaceId> {
        let claimed = pass.attribute(|attribute| {
            if let Attribute::HomeName(name) = attribute {
                Some(name.as_str())
            } else {
                None
            }
        })?;
        self.trusted_of_name(claimed)
            .or_else(|| self.directory.of_name(claimed))
    }

    /// This space or a pinned one of a name.
    fn trusted_of_name(&self, name: &str) -> Option<SpaceId> {
        alike(name, self.trusted())
    }

    /// This space and the pinned ones, each with how its name looks.
    pub(super) fn trusted(&self) -> impl Iterator<Item = (SpaceId, &Likeness)> {
        let pinned = self.books.spaces_of(Regard::Pinned).copied();
        let spaces = std::iter::once(self.identity.space()).chain(pinned);
        spaces.filter_map(|space| Some((space, self.directory.get(&space)?.likeness()?)))
    }

    pub(super) fn home(&self, space: SpaceId, pass: Option<&Pass>, now: Timestamp) -> Home<'_> {
        let known = self.directory.get(&space);
        let named = pass.and_then(Pass::status).map(StatusClaim::list);
        let list = named.and_then(|list| known?.list(list.number));
        let beyond = named.and_then(|list| known?.beyond(list.number));
        let profile = known.and_then(Known::profile);
        let standing = self.standing(&space);
        let name =
            Some(space).filter(|_| matches!(standing, Standing::Stranger | Standing::Vouched(_)));
        let name = name.and_then(|space| self.name_of(&space));
        Home {
            space,
            standing,
            vouchers: self.vouchers_of(&space),
            conflicting: known.is_some_and(|known| known.conflicting()),
            distrusted: None,
            ended: self.end_of(&space),
            // Only of one whose key nobody has checked is it said that it has the name of another.
            alike: name.and_then(|name| self.trusted_of_name(&name)),
            profile: profile.filter(|profile| profile.0.expires_at > now),
            terms: match known.map_or(Offer::None, |known| known.offer(now)) {
                Offer::None => HomeTerms::Never,
                Offer::Ended(terms) => HomeTerms::Expired {
                    at: terms.0.expires_at,
                },
                Offer::Current(terms) => HomeTerms::Valid(terms.content(now)),
            },
            lists_since: known.and_then(Known::lists_since),
            list,
            beyond,
        }
    }

    fn home_view(&self, space: SpaceId) -> HomeView {
        let known = self.directory.get(&space);
        let standing = self.standing(&space);
        let profile = known.and_then(Known::profile);
        let contacts = profile.map(|profile| profile.0.body.contact.iter());
        let value = |contact: &Contact| Some(contact.value.as_ref()?.as_str().to_owned());
        HomeView {
            contacts: contacts.into_iter().flatten().filter_map(value).collect(),
            space,
            name: self.name_of(&space),
            standing: Some(standing)
                .filter(|standing| known.is_some() || *standing != Standing::Stranger),
        }
    }

    pub(super) fn day_facts(&self, now: Timestamp) -> DayFacts {
        let mut day = self.house.facts(now, 0);
        let goes_on = |note: &VisitNote| !note.opened.noted && is_this_visit(&day, &note.counted());
        day.present = self.books.visits.present(day.today, goes_on);
        day
    }

    /// The visit that this guest is in with: today's, or one that began before midnight in hours that still run.
    fn open_visit(&self, guest: &Guest, day: &DayFacts) -> Option<&VisitNote> {
        let visits = self.books.visits.of(guest).into_iter();
        let open = visits.filter(|note| !note.opened.noted && is_this_visit(day, &note.counted()));
        open.min_by_key(|note| note.opened.started)
    }

    /// S: under which this host alone counts the holder of a card.
    pub(super) fn guest(&self, pass: &Pass) -> Guest {
        Guest {
            home: pass.home(),
            number: pass.guest_at(self.identity.space()),
        }
    }
}

/// The one of these whose name looks like this one.
pub(super) fn alike<'a>(
    name: &str,
    mut trusted: impl Iterator<Item = (SpaceId, &'a Likeness)>,
) -> Option<SpaceId> {
    let wanted = Likeness::of(name);
    let like = trusted.find(|(_, likeness)| likeness.is_like(&wanted));
    like.map(|(space, _)| space)
}

/// Since when its home says that somebody else may have the key that signed a pass.
fn distrusted(shown: &Shown) -> Option<Timestamp> {
    let Shown::Genuine(pass) = shown else {
        return None;
    };
    match pass.signer().trust {
        KeyTrust::Distrusted { since } => Some(since),
        KeyTrust::Sound | KeyTrust::Disputed => None,
    }
}

fn shown_pass(shown: &Shown) -> Option<&Pass> {
    match shown {
        Shown::Genuine(pass) => Some(pass.record()),
        Shown::UnknownHome(pass) => Some(pass),
        Shown::UnknownKey(_) | Shown::Asked { .. } | Shown::Refused(..) => None,
    }
}

/// The known space whose name the home of a pass has, if that is the reason.
fn resembled(reason: &Reason) -> Option<&SpaceId> {
    if let Reason::Home(
        HomeReason::HomeUnknown { alike: Some(space) } | HomeReason::NameOfAnother { space },
    ) = reason
    {
        Some(space)
    } else {
        None
    }
}

/// The home that is named where there is no pass.
fn named_home(shown: &Shown) -> Option<SpaceId> {
    match shown {
        Shown::UnknownKey(pass) => Some(pass.home()),
        Shown::Refused(_, home) => *home,
        Shown::Asked { home, .. } => Some(*home),
        Shown::Genuine(_) | Shown::UnknownHome(_) => None,
    }
}

/// Green enters; amber enters when a person says why; red never does. Where nothing is counted, nothing is noted.
fn may_enter(verdict: &Verdict, options: &CheckOptions) -> bool {
    let own_member = verdict
        .reasons
        .contains(&Reason::Green(GreenReason::OwnMember));
    let allowed = match verdict.level {
        Level::Green => true,
        Level::Amber => options.admit.is_some(),
        Level::Red => false,
    };
    allowed && verdict.counts && !own_member
}
