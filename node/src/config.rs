//! `config.toml`: a documented struct, read and checked before anything starts.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::Path;

use federation_spec::plain::PlainValue;
use serde::Deserialize;

use crate::form;
use crate::net::address::{check_listen_address, check_peer_address, to_bytes};

/// Largest configuration file, bytes.
const MAX_FILE: u64 = 256 * 1024;

/// Everything that can be set. Each setting has a default; `config/config.toml` in the project shows them all.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// How the node is reached by other nodes.
    pub network: Network,
    /// How it is reached by browsers and programs.
    pub http: Http,
    /// What it writes to its log.
    pub log: Log,
}

/// How the node is reached by other nodes.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Network {
    /// Multiaddrs to listen on.
    pub listen: Vec<String>,
    /// Multiaddrs that others can reach it at: published in the profile.
    pub announce: Vec<String>,
    /// Peers to keep connected, beside those of `covisa peer add`.
    pub peers: Vec<String>,
}

/// How the node is reached by browsers and programs.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Http {
    /// Address and port of the desk page and the API. Loopback only.
    pub listen: String,
    /// Further names under which a browser may ask for it, as `desk.example.org:8610`.
    pub public_hosts: Vec<String>,
}

/// What the node writes to its log.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Log {
    /// `error`, `warn`, `info`, `debug` or `trace`; or a filter such as `covisa=debug,info`.
    pub level: String,
}

impl Default for Network {
    fn default() -> Self {
        Self {
            listen: vec!["/ip4/0.0.0.0/tcp/8611".to_owned()],
            announce: Vec::new(),
            peers: Vec::new(),
        }
    }
}

impl Default for Http {
    fn default() -> Self {
        Self {
            listen: "127.0.0.1:8610".to_owned(),
            public_hosts: Vec::new(),
        }
    }
}

impl Default for Log {
    fn default() -> Self {
        Self {
            level: "covisa=info,warn".to_owned(),
        }
    }
}

/// Where a configuration is wrong, and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {key}{what}")]
pub struct ConfigError {
    /// The file.
    pub file: String,
    /// The line; 0 if the whole file is meant.
    pub line: u32,
    /// The setting, with `: ` behind it; empty if the file cannot be read at all.
    pub key: String,
    /// What is wrong and what to write instead.
    pub what: String,
}

/// Reads the configuration of a home; without a file, everything has its default.
pub fn load(path: &Path) -> Result<Config, ConfigError> {
    let whole = |what: String| error(path, 0, "", what);
    match std::fs::metadata(path) {
        Err(missing) if missing.kind() == std::io::ErrorKind::NotFound => {
            return Ok(Config::default());
        }
        Err(other) => return Err(whole(other.to_string())),
        Ok(file) if file.len() > MAX_FILE => {
            return Err(whole(
                "larger than 256 KiB: this is not a configuration".to_owned(),
            ));
        }
        Ok(_) => {}
    }
    let bytes = std::fs::read(path).map_err(|failed| whole(failed.to_string()))?;
    let text = String::from_utf8(bytes)
        .map_err(|_| whole("not UTF-8: save it as UTF-8 in your editor".to_owned()))?;
    let config = parse(path, &text)?;
    check(path, &text, &config)?;
    Ok(config)
}

fn parse(path: &Path, text: &str) -> Result<Config, ConfigError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    toml::from_str(text).map_err(|wrong| {
        let at = wrong.span().map_or(0, |span| span.start);
        let line = text.bytes().take(at).filter(|byte| *byte == b'\n').count() as u32 + 1;
        error(path, line, "", wrong.message().to_owned())
    })
}

fn check(path: &Path, text: &str, config: &Config) -> Result<(), ConfigError> {
    let plain = form::from_toml(text).unwrap_or_else(|_| PlainValue::Table(Vec::new()).into());
    let wrong = |(place, what): (String, String)| {
        let key = place.split('[').next().unwrap_or_default();
        error(
            path,
            form::line_of(&plain, &place),
            &format!("{key}: "),
            what,
        )
    };
    let (network, http) = (&config.network, &config.http);
    each("network.listen", &network.listen, |address| {
        check_listen_address(address)
            .map(drop)
            .map_err(|bad| format!("{bad}; write one such as \"/ip4/0.0.0.0/tcp/8611\""))
    })
    .map_err(wrong)?;
    each("network.peers", &network.peers, |address| {
        check_peer_address(address).map(drop).map_err(|bad| {
            format!("{bad}; copy the address that `covisa serve` prints on the other side")
        })
    })
    .map_err(wrong)?;
    each("network.announce", &network.announce, |address| {
        to_bytes(address)
            .map(drop)
            .map_err(|bad| format!("{bad}; write one such as \"/dns4/desk.example.org/tcp/8611\""))
    })
    .map_err(wrong)?;
    each("http.public_hosts", &http.public_hosts, check_host).map_err(wrong)?;
    check_http(&http.listen).map_err(|what| wrong(("http.listen".to_owned(), what)))?;
    check_level(&config.log.level).map_err(|what| wrong(("log.level".to_owned(), what)))
}

/// Checks each value of a list; a mistake comes with its place.
fn each(
    key: &str,
    values: &[String],
    check: impl Fn(&str) -> Result<(), String>,
) -> Result<(), (String, String)> {
    for (at, value) in values.iter().enumerate() {
        check(value).map_err(|what| (format!("{key}[{at}]"), what))?;
    }
    Ok(())
}

/// Checks a further name of the API: a name, and a port if it is not the usual one.
fn check_host(host: &str) -> Result<(), String> {
    let odd = |letter: char| letter.is_whitespace() || ['/', '@', '#', '?'].contains(&letter);
    if host.is_empty() || host.contains(odd) {
        return Err(format!(
            "{host:?} is not a name and port; write one such as \"desk.example.org:8610\""
        ));
    }
    Ok(())
}

/// Checks what is logged: a level, or levels by target.
fn check_level(filter: &str) -> Result<(), String> {
    let is_level = |word: &str| {
        ["off", "error", "warn", "info", "debug", "trace"]
            .iter()
            .any(|level| level.eq_ignore_ascii_case(word))
    };
    let wrong = filter.split(',').map(str::trim).find(|part| {
        let level = part.rsplit_once('=').map_or(*part, |(_, level)| level);
        !is_level(level)
    });
    match wrong {
        None => Ok(()),
        Some(part) => Err(format!(
            "{part:?} names no level; write \"info\", or error, warn, debug or trace"
        )),
    }
}

/// Checks where the API listens: on this machine only, until desks on other machines can log in.
pub fn check_http(listen: &str) -> Result<SocketAddr, String> {
    let address: SocketAddr = listen.parse().map_err(|_| {
        format!("{listen:?} is not an address and port; write one such as \"127.0.0.1:8610\"")
    })?;
    let instead = format!("write \"127.0.0.1:{}\"", address.port());
    if address.ip() == IpAddr::V4(Ipv4Addr::LOCALHOST) {
        Ok(address)
    } else if address.ip().is_loopback() {
        // Verbs and pages ask for it under this one address.
        Err(format!(
            "{listen} is not the address that verbs and pages use; {instead}"
        ))
    } else {
        Err(format!(
            "{listen} can be reached from other machines; {instead}"
        ))
    }
}

fn error(path: &Path, line: u32, key: &str, what: String) -> ConfigError {
    ConfigError {
        file: path.display().to_string(),
        line,
        key: key.to_owned(),
        what,
    }
}
