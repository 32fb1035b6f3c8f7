//! What people do in a world, and what has to hold all along.
//!
//! Each space gives cards, takes them back, suspends and resumes them; power is cut, homes are brought back from copies,
//! clocks are set wrong and right again, the network falls apart and heals. One thing holds all the time: *no host is green
//! to a card that its home has told a person to be taken back, once it had a way of running nodes for five seconds to one
//! that knows.* And when all is well again, everyone holds the same.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use covisa::core::facts::{MemberDetails, Regard};
use covisa::core::limits::{HELD_CHECK, JUST_CONNECTED};
use covisa::core::orders::{Bearers, CheckOptions, PassChange, PassOrder};
use covisa::core::own::{OwnProfile, Region, Whereabouts};
use covisa::core::{
    Climbed, DeskCommand, MemberCommand, PassCommand, SpaceCommand, SystemCommand, TermsCommand,
};
use covisa::store::Records as _;
use covisa::store::records::Item;
use covisa::verify::{climb, climb_signed_pass};
use federation_spec::records::values::{List, Text};
use federation_spec::rules::Level;
use federation_spec::wire::ids::{Hash32, Timestamp};

use crate::house::Home;
use crate::visits::Visits;
use crate::world::{BEGAN, Fault, Millis, Pace, Who, World};

/// So long a path to somebody who knows may be there before it counts.
const SOON: Millis = 5_000;
/// A desk answers within so many milliseconds.
const AT_ONCE: Millis = 5;
/// For so long after somebody connected a check may wait for what that one brings.
const JUST_MET: Millis = (JUST_CONNECTED + 1) * 1_000;

/// A card that was given.
struct Card {
    home: Who,
    /// Its name at home.
    id: String,
    signed: std::sync::Arc<[u8]>,
    /// When a person was told that it counts no more: for good, or until it is resumed.
    taken: Option<(Millis, bool)>,
    /// Who knows that it was taken, and since when.
    know: BTreeMap<Who, Millis>,
}

/// A world in which something happens.
pub struct Story {
    world: World,
    cards: Vec<Card>,
    copies: BTreeMap<Who, Home>,
    visits: Visits,
    /// Which house has pinned which.
    pinned: BTreeSet<(Who, Who)>,
    /// Which cards were let in by which houses, once for each time.
    guests: Vec<(usize, Who)>,
    /// What happened, for whoever reads why it failed.
    pub told: String,
    /// Checks that were judged.
    pub checks: u64,
    /// How often a desk let somebody in.
    pub let_in: u64,
}

/// What went wrong.
pub type Wrong = String;

impl Story {
    /// A world of so many nodes that know each other, each with a card.
    pub fn of(nodes: usize, seed: u64, fault: Option<Fault>) -> Result<Self, Wrong> {
        let mut story = Self {
            world: World::with(nodes, seed, fault),
            cards: Vec::new(),
            copies: BTreeMap::new(),
            visits: Visits::default(),
            pinned: BTreeSet::new(),
            guests: Vec::new(),
            told: String::new(),
            checks: 0,
            let_in: 0,
        };
        story.settle_in()?;
        Ok(story)
    }

    fn note(&mut self, what: &str) {
        let at = self.world.now;
        let _ = writeln!(self.told, "{:>10.3} s  {what}", at as f64 / 1e3);
    }

    fn settle_in(&mut self) -> Result<(), Wrong> {
        let nodes = self.world.nodes();
        self.world.pass(16_000);
        for who in 0..nodes {
            let introduced = self.world.answered(who, |to| {
                SpaceCommand::Introduce(Box::new(profile(who)), to)
            });
            wanted("introduced", introduced)?;
            let published = self.world.answered(who, TermsCommand::PublishDefault);
            wanted("published", published)?;
            // A ring, so that all are reached, and a few more ways at random.
            self.world.introduce(who, (who + 1) % nodes);
            let some = self.world.chance.below(nodes);
            if some != who {
                self.world.introduce(who, some);
            }
        }
        self.world.pass(60_000);
        for who in 0..nodes {
            for _ in 0..3 {
                let other = self.world.chance.below(nodes);
                self.pin(who, other)?;
            }
            self.give(who)?;
        }
        self.world.pass(60_000);
        Ok(())
    }

