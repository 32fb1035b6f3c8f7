//! A node with its sockets: what `covisa serve` runs, and the demo three times.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::net::TcpListener;
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

use crate::backup::shelf::Shelf;
use crate::core::facts::Role;
use crate::core::views::StatusView;
use crate::core::{PeerCommand, SystemCommand};
use crate::http::desk::{address, offered};
use crate::http::door::{Door, NotOpened};
use crate::http::guard::Guard;
use crate::http::server::Listening;
use crate::http::{Api, server};
use crate::net::{NetConfig, nearby};
use crate::random::secret_token;
use crate::runtime::Node;
use crate::source::Proxies;
use crate::startup::StartError;
use crate::store::files::replace;
use crate::tls::Certificate;
use crate::upkeep::Upkeep;
use crate::{config, keys};

/// How long a node may take until it listens.
const LISTEN_PATIENCE: Duration = Duration::from_secs(5);

/// What a service begins with.
#[derive(Debug, Clone)]
pub struct Options {
    /// The home.
    pub home: PathBuf,
    /// Multiaddrs to listen on; none: no network at all.
    pub listen: Option<Vec<String>>,
    /// Multiaddrs at which the world reaches it.
    pub announce: Vec<String>,
    /// Whether addresses of one house or machine are published and dialled like others.
    pub announce_private: bool,
    /// Peers to keep connected, beside those of the ledger.
    pub peers: Vec<String>,
    /// Whether others in this house's network are to find it, and it them.
    pub nearby: bool,
    /// Where the API listens.
    pub http: SocketAddr,
    /// Where desks on other machines come in.
    pub desk_http: Option<SocketAddr>,
    /// Nothing has to be encrypted there.
    pub desk_plain: bool,
    /// Further names for both.
    pub public_hosts: Vec<String>,
    /// The page that explains an invitation to whoever opens its link; empty for none.
    pub invitation_page: String,
    /// Where backups go, if not into the home.
    pub backups: Option<PathBuf>,
    /// One is made every night.
    pub nightly: bool,
    /// Proxies before them, whose word is taken for where a request comes from.
    pub proxies: Proxies,
}

/// Why a service does not start.
#[derive(Debug, thiserror::Error)]
pub enum ServiceError {
    /// The node.
    #[error(transparent)]
    Node(#[from] StartError),
    /// The API's address.
    #[error("{address} cannot be listened on: {source}")]
    Http {
        /// The address.
        address: SocketAddr,
        /// What the system said.
        source: std::io::Error,
    },
    /// The door for desks on other machines.
    #[error(transparent)]
    Door(NotOpened),
    /// The token's file.
    #[error("the file api-token cannot be written: {0}")]
    Token(std::io::Error),
    /// The node stopped while it was starting.
    #[error("the node stopped while it was starting")]
    Stopped,
}

/// A running service.
#[derive(Debug)]
pub struct Service {
    /// The node.
    pub node: Node,
    /// The API.
    pub api: Api,
    /// The API's URL.
    pub url: String,
    /// How the node is.
    pub status: StatusView,
    servers: Vec<JoinHandle<()>>,
}

impl Service {
    /// Starts the node, then the API; ready to be used when this returns.
    pub async fn start(options: Options) -> Result<Self, ServiceError> {
        let token = admin_token(&options.home).map_err(ServiceError::Token)?;
        let network = match &options.listen {
            Some(listen) => {
                let keys = keys::load(&options.home).map_err(StartError::from)?;
                Some(NetConfig {
                    transport_seed: keys.transport,
                    listen: listen.clone(),
                    announce: options.announce.clone(),
                    announce_private: options.announce_private,
                })
            }
            None => None,
        };
        let (listener, port) = bound(options.http).await?;
        let node = Node::start(&options.home, network).await?;
        let guard = Guard::new(&options.home, port, &options.public_hosts, &token);
        let proxies = Arc::new(options.proxies);
        let hosts = options.public_hosts;
        let by_file = (options.desk_http, options.desk_plain);
        let door = Door::new(&options.home, by_file, hosts, proxies.clone());
        let shelf = Shelf::new(&options.home, options.backups);
        let mut api = Api::new(
            node.handle.clone(),
            node.metrics.clone(),
            guard,
            door,
            shelf,
        );
        let page = Some(options.invitation_page).filter(|page| !page.is_empty());
        api.invitation_page = page.map(Into::into);
        opened(&api, options.desk_http).await?;
        for peer in &options.peers {
            node.handle
                .ask(|to| PeerCommand::KeepConnected(peer.clone(), to))
                .await
                .map_err(|_| ServiceError::Stopped)?
                .ok();
        }
        let wanted = options.listen.as_ref().map_or(0, Vec::len);
        let status = listening(&node, wanted).await?;
        let serving = server::serve(Listening::here(listener), api.clone(), proxies);
        let mut servers = vec![tokio::spawn(serving)];
        let keeping = api.clone();
        servers.push(tokio::spawn(async move {
            keeping.door.keep(&keeping).await;
        }));
        let upkeep = Upkeep::new(node.handle.clone(), api.shelf.clone(), options.nightly);
        servers.push(tokio::spawn(upkeep.run()));
        if let Some(listen) = options.listen.filter(|_| options.nearby) {
            servers.extend(neighbours(&node, &status, listen));
        }
        Ok(Self {
            url: format!("http://127.0.0.1:{port}"),
            node,
            api,
            status,
            servers,
        })
    }

