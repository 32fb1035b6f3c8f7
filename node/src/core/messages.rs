//! Messages about visits travel from node to node: kept until they have arrived, sent again until they do, taken once. SPEC §3.8

use std::collections::BTreeSet;

use federation_spec::protocol::{Refused, Request};
use federation_spec::records::VisitMessage;
use federation_spec::records::visit_message::{Said, Visitor};
use federation_spec::rules::supersede::Inadmissible;
use federation_spec::wire::ids::{MessageId, SpaceId, Timestamp};
use federation_spec::wire::signature::Verified;

use super::facts::{Fact, MessageFact, Regard};
use super::limits::{
    CODE_LIFE, MAX_MESSAGES, MAX_MESSAGES_OF_SPACE, REDEEM_AGAIN, REDEEM_PATIENCE,
};
use super::memory::directory::Known;
use super::moment::{Moment, Uptime};
use super::output::{Again, NetworkOrder, Outbox};
use super::own::Hand;
use super::peers::{Method, Peer, Ticket};
use super::problem::Problem;
use super::random::Random;
use super::shown::{Heard, Shown};
use super::state::Core;
use super::views::IssuedPass;

impl Core {
    /// A new message of this space, as a fact. It is sent once it is on disk.
    pub(super) fn say(
        &self,
        id: MessageId,
        to: SpaceId,
        said: Said,
        expires_at: Timestamp,
        member: Option<String>,
        now: Timestamp,
    ) -> Result<Fact, Problem> {
        self.may_sign(Hand::Person)?;
        if self.books.letters.count() >= MAX_MESSAGES {
            return Err(Problem::TooManyMessages);
        }
        let message = VisitMessage {
            from: self.identity.space(),
            to,
            id,
            issued_at: now,
            expires_at,
            said,
        };
        let verified = self.identity.signed(&message, &self.keys)?;
        let record = verified.bytes().to_vec();
        Ok(Fact::Message(MessageFact::Sent { record, member }))
    }

    /// Announces a pass at its host: whoever says its code there is let in with it.
    pub(super) fn notice_of(
        &self,
        issued: &IssuedPass,
        now: Timestamp,
        rng: &mut dyn Random,
    ) -> Result<(MessageId, Fact), Problem> {
        let host = issued.pass.host.ok_or(Problem::BadDates)?;
        let id = new_message_id(rng);
        let said = Said::Notice {
            code: issued.code.mark(&id),
            pass: issued.signed.to_vec(),
        };
        let begins = issued.begins.unwrap_or(now).max(now);
        let expires_at = begins.plus(CODE_LIFE).min(issued.pass.expires_at);
        let member = Some(issued.pass.member.clone());
        let fact = self.say(id, host, said, expires_at, member, now)?;
        Ok((id, fact))
    }

    /// Sends what waits to whoever is connected, and dials those who are not.
    pub(super) fn send_waiting(&mut self, now: Moment, out: &mut Outbox) {
        let waiting = self.books.letters.all_sent();
        let spaces: BTreeSet<SpaceId> = waiting
            .filter(|sent| !sent.delivered && sent.message.expires_at > now.wall)
            .map(|sent| sent.message.to)
            .collect();
        for space in spaces {
            self.send_to(space, now, out);
        }
    }

    /// The same once a person here has said something to a space: it is dialled now, whenever it was dialled last.
    pub(super) fn send_at_once(&mut self, to: &[SpaceId], now: Moment, out: &mut Outbox) {
        for space in to {
            self.deliveries.hurry(space);
        }
        self.send_waiting(now, out);
    }