    fn pin(&mut self, who: Who, other: Who) -> Result<(), Wrong> {
        if who == other {
            return Ok(());
        }
        let space = self.world.home(other).space;
        let pinned = self.world.answered(who, |to| {
            SpaceCommand::SetRegard(space, Regard::Pinned.into(), to)
        });
        self.pinned.insert((who, other));
        wanted("pinned", pinned).map(drop)
    }

    fn give(&mut self, who: Who) -> Result<(), Wrong> {
        let details = MemberDetails {
            name: format!("Guest {}", self.cards.len()),
            ..MemberDetails::default()
        };
        let member = self
            .world
            .answered(who, |to| MemberCommand::Add(details, to));
        let Some(Ok(member)) = member else {
            return Ok(());
        };
        let order = card_for(member.member);
        let issued = self
            .world
            .answered(who, |to| PassCommand::Issue(Box::new(order), to));
        if let Some(Ok(issued)) = issued {
            for pass in issued {
                self.cards.push(Card {
                    home: who,
                    id: pass.pass.id,
                    signed: pass.signed,
                    taken: None,
                    know: BTreeMap::new(),
                });
            }
        }
        Ok(())
    }

    /// Something happens: one of all the things that can.
    pub fn step(&mut self) -> Result<(), Wrong> {
        let who = self.world.chance.below(self.world.nodes());
        match self.world.chance.below(30) {
            0..=4 => self.take(PassChange::Revoke),
            5 => self.take(PassChange::Suspend),
            6 => self.resume(),
            7 | 8 => self.give(who)?,
            9 => self.copy(who),
            10 => self.cut(who),
            11 => self.bring_back(who),
            12 => self.start_all(),
            13 => self.set_clock(who),
            14 => self.part(who),
            15 => self.heal(),
            16 => self.world.loss = *self.world.chance.one(&[0, 0, 20, 80]),
            17 => self.lie(who),
            18 => self.set_pace(who),
            19 => self.set_lag(who),
            20..=25 => self.let_in(who)?,
            26 => self.make_room(),
            _ => self.check_some()?,
        }
        let pause = *self.world.chance.one(&[10, 300, 2_000, 20_000, 200_000]);
        self.world.pass(pause);
        self.learn();
        if let Some(wrong) = self.world.wrong.take() {
            return Err(wrong);
        }
        self.check_some()
    }

    fn some_card(&mut self, wanted: impl Fn(&Card) -> bool) -> Option<usize> {
        let open: Vec<usize> = (0..self.cards.len())
            .filter(|at| wanted(&self.cards[*at]))
            .collect();
        (!open.is_empty()).then(|| *self.world.chance.one(&open))
    }

    fn take(&mut self, change: PassChange) {
        let Some(at) = self.some_card(|card| card.taken.is_none()) else {
            return;
        };
        let (home, id) = (self.cards[at].home, self.cards[at].id.clone());
        let taken = self
            .world
            .answered(home, |to| PassCommand::Change(id, change, to));
        if matches!(taken, Some(Ok(_))) {
            self.note(&format!("{home} takes card {at} back: {change:?}"));
            let now = self.world.now;
            self.cards[at].taken = Some((now, change == PassChange::Revoke));
            self.cards[at].know = [(home, now)].into();
        }
    }

    fn resume(&mut self) {
        let suspended = |card: &Card| card.taken.is_some_and(|(_, good)| !good);
        let Some(at) = self.some_card(suspended) else {
            return;
        };
        let (home, id) = (self.cards[at].home, self.cards[at].id.clone());
        // From the moment on at which it may be given back nobody has to be red.
        self.cards[at].taken = None;
        let given = self
            .world
            .answered(home, |to| PassCommand::Change(id, PassChange::Resume, to));
        self.note(&format!("{home} gives card {at} back: {}", given.is_some()));
    }

    fn copy(&mut self, who: Who) {
        let home = self.world.home(who).clone();
        self.copies.insert(who, home);
        self.note(&format!("{who} is copied"));
    }

    /// A node whose disk is full knows from others what it has in memory alone.
    fn forget_unwritten(&mut self, who: Who) {
        if self.world.pace(who) == Pace::Full {
            for card in self.cards.iter_mut().filter(|card| card.home != who) {
                card.know.remove(&who);
            }
        }
    }

