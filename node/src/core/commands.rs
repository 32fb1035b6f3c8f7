//! What an operator or a desk asks for: each command is answered once, and what it changes is on disk before.

use federation_spec::records::Card;
use federation_spec::records::card::{Attribute, CardBody, CardClaims};
use federation_spec::records::values::{List, Text, Version1};
use federation_spec::rules::LocalDay;
use federation_spec::wire::ids::{SpaceId, Subject, Timestamp};
use federation_spec::wire::signature::sign;

use super::facts::{Fact, MemberAdded, Regard};
use super::input::{Command, NewMember, Ticket};
use super::limits::{CARD_DAYS, MAX_CARD_DAYS, MAX_MEMBERS, MAX_NAMED_PEERS};
use super::moment::Moment;
use super::output::{Answer, Batch, MemberView, Output, PinnedFile, Problem, Reply, TokenView};
use super::own::default_terms;
use super::state::{Core, Random};

impl Core {
    pub(super) fn on_command(
        &mut self,
        id: Ticket,
        command: Command,
        moment: Moment,
        rng: &mut dyn Random,
    ) -> Vec<Output> {
        let now = moment.wall;
        match command {
            Command::Status => at_once(id, Ok(Reply::Status(self.status(now)))),
            Command::ListSpaces(filter) => answer(id, Ok(self.list_spaces(&filter, now))),
            Command::ShowSpace(space) => answer(id, self.show_space(&space, now)),
            Command::RawRecord(space, which) => answer(id, self.raw_record(&space, which)),
            Command::ShowTerms => answer(id, self.show_terms(now)),
            Command::TermsHistory => answer(id, Ok(self.terms_history(now))),
            Command::ListMembers => answer(id, Ok(self.list_members(now))),
            Command::ListVisits(day) => answer(id, Ok(self.list_visits(day, now))),
            Command::ListPeers => answer(id, Ok(self.list_peers())),
            Command::ListTokens => answer(id, Ok(self.list_tokens())),
            Command::KeepConnected(address) => self.keep_connected(id, address),
            Command::OfferPairing { code } => answer(id, self.offer_pairing(code, moment)),
            Command::Check(shown, options) => self.check(id, &shown, &options, now, rng),
            change => match self.writable() {
                Err(problem) => answer(id, Err(problem)),
                Ok(()) => self
                    .on_change(id, change, moment, rng)
                    .unwrap_or_else(|problem| answer(id, Err(problem))),
            },
        }
    }

    /// Commands that change what is on disk.
    fn on_change(
        &mut self,
        id: Ticket,
        command: Command,
        moment: Moment,
        rng: &mut dyn Random,
    ) -> Result<Vec<Output>, Problem> {
        let now = moment.wall;
        let (facts, reply) = match command {
            Command::SetRegard(space, regard) => return self.set_regard(id, space, regard, now),
            Command::PublishTerms(content, from) => {
                return self.on_publish_terms(id, *content, from, now);
            }
            Command::PublishProfile(profile) => {
                let outputs = self.introduce(*profile, now)?;
                return Ok(answered(outputs, id, Ok(Reply::Done)));
            }
            Command::PublishDefault => {
                let outputs = self.publish_default(default_terms(), now)?;
                let reply = self.show_terms(now);
                return Ok(answered(outputs, id, reply));
            }
            Command::AddPeer(address) => return self.add_peer(id, address, now),
            Command::RemovePeer(named) => return self.remove_peer(id, &named, now),
            Command::IssuePass { member, days } => self.issue_pass(&member, days, now)?,
            Command::AddMember(member) => self.add_member(member, now, rng)?,
            Command::EndMember(member) => self.end_member(&member, now)?,
            Command::AddVisit(shown, day) => self.add_visit(&shown, day, now, rng)?,
            Command::EndVisit(visit) => {
                self.change_visit(&visit, now, |visit| Fact::VisitEnded { visit })?
            }
            Command::RemoveVisit(visit) => {
                self.change_visit(&visit, now, |visit| Fact::VisitRemoved { visit })?
            }
            Command::Pair { code, hash } => {
                let (facts, reply) = self.pair(&code, hash, moment, rng)?;
                return Ok(self.tokens_changed(id, facts, reply, now));
            }
            Command::RevokeToken(token) => {
                let (facts, reply) = self.revoke_token(token)?;
                return Ok(self.tokens_changed(id, facts, reply, now));
            }
            _ => (Vec::new(), Reply::Done),
        };
        Ok(self.noted(id, facts, reply, now))
    }