    fn send_to(&mut self, space: SpaceId, now: Moment, out: &mut Outbox) {
        let nodes = self.nodes_of(&space);
        let connected = nodes.iter().find(|peer| self.sessions.is_connected(peer));
        let Some(peer) = connected.cloned() else {
            return self.reach(space, nodes, now, out);
        };
        let due = self.books.letters.waiting_for(&space, now.wall);
        let due: Vec<_> = due
            .filter(|sent| self.deliveries.is_at_rest(&sent.message.id, now.up))
            .map(|sent| (sent.message.id, sent.bytes.to_vec()))
            .collect();
        for (id, bytes) in due {
            self.deliveries.begin(id, now.up);
            // A message leaves once it is on disk: it must not be forgotten that it was sent.
            let settled = out.behind();
            settled.ask(peer.clone(), Request::Deliver(bytes), Method::Deliver(id));
        }
    }

    fn reach(&mut self, space: SpaceId, nodes: Vec<Peer>, now: Moment, out: &mut Outbox) {
        if !self.deliveries.may_reach(&space, now.up) {
            return;
        }
        let known = self.directory.get(&space);
        let Some(profile) = known.and_then(Known::profile) else {
            return;
        };
        let addresses = profile.0.body.addresses.iter();
        let addresses = addresses
            .map(|address| address.as_slice().to_vec())
            .collect();
        self.deliveries.note_reached(space, now.up);
        out.behind().network(NetworkOrder::Reach(nodes, addresses));
    }

    /// A peer has a message of ours.
    pub(super) fn on_delivered(&mut self, id: MessageId, now: Moment, out: &mut Outbox) {
        self.deliveries.end(&id);
        let sent = self.books.letters.sent(&id);
        if sent.is_some_and(|sent| !sent.delivered) && self.disk.writable().is_ok() {
            out.persist(self.batch(Fact::Message(MessageFact::Delivered { id }), now.wall));
        }
    }

    /// A peer does not take a message of ours, or did not answer. What makes no sense to it is not sent again.
    pub(super) fn on_not_delivered(
        &mut self,
        id: MessageId,
        refused: Option<Refused>,
        now: Moment,
        out: &mut Outbox,
    ) {
        match refused {
            Some(Refused::Malformed | Refused::UnknownRequest) => {
                let sent = self.books.letters.sent(&id);
                let refused = sent.and_then(|sent| self.refused(&sent.message));
                if let (Some(refused), Ok(())) = (refused, self.disk.writable()) {
                    out.persist(self.batch(refused, now.wall));
                }
                self.on_delivered(id, now, out);
            }
            Some(Refused::NotTaken) if self.is_new_redemption(&id, now.wall) => {
                // This space is not known there yet.
                self.deliveries.end(&id);
                out.wake(Again::Send, REDEEM_AGAIN);
            }
            // Left under way: it is sent again when its time has come.
            Some(Refused::Busy | Refused::NotTaken | Refused::UnknownCursor) => {}
            None => self.deliveries.end(&id),
        }
    }

    fn is_new_redemption(&self, id: &MessageId, now: Timestamp) -> bool {
        let sent = self.books.letters.sent(id);
        sent.is_some_and(|sent| {
            matches!(sent.message.said, Said::Redemption { .. })
                && now >= sent.message.issued_at
                && now.since(sent.message.issued_at) < REDEEM_PATIENCE
        })
    }

    /// A message about a visit came: taken once, from a pinned space, from a node of its own.
    pub(super) fn on_message(
        &mut self,
        from: &Peer,
        ticket: Ticket,
        heard: Heard,
        now: Moment,
        rng: &mut dyn Random,
        out: &mut Outbox,
    ) {
        let (message, pass) = match heard {
            Heard::Message { message, pass } => (message, pass),
            Heard::Redemption { message, redeemed } => {
                return self.on_redemption(from, ticket, &message, redeemed, now, out);
            }
            Heard::KeyNotHeld => {
                return out.network(NetworkOrder::Refuse(ticket, Refused::NotTaken));
            }
            Heard::Fell => return out.network(NetworkOrder::Refuse(ticket, Refused::Malformed)),
        };
        match self.take_message(from, &message, pass.as_deref(), now, rng) {
            Ok(Some(facts)) => {
                let then = out.persist(self.batch_of(facts, now.wall));
                then.network(NetworkOrder::Note(ticket));
                if let Some(request) = answered(message.record()) {
                    self.release_questions(request, now, out);
                }
                self.send_waiting(now, out);
            }
            Ok(None) => out.network(NetworkOrder::Note(ticket)),
            Err(refused) => out.network(NetworkOrder::Refuse(ticket, refused)),
        }
    }

