//! Nodes, their clocks, and the network between them, in virtual milliseconds. Everything that happens follows from a seed.

mod edges;

use std::any::Any;
use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::sync::Arc;

use covisa::core::{
    Answer, Command, Input, Method, Moment, NetworkOrder, Peer, Ticket, To, Uptime,
};
use covisa::runtime::exchange::replied;
use federation_spec::protocol::{Reply, Request};
use federation_spec::wire::ids::{Hash32, Timestamp};
use federation_spec::wire::limits::MAX_REPLY_RECORDS_BYTES;

use crate::disk::Disk;
use crate::house::{Home, Node};
use crate::ladder;
use crate::numbers::Numbers;
use covisa_tests::chance::Chance;

/// Virtual milliseconds since the world began.
pub type Millis = u64;
/// Which node.
pub type Who = usize;

/// When the world begins.
pub const BEGAN: Timestamp = Timestamp(1_800_000_000);
/// Milliseconds between two ticks of a node.
const TICK: Millis = 30_000;
/// A peer of no space, which says again what was said before, and some of it altered.
const LIAR: [u8; 38] = [0xee; 38];
/// Who it is among those who passed something on.
const NOBODY: Who = Who::MAX;
/// Records that it remembers.
const REMEMBERED: usize = 256;
/// Milliseconds for which gossip remembers what it brought.
const REMEMBERS: Millis = 120_000;
/// Changes that may wait for a disk: as many as the node's own loop lets wait before it takes in nothing new.
const MANY_UNWRITTEN: usize = covisa::store::writer::QUEUE - 1024;
/// How often a node dials whom it is to keep connected, milliseconds.
const DIAL: Millis = 2_000;

/// How a disk does its work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// Within some milliseconds.
    Quick,
    /// Within seconds; whatever waits then is written at once.
    Slow,
    /// It takes nothing more, until somebody makes room and starts the node anew.
    Full,
}

/// What is put in on purpose, to see that it is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Every other output that tells others of something new is dropped.
    DroppedOutput,
    /// What a disk says to have written is lost when the power is cut.
    NoFsync,
    /// After a power cut older records are there, and the disk says that newer ones were read.
    RolledBack,
    /// A node that starts does not know who was let in before.
    GuestsForgotten,
    /// Whatever is answered while something waits for the disk comes late.
    BehindTheDisk,
}

/// What is to happen.
enum Event {
    /// A node hears something.
    Hear(Input),
    /// Its disk has had time to write.
    Write,
    /// Its tick.
    Tick,
    /// It dials.
    Dial,
    /// A record that another one passes on arrives.
    Gossip(Peer, Arc<[u8]>),
    /// Another one's request arrives.
    Asked(Peer, Ticket, Request),
    /// The answer to its own request arrives.
    Replied(Peer, Method, Reply),
    /// The liar says something.
    Lie(Vec<u8>),
    /// Its answer reaches who asked it.
    Answer(Ticket, Answer),
}

/// A node of the world.
struct Place {
    /// Runs, if it does.
    node: Option<Node>,
    /// What stays, if it does not.
    home: Option<Home>,
    peer: Peer,
    /// How much its calendar is ahead, seconds.
    ahead: i64,
    /// Since when it runs.
    since: Millis,
    /// Counts its processes: what was meant for an earlier one is lost.
    run: u32,
    /// Whom it keeps connected.
    dials: BTreeSet<Who>,
    /// What gossip brought, and when: for two minutes it is not looked at again.
    seen: HashMap<Hash32, Millis>,
    /// Who waits for an answer of it, by the ticket it was given.
    asked: HashMap<Ticket, (Who, u32, Method)>,
    /// What waits for a verdict: who passed it on, and its bytes.
    judged: HashMap<Ticket, (Who, Arc<[u8]>)>,
    /// The disk as it was some writes ago, where a fault needs it.
    older: VecDeque<Disk>,
    /// The last entry of its ledger when somebody was last answered.
    acknowledged: u64,
    /// How its disk works.
    pace: Pace,
    /// So much longer whatever it sends is under way, milliseconds.
    lag: Millis,
    /// When its pace or its lag was changed.
    turned: Millis,
    /// When somebody last connected with it.
    met: Option<Millis>,
}

