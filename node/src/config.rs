//! `config.toml`: a documented struct, read and checked before anything starts.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

use federation_spec::plain::{Entry, Mistake, Plain, PlainValue, Problem};

use crate::core::limits::MAX_NAMED_PEERS;
use crate::net::address::{check_listen_address, check_peer_address, to_bytes};
use crate::net::reached::{MAX_ADDRESS, MAX_ADDRESSES, is_public};
use crate::source::Proxies;
use crate::tls::Certificate;
use crate::written::Unreadable;
use crate::{form, words, written};

/// Largest configuration file, bytes.
const MAX_FILE: u64 = 256 * 1024;

/// Everything that can be set. Each setting has a default; `config/config.toml` in the project shows them all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Config {
    /// How the node is reached by other nodes.
    pub network: Network,
    /// How it is reached by browsers and programs.
    pub http: Http,
    /// What it writes to its log.
    pub log: Log,
    /// Where its backups go.
    pub backup: Backup,
}

/// How the node is reached by other nodes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Network {
    /// Multiaddrs to listen on.
    pub listen: Vec<String>,
    /// Multiaddrs that others can reach it at: published in the profile.
    pub announce: Vec<String>,
    /// Addresses that only a house or a machine has are published and dialled like any others: for trials.
    pub announce_private: bool,
    /// Peers to keep connected, beside those of `covisa peer add`.
    pub peers: Vec<String>,
    /// Whether it says in its own network that it is there, and listens for others that do.
    pub nearby: bool,
}

/// How the node is reached by browsers and programs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Http {
    /// Address and port of the desk page and the API. Loopback only.
    pub listen: String,
    /// Further names under which a browser may ask for it, as `desk.example.org:8610`.
    pub public_hosts: Vec<String>,
    /// Proxies before it, by address or network: whom they name as X-Forwarded-For is who asks.
    pub trusted_proxies: Vec<String>,
    /// Address and port for desks on other machines, which reach the desk page and nothing else; empty for none.
    pub desk_listen: String,
    /// The network there is the house's own, so that desks may come in without TLS.
    pub desk_without_tls: bool,
    /// A page, somewhere on the web, that explains an invitation to whoever opens its link; empty: the pages of a node on the
    /// same computer.
    pub invitation_page: String,
}

/// What the node writes to its log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Log {
    /// `error`, `warn`, `info`, `debug` or `trace`; or a filter such as `covisa=debug,info`.
    pub level: String,
}

/// Where backups go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// The folder; empty: `backups` in the home.
    pub folder: String,
    /// One every night.
    pub nightly: bool,
}

impl Default for Backup {
    fn default() -> Self {
        Self {
            folder: String::new(),
            nightly: true,
        }
    }
}

impl Default for Network {
    fn default() -> Self {
        Self {
            listen: vec!["/ip4/0.0.0.0/tcp/8611".to_owned()],
            announce: Vec::new(),
            announce_private: false,
            peers: Vec::new(),
            nearby: true,
        }
    }
}