    /// The address of the page for a role, with a code of one use.
    pub async fn page_url(&self, role: Role) -> Result<String, ServiceError> {
        let offered = offered(&self.api, role, None).await;
        offered
            .ok()
            .and_then(|offer| offer.url)
            .ok_or(ServiceError::Stopped)
    }

    /// The same without a code.
    pub fn bare_url(&self, role: Role) -> Result<String, ServiceError> {
        address(&self.api, role).ok_or(ServiceError::Stopped)
    }

    /// Stops: no new requests, and what was answered is on disk when this returns.
    pub async fn stop(self) {
        for server in self.servers {
            server.abort();
            // An aborted task ends with an error; that is what was wanted.
            let _ = server.await;
        }
        self.api.door.close().await;
        self.node.stop().await;
    }
}

/// A listener, and the port that it took.
async fn bound(address: SocketAddr) -> Result<(TcpListener, u16), ServiceError> {
    let listener = server::bind(address)
        .await
        .map_err(|source| ServiceError::Http { address, source })?;
    let port = listener
        .local_addr()
        .map_or(address.port(), |own| own.port());
    Ok((listener, port))
}

/// Opens the door for desks on other machines. One that a file has placed must open, or nobody would know why the tablets
/// find nothing; one that was placed on a page is tried again, and the page says what is wrong.
async fn opened(api: &Api, by_file: Option<SocketAddr>) -> Result<(), ServiceError> {
    let placed = api.handle.ask(SystemCommand::ShowTablets).await;
    let Ok(Ok(placed)) = placed else {
        return Err(ServiceError::Stopped);
    };
    match (api.door.open(api, &placed).await, by_file) {
        (Err(error), Some(_)) => Err(ServiceError::Door(error)),
        (Err(_), None) | (Ok(()), _) => Ok(()),
    }
}

/// The admin's token of a home, made when there is none.
pub fn admin_token(home: &Path) -> std::io::Result<String> {
    let path = home.join("api-token");
    match std::fs::read_to_string(&path) {
        Ok(token) if !token.trim().is_empty() => Ok(token.trim().to_owned()),
        _ => {
            let token = secret_token();
            replace(&path, format!("{token}\n").as_bytes())?;
            Ok(token)
        }
    }
}

/// The options of a configuration.
pub fn options(home: &Path, config: &config::Config) -> Result<Options, String> {
    Ok(Options {
        home: home.to_owned(),
        listen: Some(config.network.listen.clone()),
        announce: config.network.announce.clone(),
        announce_private: config.network.announce_private,
        peers: config.network.peers.clone(),
        nearby: config.network.nearby,
        http: config::check_http(&config.http.listen)?,
        desk_http: config::check_desk(
            &config.http.desk_listen,
            config.http.desk_without_tls || Certificate::is_there(home),
        )?,
        desk_plain: config.http.desk_without_tls,
        public_hosts: config.http.public_hosts.clone(),
        invitation_page: config.http.invitation_page.clone(),
        proxies: config::check_proxies(&config.http.trusted_proxies)?,
        backups: config.backup.folder(),
        nightly: config.backup.nightly,
    })
}

/// Says in this house's network that the node is here, and tells the node who else says so.
fn neighbours(node: &Node, status: &StatusView, listen: Vec<String>) -> [JoinHandle<()>; 2] {
    let own = nearby::Own {
        space: status.space,
        name: status.name.clone(),
        listen,
        addresses: status.addresses.clone(),
    };
    let (tell, mut told) = mpsc::channel(1);
    let handle = node.handle.clone();
    let pass_on = async move {
        while let Some(neighbours) = told.recv().await {
            let heard = handle.ask(|to| PeerCommand::Hear(neighbours, to));
            if heard.await.is_err() {
                return;
            }
        }
    };
    [tokio::spawn(nearby::run(own, tell)), tokio::spawn(pass_on)]
}

async fn listening(node: &Node, wanted: usize) -> Result<StatusView, ServiceError> {
    let begun = Instant::now();
    loop {
        let status = node.handle.ask(SystemCommand::Status).await;
        let Ok(Ok(status)) = status else {
            return Err(ServiceError::Stopped);
        };
        if status.addresses.len() >= wanted || begun.elapsed() > LISTEN_PATIENCE {
            return Ok(status);
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