/// The world.
pub struct World {
    places: Vec<Place>,
    events: BTreeMap<(Millis, u64), (Who, u32, Event)>,
    next: u64,
    /// Now.
    pub now: Millis,
    /// What happens by chance.
    pub chance: Chance,
    /// Connections that stand, and since when.
    links: BTreeMap<(Who, Who), Millis>,
    /// Pairs between which nothing passes.
    parted: BTreeSet<(Who, Who)>,
    tickets: u64,
    answers: HashMap<Ticket, Answer>,
    /// Of a hundred records that are passed on so many find no room.
    pub loss: usize,
    /// Bytes of records that go into an answer.
    pub room: usize,
    /// What was published, as far as the liar remembers it.
    said: Vec<Arc<[u8]>>,
    /// Provable wrongs that honest nodes were blamed for.
    pub blamed: u64,
    /// Inputs that were handled.
    pub handled: u64,
    /// The node of which everything is told.
    traced: Option<Who>,
    fault: Option<Fault>,
    told: u64,
    numbers: Numbers,
    /// What nobody may ever see, once somebody has: words for it.
    pub wrong: Option<String>,
}

fn liar() -> Peer {
    Peer(LIAR.as_slice().into())
}

fn pair(one: Who, other: Who) -> (Who, Who) {
    (one.min(other), one.max(other))
}

impl World {
    /// So many nodes, each the only one of its space.
    pub fn of(nodes: usize, seed: u64) -> Self {
        Self::with(nodes, seed, None)
    }

    /// The same, with a fault.
    pub fn with(nodes: usize, seed: u64, fault: Option<Fault>) -> Self {
        let mut world = Self {
            places: Vec::new(),
            events: BTreeMap::new(),
            next: 0,
            now: 0,
            chance: Chance::of(seed),
            links: BTreeMap::new(),
            parted: BTreeSet::new(),
            tickets: 0,
            answers: HashMap::new(),
            loss: 0,
            room: MAX_REPLY_RECORDS_BYTES,
            said: Vec::new(),
            blamed: 0,
            handled: 0,
            traced: std::env::var("COVISA_SIM_TRACE")
                .ok()
                .map(|who| who.parse().unwrap()),
            fault,
            told: 0,
            numbers: Numbers::default(),
            wrong: None,
        };
        for who in 0..nodes {
            let home = Home::found(seed.wrapping_mul(1_000) + who as u64, BEGAN);
            world.places.push(Place {
                node: None,
                peer: home.peer.clone(),
                home: Some(home),
                ahead: 0,
                since: 0,
                run: 0,
                dials: BTreeSet::new(),
                seen: HashMap::new(),
                asked: HashMap::new(),
                judged: HashMap::new(),
                older: VecDeque::new(),
                acknowledged: 0,
                pace: Pace::Quick,
                lag: 0,
                turned: 0,
                met: None,
            });
        }
        for who in 0..nodes {
            world.start(who);
        }
        world
    }

    /// How many nodes there are.
    pub fn nodes(&self) -> usize {
        self.places.len()
    }

    /// A node that runs.
    pub fn node(&self, who: Who) -> Option<&Node> {
        self.places[who].node.as_ref()
    }

    /// What stays of a node.
    pub fn home(&self, who: Who) -> &Home {
        let place = &self.places[who];
        match (&place.node, &place.home) {
            (Some(node), _) => &node.home,
            (None, Some(home)) => home,
            (None, None) => unreachable!("a node that does not run has left its home"),
        }
    }

    /// The home of a node, to be changed while it runs or not.
    pub fn home_mut(&mut self, who: Who) -> &mut Home {
        let place = &mut self.places[who];
        let running = place.node.as_mut().map(|node| &mut node.home);
        running
            .or(place.home.as_mut())
            .expect("a node runs, or its home lies there")
    }