    /// Enters facts, writes them, and answers once they are on disk.
    fn noted(&mut self, id: Ticket, facts: Vec<Fact>, reply: Reply, now: Timestamp) -> Vec<Output> {
        let mut whole = Batch::default();
        for fact in facts {
            whole.entries.extend(self.batch(fact, now).entries);
        }
        vec![Output::Persist(Box::new(whole), at_once(id, Ok(reply)))]
    }

    /// The same for desks' tokens: edges know of the change before it is answered.
    fn tokens_changed(
        &mut self,
        id: Ticket,
        facts: Vec<Fact>,
        reply: Reply,
        now: Timestamp,
    ) -> Vec<Output> {
        let mut outputs = self.noted(id, facts, reply, now);
        if let Some(Output::Persist(_, then)) = outputs.last_mut() {
            then.insert(0, Output::Tokens(self.tokens()));
        }
        outputs
    }

    fn set_regard(
        &mut self,
        id: Ticket,
        space: SpaceId,
        regard: Regard,
        now: Timestamp,
    ) -> Result<Vec<Output>, Problem> {
        if space == self.identity.space {
            return Err(Problem::OwnSpace);
        }
        let known = self.directory.get(&space).is_some();
        if !known && self.books.regard_of(&space) == Regard::None {
            return Err(Problem::UnknownSpace);
        }
        let mut batch = self.batch(
            Fact::Standing {
                space,
                standing: regard,
            },
            now,
        );
        match regard {
            Regard::None => self.directory.let_go(&space),
            Regard::Pinned | Regard::Blocked => self.directory.keep(&space),
        }
        if regard == Regard::Pinned {
            self.note_pinned(&space, &mut batch);
        } else {
            batch.pinned.push(PinnedFile {
                space,
                records: None,
            });
        }
        self.take_witness();
        let view = self
            .directory
            .get(&space)
            .map(|known| self.space_view(space, known, now));
        let reply = view.map_or(Reply::Done, |view| Reply::Space(Box::new(view)));
        Ok(vec![Output::Persist(
            Box::new(batch),
            at_once(id, Ok(reply)),
        )])
    }

    fn on_publish_terms(
        &mut self,
        id: Ticket,
        content: federation_spec::records::terms::Content,
        from: Option<LocalDay>,
        now: Timestamp,
    ) -> Result<Vec<Output>, Problem> {
        if self.twin {
            return Err(Problem::Twin);
        }
        let from = from.map(|day| self.house.start_of(day));
        let outputs = self.publish_terms(content, from, now)?;
        let reply = self.show_terms(now);
        Ok(answered(outputs, id, reply))
    }

    fn add_peer(
        &mut self,
        id: Ticket,
        address: String,
        now: Timestamp,
    ) -> Result<Vec<Output>, Problem> {
        if address.ends_with(&format!("/p2p/{}", self.peer)) {
            return Err(Problem::OwnPeer);
        }
        if self.books.peers().len() >= MAX_NAMED_PEERS {
            return Err(Problem::TooManyPeers);
        }
        let fact = Fact::PeerNamed {
            address: address.clone(),
        };
        let batch = if self.books.peers().contains(&address) {
            Batch::default()
        } else {
            self.batch(fact, now)
        };
        let then = vec![
            Output::Dial(address),
            Output::Answer(id, Ok(self.list_peers())),
        ];
        Ok(vec![Output::Persist(Box::new(batch), then)])
    }

