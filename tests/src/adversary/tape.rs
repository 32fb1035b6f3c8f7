//! Every byte that a peer received above Noise, and what it was: streams, frames, messages.

use std::collections::BTreeMap;
use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};

use federation_spec::protocol::CATCH_UP;
use futures::future::BoxFuture;
use futures::{AsyncRead, AsyncWrite, FutureExt as _};
use libp2p::PeerId;
use libp2p::core::upgrade::{InboundConnectionUpgrade, OutboundConnectionUpgrade, UpgradeInfo};
use libp2p::noise;

use super::wire::MULTISTREAM;

/// The most that one tape holds, bytes: what comes after it is not recorded, and [`Tape::bytes`] fails.
const MOST: usize = 64 << 20;
/// Bytes of the head of a yamux frame.
const HEAD: usize = 12;

/// What was received on one connection, decrypted.
#[derive(Debug, Clone, Default)]
pub struct Tape(Arc<Mutex<Vec<u8>>>);

/// One stream of the connection, as far as the other side wrote on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The last protocol that was named on it.
    pub protocol: String,
    /// What came behind that.
    pub body: Vec<u8>,
}

/// What an application said to another one: bytes of protocols, without their names.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Frames {
    /// Messages of gossip.
    pub gossip: usize,
    /// RPCs of gossipsub that carry something else: subscriptions, control.
    pub control: usize,
    /// Questions and answers of catch-up.
    pub catch_up: usize,
    /// Streams of any other protocol: identify.
    pub other: usize,
}

impl Tape {
    /// All bytes so far.
    pub fn bytes(&self) -> Vec<u8> {
        let bytes = self.0.lock().unwrap().clone();
        assert!(bytes.len() < MOST, "The tape is long enough.");
        bytes
    }

    /// What was said so far, a stream at a time, without the heads of frames in between.
    pub fn streams(&self) -> Vec<Said> {
        let bytes = self.bytes();
        let negotiated = lines(&bytes).1;
        let streams = bodies(negotiated).into_values();
        streams.map(|bytes| Said::of(&bytes)).collect()
    }

    /// What that was.
    pub fn frames(&self) -> Frames {
        let mut frames = Frames::default();
        for said in self.streams().iter().filter(|said| !said.body.is_empty()) {
            match said.protocol.as_str() {
                CATCH_UP => frames.catch_up += 1,
                name if name.starts_with("/meshsub/") => frames.count_gossip(&said.body),
                _ => frames.other += 1,
            }
        }
        frames
    }

    fn record(&self, bytes: &[u8]) {
        let mut held = self.0.lock().unwrap();
        let room = MOST.saturating_sub(held.len());
        held.extend(&bytes[..bytes.len().min(room)]);
    }
}

impl Said {
    fn of(bytes: &[u8]) -> Self {
        let (named, body) = lines(bytes);
        Self {
            protocol: named,
            body: body.to_vec(),
        }
    }
}

impl Frames {
    /// These and others.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            gossip: self.gossip + other.gossip,
            control: self.control + other.control,
            catch_up: self.catch_up + other.catch_up,
            other: self.other + other.other,
        }
    }

    /// These without those that were there earlier.
    #[must_use]
    pub fn since(self, earlier: Self) -> Self {
        Self {
            gossip: self.gossip - earlier.gossip,
            control: self.control - earlier.control,
            catch_up: self.catch_up - earlier.catch_up,
            other: self.other - earlier.other,
        }
    }

    fn count_gossip(&mut self, mut body: &[u8]) {
        while let Some((rpc, rest)) = delimited(body) {
            let messages = fields(rpc).filter(|number| *number == 2).count();
            self.gossip += messages;
            self.control += usize::from(messages == 0);
            body = rest;
        }
    }
}

/// Noise whose reader leaves a copy on a tape.
#[derive(Clone)]
pub(super) struct Recorded {
    noise: noise::Config,
    tape: Tape,
}

impl Recorded {
    pub(super) fn new(noise: noise::Config, tape: Tape) -> Self {
        Self { noise, tape }
    }
}

impl UpgradeInfo for Recorded {
    type Info = <noise::Config as UpgradeInfo>::Info;
    type InfoIter = <noise::Config as UpgradeInfo>::InfoIter;

