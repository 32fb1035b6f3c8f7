//! The door for desks on other machines: opened, moved and shut while the node runs, in TLS where the house has a
//! certificate.

use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, UdpSocket};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use super::api::Api;
use super::guard::Guard;
use super::problem::Trouble;
use super::server::{self, Listening};
use crate::core::SystemCommand;
use crate::core::facts::{Tablets, WayIn};
use crate::source::Proxies;
use crate::tls::{BadCertificate, Certificate, Stamp};

/// How often it is looked whether the certificate changed, and a door that could not be opened is tried again.
const LOOK: Duration = Duration::from_secs(20);

/// Why a door cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum NotOpened {
    /// The system does not give the port.
    #[error("{address} cannot be listened on: {error}")]
    Port {
        /// Where it was to listen.
        address: SocketAddr,
        /// What the system said.
        error: io::Error,
    },
    /// The certificate is of no use.
    #[error(transparent)]
    Certificate(#[from] BadCertificate),
    /// The certificate speaks for others.
    #[error("the certificate names {}, and not {wanted}", names.join(", "))]
    OtherName {
        /// The name under which it was to be opened; empty if none was said.
        wanted: String,
        /// Whom it names.
        names: Vec<String>,
    },
}

/// The door. Where nothing is served from, it stays walled up.
#[derive(Debug)]
pub struct Door {
    home: PathBuf,
    hosts: Vec<String>,
    proxies: Arc<Proxies>,
    by_file: Option<SocketAddr>,
    walled: bool,
    /// Whoever opens, moves or shuts it does so alone.
    turn: tokio::sync::Mutex<Stamp>,
    stand: Mutex<Stand>,
}

/// How it stands.
#[derive(Debug, Default)]
struct Stand {
    open: Option<Open>,
    trouble: Option<Trouble>,
}

#[derive(Debug)]
struct Open {
    port: u16,
    url: String,
    certificate: Option<Certificate>,
    /// Whoever came through goes when this does.
    ended: watch::Sender<()>,
    serving: JoinHandle<()>,
}

impl Open {
    async fn shut(self) {
        drop(self.ended);
        self.serving.abort();
        // An aborted task ends with an error; that is what was wanted.
        let _ = self.serving.await;
    }
}

/// How a door stands, to be shown.
#[derive(Debug, Clone)]
pub struct DoorView {
    /// Where it is reached, if it is open.
    pub url: Option<String>,
    /// The house's certificate, if it speaks under one.
    pub certificate: Option<Certificate>,
    /// Why it is not open although it is to be, or is about to be of no use.
    pub trouble: Option<Trouble>,
    /// It was placed by a file or a flag, and is not moved by a page.
    pub by_file: bool,
}

impl Door {
    /// A door of a home: placed by a file, or else where the ledger says. Beside addresses it is asked for under these
    /// names.
    pub fn new(
        home: &Path,
        by_file: Option<SocketAddr>,
        hosts: Vec<String>,
        proxies: Arc<Proxies>,
    ) -> Self {
        Self {
            home: home.to_owned(),
            hosts,
            proxies,
            by_file,
            walled: false,
            turn: tokio::sync::Mutex::default(),
            stand: Mutex::default(),
        }
    }

    /// None at all: for a verb that opened the home itself.
    pub fn walled(home: &Path) -> Self {
        Self {
            walled: true,
            ..Self::new(home, None, Vec::new(), Arc::default())
        }
    }

    /// How it stands.
    pub fn view(&self) -> DoorView {
        let stand = self.stand();
        DoorView {
            url: stand.open.as_ref().map(|open| open.url.clone()),
            certificate: stand
                .open
                .as_ref()
                .and_then(|open| open.certificate.clone()),
            trouble: stand.trouble.clone(),
            by_file: self.by_file.is_some(),
        }
    }

    /// Where desks find it, if it is open.
    pub fn url(&self) -> Option<String> {
        self.stand().open.as_ref().map(|open| open.url.clone())
    }

    /// Where members' phones find it: only where nobody can read what is said.
    pub fn secure_url(&self) -> Option<String> {
        let stand = self.stand();
        let secure = stand
            .open
            .as_ref()
            .filter(|open| open.certificate.is_some());
        secure.map(|open| open.url.clone())
    }

    /// Whether it was placed by a file or a flag.
    pub fn by_file(&self) -> bool {
        self.by_file.is_some()
    }

    /// Opens, moves or shuts it. If that cannot be, it stays as it was.
    pub async fn set(&self, api: &Api, wanted: &Tablets) -> Result<(), NotOpened> {
        if self.walled {
            return Ok(());
        }
        let mut turn = self.turn.lock().await;
        self.turned(api, wanted, &mut turn).await
    }

    /// Shuts it for good: the node stops.
    pub async fn close(&self) {
        let _turn = self.turn.lock().await;
        let open = self.stand().open.take();
        if let Some(open) = open {
            open.shut().await;
        }
    }

    /// Opens it as it is placed, and keeps it so: a certificate that changed is taken, and what could not be opened is tried
    /// again. Does not end.
    pub async fn keep(&self, api: &Api) {
        loop {
            if let Ok(Ok(wanted)) = api.handle.ask(SystemCommand::ShowTablets).await {
                self.look(api, &wanted).await;
            }
            tokio::time::sleep(LOOK).await;
        }
    }