    fn cut(&mut self, who: Who) {
        if self.world.runs_since(who).is_some() {
            self.note(&format!("the power of {who} is cut"));
            self.forget_unwritten(who);
            self.world.cut(who);
        }
    }

    /// Brings a home back from its copy, as the README says: the node stopped, the whole folder.
    fn bring_back(&mut self, who: Who) {
        let Some(home) = self.copies.get(&who).cloned() else {
            return;
        };
        self.world.cut(who);
        self.world.bring_back(who, home.copied(self.world.now));
        self.note(&format!("{who} is brought back from its copy"));
        self.visits.forget(who);
        // It knows no longer what it took since.
        for card in &mut self.cards {
            card.know.remove(&who);
        }
        self.world.start(who);
    }

    fn start_all(&mut self) {
        for who in 0..self.world.nodes() {
            self.world.start(who);
        }
    }

    fn set_clock(&mut self, who: Who) {
        let day = 86_400;
        let ahead =
            *self
                .world
                .chance
                .one(&[0, 0, 540, 660, -540, -660, 25_200, 40 * day, 366 * day]);
        self.note(&format!("the clock of {who} is {ahead} s ahead"));
        self.world.set_clock(who, ahead);
    }

    fn part(&mut self, who: Who) {
        let other = self.world.chance.below(self.world.nodes());
        if other != who {
            self.note(&format!("nothing passes between {who} and {other}"));
            self.world.part(who, other, true);
        }
    }

    fn set_pace(&mut self, who: Who) {
        let pace = *self
            .world
            .chance
            .one(&[Pace::Slow, Pace::Full, Pace::Quick]);
        // One that is full stays so until somebody makes room.
        if self.world.pace(who) != Pace::Full {
            self.note(&format!("the disk of {who} is {pace:?}"));
            self.world.set_pace(who, pace);
        }
    }

    /// On all disks that are full there is room again, and their nodes are started anew.
    fn make_room(&mut self) {
        for who in 0..self.world.nodes() {
            if self.world.pace(who) == Pace::Full {
                self.note(&format!("there is room on the disk of {who}"));
                self.forget_unwritten(who);
                self.world.set_pace(who, Pace::Quick);
                self.world.cut(who);
                self.world.start(who);
            }
        }
    }

    fn set_lag(&mut self, who: Who) {
        let lag = *self.world.chance.one(&[0, 0, 400, 4_000]);
        self.note(&format!("what {who} sends takes up to {lag} ms longer"));
        self.world.set_lag(who, lag);
    }

    /// Whom a house lets in: one who comes back, or one of a home that it pinned.
    fn guest_of(&mut self, host: Who) -> Option<(usize, Who)> {
        if !self.guests.is_empty() && self.world.chance.is(50) {
            return Some(*self.world.chance.one(&self.guests));
        }
        let pinned: Vec<Who> = self
            .pinned
            .range((host, 0)..(host + 1, 0))
            .map(|(_, home)| *home)
            .collect();
        let at = self.some_card(|card| card.taken.is_none() && pinned.contains(&card.home))?;
        Some((at, host))
    }

    /// A desk lets somebody in.
    fn let_in(&mut self, host: Who) -> Result<(), Wrong> {
        let Some((at, host)) = self.guest_of(host) else {
            return Ok(());
        };
        let Some(node) = self.world.node(host) else {
            return Ok(());
        };
        let shown = Box::new(climb_signed_pass(&self.cards[at].signed, &node.keys));
        self.learn();
        let must = self.must_refuse(at, host);
        let options = CheckOptions {
            check_in: true,
            ..CheckOptions::default()
        };
        // Now and then a hand that presses twice.
        let twice = self.world.chance.is(50).then(|| {
            let (shown, options) = (shown.clone(), options.clone());
            self.world
                .ask(host, |to| DeskCommand::Check(shown, options, to))
        });
        let asked = self
            .world
            .ask(host, |to| DeskCommand::Check(shown, options, to));
        // Somebody who stumbles over the plug, before or after the answer is there.
        if self.world.chance.is(20) {
            let after = self.world.chance.draw() % 20;
            self.world.pass(after);
            self.note(&format!("while {host} lets card {at} in:"));
            self.cut(host);
            self.world.start(host);
        }
        self.world.pass(2_000);
        for asked in twice.into_iter().chain([asked]) {
            if let Some(Ok(view)) = self.world.answer(asked)
                && let Some(visit) = view.checked_in
            {
                if must && view.verdict.level == Level::Green {
                    return Err(self.green_to_taken(at, host));
                }
                self.note(&format!("{host} lets card {at} in: {visit}"));
                self.let_in += 1;
                self.guests.push((at, host));
                self.visits.note(host, visit);
            }
        }
        self.visits.hold(host, self.world.home(host))
    }

