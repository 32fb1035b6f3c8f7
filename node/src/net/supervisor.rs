//! Starts the network task again when it ends: a panic out there must not reach the desk.

use std::net::{IpAddr, TcpListener};
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use std::thread;
use std::time::Duration;

use federation_spec::protocol::Sender;
use libp2p::multiaddr::Protocol;
use tokio::runtime::Builder;
use tokio::sync::mpsc;

use super::address::parse;
use super::task::{NetCommand, NetConfig, NetEvent, Task};
use crate::metrics::Metrics;

/// Commands that wait for the network.
const COMMANDS: usize = 4096;
/// Events that wait for the node.
const EVENTS: usize = 1024;
/// Pause before the task is started again.
const PAUSE: Duration = Duration::from_millis(500);

/// The way to the network task. When the command side is dropped, the task and its thread end.
#[derive(Debug)]
pub struct Network {
    /// What the node wants.
    pub commands: mpsc::Sender<NetCommand>,
    /// What the network tells.
    pub events: mpsc::Receiver<NetEvent>,
    /// Long answers that are being made or sent.
    pub answering: Arc<AtomicUsize>,
}

/// Starts the network on a thread of its own: whatever comes in there, a desk finds a thread that waits for it. Fails if
/// it cannot listen where it should.
pub fn start(config: NetConfig, who: Sender, metrics: Metrics) -> Result<Network, String> {
    let (commands, receiver) = mpsc::channel(COMMANDS);
    let (sender, events) = mpsc::channel(EVENTS);
    let answering = Arc::<AtomicUsize>::default();
    for address in &config.listen {
        free_port(address)?;
    }
    let runtime = Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| error.to_string())?;
    let first = {
        let _here = runtime.enter();
        Task::new(
            &config,
            who,
            0,
            sender.clone(),
            metrics.clone(),
            answering.clone(),
        )
    };
    let first = match first {
        Ok(first) => first,
        Err(reason) => {
            // Whoever asks may be in another runtime, which must not wait for this one.
            runtime.shutdown_background();
            return Err(reason);
        }
    };
    thread::Builder::new()
        .name("covisa-net".to_owned())
        .spawn({
            let answering = answering.clone();
            move || {
                runtime.block_on(supervise(
                    first,
                    (config, who),
                    receiver,
                    sender,
                    metrics,
                    answering,
                ))
            }
        })
        .map_err(|error| error.to_string())?;
    Ok(Network {
        commands,
        events,
        answering,
    })
}

/// libp2p lets two processes listen on one port; which of them a peer reaches would be chance.
fn free_port(address: &str) -> Result<(), String> {
    let address = parse(address).map_err(|error| error.to_string())?;
    let mut parts = address.iter();
    let ip: IpAddr = match parts.next() {
        Some(Protocol::Ip4(ip)) => ip.into(),
        Some(Protocol::Ip6(ip)) => ip.into(),
        _ => return Ok(()),
    };
    match parts.next() {
        Some(Protocol::Tcp(port)) if port > 0 => {
            TcpListener::bind((ip, port)).map(|_| ()).map_err(|error| {
                format!("{address}: {error}; another program has it, perhaps another node")
            })
        }
        _ => Ok(()),
    }
}

async fn supervise(
    first: Task,
    (config, who): (NetConfig, Sender),
    mut commands: mpsc::Receiver<NetCommand>,
    events: mpsc::Sender<NetEvent>,
    metrics: Metrics,
    answering: Arc<AtomicUsize>,
) {
    let (mut next, mut times) = (Some(first), 0);
    while !commands.is_closed() {
        if let Some(mut task) = next.take() {
            // The commands come back with the task, whether it ended or panicked half-way.
            let (lent, back) = tokio::sync::oneshot::channel();
            let running = tokio::spawn(async move {
                let mut lease = Lease(Some(commands), Some(lent));
                if let Some(commands) = lease.0.as_mut() {
                    task.run(commands).await;
                }
            });
            let ended = running.await;
            let Ok(returned) = back.await else {
                return;
            };
            commands = returned;
            if ended.is_ok() {
                return;
            }
            tracing::error!("the network task ended unexpectedly and is started again");
        }
        tokio::time::sleep(PAUSE).await;
        times += 1;
        next = Task::new(
            &config,
            who,
            times,
            events.clone(),
            metrics.clone(),
            answering.clone(),
        )
        .ok();
        if next.is_some() {
            metrics.network_restarted();
            // An error means that the node is stopping.
            let _ = events.send(NetEvent::Restarted).await;
        }
    }
}

/// Gives the commands back when it is dropped, by a panic too.
struct Lease(
    Option<mpsc::Receiver<NetCommand>>,
    Option<tokio::sync::oneshot::Sender<mpsc::Receiver<NetCommand>>>,
);

impl Drop for Lease {
    fn drop(&mut self) {
        if let (Some(commands), Some(back)) = (self.0.take(), self.1.take()) {
            // An error means that nobody waits for them any more.
            let _ = back.send(commands);
        }
    }
}