impl Default for Http {
    fn default() -> Self {
        Self {
            listen: "127.0.0.1:8610".to_owned(),
            public_hosts: Vec::new(),
            trusted_proxies: Vec::new(),
            desk_listen: String::new(),
            desk_without_tls: false,
            invitation_page: String::new(),
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
#[error("{file}:{} {key}{what}", numbered(*line))]
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

fn numbered(line: u32) -> String {
    match line {
        0 => String::new(),
        line => format!("{line}:"),
    }
}

/// Reads the configuration of a home whose node has this peer id; without a file, everything has its default. A flag may
/// have said already that desks come in without TLS.
pub fn load(path: &Path, own_peer: &str, desk_without_tls: bool) -> Result<Config, ConfigError> {
    let text = match written::text(path, MAX_FILE) {
        Ok(text) => text,
        Err(wrong) if wrong.is_missing() && !path.is_symlink() => return Ok(Config::default()),
        Err(wrong) => return Err(unreadable(path, &wrong)),
    };
    let plain = form::from_toml(&text)
        .map_err(|wrong| error(path, wrong.line, "", format!("not TOML: {}", wrong.text)))?;
    let mut config = Config::from_plain(&plain).map_err(|wrong| misshapen(path, &wrong))?;
    config.http.desk_without_tls |= desk_without_tls;
    check(path, &plain, &config, own_peer)?;
    Ok(config)
}

fn unreadable(path: &Path, wrong: &Unreadable) -> ConfigError {
    error(path, wrong.line().unwrap_or(0), "", wrong.to_string())
}

fn misshapen(path: &Path, wrong: &Mistake) -> ConfigError {
    let what = words::mistake::mistake(wrong);
    error(path, wrong.line, &format!("{}: ", wrong.path), what)
}

impl Config {
    /// Reads the settings, whatever they say; there is nothing but known ones of the right kind.
    fn from_plain(plain: &Plain) -> Result<Self, Mistake> {
        let mut config = Self::default();
        for section in entries(plain)? {
            let read: &mut dyn FnMut(&Entry) -> _ = match section.name.as_str() {
                "network" => &mut |setting| config.network.read(setting),
                "http" => &mut |setting| config.http.read(setting),
                "log" => &mut |setting| config.log.read(setting),
                "backup" => &mut |setting| config.backup.read(setting),
                _ => return Err(unknown(section, &["network", "http", "log", "backup"])),
            };
            entries(&section.value)
                .and_then(|settings| settings.iter().try_for_each(read))
                .map_err(|wrong| wrong.under(&section.name))?;
        }
        Ok(config)
    }
}

/// What can be set of it.
const NETWORK: &[&str] = &["listen", "announce", "announce_private", "peers", "nearby"];

impl Network {
    fn read(&mut self, setting: &Entry) -> Result<(), Mistake> {
        let addresses = "a list of addresses, as in [\"/ip4/0.0.0.0/tcp/8611\"]";
        let peers = "a list of the addresses that other nodes print, as in [\"/ip4/192.0.2.7/tcp/8611/p2p/12D3KooW...\"]";
        match setting.name.as_str() {
            "listen" => self.listen = texts(setting, addresses)?,
            "announce" => self.announce = texts(setting, addresses)?,
            "announce_private" => self.announce_private = one_flag(setting)?,
            "peers" => self.peers = texts(setting, peers)?,
            "nearby" => self.nearby = one_flag(setting)?,
            _ => return Err(unknown(setting, NETWORK)),
        }
        Ok(())
    }
}

impl Backup {
    /// The folder, if one is named.
    pub fn folder(&self) -> Option<PathBuf> {
        (!self.folder.is_empty()).then(|| PathBuf::from(&self.folder))
    }

    fn read(&mut self, setting: &Entry) -> Result<(), Mistake> {
        let folder = "the path of a folder, as in \"/mnt/share/covisa\", or nothing";
        match setting.name.as_str() {
            "folder" => self.folder = one_text(setting, folder)?,
            "nightly" => self.nightly = one_flag(setting)?,
            _ => return Err(unknown(setting, &["folder", "nightly"])),
        }
        Ok(())
    }
}

/// What can be set of it.
const HTTP: &[&str] = &[
    "listen",
    "public_hosts",
    "trusted_proxies",
    "desk_listen",
    "desk_without_tls",
    "invitation_page",
];

impl Http {
    fn read(&mut self, setting: &Entry) -> Result<(), Mistake> {
        let listen = "an address and port, as in \"127.0.0.1:8610\"";
        let desk = "an address and port, as in \"0.0.0.0:8612\", or nothing";
        let proxies = "a list of addresses or networks, as in [\"127.0.0.1\", \"10.0.0.0/8\"]";
        let hosts = "a list of names, as in [\"desk.example.org:8610\"]";
        let page =
            "the address of a page, as in \"https://space.example/invitation.html\", or nothing";
        match setting.name.as_str() {
            "listen" => self.listen = one_text(setting, listen)?,
            "trusted_proxies" => self.trusted_proxies = texts(setting, proxies)?,
            "public_hosts" => self.public_hosts = texts(setting, hosts)?,
            "desk_listen" => self.desk_listen = one_text(setting, desk)?,
            "desk_without_tls" => self.desk_without_tls = one_flag(setting)?,
            "invitation_page" => self.invitation_page = one_text(setting, page)?,
            _ => return Err(unknown(setting, HTTP)),
        }
        Ok(())
    }
}

impl Log {
    fn read(&mut self, setting: &Entry) -> Result<(), Mistake> {
        match setting.name.as_str() {
            "level" => self.level = one_text(setting, "a level, as in \"info\"")?,
            _ => return Err(unknown(setting, &["level"])),
        }
        Ok(())
    }
}

fn entries(plain: &Plain) -> Result<&[Entry], Mistake> {
    match &plain.value {
        PlainValue::Table(entries) => Ok(entries),
        _ => Err(plain.wrong_kind("a section, as in [network]")),
    }
}

fn one_text(setting: &Entry, wanted: &'static str) -> Result<String, Mistake> {
    let text = setting.value.as_text().map(str::to_owned);
    text.map_err(|_| setting.value.wrong_kind(wanted).under(&setting.name))
}

fn one_flag(setting: &Entry) -> Result<bool, Mistake> {
    match setting.value.value {
        PlainValue::Bool(flag) => Ok(flag),
        _ => Err(setting
            .value
            .wrong_kind("true or false")
            .under(&setting.name)),
    }
}

fn texts(setting: &Entry, wanted: &'static str) -> Result<Vec<String>, Mistake> {
    let wrong = |plain: &Plain| plain.wrong_kind(wanted).under(&setting.name);
    let PlainValue::List(items) = &setting.value.value else {
        return Err(wrong(&setting.value));
    };
    let text = |item: &Plain| item.as_text().map(str::to_owned).map_err(|_| wrong(item));
    items.iter().map(text).collect()
}

fn unknown(entry: &Entry, known: &'static [&'static str]) -> Mistake {
    Mistake {
        line: entry.line,
        path: entry.name.clone(),
        problem: Problem::UnknownKey { known },
    }
}

fn check(path: &Path, plain: &Plain, config: &Config, own_peer: &str) -> Result<(), ConfigError> {
    let wrong = |(place, what): (String, String)| {
        let key = place.split('[').next().unwrap_or_default();
        let line = form::line_of(plain, &place);
        error(path, line, &format!("{key}: "), what)
    };
    check_network(&config.network, own_peer).map_err(wrong)?;
    let http = &config.http;
    each("http.public_hosts", &http.public_hosts, check_host).map_err(wrong)?;
    each("http.trusted_proxies", &http.trusted_proxies, |proxy| {
        check_proxies(&[proxy.to_owned()]).map(drop)
    })
    .map_err(wrong)?;
    check_page(&http.invitation_page)
        .map_err(|what| wrong(("http.invitation_page".to_owned(), what)))?;
    check_http(&http.listen).map_err(|what| wrong(("http.listen".to_owned(), what)))?;
    // With a certificate everything is encrypted; whether it can be used is seen when the door is opened.
    let home = path.parent().unwrap_or(path);
    let without_tls = http.desk_without_tls || Certificate::is_there(home);
    check_desk(&http.desk_listen, without_tls)
        .map_err(|what| wrong(("http.desk_listen".to_owned(), what)))?;
    if config
        .backup
        .folder()
        .is_some_and(|folder| folder.is_relative())
    {
        let what = "write the whole path, as in \"/mnt/share/covisa\"".to_owned();
        return Err(wrong(("backup.folder".to_owned(), what)));
    }
    check_level(&config.log.level).map_err(|what| wrong(("log.level".to_owned(), what)))
}

/// Checks the address of a page, to which an invitation is added behind a `#`.
fn check_page(page: &str) -> Result<(), String> {
    let web = page.starts_with("https://") || page.starts_with("http://");
    let plain = page.chars().all(|c| c.is_ascii_graphic() && c != '#');
    match page.is_empty() || (web && plain && page.len() <= 300) {
        true => Ok(()),
        false => Err(format!(
            "{page:?} is not the address of a page: write one without #, as in \"https://space.example/invitation.html\""
        )),
    }
}

/// Checks every address; a mistake comes with its place.
fn check_network(network: &Network, own_peer: &str) -> Result<(), (String, String)> {
    each("network.listen", &network.listen, |address| {
        check_listen_address(address)
            .map(drop)
            .map_err(|bad| format!("{bad}; write one such as \"/ip4/0.0.0.0/tcp/8611\""))
    })?;
    each("network.peers", &network.peers, |address| {
        check_peer(address, own_peer)
    })?;
    if network.peers.len() > MAX_NAMED_PEERS {
        let named = network.peers.len();
        let what = format!("names {named} nodes; {MAX_NAMED_PEERS} are enough, remove the others");
        return Err(("network.peers".to_owned(), what));
    }
    let announced = |address: &str| check_announced(address, network.announce_private);
    each("network.announce", &network.announce, announced)?;
    if network.announce.len() > MAX_ADDRESSES {
        let given = network.announce.len();
        let what = format!("names {given} addresses; a profile has room for {MAX_ADDRESSES}");
        return Err(("network.announce".to_owned(), what));
    }
    Ok(())
}

/// Checks an address that is published: the world must be able to reach it.
fn check_announced(address: &str, private: bool) -> Result<(), String> {
    let instead = "write one such as \"/dns4/desk.example.org/tcp/8611\"";
    let bytes = to_bytes(address).map_err(|bad| format!("{bad}; {instead}"))?;
    if bytes.len() > MAX_ADDRESS {
        return Err(format!(
            "{address} is longer than a profile takes; {instead}"
        ));
    }
    match private || is_public(address) {
        true => Ok(()),
        false => Err(format!(
            "{address} can be reached from this house alone; {instead}, or announce_private = true for a trial"
        )),
    }
}

/// Checks the address of another node.
pub fn check_peer(address: &str, own_peer: &str) -> Result<(), String> {
    let instead = "copy the address that `covisa serve` prints on the other side";
    let address = check_peer_address(address).map_err(|bad| format!("{bad}; {instead}"))?;
    if address.ends_with(&format!("/p2p/{own_peer}")) {
        return Err(format!("{address} is this node itself; {instead}"));
    }
    Ok(())
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

/// Checks proxies whose word is taken.
pub fn check_proxies(proxies: &[String]) -> Result<Proxies, String> {
    Proxies::of(proxies).map_err(|bad| {
        format!("{bad:?} is no address and no network of your own; write one such as \"127.0.0.1\" or \"10.0.0.0/8\"")
    })
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

/// Checks where desks on other machines come in; `None` where none do.
pub fn check_desk(listen: &str, without_tls: bool) -> Result<Option<SocketAddr>, String> {
    if listen.is_empty() {
        return Ok(None);
    }
    let address: SocketAddr = listen.parse().map_err(|_| {
        format!("{listen:?} is not an address and port; write one such as \"0.0.0.0:8612\"")
    })?;
    if address.ip().is_loopback() || without_tls {
        return Ok(Some(address));
    }
    Err(format!(
        "{listen} can be reached by everyone in that network, and nothing is encrypted there; if it is the house's own, write desk_without_tls = true, else put a proxy with TLS before \"127.0.0.1:{}\"",
        address.port()
    ))
}

fn error(path: &Path, line: u32, key: &str, what: String) -> ConfigError {
    ConfigError {
        file: path.display().to_string(),
        line,
        key: key.to_owned(),
        what,
    }
}