    fn lie(&mut self, who: Who) {
        self.note(&format!("a stranger lies to {who}"));
        self.world.lie(who);
    }

    fn heal(&mut self) {
        self.note("everything passes again");
        let nodes = self.world.nodes();
        for one in 0..nodes {
            for other in 0..one {
                self.world.part(one, other, false);
            }
        }
    }

    /// Who had a way for long enough to somebody who knows of a taking has to know of it, and is somebody who knows.
    fn learn(&mut self) {
        let now = self.world.now;
        let steady = |since: Millis| now - since >= SOON;
        // What is slow at a node holds up whoever hears of something through it, and not itself.
        let quick = |who: Who| self.world.quick_since(who).is_some_and(steady);
        let nodes = self.world.nodes();
        let runs: Vec<bool> = (0..nodes)
            .map(|who| self.world.runs_since(who).is_some_and(steady))
            .collect();
        let quick: Vec<bool> = (0..nodes).map(quick).collect();
        let mut ways = vec![Vec::new(); nodes];
        for (one, other, since) in self.world.links() {
            if steady(since) && runs[one] && runs[other] {
                ways[one].push(other);
                ways[other].push(one);
            }
        }
        for card in self.cards.iter_mut().filter(|card| card.taken.is_some()) {
            let known = card.know.iter();
            let mut open: Vec<Who> = known
                .filter(|(who, since)| steady(**since) && runs[**who] && quick[**who])
                .map(|(who, _)| *who)
                .collect();
            let mut reached = vec![false; nodes];
            open.iter().for_each(|who| reached[*who] = true);
            while let Some(who) = open.pop() {
                for other in &ways[who] {
                    if !std::mem::replace(&mut reached[*other], true) {
                        if quick[*other] {
                            open.push(*other);
                        }
                        card.know.entry(*other).or_insert(now);
                    }
                }
            }
        }
    }

    fn check_some(&mut self) -> Result<(), Wrong> {
        for _ in 0..2 {
            if self.cards.is_empty() {
                return Ok(());
            }
            let at = self.world.chance.below(self.cards.len());
            let host = self.world.chance.below(self.world.nodes());
            self.check(at, host)?;
        }
        Ok(())
    }

    fn check(&mut self, at: usize, host: Who) -> Result<(), Wrong> {
        let Some(node) = self.world.node(host) else {
            return Ok(());
        };
        let shown = Box::new(climb_signed_pass(&self.cards[at].signed, &node.keys));
        self.learn();
        let must = self.must_refuse(at, host);
        let options = CheckOptions::default();
        let may_wait = self.world.met_within(host, JUST_MET);
        let patience = AT_ONCE + if may_wait { HELD_CHECK } else { 0 };
        let check = self
            .world
            .answered_within(patience, host, |to| DeskCommand::Check(shown, options, to));
        let Some(check) = check else {
            return Err(format!("the desk of {host} says nothing for {patience} ms"));
        };
        self.checks += 1;
        let green = check.is_ok_and(|view| view.verdict.level == Level::Green);
        match green && must && self.cards[at].taken.is_some() {
            true => Err(self.green_to_taken(at, host)),
            false => Ok(()),
        }
    }

    /// Whether a house knows that a card was taken back.
    fn must_refuse(&self, at: usize, host: Who) -> bool {
        self.cards[at].taken.is_some() && self.cards[at].know.contains_key(&host)
    }

    fn green_to_taken(&self, at: usize, host: Who) -> Wrong {
        let home = self.cards[at].home;
        format!("{host} is green to card {at} of {home}, which was taken back")
    }

