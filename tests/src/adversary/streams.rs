//! Streams of any protocol name that carry any bytes, in both directions.

use std::collections::VecDeque;
use std::future::{Ready, ready};
use std::io;
use std::sync::Arc;
use std::sync::mpsc::SyncSender;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use futures::{AsyncReadExt as _, AsyncWriteExt as _};
use libp2p::core::transport::PortUse;
use libp2p::core::upgrade::{InboundUpgrade, OutboundUpgrade, UpgradeInfo};
use libp2p::core::{Endpoint, Multiaddr};
use libp2p::swarm::handler::{
    ConnectionEvent, ConnectionHandlerEvent, DialUpgradeError, FullyNegotiatedInbound,
    FullyNegotiatedOutbound, StreamUpgradeError,
};
use libp2p::swarm::{
    ConnectionDenied, ConnectionHandler, ConnectionId, FromSwarm, NetworkBehaviour, NotifyHandler,
    Stream, SubstreamProtocol, ToSwarm,
};
use libp2p::{PeerId, StreamProtocol};

/// The most that is read of an answer.
const MOST: u64 = 4 << 20;
/// How long a question that is not answered is held open.
const SILENCE: Duration = Duration::from_secs(600);

/// What to do with a stream once its bytes are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Close our side, and read the answer.
    Close,
    /// Leave our side open, and read.
    Open,
    /// Let the stream go at once, with a reset.
    Reset,
}

/// A stream to open.
#[derive(Debug)]
pub(super) struct Opening {
    pub(super) protocol: StreamProtocol,
    pub(super) bytes: Vec<u8>,
    pub(super) end: End,
    pub(super) patience: Duration,
    pub(super) came: SyncSender<Came>,
}

/// What came of a stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Came {
    /// The other side closed its half after these bytes.
    Closed(Vec<u8>),
    /// It reset the stream, or the connection went away.
    Broken,
    /// It does not speak this protocol, or does not open streams now.
    Refused,
    /// Nothing more came for as long as the test would wait.
    Silence,
}

/// Bytes for a question; `None` keeps silent and the stream open.
pub type Answer = Arc<dyn Fn(&[u8]) -> Option<Vec<u8>> + Send + Sync>;

/// How questions of one protocol are answered.
#[derive(Clone)]
pub struct Answering {
    /// The protocol's name.
    pub protocol: &'static str,
    /// Whether the question is read to its end before it is answered.
    pub reads: bool,
    /// The answer.
    pub answer: Answer,
}

impl std::fmt::Debug for Answering {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Answering({})", self.protocol)
    }
}

/// The behaviour.
#[derive(Debug)]
pub(super) struct Streams {
    answering: Arc<[Answering]>,
    openings: VecDeque<(PeerId, Opening)>,
    waker: Option<Waker>,
}

impl Streams {
    pub(super) fn new(answering: Vec<Answering>) -> Self {
        Self {
            answering: answering.into(),
            openings: VecDeque::new(),
            waker: None,
        }
    }

    pub(super) fn open(&mut self, peer: PeerId, opening: Opening) {
        self.openings.push_back((peer, opening));
        if let Some(waker) = self.waker.take() {
            waker.wake();
        }
    }

    fn handler(&self) -> Handler {
        Handler {
            answering: self.answering.clone(),
            openings: VecDeque::new(),
            waker: None,
        }
    }
}

impl NetworkBehaviour for Streams {
    type ConnectionHandler = Handler;
    type ToSwarm = ();

    fn handle_established_inbound_connection(
        &mut self,
        _: ConnectionId,
        _: PeerId,
        _: &Multiaddr,
        _: &Multiaddr,
    ) -> Result<Handler, ConnectionDenied> {
        Ok(self.handler())
    }

    fn handle_established_outbound_connection(
        &mut self,
        _: ConnectionId,
        _: PeerId,
        _: &Multiaddr,
        _: Endpoint,
        _: PortUse,
    ) -> Result<Handler, ConnectionDenied> {
        Ok(self.handler())
    }

    fn on_swarm_event(&mut self, _: FromSwarm) {}

    fn on_connection_handler_event(&mut self, _: PeerId, _: ConnectionId, (): ()) {}

    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<ToSwarm<(), Opening>> {
        if let Some((peer_id, event)) = self.openings.pop_front() {
            return Poll::Ready(ToSwarm::NotifyHandler {
                peer_id,
                handler: NotifyHandler::Any,
                event,
            });
        }
        self.waker = Some(cx.waker().clone());
        Poll::Pending
    }
}

/// One connection's part.
#[derive(Debug)]
pub(super) struct Handler {
    answering: Arc<[Answering]>,
    openings: VecDeque<Opening>,
    waker: Option<Waker>,
}