    /// Since when a node runs without a break.
    pub fn runs_since(&self, who: Who) -> Option<Millis> {
        let place = &self.places[who];
        place.node.as_ref().map(|_| place.since)
    }

    /// The connections that stand, and since when.
    pub fn links(&self) -> impl Iterator<Item = (Who, Who, Millis)> {
        let links = self.links.iter();
        links.map(|((one, other), since)| (*one, *other, *since))
    }

    fn linked(&self, who: Who) -> impl Iterator<Item = Who> {
        self.links()
            .filter_map(move |(one, other, _)| match (one == who, other == who) {
                (true, _) => Some(other),
                (_, true) => Some(one),
                (false, false) => None,
            })
    }

    /// What a node's clocks show.
    pub fn moment(&self, who: Who) -> Moment {
        let place = &self.places[who];
        let wall = BEGAN.0 + self.now / 1_000;
        let up = Uptime((self.now - place.since) / 1_000);
        Moment {
            wall: Timestamp(wall.saturating_add_signed(place.ahead)),
            up,
            boot: up,
        }
    }

    /// Sets a node's calendar so many seconds ahead of the right one.
    pub fn set_clock(&mut self, who: Who, ahead: i64) {
        self.places[who].ahead = ahead;
    }

    /// From now on the disk of a node works like this.
    pub fn set_pace(&mut self, who: Who, pace: Pace) {
        let place = &mut self.places[who];
        (place.pace, place.turned) = (pace, self.now);
        if let (Pace::Full, Some(node)) = (pace, place.node.as_mut()) {
            node.home.disk.fail();
        }
    }

    /// How the disk of a node works.
    pub fn pace(&self, who: Who) -> Pace {
        self.places[who].pace
    }

    /// From now on whatever a node sends is under way for so much longer.
    pub fn set_lag(&mut self, who: Who, lag: Millis) {
        let place = &mut self.places[who];
        (place.lag, place.turned) = (lag, self.now);
    }

    /// Since when neither a node's disk nor what it sends is slow, if that is so.
    pub fn quick_since(&self, who: Who) -> Option<Millis> {
        let place = &self.places[who];
        (place.pace == Pace::Quick && place.lag == 0).then_some(place.turned)
    }

    /// Whether somebody connected with a node within so much time.
    pub fn met_within(&self, who: Who, millis: Millis) -> bool {
        self.places[who]
            .met
            .is_some_and(|met| self.now - met <= millis)
    }

    /// Keeps two nodes connected from now on, whenever both run and nothing parts them.
    pub fn introduce(&mut self, one: Who, other: Who) {
        self.places[one].dials.insert(other);
    }

    /// From now on nothing passes between two nodes, or everything does again.
    pub fn part(&mut self, one: Who, other: Who, parted: bool) {
        match parted {
            true => {
                self.parted.insert(pair(one, other));
                self.cut_link(one, other);
            }
            false => drop(self.parted.remove(&pair(one, other))),
        }
    }

    /// A stranger connects with a node and says what was said before, some of it altered, however often it was heard.
    pub fn lie(&mut self, who: Who) {
        let (peer, address) = (liar(), "/memory/liar".to_owned());
        self.later(who, 1, Event::Hear(Input::Connected { peer, address }));
        for after in 0..8 {
            if self.said.is_empty() {
                break;
            }
            let mut bytes = self.chance.one(&self.said).to_vec();
            if self.chance.is(50) {
                let at = self.chance.below(bytes.len());
                bytes[at] ^= 1 << self.chance.below(8);
            }
            self.later(who, 10 + after * 40, Event::Lie(bytes));
        }
        let peer = liar();
        self.later(who, 3_000, Event::Hear(Input::Gone { peer }));
    }

