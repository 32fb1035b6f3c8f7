//! The stream of a connection, below all protocols: what is over its budget is read later, so that nothing above it can
//! ever see more.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::{Duration, Instant};

use futures::{AsyncRead, AsyncWrite};
use libp2p::core::muxing::StreamMuxerBox;
use libp2p::core::transport::Boxed;
use libp2p::core::upgrade::Version;
use libp2p::{Multiaddr, PeerId, Transport as _, identity, noise, tcp, yamux};
use tokio::time::Sleep;

use super::purse::{LineId, Purses, Readable};
use crate::budgets::{HANDSHAKE, STUCK};

/// TCP with Noise and yamux, every connection on a line of its own. SPEC §7.1
pub(super) fn transport(
    key: &identity::Keypair,
    purses: &Purses,
) -> Result<Boxed<(PeerId, StreamMuxerBox)>, noise::Error> {
    let (opened, named) = (purses.clone(), purses.clone());
    let tcp = tcp::tokio::Transport::new(tcp::Config::default().nodelay(true));
    let lines = tcp.map(move |stream, end| Line::new(stream, end.get_remote_address(), opened));
    let transport = lines
        .upgrade(Version::V1Lazy)
        .authenticate(noise::Config::new(key)?)
        .multiplex_ext(move |peer, end| {
            named.name_line(end.get_remote_address(), *peer);
            yamux::Config::default()
        })
        .inbound_timeout(HANDSHAKE)
        .outbound_timeout(4 * HANDSHAKE);
    Ok(transport.boxed())
}

/// A connection that pays for what is read of it.
pub(super) struct Line<S> {
    stream: S,
    at: Multiaddr,
    id: LineId,
    purses: Purses,
    pause: Option<Pin<Box<Sleep>>>,
    /// Runs while the other end takes nothing of what is to be written.
    stuck: Option<Pin<Box<Sleep>>>,
    /// For how long it may.
    patience: Duration,
}

impl<S> Line<S> {
    fn new(stream: S, at: &Multiaddr, purses: Purses) -> Self {
        Self {
            id: purses.open_line(at, Instant::now()),
            stream,
            at: at.clone(),
            purses,
            pause: None,
            stuck: None,
            patience: STUCK,
        }
    }

    /// Whoever takes nothing for too long is gone: a connection that is to be closed would wait for it without end.
    fn patiently<T>(
        &mut self,
        written: Poll<io::Result<T>>,
        cx: &mut Context<'_>,
    ) -> Poll<io::Result<T>> {
        if written.is_ready() {
            return written;
        }
        if self.purses.is_cut(self.id) {
            return Poll::Ready(Err(io::ErrorKind::ConnectionAborted.into()));
        }
        let patience = self.patience;
        let stuck = self
            .stuck
            .get_or_insert_with(|| Box::pin(tokio::time::sleep(patience)));
        ready!(stuck.as_mut().poll(cx));
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
    }

    /// How much may be read now; waits as long as that is nothing.
    fn poll_allowed(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<usize>> {
        loop {
            if let Some(pause) = &mut self.pause {
                ready!(pause.as_mut().poll(cx));
                self.pause = None;
            }
            match self.purses.readable(self.id, cx.waker(), Instant::now()) {
                Readable::Bytes(bytes) => return Poll::Ready(Ok(bytes)),
                Readable::Ended => {
                    return Poll::Ready(Err(io::ErrorKind::ConnectionAborted.into()));
                }
                Readable::After(wait) => self.pause = Some(Box::pin(tokio::time::sleep(wait))),
            }
        }
    }
}

impl<S> Drop for Line<S> {
    fn drop(&mut self) {
        self.purses.close_line(&self.at, self.id);
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Line<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut [u8],
    ) -> Poll<io::Result<usize>> {
        let allowed = ready!(self.poll_allowed(cx))?.min(buffer.len());
        let read = ready!(Pin::new(&mut self.stream).poll_read(cx, &mut buffer[..allowed]))?;
        self.purses.read(self.id, read, Instant::now());
        Poll::Ready(Ok(read))
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Line<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(cx, bytes);
        if written.is_ready() {
            // Only bytes that were taken show that somebody takes them.
            self.stuck = None;
        }
        self.patiently(written, cx)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let flushed = Pin::new(&mut self.stream).poll_flush(cx);
        self.patiently(flushed, cx)
    }

    fn poll_close(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let closed = Pin::new(&mut self.stream).poll_close(cx);
        self.patiently(closed, cx)
    }
}

#[cfg(test)]
mod tests {
    use futures::AsyncWriteExt as _;

    use super::*;

    /// Takes so many bytes, and then nothing any more.
    struct Deaf(usize);

    impl AsyncWrite for Deaf {
        fn poll_write(
            mut self: Pin<&mut Self>,
            _: &mut Context<'_>,
            bytes: &[u8],
        ) -> Poll<io::Result<usize>> {
            if self.0 == 0 {
                return Poll::Pending;
            }
            let taken = bytes.len().min(self.0);
            self.0 -= taken;
            Poll::Ready(Ok(taken))
        }

        fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
            Poll::Ready(Ok(()))
        }

        fn poll_close(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
            Poll::Pending
        }
    }

    fn line(takes: usize, patience: Duration) -> (Line<Deaf>, Purses) {
        let purses = Purses::new(Instant::now());
        let at = "/ip4/10.0.0.1/tcp/1".parse().expect("a multiaddr");
        let mut line = Line::new(Deaf(takes), &at, purses.clone());
        assert_eq!(line.patience, STUCK, "What is in the table of budgets.");
        line.patience = patience;
        (line, purses)
    }

    #[tokio::test]
    async fn whoever_takes_nothing_is_gone_when_patience_ends_and_not_before() {
        let patience = Duration::from_millis(200);
        let (mut line, _) = line(4, patience);
        line.write_all(b"four").await.expect("so much is taken");
        let began = Instant::now();
        let ended = line.write_all(b"more").await.map_err(|error| error.kind());
        assert_eq!(ended, Err(io::ErrorKind::TimedOut), "Nothing more is.");
        assert!(began.elapsed() >= patience, "It was waited for.");
    }

    #[tokio::test]
    async fn what_closes_without_end_ends_as_well() {
        let (mut line, _) = line(0, Duration::from_millis(100));
        let ended = line.close().await.map_err(|error| error.kind());
        assert_eq!(ended, Err(io::ErrorKind::TimedOut), "It never closed.");
    }

    #[tokio::test]
    async fn what_is_cut_waits_for_nobody() {
        let (mut line, purses) = line(0, STUCK);
        purses.cut_line(&line.at.clone());
        let ended = line.write_all(b"more").await.map_err(|error| error.kind());
        assert_eq!(ended, Err(io::ErrorKind::ConnectionAborted), "At once.");
    }
}