impl ConnectionHandler for Handler {
    type FromBehaviour = Opening;
    type ToBehaviour = ();
    type InboundProtocol = Names;
    type OutboundProtocol = Names;
    type InboundOpenInfo = ();
    type OutboundOpenInfo = Opening;

    fn listen_protocol(&self) -> SubstreamProtocol<Names, ()> {
        let names = self.answering.iter();
        let names = names.map(|answering| StreamProtocol::new(answering.protocol));
        SubstreamProtocol::new(Names(names.collect()), ())
    }

    fn connection_keep_alive(&self) -> bool {
        true
    }

    fn on_behaviour_event(&mut self, opening: Opening) {
        self.openings.push_back(opening);
        if let Some(waker) = self.waker.take() {
            waker.wake();
        }
    }

    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<ConnectionHandlerEvent<Names, Opening, ()>> {
        if let Some(opening) = self.openings.pop_front() {
            let names = Names(vec![opening.protocol.clone()]);
            let protocol = SubstreamProtocol::new(names, opening);
            return Poll::Ready(ConnectionHandlerEvent::OutboundSubstreamRequest { protocol });
        }
        self.waker = Some(cx.waker().clone());
        Poll::Pending
    }

    fn on_connection_event(&mut self, event: ConnectionEvent<Names, Names, (), Opening>) {
        match event {
            ConnectionEvent::FullyNegotiatedInbound(FullyNegotiatedInbound {
                protocol: (stream, name),
                ..
            }) => {
                let mut held = self.answering.iter();
                let named = held.find(|answering| answering.protocol == name.as_ref());
                if let Some(answering) = named {
                    tokio::spawn(answer(stream, answering.clone()));
                }
            }
            ConnectionEvent::FullyNegotiatedOutbound(FullyNegotiatedOutbound {
                protocol: (stream, _),
                info,
            }) => {
                tokio::spawn(carry(stream, info));
            }
            ConnectionEvent::DialUpgradeError(DialUpgradeError { info, error }) => {
                let came = match error {
                    StreamUpgradeError::Timeout => Came::Silence,
                    StreamUpgradeError::NegotiationFailed => Came::Refused,
                    StreamUpgradeError::Io(_) | StreamUpgradeError::Apply(_) => Came::Broken,
                };
                // An error means that the test waits no longer.
                let _ = info.came.send(came);
            }
            _ => {}
        }
    }
}

async fn carry(stream: Stream, opening: Opening) {
    let Opening {
        bytes,
        end,
        patience,
        came,
        ..
    } = opening;
    let talked = tokio::time::timeout(patience, talk(stream, &bytes, end)).await;
    let outcome = match talked {
        Ok(Ok(answer)) => Came::Closed(answer),
        Ok(Err(_)) => Came::Broken,
        Err(_) => Came::Silence,
    };
    // An error means that the test waits no longer.
    let _ = came.send(outcome);
}

async fn talk(mut stream: Stream, bytes: &[u8], end: End) -> io::Result<Vec<u8>> {
    stream.write_all(bytes).await?;
    stream.flush().await?;
    match end {
        End::Close => stream.close().await?,
        End::Open => {}
        End::Reset => return Ok(Vec::new()),
    }
    let mut answer = Vec::new();
    (&mut stream).take(MOST).read_to_end(&mut answer).await?;
    Ok(answer)
}

/// Errors here are the other side's going away, which tests see elsewhere.
async fn answer(mut stream: Stream, answering: Answering) {
    let mut question = Vec::new();
    if answering.reads {
        let _ = (&mut stream).take(MOST).read_to_end(&mut question).await;
    }
    let Some(bytes) = (answering.answer)(&question) else {
        tokio::time::sleep(SILENCE).await;
        return;
    };
    let _ = stream.write_all(&bytes).await;
    let _ = stream.close().await;
}

/// Protocol names, any of which gives the bare stream.
#[derive(Debug, Clone)]
pub(super) struct Names(Vec<StreamProtocol>);

impl UpgradeInfo for Names {
    type Info = StreamProtocol;
    type InfoIter = std::vec::IntoIter<StreamProtocol>;

    fn protocol_info(&self) -> Self::InfoIter {
        self.0.clone().into_iter()
    }
}

impl InboundUpgrade<Stream> for Names {
    type Output = (Stream, StreamProtocol);
    type Error = io::Error;
    type Future = Ready<io::Result<(Stream, StreamProtocol)>>;

    fn upgrade_inbound(self, stream: Stream, name: StreamProtocol) -> Self::Future {
        ready(Ok((stream, name)))
    }
}

impl OutboundUpgrade<Stream> for Names {
    type Output = (Stream, StreamProtocol);
    type Error = io::Error;
    type Future = Ready<io::Result<(Stream, StreamProtocol)>>;

    fn upgrade_outbound(self, stream: Stream, name: StreamProtocol) -> Self::Future {
        ready(Ok((stream, name)))
    }
}