    fn keep_connected(&mut self, id: Ticket, address: String) -> Vec<Output> {
        if self.configured_peers.len() >= MAX_NAMED_PEERS {
            return answer(id, Err(Problem::TooManyPeers));
        }
        self.configured_peers.insert(address.clone());
        vec![Output::Dial(address), Output::Answer(id, Ok(Reply::Done))]
    }

    fn remove_peer(
        &mut self,
        id: Ticket,
        named: &str,
        now: Timestamp,
    ) -> Result<Vec<Output>, Problem> {
        let matches =
            |address: &&String| **address == named || address.ends_with(&format!("/p2p/{named}"));
        let address = self
            .books
            .peers()
            .iter()
            .find(matches)
            .cloned()
            .ok_or(Problem::UnknownPeer)?;
        let batch = self.batch(
            Fact::PeerDropped {
                address: address.clone(),
            },
            now,
        );
        let connected = self
            .sessions
            .connected
            .keys()
            .find(|peer| address.ends_with(&format!("/p2p/{peer}")))
            .cloned();
        let mut then = vec![Output::Forget(address)];
        then.extend(connected.map(Output::Disconnect));
        then.push(Output::Answer(id, Ok(self.list_peers())));
        Ok(vec![Output::Persist(Box::new(batch), then)])
    }

    fn add_member(
        &mut self,
        new: NewMember,
        now: Timestamp,
        rng: &mut dyn Random,
    ) -> Result<(Vec<Fact>, Reply), Problem> {
        if self.books.member_count() >= MAX_MEMBERS {
            return Err(Problem::TooManyMembers);
        }
        Text::<1, 80>::new(new.name.trim()).ok_or(Problem::BadText("name"))?;
        if new
            .plan
            .as_ref()
            .is_some_and(|plan| Text::<1, 80>::new(plan.as_str()).is_none())
        {
            return Err(Problem::BadText("plan"));
        }
        let member = MemberAdded {
            member: self.new_id("m", rng),
            name: new.name.trim().to_owned(),
            plan: new.plan,
            tier: new.tier,
            since: new.since,
            until: new.until,
        };
        let view = self.member_view(&member, false, now);
        Ok((vec![Fact::MemberAdded(member)], Reply::Member(view)))
    }

    fn end_member(&mut self, member: &str, now: Timestamp) -> Result<(Vec<Fact>, Reply), Problem> {
        let (held, _) = self.books.member(member).ok_or(Problem::UnknownMember)?;
        let view = self.member_view(held, true, now);
        let fact = Fact::MemberEnded {
            member: member.to_owned(),
        };
        Ok((vec![fact], Reply::Member(view)))
    }

    /// Members by name.
    fn list_members(&self, now: Timestamp) -> Reply {
        let members = self.books.members();
        let mut views: Vec<MemberView> = members
            .map(|(member, ended)| self.member_view(member, ended, now))
            .collect();
        views.sort_by(|one, other| (&one.name, &one.member).cmp(&(&other.name, &other.member)));
        Reply::Members(views)
    }

    fn member_view(&self, member: &MemberAdded, ended: bool, now: Timestamp) -> MemberView {
        let today = self.today(now);
        let begun = member.since.is_none_or(|since| since <= today);
        let runs = member.until.is_none_or(|until| today <= until);
        MemberView {
            member: member.member.clone(),
            name: member.name.clone(),
            plan: member.plan.clone(),
            tier: member.tier.clone(),
            since: member.since,
            until: member.until,
            active: begun && runs && !ended,
        }
    }

