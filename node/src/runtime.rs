//! The one loop: it owns the core, hands inputs in and carries outputs out, in order.

#![warn(clippy::wildcard_enum_match_arm)]

pub mod exchange;

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use federation_spec::protocol::{Refused, Reply as Frame, Request, Run, Sender};
use federation_spec::rules::key_view::KeyView;
use federation_spec::wire::limits::MAX_REPLY_RECORDS_BYTES;
use tokio::sync::{Semaphore, mpsc, oneshot, watch};
use tokio::task::JoinHandle;

use self::exchange::{checked, compared, net_command, next_event, plain_input, slices};
use crate::budgets::{LONG_ANSWERS, PAGES, SHORT_ANSWER, WALKS};
use crate::clock;
use crate::core::limits::TICK;
use crate::core::{
    Again, Answer, Batch, Effect, Gossip, Input, NetworkOrder, Peer, Scheduler, Step, Stored,
    Ticket, Why,
};
use crate::handle::{Call, Handle, Seen};
use crate::log;
use crate::metrics::Metrics;
use crate::net::{self, NetCommand, NetConfig, NetEvent, Network};
use crate::pool::{Lane, Pool};
use crate::random::{self, OsRandom};
use crate::startup::{self, Memory, StartError};
use crate::store::writer::QUEUE;
use crate::store::{Index, Writer, reconcile, serve};
use crate::verify::{climb, climb_message, climb_page};

/// Inputs that wait for the core.
const INPUTS: usize = 1024;
/// Changes that wait for the disk before the network is held up.
const MAX_UNWRITTEN: usize = 1024;
/// Changes that wait for the disk before what peers sent is held up, also where it has climbed already: the rest of the queue is for
/// what people here do.
const MANY_UNWRITTEN: usize = QUEUE - 1024;

/// A running node.
#[derive(Debug)]
pub struct Node {
    /// The way to it.
    pub handle: Handle,
    /// Its counters.
    pub metrics: Metrics,
    /// What an operator should know about how it started.
    pub notices: Vec<String>,
    network: Option<mpsc::WeakSender<NetCommand>>,
    stop: oneshot::Sender<()>,
    task: JoinHandle<()>,
}

impl Node {
    /// Opens a home and starts the node; without a network it works on what is there.
    pub async fn start(home: &Path, network: Option<NetConfig>) -> Result<Self, StartError> {
        let metrics = Metrics::default();
        let (inputs, arriving) = mpsc::channel(INPUTS);
        let (stored, written) = mpsc::channel(INPUTS);
        let pool = Pool::start(&inputs).map_err(StartError::Threads)?;
        let path: PathBuf = home.to_owned();
        let opening = tokio::task::spawn_blocking(move || startup::open(&path, stored));
        let opened = opening.await.map_err(|_| StartError::Interrupted)??;
        let network = match network {
            Some(config) => {
                let who = Sender {
                    at: None,
                    space: Some(opened.core.space()),
                    run: Some(Run(random::bytes())),
                };
                let started = net::start(config, who, metrics.clone());
                Some(started.map_err(StartError::Network)?)
            }
            None => None,
        };
        let (seen, shown) = watch::channel(Seen {
            keys: opened.core.keys().clone(),
            tokens: opened.core.tokens(),
            books: 0,
        });
        let (handle, calls) = Handle::new(shown);
        let running = Loop {
            durable: opened.writer.durable(),
            scheduler: Scheduler::new(opened.core),
            index: opened.index,
            writer: opened.writer,
            pool,
            network,
            inputs,
            walks: Arc::new(Semaphore::new(WALKS)),
            pages: Arc::new(Semaphore::new(PAGES)),
            metrics: metrics.clone(),
            seen,
            entering: BTreeMap::new(),
            random: OsRandom,
            memory: opened.memory,
            answers: HashMap::new(),
            favoured: BTreeSet::new(),
        };
        let commands = running.network.as_ref();
        let commands = commands.map(|network| network.commands.downgrade());
        let (stop, stopped) = oneshot::channel();
        let task = tokio::spawn(running.run(calls, arriving, written, stopped));
        Ok(Self {
            network: commands,
            stop,
            handle,
            metrics,
            notices: opened.notices,
            task,
        })
    }

