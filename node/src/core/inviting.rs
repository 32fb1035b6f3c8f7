//! Spaces meet: one hands an invitation to somebody who is to found or run another, whose node redeems it. SPEC §3.11

use std::collections::BTreeMap;

use federation_spec::records::values::{List, Text, Version1};
use federation_spec::records::visit_message::Said;
use federation_spec::records::{Invitation, VisitMessage};
use federation_spec::rules::supersede::Inadmissible;
use federation_spec::wire::ids::{InvitationKey, InvitationSecret, SpaceId, Timestamp};
use federation_spec::wire::limits::MAX_MESSAGE_LIFE;
use federation_spec::wire::signature::{Redeemed, Redemption, Verified};

use super::ask::To;
use super::facts::{Fact, Follows, InvitationFact, PeerFact, Regard, SpaceFact};
use super::likeness::is_seen;
use super::limits::{
    DAY, MAX_INVITATION_DAYS, MAX_INVITATIONS, MAX_NAMED_PEERS, MAX_TIMES, MAX_UNDECIDED,
};
use super::memory::books::invitations::{Accepted, Given};
use super::messages::new_message_id;
use super::moment::Moment;
use super::orders::InvitationOrder;
use super::output::{NetworkOrder, Outbox};
use super::own::Hand;
use super::peers::{Peer, Ticket};
use super::problem::{InvitationProblem, Problem};
use super::random::Random;
use super::state::Core;
use super::views::{
    AcceptedState, AcceptedView, GivenState, GivenView, InvitationsView, MadeInvitation,
    RedeemerView, UndecidedView,
};
use federation_spec::protocol::Refused;

impl Core {
    /// A new invitation of this space. Its secret stands in the answer alone.
    pub(super) fn invite(
        &self,
        order: InvitationOrder,
        now: Timestamp,
        rng: &mut dyn Random,
    ) -> Result<(Vec<Fact>, MadeInvitation), Problem> {
        self.may_sign(Hand::Person)?;
        let fits = |name: &String| {
            Text::<1, 80>::new(name.as_str()).is_some() && name.chars().all(is_seen)
        };
        if !order.name.as_ref().is_none_or(fits) {
            return Err(Problem::BadText("name"));
        }
        let days = (1..=MAX_INVITATION_DAYS).contains(&order.days);
        if !days || !(1..=MAX_TIMES).contains(&order.times) {
            return Err(InvitationProblem::OutOfBounds.into());
        }
        if order.follows != Follows::Nothing && order.times > 1 {
            return Err(InvitationProblem::FollowsOne.into());
        }
        let open = self.books.invitations.all_given();
        if open.filter(|(_, given)| given.is_open(now)).count() >= MAX_INVITATIONS {
            return Err(InvitationProblem::TooMany.into());
        }
        let nodes = self.surroundings.inviting().into_iter();
        let nodes = nodes.filter_map(Text::new).take(4).collect();
        let own = self.identity.space();
        let mut secret = InvitationSecret([0; 32]);
        rng.fill(&mut secret.0);
        let key = secret.key();
        let invitation = Invitation {
            version: Version1,
            space: own,
            secret,
            nodes: List::new(nodes).ok_or(InvitationProblem::NowhereReached)?,
            expires_at: now.plus(order.days * DAY),
            name: self.name_of(&own).and_then(Text::new),
        };
        let given = Given {
            name: order.name.clone(),
            times: order.times,
            follows: order.follows,
            made_at: now,
            expires_at: invitation.expires_at,
            withdrawn: false,
            redeemed: Vec::new(),
        };
        let made = MadeInvitation {
            text: invitation.text(),
            given: self.given_view(&key, &given, now),
        };
        let fact = Fact::Invitation(InvitationFact::Made {
            invitation: key,
            name: order.name,
            times: order.times,
            follows: order.follows,
            expires_at: invitation.expires_at,
        });
        Ok((vec![fact], made))
    }