    /// All is well again: every node runs, every clock is right, everything passes. After some minutes all hold the same.
    pub fn end(&mut self) -> Result<(), Wrong> {
        self.heal();
        self.world.loss = 0;
        self.make_room();
        self.start_all();
        for who in 0..self.world.nodes() {
            self.world.set_clock(who, 0);
            self.world.set_pace(who, Pace::Quick);
            self.world.set_lag(who, 0);
        }
        self.world.pass(30_000);
        for who in 0..self.world.nodes() {
            // A person looks at each of them.
            self.world.answered(who, SystemCommand::ConfirmClock);
            self.world.answered(who, SystemCommand::ConfirmHome);
        }
        self.world.pass(600_000);
        self.learn();
        for host in 0..self.world.nodes() {
            for at in 0..self.cards.len() {
                self.check(at, host)?;
            }
        }
        for who in 1..self.world.nodes() {
            self.agree(0, who)?;
        }
        for who in 0..self.world.nodes() {
            self.visits.hold(who, self.world.home(who))?;
        }
        self.all_genuine(0)?;
        if let Some(wrong) = self.world.wrong.take() {
            return Err(wrong);
        }
        match self.world.blamed {
            0 => Ok(()),
            count => Err(format!("honest nodes were blamed {count} times")),
        }
    }

    /// Whether all that a node holds was rightly signed.
    fn all_genuine(&self, who: Who) -> Result<(), Wrong> {
        let Some(node) = self.world.node(who) else {
            return Ok(());
        };
        let forged = node.home.disk.shelf.records(|_| true).find(|kept| {
            matches!(
                climb(&kept.bytes, &node.keys),
                Climbed::Fell(_) | Climbed::KeyNotHeld(_)
            )
        });
        if let Some(forged) = forged {
            return Err(format!("{who} holds what nobody signed: {:?}", forged.item));
        }
        Ok(())
    }

    /// Whether two nodes hold the same records.
    fn agree(&self, one: Who, other: Who) -> Result<(), Wrong> {
        let (of_one, of_other) = (self.held(one), self.held(other));
        let told = |item: &Item| {
            let mut all = 0..self.world.nodes();
            let whose = all.find(|who| self.world.home(*who).space == item.slot.space);
            let since = |at: Timestamp| at.0 as i64 - BEGAN.0 as i64;
            let (issued, ends) = (since(item.issued_at), since(item.expires_at));
            format!("{:?} of {whose:?}, {issued} to {ends}", item.slot.kind)
        };
        let lacks = |held: &BTreeMap<Hash32, Item>, more: &BTreeMap<Hash32, Item>| {
            let lacks = more.iter().filter(|(id, _)| !held.contains_key(*id));
            let lacks: Vec<String> = lacks.map(|(_, item)| told(item)).collect();
            lacks.join("; ")
        };
        match of_one.keys().eq(of_other.keys()) {
            true => Ok(()),
            false => Err(format!(
                "{one} and {other} hold other records: {one} lacks [{}], {other} lacks [{}]",
                lacks(&of_one, &of_other),
                lacks(&of_other, &of_one)
            )),
        }
    }

    fn held(&self, who: Who) -> BTreeMap<Hash32, Item> {
        let items = self.world.home(who).disk.shelf.items();
        items.map(|item| (item.id, item)).collect()
    }

    /// Inputs that were handled.
    pub fn handled(&self) -> u64 {
        self.world.handled
    }

    /// Virtual milliseconds that have passed.
    pub fn passed(&self) -> Millis {
        self.world.now
    }
}

fn wanted<T>(what: &str, answer: Option<Result<T, covisa::core::Problem>>) -> Result<T, Wrong> {
    match answer {
        Some(Ok(value)) => Ok(value),
        Some(Err(problem)) => Err(format!("not {what}: {problem:?}")),
        None => Err(format!("not {what}: no answer")),
    }
}

/// A card for one member, for three months.
pub fn card_for(member: String) -> PassOrder {
    PassOrder {
        days: Some(90),
        ..PassOrder::of(Bearers::Named(vec![member]))
    }
}

/// What a space says of itself.
pub fn profile(who: Who) -> OwnProfile {
    OwnProfile {
        whereabouts: Whereabouts {
            name: Text::new(format!("Example {who}")).unwrap(),
            country: Text::new("DE"),
            kind: None,
            region: Region::AsBefore,
            city: None,
            position: None,
            zone: Text::new("Europe/Berlin").unwrap(),
        },
        contact: List::default(),
        addresses: List::default(),
    }
}
