//! Messages about visits: those of this space until they have reached theirs, those of others until they end.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use federation_spec::records::visit_message::{Said, VisitMessage};
use federation_spec::records::{Attestation, Decoded};
use federation_spec::wire::code::ShortCode;
use federation_spec::wire::envelope::Envelope;
use federation_spec::wire::ids::{MessageId, Pairwise, SpaceId, Timestamp};

use super::Guest;
use crate::core::facts::MessageFact;

const FIRST_SPACE: SpaceId = SpaceId::from_bytes([0; 20]);

/// A message of this space.
#[derive(Debug, Clone)]
pub struct Sent {
    /// What it says.
    pub message: VisitMessage,
    /// Its signed bytes.
    pub bytes: Arc<[u8]>,
    /// The member whom it is about.
    pub member: Option<String>,
    /// It has reached its space.
    pub delivered: bool,
    /// The ledger's entry that holds it.
    pub entry: u64,
}

/// A message of another space.
#[derive(Debug, Clone)]
pub struct Received {
    /// What it says.
    pub message: VisitMessage,
    /// A question: what this space answered, whether the visitor is one of its members.
    pub answered: Option<bool>,
    /// A visitor was let in by its code.
    pub used: bool,
    /// The ledger's entry that holds it.
    pub entry: u64,
}

/// All messages that have not ended, and those that ended and are not erased yet.
#[derive(Debug, Default)]
pub struct Letters {
    sent: BTreeMap<MessageId, Sent>,
    /// By number and space: a number counts once for the space that drew it. SPEC §3.8
    received: BTreeMap<(MessageId, SpaceId), Received>,
}

impl Letters {
    /// A message of this space.
    pub fn sent(&self, id: &MessageId) -> Option<&Sent> {
        self.sent.get(id)
    }

    /// Every message of this space.
    pub fn all_sent(&self) -> impl Iterator<Item = &Sent> {
        self.sent.values()
    }

    /// A message of another space; if several spaces used one number, which can be no accident, that of one of them.
    pub fn received(&self, id: &MessageId) -> Option<&Received> {
        let mut of_number = self.received.range((*id, FIRST_SPACE)..);
        let (_, first) = of_number.next()?;
        Some(first).filter(|received| received.message.id == *id)
    }

    /// Whether a space used a number before.
    pub fn has_heard(&self, id: &MessageId, from: &SpaceId) -> bool {
        self.received.contains_key(&(*id, *from))
    }

    /// Every message of other spaces.
    pub fn all_received(&self) -> impl Iterator<Item = &Received> {
        self.received.values()
    }

    /// What was answered to a request of this space.
    pub fn answer_to(&self, request: &MessageId) -> Option<&Received> {
        let answers = |received: &&Received| match &received.message.said {
            Said::Ours { request: to, .. } | Said::NotOurs { request: to } => to == request,
            Said::Request(_) | Said::Notice { .. } | Said::Redemption { .. } => false,
        };
        self.received.values().find(answers)
    }

    /// The notice that a code belongs to.
    pub fn announced(&self, code: &ShortCode) -> Option<&Received> {
        let names = |received: &&Received| match &received.message.said {
            Said::Notice { code: mark, .. } => *mark == code.mark(&received.message.id),
            Said::Request(_)
            | Said::Ours { .. }
            | Said::NotOurs { .. }
            | Said::Redemption { .. } => false,
        };
        self.received.values().find(names)
    }

    /// Messages for a space that have not reached it.
    pub fn waiting_for(&self, space: &SpaceId, now: Timestamp) -> impl Iterator<Item = &Sent> {
        let waits = move |sent: &&Sent| {
            sent.message.to == *space && !sent.delivered && sent.message.expires_at > now
        };
        self.sent.values().filter(waits)
    }

    /// How many messages of one space are held.
    pub fn held_of(&self, space: &SpaceId) -> usize {
        let of = |received: &&Received| received.message.from == *space;
        self.received.values().filter(of).count()
    }

    /// How many messages are held.
    pub fn count(&self) -> usize {
        self.sent.len() + self.received.len()
    }

    /// The entries of messages that ended before a moment.
    pub fn overdue(&self, before: Timestamp) -> Vec<u64> {
        let sent = self.sent.values().map(|sent| (&sent.message, sent.entry));
        let received = self.received.values();
        let received = received.map(|received| (&received.message, received.entry));
        sent.chain(received)
            .filter(|(message, _)| message.expires_at < before)
            .map(|(_, entry)| entry)
            .collect()
    }

