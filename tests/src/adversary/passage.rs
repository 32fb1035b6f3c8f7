//! A passage to a node: whoever goes through it comes from another address of this machine.

use std::net::{Ipv4Addr, SocketAddr};

use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::oneshot;

/// A passage; it is closed when this is dropped.
#[derive(Debug)]
pub struct Passage {
    /// The node's address by this way.
    pub address: String,
    _open: oneshot::Sender<()>,
}

impl Passage {
    /// To a node at its full multiaddr, as if one came from this address.
    pub fn to(address: &str, from: Ipv4Addr) -> Self {
        let mut parts: Vec<String> = address.split('/').map(str::to_owned).collect();
        let node: Ipv4Addr = parts[2].parse().unwrap();
        let node = SocketAddr::from((node, parts[4].parse().unwrap()));
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        parts[2] = "127.0.0.1".to_owned();
        parts[4] = listener.local_addr().unwrap().port().to_string();
        let (open, closed) = oneshot::channel();
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build();
            runtime.unwrap().block_on(async {
                tokio::select! {
                    () = let_through(TcpListener::from_std(listener).unwrap(), node, from) => {}
                    _ = closed => {}
                }
            });
        });
        Self {
            address: parts.join("/"),
            _open: open,
        }
    }
}

async fn let_through(listener: TcpListener, node: SocketAddr, from: Ipv4Addr) {
    loop {
        let Ok((mut stream, _)) = listener.accept().await else {
            continue;
        };
        tokio::spawn(async move {
            if let Ok(mut onward) = connect(node, from).await {
                // However it ends, both sides see it.
                let _ = tokio::io::copy_bidirectional(&mut stream, &mut onward).await;
            }
        });
    }
}

/// A connection to an address from one of this machine's own.
pub async fn connect(to: SocketAddr, from: Ipv4Addr) -> std::io::Result<TcpStream> {
    let socket = TcpSocket::new_v4()?;
    socket.bind(SocketAddr::from((from, 0)))?;
    let stream = socket.connect(to).await?;
    stream.set_nodelay(true)?;
    Ok(stream)
}