    /// Lets the network task end as a fault in it would: whoever runs a node can see that its desk goes on and that the
    /// network comes back. Without a network, nothing happens.
    pub async fn drill_network(&self) {
        let commands = self.network.as_ref().and_then(mpsc::WeakSender::upgrade);
        if let Some(commands) = commands {
            // An error means that the network has ended already.
            let _ = commands.send(NetCommand::Drill).await;
        }
    }

    /// Stops, whoever still holds a handle: what was answered is on disk when this returns.
    pub async fn stop(self) {
        // An error means that it has ended already.
        let _ = self.stop.send(());
        // A panic there was reported when it happened.
        let _ = self.task.await;
    }
}

struct Loop {
    scheduler: Scheduler,
    index: Index,
    memory: Memory,
    writer: Writer,
    durable: Arc<AtomicU64>,
    pool: Pool,
    network: Option<Network>,
    inputs: mpsc::Sender<Input>,
    walks: Arc<Semaphore>,
    pages: Arc<Semaphore>,
    metrics: Metrics,
    seen: watch::Sender<Seen>,
    /// Changes that are being written to the books: the last entry of each, by its number.
    entering: BTreeMap<u64, u64>,
    random: OsRandom,
    answers: HashMap<Ticket, oneshot::Sender<Answer>>,
    /// Peers that are trusted with more.
    favoured: BTreeSet<Peer>,
}

impl Loop {
    async fn run(
        mut self,
        mut calls: mpsc::Receiver<Call>,
        mut arriving: mpsc::Receiver<Input>,
        mut written: mpsc::Receiver<Stored>,
        mut stopped: oneshot::Receiver<()>,
    ) {
        let core = self.scheduler.core();
        let named: Vec<String> = core.named_peers().cloned().collect();
        self.set_keys(core.keys().clone());
        for address in named {
            self.tell_network(NetCommand::Dial(address)).await;
        }
        let mut tick = tokio::time::interval(Duration::from_secs(TICK));
        loop {
            let unwritten = self.scheduler.unwritten();
            tokio::select! {
                biased;
                _ = &mut stopped => break,
                stored = written.recv() => match stored {
                    Some(stored) => self.on_stored(stored).await,
                    None => break,
                },
                call = calls.recv() => match call {
                    Some(call) => self.on_call(call).await,
                    None => break,
                },
                _ = tick.tick() => {
                    log::sum_up();
                    self.handle(Input::Tick).await;
                }
                Some(input) = arriving.recv(), if unwritten < MANY_UNWRITTEN => self.handle(input).await,
                Some(event) = next_event(self.network.as_mut()), if unwritten < MAX_UNWRITTEN => {
                    self.on_network(event).await;
                }
            }
        }
        // Workers must not wait for a loop that has ended.
        drop(arriving);
        self.finish(&mut written).await;
    }

    /// Waits for what is being written, then lets the threads end.
    async fn finish(mut self, written: &mut mpsc::Receiver<Stored>) {
        while self.scheduler.unwritten() > 0 {
            match written.recv().await {
                Some(stored) => self.on_stored(stored).await,
                None => break,
            }
        }
        let Self {
            writer,
            pool,
            network,
            ..
        } = self;
        drop(network);
        written.close();
        // A panic there was reported when it happened.
        let _ = tokio::task::spawn_blocking(move || {
            drop(pool);
            drop(writer);
        })
        .await;
    }

    async fn handle(&mut self, input: Input) {
        let steps = self
            .scheduler
            .handle(input, clock::moment(), &mut self.random);
        self.carry(steps).await;
    }

    async fn on_call(&mut self, call: Call) {
        self.answers.insert(call.ticket, call.answer);
        let input = match checked(*call.command) {
            Ok(command) => Input::Command(Box::new(command)),
            Err(problem) => return self.answer(call.ticket, Err(problem)),
        };
        self.handle(input).await;
    }