    /// What follows from a message; `None` for one that was heard before.
    fn take_message(
        &mut self,
        from: &Peer,
        message: &Verified<VisitMessage>,
        pass: Option<&Shown>,
        now: Moment,
        rng: &mut dyn Random,
    ) -> Result<Option<Vec<Fact>>, Refused> {
        let said = message.record();
        if said.to != self.identity.space() || said.from == said.to {
            return Err(Refused::Malformed);
        }
        if !self.takes_from(&said.from, from) || self.disk.writable().is_err() {
            return Err(Refused::NotTaken);
        }
        match said.examine_at(now.wall) {
            Ok(()) => {}
            // Perhaps our own clock is wrong: it may come again.
            Err(Inadmissible::FromTheFuture) => return Err(Refused::NotTaken),
            Err(_) => return Err(Refused::Malformed),
        }
        if self.books.letters.has_heard(&said.id, &said.from) {
            return Ok(None);
        }
        self.within_quota(&said.from, now.up)?;
        if !self.makes_sense(said, pass) {
            return Err(Refused::Malformed);
        }
        let received = Fact::Message(MessageFact::Received {
            record: message.bytes().to_vec(),
        });
        let mut facts = vec![received];
        if let Said::Request(Visitor::Code(mark)) = &said.said {
            facts.extend(
                self.answer_code(said, *mark, now, rng)
                    .map_err(|_| Refused::Busy)?,
            );
        }
        Ok(Some(facts))
    }

    /// Messages are taken from spaces that the operator knows, and only from their own nodes.
    fn takes_from(&self, space: &SpaceId, peer: &Peer) -> bool {
        self.books.regard_of(space) == Regard::Pinned
            && self.nodes_of(space).iter().any(|node| node == peer)
    }

    fn within_quota(&mut self, space: &SpaceId, now: Uptime) -> Result<(), Refused> {
        let in_time = self.deliveries.take_one(*space, now);
        let letters = &self.books.letters;
        let room = in_time
            && letters.held_of(space) < MAX_MESSAGES_OF_SPACE
            && letters.count() < MAX_MESSAGES;
        room.then_some(()).ok_or(Refused::Busy)
    }

    /// A pass inside must be the sender's, and for us; an answer must be to a question of ours that is open.
    fn makes_sense(&self, message: &VisitMessage, pass: Option<&Shown>) -> bool {
        let good = |pass: Option<&Shown>| match pass {
            Some(Shown::Genuine(pass)) => {
                let pass = pass.record();
                pass.home() == message.from
                    && pass.audience() == Some(self.identity.space())
                    && pass.examine().is_ok()
            }
            _ => false,
        };
        let letters = &self.books.letters;
        let open = |request: &MessageId| {
            let asked = letters.sent(request).is_some_and(|sent| {
                sent.message.to == message.from && matches!(sent.message.said, Said::Request(_))
            });
            asked && letters.answer_to(request).is_none()
        };
        match &message.said {
            Said::Request(_) => true,
            Said::Notice { .. } => good(pass),
            Said::Ours { request, .. } => open(request) && good(pass),
            Said::NotOurs { request } => open(request),
            // These climb as what they are, and come by another way.
            Said::Redemption { .. } => false,
        }
    }
}

/// The question that a message answers.
pub(super) fn answered(message: &VisitMessage) -> Option<&MessageId> {
    match &message.said {
        Said::Ours { request, .. } | Said::NotOurs { request } => Some(request),
        Said::Request(_) | Said::Notice { .. } | Said::Redemption { .. } => None,
    }
}

/// A number for a new message.
pub(super) fn new_message_id(rng: &mut dyn Random) -> MessageId {
    let mut id = MessageId([0; 16]);
    rng.fill(&mut id.0);
    id
}
