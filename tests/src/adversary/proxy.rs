//! A stretch of wire between two nodes on which bytes are counted.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::{Builder, Runtime};
use tokio::time::Instant;

/// Connections at one address are led on to another one. When it is dropped they end.
#[derive(Debug)]
pub struct Proxy {
    at: SocketAddr,
    peer: String,
    counted: Arc<Mutex<Vec<Passed>>>,
    runtime: Option<Runtime>,
}

/// Some bytes that passed.
#[derive(Debug, Clone, Copy)]
struct Passed {
    when: Instant,
    from_node: bool,
    bytes: usize,
}

impl Proxy {
    /// A stretch to the node with this peer id at this port of this machine.
    pub fn to(port: u16, peer: &str) -> Self {
        let runtime = Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .unwrap();
        let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).unwrap();
        let at = listener.local_addr().unwrap();
        let counted = Arc::new(Mutex::new(Vec::new()));
        runtime.spawn(lead_all(listener, port, counted.clone()));
        Self {
            at,
            peer: peer.to_owned(),
            counted,
            runtime: Some(runtime),
        }
    }

    /// The node's full multiaddr by this way.
    pub fn address(&self) -> String {
        format!("/ip4/127.0.0.1/tcp/{}/p2p/{}", self.at.port(), self.peer)
    }

    /// The bytes that the node sent between two moments.
    pub fn sent(&self, from: Instant, to: Instant) -> usize {
        self.count(true, from, to)
    }

    /// The bytes that it received between two moments.
    pub fn received(&self, from: Instant, to: Instant) -> usize {
        self.count(false, from, to)
    }

    fn count(&self, from_node: bool, from: Instant, to: Instant) -> usize {
        let counted = self.counted.lock().unwrap();
        let wanted =
            |passed: &&Passed| passed.from_node == from_node && (from..to).contains(&passed.when);
        counted.iter().filter(wanted).map(|one| one.bytes).sum()
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

async fn lead_all(listener: TcpListener, port: u16, counted: Arc<Mutex<Vec<Passed>>>) {
    while let Ok((near, _)) = listener.accept().await {
        // Where no node listens any more, the connection ends as it would without this stretch.
        let Ok(far) = TcpStream::connect(("127.0.0.1", port)).await else {
            continue;
        };
        near.set_nodelay(true).unwrap();
        far.set_nodelay(true).unwrap();
        let (near, far) = (near.into_split(), far.into_split());
        tokio::spawn(lead(near.0, far.1, counted.clone(), false));
        tokio::spawn(lead(far.0, near.1, counted.clone(), true));
    }
}

/// Leads on one direction; an error means that one side went away, and so does the other one.
async fn lead(
    mut from: impl AsyncRead + Unpin,
    mut to: impl AsyncWrite + Unpin,
    counted: Arc<Mutex<Vec<Passed>>>,
    from_node: bool,
) {
    let mut some = vec![0; 16 * 1024];
    while let Ok(bytes @ 1..) = from.read(&mut some).await {
        let when = Instant::now();
        counted.lock().unwrap().push(Passed {
            when,
            from_node,
            bytes,
        });
        if to.write_all(&some[..bytes]).await.is_err() {
            return;
        }
    }
    let _ = to.shutdown().await;
}
