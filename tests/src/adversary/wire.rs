//! A connection written by hand above Noise: multistream and yamux frames can be anything.

use std::net::Ipv4Addr;
use std::time::Duration;

use futures::{AsyncReadExt as _, AsyncWriteExt as _};
use libp2p::core::upgrade::OutboundConnectionUpgrade;
use libp2p::{identity, noise, tcp};
use tokio::runtime::Runtime;

/// The first thing that each side of a negotiation says.
pub const MULTISTREAM: &str = "/multistream/1.0.0";

/// A yamux frame.
#[derive(Debug, Clone)]
pub struct YamuxFrame {
    /// 0 data, 1 window update, 2 ping, 3 go away.
    pub kind: u8,
    /// 1 SYN, 2 ACK, 4 FIN, 8 RST.
    pub flags: u16,
    /// The stream.
    pub stream: u32,
    /// What the header says of the length.
    pub length: u32,
    /// What follows the header.
    pub body: Vec<u8>,
}

impl YamuxFrame {
    /// Data on a new stream.
    pub fn opening(stream: u32, body: Vec<u8>) -> Self {
        Self {
            kind: 0,
            flags: 1,
            stream,
            length: body.len() as u32,
            body,
        }
    }

    /// Its bytes.
    pub fn bytes(&self) -> Vec<u8> {
        let mut out = vec![0, self.kind];
        out.extend(self.flags.to_be_bytes());
        out.extend(self.stream.to_be_bytes());
        out.extend(self.length.to_be_bytes());
        out.extend(&self.body);
        out
    }
}

/// A line of multistream: its length, its text, a line feed.
pub fn line(text: &str) -> Vec<u8> {
    super::bytes::delimited(format!("{text}\n").as_bytes())
}

/// A connection on which yamux was agreed, and nothing else said.
pub struct Wire {
    io: noise::Output<tcp::tokio::TcpStream>,
    runtime: Runtime,
}

impl std::fmt::Debug for Wire {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Wire")
    }
}

impl Wire {
    /// Connects to a node at this port of this machine.
    pub fn to(port: u16) -> Self {
        Self::between(Ipv4Addr::LOCALHOST, port)
    }

    /// The same from another address of this machine.
    pub fn between(from: Ipv4Addr, port: u16) -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        let io = runtime.block_on(connect(from, port));
        Self { io, runtime }
    }

    /// Sends bytes; `false` if the node has gone.
    pub fn send(&mut self, bytes: &[u8]) -> bool {
        let io = &mut self.io;
        let sent = self.runtime.block_on(async {
            io.write_all(bytes).await?;
            io.flush().await
        });
        sent.is_ok()
    }

    /// Whether the node closes the connection within a while; what it sends until then is let go.
    pub fn is_closed_within(&mut self, patience: Duration) -> bool {
        let io = &mut self.io;
        self.runtime.block_on(async {
            let mut some = [0; 4096];
            let read_all = async { while matches!(io.read(&mut some).await, Ok(1..)) {} };
            tokio::time::timeout(patience, read_all).await.is_ok()
        })
    }
}

async fn connect(from: Ipv4Addr, port: u16) -> noise::Output<tcp::tokio::TcpStream> {
    let node = (Ipv4Addr::LOCALHOST, port).into();
    let stream = super::passage::connect(node, from).await.unwrap();
    let mut stream = tcp::tokio::TcpStream(stream);
    agree(&mut stream, "/noise").await;
    let key = identity::Keypair::generate_ed25519();
    let noise = noise::Config::new(&key).unwrap();
    let (_, mut io) = noise.upgrade_outbound(stream, "/noise").await.unwrap();
    agree(&mut io, "/yamux/1.0.0").await;
    io
}

/// Both sides name multistream, then the protocol.
async fn agree<T: futures::AsyncRead + futures::AsyncWrite + Unpin>(io: &mut T, protocol: &str) {
    let said = [line(MULTISTREAM), line(protocol)].concat();
    io.write_all(&said).await.unwrap();
    io.flush().await.unwrap();
    let mut heard = vec![0; said.len()];
    io.read_exact(&mut heard).await.unwrap();
    assert_eq!(heard, said, "The node speaks {protocol}.");
}