    /// Starts a node that does not run.
    pub fn start(&mut self, who: Who) {
        let Some(mut home) = self.places[who].home.take() else {
            return;
        };
        home.forgets_guests = self.fault == Some(Fault::GuestsForgotten);
        let chance = self.chance.draw();
        self.places[who].since = self.now;
        let moment = self.moment(who);
        let place = &mut self.places[who];
        if home.disk.book().last() < place.acknowledged {
            self.wrong.get_or_insert(format!(
                "{who} has lost something for which it had answered"
            ));
        }
        place.run += 1;
        let mut node = Node::start(home, moment, chance);
        if place.pace == Pace::Full {
            node.home.disk.fail();
        }
        place.node = Some(node);
        self.later(who, 1, Event::Write);
        let first = self.chance.draw() % TICK;
        self.later(who, first, Event::Tick);
        let first = self.chance.draw() % DIAL;
        self.later(who, first, Event::Dial);
    }

    /// The power of a node is cut.
    pub fn cut(&mut self, who: Who) {
        let place = &mut self.places[who];
        let Some(mut node) = place.node.take() else {
            return;
        };
        node.home.disk.cut(&mut self.chance);
        match (self.fault, place.older.pop_front()) {
            (Some(Fault::NoFsync), Some(older)) => node.home.disk = older,
            (Some(Fault::RolledBack), Some(older)) => node.home.disk.roll_back(&older),
            _ => {}
        }
        place.older.clear();
        place.home = Some(node.home);
        place.seen.clear();
        place.asked.clear();
        place.judged.clear();
        let linked: Vec<Who> = self.linked(who).collect();
        for other in linked {
            self.cut_link(who, other);
        }
    }

    /// Puts another home in the place of one whose node does not run: one that was brought back.
    pub fn bring_back(&mut self, who: Who, home: Home) {
        let place = &mut self.places[who];
        assert!(
            place.node.is_none(),
            "a home is brought back when nobody uses it"
        );
        place.acknowledged = home.disk.book().last();
        place.home = Some(home);
    }

    fn cut_link(&mut self, one: Who, other: Who) {
        if self.links.remove(&pair(one, other)).is_none() {
            return;
        }
        for (who, gone) in [(one, other), (other, one)] {
            // What was asked of the other one is answered by nobody.
            let run = self.places[who].run;
            let unanswered: Vec<Method> = self.places[gone]
                .asked
                .extract_if(|_, (asker, asked_by, _)| *asker == who && *asked_by == run)
                .map(|(_, (_, _, method))| method)
                .collect();
            let peer = self.places[gone].peer.clone();
            for method in unanswered {
                let from = peer.clone();
                let refused = None;
                let nothing = Input::NoReply {
                    from,
                    method,
                    refused,
                };
                self.later(who, 1, Event::Hear(nothing));
            }
            self.later(who, 2, Event::Hear(Input::Gone { peer }));
        }
    }

    fn later(&mut self, who: Who, after: Millis, event: Event) {
        self.next += 1;
        let run = self.places[who].run;
        self.events
            .insert((self.now + after, self.next), (who, run, event));
    }

    /// How long a message of a node takes.
    fn latency(&mut self, who: Who) -> Millis {
        let long = self.chance.is(2);
        let most = if long { 900 } else { 40 };
        1 + self.chance.draw() % (most + self.places[who].lag)
    }

    /// Lets so much time pass.
    pub fn pass(&mut self, millis: Millis) {
        let until = self.now + millis;
        while let Some(entry) = self
            .events
            .first_entry()
            .filter(|next| next.key().0 <= until)
        {
            let ((at, _), (who, run, event)) = entry.remove_entry();
            self.now = at;
            if self.places[who].node.is_some() && self.places[who].run == run {
                self.happen(who, event);
            }
        }
        self.now = until;
    }