    /// An invitation of this space counts no more.
    pub(super) fn withdraw(
        &self,
        invitation: InvitationKey,
        now: Timestamp,
    ) -> Result<(Vec<Fact>, GivenView), Problem> {
        let given = self.books.invitations.given(&invitation);
        let mut given = given.cloned().ok_or(InvitationProblem::Unknown)?;
        let facts = match given.withdrawn {
            true => Vec::new(),
            false => vec![Fact::Invitation(InvitationFact::Withdrawn { invitation })],
        };
        given.withdrawn = true;
        Ok((facts, self.given_view(&invitation, &given, now)))
    }

    /// Accepts an invitation: the nodes that it names are kept connected, and the space is told as soon as one of them is
    /// reached.
    pub(super) fn accept(
        &mut self,
        to: To<AcceptedView>,
        invitation: &Invitation,
        pin: bool,
        now: Moment,
        rng: &mut dyn Random,
        out: &mut Outbox,
    ) -> Result<(), Problem> {
        let (of, key) = (invitation.space, invitation.secret.key());
        if of == self.identity.space() {
            return Err(Problem::OwnSpace);
        }
        if invitation.expires_at <= now.wall {
            return Err(InvitationProblem::Ended.into());
        }
        let mut facts = self.named(invitation)?;
        let earlier = self.books.invitations.accepted(&of);
        if earlier.is_none_or(|earlier| earlier.invitation != key) {
            facts.extend(self.redeeming(invitation, now.wall, rng)?);
        }
        // A block is lifted by whoever looks at that space, and by no text that somebody sends.
        let pins = pin && self.books.regard_of(&of) == Regard::None;
        if pins {
            facts.push(Fact::Space(SpaceFact::Standing {
                space: of,
                standing: Regard::Pinned,
                limit: None,
                note: None,
            }));
        }
        let mut batch = self.batch_of(facts, now.wall);
        if pins {
            batch.pinned.push(self.regarded(of, Regard::Pinned));
        }
        self.granted.reconsider();
        let accepted = self.books.invitations.accepted(&of);
        let view = accepted.map(|accepted| self.accepted_view(&of, accepted, now.wall));
        let then = out.persist(batch);
        for node in invitation.nodes.iter() {
            then.network(NetworkOrder::Dial(node.as_str().to_owned()));
        }
        then.answer(to, view.ok_or(InvitationProblem::Unknown.into()));
        self.send_at_once(&[of], now, out);
        Ok(())
    }

    /// The nodes of an invitation are named as peers, those that are not yet.
    fn named(&self, invitation: &Invitation) -> Result<Vec<Fact>, Problem> {
        let peers = self.books.peers();
        let nodes = invitation.nodes.iter().map(|node| node.as_str().to_owned());
        let new: Vec<String> = nodes.filter(|node| !peers.contains(node)).collect();
        if peers.len() + new.len() > MAX_NAMED_PEERS {
            return Err(Problem::TooManyPeers);
        }
        let named = |address| Fact::Peer(PeerFact::Named { address });
        Ok(new.into_iter().map(named).collect())
    }

    /// The message that tells the space that invited, and that it was accepted.
    fn redeeming(
        &self,
        invitation: &Invitation,
        now: Timestamp,
        rng: &mut dyn Random,
    ) -> Result<[Fact; 2], Problem> {
        let message = new_message_id(rng);
        let redemption = Redemption {
            by: self.identity.space(),
            of: invitation.space,
            message,
        };
        let said = Said::Redemption {
            invitation: invitation.secret.key(),
            proof: invitation.secret.redeems(&redemption),
        };
        let ends = invitation.expires_at.min(now.plus(MAX_MESSAGE_LIFE));
        let sent = self.say(message, invitation.space, said, ends, None, now)?;
        let accepted = Fact::Invitation(InvitationFact::Accepted {
            invitation: invitation.secret.key(),
            of: invitation.space,
            name: invitation
                .name
                .as_ref()
                .map(|name| name.as_str().to_owned()),
            message,
        });
        Ok([sent, accepted])
    }

