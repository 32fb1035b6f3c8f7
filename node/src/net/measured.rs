//! gossipsub, one RPC of a connection at a time, and only while the peer has messages left.
//!
//! gossipsub remembers each message that it ever saw for minutes, ignored ones too. So what it may see is bounded: an RPC
//! is taken when the one before it has been counted, and whoever has sent too many is heard later.

use std::collections::HashMap;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};
use std::time::Instant;

use futures::task::AtomicWaker;
use libp2p::core::Endpoint;
use libp2p::core::transport::PortUse;
use libp2p::gossipsub;
use libp2p::swarm::handler::ConnectionEvent;
use libp2p::swarm::{
    ConnectionDenied, ConnectionHandler, ConnectionHandlerEvent, ConnectionId, FromSwarm,
    NetworkBehaviour, SubstreamProtocol, THandler, THandlerInEvent, THandlerOutEvent, ToSwarm,
};
use libp2p::{Multiaddr, PeerId};
use tokio::time::Sleep;

use super::bare::Counted;
use super::behaviour::Gossipsub;
use super::neighbourhood::Neighbourhood;
use super::purse::{Coin, Payer, Purses};

/// The behaviour around gossipsub.
pub(super) struct Measured {
    pub(super) inner: Gossipsub,
    counted: Counted,
    purses: Purses,
    connections: HashMap<ConnectionId, (Payer, Arc<Hand>)>,
}

/// Whether an RPC of a connection is being counted.
#[derive(Debug, Default)]
struct Hand {
    full: AtomicBool,
    waker: AtomicWaker,
}

impl Measured {
    /// Around a gossipsub whose messages `counted` counts.
    pub(super) fn new(inner: Gossipsub, counted: Counted, purses: Purses) -> Self {
        Self {
            inner,
            counted,
            purses,
            connections: HashMap::new(),
        }
    }

    fn handler(
        &mut self,
        id: ConnectionId,
        peer: PeerId,
        address: &Multiaddr,
        inner: THandler<Gossipsub>,
    ) -> MeasuredHandler {
        let payer = Payer {
            from: Neighbourhood::of(address),
            peer: Some(peer),
        };
        let hand = Arc::new(Hand::default());
        self.connections.insert(id, (payer, hand.clone()));
        MeasuredHandler {
            inner,
            payer,
            hand,
            purses: self.purses.clone(),
            pause: None,
        }
    }
}

impl NetworkBehaviour for Measured {
    type ConnectionHandler = MeasuredHandler;
    type ToSwarm = gossipsub::Event;

    fn handle_pending_inbound_connection(
        &mut self,
        id: ConnectionId,
        local: &Multiaddr,
        remote: &Multiaddr,
    ) -> Result<(), ConnectionDenied> {
        self.inner
            .handle_pending_inbound_connection(id, local, remote)
    }

    fn handle_established_inbound_connection(
        &mut self,
        id: ConnectionId,
        peer: PeerId,
        local: &Multiaddr,
        remote: &Multiaddr,
    ) -> Result<THandler<Self>, ConnectionDenied> {
        let inner = self
            .inner
            .handle_established_inbound_connection(id, peer, local, remote)?;
        Ok(self.handler(id, peer, remote, inner))
    }

    fn handle_pending_outbound_connection(
        &mut self,
        id: ConnectionId,
        peer: Option<PeerId>,
        addresses: &[Multiaddr],
        role: Endpoint,
    ) -> Result<Vec<Multiaddr>, ConnectionDenied> {
        self.inner
            .handle_pending_outbound_connection(id, peer, addresses, role)
    }

    fn handle_established_outbound_connection(
        &mut self,
        id: ConnectionId,
        peer: PeerId,
        address: &Multiaddr,
        role: Endpoint,
        port: PortUse,
    ) -> Result<THandler<Self>, ConnectionDenied> {
        let inner = self
            .inner
            .handle_established_outbound_connection(id, peer, address, role, port)?;
        Ok(self.handler(id, peer, address, inner))
    }

