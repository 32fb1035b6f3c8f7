//! Who may ask. A browser page from elsewhere must not: the Host is checked against DNS rebinding, the Origin against
//! foreign pages, and a token is asked for in a header, which no foreign page can set.

use std::path::{Path, PathBuf};

use federation_spec::wire::ids::Hash32;

use super::api::Request;
use super::problem::Trouble;

/// Who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Caller {
    /// Whoever holds the home's token.
    Admin,
    /// A paired desk.
    Desk,
    /// Anyone else.
    Nobody,
}

/// The hosts that may be asked for, and the admin's token.
pub struct Guard {
    hosts: Vec<String>,
    admin: Hash32,
    home: PathBuf,
    url: Option<String>,
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
        Self {
            hosts,
            admin: token_hash(admin_token),
            home: home.to_owned(),
            url: Some(format!("http://127.0.0.1:{port}")),
        }
    }

    /// Admits nobody from outside: for a verb that opened the home itself.
    pub fn closed(home: &Path) -> Self {
        Self {
            hosts: Vec::new(),
            admin: token_hash(""),
            home: home.to_owned(),
            url: None,
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
        if !self.hosts.contains(&host) {
            return Err(Trouble::forbidden_host());
        }
        let origins = request.headers.iter().filter(|(name, _)| name == "origin");
        let own = |origin: &str| {
            self.hosts.iter().any(|host| {
                origin == format!("http://{host}") || origin == format!("https://{host}")
            })
        };
        if !origins.map(|(_, value)| value.as_str()).all(own) {
            return Err(Trouble::forbidden_origin());
        }
        let site = request.header("sec-fetch-site").unwrap_or("none");
        let page = request.method == "GET" && !request.path.starts_with("/api/");
        if matches!(site, "cross-site" | "same-site") && !page {
            return Err(Trouble::forbidden_origin());
        }
        Ok(())
    }

    /// Whether this is the admin's token. Hashes are compared, so time tells nothing about the token.
    pub fn is_admin(&self, token: &Hash32) -> bool {
        *token == self.admin
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
