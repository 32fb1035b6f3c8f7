//! What the edges of a node do: the network that carries, the threads that climb, the store that serves.

use std::sync::Arc;

use covisa::core::{Effect, Gossip, Input, NetworkOrder, Peer, Ticket};
use covisa::runtime::exchange::{compared, slices};
use covisa::store::Records as _;
use covisa::store::reconcile::compare;
use covisa::store::serve::serve;
use covisa::verify::climb_message;
use federation_spec::protocol::{Refused, Reply};

use super::{Event, Fault, Millis, NOBODY, Who, World, pair};
use crate::ladder;

/// So long an answer is held back that waits for a disk, where that is the fault, milliseconds.
const HELD_BACK: Millis = 1_700;

impl World {
    pub(super) fn who(&self, peer: &Peer) -> Option<Who> {
        self.places.iter().position(|place| place.peer == *peer)
    }

    pub(super) fn carry_out(&mut self, who: Who, effects: Vec<Effect>) {
        for effect in effects {
            if self.traced == Some(who) {
                eprintln!("{}   -> {:.200}", self.now, format!("{effect:?}"));
            }
            self.do_it(who, effect);
        }
    }

    fn do_it(&mut self, who: Who, effect: Effect) {
        let wall = self.moment(who).wall;
        let Some(node) = self.places[who].node.as_ref() else {
            return;
        };
        match effect {
            Effect::Network(order) => self.obey(who, order),
            Effect::Answer(ticket, answer) => {
                let (last, waits) = (node.home.disk.book().last(), node.waits());
                let place = &mut self.places[who];
                place.acknowledged = place.acknowledged.max(last);
                match self.fault == Some(Fault::BehindTheDisk) && waits {
                    true => self.later(who, HELD_BACK, Event::Answer(ticket, answer)),
                    false => drop(self.answers.insert(ticket, answer)),
                }
            }
            Effect::Wake(again, after) => {
                self.later(who, after, Event::Hear(Input::Again(again)));
            }
            Effect::Climb(from, parcel) => {
                let records: Vec<&[u8]> = parcel.records.iter().map(AsRef::as_ref).collect();
                let climbed = ladder::climb_page(&records, &node.keys);
                for (at, input) in slices(from, parcel, climbed).into_iter().enumerate() {
                    self.later(who, 1 + at as Millis, Event::Hear(input));
                }
            }
            Effect::ClimbMessage(from, ticket, bytes) => {
                let heard = climb_message(&bytes, &node.keys);
                let message = Input::Message {
                    from,
                    ticket,
                    heard,
                };
                self.later(who, 1, Event::Hear(message));
            }
            Effect::Serve(ticket, request) => {
                let shelf = &node.home.disk.shelf;
                let durable = shelf.cursor().arrival;
                let reply = serve(shelf, &request, durable, self.room, wall);
                self.reply(who, ticket, reply);
            }
            Effect::Reconcile {
                with,
                salt,
                message,
            } => {
                let result = compare(&node.home.disk.shelf, salt, message.as_deref(), wall);
                self.later(who, 1, Event::Hear(compared(with, result)));
            }
            Effect::Keys(_) | Effect::Tokens(_) | Effect::Admitted(..) => {}
        }
    }

    fn obey(&mut self, who: Who, order: NetworkOrder) {
        if self.drops(&order) {
            return;
        }
        match order {
            NetworkOrder::Publish(record) => {
                self.is_new(who, &record);
                self.remember(&record);
                self.count_number(who, &record);
                if self.pass_on(who, None, &record) == 0 {
                    self.later(who, 1, Event::Hear(Input::PublishFailed));
                }
            }
            NetworkOrder::Judge(ticket, verdict) => {
                let Some((from, record)) = self.places[who].judged.remove(&ticket) else {
                    return;
                };
                match verdict {
                    Gossip::Accept => drop(self.pass_on(who, Some(from), &record)),
                    Gossip::Reject => self.blamed += u64::from(from != NOBODY),
                    Gossip::Ignore => {}
                }
            }
            NetworkOrder::Disconnect(peer) => {
                if let Some(other) = self.who(&peer) {
                    self.cut_link(who, other);
                }
            }
            NetworkOrder::Fault(peer, count) if self.who(&peer).is_some() => {
                self.blamed += u64::from(count);
            }
            NetworkOrder::Ask(peer, request, method) => {
                self.tickets += 1;
                let ticket = Ticket(self.tickets);
                let other = self.who(&peer);
                let other = other.filter(|other| self.links.contains_key(&pair(who, *other)));
                let Some(other) = other else {
                    let nothing = Input::NoReply {
                        from: peer,
                        method,
                        refused: None,
                    };
                    return self.later(who, 1, Event::Hear(nothing));
                };
                let run = self.places[who].run;
                self.places[other].asked.insert(ticket, (who, run, method));
                let (from, after) = (self.places[who].peer.clone(), self.latency(who));
                self.later(other, after, Event::Asked(from, ticket, request));
            }
            NetworkOrder::Note(ticket) => self.reply(who, ticket, Reply::Noted),
            NetworkOrder::Refuse(ticket, refused) => {
                self.reply(who, ticket, Reply::Refused(refused));
            }
            // The world keeps connected whom it introduced, and nobody here is a stranger.
            NetworkOrder::Dial(_)
            | NetworkOrder::Forget(_)
            | NetworkOrder::Fault(..)
            | NetworkOrder::Reach(..)
            | NetworkOrder::Favour(_) => {}
        }
    }

    /// What a space signs under a number stays the only thing under it.
    fn count_number(&mut self, who: Who, record: &Arc<[u8]>) {
        let Some(node) = self.node(who) else {
            return;
        };
        let climbed = ladder::climb(record, &node.keys);
        if let Err(told) = self.numbers.see(&climbed, record) {
            self.wrong.get_or_insert(told);
        }
    }

    fn reply(&mut self, who: Who, ticket: Ticket, reply: Reply) {
        let Some((asker, run, method)) = self.places[who].asked.remove(&ticket) else {
            return;
        };
        if self.places[asker].run != run {
            return;
        }
        let (from, after) = (self.places[who].peer.clone(), self.latency(who));
        // One that is refused as busy asks again by itself.
        debug_assert!(
            !matches!(reply, Reply::Refused(Refused::Malformed)),
            "nobody here is malformed"
        );
        self.later(asker, after, Event::Replied(from, method, reply));
    }

    /// Passes a record on to everyone connected but one: to how many.
    fn pass_on(&mut self, who: Who, but: Option<Who>, record: &Arc<[u8]>) -> usize {
        let linked: Vec<Who> = self.linked(who).collect();
        let mut count = 0;
        for other in linked.into_iter().filter(|other| Some(*other) != but) {
            let (from, after) = (self.places[who].peer.clone(), self.latency(who));
            self.later(other, after, Event::Gossip(from, record.clone()));
            count += 1;
        }
        count
    }
}
