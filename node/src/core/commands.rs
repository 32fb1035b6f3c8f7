//! What an operator or a desk asks for: each command is answered once, and what it changes is on disk before.

use federation_spec::rules::LocalDay;
use federation_spec::wire::ids::{SpaceId, Timestamp};

use super::facts::{Fact, Regard};
use super::input::{Command, Neighbour, Ticket};
use super::limits::{MAX_NAMED_PEERS, MAX_NEARBY};
use super::moment::Moment;
use super::output::{Answer, Batch, Output, PinnedFile, Problem, Reply};
use super::own::{Hand, default_terms};
use super::pairing::Offer;
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
            Command::Status => at_once(id, Ok(Reply::Status(Box::new(self.status(moment))))),
            Command::Ready => at_once(id, self.writable().map(|()| Reply::Done)),
            Command::ListSpaces(filter) => answer(id, Ok(self.list_spaces(&filter, now))),
            Command::ListPlaces(filter) => answer(id, Ok(self.list_places(&filter, now))),
            Command::ShowSpace(space) => answer(id, self.show_space(&space, now)),
            Command::RawRecord(space, which) => answer(id, self.raw_record(&space, which)),
            Command::ShowBrand => answer(id, Ok(Reply::Brand(self.books.brand().clone()))),
            Command::TermsDelivery => self.terms_delivery(id, moment, rng),
            Command::ShowTerms => answer(id, self.show_terms(now)),
            Command::TermsHistory(space) => answer(id, self.terms_history(space, now)),
            Command::ListMembers => answer(id, Ok(self.list_members(now))),
            Command::ListVisits(day) => answer(id, Ok(self.list_visits(day, now))),
            Command::ListPeers => answer(id, Ok(self.list_peers())),
            Command::Hear(neighbours) => self.hear(id, neighbours),
            Command::ListNearby => answer(id, Ok(self.list_nearby())),
            Command::ListTokens => answer(id, Ok(self.list_tokens())),
            Command::KeepConnected(address) => self.keep_connected(id, address),
            Command::OfferPairing {
                code,
                role,
                label,
                member,
            } => {
                let offer = Offer::new(role, label, member, moment.up);
                answer(id, self.offer_pairing(code, offer, moment))
            }
            Command::ListPlans => answer(id, Ok(self.list_plans())),
            Command::ListPasses(member) => answer(id, self.list_passes(member.as_deref())),
            Command::ListRequests => answer(id, Ok(self.list_requests(now))),
            Command::LookUp { code, home } => self.look_up(id, &code, home, moment, rng),
            Command::LookUpRequest(request) => self
                .look_up_request(id, &request, moment)
                .unwrap_or_else(|problem| answer(id, Err(problem))),
            Command::Check(shown, options) => self.on_check(id, shown, options, moment, rng),
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
            Command::ReviewTerms => {
                let outputs = self.review_terms(now)?;
                let reply = self.show_terms(now);
                return Ok(answered(outputs, id, reply));
            }
            Command::PublishProfile(profile) => {
                let outputs = self.introduce(*profile, now)?;
                return Ok(answered(outputs, id, Ok(Reply::Done)));
            }
            Command::Move(whereabouts) => {
                let outputs = self.set_whereabouts(*whereabouts, now)?;
                return Ok(self.introduced(outputs, id, now));
            }
            Command::SetContacts(contact) => {
                let outputs = self.set_contacts(contact, now)?;
                return Ok(self.introduced(outputs, id, now));
            }
            Command::PublishDefault => {
                let outputs = self.publish_default(default_terms(), now)?;
                let reply = self.show_terms(now);
                return Ok(answered(outputs, id, reply));
            }
            Command::AddPeer(address) => return self.add_peer(id, address, now),
            Command::RemovePeer(named) => return self.remove_peer(id, &named, now),
            Command::SetBrand(brand) => (vec![Fact::Branded(brand.clone())], Reply::Brand(brand)),
            Command::AddMember(member) => self.add_member(member, now, rng)?,
            Command::EraseVisit(visit) => self.erase_visit(&visit, now)?,
            Command::KeepVisit(visit, days) => self.keep_visit(&visit, days, now)?,
            Command::AddVisit(shown, day) => self.add_visit(&shown, day, now, rng)?,
            Command::EndVisit(visit) => {
                self.change_visit(&visit, now, |visit| Fact::VisitEnded { visit })?
            }
            Command::RemoveVisit(visit) => {
                self.change_visit(&visit, now, |visit| Fact::VisitRemoved { visit })?
            }
            Command::Pair {
                code,
                hash,
                desks_only,
            } => {
                let (facts, reply) = self.pair(&code, hash, desks_only, moment, rng)?;
                return Ok(self.tokens_changed(id, facts, reply, now));
            }
            Command::ConfirmHome => self.confirm_home(moment),
            Command::ConfirmClock => return Ok(self.clock_confirmed(id, moment)),
            Command::RevokeToken(token) => {
                let (facts, reply) = self.revoke_token(token)?;
                return Ok(self.tokens_changed(id, facts, reply, now));
            }
            other => return self.on_change_of_passes(id, other, moment, rng),
        };
        Ok(self.noted(id, facts, reply, now))
    }

    fn clock_confirmed(&mut self, id: Ticket, moment: Moment) -> Vec<Output> {
        let mut outputs = self.confirm_clock(moment);
        let facts = vec![Fact::ClockConfirmed];
        outputs.extend(self.noted(id, facts, Reply::Done, self.seen.wall));
        outputs
    }

    /// Commands that can change what is said of passes: lists and messages follow from them.
    fn on_change_of_passes(
        &mut self,
        id: Ticket,
        command: Command,
        moment: Moment,
        rng: &mut dyn Random,
    ) -> Result<Vec<Output>, Problem> {
        match command {
            Command::ChangeMember(member, details) => {
                self.change_member(id, &member, details, moment)
            }
            Command::EndMember(member) => self.end_member(id, &member, moment),
            Command::EraseMember(member) => self.erase_member(id, &member, moment),
            Command::Import(order) => self.import(id, &order, moment, rng),
            Command::UndoImport(import) => self.undo_import(id, import, moment),
            Command::SetPlan(rule) => self.set_plan(id, rule, moment),
            Command::IssuePasses(order) => self.issue_passes(id, &order, moment, rng),
            Command::ChangePasses(named, change) => {
                self.change_passes(id, &named, change, moment, rng)
            }
            Command::ReplacePass(pass) => self.replace_pass(id, &pass, moment, rng),
            Command::AskHome { home, says } => self.ask_home(id, home, &says, moment, rng),
            Command::AnswerRequest { request, member } => {
                self.answer_request(id, &request, member, moment, rng)
            }
            _ => Ok(at_once(id, Ok(Reply::Done))),
        }
    }

    /// Enters facts, writes them, and answers once they are on disk.
    fn noted(&mut self, id: Ticket, facts: Vec<Fact>, reply: Reply, now: Timestamp) -> Vec<Output> {
        let whole = self.batch_of(facts, now);
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

    /// What changed this space's profile, answered with the space as it is then.
    fn introduced(&self, outputs: Vec<Output>, id: Ticket, now: Timestamp) -> Vec<Output> {
        let reply = self.show_space(&self.identity.space, now);
        answered(outputs, id, reply)
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
            self.directory.forget_earlier(&space);
            batch.pinned.push(PinnedFile {
                space,
                records: None,
            });
        }
        self.take_witness();
        let reply = self.show_space(&space, now).unwrap_or(Reply::Done);
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
        self.may_sign(Hand::Person)?;
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

    fn hear(&mut self, id: Ticket, mut neighbours: Option<Vec<Neighbour>>) -> Vec<Output> {
        if let Some(neighbours) = &mut neighbours {
            neighbours.truncate(MAX_NEARBY);
        }
        self.nearby = neighbours;
        at_once(id, Ok(Reply::Done))
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
