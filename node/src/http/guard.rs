//! Who may ask. A browser page from elsewhere must not: the Host is checked against DNS rebinding, the Origin against
//! foreign pages, and a token is asked for in a header, which no foreign page can set.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use federation_spec::wire::ids::Hash32;

use super::problem::Trouble;
use super::request::{Request, needs_token};
use crate::core::facts::{May, Role, WayIn};

/// Who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Caller {
    /// Anyone.
    Nobody,
    /// A browser that was paired, in its role; whoever holds the home's token is an admin.
    Holder(Role),
}

impl Caller {
    /// Whoever holds the home's token, or was paired as an admin.
    pub const ADMIN: Self = Self::Holder(Role::Admin);

    /// Whether the caller may do something.
    pub fn may(self, what: May) -> bool {
        match self {
            Self::Nobody => false,
            Self::Holder(role) => role.may(what),
        }
    }
}

/// One way to the API: the names under which it may be asked for, who may be asked in this way, and the home's token.
pub struct Guard {
    hosts: Vec<String>,
    /// Any address of this port will do as a Host: no name of another's leads there.
    any_address: Option<u16>,
    way: WayIn,
    admin: Hash32,
    home: PathBuf,
    url: Option<String>,
    public_url: Option<String>,
}

impl std::fmt::Debug for Guard {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Guard")
            .field("hosts", &self.hosts)
            .finish_non_exhaustive()
    }
}

impl Guard {
    /// Admits requests to this port of loopback, and to the public hosts.
    pub fn new(home: &Path, port: u16, public_hosts: &[String], admin_token: &str) -> Self {
        let mut hosts = vec![format!("127.0.0.1:{port}"), format!("localhost:{port}")];
        hosts.extend(public_hosts.iter().map(|host| host.to_ascii_lowercase()));
        let url = format!("http://127.0.0.1:{port}");
        Self {
            hosts,
            any_address: None,
            way: WayIn::House,
            admin: token_hash(admin_token),
            home: home.to_owned(),
            public_url: public_hosts.first().map(|host| format!("https://{host}")),
            url: Some(url),
        }
    }

    /// The same for the door of desks on other machines. A Host may be any address with this port, since only names can be
    /// led astray, or one of these names.
    pub fn for_door(home: &Path, port: u16, names: &[String], way: WayIn, url: &str) -> Self {
        Self {
            any_address: Some(port),
            way,
            url: Some(url.to_owned()),
            ..Self::new(home, port, names, "")
        }
    }

    /// Admits nobody from outside: for a verb that opened the home itself.
    pub fn closed(home: &Path) -> Self {
        Self {
            hosts: Vec::new(),
            any_address: None,
            way: WayIn::House,
            admin: token_hash(""),
            home: home.to_owned(),
            url: None,
            public_url: None,
        }
    }

    /// The node's home.
    pub fn home(&self) -> Option<&Path> {
        Some(&self.home)
    }

    /// Where it answers, if it does.
    pub fn url(&self) -> Option<&str> {
        self.url.as_deref()
    }

    /// Where members find it from outside: under its first public name, with TLS before it.
    pub fn public_url(&self) -> Option<&str> {
        self.public_url.as_deref()
    }

    /// The way by which requests come here.
    pub fn way(&self) -> WayIn {
        self.way
    }

    /// Whether it answers anyone at all.
    pub fn serves(&self) -> bool {
        self.url.is_some()
    }

    /// Refuses a foreign Host, a foreign Origin, and cross-site requests other than a GET for a page.
    pub fn admits(&self, request: &Request) -> Result<(), Trouble> {
        let host = request
            .header("host")
            .unwrap_or_default()
            .to_ascii_lowercase();
        if !self.is_own(&host) {
            return Err(Trouble::forbidden_host());
        }
        let origins = request.headers.iter().filter(|(name, _)| name == "origin");
        // Where any address will do as a Host, a page's own one is the one that it was asked for under.
        let own = |origin: &str| {
            let scheme = ["http://", "https://"];
            let named = scheme.iter().find_map(|scheme| origin.strip_prefix(scheme));
            named.is_some_and(|named| named == host || self.hosts.iter().any(|own| own == named))
        };
        if !origins.map(|(_, value)| value.as_str()).all(own) {
            return Err(Trouble::forbidden_origin());
        }
        let site = request.header("sec-fetch-site").unwrap_or("none");
        let page = request.method == "GET" && !needs_token(&request.path);
        if matches!(site, "cross-site" | "same-site") && !page {
            return Err(Trouble::forbidden_origin());
        }
        Ok(())
    }

    /// Who holds a token, which was paired in this role if it was. Hashes are compared, so time tells nothing about the
    /// token.
    pub fn caller(&self, token: &Hash32, paired: Option<Role>) -> Caller {
        let home = (*token == self.admin).then_some(Role::Admin);
        let role = home.or(paired);
        let role = role.and_then(|role| self.way.role(role));
        role.map_or(Caller::Nobody, Caller::Holder)
    }

    fn is_own(&self, host: &str) -> bool {
        let address = || {
            host.parse::<SocketAddr>()
                .ok()
                .map(|address| address.port())
        };
        self.hosts.iter().any(|own| own == host)
            || self.any_address.is_some_and(|port| address() == Some(port))
    }
}

/// The token of an `Authorization: Bearer` header.
pub fn bearer(request: &Request) -> Option<&str> {
    let value = request.header("authorization")?;
    let (scheme, token) = value.split_once(' ')?;
    scheme
        .eq_ignore_ascii_case("bearer")
        .then_some(token.trim())
        .filter(|token| !token.is_empty())
}

/// What of a token is kept.
pub fn token_hash(token: &str) -> Hash32 {
    Hash32::of(token.as_bytes())
}
