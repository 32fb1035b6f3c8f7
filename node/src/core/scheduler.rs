//! What waits for the disk, in which order things follow, and what becomes of them when the disk fails. Values in, values out:
//! whoever runs it writes, carries out, and says how it went.

use std::collections::BTreeMap;

use super::batch::Batch;
use super::input::Input;
use super::moment::Moment;
use super::output::{Again, Effect, NetworkOrder, Outbox, Output};
use super::problem::Problem;
use super::random::Random;
use super::recalled::Anew;
use super::state::Core;
use super::told::Hears;

/// Why nothing is written once what another writer wrote cannot be read.
const CANNOT_BE_READ: &str = "another process wrote to this home, and what it wrote cannot be read: stop it, then start the node anew";

/// What is to be done, in this order.
#[derive(Debug)]
pub enum Step {
    /// Write this. How it went comes back to [`Scheduler::stored`], with the number.
    Write(u64, Box<Batch>),
    /// Carry this out.
    Do(Effect),
    /// What the core holds is not what is on disk: read what is there, and hand it to [`Scheduler::recalled`] before anything
    /// else.
    Recall {
        /// Up to this entry of the ledger.
        last: u64,
        /// Why it is not.
        why: Why,
    },
}

/// Why the core is to remember anew what is on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// The disk failed, and this is what the system said: nothing more is written.
    Failed(String),
    /// Another writer of the same ledger was quicker. All goes on with what it wrote.
    Overtaken,
}

/// What became of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stored {
    /// It is on disk.
    Done(u64),
    /// It is not, and nothing after it will be.
    Failed {
        /// Its number.
        id: u64,
        /// What the system said.
        reason: String,
        /// The last entry of the ledger that is on disk.
        last: u64,
    },
    /// It is not, since another writer was quicker, and no more is what was decided before the ledger is read anew.
    Overtaken {
        /// Its number.
        id: u64,
        /// The last entry of the ledger.
        last: u64,
    },
}

/// The core, and what waits for what it wanted to be written.
#[derive(Debug)]
pub struct Scheduler {
    core: Core,
    /// What follows once a change is on disk, by the change's number.
    unwritten: BTreeMap<u64, Outbox>,
    /// What another writer wrote while a change was on its way, by that change's number: heard once it is on disk.
    told: Vec<(u64, Input)>,
    /// The number of the change that was handed over last.
    last: u64,
    /// Why the core is about to remember anew.
    recalling: Option<Why>,
    /// How often another writer was quicker.
    era: u32,
    /// Up to this number changes were refused when that happened last.
    stale: Option<u64>,
    /// What was to be written at the start was refused: with it, that the home was copied, if it was.
    uncopied: bool,
}

/// One call: the moment, where chance comes from, and what is to be done.
struct Turn<'a> {
    moment: Moment,
    rng: &'a mut dyn Random,
    steps: Vec<Step>,
}

impl Scheduler {
    /// Around a core that has remembered what is on disk.
    pub fn new(core: Core) -> Self {
        Self {
            core,
            unwritten: BTreeMap::new(),
            told: Vec::new(),
            last: 0,
            recalling: None,
            era: 0,
            stale: None,
            uncopied: false,
        }
    }

    /// The core.
    pub fn core(&self) -> &Core {
        &self.core
    }

    /// Changes that were handed over and are not known to be on disk.
    pub fn unwritten(&self) -> usize {
        self.unwritten.len()
    }

    /// Something happened.
    pub fn handle(&mut self, input: Input, moment: Moment, rng: &mut dyn Random) -> Vec<Step> {
        self.turn(moment, rng, |this, turn| this.take(input, turn))
    }

    /// What became of a change. Changes are done in the order in which they were handed over; after the first that failed, none
    /// is.
    pub fn stored(&mut self, stored: Stored, moment: Moment, rng: &mut dyn Random) -> Vec<Step> {
        self.turn(moment, rng, |this, turn| match stored {
            Stored::Done(id) => {
                let then = this.unwritten.remove(&id).unwrap_or_default();
                this.follow(then, turn);
                for (_, told) in this
                    .told
                    .extract_if(.., |(after, _)| *after == id)
                    .collect::<Vec<_>>()
                {
                    this.take(told, turn);
                }
            }
            Stored::Failed { id, reason, last } => {
                let then = this.unwritten.remove(&id).unwrap_or_default();
                this.told.retain(|(after, _)| *after != id);
                this.fail(then, &Problem::ReadOnly(reason.clone()), turn);
                match this.core.is_writable() && this.recalling.is_none() {
                    true => this.recall(last, Why::Failed(reason), turn),
                    false => this.take(Input::StoreFailed { reason }, turn),
                }
            }
            Stored::Overtaken { id, last } if this.stale.is_none_or(|stale| id > stale) => {
                this.stale = Some(this.last);
                this.era = this.era.wrapping_add(1);
                this.uncopied |= id == 0;
                this.told.clear();
                for (_, then) in std::mem::take(&mut this.unwritten) {
                    refuse(then, &Problem::Overtaken, turn);
                }
                this.recall(last, Why::Overtaken, turn);
            }
            // It was refused when the first one was.
            Stored::Overtaken { .. } => {}
        })
    }