    /// The entries of messages about a member: those of this space, and the questions that they answer.
    pub fn about(&self, member: &str) -> Vec<u64> {
        let about = |sent: &&Sent| sent.member.as_deref() == Some(member);
        let about = self.sent.values().filter(about);
        let asked = |sent: &Sent| match &sent.message.said {
            Said::Ours { request, .. } => self.received(request).map(|asked| asked.entry),
            Said::Request(_)
            | Said::NotOurs { .. }
            | Said::Notice { .. }
            | Said::Redemption { .. } => None,
        };
        about
            .flat_map(|sent| std::iter::once(sent.entry).chain(asked(sent)))
            .collect()
    }

    /// The entries of messages that brought a pass of a guest of this host, and of the questions that they answer: by whatever
    /// the visitor was let in, they name the visitor.
    pub fn about_guest(&self, guest: &Guest, host: SpaceId) -> Vec<u64> {
        let of_home = |received: &&Received| received.message.from == guest.home;
        let theirs = |received: &&Received| {
            let brought = pass_of(&received.message.said).and_then(subject);
            brought == Some((guest.number, host))
        };
        let received = self.received.values().filter(of_home).filter(theirs);
        let asked = |received: &Received| match &received.message.said {
            Said::Ours { request, .. } => self.sent(request).map(|asked| asked.entry),
            Said::Request(_)
            | Said::NotOurs { .. }
            | Said::Notice { .. }
            | Said::Redemption { .. } => None,
        };
        received
            .flat_map(|received| std::iter::once(received.entry).chain(asked(received)))
            .collect()
    }

    /// Enters a fact: the ledger's entry of this number.
    pub(super) fn take(&mut self, fact: &MessageFact, entry: u64) {
        match fact {
            MessageFact::Sent { record, member } => self.send(record, member.as_ref(), entry),
            MessageFact::Delivered { id } => self.deliver(id),
            MessageFact::Received { record } => self.receive(record, entry),
            MessageFact::Answered { id, from, ours } => {
                if let Some(received) = self.heard(id, *from) {
                    received.answered = Some(*ours);
                }
            }
            MessageFact::CodeUsed { id, from } => {
                if let Some(received) = self.heard(id, *from) {
                    received.used = true;
                }
            }
        }
    }

    fn send(&mut self, record: &[u8], member: Option<&String>, entry: u64) {
        if let Some(message) = read(record) {
            let sent = Sent {
                bytes: record.into(),
                member: member.cloned(),
                delivered: false,
                entry,
                message,
            };
            self.sent.insert(sent.message.id, sent);
        }
    }

    fn deliver(&mut self, id: &MessageId) {
        if let Some(sent) = self.sent.get_mut(id) {
            sent.delivered = true;
        }
    }

    fn receive(&mut self, record: &[u8], entry: u64) {
        if let Some(message) = read(record) {
            let received = Received {
                answered: None,
                used: false,
                entry,
                message,
            };
            let (id, from) = (received.message.id, received.message.from);
            self.received.insert((id, from), received);
        }
    }

    fn heard(&mut self, id: &MessageId, from: Option<SpaceId>) -> Option<&mut Received> {
        let from = from.or_else(|| Some(self.received(id)?.message.from))?;
        self.received.get_mut(&(*id, from))
    }

    /// Forgets what these entries told.
    pub(super) fn erase(&mut self, entries: &BTreeSet<u64>) {
        self.sent.retain(|_, sent| !entries.contains(&sent.entry));
        self.received
            .retain(|_, received| !entries.contains(&received.entry));
    }
}

fn pass_of(said: &Said) -> Option<&[u8]> {
    match said {
        Said::Ours { pass, .. } | Said::Notice { pass, .. } => Some(pass),
        Said::Request(_) | Said::NotOurs { .. } | Said::Redemption { .. } => None,
    }
}

/// Whom a pass for one host is about there, and which host.
fn subject(pass: &[u8]) -> Option<(Pairwise, SpaceId)> {
    let decoded = Decoded::<Attestation>::read(Envelope::parse(pass).ok()?).ok()?;
    let claims = &decoded.unproven().0;
    Some((claims.subject, claims.audience))
}

/// What the ledger holds was verified before it was written.
fn read(record: &[u8]) -> Option<VisitMessage> {
    let envelope = Envelope::parse(record).ok()?;
    let decoded = Decoded::<VisitMessage>::read(envelope).ok()?;
    Some(decoded.unproven().clone())
}