    fn on_swarm_event(&mut self, event: FromSwarm) {
        match &event {
            FromSwarm::ConnectionClosed(closed) => {
                self.connections.remove(&closed.connection_id);
            }
            // Another behaviour may refuse a connection for which there is a handler already.
            FromSwarm::ListenFailure(failed) => {
                self.connections.remove(&failed.connection_id);
            }
            FromSwarm::DialFailure(failed) => {
                self.connections.remove(&failed.connection_id);
            }
            _ => {}
        }
        self.inner.on_swarm_event(event);
    }

    fn on_connection_handler_event(
        &mut self,
        peer: PeerId,
        id: ConnectionId,
        event: THandlerOutEvent<Self>,
    ) {
        let before = self.counted.so_far();
        self.inner.on_connection_handler_event(peer, id, event);
        let messages = self.counted.so_far() - before;
        if let Some((payer, hand)) = self.connections.get(&id) {
            self.purses
                .pay(*payer, Coin::Messages, messages, Instant::now());
            hand.full.store(false, Ordering::Release);
            hand.waker.wake();
        }
    }

    fn poll(
        &mut self,
        cx: &mut Context<'_>,
    ) -> Poll<ToSwarm<gossipsub::Event, THandlerInEvent<Self>>> {
        self.inner.poll(cx)
    }
}

/// The handler around gossipsub's own.
pub(super) struct MeasuredHandler {
    inner: THandler<Gossipsub>,
    payer: Payer,
    hand: Arc<Hand>,
    purses: Purses,
    pause: Option<Pin<Box<Sleep>>>,
}

/// gossipsub's handler, which has no name outside of it.
type Inner = THandler<Gossipsub>;

impl MeasuredHandler {
    /// Whether gossipsub may go on with this peer.
    fn is_free(&mut self, cx: &mut Context<'_>) -> bool {
        self.hand.waker.register(cx.waker());
        if self.hand.full.load(Ordering::Acquire) {
            return false;
        }
        loop {
            if let Some(pause) = &mut self.pause {
                if pause.as_mut().poll(cx).is_pending() {
                    return false;
                }
                self.pause = None;
            }
            match self.purses.wait(self.payer, Coin::Messages, Instant::now()) {
                None => return true,
                Some(wait) => self.pause = Some(Box::pin(tokio::time::sleep(wait))),
            }
        }
    }
}

impl ConnectionHandler for MeasuredHandler {
    type FromBehaviour = <Inner as ConnectionHandler>::FromBehaviour;
    type ToBehaviour = <Inner as ConnectionHandler>::ToBehaviour;
    type InboundProtocol = <Inner as ConnectionHandler>::InboundProtocol;
    type OutboundProtocol = <Inner as ConnectionHandler>::OutboundProtocol;
    type InboundOpenInfo = <Inner as ConnectionHandler>::InboundOpenInfo;
    type OutboundOpenInfo = <Inner as ConnectionHandler>::OutboundOpenInfo;

    fn listen_protocol(&self) -> SubstreamProtocol<Self::InboundProtocol, Self::InboundOpenInfo> {
        self.inner.listen_protocol()
    }

    fn connection_keep_alive(&self) -> bool {
        self.inner.connection_keep_alive()
    }

    fn poll(
        &mut self,
        cx: &mut Context<'_>,
    ) -> Poll<
        ConnectionHandlerEvent<Self::OutboundProtocol, Self::OutboundOpenInfo, Self::ToBehaviour>,
    > {
        if !self.is_free(cx) {
            return Poll::Pending;
        }
        let polled = self.inner.poll(cx);
        if matches!(
            polled,
            Poll::Ready(ConnectionHandlerEvent::NotifyBehaviour(_))
        ) {
            self.hand.full.store(true, Ordering::Release);
        }
        polled
    }

    fn poll_close(&mut self, cx: &mut Context<'_>) -> Poll<Option<Self::ToBehaviour>> {
        self.inner.poll_close(cx)
    }

    fn on_behaviour_event(&mut self, event: Self::FromBehaviour) {
        self.inner.on_behaviour_event(event);
    }

    fn on_connection_event(
        &mut self,
        event: ConnectionEvent<
            '_,
            Self::InboundProtocol,
            Self::OutboundProtocol,
            Self::InboundOpenInfo,
            Self::OutboundOpenInfo,
        >,
    ) {
        self.inner.on_connection_event(event);
    }
}