    /// A space redeems an invitation that it has.
    pub(super) fn on_redemption(
        &mut self,
        from: &Peer,
        ticket: Ticket,
        message: &Verified<VisitMessage>,
        redeemed: Redeemed,
        now: Moment,
        out: &mut Outbox,
    ) {
        match self.take_redemption(from, message.record(), redeemed, now) {
            // What was heard before may not be on disk yet.
            Ok(None) => out.behind().network(NetworkOrder::Note(ticket)),
            Ok(Some(follows)) => {
                self.enter_redeemed(redeemed, follows, ticket, now.wall, out);
            }
            Err(refused) => out.network(NetworkOrder::Refuse(ticket, refused)),
        }
    }

    /// What follows from a redemption; `None` for one that was heard before.
    fn take_redemption(
        &self,
        from: &Peer,
        message: &VisitMessage,
        redeemed: Redeemed,
        now: Moment,
    ) -> Result<Option<Follows>, Refused> {
        let by = redeemed.by();
        if message.to != self.identity.space() || by == message.to {
            return Err(Refused::Malformed);
        }
        if !self.nodes_of(&by).contains(from) || self.disk.writable().is_err() {
            return Err(Refused::NotTaken);
        }
        match message.examine_at(now.wall) {
            Ok(()) => {}
            Err(Inadmissible::FromTheFuture) => return Err(Refused::NotTaken),
            Err(_) => return Err(Refused::Malformed),
        }
        let given = self.books.invitations.given(&redeemed.invitation());
        let given = given.ok_or(Refused::Malformed)?;
        if given.redeemed.iter().any(|(earlier, _)| *earlier == by) {
            return Ok(None);
        }
        if !given.is_open(now.wall) || self.books.regard_of(&by) == Regard::Blocked {
            return Err(Refused::Malformed);
        }
        // Whatever was decided of that space since holds.
        let later = self.books.put_off(&by);
        if later.is_some_and(|at| at >= given.made_at) {
            return Ok(Some(Follows::Nothing));
        }
        // What follows by itself waits while anything is in doubt, and until a person has looked at a home that was brought back.
        let unseen = self.restored.gap().is_some_and(|gap| !gap.seen);
        if given.follows != Follows::Nothing && (unseen || self.may_sign(Hand::Person).is_err()) {
            return Err(Refused::NotTaken);
        }
        Ok(Some(given.follows))
    }

    fn enter_redeemed(
        &mut self,
        redeemed: Redeemed,
        follows: Follows,
        ticket: Ticket,
        now: Timestamp,
        out: &mut Outbox,
    ) {
        let by = redeemed.by();
        let mut facts = vec![Fact::Invitation(InvitationFact::Redeemed {
            invitation: redeemed.invitation(),
            by,
        })];
        let pins = follows != Follows::Nothing && self.books.regard_of(&by) == Regard::None;
        if pins {
            facts.push(Fact::Space(SpaceFact::Standing {
                space: by,
                standing: Regard::Pinned,
                limit: None,
                note: None,
            }));
        }
        let mut batch = self.batch_of(facts, now);
        if pins {
            batch.pinned.push(self.regarded(by, Regard::Pinned));
        }
        out.persist(batch).network(NetworkOrder::Note(ticket));
        if follows == Follows::Vouch {
            // Where as many are vouched for as may be, a person sees that this one is not.
            let _ = self.vouch(by, now, out);
        }
    }

    /// The space that invited does not know the invitation, or does not any more.
    pub(super) fn refused(&self, message: &VisitMessage) -> Option<Fact> {
        let Said::Redemption { invitation, .. } = message.said else {
            return None;
        };
        let of = message.to;
        Some(Fact::Invitation(InvitationFact::Refused { invitation, of }))
    }