    /// Signs a card for a member whose membership runs. It ends with the membership, if that is sooner.
    fn issue_pass(
        &mut self,
        member: &str,
        days: Option<u64>,
        now: Timestamp,
    ) -> Result<(Vec<Fact>, Reply), Problem> {
        self.datable()?;
        let (held, ended) = self.books.member(member).ok_or(Problem::UnknownMember)?;
        if !self.member_view(held, ended, now).active {
            return Err(Problem::MemberEnded);
        }
        // A clock that was set back after the founding must not date a card before the key that signs it.
        let now = self.founded_at().map_or(now, |founded| now.max(founded));
        let days = days.unwrap_or(CARD_DAYS);
        if !(1..=MAX_CARD_DAYS).contains(&days) {
            return Err(Problem::BadDays { max: MAX_CARD_DAYS });
        }
        let end_of_membership = held.until.map(|until| self.house.end_of(until));
        let expires_at = end_of_membership.map_or(now.plus(days * 86_400), |end| {
            end.min(now.plus(days * 86_400))
        });
        let card = Card(CardClaims {
            home: self.identity.space,
            subject: Subject::of_card(&self.identity.secret, &held.member),
            audience: None,
            expires_at,
            not_before: None,
            issued_at: now,
            status: None,
            body: CardBody {
                version: Version1,
                tier: held.tier(),
                attributes: self.attributes(held),
                photo: None,
            },
        });
        let envelope = sign(&card, &self.identity.key);
        let fact = Fact::PassIssued {
            member: member.to_owned(),
            pass: envelope.id(),
            expires_at,
        };
        let signed = envelope.bytes().clone();
        Ok((vec![fact], Reply::Pass { signed, expires_at }))
    }

    fn founded_at(&self) -> Option<Timestamp> {
        let known = self.directory.get(&self.identity.space)?;
        known
            .key_log
            .as_ref()
            .map(|line| line.shown.record().issued_at())
    }

    /// What a card shows unless the member chooses otherwise: her name, her home's name, member since when.
    fn attributes(&self, member: &MemberAdded) -> List<Attribute, 0, 16> {
        let since = |day: LocalDay| {
            u64::try_from(day.0)
                .ok()
                .map(|days| Timestamp(days * 86_400))
        };
        let name = Text::new(member.name.as_str()).map(Attribute::Name);
        let home = self
            .name_of(&self.identity.space)
            .and_then(Text::new)
            .map(Attribute::HomeName);
        let since = member.since.and_then(since).map(Attribute::MemberSince);
        List::new([name, home, since].into_iter().flatten().collect()).unwrap_or_default()
    }

    fn change_visit(
        &mut self,
        visit: &str,
        now: Timestamp,
        fact: impl Fn(String) -> Fact,
    ) -> Result<(Vec<Fact>, Reply), Problem> {
        let note = self.books.visit(visit).ok_or(Problem::UnknownVisit)?;
        let mut view = self.visit_view(note, now);
        view.open = false;
        Ok((vec![fact(visit.to_owned())], Reply::Visits(vec![view])))
    }

    fn list_tokens(&self) -> Reply {
        let view = |(token, _, created_at): (&String, _, Timestamp)| TokenView {
            token: token.clone(),
            created_at,
        };
        Reply::Tokens(self.books.tokens().map(view).collect())
    }

    fn revoke_token(&mut self, token: String) -> Result<(Vec<Fact>, Reply), Problem> {
        let known = self.books.tokens().any(|(held, _, _)| *held == token);
        if !known {
            return Err(Problem::UnknownToken);
        }
        Ok((vec![Fact::TokenRevoked { token }], Reply::Done))
    }
}

/// The answer waits for the disk, if anything does.
fn answered(mut outputs: Vec<Output>, id: Ticket, answer: Answer) -> Vec<Output> {
    match outputs.last_mut() {
        Some(Output::Persist(_, then)) => then.push(Output::Answer(id, answer)),
        _ => outputs.push(Output::Settled(at_once(id, answer))),
    }
    outputs
}

/// An answer that rests on what is held: it waits for what was changed before.
fn answer(id: Ticket, answer: Answer) -> Vec<Output> {
    vec![Output::Settled(at_once(id, answer))]
}

fn at_once(id: Ticket, answer: Answer) -> Vec<Output> {
    vec![Output::Answer(id, answer)]
}