    fn protocol_info(&self) -> Self::InfoIter {
        self.noise.protocol_info()
    }
}

impl<T> OutboundConnectionUpgrade<T> for Recorded
where
    T: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    type Output = (PeerId, Copied<noise::Output<T>>);
    type Error = noise::Error;
    type Future = BoxFuture<'static, Result<Self::Output, Self::Error>>;

    fn upgrade_outbound(self, socket: T, info: Self::Info) -> Self::Future {
        let (upgrading, tape) = (self.noise.upgrade_outbound(socket, info), self.tape);
        async move {
            let (peer, io) = upgrading.await?;
            Ok((peer, Copied { io, tape }))
        }
        .boxed()
    }
}

impl<T> InboundConnectionUpgrade<T> for Recorded
where
    T: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    type Output = (PeerId, Copied<noise::Output<T>>);
    type Error = noise::Error;
    type Future = BoxFuture<'static, Result<Self::Output, Self::Error>>;

    fn upgrade_inbound(self, socket: T, info: Self::Info) -> Self::Future {
        let (upgrading, tape) = (self.noise.upgrade_inbound(socket, info), self.tape);
        async move {
            let (peer, io) = upgrading.await?;
            Ok((peer, Copied { io, tape }))
        }
        .boxed()
    }
}

/// A connection of which everything that is read is copied.
#[derive(Debug)]
pub(super) struct Copied<T> {
    io: T,
    tape: Tape,
}

impl<T: AsyncRead + Unpin> AsyncRead for Copied<T> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        into: &mut [u8],
    ) -> Poll<io::Result<usize>> {
        let read = Pin::new(&mut self.io).poll_read(cx, into);
        if let Poll::Ready(Ok(count)) = read {
            self.tape.record(&into[..count]);
        }
        read
    }
}

impl<T: AsyncWrite + Unpin> AsyncWrite for Copied<T> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.io).poll_write(cx, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_flush(cx)
    }

    fn poll_close(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_close(cx)
    }
}

/// The lines of multistream at the beginning: the last name among them, and what comes behind them.
fn lines(mut bytes: &[u8]) -> (String, &[u8]) {
    let mut named = String::new();
    while let Some((line, rest)) = delimited(bytes) {
        let [b'/', .., b'\n'] = line else { break };
        let line = String::from_utf8_lossy(&line[..line.len() - 1]).into_owned();
        if line != MULTISTREAM {
            named = line;
        }
        bytes = rest;
    }
    (named, bytes)
}

/// What the data frames of each stream carry together.
fn bodies(mut bytes: &[u8]) -> BTreeMap<u32, Vec<u8>> {
    let mut bodies: BTreeMap<u32, Vec<u8>> = BTreeMap::new();
    while let Some((head, rest)) = bytes.split_first_chunk::<HEAD>() {
        let number = |at: usize| u32::from_be_bytes(head[at..at + 4].try_into().unwrap());
        let length = if head[1] == 0 { number(8) as usize } else { 0 };
        // What is not whole yet is there as far as it came.
        let (body, rest) = rest.split_at(length.min(rest.len()));
        bodies.entry(number(4)).or_default().extend(body);
        bytes = rest;
    }
    bodies
}

/// A message with its length in front, and what is behind it.
fn delimited(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = varint(bytes)?;
    rest.split_at_checked(usize::try_from(length).ok()?)
}

/// The numbers of a protobuf message's fields that are bytes or numbers.
fn fields(mut message: &[u8]) -> impl Iterator<Item = u64> {
    std::iter::from_fn(move || {
        let (tag, rest) = varint(message)?;
        message = match tag & 7 {
            0 => varint(rest)?.1,
            2 => delimited(rest)?.1,
            _ => return None,
        };
        Some(tag >> 3)
    })
}

fn varint(bytes: &[u8]) -> Option<(u64, &[u8])> {
    let end = bytes.iter().take(9).position(|byte| byte & 0x80 == 0)?;
    let groups = bytes[..=end].iter().rev();
    let value = groups.fold(0, |value, byte| value << 7 | u64::from(byte & 0x7f));
    Some((value, &bytes[end + 1..]))
}
