//! Who is heard at a desk: the rules on messages about a visit, as a transcript needs them. SPEC §3.8, §8.9

use std::collections::{BTreeMap, BTreeSet};

use federation_spec::protocol::{Refused, Reply};
use federation_spec::records::visit_message::Said;
use federation_spec::records::{Attestation, Decoded, Record as _, SpaceProfile, VisitMessage};
use federation_spec::rules::key_view::KeyView;
use federation_spec::rules::supersede::Inadmissible;
use federation_spec::wire::envelope::{Envelope, RecordType};
use federation_spec::wire::ids::{InvitationKey, MessageId, SpaceId, Timestamp};
use federation_spec::wire::signature::{Redeemed, SignatureError, redeemed, verify};
use serde_json::Value;

use super::ladder::{admit, envelope, key_view};
use super::plain_json::unhex;

/// What a node must hold to judge a message.
pub struct Desk {
    space: SpaceId,
    keys: KeyView,
    /// The peers that each space's profile lists.
    peers: BTreeMap<SpaceId, Vec<Vec<u8>>>,
    pinned: BTreeSet<SpaceId>,
    /// Open requests, and of whom.
    asked: BTreeMap<MessageId, SpaceId>,
    taken: BTreeSet<MessageId>,
    invitations: BTreeMap<InvitationKey, Invited>,
}

/// What is known of an invitation of the space.
struct Invited {
    times: usize,
    ends: Timestamp,
    redeemed: BTreeSet<SpaceId>,
}

impl Desk {
    /// The desk of one side of a transcript, if messages are delivered in it.
    pub fn of(side: &Value) -> Option<Self> {
        let own = space(side.get("space")?);
        let held = list(&side["records"]).map(|listed| unhex(&listed["record"]));
        let held: Vec<Envelope> = held
            .map(|record| envelope(&record).expect("what is held is a record"))
            .collect();
        let of_kind = |kind| held.iter().filter(move |record| record.kind() == kind);
        let events = of_kind(RecordType::KeyEvent).map(|event| event.bytes().to_vec());
        Some(Self {
            space: own,
            keys: key_view(&events.collect::<Vec<_>>()),
            peers: of_kind(RecordType::Profile).map(peers).collect(),
            pinned: list(&side["pinned"]).map(space).collect(),
            asked: list(&side["asked"]).map(asked).collect(),
            taken: BTreeSet::new(),
            invitations: list(&side["invitations"]).map(invited).collect(),
        })
    }

    /// What a peer is answered that delivers these bytes.
    pub fn hear(&mut self, peer: &[u8], bytes: &[u8], now: Timestamp) -> Reply {
        match self.take(peer, bytes, now) {
            Ok(()) => Reply::Noted,
            Err(refused) => Reply::Refused(refused),
        }
    }

    /// The table of §8.9, line by line.
    fn take(&mut self, peer: &[u8], bytes: &[u8], now: Timestamp) -> Result<(), Refused> {
        let envelope = envelope(bytes).map_err(|_| Refused::Malformed)?;
        let message = Decoded::<VisitMessage>::read(envelope).map_err(|_| Refused::Malformed)?;
        let message = verify(message, &self.keys).map_err(|error| match error {
            SignatureError::UnknownSpace(_) | SignatureError::UnknownKey(_) => Refused::NotTaken,
            SignatureError::Wrong | SignatureError::WeakKey => Refused::Malformed,
        })?;
        let message = message.record();
        let redeems = match &message.said {
            Said::Redemption { invitation, proof } => {
                let redeemed = redeemed(&message.redemption(), *invitation, proof);
                Some(redeemed.map_err(|_| Refused::Malformed)?)
            }
            _ => None,
        };
        if message.to != self.space || message.from == self.space {
            return Err(Refused::Malformed);
        }
        let peers = self.peers.get(&message.from);
        let its_node = peers.is_some_and(|peers| peers.iter().any(|one| one == peer));
        if !(redeems.is_some() || self.pinned.contains(&message.from)) || !its_node {
            return Err(Refused::NotTaken);
        }
        message.examine_at(now).map_err(|error| match error {
            Inadmissible::FromTheFuture => Refused::NotTaken,
            _ => Refused::Malformed,
        })?;
        if let Some(redeemed) = redeems {
            return self.redeem(redeemed, now).ok_or(Refused::Malformed);
        }
        if !self.taken.contains(&message.id) {
            self.listen(message, now).ok_or(Refused::Malformed)?;
            self.taken.insert(message.id);
        }
        Ok(())
    }

    /// What a message says that was not taken before.
    fn listen(&mut self, message: &VisitMessage, now: Timestamp) -> Option<()> {
        match &message.said {
            Said::Request(_) => Some(()),
            Said::Notice { pass, .. } => self.pass_is_for_us(message.from, pass, now),
            Said::Ours { request, pass } => {
                self.pass_is_for_us(message.from, pass, now)?;
                self.close(message.from, request)
            }
            Said::NotOurs { request } => self.close(message.from, request),
            Said::Redemption { .. } => unreachable!("it is redeemed before"),
        }
    }

    fn redeem(&mut self, redeemed: Redeemed, now: Timestamp) -> Option<()> {
        let invited = self.invitations.get_mut(&redeemed.invitation())?;
        let again = invited.redeemed.contains(&redeemed.by());
        let open = now < invited.ends && invited.redeemed.len() < invited.times;
        (again || open).then(|| {
            invited.redeemed.insert(redeemed.by());
        })
    }

    /// The request that is answered, which is open no longer.
    fn close(&mut self, from: SpaceId, request: &MessageId) -> Option<()> {
        let of = self.asked.get(request)?;
        if *of != from {
            return None;
        }
        self.asked.remove(request).map(drop)
    }

    fn pass_is_for_us(&self, from: SpaceId, pass: &[u8], now: Timestamp) -> Option<()> {
        let pass = admit::<Attestation>(envelope(pass).ok()?, &self.keys, now).ok()?;
        let claims = &pass.record().0;
        (claims.home == from && claims.audience == self.space).then_some(())
    }
}

fn peers(profile: &Envelope) -> (SpaceId, Vec<Vec<u8>>) {
    let SpaceProfile(claims) =
        SpaceProfile::read(profile.payload()).expect("what is held has the shape of its type");
    let peers = claims.body.peers.iter();
    let peers = peers.map(|peer| peer.as_slice().to_vec());
    (claims.space, peers.collect())
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().expect("it is a list").iter()
}

fn space(value: &Value) -> SpaceId {
    let text = value.as_str().expect("a space id is text");
    text.parse().expect("a space id")
}

fn asked(one: &Value) -> (MessageId, SpaceId) {
    let number = unhex(&one["id"]).try_into();
    let number = MessageId(number.expect("a number has 16 bytes"));
    (number, space(&one["of"]))
}

fn invited(value: &Value) -> (InvitationKey, Invited) {
    let key = value["invitation"].as_str().expect("a key is text");
    let number = |name: &str| value[name].as_u64().expect("it is a number");
    let invited = Invited {
        times: usize::try_from(number("times")).expect("it is few"),
        ends: Timestamp(number("ends")),
        redeemed: BTreeSet::new(),
    };
    (key.parse().expect("it is a key"), invited)
}