    async fn look(&self, api: &Api, wanted: &Tablets) {
        let mut turn = self.turn.lock().await;
        let wanted_open = self.by_file.is_some() || wanted.open;
        let missing = wanted_open && self.url().is_none();
        if !missing && (!wanted_open || *turn == Stamp::of(&self.home)) {
            return;
        }
        if let Err(error) = self.turned(api, wanted, &mut turn).await {
            tracing::warn!("the door for tablets: {error}");
            self.stand().trouble = Some(Trouble::from(&error));
        }
    }

    async fn turned(&self, api: &Api, wanted: &Tablets, seen: &mut Stamp) -> Result<(), NotOpened> {
        let address = match self.by_file {
            Some(address) => address,
            None if wanted.open => SocketAddr::from((Ipv4Addr::UNSPECIFIED, wanted.port)),
            None => {
                let open = std::mem::take(&mut *self.stand()).open;
                if let Some(open) = open {
                    open.shut().await;
                }
                return Ok(());
            }
        };
        *seen = Stamp::of(&self.home);
        let certificate = Certificate::load(&self.home)?;
        let name = name(wanted, address.ip(), certificate.as_ref())?;
        // A listener on the same port has to go before the next one comes; any other only after it.
        let same = |open: &mut Open| open.port == address.port();
        let before = self.stand().open.take_if(same);
        if let Some(open) = before {
            open.shut().await;
        }
        let listener = server::bind(address).await;
        let listener = listener.map_err(|error| NotOpened::Port { address, error })?;
        let port = listener
            .local_addr()
            .map_or(address.port(), |own| own.port());
        let open = self.serve(api, (listener, port), (name, certificate));
        let before = std::mem::take(&mut *self.stand()).open;
        self.stand().open = Some(open);
        if let Some(open) = before {
            open.shut().await;
        }
        Ok(())
    }

    fn serve(
        &self,
        api: &Api,
        (listener, port): (TcpListener, u16),
        (name, certificate): (String, Option<Certificate>),
    ) -> Open {
        let url = url(certificate.as_ref(), &name, port);
        let way = match certificate {
            Some(_) => WayIn::DesksAndPhones,
            None => WayIn::Desks,
        };
        let mut names = self.hosts.clone();
        names.push(format!("{}:{port}", bracketed(&name)));
        let guard = Guard::for_door(&self.home, port, &names, way, &url);
        let api = Api {
            guard: Arc::new(guard),
            tries: Arc::default(),
            ..api.clone()
        };
        let (ended, until) = watch::channel(());
        let listening = Listening {
            listener,
            certificate: certificate.clone(),
            until: Some(until),
        };
        Open {
            port,
            url,
            certificate,
            ended,
            serving: tokio::spawn(server::serve(listening, api, self.proxies.clone())),
        }
    }

    fn stand(&self) -> std::sync::MutexGuard<'_, Stand> {
        self.stand.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The name under which others in the network find it.
fn name(
    wanted: &Tablets,
    ip: IpAddr,
    certificate: Option<&Certificate>,
) -> Result<String, NotOpened> {
    let Some(certificate) = certificate else {
        return Ok(wanted.name.clone().unwrap_or_else(|| outward(ip)));
    };
    let other = |wanted: &str| NotOpened::OtherName {
        wanted: wanted.to_owned(),
        names: certificate.names.clone(),
    };
    match &wanted.name {
        Some(name) if certificate.covers(name) => Ok(name.clone()),
        Some(name) => Err(other(name)),
        None => certificate
            .first_name()
            .map(str::to_owned)
            .ok_or_else(|| other("")),
    }
}

fn url(certificate: Option<&Certificate>, name: &str, port: u16) -> String {
    let scheme = if certificate.is_some() {
        "https"
    } else {
        "http"
    };
    format!("{scheme}://{}:{port}", bracketed(name))
}

fn bracketed(name: &str) -> String {
    match name.contains(':') {
        true => format!("[{name}]"),
        false => name.to_owned(),
    }
}

/// The address under which others in the network find one that listens everywhere.
fn outward(ip: IpAddr) -> String {
    let found = || {
        let socket = UdpSocket::bind("0.0.0.0:0").ok()?;
        // Nothing is sent: the system only says from where it would be.
        socket.connect("192.0.2.1:9").ok()?;
        socket.local_addr().ok().map(|own| own.ip())
    };
    let ip = Some(ip).filter(|ip| !ip.is_unspecified()).or_else(found);
    let ip = ip.or_else(|| addresses().into_iter().next());
    ip.map_or("127.0.0.1".to_owned(), |ip| ip.to_string())
}

/// The addresses that this computer has in its networks, those that are found by hand first.
pub fn addresses() -> Vec<IpAddr> {
    let found = if_addrs::get_if_addrs().unwrap_or_default();
    let outside = found
        .iter()
        .filter(|one| !one.is_loopback() && !one.is_link_local());
    let mut addresses: Vec<IpAddr> = outside.map(if_addrs::Interface::ip).collect();
    addresses.sort_by_key(IpAddr::is_ipv6);
    addresses.dedup();
    addresses
}