    async fn on_network(&mut self, event: NetEvent) {
        let NetEvent::Gossip(ticket, from, bytes) = event else {
            return self.handle(plain_input(event)).await;
        };
        let (sender, lane) = (from.clone(), self.lane(&from));
        let job = move |keys: &_| {
            let climbed = climb(&bytes, keys);
            vec![Input::Gossip {
                ticket,
                from,
                climbed,
            }]
        };
        if !self.pool.submit(lane, job) {
            self.tell_network(NetCommand::Judge(ticket, Gossip::Ignore))
                .await;
            // gossip will not bring it again: whoever passed it on is read.
            self.handle(Input::Missed { from: sender }).await;
        }
    }

    async fn on_stored(&mut self, stored: Stored) {
        let entered = match &stored {
            Stored::Done(id) => self.entering.remove(id),
            Stored::Failed { last, .. } | Stored::Overtaken { last, .. } => {
                self.entering.clear();
                Some(*last)
            }
        };
        let steps = self
            .scheduler
            .stored(stored, clock::moment(), &mut self.random);
        self.carry(steps).await;
        // Only now: whoever hears of it asks at once.
        if let Some(last) = entered {
            self.seen.send_modify(|seen| seen.books = last);
        }
    }

    /// Carries steps out, in order. What follows from one of them comes before the next one.
    async fn carry(&mut self, steps: Vec<Step>) {
        let mut steps = VecDeque::from(steps);
        while let Some(step) = steps.pop_front() {
            let more = match step {
                Step::Write(id, batch) => self.write(id, batch),
                Step::Do(effect) => {
                    self.carry_out(effect).await;
                    continue;
                }
                Step::Recall { last, why } => {
                    match why {
                        Why::Failed(reason) => {
                            tracing::error!("the disk failed, nothing more is written: {reason}");
                        }
                        Why::Overtaken => {
                            tracing::warn!(
                                "another process wrote to this home: the ledger is read anew"
                            );
                        }
                    }
                    self.recall(last).await
                }
            };
            more.into_iter()
                .rev()
                .for_each(|step| steps.push_front(step));
        }
    }

    fn write(&mut self, id: u64, batch: Box<Batch>) -> Vec<Step> {
        if !batch.entries.is_empty() {
            let last = batch.first + batch.entries.len() as u64 - 1;
            self.entering.insert(id, last);
        }
        if self.writer.write(id, batch).is_ok() {
            return Vec::new();
        }
        self.entering.remove(&id);
        let failed = Stored::Failed {
            id,
            reason: "the writing thread does not keep up".to_owned(),
            last: u64::MAX,
        };
        self.scheduler
            .stored(failed, clock::moment(), &mut self.random)
    }

    /// The core remembers again what is on disk.
    async fn recall(&mut self, last: u64) -> Vec<Step> {
        let memory = self.memory.clone();
        let fresh = match tokio::task::spawn_blocking(move || memory.recall(last)).await {
            Ok(Ok(fresh)) => Some(fresh),
            Ok(Err(error)) => {
                tracing::error!("what is on disk cannot be read again: {error}");
                None
            }
            Err(_) => {
                tracing::error!("reading what is on disk ended unexpectedly");
                None
            }
        };
        self.scheduler
            .recalled(fresh, clock::moment(), &mut self.random)
    }