    fn happen(&mut self, who: Who, event: Event) {
        self.handled += 1;
        match event {
            Event::Hear(input) => self.hear(who, input),
            Event::Write => self.write(who),
            Event::Tick => {
                self.hear(who, Input::Tick);
                self.later(who, TICK, Event::Tick);
            }
            Event::Dial => {
                self.dial(who);
                self.later(who, DIAL, Event::Dial);
            }
            Event::Gossip(from, bytes) => self.on_gossip(who, from, &bytes),
            Event::Answer(ticket, answer) => drop(self.answers.insert(ticket, answer)),
            Event::Lie(bytes) => self.judge(who, NOBODY, &Arc::from(bytes)),
            Event::Asked(from, ticket, request) => {
                self.told(who, &from);
                let asked = Input::Asked {
                    from,
                    ticket,
                    request,
                };
                self.hear(who, asked);
            }
            Event::Replied(from, method, reply) => {
                self.told(who, &from);
                self.hear(who, replied(from, method, reply));
            }
        }
    }

    /// A disk writes what waits longest, and a slow one whatever waits.
    fn write(&mut self, who: Who) {
        let waits = match (self.places[who].pace, self.node(who)) {
            (Pace::Slow, Some(node)) => node.home.disk.waiting(),
            _ => 1,
        };
        for _ in 0..waits {
            self.keep_older(who);
            let moment = self.moment(who);
            let node = self.places[who].node.as_mut();
            let effects = node.map_or(Vec::new(), |node| node.write(moment));
            self.carry_out(who, effects);
        }
        let waits = self.node(who).map_or(0, |node| node.home.disk.waiting());
        if waits > 0 {
            self.write_later(who);
        }
        if waits > MANY_UNWRITTEN {
            let told = format!("{waits} changes wait for the disk of {who}");
            self.wrong.get_or_insert(told);
        }
    }

    fn write_later(&mut self, who: Who) {
        let most = match self.places[who].pace {
            Pace::Quick | Pace::Full => 12,
            Pace::Slow => 3_000,
        };
        let after = 1 + self.chance.draw() % most;
        self.later(who, after, Event::Write);
    }

    /// Keeps the disk as it is, for the faults that go back to it a few writes later.
    fn keep_older(&mut self, who: Who) {
        let place = &mut self.places[who];
        if let (Some(Fault::NoFsync | Fault::RolledBack), Some(node)) = (self.fault, &place.node) {
            let mut disk = node.home.disk.clone();
            disk.lose();
            place.older.push_back(disk);
            if place.older.len() > 12 {
                place.older.pop_front();
            }
        }
    }

    /// Whether an output is dropped.
    fn drops(&mut self, order: &NetworkOrder) -> bool {
        let tells = matches!(
            order,
            NetworkOrder::Publish(_) | NetworkOrder::Ask(_, Request::News(_), _)
        );
        self.told += u64::from(tells);
        self.fault == Some(Fault::DroppedOutput) && tells && self.told.is_multiple_of(2)
    }

    /// Every frame says what its sender's clock shows.
    fn told(&mut self, who: Who, from: &Peer) {
        let Some(sender) = self.who(from) else {
            return;
        };
        let told = Input::Said {
            from: from.clone(),
            at: Some(self.moment(sender).wall),
            space: Some(self.home(sender).space),
        };
        self.hear(who, told);
    }

    fn dial(&mut self, who: Who) {
        let dials: Vec<Who> = self.places[who].dials.iter().copied().collect();
        for other in dials {
            let parted = self.parted.contains(&pair(who, other));
            let runs = self.places[other].node.is_some();
            if parted || !runs || self.links.contains_key(&pair(who, other)) {
                continue;
            }
            self.links.insert(pair(who, other), self.now);
            for (one, peer) in [(who, other), (other, who)] {
                let peer = self.places[peer].peer.clone();
                let address = format!("/memory/{one}/p2p/{peer}");
                self.later(one, 1, Event::Hear(Input::Connected { peer, address }));
            }
        }
    }