    fn recall(&mut self, last: u64, why: Why, turn: &mut Turn<'_>) {
        self.recalling = Some(why.clone());
        turn.steps.push(Step::Recall { last, why });
    }

    /// What is on disk, after it failed or another writer was quicker: what it did not take is not so. Without it the core goes on
    /// with what it holds, and writes nothing.
    pub fn recalled(
        &mut self,
        fresh: Option<Core>,
        moment: Moment,
        rng: &mut dyn Random,
    ) -> Vec<Step> {
        self.turn(moment, rng, |this, turn| {
            let failed = match this.recalling.take() {
                Some(Why::Failed(reason)) => Some(reason),
                Some(Why::Overtaken) | None => None,
            };
            let failed = match fresh {
                Some(fresh) => {
                    let recopied = std::mem::take(&mut this.uncopied);
                    let anew = match failed {
                        Some(_) => Anew::ReadOnly,
                        None => Anew::Writes { recopied },
                    };
                    let out = this.core.forget_for(fresh, anew);
                    this.follow(out, turn);
                    failed
                }
                None => Some(failed.unwrap_or_else(|| CANNOT_BE_READ.to_owned())),
            };
            match failed {
                Some(reason) => this.take(Input::StoreFailed { reason }, turn),
                None => this.take(Input::Forgotten, turn),
            }
        })
    }

    fn turn(
        &mut self,
        moment: Moment,
        rng: &mut dyn Random,
        work: impl FnOnce(&mut Self, &mut Turn<'_>),
    ) -> Vec<Step> {
        let mut turn = Turn {
            moment,
            rng,
            steps: Vec::new(),
        };
        work(self, &mut turn);
        turn.steps
    }

    fn take(&mut self, input: Input, turn: &mut Turn<'_>) {
        if let Input::Told { number, entry, .. } = &input {
            let newest = self.unwritten.keys().next_back().copied();
            match (self.core.hears(*number, entry), newest) {
                (Hears::Known, _) => return,
                // What is being written may rest on a ledger without it: then it is refused, and all is read.
                (Hears::Next | Hears::Gap, Some(newest)) => return self.told.push((newest, input)),
                (Hears::Gap, None) => return self.recall(*number, Why::Overtaken, turn),
                (Hears::Next, None) => {}
            }
        }
        let out = self.core.handle(input, turn.moment, turn.rng);
        self.follow(out, turn);
    }

    fn follow(&mut self, out: Outbox, turn: &mut Turn<'_>) {
        for output in out {
            match output {
                Output::Persist(mut batch, then) => {
                    self.last += 1;
                    batch.era = self.era;
                    self.unwritten.insert(self.last, then);
                    turn.steps.push(Step::Write(self.last, batch));
                }
                Output::Settled(then) => match self.unwritten.last_entry() {
                    Some(mut newest) if self.core.is_writable() => newest.get_mut().append(then),
                    // Once the disk has failed, nothing that is held is forgotten any more.
                    Some(_) | None => self.follow(then, turn),
                },
                Output::Later(again) => self.take(Input::Again(again), turn),
                Output::Effect(effect) => turn.steps.push(Step::Do(effect)),
            }
        }
    }

    /// What depended on a change that could not be written: commands get the error. Peers are asked on, for what they know
    /// still counts at the desk; nothing else happens.
    fn fail(&mut self, out: Outbox, problem: &Problem, turn: &mut Turn<'_>) {
        for output in out {
            match output {
                Output::Persist(_, then) | Output::Settled(then) => self.fail(then, problem, turn),
                Output::Later(again) => {
                    if let Again::Written { .. } = again {
                        self.take(Input::Again(again), turn);
                    }
                }
                Output::Effect(effect) => turn
                    .steps
                    .extend(without_disk(effect, problem).map(Step::Do)),
            }
        }
    }
}

/// What depended on a change that another writer was quicker than: commands get the error. The core hears of nothing: what it holds
/// is not so.
fn refuse(out: Outbox, problem: &Problem, turn: &mut Turn<'_>) {
    for output in out {
        match output {
            Output::Persist(_, then) | Output::Settled(then) => refuse(then, problem, turn),
            Output::Later(_) => {}
            Output::Effect(effect) => turn
                .steps
                .extend(without_disk(effect, problem).map(Step::Do)),
        }
    }
}

/// What is left of an effect that waited for a change which could not be written.
fn without_disk(effect: Effect, problem: &Problem) -> Option<Effect> {
    match effect {
        Effect::Answer(ticket, _) => Some(Effect::Answer(ticket, Err(problem.clone()))),
        asked @ (Effect::Network(NetworkOrder::Ask(..)) | Effect::Reconcile { .. }) => Some(asked),
        Effect::Network(_)
        | Effect::Wake(..)
        | Effect::Climb(..)
        | Effect::ClimbMessage(..)
        | Effect::Serve(..)
        | Effect::Keys(_)
        | Effect::Tokens(_)
        | Effect::Admitted(..) => None,
    }
}