    async fn carry_out(&mut self, effect: Effect) {
        match effect {
            Effect::Answer(id, answer) => self.answer(id, answer),
            Effect::Keys(keys) => self.set_keys(keys),
            Effect::Tokens(tokens) => self.seen.send_modify(|seen| seen.tokens = tokens),
            Effect::Admitted(method, records) => self.metrics.admitted(method, records),
            Effect::Serve(ticket, request) => self.serve(ticket, request),
            Effect::Reconcile {
                with,
                salt,
                message,
            } => {
                let (index, inputs) = (self.index.clone(), self.inputs.clone());
                in_turn(&self.walks, move || {
                    let result = reconcile::compare(&index, salt, message.as_deref(), clock::now());
                    // An error means that the node is stopping.
                    let _ = inputs.blocking_send(compared(with, result));
                });
            }
            Effect::Wake(again, after) => self.wake(again, after),
            Effect::ClimbMessage(from, ticket, bytes) => {
                let lane = self.lane(&from);
                let job = move |keys: &_| {
                    let heard = climb_message(&bytes, keys);
                    vec![Input::Message {
                        from,
                        ticket,
                        heard,
                    }]
                };
                if !self.pool.submit(lane, job) {
                    let busy = Frame::Refused(Refused::Busy);
                    self.tell_network(NetCommand::Answer(ticket, busy)).await;
                }
            }
            Effect::Climb(from, parcel) => {
                // A page that finds no room is asked for again when its turn is given up.
                let lane = self.lane(&from);
                self.pool.submit(lane, move |keys| {
                    let climbed = climb_page(&parcel.records, keys);
                    slices(from, parcel, climbed)
                });
            }
            Effect::Network(order) => {
                if let NetworkOrder::Favour(peers) = &order {
                    self.favoured.clone_from(peers);
                }
                self.tell_network(net_command(order)).await;
            }
        }
    }

    /// Which queue a peer's jobs wait in.
    fn lane(&self, peer: &Peer) -> Lane {
        match self.favoured.contains(peer) {
            true => Lane::Favoured,
            false => Lane::Others,
        }
    }

    fn wake(&self, again: Again, after: u64) {
        let inputs = self.inputs.clone();
        tokio::spawn(async move {
            tokio::time::sleep(Duration::from_millis(after)).await;
            // An error means that the node is stopping.
            let _ = inputs.send(Input::Again(again)).await;
        });
    }

    fn set_keys(&self, keys: KeyView) {
        self.pool.set_keys(keys.clone());
        self.seen.send_modify(|seen| seen.keys = keys);
    }

    /// Answers a peer from the index. When many answers are long already, each further one is short: memory is bounded.
    fn serve(&self, ticket: Ticket, request: Request) {
        let Some(network) = self.network.as_ref() else {
            return;
        };
        let commands = network.commands.clone();
        let most = match network.answering.load(Ordering::Relaxed) {
            0..=LONG_ANSWERS => MAX_REPLY_RECORDS_BYTES,
            _ => SHORT_ANSWER,
        };
        let walks = matches!(
            request,
            Request::Reconcile { .. } | Request::Fetch { .. } | Request::Space(_)
        );
        let (index, durable) = (self.index.clone(), self.durable.load(Ordering::Acquire));
        let answer = move || {
            let begun = Instant::now();
            let reply = serve::serve(&index, &request, durable, most, clock::now());
            let made = NetCommand::Made(ticket, begun.elapsed());
            // An error means that the node is stopping.
            let _ = commands.blocking_send(made);
            let _ = commands.blocking_send(NetCommand::Answer(ticket, reply));
        };
        in_turn(if walks { &self.walks } else { &self.pages }, answer);
    }

    fn answer(&mut self, id: Ticket, answer: Answer) {
        if let Some(waiting) = self.answers.remove(&id) {
            // An error means that the asker went away.
            let _ = waiting.send(answer);
        }
    }

    async fn tell_network(&mut self, command: NetCommand) {
        if let Some(network) = &self.network {
            // A full queue holds nothing up here: what is lost is caught up with later.
            let _ = network.commands.try_send(command);
        }
    }
}

/// Work on the index for peers: only so much at once, the rest waits. Each peer has one piece at a time here.
fn in_turn(places: &Arc<Semaphore>, work: impl FnOnce() + Send + 'static) {
    let places = places.clone();
    tokio::spawn(async move {
        let Ok(place) = places.acquire_owned().await else {
            return;
        };
        // A panic there was reported when it happened.
        let _ = tokio::task::spawn_blocking(move || {
            work();
            drop(place);
        })
        .await;
    });
}