    pub(super) fn list_invitations(&self, now: Timestamp) -> InvitationsView {
        let invitations = &self.books.invitations;
        let given = invitations.all_given();
        let mut given: Vec<GivenView> = given
            .map(|(key, given)| self.given_view(key, given, now))
            .collect();
        given.sort_by_key(|one| std::cmp::Reverse(one.made_at));
        let accepted = invitations.all_accepted();
        let mut accepted: Vec<AcceptedView> = accepted
            .map(|(of, accepted)| self.accepted_view(of, accepted, now))
            .collect();
        accepted.sort_by_key(|one| std::cmp::Reverse(one.at));
        InvitationsView {
            given,
            accepted,
            undecided: self.undecided(now),
        }
    }

    /// Spaces with which an invitation came about, and on which nobody has decided: the longest waiting first, each with the
    /// moment since when it does. Only those of which a profile is held.
    fn waiting_spaces(&self) -> Vec<(Timestamp, SpaceId)> {
        let mut first: BTreeMap<SpaceId, Timestamp> = BTreeMap::new();
        for (space, since) in self.books.invitations.met() {
            let later = self.books.put_off(&space).is_some_and(|at| at >= since);
            let open = self.books.regard_of(&space) == Regard::None;
            let known = self.directory.get(&space);
            if open && !later && known.is_some_and(|known| known.profile().is_some()) {
                let earliest = first.entry(space).or_insert(since);
                *earliest = since.min(*earliest);
            }
        }
        let waiting = first.into_iter().map(|(space, since)| (since, space));
        let mut waiting: Vec<_> = waiting.collect();
        waiting.sort_unstable();
        waiting.truncate(MAX_UNDECIDED);
        waiting
    }

    /// How many they are.
    pub(super) fn count_undecided(&self) -> usize {
        self.waiting_spaces().len()
    }

    fn undecided(&self, now: Timestamp) -> Vec<UndecidedView> {
        let view = |(since, space): (Timestamp, SpaceId)| {
            Some(UndecidedView {
                space: self.show_space(&space, now).ok()?,
                since,
                invited_as: self.invited_as(&space),
            })
        };
        self.waiting_spaces().into_iter().filter_map(view).collect()
    }

    fn invited_as(&self, space: &SpaceId) -> Option<Option<String>> {
        let mut given = self.books.invitations.all_given();
        let by = |given: &Given| given.redeemed.iter().any(|(by, _)| by == space);
        given.find_map(|(_, given)| by(given).then(|| given.name.clone()))
    }

    fn given_view(&self, key: &InvitationKey, given: &Given, now: Timestamp) -> GivenView {
        let redeemer = |(space, at): &(SpaceId, Timestamp)| RedeemerView {
            space: *space,
            name: self.name_of(space),
            at: *at,
        };
        GivenView {
            invitation: *key,
            name: given.name.clone(),
            times: given.times,
            follows: given.follows,
            made_at: given.made_at,
            expires_at: given.expires_at,
            state: match given {
                _ if given.is_open(now) => GivenState::Open,
                _ if given.withdrawn => GivenState::Withdrawn,
                _ if given.expires_at <= now => GivenState::Ended,
                _ => GivenState::Used,
            },
            redeemed: given.redeemed.iter().map(redeemer).collect(),
        }
    }

    fn accepted_view(&self, of: &SpaceId, accepted: &Accepted, now: Timestamp) -> AcceptedView {
        let sent = self.books.letters.sent(&accepted.message);
        let state = match sent {
            _ if accepted.refused => AcceptedState::Refused,
            Some(sent) if sent.delivered => AcceptedState::Told,
            Some(sent) if now < sent.message.expires_at => AcceptedState::Waiting,
            Some(_) => AcceptedState::Ended,
            // A message is erased some time after it has ended, and nobody knows then what became of it.
            None => AcceptedState::Ended,
        };
        AcceptedView {
            space: *of,
            name: self.name_of(of).or(accepted.name.clone()),
            at: accepted.at,
            state,
        }
    }
}