    fn on_gossip(&mut self, who: Who, from: Peer, bytes: &Arc<[u8]>) {
        let Some(sender) = self.who(&from) else {
            return;
        };
        if !self.is_new(who, bytes) {
            return;
        }
        if self.chance.is(self.loss) {
            return self.hear(who, Input::Missed { from });
        }
        self.judge(who, sender, bytes);
    }

    /// Something that was passed on is judged.
    fn judge(&mut self, who: Who, sender: Who, bytes: &Arc<[u8]>) {
        self.tickets += 1;
        let ticket = Ticket(self.tickets);
        let from = match sender {
            NOBODY => liar(),
            sender => self.places[sender].peer.clone(),
        };
        let place = &mut self.places[who];
        place.judged.insert(ticket, (sender, bytes.clone()));
        let climbed = match &place.node {
            Some(node) => ladder::climb(bytes, &node.keys),
            None => return,
        };
        let gossip = Input::Gossip {
            ticket,
            from,
            climbed,
        };
        self.hear(who, gossip);
    }

    /// The liar remembers what was published; beyond so much in place of something else.
    fn remember(&mut self, record: &Arc<[u8]>) {
        match self.said.len() < REMEMBERED {
            true => self.said.push(record.clone()),
            false => {
                let at = self.chance.below(REMEMBERED);
                self.said[at] = record.clone();
            }
        }
    }

    /// Whether gossip did not bring this to a node lately, which it does now.
    fn is_new(&mut self, who: Who, bytes: &[u8]) -> bool {
        let now = self.now;
        let seen = &mut self.places[who].seen;
        let before = seen.insert(Hash32::of(bytes), now);
        before.is_none_or(|before| now - before > REMEMBERS)
    }

    fn hear(&mut self, who: Who, input: Input) {
        let moment = self.moment(who);
        if self.traced == Some(who) {
            eprintln!("{} {:.300}", self.now, format!("{input:?}"));
        }
        let now = self.now;
        let place = &mut self.places[who];
        if matches!(input, Input::Connected { .. }) {
            place.met = Some(now);
        }
        let Some(node) = place.node.as_mut() else {
            return;
        };
        let waited = node.home.disk.has_waiting();
        let effects = node.hear(input, moment);
        if !waited && node.home.disk.has_waiting() {
            self.write_later(who);
        }
        self.carry_out(who, effects);
    }

    /// Asks a node something. The answer can be taken once there is one.
    pub fn ask<T, C: Into<Command>>(
        &mut self,
        who: Who,
        question: impl FnOnce(To<T>) -> C,
    ) -> Asked<T> {
        self.tickets += 1;
        let ticket = Ticket(self.tickets);
        let command = question(To::new(ticket)).into();
        self.hear(who, Input::Command(Box::new(command)));
        Asked {
            ticket,
            of: std::marker::PhantomData,
        }
    }

    /// The answer to a question, if it was given.
    pub fn answer<T: Any>(&mut self, asked: Asked<T>) -> Option<Result<T, covisa::core::Problem>> {
        let answer = self.answers.remove(&asked.ticket)?;
        Some(answer.map(|value| value.take()))
    }

    /// Asks, and lets time pass until the answer is there: at most two seconds.
    pub fn answered<T: Any, C: Into<Command>>(
        &mut self,
        who: Who,
        question: impl FnOnce(To<T>) -> C,
    ) -> Option<Result<T, covisa::core::Problem>> {
        self.answered_within(2_000, who, question)
    }

    /// Asks, and lets time pass until the answer is there: at most so much.
    pub fn answered_within<T: Any, C: Into<Command>>(
        &mut self,
        millis: Millis,
        who: Who,
        question: impl FnOnce(To<T>) -> C,
    ) -> Option<Result<T, covisa::core::Problem>> {
        let asked = self.ask(who, question);
        for _ in 0..millis {
            if self.answers.contains_key(&asked.ticket) {
                break;
            }
            self.pass(1);
        }
        self.answer(asked)
    }
}

/// A question that was asked.
pub struct Asked<T> {
    ticket: Ticket,
    of: std::marker::PhantomData<fn() -> T>,
}
